import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { agencyTypes, dataGroupWords, purposeWords } from './agency.words.js'

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
