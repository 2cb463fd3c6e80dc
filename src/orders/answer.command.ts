/** What an addressee does with its orders: takes note, and answers with a result code of the national platform. The code and the state decide the step; nothing else does. */
import { reportBalance } from '../accounts/account.store.js'
import { callingOfficer } from '../agencies/agency.store.js'
import type { Call, Command, Commands } from '../command/command.js'
import type { Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { portNumber } from '../telecom/telecom.store.js'
import { fen, sumOf } from '../scalars/money.js'
import { type AnswerParts, faultsOfAnswer } from './answer.rules.js'
import { yieldsOrder } from './desk-issue.command.js'
import { reckonCase, settleTarget, takeEffect } from './effect.store.js'
import { actionOf, families } from './family.rules.js'
import { checkTexts, type Text } from './input.rules.js'
import { createOrders, type LockedOrder, lockOrder, takeStep } from './order.store.js'
import { orderFeedback } from './order.table.js'
import { instrumentOf, keepHolder, keepTransactions, type MovedFunds, type ReportedTransaction, signaturesOf, traceMoved } from './report.store.js'
import { isResultCode } from './result-code.rules.js'
import { isActive } from './target.store.js'

/** *incoming* */
interface Answer extends AnswerParts, Versioned {
  readonly resultCode: string
  readonly effectiveAt?: string | null
  readonly noticeSentAt?: string | null
  readonly remark?: string | null
  readonly holder?: { readonly name: string; readonly idNumber: string } | null
  readonly transactions?: readonly ReportedTransaction[] | null
  readonly movedTo?: readonly MovedFunds[] | null
}

/** The order, locked, of whoever calls: the scheme that carries it does not answer for its member. */
async function addressed(call: Call<Versioned>): Promise<LockedOrder> {
  const [, locked] = await Promise.all([callingOfficer(call), lockOrder(call, call.input.id, call.input.version)])
  if (locked.row.addresseeId !== call.agency) throw refused('input.id', 'order-not-yours-or-absent', 'NOT_FOUND')
  return locked
}

const acknowledgeOrder: Command<Versioned> = {
  yields: yieldsOrder,
  async handle(call) {
    const done = await takeStep(call, await addressed(call), 'ACKNOWLEDGE', { acknowledgedAt: toInstant(call.now) })
    return { order: done.row.id }
  },
}

function checkWords({ remark, documentsRequested, holder, transactions, movedTo }: Answer): void {
  const findings = new Findings()
  checkTexts(findings, [
    ['input.remark', remark, 'remark'],
    ['input.documentsRequested', documentsRequested, 'documents'],
    ...(holder ? ([['input.holder.name', holder.name, 'name', true], ['input.holder.idNumber', holder.idNumber, 'idNumber', true]] as const) : []),
    ...(transactions ?? []).map(({ counterpartyName }, at): Text => [`input.transactions.${at}.counterpartyName`, counterpartyName, 'name']),
    ...(movedTo ?? []).flatMap(({ holderName, bankId }, at): Text[] => [[`input.movedTo.${at}.holderName`, holderName, 'name'], [`input.movedTo.${at}.bankId`, bankId, 'number']]),
  ])
  findings.assertNone()
}

const answerOrder: Command<Answer> = {
  yields: { ...yieldsOrder, feedback: { type: 'OrderFeedback', many: false } },
  async handle(call) {
    const { input, now, tx } = call
    checkWords(input)
    const locked = await addressed(call)
    const { row } = locked
    const rules = families[row.family]
    const { resultCode: code, portedTo = null, movedTo, holder, balance, transactions } = input
    if (!isResultCode(code)) throw refused('input.resultCode', 'result-code-unknown')
    const action = actionOf(rules, row.status, code, portedTo !== null)
    if (!action) throw refused('input.resultCode', 'result-code-not-of-family')
    const findings = new Findings()
    for (const [field, rule] of faultsOfAnswer(rules, action, code, input, outstanding(locked), now)) findings.add(field, rule)
    const issuedAt = new Date(row.issuedAt)
    const plausible = (given: string | null | undefined, field: string): Date | null => {
      if (!given) return null
      const at = new Date(given)
      if (at < issuedAt || at > now) findings.add(field, 'effective-time-implausible')
      return at
    }
    const effectiveAt = plausible(input.effectiveAt, 'input.effectiveAt')
    const noticeSentAt = plausible(input.noticeSentAt, 'input.noticeSentAt')
    if (portedTo !== null && (portedTo === call.agency || !(await isActive(call, portedTo, ['CARRIER'])))) findings.add('input.portedTo', 'carrier-unresolved')
    findings.assertNone()

    const told = { field: 'input.resultCode', note: input.remark || null }
    const noted = { platformResultCode: code, acknowledgedAt: row.acknowledgedAt ?? toInstant(now), ...(noticeSentAt ? { noticeSentAt: toInstant(noticeSentAt) } : {}) }
    const amount = amountOf(locked, action, input.amount ?? null)
    const at = effectiveAt ?? now
    switch (action) {
      case 'TAKE_EFFECT':
        await takeEffect(call, locked, at, { ...noted, heldAmount: amount }, told)
        break
      case 'EXECUTE':
        await settleTarget(call, (await takeStep(call, locked, action, { ...noted, effectiveAt: toInstant(at), ...(amount === null ? {} : { heldAmount: amount }) }, told)).row)
        break
      case 'RETURN_PART':
      case 'RETURN_ALL':
        await takeStep(call, locked, action, { ...noted, effectiveAt: row.effectiveAt ?? toInstant(at), heldAmount: row.status === 'PARTLY_RETURNED' ? sumOf([row.heldAmount ?? '0', amount ?? '0']) : amount }, told)
        break
      case 'ASK_DOCUMENTS':
        await takeStep(call, locked, action, { ...noted, documentsRequested: input.documentsRequested }, told)
        break
      case 'MISROUTE':
        await takeStep(call, locked, action, noted, told)
        await sendOn(call, locked, portedTo as string)
        break
      default:
        await takeStep(call, locked, action, noted, told)
    }

    const moved = movedTo?.length ? await traceMoved(call, locked, movedTo, 'input.movedTo') : null
    const of = { accountId: row.accountId as string, bankId: row.addresseeId, currency: row.currency ?? 'CNY' }
    if (holder) await keepHolder(call, of.accountId, holder)
    if (balance) await reportBalance(call, { accountId: of.accountId, bankId: of.bankId, balance, at: now })
    if (transactions?.length) await keepTransactions(call, of, transactions)
    if (transactions?.length || movedTo?.length) await call.announce('case.grown', { caseId: row.caseId })
    const feedback = newId('order_feedback')
    await Promise.all([
      tx.insert(orderFeedback, [{ id: feedback, orderId: row.id, addresseeId: row.addresseeId, receivedAt: toInstant(now), resultCode: code, amount, partial: code === '1200' || (amount !== null && row.amount !== null && fen(amount) < fen(row.amount)), remark: input.remark ?? '', effectiveAt: effectiveAt && toInstant(effectiveAt), movedAmount: moved }]),
      reckonCase(call, row.caseId),
    ])
    if (row.family === 'RETURN_OF_FUNDS') {
      if (action === 'FAIL') await call.announce('order.failed', { orderId: row.id })
      else await call.announce('order.returned', { orderId: row.id, amount: amount ?? '0.00' })
    }
    return { order: row.id, feedback }
  },
}

/** What of the order's amount has not been returned yet. */
const outstanding = ({ row: { status, amount, heldAmount } }: LockedOrder): string | null => (status === 'PARTLY_RETURNED' && amount !== null ? sumOf([amount, `-${heldAmount ?? '0'}`]) : amount)

/** What the answer says was held or returned: all that was asked, where it says no sum and something was done. */
function amountOf(order: LockedOrder, action: string, given: string | null): string | null {
  const { status, family, heldAmount } = order.row
  if (given !== null) return given
  if (action === 'RETURN_ALL') return status === 'EXECUTED' ? (heldAmount ?? outstanding(order)) : outstanding(order)
  return action === 'TAKE_EFFECT' || (action === 'EXECUTE' && family === 'RECALL_REQUEST') ? outstanding(order) : null
}

/** The number is served by another carrier (携号转网): the porting is kept, and the measure goes on to that carrier at once. */
async function sendOn(call: Call, { row }: LockedOrder, carrierId: string): Promise<void> {
  const numberId = row.numberId as string
  await Promise.all([
    portNumber(call, numberId, row.addresseeId, carrierId),
    createOrders(call, [{ family: row.family, measure: row.measure, status: 'ISSUED', caseId: row.caseId, addresseeId: carrierId, instrument: instrumentOf(row), numberId, emergencyLevel: row.emergencyLevel, issuingUnitId: row.issuingUnitId, signatures: signaturesOf(row), followsId: row.id }]),
  ])
}

export const answerCommands: Commands = { 'Mutation.acknowledgeOrder': acknowledgeOrder, 'Mutation.answerOrder': answerOrder }
