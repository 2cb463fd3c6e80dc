/** What a person is told: which institutions, on which days, what kinds of data, for what, how often. What belongs to a live investigation waits, is counted nowhere, and is told when that is over. */
import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { writerRole } from '../../src/database/roles.js'
import { addTerm, localDate } from '../../src/law/calendar.js'
import { termAt } from '../../src/law/terms.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { usedStories } from '../support/used-stories.js'
import { act, expectRefused, look, type Payload, said, send } from '../command/acting.js'
import { advance, tellReport } from '../command/arranged.js'
import { day, hour, log, minute, openMonths, type Said } from './logged.js'

const dashed = (at: Date): string => localDate(at).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
const entryFields = 'day agency { id name nameEnglish } purpose basis clear masked tokens times'
const statementFields = `id statementNumber subjectType subjectId periodFrom periodUntil language requestNumber identityCheck issuedAt issuedBy text textHash releaseDueAt supplements { id statementNumber }
  entries(first: 50) { totalCount nodes { ${entryFields} } } heldBack(first: 50) { totalCount nodes { ${entryFields} releaseBy case { id } releasedIn { id statementNumber } } }`

let app: TestApp
const period = { from: new Date(Date.now() - 300 * day).toISOString() }
const ask = (subjectId: string, more: Record<string, unknown> = {}) => ({ subjectId, ...period, until: new Date().toISOString(), language: 'EN', requestNumber: 'REQ-2026/17', identityCheck: '身份证原件核对，彭小飞窗口办理。 Original card seen by Peng.', ...more })
const issue = async (subjectId: string, more: Record<string, unknown> = {}): Promise<Payload> => (await act(app, 'auditor', 'issueDisclosureStatement', `statement { ${statementFields} }`, ask(subjectId, more))).statement
const statementsOf = async (subjectId: string): Promise<Payload[]> => (await look(app, 'auditor', `query S($id: ID!) { disclosureStatements(first: 20, filter: { subjectId: { eq: $id } }, order: ISSUED_AT_ASC) { nodes { ${statementFields} } } }`, { id: subjectId })).disclosureStatements.nodes

/** Runs what was appointed, as the worker would. */
async function clock(): Promise<void> {
  await app.clock['sweep-held-back']?.({})
  const jobs = await app.owner<{ id: string; task: string; payload: unknown }[]>`select id::text, task_identifier as task, payload from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) where task_identifier = 'release-held-back'`
  for (const { id, task, payload } of jobs) {
    await app.clock[task]?.(payload)
    await app.owner`delete from graphile_worker._private_jobs where id = ${id}`
  }
}

beforeAll(async () => {
  app = await openTestApp({ template: await usedStories() })
}, 180_000)
afterAll(() => app?.close())

describe('a statement', () => {
  let reported: Payload
  let accountId: string
  let caseNumber: string
  const readBy = (persona: string, id: string, headers: Record<string, string>) => app.ask(persona, `{ node(id: "${id}") { ... on Account { number holderName currency } } }`, {}, headers)
  const read = (persona: string, headers: Record<string, string>) => readBy(persona, accountId, headers)
  /** A report, an account in its case, and a read of it to stop the loss. */
  async function another(nth: number): Promise<{ readonly caseId: string; readonly id: string }> {
    const other = await tellReport(app, nth)
    const { id } = other.orders.find(({ family }: Payload) => family === 'STOP_PAYMENT').account
    await readBy('police-control', id, { 'x-purpose': 'STOP_LOSS' })
    await app.project()
    return { caseId: other.case.id, id }
  }

  beforeAll(async () => {
    reported = await tellReport(app, 5_000)
    accountId = reported.orders.find(({ family }: Payload) => family === 'STOP_PAYMENT').account.id
    const [known] = await app.owner<{ number: string }[]>`select case_number as number from fraud_case where id = ${reported.case.id}`
    caseNumber = known?.number as string
    for (const headers of [{ 'x-purpose': 'STOP_LOSS', 'x-case-number': caseNumber }, { 'x-purpose': 'INVESTIGATION', 'x-case-number': caseNumber }, { 'x-purpose': 'STOP_LOSS' }] as Record<string, string>[]) expect((await read('police-control', headers)).body.data.node).not.toBeNull()
    for (const headers of [{ 'x-purpose': 'APPEAL' }, { 'x-purpose': 'APPEAL' }, { 'x-purpose': 'RESTITUTION' }]) expect((await read('bank-harbour', headers)).body.data.node).not.toBeNull()
    expect((await read('bank-metro', { 'x-purpose': 'APPEAL' })).body.data.node?.holderName ?? null).toBeNull()
    await app.project()
  }, 60_000)

  it('tells institutions, days, kinds of data, purpose, basis and how often; no officer, no case, no value', async () => {
    const statement = await issue(accountId)
    const told = statement.entries.nodes.filter(({ agency }: Payload) => agency.id === agencies.harbour).map(({ purpose, times, clear, masked, tokens, day: on }: Payload) => ({ purpose, times, clear, masked, tokens, on }))
    expect(told).toEqual(expect.arrayContaining([{ purpose: 'APPEAL', times: 2, clear: expect.arrayContaining(['Currency', 'Name of the holder']), masked: [], tokens: [], on: dashed(new Date()) }, { purpose: 'RESTITUTION', times: 1, clear: expect.arrayContaining(['Currency', 'Name of the holder']), masked: [], tokens: [], on: dashed(new Date()) }]))
    expect(statement).toMatchObject({ subjectType: 'Account', subjectId: accountId, language: 'EN', requestNumber: 'REQ-2026/17', issuedBy: 'jiang.heng', supplements: null, statementNumber: expect.stringMatching(/^DST-\d{8}-[0-9A-Z]{8}$/) })
    expect(statement.textHash).toBe(createHash('sha256').update(statement.text, 'utf8').digest('hex'))
    for (const line of [`STATEMENT OF DISCLOSURES ${statement.statementNumber}`, 'Your request: REQ-2026/17', `About: your account (${accountId})`, `${dashed(new Date())}  Harbour Bank`, '  Purpose: appeal; 2 times', '  Purpose: return of funds; once']) expect(statement.text.split('\n')).toContain(line)
    expect(statement.text).toMatch(/Legal basis: .*Anti-Telecom and Online Fraud Law §/)
    const [{ number, name }] = (await app.owner`select i.number, i.holder_name as name from account a join account_identity i using (id) where a.id = ${accountId}`) as unknown as [{ number: string; name: string }]
    for (const secret of [number, name, caseNumber, 'he.jia', '何佳', 'zhou.ke', 'jiang.heng', '彭小飞', 'Peng', 'stopping a loss', 'investigation;']) expect(statement.text, secret).not.toContain(secret)
  })

  it('says the same in Chinese, by the words of the schema', async () => {
    const { text, entries } = await issue(accountId, { language: 'ZH' })
    for (const line of ['依据：《个人信息保护法》第四十四条、第四十五条', `事项：您的账户（${accountId}）`, `${dashed(new Date())}  海港银行`, '  目的：申诉；2 次', '  目的：资金返还；1 次']) expect(text.split('\n')).toContain(line)
    expect(entries.nodes.find(({ agency, purpose }: Payload) => agency.id === agencies.harbour && purpose === 'APPEAL').clear).toEqual(expect.arrayContaining(['币种', '户名', '账号']))
    expect(text).toMatch(/法律依据：反电信网络诈骗法 §/)
    expect(text.replace(accountId, '')).not.toMatch(/[a-z]{3,}/)
  })

  it('holds back what a live investigation reads, and counts it nowhere; the auditor alone sees what, and until when', async () => {
    const statement = await issue(accountId)
    const held = statement.heldBack.nodes.filter(({ agency }: Payload) => agency.id === agencies.centre)
    expect(held.map(({ purpose, times, case: of, releasedIn }: Payload) => [purpose, times >= 1, of?.id ?? null, releasedIn]).sort()).toEqual([['INVESTIGATION', true, reported.case.id, null], ['STOP_LOSS', true, null, null], ['STOP_LOSS', true, reported.case.id, null]].sort())
    for (const { releaseBy } of held) expect(Math.abs(Date.parse(releaseBy) - new Date(new Date().setFullYear(new Date().getFullYear() + 2)).getTime())).toBeLessThan(2 * day)
    expect(Date.parse(statement.releaseDueAt)).toBe(Math.max(...statement.heldBack.nodes.map(({ releaseBy }: Payload) => Date.parse(releaseBy))))
    const told = statement.entries.nodes.reduce((sum: number, { times }: Payload) => sum + times, 0)
    expect(statement.text).toContain(`${told} accesses by ${new Set(statement.entries.nodes.map(({ agency }: Payload) => agency.id)).size} institution`)
    expect(statement.text).not.toContain('Purpose: investigation')
    expect(statement.text).not.toContain('Purpose: stopping a loss')
  })

  it('reads the same to the person whether something is held back or nothing was read', async () => {
    const [victim] = await app.owner<{ id: string }[]>`select id from victim where case_id = ${reported.case.id} limit 1`
    const quiet = await issue(victim?.id as string, { from: new Date(Date.now() - 40 * day).toISOString(), until: new Date(Date.now() - 30 * day).toISOString() })
    await log(app, [{ at: new Date(Date.now() - 20 * day), purpose: 'INVESTIGATION', case: caseNumber, subjects: [{ type: 'Victim', id: victim?.id as string, clear: ['id', 'name'] }] }])
    const held = await issue(victim?.id as string, { from: new Date(Date.now() - 25 * day).toISOString(), until: new Date(Date.now() - 15 * day).toISOString() })
    expect([quiet.heldBack.totalCount, held.heldBack.totalCount, held.entries.totalCount]).toEqual([0, 1, 0])
    const plain = ({ text, statementNumber }: Payload) => text.replace(statementNumber, '#').replace(/Period: .*/, 'Period')
    expect(plain(held)).toBe(plain(quiet))
  })

  it('tells what waited in a statement of its own when the case is over, once, and the first one stays as it was', async () => {
    const before = await statementsOf(accountId)
    await clock()
    expect(await statementsOf(accountId)).toEqual(before)
    await advance(app, reported.case.id, 'FILE', 'START_INVESTIGATION')
    await clock()
    expect((await statementsOf(accountId)).length).toBe(before.length)
    await advance(app, reported.case.id, 'SOLVE')
    await clock()
    const after = await statementsOf(accountId)
    const supplements = after.filter(({ supplements: of }: Payload) => of)
    expect(supplements.map(({ supplements: of }: Payload) => of.id).sort()).toEqual(before.map(({ id }) => id).sort())
    for (const first of before) {
      const now = after.find(({ id }) => id === first.id) as Payload
      expect([now.text, now.textHash, now.entries]).toEqual([first.text, first.textHash, first.entries])
      const supplement = supplements.find(({ supplements: of }: Payload) => of.id === first.id) as Payload
      expect(now.heldBack.nodes.map(({ releasedIn }: Payload) => releasedIn.id)).toEqual(now.heldBack.nodes.map(() => supplement.id))
      expect(now.releaseDueAt).toBeNull()
      const times = (nodes: Payload[]) => nodes.reduce((sum, each) => sum + each.times, 0)
      expect(times(supplement.entries.nodes)).toBe(times(first.heldBack.nodes))
      expect(supplement).toMatchObject({ issuedBy: null, requestNumber: first.requestNumber, language: first.language, releaseDueAt: null, heldBack: { totalCount: 0 } })
      expect(supplement.text).toContain(first.statementNumber)
      expect(supplement.text).toMatch(first.language === 'EN' ? /Purpose: investigation; / : /目的：侦查；/)
    }
    await clock()
    expect((await statementsOf(accountId)).length).toBe(after.length)
    expect((await issue(accountId)).heldBack.totalCount).toBe(0)
  })

  it('is looked at by the clock as soon as a case closes', async () => {
    const { caseId, id } = await another(5_100)
    expect((await issue(id)).heldBack.totalCount).toBeGreaterThan(0)
    await advance(app, caseId, 'FILE', 'START_INVESTIGATION', 'SOLVE', 'REFER_FOR_PROSECUTION')
    await app.owner`delete from graphile_worker._private_jobs`
    await advance(app, caseId, 'CLOSE')
    const jobs = await app.owner<{ task: string; due: boolean }[]>`select task_identifier as task, run_at <= now() as due from graphile_worker.jobs`
    expect(jobs).toContainEqual({ task: 'sweep-held-back', due: true })
  })

  it('waits no longer than told, though the case goes on', async () => {
    const { id } = await another(5_200)
    const { heldBack } = await issue(id)
    await clock()
    expect((await statementsOf(id)).length).toBe(1)
    try {
      await app.shiftClock(Math.max(...heldBack.nodes.map(({ releaseBy }: Payload) => Date.parse(releaseBy))) - Date.now() + 1_000)
      await clock()
      expect((await statementsOf(id)).length).toBe(2)
    } finally {
      await app.shiftClock(0)
    }
  })

  it('goes on waiting with the case that its case was merged into, and with any live case of a subject read without one', async () => {
    const [lead, merged] = [await another(5_300), await another(5_400)]
    const { id } = merged
    await issue(id)
    await advance(app, lead.caseId, 'FILE', 'START_INVESTIGATION')
    await advance(app, merged.caseId, 'FILE')
    const { node } = await look(app, 'police-control', `{ node(id: "${merged.caseId}") { ... on FraudCase { version } } }`)
    await act(app, 'police-control', 'advanceCase', 'case { id status }', { id: merged.caseId, version: node.version, step: 'MERGE', intoCaseId: lead.caseId })
    await clock()
    expect((await statementsOf(id)).length).toBe(1)
    await advance(app, lead.caseId, 'SOLVE')
    await clock()
    expect((await statementsOf(id)).length).toBe(2)
  })

  /** Midnight in Shanghai, some days ago. */
  const midnight = Date.parse(`${new Date(Date.now() - 10 * day).toISOString().slice(0, 10)}T16:00:00Z`)
  const numberOf = async (caseId: string): Promise<string> => ((await app.owner<{ number: string }[]>`select case_number as number from fraud_case where id = ${caseId}`)[0]?.number as string)
  const readAt = (id: string, at: number, more: Partial<Said> = {}): Said => ({ at: new Date(at), subjects: [{ type: 'Account', id, clear: ['currency'] }], ...more })

  it('tells of its period from the first instant on and up to but without the last, by days of Shanghai', async () => {
    const { id } = await another(5_500)
    const from = midnight - minute
    await log(app, [from - 1, from, midnight, midnight + day - 1, midnight + day].map((at) => readAt(id, at, { agency: agencies.harbour, audience: 'BANK', purpose: 'APPEAL' })))
    const { entries } = await issue(id, { from: new Date(from).toISOString(), until: new Date(midnight + day).toISOString() })
    expect(entries.nodes.map(({ day: on, times }: Payload) => [on, times]).sort()).toEqual([[dashed(new Date(from)), 1], [dashed(new Date(midnight)), 2]])
  })

  it('tells what one case held back when that is over, and holds back what another still does, to the end of its own time', async () => {
    const { caseId, id } = await another(5_600)
    const other = await another(5_700)
    const last = midnight + 15 * hour
    await log(app, [
      readAt(id, midnight + hour, { purpose: 'INVESTIGATION', case: await numberOf(caseId) }),
      readAt(id, midnight + 2 * hour, { purpose: 'INVESTIGATION', case: await numberOf(other.caseId) }),
      readAt(id, last, { purpose: 'INVESTIGATION', case: await numberOf(caseId) }),
    ])
    await app.owner`update fraud_case set status = 'SUSPENDED' where id = ${caseId}`
    const first = await issue(id, { from: new Date(midnight).toISOString(), until: new Date(midnight + day).toISOString() })
    const due = addTerm(new Date(last), termAt('DISCLOSURE_DEFERRED', new Date())).getTime()
    expect(first.entries.totalCount).toBe(0)
    expect(first.heldBack.nodes.map(({ case: of, times }: Payload) => [of.id, times]).sort()).toEqual([[caseId, 2], [other.caseId, 1]].sort())
    expect(Date.parse(first.heldBack.nodes.find(({ case: of }: Payload) => of.id === caseId).releaseBy)).toBe(due)
    await app.owner`update fraud_case set status = 'CLOSED', closed_at = now() where id = ${other.caseId}`
    await clock()
    const [now, supplement, ...more] = await statementsOf(id)
    expect(more).toEqual([])
    expect(supplement?.entries.nodes.map(({ purpose, times }: Payload) => [purpose, times])).toEqual([['INVESTIGATION', 1]])
    expect(now?.heldBack.nodes.map(({ case: of, releasedIn }: Payload) => [of.id, releasedIn?.id ?? null]).sort()).toEqual([[caseId, null], [other.caseId, supplement?.id]].sort())
    expect(Date.parse(now?.releaseDueAt)).toBe(due)
  })

  it('holds nothing back that has waited long enough already, though its case goes on', async () => {
    const { caseId, id } = await another(5_800)
    const long = Date.now() - 26 * 31 * day
    await openMonths(app, new Date(long))
    await log(app, [readAt(id, long, { purpose: 'INVESTIGATION', case: await numberOf(caseId) })])
    const { entries, heldBack } = await issue(id, { from: new Date(long - day).toISOString(), until: new Date(long + day).toISOString() })
    expect([heldBack.totalCount, entries.nodes.map(({ purpose, times }: Payload) => [purpose, times])]).toEqual([0, [['INVESTIGATION', 1]]])
  })

  it('is kept, and found by its number', async () => {
    const { statementNumber, text } = await issue(accountId)
    expect((await look(app, 'auditor', 'query N($n: String!) { disclosureStatementByNumber(statementNumber: $n) { text identityCheck } }', { n: statementNumber })).disclosureStatementByNumber).toEqual({ text, identityCheck: '身份证原件核对，彭小飞窗口办理。 Original card seen by Peng.' })
    for (const persona of ['bank-harbour', 'police-control', 'operator']) expect((await app.ask(persona, '{ disclosureStatements(first: 1) { nodes { id } } }')).status, persona).toBe(403)
    const login = postgres(app.database.appUrl, { max: 1, onnotice: () => undefined })
    await expect(login.begin(async (sql) => {
      await sql.unsafe(`set local role ${writerRole}`)
      await sql`select set_config('app.agency', ${agencies.centre}, true), set_config('app.actor', 'CONTROL', true)`
      const changed = (statement: string) => sql.savepoint((inner) => inner.unsafe(statement)).catch(({ code }: postgres.PostgresError) => code)
      expect(await changed("update disclosure_statement set text = 'x'")).toBe('LD006')
      expect(await changed('delete from disclosure_statement')).toBe('42501')
      expect(await changed('delete from disclosure_entry')).toBe('42501')
      throw new Error('nothing stays')
    })).rejects.toThrow('nothing stays')
    await login.end({ timeout: 1 })
  })

  it.each([
    ['of a case', () => reported.case.id],
    ['of nothing', () => 'account_7zzzzzzzzzzzzzzzzzzzzzzzzz'],
    ['of an institution', () => agencies.harbour],
    ['of no id', () => 'constructor_7zzzzzzzzzzzzzzzzzzzzzzzzz'],
  ])('%s there is none', async (_name, id) => {
    const reply = await send(app, 'auditor', 'issueDisclosureStatement', ask(id()))
    await expectRefused(app, 'issueDisclosureStatement', reply, [said('input.subjectId', 'statement-of-no-person', 'NOT_FOUND')], id())
  })
})

it('names nobody, and no value, of all that the stories hold: whatever was read, in both languages, also when it is told later', async () => {
  const subjects = await app.owner<{ id: string }[]>`select distinct subject_id as id from subject_access where subject_type in ('Victim', 'Subscriber', 'Account', 'TelecomNumber', 'OnlineAccount', 'OutreachRecord', 'IncidentReport')`
  expect(subjects.length).toBeGreaterThan(8)
  await app.owner`update fraud_case set status = 'UNDER_INVESTIGATION'`
  let held = 0
  for (const { id } of subjects) for (const language of ['EN', 'ZH']) held += (await issue(id, { language })).heldBack.totalCount
  expect(held).toBeGreaterThan(0)
  await app.owner`update fraud_case set status = 'CLOSED', closed_at = now()`
  for (let round = 0; round < 5; round++) await clock()
  expect((await app.owner`select 1 from held_disclosure where released_in_id is null`).length).toBe(0)
  const texts = (await app.owner<{ text: string }[]>`select text from disclosure_statement`).map(({ text }) => text)
  expect(texts.filter((text) => /accesses? by|家机构查询/.test(text)).length).toBeGreaterThan(subjects.length)
  const secrets = (
    await app.owner<{ value: string }[]>`
      select name as value from victim_identity union select id_number from victim_identity union select phone from victim_identity
      union select holder_name from account_identity union select number from account_identity union select msisdn from telecom_number_identity union select handle from online_account_identity union select counterparty_name from account_transaction
      union select name from subscriber union select id_number from subscriber union select reporter_name from incident_report union select reporter_phone from incident_report union select call_taker from incident_report
      union select victim_name from outreach_record union select victim_phone from outreach_record union select name from officer union select subject from officer union select id_number from officer union select phone from officer union select officer_number from officer
      union select case_number from fraud_case union select incident_number from incident_report union select instrument_number from legal_instrument union select approver_name from legal_instrument union select operator_name from control_order`
  ).map(({ value }) => value).filter((value) => value !== null && value.length > 1)
  expect(secrets.length).toBeGreaterThan(100)
  const told = secrets.filter((secret) => texts.some((text) => text.includes(secret)))
  expect(told).toEqual([])
}, 120_000)
