/** What the platform should hold, and what it should say to a request: pure, over plain values. Its steps stand in `rule-book`. */
import { seedId } from '../../src/database/columns.js'
import { findPersona, type Persona } from '../../src/identity/personas.js'
import { type Actor, type Facts, type Family, freezeMonths, meaningOf, monthsLater, stopTerm, take, waysOf } from './rule-book.js'

export interface Order {
  /** Null until the platform has told it. */
  readonly id: string | null
  readonly family: Family
  readonly status: string
  readonly version: number
  readonly target: string
  /** Agency. */
  readonly addressee: string
  readonly amount: string | null
  /** An instant that the request does not state is the platform's own: `'now'` until it is told. */
  readonly issuedAt: number | 'now'
  readonly effectiveAt: number | 'now' | null
  readonly expiresAt: number | 'by term' | null
  readonly extensions: number
  readonly untold: boolean
  readonly follows: string | null
  readonly term: keyof typeof freezeMonths
  /** End of the paper a watch rests on. */
  readonly paperUntil: number
  readonly caseId: string
  /** Answers that the platform has taken. */
  readonly answers: number
}

export interface Paper {
  readonly caseId: string
  readonly kind: 'STOP' | 'QUERY' | 'FREEZE'
  readonly level: 'COUNTY' | 'CITY'
  readonly until: number
}

/** What stays as it is during a run. */
export interface Setting {
  readonly filedCase: string
  readonly reviewCase: string
  /** By account id: its bank, and the cases it plays a part in. */
  readonly accounts: ReadonlyMap<string, { readonly bank: string; readonly number: string; readonly cases: readonly string[] }>
  readonly number: string
  readonly online: string
  readonly papers: ReadonlyMap<string, Paper>
}

export interface State {
  readonly orders: readonly Order[]
  /** Carrier that serves the number. */
  readonly carrier: string
}

export interface Request {
  readonly persona: string
  readonly root: string
  readonly input: Readonly<Record<string, unknown>>
}

export type Verdict =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'refused'; readonly code: string; readonly rule: string }
  | { readonly kind: 'accepted'; readonly state: State; readonly order: string | null }

export const agencyOf = (persona: string): string => seedId('agency', (findPersona(persona) as Persona).agencyKey)

export const institutions = ['bank-harbour', 'bank-metro', 'bank-delta', 'carrier-north', 'carrier-south', 'platform-chat'] as const
const desks: Readonly<Record<string, Actor>> = { 'police-intake': 'INTAKE', 'police-control': 'CONTROL', 'police-chief': 'CONTROL' }
const isInstitution = (persona: string): boolean => (institutions as readonly string[]).includes(persona)

/** Which desks a mutation is open to; the rest of them belong to addressees. */
const openTo: Readonly<Record<string, readonly Actor[]>> = {
  reportIncident: ['INTAKE', 'CONTROL'],
  issueStopPayment: ['INTAKE', 'CONTROL'],
  issueNumberMeasure: ['INTAKE', 'CONTROL'],
  issueOnlineMeasure: ['INTAKE', 'CONTROL'],
  issueFreeze: ['CONTROL'],
  issueAccountQuery: ['CONTROL'],
  issueAccountWatch: ['CONTROL'],
  withdrawOrder: ['INTAKE', 'CONTROL'],
  extendStopPayment: ['CONTROL'],
  liftStopPayment: ['CONTROL'],
  renewFreeze: ['CONTROL'],
  liftFreeze: ['CONTROL'],
  liftMeasure: ['CONTROL'],
  restoreMeasure: ['CONTROL'],
  acknowledgeOrder: [],
  answerOrder: [],
}
const mayCall = ({ persona, root }: Request): boolean => (openTo[root]?.length ? openTo[root].includes(desks[persona] as Actor) : isInstitution(persona))

export const visible = (persona: string, { addressee, target }: Order, setting: Setting): boolean => persona in desks || agencyOf(persona) === addressee || (persona === 'card-scheme' && setting.accounts.has(target))
export const actorFor = (persona: string, { addressee }: Order): Actor => desks[persona] ?? (agencyOf(persona) === addressee ? 'ADDRESSEE' : 'BYSTANDER')

const freezing = ['IN_FORCE', 'RENEWED']
const isHeld = ({ family, status }: Order): boolean => family === 'FREEZE' && freezing.includes(status)
export const stopsOf = ({ orders }: State, target: string): number => orders.reduce((sum, each) => sum + (each.target === target && each.family === 'STOP_PAYMENT' && each.effectiveAt !== null ? 1 + each.extensions : 0), 0)

const instant = (at: number | string | null, now: number): number | null => (typeof at === 'number' || at === null ? at : now)

export const factsOf = (state: State, order: Order, now: number): Facts => ({
  now,
  expiresAt: instant(order.expiresAt, Number.POSITIVE_INFINITY),
  stops: stopsOf(state, order.target),
  frozen: state.orders.some((other) => other !== order && other.id !== order.id && other.target === order.target && isHeld(other)),
  untold: order.untold,
})

export const stepsFor = (state: State, order: Order, persona: string, now: number): ReadonlyMap<string, string | null> => waysOf(order.family, order.status, actorFor(persona, order), factsOf(state, order, now))

/** The order one step on; the addressee need not be told of its own steps. */
function onward(state: State, id: string | null, actor: Actor, to: string, changes: Partial<Order> = {}): State {
  return { ...state, orders: state.orders.map((each) => (each.id === id ? { ...each, status: to, version: each.version + 1, untold: actor !== 'ADDRESSEE', ...changes } : each)) }
}
const orderOf = ({ orders }: State, id: string | null): Order => orders.find((each) => each.id === id) as Order

/** Takes effect; the stop that a freeze follows gives way to it while its term runs. */
function effect(state: State, order: Order, actor: Actor, to: string, now: number, at: number | 'now', changes: Partial<Order> = {}): State {
  const termed = order.family === 'STOP_PAYMENT' || order.family === 'FREEZE' || order.family === 'ACCOUNT_WATCH'
  const done = onward(state, order.id, actor, to, { effectiveAt: at, expiresAt: termed ? 'by term' : null, ...changes })
  const stop = order.family === 'FREEZE' && order.follows ? orderOf(done, order.follows) : null
  const converted = stop ? take('STOP_PAYMENT', stop.status, actor, 'CONVERT', factsOf(done, stop, now)) : null
  return stop && converted && 'to' in converted ? onward(done, stop.id, actor, converted.to) : done
}

/** When what takes effect at that instant is over. */
export function endOf({ family, term, paperUntil }: Order, effectiveAt: number): number | null {
  if (family === 'STOP_PAYMENT') return effectiveAt + stopTerm
  return family === 'FREEZE' ? monthsLater(effectiveAt, freezeMonths[term]) : family === 'ACCOUNT_WATCH' ? paperUntil : null
}

/** The freeze that has waited longest takes effect when the one before it ends. */
function promote(state: State, target: string, actor: Actor, now: number): State {
  const waiting = state.orders.filter((each) => each.target === target && each.status === 'QUEUED').sort((a, b) => Number(a.issuedAt) - Number(b.issuedAt) || ((a.id as string) < (b.id as string) ? -1 : 1))
  const [next] = waiting
  const step = next && take('FREEZE', 'QUEUED', actor, 'TAKE_EFFECT', factsOf(state, next, now))
  return next && step && 'to' in step ? effect(state, next, actor, step.to, now, 'now') : state
}

/** What the clock does with one order at that instant. */
export function expire(state: State, id: string, now: number): State {
  const order = orderOf(state, id)
  const step = take(order.family, order.status, 'CLOCK', 'EXPIRE', factsOf(state, order, now))
  if (!('to' in step)) return state
  const done = onward(state, id, 'CLOCK', step.to)
  return order.family === 'FREEZE' ? promote(done, order.target, 'CLOCK', now) : done
}
export const isDue = ({ expiresAt, status }: Order, now: number): boolean => typeof expiresAt === 'number' && expiresAt <= now && ['IN_FORCE', 'EXTENDED', 'RENEWED'].includes(status)
export const sweep = (state: State, now: number): State => state.orders.filter((each) => isDue(each, now)).sort((a, b) => Number(a.expiresAt) - Number(b.expiresAt)).reduce((at, { id }) => expire(at, id as string, now), state)

const refuse = (code: string, rule: string): Verdict => ({ kind: 'refused', code, rule })
const illegal = (rule: string): Verdict => refuse('ILLEGAL_TRANSITION', rule)
const badInput = (rule: string): Verdict => refuse('BAD_USER_INPUT', rule)

export function judge(state: State, setting: Setting, request: Request, now: number): Verdict {
  if (!mayCall(request)) return { kind: 'forbidden' }
  const { root } = request
  if (root === 'reportIncident') return report(state, setting, request)
  return root.startsWith('issue') ? issue(state, setting, request, now) : follow(state, setting, request, now)
}

const issued = (family: Family, target: string, addressee: string, caseId: string, more: Partial<Order> = {}): Order => ({
  id: null, family, status: 'ISSUED', version: 1, target, addressee, caseId, amount: null, issuedAt: 'now', effectiveAt: null, expiresAt: null, extensions: 0, untold: true, follows: null, term: 'SIX_MONTHS', paperUntil: 0, answers: 0, ...more,
})

function report(state: State, setting: Setting, { input }: Request): Verdict {
  const [{ amount, creditAccount }] = input['payments'] as [{ amount: string; creditAccount: { number: string } }]
  const [target, { bank }] = [...setting.accounts].find(([, { number }]) => number === creditAccount.number) as [string, { bank: string }]
  return { kind: 'accepted', order: null, state: { ...state, orders: [...state.orders, issued('STOP_PAYMENT', target, bank, '', { amount })] } }
}

const issues: Readonly<Record<string, readonly [Family, carriedBy: readonly Paper['kind'][]]>> = {
  issueStopPayment: ['STOP_PAYMENT', ['STOP', 'FREEZE']],
  issueFreeze: ['FREEZE', ['FREEZE']],
  issueAccountQuery: ['ACCOUNT_QUERY', ['QUERY', 'STOP', 'FREEZE']],
  issueAccountWatch: ['ACCOUNT_WATCH', ['QUERY']],
  issueNumberMeasure: ['NUMBER_MEASURE', ['STOP', 'FREEZE']],
  issueOnlineMeasure: ['IM_MEASURE', ['STOP', 'FREEZE']],
}

function issue(state: State, setting: Setting, { root, input }: Request, now: number): Verdict {
  const [family, carriedBy] = issues[root] as (typeof issues)[string]
  const { caseId, accountId, instrumentNumber, amount = null, follows = null, term = 'SIX_MONTHS' } = input as { caseId: string; accountId?: string; instrumentNumber: string; amount?: string; follows?: string; term?: Order['term'] }
  if (family === 'FREEZE' && caseId !== setting.filedCase) return illegal(follows ? 'filing-before-freeze' : 'freeze-needs-filed-case')
  const held = accountId ? setting.accounts.get(accountId) : null
  if (accountId && !held?.cases.includes(caseId)) return refuse('NOT_FOUND', 'account-outside-case')
  if (follows) {
    const stop = state.orders.find(({ id, target, family: of }) => id === follows && of === 'STOP_PAYMENT' && target === accountId)
    if (!stop) return refuse('NOT_FOUND', 'order-not-yours-or-absent')
    if ('rule' in take('STOP_PAYMENT', stop.status, 'CLOCK', 'CONVERT', factsOf(state, stop, now))) return illegal('stop-term-over')
  }
  const paper = setting.papers.get(instrumentNumber)
  if (!paper) return badInput('instrument-missing')
  if (paper.caseId !== caseId) return badInput('instrument-other-case')
  if (!carriedBy.includes(paper.kind)) return badInput('instrument-kind')
  if (now >= paper.until) return badInput('instrument-not-in-force')
  if (family === 'FREEZE' && term === 'ONE_YEAR' && paper.level !== 'CITY') return badInput('freeze-approver-level')
  const [target, addressee] = family === 'NUMBER_MEASURE' ? [setting.number, state.carrier] : family === 'IM_MEASURE' ? [setting.online, agencyOf('platform-chat')] : [accountId as string, held?.bank as string]
  return { kind: 'accepted', order: null, state: { ...state, orders: [...state.orders, issued(family, target, addressee, caseId, { amount, follows, term, paperUntil: paper.until })] } }
}

const stepOf: Readonly<Record<string, readonly [action: string, of: readonly Family[] | null]>> = {
  withdrawOrder: ['WITHDRAW', null],
  extendStopPayment: ['EXTEND', ['STOP_PAYMENT']],
  liftStopPayment: ['LIFT', ['STOP_PAYMENT']],
  renewFreeze: ['RENEW', ['FREEZE']],
  liftFreeze: ['LIFT', ['FREEZE']],
  liftMeasure: ['LIFT', ['ACCOUNT_WATCH']],
  restoreMeasure: ['RESTORE', ['NUMBER_MEASURE', 'IM_MEASURE']],
  acknowledgeOrder: ['ACKNOWLEDGE', null],
}

function follow(state: State, setting: Setting, request: Request, now: number): Verdict {
  const { persona, root, input } = request
  const order = state.orders.find(({ id }) => id === input['id'])
  if (!order || !visible(persona, order, setting)) return refuse('NOT_FOUND', 'order-not-yours-or-absent')
  if (order.version !== input['version']) return refuse('CONFLICT', 'version-moved')
  const actor = actorFor(persona, order)
  const facts = factsOf(state, order, now)
  if (root === 'answerOrder') return answer(state, order, input, actor, facts)
  const [action, of] = stepOf[root] as (typeof stepOf)[string]
  if (of && !of.includes(order.family)) return illegal('step-not-lawful')
  if (action === 'RENEW') {
    const paper = setting.papers.get(input['instrumentNumber'] as string)
    if (!paper) return badInput('instrument-missing')
    if (paper.caseId !== order.caseId) return badInput('instrument-other-case')
    if (paper.kind !== 'FREEZE') return badInput('instrument-kind')
    if (facts.now >= paper.until) return badInput('instrument-not-in-force')
    if (input['term'] === 'ONE_YEAR' && paper.level !== 'CITY') return badInput('freeze-approver-level')
  }
  const step = take(order.family, order.status, actor, action, facts)
  if ('rule' in step) return illegal(step.rule)
  const until = order.expiresAt as number
  const changes: Partial<Order> =
    action === 'EXTEND' ? { expiresAt: until + stopTerm, extensions: order.extensions + 1 } : action === 'RENEW' ? { expiresAt: monthsLater(until, freezeMonths[input['term'] as Order['term']]), term: input['term'] as Order['term'] } : {}
  const done = onward(state, order.id, actor, step.to, changes)
  return { kind: 'accepted', order: order.id, state: action === 'LIFT' && isHeld(order) ? promote(done, order.target, actor, now) : done }
}

interface AnswerInput {
  readonly resultCode: string
  readonly amount?: string
  readonly effectiveAt?: string
  readonly portedTo?: string
}

function answer(state: State, order: Order, input: Request['input'], actor: Actor, facts: Facts): Verdict {
  const { resultCode, amount, effectiveAt, portedTo } = input as unknown as AnswerInput & Request['input']
  const { family } = order
  const known = /^(0000|0100|030[0-3]|0400|050[01]|0[6-7]00|0801|0900|1000|110[01]|1200|1300|130[1-4]|1[89]00)$/
  if (!known.test(resultCode)) return badInput('result-code-unknown')
  const action = meaningOf(family, resultCode, portedTo !== undefined)
  if (action === null) return badInput('result-code-not-of-family')
  const stated = effectiveAt === undefined ? null : Date.parse(effectiveAt)
  const faults = [
    ...(portedTo !== undefined && action !== 'MISROUTE' ? ['answer-part-not-of-order'] : []),
    ...(amount !== undefined && family !== 'STOP_PAYMENT' && family !== 'FREEZE' ? ['answer-part-not-of-order'] : []),
    ...(amount !== undefined && order.amount !== null && Number(amount) > Number(order.amount) ? ['amount-above-order'] : []),
    ...(resultCode === '1200' && amount === undefined ? ['amount-missing'] : []),
    ...(stated !== null && (stated < Number(order.issuedAt) || stated > facts.now) ? ['effective-time-implausible'] : []),
    ...(portedTo === order.addressee ? ['carrier-unresolved'] : []),
  ]
  if (faults.length) return badInput(faults.join('+'))
  const step = take(family, order.status, actor, action, facts)
  if ('rule' in step) return illegal(step.rule)
  const answers = order.answers + 1
  if (action === 'TAKE_EFFECT' || action === 'EXECUTE') return { kind: 'accepted', order: order.id, state: effect(state, order, actor, step.to, facts.now, stated ?? 'now', { answers }) }
  const done = onward(state, order.id, actor, step.to, { answers })
  if (action !== 'MISROUTE') return { kind: 'accepted', order: order.id, state: done }
  // The measure goes on to the carrier that serves the number today.
  return { kind: 'accepted', order: order.id, state: { carrier: portedTo as string, orders: [...done.orders, issued('NUMBER_MEASURE', order.target, portedTo as string, order.caseId)] } }
}
