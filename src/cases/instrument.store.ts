/** Legal instruments as orders rest on them. */
import { reaches } from '../agencies/agency.store.js'
import type { Call } from '../command/command.js'
import { findSeen } from '../command/lock.js'
import { refused } from '../command/refusal.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { fen } from '../scalars/money.js'
import { fraudCase, legalInstrument } from './case.table.js'

export type Instrument = Stored<typeof legalInstrument>
export type CaseRow = Stored<typeof fraudCase>

export interface InstrumentNeeds {
  /** Path into the input, for refusals. */
  readonly field: string
  readonly caseId: string
  readonly types: readonly Instrument['type'][]
  readonly level: Instrument['approverLevel']
  /** What is to be held or returned; refused where it is more than the instrument names. */
  readonly amount?: string | null
}

/** The instrument of that number, where it carries what is asked at this instant. Throws RefusedError naming the first rule it breaks. */
export async function instrumentInForce({ tx, now, agency }: Call, number: string, { field, caseId, types, level, amount = null }: InstrumentNeeds): Promise<Instrument> {
  const [found] = await tx.find(legalInstrument, 't.instrument_number = $1 and t.issuing_unit_id = $2', [number, agency])
  if (!found) throw refused(field, 'instrument-missing')
  if (found.caseId !== caseId) throw refused(field, 'instrument-other-case')
  if (!types.includes(found.type)) throw refused(field, 'instrument-kind')
  if (found.approvedAt === null) throw refused(field, 'instrument-not-approved')
  if (found.revokedAt !== null || now < new Date(found.validFrom) || now >= new Date(found.validUntil)) throw refused(field, 'instrument-not-in-force')
  if (!reaches(found.approverLevel, level)) throw refused(field, level === 'COUNTY' ? 'instrument-kind' : 'freeze-approver-level')
  if (amount !== null && found.amountLimit !== null && fen(amount) > fen(found.amountLimit)) throw refused(field, 'instrument-amount')
  return found
}

/** An instrument that the caller's unit has issued or drafted, and the caller may see; locked until the commit. Refused and absent read the same. */
export const ownInstrument = (call: Call, id: string, field: string): Promise<Instrument> =>
  findSeen(call, 'LegalInstrument', id, async () => (await call.tx.find(legalInstrument, 't.id = $1 and t.issuing_unit_id = $2 for update', [id, call.agency]))[0], field)

/** Whether an instrument bears that number already. */
export const isNumberTaken = async (tx: Transaction, number: string): Promise<boolean> => (await tx.query('select id from legal_instrument where instrument_number = $1', [number])).length > 0

/** A case the caller may see; refused and absent read the same. Locked until the commit where `lock`. */
export const visibleCase = (call: Call, caseId: string, field = 'input.caseId', lock = false): Promise<CaseRow> =>
  findSeen(call, 'FraudCase', caseId, async () => (await call.tx.find(fraudCase, `t.id = $1${lock ? ' for update' : ''}`, [caseId]))[0], field)

/** States in which a case has been filed and its measures may go on. */
export const isFiled = ({ status }: Pick<CaseRow, 'status'>): boolean => !['UNDER_REVIEW', 'REVOKED', 'TRANSFERRED'].includes(status)
