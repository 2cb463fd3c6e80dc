/** What an address asks of the log, as the graph's filters take it. */
import { fromField, toInstant } from './times.js'

export type Asked = Readonly<Record<string, string>>
export type Filter = Readonly<Record<string, unknown>>

/** Question in an address → field of `AccessRecordFilter` that equals it. */
const equals = {
  agency: 'agencyId',
  audience: 'audience',
  officer: 'officer',
  purpose: 'purpose',
  case: 'caseNumber',
  instrument: 'instrumentNumber',
  kind: 'kind',
  operation: 'operation',
  outcome: 'outcome',
} as const

export const dispositions = ['clear', 'masked', 'tokens', 'withheld'] as const

/** Questions of an address that make a search of records, in the order in which they are shown. */
export const recordQuestions = ['from', 'until', 'agency', 'officer', 'purpose', 'outcome', 'operation', 'kind', 'audience', 'case', 'instrument', 'coordinate', 'disposition', 'except'] as const

/** Half open. What is no time is left out. */
export function span(asked: Asked): Filter {
  const [from, until] = [fromField(asked['from']), fromField(asked['until'])]
  if (from === null && until === null) return {}
  return { recordedAt: { ...(from === null ? {} : { from: toInstant(from) }), ...(until === null ? {} : { until: toInstant(until) }) } }
}

/** A list of values is written with commas. */
const wordOf = (value: string): Filter => (value.includes(',') ? { in: value.split(',').filter(Boolean) } : { eq: value })

export function recordFilter(asked: Asked): Filter {
  const words = Object.entries(equals).flatMap(([question, field]) => (asked[question] ? [[field, wordOf(asked[question])] as const] : []))
  const disposition = dispositions.find((each) => each === asked['disposition']) ?? 'clear'
  return { ...span(asked), ...Object.fromEntries(words), ...(asked['coordinate'] ? { [disposition]: { has: asked['coordinate'] } } : {}), ...(asked['except'] ? { not: { officer: wordOf(asked['except']) } } : {}) }
}

/** The same questions of `SubjectAccessFilter`; `id` is the subject's, `holder` the agency that holds it. */
export function subjectFilter(asked: Asked): Filter {
  const words = ([['id', 'subjectId'], ['type', 'subjectType'], ['agency', 'agencyId'], ['officer', 'officer'], ['purpose', 'purpose'], ['holder', 'holderId']] as const).flatMap(([question, field]) => (asked[question] ? [[field, wordOf(asked[question])] as const] : []))
  return { ...span(asked), ...Object.fromEntries(words) }
}
