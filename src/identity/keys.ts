import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose'
import { invariant, UnavailableError } from '../errors.js'

/** Longest life of a token in seconds; how long a retired key of the demonstration issuer is still trusted. */
export const longestTokenSeconds = 8 * 60 * 60

/** The keys that tokens are verified with. */
export interface KeySource {
  /** A number that changes whenever a key is added or removed. Asked for on every request. Throws UnavailableError when the keys are older than they may be. */
  readonly generation: () => Promise<number>
  /** The key of exactly the header's `kid` and `alg`. Throws jose's JWKSNoMatchingKey, or UnavailableError. */
  readonly getKey: JWTVerifyGetKey
}

/** Ages in milliseconds. A removed key is refused no later than `oldest` plus `timeout`, together under 60 s. */
export interface RemoteKeyAges {
  /** Between two looks at the key set while requests come in. */
  readonly refresh: number
  /** Beyond this no token is verified until the key set has been read again. */
  readonly oldest: number
  /** Between two looks caused by an unknown `kid`, and between two attempts at an unreachable issuer. */
  readonly cooldown: number
  readonly timeout: number
}

export const remoteKeyAges: RemoteKeyAges = { refresh: 10_000, oldest: 45_000, cooldown: 1_000, timeout: 5_000 }

/** The key set an issuer publishes (RFC 7517 §5). Nothing is fetched before the first request. */
export function remoteKeys(jwksUrl: string, ages: RemoteKeyAges = remoteKeyAges): KeySource {
  const url = new URL(jwksUrl)
  invariant(url.protocol === 'https:' || url.protocol === 'http:', 'a key set is read over http or https')
  let askedAt = Number.NEGATIVE_INFINITY
  let generation = 0
  let counted = ''
  const remote = createRemoteJWKSet(url, {
    cacheMaxAge: ages.oldest,
    cooldownDuration: ages.cooldown,
    timeoutDuration: ages.timeout,
    [customFetch]: (address, options) => {
      askedAt = performance.now()
      return fetch(address, options)
    },
  })
  const count = () => {
    const set = JSON.stringify(remote.jwks())
    if (set === counted) return
    counted = set
    generation += 1
  }
  const reload = async () => {
    await remote.reload()
    count()
  }
  const refresh = async () => {
    const silence = performance.now() - askedAt
    if (remote.fresh) {
      if (silence >= ages.refresh) reload().catch(() => {})
      return
    }
    if (!remote.reloading && silence < ages.cooldown) throw new UnavailableError('the key set could not be read')
    try {
      await reload()
    } catch (cause) {
      throw new UnavailableError(cause)
    }
  }
  return {
    generation: async () => {
      await refresh()
      return generation
    },
    getKey: async (header, token) => {
      await refresh()
      try {
        return await remote(header, token)
      } catch (cause) {
        const refused = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JWKSInvalid, errors.JOSENotSupported].some(
          (kind) => cause instanceof kind,
        )
        if (refused) throw cause
        throw new UnavailableError(cause)
      } finally {
        count()
      }
    },
  }
}

/** Keys of the demonstration issuer. For demonstrations only: whoever reads the folder can be anybody. */
export interface LocalKeys extends KeySource {
  /** The newest key; looks at the folder first. */
  readonly getSigningKey: () => Promise<{ kid: string; key: CryptoKey }>
  /** Public halves alone, for `/.well-known/jwks.json`. */
  readonly publicJwks: () => Promise<JSONWebKeySet>
  /** Makes a new key, and answers its `kid`. Former keys are trusted until their last token has expired, or not at all with `revoke`. */
  readonly rotate: (options?: { revoke?: boolean }) => Promise<string>
}

interface StoredKey {
  readonly kid: string
  readonly private: JWK
  readonly public: JWK
}

/** `<milliseconds since 1970>.<RFC 7638 thumbprint>.jwk.json`: names sort by age. */
const keyFileName = /^(\d{13})\.([A-Za-z0-9_-]{43})\.jwk\.json$/
const bornAt = (name: string) => Number(name.slice(0, 13))

/** Between two looks at the folder, in milliseconds. An unknown `kid` looks at once. */
const folderLookMs = 1_000

async function readKey(path: string, kid: string): Promise<StoredKey | null> {
  let content: string
  try {
    content = await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw cause
  }
  const jwk = JSON.parse(content) as JWK
  const { kty, crv, x, y } = jwk
  const shown: JWK = { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' }
  invariant((await calculateJwkThumbprint(shown)) === kid, 'a key file is named by the thumbprint of its key')
  return { kid, private: jwk, public: shown }
}

async function writeKey(folder: string, after: number): Promise<string> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(pair.privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  const unfinished = join(folder, `.${randomUUID()}`)
  const file = await open(unfinished, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(jwk))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, join(folder, `${Math.max(Date.now(), after + 1)}.${kid}.jwk.json`))
  return kid
}

/**
 * ES256 keys in `dataDir/keys`, one file each, readable by its owner alone; the first is made when there is none.
 * Every change is one file created or removed, so processes that share the folder need no lock: the newest key signs, all others are retired.
 */
export async function localKeys(dataDir: string): Promise<LocalKeys> {
  const folder = join(dataDir, 'keys')
  // The folder alone is private: the database server's user must be able to walk through its parents.
  await mkdir(dirname(folder), { recursive: true })
  await mkdir(folder, { mode: 0o700, recursive: true })

  let generation = 0
  let names = ''
  let keys = new Map<string, StoredKey>()
  let find = createLocalJWKSet({ keys: [] })
  let lookedAt = Number.NEGATIVE_INFINITY
  let running: Promise<void> | null = null

  const listNames = async () => (await readdir(folder)).filter((name) => keyFileName.test(name)).sort()

  /** A key is retired by its successor, and trusted for the life of one token after that. */
  const isTrusted = (successor: string | undefined) => successor === undefined || bornAt(successor) + longestTokenSeconds * 1_000 > Date.now()

  const read = async () => {
    const all = await listNames()
    const trusted = all.filter((_, index) => isTrusted(all[index + 1]))
    lookedAt = performance.now()
    if (trusted.join() === names) return
    const next = new Map<string, StoredKey>()
    for (const name of trusted) {
      const kid = keyFileName.exec(name)?.[2] ?? ''
      const key = keys.get(kid) ?? (await readKey(join(folder, name), kid))
      if (key) next.set(kid, key)
    }
    names = trusted.join()
    keys = next
    find = createLocalJWKSet({ keys: [...next.values()].map((key) => key.public) })
    generation += 1
  }
  const look = () => {
    running ??= read().finally(() => {
      running = null
    })
    return running
  }
  /** A look that began after the call. */
  const lookAnew = async () => {
    await running?.catch(() => {})
    await look()
  }
  const lookDue = async () => {
    if (performance.now() - lookedAt >= folderLookMs) await look()
  }
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (cause) {
      throw cause instanceof errors.JOSEError ? cause : new UnavailableError(cause)
    }
  }

  await look()
  if (keys.size === 0) {
    await writeKey(folder, 0)
    await lookAnew()
  }

  return {
    generation: () =>
      guarded(async () => {
        await lookDue()
        return generation
      }),
    getKey: (header, token) =>
      guarded(async () => {
        await (keys.has(header.kid ?? '') ? lookDue() : lookAnew())
        return find(header, token)
      }),
    getSigningKey: async () => {
      await lookAnew()
      const newest = [...keys.values()].at(-1)
      invariant(newest, 'the demonstration issuer has a key')
      const key = await importJWK(newest.private, 'ES256')
      invariant(!(key instanceof Uint8Array), 'an ES256 key is not a secret')
      return { kid: newest.kid, key }
    },
    publicJwks: () =>
      guarded(async () => {
        await lookAnew()
        return { keys: [...keys.values()].map((key) => ({ ...key.public })) }
      }),
    rotate: async ({ revoke = false } = {}) => {
      const former = await listNames()
      const kid = await writeKey(folder, former.length ? bornAt(former.at(-1) ?? '') : 0)
      // The newest of the former keys is retired only now: it stays for as long as its tokens may live.
      const finished = former.filter((_, index) => revoke || !isTrusted(former[index + 1]))
      await Promise.all(finished.map((file) => rm(join(folder, file), { force: true })))
      await lookAnew()
      return kid
    },
  }
}
