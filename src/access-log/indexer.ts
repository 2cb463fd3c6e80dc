/**
 * Makes the rows that auditors search from the log, behind the sequencer. One indexer works at a time (advisory lock), in any replica; nobody who writes records waits for it,
 * and where callers are served it rests far longer than it works. Its place is the last row it made: whoever empties the tables has them filled again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { beginOn } from '../database/begin.js'
import { indexerRole } from '../database/roles.js'
import type { Ask, PlacedRecord, Projection } from '../statement/slice.js'

/** Records projected in one transaction. */
const batchLimit = 300
const indexerKey = 5_701_922
/** Rest after a full batch, in times of what it took, and from which share of its time a process counts as having others to serve. */
const rests = { idle: 1, busy: 20, busyFrom: 0.4 }

/** Milliseconds of rest: callers come first. `utilization` is that of the event loop while the indexer rested last; while there is load the log may grow faster than it follows. */
export const restAfter = (took: number, utilization: number): number => took * (utilization > rests.busyFrom ? rests.busy : rests.idle)

export interface IndexerOptions {
  readonly sql: postgres.Sql
  readonly projections: readonly Projection[]
  readonly intervalMs: number
  readonly onFault: (fault: unknown) => void
}

const nextLeaves = `select leaf_index, record_id, month::text as month from access_log.leaf where leaf_index > $1::bigint order by leaf_index limit ${batchLimit}`
/** Between two months, both included: partitions beside them are not looked into. */
const recordsOf = `select id, recorded_at::text as recorded_at, body from access_log.record where id = any(array(select json_array_elements_text($1::text::json)))
  and recorded_at >= $2::text::timestamp at time zone 'UTC' and recorded_at < ($3::text::timestamp + interval '1 month') at time zone 'UTC'`
const retiredMonths = `select month::text as month, (month::timestamp at time zone 'UTC')::text as from, ((month + interval '1 month') at time zone 'UTC')::text as until from access_log.retired_month order by month`

export class Indexer {
  private stopping = new AbortController()
  private running: Promise<unknown> = Promise.resolve()
  /** How far each projection came, where records at the end left no row behind. */
  private readonly passed = new Map<Projection, { readonly last: number; readonly passed: number }>()
  /** Months whose rows this process has seen gone for good. */
  private forgotten: ReadonlySet<string> = new Set()

  constructor(private readonly options: IndexerOptions) {}

  start(): void {
    const { signal } = this.stopping
    this.running = (async () => {
      let utilization = 0
      while (!signal.aborted) {
        const began = performance.now()
        const count = await this.batch().catch((fault: unknown) => {
          this.options.onFault(fault)
          return 0
        })
        const rest = count < batchLimit ? this.options.intervalMs : restAfter(performance.now() - began, utilization)
        const resting = performance.eventLoopUtilization()
        await sleep(rest, undefined, { signal }).catch(() => undefined)
        utilization = performance.eventLoopUtilization(resting).utilization
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

  private async batch(): Promise<number> {
    let retired = this.forgotten
    const count = await beginOn(this.options.sql, async (sql) => {
      const ask: Ask = (text, parameters) => sql.unsafe(text, parameters as (string | number)[], { prepare: true })
      await ask(`select set_config('role', '${indexerRole}', true)`, [])
      const [lock] = await ask(`select pg_try_advisory_xact_lock(${indexerKey}) as held`, [])
      if (!lock?.['held']) return 0
      retired = await this.forget(ask)
      let most = 0
      for (const projection of this.options.projections) most = Math.max(most, await this.follow(ask, projection, retired))
      return most
    })
    // Not before the commit: what is undone must be forgotten again.
    this.forgotten = retired
    return count
  }

  private async follow(ask: Ask, projection: Projection, retired: ReadonlySet<string>): Promise<number> {
    const last = await projection.last(ask)
    const known = this.passed.get(projection)
    const leaves = await ask(nextLeaves, [known?.last === last ? known.passed : last])
    if (leaves.length === 0) return 0
    const records = await this.recordsAt(ask, leaves.filter((leaf) => !retired.has(leaf['month'] as string)))
    if (records.length > 0) await projection.project(ask, records)
    this.passed.set(projection, { last: await projection.last(ask), passed: Number(leaves.at(-1)?.['leaf_index']) })
    return leaves.length
  }

  /** What stands at those places. */
  private async recordsAt(ask: Ask, leaves: Awaited<ReturnType<Ask>>): Promise<readonly PlacedRecord[]> {
    if (leaves.length === 0) return []
    const months = leaves.map((leaf) => leaf['month'] as string).sort()
    const found = await ask(recordsOf, [JSON.stringify(leaves.map((leaf) => leaf['record_id'])), months[0] as string, months.at(-1) as string])
    const stored = new Map(found.map((row) => [row['id'] as string, row]))
    return leaves.flatMap((leaf): PlacedRecord[] => {
      const id = leaf['record_id'] as string
      const row = stored.get(id)
      return row ? [{ leafIndex: Number(leaf['leaf_index']), id, recordedAt: row['recorded_at'] as string, body: row['body'] as string }] : []
    })
  }

  /** What is made of the log is kept no longer than the log. Resolves with the months that are over. */
  private async forget(ask: Ask): Promise<ReadonlySet<string>> {
    const months = await ask(retiredMonths, [])
    for (const month of months.filter((each) => !this.forgotten.has(each['month'] as string))) for (const projection of this.options.projections) await projection.forget(ask, month['from'] as string, month['until'] as string)
    return new Set(months.map((month) => month['month'] as string))
  }
}
