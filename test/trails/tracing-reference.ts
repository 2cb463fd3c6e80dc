import type { Entry, Payment } from '../../src/trails/movement.rules.js'
import type { Flow, Movement, Reached, Traced, TraceMethod } from '../../src/trails/trace.rules.js'

/** Says what tracing is, slowly: every question is asked anew of everything. Shares no line with what it checks. */

const tenMinutes = 600_000
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n)
const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)
const byTimeAndId = (a: { readonly at: number; readonly id: string }, b: { readonly at: number; readonly id: string }): number => compare(a.at, b.at) || compare(a.id, b.id)

/** Money of one kind that came in with one movement. */
interface Parcel {
  readonly account: string
  readonly lot: number
  readonly traced: boolean
  fen: bigint
}

const goesRound = ({ from, to, isPayment }: Movement): boolean => !isPayment && from !== null && from === to
const waitsFor = (movement: Movement, other: Movement): boolean => !movement.isPayment && movement.from !== null && !goesRound(movement) && !goesRound(other) && other.to === movement.from

function wavesOf(instant: readonly Movement[]): readonly Movement[][] {
  const waves: Movement[][] = []
  let waiting = [...instant].sort((a, b) => compare(a.id, b.id))
  while (waiting.length > 0) {
    const still = waiting
    const free = still.filter((movement) => !still.some((other) => waitsFor(movement, other)))
    const wave = free.length > 0 ? free : still.slice(0, 1)
    waves.push(wave)
    waiting = still.filter((movement) => !wave.includes(movement))
  }
  return waves
}

/** By instant, by wave. */
export function wavesInOrder(movements: readonly Movement[]): readonly Movement[][] {
  const instants = [...new Set(movements.map(({ at }) => at))].sort(compare)
  return instants.flatMap((instant) => wavesOf(movements.filter(({ at }) => at === instant)))
}

function drain(parcels: readonly Parcel[], amount: bigint): bigint {
  let left = amount
  let traced = 0n
  for (const parcel of parcels) {
    let part = left
    if (part > parcel.fen) part = parcel.fen
    parcel.fen -= part
    left -= part
    if (parcel.traced) traced += part
  }
  return traced
}

/** How much of what is taken is traced. */
function take(held: readonly Parcel[], amount: bigint, method: TraceMethod): bigint {
  const tracedFirst = (a: Parcel, b: Parcel): number => Number(b.traced) - Number(a.traced)
  if (method === 'TIME_STAMP') return drain([...held].sort((a, b) => b.lot - a.lot || tracedFirst(a, b)), amount)
  if (method === 'FIRST_IN_FIRST_OUT') return drain([...held].sort((a, b) => a.lot - b.lot || tracedFirst(a, b)), amount)
  const traced = held.filter((parcel) => parcel.traced)
  const other = held.filter((parcel) => !parcel.traced)
  const [t, o] = [sum(traced.map(({ fen }) => fen)), sum(other.map(({ fen }) => fen))]
  const share = amount >= t + o ? t : (amount * t) / (t + o)
  drain(other, amount - share)
  return drain(traced, share)
}

function layersOf(flows: readonly Omit<Flow, 'layer'>[]): ReadonlyMap<string, number> {
  const layers = new Map<string, number>()
  for (const { from, to } of flows) if (from === null && to !== null) layers.set(to, 1)
  for (let changed = true; changed; ) {
    changed = false
    for (const { from, to } of flows) {
      if (from === null || to === null) continue
      const layer = (layers.get(from) ?? Number.POSITIVE_INFINITY) + 1
      if (layer >= (layers.get(to) ?? Number.POSITIVE_INFINITY)) continue
      layers.set(to, layer)
      changed = true
    }
  }
  return layers
}

/** What is recoverable is what lies there in the end, not what a subtraction leaves. */
export function referenceTrace(movements: readonly Movement[], method: TraceMethod): Traced {
  const parcels: Parcel[] = []
  const unlayered: Omit<Flow, 'layer'>[] = []
  wavesInOrder(movements)
    .flat()
    .forEach((movement, lot) => {
      const { id, from, to, fen, isPayment } = movement
      if (goesRound(movement)) return
      const traced = isPayment ? fen : take(parcels.filter(({ account }) => account === from), fen, method)
      if (to !== null) parcels.push({ account: to, lot, traced: true, fen: traced }, { account: to, lot, traced: false, fen: fen - traced })
      if (traced > 0n) unlayered.push({ id, from: isPayment ? null : from, to, fen: traced })
    })
  const layers = layersOf(unlayered)
  const flows = unlayered.map((flow): Flow => ({ ...flow, layer: flow.to === null ? (layers.get(flow.from as string) as number) + 1 : (layers.get(flow.to) as number) }))
  const fenWhere = (condition: (flow: Flow) => boolean): bigint => sum(flows.filter(condition).map(({ fen }) => fen))
  const reached = [...layers].map(([account, layer]): Reached => ({
    account,
    layer,
    inFen: fenWhere(({ to }) => to === account),
    outFen: fenWhere(({ from, to }) => from === account && to !== null),
    exitedFen: fenWhere(({ from, to }) => from === account && to === null),
    recoverableFen: sum(parcels.filter((parcel) => parcel.account === account && parcel.traced).map(({ fen }) => fen)),
  }))
  return { flows, reached: reached.sort((a, b) => compare(a.layer, b.layer) || compare(a.account, b.account)) }
}

/** Sorted by time and id before, so that the first of equals is the earlier. */
function nearest<T extends { readonly at: number; readonly id: string; readonly fen: bigint }>(candidates: readonly T[], wanted: { readonly at: number; readonly fen: bigint }): T | undefined {
  const apart = (each: T): number => Math.abs(each.at - wanted.at)
  return candidates
    .filter((each) => each.fen === wanted.fen && apart(each) <= tenMinutes)
    .sort(byTimeAndId)
    .sort((a, b) => apart(a) - apart(b))[0]
}

type Draft = { -readonly [key in keyof Movement]: Movement[key] }

export function referenceMovementsOf(payments: readonly Payment[], entries: readonly Entry[], only: string | null = null): readonly Movement[] {
  const drafts: Draft[] = []
  for (const { id, account, direction, counterparty, fen, at } of entries) if (direction === 'OUT') drafts.push({ id, from: account, to: counterparty, fen, at, isPayment: false })
  const outs = [...drafts]
  const reportedTwice: Draft[] = []
  for (const entry of entries.filter(({ direction }) => direction === 'IN').sort(byTimeAndId)) {
    const { account: b, counterparty: a } = entry
    const unused = outs.filter((out) => !reportedTwice.includes(out))
    const choices = a === null ? [unused.filter(({ from, to }) => to === b && from !== to)] : [unused.filter(({ from, to }) => from === a && to === b), unused.filter(({ from, to }) => from === a && to === null)]
    const out = choices.map((choice) => nearest(choice, entry)).find((found) => found !== undefined)
    if (out === undefined) drafts.push({ id: entry.id, from: a, to: b, fen: entry.fen, at: entry.at, isPayment: false })
    else {
      out.to = b
      reportedTwice.push(out)
    }
  }
  const alone: Draft[] = []
  const told = new Set<Draft>()
  for (const payment of [...payments].sort(byTimeAndId)) {
    const into = drafts.filter((draft) => draft.to === payment.to && !told.has(draft))
    const choices = payment.from === null ? [into.filter(({ from, to }) => from !== to)] : [into.filter(({ from }) => from === payment.from), into.filter(({ from }) => from === null)]
    const found = choices.map((choice) => nearest(choice, payment)).find((each) => each !== undefined)
    const isPayment = only === null || payment.id === only
    if (found === undefined) alone.push({ id: payment.id, from: payment.from, to: payment.to, fen: payment.fen, at: payment.at, isPayment })
    else {
      found.isPayment = isPayment
      told.add(found)
    }
  }
  return [...drafts, ...alone]
}
