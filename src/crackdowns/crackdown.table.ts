import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { callCentreStatuses, extraditionStatuses, identityDocuments, operationKinds, operationStatuses, suspectRoles, suspectStatuses } from './crackdown.words.js'

/** *stored* – a person suspected in one case or more, one row per person whose document is known, as far as anybody without a legal instrument may know. */
export const suspect = pgTable(
  'suspect',
  {
    id: id('suspect'),
    suspectNumber: text('suspect_number').notNull(),
    role: text('role', { enum: suspectRoles.values }).notNull(),
    status: text('status', { enum: suspectStatuses.values }).notNull(),
    /** Why released or cleared; the latest reason stands. */
    statusReason: text('status_reason'),
    nameMask: text('name_mask').notNull(),
    /** Null with its number: no document is known. */
    documentKind: text('document_kind', { enum: identityDocuments.values }),
    documentNumberDigest: text('document_number_digest'),
    recordedAt: instant('recorded_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('suspect_number').on(t.suspectNumber),
    // Two rows for one document cannot be.
    uniqueIndex('suspect_document').on(t.documentKind, t.documentNumberDigest),
    index('suspect_recorded').on(t.recordedAt, t.id),
    index('suspect_status').on(t.status, t.recordedAt, t.id),
    index('suspect_role').on(t.role, t.recordedAt, t.id),
    check('suspect_document_whole', sql`(document_kind is null) = (document_number_digest is null)`),
    ...knownWords('suspect', { role: suspectRoles, status: suspectStatuses, document_kind: identityDocuments }),
  ],
)

/** *stored* – who the suspect is, one row per suspect, in a table of its own so that row-level security can ask for the instrument. */
export const suspectIdentity = pgTable('suspect_identity', {
  id: text('id').primaryKey().references(() => suspect.id),
  name: text('name').notNull(),
  alias: text('alias'),
  documentNumber: text('document_number'),
})

/** *stored* – in which cases a person is suspected. */
export const suspectCase = pgTable(
  'suspect_case',
  {
    suspectId: text('suspect_id').notNull().references(() => suspect.id),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
  },
  (t) => [primaryKey({ columns: [t.suspectId, t.caseId] }), index('suspect_case_case').on(t.caseId, t.suspectId)],
)

/** *stored* – a place that victims are called from, at home or abroad (诈骗窝点). */
export const callCentre = pgTable(
  'call_centre',
  {
    id: id('call_centre'),
    centreNumber: text('centre_number').notNull(),
    status: text('status', { enum: callCentreStatuses.values }).notNull(),
    /** ISO 3166-1 alpha-2. */
    country: text('country').notNull(),
    /** Where in it, in words. */
    place: text('place').notNull(),
    firstKnownAt: instant('first_known_at').notNull(),
    raidedAt: instant('raided_at'),
    closedAt: instant('closed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('call_centre_number').on(t.centreNumber),
    index('call_centre_known').on(t.firstKnownAt, t.id),
    index('call_centre_status').on(t.status, t.firstKnownAt, t.id),
    index('call_centre_country').on(t.country, t.firstKnownAt, t.id),
    index('call_centre_raided').on(t.raidedAt).where(sql`raided_at is not null`),
    ...knownWords('call_centre', { status: callCentreStatuses }),
  ],
)

/** *stored* – cases whose victims were called from there. */
export const callCentreCase = pgTable(
  'call_centre_case',
  {
    callCentreId: text('call_centre_id').notNull().references(() => callCentre.id),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
  },
  (t) => [primaryKey({ columns: [t.callCentreId, t.caseId] }), index('call_centre_case_case').on(t.caseId, t.callCentreId)],
)

/** *stored* – suspects who work there, or run it. */
export const callCentreSuspect = pgTable(
  'call_centre_suspect',
  {
    callCentreId: text('call_centre_id').notNull().references(() => callCentre.id),
    suspectId: text('suspect_id').notNull().references(() => suspect.id),
  },
  (t) => [primaryKey({ columns: [t.callCentreId, t.suspectId] }), index('call_centre_suspect_suspect').on(t.suspectId, t.callCentreId)],
)

/** *stored* – what several police units do together at one time (联合行动). */
export const jointOperation = pgTable(
  'joint_operation',
  {
    id: id('joint_operation'),
    operationNumber: text('operation_number').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: operationKinds.values }).notNull(),
    status: text('status', { enum: operationStatuses.values }).notNull(),
    statusReason: text('status_reason'),
    leadAgencyId: text('lead_agency_id').notNull().references(() => agency.id),
    plannedAt: instant('planned_at').notNull(),
    /** Null: it is a plan, or was called off as one. */
    startedAt: instant('started_at'),
    /** Concluded, or called off. */
    endedAt: instant('ended_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('joint_operation_number').on(t.operationNumber),
    index('joint_operation_planned').on(t.plannedAt, t.id),
    index('joint_operation_status').on(t.status, t.plannedAt, t.id),
    index('joint_operation_ended').on(t.endedAt).where(sql`ended_at is not null`),
    ...knownWords('joint_operation', { kind: operationKinds, status: operationStatuses }),
  ],
)

/** *stored* – police units that take part besides the lead. */
export const jointOperationAgency = pgTable(
  'joint_operation_agency',
  {
    operationId: text('operation_id').notNull().references(() => jointOperation.id),
    agencyId: text('agency_id').notNull().references(() => agency.id),
  },
  (t) => [primaryKey({ columns: [t.operationId, t.agencyId] })],
)

/** *stored* – cases that it serves. */
export const jointOperationCase = pgTable(
  'joint_operation_case',
  {
    operationId: text('operation_id').notNull().references(() => jointOperation.id),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
  },
  (t) => [primaryKey({ columns: [t.operationId, t.caseId] }), index('joint_operation_case_case').on(t.caseId, t.operationId)],
)

/** *stored* – call centres that it is directed against. */
export const jointOperationCentre = pgTable(
  'joint_operation_centre',
  {
    operationId: text('operation_id').notNull().references(() => jointOperation.id),
    callCentreId: text('call_centre_id').notNull().references(() => callCentre.id),
  },
  (t) => [primaryKey({ columns: [t.operationId, t.callCentreId] }), index('joint_operation_centre_centre').on(t.callCentreId, t.operationId)],
)

/** *stored* – people caught at one time in one case: a suspect who is known, or so many who are not named (抓获). Never changed. */
export const arrest = pgTable(
  'arrest',
  {
    id: id('arrest'),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    /** Null: counted, not named. */
    suspectId: text('suspect_id').references(() => suspect.id),
    people: integer('people').notNull(),
    operationId: text('operation_id').references(() => jointOperation.id),
    arrestedAt: instant('arrested_at').notNull(),
    /** Where: a division at home or another country (ISO 3166-1 alpha-2), where told. */
    divisionCode: text('division_code'),
    country: text('country'),
  },
  (t) => [
    index('arrest_time').on(t.arrestedAt, t.id),
    index('arrest_case').on(t.caseId, t.arrestedAt, t.id),
    index('arrest_suspect').on(t.suspectId, t.arrestedAt, t.id),
    index('arrest_operation').on(t.operationId, t.arrestedAt, t.id),
    check('arrest_people', sql`people > 0 and (suspect_id is null or people = 1)`),
  ],
)

/** *stored* – a request to another country to hand a suspect over (引渡). */
export const extradition = pgTable(
  'extradition',
  {
    id: id('extradition'),
    extraditionNumber: text('extradition_number').notNull(),
    suspectId: text('suspect_id').notNull().references(() => suspect.id),
    /** The case it is asked in. */
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    /** ISO 3166-1 alpha-2. */
    requestedFrom: text('requested_from').notNull(),
    status: text('status', { enum: extraditionStatuses.values }).notNull(),
    statusReason: text('status_reason'),
    /** Treaty, or other ground, in words. */
    legalBasis: text('legal_basis').notNull(),
    requestedAt: instant('requested_at').notNull(),
    /** Granted or refused. */
    decidedAt: instant('decided_at'),
    /** Refused, handed over or withdrawn. */
    endedAt: instant('ended_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('extradition_number').on(t.extraditionNumber),
    // One request for a suspect at a time.
    uniqueIndex('extradition_open').on(t.suspectId).where(sql`ended_at is null`),
    index('extradition_requested').on(t.requestedAt, t.id),
    index('extradition_status').on(t.status, t.requestedAt, t.id),
    index('extradition_suspect').on(t.suspectId, t.requestedAt, t.id),
    index('extradition_case').on(t.caseId),
    index('extradition_ended').on(t.endedAt).where(sql`ended_at is not null`),
    ...knownWords('extradition', { status: extraditionStatuses }),
  ],
)
