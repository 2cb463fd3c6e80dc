/**
 * Gives committed records their place. One sequencer works at a time (advisory lock), in any replica; nobody who writes records waits for it.
 * It takes records of transactions older than every one still running, so none can turn up later behind its back, and recomputes each leaf from the stored bytes first.
 */
import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import { beginOn } from '../database/begin.js'
import { leafSql } from './record.js'

/** Records chained in one transaction: a few milliseconds of the database's time. */
const batchLimit = 1_000
const sequencerKey = 5_701_921

export interface SequencerOptions {
  readonly sql: postgres.Sql
  readonly intervalMs: number
  readonly onFault: (fault: unknown) => void
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

  constructor(private readonly options: SequencerOptions) {}

  start(): void {
    const turn = () => {
      this.running = this.sequence()
        .catch((fault) => this.options.onFault(fault))
        .finally(() => {
          if (!this.stopped) this.timer = setTimeout(turn, this.options.intervalMs)
        })
    }
    turn()
  }

  /** Chains what is left, once, and rests. */
  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.running
    await this.sequence().catch((fault) => this.options.onFault(fault))
  }

  /** Resolves with how many records were chained. Another sequencer at work: 0. */
  async sequence(): Promise<number> {
    let total = 0
    while (true) {
      const count = await this.batch()
      total += count
      if (count < batchLimit) return total
    }
  }

  private batch(): Promise<number> {
    return beginOn(this.options.sql, async (sql) => {
      await sql`select set_config('role', 'liandong_recorder', true)`
      const [lock] = await sql`select pg_try_advisory_xact_lock(${sequencerKey}) as held`
      if (!lock?.['held']) return 0
      const [last] = await sql<{ leaf_index: string; record_id: string; txid: string; chain: Buffer }[]>`select leaf_index, record_id, txid::text, chain from access_log.leaf order by leaf_index desc limit 1`
      // The leaf is made anew from the stored bytes where they lie: bodies do not travel.
      // `record.txid` in the order: a bare `txid` would be the text beside it, and 1000 come before 999.
      const records = await sql<{ id: string; txid: string; leaf: Buffer; sound: boolean }[]>`
        select id, txid::text, leaf, leaf = ${sql.unsafe(leafSql('id', 'salt', 'body'))} as sound from access_log.record
        where txid < pg_snapshot_xmin(pg_current_snapshot()) and (txid, id) > (${last?.txid ?? '0'}::xid8, ${last?.record_id ?? ''})
        order by record.txid, record.id limit ${batchLimit}`
      if (records.length === 0) return 0
      let chain = last?.chain ?? Buffer.alloc(32)
      const indexed = records.map((record, at) => {
        if (!record.sound) throw new RecordDamagedError(record.id)
        chain = createHash('sha256').update(chain).update(record.leaf).digest()
        return { index: Number(last?.leaf_index ?? -1) + 1 + at, chain, ...record }
      })
      await sql`
        insert into access_log.leaf (leaf_index, record_id, txid, leaf, chain)
        select i, r, t::xid8, decode(l, 'hex'), decode(c, 'hex')
        from unnest(${indexed.map(({ index }) => index)}::bigint[], ${indexed.map(({ id }) => id)}::text[], ${indexed.map(({ txid }) => txid)}::text[],
          ${indexed.map(({ leaf }) => leaf.toString('hex'))}::text[], ${indexed.map((each) => each.chain.toString('hex'))}::text[]) as n(i, r, t, l, c)`
      return records.length
    })
  }
}
