/** The trail that a trace leaves. */
import type { Call } from '../command/command.js'
import { newId } from '../database/columns.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import type { Evidence, Moved } from './evidence.store.js'
import type { TraceMethod } from './trace.rules.js'
import { accountRowsOf, type FlowEnd, type KeptFlow, movementRowsOf, type TrailParts } from './trail.rules.js'
import { fundFlowEdge, fundFlowNode, fundFlowPart, fundTrail, fundTrailSum } from './trail.table.js'

/** Movements written while the desk waits, and by the clock at a time. */
export const flowsAtOnce = 5_000

export interface NewTrail extends Pick<TrailParts, 'paidFen' | 'traced'> {
  readonly caseId: string
  readonly method: TraceMethod
  readonly currency: string
  readonly evidence: Evidence
  readonly tracedByName: string
}

/**
 * Writes the trail, its accounts and its first movements; the clock writes the others, a part at a time, so that nobody waits for a hundred thousand rows. What can be
 * stopped is told by the accounts. Resolves with its id.
 */
export async function keepTrail(call: Call, { caseId, method, currency, paidFen, traced, evidence, tracedByName }: NewTrail): Promise<string> {
  const { tx, now, disguise } = call
  const trailId = newId('fund_trail')
  const banks = new Map((await tx.query<{ id: string; bank: string }>('select t.id, t.holding_bank_id as bank from account t where t.id in (select json_array_elements_text($1::text::json))', [JSON.stringify(traced.reached.map((each) => each.account))])).map(({ id, bank }) => [id, bank]))
  const flows = traced.flows.map(({ id, from, to, fen, layer }): KeptFlow => {
    const { channel, at } = evidence.told.get(id) as Moved
    return [from, to, String(fen), layer, channel, at]
  })
  const { sum, nodes } = accountRowsOf({ trailId, caseId, paidFen, traced, isCut: evidence.isCut, flows, keptFlowCount: Math.min(flows.length, flowsAtOnce), bankOf: (accountId) => banks.get(accountId) as string, idOf: () => newId('fund_flow_node') })
  await tx.insert(fundTrail, [{ id: trailId, trailNumber: newNumber('TRL', now), caseId, paymentId: evidence.only, method, currency, tracedByName, tracedByNameMask: disguise('personName', tracedByName).mask, tracedAt: toInstant(now) }])
  await tx.insert(fundTrailSum, [sum])
  for (const part of inParts(nodes)) await tx.insert(fundFlowNode, part)
  const [first = [], ...later] = inParts(flows)
  await tx.insert(fundFlowEdge, movementRowsOf(first, { trailId, caseId, nodes: nodesByAccount(nodes), idOf: newEdgeId }))
  if (later.length === 0) return trailId
  await tx.insert(fundFlowPart, later.map((part, ordinal) => ({ trailId, ordinal, flows: JSON.stringify(part) })))
  await appointFlows(call, trailId)
  return trailId
}

const newEdgeId = (): string => newId('fund_flow_edge')
const nodesByAccount = <T extends FlowEnd>(nodes: readonly T[]): ReadonlyMap<string, T> => new Map(nodes.map((node) => [node.accountId, node]))
const inParts = <T>(rows: readonly T[]): readonly (readonly T[])[] => Array.from({ length: Math.ceil(rows.length / flowsAtOnce) }, (_, nth) => rows.slice(nth * flowsAtOnce, (nth + 1) * flowsAtOnce))
const appointFlows = ({ appoint, now }: Call, trailId: string): Promise<void> => appoint([{ task: 'keep-flows', payload: { trailId }, at: now, key: `flows:${trailId}` }])

/** Writes the next part of a trail's movements, and has the clock come again where more may wait: other work gets its turn between two. Each part is written once. */
export async function keepFlows(call: Call, trailId: string): Promise<void> {
  const { tx } = call
  const [part] = await tx.find(fundFlowPart, 't.trail_id = $1 and t.flows is not null order by t.ordinal limit 1 for update', [trailId])
  if (!part) return
  const flows = JSON.parse(part.flows as string) as readonly KeptFlow[]
  const ends = new Set([...flows.map(([from]) => from), ...flows.map(([, to]) => to)])
  const nodes = await tx.find(fundFlowNode, 't.trail_id = $1 and t.account_id in (select json_array_elements_text($2::text::json))', [trailId, JSON.stringify([...ends])])
  await tx.insert(fundFlowEdge, movementRowsOf(flows, { trailId, caseId: nodes[0]?.caseId as string, nodes: nodesByAccount(nodes), idOf: newEdgeId }))
  await tx.change(fundFlowPart, part.id, null, { flows: null })
  await tx.query('update fund_trail_sum set kept_flow_count = kept_flow_count + $2::int where id = $1', [trailId, flows.length])
  await appointFlows(call, trailId)
}

export type TrailRow = Stored<typeof fundTrail>

/** Whether a later trail of the same case, or of the same payment of it, has been made. */
export const isOutdated = async (tx: Transaction, { id, caseId, paymentId, tracedAt }: TrailRow): Promise<boolean> =>
  (await tx.find(fundTrail, 't.case_id = $1 and t.payment_id is not distinct from $4::text and (t.traced_at, t.id) > ($2::text::timestamptz, $3) limit 1', [caseId, tracedAt, id, paymentId])).length > 0

export interface Lying {
  readonly accountId: string
  readonly number: string
  readonly bankId: string
  readonly layer: number
  readonly amount: string
  /** Whether it plays a part in the case already. */
  readonly isInvolved: boolean
}

/** Accounts in which money of the trail still lies and that no order of the case holds or is drafted for; the most first. */
export const stillLying = (tx: Transaction, { id, caseId }: TrailRow, most: number): Promise<readonly Lying[]> =>
  tx.query<Lying & Readonly<Record<string, string | number | boolean>>>(
    `select n.account_id as "accountId", i.number, n.holding_bank_id as "bankId", n.layer, n.recoverable_amount as amount,
       exists (select 1 from involved_account v where v.case_id = $2 and v.account_id = n.account_id) as "isInvolved"
     from fund_flow_node n join account_identity i on i.id = n.account_id
     where n.trail_id = $1 and n.recoverable_amount > 0
       and not exists (select 1 from control_order o where o.account_id = n.account_id and o.case_id in (select $2::text union select c.id from fraud_case c where c.merged_into_id = $2) and o.family in ('STOP_PAYMENT', 'FREEZE', 'RECALL_REQUEST') and o.ended_at is null)
     order by n.recoverable_amount desc, n.id limit $3`,
    [id, caseId, most],
  )
