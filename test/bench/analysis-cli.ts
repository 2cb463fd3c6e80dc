/**
 * `npm run bench:analysis -- --cases 1000000`: what linking a report, and tracing its money, cost while the cases grow from ten thousand to a million. The built product does both as ever – token, policy,
 * record, fsync –; the cases are made-up rows, and each report shares things with a third of them. Ends with one JSON line per size and one per trail, with the plans of the walks.
 */
import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import postgres from 'postgres'
import { cardBins } from '../../seeds/agencies.js'
import { runSeed } from '../../seeds/cli.js'
import { cardNumber, mobileNumber } from '../../seeds/numbers.js'
import { composeGraph } from '../../src/corridor/schema.js'
import { startEmbedded } from '../../src/database/embedded.js'
import { migrate } from '../../src/database/migrate.js'
import { appRole, logReaderRole } from '../../src/database/roles.js'
import { urlFor } from '../../src/database/servers.js'
import { migrationsFolder } from '../../src/house.js'
import { mintToken } from '../../src/identity/issuer.js'
import { localKeys } from '../../src/identity/keys.js'
import { findPersona, type Persona } from '../../src/identity/personas.js'
import { walks } from '../../src/linkages/walk.store.js'
import { platformKeyOf } from '../../src/platform-key.js'
import { slices } from '../../src/slices.js'
import { fences } from '../../src/statement/fences.js'
import { type RunningApp, startApp } from '../support/running-app.js'
import { fillCases, fillMovements, type Shared } from './analysis-fill.js'
import { post } from './load.js'

const options = new Command('bench:analysis').option('--cases <number>', 'cases at last, 10,000 at least: a long trail goes over as many accounts', atLeast(10_000), 1_000_000).option('--reports <number>', 'reports timed at each size', atLeast(1), 40).parse().opts<{ cases: number; reports: number }>()
const say = (text: string) => console.error(text)
const dataDir = join(tmpdir(), `liandong-bench-analysis-${options.cases}`)
mkdirSync(dataDir, { recursive: true })
chmodSync(dataDir, 0o711)
const server = await startEmbedded({ dataDir, log: ({ en }) => say(en) })
const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined })
let app: RunningApp | null = null
const results: object[] = []
try {
  await migrate({ ownerUrl: server.ownerUrl, appUrl: urlFor(server.ownerUrl, appRole), logUrl: urlFor(server.ownerUrl, logReaderRole), migrationsFolder, fences: fences(await composeGraph(slices)), log: ({ en }) => say(en) })
  await runSeed({ ownerUrl: server.ownerUrl, digestKey: await platformKeyOf({ platformKey: null, dataDir }), cases: 0 })
  app = await startApp({ dataDir, main: fileURLToPath(new URL('../../src/main.js', import.meta.url)), environment: { DATABASE_URL: server.ownerUrl, OBJECTS_PER_MINUTE: '999999999' } })
  const ask = await asker(app)
  // No two runs on one database report the same.
  let serial = (Math.floor(Date.now() / 10_000) % 90_000) * 1_000
  const next = () => (serial += 1)

  const seedReports = await Promise.all(Array.from({ length: 40 }, async (_, nth) => (await ask.report(inputOf(next(), { card: cardNumber(cardBins.harbour, 5_000_000 + nth), nth }))).case.id as string))
  const ids = async (table: string, column: string) => (await owner.unsafe<{ id: string }[]>(`select distinct ${column} as id from ${table} where case_id = any($1::text[]) order by 1`, [seedReports] as never[])).map(({ id }) => id)
  const accounts = (await owner.unsafe<{ id: string }[]>("select id from account_identity where number = any($1::text[]) order by number", [Array.from({ length: 40 }, (_, nth) => cardNumber(cardBins.harbour, 5_000_000 + nth))] as never[])).map(({ id }) => id)
  const shared: Shared = { accounts, numbers: await ids('involved_number', 'number_id'), onlineAccounts: await ids('involved_online_account', 'online_account_id'), urls: await ids('involved_url', 'url_id') }

  for (const size of [10_000, 100_000, 1_000_000].filter((each) => each < options.cases).concat(options.cases)) {
    await fillCases(owner, size, shared)
    await appointmentsKept()
    const linked: number[] = []
    let links = 0
    for (let nth = 0; nth < options.reports; nth += 1) {
      // The hub of each kind, and one that fewer share.
      const told = await ask.report(inputOf(next(), { card: cardNumber(cardBins.harbour, 5_000_000), nth: nth % 40 }))
      const answeredAt = performance.now()
      links = await ask.untilLinked(told.case.id)
      linked.push(performance.now() - answeredAt)
    }
    const { scans, milliseconds } = await plansOfWalks()
    const line = { workload: `analysis: linkage, ${size} cases`, ours: { ...spread(linked), links, walksMs: milliseconds, serverPeakMb: peakOf(app) }, limit: null, ratio: null, peers: {}, plan: scans }
    results.push(line)
    say(`linked at ${size} cases: p50 ${line.ours.p50Ms} ms, p95 ${line.ours.p95Ms} ms, at most ${line.ours.maxMs} ms after the answer; ${links} linkages of the last; the walks alone ${milliseconds} ms; ${scans.join(', ')}`)
    if (scans.some((scan) => scan.startsWith('Seq Scan'))) process.exitCode = 1
    await trailOf(1_000, size)
  }
  for (const movements of [10_000, 100_000]) await trailOf(movements, options.cases)
  say(`Node ${process.version}, ${options.reports} reports at each size, one after the other; memory is the server's peak resident size.`)
  for (const result of results) console.log(JSON.stringify(result))

  async function trailOf(movements: number, size: number): Promise<void> {
    const nth = next()
    const told = await ask.report(inputOf(nth, { card: cardNumber(cardBins.metro, 6_000_000_000 + nth), nth: 39 }))
    const [into] = await owner<{ id: string }[]>`select id from account_identity where number = ${cardNumber(cardBins.metro, 6_000_000_000 + nth)}`
    const made = await fillMovements(owner, into?.id as string, 50_000, movements)
    const before = peakOf(app as RunningApp)
    const under = await ask.paper(told.case)
    for (const method of ['TIME_STAMP', 'FIRST_IN_FIRST_OUT', 'PRO_RATA'] as const) {
      const began = performance.now()
      const { trail } = await ask.send('police-control', 'mutation Trace($input: TraceFundsInput!) { traceFunds(input: $input) { trail { id } userErrors { field rule } } }', { input: { caseId: told.case.id, method } }).then((data) => data.traceFunds)
      const traced = performance.now()
      await ask.send('police-control', 'query Trail($id: ID!) { node(id: $id) { ... on FundTrail { flowNodes(first: 100) { nodes { id layer } } flowEdges(first: 100) { nodes { id movedAt } } } } }', { id: trail.id }, under)
      const firstPage = performance.now()
      await ask.untilKept(trail.id, under)
      const wholeMs = performance.now() - traced
      const [kept] = await owner<{ nodes: number; edges: number; layers: number }[]>`select (select count(*)::int from fund_flow_node where trail_id = ${trail.id}) as nodes, (select count(*)::int from fund_flow_edge where trail_id = ${trail.id}) as edges, (select layers from fund_trail_sum where id = ${trail.id}) as layers`
      const line = { workload: `analysis: trail of ${made} movements, ${size} cases, ${method}`, ours: { tracedMs: rounded(traced - began), firstPageMs: rounded(firstPage - traced), wholeMs: rounded(wholeMs), ...kept, serverPeakMb: peakOf(app as RunningApp), grownMb: peakOf(app as RunningApp) - before }, limit: null, ratio: null, peers: {} }
      results.push(line)
      say(`traced ${made} movements at ${size} cases, ${method}: ${line.ours.tracedMs} ms, first page ${line.ours.firstPageMs} ms, every movement written ${line.ours.wholeMs} ms later; ${kept?.nodes} accounts, ${kept?.edges} flows, ${kept?.layers} layers`)
    }
  }

  /** Waits until the clock has nothing left to do. */
  async function appointmentsKept(): Promise<void> {
    while ((await owner`select 1 from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts limit 1`).length > 0) await sleep(100)
  }

  /** Scans of the walks of one reported case, of tables with more than a few thousand rows, and what they take together, warm. */
  async function plansOfWalks(): Promise<{ scans: string[]; milliseconds: number }> {
    const [last] = await owner<{ id: string }[]>`select case_id as id from incident_report order by received_at desc, id desc limit 1`
    const large = new Set((await owner<{ name: string }[]>`select relname as name from pg_class where relkind = 'r' and reltuples > 5000`).map(({ name }) => name))
    const scans = new Set<string>()
    let milliseconds = 0
    for (const { sql } of walks) {
      const explained = async () => (await owner.unsafe<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }] }[]>(`explain (analyze, format json) ${sql}`, [last?.id as string]))[0]?.['QUERY PLAN'] as [{ Plan: PlanNode; 'Execution Time': number }]
      await explained()
      const [{ Plan, 'Execution Time': took }] = await explained()
      milliseconds += took
      const walk = (node: PlanNode): void => {
        if (large.has(node['Relation Name'] ?? '')) scans.add(`${node['Node Type']} ${node['Index Name'] ?? node['Relation Name']}`)
        for (const each of node.Plans ?? []) walk(each)
      }
      walk(Plan)
    }
    return { scans: [...scans].sort(), milliseconds: rounded(milliseconds) }
  }
} finally {
  await app?.stop()
  await owner.end({ timeout: 5 })
  await server.stop()
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly Plans?: readonly PlanNode[]
}

// biome-ignore lint/suspicious/noExplicitAny: what the graph answers
type Answered = any

/** Asks as a persona, each mutation under a key of its own. Throws at errors and refusals. */
async function asker({ url }: RunningApp) {
  const agent = new Agent({ keepAlive: true })
  const keys = await localKeys(dataDir)
  const identity = { issuer: 'https://issuer.liandong.example', audience: 'https://graph.liandong.example' }
  const send = async (who: string, query: string, variables: object, more: Readonly<Record<string, string>> = {}): Promise<Answered> => {
    const persona = findPersona(who) as Persona
    const headers = { authorization: `Bearer ${await mintToken(keys, persona, identity)}`, 'x-purpose': persona.purposes[0], 'idempotency-key': crypto.randomUUID(), ...more }
    const { text } = await post(agent, { url: `${url}/graphql`, headers }, JSON.stringify({ query, variables }))
    const said = JSON.parse(text)
    const [payload] = Object.values((said.data ?? {}) as Record<string, { userErrors?: readonly unknown[] } | null>)
    if (said.errors || payload?.userErrors?.length) throw new Error(`${who}: ${text.slice(0, 800)}`)
    return said.data
  }
  return {
    send,
    report: async (input: object): Promise<Answered> => (await send('police-intake', 'mutation Report($input: ReportIncidentInput!) { reportIncident(input: $input) { case { id caseNumber } userErrors { field rule } } }', { input })).reportIncident,
    /** A notice that opens the accounts of the case; resolves with the headers that state it. */
    async paper({ id, caseNumber }: { readonly id: string; readonly caseNumber: string }): Promise<Readonly<Record<string, string>>> {
      for (const step of ['FILE', 'START_INVESTIGATION']) {
        const { version } = (await send('police-control', 'query Version($id: ID!) { node(id: $id) { ... on FraudCase { version } } }', { id })).node
        await send('police-control', 'mutation Step($input: AdvanceCaseInput!) { advanceCase(input: $input) { userErrors { field rule } } }', { input: { id, version, step } })
      }
      const { instrument } = (await send('police-control', 'mutation Draft($input: DraftInstrumentInput!) { draftInstrument(input: $input) { instrument { id instrumentNumber version } userErrors { field rule } } }', { input: { caseId: id, type: 'QUERY_NOTICE', validUntil: new Date(Date.now() + 100 * 86_400_000).toISOString() } })).draftInstrument
      await send('police-chief', 'mutation Approve($input: ApproveInstrumentInput!) { approveInstrument(input: $input) { userErrors { field rule } } }', { input: { id: instrument.id, version: instrument.version } })
      return { 'x-legal-instrument': instrument.instrumentNumber, 'x-case-number': caseNumber }
    },
    /** Asks until the case has linkages; resolves with how many. */
    async untilLinked(id: string): Promise<number> {
      for (const end = performance.now() + 60_000; performance.now() < end; await sleep(5)) {
        const { totalCount } = (await send('police-analyst', 'query Linkages($id: ID!) { node(id: $id) { ... on FraudCase { linkages(first: 1) { totalCount } } } }', { id })).node.linkages
        if (totalCount > 0) return totalCount
      }
      throw new Error(`${id} was not linked within a minute`)
    },
    /** Asks until the clock has written every movement of the trail. */
    async untilKept(id: string, under: Readonly<Record<string, string>>): Promise<void> {
      for (const end = performance.now() + 180_000; performance.now() < end; await sleep(100)) {
        const { flowCount, keptFlowCount } = (await send('police-control', 'query Kept($id: ID!) { node(id: $id) { ... on FundTrail { flowCount keptFlowCount } } }', { id }, under)).node
        if (keptFlowCount === flowCount) return
      }
      throw new Error(`${id} was not whole within three minutes`)
    },
  }
}

/** A report whose money went to `card`, with a number, an online account and a URL that others have told too: `nth` of forty. */
function inputOf(serial: number, { card, nth }: { readonly card: string; readonly nth: number }): object {
  return {
    channel: 'HOTLINE_110', fraudType: 'BRUSHING_REBATE', divisionCode: '120101', narrative: '刷单诈骗。', currency: 'CNY',
    reporter: { name: '测试甲', phone: '+8615300000099', ageBand: 'FROM_60' },
    payments: [{ amount: `${50_000 + (serial % 900)}.00`, paidAt: new Date(Date.now() - 36_000_000).toISOString(), channel: 'MOBILE_BANK', debitAccount: { number: cardNumber(cardBins.delta, serial) }, creditAccount: { number: card, holderName: '测试乙' } }],
    numbers: [mobileNumber('133', 7_000 + nth)], onlineAccounts: [{ service: 'QQ', handle: String(7_500_000 + nth) }], urls: [`https://analysis-${nth}.test/join`],
  }
}

function atLeast(least: number): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw new InvalidArgumentError(`A whole number of at least ${least} is wanted.`)
    return Number(text)
  }
}

function spread(times: readonly number[]): { p50Ms: number; p95Ms: number; maxMs: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) }
}

/** Peak resident memory of the server, MB. */
function peakOf({ process: { pid } }: RunningApp): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024)
}
function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
