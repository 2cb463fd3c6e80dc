import { agency } from '../agencies/agency.table.js'
import { accessEvent } from '../audit/audit.table.js'
import { asc, desc, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { finding, findingDecision, findingRecord } from './finding.table.js'

export const findingMapping: TypeMapping = {
  type: 'Finding',
  table: finding,
  fields: {
    id: stored(finding.id),
    findingNumber: stored(finding.findingNumber),
    rule: stored(finding.rule),
    severity: stored(finding.severity),
    status: stored(finding.status),
    officer: stored(finding.officer),
    agencyId: stored(finding.agencyId),
    agency: one('Agency', finding.agencyId, agency.id),
    subjectType: stored(finding.subjectType),
    subjectId: stored(finding.subjectId),
    windowFrom: stored(finding.windowFrom),
    windowUntil: stored(finding.windowUntil),
    foundAt: stored(finding.foundAt),
    measured: stored(finding.measured),
    measuredZh: stored(finding.measuredZh),
    threshold: stored(finding.threshold),
    thresholdZh: stored(finding.thresholdZh),
    recordCount: stored(finding.recordCount),
    records: many('AccessRecord', finding.id, accessEvent.id, { from: findingRecord.findingId, to: findingRecord.eventId }),
    decidedAt: stored(finding.decidedAt),
    decidedBy: stored(finding.decidedBy),
    reason: stored(finding.reason),
    measure: stored(finding.measure),
    version: stored(finding.version),
    decisions: many('FindingDecision', finding.id, findingDecision.findingId),
  },
  orders: { FOUND_AT_DESC: desc(finding.foundAt), FOUND_AT_ASC: asc(finding.foundAt), WINDOW_FROM_DESC: desc(finding.windowFrom), WINDOW_FROM_ASC: asc(finding.windowFrom) },
}

export const findingDecisionMapping: TypeMapping = {
  type: 'FindingDecision',
  table: findingDecision,
  fields: {
    id: stored(findingDecision.id),
    finding: one('Finding', findingDecision.findingId, finding.id),
    sequence: stored(findingDecision.sequence),
    step: stored(findingDecision.step),
    decidedAt: stored(findingDecision.decidedAt),
    officer: stored(findingDecision.officer),
    words: stored(findingDecision.words),
  },
  orders: { SEQUENCE_ASC: asc(findingDecision.sequence) },
}

export const findingRoots: Roots = { 'Query.findings': { kind: 'list', type: 'Finding' } }
