import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { officers } from '../../seeds/officers.js'
import { act, as, look, type Payload, send } from '../command/acting.js'
import { inTurn } from '../command/in-turn.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { addRandomCases } from './random-cases.js'
import { periodBegin, readRows, reckon } from './trend-reference.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
  await addRandomCases(app.owner)
})
afterAll(() => app?.close())

const partners = { 'bank-harbour': 'STOP_LOSS', 'card-scheme': 'STOP_LOSS', 'carrier-north': 'NUMBER_GOVERNANCE', 'platform-chat': 'NUMBER_GOVERNANCE' } as const
const police = ['police-intake', 'police-control', 'police-analyst', 'police-outreach'] as const
const month = (name: string, until: string) => ({ periodFrom: `${name}-01T00:00:00+08:00`, periodUntil: `${until}-01T00:00:00+08:00` })
const figureFields = 'id position dimension key periodFrom periodUntil count lossAmount isRising publishedCount isSuppressed'
const whole = `id reportNumber kind status readership title titleZh text textZh assessment periodFrom periodUntil confidence sourceGrade informationGrade issuingUnit { name } authorName approverName supersedes { reportNumber } draftedAt publishedAt withdrawnAt withdrawalReason version figures(first: 100) { totalCount nodes { ${figureFields} } }`
const readOne = async (persona: string, number: string): Promise<Payload> => (await app.ask(persona, `query R($n: OrderNumber!) { analysisReportByNumber(reportNumber: $n) { ${whole} } }`, { n: number })).body.data.analysisReportByNumber
const input = (more: object = {}) => ({ kind: 'PERIODIC', readership: 'ALL_PARTNERS', title: 'Fraud', text: 'What it has brought.', assessment: '依据。 Grounds.', confidence: 'HIGH', sourceGrade: 'A', informationGrade: 'GRADE_1', ...month('2022-01', '2022-02'), ...more })
const draft = async (more: object = {}): Promise<Payload> => (await act(app, 'police-analyst', 'draftAnalysisReport', `report { ${whole} }`, input(more))).report
const publish = async ({ id, version }: Payload): Promise<Payload> => (await act(app, 'police-chief', 'publishAnalysisReport', `report { ${whole} }`, { id, version })).report
const refusedBy = (reply: Awaited<ReturnType<typeof send>>, root: string) => reply.body.data[root].userErrors.map(({ field, rule }: Payload) => [field, rule])

describe('a report of a month', () => {
  it('holds what the rows said when it was drafted, and goes on saying so', async () => {
    const report = await draft({ figures: ['FRAUD_TYPE', 'CHANNEL', 'AGE_BAND', 'DIVISION'] })
    expect(report).toMatchObject({ status: 'DRAFT', authorName: officers.shenYiran.name, approverName: null, publishedAt: null, version: 1 })
    const rows = await readRows(app.owner)
    const [from, until] = [Date.parse(report.periodFrom), Date.parse(report.periodUntil)]
    const nodes: Payload[] = report.figures.nodes
    expect(nodes.map(({ position }) => position)).toEqual(nodes.map((_, at) => at + 1))
    for (const by of ['FRAUD_TYPE', 'CHANNEL', 'AGE_BAND', 'DIVISION'] as const) {
      const cells = reckon(rows, { from, until, step: 'MONTH', by, divisionCode: null }, Date.now())
      const before = by === 'DIVISION' ? reckon(rows, { from: periodBegin('MONTH', from, -12), until: from, step: 'MONTH', by, divisionCode: null }, Date.now()) : []
      const named = (key: string): boolean => by !== 'DIVISION' || before.filter((cell) => cell.key === key).reduce((sum, { count }) => sum + count, 0) >= 5
      const mine = nodes.filter(({ dimension }) => dimension === by)
      for (const { key, count, publishedCount, isSuppressed, isRising } of mine) {
        const known = cells.filter((cell) => key === 'ALL' || (key === 'OTHER' ? !named(cell.key) : cell.key === key))
        expect([by, key, count, publishedCount, isSuppressed]).toEqual([by, key, known.reduce((sum, cell) => sum + cell.count, 0), null, null])
        if (known.length === 1 && !['ALL', 'OTHER'].includes(key)) expect(isRising).toBe(known[0]?.adjustedPValue === null ? null : (known[0]?.adjustedPValue ?? 1) < 0.05)
      }
      const cny = cells.flatMap(({ losses }) => losses).filter(({ currency }) => currency === 'CNY').reduce((sum, { amount }) => sum + Number(amount), 0)
      expect(Number(mine.find(({ key }) => key === 'ALL').lossAmount)).toBeCloseTo(cny, 2)
      expect(mine.map(({ key }) => key)).toEqual([...[...new Set(mine.map(({ key }) => key))].filter((key) => key !== 'ALL').sort(), 'ALL'])
    }
    await app.owner`update fraud_case set fraud_type = 'ROMANCE' where reported_at >= '2022-01-15' and reported_at < '2022-01-20'`
    expect((await readOne('police-analyst', report.reportNumber)).figures).toEqual(report.figures)

    // Nobody outside the police has it; nor is it counted to them.
    for (const [persona, purpose] of Object.entries(partners)) {
      expect(await readOne(persona, report.reportNumber), persona).toBeNull()
      const { analysisReports } = await look(app, persona, '{ analysisReports(first: 50) { totalCount nodes { id reportNumber } } }', {}, { 'x-purpose': purpose })
      expect([analysisReports.totalCount, analysisReports.nodes], persona).toEqual([1, [{ id: stories.bulletins.mayId, reportNumber: stories.bulletins.mayNumber }]])
      const node = await look(app, persona, 'query N($r: ID!, $f: ID!) { r: node(id: $r) { id } f: node(id: $f) { id } }', { r: report.id, f: nodes[0].id }, { 'x-purpose': purpose })
      expect(node, persona).toEqual({ r: null, f: null })
    }
  })

  it('tells partners counts that are true and not small, and none that is worked out; the police all of it', async () => {
    const [found] = (await look(app, 'police-analyst', '{ analysisReports(first: 1) { nodes { id reportNumber version } } }')).analysisReports.nodes
    const published = await publish(found)
    expect(published).toMatchObject({ status: 'PUBLISHED', approverName: officers.qinChuan.name, version: 2 })
    const all: Payload[] = published.figures.nodes
    expect(new Set(all.map(({ isSuppressed }) => isSuppressed))).toEqual(new Set([true, false]))
    for (const { count, publishedCount, isSuppressed } of all) {
      expect(publishedCount).toBe(isSuppressed ? null : count)
      if (!isSuppressed) expect(count).toBeGreaterThanOrEqual(5)
    }
    for (const dimension of new Set(all.map((each) => each.dimension))) {
      const mine = all.filter((each) => each.dimension === dimension)
      const kept = mine.filter(({ key, isSuppressed }) => isSuppressed && key !== 'ALL')
      const sum = mine.find(({ key }) => key === 'ALL')
      expect(kept.length, dimension).not.toBe(1)
      if (kept.length) expect(sum.publishedCount - mine.filter(({ key }) => key !== 'ALL').reduce((total, each) => total + (each.publishedCount ?? 0), 0), dimension).toBeGreaterThanOrEqual(4)
    }
    for (const persona of police) {
      const told = await readOne(persona, found.reportNumber)
      expect(told.figures.nodes.map(({ count }: Payload) => count), persona).toEqual(all.map(({ count }) => count))
      expect([told.assessment === null, told.figures.nodes.every(({ lossAmount }: Payload) => lossAmount === null), told.authorName === null], persona).toEqual([persona === 'police-outreach', persona === 'police-outreach', persona === 'police-outreach'])
    }
    for (const persona of Object.keys(partners)) {
      const told = await readOne(persona, found.reportNumber)
      expect(told, persona).toMatchObject({ title: 'Fraud', text: 'What it has brought.', confidence: 'HIGH', sourceGrade: 'A', informationGrade: 'GRADE_1', assessment: null, authorName: null, approverName: null, version: null, supersedes: null })
      expect(told.figures.nodes, persona).toEqual(all.map((figure) => ({ ...figure, count: null, lossAmount: null, isRising: null })))
    }
    const audited = await readOne('auditor', found.reportNumber)
    expect(audited).toMatchObject({ title: null, text: null, assessment: null, authorName: officers.shenYiran.name, approverName: officers.qinChuan.name })
    expect(audited.figures.nodes).toEqual(all.map((figure) => ({ ...figure, count: null, lossAmount: null, isRising: null })))
    expect((await app.ask('operator', '{ analysisReports(first: 1) { totalCount } }')).body.errors[0].extensions.code).toBe('FORBIDDEN')
  })

  it('cannot be filtered, ordered or counted by what is kept back', async () => {
    for (const query of ['{ analysisReports(first: 1) { nodes { figures(first: 5) { countBy(field: count) { value } } } } }', '{ analysisReports(first: 1) { nodes { figures(first: 5, order: COUNT_DESC) { totalCount } } } }', '{ analysisReports(first: 1, filter: { authorName: { eq: "x" } }) { totalCount } }']) {
      const reply = await app.ask('bank-harbour', query)
      expect([reply.body.data, reply.status], query).toEqual([undefined, 400])
    }
  })
})

describe('a month', () => {
  it('is told once for each dimension: not again by another report, not while two try at once, not after its report was withdrawn', async () => {
    const again = await draft({ figures: ['CHANNEL'] })
    expect(refusedBy(await send(app, 'police-chief', 'publishAnalysisReport', { id: again.id, version: 1 }), 'publishAnalysisReport')).toEqual([['input.id', 'bulletin-month-told']])
    // One month of two is enough.
    const wider = await draft({ figures: ['CHANNEL'], ...month('2021-12', '2022-02') })
    expect(refusedBy(await send(app, 'police-chief', 'publishAnalysisReport', { id: wider.id, version: 1 }), 'publishAnalysisReport')).toEqual([['input.id', 'bulletin-month-told']])

    const twins = await Promise.all([draft({ figures: ['CHANNEL'], ...month('2021-11', '2021-12') }), draft({ figures: ['CHANNEL'], ...month('2021-11', '2021-12') })])
    const told = await inTurn(app, 'lock table published_month in share mode', twins.map(({ id }) => () => send(app, 'police-chief', 'publishAnalysisReport', { id, version: 1 }, 'report { status }')))
    expect(told.map((reply) => reply.body.data.publishAnalysisReport.userErrors.map(({ rule }: Payload) => rule)).sort()).toEqual([[], ['bulletin-month-told']])

    const [{ report_id: first }] = (await app.owner`select report_id from published_month where month = '2021-11-01T00:00:00+08:00'`) as unknown as [{ report_id: string }]
    await act(app, 'police-chief', 'withdrawAnalysisReport', 'report { status }', { id: first, version: 2, reason: '撤回。 Withdrawn.' })
    const third = await draft({ figures: ['CHANNEL'], ...month('2021-11', '2021-12') })
    expect(refusedBy(await send(app, 'police-chief', 'publishAnalysisReport', { id: third.id, version: 1 }), 'publishAnalysisReport')).toEqual([['input.id', 'bulletin-month-told']])
    // To the police alone it may be told as often as they like, for they have every count anyway.
    await act(app, 'police-analyst', 'reviseAnalysisReport', 'report { version }', { id: third.id, version: 1, readership: 'POLICE_ONLY' })
    const within = await publish({ id: third.id, version: 2 })
    expect(within.figures.nodes.every(({ isSuppressed, count }: Payload) => isSuppressed === null && count !== null)).toBe(true)
    expect(await readOne('bank-harbour', within.reportNumber)).toBeNull()
  })

  it('is told by the report that takes the place of another as it was told before, though the rows have changed', async () => {
    const first = await publish(await draft({ figures: ['FRAUD_TYPE', 'AGE_BAND'], ...month('2021-09', '2021-11') }))
    await app.owner`update fraud_case set fraud_type = 'GUESS_WHO' where reported_at >= '2021-09-01' and reported_at < '2021-10-20'`
    const next = await draft({ figures: ['AGE_BAND', 'FRAUD_TYPE', 'CHANNEL'], ...month('2021-09', '2021-11'), supersedesId: first.id, text: 'Said better.' })
    const told = await publish(next)
    const essence = (report: Payload, dimension: string) => report.figures.nodes.filter((each: Payload) => each.dimension === dimension).map(({ key, count, publishedCount, isSuppressed, periodFrom }: Payload) => [periodFrom, key, count, publishedCount, isSuppressed])
    for (const dimension of ['FRAUD_TYPE', 'AGE_BAND']) expect(essence(told, dimension)).toEqual(essence(first, dimension))
    expect(told.supersedes.reportNumber).toBe(first.reportNumber)
    expect(await readOne('police-analyst', first.reportNumber)).toMatchObject({ status: 'WITHDRAWN', withdrawalReason: `→ ${told.reportNumber}`, version: 3 })
    expect(await readOne('carrier-north', first.reportNumber)).toBeNull()
    const toPartner = await readOne('carrier-north', told.reportNumber)
    expect([toPartner.supersedes, toPartner.text]).toEqual([null, 'Said better.'])
    // Of other months it takes over nothing, though they begin or end with the same.
    for (const [from, until] of [['2021-09', '2021-10'], ['2021-10', '2021-11'], ['2021-08', '2021-11']] as const) {
      const { periodFrom, periodUntil, figures } = await draft({ figures: ['AGE_BAND'], ...month(from, until), supersedesId: told.id })
      const nodes: Payload[] = figures.nodes
      expect([Math.min(...nodes.map((each) => Date.parse(each.periodFrom))), Math.max(...nodes.map((each) => Date.parse(each.periodUntil)))]).toEqual([Date.parse(periodFrom), Date.parse(periodUntil)])
      expect(new Set(nodes.map(({ isSuppressed }) => isSuppressed))).toEqual(new Set([null]))
    }
    // Its place is taken: nobody takes it again.
    expect(refusedBy(await send(app, 'police-analyst', 'draftAnalysisReport', input({ supersedesId: first.id })), 'draftAnalysisReport')).toEqual([['input.supersedesId', 'bulletin-superseded']])
  })

  it('of twelve keeps back each time another count, by lot', async () => {
    const large = ['FAKE_LOAN', 'GUESS_WHO', 'ROMANCE']
    await app.owner.unsafe(`insert into fraud_case select (jsonb_populate_record(null::fraud_case, to_jsonb(c) || jsonb_build_object('id', 'fraud_case_lot' || m || t || n, 'case_number', 'LOT' || m || t || n, 'fraud_type', t, 'reported_at', timestamptz '2012-01-10+08' + m * interval '1 month'))).*
      from (select * from fraud_case order by id limit 1) c, generate_series(0, 11) m, unnest('{${large.join()}}'::text[]) t, generate_series(1, 6) n`)
    const { id } = await publish(await draft({ figures: ['FRAUD_TYPE'], ...month('2012-01', '2013-01') }))
    const kept = await app.owner`select key, period_from::text as month from analysis_figure where report_id = ${id} and is_suppressed and count >= 5`
    expect([kept.length, new Set(kept.map((row) => row['month'])).size]).toEqual([12, 12])
    // All the same once in 177,147 runs.
    expect(new Set(kept.map((row) => row['key'])).size).toBeGreaterThan(1)
  })

  it('cannot be told otherwise by whoever writes to the database', async () => {
    const held = async (statement: string) => app.owner.unsafe(statement).then(() => 'done', (cause: { code: string }) => cause.code)
    expect(await held(`update analysis_figure set is_suppressed = false, published_count = count where is_suppressed and count < 5`)).toBe('23514')
    expect(await held(`update analysis_figure set is_suppressed = false, published_count = count where is_suppressed and count >= 5`)).toBe('23514')
    expect(await held(`update analysis_figure set count = count + 1 where not is_suppressed`)).toBe('23514')
    expect(await held(`update published_month set month = month + interval '1 month'`)).toBe('23514')
    expect(await held(`insert into published_month select * from published_month limit 1`)).toBe('23505')
    expect(await held(`update analysis_report set status = 'DRAFT' where status = 'PUBLISHED'`)).toBe('23514')
  })
})

describe('four eyes', () => {
  it('whoever drafted does not publish, whoever did not does not revise, and to partners it takes a chief', async () => {
    const report = await draft({ readership: 'POLICE_ONLY', kind: 'ALERT', periodFrom: '2022-01-03T00:00:00Z', periodUntil: '2022-01-04T12:00:00Z' })
    expect(report.figures.nodes).toEqual([])
    expect(refusedBy(await send(app, 'police-analyst', 'publishAnalysisReport', { id: report.id, version: 1 }), 'publishAnalysisReport')).toEqual([['authorization', 'bulletin-four-eyes']])
    const colleague = await as(app, 'police-analyst', officers.duHeng.subject)
    expect(refusedBy(await send(app, 'police-analyst', 'reviseAnalysisReport', { id: report.id, version: 1, title: 'Mine' }, undefined, colleague), 'reviseAnalysisReport')).toEqual([['authorization', 'bulletin-author']])
    const revised = (await act(app, 'police-analyst', 'reviseAnalysisReport', 'report { version title text titleZh confidence }', { id: report.id, version: 1, titleZh: '预警', textZh: '正文。', confidence: 'LOW' })).report
    expect(revised).toEqual({ version: 2, title: 'Fraud', text: 'What it has brought.', titleZh: '预警', confidence: 'LOW' })
    expect(refusedBy(await send(app, 'police-control', 'publishAnalysisReport', { id: report.id, version: 1 }), 'publishAnalysisReport')).toEqual([['input.version', 'version-moved']])
    expect((await act(app, 'police-analyst', 'publishAnalysisReport', 'report { status approverName }', { id: report.id, version: 2 }, colleague)).report).toEqual({ status: 'PUBLISHED', approverName: officers.duHeng.name })
    for (const persona of Object.keys(partners)) expect(await readOne(persona, report.reportNumber), persona).toBeNull()
    expect((await readOne('police-intake', report.reportNumber)).title).toBe('Fraud')
    const open = await draft({ figures: [], kind: 'TYPOLOGY' })
    expect(refusedBy(await send(app, 'police-control', 'publishAnalysisReport', { id: open.id, version: 1 }), 'publishAnalysisReport')).toEqual([['authorization', 'approver-level']])
    expect((await publish(open)).status).toBe('PUBLISHED')
    expect((await readOne('platform-chat', open.reportNumber)).text).toBe('What it has brought.')
    await act(app, 'police-control', 'withdrawAnalysisReport', 'report { status }', { id: open.id, version: 2, reason: '过时。 Out of date.' })
    expect(await readOne('platform-chat', open.reportNumber)).toBeNull()
  })
})

describe('a draft', () => {
  it('says in each language both of what it is and what it says, and counts a dimension once', async () => {
    expect(refusedBy(await send(app, 'police-analyst', 'draftAnalysisReport', input({ titleZh: '态势' })), 'draftAnalysisReport')).toEqual([['input.title', 'bulletin-language']])
    const [once, twice] = [await draft({ figures: ['CHANNEL'] }), await draft({ figures: ['CHANNEL', 'CHANNEL'] })]
    expect(twice.figures.totalCount).toBe(once.figures.totalCount)
  })

  it('names the divisions that had five cases in the twelve months before its own, from the first instant of the first', async () => {
    const told = [['330106', '2013-06-01T00:00:00+08:00', 5], ['330108', '2013-05-31T23:59:59+08:00', 5], ['330106', '2014-06-01T00:00:00+08:00', 1], ['330108', '2014-06-30T23:59:59+08:00', 1]] as const
    for (const [nth, [division, at, count]] of told.entries())
      await app.owner.unsafe(`insert into fraud_case select (jsonb_populate_record(null::fraud_case, to_jsonb(c) || jsonb_build_object('id', 'fraud_case_named${nth}' || n, 'case_number', 'NAMED${nth}' || n, 'division_code', '${division}', 'reported_at', '${at}'))).* from (select * from fraud_case order by id limit 1) c, generate_series(1, ${count}) n`)
    const { figures } = await draft({ figures: ['DIVISION'], ...month('2014-06', '2014-07') })
    expect(figures.nodes.map(({ key, count }: Payload) => [key, count])).toEqual([['330106', 1], ['OTHER', 1], ['ALL', 2]])
  })

  it('is withdrawn by whoever may, and is no report that another takes the place of', async () => {
    const { id } = await draft()
    expect((await act(app, 'police-control', 'withdrawAnalysisReport', 'report { status publishedAt }', { id, version: 1, reason: '不再需要。 Not needed.' })).report).toEqual({ status: 'WITHDRAWN', publishedAt: null })
    expect(refusedBy(await send(app, 'police-analyst', 'draftAnalysisReport', input({ supersedesId: id })), 'draftAnalysisReport')).toEqual([['input.supersedesId', 'bulletin-superseded']])
  })
})
