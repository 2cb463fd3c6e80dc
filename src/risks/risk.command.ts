/** Scoring: by a desk that asks, and by the clock whenever a case has grown. */
import { callingOfficer } from '../agencies/agency.store.js'
import { type CaseRow, visibleCase } from '../cases/instrument.store.js'
import { fraudCase } from '../cases/case.table.js'
import type { Call, Command, Commands, Listeners, Tasks } from '../command/command.js'
import { findSeen } from '../command/lock.js'
import { refused } from '../command/refusal.js'
import { alertVictim } from '../outreach/outreach.store.js'
import { groundsOf, isToWarn } from './alert.rules.js'
import { assessAccount, assessNumber, assessPerson } from './assess.rules.js'
import { factsOfAccount, factsOfNumber, factsOfPerson, type Person, type Subjects, subjectsOf } from './facts.store.js'
import { highAmong, keepScore, lockSubjects } from './risk.store.js'

interface Assessed {
  readonly scores: readonly string[]
  readonly alerts: readonly string[]
}

/** Accounts first, for people are scored by them. What plays no part in any case that stands is left out. `of`: the case of the people. */
async function assess(call: Call, { accountIds, numberIds, people }: Subjects, of: CaseRow | null): Promise<Assessed> {
  const byId = (ids: readonly string[]): readonly string[] => [...ids].sort()
  const [scores, alerts] = [[] as string[], [] as string[]]
  await lockSubjects(call.tx, [...byId(accountIds), ...byId(numberIds), ...byId(people.map(({ victimId }) => victimId))])
  for (const accountId of accountIds) {
    const facts = await factsOfAccount(call, accountId)
    if (facts) scores.push((await keepScore(call, { subject: 'ACCOUNT', accountId }, assessAccount(facts))).id)
  }
  for (const numberId of numberIds) {
    const facts = await factsOfNumber(call, numberId)
    if (facts) scores.push((await keepScore(call, { subject: 'NUMBER', numberId }, assessNumber(facts))).id)
  }
  for (const person of people) {
    const { payments, calls } = await factsOfPerson(call, person)
    const high = await highAmong(call.tx, [...new Set(payments.map(({ accountId }) => accountId))])
    const assessment = assessPerson({ payments, calls, ageBand: person.ageBand, highAccounts: high.open, highByAllFacts: high.full })
    const { id, isNew } = await keepScore(call, { subject: 'PERSON_AT_RISK', victimId: person.victimId, caseId: person.caseId }, assessment)
    scores.push(id)
    if (of && isNew && isToWarn(assessment, payments, call.now.getTime())) alerts.push(await warn(call, person, of, groundsOf(assessment)))
  }
  return { scores, alerts: [...new Set(alerts)] }
}

/** An alert to the countermeasure desk, joined where one stands: a warning does not wait for a paper, and tells no more than that the risk is high (AFL §34). */
const warn = (call: Call, { name, phone, caseId }: Person, { fraudType, divisionCode, leadAgencyId }: CaseRow, grounds: string): Promise<string> =>
  alertVictim(call, { riskLevel: 'HIGH', fraudType, victimName: name, victimPhone: phone, victimAddress: null, divisionCode, grounds, caseId, alertedById: leadAgencyId, assignedUnitId: leadAgencyId, scriptVersion: null })

const assessRisk: Command<{ readonly accountId?: string | null; readonly numberId?: string | null; readonly caseId?: string | null }> = {
  yields: { scores: { type: 'RiskScore', many: true }, alerts: { type: 'OutreachRecord', many: true } },
  async handle(call) {
    const { accountId = null, numberId = null, caseId = null } = call.input
    if ([accountId, numberId, caseId].filter((id) => id !== null).length !== 1) throw refused('input', 'risk-one-subject')
    await callingOfficer(call)
    const alone: Subjects = { accountIds: [], numberIds: [], people: [] }
    if (caseId !== null) {
      const found = await visibleCase(call, caseId)
      return { ...(await assess(call, await subjectsOf(call.tx, found.id), found)) }
    }
    const [type, id, field] = accountId === null ? (['TelecomNumber', numberId as string, 'input.numberId'] as const) : (['Account', accountId, 'input.accountId'] as const)
    await findSeen(call, type, id, async () => id, field)
    const done = await assess(call, type === 'Account' ? { ...alone, accountIds: [id] } : { ...alone, numberIds: [id] }, null)
    if (done.scores.length === 0) throw refused(field, 'risk-not-suspect')
    return { ...done }
  },
}

export const riskCommands: Commands = { 'Mutation.assessRisk': assessRisk }

export const riskListeners: Listeners = {
  'case.grown': ({ appoint, now }, { caseId = '' }) => appoint([{ task: 'assess-risks', payload: { caseId }, at: now, key: `risks:${caseId}` }]),
}

export const riskTasks: Tasks = {
  /** Payload `{caseId}`. Writes nothing where nothing is known anew. */
  async 'assess-risks'(call, { caseId = '' }) {
    const [found] = await call.tx.find(fraudCase, 't.id = $1', [caseId])
    if (found) await assess(call, await subjectsOf(call.tx, caseId), found)
  },
}
