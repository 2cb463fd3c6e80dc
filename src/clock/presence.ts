/**
 * A sign of life in the database, and what is done for those that show none.
 *
 * graphile-worker lets a dead worker keep its jobs for four hours. Here each worker holds a shared advisory lock, named by its id, in a session of its own:
 * PostgreSQL lets go of it when the process is gone, and soon after its machine is. Jobs held by an id whose lock has been missing for `graceMs` are given back.
 * A worker takes a job only while its presence has answered within `freshMs`, which is less than it takes the server to give up a silent session, so the lock
 * stands when a job is taken. One cut off from the database for longer than both may find a job that it still runs taken up elsewhere: tasks MUST stand that,
 * as they must stand a death between their own commit and the end of the job.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { clockSchema } from '../database/clock-schema.js'
import { pgSession } from '../database/pg.js'

/** Class of the advisory locks that workers hold. Any constant will do. */
const presenceClass = 5_701_923
const beatMs = 1_000
const freshMs = 5_000
/** How long an id is absent before its jobs are given back: ample for a session that was lost to be made anew. */
const graceMs = 4_000

/** A session whose machine says nothing, not even that it is there, is given up after eight seconds. */
const patience = "select set_config('tcp_keepalives_idle', '5', false), set_config('tcp_keepalives_interval', '1', false), set_config('tcp_keepalives_count', '3', false)"

export class Presence {
  private answeredAt = Number.NEGATIVE_INFINITY
  private waiting: (() => void)[] = []
  private asked = true
  private readonly ending = new AbortController()
  private readonly kept: Promise<void>

  constructor(
    private readonly url: string,
    private readonly worker: string,
  ) {
    this.kept = this.keep()
  }

  /** null while the presence is known, and once nobody asks for it any more; else resolves when one or the other is so. */
  known(): Promise<null> | null {
    if (!this.asked || performance.now() - this.answeredAt < freshMs) return null
    return new Promise((resolve) => this.waiting.push(() => resolve(null)))
  }

  /** The worker takes no more jobs: nobody has to wait for its presence. It stays present for those it has. */
  waive(): void {
    this.asked = false
    this.wake()
  }

  end(): Promise<void> {
    this.waive()
    this.ending.abort()
    return this.kept
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve()
  }

  /** Never throws: a session that fails in any way is left for a new one. */
  private async keep(): Promise<void> {
    const { signal } = this.ending
    const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined)
    while (!signal.aborted) {
      const session = pgSession(this.url, 'liandong presence', freshMs)
      try {
        await session.connect()
        await session.query(patience)
        await session.query('select pg_advisory_lock_shared($1, hashtext($2))', [presenceClass, this.worker])
        while (!signal.aborted) {
          this.answeredAt = performance.now()
          this.wake()
          await pause(beatMs)
          await session.query('select 1')
        }
      } catch {
        this.answeredAt = Number.NEGATIVE_INFINITY
        await pause(beatMs / 2)
      } finally {
        await Promise.race([session.end().catch(() => undefined), sleep(beatMs)])
      }
    }
  }
}

const holders = `
  select held.id, exists (
    select 1 from pg_locks l where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
      and l.classid = $1::int::oid and l.objid = hashtext(held.id)::oid and l.objsubid = 2 and l.granted
  ) as present
  from (
    select locked_by as id from ${clockSchema}._private_jobs where locked_by is not null
    union select locked_by from ${clockSchema}._private_job_queues where locked_by is not null
  ) held`

/** One that comes back at this moment waits for the end of this statement. */
const giveBack = `select ${clockSchema}.force_unlock_workers(array[id]) from unnest($2::text[]) as dead (id) where pg_try_advisory_xact_lock($1, hashtext(id))`

/** Looks for jobs of the dead. Any number of replicas may look at once. */
export class Watch {
  /** When an absent id was first seen. */
  private readonly absent = new Map<string, number>()

  /** `own`: ids of this process, which lives whatever its locks say. */
  async look(pool: Pool, own: readonly string[]): Promise<void> {
    const { rows } = await pool.query<{ id: string; present: boolean }>(holders, [presenceClass])
    const missing = rows.filter(({ id, present }) => !present && !own.includes(id)).map(({ id }) => id)
    for (const id of this.absent.keys()) if (!missing.includes(id)) this.absent.delete(id)
    const now = performance.now()
    for (const id of missing) if (!this.absent.has(id)) this.absent.set(id, now)
    const dead = missing.filter((id) => now - (this.absent.get(id) as number) >= graceMs)
    if (dead.length > 0) await pool.query(giveBack, [presenceClass, dead])
  }
}
