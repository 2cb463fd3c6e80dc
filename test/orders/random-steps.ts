/** What random people do with orders, as plain values, and the requests that it comes to in a given state. */
import fc from 'fast-check'
import { newId } from '../../src/database/columns.js'
import { agencyOf, institutions, isDue, judge, type Order, type Request, type Setting, type State } from './order-model.js'
import { codes } from './rule-book.js'

export const people = ['police-intake', 'police-control', 'police-chief', ...institutions, 'card-scheme'] as const
const desks = ['police-intake', 'police-control', 'police-chief'] as const

/** Which order a step is taken with: one where it is lawful, or barred by a condition, where there is any; or whichever. */
interface Aim {
  readonly pick: number
  readonly aim: 'lawful' | 'barred' | 'any'
  /** Who acts; null: whoever the step belongs to. */
  readonly persona: (typeof people)[number] | null
  /** How far the stated version is off. */
  readonly off: number
}

export type Doing =
  | ({ readonly kind: 'desk'; readonly root: string; readonly year: boolean; readonly city: boolean } & Aim)
  | ({ readonly kind: 'acknowledge' } & Aim)
  | ({ readonly kind: 'answer'; readonly code: string; readonly amount: string | null; readonly hours: number | null; readonly port: 'away' | 'home' | null } & Aim)
  | { readonly kind: 'issue'; readonly root: string; readonly persona: (typeof people)[number]; readonly account: number; readonly where: 'filed' | 'review'; readonly paper: number | null; readonly year: boolean; readonly city: boolean; readonly follows: number | null }
  | { readonly kind: 'report'; readonly account: number; readonly fen: number }

/** Null but once in so many times. */
const seldom = <Value>(once: number, arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.oneof({ weight: once - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
const persona = seldom(8, fc.constantFrom(...people))
const aim = { pick: fc.nat(50), aim: fc.constantFrom('lawful' as const, 'lawful' as const, 'lawful' as const, 'lawful' as const, 'barred' as const, 'barred' as const, 'any' as const), persona, off: fc.oneof({ weight: 24, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1, 5) }) }

const roots = ['withdrawOrder', 'extendStopPayment', 'extendStopPayment', 'liftStopPayment', 'renewFreeze', 'liftFreeze', 'liftFreeze', 'liftFreeze', 'liftMeasure', 'restoreMeasure']
const desk = fc.record({ kind: fc.constant('desk' as const), root: fc.constantFrom(...roots), year: fc.boolean(), city: fc.boolean(), ...aim })
const acknowledge = fc.record({ kind: fc.constant('acknowledge' as const), ...aim })
const done = fc.record({ code: fc.constant('0000'), amount: seldom(4, fc.constantFrom('20.00', '500.00', '900.00')), hours: seldom(4, fc.constantFrom(-2, 0, 1, 30, 47, 47, 400_000)), port: fc.constant(null) })
const partly = fc.record({ code: fc.constant('1200'), amount: fc.constantFrom('20.00', '500.00', '20.00', null), hours: fc.constant(null), port: fc.constant(null) })
const otherwise = fc.record({ code: fc.constantFrom(...codes, '9999', '0301', '1302', '1300'), amount: fc.constant(null), hours: fc.constant(null), port: fc.constant(null) })
const waits = fc.record({ code: fc.constantFrom('1302', '1303'), amount: fc.constant(null), hours: fc.constant(null), port: fc.constant(null) })
const ported = fc.record({ code: fc.constant('0300'), amount: fc.constant(null), hours: fc.constant(null), port: fc.constantFrom('away' as const, 'away' as const, 'home' as const) })
const answer = fc.tuple(fc.record({ kind: fc.constant('answer' as const), ...aim }), fc.oneof({ weight: 7, arbitrary: done }, { weight: 2, arbitrary: partly }, { weight: 3, arbitrary: otherwise }, { weight: 4, arbitrary: waits }, { weight: 3, arbitrary: ported })).map(([who, what]) => ({ ...who, ...what }))
const issues = ['issueStopPayment', 'issueStopPayment', 'issueStopPayment', 'issueFreeze', 'issueFreeze', 'issueFreeze', 'issueFreeze', 'issueFreeze', 'issueFreeze', 'issueAccountQuery', 'issueAccountWatch', 'issueNumberMeasure', 'issueOnlineMeasure']
const issue = fc.record({
  kind: fc.constant('issue' as const), root: fc.constantFrom(...issues), persona: fc.oneof({ weight: 14, arbitrary: fc.constantFrom('police-control' as const, 'police-chief' as const) }, { weight: 2, arbitrary: fc.constant('police-intake' as const) }, { weight: 1, arbitrary: fc.constantFrom(...people) }),
  account: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }), where: fc.oneof({ weight: 5, arbitrary: fc.constant('filed' as const) }, { weight: 1, arbitrary: fc.constant('review' as const) }),
  paper: seldom(8, fc.nat(6)), year: fc.boolean(), city: fc.constantFrom(true, true, true, false), follows: fc.option(fc.nat(20), { freq: 4 }),
})
const report = fc.record({ kind: fc.constant('report' as const), account: fc.nat(1), fen: fc.integer({ min: 1, max: 10_000_000 }) })

export const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 9, arbitrary: issue as fc.Arbitrary<Doing> },
  { weight: 14, arbitrary: answer as fc.Arbitrary<Doing> },
  { weight: 3, arbitrary: acknowledge },
  { weight: 10, arbitrary: desk },
  { weight: 1, arbitrary: report },
)

/** The desks' steps with what is in force, by its family. */
const atEnds: Readonly<Record<string, readonly string[]>> = { STOP_PAYMENT: ['extendStopPayment', 'extendStopPayment', 'liftStopPayment'], FREEZE: ['renewFreeze', 'renewFreeze', 'liftFreeze'], ACCOUNT_WATCH: ['liftMeasure'] }

/** What a desk does with an order whose end is near or over: extends, renews, lifts; or it freezes the account that is stopped. */
export function requestAtEnd(order: Order, nth: number, setting: Setting): Request {
  const freeze = { caseId: setting.filedCase, accountId: order.target, investigatorNumber: '120116-0006', instrumentNumber: noticeOf(setting, 'CITY'), amount: '600.00', follows: order.id }
  if (order.family === 'STOP_PAYMENT' && nth % 4 === 3) return { persona: 'police-control', root: 'issueFreeze', input: freeze }
  const root = at(atEnds[order.family] as readonly string[], nth)
  const input = root === 'renewFreeze' ? { instrumentNumber: noticeOf(setting, 'CITY'), term: nth % 2 ? 'ONE_YEAR' : 'SIX_MONTHS' } : { reason: '核查后。 After a check.' }
  return { persona: 'police-control', root, input: { id: order.id, version: order.version, ...input } }
}

const noticeOf = ({ papers }: Setting, rank: string): string | undefined => [...papers].find(([, { kind, level }]) => kind === 'FREEZE' && level === rank)?.[0]

const at = <Item>(items: readonly Item[], nth: number): Item => items[nth % items.length] as Item
const iso = (instant: number): string => new Date(instant).toISOString()
const home = (order: Order): string => institutions.find((each) => agencyOf(each) === order.addressee) ?? 'bank-harbour'

/** The request that it comes to; of an order's step, taken with the order that is aimed at. */
export function requestOf(what: Doing, state: State, setting: Setting, now: number): Request {
  if (what.kind === 'issue') return issueOf(what, state, setting)
  if (what.kind === 'report') return reportOf(what, setting, now)
  const make = (order: Order): Request => follow(what, order, state, setting, now)
  const { orders } = state
  const verdicts = new Map(orders.map((order) => [order, judge(state, setting, make(order), now)]))
  const bars = new Map([...verdicts].flatMap(([order, verdict]) => (verdict.kind === 'refused' && isCondition(verdict.rule) ? [[order, verdict.rule]] : [])))
  // What bars a step often is not to hide what bars it seldom.
  const rule = at([...new Set(bars.values())].sort(), what.pick)
  const fitting = orders.filter((order) => (what.aim === 'lawful' ? verdicts.get(order)?.kind === 'accepted' : what.aim === 'barred' && bars.has(order) && bars.get(order) === rule))
  // Most of what there is to decide is between stops and freezes of one account.
  const freezesOf = (some: readonly Order[]): readonly (readonly Order[])[] => {
    const freezes = what.pick % 4 ? some.filter(({ family }) => family === 'FREEZE') : []
    return [freezes.filter(({ follows }) => orders.some(({ id, status }) => id === follows && isRunning(status))), freezes]
  }
  const onAccounts = what.pick % 8 ? fitting.filter(({ target }) => setting.accounts.has(target)) : []
  const found = [...(isHolding(what) ? freezesOf(fitting) : []), onAccounts, fitting].find(({ length }) => length)
  if (found || what.aim === 'any' || what.kind === 'acknowledge') return make(at(found ?? orders, what.pick))
  // Where there is nothing to take that step with, what has run out is kept up too late, something else is carried out, or an account is frozen.
  const overdue = what.aim === 'barred' ? orders.filter((order) => isDue(order, now)) : []
  if (overdue.length) return requestAtEnd(at(overdue, what.pick), what.pick, setting)
  const waiting = orders.filter(({ status }) => status === 'ISSUED' || status === 'DELIVERED')
  const open = [...freezesOf(waiting), waiting].find(({ length }) => length)
  return open ? follow({ ...what, ...plainly, persona: null }, at(open, what.pick), state, setting, now) : issueOf({ ...freezing, year: what.pick % 2 > 0, follows: what.pick }, state, setting)
}

/** Conditions of steps, and of the paper that a renewal rests on. */
const isCondition = (rule: string): boolean => /^(?:stop|freeze)-/.test(rule)
const isRunning = (status: string): boolean => status === 'IN_FORCE' || status === 'EXTENDED'

const freezing = { kind: 'issue', root: 'issueFreeze', persona: 'police-control', account: 0, where: 'filed', paper: null, city: true } as const
const plainly = { kind: 'answer' as const, code: '0000', amount: null, hours: null, port: null }
const isHolding = (what: Doing): boolean => what.kind === 'acknowledge' || (what.kind === 'answer' && ['0000', '1200', '1302', '1303'].includes(what.code))

function follow(what: Exclude<Doing, { kind: 'issue' | 'report' }>, order: Order, state: State, setting: Setting, now: number): Request {
  const versioned = { id: order.id, version: order.version + what.off }
  if (what.kind === 'acknowledge') return { persona: what.persona ?? home(order), root: 'acknowledgeOrder', input: versioned }
  if (what.kind === 'answer') {
    const { code, amount, hours, port } = what
    const away = agencyOf(state.carrier === agencyOf('carrier-north') ? 'carrier-south' : 'carrier-north')
    const effectiveAt = hours === null ? {} : { effectiveAt: iso(hours < 0 ? now - hours * 3_600_000 : hours > 1_000 ? Number(order.issuedAt) - 1_000 : Math.max(Number(order.issuedAt), now - 1_000 - hours * 3_600_000)) }
    return { persona: what.persona ?? home(order), root: 'answerOrder', input: { ...versioned, resultCode: code, ...(amount === null ? {} : { amount }), ...effectiveAt, ...(port === null ? {} : { portedTo: port === 'home' ? order.addressee : away }) } }
  }
  const { root, city, year } = what
  const paper = noticeOf(setting, city ? 'CITY' : 'COUNTY')
  const more = root === 'renewFreeze' ? { instrumentNumber: paper, term: year ? 'ONE_YEAR' : 'SIX_MONTHS' } : { reason: '核查后。 After a check.' }
  return { persona: what.persona ?? at(desks, 1 + (what.pick % 2)), root, input: { ...versioned, ...more } }
}

const usual = { issueStopPayment: 'STOP', issueNumberMeasure: 'STOP', issueOnlineMeasure: 'STOP', issueFreeze: 'FREEZE', issueAccountQuery: 'QUERY', issueAccountWatch: 'QUERY' } as const

function issueOf({ root, persona: who, account, where, paper, year, city, follows }: Extract<Doing, { kind: 'issue' }>, { orders }: State, setting: Setting): Request {
  const caseId = where === 'filed' ? setting.filedCase : setting.reviewCase
  const accountId = at([...setting.accounts.keys()], account)
  const papers = [...setting.papers]
  const fitting = papers.filter(([, each]) => each.caseId === caseId && each.kind === usual[root as keyof typeof usual])
  const instrumentNumber = paper === null ? (fitting.at(city ? -1 : 0) ?? papers[0])?.[0] : (papers[paper]?.[0] ?? 'MODEL-NONE')
  const target = root === 'issueNumberMeasure' ? { numberId: setting.number } : root === 'issueOnlineMeasure' ? { onlineAccountId: setting.online } : { accountId }
  const money = root === 'issueStopPayment' || root === 'issueFreeze' ? { amount: '600.00' } : {}
  const stops = orders.filter(({ family, target: of }) => family === 'STOP_PAYMENT' && of === accountId)
  const running = stops.filter(({ status }) => isRunning(status))
  const stop = follows === null ? null : running.length ? at(running, follows) : follows % 5 ? null : at(stops.length ? stops : orders, follows)
  const freeze = root === 'issueFreeze' ? { term: year ? 'ONE_YEAR' : 'SIX_MONTHS', ...(stop ? { follows: stop.id } : {}) } : {}
  return { persona: who, root, input: { caseId, instrumentNumber, investigatorNumber: '120116-0006', ...target, ...money, ...freeze } }
}

const reportOf = ({ account, fen }: Extract<Doing, { kind: 'report' }>, setting: Setting, now: number): Request => ({
  persona: 'police-intake',
  root: 'reportIncident',
  input: {
    channel: 'HOTLINE_96110', fraudType: 'ROMANCE', divisionCode: '120116', narrative: '另一被害人报案。 Another victim reports.', reporter: { name: '宋小川', phone: '+8613300004321', ageBand: 'FROM_30_TO_44' },
    payments: [{ amount: `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`, paidAt: iso(now - 60_000), channel: 'ONLINE_BANK', creditAccount: { number: at([...setting.accounts.values()], account).number } }],
  },
})

/** The same request about an order that does not exist. */
export const aboutNothing = (request: Request): Request => ({ ...request, input: { ...request.input, id: newId('control_order') } })
