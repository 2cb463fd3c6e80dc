import { createHash, timingSafeEqual, X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import { errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { LiandongError, UnauthenticatedError, UnavailableError } from '../errors.js'
import { type Audience, audiences } from '../policy/vocabulary.js'
import { type KeySource, longestTokenSeconds } from './keys.js'
import { parseLegalBasis, type RequestHeaders } from './legal-basis.js'
import type { Caller, Stranger } from './viewer.js'

/** *Incoming*: what identity may know of a request. */
export interface RequestFacts {
  /** By lower-case name. A header stated twice MUST arrive as an array of both values: Node's `request.headers` drops the second `authorization`. */
  readonly headers: RequestHeaders
  /** DER of the certificate that the caller proved in the TLS handshake. */
  readonly clientCertificate: Buffer | null
}

/** Facts of a request as Node received it. */
export function readRequestFacts(request: IncomingMessage): RequestFacts {
  const { socket } = request
  return { headers: request.headersDistinct, clientCertificate: socket instanceof TLSSocket ? (socket.getPeerX509Certificate()?.raw ?? null) : null }
}

/** Why a caller is not known. Fixed words: nothing of the token is ever repeated. */
const reasons = {
  'no token': '未提供令牌',
  'more than one token': '令牌不止一个',
  'not a bearer token': '不是 Bearer 令牌',
  'token too long': '令牌过长',
  'token malformed': '令牌格式有误',
  'token type': '令牌类型不符',
  'algorithm not allowed': '签名算法不被允许',
  'unknown key': '密钥未知',
  'wrong signature': '签名无效',
  'wrong issuer': '签发者不符',
  'wrong audience': '受众不符',
  'token expired': '令牌已过期',
  'token lives too long': '令牌有效期过长',
  'token not yet valid': '令牌尚未生效',
  'claim missing or malformed': '声明缺失或格式有误',
  'client certificate missing': '缺少客户端证书',
  'client certificate malformed': '客户端证书格式有误',
  'wrong client certificate': '客户端证书不符',
} as const
export type RefusalReason = keyof typeof reasons

const refuse = (reason: RefusalReason) => new UnauthenticatedError(reason, reasons[reason])

/** RFC 8725 §3.1: the list is ours, never the token's. */
const algorithms = ['RS256', 'ES256', 'EdDSA']
/** RFC 9068 §2.1. */
const tokenType = 'at+jwt'
const longestTokenCharacters = 8_192
/** FAPI 2.0 Security Profile §5.3.2.1: `iat` and `nbf` up to 10 s ahead are accepted, 60 s and more refused. */
const clockToleranceSeconds = 10
/** A token is trusted this long before its signature is verified again, in milliseconds. */
const rememberedMs = 30_000
const rememberedTokens = 5_000
/** Header parameters that bring a key, an extension or another encoding with them (RFC 7515 §4.1, RFC 7797, RFC 7519 §5.2). */
const forbiddenParameters = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc', 'cty']

const bearer = /^bearer +([\x21-\x7e]+)$/i
const compact = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/
/** A SHA-256 digest in base64url (RFC 8705 §3.1). */
const thumbprint = /^[A-Za-z0-9_-]{43}$/

/** Names that reach the access log: no control, format or unpaired character. */
const name = z
  .string()
  .min(1)
  .max(128)
  .regex(/^\P{C}+$/u)

/** *Incoming*: the claims of an access token (RFC 9068 §2.2), ours under `liandong`. A confirmation by anything but a certificate is refused. */
const claimsSchema = z.object({
  iat: z.number(),
  exp: z.number(),
  jti: name,
  sub: name,
  client_id: name,
  cnf: z.strictObject({ 'x5t#S256': z.string().regex(thumbprint) }).optional(),
  liandong: z.object({ agency: z.string().regex(/^agency_[0-7][0-9a-hjkmnp-tv-z]{25}$/), audience: z.enum(audiences) }),
})

const headerSchema = z.object({ alg: z.string(), typ: z.string(), kid: z.string().min(1).max(256) })

/** A token whose signature and claims hold. */
interface VerifiedToken {
  readonly audience: Audience
  readonly agency: string
  readonly officer: string
  readonly client: string
  /** SHA-256 of the certificate the token is bound to. */
  readonly certificate: Buffer | null
  /** Instant in milliseconds from which it is verified anew; never after `exp`. */
  readonly until: number
}

/** Object of the JSON text; throws UnauthenticatedError for anything else, and for a member named twice (RFC 7519 §4, RFC 7515 §4). */
function parseObject(part: string): object {
  let text: string
  let value: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(part, 'base64url'))
    value = JSON.parse(text)
  } catch {
    throw refuse('token malformed')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || namesTwice(text)) throw refuse('token malformed')
  return value
}

/** Whether an object in valid JSON names a member twice. In valid JSON a string before a colon is a name, and nothing else is. */
function namesTwice(json: string): boolean {
  const open: Set<string>[] = []
  for (const [lexeme, quoted] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (lexeme === '{') open.push(new Set())
    else if (lexeme === '}') open.pop()
    else if (quoted !== undefined) {
      const member = JSON.parse(quoted) as string
      const members = open.at(-1)
      if (members?.has(member)) return true
      members?.add(member)
    }
  }
  return false
}

function findToken(headers: RequestHeaders): string {
  const stated = headers['authorization']
  const values = typeof stated === 'string' ? [stated] : (stated ?? [])
  if (values.length > 1) throw refuse('more than one token')
  const value = values[0]
  if (value === undefined || value === '') throw refuse('no token')
  if (value.length > 'Bearer '.length + longestTokenCharacters) throw refuse('token too long')
  const token = bearer.exec(value)?.[1]
  if (token === undefined) throw refuse('not a bearer token')
  return token
}

/** Tells jose's refusals apart. What is not a refusal is a fault of ours, and reads as unavailable. */
function toRefusal(fault: unknown): LiandongError {
  if (fault instanceof LiandongError) return fault
  if (fault instanceof errors.JWTExpired) return refuse('token expired')
  if (fault instanceof errors.JWTClaimValidationFailed) {
    if (fault.claim === 'typ') return refuse('token type')
    if (fault.reason !== 'check_failed') return refuse('claim missing or malformed')
    if (fault.claim === 'iss') return refuse('wrong issuer')
    if (fault.claim === 'aud') return refuse('wrong audience')
    return refuse('token not yet valid')
  }
  if (fault instanceof errors.JOSEAlgNotAllowed) return refuse('algorithm not allowed')
  if (fault instanceof errors.JWSSignatureVerificationFailed) return refuse('wrong signature')
  if (fault instanceof errors.JWKSNoMatchingKey || fault instanceof errors.JWKSMultipleMatchingKeys || fault instanceof errors.JWKSInvalid)
    return refuse('unknown key')
  if (fault instanceof errors.JOSEError) return refuse('token malformed')
  return new UnavailableError(fault)
}

/** DER of a certificate in a header that a trusted proxy sets: RFC 9440 (`:base64:`), or a percent-encoded PEM. */
function parseCertificateHeader(headers: RequestHeaders, header: string): Buffer | null {
  const stated = headers[header]
  const values = typeof stated === 'string' ? [stated] : (stated ?? [])
  if (values.length > 1) throw refuse('client certificate malformed')
  const value = values[0]
  if (value === undefined || value === '') return null
  try {
    const der = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(value)?.[1]
    return new X509Certificate(der === undefined ? decodeURIComponent(value) : Buffer.from(der, 'base64')).raw
  } catch {
    throw refuse('client certificate malformed')
  }
}

/** The certificate is that of the token (RFC 8705 §3). Throws UnauthenticatedError. */
function assertBound(expected: Buffer, certificate: Buffer | null): void {
  if (!certificate) throw refuse('client certificate missing')
  if (!timingSafeEqual(expected, createHash('sha256').update(certificate).digest())) throw refuse('wrong client certificate')
}

export interface AuthenticatorOptions {
  readonly keys: KeySource
  /** The one accepted `iss`. */
  readonly issuer: string
  /** The `aud` that names this service. */
  readonly audience: string
  /** Lower-case header in which the proxy that ends TLS puts the client certificate; it MUST overwrite what callers send. Replaces the connection's own. */
  readonly certificateHeader?: string | undefined
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

export type Authenticator = (request: RequestFacts) => Promise<Caller>

/** Who calls. The authenticator never throws: whatever is wrong is the refusal of a stranger. */
export function makeAuthenticator({ keys, issuer, audience, certificateHeader, clock = Date.now }: AuthenticatorOptions): Authenticator {
  /** By SHA-256 of the token; all of one generation of keys. */
  const remembered = new Map<string, VerifiedToken>()
  let rememberedGeneration = -1

  const verify = async (token: string): Promise<VerifiedToken> => {
    const [, headerPart = '', payloadPart = '', signaturePart = ''] = compact.exec(token) ?? []
    const rawHeader = parseObject(headerPart)
    if (forbiddenParameters.some((parameter) => Object.hasOwn(rawHeader, parameter))) throw refuse('token malformed')
    const header = headerSchema.safeParse(rawHeader)
    if (!header.success) throw refuse('token malformed')
    // One signature has one spelling: the spare bits of its last character are zero.
    if (Buffer.from(signaturePart, 'base64url').toString('base64url') !== signaturePart) throw refuse('token malformed')
    const now = clock()
    const { payload } = await jwtVerify(token, keys.getKey, {
      algorithms,
      issuer,
      audience,
      typ: tokenType,
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
      maxTokenAge: longestTokenSeconds,
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(now),
    })
    parseObject(payloadPart)
    const claims = claimsSchema.safeParse(payload)
    if (!claims.success) throw refuse('claim missing or malformed')
    const { iat, exp, sub, client_id, cnf, liandong } = claims.data
    if (exp - iat > longestTokenSeconds) throw refuse('token lives too long')
    return {
      audience: liandong.audience,
      agency: liandong.agency,
      officer: sub,
      client: client_id,
      certificate: cnf ? Buffer.from(cnf['x5t#S256'], 'base64url') : null,
      until: Math.min(now + rememberedMs, exp * 1_000),
    }
  }

  const recall = async (token: string): Promise<VerifiedToken> => {
    const generation = await keys.generation()
    if (generation !== rememberedGeneration) {
      remembered.clear()
      rememberedGeneration = generation
    }
    const digest = createHash('sha256').update(token).digest('base64url')
    const known = remembered.get(digest)
    if (known && clock() < known.until) return known
    remembered.delete(digest)
    const verified = await verify(token)
    // A change of keys during the verification leaves its result unremembered.
    if (generation === rememberedGeneration) {
      if (remembered.size >= rememberedTokens) remembered.delete(remembered.keys().next().value ?? '')
      remembered.set(digest, verified)
    }
    return verified
  }

  return async ({ headers, clientCertificate }) => {
    let knownAs: Stranger['knownAs'] = null
    try {
      const token = findToken(headers)
      if (!compact.test(token)) throw refuse('token malformed')
      const { audience, agency, officer, client, certificate } = await recall(token)
      if (certificate) assertBound(certificate, certificateHeader === undefined ? clientCertificate : parseCertificateHeader(headers, certificateHeader))
      knownAs = { audience, agency, officer, client }
      return Object.freeze({ kind: 'viewer', ...knownAs, ...parseLegalBasis(headers) })
    } catch (fault) {
      return Object.freeze({ kind: 'stranger', refusal: toRefusal(fault), knownAs })
    }
  }
}
