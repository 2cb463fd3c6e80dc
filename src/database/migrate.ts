import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { LiandongError, type Bilingual } from '../errors.js'
import { clockFences, installClockSchema } from './clock-schema.js'
import { ensurePassword, ensureRoles } from './roles.js'
import { credentialsOf } from './servers.js'

export interface MigrateOptions {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly logUrl: string
  /** drizzle-kit's folder, with `meta/_journal.json`. */
  readonly migrationsFolder: string
  /** Grants, revokes and row-level security made from the policy: each may run again at any time. All of them take effect, or none. */
  readonly fences: readonly string[]
  readonly log: (text: Bilingual) => void
  /** How long to wait for another migration of the same database. */
  readonly lockTimeoutMs?: number
}

/** The database cannot be brought to this version, for a reason that the person who starts it can mend. */
export class MigrationError extends LiandongError {
  override readonly name = 'MigrationError'
  constructor(text: Bilingual, cause?: unknown) {
    super('UNAVAILABLE', 503, text, {}, { cause })
    this.message = `${text.en} ${text.zh}`
  }
}

/** Key of the advisory lock that one migration of a database holds. Any constant will do. */
const migrationKey = 5_701_919
/** For a table that a request holds on to: better to try again than to queue every request behind us. */
const tableLockTimeoutMs = 10_000

/** Roles, then tables, then the job tables, then fences; one at a time per database. Safe to run by every replica at its start. */
export async function migrate(options: MigrateOptions): Promise<void> {
  const { ownerUrl, appUrl, logUrl, migrationsFolder, fences, log, lockTimeoutMs = 120_000 } = options
  const sql = postgres(ownerUrl, {
    max: 1,
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: 'liandong migrate', lock_timeout: tableLockTimeoutMs, TimeZone: 'Asia/Shanghai', search_path: 'public, pg_temp' },
  })
  try {
    await takeLock(sql, lockTimeoutMs, log)
    const app = loginOf(appUrl)
    const logReader = loginOf(logUrl)
    await ensureRoles(sql, { app, logReader })
    await ensurePassword(sql, appUrl, app)
    await ensurePassword(sql, logUrl, logReader)
    await retryOnContention(() => applyMigrations(drizzle(sql), { migrationsFolder }))
    await assertAllApplied(sql, migrationsFolder)
    await retryOnContention(() => installClockSchema(ownerUrl, tableLockTimeoutMs))
    await retryOnContention(() => raiseFences(sql, [...fences, ...clockFences()]))
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const loginOf = (url: string) => {
  const { user, password } = credentialsOf(url)
  return { name: user, password }
}

async function takeLock(sql: postgres.Sql, timeoutMs: number, log: MigrateOptions['log']): Promise<void> {
  const start = Date.now()
  const [row] = await sql`select pg_try_advisory_lock(${migrationKey}) as held`
  if (row?.held === true) return
  while (true) {
    const waited = Date.now() - start
    if (waited >= timeoutMs) {
      throw new MigrationError({
        en: `Another migration of this database has been running for more than ${Math.round(timeoutMs / 1000)} s. Wait for it to end, or end it, and start again.`,
        zh: `该数据库的另一个迁移任务已运行超过 ${Math.round(timeoutMs / 1000)} 秒。请等待其结束或终止后重新启动。`,
      })
    }
    const seconds = Math.round(waited / 1000)
    log({ en: `Waiting for another migration of this database (${seconds} s).`, zh: `正在等待该数据库的另一个迁移任务结束（${seconds} 秒）。` })
    try {
      await sql.unsafe(`set lock_timeout = ${Math.max(1, Math.min(5_000, timeoutMs - waited))}`)
      await sql`select pg_advisory_lock(${migrationKey})`
      await sql.unsafe(`set lock_timeout = ${tableLockTimeoutMs}`)
      return
    } catch (cause) {
      if ((cause as { code?: string }).code !== '55P03') throw cause
    }
  }
}

/** drizzle applies what is dated after the last one applied: a migration merged late, or changed once applied, would be passed over in silence. */
async function assertAllApplied(sql: postgres.Sql, folder: string): Promise<void> {
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: readonly { tag: string }[] }
  const applied = new Set((await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`).map((row) => row.hash))
  const passedOver = entries.filter(({ tag }) => !applied.has(createHash('sha256').update(readFileSync(join(folder, `${tag}.sql`), 'utf8')).digest('hex')))
  if (passedOver.length === 0) return
  const names = passedOver.map(({ tag }) => tag).join(', ')
  throw new MigrationError({
    en: `These migrations are not what this database has applied: ${names}. Either they were changed afterwards, or they are dated before one that was applied first.`,
    zh: `以下迁移与该数据库已执行的不一致：${names}。可能在执行后被修改，或其日期早于已执行的迁移。`,
  })
}

async function raiseFences(sql: postgres.Sql, fences: readonly string[]): Promise<void> {
  await sql.begin(async (tx) => {
    // Ours already, unless the connection was lost and made anew since.
    await tx`select pg_advisory_xact_lock(${migrationKey})`
    for (const fence of fences) {
      try {
        await tx.unsafe(fence)
      } catch (cause) {
        if (contention.has((cause as { code?: string }).code ?? '')) throw cause
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new MigrationError({ en: `This access rule was refused by the database (${reason}): ${fence}`, zh: `数据库拒绝了以下访问规则（${reason}）：${fence}` }, cause)
      }
    }
  })
}

/** deadlock_detected, lock_not_available, serialization_failure, and XX000 "tuple concurrently updated" */
const contention = new Set(['40P01', '55P03', '40001', 'XX000'])

async function retryOnContention(step: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await step()
      return
    } catch (cause) {
      const codes = [cause, (cause as { cause?: unknown }).cause].map((each) => (each as { code?: string } | undefined)?.code ?? '')
      if (attempt === 5 || !codes.some((code) => contention.has(code))) throw cause
      await sleep(100 * attempt * (1 + Math.random()))
    }
  }
}
