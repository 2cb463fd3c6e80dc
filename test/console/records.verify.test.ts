import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keyIdOf, rawKeyOf, signatureLine, vkeyOf } from '../../src/access-log/note.js'
import { leafOf as storedLeafOf } from '../../src/access-log/record.js'
import { signerOf } from '../../src/access-log/signer.js'
import { consistencyPath, fold, type HashReader, inclusionPath, rootOf, tileWidth } from '../../src/access-log/tree.js'
import { isAlarm, lookForGrowth, type Seen, type Told } from '../../src/console/web/growth.js'
import { cosignedAt, type LogKey, parseKey, parseNote } from '../../src/console/web/signed-note.js'
import { climb, hasGrown, leafOf } from '../../src/console/web/tree-proofs.js'
import { type Evidence, type StepName, verify } from '../../src/console/web/verification.js'

const hashOf = (text: string) => createHash('sha256').update(text).digest()

/** The writer's own tree, over leaves in memory. */
function treeOf(leaves: readonly Buffer[]): HashReader {
  return {
    read: async (level, first, until) => {
      const width = tileWidth ** level
      return Array.from({ length: until - first }, (_, at) => {
        const start = (first + at) * width
        return width === 1 ? (leaves[start] as Buffer) : fold(leaves.slice(start, start + width))
      })
    },
  }
}

const log = generateKeyPairSync('ed25519')
const signer = signerOf('log.test.example', log.privateKey)
const other = signerOf('log.test.example', generateKeyPairSync('ed25519').privateKey)
const keyOf = async (vkey: string) => (await parseKey(vkey)) as LogKey

const id = 'event_06gq3m8w5t0000000000000000'
const salt = randomBytes(16)
const body = JSON.stringify({
  agency: 'agency_06gq3m8w5t0000000000000001',
  audience: 'BANK',
  case: null,
  client: 'test',
  document: 'ab'.repeat(32),
  id,
  instrument: null,
  kind: 'query',
  mode: 'filter',
  officer: '唐睿',
  operation: 'CaseByNumber',
  outcome: 'DISCLOSED',
  patterns: { a: { clear: ['number', 'id'], masked: [], tokens: ['holderName'], type: 'Account', withheld: [{ field: 'balance', reason: 'NOT_ENTITLED' }] } },
  policy: 'p1',
  purpose: 'STOP_LOSS',
  refusals: [],
  subjects: ['a:account_06gq3m8w5t0000000000000001', 'a:account_06gq3m8w5t0000000000000002'],
  time: '2026-11-26T04:00:00.000Z',
  variables: null,
  version: 1,
})
const row = { id, agencyId: 'agency_06gq3m8w5t0000000000000001', audience: 'BANK', caseNumber: null, officer: '唐睿', kind: 'QUERY', operation: 'CaseByNumber', outcome: 'DISCLOSED', refusals: [], subjectCount: 2, clear: ['Account.id', 'Account.number'], masked: [], tokens: ['Account.holderName'], withheld: ['Account.balance'] }

const size = 700
const index = 341
const leaves = Array.from({ length: size }, (_, at) => (at === index ? storedLeafOf(id, salt, body) : hashOf(`leaf ${at}`)))
const tree = treeOf(leaves)
const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'))

async function evidence(changes: Partial<Evidence> = {}): Promise<Evidence> {
  return {
    id,
    recordedAt: '2026-11-26T04:00:00.012Z',
    leafIndex: index,
    leaf: (leaves[index] as Buffer).toString('hex'),
    salt: salt.toString('hex'),
    body,
    treeSize: size,
    path: hex(await inclusionPath(tree, index, size)),
    checkpoint: signer.sign(size, await rootOf(tree, size)),
    ...changes,
  }
}

async function judge(changes: Partial<Evidence> = {}, { serverVkey = signer.vkey, pinned = [] as readonly string[], shown = row as Record<string, unknown> | null, grown = null as Told | null } = {}) {
  return verify({ id, evidence: await evidence(changes), serverKey: await parseKey(serverVkey), pinned: await Promise.all(pinned.map(keyOf)), grown, row: shown })
}

describe('the browser’s proofs agree with the writer’s', () => {
  test('leaves', async () => {
    expect((await leafOf(id, salt.toString('hex'), body)).leaf).toBe(storedLeafOf(id, salt, body).toString('hex'))
  })

  test('every leaf of trees of 1 to 40, and of one that is wider than a tile, climbs to the root', async () => {
    for (let count = 1; count <= 40; count++) {
      const root = (await rootOf(tree, count)).toString('hex')
      for (let at = 0; at < count; at++) {
        const leaf = (leaves[at] as Buffer).toString('hex')
        const steps = await climb(leaf, at, count, hex(await inclusionPath(tree, at, count)))
        expect([count, at, steps?.at(-1)?.parent ?? leaf]).toEqual([count, at, root])
      }
    }
    const far = await climb((leaves[699] as Buffer).toString('hex'), 699, size, hex(await inclusionPath(tree, 699, size)))
    expect(far?.at(-1)?.parent).toBe((await rootOf(tree, size)).toString('hex'))
  })

  test('a path with a hash too many, too few or of another place is none', async () => {
    const path = hex(await inclusionPath(tree, index, size))
    const leaf = (leaves[index] as Buffer).toString('hex')
    const root = (await rootOf(tree, size)).toString('hex')
    expect(await climb(leaf, index, size, path.slice(1))).toBeNull()
    expect(await climb(leaf, index, size, [...path, path[0] as string])).toBeNull()
    expect(await climb(leaf, size, size, path)).toBeNull()
    expect((await climb(leaf, index + 1, size, path))?.at(-1)?.parent).not.toBe(root)
  })

  test('growth is proven between all sizes from 1 to 24, and of no other root', async () => {
    for (let to = 2; to <= 24; to++) {
      for (let from = 1; from < to; from++) {
        const proof = hex(await consistencyPath(tree, from, to))
        const [before, after] = [(await rootOf(tree, from)).toString('hex'), (await rootOf(tree, to)).toString('hex')]
        expect([from, to, await hasGrown({ size: from, root: before }, { size: to, root: after }, proof)]).toEqual([from, to, true])
        expect(await hasGrown({ size: from, root: hashOf('another').toString('hex') }, { size: to, root: after }, proof)).toBe(false)
        expect(await hasGrown({ size: from, root: before }, { size: to, root: hashOf('another').toString('hex') }, proof)).toBe(false)
        expect(await hasGrown({ size: from, root: before }, { size: to, root: after }, [...proof, after])).toBe(false)
      }
    }
  })
})

describe('a record', () => {
  test('that stands unchanged is verified, and what was not held against anything is said to be open', async () => {
    const { state, at, steps } = await judge()
    expect([state, at]).toEqual(['HOLDS', null])
    expect(steps.filter((step) => step.state === 'OPEN').map(({ name }) => name)).toEqual(['key', 'witness'])
  })

  test('under the pinned key, every step but the witness holds', async () => {
    const { steps } = await judge({}, { pinned: [signer.vkey] })
    expect(steps.filter((step) => step.state !== 'HOLDS').map(({ name }) => name)).toEqual(['witness'])
  })

  const flip = (hashText: string) => `${hashText[0] === '0' ? '1' : '0'}${hashText.slice(1)}`
  const tampered: readonly [string, StepName, () => Promise<Parameters<typeof judge>>][] = [
    ['another record was handed out', 'record', async () => [{ body: body.replace(id, 'event_06gq3m8w5t0000000000000009') }]],
    ['the evidence is of another record', 'record', async () => [{ id: 'event_06gq3m8w5t0000000000000009' }]],
    ['a word of the text was changed', 'leaf', async () => [{ body: body.replace('STOP_LOSS', 'INVESTIGATION') }]],
    ['the salt was changed', 'leaf', async () => [{ salt: flip(salt.toString('hex')) }]],
    ['the text was changed and its leaf with it', 'root', async () => {
      const changed = body.replace('STOP_LOSS', 'INVESTIGATION')
      return [{ body: changed, leaf: storedLeafOf(id, salt, changed).toString('hex') }]
    }],
    ['a hash of the path was changed', 'root', async () => [{ path: (await evidence()).path?.map((each, at) => (at === 3 ? flip(each) : each)) ?? null }]],
    ['a hash of the path is missing', 'path', async () => [{ path: (await evidence()).path?.slice(1) ?? null }]],
    ['a hash of the path is no hash', 'path', async () => [{ path: ['xyz', ...((await evidence()).path?.slice(1) ?? [])] }]],
    ['it claims another place', 'root', async () => [{ leafIndex: index + 2 }]],
    ['the checkpoint is of another size', 'root', async () => [{ checkpoint: signer.sign(size + 1, await rootOf(tree, size)) }]],
    ['the checkpoint says another root', 'root', async () => [{ checkpoint: signer.sign(size, hashOf('another')) }]],
    ['the checkpoint was altered after its signature', 'signature', async () => [{ checkpoint: (await evidence()).checkpoint?.replace('log.test.example\n', 'log.test.example.org\n') ?? null }]],
    ['another key signed the checkpoint', 'signature', async () => [{ checkpoint: other.sign(size, await rootOf(tree, size)) }]],
    ['the checkpoint is no checkpoint', 'root', async () => [{ checkpoint: 'nothing\n' }]],
    ['the server’s key was replaced, with everything signed anew', 'signature', async () => [{ checkpoint: other.sign(size, await rootOf(tree, size)) }, { serverVkey: other.vkey, pinned: [signer.vkey] }]],
    ['the server names another key than the pinned one that still signs', 'key', async () => [{}, { serverVkey: other.vkey, pinned: [signer.vkey] }]],
    ['no key that was pinned is of this log', 'key', async () => [{}, { pinned: [signerOf('log.other.example', log.privateKey).vkey] }]],
    ['nobody names a key', 'signature', async () => [{}, { serverVkey: '' }]],
    ['the table shows another officer', 'row', async () => [{}, { shown: { ...row, officer: '何佳' } }]],
    ['the table leaves a field out that was disclosed', 'row', async () => [{}, { shown: { ...row, clear: ['Account.id'] } }]],
    ['the table shows one row fewer', 'row', async () => [{}, { shown: { ...row, subjectCount: 1 } }]],
  ]
  test.each(tampered)('%s: the step is named', async (_what, step, arranged) => {
    const verdict = await judge(...(await arranged()))
    expect([verdict.state, verdict.at]).toEqual(['FAILS', step])
  })

  const whole = { ...row, client: 'test', purpose: 'STOP_LOSS', instrumentNumber: null, document: 'ab'.repeat(32), policyVersion: 'p1' }
  test.each(Object.keys(whole))('of which the table shows another %s is not what was signed', async (field) => {
    expect(await judge({}, { shown: whole })).toMatchObject({ state: 'HOLDS' })
    expect(await judge({}, { shown: { ...whole, [field]: 'another' } })).toMatchObject({ state: 'FAILS', at: 'row', told: { en: `The table says something else than the signed record: ${field}.` } })
  })

  test('in a log that was put back is not verified, and in one that proves nothing of its growth as far as the rest holds', async () => {
    const grown = (growth: Told['growth']): Told => ({ growth, told: { en: growth, zh: growth }, keep: null, size })
    for (const growth of ['FORK', 'ROLLED_BACK', 'FORGED'] as const) expect(await judge({}, { grown: grown(growth) })).toMatchObject({ state: 'FAILS', at: 'growth', told: { en: growth } })
    const unproven = await judge({}, { grown: grown('UNPROVEN') })
    expect([unproven.state, unproven.steps.find(({ name }) => name === 'growth')?.state]).toEqual(['HOLDS', 'OPEN'])
  })

  test('without a checkpoint yet, or after its month has retired, is open and says so', async () => {
    expect(await judge({ treeSize: null, path: null, checkpoint: null })).toMatchObject({ state: 'OPEN', at: 'path' })
    expect(await judge({ salt: null, body: null })).toMatchObject({ state: 'OPEN', at: 'record' })
    expect((await judge({ salt: null, body: null })).steps.find(({ name }) => name === 'root')?.state).toBe('HOLDS')
  })
})

describe('witnesses', () => {
  const witness = generateKeyPairSync('ed25519')
  const raw = rawKeyOf(witness.publicKey)
  const vkey = vkeyOf('witness.bank.example', 4, raw)
  const cosigned = (note: string, seconds: number, key = witness.privateKey) => {
    const text = note.slice(0, note.indexOf('\n\n') + 1)
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(seconds))
    return `${note}${signatureLine('witness.bank.example', keyIdOf('witness.bank.example', 4, raw), Buffer.concat([time, sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), key)]))}`
  }

  test('a countersignature is believed under the pinned key alone, with its time', async () => {
    const checkpoint = cosigned((await evidence()).checkpoint as string, 1_795_665_600)
    const note = parseNote(checkpoint)
    expect(note && (await cosignedAt(note, await keyOf(vkey)))).toBe(1_795_665_600_000)
    expect((await judge({ checkpoint })).steps.find(({ name }) => name === 'witness')?.state).toBe('OPEN')
    expect(await judge({ checkpoint }, { pinned: [signer.vkey, vkey] })).toMatchObject({ state: 'HOLDS' })
  })

  test('one by somebody else in its name is named', async () => {
    const checkpoint = cosigned((await evidence()).checkpoint as string, 1_795_665_600, log.privateKey)
    expect(await judge({ checkpoint }, { pinned: [signer.vkey, vkey] })).toMatchObject({ state: 'FAILS', at: 'witness' })
  })

  test('keys that are none are refused', async () => {
    for (const wrong of ['', 'log.test.example', signer.vkey.replace(/\+([0-9a-f])/, (_, digit: string) => `+${digit === '0' ? '1' : '0'}`), `${signer.vkey}=`, signer.vkey.replace('+', ' ')]) expect(await parseKey(wrong)).toBeNull()
  })
})

describe('the log seen before', () => {
  const seenAt = async (count: number, of = tree): Promise<Seen> => ({ note: signer.sign(count, await rootOf(of, count)), at: Date.parse('2026-11-20T00:00:00Z') })
  const look = async (checkpoint: string, seen: Seen | null, prove: (from: number, to: number) => Promise<readonly string[]> = async (from, to) => hex(await consistencyPath(tree, from, to)), vkey: string | null = signer.vkey) =>
    lookForGrowth({ checkpoint, key: vkey === null ? null : await keyOf(vkey), seen, now: Date.parse('2026-11-26T00:00:00Z'), prove })
  const today = async (count = size) => signer.sign(count, await rootOf(tree, count))
  const elsewhere = treeOf(leaves.map((leaf, at) => (at === 5 ? hashOf('rewritten') : leaf)))

  test('has only grown, is the same, or is seen for the first time', async () => {
    expect(await look(await today(), await seenAt(600))).toMatchObject({ growth: 'GROWN', size, keep: { note: await today() }, told: { en: 'The log you saw on 2026-11-20 08:00:00 (UTC+8) has only grown: from 600 to 700 records.' } })
    expect(await look(await today(), await seenAt(size))).toMatchObject({ growth: 'SAME', keep: null })
    expect(await look(await today(), null)).toMatchObject({ growth: 'FIRST', size })
  })

  test('an alarm keeps what was seen: a fork, a log put back, a forged checkpoint, another log', async () => {
    const alarms = [
      ['FORK', await look(await today(), await seenAt(600, elsewhere))],
      ['FORK', await look(await today(), await seenAt(size, elsewhere))],
      ['ROLLED_BACK', await look(await today(500), await seenAt(600))],
      ['FORGED', await look(other.sign(size, await rootOf(tree, size)), await seenAt(600))],
      ['FORGED', await look('nothing', await seenAt(600))],
      ['FORK', await lookForGrowth({ checkpoint: signerOf('another.example', log.privateKey).sign(size, await rootOf(tree, size)), key: await keyOf(signerOf('another.example', log.privateKey).vkey), seen: await seenAt(600), now: 0, prove: async (from, to) => hex(await consistencyPath(tree, from, to)) })],
    ] as const
    expect(alarms.map(([, { growth, keep }]) => [growth, keep, isAlarm(growth)])).toEqual(alarms.map(([growth]) => [growth, null, true]))
  })

  test('a proof that does not come, or a missing key, is no alarm and no proof', async () => {
    const refused = await look(await today(), await seenAt(600), async () => {
      throw new Error('refused')
    })
    expect([refused.growth, refused.keep]).toEqual(['UNPROVEN', null])
    expect((await look(await today(), await seenAt(600), undefined, null)).growth).toBe('UNPROVEN')
    expect((await look(await today(), await seenAt(600), async () => ['zz'])).growth).toBe('FORK')
  })
})
