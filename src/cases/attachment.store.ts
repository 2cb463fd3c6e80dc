/** Documents behind instruments, as they were handed in. */
import { createHash } from 'node:crypto'
import type { Call } from '../command/command.js'
import type { Findings } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { attachmentsAtOnce, decodeDocument, fileNameFault } from './attachment.rules.js'
import { attachment } from './case.table.js'

/** *incoming* – a document; `content` is base64. */
export interface Document {
  readonly kind: (typeof attachment.$inferInsert)['kind']
  readonly fileName: string
  readonly mediaType: string
  readonly content: string
  /** Of the document's bytes, hex; checked where it is given. */
  readonly sha256?: string | null
}

/** *stored*, but for what it is attached to. */
export type CheckedDocument = Pick<typeof attachment.$inferInsert, 'kind' | 'fileName' | 'mediaType' | 'sizeBytes' | 'sha256' | 'content'>

/** Checks documents; what is wrong is added to the findings, and left out. `field` is the path of the list into the input. */
export function checkDocuments(documents: readonly Document[], field: string, findings: Findings): readonly CheckedDocument[] {
  if (documents.length > attachmentsAtOnce) {
    findings.add(field, 'attachments-too-many')
    return []
  }
  return documents.flatMap((document, nth) => {
    const checked = checkDocument(document, `${field}.${nth}`, findings)
    return checked ? [checked] : []
  })
}

/** Checks one document, at the path `field` of the input. */
export function checkDocument({ kind, fileName, mediaType, content, sha256 }: Document, field: string, findings: Findings): CheckedDocument | null {
  const name = fileNameFault(fileName)
  if (name) findings.add(`${field}.fileName`, name)
  const bytes = decodeDocument(mediaType, content)
  if (typeof bytes === 'string') {
    findings.add(`${field}.${bytes === 'attachment-kind' ? 'mediaType' : 'content'}`, bytes)
    return null
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (sha256 && sha256.toLowerCase() !== hash) {
    findings.add(`${field}.sha256`, 'attachment-hash')
    return null
  }
  return name ? null : { kind, fileName, mediaType, sizeBytes: bytes.length, sha256: hash, content }
}

/** Keeps checked documents beside an instrument. Resolves with their ids, in the order given. */
export async function keepDocuments({ tx, now }: Pick<Call, 'tx' | 'now'>, instrument: { readonly id: string; readonly caseId: string }, documents: readonly CheckedDocument[]): Promise<readonly string[]> {
  const rows = documents.map((document) => ({ ...document, id: newId('attachment'), caseId: instrument.caseId, instrumentId: instrument.id, addedAt: toInstant(now) }))
  await tx.insert(attachment, rows)
  return rows.map(({ id }) => id)
}
