/** Business refusals: `userErrors` of a payload. Each names the field of the input and the rule with its article, in both languages; never a value. */
import type { ErrorCode } from '../errors.js'
import { type RuleName, rules } from '../law/articles.js'

/** *disclosed to* the caller. */
export interface UserError {
  /** Path into the input, e.g. `payments.0.creditAccount`. */
  readonly field: string
  readonly code: ErrorCode
  readonly rule: RuleName
  readonly article: string
  readonly message: string
  readonly messageZh: string
}

/** The command is refused whole; nothing is written. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  constructor(readonly userErrors: readonly UserError[]) {
    super(userErrors.map(({ field, rule }) => `${field}: ${rule}`).join(', '))
  }
}

export function userError(field: string, rule: RuleName, code: ErrorCode = 'BAD_USER_INPUT'): UserError {
  const { article, en, zh } = rules[rule]
  return { field, code, rule, article, message: en, messageZh: zh }
}

export const refused = (field: string, rule: RuleName, code?: ErrorCode): RefusedError => new RefusedError([userError(field, rule, code)])

/** Gathers what is wrong with an input, so that it is told at once. */
export class Findings {
  private readonly found: UserError[] = []

  add(field: string, rule: RuleName, code?: ErrorCode): void {
    this.found.push(userError(field, rule, code))
  }
  /** Throws RefusedError where anything was found. */
  assertNone(): void {
    if (this.found.length) throw new RefusedError(this.found)
  }
}
