/** `/healthz` says that the process lives; `/readyz` that a record can be written, without which nothing may be disclosed. Errors outside GraphQL are coded JSON too. */
import type { FastifyInstance } from 'fastify'
import { recorderRole } from '../database/roles.js'
import type { SessionPool } from '../database/session-pool.js'
import { LiandongError } from '../errors.js'

/** The months ahead exist and the role may insert: asked of the database, changing nothing. */
const canRecord = `select has_table_privilege('access_log.record', 'select') and has_column_privilege('access_log.record', 'body', 'insert')
  and to_regclass('access_log.record_' || to_char(now() at time zone 'UTC', 'YYYY_MM')) is not null and not pg_is_in_recovery() as ready`

export function installHealth(app: FastifyInstance, records: SessionPool): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await records.run({ role: recorderRole, settings: {}, key: recorderRole }, canRecord, []).then(
      ([row]) => row?.['ready'] === true,
      () => false,
    )
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' })
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(coded('NOT_FOUND', { en: 'No such path.', zh: '没有该路径。' })))
  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    if (error instanceof LiandongError) return reply.code(error.http).send(coded(error.code, error.text))
    if (status === 413) return reply.code(413).send(coded('BAD_USER_INPUT', { en: 'The request is larger than 100 kB.', zh: '请求超过 100 kB。' }))
    if (status === 415) return reply.code(415).send(coded('BAD_USER_INPUT', { en: 'Send application/json.', zh: '请使用 application/json。' }))
    if (status < 500) return reply.code(status).send(coded('BAD_USER_INPUT', { en: 'The request is not well formed.', zh: '请求格式有误。' }))
    return reply.code(500).send(coded('INTERNAL_SERVER_ERROR', { en: 'Something went wrong on our side.', zh: '系统内部错误。' }))
  })
}

const coded = (code: string, text: { en: string; zh: string }) => ({ errors: [{ message: text.en, extensions: { code, text } }] })
