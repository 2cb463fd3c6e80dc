/** The public notice of a return pro rata: thirty days in which anybody concerned may object, and the police decide (若干规定 §8 ¶2). */
import { callingOfficer } from '../agencies/agency.store.js'
import type { Command, Commands, Tasks } from '../command/command.js'
import { findSeen, type Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { addTerm, toInstant } from '../law/calendar.js'
import { termAt } from '../law/terms.js'
import { decideReturn, faultOfText, nextMidnight, stepsOfDecision } from './restitution.rules.js'
import { factsOf, type LockedReturn, lockReturn, lockReturnRow, moveReturn } from './restitution.store.js'
import { restitution, restitutionObjection } from './restitution.table.js'

const [nameLimit, textLimit] = [100, 2000]

const publishNotice: Command<Versioned> = {
  yields: { restitution: { type: 'Restitution', many: false } },
  async handle(call) {
    const { input, now } = call
    await callingOfficer(call)
    const locked = await lockReturn(call, input.id, input.version)
    if (locked.row.freezingUnitId !== call.agency) throw refused('input.id', 'return-freezing-unit', 'FORBIDDEN')
    const from = nextMidnight(now)
    const until = addTerm(from, termAt('RETURN_NOTICE', now))
    await moveReturn(call, locked, ['PUBLISH'], { noticeFrom: toInstant(from), noticeUntil: toInstant(until) })
    await call.appoint([{ task: 'restitution-notice', payload: { restitutionId: input.id }, at: until, key: `restitution-notice:${input.id}` }])
    return { restitution: input.id }
  },
}

const yields = { objection: { type: 'RestitutionObjection', many: false }, restitution: { type: 'Restitution', many: false } }

interface NewObjection {
  readonly restitutionId: string
  readonly objectorName: string
  readonly grounds: string
}

const fileObjection: Command<NewObjection> = {
  yields,
  async handle(call) {
    const { restitutionId, objectorName, grounds } = call.input
    const findings = new Findings()
    const faults = { objectorName: faultOfText(objectorName, nameLimit), grounds: faultOfText(grounds, textLimit) }
    for (const [field, fault] of Object.entries(faults)) if (fault) findings.add(`input.${field}`, fault)
    findings.assertNone()
    await callingOfficer(call)
    const locked = await lockReturn(call, restitutionId, null, 'input.restitutionId')
    const id = newId('restitution_objection')
    await moveReturn(call, locked, ['OBJECT'], {}, 'input.restitutionId')
    await call.tx.insert(restitutionObjection, [{ id, restitutionId, outcome: 'OPEN', objectorName, objectorNameMask: call.disguise('personName', objectorName).mask, grounds, filedAt: toInstant(call.now) }])
    return { objection: id, restitution: restitutionId }
  },
}

interface Decision {
  readonly id: string
  readonly outcome: 'ACCEPTED' | 'REJECTED'
  readonly decision: string
}

const decideObjection: Command<Decision> = {
  yields,
  async handle(call) {
    const { input, now, tx } = call
    const { id, outcome, decision } = input
    const fault = faultOfText(decision, textLimit)
    if (fault) throw refused('input.decision', fault)
    await callingOfficer(call)
    const find = async (): Promise<LockedReturn | null> => {
      const [known] = await tx.find(restitutionObjection, 't.id = $1', [id])
      return known ? lockReturnRow(tx, known.restitutionId) : null
    }
    const locked = await findSeen(call, 'RestitutionObjection', id, find, 'input.id', 'return-absent')
    const { row } = locked
    if (row.freezingUnitId !== call.agency) throw refused('input.id', 'return-freezing-unit', 'FORBIDDEN')
    const [objection] = await tx.find(restitutionObjection, 't.id = $1', [id])
    if (objection?.outcome !== 'OPEN') throw refused('input.id', 'return-objection-decided', 'ILLEGAL_TRANSITION')
    const left = { row, openObjections: locked.openObjections - 1 }
    await moveReturn(call, left, stepsOfDecision(outcome, row.status, left.openObjections, factsOf(left).noticeUntil, now.getTime()))
    await tx.change(restitutionObjection, id, null, { outcome, decision, decidedAt: toInstant(now) })
    return { objection: id, restitution: row.id }
  },
}

export const noticeCommands: Commands = { 'Mutation.publishNotice': publishNotice, 'Mutation.fileObjection': fileObjection, 'Mutation.decideObjection': decideObjection }

export const noticeTasks: Tasks = {
  /** The notice is over. With an objection open it stays where it is: the decision on the last one closes it. A later notice has its own appointment. */
  'restitution-notice': async (call, { restitutionId = '' }) => {
    const locked = await lockReturnRow(call.tx, restitutionId)
    if (locked?.row.status !== 'PUBLIC_NOTICE') return
    if (typeof decideReturn(['CLOSE_NOTICE'], locked.row.status, call.actor, factsOf(locked), call.now.getTime()) === 'string') return
    await moveReturn(call, locked, ['CLOSE_NOTICE'])
  },
  'sweep-notices': { task: 'restitution-notice', idAs: 'restitutionId', dueAt: restitution.noticeUntil, where: "t.status = 'PUBLIC_NOTICE'" },
}
