import { agency } from '../agencies/agency.table.js'
import { asc, desc, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { caseParty, fraudCase, incidentReport, legalInstrument, victim, victimIdentity } from './case.table.js'

export const caseMapping: TypeMapping = {
  type: 'FraudCase',
  table: fraudCase,
  fields: {
    id: stored(fraudCase.id),
    caseNumber: stored(fraudCase.caseNumber),
    fraudType: stored(fraudCase.fraudType),
    status: stored(fraudCase.status),
    reportedAt: stored(fraudCase.reportedAt),
    filedAt: stored(fraudCase.filedAt),
    closedAt: stored(fraudCase.closedAt),
    leadAgency: one('Agency', fraudCase.leadAgencyId, agency.id),
    divisionCode: stored(fraudCase.divisionCode),
    lossAmount: stored(fraudCase.lossAmount),
    currency: stored(fraudCase.currency),
    stoppedAmount: stored(fraudCase.stoppedAmount),
    returnedAmount: stored(fraudCase.returnedAmount),
    narrative: stored(fraudCase.narrative),
    summary: stored(fraudCase.summary),
    modusOperandi: stored(fraudCase.modusOperandi),
    dataLeakSource: stored(fraudCase.dataLeakSource),
    handlingCode: stored(fraudCase.handlingCode),
    incidentReports: many('IncidentReport', fraudCase.id, incidentReport.caseId),
    victims: many('Victim', fraudCase.id, victim.caseId),
    legalInstruments: many('LegalInstrument', fraudCase.id, legalInstrument.caseId),
    parties: many('Agency', fraudCase.id, agency.id, { from: caseParty.caseId, to: caseParty.agencyId }),
  },
  orders: {
    REPORTED_AT_DESC: desc(fraudCase.reportedAt),
    REPORTED_AT_ASC: asc(fraudCase.reportedAt),
    LOSS_AMOUNT_DESC: desc(fraudCase.lossAmount),
    LOSS_AMOUNT_ASC: asc(fraudCase.lossAmount),
  },
}

export const incidentMapping: TypeMapping = {
  type: 'IncidentReport',
  table: incidentReport,
  fields: {
    id: stored(incidentReport.id),
    incidentNumber: stored(incidentReport.incidentNumber),
    channel: stored(incidentReport.channel),
    status: stored(incidentReport.status),
    receivedAt: stored(incidentReport.receivedAt),
    receivingUnit: one('Agency', incidentReport.receivingUnitId, agency.id),
    reportedBy: one('Agency', incidentReport.reportedById, agency.id),
    callTaker: stored(incidentReport.callTaker),
    threePartyCallStartedAt: stored(incidentReport.threePartyCallStartedAt),
    fraudType: stored(incidentReport.fraudType),
    narrative: stored(incidentReport.narrative),
    divisionCode: stored(incidentReport.divisionCode),
    lossAmount: stored(incidentReport.lossAmount),
    currency: stored(incidentReport.currency),
    reporterName: stored(incidentReport.reporterName, { mask: incidentReport.reporterNameMask }),
    reporterPhone: stored(incidentReport.reporterPhone, { mask: incidentReport.reporterPhoneMask, token: incidentReport.reporterPhoneDigest }),
    case: one('FraudCase', incidentReport.caseId, fraudCase.id),
  },
  orders: { RECEIVED_AT_DESC: desc(incidentReport.receivedAt), RECEIVED_AT_ASC: asc(incidentReport.receivedAt) },
}

export const victimMapping: TypeMapping = {
  type: 'Victim',
  table: victim,
  fields: {
    id: stored(victim.id),
    ageBand: stored(victim.ageBand),
    lossAmount: stored(victim.lossAmount),
    currency: stored(victim.currency),
    name: stored(victimIdentity.name, { mask: victim.nameMask }),
    idNumber: stored(victimIdentity.idNumber, { token: victim.idNumberDigest }),
    phone: stored(victimIdentity.phone, { mask: victim.phoneMask, token: victim.phoneDigest }),
    customerOf: one('Agency', victim.customerOfId, agency.id),
    recordedAt: stored(victim.recordedAt),
    case: one('FraudCase', victim.caseId, fraudCase.id),
  },
  orders: { RECORDED_AT_ASC: asc(victim.recordedAt), RECORDED_AT_DESC: desc(victim.recordedAt) },
}

export const instrumentMapping: TypeMapping = {
  type: 'LegalInstrument',
  table: legalInstrument,
  fields: {
    id: stored(legalInstrument.id),
    instrumentNumber: stored(legalInstrument.instrumentNumber),
    type: stored(legalInstrument.type),
    case: one('FraudCase', legalInstrument.caseId, fraudCase.id),
    issuingUnit: one('Agency', legalInstrument.issuingUnitId, agency.id),
    approverName: stored(legalInstrument.approverName),
    approverLevel: stored(legalInstrument.approverLevel),
    amountLimit: stored(legalInstrument.amountLimit),
    validFrom: stored(legalInstrument.validFrom),
    validUntil: stored(legalInstrument.validUntil),
    revokedAt: stored(legalInstrument.revokedAt),
  },
  orders: { VALID_FROM_DESC: desc(legalInstrument.validFrom), VALID_FROM_ASC: asc(legalInstrument.validFrom) },
}

export const caseRoots: Roots = {
  'Query.cases': { kind: 'list', type: 'FraudCase' },
  'Query.caseByNumber': { kind: 'byField', type: 'FraudCase', field: 'caseNumber', argument: 'caseNumber' },
  'Query.incidentReports': { kind: 'list', type: 'IncidentReport' },
  'Query.incidentReportByNumber': { kind: 'byField', type: 'IncidentReport', field: 'incidentNumber', argument: 'incidentNumber' },
  'Query.legalInstruments': { kind: 'list', type: 'LegalInstrument' },
  'Query.legalInstrumentByNumber': { kind: 'byField', type: 'LegalInstrument', field: 'instrumentNumber', argument: 'instrumentNumber' },
}
