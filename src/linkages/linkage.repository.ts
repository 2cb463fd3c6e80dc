import { account } from '../accounts/account.table.js'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { suspect } from '../crackdowns/crackdown.table.js'
import { maliciousUrl, onlineAccount } from '../online/online.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { telecomNumber } from '../telecom/telecom.table.js'
import { caseLinkage, linkageEvidence } from './linkage.table.js'
import { caseSeries, caseSeriesMember } from './series.table.js'

export const caseLinkageMapping: TypeMapping = {
  type: 'CaseLinkage',
  table: caseLinkage,
  fields: {
    id: stored(caseLinkage.id),
    linkageNumber: stored(caseLinkage.linkageNumber),
    case: one('FraudCase', caseLinkage.caseId, fraudCase.id),
    unit: one('Agency', caseLinkage.unitId, agency.id),
    contactUnit: one('Agency', caseLinkage.contactUnitId, agency.id),
    otherCase: one('FraudCase', caseLinkage.otherCaseId, fraudCase.id),
    type: stored(caseLinkage.type),
    strength: stored(caseLinkage.strength),
    state: stored(caseLinkage.state),
    evidence: many('LinkageEvidence', caseLinkage.id, linkageEvidence.linkageId),
    proposedAt: stored(caseLinkage.proposedAt),
    proposedBy: stored(caseLinkage.proposedBy),
    openedAt: stored(caseLinkage.openedAt),
    decidedAt: stored(caseLinkage.decidedAt),
    decidedBy: stored(caseLinkage.decidedBy),
    reason: stored(caseLinkage.reason),
    version: stored(caseLinkage.version),
  },
  orders: { PROPOSED_AT_DESC: desc(caseLinkage.proposedAt), PROPOSED_AT_ASC: asc(caseLinkage.proposedAt) },
}

export const linkageEvidenceMapping: TypeMapping = {
  type: 'LinkageEvidence',
  table: linkageEvidence,
  fields: {
    id: stored(linkageEvidence.id),
    linkage: one('CaseLinkage', linkageEvidence.linkageId, caseLinkage.id),
    kind: stored(linkageEvidence.kind),
    account: one('Account', linkageEvidence.accountId, account.id),
    telecomNumber: one('TelecomNumber', linkageEvidence.numberId, telecomNumber.id),
    onlineAccount: one('OnlineAccount', linkageEvidence.onlineAccountId, onlineAccount.id),
    url: one('MaliciousUrl', linkageEvidence.urlId, maliciousUrl.id),
    suspect: one('Suspect', linkageEvidence.suspectId, suspect.id),
    words: stored(linkageEvidence.words),
    foundAt: stored(linkageEvidence.foundAt),
  },
  orders: { FOUND_AT_ASC: asc(linkageEvidence.foundAt) },
}

export const caseSeriesMapping: TypeMapping = {
  type: 'CaseSeries',
  table: caseSeries,
  fields: {
    id: stored(caseSeries.id),
    seriesNumber: stored(caseSeries.seriesNumber),
    state: stored(caseSeries.state),
    leadCase: one('FraudCase', caseSeries.leadCaseId, fraudCase.id),
    leadUnit: one('Agency', caseSeries.leadUnitId, agency.id),
    isLeadChosen: stored(caseSeries.isLeadChosen),
    cases: many('FraudCase', caseSeries.id, fraudCase.id, { from: caseSeriesMember.seriesId, to: caseSeriesMember.caseId }),
    formedAt: stored(caseSeries.formedAt),
    endedAt: stored(caseSeries.endedAt),
    joined: one('CaseSeries', caseSeries.joinedId, caseSeries.id),
    version: stored(caseSeries.version),
  },
  orders: { FORMED_AT_DESC: desc(caseSeries.formedAt), FORMED_AT_ASC: asc(caseSeries.formedAt) },
}

export const linkageContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = {
  'FraudCase.linkages': many('CaseLinkage', fraudCase.id, caseLinkage.caseId),
  'FraudCase.series': many('CaseSeries', fraudCase.id, caseSeries.id, { from: caseSeriesMember.caseId, to: caseSeriesMember.seriesId }),
}

export const linkageRoots: Roots = {
  'Query.caseLinkages': { kind: 'list', type: 'CaseLinkage' },
  'Query.caseLinkageByNumber': { kind: 'byField', type: 'CaseLinkage', field: 'linkageNumber', argument: 'linkageNumber' },
  'Query.caseSeries': { kind: 'list', type: 'CaseSeries' },
  'Query.caseSeriesByNumber': { kind: 'byField', type: 'CaseSeries', field: 'seriesNumber', argument: 'seriesNumber' },
}
