import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { callDetailRecord, involvedNumber, numberPortability, subscriber, telecomNumber, telecomNumberIdentity } from './telecom.table.js'

export const telecomNumberMapping: TypeMapping = {
  type: 'TelecomNumber',
  table: telecomNumber,
  fields: {
    id: stored(telecomNumber.id),
    msisdn: stored(telecomNumberIdentity.msisdn, { mask: telecomNumber.msisdnMask, token: telecomNumber.msisdnDigest }),
    kind: stored(telecomNumber.kind),
    status: stored(telecomNumber.status),
    abuse: stored(telecomNumber.abuse),
    originalCarrier: one('Agency', telecomNumber.originalCarrierId, agency.id),
    currentCarrier: one('Agency', telecomNumber.currentCarrierId, agency.id),
    divisionCode: stored(telecomNumber.divisionCode),
    firstSeenAt: stored(telecomNumber.firstSeenAt),
    subscriber: one('Subscriber', telecomNumber.id, subscriber.numberId),
    portings: many('NumberPortability', telecomNumber.id, numberPortability.numberId),
    callRecords: many('CallDetailRecord', telecomNumber.id, callDetailRecord.numberId),
    cases: many('FraudCase', telecomNumber.id, fraudCase.id, { from: involvedNumber.numberId, to: involvedNumber.caseId }),
  },
  orders: { FIRST_SEEN_DESC: desc(telecomNumber.firstSeenAt), FIRST_SEEN_ASC: asc(telecomNumber.firstSeenAt) },
}

export const subscriberMapping: TypeMapping = {
  type: 'Subscriber',
  table: subscriber,
  fields: {
    id: stored(subscriber.id),
    number: one('TelecomNumber', subscriber.numberId, telecomNumber.id),
    carrier: one('Agency', subscriber.carrierId, agency.id),
    name: stored(subscriber.name, { mask: subscriber.nameMask }),
    idNumber: stored(subscriber.idNumber, { mask: subscriber.idNumberMask }),
    address: stored(subscriber.address, { mask: subscriber.addressMask }),
    activatedAt: stored(subscriber.activatedAt),
    outlet: stored(subscriber.outlet),
  },
  orders: {},
}

export const numberPortabilityMapping: TypeMapping = {
  type: 'NumberPortability',
  table: numberPortability,
  fields: {
    id: stored(numberPortability.id),
    number: one('TelecomNumber', numberPortability.numberId, telecomNumber.id),
    donor: one('Agency', numberPortability.donorId, agency.id),
    recipient: one('Agency', numberPortability.recipientId, agency.id),
    portedAt: stored(numberPortability.portedAt),
  },
  orders: { PORTED_AT_DESC: desc(numberPortability.portedAt) },
}

export const callDetailRecordMapping: TypeMapping = {
  type: 'CallDetailRecord',
  table: callDetailRecord,
  fields: {
    id: stored(callDetailRecord.id),
    number: one('TelecomNumber', callDetailRecord.numberId, telecomNumber.id),
    carrier: one('Agency', callDetailRecord.carrierId, agency.id),
    direction: stored(callDetailRecord.direction),
    counterpart: stored(callDetailRecord.counterpart, { mask: callDetailRecord.counterpartMask }),
    startedAt: stored(callDetailRecord.startedAt),
    durationSeconds: stored(callDetailRecord.durationSeconds),
    cellDivisionCode: stored(callDetailRecord.cellDivisionCode),
  },
  orders: { STARTED_AT_DESC: desc(callDetailRecord.startedAt), STARTED_AT_ASC: asc(callDetailRecord.startedAt) },
}

export const telecomContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = {
  'FraudCase.telecomNumbers': many('TelecomNumber', fraudCase.id, telecomNumber.id, { from: involvedNumber.caseId, to: involvedNumber.numberId }),
}

export const telecomRoots: Roots = {
  'Query.telecomNumbers': { kind: 'list', type: 'TelecomNumber' },
  'Query.telecomNumberByMsisdn': { kind: 'byField', type: 'TelecomNumber', field: 'msisdn', argument: 'msisdn' },
}
