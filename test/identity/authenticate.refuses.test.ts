import { createHash, X509Certificate } from 'node:crypto'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Authenticator, makeAuthenticator, readRequestFacts, type RefusalReason, type RequestFacts } from '../../src/identity/authenticate.js'
import { type KeySource, remoteKeys } from '../../src/identity/keys.js'
import {
  agency,
  assemble,
  audience,
  bearing,
  certificate,
  certificatePem,
  encode,
  hmac,
  issuer,
  type IssuerKey,
  type Json,
  type KeySetServer,
  makeIssuerKey,
  serveKeySet,
  soundClaims,
  thumbprintOf,
} from './forgery.js'

const ec = makeIssuerKey('ES256', 'ec-2019')
const rsa = makeIssuerKey('RS256', 'rsa-2019')
const ed = makeIssuerKey('EdDSA', 'ed-2019')
const stranger = makeIssuerKey('ES256', 'ec-2019')
const rsaStranger = makeIssuerKey('RS256', 'rsa-2019')
/** The instant of all cases; the clock is an argument of the authenticator. */
const now = 1_571_000_000
const clock = () => now * 1_000

let server: KeySetServer
let keys: KeySource
let authenticate: Authenticator
let behindProxy: Authenticator

beforeAll(async () => {
  server = await serveKeySet({ keys: [ec.publicJwk, rsa.publicJwk, ed.publicJwk] })
  keys = remoteKeys(server.url)
  authenticate = makeAuthenticator({ keys, issuer, audience, clock })
  behindProxy = makeAuthenticator({ keys, issuer, audience, clock, certificateHeader: 'client-cert' })
})
afterAll(() => server.close())

const headerOf = (key: IssuerKey): Json => ({ alg: key.publicJwk.alg, typ: 'at+jwt', kid: key.kid })
/** A sound token with some claims and header parameters replaced; `undefined` leaves one out. */
const token = (claims: Json = {}, header: Json = {}, key: IssuerKey = ec) =>
  assemble({ ...headerOf(key), ...header }, { ...soundClaims(now), ...claims }, key.sign)
const liandong = (more: Json) => ({ liandong: { agency, audience: 'BANK', ...more } })
const pem = (key: IssuerKey) => key.publicKey.export({ type: 'spki', format: 'pem' }) as string
const der = (key: IssuerKey) => key.publicKey.export({ type: 'spki', format: 'der' }) as Buffer
const confused = (key: IssuerKey, secret: string | Buffer, alg = 'HS256', hash = 'sha256') =>
  assemble({ ...headerOf(key), alg }, soundClaims(now), hmac(secret, hash))
const bound = (confirmation: unknown = { 'x5t#S256': thumbprintOf(certificate) }) => token({ cnf: confirmation })
const parts = () => token().split('.') as [string, string, string]
const flip = (text: string, at: number) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
/** The sound claims as JSON text, with something inserted after the opening brace. */
const rawClaims = (inserted: string) => JSON.stringify(soundClaims(now)).replace('{', `{${inserted},`)
const rawHeader = (inserted: string) => JSON.stringify(headerOf(ec)).replace('{', `{${inserted},`)
/** The same signature bytes, with a spare bit of the last character set. */
const respelt = (text: string) => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return text.slice(0, -1) + letters[letters.indexOf(text.at(-1) ?? '') ^ 1]
}

type Case = readonly [title: string, reason: RefusalReason, make: () => string | RequestFacts, by?: 'proxy']

const refused: readonly Case[] = [
  // How the token is carried.
  ['no authorization header', 'no token', () => ({ headers: {}, clientCertificate: null })],
  ['an empty authorization header', 'no token', () => ({ headers: { authorization: '' }, clientCertificate: null })],
  ['a scheme without a token', 'not a bearer token', () => ({ headers: { authorization: 'Bearer' }, clientCertificate: null })],
  ['basic credentials', 'not a bearer token', () => ({ headers: { authorization: `Basic ${encode('lin.qiao:secret')}` }, clientCertificate: null })],
  ['a token without a scheme', 'not a bearer token', () => ({ headers: { authorization: token() }, clientCertificate: null })],
  ['a DPoP scheme', 'not a bearer token', () => ({ headers: { authorization: `DPoP ${token()}` }, clientCertificate: null })],
  [
    'two authorization headers',
    'more than one token',
    () => ({ headers: { authorization: [`Bearer ${token()}`, `Bearer ${token()}`] }, clientCertificate: null }),
  ],
  ['two tokens joined by a comma', 'not a bearer token', () => bearing(`${token()}, Bearer ${token()}`)],
  ['a token in another header', 'no token', () => ({ headers: { 'x-authorization': `Bearer ${token()}` }, clientCertificate: null })],
  ['a tab between scheme and token', 'not a bearer token', () => ({ headers: { authorization: `Bearer\t${token()}` }, clientCertificate: null })],
  ['white space after the token', 'not a bearer token', () => bearing(`${token()} `)],
  ['a line break inside the token', 'not a bearer token', () => bearing(token().replace('.', '.\n'))],
  ['a space inside the token', 'not a bearer token', () => bearing(token().replace('.', '. '))],
  ['a token of 9,000 characters with a true signature', 'token too long', () => token({ note: 'x'.repeat(6_000) })],
  ['a token of 10 MB', 'token too long', () => 'a'.repeat(10_000_000)],

  // Shape.
  ['a word', 'token malformed', () => 'token'],
  ['two parts of three', 'token malformed', () => parts().slice(0, 2).join('.')],
  ['an empty signature', 'token malformed', () => `${parts().slice(0, 2).join('.')}.`],
  ['an empty payload', 'token malformed', () => `${parts()[0]}..${parts()[2]}`],
  ['four parts', 'token malformed', () => `${token()}.${parts()[2]}`],
  ['five parts, as of an encrypted token', 'token malformed', () => [...parts(), 'AAAA', 'AAAA'].join('.')],
  ['padding in a part', 'token malformed', () => `${parts().slice(0, 2).join('.')}.${parts()[2]}==`],
  ['the alphabet of plain base64', 'token malformed', () => `${parts()[0]}.${parts()[1]}.+/${parts()[2].slice(2)}`],
  ['JSON serialization instead of compact', 'token malformed', () => JSON.stringify({ payload: parts()[1], protected: parts()[0], signature: parts()[2] })],
  ['a header that is no JSON', 'token malformed', () => assemble('alg=ES256', soundClaims(now), ec.sign)],
  ['a header that is an array', 'token malformed', () => assemble('["ES256"]', soundClaims(now), ec.sign)],
  ['a header that is null', 'token malformed', () => assemble('null', soundClaims(now), ec.sign)],
  ['a header in bytes that are no UTF-8', 'token malformed', () => assemble(Buffer.from(rawHeader('"x":"\u00ff"'), 'latin1'), soundClaims(now), ec.sign)],
  ['claims that are no JSON', 'token malformed', () => assemble(headerOf(ec), 'iss=me', ec.sign)],
  ['claims that are an array', 'token malformed', () => assemble(headerOf(ec), [soundClaims(now)], ec.sign)],
  ['claims in a second token', 'token malformed', () => assemble({ ...headerOf(ec), cty: 'JWT' }, token(), ec.sign)],
  ['claims that call themselves a token', 'token malformed', () => token({}, { cty: 'JWT' })],
  [
    'an agency claimed twice in the raw claims',
    'token malformed',
    () => assemble(headerOf(ec), rawClaims(`"liandong":{"agency":"${agency}","audience":"OPERATOR"}`), ec.sign),
  ],
  ['a subject claimed twice, once with an escape', 'token malformed', () => assemble(headerOf(ec), rawClaims('"s\\u0075b":"gu.man"'), ec.sign)],
  [
    'an audience claimed twice inside the nested claims',
    'token malformed',
    () => assemble(headerOf(ec), JSON.stringify(soundClaims(now)).replace('"audience":"BANK"', '"audience":"POLICE_INTAKE","audience":"BANK"'), ec.sign),
  ],
  ['an algorithm stated twice in the raw header', 'token malformed', () => assemble(rawHeader('"alg":"none"'), soundClaims(now), ec.sign)],
  ['a key id stated twice in the raw header', 'token malformed', () => assemble(rawHeader('"kid":"other"'), soundClaims(now), ec.sign)],

  // Algorithm.
  ['algorithm none without a signature', 'token malformed', () => assemble({ ...headerOf(ec), alg: 'none' }, soundClaims(now), () => Buffer.alloc(0))],
  ['algorithm none with a signature', 'algorithm not allowed', () => token({}, { alg: 'none' })],
  ['algorithm nOnE', 'algorithm not allowed', () => token({}, { alg: 'nOnE' })],
  ['no algorithm', 'token malformed', () => token({}, { alg: undefined })],
  ['an empty algorithm', 'token malformed', () => token({}, { alg: '' })],
  ['an algorithm that is a list', 'token malformed', () => token({}, { alg: ['ES256'] })],
  ['an algorithm in lower case', 'algorithm not allowed', () => token({}, { alg: 'es256' })],
  ['HS256 keyed with the public RSA key as PEM', 'algorithm not allowed', () => confused(rsa, pem(rsa))],
  ['HS256 keyed with the public RSA key as PEM without its last line break', 'algorithm not allowed', () => confused(rsa, pem(rsa).trimEnd())],
  ['HS256 keyed with the public RSA key as DER', 'algorithm not allowed', () => confused(rsa, der(rsa))],
  ['HS256 keyed with the public key as JWK', 'algorithm not allowed', () => confused(ec, JSON.stringify(ec.publicJwk))],
  ['HS256 keyed with the public EC key as PEM', 'algorithm not allowed', () => confused(ec, pem(ec))],
  ['HS384 keyed with the public RSA key', 'algorithm not allowed', () => confused(rsa, pem(rsa), 'HS384', 'sha384')],
  ['HS512 keyed with the public RSA key', 'algorithm not allowed', () => confused(rsa, pem(rsa), 'HS512', 'sha512')],
  ['HS256 keyed with nothing', 'algorithm not allowed', () => confused(ec, '')],
  ['RS256 under the key id of an EC key', 'unknown key', () => token({}, { kid: ec.kid }, rsa)],
  ['ES256 under the key id of an RSA key', 'unknown key', () => token({}, { kid: rsa.kid })],
  ['EdDSA under the key id of an EC key', 'unknown key', () => token({}, { kid: ec.kid }, ed)],
  ['RS512, which is sound but not on the list', 'algorithm not allowed', () => token({}, { alg: 'RS512' }, rsa)],
  ['PS256, which is sound but not on the list', 'algorithm not allowed', () => token({}, { alg: 'PS256' }, rsa)],
  ['ES384 under an ES256 key', 'algorithm not allowed', () => token({}, { alg: 'ES384' })],

  // Key.
  ['no key id', 'token malformed', () => token({}, { kid: undefined })],
  ['an empty key id', 'token malformed', () => token({}, { kid: '' })],
  ['a key id that is a number', 'token malformed', () => token({}, { kid: 1 })],
  ['a key id of 300 characters', 'token malformed', () => token({}, { kid: 'k'.repeat(300) })],
  ['an unknown key id', 'unknown key', () => token({}, { kid: 'ec-2018' })],
  ['a key id in other letter case', 'unknown key', () => token({}, { kid: 'EC-2019' })],
  ['a key id that begins like a known one', 'unknown key', () => token({}, { kid: 'ec-201' })],
  ['a key id that is a path', 'unknown key', () => assemble({ ...headerOf(ec), kid: '../../../../dev/null' }, soundClaims(now), ec.sign)],
  ['a key id that is SQL', 'unknown key', () => token({}, { kid: "x' UNION SELECT 'key' --" })],
  ['a key id that is an address', 'unknown key', () => token({}, { kid: 'http://127.0.0.1:9/jwks.json' })],
  ['a key id that names the prototype', 'unknown key', () => token({}, { kid: '__proto__' })],
  ['a key embedded as jwk', 'token malformed', () => token({}, { jwk: stranger.publicJwk }, stranger)],
  ['the true key embedded as jwk', 'token malformed', () => token({}, { jwk: ec.publicJwk })],
  ['a key set pointed to by jku', 'token malformed', () => token({}, { jku: 'http://127.0.0.1:9/jwks.json' }, stranger)],
  ['a certificate pointed to by x5u', 'token malformed', () => token({}, { x5u: 'http://127.0.0.1:9/cert.pem' }, stranger)],
  ['a certificate embedded as x5c', 'token malformed', () => token({}, { x5c: [certificate.toString('base64')] }, stranger)],
  ['an unknown critical extension', 'token malformed', () => token({}, { crit: ['exp'], exp: now + 60 })],
  ['an empty list of critical extensions', 'token malformed', () => token({}, { crit: [] })],
  ['an unencoded payload, marked critical', 'token malformed', () => token({}, { crit: ['b64'], b64: false })],
  ['an unencoded payload, not marked critical', 'token malformed', () => token({}, { b64: false })],
  ['a compressed payload', 'token malformed', () => token({}, { zip: 'DEF' })],

  // Signature.
  ['a signature by another EC key of the same key id', 'wrong signature', () => token({}, {}, stranger)],
  ['a signature by another RSA key of the same key id', 'wrong signature', () => token({}, {}, rsaStranger)],
  ['a signature with one bit changed', 'wrong signature', () => `${parts().slice(0, 2).join('.')}.${flip(parts()[2], 5)}`],
  ['a signature cut short', 'wrong signature', () => token().slice(0, -6)],
  ['a signature spelt in another way', 'token malformed', () => respelt(token())],
  ['a signature of zeros', 'wrong signature', () => assemble(headerOf(ec), soundClaims(now), () => Buffer.alloc(64))],
  ['the signature of another token', 'wrong signature', () => `${parts().slice(0, 2).join('.')}.${token({ sub: 'gu.man' }).split('.')[2]}`],
  [
    'claims changed after signing',
    'wrong signature',
    () => `${parts()[0]}.${encode({ ...soundClaims(now), ...liandong({ audience: 'POLICE_CONTROL' }) })}.${parts()[2]}`,
  ],

  // Registered claims.
  ['the type JWT', 'token type', () => token({}, { typ: 'JWT' })],
  ['the type of an identity token', 'token type', () => token({}, { typ: 'id+jwt' })],
  ['no type', 'token malformed', () => token({}, { typ: undefined })],
  ['another issuer', 'wrong issuer', () => token({ iss: 'https://issuer.elsewhere.example' })],
  ['the issuer with a slash more', 'wrong issuer', () => token({ iss: `${issuer}/` })],
  ['a list of issuers', 'wrong issuer', () => token({ iss: [issuer] })],
  ['no issuer', 'claim missing or malformed', () => token({ iss: undefined })],
  ['another audience', 'wrong audience', () => token({ aud: 'https://payments.lingang.example' })],
  ['a list of other audiences', 'wrong audience', () => token({ aud: ['https://payments.lingang.example', 'https://mail.lingang.example'] })],
  ['an audience that begins like ours', 'wrong audience', () => token({ aud: `${audience}.elsewhere.example` })],
  ['an audience that is an object', 'wrong audience', () => token({ aud: { [audience]: true } })],
  ['no audience', 'claim missing or malformed', () => token({ aud: undefined })],
  ['no expiry', 'claim missing or malformed', () => token({ exp: undefined })],
  ['an expiry that is text', 'claim missing or malformed', () => token({ exp: String(now + 600) })],
  [
    'an expiry without end',
    'claim missing or malformed',
    () => assemble(headerOf(ec), JSON.stringify(soundClaims(now)).replace(/"exp":\d+/, '"exp":1e999'), ec.sign),
  ],
  ['expired since 11 s', 'token expired', () => token({ iat: now - 600, exp: now - 11 })],
  ['expired since a year', 'token expired', () => token({ iat: now - 31_536_600, exp: now - 31_536_000 })],
  ['an expiry in a year', 'token lives too long', () => token({ exp: now + 31_536_000 })],
  ['a life one second over eight hours', 'token lives too long', () => token({ exp: now + 28_801 })],
  ['issued nine hours ago and still running', 'token expired', () => token({ iat: now - 32_400, exp: now + 600 })],
  ['no time of issue', 'claim missing or malformed', () => token({ iat: undefined })],
  ['a time of issue that is text', 'claim missing or malformed', () => token({ iat: 'now' })],
  ['issued 61 s ahead', 'token not yet valid', () => token({ iat: now + 61 })],
  ['issued 11 s ahead', 'token not yet valid', () => token({ iat: now + 11 })],
  ['not valid before 61 s from now', 'token not yet valid', () => token({ nbf: now + 61 })],
  ['a not-before that is text', 'claim missing or malformed', () => token({ nbf: 'yesterday' })],
  ['no token id', 'claim missing or malformed', () => token({ jti: undefined })],
  ['an empty token id', 'claim missing or malformed', () => token({ jti: '' })],
  ['no subject', 'claim missing or malformed', () => token({ sub: undefined })],
  ['an empty subject', 'claim missing or malformed', () => token({ sub: '' })],
  ['a subject with a NUL', 'claim missing or malformed', () => token({ sub: 'lin\u0000qiao' })],
  ['a subject with a line break', 'claim missing or malformed', () => token({ sub: 'lin.qiao\nroot' })],
  ['a subject that turns the reading direction', 'claim missing or malformed', () => token({ sub: 'lin\u202eoaiq' })],
  [
    'a subject with half a character',
    'claim missing or malformed',
    () => assemble(headerOf(ec), JSON.stringify({ ...soundClaims(now), sub: 'lin\ud800' }), ec.sign),
  ],
  ['a subject of 129 characters', 'claim missing or malformed', () => token({ sub: 'q'.repeat(129) })],
  ['no client', 'claim missing or malformed', () => token({ client_id: undefined })],

  // Our claims.
  ['no claims of ours', 'claim missing or malformed', () => token({ liandong: undefined })],
  ['claims of ours that are text', 'claim missing or malformed', () => token({ liandong: 'BANK' })],
  ['an unknown audience', 'claim missing or malformed', () => token(liandong({ audience: 'ADMIN' }))],
  ['an audience in lower case', 'claim missing or malformed', () => token(liandong({ audience: 'bank' }))],
  ['an audience named by the prototype', 'claim missing or malformed', () => token(liandong({ audience: 'constructor' }))],
  ['two audiences', 'claim missing or malformed', () => token(liandong({ audience: ['BANK', 'AUDITOR'] }))],
  ['no audience of ours', 'claim missing or malformed', () => token(liandong({ audience: undefined }))],
  ['no agency', 'claim missing or malformed', () => token(liandong({ agency: undefined }))],
  ['an agency of wrong shape', 'claim missing or malformed', () => token(liandong({ agency: 'harbour-bank' }))],
  ['the id of something else as agency', 'claim missing or malformed', () => token(liandong({ agency: agency.replace('agency_', 'case_') }))],
  ['an agency with SQL at its end', 'claim missing or malformed', () => token(liandong({ agency: `${agency}' OR true --` }))],
  ['an agency with a line break at its end', 'claim missing or malformed', () => token(liandong({ agency: `${agency}\n` }))],

  // Certificate binding.
  ['a bound token without a certificate', 'client certificate missing', () => bearing(bound())],
  [
    'a bound token with another certificate',
    'wrong client certificate',
    () => bearing(bound({ 'x5t#S256': thumbprintOf(Buffer.from('another')) }), {}, certificate),
  ],
  ['a bound token with the certificate cut short', 'wrong client certificate', () => bearing(bound(), {}, certificate.subarray(0, -1))],
  ['a thumbprint that is too short', 'claim missing or malformed', () => bearing(bound({ 'x5t#S256': 'AAAA' }), {}, certificate)],
  ['an empty confirmation', 'claim missing or malformed', () => bearing(bound({}), {}, certificate)],
  ['a confirmation that is null', 'claim missing or malformed', () => bearing(bound(null), {}, certificate)],
  [
    'a SHA-1 thumbprint',
    'claim missing or malformed',
    () => bearing(bound({ x5t: createHash('sha1').update(certificate).digest('base64url') }), {}, certificate),
  ],
  ['a confirmation by a DPoP key', 'claim missing or malformed', () => bearing(bound({ jkt: thumbprintOf(certificate) }), {}, certificate)],
  [
    'a confirmation by a DPoP key besides the certificate',
    'claim missing or malformed',
    () => bearing(bound({ 'x5t#S256': thumbprintOf(certificate), jkt: 'A'.repeat(43) }), {}, certificate),
  ],
  [
    'a certificate in a header that no proxy is known to set',
    'client certificate missing',
    () => bearing(bound(), { 'client-cert': `:${certificate.toString('base64')}:` }),
  ],
  ['the proxy’s own certificate instead of the caller’s', 'client certificate missing', () => bearing(bound(), {}, certificate), 'proxy'],
  ['a certificate header that is no certificate', 'client certificate malformed', () => bearing(bound(), { 'client-cert': ':AAAA:' }), 'proxy'],
  ['a certificate header that is no encoding', 'client certificate malformed', () => bearing(bound(), { 'client-cert': '%E0%A4%A' }), 'proxy'],
  [
    'two certificate headers',
    'client certificate malformed',
    () => bearing(bound(), { 'client-cert': [`:${certificate.toString('base64')}:`, ':AAAA:'] }),
    'proxy',
  ],
]

const factsOf = (made: string | RequestFacts) => (typeof made === 'string' ? bearing(made) : made)

describe('a caller is a stranger with', () => {
  for (const [title, reason, make, by] of refused) {
    it(title, async () => {
      const caller = await (by === 'proxy' ? behindProxy : authenticate)(factsOf(make()))
      expect(caller).toMatchObject({ kind: 'stranger', refusal: { code: 'UNAUTHENTICATED', http: 401, facts: { reason } } })
    })
  }

  it('more than a hundred different faults, told here', () => {
    expect(new Set(refused.map(([title]) => title)).size).toBe(refused.length)
    expect(refused.length).toBeGreaterThan(100)
  })

  it('a fault also when a sound token was seen before', async () => {
    const sound = token()
    expect(await authenticate(bearing(sound))).toMatchObject({ kind: 'viewer' })
    const shared = bound()
    expect(await authenticate(bearing(shared, {}, certificate))).toMatchObject({ kind: 'viewer' })
    expect(await authenticate(bearing(shared))).toMatchObject({ kind: 'stranger', refusal: { facts: { reason: 'client certificate missing' } } })
    expect(await authenticate(bearing(flip(sound, sound.length - 10)))).toMatchObject({ kind: 'stranger' })
  })
})

describe('a request as Node receives it', () => {
  it('keeps both of two authorization headers, so that neither is believed', async () => {
    const callers: unknown[] = []
    const listening = createServer(async (request, response) => {
      callers.push(await authenticate(readRequestFacts(request)))
      response.end()
    })
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    const { port } = listening.address() as AddressInfo
    const send = (lines: string[]) =>
      new Promise<void>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines.join('\r\n')}\r\n\r\n`))
        socket
          .on('close', () => resolve())
          .on('error', reject)
          .resume()
      })
    const sound = `Authorization: Bearer ${token()}`
    await send([sound, `X-Purpose: STOP_LOSS`, `X-Legal-Instrument: 临公冻字〔2019〕7号`])
    await send([sound, sound])
    await send([sound, 'X-Purpose: INTAKE', 'X-Purpose: STOP_LOSS'])
    listening.close()
    expect(callers).toMatchObject([
      { kind: 'viewer', purpose: 'STOP_LOSS', instrumentNumber: '临公冻字〔2019〕7号' },
      { kind: 'stranger', refusal: { facts: { reason: 'more than one token' } } },
      { kind: 'stranger', refusal: { facts: { field: 'x-purpose', rule: 'stated more than once' } } },
    ])
  })
})

describe('a malformed header of a known caller is told as bad input:', () => {
  const bad: readonly (readonly [title: string, headers: RequestFacts['headers'], field: string])[] = [
    ['an unknown purpose', { 'x-purpose': 'CURIOSITY' }, 'x-purpose'],
    ['a purpose in lower case', { 'x-purpose': 'intake' }, 'x-purpose'],
    ['an empty purpose', { 'x-purpose': '' }, 'x-purpose'],
    ['two purposes in one header', { 'x-purpose': 'INTAKE, STOP_LOSS' }, 'x-purpose'],
    ['two purpose headers', { 'x-purpose': ['INTAKE', 'INTAKE'] }, 'x-purpose'],
    ['a purpose named by the prototype', { 'x-purpose': 'toString' }, 'x-purpose'],
    ['an empty case number', { 'x-case-number': '' }, 'x-case-number'],
    ['a case number of 65 characters', { 'x-case-number': 'A'.repeat(65) }, 'x-case-number'],
    ['a case number with a line break', { 'x-case-number': 'A-1\nA-2' }, 'x-case-number'],
    ['a case number with an encoded line break', { 'x-case-number': 'A-1%0AA-2' }, 'x-case-number'],
    ['a case number with a quote', { 'x-case-number': "A' OR '1'='1" }, 'x-case-number'],
    ['a case number of 1 MB', { 'x-case-number': '%E5%86%BB'.repeat(110_000) }, 'x-case-number'],
    ['two case number headers', { 'x-case-number': ['A-1', 'A-2'] }, 'x-case-number'],
    ['an instrument number with an encoded NUL', { 'x-legal-instrument': 'FREEZE%00-1' }, 'x-legal-instrument'],
    ['an instrument number with a broken encoding', { 'x-legal-instrument': 'FREEZE-%E4%B8' }, 'x-legal-instrument'],
    ['an instrument number encoded twice', { 'x-legal-instrument': 'FREEZE%252D1' }, 'x-legal-instrument'],
    ['an instrument number in bytes that are no UTF-8', { 'x-legal-instrument': 'FREEZE-\u00ff' }, 'x-legal-instrument'],
    ['an instrument number that turns the reading direction', { 'x-legal-instrument': 'FREEZE-%E2%80%AE1' }, 'x-legal-instrument'],
    ['a path as instrument number', { 'x-legal-instrument': '../../etc/passwd' }, 'x-legal-instrument'],
  ]
  it.each(bad)('%s', async (_title, headers, field) => {
    expect(await authenticate(bearing(token(), headers))).toMatchObject({ kind: 'stranger', refusal: { code: 'BAD_USER_INPUT', facts: { field } } })
  })

  it('but an unknown caller hears of the token alone', async () => {
    expect(await authenticate(bearing('token', { 'x-purpose': 'CURIOSITY' }))).toMatchObject({ refusal: { code: 'UNAUTHENTICATED' } })
  })
})

describe('a caller is known with', () => {
  const known: readonly (readonly [title: string, make: () => string | RequestFacts, by?: 'proxy'])[] = [
    ['an ES256 token', () => token()],
    ['an RS256 token', () => token({}, {}, rsa)],
    ['an EdDSA token', () => token({}, {}, ed)],
    ['the scheme in lower case (RFC 9110 §11.1)', () => ({ headers: { authorization: `bearer ${token()}` }, clientCertificate: null })],
    ['headers as arrays of one', () => ({ headers: { authorization: [`Bearer ${token()}`] }, clientCertificate: null })],
    ['the long form of the type', () => token({}, { typ: 'application/at+jwt' })],
    ['our audience among several', () => token({ aud: ['https://mail.lingang.example', audience] })],
    ['a token issued 10 s ahead', () => token({ iat: now + 10, exp: now + 610 })],
    ['a token expired since 9 s', () => token({ iat: now - 600, exp: now - 9 })],
    ['a life of eight hours', () => token({ exp: now + 28_800 })],
    ['a member name that returns in another object', () => token({ extra: [{ sub: 'a:b' }, { sub: '"sub":' }] })],
    ['a bound token and its certificate', () => bearing(bound(), {}, certificate)],
    ['an unbound token and a certificate', () => bearing(token(), {}, certificate)],
    ['a certificate in the proxy’s header as bytes (RFC 9440)', () => bearing(bound(), { 'client-cert': `:${certificate.toString('base64')}:` }), 'proxy'],
    ['a certificate in the proxy’s header as PEM', () => bearing(bound(), { 'client-cert': encodeURIComponent(certificatePem) }), 'proxy'],
  ]
  for (const [title, make, by] of known) {
    it(title, async () => {
      const caller = await (by === 'proxy' ? behindProxy : authenticate)(factsOf(make()))
      expect(caller).toEqual({
        kind: 'viewer',
        audience: 'BANK',
        agency,
        officer: 'lin.qiao',
        client: 'liandong-test',
        purpose: null,
        caseNumber: null,
        instrumentNumber: null,
      })
      expect(Object.isFrozen(caller)).toBe(true)
    })
  }

  it('the test certificate is one', () => {
    expect(new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase()).toBe(
      Buffer.from(thumbprintOf(certificate), 'base64url').toString('hex'),
    )
  })

  const number = '临公冻字〔2019〕000123号'
  it.each([
    ['percent-encoded', encodeURIComponent(number)],
    ['as Node hands over UTF-8', Buffer.from(number).toString('latin1')],
    ['as it is', number],
  ])('a Chinese instrument number %s', async (_title, stated) => {
    const caller = await authenticate(bearing(token(), { 'x-purpose': 'STOP_LOSS', 'x-case-number': 'A4403055500002019050001', 'x-legal-instrument': stated }))
    expect(caller).toMatchObject({ kind: 'viewer', purpose: 'STOP_LOSS', caseNumber: 'A4403055500002019050001', instrumentNumber: number })
  })
})

describe('a remembered token', () => {
  it('is refused once it has expired', async () => {
    let instant = now * 1_000
    const ticking = makeAuthenticator({ keys, issuer, audience, clock: () => instant })
    const short = token({ exp: now + 5 })
    expect(await ticking(bearing(short))).toMatchObject({ kind: 'viewer' })
    instant += 16_000
    expect(await ticking(bearing(short))).toMatchObject({ refusal: { facts: { reason: 'token expired' } } })
  })

  it('states its headers anew with each request', async () => {
    const one = token()
    expect(await authenticate(bearing(one, { 'x-purpose': 'STOP_LOSS' }))).toMatchObject({ purpose: 'STOP_LOSS' })
    expect(await authenticate(bearing(one))).toMatchObject({ purpose: null })
    expect(await authenticate(bearing(one, { 'x-purpose': 'NONE' }))).toMatchObject({ kind: 'stranger' })
  })

  it('asks for no key within 30 s, and for one after', async () => {
    let asked = 0
    let instant = now * 1_000
    const counting: KeySource = { generation: keys.generation, getKey: (header, jws) => (asked++, keys.getKey(header, jws)) }
    const ticking = makeAuthenticator({ keys: counting, issuer, audience, clock: () => instant })
    const one = token()
    for (let turn = 0; turn < 50; turn++) await ticking(bearing(one))
    expect(asked).toBe(1)
    instant += 30_000
    await ticking(bearing(one))
    expect(asked).toBe(2)
  })

  it('makes room for others beyond 5,000', async () => {
    let asked = 0
    const counting: KeySource = { generation: keys.generation, getKey: (header, jws) => (asked++, keys.getKey(header, jws)) }
    const crowded = makeAuthenticator({ keys: counting, issuer, audience, clock })
    const tokens = Array.from({ length: 5_001 }, () => token())
    for (const each of tokens) await crowded(bearing(each))
    expect(asked).toBe(5_001)
    await crowded(bearing(tokens.at(-1) ?? ''))
    expect(asked).toBe(5_001)
    await crowded(bearing(tokens[0] ?? ''))
    expect(asked).toBe(5_002)
  })
})

describe('an unreachable or broken key set', () => {
  it('reads as unavailable, not as a bad token, and heals', async () => {
    const own = await serveKeySet({ keys: [] })
    try {
      own.publish('<html>', 200)
      const waiting = makeAuthenticator({ keys: remoteKeys(own.url, { refresh: 20, oldest: 50, cooldown: 1, timeout: 500 }), issuer, audience, clock })
      expect(await waiting(bearing(token()))).toMatchObject({ kind: 'stranger', refusal: { code: 'UNAVAILABLE', http: 503 } })
      own.publish({ keys: [ec.publicJwk] }, 500)
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(await waiting(bearing(token()))).toMatchObject({ refusal: { code: 'UNAVAILABLE' } })
      own.publish({ keys: [ec.publicJwk] })
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(await waiting(bearing(token()))).toMatchObject({ kind: 'viewer' })
    } finally {
      await own.close()
    }
  })

  it('is not asked again for each unknown key id', async () => {
    const own = await serveKeySet({ keys: [ec.publicJwk] })
    try {
      const flooded = makeAuthenticator({ keys: remoteKeys(own.url), issuer, audience, clock })
      for (let turn = 0; turn < 200; turn++) await flooded(bearing(token({}, { kid: `guess-${turn}` })))
      expect(own.readings()).toBeLessThanOrEqual(3)
    } finally {
      await own.close()
    }
  })

  it('cannot make a shared secret or a private key of a verification key', async () => {
    const secret = Buffer.alloc(32, 7)
    const own = await serveKeySet({ keys: [{ kty: 'oct', k: secret.toString('base64url'), kid: 'oct', alg: 'HS256' }] })
    try {
      const careful = makeAuthenticator({ keys: remoteKeys(own.url), issuer, audience, clock })
      const forged = assemble({ alg: 'HS256', typ: 'at+jwt', kid: 'oct' }, soundClaims(now), hmac(secret))
      expect(await careful(bearing(forged))).toMatchObject({ refusal: { facts: { reason: 'algorithm not allowed' } } })
    } finally {
      await own.close()
    }
  })

  it('is read over http or https alone', () => {
    expect(() => remoteKeys('file:///etc/passwd')).toThrow('http or https')
  })
})
