import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { BadUserInputError, LiandongError, NotFoundError, UnavailableError } from '../errors.js'
import { findBuiltWeb } from '../pages/built-file.js'
import { policyHeader, securePage, sendFile } from '../pages/sending.js'
import { purposes } from '../policy/vocabulary.js'
import { renderHomePage } from './home.page.js'
import { readOperations, shortestRequestBody } from './operations-folder.js'
import { chooseLanguage } from './page-frame.js'
import type { PersonaCard } from './persona-card.js'
import { renderSandboxPage, sandboxCdn, sandboxFrame } from './sandbox.page.js'

export type { OperationCard } from './operation-card.js'
export type { PersonaCard } from './persona-card.js'

export interface ExplorerOptions {
  readonly personas: readonly PersonaCard[]
  /** Makes a token for the persona of that key; only ever called with a key of `personas`. */
  readonly mint: (key: string) => Promise<string>
  /** Usually `schema/operations`. */
  readonly operationsFolder: string
  /** Usually `dist/explorer`. */
  readonly webFolder: string
}

const baseAddress = '/explorer/'

const homePolicy = policyHeader({ 'script-src': "'self'", 'style-src': "'self'", 'img-src': "'self'" })

/**
 * Monaco, GraphiQL's editor, writes style elements and style attributes (`'unsafe-inline'` for style), holds its icon and text fonts as
 * `data:` addresses, and draws squiggles as `data:` images. Its workers are files of ours. Scripts stay `'self'`.
 */
const explorerPolicy = policyHeader({
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self' data:",
  'img-src': "'self' data:",
  'worker-src': "'self'",
  'connect-src': "'self'",
})

const sandboxPolicy = policyHeader({
  'script-src': `'self' ${sandboxCdn}`,
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'frame-src': sandboxFrame,
  'connect-src': "'self'",
})

/** How the reader reached us. A Host header that is no host name is not echoed. */
function ownOrigin(request: FastifyRequest): string {
  return /^[\w.:[\]-]+$/.test(request.host) ? `${request.protocol}://${request.host}` : 'http://127.0.0.1:4000'
}

/** Only a page of ours may ask for a token: browsers say so in `sec-fetch-site`, older ones in `origin`. */
function assertSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  const isOurs = site === undefined ? request.headers.origin === ownOrigin(request) : site === 'same-origin'
  if (!isOurs) throw new LiandongError('FORBIDDEN', 403, { en: 'Only a page of this server may ask for a token.', zh: '只有本服务器的页面可以申请令牌。' })
}

/**
 * The demonstration's pages: `/`, `/explorer` and `/sandbox`, and what they fetch. MUST be registered in demonstration mode only, for
 * it hands a token of any persona to whoever opens the page. Reads all its files at boot.
 */
export function explorerRoutes(options: ExplorerOptions): FastifyPluginAsync {
  return async (server) => {
    const operations = readOperations(options.operationsFolder)
    const requestBody = shortestRequestBody(operations)
    const web = findBuiltWeb(options.webFolder, baseAddress)
    if (!web) server.log.warn({ webFolder: options.webFolder }, 'the explorer was not built: run npm run build')
    const partsOf = (entry: string) => web?.parts.get(entry) ?? null
    const personas: readonly PersonaCard[] = options.personas.map(({ key, name, officer, description, audience, purposes }) => ({
      key,
      name,
      officer,
      description,
      audience,
      purposes,
    }))
    const keys = new Set(personas.map((persona) => persona.key))

    server.setErrorHandler((error, request, reply) => {
      const status = (error as { statusCode?: number }).statusCode ?? 500
      const told =
        error instanceof LiandongError
          ? error
          : status >= 400 && status < 500
            ? new BadUserInputError('body', 'json', { en: 'The body is not a JSON object that we can read.', zh: '请求体不是可读取的 JSON 对象。' })
            : null
      if (!told) throw error
      const errorId = randomUUID()
      request.log.info({ errorId, code: told.code }, 'refused')
      const extensions = { code: told.code, errorId, zh: told.text.zh, ...told.facts }
      return reply
        .code(told.http)
        .header('cache-control', 'no-store')
        .send({ errors: [{ message: told.text.en, extensions }] })
    })

    server.get<{ Querystring: { lang?: string } }>('/', async (request, reply) => {
      const language = chooseLanguage(request.query.lang, request.headers['accept-language'])
      const page = renderHomePage(personas, operations, requestBody, language, ownOrigin(request), partsOf('home.ts'))
      return securePage(reply, homePolicy).header('vary', 'accept-language').type('text/html; charset=utf-8').send(page)
    })

    server.get<{ Querystring: { lang?: string } }>('/sandbox', async (request, reply) => {
      const language = chooseLanguage(request.query.lang, request.headers['accept-language'])
      return securePage(reply, sandboxPolicy)
        .header('vary', 'accept-language')
        .type('text/html; charset=utf-8')
        .send(renderSandboxPage(language, partsOf('sandbox.ts')))
    })

    server.get('/explorer', async (request, reply) => {
      const page = web?.files.get('explorer.html')
      if (!page) throw new UnavailableError('the explorer was not built: run npm run build')
      return sendFile(request, securePage(reply, explorerPolicy), page)
    })

    server.get<{ Params: { '*': string } }>('/explorer/*', async (request, reply) => {
      const name = request.params['*']
      const file = name.endsWith('.html') ? undefined : web?.files.get(name)
      if (!file) throw new NotFoundError()
      return sendFile(request, reply, file)
    })

    server.get('/explorer/personas.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send({ personas, purposes }))

    server.get('/explorer/operations.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send({ operations }))

    server.post('/explorer/token', async (request, reply) => {
      assertSameOrigin(request)
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
        throw new BadUserInputError('content-type', 'json', { en: 'Send content-type: application/json.', zh: '请使用 content-type: application/json。' })
      const key: unknown = (request.body as { persona?: unknown } | null)?.persona
      if (typeof key !== 'string' || !keys.has(key))
        throw new BadUserInputError('persona', 'known', {
          en: 'No such persona; see /explorer/personas.json.',
          zh: '没有该身份，参见 /explorer/personas.json。',
        })
      return reply.header('cache-control', 'no-store').send({ token: await options.mint(key) })
    })
  }
}
