import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { type Job, scheduleParameters, scheduleSql } from '../../src/clock/schedule.js'
import { migrate } from '../../src/database/migrate.js'
import { createDatabase, type TestDatabase } from './database.js'

/** A migrated database with the job tables, and of domain tables only `done`: what tasks have done. */
export interface ClockDatabase {
  readonly database: TestDatabase
  readonly owner: postgres.Sql
  /** As a command does: in a transaction of the writer's. `fail`: after scheduling, everything is taken back. */
  schedule(jobs: readonly Job[], how?: 'fail'): Promise<void>
  /** A task that notes its payload's `n`. */
  note(payload: unknown): Promise<void>
  done(): Promise<readonly number[]>
  waiting(): Promise<number>
  close(): Promise<void>
}

export async function openClockDatabase(): Promise<ClockDatabase> {
  const migrationsFolder = mkdtempSync(join(tmpdir(), 'liandong-clock-'))
  mkdirSync(join(migrationsFolder, 'meta'))
  writeFileSync(join(migrationsFolder, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries: [] }))
  const database = await createDatabase()
  await migrate({ ...database, migrationsFolder, fences: [], log: () => undefined })
  const owner = postgres(database.ownerUrl, { max: 4, onnotice: () => undefined })
  const app = postgres(database.appUrl, { max: 2, onnotice: () => undefined })
  await owner`create table done (n integer not null, at timestamptz not null default clock_timestamp())`
  return {
    database,
    owner,
    async schedule(jobs, how) {
      const sent = app.begin(async (tx) => {
        await tx`select set_config('role', 'liandong_writer', true)`
        await tx.unsafe(scheduleSql, scheduleParameters(jobs), { prepare: true })
        if (how === 'fail') throw new Error('taken back')
      })
      await sent.catch((cause: Error) => {
        if (cause.message !== 'taken back') throw cause
      })
    },
    async note(payload) {
      await owner`insert into done (n) values (${(payload as { n: number }).n})`
    },
    done: async () => (await owner<{ n: number }[]>`select n from done order by n`).map(({ n }) => n),
    waiting: async () => Number((await owner`select count(*) as waiting from graphile_worker._private_jobs`)[0]?.['waiting']),
    async close() {
      await Promise.all([owner.end({ timeout: 1 }), app.end({ timeout: 1 })])
      await database.drop()
      rmSync(migrationsFolder, { recursive: true, force: true })
    },
  }
}

export const jobOf = (n: number, more: Partial<Job> = {}): Job => ({ task: 'note', payload: { n }, runAt: null, key: null, ...more })

/** Resolves when it is so; throws what it last saw if that takes longer than `withinMs`. */
export async function until<T>(look: () => Promise<T> | T, isSo: (seen: T) => boolean, withinMs: number): Promise<T> {
  for (const began = performance.now(); ; await sleep(50)) {
    const seen = await look()
    if (isSo(seen)) return seen
    if (performance.now() - began > withinMs) throw new Error(`not within ${withinMs} ms; last seen: ${JSON.stringify(seen)}`)
  }
}
