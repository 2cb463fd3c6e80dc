import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { account } from '../accounts/account.table.js'
import { agency } from '../agencies/agency.table.js'
import { fraudCase, legalInstrument } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant, money } from '../database/columns.js'
import { maliciousUrl, onlineAccount } from '../online/online.table.js'
import { telecomNumber } from '../telecom/telecom.table.js'
import { actors } from '../policy/vocabulary.js'
import { appealStatuses, emergencyLevels, freezeModes, orderActions, orderFamilies, orderMeasures, orderStatuses } from './order.words.js'

/** *stored* – a measure asked of one addressee, of any family. At most one target is set. */
export const controlOrder = pgTable(
  'control_order',
  {
    id: id('control_order'),
    orderNumber: text('order_number').notNull(),
    family: text('family', { enum: orderFamilies.values }).notNull(),
    measure: text('measure', { enum: orderMeasures.values }).notNull(),
    status: text('status', { enum: orderStatuses.values }).notNull(),
    emergencyLevel: text('emergency_level', { enum: emergencyLevels.values }).notNull(),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    issuingUnitId: text('issuing_unit_id').notNull().references(() => agency.id),
    addresseeId: text('addressee_id').notNull().references(() => agency.id),
    /** Card scheme that carries the order to its member bank. */
    routedById: text('routed_by_id').references(() => agency.id),
    instrumentNumber: text('instrument_number'),
    instrumentId: text('instrument_id').references(() => legalInstrument.id),
    accountId: text('account_id').references(() => account.id),
    numberId: text('number_id').references(() => telecomNumber.id),
    onlineAccountId: text('online_account_id').references(() => onlineAccount.id),
    urlId: text('url_id').references(() => maliciousUrl.id),
    amount: money('amount'),
    currency: text('currency'),
    /** What the addressee really holds, or has returned. */
    heldAmount: money('held_amount'),
    freezeMode: text('freeze_mode', { enum: freezeModes.values }),
    parentOrderId: text('parent_order_id').references((): AnyPgColumn => controlOrder.id),
    layer: integer('layer'),
    /** The order this one goes on from: the stop a freeze converts, the misrouted measure that is sent anew. */
    followsId: text('follows_id').references((): AnyPgColumn => controlOrder.id),
    /** 1 or 2: which stop of its account this is, counted across cases when it takes effect; an extension counts too (银发〔2016〕86号). */
    stopOrdinal: integer('stop_ordinal'),
    extensions: integer('extensions').notNull().default(0),
    /** Of a draft: when it was drafted. */
    issuedAt: instant('issued_at').notNull(),
    /** By when its addressee should have answered; practice, not law. */
    answerDueAt: instant('answer_due_at'),
    /** When its addressee last took note of a step of others. */
    acknowledgedAt: instant('acknowledged_at'),
    /** Key of its term among the dated terms of the law; null where the family says it, or it has none. */
    term: text('term'),
    /** Whether its addressee has yet to take note of the latest step: issue, extension, lift … Set by others' steps, cleared by its own. */
    awaitsAddressee: boolean('awaits_addressee').notNull().default(false),
    effectiveAt: instant('effective_at'),
    expiresAt: instant('expires_at'),
    endedAt: instant('ended_at'),
    /** Marks of the clock: each is set once. */
    warnedAt: instant('warned_at'),
    escalatedAt: instant('escalated_at'),
    documentsRequested: text('documents_requested'),
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
    index('control_order_awaits').on(t.addresseeId, t.issuedAt, t.id).where(sql`awaits_addressee`),
    index('control_order_routed').on(t.routedById, t.issuedAt),
    index('control_order_status').on(t.status, t.issuedAt),
    index('control_order_account').on(t.accountId, t.issuedAt),
    index('control_order_number_id').on(t.numberId, t.issuedAt),
    index('control_order_online_account').on(t.onlineAccountId, t.issuedAt),
    index('control_order_url').on(t.urlId, t.issuedAt),
    index('control_order_parent').on(t.parentOrderId),
    index('control_order_expires').on(t.expiresAt).where(sql`status in ('IN_FORCE', 'EXTENDED', 'RENEWED', 'PARTLY_RETURNED')`),
    index('control_order_due').on(t.answerDueAt).where(sql`status in ('ISSUED', 'DELIVERED') and escalated_at is null`),
    index('control_order_effective').on(t.effectiveAt),
    // No account is frozen twice (CPL §144 ¶2), and no order is the third stop of its account.
    uniqueIndex('control_order_one_freeze').on(t.accountId).where(sql`family = 'FREEZE' and status in ('IN_FORCE', 'RENEWED', 'PARTLY_RETURNED')`),
    uniqueIndex('control_order_two_stops').on(t.accountId, t.stopOrdinal).where(sql`stop_ordinal is not null`),
    check('control_order_stops_bounded', sql`stop_ordinal >= 1 and stop_ordinal + extensions <= 2`),
    ...knownWords('control_order', { family: orderFamilies, measure: orderMeasures, status: orderStatuses, emergency_level: emergencyLevels, freeze_mode: freezeModes }),
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
    /** When the addressee says it took effect. */
    effectiveAt: instant('effective_at'),
    /** What had gone on before the order came (FUNDS_MOVED). */
    movedAmount: money('moved_amount'),
  },
  (t) => [index('order_feedback_order').on(t.orderId, t.receivedAt), index('order_feedback_received').on(t.receivedAt)],
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
    acceptedAt: instant('accepted_at'),
    /** Where to turn next: reconsideration or court (AFL §48). */
    nextRemedy: text('next_remedy'),
    filedById: text('filed_by_id').references(() => agency.id),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('appeal_order').on(t.orderId, t.filedAt), index('appeal_filed').on(t.filedAt, t.id), index('appeal_addressee').on(t.addresseeId, t.filedAt), ...knownWords('appeal', { status: appealStatuses })],
)

/** *stored* – one step of an order: who took it, from which state to which. One row per version; never changed. */
export const orderEvent = pgTable(
  'order_event',
  {
    id: id('order_event'),
    orderId: text('order_id').notNull().references(() => controlOrder.id),
    /** As on the order: whose row it is. */
    addresseeId: text('addressee_id').notNull().references(() => agency.id),
    routedById: text('routed_by_id').references(() => agency.id),
    version: integer('version').notNull(),
    action: text('action', { enum: orderActions.values }).notNull(),
    fromStatus: text('from_status', { enum: orderStatuses.values }),
    toStatus: text('to_status', { enum: orderStatuses.values }).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    actor: text('actor', { enum: actors }).notNull(),
    agencyId: text('agency_id').references(() => agency.id),
    article: text('article').notNull(),
    note: text('note'),
  },
  (t) => [uniqueIndex('order_event_version').on(t.orderId, t.version), index('order_event_occurred').on(t.occurredAt, t.id), ...knownWords('order_event', { action: orderActions, from_status: orderStatuses, to_status: orderStatuses })],
)
