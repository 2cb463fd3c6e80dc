/**
 * W5: from the first byte of `reportIncident` to the order read by its bank, alone and while others read. The limit writes the same rows by hand in one transaction and
 * reads the order back; no rules, no permission, no key, no history, no record.
 */
import { Agent } from 'node:http'
import { cardNumber, mobileNumber } from '../../seeds/numbers.js'
import { post, type Shot } from './load.js'

export interface IntakeSides {
  readonly url: string
  readonly desk: Readonly<Record<string, string>>
  readonly bank: Readonly<Record<string, string>>
  readonly limit: string
  /** Serial of the first account; no two runs on one database share any. */
  readonly from: number
}

export interface Times {
  readonly p50Ms: number
  readonly p99Ms: number
}
export interface IntakeTimes {
  /** Until the desk has its answer. */
  readonly answered: Times
  /** Until the bank has read its order. */
  readonly readable: Times
  readonly limit: Times
  readonly reports: number
}

const report = `mutation Report($input: ReportIncidentInput!) { reportIncident(input: $input) { report { id } orders { id family addressee { id } } userErrors { field rule } } }`
const read = `query Read($id: ID!) { node(id: $id) { ... on ControlOrder { id orderNumber status amount account { number } } } }`

/** The first card takes the bank's own number range, so its stop goes there; a telephone number and an address go to others. */
const inputOf = (serial: number) => ({
  channel: 'HOTLINE_110', fraudType: 'LAW_ENFORCEMENT_IMPERSONATION', divisionCode: '120101', narrative: '冒充公检法诈骗。', currency: 'CNY',
  reporter: { name: '测试甲', phone: '+8615300000099', ageBand: 'FROM_60' },
  payments: [{ amount: '50000.00', paidAt: '2026-01-05T10:00:00+08:00', channel: 'MOBILE_BANK', debitAccount: { number: cardNumber('629902', serial) }, creditAccount: { number: cardNumber('629901', serial), holderName: '测试乙' } }],
  numbers: [mobileNumber('133', serial % 10_000)],
})

/** One report after the other for so long; both sides take turns. */
export async function timeIntake(sides: IntakeSides, milliseconds: number): Promise<IntakeTimes> {
  const agent = new Agent({ keepAlive: true })
  const [answered, readable, limit]: [number[], number[], number[]] = [[], [], []]
  const end = performance.now() + milliseconds
  for (let n = sides.from; performance.now() < end; n += 1) {
    const input = inputOf(n)
    const begin = performance.now()
    const said = JSON.parse((await post(agent, { url: `${sides.url}/graphql`, headers: { ...sides.desk, 'idempotency-key': `bench-${sides.from}-${n}-${begin}` } }, JSON.stringify({ query: report, variables: { input } }))).text)
    const answeredAt = performance.now()
    const order = said.data?.reportIncident?.orders?.find((each: { family: string }) => each.family === 'STOP_PAYMENT')
    if (!order) throw new Error(`no stop went out: ${JSON.stringify(said).slice(0, 800)}`)
    const seen = JSON.parse((await post(agent, { url: `${sides.url}/graphql`, headers: sides.bank }, JSON.stringify({ query: read, variables: { id: order.id } }))).text)
    const readAt = performance.now()
    if (seen.data?.node?.status !== 'ISSUED') throw new Error(`the bank cannot read its order: ${JSON.stringify(seen).slice(0, 800)}`)
    // What follows the first report of the run warms up both sides.
    if (n > sides.from + 4) {
      answered.push(answeredAt - begin)
      readable.push(readAt - begin)
    }
    const limitBegin = performance.now()
    const { status, text } = await post(agent, { url: sides.limit, headers: {} }, JSON.stringify({ workload: 'W5', parameters: [String(n + 500_000_000), String(n)] }))
    if (status !== 200 || !JSON.parse(text).data) throw new Error(`the limit failed: ${text.slice(0, 300)}`)
    if (n > sides.from + 4) limit.push(performance.now() - limitBegin)
  }
  agent.destroy()
  return { answered: timesOf(answered), readable: timesOf(readable), limit: timesOf(limit), reports: answered.length }
}

/** Callers that read all the while, so many at once; resolves when told to stop. */
export function readAllTheWhile(shot: Shot, inFlight: number): () => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  let stopped = false
  let n = 0
  const running = Promise.all(Array.from({ length: inFlight }, async () => {
    while (!stopped) await post(agent, shot, shot.body(n++))
  }))
  return async () => {
    stopped = true
    await running
    agent.destroy()
  }
}

function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100
  return { p50Ms: at(0.5), p99Ms: at(0.99) }
}
