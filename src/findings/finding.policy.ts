import { definePolicy, everyRow, F, never, noRow, open, type Operations, ownRows, shut, W } from '../policy/define.js'
import { both, heldBy, isNot } from '../policy/rows.js'
import type { Purpose } from '../policy/vocabulary.js'
import { finding } from './finding.table.js'
import type { Finding, FindingDecision } from './finding.view.js'

const inquiring: readonly Purpose[] = ['INVESTIGATION', 'APPEAL', 'SUPERVISION_AUDIT']

/**
 * Whoever is watched does not read what is asked about itself while it is asked: an agency learns of a finding when an auditor has confirmed it, and of no other.
 * Then a partner learns who of its own officers it is about, what was measured, and what it is to do, for it answers for them (PIPL §51, §54); not about whom they inquired, which its own
 * records tell it, nor what auditors said among themselves. Of the centre the control desk, where its chief sits, learns the same but for the officer, who is the auditor's to name.
 */
// biome-ignore format: a table
export const findingPolicy = definePolicy<Finding>({
  type: 'Finding',
  basis: 'PIPL §51, §54; AFL §5',
  group: 'AGENCIES',
  underAgreement: false,
  own: both(heldBy(finding.agencyId), isNot(finding.status, ['OPEN', 'DISMISSED'])),
  party: never,
  purposes: inquiring,
  //      intake control  analysis outreach bank    scheme   carrier  platform auditor   operator
  rows: [noRow,  ownRows, noRow,   noRow,   ownRows, ownRows, ownRows, ownRows, everyRow, noRow],
  fields: {
    //                    in ct an ou bk cs ca pl au op
    id: /*            */ [W, F, W, W, F, F, F, F, F, W],
    findingNumber: /* */ [W, F, W, W, F, F, F, F, F, W],
    rule: /*          */ [W, F, W, W, F, F, F, F, F, W],
    severity: /*      */ [W, F, W, W, F, F, F, F, F, W],
    status: /*        */ [W, F, W, W, F, F, F, F, F, W],
    officer: /*       */ [W, W, W, W, F, F, F, F, F, W],
    agencyId: /*      */ [W, F, W, W, F, F, F, F, F, W],
    agency: /*        */ [W, F, W, W, F, F, F, F, F, W],
    subjectType: /*   */ [W, W, W, W, W, W, W, W, F, W],
    subjectId: /*     */ [W, W, W, W, W, W, W, W, F, W],
    windowFrom: /*    */ [W, F, W, W, F, F, F, F, F, W],
    windowUntil: /*   */ [W, F, W, W, F, F, F, F, F, W],
    foundAt: /*       */ [W, F, W, W, F, F, F, F, F, W],
    measured: /*      */ [W, F, W, W, F, F, F, F, F, W],
    measuredZh: /*    */ [W, F, W, W, F, F, F, F, F, W],
    threshold: /*     */ [W, F, W, W, F, F, F, F, F, W],
    thresholdZh: /*   */ [W, F, W, W, F, F, F, F, F, W],
    recordCount: /*   */ [W, F, W, W, F, F, F, F, F, W],
    records: /*       */ [W, W, W, W, W, W, W, W, F, W],
    decidedAt: /*     */ [W, F, W, W, F, F, F, F, F, W],
    decidedBy: /*     */ [W, W, W, W, W, W, W, W, F, W],
    reason: /*        */ [W, W, W, W, W, W, W, W, F, W],
    measure: /*       */ [W, F, W, W, F, F, F, F, F, W],
    version: /*       */ [W, W, W, W, W, W, W, W, F, W],
    decisions: /*     */ [W, W, W, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const findingDecisionPolicy = definePolicy<FindingDecision>({
  type: 'FindingDecision',
  basis: 'PIPL §54',
  group: 'AGENCIES',
  underAgreement: false,
  own: never,
  party: never,
  purposes: ['SUPERVISION_AUDIT'],
  //      intake control analysis outreach bank  scheme carrier platform auditor   operator
  rows: [noRow,  noRow,  noRow,   noRow,   noRow, noRow, noRow,  noRow,   everyRow, noRow],
  fields: {
    //                in ct an ou bk cs ca pl au op
    id: /*        */ [W, W, W, W, W, W, W, W, F, W],
    finding: /*   */ [W, W, W, W, W, W, W, W, F, W],
    sequence: /*  */ [W, W, W, W, W, W, W, W, F, W],
    step: /*      */ [W, W, W, W, W, W, W, W, F, W],
    decidedAt: /* */ [W, W, W, W, W, W, W, W, F, W],
    officer: /*   */ [W, W, W, W, W, W, W, W, F, W],
    words: /*     */ [W, W, W, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const findingOperations: Operations = {
  //                                   intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.findings': /*             */ [shut,  open,   shut,    shut,    open, open, open,   open,    open,   shut],
  'Mutation.searchForFindings': /* */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
  'Mutation.dismissFinding': /*    */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
  'Mutation.confirmFinding': /*    */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
  'Mutation.reopenFinding': /*     */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
}
