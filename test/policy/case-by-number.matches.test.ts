import { readFileSync } from 'node:fs'
import { buildSchema, type FieldNode, getNamedType, Kind, parse, print, type SelectionNode, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { personas } from '../../src/identity/personas.js'
import { seedId } from '../../src/database/columns.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { type Asking, CellJudge, type Telling, worldOf } from '../support/cell-judge.js'
import { audiences, disclosureFile, relations } from '../support/disclosure-file.js'
import { curated } from '../support/operations.js'
import { type StoredRow, StoredRows } from '../support/stored-rows.js'

const file = disclosureFile()
const operation = curated('CaseByNumber')
const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

/** The curated document with the row's id beside whatever it asks of a row. */
const identified = (() => {
  const types = new TypeInfo(schema)
  const withId: FieldNode = (parse('{ _id: id }').definitions[0] as { selectionSet: { selections: readonly FieldNode[] } }).selectionSet.selections[0] as FieldNode
  return print(
    visit(
      parse(operation.text),
      visitWithTypeInfo(types, {
        SelectionSet: {
          leave(node) {
            const type = types.getParentType()
            return type && file.types.has(type.name) ? { ...node, selections: [withId, ...node.selections] } : undefined
          },
        },
      }),
    ),
  )
})()

/** Rows that each list of the document is about, by the id of the case. */
const listed: Readonly<Record<string, string>> = {
  victims: 'select id from victim where case_id = $1',
  involvedAccounts: 'select id from involved_account where case_id = $1',
  telecomNumbers: 'select number_id as id from involved_number where case_id = $1',
  onlineAccounts: 'select online_account_id as id from involved_online_account where case_id = $1',
  urls: 'select url_id as id from involved_url where case_id = $1',
  outreachRecords: 'select id from outreach_record where case_id = $1',
  orders: 'select id from control_order where case_id = $1',
}

const cases = [stories.impersonatedPolice.caseNumber, stories.invoiceMail.caseNumber, ...stories.muleRing.caseNumbers, stories.overFrozenSeller.caseNumber]

type Answered = Record<string, unknown> & { _id: string; disclosure?: Telling[] }

let app: TestApp
let rows: StoredRows
let judge: CellJudge
const answers = new Map<string, string>()
beforeAll(async () => {
  app = await openTestApp()
  rows = await StoredRows.read(app.owner)
  judge = new CellJudge(file, rows)
})
afterAll(() => app.close())

/** Every field of the object, and of every object beneath it. */
function walk(asking: Asking, type: string, answered: Answered, selections: readonly SelectionNode[], objects: StoredRow[]): void {
  const row = rows.find(answered._id)
  if (!row || row.type !== type || !judge.sees(asking, row)) {
    judge.fault(asking, row, type, `${answered._id} is not for this caller`)
    return
  }
  objects.push(row)
  const fields: string[] = []
  for (const node of selections) {
    if (node.kind !== Kind.FIELD) throw new Error('the curated document has fields only')
    const field = node.name.value
    const value = answered[node.alias?.value ?? field]
    if (field === 'disclosure') continue
    if (!fields.includes(field)) fields.push(field)
    const target = file.targets.get(`${type}.${field}`)
    const inner = node.selectionSet?.selections ?? []
    if (!target) judge.scalar(asking, row, field, value)
    else if (String(getNamedType(typeOf(type, field))).endsWith('Connection')) {
      const [nodes] = inner as readonly FieldNode[]
      const connection = value as { nodes: Answered[] } | null
      judge.many(asking, row, field, connection && { nodes: connection.nodes.map(({ _id }) => ({ id: _id })) })
      for (const each of connection?.nodes ?? []) walk(asking, target, each, nodes?.selectionSet?.selections ?? [], objects)
    } else {
      judge.one(asking, row, field, value === null ? null : { id: (value as Answered)._id })
      if (value) walk(asking, target, value as Answered, inner, objects)
    }
  }
  if (answered.disclosure) judge.tellings(asking, row, fields, answered.disclosure)
}

const typeOf = (type: string, field: string) => (schema.getType(type) as unknown as { getFields(): Record<string, { type: never }> }).getFields()[field]?.type as never

/** Coordinates that the file withholds from the caller in every row it sees, as far as the document gets to them. */
function never(asking: Asking, type: string, selections: readonly SelectionNode[]): string[] {
  const worlds = relations.map((relation) => worldOf(asking, relation)).filter((world) => file.sees(type, asking.audience, world))
  return selections.flatMap((node) => {
    const field = (node as FieldNode).name.value
    if (!file.typeOf(type).cells.has(field)) return []
    if (worlds.every((world) => file.decide(type, field, asking.audience, world).level === '–')) return [`${type}.${field}`]
    const target = file.targets.get(`${type}.${field}`)
    let inner = (node as FieldNode).selectionSet?.selections ?? []
    const [nodes] = inner
    if ((nodes as FieldNode | undefined)?.name.value === 'nodes') inner = (nodes as FieldNode).selectionSet?.selections ?? []
    return target ? never(asking, target, inner) : []
  })
}

const root = () => ((parse(identified).definitions[0] as { selectionSet: { selections: readonly FieldNode[] } }).selectionSet.selections[0] as FieldNode).selectionSet?.selections ?? []

/** The answer as the verbatim document would have had it. */
const withoutIds = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutIds)
  if (typeof value !== 'object' || value === null) return value
  const { _id, ...rest } = value as Answered
  return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, key === 'disclosure' ? (inner as Telling[]).filter(({ field }) => field !== 'id' || 'id' in rest) : withoutIds(inner)]))
}

describe.each(personas.map((persona) => ({ key: persona.key, persona })))('CaseByNumber for $key', ({ key, persona }) => {
  const agency = seedId('agency', persona.agencyKey)
  const police = persona.audience.startsWith('POLICE')
  const worlds = persona.purposes.flatMap((purpose) => [null, ...(police ? [stories.impersonatedPolice.queryInstrument, stories.impersonatedPolice.evidenceInstrument, stories.muleRing.freezeInstrument] : [])].map((instrument) => ({ purpose, instrument })))

  if (file.gates.get('Query.caseByNumber')?.get(persona.audience) === '–') {
    it('is refused, for every case and purpose alike', async () => {
      const replies = await Promise.all(persona.purposes.flatMap((purpose) => cases.map((caseNumber) => app.ask(key, operation.text, { caseNumber }, { 'x-purpose': purpose }))))
      for (const { body } of replies) expect({ data: body.data ?? null, code: body.errors[0].extensions.code }).toEqual({ data: null, code: 'FORBIDDEN' })
    })
    return
  }

  it('answers every cell as the file says', async () => {
    const before = judge.faults.length
    const compared = judge.compared
    for (const { purpose, instrument } of worlds) {
      const [issued] = instrument ? await app.owner<{ case_id: string }[]>`select case_id from legal_instrument where instrument_number = ${instrument}` : []
      const asking: Asking = { audience: persona.audience, agency, partner: file.isPartner(persona.audience), purpose, instrumentCase: issued?.case_id ?? null }
      const headers = { 'x-purpose': purpose, ...(instrument ? { 'x-legal-instrument': instrument } : {}) }
      for (const caseNumber of cases) {
        const { status, body } = await app.ask(key, identified, { caseNumber }, headers)
        expect(status).toBe(200)
        const [stored] = await app.owner<{ id: string }[]>`select id from fraud_case where case_number = ${caseNumber}`
        const row = rows.find((stored as { id: string }).id) as StoredRow
        const answered = body.data.caseByNumber as Answered | null
        expect(answered?._id ?? null, `${purpose} ${caseNumber}`).toBe(judge.sees(asking, row) ? row.id : null)
        expect((body.errors ?? []).map((error: { extensions: { code: string; coordinate: string } }) => `${error.extensions.code} ${error.extensions.coordinate}`).sort()).toEqual([...new Set(never(asking, 'FraudCase', root()))].map((coordinate) => `FIELD_NOT_ENTITLED ${coordinate}`).sort())
        if (!answered) continue
        walk(asking, 'FraudCase', answered, root(), [])
        for (const [field, sql] of Object.entries(listed)) {
          const nodes = (answered[field] as { nodes: Answered[] } | null)?.nodes
          if (!nodes) continue
          const visible = (await app.owner.unsafe(sql, [row.id])).map(({ id }) => rows.find(id as string) as StoredRow).filter((each) => judge.sees(asking, each))
          expect(nodes.map(({ _id }) => _id).sort(), `${key} ${purpose} ${field}`).toEqual(visible.map(({ id }) => id).sort())
        }
      }
    }
    expect(judge.faults.slice(before, before + 20)).toEqual([])
    // An agreement that covers no case, as that of the bank abroad, shows nothing of one.
    const covered = !file.isPartner(persona.audience) || persona.purposes.some((purpose) => rows.hasAgreement(agency, 'CASES', purpose))
    if (covered) expect(judge.compared - compared).toBeGreaterThan(50)
    else expect(judge.compared - compared).toBe(0)
  }, 60_000)

  it('answers the curated document itself the same, word for word', async () => {
    const [plain, withIds] = await Promise.all([app.ask(key, operation.text, operation.variables), app.ask(key, identified, operation.variables)])
    expect(plain.body.data).toEqual(withoutIds(withIds.body.data))
    answers.set(key, JSON.stringify(plain.body.data))
  })
})

it('reads fifteen personas, of every audience in the file', () => {
  expect(personas.length).toBe(15)
  expect([...new Set(personas.map(({ audience }) => audience))].sort()).toEqual([...audiences].sort())
})

it('gives the personas different answers, but for the desks that read alike', () => {
  const groups = new Map<string, string[]>()
  for (const [key, answer] of answers) groups.set(answer, [...(groups.get(answer) ?? []), key])
  expect([...groups.values()].filter((keys) => keys.length > 1)).toEqual([['police-intake', 'police-control', 'police-chief']])
})
