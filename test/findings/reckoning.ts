/**
 * The rules reckoned plainly, record by record from the bodies of the log: no SQL, no index, no step before another. Numbers of the rules are told here again, not read from `src/`.
 * Cases that have ended are no part of it: their dates are not in the log.
 */
import { isWorkingDay } from '../../src/law/calendar.js'

export interface Body {
  readonly id: string
  readonly at: number
  readonly agency: string | null
  readonly officer: string | null
  readonly purpose: string | null
  readonly case: string | null
  readonly instrument: string | null
  readonly kind: string
  readonly outcome: string
  readonly document: string | null
  readonly refusals: readonly { readonly code: string }[]
  readonly patterns: Readonly<Record<string, { readonly type: string; readonly clear: readonly string[]; readonly masked: readonly string[]; readonly tokens: readonly string[] }>>
  readonly subjects: readonly string[]
}

export interface Reckoned {
  readonly rule: string
  readonly agency: string
  readonly officer: string
  readonly subject: string | null
  readonly from: number
  /** Numbers as the English words say them, in their order. */
  readonly numbers: readonly number[]
  readonly records: readonly string[]
}

const dayMs = 86_400_000
const minuteMs = 60_000
const firstMonday = Date.parse('2024-01-01T00:00:00+08:00')
const windowOf = (at: number, days: number): number => firstMonday + Math.floor((at - firstMonday) / (days * dayMs)) * days * dayMs
const hourOf = (at: number): number => new Date(at + 8 * 3_600_000).getUTCHours()
const isOff = (at: number): boolean => hourOf(at) >= 22 || hourOf(at) < 7 || !isWorkingDay(new Date(at))
const persons = ['Victim', 'Subscriber', 'Account', 'TelecomNumber', 'OnlineAccount', 'OutreachRecord', 'IncidentReport']

/** Ids of persons of whom the record says that something left. */
const peopleOf = (body: Body): readonly string[] => [
  ...new Set(body.subjects.flatMap((mark) => {
    const [key = '', id = ''] = mark.split(':')
    const pattern = body.patterns[key]
    return pattern && persons.includes(pattern.type) && pattern.clear.length + pattern.masked.length + pattern.tokens.length > 0 ? [id] : []
  })),
]

const grouped = <T>(values: readonly T[], key: (value: T) => unknown): T[][] => {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(JSON.stringify(key(value)), [...(groups.get(JSON.stringify(key(value))) ?? []), value])
  return [...groups.values()]
}
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2
}
const idsOf = (bodies: readonly Body[]): string[] => bodies.map(({ id }) => id)

/** All findings of a log in the order of its places; a day is over when a record bears a later one. */
export function reckon(bodies: readonly Body[], cases: ReadonlySet<string>): readonly Reckoned[] {
  const over = windowOf(Math.max(...bodies.map(({ at }) => at)) - minuteMs, 1)
  const known = bodies.filter(({ agency, officer }) => agency !== null && officer !== null)
  const found: Reckoned[] = []
  const add = (rule: string, { agency, officer }: Body, subject: string | null, from: number, numbers: readonly number[], records: readonly string[]): void => void found.push({ rule, agency: agency as string, officer: officer as string, subject, from, numbers, records })

  const reads = known.filter((body) => peopleOf(body).length > 0)
  const days = grouped(reads.filter(({ at }) => windowOf(at, 1) < over), ({ agency, officer, at }) => [agency, officer, windowOf(at, 1)]).map((ofDay) => ({
    first: ofDay[0] as Body,
    from: windowOf((ofDay[0] as Body).at, 1),
    reads: ofDay,
    people: new Set(ofDay.flatMap(peopleOf)).size,
    off: ofDay.filter(({ at }) => isOff(at)),
    pressing: ofDay.filter(({ purpose }) => purpose === 'INVESTIGATION' || purpose === 'STOP_LOSS'),
  }))
  for (const each of days) {
    const colleagues = days.filter(({ first, from }) => first.agency === each.first.agency && from === each.from)
    const middle = median(colleagues.map(({ people }) => people))
    if (colleagues.length >= 4 && each.people >= 50 && each.people >= 5 * middle) add('TOP_VIEWER', each.first, null, each.from, [each.people, colleagues.length, middle], idsOf(each.reads))
    const bare = each.pressing.filter((body) => body.case === null || !cases.has(body.case))
    if (bare.length >= 20 && bare.length * 2 >= each.pressing.length) add('PURPOSE_WITHOUT_CASE', each.first, null, each.from, [bare.length, each.pressing.length, Math.round((bare.length / each.pressing.length) * 100)], idsOf(bare))
    const habit = days.filter(({ first, from }) => first.agency === each.first.agency && first.officer === each.first.officer && from < each.from && from >= each.from - 28 * dayMs)
    const sum = (of: (day: (typeof days)[number]) => number): number => habit.reduce((total, day) => total + of(day), 0)
    const [habitReads, habitOff, habitPeople] = [sum((day) => day.reads.length), sum((day) => day.off.length), sum((day) => day.people)]
    if (habit.length < 5) continue
    if (each.off.length >= 20 && habitOff * 10 <= habitReads) add('OFF_HOURS', each.first, null, each.from, [each.off.length, Math.round((habitOff * 100) / habitReads), habit.length], idsOf(each.off))
    if (each.people >= 40 && each.people * habit.length >= 4 * habitPeople) add('VOLUME_AGAINST_BASELINE', each.first, null, each.from, [each.people, Math.round(habitPeople / habit.length), habit.length], idsOf(each.reads))
  }

  for (const again of grouped(reads.flatMap((body) => peopleOf(body).map((person) => ({ body, person }))), ({ body: { agency, officer, at }, person }) => [agency, officer, person, windowOf(at, 14)])) {
    const { body, person } = again[0] as (typeof again)[number]
    const onDays = new Set(again.map((each) => windowOf(each.body.at, 1))).size
    if (again.length >= 10 && onDays >= 5) add('REPEAT_TARGET', body, person, windowOf(body.at, 14), [again.length, onDays], idsOf(again.map((each) => each.body)))
  }

  for (const ofDay of grouped(known, ({ agency, officer, at }) => [agency, officer, windowOf(at, 1)])) {
    const [first] = ofDay as [Body]
    const from = windowOf(first.at, 1)
    const place = new Map(known.map((body, nth) => [body.id, nth]))
    const before = known.filter(({ agency, officer, at }) => agency === first.agency && officer === first.officer && at >= from - 15 * minuteMs && at < from + dayMs)
    const pairs = ofDay.filter(({ outcome }) => outcome === 'DISCLOSED').flatMap((answer) =>
      before
        .filter((refusal) => refusal.outcome === 'REFUSED' && refusal.refusals.some(({ code }) => ['FORBIDDEN', 'FORBIDDEN_ARGUMENT', 'FIELD_NOT_ENTITLED', 'PURPOSE_REQUIRED'].includes(code)))
        .filter((refusal) => (place.get(refusal.id) as number) < (place.get(answer.id) as number) && answer.at - refusal.at >= 0 && answer.at - refusal.at <= 15 * minuteMs && answer.document === refusal.document)
        .filter((refusal) => answer.purpose !== refusal.purpose || answer.case !== refusal.case || answer.instrument !== refusal.instrument)
        .map((refusal) => ({ refusal, answer })),
    )
    const answers = new Set(pairs.map(({ answer }) => answer.id))
    const both = new Set(pairs.flatMap(({ refusal, answer }) => [refusal.id, answer.id]))
    if (answers.size >= 3) add('REFUSED_THEN_SUCCEEDED', first, null, from, [answers.size, 15], idsOf(known.filter(({ id }) => both.has(id))))

    const lookups = ofDay.filter((body) => body.kind === 'query' && body.outcome === 'DISCLOSED' && (peopleOf(body).length === 1 || body.subjects.length === 0)).sort((a, b) => a.at - b.at)
    const isOther = lookups.map((body, nth) => peopleOf(body).length === 1 && peopleOf(body)[0] !== (nth > 0 ? peopleOf(lookups[nth - 1] as Body)[0] : undefined))
    const hits = lookups.map((body) => {
      const within = lookups.map((each, nth) => ({ each, nth })).filter(({ each }) => each.at >= body.at - 10 * minuteMs && each.at <= body.at)
      return { at: body.at, numbers: [within.length, within.filter(({ each }) => each.subjects.length === 0).length, within.filter(({ nth }) => isOther[nth]).length] as const }
    }).filter(({ numbers: [all, missed, others] }) => all >= 30 && missed >= 10 && others >= 10)
    const [most] = [...hits].sort(({ numbers: a }, { numbers: b }) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2])
    if (most) {
      const covered = new Set(lookups.filter(({ at }) => hits.some((hit) => hit.at >= at && hit.at <= at + 10 * minuteMs)).map(({ id }) => id))
      add('ENUMERATION', first, null, from, [most.numbers[0], 10, most.numbers[1], most.numbers[2]], idsOf(known.filter(({ id }) => covered.has(id))))
    }
  }
  return found
}
