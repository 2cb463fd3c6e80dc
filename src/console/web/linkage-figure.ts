/** What a picture of linked cases is made of: cases, what links two of them, series. Pure. */
import type { Linkage, LinkedCase, Series } from './linkage-shapes.js'

/** A case, or one of another unit that is not told until both agree. */
export type CaseSpot = { readonly id: string; readonly series: Series | null } & ({ readonly kind: 'case'; readonly case: LinkedCase; readonly isLead: boolean } | { readonly kind: 'untold'; readonly unit: string | null })

/** One thing in common; two sides of it are one link. */
export interface Link {
  readonly id: string
  readonly from: string
  readonly to: string
  /** As the side that was read last tells of it. */
  readonly linkage: Linkage
  /** Both sides, where both were read. */
  readonly sides: readonly Linkage[]
}

export interface LinkageFigure {
  readonly spots: readonly CaseSpot[]
  readonly links: readonly Link[]
  readonly leftOut: number
}

const time = (of: LinkedCase): string => `${of.reportedAt ?? ''} ${of.id}`

/** At most so many cases, those with the most linkages first. */
export function linkageFigureOf(linkages: readonly Linkage[], series: readonly Series[], mostDrawn: number): LinkageFigure {
  const cases = new Map<string, LinkedCase>()
  const untold = new Map<string, string | null>()
  const links = new Map<string, Link>()
  for (const linkage of linkages) {
    const { case: one, otherCase: other } = linkage
    if (!one) continue
    cases.set(one.id, one)
    if (other) cases.set(other.id, other)
    const far = other?.id ?? `untold/${one.id}/${linkage.contactUnit?.id ?? ''}`
    if (!other) untold.set(far, linkage.contactUnit?.id ?? null)
    // From the case that was reported first, whichever side it was read from.
    const [from, to] = other && time(other) < time(one) ? [other.id, one.id] : [one.id, far]
    const id = `${from}→${to}/${linkage.type ?? ''}`
    links.set(id, { id, from, to, linkage, sides: [...(links.get(id)?.sides ?? []), linkage] })
  }
  const seriesOf = new Map<string, Series>()
  for (const each of series) {
    for (const of of each.cases?.nodes ?? []) {
      seriesOf.set(of.id, each)
      cases.set(of.id, { ...cases.get(of.id), ...of })
    }
  }
  const degree = new Map<string, number>()
  for (const { from, to } of links.values()) for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1)
  const ids = [...cases.keys(), ...untold.keys()].sort((a, b) => (degree.get(b) ?? 0) - (degree.get(a) ?? 0))
  const drawn = new Set(ids.slice(0, mostDrawn))
  const spots = ids.filter((id) => drawn.has(id)).map((id): CaseSpot => {
    const of = cases.get(id)
    const within = seriesOf.get(id) ?? null
    return of ? { id, series: within, kind: 'case', case: of, isLead: within?.leadCase?.id === id } : { id, series: null, kind: 'untold', unit: untold.get(id) ?? null }
  })
  return { spots, links: [...links.values()].filter(({ from, to }) => drawn.has(from) && drawn.has(to)), leftOut: ids.length - drawn.size }
}
