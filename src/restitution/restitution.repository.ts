import { account } from '../accounts/account.table.js'
import { agency } from '../agencies/agency.table.js'
import { fraudCase, legalInstrument, victim } from '../cases/case.table.js'
import { controlOrder } from '../orders/order.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { restitution, restitutionObjection, restitutionShare } from './restitution.table.js'

export const restitutionMapping: TypeMapping = {
  type: 'Restitution',
  table: restitution,
  fields: {
    id: stored(restitution.id),
    restitutionNumber: stored(restitution.restitutionNumber),
    status: stored(restitution.status),
    method: stored(restitution.method),
    case: one('FraudCase', restitution.caseId, fraudCase.id),
    freezeOrder: one('ControlOrder', restitution.freezeOrderId, controlOrder.id),
    account: one('Account', restitution.accountId, account.id),
    holdingBank: one('Agency', restitution.holdingBankId, agency.id),
    filingUnit: one('Agency', restitution.filingUnitId, agency.id),
    freezingUnit: one('Agency', restitution.freezingUnitId, agency.id),
    frozenAmount: stored(restitution.frozenAmount),
    currency: stored(restitution.currency),
    formula: stored(restitution.formula),
    grounds: stored(restitution.grounds),
    firstOfficerName: stored(restitution.firstOfficerName),
    secondOfficerName: stored(restitution.secondOfficerName),
    approverName: stored(restitution.approverName),
    appliedAt: stored(restitution.appliedAt),
    noticeFrom: stored(restitution.noticeFrom),
    noticeUntil: stored(restitution.noticeUntil),
    submittedAt: stored(restitution.submittedAt),
    approvedAt: stored(restitution.approvedAt),
    decidedAt: stored(restitution.decidedAt),
    decision: one('LegalInstrument', restitution.decisionId, legalInstrument.id),
    executionDueAt: stored(restitution.executionDueAt),
    overdueAt: stored(restitution.overdueAt),
    endedAt: stored(restitution.endedAt),
    version: stored(restitution.version),
    shares: many('RestitutionShare', restitution.id, restitutionShare.restitutionId),
    objections: many('RestitutionObjection', restitution.id, restitutionObjection.restitutionId),
  },
  orders: { APPLIED_AT_DESC: desc(restitution.appliedAt), APPLIED_AT_ASC: asc(restitution.appliedAt) },
}

export const shareMapping: TypeMapping = {
  type: 'RestitutionShare',
  table: restitutionShare,
  fields: {
    id: stored(restitutionShare.id),
    restitution: one('Restitution', restitutionShare.restitutionId, restitution.id),
    ordinal: stored(restitutionShare.ordinal),
    status: stored(restitutionShare.status),
    victim: one('Victim', restitutionShare.victimId, victim.id),
    account: one('Account', restitutionShare.accountId, account.id),
    accountNumber: stored(restitutionShare.accountNumber),
    payeeBank: one('Agency', restitutionShare.payeeBankId, agency.id),
    lossAmount: stored(restitutionShare.lossAmount),
    shareAmount: stored(restitutionShare.shareAmount),
    returnedAmount: stored(restitutionShare.returnedAmount),
    order: one('ControlOrder', restitutionShare.orderId, controlOrder.id),
    setAt: stored(restitutionShare.setAt),
  },
  orders: { ORDINAL_ASC: asc(restitutionShare.ordinal) },
}

export const objectionMapping: TypeMapping = {
  type: 'RestitutionObjection',
  table: restitutionObjection,
  fields: {
    id: stored(restitutionObjection.id),
    restitution: one('Restitution', restitutionObjection.restitutionId, restitution.id),
    outcome: stored(restitutionObjection.outcome),
    objectorName: stored(restitutionObjection.objectorName, { mask: restitutionObjection.objectorNameMask }),
    grounds: stored(restitutionObjection.grounds),
    decision: stored(restitutionObjection.decision),
    filedAt: stored(restitutionObjection.filedAt),
    decidedAt: stored(restitutionObjection.decidedAt),
  },
  orders: { FILED_AT_ASC: asc(restitutionObjection.filedAt) },
}

export const restitutionContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = {
  'FraudCase.restitutions': many('Restitution', fraudCase.id, restitution.caseId),
  'ControlOrder.restitutions': many('Restitution', controlOrder.id, restitution.freezeOrderId),
  'ControlOrder.restitutionShares': many('RestitutionShare', controlOrder.id, restitutionShare.orderId),
}

export const restitutionRoots: Roots = {
  'Query.restitutions': { kind: 'list', type: 'Restitution' },
  'Query.restitutionByNumber': { kind: 'byField', type: 'Restitution', field: 'restitutionNumber', argument: 'restitutionNumber' },
}
