/** At the volume that `FINDING_RECORDS` names, no rule, no rollup and no list reads a table from end to end; each is explained with what it did. */
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { type FindingRule, limitsAt, misuseRules } from '../../src/findings/finding.rules.js'
import { misuseSql, officerDaysSql } from '../../src/findings/misuse.store.js'
import { createDatabase, type TestDatabase } from '../support/database.js'

const records = Number(process.env['FINDING_RECORDS'] ?? 40_000)
/** Two people a record. */
const last = Date.parse('2026-03-02T12:00:00+08:00')
const spanDays = 60

let database: TestDatabase
let owner: postgres.Sql
beforeAll(async () => {
  database = await createDatabase({ template: inject('storiesTemplate') })
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined, idle_timeout: 0, max_lifetime: null })
  const ids = Object.values(agencies)
  const place = `'${new Date(last - spanDays * 86_400_000).toISOString()}'::timestamptz + n * interval '${(spanDays * 86_400_000) / records} milliseconds'`
  const of = `('{${ids.join()}}'::text[])[1 + n % ${ids.length}]`
  await owner.unsafe(`insert into access_event select 'event_0' || lpad(n::text, 25, '0'), n, ${place}, ${of}, 'BANK', 'officer.' || n % 300, 'c', case when n % 3 = 0 then 'STOP_LOSS' else 'NUMBER_GOVERNANCE' end, null, null, null, 'QUERY', 'Op' || n % 40, 'd' || n % 40, case when n % 50 = 0 then 'REFUSED' else 'DISCLOSED' end, case when n % 50 = 0 then '{FORBIDDEN}'::text[] else '{}' end, 'p', 2, '{}', '{}', '{}', '{}' from generate_series(0, ${records - 1}) n`)
  await owner.unsafe(`insert into subject_access select 'subject_access_0' || lpad((n * 2 + s)::text, 25, '0'), 'event_0' || lpad(n::text, 25, '0'), n, ${place}, ${of}, 'officer.' || n % 300, case when n % 3 = 0 then 'STOP_LOSS' else 'NUMBER_GOVERNANCE' end, 'Account', 'account_' || (n::bigint * 7919 + s) % 20011, null, null, '{number,id}', '{}', '{}', '{}' from generate_series(0, ${records - 1}) n, generate_series(0, 1) s`)
  await owner.unsafe('vacuum analyze access_event, subject_access')
}, 600_000)
afterAll(async () => {
  await owner?.end({ timeout: 1 })
  await database?.drop()
})

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Node[]
}
const scanned = (node: Node): string[] => [...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []), ...(node.Plans ?? []).flatMap(scanned)]

/** The body as the function runs it: its parameters are known, tables are not scanned where an index answers. */
async function explain(body: string, parameters: Readonly<Record<string, string>>): Promise<{ readonly scans: readonly string[]; readonly ms: number }> {
  const text = Object.entries(parameters).reduce((sql, [name, value]) => sql.replaceAll(new RegExp(`(?<![.\\w'])${name}(?![\\w'])`, 'g'), value), body)
  await owner.unsafe('set enable_seqscan = off')
  await owner.unsafe('set jit = off')
  const [row] = await owner.unsafe(`explain (analyze, timing off, format json) ${text}`)
  const [{ Plan, 'Execution Time': ms }] = (row as unknown as { 'QUERY PLAN': [{ Plan: Node; 'Execution Time': number }] })['QUERY PLAN']
  return { scans: scanned(Plan), ms }
}

describe(`at ${records} records`, () => {
  const day = (at: number): string => `timestamptz '${new Date(at).toISOString()}'`
  const midnight = Date.parse('2026-03-02T00:00:00+08:00')
  /** What ten minutes bring, and a day that has ended. */
  const parameters = (rule: FindingRule) => ({ ended_from: day(midnight - 86_400_000), ended_until: day(midnight), after: String(records - Math.ceil(records / (spanDays * 144)) - 1), upto: String(records - 1), limits: `'${JSON.stringify({ ...limitsAt(rule, new Date(last)), daysOff: ['2026-03-01'] })}'::json` })

  it('a day that has ended is told in numbers from its own rows', async () => {
    const { scans, ms } = await explain(officerDaysSql, parameters('OFF_HOURS'))
    console.log(`officer days: ${ms.toFixed(1)} ms`)
    expect(scans).toEqual([])
    await owner.unsafe(`insert into officer_day ${officerDaysSql.replaceAll('ended_from', day(last - spanDays * 86_400_000)).replaceAll('ended_until', day(midnight)).replaceAll(/(?<!\.)\blimits\b/g, `'{"daysOff":[]}'::json`)}`)
    await owner.unsafe('analyze officer_day')
  }, 300_000)

  it.each(misuseRules.map(({ rule }) => rule))('%s scans no table', async (rule) => {
    const { scans, ms } = await explain(misuseSql[rule], parameters(rule))
    console.log(`${rule}: ${ms.toFixed(1)} ms`)
    expect(scans).toEqual([])
  }, 120_000)
})

it('tells a scan where there is one', async () => {
  expect((await explain('select count(*) from access_event e where e.client = (select max(x.client) from access_event x where x.document <> $$z$$)', {})).scans.length).toBeGreaterThan(0)
})
