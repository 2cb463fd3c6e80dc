import { caseParty } from '../cases/case.table.js'
import { type Contributions, definePolicy, everyRow, F, instrument, M, never, noRow, open, type Operations, ownRows, partyRows, shut, W } from '../policy/define.js'
import { either, heldBy, linked, underInstrument } from '../policy/rows.js'
import type { Purpose } from '../policy/vocabulary.js'
import { fundFlowEdge, fundFlowNode, fundTrail } from './trail.table.js'
import type { FundFlowEdge, FundFlowNode, FundTrail } from './trail.view.js'

const basis = 'AFL §20; 冻结资金返还若干规定 §8; PIPL §28'
const purposes: readonly Purpose[] = ['STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'SUPERVISION_AUDIT']

// A trail is made of what banks reported under an instrument, and says no more without one than they did.
// biome-ignore format: a table
export const fundTrailPolicy = definePolicy<FundTrail>({
  type: 'FundTrail',
  basis,
  group: 'ACCOUNTS',
  underAgreement: true,
  own: never,
  party: linked(caseParty.caseId, fundTrail.caseId, heldBy(caseParty.agencyId)),
  covered: underInstrument(fundTrail.caseId),
  purposes,
  //      intake    control   analysis  outreach bank       scheme carrier platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow,   partyRows, noRow, noRow, noRow,   everyRow, noRow],
  fields: {
    //                        intake         control        analysis       ou bk cs ca pl au op
    id: /*                */ [F,             F,             F,             W, F, W, W, W, F, W],
    trailNumber: /*       */ [F,             F,             F,             W, F, W, W, W, F, W],
    case: /*              */ [F,             F,             F,             W, F, W, W, W, F, W],
    // To a bank it is told where it is one of its own accounts.
    payment: /*           */ [F,             F,             F,             W, F, W, W, W, F, W],
    method: /*            */ [F,             F,             F,             W, F, W, W, W, F, W],
    currency: /*          */ [F,             F,             F,             W, F, W, W, W, F, W],
    paidAmount: /*        */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    exitedAmount: /*      */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    recoverableAmount: /* */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    // How far the money went, in other banks too.
    layers: /*            */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    isCut: /*             */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    // How much moved, in other banks too.
    flowCount: /*         */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    keptFlowCount: /*     */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    tracedByName: /*      */ [F,             F,             M,             W, W, W, W, W, F, W],
    tracedAt: /*          */ [F,             F,             F,             W, F, W, W, W, F, W],
    flowNodes: /*         */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
    flowEdges: /*         */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const fundFlowNodePolicy = definePolicy<FundFlowNode>({
  type: 'FundFlowNode',
  basis,
  group: 'ACCOUNTS',
  underAgreement: true,
  own: heldBy(fundFlowNode.holdingBankId),
  party: never,
  covered: underInstrument(fundFlowNode.caseId),
  purposes,
  //      intake    control   analysis  outreach bank     scheme carrier platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow,   ownRows, noRow, noRow, noRow,   everyRow, noRow],
  fields: {
    //                        intake         control        analysis       ou bk cs ca pl au op
    id: /*                */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
    trail: /*             */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
    account: /*           */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
    layer: /*             */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, W, W],
    // How much of what came in was the case's is told by other banks' accounts.
    amountIn: /*          */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    amountOut: /*         */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    exitedAmount: /*      */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    recoverableAmount: /* */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    exit: /*              */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    inflows: /*           */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
    outflows: /*          */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const fundFlowEdgePolicy = definePolicy<FundFlowEdge>({
  type: 'FundFlowEdge',
  basis,
  group: 'ACCOUNTS',
  underAgreement: true,
  // A movement has two ends, and the bank at either has it in its books.
  own: either(heldBy(fundFlowEdge.fromBankId), heldBy(fundFlowEdge.toBankId)),
  party: never,
  covered: underInstrument(fundFlowEdge.caseId),
  purposes,
  //      intake    control   analysis  outreach bank     scheme carrier platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow,   ownRows, noRow, noRow, noRow,   everyRow, noRow],
  fields: {
    //               intake         control        analysis       ou bk cs ca pl au op
    id: /*       */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
    trail: /*    */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
    from: /*     */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
    to: /*       */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
    layer: /*    */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    channel: /*  */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, W, W],
    exit: /*     */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, W, W],
    amount: /*   */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    movedAt: /*  */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const trailContributions: Contributions = {
  //                                 in ct an ou bk cs ca pl au op
  'FraudCase.fundTrails': /*     */ [F, F, F, W, F, W, W, W, F, W],
}

// biome-ignore format: a table
export const trailOperations: Operations = {
  //                                      intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.fundTrails': /*              */ [open,  open,   open,    shut,    open, shut,  shut,   shut,    open,   shut],
  'Query.fundTrailByNumber': /*       */ [open,  open,   open,    shut,    open, shut,  shut,   shut,    open,   shut],
  'Mutation.traceFunds': /*           */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.draftDownstreamOrders': /**/ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
}
