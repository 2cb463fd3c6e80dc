import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { callDirections, numberKinds, numberStatuses, telecomAbuses } from './telecom.words.js'

/** *stored* – a telecom number as others than its carriers may know it. */
export const telecomNumber = pgTable(
  'telecom_number',
  {
    id: id('telecom_number'),
    kind: text('kind', { enum: numberKinds.values }).notNull(),
    status: text('status', { enum: numberStatuses.values }).notNull(),
    abuse: text('abuse', { enum: telecomAbuses.values }),
    /** Carrier the range was given to; the prefix says no more than this. */
    originalCarrierId: text('original_carrier_id').references(() => agency.id),
    /** Carrier that serves it today, after porting. */
    currentCarrierId: text('current_carrier_id').references(() => agency.id),
    divisionCode: text('division_code'),
    firstSeenAt: instant('first_seen_at').notNull(),
    msisdnMask: text('msisdn_mask').notNull(),
    msisdnDigest: text('msisdn_digest').notNull(),
  },
  (t) => [index('telecom_number_seen').on(t.firstSeenAt, t.id), index('telecom_number_carrier').on(t.currentCarrierId, t.firstSeenAt), index('telecom_number_status').on(t.status, t.firstSeenAt), index('telecom_number_digest').on(t.msisdnDigest), ...knownWords('telecom_number', { kind: numberKinds, status: numberStatuses, abuse: telecomAbuses })],
)

/** *stored* – the number itself, for its carriers and the desks. One row per number. */
export const telecomNumberIdentity = pgTable(
  'telecom_number_identity',
  {
    id: text('id').primaryKey().references(() => telecomNumber.id),
    originalCarrierId: text('original_carrier_id').references(() => agency.id),
    currentCarrierId: text('current_carrier_id').references(() => agency.id),
    /** E.164 with plus sign, or a short code. */
    msisdn: text('msisdn').notNull(),
  },
  (t) => [uniqueIndex('telecom_number_identity_msisdn').on(t.msisdn)],
)

/** *stored* – numbers that play a part in a case. */
export const involvedNumber = pgTable(
  'involved_number',
  { caseId: text('case_id').notNull().references(() => fraudCase.id), numberId: text('number_id').notNull().references(() => telecomNumber.id) },
  (t) => [primaryKey({ columns: [t.caseId, t.numberId] }), index('involved_number_number').on(t.numberId, t.caseId)],
)

/** *stored* – who the carrier registered for a number. At most one current row per number. */
export const subscriber = pgTable(
  'subscriber',
  {
    id: id('subscriber'),
    numberId: text('number_id').notNull().references(() => telecomNumber.id),
    carrierId: text('carrier_id').notNull().references(() => agency.id),
    name: text('name').notNull(),
    nameMask: text('name_mask').notNull(),
    idNumber: text('id_number').notNull(),
    idNumberMask: text('id_number_mask').notNull(),
    address: text('address').notNull(),
    addressMask: text('address_mask').notNull(),
    activatedAt: instant('activated_at').notNull(),
    outlet: text('outlet').notNull(),
  },
  (t) => [uniqueIndex('subscriber_number').on(t.numberId)],
)

/** *stored* – a change of carrier with the number kept (携号转网). */
export const numberPortability = pgTable(
  'number_portability',
  {
    id: id('number_portability'),
    numberId: text('number_id').notNull().references(() => telecomNumber.id),
    donorId: text('donor_id').notNull().references(() => agency.id),
    recipientId: text('recipient_id').notNull().references(() => agency.id),
    portedAt: instant('ported_at').notNull(),
  },
  (t) => [index('number_portability_number').on(t.numberId, t.portedAt)],
)

/** *stored* – one call of a number. */
export const callDetailRecord = pgTable(
  'call_detail_record',
  {
    id: id('call_detail_record'),
    numberId: text('number_id').notNull().references(() => telecomNumber.id),
    carrierId: text('carrier_id').notNull().references(() => agency.id),
    direction: text('direction', { enum: callDirections.values }).notNull(),
    counterpart: text('counterpart').notNull(),
    counterpartMask: text('counterpart_mask').notNull(),
    startedAt: instant('started_at').notNull(),
    durationSeconds: integer('duration_seconds').notNull(),
    cellDivisionCode: text('cell_division_code'),
  },
  (t) => [index('call_detail_record_number').on(t.numberId, t.startedAt, t.id), ...knownWords('call_detail_record', { direction: callDirections })],
)
