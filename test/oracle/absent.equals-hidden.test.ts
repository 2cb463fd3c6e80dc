/** Refused and absent are the same answer everywhere an id, a number or a header names a row: status, headers and bytes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/database/columns.js'
import type { Persona } from '../../src/identity/personas.js'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'
import { disclosureFile } from '../support/disclosure-file.js'
import { places, type StoredRow, StoredRows } from '../support/stored-rows.js'
import { usedStories } from '../support/used-stories.js'
import { absentValues, fieldsOf, isLeaf, keyedRoots, nodeTypes, wholeSelection } from './documents.js'
import { inTurn, observed } from './observed.js'
import { agencyOf, askerOf, levelOf, lookers, personaNamed, relationOf, seesRow } from './standing.js'

const file = disclosureFile()
const types = nodeTypes()
let app: TestApp
let rows: StoredRows
beforeAll(async () => {
  app = await openTestApp({ template: await usedStories() })
  rows = await StoredRows.read(app.owner)
})
afterAll(() => app?.close())

const prefixOf = (type: string): string => places[type]?.prefix ?? (places[type] as (typeof places)[string]).table
const sees = (persona: Persona, row: StoredRow): boolean => seesRow(file, rows, askerOf(persona), row)
const hiddenOf = (persona: Persona, type: string): StoredRow[] => rows.ofType(type).filter((row) => !sees(persona, row))
/** No row's id, and of the shape of every row's. */
const absentId = (type: string): string => newId(prefixOf(type))

const malformedIds = ['', ' ', '_', 'x', 'account', 'account_', 'account_1', 'ACCOUNT_00000000000000000000000000', 'account_0000000000000000000000000!', "account_' or 'a'='a", 'account_i0000000000000000000000000', '账户_00000000000000000000000000', '../account', '%00', 'account_\u0000', 'nothing_00000000000000000000000000', 'access_log.record_00000000000000000000000000', 'x'.repeat(5_000)]

describe('node(id)', () => {
  it('answers for a hidden row of any type as for an id that no row has, whatever is selected of it', async () => {
    let compared = 0
    for (const persona of lookers) {
      const tasks = types.flatMap((type) => hiddenOf(persona, type).slice(0, 2).map((row) => ({ type, row })))
      const selections = (type: string) => ['id __typename', `__typename ... on ${type} { ${wholeSelection(type, 0)} }`]
      await inTurn(tasks, async ({ type, row }) => {
        for (const selection of selections(type)) {
          const ask = (id: string) => app.ask(persona.key, `query Of($id: ID!) { node(id: $id) { ${selection} } }`, { id })
          const [hidden, absent] = [await ask(row.id), await ask(absentId(type))]
          expect(observed(hidden), `${persona.key} ${row.id}`).toBe(observed(absent))
          expect(hidden.body.data).toEqual({ node: null })
          compared++
        }
      })
    }
    expect(compared).toBeGreaterThan(250)
  }, 180_000)

  it('answers many at once alike, and a malformed id like an absent one', async () => {
    for (const persona of lookers) {
      const asked = types.flatMap((type) => hiddenOf(persona, type).slice(0, 2)).slice(0, 40)
      const ask = (ids: readonly string[]): Promise<Reply> => app.ask(persona.key, `query(${ids.map((_, at) => `$i${at}: ID!`).join()}) { ${ids.map((_, at) => `n${at}: node(id: $i${at}) { id __typename }`).join(' ')} }`, Object.fromEntries(ids.map((id, at) => [`i${at}`, id])))
      if (asked.length) expect(observed(await ask(asked.map(({ id }) => id))), persona.key).toBe(observed(await ask(asked.map(({ type }) => absentId(type)))))
      // An id names its type; of a type that the caller's agreement does not cover, that much is told of any id.
      const absent = new Map(await Promise.all(types.map(async (type) => [prefixOf(type), observed(await ask([absentId(type)]))] as const)))
      for (const id of malformedIds) expect(observed(await ask([id])), `${persona.key} ${JSON.stringify(id.slice(0, 60))}`).toBe(absent.get(id.slice(0, Math.max(id.lastIndexOf('_'), 0))) ?? absent.get('agency'))
    }
  }, 180_000)

  it('finds what is visible, so that the comparison means something', async () => {
    let found = 0
    for (const persona of lookers) {
      for (const type of types) {
        const row = rows.ofType(type).find((each) => sees(persona, each))
        if (!row) continue
        expect((await app.ask(persona.key, 'query($id: ID!) { node(id: $id) { id __typename } }', { id: row.id })).body.data.node, `${persona.key} ${row.id}`).toEqual({ id: row.id, __typename: type })
        found++
      }
    }
    expect(found).toBeGreaterThan(100)
  }, 180_000)
})

describe('explainAccess', () => {
  it('says of a hidden row what it says of an absent or malformed id', async () => {
    let compared = 0
    for (const persona of lookers) {
      const tasks = types.flatMap((type) => {
        const [row] = hiddenOf(persona, type)
        const [field] = fieldsOf(type).filter((each) => isLeaf(each) && each.name !== 'id')
        return row && field ? [{ type, row, field: field.name }] : []
      })
      await inTurn(tasks, async ({ type, row, field }) => {
        const ask = (id: string) => app.ask(persona.key, 'query($c: String!, $id: ID) { explainAccess(coordinate: $c, id: $id) { coordinate disposition reason rule basis relation opens } }', { c: `${type}.${field}`, id })
        const absent = observed(await ask(absentId(type)))
        for (const id of [row.id, 'x', absentId('Agency'), `${row.id} `]) expect(observed(await ask(id)), `${persona.key} ${type} ${id}`).toBe(absent)
        compared++
      })
    }
    expect(compared).toBeGreaterThan(120)
  }, 180_000)
})

describe('a number', () => {
  it('of a hidden row is answered as one that was never given out', async () => {
    let compared = 0
    const control = new Map<string, number>()
    for (const persona of lookers) {
      for (const { name, type, field, scalar } of keyedRoots()) {
        if (file.gates.get(`Query.${name}`)?.get(persona.audience) !== 'yes') continue
        const ask = (value: unknown) => app.ask(persona.key, `query($v: ${scalar}!) { ${name}(${field}: $v) { __typename ${wholeSelection(type, 0)} } }`, { v: value })
        const absent = observed(await ask(absentValues[scalar]))
        for (const row of hiddenOf(persona, type).slice(0, 4)) {
          expect(observed(await ask(row.clear(field))), `${persona.key} ${name} ${row.id}`).toBe(absent)
          compared++
        }
        const seen = rows.ofType(type).find((row) => sees(persona, row) && levelOf(file, askerOf(persona), row, field) === 'F')
        if (!seen) continue
        expect((await ask(seen.clear(field))).body.data[name].id, `${persona.key} ${name}`).toBe(seen.id)
        control.set(name, (control.get(name) ?? 0) + 1)
      }
    }
    expect(compared).toBeGreaterThan(4 * lookers.length)
    expect(control.size).toBe(keyedRoots().length)
  }, 180_000)
})

describe('a header', () => {
  const document = '{ agencies(first: 2) { nodes { id } } }'

  it('naming a case in which the agency has no part is refused as one naming no case', async () => {
    let compared = 0
    for (const persona of lookers) {
      const ask = (number: string) => app.ask(persona.key, document, {}, { 'x-case-number': number })
      const absent = await ask(absentValues['CaseNumber'] as string)
      expect([absent.status, absent.body.errors[0].extensions.code, absent.body.data], persona.key).toEqual([400, 'BAD_USER_INPUT', undefined])
      for (const row of rows.ofType('FraudCase')) {
        const reply = await ask(row.clear('caseNumber') as string)
        const known = file.typeOf('FraudCase').rows.get(persona.audience)?.includes(relationOf(askerOf(persona), row))
        if (known) expect(reply.status, `${persona.key} ${row.id}`).toBe(200)
        else expect(observed(reply), `${persona.key} ${row.id}`).toBe(observed(absent))
        if (!known) compared++
      }
    }
    expect(compared).toBeGreaterThan(15)
  })

  it('naming an instrument of another agency, a revoked or an expired one is refused as one naming none', async () => {
    let [refused, accepted] = [0, 0]
    for (const persona of lookers) {
      const ask = (number: string) => app.ask(persona.key, document, {}, { 'x-legal-instrument': number })
      const absent = await ask('FREEZE-2011-4141')
      expect([absent.status, absent.body.errors[0].extensions.code], persona.key).toEqual([400, 'BAD_USER_INPUT'])
      for (const row of rows.ofType('LegalInstrument')) {
        const reply = await ask(row.clear('instrumentNumber') as string)
        const inForce = agencyOf(persona) === agencyOf(personaNamed('police-control')) && !row.clear('revokedAt') && (row.clear('validUntil') as Date) > new Date()
        if (inForce) accepted++
        else refused++
        if (inForce) expect(reply.status, `${persona.key} ${row.id}`).toBe(200)
        else expect(observed(reply), `${persona.key} ${row.id}`).toBe(observed(absent))
      }
    }
    expect(refused).toBeGreaterThan(5 * lookers.length)
    expect(accepted).toBeGreaterThan(lookers.length)
  })
})
