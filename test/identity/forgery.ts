import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign as signBytes, X509Certificate } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JSONWebKeySet, JWK } from 'jose'
import type { RequestFacts } from '../../src/identity/authenticate.js'

export const issuer = 'https://issuer.lingang.example'
export const audience = 'https://liandong.lingang.example'
export const agency = 'agency_0123456789abcdefghjkmnpqrs'

export type Json = Record<string, unknown>
export type Sign = (input: string) => Buffer

/** A key pair with a `kid`, as an issuer holds it. */
export interface IssuerKey {
  readonly kid: string
  readonly publicJwk: JWK
  readonly publicKey: KeyObject
  readonly sign: Sign
}

export function makeIssuerKey(alg: 'ES256' | 'RS256' | 'EdDSA', kid: string = randomUUID()): IssuerKey {
  const { privateKey, publicKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : alg === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519')
  const sign: Sign = (input) => signBytes(alg === 'EdDSA' ? null : 'sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return { kid, publicKey, sign, publicJwk: { ...(publicKey.export({ format: 'jwk' }) as JWK), kid, alg, use: 'sig' } }
}

export const encode = (value: unknown) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))).toString('base64url')

/** A compact JWS put together by hand: no library keeps the tests from writing nonsense. A string or bytes are taken as raw JSON. */
export function assemble(header: Json | string | Buffer, claims: unknown, sign: Sign): string {
  const input = `${encode(header)}.${encode(claims)}`
  return `${input}.${sign(input).toString('base64url')}`
}

export const hmac =
  (secret: string | Buffer, hash = 'sha256'): Sign =>
  (input) =>
    createHmac(hash, secret).update(input).digest()

export const soundClaims = (nowSeconds: number): Json => ({
  iss: issuer,
  aud: audience,
  sub: 'lin.qiao',
  jti: randomUUID(),
  iat: nowSeconds,
  exp: nowSeconds + 600,
  client_id: 'liandong-test',
  liandong: { agency, audience: 'BANK' },
})

export const bearing = (token: string, more: RequestFacts['headers'] = {}, clientCertificate: Buffer | null = null): RequestFacts => ({
  headers: { authorization: `Bearer ${token}`, ...more },
  clientCertificate,
})

/** Self-signed, P-256, made for these tests; its private key was not kept. */
export const certificatePem = `-----BEGIN CERTIFICATE-----
MIIBpTCCAUugAwIBAgIUKITI7BLs+SqbRTcylUjMYz9QFdEwCgYIKoZIzj0EAwIw
JzElMCMGA1UEAwwcaGFyYm91ci1iYW5rLmxpbmdhbmcuZXhhbXBsZTAgFw0yNjEx
MjIyMDEwMzNaGA8yMTI2MTAyOTIwMTAzM1owJzElMCMGA1UEAwwcaGFyYm91ci1i
YW5rLmxpbmdhbmcuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABB5V
hNLc5P7qXPetiTTleNrfLHRs+Tjg1jiM3TUNiBBVJ+8qt/j5IFuFBH0fNZMLZ16a
PBn4GqC7WdUZuv+IRn+jUzBRMB0GA1UdDgQWBBTquQeKK1mvfNemVh86eijf/HXk
7jAfBgNVHSMEGDAWgBTquQeKK1mvfNemVh86eijf/HXk7jAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0gAMEUCIQCiAnJzgDTPdS7BLOkecTo+PuAu8Cqq2B4H
Mf4JVA6XiQIgVZu8XdzZI9h/4KRLP6SRLSOZygCFaMht9eQwrCz0E5s=
-----END CERTIFICATE-----
`
export const certificate = new X509Certificate(certificatePem).raw
export const thumbprintOf = (der: Buffer) => createHash('sha256').update(der).digest('base64url')

/** An issuer's key set on a loopback port, which counts how often it is read. */
export interface KeySetServer {
  readonly url: string
  readonly readings: () => number
  publish: (set: JSONWebKeySet | string, status?: number) => void
  close: () => Promise<void>
}

export async function serveKeySet(first: JSONWebKeySet): Promise<KeySetServer> {
  let body = JSON.stringify(first)
  let status = 200
  let readings = 0
  const server: Server = createServer((_request, response) => {
    readings += 1
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    readings: () => readings,
    publish: (set, code = 200) => {
      body = typeof set === 'string' ? set : JSON.stringify(set)
      status = code
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
