/** The tree as it is stored, a tile at a time. Hashes never change once they stand, so what was read is kept. */
import { invariant } from '../errors.js'
import { consistencyPath, type HashReader, inclusionPath, rootOf, tileWidth } from './tree.js'

/** Runs one statement; rows hold what it selects by name. */
export type Ask = (text: string, parameters: readonly (string | number)[]) => Promise<readonly Readonly<Record<string, unknown>>[]>

/** Tiles kept in memory at most: 8 kB each. */
const tilesKept = 2_048

const ofLeaves = "select encode(leaf, 'hex') as hash from access_log.leaf where leaf_index >= $1::bigint and leaf_index < $2::bigint order by leaf_index"
const ofSubtrees = "select encode(hash, 'hex') as hash from access_log.subtree where level = $3::smallint and subtree_index >= $1::bigint and subtree_index < $2::bigint order by subtree_index"

export class TreeStore implements HashReader {
  private readonly tiles = new Map<string, readonly Buffer[]>()

  constructor(private readonly ask: Ask) {}

  async read(level: number, first: number, until: number): Promise<readonly Buffer[]> {
    const tile = Math.floor(first / tileWidth)
    const hashes = await this.tile(level, tile, until - tile * tileWidth)
    return hashes.slice(first - tile * tileWidth, until - tile * tileWidth)
  }

  /** At least the first `width` hashes of a tile. */
  async tile(level: number, tile: number, width: number): Promise<readonly Buffer[]> {
    const key = `${level}/${tile}`
    const known = this.tiles.get(key)
    if (known && known.length >= width) return known
    const from = tile * tileWidth
    const rows = await this.ask(level === 0 ? ofLeaves : ofSubtrees, [from, from + tileWidth, ...(level === 0 ? [] : [level])])
    const hashes = rows.map((row) => Buffer.from(row['hash'] as string, 'hex'))
    invariant(hashes.length >= width, `tile ${key} holds ${hashes.length} hashes and not ${width}`)
    this.tiles.delete(key)
    this.tiles.set(key, hashes)
    if (this.tiles.size > tilesKept) this.tiles.delete(this.tiles.keys().next().value as string)
    return hashes
  }

  root(size: number): Promise<Buffer> {
    return rootOf(this, size)
  }

  /** Audit path of the leaf at `index` in the tree of `size` leaves; 0 ≤ index < size ≤ what is stored. */
  inclusion(index: number, size: number): Promise<Buffer[]> {
    return inclusionPath(this, index, size)
  }

  /** That the tree of `to` leaves grew from that of `from`; 0 < from ≤ to ≤ what is stored. */
  consistency(from: number, to: number): Promise<Buffer[]> {
    return consistencyPath(this, from, to)
  }
}
