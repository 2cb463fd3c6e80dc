import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { account } from '../accounts/account.table.js'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { suspect } from '../crackdowns/crackdown.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { maliciousUrl, onlineAccount } from '../online/online.table.js'
import { telecomNumber } from '../telecom/telecom.table.js'
import { evidenceKinds, linkageStates, linkageStrengths, linkageTypes } from './linkage.words.js'

/** *stored*, and shown to nobody – that two cases have something in common. Of cases that two units lead nobody learns more than that there is something, until both units agree. */
export const linkagePair = pgTable(
  'linkage_pair',
  {
    id: id('linkage_pair'),
    /** The two cases in order of their ids, and the units that led them when it was found. */
    lowCaseId: text('low_case_id').notNull().references(() => fraudCase.id),
    highCaseId: text('high_case_id').notNull().references(() => fraudCase.id),
    lowUnitId: text('low_unit_id').notNull().references(() => agency.id),
    highUnitId: text('high_unit_id').notNull().references(() => agency.id),
    type: text('type', { enum: linkageTypes.values }).notNull(),
    strength: text('strength', { enum: linkageStrengths.values }).notNull(),
    foundAt: instant('found_at').notNull(),
    /** Officer and unit that proposed it; null where the platform found it. */
    proposedBy: text('proposed_by'),
    proposingUnitId: text('proposing_unit_id').references(() => agency.id),
    openedAt: instant('opened_at'),
  },
  (t) => [
    uniqueIndex('linkage_pair_once').on(t.lowCaseId, t.highCaseId, t.type),
    index('linkage_pair_low').on(t.lowCaseId, t.highUnitId).where(sql`opened_at is null`),
    index('linkage_pair_high').on(t.highCaseId, t.lowUnitId).where(sql`opened_at is null`),
    ...knownWords('linkage_pair', { type: linkageTypes, strength: linkageStrengths }),
  ],
)

/** *stored*, and shown to nobody – what the two cases of a pair have in common; each thing once. */
export const linkageClue = pgTable(
  'linkage_clue',
  {
    id: id('linkage_clue'),
    pairId: text('pair_id').notNull().references(() => linkagePair.id),
    /** Id of what is shared; of grounds told by a desk the id of this row. */
    thing: text('thing').notNull(),
    kind: text('kind', { enum: evidenceKinds.values }).notNull(),
    words: text('words'),
    foundAt: instant('found_at').notNull(),
  },
  (t) => [uniqueIndex('linkage_clue_once').on(t.pairId, t.thing), ...knownWords('linkage_clue', { kind: evidenceKinds })],
)

/** *stored* – one side of a linkage: what the unit of `case_id` may know of it. Without `pair_id`: that there is something, and whom to ask. */
export const caseLinkage = pgTable(
  'case_linkage',
  {
    id: id('case_linkage'),
    linkageNumber: text('linkage_number').notNull(),
    pairId: text('pair_id').references(() => linkagePair.id),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    unitId: text('unit_id').notNull().references(() => agency.id),
    contactUnitId: text('contact_unit_id').notNull().references(() => agency.id),
    otherCaseId: text('other_case_id').references(() => fraudCase.id),
    type: text('type', { enum: linkageTypes.values }),
    strength: text('strength', { enum: linkageStrengths.values }),
    state: text('state', { enum: linkageStates.values }).notNull(),
    proposedAt: instant('proposed_at').notNull(),
    /** Subject of an officer's token; null: the platform, or the other unit. */
    proposedBy: text('proposed_by'),
    openedAt: instant('opened_at'),
    decidedAt: instant('decided_at'),
    /** Subject of an officer's token; null where the other unit decided. */
    decidedBy: text('decided_by'),
    reason: text('reason'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('case_linkage_number').on(t.linkageNumber),
    uniqueIndex('case_linkage_side').on(t.pairId, t.caseId),
    uniqueIndex('case_linkage_contact').on(t.caseId, t.contactUnitId).where(sql`pair_id is null`),
    index('case_linkage_proposed').on(t.proposedAt, t.id),
    index('case_linkage_unit').on(t.unitId, t.proposedAt, t.id),
    index('case_linkage_unit_state').on(t.unitId, t.state, t.proposedAt, t.id),
    index('case_linkage_state').on(t.state, t.proposedAt, t.id),
    index('case_linkage_type').on(t.type, t.proposedAt, t.id),
    index('case_linkage_strength').on(t.strength, t.proposedAt, t.id),
    index('case_linkage_case').on(t.caseId, t.proposedAt, t.id),
    index('case_linkage_case_state').on(t.caseId, t.state, t.otherCaseId),
    ...knownWords('case_linkage', { type: linkageTypes, strength: linkageStrengths, state: linkageStates }),
  ],
)

/** *stored* – evidence of a linkage as its side may read it; made when the linkage is open to it. */
export const linkageEvidence = pgTable(
  'linkage_evidence',
  {
    id: id('linkage_evidence'),
    linkageId: text('linkage_id').notNull().references(() => caseLinkage.id),
    /** Of the linkage, for row-level security. */
    unitId: text('unit_id').notNull().references(() => agency.id),
    clueId: text('clue_id').notNull().references(() => linkageClue.id),
    kind: text('kind', { enum: evidenceKinds.values }).notNull(),
    accountId: text('account_id').references(() => account.id),
    numberId: text('number_id').references(() => telecomNumber.id),
    onlineAccountId: text('online_account_id').references(() => onlineAccount.id),
    urlId: text('url_id').references(() => maliciousUrl.id),
    suspectId: text('suspect_id').references(() => suspect.id),
    words: text('words'),
    foundAt: instant('found_at').notNull(),
  },
  (t) => [uniqueIndex('linkage_evidence_once').on(t.linkageId, t.clueId), index('linkage_evidence_found').on(t.linkageId, t.foundAt, t.id), index('linkage_evidence_unit').on(t.unitId, t.foundAt, t.id), ...knownWords('linkage_evidence', { kind: evidenceKinds })],
)
