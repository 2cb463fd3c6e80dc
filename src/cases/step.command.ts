/** The desks take cases and reports on, one lawful step at a time. */
import { callingOfficer, isPoliceUnit, unitCodeOf } from '../agencies/agency.store.js'
import type { Call, Command, Commands, Tasks } from '../command/command.js'
import { assertUnmoved, changeLocked, type Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { addTerm, toInstant } from '../law/calendar.js'
import { termAt } from '../law/terms.js'
import { announcedEnds, caseRules, type CaseStep, reportsFollow, reviewTerms, takesIn } from './case.rules.js'
import { openCase, reviewAppointment } from './case.store.js'
import { fraudCase, incidentReport } from './case.table.js'
import { incidentRules, type IncidentStep } from './incident.rules.js'
import { isFiled } from './instrument.store.js'
import { findStep, type Need, reasonLength } from './step.rules.js'
import { acceptedAt, type CaseRow, followCase, lockCases, lockReports, markOverdue, type ReportRow } from './step.store.js'

interface CaseAdvance extends Versioned {
  readonly step: CaseStep
  readonly reason?: string | null
  readonly toAgencyId?: string | null
  readonly intoCaseId?: string | null
}
interface IncidentAdvance extends Versioned {
  readonly step: IncidentStep
  readonly reason?: string | null
  readonly duplicateOfId?: string | null
}

/** The reason as it is kept. */
function reasonOf(reason: string | null | undefined, needs: readonly Need[]): string | null {
  const told = reason?.trim() || null
  const findings = new Findings()
  if (needs.includes('REASON') && !told) findings.add('input.reason', 'text-missing')
  if (told && told.length > reasonLength) findings.add('input.reason', 'text-too-long')
  findings.assertNone()
  return told
}

/** The later end of a review, or the refusal of an extension that comes late or adds nothing. */
async function extendedReview({ tx, now }: Call<CaseAdvance>, row: CaseRow, step: CaseStep): Promise<Date | null> {
  const term = reviewTerms[step]
  if (!term) return null
  const due = row.reviewDueAt === null ? null : new Date(row.reviewDueAt)
  const later = addTerm((await acceptedAt(tx, row.id)) ?? new Date(row.reportedAt), termAt(term, now))
  if (due === null || now >= due || later <= due) throw refused('input.step', 'review-not-extended', 'ILLEGAL_TRANSITION')
  return later
}

async function transferTarget({ input, tx }: Call<CaseAdvance>, row: CaseRow): Promise<string> {
  const { toAgencyId } = input
  if (!toAgencyId || toAgencyId === row.leadAgencyId || !(await isPoliceUnit(tx, toAgencyId))) throw refused('input.toAgencyId', 'case-transfer-target')
  return toAgencyId
}

function mergeTarget(into: CaseRow | undefined, row: CaseRow): string {
  if (!into) throw refused('input.intoCaseId', 'record-not-yours-or-absent', 'NOT_FOUND')
  if (into.id === row.id || !takesIn.includes(into.status)) throw refused('input.intoCaseId', 'case-merge-target')
  return into.id
}

const advanceCase: Command<CaseAdvance> = {
  yields: { case: { type: 'FraudCase', many: false } },
  async handle(call) {
    const { input, tx, now, actor } = call
    const ids = [input.id, ...(input.intoCaseId ? [input.intoCaseId] : [])]
    const [officer, seen, cases] = await Promise.all([callingOfficer(call), call.visible('FraudCase', ids), lockCases(tx, ids)])
    const row = seen.has(input.id) ? cases.get(input.id) : undefined
    if (!row) throw refused('input.id', 'record-not-yours-or-absent', 'NOT_FOUND')
    assertUnmoved(row, input.version)
    const step = findStep(caseRules, input.step, row.status, actor)
    if (typeof step === 'string') throw refused('input.step', 'case-step', step)
    const reason = reasonOf(input.reason, step.needs)
    if (step.needs.includes('APPROVER') && officer.approverLevel === null) throw refused('authorization', 'approver-level', 'FORBIDDEN')
    const [due, transferredToId] = [await extendedReview(call, row, step.step), step.needs.includes('AGENCY') ? await transferTarget(call, row) : undefined]
    const mergedIntoId = step.needs.includes('CASE') ? mergeTarget(input.intoCaseId && seen.has(input.intoCaseId) ? cases.get(input.intoCaseId) : undefined, row) : undefined
    const at = toInstant(now)
    const follow = reportsFollow[step.step]
    await Promise.all([
      changeLocked(tx, fraudCase, row, {
        status: step.to,
        reviewDueAt: due ? toInstant(due) : null,
        ...(reason ? { statusReason: reason } : {}),
        ...(step.to === 'FILED' ? { filedAt: at } : {}),
        // Solved anew after a suspension, it was solved once.
        ...(step.to === 'SOLVED' && row.solvedAt === null ? { solvedAt: at } : {}),
        ...(announcedEnds.includes(step.to) ? { closedAt: at } : {}),
        transferredToId,
        mergedIntoId,
      }),
      follow ? followCase(call, row.id, follow, reason) : null,
      due ? call.appoint([reviewAppointment(row.id, due)]) : null,
    ])
    if (announcedEnds.includes(step.to)) await call.announce('case.closed', { caseId: row.id })
    return { case: row.id }
  },
}

/** A report is accepted: the review of its case runs from the first acceptance, and never ends sooner for it. Without a case there is one from here on. */
async function accept(call: Call<IncidentAdvance>, report: ReportRow, held: CaseRow | null): Promise<string> {
  const { tx, now } = call
  if (!held) {
    const { fraudType, divisionCode, lossAmount, currency, narrative } = report
    const { unitCode } = await unitCodeOf(tx, call.agency)
    return (await openCase(call, { fraudType, divisionCode, lossAmount, currency, narrative, summary: '', modusOperandi: '', leadAgencyId: call.agency, unitCode })).id
  }
  if (held.status !== 'UNDER_REVIEW' || (await acceptedAt(tx, held.id))) return held.id
  const due = addTerm(now, termAt('FILING_REVIEW', now))
  if (held.reviewDueAt === null || new Date(held.reviewDueAt) < due) await Promise.all([tx.change(fraudCase, held.id, null, { reviewDueAt: toInstant(due) }), call.appoint([reviewAppointment(held.id, due)])])
  return held.id
}

/** The report that told it first, itself no duplicate. */
function firstReport(first: ReportRow | undefined, report: ReportRow): ReportRow {
  if (!first) throw refused('input.duplicateOfId', 'record-not-yours-or-absent', 'NOT_FOUND')
  if (first.id === report.id || first.status === 'DUPLICATE') throw refused('input.duplicateOfId', 'duplicate-of-itself')
  return first
}

const advanceIncident: Command<IncidentAdvance> = {
  yields: { report: { type: 'IncidentReport', many: false }, case: { type: 'FraudCase', many: false } },
  async handle(call) {
    const { input, tx, now, actor } = call
    const ids: [string, ...string[]] = [input.id, ...(input.duplicateOfId ? [input.duplicateOfId] : [])]
    const [, seen, { reports, held }] = await Promise.all([callingOfficer(call), call.visible('IncidentReport', ids), lockReports(tx, ids)])
    const report = seen.has(input.id) ? reports.get(input.id) : undefined
    if (!report) throw refused('input.id', 'record-not-yours-or-absent', 'NOT_FOUND')
    assertUnmoved(report, input.version)
    const step = findStep(incidentRules, input.step, report.status, actor)
    if (typeof step === 'string') throw refused('input.step', 'incident-step', step)
    const reason = reasonOf(input.reason, step.needs)
    if (step.needs.includes('FILED_CASE') && !(held && isFiled(held))) throw refused('input.step', 'case-not-filed', 'ILLEGAL_TRANSITION')
    const first = step.needs.includes('REPORT') ? firstReport(input.duplicateOfId && seen.has(input.duplicateOfId) ? reports.get(input.duplicateOfId) : undefined, report) : null
    const accepted = step.to === 'ACCEPTED'
    const caseId = accepted ? await accept(call, report, held) : (report.caseId ?? first?.caseId ?? null)
    await changeLocked(tx, incidentReport, report, {
      status: step.to,
      caseId,
      ...(reason ? { statusReason: reason } : {}),
      ...(accepted ? { acceptedAt: toInstant(now) } : {}),
      ...(first ? { duplicateOfId: first.id } : {}),
    })
    return { report: report.id, case: caseId }
  },
}

export const stepCommands: Commands = {
  'Mutation.advanceCase': advanceCase,
  'Mutation.advanceIncident': advanceIncident,
}

export const caseTasks: Tasks = {
  'review-due': (call, { caseId }) => markOverdue(call, caseId as string),
  'sweep-reviews': { task: 'review-due', idAs: 'caseId', dueAt: fraudCase.reviewDueAt, where: "t.status = 'UNDER_REVIEW' and t.review_overdue_at is null" },
}
