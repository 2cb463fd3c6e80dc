/** What a desk does with an order that stands: issues a draft, withdraws, extends, renews, lifts, restores, remits, supplies documents. */
import { callingOfficer } from '../agencies/agency.store.js'
import { type Instrument, instrumentInForce } from '../cases/instrument.store.js'
import { attachment } from '../cases/case.table.js'
import type { Call, Command, Commands } from '../command/command.js'
import type { Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { addTerm, toInstant } from '../law/calendar.js'
import { termAt } from '../law/terms.js'
import { yieldsOrder } from './desk-issue.command.js'
import { afterEnd, appointEnd, reckonCase } from './effect.store.js'
import { families, type OrderFamily } from './family.rules.js'
import { checkTexts } from './input.rules.js'
import { answerDue, appointAnswer, type LockedOrder, lockOrder, takeStep } from './order.store.js'
import type { OrderAction } from './step.rules.js'
import { freezeTiers } from './term.rules.js'

/** *incoming* */
interface Step extends Versioned {
  readonly reason: string
}

const illegal = (): Error => refused('input.id', 'step-not-lawful', 'ILLEGAL_TRANSITION')

/** The order, locked, where it is of one of the families. */
async function orderOf(call: Call<Versioned>, of: readonly OrderFamily[]): Promise<LockedOrder> {
  const locked = await lockOrder(call, call.input.id, call.input.version)
  if (!of.includes(locked.row.family)) throw illegal()
  return locked
}

const check = (texts: Parameters<typeof checkTexts>[1]): void => {
  const findings = new Findings()
  checkTexts(findings, texts)
  findings.assertNone()
}

const every = Object.keys(families) as OrderFamily[]

/** Ends what holds its target, for a reason. */
const ending = (of: readonly OrderFamily[], action: OrderAction, cleared: boolean): Command<Step> => ({
  yields: yieldsOrder,
  async handle(call) {
    check([['input.reason', call.input.reason, 'reason', true]])
    const [, locked] = await Promise.all([callingOfficer(call), orderOf(call, of)])
    const done = await takeStep(call, locked, action, {}, { note: call.input.reason })
    await afterEnd(call, done, cleared)
    await reckonCase(call, done.row.caseId)
    return { order: done.row.id }
  },
})

const withdrawOrder: Command<Step> = {
  yields: yieldsOrder,
  async handle(call) {
    check([['input.reason', call.input.reason, 'reason', true]])
    const [, locked] = await Promise.all([callingOfficer(call), orderOf(call, every)])
    const done = await takeStep(call, locked, 'WITHDRAW', {}, { note: call.input.reason })
    if (done.row.family === 'RETURN_OF_FUNDS') await call.announce('order.failed', { orderId: done.row.id })
    return { order: done.row.id }
  },
}

const extendStopPayment: Command<Step> = {
  yields: yieldsOrder,
  async handle(call) {
    check([['input.reason', call.input.reason, 'reason', true]])
    const [, locked] = await Promise.all([callingOfficer(call), orderOf(call, ['STOP_PAYMENT'])])
    const until = locked.row.expiresAt ? addTerm(new Date(locked.row.expiresAt), termAt('STOP_PAYMENT_TERM', call.now)) : null
    const done = await takeStep(call, locked, 'EXTEND', { expiresAt: until && toInstant(until), extensions: locked.row.extensions + 1, warnedAt: null }, { note: call.input.reason })
    if (until) await appointEnd(call, done.row, until)
    return { order: done.row.id }
  },
}

const paper = (call: Call, { row }: LockedOrder, number: string, types: readonly Instrument['type'][], level: Instrument['approverLevel'], amount: string | null = null): Promise<Instrument> =>
  instrumentInForce(call, number, { field: 'input.instrumentNumber', caseId: row.caseId, types, level, amount })

const renewFreeze: Command<Versioned & { readonly instrumentNumber: string; readonly term: keyof typeof freezeTiers; readonly note?: string | null }> = {
  yields: yieldsOrder,
  async handle(call) {
    const { instrumentNumber, term, note } = call.input
    check([['input.instrumentNumber', instrumentNumber, 'number', true], ['input.note', note, 'note']])
    const [, locked] = await Promise.all([callingOfficer(call), orderOf(call, ['FREEZE'])])
    const { row } = locked
    const tier = freezeTiers[term]
    const { id } = await paper(call, locked, instrumentNumber, families.FREEZE.instruments, tier.level, row.heldAmount ?? row.amount)
    const until = row.expiresAt ? addTerm(new Date(row.expiresAt), termAt(tier.key, call.now)) : null
    const done = await takeStep(call, locked, 'RENEW', { expiresAt: until && toInstant(until), instrumentId: id, instrumentNumber, term: tier.key, warnedAt: null }, { note: note ?? null })
    if (until) await appointEnd(call, done.row, until)
    return { order: done.row.id }
  },
}

const liftFreeze: Command<Step & { readonly instrumentNumber?: string | null }> = {
  yields: yieldsOrder,
  async handle(call) {
    const { reason, instrumentNumber } = call.input
    check([['input.reason', reason, 'reason', true], ['input.instrumentNumber', instrumentNumber, 'number']])
    const [, locked] = await Promise.all([callingOfficer(call), orderOf(call, ['FREEZE'])])
    if (instrumentNumber) await paper(call, locked, instrumentNumber, ['LIFT_NOTICE'], 'COUNTY')
    const done = await takeStep(call, locked, 'LIFT', {}, { note: reason })
    await afterEnd(call, done, true)
    await reckonCase(call, done.row.caseId)
    return { order: done.row.id }
  },
}

const supplyDocuments: Command<Versioned & { readonly instrumentNumber: string; readonly note?: string | null }> = {
  yields: yieldsOrder,
  async handle(call) {
    const { instrumentNumber, note } = call.input
    check([['input.instrumentNumber', instrumentNumber, 'number', true], ['input.note', note, 'note']])
    const [, locked] = await Promise.all([callingOfficer(call), orderOf(call, ['RECALL_REQUEST'])])
    const { id } = await paper(call, locked, instrumentNumber, families.RECALL_REQUEST.instruments, 'COUNTY')
    const [document] = await call.tx.find(attachment, 't.instrument_id = $1 limit 1', [id])
    if (!document) throw refused('input.instrumentNumber', 'documents-missing')
    const due = answerDue(locked.row.emergencyLevel, call.now)
    const done = await takeStep(call, locked, 'SUPPLY_DOCUMENTS', { instrumentId: id, instrumentNumber, answerDueAt: toInstant(due), escalatedAt: null }, { note: note ?? null })
    await appointAnswer(call, [{ id: done.row.id, due }])
    return { order: done.row.id }
  },
}

/** A draft that a partner's answer brought up goes out: the caller signs it as operator, unless the caller is the investigator of the order it comes from. */
const issueDraftOrder: Command<Versioned & { readonly instrumentNumber?: string | null; readonly note?: string | null }> = {
  yields: yieldsOrder,
  async handle(call) {
    const { instrumentNumber, note } = call.input
    check([['input.instrumentNumber', instrumentNumber, 'number'], ['input.note', note, 'note']])
    const [operator, locked] = await Promise.all([callingOfficer(call), orderOf(call, every)])
    const { row } = locked
    const rules = families[row.family]
    if (row.status !== 'DRAFT') throw illegal()
    const number = instrumentNumber ?? row.instrumentNumber
    if (!number) throw refused('input.instrumentNumber', 'instrument-missing')
    const { id } = await paper(call, locked, number, rules.instruments, rules.level, row.amount)
    const due = answerDue(row.emergencyLevel, call.now)
    const signed = operator.idNumber === row.investigatorIdNumber ? {} : { operatorName: operator.name, operatorNameMask: call.disguise('personName', operator.name).mask, operatorPhone: operator.phone, operatorIdNumber: operator.idNumber, operatorIdNumberMask: call.disguise('residentId', operator.idNumber).mask }
    const done = await takeStep(call, locked, 'ISSUE', { issuedAt: toInstant(call.now), answerDueAt: toInstant(due), instrumentId: id, instrumentNumber: number, ...signed }, { note: note ?? null })
    await appointAnswer(call, [{ id: done.row.id, due }])
    return { order: done.row.id }
  },
}

export const deskFollowCommands: Commands = {
  'Mutation.issueDraftOrder': issueDraftOrder,
  'Mutation.withdrawOrder': withdrawOrder,
  'Mutation.extendStopPayment': extendStopPayment,
  'Mutation.liftStopPayment': ending(['STOP_PAYMENT'], 'LIFT', true),
  'Mutation.renewFreeze': renewFreeze,
  'Mutation.liftFreeze': liftFreeze,
  'Mutation.liftMeasure': ending(['ACCOUNT_WATCH', 'DISCIPLINARY_MEASURE'], 'LIFT', true),
  'Mutation.restoreMeasure': ending(['NUMBER_MEASURE', 'IM_MEASURE', 'URL_MEASURE'], 'RESTORE', true),
  'Mutation.remitFreeze': ending(['FREEZE'], 'REMIT', false),
  'Mutation.supplyDocuments': supplyDocuments,
}
