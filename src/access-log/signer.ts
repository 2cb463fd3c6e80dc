/** The log's own key, and the suites it can be of. The key is the log's name: whoever holds it can tell another story, which is why others countersign. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, getHashes, type KeyObject, sign } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Bilingual, LiandongError } from '../errors.js'
import { type Checkpoint, checkpointText, ed25519, keyIdOf, rawKeyOf, signatureLine, vkeyOf } from './note.js'

export interface Signer {
  readonly origin: string
  /** What others verify by. */
  readonly vkey: string
  /** The checkpoint as a signed note. */
  sign(size: number, root: Buffer): string
}

export interface Suite {
  readonly name: string
  /** Why this runtime does not have it; null where it does. */
  readonly missing: Bilingual | null
}

/** Node signs with an SM2 key as if it were any other curve: plain ECDSA without the signer's id, which no verifier of GM/T 0003 accepts. */
const hasSm2 = (): boolean => {
  try {
    return String(generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey.asymmetricKeyType) === 'sm2'
  } catch {
    return false
  }
}

/** Suites of hash and signature, asked of the runtime and not of a list. The first is the one in use. */
export function suites(): readonly Suite[] {
  const lacking = [
    ...(getHashes().includes('sm3') ? [] : [{ en: 'this runtime has no SM3', zh: '本运行环境没有 SM3' }]),
    ...(hasSm2() ? [] : [{ en: 'this runtime signs with an SM2 key as plain ECDSA, without the signer’s id that GM/T 0003 asks for', zh: '本运行环境用 SM2 密钥签名时仅为普通 ECDSA，缺少 GM/T 0003 要求的签名者标识' }]),
    { en: 'the database, which hashes records where it writes them, has no SM3', zh: '数据库在写入处计算记录散列，而其没有 SM3' },
  ]
  return [
    { name: 'sha256-ed25519', missing: null },
    { name: 'sm3-sm2', missing: { en: `${lacking.map(({ en }) => en).join('; ')}.`, zh: `${lacking.map(({ zh }) => zh).join('；')}。` } },
  ]
}

/** There is no key to sign with, or it is no Ed25519 key. */
export class LogKeyError extends LiandongError {
  override readonly name = 'LogKeyError'
  constructor(path: string, cause: unknown) {
    super('UNAVAILABLE', 503, { en: `${path} holds no Ed25519 private key in PEM that can be read.`, zh: `${path} 中没有可读取的 Ed25519 私钥（PEM）。` }, {}, { cause })
  }
}

export function signerOf(origin: string, privateKey: KeyObject): Signer {
  const raw = rawKeyOf(createPublicKey(privateKey))
  const keyId = keyIdOf(origin, ed25519, raw)
  return {
    origin,
    vkey: vkeyOf(origin, ed25519, raw),
    sign(size, root) {
      const text = checkpointText({ origin, size, root } satisfies Checkpoint)
      return `${text}\n${signatureLine(origin, keyId, sign(null, Buffer.from(text, 'utf8'), privateKey))}`
    },
  }
}

/**
 * The signer whose key lies at `path`; where `make`, one is made once (0600) if there is none. Rejects with LogKeyError.
 * A key that is lost cannot be made again: a new one is a new log, which begins with the last checkpoint that the old one signed.
 */
export async function openSigner({ origin, path, make }: { origin: string; path: string; make: boolean }): Promise<Signer> {
  if (make) {
    await mkdir(dirname(path), { recursive: true })
    const { privateKey } = generateKeyPairSync('ed25519')
    // `wx`: of two first starts one writes, both read what was written.
    await writeFile(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  try {
    const key = createPrivateKey(await readFile(path, 'utf8'))
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`a key of the kind ${key.asymmetricKeyType}`)
    return signerOf(origin, key)
  } catch (cause) {
    throw new LogKeyError(path, cause)
  }
}
