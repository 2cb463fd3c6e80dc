/** A trace as rows: what it comes to, the accounts reached, the movements. */
import { yuan } from '../scalars/money.js'
import type { Traced } from './trace.rules.js'
import type { fundFlowEdge, fundFlowNode, fundTrailSum } from './trail.table.js'

type NewEdge = typeof fundFlowEdge.$inferInsert
export type ExitType = NonNullable<NewEdge['exit']>
type Channel = NewEdge['channel']

/** Whoever moved money by phone or computer moved it to an account; only its other side is not known. */
const exitOf: Readonly<Record<Channel, ExitType>> = { MOBILE_BANK: 'UNKNOWN', ONLINE_BANK: 'UNKNOWN', COUNTER: 'CASH', ATM: 'ATM', POS: 'POS', THIRD_PARTY: 'THIRD_PARTY', CROSS_BORDER: 'OVERSEAS' }

export interface TrailParts {
  readonly trailId: string
  readonly caseId: string
  readonly paidFen: bigint
  readonly traced: Traced
  readonly isCut: boolean
  /** Of an account. */
  readonly bankOf: (accountId: string) => string
  /** Of a movement. */
  readonly channelOf: (movementId: string) => Channel
  /** An instant, as text. */
  readonly timeOf: (movementId: string) => string
  readonly idOf: (table: 'fund_flow_node' | 'fund_flow_edge', key: string) => string
}

export function partsOf({ trailId, caseId, paidFen, traced: { flows, reached }, isCut, bankOf, channelOf, timeOf, idOf }: TrailParts) {
  const exits = new Map<string, Map<ExitType, bigint>>()
  for (const { id, from, to, fen } of flows) {
    if (from === null || to !== null) continue
    const [sums, exit] = [exits.get(from) ?? new Map<ExitType, bigint>(), exitOf[channelOf(id)]]
    exits.set(from, sums.set(exit, (sums.get(exit) ?? 0n) + fen))
  }
  const mainExit = (account: string): ExitType | null => [...(exits.get(account) ?? [])].reduce<readonly [ExitType | null, bigint]>((most, each) => (each[1] > most[1] ? each : most), [null, 0n])[0]
  const nodeIds = new Map(reached.map(({ account }) => [account, idOf('fund_flow_node', account)]))
  const nodeOf = (account: string | null): string | null => (account === null ? null : (nodeIds.get(account) as string))
  const bankAt = (account: string | null): string | null => (account === null ? null : bankOf(account))
  const exited = reached.reduce((sum, { exitedFen }) => sum + exitedFen, 0n)
  const sum: typeof fundTrailSum.$inferInsert = { id: trailId, caseId, paidAmount: yuan(paidFen), exitedAmount: yuan(exited), recoverableAmount: yuan(paidFen - exited), layers: reached.at(-1)?.layer ?? 0, isCut }
  const nodes = reached.map(({ account, layer, inFen, outFen, exitedFen, recoverableFen }): typeof fundFlowNode.$inferInsert => ({
    id: nodeOf(account) as string, trailId, caseId, accountId: account, holdingBankId: bankOf(account), layer, amountIn: yuan(inFen), amountOut: yuan(outFen), exitedAmount: yuan(exitedFen), recoverableAmount: yuan(recoverableFen), exit: mainExit(account),
  }))
  const edges = flows.map(({ id, from, to, fen, layer }): NewEdge => ({
    id: idOf('fund_flow_edge', id), trailId, caseId, fromNodeId: nodeOf(from), toNodeId: nodeOf(to), fromBankId: bankAt(from), toBankId: bankAt(to), layer, channel: channelOf(id), exit: to === null ? exitOf[channelOf(id)] : null, amount: yuan(fen), movedAt: timeOf(id),
  }))
  return { sum, nodes, edges }
}
