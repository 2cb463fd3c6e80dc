/** What a step means beyond its order: terms begin, targets are marked, stops become freezes, waiting freezes take their turn, the case's sums are reckoned. */
import { legalInstrument } from '../cases/case.table.js'
import type { Call } from '../command/command.js'
import { addTerm, subtractTerm, toInstant } from '../law/calendar.js'
import { type TermKey, termAt } from '../law/terms.js'
import { markOnlineAccount, markUrl } from '../online/online.store.js'
import { markNumber } from '../telecom/telecom.store.js'
import { families, type OrderMeasure } from './family.rules.js'
import { numberMarks, onlineMarks } from './mark.rules.js'
import { appointExpiry, type LockedOrder, lockRow, mayTake, type OrderRow, takeStep } from './order.store.js'
import { controlOrder } from './order.table.js'
import { warningOf } from './term.rules.js'

type Told = Parameters<typeof takeStep>[4]

/** Takes effect: its term begins, the stop it follows is converted, its account is marked. Throws RefusedError as `takeStep`. */
export async function takeEffect(call: Call, locked: LockedOrder, effectiveAt: Date, changes: Parameters<typeof takeStep>[3] = {}, told: Told = {}): Promise<LockedOrder> {
  const expiresAt = await endOf(call, locked.row, effectiveAt)
  const done = await takeStep(
    call,
    locked,
    'TAKE_EFFECT',
    { effectiveAt: toInstant(effectiveAt), expiresAt: expiresAt && toInstant(expiresAt), ...(locked.row.family === 'STOP_PAYMENT' ? { stopOrdinal: locked.stopsOnAccount + 1 } : {}), ...changes },
    told,
  )
  if (expiresAt) await appointEnd(call, done.row, expiresAt)
  if (done.row.family === 'FREEZE' && done.row.followsId) await convert(call, done.row.followsId)
  await settleTarget(call, done.row)
  return done
}

/** When what takes effect at that instant is over; null: when it is lifted. */
async function endOf({ tx, now }: Call, row: OrderRow, effectiveAt: Date): Promise<Date | null> {
  if (row.family === 'ACCOUNT_WATCH') {
    const [paper] = row.instrumentId ? await tx.find(legalInstrument, 't.id = $1', [row.instrumentId]) : []
    return paper ? new Date(paper.validUntil) : null
  }
  const key = (row.term ?? families[row.family].term) as TermKey | null
  if (key === null) return null
  if (row.family !== 'DISCIPLINARY_MEASURE') return addTerm(effectiveAt, termAt(key, now))
  // One after another: the term begins where that of the last one ends.
  const [last] = await tx.find(controlOrder, "t.family = 'DISCIPLINARY_MEASURE' and t.status = 'IN_FORCE' and t.id <> $1 and (t.account_id = $2 or t.number_id = $3) and t.expires_at > $4::text::timestamptz order by t.expires_at desc limit 1", [row.id, row.accountId, row.numberId, toInstant(effectiveAt)])
  return addTerm(last?.expiresAt ? new Date(last.expiresAt) : effectiveAt, termAt(key, now))
}

/** The clock's appointments for the end of an order, and for the warning before it. */
export const appointEnd = (call: Call, row: Pick<OrderRow, 'id' | 'family'>, expiresAt: Date): Promise<void> => appointExpiry(call, row, expiresAt, subtractTerm(expiresAt, termAt(warningOf(row.family), call.now)))

/** The stop gives way to the freeze that follows it, while its term runs. Its account is locked already. */
async function convert(call: Call, stopId: string): Promise<void> {
  const stop = await lockRow(call, stopId)
  if (stop && mayTake(call, stop, 'CONVERT')) await takeStep(call, stop, 'CONVERT')
}

/** After the end of what held its target: the waiting freeze takes its turn, and the target is marked by what still stands. `cleared`: it proved wrong. */
export async function afterEnd(call: Call, { row }: LockedOrder, cleared = false): Promise<void> {
  // One that only waited itself, behind a freeze of somebody else, leaves the others waiting.
  if (row.family === 'FREEZE' && row.accountId && row.effectiveAt !== null) await promoteQueued(call, row.accountId)
  await settleTarget(call, row, cleared)
}

/** The freeze that has waited longest takes effect, where nothing freezes the account any more (CPL §144 ¶2). Of its amount the bank has not reported otherwise. */
export async function promoteQueued(call: Call, accountId: string): Promise<void> {
  const [next] = await call.tx.find(controlOrder, "t.account_id = $1 and t.family = 'FREEZE' and t.status = 'QUEUED' order by t.issued_at, t.id limit 1", [accountId])
  const locked = next ? await lockRow(call, next.id) : null
  if (!locked || !mayTake(call, locked, 'TAKE_EFFECT')) return
  const done = await takeEffect(call, locked, call.now, { heldAmount: locked.row.heldAmount ?? locked.row.amount })
  if (done.row.caseId) await reckonCase(call, done.row.caseId)
}

/** Marks an order's target by the measures that stand: whatever order they ended in, and whoever ended them. */
export async function settleTarget(call: Call, row: OrderRow, cleared = false): Promise<void> {
  const { tx } = call
  if (row.accountId && (row.family === 'STOP_PAYMENT' || row.family === 'FREEZE')) {
    await tx.query(
      `update account set risk_status = coalesce((select case when bool_or(o.family = 'FREEZE') then 'FROZEN' when bool_or(o.family = 'STOP_PAYMENT') then 'STOPPED' end from control_order o
        where o.account_id = $1 and o.family in ('STOP_PAYMENT', 'FREEZE') and o.status in ('IN_FORCE', 'EXTENDED', 'RENEWED', 'PARTLY_RETURNED')), $2) where id = $1`,
      [row.accountId, cleared ? 'CLEARED' : 'INVOLVED'],
    )
  }
  const standing = async (column: 'number_id' | 'online_account_id' | 'url_id', id: string): Promise<{ readonly measure: OrderMeasure; readonly effectiveAt: string | null } | undefined> =>
    (await tx.find(controlOrder, `t.${column} = $1 and t.family = $2 and t.status = 'EXECUTED' order by t.effective_at desc nulls last, t.id desc limit 1`, [id, row.family]))[0]
  if (row.numberId && row.family === 'NUMBER_MEASURE') {
    const stands = await standing('number_id', row.numberId)
    const mark = stands ? numberMarks[stands.measure] : ('IN_SERVICE' as const)
    if (mark) await markNumber(call, row.numberId, mark)
  }
  if (row.onlineAccountId) {
    const stands = await standing('online_account_id', row.onlineAccountId)
    const mark = stands ? onlineMarks[stands.measure] : ('ACTIVE' as const)
    if (mark) await markOnlineAccount(call, row.onlineAccountId, mark)
  }
  if (row.urlId) {
    const stands = await standing('url_id', row.urlId)
    await markUrl(call, row.urlId, stands ? new Date(stands.effectiveAt ?? call.now) : null)
  }
}

/**
 * The case's sums as its orders say them, in its own currency. Stopped: of each account the most that a stop or freeze has held when it took effect, so that what is stopped
 * twice, or frozen after it was stopped, counts once, and what is returned later counts still. Returned: what its banks, at home and abroad, have returned.
 */
export async function reckonCase({ tx }: Call, caseId: string): Promise<void> {
  await Promise.all([
    // Locked in a statement of its own: the sums below then see what whoever held it has written.
    tx.query('select id from fraud_case where id = $1 for no key update', [caseId]),
    tx.query(
      `update fraud_case c set
         stopped_amount = coalesce((select sum(held.most) from (
           select max(coalesce((select max(f.amount) from order_feedback f where f.order_id = o.id and f.result_code in ('0000', '1200')),
             case when not exists (select 1 from order_event e where e.order_id = o.id and e.action in ('RETURN_PART', 'RETURN_ALL')) then o.held_amount end, o.amount)) as most
           from control_order o where o.case_id = c.id and o.family in ('STOP_PAYMENT', 'FREEZE') and o.effective_at is not null and coalesce(o.currency, c.currency) = c.currency group by o.account_id) held), 0),
         returned_amount = coalesce((select sum(coalesce(o.held_amount, o.amount)) from control_order o
           where o.case_id = c.id and o.family in ('RETURN_OF_FUNDS', 'RECALL_REQUEST') and o.status in ('PARTLY_RETURNED', 'RETURNED') and coalesce(o.currency, c.currency) = c.currency), 0)
       where c.id = $1`,
      [caseId],
    ),
  ])
}
