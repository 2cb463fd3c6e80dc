import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { TransactionSql } from 'postgres'
import { type SeedRow, type SeedSink, type SeedTable, seedShapes, seedTableKeys } from './tables.js'

/** Characters that go to the server at a time. */
const pieceLength = 1_000_000

/** Rows as PostgreSQL's COPY reads them (text format), until they are taken. Rows that come while it is muted are dropped. */
export class CopyText implements SeedSink {
  muted = false
  #texts = new Map<SeedTable, { open: string; readonly closed: Buffer[] }>()

  add<T extends SeedTable>(table: T, row: SeedRow<T>): void {
    if (this.muted) return
    const { keys, defaults } = seedShapes[table]
    let line = ''
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at]!
      const value = (row as Record<string, unknown>)[key] ?? defaults[key]
      if (at > 0) line += '\t'
      line += value === null || value === undefined ? '\\N' : typeof value === 'string' ? escapeCopy(value) : value === true ? 't' : value === false ? 'f' : String(value)
    }
    let text = this.#texts.get(table)
    if (!text) {
      text = { open: '', closed: [] }
      this.#texts.set(table, text)
    }
    text.open += `${line}\n`
    if (text.open.length >= pieceLength) {
      text.closed.push(Buffer.from(text.open))
      text.open = ''
    }
  }

  take(): ReadonlyMap<SeedTable, readonly Buffer[]> {
    const taken = new Map([...this.#texts].map(([table, { open, closed }]) => [table, [...closed, Buffer.from(open)]]))
    this.#texts = new Map()
    return taken
  }
}

const escapeCopy = (value: string) => (/[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (letter) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[letter]!) : value)

/** One COPY a table, in an order in which each row finds what it refers to. */
export async function copyRows(tx: TransactionSql, rows: ReadonlyMap<SeedTable, readonly Buffer[]>): Promise<void> {
  for (const table of seedTableKeys) {
    const pieces = rows.get(table)
    if (!pieces) continue
    const { name, columns } = seedShapes[table]
    await pipeline(Readable.from(pieces), await tx.unsafe(`copy ${name} (${columns.join(', ')}) from stdin`).writable())
  }
}
