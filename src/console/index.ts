import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError, UnavailableError } from '../errors.js'
import type { Persona } from '../identity/personas.js'
import { findBuiltWeb } from '../pages/built-file.js'
import { policyHeader, securePage, sendFile } from '../pages/sending.js'

/** What the chooser shows of somebody of the demonstration. */
export type LookingPersona = Pick<Persona, 'key' | 'name' | 'officer' | 'purposes'>

export interface ConsoleOptions {
  /** Whoever the explorer mints tokens for; nobody outside of a demonstration, where the reader brings a token. */
  readonly personas: readonly LookingPersona[]
  /** Usually `dist/console`. */
  readonly webFolder: string
}

const consolePolicy = policyHeader({ 'script-src': "'self'", 'style-src': "'self'", 'connect-src': "'self'", 'img-src': "'self'", 'font-src': "'self'" })

/** The auditor's pages at `/console`. They hold nothing: all they show comes through the graph, under the reader's own token. Reads its files at boot. */
export function consoleRoutes(options: ConsoleOptions): FastifyPluginAsync {
  return async (server) => {
    const web = findBuiltWeb(options.webFolder, '/console/')
    if (!web) server.log.warn({ webFolder: options.webFolder }, 'the console was not built: run npm run build')
    const personas: readonly LookingPersona[] = options.personas.map(({ key, name, officer, purposes }) => ({ key, name, officer, purposes }))

    server.get('/console', async (request, reply) => {
      const page = web?.files.get('console.html')
      if (!page) throw new UnavailableError('the console was not built: run npm run build')
      return sendFile(request, securePage(reply, consolePolicy), page)
    })

    server.get<{ Params: { '*': string } }>('/console/*', async (request, reply) => {
      const name = request.params['*']
      const file = name.endsWith('.html') ? undefined : web?.files.get(name)
      if (!file) throw new NotFoundError()
      return sendFile(request, reply, file)
    })

    server.get('/console/personas.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send({ personas }))
  }
}
