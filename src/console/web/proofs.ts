/** What the log hands out to be checked: evidence through the graph, checkpoints and keys as files. */
import { readLogFile, RefusedError } from './graph.js'
import { isAlarm, lookForGrowth, type Seen, type Told } from './growth.js'
import { keepSeen, pinnedKeys, seenBefore } from './remembered.js'
import type { Session } from './session.js'
import { type LogKey, parseKey, parseNote } from './signed-note.js'
import type { Evidence } from './verification.js'

const selection = 'id recordedAt leafIndex leaf salt body treeSize path checkpoint'

/** Several in one operation; null where there is none, or none the caller may see. */
export async function evidenceOf(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, Evidence | null>> {
  const names = ids.map((_, at) => `r${at}`)
  const answer = await session.askAnew<Readonly<Record<string, Evidence | null>>>(
    `query ConsoleEvidence(${names.map((name) => `$${name}: ID!`).join(' ')}) { ${names.map((name) => `${name}: recordEvidence(id: $${name}) { ${selection} }`).join(' ')} }`,
    Object.fromEntries(ids.map((id, at) => [names[at], id])),
  )
  return new Map(ids.map((id, at) => [id, answer[names[at] as string] ?? null]))
}

/** Null where the server names none that can be read. */
export async function serverKey(): Promise<LogKey | null> {
  const text = await readLogFile('/log/key')
  return text ? parseKey(text) : null
}

/** The key to believe for a log of that origin: the one pinned, before the one that the server names. */
async function keyFor(origin: string | undefined): Promise<LogKey | null> {
  const pinned = (await pinnedKeys()).find(({ name, isWitness }) => !isWitness && name === origin)
  return pinned ?? serverKey()
}

async function consistency(from: number, to: number): Promise<readonly string[]> {
  const text = await readLogFile(`/log/consistency?from=${from}&to=${to}`)
  const { path } = JSON.parse(text ?? '{}') as { path?: unknown }
  if (!Array.isArray(path) || path.some((each) => typeof each !== 'string')) throw new RefusedError('NOT_FOUND', { en: 'There is no proof.', zh: '没有证明。' })
  return path
}

/** What this browser had seen when the page was opened: what the reader is told of, however long the page stays open. */
const seenAtStart = seenBefore()

/** Holds a checkpoint against what this browser had seen before it was asked for – a later one may have been seen meanwhile – and remembers it where the log has only grown. */
export async function holdAgainst(seen: Seen | null, checkpoint: string): Promise<Told> {
  const note = parseNote(checkpoint)
  const told = await lookForGrowth({ checkpoint, key: await keyFor(note?.origin), seen, now: Date.now(), prove: consistency })
  const kept = seenBefore()
  const keptSize = (kept && parseNote(kept.note)?.size) ?? -1
  if (told.keep && note && note.size > keptSize) keepSeen(told.keep)
  return told
}

/** The latest checkpoint, and how it stands to what was seen; null: nothing is signed yet. */
export async function lookAtLog(): Promise<{ readonly checkpoint: string; readonly told: Told } | null> {
  const newest = seenBefore()
  const checkpoint = await readLogFile('/checkpoint')
  if (checkpoint === null) return null
  const told = await holdAgainst(newest, checkpoint)
  return { checkpoint, told: isAlarm(told.growth) ? told : await holdAgainst(seenAtStart, checkpoint) }
}
