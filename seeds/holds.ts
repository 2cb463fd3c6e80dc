import type { SeedRow } from './tables.js'

type FreezeStatus = SeedRow<'controlOrder'>['status']

/** From when until when an account is frozen, in milliseconds. */
interface Span {
  readonly from: number
  readonly until: number
}

const still: readonly FreezeStatus[] = ['IN_FORCE', 'RENEWED', 'PARTLY_RETURNED']

/** What the law allows to be held, for accounts that many made-up cases share: two stops of an account (银发〔2016〕86号), one freeze at a time (CPL §144 ¶2). Counted in the order of cases, not of days. */
export class Holds {
  readonly #stops = new Map<string, number>()
  readonly #freezes = new Map<string, Span[]>()

  /** 1 or 2; null where the account has been stopped twice. */
  stop(accountId: string): 1 | 2 | null {
    const count = this.#stops.get(accountId) ?? 0
    if (count >= 2) return null
    this.#stops.set(accountId, count + 1)
    return count === 0 ? 1 : 2
  }

  /** The freeze as it can be: behind another it waits, before another it is lifted in time. `until`: when it would end by itself. */
  freeze(accountId: string, wanted: FreezeStatus, { from, until }: Span): { readonly status: FreezeStatus; readonly until: number } {
    const spans = this.#freezes.get(accountId) ?? []
    if (spans.some((span) => span.from <= from && from < span.until)) return { status: 'QUEUED', until: from }
    const next = Math.min(...spans.flatMap((span) => (span.from > from ? [span.from] : [])))
    const end = still.includes(wanted) ? Infinity : until
    const freeze = next < end ? { status: 'LIFTED' as const, until: from + Math.floor((next - from) / 2) } : { status: wanted, until: end }
    this.#freezes.set(accountId, [...spans, { from, until: freeze.until }])
    return freeze
  }
}
