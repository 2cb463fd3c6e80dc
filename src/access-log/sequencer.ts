/**
 * Gives committed records their place in the tree and signs the tree. One sequencer works at a time (advisory lock), in any replica; nobody who writes records waits for it.
 * It takes records of transactions older than every one still running, so none can turn up later behind its back, and recomputes each leaf from the stored bytes first.
 */
import type postgres from 'postgres'
import { beginOn } from '../database/begin.js'
import { leafSql } from './record.js'
import type { Signer } from './signer.js'
import { fold, tileWidth } from './tree.js'
import { TreeStore } from './tree-store.js'

/** Records placed in one transaction: a few milliseconds of the database's time. */
const batchLimit = 1_000
const sequencerKey = 5_701_921
const levels = 7
/**
 * Places what comes behind `(txid, id)`, from a place on; nothing where one of them is damaged. Each leaf is made anew from the stored bytes where they lie: no record travels.
 * `r.txid` in the order: a bare `txid` might be the text of it, and 1000 come before 999.
 */
const place = `with next as materialized (
    select r.id, r.txid, r.leaf, date_trunc('month', r.recorded_at at time zone 'UTC')::date as month, r.leaf = ${leafSql('r.id', 'r.salt', 'r.body')} as sound from access_log.record r
    where r.txid < pg_snapshot_xmin(pg_current_snapshot()) and (r.txid, r.id) > ($1::text::xid8, $2::text) order by r.txid, r.id limit ${batchLimit}),
  damaged as (select id from next where not sound order by txid, id limit 1),
  placed as (insert into access_log.leaf (leaf_index, record_id, txid, leaf, month)
    select $3::bigint + row_number() over (order by n.txid, n.id) - 1, n.id, n.txid, n.leaf, n.month from next n where not exists (select from damaged) returning 1)
  select (select count(*) from placed) as placed, (select id from damaged) as damaged`
const treeSize = 'coalesce((select leaf_index from access_log.leaf order by leaf_index desc limit 1), -1) + 1'

export interface Seal {
  readonly signer: Signer
  /** Between two signatures at least. */
  readonly intervalMs: number
  /** Told of each checkpoint once it is durable; awaited before the next. */
  readonly onSigned: (note: string) => Promise<void>
}

export interface SequencerOptions {
  readonly sql: postgres.Sql
  readonly intervalMs: number
  readonly onFault: (fault: unknown) => void
  /** A replica without the log's key places records, and leaves signing to those that have it. */
  readonly seal?: Seal
}

/** A stored record whose bytes do not give its leaf: the log stops growing until somebody has looked. */
export class RecordDamagedError extends Error {
  override readonly name = 'RecordDamagedError'
  constructor(readonly recordId: string) {
    super(`The stored bytes of record ${recordId} do not give its leaf`)
  }
}

export class Sequencer {
  private timer: NodeJS.Timeout | null = null
  private running: Promise<unknown> = Promise.resolve()
  private stopped = false
  readonly tree: TreeStore
  /** Whether every full subtree of what stood when this process began is written. */
  private grown = false

  constructor(private readonly options: SequencerOptions) {
    this.tree = new TreeStore((text, parameters) => this.asRecorder((sql) => sql.unsafe(text, parameters as (string | number)[])))
  }

  start(): void {
    const turn = () => {
      this.running = this.sequence()
        .then(() => this.seal())
        .catch((fault) => this.options.onFault(fault))
        .finally(() => {
          if (!this.stopped) this.timer = setTimeout(turn, this.options.intervalMs)
        })
    }
    turn()
  }

  /** Places and signs what is left, once, and rests. */
  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.running
    await this.sequence()
      .then(() => this.seal({ atOnce: true }))
      .catch((fault) => this.options.onFault(fault))
  }

  /** Records that have their place. */
  async size(): Promise<number> {
    const [row] = await this.asRecorder((sql) => sql<{ size: string }[]>`select ${sql.unsafe(treeSize)} as size`)
    return Number(row?.size)
  }

  /** Resolves with how many records were placed. Another sequencer at work: 0. */
  async sequence(): Promise<number> {
    let total = 0
    while (true) {
      const count = await this.batch()
      total += count
      if (count < batchLimit) return total
    }
  }

  /** Signs the tree where it has grown since the last signature, and that is `intervalMs` ago or `atOnce` is asked. Resolves with the note; null where none was made. */
  async seal({ atOnce = false } = {}): Promise<string | null> {
    const { seal } = this.options
    if (!seal) return null
    const [grown] = await this.asRecorder((sql) => sql<{ size: string; due: boolean }[]>`
      select size, coalesce(size > c.tree_size and (${atOnce} or clock_timestamp() >= c.signed_at + make_interval(secs => ${seal.intervalMs / 1000}::float8)), size > 0) as due
      from (select ${sql.unsafe(treeSize)} as size) t
      left join (select tree_size, signed_at from access_log.checkpoint order by tree_size desc limit 1) c on true`)
    if (!grown?.due) return null
    const size = Number(grown.size)
    const root = await this.tree.root(size)
    const note = seal.signer.sign(size, root)
    // Of two that sign the same size the first is kept: they say the same of the same tree.
    const made = await this.asRecorder((sql) => sql`insert into access_log.checkpoint (tree_size, root, note) values (${size}, decode(${root.toString('hex')}, 'hex'), ${note}) on conflict do nothing returning 1`)
    if (made.length === 0) return null
    await seal.onSigned(note)
    return note
  }

  private asRecorder<T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
    return beginOn(this.options.sql, async (sql) => {
      await sql`select set_config('role', 'liandong_recorder', true)`
      return work(sql)
    })
  }

  private async batch(): Promise<number> {
    const placed = await this.asRecorder(async (sql) => {
      const [lock] = await sql`select pg_try_advisory_xact_lock(${sequencerKey}) as held`
      if (!lock?.['held']) return null
      const [last] = await sql<{ leaf_index: string; record_id: string; txid: string }[]>`select leaf_index, record_id, txid::text from access_log.leaf order by leaf_index desc limit 1`
      const first = Number(last?.leaf_index ?? -1) + 1
      const [batch] = await sql.unsafe<{ placed: string; damaged: string | null }[]>(place, [last?.txid ?? '0', last?.record_id ?? '', first])
      if (batch?.damaged) throw new RecordDamagedError(batch.damaged)
      const count = Number(batch?.placed)
      await this.growSubtrees(sql, this.grown ? first : 0, first + count)
      return count
    })
    this.grown ||= placed !== null
    return placed ?? 0
  }

  /** Writes the subtrees that became full between the sizes, and below them whatever an older log never wrote. */
  private async growSubtrees(sql: postgres.TransactionSql, before: number, size: number): Promise<void> {
    for (let level = 1; level <= levels; level++) {
      const span = tileWidth ** level
      if (Math.floor(size / span) === Math.floor(before / span)) return
      const [known] = await sql<{ next: string }[]>`select coalesce((select subtree_index from access_log.subtree where level = ${level} order by subtree_index desc limit 1), -1) + 1 as next`
      for (let at = Number(known?.next); at < Math.floor(size / span); at++) {
        const parts = await (level === 1
          ? sql<{ hash: Buffer }[]>`select leaf as hash from access_log.leaf where leaf_index >= ${at * tileWidth} and leaf_index < ${(at + 1) * tileWidth} order by leaf_index`
          : sql<{ hash: Buffer }[]>`select hash from access_log.subtree where level = ${level - 1} and subtree_index >= ${at * tileWidth} and subtree_index < ${(at + 1) * tileWidth} order by subtree_index`)
        await sql`insert into access_log.subtree (level, subtree_index, hash) values (${level}, ${at}, decode(${fold(parts.map(({ hash }) => hash)).toString('hex')}, 'hex'))`
      }
    }
  }
}
