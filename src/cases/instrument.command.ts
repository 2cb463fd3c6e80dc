/** Papers: drafted by one, approved by another, revoked when they should not stand; with the documents behind them. */
import { callingOfficer, reaches } from '../agencies/agency.store.js'
import type { Call, Command, Commands } from '../command/command.js'
import { assertUnmoved, changeLocked, type Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { checkDocument, checkDocuments, type Document, keepDocuments } from './attachment.store.js'
import { legalInstrument } from './case.table.js'
import { draftFaults, type InstrumentType, kinds } from './instrument.rules.js'
import { type CaseRow, type Instrument, isFiled, isNumberTaken, ownInstrument, visibleCase } from './instrument.store.js'
import { reasonLength } from './step.rules.js'

interface Draft {
  readonly caseId: string
  readonly type: InstrumentType
  readonly instrumentNumber?: string | null
  readonly amountLimit?: string | null
  readonly scope?: string | null
  readonly interestIncluded?: boolean | null
  readonly validFrom?: string | null
  readonly validUntil: string
  readonly attachments?: readonly Document[] | null
}

/** Throws RefusedError where the paper needs a filed case and this one is none. */
function assertFiled(row: CaseRow, type: InstrumentType, field: string): void {
  if (kinds[type].needsFiledCase && !isFiled(row)) throw refused(field, type === 'FREEZE_NOTICE' ? 'freeze-needs-filed-case' : 'case-not-filed', 'ILLEGAL_TRANSITION')
}

/** Throws RefusedError where this desk has nothing to do with papers of that kind. */
function assertDesk({ actor }: Call, type: InstrumentType, field: string): void {
  if (!kinds[type].drafters.includes(actor)) throw refused(field, 'instrument-desk', 'FORBIDDEN')
}

const draftInstrument: Command<Draft> = {
  yields: { instrument: { type: 'LegalInstrument', many: false } },
  async handle(call) {
    const { input, tx, now, agency } = call
    const [officer, row, taken] = await Promise.all([callingOfficer(call), visibleCase(call, input.caseId), input.instrumentNumber ? isNumberTaken(tx, input.instrumentNumber) : false])
    assertDesk(call, input.type, 'input.type')
    assertFiled(row, input.type, 'input.caseId')
    const [validFrom, validUntil] = [input.validFrom ? new Date(input.validFrom) : now, new Date(input.validUntil)]
    const findings = new Findings()
    for (const [field, rule] of draftFaults({ ...input, validFrom, validUntil }, now)) findings.add(`input.${field}`, rule)
    if (taken) findings.add('input.instrumentNumber', 'instrument-number-taken', 'CONFLICT')
    const documents = checkDocuments(input.attachments ?? [], 'input.attachments', findings)
    findings.assertNone()
    const id = newId('legal_instrument')
    await Promise.all([
      tx.insert(legalInstrument, [
        {
          id,
          instrumentNumber: input.instrumentNumber ?? newNumber('DOC', now),
          type: input.type,
          caseId: row.id,
          issuingUnitId: agency,
          approverName: '',
          approverLevel: kinds[input.type].level,
          amountLimit: input.amountLimit ?? null,
          scope: input.scope?.trim() || null,
          interestIncluded: input.interestIncluded ?? null,
          draftedById: officer.id,
          validFrom: toInstant(validFrom),
          validUntil: toInstant(validUntil),
        },
      ]),
      keepDocuments(call, { id, caseId: row.id }, documents),
    ])
    return { instrument: id }
  },
}

/** The paper under lock, as it was read; throws RefusedError where it has moved since, or has been revoked. */
async function standing(call: Call, { id, version }: Versioned, field = 'input.id'): Promise<Instrument> {
  const found = await ownInstrument(call, id, field)
  assertUnmoved(found, version)
  if (found.revokedAt !== null) throw refused(field, 'instrument-step', 'ILLEGAL_TRANSITION')
  return found
}

const attachDocument: Command<{ readonly instrumentId: string; readonly version: number; readonly attachment: Document }> = {
  yields: { instrument: { type: 'LegalInstrument', many: false }, attachment: { type: 'Attachment', many: false } },
  async handle(call) {
    const { input, tx } = call
    const [, found] = await Promise.all([callingOfficer(call), standing(call, { id: input.instrumentId, version: input.version }, 'input.instrumentId')])
    assertDesk(call, found.type, 'input.instrumentId')
    const findings = new Findings()
    const document = checkDocument(input.attachment, 'input.attachment', findings)
    findings.assertNone()
    const [[attachment = null]] = await Promise.all([keepDocuments(call, found, document ? [document] : []), changeLocked(tx, legalInstrument, found, {})])
    return { instrument: found.id, attachment }
  },
}

const approveInstrument: Command<Versioned> = {
  yields: { instrument: { type: 'LegalInstrument', many: false } },
  async handle(call) {
    const { input, tx, now } = call
    const [officer, found] = await Promise.all([callingOfficer(call), standing(call, input)])
    if (found.approvedAt !== null) throw refused('input.id', 'instrument-step', 'ILLEGAL_TRANSITION')
    const { approverLevel } = officer
    if (approverLevel === null || !reaches(approverLevel, kinds[found.type].level)) throw refused('authorization', 'approver-level', 'FORBIDDEN')
    if (found.draftedById === officer.id) throw refused('authorization', 'approver-not-drafter', 'FORBIDDEN')
    if (now >= new Date(found.validUntil)) throw refused('input.id', 'instrument-term', 'ILLEGAL_TRANSITION')
    assertFiled(await visibleCase(call, found.caseId, 'input.id'), found.type, 'input.id')
    await changeLocked(tx, legalInstrument, found, { approverName: officer.name, approverLevel, approvedAt: toInstant(now) })
    return { instrument: found.id }
  },
}

const revokeInstrument: Command<Versioned & { readonly reason: string }> = {
  yields: { instrument: { type: 'LegalInstrument', many: false } },
  async handle(call) {
    const { input, tx, now } = call
    const [, found] = await Promise.all([callingOfficer(call), standing(call, input)])
    assertDesk(call, found.type, 'input.id')
    const reason = input.reason.trim()
    if (!reason) throw refused('input.reason', 'text-missing')
    if (reason.length > reasonLength) throw refused('input.reason', 'text-too-long')
    await changeLocked(tx, legalInstrument, found, { revokedAt: toInstant(now), revocationReason: reason })
    return { instrument: found.id }
  },
}

export const instrumentCommands: Commands = {
  'Mutation.draftInstrument': draftInstrument,
  'Mutation.attachDocument': attachDocument,
  'Mutation.approveInstrument': approveInstrument,
  'Mutation.revokeInstrument': revokeInstrument,
}
