/**
 * What the log shows everybody who asks: checkpoints, tiles of hashes, entries (C2SP tlog-tiles). They say how many records there are and commit to each;
 * of what is in one they tell nothing: an entry holds a record's id and a salted hash. Witnesses hand in their cosignatures here.
 */
import { asRecorder } from '../database/roles.js'
import type { SessionPool } from '../database/session-pool.js'
import { BadUserInputError } from '../errors.js'
import { cosignedAt, parseNote, parseSignatureLine, parseVkey, type VerifierKey } from './note.js'
import { entrySql } from './record.js'
import { tileWidth } from './tree.js'
import { TreeStore } from './tree-store.js'

export interface LogFacts {
  readonly vkey: string | null
  /** Keys of those whose cosignatures are taken. */
  readonly witnesses: readonly VerifierKey[]
}

const latest = `select c.note, c.tree_size, coalesce((select string_agg(s.line, '' order by s.witness) from access_log.cosignature s where s.tree_size = c.tree_size), '') as cosignatures
  from access_log.checkpoint c order by c.tree_size desc limit 1`
const latestSize = 'select tree_size from access_log.checkpoint order by tree_size desc limit 1'
const one = `select note from access_log.checkpoint where tree_size = $1::bigint`
const placed = `select leaf_index, encode(leaf, 'hex') as leaf from access_log.leaf where record_id = $1`
const entries = `select ${entrySql('r.id', 'r.salt', 'r.body')} as entry
  from access_log.leaf l join access_log.record r on r.id = l.record_id where l.leaf_index >= $1::bigint and l.leaf_index < $2::bigint order by l.leaf_index`
const cosign = `insert into access_log.cosignature (tree_size, witness, line) values ($1::bigint, $2, $3) on conflict do nothing`

export interface Evidence {
  readonly leafIndex: number
  readonly leaf: string
  readonly treeSize: number
  /** Hex, from the leaf's sibling up. */
  readonly path: readonly string[]
  /** Signed note, with the cosignatures that have come in. */
  readonly checkpoint: string
}

/** What stands in the signed tree. Nothing behind the latest checkpoint is told of. */
export class Publication {
  readonly tree: TreeStore

  constructor(
    private readonly records: SessionPool,
    readonly facts: LogFacts,
  ) {
    this.tree = new TreeStore((text, parameters) => records.run(asRecorder, text, parameters))
  }

  /** Null before the first signature. */
  async checkpoint(): Promise<{ readonly size: number; readonly note: string } | null> {
    const [row] = await this.records.run(asRecorder, latest, [])
    return row ? { size: Number(row['tree_size']), note: `${row['note']}${row['cosignatures']}` } : null
  }

  private async signedSize(): Promise<number> {
    const [row] = await this.records.run(asRecorder, latestSize, [])
    return Number(row?.['tree_size'] ?? 0)
  }

  /** Null where the record is unknown, or its place is not signed yet. */
  async evidence(recordId: string): Promise<Evidence | null> {
    const [row] = await this.records.run(asRecorder, placed, [recordId])
    const signed = row ? await this.checkpoint() : null
    if (!row || !signed || Number(row['leaf_index']) >= signed.size) return null
    const leafIndex = Number(row['leaf_index'])
    const path = await this.tree.inclusion(leafIndex, signed.size)
    return { leafIndex, leaf: row['leaf'] as string, treeSize: signed.size, path: path.map((hash) => hash.toString('hex')), checkpoint: signed.note }
  }

  /** Hex hashes that the tree of `to` leaves grew from that of `from`. Rejects with BadUserInputError where that is no pair of sizes. */
  async consistency(from: number, to: number): Promise<readonly string[]> {
    const signed = await this.signedSize()
    if (from < 1 || from > to || to > signed) throw new BadUserInputError(from < 1 || from > to ? 'from' : 'to', 'sizes of the tree', { en: `from and to are sizes of the tree: 1 ≤ from ≤ to ≤ ${signed}.`, zh: `from 与 to 须为树的大小：1 ≤ from ≤ to ≤ ${signed}。` })
    return (await this.tree.consistency(from, to)).map((hash) => hash.toString('hex'))
  }

  /** The bytes of a tile of hashes, or of entries; null where it is not full as asked for in the signed tree, or its records have retired. */
  async tile(kind: 'hashes' | 'entries', level: number, at: number, width: number): Promise<Buffer | null> {
    const signed = await this.signedSize()
    const from = at * tileWidth
    if (width < 1 || width > tileWidth || level > 6 || (from + width) * tileWidth ** level > signed) return null
    if (kind === 'hashes') return Buffer.concat((await this.tree.tile(level, at, width)).slice(0, width))
    const rows = await this.records.run(asRecorder, entries, [from, from + width])
    if (rows.length < width) return null
    return Buffer.concat(rows.flatMap(({ entry }) => {
      const bytes = Buffer.from(entry as string, 'utf8')
      return [Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]
    }))
  }

  /** Takes a witness's cosignature of a checkpoint of ours. Rejects with BadUserInputError, naming what is wrong. */
  async cosign(size: number, line: string): Promise<void> {
    const signature = parseSignatureLine(line.trimEnd())
    const witness = this.facts.witnesses.find(({ name, keyId }) => name === signature?.name && keyId === signature.keyId)
    if (!signature || !witness) throw new BadUserInputError('line', 'a cosignature of a known witness', { en: 'line must be a cosignature/v1 line of a witness this log knows.', zh: 'line 须为本日志已知见证方的 cosignature/v1 签名行。' })
    const [row] = await this.records.run(asRecorder, one, [size])
    const text = row ? parseNote(row['note'] as string)?.text : undefined
    if (!text) throw new BadUserInputError('size', 'a signed size', { en: 'size must be that of a checkpoint this log has signed.', zh: 'size 须为本日志已签名检查点的大小。' })
    if (cosignedAt(text, signature, witness) === null) throw new BadUserInputError('line', 'signs the checkpoint of that size', { en: 'The signature is not of the checkpoint of that size.', zh: '该签名并非针对此大小的检查点。' })
    await this.records.run(asRecorder, cosign, [size, witness.name, signature.line])
  }
}

/** Reads the keys of witnesses, as C2SP writes them, separated by commas. Throws what is no such key. */
export function witnessesOf(vkeys: string): readonly VerifierKey[] {
  return vkeys.split(',').map((each) => each.trim()).filter(Boolean).map((vkey) => {
    const key = parseVkey(vkey)
    if (!key) throw new BadUserInputError('LOG_WITNESSES', 'keys as C2SP signed-note writes them', { en: `LOG_WITNESSES must hold keys as <name>+<id>+<key>, separated by commas.`, zh: `LOG_WITNESSES 须为 <name>+<id>+<key> 形式的密钥，以逗号分隔。` })
    return key
  })
}
