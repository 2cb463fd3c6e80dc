/** Analysis reports: what may be in one, who takes which step, and a month's figures as rows. Pure. */
import type { RuleName } from '../law/articles.js'
import { monthBegin } from '../law/calendar.js'
import { fen, yuan } from '../scalars/money.js'
import type { analysisReport } from './bulletin.table.js'
import { smallestTold, suppress } from './suppression.rules.js'
import { periodsBetween, type TrendDimension } from './trend.rules.js'

type Report = typeof analysisReport.$inferSelect

/** Characters that each text takes. */
export const textSizes = { title: 200, text: 8_000, assessment: 8_000, reason: 1_000 } as const
/** Months of a report that has figures. */
export const figureBounds = { months: 12 } as const
/** Divisions of fewer than five cases in the twelve months before are counted as one, under this key. */
export const otherDivisions = 'OTHER'
/** Key of a month's sum. */
export const sumKey = 'ALL'

export interface Texts {
  readonly title?: string | null
  readonly titleZh?: string | null
  readonly text?: string | null
  readonly textZh?: string | null
  readonly assessment?: string | null
}

type Fault = readonly [field: string, rule: RuleName]

export function faultsOfTexts(texts: Texts): readonly Fault[] {
  const sizes = [['title', textSizes.title], ['titleZh', textSizes.title], ['text', textSizes.text], ['textZh', textSizes.text], ['assessment', textSizes.assessment]] as const
  const faults = sizes.flatMap(([field, size]): Fault[] => {
    const value = texts[field]
    if (value === null || value === undefined) return []
    if (!value.trim()) return [[field, 'text-missing']]
    return value.length > size ? [[field, 'text-too-long']] : []
  })
  if (faults.length) return faults
  const [en, zh] = [[texts.title, texts.text], [texts.titleZh, texts.textZh]].map((pair) => pair.filter((each) => each !== null && each !== undefined).length) as [number, number]
  return en === 1 || zh === 1 || en + zh === 0 ? [['title', 'bulletin-language']] : []
}

const isMonthBegin = (at: Date): boolean => monthBegin(at).getTime() === at.getTime()

/** What is wrong with the period of a report, with figures or without. */
export function faultOfPeriod(from: Date, until: Date, hasFigures: boolean, now: Date): Fault | null {
  if (until <= from) return ['periodUntil', 'bulletin-period']
  if (!hasFigures) return null
  if (!isMonthBegin(from)) return ['periodFrom', 'bulletin-whole-months']
  if (!isMonthBegin(until) || periodsBetween('MONTH', from.getTime(), until.getTime()) > figureBounds.months) return ['periodUntil', 'bulletin-whole-months']
  // A month that is not over would be told twice, and the days between by their difference.
  return until > now ? ['periodUntil', 'bulletin-month-not-over'] : null
}

export type ReportStep = 'REVISE' | 'PUBLISH' | 'WITHDRAW'

/** The rule that forbids a step to that officer; null where none does. */
export function forbids(step: ReportStep, { status, draftedById }: Pick<Report, 'status' | 'draftedById'>, officerId: string): RuleName | null {
  if (step === 'WITHDRAW') return status === 'WITHDRAWN' ? 'bulletin-step' : null
  if (status !== 'DRAFT') return 'bulletin-step'
  if (step === 'REVISE') return draftedById === officerId ? null : 'bulletin-author'
  return draftedById === officerId ? 'bulletin-four-eyes' : null
}

/** One key in one month. */
export interface Counted {
  readonly key: string
  readonly periodFrom: string
  readonly periodUntil: string
  readonly count: number
  readonly lossAmount: string
  readonly isRising: boolean | null
}

/** The months' counts for every key, in the order of keys, with noughts where nothing was counted, and the month's sum at the end. */
export function wholeTable(months: readonly Pick<Counted, 'periodFrom' | 'periodUntil'>[], keys: readonly string[], counted: readonly Counted[]): readonly Counted[] {
  const found = new Map(counted.map((each) => [`${each.key} ${each.periodFrom}`, each]))
  return months.flatMap(({ periodFrom, periodUntil }) => {
    const cells = [...keys].sort().map((key) => found.get(`${key} ${periodFrom}`) ?? { key, periodFrom, periodUntil, count: 0, lossAmount: '0.00', isRising: null })
    return [...cells, { key: sumKey, periodFrom, periodUntil, ...sumOf(cells), isRising: null }]
  })
}

const sumOf = (cells: readonly Counted[]): Pick<Counted, 'count' | 'lossAmount'> => ({ count: cells.reduce((sum, { count }) => sum + count, 0), lossAmount: yuan(cells.reduce((sum, { lossAmount }) => sum + fen(lossAmount), 0n)) })

/** By key, in the order in which the keys come. */
function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** Divisions with as many cases in the months before, and all others as one: which of them is named must not tell of a case of these months. */
export function mergeOthers(counted: readonly Counted[], before: readonly Counted[]): { readonly keys: readonly string[]; readonly counted: readonly Counted[] } {
  const named = new Set([...groupsOf(before, ({ key }) => key)].flatMap(([key, cells]) => (sumOf(cells).count >= smallestTold ? [key] : [])))
  const rest = groupsOf(counted.filter(({ key }) => !named.has(key)), ({ periodFrom }) => periodFrom)
  const others = [...rest.values()].map((cells): Counted => ({ ...(cells[0] as Counted), key: otherDivisions, ...sumOf(cells), isRising: null }))
  return { keys: [...named, otherDivisions], counted: [...counted.filter(({ key }) => named.has(key)), ...others] }
}

/** A figure of a report, so far as its telling is decided by it. */
export interface Figure {
  readonly id: string
  readonly dimension: TrendDimension
  readonly periodFrom: string
  readonly key: string
  readonly count: number
}

/** Ids of the figures that are told, decided for each month and dimension by itself. */
export function toldOf(figures: readonly Figure[], draw: (below: number) => number): ReadonlySet<string> {
  const told = new Set<string>()
  for (const table of groupsOf(figures, ({ dimension, periodFrom }) => `${dimension} ${periodFrom}`).values()) {
    const cells = table.filter(({ key }) => key !== sumKey)
    const decided = suppress(cells.map(({ count }) => count), draw)
    for (const [at, { id }] of cells.entries()) if (decided.told[at]) told.add(id)
    if (decided.isSumTold) for (const { id, key } of table) if (key === sumKey) told.add(id)
  }
  return told
}
