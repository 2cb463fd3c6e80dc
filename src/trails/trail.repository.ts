import { account, reportedPayment } from '../accounts/account.table.js'
import { fraudCase } from '../cases/case.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { fundFlowEdge, fundFlowNode, fundTrail, fundTrailSum } from './trail.table.js'

export const fundTrailMapping: TypeMapping = {
  type: 'FundTrail',
  table: fundTrail,
  fields: {
    id: stored(fundTrail.id),
    trailNumber: stored(fundTrail.trailNumber),
    case: one('FraudCase', fundTrail.caseId, fraudCase.id),
    payment: one('ReportedPayment', fundTrail.paymentId, reportedPayment.id),
    method: stored(fundTrail.method),
    currency: stored(fundTrail.currency),
    paidAmount: stored(fundTrailSum.paidAmount),
    exitedAmount: stored(fundTrailSum.exitedAmount),
    recoverableAmount: stored(fundTrailSum.recoverableAmount),
    layers: stored(fundTrailSum.layers),
    isCut: stored(fundTrailSum.isCut),
    flowCount: stored(fundTrailSum.flowCount),
    keptFlowCount: stored(fundTrailSum.keptFlowCount),
    tracedByName: stored(fundTrail.tracedByName, { mask: fundTrail.tracedByNameMask }),
    tracedAt: stored(fundTrail.tracedAt),
    flowNodes: many('FundFlowNode', fundTrail.id, fundFlowNode.trailId),
    flowEdges: many('FundFlowEdge', fundTrail.id, fundFlowEdge.trailId),
  },
  orders: { TRACED_AT_DESC: desc(fundTrail.tracedAt), TRACED_AT_ASC: asc(fundTrail.tracedAt) },
}

export const fundFlowNodeMapping: TypeMapping = {
  type: 'FundFlowNode',
  table: fundFlowNode,
  fields: {
    id: stored(fundFlowNode.id),
    trail: one('FundTrail', fundFlowNode.trailId, fundTrail.id),
    account: one('Account', fundFlowNode.accountId, account.id),
    layer: stored(fundFlowNode.layer),
    amountIn: stored(fundFlowNode.amountIn),
    amountOut: stored(fundFlowNode.amountOut),
    exitedAmount: stored(fundFlowNode.exitedAmount),
    recoverableAmount: stored(fundFlowNode.recoverableAmount),
    exit: stored(fundFlowNode.exit),
    inflows: many('FundFlowEdge', fundFlowNode.id, fundFlowEdge.toNodeId),
    outflows: many('FundFlowEdge', fundFlowNode.id, fundFlowEdge.fromNodeId),
  },
  orders: { LAYER_ASC: asc(fundFlowNode.layer) },
}

export const fundFlowEdgeMapping: TypeMapping = {
  type: 'FundFlowEdge',
  table: fundFlowEdge,
  fields: {
    id: stored(fundFlowEdge.id),
    trail: one('FundTrail', fundFlowEdge.trailId, fundTrail.id),
    from: one('FundFlowNode', fundFlowEdge.fromNodeId, fundFlowNode.id),
    to: one('FundFlowNode', fundFlowEdge.toNodeId, fundFlowNode.id),
    layer: stored(fundFlowEdge.layer),
    channel: stored(fundFlowEdge.channel),
    exit: stored(fundFlowEdge.exit),
    amount: stored(fundFlowEdge.amount),
    movedAt: stored(fundFlowEdge.movedAt),
  },
  orders: { MOVED_AT_ASC: asc(fundFlowEdge.movedAt) },
}

export const trailContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = { 'FraudCase.fundTrails': many('FundTrail', fraudCase.id, fundTrail.caseId) }

export const trailRoots: Roots = {
  'Query.fundTrails': { kind: 'list', type: 'FundTrail' },
  'Query.fundTrailByNumber': { kind: 'byField', type: 'FundTrail', field: 'trailNumber', argument: 'trailNumber' },
}
