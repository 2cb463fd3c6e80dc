import { caseParty } from '../cases/case.table.js'
import {
  type Contributions,
  definePolicy,
  everyRow,
  F,
  instrument,
  M,
  never,
  noRow,
  open,
  type Operations,
  own,
  ownRows,
  partyRows,
  shut,
  T,
  W,
  withCase,
} from '../policy/define.js'
import { either, heldBy, linked, underInstrument } from '../policy/rows.js'
import { account, accountTransaction, involvedAccount, reportedPayment } from './account.table.js'
import type { Account, InvolvedAccount, ReportedPayment, Transaction } from './account.view.js'

/** An involvement in a case that the caller takes part in; `caseParty` is all it reads. */
const inItsCase = linked(caseParty.caseId, involvedAccount.caseId, heldBy(caseParty.agencyId))

// biome-ignore format: a table
export const accountPolicy = definePolicy<Account>({
  type: 'Account',
  basis: 'AFL §18, §20; PIPL §28',
  group: 'ACCOUNTS',
  underAgreement: true,
  own: heldBy(account.holdingBankId),
  party: linked(involvedAccount.accountId, account.id, inItsCase),
  covered: linked(involvedAccount.accountId, account.id, underInstrument(involvedAccount.caseId)),
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank     scheme     carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   partyRows, partyRows, noRow, noRow, everyRow, noRow],
  fields: {
    //                     intake         control        analysis       ou bank       cs ca pl au op
    id: /*             */ [F,             F,             F,             W, F,         F, W, W, F, W],
    number: /*         */ [F,             F,             F,             W, own(F, T), F, W, W, T, W],
    holdingBank: /*    */ [F,             F,             F,             W, F,         F, W, W, F, W],
    accountClass: /*   */ [F,             F,             F,             W, F,         F, W, W, W, W],
    // Stopped or frozen tells of an order, and one column cannot be clear on own rows alone: banks read it off their own orders and involvements.
    riskStatus: /*     */ [F,             F,             F,             W, W,         W, W, W, F, W],
    currency: /*       */ [F,             F,             F,             W, F,         F, W, W, W, W],
    openedAt: /*       */ [F,             F,             F,             W, F,         F, W, W, W, W],
    holderName: /*     */ [F,             F,             M,             W, own(F),    M, W, W, W, W],
    holderIdNumber: /* */ [F,             F,             M,             W, own(F),    W, W, W, T, W],
    balance: /*        */ [instrument(F), instrument(F), instrument(F), W, own(F),    W, W, W, W, W],
    balanceAt: /*      */ [instrument(F), instrument(F), instrument(F), W, own(F),    W, W, W, W, W],
    transactions: /*   */ [instrument(F), instrument(F), instrument(F), W, own(F),    F, W, W, W, W],
    involvements: /*   */ [F,             F,             F,             W, F,         F, W, W, F, W],
  },
})

// biome-ignore format: a table
export const involvedAccountPolicy = definePolicy<InvolvedAccount>({
  type: 'InvolvedAccount',
  basis: 'AFL §20',
  group: 'ACCOUNTS',
  underAgreement: true,
  own: heldBy(involvedAccount.holdingBankId),
  party: inItsCase,
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank     scheme     carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   partyRows, partyRows, noRow, noRow, everyRow, noRow],
  fields: {
    //                   in ct an ou bk cs ca pl au op
    id: /*           */ [F, F, F, W, F, F, W, W, F, W],
    case: /*         */ [F, F, F, W, F, F, W, W, F, W],
    account: /*      */ [F, F, F, W, F, F, W, W, F, W],
    role: /*         */ [F, F, F, W, F, F, W, W, F, W],
    layer: /*        */ [F, F, F, W, F, F, W, W, F, W],
    // Stands beside columns that a bank reads of other banks' accounts too, so no bank reads it.
    tracedAmount: /* */ [F, F, F, W, W, W, W, W, W, W],
    addedAt: /*      */ [F, F, F, W, F, F, W, W, F, W],
  },
})

// biome-ignore format: a table
export const transactionPolicy = definePolicy<Transaction>({
  type: 'Transaction',
  basis: 'AFL §20; PIPL §28',
  group: 'ACCOUNTS',
  underAgreement: true,
  own: heldBy(accountTransaction.holdingBankId),
  party: linked(involvedAccount.accountId, accountTransaction.accountId, inItsCase),
  covered: linked(involvedAccount.accountId, accountTransaction.accountId, underInstrument(involvedAccount.caseId)),
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL'],
  //      intake    control   analysis  outreach bank   scheme     carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   ownRows, partyRows, noRow, noRow,   noRow,  noRow],
  fields: {
    //                          intake         control        analysis       ou bk cs ca pl au op
    id: /*                  */ [instrument(F), instrument(F), instrument(F), W, F, F, W, W, W, W],
    account: /*             */ [instrument(F), instrument(F), instrument(F), W, F, F, W, W, W, W],
    direction: /*           */ [instrument(F), instrument(F), instrument(F), W, F, F, W, W, W, W],
    channel: /*             */ [instrument(F), instrument(F), instrument(F), W, F, F, W, W, W, W],
    amount: /*              */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, W, W],
    currency: /*            */ [instrument(F), instrument(F), instrument(F), W, F, W, W, W, W, W],
    occurredAt: /*          */ [instrument(F), instrument(F), instrument(F), W, F, F, W, W, W, W],
    counterpartyNumber: /*  */ [instrument(F), instrument(F), instrument(F), W, F, T, W, W, W, W],
    counterpartyName: /*    */ [instrument(F), instrument(F), instrument(M), W, F, W, W, W, W, W],
    // A bank that read both this and the number would learn whose account a match token stands for.
    counterpartyAccount: /* */ [instrument(F), instrument(F), instrument(F), W, W, F, W, W, W, W],
  },
})

// biome-ignore format: a table
export const reportedPaymentPolicy = definePolicy<ReportedPayment>({
  type: 'ReportedPayment',
  basis: 'AFL §20; 银发〔2016〕86号; PIPL §28',
  group: 'ACCOUNTS',
  underAgreement: true,
  // A payment has two ends, and the bank at either checks it.
  own: either(heldBy(reportedPayment.debitBankId), heldBy(reportedPayment.creditBankId)),
  party: never,
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank     scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   ownRows, noRow, noRow,  noRow,   everyRow, noRow],
  fields: {
    //                     in ct an ou bk cs ca pl au op
    id: /*             */ [F, F, F, W, F, W, W, W, F, W],
    case: /*           */ [F, F, F, W, F, W, W, W, F, W],
    incidentReport: /* */ [F, F, F, W, F, W, W, W, F, W],
    debitAccount: /*   */ [F, F, F, W, F, W, W, W, F, W],
    creditAccount: /*  */ [F, F, F, W, F, W, W, W, F, W],
    amount: /*         */ [F, F, F, W, F, W, W, W, W, W],
    currency: /*       */ [F, F, F, W, F, W, W, W, F, W],
    channel: /*        */ [F, F, F, W, F, W, W, W, F, W],
    paidAt: /*         */ [F, F, F, W, F, W, W, W, F, W],
    recordedAt: /*     */ [F, F, F, W, F, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const accountContributions: Contributions = {
  //                                    in ct an ou bk cs ca pl au op
  'FraudCase.involvedAccounts': /*  */ [F, F, F, W, F, F, W, W, F, W],
  'FraudCase.payments': /*          */ [F, F, F, W, F, W, W, W, F, W],
  'IncidentReport.payments': /*     */ [F, F, F, W, F, W, W, W, F, W],
}

// biome-ignore format: a table
export const accountOperations: Operations = {
  //                              intake control   analysis  outreach bank scheme carrier platform auditor operator
  'Query.accounts': /*        */ [open,  open,     open,     shut,    open, open, shut,   shut,    open,   shut],
  // A report comes before its case, so intake asks without one; other desks look up a person's account in a case only.
  'Query.accountByNumber': /* */ [open,  withCase, withCase, shut,    open, open, shut,   shut,    shut,   shut],
}
