import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeProtectedHeader } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Authenticator, makeAuthenticator } from '../../src/identity/authenticate.js'
import { mintToken } from '../../src/identity/issuer.js'
import { type KeySource, localKeys, longestTokenSeconds, remoteKeyAges, remoteKeys } from '../../src/identity/keys.js'
import { findPersona, type Persona, personas } from '../../src/identity/personas.js'
import { claimable } from '../../src/policy/purposes.js'
import { assemble, audience, bearing, issuer, type IssuerKey, makeIssuerKey, serveKeySet, soundClaims } from './forgery.js'

const persona = findPersona('bank-harbour') as Persona
const options = { issuer, audience }
const authenticatorOf = (keys: KeySource): Authenticator => makeAuthenticator({ keys, ...options })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const kidOf = (token: string) => decodeProtectedHeader(token).kid

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'liandong-keys-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** Milliseconds until the token is refused; fails after 60 s. */
async function timeToRefusal(authenticate: Authenticator, token: string): Promise<number> {
  const start = performance.now()
  while ((await authenticate(bearing(token))).kind === 'viewer') {
    expect(performance.now() - start).toBeLessThan(60_000)
    await pause(20)
  }
  return performance.now() - start
}

describe('the demonstration issuer', () => {
  it('keeps every legitimate request through a hundred rotations by another holder of the folder', async () => {
    const server = await localKeys(dataDir)
    const operator = await localKeys(dataDir)
    const issuing = await localKeys(dataDir)
    const authenticate = authenticatorOf(server)
    const first = await mintToken(issuing, persona, options)
    let rotating = true
    let requests = 0
    const refusals: unknown[] = []
    const kids = new Set<string | undefined>()
    const ask = async (token: string) => {
      const caller = await authenticate(bearing(token))
      requests += 1
      if (caller.kind === 'stranger') refusals.push(caller.refusal)
    }
    const worker = async () => {
      while (rotating) {
        const token = await mintToken(issuing, persona, options)
        kids.add(kidOf(token))
        for (let turn = 0; turn < 20; turn++) await ask(token)
        await ask(first)
        await pause(1)
      }
    }
    const workers = Array.from({ length: 8 }, worker)
    for (let turn = 0; turn < 100; turn++) {
      await operator.rotate()
      await pause(10)
    }
    rotating = false
    await Promise.all(workers)
    expect(refusals).toEqual([])
    expect(kids.size).toBeGreaterThan(50)
    expect(requests).toBeGreaterThan(2_000)
  }, 60_000)

  it('refuses the tokens of revoked keys within five seconds, by a holder of the folder that did not revoke them', async () => {
    const server = await localKeys(dataDir)
    const operator = await localKeys(dataDir)
    const authenticate = authenticatorOf(server)
    const old = await mintToken(operator, persona, options)
    expect(await authenticate(bearing(old))).toMatchObject({ kind: 'viewer' })
    const kid = await operator.rotate({ revoke: true })
    expect(await timeToRefusal(authenticate, old)).toBeLessThan(5_000)
    expect(await authenticate(bearing(old))).toMatchObject({ refusal: { facts: { reason: 'unknown key' } } })
    expect((await server.publicJwks()).keys.map((key) => key.kid)).toEqual([kid])
    expect(await authenticate(bearing(await mintToken(operator, persona, options)))).toMatchObject({ kind: 'viewer' })
  })

  it('trusts a new key at once', async () => {
    const server = await localKeys(dataDir)
    const operator = await localKeys(dataDir)
    const authenticate = authenticatorOf(server)
    await authenticate(bearing(await mintToken(server, persona, options)))
    const kid = await operator.rotate()
    const token = await mintToken(operator, persona, options)
    expect(kidOf(token)).toBe(kid)
    expect(await authenticate(bearing(token))).toMatchObject({ kind: 'viewer' })
  })

  it('forgets a retired key when its last token must have expired, and removes it at the next rotation', async () => {
    const keys = await localKeys(dataDir)
    const old = await mintToken(keys, persona, options)
    await keys.rotate()
    const folder = join(dataDir, 'keys')
    const [oldest = '', newest = ''] = (await readdir(folder)).sort()
    const aged = (file: string, seconds: number) => rename(join(folder, file), join(folder, `${Number(file.slice(0, 13)) - seconds * 1_000}${file.slice(13)}`))
    await aged(oldest, longestTokenSeconds + 10)
    await aged(newest, longestTokenSeconds - 10)
    expect(await authenticatorOf(await localKeys(dataDir))(bearing(old))).toMatchObject({ kind: 'viewer' })
    const [, almost = ''] = (await readdir(folder)).sort()
    await aged(almost, 11)
    expect(await authenticatorOf(await localKeys(dataDir))(bearing(old))).toMatchObject({ refusal: { facts: { reason: 'unknown key' } } })
    await keys.rotate()
    expect(await readdir(folder)).toHaveLength(2)
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining(kidOf(old) ?? ''))
  })

  it('signs with the newest key although the clock was put back', async () => {
    const keys = await localKeys(dataDir)
    const folder = join(dataDir, 'keys')
    const [file = ''] = await readdir(folder)
    await rename(join(folder, file), join(folder, `${Number(file.slice(0, 13)) + 3_600_000}${file.slice(13)}`))
    const kid = await keys.rotate()
    expect(kidOf(await mintToken(keys, persona, options))).toBe(kid)
  })

  it('keeps its private keys to its owner, and shows public halves alone', async () => {
    const keys = await localKeys(join(dataDir, 'not', 'there', 'yet'))
    const folder = join(dataDir, 'not', 'there', 'yet', 'keys')
    const files = await readdir(folder)
    expect(files).toHaveLength(1)
    expect((await stat(join(folder, files[0] ?? ''))).mode & 0o777).toBe(0o600)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    await mkdir(join(dataDir, 'ordinary'))
    expect((await stat(join(folder, '..'))).mode).toBe((await stat(join(dataDir, 'ordinary'))).mode)
    const published = await keys.publicJwks()
    expect(published.keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']])
    expect(JSON.stringify(published)).not.toContain(JSON.parse(await readFile(join(folder, files[0] ?? ''), 'utf8')).d)
  })

  it('keeps its key over a restart', async () => {
    const token = await mintToken(await localKeys(dataDir), persona, options)
    expect(await authenticatorOf(await localKeys(dataDir))(bearing(token))).toMatchObject({ kind: 'viewer' })
    expect(await readdir(join(dataDir, 'keys'))).toHaveLength(1)
  })

  it('agrees with a second holder that started at the same moment', async () => {
    const pair = await Promise.all([localKeys(dataDir), localKeys(dataDir)])
    for (const issuing of pair) {
      const token = await mintToken(issuing, persona, options)
      for (const verifying of pair) expect(await authenticatorOf(verifying)(bearing(token))).toMatchObject({ kind: 'viewer' })
    }
  })

  it('keeps two rotations of the same moment', async () => {
    const [one, other] = [await localKeys(dataDir), await localKeys(dataDir)]
    const kids = await Promise.all([one.rotate(), other.rotate()])
    expect((await one.publicJwks()).keys.map((key) => key.kid)).toEqual(expect.arrayContaining(kids))
  })

  it('passes over an unfinished file, and is unavailable rather than wrong over a broken key', async () => {
    const keys = await localKeys(dataDir)
    const token = await mintToken(keys, persona, options)
    const folder = join(dataDir, 'keys')
    await writeFile(join(folder, '.unfinished'), '{"kty":')
    expect(await authenticatorOf(await localKeys(dataDir))(bearing(token))).toMatchObject({ kind: 'viewer' })
    const [name = ''] = (await readdir(folder)).filter((file) => !file.startsWith('.'))
    await writeFile(join(folder, `${Date.now() + 1}.${'A'.repeat(43)}.jwk.json`), await readFile(join(folder, name)))
    await expect(localKeys(dataDir)).rejects.toThrow('thumbprint')
    await pause(1_010)
    expect(await authenticatorOf(keys)(bearing(token))).toMatchObject({ refusal: { code: 'UNAVAILABLE' } })
  })

  it('mints for every persona a token that its own authenticator knows', async () => {
    const keys = await localKeys(dataDir)
    for (const each of personas) {
      const caller = await authenticatorOf(keys)(bearing(await mintToken(keys, each, options), { 'x-purpose': each.purposes[0] }))
      expect(caller).toMatchObject({ kind: 'viewer', audience: each.audience, officer: each.subject, purpose: each.purposes[0] })
    }
  })

  it('gives no persona a purpose that its audience may not claim', () => {
    for (const each of personas) expect(claimable[each.audience]).toEqual(expect.arrayContaining([...each.purposes]))
  })

  it('binds a token to a certificate when asked', async () => {
    const keys = await localKeys(dataDir)
    const token = await mintToken(keys, persona, { ...options, certificateThumbprint: 'A'.repeat(43) })
    expect(await authenticatorOf(keys)(bearing(token))).toMatchObject({ refusal: { facts: { reason: 'client certificate missing' } } })
  })
})

describe('a remote issuer', () => {
  const tokenOf = (key: IssuerKey) => assemble({ alg: key.publicJwk.alg, typ: 'at+jwt', kid: key.kid }, soundClaims(Math.floor(Date.now() / 1_000)), key.sign)
  const quick = { refresh: 50, oldest: 200, cooldown: 10, timeout: 500 }

  it('is asked so often that a removed key is refused within a minute', () => {
    expect(remoteKeyAges.oldest + remoteKeyAges.timeout).toBeLessThan(60_000)
    expect(remoteKeyAges.refresh * 2).toBeLessThan(remoteKeyAges.oldest)
  })

  it('may rotate thirty times under load: tokens of the current and the previous key are never refused', async () => {
    let previous = makeIssuerKey('ES256')
    let current = makeIssuerKey('EdDSA')
    const server = await serveKeySet({ keys: [previous.publicJwk, current.publicJwk] })
    try {
      const authenticate = authenticatorOf(remoteKeys(server.url, quick))
      let rotating = true
      let requests = 0
      const refusals: unknown[] = []
      const worker = async () => {
        while (rotating) {
          for (const token of [tokenOf(current), tokenOf(previous)]) {
            const caller = await authenticate(bearing(token))
            requests += 1
            if (caller.kind === 'stranger') refusals.push(caller.refusal)
          }
          await pause(1)
        }
      }
      const workers = Array.from({ length: 4 }, worker)
      for (let turn = 0; turn < 30; turn++) {
        const next = makeIssuerKey('ES256')
        // An issuer publishes a key before it signs with it, and removes one after its last token.
        server.publish({ keys: [previous.publicJwk, current.publicJwk, next.publicJwk] })
        await pause(60)
        previous = current
        current = next
        await pause(60)
      }
      rotating = false
      await Promise.all(workers)
      expect(refusals).toEqual([])
      expect(requests).toBeGreaterThan(1_000)
    } finally {
      await server.close()
    }
  }, 30_000)

  it('has a removed key’s remembered token refused when the set has been read again', async () => {
    const [kept, removed] = [makeIssuerKey('ES256'), makeIssuerKey('ES256')]
    const server = await serveKeySet({ keys: [kept.publicJwk, removed.publicJwk] })
    try {
      const authenticate = authenticatorOf(remoteKeys(server.url, { ...quick, oldest: 30_000 }))
      const token = tokenOf(removed)
      expect(await authenticate(bearing(token))).toMatchObject({ kind: 'viewer' })
      server.publish({ keys: [kept.publicJwk] })
      expect(await timeToRefusal(authenticate, token)).toBeLessThan(5_000)
      expect(await authenticate(bearing(tokenOf(kept)))).toMatchObject({ kind: 'viewer' })
    } finally {
      await server.close()
    }
  })

  it('has a removed key refused although the same key id returns with another key', async () => {
    const [before, after] = [makeIssuerKey('ES256', 'same'), makeIssuerKey('ES256', 'same')]
    const server = await serveKeySet({ keys: [before.publicJwk] })
    try {
      const authenticate = authenticatorOf(remoteKeys(server.url, quick))
      const token = tokenOf(before)
      expect(await authenticate(bearing(token))).toMatchObject({ kind: 'viewer' })
      server.publish({ keys: [after.publicJwk] })
      await timeToRefusal(authenticate, token)
      expect(await authenticate(bearing(token))).toMatchObject({ refusal: { facts: { reason: 'wrong signature' } } })
    } finally {
      await server.close()
    }
  })

  it('that falls silent is trusted for a while and then no more', async () => {
    const key = makeIssuerKey('ES256')
    const server = await serveKeySet({ keys: [key.publicJwk] })
    try {
      const authenticate = authenticatorOf(remoteKeys(server.url, { ...quick, oldest: 2_000 }))
      const token = tokenOf(key)
      await authenticate(bearing(token))
      server.publish('gone', 500)
      await pause(80)
      expect(await authenticate(bearing(token))).toMatchObject({ kind: 'viewer' })
      await pause(2_000)
      expect(await authenticate(bearing(token))).toMatchObject({ refusal: { code: 'UNAVAILABLE' } })
    } finally {
      await server.close()
    }
  })
})
