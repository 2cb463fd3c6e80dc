/** One list of movements out of what victims told and what each bank reported: what two of them tell of is one. */
import type { Movement } from './trace.rules.js'

/** *incoming* – as a victim told it. */
export interface Payment {
  readonly id: string
  readonly from: string | null
  readonly to: string
  readonly fen: bigint
  readonly at: number
}

/** *incoming* – as the bank of `account` reported it. */
export interface Entry {
  readonly id: string
  readonly account: string
  readonly direction: 'IN' | 'OUT'
  /** The other account, where the platform knows it. */
  readonly counterparty: string | null
  readonly fen: bigint
  readonly at: number
}

/** Two banks' clocks, and a victim's memory, differ by no more than this. */
export const sameMomentMs = 10 * 60_000

/**
 * Ids are those of the entry, of the payment where no bank has reported it; of a movement that both banks reported, of what the paying bank says.
 * Traced are all payments, or `only` the one of that id: the others are money like any other.
 */
export function movementsOf(payments: readonly Payment[], entries: readonly Entry[], only: string | null = null): readonly Movement[] {
  const debits = entries.filter(({ direction }) => direction === 'OUT').map(({ id, account, counterparty, fen, at }): Movement => ({ id, from: account, to: counterparty, fen, at, isPayment: false }))
  const credits = entries.filter(({ direction }) => direction === 'IN').map(({ id, account, counterparty, fen, at }): Movement => ({ id, from: counterparty, to: account, fen, at, isPayment: false }))
  const movements = new Map(debits.map((debit) => [debit.id, debit]))
  const paying = new Untold(debits)
  for (const credit of credits.sort(byTime)) {
    const found = paying.take(credit.from === null ? ['any>to'] : ['from>to', 'from>?'], credit)
    if (found) movements.set(found.id, { ...found, to: credit.to })
    else movements.set(credit.id, credit)
  }
  const reported = new Untold([...movements.values()])
  for (const { id, from, to, fen, at } of [...payments].sort(byTime)) {
    const payment: Movement = { id, from, to, fen, at, isPayment: only === null || id === only }
    const found = reported.take(from === null ? ['any>to'] : ['from>to', '?>to'], payment)
    movements.set(found?.id ?? id, found ? { ...found, isPayment: payment.isPayment } : payment)
  }
  return [...movements.values()]
}

const byTime = (a: { readonly at: number; readonly id: string }, b: { readonly at: number; readonly id: string }): number => a.at - b.at || (a.id < b.id ? -1 : 1)

/** How an end is known: `any`: whoever it was; `?`: nobody has said who it was. */
type Likeness = 'from>to' | 'any>to' | '?>to' | 'from>?'

const keyOf = (likeness: Likeness, { from, to, fen }: Movement): string => `${likeness} ${likeness.startsWith('from') ? from : ''} ${likeness.endsWith('to') ? to : ''} ${fen}`

/** Movements that nobody else has told of yet. */
class Untold {
  private readonly waiting = new Map<string, Movement[]>()
  private readonly taken = new Set<Movement>()

  constructor(movements: readonly Movement[]) {
    for (const movement of [...movements].sort(byTime)) {
      const { from, to } = movement
      if (from !== null && to !== null) this.add('from>to', movement)
      if (to !== null && from !== to) this.add('any>to', movement)
      if (from === null && to !== null) this.add('?>to', movement)
      if (from !== null && to === null) this.add('from>?', movement)
    }
  }

  private add(likeness: Likeness, movement: Movement): void {
    const key = keyOf(likeness, movement)
    const known = this.waiting.get(key)
    if (known) known.push(movement)
    else this.waiting.set(key, [movement])
  }

  /** The nearest in time of the first likeness that any is found by, within the same moment. */
  take(likenesses: readonly Likeness[], like: Movement): Movement | null {
    for (const likeness of likenesses) {
      const waiting = this.waiting.get(keyOf(likeness, like)) ?? []
      let nearest: Movement | null = null
      for (let nth = firstAt(waiting, like.at - sameMomentMs); nth < waiting.length; nth += 1) {
        const each = waiting[nth] as Movement
        const apart = Math.abs(each.at - like.at)
        if (each.at > like.at + (nearest === null ? sameMomentMs : Math.abs(nearest.at - like.at))) break
        if (!this.taken.has(each) && (nearest === null || apart < Math.abs(nearest.at - like.at))) nearest = each
      }
      if (nearest) {
        this.taken.add(nearest)
        return nearest
      }
    }
    return null
  }
}

/** Place of the first that is not before that instant; they are in the order of time. */
function firstAt(movements: readonly Movement[], at: number): number {
  let [low, high] = [0, movements.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((movements[middle] as Movement).at < at) low = middle + 1
    else high = middle
  }
  return low
}
