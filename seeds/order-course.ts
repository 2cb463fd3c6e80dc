/** The lawful course of an order from its issue to where it stands, step by step, as the families' rules have it. */
import { families } from '../src/orders/family.rules.js'
import { isEnd, type OrderAction, type OrderStatus, type Step } from '../src/orders/step.rules.js'
import type { SeedRow } from './tables.js'

type Order = SeedRow<'controlOrder'>

/** An order as it stands, with the instants that its own columns do not tell. */
export interface Standing extends Pick<Order, 'family' | 'status' | 'issuedAt' | 'effectiveAt' | 'expiresAt' | 'extensions'> {
  /** When its addressee first took note of it. Null: it answered at once. Absent: within a minute. */
  readonly notedAt?: string | null
  /** When it was extended, where it went on from there. */
  readonly extendedAt?: string
  /** When it came to where it stands, where that is neither `effectiveAt` nor its expiry. */
  readonly settledAt?: string
  /** When its addressee took note of the last step of others. Absent: a minute after it. */
  readonly settlementNotedAt?: string
}

export interface Taken {
  readonly step: Step
  readonly at: string
}

/** What follows from the course: columns of the order. */
export interface Course {
  readonly taken: readonly Taken[]
  readonly acknowledgedAt: string | null
  readonly endedAt: string | null
  readonly awaitsAddressee: boolean
  /** Message code of the latest step that has one. */
  readonly platformTxCode: string | null
}

const minute = 60_000
const after = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString()

type Family = Order['family']
const ways = new Map<string, readonly Step[]>()

/** The shortest way, in the order of the rules; notes taken and drafts are no part of it. */
function wayOf(family: Family, from: OrderStatus | null, to: OrderStatus): readonly Step[] {
  const key = `${family} ${from} ${to}`
  const known = ways.get(key)
  if (known) return known
  const reached = new Map<OrderStatus | null, readonly Step[]>([[from, []]])
  for (const [state, way] of reached) {
    for (const step of families[family].steps) {
      if (step.from === state && step.action !== 'ACKNOWLEDGE' && step.action !== 'DRAFT' && !reached.has(step.to)) reached.set(step.to, [...way, step])
    }
  }
  const way = reached.get(to)
  if (!way) throw new Error(`${family}: no way from ${from ?? 'nothing'} to ${to}`)
  ways.set(key, way)
  return way
}

const byCoordinate = new Map(Object.values(families).flatMap(({ family, steps }) => steps.map((step) => [`${family} ${step.action} ${step.from}`, step] as const)))
const stepOf = (family: Family, action: OrderAction, from: OrderStatus): Step | undefined => byCoordinate.get(`${family} ${action} ${from}`)
const isOfAddressee = ({ by }: Step): boolean => by.includes('INSTITUTION') && !by.includes('CONTROL')

/** Throws Error where no way leads there, or an instant is missing. Guards are not asked: whoever tells the story keeps terms and counts. */
export function courseOf(order: Standing): Course {
  const { family, status, issuedAt, effectiveAt, expiresAt, extensions = 0 } = order
  const noted = status !== 'ISSUED' && order.notedAt !== null
  const standing = status === 'DELIVERED' ? 'ISSUED' : status
  const way = extensions > 0 && standing !== 'EXTENDED' ? [...wayOf(family, null, 'EXTENDED'), ...wayOf(family, 'EXTENDED', standing)] : wayOf(family, null, standing)
  const instantOf = ({ action, from }: Step, isLast: boolean): string => {
    const at = from === null ? issuedAt : action === 'EXPIRE' ? expiresAt : from === 'ISSUED' ? (effectiveAt ?? order.settledAt) : isLast ? order.settledAt : order.extendedAt
    if (!at) throw new Error(`${family} ${status}: when was ${action}?`)
    return at
  }
  const taken: Taken[] = []
  let acknowledgedAt: string | null = null
  const note = (from: OrderStatus, at: string): boolean => {
    const step = stepOf(family, 'ACKNOWLEDGE', from)
    if (!step) return false
    taken.push({ step, at })
    acknowledgedAt = at
    return true
  }
  way.forEach((step, nth) => {
    const isLast = nth === way.length - 1
    const at = instantOf(step, isLast)
    // What was noted is answered from there.
    taken.push({ step: (step.from === 'ISSUED' && noted ? stepOf(family, step.action, 'DELIVERED') : undefined) ?? step, at })
    if (step.to === 'ISSUED') {
      const next = way[nth + 1]
      if (noted) note('ISSUED', order.notedAt ?? after(at, next ? Math.min(minute, (Date.parse(instantOf(next, nth + 1 === way.length - 1)) - Date.parse(at)) / 2) : minute))
    } else if (!isOfAddressee(step)) note(step.to, (isLast ? order.settlementNotedAt : undefined) ?? after(at, minute))
  })
  const last = taken.at(-1)?.step
  const { steps, txCodes } = families[family]
  const codes = taken.flatMap(({ step }) => txCodes[step.action] ?? [])
  const settled = taken.findLast(({ step }) => step.from !== step.to)
  return { taken, acknowledgedAt, endedAt: isEnd(steps, status) ? (settled?.at ?? null) : null, awaitsAddressee: last !== undefined && !isOfAddressee(last), platformTxCode: codes.at(-1) ?? null }
}
