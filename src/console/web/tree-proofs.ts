/** The log's hashes and proofs (RFC 6962 §2.1; verified as RFC 9162 §2.1.3.2 and §2.1.4.2 say), recomputed by the browser's own SHA-256. */
import { fromHex, join, toHex, utf8 } from './bytes.js'

export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))

/** Hex hash of two nodes; throws where one is no hash. */
async function parentOf(left: string, right: string): Promise<string> {
  return sha256(join(Uint8Array.of(1), hashBytes(left), hashBytes(right)))
}

function hashBytes(hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes?.length !== 32) throw new NoHashError(hex)
  return bytes
}

/** What a server sent in the place of a hash is none. */
export class NoHashError extends Error {
  override readonly name = 'NoHashError'
  constructor(readonly text: string) {
    super(`not a SHA-256 in hex: ${text.slice(0, 80)}`)
  }
}

export interface Leaf {
  /** Hex SHA-256 of salt and body. */
  readonly commitment: string
  readonly entry: string
  /** Hex. */
  readonly leaf: string
}

/** What the tree commits to for a record; `salt` in hex. Throws NoHashError where the salt is no hex. */
export async function leafOf(id: string, salt: string, body: string): Promise<Leaf> {
  const saltBytes = fromHex(salt)
  if (!saltBytes) throw new NoHashError(salt)
  const commitment = await sha256(join(saltBytes, utf8(body)))
  const entry = `liandong/record/1\n${id}\n${commitment}\n`
  return { commitment, entry, leaf: await sha256(join(Uint8Array.of(0), utf8(entry))) }
}

export interface Climb {
  readonly side: 'left' | 'right'
  /** The hash beside. */
  readonly sibling: string
  /** The hash of both. */
  readonly parent: string
}

/** From a leaf up; null where the path has not as many hashes as its place asks for. */
export async function climb(leaf: string, index: number, size: number, path: readonly string[]): Promise<readonly Climb[] | null> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null
  let [at, last, hash] = [index, size - 1, leaf]
  const steps: Climb[] = []
  for (const sibling of path) {
    if (last === 0) return null
    const isRight = at % 2 === 1 || at === last
    const parent = isRight ? await parentOf(sibling, hash) : await parentOf(hash, sibling)
    steps.push({ side: isRight ? 'left' : 'right', sibling, parent })
    if (isRight) {
      while (at % 2 === 0 && at !== 0) {
        at = half(at)
        last = half(last)
      }
    }
    at = half(at)
    last = half(last)
    hash = parent
  }
  return last === 0 ? steps : null
}

/** Sizes go beyond 32 bits. */
const half = (value: number): number => Math.floor(value / 2)

const isPowerOfTwo = (value: number): boolean => (value % 2 === 0 ? isPowerOfTwo(value / 2) : value === 1)

/** Whether the tree of `to` leaves grew from that of `from` leaves: 0 < from < to. Throws NoHashError. */
export async function hasGrown(from: { size: number; root: string }, to: { size: number; root: string }, proof: readonly string[]): Promise<boolean> {
  if (from.size < 1 || from.size >= to.size) return false
  const [first, ...rest] = isPowerOfTwo(from.size) ? [from.root, ...proof] : proof
  if (first === undefined) return false
  let [at, last] = [from.size - 1, to.size - 1]
  while (at % 2 === 1) {
    at = half(at)
    last = half(last)
  }
  let [before, after] = [first, first]
  for (const hash of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      before = await parentOf(hash, before)
      after = await parentOf(hash, after)
      while (at % 2 === 0 && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else after = await parentOf(after, hash)
    at = half(at)
    last = half(last)
  }
  return last === 0 && before === from.root && after === to.root
}
