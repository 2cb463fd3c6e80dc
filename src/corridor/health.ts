/** `/healthz` says that the process lives; `/readyz` that a record can be written, without which nothing may be disclosed. */
import type { FastifyInstance } from 'fastify'
import { asRecorder } from '../database/roles.js'
import { LiandongError } from '../errors.js'
import type { SessionPool } from '../database/session-pool.js'

/** The months ahead exist and the role may insert: asked of the database, changing nothing. */
const canRecord = `select has_table_privilege('access_log.record', 'select') and has_column_privilege('access_log.record', 'body', 'insert')
  and exists (select 1 from pg_inherits where inhparent = to_regclass('access_log.record') and inhrelid = to_regclass('access_log.record_' || to_char(now() at time zone 'UTC', 'YYYY_MM'))) and not pg_is_in_recovery() as ready`

export function installHealth(app: FastifyInstance, records: SessionPool): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await records.run(asRecorder, canRecord, []).then(
      ([row]) => row?.['ready'] === true,
      () => false,
    )
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' })
  })
}

/** In production the platform's time is the machine's. Throws where a demonstration has moved the clock of this database. */
export async function assertClockTrue(records: SessionPool): Promise<void> {
  const [row] = await records.run(asRecorder, 'select app.now() = now() as true_clock', [])
  if (row?.['true_clock'] !== true) throw new LiandongError('UNAVAILABLE', 503, { en: 'The clock of this database was moved for a demonstration; production needs a database of its own.', zh: '该数据库的时钟曾为演示而调整，生产环境须使用独立数据库。' })
}
