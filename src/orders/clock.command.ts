/** What the clock does with orders. Each looks at its order again under lock, so that doing it twice, late, or after the order went on changes nothing. */
import type { Call, Tasks } from '../command/command.js'
import { addTerm, subtractTerm, toInstant } from '../law/calendar.js'
import { termAt } from '../law/terms.js'
import { afterEnd, reckonCase } from './effect.store.js'
import { inForce } from './family.rules.js'
import { lockRow, mayTake, takeStep } from './order.store.js'
import { controlOrder } from './order.table.js'
import { warningOf } from './term.rules.js'

async function expire(call: Call, orderId: string): Promise<void> {
  const order = await lockRow(call, orderId)
  if (!order || !mayTake(call, order, 'EXPIRE')) return
  const done = await takeStep(call, order, 'EXPIRE')
  await afterEnd(call, done)
  await reckonCase(call, done.row.caseId)
}

/** Warns its unit once of an end that comes near; a renewal begins anew. */
async function warn(call: Call, orderId: string): Promise<void> {
  const order = await lockRow(call, orderId)
  const { row } = order ?? {}
  if (!row?.expiresAt || row.warnedAt || !inForce.includes(row.status)) return
  const end = new Date(row.expiresAt)
  if (call.now >= end || call.now < subtractTerm(end, termAt(warningOf(row.family), call.now))) return
  await call.tx.change(controlOrder, row.id, row.version, { warnedAt: toInstant(call.now) })
}

const above = { NORMAL: 'URGENT', URGENT: 'CRITICAL', CRITICAL: 'CRITICAL' } as const

/** Its addressee has not taken note in time: once, and one level up. Its version stays, so that the addressee's answer is not refused for it. */
async function escalate(call: Call, orderId: string): Promise<void> {
  const { row } = (await lockRow(call, orderId)) ?? {}
  if (!row?.answerDueAt || row.status !== 'ISSUED' || row.escalatedAt || new Date(row.answerDueAt) > call.now) return
  await call.tx.change(controlOrder, row.id, row.version, { escalatedAt: toInstant(call.now), emergencyLevel: above[row.emergencyLevel] })
}

const batch = 50
const live = "o.status in ('IN_FORCE', 'EXTENDED', 'RENEWED', 'PARTLY_RETURNED')"

/** Orders that are due, of accounts that nobody holds at this moment, then of none: the account is locked first, as everywhere. */
async function due({ tx }: Call, condition: string, by: 'expires_at' | 'answer_due_at', parameters: readonly string[]): Promise<readonly string[]> {
  const [ofAccounts, others] = await Promise.all([
    tx.query<{ id: string }>(`select o.id from control_order o join account a on a.id = o.account_id where ${condition} order by o.${by} limit ${batch} for no key update of a skip locked`, parameters),
    tx.query<{ id: string }>(`select o.id from control_order o where o.account_id is null and ${condition} order by o.${by} limit ${batch} for no key update of o skip locked`, parameters),
  ])
  return [...ofAccounts, ...others].map(({ id }) => id)
}

/** What is due and has no job: of a database brought back from a copy, or filled by hand. Where a batch was full, it comes back at once for the next. */
async function sweep(call: Call): Promise<void> {
  const { now } = call
  const before = (family: string): string => toInstant(addTerm(now, termAt(warningOf(family), now)))
  const ended = await due(call, `${live} and o.expires_at <= $1::text::timestamptz`, 'expires_at', [toInstant(now)])
  for (const id of ended) await expire(call, id)
  const late = await due(call, "o.status = 'ISSUED' and o.escalated_at is null and o.answer_due_at <= $1::text::timestamptz", 'answer_due_at', [toInstant(now)])
  for (const id of late) await escalate(call, id)
  const nearing = await due(call, `${live} and o.warned_at is null and o.expires_at > $1::text::timestamptz and o.expires_at <= $2::text::timestamptz and (o.family <> 'STOP_PAYMENT' or o.expires_at <= $3::text::timestamptz)`, 'expires_at', [toInstant(now), before('FREEZE'), before('STOP_PAYMENT')])
  for (const id of nearing) await warn(call, id)
  if ([ended, late, nearing].some(({ length }) => length >= batch)) await call.appoint([{ task: 'sweep-orders', payload: {}, at: now, key: 'sweep-orders on' }])
}

export const orderTasks: Tasks = {
  'expire-order': (call, { orderId = '' }) => expire(call, orderId),
  'warn-order': (call, { orderId = '' }) => warn(call, orderId),
  'escalate-order': (call, { orderId = '' }) => escalate(call, orderId),
  'sweep-orders': sweep,
}
