/** Commands of those who raise alerts and of the desk that answers them, and the clock's part. */
import { callingOfficer } from '../agencies/agency.store.js'
import type { Call, Command, Commands, Tasks } from '../command/command.js'
import type { Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { toInstant } from '../law/calendar.js'
import { attempts, closings, type AttemptOutcome, decideOutreachStep, desks, faultOfText, levelAbove, mayUse, type OutreachChannel, type OutreachResult, type RiskLevel, textSizes } from './outreach.rules.js'
import { addAttempt, alertVictim, assertUnit, changeOutreach, factsOf, lockOutreach, lockOutreachRow, type OutreachRow, stepOf, unitFor, wasReached } from './outreach.store.js'
import { outreachRecord } from './outreach.table.js'

/** *incoming* */
interface AlertInput {
  readonly riskLevel: RiskLevel
  readonly fraudType: OutreachRow['fraudType']
  readonly victimName: string
  readonly victimPhone: string
  readonly victimAddress?: string | null
  readonly divisionCode: string
  readonly grounds: string
  readonly caseId?: string | null
  readonly scriptVersion?: string | null
}

/** *incoming* */
interface UnitInput extends Versioned {
  readonly unitId?: string | null
}
interface AttemptInput extends Versioned {
  readonly channel: OutreachChannel
  readonly outcome: AttemptOutcome
  readonly scriptVersion: string
  readonly note?: string | null
  readonly visitConsent?: boolean | null
}
interface ClosingInput extends Versioned {
  readonly result: OutreachResult
  /** Yuan. */
  readonly lossAvoided?: string | null
  readonly protectiveMeasure?: string | null
  readonly feedback: string
}

const record = { type: 'OutreachRecord', many: false } as const

type Text = keyof typeof textSizes
type Texts = Readonly<Partial<Record<Text, string | null>>>

/** Adds what is wrong with the texts of an input, by field. */
function checkTexts(texts: Texts, needed: readonly Text[], findings: Findings): void {
  for (const [name, value] of Object.entries(texts) as [Text, string | null | undefined][]) {
    const fault = faultOfText(value, textSizes[name], needed.includes(name))
    if (fault) findings.add(`input.${name}`, fault)
  }
}

const raiseAlert: Command<AlertInput> = {
  yields: { record },
  async handle(call) {
    const { input, agency } = call
    const { victimName, grounds, victimAddress = null, scriptVersion = null, caseId = null } = input
    const findings = new Findings()
    checkTexts({ victimName, grounds, victimAddress, scriptVersion }, scriptVersion === null ? ['victimName', 'grounds'] : ['victimName', 'grounds', 'scriptVersion'], findings)
    findings.assertNone()
    const [, unitId, cases] = await Promise.all([
      callingOfficer(call),
      desks.includes(call.actor) ? agency : unitFor(call, input.divisionCode),
      caseId === null ? undefined : call.visible('FraudCase', [caseId]),
    ])
    if (caseId !== null && !cases?.has(caseId)) throw refused('input.caseId', 'record-not-yours-or-absent', 'NOT_FOUND')
    const { riskLevel, fraudType, victimPhone, divisionCode } = input
    return { record: await alertVictim(call, { riskLevel, fraudType, victimName, victimPhone, victimAddress, divisionCode, grounds, caseId, alertedById: agency, assignedUnitId: unitId, scriptVersion }) }
  },
}

const assignOutreach: Command<UnitInput> = {
  yields: { record },
  async handle(call) {
    const { id, unitId } = call.input
    await callingOfficer(call)
    const row = await lockOutreach(call, call.input)
    const { to } = stepOf(call, row, 'ASSIGN', 'input.id')
    if (unitId) await assertUnit(call, unitId)
    await changeOutreach(call, row, { status: to, assignedUnitId: unitId ?? call.agency })
    return { record: id }
  },
}

const recordAttempt: Command<AttemptInput> = {
  yields: { record, attempt: { type: 'OutreachAttempt', many: false } },
  async handle(call) {
    const { id, channel, outcome, scriptVersion, note = null, visitConsent = null } = call.input
    const findings = new Findings()
    checkTexts({ scriptVersion, note }, ['scriptVersion'], findings)
    findings.assertNone()
    const officer = await callingOfficer(call)
    const row = await lockOutreach(call, call.input)
    const { to } = stepOf(call, row, attempts[channel][outcome], 'input.outcome')
    if (!mayUse(channel, row.riskLevel, visitConsent ?? row.visitConsent)) throw refused('input.channel', 'outreach-channel', 'ILLEGAL_TRANSITION')
    const [attempt] = await Promise.all([
      addAttempt(call, row, { channel, outcome, officer: officer.name, scriptVersion, note }),
      changeOutreach(call, row, { status: to, ...(visitConsent === null ? {} : { visitConsent }) }),
    ])
    return { record: id, attempt }
  },
}

/** What goes with the step to ESCALATED, or without it where there is none. */
const escalated = (call: Call, row: OutreachRow) => ({ riskLevel: levelAbove(row.riskLevel), escalatedAt: toInstant(call.now) })

const escalateOutreach: Command<UnitInput> = {
  yields: { record },
  async handle(call) {
    const { id, unitId } = call.input
    await callingOfficer(call)
    const row = await lockOutreach(call, call.input)
    const { to } = stepOf(call, row, 'ESCALATE', 'input.id')
    if (unitId) await assertUnit(call, unitId)
    await changeOutreach(call, row, { status: to, ...escalated(call, row), ...(unitId ? { assignedUnitId: unitId } : {}) })
    return { record: id }
  },
}

const closeOutreach: Command<ClosingInput> = {
  yields: { record },
  async handle(call) {
    const { id, result, lossAvoided = null, protectiveMeasure = null, feedback } = call.input
    const findings = new Findings()
    checkTexts({ protectiveMeasure, feedback }, ['feedback'], findings)
    if (lossAvoided !== null && result !== 'DISSUADED') findings.add('input.lossAvoided', 'outreach-loss-needs-outcome')
    if (lossAvoided !== null && !(Number(lossAvoided) > 0)) findings.add('input.lossAvoided', 'amount-not-positive')
    findings.assertNone()
    await callingOfficer(call)
    const row = await lockOutreach(call, call.input)
    const { to } = stepOf(call, row, closings[result], 'input.result')
    await changeOutreach(call, row, { status: to, closedAt: toInstant(call.now), feedback, ...(lossAvoided === null ? {} : { lossAvoided }), ...(protectiveMeasure === null ? {} : { protectiveMeasure }) })
    if (result === 'ALREADY_LOST') await call.announce('outreach.lost', { outreachId: id })
    return { record: id }
  },
}

export const outreachCommands: Commands = {
  'Mutation.raiseAlert': raiseAlert,
  'Mutation.assignOutreach': assignOutreach,
  'Mutation.recordAttempt': recordAttempt,
  'Mutation.escalateOutreach': escalateOutreach,
  'Mutation.closeOutreach': closeOutreach,
}

export const outreachTasks: Tasks = {
  /** Payload `{outreachId}`. Nothing to do where it has ended, has been escalated, is due later, or somebody was reached. */
  async 'escalate-outreach'(call, { outreachId = '' }) {
    const row = await lockOutreachRow(call, outreachId)
    if (!row || row.closedAt !== null || row.escalatedAt !== null || row.contactDueAt === null || new Date(row.contactDueAt) > call.now) return
    if (await wasReached(call, outreachId)) return
    const step = decideOutreachStep('ESCALATE', factsOf(row), call.actor)
    await changeOutreach(call, row, { ...escalated(call, row), ...(typeof step === 'string' ? {} : { status: step.to }) })
  },
  'sweep-outreach': { task: 'escalate-outreach', idAs: 'outreachId', dueAt: outreachRecord.contactDueAt, where: "t.closed_at is null and t.escalated_at is null and t.status in ('CREATED', 'ASSIGNED', 'CONTACTING', 'UNREACHABLE')" },
}
