/** One request on its way through the corridor. Filled room by room; what a room has written, later rooms only read. */
import type { Caller, Viewer } from '../identity/viewer.js'
import type { Grant } from '../policy/grant.js'
import type { Denial, Pattern } from '../statement/compile.js'
import type { PlannedOperation } from '../statement/plan.js'
import type { Answer, RequestContext, Root } from '../request.js'
import type { Refusal } from '../access-log/record.js'

/** What a durable record says of itself to the caller. */
export interface Receipt {
  readonly id: string
  readonly leaf: string
}

/** What was disclosed, counted: patterns by mark, and how many rows each stands for. */
export interface Disclosed {
  readonly patterns: Readonly<Record<string, Pattern>>
  readonly counts: ReadonlyMap<string, number>
  readonly denials: readonly Denial[]
}

export interface Journey extends RequestContext {
  readonly caller: Caller
  readonly mode: 'filter' | 'reject'
  readonly startedAt: Date
  /** Identity → grant. Null for strangers, and until a purpose is known. */
  grant: Grant | null
  /** Pre-check → execution. */
  planned: PlannedOperation | null
  /** Execution or doorkeeper → response. Set means: durable. */
  receipt: Receipt | null
  disclosed: Disclosed | null
  refusals: Refusal[]
  /** Runs the statement of a root; set by the execution, so that resolvers have one call and no more. */
  run: ((root: Root) => Promise<Answer>) | null
}

export const viewerOf = ({ caller }: Journey): Viewer | null => (caller.kind === 'viewer' ? caller : null)
