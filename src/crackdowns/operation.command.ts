/** Call centres, and the joint operations against them. */
import { callingOfficer } from '../agencies/agency.store.js'
import type { Call, Command, Commands } from '../command/command.js'
import { changeLocked, findSeen } from '../command/lock.js'
import { Findings } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { faultOfText, isCountry } from './crackdown.rules.js'
import { callCentre, jointOperation, jointOperationAgency, jointOperationCase, jointOperationCentre } from './crackdown.table.js'
import { type CallCentreRow, namedRows, namedUnits, type OperationRow, tieCentre } from './operation.store.js'
import { callCentreRules, type CallCentreStep, operationRules, type OperationStep } from './step.rules.js'
import { type Advance, takeStep } from './step.store.js'

/** *incoming* */
interface CallCentreInput {
  readonly country: string
  readonly place: string
  readonly firstKnownAt: string
  readonly caseIds?: readonly string[] | null
  readonly suspectIds?: readonly string[] | null
}
interface CallCentreTies {
  readonly id: string
  readonly caseIds?: readonly string[] | null
  readonly suspectIds?: readonly string[] | null
}
interface OperationInput {
  readonly name: string
  readonly kind: OperationRow['kind']
  readonly caseIds: readonly string[]
  readonly callCentreIds?: readonly string[] | null
  readonly participantIds?: readonly string[] | null
}

const yieldsCentre = { callCentre: { type: 'CallCentre', many: false } } as const
const yieldsOperation = { operation: { type: 'JointOperation', many: false } } as const

const lockCentre = async ({ tx }: Call, id: string): Promise<CallCentreRow | undefined> => (await tx.find(callCentre, 't.id = $1 for update', [id]))[0]

const recordCallCentre: Command<CallCentreInput> = {
  yields: yieldsCentre,
  async handle(call) {
    const { country, place, firstKnownAt, ...ties } = call.input
    await callingOfficer(call)
    const findings = new Findings()
    if (!isCountry(country)) findings.add('input.country', 'country-code')
    const fault = faultOfText(place, 'place', true)
    if (fault) findings.add('input.place', fault)
    if (new Date(firstKnownAt) > call.now) findings.add('input.firstKnownAt', 'instant-in-future')
    const caseIds = await namedRows(call, 'FraudCase', ties.caseIds, 'input.caseIds', findings)
    const suspectIds = await namedRows(call, 'Suspect', ties.suspectIds, 'input.suspectIds', findings)
    findings.assertNone()
    const id = newId('call_centre')
    await call.tx.insert(callCentre, [{ id, centreNumber: newNumber('CEN', call.now), status: 'ACTIVE', country, place: place.trim(), firstKnownAt, version: 1 }])
    await tieCentre(call, id, caseIds, suspectIds)
    return { callCentre: id }
  },
}

const tieCallCentre: Command<CallCentreTies> = {
  yields: yieldsCentre,
  async handle(call) {
    const { id, ...ties } = call.input
    await callingOfficer(call)
    await findSeen(call, 'CallCentre', id, () => lockCentre(call, id))
    const findings = new Findings()
    const caseIds = await namedRows(call, 'FraudCase', ties.caseIds, 'input.caseIds', findings)
    const suspectIds = await namedRows(call, 'Suspect', ties.suspectIds, 'input.suspectIds', findings)
    findings.assertNone()
    await tieCentre(call, id, caseIds, suspectIds)
    return { callCentre: id }
  },
}

const advanceCallCentre: Command<Advance<CallCentreStep>> = {
  yields: yieldsCentre,
  async handle(call) {
    await callingOfficer(call)
    const { row, to } = await takeStep(call, 'CallCentre', callCentreRules, (id) => lockCentre(call, id))
    const at = toInstant(call.now)
    await changeLocked(call.tx, callCentre, row, { status: to, ...(to === 'RAIDED' ? { raidedAt: at } : { closedAt: at }) })
    return { callCentre: row.id }
  },
}

const planJointOperation: Command<OperationInput> = {
  yields: yieldsOperation,
  async handle(call) {
    const { input, tx, now, agency } = call
    await callingOfficer(call)
    const findings = new Findings()
    const fault = faultOfText(input.name, 'title', true)
    if (fault) findings.add('input.name', fault)
    if (input.caseIds.length === 0) findings.add('input.caseIds', 'operation-cases')
    const caseIds = await namedRows(call, 'FraudCase', input.caseIds, 'input.caseIds', findings)
    const callCentreIds = await namedRows(call, 'CallCentre', input.callCentreIds, 'input.callCentreIds', findings)
    const units = await namedUnits(call, input.participantIds, 'input.participantIds', findings)
    findings.assertNone()
    const operationId = newId('joint_operation')
    await tx.insert(jointOperation, [{ id: operationId, operationNumber: newNumber('OPN', now), name: input.name.trim(), kind: input.kind, status: 'PLANNED', leadAgencyId: agency, plannedAt: toInstant(now), version: 1 }])
    await Promise.all([
      tx.insert(jointOperationCase, caseIds.map((caseId) => ({ operationId, caseId }))),
      tx.insert(jointOperationCentre, callCentreIds.map((callCentreId) => ({ operationId, callCentreId }))),
      tx.insert(jointOperationAgency, units.map((agencyId) => ({ operationId, agencyId }))),
    ])
    return { operation: operationId }
  },
}

const advanceJointOperation: Command<Advance<OperationStep>> = {
  yields: yieldsOperation,
  async handle(call) {
    const { tx } = call
    await callingOfficer(call)
    const { row, to, reason } = await takeStep(call, 'JointOperation', operationRules, async (id) => (await tx.find(jointOperation, 't.id = $1 for update', [id]))[0])
    const at = toInstant(call.now)
    await changeLocked(tx, jointOperation, row, { status: to, ...(reason ? { statusReason: reason } : {}), ...(to === 'UNDER_WAY' ? { startedAt: at } : { endedAt: at }) })
    return { operation: row.id }
  },
}

export const operationCommands: Commands = {
  'Mutation.recordCallCentre': recordCallCentre,
  'Mutation.tieCallCentre': tieCallCentre,
  'Mutation.advanceCallCentre': advanceCallCentre,
  'Mutation.planJointOperation': planJointOperation,
  'Mutation.advanceJointOperation': advanceJointOperation,
}
