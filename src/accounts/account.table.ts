import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { agency } from '../agencies/agency.table.js'
import { fraudCase, incidentReport } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant, money } from '../database/columns.js'
import { accountClasses, accountRiskStatuses, accountRoles, transactionChannels, transactionDirections } from './account.words.js'

/** *stored* – an account as institutions other than its own may know it. */
export const account = pgTable(
  'account',
  {
    id: id('account'),
    holdingBankId: text('holding_bank_id').notNull().references(() => agency.id),
    accountClass: text('account_class', { enum: accountClasses.values }).notNull(),
    riskStatus: text('risk_status', { enum: accountRiskStatuses.values }).notNull(),
    currency: text('currency').notNull(),
    openedAt: instant('opened_at').notNull(),
    numberMask: text('number_mask').notNull(),
    numberDigest: text('number_digest').notNull(),
    holderNameMask: text('holder_name_mask').notNull(),
    holderIdNumberMask: text('holder_id_number_mask').notNull(),
    holderIdNumberDigest: text('holder_id_number_digest').notNull(),
  },
  (t) => [
    index('account_opened').on(t.openedAt, t.id),
    index('account_bank').on(t.holdingBankId, t.openedAt),
    index('account_risk').on(t.riskStatus, t.openedAt),
    index('account_number_digest').on(t.numberDigest),
    index('account_holder').on(t.holderIdNumberDigest, t.openedAt),
    ...knownWords('account', { account_class: accountClasses, risk_status: accountRiskStatuses }),
  ],
)

/** *stored* – number and holder, for the holding bank and the desks. One row per account. */
export const accountIdentity = pgTable(
  'account_identity',
  {
    id: text('id').primaryKey().references(() => account.id),
    holdingBankId: text('holding_bank_id').notNull().references(() => agency.id),
    number: text('number').notNull(),
    holderName: text('holder_name').notNull(),
    holderIdNumber: text('holder_id_number').notNull(),
  },
  (t) => [uniqueIndex('account_identity_number').on(t.number, t.holdingBankId)],
)

/** *stored* – the balance a query order brought, or the bank reports; opened to the police by an instrument. One row per account at most. */
export const accountBalance = pgTable('account_balance', {
  id: text('id').primaryKey().references(() => account.id),
  holdingBankId: text('holding_bank_id').notNull().references(() => agency.id),
  balance: money('balance').notNull(),
  balanceAt: instant('balance_at').notNull(),
})

/** *stored* – the part an account plays in a case. */
export const involvedAccount = pgTable(
  'involved_account',
  {
    id: id('involved_account'),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    accountId: text('account_id').notNull().references(() => account.id),
    holdingBankId: text('holding_bank_id').notNull().references(() => agency.id),
    role: text('role', { enum: accountRoles.values }).notNull(),
    /** 0 for the victim's account, 1 for the first that received, one more for each hop. */
    layer: integer('layer').notNull(),
    tracedAmount: money('traced_amount').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [uniqueIndex('involved_account_once').on(t.caseId, t.accountId), index('involved_account_case').on(t.caseId, t.layer, t.id), index('involved_account_account').on(t.accountId, t.addedAt), ...knownWords('involved_account', { role: accountRoles })],
)

/** *stored* – one entry of an account's statement. */
export const accountTransaction = pgTable(
  'account_transaction',
  {
    id: id('account_transaction'),
    accountId: text('account_id').notNull().references(() => account.id),
    holdingBankId: text('holding_bank_id').notNull().references(() => agency.id),
    direction: text('direction', { enum: transactionDirections.values }).notNull(),
    channel: text('channel', { enum: transactionChannels.values }).notNull(),
    amount: money('amount').notNull(),
    currency: text('currency').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    counterpartyNumber: text('counterparty_number').notNull(),
    counterpartyNumberMask: text('counterparty_number_mask').notNull(),
    counterpartyNumberDigest: text('counterparty_number_digest').notNull(),
    counterpartyName: text('counterparty_name').notNull(),
    counterpartyNameMask: text('counterparty_name_mask').notNull(),
    /** The other account where the platform knows it. */
    counterpartyAccountId: text('counterparty_account_id').references(() => account.id),
  },
  (t) => [index('account_transaction_account').on(t.accountId, t.occurredAt, t.id), index('account_transaction_occurred').on(t.occurredAt, t.id), index('account_transaction_counterparty').on(t.counterpartyAccountId, t.occurredAt), index('account_transaction_bank').on(t.holdingBankId, t.occurredAt), ...knownWords('account_transaction', { direction: transactionDirections, channel: transactionChannels })],
)

/** *stored* – a payment as the victim told it; what the bank checks the stop against (银发〔2016〕86号). */
export const reportedPayment = pgTable(
  'reported_payment',
  {
    id: id('reported_payment'),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    incidentId: text('incident_id').notNull().references(() => incidentReport.id),
    debitAccountId: text('debit_account_id').references(() => account.id),
    creditAccountId: text('credit_account_id').notNull().references(() => account.id),
    debitBankId: text('debit_bank_id').references(() => agency.id),
    creditBankId: text('credit_bank_id').notNull().references(() => agency.id),
    amount: money('amount').notNull(),
    currency: text('currency').notNull(),
    channel: text('channel', { enum: transactionChannels.values }).notNull(),
    paidAt: instant('paid_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    index('reported_payment_case').on(t.caseId, t.paidAt, t.id),
    index('reported_payment_credit').on(t.creditAccountId, t.paidAt),
    index('reported_payment_paid').on(t.paidAt, t.id),
    index('reported_payment_credit_bank').on(t.creditBankId, t.paidAt),
    index('reported_payment_debit_bank').on(t.debitBankId, t.paidAt),
    ...knownWords('reported_payment', { channel: transactionChannels }),
  ],
)
