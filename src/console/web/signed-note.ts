/** Checkpoints as signed notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature), read and checked by the browser's own Ed25519. */
import { fromBase64, join, toHex, utf8 } from './bytes.js'
import { sha256 } from './tree-proofs.js'

const ed25519 = 0x01
const cosignature = 0x04

export interface Note {
  /** What is signed. */
  readonly text: string
  readonly origin: string
  readonly size: number
  /** Hex. */
  readonly root: string
  readonly lines: readonly SignatureLine[]
}

export interface SignatureLine {
  readonly name: string
  /** Hex of the four bytes that name the key. */
  readonly keyId: string
  readonly signature: Uint8Array<ArrayBuffer>
}

/** Null where it is no checkpoint: three lines, an empty one, and at least one signature. */
export function parseNote(note: string): Note | null {
  const [, text, origin, size, root, below] = /^(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n((?:—[^\n]+\n)+)$/u.exec(note) ?? []
  const rootBytes = fromBase64(root ?? '')
  if (!text || !origin || !size || !rootBytes || !below) return null
  const lines: SignatureLine[] = []
  for (const line of below.trimEnd().split('\n')) {
    const [, name, encoded] = /^— ([^+\s]+) (\S+)$/u.exec(line) ?? []
    const bytes = fromBase64(encoded ?? '')
    if (!name || !bytes || bytes.length <= 4) return null
    lines.push({ name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) })
  }
  return { text, origin, size: Number(size), root: toHex(rootBytes), lines }
}

export interface LogKey {
  /** `<name>+<key id>+<base64(algorithm || key)>` */
  readonly vkey: string
  readonly name: string
  readonly keyId: string
  readonly isWitness: boolean
  readonly raw: Uint8Array<ArrayBuffer>
}

/** Null where it is no Ed25519 key of that form, or its id is not its own. */
export async function parseKey(vkey: string): Promise<LogKey | null> {
  const [, name, keyId, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey.trim()) ?? []
  const bytes = fromBase64(encoded ?? '')
  if (!name || !keyId || bytes?.length !== 33 || (bytes[0] !== ed25519 && bytes[0] !== cosignature)) return null
  const own = (await sha256(join(utf8(`${name}\n`), bytes))).slice(0, 8)
  return own === keyId ? { vkey: vkey.trim(), name, keyId, isWitness: bytes[0] === cosignature, raw: bytes.slice(1) } : null
}

/** Null: this browser has no Ed25519. */
async function verifyEd25519(key: LogKey, signature: Uint8Array<ArrayBuffer>, signed: Uint8Array<ArrayBuffer>): Promise<boolean | null> {
  try {
    const imported = await crypto.subtle.importKey('raw', key.raw, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', imported, signature, signed)
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'NotSupportedError') return null
    throw fault
  }
}

/** Whether the log's key signed the note; null: this browser cannot say. */
export async function isSignedBy(note: Note, key: LogKey): Promise<boolean | null> {
  for (const { name, keyId, signature } of note.lines) {
    if (name !== key.name || keyId !== key.keyId || signature.length !== 64) continue
    const holds = await verifyEd25519(key, signature, utf8(note.text))
    if (holds !== false) return holds
  }
  return false
}

/** When the witness saw the note, in milliseconds of 1970; null where its line is not in it or not by it. */
export async function cosignedAt(note: Note, key: LogKey): Promise<number | null> {
  for (const { name, keyId, signature } of note.lines) {
    if (name !== key.name || keyId !== key.keyId || signature.length !== 72) continue
    const seconds = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
    if (await verifyEd25519(key, signature.slice(8), utf8(`cosignature/v1\ntime ${seconds}\n${note.text}`))) return seconds * 1_000
  }
  return null
}
