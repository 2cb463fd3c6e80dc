/** Group commit beside the read, for what no single statement can record: refusals, introspection, operations of several roots. Answers await `append`. */
import { Gatherer } from '../database/gatherer.js'
import type { Binding, SessionPool } from '../database/session-pool.js'
import { UnavailableError } from '../errors.js'
import { leafOf } from './record.js'

export interface FinishedRecord {
  readonly id: string
  readonly salt: Buffer
  readonly body: string
}

/** Commits under way, and records in one; beyond two thousand that wait the caller gets UNAVAILABLE at once. */
const bounds = { width: 2, most: 512, queue: 2_000 }

const insert = `with finished as materialized (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as f (id, salt, body, leaf, n)),
recorded as (insert into access_log.record (id, salt, body, leaf) select id, decode(salt, 'hex'), body, decode(leaf, 'hex') from finished)
select leaf from finished order by n`

export class Recorder {
  private readonly commits: Gatherer

  constructor(
    pool: SessionPool,
    private readonly binding: Binding,
  ) {
    this.commits = new Gatherer({ pool, ...bounds })
  }

  /** Resolves with the record's leaf hash (hex) once it is durable. MUST be awaited before anything is answered. Throws UnavailableError. */
  async append({ id, salt, body }: FinishedRecord): Promise<string> {
    const leaf = leafOf(id, salt, body).toString('hex')
    await this.commits.run(this.binding, insert, [id, salt.toString('hex'), body, leaf]).catch((cause: unknown) => {
      throw cause instanceof UnavailableError ? cause : new UnavailableError(cause)
    })
    return leaf
  }
}
