/** A bank and another bank's orders: nothing seen, answered, counted, found, paged to or guessed (54–61, 64, 77, 90). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { newId } from '../../src/database/columns.js'
import { inTurn, observed } from '../oracle/observed.js'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'
import { act, everything, expectRefused, type Input, look, type Payload, said, send } from './acting.js'
import { advance, answer, card, investigator, minutesAgo, ordersOf, paper, payment, readOrder, tellReport } from './arranged.js'

/** Crockford's base 32, as numbers are written. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const banks = ['bank-harbour', 'bank-metro', 'bank-delta', 'bank-northsea'] as const
const purposes: Readonly<Record<string, readonly string[]>> = { 'bank-northsea': ['STOP_LOSS', 'RESTITUTION'] }
const others = (owner: string): readonly string[] => banks.filter((bank) => bank !== owner)

let app: TestApp
let caseId: string
let caseNumber: string
/** What of the case is Metro Bank's alone, and by what it might be guessed. */
const metros: Record<string, { readonly id: string; readonly type: string }> = {}
let number: string
let draft: { readonly id: string; readonly orderNumber: string }

/** One case of three banks; Metro's order has gone all the way: answer, freeze, appeal, return. */
beforeAll(async () => {
  app = await openTestApp()
  const told = await tellReport(app, 4000, { payments: [payment(4000, 'harbour', '100000.00', 50), { ...payment(4000, 'metro', '60000.00', 45), debitAccount: { number: card('delta', 4005), holderName: '田小禾' } }] })
  caseId = told.case.id
  caseNumber = (await look(app, 'police-control', 'query C($id: ID!) { node(id: $id) { ... on FraudCase { caseNumber } } }', { id: caseId })).node.caseNumber
  await advance(app, caseId, 'FILE', 'START_INVESTIGATION')
  const stop = (await ordersOf(app, caseId)).find(({ addressee }) => addressee.id === agencies.metro)
  const answered = await answer(app, 'bank-metro', stop.id, { resultCode: '0000', remark: '已止付。' })
  const notice = await paper(app, caseId, 'FREEZE_NOTICE', { amountLimit: '900000.00', scope: '全部。', interestIncluded: true })
  const { order: freeze } = await act(app, 'police-control', 'issueFreeze', 'order { id }', { caseId, accountId: stop.account.id, instrumentNumber: notice.number, investigatorNumber: investigator, follows: stop.id })
  await answer(app, 'bank-metro', freeze.id, { resultCode: '0000' })
  const { appeal } = await act(app, 'bank-metro', 'fileAppeal', 'appeal { id }', { orderId: freeze.id, appellantName: '孔小亮', grounds: '与案件无关。' }, { 'x-purpose': 'APPEAL' })
  const { restitution } = await act(app, 'police-control', 'applyRestitution', 'restitution { id version }', { freezeOrderId: freeze.id, grounds: '被害人申请。', secondOfficerNumber: investigator })
  const found = await look(app, 'police-control', 'query O($id: ID!) { node(id: $id) { ... on ControlOrder { orderNumber history(first: 9) { nodes { id } } } } }', { id: freeze.id })
  number = found.node.orderNumber
  Object.assign(metros, {
    stop: { id: stop.id, type: 'ControlOrder' }, freeze: { id: freeze.id, type: 'ControlOrder' }, feedback: { id: answered.feedback.id, type: 'OrderFeedback' }, event: { id: found.node.history.nodes[0].id, type: 'OrderEvent' },
    appeal: { id: appeal.id, type: 'Appeal' }, restitution: { id: restitution.id, type: 'Restitution' },
  })
  const [paid] = await app.owner<{ id: string }[]>`select id from reported_payment where case_id = ${caseId} and credit_bank_id = ${agencies.metro}`
  metros['payment'] = { id: paid?.id as string, type: 'ReportedPayment' }
  // Harbour tells that funds moved on to Delta: the draft that follows is nobody's yet.
  const harbours = (await ordersOf(app, caseId)).find(({ addressee }) => addressee.id === agencies.harbour)
  await answer(app, 'bank-harbour', harbours.id, { resultCode: '1200', amount: '90000.00', movedTo: [{ number: card('delta', 4020), holderName: '阮小静', amount: '10000.00', at: minutesAgo(40), channel: 'MOBILE_BANK' }] })
  draft = (await ordersOf(app, caseId)).find(({ status }) => status === 'DRAFT')
}, 120_000)
afterAll(() => app?.close())

const headersOf = (bank: string): Record<string, string>[] => (purposes[bank] ?? ['STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL']).map((purpose) => ({ 'x-purpose': purpose }))
const absent = (id: string): string => newId(id.slice(0, -27))

describe("another bank's", () => {
  it.each(['stop', 'freeze', 'feedback', 'event', 'appeal', 'restitution'])('%s is answered by its id as one that does not exist, for whatever purpose; its own bank reads it', async (name) => {
    const { id, type } = metros[name] as { id: string; type: string }
    const ask = (bank: string, of: string, headers: Record<string, string>) => app.ask(bank, `query N($id: ID!) { node(id: $id) { __typename ... on ${type} { id } } }`, { id: of }, headers)
    for (const bank of others('bank-metro')) {
      for (const headers of headersOf(bank)) {
        const [hidden, none] = [await ask(bank, id, headers), await ask(bank, absent(id), headers)]
        expect(hidden.body.data, `${bank} ${JSON.stringify(headers)}`).toEqual({ node: null })
        expect(observed(hidden)).toBe(observed(none))
      }
    }
    const own = await Promise.all(headersOf('bank-metro').map((headers) => ask('bank-metro', id, headers)))
    expect(own.some(({ body }) => body.data.node?.id === id)).toBe(true)
  })

  it('payment is not found through its own account or case', async () => {
    const { id } = metros['payment'] as { id: string }
    for (const bank of ['bank-harbour', 'bank-northsea']) {
      const ask = (of: string) => app.ask(bank, 'query N($id: ID!) { node(id: $id) { __typename id } }', { id: of })
      expect(observed(await ask(id))).toBe(observed(await ask(absent(id))))
      const reply = await app.ask(bank, 'query C($n: CaseNumber!) { caseByNumber(caseNumber: $n) { reportedPayments(first: 50) { totalCount nodes { id } } } }', { n: caseNumber })
      expect(reply.text).not.toContain(id)
    }
  })

  it('order is answered by its number as one that was never given out', async () => {
    const ask = (bank: string, of: string): Promise<Reply> => app.ask(bank, 'query O($n: OrderNumber!) { orderByNumber(orderNumber: $n) { id status } }', { n: of })
    const never = `${number.slice(0, -6)}${number.endsWith('000000') ? '111111' : '000000'}`
    for (const bank of others('bank-metro')) expect(observed(await ask(bank, number)), bank).toBe(observed(await ask(bank, never)))
    expect((await ask('bank-metro', number)).body.data.orderByNumber.id).toBe(metros['freeze']?.id)
  })

  it('orders, feedback, appeals and returns are in no list, no count, no group and no filter', async () => {
    const orders = `orders(first: 100, filter: $f) { totalCount countBy(field: status) { value count } nodes { id history(first: 20) { nodes { id } } feedback(first: 20) { nodes { id } } appeals(first: 9) { nodes { id } } } pageInfo { hasNextPage } }`
    const document = (bank: string) => `query L($f: ControlOrderFilter, $n: CaseNumber!) { ${orders} pendingOrders(first: 100) { totalCount nodes { id } } ${bank === 'bank-northsea' ? '' : 'appeals(first: 100) { totalCount nodes { id } }'} caseByNumber(caseNumber: $n) { orders(first: 100) { totalCount nodes { id } } } }`
    for (const bank of others('bank-metro')) {
      for (const headers of headersOf(bank)) {
        const reply = await app.ask(bank, document(bank), { n: caseNumber }, headers)
        expect(reply.body.data, reply.text).toBeTruthy()
        for (const [name, { id }] of Object.entries(metros)) expect(reply.text, `${bank} ${name}`).not.toContain(id)
        const filtered = await app.ask(bank, document(bank), { n: caseNumber, f: { orderNumber: { eq: number } } }, headers)
        expect(filtered.body.data.orders, bank).toEqual({ totalCount: 0, countBy: [], nodes: [], pageInfo: { hasNextPage: false } })
        const all = await app.ask(bank, document(bank), { n: caseNumber, f: { not: { orderNumber: { eq: number } } } }, headers)
        expect(all.body.data.orders.totalCount).toBe(reply.body.data.orders.totalCount)
      }
    }
  })

  it('order leads to no page: its cursor is answered as one of nothing', async () => {
    const cursor = (id: string): string => Buffer.from(id).toString('base64')
    const ask = (bank: string, id: string) => app.ask(bank, 'query P($a: String!) { orders(first: 5, after: $a) { nodes { id } pageInfo { hasNextPage startCursor } } }', { a: cursor(id) })
    for (const bank of others('bank-metro')) expect(observed(await ask(bank, metros['freeze']?.id as string)), bank).toBe(observed(await ask(bank, newId('control_order'))))
    const own = await look(app, 'bank-metro', '{ orders(first: 1) { edges { cursor node { id } } } }')
    expect(Buffer.from(own.orders.edges[0].cursor, 'base64').toString()).toBe(own.orders.edges[0].node.id)
  })

  it.each<readonly [string, string, (of: { id: string; version: number }) => Input]>([
    ['acknowledgeOrder', 'input.id', (of) => of],
    ['answerOrder', 'input.id', (of) => ({ ...of, resultCode: '0000' })],
    ['fileAppeal', 'input.orderId', ({ id }) => ({ orderId: id, appellantName: '某', grounds: '某。' })],
  ])('order is refused by %s in the very words of one that does not exist, at any version', async (root, field, input) => {
    const before = await everything(app.owner)
    for (const bank of others('bank-metro')) {
      for (const name of ['stop', 'freeze']) {
        const { id } = metros[name] as { id: string }
        const { version } = await readOrder(app, id)
        const headers = { 'x-purpose': root === 'fileAppeal' && bank !== 'bank-northsea' ? 'APPEAL' : 'STOP_LOSS' }
        const none = await send(app, bank, root, input({ id: absent(id), version: 1 }), undefined, headers)
        await expectRefused(app, root, none, [said(field, 'order-not-yours-or-absent', 'NOT_FOUND')], bank)
        for (const asked of [version, version + 1, 1]) expect(observed(await send(app, bank, root, input({ id, version: asked }), undefined, headers)), `${bank} ${root} ${name}`).toBe(observed(none))
      }
    }
    expect(await everything(app.owner)).toEqual(before)
  })
})

describe('a draft', () => {
  it('is nothing to the bank it is meant for, nor to the scheme that would carry it, by id, number, list or answer, until it is issued', async () => {
    const [before, version] = [await everything(app.owner), 1]
    for (const persona of ['bank-delta', 'card-scheme', 'bank-harbour']) {
      const byId = (id: string) => app.ask(persona, 'query N($id: ID!) { node(id: $id) { __typename id } }', { id })
      expect(observed(await byId(draft.id)), persona).toBe(observed(await byId(newId('control_order'))))
      const byNumber = (n: string) => app.ask(persona, 'query O($n: OrderNumber!) { orderByNumber(orderNumber: $n) { id } }', { n })
      expect(observed(await byNumber(draft.orderNumber)), persona).toBe(observed(await byNumber(`${draft.orderNumber.slice(0, -6)}000000`)))
      const list = await app.ask(persona, '{ orders(first: 100) { totalCount nodes { id parentOrder { id } history(first: 20) { nodes { id } } } } pendingOrders(first: 100) { totalCount nodes { id } } }')
      expect(list.text, persona).not.toContain(draft.id)
    }
    const [none, hidden] = [await send(app, 'bank-delta', 'acknowledgeOrder', { id: newId('control_order'), version }), await send(app, 'bank-delta', 'acknowledgeOrder', { id: draft.id, version })]
    expect(observed(hidden)).toBe(observed(none))
    const [noneAnswered, answered] = [await send(app, 'bank-delta', 'answerOrder', { id: newId('control_order'), version, resultCode: '0000' }), await send(app, 'bank-delta', 'answerOrder', { id: draft.id, version, resultCode: '0000' })]
    expect(observed(answered)).toBe(observed(noneAnswered))
    expect(await everything(app.owner)).toEqual(before)
  })

  it('makes no party: a bank abroad that is only drafted to does not learn that the case exists', async () => {
    const [fresh] = [await tellReport(app, 4100, { payments: [payment(4100, 'harbour', '70000.00')] })]
    const parties = async () => (await app.owner`select agency_id from case_party where case_id = ${fresh.case.id} order by 1`).map((row) => row['agency_id'])
    const before = await parties()
    const [order] = await ordersOf(app, fresh.case.id)
    await answer(app, 'bank-harbour', order.id, { resultCode: '1200', amount: '1.00', movedTo: [{ number: card('delta', 4120), amount: '5.00', at: minutesAgo(20), channel: 'MOBILE_BANK' }, { number: '120000074004100', bankId: agencies.foreign, amount: '6.00', at: minutesAgo(20), channel: 'CROSS_BORDER' }] })
    const drafts = (await ordersOf(app, fresh.case.id)).filter(({ status }: Payload) => status === 'DRAFT')
    expect(drafts.map(({ family }: Payload) => family).sort()).toEqual(['RECALL_REQUEST', 'STOP_PAYMENT'])
    expect(await parties()).toEqual(before)
    expect(before).not.toContain(agencies.delta)
    const { node } = await look(app, 'police-control', 'query C($id: ID!) { node(id: $id) { ... on FraudCase { caseNumber } } }', { id: fresh.case.id })
    const ask = (n: string) => app.ask('bank-delta', 'query C($n: CaseNumber!) { caseByNumber(caseNumber: $n) { id } }', { n })
    expect(observed(await ask(node.caseNumber))).toBe(observed(await ask('A120116990000209912310001')))
    const stop = drafts.find(({ family }: Payload) => family === 'STOP_PAYMENT')
    await act(app, 'police-control', 'issueDraftOrder', 'order { id }', { id: stop.id, version: stop.version })
    expect(await parties()).toEqual([...before, agencies.delta].sort())
    expect((await ask(node.caseNumber)).body.data.caseByNumber.id).toBe(fresh.case.id)
    expect((await look(app, 'bank-delta', '{ pendingOrders(first: 100) { nodes { id } } }')).pendingOrders.nodes).toContainEqual({ id: stop.id })
  })

  it('that is discarded stays nothing to whom it was meant for', async () => {
    const fresh = await tellReport(app, 4200, { payments: [payment(4200, 'harbour', '70000.00')] })
    const [order] = await ordersOf(app, fresh.case.id)
    await answer(app, 'bank-harbour', order.id, { resultCode: '1200', amount: '1.00', movedTo: [{ number: card('delta', 4220), amount: '5.00', at: minutesAgo(20), channel: 'MOBILE_BANK' }] })
    const drafted = (await ordersOf(app, fresh.case.id)).find(({ status }: Payload) => status === 'DRAFT')
    await act(app, 'police-control', 'withdrawOrder', 'order { status }', { id: drafted.id, version: drafted.version, reason: '不予下发。' })
    for (const persona of ['bank-delta', 'card-scheme']) {
      const ask = (id: string) => app.ask(persona, 'query N($id: ID!) { node(id: $id) { __typename id } }', { id })
      expect(observed(await ask(drafted.id)), persona).toBe(observed(await ask(newId('control_order'))))
    }
  })
})

describe('the payload of its own answer', () => {
  it('shows nothing of the order that its answer drafted, nor of other banks’ orders, and no number of theirs in clear', async () => {
    const fresh = await tellReport(app, 4300, { payments: [payment(4300, 'harbour', '70000.00'), payment(4302, 'metro', '80000.00')] })
    const orders = await ordersOf(app, fresh.case.id)
    const mine = orders.find(({ addressee }: Payload) => addressee.id === agencies.harbour)
    const theirs = orders.find(({ addressee }: Payload) => addressee.id === agencies.metro)
    const target = card('delta', 4320)
    const reply = await send(
      app, 'bank-harbour', 'answerOrder', { id: mine.id, version: mine.version, resultCode: '1200', amount: '1.00', movedTo: [{ number: target, holderName: '阮小静', amount: '5.00', at: minutesAgo(20), channel: 'MOBILE_BANK' }] },
      'order { id parentOrder { id } case { orders(first: 100) { totalCount nodes { id orderNumber } } involvedAccounts(first: 50) { totalCount nodes { account { id number holderName } } } } account { orders(first: 50) { nodes { id } } transactions(first: 50) { nodes { counterpartyAccount { id } } } } history(first: 50) { nodes { id } } } feedback { id movedAmount }',
    )
    expect(reply.body.data.answerOrder, reply.text).toMatchObject({ order: { id: mine.id } })
    const made = (await ordersOf(app, fresh.case.id)).find(({ status }: Payload) => status === 'DRAFT')
    for (const hidden of [made.id, made.orderNumber, target, '阮小静', theirs.id, theirs.orderNumber, card('metro', 4303)]) expect(reply.text, hidden).not.toContain(hidden)
    const record = await app.recordOf(reply)
    expect(record.subjects.filter((subject) => [made.id, theirs.id].some((id) => subject.endsWith(`:${id}`)))).toEqual([])
    expect(reply.body.data.answerOrder.order.case.orders).toEqual({ totalCount: 1, nodes: [{ id: mine.id, orderNumber: mine.orderNumber }] })
  })

  it('that names an account of a third bank learns nothing of whether that account is known', async () => {
    const [known, unknown] = [await tellReport(app, 4400, { payments: [payment(4400, 'harbour')] }), await tellReport(app, 4420, { payments: [payment(4420, 'harbour')] })]
    const asked = async (caseOf: string, to: string) => {
      const [order] = await ordersOf(app, caseOf)
      return send(app, 'bank-harbour', 'answerOrder', { id: order.id, version: order.version, resultCode: '1200', amount: '1.00', movedTo: [{ number: to, amount: '5.00', at: minutesAgo(20), channel: 'MOBILE_BANK' }] }, 'order { status } feedback { partial }')
    }
    expect(observed(await asked(known.case.id, card('metro', 4001)))).toBe(observed(await asked(unknown.case.id, card('metro', 4999))))
  })
})

describe('order numbers', () => {
  it('of one day are not dense: next to one that a bank knows no other is likely', async () => {
    const told = await tellReport(app, 4500, { payments: Array.from({ length: 12 }, (_, nth) => ({ ...payment(4500, 'harbour'), creditAccount: { number: card('harbour', 4510 + nth) } })) })
    const numbers = (await ordersOf(app, told.case.id)).map(({ orderNumber }: Payload) => orderNumber as string)
    const serials = numbers.map((each) => [...(each.split('-').at(-1) as string)].reduce((sum, letter) => sum * 32n + BigInt(alphabet.indexOf(letter)), 0n)).sort((a, b) => (a < b ? -1 : 1))
    expect(new Set(numbers).size).toBe(12)
    expect(new Set(numbers.map((each) => each.slice(0, -8))).size).toBe(1)
    expect(Number((serials.at(-1) as bigint) - (serials[0] as bigint))).toBeGreaterThan(2 ** 32)
    expect(Math.min(...serials.slice(1).map((each, at) => Number(each - (serials[at] as bigint))))).toBeGreaterThan(1_000)
  })

  it('tried one after another are all answered alike', async () => {
    const neighbours = [...alphabet].map((letter) => `${number.slice(0, -1)}${letter}`)
    expect(neighbours).toContain(number)
    const answers = await inTurn(neighbours, (n) => app.ask('bank-harbour', 'query O($n: OrderNumber!) { orderByNumber(orderNumber: $n) { id status amount } }', { n }))
    expect(new Set(answers.map(observed)).size).toBe(1)
  })
})

it('what was compared would have told: the same questions of its own bank are answered', async () => {
  const mine = await look(app, 'bank-metro', 'query L($n: CaseNumber!) { orders(first: 100) { totalCount nodes { id } } caseByNumber(caseNumber: $n) { orders(first: 10) { totalCount } } }', { n: caseNumber })
  expect(mine.orders.nodes.map(({ id }: Payload) => id)).toEqual(expect.arrayContaining([metros['stop']?.id, metros['freeze']?.id]))
  expect(mine.caseByNumber.orders.totalCount).toBe(2)
})
