/** Whether the log of today holds the log that this browser saw before: the checkpoint of then is kept, and proven to be a beginning of today's. */
import { isSignedBy, type LogKey, parseNote } from './signed-note.js'
import type { Bilingual } from './speech.js'
import { shanghai } from './times.js'
import { hasGrown } from './tree-proofs.js'

/** What the browser keeps of a log, by its origin. */
export interface Seen {
  readonly note: string
  /** Milliseconds of 1970. */
  readonly at: number
}

/**
 * FIRST: nothing was kept. SAME, GROWN: what was seen is a beginning of what is. FORK: it is not. ROLLED_BACK: there is less than was seen.
 * FORGED: the log's key did not sign today's checkpoint. UNPROVEN: no answer, no key, or no Ed25519 – said in `told`.
 */
export type Growth = 'FIRST' | 'SAME' | 'GROWN' | 'FORK' | 'ROLLED_BACK' | 'FORGED' | 'UNPROVEN'

export interface Told {
  readonly growth: Growth
  readonly told: Bilingual
  /** What to keep from now on; null: nothing new, or an alarm, and then the evidence must stay. */
  readonly keep: Seen | null
  readonly size: number | null
}

export const isAlarm = (growth: Growth): boolean => growth === 'FORK' || growth === 'ROLLED_BACK' || growth === 'FORGED'

export interface Looking {
  readonly checkpoint: string
  readonly key: LogKey | null
  readonly seen: Seen | null
  readonly now: number
  /** Hashes that the tree of the one size grew from that of the other; rejects where the server has none. */
  readonly prove: (from: number, to: number) => Promise<readonly string[]>
}

export async function lookForGrowth({ checkpoint, key, seen, now, prove }: Looking): Promise<Told> {
  const today = parseNote(checkpoint)
  if (!today) return { growth: 'FORGED', told: { en: 'What the server calls its checkpoint is none.', zh: '服务器给出的检查点格式有误。' }, keep: null, size: null }
  const { size } = today
  const signed = key ? await isSignedBy(today, key) : null
  if (signed === false) return { growth: 'FORGED', told: { en: `The checkpoint of ${size} records is not signed by the log’s key.`, zh: `${size} 条记录的检查点并非由日志密钥签名。` }, keep: null, size }
  if (signed === null) return { growth: 'UNPROVEN', told: key ? { en: 'This browser has no Ed25519 (WebCrypto): the checkpoint’s signature could not be checked.', zh: '本浏览器的 WebCrypto 不支持 Ed25519，无法校验检查点签名。' } : { en: 'The server names no key to check its checkpoint by.', zh: '服务器未公布用于校验检查点的密钥。' }, keep: null, size }
  const keep = { note: checkpoint, at: now }
  const before = seen && parseNote(seen.note)
  if (!seen || !before) return { growth: 'FIRST', told: { en: 'This browser sees this log for the first time; from now on it must only grow.', zh: '本浏览器首次看到该日志；此后它只应增长。' }, keep, size }
  const then = shanghai(seen.at)
  if (before.origin !== today.origin) return { growth: 'FORK', told: { en: `On ${then} (UTC+8) this server showed the log ${before.origin}; now it shows another, ${today.origin}.`, zh: `该服务器于 ${then}（UTC+8）展示的日志为 ${before.origin}，现为另一日志 ${today.origin}。` }, keep: null, size }
  if (size < before.size) return { growth: 'ROLLED_BACK', told: { en: `The log you saw on ${then} (UTC+8) had ${before.size} records; the server now signs ${size}. It was put back to an earlier state.`, zh: `您于 ${then}（UTC+8）看到的日志有 ${before.size} 条记录，服务器现仅签名 ${size} 条：日志被回退。` }, keep: null, size }
  const fork: Told = { growth: 'FORK', told: { en: `The log you saw on ${then} (UTC+8) with ${before.size} records is not a beginning of today’s ${size}: this is another history.`, zh: `您于 ${then}（UTC+8）看到的 ${before.size} 条记录并非今日 ${size} 条之开头：这是另一份历史。` }, keep: null, size }
  if (size === before.size) return today.root === before.root ? { growth: 'SAME', told: { en: `The log is as you saw it on ${then} (UTC+8): ${size} records.`, zh: `日志与您于 ${then}（UTC+8）所见相同：${size} 条记录。` }, keep: null, size } : fork
  if (before.size === 0) return { growth: 'GROWN', told: { en: `The log you saw on ${then} (UTC+8) was empty.`, zh: `您于 ${then}（UTC+8）看到的日志为空。` }, keep, size }
  let proof: readonly string[]
  try {
    proof = await prove(before.size, size)
  } catch {
    return { growth: 'UNPROVEN', told: { en: `The server did not prove that the ${before.size} records you saw on ${then} (UTC+8) are a beginning of today’s ${size}.`, zh: `服务器未证明您于 ${then}（UTC+8）看到的 ${before.size} 条是今日 ${size} 条之开头。` }, keep: null, size }
  }
  if (!(await hasGrown(before, today, proof).catch(() => false))) return fork
  return { growth: 'GROWN', told: { en: `The log you saw on ${then} (UTC+8) has only grown: from ${before.size} to ${size} records.`, zh: `您于 ${then}（UTC+8）看到的日志只增未改：由 ${before.size} 条增至 ${size} 条。` }, keep, size }
}
