/** What a lawful step of an order is, as data. The database holds the same table (`app.order_step`) and refuses whatever is not in it. */
import { type RuleName, rules } from '../law/articles.js'
import type { Actor } from '../policy/vocabulary.js'
import type { orderActions, orderStatuses } from './order.words.js'

export type OrderStatus = keyof typeof orderStatuses.type
export type OrderAction = keyof typeof orderActions.type

/** What of an order its guards look at. Instants in milliseconds; null where the order has none. */
export interface OrderFacts {
  readonly expiresAt: number | null
  /** Stops that have taken effect on its account, in all cases, its own and extensions included. */
  readonly stopsOnAccount: number
  /** Whether another freeze holds its account. */
  readonly frozenByAnother: boolean
  readonly awaitsAddressee: boolean
}

/** Conditions besides state and actor, each with the rule that a refusal names, and the same condition in SQL over `control_order o`. */
export const guards = {
  WITHIN_STOP_TERM: { rule: 'stop-extend-before-expiry', holds: ({ expiresAt }: OrderFacts, now: number) => expiresAt !== null && now < expiresAt, sql: 'o.expires_at > app.now()' },
  WITHIN_TERM: { rule: 'stop-term-over', holds: ({ expiresAt }: OrderFacts, now: number) => expiresAt === null || now < expiresAt, sql: '(o.expires_at is null or o.expires_at > app.now())' },
  WITHIN_FREEZE_TERM: { rule: 'freeze-renew-before-expiry', holds: ({ expiresAt }: OrderFacts, now: number) => expiresAt !== null && now < expiresAt, sql: 'o.expires_at > app.now()' },
  TERM_OVER: { rule: 'step-not-lawful', holds: ({ expiresAt }: OrderFacts, now: number) => expiresAt !== null && expiresAt <= now, sql: 'o.expires_at <= app.now()' },
  STOP_LEFT: { rule: 'stop-two-at-most', holds: ({ stopsOnAccount }: OrderFacts) => stopsOnAccount < stopsPerAccount, sql: 'app.stops_of(o.id) < 2' },
  NOT_FROZEN: { rule: 'freeze-no-double', holds: ({ frozenByAnother }: OrderFacts) => !frozenByAnother, sql: 'not app.frozen_by_another(o.id)' },
  AWAITED: { rule: 'step-not-lawful', holds: ({ awaitsAddressee }: OrderFacts) => awaitsAddressee, sql: 'o.awaits_addressee' },
} as const satisfies Readonly<Record<string, { readonly rule: RuleName; readonly holds: (facts: OrderFacts, now: number) => boolean; readonly sql: string }>>

export type Guard = keyof typeof guards

/** As `STOP_PAYMENT_COUNT` of the law; the index `control_order_two_stops` holds it too. */
export const stopsPerAccount = 2

export interface Step {
  readonly action: OrderAction
  /** Null: the order comes into being. */
  readonly from: OrderStatus | null
  readonly to: OrderStatus
  readonly by: readonly Actor[]
  readonly guards: readonly Guard[]
  /** Source of the step, told to whoever takes it. */
  readonly article: string
  readonly en: string
  readonly zh: string
}

type Told = readonly [article: string, en: string, zh: string]

/** The same step from each of several states. */
export const step = (action: OrderAction, from: readonly (OrderStatus | null)[], to: OrderStatus, by: readonly Actor[], [article, en, zh]: Told, required: readonly Guard[] = []): readonly Step[] =>
  from.map((state) => ({ action, from: state, to, by, guards: required, article, en, zh }))

/** The step that leads on from a state, or the rule that forbids it: `step-not-lawful`, or what the first broken guard says. */
export function decideStep(steps: readonly Step[], action: OrderAction, from: OrderStatus | null, actor: Actor, facts: OrderFacts, now: number): Step | RuleName {
  const found = steps.find((each) => each.action === action && each.from === from && each.by.includes(actor))
  if (!found) return 'step-not-lawful'
  const broken = found.guards.find((name) => !guards[name].holds(facts, now))
  return broken ? guards[broken].rule : found
}

/** Whether no step leads on from a state to another. */
export const isEnd = (steps: readonly Step[], status: OrderStatus): boolean => steps.every(({ from, to }) => from !== status || to === status)

const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`
const array = (values: readonly string[]): string => `array[${values.map(literal).join()}]::text[]`

/** `app.order_step` written anew. */
export function stepFences(families: readonly { readonly family: string; readonly steps: readonly Step[] }[]): readonly string[] {
  const rows = families.flatMap(({ family, steps }) =>
    steps.map((each, at) => `(${[literal(family), at, literal(each.action), literal(each.from ?? ''), literal(each.to), array(each.by), array(each.guards), literal(each.article), literal(each.en), literal(each.zh)].join()})`),
  )
  return [
    'delete from app.order_step',
    `insert into app.order_step (family, ordinal, action, from_status, to_status, actors, guards, article, rule_en, rule_zh) values ${rows.join()}`,
  ]
}

/** Which rule keeps step `s` of order `o` back at this instant, as SQL; null where none does. */
export const refusalSql = (order: string): string =>
  `case ${Object.entries(guards).map(([name, { rule, sql }]) => `when ${literal(name)} = any (s.guards) and not coalesce((${sql.replaceAll('o.', `${order}.`)}), false) then ${literal(rule)}`).join(' ')} end`

/** What that rule says, in one of its languages or by its article, as SQL; `otherwise` where none keeps the step back. */
export const refusalTextSql = (order: string, part: 'article' | 'en' | 'zh', otherwise: string): string =>
  `case ${refusalSql(order)} ${[...new Set(Object.values(guards).map(({ rule }) => rule))].map((rule) => `when ${literal(rule)} then ${literal(rules[rule][part])}`).join(' ')} else ${otherwise} end`
