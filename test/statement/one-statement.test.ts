import { mkdirSync } from 'node:fs'
import { Kind, parse } from 'graphql'
import { getTableName } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personas } from '../../src/identity/personas.js'
import { openTestApp, personaOf, type Reply, type TestApp } from '../support/app.js'
import { disclosureFile, relations } from '../support/disclosure-file.js'
import { curatedOperations } from '../support/operations.js'
import { laidOut } from './laid-out.js'

const underInstrument = { 'x-case-number': 'A120116990000201903180001', 'x-legal-instrument': 'QUERY-2019-0001' }
const file = disclosureFile()

let app: TestApp
let heard: { pool: 'reads' | 'records'; text: string }[] = []

beforeAll(async () => {
  app = await openTestApp({ onStatement: (pool, text) => heard.push({ pool, text }) })
  mkdirSync(new URL('__snapshots__', import.meta.url), { recursive: true })
})
afterAll(() => app?.close())

/** A way to stand before the graph: one per audience, and the police desks under an instrument as well. */
interface Stand {
  readonly name: string
  readonly persona: string
  readonly audience: string
  readonly purpose: string
  readonly headers: Record<string, string>
}
const stands: readonly Stand[] = personas
  .filter(({ audience }, at) => personas.findIndex((each) => each.audience === audience) === at)
  .flatMap(({ key, audience, purposes }) => {
    const plain = { name: audience, persona: key, audience, purpose: purposes[0], headers: {} }
    return audience.startsWith('POLICE') && audience !== 'POLICE_OUTREACH' ? [plain, { ...plain, name: `${audience} § instrument`, headers: underInstrument }] : [plain]
  })

const recordedRead = /^\/\* \w+ ([\w.]+) \*\/ with (?:asked as materialized .*? cross join lateral \(|answer as materialized \()(.*?)(?:\) said)?\), entry as materialized \(.*insert into access_log\.record /s
const plainRead = /^\/\* \w+ ([\w.]+) \*\/ (?:with asked as materialized .*? cross join lateral \()?(select .*?)(?:\) said\) answered order by n)?$/s

/** Statements that answer roots, without the record around them. */
async function ask(stand: Stand, text: string, variables: Record<string, unknown>): Promise<{ reply: Reply; reads: { root: string; select: string; recorded: boolean }[]; records: number }> {
  heard = []
  const reply = await app.ask(stand.persona, text, variables, stand.headers)
  const reads = heard.flatMap(({ pool, text: sql }) => {
    if (pool !== 'reads') return []
    const recorded = recordedRead.exec(sql)
    const plain = recorded ?? plainRead.exec(sql)
    if (!plain) {
      expect(sql).toMatch(/app\.case_known/)
      return []
    }
    return [{ root: plain[1] as string, select: plain[2] as string, recorded: recorded !== null }]
  })
  return { reply, reads, records: heard.filter(({ pool }) => pool === 'records').length }
}

const rootsOf = (text: string): number => {
  const operation = parse(text).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections.length : 0
}

/** Columns that a statement takes from a table, by table: whatever name the row goes by there. */
function columnsTaken(sql: string): Map<string, Set<string>> {
  const taken = new Map<string, Set<string>>()
  for (const [, table, alias] of sql.matchAll(/\b(?:from|join) ([a-z_]+) ([a-z]\w*)/g)) {
    if (table === 'lateral') continue
    const columns = taken.get(table as string) ?? new Set()
    for (const [, column] of sql.matchAll(new RegExp(`\\b${alias}\\.([a-z_]+)\\b`, 'g'))) columns.add(column as string)
    taken.set(table as string, columns)
  }
  return taken
}

/** Columns that the file forbids a stand to read of a table: stored values of fields it never has in that form, on any row. */
function forbidden({ audience, purpose, headers }: Stand): Map<string, Map<string, string>> {
  const by = new Map<string, Map<string, string>>()
  const free = new Set<string>()
  const instrument = 'x-legal-instrument' in headers
  for (const mapping of app.graph.mappings) {
    for (const [field, how] of Object.entries(mapping.fields)) {
      const levels = new Set(relations.map((relation) => file.decide(mapping.type, field, audience, { relation, purpose, instrument }).level))
      if (how.kind !== 'scalar') continue
      for (const [level, column] of [['F', how.clear], ['M', how.mask], ['T', how.token]] as const) {
        if (!column) continue
        const table = getTableName(column.table)
        if (levels.has(level) || column.name === 'id') free.add(`${table}.${column.name}`)
        else by.set(table, (by.get(table) ?? new Map()).set(column.name, `${mapping.type}.${field} ${level}`))
      }
    }
  }
  for (const [table, columns] of by) for (const column of columns.keys()) if (free.has(`${table}.${column}`)) columns.delete(column)
  return by
}

describe.each(curatedOperations.map((operation) => [operation.name, operation] as const))('%s', (name, { text, variables }) => {
  const asked = new Map<string, { stand: Stand; reads: { root: string; select: string }[] }>()

  it('is one statement for each root that is answered, with the record inside where there is one root', async () => {
    const otherwise: string[] = []
    for (const stand of stands) {
      const { reply, reads, records } = await ask(stand, text, variables)
      const data = reply.body.data as Record<string, unknown> | undefined
      const denied = (reply.body.errors ?? []).filter((error: { path?: string[]; extensions: { coordinate?: string } }) => error.extensions.coordinate?.startsWith('Query.')).length
      const answered = data ? rootsOf(text) - denied : 0
      asked.set(stand.name, { stand, reads })
      const found = { reads: reads.length, records, within: reads.length === 1 ? reads[0]?.recorded : null }
      const expected = { reads: answered, records: answered === 1 ? 0 : 1, within: answered === 1 ? true : null }
      if (JSON.stringify(found) !== JSON.stringify(expected)) otherwise.push(`${stand.name}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)} ${reply.text.slice(0, 200)}`)
    }
    expect(otherwise).toEqual([])
    expect([...asked.values()].some(({ reads }) => reads.length > 0)).toBe(true)
  })

  it('takes no column that the file withholds from the caller', () => {
    const taken: string[] = []
    for (const { stand, reads } of asked.values()) {
      const never = forbidden(stand)
      for (const { select } of reads) {
        for (const [table, columns] of columnsTaken(select)) {
          for (const column of columns) {
            const cell = never.get(table)?.get(column)
            if (cell) taken.push(`${stand.name}: ${table}.${column} (${cell})`)
          }
        }
      }
    }
    expect(taken).toEqual([])
  })

  it('reads so, for each that reads otherwise', async () => {
    const readers = new Map<string, string[]>()
    for (const { stand, reads } of asked.values()) for (const { root, select } of reads) {
      const key = `${root}\n${select}`
      readers.set(key, [...(readers.get(key) ?? []), stand.name])
    }
    const sections = [...readers].map(([key, names]) => {
      const at = key.indexOf('\n')
      return `-- ${names.join(', ')}\n-- ${key.slice(0, at)}\n${laidOut(key.slice(at + 1))};\n`
    })
    await expect(`${sections.join('\n')}`).toMatchFileSnapshot(`__snapshots__/${name}.sql`)
  })
})

describe('withholding is seen by the test', () => {
  it('a statement that took a withheld column would be found', () => {
    const bank = stands.find(({ audience }) => audience === 'BANK') as Stand
    const never = forbidden(bank)
    expect(never.get('fraud_case')?.has('narrative')).toBe(true)
    expect(columnsTaken('select t1.x from (select t0.narrative, t0.id from fraud_case t0) t1 left join victim_identity t1_victim_identity on t1_victim_identity.id = t1.id where t1_victim_identity.name is null')).toEqual(
      new Map([['fraud_case', new Set(['narrative', 'id'])], ['victim_identity', new Set(['id', 'name'])]]),
    )
    expect(personaOf(bank.persona).audience).toBe('BANK')
  })
})
