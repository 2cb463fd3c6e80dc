import { randomFillSync } from 'node:crypto'

/** The system's random bytes, asked for a few thousand at a time: one asking costs more than an id. */
const pool = Buffer.alloc(4096)
let drawn = pool.length

/** Fills the bytes of `into` behind `from`; 4,096 at most. */
export function fillRandom(into: Uint8Array, from = 0): void {
  const count = into.length - from
  if (drawn + count > pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  into.set(pool.subarray(drawn, drawn + count), from)
  drawn += count
}
