/** The log over HTTP, without a token: what everybody may see of it (C2SP tlog-tiles), and where witnesses hand in their cosignatures. */
import type { FastifyInstance } from 'fastify'
import type { Publication } from '../access-log/publication.js'
import { suites } from '../access-log/signer.js'
import { tileWidth } from '../access-log/tree.js'
import { BadUserInputError, NotFoundError } from '../errors.js'

/** What stands in a tile, whole or in part, never changes. */
const forever = 'public, max-age=31536000, immutable'
const hashTile = /^\/tile\/(\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/
const entryTile = /^\/tile\/entries\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/

/** `x001/x234/067` → 1234067 */
const numberOf = (path: string): number => Number(path.replaceAll(/[x/]/g, ''))

export function installPublication(app: FastifyInstance, publication: Publication): void {
  const text = 'text/plain; charset=utf-8'
  app.get('/checkpoint', async (_request, reply) => {
    const signed = await publication.checkpoint()
    if (!signed) throw new NotFoundError()
    return reply.type(text).header('cache-control', 'no-cache').send(signed.note)
  })
  app.get('/log/key', async (_request, reply) => {
    if (!publication.facts.vkey) throw new NotFoundError()
    return reply.type(text).send(`${publication.facts.vkey}\n`)
  })
  app.get('/log/suites', async () => ({ suites: suites() }))
  app.get('/tile/*', async (request, reply) => {
    const path = request.url.split('?')[0] as string
    const [, level, at, width] = hashTile.exec(path) ?? []
    const [, of, entriesWidth] = entryTile.exec(path) ?? []
    const bytes = at ? await publication.tile('hashes', Number(level), numberOf(at), Number(width ?? tileWidth)) : of ? await publication.tile('entries', 0, numberOf(of), Number(entriesWidth ?? tileWidth)) : null
    if (!bytes) throw new NotFoundError()
    return reply.type('application/octet-stream').header('cache-control', forever).send(bytes)
  })
  app.get<{ Params: { record: string } }>('/log/proof/:record', async (request, reply) => {
    const evidence = await publication.evidence(request.params.record)
    if (!evidence) throw new NotFoundError()
    return reply.header('cache-control', 'no-cache').send(evidence)
  })
  app.get<{ Querystring: { from?: string; to?: string } }>('/log/consistency', async (request) => {
    const [from, to] = [Number(request.query.from), Number(request.query.to)]
    return { from, to, path: await publication.consistency(Number.isSafeInteger(from) ? from : 0, Number.isSafeInteger(to) ? to : 0) }
  })
  app.post<{ Body: { size?: unknown; line?: unknown } | null }>('/log/cosignature', async (request, reply) => {
    const { size, line } = request.body ?? {}
    if (!Number.isSafeInteger(size)) throw new BadUserInputError('size', 'a whole number')
    if (typeof line !== 'string' || line.length > 512) throw new BadUserInputError('line', 'text of at most 512 characters')
    await publication.cosign(size as number, line)
    return reply.code(204).send()
  })
}
