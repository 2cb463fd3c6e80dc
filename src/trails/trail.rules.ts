/** A trace as rows: what it comes to, the accounts reached, the movements. */
import { toInstant } from '../law/calendar.js'
import { yuan } from '../scalars/money.js'
import type { Traced } from './trace.rules.js'
import type { fundFlowEdge, fundFlowNode, fundTrailSum } from './trail.table.js'

type NewNode = typeof fundFlowNode.$inferInsert
type NewEdge = typeof fundFlowEdge.$inferInsert
export type ExitType = NonNullable<NewEdge['exit']>
export type Channel = NewEdge['channel']

/** Whoever moved money by phone or computer moved it to an account; only its other side is not known. */
const exitOf: Readonly<Record<Channel, ExitType>> = { MOBILE_BANK: 'UNKNOWN', ONLINE_BANK: 'UNKNOWN', COUNTER: 'CASH', ATM: 'ATM', POS: 'POS', THIRD_PARTY: 'THIRD_PARTY', CROSS_BORDER: 'OVERSEAS' }

/** *stored* – one flow of a trace between accounts, as JSON until its row is written; `fen` as digits, `at` in milliseconds. */
export type KeptFlow = readonly [from: string | null, to: string | null, fen: string, layer: number, channel: Channel, at: number]

export interface TrailParts {
  readonly trailId: string
  readonly caseId: string
  readonly paidFen: bigint
  readonly traced: Traced
  readonly isCut: boolean
  /** One for each of what was traced. */
  readonly flows: readonly KeptFlow[]
  /** Those that are written with the trail. */
  readonly keptFlowCount: number
  readonly bankOf: (accountId: string) => string
  readonly idOf: (accountId: string) => string
}

/** What the trail comes to, and the accounts that the money came to. */
export function accountRowsOf({ trailId, caseId, paidFen, traced: { reached }, isCut, flows, keptFlowCount, bankOf, idOf }: TrailParts) {
  const exits = new Map<string, Map<ExitType, bigint>>()
  for (const [from, to, fen, , channel] of flows) {
    if (from === null || to !== null) continue
    const [sums, exit] = [exits.get(from) ?? new Map<ExitType, bigint>(), exitOf[channel]]
    exits.set(from, sums.set(exit, (sums.get(exit) ?? 0n) + BigInt(fen)))
  }
  const mainExit = (account: string): ExitType | null => [...(exits.get(account) ?? [])].reduce<readonly [ExitType | null, bigint]>((most, each) => (each[1] > most[1] ? each : most), [null, 0n])[0]
  const exited = reached.reduce((sum, { exitedFen }) => sum + exitedFen, 0n)
  const sum: typeof fundTrailSum.$inferInsert = { id: trailId, caseId, paidAmount: yuan(paidFen), exitedAmount: yuan(exited), recoverableAmount: yuan(paidFen - exited), layers: reached.at(-1)?.layer ?? 0, isCut, flowCount: flows.length, keptFlowCount }
  const nodes = reached.map(({ account, layer, inFen, outFen, exitedFen, recoverableFen }): NewNode & FlowEnd => ({
    id: idOf(account), trailId, caseId, accountId: account, holdingBankId: bankOf(account), layer, amountIn: yuan(inFen), amountOut: yuan(outFen), exitedAmount: yuan(exitedFen), recoverableAmount: yuan(recoverableFen), exit: mainExit(account),
  }))
  return { sum, nodes }
}

/** An account of the trail, as movements speak of it. */
export interface FlowEnd {
  readonly id: string
  readonly accountId: string
  readonly holdingBankId: string
}

export interface MovementParts {
  readonly trailId: string
  readonly caseId: string
  /** By account: every end of the flows. */
  readonly nodes: ReadonlyMap<string, FlowEnd>
  readonly idOf: (nth: number) => string
}

export function movementRowsOf(flows: readonly KeptFlow[], { trailId, caseId, nodes, idOf }: MovementParts): NewEdge[] {
  const endOf = (account: string | null): FlowEnd | null => (account === null ? null : (nodes.get(account) as FlowEnd))
  return flows.map(([from, to, fen, layer, channel, at], nth): NewEdge => {
    const [source, target] = [endOf(from), endOf(to)]
    return {
      id: idOf(nth), trailId, caseId, fromNodeId: source?.id ?? null, toNodeId: target?.id ?? null, fromBankId: source?.holdingBankId ?? null, toBankId: target?.holdingBankId ?? null, layer, channel,
      exit: to === null ? exitOf[channel] : null, amount: yuan(BigInt(fen)), movedAt: toInstant(new Date(at)),
    }
  })
}
