/** What a resolver may touch. Who the viewer is stays out of its reach. */
import type { GraphQLResolveInfo } from 'graphql'
import type { Audience, Purpose, Relation, WithholdReason } from './policy/vocabulary.js'

/** JSON text that PostgreSQL wrote, in the order the caller asked. It is sent as it is. */
export class Answer {
  constructor(readonly json: string) {}
}

export type Root = Pick<GraphQLResolveInfo, 'path' | 'fieldName' | 'parentType'>

/** *disclosed to* the caller about itself. */
export interface WhoAmI {
  readonly agencyId: string
  readonly audience: Audience
  readonly officer: string
  readonly purpose: Purpose
  readonly claimablePurposes: readonly Purpose[]
  readonly underInstrument: boolean
}

/** *disclosed to* whoever asks: what a field would be, and why. */
export interface Explanation {
  readonly coordinate: string
  readonly disposition: 'CLEAR' | 'MASKED' | 'TOKEN' | 'WITHHELD'
  readonly reason: WithholdReason | null
  readonly rule: string
  readonly basis: string
  readonly relation: Relation | null
  readonly opens: readonly string[]
}

/** What is asked of a day that is past. */
export interface ReplayRequest {
  readonly agencyId: string
  readonly audience?: Audience | null
  /** `Type` or `Type.field` */
  readonly coordinate: string
  readonly id?: string | null
  readonly purpose: Purpose
  readonly instrument?: string | null
  readonly at: string
}

export interface ReplayedField {
  readonly field: string
  readonly relation: Relation
  readonly disposition: Explanation['disposition']
  readonly reason: WithholdReason | null
}

/** *disclosed to* the auditor: what an agency could have seen. */
export interface Replay {
  readonly agencyId: string
  readonly audience: Audience
  readonly purpose: Purpose
  readonly at: string
  readonly relation: Relation | null
  readonly policyVersion: string | null
  readonly policySince: string | null
  readonly underInstrument: boolean
  readonly needsAgreement: boolean
  readonly agreementId: string | null
  readonly agreementNumber: string | null
  readonly agreementVersion: number | null
  readonly visible: boolean
  readonly reason: WithholdReason | null
  readonly fields: readonly ReplayedField[]
}

/** *disclosed to* whoever may read all that a record says. Hashes are hex. */
export interface RecordEvidence {
  readonly id: string
  readonly recordedAt: string | null
  readonly leafIndex: number
  readonly leaf: string
  readonly salt: string | null
  readonly body: string | null
  readonly treeSize: number | null
  readonly path: readonly string[] | null
  readonly checkpoint: string | null
}

export interface ConsistencyProof {
  readonly from: number
  readonly to: number
  readonly proof: readonly string[]
}

export interface RequestContext {
  readonly requestId: string
  /** Runs the statement that was compiled for this root. Throws UnavailableError when the database or the log cannot answer. */
  read(root: Root): Promise<Answer>
  /** Runs the command of this mutation, and answers with what it made or changed. Throws RefusedError, KeyReusedError, UnavailableError. */
  write(): Promise<Answer>
  /** The caller, as the policy knows it. */
  whoAmI(): WhoAmI
  /** What a field would be to the caller, on a row or in general. Throws BadUserInputError for a coordinate that is not in the schema. */
  explain(coordinate: string, id: string | null): Promise<Explanation>
  /** What an agency could have seen on a day. Throws BadUserInputError for an agency, an audience or a coordinate that there is not. */
  replay(asked: ReplayRequest): Promise<Replay>
  /** A record of the access log with its proof; null where it is absent or not the caller's to read whole. */
  evidence(id: string): Promise<RecordEvidence | null>
  /** That the log of `to` records grew from that of `from`. Throws BadUserInputError where these are no sizes of it. */
  consistency(from: number, to: number): Promise<ConsistencyProof>
}
