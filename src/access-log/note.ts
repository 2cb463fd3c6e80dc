/**
 * Checkpoints as signed notes (C2SP signed-note, tlog-checkpoint) and the words witnesses put under them (C2SP tlog-cosignature).
 * A note is its text, an empty line, and a line per signature: `— <name> <base64(4 bytes of key id || signature)>`.
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'

/** Algorithm bytes of C2SP signed-note: Ed25519, and Ed25519 under a time. */
export const ed25519 = 0x01
const cosignature = 0x04
const rawKeyBytes = 32
const signatureBytes = 64

export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

export interface SignatureLine {
  readonly name: string
  readonly keyId: string
  readonly signature: Buffer
  readonly line: string
}

/** A key that others are known by: `<name>+<key id>+<base64(algorithm || key)>`. */
export interface VerifierKey {
  readonly name: string
  readonly keyId: string
  readonly algorithm: number
  readonly key: KeyObject
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root.toString('base64')}\n`

export const keyIdOf = (name: string, algorithm: number, raw: Buffer): Buffer => createHash('sha256').update(`${name}\n`).update(Buffer.from([algorithm])).update(raw).digest().subarray(0, 4)

export const signatureLine = (name: string, keyId: Buffer, signature: Buffer): string => `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`

export const vkeyOf = (name: string, algorithm: number, raw: Buffer): string => `${name}+${keyIdOf(name, algorithm, raw).toString('hex')}+${Buffer.concat([Buffer.from([algorithm]), raw]).toString('base64')}`

/** The 32 bytes of an Ed25519 public key. */
export const rawKeyOf = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x as string, 'base64url')

/** Null where it is no Ed25519 key of that form, or its id is another's. */
export function parseVkey(vkey: string): VerifierKey | null {
  const [, name, keyId, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey) ?? []
  if (!name || !keyId || !encoded) return null
  const bytes = Buffer.from(encoded, 'base64')
  const [algorithm, raw] = [bytes[0], bytes.subarray(1)]
  if ((algorithm !== ed25519 && algorithm !== cosignature) || raw.length !== rawKeyBytes || keyIdOf(name, algorithm, raw).toString('hex') !== keyId) return null
  return { name, keyId, algorithm, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' }) }
}

const line = /^— ([^+\s]+) ([A-Za-z0-9+/]+=*)$/u

/** One line without its end; null where it is none. */
export function parseSignatureLine(text: string): SignatureLine | null {
  const [, name, encoded] = line.exec(text) ?? []
  if (!name || !encoded) return null
  const bytes = Buffer.from(encoded, 'base64')
  return bytes.length > 4 ? { name, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4), line: `${text}\n` } : null
}

export interface Note {
  readonly text: string
  readonly checkpoint: Checkpoint
  readonly signatures: readonly SignatureLine[]
}

/** Null where it is no checkpoint: three lines, an empty one, and at least one signature. */
export function parseNote(note: string): Note | null {
  const [, text, origin, size, root, lines] = /^(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n((?:—[^\n]+\n)+)$/u.exec(note) ?? []
  if (!text || !origin || !size || !root || !lines) return null
  const signatures = lines.trimEnd().split('\n').map(parseSignatureLine)
  if (signatures.some((each) => each === null)) return null
  return { text, checkpoint: { origin, size: Number(size), root: Buffer.from(root, 'base64') }, signatures: signatures as SignatureLine[] }
}

/** Whether the log's own key signed the text. */
export const isSignedBy = (text: string, { signature, name, keyId }: SignatureLine, by: VerifierKey): boolean =>
  by.algorithm === ed25519 && name === by.name && keyId === by.keyId && signature.length === signatureBytes && verify(null, Buffer.from(text, 'utf8'), by.key, signature)

/** The instant, in seconds of 1970, at which the witness saw the text; null where the line is not its cosignature. */
export function cosignedAt(text: string, { signature, name, keyId }: SignatureLine, by: VerifierKey): number | null {
  if (by.algorithm !== cosignature || name !== by.name || keyId !== by.keyId || signature.length !== 8 + signatureBytes) return null
  const seconds = Number(signature.readBigUInt64BE(0))
  return verify(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8'), by.key, signature.subarray(8)) ? seconds : null
}
