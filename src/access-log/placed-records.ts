/** The log's records in the order of their places, a batch at a time, by key and never by offset: what lies in a batch of leaves, read together because the log's order is that of transactions. */
import { parentOf, tileWidth } from './tree.js'
import { type Ask, TreeStore } from './tree-store.js'

/** A leaf and what it stands for; hashes and bytes are hex. */
export interface Placed {
  readonly index: number
  readonly id: string
  readonly leaf: string
  /** `yyyy-mm-01` */
  readonly month: string
  /** Null where it is not stored. */
  readonly record: { readonly recordedAt: string; readonly salt: string; readonly body: string } | null
  /** Whether its month's records went when their time was over. */
  readonly isRetired: boolean
}

/** What a stored text says; nothing where it is no JSON object any more. */
export function factsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const facts: unknown = JSON.parse(body)
    return typeof facts === 'object' && facts !== null ? (facts as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

/** The position that a transaction's number and a record's id give. */
interface Position {
  readonly txid: string
  readonly id: string
}

const batchSize = 1_000
const looseBatchSize = 5_000
/** How far the order of places may run from the order of instants: longer than any statement may take. */
const slackMs = 3_600_000

/** An expression as ISO 8601 in UTC with milliseconds. */
export const instantSql = (expression: string): string => `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const leaves = "select leaf_index, record_id, txid::text as txid, encode(leaf, 'hex') as leaf, month::text as month from access_log.leaf where leaf_index >= $1::bigint and leaf_index < $2::bigint order by leaf_index"
const columns = `id, ${instantSql('recorded_at')} as recorded_at, encode(salt, 'hex') as salt, body`
const neighbours = `select ${columns} from access_log.record where (txid, id) >= ($1::xid8, $2) and (txid, id) <= ($3::xid8, $4) order by record.txid, record.id limit ${2 * batchSize}`
const scattered = `select ${columns} from access_log.record where id = any (array(select json_array_elements_text($1::text::json)))`
const retiredMonths = 'select month::text as month from access_log.retired_month order by month'
const lastBefore = 'select txid::text as txid, record_id as id from access_log.leaf where leaf_index < $1::bigint order by leaf_index desc limit 1'
const looseOnes = `with stored as materialized (
    select id, txid, recorded_at from access_log.record where (txid, id) > ($1::xid8, $2) and (txid, id) <= ($3::xid8, $4) order by record.txid, record.id limit ${looseBatchSize})
  select id, told.txid::text as txid, ${instantSql('recorded_at')} as recorded_at, is_loose from (
    select stored.*, not exists (select from access_log.leaf l where l.record_id = stored.id) as is_loose, row_number() over (order by stored.txid desc, stored.id desc) = 1 as is_last from stored) told
  where is_loose or is_last order by told.txid, told.id`

/** What stands at the places from `from` up to but without `until`, and how far each batch reaches; places that nothing stands at are passed over. */
export async function* placedRecords(ask: Ask, from: number, until: number): AsyncGenerator<{ readonly placed: readonly Placed[]; readonly reached: number }> {
  const retired = new Set<string>()
  const read = (at: number) => batch(ask, retired, at, Math.min(at + batchSize, until))
  // One batch is read while the one before is worked at.
  let coming = from < until ? read(from) : null
  for (let at = from; coming; ) {
    const placed = await coming
    at = Math.min(at + batchSize, until)
    coming = at < until ? read(at) : null
    coming?.catch(() => undefined)
    yield { placed, reached: at }
  }
}

async function batch(ask: Ask, retired: Set<string>, from: number, until: number): Promise<readonly Placed[]> {
  const rows = await ask(leaves, [from, until])
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  const records = new Map<string, Placed['record']>()
  const keep = (found: Awaited<ReturnType<Ask>>) => {
    for (const row of found) records.set(row['id'] as string, { recordedAt: row['recorded_at'] as string, salt: row['salt'] as string, body: row['body'] as string })
  }
  keep(await ask(neighbours, [first['txid'] as string, first['record_id'] as string, last['txid'] as string, last['record_id'] as string]))
  const absent = () => rows.filter((row) => !records.has(row['record_id'] as string) && !retired.has(row['month'] as string))
  if (absent().length > 0) for (const row of await ask(retiredMonths, [])) retired.add(row['month'] as string)
  // Whoever changed the order of leaves or the numbers of transactions has not made the records disappear.
  const elsewhere = absent().map((row) => row['record_id'] as string)
  if (elsewhere.length > 0) keep(await ask(scattered, [JSON.stringify(elsewhere)]))
  return rows.map((row) => {
    const [id, month] = [row['record_id'] as string, row['month'] as string]
    const record = records.get(id) ?? null
    return { index: Number(row['leaf_index']), id, leaf: row['leaf'] as string, month, record, isRetired: record === null && retired.has(month) }
  })
}

/** Records in no place of the tree though older than one that is in the first `size` of it: put there behind the log's back. */
export async function* looseRecords(ask: Ask, size: number): AsyncGenerator<readonly { readonly id: string; readonly recordedAt: string }[]> {
  const [row] = await ask(lastBefore, [size])
  if (!row) return
  const last = row as unknown as Position
  for (let after: Position = { txid: '0', id: '' }; ; ) {
    const rows = await ask(looseOnes, [after.txid, after.id, last.txid, last.id])
    const end = rows.at(-1)
    if (!end) return
    yield rows.filter((each) => each['is_loose']).map((each) => ({ id: each['id'] as string, recordedAt: each['recorded_at'] as string }))
    after = end as unknown as Position
  }
}

/** The first place from `from` up to `until` at which nothing older than the instant (ISO 8601) can stand behind, give or take; `until` where there is none. */
export async function placeOf(ask: Ask, from: number, until: number, instant: string, lean: 'early' | 'late'): Promise<number> {
  const bound = Date.parse(instant) + (lean === 'early' ? -slackMs : slackMs)
  let [low, high] = [from, until]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [placed] = await batch(ask, new Set(), middle, middle + 1)
    const at = placed?.record ? Date.parse(placed.record.recordedAt) : placed ? Date.parse(placed.month) : Number.NaN
    // Where nothing tells when it was, no place is ruled out.
    if (Number.isNaN(at)) return lean === 'early' ? from : until
    if (at < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** Audit paths in the tree of `size` leaves, made a tile at a time: 256 leaves share what is above their tile. */
export class Paths {
  private readonly tree: TreeStore
  private tile = -1
  private rows: readonly (readonly string[])[] = []
  private above: readonly string[] = []

  constructor(
    ask: Ask,
    private readonly size: number,
  ) {
    this.tree = new TreeStore(ask)
  }

  /** From the leaf's sibling up, hex; undefined where the stored tree has a hole. */
  async of(index: number): Promise<readonly string[] | undefined> {
    try {
      const tile = Math.floor(index / tileWidth)
      if ((tile + 1) * tileWidth > this.size) return hex(await this.tree.inclusion(index, this.size))
      if (tile !== this.tile) await this.enter(tile)
      const within = this.rows.map((row, height) => row[(Math.floor(index / 2 ** height) % (tileWidth / 2 ** height)) ^ 1] as string)
      return [...within, ...this.above]
    } catch (cause) {
      // What the database refuses has a code; a tile that is not complete has none.
      if ((cause as { readonly code?: unknown }).code !== undefined) throw cause
      return undefined
    }
  }

  private async enter(tile: number): Promise<void> {
    const rows: (readonly Buffer[])[] = [(await this.tree.tile(0, tile, tileWidth)).slice(0, tileWidth)]
    for (let row = rows[0] as readonly Buffer[]; row.length > 2; rows.push(row)) row = Array.from({ length: row.length / 2 }, (_, at) => parentOf(row[2 * at] as Buffer, row[2 * at + 1] as Buffer))
    this.above = hex((await this.tree.inclusion(tile * tileWidth, this.size)).slice(rows.length))
    this.rows = rows.map(hex)
    this.tile = tile
  }
}

const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'))
