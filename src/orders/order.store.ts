/**
 * The engine: orders come into being and go on, one lawful step at a time, whatever their family. Rules decide (`step.rules`), the row is locked, version and event go with it.
 * The database's own guard refuses what is not a step (`app.guard_order`).
 */
import type { KnownAccount } from '../accounts/account.store.js'
import type { Officer } from '../agencies/agency.store.js'
import { caseParty } from '../cases/case.table.js'
import type { Call } from '../command/command.js'
import { assertUnmoved, changeLocked, findSeen } from '../command/lock.js'
import { refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import type { Stored } from '../database/transaction.js'
import { addTerm, toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { type TermKey, termAt } from '../law/terms.js'
import { families, type OrderFamily, type OrderMeasure } from './family.rules.js'
import { controlOrder, orderEvent } from './order.table.js'
import { decideStep, isEnd, type OrderAction, type OrderStatus, type Step } from './step.rules.js'

export type OrderRow = Stored<typeof controlOrder>

/** An order with what its guards look at. */
export interface LockedOrder {
  readonly row: OrderRow
  readonly stopsOnAccount: number
  readonly frozenByAnother: boolean
}

export interface Signatures {
  readonly operator: Pick<Officer, 'name' | 'phone' | 'idNumber'>
  readonly investigator: Pick<Officer, 'name' | 'idNumber'>
}

export interface NewOrder {
  readonly family: OrderFamily
  readonly measure: OrderMeasure
  readonly status: 'ISSUED' | 'DRAFT'
  readonly caseId: string
  readonly addresseeId: string
  readonly routedById?: string | null
  readonly instrument: { readonly id: string; readonly number: string } | null
  readonly accountId?: string
  readonly numberId?: string
  readonly onlineAccountId?: string
  readonly urlId?: string
  readonly amount?: string | null
  readonly currency?: string | null
  readonly freezeMode?: 'AMOUNT_LIMITED' | 'CREDIT_ONLY' | null
  /** Where the family's own is not it. */
  readonly term?: TermKey | null
  readonly layer?: number | null
  readonly parentOrderId?: string | null
  readonly followsId?: string | null
  readonly emergencyLevel: 'NORMAL' | 'URGENT' | 'CRITICAL'
  /** Police unit whose order it is. */
  readonly issuingUnitId: string
  readonly signatures: Signatures
  readonly note?: string | null
}

/** How money in an account is held: by a stop to its bank, by a recall where that is abroad. */
export const holdOn = ({ id, bankId, routedById, foreign }: KnownAccount): Pick<NewOrder, 'family' | 'measure' | 'addresseeId' | 'routedById' | 'accountId'> => ({ family: foreign ? 'RECALL_REQUEST' : 'STOP_PAYMENT', measure: foreign ? 'RECALL' : 'STOP', addresseeId: bankId, routedById, accountId: id })

/** Issued, or drafted for the control desk to decide on. Resolves with their ids, in the order given. Banks learn of drafts nothing. */
export async function createOrders(call: Call, orders: readonly NewOrder[]): Promise<readonly string[]> {
  const { tx, now, disguise } = call
  const at = toInstant(now)
  const beginnings = orders.map(({ family, status }): Step => {
    const step = decideStep(families[family].steps, status === 'DRAFT' ? 'DRAFT' : 'ISSUE', null, call.actor, nothing, now.getTime())
    if (typeof step === 'string') throw refused('input', step, 'ILLEGAL_TRANSITION')
    return step
  })
  const rows = orders.map((order): typeof controlOrder.$inferInsert & { readonly id: string } => {
    const rules = families[order.family]
    const { operator, investigator } = order.signatures
    return {
      id: newId('control_order'),
      orderNumber: newNumber('ORD', now),
      family: order.family,
      measure: order.measure,
      status: order.status,
      emergencyLevel: order.emergencyLevel,
      caseId: order.caseId,
      issuingUnitId: order.issuingUnitId,
      addresseeId: order.addresseeId,
      routedById: order.routedById ?? null,
      instrumentNumber: order.instrument?.number ?? null,
      instrumentId: order.instrument?.id ?? null,
      accountId: order.accountId ?? null,
      numberId: order.numberId ?? null,
      onlineAccountId: order.onlineAccountId ?? null,
      urlId: order.urlId ?? null,
      amount: order.amount ?? null,
      currency: order.currency ?? null,
      freezeMode: order.freezeMode ?? null,
      term: order.term ?? null,
      parentOrderId: order.parentOrderId ?? null,
      layer: order.layer ?? null,
      followsId: order.followsId ?? null,
      issuedAt: at,
      answerDueAt: order.status === 'ISSUED' ? toInstant(answerDue(order.emergencyLevel, now)) : null,
      awaitsAddressee: order.status === 'ISSUED',
      reasonShown: rules.reason,
      remedyChannel: rules.remedy,
      documentsNeeded: rules.documents,
      operatorName: operator.name,
      operatorNameMask: disguise('personName', operator.name).mask,
      operatorPhone: operator.phone,
      operatorIdNumber: operator.idNumber,
      operatorIdNumberMask: disguise('residentId', operator.idNumber).mask,
      investigatorName: investigator.name,
      investigatorNameMask: disguise('personName', investigator.name).mask,
      investigatorIdNumber: investigator.idNumber,
      investigatorIdNumberMask: disguise('residentId', investigator.idNumber).mask,
      platformTxCode: rules.measureTxCodes?.[order.measure] ?? rules.txCodes['ISSUE'] ?? 'LOCAL',
      version: 1,
    }
  })
  const issued = rows.filter(({ status }) => status === 'ISSUED')
  await Promise.all([
    tx.insert(controlOrder, rows),
    tx.insert(
      orderEvent,
      rows.map((row, nth) => {
        const { action, to, article } = beginnings[nth] as Step
        return { id: newId('order_event'), orderId: row.id, addresseeId: row.addresseeId, routedById: row.routedById, version: 1, action, fromStatus: null, toStatus: to, occurredAt: at, actor: call.actor, agencyId: call.agency || null, article, note: orders[nth]?.note ?? null }
      }),
    ),
    tx.insert(caseParty, partiesOf(issued), 'existing'),
    appointAnswer(call, issued.map(({ id, answerDueAt }) => ({ id, due: new Date(answerDueAt as string) }))),
  ])
  return rows.map(({ id }) => id)
}

const nothing = { expiresAt: null, stopsOnAccount: 0, frozenByAnother: false, awaitsAddressee: false }

const partiesOf = (rows: readonly Pick<OrderRow | typeof controlOrder.$inferInsert, 'caseId' | 'addresseeId' | 'routedById'>[]) =>
  [...new Map(rows.flatMap(({ caseId, addresseeId, routedById }) => [addresseeId, ...(routedById ? [routedById] : [])].map((agencyId) => [`${caseId}|${agencyId}`, { caseId, agencyId }] as const))).values()]

/** By when an addressee should have taken note; practice by urgency. */
export const answerDue = (level: NewOrder['emergencyLevel'], now: Date): Date => addTerm(now, termAt(`ANSWER_DUE_${level}`, now))

/**
 * The order, locked until the commit, its account before it, so that stops and freezes of one account are decided one after another.
 * Refused and absent read the same. `version` null: the clock's, or one step of several that a command takes.
 */
export async function lockOrder(call: Call, id: string, version: number | null, field = 'input.id'): Promise<LockedOrder> {
  const locked = await findSeen(call, 'ControlOrder', id, () => lockRow(call, id), field, 'order-not-yours-or-absent')
  if (version !== null) assertUnmoved(locked.row, version)
  return locked
}

/** As `lockOrder`, for rows that the command came to by itself. Null where there is none. */
export async function lockRow({ tx }: Call, id: string): Promise<LockedOrder | null> {
  const [, rows, [facts]] = await Promise.all([
    tx.query('select id from account where id = (select account_id from control_order where id = $1) for no key update', [id]),
    tx.find(controlOrder, 't.id = $1 for no key update', [id]),
    tx.query<{ stops: string; frozen: boolean }>('select app.stops_of($1)::text as stops, app.frozen_by_another($1) as frozen', [id]),
  ])
  return rows[0] ? { row: rows[0], stopsOnAccount: Number(facts?.stops ?? 0), frozenByAnother: facts?.frozen ?? false } : null
}

type Changes = Partial<typeof controlOrder.$inferInsert>

const instantOf = (text: string | null): number | null => (text === null ? null : new Date(text).getTime())

const factsOf = ({ row, stopsOnAccount, frozenByAnother }: LockedOrder) => ({ expiresAt: instantOf(row.expiresAt), stopsOnAccount, frozenByAnother, awaitsAddressee: row.awaitsAddressee })

const decide = ({ actor, now }: Call, locked: LockedOrder, action: OrderAction) => decideStep(families[locked.row.family].steps, action, locked.row.status, actor, factsOf(locked), now.getTime())

/** Whether `takeStep` would not be refused. */
export const mayTake = (call: Call, locked: LockedOrder, action: OrderAction): boolean => typeof decide(call, locked, action) !== 'string'

/** Takes one step, or throws RefusedError naming the rule (ILLEGAL_TRANSITION). Resolves with the order as it stands then. */
export async function takeStep(call: Call, locked: LockedOrder, action: OrderAction, changes: Changes = {}, told: { readonly note?: string | null; readonly field?: string } = {}): Promise<LockedOrder> {
  const { tx, now } = call
  const { row } = locked
  const rules = families[row.family]
  const step = decide(call, locked, action)
  if (typeof step === 'string') throw refused(told.field ?? 'input.id', step, 'ILLEGAL_TRANSITION')
  const mine = call.actor === 'INSTITUTION' && call.agency === row.addresseeId
  const next: Changes = {
    status: step.to,
    awaitsAddressee: !mine && step.to !== 'DISCARDED',
    ...(rules.txCodes[action] ? { platformTxCode: rules.txCodes[action] } : {}),
    ...(isEnd(rules.steps, step.to) ? { endedAt: toInstant(now) } : {}),
    ...changes,
  }
  await Promise.all([
    changeLocked(tx, controlOrder, row, next),
    tx.insert(orderEvent, [{ id: newId('order_event'), orderId: row.id, addresseeId: row.addresseeId, routedById: row.routedById, version: row.version + 1, action, fromStatus: row.status, toStatus: step.to, occurredAt: toInstant(now), actor: call.actor, agencyId: call.agency || null, article: step.article, note: told.note ?? null }]),
    step.to === 'ISSUED' ? tx.insert(caseParty, partiesOf([row]), 'existing') : undefined,
  ])
  return { ...locked, row: { ...row, ...(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as Partial<OrderRow>), version: row.version + 1 } }
}

const over: readonly OrderStatus[] = ['DISCARDED', 'CONVERTED_TO_FREEZE', 'LIFTED', 'EXPIRED', 'REJECTED', 'FAILED', 'WITHDRAWN', 'MISROUTED', 'RESTORED', 'REMITTED_TO_COURT', 'RETURNED']
export const isOver = (status: OrderStatus): boolean => over.includes(status)

/** The clock's look at orders that nobody has taken note of by then. */
export const appointAnswer = (call: Call, orders: readonly { readonly id: string; readonly due: Date }[]): Promise<void> =>
  call.appoint(orders.map(({ id, due }) => ({ task: 'escalate-order', payload: { orderId: id }, at: due, key: `escalate:${id}` })))

/** The clock's appointments of an order that is in force until `expiresAt`: a warning before, and the end. */
export const appointExpiry = (call: Call, row: Pick<OrderRow, 'id'>, expiresAt: Date, warnAt: Date): Promise<void> =>
  call.appoint([
    { task: 'warn-order', payload: { orderId: row.id }, at: warnAt, key: `warn:${row.id}` },
    { task: 'expire-order', payload: { orderId: row.id }, at: expiresAt, key: `expire:${row.id}` },
  ])
