/**
 * Makes the rows that auditors search from the log, behind the sequencer. One indexer works at a time (advisory lock), in any replica; nobody who writes records waits for it,
 * and it rests longer than it works. Its place is the last row it made: whoever empties the tables has them filled again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { beginOn } from '../database/begin.js'
import { indexerRole } from '../database/roles.js'
import type { Ask, PlacedRecord, Projection } from '../statement/slice.js'

/** Records projected in one transaction. */
const batchLimit = 300
const indexerKey = 5_701_922
/** Rest after a full batch, in times of what it took: the log may grow faster for a while than the indexer follows. */
const restFactor = 4

export interface IndexerOptions {
  readonly sql: postgres.Sql
  readonly projections: readonly Projection[]
  readonly intervalMs: number
  readonly onFault: (fault: unknown) => void
}

/** A record's partition is known by its leaf's month. */
const nextRecords = `select l.leaf_index, r.id, r.recorded_at::text as recorded_at, r.body from access_log.leaf l
  join access_log.record r on r.id = l.record_id and r.recorded_at >= l.month::timestamp at time zone 'UTC' and r.recorded_at < (l.month + interval '1 month') at time zone 'UTC'
  where l.leaf_index > $1::bigint and not exists (select 1 from access_log.retired_month m where m.month = l.month) order by l.leaf_index limit ${batchLimit}`
const retiredMonths = `select (month::timestamp at time zone 'UTC')::text as from, ((month + interval '1 month') at time zone 'UTC')::text as until from access_log.retired_month order by month`

export class Indexer {
  private stopping = new AbortController()
  private running: Promise<unknown> = Promise.resolve()
  /** How far each projection came, where records at the end left no row behind. */
  private readonly passed = new Map<Projection, { readonly last: number; readonly passed: number }>()
  /** Months whose rows this process has seen gone. */
  private forgotten = 0

  constructor(private readonly options: IndexerOptions) {}

  start(): void {
    const { signal } = this.stopping
    this.running = (async () => {
      while (!signal.aborted) {
        const began = performance.now()
        const count = await this.batch().catch((fault: unknown) => {
          this.options.onFault(fault)
          return 0
        })
        const rest = count < batchLimit ? this.options.intervalMs : (performance.now() - began) * restFactor
        await sleep(rest, undefined, { signal }).catch(() => undefined)
      }
    })()
  }

  /** Ends after the batch under way; what is left is done by whoever starts next. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
  }

  /** Works without rest until nothing is left, and resolves with how many records were projected. Another indexer at work: 0. */
  async index(): Promise<number> {
    let total = 0
    while (true) {
      const count = await this.batch()
      total += count
      if (count < batchLimit) return total
    }
  }

  private batch(): Promise<number> {
    return beginOn(this.options.sql, async (sql) => {
      const ask: Ask = (text, parameters) => sql.unsafe(text, parameters as (string | number)[], { prepare: true })
      await ask(`select set_config('role', '${indexerRole}', true)`, [])
      const [lock] = await ask(`select pg_try_advisory_xact_lock(${indexerKey}) as held`, [])
      if (!lock?.['held']) return 0
      await this.forget(ask)
      let most = 0
      for (const projection of this.options.projections) most = Math.max(most, await this.follow(ask, projection))
      return most
    })
  }

  private async follow(ask: Ask, projection: Projection): Promise<number> {
    const last = await projection.last(ask)
    const known = this.passed.get(projection)
    const records = (await ask(nextRecords, [known?.last === last ? known.passed : last])).map((row): PlacedRecord => ({ leafIndex: Number(row['leaf_index']), id: row['id'] as string, recordedAt: row['recorded_at'] as string, body: row['body'] as string }))
    if (records.length === 0) return 0
    await projection.project(ask, records)
    this.passed.set(projection, { last: await projection.last(ask), passed: (records.at(-1) as PlacedRecord).leafIndex })
    return records.length
  }

  /** What is made of the log is kept no longer than the log. */
  private async forget(ask: Ask): Promise<void> {
    const months = await ask(retiredMonths, [])
    for (const month of months.slice(this.forgotten)) for (const projection of this.options.projections) await projection.forget(ask, month['from'] as string, month['until'] as string)
    this.forgotten = months.length
  }
}
