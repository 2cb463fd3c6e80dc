/** What a trace is made of. */
import { type accountTransaction, reportedPayment } from '../accounts/account.table.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { fen } from '../scalars/money.js'
import { type Entry, type Payment, sameMomentMs } from './movement.rules.js'
import type { Traced } from './trace.rules.js'

type Channel = Stored<typeof accountTransaction>['channel']

/** Hops that a trace follows, and entries it reads. */
export const traceBounds = { layers: 10, entries: 100_000 }

/** `at` in milliseconds. */
export interface Moved {
  readonly channel: Channel
  readonly at: number
}

export interface Evidence {
  /** Id of the payment that is traced; null: all of them. */
  readonly only: string | null
  readonly payments: readonly Payment[]
  readonly entries: readonly Entry[]
  /** Of each payment and entry, by id: how it moved, and when. */
  readonly told: ReadonlyMap<string, Moved>
  /** By id of entry: the number of the other side, where the platform knows no account of it. */
  readonly strangers: ReadonlyMap<string, string>
  readonly isCut: boolean
}

const millis = (instant: string): number => new Date(instant).getTime()

/** What a trace needs of an entry: a hundred thousand of them are read for one answer. */
interface EntryRow extends Readonly<Record<string, string | number | null>> {
  readonly id: string
  readonly accountId: string
  readonly direction: Entry['direction']
  readonly channel: Channel
  readonly counterpartyAccountId: string | null
  /** Null where the account is known. */
  readonly counterpartyNumber: string | null
  readonly amount: string
  /** Milliseconds. */
  readonly at: number
}
const entriesWhere = (condition: string): string => `select t.id, t.account_id as "accountId", t.direction, t.channel, t.counterparty_account_id as "counterpartyAccountId",
    case when t.counterparty_account_id is null then t.counterparty_number end as "counterpartyNumber", t.amount, (extract(epoch from t.occurred_at) * 1000)::float8 as at
  from account_transaction t where ${condition} in (select json_array_elements_text($1::text::json)) and t.currency = $2 and t.occurred_at >= $3::text::timestamptz order by t.occurred_at, t.id limit $4`
/** Of the accounts, and what the other side has reported of them: what an account's own bank has not told. */
const [ownEntries, toldEntries] = [entriesWhere('t.account_id'), entriesWhere("t.direction = 'IN' and t.counterparty_account_id")]

/** Payments of the case and of those merged into it, and what banks have reported of every account they may have come to since: layer by layer, two statements each. */
export async function gatherEvidence(tx: Transaction, caseId: string, currency: string, only: string | null): Promise<Evidence> {
  const paid = await tx.find(reportedPayment, 't.case_id in (select $1::text union select c.id from fraud_case c where c.merged_into_id = $1) and t.currency = $2 order by t.paid_at, t.id', [caseId, currency])
  const payments = paid.map((row): Payment & Moved => ({ id: row.id, from: row.debitAccountId, to: row.creditAccountId, fen: fen(row.amount), at: millis(row.paidAt), channel: row.channel }))
  const entries = new Map<string, Entry & Moved>()
  const strangers = new Map<string, string>()
  const known = new Set(tracedOf(payments, only).map(({ to }) => to))
  const since = payments[0] ? toInstant(new Date(payments[0].at - sameMomentMs)) : ''
  let layer = [...known]
  let isCut = false
  for (let depth = 1; layer.length > 0; depth += 1) {
    if (depth > traceBounds.layers || entries.size > traceBounds.entries) {
      isCut = true
      break
    }
    const parameters = [JSON.stringify(layer), currency, since, traceBounds.entries + 1]
    const [own, told] = await Promise.all([tx.query<EntryRow>(ownEntries, parameters), tx.query<EntryRow>(toldEntries, parameters)])
    const others = await accountsOf(tx, [...own, ...told].flatMap(({ counterpartyNumber }) => counterpartyNumber ?? []))
    const next = new Set<string>()
    for (const { id, accountId, direction, channel, counterpartyAccountId, counterpartyNumber, amount, at } of [...own, ...told]) {
      const counterparty = counterpartyAccountId ?? others.get(counterpartyNumber as string) ?? null
      entries.set(id, { id, account: accountId, direction, counterparty, fen: fen(amount), at, channel })
      if (counterparty === null) strangers.set(id, counterpartyNumber as string)
      const onward = direction === 'IN' ? accountId : counterparty
      if (onward !== null && !known.has(onward)) next.add(onward)
    }
    layer = [...next]
    for (const each of layer) known.add(each)
  }
  return { only, payments, entries: [...entries.values()], strangers, told: new Map<string, Moved>([...payments.map((each) => [each.id, each] as const), ...entries]), isCut }
}

/** Payments whose money is followed. */
export const tracedOf = (payments: readonly Payment[], only: string | null): readonly Payment[] => (only === null ? payments : payments.filter(({ id }) => id === only))

/** Accounts of those numbers, where a number is one account's alone. */
async function accountsOf(tx: Transaction, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx.query<{ number: string; id: string }>('select i.number, min(i.id) as id from account_identity i where i.number in (select json_array_elements_text($1::text::json)) group by i.number having count(*) = 1', [JSON.stringify([...new Set(numbers)])])
  return new Map(rows.map(({ number, id }) => [number, id]))
}

/** Of money that went to an account which the platform did not know: its number, by entry. What left by other channels has no account behind it. */
export const strangersReached = ({ strangers, told }: Evidence, { flows }: Traced): ReadonlyMap<string, string> =>
  new Map(flows.flatMap(({ id, to }) => (to === null && ['MOBILE_BANK', 'ONLINE_BANK'].includes(told.get(id)?.channel as string) && strangers.has(id) ? [[id, strangers.get(id) as string] as const] : [])))
