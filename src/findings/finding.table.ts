import { bigint, date, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { findingRules, findingSeverities, findingStatuses, findingSteps } from './finding.words.js'

/**
 * *stored* – what looked like misuse: one row per rule, officer, subject and window. Agencies are named without foreign keys, as in the rows that it was found in.
 * Kept when those are gone: it is what was decided about a person, with what was known then.
 */
export const finding = pgTable(
  'finding',
  {
    id: id('finding'),
    findingNumber: text('finding_number').notNull(),
    rule: text('rule', { enum: findingRules.values }).notNull(),
    severity: text('severity', { enum: findingSeverities.values }).notNull(),
    status: text('status', { enum: findingStatuses.values }).notNull(),
    officer: text('officer').notNull(),
    agencyId: text('agency_id').notNull(),
    /** Null where the rule is about no one subject. */
    subjectType: text('subject_type'),
    subjectId: text('subject_id'),
    windowFrom: instant('window_from').notNull(),
    windowUntil: instant('window_until').notNull(),
    foundAt: instant('found_at').notNull(),
    /** What was measured and from where on it counts, in words and both languages, as it was when last measured. */
    measured: text('measured').notNull(),
    measuredZh: text('measured_zh').notNull(),
    threshold: text('threshold').notNull(),
    thresholdZh: text('threshold_zh').notNull(),
    /** Records that fired; `finding_record` keeps the first of them. */
    recordCount: integer('record_count').notNull(),
    decidedAt: instant('decided_at'),
    /** Subject of the deciding officer's token. */
    decidedBy: text('decided_by'),
    reason: text('reason'),
    measure: text('measure'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('finding_number').on(t.findingNumber),
    unique('finding_once').on(t.rule, t.agencyId, t.officer, t.subjectId, t.windowFrom).nullsNotDistinct(),
    index('finding_found').on(t.foundAt, t.id),
    index('finding_window').on(t.windowFrom, t.id),
    index('finding_rule').on(t.rule, t.foundAt, t.id),
    index('finding_severity').on(t.severity, t.foundAt, t.id),
    index('finding_status').on(t.status, t.foundAt, t.id),
    index('finding_officer').on(t.officer, t.foundAt, t.id),
    index('finding_agency').on(t.agencyId, t.foundAt, t.id),
    index('finding_subject').on(t.subjectId, t.foundAt, t.id),
    ...knownWords('finding', { rule: findingRules, severity: findingSeverities, status: findingStatuses }),
  ],
)

/** *stored* – the records that a finding fired on, the earliest two hundred. */
export const findingRecord = pgTable(
  'finding_record',
  {
    findingId: text('finding_id').notNull().references(() => finding.id),
    /** Of the access record; it may be gone before the finding is. */
    eventId: text('event_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.findingId, t.eventId] })],
)

/** *stored* – what auditors decided about a finding, one decision after another. Never changed. */
export const findingDecision = pgTable(
  'finding_decision',
  {
    id: id('finding_decision'),
    findingId: text('finding_id').notNull().references(() => finding.id),
    sequence: integer('sequence').notNull(),
    step: text('step', { enum: findingSteps.values }).notNull(),
    decidedAt: instant('decided_at').notNull(),
    officer: text('officer').notNull(),
    /** The reason, or the measure. */
    words: text('words').notNull(),
  },
  (t) => [uniqueIndex('finding_decision_sequence').on(t.findingId, t.sequence), ...knownWords('finding_decision', { step: findingSteps })],
)

/** *stored* – searches that found new records to look at, by the clock or on demand. The last one says how far all rules have come. */
export const findingSearch = pgTable(
  'finding_search',
  {
    id: id('finding_search'),
    /** Largest place in the log that was looked at. */
    untilLeaf: bigint('until_leaf', { mode: 'number' }).notNull(),
    /** Days before this instant are over and judged. */
    judgedUntil: instant('judged_until').notNull(),
    searchedAt: instant('searched_at').notNull(),
    /** Null: the clock. */
    officer: text('officer'),
    reason: text('reason'),
    /** Findings made or extended. */
    found: integer('found').notNull(),
  },
  (t) => [uniqueIndex('finding_search_place').on(t.untilLeaf)],
)

/** *stored* – what an officer did on a day that is over, in numbers: what the next days are measured against. Goes with the log's own time. */
export const officerDay = pgTable(
  'officer_day',
  {
    agencyId: text('agency_id').notNull(),
    officer: text('officer').notNull(),
    /** Of Asia/Shanghai. */
    day: date('day').notNull(),
    /** Records that told of people, and how many people. */
    reads: integer('reads').notNull(),
    people: integer('people').notNull(),
    /** Of the reads: those at night or on a day off. */
    offHours: integer('off_hours').notNull(),
    /** Of the reads: those to investigate or to stop a loss, and of these those that stated no known case. */
    pressing: integer('pressing').notNull(),
    uncased: integer('uncased').notNull(),
  },
  (t) => [primaryKey({ columns: [t.agencyId, t.officer, t.day] }), index('officer_day_day').on(t.day, t.agencyId)],
)
