/** What stands out in a list of times: the busiest window, the widest spread after a credit, how much passed through. Lists may come in any order; times are milliseconds. */
import type { Found } from './ruleset.rules.js'

export interface Mark {
  readonly key: string
  readonly at: number
}

export interface Sum {
  readonly fen: bigint
  readonly at: number
}

const byTime = <T extends { readonly at: number }>(marks: readonly T[]): readonly T[] => [...marks].sort((a, b) => a.at - b.at)

/** How many of each key are within the window. */
class Held {
  private readonly counts = new Map<string, number>()
  get size(): number {
    return this.counts.size
  }
  add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }
  drop(key: string): void {
    const left = (this.counts.get(key) ?? 0) - 1
    if (left > 0) this.counts.set(key, left)
    else this.counts.delete(key)
  }
}

/** Most distinct keys within `span`, both ends included; the first such window, from the first mark in it to the last. */
export function busiest(marks: readonly Mark[], span: number): Found | null {
  const sorted = byTime(marks)
  const held = new Held()
  let tail = 0
  let best: Found | null = null
  for (const { key, at } of sorted) {
    held.add(key)
    for (; (sorted[tail] as Mark).at < at - span; tail += 1) held.drop((sorted[tail] as Mark).key)
    if (held.size > (best?.count ?? 0)) best = { count: held.size, from: (sorted[tail] as Mark).at, until: at }
  }
  return best
}

/** Most distinct payees within `span` after one credit, both ends included; of several such credits the first, from it to the last of those payments. */
export function widest(credits: readonly { readonly at: number }[], debits: readonly Mark[], span: number): Found | null {
  const sorted = byTime(debits)
  const held = new Held()
  let [low, high] = [0, 0]
  let best: Found | null = null
  for (const { at } of byTime(credits)) {
    for (; high < sorted.length && (sorted[high] as Mark).at <= at + span; high += 1) held.add((sorted[high] as Mark).key)
    for (; low < high && (sorted[low] as Mark).at < at; low += 1) held.drop((sorted[low] as Mark).key)
    if (held.size > (best?.count ?? 0)) best = { count: held.size, from: at, until: (sorted[high - 1] as Mark).at }
  }
  return best
}

/** Of what came in, whole percent of it that left within `span`; the oldest money still within it leaves first, which is the most that can have. From the first credit to the last debit. */
export function passedThrough(credits: readonly Sum[], debits: readonly Sum[], span: number): Found | null {
  const [incoming, outgoing] = [byTime(credits), byTime(debits)]
  const total = incoming.reduce((sum, { fen }) => sum + fen, 0n)
  if (total === 0n || outgoing.length === 0) return null
  const left = incoming.map(({ fen }) => fen)
  let first = 0
  let passed = 0n
  for (const { fen, at } of outgoing) {
    let wanted = fen
    while (first < incoming.length && (incoming[first] as Sum).at < at - span) first += 1
    for (let nth = first; wanted > 0n && nth < incoming.length && (incoming[nth] as Sum).at <= at; nth += 1) {
      const taken = wanted < (left[nth] as bigint) ? wanted : (left[nth] as bigint)
      left[nth] = (left[nth] as bigint) - taken
      wanted -= taken
      passed += taken
    }
    while (first < incoming.length && left[first] === 0n) first += 1
  }
  return { count: Number((passed * 100n) / total), from: (incoming[0] as Sum).at, until: (outgoing.at(-1) as Sum).at }
}

/** Whole days from `from` to `until`; nothing where the order is another. */
export const daysBetween = (from: number | null, until: number | null): Found | null => (from === null || until === null || until < from ? null : { count: Math.floor((until - from) / 86_400_000), from, until })

/** Of times alone, how many and between which. */
export const counted = (times: readonly number[]): Found | null => (times.length ? { count: times.length, from: Math.min(...times), until: Math.max(...times) } : null)
