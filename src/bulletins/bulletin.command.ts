/** Analysis reports: drafted and revised by one officer, published by another, withdrawn when they should not stand. */
import { callingOfficer } from '../agencies/agency.store.js'
import type { Call, Command, Commands } from '../command/command.js'
import { changeLocked, type Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { faultOfPeriod, faultsOfTexts, forbids, type ReportStep, type Texts, textSizes } from './bulletin.rules.js'
import { keepFigures, lockReport, lockSuperseded, type ReportRow, tellFigures } from './bulletin.store.js'
import { analysisReport } from './bulletin.table.js'
import type { TrendDimension } from './trend.rules.js'

interface Graded {
  readonly confidence: ReportRow['confidence']
  readonly sourceGrade: ReportRow['sourceGrade']
  readonly informationGrade: ReportRow['informationGrade']
  readonly readership: ReportRow['readership']
}

interface Draft extends Texts, Graded {
  readonly kind: ReportRow['kind']
  readonly periodFrom: string
  readonly periodUntil: string
  readonly figures?: readonly TrendDimension[] | null
  readonly supersedesId?: string | null
}

interface Revision extends Versioned, Texts, Partial<{ readonly [Field in keyof Graded]: Graded[Field] | null }> {}

const yieldsReport = { report: { type: 'AnalysisReport', many: false } } as const

const textsOf = ({ title, titleZh, text, textZh, assessment }: Texts) => ({ title: title ?? null, titleZh: titleZh ?? null, text: text ?? null, textZh: textZh ?? null, assessment: assessment ?? null })

const draftAnalysisReport: Command<Draft> = {
  yields: yieldsReport,
  async handle(call) {
    const { input, tx, now, agency } = call
    const officer = await callingOfficer(call)
    const [from, until, dimensions] = [new Date(input.periodFrom), new Date(input.periodUntil), [...new Set(input.figures ?? [])]]
    const findings = new Findings()
    for (const [field, rule] of faultsOfTexts(input)) findings.add(`input.${field}`, rule)
    const fault = faultOfPeriod(from, until, dimensions.length > 0, now)
    if (fault) findings.add(`input.${fault[0]}`, fault[1])
    findings.assertNone()
    const superseded = input.supersedesId ? await lockSuperseded(call, input.supersedesId, 'input.supersedesId') : null
    const { kind, confidence, sourceGrade, informationGrade, readership } = input
    const id = newId('analysis_report')
    await tx.insert(analysisReport, [
      {
        ...textsOf(input), id, kind, confidence, sourceGrade, informationGrade, readership,
        reportNumber: newNumber('ANR', now), status: 'DRAFT', periodFrom: toInstant(from), periodUntil: toInstant(until), issuingUnitId: agency, draftedById: officer.id, authorName: officer.name, supersedesId: superseded?.id ?? null, draftedAt: toInstant(now),
      },
    ])
    await keepFigures(call, id, dimensions, from, until, superseded)
    return { report: id }
  },
}

/** Locks the report for a step. Throws RefusedError where the officer may not take it. */
async function stepping(call: Call<Versioned>, step: ReportStep): Promise<{ readonly row: ReportRow; readonly officer: Awaited<ReturnType<typeof callingOfficer>> }> {
  const officer = await callingOfficer(call)
  const row = await lockReport(call)
  const rule = forbids(step, row, officer.id)
  if (rule === 'bulletin-step') throw refused('input.id', rule, 'ILLEGAL_TRANSITION')
  if (rule) throw refused('authorization', rule, 'FORBIDDEN')
  return { row, officer }
}

/** What is not said stays as it is. */
const reviseAnalysisReport: Command<Revision> = {
  yields: yieldsReport,
  async handle(call) {
    const { input, tx } = call
    const { row } = await stepping(call, 'REVISE')
    const texts = Object.fromEntries(Object.entries(textsOf(row)).map(([field, value]) => [field, input[field as keyof Texts] ?? value]))
    const findings = new Findings()
    for (const [field, rule] of faultsOfTexts(texts)) findings.add(`input.${field}`, rule)
    findings.assertNone()
    const { confidence = null, sourceGrade = null, informationGrade = null, readership = null } = input
    await changeLocked(tx, analysisReport, row, { ...texts, confidence: confidence ?? row.confidence, sourceGrade: sourceGrade ?? row.sourceGrade, informationGrade: informationGrade ?? row.informationGrade, readership: readership ?? row.readership })
    return { report: row.id }
  },
}

const publishAnalysisReport: Command<Versioned> = {
  yields: yieldsReport,
  async handle(call) {
    const { tx, now } = call
    const { row, officer } = await stepping(call, 'PUBLISH')
    const isForAll = row.readership === 'ALL_PARTNERS'
    // What leaves the police takes a chief.
    if (isForAll && officer.approverLevel === null) throw refused('authorization', 'approver-level', 'FORBIDDEN')
    if (row.supersedesId !== null) {
      const former = await lockSuperseded(call, row.supersedesId, 'input.id')
      await changeLocked(tx, analysisReport, former, { status: 'WITHDRAWN', withdrawnAt: toInstant(now), withdrawalReason: `→ ${row.reportNumber}` })
    }
    if (isForAll) await tellFigures(call, row.id, 'input.id')
    await changeLocked(tx, analysisReport, row, { status: 'PUBLISHED', publishedAt: toInstant(now), approverName: officer.name })
    return { report: row.id }
  },
}

const withdrawAnalysisReport: Command<Versioned & { readonly reason: string }> = {
  yields: yieldsReport,
  async handle(call) {
    const { input, tx, now } = call
    const { row } = await stepping(call, 'WITHDRAW')
    const reason = input.reason.trim()
    if (!reason) throw refused('input.reason', 'text-missing')
    if (reason.length > textSizes.reason) throw refused('input.reason', 'text-too-long')
    await changeLocked(tx, analysisReport, row, { status: 'WITHDRAWN', withdrawnAt: toInstant(now), withdrawalReason: reason })
    return { report: row.id }
  },
}

export const bulletinCommands: Commands = {
  'Mutation.draftAnalysisReport': draftAnalysisReport,
  'Mutation.reviseAnalysisReport': reviseAnalysisReport,
  'Mutation.publishAnalysisReport': publishAnalysisReport,
  'Mutation.withdrawAnalysisReport': withdrawAnalysisReport,
}
