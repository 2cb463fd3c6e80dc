/** Connections of node-postgres, for the job worker alone, which brings that driver along. Everything else speaks postgres.js. */
import pg from 'pg'
import { urlsOfHosts } from './servers.js'

export interface PgPoolOptions {
  /** One host's. */
  readonly url: string
  readonly size: number
  readonly applicationName: string
  /** Taken by each session before it is used; null: the login itself. */
  readonly role: string | null
  readonly lockTimeoutMs: number
  /** 0: none. */
  readonly statementTimeoutMs: number
}

const connectTimeoutMs = 5_000

export function openPgPool({ url, size, applicationName, role, lockTimeoutMs, statementTimeoutMs }: PgPoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...settingsOf(url),
    max: size,
    application_name: applicationName,
    lock_timeout: lockTimeoutMs,
    statement_timeout: statementTimeoutMs,
    onConnect: async (client) => {
      await client.query(`set search_path to pg_catalog, pg_temp${role === null ? '' : `; set role ${pg.escapeIdentifier(role)}`}`)
    },
  })
  // A session lost while nothing is asked of it is replaced when next needed; without these listeners, which outlive the pool's end, it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** One session, not yet connected. What it does not answer within `answerWithinMs` has failed. */
export function pgSession(url: string, applicationName: string, answerWithinMs: number): pg.Client {
  const client = new pg.Client({ ...settingsOf(url), application_name: applicationName, query_timeout: answerWithinMs })
  client.on('error', () => undefined)
  return client
}

/** Of the hosts a url names, the first that answers and takes writes. */
export async function urlOfPrimary(url: string): Promise<string> {
  const urls = urlsOfHosts(url)
  if (urls.length === 1) return url
  let fault: unknown = new Error('none of the hosts takes writes')
  for (const each of urls) {
    const session = pgSession(each, 'liandong probe', connectTimeoutMs)
    try {
      await session.connect()
      const { rows } = await session.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
      if (rows[0]?.standby === false) return each
    } catch (cause) {
      fault = cause
    } finally {
      void session.end().catch(() => undefined)
    }
  }
  throw fault
}

/** TLS as postgres.js reads it from a url, except that `prefer` and `allow` insist on it. */
function settingsOf(url: string): pg.ClientConfig {
  const mode = /[?&]ssl(?:mode)?=([^&#]*)/.exec(url)?.[1] ?? 'disable'
  const ssl = ['disable', 'false'].includes(mode) ? false : ['require', 'allow', 'prefer'].includes(mode) ? { rejectUnauthorized: false } : {}
  const connectionString = url.replace(/([?&])ssl(?:mode)?=[^&#]*&?/g, '$1').replace(/[?&]$/, '')
  return { connectionString, ssl, connectionTimeoutMillis: connectTimeoutMs, keepAlive: true }
}
