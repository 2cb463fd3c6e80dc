/** What a picture can be taken away as: a file of it, tables of what it says, paper. */
import { commaLines } from './comma-lines.js'
import { type Child, element, giveFile } from './dom.js'
import type { Picture } from './picture.js'
import { pictureFile, type Source } from './picture-file.js'
import { say } from './speech.js'
import type { Context } from './view.js'

export interface Sheet {
  /** Of the file, e.g. `accounts`. */
  readonly file: string
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number | null | undefined)[])[]
}

interface Taken {
  /** Of the files, e.g. `TRL-20200730-0001`. */
  readonly number: string
  readonly picture: Picture
  readonly source: Source
  /** Milliseconds of 1970, when it was drawn. */
  readonly drawnAt: number
  readonly sheets: readonly Sheet[]
}

export function pictureTools({ session, announce }: Context, { number, picture, source, drawnAt, sheets }: Taken): Child {
  const give = (name: string, type: string, text: string) => {
    giveFile(name, type, text)
    announce(say(`Downloaded ${name}.`, `已下载 ${name}。`))
  }
  return [
    element('button', { type: 'button', class: 'quiet', click: () => give(`${number}.svg`, 'image/svg+xml', pictureFile(picture, { session, drawnAt, source })) }, say('Picture as SVG', '下载 SVG 图')),
    sheets.map(({ file, name, heads, rows }) => element('button', { type: 'button', class: 'quiet', click: () => give(`${number}-${file}.csv`, 'text/csv;charset=utf-8', commaLines(heads, rows)) }, say(`${name} as CSV`, `${name} CSV`))),
    element('button', { type: 'button', class: 'quiet', click: () => print() }, say('Print', '打印')),
  ]
}
