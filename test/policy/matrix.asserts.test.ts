import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personas } from '../../src/identity/personas.js'
import { seedId } from '../../src/database/columns.js'
import { openTestApp, type TestApp, testGraph } from '../support/app.js'
import { type Asking, CellJudge, type Telling, worldOf } from '../support/cell-judge.js'
import { audiences, disclosureFile, parseCell, type Relation, relations } from '../support/disclosure-file.js'
import { Stage } from '../support/stage.js'
import { relationsOf, type Standing, type StoredRow, StoredRows } from '../support/stored-rows.js'
import { usedStories } from '../support/used-stories.js'

const file = disclosureFile()
const purposes = [...new Set([...file.claimable.values()].flat())].sort()
/** Lines of the file, counted without its parser. */
const lineCount = (file.text.match(/^\| `[A-Z][A-Za-z]+\.[a-z][A-Za-z0-9]*` /gm) ?? []).filter((line) => !/`(?:Query|Mutation)\./.test(line)).length
const levels = { full: 'F', mask: 'M', token: 'T', withheld: '–' } as const

describe('the file', () => {
  it('has a line for every field of the printed schema that stands for something, and a cell in it for every audience', () => {
    const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
    const coordinates = Object.values(schema.getTypeMap())
      .filter((type): type is GraphQLObjectType => 'getInterfaces' in type && 'isTypeOf' in type && (type as GraphQLObjectType).getInterfaces().some(({ name }) => name === 'Node'))
      .flatMap((type) => Object.keys(type.getFields()).filter((field) => field !== 'disclosure').map((field) => `${type.name}.${field}`))
    expect([...file.types].flatMap(([type, { cells }]) => [...cells.keys()].map((field) => `${type}.${field}`)).sort()).toEqual(coordinates.sort())
    expect(coordinates.length).toBe(lineCount)
    for (const { cells } of file.types.values()) for (const line of cells.values()) expect([...line.keys()]).toEqual(audiences)
  })

  it('is written in the grammar of its legend, nested as deep as one likes', () => {
    for (const { cells } of file.types.values()) for (const line of cells.values()) for (const cell of line.values()) expect(() => parseCell(cell)).not.toThrow()
    expect(parseCell('own § F / M / [APPEAL STOP_LOSS] T / –')).toEqual({
      kind: 'own',
      a: { kind: 'instrument', a: { kind: 'level', level: 'F' }, b: { kind: 'level', level: 'M' } },
      b: { kind: 'purpose', purposes: ['APPEAL', 'STOP_LOSS'], a: { kind: 'level', level: 'T' }, b: { kind: 'level', level: '–' } },
    })
    for (const broken of ['', 'X', 'F / M', 'own F', '§ F / ', '[] F / M', 'own F / M / T']) expect(() => parseCell(broken)).toThrow()
  })
})

describe('the compiled policy', () => {
  it('decides every field × audience × relation × purpose × instrument as the file says', async () => {
    const { policy } = await testGraph()
    const faults: string[] = []
    let asserted = 0
    for (const [type, { cells }] of file.types) {
      for (const audience of audiences) {
        for (const purpose of purposes) {
          for (const instrument of [false, true]) {
            const granted = policy.charter(audience as never, purpose as never, instrument).types.get(type)
            for (const relation of relations) {
              const world = { relation, purpose, instrument }
              if ((granted?.visible.includes(relation) ?? false) !== file.sees(type, audience, world)) faults.push(`${type} ${audience} ${JSON.stringify(world)}: rows`)
              for (const field of cells.keys()) {
                asserted++
                const decided = granted?.decide(field, relation)
                const expected = file.decide(type, field, audience, world)
                const got = decided && { level: levels[decided.level], reason: decided.level === 'withheld' ? decided.reason : null }
                if (got?.level !== expected.level || got.reason !== expected.reason) faults.push(`${type}.${field} ${audience} ${JSON.stringify(world)}: ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`)
              }
            }
          }
        }
      }
    }
    expect(faults.slice(0, 20)).toEqual([])
    expect(asserted).toBe(lineCount * 10 * 3 * 8 * 2)
  })

  it('has the types, agreements and gates of the file, and no others', async () => {
    const { policy } = await testGraph()
    expect([...policy.types.values()].map(({ type, group, underAgreement, purposes: opened }) => ({ type, group, underAgreement, purposes: opened })).sort((a, b) => (a.type < b.type ? -1 : 1))).toEqual(
      [...file.types.values()].map(({ type, group, underAgreement, purposes: opened }) => ({ type, group, underAgreement, purposes: opened })),
    )
    expect(Object.fromEntries([...policy.operations].map(([coordinate, line]) => [coordinate, line.map(({ open, demands }) => (open ? (demands.length ? `with ${demands.join()}` : 'yes') : '–'))]))).toEqual(
      Object.fromEntries([...file.gates].map(([coordinate, line]) => [coordinate, [...line.values()]])),
    )
  })
})

/** One persona of each audience. */
const callers = audiences.map((audience) => {
  const persona = personas.find((each) => each.audience === audience)
  if (!persona) throw new Error(`nobody is ${audience}`)
  return { audience, key: persona.key, agency: seedId('agency', persona.agencyKey) }
})

describe('the running corridor', () => {
  let app: TestApp
  let rows: StoredRows
  let judge: CellJudge
  let stage: Awaited<ReturnType<Stage['set']>>
  /** Cells judged, and those of them that deliver something and were judged by a stored value that is not empty: `audience purpose instrument relation Type.field`. */
  const judged = new Set<string>()
  const shown = new Set<string>()
  const delivered = new Set<string>()

  const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
  const isList = (type: string, field: string): boolean => String((schema.getType(type) as GraphQLObjectType).getFields()[field]?.type).endsWith('Connection')

  beforeAll(async () => {
    app = await openTestApp({ template: await usedStories() })
    stage = await new Stage(app.owner).set([...new Set(callers.map(({ agency }) => agency))])
    rows = await StoredRows.read(app.owner)
    judge = new CellJudge(file, rows)
  })
  afterAll(() => app?.close())

  /** At most four rows of the relation that together have a value in every field where any has one, and steps where they are told. */
  const chosen = (type: string, standing: Standing, relation: Relation): StoredRow[] => {
    const candidates = rows.ofType(type).filter((row) => row.relationTo(standing) === relation)
    const fields = [...file.typeOf(type).cells.keys()].filter((field) => !file.targets.has(`${type}.${field}`) || rows.ofType(type)[0]?.key(field) !== undefined)
    const has = (row: StoredRow, field: string) => (file.derived.has(`${type}.${field}`) ? ['INTAKE', 'INSTITUTION'].every((actor) => rows.stepsOf(row, actor).length) : file.targets.has(`${type}.${field}`) ? row.key(field) !== null : row.clear(field) !== null)
    const picked: StoredRow[] = []
    let open = fields
    while (picked.length < 4 && candidates.length > picked.length) {
      const score = (row: StoredRow) => (picked.includes(row) ? -1 : open.filter((field) => has(row, field)).length)
      const best = candidates.reduce((a, b) => (score(b) > score(a) ? b : a))
      if (picked.length && score(best) === 0) break
      picked.push(best)
      open = open.filter((field) => !has(best, field))
    }
    return picked
  }

  /** Without an instrument, and with one in force for the case in which all take part. */
  const standingsOf = ({ audience, agency }: { readonly audience: string; readonly agency: string }): Standing[] => [null, stage.sharedCase].map((instrumentCase) => ({ agency, partner: file.isPartner(audience), instrumentCase }))

  const fragmentOf = (type: string): string => {
    const fields = [...file.typeOf(type).cells.keys()].map((field) => {
      const reckoned = file.derived.get(`${type}.${field}`)
      if (reckoned) return `${field} { ${reckoned.join(' ')} }`
      return !file.targets.has(`${type}.${field}`) ? field : isList(type, field) ? `${field}(first: 3) { nodes { id } }` : `${field} { id }`
    })
    return `fragment ${type}Row on ${type} { ${fields.join(' ')} disclosure { field disposition reason } }`
  }
  const tokensOf = (text: string): number => text.match(/[A-Za-z0-9_]+|"[^"]*"|\.\.\.|[{}():]/g)?.length ?? 0

  /** Documents of all rows, each below the parser's limit of 1000 tokens. */
  const documentsFor = (standing: Standing): { text: string; asked: StoredRow[] }[] => {
    const documents: { text: string; asked: StoredRow[] }[] = []
    let [fragments, aliases, asked, tokens]: [string[], string[], StoredRow[], number] = [[], [], [], 0]
    const close = () => {
      if (aliases.length) documents.push({ text: `{ ${aliases.join(' ')} } ${fragments.join(' ')}`, asked })
      ;[fragments, aliases, asked, tokens] = [[], [], [], 0]
    }
    for (const type of file.types.keys()) {
      const picked = relationsOf(type, standing).flatMap((relation) => chosen(type, standing, relation))
      const fragment = fragmentOf(type)
      const lines = (from: number) => picked.map(({ id }, at) => `r${from + at}: node(id: "${id}") { ...${type}Row }`)
      if (tokens + tokensOf(fragment) + tokensOf(lines(0).join(' ')) > 950) close()
      aliases.push(...lines(asked.length))
      asked.push(...picked)
      fragments.push(fragment)
      tokens = tokensOf(aliases.join(' ')) + tokensOf(fragments.join(' '))
    }
    close()
    return documents
  }

  it('has a row of every relation that can be, for every audience', () => {
    const missing = callers.flatMap((caller) =>
      standingsOf(caller).flatMap((standing) => [...file.types.keys()].flatMap((type) => relationsOf(type, standing).filter((relation) => chosen(type, standing, relation).length === 0).map((relation) => `${caller.audience} ${type} ${relation}`))),
    )
    expect(missing).toEqual([])
  })

  for (const { audience, key, agency } of callers) it(`answers ${audience} every cell of every row as the file says, for each purpose, with an instrument and without`, async () => {
    for (const standing of standingsOf({ audience, agency })) {
      const documents = documentsFor(standing)
      for (const purpose of file.claimable.get(audience) ?? []) {
        const asking: Asking = { ...standing, audience, purpose }
        const headers = { 'x-purpose': purpose, ...(standing.instrumentCase ? { 'x-legal-instrument': stage.instruments.get(agency) as string } : {}) }
        const replies = await Promise.all(documents.map(({ text }) => app.ask(key, text, {}, headers)))
        for (const [at, { asked }] of documents.entries()) {
          const body = replies[at]?.body
          if (!body?.data) throw new Error(JSON.stringify(body?.errors))
          const types = new Set(asked.map(({ type }) => type))
          for (const [nth, row] of asked.entries()) judgeRow(asking, row, body.data[`r${nth}`])
          judgeErrors(asking, types, body.errors ?? [])
        }
      }
    }
    expect(judge.faults.splice(0).slice(0, 20)).toEqual([])
  }, 60_000)

  it('was asked as many cells as the file has, for the relations there are', () => {
    const perWorld = (standing: Standing) => [...file.types.values()].reduce((sum, { type, cells }) => sum + cells.size * relationsOf(type, standing).length, 0)
    const expected = callers.reduce((sum, caller) => sum + (file.claimable.get(caller.audience)?.length ?? 0) * standingsOf(caller).reduce((both, standing) => both + perWorld(standing), 0), 0)
    expect([...file.types.values()].reduce((sum, { cells }) => sum + cells.size, 0)).toBe(lineCount)
    expect(expected).toBeGreaterThan(20_000)
    expect(judged.size).toBe(expected)
  })

  it('told of steps exactly those who may take one', () => {
    expect([...file.derived.keys()]).toEqual(['ControlOrder.allowedTransitions'])
    expect([...judge.stepped].sort()).toEqual(['BANK', 'CARRIER', 'PLATFORM', 'POLICE_CONTROL', 'POLICE_INTAKE'])
  })

  it('was judged by a stored value wherever it delivers one', () => {
    expect([...delivered].filter((cell) => !shown.has(cell))).toEqual([])
    expect(delivered.size).toBeGreaterThan(5_000)
  })

  function judgeRow(asking: Asking, row: StoredRow, answered: (Record<string, unknown> & { disclosure: Telling[] }) | null | undefined): void {
    const relation = row.relationTo(asking)
    const cellOf = (field: string) => `${asking.audience} ${asking.purpose} ${asking.instrumentCase !== null} ${relation} ${row.type}.${field}`
    for (const field of file.typeOf(row.type).cells.keys()) judged.add(cellOf(field))
    if (!judge.sees(asking, row)) {
      if (answered !== null) judge.fault(asking, row, 'id', `a row that is not seen is null, got ${JSON.stringify(answered)}`)
      return
    }
    if (!answered) {
      judge.fault(asking, row, 'id', 'a row that is seen is not null')
      return
    }
    const fields = [...file.typeOf(row.type).cells.keys()]
    for (const field of fields) {
      const value = answered[field] as never
      if (file.derived.has(`${row.type}.${field}`)) judge.steps(asking, row, field, value)
      else if (!file.targets.has(`${row.type}.${field}`)) {
        judge.scalar(asking, row, field, value)
        if (judge.answerFor(asking, row, field).level !== '–') delivered.add(cellOf(field))
        if (row.clear(field) !== null) shown.add(cellOf(field))
      } else if (isList(row.type, field)) judge.many(asking, row, field, value)
      else judge.one(asking, row, field, value)
    }
    judge.tellings(asking, row, fields, answered.disclosure)
  }

  /** One error for each field that no row of this caller shows, and for no other. */
  function judgeErrors(asking: Asking, types: ReadonlySet<string>, errors: readonly { extensions: { code: string; coordinate: string; reason: string } }[]): void {
    const expected = [...types].flatMap((type) => {
      const worlds = relations.map((relation) => worldOf(asking, relation)).filter((world) => file.sees(type, asking.audience, world))
      if (worlds.length === 0) return []
      return [...file.typeOf(type).cells.keys()].filter((field) => worlds.every((world) => file.decide(type, field, asking.audience, world).level === '–')).map((field) => `FIELD_NOT_ENTITLED ${type}.${field}`)
    })
    const got = errors.map(({ extensions: { code, coordinate } }) => `${code} ${coordinate}`)
    for (const line of expected.filter((each) => !got.includes(each))) judge.fault(asking, null, 'errors', `no ${line}`)
    for (const line of got.filter((each) => !expected.includes(each))) judge.fault(asking, null, 'errors', line)
    if (new Set(got).size !== got.length) judge.fault(asking, null, 'errors', 'one per coordinate')
  }
})
