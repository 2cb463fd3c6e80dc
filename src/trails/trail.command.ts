/** Tracing the money of a case, and drafting the orders that the trail asks for. */
import { involveAccounts, type KnownAccount, resolveAccounts } from '../accounts/account.store.js'
import { callingOfficer, secondOfficer } from '../agencies/agency.store.js'
import { visibleCase } from '../cases/instrument.store.js'
import type { Command, Commands, Tasks } from '../command/command.js'
import { findSeen } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { createOrders, holdOn, type NewOrder } from '../orders/order.store.js'
import { gatherEvidence, strangersReached, tracedOf } from './evidence.store.js'
import { movementsOf } from './movement.rules.js'
import { type TraceMethod, trace } from './trace.rules.js'
import { isOutdated, keepFlows, keepTrail, stillLying } from './trail.store.js'
import { fundTrail } from './trail.table.js'

/** Drafts made by one request, which is what its answer holds. */
const draftsAtOnce = 100

const traceFunds: Command<{ readonly caseId: string; readonly paymentId?: string | null; readonly method: TraceMethod }> = {
  yields: { trail: { type: 'FundTrail', many: false } },
  async handle(call) {
    const { input, tx } = call
    const [found, officer] = await Promise.all([visibleCase(call, input.caseId), callingOfficer(call)])
    if (found.mergedIntoId !== null) throw refused('input.caseId', 'trail-case-merged', 'ILLEGAL_TRANSITION')
    const only = input.paymentId ?? null
    if (only !== null && (await call.visible('ReportedPayment', [only])).size === 0) throw refused('input.paymentId', 'record-not-yours-or-absent', 'NOT_FOUND')
    const evidence = await gatherEvidence(tx, found.id, found.currency, only)
    const paid = tracedOf(evidence.payments, only)
    if (paid.length === 0) throw only === null ? refused('input.caseId', 'trail-nothing-paid') : refused('input.paymentId', 'trail-payment-elsewhere')
    const known = trace(movementsOf(evidence.payments, evidence.entries, only), input.method)
    const strangers = strangersReached(evidence, known)
    // Accounts that the money has come to are taken up as suspicious, where the number tells their bank; those it has not come to stay strangers.
    const accounts = await resolveAccounts(call, [...new Set(strangers.values())].map((number) => ({ field: 'input.caseId', number, currency: found.currency, suspicious: true })), new Findings())
    const withAccounts = () => evidence.entries.map((entry) => ({ ...entry, counterparty: entry.counterparty ?? accounts.get(strangers.get(entry.id) ?? '')?.id ?? null }))
    const traced = accounts.size ? trace(movementsOf(evidence.payments, withAccounts(), only), input.method) : known
    const paidFen = paid.reduce((sum, { fen }) => sum + fen, 0n)
    const trail = await keepTrail(call, { caseId: found.id, method: input.method, currency: found.currency, paidFen, traced, evidence, tracedByName: officer.name })
    await call.announce('funds.traced', { caseId: found.id })
    return { trail }
  },
}

const draftDownstreamOrders: Command<{ readonly trailId: string; readonly investigatorNumber: string; readonly emergencyLevel: NewOrder['emergencyLevel'] }> = {
  yields: { orders: { type: 'ControlOrder', many: true } },
  async handle(call) {
    const { input, tx } = call
    const operator = await callingOfficer(call)
    const investigator = await secondOfficer(call, operator, input.investigatorNumber, 'input.investigatorNumber')
    const trail = await findSeen(call, 'FundTrail', input.trailId, async () => (await tx.find(fundTrail, 't.id = $1', [input.trailId]))[0], 'input.trailId')
    // One desk at a time drafts in a case, so that no account is drafted for twice.
    await visibleCase(call, trail.caseId, 'input.trailId', true)
    if (await isOutdated(tx, trail)) throw refused('input.trailId', 'trail-outdated', 'CONFLICT')
    const lying = await stillLying(tx, trail, draftsAtOnce)
    const findings = new Findings()
    const accounts = await resolveAccounts(call, lying.map(({ number, bankId }) => ({ field: 'input.trailId', number, bankId, suspicious: true })), findings)
    findings.assertNone()
    const targets = lying.map((each) => ({ ...each, account: accounts.get(each.number) as KnownAccount }))
    await involveAccounts(call, trail.caseId, targets.filter(({ isInvolved }) => !isInvolved).map(({ account, layer }) => ({ account, role: 'MULE', layer, amount: '0.00' })))
    const orders = await createOrders(
      call,
      targets.map(({ account, amount, layer }): NewOrder => ({
        ...holdOn(account), status: 'DRAFT', caseId: trail.caseId, instrument: null, amount, currency: trail.currency, layer, emergencyLevel: input.emergencyLevel, issuingUnitId: call.agency, signatures: { operator, investigator },
      })),
    )
    return { orders }
  },
}

export const trailCommands: Commands = { 'Mutation.traceFunds': traceFunds, 'Mutation.draftDownstreamOrders': draftDownstreamOrders }

export const trailTasks: Tasks = { 'keep-flows': (call, { trailId = '' }) => keepFlows(call, trailId) }
