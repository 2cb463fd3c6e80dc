/** The log as an outsider verifies it: bytes from the table, hashes by node:crypto, nothing of src/. */
import { createHash } from 'node:crypto'
import type postgres from 'postgres'

export interface Stored {
  readonly id: string
  readonly salt: Buffer
  readonly body: string
  readonly leaf: Buffer
}

export const storedRecords = (sql: postgres.Sql): Promise<readonly Stored[]> => sql<Stored[]>`select id, salt, body, leaf from access_log.record order by txid, id`

const sha256 = (...parts: (string | Buffer)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** RFC 6962 §2.1: a leaf is hashed behind a zero byte. */
export const expectedLeaf = ({ id, salt, body }: Pick<Stored, 'id' | 'salt' | 'body'>): string =>
  sha256(Buffer.from([0]), Buffer.from(`liandong/record/1\n${id}\n${sha256(salt, Buffer.from(body, 'utf8')).toString('hex')}\n`, 'utf8')).toString('hex')

interface Placed {
  readonly leaf_index: string
  readonly record_id: string
  readonly leaf: Buffer
  readonly month: string
}

const parent = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.from([1]), left, right)

/** RFC 6962 §2.1, as it is written there. */
export function rootOfLeaves(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('')
  if (leaves.length === 1) return leaves[0] as Buffer
  const left = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return parent(rootOfLeaves(leaves.slice(0, left)), rootOfLeaves(leaves.slice(left)))
}

/** Faults of the log, its leaves and its tree recomputed from the bytes; empty where every record has one place and every subtree and signed root holds. */
export async function faultsOfTree(sql: postgres.Sql): Promise<string[]> {
  const placed = await sql<Placed[]>`select leaf_index, record_id, leaf, month::text from access_log.leaf order by leaf_index`
  const records = new Map((await storedRecords(sql)).map((record) => [record.id, record]))
  const faults: string[] = []
  for (const [at, place] of placed.entries()) {
    if (place.leaf_index !== String(at)) faults.push(`place ${at} is numbered ${place.leaf_index}`)
    const record = records.get(place.record_id)
    if (!record) faults.push(`${place.record_id} has a place and is not stored`)
    else if (expectedLeaf(record) !== place.leaf.toString('hex')) faults.push(`${place.record_id} has another leaf`)
    records.delete(place.record_id)
  }
  for (const id of records.keys()) faults.push(`${id} is stored and has no place`)
  const leaves = placed.map(({ leaf }) => leaf)
  const subtrees = await sql<{ level: number; subtree_index: string; hash: Buffer }[]>`select level, subtree_index, hash from access_log.subtree`
  for (const { level, subtree_index, hash } of subtrees) {
    const span = 256 ** level
    if (!rootOfLeaves(leaves.slice(Number(subtree_index) * span, (Number(subtree_index) + 1) * span)).equals(hash)) faults.push(`subtree ${subtree_index} of level ${level} has another hash`)
  }
  if (subtrees.filter(({ level }) => level === 1).length !== Math.floor(leaves.length / 256)) faults.push(`${subtrees.length} subtrees over ${leaves.length} leaves`)
  for (const { tree_size, root } of await sql<{ tree_size: string; root: Buffer }[]>`select tree_size, root from access_log.checkpoint`) {
    if (!rootOfLeaves(leaves.slice(0, Number(tree_size))).equals(root)) faults.push(`the checkpoint of ${tree_size} has another root`)
  }
  return faults.slice(0, 10)
}
