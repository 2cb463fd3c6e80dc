/** What the clock does with orders. Each looks at its order again under lock, so that doing it twice, late, or after the order went on changes nothing. */
import type { Call, Tasks } from '../command/command.js'
import { addTerm, subtractTerm, toInstant } from '../law/calendar.js'
import { termAt } from '../law/terms.js'
import { afterEnd, reckonCase } from './effect.store.js'
import { inForce, type OrderFamily } from './family.rules.js'
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

const inForceNow = "t.status in ('IN_FORCE', 'EXTENDED', 'RENEWED', 'PARTLY_RETURNED')"
/** What has less time left than the warning of its family takes. */
const nearing = (family: OrderFamily) => (now: Date): Date => addTerm(now, termAt(warningOf(family), now))

export const orderTasks: Tasks = {
  'expire-order': (call, { orderId = '' }) => expire(call, orderId),
  'warn-order': (call, { orderId = '' }) => warn(call, orderId),
  'escalate-order': (call, { orderId = '' }) => escalate(call, orderId),
  'sweep-orders': { task: 'expire-order', idAs: 'orderId', dueAt: controlOrder.expiresAt, where: inForceNow },
  'sweep-orders-unanswered': { task: 'escalate-order', idAs: 'orderId', dueAt: controlOrder.answerDueAt, where: "t.status = 'ISSUED' and t.escalated_at is null" },
  'sweep-orders-ending': { task: 'warn-order', idAs: 'orderId', dueAt: controlOrder.expiresAt, where: `${inForceNow} and t.warned_at is null and t.family <> 'STOP_PAYMENT'`, until: nearing('FREEZE') },
  'sweep-stops-ending': { task: 'warn-order', idAs: 'orderId', dueAt: controlOrder.expiresAt, where: `${inForceNow} and t.warned_at is null and t.family = 'STOP_PAYMENT'`, until: nearing('STOP_PAYMENT') },
}
