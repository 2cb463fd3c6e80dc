/**
 * Pseudo-random numbers that are the same on every machine: sfc32 by Chris Doty-Humphrey (PractRand, public domain), seeded through
 * splitmix32. For made-up data only.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  /** Equal parts, equal numbers; each part is taken modulo 2^32. */
  constructor(...parts: readonly number[]) {
    let state = 0x9e3779b9
    const scramble = (word: number) => {
      state = (state + word + 0x9e3779b9) | 0
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
      state = mixed ^ (mixed >>> 15)
      return state
    }
    for (const part of parts) scramble(part)
    this.#a = scramble(1)
    this.#b = scramble(2)
    this.#c = scramble(3)
    for (let round = 0; round < 12; round += 1) this.next()
  }

  /** In [0, 1), 32 bits. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return (sum >>> 0) / 4294967296
  }

  /** Whole, from `low` up to and including `high`. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** How often a thing happens whose mean is `mean`: Poisson, for small means. */
  times(mean: number): number {
    const floor = Math.exp(-mean)
    let count = 0
    for (let product = this.next(); product > floor; product *= this.next()) count += 1
    return count
  }
}

/** A choice with weights, which need not sum to one. */
export class Weighted<T> {
  readonly #values: readonly T[]
  readonly #bounds: readonly number[]

  constructor(weights: readonly (readonly [value: T, weight: number])[]) {
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
    let bound = 0
    this.#values = weights.map(([value]) => value)
    this.#bounds = weights.map(([, weight]) => {
      bound += weight / total
      return bound
    })
  }

  pick(random: Random): T {
    const point = random.next()
    let low = 0
    let high = this.#values.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (point < this.#bounds[middle]!) high = middle
      else low = middle + 1
    }
    return this.#values[low]!
  }
}

/** Ranks 0 to count-1, rank r with weight 1/(r+1)^exponent (Zipf). */
export const zipf = (count: number, exponent: number) => new Weighted(Array.from({ length: count }, (_, rank) => [rank, 1 / (rank + 1) ** exponent] as const))
