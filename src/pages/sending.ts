/** How pages and their files leave: under a content security policy, and no longer kept than they may be. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BuiltFile } from './built-file.js'

const immutableSeconds = 31_536_000

/** Whatever the directives do not open is closed. */
export function policyHeader(directives: Readonly<Record<string, string>>): string {
  return Object.entries({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    ...directives,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

export function securePage(reply: FastifyReply, contentPolicy: string): FastifyReply {
  return reply
    .header('content-security-policy', contentPolicy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-cache')
}

export function sendFile(request: FastifyRequest, reply: FastifyReply, file: BuiltFile): FastifyReply {
  reply
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', file.immutable ? `public, max-age=${immutableSeconds}, immutable` : 'no-cache')
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  reply.type(file.type)
  if (file.gzipped && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.header('content-encoding', 'gzip').send(file.gzipped)
  return reply.send(file.plain)
}
