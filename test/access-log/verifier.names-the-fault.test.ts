import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { parseNote, vkeyOf } from '../../src/access-log/note.js'
import { GrowingTree, type Verdict } from '../../verifier/verify-log.mjs'
import { around, isCheckpoint, type Line, parse, places, signedBy, sizeOf, tampers, withLine } from './bundle-tampers.js'
import { amid, attacks, cutTail, forge, young } from './database-attacks.js'
import { exported, makeSignedLog, oldMonth, oldRecords, openVictim, type SignedLog, verified, type Victim } from './signed-log.js'

/** Records between checkpoints: one, a few, many, and more than a tile of 256 in all. */
const steps = [7, 1, 1, 8, 15, 3, 10, 17, 5, 12, 19, 7, 14, 2, 9, 16, 4, 11, 18, 6, 13, 1, 8, 15, 3, 10, 17, 5, 12, 19, 7, 14]

let log: SignedLog
let victim: Victim
/** Whole exports, with proofs and without, of all and of the part. */
let full: readonly string[]
let bare: readonly string[]
let small: readonly string[]
let smallBare: readonly string[]

beforeAll(async () => {
  log = await makeSignedLog(steps)
  victim = await openVictim(log.template)
  full = await exported(victim.ask, log.vkey, { proofs: true })
  bare = await exported(victim.ask, log.vkey)
  // What the log was when it was young: the same without what came later.
  await victim.attack((owner) => cutTail({ owner }, young), async (ask) => {
    small = await exported(ask, log.vkey, { proofs: true })
    smallBare = await exported(ask, log.vkey)
  })
}, 180_000)
afterAll(async () => {
  await victim?.close()
  await log?.drop()
})

const pinned = (lines: readonly string[], options: Parameters<typeof verified>[1] = {}): Verdict => verified(lines, { key: log.vkey, ...options })
const noteAt = (size: number): string => parse(full.find((line) => isCheckpoint(line) && sizeOf(line) === size) as string)['note']
const idOf = (index: number): string => parse(full[places(full)[index] as number] as string)['id']

/** The root of some leaves, and `PROOF(first, D)` as RFC 6962 §2.1.2 writes it. */
function rootOf(leaves: readonly string[]): string {
  const tree = new GrowingTree()
  for (const leaf of leaves) tree.push(leaf)
  return tree.root()
}
function consistencyOf(leaves: readonly string[], first: number, isWhole = true): string[] {
  if (first === leaves.length) return isWhole ? [] : [rootOf(leaves)]
  const left = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return first <= left ? [...consistencyOf(leaves.slice(0, left), first, isWhole), rootOf(leaves.slice(left))] : [...consistencyOf(leaves.slice(left), first - left, false), rootOf(leaves.slice(0, left))]
}

function expectAround(verdict: Verdict, index: number): void {
  expect({ since: verdict.fault?.since?.size ?? null, until: verdict.fault?.until?.size ?? null }).toEqual(around(log.sizes, index))
  for (const mark of [verdict.fault?.since, verdict.fault?.until]) if (mark) expect(mark.signedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
}

describe('a log that nobody touched', () => {
  it('is clean, with proofs and without, and prints its size and root', () => {
    for (const lines of [full, bare, small, smallBare]) {
      const { size, root } = parseNote(parse(lines[0] as string)['checkpoint'])?.checkpoint ?? { size: -1, root: Buffer.alloc(0) }
      expect(pinned(lines)).toEqual({ ok: true, size, root: root.toString('hex'), fault: null, faults: 0 })
    }
    expect([log.size, places(full).length, young]).toEqual([steps.reduce((sum, step) => sum + step), log.size, log.sizes.find((size) => size === young)])
    expect(log.size).toBeGreaterThan(256)
  })

  it('holds what every one of its checkpoints, held by others, says', () => {
    expect(pinned(bare, { checkpoints: log.sizes.map(noteAt) }).ok).toBe(true)
    expect(pinned(full, { checkpoints: log.sizes.map(noteAt), witnesses: [log.witnessVkey] }).ok).toBe(true)
  })

  it('is clean in every part: places, an instant, an agency, a subject', async () => {
    const { ask } = victim
      const agencies = full.map(parse).filter(({ kind }) => kind === 'record').map(({ body }) => parse(body))
      const { agency } = agencies.find((body) => body['subjects']?.length) as Line
      const subject = String(agencies.find((body) => body['subjects']?.length)?.['subjects'][0]).split(':')[1] as string
      const counts: number[] = []
      for (const part of [{ from: 20 }, { from: 300 }, { from: 20, until: 100 }, { until: 100 }, { until: log.size - 1 }, { from: 5, until: 5 }, { filter: { agency } }, { filter: { subject } }, { filter: { since: '2026-01-01T00:00:00.000Z' } }, { filter: { before: '2026-01-01T00:00:00.000Z' } }, { filter: { agency, subject } }]) {
        const lines = await exported(ask, log.vkey, { proofs: true, ...part })
        expect({ part, verdict: pinned(lines) }).toEqual({ part, verdict: { ok: true, size: log.size, root: pinned(full).root, fault: null, faults: 0 } })
        counts.push(places(lines).length)
      }
      expect(counts).toEqual([log.size - 20, log.size - 300, 80, 100, log.size - 1, 0, expect.toSatisfy((n: number) => n > 20 && n < log.size / 2), expect.toSatisfy((n: number) => n > 0 && n < log.size), log.size - oldRecords, oldRecords, expect.any(Number)])
  })
})

// ---- The bundle, changed ----------------------------------------------------------------------------------------------------------------------------

/** Fields that nobody signed: what is changed in them alone no verifier can know. */
const unproven = new Set(['recordedAt', 'signedAt', 'exportedAt', 'month', 'cosignatures'])
const proven = (line: string): string => {
  try {
    return JSON.stringify(JSON.parse(line), (key, value) => (unproven.has(key) ? undefined : value))
  } catch {
    return `no JSON: ${line}`
  }
}

/** Times as often in the proof. */
const thoroughness = inject('proof') ? 5 : 1

describe('a bundle that was changed', () => {
  it.each(Object.keys(tampers))('%s', (name) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.boolean(), (numbers, withProofs) => {
        const draw = (below: number) => (numbers.next().value as number) % Math.max(1, Math.floor(below))
        const tampered = (tampers[name] as (typeof tampers)[string])({ log, size: young, lines: withProofs ? small : smallBare, hasProofs: withProofs, draw })
        const verdict = pinned(tampered.lines)
        expect(verdict.ok).toBe(false)
        expect(tampered.kinds).toContain(verdict.fault?.kind)
        const { fault } = verdict
        if (tampered.index !== null && !tampered.isRange) expect(fault?.index).toBe(tampered.index)
        if (tampered.index !== null && tampered.isRange) {
          // Between two checkpoints and no closer – but where they leave room for one record, that one.
          const { since, until } = around(log.sizes, tampered.index)
          expect(fault?.index).toBeGreaterThanOrEqual(since ?? 0)
          expect(fault?.index).toBeLessThan(until as number)
        }
        if (tampered.index !== null && tampered.index < young && fault?.kind !== 'RECORDS_TRUNCATED') expectAround(verdict, tampered.index)
        expect(fault?.text.en).toMatch(/^[A-Z].*[.]$/s)
        expect(fault?.text.zh).toMatch(/[\u4e00-\u9fff].*。$/s)
      }),
      { numRuns: 20 * thoroughness },
    )
  })

  it('a byte of it, anywhere: no change of what is proven goes unseen, and nothing makes the verifier throw', () => {
    let changes = 0
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 0x20, max: 0x7e }), fc.boolean(), (which, where, code, withProofs) => {
        const lines = withProofs ? small : smallBare
        const at = which % lines.length
        const line = lines[at] as string
        const changed = line.slice(0, where % line.length) + String.fromCharCode(code) + line.slice((where % line.length) + 1)
        const verdict = pinned(lines.map((each, place) => (place === at ? changed : each)))
        if (proven(changed) === proven(line)) return
        changes++
        expect({ ok: verdict.ok, changed: changed.slice(Math.max(0, (where % line.length) - 40), (where % line.length) + 40) }).toEqual({ ok: false, changed: expect.any(String) })
      }),
      { numRuns: 400 * thoroughness },
    )
    expect(changes).toBeGreaterThan(260 * thoroughness)
  })

  it('lines in any disorder: nothing makes the verifier throw, and only the untouched order passes', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const draw = (below: number) => (numbers.next().value as number) % below
        const lines = [...smallBare]
        const moves = 1 + draw(4)
        for (let move = 0; move < moves; move++) {
          const [taken] = lines.splice(draw(lines.length), 1)
          if (draw(3) > 0) lines.splice(draw(lines.length + 1), 0, taken as string)
        }
        // An unsigned gap in the row of checkpoints takes nothing from what is proven.
        const records = (all: readonly string[]) => all.filter((line) => !isCheckpoint(line)).join()
        const verdict = pinned(lines)
        if (records(lines) !== records(smallBare)) expect(verdict.ok).toBe(false)
      }),
      { numRuns: 100 * thoroughness },
    )
  })
})

// ---- The database, changed ----------------------------------------------------------------------------------------------------------------------------

describe('a database whose owner switched its triggers off', () => {
  it.each(Object.keys(attacks))('%s', async (name) => {
    const [attack, expected] = attacks[name] as (typeof attacks)[string]
    await victim.attack((owner) => attack({ owner, log, idOf }), async (ask) => {
      const held = (expected.held ?? []).map((size) => (size === 'last' ? log.size : size))
      const checkpoints = held.map(noteAt)
      for (const proofs of [false, true]) {
        const verdict = pinned(await exported(ask, log.vkey, { proofs }), { checkpoints })
        expect({ ok: verdict.ok, kind: verdict.fault?.kind, text: verdict.fault?.text.en }).toEqual({ ok: false, kind: expected.kind, text: expect.any(String) })
        const { fault } = verdict
        if (expected.index === null) expect(fault?.index).toBeNull()
        else if (expected.index !== undefined && expected.closeness !== 'range') expect(fault?.index).toBe(expected.index)
        else if (expected.index !== undefined) {
          const { since, until } = around(log.sizes, expected.index)
          expect(fault?.index).toBeGreaterThanOrEqual(since ?? 0)
          expect(fault?.index).toBeLessThan(until as number)
        }
        if (expected.kind === 'ROLLED_BACK') expect([fault?.since?.size, fault?.until?.size]).toEqual([expected.index, held.at(-1)])
        else if (typeof expected.index === 'number') expectAround(verdict, expected.index)
      }
    })
  })

  it('names the record as the log knows it', async () => {
    await victim.attack((owner) => owner`delete from access_log.record where id = ${idOf(amid)}`, async (ask) => {
      const { fault } = pinned(await exported(ask, log.vkey))
      expect(fault?.id).toBe(idOf(amid))
      expect(fault?.text.en).toContain(`Record ${amid} (${idOf(amid)})`)
      expect(fault?.text.en).toMatch(/It lies between the checkpoint of \d+ records \(\d{4}-.*Z\) and the one of \d+ records \(.*Z\)\.$/)
    })
    await victim.attack((owner) => forge({ owner }, 'event_forged', amid), async (ask) => {
      expect(pinned(await exported(ask, log.vkey)).fault?.id).toBe('event_forged')
    })
  })

  it('retires a month whose time is over, and the log stays clean', async () => {
    await victim.attack((owner) => owner`select access_log.retire_month(${oldMonth}::date)`, async (ask) => {
      for (const proofs of [false, true]) {
        const lines = await exported(ask, log.vkey, { proofs })
        expect(pinned(lines, { checkpoints: [noteAt(young)] })).toEqual({ ...pinned(full) })
        expect(lines.filter((line) => line.startsWith('{"kind":"retired"'))).toHaveLength(oldRecords)
      }
    })
  })

  it('hides a tail from those who hold nothing: that is what a checkpoint kept elsewhere is for', () => {
    expect(pinned(small).ok).toBe(true)
    expect(pinned(small, { checkpoints: [noteAt(young)] }).ok).toBe(true)
    expect(pinned(small, { checkpoints: [noteAt(log.size)] }).fault?.kind).toBe('ROLLED_BACK')
  })
})

// ---- What others hold and sign ----------------------------------------------------------------------------------------------------------------------------

describe('what others hold', () => {
  it('a checkpoint of a rewritten log, of another key, of no key', () => {
    const other = generateKeyPairSync('ed25519').privateKey
    expect(pinned(bare, { checkpoints: [signedBy(log.privateKey, 100, randomBytes(32))] }).fault).toMatchObject({ kind: 'FORK', until: { size: 100 } })
    expect(pinned(bare, { checkpoints: [noteAt(young), signedBy(log.privateKey, log.size, randomBytes(32))] }).fault).toMatchObject({ kind: 'FORK', since: { size: young }, until: { size: log.size } })
    expect(pinned(bare, { checkpoints: [signedBy(other, 100, randomBytes(32))] }).fault?.kind).toBe('KEY_REPLACED')
    expect(pinned(bare, { checkpoints: [noteAt(young).replace(/ \S+\n$/, (signature) => signature.replace(/.{4}\n$/, 'AAA=\n'))] }).fault?.kind).toBe('CHECKPOINT_FORGED')
    expect(() => pinned(bare, { checkpoints: ['no note'] })).toThrow()
  })

  it('a witness that signed, one that did not, a line that is not its own', () => {
    expect(pinned(bare, { witnesses: [log.witnessVkey] }).ok).toBe(true)
    const other = vkeyOf('witness.other.example', 0x04, randomBytes(32))
    expect(pinned(bare, { witnesses: [other] }).fault?.kind).toBe('COSIGNATURE_MISSING')
    const at = bare.findIndex((line) => isCheckpoint(line) && parse(line)['cosignatures'].length > 0)
    const forged = withLine(bare, at, (line) => {
      const bytes = Buffer.from(line['cosignatures'][0].split(' ')[2], 'base64')
      bytes[20] = (bytes[20] as number) ^ 1
      line['cosignatures'][0] = `${line['cosignatures'][0].split(' ').slice(0, 2).join(' ')} ${bytes.toString('base64')}`
    })
    expect(pinned(forged, { witnesses: [log.witnessVkey] }).fault?.kind).toBe('COSIGNATURE_FORGED')
  })

  it('a part of the log is held against an older checkpoint by a proof of consistency', async () => {
    const { ask } = victim
      const part = await exported(ask, log.vkey, { proofs: true, from: 100 })
      const path = consistencyOf(full.filter((line) => line.startsWith('{"kind":"record"')).map((line) => parse(line)['leaf']), young)
      expect(pinned(part, { checkpoints: [noteAt(young)], consistency: path }).ok).toBe(true)
      expect(pinned(part, { checkpoints: [noteAt(young)], consistency: path.slice(1) }).fault?.kind).toBe('FORK')
      expect(pinned(part, { checkpoints: [signedBy(log.privateKey, young, randomBytes(32))], consistency: path }).fault?.kind).toBe('FORK')
  })
})

describe('the verifier itself', () => {
  const text = readFileSync(new URL('../../verifier/verify-log.mjs', import.meta.url), 'utf8')
  it('is one file that needs nothing but Node', () => {
    const imports = [...text.matchAll(/\bfrom\s+'([^']+)'|\bimport\s*\(?\s*['"]([^'"]+)['"]|\brequire\s*\(/g)].map(([whole, from, other]) => from ?? other ?? whole)
    expect(imports.length).toBeGreaterThan(3)
    for (const name of imports) expect(name).toMatch(/^node:[a-z]+$/)
    expect(text).not.toMatch(/\bfetch\s*\(|node:https?|node:net|XMLHttpRequest|eval\s*\(|new Function/)
  })
})
