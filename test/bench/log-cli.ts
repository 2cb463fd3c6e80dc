/**
 * `npm run bench:log -- --records 1000000`: how long an auditor waits. A log of so many records is placed, signed and indexed; then each search asks for its first page as the built product
 * answers it – token, policy, row-level security and the record of the search itself on, fsync on – with values drawn at random. Ends with one JSON line per search, with its plan.
 */
import { chmodSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { parse, type OperationDefinitionNode } from 'graphql'
import postgres from 'postgres'
import { runSeed } from '../../seeds/cli.js'
import { Indexer } from '../../src/access-log/indexer.js'
import { Sequencer } from '../../src/access-log/sequencer.js'
import { openSigner } from '../../src/access-log/signer.js'
import { bindingOf } from '../../src/corridor/binding.js'
import { composeGraph } from '../../src/corridor/schema.js'
import { seedId } from '../../src/database/columns.js'
import { startEmbedded } from '../../src/database/embedded.js'
import { migrate } from '../../src/database/migrate.js'
import { appRole, logReaderRole } from '../../src/database/roles.js'
import { urlFor } from '../../src/database/servers.js'
import { openSessionPool } from '../../src/database/session-pool.js'
import { daysOff, limitsAt, misuseRules } from '../../src/findings/finding.rules.js'
import { recordsAtOnce } from '../../src/findings/finding.store.js'
import { findMisuse, keepOfficerDays } from '../../src/findings/misuse.store.js'
import { migrationsFolder } from '../../src/house.js'
import { mintToken } from '../../src/identity/issuer.js'
import { localKeys } from '../../src/identity/keys.js'
import { findPersona, type Persona } from '../../src/identity/personas.js'
import { platformKeyOf } from '../../src/platform-key.js'
import { slices } from '../../src/slices.js'
import { fences } from '../../src/statement/fences.js'
import { Planner } from '../../src/statement/plan.js'
import { type RunningApp, startApp } from '../support/running-app.js'
import { fillLog, rowsOf } from './log-fill.js'

const options = new Command('bench:log').option('--records <number>', 'records in the log', Number, 1_000_000).option('--asks <number>', 'requests of each search', Number, 60).parse().opts<{ records: number; asks: number }>()
const say = (text: string) => console.error(text)
const dataDir = join(tmpdir(), `liandong-bench-log-${options.records}`)
mkdirSync(dataDir, { recursive: true })
chmodSync(dataDir, 0o711)
const server = await startEmbedded({ dataDir, log: ({ en }) => say(en) })
const owner = postgres(server.ownerUrl, { max: 2, onnotice: () => undefined })
const graph = await composeGraph(slices)
let app: RunningApp | null = null
try {
  const appUrl = urlFor(server.ownerUrl, appRole)
  await migrate({ ownerUrl: server.ownerUrl, appUrl, logUrl: urlFor(server.ownerUrl, logReaderRole), migrationsFolder, fences: fences(graph), log: ({ en }) => say(en) })
  const tokenKey = await platformKeyOf({ platformKey: null, dataDir })
  await runSeed({ ownerUrl: server.ownerUrl, digestKey: tokenKey, cases: 2_000 })
  const rows = await rowsOf(owner)
  await fillLog(owner, options.records, rows)

  const working = postgres(appUrl, { max: 1, onnotice: () => undefined })
  const fail = (fault: unknown) => { throw fault }
  const sequencer = new Sequencer({ sql: working, intervalMs: 200, onFault: fail, seal: { signer: await openSigner({ origin: 'liandong.example/log', path: join(dataDir, 'log-key.pem'), make: true }), intervalMs: 0, onSigned: async () => undefined } })
  const timed = async (what: string, work: () => Promise<number>) => {
    const began = performance.now()
    const count = await work()
    const seconds = (performance.now() - began) / 1_000
    if (count > 0) say(`${what}: ${count} records in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)}/s`)
  }
  await timed('placed', () => sequencer.sequence())
  await sequencer.seal({ atOnce: true })
  await withoutIndexes(() => timed('indexed', () => new Indexer({ sql: working, projections: graph.projections, intervalMs: 500, onFault: fail }).index()))
  await working.end()
  await owner.unsafe('analyze')

  app = await startApp({ dataDir, main: fileURLToPath(new URL('../../src/main.js', import.meta.url)), environment: { DATABASE_URL: server.ownerUrl, OBJECTS_PER_MINUTE: '999999999' } })
  const { url } = app

  const sample = await owner<{ id: string; officer: string; case_number: string | null; recorded_at: string }[]>`select id, officer, case_number, recorded_at::text from access_event where case_number is not null order by md5(id) limit 200`
  const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T
  const listed = (root: string, filter: string, type: string) => `query Search(${type ? `$v: ${type}` : ''}) { ${root}(first: 20, ${filter}) { nodes { id recordedAt } pageInfo { hasNextPage endCursor } } }`.replace('()', '')
  const records = (filter: string, type: string) => listed('accessRecords', filter, type)
  const accesses = (filter: string, type: string) => listed('subjectAccesses', filter, type)
  const searches: readonly (readonly [name: string, query: string, value: (n: number) => unknown, persona?: string])[] = [
    ['newest', records('order: RECORDED_AT_DESC', ''), () => undefined],
    ['time', records('filter: { recordedAt: { from: $v } }, order: RECORDED_AT_ASC', 'Instant!'), (n) => new Date(Date.parse(pick(sample, n).recorded_at)).toISOString()],
    ['agency', records('filter: { agencyId: { eq: $v } }', 'ID!'), (n) => seedId('agency', pick(['harbour-bank', 'metro-bank', 'delta-bank'], n))],
    ['officer', records('filter: { officer: { eq: $v } }', 'String!'), (n) => pick(sample, n).officer],
    ['operation', records('filter: { operation: { eq: $v } }', 'String!'), (n) => pick(['AccountByNumber', 'CaseByNumber', 'InvolvedNumbers'], n)],
    ['coordinate', records('filter: { clear: { has: $v } }', 'String!'), (n) => pick(['Account.number', 'FraudCase.status', 'TelecomNumber.status'], n)],
    ['coordinate, rare officer', records('filter: { withheld: { has: "Account.balance" }, officer: { eq: $v } }', 'String!'), (n) => pick(sample, n).officer],
    ['purpose', records('filter: { purpose: { eq: $v } }', 'Purpose!'), (n) => pick(['INVESTIGATION', 'STOP_LOSS', 'SUPERVISION_AUDIT'], n)],
    ['case', records('filter: { caseNumber: { eq: $v } }', 'String!'), (n) => pick(sample, n).case_number],
    ['outcome', records('filter: { outcome: { eq: $v } }', 'AccessOutcome!'), (n) => pick(['REFUSED', 'DISCLOSED'], n)],
    ['no such officer', records('filter: { officer: { eq: $v } }', 'String!'), (n) => `nobody-${n}`],
    ['who saw this account', accesses('filter: { subjectId: { eq: $v } }', 'ID!'), (n) => pick(rows['Account'] ?? [], n)],
    ['who saw this case', accesses('filter: { subjectId: { eq: $v } }', 'ID!'), (n) => pick(rows['FraudCase'] ?? [], n)],
    ['who saw this field of it', accesses('filter: { subjectId: { eq: $v }, clear: { has: "number" } }', 'ID!'), (n) => pick(rows['Account'] ?? [], n)],
    ['what this officer saw', accesses('filter: { officer: { eq: $v } }', 'String!'), (n) => pick(sample, n).officer],
    ['who read our data', accesses('order: RECORDED_AT_DESC', ''), () => undefined, 'bank-metro'],
    ['our own use', records('order: RECORDED_AT_DESC', ''), () => undefined, 'bank-metro'],
    ['evidence', 'query Search($v: ID!) { recordEvidence(id: $v) { leafIndex path checkpoint } }', (n) => pick(sample, n).id],
  ]
  const keys = await localKeys(dataDir)
  const identity = { issuer: 'https://issuer.liandong.example', audience: 'https://graph.liandong.example' }
  const pool = openSessionPool({ url: appUrl, size: 1, applicationName: 'explain', statementTimeoutMs: 60_000 })
  const planner = new Planner(graph.atlas, 10_000)
  const results: object[] = []
  for (const [name, query, value, who = 'auditor'] of searches) {
    const persona = findPersona(who) as Persona
    const purpose = who === 'auditor' ? persona.purposes[0] : (persona.purposes.find((each) => each === 'INVESTIGATION') ?? persona.purposes[0])
    const headers = { authorization: `Bearer ${await mintToken(keys, persona, identity)}`, 'x-purpose': purpose, 'content-type': 'application/json' }
    const times: number[] = []
    for (let n = 0; n < options.asks; n++) {
      const began = performance.now()
      const reply = (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables: { v: value(n) } }) })).json()) as { errors?: unknown; data: unknown }
      times.push(performance.now() - began)
      if (reply.errors) throw new Error(`${name}: ${JSON.stringify(reply.errors)}`)
    }
    times.sort((a, b) => a - b)
    const plan = await planOf(query, { v: value(0) }, persona, purpose as never)
    const at = (part: number) => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0) * 10) / 10
    results.push({ workload: `log: ${name}`, ours: { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) }, limit: null, ratio: null, peers: {}, plan })
    say(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms; ${plan.join(', ') || 'no statement'}`)
    if (plan.some((step) => step.startsWith('Seq Scan'))) process.exitCode = 1
  }
  await pool.close()
  for (const result of await timeFindings()) results.push(result)
  say(`Node ${process.version}, ${options.records} records, ${options.asks} requests of each search, one at a time, first page of twenty.`)
  for (const result of results) console.log(JSON.stringify(result))

  /** Each rule of misuse over what one step of a search looks at: the newest records, and the last day that has ended. The whole log lies behind them. */
  async function timeFindings(): Promise<object[]> {
    const [last] = await owner<{ leaf_index: string; day: string }[]>`select leaf_index, (date_trunc('day', recorded_at at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai')::text as day from access_event order by leaf_index desc limit 1`
    const until = new Date(last?.day as string)
    const since = new Date(until.getTime() - 86_400_000)
    const off = { daysOff: daysOff(since, until) }
    const [after, upto] = [Number(last?.leaf_index) - recordsAtOnce, Number(last?.leaf_index)]
    const timed: object[] = []
    // A search keeps each day's numbers when the day has ended, so that habits can be told by them.
    const [first] = await owner<{ day: string }[]>`select (date_trunc('day', min(recorded_at) at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai')::text as day from access_event`
    await owner.unsafe(keepOfficerDays, [new Date(first?.day as string).toISOString(), until.toISOString(), JSON.stringify({ daysOff: daysOff(new Date(first?.day as string), until) })])
    const time = async (name: string, text: string, given: readonly string[]) => {
      const took: number[] = []
      let found = 0
      for (let n = 0; n < 5; n++) {
        const began = performance.now()
        found = (await owner.unsafe(text, [...given])).length
        took.push(performance.now() - began)
      }
      took.sort((a, b) => a - b)
      const [p50, max] = [Math.round(took[2] as number), Math.round(took[4] as number)]
      say(`findings, ${name}: p50 ${p50} ms, at most ${max} ms; ${found} found`)
      timed.push({ workload: `log: findings, ${name}`, ours: { p50Ms: p50, maxMs: max, found }, limit: null, ratio: null, peers: {} })
    }
    await time('days in numbers', 'select * from app.officer_days($1::text::timestamptz, $2::text::timestamptz, $3::text::json)', [since.toISOString(), until.toISOString(), JSON.stringify(off)])
    for (const { rule } of misuseRules) await time(rule, findMisuse(rule), [String(after), String(upto), since.toISOString(), until.toISOString(), JSON.stringify({ ...limitsAt(rule, new Date()), ...off })])
    return timed
  }

  /** Indexes that no key needs are made when the rows are there: sorted once instead of grown row by row. */
  async function withoutIndexes(work: () => Promise<void>): Promise<void> {
    const indexes = await owner<{ name: string; definition: string }[]>`select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
      where i.indrelid::regclass::text in ('access_event', 'access_coordinate', 'subject_access') and not i.indisprimary and i.indrelid in (select oid from pg_class where reltuples <= 0)`
    for (const { name } of indexes) if (name !== 'access_event_place') await owner.unsafe(`drop index ${name}`)
    await work()
    for (const { name, definition } of indexes) if (name !== 'access_event_place') await owner.unsafe(definition)
  }

  /** Scans of the statement behind the document's one root. Agencies and agreements, a few dozen rows, may be scanned. */
  async function planOf(query: string, variables: Record<string, unknown>, persona: Persona, purpose: Persona['purposes'][0]): Promise<string[]> {
    const charter = graph.policy.charter(persona.audience, purpose, false)
    const document = parse(query)
    const planned = planner.plan(document, document.definitions[0] as OperationDefinitionNode, variables, charter)
    const grant = { charter, agency: seedId('agency', persona.agencyKey), purpose, caseNumber: null, instrumentNumber: null, instrumentCase: null, tokenKey }
    const scans = new Set<string>()
    for (const root of planned.plan.roots) {
      if (root.kind !== 'statement') continue
      const [row] = await pool.run(bindingOf(grant), `explain (format json) /* ${persona.key} */ ${root.plan.select}`, root.plan.parameters.map((parameter) => parameter({ grant, values: planned.values })))
      const walk = (node: { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: never[] }): void => {
        if (node['Relation Name'] && !['agency', 'data_sharing_agreement'].includes(node['Relation Name'])) scans.add(`${node['Node Type']} ${node['Index Name'] ?? node['Relation Name']}`)
        else if (node['Index Name']) scans.add(`${node['Node Type']} ${node['Index Name']}`)
        for (const each of node.Plans ?? []) walk(each)
      }
      walk((JSON.parse(String(row?.['QUERY PLAN'])) as [{ Plan: never }])[0].Plan)
    }
    return [...scans]
  }
} finally {
  await app?.stop()
  await owner.end({ timeout: 5 })
  await server.stop()
}
