import { type AnyPgColumn, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { account } from '../accounts/account.table.js'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant, money } from '../database/columns.js'
import { maliciousUrl, onlineAccount } from '../online/online.table.js'
import { telecomNumber } from '../telecom/telecom.table.js'
import { appealStatuses, emergencyLevels, freezeModes, orderFamilies, orderStatuses } from './order.words.js'

/** *stored* – a measure asked of one addressee, of any family. At most one target is set. */
export const controlOrder = pgTable(
  'control_order',
  {
    id: id('control_order'),
    orderNumber: text('order_number').notNull(),
    family: text('family', { enum: orderFamilies.values }).notNull(),
    status: text('status', { enum: orderStatuses.values }).notNull(),
    emergencyLevel: text('emergency_level', { enum: emergencyLevels.values }).notNull(),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    issuingUnitId: text('issuing_unit_id').notNull().references(() => agency.id),
    addresseeId: text('addressee_id').notNull().references(() => agency.id),
    /** Card scheme that carries the order to its member bank. */
    routedById: text('routed_by_id').references(() => agency.id),
    instrumentNumber: text('instrument_number'),
    accountId: text('account_id').references(() => account.id),
    numberId: text('number_id').references(() => telecomNumber.id),
    onlineAccountId: text('online_account_id').references(() => onlineAccount.id),
    urlId: text('url_id').references(() => maliciousUrl.id),
    amount: money('amount'),
    currency: text('currency'),
    freezeMode: text('freeze_mode', { enum: freezeModes.values }),
    parentOrderId: text('parent_order_id').references((): AnyPgColumn => controlOrder.id),
    layer: integer('layer'),
    issuedAt: instant('issued_at').notNull(),
    effectiveAt: instant('effective_at'),
    expiresAt: instant('expires_at'),
    reasonShown: text('reason_shown').notNull(),
    remedyChannel: text('remedy_channel').notNull(),
    documentsNeeded: text('documents_needed').notNull(),
    noticeSentAt: instant('notice_sent_at'),
    operatorName: text('operator_name').notNull(),
    operatorNameMask: text('operator_name_mask').notNull(),
    operatorPhone: text('operator_phone').notNull(),
    operatorIdNumber: text('operator_id_number').notNull(),
    operatorIdNumberMask: text('operator_id_number_mask').notNull(),
    investigatorName: text('investigator_name').notNull(),
    investigatorNameMask: text('investigator_name_mask').notNull(),
    investigatorIdNumber: text('investigator_id_number').notNull(),
    investigatorIdNumberMask: text('investigator_id_number_mask').notNull(),
    platformTxCode: text('platform_tx_code').notNull(),
    platformResultCode: text('platform_result_code'),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('control_order_number').on(t.orderNumber),
    index('control_order_issued').on(t.issuedAt, t.id),
    index('control_order_case').on(t.caseId, t.issuedAt),
    index('control_order_addressee').on(t.addresseeId, t.issuedAt),
    index('control_order_routed').on(t.routedById, t.issuedAt),
    index('control_order_status').on(t.status, t.issuedAt),
    index('control_order_account').on(t.accountId, t.issuedAt),
    ...knownWords('control_order', { family: orderFamilies, status: orderStatuses, emergency_level: emergencyLevels, freeze_mode: freezeModes }),
  ],
)

/** *stored* – what the addressee answered. */
export const orderFeedback = pgTable(
  'order_feedback',
  {
    id: id('order_feedback'),
    orderId: text('order_id').notNull().references(() => controlOrder.id),
    addresseeId: text('addressee_id').notNull().references(() => agency.id),
    receivedAt: instant('received_at').notNull(),
    /** Result code of the national platform, four digits. */
    resultCode: text('result_code').notNull(),
    amount: money('amount'),
    partial: boolean('partial').notNull(),
    remark: text('remark').notNull(),
  },
  (t) => [index('order_feedback_order').on(t.orderId, t.receivedAt)],
)

/** *stored* – somebody's objection to a measure (AFL §32 ¶3). */
export const appeal = pgTable(
  'appeal',
  {
    id: id('appeal'),
    orderId: text('order_id').notNull().references(() => controlOrder.id),
    addresseeId: text('addressee_id').notNull().references(() => agency.id),
    status: text('status', { enum: appealStatuses.values }).notNull(),
    filedAt: instant('filed_at').notNull(),
    decidedAt: instant('decided_at'),
    appellantName: text('appellant_name').notNull(),
    appellantNameMask: text('appellant_name_mask').notNull(),
    grounds: text('grounds').notNull(),
    decision: text('decision'),
  },
  (t) => [index('appeal_order').on(t.orderId, t.filedAt), index('appeal_filed').on(t.filedAt, t.id), index('appeal_addressee').on(t.addresseeId, t.filedAt), ...knownWords('appeal', { status: appealStatuses })],
)
