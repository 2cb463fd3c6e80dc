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

export interface Chained {
  readonly leaf_index: string
  readonly record_id: string
  readonly leaf: Buffer
  readonly chain: Buffer
}

/** Faults of the chain, recomputed from its first link; empty where every record has one place and every link holds. */
export async function faultsOfChain(sql: postgres.Sql): Promise<string[]> {
  const chained = await sql<Chained[]>`select leaf_index, record_id, leaf, chain from access_log.leaf order by leaf_index`
  const records = new Map((await storedRecords(sql)).map((record) => [record.id, record]))
  const faults: string[] = []
  let chain: Buffer = Buffer.alloc(32)
  for (const [at, link] of chained.entries()) {
    if (link.leaf_index !== String(at)) faults.push(`place ${at} is numbered ${link.leaf_index}`)
    const record = records.get(link.record_id)
    if (!record) faults.push(`${link.record_id} is chained and not stored`)
    else if (expectedLeaf(record) !== link.leaf.toString('hex')) faults.push(`${link.record_id} has another leaf`)
    chain = sha256(chain, link.leaf)
    if (!chain.equals(link.chain)) faults.push(`the chain breaks at ${at}`)
    records.delete(link.record_id)
  }
  for (const id of records.keys()) faults.push(`${id} is stored and not chained`)
  return faults.slice(0, 10)
}
