import { account } from '../accounts/account.table.js'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { maliciousUrl, onlineAccount } from '../online/online.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { telecomNumber } from '../telecom/telecom.table.js'
import { appeal, controlOrder, orderFeedback } from './order.table.js'

export const controlOrderMapping: TypeMapping = {
  type: 'ControlOrder',
  table: controlOrder,
  fields: {
    id: stored(controlOrder.id),
    orderNumber: stored(controlOrder.orderNumber),
    family: stored(controlOrder.family),
    status: stored(controlOrder.status),
    emergencyLevel: stored(controlOrder.emergencyLevel),
    case: one('FraudCase', controlOrder.caseId, fraudCase.id),
    issuingUnit: one('Agency', controlOrder.issuingUnitId, agency.id),
    addressee: one('Agency', controlOrder.addresseeId, agency.id),
    routedBy: one('Agency', controlOrder.routedById, agency.id),
    instrumentNumber: stored(controlOrder.instrumentNumber),
    account: one('Account', controlOrder.accountId, account.id),
    telecomNumber: one('TelecomNumber', controlOrder.numberId, telecomNumber.id),
    onlineAccount: one('OnlineAccount', controlOrder.onlineAccountId, onlineAccount.id),
    url: one('MaliciousUrl', controlOrder.urlId, maliciousUrl.id),
    amount: stored(controlOrder.amount),
    currency: stored(controlOrder.currency),
    freezeMode: stored(controlOrder.freezeMode),
    parentOrder: one('ControlOrder', controlOrder.parentOrderId, controlOrder.id),
    layer: stored(controlOrder.layer),
    issuedAt: stored(controlOrder.issuedAt),
    effectiveAt: stored(controlOrder.effectiveAt),
    expiresAt: stored(controlOrder.expiresAt),
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
  },
  orders: { RECEIVED_AT_DESC: desc(orderFeedback.receivedAt) },
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
  'Query.appeals': { kind: 'list', type: 'Appeal' },
}
