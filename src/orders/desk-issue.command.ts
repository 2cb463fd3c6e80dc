/** Orders that a desk issues in a case: the target plays a part in it, an instrument in force carries it, two officers sign it. */
import { callingOfficer, type Officer, reaches, secondOfficer } from '../agencies/agency.store.js'
import { type CaseRow, type Instrument, instrumentInForce, isFiled, visibleCase } from '../cases/instrument.store.js'
import type { Call, Command, Commands, Yields } from '../command/command.js'
import { Findings, refused } from '../command/refusal.js'
import { isPositive } from '../scalars/money.js'
import { type ApproverLevel, families, inForce, type OrderFamily, type OrderMeasure } from './family.rules.js'
import { checkTexts, isId } from './input.rules.js'
import { usualMeasure } from './mark.rules.js'
import { createOrders, type NewOrder } from './order.store.js'
import { controlOrder } from './order.table.js'
import { accountInCase, assertWithinFiveYears, numberInCase, platformInCase, urlInCase } from './target.store.js'
import { disciplineTiers, freezeTiers } from './term.rules.js'

export const yieldsOrder: Yields = { order: { type: 'ControlOrder', many: false } }

/** *incoming* – what every issue states. */
interface Issue {
  readonly caseId: string
  readonly instrumentNumber: string
  readonly investigatorNumber: string
  readonly emergencyLevel: NewOrder['emergencyLevel']
  readonly note?: string | null
}

interface Desk {
  readonly found: CaseRow
  readonly operator: Officer
  readonly investigator: Officer
}

/** Who signs, in which case. Throws RefusedError. */
async function deskOf(call: Call<Issue & { readonly amount?: string | null }>): Promise<Desk> {
  const { input } = call
  const findings = new Findings()
  checkTexts(findings, [['input.instrumentNumber', input.instrumentNumber, 'number', true], ['input.investigatorNumber', input.investigatorNumber, 'number', true], ['input.note', input.note, 'note']])
  if (input.amount && !isPositive(input.amount)) findings.add('input.amount', 'amount-not-positive')
  findings.assertNone()
  const [found, operator] = await Promise.all([visibleCase(call, input.caseId), callingOfficer(call)])
  return { found, operator, investigator: await secondOfficer(call, operator, input.investigatorNumber, 'input.investigatorNumber') }
}

const paperOf = ({ id, instrumentNumber }: Instrument): NewOrder['instrument'] => ({ id, number: instrumentNumber })

/** The instrument of a family's orders, of the family's level or a higher one. */
const carriedBy = async (call: Call<Issue>, family: OrderFamily, amount: string | null = null, level: ApproverLevel = families[family].level): Promise<NewOrder['instrument']> =>
  paperOf(await instrumentInForce(call, call.input.instrumentNumber, { field: 'input.instrumentNumber', caseId: call.input.caseId, types: families[family].instruments, level, amount }))

type Particulars = Pick<NewOrder, 'family' | 'measure' | 'addresseeId' | 'instrument'> & Partial<NewOrder>

async function issue(call: Call<Issue>, { operator, investigator }: Desk, particulars: Particulars): Promise<{ readonly order: string }> {
  const { caseId, emergencyLevel, note } = call.input
  const [order] = await createOrders(call, [{ status: 'ISSUED', caseId, emergencyLevel, issuingUnitId: call.agency, signatures: { operator, investigator }, note: note ?? null, ...particulars }])
  return { order: order as string }
}

/** Amount traced into an account of the case; null where nothing has been. */
const traced = (amount: string): string | null => (isPositive(amount) ? amount : null)

interface AccountIssue extends Issue {
  readonly accountId: string
}
const accountIssue = (family: 'ACCOUNT_QUERY' | 'ACCOUNT_WATCH', measureOf: (input: AccountIssue & { readonly measure?: OrderMeasure }) => OrderMeasure): Command<AccountIssue> => ({
  yields: yieldsOrder,
  async handle(call) {
    const desk = await deskOf(call)
    const target = await accountInCase(call, call.input.caseId, call.input.accountId)
    const instrument = await carriedBy(call, family)
    return issue(call, desk, { family, measure: measureOf(call.input), addresseeId: target.bankId, routedById: target.routedById, accountId: target.id, layer: target.layer, instrument })
  },
})

const issueStopPayment: Command<AccountIssue & { readonly amount?: string | null }> = {
  yields: yieldsOrder,
  async handle(call) {
    const desk = await deskOf(call)
    const target = await accountInCase(call, call.input.caseId, call.input.accountId)
    const amount = call.input.amount ?? traced(target.tracedAmount)
    const instrument = await carriedBy(call, 'STOP_PAYMENT', amount)
    return issue(call, desk, { family: 'STOP_PAYMENT', measure: 'STOP', addresseeId: target.bankId, routedById: target.routedById, accountId: target.id, layer: target.layer, amount, currency: amount === null ? null : target.currency, instrument })
  },
}

interface FreezeIssue extends AccountIssue {
  readonly amount?: string | null
  readonly freezeMode: 'AMOUNT_LIMITED' | 'CREDIT_ONLY'
  readonly term: keyof typeof freezeTiers
  readonly follows?: string | null
}
const issueFreeze: Command<FreezeIssue> = {
  yields: yieldsOrder,
  async handle(call) {
    const { caseId, accountId, follows = null, freezeMode, term } = call.input
    const desk = await deskOf(call)
    if (!isFiled(desk.found)) throw refused('input.caseId', follows ? 'filing-before-freeze' : 'freeze-needs-filed-case', 'ILLEGAL_TRANSITION')
    const target = await accountInCase(call, caseId, accountId)
    const stop = follows ? await stopOf(call, follows, accountId) : null
    const amount = call.input.amount ?? (freezeMode === 'CREDIT_ONLY' ? null : (stop?.heldAmount ?? traced(target.tracedAmount)))
    if (freezeMode === 'AMOUNT_LIMITED' && !isPositive(amount)) throw refused('input.amount', 'amount-missing')
    const tier = freezeTiers[term]
    const instrument = await carriedBy(call, 'FREEZE', amount, tier.level)
    return issue(call, desk, { family: 'FREEZE', measure: 'FREEZE', addresseeId: target.bankId, routedById: target.routedById, accountId, layer: target.layer, amount, currency: amount === null ? null : target.currency, freezeMode, term: tier.key, followsId: stop?.id ?? null, parentOrderId: stop?.parentOrderId ?? null, instrument })
  },
}

/** A stop of that account whose term runs. */
async function stopOf({ tx, now }: Call, id: string, accountId: string): Promise<typeof controlOrder.$inferSelect> {
  const [stop] = isId('control_order', id) ? await tx.find(controlOrder, "t.id = $1 and t.account_id = $2 and t.family = 'STOP_PAYMENT'", [id, accountId]) : []
  if (!stop) throw refused('input.follows', 'order-not-yours-or-absent', 'NOT_FOUND')
  if (!inForce.includes(stop.status) || !stop.expiresAt || now >= new Date(stop.expiresAt)) throw refused('input.follows', 'stop-term-over', 'ILLEGAL_TRANSITION')
  return stop
}

const issueNumberMeasure: Command<Issue & { readonly numberId: string; readonly measure?: OrderMeasure | null; readonly carrierId?: string | null }> = {
  yields: yieldsOrder,
  async handle(call) {
    const { caseId, numberId, measure, carrierId } = call.input
    const desk = await deskOf(call)
    const target = await numberInCase(call, caseId, numberId, carrierId ?? null)
    const instrument = await carriedBy(call, 'NUMBER_MEASURE')
    return issue(call, desk, { family: 'NUMBER_MEASURE', measure: measure ?? usualMeasure(target.kind), addresseeId: target.carrierId, numberId, instrument })
  },
}

const issueOnlineMeasure: Command<Issue & { readonly onlineAccountId: string; readonly measure: OrderMeasure }> = {
  yields: yieldsOrder,
  async handle(call) {
    const { caseId, onlineAccountId, measure } = call.input
    const desk = await deskOf(call)
    const addresseeId = await platformInCase(call, caseId, onlineAccountId)
    const instrument = await carriedBy(call, 'IM_MEASURE')
    return issue(call, desk, { family: 'IM_MEASURE', measure, addresseeId, onlineAccountId, instrument })
  },
}

const issueUrlMeasure: Command<Issue & { readonly urlId: string; readonly addresseeId: string }> = {
  yields: yieldsOrder,
  async handle(call) {
    const { caseId, urlId, addresseeId } = call.input
    const desk = await deskOf(call)
    await urlInCase(call, caseId, urlId, addresseeId)
    const instrument = await carriedBy(call, 'URL_MEASURE')
    return issue(call, desk, { family: 'URL_MEASURE', measure: 'BLOCK', addresseeId, urlId, instrument })
  },
}

const issueRecallRequest: Command<AccountIssue & { readonly amount?: string | null }> = {
  yields: yieldsOrder,
  async handle(call) {
    const { caseId, accountId } = call.input
    const desk = await deskOf(call)
    const target = await accountInCase(call, caseId, accountId, true)
    const amount = call.input.amount ?? traced(target.tracedAmount)
    if (!isPositive(amount)) throw refused('input.amount', 'amount-missing')
    const instrument = await carriedBy(call, 'RECALL_REQUEST', amount)
    return issue(call, desk, { family: 'RECALL_REQUEST', measure: 'RECALL', addresseeId: target.bankId, routedById: target.routedById, accountId, layer: target.layer, amount, currency: target.currency, instrument })
  },
}

const issueDisciplinaryMeasure: Command<Issue & { readonly accountId?: string | null; readonly numberId?: string | null; readonly term: keyof typeof disciplineTiers }> = {
  yields: yieldsOrder,
  async handle(call) {
    const { caseId, accountId, numberId, instrumentNumber, term } = call.input
    const desk = await deskOf(call)
    if (!accountId === !numberId) throw refused('input.accountId', 'target-outside-case')
    const tier = disciplineTiers[term]
    const at = accountId ? await accountInCase(call, caseId, accountId) : await numberInCase(call, caseId, numberId as string)
    const paper = await instrumentInForce(call, instrumentNumber, { field: 'input.instrumentNumber', caseId, types: families.DISCIPLINARY_MEASURE.instruments, level: 'COUNTY' })
    if (!reaches(paper.approverLevel, tier.level)) throw refused('input.instrumentNumber', 'discipline-level')
    await assertWithinFiveYears(call, accountId ? { accountId } : { numberId: numberId as string }, tier.key)
    const where = 'bankId' in at ? { measure: 'NO_NEW_BUSINESS' as const, addresseeId: at.bankId, routedById: at.routedById, accountId: at.id, layer: at.layer } : { measure: 'NO_NEW_NUMBERS' as const, addresseeId: at.carrierId, numberId: at.id }
    return issue(call, desk, { family: 'DISCIPLINARY_MEASURE', ...where, term: tier.key, instrument: paperOf(paper) })
  },
}

export const deskIssueCommands: Commands = {
  'Mutation.issueAccountQuery': accountIssue('ACCOUNT_QUERY', ({ measure }) => measure ?? 'TRANSACTION_DETAILS'),
  'Mutation.issueAccountWatch': accountIssue('ACCOUNT_WATCH', () => 'WATCH'),
  'Mutation.issueStopPayment': issueStopPayment,
  'Mutation.issueFreeze': issueFreeze,
  'Mutation.issueNumberMeasure': issueNumberMeasure,
  'Mutation.issueOnlineMeasure': issueOnlineMeasure,
  'Mutation.issueUrlMeasure': issueUrlMeasure,
  'Mutation.issueRecallRequest': issueRecallRequest,
  'Mutation.issueDisciplinaryMeasure': issueDisciplinaryMeasure,
}
