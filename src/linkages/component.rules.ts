/** Which cases confirmed linkages hold together, and which series each set of them is. */

/** Two cases that a confirmed linkage ties. */
export type Tie = readonly [string, string]

/** Cases that ties hold together, by union and find; each set in the order given, and the sets in the order of their first. A tie to a case that is not among them is passed over. */
export function componentsOf(cases: readonly string[], ties: readonly Tie[]): readonly (readonly string[])[] {
  const above = new Map(cases.map((each) => [each, each]))
  const rootOf = (start: string): string => {
    let root = start
    while (above.get(root) !== root) root = above.get(root) as string
    for (let at = start; at !== root; ) {
      const next = above.get(at) as string
      above.set(at, root)
      at = next
    }
    return root
  }
  for (const [one, other] of ties) if (above.has(one) && above.has(other)) above.set(rootOf(one), rootOf(other))
  const sets = new Map<string, string[]>()
  for (const each of cases) {
    const root = rootOf(each)
    const set = sets.get(root)
    if (set) set.push(each)
    else sets.set(root, [each])
  }
  return [...sets.values()]
}

/** Cases of one series. */
export const seriesAtMost = 1_000

/** A series as it stands. */
export interface Standing {
  readonly id: string
  /** Milliseconds. */
  readonly formedAt: number
  readonly leadCaseId: string
  readonly isLeadChosen: boolean
  readonly cases: readonly string[]
}

export interface Reported {
  readonly id: string
  /** Milliseconds. */
  readonly reportedAt: number
}

export interface Plan {
  /** `id`: of the series that goes on; null where one is formed. */
  readonly series: readonly { readonly id: string | null; readonly cases: readonly string[]; readonly leadCaseId: string; readonly isLeadChosen: boolean }[]
  /** Series that end, and the one whose part they become; null where there is none. */
  readonly ended: readonly { readonly id: string; readonly joinedId: string | null }[]
  /** Cases that are in no series. */
  readonly alone: readonly string[]
}

const earliest = (cases: readonly string[], reportedAt: ReadonlyMap<string, number>): string =>
  cases.reduce((first, each) => ((reportedAt.get(each) as number) < (reportedAt.get(first) as number) || (reportedAt.get(each) === reportedAt.get(first) && each < first) ? each : first))

/**
 * What becomes of these series. Each goes on where its lead case is; where that is alone now, with the largest part that is left. Where several come together the oldest stays.
 * A lead case that was chosen stays one for as long as it is in the series; otherwise the case reported first leads. `cases` MUST hold every case of `standing` and of `ties`.
 */
export function planSeries(cases: readonly Reported[], ties: readonly Tie[], standing: readonly Standing[]): Plan {
  const reportedAt = new Map(cases.map((each) => [each.id, each.reportedAt]))
  const sets = componentsOf(cases.map((each) => each.id), ties)
  const parts = sets.filter((set) => set.length > 1)
  const partOf = new Map(parts.flatMap((part) => part.map((each) => [each, part] as const)))
  const homeOf = ({ leadCaseId, cases: members }: Standing): readonly string[] | null =>
    partOf.get(leadCaseId) ?? parts.filter((part) => part.some((each) => members.includes(each))).reduce<readonly string[] | null>((largest, part) => (largest && largest.length >= part.length ? largest : part), null)
  const oldestFirst = [...standing].sort((a, b) => a.formedAt - b.formedAt || (a.id < b.id ? -1 : 1))
  const staying = new Map<readonly string[], Standing>()
  const ended: { readonly id: string; readonly joinedId: string | null }[] = []
  for (const each of oldestFirst) {
    const home = homeOf(each)
    const older = home && staying.get(home)
    if (home && !older) staying.set(home, each)
    else ended.push({ id: each.id, joinedId: older?.id ?? null })
  }
  return {
    series: parts.map((part) => {
      const own = staying.get(part)
      const isLeadChosen = own?.isLeadChosen === true && part.includes(own.leadCaseId)
      return { id: own?.id ?? null, cases: part, leadCaseId: isLeadChosen ? own.leadCaseId : earliest(part, reportedAt), isLeadChosen }
    }),
    ended,
    alone: sets.filter((set) => set.length === 1).flat(),
  }
}
