/** Who saw a subject, put together from single accesses: by agency, and within it by officer. */
import { dispositions } from './searches.js'

export interface Access {
  readonly recordedAt: string
  readonly agencyId: string | null
  readonly officer?: string | null
  readonly clear: readonly string[] | null
  readonly masked: readonly string[] | null
  readonly tokens: readonly string[] | null
  readonly withheld: readonly string[] | null
}

export interface Sighting {
  readonly agencyId: string | null
  readonly officer: string | null
  readonly times: number
  readonly first: string
  readonly last: string
  /** Fields by the best that any access gave: a field once seen in clear is not told again as masked. */
  readonly fields: Readonly<Record<(typeof dispositions)[number], readonly string[]>>
}

/** Most accesses first. */
export function sightingsOf(accesses: readonly Access[]): readonly Sighting[] {
  const groups = new Map<string, Access[]>()
  for (const access of accesses) {
    const key = JSON.stringify([access.agencyId, access.officer ?? null])
    groups.set(key, [...(groups.get(key) ?? []), access])
  }
  return [...groups.values()]
    .map((group): Sighting => {
      const instants = group.map(({ recordedAt }) => recordedAt).sort((a, b) => Date.parse(a) - Date.parse(b))
      const told = new Set<string>()
      const fields = Object.fromEntries(
        dispositions.map((disposition) => {
          const names = [...new Set(group.flatMap((access) => access[disposition] ?? []))].filter((name) => !told.has(name)).sort()
          for (const name of names) told.add(name)
          return [disposition, names]
        }),
      ) as unknown as Sighting['fields']
      return { agencyId: group[0]?.agencyId ?? null, officer: group[0]?.officer ?? null, times: group.length, first: instants[0] ?? '', last: instants.at(-1) ?? '', fields }
    })
    .sort((a, b) => b.times - a.times || Date.parse(b.last) - Date.parse(a.last))
}
