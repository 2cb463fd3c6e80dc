/** A finding stands once, grows while it is open, is decided by whoever may, and is seen by whom it concerns once it is confirmed. */
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import type { rules } from '../../src/law/articles.js'
import { openTestApp, personaOf, type TestApp } from '../support/app.js'
import { act, as, expectRefused, look, type Payload, said, send } from '../command/acting.js'
import { account, day, findingFields, findingsOf, hour, keptBy, log, minute, mondayBefore, openMonths, type Said, searchNow } from './logged.js'

const monday = mondayBefore(3).getTime()
const second = 'qi.heng'
/** Reads of one account by one officer, `count` on each of the days. */
const repeated = (officer: string, days: readonly number[], count = 2, agency: string = agencies.harbour): Said[] =>
  days.flatMap((nth) => Array.from({ length: count }, (_, at) => ({ at: new Date(monday + nth * day + 10 * hour + at * minute), officer, agency, audience: 'BANK' as const, purpose: 'NUMBER_GOVERNANCE' as const, subjects: [account(officer)] })))
const inOrder = (records: readonly Said[]) => [...records].sort((a, b) => a.at.getTime() - b.at.getTime())

let app: TestApp
const of = async (officer: string): Promise<Payload> => (await findingsOf(app, { officer: { eq: officer } }))[0]
const decide = (root: string, officer: string, more: Record<string, unknown>, subject?: string) =>
  of(officer).then(async ({ id, version }) => send(app, 'auditor', root, { id, version, ...more }, `finding { ${findingFields} decidedBy reason measure decisions(first: 10) { nodes { sequence step officer words } } }`, subject ? await as(app, 'auditor', subject) : {}))
const decided = async (root: string, officer: string, more: Record<string, unknown>, subject?: string): Promise<Payload> => {
  const reply = await decide(root, officer, more, subject)
  expect(reply.body.data?.[root]?.userErrors, reply.text).toEqual([])
  return reply.body.data[root].finding
}
const refuse = async (root: string, officer: string, rule: keyof typeof rules, code: string, subject?: string, more: Record<string, unknown> = root === 'confirmFinding' ? { measure: '培训。 Training.' } : { reason: '有据。 Explained.' }) => {
  const { id, version } = await of(officer)
  const reply = await send(app, 'auditor', root, { id, version, ...more }, '__typename', subject ? await as(app, 'auditor', subject) : {})
  await expectRefused(app, root, reply, [said('input.id', rule, code)], `${root} ${officer}`)
}

beforeAll(async () => {
  app = await openTestApp()
  await app.owner`insert into officer (id, agency_id, subject, officer_number, name, id_number, phone) select 'officer_7zzzzzzzzzzzzzzzzzzzzzzzzz', agency_id, ${second}, '120116-0402', '齐衡', id_number, phone from officer where subject = ${personaOf('auditor').subject}`
  await openMonths(app, new Date(monday))
  await log(app, inOrder([
    ...['grows', 'dismissed', 'confirmed', 'reopened', 'by.rule'].flatMap((officer) => repeated(officer, [0, 1, 2, 3, 4])),
    ...repeated(personaOf('auditor').subject, [0, 1, 2, 3, 4], 2, agencies.supervision),
    ...repeated('of.the.centre', [0, 1, 2, 3, 4], 2, agencies.centre),
    ...repeated('hardly', [0, 1, 2, 3]),
  ]))
  await searchNow(app)
}, 120_000)
afterAll(() => app?.close())

describe('a finding stands once', () => {
  it('however often is searched, by whoever', async () => {
    const before = await findingsOf(app)
    expect(before.length).toBe(7)
    expect((await searchNow(app)).findings).toEqual([])
    await app.clock['search-for-findings']?.({})
    await app.clock['search-for-findings']?.({})
    expect(await findingsOf(app)).toEqual(before)
    const [row] = await app.owner<{ n: number; asked: number }[]>`select count(*)::int as n, count(officer)::int as asked from finding_search`
    expect(row?.asked).toBeGreaterThan(0)
    const [again] = await app.owner<{ ran: string[] }[]>`select array_agg(distinct reason) filter (where reason is not null) as ran from finding_search`
    expect(again?.ran).toEqual(['测试。 A test.'])
  })

  it('also where two search at once', async () => {
    await log(app, inOrder(repeated('at.once', [0, 1, 2, 3, 4])))
    await Promise.all([searchNow(app), app.clock['search-for-findings']?.({}), searchNow(app)])
    expect((await findingsOf(app, { officer: { eq: 'at.once' } })).map(({ recordCount }) => recordCount)).toEqual([10])
  })

  it('and grows while it is open: more records, a version on, the same number', async () => {
    const before = await of('grows')
    await log(app, repeated('grows', [5], 3))
    expect((await searchNow(app)).findings.map(({ id }: { id: string }) => id)).toEqual([before.id])
    expect(await of('grows')).toEqual({ ...before, recordCount: 13, measured: '13 reads on 6 days', measuredZh: '6 日内查看 13 次', version: before.version + 1 })
    expect((await keptBy(app, before.id)).length).toBe(13)
  })

  it('keeps two hundred records, the earliest, and tells of all', async () => {
    const first = await log(app, inOrder(repeated('many', [0, 1, 2, 3, 4, 5], 32)))
    await searchNow(app)
    await log(app, inOrder(repeated('many', [6], 60)))
    await searchNow(app)
    const { id, recordCount } = await of('many')
    const kept = await keptBy(app, id)
    expect([recordCount, kept.length]).toEqual([252, 200])
    expect(kept.slice(0, 192)).toEqual(first)
  })
})

describe('a decision', () => {
  it('dismisses with a reason, in the version that was read, and then the finding grows no more', async () => {
    const before = await of('dismissed')
    const stale = await send(app, 'auditor', 'dismissFinding', { id: before.id, version: before.version + 1, reason: '有据。 Explained.' })
    await expectRefused(app, 'dismissFinding', stale, [said('input.version', 'version-moved', 'CONFLICT')], 'stale')
    expect(await decided('dismissFinding', 'dismissed', { reason: '指派复核。 Assigned to check.' })).toMatchObject({ status: 'DISMISSED', reason: '指派复核。 Assigned to check.', decidedBy: personaOf('auditor').subject, measure: null, version: before.version + 1, decisions: { nodes: [{ sequence: 1, step: 'DISMISS', officer: personaOf('auditor').subject, words: '指派复核。 Assigned to check.' }] } })
    await log(app, repeated('dismissed', [5], 3))
    await searchNow(app)
    expect(await of('dismissed')).toMatchObject({ status: 'DISMISSED', recordCount: 10, version: before.version + 1 })
    expect((await findingsOf(app, { officer: { eq: 'dismissed' } })).length).toBe(1)
    for (const root of ['dismissFinding', 'confirmFinding']) await refuse(root, 'dismissed', 'finding-step', 'ILLEGAL_TRANSITION')
  })

  it('conflicts with a growth that came between', async () => {
    const read = await of('by.rule')
    await log(app, repeated('by.rule', [5], 1))
    await searchNow(app)
    const late = await send(app, 'auditor', 'dismissFinding', { id: read.id, version: read.version, reason: '有据。 Explained.' })
    await expectRefused(app, 'dismissFinding', late, [said('input.version', 'version-moved', 'CONFLICT')], 'late')
  })

  it('is never the officer’s own', async () => {
    const { subject } = personaOf('auditor')
    await refuse('dismissFinding', subject, 'finding-not-own', 'FORBIDDEN')
    await refuse('confirmFinding', subject, 'finding-not-own', 'FORBIDDEN')
    expect(await decided('confirmFinding', subject, { measure: '谈话。 A talk.' }, second)).toMatchObject({ status: 'CONFIRMED' })
    await refuse('reopenFinding', subject, 'finding-not-own', 'FORBIDDEN')
  })

  it('opens a dismissed one again by anybody, and then another must dismiss it', async () => {
    await decided('dismissFinding', 'reopened', { reason: '有据。 Explained.' })
    expect(await decided('reopenFinding', 'reopened', { reason: '新线索。 New facts.' })).toMatchObject({ status: 'OPEN', reason: '新线索。 New facts.' })
    await refuse('reopenFinding', 'reopened', 'finding-step', 'ILLEGAL_TRANSITION')
    await refuse('dismissFinding', 'reopened', 'finding-four-eyes', 'FORBIDDEN')
    const { decisions, status } = await decided('dismissFinding', 'reopened', { reason: '复核无误。 Checked.' }, second)
    expect([status, decisions.nodes.map(({ step, officer }: Payload) => `${step} ${officer}`)]).toEqual(['DISMISSED', [`DISMISS ${personaOf('auditor').subject}`, `REOPEN ${personaOf('auditor').subject}`, `DISMISS ${second}`]])
  })

  it('takes back what was confirmed by somebody else alone', async () => {
    expect(await decided('confirmFinding', 'confirmed', { measure: '停用权限并培训。 Suspend, and train.' })).toMatchObject({ status: 'CONFIRMED', measure: '停用权限并培训。 Suspend, and train.', reason: null })
    await refuse('reopenFinding', 'confirmed', 'finding-four-eyes', 'FORBIDDEN')
    expect(await decided('reopenFinding', 'confirmed', { reason: '误。 Wrong.' }, second)).toMatchObject({ status: 'OPEN' })
    await decided('confirmFinding', 'confirmed', { measure: '停用权限并培训。 Suspend, and train.' })
  })

  it('is written once: not even the house changes it', async () => {
    const [row] = await app.owner<{ id: string }[]>`select id from finding_decision limit 1`
    const writer = postgres(app.database.appUrl, { max: 1, onnotice: () => undefined, connection: { options: '-c role=liandong_writer' } })
    try {
      await expect(writer`update finding_decision set words = 'x' where id = ${row?.id as string}`).rejects.toMatchObject({ code: 'LD006' })
      await expect(writer`delete from finding_decision`).rejects.toMatchObject({ code: '42501' })
      await expect(writer`select 1 from access_event`).rejects.toMatchObject({ code: '42501' })
    } finally {
      await writer.end()
    }
  })
})

describe('who sees it', () => {
  const whole = `findings(first: 100) { totalCount nodes { ${findingFields} measure decidedBy reason disclosure { field disposition reason } agency { name } records(first: 5) { nodes { id } } decisions(first: 5) { nodes { id } } } }`
  const seen = async (persona: string, purpose: string): Promise<Payload> => (await look(app, persona, `{ ${whole} }`, {}, { 'x-purpose': purpose })).findings

  beforeAll(async () => {
    await decided('confirmFinding', 'of.the.centre', { measure: '核查。 Check.' })
  })

  it('an agency sees its own confirmed ones: rule, window and officer, and not about whom or who decided', async () => {
    const { nodes, totalCount } = await seen('bank-harbour', 'INVESTIGATION')
    expect([totalCount, nodes.map(({ officer, status }: Payload) => `${officer} ${status}`)]).toEqual([1, ['confirmed CONFIRMED']])
    expect(nodes[0]).toMatchObject({ rule: 'REPEAT_TARGET', agency: { name: '海港银行' }, measured: '10 reads on 5 days', measure: '停用权限并培训。 Suspend, and train.', subjectType: null, subjectId: null, decidedBy: null, reason: null, version: null, records: null, decisions: null })
    expect(nodes[0].disclosure.filter(({ disposition }: Payload) => disposition === 'WITHHELD').map(({ field }: Payload) => field).sort()).toEqual(['decidedBy', 'decisions', 'reason', 'records', 'subjectId', 'subjectType', 'version'])
  })

  it('the control desk sees those of the centre without the officer', async () => {
    const { nodes } = await seen('police-chief', 'INVESTIGATION')
    expect(nodes.map(({ officer, status, rule }: Payload) => [officer, status, rule])).toEqual([[null, 'CONFIRMED', 'REPEAT_TARGET']])
  })

  it('another agency sees none, by list, filter or id; an open one is not there for anybody but the auditor', async () => {
    expect((await seen('bank-metro', 'INVESTIGATION')).totalCount).toBe(0)
    const [open, confirmed] = [await of('grows'), await of('confirmed')]
    const byId = async (persona: string, id: string) => (await look(app, persona, `{ node(id: "${id}") { id } }`, {}, { 'x-purpose': 'INVESTIGATION' })).node
    expect(await byId('bank-harbour', confirmed.id)).toEqual({ id: confirmed.id })
    expect(await byId('bank-harbour', open.id)).toBeNull()
    expect(await byId('bank-metro', confirmed.id)).toBeNull()
    expect((await look(app, 'bank-harbour', '{ findings(first: 5, filter: { status: { in: [OPEN, DISMISSED] } }) { totalCount nodes { id } } }', {}, { 'x-purpose': 'INVESTIGATION' })).findings).toEqual({ totalCount: 0, nodes: [] })
  })

  it.each(['police-intake', 'police-analyst', 'police-outreach', 'operator'])('%s may not ask', async (persona) => {
    const reply = await app.ask(persona, '{ findings(first: 1) { nodes { id } } }')
    expect([reply.status, reply.body.errors?.[0].extensions.code]).toEqual([403, 'FORBIDDEN'])
  })
})

describe('the clock', () => {
  it('searches every ten minutes, though it looks every minute', async () => {
    const searches = async () => (await app.owner<{ n: number }[]>`select count(*)::int as n from finding_search`)[0]?.n
    await app.project()
    await searchNow(app)
    await log(app, inOrder(repeated('found.by.the.clock', [0, 1, 2, 3, 4])))
    const before = await searches()
    await app.clock['sweep-findings']?.({})
    expect(await searches()).toBe(before)
    await app.shiftClock(10 * minute + 1_000)
    await app.clock['sweep-findings']?.({})
    expect(await searches()).toBe((before as number) + 1)
    expect(await of('found.by.the.clock')).toMatchObject({ recordCount: 10 })
    const [last] = await app.owner`select officer, reason from finding_search order by until_leaf desc limit 1`
    expect(last).toEqual({ officer: null, reason: null })
  })
})

describe('saved searches', () => {
  const list = async (subject?: string) => (await look(app, 'auditor', '{ savedSearches(first: 10) { totalCount nodes { id name address savedBy } } }', {}, subject ? await as(app, 'auditor', subject) : {})).savedSearches
  it('are shared within the agency, in the order of their names, and go for all', async () => {
    await act(app, 'auditor', 'saveSearch', 'search { id }', { name: '夜间', address: '/console/log?outcome=REFUSED&from=2026-01-01' })
    await act(app, 'auditor', 'saveSearch', 'search { id }', { name: 'A case', address: '/console' }, await as(app, 'auditor', second))
    const before = await list(second)
    expect(before.nodes.map(({ name, savedBy }: Payload) => [name, savedBy])).toEqual([['A case', second], ['夜间', personaOf('auditor').subject]])
    await act(app, 'auditor', 'deleteSavedSearch', '__typename', { id: before.nodes[1].id }, await as(app, 'auditor', second))
    expect((await list()).nodes.map(({ name }: Payload) => name)).toEqual(['A case'])
    const again = await send(app, 'auditor', 'deleteSavedSearch', { id: before.nodes[1].id })
    await expectRefused(app, 'deleteSavedSearch', again, [said('input.id', 'record-not-yours-or-absent', 'NOT_FOUND')], 'again')
  })

  it('of another agency are neither seen nor taken away', async () => {
    await app.owner`insert into saved_search (id, agency_id, name, address, saved_at, saved_by) values ('saved_search_7zzzzzzzzzzzzzzzzzzzzzzzzz', ${agencies.operations}, 'x', '/console', now(), 'x')`
    expect((await list()).totalCount).toBe(1)
    const reply = await send(app, 'auditor', 'deleteSavedSearch', { id: 'saved_search_7zzzzzzzzzzzzzzzzzzzzzzzzz' })
    await expectRefused(app, 'deleteSavedSearch', reply, [said('input.id', 'record-not-yours-or-absent', 'NOT_FOUND')], 'other')
    expect((await app.owner`select 1 from saved_search where agency_id = ${agencies.operations}`).length).toBe(1)
  })

  it.each(['https://elsewhere.example/console', '//elsewhere.example/console', '/graphql', '/console/../graphql', '/console\\evil', 'javascript:alert(1)', '/console?x=<script>', '/consolexx'])('never lead to %s', async (address) => {
    const reply = await send(app, 'auditor', 'saveSearch', { name: 'x', address })
    await expectRefused(app, 'saveSearch', reply, [said('input.address', 'search-address')], address)
  })
})
