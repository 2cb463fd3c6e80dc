import { type Contributions, definePolicy, everyRow, F, M, never, noRow, open, type Operations, ownRows, shut, W } from '../policy/define.js'
import { heldBy, type RowPredicate } from '../policy/rows.js'
import type { Purpose } from '../policy/vocabulary.js'
import { restitution, restitutionShare } from './restitution.table.js'
import type { Restitution, RestitutionObjection, RestitutionShare } from './restitution.view.js'

const basis = 'AFL §20, §34; 冻结资金返还若干规定'
const purposes: readonly Purpose[] = ['STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'SUPERVISION_AUDIT']

// biome-ignore format: a table
export const restitutionPolicy = definePolicy<Restitution>({
  type: 'Restitution',
  basis,
  group: 'ORDERS',
  underAgreement: true,
  own: heldBy(restitution.holdingBankId),
  // Taking part in the case opens no return of what another bank holds.
  party: never,
  purposes,
  //      intake    control   analysis  outreach bank   scheme carrier platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow,   ownRows, noRow, noRow, noRow,   everyRow, noRow],
  fields: {
    //                        in ct an ou bk cs ca pl au op
    id: /*                */ [F, F, F, W, F, W, W, W, F, W],
    restitutionNumber: /* */ [F, F, F, W, F, W, W, W, F, W],
    status: /*            */ [F, F, F, W, F, W, W, W, F, W],
    method: /*            */ [F, F, F, W, F, W, W, W, F, W],
    case: /*              */ [F, F, F, W, F, W, W, W, F, W],
    freezeOrder: /*       */ [F, F, F, W, F, W, W, W, F, W],
    account: /*           */ [F, F, F, W, F, W, W, W, F, W],
    holdingBank: /*       */ [F, F, F, W, F, W, W, W, F, W],
    filingUnit: /*        */ [F, F, F, W, F, W, W, W, F, W],
    freezingUnit: /*      */ [F, F, F, W, F, W, W, W, F, W],
    frozenAmount: /*      */ [F, F, F, W, F, W, W, W, W, W],
    currency: /*          */ [F, F, F, W, F, W, W, W, W, W],
    // Tells every victim's loss, customers of other banks among them.
    formula: /*           */ [F, F, F, W, W, W, W, W, W, W],
    grounds: /*           */ [F, F, W, W, W, W, W, W, W, W],
    firstOfficerName: /*  */ [F, F, W, W, F, W, W, W, F, W],
    secondOfficerName: /* */ [F, F, W, W, F, W, W, W, F, W],
    approverName: /*      */ [F, F, W, W, F, W, W, W, F, W],
    appliedAt: /*         */ [F, F, F, W, F, W, W, W, F, W],
    noticeFrom: /*        */ [F, F, F, W, F, W, W, W, F, W],
    noticeUntil: /*       */ [F, F, F, W, F, W, W, W, F, W],
    submittedAt: /*       */ [F, F, F, W, F, W, W, W, F, W],
    approvedAt: /*        */ [F, F, F, W, F, W, W, W, F, W],
    decidedAt: /*         */ [F, F, F, W, F, W, W, W, F, W],
    decision: /*          */ [F, F, F, W, F, W, W, W, F, W],
    executionDueAt: /*    */ [F, F, F, W, F, W, W, W, F, W],
    overdueAt: /*         */ [F, F, F, W, F, W, W, W, F, W],
    endedAt: /*           */ [F, F, F, W, F, W, W, W, F, W],
    version: /*           */ [F, F, F, W, F, W, W, W, F, W],
    shares: /*            */ [F, F, F, W, F, W, W, W, F, W],
    objections: /*        */ [F, F, F, W, W, W, W, W, F, W],
  },
})

/** Shares that the bank which holds the frozen account has been ordered to pay: until then it need not know where the money will go. */
const ordered: RowPredicate = (alias, caller) => `(${heldBy(restitutionShare.holdingBankId)(alias, caller)} and ${alias}.${restitutionShare.orderId.name} is not null)`

// biome-ignore format: a table
export const sharePolicy = definePolicy<RestitutionShare>({
  type: 'RestitutionShare',
  basis,
  group: 'ORDERS',
  underAgreement: true,
  own: ordered,
  party: never,
  purposes,
  //      intake    control   analysis  outreach bank   scheme carrier platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow,   ownRows, noRow, noRow, noRow,   everyRow, noRow],
  fields: {
    //                     in ct an ou bk cs ca pl au op
    id: /*             */ [F, F, F, W, F, W, W, W, F, W],
    restitution: /*    */ [F, F, F, W, F, W, W, W, F, W],
    ordinal: /*        */ [F, F, F, W, F, W, W, W, F, W],
    status: /*         */ [F, F, F, W, F, W, W, W, F, W],
    victim: /*         */ [F, F, F, W, W, W, W, W, F, W],
    // A bank that read both this and the number would learn whose account a match token stands for.
    account: /*        */ [F, F, F, W, W, W, W, W, F, W],
    accountNumber: /*  */ [F, F, F, W, F, W, W, W, W, W],
    payeeBank: /*      */ [F, F, F, W, F, W, W, W, F, W],
    lossAmount: /*     */ [F, F, F, W, W, W, W, W, W, W],
    shareAmount: /*    */ [F, F, F, W, F, W, W, W, W, W],
    returnedAmount: /* */ [F, F, F, W, F, W, W, W, W, W],
    order: /*          */ [F, F, F, W, F, W, W, W, F, W],
    setAt: /*          */ [F, F, F, W, F, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const objectionPolicy = definePolicy<RestitutionObjection>({
  type: 'RestitutionObjection',
  basis,
  group: 'ORDERS',
  underAgreement: true,
  // Objections stay between the police and whoever objects.
  own: never,
  party: never,
  purposes,
  //      intake    control   analysis  outreach bank scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   noRow, noRow, noRow, noRow, everyRow, noRow],
  fields: {
    //                   in ct an ou bk cs ca pl au op
    id: /*           */ [F, F, F, W, W, W, W, W, F, W],
    restitution: /*  */ [F, F, F, W, W, W, W, W, F, W],
    outcome: /*      */ [F, F, F, W, W, W, W, W, F, W],
    objectorName: /* */ [F, F, M, W, W, W, W, W, W, W],
    grounds: /*      */ [F, F, W, W, W, W, W, W, W, W],
    decision: /*     */ [F, F, W, W, W, W, W, W, W, W],
    filedAt: /*      */ [F, F, F, W, W, W, W, W, F, W],
    decidedAt: /*    */ [F, F, F, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const restitutionContributions: Contributions = {
  //                                        in ct an ou bk cs ca pl au op
  'FraudCase.restitutions': /*          */ [F, F, F, W, F, W, W, W, F, W],
  'ControlOrder.restitutions': /*       */ [F, F, F, W, F, W, W, W, F, W],
  'ControlOrder.restitutionShares': /*  */ [F, F, F, W, F, W, W, W, F, W],
}

// biome-ignore format: a table
export const restitutionOperations: Operations = {
  //                                    intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.restitutions': /*          */ [open,  open,   open,    shut,    open, shut,  shut,   shut,    open,   shut],
  'Query.restitutionByNumber': /*   */ [open,  open,   open,    shut,    open, shut,  shut,   shut,    open,   shut],
  'Mutation.applyRestitution': /*   */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.handOverRestitution': /**/ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.setRestitutionMethod':/**/ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.publishNotice': /*      */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.fileObjection': /*      */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.decideObjection': /*    */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.submitRestitution': /*  */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.approveRestitution': /* */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.decideRestitution': /*  */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
}
