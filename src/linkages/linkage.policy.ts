import { type Contributions, definePolicy, everyRow, F, never, noRow, open, type Operations, ownRows, shut, W } from '../policy/define.js'
import { either, heldBy, linked } from '../policy/rows.js'
import type { Purpose } from '../policy/vocabulary.js'
import { caseLinkage, linkageEvidence } from './linkage.table.js'
import type { CaseLinkage, LinkageEvidence } from './linkage.view.js'
import { caseSeries, caseSeriesMember } from './series.table.js'
import type { CaseSeries } from './series.view.js'

const basis = 'AFL §6, §26, §27; PIPL §6, §34'
const purposes: readonly Purpose[] = ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'SUPERVISION_AUDIT']

// Correlation is for whoever may see both sides of it: a unit reads the side of the cases it leads, and what stands in it of others is written there only when both units have agreed.
// biome-ignore format: a table
export const caseLinkagePolicy = definePolicy<CaseLinkage>({
  type: 'CaseLinkage',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: heldBy(caseLinkage.unitId),
  party: never,
  purposes,
  //      intake   control  analysis outreach bank   scheme carrier platform auditor   operator
  rows: [ownRows, ownRows, ownRows, noRow,   noRow, noRow, noRow,  noRow,   everyRow, noRow],
  fields: {
    //                    in ct an ou bk cs ca pl au op
    id: /*            */ [F, F, F, W, W, W, W, W, F, W],
    linkageNumber: /* */ [F, F, F, W, W, W, W, W, F, W],
    case: /*          */ [F, F, F, W, W, W, W, W, F, W],
    unit: /*          */ [F, F, F, W, W, W, W, W, F, W],
    contactUnit: /*   */ [F, F, F, W, W, W, W, W, F, W],
    otherCase: /*     */ [F, F, F, W, W, W, W, W, F, W],
    type: /*          */ [F, F, F, W, W, W, W, W, F, W],
    strength: /*      */ [F, F, F, W, W, W, W, W, F, W],
    state: /*         */ [F, F, F, W, W, W, W, W, F, W],
    evidence: /*      */ [F, F, F, W, W, W, W, W, F, W],
    proposedAt: /*    */ [F, F, F, W, W, W, W, W, F, W],
    proposedBy: /*    */ [F, F, F, W, W, W, W, W, F, W],
    openedAt: /*      */ [F, F, F, W, W, W, W, W, F, W],
    decidedAt: /*     */ [F, F, F, W, W, W, W, W, F, W],
    decidedBy: /*     */ [F, F, F, W, W, W, W, W, F, W],
    reason: /*        */ [F, F, F, W, W, W, W, W, W, W],
    version: /*       */ [F, F, F, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const linkageEvidencePolicy = definePolicy<LinkageEvidence>({
  type: 'LinkageEvidence',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: heldBy(linkageEvidence.unitId),
  party: never,
  purposes,
  //      intake   control  analysis outreach bank   scheme carrier platform auditor   operator
  rows: [ownRows, ownRows, ownRows, noRow,   noRow, noRow, noRow,  noRow,   everyRow, noRow],
  fields: {
    //                    in ct an ou bk cs ca pl au op
    id: /*            */ [F, F, F, W, W, W, W, W, F, W],
    linkage: /*       */ [F, F, F, W, W, W, W, W, F, W],
    kind: /*          */ [F, F, F, W, W, W, W, W, F, W],
    account: /*       */ [F, F, F, W, W, W, W, W, W, W],
    telecomNumber: /* */ [F, F, F, W, W, W, W, W, W, W],
    onlineAccount: /* */ [F, F, F, W, W, W, W, W, W, W],
    url: /*           */ [F, F, F, W, W, W, W, W, W, W],
    suspect: /*       */ [F, F, F, W, W, W, W, W, W, W],
    words: /*         */ [F, F, F, W, W, W, W, W, W, W],
    foundAt: /*       */ [F, F, F, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const caseSeriesPolicy = definePolicy<CaseSeries>({
  type: 'CaseSeries',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: either(heldBy(caseSeries.leadUnitId), linked(caseSeriesMember.seriesId, caseSeries.id, heldBy(caseSeriesMember.unitId))),
  party: never,
  purposes,
  //      intake   control  analysis outreach bank   scheme carrier platform auditor   operator
  rows: [ownRows, ownRows, ownRows, noRow,   noRow, noRow, noRow,  noRow,   everyRow, noRow],
  fields: {
    //                   in ct an ou bk cs ca pl au op
    id: /*           */ [F, F, F, W, W, W, W, W, F, W],
    seriesNumber: /* */ [F, F, F, W, W, W, W, W, F, W],
    state: /*        */ [F, F, F, W, W, W, W, W, F, W],
    leadCase: /*     */ [F, F, F, W, W, W, W, W, F, W],
    leadUnit: /*     */ [F, F, F, W, W, W, W, W, F, W],
    isLeadChosen: /* */ [F, F, F, W, W, W, W, W, F, W],
    cases: /*        */ [F, F, F, W, W, W, W, W, F, W],
    formedAt: /*     */ [F, F, F, W, W, W, W, W, F, W],
    endedAt: /*      */ [F, F, F, W, W, W, W, W, F, W],
    joined: /*       */ [F, F, F, W, W, W, W, W, F, W],
    version: /*      */ [F, F, F, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const linkageContributions: Contributions = {
  //                                in ct an ou bk cs ca pl au op
  'FraudCase.linkages': /*      */ [F, F, F, W, W, W, W, W, F, W],
  'FraudCase.series': /*        */ [F, F, F, W, W, W, W, W, F, W],
}

// biome-ignore format: a table
export const linkageOperations: Operations = {
  //                                   intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.caseLinkages': /*         */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Query.caseLinkageByNumber': /*  */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Query.caseSeries': /*           */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Query.caseSeriesByNumber': /*   */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Mutation.proposeLinkage': /*    */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.confirmLinkage': /*    */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.rejectLinkage': /*     */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.chooseLeadCase': /*    */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
}
