import { type Contributions, definePolicy, everyRow, F, M, never, noRow, open, type Operations, ownRows, shut, W } from '../policy/define.js'
import { both, either, heldBy, isNot } from '../policy/rows.js'
import { appeal, controlOrder, orderEvent, orderFeedback } from './order.table.js'
import type { Appeal, ControlOrder, OrderEvent, OrderFeedback } from './order.view.js'

/** States of a draft, before it is issued and where it never is. */
const unissued = ['DRAFT', 'DISCARDED'] as const

// biome-ignore format: a table
export const controlOrderPolicy = definePolicy<ControlOrder>({
  type: 'ControlOrder',
  basis: 'AFL §20, §32',
  group: 'ORDERS',
  underAgreement: true,
  // What has not been issued is nobody's but the desks'.
  own: both(either(heldBy(controlOrder.addresseeId), heldBy(controlOrder.routedById)), isNot(controlOrder.status, unissued)),
  // Taking part in a case opens no order to others in it.
  party: never,
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank   scheme   carrier  platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow,   ownRows, ownRows, ownRows, ownRows, everyRow, noRow],
  fields: {
    //                           in ct an ou bk cs ca pl au op
    id: /*                   */ [F, F, F, W, F, F, F, F, F, W],
    orderNumber: /*          */ [F, F, F, W, F, F, F, F, F, W],
    family: /*               */ [F, F, F, W, F, F, F, F, F, W],
    measure: /*              */ [F, F, F, W, F, F, F, F, F, W],
    status: /*               */ [F, F, F, W, F, F, F, F, F, W],
    emergencyLevel: /*       */ [F, F, F, W, F, F, F, F, F, W],
    case: /*                 */ [F, F, F, W, F, F, F, F, F, W],
    issuingUnit: /*          */ [F, F, F, W, F, F, F, F, F, W],
    addressee: /*            */ [F, F, F, W, F, F, F, F, F, W],
    routedBy: /*             */ [F, F, F, W, F, F, F, F, F, W],
    instrumentNumber: /*     */ [F, F, F, W, F, W, F, F, F, W],
    legalInstrument: /*      */ [F, F, F, W, F, W, F, F, F, W],
    account: /*              */ [F, F, F, W, F, F, W, W, F, W],
    telecomNumber: /*        */ [F, F, F, W, W, W, F, W, F, W],
    onlineAccount: /*        */ [F, F, F, W, W, W, W, F, F, W],
    url: /*                  */ [F, F, F, W, W, W, F, F, F, W],
    amount: /*               */ [F, F, F, W, F, W, W, W, W, W],
    currency: /*             */ [F, F, F, W, F, W, W, W, W, W],
    heldAmount: /*           */ [F, F, F, W, F, W, W, W, W, W],
    freezeMode: /*           */ [F, F, F, W, F, W, W, W, W, W],
    // Shows the parent where it is the caller's own too, and else nothing, as where there is none.
    parentOrder: /*          */ [F, F, F, W, F, F, F, F, F, W],
    follows: /*              */ [F, F, F, W, F, F, F, F, F, W],
    layer: /*                */ [F, F, F, W, W, W, W, W, F, W],
    issuedAt: /*             */ [F, F, F, W, F, F, F, F, F, W],
    effectiveAt: /*          */ [F, F, F, W, F, F, F, F, F, W],
    expiresAt: /*            */ [F, F, F, W, F, F, F, F, F, W],
    extensions: /*           */ [F, F, F, W, F, F, F, F, F, W],
    answerDueAt: /*          */ [F, F, F, W, F, F, F, F, F, W],
    acknowledgedAt: /*       */ [F, F, F, W, F, F, F, F, F, W],
    awaitsAddressee: /*      */ [F, F, F, W, F, F, F, F, F, W],
    endedAt: /*              */ [F, F, F, W, F, F, F, F, F, W],
    warnedAt: /*             */ [F, F, F, W, W, W, W, W, F, W],
    escalatedAt: /*          */ [F, F, F, W, F, F, F, F, F, W],
    documentsRequested: /*   */ [F, F, F, W, F, W, F, F, W, W],
    reasonShown: /*          */ [F, F, F, W, F, W, F, F, W, W],
    remedyChannel: /*        */ [F, F, F, W, F, W, F, F, F, W],
    documentsNeeded: /*      */ [F, F, F, W, F, W, F, F, F, W],
    noticeSentAt: /*         */ [F, F, F, W, F, W, F, F, F, W],
    operatorName: /*         */ [F, F, M, W, F, F, F, F, F, W],
    operatorPhone: /*        */ [F, F, W, W, W, W, W, W, W, W],
    operatorIdNumber: /*     */ [F, F, M, W, W, W, W, W, F, W],
    investigatorName: /*     */ [F, F, M, W, F, F, F, F, F, W],
    investigatorIdNumber: /* */ [F, F, M, W, W, W, W, W, F, W],
    platformTxCode: /*       */ [F, F, F, W, F, F, F, F, F, W],
    platformResultCode: /*   */ [F, F, F, W, F, F, F, F, F, W],
    version: /*              */ [F, F, F, W, F, F, F, F, F, W],
    allowedTransitions: /*   */ [F, F, F, W, F, F, F, F, F, W],
    history: /*              */ [F, F, F, W, F, F, F, F, F, W],
    feedback: /*             */ [F, F, F, W, F, F, F, F, F, W],
    appeals: /*              */ [W, F, F, W, F, W, F, F, F, W],
  },
})

// biome-ignore format: a table
export const feedbackPolicy = definePolicy<OrderFeedback>({
  type: 'OrderFeedback',
  basis: 'AFL §20; 银发〔2016〕86号',
  group: 'ORDERS',
  underAgreement: true,
  // The addressee's alone: a scheme that only routed the order reads its result code on the order.
  own: heldBy(orderFeedback.addresseeId),
  party: never,
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank   scheme   carrier  platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow,   ownRows, ownRows, ownRows, ownRows, everyRow, noRow],
  fields: {
    //                 in ct an ou bk cs ca pl au op
    id: /*         */ [F, F, F, W, F, F, F, F, F, W],
    order: /*      */ [F, F, F, W, F, F, F, F, F, W],
    receivedAt: /* */ [F, F, F, W, F, F, F, F, F, W],
    resultCode: /* */ [F, F, F, W, F, F, F, F, F, W],
    amount: /*     */ [F, F, F, W, F, W, F, F, W, W],
    partial: /*    */ [F, F, F, W, F, F, F, F, F, W],
    remark: /*     */ [F, F, W, W, F, W, F, F, W, W],
    effectiveAt: /**/ [F, F, F, W, F, W, F, F, F, W],
    movedAmount: /**/ [F, F, F, W, F, W, W, W, W, W],
  },
})

// biome-ignore format: a table
export const orderEventPolicy = definePolicy<OrderEvent>({
  type: 'OrderEvent',
  basis: 'AFL §20, §32',
  group: 'ORDERS',
  underAgreement: true,
  own: both(either(heldBy(orderEvent.addresseeId), heldBy(orderEvent.routedById)), isNot(orderEvent.toStatus, unissued)),
  party: never,
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank   scheme   carrier  platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow,   ownRows, ownRows, ownRows, ownRows, everyRow, noRow],
  fields: {
    //                 in ct an ou bk cs ca pl au op
    id: /*         */ [F, F, F, W, F, F, F, F, F, W],
    order: /*      */ [F, F, F, W, F, F, F, F, F, W],
    version: /*    */ [F, F, F, W, F, F, F, F, F, W],
    action: /*     */ [F, F, F, W, F, F, F, F, F, W],
    fromStatus: /* */ [F, F, F, W, F, F, F, F, F, W],
    toStatus: /*   */ [F, F, F, W, F, F, F, F, F, W],
    occurredAt: /* */ [F, F, F, W, F, F, F, F, F, W],
    actor: /*      */ [F, F, F, W, F, F, F, F, F, W],
    agency: /*     */ [F, F, F, W, F, F, F, F, F, W],
    article: /*    */ [F, F, F, W, F, F, F, F, F, W],
    note: /*       */ [F, F, F, W, W, W, W, W, W, W],
  },
})

// biome-ignore format: a table
export const appealPolicy = definePolicy<Appeal>({
  type: 'Appeal',
  basis: 'AFL §32 ¶3, §48',
  group: 'ORDERS',
  underAgreement: true,
  own: heldBy(appeal.addresseeId),
  party: never,
  purposes: ['INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake control  analysis  outreach bank   scheme carrier  platform auditor  operator
  rows: [noRow, everyRow, everyRow, noRow,   ownRows, noRow, ownRows, ownRows, everyRow, noRow],
  fields: {
    //                    in ct an ou bk cs ca pl au op
    id: /*            */ [W, F, F, W, F, W, F, F, F, W],
    order: /*         */ [W, F, F, W, F, W, F, F, F, W],
    status: /*        */ [W, F, F, W, F, W, F, F, F, W],
    filedAt: /*       */ [W, F, F, W, F, W, F, F, F, W],
    decidedAt: /*     */ [W, F, F, W, F, W, F, F, F, W],
    appellantName: /* */ [W, F, M, W, F, W, F, F, W, W],
    grounds: /*       */ [W, F, W, W, F, W, F, F, W, W],
    decision: /*      */ [W, F, W, W, F, W, F, F, W, W],
    acceptedAt: /*    */ [W, F, F, W, F, W, F, F, F, W],
    nextRemedy: /*    */ [W, F, F, W, F, W, F, F, F, W],
    filedBy: /*       */ [W, F, F, W, F, W, F, F, F, W],
    version: /*       */ [W, F, F, W, F, W, F, F, F, W],
  },
})

// biome-ignore format: a table
export const orderContributions: Contributions = {
  //                         in ct an ou bk cs ca pl au op
  'FraudCase.orders': /* */ [F, F, F, W, F, F, F, F, F, W],
  'Account.orders': /*   */ [F, F, F, W, F, F, W, W, F, W],
}

// biome-ignore format: a table
export const orderOperations: Operations = {
  //                                          intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.orders': /*                      */ [open, open, open, shut, open, open, open, open, open, shut],
  'Query.orderByNumber': /*               */ [open, open, open, shut, open, open, open, open, open, shut],
  'Query.appeals': /*                     */ [shut, open, open, shut, open, shut, open, open, open, shut],
  'Query.pendingOrders': /*               */ [shut, shut, shut, shut, open, open, open, open, shut, shut],
  // Stops, measures and recalls go out in the call; the rest is the control desk's.
  'Mutation.issueAccountQuery': /*        */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.issueAccountWatch': /*        */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.issueStopPayment': /*         */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.issueFreeze': /*              */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.issueNumberMeasure': /*       */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.issueOnlineMeasure': /*       */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.issueUrlMeasure': /*          */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.issueRecallRequest': /*       */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.issueDisciplinaryMeasure': /* */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.issueDraftOrder': /*          */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.withdrawOrder': /*            */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.extendStopPayment': /*        */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.liftStopPayment': /*          */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.renewFreeze': /*              */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.liftFreeze': /*               */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.liftMeasure': /*              */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.restoreMeasure': /*           */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.remitFreeze': /*              */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.supplyDocuments': /*          */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  // A scheme carries orders and does not answer for its members.
  'Mutation.acknowledgeOrder': /*         */ [shut, shut, shut, shut, open, shut, open, open, shut, shut],
  'Mutation.answerOrder': /*              */ [shut, shut, shut, shut, open, shut, open, open, shut, shut],
  'Mutation.fileAppeal': /*               */ [shut, open, shut, shut, open, shut, open, open, shut, shut],
  'Mutation.acceptAppeal': /*             */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.decideAppeal': /*             */ [shut, open, shut, shut, shut, shut, shut, shut, shut, shut],
}
