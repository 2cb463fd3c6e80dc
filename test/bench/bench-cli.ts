/**
 * `npm run bench -- --short`: W1–W4 of the built product – token, policy, masks, row-level security and durable record on, fsync on – against the hand-written limit,
 * on one database, in interleaved rounds. Answers are compared first. Ends with one JSON line per workload.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { Command } from 'commander'
import postgres from 'postgres'
import { runSeed } from '../../seeds/cli.js'
import { composeGraph } from '../../src/corridor/schema.js'
import { seedId } from '../../src/database/columns.js'
import { startEmbedded } from '../../src/database/embedded.js'
import { migrate } from '../../src/database/migrate.js'
import { appRole, logReaderRole } from '../../src/database/roles.js'
import { urlFor } from '../../src/database/servers.js'
import { migrationsFolder } from '../../src/house.js'
import { mintToken } from '../../src/identity/issuer.js'
import { localKeys } from '../../src/identity/keys.js'
import { findPersona, type Persona } from '../../src/identity/personas.js'
import { platformKeyOf } from '../../src/platform-key.js'
import { slices } from '../../src/slices.js'
import { fences } from '../../src/statement/fences.js'
import { type RunningApp, startApp } from '../support/running-app.js'
import { readAllTheWhile, timeIntake } from './intake.js'
import { load, type Measured, post, type Shot } from './load.js'
import { type BenchData, type Workload, workloads } from './workloads.js'

const options = new Command('bench')
  .option('--short', 'a few minutes', false)
  .option('--cases <number>', 'cases in the database', Number)
  .option('--in-flight <number>', 'requests under way', Number, 16)
  .parse()
  .opts<{ short: boolean; cases?: number; inFlight: number }>()
const cases = options.cases ?? (options.short ? 20_000 : 100_000)
const [rounds, roundMs] = options.short ? [5, 2_000] : [10, 5_000]
const poolSize = 4
/** Before each turn of W6. */
const restMs = 500
const say = (text: string) => console.error(text)

interface Result {
  readonly workload: string
  readonly title: string
  readonly ours: object
  readonly limit: object
  /** Ours to the limit. */
  readonly ratio: number
  readonly peers: object
}

const dataDir = join(tmpdir(), `liandong-bench-${cases}`)
mkdirSync(dataDir, { recursive: true })
chmodSync(dataDir, 0o711)
const known = existsSync(join(dataDir, 'postgres'))
const server = await startEmbedded({ dataDir, log: ({ en }) => say(en) })
const apps: RunningApp[] = []
let limitServer = null as ChildProcess | null
try {
  const ownerUrl = server.ownerUrl
  await migrate({ ownerUrl, appUrl: urlFor(ownerUrl, appRole), logUrl: urlFor(ownerUrl, logReaderRole), migrationsFolder, fences: fences(await composeGraph(slices)), log: ({ en }) => say(en) })
  say(known ? `Using the ${cases} cases of ${dataDir}` : `Filling ${dataDir} with ${cases} cases`)
  await runSeed({ ownerUrl, digestKey: await platformKeyOf({ platformKey: null, dataDir }), cases })
  const data = await prepare(ownerUrl)

  const { url: ours } = await startOurs(ownerUrl)
  const limit = await startLimit(ownerUrl)
  const keys = await localKeys(dataDir)
  const identity = { issuer: 'https://issuer.liandong.example', audience: 'https://graph.liandong.example' }
  const headersOf = async (persona: string) => {
    const who = findPersona(persona) as Persona
    return { authorization: `Bearer ${await mintToken(keys, who, identity)}`, 'x-purpose': who.purposes[0] }
  }
  const sides = { url: ours, desk: await headersOf('police-intake'), bank: await headersOf('bank-harbour'), limit, from: Math.floor(Date.now() / 1000) % 900_000_000 }
  const reader = workloads.find(({ name }) => name === 'W1') as Workload
  const reading: Shot = { url: `${ours}/graphql`, headers: await headersOf(reader.persona), body: (n) => JSON.stringify({ query: reader.query, variables: reader.variables(data, n) }) }
  const intake = async (name: string, title: string, inFlight: number): Promise<Result> => {
    const stop = inFlight ? readAllTheWhile(reading, inFlight) : async () => undefined
    const times = await timeIntake({ ...sides, from: sides.from + (inFlight ? 50_000 : 0) }, rounds * roundMs)
    await stop()
    say(`${name} ${title}: p50 ${times.readable.p50Ms} ms, p99 ${times.readable.p99Ms} ms (answered ${times.answered.p50Ms}/${times.answered.p99Ms}); by hand ${times.limit.p50Ms}/${times.limit.p99Ms}`)
    return { workload: name, title, ours: { ...times.readable, answered: times.answered, reports: times.reports }, limit: times.limit, ratio: rounded(times.limit.p50Ms / times.readable.p50Ms), peers: {} }
  }
  // What is timed alone goes first: after the others the indexer has thousands of records to follow.
  const results: Result[] = [
    await intake('W5', 'first byte of reportIncident to the order read by its bank, idle', 0),
    await timeRecording(data, ours, headersOf),
    await intake('W5-load', `the same while ${options.inFlight} readers ask W1 without pause`, options.inFlight),
  ]
  for (const workload of workloads) {
    const persona = findPersona(workload.persona) as Persona
    const headers = { authorization: `Bearer ${await mintToken(keys, persona, identity)}`, 'x-purpose': persona.purposes[0] }
    const our: Shot = { url: `${ours}/graphql`, headers, body: (n) => JSON.stringify({ query: workload.query, variables: workload.variables(data, n) }) }
    const their: Shot = { url: limit, headers: {}, body: (n) => JSON.stringify({ workload: workload.name, parameters: workload.limitParameters(data, n) }) }
    await assertEqual(workload, our, their)
    await load(our, roundMs, options.inFlight)
    await load(their, roundMs, options.inFlight)
    const pairs: { ours: Measured; limit: Measured }[] = []
    for (let round = 0; round < rounds; round++) {
      const first = round % 2 === 0
      const a = await load(first ? our : their, roundMs, options.inFlight)
      const b = await load(first ? their : our, roundMs, options.inFlight)
      pairs.push(first ? { ours: a, limit: b } : { ours: b, limit: a })
    }
    const ratio = median(pairs.map((pair) => pair.ours.perSecond / pair.limit.perSecond))
    const sum = (side: 'ours' | 'limit') => {
      const of = pairs.map((pair) => pair[side])
      return { perSecond: Math.round(median(of.map((each) => each.perSecond))), p50Ms: rounded(median(of.map((each) => each.p50Ms))), p99Ms: rounded(median(of.map((each) => each.p99Ms))) }
    }
    const [mine, theirs] = [sum('ours'), sum('limit')]
    results.push({ workload: workload.name, title: workload.title, ours: mine, limit: theirs, ratio: rounded(ratio), peers: {} })
    say(`${workload.name} ${workload.title}: ours ${mine.perSecond}/s, limit ${theirs.perSecond}/s, ratio ${rounded(ratio)}`)
  }
  say(`Node ${process.version}, ${cases} cases, ${options.inFlight} in flight, ${rounds} rounds of ${roundMs} ms per side, medians; fsync on, pool of ${poolSize} on each side.`)
  for (const result of results.sort((a, b) => a.workload.localeCompare(b.workload))) console.log(JSON.stringify(result))
} finally {
  limitServer?.kill('SIGTERM')
  await Promise.all(apps.map((app) => app.stop()))
  await server.stop()
}

/**
 * W4 as it is against W4 of a second server that records nothing: what the log costs, its sequencing and indexing included. Either side begins when the log is placed
 * and indexed and the machine has rested as long: none pays for the other, and none has a fresher machine.
 */
async function timeRecording(data: BenchData, recorded: string, headersOf: (persona: string) => Promise<Record<string, string>>): Promise<Result> {
  const workload = workloads.find(({ name }) => name === 'W4') as Workload
  const headers = await headersOf(workload.persona)
  const unrecorded = await startOurs(server.ownerUrl, { BENCH_UNRECORDED: '1' })
  const shot = (url: string): Shot => ({ url: `${url}/graphql`, headers, body: (n) => JSON.stringify({ query: workload.query, variables: workload.variables(data, n) }) })
  const [real, none] = [shot(recorded), shot(unrecorded.url)]
  await load(real, roundMs, options.inFlight)
  await load(none, roundMs, options.inFlight)
  // Many turns, in changing order: what else the machine does then falls on both sides alike.
  const pairs: { real: Measured; none: Measured }[] = []
  const turn = async (side: Shot): Promise<Measured> => {
    await logIsIdle()
    await sleep(restMs)
    // Not timed: whoever works behind the log takes a moment to see that there are callers.
    await load(side, roundMs / 2, options.inFlight)
    return load(side, roundMs, options.inFlight)
  }
  for (let nth = 0; nth < 2 * rounds; nth++) {
    if (nth % 2 === 0) pairs.push({ real: await turn(real), none: await turn(none) })
    else {
      const without = await turn(none)
      pairs.push({ real: await turn(real), none: without })
    }
  }
  await unrecorded.stop()
  const [mine, theirs] = [Math.round(median(pairs.map(({ real: { perSecond } }) => perSecond))), Math.round(median(pairs.map(({ none: { perSecond } }) => perSecond)))]
  const ratio = rounded(median(pairs.map((pair) => pair.real.perSecond / pair.none.perSecond)))
  say(`W6 the hot lookup, recorded against unrecorded: ${mine}/s, ${theirs}/s, ratio ${ratio}`)
  return { workload: 'W6', title: 'the hot lookup W4 with its record, against the same server without', ours: { perSecond: mine }, limit: { perSecond: theirs }, ratio, peers: {} }
}

/** Waits until every record has its place and its rows. */
async function logIsIdle(): Promise<void> {
  const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    while (true) {
      const [left] = await sql<{ n: number }[]>`select (select count(*) from access_log.record)::int - (select count(*) from access_event)::int as n`
      if (left?.n === 0) return
      await sleep(250)
    }
  } finally {
    await sql.end()
  }
}

/** Ten cases of a hundred accounts each, as a ring has them; and ids to ask for. Rows that an earlier run wrote by hand have ids of their own, which no caller could ask for. */
async function prepare(ownerUrl: string): Promise<BenchData> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    const big = await sql<{ id: string; case_number: string }[]>`select id, case_number from fraud_case where id not like 'fraud_case_limit%' order by case_number desc limit 10`
    for (const { id } of big) {
      await sql`insert into involved_account (id, case_id, account_id, holding_bank_id, role, layer, traced_amount, added_at)
        select 'involved_account_' || substr(translate(encode(sha256(convert_to(${id} || a.id, 'UTF8')), 'hex'), 'ilou', 'jkmn'), 1, 26), ${id}, a.id, a.holding_bank_id, 'MULE', 2, 1000.00, a.opened_at
        from (select * from account where id not like 'account_limit%' order by id limit 100) a on conflict do nothing`
    }
    await sql`analyze involved_account`
    const caseIds = await sql<{ id: string }[]>`select id from fraud_case where id not like 'fraud_case_limit%' order by md5(id) limit 500`
    const numbers = await sql<{ number: string }[]>`select number from account_identity where holding_bank_id = ${seedId('agency', 'harbour-bank')} and id not like 'account_limit%' order by md5(id) limit 500`
    return { caseIds: caseIds.map((row) => row.id), bigCaseNumbers: big.map((row) => row.case_number), harbourNumbers: numbers.map((row) => row.number) }
  } finally {
    await sql.end()
  }
}

async function assertEqual(workload: Workload, our: Shot, their: Shot): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  for (let n = 0; n < 20; n++) {
    const mine = JSON.parse((await post(agent, our, our.body(n))).text)
    const limits = JSON.parse((await post(agent, their, their.body(n))).text)
    if (mine.errors || !isDeepStrictEqual(mine.data[workload.root], limits.data)) {
      throw new Error(`${workload.name}: the answers differ at request ${n}\nours:  ${JSON.stringify(mine).slice(0, 1_500)}\nlimit: ${JSON.stringify(limits).slice(0, 1_500)}`)
    }
  }
  agent.destroy()
}

async function startOurs(databaseUrl: string, environment: Record<string, string> = {}): Promise<RunningApp> {
  const app = await startApp({ dataDir, main: fileURLToPath(new URL('../../src/main.js', import.meta.url)), environment: { DATABASE_URL: databaseUrl, POOL_SIZE: String(poolSize), OBJECTS_PER_MINUTE: '999999999', ...environment } })
  apps.push(app)
  return app
}

function startLimit(url: string): Promise<string> {
  const child = fork(fileURLToPath(new URL('./limit-server.js', import.meta.url)), [url, String(poolSize)])
  limitServer = child
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(`http://127.0.0.1:${(message as { port: number }).port}/`))
    child.once('exit', (code) => reject(new Error(`the limit ended with ${code}`)))
  })
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
