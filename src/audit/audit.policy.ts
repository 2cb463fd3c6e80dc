import { definePolicy, everyRow, F, never, noRow, open, type Operations, ownRows, partyRows, shut, W } from '../policy/define.js'
import { heldBy } from '../policy/rows.js'
import type { Purpose } from '../policy/vocabulary.js'
import { accessEvent, subjectAccess } from './audit.table.js'
import type { AccessRecord, SubjectAccess } from './audit.view.js'

/**
 * One looks into what was done with data to inquire, to answer somebody who complains, or to supervise (PIPL §54: whoever processes personal information audits that it does so lawfully).
 * Reports are taken, losses stopped and victims warned without it, so the desks that do only that have no purpose for it.
 */
const inquiring: readonly Purpose[] = ['INVESTIGATION', 'APPEAL', 'SUPERVISION_AUDIT']

/**
 * Names and decisions, never values: the log holds none.
 * Partners read what their own agency did, officers included: they answer for them (PIPL §51, §54). No agreement is needed for that, and a suspended one hides none of it.
 * Desks of the centre read what the centre did, and why, but not who of them, from where, or about whom: who watches officers is the auditor, and a desk that could look up
 * who reads a person would learn of inquiries that are not its own.
 */
// biome-ignore format: a table
export const accessRecordPolicy = definePolicy<AccessRecord>({
  type: 'AccessRecord',
  basis: 'PIPL §51, §54; AFL §5',
  group: 'AGENCIES',
  underAgreement: false,
  own: heldBy(accessEvent.agencyId),
  party: never,
  purposes: inquiring,
  //      intake control  analysis outreach bank    scheme   carrier  platform auditor   operator
  rows: [noRow,  ownRows, ownRows, noRow,   ownRows, ownRows, ownRows, ownRows, everyRow, noRow],
  fields: {
    //                       in ct an ou bk cs ca pl au op
    id: /*               */ [W, F, F, W, F, F, F, F, F, W],
    leafIndex: /*        */ [W, F, F, W, F, F, F, F, F, W],
    recordedAt: /*       */ [W, F, F, W, F, F, F, F, F, W],
    agencyId: /*         */ [W, F, F, W, F, F, F, F, F, W],
    agency: /*           */ [W, F, F, W, F, F, F, F, F, W],
    audience: /*         */ [W, F, F, W, F, F, F, F, F, W],
    officer: /*          */ [W, W, W, W, F, F, F, F, F, W],
    client: /*           */ [W, W, W, W, F, F, F, F, F, W],
    purpose: /*          */ [W, F, F, W, F, F, F, F, F, W],
    caseNumber: /*       */ [W, F, F, W, F, F, F, F, F, W],
    case: /*             */ [W, F, F, W, F, F, F, F, F, W],
    instrumentNumber: /* */ [W, F, F, W, F, F, F, F, F, W],
    kind: /*             */ [W, F, F, W, F, F, F, F, F, W],
    operation: /*        */ [W, F, F, W, F, F, F, F, F, W],
    document: /*         */ [W, F, F, W, F, F, F, F, F, W],
    outcome: /*          */ [W, F, F, W, F, F, F, F, F, W],
    refusals: /*         */ [W, F, F, W, F, F, F, F, F, W],
    policyVersion: /*    */ [W, F, F, W, F, F, F, F, F, W],
    subjectCount: /*     */ [W, F, F, W, F, F, F, F, F, W],
    clear: /*            */ [W, F, F, W, F, F, F, F, F, W],
    masked: /*           */ [W, F, F, W, F, F, F, F, F, W],
    tokens: /*           */ [W, F, F, W, F, F, F, F, F, W],
    withheld: /*         */ [W, F, F, W, F, F, F, F, F, W],
    subjects: /*         */ [W, W, W, W, F, F, F, F, F, W],
  },
})

/**
 * Own rows are of the agency's own use; rows as a party are of data that it holds and others read: by which agency, when, for what, which fields (PIPL §55).
 * They never tell of an investigation by the police, nor of another agency's officers; nor does a row of own use tell who holds the subject, which its own types withhold.
 */
// biome-ignore format: a table
export const subjectAccessPolicy = definePolicy<SubjectAccess>({
  type: 'SubjectAccess',
  basis: 'PIPL §51, §54, §55; AFL §5',
  group: 'AGENCIES',
  underAgreement: false,
  own: heldBy(subjectAccess.agencyId),
  party: heldBy(subjectAccess.toldToId),
  purposes: inquiring,
  //      intake control analysis outreach bank      scheme     carrier    platform   auditor   operator
  rows: [noRow,  noRow,  noRow,   noRow,   partyRows, partyRows, partyRows, partyRows, everyRow, noRow],
  fields: {
    //                  in ct an ou bk cs ca pl au op
    id: /*          */ [W, W, W, W, F, F, F, F, F, W],
    record: /*      */ [W, W, W, W, F, F, F, F, F, W],
    leafIndex: /*   */ [W, W, W, W, W, W, W, W, F, W],
    recordedAt: /*  */ [W, W, W, W, F, F, F, F, F, W],
    agencyId: /*    */ [W, W, W, W, F, F, F, F, F, W],
    agency: /*      */ [W, W, W, W, F, F, F, F, F, W],
    officer: /*     */ [W, W, W, W, W, W, W, W, F, W],
    purpose: /*     */ [W, W, W, W, F, F, F, F, F, W],
    subjectType: /* */ [W, W, W, W, F, F, F, F, F, W],
    subjectId: /*   */ [W, W, W, W, F, F, F, F, F, W],
    holderId: /*    */ [W, W, W, W, W, W, W, W, F, W],
    holder: /*      */ [W, W, W, W, W, W, W, W, F, W],
    clear: /*       */ [W, W, W, W, F, F, F, F, F, W],
    masked: /*      */ [W, W, W, W, F, F, F, F, F, W],
    tokens: /*      */ [W, W, W, W, F, F, F, F, F, W],
    withheld: /*    */ [W, W, W, W, F, F, F, F, F, W],
  },
})

// biome-ignore format: a table
export const auditOperations: Operations = {
  //                               intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.accessRecords': /*    */ [shut,  open,   open,    shut,    open, open, open,   open,    open,   shut],
  'Query.subjectAccesses': /*  */ [shut,  shut,   shut,    shut,    open, open, open,   open,    open,   shut],
  // What an agency could have seen is for whoever supervises it.
  'Query.accessReplay': /*     */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
  // A record's body says all: whoever may not read all of its row asks for none.
  'Query.recordEvidence': /*   */ [shut,  shut,   shut,    shut,    open, open, open,   open,    open,   shut],
  'Query.consistencyProof': /* */ [shut,  shut,   shut,    shut,    open, open, open,   open,    open,   shut],
}
