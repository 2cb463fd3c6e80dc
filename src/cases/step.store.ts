/** Cases and reports under lock, and what one's step does to the others. A case is locked before its reports, rows of one table by id. */
import type { Call } from '../command/command.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { fraudCase, incidentReport } from './case.table.js'
import { type IncidentStatus, openReports } from './incident.rules.js'

export type CaseRow = Stored<typeof fraudCase>
export type ReportRow = Stored<typeof incidentReport>

const locked = 't.id in (select json_array_elements_text($1::text::json)) order by t.id for update'

/** Cases by id, locked until the commit. */
export async function lockCases(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, CaseRow>> {
  return new Map((await tx.find(fraudCase, locked, [JSON.stringify(ids)])).map((row) => [row.id, row]))
}

/** Reports by id, and the case of the first of them, locked until the commit. */
export async function lockReports(tx: Transaction, ids: readonly [string, ...string[]]): Promise<{ readonly reports: ReadonlyMap<string, ReportRow>; readonly held: CaseRow | null }> {
  const [[held], reports] = await Promise.all([tx.find(fraudCase, 't.id = (select i.case_id from incident_report i where i.id = $1) for update', [ids[0]]), tx.find(incidentReport, locked, [JSON.stringify(ids)])])
  return { reports: new Map(reports.map((row) => [row.id, row])), held: held ?? null }
}

/** When the first report of the case was accepted; null where none has been. */
export async function acceptedAt(tx: Transaction, caseId: string): Promise<Date | null> {
  const [row] = await tx.query<{ at: string | null }>('select min(accepted_at) as at from incident_report where case_id = $1', [caseId])
  return row?.at ? new Date(row.at) : null
}

/** Reports of the case that are still open go with it. Filed ones count as accepted. */
export async function followCase({ tx, now }: Pick<Call, 'tx' | 'now'>, caseId: string, to: IncidentStatus, reason: string | null): Promise<void> {
  await tx.query(
    `update incident_report set status = $2::text, status_reason = coalesce($3::text, status_reason), version = version + 1, accepted_at = case when $2::text = 'CASE_FILED' then coalesce(accepted_at, $4::text::timestamptz) else accepted_at end
     where case_id = $1 and status in (select json_array_elements_text($5::text::json))`,
    [caseId, to, reason, toInstant(now), JSON.stringify(openReports)],
  )
}

/** Marks once that the review ran out with nothing decided. */
export async function markOverdue({ tx, now }: Pick<Call, 'tx' | 'now'>, caseId: string): Promise<void> {
  await tx.query("update fraud_case set review_overdue_at = $2::text::timestamptz where id = $1 and status = 'UNDER_REVIEW' and review_due_at <= $2::text::timestamptz and review_overdue_at is null", [caseId, toInstant(now)])
}
