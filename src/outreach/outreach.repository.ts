import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { outreachAttempt, outreachRecord } from './outreach.table.js'

export const outreachRecordMapping: TypeMapping = {
  type: 'OutreachRecord',
  table: outreachRecord,
  fields: {
    id: stored(outreachRecord.id),
    outreachNumber: stored(outreachRecord.outreachNumber),
    riskLevel: stored(outreachRecord.riskLevel),
    status: stored(outreachRecord.status),
    fraudType: stored(outreachRecord.fraudType),
    createdAt: stored(outreachRecord.createdAt),
    alertedBy: one('Agency', outreachRecord.alertedById, agency.id),
    assignedUnit: one('Agency', outreachRecord.assignedUnitId, agency.id),
    carrier: one('Agency', outreachRecord.carrierId, agency.id),
    divisionCode: stored(outreachRecord.divisionCode),
    scriptVersion: stored(outreachRecord.scriptVersion),
    grounds: stored(outreachRecord.grounds),
    victimName: stored(outreachRecord.victimName, { mask: outreachRecord.victimNameMask }),
    victimPhone: stored(outreachRecord.victimPhone, { mask: outreachRecord.victimPhoneMask, token: outreachRecord.victimPhoneDigest }),
    victimAddress: stored(outreachRecord.victimAddress),
    lossAvoided: stored(outreachRecord.lossAvoided),
    closedAt: stored(outreachRecord.closedAt),
    contactDueAt: stored(outreachRecord.contactDueAt),
    escalatedAt: stored(outreachRecord.escalatedAt),
    protectiveMeasure: stored(outreachRecord.protectiveMeasure),
    visitConsent: stored(outreachRecord.visitConsent),
    feedback: stored(outreachRecord.feedback),
    version: stored(outreachRecord.version),
    case: one('FraudCase', outreachRecord.caseId, fraudCase.id),
    attempts: many('OutreachAttempt', outreachRecord.id, outreachAttempt.outreachId),
  },
  orders: { CREATED_AT_DESC: desc(outreachRecord.createdAt), CREATED_AT_ASC: asc(outreachRecord.createdAt) },
}

export const outreachAttemptMapping: TypeMapping = {
  type: 'OutreachAttempt',
  table: outreachAttempt,
  fields: {
    id: stored(outreachAttempt.id),
    record: one('OutreachRecord', outreachAttempt.outreachId, outreachRecord.id),
    sequence: stored(outreachAttempt.sequence),
    channel: stored(outreachAttempt.channel),
    attemptedAt: stored(outreachAttempt.attemptedAt),
    officer: stored(outreachAttempt.officer),
    scriptVersion: stored(outreachAttempt.scriptVersion),
    outcome: stored(outreachAttempt.outcome),
    note: stored(outreachAttempt.note),
  },
  orders: { SEQUENCE_ASC: asc(outreachAttempt.sequence) },
}

export const outreachContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = {
  'FraudCase.outreachRecords': many('OutreachRecord', fraudCase.id, outreachRecord.caseId),
}

export const outreachRoots: Roots = {
  'Query.outreachRecords': { kind: 'list', type: 'OutreachRecord' },
  'Query.outreachRecordByNumber': { kind: 'byField', type: 'OutreachRecord', field: 'outreachNumber', argument: 'outreachNumber' },
}
