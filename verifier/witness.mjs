#!/usr/bin/env node
/**
 * A witness of the access log, for an agency to run on a machine of its own: plain Node 20, this one file, nothing to install.
 *
 *   node witness.mjs keygen --name witness.bank.example --key witness.pem      makes a key once, prints what the log's operator needs (LOG_WITNESSES)
 *   node witness.mjs run --log https://graph.example --log-key VKEY --name witness.bank.example --key witness.pem --state witness.state [--every 2] [--once]
 *
 * It looks at the log's checkpoint, checks the log's signature and that this checkpoint grew from the last one it has seen (RFC 9162 §2.1.4.2), writes the new one down,
 * and only then signs it (C2SP tlog-cosignature: "as of this second, this is the largest consistent tree I have seen") and hands the line in.
 * What it refuses to sign it keeps as evidence beside its state, and ends with 2: a log that was put back (ROLLED_BACK), tells two stories (FORK), or speaks with another key (KEY_REPLACED).
 * Other faults – no answer, an answer that is no checkpoint – are told and tried again; with --once they end it with 1.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

const answerTimeoutMs = 10_000
const answerLimit = 64 * 1024

/** What a witness must never sign, and must show to others. */
class Alarm extends Error {
  /** @param {'ROLLED_BACK' | 'FORK' | 'KEY_REPLACED'} kind @param {string} en @param {string} zh */
  constructor(kind, en, zh) {
    super(`${kind}: ${en} ${zh}`)
    this.kind = kind
  }
}

/** @param {...(Buffer | string)} parts */
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
/** @param {string} name @param {number} algorithm @param {Buffer} raw */
const keyIdOf = (name, algorithm, raw) => sha256(`${name}\n`, Buffer.from([algorithm]), raw).subarray(0, 4)
/** @param {Buffer} raw */
const ed25519 = (raw) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })

/** @param {string} vkey */
function parseVkey(vkey) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey.trim()) ?? []
  const bytes = Buffer.from(encoded ?? '', 'base64')
  if (!name || bytes[0] !== 1 || bytes.length !== 33 || keyIdOf(name, 1, bytes.subarray(1)).toString('hex') !== id) throw new Error('--log-key is no Ed25519 key of the form <name>+<id>+<key>')
  return { name, id, key: ed25519(bytes.subarray(1)) }
}

/** @param {string} note */
function parseNote(note) {
  const [, text, origin, size, root, lines] = /^(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n((?:—[^\n]+\n)+)$/u.exec(note) ?? []
  if (!text || !origin || !root || !lines) throw new Error('the answer is no checkpoint')
  return { text, origin, size: Number(size), root: Buffer.from(root, 'base64'), lines: lines.trimEnd().split('\n') }
}

/** @param {ReturnType<typeof parseNote>} note @param {ReturnType<typeof parseVkey>} by */
function isSigned({ text, lines }, by) {
  return lines.some((line) => {
    const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? []
    const bytes = Buffer.from(encoded ?? '', 'base64')
    return name === by.name && bytes.length === 68 && bytes.subarray(0, 4).toString('hex') === by.id && verify(null, Buffer.from(text), by.key, bytes.subarray(4))
  })
}

/** RFC 9162 §2.1.4.2. @param {number} first @param {number} second @param {Buffer} firstRoot @param {Buffer} secondRoot @param {Buffer[]} proof */
export function isConsistent(first, second, firstRoot, secondRoot, proof) {
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot)
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof]
  if (path.length === 0) return false
  const halve = () => {
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  let fn = first - 1
  let sn = second - 1
  while (fn % 2 === 1) halve()
  let [fr, sr] = [path[0], path[0]]
  for (const hash of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = sha256(Buffer.from([1]), hash, fr)
      sr = sha256(Buffer.from([1]), hash, sr)
      while (fn % 2 === 0 && fn !== 0) halve()
    } else sr = sha256(Buffer.from([1]), sr, hash)
    halve()
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot)
}

/** @param {string} url @param {RequestInit} [init] */
async function ask(url, init) {
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(answerTimeoutMs) })
  const text = await response.text()
  if (text.length > answerLimit) throw new Error(`${url} answered with ${text.length} characters`)
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 200)}`)
  return text
}

/** In one step, and on the disk before it returns. @param {string} path @param {string} text */
function writeDurably(path, text) {
  const file = openSync(`${path}.next`, 'w', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.next`, path)
}

/** @param {string} path */
function readState(path) {
  try {
    return parseNote(readFileSync(path, 'utf8'))
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code === 'ENOENT') return null
    throw fault
  }
}

/** Looks once; resolves with the size that was signed. @param {{ log: string, logKey: ReturnType<typeof parseVkey>, name: string, key: import('node:crypto').KeyObject, state: string }} of */
export async function look({ log, logKey, name, key, state }) {
  const note = await ask(`${log}/checkpoint`)
  const seen = parseNote(note)
  const known = readState(state)
  const refuse = (/** @type {Alarm} */ alarm) => {
    writeDurably(`${state}.evidence`, `${known ? readFileSync(state, 'utf8') : ''}\n${note}`)
    throw alarm
  }
  if (seen.origin !== logKey.name || !isSigned(seen, logKey)) refuse(new Alarm('KEY_REPLACED', 'the checkpoint is not signed with the key that this witness was given.', '检查点不是用本见证方所知的密钥签名。'))
  if (known && seen.size < known.size) refuse(new Alarm('ROLLED_BACK', `the log shows ${seen.size} records and had signed ${known.size}.`, `日志现有 ${seen.size} 条，此前已签名 ${known.size} 条。`))
  if (known && known.size > 0) {
    const { path } = seen.size === known.size ? { path: [] } : JSON.parse(await ask(`${log}/log/consistency?from=${known.size}&to=${seen.size}`))
    if (!isConsistent(known.size, seen.size, known.root, seen.root, path.map((/** @type {string} */ hash) => Buffer.from(hash, 'hex')))) refuse(new Alarm('FORK', `the tree of ${seen.size} records did not grow from the tree of ${known.size} that this witness has signed.`, `${seen.size} 条记录的树并非由本见证方已签名的 ${known.size} 条的树增长而来。`))
  }
  // Written down before it is signed: a witness that forgets could be made to sign two stories.
  writeDurably(state, note)
  const seconds = Math.floor(Date.now() / 1000)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  const raw = Buffer.from(/** @type {string} */ (createPublicKey(key).export({ format: 'jwk' }).x), 'base64url')
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${seen.text}`), key)
  const line = `— ${name} ${Buffer.concat([keyIdOf(name, 4, raw), time, signature]).toString('base64')}\n`
  await ask(`${log}/log/cosignature`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ size: seen.size, line }) })
  return seen.size
}

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { log: { type: 'string' }, 'log-key': { type: 'string' }, name: { type: 'string' }, key: { type: 'string' }, state: { type: 'string' }, every: { type: 'string', default: '2' }, once: { type: 'boolean', default: false } },
  })
  const needed = (/** @type {'log' | 'log-key' | 'name' | 'key' | 'state'} */ option) => {
    const value = values[option]
    if (!value) throw new Error(`--${option} is needed`)
    return value
  }
  const [command] = positionals
  if (command === 'keygen') {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    writeFileSync(needed('key'), privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
    const raw = Buffer.from(/** @type {string} */ (publicKey.export({ format: 'jwk' }).x), 'base64url')
    process.stdout.write(`${needed('name')}+${keyIdOf(needed('name'), 4, raw).toString('hex')}+${Buffer.concat([Buffer.from([4]), raw]).toString('base64')}\n`)
    return
  }
  if (command !== 'run') throw new Error('say keygen or run')
  const every = Number(values.every)
  if (!(every >= 1 && every <= 3_600)) throw new Error('--every is a number of seconds from 1 to 3600')
  const of = { log: needed('log').replace(/\/$/, ''), logKey: parseVkey(needed('log-key')), name: needed('name'), key: createPrivateKey(readFileSync(needed('key'))), state: needed('state') }
  let signed = -1
  while (true) {
    try {
      const size = await look(of)
      if (size !== signed) process.stdout.write(`signed ${size}\n`)
      signed = size
      if (values.once) return
    } catch (fault) {
      if (fault instanceof Alarm || values.once) throw fault
      process.stderr.write(`${/** @type {Error} */ (fault).message}\n`)
    }
    await sleep(every * 1000)
  }
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  main().catch((/** @type {Error} */ fault) => {
    process.stderr.write(`${fault.message}\n`)
    process.exitCode = fault instanceof Alarm ? 2 : 1
  })
}
