import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { asc, desc, many, type Members, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { accessCoordinate, accessEvent, subjectAccess } from './audit.table.js'

const membersOf = (word: string): Members => ({ member: accessCoordinate.coordinate, list: { column: accessCoordinate.disposition, word }, tie: [accessCoordinate.recordedAt, accessCoordinate.id] })

export const accessRecordMapping: TypeMapping = {
  type: 'AccessRecord',
  table: accessEvent,
  prefix: 'event',
  fields: {
    id: stored(accessEvent.id),
    leafIndex: stored(accessEvent.leafIndex),
    recordedAt: stored(accessEvent.recordedAt),
    agencyId: stored(accessEvent.agencyId),
    agency: one('Agency', accessEvent.agencyId, agency.id),
    audience: stored(accessEvent.audience),
    officer: stored(accessEvent.officer),
    client: stored(accessEvent.client),
    purpose: stored(accessEvent.purpose),
    caseNumber: stored(accessEvent.caseNumber),
    case: one('FraudCase', accessEvent.caseId, fraudCase.id),
    instrumentNumber: stored(accessEvent.instrumentNumber),
    kind: stored(accessEvent.kind),
    operation: stored(accessEvent.operation),
    document: stored(accessEvent.document),
    outcome: stored(accessEvent.outcome),
    refusals: stored(accessEvent.refusals),
    policyVersion: stored(accessEvent.policyVersion),
    subjectCount: stored(accessEvent.subjectCount),
    clear: stored(accessEvent.clear, { members: membersOf('clear') }),
    masked: stored(accessEvent.masked, { members: membersOf('masked') }),
    tokens: stored(accessEvent.tokens, { members: membersOf('tokens') }),
    withheld: stored(accessEvent.withheld, { members: membersOf('withheld') }),
    subjects: many('SubjectAccess', accessEvent.id, subjectAccess.eventId),
  },
  orders: { RECORDED_AT_DESC: desc(accessEvent.recordedAt), RECORDED_AT_ASC: asc(accessEvent.recordedAt) },
}

export const subjectAccessMapping: TypeMapping = {
  type: 'SubjectAccess',
  table: subjectAccess,
  fields: {
    id: stored(subjectAccess.id),
    record: one('AccessRecord', subjectAccess.eventId, accessEvent.id),
    leafIndex: stored(subjectAccess.leafIndex),
    recordedAt: stored(subjectAccess.recordedAt),
    agencyId: stored(subjectAccess.agencyId),
    agency: one('Agency', subjectAccess.agencyId, agency.id),
    officer: stored(subjectAccess.officer),
    purpose: stored(subjectAccess.purpose),
    subjectType: stored(subjectAccess.subjectType),
    subjectId: stored(subjectAccess.subjectId),
    holderId: stored(subjectAccess.holderId),
    holder: one('Agency', subjectAccess.holderId, agency.id),
    clear: stored(subjectAccess.clear),
    masked: stored(subjectAccess.masked),
    tokens: stored(subjectAccess.tokens),
    withheld: stored(subjectAccess.withheld),
  },
  orders: { RECORDED_AT_DESC: desc(subjectAccess.recordedAt), RECORDED_AT_ASC: asc(subjectAccess.recordedAt) },
}

export const auditRoots: Roots = {
  'Query.accessRecords': { kind: 'list', type: 'AccessRecord' },
  'Query.subjectAccesses': { kind: 'list', type: 'SubjectAccess', apart: true },
}
