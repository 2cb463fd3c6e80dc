/**
 * Where money went that was mixed with other money: pure, exact to the fen, the same for the same movements in whatever order they are given.
 *
 * Movements are told in the order of time; within one instant what comes into an account comes before what leaves it (where that goes round, the smallest id first).
 * Of an account's earlier balance nobody knows anything: what leaves beyond what was seen to come in is not the case's money.
 */
export type TraceMethod = 'TIME_STAMP' | 'FIRST_IN_FIRST_OUT' | 'PRO_RATA'

/** Money from one account to another, from outside (`from` null) or out of what can be traced (`to` null). */
export interface Movement {
  readonly id: string
  readonly from: string | null
  readonly to: string | null
  readonly fen: bigint
  /** Milliseconds. */
  readonly at: number
  /** The victim paid: all of it is traced. `to` MUST be an account. */
  readonly isPayment: boolean
}

/** How much of a movement is the case's money; nothing else is told of. */
export interface Flow {
  readonly id: string
  readonly from: string | null
  readonly to: string | null
  readonly fen: bigint
  /** Layer of where it went; where it left, one more than that of where it came from. */
  readonly layer: number
}

/** in = out + exited + recoverable */
export interface Reached {
  readonly account: string
  readonly layer: number
  readonly inFen: bigint
  readonly outFen: bigint
  readonly exitedFen: bigint
  readonly recoverableFen: bigint
}

export interface Traced {
  /** In the order of time. */
  readonly flows: readonly Flow[]
  /** By layer, then by account. */
  readonly reached: readonly Reached[]
}

export function trace(movements: readonly Movement[], method: TraceMethod): Traced {
  const pools = new Map<string, Pool>()
  const poolOf = (account: string): Pool => {
    let pool = pools.get(account)
    if (!pool) pools.set(account, (pool = method === 'PRO_RATA' ? new Mixture() : new Lots(method)))
    return pool
  }
  const flows: Omit<Flow, 'layer'>[] = []
  for (const { id, from, to, fen, isPayment } of inOrder(movements.filter((each) => !goesNowhere(each)))) {
    const traced = isPayment ? fen : from === null ? 0n : poolOf(from).take(fen)
    if (to !== null) poolOf(to).put(traced, fen - traced)
    if (traced > 0n) flows.push({ id, from: isPayment ? null : from, to, fen: traced })
  }
  return summedUp(flows)
}

const goesNowhere = ({ from, to, isPayment }: Movement): boolean => from === to && !isPayment

interface Pool {
  put(traced: bigint, other: bigint): void
  /** Takes so much out; how much of it was traced. What is not there is not traced. */
  take(fen: bigint): bigint
}

interface Lot {
  traced: bigint
  other: bigint
}

/** Of one lot, the case's money goes first. */
class Lots implements Pool {
  private readonly lots: Lot[] = []
  private first = 0

  constructor(private readonly method: 'TIME_STAMP' | 'FIRST_IN_FIRST_OUT') {}

  put(traced: bigint, other: bigint): void {
    this.lots.push({ traced, other })
  }

  take(fen: bigint): bigint {
    let [left, taken] = [fen, 0n]
    while (left > 0n && this.first < this.lots.length) {
      const lot = this.lots[this.method === 'TIME_STAMP' ? this.lots.length - 1 : this.first] as Lot
      const [traced, other] = [smaller(lot.traced, left), smaller(lot.other, left - smaller(lot.traced, left))]
      lot.traced -= traced
      lot.other -= other
      taken += traced
      left -= traced + other
      if (lot.traced + lot.other > 0n) break
      if (this.method === 'TIME_STAMP') this.lots.pop()
      else this.first += 1
    }
    return taken
  }
}

/** Parts of a fen stay in the account. */
class Mixture implements Pool {
  private traced = 0n
  private other = 0n

  put(traced: bigint, other: bigint): void {
    this.traced += traced
    this.other += other
  }

  take(fen: bigint): bigint {
    const all = this.traced + this.other
    const taken = fen >= all ? this.traced : (fen * this.traced) / all
    this.traced -= taken
    this.other = fen >= all ? 0n : this.other - (fen - taken)
    return taken
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function inOrder(movements: readonly Movement[]): readonly Movement[] {
  const sorted = [...movements].sort((a, b) => a.at - b.at || byText(a.id, b.id))
  const ordered: Movement[] = []
  for (let begin = 0; begin < sorted.length; ) {
    let end = begin + 1
    while (end < sorted.length && sorted[end]?.at === sorted[begin]?.at) end += 1
    for (const each of end - begin === 1 ? sorted.slice(begin, end) : ofOneInstant(sorted.slice(begin, end))) ordered.push(each)
    begin = end
  }
  return ordered
}

/** A movement waits while any into the account it leaves is still to come; in waves, each by id. */
function ofOneInstant(movements: readonly Movement[]): readonly Movement[] {
  const toCome = new Map<string, number>()
  const leaving = new Map<string, Movement[]>()
  for (const each of movements) {
    if (each.to !== null) toCome.set(each.to, (toCome.get(each.to) ?? 0) + 1)
    if (each.from !== null && !each.isPayment) listOf(leaving, each.from).push(each)
  }
  const isFree = ({ from, isPayment }: Movement): boolean => isPayment || from === null || !toCome.get(from)
  const ordered: Movement[] = []
  const gone = new Set<Movement>()
  let wave = movements.filter(isFree)
  let oldest = 0
  while (ordered.length < movements.length) {
    if (wave.length === 0) {
      while (gone.has(movements[oldest] as Movement)) oldest += 1
      wave = [movements[oldest] as Movement]
    }
    const freed: Movement[] = []
    for (const each of wave) {
      ordered.push(each)
      gone.add(each)
      if (each.to === null) continue
      const left = (toCome.get(each.to) ?? 0) - 1
      toCome.set(each.to, left)
      if (left === 0) for (const next of leaving.get(each.to) ?? []) freed.push(next)
    }
    wave = freed.filter((each) => !gone.has(each)).sort((a, b) => byText(a.id, b.id))
  }
  return ordered
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  let list = lists.get(key)
  if (!list) lists.set(key, (list = []))
  return list
}

function summedUp(flows: readonly Omit<Flow, 'layer'>[]): Traced {
  const onward = new Map<string, Set<string>>()
  const sums = new Map<string, { inFen: bigint; outFen: bigint; exitedFen: bigint }>()
  const sumOf = (account: string) => {
    let sum = sums.get(account)
    if (!sum) sums.set(account, (sum = { inFen: 0n, outFen: 0n, exitedFen: 0n }))
    return sum
  }
  for (const { from, to, fen } of flows) {
    if (to !== null) sumOf(to).inFen += fen
    if (from === null) continue
    if (to === null) sumOf(from).exitedFen += fen
    else {
      sumOf(from).outFen += fen
      onward.set(from, (onward.get(from) ?? new Set()).add(to))
    }
  }
  const layers = new Map<string, number>()
  let layer = [...new Set(flows.flatMap(({ from, to }) => (from === null && to !== null ? [to] : [])))]
  for (let depth = 1; layer.length > 0; depth += 1) {
    for (const account of layer) layers.set(account, depth)
    layer = [...new Set(layer.flatMap((account) => [...(onward.get(account) ?? [])]))].filter((account) => !layers.has(account))
  }
  const layerOf = (account: string): number => layers.get(account) as number
  return {
    flows: flows.map((flow) => ({ ...flow, layer: flow.to === null ? layerOf(flow.from as string) + 1 : layerOf(flow.to) })),
    reached: [...sums]
      .map(([account, { inFen, outFen, exitedFen }]) => ({ account, layer: layerOf(account), inFen, outFen, exitedFen, recoverableFen: inFen - outFen - exitedFen }))
      .sort((a, b) => a.layer - b.layer || byText(a.account, b.account)),
  }
}
