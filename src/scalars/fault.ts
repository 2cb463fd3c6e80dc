import { GraphQLError, type ValueNode } from 'graphql'
import type { Bilingual } from '../errors.js'

/** The one rule that a value breaks. Neither text may hold the value or a part of it. `rule` is kebab-case and stable: clients branch on it. */
export interface Fault extends Bilingual {
  readonly rule: string
}

export function fault(rule: string, en: string, zh: string): Fault {
  return { rule, en, zh }
}

/** What a refusal stands for. Kept beside the error: a printed or logged GraphQLError shows its properties, and a literal is the value itself. */
const behind = new WeakMap<GraphQLError, { readonly fault: Fault; readonly literal: ValueNode | null }>()

/** The refusal of a value at the border. No `nodes`: a printed GraphQLError quotes its source, and with it the value. */
export function refusal(broken: Fault, literal: ValueNode | null = null): GraphQLError {
  const error = new GraphQLError(`${broken.en} ${broken.zh}`, { extensions: { code: 'BAD_USER_INPUT', rule: broken.rule } })
  behind.set(error, { fault: broken, literal })
  return error
}

/**
 * Finds the scalar's own refusal inside an error of graphql-js, or null when there is none.
 * graphql-js prefixes a refused variable with `got invalid value "…"`: whoever answers or logs such an error MUST take the message from here.
 */
export function findRefusal(error: unknown): GraphQLError | null {
  let found: GraphQLError | null = null
  for (let at = error; at instanceof GraphQLError; at = at.originalError) {
    if (at.extensions.code === 'BAD_USER_INPUT' && typeof at.extensions.rule === 'string') found = at
  }
  return found
}

/** The rule that `error` says was broken, in both languages, and the literal in the document that broke it; null where no scalar of ours refused. */
export function findFault(error: unknown): { readonly fault: Fault; readonly literal: ValueNode | null } | null {
  const found = findRefusal(error)
  return found && (behind.get(found) ?? null)
}
