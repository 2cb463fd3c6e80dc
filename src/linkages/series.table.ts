import { type AnyPgColumn, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { seriesStates } from './linkage.words.js'

/** *stored* – cases that confirmed linkages hold together, two at least (并案侦查). */
export const caseSeries = pgTable(
  'case_series',
  {
    id: id('case_series'),
    seriesNumber: text('series_number').notNull(),
    state: text('state', { enum: seriesStates.values }).notNull(),
    leadCaseId: text('lead_case_id').notNull().references(() => fraudCase.id),
    /** Of the lead case. */
    leadUnitId: text('lead_unit_id').notNull().references(() => agency.id),
    /** By a desk; else it is the case that was reported first. */
    isLeadChosen: boolean('is_lead_chosen').notNull(),
    formedAt: instant('formed_at').notNull(),
    endedAt: instant('ended_at'),
    joinedId: text('joined_id').references((): AnyPgColumn => caseSeries.id),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('case_series_number').on(t.seriesNumber),
    index('case_series_formed').on(t.formedAt, t.id),
    index('case_series_unit').on(t.leadUnitId, t.formedAt, t.id),
    index('case_series_state').on(t.state, t.formedAt, t.id),
    ...knownWords('case_series', { state: seriesStates }),
  ],
)

/** *stored* – which series a case is in, and for which unit; null after it has left its last. */
export const caseSeriesMember = pgTable(
  'case_series_member',
  {
    caseId: text('case_id').primaryKey().references(() => fraudCase.id),
    seriesId: text('series_id').references(() => caseSeries.id),
    unitId: text('unit_id').notNull().references(() => agency.id),
  },
  (t) => [index('case_series_member_series').on(t.seriesId, t.caseId), index('case_series_member_unit').on(t.unitId, t.seriesId)],
)
