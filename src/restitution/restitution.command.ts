/** From the application to the method: what is to be returned, by which unit, to whom and how much. */
import { callingOfficer, secondOfficer } from '../agencies/agency.store.js'
import type { Call, Command, Commands } from '../command/command.js'
import type { Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { lockOrder } from '../orders/order.store.js'
import { faultOfText, stepsToMethod } from './restitution.rules.js'
import { type Claimant, claimantsOf, heldBy, isLive, isUnderWay, isVictims, leadOf, lockReturn, lossesLeft, moveReturn, type NewShare, payeesOf, type RestitutionRow, setShares, stateAfter } from './restitution.store.js'
import { restitution } from './restitution.table.js'
import { formulaOf, type RestitutionMethod, sharesOf } from './share.rules.js'
import { fen, yuan } from '../scalars/money.js'

const yields = { restitution: { type: 'Restitution', many: false } }
const groundsLimit = 2000

interface Application {
  readonly freezeOrderId: string
  readonly grounds: string
  readonly secondOfficerNumber: string
}

const applyRestitution: Command<Application> = {
  yields,
  async handle(call) {
    const { input, now, tx, agency } = call
    const fault = faultOfText(input.grounds, groundsLimit)
    if (fault) throw refused('input.grounds', fault)
    const first = await callingOfficer(call)
    if (input.secondOfficerNumber === first.officerNumber) throw refused('input.secondOfficerNumber', 'return-two-officers')
    const second = await secondOfficer(call, first, input.secondOfficerNumber, 'input.secondOfficerNumber')
    const { row: freeze } = await lockOrder(call, input.freezeOrderId, null, 'input.freezeOrderId')
    const { accountId, heldAmount } = freeze
    if (!isLive(freeze, now) || accountId === null) throw refused('input.freezeOrderId', 'return-needs-live-freeze')
    if (heldAmount === null) throw refused('input.freezeOrderId', 'return-amount-unknown')
    const [{ id: caseId, leadAgencyId: filingUnitId }, underWay] = await Promise.all([leadOf(tx, freeze.caseId), isUnderWay(tx, freeze.id)])
    if (![filingUnitId, freeze.issuingUnitId].includes(agency)) throw refused('input.freezeOrderId', 'return-unit', 'FORBIDDEN')
    if (underWay) throw refused('input.freezeOrderId', 'return-open-once', 'CONFLICT')
    const id = newId('restitution')
    await tx.insert(restitution, [
      {
        id,
        restitutionNumber: newNumber('RET', now),
        status: 'APPLIED',
        caseId,
        freezeOrderId: freeze.id,
        accountId,
        holdingBankId: freeze.addresseeId,
        filingUnitId,
        freezingUnitId: freeze.issuingUnitId,
        frozenAmount: heldAmount,
        currency: freeze.currency ?? 'CNY',
        grounds: input.grounds,
        firstOfficerId: first.id,
        firstOfficerName: first.name,
        secondOfficerId: second.id,
        secondOfficerName: second.name,
        appliedAt: toInstant(now),
      },
    ])
    return { restitution: id }
  },
}

interface HandOver extends Versioned {
  readonly toUnitId: string
}

const handOverRestitution: Command<HandOver> = {
  yields,
  async handle(call) {
    const { id, version, toUnitId } = call.input
    await callingOfficer(call)
    const locked = await lockReturn(call, id, version)
    const { filingUnitId, freezingUnitId } = locked.row
    if (![filingUnitId, freezingUnitId].includes(call.agency)) throw refused('input.id', 'return-unit', 'FORBIDDEN')
    if (toUnitId !== freezingUnitId) throw refused('input.toUnitId', 'return-handover-target')
    await moveReturn(call, locked, ['HAND_OVER'])
    return { restitution: id }
  },
}

interface Trace {
  readonly victimId: string
  readonly amount?: string | null
  readonly accountId?: string | null
}
interface Method extends Versioned {
  readonly method: RestitutionMethod
  readonly traces?: readonly Trace[] | null
}

const setRestitutionMethod: Command<Method> = {
  yields,
  async handle(call) {
    const { input, tx } = call
    await callingOfficer(call)
    const locked = await lockReturn(call, input.id, input.version)
    const { row } = locked
    if (row.freezingUnitId !== call.agency) throw refused('input.id', 'return-freezing-unit', 'FORBIDDEN')
    stateAfter(call, locked, stepsToMethod(row.status))
    const { held } = await heldBy(call, row.freezeOrderId, 'input.id')
    const findings = new Findings()
    const chosen = await choose(call, row, input.method, input.traces ?? [], findings)
    findings.assertNone()

    const left = await lossesLeft(tx, row.id, chosen.map(({ claimant }) => claimant.id))
    const losses = chosen.map(({ claimant: { id }, trace }) => ({ victimId: id, fen: fen(left.get(id) ?? '0'), ...(trace?.amount ? { tracedFen: fen(trace.amount) } : {}) }))
    const shares = sharesOf(input.method, fen(held), losses)
    if (typeof shares === 'string') throw refused(shares === 'return-method' ? 'input.method' : 'input.traces', shares)
    if (shares.every(({ fen }) => fen === 0n)) throw refused('input.traces', 'return-nothing-to-share')

    const byId = new Map(chosen.map((each) => [each.claimant.id, each]))
    const payees = await payeesOf(tx, chosen.map(({ accountId }) => accountId))
    const rows = shares.map(({ victimId, lossFen, fen }): NewShare => {
      const { claimant, accountId } = byId.get(victimId) as Chosen
      const payee = payees.get(accountId)
      if (!payee) throw new Error('Invariant: an account has an identity')
      return { victimId, caseId: claimant.caseId, accountId, accountNumber: payee.number, payeeBankId: payee.bankId, lossAmount: yuan(lossFen), shareAmount: yuan(fen) }
    })
    const { method } = input
    await Promise.all([
      setShares(call, row, rows),
      moveReturn(call, locked, stepsToMethod(row.status), { method, frozenAmount: held, formula: formulaOf(method, row.currency, fen(held), shares), noticeFrom: null, noticeUntil: null }),
    ])
    return { restitution: row.id }
  },
}

interface Chosen {
  readonly claimant: Claimant
  readonly trace: Trace | null
  readonly accountId: string
}

/**
 * The victims named; or else all of the cases that the account plays a part in, of a single credit only who paid it; each with the account that the money goes to.
 * What is wrong is added to the findings, by field.
 */
async function choose(call: Call, row: RestitutionRow, method: RestitutionMethod, traces: readonly Trace[], findings: Findings): Promise<readonly Chosen[]> {
  const { tx } = call
  const claimants = await claimantsOf(tx, row.caseId, row.accountId)
  const traced = claimants.filter((each) => each.traced)
  const credited = method === 'SINGLE_DEPOSIT' ? traced.filter((each) => each.credited) : []
  const named = traces.map((trace, at) => ({ claimant: claimants.find(({ id }) => id === trace.victimId) ?? null, trace, field: `input.traces.${at}` }))
  const meant = traces.length ? named : (credited.length ? credited : traced).map((claimant) => ({ claimant, trace: null, field: 'input.traces' }))
  const given = traces.flatMap(({ accountId }) => (accountId ? [accountId] : []))
  const seen = given.length ? await call.visible('Account', given) : new Set<string>()
  const chosen: Chosen[] = []
  for (const { claimant, trace, field } of meant) {
    const accountId = trace?.accountId ?? claimant?.remittingAccountId ?? null
    if (claimant === null) findings.add(`${field}.victimId`, 'return-victim-outside-case', 'NOT_FOUND')
    else if (claimant.currency !== row.currency) findings.add(`${field}${trace ? '.victimId' : ''}`, 'return-currency')
    else if (accountId === null) findings.add(`${field}${trace ? '.accountId' : ''}`, 'return-account-unknown')
    else if (trace?.accountId && !(seen.has(accountId) && (await isVictims(tx, claimant.id, accountId)))) findings.add(`${field}.accountId`, 'return-account-not-victims')
    else chosen.push({ claimant, trace, accountId })
  }
  return chosen
}

export const restitutionCommands: Commands = { 'Mutation.applyRestitution': applyRestitution, 'Mutation.handOverRestitution': handOverRestitution, 'Mutation.setRestitutionMethod': setRestitutionMethod }
