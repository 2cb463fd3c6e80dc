/**
 * The job tables: graphile-worker's own schema, and what our roles may do there.
 * A writer schedules through one function that runs as the owner, so that it neither reads nor changes a job; the worker has the tables; nobody else has anything.
 */
import { Logger, runMigrations } from 'graphile-worker'
import { openPgPool, urlOfPrimary } from './pg.js'
import { clockRole, writerRole } from './roles.js'

/** Where graphile-worker keeps its tables. */
export const clockSchema = 'graphile_worker'

/** Brings the job tables to this version of graphile-worker. Idempotent; the caller holds the migration lock. */
export async function installClockSchema(ownerUrl: string, lockTimeoutMs: number): Promise<void> {
  const pgPool = openPgPool({ url: await urlOfPrimary(ownerUrl), size: 1, applicationName: 'liandong migrate', role: null, lockTimeoutMs, statementTimeoutMs: 0 })
  try {
    await runMigrations({ pgPool, schema: clockSchema, logger: new Logger(() => () => undefined) })
  } finally {
    await pgPool.end()
  }
}

/** What the worker does to each table: `migrations` it reads to know that its version stands. */
const workersTables: Readonly<Record<string, string>> = {
  _private_jobs: 'select, insert, update, delete',
  _private_job_queues: 'select, insert, update',
  _private_tasks: 'select, insert',
  _private_known_crontabs: 'select, insert, update',
}

/** Grants and policies of the job tables. Idempotent. */
export function clockFences(): string[] {
  return [
    `revoke all on schema ${clockSchema} from public`,
    `revoke all on all tables in schema ${clockSchema} from public`,
    `revoke all on all functions in schema ${clockSchema} from public`,
    `grant usage on schema ${clockSchema} to ${clockRole}`,
    `grant select on ${clockSchema}.migrations to ${clockRole}`,
    `grant execute on all functions in schema ${clockSchema} to ${clockRole}`,
    ...Object.entries(workersTables).flatMap(([table, rights]) => [
      `grant ${rights} on ${clockSchema}.${table} to ${clockRole}`,
      `alter table ${clockSchema}.${table} enable row level security`,
      `drop policy if exists ${clockRole} on ${clockSchema}.${table}`,
      `create policy ${clockRole} on ${clockSchema}.${table} to ${clockRole} using (true) with check (true)`,
    ]),
    // Jobs wait here for months; those that run are few.
    `create index if not exists jobs_locked_by on ${clockSchema}._private_jobs (locked_by) where locked_by is not null`,
    'create schema if not exists clock',
    'revoke all on schema clock from public',
    `grant usage on schema clock to ${writerRole}`,
    `create or replace function clock.schedule(jobs json) returns bigint language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
       select count(*) from ${clockSchema}.add_jobs(array(select json_populate_recordset(null::${clockSchema}.job_spec, jobs)))
     $$`,
    'revoke all on function clock.schedule(json) from public',
    `grant execute on function clock.schedule(json) to ${writerRole}`,
  ]
}
