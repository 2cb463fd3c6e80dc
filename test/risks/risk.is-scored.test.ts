/** Scores through the API: who is scored how and why, once for what is known, and who reads what of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { mobileNumber } from '../../seeds/numbers.js'
import { newId } from '../../src/database/columns.js'
import { act, look, type Payload, send } from '../command/acting.js'
import { advance, answer, card, fromNow, investigator, ordersOf, paper, payment, report, tellReport } from '../command/arranged.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const clock = (caseId: string): Promise<void> => (app.clock['assess-risks'] as (payload: unknown) => Promise<void>)({ caseId })
const full = 'fullScores(first: 5) { nodes { id score level reasons(first: 20) { nodes { rule weight observed threshold fromAt untilAt } } } }'
const score = `id riskNumber subject score level rulesetVersion scoredAt account { id } telecomNumber { id } victim { id } reasons(first: 20) { nodes { rule weight observed threshold fromAt untilAt } } ${full}`
const under = (number: string, caseNumber: string) => ({ 'x-legal-instrument': number, 'x-case-number': caseNumber })
const numberOf = async (caseId: string): Promise<string> => ((await app.owner`select case_number from fraud_case where id = ${caseId}`)[0] as unknown as { case_number: string }).case_number
const scoresOf = async (type: string, id: string, persona = 'police-control', headers: Record<string, string> = {}): Promise<Payload[]> =>
  (await look(app, persona, `query Scores($id: ID!) { node(id: $id) { ... on ${type} { riskScores(first: 20) { nodes { ${score} } } } } }`, { id }, headers)).node?.riskScores?.nodes ?? []
const rulesOf = ({ reasons }: Payload): string[] => reasons.nodes.map(({ rule }: Payload) => rule).sort()
const counted = async (): Promise<Payload> => (await app.owner`select (select count(*)::int from risk_score) as scores, (select count(*)::int from risk_reason) as reasons, (select count(*)::int from full_risk_score) as full, (select count(*)::int from full_risk_reason) as "fullReasons", (select count(*)::int from outreach_record) as outreach`)[0]
const victimOf = async (caseId: string): Promise<string> => ((await app.owner`select id from victim where case_id = ${caseId}`)[0] as unknown as { id: string }).id

/** The case whose account many paid into. */
let mule: { accountId: string; caseId: string; stop: string }

describe('a mule account that six people paid into', () => {
  it('is scored by the clock after each report, openly for fan-in and several cases', async () => {
    for (const nth of [0, 1, 2, 3, 4, 5]) {
      const told = await tellReport(app, 9_100 + nth * 10, { payments: [{ ...payment(9_100 + nth * 10, 'harbour', `${30_000 + nth}.00`, 55 - nth), creditAccount: { number: card('harbour', 9_199), holderName: '薛小达' } }] })
      const [job] = await app.owner<{ identifier: string }[]>`select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.key = ${`risks:${told.case.id}`}`
      expect(job?.identifier).toBe('assess-risks')
      await clock(told.case.id)
      const [stop] = await ordersOf(app, told.case.id)
      mule = { accountId: stop.account.id, caseId: told.case.id, stop: mule?.stop ?? stop.id }
    }
    const [latest, ...earlier] = await scoresOf('Account', mule.accountId)
    expect(latest).toMatchObject({ subject: 'ACCOUNT', score: 45, level: 'MEDIUM', rulesetVersion: '2026.1', account: { id: mule.accountId }, telecomNumber: null, victim: null, fullScores: null })
    expect(latest.reasons.nodes.map(({ rule, weight, observed, threshold }: Payload) => [rule, weight, observed, threshold])).toEqual([
      ['FAN_IN', 25, '6 payers in 24 h', 'at least 5 payers in 24 h'],
      ['ACCOUNT_IN_CASES', 20, '6 cases', 'at least 2 cases'],
    ])
    // Newest first; the account that a report made has no opening that anybody told, so it is not called new.
    expect(earlier.map(({ score: points }: Payload) => points)).toEqual([45, 20, 20, 20, 0])
    expect([latest, ...earlier].every(({ riskNumber }: Payload) => /^RSK-\d{8}-[0-9A-Z]{8}$/.test(riskNumber))).toBe(true)
  })

  it('is HIGH by all facts once its bank has answered, which only an instrument of its case shows; the open score stays the row it was', async () => {
    await advance(app, mule.caseId, 'FILE', 'START_INVESTIGATION')
    const before = await scoresOf('Account', mule.accountId)
    const query = await paper(app, mule.caseId, 'QUERY_NOTICE')
    const asked = await act(app, 'police-control', 'issueAccountQuery', 'order { id }', { caseId: mule.caseId, accountId: mule.accountId, instrumentNumber: query.number, investigatorNumber: investigator, emergencyLevel: 'URGENT' })
    const entry = (direction: 'IN' | 'OUT', amount: string, minutes: number, number: string) => ({ direction, channel: 'MOBILE_BANK', amount, occurredAt: fromNow(-minutes * 60_000), counterpartyNumber: number, counterpartyName: '某人' })
    await answer(app, 'bank-harbour', asked.order.id, {
      resultCode: '0000', balance: '0.00', holder: { name: '薛小达', idNumber: '110101199003070011' },
      transactions: [entry('IN', '150000.00', 50, card('metro', 9_100)), ...[0, 1, 2, 3, 4].map((nth) => entry('OUT', '24000.00', 40 - nth, card('delta', 9_180 + nth)))],
    })
    expect(await app.owner`select 1 from graphile_worker._private_jobs where key = ${`risks:${mule.caseId}`}`).toHaveLength(1)
    await clock(mule.caseId)

    const headers = under(query.number, await numberOf(mule.caseId))
    const scores = await scoresOf('Account', mule.accountId, 'police-control', headers)
    expect(scores.map(({ id }: Payload) => id)).toEqual(before.map(({ id }: Payload) => id))
    const [after, first] = scores[0].fullScores.nodes
    expect([after.score, after.level, rulesOf(after)]).toEqual([100, 'HIGH', ['ACCOUNT_IN_CASES', 'FAN_IN', 'FAN_OUT', 'PASS_THROUGH']])
    expect(Object.fromEntries(after.reasons.nodes.map(({ rule, observed }: Payload) => [rule, observed]))).toMatchObject({ FAN_IN: '6 payers in 24 h', FAN_OUT: '5 payees within 24 h of a credit', PASS_THROUGH: '80 % within 1 h' })
    expect([first.score, rulesOf(first)]).toEqual([45, ['ACCOUNT_IN_CASES', 'FAN_IN']])

    // Without it, and under an instrument of another case, nobody learns that there is more.
    const other = await paper(app, stories.muleRing.caseIds[0], 'QUERY_NOTICE')
    for (const [persona, with_] of [['police-control', {}], ['police-analyst', {}], ['police-intake', {}], ['police-control', under(other.number, stories.muleRing.caseNumbers[0])]] as const) {
      const [seen] = await scoresOf('Account', mule.accountId, persona, with_)
      expect([seen.score, seen.level, seen.fullScores?.nodes ?? []], persona).toEqual([45, 'MEDIUM', []])
    }
    const byNode = await look(app, 'police-analyst', 'query Full($id: ID!) { node(id: $id) { id } }', { id: after.id })
    expect(byNode.node).toBeNull()
  })

  it('is scored once for what is known, however often and by however many at once', async () => {
    const before = await counted()
    await clock(mule.caseId)
    await Promise.all([clock(mule.caseId), clock(mule.caseId), act(app, 'police-analyst', 'assessRisk', 'scores { id }', { caseId: mule.caseId })])
    const { scores, alerts } = await act(app, 'police-control', 'assessRisk', 'scores { id subject } alerts { id }', { accountId: mule.accountId })
    expect([scores.map(({ subject }: Payload) => subject), alerts]).toEqual([['ACCOUNT'], []])
    expect(await counted()).toEqual(before)

    const told = await tellReport(app, 9_200, { payments: [payment(9_200, 'metro')], numbers: [mobileNumber('142', 9_203)] })
    const rows = await counted()
    await Promise.all([clock(told.case.id), clock(told.case.id), clock(told.case.id)])
    // An account, a number and a person.
    expect(await counted()).toMatchObject({ scores: rows.scores + 3, full: rows.full + 3 })
  })
})

describe('an ordinary account', () => {
  it('is LOW and has no reason; a victim’s own, and one that no case names, is not scored', async () => {
    const told = await tellReport(app, 9_300, { payments: [payment(9_300, 'delta', '900.00')] })
    const { scores } = await act(app, 'police-analyst', 'assessRisk', `scores { ${score} }`, { caseId: told.case.id })
    expect(scores.map(({ subject, score: points, level, reasons }: Payload) => [subject, points, level, reasons.nodes])).toEqual([['ACCOUNT', 0, 'LOW', []], ['PERSON_AT_RISK', 0, 'LOW', []]])
    const [own] = await app.owner`select account_id as id from involved_account where case_id = ${told.case.id} and role = 'VICTIM'`
    expect((await send(app, 'police-analyst', 'assessRisk', { accountId: own?.['id'] })).body.data.assessRisk.userErrors).toMatchObject([{ field: 'input.accountId', rule: 'risk-not-suspect' }])
    expect(await scoresOf('Account', own?.['id'] as string)).toEqual([])
  })

  it('of a holder who opened three within five days, at three banks, is one of several cards, and new', async () => {
    const told = await tellReport(app, 9_320, { payments: [payment(9_320, 'harbour')] })
    const [stop] = await ordersOf(app, told.case.id)
    // Nobody has named the holder yet: what all unknown holders share makes no several cards.
    await app.owner`update account set opened_at = now() - interval '9 days' where id = ${stop.account.id}`
    await clock(told.case.id)
    expect(rulesOf((await scoresOf('Account', stop.account.id))[0])).toEqual(['NEW_ACCOUNT'])
    const { metro, delta } = stories.agencies
    await app.owner`update account set holder_id_number_digest = 'one-holder' where id = ${stop.account.id}`
    for (const [nth, bank] of [metro, delta].entries()) {
      const sibling = JSON.stringify({ id: newId('account'), holding_bank_id: bank, opened_at: fromNow(-(11 + nth * 2) * 86_400_000) })
      await app.owner`insert into account select (json_populate_record(a, ${sibling}::text::json)).* from account a where a.id = ${stop.account.id}`
    }
    await clock(told.case.id)
    const [scored] = await scoresOf('Account', stop.account.id)
    expect(scored.reasons.nodes.map(({ rule, observed }: Payload) => [rule, observed])).toEqual([['SEVERAL_CARDS', '3 accounts in 5 days'], ['NEW_ACCOUNT', '8 days']])
  })
})

describe('the scores of the mule ring', () => {
  it('are what its story tells: scoring its account and number again writes nothing', async () => {
    const before = await counted()
    const { metro } = stories.muleRing.accounts
    expect((await act(app, 'police-analyst', 'assessRisk', 'scores { id }', { accountId: metro })).scores).toEqual([{ id: stories.riskScores.account }])
    expect((await act(app, 'police-analyst', 'assessRisk', 'scores { id }', { numberId: stories.muleRing.numbers.south })).scores).toEqual([{ id: stories.riskScores.number }])
    expect(await counted()).toEqual(before)
  })

  it('have reasons: a new account in three cases, through which 79 % passed within the hour', async () => {
    const query = await paper(app, stories.muleRing.caseIds[0], 'QUERY_NOTICE')
    const { riskScoreByNumber: told } = await look(app, 'police-control', `query Score($number: OrderNumber!) { riskScoreByNumber(riskNumber: $number) { ${score} } }`, { number: stories.riskScores.accountNumber }, under(query.number, stories.muleRing.caseNumbers[0]))
    expect([told.score, told.level, rulesOf(told)]).toEqual([35, 'MEDIUM', ['ACCOUNT_IN_CASES', 'NEW_ACCOUNT']])
    expect(told.fullScores.nodes.map(({ score: points, level, reasons }: Payload) => [points, level, reasons.nodes.map(({ rule, observed }: Payload) => [rule, observed])])).toEqual([[65, 'HIGH', [['PASS_THROUGH', '79 % within 1 h'], ['ACCOUNT_IN_CASES', '3 cases'], ['NEW_ACCOUNT', '20 days']]]])
  })
})

describe('a number', () => {
  it('that was ported shortly before, called many for seconds and two who reported fraud, is HIGH by all facts', async () => {
    const msisdn = mobileNumber('142', 9_401)
    const victims = [mobileNumber('142', 9_400), mobileNumber('142', 9_420)]
    const told = await tellReport(app, 9_400, { numbers: [msisdn] })
    await tellReport(app, 9_420, { numbers: [msisdn], payments: [payment(9_420, 'metro', '7000.00')] })
    const [number] = (await app.owner`select id, current_carrier_id as carrier from telecom_number where id = (select id from telecom_number_identity where msisdn = ${msisdn})`) as unknown as [{ id: string; carrier: string }]
    await app.owner`insert into number_portability (id, number_id, donor_id, recipient_id, ported_at) values (${newId('number_portability')}, ${number.id}, ${stories.agencies.south}, ${stories.agencies.north}, now() - interval '3 days 1 hour')`
    for (const [nth, counterpart] of [...victims, ...Array.from({ length: 30 }, (_, at) => mobileNumber('142', 9_600 + at))].entries()) {
      await app.owner`insert into call_detail_record (id, number_id, carrier_id, direction, counterpart, counterpart_mask, started_at, duration_seconds) values (${newId('call_detail_record')}, ${number.id}, ${number.carrier}, 'OUT', ${counterpart}, '****', now() - make_interval(hours => 9, mins => ${nth}), ${nth < 2 ? 400 : 12})`
    }
    const query = await paper(app, told.case.id, 'QUERY_NOTICE')
    await act(app, 'police-control', 'assessRisk', 'scores { id }', { numberId: number.id })
    const [scored] = await scoresOf('TelecomNumber', number.id, 'police-control', under(query.number, await numberOf(told.case.id)))
    expect([scored.score, scored.level, rulesOf(scored)]).toEqual([60, 'HIGH', ['NUMBER_IN_CASES', 'PORTED_BEFORE_USE']])
    expect(Object.fromEntries(scored.fullScores.nodes[0].reasons.nodes.map(({ rule, observed }: Payload) => [rule, observed]))).toEqual({ CALLED_VICTIMS: '2 people who reported fraud', NUMBER_IN_CASES: '2 cases', PORTED_BEFORE_USE: '3 days', SHORT_CALLS: '30 outgoing calls of 30 s or less in 24 h' })
    const listed = await look(app, 'police-intake', '{ riskScores(first: 10, filter: { level: { eq: HIGH }, subject: { eq: NUMBER } }) { totalCount nodes { id } } }')
    expect(listed.riskScores).toEqual({ totalCount: 1, nodes: [{ id: scored.id }] })
  })
})

describe('a person on the telephone with a number of the case when paying', () => {
  it('is alerted to the countermeasure desk once, in words that tell nothing of the call; more that is known joins the same alert', async () => {
    const told = await tellReport(app, 9_500, { numbers: [mobileNumber('142', 9_501)], reporter: { name: '田小禾', phone: mobileNumber('142', 9_500), ageBand: 'FROM_60' }, payments: [payment(9_500, 'harbour', '50000.00', 40), payment(9_500, 'harbour', '20000.00', 30)] })
    await clock(told.case.id)
    const phone = mobileNumber('142', 9_500)
    const alertsOf = () => app.owner<{ id: string; risk_level: string; status: string; grounds: string; case_id: string; closed_at: Date | null; alerted_by_id: string }[]>`select * from outreach_record where victim_phone = ${phone} order by created_at`
    expect(await alertsOf()).toHaveLength(0)

    const [number] = (await app.owner`select id, current_carrier_id as carrier from telecom_number where id = (select id from telecom_number_identity where msisdn = ${mobileNumber('142', 9_501)})`) as unknown as [{ id: string; carrier: string }]
    await app.owner`insert into call_detail_record (id, number_id, carrier_id, direction, counterpart, counterpart_mask, started_at, duration_seconds) values (${newId('call_detail_record')}, ${number.id}, ${number.carrier}, 'OUT', ${phone}, '****', now() - interval '50 minutes', 1500)`
    await Promise.all([clock(told.case.id), clock(told.case.id)])
    const [alert, ...more] = await alertsOf()
    expect(more).toEqual([])
    expect(alert).toMatchObject({ risk_level: 'HIGH', status: 'CREATED', case_id: told.case.id, alerted_by_id: stories.agencies.centre })
    expect(alert?.grounds).toContain('AGED_60 (60 years)')
    expect(alert?.grounds).toContain('REPEATED_PAYMENTS (2 payments into one account in 24 h)')
    expect(alert?.grounds).not.toMatch(/CALL_AT_PAYMENT|min apart|电话|通话/)
    const seen = await look(app, 'police-outreach', 'query R($id: ID!) { node(id: $id) { ... on OutreachRecord { riskLevel grounds victimPhone } } }', { id: alert?.id })
    expect(seen.node).toMatchObject({ riskLevel: 'HIGH', victimPhone: phone })

    // What is known already alerts nobody again, even where the record has ended; a new payment does.
    await app.owner`update outreach_record set closed_at = now() where id = ${alert?.id as string}`
    await clock(told.case.id)
    expect(await alertsOf()).toHaveLength(1)
    await act(app, 'police-intake', 'addIncidentFacts', 'report { id }', { incidentId: told.report.id, version: told.report.version, payments: [payment(9_500, 'harbour', '15000.00', 28)] })
    await clock(told.case.id)
    expect((await alertsOf()).map(({ closed_at: closed }) => closed === null)).toEqual([false, true])

    const query = await paper(app, told.case.id, 'QUERY_NOTICE')
    const [scored] = await scoresOf('Victim', await victimOf(told.case.id), 'police-control', under(query.number, await numberOf(told.case.id)))
    expect([scored.score, scored.level, rulesOf(scored)]).toEqual([35, 'MEDIUM', ['AGED_60', 'REPEATED_PAYMENTS']])
    expect([scored.fullScores.nodes[0].score, scored.fullScores.nodes[0].level, rulesOf(scored.fullScores.nodes[0])]).toEqual([95, 'HIGH', ['AGED_60', 'CALL_AT_PAYMENT', 'REPEATED_PAYMENTS']])
  })

  it('joins the alert that stands, whoever raised it, and of a payment long past nobody is alerted', async () => {
    const told = await tellReport(app, 9_540, { numbers: [mobileNumber('142', 9_541)], reporter: { name: '田小禾', phone: mobileNumber('142', 9_540), ageBand: 'FROM_60' } })
    const raised = await act(app, 'bank-harbour', 'raiseAlert', 'record { id }', { riskLevel: 'LOW', fraudType: 'BRUSHING_REBATE', victimName: '田小禾', victimPhone: mobileNumber('142', 9_540), divisionCode: '120104', grounds: '拟汇款。 About to pay.' })
    const [number] = (await app.owner`select id, current_carrier_id as carrier from telecom_number where id = (select id from telecom_number_identity where msisdn = ${mobileNumber('142', 9_541)})`) as unknown as [{ id: string; carrier: string }]
    await app.owner`insert into call_detail_record (id, number_id, carrier_id, direction, counterpart, counterpart_mask, started_at, duration_seconds) values (${newId('call_detail_record')}, ${number.id}, ${number.carrier}, 'IN', ${mobileNumber('142', 9_540)}, '****', now() - interval '40 minutes', 60)`
    const { alerts } = await act(app, 'police-control', 'assessRisk', 'alerts { id riskLevel }', { caseId: told.case.id })
    expect(alerts).toEqual([{ id: raised.record.id, riskLevel: 'HIGH' }])

    const old = await tellReport(app, 9_560, { numbers: [mobileNumber('142', 9_561)], payments: [payment(9_560, 'harbour', '50000.00', 8 * 1_440)] })
    const [oldNumber] = (await app.owner`select id, current_carrier_id as carrier from telecom_number where id = (select id from telecom_number_identity where msisdn = ${mobileNumber('142', 9_561)})`) as unknown as [{ id: string; carrier: string }]
    await app.owner`insert into call_detail_record (id, number_id, carrier_id, direction, counterpart, counterpart_mask, started_at, duration_seconds) values (${newId('call_detail_record')}, ${oldNumber.id}, ${oldNumber.carrier}, 'OUT', ${mobileNumber('142', 9_560)}, '****', now() - interval '8 days', 60)`
    expect((await act(app, 'police-control', 'assessRisk', 'alerts { id }', { caseId: old.case.id })).alerts).toEqual([])
  })
})

describe('of a score', () => {
  const all = `riskScores(first: 100) { totalCount nodes { id subject level } }`
  it('the countermeasure desk reads levels and open reasons of people alone, and no points', async () => {
    const { riskScores } = await look(app, 'police-outreach', `{ ${all} }`)
    expect(new Set(riskScores.nodes.map(({ subject }: Payload) => subject))).toEqual(new Set(['PERSON_AT_RISK']))
    const [{ people }] = (await app.owner`select count(*)::int as people from risk_score where subject = 'PERSON_AT_RISK'`) as unknown as [{ people: number }]
    expect(riskScores.totalCount).toBe(people)
    const read = (number: string) => look(app, 'police-outreach', `query S($n: OrderNumber!) { riskScoreByNumber(riskNumber: $n) { ${score} } }`, { n: number }).then((data) => data.riskScoreByNumber)
    expect(await read(stories.riskScores.accountNumber)).toBeNull()
    const teacher = await read(stories.riskScores.teacherNumber)
    expect([teacher.level, teacher.score, teacher.account, teacher.fullScores, rulesOf(teacher)]).toEqual(['LOW', null, null, null, ['AGED_60']])
    const loan = await read(stories.riskScores.loanVictimNumber)
    expect([loan.level, loan.reasons.nodes, loan.fullScores]).toEqual(['LOW', [], null])
  })

  it('the auditor reads number, kind, level, ruleset and time, and neither points nor reasons', async () => {
    const told = (await look(app, 'auditor', `query S($n: OrderNumber!) { riskScoreByNumber(riskNumber: $n) { ${score} } }`, { n: stories.riskScores.accountNumber })).riskScoreByNumber
    expect([told.riskNumber, told.subject, told.level, told.rulesetVersion, told.scoredAt !== null, told.score, told.reasons, told.fullScores]).toEqual([stories.riskScores.accountNumber, 'ACCOUNT', 'MEDIUM', '2026.1', true, null, null, null])
  })

  it('no partner learns anything, not even that there is one, of its own accounts and numbers either', async () => {
    for (const persona of ['bank-harbour', 'bank-metro', 'bank-delta', 'card-scheme', 'carrier-north', 'carrier-south', 'platform-chat', 'operator']) {
      expect((await app.ask(persona, `{ ${all} }`)).body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN')
      expect((await app.ask(persona, 'query N($id: ID!) { node(id: $id) { id } }', { id: stories.riskScores.account })).body.data?.node ?? null, persona).toBeNull()
      expect((await send(app, persona, 'assessRisk', { accountId: stories.muleRing.accounts.metro })).body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN')
    }
    const own = await app.ask('bank-metro', 'query A($id: ID!) { node(id: $id) { ... on Account { id riskScores(first: 1) { totalCount } } } }', { id: stories.muleRing.accounts.metro })
    expect([own.body.data.node.riskScores, own.body.errors[0].extensions.code]).toEqual([null, 'FIELD_NOT_ENTITLED'])
  })

  it('a report by a bank that tells of an account scores it without telling the bank', async () => {
    const told = await act(app, 'bank-harbour', 'reportIncident', 'report { id }', report(9_580, { channel: 'BANK_BRANCH', investigatorNumber: null }))
    const [{ caseId }] = (await app.owner`select case_id as "caseId" from incident_report where id = ${told.report.id}`) as unknown as [{ caseId: string }]
    await clock(caseId)
    const [{ n }] = (await app.owner`select count(*)::int as n from risk_score s join involved_account v on v.account_id = s.account_id where v.case_id = ${caseId}`) as unknown as [{ n: number }]
    expect(n).toBe(1)
    const seen = await app.ask('bank-harbour', 'query A($number: BankAccountNumber!) { accountByNumber(number: $number) { id riskScores(first: 1) { totalCount } } }', { number: card('harbour', 9_581) })
    expect([seen.body.data.accountByNumber.riskScores, seen.body.errors[0].extensions.code]).toEqual([null, 'FIELD_NOT_ENTITLED'])
  })
})
