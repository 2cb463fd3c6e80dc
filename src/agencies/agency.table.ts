import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { agencyTypes, approverLevels, dataGroupWords, purposeWords, rangeKinds } from './agency.words.js'

/** *stored* – the institutions that act together. A few dozen rows. */
export const agency = pgTable(
  'agency',
  {
    id: id('agency'),
    name: text('name').notNull(),
    nameEnglish: text('name_english').notNull(),
    type: text('type', { enum: agencyTypes.values }).notNull(),
    divisionCode: text('division_code').notNull(),
    /** Twelve digits; police units only. */
    unitCode: text('unit_code'),
    /** Head office; banks and payment institutions only. */
    cnapsCode: text('cnaps_code'),
    contactUnit: text('contact_unit').notNull(),
    contactPhone: text('contact_phone').notNull(),
    active: boolean('active').notNull(),
  },
  (t) => [uniqueIndex('agency_name').on(t.name), ...knownWords('agency', { type: agencyTypes })],
)

/** *stored* – what one agency gives another, for which purposes, from when until when. Versions are rows; none is rewritten (条例 §12). */
export const dataSharingAgreement = pgTable(
  'data_sharing_agreement',
  {
    id: id('data_sharing_agreement'),
    agreementNumber: text('agreement_number').notNull(),
    version: integer('version').notNull(),
    providerId: text('provider_id').notNull().references(() => agency.id),
    recipientId: text('recipient_id').notNull().references(() => agency.id),
    covers: text('covers', { enum: dataGroupWords.values }).array().notNull(),
    purposes: text('purposes', { enum: purposeWords.values }).array().notNull(),
    legalBasis: text('legal_basis').notNull(),
    validFrom: instant('valid_from').notNull(),
    validUntil: instant('valid_until').notNull(),
    suspendedAt: instant('suspended_at'),
  },
  (t) => [uniqueIndex('data_sharing_agreement_version').on(t.agreementNumber, t.version), index('data_sharing_agreement_recipient').on(t.recipientId, t.validFrom)],
)

/** *stored* – who acts for an agency. Commands are refused to a token whose subject stands not here. No view: names leave on orders and instruments. */
export const officer = pgTable(
  'officer',
  {
    id: id('officer'),
    agencyId: text('agency_id').notNull().references(() => agency.id),
    /** `sub` of the officer's tokens. */
    subject: text('subject').notNull(),
    /** Number on the credential; how one officer names another. */
    officerNumber: text('officer_number').notNull(),
    name: text('name').notNull(),
    idNumber: text('id_number').notNull(),
    phone: text('phone').notNull(),
    /** Rank up to which a chief may approve; null for everybody else. */
    approverLevel: text('approver_level', { enum: approverLevels.values }),
    /** Chief on duty: emergency stops go out under this chief's standing approval. */
    onDuty: boolean('on_duty').notNull().default(false),
    active: boolean('active').notNull().default(true),
  },
  (t) => [uniqueIndex('officer_subject').on(t.agencyId, t.subject), uniqueIndex('officer_number').on(t.officerNumber), ...knownWords('officer', { approver_level: approverLevels })],
)

/** *stored* – whose a number is by its first digits: card BIN to bank, mobile range to carrier, online service to platform. The longest prefix wins. */
export const agencyRange = pgTable(
  'agency_range',
  {
    id: id('agency_range'),
    kind: text('kind', { enum: rangeKinds.values }).notNull(),
    prefix: text('prefix').notNull(),
    agencyId: text('agency_id').notNull().references(() => agency.id),
    /** Card scheme that carries orders to this member. */
    routedById: text('routed_by_id').references(() => agency.id),
  },
  (t) => [uniqueIndex('agency_range_prefix').on(t.kind, t.prefix), ...knownWords('agency_range', { kind: rangeKinds })],
)
