import { type AnyPgColumn, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { fraudCase } from '../cases/case.table.js'
import { purposeWords } from '../agencies/agency.words.js'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { statementLanguages } from './disclosure.words.js'

/** *stored* – what a person was told about who read one row about that person. Kept as it was handed over. */
export const disclosureStatement = pgTable(
  'disclosure_statement',
  {
    id: id('disclosure_statement'),
    statementNumber: text('statement_number').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    periodFrom: instant('period_from').notNull(),
    periodUntil: instant('period_until').notNull(),
    language: text('language', { enum: statementLanguages.values }).notNull(),
    /** Of the person's request. */
    requestNumber: text('request_number').notNull(),
    /** How it was made sure that the request is the person's; may name people, so it stands in no text. */
    identityCheck: text('identity_check').notNull(),
    issuedAt: instant('issued_at').notNull(),
    /** Subject of the officer's token; null: the clock, releasing what was held back. */
    issuedBy: text('issued_by'),
    text: text('text').notNull(),
    /** SHA-256 of the text in UTF-8, hex. */
    textHash: text('text_hash').notNull(),
    /** The statement whose held back accesses this one releases. */
    supplementsId: text('supplements_id').references((): AnyPgColumn => disclosureStatement.id),
    /** By when the last access that is still held back is released. */
    releaseDueAt: instant('release_due_at'),
  },
  (t) => [
    uniqueIndex('disclosure_statement_number').on(t.statementNumber),
    index('disclosure_statement_issued').on(t.issuedAt, t.id),
    index('disclosure_statement_subject').on(t.subjectId, t.issuedAt, t.id),
    index('disclosure_statement_request').on(t.requestNumber, t.issuedAt, t.id),
    index('disclosure_statement_supplements').on(t.supplementsId),
    ...knownWords('disclosure_statement', { language: statementLanguages }),
  ],
)

/** Who learned what kinds of data for what, and how often on one day. */
const learned = {
  /** YYYY-MM-DD, of Asia/Shanghai. */
  day: text('day').notNull(),
  agencyId: text('agency_id').notNull(),
  purpose: text('purpose', { enum: purposeWords.values }).notNull(),
  basis: text('basis').notNull(),
  clear: text('clear').array().notNull(),
  masked: text('masked').array().notNull(),
  tokens: text('tokens').array().notNull(),
  times: integer('times').notNull(),
}

/** *stored* – of a statement: what one institution learned on one day for one purpose, in the words and the language of the statement. */
export const disclosureEntry = pgTable(
  'disclosure_entry',
  {
    id: id('disclosure_entry'),
    statementId: text('statement_id').notNull().references(() => disclosureStatement.id),
    ...learned,
  },
  (t) => [index('disclosure_entry_statement').on(t.statementId, t.day, t.id), ...knownWords('disclosure_entry', { purpose: purposeWords })],
)

/** *stored* – the same, for an investigation that goes on: left out of the statement and of every count in it until it is released. */
export const heldDisclosure = pgTable(
  'held_disclosure',
  {
    id: id('held_disclosure'),
    statementId: text('statement_id').notNull().references(() => disclosureStatement.id),
    /** The case stated; null where none was, and the subject belongs to one that goes on. */
    caseId: text('case_id').references(() => fraudCase.id),
    ...learned,
    /** At the latest; sooner where the investigation ends. */
    releaseBy: instant('release_by').notNull(),
    releasedInId: text('released_in_id').references(() => disclosureStatement.id),
  },
  (t) => [
    index('held_disclosure_statement').on(t.statementId, t.releaseBy, t.id),
    index('held_disclosure_waiting').on(t.releasedInId, t.statementId),
    index('held_disclosure_case').on(t.caseId),
    ...knownWords('held_disclosure', { purpose: purposeWords }),
  ],
)
