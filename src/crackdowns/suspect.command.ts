/** Suspects, their arrests and requests for them. */
import { callingOfficer } from '../agencies/agency.store.js'
import { isFiled, visibleCase } from '../cases/instrument.store.js'
import type { Command, Commands } from '../command/command.js'
import { changeLocked, findSeen } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { caughtAtOnce, type DocumentKind, faultOfDocument, faultOfText, isCountry, namedAtOnce } from './crackdown.rules.js'
import { arrest, extradition, suspect } from './crackdown.table.js'
import { catchingOperation, isAskedFor } from './operation.store.js'
import { extraditable, extraditionRules, type ExtraditionStep, suspectRules, type SuspectStep } from './step.rules.js'
import { type Advance, takeStep } from './step.store.js'
import { assertTied, catchSuspects, lockSuspect, recordedSuspect, type SuspectRow, tieSuspect } from './suspect.store.js'

const one = { type: 'Suspect', many: false } as const

/** *incoming* */
interface SuspectInput {
  readonly caseId: string
  readonly name: string
  readonly alias?: string | null
  readonly role: SuspectRow['role']
  readonly documentKind?: DocumentKind | null
  readonly documentNumber?: string | null
}
interface ArrestsInput {
  readonly caseId: string
  readonly people?: number | null
  readonly suspectIds?: readonly string[] | null
  readonly arrestedAt: string
  readonly operationId?: string | null
  readonly divisionCode?: string | null
  readonly country?: string | null
}
interface ExtraditionInput {
  readonly suspectId: string
  readonly caseId: string
  readonly requestedFrom: string
  readonly legalBasis: string
}

const recordSuspect: Command<SuspectInput> = {
  yields: { suspect: one },
  async handle(call) {
    const { caseId, name, alias = null, role, documentKind = null, documentNumber = null } = call.input
    const findings = new Findings()
    for (const [field, fault] of [['name', faultOfText(name, 'personName', true)], ['alias', faultOfText(alias, 'personName', false)], ['documentNumber', faultOfDocument(documentKind, documentNumber)]] as const) if (fault) findings.add(`input.${field}`, fault)
    findings.assertNone()
    const [, row] = await Promise.all([callingOfficer(call), visibleCase(call, caseId)])
    const id = await recordedSuspect(call, { name, alias: alias?.trim() || null, role, document: documentKind && documentNumber ? { kind: documentKind, number: documentNumber } : null })
    await tieSuspect(call, id, row.id)
    return { suspect: id }
  },
}

const tieSuspectToCase: Command<{ readonly suspectId: string; readonly caseId: string }> = {
  yields: { suspect: one },
  async handle(call) {
    const { suspectId, caseId } = call.input
    const [, , row] = await Promise.all([callingOfficer(call), findSeen(call, 'Suspect', suspectId, () => lockSuspect(call, suspectId), 'input.suspectId'), visibleCase(call, caseId)])
    await tieSuspect(call, suspectId, row.id)
    return { suspect: suspectId }
  },
}

const takeSuspectStep: Command<Advance<SuspectStep>> = {
  yields: { suspect: one },
  async handle(call) {
    await callingOfficer(call)
    const { row, to, reason } = await takeStep(call, 'Suspect', suspectRules, (id) => lockSuspect(call, id))
    await changeLocked(call.tx, suspect, row, { status: to, ...(reason ? { statusReason: reason } : {}) })
    return { suspect: row.id }
  },
}

const recordArrests: Command<ArrestsInput> = {
  yields: { case: { type: 'FraudCase', many: false }, arrests: { type: 'Arrest', many: true } },
  async handle(call) {
    const { input, tx, now } = call
    const { arrestedAt, operationId = null, divisionCode = null, country = null } = input
    const [, row] = await Promise.all([callingOfficer(call), visibleCase(call, input.caseId)])
    if (!isFiled(row)) throw refused('input.caseId', 'case-not-filed', 'ILLEGAL_TRANSITION')
    const named = [...new Set(input.suspectIds ?? [])]
    const unnamed = input.people ?? 0
    const findings = new Findings()
    if (named.length > namedAtOnce) findings.add('input.suspectIds', 'list-too-long')
    if (unnamed < 0 || named.length + unnamed < 1 || named.length + unnamed > caughtAtOnce) findings.add('input.people', 'arrests-count')
    if (new Date(arrestedAt) > now) findings.add('input.arrestedAt', 'instant-in-future')
    if (country !== null && !isCountry(country)) findings.add('input.country', 'country-code')
    else if (country !== null && divisionCode !== null) findings.add('input.country', 'arrest-place')
    findings.assertNone()
    if (operationId !== null) await catchingOperation(call, operationId, row.id, 'input.operationId')
    await catchSuspects(call, row.id, named, 'input.suspectIds')
    const caught = [...named.map((suspectId) => ({ suspectId, people: 1 })), ...(unnamed ? [{ suspectId: null, people: unnamed }] : [])].map((each) => ({ ...each, id: newId('arrest'), caseId: row.id, operationId, arrestedAt, divisionCode, country }))
    await tx.insert(arrest, caught)
    return { case: row.id, arrests: caught.map(({ id }) => id) }
  },
}

const requestExtradition: Command<ExtraditionInput> = {
  yields: { extradition: { type: 'Extradition', many: false } },
  async handle(call) {
    const { suspectId, caseId, requestedFrom, legalBasis } = call.input
    const findings = new Findings()
    if (!isCountry(requestedFrom)) findings.add('input.requestedFrom', 'country-code')
    const fault = faultOfText(legalBasis, 'legalBasis', true)
    if (fault) findings.add('input.legalBasis', fault)
    findings.assertNone()
    const [, held, row] = await Promise.all([callingOfficer(call), findSeen(call, 'Suspect', suspectId, () => lockSuspect(call, suspectId), 'input.suspectId'), visibleCase(call, caseId)])
    if (!isFiled(row)) throw refused('input.caseId', 'case-not-filed', 'ILLEGAL_TRANSITION')
    await assertTied(call, suspectId, row.id, 'input.suspectId')
    if (!extraditable.includes(held.status)) throw refused('input.suspectId', 'extradition-suspect', 'ILLEGAL_TRANSITION')
    if (await isAskedFor(call, suspectId)) throw refused('input.suspectId', 'extradition-open', 'CONFLICT')
    const id = newId('extradition')
    await call.tx.insert(extradition, [{ id, extraditionNumber: newNumber('EXT', call.now), suspectId, caseId: row.id, requestedFrom, status: 'REQUESTED', legalBasis: legalBasis.trim(), requestedAt: toInstant(call.now), version: 1 }])
    return { extradition: id }
  },
}

const advanceExtradition: Command<Advance<ExtraditionStep>> = {
  yields: { extradition: { type: 'Extradition', many: false } },
  async handle(call) {
    const { tx } = call
    await callingOfficer(call)
    const { row, to, reason } = await takeStep(call, 'Extradition', extraditionRules, async (id) => (await tx.find(extradition, 't.id = $1 for update', [id]))[0])
    const at = toInstant(call.now)
    await changeLocked(tx, extradition, row, { status: to, ...(reason ? { statusReason: reason } : {}), ...(row.status === 'REQUESTED' && to !== 'WITHDRAWN' ? { decidedAt: at } : {}), ...(to === 'GRANTED' ? {} : { endedAt: at }) })
    return { extradition: row.id }
  },
}

export const suspectCommands: Commands = {
  'Mutation.recordSuspect': recordSuspect,
  'Mutation.tieSuspectToCase': tieSuspectToCase,
  'Mutation.takeSuspectStep': takeSuspectStep,
  'Mutation.recordArrests': recordArrests,
  'Mutation.requestExtradition': requestExtradition,
  'Mutation.advanceExtradition': advanceExtradition,
}
