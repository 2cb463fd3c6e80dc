import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Anchor, LogRolledBackError } from '../../src/access-log/anchor.js'
import { parseVkey, rawKeyOf, type VerifierKey, vkeyOf } from '../../src/access-log/note.js'
import { leafSql } from '../../src/access-log/record.js'
import { LogKeyError, openSigner, suites } from '../../src/access-log/signer.js'
import { recorderRole, writerRole } from '../../src/database/roles.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { expectedLeaf, faultsOfTree, rootOfLeaves, type Stored } from './stored.js'

const witnessKeys = generateKeyPairSync('ed25519')
const witnessName = 'witness.bank-metro.example'
const witnessKey = parseVkey(vkeyOf(witnessName, 0x04, rawKeyOf(witnessKeys.publicKey))) as VerifierKey

let app: TestApp
let base: string
let folder: string
beforeAll(async () => {
  app = await openTestApp({ witnesses: [witnessKey] })
  base = app.url.replace('/graphql', '')
  folder = mkdtempSync(join(tmpdir(), 'liandong-tree-'))
})
afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

const insertMany = (count: number, of: string) =>
  app.owner.unsafe(`insert into access_log.record (id, salt, body, leaf) select id, salt, body, ${leafSql('id', 'salt', 'body')} from (select 'event_${of}_' || lpad(n::text, 6, '0') as id, decode(lpad(to_hex(n), 32, '0'), 'hex') as salt, '{"id":"event_${of}_' || lpad(n::text, 6, '0') || '"}' as body from generate_series(1, ${count}) n) r`)

/** Places and signs all there is. Transactions of other databases on this server hold the sequencer back while they last. */
async function settle(): Promise<number> {
  for (let tries = 0; tries < 500; tries++) {
    await app.sequencer.sequence()
    const [left] = await app.owner<{ left: number; size: number }[]>`select (select count(*) from access_log.record)::int - (select count(*) from access_log.leaf)::int as left, (select count(*) from access_log.leaf)::int as size`
    if (left?.left === 0) {
      await app.sequencer.seal({ atOnce: true })
      return left.size
    }
    await sleep(20)
  }
  throw new Error('the log is never whole')
}

const leaves = async (size: number): Promise<Buffer[]> => (await app.owner<{ leaf: Buffer }[]>`select leaf from access_log.leaf where leaf_index < ${size} order by leaf_index`).map(({ leaf }) => leaf)
const fetchText = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${base}${path}`)
  return { status: response.status, text: await response.text() }
}
const sha256 = (...parts: (Buffer | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** RFC 9162 §2.1.3.2, as it is written there. */
function rootFromPath(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | null {
  let [fn, sn, r] = [index, size - 1, leaf]
  for (const p of path) {
    if (sn === 0) return null
    if (fn % 2 === 1 || fn === sn) {
      r = sha256(Buffer.from([1]), p, r)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else r = sha256(Buffer.from([1]), r, p)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 ? r : null
}

const ed25519Of = (vkey: string): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(vkey.split('+').slice(2).join('+'), 'base64').subarray(1).toString('base64url') }, format: 'jwk' })

describe('the tree', () => {
  it('is signed as it grows, and what is published verifies with the published key alone', async () => {
    expect((await fetchText('/checkpoint')).status).toBe(404)
    const vkey = (await fetchText('/log/key')).text.trim()
    let before = 0
    for (const more of [1, 2, 255, 300, 7]) {
      await insertMany(more, `grow${more}`)
      const size = await settle()
      const { text } = await fetchText('/checkpoint')
      const [signed, lines] = text.split('\n\n') as [string, string]
      const [origin, told, root] = signed.split('\n')
      expect([origin, told]).toEqual(['log.test.example', String(size)])
      expect(root).toBe(rootOfLeaves(await leaves(size)).toString('base64'))
      const [, name, encoded] = /^— (\S+) (\S+)\n$/u.exec(lines) as unknown as [string, string, string]
      expect(`${name}+${Buffer.from(encoded, 'base64').subarray(0, 4).toString('hex')}`).toBe(vkey.split('+').slice(0, 2).join('+'))
      expect(verify(null, Buffer.from(`${signed}\n`, 'utf8'), ed25519Of(vkey), Buffer.from(encoded, 'base64').subarray(4))).toBe(true)
      expect(size).toBe(before + more)
      before = size
    }
    expect(await faultsOfTree(app.owner)).toEqual([])
  })

  it('is not signed again while it does not grow', async () => {
    await settle()
    expect(await app.sequencer.seal({ atOnce: true })).toBeNull()
  })

  it('proves any record by its receipt, over HTTP, and tells nothing of one that has no place', async () => {
    const reply = await app.ask('bank-harbour', '{ cases(first: 2) { nodes { id } } }')
    const { id, leaf } = reply.body.extensions.accessRecord
    expect((await fetchText(`/log/proof/${id}`)).status).toBe(404)
    const size = await settle()
    const proof = JSON.parse((await fetchText(`/log/proof/${id}`)).text)
    expect(proof).toMatchObject({ leaf, treeSize: size })
    const root = rootFromPath(Buffer.from(leaf, 'hex'), proof.leafIndex, size, proof.path.map((hash: string) => Buffer.from(hash, 'hex')))
    expect(root?.toString('base64')).toBe(proof.checkpoint.split('\n')[2])
    expect((await fetchText('/log/proof/event_none')).status).toBe(404)
    for (const index of [0, 1, 2, 255, 256, 257, 511, 512, size - 1]) {
      const path = await app.sequencer.tree.inclusion(index, size)
      expect(rootFromPath((await leaves(size))[index] as Buffer, index, size, path)?.toString('base64')).toBe(root?.toString('base64'))
    }
  })

  it('is shown as tiles that rebuild it, and never beyond what is signed', async () => {
    const size = await settle()
    const hashes: Buffer[] = []
    for (let at = 0; at * 256 < size; at++) {
      const width = Math.min(256, size - at * 256)
      const response = await fetch(`${base}/tile/0/${String(at).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`)
      expect(response.headers.get('cache-control')).toContain('immutable')
      const bytes = Buffer.from(await response.arrayBuffer())
      expect(bytes.length).toBe(32 * width)
      const entries = Buffer.from(await (await fetch(`${base}/tile/entries/${String(at).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`)).arrayBuffer())
      for (let entry = 0, offset = 0; entry < width; entry++) {
        const length = entries.readUInt16BE(offset)
        const leaf = sha256(Buffer.from([0]), entries.subarray(offset + 2, offset + 2 + length))
        expect(leaf.equals(bytes.subarray(32 * entry, 32 * entry + 32))).toBe(true)
        hashes.push(leaf)
        offset += 2 + length
      }
    }
    expect(rootOfLeaves(hashes).toString('base64')).toBe((await fetchText('/checkpoint')).text.split('\n')[2])
    const level1 = Buffer.from(await (await fetch(`${base}/tile/1/000.p/2`)).arrayBuffer())
    expect(level1.subarray(32, 64).equals(rootOfLeaves(hashes.slice(256, 512)))).toBe(true)
    await insertMany(1, `unsigned${randomBytes(4).toString('hex')}`)
    while ((await app.sequencer.sequence()) === 0) await sleep(20)
    for (const path of [`/tile/0/${String(Math.floor(size / 256)).padStart(3, '0')}.p/${(size % 256) + 1}`, '/tile/0/999', '/tile/1/000', '/tile/0/000.p/0', '/tile/0/000.p/257', '/tile/9/000', '/tile/0/0', '/tile/0/x000/001', '/tile/entries/x999/999', '/tile/nothing']) expect((await fetchText(path)).status, path).toBe(path === '/tile/0/x000/001' ? 200 : 404)
  })

  it('proves that a later checkpoint grew from an earlier one, and refuses what is no pair of sizes', async () => {
    await insertMany(40, 'grown')
    const size = await settle()
    const all = await leaves(size)
    for (const from of [1, 2, 3, 255, 256, 257, 512, size - 1, size]) {
      const { path } = JSON.parse((await fetchText(`/log/consistency?from=${from}&to=${size}`)).text) as { path: string[] }
      expect(consistent(from, size, rootOfLeaves(all.slice(0, from)), rootOfLeaves(all), path.map((hash) => Buffer.from(hash, 'hex')))).toBe(true)
      if (from < size) expect(consistent(from, size, sha256('another'), rootOfLeaves(all), path.map((hash) => Buffer.from(hash, 'hex')))).toBe(false)
    }
    for (const query of ['', '?from=0&to=5', '?from=6&to=5', `?from=1&to=${size + 1}`, '?from=a&to=b', '?from=1.5&to=3']) {
      const refused = await fetchText(`/log/consistency${query}`)
      expect([refused.status, JSON.parse(refused.text).errors[0].extensions.code], query).toEqual([400, 'BAD_USER_INPUT'])
    }
  })
})

/** RFC 9162 §2.1.4.2, as it is written there. */
function consistent(first: number, second: number, firstRoot: Buffer, secondRoot: Buffer, proof: readonly Buffer[]): boolean {
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot)
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof]
  let [fn, sn] = [first - 1, second - 1]
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  let [fr, sr] = [path[0] as Buffer, path[0] as Buffer]
  for (const c of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = sha256(Buffer.from([1]), c, fr)
      sr = sha256(Buffer.from([1]), c, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else sr = sha256(Buffer.from([1]), sr, c)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot)
}

describe('a witness', () => {
  const cosign = (text: string, key: KeyObject = witnessKeys.privateKey, vkey: VerifierKey = witnessKey, seconds = 1_767_225_600): string => {
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(seconds))
    return `— ${vkey.name} ${Buffer.concat([Buffer.from(vkey.keyId, 'hex'), time, sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8'), key)]).toString('base64')}\n`
  }
  const hand = async (body: unknown): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${base}/log/cosignature`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return { status: response.status, text: await response.text() }
  }

  it('puts its cosignature under the checkpoint, once', async () => {
    const size = await settle()
    const text = `${(await fetchText('/checkpoint')).text.split('\n\n')[0]}\n`
    const line = cosign(text)
    expect((await hand({ size, line })).status).toBe(204)
    expect((await hand({ size, line: cosign(text, witnessKeys.privateKey, witnessKey, 1_767_225_700) })).status).toBe(204)
    expect((await fetchText('/checkpoint')).text.endsWith(line)).toBe(true)
    expect((await fetchText('/checkpoint')).text.split('— ').length).toBe(3)
  })

  it('is refused where it is unknown, signs something else, or names a size that was never signed', async () => {
    const size = await settle()
    const text = `${(await fetchText('/checkpoint')).text.split('\n\n')[0]}\n`
    const stranger = generateKeyPairSync('ed25519')
    const strangerKey = parseVkey(vkeyOf('witness.nobody.example', 0x04, rawKeyOf(stranger.publicKey))) as VerifierKey
    for (const [body, field] of [
      [{ size, line: cosign(text, stranger.privateKey, strangerKey) }, 'line'],
      [{ size, line: cosign(text, stranger.privateKey) }, 'line'],
      [{ size, line: cosign(text.replace('log.test', 'log.other')) }, 'line'],
      [{ size: size + 1, line: cosign(text) }, 'size'],
      [{ size: '1', line: cosign(text) }, 'size'],
      [{ size, line: 'x'.repeat(600) }, 'line'],
      [{ size, line: 7 }, 'line'],
      [null, 'size'],
    ] as const) {
      const refused = await hand(body)
      const [error] = JSON.parse(refused.text).errors
      expect([refused.status, error.extensions.code, error.extensions.text.zh.length > 3], JSON.stringify(body)).toEqual([400, 'BAD_USER_INPUT', true])
      expect(refused.text).toContain(field)
    }
  })
})

describe('the key', () => {
  it('is made once, kept, and no other kind is taken', async () => {
    const path = join(folder, 'made', 'log-key.pem')
    const [a, b] = await Promise.all([openSigner({ origin: 'log.example', path, make: true }), openSigner({ origin: 'log.example', path, make: true })])
    expect(a.vkey).toBe(b.vkey)
    expect((await openSigner({ origin: 'log.example', path, make: false })).vkey).toBe(a.vkey)
    await expect(openSigner({ origin: 'log.example', path: join(folder, 'none.pem'), make: false })).rejects.toThrow(LogKeyError)
    const other = join(folder, 'p256.pem')
    writeFileSync(other, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }))
    await expect(openSigner({ origin: 'log.example', path: other, make: false })).rejects.toThrow(LogKeyError)
  })

  it('is of a suite that this runtime has; of the national one it says what is missing', () => {
    expect(suites().find(({ missing }) => missing === null)?.name).toBe('sha256-ed25519')
    const national = suites().find(({ name }) => name === 'sm3-sm2')
    // OpenSSL knows an SM2 key by its own kind; where Node calls it any other, it signs as for any other curve.
    const kind = String(generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey.asymmetricKeyType)
    expect(national?.missing?.en.includes('plain ECDSA')).toBe(kind !== 'sm2')
    expect(national?.missing?.zh).toMatch(/\p{Script=Han}/u)
  })
})

describe('the anchor', () => {
  it('holds a database to what was signed: one put back, or another, is told apart', async () => {
    const size = await settle()
    const path = join(folder, 'log.checkpoint')
    const anchor = new Anchor(path)
    await anchor.assertHolds(app.sequencer.tree, size)
    const { text } = await fetchText('/checkpoint')
    await anchor.keep(text)
    expect(readFileSync(path, 'utf8')).toBe(text)
    await anchor.assertHolds(app.sequencer.tree, size)
    await expect(anchor.assertHolds(app.sequencer.tree, size - 1)).rejects.toThrow(LogRolledBackError)
    await anchor.keep(text.replace(text.split('\n')[2] as string, sha256('another').toString('base64')))
    await expect(anchor.assertHolds(app.sequencer.tree, size)).rejects.toThrow(/roots differ/)
  })
})

describe('a month', () => {
  it('retires when its time is over and all of it is signed; its leaves stay and the tree verifies', async () => {
    await app.owner.unsafe(`create table access_log.record_2020_01 partition of access_log.record for values from ('2020-01-01 00:00+00') to ('2020-02-01 00:00+00')`)
    const old: Pick<Stored, 'id' | 'salt' | 'body'>[] = [1, 2, 3].map((n) => ({ id: `event_old_${n}`, salt: Buffer.alloc(16, n), body: `{"id":"event_old_${n}"}` }))
    for (const record of old) await app.owner`insert into access_log.record (id, salt, body, leaf, recorded_at) values (${record.id}, ${record.salt}, ${record.body}, decode(${expectedLeaf(record)}, 'hex'), '2020-01-15')`
    await expect(app.owner`select access_log.retire_month('2020-01-01')`).rejects.toThrow(/no signed tree/)
    const size = await settle()
    const root = (await fetchText('/checkpoint')).text.split('\n')[2]
    const thisMonth = new Date().toISOString().slice(0, 8)
    await expect(app.owner`select access_log.retire_month(${`${thisMonth}01`})`).rejects.toThrow(/thirty-six months/)
    await expect(app.owner`select access_log.retire_month('2020-01-02')`).rejects.toThrow(/first day/)
    await expect(app.owner`select access_log.retire_month('2019-01-01')`).rejects.toThrow(/no such month/)
    const login = postgres(app.database.appUrl, { max: 1, onnotice: () => undefined })
    for (const role of [recorderRole, writerRole]) await expect(login.begin(async (sql) => {
      await sql.unsafe(`set local role ${role}`)
      await sql`select access_log.retire_month('2020-01-01')`
    })).rejects.toThrow(/permission denied for (schema|function)/)
    await login.end({ timeout: 1 })
    const [retired] = await app.owner<{ n: string }[]>`select access_log.retire_month('2020-01-01') as n`
    expect(retired?.n).toBe('3')
    expect((await app.owner`select 1 from access_log.record where id like 'event_old_%'`).length).toBe(0)
    expect(rootOfLeaves(await leaves(size)).toString('base64')).toBe(root)
    const proof = JSON.parse((await fetchText('/log/proof/event_old_2')).text)
    expect(rootFromPath(Buffer.from(proof.leaf, 'hex'), proof.leafIndex, proof.treeSize, proof.path.map((hash: string) => Buffer.from(hash, 'hex')))?.toString('base64')).toBe(root)
  })
})
