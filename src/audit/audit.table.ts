import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { audienceWords, purposeWords } from '../agencies/agency.words.js'
import { knownWords } from '../database/checks.js'
import { instant } from '../database/columns.js'
import { accessKinds, accessOutcomes } from './audit.words.js'

/**
 * *stored* – what a record of the access log says, in columns to search by; made from the log and made again when it is gone. One row per record that has its place.
 * Agencies and cases are named without foreign keys: a row of theirs that is gone must not hold the log back. Texts of callers end after 256 characters.
 */
export const accessEvent = pgTable(
  'access_event',
  {
    /** The record's: `event_…`. */
    id: text('id').primaryKey(),
    leafIndex: bigint('leaf_index', { mode: 'number' }).notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** Null: a stranger, or whoever exported at the machine itself. */
    agencyId: text('agency_id'),
    audience: text('audience', { enum: audienceWords.values }),
    officer: text('officer'),
    client: text('client'),
    purpose: text('purpose', { enum: purposeWords.values }),
    /** As stated, known or not. */
    caseNumber: text('case_number'),
    /** Null where no case had the number when the record was read. */
    caseId: text('case_id'),
    instrumentNumber: text('instrument_number'),
    kind: text('kind', { enum: accessKinds.values }).notNull(),
    operation: text('operation'),
    document: text('document'),
    outcome: text('outcome', { enum: accessOutcomes.values }).notNull(),
    /** Error codes. */
    refusals: text('refusals').array().notNull(),
    policyVersion: text('policy_version'),
    subjectCount: integer('subject_count').notNull(),
    /** Coordinates disclosed so on any subject, in alphabetical order. */
    clear: text('clear').array().notNull(),
    masked: text('masked').array().notNull(),
    tokens: text('tokens').array().notNull(),
    withheld: text('withheld').array().notNull(),
  },
  (t) => [
    uniqueIndex('access_event_place').on(t.leafIndex),
    index('access_event_recorded').on(t.recordedAt, t.id),
    index('access_event_agency').on(t.agencyId, t.recordedAt, t.id),
    index('access_event_audience').on(t.audience, t.recordedAt, t.id),
    index('access_event_officer').on(t.officer, t.recordedAt, t.id),
    index('access_event_purpose').on(t.purpose, t.recordedAt, t.id),
    index('access_event_case_number').on(t.caseNumber, t.recordedAt, t.id).where(sql`case_number is not null`),
    index('access_event_instrument').on(t.instrumentNumber, t.recordedAt, t.id).where(sql`instrument_number is not null`),
    index('access_event_kind').on(t.kind, t.recordedAt, t.id),
    index('access_event_operation').on(t.operation, t.recordedAt, t.id),
    index('access_event_outcome').on(t.outcome, t.recordedAt, t.id),
    ...knownWords('access_event', { audience: audienceWords, purpose: purposeWords, kind: accessKinds, outcome: accessOutcomes }),
  ],
)

/** *stored* – the members of the lists of `access_event`, each in the order of time: what a search by coordinate walks. */
export const accessCoordinate = pgTable(
  'access_coordinate',
  {
    /** Of the record. */
    id: text('id').notNull(),
    /** Which list: `clear`, `masked`, `tokens`, `withheld`. */
    disposition: text('disposition').notNull(),
    /** `Type.field` */
    coordinate: text('coordinate').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ name: 'access_coordinate_pkey', columns: [t.disposition, t.coordinate, t.recordedAt, t.id] })],
)

/** *stored* – one subject of one record: who learned what of it. */
export const subjectAccess = pgTable(
  'subject_access',
  {
    /** From record, type and subject: the same whenever it is made. */
    id: text('id').primaryKey(),
    eventId: text('event_id').notNull(),
    leafIndex: bigint('leaf_index', { mode: 'number' }).notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** That learned it. */
    agencyId: text('agency_id'),
    officer: text('officer'),
    purpose: text('purpose', { enum: purposeWords.values }),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Agency that handed the subject in or is addressed by it, when the record was read: an account's bank, a number's carrier, an online account's platform, an order's addressee. */
    holderId: text('holder_id'),
    /** The holder, where it may know of the access: never of an investigation by the police. */
    toldToId: text('told_to_id'),
    clear: text('clear').array().notNull(),
    masked: text('masked').array().notNull(),
    tokens: text('tokens').array().notNull(),
    withheld: text('withheld').array().notNull(),
  },
  (t) => [
    index('subject_access_event').on(t.eventId, t.recordedAt, t.id),
    index('subject_access_recorded').on(t.recordedAt, t.id),
    index('subject_access_subject').on(t.subjectId, t.recordedAt, t.id),
    // One officer's reads of one subject: what repeats is counted by it.
    index('subject_access_repeated').on(t.subjectId, t.officer, t.recordedAt),
    index('subject_access_type').on(t.subjectType, t.recordedAt, t.id),
    index('subject_access_agency').on(t.agencyId, t.recordedAt, t.id),
    index('subject_access_officer').on(t.officer, t.recordedAt, t.id),
    index('subject_access_purpose').on(t.purpose, t.recordedAt, t.id),
    index('subject_access_holder').on(t.holderId, t.recordedAt, t.id).where(sql`holder_id is not null`),
    index('subject_access_told').on(t.toldToId, t.recordedAt, t.id).where(sql`told_to_id is not null`),
    ...knownWords('subject_access', { purpose: purposeWords }),
  ],
)
