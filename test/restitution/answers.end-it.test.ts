/** What banks answer to orders of return, and what it leaves: in the shares, in the freeze, in the return, and to be claimed again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { act, type Input, type Payload, send } from '../command/acting.js'
import { advance, answer, investigator, minutesAgo, ordersOf, paper, payment, readOrder, tellReport } from '../command/arranged.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const row = async (table: string, id: string): Promise<Payload> => (await app.owner`select * from ${app.owner(table)} where id = ${id}`)[0]
const victimOf = async (caseId: string): Promise<string> => (await app.owner`select id from victim where case_id = ${caseId}`)[0]?.['id']

interface Frozen {
  readonly caseId: string
  readonly freezeId: string
  readonly accountId: string
}
/** An account of the case, frozen for that amount at Harbour Bank. */
async function frozen(caseId: string, amount: string): Promise<Frozen> {
  await advance(app, caseId, 'FILE')
  const stop = (await ordersOf(app, caseId)).find(({ family, addressee }) => family === 'STOP_PAYMENT' && addressee.id === agencies.harbour)
  const notice = await paper(app, caseId, 'FREEZE_NOTICE', { amountLimit: '900000.00', scope: '涉案资金。', interestIncluded: true })
  const { order } = await act(app, 'police-control', 'issueFreeze', 'order { id }', { caseId, accountId: stop.account.id, amount, instrumentNumber: notice.number, investigatorNumber: investigator })
  await answer(app, 'bank-harbour', order.id, { resultCode: '0000' })
  return { caseId, freezeId: order.id, accountId: stop.account.id }
}
const fields = 'restitution { id version status }'
const apply = async ({ freezeId }: Frozen): Promise<Payload> => (await act(app, 'police-control', 'applyRestitution', fields, { freezeOrderId: freezeId, grounds: '被害人申请。', secondOfficerNumber: investigator })).restitution
const share = ({ id, version }: Payload, input: Input) => send(app, 'police-control', 'setRestitutionMethod', { id, version, ...input }, `${fields.replace(' }', ' shares(first: 9) { nodes { victim { id } shareAmount } } }')}`)
/** Shares set, submitted, approved, decided: the orders to the bank, in the order of the shares. */
async function decided(freeze: Frozen, traces: readonly Input[]): Promise<{ readonly id: string; readonly orders: readonly string[] }> {
  const reply = await share(await apply(freeze), { method: 'TIMESTAMP_TRACED', traces })
  let { restitution } = reply.body.data.setRestitutionMethod
  const { id } = restitution
  for (const [persona, root] of [['police-control', 'submitRestitution'], ['police-chief', 'approveRestitution']] as const) ({ restitution } = await act(app, persona, root, fields, { id, version: restitution.version }))
  const { number } = await paper(app, freeze.caseId, 'RETURN_DECISION')
  await act(app, 'police-control', 'decideRestitution', fields, { id, version: restitution.version, instrumentNumber: number, investigatorNumber: investigator })
  return { id, orders: (await app.owner`select order_id from restitution_share where restitution_id = ${id} and order_id is not null order by ordinal`).map(({ order_id: order }) => order) }
}
const answered = async (id: string, given: Input): Promise<void> => void (await act(app, 'bank-harbour', 'answerOrder', 'order { id }', { id, version: (await readOrder(app, id)).version, ...given }, { 'x-purpose': 'RESTITUTION' }))
const sharesOf = async (id: string): Promise<string[]> => (await app.owner`select status, share_amount, returned_amount from restitution_share where restitution_id = ${id} order by ordinal`).map(({ status, share_amount: of, returned_amount: returned }) => `${status} ${returned} of ${of}`)
const held = async ({ freezeId }: Frozen): Promise<string> => {
  const { status, held_amount: amount } = await row('control_order', freezeId)
  return `${status} ${amount}`
}

describe('a return to two victims of one account', () => {
  let freeze: Frozen
  let victims: readonly [string, string]
  beforeAll(async () => {
    const first = await tellReport(app, 9800, { payments: [payment(9800, 'harbour', '60000.00', 50)] })
    const second = await tellReport(app, 9810, { payments: [{ ...payment(9810, 'harbour', '30000.00', 40), creditAccount: payment(9800, 'harbour').creditAccount }] })
    freeze = await frozen(first.case.id, '90000.00')
    const [one, two] = [await victimOf(first.case.id), await victimOf(second.case.id)]
    victims = [one, two]
  })
  const traces = (...amounts: readonly (string | null)[]): Input[] => victims.flatMap((victimId, nth) => (amounts[nth] ? [{ victimId, amount: amounts[nth] }] : []))

  it('ends in part where one share came back in part, and the freeze holds what did not', async () => {
    const { id, orders } = await decided(freeze, traces('60000.00', '30000.00'))
    expect(await sharesOf(id)).toEqual(['ORDERED 0.00 of 60000.00', 'ORDERED 0.00 of 30000.00'])
    await answered(orders[0] as string, { resultCode: '0000' })
    expect([(await row('restitution', id)).status, await held(freeze)]).toEqual(['BANK_EXECUTING', 'PARTLY_RETURNED 30000.00'])
    await answered(orders[1] as string, { resultCode: '1200', amount: '10000.01' })
    expect(await sharesOf(id)).toEqual(['RETURNED 60000.00 of 60000.00', 'PART_RETURNED 10000.01 of 30000.00'])
    expect(await row('restitution', id)).toMatchObject({ status: 'PART_RETURNED', ended_at: expect.any(Date) })
    expect(await held(freeze)).toBe('PARTLY_RETURNED 19999.99')
    expect((await row('fraud_case', freeze.caseId)).returned_amount).toBe('70000.01')
  })

  it('leaves each victim what has not come back, and not a fen more', async () => {
    const returning = await apply(freeze)
    for (const amounts of [['0.01', null], [null, '20000.00']] as const) expect((await share(returning, { method: 'TIMESTAMP_TRACED', traces: traces(...amounts) })).body.data.setRestitutionMethod.userErrors).toMatchObject([{ rule: 'return-shares-exceed' }])
    const set = await share(returning, { method: 'TIMESTAMP_TRACED', traces: traces(null, '19999.99') })
    expect(set.body.data.setRestitutionMethod.userErrors).toEqual([])
    await app.owner`update restitution set status = 'FAILED' where id = ${returning.id}`
  })

  it.each<readonly [string, (order: string) => Promise<unknown>, string]>([
    ['its bank could not', (order) => answered(order, { resultCode: '1300' }), 'FAILED'],
    ['the desk withdrew it', async (id) => act(app, 'police-control', 'withdrawOrder', 'order { id }', { id, version: (await readOrder(app, id)).version, reason: '有误。 Wrong.' }), 'WITHDRAWN'],
    ['an appeal against it was right', async (id) => {
      const appealing = { 'x-purpose': 'APPEAL' }
      const { appeal } = await act(app, 'police-control', 'fileAppeal', 'appeal { id version }', { orderId: id, appellantName: '薛小达', grounds: '有误。 Wrong.' }, appealing)
      await act(app, 'police-control', 'acceptAppeal', 'appeal { id }', { id: appeal.id, version: appeal.version }, appealing)
      await act(app, 'police-control', 'decideAppeal', 'appeal { id }', { id: appeal.id, version: appeal.version + 1, outcome: 'LIFTED', decision: '属实。 True.' }, appealing)
    }, 'WITHDRAWN'],
  ])('has failed where %s: the freeze holds the money still, and the victim may claim it again', async (_why, end, status) => {
    const { id, orders } = await decided(freeze, traces(null, '19999.99'))
    await end(orders[0] as string)
    expect((await row('control_order', orders[0] as string)).status).toBe(status)
    expect(await sharesOf(id)).toEqual(['FAILED 0.00 of 19999.99'])
    expect(await row('restitution', id)).toMatchObject({ status: 'FAILED', ended_at: expect.any(Date) })
    expect(await held(freeze)).toBe('PARTLY_RETURNED 19999.99')
  })

  it('ends the freeze with the last fen', async () => {
    const { id, orders } = await decided(freeze, traces(null, '19999.99'))
    await answered(orders[0] as string, { resultCode: '0000' })
    expect([(await row('restitution', id)).status, await held(freeze)]).toEqual(['RETURNED', 'RETURNED 0.00'])
    expect((await row('account', freeze.accountId)).risk_status).toBe('INVOLVED')
  })
})

describe('a single deposit', () => {
  it('is whose who paid it in, not whose money came by another account', async () => {
    const paid = await tellReport(app, 9900, { payments: [payment(9900, 'harbour', '8000.00', 50)] })
    const passed = await tellReport(app, 9910, { payments: [payment(9910, 'delta', '9000.00', 50)] })
    const [atDelta] = await ordersOf(app, passed.case.id)
    await answer(app, 'bank-delta', atDelta.id, { resultCode: '1200', amount: '1000.00', movedTo: [{ number: payment(9900, 'harbour').creditAccount.number, amount: '8000.00', at: minutesAgo(20), channel: 'MOBILE_BANK' }] })
    const returning = await apply(await frozen(paid.case.id, '8000.00'))
    const reply = await share(returning, { method: 'SINGLE_DEPOSIT' })
    expect(reply.body.data.setRestitutionMethod.restitution.shares.nodes).toEqual([{ victim: { id: await victimOf(paid.case.id) }, shareAmount: '8000.00' }])
  })
})

describe('what was frozen in a case that has been merged into another', () => {
  it('is given back in the case that it was merged into, by the unit that leads it', async () => {
    const [lead, other] = [await tellReport(app, 9930), await tellReport(app, 9940)]
    await advance(app, lead.case.id, 'FILE')
    const freeze = await frozen(other.case.id, '100.00')
    const { version } = await row('fraud_case', other.case.id)
    await act(app, 'police-control', 'advanceCase', 'case { id }', { id: other.case.id, version, step: 'MERGE', intoCaseId: lead.case.id })
    const { id } = await apply(freeze)
    expect(await row('restitution', id)).toMatchObject({ case_id: lead.case.id, filing_unit_id: agencies.centre, frozen_amount: '100.00' })
  })
})
