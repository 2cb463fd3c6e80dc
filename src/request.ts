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
}
