/** A way into the database for whoever only reads: it must work while the server runs, and when it does not. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { type Bilingual, LiandongError } from '../errors.js'
import { databaseName, EmbeddedServerError, holderKey, readPidFile, startEmbedded, urlOf } from './embedded.js'
import { logReaderRole, ownerRole } from './roles.js'
import { type ServerChoice, urlFor } from './servers.js'

/** `stop` ends a server that was started for this, and no other. */
export interface ReadingDoor {
  readonly logUrl: string
  stop(): Promise<void>
}

/** There is no database to read. */
export class NoDatabaseError extends LiandongError {
  override readonly name = 'NoDatabaseError'
  constructor(text: Bilingual) {
    super('UNAVAILABLE', 503, text)
  }
}

const attempts = 40

/** The log reader's way in: the url that was given; else the server that a running process has in the data folder; else one started there. Rejects with NoDatabaseError, EmbeddedServerError. */
export async function openForReading(choice: ServerChoice, log: (text: Bilingual) => void): Promise<ReadingDoor> {
  const given = choice.logUrl ?? (choice.databaseUrl === null ? null : urlFor(choice.databaseUrl, logReaderRole))
  if (given !== null) return { logUrl: given, stop: async () => undefined }
  if (choice.appUrl !== null) throw new NoDatabaseError({ en: 'DATABASE_LOG_URL is needed: the url of the role that may read the log.', zh: '须提供 DATABASE_LOG_URL，即可读取日志的角色的地址。' })
  const cluster = join(choice.dataDir, 'postgres', 'cluster')
  if (!existsSync(cluster)) throw new NoDatabaseError({ en: `There is no database in ${choice.dataDir}. Name the data folder with DATA_DIR, or the database with DATABASE_LOG_URL.`, zh: `${choice.dataDir} 中没有数据库。请用 DATA_DIR 指定数据目录，或用 DATABASE_LOG_URL 指定数据库。` })
  for (let attempt = 1; ; attempt += 1) {
    const running = await urlOfRunning(choice.dataDir, cluster)
    if (running) return { logUrl: urlFor(running, logReaderRole), stop: async () => undefined }
    try {
      const { ownerUrl, stop } = await startEmbedded({ dataDir: choice.dataDir, log })
      return { logUrl: urlFor(ownerUrl, logReaderRole), stop }
    } catch (cause) {
      // Held by a process that is starting or stopping this moment.
      if (!(cause instanceof EmbeddedServerError) || attempt === attempts || !readPidFile({ cluster })) throw cause
      await sleep(250)
    }
  }
}

/** The owner's url of the server that a living process of ours holds in the folder; null where none does. */
async function urlOfRunning(dataDir: string, cluster: string): Promise<string | null> {
  const running = readPidFile({ cluster })
  if (running?.status !== 'ready') return null
  const url = urlOf(ownerRole, readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim(), running.port, databaseName)
  const sql = postgres(url, { max: 1, fetch_types: false, connect_timeout: 5, onnotice: () => undefined })
  try {
    const [held] = await sql`select from pg_locks where locktype = 'advisory' and classid = 0 and objid = ${holderKey} and granted`
    return held ? url : null
  } catch {
    // Nobody there, or not ours.
    return null
  } finally {
    await sql.end({ timeout: 1 })
  }
}
