/** What is known already of a report's facts. */
import type { Transaction } from '../database/transaction.js'

/** Two payments within so many minutes of each other, of one amount into one account, are one payment told twice. */
const sameMinutes = 10

/** *incoming* – accounts by id; amounts and instants as text. */
export interface ToldPayment {
  readonly creditAccountId: string
  readonly amount: string
  readonly currency: string
  readonly paidAt: string
}

/** `n` is told by `payments`; `p` is the same payment, told before. */
const sameAs = `json_to_recordset($1::text::json) as n(nth integer, account text, amount numeric, currency text, paid_at timestamptz)
     join reported_payment p on p.credit_account_id = n.account and p.amount = n.amount and p.currency = n.currency and abs(extract(epoch from p.paid_at - n.paid_at)) <= ${sameMinutes * 60}`
const asRows = (payments: readonly ToldPayment[]): string => JSON.stringify(payments.map(({ creditAccountId, amount, currency, paidAt }, nth) => ({ nth, account: creditAccountId, amount, currency, paid_at: paidAt })))

export interface EarlierReport {
  readonly incidentId: string
  readonly caseId: string
}

/** The first open report that told one of these payments, or of which the one that did is a duplicate; its accounts locked until the commit: of two that are told at once, the second sees the first. */
export async function earlierReport(tx: Transaction, payments: readonly ToldPayment[]): Promise<EarlierReport | null> {
  if (payments.length === 0) return null
  const locked = tx.query('select id from account where id in (select json_array_elements_text($1::text::json)) order by id for no key update', [JSON.stringify(payments.map(({ creditAccountId }) => creditAccountId))])
  const found = tx.query<{ incident: string; case: string }>(
    `select f.id as incident, p.case_id as case from ${sameAs}
     join incident_report i on i.id = p.incident_id and i.status not in ('NOT_FRAUD', 'WITHDRAWN')
     join incident_report f on f.id = coalesce(i.duplicate_of_id, i.id) and f.status not in ('NOT_FRAUD', 'WITHDRAWN')
     order by p.recorded_at, p.id limit 1`,
    [asRows(payments)],
  )
  const [, [row]] = await Promise.all([locked, found])
  return row ? { incidentId: row.incident, caseId: row.case } : null
}

/** Places of the payments that a report of the case has told already, whatever became of the orders for them. */
export async function toldBefore(tx: Transaction, caseId: string, payments: readonly ToldPayment[]): Promise<ReadonlySet<number>> {
  if (payments.length === 0) return new Set()
  return new Set((await tx.query<{ nth: number }>(`select distinct n.nth from ${sameAs} where p.case_id = $2`, [asRows(payments), caseId])).map(({ nth }) => nth))
}

/** Targets of the case that an order which is not over touches already. The case is locked until the commit: whoever adds to it at the same time waits, and sees them. */
export async function targetsUnderOrder(tx: Transaction, caseId: string): Promise<ReadonlySet<string>> {
  const locked = tx.query('select id from fraud_case where id = $1 for no key update', [caseId])
  const found = tx.query<{ target: string }>(
    `select coalesce(o.account_id, o.number_id, o.online_account_id, o.url_id) as target from control_order o
     where o.case_id = $1 and o.family in ('STOP_PAYMENT', 'RECALL_REQUEST', 'FREEZE', 'NUMBER_MEASURE', 'IM_MEASURE', 'URL_MEASURE') and o.status in ('DRAFT', 'ISSUED', 'DELIVERED', 'IN_FORCE', 'EXTENDED', 'RENEWED', 'PARTLY_RETURNED', 'QUEUED', 'EXECUTED', 'DOCUMENTS_REQUESTED')`,
    [caseId],
  )
  const [, rows] = await Promise.all([locked, found])
  return new Set(rows.map(({ target }) => target))
}

/** Carriers that take part: what no single carrier serves is intercepted and blocked by all. */
export async function activeCarriers(tx: Transaction): Promise<readonly string[]> {
  return (await tx.query<{ id: string }>("select id from agency where type = 'CARRIER' and active order by id", [])).map(({ id }) => id)
}

/** The police unit that takes a report of this division: its own, else the centre. */
export async function receivingUnit(tx: Transaction, divisionCode: string): Promise<{ readonly id: string; readonly unitCode: string } | null> {
  const [row] = await tx.query<{ id: string; unit: string }>("select id, unit_code as unit from agency where type = 'POLICE' and active and unit_code is not null order by (division_code = $1) desc, id limit 1", [divisionCode])
  return row ? { id: row.id, unitCode: row.unit } : null
}
