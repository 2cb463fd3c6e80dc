import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

/** The owner's connections: migrations, seeds, jobs. Row-level security does not bind the owner, so no request may come near it. */
export interface OwnerClient {
  readonly sql: postgres.Sql
  readonly db: PostgresJsDatabase
  close(): Promise<void>
}

export interface OwnerClientOptions {
  readonly url: string
  readonly applicationName: string
  readonly size?: number
}

/** drizzle changes how its client reads dates and JSON (both stay text there), so one client serves `sql` and `db` alike. */
export function openOwnerClient({ url, applicationName, size = 2 }: OwnerClientOptions): OwnerClient {
  const sql = postgres(url, {
    max: size,
    onnotice: () => undefined,
    connection: { application_name: applicationName, TimeZone: 'Asia/Shanghai', jit: 'off' as unknown as boolean, search_path: 'public, pg_temp' },
  })
  return { sql, db: drizzle(sql), close: () => sql.end({ timeout: 5 }) }
}
