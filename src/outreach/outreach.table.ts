import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { fraudTypes } from '../cases/case.words.js'
import { knownWords } from '../database/checks.js'
import { id, instant, money } from '../database/columns.js'
import { attemptOutcomes, outreachChannels, outreachStatuses, riskLevels } from './outreach.words.js'

/** *stored* – the effort to keep one potential victim from paying. */
export const outreachRecord = pgTable(
  'outreach_record',
  {
    id: id('outreach_record'),
    outreachNumber: text('outreach_number').notNull(),
    riskLevel: text('risk_level', { enum: riskLevels.values }).notNull(),
    status: text('status', { enum: outreachStatuses.values }).notNull(),
    fraudType: text('fraud_type', { enum: fraudTypes.values }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** Agency whose alert began it. */
    alertedById: text('alerted_by_id').notNull().references(() => agency.id),
    assignedUnitId: text('assigned_unit_id').notNull().references(() => agency.id),
    /** Carrier that serves the number and sends the message. */
    carrierId: text('carrier_id').references(() => agency.id),
    divisionCode: text('division_code').notNull(),
    /** Message or script to use, with its version. */
    scriptVersion: text('script_version').notNull(),
    /** Why this person is thought to be at risk. */
    grounds: text('grounds').notNull(),
    victimName: text('victim_name').notNull(),
    victimNameMask: text('victim_name_mask').notNull(),
    victimPhone: text('victim_phone').notNull(),
    victimPhoneMask: text('victim_phone_mask').notNull(),
    victimPhoneDigest: text('victim_phone_digest').notNull(),
    victimAddress: text('victim_address'),
    lossAvoided: money('loss_avoided'),
    closedAt: instant('closed_at'),
    caseId: text('case_id').references(() => fraudCase.id),
    /** By when the person should have been contacted; practice, by risk level. */
    contactDueAt: instant('contact_due_at'),
    escalatedAt: instant('escalated_at'),
    /** Limits on the person's own accounts, asked for by the person or the family; in words. */
    protectiveMeasure: text('protective_measure'),
    visitConsent: boolean('visit_consent'),
    /** What whoever raised the alert is told (AFL §26 ¶2). */
    feedback: text('feedback'),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('outreach_record_number').on(t.outreachNumber), index('outreach_record_due').on(t.contactDueAt), index('outreach_record_late').on(t.contactDueAt, t.id).where(sql`closed_at is null and escalated_at is null and status in ('CREATED', 'ASSIGNED', 'CONTACTING', 'UNREACHABLE')`), index('outreach_record_closed').on(t.closedAt).where(sql`closed_at is not null`), index('outreach_record_phone').on(t.victimPhoneDigest, t.createdAt), index('outreach_record_created').on(t.createdAt, t.id), index('outreach_record_risk').on(t.riskLevel, t.createdAt), index('outreach_record_carrier').on(t.carrierId, t.createdAt), index('outreach_record_alerted').on(t.alertedById, t.createdAt), index('outreach_record_case').on(t.caseId, t.createdAt), ...knownWords('outreach_record', { risk_level: riskLevels, status: outreachStatuses, fraud_type: fraudTypes })],
)

/** *stored* – one message, call or visit. */
export const outreachAttempt = pgTable(
  'outreach_attempt',
  {
    id: id('outreach_attempt'),
    outreachId: text('outreach_id').notNull().references(() => outreachRecord.id),
    sequence: integer('sequence').notNull(),
    channel: text('channel', { enum: outreachChannels.values }).notNull(),
    attemptedAt: instant('attempted_at').notNull(),
    officer: text('officer').notNull(),
    scriptVersion: text('script_version').notNull(),
    outcome: text('outcome', { enum: attemptOutcomes.values }).notNull(),
    note: text('note'),
  },
  (t) => [uniqueIndex('outreach_attempt_sequence').on(t.outreachId, t.sequence), ...knownWords('outreach_attempt', { channel: outreachChannels, outcome: attemptOutcomes })],
)
