import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, everything, look, type Payload } from '../command/acting.js'
import { advance, investigator, ordersOf, paper, payment, tellReport } from '../command/arranged.js'
import { openTestApp, type TestApp } from '../support/app.js'

/** Five thousand that are written at once, and two parts for the clock. */
const movements = 10_400
const progress = 'flowCount keptFlowCount flowEdges(first: 1) { totalCount }'
let app: TestApp
let caseId = ''
let stop: Payload
let headers: Record<string, string> = {}
let trail: Payload

/** What the victim paid goes on in movements of one yuan, each to one of the bank's accounts of the stories, as its bank reports them. */
async function moveOn(): Promise<void> {
  const [like] = await app.owner<{ id: string }[]>`select id from account_transaction where direction = 'OUT' order by id limit 1`
  const names = (await app.owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'account_transaction' order by ordinal_position`).map(({ name }) => name)
  const values: Record<string, string> = { id: "'account_transaction_00' || lpad(g::text, 24, '0')", account_id: `'${stop.account.id}'`, direction: "'OUT'", channel: "'MOBILE_BANK'", amount: '1.00', currency: "'CNY'", occurred_at: "now() - interval '20 minutes' + g * interval '1 millisecond'", counterparty_account_id: '(others.ids)[1 + g % 5]' }
  await app.owner.unsafe(`insert into account_transaction (${names.join()}) select ${names.map((name) => values[name] ?? `t.${name}`).join()}
    from generate_series(1, ${movements}) g, (select * from account_transaction where id = '${like?.id}') t, (select array_agg(a.id order by a.id) as ids from (select id from account where id <> '${stop.account.id}' order by id limit 5) a) others`)
}

const keepFlows = (): Promise<void> => (app.clock['keep-flows'] as (payload: unknown) => Promise<void>)({ trailId: trail.id })
const read = async (): Promise<Payload> => (await look(app, 'police-control', `query Kept($id: ID!) { node(id: $id) { ... on FundTrail { ${progress} } } }`, { id: trail.id }, headers)).node
/** Takes the clock's appointments with the trail; resolves with how many there were. */
const takeAppointed = async (): Promise<number> => (await app.owner`delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'keep-flows' and j.payload ->> 'trailId' = ${trail.id} returning j.id`).length

beforeAll(async () => {
  app = await openTestApp()
  caseId = (await tellReport(app, 9_300, { payments: [payment(9_300, 'harbour', '20000.00', 30)] })).case.id
  stop = (await ordersOf(app, caseId))[0] as Payload
  await advance(app, caseId, 'FILE', 'START_INVESTIGATION')
  const query = await paper(app, caseId, 'QUERY_NOTICE')
  const [{ case_number }] = (await app.owner`select case_number from fraud_case where id = ${caseId}`) as unknown as [{ case_number: string }]
  headers = { 'x-legal-instrument': query.number, 'x-case-number': case_number }
  await moveOn()
  trail = (await act(app, 'police-control', 'traceFunds', `trail { id trailNumber paidAmount exitedAmount recoverableAmount flowNodes(first: 10) { totalCount nodes { amountIn } } ${progress} }`, { caseId, method: 'TIME_STAMP' }, headers)).trail
})
afterAll(() => app?.close())

describe('a trail of ten thousand movements', () => {
  it('is answered with its sums and accounts whole, and the first five thousand movements', () => {
    expect(trail).toMatchObject({ paidAmount: '20000.00', exitedAmount: '0.00', recoverableAmount: '20000.00', flowCount: movements + 1, keptFlowCount: 5_000, flowEdges: { totalCount: 5_000 }, flowNodes: { totalCount: 6 } })
    expect(trail.flowNodes.nodes.reduce((sum: number, { amountIn }: Payload) => sum + Number(amountIn), 0)).toBe(20_000 + movements)
  })

  it('is acted on before its movements are all written', async () => {
    const { orders } = await act(app, 'police-control', 'draftDownstreamOrders', 'orders { amount }', { trailId: trail.id, investigatorNumber: investigator, emergencyLevel: 'CRITICAL' })
    expect(orders.map(({ amount }: Payload) => amount)).toEqual(['2080.00', '2080.00', '2080.00', '2080.00', '2080.00'])
  })

  it('is written on by the clock, each part once and the next appointed with it, by however many at once', async () => {
    expect(await takeAppointed()).toBe(1)
    await keepFlows()
    expect([(await read()).keptFlowCount, await takeAppointed()]).toEqual([10_000, 1])
    await Promise.all([keepFlows(), keepFlows(), keepFlows()])
    expect(await read()).toEqual({ flowCount: movements + 1, keptFlowCount: movements + 1, flowEdges: { totalCount: null } })
    const before = await everything(app.owner)
    await keepFlows()
    expect(await everything(app.owner)).toEqual(before)
  })

  it('is the trail that was traced: every movement once, in the order of time, and what each account took in and sent on', async () => {
    const [sums] = await app.owner`
      select count(*)::int as edges, count(distinct moved_at)::int as moments, sum(amount)::text as amount, count(*) filter (where from_node_id is null)::int as paid from fund_flow_edge where trail_id = ${trail.id}`
    expect(sums).toEqual({ edges: movements + 1, moments: movements + 1, amount: `${20_000 + movements}.00`, paid: 1 })
    expect(await app.owner`select n.id from fund_flow_node n where n.trail_id = ${trail.id} and n.amount_in <> (select coalesce(sum(amount), 0) from fund_flow_edge e where e.to_node_id = n.id) or n.trail_id = ${trail.id} and n.amount_out <> (select coalesce(sum(amount), 0) from fund_flow_edge e where e.from_node_id = n.id and e.to_node_id is not null)`).toEqual([])
  })

  it('tells its progress to nobody who may not see how much moved', async () => {
    for (const [persona, purpose] of [['bank-harbour', 'STOP_LOSS'], ['auditor', 'SUPERVISION_AUDIT'], ['police-control', 'STOP_LOSS']] as const) {
      const { node } = await look(app, persona, `query Kept($id: ID!) { node(id: $id) { ... on FundTrail { id flowCount keptFlowCount } } }`, { id: trail.id }, { 'x-purpose': purpose })
      expect(node, persona).toMatchObject({ id: trail.id, flowCount: null, keptFlowCount: null })
    }
  })
})

describe('the database', () => {
  it('takes no movement between accounts of two trails, of another case, or of a bank that holds neither', async () => {
    const other = (await act(app, 'police-control', 'traceFunds', 'trail { id }', { caseId, method: 'PRO_RATA' }, headers)).trail.id
    const [edge] = await app.owner<Record<string, string>[]>`select * from fund_flow_edge where trail_id = ${trail.id} and from_node_id is not null order by id limit 1`
    const [foreign] = await app.owner<{ id: string }[]>`select id from fund_flow_node where trail_id = ${other} order by id limit 1`
    const [elsewhere] = await app.owner<{ id: string }[]>`select id from fraud_case where id <> ${caseId} order by id limit 1`
    const [bank] = await app.owner<{ id: string }[]>`select id from agency where id not in ${app.owner([edge?.['from_bank_id'] as string, edge?.['to_bank_id'] as string])} order by id limit 1`
    const put = (changes: Record<string, string | null>) => app.owner`insert into fund_flow_edge ${app.owner({ ...edge, id: 'fund_flow_edge_7zzzzzzzzzzzzzzzzzzzzzzzzz', ...changes })}`
    for (const [changes, constraint] of [
      [{ from_node_id: foreign?.id as string }, 'fund_flow_edge_from_node'], [{ to_node_id: foreign?.id as string }, 'fund_flow_edge_to_node'], [{ case_id: elsewhere?.id as string }, 'fund_flow_edge_from_node'],
      [{ from_bank_id: bank?.id as string }, 'fund_flow_edge_from_node'], [{ to_bank_id: bank?.id as string }, 'fund_flow_edge_to_node'], [{ to_bank_id: null }, 'fund_flow_edge_to_whole'], [{ from_node_id: null }, 'fund_flow_edge_from_whole'],
      [{ from_node_id: null, from_bank_id: null, to_node_id: null, to_bank_id: null }, 'fund_flow_edge_has_end'],
    ] as const) await expect(put(changes), JSON.stringify(changes)).rejects.toMatchObject({ constraint_name: constraint })
    await expect(app.owner`update fund_trail_sum set kept_flow_count = flow_count + 1 where id = ${trail.id}`).rejects.toMatchObject({ constraint_name: 'fund_trail_sum_kept' })
  })
})
