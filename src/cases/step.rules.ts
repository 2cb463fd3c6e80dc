/** Steps of cases and reports, as data: from where to where, who takes them, what they need, and the source they stand in. */
import type { Actor } from '../policy/vocabulary.js'

/**
 * What a step asks for besides its state. REASON: why, in words. APPROVER: the caller is a chief. AGENCY: another police unit. CASE: the case merged into.
 * REPORT: the report that told it first. FILED_CASE: its case has been filed. REVIEW_RUNNING: the review is not over yet.
 */
export type Need = 'REASON' | 'APPROVER' | 'AGENCY' | 'CASE' | 'REPORT' | 'FILED_CASE' | 'REVIEW_RUNNING'

export interface Step<Name extends string, Status extends string> {
  readonly step: Name
  readonly from: readonly Status[]
  readonly to: Status
  readonly by: readonly Actor[]
  readonly needs: readonly Need[]
  readonly article: string
  readonly en: string
  readonly zh: string
}

type Told = readonly [article: string, en: string, zh: string]

export const step = <Name extends string, Status extends string>(name: Name, from: readonly Status[], to: Status, by: readonly Actor[], [article, en, zh]: Told, needs: readonly Need[] = []): Step<Name, Status> => ({ step: name, from, to, by, needs, article, en, zh })

/** The step of that name from that state, or why there is none: no such step here (ILLEGAL_TRANSITION), or not by this desk (FORBIDDEN). */
export function findStep<Name extends string, Status extends string>(steps: readonly Step<Name, Status>[], name: Name, from: Status, actor: Actor): Step<Name, Status> | 'ILLEGAL_TRANSITION' | 'FORBIDDEN' {
  const named = steps.filter((each) => each.step === name)
  const found = named.find((each) => each.from.includes(from))
  if (!named.some(({ by }) => by.includes(actor))) return 'FORBIDDEN'
  if (!found) return 'ILLEGAL_TRANSITION'
  return found.by.includes(actor) ? found : 'FORBIDDEN'
}

/** Characters of a reason. */
export const reasonLength = 500
