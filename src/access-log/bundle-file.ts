/** The log in a file: written to its end, or gone on with behind its last whole record where an export was cut. */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat, truncate } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { type Bilingual, LiandongError } from '../errors.js'
import { type BundleFilter, type BundleHead, bundleEnd, bundleHead, bundleLines, eventLines } from './bundle.js'
import { recordExport } from './export-record.js'
import type { Ask } from './tree-store.js'

export interface ExportOptions {
  readonly out: string
  /** `bundle`: for the verifier. `ocsf`: events for other systems. */
  readonly format: 'bundle' | 'ocsf'
  /** Go on with a file that is there; without it such a file is refused. */
  readonly resume: boolean
  readonly proofs: boolean
  /** Places; all unless told. */
  readonly from?: number
  readonly until?: number
  readonly filter?: BundleFilter
  /** Who exports, as the machine knows it. */
  readonly officer: string
  /** Told how far it is, in places. */
  readonly onProgress?: (reached: number, until: number) => void
}

export interface Exported {
  readonly size: number
  readonly records: number
}

/** The file is not one that this export could go on with, or may replace. */
export class ExportRefusedError extends LiandongError {
  override readonly name = 'ExportRefusedError'
  constructor(text: Bilingual) {
    super('BAD_USER_INPUT', 400, text)
  }
}

interface Begun {
  readonly head: BundleHead
  readonly isHeadWritten: boolean
  readonly records: number
  readonly start: number
  readonly isComplete: boolean
}

/** Writes the log as the log reader who asks sees it. A line is written whole or, where the process dies, cut off by the next `resume`. Rejects with ExportRefusedError; with UnavailableError where the export itself cannot be put on record. */
export async function exportLog(ask: Ask, key: string, options: ExportOptions): Promise<Exported> {
  const { out, format, proofs, from, until, filter, officer, onProgress = () => undefined } = options
  if (!proofs && format === 'bundle' && (filter || from !== undefined || until !== undefined)) {
    throw new ExportRefusedError({ en: 'A part of the log is worth nothing without proofs.', zh: '部分导出必须附证明。' })
  }
  const { head, isHeadWritten, records: before, start, isComplete } = await begin(ask, key, options)
  if (isComplete) return { size: head.size, records: before }
  await recordExport(ask, { format, from: start, until: head.until, filter, officer })
  const file = createWriteStream(out, { flags: 'a', mode: 0o600, highWaterMark: 1 << 20 })
  const put = async (lines: readonly string[]) => {
    if (lines.length > 0 && !file.write(`${lines.join('\n')}\n`)) await once(file, 'drain')
  }
  let records = before
  try {
    if (format === 'bundle' && !isHeadWritten) await put([JSON.stringify(head)])
    for await (const part of (format === 'bundle' ? bundleLines : eventLines)(ask, head, { proofs, start })) {
      await put(part.lines)
      records += part.records
      onProgress(part.reached, head.until)
    }
    if (format === 'bundle') await put([bundleEnd(head, records)])
  } finally {
    file.end()
    await finished(file)
  }
  return { size: head.size, records }
}

/** Finds out what stands, and cuts the file behind it. */
async function begin(ask: Ask, key: string, { out, format, resume, proofs, from, until, filter }: ExportOptions): Promise<Begun> {
  const fresh = await bundleHead(ask, key, { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }), ...(filter ? { filter } : {}) })
  const length = await stat(out).then((found) => found.size, () => 0)
  if (length > 0 && !resume) throw new ExportRefusedError({ en: `${out} is there already; go on with it by --resume, or name another file.`, zh: `${out} 已存在：用 --resume 续写，或另指定文件。` })
  const standing = length > 0 ? await standingOf(out, format) : null
  if (!standing) {
    if (length > 0) await truncate(out, 0)
    return { head: fresh, isHeadWritten: false, records: 0, start: fresh.from, isComplete: false }
  }
  const { first, last, records, end, isComplete } = standing
  // An event tells of the checkpoint that it is proven under; which places and which records, the command says again.
  const head: BundleHead = format === 'bundle' ? first : { ...fresh, checkpoint: first.unmapped.proof.checkpoint, size: first.unmapped.proof.size, until: Math.min(until ?? first.unmapped.proof.size, first.unmapped.proof.size) }
  const path = format === 'bundle' ? last?.proof : last?.unmapped.proof.path
  const isSame = (format === 'bundle' ? first.key : first.unmapped.proof.key) === key && JSON.stringify(head.filter ?? null) === JSON.stringify(fresh.filter ?? null) && (last === null || last.kind === 'missing' || (path !== undefined) === proofs)
  if (!isSame) throw new ExportRefusedError({ en: `${out} was begun with another key, another filter or other proofs.`, zh: `${out} 开始导出时所用的密钥、筛选条件或证明选项与本次不同。` })
  if (!isComplete) await truncate(out, end)
  const place = format === 'bundle' ? last?.index : last?.unmapped.proof.index
  return { head, isHeadWritten: true, records, start: last === null ? head.from : place + 1, isComplete }
}

const placed = ['{"kind":"record"', '{"kind":"retired"', '{"kind":"missing"'].map((text) => Buffer.from(text))
const ending = Buffer.from('{"kind":"end"')
const startsWith = (line: Buffer, start: Buffer): boolean => line.subarray(0, start.length).equals(start)

interface Standing {
  // biome-ignore lint/suspicious/noExplicitAny: lines of two formats, read by path
  readonly first: any
  /** The last line that has a place; null where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly last: any
  readonly records: number
  /** Length in bytes up to and with it, or up to and with the first line. */
  readonly end: number
  readonly isComplete: boolean
}

/** Null where not even the first line is whole. */
async function standingOf(file: string, format: ExportOptions['format']): Promise<Standing | null> {
  let first: Buffer | null = null
  let last: Buffer | null = null
  let rest: Buffer = Buffer.alloc(0)
  let [records, passed, end, isComplete] = [0, 0, 0, false]
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let begin = 0
    for (let stop = bytes.indexOf(10); stop >= 0; stop = bytes.indexOf(10, begin)) {
      const line = bytes.subarray(begin, stop)
      begin = stop + 1
      const hasPlace = format === 'ocsf' || placed.some((start) => startsWith(line, start))
      if (hasPlace || first === null) end = passed + begin
      first ??= Buffer.from(line)
      if (hasPlace) [last, records] = [Buffer.from(line), records + 1]
      isComplete = startsWith(line, ending)
    }
    passed += begin
    rest = Buffer.from(bytes.subarray(begin))
  }
  if (first === null) return null
  try {
    const [head, latest] = [JSON.parse(first.toString('utf8')), last && JSON.parse(last.toString('utf8'))]
    if (format === 'bundle' ? head.kind !== 'bundle' : typeof head.unmapped.proof.size !== 'number') throw new Error('of another form')
    return { first: head, last: latest, records, end, isComplete: isComplete && rest.length === 0 }
  } catch {
    throw new ExportRefusedError({ en: `${file} is no export of this form.`, zh: `${file} 不是该格式的导出文件。` })
  }
}
