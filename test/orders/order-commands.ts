/** One command after another: given to the platform and to the model, and compared in all that both say. */
import fc from 'fast-check'
import { newId } from '../../src/database/columns.js'
import { endOf, expire, isDue, judge, type Order, type Request, type Setting, type State, stepsFor, sweep, type Verdict, visible } from './order-model.js'
import type { ProvingGround, Row, Told } from './proving-ground.js'
import { aboutNothing, type Doing, doing, people, requestAtEnd, requestOf } from './random-steps.js'
import { stopTerm } from './rule-book.js'

/** The clocks of this process and of the database are one; what rounding makes of them. */
const slackMs = 5

export interface Model {
  state: State
}

/** One run: its setting, what it has been through, and the last request that took effect. */
export class Run {
  readonly told: string[] = []
  last: { readonly request: Request; readonly key: string; readonly answer: Told } | null = null

  constructor(
    readonly ground: ProvingGround,
    readonly setting: Setting,
    readonly counted: Map<string, number>,
  ) {}

  count(what: string): void {
    this.counted.set(what, (this.counted.get(what) ?? 0) + 1)
  }

  goOn(model: Model, next: State): void {
    for (const { id, family, status } of next.orders) {
      const before = model.state.orders.find((each) => each.id === id)
      if (before && before.status !== status) this.count(`${family} ${before.status} → ${status}`)
    }
    model.state = next
  }
}

class Disagreement extends Error {
  override readonly name = 'Disagreement'
}

interface Attempt {
  readonly request: Request
  readonly key: string
  readonly answer: Told
}

/** What the model takes for possible: the same requests in the orders they may have come in, at the instants they may have come at. */
interface Possible {
  readonly verdicts: readonly Verdict[]
  readonly state: State
}

function possible(state: State, setting: Setting, requests: readonly Request[], instants: readonly number[]): readonly Possible[] {
  const orders = requests.length === 2 ? [[0, 1], [1, 0]] : [[0]]
  return orders.flatMap((order) =>
    instants.map((now) => {
      const verdicts: Verdict[] = []
      let at = state
      for (const nth of order) {
        const verdict = judge(at, setting, requests[nth] as Request, now)
        verdicts[nth] = verdict
        if (verdict.kind === 'accepted') at = verdict.state
      }
      return { verdicts, state: at }
    }),
  )
}

/** What an answer says, in the model's words. */
function said({ root }: Request, { status, data, errors }: Told): string {
  const payload = data?.[root]
  if (status === 403 && errors[0]?.extensions.code === 'FORBIDDEN' && !payload) return 'forbidden'
  const refusals: { readonly code: string; readonly rule: string }[] = payload?.userErrors ?? []
  if (refusals.length) return `refused ${[...new Set(refusals.map(({ code }) => code))].join('+')} ${refusals.map(({ rule }) => rule).join('+')}${payload.order ? ' with an order' : ''}`
  return status === 200 && (payload?.order || payload?.orders?.length) && errors.length === 0 ? 'accepted' : `failed ${status} ${JSON.stringify({ data, errors })}`
}
const expected = (verdict: Verdict): string => (verdict.kind === 'refused' ? `refused ${verdict.code} ${verdict.rule}` : verdict.kind)

const shown = (at: number | string | null): string => (typeof at === 'number' ? new Date(at).toISOString() : String(at))
const plain = ({ family, status, version, target, addressee, extensions, untold, effectiveAt, expiresAt }: Row | Order): string =>
  `${family} ${status} v${version} on ${target} to ${addressee}, ${extensions} extensions, ${untold ? 'untold' : 'told'}, ${shown(effectiveAt)} to ${shown(expiresAt)}`

/** The state with what the platform alone could tell filled in, or why it is not what the platform holds. */
function settle(state: State, rows: readonly Row[], low: number, high: number): State | string {
  if (rows.length !== state.orders.length) return `${rows.length} orders instead of ${state.orders.length}`
  const within = (at: number | null): boolean => at !== null && at >= low - slackMs && at <= high + slackMs
  const fresh = rows.filter(({ id }) => !state.orders.some((order) => order.id === id))
  const orders: Order[] = []
  for (const order of state.orders) {
    const row = order.id === null ? fresh.find((each) => isOf(order, each) && !orders.some(({ id }) => id === each.id)) : rows.find(({ id }) => id === order.id)
    if (!row) return `no ${order.family} ${order.id ?? 'anew'}`
    if (order.issuedAt === 'now' && !within(row.issuedAt)) return `issued at ${shown(row.issuedAt)}`
    if (order.effectiveAt === 'now' && !within(row.effectiveAt)) return `effective at ${shown(row.effectiveAt)}`
    const effectiveAt = order.effectiveAt === 'now' ? (row.effectiveAt as number) : order.effectiveAt
    const expiresAt = order.expiresAt === 'by term' ? endOf(order, effectiveAt as number) : order.expiresAt
    const settled: Order = { ...order, id: row.id, issuedAt: order.issuedAt === 'now' ? row.issuedAt : order.issuedAt, effectiveAt, expiresAt }
    if (plain(settled) !== plain(row)) return `${row.id}\n      holds    ${plain(row)}\n      expected ${plain(settled)}`
    orders.push(settled)
  }
  return { ...state, orders }
}

/** Of two orders that were issued at once, which is which. A report's case has its number from the platform. */
const isOf = (order: Order, row: Row): boolean =>
  row.family === order.family && row.target === order.target && row.addressee === order.addressee && (order.caseId === '' || row.caseId === order.caseId) &&
  (order.family !== 'FREEZE' || (row.follows === order.follows && row.isYear === (order.term === 'ONE_YEAR')))

/** What holds whatever the model says. */
function assertLawful(rows: readonly Row[]): void {
  for (const target of new Set(rows.map((row) => row.target))) {
    const of = rows.filter((row) => row.target === target)
    const stops = of.filter(({ ordinal }) => ordinal !== null).reduce((sum, { extensions }) => sum + 1 + extensions, 0)
    if (stops > 2) throw new Disagreement(`${target} was stopped ${stops} times`)
    const freezes = of.filter(({ family, status }) => family === 'FREEZE' && ['IN_FORCE', 'RENEWED', 'PARTLY_RETURNED'].includes(status))
    if (freezes.length > 1) throw new Disagreement(`${target} is frozen ${freezes.length} times`)
  }
  for (const { id, family, effectiveAt, expiresAt, extensions } of rows) {
    if (family === 'STOP_PAYMENT' && effectiveAt !== null && expiresAt !== effectiveAt + stopTerm * (1 + extensions)) throw new Disagreement(`${id} is stopped from ${shown(effectiveAt)} to ${shown(expiresAt)}`)
  }
}

/** The steps that an answer shows as the caller's own are those of the model, each with what keeps it back. */
function assertSteps(transitions: readonly { readonly action: string; readonly allowed: boolean; readonly rule: string | null }[], state: State, order: Order, persona: string, instants: readonly number[]): void {
  const got = transitions.map(({ action, allowed, rule }) => `${action} ${allowed ? 'open' : rule}`).sort().join(', ')
  const ways = instants.map((now) => [...stepsFor(state, order, persona, now)].map(([action, rule]) => `${action} ${rule ?? 'open'}`).sort().join(', '))
  if (!ways.includes(got)) throw new Disagreement(`allowedTransitions of ${order.id} for ${persona}: [${got}] instead of [${ways[0]}]`)
}

/** Gives the requests at once, and finds the course of events that the model takes for possible. */
export async function attempt(model: Model, run: Run, requests: readonly Request[]): Promise<readonly Attempt[]> {
  const { ground, setting } = run
  const low = ground.now()
  const attempts = await Promise.all(requests.map(async (request): Promise<Attempt> => {
    const key = newId('request')
    return { request, key, answer: await ground.act(request, key) }
  }))
  const high = ground.now()
  const rows = await ground.rows(setting)
  const instants = [low, high]
  const answers = attempts.map(({ request, answer }) => said(request, answer))
  run.told.push(attempts.map(({ request: { persona, root, input } }, nth) => `${shown(low)} ${persona} ${root} ${JSON.stringify(input)} → ${answers[nth]}`).join('\n  & '))
  assertLawful(rows)
  const courses = possible(model.state, setting, requests, instants)
  const reasons: string[] = []
  for (const { verdicts, state } of courses) {
    const wanted = verdicts.map(expected)
    if (wanted.join() !== answers.join()) {
      reasons.push(`expected ${wanted.join(' & ')}`)
      continue
    }
    const settled = settle(state, rows, low, high)
    if (typeof settled === 'string') {
      reasons.push(settled)
      continue
    }
    run.goOn(model, settled)
    for (const [nth, verdict] of verdicts.entries()) {
      run.count(verdict.kind === 'refused' ? verdict.code : verdict.kind)
      if (verdict.kind === 'refused') run.count(verdict.rule)
      if (verdict.kind === 'accepted') run.last = attempts[nth] as Attempt
    }
    const [first] = verdicts
    // Of two at once, each answer shows its own moment.
    if (verdicts.length === 1 && first?.kind === 'accepted' && first.order) {
      const { request, answer } = attempts[0] as Attempt
      const order = settled.orders.find(({ id }) => id === first.order) as Order
      const shows = answer.data[request.root].order
      if (shows.id !== order.id || shows.status !== order.status || shows.version !== order.version || shows.expiresAt !== null && Date.parse(shows.expiresAt) !== order.expiresAt) throw new Disagreement(`the answer shows ${JSON.stringify(shows)}, and the order is ${plain(order)}`)
      assertSteps(shows.allowedTransitions, settled, order, request.persona, instants)
    }
    return attempts
  }
  throw new Disagreement([...new Set(reasons)].join('\n  or '))
}

abstract class Command implements fc.AsyncCommand<Model, Run> {
  abstract readonly what: string
  abstract do(model: Model, run: Run): Promise<void>
  check = (): boolean => true
  toString = (): string => this.what

  async run(model: Model, run: Run): Promise<void> {
    run.count('commands')
    try {
      await this.do(model, run)
    } catch (fault) {
      throw new Error(`${fault instanceof Error ? fault.message : String(fault)}\nafter ${run.told.length} commands:\n  ${run.told.join('\n  ')}\nat ${this.what}`, { cause: fault })
    }
  }
}

class Act extends Command {
  readonly what: string
  constructor(private readonly doing: Doing) {
    super()
    this.what = JSON.stringify(doing)
  }
  async do(model: Model, run: Run): Promise<void> {
    const { ground, setting } = run
    const request = requestOf(this.doing, model.state, setting, ground.now())
    const [given] = (await attempt(model, run, [request])) as [Attempt]
    // An order of another institution reads like none at all.
    if (!('id' in request.input) || said(request, given.answer) !== 'refused NOT_FOUND order-not-yours-or-absent') return
    const absent = await ground.act(aboutNothing(request), newId('request'))
    if (JSON.stringify([absent.status, absent.data, absent.errors]) !== JSON.stringify([given.answer.status, given.answer.data, given.answer.errors])) throw new Disagreement(`an order of others answers ${JSON.stringify(given.answer)}, an absent one ${JSON.stringify(absent)}`)
  }
}

class Race extends Command {
  readonly what: string
  constructor(private readonly both: readonly [Doing, Doing]) {
    super()
    this.what = `at once ${JSON.stringify(both)}`
  }
  async do(model: Model, run: Run): Promise<void> {
    const now = run.ground.now()
    await attempt(model, run, this.both.map((each) => requestOf(each, model.state, run.setting, now)))
  }
}

/** The last request that took effect comes again under its key: as it was, or with something else in it. */
class Repeat extends Command {
  readonly what: string
  constructor(private readonly changed: boolean) {
    super()
    this.what = changed ? 'the last key with another request' : 'the last request again'
  }
  override check = (): boolean => true
  async do(model: Model, run: Run): Promise<void> {
    const { last, ground, setting } = run
    if (!last) return
    const low = ground.now()
    const { request } = last
    const other: Request = 'version' in request.input ? { ...request, input: { ...request.input, version: Number(request.input['version']) + 1 } } : { ...request, input: { ...request.input, investigatorNumber: '120116-0007' } }
    const answer = await ground.act(this.changed ? other : request, last.key)
    const rows = await ground.rows(setting)
    run.told.push(`${shown(low)} ${this.what}: ${request.persona} ${request.root} → ${answer.status}`)
    const [error] = answer.errors
    if (this.changed && (answer.status !== 422 || answer.data !== null || error?.extensions.code !== 'CONFLICT' || error.extensions.rule !== 'one key, one request')) throw new Disagreement(`another request under the key was answered ${JSON.stringify(answer)}`)
    if (!this.changed && JSON.stringify(answer) !== JSON.stringify(last.answer)) throw new Disagreement(`first answered ${JSON.stringify(last.answer)}, then ${JSON.stringify(answer)}`)
    const settled = settle(model.state, rows, low, ground.now())
    if (typeof settled === 'string') throw new Disagreement(`a repeated key had an effect: ${settled}`)
    run.count(this.changed ? 'keys refused' : 'repeated')
  }
}

/** Somebody reads an order: what it is, and which steps the reader may take; of others' orders nothing. */
class Look extends Command {
  readonly what: string
  constructor(
    private readonly persona: (typeof people)[number],
    private readonly pick: number,
  ) {
    super()
    this.what = `${persona} looks at ${pick}`
  }
  async do({ state }: Model, { ground, setting, told }: Run): Promise<void> {
    const order = state.orders[this.pick % state.orders.length] as Order
    const low = ground.now()
    const { data } = await ground.look(this.persona, order.id as string)
    told.push(`${shown(low)} ${this.persona} looks at ${order.id}`)
    if (!visible(this.persona, order, setting)) {
      if (data?.node !== null) throw new Disagreement(`${this.persona} sees ${JSON.stringify(data)}`)
      return
    }
    const { status, version, expiresAt, allowedTransitions } = data.node
    if (status !== order.status || version !== order.version || (expiresAt === null ? null : Date.parse(expiresAt)) !== order.expiresAt) throw new Disagreement(`${this.persona} sees ${JSON.stringify(data.node)}, and the order is ${plain(order)}`)
    assertSteps(allowedTransitions, state, order, this.persona, [low, ground.now()])
  }
}

type Clock = 'asleep' | 'jobs' | 'sweep'

/** The clock is late, keeps its appointments in any order, one of them twice and one that is not due, or sweeps. */
async function letWork(model: Model, run: Run, clock: Clock): Promise<void> {
  if (clock === 'asleep') return
  const { ground, setting } = run
  const low = ground.now()
  const due = model.state.orders.filter((each) => isDue(each, low)).map(({ id }) => id as string)
  const jobs = clock === 'jobs' ? [...due.toReversed(), ...due.slice(0, 1), ...model.state.orders.slice(0, 1).map(({ id }) => id as string)] : []
  if (clock === 'sweep') await ground.app.clock['sweep-orders']?.({})
  for (const orderId of jobs) await ground.app.clock['expire-order']?.({ orderId })
  const high = ground.now()
  const rows = await ground.rows(setting)
  assertLawful(rows)
  const courses = [low, high].map((now) => (clock === 'sweep' ? sweep(model.state, now) : jobs.reduce((state, id) => expire(state, id, now), model.state)))
  const settled = courses.map((state) => settle(state, rows, low, high))
  const found = settled.find((each) => typeof each !== 'string')
  if (!found || typeof found === 'string') throw new Disagreement(`after the clock: ${settled.join('\n  or ')}`)
  run.goOn(model, found)
}

class Hours extends Command {
  readonly what: string
  constructor(
    private readonly hours: number,
    private readonly clock: Clock,
  ) {
    super()
    this.what = `${hours} h pass, the clock ${clock}`
  }
  async do(model: Model, run: Run): Promise<void> {
    await run.ground.setTime(run.ground.now() + this.hours * 3_600_000)
    run.told.push(`${shown(run.ground.now())} ${this.what}`)
    await letWork(model, run, this.clock)
  }
}

/** Time passes to a second before or after an end; the clock does what it does; then somebody extends, renews, lifts or freezes just there. */
class Edge extends Command {
  readonly what: string
  constructor(
    private readonly at: { readonly pick: number; readonly seconds: number; readonly acts: number | null },
    private readonly clock: Clock,
  ) {
    super()
    this.what = `to ${at.seconds} s from end ${at.pick}, the clock ${clock}${at.acts === null ? '' : `, then ${at.acts}`}`
  }
  async do(model: Model, run: Run): Promise<void> {
    const { ground, setting } = run
    const ending = model.state.orders.filter(({ expiresAt, status }) => typeof expiresAt === 'number' && ['IN_FORCE', 'EXTENDED', 'RENEWED'].includes(status) && expiresAt - 1_000 > ground.now())
    const order = ending[this.at.pick % ending.length]
    if (!order) return
    await ground.setTime((order.expiresAt as number) + this.at.seconds * 1_000)
    run.told.push(`${shown(ground.now())} ${this.what}`)
    await letWork(model, run, this.clock)
    const now = model.state.orders.find(({ id }) => id === order.id) as Order
    if (this.at.acts === null) return
    await attempt(model, run, [requestAtEnd(now, this.at.acts, setting)])
    run.count(`${this.at.seconds} s from an end`)
  }
}

const clock = fc.constantFrom('asleep' as const, 'jobs' as const, 'sweep' as const)
const edge = fc.record({ pick: fc.nat(5), seconds: fc.constantFrom(-1, 1), acts: fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: fc.nat(23) }) })
const hours = fc.constantFrom(1, 20, 47, 30 * 24)

/** Kinds of commands, the more frequent named several times. */
export const commandKinds: readonly fc.Arbitrary<fc.AsyncCommand<Model, Run>>[] = [
  ...Array.from({ length: 15 }, () => doing.map((each) => new Act(each))),
  fc.tuple(doing, doing).map((both) => new Race(both)),
  fc.boolean().map((changed) => new Repeat(changed)),
  fc.tuple(fc.constantFrom(...people), fc.nat(30)).map(([persona, pick]) => new Look(persona, pick)),
  ...Array.from({ length: 2 }, () => fc.tuple(edge, clock).map(([where, how]) => new Edge(where, how))),
  fc.tuple(hours, clock).map(([length, how]) => new Hours(length, how)),
]

/** What a run leaves behind: of each order one chain of events without a gap, that ends in its state; each answer kept, and no order carried out twice. */
export async function assertHistories({ ground, told }: Run, { state }: Model): Promise<void> {
  const fail = (what: string): never => {
    throw new Disagreement(`${what}\nafter:\n  ${told.join('\n  ')}`)
  }
  const histories = await ground.histories(state.orders.map(({ id }) => id as string))
  if (histories.length !== state.orders.length) fail('orders have gone')
  for (const { id, status, version, events, answers } of histories) {
    const order = state.orders.find((each) => each.id === id) as Order
    const chained = events.every(([nth, from], at) => nth === at + 1 && from === (at === 0 ? null : (events[at - 1]?.[2] ?? '')))
    if (!chained || events.length !== version || events.at(-1)?.[2] !== status || status !== order.status) fail(`${id} ${status} v${version} came by ${JSON.stringify(events)}`)
    if (events.filter(([, , , action]) => action === 'TAKE_EFFECT' || action === 'EXECUTE').length > 1) fail(`${id} was carried out twice: ${JSON.stringify(events)}`)
    if (answers !== order.answers) fail(`${id} keeps ${answers} answers, ${order.answers} were taken`)
  }
}
