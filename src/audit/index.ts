import type { Slice } from '../statement/slice.js'
import { accessRecordPolicy, auditOperations, subjectAccessPolicy } from './audit.policy.js'
import { accessRecordMapping, auditRoots, subjectAccessMapping } from './audit.repository.js'
import { AuditResolver } from './audit.resolver.js'
import { AccessRecord, SubjectAccess } from './audit.view.js'
import { EvidenceResolver } from './evidence.resolver.js'
import { AccessReplay, ConsistencyProof, RecordEvidence } from './evidence.view.js'
import { auditFences, auditProjection } from './projection.store.js'

/** The access log as rows to search, made from it by the indexer; and what proves each of them. */
export const audit: Slice = {
  name: 'audit',
  policies: [accessRecordPolicy, subjectAccessPolicy],
  operations: auditOperations,
  mappings: [accessRecordMapping, subjectAccessMapping],
  roots: auditRoots,
  views: [AccessRecord, SubjectAccess, AccessReplay, RecordEvidence, ConsistencyProof],
  resolvers: [AuditResolver, EvidenceResolver],
  projections: [auditProjection],
  fences: auditFences,
}
