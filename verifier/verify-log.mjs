#!/usr/bin/env node
// @ts-check
/**
 * Verifies an exported access log, offline, with plain Node (20 or newer) and nothing installed:
 *
 *   node verify-log.mjs --bundle FILE [--key VKEY] [--checkpoint FILE …] [--witness VKEY …] [--consistency FILE] [--json]
 *
 * --key          the log's public key (`<name>+<id>+<key>`, C2SP signed-note) as you know it from elsewhere. Without it the bundle's own is believed, and that is said.
 * --checkpoint   a signed checkpoint that somebody holds outside the log; it must lie on the tree. May be given more than once.
 * --witness      key of a witness who must have countersigned. May be given more than once.
 * --consistency  proof (hex hashes in any text) from the one --checkpoint to the size of a bundle that does not begin at 0 or leaves records out.
 * --json         one line of JSON: {ok, size, root, fault: {kind, index, id, since, until, text: {en, zh}} | null, faults}
 *
 * Exit: 0 whole and unchanged; 1 a fault, the first named; 2 nothing could be verified (no such file, no such key).
 *
 * The tree is that of RFC 6962 §2.1 (RFC 9162 §2.1), over leaves SHA-256(0x00 || "liandong/record/1\n<id>\n<hex SHA-256(salt || body)>\n").
 * Checkpoints are C2SP signed notes under Ed25519; countersignatures are C2SP cosignature/v1. Memory is constant: the tree is kept as the roots of its full subtrees.
 *
 * Proven: id, salt and body of every record, its place, that none is left out, what was signed. Not proven, because nobody signs it: `recordedAt`, `month`, `signedAt`, `exportedAt`.
 * They are used to tell *when*; where they contradict what is proven, they lose.
 *
 * Kinds of fault
 *   RECORD_CHANGED        the text, salt, id or leaf of a record is not what was signed
 *   RECORD_MISSING        a record the tree commits to is not there, and its month has not retired
 *   RECORD_INSERTED       a record stands where none was signed, or is stored behind the log's back
 *   RECORD_REORDERED      two records stand in each other's place, or one stands out of its turn
 *   RECORDS_TRUNCATED     the last records of the signed tree are gone
 *   RETIRED_TOO_EARLY     records are called retired less than 36 months after their month, or stand after younger ones
 *   PROOF_BROKEN          a record is as signed but its proof does not lead to the root, or a proof that is needed is not there
 *   CHECKPOINT_FORGED     a checkpoint is no note of this log, or its signature is false
 *   CHECKPOINT_MISSING    there are records, and nothing signed
 *   KEY_REPLACED          signed with another key than the one that was asked for
 *   FORK                  the log signed, or somebody holds, another history than the one that is here
 *   ROLLED_BACK           somebody holds a checkpoint of more records than there are: the tail is missing
 *   COSIGNATURE_FORGED    a line that bears a witness's name is not by that witness
 *   COSIGNATURE_MISSING   a witness that was asked for has signed nothing here
 *   BUNDLE_DAMAGED        a line is not what a bundle holds, or the bundle contradicts itself
 *   BUNDLE_TRUNCATED      the file ends before its end
 *
 * `index` and `id` name the first bad record. Where a change is known to lie between two checkpoints and no closer, `index` is the first it can be, and the text says so.
 * `since` is the last checkpoint before it that holds, `until` the first that covers it.
 */
import * as crypto from 'node:crypto'
import { createReadStream, readFileSync, realpathSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/**
 * @typedef {{ en: string, zh: string }} Text
 * @typedef {{ size: number, signedAt: string | null }} Mark
 * @typedef {{ kind: string, index: number | null, id: string | null, since: Mark | null, until: Mark | null, text: Text }} Fault
 * @typedef {{ ok: boolean, size: number | null, root: string | null, fault: Fault | null, faults: number }} Verdict
 * @typedef {{ name: string, keyId: string, algorithm: number, key: crypto.KeyObject }} Key
 * @typedef {{ name: string, keyId: string, bytes: Buffer }} Signature
 * @typedef {{ text: string, origin: string, size: number, root: string, signatures: Signature[] }} Note
 */

// ---- Hashes and the tree ------------------------------------------------------------------------------------------------------------------------

/** SHA-256 as hex. @type {(bytes: string | Uint8Array) => string} */
export const sha256 = typeof crypto.hash === 'function' ? (bytes) => crypto.hash('sha256', bytes, 'hex') : (bytes) => crypto.createHash('sha256').update(bytes).digest('hex')

export const emptyRoot = sha256('')
const pair = Buffer.alloc(65, 1)

/** RFC 6962 §2.1: the hash of two nodes behind a one. @param {string} left @param {string} right */
export function nodeHash(left, right) {
  pair.write(left, 1, 'hex')
  pair.write(right, 33, 'hex')
  return sha256(pair)
}

let room = Buffer.alloc(65_536)

/** The leaf that a record's id, salt (hex) and stored text give. @param {string} id @param {string} salt @param {string} body */
export function leafHash(id, salt, body) {
  const most = salt.length / 2 + body.length * 3
  if (room.length < most) room = Buffer.alloc(most * 2)
  const head = room.write(salt, 0, 'hex')
  const commitment = sha256(room.subarray(0, head + room.write(body, head, 'utf8')))
  return sha256(`\u0000liandong/record/1\n${id}\n${commitment}\n`)
}

/** A tree that only grows: the roots of its full subtrees, from the largest. */
export class GrowingTree {
  constructor(size = 0, /** @type {string[]} */ peaks = []) {
    this.size = size
    this.peaks = peaks
  }
  copy() {
    return new GrowingTree(this.size, [...this.peaks])
  }
  /** @param {string} leaf */
  push(leaf) {
    let hash = leaf
    for (let left = this.size; left % 2 === 1; left = (left - 1) / 2) hash = nodeHash(/** @type {string} */ (this.peaks.pop()), hash)
    this.peaks.push(hash)
    this.size++
  }
  root() {
    let hash = this.peaks[this.peaks.length - 1] ?? emptyRoot
    for (let at = this.peaks.length - 2; at >= 0; at--) hash = nodeHash(/** @type {string} */ (this.peaks[at]), hash)
    return hash
  }
}

/**
 * The root that an audit path leads to (RFC 9162 §2.1.3.2); null where the path is not of that place in a tree of that size.
 * @param {string} leaf @param {number} index @param {number} size @param {readonly string[]} path
 */
export function rootFromInclusion(leaf, index, size, path) {
  if (!(index >= 0 && index < size)) return null
  let [place, last, hash] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (last === 0) return null
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else hash = nodeHash(hash, sibling)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 ? hash : null
}

/**
 * Whether the tree of `second` leaves grew from that of `first` (RFC 9162 §2.1.4.2).
 * @param {number} first @param {number} second @param {string} firstRoot @param {string} secondRoot @param {readonly string[]} path
 */
export function isConsistent(first, second, firstRoot, secondRoot, path) {
  if (!(first >= 0 && first <= second)) return false
  if (first === second || first === 0) return path.length === 0 && firstRoot === (first === 0 ? emptyRoot : secondRoot)
  if (path.length === 0) return false
  const isPower = Number.isInteger(Math.log2(first))
  const [start, ...rest] = isPower ? [firstRoot, ...path] : path
  let [place, last] = [first - 1, second - 1]
  while (place % 2 === 1) [place, last] = [(place - 1) / 2, Math.floor(last / 2)]
  let [before, after] = [/** @type {string} */ (start), /** @type {string} */ (start)]
  for (const hash of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      ;[before, after] = [nodeHash(hash, before), nodeHash(hash, after)]
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else after = nodeHash(after, hash)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && before === firstRoot && after === secondRoot
}

// ---- Signed notes -------------------------------------------------------------------------------------------------------------------------------

const ed25519 = 1
const cosignature = 4

/** Bytes of canonical base64; null where it is none. @param {string} text */
function fromBase64(text) {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** A public key as C2SP signed-note writes it; null where it is none, or its id is not its own. @param {string} vkey @returns {Key | null} */
export function parseKey(vkey) {
  const [, name, keyId, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey) ?? []
  const bytes = encoded ? fromBase64(encoded) : null
  if (!name || !keyId || bytes?.length !== 33 || (bytes[0] !== ed25519 && bytes[0] !== cosignature)) return null
  if (sha256(Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), bytes])).slice(0, 8) !== keyId) return null
  const key = crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') }, format: 'jwk' })
  return { name, keyId, algorithm: bytes[0], key }
}

/** `— <name> <base64(key id || signature)>`, without its end. @param {string} line @returns {Signature | null} */
function parseSignature(line) {
  const [, name, encoded] = /^— ([^+\s]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? []
  const bytes = encoded ? fromBase64(encoded) : null
  return name && bytes && bytes.length > 4 ? { name, keyId: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) } : null
}

/** Null where it is no checkpoint: origin, size, root, an empty line, signatures. @param {string} note @returns {Note | null} */
export function parseNote(note) {
  const [, text, origin, size, root, lines] = /^(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n((?:— [^\n]+\n)+)$/u.exec(note) ?? []
  const hash = root ? fromBase64(root) : null
  if (!text || !origin || !size || !hash || !lines || !Number.isSafeInteger(Number(size))) return null
  /** @type {Signature[]} */
  const signatures = []
  for (const line of lines.slice(0, -1).split('\n')) {
    const signature = parseSignature(line)
    if (!signature) return null
    signatures.push(signature)
  }
  return { text, origin, size: Number(size), root: hash.toString('hex'), signatures }
}

/** @param {string} text @param {Signature} signature @param {Key} key */
const isSigned = (text, { bytes }, { key }) => bytes.length === 64 && crypto.verify(null, Buffer.from(text, 'utf8'), key, bytes)

/** The instant at which a witness saw the text, ISO 8601; null where the signature is not that of the key. @param {string} text @param {Signature} signature @param {Key} key */
function cosignedAt(text, { bytes }, { key }) {
  if (bytes.length !== 72) return null
  const seconds = bytes.readBigUInt64BE(0)
  if (seconds > 253_402_300_799n || !crypto.verify(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8'), key, bytes.subarray(8))) return null
  return new Date(Number(seconds) * 1000).toISOString()
}

/** @param {Signature} signature @param {Key} key */
const isBy = (signature, key) => signature.name === key.name && signature.keyId === key.keyId

// ---- Shapes of lines ----------------------------------------------------------------------------------------------------------------------------

const hash = /^[0-9a-f]{64}$/
const instant = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const month = /^\d{4}-(?:0[1-9]|1[0-2])-01$/

/** What came from the bundle, as it may be shown on a terminal. @param {unknown} value */
const plain = (value) => String(value).slice(0, 160).replaceAll(/[\p{C}\p{Z}]+/gu, ' ')

/** @type {Record<string, (value: unknown) => boolean>} */
const is = {
  text: (value) => typeof value === 'string' && value.isWellFormed(),
  name: (value) => typeof value === 'string' && value.length > 0 && value.length <= 256 && !/[\p{Z}\p{C}]/u.test(value),
  hash: (value) => typeof value === 'string' && hash.test(value),
  salt: (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
  count: (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0,
  instant: (value) => typeof value === 'string' && instant.test(value),
  month: (value) => typeof value === 'string' && month.test(value),
  hashes: (value) => Array.isArray(value) && value.length <= 64 && value.every((each) => typeof each === 'string' && hash.test(each)),
  texts: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  flag: (value) => typeof value === 'boolean',
  note: (value) => value === null || typeof value === 'string',
  words: (value) => typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string'),
  perhapsInstant: (value) => value === null || (typeof value === 'string' && instant.test(value)),
}

/** Fields of each kind of line, in any order and no others; `?` may be absent. @type {Record<string, Record<string, string>>} */
const shapes = {
  bundle: { kind: 'text', version: 'count', origin: 'name', suite: 'name', key: 'text', from: 'count', until: 'count', size: 'count', checkpoint: 'note', 'signedAt?': 'perhapsInstant', whole: 'flag', 'filter?': 'words', exportedAt: 'instant' },
  record: { kind: 'text', index: 'count', id: 'name', recordedAt: 'instant', salt: 'salt', body: 'text', leaf: 'hash', 'proof?': 'hashes' },
  retired: { kind: 'text', index: 'count', id: 'name', month: 'month', leaf: 'hash', 'proof?': 'hashes' },
  missing: { kind: 'text', index: 'count', id: 'name', month: 'month', leaf: 'hash' },
  checkpoint: { kind: 'text', note: 'text', cosignatures: 'texts', signedAt: 'instant' },
  loose: { kind: 'text', id: 'name', recordedAt: 'instant' },
  end: { kind: 'text', records: 'count', root: 'hash' },
}
const compiled = new Map(
  Object.entries(shapes).map(([kind, fields]) => {
    const checks = Object.entries(fields).map(([field, type]) => ({ field: field.replace('?', ''), needed: !field.endsWith('?'), holds: /** @type {(value: unknown) => boolean} */ (is[type]) }))
    return [kind, { checks, fields: new Set(checks.map(({ field }) => field)) }]
  }),
)

/** The name of the field that is wrong; null where the line is what its kind asks for. @param {Record<string, unknown>} line */
function wrongField(line) {
  const shape = compiled.get(String(line['kind']))
  if (!shape) return 'kind'
  for (const { field, needed, holds } of shape.checks) if (line[field] === undefined ? needed : !holds(line[field])) return field
  for (const field in line) if (!shape.fields.has(field)) return field
  return null
}

// ---- Words --------------------------------------------------------------------------------------------------------------------------------------

/** @param {Mark} mark @returns {Text} */
const markText = ({ size, signedAt }) => ({ en: `${size} records${signedAt ? ` (${signedAt})` : ''}`, zh: `${size} 条记录${signedAt ? `（${signedAt}）` : ''}` })

/** @param {Mark | null} since @param {Mark | null} until @returns {Text} */
function whereText(since, until) {
  const [from, to] = [since && markText(since), until && markText(until)]
  if (from && to) return { en: ` It lies between the checkpoint of ${from.en} and the one of ${to.en}.`, zh: `位于 ${from.zh}的检查点与 ${to.zh}的检查点之间。` }
  if (from) return { en: ` It lies after the checkpoint of ${from.en}.`, zh: `位于 ${from.zh}的检查点之后。` }
  if (to) return { en: ` It lies between the beginning and the checkpoint of ${to.en}.`, zh: `位于日志起始与 ${to.zh}的检查点之间。` }
  return { en: '', zh: '' }
}

// ---- What a changed range can be -----------------------------------------------------------------------------------------------------------------

/** Hashes that may be spent on each guess at what happened to a range whose root is wrong. */
const searchBudget = 1_000_000

/** A stretch of leaves behind a tree that holds, and the root that was signed over both. */
class Stretch {
  /** @param {GrowingTree} base @param {readonly string[]} leaves @param {string} root */
  constructor(base, leaves, root) {
    this.base = base
    this.leaves = leaves
    this.root = root
    this.size = base.size + leaves.length
    this.spent = 0
    /** Roots of the base's full subtrees, by the leaf they begin with. @type {Map<number, string>} */
    this.peaks = new Map()
    let [start, width] = [0, 2 ** 52]
    for (const peak of base.peaks) {
      while (width > base.size - start) width /= 2
      this.peaks.set(start, peak)
      start += width
    }
    /** @type {Map<string, string>} */
    this.nodes = new Map()
    this.node(0, this.size)
  }

  /** Root over the leaves from `start`, `count` of them. @param {number} start @param {number} count @returns {string} */
  node(start, count) {
    if (start + count <= this.base.size) return /** @type {string} */ (this.peaks.get(start))
    if (count === 1) return /** @type {string} */ (this.leaves[start - this.base.size])
    const key = `${start}+${count}`
    let known = this.nodes.get(key)
    if (known === undefined) {
      const left = split(count)
      this.nodes.set(key, (known = nodeHash(this.node(start, left), this.node(start + left, count - left))))
    }
    return known
  }

  /** The root, were some leaves others. @param {ReadonlyMap<number, string>} others by place @param {number} start @param {number} count @returns {string} */
  rootWith(others, start = 0, count = this.size) {
    let touched = false
    for (const place of others.keys()) touched ||= place >= start && place < start + count
    if (!touched) return this.node(start, count)
    if (count === 1) return /** @type {string} */ (others.get(start))
    const left = split(count)
    this.spent++
    return nodeHash(this.rootWith(others, start, left), this.rootWith(others, start + left, count - left))
  }

  /** Two places whose exchange gives what was signed, neighbours first; null where none is found. */
  exchanged() {
    const { leaves, base } = this
    this.spent = 0
    for (let distance = 1; distance < leaves.length; distance++) {
      for (let at = 0; at + distance < leaves.length && this.spent < searchBudget; at++) {
        const [a, b] = [base.size + at, base.size + at + distance]
        if (this.rootWith(new Map([[a, /** @type {string} */ (leaves[at + distance])], [b, /** @type {string} */ (leaves[at])]])) === this.root) return /** @type {const} */ ([a, b])
      }
    }
    return null
  }

  /** The place that holds another's leaf, if putting `leaf` there gives what was signed; null where there is none, or enough were tried. @param {string} leaf */
  placeOf(leaf) {
    for (let at = 0; at < this.leaves.length && this.spent < searchBudget; at++) if (this.rootWith(new Map([[this.base.size + at, leaf]])) === this.root) return this.base.size + at
    return null
  }

  /** The place whose removal, the rest moving up and `next` coming in, gives what was signed; null where there is none. @param {string} next */
  superfluous(next) {
    this.spent = 0
    const before = this.base.copy()
    for (let at = 0; at < this.leaves.length && this.spent < searchBudget; at++) {
      const tree = before.copy()
      for (let rest = at + 1; rest < this.leaves.length; rest++) tree.push(/** @type {string} */ (this.leaves[rest]))
      tree.push(next)
      this.spent += this.leaves.length - at + tree.peaks.length
      if (tree.root() === this.root) return this.base.size + at
      before.push(/** @type {string} */ (this.leaves[at]))
    }
    return null
  }
}

/** The largest power of two below `count`. @param {number} count */
function split(count) {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

// ---- The verifier --------------------------------------------------------------------------------------------------------------------------------

/** Leaves kept to find out what happened; in a longer stretch a change is told to lie between its two checkpoints. */
const stretchLimit = 4_096
/** Places remembered that were passed over. */
const passedLimit = 10_000
const monthsKept = 36
const dayMs = 86_400_000
/** How far clocks may differ, and how long records may have waited for their place, before a month is not believed. */
const slackMs = 31 * dayMs

/** Whether nothing of the log is left out. @param {{ whole: boolean, from: number, until: number, size: number }} header */
const isAll = ({ whole, from, until, size }) => whole && from === 0 && until === size

/** @typedef {{ kind: string, position: number, index: number | null, id: string | null, what: Text, since: Mark | null, until: Mark | null | undefined }} Found */

/** Takes a bundle line by line; `verdict` at its end. Never throws for what is in the bundle. */
export class Verifier {
  /**
   * `key`: the log's, as known from elsewhere. `checkpoints`: notes that somebody holds. `witnesses`: keys that must have countersigned. `consistency`: proof from the first of `checkpoints`.
   * Throws where one of these is not what it should be.
   * @param {{ key?: string | null, checkpoints?: readonly string[], witnesses?: readonly string[], consistency?: readonly string[] | null, now?: Date }} [options]
   */
  constructor({ key = null, checkpoints = [], witnesses = [], consistency = null, now = new Date() } = {}) {
    this.pinned = key
    if (key !== null && parseKey(key)?.algorithm !== ed25519) throw new Error(`not the public key of a log: ${key}`)
    this.held = checkpoints.map((note) => {
      const parsed = parseNote(note)
      if (!parsed) throw new Error('a checkpoint that was given is no signed note')
      return parsed
    })
    this.held.sort((a, b) => a.size - b.size)
    this.witnesses = witnesses.map((vkey) => {
      const witness = parseKey(vkey)
      if (witness?.algorithm !== cosignature) throw new Error(`not the key of a witness: ${vkey}`)
      return { witness, last: /** @type {{ size: number, at: string } | null} */ (null) }
    })
    this.consistency = consistency
    this.now = now
    this.latest = now.toISOString()

    this.lines = 0
    /** @type {'header' | 'body' | 'loose' | 'over'} */
    this.phase = 'header'
    /** Whether the first line was none: nothing more can be said. */
    this.hopeless = false
    /** @type {Found | null} */
    this.first = null
    this.faults = 0
    /** Faults that no checkpoint has covered yet. @type {Found[]} */
    this.open = []
    /** Told to the reader, and no fault. @type {Text[]} */
    this.notes = []

    /** @type {Key | null} */
    this.key = null
    /** @type {{ origin: string, from: number, until: number, size: number, root: string | null, whole: boolean, exportedAt: string, signedAt: string | null } | null} */
    this.header = null
    /** The place that comes next, and how many lines had one. */
    this.next = 0
    this.seen = 0
    this.records = 0
    this.checkpointsSeen = 0

    /** The tree by the leaves as they are stated; null once it can no longer be known. @type {GrowingTree | null} */
    this.tree = new GrowingTree()
    /** The tree by the leaves that the records give, where that is another. @type {GrowingTree | null} */
    this.given = null
    /** @type {Mark | null} */
    this.holds = null
    this.heldAt = 0
    /** @type {Map<number, Found>} */
    this.passed = new Map()
    /** Latest instant that what came so far tells of. */
    this.floor = ''
    /** A checkpoint that came before its last record. @type {{ mark: Mark, root: string } | null} */
    this.early = null
    /** The leaf behind the last place, where one stands there. @type {string | null} */
    this.beyond = null
    /** Whether proofs of sound records lead elsewhere: then none tells anything. */
    this.isProofSpoiled = false
    this.range = this.newRange()
    /** A range whose root is not the signed one, and what may have happened to it. @type {{ range: ReturnType<Verifier['newRange']>, stretch: Stretch | null, mark: Mark, since: Mark | null, isFresh: boolean, exchanged: { a: number, b: number, id: string | null } | null, superfluous: number | null, either: { tree: GrowingTree, a: number, b: number, id: string } | null } | null} */
    this.suspect = null
  }

  /** What came since the last checkpoint that holds. */
  newRange() {
    return {
      start: this.next,
      base: this.tree?.copy() ?? null,
      /** @type {string[]} */ leaves: [],
      /** @type {string[]} */ ids: [],
      count: 0,
      /** Records whose own bytes are wrong. @type {{ found: Found, id: string, inside: string | null, leaf: string, made: string }[]} */
      wrong: [],
      /** Records whose proof leads elsewhere. @type {{ index: number, id: string }[]} */
      strayed: [],
      proofs: 0,
    }
  }

  /** @param {string} kind @param {number} position @param {Text} what @param {{ index?: number | null, id?: string | null, since?: Mark | null, until?: Mark | null }} [more] @returns {Found} */
  find(kind, position, what, { index = null, id = null, since = this.holds, until } = {}) {
    /** @type {Found} */
    const found = { kind, position, index, id, what, since, until }
    this.faults++
    if (!this.first || found.position < this.first.position) this.first = found
    if (until === undefined && this.open.length < passedLimit) this.open.push(found)
    return found
  }

  /** @param {Mark} mark */
  cover(mark) {
    if (this.open.length === 0) return
    this.open = this.open.filter((found) => {
      if (found.position >= mark.size) return true
      found.until = mark
      return false
    })
  }

  /** @param {string} en @param {string} zh */
  damaged(en, zh) {
    this.find('BUNDLE_DAMAGED', this.phase === 'header' ? -1 : this.next, { en: `Line ${this.lines}: ${en}.`, zh: `第 ${this.lines} 行：${zh}。` }, { index: this.phase === 'body' ? this.next : null })
  }

  /** One line without its end. @param {string} text */
  line(text) {
    if (this.hopeless) return
    this.lines++
    /** @type {Record<string, any> | null} */
    let line = null
    try {
      line = JSON.parse(text)
    } catch {
      // Said below.
    }
    if (line === null || typeof line !== 'object' || Array.isArray(line)) this.damaged('is no JSON object', '不是 JSON 对象')
    else {
      const wrong = wrongField(line)
      if (wrong) this.damaged(`the field ${plain(wrong)} is not what a bundle holds there`, `字段 ${plain(wrong)} 不符合格式`)
      else return this.take(line)
    }
    if (this.phase === 'header') this.hopeless = true
  }

  /** @param {Record<string, any>} line */
  take(line) {
    if (this.phase === 'over') return this.damaged('stands behind the end', '位于结束行之后')
    if ((line['kind'] === 'bundle') !== (this.phase === 'header')) {
      this.damaged(this.phase === 'header' ? 'is not the head of a bundle' : 'is a second head', this.phase === 'header' ? '不是导出包的首行' : '为重复的首行')
      if (this.phase === 'header') this.hopeless = true
      return
    }
    if (this.phase === 'loose' && line['kind'] !== 'loose' && line['kind'] !== 'end') return this.damaged('stands behind the loose records', '位于游离记录之后')
    switch (line['kind']) {
      case 'bundle':
        return this.takeHeader(line)
      case 'checkpoint':
        return this.takeCheckpoint(line)
      case 'loose':
        return this.takeLoose(line)
      case 'end':
        return this.takeEnd(line)
      default:
        return this.takeLeaf(line)
    }
  }

  /** @param {Record<string, any>} line */
  takeHeader(line) {
    const { version, suite, origin, from, until, size, whole, exportedAt } = line
    if (version !== 1 || suite !== 'sha256-ed25519') {
      this.damaged(`version ${version} and suite ${suite} are not known here`, `不支持版本 ${version} 与算法 ${suite}`)
      this.hopeless = true
      return
    }
    const own = parseKey(line['key'])
    const pinned = this.pinned === null ? null : parseKey(this.pinned)
    if (pinned && this.pinned !== line['key']) this.find('KEY_REPLACED', -3, { en: `The bundle names the key ${plain(line['key'])}, not the one that was asked for (${this.pinned}).`, zh: `导出包所列密钥 ${plain(line['key'])} 与指定密钥（${this.pinned}）不同。` })
    else if (own?.algorithm !== ed25519) this.damaged('the key is no Ed25519 key', '密钥不是 Ed25519 密钥')
    if (origin !== (pinned ?? own)?.name) this.damaged('the key is of another origin', '密钥属于另一日志')
    if (!pinned) this.notes.push({ en: 'No --key was given: the key in the bundle is believed. Whoever made the bundle could have put another there.', zh: '未提供 --key：采信导出包内的密钥，而制作导出包者可能已更换该密钥。' })
    this.key = pinned ?? own
    if (from > until || (line['checkpoint'] === null ? size > 0 : until > size)) this.damaged('from, until and size do not fit', 'from、until 与 size 不一致')
    if (Date.parse(exportedAt) > this.now.getTime() + dayMs) this.damaged('it was made in the future', '导出时间在未来')
    this.phase = 'body'
    this.next = from
    this.seen = from
    if (from > 0 || !whole) this.tree = null
    this.range = this.newRange()
    let root = null
    if (line['checkpoint'] === null) {
      if (until > 0) this.find('CHECKPOINT_MISSING', -1, { en: `There are ${until} records, and no checkpoint is signed over any of them.`, zh: `现有 ${until} 条记录，但没有任何已签名的检查点。` }, { until: null })
    } else {
      const note = this.readNote(line['checkpoint'], -1)
      if (note && note.size !== size) this.damaged(`it speaks of ${size} records, its checkpoint of ${note.size}`, `首行称 ${size} 条记录，检查点为 ${note.size} 条`)
      else if (note) {
        root = note.root
        this.readCosignatures(note, note.signatures, size)
      }
    }
    this.header = { origin, from, until, size, root, whole, exportedAt, signedAt: line['signedAt'] ?? null }
    this.compareHeld()
  }

  /** A note that the log's key signed; null, and a fault, where it is none. @param {string} text @param {number} position */
  readNote(text, position) {
    const note = parseNote(text)
    const [en, zh] = ['The checkpoint', '检查点']
    if (!note) {
      this.find('CHECKPOINT_FORGED', position, { en: `${en} is no signed note.`, zh: `${zh}不是签名文书。` })
      return null
    }
    if (!this.key) return null
    const { key } = this
    const of = { en: `${en} of ${note.size} records`, zh: `${note.size} 条记录的${zh}` }
    const signature = note.signatures.find((each) => isBy(each, key))
    if (note.origin !== key.name) this.find('CHECKPOINT_FORGED', position, { en: `${of.en} is of another log, ${plain(note.origin)}.`, zh: `${of.zh}属于另一日志 ${plain(note.origin)}。` })
    else if (!signature && note.signatures.some(({ name }) => name === key.name)) {
      this.find('KEY_REPLACED', position, { en: `${of.en} is signed with another key than ${key.keyId}.`, zh: `${of.zh}由 ${key.keyId} 以外的密钥签名。` })
    } else if (!signature || !isSigned(note.text, signature, key)) this.find('CHECKPOINT_FORGED', position, { en: `${of.en} does not bear the log's signature.`, zh: `${of.zh}上没有本日志的有效签名。` })
    else return note
    return null
  }

  /** @param {Note} note @param {readonly Signature[]} signatures @param {number} size */
  readCosignatures(note, signatures, size) {
    for (const state of this.witnesses) {
      for (const signature of signatures) {
        if (!isBy(signature, state.witness)) continue
        const at = cosignedAt(note.text, signature, state.witness)
        if (at === null) this.find('COSIGNATURE_FORGED', size - 0.5, { en: `The cosignature of ${state.witness.name} under the checkpoint of ${size} records is not by its key.`, zh: `${size} 条记录的检查点上 ${state.witness.name} 的见证签名并非由其密钥作出。` })
        else {
          if (!state.last || state.last.size <= size) state.last = { size, at }
          // The head of the bundle speaks of what comes last.
          if (this.next === size) this.raiseFloor(at)
        }
      }
    }
  }

  /** @param {string} at */
  raiseFloor(at) {
    if (at > this.floor) this.floor = at
  }

  /** @param {Record<string, any>} line */
  takeLeaf(line) {
    const header = /** @type {NonNullable<Verifier['header']>} */ (this.header)
    const { index, id, leaf } = line
    this.records++
    if (index === this.next && index >= header.until) this.beyond ??= leaf
    if ((index !== this.next || index >= header.until) && !this.isInTurn(index, id)) return
    const { range } = this
    const isNext = index >= this.next
    if (isNext) this.next = index + 1
    this.seen = Math.max(this.seen, index + 1)

    if (line['kind'] === 'record') this.readRecord(line)
    else if (line['kind'] === 'retired') this.readRetired(line)
    else this.readMissing(line)

    if (this.tree && isNext) {
      this.tree.push(leaf)
      if (this.suspect) this.tryForSuspect(leaf, index, id)
      if (range.leaves.length < stretchLimit) {
        range.leaves.push(leaf)
        range.ids.push(id)
      }
      range.count++
    }
    this.readProof(line, header)
    if (this.early && this.tree?.size === this.early.mark.size) this.settleEarly(this.early)
    if (this.tree) this.compareHeld()
  }

  /** A place other than the next: passed over, taken twice, or come late. @param {number} index @param {string} id */
  isInTurn(index, id) {
    const header = /** @type {NonNullable<Verifier['header']>} */ (this.header)
    if (index >= header.until) {
      this.find('RECORD_INSERTED', this.next, { en: `Record ${index} (${id}) stands behind the last place, ${header.until - 1}.`, zh: `第 ${index} 条记录（${id}）超出最后位置 ${header.until - 1}。` }, { index, id })
      return false
    }
    if (index < this.next) {
      const passed = this.passed.get(index)
      if (passed) {
        this.passed.delete(index)
        this.find('RECORD_REORDERED', index, { en: `Record ${index} (${id}) stands out of its turn, behind record ${this.next - 1}.`, zh: `第 ${index} 条记录（${id}）次序错误，排在第 ${this.next - 1} 条之后。` }, { index, id, since: passed.since, until: passed.until })
        return true
      }
      const isNear = (this.holds?.size ?? 0) <= index
      const marks = isNear ? {} : { since: null, until: null }
      this.find(header.whole ? 'RECORD_INSERTED' : 'RECORD_REORDERED', index, { en: `A record (${id}) claims place ${index}, which is taken or was passed.`, zh: `记录（${id}）声称位于第 ${index} 位，该位置已被占用或已越过。` }, { index, id, ...marks })
      return false
    }
    if (header.whole) this.passOver(index)
    return true
  }

  /** Places up to `until` that nothing stands at. @param {number} until */
  passOver(until) {
    this.giveUpTree()
    for (let at = this.next; at < until && this.passed.size < passedLimit; at++) {
      /** @type {Found} */
      const found = { kind: 'RECORD_MISSING', position: at, index: at, id: null, what: { en: `There is no record at place ${at}.`, zh: `第 ${at} 位没有记录。` }, since: this.holds, until: undefined }
      this.passed.set(at, found)
      this.open.push(found)
    }
    if (this.early) this.cover((this.holds = this.early.mark))
    this.early = null
  }

  /** From here on the tree cannot be known: proofs tell what they can. */
  giveUpTree() {
    this.tree = null
    this.given = null
    for (const each of this.range.strayed) this.findStrayed(each)
    this.range.strayed = []
  }

  /** @param {Record<string, any>} line */
  readRecord({ index, id, salt, body, leaf }) {
    const made = leafHash(id, salt, body)
    /** @type {string | null} */
    let inside = null
    let readable = false
    try {
      const record = JSON.parse(body)
      readable = record !== null && typeof record === 'object'
      if (typeof record?.id === 'string') inside = record.id
      if (is['instant']?.(record?.time) && record.time <= this.latest) this.raiseFloor(record.time)
    } catch {
      // Said below.
    }
    if (made === leaf && inside === id) {
      this.given?.push(leaf)
      return
    }
    const name = { en: `Record ${index} (${id})`, zh: `第 ${index} 条记录（${id}）` }
    const what =
      made !== leaf
        ? { en: `${name.en}: its text and salt do not give the leaf ${leaf} that stands for it in the tree.`, zh: `${name.zh}：其内容与盐值不能得出树中对应的叶 ${leaf}。` }
        : readable
          ? { en: `${name.en}: its text says it is ${inside === null ? 'no record' : `record ${plain(inside)}`}.`, zh: `${name.zh}：其内容自称为 ${inside === null ? '无编号记录' : plain(inside)}。` }
          : { en: `${name.en}: its text is no JSON object.`, zh: `${name.zh}：其内容不是 JSON 对象。` }
    const found = this.find('RECORD_CHANGED', index, what, { index, id })
    if (this.tree) {
      this.given ??= this.tree.copy()
      this.given.push(made)
    }
    if (this.range.wrong.length < stretchLimit) this.range.wrong.push({ found, id, inside, leaf, made })
  }

  /** @param {Record<string, any>} line */
  readRetired({ index, id, month, leaf }) {
    this.given?.push(leaf)
    const header = /** @type {NonNullable<Verifier['header']>} */ (this.header)
    const [year, of] = month.split('-').map(Number)
    const over = new Date(Date.UTC(year, of, 1))
    const kept = new Date(Date.UTC(year, of + monthsKept, 1)).toISOString()
    const name = { en: `Record ${index} (${id}) is called retired with its month ${month.slice(0, 7)}`, zh: `第 ${index} 条记录（${id}）称已随月份 ${month.slice(0, 7)} 到期移除` }
    if (kept > header.exportedAt) this.find('RETIRED_TOO_EARLY', index, { en: `${name.en}, which had to be kept until ${kept}.`, zh: `${name.zh}，但该月须保存至 ${kept}。` }, { index, id })
    else if (this.floor > new Date(over.getTime() + slackMs).toISOString()) this.find('RETIRED_TOO_EARLY', index, { en: `${name.en}, but stands behind what is of ${this.floor}.`, zh: `${name.zh}，但其位置在 ${this.floor} 的内容之后。` }, { index, id })
  }

  /** @param {Record<string, any>} line */
  readMissing({ index, id, month, leaf }) {
    this.given?.push(leaf)
    this.find('RECORD_MISSING', index, { en: `Record ${index} (${id}) stands in the tree and is not stored, and its month ${month.slice(0, 7)} has not retired.`, zh: `第 ${index} 条记录（${id}）在树中但未存储，且其月份 ${month.slice(0, 7)} 尚未到期移除。` }, { index, id })
  }

  /** @param {Record<string, any>} line @param {NonNullable<Verifier['header']>} header */
  readProof({ kind, index, id, leaf, proof }, header) {
    if (kind === 'missing') return
    const { range } = this
    if (proof === undefined) {
      // Where all is there the tree alone tells.
      if (header.root !== null && !isAll(header)) this.find('PROOF_BROKEN', index, { en: `Record ${index} (${id}) comes without the proof that a part of the log needs.`, zh: `第 ${index} 条记录（${id}）缺少部分导出所必需的证明。` }, { index, id })
      return
    }
    range.proofs++
    if (header.root === null || rootFromInclusion(leaf, index, header.size, proof) === header.root) return
    if (this.tree) {
      if (range.strayed.length < stretchLimit) range.strayed.push({ index, id })
    } else if (range.wrong[range.wrong.length - 1]?.found.index !== index) this.findStrayed({ index, id })
  }

  /** @param {{ index: number, id: string }} record */
  findStrayed({ index, id }) {
    if (this.isProofSpoiled) return this.findBroken({ index, id })
    this.find('RECORD_CHANGED', index, { en: `Record ${index} (${id}) is not in the signed tree: its proof leads to another root.`, zh: `第 ${index} 条记录（${id}）不在已签名的树中：其证明得出另一根值。` }, { index, id })
  }

  /** Told after all else: one wrong hash in the tree breaks the proofs of sound records far from it. @param {{ index: number, id: string }} record @param {Mark} [until] */
  findBroken({ index, id }, until) {
    this.isProofSpoiled = true
    const { size } = /** @type {NonNullable<Verifier['header']>} */ (this.header)
    this.find('PROOF_BROKEN', size + 1 + index, { en: `Record ${index} (${id}) is as signed, but its proof leads to another root.`, zh: `第 ${index} 条记录（${id}）与签名时一致，但其证明得出另一根值。` }, { index, id, until: until ?? null })
  }

  /** @param {Record<string, any>} line */
  takeCheckpoint(line) {
    const header = /** @type {NonNullable<Verifier['header']>} */ (this.header)
    const note = this.readNote(line['note'], this.next - 0.5)
    if (!note) return
    if (note.size === this.next - 1 && this.nameSuperfluous(note, line['signedAt'])) return
    const mark = { size: note.size, signedAt: line['signedAt'] }
    if (note.size > this.next && note.size <= header.until && header.whole) {
      // Records before it are missing, or yet to come.
      if (this.tree) this.early ??= { mark, root: note.root }
      return
    }
    if (note.size !== this.next || !header.whole) {
      this.cover(mark)
      return this.damaged(`the checkpoint of ${note.size} records stands behind ${this.next}`, `${note.size} 条记录的检查点位于第 ${this.next} 条之后`)
    }
    this.checkpointsSeen++
    /** @type {Signature[]} */
    const signatures = []
    for (const each of line['cosignatures']) {
      const signature = parseSignature(each.replace(/\n$/, ''))
      if (signature) signatures.push(signature)
      else this.damaged('a cosignature is no signature line', '见证签名格式错误')
    }
    this.readCosignatures(note, [...note.signatures, ...signatures], note.size)
    this.raiseFloor(line['signedAt'])
    if (note.size === header.size && header.root !== null && note.root !== header.root) this.findFork(note.size, this.holds, mark, { en: 'the log signed two roots', zh: '日志签署了两个不同的根值' })
    this.settle(mark, note.root)
  }

  /** Whether, but for one record, what stands here is what the note was signed over; that record is named. @param {Note} note @param {string} signedAt */
  nameSuperfluous(note, signedAt) {
    const { range } = this
    const last = range.leaves[range.leaves.length - 1]
    if (!this.tree || !range.base || last === undefined || range.leaves.length !== range.count) return false
    const place = range.count === 1 ? (range.base.root() === note.root ? range.start : null) : new Stretch(range.base, range.leaves.slice(0, -1), note.root).superfluous(last)
    if (place === null) return false
    this.findInserted(place, range.ids[place - range.start] ?? null, this.holds, { size: note.size, signedAt })
    range.strayed = []
    this.giveUpTree()
    return true
  }

  /** @param {number} index @param {string | null} id @param {Mark | null} since @param {Mark} until */
  findInserted(index, id, since, until) {
    this.find('RECORD_INSERTED', index, { en: `Record ${index} (${id}) was not there when the tree was signed; those behind it have moved.`, zh: `第 ${index} 条记录（${id}）在签名时并不存在，其后记录被后移。` }, { index, id, since, until })
  }

  /** @param {number} size @param {Mark | null} since @param {Mark} until @param {Text} why */
  findFork(size, since, until, why) {
    this.find('FORK', size - 0.5, { en: `At ${size} records there are two histories: ${why.en}.`, zh: `在 ${size} 条记录处存在两种历史：${why.zh}。` }, { since, until })
  }

  /** Holds the tree against a checkpoint that came too early. @param {{ mark: Mark, root: string }} early */
  settleEarly({ mark, root }) {
    this.early = null
    const { range, tree, given } = this
    if (!tree || tree.root() === root || given?.root() === root || range.wrong.length > 0) {
      this.damaged(`the checkpoint of ${mark.size} records stands before its last`, `${mark.size} 条记录的检查点位于其末条记录之前`)
      return this.settle(mark, root)
    }
    this.nameGone(mark)
    this.holds = mark
    this.range = this.newRange()
  }

  /** One record of this range is not there, though those that are have places without a gap. @param {Mark} mark */
  nameGone(mark) {
    const { range } = this
    this.cover(mark)
    // Where proofs tell anything, the first that does not hold is of the record that took its place.
    const moved = this.isProofSpoiled ? undefined : range.strayed[0]
    const at = { en: moved ? `at place ${moved.index}` : `between the places ${range.start} and ${mark.size - 1}`, zh: moved ? `第 ${moved.index} 位` : `第 ${range.start} 至 ${mark.size - 1} 位之间` }
    this.find('RECORD_MISSING', moved?.index ?? range.start, { en: `A record ${at.en} is gone, and those behind it have moved up.`, zh: `${at.zh}的记录缺失，其后记录前移。` }, { index: moved?.index ?? range.start, until: mark })
    range.strayed = []
    this.giveUpTree()
  }

  /** Holds the tree against a root that was signed over it. @param {Mark} mark @param {string} root */
  settle(mark, root) {
    this.cover(mark)
    const { range } = this
    if (!this.tree) {
      // Without the tree a checkpoint tells when, and proofs tell the rest.
      this.holds = mark
      this.nameExchanged(range)
      this.range = this.newRange()
      return
    }
    const [stated, given] = [this.tree.root() === root, this.given !== null && this.given.root() === root]
    if (stated || given) {
      if (!stated) this.tree = this.given
      this.given = null
      this.nameExchanged(range)
      for (const { index, id } of range.strayed) {
        if (range.wrong.some(({ found }) => found.index === index)) continue
        this.findBroken({ index, id }, mark)
      }
      if (this.suspect) {
        // The tree fits what was signed before and after: the checkpoint between is the odd one.
        const { mark: odd, since } = this.suspect
        this.findFork(odd.size, since, odd, { en: 'the log signed a checkpoint that fits neither the one before nor the one behind it', zh: '日志签署的检查点与其前后检查点均不相符' })
        this.suspect = null
      }
      this.holds = mark
    } else if (this.suspect?.either) {
      const { tree, a, b, id } = this.suspect.either
      if (tree.root() === root) this.suspect.exchanged = { a, b, id }
      this.suspect.either = null
    } else if (range.wrong.length > 0) {
      // Records of this range are named already; what else is in it cannot be told apart.
      this.nameExchanged(range)
      this.tree = null
      this.given = null
    } else if (this.suspect === null) {
      const stretch = range.base && range.leaves.length === range.count && range.count > 0 ? new Stretch(range.base, range.leaves, root) : null
      const exchanged = stretch?.exchanged()
      this.suspect = { range, stretch, mark, since: this.holds, isFresh: true, exchanged: exchanged ? { a: exchanged[0], b: exchanged[1], id: range.ids[exchanged[1] - range.start] ?? null } : null, superfluous: exchanged || this.beyond === null ? null : (stretch?.superfluous(this.beyond) ?? null), either: null }
    } else if (range.strayed.length < range.proofs) for (const each of range.strayed) this.findStrayed(each)
    this.range = this.newRange()
  }

  /** Records of one range that have each other's bytes. @param {ReturnType<Verifier['newRange']>} range */
  nameExchanged({ wrong }) {
    const [byMade, byInside] = [new Map(wrong.map((each) => [each.made, each])), new Map(wrong.map((each) => [each.inside, each]))]
    for (const each of wrong) {
      const other = byMade.get(each.leaf) ?? byInside.get(each.id)
      const back = other && other !== each && (byMade.get(other.leaf) === each || byInside.get(other.id) === each)
      if (!back) continue
      each.found.kind = 'RECORD_REORDERED'
      each.found.what = { en: `Records ${each.found.index} (${each.id}) and ${other.found.index} (${other.id}) hold each other's content.`, zh: `第 ${each.found.index} 条（${each.id}）与第 ${other.found.index} 条（${other.id}）记录的内容互换。` }
    }
  }

  /** Whether a later leaf belongs into the range whose root is wrong. @param {string} leaf @param {number} index @param {string} id */
  tryForSuspect(leaf, index, id) {
    const suspect = /** @type {NonNullable<Verifier['suspect']>} */ (this.suspect)
    const { stretch, isFresh, either } = suspect
    either?.tree.push(leaf)
    if (!stretch || suspect.exchanged || suspect.superfluous !== null) return
    suspect.isFresh = false
    if (isFresh) {
      suspect.superfluous = stretch.superfluous(leaf)
      stretch.spent = 0
      const [last, place] = [stretch.leaves[stretch.leaves.length - 1], stretch.size - 1]
      if (suspect.superfluous === place && last !== undefined) {
        // The last one is too many, or has changed places with this one: what is signed next decides.
        const tree = stretch.base.copy()
        for (const each of [...stretch.leaves.slice(0, -1), leaf, last]) tree.push(each)
        suspect.either = { tree, a: place, b: index, id }
      }
    }
    if (suspect.superfluous !== null || stretch.spent >= searchBudget) return
    const place = stretch.placeOf(leaf)
    if (place !== null) suspect.exchanged = { a: place, b: index, id }
  }

  /** What is most that can be said of a range whose root is wrong. @param {boolean} isShort whether the log ends before its last place */
  explain(isShort) {
    if (!this.suspect) return
    const { range, mark, since, exchanged, superfluous } = this.suspect
    const end = range.start + range.count
    /** @param {number} index */
    const idAt = (index) => range.ids[index - range.start] ?? null
    /** @param {string} kind @param {number} index @param {Text} what */
    const say = (kind, index, what) => this.find(kind, index, what, { index, id: idAt(index), since, until: mark })

    if (exchanged) {
      const { a, b, id } = exchanged
      say('RECORD_REORDERED', a, { en: `Records ${a} (${idAt(a)}) and ${b} (${id}) stand in each other's place.`, zh: `第 ${a} 条（${idAt(a)}）与第 ${b} 条（${id}）记录位置互换。` })
      return
    }
    if (superfluous !== null) return this.findInserted(superfluous, idAt(superfluous), since, mark)
    if (range.strayed.length > 0 && range.strayed.length < range.proofs) {
      for (const { index, id } of range.strayed) say('RECORD_CHANGED', index, { en: `Record ${index} (${id}) is not what was signed: its proof leads to another root.`, zh: `第 ${index} 条记录（${id}）与签名时不同：其证明得出另一根值。` })
      return
    }
    const places = { en: `${range.start} to ${end - 1}`, zh: `${range.start} 至 ${end - 1}` }
    if (isShort) {
      this.find('RECORD_MISSING', range.start, { en: `A record between the places ${places.en} is gone, and those behind it have moved up: their root is not the signed one.`, zh: `第 ${places.zh} 位之间有记录缺失，其后记录前移：根值与签名不符。` }, { index: range.start, since, until: mark })
      return
    }
    if (range.count === 1) {
      say('RECORD_CHANGED', range.start, { en: `Record ${range.start} (${idAt(range.start)}) is not what was signed: with it the tree has another root.`, zh: `第 ${range.start} 条记录（${idAt(range.start)}）与签名时不同：据此得出的根值与签名不符。` })
      return
    }
    this.find('RECORD_CHANGED', range.start, { en: `One or more of the records ${places.en} are not what was signed, text and leaf alike: with them the tree has another root.`, zh: `第 ${places.zh} 条记录中有一条或多条（内容与叶一并）与签名时不同：据此得出的根值与签名不符。` }, { index: range.start, since, until: mark })
  }

  /** @param {Record<string, any>} line */
  takeLoose({ id, recordedAt }) {
    this.phase = 'loose'
    const header = /** @type {NonNullable<Verifier['header']>} */ (this.header)
    this.find('RECORD_INSERTED', header.until, { en: `Record ${id} (${recordedAt}) is stored and has no place in the tree, though younger ones have: it was put there behind the log's back.`, zh: `记录 ${id}（${recordedAt}）已存储但在树中没有位置，而更晚的记录已有位置：系绕过日志写入。` }, { id, since: null, until: null })
  }

  /** @param {Record<string, any>} line */
  takeEnd({ records, root }) {
    const header = /** @type {NonNullable<Verifier['header']>} */ (this.header)
    const isShort = header.whole && this.seen < header.until
    if (isShort && this.early && this.tree && !this.isProofSpoiled && this.range.strayed.length > 0) this.nameGone(this.early.mark)
    else if (isShort) {
      const found = this.passed.get(this.seen)
      this.find('RECORDS_TRUNCATED', this.seen, { en: `The last records are gone: from place ${this.seen} on none is here, and there should be ${header.until}.`, zh: `末尾记录缺失：自第 ${this.seen} 位起没有记录，应有 ${header.until} 条。` }, { index: this.seen, since: found ? found.since : this.holds, until: found ? found.until : (this.early?.mark ?? { size: header.size, signedAt: header.signedAt }) })
      for (const place of this.passed.keys()) if (place >= this.seen) this.passed.delete(place)
    }
    if (records !== this.records) this.damaged(`it tells of ${records} records, there are ${this.records}`, `结束行称 ${records} 条记录，实有 ${this.records} 条`)
    if (root !== (header.root ?? emptyRoot) && (header.root !== null || header.size === 0)) this.damaged('it names another root than the checkpoint', '结束行的根值与检查点不同')
    this.phase = 'over'

    if (this.tree && header.root !== null && this.next === header.size && this.holds?.size !== header.size) this.settle({ size: header.size, signedAt: header.signedAt }, header.root)
    this.conclude(isShort)
  }

  /** What can be said only when nothing more comes. @param {boolean} isShort whether places at the end stayed empty */
  conclude(isShort) {
    const header = /** @type {NonNullable<Verifier['header']>} */ (this.header)
    const { range } = this
    for (const found of this.passed.values()) {
      this.faults++
      if (!this.first || found.position < this.first.position) this.first = found
    }
    this.explain(isShort)
    if (this.tree && range.count > 0 && this.next < header.size && header.root !== null && this.phase === 'over' && !isShort && !this.suspect) {
      // Behind the last checkpoint that this part of the log reaches, proofs alone tell.
      for (const each of range.strayed) this.findStrayed(each)
    }
    this.nameExchanged(range)
    this.cover({ size: header.size, signedAt: header.signedAt })
  }

  /** Holds the tree, at the sizes of the checkpoints that somebody holds, against them. */
  compareHeld() {
    const { header, key } = this
    if (!header) return
    while (this.heldAt < this.held.length) {
      const note = /** @type {Note} */ (this.held[this.heldAt])
      const byTree = this.tree !== null && header.size > 0
      if (byTree && note.size > this.next && note.size <= header.until) return
      this.heldAt++
      const before = this.held[this.heldAt - 2]
      const since = before ? { size: before.size, signedAt: null } : null
      const until = { size: note.size, signedAt: null }
      const signature = key && note.signatures.find((each) => isBy(each, key))
      const anothers = { en: 'somebody holds a checkpoint of another root', zh: '他方持有根值不同的检查点' }
      if (!key) continue
      if (!signature || !isSigned(note.text, signature, key)) {
        const isOther = note.origin === key.name && !signature
        this.find(isOther ? 'KEY_REPLACED' : 'CHECKPOINT_FORGED', -2, { en: `The held checkpoint of ${note.size} records is not signed with the key ${key.keyId} of ${key.name}.`, zh: `所持 ${note.size} 条记录的检查点并非由 ${key.name} 的密钥 ${key.keyId} 签名。` }, { since: null, until: null })
      } else if (note.size > header.size) {
        const [en, zh] = header.signedAt ? [` since ${header.signedAt}`, `自 ${header.signedAt} 起`] : ['', '']
        this.find('ROLLED_BACK', header.size - 0.25, { en: `Somebody holds a signed checkpoint of ${note.size} records and the log has ${header.size}: its tail is missing${en}.`, zh: `他方持有 ${note.size} 条记录的已签名检查点，而日志仅有 ${header.size} 条：${zh}末尾缺失。` }, { index: header.size, since: { size: header.size, signedAt: header.signedAt }, until })
      } else if (note.size === header.size) {
        if (header.root !== null && note.root !== header.root) this.findFork(note.size, since, until, anothers)
      } else if (byTree && note.size === this.next) {
        const isNamed = this.suspect !== null || this.given !== null || this.range.wrong.length > 0
        if (this.tree && !isNamed && this.tree.root() !== note.root) this.findFork(note.size, since, until, anothers)
      } else if (this.consistency && this.held.length === 1 && header.root !== null) {
        if (!isConsistent(note.size, header.size, note.root, header.root, this.consistency)) this.findFork(note.size, since, until, { en: 'the proof of consistency does not lead from the held checkpoint to this one', zh: '一致性证明不能由所持检查点得出本检查点' })
      } else if (this.first === null) {
        this.notes.push({ en: `The held checkpoint of ${note.size} records was not compared: that needs the whole log, or --consistency.`, zh: `所持 ${note.size} 条记录的检查点未能比对：需要完整日志或 --consistency。` })
      }
    }
  }

  /** After the last line; `isCut`: the file ended amid a line. @returns {Verdict} */
  verdict(isCut = false) {
    const { header } = this
    if (isCut || (this.phase !== 'over' && !this.hopeless)) {
      this.find('BUNDLE_TRUNCATED', this.phase === 'header' ? -1 : this.next, { en: `The file ends before its end, behind ${this.records} records: what came after is unknown.`, zh: `文件在结束行之前中断，其前有 ${this.records} 条记录，其后内容未知。` }, { index: header ? this.next : null })
      if (header) this.conclude(false)
    }
    if (header) {
      while (this.heldAt < this.held.length) {
        const before = this.heldAt
        this.tree = null
        this.compareHeld()
        if (this.heldAt === before) break
      }
      for (const { witness, last } of this.witnesses) {
        if (last) this.notes.push({ en: `${witness.name} countersigned the checkpoint of ${last.size} records at ${last.at}.`, zh: `${witness.name} 于 ${last.at} 对 ${last.size} 条记录的检查点作了见证签名。` })
        else this.find('COSIGNATURE_MISSING', Number.POSITIVE_INFINITY, { en: `${witness.name} has countersigned no checkpoint here.`, zh: `${witness.name} 未对此处任何检查点作见证签名。` }, { since: null, until: null })
      }
    }
    const { first } = this
    const [since, until] = [first?.since ?? null, first?.until ?? null]
    const where = first && !['ROLLED_BACK', 'KEY_REPLACED'].includes(first.kind) ? whereText(since, until) : { en: '', zh: '' }
    return {
      ok: first === null,
      size: header?.size ?? null,
      root: header ? (header.root ?? (header.size === 0 ? emptyRoot : null)) : null,
      fault: first && { kind: first.kind, index: first.index, id: first.id, since, until, text: { en: first.what.en + where.en, zh: first.what.zh + where.zh } },
      faults: this.faults,
    }
  }

  /** What a reader is told of a log without fault. @returns {Text} */
  praise() {
    const header = /** @type {NonNullable<Verifier['header']>} */ (this.header)
    if (isAll(header)) return { en: `The log is whole and unchanged: ${this.records} records, each in its place, under ${this.checkpointsSeen} signed checkpoints.`, zh: `日志完整且未被改动：${this.records} 条记录各在其位，共 ${this.checkpointsSeen} 个已签名检查点。` }
    return { en: `The ${this.records} records of this bundle are in the signed tree, unchanged. ${header.whole ? `None is left out from place ${header.from} to ${header.until - 1}.` : 'A filter left others out; of those it tells nothing.'}`, zh: `本导出包的 ${this.records} 条记录均在已签名的树中且未被改动。${header.whole ? `第 ${header.from} 至 ${header.until - 1} 位无遗漏。` : '其余记录已被筛选排除，此处不作说明。'}` }
  }
}

// ---- The command --------------------------------------------------------------------------------------------------------------------------------

/** Lines longer than this are no bundle's. */
const lineLimit = 256 * 1024 * 1024

/**
 * Hands a stream of bytes to a verifier; resolves with the verdict. `onBytes` is told how far it has come.
 * @param {AsyncIterable<Uint8Array>} bytes @param {Verifier} verifier @param {(read: number) => void} [onBytes] @returns {Promise<Verdict>}
 */
export async function verifyBytes(bytes, verifier, onBytes = () => undefined) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  let read = 0
  try {
    for await (const chunk of bytes) {
      read += chunk.length
      const text = rest + decoder.decode(chunk, { stream: true })
      let start = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        verifier.line(text.slice(start, end))
        start = end + 1
      }
      rest = text.slice(start)
      if (rest.length > lineLimit) throw new RangeError('a line without end')
      onBytes(read)
    }
    rest += decoder.decode()
  } catch (cause) {
    if (!(cause instanceof TypeError) && !(cause instanceof RangeError)) throw cause
    verifier.lines++
    verifier.damaged('is not UTF-8 text', '不是 UTF-8 文本')
  }
  return verifier.verdict(rest !== '')
}

/** What is printed, and where: the verdict to `out`, everything else to `err`. @param {Verifier} verifier @param {Verdict} verdict @param {boolean} json */
export function report(verifier, verdict, json) {
  const err = verifier.notes.map(({ en, zh }) => `${en}\n${zh}\n`).join('')
  if (json) return { out: `${JSON.stringify(verdict)}\n`, err }
  const { ok, size, root, fault, faults } = verdict
  if (ok) {
    const { en, zh } = verifier.praise()
    return { out: `tree size ${size} 树大小\nroot ${root} 根\n${en}\n${zh}\n`, err }
  }
  const { kind, text } = /** @type {Fault} */ (fault)
  const more = faults > 1 ? { en: ` ${faults} faults were found; this is the first.`, zh: `共发现 ${faults} 处问题，此为首处。` } : { en: '', zh: '' }
  return { out: '', err: `${err}${kind}\n${text.en}${more.en}\n${text.zh}${more.zh}\n` }
}

/** @param {string[]} args */
async function main(args) {
  const { values } = parseArgs({
    args,
    options: { bundle: { type: 'string' }, key: { type: 'string' }, checkpoint: { type: 'string', multiple: true }, witness: { type: 'string', multiple: true }, consistency: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const { bundle } = values
  if (bundle === undefined) throw new Error('--bundle FILE is needed. 须提供 --bundle FILE。')
  const total = statSync(bundle).size
  const verifier = new Verifier({
    key: values.key ?? null,
    checkpoints: (values.checkpoint ?? []).map((file) => readFileSync(file, 'utf8')),
    witnesses: values.witness ?? [],
    consistency: values.consistency === undefined ? null : (readFileSync(values.consistency, 'utf8').match(/\b[0-9a-f]{64}\b/g) ?? []),
  })
  let told = 0
  const verdict = await verifyBytes(createReadStream(bundle, { highWaterMark: 1 << 20 }), verifier, (read) => {
    if (!process.stderr.isTTY || Date.now() - told < 200) return
    told = Date.now()
    process.stderr.write(`\r${Math.floor((100 * read) / Math.max(1, total))} % ${verifier.records} records 条记录`)
  })
  if (told) process.stderr.write('\r\u001b[K')
  const { out, err } = report(verifier, verdict, values.json)
  process.stderr.write(err)
  process.stdout.write(out)
  process.exitCode = verdict.ok ? 0 : 1
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((cause) => {
    process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`)
    process.exitCode = 2
  })
}
