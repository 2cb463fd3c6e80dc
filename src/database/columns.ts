import { createHash } from 'node:crypto'
import { numeric, text, timestamp } from 'drizzle-orm/pg-core'
import { fillRandom } from './chance.js'

/** Crockford's base 32: no i, l, o, u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 16 bytes as 26 characters, most significant first; the first character is 0 to 7. Order of text is order of bytes. */
function base32(bytes: Uint8Array): string {
  let out = alphabet[bytes[0]! >> 5]! + alphabet[bytes[0]! & 31]!
  for (let at = 1; at < 16; at += 5) {
    const [a, b, c, d, e] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!, bytes[at + 4]!]
    out += alphabet[a >> 3]! + alphabet[((a & 7) << 2) | (b >> 6)]! + alphabet[(b >> 1) & 31]! + alphabet[((b & 1) << 4) | (c >> 4)]!
    out += alphabet[((c & 15) << 1) | (d >> 7)]! + alphabet[(d >> 2) & 31]! + alphabet[((d & 3) << 3) | (e >> 5)]! + alphabet[e & 31]!
  }
  return out
}

function stamped(bytes: Uint8Array, version: 7 | 8): Uint8Array {
  bytes[6] = (version << 4) | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return bytes
}

/** `<prefix>_<26 characters>`: a UUID of version 7 (RFC 9562 §5.7), so ids made later sort later, to the millisecond. */
export function newId(prefix: string): string {
  const bytes = new Uint8Array(16)
  writeTime(bytes, Date.now())
  fillRandom(bytes, 6)
  return `${prefix}_${base32(stamped(bytes, 7))}`
}

/** The same id for the same key and instant, always: of version 7, with 74 bits of SHA-256 in the place of chance. Rows of one time lie side by side in an index. */
export function datedId(prefix: string, key: string, milliseconds: number): string {
  const bytes = new Uint8Array(createHash('sha256').update(`${prefix}\u0000${key}`).digest().subarray(0, 16))
  writeTime(bytes, milliseconds)
  return `${prefix}_${base32(stamped(bytes, 7))}`
}

function writeTime(bytes: Uint8Array, milliseconds: number): void {
  let rest = milliseconds
  for (let at = 5; at >= 0; at -= 1) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
}

/** The same id for the same key, always: a UUID of version 8 (RFC 9562 §5.8) from SHA-256. For seeds; whoever knows the key knows the id. */
export function seedId(prefix: string, key: string): string {
  const digest = createHash('sha256').update(`${prefix}\u0000${key}`).digest()
  return `${prefix}_${base32(stamped(new Uint8Array(digest.subarray(0, 16)), 8))}`
}

/** Primary key, made here and opaque to callers. */
export const id = (prefix: string) => text('id').primaryKey().$defaultFn(() => newId(prefix))

/** An instant to the millisecond, as text with its offset. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'string' })

/** Yuan to the fen, exact, as text; up to 18 digits before the point. */
export const money = (name: string) => numeric(name, { precision: 20, scale: 2 })
