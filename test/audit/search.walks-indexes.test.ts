/** No search scans a table, and none looks at many more rows than its page holds, however many records there are: plans as they run, over made-up rows. */
import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bindingOf } from '../../src/corridor/binding.js'
import { openSessionPool, type SessionPool } from '../../src/database/session-pool.js'
import type { Purpose } from '../../src/policy/vocabulary.js'
import { Planner } from '../../src/statement/plan.js'
import { agencyOf, personaNamed } from '../oracle/standing.js'
import { openTestApp, type TestApp } from '../support/app.js'

const records = 60_000
/** Rows and index entries looked at for a page of twenty. */
const rowsLimit = 1_000
/** The same where a condition is answered by the rows of another, which are few: those of one officer, or of one agency with one operation. */
const looserLimit = 10_000

let app: TestApp
let pool: SessionPool
let planner: Planner
beforeAll(async () => {
  app = await openTestApp()
  const { owner } = app
  const agencies = (await owner<{ id: string }[]>`select id from agency order by id`).map(({ id }) => id)
  const agencyNth = (nth: string) => `(array['${agencies.join("','")}'])[1 + ${nth} % ${agencies.length}]`
  const at = "'2026-01-01'::timestamptz + n * interval '10 seconds'"
  const event = "'event_0' || lpad(n::text, 25, '0')"
  await owner.unsafe(`insert into access_event select ${event}, n, ${at}, ${agencyNth('n')}, (array['BANK', 'CARRIER', 'PLATFORM'])[1 + n % 3], 'officer' || n % 50, 'client', (array['STOP_LOSS', 'INVESTIGATION'])[1 + n % 2], case when n % 7 = 0 then 'A' || n % 1000 end, null, case when n % 9 = 0 then 'I' || n % 500 end, 'QUERY', 'Op' || n % 40, 'd', case when n % 1000 = 0 then 'FAILED' else 'DISCLOSED' end, '{}', 'p', 2, case when n < 40 then '{Account.number,Victim.rare}' else '{Account.number}' end::text[], '{}', '{}', '{}' from generate_series(1, ${records}) n`)
  await owner.unsafe(`insert into access_coordinate select ${event}, 'clear', c, ${at} from generate_series(1, ${records}) n, unnest(case when n < 40 then '{Account.number,Victim.rare}' else '{Account.number}' end::text[]) c`)
  await owner.unsafe(`insert into subject_access select 'subject_access_0' || lpad((n * 2 + s)::text, 25, '0'), ${event}, n, ${at}, ${agencyNth('n')}, 'officer' || n % 50, (array['STOP_LOSS', 'INVESTIGATION'])[1 + n % 2], (array['Account', 'Victim'])[1 + s], 'account_' || (n * 31 % 3000), ${agencyNth('n / 7')}, case when n % 2 = 0 then ${agencyNth('n / 7')} end, '{number,id}', '{}', '{}', '{}' from generate_series(1, ${records}) n, generate_series(0, 1) s`)
  await owner`analyze access_event, access_coordinate, subject_access`
  pool = openSessionPool({ url: app.database.appUrl, size: 1, applicationName: 'explain', statementTimeoutMs: 60_000 })
  planner = new Planner(app.graph.atlas, 10_000)
}, 240_000)
afterAll(async () => {
  await pool?.close()
  await app?.close()
})

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** Tables that are scanned, and rows that are read from tables and indexes. */
async function looked(who: string, text: string): Promise<{ scanned: string[]; rows: number }> {
  const persona = personaNamed(who)
  const charter = app.graph.policy.charter(persona.audience, (who === 'auditor' ? 'SUPERVISION_AUDIT' : 'INVESTIGATION') as Purpose, false)
  const grant = { charter, agency: agencyOf(persona), purpose: charter.purpose, caseNumber: null, instrumentNumber: null, instrumentCase: null, tokenKey: Buffer.alloc(32) }
  const document = parse(text)
  const { plan, values } = planner.plan(document, document.definitions[0] as never, {}, charter)
  const [root] = plan.roots
  if (root?.kind !== 'statement') throw new Error(`${text} is ${root?.kind}`)
  const [row] = await pool.run(bindingOf(grant), `explain (analyze, timing off, format json) /* ${who} */ ${root.plan.select}`, root.plan.parameters.map((parameter) => parameter({ grant, values })))
  const [explained] = JSON.parse(String(row?.['QUERY PLAN'])) as [{ Plan: PlanNode }]
  const nodes = nodesOf(explained.Plan)
  return {
    scanned: nodes.filter((node) => node['Node Type'] === 'Seq Scan' && !['agency', 'data_sharing_agreement'].includes(node['Relation Name'] ?? '')).map((node) => node['Relation Name'] ?? ''),
    rows: Math.round(nodes.filter((node) => /Scan$/.test(node['Node Type']) && !/^(?:Subquery|CTE|Function|Result)/.test(node['Node Type'])).reduce((sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'], 0)),
  }
}

const cursor = (n: number) => Buffer.from(`event_0${String(n).padStart(25, '0')}`).toString('base64')
const page = 'pageInfo { hasNextPage endCursor } nodes { id recordedAt'
const recordsBy = (filter: string, more = '') => `{ accessRecords(first: 20, filter: ${filter}${more}) { ${page} operation agency { name } } } }`
const subjectsBy = (filter: string) => `{ subjectAccesses(first: 20, filter: ${filter}) { ${page} subjectId record { id operation } } } }`

describe(`over ${records} records a page of a search`, () => {
  it.each([
    ['auditor', recordsBy('{}'), rowsLimit],
    ['auditor', recordsBy('{}', `, after: "${cursor(30_000)}"`), rowsLimit],
    ['auditor', recordsBy('{}', ', order: RECORDED_AT_ASC'), rowsLimit],
    ['auditor', recordsBy('{ recordedAt: { from: "2026-01-02T00:00:00Z", until: "2026-01-03T00:00:00Z" } }'), rowsLimit],
    ['auditor', recordsBy('{ agencyId: { eq: "AGENCY" } }'), rowsLimit],
    ['auditor', recordsBy('{ agencyId: { eq: "AGENCY" }, recordedAt: { until: "2026-01-02T00:00:00Z" } }'), rowsLimit],
    ['auditor', recordsBy('{ officer: { eq: "officer3" } }'), rowsLimit],
    ['auditor', recordsBy('{ operation: { eq: "Op3" } }'), rowsLimit],
    ['auditor', recordsBy('{ purpose: { eq: INVESTIGATION } }'), rowsLimit],
    ['auditor', recordsBy('{ purpose: { eq: APPEAL } }'), rowsLimit],
    ['auditor', recordsBy('{ caseNumber: { eq: "A7" } }'), rowsLimit],
    ['auditor', recordsBy('{ instrumentNumber: { eq: "I9" } }'), rowsLimit],
    ['auditor', recordsBy('{ outcome: { eq: FAILED } }'), rowsLimit],
    ['auditor', recordsBy('{ outcome: { in: [FAILED, REFUSED] } }'), rowsLimit],
    ['auditor', recordsBy('{ audience: { eq: BANK } }'), rowsLimit],
    ['auditor', recordsBy('{ kind: { eq: MUTATION } }'), rowsLimit],
    ['auditor', recordsBy('{ clear: { has: "Account.number" } }'), rowsLimit],
    ['auditor', recordsBy('{ clear: { has: "Account.number" } }', `, after: "${cursor(30_000)}"`), rowsLimit],
    ['auditor', recordsBy('{ clear: { has: "Account.number" }, recordedAt: { until: "2026-01-02T00:00:00Z" } }'), rowsLimit],
    ['auditor', recordsBy('{ clear: { has: "Victim.rare" } }'), rowsLimit],
    ['auditor', recordsBy('{ clear: { has: "Victim.rare" } }', ', order: RECORDED_AT_ASC'), rowsLimit],
    ['auditor', recordsBy('{ masked: { has: "Account.number" } }'), rowsLimit],
    ['auditor', recordsBy('{ clear: { has: "Account.number" }, purpose: { eq: INVESTIGATION } }'), rowsLimit],
    ['auditor', recordsBy('{ clear: { has: "Victim.rare" }, officer: { eq: "officer3" } }'), looserLimit],
    ['auditor', subjectsBy('{ subjectId: { eq: "account_31" } }'), rowsLimit],
    ['auditor', subjectsBy('{ subjectId: { eq: "account_31" }, clear: { has: "number" } }'), rowsLimit],
    ['auditor', subjectsBy('{ officer: { eq: "officer3" } }'), rowsLimit],
    ['auditor', subjectsBy('{ agencyId: { eq: "AGENCY" } }'), rowsLimit],
    ['auditor', subjectsBy('{ holderId: { eq: "AGENCY" } }'), rowsLimit],
    ['auditor', subjectsBy('{ subjectType: { eq: "Victim" } }'), rowsLimit],
    ['auditor', subjectsBy('{ purpose: { eq: STOP_LOSS } }'), rowsLimit],
    ['auditor', subjectsBy('{ recordedAt: { until: "2026-01-02T00:00:00Z" } }'), rowsLimit],
    ['bank-harbour', recordsBy('{}'), rowsLimit],
    ['bank-harbour', recordsBy('{ operation: { eq: "Op3" } }'), looserLimit],
    ['bank-harbour', recordsBy('{ clear: { has: "Account.number" } }'), rowsLimit],
    ['bank-harbour', subjectsBy('{}'), rowsLimit],
    ['bank-harbour', subjectsBy('{ subjectId: { eq: "account_31" } }'), rowsLimit],
    ['platform-chat', subjectsBy('{}'), rowsLimit],
    ['police-control', '{ accessRecords(first: 20) { nodes { id recordedAt operation } } }', rowsLimit],
  ] as const)('of %s looks at little: %s', async (who, text, limit) => {
    const { scanned, rows } = await looked(who, text.replace('AGENCY', agencyOf(personaNamed('bank-metro'))))
    expect(scanned).toEqual([])
    expect(rows).toBeLessThan(limit)
  })

  it('counts to its limit and stops there', async () => {
    for (const filter of ['{}', '{ clear: { has: "Account.number" } }', '{ purpose: { eq: INVESTIGATION } }']) {
      const { scanned, rows } = await looked('auditor', `{ accessRecords(first: 20, filter: ${filter}) { totalCount nodes { id } } }`)
      expect([scanned, rows < 25_000], `${filter} ${rows}`).toEqual([[], true])
    }
  })

  it('would be found out if it did not', async () => {
    // No index has what a subject was told in clear: whoever asks for that alone looks through all.
    expect((await looked('auditor', subjectsBy('{ clear: { has: "nothing" } }'))).rows).toBeGreaterThan(100_000)
  })
})
