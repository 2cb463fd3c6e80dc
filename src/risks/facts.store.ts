/** What scores are made of: bounded walks of indexes, the latest first. */
import { account, involvedAccount, reportedPayment } from '../accounts/account.table.js'
import { unknownIdNumber } from '../accounts/account.store.js'
import type { victim } from '../cases/case.table.js'
import type { Call } from '../command/command.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { fen } from '../scalars/money.js'
import { callDetailRecord, numberPortability, subscriber, telecomNumber } from '../telecom/telecom.table.js'
import type { AccountFacts, NumberFacts, PersonFacts } from './assess.rules.js'
import { minute, riskRules } from './ruleset.rules.js'

/** Latest entries, payments or calls that are read of one subject; cases of one; accounts of one holder about one opening; subjects of one case. */
export const factBounds = { rows: 5_000, cases: 1_000, accountsOfHolder: 100, accountsOfCase: 100, numbersOfCase: 100, victimsOfCase: 20 } as const

const millis = (instant: string): number => new Date(instant).getTime()

/** Parts that make an account suspect. */
const suspect = "t.role not in ('VICTIM', 'BYSTANDER')"
const standing = "exists (select 1 from fraud_case c where c.id = t.case_id and c.status <> 'REVOKED')"

/** Null where the account plays no suspect's part in any case that stands: nobody else's account is scored. */
export async function factsOfAccount(call: Call, accountId: string): Promise<AccountFacts | null> {
  const { tx } = call
  const [[row], parts, paid, entries, [heard]] = await Promise.all([
    tx.find(account, 't.id = $1', [accountId]),
    tx.find(involvedAccount, `t.account_id = $1 and ${suspect} and ${standing} order by t.added_at desc limit ${factBounds.cases}`, [accountId]),
    tx.query<{ at: string; payer: string | null; case: string }>(
      `select p.paid_at as at, d.number_digest as payer, p.case_id as case
       from (select paid_at, debit_account_id, case_id from reported_payment where credit_account_id = $1 order by paid_at desc limit ${factBounds.rows}) p left join account d on d.id = p.debit_account_id`,
      [accountId],
    ),
    tx.query<{ at: string; direction: 'IN' | 'OUT'; amount: string; currency: string; counterparty: string; involved: boolean }>(
      `select e.occurred_at as at, e.direction, e.amount::text as amount, e.currency, e.counterparty_number_digest as counterparty, exists (select 1 from involved_account v where v.account_id = e.counterparty_account_id) as involved
       from (select * from account_transaction where account_id = $1 order by occurred_at desc, id desc limit ${factBounds.rows}) e`,
      [accountId],
    ),
    tx.query<{ at: string | null }>('select min(added_at) as at from involved_account where account_id = $1', [accountId]),
  ])
  if (!row || parts.length === 0) return null
  // What the platform made when it first heard of an account bears that time, which is no opening; nor is one after the first payment.
  const opened = millis(row.openedAt)
  const openedAt = (heard?.at && opened >= millis(heard.at)) || paid.some(({ at }) => millis(at) < opened) ? null : opened
  return {
    openedAt,
    holderOpenings: openedAt === null || isUnknownHolder(call, row) ? [] : await openingsAbout(tx, row.holderIdNumberDigest, openedAt),
    casesSince: parts.map(({ addedAt }) => millis(addedAt)),
    payments: paid.map((payment) => ({ at: millis(payment.at), payer: payment.payer, caseId: payment.case })),
    entries: entries.flatMap(({ at, direction, amount, currency, counterparty, involved }) => (currency === row.currency ? [{ at: millis(at), direction, fen: fen(amount), counterparty, fromInvolved: involved }] : [])),
  }
}

const isUnknownHolder = ({ disguise }: Call, { holderIdNumberDigest }: Stored<typeof account>): boolean => holderIdNumberDigest === disguise('residentId', unknownIdNumber).digest

/** Openings of the holder's accounts within the rule's window of that time, without those that bear the time they were first heard of. */
async function openingsAbout(tx: Transaction, holder: string, openedAt: number): Promise<readonly number[]> {
  const window = riskRules.SEVERAL_CARDS.window as number
  const rows = await tx.query<{ at: string }>(
    `select a.opened_at as at from account a
     where a.holder_id_number_digest = $1 and a.opened_at between $2::text::timestamptz and $3::text::timestamptz
       and not exists (select 1 from involved_account v where v.account_id = a.id having min(v.added_at) <= a.opened_at)
     order by a.opened_at limit ${factBounds.accountsOfHolder}`,
    [holder, toInstant(new Date(openedAt - window)), toInstant(new Date(openedAt + window))],
  )
  return rows.map(({ at }) => millis(at))
}

/** Null where the number plays no part in any case that stands. */
export async function factsOfNumber({ tx, disguise }: Call, numberId: string): Promise<NumberFacts | null> {
  const [[row], ported, cases, [registered], calls] = await Promise.all([
    tx.find(telecomNumber, 't.id = $1', [numberId]),
    tx.find(numberPortability, `t.number_id = $1 order by t.ported_at desc limit ${factBounds.cases}`, [numberId]),
    tx.query<{ at: string }>(`select c.reported_at as at from (select case_id from involved_number where number_id = $1 order by case_id limit ${factBounds.cases}) l join fraud_case c on c.id = l.case_id where c.status <> 'REVOKED'`, [numberId]),
    tx.find(subscriber, 't.number_id = $1', [numberId]),
    tx.find(callDetailRecord, `t.number_id = $1 order by t.started_at desc, t.id desc limit ${factBounds.rows}`, [numberId]),
  ])
  if (!row || cases.length === 0) return null
  const outgoing = calls.filter(({ direction }) => direction === 'OUT')
  const digests = new Map([...new Set(outgoing.map(({ counterpart }) => counterpart))].map((counterpart) => [counterpart, disguise('mobile', counterpart).digest]))
  const reporters = await reportersAmong(tx, [...digests.values()])
  const reporterOf = (counterpart: string): string | null => {
    const digest = digests.get(counterpart) as string
    return reporters.has(digest) ? digest : null
  }
  return {
    firstSeenAt: millis(row.firstSeenAt),
    portedAt: ported.map(({ portedAt }) => millis(portedAt)),
    casesSince: cases.map(({ at }) => millis(at)),
    activatedAt: registered ? millis(registered.activatedAt) : null,
    outgoing: outgoing.map(({ startedAt, durationSeconds, counterpart }) => ({ at: millis(startedAt), seconds: durationSeconds, reporter: reporterOf(counterpart) })),
  }
}

/** Of those telephones the ones from which fraud was reported, by digest. */
async function reportersAmong(tx: Transaction, digests: readonly string[]): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set()
  const rows = await tx.query<{ digest: string }>(
    `select w.digest from json_array_elements_text($1::text::json) as w(digest)
     where exists (select 1 from incident_report i where i.reporter_phone_digest = w.digest and i.status not in ('NOT_FRAUD', 'WITHDRAWN'))`,
    [JSON.stringify(digests)],
  )
  return new Set(rows.map(({ digest }) => digest))
}

/** Whom a case has hurt, and what an alert of it needs. */
export interface Person {
  readonly victimId: string
  readonly caseId: string
  readonly name: string
  readonly phone: string
  readonly ageBand: Stored<typeof victim>['ageBand']
}

export type PaymentsAndCalls = Pick<PersonFacts, 'payments' | 'calls'>

/** Payments of the case, and calls between the person and numbers of the case about the time of one. */
export async function factsOfPerson({ tx }: Call, { caseId, phone }: Person): Promise<PaymentsAndCalls> {
  const paid = await tx.find(reportedPayment, `t.case_id = $1 order by t.paid_at desc, t.id desc limit ${factBounds.rows}`, [caseId])
  const payments = paid.map(({ paidAt, creditAccountId }) => ({ at: millis(paidAt), accountId: creditAccountId })).reverse()
  const [first, last] = [payments[0], payments.at(-1)]
  if (!first || !last) return { payments, calls: [] }
  const apart = riskRules.CALL_AT_PAYMENT.limit * minute
  const calls = await tx.query<{ at: string; seconds: number }>(
    `select r.started_at as at, r.duration_seconds as seconds
     from (select number_id from involved_number where case_id = $1 order by number_id limit ${factBounds.numbersOfCase}) l
     cross join lateral (
       select d.started_at, d.duration_seconds, d.counterpart from call_detail_record d
       where d.number_id = l.number_id and d.started_at between $2::text::timestamptz and $3::text::timestamptz order by d.started_at desc limit ${factBounds.rows}
     ) r where r.counterpart = $4`,
    [caseId, toInstant(new Date(first.at - longestCall - apart)), toInstant(new Date(last.at + apart)), phone],
  )
  return { payments, calls: calls.map(({ at, seconds }) => ({ at: millis(at), seconds })) }
}

/** A call that began longer before a payment is not looked for. */
const longestCall = 24 * 60 * minute

export interface Subjects {
  readonly accountIds: readonly string[]
  readonly numberIds: readonly string[]
  readonly people: readonly Person[]
}

/** Whom and what a case names, the accounts nearest to the victim first. */
export async function subjectsOf(tx: Transaction, caseId: string): Promise<Subjects> {
  const [accounts, numbers, people] = await Promise.all([
    tx.find(involvedAccount, `t.case_id = $1 and ${suspect} order by t.layer, t.id limit ${factBounds.accountsOfCase}`, [caseId]),
    tx.query<{ id: string }>(`select number_id as id from involved_number where case_id = $1 order by number_id limit ${factBounds.numbersOfCase}`, [caseId]),
    tx.query<{ id: string; name: string; phone: string; age: Person['ageBand'] }>(`select v.id, i.name, i.phone, v.age_band as age from victim v join victim_identity i on i.id = v.id where v.case_id = $1 order by v.recorded_at, v.id limit ${factBounds.victimsOfCase}`, [caseId]),
  ])
  return { accountIds: accounts.map(({ accountId }) => accountId), numberIds: numbers.map(({ id }) => id), people: people.map(({ id, name, phone, age }) => ({ victimId: id, caseId, name, phone, ageBand: age })) }
}
