/** Returns of funds as their commands find, lock and change them. Locks are taken in one order: frozen account, order, return, victims. */
import { unknownIdNumber } from '../accounts/account.store.js'
import type { Call } from '../command/command.js'
import { assertUnmoved, changeLocked, findSeen } from '../command/lock.js'
import { refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { lockRow, type OrderRow } from '../orders/order.store.js'
import { decideReturn, type ReturnAction, type ReturnFacts, type ReturnStatus } from './restitution.rules.js'
import { restitution, restitutionShare } from './restitution.table.js'

export type RestitutionRow = Stored<typeof restitution>
export type ShareRow = Stored<typeof restitutionShare>

export interface LockedReturn {
  readonly row: RestitutionRow
  readonly openObjections: number
}

/** The return, locked until the commit. Refused and absent read the same. `version` null: where what it is meant for tells otherwise. */
export async function lockReturn(call: Call, id: string, version: number | null, field = 'input.id'): Promise<LockedReturn> {
  const locked = await findSeen(call, 'Restitution', id, () => lockReturnRow(call.tx, id), field, 'return-absent')
  if (version !== null) assertUnmoved(locked.row, version)
  return locked
}

/** As `lockReturn`, for rows that the clock or a bank's answer led to. Null where there is none. */
export async function lockReturnRow(tx: Transaction, id: string): Promise<LockedReturn | null> {
  const [, [row], [open]] = await Promise.all([
    tx.query('select id from account where id = (select account_id from restitution where id = $1) for update', [id]),
    tx.find(restitution, 't.id = $1 for update', [id]),
    tx.query<{ count: string }>("select count(*)::text as count from restitution_objection where restitution_id = $1 and outcome = 'OPEN'", [id]),
  ])
  return row ? { row, openObjections: Number(open?.count ?? 0) } : null
}

const millis = (text: string | null): number | null => (text === null ? null : new Date(text).getTime())

export const factsOf = ({ row, openObjections }: LockedReturn): ReturnFacts => ({ method: row.method, sameUnit: row.filingUnitId === row.freezingUnitId, noticeUntil: millis(row.noticeUntil), openObjections })

/** The state that the steps lead to. Throws RefusedError naming the rule (ILLEGAL_TRANSITION). */
export function stateAfter(call: Call, locked: LockedReturn, actions: readonly ReturnAction[], field = 'input.id'): ReturnStatus {
  const steps = decideReturn(actions, locked.row.status, call.actor, factsOf(locked), call.now.getTime())
  if (typeof steps === 'string') throw refused(field, steps, 'ILLEGAL_TRANSITION')
  return steps.at(-1)?.to ?? locked.row.status
}

/** Takes the steps as one change of the row and its version. Throws as `stateAfter`. */
export async function moveReturn(call: Call, locked: LockedReturn, actions: readonly ReturnAction[], changes: Partial<typeof restitution.$inferInsert> = {}, field = 'input.id'): Promise<ReturnStatus> {
  const { row } = locked
  const status = stateAfter(call, locked, actions, field)
  await changeLocked(call.tx, restitution, row, { status, ...changes })
  return status
}

const holding: readonly OrderRow['status'][] = ['IN_FORCE', 'RENEWED', 'PARTLY_RETURNED']
/** Whether a freeze holds funds at this instant. */
export const isLive = (row: Pick<OrderRow, 'family' | 'status' | 'expiresAt'>, now: Date): boolean => row.family === 'FREEZE' && holding.includes(row.status) && row.expiresAt !== null && now < new Date(row.expiresAt)

/** What the freeze holds now, its row locked. Throws RefusedError where it holds nothing, or nobody knows how much. */
export async function heldBy(call: Call, freezeOrderId: string, field: string): Promise<{ readonly freeze: OrderRow; readonly held: string }> {
  const locked = await lockRow(call, freezeOrderId)
  if (!locked || !isLive(locked.row, call.now)) throw refused(field, 'return-needs-live-freeze')
  if (locked.row.heldAmount === null) throw refused(field, 'return-amount-unknown')
  return { freeze: locked.row, held: locked.row.heldAmount }
}

/** A victim whose money may lie in the account. */
export interface Claimant {
  readonly id: string
  readonly caseId: string
  readonly currency: string
  /** The account plays a part in the victim's case, on whatever layer. */
  readonly traced: boolean
  /** A reported payment went from this victim straight to the account. */
  readonly credited: boolean
  /** The account the victim paid from: into this account where that is told, else the largest payment. */
  readonly remittingAccountId: string | null
}

/** A victim and an account have an identity number in common, and not the zeros that stand for one that nobody knows. */
const sameNumber = (victim: string, held: string): string =>
  `(${victim}.id_number_digest = ${held}.holder_id_number_digest and exists (select 1 from victim_identity w where w.id = ${victim}.id and w.id_number <> '${unknownIdNumber}'))`

/** Payments of the victim `v`: told by the same telephone or the same identity number; one that tells of nobody is of all victims of its case. */
const paidByVictim = `
  from reported_payment p join incident_report i on i.id = p.incident_id left join account d on d.id = p.debit_account_id
  where p.case_id = v.case_id and (v.phone_digest = i.reporter_phone_digest or ${sameNumber('v', 'd')}
    or not exists (select 1 from victim o where o.case_id = p.case_id and (o.phone_digest = i.reporter_phone_digest or ${sameNumber('o', 'd')})))`

/** Victims of the case, of those merged into it, and of every case that the account plays a part in. */
export const claimantsOf = (tx: Transaction, caseId: string, accountId: string): Promise<readonly Claimant[]> =>
  tx.query<Claimant & Readonly<Record<string, string | boolean | null>>>(
    `select v.id, v.case_id as "caseId", v.currency,
       exists (select 1 from involved_account n where n.case_id = v.case_id and n.account_id = $2) as traced,
       exists (select 1 ${paidByVictim} and p.credit_account_id = $2) as credited,
       (select p.debit_account_id ${paidByVictim} and p.debit_account_id is not null order by (p.credit_account_id = $2) desc, p.amount desc, p.id limit 1) as "remittingAccountId"
     from victim v
     where v.case_id in (select $1::text union select id from fraud_case where merged_into_id = $1 union select case_id from involved_account where account_id = $2)
     order by v.id`,
    [caseId, accountId],
  )

/** The case that others, one after another, have been merged into; the case itself where it stands alone. */
export async function leadOf(tx: Transaction, caseId: string): Promise<{ readonly id: string; readonly leadAgencyId: string }> {
  const [lead] = await tx.query<{ id: string; leadAgencyId: string }>(
    `with recursive joined (id, merged_into_id, lead_agency_id) as (
       select id, merged_into_id, lead_agency_id from fraud_case where id = $1
       union select c.id, c.merged_into_id, c.lead_agency_id from joined j join fraud_case c on c.id = j.merged_into_id
     ) select id, lead_agency_id as "leadAgencyId" from joined where merged_into_id is null`,
    [caseId],
  )
  if (!lead) throw new Error('Invariant: cases are merged into one that stands')
  return lead
}

/** What each victim has still lost: not given back, nor promised by a return under way, elsewhere. Yuan by victim, never below zero; the victims are locked until the commit. */
export async function lossesLeft(tx: Transaction, restitutionId: string, victimIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = JSON.stringify(victimIds)
  const [, rows] = await Promise.all([
    tx.query('select id from victim where id in (select json_array_elements_text($1::text::json)) order by id for update', [ids]),
    tx.query<{ id: string; left: string }>(
      `select v.id, greatest(v.loss_amount - coalesce((
         select sum(case when r.status in ('RETURNED', 'PART_RETURNED', 'FAILED') then s.returned_amount else s.share_amount end)
         from restitution_share s join restitution r on r.id = s.restitution_id where s.victim_id = v.id and s.restitution_id <> $1), 0), 0) as left
       from victim v where v.id in (select json_array_elements_text($2::text::json))`,
      [restitutionId, ids],
    ),
  ])
  return new Map(rows.map(({ id, left }) => [id, left]))
}

/** Number and bank of accounts that money is to go to, by id. */
export async function payeesOf(tx: Transaction, accountIds: readonly string[]): Promise<ReadonlyMap<string, { readonly number: string; readonly bankId: string }>> {
  const rows = await tx.query<{ id: string; number: string; bank: string }>(
    'select a.id, i.number, a.holding_bank_id as bank from account a join account_identity i on i.id = a.id where a.id in (select json_array_elements_text($1::text::json))',
    [JSON.stringify([...new Set(accountIds)])],
  )
  return new Map(rows.map(({ id, number, bank }) => [id, { number, bankId: bank }]))
}

/** Whether the account is the victim's: by its holder, as one the victim paid from, or as the victim's in the case. */
export async function isVictims(tx: Transaction, victimId: string, accountId: string): Promise<boolean> {
  const rows = await tx.query(
    `select v.id from victim v join account a on a.id = $2
     where v.id = $1 and (${sameNumber('v', 'a')}
       or exists (select 1 ${paidByVictim} and p.debit_account_id = $2)
       or exists (select 1 from involved_account n where n.case_id = v.case_id and n.account_id = $2 and n.role = 'VICTIM'))`,
    [victimId, accountId],
  )
  return rows.length > 0
}

export type NewShare = Pick<ShareRow, 'victimId' | 'caseId' | 'accountId' | 'accountNumber' | 'payeeBankId' | 'lossAmount' | 'shareAmount'>

/** The shares as they are set now, in the order given; those of an earlier setting that are not among them are dropped. */
export async function setShares({ tx, now }: Call, { id, holdingBankId }: Pick<RestitutionRow, 'id' | 'holdingBankId'>, shares: readonly NewShare[]): Promise<void> {
  const rows = shares.map((share, at) => ({
    id: newId('restitution_share'), restitution_id: id, case_id: share.caseId, ordinal: at + 1, status: 'SET', victim_id: share.victimId, holding_bank_id: holdingBankId,
    account_id: share.accountId, account_number: share.accountNumber, payee_bank_id: share.payeeBankId, loss_amount: share.lossAmount, share_amount: share.shareAmount, returned_amount: '0.00', order_id: null, set_at: toInstant(now),
  }))
  const columns = 'id, restitution_id, case_id, ordinal, status, victim_id, holding_bank_id, account_id, account_number, payee_bank_id, loss_amount, share_amount, returned_amount, order_id, set_at'
  await Promise.all([
    tx.query("update restitution_share set status = 'DROPPED', share_amount = 0 where restitution_id = $1 and victim_id not in (select json_array_elements_text($2::text::json))", [id, JSON.stringify(shares.map(({ victimId }) => victimId))]),
    tx.query(
      `insert into restitution_share (${columns}) select ${columns} from json_populate_recordset(null::restitution_share, $1::text::json)
       on conflict (restitution_id, victim_id) do update set ordinal = excluded.ordinal, status = excluded.status, account_id = excluded.account_id, account_number = excluded.account_number,
         payee_bank_id = excluded.payee_bank_id, loss_amount = excluded.loss_amount, share_amount = excluded.share_amount, set_at = excluded.set_at`,
      [JSON.stringify(rows)],
    ),
  ])
}

export const sharesOfReturn = (tx: Transaction, restitutionId: string): Promise<readonly ShareRow[]> => tx.find(restitutionShare, "t.restitution_id = $1 and t.status <> 'DROPPED' order by t.ordinal", [restitutionId])

/** Each share with the order that carries it out. */
export const orderShares = (tx: Transaction, shares: readonly { readonly id: string; readonly orderId: string }[]): Promise<unknown> =>
  tx.query("update restitution_share s set order_id = r.order_id, status = 'ORDERED' from json_to_recordset($1::text::json) as r(id text, order_id text) where s.id = r.id", [JSON.stringify(shares.map(({ id, orderId }) => ({ id, order_id: orderId })))])

export async function shareOfOrder(tx: Transaction, orderId: string): Promise<ShareRow | null> {
  const [share] = await tx.find(restitutionShare, 't.order_id = $1', [orderId])
  return share ?? null
}

/** Whether a return of what the freeze holds is under way. */
export async function isUnderWay(tx: Transaction, freezeOrderId: string): Promise<boolean> {
  const rows = await tx.query("select id from restitution where freeze_order_id = $1 and status not in ('RETURNED', 'PART_RETURNED', 'FAILED')", [freezeOrderId])
  return rows.length > 0
}
