/** From submission to the bank's last answer: approved at city level, decided by the unit that froze, one order for each share. */
import { callingOfficer, reaches, secondOfficer } from '../agencies/agency.store.js'
import { instrumentInForce } from '../cases/instrument.store.js'
import type { Call, Command, Commands, Listeners, Tasks } from '../command/command.js'
import { changeLocked, type Versioned } from '../command/lock.js'
import { refused } from '../command/refusal.js'
import { addTerm, toInstant } from '../law/calendar.js'
import { termAt } from '../law/terms.js'
import { afterEnd } from '../orders/effect.store.js'
import { createOrders, lockRow, mayTake, takeStep } from '../orders/order.store.js'
import { endOf, stepsToSubmission } from './restitution.rules.js'
import { heldBy, lockReturn, lockReturnRow, moveReturn, orderShares, shareOfOrder, sharesOfReturn, stateAfter } from './restitution.store.js'
import { restitution, restitutionShare } from './restitution.table.js'
import { fen, yuan } from '../scalars/money.js'


const yields = { restitution: { type: 'Restitution', many: false } }

const submitRestitution: Command<Versioned> = {
  yields,
  async handle(call) {
    const { id, version } = call.input
    const [officer, locked] = [await callingOfficer(call), await lockReturn(call, id, version)]
    if (locked.row.freezingUnitId !== call.agency) throw refused('input.id', 'return-freezing-unit', 'FORBIDDEN')
    await moveReturn(call, locked, stepsToSubmission(locked.row.status), { submittedById: officer.id, submittedAt: toInstant(call.now) })
    return { restitution: id }
  },
}

const approveRestitution: Command<Versioned> = {
  yields,
  async handle(call) {
    const { id, version } = call.input
    const [officer, locked] = [await callingOfficer(call), await lockReturn(call, id, version)]
    const { firstOfficerId, secondOfficerId, submittedById } = locked.row
    if (!reaches(officer.approverLevel, 'CITY')) throw refused('authorization', 'return-needs-city-level', 'FORBIDDEN')
    if ([firstOfficerId, secondOfficerId, submittedById].includes(officer.id)) throw refused('authorization', 'approver-not-drafter', 'FORBIDDEN')
    await moveReturn(call, locked, ['APPROVE'], { approverName: officer.name, approvedAt: toInstant(call.now) })
    return { restitution: id }
  },
}

interface Decision extends Versioned {
  readonly instrumentNumber: string
  readonly investigatorNumber: string
}

const decideRestitution: Command<Decision> = {
  yields: { ...yields, orders: { type: 'ControlOrder', many: true } },
  async handle(call) {
    const { input, now, tx } = call
    const operator = await callingOfficer(call)
    const investigator = await secondOfficer(call, operator, input.investigatorNumber, 'input.investigatorNumber')
    const locked = await lockReturn(call, input.id, input.version)
    const { row } = locked
    if (row.freezingUnitId !== call.agency) throw refused('input.id', 'return-freezing-unit', 'FORBIDDEN')
    stateAfter(call, locked, ['DECIDE', 'SEND'])
    const { freeze, held } = await heldBy(call, row.freezeOrderId, 'input.id')
    const shares = (await sharesOfReturn(tx, row.id)).filter(({ shareAmount }) => fen(shareAmount) > 0n)
    const total = shares.reduce((sum, { shareAmount }) => sum + fen(shareAmount), 0n)
    if (total > fen(held)) throw refused('input.id', 'return-shares-exceed')
    const field = 'input.instrumentNumber'
    // At county level any instrument reaches; that of a return says itself which level it needs.
    const instrument = await instrumentInForce(call, input.instrumentNumber, { field, caseId: row.caseId, types: ['RETURN_DECISION'], level: 'COUNTY', amount: yuan(total) })
    if (!reaches(instrument.approverLevel, 'CITY')) throw refused(field, 'return-needs-city-level')

    const due = addTerm(now, termAt('RETURN_BANK_EXECUTION', now))
    await moveReturn(call, locked, ['DECIDE', 'SEND'], { decisionId: instrument.id, decidedAt: toInstant(now), executionDueAt: toInstant(due) })
    const orders = await createOrders(
      call,
      shares.map(({ shareAmount }) => ({
        family: 'RETURN_OF_FUNDS',
        measure: 'RETURN',
        status: 'ISSUED',
        caseId: row.caseId,
        addresseeId: freeze.addresseeId,
        routedById: freeze.routedById,
        instrument: { id: instrument.id, number: instrument.instrumentNumber },
        accountId: row.accountId,
        amount: shareAmount,
        currency: row.currency,
        layer: freeze.layer,
        followsId: freeze.id,
        emergencyLevel: 'NORMAL',
        issuingUnitId: row.freezingUnitId,
        signatures: { operator, investigator },
      })),
    )
    await Promise.all([
      orderShares(tx, shares.map(({ id }, at) => ({ id, orderId: orders[at] as string }))),
      call.appoint([{ task: 'restitution-due', payload: { restitutionId: row.id }, at: due, key: `restitution-due:${row.id}` }]),
    ])
    return { restitution: row.id, orders }
  },
}

export const returnCommands: Commands = { 'Mutation.submitRestitution': submitRestitution, 'Mutation.approveRestitution': approveRestitution, 'Mutation.decideRestitution': decideRestitution }

/** What the bank's answer to one order means to its share, to the freeze, and where it was the last, to the return. The case's sum is reckoned from the orders. Orders of other kinds are none of this slice's. */
async function answered(call: Call, orderId: string, returned: bigint): Promise<void> {
  const { tx, now } = call
  const known = await shareOfOrder(tx, orderId)
  const locked = known ? await lockReturnRow(tx, known.restitutionId) : null
  if (!known || !locked) return
  const { row } = locked
  const shares = await sharesOfReturn(tx, row.id)
  const share = shares.find(({ id }) => id === known.id)
  if (share?.status !== 'ORDERED') return
  const status = returned <= 0n ? 'FAILED' : returned < fen(share.shareAmount) ? 'PART_RETURNED' : 'RETURNED'
  await tx.change(restitutionShare, share.id, null, { status, returnedAmount: yuan(returned) })
  if (returned > 0n) await takeFromFreeze(call, row.freezeOrderId, returned)
  const all = shares.filter(({ orderId: ordered }) => ordered !== null).map((each) => (each.id === share.id ? { status, returnedFen: returned } : { status: each.status, returnedFen: fen(each.returnedAmount) }))
  if (all.every((each) => each.status !== 'ORDERED')) await moveReturn(call, locked, [endOf(all)], { endedAt: toInstant(now) })
}

/** The freeze holds less by what has been returned. One that has ended meanwhile stays as it is: the bank has answered for what it did. */
async function takeFromFreeze(call: Call, freezeOrderId: string, returned: bigint): Promise<void> {
  const freeze = await lockRow(call, freezeOrderId)
  if (!freeze) return
  const left = fen(freeze.row.heldAmount ?? '0') - returned
  const action = left > 0n ? 'RETURN_PART' : 'RETURN_ALL'
  if (!mayTake(call, freeze, action)) return
  const done = await takeStep(call, freeze, action, { heldAmount: yuan(left > 0n ? left : 0n) })
  if (action === 'RETURN_ALL') await afterEnd(call, done)
}

export const returnListeners: Listeners = {
  'order.returned': (call, { orderId = '', amount = '0' }) => answered(call, orderId, fen(amount)),
  'order.failed': (call, { orderId = '' }) => answered(call, orderId, 0n),
}

export const returnTasks: Tasks = {
  /** The bank's three working days are over: marked once, for the desk to press. */
  'restitution-due': async ({ tx, now }, { restitutionId = '' }) => {
    const locked = await lockReturnRow(tx, restitutionId)
    if (locked?.row.status !== 'BANK_EXECUTING' || locked.row.overdueAt !== null || locked.row.executionDueAt === null || now < new Date(locked.row.executionDueAt)) return
    await changeLocked(tx, restitution, locked.row, { overdueAt: toInstant(now) })
  },
  'sweep-returns': { task: 'restitution-due', idAs: 'restitutionId', dueAt: restitution.executionDueAt, where: "t.status = 'BANK_EXECUTING' and t.overdue_at is null" },
}
