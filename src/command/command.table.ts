import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../database/columns.js'

/**
 * *stored* – idempotency keys, one row per command that took effect, written in its own transaction: where the row is, the effect is, and the other way round.
 * `answer` is what was sent; it is sent again only where all of it may still be disclosed. Rows go after thirty days.
 */
export const commandClaim = pgTable(
  'command_claim',
  {
    agencyId: text('agency_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of coordinate, document, variables, purpose and officer, hex: what "the same request" means. */
    fingerprint: text('fingerprint').notNull(),
    coordinate: text('coordinate').notNull(),
    /** Ids of what the command made or changed, by payload field, as JSON. */
    outcome: text('outcome'),
    answer: text('answer'),
    /** Marks of what the answer disclosed, as in its access record. */
    marks: text('marks'),
    claimedAt: instant('claimed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.agencyId, t.key] }), index('command_claim_age').on(t.claimedAt)],
)
