/** Whether one record stands unchanged in the signed log, recomputed step by step and told in words. Nothing of it is taken on the server's word but what a step says it is. */
import { fromHex } from './bytes.js'
import { isAlarm, type Told } from './growth.js'
import { differences, type ShownRow } from './record-body.js'
import { cosignedAt, isSignedBy, type LogKey, type Note, parseNote } from './signed-note.js'
import type { Bilingual } from './speech.js'
import { shanghai } from './times.js'
import { type Climb, climb, leafOf } from './tree-proofs.js'

/** What the graph answers to `recordEvidence`. */
export interface Evidence {
  readonly id: string
  readonly recordedAt: string
  readonly leafIndex: number
  readonly leaf: string
  readonly salt: string | null
  readonly body: string | null
  readonly treeSize: number | null
  readonly path: readonly string[] | null
  readonly checkpoint: string | null
}

export const stepNames = ['record', 'entry', 'leaf', 'path', 'root', 'signature', 'key', 'witness', 'growth', 'row'] as const
export type StepName = (typeof stepNames)[number]

/** HOLDS: recomputed and equal. FAILS: recomputed and another. OPEN: could not be held against anything, and `told` says why. */
export type StepState = 'HOLDS' | 'FAILS' | 'OPEN'

export interface Step {
  readonly name: StepName
  readonly state: StepState
  readonly told: Bilingual
  readonly hashes: readonly { readonly label: Bilingual; readonly value: string }[]
  readonly climbs?: readonly Climb[]
}

export interface Verdict {
  readonly state: StepState
  /** The first that fails, or else that is open and had to hold; null where all hold. */
  readonly at: StepName | null
  readonly told: Bilingual
  readonly steps: readonly Step[]
}

export interface Held {
  /** The record that was asked for. */
  readonly id: string
  readonly evidence: Evidence
  /** The key that the server names; null where it names none. */
  readonly serverKey: LogKey | null
  /** Keys the reader has pinned. */
  readonly pinned: readonly LogKey[]
  /** How the evidence's checkpoint stands to the one this browser saw before; null where it has none. */
  readonly grown: Told | null
  /** What the log's table shows of the record; null where nothing was shown. */
  readonly row: ShownRow | null
}

const step = (name: StepName, state: StepState, en: string, zh: string, hashes: Step['hashes'] = []): Step => ({ name, state, told: { en, zh }, hashes })
const hash = (en: string, zh: string, value: string) => ({ label: { en, zh }, value })

/** Steps that a verdict of HOLDS does without: they say how far it reaches. */
const optional: readonly StepName[] = ['key', 'witness', 'growth', 'row']

export async function verify({ id, evidence, serverKey, pinned, grown, row }: Held): Promise<Verdict> {
  const steps: Step[] = []
  const leaf = await standing(id, evidence, steps)
  const note = evidence.checkpoint === null ? null : parseNote(evidence.checkpoint)
  await placing(evidence, leaf, note, steps)
  await signing(evidence, note, serverKey, pinned, steps)
  if (grown) steps.push({ name: 'growth', state: isAlarm(grown.growth) ? 'FAILS' : grown.growth === 'UNPROVEN' ? 'OPEN' : 'HOLDS', told: grown.told, hashes: [] })
  steps.push(comparing(evidence, row))
  return verdictOf(steps)
}

/** Record → entry → leaf. Resolves with the leaf that the path has to begin with. */
async function standing(id: string, evidence: Evidence, steps: Step[]): Promise<string> {
  const { salt, body } = evidence
  if (salt === null || body === null) {
    steps.push(
      step('record', 'OPEN', 'The record’s month has retired: after the retention period its text was removed as a whole month. Only its leaf is left, and it is checked below.', '该记录所在月份已超过保存期限并整月移除，仅保留叶子散列，以下校验该叶子。'),
      step('entry', 'OPEN', 'Without the text the entry cannot be recomputed.', '原文已移除，无法重算条目。'),
      step('leaf', 'OPEN', `The server says that leaf ${evidence.leafIndex} is this.`, `服务器给出第 ${evidence.leafIndex} 号叶子如下。`, [hash('Leaf as told', '服务器给出的叶子', evidence.leaf)]),
    )
    return evidence.leaf
  }
  const named = nameIn(body)
  const bytes = new TextEncoder().encode(body).length
  steps.push(
    evidence.id === id && named === id
      ? step('record', 'HOLDS', `The stored text of ${bytes} bytes names the record that was asked for.`, `存储原文共 ${bytes} 字节，所载编号即所查记录。`)
      : step('record', 'FAILS', `The server handed out another record: its text names ${named ?? 'none'}, asked for was ${id}.`, `服务器给出的并非所查记录：原文编号为 ${named ?? '无'}，所查为 ${id}。`),
  )
  if (!fromHex(salt)) {
    steps.push(step('entry', 'FAILS', 'The salt is no hexadecimal text, so nothing can be recomputed.', '盐值不是十六进制文本，无法重算。'))
    return evidence.leaf
  }
  const computed = await leafOf(id, salt, body)
  steps.push(
    step('entry', 'HOLDS', 'SHA-256 over the salt and the text; with the record’s id it is the entry that the log commits to.', '对盐值与原文计算 SHA-256，连同记录编号构成日志所承诺的条目。', [
      hash('Salt', '盐值', salt),
      hash('SHA-256(salt ‖ text)', 'SHA-256(盐值 ‖ 原文)', computed.commitment),
    ]),
    computed.leaf === evidence.leaf
      ? step('leaf', 'HOLDS', `SHA-256 over the entry is the leaf that stands at place ${evidence.leafIndex} of the log.`, `对条目计算 SHA-256，与日志第 ${evidence.leafIndex} 号叶子一致。`, [hash('Leaf', '叶子', computed.leaf)])
      : step('leaf', 'FAILS', `The leaf at place ${evidence.leafIndex} is another: the text or its salt was changed after the leaf was made, or the leaf was.`, `第 ${evidence.leafIndex} 号叶子不一致：原文、盐值或叶子在生成后被更改。`, [hash('Leaf recomputed', '重算的叶子', computed.leaf), hash('Leaf as told', '服务器给出的叶子', evidence.leaf)]),
  )
  // What was recomputed goes on, not what was told.
  return computed.leaf
}

/** Leaf → path → root of the checkpoint. */
async function placing({ leafIndex, treeSize, path }: Evidence, leaf: string, note: Note | null, steps: Step[]): Promise<void> {
  if (treeSize === null || path === null) {
    steps.push(
      step('path', 'OPEN', 'No signed checkpoint covers this record yet. The log signs about once a second: try again.', '尚无已签名的检查点覆盖该记录；日志约每秒签名一次，请稍后重试。'),
      step('root', 'OPEN', 'Waits for the path.', '等待路径。'),
    )
    return
  }
  const climbs = await climb(leaf, leafIndex, treeSize, path).catch(() => null)
  if (!climbs) {
    steps.push(
      step('path', 'FAILS', `${path.length} hashes are no path from leaf ${leafIndex} to the root of a tree of ${treeSize} leaves.`, `${path.length} 个散列不构成从第 ${leafIndex} 号叶子到 ${treeSize} 叶之树根的路径。`),
      step('root', 'OPEN', 'Without a path there is no root to compare.', '没有路径，无从比对树根。'),
    )
    return
  }
  const root = climbs.at(-1)?.parent ?? leaf
  steps.push({
    ...step('path', 'HOLDS', `From the leaf up, ${climbs.length} hashes lead to the root of the tree of ${treeSize} records.`, `自叶子向上经 ${climbs.length} 个散列，得到 ${treeSize} 条记录之树的根。`, [hash('Root recomputed', '重算的树根', root)]),
    climbs,
  })
  if (!note) steps.push(step('root', 'FAILS', 'What the server calls a checkpoint is no checkpoint.', '服务器给出的检查点格式有误。'))
  else if (note.size !== treeSize) steps.push(step('root', 'FAILS', `The path is of a tree of ${treeSize} records, the checkpoint of one of ${note.size}.`, `路径属于 ${treeSize} 条记录的树，检查点却为 ${note.size} 条。`))
  else if (note.root !== root) steps.push(step('root', 'FAILS', 'The checkpoint says another root: the record does not stand in the log that was signed.', '检查点所载树根不同：该记录不在已签名的日志中。', [hash('Root recomputed', '重算的树根', root), hash('Root of the checkpoint', '检查点的树根', note.root)]))
  else steps.push(step('root', 'HOLDS', `The checkpoint of ${note.size} records says the same root.`, `${note.size} 条记录的检查点所载树根一致。`, [hash('Root of the checkpoint', '检查点的树根', note.root)]))
}

/** Checkpoint → signature → whose key. */
async function signing({ checkpoint }: Evidence, note: Note | null, serverKey: LogKey | null, pinned: readonly LogKey[], steps: Step[]): Promise<void> {
  if (!note) {
    const state: StepState = checkpoint === null ? 'OPEN' : 'FAILS'
    for (const name of ['signature', 'key', 'witness'] as const) steps.push(step(name, name === 'signature' ? state : 'OPEN', 'There is no checkpoint to look at.', '没有可校验的检查点。'))
    return
  }
  const own = pinned.filter(({ isWitness }) => !isWitness)
  const ofOrigin = own.filter(({ name }) => name === note.origin)
  // A pinned key is believed before the one that the server names.
  const key = ofOrigin[0] ?? serverKey
  if (!key) steps.push(step('signature', 'FAILS', 'The server names no key, and none is pinned: nothing can be said of the signature.', '服务器未公布密钥，也未固定密钥，无法校验签名。'))
  else {
    const signed = await isSignedBy(note, key)
    const shown = [hash('Key', '密钥', key.vkey)]
    if (signed === null) steps.push(step('signature', 'OPEN', 'This browser has no Ed25519 (WebCrypto): the signature could not be checked. Use a newer browser, or the verifier on the command line.', '本浏览器的 WebCrypto 不支持 Ed25519，无法校验签名；请使用新版浏览器或命令行校验器。', shown))
    else if (signed) steps.push(step('signature', 'HOLDS', `${key.name} signed this checkpoint (Ed25519).`, `${key.name} 已对该检查点签名（Ed25519）。`, shown))
    else steps.push(step('signature', 'FAILS', `The checkpoint of ${note.origin} bears no signature by ${key.name} that holds: it was signed with another key, or changed.`, `${note.origin} 的检查点没有 ${key.name} 的有效签名：签名密钥不同或检查点被更改。`, shown))
  }
  if (own.length === 0) steps.push(step('key', 'OPEN', 'The key is taken on the server’s word. Pin the log’s key as you know it from elsewhere, below, and this step will hold it to that.', '密钥仅凭服务器所述。请在下方固定您从其他途径获知的日志密钥，此步即据此比对。'))
  else if (ofOrigin.length === 0) steps.push(step('key', 'FAILS', `You have pinned keys, and none of ${note.origin}: this is not a log you know.`, `您已固定密钥，但其中没有 ${note.origin} 的密钥：这不是您所知的日志。`))
  else if (serverKey && serverKey.vkey !== ofOrigin[0]?.vkey) steps.push(step('key', 'FAILS', 'The server names another key than the one you pinned: it was replaced.', '服务器公布的密钥与您固定的不同：密钥被更换。', [hash('Pinned', '固定的密钥', ofOrigin[0]?.vkey ?? ''), hash('Named by the server', '服务器公布的密钥', serverKey.vkey)]))
  else steps.push(step('key', 'HOLDS', 'It is the key you pinned.', '即您所固定的密钥。'))
  steps.push(await witnessing(note, pinned.filter(({ isWitness }) => isWitness)))
}

async function witnessing(note: Note, witnesses: readonly LogKey[]): Promise<Step> {
  const lines = note.lines.filter(({ signature }) => signature.length === 72)
  const names = lines.map(({ name }) => name).join(', ')
  if (lines.length === 0) return step('witness', 'OPEN', 'Nobody has countersigned this checkpoint yet; an older one may be countersigned.', '该检查点暂无见证方联署；较早的检查点可能已有。')
  const known = witnesses.filter(({ name }) => lines.some((line) => line.name === name))
  if (known.length === 0) return step('witness', 'OPEN', `Countersigned in the name of ${names}. Pin their keys below to have that checked.`, `以 ${names} 之名联署。请在下方固定其密钥以便校验。`)
  const seen = await Promise.all(known.map(async (key) => ({ key, at: await cosignedAt(note, key) })))
  const false_ = seen.filter(({ at }) => at === null)
  if (false_.length) return step('witness', 'FAILS', `The countersignature in the name of ${false_.map(({ key }) => key.name).join(', ')} is not by the key you pinned.`, `以 ${false_.map(({ key }) => key.name).join('、')} 之名的联署并非由您固定的密钥所签。`)
  const told = seen.map(({ key, at }) => `${key.name} (${shanghai(at)} UTC+8)`).join(', ')
  return step('witness', 'HOLDS', `Countersigned by ${told}.`, `已由 ${told} 联署。`)
}

function comparing({ body }: Evidence, row: ShownRow | null): Step {
  if (!row || body === null) return step('row', 'OPEN', 'There is nothing to compare: the table shows no row of this record, or its text is gone.', '无可比对：列表中没有该记录，或原文已移除。')
  const fields = differences(row, body)
  if (fields === null) return step('row', row['outcome'] === 'UNREADABLE' ? 'HOLDS' : 'FAILS', 'The stored text is no record that this page can read.', '存储原文不是本页可识别的记录。')
  if (fields.length) return step('row', 'FAILS', `The table says something else than the signed record: ${fields.join(', ')}.`, `列表与已签名的记录不一致：${fields.join('、')}。`)
  return step('row', 'HOLDS', 'What the table shows of this record is what its text says.', '列表所示与记录原文一致。')
}

function verdictOf(steps: readonly Step[]): Verdict {
  const failed = steps.find(({ state }) => state === 'FAILS')
  if (failed) return { state: 'FAILS', at: failed.name, told: failed.told, steps }
  const open = steps.find(({ state, name }) => state === 'OPEN' && !optional.includes(name))
  if (open) return { state: 'OPEN', at: open.name, told: open.told, steps }
  return { state: 'HOLDS', at: null, told: { en: 'The record stands unchanged in the signed log.', zh: '该记录未被更改，且在已签名的日志中。' }, steps }
}

function nameIn(body: string): string | null {
  try {
    const { id } = JSON.parse(body) as { id?: unknown }
    return typeof id === 'string' ? id : null
  } catch {
    return null
  }
}
