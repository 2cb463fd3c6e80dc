/** How long measures last, by the tier that a desk names; and how long disciplinary measures may last one after another. */
import { addTerm } from '../law/calendar.js'
import { type TermKey, termAt } from '../law/terms.js'
import type { ApproverLevel } from './family.rules.js'
import type { disciplineTerms, freezeTerms } from './order.words.js'

interface Tier {
  readonly key: TermKey
  readonly level: ApproverLevel
}

export const freezeTiers: Readonly<Record<keyof typeof freezeTerms.type, Tier>> = { SIX_MONTHS: { key: 'FREEZE_TERM', level: 'COUNTY' }, ONE_YEAR: { key: 'FREEZE_TERM_MAJOR', level: 'CITY' } }
export const disciplineTiers: Readonly<Record<keyof typeof disciplineTerms.type, Tier>> = { TWO_YEARS: { key: 'DISCIPLINE_TWO_YEARS', level: 'CITY' }, THREE_YEARS: { key: 'DISCIPLINE_THREE_YEARS', level: 'CITY' } }

/** So long before its end an order warns its unit. */
export const warningOf = (family: string): TermKey => (family === 'STOP_PAYMENT' ? 'EXPIRY_WARNING_STOP' : 'EXPIRY_WARNING_FREEZE')

/** A disciplinary measure on one target. `from` and `until` null: not in force yet. */
export interface Discipline {
  readonly term: TermKey
  readonly from: Date | null
  readonly until: Date | null
}

/**
 * Whether one more measure, whose term begins where the last one ends, would make more than five years without a break. `earlier`: those in force, those not in force yet,
 * and those expired, which count where the next began before they ended.
 */
export function exceedsFiveYears(earlier: readonly Discipline[], added: TermKey, now: Date): boolean {
  const dated = earlier.flatMap(({ from, until }) => (from && until ? [{ from, until }] : [])).sort((a, b) => b.until.getTime() - a.until.getTime())
  let begun = now
  for (const { from, until } of dated) if (until >= begun && from < begun) begun = from
  let end = dated[0] && dated[0].until > now ? dated[0].until : now
  for (const term of [...earlier.flatMap(({ term: key, from }) => (from ? [] : [key])), added]) end = addTerm(end, termAt(term, now))
  return end > addTerm(begun, termAt('DISCIPLINE_MAX', now))
}
