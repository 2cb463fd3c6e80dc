/**
 * The steps of orders as the law and the field tell them (86号 二(一)2; 程序规定 §239–247; CPL §144; AFL §11, §32; codes of the national interface), written by hand
 * for a second opinion. MUST NOT import the program's own rules: what both say wrong in the same way is all that a comparison can miss.
 */

export type Family = 'STOP_PAYMENT' | 'FREEZE' | 'ACCOUNT_QUERY' | 'ACCOUNT_WATCH' | 'NUMBER_MEASURE' | 'IM_MEASURE'
export type Actor = 'INTAKE' | 'CONTROL' | 'ADDRESSEE' | 'CLOCK' | 'BYSTANDER'

/** What besides state and actor a step depends on. Instants in milliseconds. */
export interface Facts {
  readonly now: number
  readonly expiresAt: number | null
  /** Stops of the account that have taken effect in all cases; each extension is one more. */
  readonly stops: number
  /** Whether a freeze, not this one, holds the account. */
  readonly frozen: boolean
  /** Whether others took a step that the addressee has not taken note of. */
  readonly untold: boolean
}

/** Null where it holds, else the rule it breaks. */
type Condition = (facts: Facts) => string | null
type Ways = Readonly<Record<string, readonly [to: string, ...conditions: Condition[]]>>
type Page = Readonly<Record<string, Readonly<Partial<Record<Actor, Ways>>>>>

const runs = ({ now, expiresAt }: Facts): boolean => expiresAt !== null && now < expiresAt
const stopRuns: Condition = (facts) => (runs(facts) ? null : 'stop-extend-before-expiry')
const notOver: Condition = (facts) => (facts.expiresAt === null || runs(facts) ? null : 'stop-term-over')
const freezeRuns: Condition = (facts) => (runs(facts) ? null : 'freeze-renew-before-expiry')
const stopLeft: Condition = ({ stops }) => (stops < 2 ? null : 'stop-two-at-most')
const notFrozen: Condition = ({ frozen }) => (frozen ? 'freeze-no-double' : null)
const over: Condition = ({ now, expiresAt }) => (expiresAt !== null && expiresAt <= now ? null : 'step-not-lawful')
const untold: Condition = (facts) => (facts.untold ? null : 'step-not-lawful')

/** In these states the addressee may still learn of what others did. */
const noteOf = (...states: readonly string[]): Page => Object.fromEntries(states.map((state) => [state, { ADDRESSEE: { ACKNOWLEDGE: [state, untold] } }]))

/** From issue to answer: whoever issued it may withdraw it, and its addressee takes note, answers, sends back or fails. */
const open = (answers: Ways): Page => {
  const withdraw: Ways = { WITHDRAW: ['WITHDRAWN'] }
  const refuse: Ways = { REJECT: ['REJECTED'], FAIL: ['FAILED'] }
  return {
    ISSUED: { INTAKE: withdraw, CONTROL: withdraw, ADDRESSEE: { ACKNOWLEDGE: ['DELIVERED'], ...refuse, ...answers } },
    DELIVERED: { INTAKE: withdraw, CONTROL: withdraw, ADDRESSEE: { ...refuse, ...answers } },
    ...noteOf('WITHDRAWN'),
  }
}

const stopped: Ways = { CONVERT: ['CONVERTED_TO_FREEZE', stopRuns] }
const liftStop: Ways = { LIFT: ['LIFTED', notOver] }
const held = (state: string): Page => ({
  [state]: {
    ADDRESSEE: { ACKNOWLEDGE: [state, untold], RETURN_PART: ['PARTLY_RETURNED', freezeRuns], RETURN_ALL: ['RETURNED', freezeRuns] },
    CONTROL: { RENEW: ['RENEWED', freezeRuns], LIFT: ['LIFTED', freezeRuns], REMIT: ['REMITTED_TO_COURT', freezeRuns] },
    CLOCK: { EXPIRE: ['EXPIRED', over] },
  },
})
const measured: Page = { ...open({ EXECUTE: ['EXECUTED'] }), EXECUTED: { CONTROL: { RESTORE: ['RESTORED'] } }, ...noteOf('RESTORED') }

export const book: Readonly<Record<Family, Page>> = {
  // 48 hours from effect; a second stop of the account, or an extension, is the last; ends by itself.
  STOP_PAYMENT: {
    ...open({ TAKE_EFFECT: ['IN_FORCE', stopLeft] }),
    IN_FORCE: { ADDRESSEE: stopped, CONTROL: { EXTEND: ['EXTENDED', stopRuns, stopLeft], ...stopped, ...liftStop }, CLOCK: { EXPIRE: ['EXPIRED', over], ...stopped } },
    EXTENDED: { ADDRESSEE: { ACKNOWLEDGE: ['EXTENDED', untold], ...stopped }, CONTROL: { ...stopped, ...liftStop }, CLOCK: { EXPIRE: ['EXPIRED', over], ...stopped } },
    ...noteOf('CONVERTED_TO_FREEZE', 'LIFTED', 'EXPIRED'),
  },
  // Never two at once: the second waits. Renewed before its end as often as needed, else deemed lifted.
  FREEZE: {
    ...open({ TAKE_EFFECT: ['IN_FORCE', notFrozen], QUEUE: ['QUEUED'] }),
    QUEUED: {
      ADDRESSEE: { ACKNOWLEDGE: ['QUEUED', untold], TAKE_EFFECT: ['IN_FORCE', notFrozen] },
      CONTROL: { TAKE_EFFECT: ['IN_FORCE', notFrozen], LIFT: ['LIFTED'] },
      CLOCK: { TAKE_EFFECT: ['IN_FORCE', notFrozen] },
    },
    ...held('IN_FORCE'),
    ...held('RENEWED'),
    ...noteOf('LIFTED', 'EXPIRED', 'REMITTED_TO_COURT'),
  },
  ACCOUNT_QUERY: open({ EXECUTE: ['EXECUTED'] }),
  ACCOUNT_WATCH: { ...open({ TAKE_EFFECT: ['IN_FORCE'] }), IN_FORCE: { CONTROL: { LIFT: ['LIFTED', notOver] }, CLOCK: { EXPIRE: ['EXPIRED', over] } }, ...noteOf('LIFTED', 'EXPIRED') },
  NUMBER_MEASURE: {
    ...measured,
    ISSUED: { ...measured['ISSUED'], ADDRESSEE: { ...measured['ISSUED']?.ADDRESSEE, MISROUTE: ['MISROUTED'] } },
    DELIVERED: { ...measured['DELIVERED'], ADDRESSEE: { ...measured['DELIVERED']?.ADDRESSEE, MISROUTE: ['MISROUTED'] } },
  },
  IM_MEASURE: measured,
}

/** Every step that an actor has from a state, with the rule that keeps it back at this instant, or null. */
export const waysOf = (family: Family, status: string, actor: Actor, facts: Facts): ReadonlyMap<string, string | null> =>
  new Map(Object.entries(book[family][status]?.[actor] ?? {}).map(([action, [, ...conditions]]) => [action, conditions.map((condition) => condition(facts)).find((rule) => rule !== null) ?? null]))

/** Where a step leads, or the rule that forbids it. */
export function take(family: Family, status: string, actor: Actor, action: string, facts: Facts): { readonly to: string } | { readonly rule: string } {
  const way = book[family][status]?.[actor]?.[action]
  if (!way) return { rule: 'step-not-lawful' }
  const rule = waysOf(family, status, actor, facts).get(action) ?? null
  return rule === null ? { to: way[0] } : { rule }
}

/** What does not match is sent back and nobody is touched; what cannot be done has failed. */
const sentBack = ['0100', '0300', '0301', '0302', '0303', '0500', '0501', '0600', '0700', '0801']
const failed = ['0400', '1000', '1100', '1101', '1300']
const ofItsOwn: Readonly<Record<Family, Readonly<Record<string, string>>>> = {
  STOP_PAYMENT: { '0000': 'TAKE_EFFECT', '1200': 'TAKE_EFFECT', '1301': 'FAIL', '1302': 'FAIL', '1303': 'FAIL', '1304': 'FAIL' },
  FREEZE: { '0000': 'TAKE_EFFECT', '1200': 'TAKE_EFFECT', '1302': 'QUEUE', '1303': 'QUEUE' },
  ACCOUNT_QUERY: { '0000': 'EXECUTE', '0900': 'EXECUTE' },
  ACCOUNT_WATCH: { '0000': 'TAKE_EFFECT' },
  NUMBER_MEASURE: { '0000': 'EXECUTE', '0900': 'EXECUTE' },
  IM_MEASURE: { '0000': 'EXECUTE', '0900': 'EXECUTE' },
}
export const codes = [...sentBack, ...failed, '0000', '0900', '1200', '1301', '1302', '1303', '1304', '1800', '1900']

/** What an answer with that code does to an order of that family; null where it answers no such order. */
export const meaningOf = (family: Family, code: string, ported: boolean): string | null =>
  family === 'NUMBER_MEASURE' && code === '0300' && ported ? 'MISROUTE' : (ofItsOwn[family][code] ?? (sentBack.includes(code) ? 'REJECT' : failed.includes(code) ? 'FAIL' : null))

const hour = 3_600_000
/** The same wall-clock time in Shanghai (UTC+8, no summer time) so many months later, or the last day of a shorter month. */
export function monthsLater(at: number, months: number): number {
  const wall = new Date(at + 8 * hour)
  const day = wall.getUTCDate()
  wall.setUTCDate(1)
  wall.setUTCMonth(wall.getUTCMonth() + months)
  const length = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate()
  wall.setUTCDate(Math.min(day, length))
  return wall.getTime() - 8 * hour
}
export const stopTerm = 48 * hour
export const freezeMonths = { SIX_MONTHS: 6, ONE_YEAR: 12 } as const
