/**
 * The Merkle tree over the log's leaves (RFC 6962 §2.1; RFC 9162 §2.1 says the same): its root, audit paths and consistency proofs, read from stored subtrees.
 * Subtrees are stored at every eighth level alone – a tile is 256 hashes wide, as in C2SP tlog-tiles – and all between is hashed when it is asked for.
 */
import { createHash } from 'node:crypto'

export const tileWidth = 256
const tileHeight = 8

/** Where the hashes come from. */
export interface HashReader {
  /** Hashes of the full subtrees of 256^level leaves, from `first` up to but without `until`; they lie in one tile. Level 0: the leaves. Rejects where one is not stored. */
  read(level: number, first: number, until: number): Promise<readonly Buffer[]>
}

/** RFC 6962 §2.1: the hash of an empty tree. */
export const emptyRoot = createHash('sha256').digest()

export const parentOf = (left: Buffer, right: Buffer): Buffer => createHash('sha256').update(Buffer.from([1])).update(left).update(right).digest()

/** Root of a perfect subtree from the hashes of its equal parts: 1, 2, 4 … 256 of them. */
export function fold(hashes: readonly Buffer[]): Buffer {
  let row = hashes
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, at) => parentOf(row[2 * at] as Buffer, row[2 * at + 1] as Buffer))
  return row[0] as Buffer
}

export const rootOf = (reader: HashReader, size: number): Promise<Buffer> => (size === 0 ? Promise.resolve(emptyRoot) : range(reader, 0, size))

/** `PATH(index, D[size])`, from the leaf's sibling up; 0 ≤ index < size. */
export const inclusionPath = (reader: HashReader, index: number, size: number): Promise<Buffer[]> => path(reader, index, 0, size)

/** `PROOF(first, D[size])`; 0 < first ≤ size. Empty where both are the same tree. */
export const consistencyPath = (reader: HashReader, first: number, size: number): Promise<Buffer[]> => subproof(reader, first, 0, size, true)

/** The largest power of two below `count`; `count` at least 2. Sizes go beyond 32 bits. */
function split(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

/** `MTH(D[start:start+count])`. */
async function range(reader: HashReader, start: number, count: number): Promise<Buffer> {
  const height = Math.log2(count)
  if (Number.isInteger(height)) {
    const level = Math.floor(height / tileHeight)
    const first = start / tileWidth ** level
    return fold(await reader.read(level, first, first + 2 ** (height % tileHeight)))
  }
  const left = split(count)
  return parentOf(await range(reader, start, left), await range(reader, start + left, count - left))
}

async function path(reader: HashReader, index: number, start: number, count: number): Promise<Buffer[]> {
  if (count === 1) return []
  const left = split(count)
  return index < left
    ? [...(await path(reader, index, start, left)), await range(reader, start + left, count - left)]
    : [...(await path(reader, index - left, start + left, count - left)), await range(reader, start, left)]
}

async function subproof(reader: HashReader, first: number, start: number, count: number, whole: boolean): Promise<Buffer[]> {
  if (first === count) return whole ? [] : [await range(reader, start, count)]
  const left = split(count)
  return first <= left
    ? [...(await subproof(reader, first, start, left, whole)), await range(reader, start + left, count - left)]
    : [...(await subproof(reader, first - left, start + left, count - left, false)), await range(reader, start, left)]
}
