import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { agency, officer } from '../agencies/agency.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant, money } from '../database/columns.js'
import { approverLevels } from '../agencies/agency.words.js'
import { ageBands, attachmentKinds, caseStatuses, fraudTypes, handlingCodes, incidentStatuses, instrumentTypes, intakeChannels } from './case.words.js'

/** *stored* – a criminal case. The hub: everything else refers to it. */
export const fraudCase = pgTable(
  'fraud_case',
  {
    id: id('fraud_case'),
    caseNumber: text('case_number').notNull(),
    fraudType: text('fraud_type', { enum: fraudTypes.values }).notNull(),
    status: text('status', { enum: caseStatuses.values }).notNull(),
    reportedAt: instant('reported_at').notNull(),
    filedAt: instant('filed_at'),
    solvedAt: instant('solved_at'),
    closedAt: instant('closed_at'),
    leadAgencyId: text('lead_agency_id').notNull().references(() => agency.id),
    divisionCode: text('division_code').notNull(),
    lossAmount: money('loss_amount').notNull(),
    currency: text('currency').notNull(),
    stoppedAmount: money('stopped_amount').notNull(),
    returnedAmount: money('returned_amount').notNull(),
    /** What happened, in the officer's words; names people. */
    narrative: text('narrative').notNull(),
    /** What happened, for those who warn others: no person, account or number in it. */
    summary: text('summary').notNull(),
    modusOperandi: text('modus_operandi').notNull(),
    /** Where the victim's data is thought to have leaked (AFL §29). */
    dataLeakSource: text('data_leak_source'),
    handlingCode: text('handling_code', { enum: handlingCodes.values }).notNull(),
    /** By when it must be decided whether the case is filed (公通字〔2015〕32号); null once it is. */
    reviewDueAt: instant('review_due_at'),
    /** When the clock found that term over and the case undecided; stays as it is. */
    reviewOverdueAt: instant('review_overdue_at'),
    /** Unit that took the case over, or case it was merged into. */
    transferredToId: text('transferred_to_id').references(() => agency.id),
    mergedIntoId: text('merged_into_id').references((): AnyPgColumn => fraudCase.id),
    /** Why it was declined, suspended, revoked or transferred; the latest reason stands. */
    statusReason: text('status_reason'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('fraud_case_number').on(t.caseNumber),
    index('fraud_case_reported').on(t.reportedAt, t.id),
    index('fraud_case_loss').on(t.lossAmount, t.id),
    index('fraud_case_status').on(t.status, t.reportedAt),
    index('fraud_case_type').on(t.fraudType, t.reportedAt),
    index('fraud_case_division').on(t.divisionCode, t.reportedAt),
    index('fraud_case_merged').on(t.mergedIntoId),
    index('fraud_case_review').on(t.reviewDueAt, t.id).where(sql`status = 'UNDER_REVIEW' and review_overdue_at is null`),
    index('fraud_case_filed').on(t.filedAt).where(sql`filed_at is not null`),
    index('fraud_case_solved').on(t.solvedAt).where(sql`solved_at is not null`),
    ...knownWords('fraud_case', { fraud_type: fraudTypes, status: caseStatuses, handling_code: handlingCodes }),
  ],
)

/** *stored* – which agencies take part in a case: whoever holds an account or number in it, or has an order of it. */
export const caseParty = pgTable(
  'case_party',
  {
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    agencyId: text('agency_id').notNull().references(() => agency.id),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.agencyId] }), index('case_party_agency').on(t.agencyId, t.caseId)],
)

/** *stored* – a report as it came in. Becomes part of a case, or not. */
export const incidentReport = pgTable(
  'incident_report',
  {
    id: id('incident_report'),
    incidentNumber: text('incident_number').notNull(),
    channel: text('channel', { enum: intakeChannels.values }).notNull(),
    status: text('status', { enum: incidentStatuses.values }).notNull(),
    receivedAt: instant('received_at').notNull(),
    receivingUnitId: text('receiving_unit_id').notNull().references(() => agency.id),
    /** The bank, carrier or platform that brought it; null when a person did. */
    reportedById: text('reported_by_id').references(() => agency.id),
    callTaker: text('call_taker').notNull(),
    threePartyCallStartedAt: instant('three_party_call_started_at'),
    fraudType: text('fraud_type', { enum: fraudTypes.values }).notNull(),
    narrative: text('narrative').notNull(),
    divisionCode: text('division_code').notNull(),
    lossAmount: money('loss_amount').notNull(),
    currency: text('currency').notNull(),
    reporterName: text('reporter_name').notNull(),
    reporterNameMask: text('reporter_name_mask').notNull(),
    reporterPhone: text('reporter_phone').notNull(),
    reporterPhoneMask: text('reporter_phone_mask').notNull(),
    /** HMAC of the clear value under the platform's key; base64url. Match tokens are made from it. */
    reporterPhoneDigest: text('reporter_phone_digest').notNull(),
    caseId: text('case_id').references(() => fraudCase.id),
    /** The report that told the same first. */
    duplicateOfId: text('duplicate_of_id').references((): AnyPgColumn => incidentReport.id),
    /** When it was accepted as a case for review (受案). */
    acceptedAt: instant('accepted_at'),
    /** Why it was closed without a case. */
    statusReason: text('status_reason'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('incident_report_phone').on(t.reporterPhoneDigest, t.receivedAt),
    uniqueIndex('incident_report_number').on(t.incidentNumber),
    index('incident_report_received').on(t.receivedAt, t.id),
    index('incident_report_case').on(t.caseId, t.receivedAt),
    index('incident_report_reported_by').on(t.reportedById, t.receivedAt),
    ...knownWords('incident_report', { channel: intakeChannels, status: incidentStatuses, fraud_type: fraudTypes }),
  ],
)

/** *stored* – who lost money, as far as anybody outside the bank and the desks may know. */
export const victim = pgTable(
  'victim',
  {
    id: id('victim'),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    /** The bank the victim paid from. */
    customerOfId: text('customer_of_id').references(() => agency.id),
    ageBand: text('age_band', { enum: ageBands.values }).notNull(),
    lossAmount: money('loss_amount').notNull(),
    currency: text('currency').notNull(),
    nameMask: text('name_mask').notNull(),
    idNumberMask: text('id_number_mask').notNull(),
    idNumberDigest: text('id_number_digest').notNull(),
    phoneMask: text('phone_mask').notNull(),
    phoneDigest: text('phone_digest').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [index('victim_case').on(t.caseId, t.recordedAt), index('victim_customer').on(t.customerOfId), ...knownWords('victim', { age_band: ageBands })],
)

/** *stored* – the victim's identity, one row per victim, in a table of its own so that row-level security can tell own customers from others. */
export const victimIdentity = pgTable('victim_identity', {
  id: text('id').primaryKey().references(() => victim.id),
  caseId: text('case_id').notNull().references(() => fraudCase.id),
  customerOfId: text('customer_of_id').references(() => agency.id),
  name: text('name').notNull(),
  /** Resident identity number, or organisation code. */
  idNumber: text('id_number').notNull(),
  phone: text('phone').notNull(),
})

/** *stored* – the paper that opens data and orders: a notice, request or decision with its approver and its span. */
export const legalInstrument = pgTable(
  'legal_instrument',
  {
    id: id('legal_instrument'),
    instrumentNumber: text('instrument_number').notNull(),
    type: text('type', { enum: instrumentTypes.values }).notNull(),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    issuingUnitId: text('issuing_unit_id').notNull().references(() => agency.id),
    /** Empty until approved. */
    approverName: text('approver_name').notNull(),
    /** Of the chief who approved; until then the least that may. */
    approverLevel: text('approver_level', { enum: approverLevels.values }).notNull(),
    amountLimit: money('amount_limit'),
    /** What may be held or taken, in words; with or without interest (程序规定 §239). */
    scope: text('scope'),
    interestIncluded: boolean('interest_included'),
    draftedById: text('drafted_by_id').references(() => officer.id),
    /** Null: drafted and waiting for its chief. Opens nothing until then. */
    approvedAt: instant('approved_at'),
    version: integer('version').notNull().default(1),
    validFrom: instant('valid_from').notNull(),
    validUntil: instant('valid_until').notNull(),
    revokedAt: instant('revoked_at'),
    revocationReason: text('revocation_reason'),
  },
  (t) => [
    uniqueIndex('legal_instrument_number').on(t.instrumentNumber),
    index('legal_instrument_valid').on(t.validFrom, t.id),
    index('legal_instrument_case').on(t.caseId, t.validFrom),
    ...knownWords('legal_instrument', { type: instrumentTypes, approver_level: approverLevels }),
  ],
)

/** *stored* – a document behind an instrument, as it was handed in. Never changed: a better copy is another attachment. */
export const attachment = pgTable(
  'attachment',
  {
    id: id('attachment'),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    instrumentId: text('instrument_id').notNull().references(() => legalInstrument.id),
    kind: text('kind', { enum: attachmentKinds.values }).notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    /** Bytes of the document, not of its base64 form. */
    sizeBytes: integer('size_bytes').notNull(),
    /** Of the document's bytes, hex. */
    sha256: text('sha256').notNull(),
    /** Base64 (RFC 4648 §4). */
    content: text('content').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [index('attachment_instrument').on(t.instrumentId, t.addedAt), index('attachment_added').on(t.addedAt, t.id), ...knownWords('attachment', { kind: attachmentKinds })],
)
