/**
 * What of HTTP may come in: POST with JSON in UTF-8, at most 100 kB. Everything else is answered here, in coded JSON, before anybody asks who calls.
 * Refusals of this room disclose nothing and leave no record: no operation exists yet.
 */
import type { FastifyInstance } from 'fastify'
import { type Bilingual, type ErrorCode, type ErrorFacts, LiandongError } from '../errors.js'

export const graphPath = '/graphql'
export const bodyLimit = 100_000

const decoder = new TextDecoder('utf-8', { fatal: true })
const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i
const acceptable = /(?:^|[,\s])(?:application\/json|application\/graphql-response\+json|application\/\*|\*\/\*)(?:\s*[;,]|\s*$)/i

/** MUST come before any route: a route keeps the error handler and the parsers it was born with. */
export function installEntrance(app: FastifyInstance): void {
  // A parser of ours: Fastify's would replace what is no UTF-8, and ignore the charset that the caller states.
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const stated = charset.exec(request.headers['content-type'] ?? '')?.[1]
    if (stated && !/^utf-?8$/i.test(stated)) return done(new HttpRefusal(415, { en: 'Send JSON in UTF-8.', zh: '请使用 UTF-8 编码的 JSON。' }))
    let text: string
    try {
      text = decoder.decode(body as Buffer)
    } catch {
      return done(new HttpRefusal(400, { en: 'The body is not UTF-8.', zh: '请求体不是有效的 UTF-8。' }))
    }
    return parse(request, text, done)
  })

  app.addHook('onRequest', async (request) => {
    if (request.method !== 'POST' || request.routeOptions.url !== graphPath) return
    const { accept } = request.headers
    // Refused before the answer is made: an answer that cannot be sent would stand in the log as disclosed.
    if (accept && !acceptable.test(accept)) throw new HttpRefusal(406, { en: 'Answers are application/json or application/graphql-response+json.', zh: '响应格式为 application/json 或 application/graphql-response+json。' })
  })
  app.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: graphPath,
    // Before the body is read.
    onRequest: (_request, reply) => {
      void reply.header('allow', 'POST')
      throw new HttpRefusal(405, { en: 'Operations are sent by POST.', zh: '请使用 POST 发送操作。' })
    },
    handler: () => undefined,
  })

  app.setNotFoundHandler((request, reply) => reply.code(404).send(coded('NOT_FOUND', { en: 'No such path.', zh: '没有该路径。' }, request.id)))
  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    void reply.header('cache-control', 'no-store')
    if (error instanceof LiandongError) return reply.code(error.http).send(coded(error.code, error.text, request.id, error.facts))
    if (status >= 500) request.log.error({ err: error, errorId: request.id }, 'request failed')
    if (status === 413) return reply.code(413).send(coded('BAD_USER_INPUT', { en: 'The request is larger than 100 kB.', zh: '请求超过 100 kB。' }, request.id))
    if (status === 415) return reply.code(415).send(coded('BAD_USER_INPUT', { en: 'Send application/json.', zh: '请使用 application/json。' }, request.id))
    if (status < 500) return reply.code(status).send(coded('BAD_USER_INPUT', { en: 'The request is not well formed.', zh: '请求格式有误。' }, request.id))
    return reply.code(500).send(coded('INTERNAL_SERVER_ERROR', { en: 'Something went wrong on our side.', zh: '系统内部错误。' }, request.id))
  })
}

class HttpRefusal extends LiandongError {
  override readonly name = 'HttpRefusal'
  constructor(status: number, text: Bilingual) {
    super('BAD_USER_INPUT', status, text)
  }
}

const coded = (code: ErrorCode, text: Bilingual, errorId: string, facts: ErrorFacts = {}) => ({ errors: [{ message: text.en, extensions: { ...facts, text, code, errorId } }] })
