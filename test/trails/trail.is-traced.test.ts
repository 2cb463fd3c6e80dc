import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { act, look, type Payload, send } from '../command/acting.js'
import { advance, answer, card, fromNow, investigator, ordersOf, paper, payment, tellReport } from '../command/arranged.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const ring = stories.muleRing
const flow = `id trailNumber method currency paidAmount exitedAmount recoverableAmount layers isCut
  flowNodes(first: 100) { nodes { id layer amountIn amountOut exitedAmount recoverableAmount exit account { id } } }
  flowEdges(first: 100) { nodes { id layer channel exit amount movedAt from { account { id } } to { account { id } } } }`
const under = (number: string, caseNumber: string) => ({ 'x-legal-instrument': number, 'x-case-number': caseNumber })
const nodesOf = (trail: Payload) => Object.fromEntries(trail.flowNodes.nodes.map(({ account, layer, amountIn, amountOut, exitedAmount, recoverableAmount, exit }: Payload) => [account.id, [layer, amountIn, amountOut, exitedAmount, recoverableAmount, exit]]))
const edgesOf = (trail: Payload) => trail.flowEdges.nodes.map(({ from, to, amount, exit }: Payload) => [from?.account.id ?? null, to?.account.id ?? null, amount, exit])

describe('the money of the mule ring', () => {
  it('is traced as its story tells it: 88,500.00 of 536,300.00 still lie at two banks, the rest left by two ways', async () => {
    const query = await paper(app, ring.caseIds[0], 'QUERY_NOTICE')
    const { trail } = await act(app, 'police-control', 'traceFunds', `trail { ${flow} }`, { caseId: ring.caseIds[0], method: 'TIME_STAMP' }, under(query.number, ring.caseNumbers[0]))
    expect(trail).toMatchObject({ method: 'TIME_STAMP', currency: 'CNY', paidAmount: '536300.00', exitedAmount: '447800.00', recoverableAmount: '88500.00', layers: 2, isCut: false })
    const { harbour, metro, delta, cash } = ring.accounts
    expect(nodesOf(trail)).toEqual({
      [harbour]: [1, '286000.00', '260000.00', '0.00', '26000.00', null],
      [metro]: [1, '310300.00', '247800.00', '0.00', '62500.00', null],
      [delta]: [1, '387800.00', '387800.00', '0.00', '0.00', null],
      [cash]: [2, '447800.00', '0.00', '447800.00', '0.00', 'THIRD_PARTY'],
    })
    const told = (await look(app, 'police-control', `query Trail($number: OrderNumber!) { fundTrailByNumber(trailNumber: $number) { ${flow} } }`, { number: ring.trailNumber }, under(query.number, ring.caseNumbers[0]))).fundTrailByNumber
    expect([nodesOf(told), edgesOf(told)]).toEqual([nodesOf(trail), edgesOf(trail)])
  })

  it('is no more to each bank than what touches its own accounts, and to nobody without an instrument any sum', async () => {
    const read = (persona: string, headers = {}) => look(app, persona, `query Trail($number: OrderNumber!) { fundTrailByNumber(trailNumber: $number) { ${flow} } }`, { number: ring.trailNumber }, headers).then((data) => data.fundTrailByNumber)
    for (const [persona, accounts, edges] of [['bank-harbour', [ring.accounts.harbour], 4], ['bank-metro', [ring.accounts.metro, ring.accounts.cash], 10]] as const) {
      const trail = await read(persona, { 'x-purpose': 'STOP_LOSS' })
      expect(trail.flowNodes.nodes.map((node: Payload) => node.account.id).sort(), persona).toEqual([...accounts].sort())
      expect(trail.flowEdges.nodes, persona).toHaveLength(edges)
      for (const { from, to } of trail.flowEdges.nodes) for (const end of [from, to]) if (end) expect(accounts, persona).toContain(end.account.id)
      expect([trail.paidAmount, trail.exitedAmount, trail.recoverableAmount, trail.layers, trail.isCut], persona).toEqual([null, null, null, null, null])
      // Its orders tell it the layer of its account; how much of what came in was the case's is told by other banks' books.
      for (const { layer, amountIn, amountOut, exitedAmount, recoverableAmount, exit } of trail.flowNodes.nodes) expect([typeof layer, amountIn, amountOut, exitedAmount, recoverableAmount, exit], persona).toEqual(['number', null, null, null, null, null])
      for (const { layer, amount } of trail.flowEdges.nodes) expect([layer, amount], persona).toEqual([null, null])
    }
    // Of a case it takes no part in a bank learns nothing, though money came to it.
    expect(await read('bank-delta', { 'x-purpose': 'STOP_LOSS' })).toBeNull()
    for (const [persona, purpose] of [['police-control', 'STOP_LOSS'], ['police-analyst', 'INVESTIGATION'], ['police-intake', 'STOP_LOSS']] as const) {
      const trail = await read(persona, { 'x-purpose': purpose })
      expect([trail.trailNumber, trail.paidAmount, trail.flowNodes, trail.flowEdges], persona).toEqual([ring.trailNumber, null, null, null])
    }
    for (const persona of ['carrier-north', 'platform-chat', 'card-scheme']) expect((await app.ask(persona, `{ fundTrails(first: 1) { totalCount } }`)).body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN')
  })
})

describe('one payment of a case', () => {
  it('is followed by itself: what others paid into the same account is other money, and accounts that it never came to are not told', async () => {
    const told = await tellReport(app, 9_100, { payments: [payment(9_100, 'harbour', '50000.00', 60), payment(9_101, 'delta', '7000.00', 58), { ...payment(9_100, 'harbour', '30000.00', 55), debitAccount: null }] })
    const stop = (await ordersOf(app, told.case.id)).find(({ amount }: Payload) => amount === '80000.00')
    await advance(app, told.case.id, 'FILE', 'START_INVESTIGATION')
    const query = await paper(app, told.case.id, 'QUERY_NOTICE')
    const [{ case_number }] = (await app.owner`select case_number from fraud_case where id = ${told.case.id}`) as unknown as [{ case_number: string }]
    const paid = await app.owner<{ id: string; amount: string }[]>`select id, amount::text from reported_payment where case_id = ${told.case.id}`
    const only = paid.find(({ amount }) => amount === '50000.00')?.id
    const { trail } = await act(app, 'police-control', 'traceFunds', `trail { payment { id } ${flow} }`, { caseId: told.case.id, paymentId: only, method: 'PRO_RATA' }, under(query.number, case_number))
    expect([trail.payment.id, trail.paidAmount, trail.recoverableAmount]).toEqual([only, '50000.00', '50000.00'])
    expect(nodesOf(trail)).toEqual({ [stop.account.id]: [1, '50000.00', '0.00', '0.00', '50000.00', null] })
    // Of the whole case it is still told what all of them paid, and neither trail makes the other old.
    const whole = (await act(app, 'police-control', 'traceFunds', 'trail { id payment { id } paidAmount }', { caseId: told.case.id, method: 'PRO_RATA' }, under(query.number, case_number))).trail
    expect([whole.payment, whole.paidAmount]).toEqual([null, '87000.00'])
    const drafted = await send(app, 'police-control', 'draftDownstreamOrders', { trailId: trail.id, investigatorNumber: investigator, emergencyLevel: 'CRITICAL' })
    expect(drafted.body.data.draftDownstreamOrders.userErrors).toEqual([])
    // The bank that holds neither end of the payment is not told which one was traced.
    const seen = (await look(app, 'bank-delta', `query Trail($number: OrderNumber!) { fundTrailByNumber(trailNumber: $number) { payment { id } flowNodes(first: 5) { nodes { id } } } }`, { number: trail.trailNumber }, { 'x-purpose': 'STOP_LOSS' })).fundTrailByNumber
    expect(seen).toEqual({ payment: null, flowNodes: { nodes: [] } })
  })
})

describe('a ring that is still at work', () => {
  it('is followed to an account that nobody knew, and stopped there by its own bank', async () => {
    const told = await tellReport(app, 9_000, { payments: [payment(9_000, 'harbour', '90000.00', 55)] })
    const [stop] = await ordersOf(app, told.case.id)
    await advance(app, told.case.id, 'FILE', 'START_INVESTIGATION')
    const query = await paper(app, told.case.id, 'QUERY_NOTICE')
    const [{ case_number }] = (await app.owner`select case_number from fraud_case where id = ${told.case.id}`) as unknown as [{ case_number: string }]
    const stopPaper = await paper(app, told.case.id, 'STOP_PAYMENT_REQUEST', { amountLimit: '500000.00' })
    const headers = under(query.number, case_number)
    await answer(app, 'bank-harbour', stop.id, { resultCode: '1300' })
    const asked = await act(app, 'police-control', 'issueAccountQuery', 'order { id }', { caseId: told.case.id, accountId: stop.account.id, instrumentNumber: query.number, investigatorNumber: investigator, emergencyLevel: 'URGENT' })
    const entry = (direction: 'IN' | 'OUT', amount: string, minutes: number, channel: string, counterpartyNumber: string) => ({ direction, channel, amount, occurredAt: fromNow(-minutes * 60_000), counterpartyNumber, counterpartyName: '某人' })
    await answer(app, 'bank-harbour', asked.order.id, {
      resultCode: '0000', balance: '0.00', holder: { name: '薛小达', idNumber: '110101199003070011' },
      transactions: [entry('IN', '90000.00', 54, 'MOBILE_BANK', card('metro', 9_000)), entry('OUT', '60000.00', 50, 'MOBILE_BANK', card('delta', 9_005)), entry('OUT', '30000.00', 45, 'ATM', '9900000000009')],
    })

    const { trail } = await act(app, 'police-control', 'traceFunds', `trail { ${flow} }`, { caseId: told.case.id, method: 'FIRST_IN_FIRST_OUT' }, headers)
    const [next] = (await app.owner`select a.id, a.risk_status, i.number from account a join account_identity i on i.id = a.id where i.number = ${card('delta', 9_005)}`) as unknown as [{ id: string; risk_status: string }]
    expect(next.risk_status).toBe('SUSPICIOUS')
    expect(nodesOf(trail)).toEqual({ [stop.account.id]: [1, '90000.00', '60000.00', '30000.00', '0.00', 'ATM'], [next.id]: [2, '60000.00', '0.00', '0.00', '60000.00', null] })
    expect(edgesOf(trail)).toEqual([[null, stop.account.id, '90000.00', null], [stop.account.id, next.id, '60000.00', null], [stop.account.id, null, '30000.00', 'ATM']])

    const draft = () => act(app, 'police-control', 'draftDownstreamOrders', 'orders { id family status amount layer version addressee { name } account { id } }', { trailId: trail.id, investigatorNumber: investigator, emergencyLevel: 'CRITICAL' })
    const { orders } = await draft()
    expect(orders).toMatchObject([{ family: 'STOP_PAYMENT', status: 'DRAFT', amount: '60000.00', layer: 2, account: { id: next.id } }])
    expect((await draft()).orders).toEqual([])
    await act(app, 'police-control', 'issueDraftOrder', 'order { status }', { id: orders[0].id, version: orders[0].version, instrumentNumber: stopPaper.number })
    const stopped = await answer(app, 'bank-delta', orders[0].id, { resultCode: '0000' })
    expect(stopped.order.status).toBe('IN_FORCE')

    // Who traces anew leaves the old trail as it was; orders are drafted by the latest alone.
    await act(app, 'police-control', 'traceFunds', 'trail { id }', { caseId: told.case.id, method: 'PRO_RATA' }, headers)
    const refused = await send(app, 'police-control', 'draftDownstreamOrders', { trailId: trail.id, investigatorNumber: investigator, emergencyLevel: 'CRITICAL' })
    expect(refused.body.data.draftDownstreamOrders.userErrors).toMatchObject([{ field: 'input.trailId', rule: 'trail-outdated', code: 'CONFLICT' }])
    expect((await look(app, 'police-control', `query Trails($id: ID!) { node(id: $id) { ... on FraudCase { fundTrails(first: 5) { totalCount } } } }`, { id: told.case.id })).node.fundTrails.totalCount).toBe(2)
  })
})
