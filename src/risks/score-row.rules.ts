/** A score as rows. */
import { toInstant } from '../law/calendar.js'
import { type Reason, rulesetVersion, type Scored } from './ruleset.rules.js'

const instant = (at: number | null): string | null => (at === null ? null : toInstant(new Date(at)))

/** A reason as its table holds it. */
export const reasonRow = ({ rule, weight, observed, threshold, from, until }: Reason) => ({ rule, weight, observed, threshold, fromAt: instant(from), untilAt: instant(until) })

/** What two scores that say the same have in common: the text that fingerprints are made of. */
export const sayingOf = ({ reasons }: Scored): string => JSON.stringify([rulesetVersion, reasons])
