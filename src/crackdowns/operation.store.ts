/** Call centres and joint operations, and what they are tied to. */
import type { Call } from '../command/command.js'
import { findSeen } from '../command/lock.js'
import { type Findings, refused } from '../command/refusal.js'
import type { Stored } from '../database/transaction.js'
import { namedAtOnce } from './crackdown.rules.js'
import { type callCentre, callCentreCase, callCentreSuspect, extradition, jointOperation } from './crackdown.table.js'
import { catching } from './step.rules.js'

export type CallCentreRow = Stored<typeof callCentre>
export type OperationRow = Stored<typeof jointOperation>
export type ExtraditionRow = Stored<typeof extradition>

/** Rows named in a list of the input, each once; those that the caller does not see are found wanting, refused and absent alike. */
export async function namedRows(call: Call, type: 'FraudCase' | 'Suspect' | 'CallCentre', ids: readonly string[] | null | undefined, field: string, findings: Findings): Promise<readonly string[]> {
  const named = [...new Set(ids ?? [])]
  if (named.length > namedAtOnce) {
    findings.add(field, 'list-too-long')
    return []
  }
  const seen = named.length ? await call.visible(type, named) : new Set<string>()
  for (const [nth, id] of (ids ?? []).entries()) if (!seen.has(id)) findings.add(`${field}.${nth}`, 'record-not-yours-or-absent', 'NOT_FOUND')
  return named
}

/** Other police units that take part. */
export async function namedUnits({ tx, agency }: Call, ids: readonly string[] | null | undefined, field: string, findings: Findings): Promise<readonly string[]> {
  const named = [...new Set(ids ?? [])]
  if (named.length > namedAtOnce) {
    findings.add(field, 'list-too-long')
    return []
  }
  const rows = named.length ? await tx.query<{ id: string }>("select id from agency where id in (select json_array_elements_text($1::text::json)) and type = 'POLICE' and active", [JSON.stringify(named)]) : []
  const units = new Set(rows.map(({ id }) => id))
  for (const [nth, id] of (ids ?? []).entries()) if (!units.has(id) || id === agency) findings.add(`${field}.${nth}`, 'operation-participant')
  return named
}

/** Ties a call centre to cases and suspects; what is tied already stays so. */
export async function tieCentre({ tx }: Call, callCentreId: string, caseIds: readonly string[], suspectIds: readonly string[]): Promise<void> {
  await Promise.all([
    tx.insert(callCentreCase, caseIds.map((caseId) => ({ callCentreId, caseId })), 'existing'),
    tx.insert(callCentreSuspect, suspectIds.map((suspectId) => ({ callCentreId, suspectId })), 'existing'),
  ])
}

/** An operation of the case in which people are caught. Throws RefusedError. */
export async function catchingOperation(call: Call, id: string, caseId: string, field: string): Promise<string> {
  const { tx } = call
  const found = await findSeen(call, 'JointOperation', id, async () => (await tx.find(jointOperation, 't.id = $1', [id]))[0], field)
  const serves = await tx.query('select case_id from joint_operation_case where operation_id = $1 and case_id = $2', [id, caseId])
  if (serves.length === 0 || !catching.includes(found.status)) throw refused(field, 'arrest-operation', 'ILLEGAL_TRANSITION')
  return id
}

/** Whether a request for the suspect has not ended. The suspect MUST be locked. */
export const isAskedFor = async ({ tx }: Call, suspectId: string): Promise<boolean> => (await tx.find(extradition, 't.suspect_id = $1 and t.ended_at is null', [suspectId])).length > 0
