/** What a bank reports with its answer: holder, transactions, and where funds have moved on to. */
import { type Involvement, involveAccounts, type KnownAccount, resolveAccounts } from '../accounts/account.store.js'
import { account, accountIdentity, accountTransaction } from '../accounts/account.table.js'
import type { Call } from '../command/command.js'
import { Findings } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { sumOf } from '../scalars/money.js'
import { createOrders, holdOn, type LockedOrder, type NewOrder, type OrderRow } from './order.store.js'

/** *incoming* */
export interface ReportedTransaction {
  readonly direction: 'IN' | 'OUT'
  readonly channel: (typeof accountTransaction.$inferInsert)['channel']
  readonly amount: string
  readonly occurredAt: string
  readonly counterpartyNumber: string
  readonly counterpartyName?: string | null
  /** Where the platform knows it. */
  readonly counterpartyAccountId?: string | null
}

/** *incoming* – where a part of the funds went. */
export interface MovedFunds {
  readonly number: string
  readonly bankId?: string | null
  readonly holderName?: string | null
  readonly amount: string
  readonly at: string
  readonly channel: ReportedTransaction['channel']
}

const unknownName = '未知'

/** Holder of an account as its bank knows it. */
export async function keepHolder({ tx, disguise }: Call, accountId: string, holder: { readonly name: string; readonly idNumber: string }): Promise<void> {
  const [name, id] = [disguise('personName', holder.name), disguise('residentId', holder.idNumber)]
  await Promise.all([
    tx.change(account, accountId, null, { holderNameMask: name.mask, holderIdNumberMask: id.mask, holderIdNumberDigest: id.digest }),
    tx.change(accountIdentity, accountId, null, { holderName: name.clear, holderIdNumber: id.clear }),
  ])
}

/** Entries of an account's statement; what was reported before is left out. */
export async function keepTransactions({ tx, disguise }: Call, of: { readonly accountId: string; readonly bankId: string; readonly currency: string }, reported: readonly ReportedTransaction[]): Promise<void> {
  const times = reported.map(({ occurredAt }) => new Date(occurredAt).getTime())
  if (times.length === 0) return
  const known = await tx.find(accountTransaction, 't.account_id = $1 and t.occurred_at between $2::text::timestamptz and $3::text::timestamptz', [of.accountId, toInstant(new Date(Math.min(...times))), toInstant(new Date(Math.max(...times)))])
  const keyOf = (direction: string, amount: string, at: number, digest: string) => `${direction}|${amount}|${at}|${digest}`
  const stands = new Set(known.map((row) => keyOf(row.direction, row.amount, new Date(row.occurredAt).getTime(), row.counterpartyNumberDigest)))
  const rows = reported.flatMap((each, nth) => {
    const number = disguise('bankAccount', each.counterpartyNumber)
    const name = disguise('personName', each.counterpartyName ?? unknownName)
    const key = keyOf(each.direction, each.amount, times[nth] as number, number.digest)
    if (stands.has(key)) return []
    stands.add(key)
    return [{
      id: newId('account_transaction'), accountId: of.accountId, holdingBankId: of.bankId, direction: each.direction, channel: each.channel, amount: each.amount, currency: of.currency, occurredAt: toInstant(new Date(each.occurredAt)),
      counterpartyNumber: number.clear, counterpartyNumberMask: number.mask, counterpartyNumberDigest: number.digest, counterpartyName: name.clear, counterpartyNameMask: name.mask, counterpartyAccountId: each.counterpartyAccountId ?? null,
    }]
  })
  await tx.insert(accountTransaction, rows)
}

/** The officers who signed an order, for one that comes from it. */
export const signaturesOf = (row: OrderRow): NewOrder['signatures'] => ({
  operator: { name: row.operatorName, phone: row.operatorPhone, idNumber: row.operatorIdNumber },
  investigator: { name: row.investigatorName, idNumber: row.investigatorIdNumber },
})

export const instrumentOf = ({ instrumentId, instrumentNumber }: OrderRow): NewOrder['instrument'] => (instrumentId && instrumentNumber ? { id: instrumentId, number: instrumentNumber } : null)

/**
 * FUNDS_MOVED: the accounts of the next layer are found or made and tied to the case, the payments become edges of the fund trail, and for each account the control desk finds
 * a draft: a stop to its own bank, a recall where that is abroad. The bank that answers learns of none of them. Resolves with the sum that went on.
 */
export async function traceMoved(call: Call, { row }: LockedOrder, moved: readonly MovedFunds[], field: string): Promise<string> {
  const findings = new Findings()
  const accounts = await resolveAccounts(call, moved.map(({ number, bankId, holderName }, at) => ({ field: `${field}.${at}`, number, bankId, holderName, currency: row.currency, suspicious: true })), findings)
  for (const [at, { number }] of moved.entries()) if (accounts.get(number)?.id === row.accountId) findings.add(`${field}.${at}.number`, 'moved-to-itself')
  findings.assertNone()
  const layer = (row.layer ?? 1) + 1
  const next = [...new Set(moved.map(({ number }) => number))].map((number) => ({ account: accounts.get(number) as KnownAccount, amount: sumOf(moved.filter((each) => each.number === number).map(({ amount }) => amount)) }))
  const signed = { status: 'DRAFT' as const, caseId: row.caseId, instrument: instrumentOf(row), parentOrderId: row.id, layer, emergencyLevel: row.emergencyLevel, issuingUnitId: row.issuingUnitId, signatures: signaturesOf(row) }
  await Promise.all([
    involveAccounts(call, row.caseId, next.map(({ account: to, amount }): Involvement => ({ account: to, role: 'MULE', layer, amount }))),
    keepTransactions(call, { accountId: row.accountId as string, bankId: row.addresseeId, currency: row.currency ?? 'CNY' }, moved.map((each) => ({ direction: 'OUT', channel: each.channel, amount: each.amount, occurredAt: each.at, counterpartyNumber: each.number, counterpartyName: each.holderName, counterpartyAccountId: accounts.get(each.number)?.id ?? null }))),
    createOrders(call, next.map(({ account: to, amount }): NewOrder => ({ ...signed, ...holdOn(to), amount, currency: row.currency ?? 'CNY' }))),
  ])
  return sumOf(moved.map(({ amount }) => amount))
}
