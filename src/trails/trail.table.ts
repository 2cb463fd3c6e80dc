import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { account, reportedPayment } from '../accounts/account.table.js'
import { transactionChannels } from '../accounts/account.words.js'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant, money } from '../database/columns.js'
import { exitTypes, traceMethods } from './trail.words.js'

/** *stored* – where the money of a case went, as it could be told at one instant (资金流向表). Never changed: whoever knows more traces anew. */
export const fundTrail = pgTable(
  'fund_trail',
  {
    id: id('fund_trail'),
    trailNumber: text('trail_number').notNull(),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    /** The one payment that was traced; null where all of the case were. */
    paymentId: text('payment_id').references(() => reportedPayment.id),
    method: text('method', { enum: traceMethods.values }).notNull(),
    currency: text('currency').notNull(),
    tracedByName: text('traced_by_name').notNull(),
    tracedByNameMask: text('traced_by_name_mask').notNull(),
    tracedAt: instant('traced_at').notNull(),
  },
  (t) => [unique('fund_trail_of_case').on(t.id, t.caseId), uniqueIndex('fund_trail_number').on(t.trailNumber), index('fund_trail_traced').on(t.tracedAt, t.id), index('fund_trail_case').on(t.caseId, t.tracedAt, t.id), ...knownWords('fund_trail', { method: traceMethods })],
)

/** *stored* – what the trail comes to, for the police under an instrument. One row per trail. Paid = exited + recoverable, to the fen. */
export const fundTrailSum = pgTable(
  'fund_trail_sum',
  {
    id: text('id').primaryKey().references(() => fundTrail.id),
    caseId: text('case_id').notNull().references(() => fraudCase.id),
    paidAmount: money('paid_amount').notNull(),
    exitedAmount: money('exited_amount').notNull(),
    recoverableAmount: money('recoverable_amount').notNull(),
    /** Of the deepest account reached. */
    layers: integer('layers').notNull(),
    /** More layers, or more entries, than a trace follows. */
    isCut: boolean('is_cut').notNull(),
    /** Movements traced. */
    flowCount: integer('flow_count').notNull(),
    /** Of them, those that are written; the clock writes the others. */
    keptFlowCount: integer('kept_flow_count').notNull(),
  },
  (t) => [check('fund_trail_sum_kept', sql`${t.keptFlowCount} between 0 and ${t.flowCount}`)],
)

/** *stored* – an account that money of the case came to. In = out + exited + recoverable, to the fen. */
export const fundFlowNode = pgTable(
  'fund_flow_node',
  {
    id: id('fund_flow_node'),
    trailId: text('trail_id').notNull(),
    /** Of the trail, for row-level security. */
    caseId: text('case_id').notNull(),
    accountId: text('account_id').notNull().references(() => account.id),
    holdingBankId: text('holding_bank_id').notNull().references(() => agency.id),
    /** 1 for what the victim paid into, one more for each hop, by the shortest way. */
    layer: integer('layer').notNull(),
    amountIn: money('amount_in').notNull(),
    amountOut: money('amount_out').notNull(),
    exitedAmount: money('exited_amount').notNull(),
    recoverableAmount: money('recoverable_amount').notNull(),
    /** By which most of it left; null where none did. */
    exit: text('exit', { enum: exitTypes.values }),
  },
  (t) => [
    foreignKey({ name: 'fund_flow_node_of_trail', columns: [t.trailId, t.caseId], foreignColumns: [fundTrail.id, fundTrail.caseId] }),
    unique('fund_flow_node_of_bank').on(t.id, t.trailId, t.caseId, t.holdingBankId),
    uniqueIndex('fund_flow_node_once').on(t.trailId, t.accountId),
    index('fund_flow_node_layer').on(t.trailId, t.layer, t.id),
    index('fund_flow_node_bank').on(t.holdingBankId, t.layer, t.id),
    index('fund_flow_node_account').on(t.accountId, t.id),
    ...knownWords('fund_flow_node', { exit: exitTypes }),
  ],
)

/**
 * *stored* – one movement, and how much of the case's money was in it. Trail, case and bank of either end are its node's: one key at each end holds them together, where a
 * key for each column would ask the database six times.
 */
export const fundFlowEdge = pgTable(
  'fund_flow_edge',
  {
    id: id('fund_flow_edge'),
    trailId: text('trail_id').notNull(),
    caseId: text('case_id').notNull(),
    /** Null where the victim paid. */
    fromNodeId: text('from_node_id'),
    /** Null where the money left. */
    toNodeId: text('to_node_id'),
    fromBankId: text('from_bank_id'),
    toBankId: text('to_bank_id'),
    layer: integer('layer').notNull(),
    channel: text('channel', { enum: transactionChannels.values }).notNull(),
    exit: text('exit', { enum: exitTypes.values }),
    amount: money('amount').notNull(),
    movedAt: instant('moved_at').notNull(),
  },
  (t) => [
    foreignKey({ name: 'fund_flow_edge_from_node', columns: [t.fromNodeId, t.trailId, t.caseId, t.fromBankId], foreignColumns: [fundFlowNode.id, fundFlowNode.trailId, fundFlowNode.caseId, fundFlowNode.holdingBankId] }),
    foreignKey({ name: 'fund_flow_edge_to_node', columns: [t.toNodeId, t.trailId, t.caseId, t.toBankId], foreignColumns: [fundFlowNode.id, fundFlowNode.trailId, fundFlowNode.caseId, fundFlowNode.holdingBankId] }),
    check('fund_flow_edge_has_end', sql`from_node_id is not null or to_node_id is not null`),
    check('fund_flow_edge_from_whole', sql`(from_node_id is null) = (from_bank_id is null)`),
    check('fund_flow_edge_to_whole', sql`(to_node_id is null) = (to_bank_id is null)`),
    index('fund_flow_edge_moved').on(t.trailId, t.movedAt, t.id),
    index('fund_flow_edge_from').on(t.fromNodeId, t.movedAt),
    index('fund_flow_edge_to').on(t.toNodeId, t.movedAt),
    ...knownWords('fund_flow_edge', { channel: transactionChannels, exit: exitTypes }),
  ],
)

/** *stored* – movements of a trail that the clock has yet to write, as a JSON list of `KeptFlow`; null once they are written. For the writer alone. */
export const fundFlowPart = pgTable(
  'fund_flow_part',
  {
    id: id('fund_flow_part'),
    trailId: text('trail_id').notNull().references(() => fundTrail.id),
    /** Parts are written in this order, which is that of time. */
    ordinal: integer('ordinal').notNull(),
    flows: text('flows'),
  },
  (t) => [uniqueIndex('fund_flow_part_ordinal').on(t.trailId, t.ordinal)],
)
