/** Sessions of the log reader's role, for commands that read the log and write nothing but that they exported it. */
import { createPublicKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { sessionOptions, sessionSettings } from '../database/connection.js'
import { openForReading } from '../database/reading.js'
import type { ServerChoice } from '../database/servers.js'
import { type Bilingual, LiandongError } from '../errors.js'
import { ed25519, rawKeyOf, vkeyOf } from './note.js'
import { LogKeyError } from './signer.js'
import type { Ask } from './tree-store.js'

export interface LogReader {
  readonly ask: Ask
  /** Also ends a server that was started for this. */
  close(): Promise<void>
}

/** The database is there and its log is not, or not for us. */
export class LogUnreadableError extends LiandongError {
  override readonly name = 'LogUnreadableError'
  constructor(cause: unknown) {
    super('UNAVAILABLE', 503, { en: 'The database holds no log that this role may read. Has a server of this version run on it, or npm run migrate?', zh: '数据库中没有该角色可读取的日志。请确认已用本版本启动过服务器或执行过 npm run migrate。' }, {}, { cause })
  }
}

/** Nobody said by which key the log is to be known. */
export class LogKeyMissingError extends LiandongError {
  override readonly name = 'LogKeyMissingError'
  constructor() {
    super('BAD_USER_INPUT', 400, { en: "The log's public key is needed: --key, or LOG_KEY_FILE with a PEM of it.", zh: '须提供日志公钥：--key，或以 LOG_KEY_FILE 指定其 PEM 文件。' })
  }
}

const statementTimeoutMs = 120_000
/** invalid_password, invalid_authorization_specification, invalid_catalog_name, undefined_table, undefined_column, undefined_function, invalid_schema_name, insufficient_privilege */
const absent = new Set(['28P01', '28000', '3D000', '42P01', '42703', '42883', '3F000', '42501'])
/** Batches are read ahead while proofs are made. */
const sessions = 2

export async function openLogReader(choice: ServerChoice, say: (text: Bilingual) => void): Promise<LogReader> {
  const door = await openForReading(choice, say)
  const sql = postgres(door.logUrl, { max: sessions, ...sessionOptions, onnotice: () => undefined, connection: sessionSettings('liandong log reader', statementTimeoutMs) })
  return {
    async ask(text, parameters) {
      try {
        return (await sql.unsafe(text, parameters as (string | number)[], { prepare: true })) as unknown as Awaited<ReturnType<Ask>>
      } catch (cause) {
        throw absent.has(String((cause as { code?: unknown }).code)) ? new LogUnreadableError(cause) : cause
      }
    },
    async close() {
      await sql.end({ timeout: 5 })
      await door.stop()
    },
  }
}

/** The log's public key as others know it, from a PEM of it or of the private key; null where the file is not there. Rejects with LogKeyError. */
export async function readLogKey({ origin, path }: { readonly origin: string; readonly path: string }): Promise<string | null> {
  try {
    const pem = await readFile(path, 'utf8')
    const key = createPublicKey(pem)
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`a key of the kind ${key.asymmetricKeyType}`)
    return vkeyOf(origin, ed25519, rawKeyOf(key))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new LogKeyError(path, cause)
  }
}
