/** Rules of misuse as data: how long a window is, when it is judged, from where on it counts, and what is said of it. What each is called, and why, are the words of `FindingRule`. */
import type { RuleName } from '../law/articles.js'
import { isWorkingDay, localDate } from '../law/calendar.js'
import type { findingRules, findingSeverities, findingStatuses, findingSteps } from './finding.words.js'

export type FindingRule = keyof typeof findingRules.type
export type FindingSeverity = keyof typeof findingSeverities.type
export type FindingStatus = keyof typeof findingStatuses.type
export type FindingStep = keyof typeof findingSteps.type

/** Numbers by name. */
export type Numbers = Readonly<Record<string, number>>
interface Said {
  readonly en: string
  readonly zh: string
}

/** Types whose rows are about a person, an account or a number. */
export const peopleTypes = ['Victim', 'Subscriber', 'Account', 'TelecomNumber', 'OnlineAccount', 'OutreachRecord', 'IncidentReport'] as const
/** Purposes that are of a case. */
export const pressingPurposes = ['INVESTIGATION', 'STOP_LOSS'] as const
/** Purposes that a case leaves when it is over. */
export const lastingPurposes = ['RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'] as const
/** Codes of a refusal that another purpose, case or instrument might open. */
export const openableRefusals = ['FORBIDDEN', 'FORBIDDEN_ARGUMENT', 'FIELD_NOT_ENTITLED', 'PURPOSE_REQUIRED'] as const
/** Windows are counted from this Monday, at midnight in Shanghai. */
export const firstMonday = '2024-01-01T00:00:00+08:00'
/** Night, by the hour of Shanghai: from the one, up to the other. */
export const night = { from: 22, until: 7 } as const
/** Days before the one that is judged which are an officer's habit. */
export const habitDays = 28

export interface MisuseRule {
  readonly rule: FindingRule
  readonly severity: FindingSeverity
  /** Days of a window. */
  readonly days: 1 | 7 | 14
  /** AT_ONCE: with each record that comes in. WHEN_OVER: once, when no record of the window can come any more; what it is measured against is complete then. */
  readonly judged: 'AT_ONCE' | 'WHEN_OVER'
  readonly measured: (facts: Numbers) => Said
  readonly threshold: (limits: Numbers) => Said
}

const share = (part: number | undefined, whole: number | undefined): number => Math.round(((part ?? 0) / (whole || 1)) * 100)

export const misuseRules: readonly MisuseRule[] = [
  {
    rule: 'TOP_VIEWER',
    severity: 'MEDIUM',
    days: 1,
    judged: 'WHEN_OVER',
    measured: ({ people, median, officers }) => ({ en: `${people} people in a day; the median of the ${officers} officers of the agency is ${median}`, zh: `当日 ${people} 人；本机构 ${officers} 名经办人的中位数为 ${median} 人` }),
    threshold: ({ people, times, officers }) => ({ en: `from ${people} people in a day, and ${times} times the median of at least ${officers} officers`, zh: `当日 ${people} 人以上，且达到至少 ${officers} 名经办人中位数的 ${times} 倍` }),
  },
  {
    rule: 'REPEAT_TARGET',
    severity: 'MEDIUM',
    days: 14,
    judged: 'AT_ONCE',
    measured: ({ reads, days }) => ({ en: `${reads} reads on ${days} days`, zh: `${days} 日内查看 ${reads} 次` }),
    threshold: ({ reads, days }) => ({ en: `from ${reads} reads on ${days} days of a fortnight`, zh: `两周内 ${days} 日、${reads} 次以上` }),
  },
  {
    rule: 'PURPOSE_WITHOUT_CASE',
    severity: 'LOW',
    days: 1,
    judged: 'WHEN_OVER',
    measured: ({ uncased, pressing }) => ({ en: `${uncased} of ${pressing} reads without a known case (${share(uncased, pressing)} %)`, zh: `${pressing} 次查询中 ${uncased} 次未说明已知案件（${share(uncased, pressing)}%）` }),
    threshold: ({ uncased, percent }) => ({ en: `from ${uncased} reads in a day, and ${percent} % of all of that kind`, zh: `当日 ${uncased} 次以上，且达到同类查询的 ${percent}%` }),
  },
  {
    rule: 'CLOSED_CASE_READ',
    severity: 'MEDIUM',
    days: 7,
    judged: 'AT_ONCE',
    measured: ({ reads, ended }) => ({ en: `${reads} reads in a week, the first ${ended} days after the last case had ended`, zh: `一周内 ${reads} 次，首次查看时最后一起案件已结束 ${ended} 日` }),
    threshold: ({ reads, ended }) => ({ en: `from ${reads} reads in a week, more than ${ended} days after the end`, zh: `一周内 ${reads} 次以上，且结束超过 ${ended} 日` }),
  },
  {
    rule: 'REFUSED_THEN_SUCCEEDED',
    severity: 'HIGH',
    days: 1,
    judged: 'AT_ONCE',
    measured: ({ pairs, minutes }) => ({ en: `${pairs} answers within ${minutes} minutes of a refusal, under another purpose, case or instrument`, zh: `被拒后 ${minutes} 分钟内变换目的、案件或文书得手 ${pairs} 次` }),
    threshold: ({ pairs, minutes }) => ({ en: `from ${pairs} in a day, within ${minutes} minutes each`, zh: `当日 ${pairs} 次以上，每次间隔 ${minutes} 分钟以内` }),
  },
  {
    rule: 'ENUMERATION',
    severity: 'HIGH',
    days: 1,
    judged: 'AT_ONCE',
    measured: ({ lookups, missed, changed, minutes }) => ({ en: `${lookups} look-ups within ${minutes} minutes; ${missed} found nobody, and ${changed} somebody else than the one before`, zh: `${minutes} 分钟内查找 ${lookups} 次，其中 ${missed} 次未查到、${changed} 次与前次对象不同` }),
    threshold: ({ lookups, missed, changed, minutes }) => ({ en: `from ${lookups} within ${minutes} minutes, ${missed} of them without result and ${changed} with another result`, zh: `${minutes} 分钟内 ${lookups} 次以上，其中 ${missed} 次未查到、${changed} 次对象不同` }),
  },
  {
    rule: 'OFF_HOURS',
    severity: 'LOW',
    days: 1,
    judged: 'WHEN_OVER',
    measured: ({ offHours, usual, days }) => ({ en: `${offHours} reads at night or on a day off; usual for the officer are ${usual} % of all reads (${days} days before)`, zh: `夜间或休息日查询 ${offHours} 次；该经办人此前 ${days} 日的占比为 ${usual}%` }),
    threshold: ({ offHours, percent, days }) => ({ en: `from ${offHours} reads, where not more than ${percent} % are usual on at least ${days} days before`, zh: `${offHours} 次以上，且此前至少 ${days} 日的占比不超过 ${percent}%` }),
  },
  {
    rule: 'VOLUME_AGAINST_BASELINE',
    severity: 'MEDIUM',
    days: 1,
    judged: 'WHEN_OVER',
    measured: ({ people, usual, days }) => ({ en: `${people} people in a day; usual for the officer are ${usual} (${days} days before)`, zh: `当日 ${people} 人；该经办人此前 ${days} 日平均为 ${usual} 人` }),
    threshold: ({ people, times, days }) => ({ en: `from ${people} people in a day, and ${times} times what is usual on at least ${days} days before`, zh: `当日 ${people} 人以上，且达到此前至少 ${days} 日平均数的 ${times} 倍` }),
  },
]

export interface Limits {
  /** Local day from which they are in force. */
  readonly from: string
  readonly numbers: Numbers
  /** Where the numbers come from: none stands in a law, so each is practice, to be set anew by whoever supervises. */
  readonly why: string
}

/** Every version, from the earliest on; none is rewritten. A search judges by those in force when it runs. */
export const limits: Readonly<Record<FindingRule, readonly [Limits, ...Limits[]]>> = {
  TOP_VIEWER: [{ from: '2013-01-01', numbers: { people: 50, times: 5, officers: 4 }, why: 'A desk handles some ten reports a day with two or three people each; fewer than four colleagues are no measure.' }],
  REPEAT_TARGET: [{ from: '2013-01-01', numbers: { reads: 10, days: 5 }, why: 'A stop lasts 48 hours and is extended once: whoever works on it comes back on four days.' }],
  PURPOSE_WITHOUT_CASE: [{ from: '2013-01-01', numbers: { uncased: 20, percent: 50 }, why: 'The first minutes of a report have no case yet; that explains some reads of a day, not most of twenty.' }],
  CLOSED_CASE_READ: [{ from: '2013-01-01', numbers: { reads: 3, ended: 30 }, why: 'Objections and returns come within a month, and have purposes of their own.' }],
  REFUSED_THEN_SUCCEEDED: [{ from: '2013-01-01', numbers: { pairs: 3, minutes: 15 }, why: 'Once is a wrong header; three times is a way of working.' }],
  ENUMERATION: [{ from: '2013-01-01', numbers: { lookups: 30, missed: 10, changed: 10, minutes: 10 }, why: 'Three a minute for ten minutes is faster than anybody reads what was found.' }],
  OFF_HOURS: [{ from: '2013-01-01', numbers: { offHours: 20, percent: 10, days: 5 }, why: 'One late case is a handful of reads; whoever has shifts has more than a tenth of them at night.' }],
  VOLUME_AGAINST_BASELINE: [{ from: '2013-01-01', numbers: { people: 40, times: 4, days: 5 }, why: 'Days differ by two or three times; five days of work are the least habit one can speak of.' }],
}

/** The version in force at that instant, by local day. */
export function limitsAt(rule: FindingRule, at: Date): Numbers {
  const day = localDate(at)
  return (limits[rule].filter(({ from }) => from.replaceAll('-', '') <= day).at(-1) ?? limits[rule][0]).numbers
}

const dayMs = 86_400_000
const dashed = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`

/** Local days from the one of `from` up to the one before that of `until`, YYYY-MM-DD, on which one does not work. */
export function daysOff(from: Date, until: Date): readonly string[] {
  const days: string[] = []
  for (let at = from.getTime(); at < until.getTime(); at += dayMs) if (!isWorkingDay(new Date(at))) days.push(dashed(localDate(new Date(at))))
  return days
}

/** Minutes between two searches of the clock. */
export const searchMinutes = 10
/** Records that a finding keeps. */
export const recordsKept = 200

/** Characters that each text takes. */
export const textSizes = { searchReason: 500, reason: 1_000, measure: 1_000, identityCheck: 500, name: 100, address: 2_000 } as const

/** What is wrong with a text, by rule; null where nothing is. */
export function faultOfText(value: string, size: number): RuleName | null {
  if (!value.trim()) return 'text-missing'
  return value.length > size ? 'text-too-long' : null
}

export interface FindingFacts {
  readonly status: FindingStatus
  /** Whose conduct it is about, and who last decided. */
  readonly agencyId: string
  readonly officer: string
  readonly decidedBy: string | null
  /** Who has dismissed it before. */
  readonly dismissedBy: readonly string[]
}

/** Where a step leads, or the rule that forbids it to that officer. */
export function decideFindingStep(step: FindingStep, facts: FindingFacts, agencyId: string, officer: string): FindingStatus | RuleName {
  if (facts.officer === officer && facts.agencyId === agencyId) return 'finding-not-own'
  if ((facts.status === 'OPEN') === (step === 'REOPEN')) return 'finding-step'
  // Who opens a dismissed finding again makes it weigh more, so that takes nobody's leave. To take back what was confirmed, or to dismiss again what was opened again, takes two.
  if (step === 'REOPEN' && facts.status === 'CONFIRMED' && facts.decidedBy === officer) return 'finding-four-eyes'
  if (step === 'DISMISS' && facts.dismissedBy.includes(officer)) return 'finding-four-eyes'
  return step === 'REOPEN' ? 'OPEN' : step === 'DISMISS' ? 'DISMISSED' : 'CONFIRMED'
}

/** Every rule as people read it, for `schema/findings.md`. */
export function printFindings(): string {
  const rows = misuseRules.flatMap(({ rule, severity, days, judged, threshold }) =>
    limits[rule].map(({ from, numbers, why }) => `| \`${rule}\` | ${severity} | ${days} | ${judged === 'AT_ONCE' ? 'at once' : 'when it is over'} | ${from} | ${threshold(numbers).en} ${threshold(numbers).zh} | ${why} |`),
  )
  return `# Findings: what looks like misuse, and from where on

Printed from the rules; a difference fails the build. 由规则自动生成。 What each rule is called, and why, stands in the schema at \`FindingRule\`.

| rule | severity | days of a window | judged | since | threshold | why this number |
|---|---|---|---|---|---|---|
${rows.join('\n')}

A window begins at midnight in Shanghai; those of more than a day on a Monday. Night is from ${night.from} to ${night.until} o'clock; days off are those of the State Council's calendar.
A habit is that of the ${habitDays} days before. People are rows of ${peopleTypes.join(', ')} of which something left.
`
}
