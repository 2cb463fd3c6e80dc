/** What is told twice is known for one: which reports count as told before, what of them is acted on, and what later facts add up to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { mobileNumber } from '../../seeds/numbers.js'
import { newId } from '../../src/database/columns.js'
import { act, type Input, type Payload } from '../command/acting.js'
import { abroad, answer, card, fromNow, ordersOf, payment, report } from '../command/arranged.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const selection = 'report { id version status } duplicateOf { id } case { id } orders { id family account { number } } outreach { id }'
const tell = (nth: number, more: Input = {}, persona = 'police-intake'): Promise<Payload> => act(app, persona, 'reportIncident', selection, report(nth, more))
const minutes = (count: number): string => fromNow(count * 60_000)
const known = ({ duplicateOf }: Payload): string | null => duplicateOf?.id ?? null

describe('a payment that was told before', () => {
  it('is one within ten minutes, of the same amount and currency into the same account; any other is a report of its own', async () => {
    const [paidAt, creditAccount] = [minutes(-60), payment(6500, 'harbour').creditAccount]
    const paid = (more: Input = {}): Input => ({ payments: [{ ...payment(6500, 'harbour'), paidAt, creditAccount, ...more }] })
    const shifted = (seconds: number): string => new Date(Date.parse(paidAt) + seconds * 1_000).toISOString()
    const first = await tell(6500, paid())
    expect(known(first)).toBeNull()
    for (const more of [{}, { paidAt: shifted(600) }, { paidAt: shifted(-600) }]) expect(known(await tell(6500, paid(more))), JSON.stringify(more)).toBe(first.report.id)
    for (const more of [{ paidAt: shifted(601) }, { amount: '50000.01', paidAt: shifted(-601) }, { currency: 'USD' }, { creditAccount: payment(6510, 'harbour').creditAccount }]) expect(known(await tell(6500, paid(more))), JSON.stringify(more)).toBeNull()
  })

  it('is told anew where the report that told it was withdrawn or no fraud', async () => {
    for (const [nth, status] of ['NOT_FRAUD', 'WITHDRAWN'].entries()) {
      const first = await tell(6600 + nth * 10)
      await app.owner`update incident_report set status = ${status} where id = ${first.report.id}`
      const second = await tell(6600 + nth * 10)
      expect([known(second), second.orders.length, second.case.id === first.case.id], status).toEqual([null, 1, false])
    }
  })

  it('is known for the report that told it first, also where it came with another that was known', async () => {
    const [one, two] = [payment(6700, 'harbour', '50000.00', 50), payment(6710, 'delta', '7000.00', 40)]
    const first = await tell(6700, { payments: [one] })
    const second = await tell(6700, { payments: [one, two] })
    const third = await tell(6700, { payments: [two] })
    expect([known(second), known(third)]).toEqual([first.report.id, first.report.id])
    expect(second.orders.map(({ account }: Payload) => account.number)).toEqual([two.creditAccount.number])
    expect(third.orders).toEqual([])
    expect(await app.owner`select incident_id, amount from reported_payment where case_id = ${first.case.id} order by amount`).toMatchObject([{ incident_id: second.report.id, amount: '7000.00' }, { incident_id: first.report.id, amount: '50000.00' }])
  })

  it('is counted and stopped once, also where its stop is over; another into the same account is counted, and the case has lost both', async () => {
    const first = await tell(6740)
    const [stop] = await ordersOf(app, first.case.id)
    const rows = async () => (await app.owner`select amount from reported_payment where case_id = ${first.case.id} order by amount`).map(({ amount }) => amount)
    const sums = async () => (await app.owner`select c.loss_amount as lost, v.loss_amount as victims, a.traced_amount as traced from fraud_case c join victim v on v.case_id = c.id join involved_account a on a.case_id = c.id and a.role = 'SUSPECT' where c.id = ${first.case.id}`)[0]
    for (const status of ['IN_FORCE', 'EXPIRED', 'REJECTED', 'FAILED']) {
      await app.owner`update control_order set status = ${status} where id = ${stop.id}`
      expect((await tell(6740)).orders, status).toEqual([])
      const again = await act(app, 'police-intake', 'addIncidentFacts', selection, { incidentId: first.report.id, version: (await app.owner`select version from incident_report where id = ${first.report.id}`)[0]?.['version'], payments: [payment(6740, 'harbour')] })
      expect(again.orders, status).toEqual([])
    }
    expect([await rows(), await sums()]).toEqual([['50000.00'], { lost: '50000.00', victims: '50000.00', traced: '50000.00' }])
    await app.owner`update control_order set status = 'IN_FORCE' where id = ${stop.id}`
    const more = { ...payment(6740, 'harbour', '800.00', 5), creditAccount: payment(6740, 'harbour').creditAccount }
    expect(await tell(6740, { payments: [payment(6740, 'harbour'), more] })).toMatchObject({ duplicateOf: { id: first.report.id }, orders: [] })
    expect([await rows(), await sums()]).toEqual([['800.00', '50000.00'], { lost: '50800.00', victims: '50800.00', traced: '50800.00' }])
  })

  it.each(['QUEUED', 'RENEWED', 'PARTLY_RETURNED'])('is not stopped again where its account is frozen: %s', async (status) => {
    const first = await tell(6800 + status.length * 10)
    const [order] = await ordersOf(app, first.case.id)
    await app.owner`update control_order set family = 'FREEZE', status = ${status} where id = ${order.id}`
    const second = await tell(6800 + status.length * 10)
    expect([known(second), second.orders]).toEqual([first.report.id, []])
    expect(await app.owner`select traced_amount from involved_account where case_id = ${first.case.id} and role = 'SUSPECT'`).toMatchObject([{ traced_amount: '50000.00' }])
  })
})

describe('facts that follow', () => {
  it('add what was lost to the report, the case and the victim, in its currency alone; what is under an order already is not ordered again', async () => {
    const first = await tell(7000)
    const more = await act(app, 'police-intake', 'addIncidentFacts', selection, {
      incidentId: first.report.id, version: first.report.version,
      payments: [payment(7010, 'delta', '1200.50', 20), { ...payment(7000, 'harbour', '99.50', 10), creditAccount: payment(7000, 'harbour').creditAccount }, { ...payment(7020, 'metro', '77.00', 5), currency: 'USD' }],
    })
    expect(more.orders.map(({ account }: Payload) => account.number)).toEqual([card('delta', 7_011), card('metro', 7_021)])
    const [incident] = await app.owner`select loss_amount, version from incident_report where id = ${first.report.id}`
    const [fraud] = await app.owner`select loss_amount from fraud_case where id = ${first.case.id}`
    const [victim] = await app.owner`select loss_amount from victim where case_id = ${first.case.id}`
    expect([incident, fraud, victim]).toMatchObject([{ loss_amount: '51300.00', version: first.report.version + 1 }, { loss_amount: '51300.00' }, { loss_amount: '51300.00' }])
    expect(await app.owner`select traced_amount from involved_account v join account_identity i on i.id = v.account_id where v.case_id = ${first.case.id} and i.number = ${card('harbour', 7_001)}`).toMatchObject([{ traced_amount: '50099.50' }])
  })
})

describe('a report by a bank', () => {
  it('drafts what holds money, at home and abroad, for the desk to issue, and nothing else; the alert goes out', async () => {
    const told = await tell(7100, {
      channel: 'BANK_BRANCH', investigatorNumber: null,
      payments: [payment(7100, 'harbour', '50000.00', 50), { ...payment(7110, 'harbour', '20000.00', 40), channel: 'CROSS_BORDER', creditAccount: abroad(7110) }],
      numbers: [mobileNumber('142', 7_100)], urls: ['https://recognised-1.test/join'], onlineAccounts: [{ service: 'WECHAT', handle: 'recognised_1' }],
      atRisk: [{ name: '彭小飞', phone: mobileNumber('142', 7_101), riskLevel: 'LOW', grounds: '同群。' }],
    }, 'bank-harbour')
    expect(told.report.status).toBe('RECEIVED')
    expect(told.outreach).toHaveLength(1)
    const orders = await app.owner`select id, family, status, addressee_id, issuing_unit_id, amount, version from control_order where case_id = (select case_id from incident_report where id = ${told.report.id}) order by amount desc`
    expect(orders).toMatchObject([
      { family: 'STOP_PAYMENT', status: 'DRAFT', addressee_id: agencies.harbour, issuing_unit_id: agencies.centre, amount: '50000.00' },
      { family: 'RECALL_REQUEST', status: 'DRAFT', addressee_id: agencies.foreign, issuing_unit_id: agencies.centre, amount: '20000.00' },
    ])
    for (const { id, version } of orders) expect((await act(app, 'police-control', 'issueDraftOrder', 'order { status }', { id, version })).order.status).toBe('ISSUED')
    expect(await answer(app, 'bank-northsea', orders[1]?.['id'], { resultCode: '0000' })).toMatchObject({ order: { status: 'EXECUTED' } })
  })

  it('is its division’s unit’s to act on, and where that has none the centre’s', async () => {
    const unit = newId('agency')
    await app.owner`insert into agency (id, name, name_english, type, division_code, unit_code, contact_unit, contact_phone, active) values (${unit}, '邻区反诈中心', 'Centre of the next district', 'POLICE', '120118', '120118990000', '席位', '96110', true)`
    await app.owner`insert into officer (id, agency_id, subject, officer_number, name, id_number, phone, approver_level, on_duty, active) values (${newId('officer')}, ${unit}, 'song.ying', '120118-0001', '宋颖', '120118198001010011', '+8613300009101', 'COUNTY', true, true)`
    const unitOf = async (nth: number, divisionCode: string): Promise<string> => {
      const told = await tell(nth, { channel: 'BANK_BRANCH', investigatorNumber: null, divisionCode }, 'bank-harbour')
      return (await app.owner`select receiving_unit_id from incident_report where id = ${told.report.id}`)[0]?.['receiving_unit_id']
    }
    expect(await unitOf(7200, '120118')).toBe(unit)
    await app.owner`update agency set active = false where id = ${unit}`
    expect(await unitOf(7210, '120118')).toBe(agencies.centre)
  })
})
