/** Suspects as commands find, record and change them. One person of one document is one row: its digest is locked until the commit, and indexed once. */
import { findStep } from '../cases/step.rules.js'
import type { Call } from '../command/command.js'
import { changeLocked } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import type { Stored } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import type { DocumentKind } from './crackdown.rules.js'
import { suspect, suspectIdentity } from './crackdown.table.js'
import { suspectRules } from './step.rules.js'

export type SuspectRow = Stored<typeof suspect>

export interface NewSuspect {
  readonly name: string
  readonly alias: string | null
  readonly role: SuspectRow['role']
  readonly document: { readonly kind: DocumentKind; readonly number: string } | null
}

/** The suspect of that document, as it was first recorded, or a new one. Without a document nobody is found again. */
export async function recordedSuspect({ tx, now, disguise }: Call, { name, alias, role, document }: NewSuspect): Promise<string> {
  const number = document ? disguise('residentId', document.number) : null
  if (document && number) {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${document.kind}:${number.digest}`])
    const [known] = await tx.find(suspect, 't.document_kind = $1 and t.document_number_digest = $2', [document.kind, number.digest])
    if (known) return known.id
  }
  const id = newId('suspect')
  const named = disguise('personName', name)
  await tx.insert(suspect, [{ id, suspectNumber: newNumber('SUS', now), role, status: 'WANTED', nameMask: named.mask, documentKind: document?.kind ?? null, documentNumberDigest: number?.digest ?? null, recordedAt: toInstant(now), version: 1 }])
  await tx.insert(suspectIdentity, [{ id, name: named.clear, alias, documentNumber: number?.clear ?? null }])
  return id
}

/** Ties a suspect to a case, and tells of it the first time. */
export async function tieSuspect({ tx, announce }: Call, suspectId: string, caseId: string): Promise<void> {
  const tied = await tx.query('insert into suspect_case (suspect_id, case_id) values ($1, $2) on conflict do nothing returning case_id', [suspectId, caseId])
  if (tied.length) await announce('suspect.tied', { suspectId, caseId })
}

export const lockSuspect = async ({ tx }: Call, id: string): Promise<SuspectRow | null> => (await tx.find(suspect, 't.id = $1 for update', [id]))[0] ?? null

/** Those of the suspects that are tied to the case. */
export async function tiedTo({ tx }: Call, caseId: string, suspectIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>('select s.suspect_id as id from suspect_case s where s.case_id = $1 and s.suspect_id in (select json_array_elements_text($2::text::json))', [caseId, JSON.stringify(suspectIds)])
  return new Set(rows.map(({ id }) => id))
}

/** Suspects of the case are caught: each takes the step, locked in the order of ids. Throws RefusedError, naming each that cannot be. `field` is the path of the list into the input. */
export async function catchSuspects(call: Call, caseId: string, ids: readonly string[], field: string): Promise<void> {
  if (ids.length === 0) return
  const { tx, actor } = call
  const findings = new Findings()
  const seen = await call.visible('Suspect', ids)
  const [rows, tied] = await Promise.all([tx.find(suspect, 't.id in (select json_array_elements_text($1::text::json)) order by t.id for update', [JSON.stringify(ids)]), tiedTo(call, caseId, ids)])
  const locked = new Map(rows.map((row) => [row.id, row]))
  const caught = ids.flatMap((id, nth) => {
    const row = seen.has(id) ? locked.get(id) : undefined
    const step = row && tied.has(id) ? findStep(suspectRules, 'CATCH', row.status, actor) : undefined
    if (!row) findings.add(`${field}.${nth}`, 'record-not-yours-or-absent', 'NOT_FOUND')
    else if (step === undefined) findings.add(`${field}.${nth}`, 'suspect-outside-case')
    else if (typeof step === 'string') findings.add(`${field}.${nth}`, 'step-not-lawful', step)
    else return [{ row, to: step.to }]
    return []
  })
  findings.assertNone()
  await Promise.all(caught.map(({ row, to }) => changeLocked(tx, suspect, row, { status: to })))
}

/** Throws RefusedError unless the suspect is tied to the case. */
export async function assertTied(call: Call, suspectId: string, caseId: string, field: string): Promise<void> {
  if (!(await tiedTo(call, caseId, [suspectId])).has(suspectId)) throw refused(field, 'suspect-outside-case')
}
