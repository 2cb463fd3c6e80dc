import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../database/columns.js'

/** *stored* – a search of the console under a name, shared within the agency that audits. */
export const savedSearch = pgTable(
  'saved_search',
  {
    id: id('saved_search'),
    agencyId: text('agency_id').notNull(),
    name: text('name').notNull(),
    /** Path and query within the console. */
    address: text('address').notNull(),
    savedAt: instant('saved_at').notNull(),
    /** Subject of the officer's token. */
    savedBy: text('saved_by').notNull(),
  },
  (t) => [index('saved_search_name').on(t.agencyId, t.name, t.id), index('saved_search_saved').on(t.agencyId, t.savedAt, t.id)],
)
