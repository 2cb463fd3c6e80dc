/** Linking cases: what the clock finds, and what desks propose and decide. */
import { callingOfficer } from '../agencies/agency.store.js'
import { visibleCase } from '../cases/instrument.store.js'
import type { Call, Command, Commands, Listeners, Tasks } from '../command/command.js'
import { assertUnmoved, changeLocked, findSeen, type Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { decideLinkage, faultOfText, type Leading, type LinkageState, type LinkageType, pairOf, pairsOf, strengthOf } from './linkage.rules.js'
import { closeContact, decideOther, isOpenPair, keepPairs, type LinkageRow, openAgreed, otherSideOf, type PairRow, sideOf } from './linkage.store.js'
import { caseLinkage } from './linkage.table.js'
import { memberUnit, oneAtATime, reckonSeries } from './series.store.js'
import { caseSeries } from './series.table.js'
import { leadsOf, sharedOf } from './walk.store.js'

/** Ties the case to those that share something with it. Run twice, or beside itself, it writes each pair once. */
async function findLinkages(call: Call, caseId: string): Promise<void> {
  const shared = await sharedOf(call.tx, caseId)
  const leads = await leadsOf(call.tx, [caseId, ...shared.flatMap(({ latest, first }) => (first === null ? latest : [...latest, first]))])
  if (leads.has(caseId)) await keepPairs(call, pairsOf(caseId, shared, (each) => leads.get(each) as Leading), null)
}

const laterOn = async (call: Call, caseId: string): Promise<void> => call.appoint([{ task: 'find-linkages', payload: { caseId }, at: call.now, key: `linkages:${caseId}` }])

export const linkageListeners: Listeners = {
  'case.grown': (call, { caseId = '' }) => laterOn(call, caseId),
  'funds.traced': (call, { caseId = '' }) => laterOn(call, caseId),
  'suspect.tied': (call, { caseId = '' }) => laterOn(call, caseId),
}
export const linkageTasks: Tasks = { 'find-linkages': (call, { caseId = '' }) => findLinkages(call, caseId) }

function assertText(field: string, value: string): void {
  const fault = faultOfText(value)
  if (fault) throw refused(field, fault)
}

interface Proposal {
  readonly caseId: string
  readonly otherCaseId: string
  readonly type: LinkageType
  readonly grounds: string
}

const proposeLinkage: Command<Proposal> = {
  yields: { linkage: { type: 'CaseLinkage', many: false } },
  async handle(call) {
    const { input, tx } = call
    const findings = new Findings()
    const fault = faultOfText(input.grounds)
    if (fault) findings.add('input.grounds', fault)
    findings.assertNone()
    const [officer, own, other] = await Promise.all([callingOfficer(call), visibleCase(call, input.caseId), visibleCase(call, input.otherCaseId, 'input.otherCaseId')])
    const leads = await leadsOf(tx, [own.id, other.id])
    const [one, two] = [leads.get(own.id) as Leading, leads.get(other.id) as Leading]
    if (one.unitId !== call.agency) throw refused('input.caseId', 'linkage-other-unit', 'FORBIDDEN')
    if (one.caseId === two.caseId) throw refused('input.otherCaseId', 'linkage-with-itself')
    const pair = pairOf(one, two, input.type, strengthOf(input.type, false), [{ thing: newId('linkage_clue'), kind: 'GROUNDS', words: input.grounds }])
    // What is hidden still is added to in silence: a refusal would tell that it is there.
    if (await isOpenPair(tx, pair)) throw refused('input.otherCaseId', 'linkage-known', 'CONFLICT')
    const [row] = await keepPairs(call, [pair], { officer: officer.subject, unitId: call.agency })
    return { linkage: (await sideOf(tx, row as PairRow, one.caseId)).id }
  },
}

/** The linkage, locked, and where the step leads it; one decision at a time. */
async function decided(call: Call<Versioned>, step: 'CONFIRM' | 'REJECT'): Promise<{ readonly row: LinkageRow; readonly other: LinkageRow | null; readonly state: LinkageState; readonly officer: string }> {
  const { input, tx } = call
  const officer = await callingOfficer(call)
  await oneAtATime(tx)
  const row = await findSeen(call, 'CaseLinkage', input.id, async () => (await tx.find(caseLinkage, 't.id = $1 for update', [input.id]))[0])
  assertUnmoved(row, input.version)
  const other = await otherSideOf(tx, row)
  const state = decideLinkage(step, { ...row, other: other && { state: other.state, isOwnUnits: other.unitId === row.unitId } }, officer.subject)
  if (!['AGREED', 'CONFIRMED', 'REJECTED'].includes(state)) throw refused('input.id', state as 'linkage-step', state === 'linkage-step' ? 'ILLEGAL_TRANSITION' : 'FORBIDDEN')
  return { row, other, state: state as LinkageState, officer: officer.subject }
}

const confirmLinkage: Command<Versioned> = {
  yields: { linkage: { type: 'CaseLinkage', many: false } },
  async handle(call) {
    const { row, other, state, officer } = await decided(call, 'CONFIRM')
    await changeLocked(call.tx, caseLinkage, row, { state, decidedAt: toInstant(call.now), decidedBy: officer, reason: null })
    if (other === null) await openAgreed(call, row)
    else if (state === 'CONFIRMED') {
      await decideOther(call, row, other, state, officer, null)
      await reckonSeries(call, row.caseId, other.caseId)
    }
    return { linkage: row.id }
  },
}

const rejectLinkage: Command<Versioned & { readonly reason: string }> = {
  yields: { linkage: { type: 'CaseLinkage', many: false } },
  async handle(call) {
    const { reason } = call.input
    assertText('input.reason', reason)
    const { row, other, state, officer } = await decided(call, 'REJECT')
    await changeLocked(call.tx, caseLinkage, row, { state, decidedAt: toInstant(call.now), decidedBy: officer, reason })
    if (other === null) await closeContact(call, row)
    else {
      await decideOther(call, row, other, state, officer, reason)
      if (row.state === 'CONFIRMED') await reckonSeries(call, row.caseId, other.caseId)
    }
    return { linkage: row.id }
  },
}

const chooseLeadCase: Command<Versioned & { readonly leadCaseId: string }> = {
  yields: { series: { type: 'CaseSeries', many: false } },
  async handle(call) {
    const { input, tx } = call
    await callingOfficer(call)
    await oneAtATime(tx)
    const series = await findSeen(call, 'CaseSeries', input.id, async () => (await tx.find(caseSeries, 't.id = $1 for update', [input.id]))[0])
    assertUnmoved(series, input.version)
    if (series.state !== 'FORMED') throw refused('input.id', 'series-ended', 'ILLEGAL_TRANSITION')
    const unitId = await memberUnit(tx, series.id, input.leadCaseId)
    if (unitId === null) throw refused('input.leadCaseId', 'series-other-case')
    await changeLocked(tx, caseSeries, series, { leadCaseId: input.leadCaseId, leadUnitId: unitId, isLeadChosen: true })
    return { series: series.id }
  },
}

export const linkageCommands: Commands = { 'Mutation.proposeLinkage': proposeLinkage, 'Mutation.confirmLinkage': confirmLinkage, 'Mutation.rejectLinkage': rejectLinkage, 'Mutation.chooseLeadCase': chooseLeadCase }
