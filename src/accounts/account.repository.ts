import { agency } from '../agencies/agency.table.js'
import { fraudCase, incidentReport } from '../cases/case.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { account, accountBalance, accountIdentity, accountTransaction, involvedAccount, reportedPayment } from './account.table.js'

export const accountMapping: TypeMapping = {
  type: 'Account',
  table: account,
  fields: {
    id: stored(account.id),
    number: stored(accountIdentity.number, { mask: account.numberMask, token: account.numberDigest }),
    holdingBank: one('Agency', account.holdingBankId, agency.id),
    accountClass: stored(account.accountClass),
    riskStatus: stored(account.riskStatus),
    currency: stored(account.currency),
    openedAt: stored(account.openedAt),
    holderName: stored(accountIdentity.holderName, { mask: account.holderNameMask }),
    holderIdNumber: stored(accountIdentity.holderIdNumber, { mask: account.holderIdNumberMask, token: account.holderIdNumberDigest }),
    balance: stored(accountBalance.balance),
    balanceAt: stored(accountBalance.balanceAt),
    transactions: many('Transaction', account.id, accountTransaction.accountId),
    involvements: many('InvolvedAccount', account.id, involvedAccount.accountId),
  },
  orders: { OPENED_AT_DESC: desc(account.openedAt), OPENED_AT_ASC: asc(account.openedAt) },
}

export const involvedAccountMapping: TypeMapping = {
  type: 'InvolvedAccount',
  table: involvedAccount,
  fields: {
    id: stored(involvedAccount.id),
    case: one('FraudCase', involvedAccount.caseId, fraudCase.id),
    account: one('Account', involvedAccount.accountId, account.id),
    role: stored(involvedAccount.role),
    layer: stored(involvedAccount.layer),
    tracedAmount: stored(involvedAccount.tracedAmount),
    addedAt: stored(involvedAccount.addedAt),
  },
  orders: { LAYER_ASC: asc(involvedAccount.layer), LAYER_DESC: desc(involvedAccount.layer), ADDED_AT_DESC: desc(involvedAccount.addedAt) },
}

export const transactionMapping: TypeMapping = {
  type: 'Transaction',
  table: accountTransaction,
  fields: {
    id: stored(accountTransaction.id),
    account: one('Account', accountTransaction.accountId, account.id),
    direction: stored(accountTransaction.direction),
    channel: stored(accountTransaction.channel),
    amount: stored(accountTransaction.amount),
    currency: stored(accountTransaction.currency),
    occurredAt: stored(accountTransaction.occurredAt),
    counterpartyNumber: stored(accountTransaction.counterpartyNumber, {
      mask: accountTransaction.counterpartyNumberMask,
      token: accountTransaction.counterpartyNumberDigest,
    }),
    counterpartyName: stored(accountTransaction.counterpartyName, { mask: accountTransaction.counterpartyNameMask }),
    counterpartyAccount: one('Account', accountTransaction.counterpartyAccountId, account.id),
  },
  orders: { OCCURRED_AT_DESC: desc(accountTransaction.occurredAt), OCCURRED_AT_ASC: asc(accountTransaction.occurredAt) },
}

export const reportedPaymentMapping: TypeMapping = {
  type: 'ReportedPayment',
  table: reportedPayment,
  fields: {
    id: stored(reportedPayment.id),
    case: one('FraudCase', reportedPayment.caseId, fraudCase.id),
    incidentReport: one('IncidentReport', reportedPayment.incidentId, incidentReport.id),
    debitAccount: one('Account', reportedPayment.debitAccountId, account.id),
    creditAccount: one('Account', reportedPayment.creditAccountId, account.id),
    amount: stored(reportedPayment.amount),
    currency: stored(reportedPayment.currency),
    channel: stored(reportedPayment.channel),
    paidAt: stored(reportedPayment.paidAt),
    recordedAt: stored(reportedPayment.recordedAt),
  },
  orders: { PAID_AT_DESC: desc(reportedPayment.paidAt), PAID_AT_ASC: asc(reportedPayment.paidAt) },
}

export const accountContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = {
  'FraudCase.involvedAccounts': many('InvolvedAccount', fraudCase.id, involvedAccount.caseId),
  'FraudCase.payments': many('ReportedPayment', fraudCase.id, reportedPayment.caseId),
  'IncidentReport.payments': many('ReportedPayment', incidentReport.id, reportedPayment.incidentId),
}

export const accountRoots: Roots = {
  'Query.accounts': { kind: 'list', type: 'Account' },
  'Query.accountByNumber': { kind: 'byField', type: 'Account', field: 'number', argument: 'number' },
}
