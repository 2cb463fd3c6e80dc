/** What a picture of a trail is made of: accounts, where the money came from and left, and the strands between. Pure. */
import { fenOf, sumOf } from './money.js'
import type { FlowEdge, FlowNode } from './trail-shapes.js'

export type Spot = { readonly id: string; /** From left to right; null where the reader is told no layers. */ readonly column: number | null } & (
  | { readonly kind: 'account'; readonly account: FlowNode }
  /** Where victims paid from. */
  | { readonly kind: 'paid'; readonly fen: bigint | null }
  /** An end that is not the reader's to see. */
  | { readonly kind: 'unseen'; readonly isSource: boolean }
  /** How the money left; null: not told. */
  | { readonly kind: 'exit'; readonly exit: string | null; readonly fen: bigint | null }
  /** Accounts of a layer that are not drawn. */
  | { readonly kind: 'others'; readonly count: number; readonly fen: bigint | null }
)

/** All movements from one spot to another. */
export interface Strand {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly fen: bigint | null
  readonly movements: readonly FlowEdge[]
}

export interface Figure {
  readonly spots: readonly Spot[]
  readonly strands: readonly Strand[]
  /** Accounts that are drawn, the largest first. */
  readonly drawn: readonly FlowNode[]
  readonly leftOut: number
}

interface Reading {
  /** Of a reader who sees every movement of the trail an end that is missing is no account; of another it may be one that is not theirs to see. */
  readonly seesAll: boolean
  readonly mostDrawn: number
}

/** By what came in, the largest first; where that is withheld, in the order of the answer. */
const largestFirst = (accounts: readonly FlowNode[]): readonly FlowNode[] =>
  [...accounts].sort((a, b) => {
    const [one, other] = [fenOf(a.amountIn), fenOf(b.amountIn)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return one === other ? 0 : one < other ? 1 : -1
  })

export function figureOf(accounts: readonly FlowNode[], movements: readonly FlowEdge[], { seesAll, mostDrawn }: Reading): Figure {
  const ordered = largestFirst(accounts)
  const drawn = ordered.slice(0, mostDrawn)
  const hidden = ordered.slice(mostDrawn)
  const hasLayers = accounts.every(({ layer }) => typeof layer === 'number')
  const columnOf = (account: FlowNode): number | null => (hasLayers ? (account.layer as number) : null)
  const spots = new Map<string, Spot>(drawn.map((account) => [account.id, { id: account.id, column: columnOf(account), kind: 'account', account }]))
  const spotOf = new Map<string, string>(drawn.map(({ id }) => [id, id]))
  for (const column of new Set(hidden.map(columnOf))) {
    const group = hidden.filter((account) => columnOf(account) === column)
    const id = `others/${column ?? ''}`
    spots.set(id, { id, column, kind: 'others', count: group.length, fen: sumOf(group.map(({ amountIn }) => fenOf(amountIn))) })
    for (const account of group) spotOf.set(account.id, id)
  }
  const beside = (spot: string, step: 1 | -1): number | null => {
    const column = spots.get(spot)?.column ?? null
    return column === null ? null : column + step
  }
  const bundles = new Map<string, { from: string; to: string; movements: FlowEdge[] }>()
  for (const movement of movements) {
    const [from, to] = [movement.from && spotOf.get(movement.from.id), movement.to && spotOf.get(movement.to.id)]
    // An account that was not read, of a trail that was not read whole.
    if (from === undefined || to === undefined || (!from && !to)) continue
    const start = from ?? (seesAll ? 'paid' : `unseen/to/${to}`)
    const end = to ?? (seesAll || movement.exit ? `exit/${from}/${movement.exit ?? ''}` : `unseen/from/${from}`)
    // Among accounts that are not drawn nothing is.
    if (start === end) continue
    const key = `${start}→${end}`
    const bundle = bundles.get(key) ?? { from: start, to: end, movements: [] }
    bundle.movements.push(movement)
    bundles.set(key, bundle)
  }
  const strands = [...bundles].map(([id, { from, to, movements: within }]): Strand => ({ id, from, to, movements: within, fen: sumOf(within.map(({ amount }) => fenOf(amount))) }))
  const sumInto = (spot: string) => sumOf(strands.filter(({ to }) => to === spot).map(({ fen }) => fen))
  for (const { from, to, movements: [movement] } of strands) {
    if (from === 'paid' && !spots.has(from)) spots.set(from, { id: from, column: hasLayers ? 0 : null, kind: 'paid', fen: sumOf(strands.filter((each) => each.from === from).map(({ fen }) => fen)) })
    if (from.startsWith('unseen/')) spots.set(from, { id: from, column: beside(to, -1), kind: 'unseen', isSource: true })
    if (to.startsWith('exit/')) spots.set(to, { id: to, column: beside(from, 1), kind: 'exit', exit: movement?.exit ?? null, fen: sumInto(to) })
    if (to.startsWith('unseen/')) spots.set(to, { id: to, column: beside(from, 1), kind: 'unseen', isSource: false })
  }
  return { spots: [...spots.values()], strands, drawn, leftOut: hidden.length }
}
