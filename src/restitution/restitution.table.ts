import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { account } from '../accounts/account.table.js'
import { agency, officer } from '../agencies/agency.table.js'
import { fraudCase, legalInstrument, victim } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant, money } from '../database/columns.js'
import { controlOrder } from '../orders/order.table.js'
import { objectionOutcomes, restitutionMethods, restitutionStatuses, shareStatuses } from './restitution.words.js'

/** *stored* – the return of what one freeze holds, from application to the bank's last transfer (若干规定 2016). */
export const restitution = pgTable(
  'restitution',
  {
    id: id('restitution'),
    restitutionNumber: text('restitution_number').notNull(),
    status: text('status', { enum: restitutionStatuses.values }).notNull(),
    method: text('method', { enum: restitutionMethods.values }),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    freezeOrderId: text('freeze_order_id').notNull().references(() => controlOrder.id),
    accountId: text('account_id').notNull().references(() => account.id),
    holdingBankId: text('holding_bank_id').notNull().references(() => agency.id),
    filingUnitId: text('filing_unit_id').notNull().references(() => agency.id),
    freezingUnitId: text('freezing_unit_id').notNull().references(() => agency.id),
    frozenAmount: money('frozen_amount').notNull(),
    currency: text('currency').notNull(),
    /** How the shares were reckoned, in words and numbers; null until the method is set. */
    formula: text('formula'),
    /** What the papers of the application say: applicant, ground. */
    grounds: text('grounds').notNull(),
    firstOfficerId: text('first_officer_id').notNull().references(() => officer.id),
    firstOfficerName: text('first_officer_name').notNull(),
    secondOfficerId: text('second_officer_id').notNull().references(() => officer.id),
    secondOfficerName: text('second_officer_name').notNull(),
    submittedById: text('submitted_by_id').references(() => officer.id),
    submittedAt: instant('submitted_at'),
    approverName: text('approver_name'),
    approvedAt: instant('approved_at'),
    appliedAt: instant('applied_at').notNull(),
    noticeFrom: instant('notice_from'),
    noticeUntil: instant('notice_until'),
    decidedAt: instant('decided_at'),
    decisionId: text('decision_id').references(() => legalInstrument.id),
    /** Three working days from the decision, which reaches the bank at once. */
    executionDueAt: instant('execution_due_at'),
    /** Set once by the clock where the bank had not answered by then. */
    overdueAt: instant('overdue_at'),
    endedAt: instant('ended_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('restitution_number').on(t.restitutionNumber),
    index('restitution_applied').on(t.appliedAt, t.id),
    index('restitution_case').on(t.caseId, t.appliedAt),
    index('restitution_bank').on(t.holdingBankId, t.appliedAt),
    index('restitution_freeze').on(t.freezeOrderId),
    index('restitution_notice').on(t.noticeUntil, t.id).where(sql`status = 'PUBLIC_NOTICE'`),
    index('restitution_due').on(t.executionDueAt, t.id).where(sql`status = 'BANK_EXECUTING' and overdue_at is null`),
    // What a freeze holds is returned by one procedure at a time; a victim who turns up later has another (若干规定 §8).
    uniqueIndex('restitution_one_open').on(t.freezeOrderId).where(sql`status not in ('RETURNED', 'PART_RETURNED', 'FAILED')`),
    ...knownWords('restitution', { status: restitutionStatuses, method: restitutionMethods }),
  ],
)

/** *stored* – what one victim gets. */
export const restitutionShare = pgTable(
  'restitution_share',
  {
    id: id('restitution_share'),
    restitutionId: text('restitution_id').notNull().references(() => restitution.id),
    /** Of the victim; not always that of the restitution. */
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    /** Place in the formula, from 1. */
    ordinal: integer('ordinal').notNull(),
    status: text('status', { enum: shareStatuses.values }).notNull(),
    victimId: text('victim_id').notNull().references(() => victim.id),
    /** Of the freeze, as on the restitution. */
    holdingBankId: text('holding_bank_id').notNull().references(() => agency.id),
    /** Where the money goes: the original remitting account, else another of the victim's. */
    accountId: text('account_id').notNull().references(() => account.id),
    /** Clear number and bank of that account, for the bank that pays: it may not read other banks' accounts. */
    accountNumber: text('account_number').notNull(),
    payeeBankId: text('payee_bank_id').notNull().references(() => agency.id),
    /** What the victim had not been promised or given back elsewhere when the share was set. */
    lossAmount: money('loss_amount').notNull(),
    shareAmount: money('share_amount').notNull(),
    returnedAmount: money('returned_amount').notNull(),
    orderId: text('order_id').references(() => controlOrder.id),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    uniqueIndex('restitution_share_once').on(t.restitutionId, t.victimId),
    index('restitution_share_of').on(t.restitutionId, t.ordinal, t.id),
    index('restitution_share_victim').on(t.victimId),
    index('restitution_share_order').on(t.orderId, t.ordinal, t.id),
    ...knownWords('restitution_share', { status: shareStatuses }),
  ],
)

/** *stored* – an objection within the public notice. */
export const restitutionObjection = pgTable(
  'restitution_objection',
  {
    id: id('restitution_objection'),
    restitutionId: text('restitution_id').notNull().references(() => restitution.id),
    outcome: text('outcome', { enum: objectionOutcomes.values }).notNull(),
    objectorName: text('objector_name').notNull(),
    objectorNameMask: text('objector_name_mask').notNull(),
    grounds: text('grounds').notNull(),
    decision: text('decision'),
    filedAt: instant('filed_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [index('restitution_objection_of').on(t.restitutionId, t.filedAt, t.id), index('restitution_objection_filed').on(t.filedAt, t.id), ...knownWords('restitution_objection', { outcome: objectionOutcomes })],
)
