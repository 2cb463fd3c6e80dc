/** What partners answer, beyond the state of their order: holders, entries, balances, where funds went, and which carrier serves a number today. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { mobileNumber } from '../../seeds/numbers.js'
import { addTerm } from '../../src/law/calendar.js'
import { termAt } from '../../src/law/terms.js'
import { act, as, type Payload, send } from '../command/acting.js'
import { abroad, advance, answer, card, daysOn, investigator, minutesAgo, ordersOf, paper, payment, readOrder, tellReport } from '../command/arranged.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const row = async (table: string, id: string): Promise<Payload> => (await app.owner`select * from ${app.owner(table)} where id = ${id}`)[0]
const stopAt = async (caseId: string, agency: string): Promise<Payload> => (await ordersOf(app, caseId)).find(({ family, addressee }) => family === 'STOP_PAYMENT' && addressee.id === agency)
const draftsOf = (caseId: string): Promise<Payload[]> => app.owner`select family, addressee_id, routed_by_id, amount, currency, layer, parent_order_id, awaits_addressee, answer_due_at from control_order where case_id = ${caseId} and status = 'DRAFT' order by amount`

describe('the answer to a query', () => {
  it('is kept: holder, balance, and each entry once, however often it is told', async () => {
    const { case: told } = await tellReport(app, 8500)
    const { account } = await stopAt(told.id, agencies.harbour)
    const { number } = await paper(app, told.id, 'QUERY_NOTICE')
    const ask = async (): Promise<string> => (await act(app, 'police-control', 'issueAccountQuery', 'order { id }', { caseId: told.id, accountId: account.id, instrumentNumber: number, investigatorNumber: investigator })).order.id
    const entry = (more: Payload = {}) => ({ direction: 'IN', channel: 'MOBILE_BANK', amount: '12.30', occurredAt: minutesAgo(90), counterpartyNumber: card('delta', 8_500), counterpartyName: '阮小静', ...more })
    const [first, later, out] = [entry(), entry({ occurredAt: minutesAgo(80) }), entry({ direction: 'OUT' })]
    await answer(app, 'bank-harbour', await ask(), { resultCode: '0000', balance: '40.00', holder: { name: '薛小达', idNumber: '110101199003070011' }, transactions: [first, first, later] })
    await answer(app, 'bank-harbour', await ask(), { resultCode: '0000', balance: '50.00', transactions: [first, out] })
    expect((await app.owner`select direction, occurred_at from account_transaction where account_id = ${account.id} order by direction, occurred_at`).map(({ direction }) => direction)).toEqual(['IN', 'IN', 'OUT'])
    expect(await row('account_identity', account.id)).toMatchObject({ holder_name: '薛小达', holder_id_number: '110101199003070011' })
    const kept = await row('account', account.id)
    expect(kept.holder_name_mask).not.toContain('小达')
    expect(kept.holder_id_number_mask).not.toContain('19900307')
    expect(await row('account_balance', account.id)).toMatchObject({ balance: '50.00', holding_bank_id: agencies.harbour })
  })
})

describe('funds that moved on', () => {
  it('to one account in two payments are one draft of both, to its own bank; what went abroad is drafted as a recall', async () => {
    const { case: told } = await tellReport(app, 8520)
    const stop = await stopAt(told.id, agencies.harbour)
    const went = (more: Payload) => ({ channel: 'MOBILE_BANK', at: minutesAgo(20), ...more })
    const { feedback } = await answer(app, 'bank-harbour', stop.id, {
      resultCode: '1200', amount: '10000.00',
      movedTo: [went({ number: card('delta', 8_520), amount: '15000.00' }), went({ ...abroad(8520), amount: '20000.00', channel: 'CROSS_BORDER' }), went({ number: card('delta', 8_520), amount: '0.01', at: minutesAgo(10) })],
    })
    const known = { currency: 'CNY', layer: 2, parent_order_id: stop.id, awaits_addressee: false, answer_due_at: null }
    expect(await draftsOf(told.id)).toMatchObject([
      { ...known, family: 'STOP_PAYMENT', addressee_id: agencies.delta, routed_by_id: agencies.scheme, amount: '15000.01' },
      { ...known, family: 'RECALL_REQUEST', addressee_id: agencies.foreign, routed_by_id: null, amount: '20000.00' },
    ])
    expect(await row('order_feedback', feedback.id)).toMatchObject({ amount: '10000.00', moved_amount: '35000.01', partial: true })
    expect(await app.owner`select role, layer, traced_amount from involved_account where case_id = ${told.id} and layer = 2 order by traced_amount`).toMatchObject([{ role: 'MULE', traced_amount: '15000.01' }, { role: 'MULE', traced_amount: '20000.00' }])
    expect(await app.owner`select amount from account_transaction where account_id = ${stop.account.id} and direction = 'OUT' order by amount`).toMatchObject([{ amount: '0.01' }, { amount: '15000.00' }, { amount: '20000.00' }])
  })

  it('are drafts that nobody else knows of until they go out: then their bank takes part in the case, and who sent them out has signed', async () => {
    const { case: told } = await tellReport(app, 8580)
    const stop = await stopAt(told.id, agencies.harbour)
    const parties = async (): Promise<string[]> => (await app.owner<{ agency: string }[]>`select agency_id as agency from case_party where case_id = ${told.id}`).map(({ agency }) => agency).sort()
    await answer(app, 'bank-harbour', stop.id, { resultCode: '1200', amount: '1.00', movedTo: [card('delta', 8_581), card('delta', 8_582)].map((number) => ({ number, amount: '9.00', at: minutesAgo(20), channel: 'MOBILE_BANK' })) })
    expect(await parties()).toEqual([agencies.harbour, agencies.metro, agencies.scheme].sort())
    const [one, two] = await app.owner<{ id: string; version: number }[]>`select id, version from control_order where case_id = ${told.id} and status = 'DRAFT'`
    const signed = async (id: string): Promise<string> => {
      const { operator_name: operator, investigator_name: second, awaits_addressee: awaits } = await row('control_order', id)
      return `${operator} ${second} ${awaits}`
    }
    expect(await signed(one?.id as string)).toBe('林乔 杜衡 false')
    await act(app, 'police-control', 'issueDraftOrder', 'order { id }', { id: one?.id, version: one?.version })
    expect([await signed(one?.id as string), await parties()]).toEqual(['周珂 杜衡 true', [agencies.harbour, agencies.metro, agencies.delta, agencies.scheme].sort()])
    // Its investigator does not sign twice.
    const headers = await as(app, 'police-control', 'du.heng')
    await act(app, 'police-control', 'issueDraftOrder', 'order { id }', { id: two?.id, version: two?.version }, headers)
    expect(await signed(two?.id as string)).toBe('林乔 杜衡 true')
  })
})

describe('a number that has been ported', () => {
  it('is its carrier’s of today: the next measure, alert and case go there', async () => {
    const number = mobileNumber('142', 8_540)
    const first = await tellReport(app, 8550, { numbers: [number] })
    const sent = (await ordersOf(app, first.case.id)).find(({ family }) => family === 'NUMBER_MEASURE')
    expect(sent.addressee.id).toBe(agencies.north)
    await answer(app, 'carrier-north', sent.id, { resultCode: '0300', portedTo: agencies.south })
    const [from, again] = await app.owner`select instrument_id, instrument_number, issuing_unit_id, operator_id_number, investigator_id_number, emergency_level, measure from control_order where number_id = ${sent.telecomNumber.id} order by issued_at`
    expect(again).toEqual(from)
    expect(again?.['instrument_id']).toEqual(expect.any(String))
    const { number: notice } = await paper(app, first.case.id, 'NUMBER_NOTICE')
    const measure = await act(app, 'police-control', 'issueNumberMeasure', 'order { addressee { id } }', { caseId: first.case.id, numberId: sent.telecomNumber.id, measure: 'DEACTIVATE', instrumentNumber: notice, investigatorNumber: investigator })
    expect(measure.order.addressee.id).toBe(agencies.south)
    const second = await tellReport(app, 8560, { numbers: [number] })
    expect((await ordersOf(app, second.case.id)).filter(({ family }) => family === 'NUMBER_MEASURE').map(({ addressee }) => addressee.id)).toEqual([agencies.south])
    const { record } = await act(app, 'police-analyst', 'raiseAlert', 'record { id carrier { id } }', { riskLevel: 'LOW', fraudType: 'BRUSHING_REBATE', victimName: '彭小云', victimPhone: number, divisionCode: '120104', grounds: '同群。' })
    expect(record.carrier.id).toBe(agencies.south)
    expect(await app.owner`select donor_id, recipient_id from number_portability where number_id = ${sent.telecomNumber.id}`).toMatchObject([{ donor_id: agencies.north, recipient_id: agencies.south }])
  })
})

describe('a freeze that follows a stop', () => {
  it('asks for what the stop holds, unless the desk says otherwise', async () => {
    const { case: told } = await tellReport(app, 8590)
    const stop = await stopAt(told.id, agencies.harbour)
    await answer(app, 'bank-harbour', stop.id, { resultCode: '1200', amount: '120.00' })
    await advance(app, told.id, 'FILE')
    const { number } = await paper(app, told.id, 'FREEZE_NOTICE', { amountLimit: '500000.00', scope: '涉案资金。', interestIncluded: true })
    const freeze = async (more: Payload = {}): Promise<Payload> => (await act(app, 'police-control', 'issueFreeze', 'order { amount }', { caseId: told.id, accountId: stop.account.id, instrumentNumber: number, investigatorNumber: investigator, ...more })).order
    expect(await freeze({ follows: stop.id })).toEqual({ amount: '120.00' })
    expect(await freeze({ follows: stop.id, amount: '130.00' })).toEqual({ amount: '130.00' })
    expect(await freeze()).toEqual({ amount: '50000.00' })
  })
})

describe('the mark of an account', () => {
  const markOf = async (accountId: string): Promise<string> => (await row('account', accountId)).risk_status
  const because = async (root: string, id: string, more: Payload = {}) => act(app, 'police-control', root, 'order { id }', { id, version: (await readOrder(app, id)).version, reason: '核实。 Verified.', ...more })

  it('is that of the gravest measure that stands, in whatever order they end', async () => {
    const { case: told } = await tellReport(app, 8600, { payments: [payment(8600, 'harbour')] })
    const stop = await stopAt(told.id, agencies.harbour)
    await answer(app, 'bank-harbour', stop.id, { resultCode: '0000' })
    expect(await markOf(stop.account.id)).toBe('STOPPED')
    await advance(app, told.id, 'FILE')
    const { number } = await paper(app, told.id, 'FREEZE_NOTICE', { amountLimit: '500000.00', scope: '涉案资金。', interestIncluded: true })
    const { order: freeze } = await act(app, 'police-control', 'issueFreeze', 'order { id }', { caseId: told.id, accountId: stop.account.id, instrumentNumber: number, investigatorNumber: investigator })
    await answer(app, 'bank-harbour', freeze.id, { resultCode: '0000' })
    // The freeze follows no stop: both hold the account.
    expect(await markOf(stop.account.id)).toBe('FROZEN')
    await because('liftFreeze', freeze.id)
    expect(await markOf(stop.account.id)).toBe('STOPPED')
    await app.shiftClock(49 * 3_600_000)
    await (app.clock['expire-order'] as (payload: unknown) => Promise<void>)({ orderId: stop.id })
    await app.shiftClock(0)
    expect(await readOrder(app, stop.id)).toMatchObject({ status: 'EXPIRED' })
    expect(await markOf(stop.account.id)).toBe('INVOLVED')
  })

  it('is cleared where its measure proved wrong: by a desk, and by an appeal', async () => {
    const { case: told } = await tellReport(app, 8620, { payments: [payment(8620, 'harbour'), payment(8630, 'metro')] })
    const [lifted, appealed] = [await stopAt(told.id, agencies.harbour), await stopAt(told.id, agencies.metro)]
    await answer(app, 'bank-harbour', lifted.id, { resultCode: '0000' })
    await answer(app, 'bank-metro', appealed.id, { resultCode: '0000' })
    await because('liftStopPayment', lifted.id)
    const appealing = { 'x-purpose': 'APPEAL' }
    const { appeal: filed } = await act(app, 'bank-metro', 'fileAppeal', 'appeal { id version }', { orderId: appealed.id, appellantName: '孔小亮', grounds: '与案件无关。' }, appealing)
    const { appeal } = await act(app, 'police-control', 'acceptAppeal', 'appeal { id version }', { id: filed.id, version: filed.version }, appealing)
    const decided = await act(app, 'police-control', 'decideAppeal', 'appeal { status } order { status }', { id: appeal.id, version: appeal.version, outcome: 'LIFTED', decision: '属实。 True.' }, appealing)
    expect(decided).toMatchObject({ appeal: { status: 'LIFTED' }, order: { status: 'LIFTED' } })
    expect([await markOf(lifted.account.id), await markOf(appealed.account.id)]).toEqual(['CLEARED', 'CLEARED'])
  })
})

describe('disciplinary measures on one account', () => {
  it('follow each other: the second begins where the first ends', async () => {
    const { case: told } = await tellReport(app, 8700, { payments: [payment(8700, 'harbour')] })
    const { account } = await stopAt(told.id, agencies.harbour)
    const { number } = await paper(app, told.id, 'DISCIPLINE_DECISION', { validUntil: daysOn(2_000) })
    const rows: Payload[] = []
    for (const term of ['TWO_YEARS', 'THREE_YEARS']) {
      const { order } = await act(app, 'police-control', 'issueDisciplinaryMeasure', 'order { id }', { caseId: told.id, accountId: account.id, instrumentNumber: number, investigatorNumber: investigator, term })
      await answer(app, 'bank-harbour', order.id, { resultCode: '0000' })
      rows.push(await row('control_order', order.id))
    }
    const [first, second] = rows
    expect(first.expires_at).toEqual(addTerm(first.effective_at, termAt('DISCIPLINE_TWO_YEARS', first.effective_at)))
    expect(second.expires_at).toEqual(addTerm(first.expires_at, termAt('DISCIPLINE_THREE_YEARS', first.effective_at)))
  })

  it('count together where the next took effect before the last had ended, also once that one has expired', async () => {
    const { case: told } = await tellReport(app, 8720, { payments: [payment(8720, 'harbour')] })
    const { account } = await stopAt(told.id, agencies.harbour)
    const { number } = await paper(app, told.id, 'DISCIPLINE_DECISION', { validUntil: daysOn(2_000) })
    const discipline = (term: string) => send(app, 'police-control', 'issueDisciplinaryMeasure', { caseId: told.id, accountId: account.id, instrumentNumber: number, investigatorNumber: investigator, term }, 'order { id }')
    const inForce = async (term: string): Promise<string> => {
      const { id } = (await discipline(term)).body.data.issueDisciplinaryMeasure.order
      await answer(app, 'bank-harbour', id, { resultCode: '0000' })
      return id
    }
    const [first, second] = [await inForce('THREE_YEARS'), await inForce('TWO_YEARS')]
    await app.owner`update control_order set status = 'EXPIRED', effective_at = now() - interval '3 years 1 day', expires_at = now() - interval '1 day' where id = ${first}`
    await app.owner`update control_order set effective_at = now() - interval '30 days', expires_at = now() + interval '2 years' - interval '1 day' where id = ${second}`
    expect((await discipline('TWO_YEARS')).body.data.issueDisciplinaryMeasure).toMatchObject({ order: null, userErrors: [{ rule: 'discipline-five-years' }] })
    // A break between the two, and they do not count together.
    await app.owner`update control_order set expires_at = now() - interval '40 days' where id = ${first}`
    expect((await discipline('TWO_YEARS')).body.data.issueDisciplinaryMeasure.userErrors).toEqual([])
  })
})
