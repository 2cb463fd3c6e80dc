/** What a reader can work out of a month's told counts: by what the told numbers leave open, and by trying every month that would have been told so. */

export interface Telling {
  /** Null where it is not told. */
  readonly counts: readonly (number | null)[]
  readonly sum: number | null
}

/** Least and most that each untold count may be, by the sum and the other counts alone; null where it may be anything. */
export function boundsOf({ counts, sum }: Telling): readonly (readonly [least: number, most: number] | null)[] {
  if (sum === null) return counts.map((count) => (count === null ? null : [count, count]))
  const open = counts.filter((count) => count === null).length
  const rest = sum - counts.reduce<number>((total, count) => total + (count ?? 0), 0)
  return counts.map((count) => (count !== null ? [count, count] : open === 1 ? [rest, rest] : [0, rest]))
}

const keyOf = ({ counts, sum }: Telling): string => `${counts.map((count) => count ?? '?').join(' ')} = ${sum ?? '?'}`

/** By telling: what each untold count is in any month of `size` counts up to `most` that a teller who knows no other rule may tell so. `tell` yields every telling of a month that the lot allows. */
export function worldsOf(size: number, most: number, tell: (counts: readonly number[]) => readonly Telling[]): ReadonlyMap<string, readonly ReadonlySet<number>[]> {
  const worlds = new Map<string, Set<number>[]>()
  const visit = (counts: readonly number[]): void => {
    if (counts.length < size) {
      for (let count = 0; count <= most; count++) visit([...counts, count])
      return
    }
    for (const told of tell(counts)) {
      // Beyond `most` not every month was tried.
      if (boundsOf(told).some((bounds) => bounds !== null && bounds[0] !== bounds[1] && bounds[1] > most)) continue
      const known = worlds.get(keyOf(told)) ?? counts.map(() => new Set<number>())
      for (const [at, count] of counts.entries()) if (told.counts[at] === null) known[at]?.add(count)
      worlds.set(keyOf(told), known)
    }
  }
  visit([])
  return worlds
}
