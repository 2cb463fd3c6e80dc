/** One request on its way through the corridor. Filled room by room; what a room has written, later rooms only read. */
import type { GraphQLError } from 'graphql'
import type { Caller, Viewer } from '../identity/viewer.js'
import type { Grant } from '../policy/grant.js'
import type { Denial, Pattern } from '../statement/root-plan.js'
import type { PlannedOperation } from '../statement/plan.js'
import type { Answer, ConsistencyProof, Explanation, RecordEvidence, Replay, ReplayRequest, RequestContext, Root, WhoAmI } from '../request.js'
import { invariant } from '../errors.js'
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
  /** Types whose rows stayed away because no agreement in force covers them for the purpose. */
  readonly lapsed: readonly string[]
}

/** What the house answers about the caller's own entitlement. */
export interface Enquiries {
  whoAmI(viewer: Viewer, grant: Grant): WhoAmI
  explain(grant: Grant, coordinate: string, id: string | null): Promise<Explanation>
  replay(grant: Grant, asked: ReplayRequest): Promise<Replay>
  evidence(grant: Grant, id: string): Promise<RecordEvidence | null>
  consistency(from: number, to: number): Promise<ConsistencyProof>
}

/** A row that a root tells of without a statement of its own, and as an object of which type. */
export interface ToldOf {
  readonly type: string
  readonly id: string
}

/** A class, because Apollo copies the context: methods follow the copy, closures would not. */
export class Journey implements RequestContext {
  readonly startedAt = new Date()
  /** Identity → grant. Null for strangers, and until a purpose is known. */
  grant: Grant | null = null
  /** Pre-check → execution. */
  planned: PlannedOperation | null = null
  /** Runs the statement of a root; set by the execution, so that resolvers have one call and no more. */
  run: ((root: Root) => Promise<Answer>) | null = null
  /** Runs the command of a mutation; set by the execution. */
  command: (() => Promise<Answer>) | null = null
  /** Execution or doorkeeper → response. Set means: durable. */
  receipt: Receipt | null = null
  disclosed: Disclosed | null = null
  refusals: Refusal[] = []
  /** Resolvers → record: rows that computed roots told of. */
  readonly told: ToldOf[] = []
  /** Validation → response: what is wrong with the document, in our words. */
  faults: readonly GraphQLError[] | null = null
  readonly mode: 'filter' | 'reject'
  /** Header `x-entitlement-mode`, `filter` where it is absent; anything but `filter` and `reject` is refused by the pre-check. */
  readonly statedMode: string
  /** Header `idempotency-key`; null where it is absent. Its shape is checked by the pre-check of a mutation. */
  readonly idempotencyKey: string | null

  constructor(
    readonly requestId: string,
    readonly caller: Caller,
    mode: string | readonly string[] | undefined,
    key: string | readonly string[] | undefined,
    private readonly enquiries: Enquiries,
  ) {
    this.idempotencyKey = key === undefined ? null : String(key)
    this.statedMode = String(mode ?? 'filter')
    this.mode = this.statedMode === 'reject' ? 'reject' : 'filter'
  }

  read(root: Root): Promise<Answer> {
    invariant(this.run, 'a root is read while its operation runs')
    return this.run(root)
  }
  write(): Promise<Answer> {
    invariant(this.command, 'a command runs while its operation runs')
    return this.command()
  }
  whoAmI(): WhoAmI {
    invariant(this.caller.kind === 'viewer' && this.grant, 'a stranger is refused by the pre-check')
    return this.enquiries.whoAmI(this.caller, this.grant)
  }
  explain(coordinate: string, id: string | null): Promise<Explanation> {
    invariant(this.grant, 'a stranger is refused by the pre-check')
    return this.enquiries.explain(this.grant, coordinate, id)
  }
  async replay(asked: ReplayRequest): Promise<Replay> {
    invariant(this.grant, 'a stranger is refused by the pre-check')
    const replay = await this.enquiries.replay(this.grant, asked)
    if (replay.relation) this.told.push({ type: 'AccessReplay', id: asked.id as string })
    return replay
  }
  async evidence(id: string): Promise<RecordEvidence | null> {
    invariant(this.grant, 'a stranger is refused by the pre-check')
    const evidence = await this.enquiries.evidence(this.grant, id)
    if (evidence) this.told.push({ type: 'RecordEvidence', id: evidence.id })
    return evidence
  }
  consistency(from: number, to: number): Promise<ConsistencyProof> {
    return this.enquiries.consistency(from, to)
  }
}

export const viewerOf = ({ caller }: Journey): Viewer | null => (caller.kind === 'viewer' ? caller : null)
