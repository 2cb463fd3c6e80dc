import { account } from '../accounts/account.table.js'
import { agency } from '../agencies/agency.table.js'
import { fraudCase, legalInstrument } from '../cases/case.table.js'
import { maliciousUrl, onlineAccount } from '../online/online.table.js'
import { asc, type DerivedField, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { telecomNumber } from '../telecom/telecom.table.js'
import { appeal, controlOrder, orderEvent, orderFeedback } from './order.table.js'
import { refusalSql, refusalTextSql } from './step.rules.js'

/** Guards of a step that hold while the order's term runs. */
const termGuards = "array['WITHIN_STOP_TERM', 'WITHIN_TERM', 'WITHIN_FREEZE_TERM']"

/** The caller's steps from the row's state, of the table that the database's own guard reads too. */
const allowedTransitions: DerivedField = {
  kind: 'derived',
  reads: [controlOrder.id, controlOrder.family, controlOrder.status, controlOrder.expiresAt, controlOrder.awaitsAddressee],
  from: ({ alias, actor }) => `app.order_step s where s.family = ${alias}.family and s.from_status = ${alias}.status and ${actor} = any (s.actors)`,
  order: 's.ordinal',
  values: ({ alias }) => ({
    __typename: "'OrderTransition'::text",
    action: 's.action',
    to: 's.to_status',
    allowed: `(${refusalSql(alias)} is null)`,
    rule: `(${refusalSql(alias)})`,
    article: `(${refusalTextSql(alias, 'article', 's.article')})`,
    why: `(${refusalTextSql(alias, 'en', 's.rule_en')})`,
    whyZh: `(${refusalTextSql(alias, 'zh', 's.rule_zh')})`,
    until: `(case when s.guards && ${termGuards} then to_json(${alias}.expires_at) #>> '{}' end)`,
  }),
}

export const controlOrderMapping: TypeMapping = {
  type: 'ControlOrder',
  table: controlOrder,
  fields: {
    id: stored(controlOrder.id),
    orderNumber: stored(controlOrder.orderNumber),
    family: stored(controlOrder.family),
    measure: stored(controlOrder.measure),
    status: stored(controlOrder.status),
    emergencyLevel: stored(controlOrder.emergencyLevel),
    case: one('FraudCase', controlOrder.caseId, fraudCase.id),
    issuingUnit: one('Agency', controlOrder.issuingUnitId, agency.id),
    addressee: one('Agency', controlOrder.addresseeId, agency.id),
    routedBy: one('Agency', controlOrder.routedById, agency.id),
    instrumentNumber: stored(controlOrder.instrumentNumber),
    legalInstrument: one('LegalInstrument', controlOrder.instrumentId, legalInstrument.id),
    account: one('Account', controlOrder.accountId, account.id),
    telecomNumber: one('TelecomNumber', controlOrder.numberId, telecomNumber.id),
    onlineAccount: one('OnlineAccount', controlOrder.onlineAccountId, onlineAccount.id),
    url: one('MaliciousUrl', controlOrder.urlId, maliciousUrl.id),
    amount: stored(controlOrder.amount),
    currency: stored(controlOrder.currency),
    heldAmount: stored(controlOrder.heldAmount),
    freezeMode: stored(controlOrder.freezeMode),
    parentOrder: one('ControlOrder', controlOrder.parentOrderId, controlOrder.id),
    follows: one('ControlOrder', controlOrder.followsId, controlOrder.id),
    layer: stored(controlOrder.layer),
    issuedAt: stored(controlOrder.issuedAt),
    effectiveAt: stored(controlOrder.effectiveAt),
    expiresAt: stored(controlOrder.expiresAt),
    extensions: stored(controlOrder.extensions),
    answerDueAt: stored(controlOrder.answerDueAt),
    acknowledgedAt: stored(controlOrder.acknowledgedAt),
    awaitsAddressee: stored(controlOrder.awaitsAddressee),
    endedAt: stored(controlOrder.endedAt),
    warnedAt: stored(controlOrder.warnedAt),
    escalatedAt: stored(controlOrder.escalatedAt),
    documentsRequested: stored(controlOrder.documentsRequested),
    reasonShown: stored(controlOrder.reasonShown),
    remedyChannel: stored(controlOrder.remedyChannel),
    documentsNeeded: stored(controlOrder.documentsNeeded),
    noticeSentAt: stored(controlOrder.noticeSentAt),
    operatorName: stored(controlOrder.operatorName, { mask: controlOrder.operatorNameMask }),
    operatorPhone: stored(controlOrder.operatorPhone),
    operatorIdNumber: stored(controlOrder.operatorIdNumber, { mask: controlOrder.operatorIdNumberMask }),
    investigatorName: stored(controlOrder.investigatorName, { mask: controlOrder.investigatorNameMask }),
    investigatorIdNumber: stored(controlOrder.investigatorIdNumber, { mask: controlOrder.investigatorIdNumberMask }),
    platformTxCode: stored(controlOrder.platformTxCode),
    platformResultCode: stored(controlOrder.platformResultCode),
    version: stored(controlOrder.version),
    allowedTransitions,
    history: many('OrderEvent', controlOrder.id, orderEvent.orderId),
    feedback: many('OrderFeedback', controlOrder.id, orderFeedback.orderId),
    appeals: many('Appeal', controlOrder.id, appeal.orderId),
  },
  orders: { ISSUED_AT_DESC: desc(controlOrder.issuedAt), ISSUED_AT_ASC: asc(controlOrder.issuedAt) },
}

export const feedbackMapping: TypeMapping = {
  type: 'OrderFeedback',
  table: orderFeedback,
  fields: {
    id: stored(orderFeedback.id),
    order: one('ControlOrder', orderFeedback.orderId, controlOrder.id),
    receivedAt: stored(orderFeedback.receivedAt),
    resultCode: stored(orderFeedback.resultCode),
    amount: stored(orderFeedback.amount),
    partial: stored(orderFeedback.partial),
    remark: stored(orderFeedback.remark),
    effectiveAt: stored(orderFeedback.effectiveAt),
    movedAmount: stored(orderFeedback.movedAmount),
  },
  orders: { RECEIVED_AT_DESC: desc(orderFeedback.receivedAt) },
}

export const orderEventMapping: TypeMapping = {
  type: 'OrderEvent',
  table: orderEvent,
  fields: {
    id: stored(orderEvent.id),
    order: one('ControlOrder', orderEvent.orderId, controlOrder.id),
    version: stored(orderEvent.version),
    action: stored(orderEvent.action),
    fromStatus: stored(orderEvent.fromStatus),
    toStatus: stored(orderEvent.toStatus),
    occurredAt: stored(orderEvent.occurredAt),
    actor: stored(orderEvent.actor),
    agency: one('Agency', orderEvent.agencyId, agency.id),
    article: stored(orderEvent.article),
    note: stored(orderEvent.note),
  },
  // Several steps of one transaction happen at one instant: their versions tell them apart.
  orders: { VERSION_ASC: asc(orderEvent.version) },
}

export const appealMapping: TypeMapping = {
  type: 'Appeal',
  table: appeal,
  fields: {
    id: stored(appeal.id),
    order: one('ControlOrder', appeal.orderId, controlOrder.id),
    status: stored(appeal.status),
    filedAt: stored(appeal.filedAt),
    decidedAt: stored(appeal.decidedAt),
    appellantName: stored(appeal.appellantName, { mask: appeal.appellantNameMask }),
    grounds: stored(appeal.grounds),
    decision: stored(appeal.decision),
    acceptedAt: stored(appeal.acceptedAt),
    nextRemedy: stored(appeal.nextRemedy),
    filedBy: one('Agency', appeal.filedById, agency.id),
    version: stored(appeal.version),
  },
  orders: { FILED_AT_DESC: desc(appeal.filedAt), FILED_AT_ASC: asc(appeal.filedAt) },
}

export const orderContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = {
  'FraudCase.orders': many('ControlOrder', fraudCase.id, controlOrder.caseId),
  'Account.orders': many('ControlOrder', account.id, controlOrder.accountId),
}

export const orderRoots: Roots = {
  'Query.orders': { kind: 'list', type: 'ControlOrder' },
  'Query.orderByNumber': { kind: 'byField', type: 'ControlOrder', field: 'orderNumber', argument: 'orderNumber' },
  'Query.pendingOrders': { kind: 'list', type: 'ControlOrder', only: controlOrder.awaitsAddressee },
  'Query.appeals': { kind: 'list', type: 'Appeal' },
}
