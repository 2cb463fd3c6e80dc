import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { mobileNumber } from '../../seeds/numbers.js'
import { act, everything, look, type Payload, send } from '../command/acting.js'
import { advance, answer, card, fromNow, investigator, ordersOf, paper, tellReport } from '../command/arranged.js'
import { inTurn } from '../command/in-turn.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { casesIn, findLinkages, linkagesOf, paidInto, runAppointed, seriesOf, told } from './linking.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const confirm = (persona: string, { id, version }: Payload) => act(app, persona, 'confirmLinkage', 'linkage { id state version }', { id, version })
const reject = (persona: string, { id, version }: Payload) => act(app, persona, 'rejectLinkage', 'linkage { id state version reason }', { id, version, reason: '账户系被盗用。 The account was stolen.' })

describe('a ring at work', () => {
  const cases: Record<string, string> = {}
  let trailId: string
  const nameOf = (caseId: string): string => Object.entries(cases).find(([, id]) => id === caseId)?.[0] ?? caseId
  const [mule, second, number, handle] = [9_101, 9_111, mobileNumber('142', 9_101), 'ring_task_group_9']

  it('is linked by the clock, while nobody asks: by account, number and online account, and an innocent case by nothing', async () => {
    const report = async (name: string, nth: number, more: Record<string, unknown>) => {
      cases[name] = (await tellReport(app, nth, more)).case.id
    }
    // Chen pays into the mule's account, and so does Deng; Feng pays elsewhere, and was called and written to by the same people as Deng.
    await report('chen', 9_200, { payments: [paidInto('harbour', mule, 9_200, '42000.00', 300)], onlineAccounts: [{ service: 'WECHAT', handle: 'somebody_else_9' }] })
    await report('deng', 9_210, { payments: [paidInto('harbour', mule, 9_210, '18000.00', 200)], numbers: [number], onlineAccounts: [{ service: 'WECHAT', handle }] })
    await report('feng', 9_220, { payments: [paidInto('metro', second, 9_220, '75000.00', 100)], numbers: [number], onlineAccounts: [{ service: 'WECHAT', handle }] })
    // He and Jin were robbed of one account of theirs, by others each; a service number was shown to both.
    await report('he', 9_230, { payments: [paidInto('delta', 9_231, 9_230, '900.00', 50)], numbers: ['95588'] })
    await report('jin', 9_240, { payments: [paidInto('delta', 9_241, 9_230, '700.00', 40)], numbers: ['95588'] })
    expect([...(await runAppointed(app))].sort()).toEqual(Object.values(cases).sort())

    const read = async (name: string): Promise<string[]> => told(await linkagesOf(app, 'police-analyst', cases[name] as string), nameOf)
    expect(await read('chen')).toEqual(['deng SAME_ACCOUNT STRONG'])
    expect(await read('deng')).toEqual(['chen SAME_ACCOUNT STRONG', 'feng SAME_IM_ACCOUNT MODERATE', 'feng SAME_NUMBER MODERATE'])
    expect(await read('feng')).toEqual(['deng SAME_IM_ACCOUNT MODERATE', 'deng SAME_NUMBER MODERATE'])
    expect([await read('he'), await read('jin')]).toEqual([[], []])
  })

  it('is explained by what the cases have in common', async () => {
    const linkages = await linkagesOf(app, 'police-control', cases['deng'] as string)
    const evidence = Object.fromEntries(linkages.map(({ type, evidence: { nodes } }) => [type, nodes.map(({ kind, account, telecomNumber, onlineAccount, url, words }: Payload) => [kind, account?.number ?? telecomNumber?.msisdn ?? onlineAccount?.handle ?? url?.url ?? words])]))
    expect(evidence).toEqual({ SAME_ACCOUNT: [['ACCOUNT', card('harbour', mule)]], SAME_NUMBER: [['NUMBER', number]], SAME_IM_ACCOUNT: [['IM_ACCOUNT', handle]] })
    for (const linkage of linkages) expect(linkage).toMatchObject({ state: 'PROPOSED', proposedBy: null, decidedBy: null, version: 1, unit: { id: stories.agencies.centre }, contactUnit: { id: stories.agencies.centre } })
  })

  it('is found once, by however many at once', async () => {
    const before = await everything(app.owner)
    await Promise.all([...Object.values(cases), ...Object.values(cases)].map((caseId) => findLinkages(app, caseId)))
    expect(await everything(app.owner)).toEqual(before)
    await Promise.all([9_250, 9_260].map(async (nth, at) => (cases[`twin ${at}`] = (await tellReport(app, nth, { payments: [paidInto('delta', 9_251, nth, `${at + 1}100.00`, 20 + 20 * at)] })).case.id)))
    await Promise.all([...Array(2)].flatMap(() => [0, 1].map((at) => findLinkages(app, cases[`twin ${at}`] as string))))
    for (const at of [0, 1]) expect(told(await linkagesOf(app, 'police-analyst', cases[`twin ${at}`] as string), nameOf)).toEqual([`twin ${1 - at} SAME_ACCOUNT STRONG`])
    await runAppointed(app)
  })

  it('becomes one series as its linkages are confirmed, led by the case reported first, and no other case is in it', async () => {
    const [account] = await linkagesOf(app, 'police-analyst', cases['chen'] as string)
    expect((await confirm('police-analyst', account)).linkage).toMatchObject({ state: 'CONFIRMED', version: 2 })
    const pair = await seriesOf(app, 'police-analyst', cases['deng'] as string)
    expect([pair.state, pair.leadCase.id, casesIn(pair)]).toEqual(['FORMED', cases['chen'], [cases['chen'], cases['deng']].sort()])
    // Feng's side says what Deng's does.
    const numbers = (await linkagesOf(app, 'police-control', cases['feng'] as string)).find(({ type }) => type === 'SAME_NUMBER')
    await confirm('police-control', numbers)
    const whole = await seriesOf(app, 'police-control', cases['feng'] as string)
    expect([whole.id, whole.version, whole.leadCase.id, casesIn(whole)]).toEqual([pair.id, 2, cases['chen'], [cases['chen'], cases['deng'], cases['feng']].sort()])
    expect((await linkagesOf(app, 'police-control', cases['deng'] as string)).map(({ type, state }) => `${type} ${state}`).sort()).toEqual(['SAME_ACCOUNT CONFIRMED', 'SAME_IM_ACCOUNT PROPOSED', 'SAME_NUMBER CONFIRMED'])
    for (const innocent of ['he', 'jin']) expect(await seriesOf(app, 'police-control', cases[innocent] as string)).toBeUndefined()
    const { caseSeriesByNumber } = await look(app, 'auditor', 'query Series($n: OrderNumber!) { caseSeriesByNumber(seriesNumber: $n) { id leadUnit { id } cases(first: 5) { totalCount } } }', { n: whole.seriesNumber })
    expect(caseSeriesByNumber).toMatchObject({ id: whole.id, leadUnit: { id: stories.agencies.centre }, cases: { totalCount: 3 } })
  })

  it('is traced, and found to lead into a fourth case by its money', async () => {
    const caseId = cases['chen'] as string
    const stop = (await ordersOf(app, caseId)).find(({ family }) => family === 'STOP_PAYMENT')
    await advance(app, caseId, 'FILE', 'START_INVESTIGATION')
    const query = await paper(app, caseId, 'QUERY_NOTICE')
    const [{ case_number }] = (await app.owner`select case_number from fraud_case where id = ${caseId}`) as unknown as [{ case_number: string }]
    await answer(app, 'bank-harbour', stop.id, { resultCode: '1300' })
    const asked = await act(app, 'police-control', 'issueAccountQuery', 'order { id }', { caseId, accountId: stop.account.id, instrumentNumber: query.number, investigatorNumber: investigator, emergencyLevel: 'URGENT' })
    const entry = (direction: 'IN' | 'OUT', amount: string, minutes: number, counterpartyNumber: string) => ({ direction, channel: 'MOBILE_BANK', amount, occurredAt: fromNow(-minutes * 60_000), counterpartyNumber, counterpartyName: '某人' })
    await answer(app, 'bank-harbour', asked.order.id, { resultCode: '0000', balance: '0.00', holder: { name: '薛小达', idNumber: '110101199003070011' }, transactions: [entry('IN', '42000.00', 299, card('metro', 9_200)), entry('OUT', '42000.00', 290, card('delta', 9_301))] })
    // Somebody who has never heard of the ring pays into the account that its money went on to.
    cases['liu'] = (await tellReport(app, 9_270, { payments: [paidInto('delta', 9_301, 9_270, '3000.00', 30)] })).case.id
    expect(told(await linkagesOf(app, 'police-analyst', cases['liu'] as string), nameOf)).toEqual([])

    const headers = { 'x-legal-instrument': query.number, 'x-case-number': case_number }
    const { trail } = await act(app, 'police-control', 'traceFunds', 'trail { id recoverableAmount }', { caseId, method: 'TIME_STAMP' }, headers)
    expect(trail.recoverableAmount).toBe('42000.00')
    trailId = trail.id
    expect(await runAppointed(app)).toContain(caseId)
    const chain = await linkagesOf(app, 'police-analyst', cases['liu'] as string)
    expect(told(chain, nameOf)).toEqual(['chen SAME_FUND_CHAIN STRONG'])
    expect(chain[0].evidence.nodes).toMatchObject([{ kind: 'REACHED_ACCOUNT', account: { number: card('delta', 9_301) } }])
    // What plays a part in both is one account of theirs, not a way that the money of one went.
    await findLinkages(app, cases['deng'] as string)
    expect(told(await linkagesOf(app, 'police-analyst', caseId), nameOf)).toEqual(['deng SAME_ACCOUNT STRONG', 'liu SAME_FUND_CHAIN STRONG'])
  })

  it('is tied to nobody by an account that was robbed or only touched, nor by one that an earlier trail led to', async () => {
    const [chen, liu] = [cases['chen'] as string, cases['liu'] as string]
    /** A case that these accounts play that part in, or the same. */
    const involved = async (nth: number, from: readonly string[], role: string | null): Promise<string> => {
      const { id } = (await tellReport(app, nth, { payments: [paidInto('metro', nth, nth, '800.00', 25)] })).case
      const added = await app.owner`
        insert into involved_account select (jsonb_populate_record(v, jsonb_build_object('id', ${nth}::text || v.id, 'case_id', ${id}::text, 'role', coalesce(${role}, v.role)))).* from involved_account v
        where v.case_id in ${app.owner(from)} and v.role not in ('VICTIM', 'BYSTANDER') returning account_id`
      expect(added).toHaveLength(from.length)
      return id
    }
    for (const [nth, role] of [[9_280, 'BYSTANDER'], [9_290, 'VICTIM']] as const) {
      const touched = await involved(nth, [chen, liu], role)
      for (const caseId of [touched, chen, liu]) await findLinkages(app, caseId)
      expect(await linkagesOf(app, 'police-analyst', touched), role).toEqual([])
    }
    cases['ma'] = await involved(9_310, [liu], null)
    const read = async (): Promise<string[]> => {
      for (const caseId of [cases['ma'] as string, chen]) await findLinkages(app, caseId)
      return told(await linkagesOf(app, 'police-analyst', cases['ma'] as string), nameOf)
    }
    const later = 'fund_trail_7zzzzzzzzzzzzzzzzzzzzzzzzz'
    await app.owner`insert into fund_trail select (jsonb_populate_record(t, jsonb_build_object('id', ${later}::text, 'trail_number', 'LATER', 'traced_at', t.traced_at + interval '1 minute'))).* from fund_trail t where t.case_id = ${chen}`
    expect(await read()).toEqual(['liu SAME_ACCOUNT STRONG'])
    await app.owner`delete from fund_trail where id = ${later}`
    expect(await read()).toEqual(['chen SAME_FUND_CHAIN STRONG', 'liu SAME_ACCOUNT STRONG'])
  })

  it('is stopped downstream, where its money went', async () => {
    const stopPaper = await paper(app, cases['chen'] as string, 'STOP_PAYMENT_REQUEST', { amountLimit: '500000.00' })
    const { orders } = await act(app, 'police-control', 'draftDownstreamOrders', 'orders { id family status amount version account { number } }', { trailId, investigatorNumber: investigator, emergencyLevel: 'CRITICAL' })
    expect(orders).toMatchObject([{ family: 'STOP_PAYMENT', status: 'DRAFT', amount: '42000.00', account: { number: card('delta', 9_301) } }])
    await act(app, 'police-control', 'issueDraftOrder', 'order { status }', { id: orders[0].id, version: orders[0].version, instrumentNumber: stopPaper.number })
    expect((await answer(app, 'bank-delta', orders[0].id, { resultCode: '0000' })).order.status).toBe('IN_FORCE')
  })

  it('is tied by the case that another was merged into at last, not by the one merged', async () => {
    const [gone, between, into, fresh] = await Promise.all([9_320, 9_330, 9_340, 9_350].map(async (nth) => (await tellReport(app, nth, { payments: [paidInto('harbour', nth === 9_320 || nth === 9_350 ? 9_321 : nth, nth, '600.00', nth - 9_300)] })).case.id as string))
    await app.owner`update fraud_case c set merged_into_id = m.target from (values (${gone as string}, ${between as string}), (${between as string}, ${into as string})) as m(id, target) where c.id = m.id`
    await runAppointed(app)
    expect((await linkagesOf(app, 'police-analyst', fresh as string)).map(({ type, otherCase }) => [type, otherCase.id])).toEqual([['SAME_ACCOUNT', into]])
    expect(await linkagesOf(app, 'police-analyst', gone as string)).toEqual([])
  })

  it('falls apart where a confirmed linkage is withdrawn, and comes together again', async () => {
    const before = await seriesOf(app, 'police-control', cases['chen'] as string)
    const { series } = await act(app, 'police-analyst', 'chooseLeadCase', 'series { version isLeadChosen leadCase { id } }', { id: before.id, version: before.version, leadCaseId: cases['feng'] })
    expect(series).toMatchObject({ version: before.version + 1, isLeadChosen: true, leadCase: { id: cases['feng'] } })
    const number = (await linkagesOf(app, 'police-control', cases['deng'] as string)).find(({ type }) => type === 'SAME_NUMBER')
    expect((await reject('police-control', number)).linkage).toMatchObject({ state: 'REJECTED', version: 3, reason: expect.stringContaining('stolen') })
    // Its lead case is alone now: the series goes on with the rest, led by the first again.
    const after = await seriesOf(app, 'police-control', cases['chen'] as string)
    expect([after.id, after.isLeadChosen, after.leadCase.id, casesIn(after)]).toEqual([before.id, false, cases['chen'], [cases['chen'], cases['deng']].sort()])
    expect(await seriesOf(app, 'police-control', cases['feng'] as string)).toBeUndefined()
    const again = (await linkagesOf(app, 'police-control', cases['feng'] as string)).find(({ type }) => type === 'SAME_NUMBER')
    const own = await send(app, 'police-control', 'confirmLinkage', { id: again.id, version: again.version })
    expect(own.body.data.confirmLinkage.userErrors).toMatchObject([{ rule: 'linkage-four-eyes' }])
    await confirm('police-analyst', again)
    expect(casesIn(await seriesOf(app, 'police-control', cases['feng'] as string))).toEqual([cases['chen'], cases['deng'], cases['feng']].sort())
  })

  it('joins two series into the older one, which the other points to', async () => {
    const [twins] = await linkagesOf(app, 'police-analyst', cases['twin 0'] as string)
    await confirm('police-analyst', twins)
    const [older, younger] = [await seriesOf(app, 'police-analyst', cases['chen'] as string), await seriesOf(app, 'police-analyst', cases['twin 1'] as string)]
    const proposed = await act(app, 'police-analyst', 'proposeLinkage', 'linkage { id version state proposedBy evidence(first: 5) { nodes { kind words } } }', { caseId: cases['twin 1'], otherCaseId: cases['feng'], type: 'SAME_DEVICE', grounds: 'IMEI 990000862471854 (fictional)' })
    expect(proposed.linkage).toMatchObject({ state: 'PROPOSED', proposedBy: 'shen.yiran', evidence: { nodes: [{ kind: 'GROUNDS', words: 'IMEI 990000862471854 (fictional)' }] } })
    await confirm('police-control', proposed.linkage)
    const joined = await seriesOf(app, 'police-analyst', cases['twin 1'] as string)
    expect([joined.id, casesIn(joined)]).toEqual([older.id, ['chen', 'deng', 'feng', 'twin 0', 'twin 1'].map((name) => cases[name]).sort()])
    const { caseSeriesByNumber: ended } = await look(app, 'police-analyst', 'query Ended($n: OrderNumber!) { caseSeriesByNumber(seriesNumber: $n) { state endedAt joined { id } cases(first: 5) { totalCount } } }', { n: younger.seriesNumber })
    expect(ended).toMatchObject({ state: 'JOINED', endedAt: expect.any(String), joined: { id: older.id }, cases: { totalCount: 0 } })
  })
})

describe('decisions on one series', () => {
  const members: string[] = []
  const between = async (one: number, other: number): Promise<Payload> => (await linkagesOf(app, 'police-analyst', members[one] as string)).find(({ otherCase }) => otherCase.id === members[other])
  beforeAll(async () => {
    // Each shares an account with the next.
    for (const at of [0, 1, 2, 3]) members.push((await tellReport(app, 9_500 + 10 * at, { payments: [paidInto('harbour', 9_500 + 10 * at, 9_500 + 10 * at, '400.00', 90 - at), ...(at ? [paidInto('harbour', 9_490 + 10 * at, 9_500 + 10 * at, '300.00', 80 - at)] : [])] })).case.id)
    await runAppointed(app)
  })

  it('that are made at once are made one after the other: two that meet in a case form one', async () => {
    const pairs = [await between(0, 1), await between(1, 2)]
    const leads = `select 1 from fraud_case where id in ('${members[0]}', '${members[1]}') for update`
    await inTurn(app, leads, pairs.map((pair) => () => confirm('police-analyst', pair)))
    const found = await Promise.all(members.slice(0, 3).map((each) => seriesOf(app, 'police-analyst', each)))
    expect(new Set(found.map((series) => series?.id)).size).toBe(1)
    expect(casesIn(found[0])).toEqual(members.slice(0, 3).sort())
  })

  it('do not undo the choice of a lead case that came before them', async () => {
    const [series, pair] = [await seriesOf(app, 'police-analyst', members[0] as string), await between(2, 3)]
    const [chosen] = await inTurn<Payload>(app, `select 1 from case_series where id = '${series.id}' for update`, [
      () => act(app, 'police-analyst', 'chooseLeadCase', 'series { leadCase { id } }', { id: series.id, version: series.version, leadCaseId: members[1] }),
      () => confirm('police-analyst', pair),
    ])
    expect(chosen.series.leadCase.id).toBe(members[1])
    const after = await seriesOf(app, 'police-analyst', members[3] as string)
    expect([after.id, after.isLeadChosen, after.leadCase.id, after.version, casesIn(after)]).toEqual([series.id, true, members[1], series.version + 2, [...members].sort()])
  })

  it('reckon a thousand cases', async () => {
    const [one, other] = (await Promise.all([9_560, 9_570].map(async (nth) => (await tellReport(app, nth, { payments: [paidInto('delta', 9_561, nth, `${nth}.00`, nth - 9_500)] })).case.id as string))) as [string, string]
    await runAppointed(app)
    await app.owner.unsafe(`
      insert into fraud_case select (jsonb_populate_record(c, jsonb_build_object('id', 'fraud_case_7zz' || lpad(n::text, 23, '0'), 'case_number', 'CROWD-' || n))).* from fraud_case c, generate_series(1, 998) n where c.id = '${one}';
      insert into case_series (id, series_number, state, lead_case_id, lead_unit_id, is_lead_chosen, formed_at) values ('case_series_7zzzzzzzzzzzzzzzzzzzzzzzzz', 'SER-CROWD', 'FORMED', '${one}', '${stories.agencies.centre}', false, now());
      insert into case_series_member select id, 'case_series_7zzzzzzzzzzzzzzzzzzzzzzzzz', lead_agency_id from fraud_case where starts_with(id, 'fraud_case_7zz') or id = '${one}'`)
    const [pair] = await linkagesOf(app, 'police-analyst', one)
    expect((await confirm('police-analyst', pair)).linkage.state).toBe('CONFIRMED')
    // What no linkage holds in it leaves it.
    const series = await seriesOf(app, 'police-analyst', other)
    expect([series.id, casesIn(series)]).toEqual(['case_series_7zzzzzzzzzzzzzzzzzzzzzzzzz', [one, other].sort()])
  })
})

describe('a suspect of two cases', () => {
  it('ties them, whichever desk says so, until cleared of suspicion', async () => {
    const cases = await Promise.all([9_401, 9_411].map(async (nth) => (await tellReport(app, nth, { payments: [paidInto('metro', nth, nth, '5000.00', 40)] })).case.id as string))
    const { suspect } = await act(app, 'police-control', 'recordSuspect', 'suspect { id version }', { caseId: cases[0], name: '曲大川', role: 'CASH_OUT' })
    await act(app, 'police-analyst', 'tieSuspectToCase', 'suspect { id }', { suspectId: suspect.id, caseId: cases[1] })
    expect(await runAppointed(app)).toContain(cases[1])
    for (const [one, other] of [cases, [...cases].reverse()]) {
      const linkages = await linkagesOf(app, 'police-control', one as string)
      expect(linkages).toMatchObject([{ type: 'SAME_SUSPECT', strength: 'STRONG', state: 'PROPOSED', otherCase: { id: other } }])
    }
    const read = (persona: string) => look(app, persona, 'query Evidence($id: ID!) { node(id: $id) { ... on FraudCase { linkages(first: 5) { nodes { evidence(first: 5) { nodes { kind suspect { id } } } } } } } }', { id: cases[0] }).then(({ node }) => node.linkages.nodes[0].evidence.nodes)
    expect(await read('police-analyst')).toEqual([{ kind: 'SUSPECT', suspect: { id: suspect.id } }])
    expect(await read('auditor')).toEqual([{ kind: 'SUSPECT', suspect: null }])
    const third = (await tellReport(app, 9_421, { payments: [paidInto('metro', 9_421, 9_421, '6000.00', 30)] })).case.id as string
    await app.owner`update suspect set status = 'CLEARED' where id = ${suspect.id}`
    await app.owner`insert into suspect_case (suspect_id, case_id) values (${suspect.id}, ${third})`
    await findLinkages(app, third)
    expect(await linkagesOf(app, 'police-control', third)).toEqual([])
  })
})

describe('the ring of the stories', () => {
  const ring = stories.muleRing
  it('is found by the task as its story tells it', async () => {
    const read = () => app.owner`select t.low_case_id, t.high_case_id, t.type, t.strength, c.kind, c.thing from linkage_pair t join linkage_clue c on c.pair_id = t.id where t.low_case_id in ${app.owner(ring.caseIds)} and t.high_case_id in ${app.owner(ring.caseIds)} order by 1, 2, 3, 6`
    const seeded = [...(await read())]
    expect(seeded.length).toBeGreaterThan(6)
    // As it was before the cases were merged, and before their money was traced.
    await app.owner`update fraud_case set merged_into_id = null where id in ${app.owner(ring.caseIds)}`
    await app.owner.unsafe(`delete from linkage_evidence; delete from case_linkage; delete from linkage_clue; delete from linkage_pair`)
    for (const caseId of ring.caseIds) await findLinkages(app, caseId)
    expect((await read()).filter(({ type }) => type !== 'SAME_FUND_CHAIN')).toEqual(seeded)
    // Since its money was traced, the account of the other two is one that the first case's money came to.
    expect((await read()).filter(({ type }) => type === 'SAME_FUND_CHAIN').map(({ thing }) => thing)).toEqual([ring.accounts.delta, ring.accounts.delta])
  })

  it('is one series in the stories, and shown to no partner', async () => {
    const { caseSeriesByNumber: series } = await look(app, 'police-analyst', 'query Series($n: OrderNumber!) { caseSeriesByNumber(seriesNumber: $n) { leadCase { id } cases(first: 10) { nodes { id } } } }', { n: stories.linkages.seriesNumber })
    expect([series.leadCase.id, casesIn(series)]).toEqual([ring.caseIds[0], [...ring.caseIds].sort()])
    for (const persona of ['bank-harbour', 'card-scheme', 'carrier-north', 'platform-chat', 'police-outreach', 'operator']) {
      expect((await app.ask(persona, '{ caseSeries(first: 1) { totalCount } }')).body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN')
      expect((await app.ask(persona, '{ caseLinkages(first: 1) { totalCount } }')).body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN')
      const { body } = await app.ask(persona, 'query Case($id: ID!) { node(id: $id) { ... on FraudCase { linkages(first: 1) { totalCount } series(first: 1) { totalCount } } } }', { id: ring.caseIds[0] })
      expect(body.data?.node?.linkages ?? null, persona).toBeNull()
      expect(body.data?.node?.series ?? null, persona).toBeNull()
    }
  })
})
