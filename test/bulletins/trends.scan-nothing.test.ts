import { afterAll, beforeAll, expect, it } from 'vitest'
import { trendRoots } from '../../src/bulletins/trend.repository.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { addRandomCases } from './random-cases.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
  await addRandomCases(app.owner, 2_000)
  await app.owner`analyze`
})
afterAll(() => app?.close())

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Recheck Cond'?: string
  readonly Plans?: readonly Plan[]
}
/** Beneath a limit without a condition stands one step into an index: the first report of all. */
const isFirstOfAll = ({ 'Node Type': type, Plans: [below] = [] }: Plan): boolean => type === 'Limit' && below?.['Node Type'] === 'Index Only Scan' && below['Index Cond'] === undefined
const nodesOf = (plan: Plan): readonly Plan[] => (isFirstOfAll(plan) ? [plan] : [plan, ...(plan.Plans ?? []).flatMap(nodesOf)])

it.each([['FRAUD_TYPE', []], ['DIVISION', []], ['CHANNEL', ['incident_report']], ['AGE_BAND', ['victim']]])('trends by %s walk cases, and beside them only %j, by an index and within its bounds', async (by, beside) => {
  const root = trendRoots['Query.fraudTrends']
  if (root?.kind !== 'document') throw new Error('no document')
  // As the sessions that read are set; the frame of a window takes no column.
  const body = root.body.replace(/rows between \(case step[^)]*\) preceding/, 'rows between 12 preceding')
  const [row] = await app.owner.begin(async (tx) => {
    await tx`set local enable_seqscan = off`
    return tx.unsafe(`explain (format json) select (${body}) from (values ('2022-01-01'::timestamptz, '2022-02-01'::timestamptz, 'MONTH'::text, '${by}'::text, '120100'::text)) as given(since, before, step, dimension, division)`)
  })
  const reads = nodesOf((row as unknown as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'])
  expect(new Set(reads.map((node) => node['Relation Name']))).toEqual(new Set(['fraud_case', ...beside]))
  expect(reads.filter((node) => node['Node Type'] === 'Seq Scan' || !(node['Index Cond'] ?? node['Recheck Cond'])).map((node) => [node['Node Type'], node['Relation Name']])).toEqual([])
})
