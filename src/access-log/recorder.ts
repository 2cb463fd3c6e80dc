/**
 * Group commit beside the read, for what no single statement can record: refusals, introspection, operations of several roots.
 * Records that wait while a flush is under way go together in the next; no timer. Answers await `append`.
 */
import { UnavailableError } from '../errors.js'
import type { Binding, SessionPool } from '../database/session-pool.js'
import { leafOf } from './record.js'

export interface FinishedRecord {
  readonly id: string
  readonly salt: Buffer
  readonly body: string
}

/** Records of one flush, and flushes under way, at most. */
const flushLimit = 512
const flushesLimit = 2
/** Records that may wait; beyond it the caller gets UNAVAILABLE at once. */
const queueLimit = 2_000

const insert = `insert into access_log.record (id, salt, body, leaf)
select id, decode(salt, 'hex'), body, decode(leaf, 'hex') from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as r(id, salt, body, leaf)`

interface Waiting {
  readonly record: FinishedRecord
  readonly leaf: Buffer
  readonly resolve: (leaf: string) => void
  readonly reject: (error: unknown) => void
}

export class Recorder {
  private waiting: Waiting[] = []
  private flushes = 0

  constructor(
    private readonly pool: SessionPool,
    private readonly binding: Binding,
  ) {}

  /** Resolves with the record's leaf hash (hex) once it is durable. MUST be awaited before anything is answered. Throws UnavailableError. */
  append(record: FinishedRecord): Promise<string> {
    if (this.waiting.length >= queueLimit) return Promise.reject(new UnavailableError(new Error('The queue of records is full')))
    return new Promise((resolve, reject) => {
      this.waiting.push({ record, leaf: leafOf(record.id, record.salt, record.body), resolve, reject })
      if (this.flushes < flushesLimit) void this.flush()
    })
  }

  private async flush(): Promise<void> {
    this.flushes++
    while (this.waiting.length) {
      const batch = this.waiting.splice(0, flushLimit)
      try {
        await this.pool.run(this.binding, insert, [
          array(batch.map(({ record }) => record.id)),
          array(batch.map(({ record }) => record.salt.toString('hex'))),
          array(batch.map(({ record }) => record.body)),
          array(batch.map(({ leaf }) => leaf.toString('hex'))),
        ])
        for (const { resolve, leaf } of batch) resolve(leaf.toString('hex'))
      } catch (error) {
        for (const { reject } of batch) reject(error instanceof UnavailableError ? error : new UnavailableError(error))
      }
    }
    this.flushes--
  }
}

/** A PostgreSQL array literal of texts. */
const array = (values: readonly string[]): string => `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join()}}`
