/** What a trace is made of, and the trail it leaves. */
import { account, accountTransaction, reportedPayment } from '../accounts/account.table.js'
import type { Call } from '../command/command.js'
import { newId } from '../database/columns.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { fen } from '../scalars/money.js'
import { type Entry, type Payment, sameMomentMs } from './movement.rules.js'
import type { TraceMethod, Traced } from './trace.rules.js'
import { partsOf, type TrailParts } from './trail.rules.js'
import { fundFlowEdge, fundFlowNode, fundTrail, fundTrailSum } from './trail.table.js'

type Channel = Stored<typeof accountTransaction>['channel']

/** Hops that a trace follows, and entries it reads. */
export const traceBounds = { layers: 10, entries: 100_000 }
/** Rows written by one statement. */
const rowsAtOnce = 5_000

export interface Evidence {
  /** Id of the payment that is traced; null: all of them. */
  readonly only: string | null
  readonly payments: readonly Payment[]
  readonly entries: readonly Entry[]
  /** By id of entry or payment. */
  readonly channels: ReadonlyMap<string, Channel>
  /** By id of entry: the number of the other side, where the platform knows no account of it. */
  readonly strangers: ReadonlyMap<string, string>
  readonly isCut: boolean
}

const millis = (instant: string): number => new Date(instant).getTime()

/** Payments of the case and of those merged into it, and what banks have reported of every account they may have come to since: layer by layer, two statements each. */
export async function gatherEvidence(tx: Transaction, caseId: string, currency: string, only: string | null): Promise<Evidence> {
  const paid = await tx.find(reportedPayment, 't.case_id in (select $1::text union select c.id from fraud_case c where c.merged_into_id = $1) and t.currency = $2 order by t.paid_at, t.id', [caseId, currency])
  const payments = paid.map((row): Payment => ({ id: row.id, from: row.debitAccountId, to: row.creditAccountId, fen: fen(row.amount), at: millis(row.paidAt) }))
  const rows = new Map<string, Stored<typeof accountTransaction>>()
  const others = new Map<string, string>()
  const known = new Set(tracedOf(payments, only).map(({ to }) => to))
  const since = payments[0] ? toInstant(new Date(payments[0].at - sameMomentMs)) : ''
  let layer = [...known]
  let isCut = false
  for (let depth = 1; layer.length > 0; depth += 1) {
    if (depth > traceBounds.layers || rows.size > traceBounds.entries) {
      isCut = true
      break
    }
    const parameters = [JSON.stringify(layer), currency, since, traceBounds.entries + 1]
    const among = 'in (select json_array_elements_text($1::text::json)) and t.currency = $2 and t.occurred_at >= $3::text::timestamptz'
    const [own, told] = await Promise.all([
      tx.find(accountTransaction, `t.account_id ${among} order by t.occurred_at, t.id limit $4`, parameters),
      // What an account's own bank has not reported, the other may have.
      tx.find(accountTransaction, `t.counterparty_account_id ${among} and t.direction = 'IN' order by t.occurred_at, t.id limit $4`, parameters),
    ])
    const next = new Set<string>()
    for (const [number, id] of await accountsOf(tx, own.flatMap((row) => (row.counterpartyAccountId === null ? [row.counterpartyNumber] : [])))) others.set(number, id)
    for (const row of [...own, ...told]) {
      rows.set(row.id, row)
      const onward = row.direction === 'IN' ? row.accountId : otherOf(row, others)
      if (onward !== null && !known.has(onward)) next.add(onward)
    }
    layer = [...next]
    for (const each of layer) known.add(each)
  }
  const entries = [...rows.values()].map((row): Entry => ({ id: row.id, account: row.accountId, direction: row.direction, counterparty: otherOf(row, others), fen: fen(row.amount), at: millis(row.occurredAt) }))
  const strangers = new Map([...rows.values()].flatMap((row) => (otherOf(row, others) === null ? [[row.id, row.counterpartyNumber] as const] : [])))
  return { only, payments, entries, strangers, channels: new Map([...paid.map(({ id, channel }) => [id, channel] as const), ...[...rows.values()].map(({ id, channel }) => [id, channel] as const)]), isCut }
}

/** Payments whose money is followed. */
export const tracedOf = (payments: readonly Payment[], only: string | null): readonly Payment[] => (only === null ? payments : payments.filter(({ id }) => id === only))

const otherOf = ({ counterpartyAccountId, counterpartyNumber }: Stored<typeof accountTransaction>, others: ReadonlyMap<string, string>): string | null => counterpartyAccountId ?? others.get(counterpartyNumber) ?? null

/** Accounts of those numbers, where a number is one account's alone. */
async function accountsOf(tx: Transaction, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx.query<{ number: string; id: string }>('select i.number, min(i.id) as id from account_identity i where i.number in (select json_array_elements_text($1::text::json)) group by i.number having count(*) = 1', [JSON.stringify([...new Set(numbers)])])
  return new Map(rows.map(({ number, id }) => [number, id]))
}

/** Of money that went to an account which the platform did not know: its number, by entry. What left by other channels has no account behind it. */
export const strangersReached = ({ strangers, channels }: Evidence, { flows }: Traced): ReadonlyMap<string, string> =>
  new Map(flows.flatMap(({ id, to }) => (to === null && ['MOBILE_BANK', 'ONLINE_BANK'].includes(channels.get(id) as string) && strangers.has(id) ? [[id, strangers.get(id) as string] as const] : [])))

export interface NewTrail extends Pick<TrailParts, 'paidFen' | 'traced'> {
  readonly caseId: string
  readonly method: TraceMethod
  readonly currency: string
  readonly evidence: Evidence
  readonly tracedByName: string
}

/** Writes the trail, its accounts and its movements. Resolves with its id. */
export async function keepTrail({ tx, now, disguise }: Call, { caseId, method, currency, paidFen, traced, evidence, tracedByName }: NewTrail): Promise<string> {
  const trailId = newId('fund_trail')
  const banks = new Map((await tx.find(account, 't.id in (select json_array_elements_text($1::text::json))', [JSON.stringify(traced.reached.map((each) => each.account))])).map((row) => [row.id, row.holdingBankId]))
  const times = new Map([...evidence.payments, ...evidence.entries].map(({ id, at }) => [id, at]))
  const { sum, nodes, edges } = partsOf({
    trailId, caseId, paidFen, traced, isCut: evidence.isCut,
    bankOf: (accountId) => banks.get(accountId) as string, channelOf: (id) => evidence.channels.get(id) as Channel, timeOf: (id) => toInstant(new Date(times.get(id) as number)), idOf: newId,
  })
  await tx.insert(fundTrail, [{ id: trailId, trailNumber: newNumber('TRL', now), caseId, paymentId: evidence.only, method, currency, tracedByName, tracedByNameMask: disguise('personName', tracedByName).mask, tracedAt: toInstant(now) }])
  await tx.insert(fundTrailSum, [sum])
  await inParts(nodes, (part) => tx.insert(fundFlowNode, part))
  await inParts(edges, (part) => tx.insert(fundFlowEdge, part))
  return trailId
}

async function inParts<T>(rows: readonly T[], write: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) await write(rows.slice(at, at + rowsAtOnce))
}

export type TrailRow = Stored<typeof fundTrail>

/** Whether a later trail of the same case, or of the same payment of it, has been made. */
export const isOutdated = async (tx: Transaction, { id, caseId, paymentId, tracedAt }: TrailRow): Promise<boolean> =>
  (await tx.find(fundTrail, 't.case_id = $1 and t.payment_id is not distinct from $4::text and (t.traced_at, t.id) > ($2::text::timestamptz, $3) limit 1', [caseId, tracedAt, id, paymentId])).length > 0

export interface Lying {
  readonly accountId: string
  readonly number: string
  readonly bankId: string
  readonly layer: number
  readonly amount: string
  /** Whether it plays a part in the case already. */
  readonly isInvolved: boolean
}

/** Accounts in which money of the trail still lies and that no order of the case holds or is drafted for; the most first. */
export const stillLying = (tx: Transaction, { id, caseId }: TrailRow, most: number): Promise<readonly Lying[]> =>
  tx.query<Lying & Readonly<Record<string, string | number | boolean>>>(
    `select n.account_id as "accountId", i.number, n.holding_bank_id as "bankId", n.layer, n.recoverable_amount as amount,
       exists (select 1 from involved_account v where v.case_id = $2 and v.account_id = n.account_id) as "isInvolved"
     from fund_flow_node n join account_identity i on i.id = n.account_id
     where n.trail_id = $1 and n.recoverable_amount > 0
       and not exists (select 1 from control_order o where o.account_id = n.account_id and o.case_id in (select $2::text union select c.id from fraud_case c where c.merged_into_id = $2) and o.family in ('STOP_PAYMENT', 'FREEZE', 'RECALL_REQUEST') and o.ended_at is null)
     order by n.recoverable_amount desc, n.id limit $3`,
    [id, caseId, most],
  )
