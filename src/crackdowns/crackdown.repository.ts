import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { arrest, callCentre, callCentreCase, callCentreSuspect, extradition, jointOperation, jointOperationAgency, jointOperationCase, jointOperationCentre, suspect, suspectCase, suspectIdentity } from './crackdown.table.js'

export const suspectMapping: TypeMapping = {
  type: 'Suspect',
  table: suspect,
  fields: {
    id: stored(suspect.id),
    suspectNumber: stored(suspect.suspectNumber),
    name: stored(suspectIdentity.name, { mask: suspect.nameMask }),
    alias: stored(suspectIdentity.alias),
    documentKind: stored(suspect.documentKind),
    documentNumber: stored(suspectIdentity.documentNumber, { token: suspect.documentNumberDigest }),
    role: stored(suspect.role),
    status: stored(suspect.status),
    statusReason: stored(suspect.statusReason),
    recordedAt: stored(suspect.recordedAt),
    version: stored(suspect.version),
    cases: many('FraudCase', suspect.id, fraudCase.id, { from: suspectCase.suspectId, to: suspectCase.caseId }),
    callCentres: many('CallCentre', suspect.id, callCentre.id, { from: callCentreSuspect.suspectId, to: callCentreSuspect.callCentreId }),
    arrests: many('Arrest', suspect.id, arrest.suspectId),
    extraditions: many('Extradition', suspect.id, extradition.suspectId),
  },
  orders: { RECORDED_AT_DESC: desc(suspect.recordedAt), RECORDED_AT_ASC: asc(suspect.recordedAt) },
}

export const callCentreMapping: TypeMapping = {
  type: 'CallCentre',
  table: callCentre,
  fields: {
    id: stored(callCentre.id),
    centreNumber: stored(callCentre.centreNumber),
    status: stored(callCentre.status),
    country: stored(callCentre.country),
    place: stored(callCentre.place),
    firstKnownAt: stored(callCentre.firstKnownAt),
    raidedAt: stored(callCentre.raidedAt),
    closedAt: stored(callCentre.closedAt),
    version: stored(callCentre.version),
    cases: many('FraudCase', callCentre.id, fraudCase.id, { from: callCentreCase.callCentreId, to: callCentreCase.caseId }),
    suspects: many('Suspect', callCentre.id, suspect.id, { from: callCentreSuspect.callCentreId, to: callCentreSuspect.suspectId }),
    jointOperations: many('JointOperation', callCentre.id, jointOperation.id, { from: jointOperationCentre.callCentreId, to: jointOperationCentre.operationId }),
  },
  orders: { FIRST_KNOWN_AT_DESC: desc(callCentre.firstKnownAt), FIRST_KNOWN_AT_ASC: asc(callCentre.firstKnownAt) },
}

export const jointOperationMapping: TypeMapping = {
  type: 'JointOperation',
  table: jointOperation,
  fields: {
    id: stored(jointOperation.id),
    operationNumber: stored(jointOperation.operationNumber),
    name: stored(jointOperation.name),
    kind: stored(jointOperation.kind),
    status: stored(jointOperation.status),
    statusReason: stored(jointOperation.statusReason),
    leadAgency: one('Agency', jointOperation.leadAgencyId, agency.id),
    participants: many('Agency', jointOperation.id, agency.id, { from: jointOperationAgency.operationId, to: jointOperationAgency.agencyId }),
    plannedAt: stored(jointOperation.plannedAt),
    startedAt: stored(jointOperation.startedAt),
    endedAt: stored(jointOperation.endedAt),
    version: stored(jointOperation.version),
    cases: many('FraudCase', jointOperation.id, fraudCase.id, { from: jointOperationCase.operationId, to: jointOperationCase.caseId }),
    callCentres: many('CallCentre', jointOperation.id, callCentre.id, { from: jointOperationCentre.operationId, to: jointOperationCentre.callCentreId }),
    arrests: many('Arrest', jointOperation.id, arrest.operationId),
  },
  orders: { PLANNED_AT_DESC: desc(jointOperation.plannedAt), PLANNED_AT_ASC: asc(jointOperation.plannedAt) },
}

export const arrestMapping: TypeMapping = {
  type: 'Arrest',
  table: arrest,
  fields: {
    id: stored(arrest.id),
    case: one('FraudCase', arrest.caseId, fraudCase.id),
    suspect: one('Suspect', arrest.suspectId, suspect.id),
    people: stored(arrest.people),
    operation: one('JointOperation', arrest.operationId, jointOperation.id),
    arrestedAt: stored(arrest.arrestedAt),
    divisionCode: stored(arrest.divisionCode),
    country: stored(arrest.country),
  },
  orders: { ARRESTED_AT_DESC: desc(arrest.arrestedAt), ARRESTED_AT_ASC: asc(arrest.arrestedAt) },
}

export const extraditionMapping: TypeMapping = {
  type: 'Extradition',
  table: extradition,
  fields: {
    id: stored(extradition.id),
    extraditionNumber: stored(extradition.extraditionNumber),
    suspect: one('Suspect', extradition.suspectId, suspect.id),
    case: one('FraudCase', extradition.caseId, fraudCase.id),
    requestedFrom: stored(extradition.requestedFrom),
    status: stored(extradition.status),
    statusReason: stored(extradition.statusReason),
    legalBasis: stored(extradition.legalBasis),
    requestedAt: stored(extradition.requestedAt),
    decidedAt: stored(extradition.decidedAt),
    endedAt: stored(extradition.endedAt),
    version: stored(extradition.version),
  },
  orders: { REQUESTED_AT_DESC: desc(extradition.requestedAt), REQUESTED_AT_ASC: asc(extradition.requestedAt) },
}

export const crackdownContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = {
  'FraudCase.suspects': many('Suspect', fraudCase.id, suspect.id, { from: suspectCase.caseId, to: suspectCase.suspectId }),
  'FraudCase.arrests': many('Arrest', fraudCase.id, arrest.caseId),
  'FraudCase.jointOperations': many('JointOperation', fraudCase.id, jointOperation.id, { from: jointOperationCase.caseId, to: jointOperationCase.operationId }),
}

export const crackdownRoots: Roots = {
  'Query.suspects': { kind: 'list', type: 'Suspect' },
  'Query.suspectByNumber': { kind: 'byField', type: 'Suspect', field: 'suspectNumber', argument: 'suspectNumber' },
  'Query.callCentres': { kind: 'list', type: 'CallCentre' },
  'Query.jointOperations': { kind: 'list', type: 'JointOperation' },
  'Query.jointOperationByNumber': { kind: 'byField', type: 'JointOperation', field: 'operationNumber', argument: 'operationNumber' },
  'Query.arrests': { kind: 'list', type: 'Arrest' },
  'Query.extraditions': { kind: 'list', type: 'Extradition' },
}
