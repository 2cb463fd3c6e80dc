/**
 * Read, filter, order and count are one permission: what a caller does not read in clear it cannot ask about either, and a row whose value is hidden
 * from it answers no question about that value. Which fields those are is read from schema/disclosure.md, which uses there are from schema/api.graphql.
 */
import { astFromValue, getNamedType, type OperationDefinitionNode, parse, print } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LiandongError } from '../../src/errors.js'
import type { Persona } from '../../src/identity/personas.js'
import type { Audience, Purpose } from '../../src/policy/vocabulary.js'
import { Planner } from '../../src/statement/plan.js'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'
import { disclosureFile, type Level, type Relation, relations } from '../support/disclosure-file.js'
import { curatedOperations } from '../support/operations.js'
import { type StoredRow, StoredRows } from '../support/stored-rows.js'
import { usedStories } from '../support/used-stories.js'
import { absentValues, fieldsOf, filterOn, heldBy, isLeaf, keyedRoots, type ListField, listFieldsOf, type Operator, operatorsOf, orderedField, wholePage } from './documents.js'
import { inTurn, observed } from './observed.js'
import { askerOf, levelOf, lookers, onePerAudience, relationOf, seesRow } from './standing.js'

const file = disclosureFile()

interface World {
  readonly audience: string
  readonly purpose: string
  readonly instrument: boolean
}
const visible = (type: string, world: World): Relation[] => relations.filter((relation) => file.sees(type, world.audience, { ...world, relation }))
const known = new Map<string, Level[]>()
/** Levels of a field on the rows that are visible in this world. */
function levels(type: string, field: string, world: World): Level[] {
  const key = `${type}.${field} ${world.audience} ${world.purpose} ${world.instrument}`
  let found = known.get(key)
  if (!found) known.set(key, (found = visible(type, world).map((relation) => file.decide(type, field, world.audience, { ...world, relation }).level)))
  return found
}

/** A list that the caller can reach, and how: `inDocument` puts a selection of its connection into a whole operation. */
interface Reached {
  readonly list: ListField
  readonly inDocument: (given: string, selection: string) => string
}

/** Every list within the caller's reach, by the shortest way: open roots, and relations that it reads. */
function reach(world: World): Reached[] {
  const found: Reached[] = []
  const queue: { type: string; wrap: (inner: string) => string }[] = []
  const seen = new Set<string>()
  const enter = (type: string, wrap: (inner: string) => string) => {
    if (seen.has(type) || visible(type, world).length === 0) return
    seen.add(type)
    queue.push({ type, wrap })
  }
  for (const list of listFieldsOf('Query')) {
    if (file.gates.get(`Query.${list.name}`)?.get(world.audience) === '–' || visible(list.type, world).length === 0) continue
    found.push({ list, inDocument: (given, selection) => `{ ${list.name}(first: 1${given}) { ${selection} } }` })
    enter(list.type, (inner) => `{ ${list.name}(first: 1) { nodes { ${inner} } } }`)
  }
  for (let place = queue.shift(); place; place = queue.shift()) {
    const { type, wrap } = place
    for (const field of fieldsOf(type)) {
      if (field.name === 'disclosure' || isLeaf(field) || file.derived.has(`${type}.${field.name}`) || !levels(type, field.name, world).includes('F')) continue
      const held = heldBy(field)
      const list = listFieldsOf(type).find(({ name }) => name === field.name)
      if (held && list && visible(held, world).length) {
        found.push({ list, inDocument: (given, selection) => wrap(`${field.name}(first: 1${given}) { ${selection} }`) })
        enter(held, (inner) => wrap(`${field.name}(first: 1) { nodes { ${inner} } }`))
      } else if (!held) enter(getNamedType(field.type).name, (inner) => wrap(`${field.name} { ${inner} }`))
    }
  }
  return found
}

interface Attempt {
  readonly coordinate: string
  readonly use: string
  readonly document: string
}

/** Every use of every field that is not read in clear as that use demands: on all rows to order and count, on any row to filter. */
function attempts(world: World): { refused: Attempt[]; allowed: Attempt[] } {
  const all = { refused: [] as Attempt[], allowed: [] as Attempt[] }
  for (const { list, inDocument } of reach(world)) {
    const { type, filter, orders, counts } = list
    const add = (may: boolean, field: string, use: string, document: string) => all[may ? 'allowed' : 'refused'].push({ coordinate: `${type}.${field}`, use: `${use} in ${list.owner}.${list.name}`, document })
    for (const operator of operatorsOf(filter)) {
      const may = levels(type, operator.field, world).includes('F')
      const condition = filterOn(operator)
      for (const given of may ? [condition] : [condition, { or: [condition] }, { not: condition }, { or: [{ not: { or: [{ not: condition }] } }] }]) {
        add(may, operator.field, `filter ${operator.operator}`, inDocument(`, filter: ${print(astFromValue(given, filter as NonNullable<typeof filter>) as never)}`, 'nodes { id }'))
        if (may || given !== condition) continue
        // Asked for nothing but the count, and beside a condition that is the caller's to state.
        add(false, operator.field, `filter ${operator.operator} of a count`, inDocument(`, filter: ${print(astFromValue(given, filter as NonNullable<typeof filter>) as never)}`, 'totalCount'))
      }
    }
    for (const word of orders) add(levels(type, orderedField(type, word), world).every((level) => level === 'F'), orderedField(type, word), `order ${word}`, inDocument(`, order: ${word}`, 'nodes { id }'))
    for (const field of counts) add(levels(type, field, world).every((level) => level === 'F'), field, 'count', inDocument('', `countBy(field: ${field}) { value count }`))
  }
  return all
}

let app: TestApp
let rows: StoredRows
let statements = 0
beforeAll(async () => {
  app = await openTestApp({ template: await usedStories(), onStatement: (pool) => void (pool === 'reads' && statements++) })
  rows = await StoredRows.read(app.owner)
})
afterAll(() => app?.close())
const codeOf = (reply: Reply): string | undefined => reply.body.errors?.[0]?.extensions.code

const sees = (persona: Persona, row: StoredRow): boolean => seesRow(file, rows, askerOf(persona), row)

describe('a field that is not read in clear', () => {
  it('is refused as filter, order and count, wherever its list stands, before any statement', async () => {
    const faults: string[] = []
    const coordinates = new Set<string>()
    statements = 0
    for (const persona of onePerAudience) {
      const { refused } = attempts({ audience: persona.audience, purpose: persona.purposes[0], instrument: false })
      await inTurn(refused, async ({ coordinate, use, document }) => {
        const reply = await app.ask(persona.key, document)
        coordinates.add(`${persona.audience} ${coordinate}`)
        const [error] = reply.body.errors ?? []
        const expected = reply.status === 403 && error?.extensions.code === 'FORBIDDEN_ARGUMENT' && error.extensions.argument === coordinate && !('data' in reply.body) && reply.body.errors.length === 1
        if (!expected) faults.push(`${persona.key} ${coordinate} ${use}: ${reply.status} ${reply.text.slice(0, 200)}`)
      })
    }
    expect(faults).toEqual([])
    expect(coordinates.size).toBeGreaterThan(60)
    expect(statements).toBe(0)
  }, 240_000)

  it('is refused for every purpose, with and without an instrument; what is read in clear is not', () => {
    const planner = new Planner(app.graph.atlas, 10_000)
    const faults: string[] = []
    const documents = new Map<string, ReturnType<typeof parse>>()
    let [refusals, plans] = [0, 0]
    for (const { audience } of onePerAudience) {
      for (const purpose of file.claimable.get(audience) as Purpose[]) {
        for (const instrument of [false, true]) {
          const charter = app.graph.policy.charter(audience as Audience, purpose, instrument)
          const { refused, allowed } = attempts({ audience, purpose, instrument })
          const answer = (document: string): string => {
            const parsed = documents.get(document) ?? parse(document, { noLocation: true })
            documents.set(document, parsed)
            try {
              planner.plan(parsed, parsed.definitions[0] as OperationDefinitionNode, {}, charter)
              return 'planned'
            } catch (refusal) {
              return refusal instanceof LiandongError ? refusal.code : String(refusal)
            }
          }
          for (const { coordinate, use, document } of refused) if ((refusals++, answer(document)) !== 'FORBIDDEN_ARGUMENT') faults.push(`${audience} ${purpose} ${instrument} ${coordinate} ${use}: ${answer(document)}`)
          for (const { coordinate, use, document } of allowed) if ((plans++, answer(document)) !== 'planned') faults.push(`${audience} ${purpose} ${instrument} ${coordinate} ${use}: ${answer(document)}`)
        }
      }
    }
    expect(faults).toEqual([])
    expect(refusals).toBeGreaterThan(2_000)
    expect(plans).toBeGreaterThan(3_000)
  }, 240_000)

  it('opens no root that looks a row up by it', async () => {
    let refused = 0
    statements = 0
    for (const persona of onePerAudience) {
      for (const { name, type, field, scalar } of keyedRoots()) {
        if (levels(type, field, { audience: persona.audience, purpose: persona.purposes[0], instrument: false }).includes('F')) continue
        const reply = await app.ask(persona.key, `{ ${name}(${field}: ${JSON.stringify(absentValues[scalar])}) { id } }`)
        // A root whose rows are opened by other purposes alone answers a refused null, as does every field of such a row.
        const closed = file.gates.get(`Query.${name}`)?.get(persona.audience) !== '–'
        expect(closed ? ['FIELD_NOT_ENTITLED', 'FORBIDDEN_ARGUMENT'] : ['FORBIDDEN'], `${persona.key} ${name}`).toContain(codeOf(reply))
        expect(reply.body.data?.[name] ?? null).toBeNull()
        refused++
      }
    }
    expect(refused).toBeGreaterThan(20)
    expect(statements).toBe(0)
  })
})

describe('a field that is read in clear on own rows alone', () => {
  interface Mixed {
    readonly persona: Persona
    readonly list: ListField
    readonly operator: Operator
  }
  const mixed = (): Mixed[] =>
    lookers.flatMap((persona) =>
      listFieldsOf('Query').flatMap((list) => {
        const world = { audience: persona.audience, purpose: persona.purposes[0], instrument: false }
        if (file.gates.get(`Query.${list.name}`)?.get(persona.audience) === '–') return []
        return operatorsOf(list.filter).flatMap((operator) => {
          const found = levels(list.type, operator.field, world)
          return found.includes('F') && found.some((level) => level !== 'F') ? [{ persona, list, operator }] : []
        })
      }),
    )

  it('is a number, a handle, an account: the file names them', () => {
    expect([...new Set(mixed().map(({ persona, list, operator }) => `${persona.audience} ${list.type}.${operator.field} ${operator.operator}`))].sort()).toEqual([
      'BANK Account.number eq',
      'BANK Account.number in',
      'CARRIER TelecomNumber.msisdn eq',
      'CARRIER TelecomNumber.msisdn in',
      'PLATFORM OnlineAccount.handle eq',
      'PLATFORM OnlineAccount.handle in',
    ])
  })

  it('answers for a hidden value as for one that no row has: rows, counts, groups, pages, negations', async () => {
    let [hidden, found] = [0, 0]
    for (const { persona, list, operator } of mixed()) {
      const own = rows.ofType(list.type).filter((row) => relationOf(askerOf(persona), row) === 'own' && sees(persona, row))
      const others = rows.ofType(list.type).filter((row) => relationOf(askerOf(persona), row) !== 'own' && row.clear(operator.field))
      const asked = async (value: unknown): Promise<Reply> => {
        const literal = (given: unknown) => print(astFromValue(given, list.filter as NonNullable<typeof list.filter>) as never)
        const condition = filterOn(operator, value)
        const own0 = own[0] ? filterOn(operator, own[0].clear(operator.field)) : condition
        const page = `totalCount pageInfo { hasNextPage startCursor endCursor } countBy(field: ${list.counts[0]}) { value count } nodes { id ${operator.field} }`
        const filters = [condition, { or: [condition, own0] }, { not: condition }, { not: { or: [condition, own0] } }, { or: [{ not: condition }, condition] }]
        return app.ask(persona.key, `{ ${filters.map((given, at) => `f${at}: ${list.name}(first: 3, filter: ${literal(given)}) { ${page} }`).join(' ')} }`)
      }
      const absent = await asked(undefined)
      expect(codeOf(absent)).toBeUndefined()
      expect(absent.body.data.f0).toMatchObject({ totalCount: 0, nodes: [], countBy: [] })
      for (const row of others) {
        expect(observed(await asked(row.clear(operator.field))), `${persona.key} ${list.type}.${operator.field} of ${row.id}`).toBe(observed(absent))
        hidden++
      }
      for (const row of own.slice(0, 3)) {
        const reply = await asked(row.clear(operator.field))
        expect(reply.body.data.f0.nodes.map(({ id }: { id: string }) => id), `${persona.key} ${row.id}`).toEqual([row.id])
        expect(reply.body.data.f0.totalCount).toBe(1)
        found++
      }
    }
    expect(hidden).toBeGreaterThan(3 * lookers.length)
    expect(found).toBeGreaterThan(8)
  }, 180_000)

  it('finds no row by a hidden value through the root that takes it', async () => {
    let hidden = 0
    for (const persona of lookers) {
      for (const { name, type, field, scalar } of keyedRoots()) {
        if (file.gates.get(`Query.${name}`)?.get(persona.audience) !== 'yes') continue
        const ask = (value: unknown) => app.ask(persona.key, `{ ${name}(${field}: ${JSON.stringify(value)}) { id disclosure { field } } }`)
        const absent = observed(await ask(absentValues[scalar]))
        const unread = rows.ofType(type).filter((row) => !sees(persona, row) || levelOf(file, askerOf(persona), row, field) !== 'F')
        for (const row of unread.slice(0, 6)) {
          expect(observed(await ask(row.clear(field))), `${persona.key} ${name} ${row.id}`).toBe(absent)
          hidden++
        }
      }
    }
    expect(hidden).toBeGreaterThan(5 * lookers.length)
  }, 180_000)
})

describe('a cursor', () => {
  /** Every cursor in an answer, with the row beside it where there is one. */
  function cursorsIn(value: unknown, found: { cursor: string; id: string | null }[] = []): { cursor: string; id: string | null }[] {
    if (Array.isArray(value)) for (const each of value) cursorsIn(each, found)
    else if (value && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        if (['cursor', 'startCursor', 'endCursor'].includes(key) && typeof inner === 'string') found.push({ cursor: inner, id: (value as { node?: { id?: string } }).node?.id ?? null })
        else cursorsIn(inner, found)
      }
    }
    return found
  }
  const cursorOf = (id: string): string => Buffer.from(id).toString('base64')

  it('holds the id of a visible row and nothing else, in every operation of the explorer and in every list', async () => {
    let read = 0
    for (const persona of lookers) {
      const replies = [
        ...(await inTurn(curatedOperations, ({ text, variables }) => app.ask(persona.key, text, variables))),
        ...(await inTurn(listFieldsOf('Query'), ({ name, type }) => app.ask(persona.key, `{ ${name}(first: 20) { ${wholePage(type, 0)} } }`))),
      ]
      for (const { cursor, id } of cursorsIn(replies.map(({ body }) => body.data))) {
        const decoded = Buffer.from(cursor, 'base64').toString('latin1')
        expect(decoded).toMatch(/^[a-z_]+_[0-9a-hjkmnp-tv-z]{26}$/)
        if (id) expect(decoded).toBe(id)
        const row = rows.find(decoded)
        expect(row && sees(persona, row), `${persona.key} ${decoded}`).toBe(true)
        read++
      }
    }
    expect(read).toBeGreaterThan(1_000)
  }, 180_000)

  it('of a hidden row opens the page that the cursor of no row opens', async () => {
    let hidden = 0
    for (const persona of lookers) {
      for (const { name, type } of listFieldsOf('Query')) {
        if (file.gates.get(`Query.${name}`)?.get(persona.audience) === '–') continue
        const prefix = (rows.ofType(type)[0] as StoredRow).id.replace(/_[^_]*$/, '')
        const ask = (id: string) => app.ask(persona.key, `query($after: String) { ${name}(first: 2, after: $after) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }`, { after: cursorOf(id) })
        const absent = observed(await ask(`${prefix}_7zzzzzzzzzzzzzzzzzzzzzzzzz`))
        for (const row of rows.ofType(type).filter((each) => !sees(persona, each)).slice(0, 3)) {
          expect(observed(await ask(row.id)), `${persona.key} ${name} ${row.id}`).toBe(absent)
          hidden++
        }
      }
    }
    expect(hidden).toBeGreaterThan(60)
  }, 180_000)

  it('that no list gave is refused as bad input', async () => {
    const mine = (await app.ask('bank-harbour', '{ cases(first: 1) { pageInfo { endCursor } } }')).body.data.cases.pageInfo.endCursor as string
    const malformed = ['', 'x', mine.slice(1), `${mine}!`, `${mine}\n`, mine.replace(/=*$/, '===='), cursorOf('fraud_case_'), cursorOf(`${Buffer.from(mine, 'base64').toString()} `), cursorOf('{"id":1}'), cursorOf("fraud_case_' or 1=1 --"), cursorOf((rows.ofType('Agency')[0] as StoredRow).id), Buffer.from(mine, 'base64').toString(), '游标', 'A'.repeat(5_000)]
    statements = 0
    for (const after of malformed) {
      const reply = await app.ask('bank-harbour', 'query($after: String) { cases(first: 1, after: $after) { nodes { id } } }', { after })
      expect([reply.status, codeOf(reply)], JSON.stringify(after.slice(0, 60))).toEqual([400, 'BAD_USER_INPUT'])
      if (after.length > 12) expect(reply.text).not.toContain(after)
    }
    expect(statements).toBe(0)
  })
})
