/** One new report among as many cases as `LINKAGE_CASES` names, all of which share an account, a number, an online account, an address and the way of their money: linked by walks of indexes, and by no scan. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { latestAtMost } from '../../src/linkages/linkage.rules.js'
import { leadSql, walks } from '../../src/linkages/walk.store.js'
import { act } from '../command/acting.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { findLinkages, linkagesOf } from './linking.js'

const cases = Number(process.env['LINKAGE_CASES'] ?? 20_000)
const ring = stories.muleRing
const fresh = 'fraud_case_7zzzzzzzzzzzzzzzzzzzzzzzzz'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp({ statementTimeoutMs: 60_000 })
  const { owner } = app
  const [model, account, number, online, url] = [ring.caseIds[0], ring.accounts.harbour, ring.numbers.north, ring.onlineAccountId, ring.urlId]
  const each = `from fraud_case c, generate_series(1, ${cases}) n where c.id = '${model}'`
  const id = `'fraud_case_1' || lpad(n::text, 25, '0')`
  const copy = (from: string, many: string, changed: string): string => `insert into ${from} select (jsonb_populate_record(c, jsonb_build_object(${changed}))).* ${many}`
  await owner.unsafe(copy('fraud_case', each, `'id', ${id}, 'case_number', 'HUB-' || n, 'reported_at', timestamptz '2021-01-01' + n * interval '1 minute'`))
  await owner.unsafe(copy('fraud_case', `from fraud_case c where c.id = '${model}'`, `'id', '${fresh}', 'case_number', 'HUB-NEW'`))
  await owner.unsafe(`insert into fund_trail select 'fund_trail_1' || lpad(n::text, 25, '0'), 'HUB-' || n, ${id}, 'PRO_RATA', 'CNY', 'x', 'x', timestamptz '2021-02-01' + n * interval '1 minute' from generate_series(1, ${cases}) n`)
  await owner.unsafe(copy('fund_flow_node', `from fund_flow_node c, generate_series(1, ${cases}) n where c.trail_id = '${ring.trailId}' and c.account_id = '${ring.accounts.cash}'`, `'id', 'fund_flow_node_1' || lpad(n::text, 21, '0'), 'trail_id', 'fund_trail_1' || lpad(n::text, 25, '0'), 'case_id', ${id}`))
  // Of the hub's account every second involvement is that of somebody who was robbed through it.
  const all = `(select ${id} as id, n from generate_series(1, ${cases}) n union all select '${fresh}', ${cases + 1}) k`
  const involve = (accountId: string, prefix: string, role: string) => `insert into involved_account select '${prefix}' || lpad(k.n::text, 20, '0'), k.id, '${accountId}', holding_bank_id, ${role}, 1, 1, timestamptz '2021-01-01' + k.n * interval '1 minute' from account a, ${all} where a.id = '${accountId}'`
  await owner.unsafe(involve(account, 'hub_a_', `case when k.n % 2 = 0 then 'VICTIM' else 'SUSPECT' end`))
  await owner.unsafe(`update involved_account set role = 'SUSPECT' where case_id = '${fresh}'`)
  await owner.unsafe(`insert into involved_account select 'hub_c_0', '${fresh}', id, holding_bank_id, 'MULE', 2, 1, now() from account where id = '${ring.accounts.cash}'`)
  await owner.unsafe(`insert into involved_number select k.id, '${number}' from ${all}`)
  await owner.unsafe(`insert into involved_online_account select k.id, '${online}' from ${all}`)
  await owner.unsafe(`insert into involved_url select k.id, '${url}' from ${all}`)
  await owner.unsafe('vacuum analyze fraud_case, fund_trail, fund_flow_node, involved_account, involved_number, involved_online_account, involved_url')
}, 600_000)
afterAll(() => app?.close())

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly Plans?: readonly Node[]
}
const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]
async function explain(sql: string, parameter: string): Promise<{ readonly scans: readonly string[]; readonly most: number; readonly ms: number }> {
  const [row] = await app.owner.begin(async (tx) => {
    await tx.unsafe('set local enable_seqscan = off; set local jit = off')
    return [...(await tx.unsafe(`explain (analyze, timing off, format json) ${sql.replaceAll('$1', `'${parameter}'`)}`))]
  })
  const [{ Plan, 'Execution Time': ms }] = (row as unknown as { 'QUERY PLAN': [{ Plan: Node; 'Execution Time': number }] })['QUERY PLAN']
  const all = nodes(Plan)
  return { scans: all.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : [])), most: Math.max(...all.map((node) => node['Actual Rows'] * node['Actual Loops'])), ms }
}

describe(`at ${cases} cases of one hub`, () => {
  it.each(walks.map((walk, nth) => [`${walk.type} ${nth}`, walk.sql] as const))('%s walks indexes, a few hundred rows at most', async (name, sql) => {
    const { scans, most, ms } = await explain(sql, fresh)
    console.log(`${name}: ${ms.toFixed(1)} ms, ${most} rows at most in one step`)
    expect(scans).toEqual([])
    expect(most).toBeLessThan(1_000)
  })

  it('mergers are followed by key', async () => {
    expect((await explain(leadSql, JSON.stringify([fresh, ...ring.caseIds]))).scans).toEqual([])
  })

  it('one new report is linked within a second, to few of them and without a scan', async () => {
    const scans = async (): Promise<Record<string, number>> => {
      await sleep(1_500)
      const rows = await app.owner<{ name: string; scans: number }[]>`select relname as name, seq_scan::int as scans from pg_stat_user_tables where schemaname = 'public' and relname not in ('agency', 'officer', 'data_sharing_agreement')`
      return Object.fromEntries(rows.map(({ name, scans: count }) => [name, count]))
    }
    const linked = async (): Promise<number> => {
      const began = performance.now()
      await findLinkages(app, fresh)
      return performance.now() - began
    }
    const before = await scans()
    const ms = await linked()
    const [again] = [await linked()]
    console.log(`linked in ${ms.toFixed(0)} ms, again in ${again.toFixed(0)} ms`)
    expect(await scans()).toEqual(before)
    // A third of a second where nobody else computes.
    expect(ms).toBeLessThan(3_000)
    const linkages = [...(await app.owner<{ type: string; strength: string }[]>`select type, strength from case_linkage where case_id = ${fresh}`)]
    const types = new Map<string, number>()
    for (const { type } of linkages) types.set(type, (types.get(type) ?? 0) + 1)
    expect([...types.keys()].sort()).toEqual(['SAME_ACCOUNT', 'SAME_FUND_CHAIN', 'SAME_IM_ACCOUNT', 'SAME_NUMBER', 'SAME_URL_OR_APP'])
    for (const [type, few] of types) expect(few, type).toBeLessThanOrEqual(latestAtMost + 1)
    // The account where the ring cashes out is shared by its few cases alone.
    expect([...new Set(linkages.map(({ type, strength }) => `${type} ${strength}`))].sort()).toEqual(['SAME_ACCOUNT MODERATE', 'SAME_ACCOUNT STRONG', 'SAME_FUND_CHAIN MODERATE', 'SAME_IM_ACCOUNT WEAK', 'SAME_NUMBER WEAK', 'SAME_URL_OR_APP WEAK'])

    // And so are the decisions on it.
    const start = await scans()
    const shown = await linkagesOf(app, 'police-analyst', fresh)
    for (const { id, version } of shown.slice(0, 3)) await act(app, 'police-analyst', 'confirmLinkage', 'linkage { id }', { id, version })
    const rejected = { id: shown[1].id, version: shown[1].version + 1 }
    await act(app, 'police-analyst', 'rejectLinkage', 'linkage { id }', { id: rejected.id, version: rejected.version, reason: 'x' })
    expect(await scans()).toEqual(start)
  }, 120_000)
})
