/** Equal parts of a span of time, cut at full minutes, hours or days of Shanghai. */
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const shanghaiMs = 8 * hour
const widths = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, day, 7 * day, 30 * day, 90 * day, 365 * day]
/** As many bars as can be asked about in one document (1,000 tokens). */
export const bucketLimit = 40

export interface Bucket {
  /** Milliseconds of 1970; half open. */
  readonly from: number
  readonly until: number
}

/** The narrowest parts of which at most 40 cover the span; the first and the last may reach beyond it. */
export function bucketsOf(from: number, until: number): readonly Bucket[] {
  if (!(until > from)) return []
  const begin = (width: number) => Math.floor((from + shanghaiMs) / width) * width - shanghaiMs
  const width = widths.find((each) => Math.ceil((until - begin(each)) / each) <= bucketLimit) ?? (widths.at(-1) as number)
  const first = begin(width)
  const count = Math.min(bucketLimit, Math.ceil((until - first) / width))
  return Array.from({ length: count }, (_, at) => ({ from: first + at * width, until: first + (at + 1) * width }))
}

/** `12:30` where a part is shorter than a day, else `11-26`. */
export function bucketLabel({ from, until }: Bucket): string {
  const text = new Date(from + shanghaiMs).toISOString()
  return until - from < day ? text.slice(11, 16) : text.slice(5, 10)
}

/** A step of the axis that reads well: 1, 2 or 5 times a power of ten, of which at most `steps` reach the highest count. */
export function axisStep(highest: number, steps: number): number {
  for (let power = 1; ; power *= 10) for (const factor of [1, 2, 5]) if (factor * power * steps >= highest) return factor * power
}
