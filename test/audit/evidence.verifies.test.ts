/** What `recordEvidence` and `consistencyProof` hand out convinces whoever has the log's key and node:crypto, and nobody of anything false. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencyOf, personaNamed } from '../oracle/standing.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
/** As `GET /log/key` gives it. */
let key: string
beforeAll(async () => {
  app = await openTestApp()
  for (const who of ['police-control', 'bank-harbour', 'bank-metro', 'auditor', 'carrier-north']) for (let times = 0; times < 4; times++) await app.ask(who, 'query Some { cases(first: 2) { nodes { id caseNumber } } }')
  await app.project()
  key = await (await fetch(new URL('/log/key', app.url))).text()
})
afterAll(() => app?.close())

interface Evidence {
  readonly id: string
  readonly leafIndex: number
  readonly leaf: string
  readonly salt: string
  readonly body: string
  readonly treeSize: number
  readonly path: string[]
  readonly checkpoint: string
}
const document = 'query Proof($id: ID!) { recordEvidence(id: $id) { id recordedAt leafIndex leaf salt body treeSize path checkpoint } }'
const evidence = async (who: string, id: string, headers: Record<string, string> = {}): Promise<Evidence | null> => (await app.ask(who, document, { id }, headers)).body.data.recordEvidence
const recordsOf = (who: string) => app.owner<{ id: string; index: string }[]>`select id, leaf_index as index from access_event where agency_id = ${agencyOf(personaNamed(who))} order by leaf_index`

const sha256 = (...parts: (Buffer | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const node = (left: Buffer, right: Buffer) => sha256(Buffer.from([1]), left, right)

/** RFC 9162 §2.1.3.2 */
function rootFrom(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer {
  let [fn, sn, root] = [index, size - 1, leaf]
  for (const each of path) {
    if (sn === 0) throw new Error('the path is too long')
    if (fn % 2 === 1 || fn === sn) {
      root = node(each, root)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1]
    } else root = node(root, each)
    ;[fn, sn] = [fn >> 1, sn >> 1]
  }
  if (sn !== 0) throw new Error('the path is too short')
  return root
}

/** RFC 9162 §2.1.4.2 */
function grewFrom(from: number, to: number, oldRoot: Buffer, newRoot: Buffer, proof: readonly Buffer[]): boolean {
  if (from === to) return proof.length === 0 && oldRoot.equals(newRoot)
  const steps = Number.isInteger(Math.log2(from)) ? [oldRoot, ...proof] : [...proof]
  let [fn, sn] = [from - 1, to - 1]
  while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1]
  let [fr, sr] = [steps[0] as Buffer, steps[0] as Buffer]
  for (const each of steps.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      ;[fr, sr] = [node(each, fr), node(each, sr)]
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1]
    } else sr = node(sr, each)
    ;[fn, sn] = [fn >> 1, sn >> 1]
  }
  return sn === 0 && fr.equals(oldRoot) && sr.equals(newRoot)
}

/** Size and root that a note signs; throws where the log's key did not sign it. */
function signed(note: string, vkey: string): { size: number; root: Buffer } {
  const [text = '', signatures = ''] = note.split('\n\n')
  const [name, id, raw] = vkey.trim().split('+').map((part, at, all) => (at < 2 ? part : all.slice(2).join('+')))
  const bytes = Buffer.from(raw as string, 'base64').subarray(1)
  const publicKey = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes]), format: 'der', type: 'spki' })
  const line = signatures.split('\n').find((each) => each.startsWith(`— ${name} `))
  const signature = Buffer.from((line ?? '').split(' ')[2] ?? '', 'base64')
  if (signature.subarray(0, 4).toString('hex') !== id || !verify(null, Buffer.from(`${text}\n`), publicKey, signature.subarray(4))) throw new Error('not signed by the log')
  const [, size, root] = text.split('\n')
  return { size: Number(size), root: Buffer.from(root as string, 'base64') }
}

/** Whether this evidence proves that the log holds this body. */
function proves({ id, leafIndex, leaf, salt, body, treeSize, path, checkpoint }: Evidence): boolean {
  const computed = sha256(Buffer.from([0]), `liandong/record/1\n${id}\n${sha256(Buffer.from(salt, 'hex'), body).toString('hex')}\n`)
  try {
    const { size, root } = signed(checkpoint, key)
    return computed.toString('hex') === leaf && size === treeSize && rootFrom(computed, leafIndex, treeSize, path.map((each) => Buffer.from(each, 'hex'))).equals(root)
  } catch {
    return false
  }
}

describe('the evidence of a record', () => {
  it('proves each of them to whoever has the key, and the body is the stored one', async () => {
    const all = await app.owner<{ id: string; body: string }[]>`select id, body from access_log.record r where exists (select 1 from access_event e where e.id = r.id)`
    expect(all.length).toBe(20)
    for (const { id, body } of all) {
      const found = await evidence('auditor', id)
      expect(found?.body).toBe(body)
      expect(proves(found as Evidence), id).toBe(true)
      expect(JSON.parse(body).id).toBe(id)
    }
  })

  it('proves nothing once anything of it is changed', async () => {
    const [some, other] = await recordsOf('bank-harbour')
    const [mine, its] = [(await evidence('auditor', some?.id as string)) as Evidence, (await evidence('auditor', other?.id as string)) as Evidence]
    expect(proves(mine)).toBe(true)
    const flip = (hex: string) => `${hex[0] === '0' ? '1' : '0'}${hex.slice(1)}`
    const forged: Partial<Evidence>[] = [
      { body: mine.body.replace('DISCLOSED', 'REFUSED') },
      { id: its.id },
      { salt: flip(mine.salt) },
      { leafIndex: mine.leafIndex + 1 },
      { path: mine.path.map((each, at) => (at ? each : flip(each))) },
      { path: mine.path.slice(1) },
      { treeSize: mine.treeSize - 1 },
      { checkpoint: mine.checkpoint.replace(`\n${mine.treeSize}\n`, `\n${mine.treeSize + 1}\n`) },
      { body: its.body, salt: its.salt, leaf: its.leaf },
    ]
    for (const change of forged) expect(proves({ ...mine, ...change }), Object.keys(change).join()).toBe(false)
  })

  it('is for the auditor, and for partners of their own records; any other reads as absent', async () => {
    const [own] = await recordsOf('bank-harbour')
    const [foreign] = await recordsOf('bank-metro')
    const purpose = { 'x-purpose': 'INVESTIGATION' }
    expect(proves((await evidence('bank-harbour', own?.id as string, purpose)) as Evidence)).toBe(true)
    for (const id of [foreign?.id as string, 'event_00000000000000000000000000', 'event_', 'account_00000000000000000000000000', "event_' or 'a'='a", 'x'.repeat(3_000)]) expect(await evidence('bank-harbour', id, purpose), id).toBeNull()
    expect(await evidence('bank-harbour', own?.id as string, { 'x-purpose': 'STOP_LOSS' })).toBeNull()
    for (const who of ['police-control', 'police-analyst', 'police-intake', 'operator']) expect((await app.ask(who, document, { id: own?.id })).body.errors[0].extensions.code, who).toBe('FORBIDDEN')
  })

  it('is itself recorded, with whose it was', async () => {
    const [own] = await recordsOf('carrier-north')
    const reply = await app.ask('auditor', document, { id: own?.id })
    const record = await app.recordOf(reply)
    expect(record.subjects).toEqual([`c0:${own?.id}`])
    expect(record.patterns).toEqual({ c0: { type: 'RecordEvidence', clear: ['id', 'recordedAt', 'leafIndex', 'leaf', 'salt', 'body', 'treeSize', 'path', 'checkpoint'], masked: [], tokens: [], withheld: [] } })
    const absent = await app.recordOf(await app.ask('auditor', document, { id: 'event_00000000000000000000000000' }))
    expect([absent.subjects, absent.patterns]).toEqual([[], {}])
    await app.project()
    const found = await app.ask('auditor', 'query($id: ID!) { subjectAccesses(first: 5, filter: { subjectId: { eq: $id }, subjectType: { eq: "RecordEvidence" } }) { nodes { clear agencyId } } }', { id: own?.id })
    // Twice: this one, and where each was asked for.
    const told = { clear: ['body', 'checkpoint', 'id', 'leaf', 'leafIndex', 'path', 'recordedAt', 'salt', 'treeSize'], agencyId: agencyOf(personaNamed('auditor')) }
    expect(found.body.data.subjectAccesses.nodes).toEqual([told, told])
  })
})

describe('the consistency proof', () => {
  it('shows that the log only grew, between any two of its sizes', async () => {
    await app.project()
    const leaves = (await app.owner<{ leaf: Buffer }[]>`select leaf from access_log.leaf order by leaf_index`).map(({ leaf }) => leaf)
    const split = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1)
    const rootOf = (some: readonly Buffer[]): Buffer => (some.length === 1 ? (some[0] as Buffer) : node(rootOf(some.slice(0, split(some.length))), rootOf(some.slice(split(some.length)))))
    const to = leaves.length
    for (let from = 1; from <= to; from += 3) {
      const { body } = await app.ask('auditor', 'query($from: Int!, $to: Int!) { consistencyProof(from: $from, to: $to) { from to proof } }', { from, to })
      const proof = body.data.consistencyProof.proof.map((each: string) => Buffer.from(each, 'hex'))
      expect(grewFrom(from, to, rootOf(leaves.slice(0, from)), rootOf(leaves), proof), `${from} to ${to}`).toBe(true)
      if (from < to) expect(grewFrom(from, to, rootOf([...leaves.slice(1, from + 1)]), rootOf(leaves), proof), `another tree of ${from}`).toBe(false)
    }
    for (const [from, size] of [[0, 1], [2, 1], [1, 1_000_000], [-1, 3]]) expect((await app.ask('bank-harbour', 'query($from: Int!, $to: Int!) { consistencyProof(from: $from, to: $to) { proof } }', { from, to: size })).body.errors[0].extensions.code, `${from} ${size}`).toBe('BAD_USER_INPUT')
  })
})
