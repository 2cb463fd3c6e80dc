import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { agency, officer } from '../agencies/agency.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant, money } from '../database/columns.js'
import { analysisReportKinds, analysisReportStatuses, confidences, informationGrades, readerships, sourceGrades, trendDimensions } from './bulletin.words.js'

/** *stored* – what the analysis desk says (研判报告): drafted by one officer, published by another, withdrawn with a reason. What was published is never changed. */
export const analysisReport = pgTable(
  'analysis_report',
  {
    id: id('analysis_report'),
    reportNumber: text('report_number').notNull(),
    kind: text('kind', { enum: analysisReportKinds.values }).notNull(),
    status: text('status', { enum: analysisReportStatuses.values }).notNull(),
    readership: text('readership', { enum: readerships.values }).notNull(),
    /** In English, in Chinese, or both; title and text go together. */
    title: text('title'),
    titleZh: text('title_zh'),
    text: text('text'),
    textZh: text('text_zh'),
    /** For the police alone: what it rests on, and what is to be done. */
    assessment: text('assessment'),
    periodFrom: instant('period_from').notNull(),
    periodUntil: instant('period_until').notNull(),
    confidence: text('confidence', { enum: confidences.values }).notNull(),
    sourceGrade: text('source_grade', { enum: sourceGrades.values }).notNull(),
    informationGrade: text('information_grade', { enum: informationGrades.values }).notNull(),
    issuingUnitId: text('issuing_unit_id').notNull().references(() => agency.id),
    /** Whoever drafted it must not publish it. */
    draftedById: text('drafted_by_id').notNull().references(() => officer.id),
    authorName: text('author_name').notNull(),
    approverName: text('approver_name'),
    supersedesId: text('supersedes_id').references((): AnyPgColumn => analysisReport.id),
    draftedAt: instant('drafted_at').notNull(),
    publishedAt: instant('published_at'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawalReason: text('withdrawal_reason'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('analysis_report_number').on(t.reportNumber),
    index('analysis_report_drafted').on(t.draftedAt, t.id),
    index('analysis_report_status').on(t.status, t.readership, t.draftedAt),
    // What takes a report's place does so once; a report that was withdrawn before it was published does not count.
    uniqueIndex('analysis_report_superseded_once').on(t.supersedesId).where(sql`supersedes_id is not null and published_at is not null`),
    check('analysis_report_published', sql`(published_at is null) = (approver_name is null) and (status <> 'PUBLISHED' or published_at is not null) and (status <> 'DRAFT' or published_at is null)`),
    check('analysis_report_withdrawn', sql`(status = 'WITHDRAWN') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawal_reason is null)`),
    check('analysis_report_told', sql`(title is null) = (text is null) and (title_zh is null) = (text_zh is null) and (title is not null or title_zh is not null) and period_until > period_from`),
    ...knownWords('analysis_report', { kind: analysisReportKinds, status: analysisReportStatuses, readership: readerships, confidence: confidences, source_grade: sourceGrades, information_grade: informationGrades }),
  ],
)

/**
 * *stored* – a count of one key in one month, as it was reckoned when the report was drafted; the key ALL is the month's sum.
 * What those read who see only statistics is a column of its own, decided when the report is published to them: it is true and no less than five, or it is not there.
 */
export const analysisFigure = pgTable(
  'analysis_figure',
  {
    id: id('analysis_figure'),
    reportId: text('report_id').notNull().references(() => analysisReport.id),
    /** By dimension, month and key: no order tells of a count. */
    position: integer('position').notNull(),
    dimension: text('dimension', { enum: trendDimensions.values }).notNull(),
    key: text('key').notNull(),
    periodFrom: instant('period_from').notNull(),
    periodUntil: instant('period_until').notNull(),
    count: integer('count').notNull(),
    /** Of what was lost in CNY. */
    lossAmount: money('loss_amount').notNull(),
    /** Null where the baseline was too short, and of sums. */
    isRising: boolean('is_rising'),
    publishedCount: integer('published_count'),
    /** Null until it was decided. */
    isSuppressed: boolean('is_suppressed'),
  },
  (t) => [
    uniqueIndex('analysis_figure_position').on(t.reportId, t.position),
    uniqueIndex('analysis_figure_once').on(t.reportId, t.dimension, t.periodFrom, t.key),
    check('analysis_figure_told', sql`case when is_suppressed is null or is_suppressed then published_count is null else published_count = count and count >= 5 end`),
    ...knownWords('analysis_figure', { dimension: trendDimensions }),
  ],
)

/** *stored* – months whose figures have left for those who see only statistics: once for each dimension, whatever becomes of the report. Never taken away: what was read cannot be unread. */
export const publishedMonth = pgTable(
  'published_month',
  {
    dimension: text('dimension', { enum: trendDimensions.values }).notNull(),
    /** Its beginning. */
    month: instant('month').notNull(),
    reportId: text('report_id').notNull().references(() => analysisReport.id),
  },
  (t) => [primaryKey({ columns: [t.dimension, t.month] }), ...knownWords('published_month', { dimension: trendDimensions })],
)
