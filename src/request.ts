/** What a resolver may touch: one call that runs its root's statement. Who the viewer is stays out of its reach. */
import type { GraphQLResolveInfo } from 'graphql'

/** JSON text that PostgreSQL wrote, in the order the caller asked. It is sent as it is. */
export class Answer {
  constructor(readonly json: string) {}
}

export type Root = Pick<GraphQLResolveInfo, 'path' | 'fieldName' | 'parentType'>

export interface RequestContext {
  readonly requestId: string
  /** Runs the statement that was compiled for this root. Throws UnavailableError when the database or the log cannot answer. */
  readonly read: (root: Root) => Promise<Answer>
}
