/** Trends: how long a baseline is, how much may be asked, and when a count is said to rise. */
import { dayNumber, monthNumber } from '../law/calendar.js'
import type { trendDimensions, trendSteps } from './bulletin.words.js'

export type TrendStep = keyof typeof trendSteps.type
export type TrendDimension = keyof typeof trendDimensions.type

/** Periods before each one that are its baseline. */
export const baselinePeriods: Readonly<Record<TrendStep, number>> = { DAY: 28, WEEK: 12, MONTH: 12 }
/** Periods of a baseline that must have been observed, for anything to be said. */
export const baselineAtLeast = 4
/** Periods and keys of one answer. */
export const trendBounds = { periods: 60, keys: 100 } as const
/** Share of what is called rising that may be so by chance. */
export const falseDiscoveryRate = 0.05

export const trendTest = {
  en: `Exact conditional test of two Poisson rates: of the reports in the period and its baseline together, as many or more in the period as a binomial variable of the period's share of the time would have; so the baseline's own chance is in it. Benjamini–Hochberg over all cells of the answer at ${falseDiscoveryRate * 100} %. Nothing is said where fewer than ${baselineAtLeast} periods of the baseline were observed.`,
  zh: `两个泊松率的精确条件检验：以本期与基线期合计数为条件，按本期时长占比的二项分布求上尾概率，已计入基线自身的随机性；对答复中全部单元按 Benjamini–Hochberg 法校正（${falseDiscoveryRate * 100}%）。基线不足 ${baselineAtLeast} 个周期的不作判断。`,
} as const

/** 1970-01-01 was a Thursday. */
const weekNumber = (at: Date): number => Math.floor((dayNumber(at) + 3) / 7)
const numberOf: Readonly<Record<TrendStep, (at: Date) => number>> = { DAY: dayNumber, WEEK: weekNumber, MONTH: monthNumber }

/** Whole periods that the span, half open, touches. */
export const periodsBetween = (step: TrendStep, from: number, until: number): number => numberOf[step](new Date(until - 1)) - numberOf[step](new Date(from)) + 1

export interface TrendFault {
  readonly argument: 'until'
  readonly rule: string
  readonly en: string
  readonly zh: string
}

/** What is wrong with what is asked; null where nothing is. */
export function trendFault({ from, until, step }: { readonly from: string; readonly until: string; readonly step: TrendStep }): TrendFault | null {
  const [since, before] = [Date.parse(from), Date.parse(until)]
  if (before <= since) return { argument: 'until', rule: 'until is after from', en: 'until must be after from.', zh: 'until 必须晚于 from。' }
  if (periodsBetween(step, since, before) <= trendBounds.periods) return null
  return { argument: 'until', rule: `at most ${trendBounds.periods} periods`, en: `From from to until there may be ${trendBounds.periods} periods.`, zh: `from 至 until 最多 ${trendBounds.periods} 个周期。` }
}
