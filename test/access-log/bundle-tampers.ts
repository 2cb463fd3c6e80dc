/** What somebody may do to an exported bundle, each with the kind of fault that a verifier must name and the place where. */
import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { signerOf } from '../../src/access-log/signer.js'
import { leafHash } from '../../verifier/verify-log.mjs'
import { oldMonth, oldRecords, origin, type SignedLog } from './signed-log.js'

export interface Tampered {
  readonly lines: readonly string[]
  readonly kinds: readonly string[]
  /** Null: the fault is of no one record. */
  readonly index: number | null
  /** Where the place is known to lie between checkpoints and no closer. */
  readonly isRange?: boolean
}

/** A whole bundle of a log that was signed at `log.sizes` up to `size`, and chance. */
export interface Ground {
  readonly log: SignedLog
  readonly size: number
  readonly lines: readonly string[]
  readonly hasProofs: boolean
  /** A whole number from 0 up to but without `below`. */
  readonly draw: (below: number) => number
}

// biome-ignore lint/suspicious/noExplicitAny: lines of many shapes are taken apart
export type Line = Record<string, any>
export const parse = (line: string): Line => JSON.parse(line)
/** Where the lines are that have a place. */
export const places = (lines: readonly string[]): number[] => lines.flatMap((line, at) => (/^\{"kind":"(?:record|retired|missing)"/.test(line) ? [at] : []))
export const isCheckpoint = (line: string): boolean => line.startsWith('{"kind":"checkpoint"')
export const sizeOf = (checkpoint: string): number => Number(parse(checkpoint)['note'].split('\n')[1])
/** The signed sizes around a place. */
export const around = (sizes: readonly number[], index: number) => ({ since: sizes.filter((size) => size <= index).at(-1) ?? null, until: sizes.find((size) => size > index) ?? null })

export const withLine = (lines: readonly string[], at: number, change: (line: Line) => void): string[] => {
  const line = parse(lines[at] as string)
  change(line)
  return lines.map((each, place) => (place === at ? JSON.stringify(line) : each))
}
const flipHex = (hash: string, at: number): string => `${hash.slice(0, at)}${hash[at] === 'f' ? '0' : 'f'}${hash.slice(at + 1)}`
/** The record's text with one of its words changed, its id left alone. */
const reworded = (body: string, { draw }: Pick<Ground, 'draw'>): string => {
  const facts = parse(body)
  const ways = [() => Object.assign(facts, { outcome: 'DISCLOSeD' }), () => Object.assign(facts, { agency: 'agency_other' }), () => Object.assign(facts, { time: '2026-01-01T00:00:00.001Z' }), () => Object.assign(facts, { extra: draw(1_000) })]
  ;(ways[draw(ways.length)] as () => void)()
  return JSON.stringify(facts)
}
const renumbered = (lines: readonly string[]): string[] => {
  let next = 0
  return lines.map((line) => (/^\{"kind":"(?:record|retired|missing)"/.test(line) ? JSON.stringify({ ...parse(line), index: next++ }) : line))
}
const counted = (lines: readonly string[]): string[] => [...lines.slice(0, -1), JSON.stringify({ ...parse(lines.at(-1) as string), records: places(lines).length })]
const forgedRecord = (draw: Ground['draw'], index: number): Line => {
  const [id, salt] = [`event_forged_${draw(1_000_000)}`, '00'.repeat(16)]
  const body = JSON.stringify({ id, time: '2026-11-26T00:00:00.000Z' })
  return { kind: 'record', index, id, recordedAt: '2026-11-26T00:00:00.000Z', salt, body, leaf: leafHash(id, salt, body) }
}
export const signedBy = (privateKey: KeyObject, size: number, root: Buffer): string => signerOf(origin, privateKey).sign(size, root)

/** Each kind of change by its name. */
export const tampers: Readonly<Record<string, (ground: Ground) => Tampered>> = {
  'a text is reworded': (ground) => {
    const { lines, size, draw } = ground
    const index = draw(size)
    return { lines: withLine(lines, places(lines)[index] as number, (line) => (line['body'] = reworded(line['body'], ground))), kinds: ['RECORD_CHANGED'], index }
  },
  'a salt is another': ({ lines, size, draw }) => {
    const index = draw(size)
    return { lines: withLine(lines, places(lines)[index] as number, (line) => (line['salt'] = flipHex(line['salt'], draw(32)))), kinds: ['RECORD_CHANGED'], index }
  },
  'a leaf is another': ({ lines, size, draw }) => {
    const index = draw(size)
    return { lines: withLine(lines, places(lines)[index] as number, (line) => (line['leaf'] = flipHex(line['leaf'], draw(64)))), kinds: ['RECORD_CHANGED'], index }
  },
  'an id is another': ({ lines, size, draw }) => {
    const index = draw(size)
    return { lines: withLine(lines, places(lines)[index] as number, (line) => (line['id'] = `event_${draw(1_000)}`)), kinds: ['RECORD_CHANGED'], index }
  },
  'a text is reworded and its leaf made to fit': (ground) => {
    const { lines, size, hasProofs, draw } = ground
    const index = draw(size)
    const changed = withLine(lines, places(lines)[index] as number, (line) => {
      line['body'] = reworded(line['body'], ground)
      line['leaf'] = leafHash(line['id'], line['salt'], line['body'])
    })
    return { lines: changed, kinds: ['RECORD_CHANGED'], index, isRange: !hasProofs }
  },
  'a record is another altogether, id, text and leaf': ({ lines, size, hasProofs, draw }) => {
    const index = draw(size)
    const changed = withLine(lines, places(lines)[index] as number, (line) => Object.assign(line, forgedRecord(draw, index)))
    return { lines: changed, kinds: ['RECORD_CHANGED'], index, isRange: !hasProofs }
  },
  'two records are reworded, the later with its leaf': (ground) => {
    const { lines, size, draw } = ground
    const index = draw(size - 1)
    const later = index + 1 + draw(size - index - 1)
    let changed = withLine(lines, places(lines)[index] as number, (line) => (line['body'] = reworded(line['body'], ground)))
    changed = withLine(changed, places(lines)[later] as number, (line) => (line['leaf'] = leafHash(line['id'], line['salt'], (line['body'] = reworded(line['body'], ground)))))
    return { lines: changed, kinds: ['RECORD_CHANGED'], index }
  },
  'a proof is another': (ground) => {
    const { lines, size, hasProofs, draw } = ground
    const index = draw(size)
    if (!hasProofs) return tampers['a leaf is another']?.(ground) as Tampered
    const changed = withLine(lines, places(lines)[index] as number, (line) => {
      const proof = line['proof'] as string[]
      const at = draw(proof.length)
      ;[() => (proof[at] = flipHex(proof[at] as string, draw(64))), () => proof.splice(at, 1), () => proof.splice(at, 0, 'ab'.repeat(32)), () => proof.push('cd'.repeat(32)), () => proof.reverse()][draw(5)]?.()
    })
    return { lines: changed, kinds: ['PROOF_BROKEN'], index }
  },
  'a record is left out': ({ lines, size, draw }) => {
    const index = draw(size)
    const at = places(lines)[index] as number
    return { lines: lines.filter((_, place) => place !== at), kinds: [index === size - 1 ? 'RECORDS_TRUNCATED' : 'RECORD_MISSING'], index }
  },
  'a record is left out and those behind it renumbered': ({ lines, size, hasProofs, draw, log }) => {
    const index = draw(size)
    const at = places(lines)[index] as number
    const kept = counted(renumbered(lines.filter((_, place) => place !== at)))
    // The last of its range leaves a hole before its checkpoint; any other moves its neighbours up.
    // Of the last range nobody can say, without proofs, whether its end is gone or another of it.
    const isLast = index === size - 1 || (!hasProofs && around(log.sizes, index).until === size)
    return { lines: kept, kinds: isLast ? ['RECORDS_TRUNCATED', 'RECORD_MISSING'] : ['RECORD_MISSING'], index, isRange: !hasProofs }
  },
  'a record is there twice': ({ lines, size, draw }) => {
    const index = draw(size)
    const at = places(lines)[index] as number
    return { lines: lines.flatMap((line, place) => (place === at ? [line, line] : [line])), kinds: ['RECORD_INSERTED'], index }
  },
  'a forged record is put in and those behind it renumbered': ({ lines, size, draw }) => {
    const index = draw(size - 1)
    const at = places(lines)[index] as number
    return { lines: counted(renumbered(lines.flatMap((line, place) => (place === at ? [JSON.stringify(forgedRecord(draw, 0)), line] : [line])))), kinds: ['RECORD_INSERTED'], index }
  },
  'a forged record is put behind the last': ({ lines, size, draw }) => ({ lines: counted([...lines.slice(0, -1), JSON.stringify(forgedRecord(draw, size)), lines.at(-1) as string]), kinds: ['RECORD_INSERTED'], index: size }),
  'two neighbours change turns': ({ lines, size, draw }) => {
    const index = draw(size - 1)
    const [a, b] = [places(lines)[index] as number, places(lines)[index + 1] as number]
    return { lines: lines.map((line, place) => (place === a ? lines[b] : place === b ? lines[a] : line) as string), kinds: ['RECORD_REORDERED'], index }
  },
  'two records change places': ({ lines, size, draw }) => {
    const index = draw(size - 1)
    const other = index + 1 + draw(size - index - 1)
    const [a, b] = [places(lines)[index] as number, places(lines)[other] as number]
    const swapped = renumbered(lines.map((line, place) => (place === a ? lines[b] : place === b ? lines[a] : line) as string))
    return { lines: swapped, kinds: ['RECORD_REORDERED'], index }
  },
  'two records change their content': ({ lines, size, draw, log }) => {
    const index = draw(size - 1)
    // Across checkpoints each of them is named as changed.
    const other = index + 1 + draw(size - index - 1)
    const [a, b] = [places(lines)[index] as number, places(lines)[other] as number]
    const [first, second] = [parse(lines[a] as string), parse(lines[b] as string)]
    const changed = withLine(withLine(lines, a, (line) => Object.assign(line, { salt: second['salt'], body: second['body'] })), b, (line) => Object.assign(line, { salt: first['salt'], body: first['body'] }))
    return { lines: changed, kinds: [around(log.sizes, index).until === around(log.sizes, other).until ? 'RECORD_REORDERED' : 'RECORD_CHANGED'], index }
  },
  'the tail is left out': ({ lines, size, draw }) => {
    const index = draw(size)
    const at = places(lines)[index] as number
    const sizes = (line: string) => isCheckpoint(line) && sizeOf(line) > index
    return { lines: counted([...lines.slice(0, at), ...lines.slice(at, -1).filter((line) => sizes(line) && draw(2) === 0), lines.at(-1) as string]), kinds: ['RECORDS_TRUNCATED'], index }
  },
  'the file is cut': ({ lines, draw }) => {
    const text = `${lines.join('\n')}\n`
    const end = 1 + draw(text.length - (lines.at(-1) as string).length - 2)
    const cut = text.slice(0, end)
    return { lines: cut.split('\n').filter(Boolean), kinds: ['BUNDLE_TRUNCATED', 'BUNDLE_DAMAGED'], index: null }
  },
  'a signature is another': ({ lines, draw }) => {
    const at = lines.findIndex((line, place) => place > draw(lines.length / 2) && isCheckpoint(line))
    const changed = withLine(lines, at, (line) => {
      const bytes = Buffer.from(/ (\S+)\n$/.exec(line['note'])?.[1] as string, 'base64')
      const place = 4 + draw(64)
      bytes[place] = (bytes[place] as number) ^ (1 << draw(8))
      line['note'] = line['note'].replace(/ \S+\n$/, ` ${bytes.toString('base64')}\n`)
    })
    return { lines: changed, kinds: ['CHECKPOINT_FORGED'], index: null }
  },
  'a signed root is another': ({ lines, draw }) => {
    const at = lines.findIndex((line, place) => place > draw(lines.length / 2) && isCheckpoint(line))
    return { lines: withLine(lines, at, (line) => (line['note'] = line['note'].replace(/\n[^\n]{44}\n\n/, `\n${randomBytes(32).toString('base64')}\n\n`))), kinds: ['CHECKPOINT_FORGED'], index: null }
  },
  'a checkpoint is signed with another key': ({ lines, draw }) => {
    const at = lines.findIndex((line, place) => place > draw(lines.length / 2) && isCheckpoint(line))
    const { privateKey } = generateKeyPairSync('ed25519')
    return { lines: withLine(lines, at, (line) => (line['note'] = signedBy(privateKey, sizeOf(lines[at] as string), randomBytes(32)))), kinds: ['KEY_REPLACED'], index: null }
  },
  'the log signed a second root': ({ lines, draw, log }) => {
    const at = lines.findIndex((line, place) => place > draw(lines.length / 2) && isCheckpoint(line))
    return { lines: withLine(lines, at, (line) => (line['note'] = signedBy(log.privateKey, sizeOf(lines[at] as string), randomBytes(32)))), kinds: ['FORK'], index: null }
  },
  'the bundle names another key': ({ lines }) => ({ lines: withLine(lines, 0, (line) => (line['key'] = signerOf(origin, generateKeyPairSync('ed25519').privateKey).vkey)), kinds: ['KEY_REPLACED'], index: null }),
  'a loose record is told of': ({ lines, draw }) => ({ lines: [...lines.slice(0, -1), JSON.stringify({ kind: 'loose', id: `event_${draw(1_000)}`, recordedAt: '2026-11-26T00:00:00.000Z' }), lines.at(-1) as string], kinds: ['RECORD_INSERTED'], index: null }),
  'a size record is called retired': ({ lines, size, draw, log }) => {
    const index = oldRecords + draw(size - oldRecords)
    const old = draw(2) === 0 && index >= (log.sizes[0] as number)
    const { id, leaf, proof } = parse(lines[places(lines)[index] as number] as string)
    const line = JSON.stringify({ kind: 'retired', index, id, month: old ? oldMonth : '2026-10-01', leaf, proof })
    return { lines: lines.map((each, place) => (place === places(lines)[index] ? line : each)), kinds: ['RETIRED_TOO_EARLY'], index }
  },
  'the end tells of other numbers': ({ lines, draw }) => ({ lines: withLine(lines, lines.length - 1, (line) => (draw(2) ? (line['records'] += 1) : (line['root'] = flipHex(line['root'], draw(64))))), kinds: ['BUNDLE_DAMAGED'], index: null }),
}
