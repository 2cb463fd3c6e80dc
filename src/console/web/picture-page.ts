/** What stands around a picture: how far reading came, the records that it was read by, the same as tables. */
import { type Child, element } from './dom.js'
import { fenOf, moneyText } from './money.js'
import { empty, link, table } from './parts.js'
import type { Sheet } from './picture-tools.js'
import { elsewhere } from './place.js'
import { number, say } from './speech.js'
import type { Context } from './view.js'

/** Rows of a table on the page; a file has all. */
const mostRows = 500

/** Told how far it came; says whether to go on. */
export type Tell<Read> = (read: Read, isWhole: boolean) => boolean

interface Reading<Read> {
  readonly beneath: HTMLElement
  read(tell: Tell<Read>): Promise<Read | null>
  progress(read: Read): string
  show(read: Read): void
}

/** Resolves with the first page. Where there are more, what stands beneath says how far they came, until all is shown; it is let go with its place. */
export function readInPages<Read>({ beneath, read, progress, show }: Reading<Read>): Promise<Read | null> {
  const status = element('p', { class: 'totals', role: 'status' })
  beneath.replaceChildren(status)
  let wasShown = false
  return new Promise((resolve, reject) => {
    read((found, isWhole) => {
      if (wasShown && !beneath.isConnected) return false
      wasShown ||= beneath.isConnected
      status.textContent = isWhole ? '' : progress(found)
      if (!isWhole) resolve(found)
      return true
    }).then(
      (found) => {
        if (found) show(found)
        resolve(found)
      },
      (fault: unknown) => {
        status.textContent = say('Reading broke off; what would follow is missing. Load the page again.', '读取中断，后续内容缺失，请重新加载。')
        reject(fault)
      },
    )
  })
}

export const recordsLine = ({ session, place }: Context, records: readonly string[]): HTMLElement =>
  element('p', { class: 'hint' }, say('Access records of what is shown: ', '所示内容的访问记录：'), records.map((record, at) => [at > 0 && ' · ', session.schema.has('Query', 'accessRecords') ? link(elsewhere(place, 'log', { record }), record, { class: 'mono' }) : element('code', {}, record)]))

const isAmount = (value: unknown): value is string => typeof value === 'string' && /^-?\d+\.\d{2}$/.test(value)

export function sheetTable({ file, name, heads, rows }: Sheet): Child {
  const isSum = (at: number) => rows.some((row) => isAmount(row[at]))
  return [
    element('h2', {}, name),
    rows.length
      ? table(name, heads.map((head, at) => ({ head, ...(isSum(at) ? { kind: 'number' as const } : {}) })), rows.slice(0, mostRows).map((row) => ({ cells: row.map((value) => (isAmount(value) ? moneyText(fenOf(value) as bigint) : (value ?? '–'))) })), { className: file })
      : empty(say('None is yours to see.', '没有您可见的内容。')),
    rows.length > mostRows && empty(say(`The first ${number(mostRows)} of ${number(rows.length)} are shown; the CSV file has all.`, `此处显示前 ${number(mostRows)} 条，共 ${number(rows.length)} 条；CSV 文件含全部。`)),
  ]
}
