/** A search as JSON lines: what the table shows of each record and, where asked, what proves it. Each line can be verified alone. */
import type { Evidence } from './verification.js'

export interface ExportHead {
  readonly exportedAt: string
  readonly exportedBy: string
  readonly address: string
  readonly filter: unknown
  readonly key: string | null
  /** Whether every record that matched is in it. */
  readonly whole: boolean
}

export function exportLines(head: ExportHead, rows: readonly { readonly id: string }[], evidence: ReadonlyMap<string, Evidence | null> | null): string {
  const lines = [
    { kind: 'search', version: 1, ...head, records: rows.length, withEvidence: evidence !== null },
    ...rows.map((row) => ({ kind: 'record', row, ...(evidence ? { evidence: evidence.get(row.id) ?? null } : {}) })),
    { kind: 'end', records: rows.length },
  ]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
