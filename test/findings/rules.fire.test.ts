/** Each rule fires on what it is about, and neither on what falls just short of it nor on whoever only works (records in the log, projected, searched through the API). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { isWorkingDay } from '../../src/law/calendar.js'
import { limits } from '../../src/findings/finding.rules.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { Stage } from '../support/stage.js'
import { look } from '../command/acting.js'
import { account, day, findingsOf, hour, keptBy, log, minute, mondayBefore, openMonths, type Said, searchNow, type Subject } from './logged.js'

/** Monday of a week of which all five days are worked. */
const monday = (() => {
  for (let weeks = 2; ; weeks++) {
    const at = mondayBefore(weeks)
    if ([0, 1, 2, 3, 4].every((nth) => isWorkingDay(new Date(at.getTime() + nth * day)))) return at.getTime()
  }
})()
/** The latest working days before the Monday, at ten in the morning. */
const worked = Array.from({ length: 27 }, (_, nth) => monday - (nth + 1) * day + 10 * hour).filter((at) => isWorkingDay(new Date(at)))
const tuesday = monday + day
const ten = 10 * hour

const history: Said[] = []
/** What each scenario is to come to: `rule officer`, or nothing. */
const expected: string[] = []
/** `fires`: a rule that the scenario is a case of; null: it falls short, or is innocent. */
function scenario(officer: string, fires: string | null, records: readonly Omit<Said, 'officer'>[]): void {
  for (const record of records) history.push({ purpose: 'NUMBER_GOVERNANCE', ...record, officer })
  if (fires) expected.push(`${fires} ${officer}`)
}

const people = (name: string, count: number, from = 0): Subject[] => Array.from({ length: count }, (_, nth) => account(`${name} ${from + nth}`))
/** As many records as it takes, of ten people each. */
const reading = (name: string, count: number, at: number, more: Partial<Said> = {}): Said[] =>
  Array.from({ length: Math.ceil(count / 10) }, (_, nth) => ({ at: new Date(at + nth * minute), subjects: people(`${name} ${at}`, Math.min(10, count - nth * 10), nth * 10), ...more }))
/** One person a record. */
const one = (name: string, count: number, at: number, more: Partial<Said> = {}): Said[] => Array.from({ length: count }, (_, nth) => ({ at: new Date(at + nth * 20_000), subjects: people(`${name} ${at}`, 1, nth), ...more }))

function topViewer(name: string, agency: string, fires: boolean, viewer: number, colleagues: readonly number[]): void {
  scenario(`top.${name}`, fires ? 'TOP_VIEWER' : null, reading(name, viewer, tuesday + ten, { agency }))
  for (const [nth, count] of colleagues.entries()) scenario(`colleague.${name}.${nth}`, null, reading(`${name} ${nth}`, count, tuesday + ten, { agency }))
}

function repeated(name: string, fires: boolean, days: readonly number[]): void {
  scenario(`repeat.${name}`, fires ? 'REPEAT_TARGET' : null, days.map((nth, at) => ({ at: new Date(monday + nth * day + 11 * hour + at * minute), subjects: [account(`repeat ${name}`)] })))
}

function uncased(name: string, fires: boolean, without: number, within: number, more: Partial<Said> = {}): void {
  const read = (stated: string | null) => (_: unknown, nth: number): Said => ({ at: new Date(tuesday + 12 * hour + nth * minute), purpose: 'STOP_LOSS', case: stated, subjects: [account(`uncased ${name}`)], ...more })
  scenario(`uncased.${name}`, fires ? 'PURPOSE_WITHOUT_CASE' : null, [...Array.from({ length: without }, read(null)), ...Array.from({ length: within }, read(caseNumber))])
}
let caseNumber = ''

function refused(name: string, fires: boolean, pairs: number, apart: number, first: Partial<Said> = {}, then: Partial<Said> = { purpose: 'INVESTIGATION' }): void {
  scenario(
    `refused.${name}`,
    fires ? 'REFUSED_THEN_SUCCEEDED' : null,
    Array.from({ length: pairs }, (_, nth) => tuesday + 8 * hour + nth * hour).flatMap((at, nth): Said[] => [
      { at: new Date(at), outcome: 'REFUSED', refusals: ['FORBIDDEN_ARGUMENT'], document: `doc ${nth}`, purpose: 'NUMBER_GOVERNANCE', ...first },
      { at: new Date(at + apart), document: `doc ${nth}`, purpose: 'NUMBER_GOVERNANCE', subjects: [account(`refused ${name} ${nth}`)], ...then },
    ]),
  )
}

/** Look-ups `within` so long, evenly: `missed` of them find nobody; of the others every one finds somebody else, unless `same`. */
function tried(name: string, fires: boolean, lookups: number, missed: number, within: number, same = 0): void {
  scenario(
    `tried.${name}`,
    fires ? 'ENUMERATION' : null,
    Array.from({ length: lookups }, (_, nth): Said => ({ at: new Date(tuesday + 9 * hour + Math.floor((nth * within) / (lookups - 1))), subjects: nth < missed ? [] : [account(`tried ${name} ${Math.max(nth, lookups - 1 - (lookups - missed - 1 - same))}`)] })),
  )
}

function offHours(name: string, fires: boolean, count: number, at: number, habit: { readonly days: number; readonly late: number } = { days: 5, late: 10 }): void {
  const late = (nth: number): number => Math.floor(habit.late / habit.days) + (nth < habit.late % habit.days ? 1 : 0)
  scenario(`off.${name}`, fires ? 'OFF_HOURS' : null, [
    ...worked.slice(0, habit.days).flatMap((ofDay, nth) => [...one(name, 20 - late(nth), ofDay), ...one(`${name} late`, late(nth), ofDay + 12.5 * hour)]),
    ...one(`${name} judged`, count, at),
  ])
}

function volume(name: string, fires: boolean, count: number, habit: readonly number[]): void {
  scenario(`volume.${name}`, fires ? 'VOLUME_AGAINST_BASELINE' : null, [...habit.flatMap((each, nth) => reading(`${name} ${nth}`, each, worked[nth] as number)), ...reading(`${name} judged`, count, tuesday + ten)])
}

let app: TestApp
/** Ids in the order of `history`, when that is sorted. */
let ids: readonly string[]
let payload: { findings: { rule: string; officer: string }[] }

beforeAll(async () => {
  app = await openTestApp()
  const [known] = await app.owner<{ id: string; number: string }[]>`select id, case_number as number from fraud_case where status = 'UNDER_INVESTIGATION' limit 1`
  caseNumber = known?.number as string

  topViewer('far above', agencies.harbour, true, 50, [3, 5, 10, 10])
  topViewer('one short', agencies.metro, false, 49, [3, 5, 9, 9])
  topViewer('near the median', agencies.delta, false, 50, [11, 11, 11, 11])
  topViewer('among few', agencies.north, false, 60, [2, 2])

  repeated('again and again', true, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
  repeated('nine times', false, [0, 0, 1, 1, 2, 2, 3, 3, 4])
  repeated('on four days', false, [0, 0, 0, 1, 1, 1, 2, 2, 3, 3])
  for (const [name, seen, fires] of [['as masks', { masked: ['number'] }, true], ['as tokens', { tokens: ['number'] }, true], ['withheld', { withheld: ['number'] }, false]] as const)
    scenario(`repeat.${name}`, fires ? 'REPEAT_TARGET' : null, [0, 1, 2, 3, 4].flatMap((nth) => [0, 1].map((at) => ({ at: new Date(monday + nth * day + 11 * hour + at * minute), subjects: [{ type: 'Account', id: account(`repeat ${name}`).id, ...seen }] }))))
  scenario('repeat.others', null, [0, 1, 2, 3, 4].flatMap((nth) => one(`others ${nth}`, 2, monday + nth * day + 11 * hour)))

  uncased('half', true, 20, 20)
  uncased('nineteen', false, 19, 0)
  uncased('below half', false, 20, 21)
  uncased('all stated', false, 0, 60)
  uncased('no pressing purpose', false, 40, 0, { purpose: 'NUMBER_GOVERNANCE' })

  refused('three times', true, 3, 15 * minute)
  refused('by case', true, 3, minute, { case: null }, { case: caseNumber, purpose: 'NUMBER_GOVERNANCE' })
  refused('for no purpose', true, 3, minute, { refusals: ['PURPOSE_REQUIRED'], purpose: null })
  refused('twice', false, 2, minute)
  refused('later', false, 3, 15 * minute + 1)
  refused('unchanged', false, 3, minute, {}, { purpose: 'NUMBER_GOVERNANCE' })
  refused('another question', false, 3, minute, {}, { purpose: 'INVESTIGATION', document: 'another' })
  refused('a wrong word', false, 3, minute, { refusals: ['BAD_USER_INPUT'] })

  tried('thirty', true, 30, 10, 10 * minute)
  tried('twenty-nine', false, 29, 10, 10 * minute)
  tried('nine missed', false, 30, 9, 10 * minute)
  tried('slowly', false, 30, 10, 11 * minute)
  tried('nine others', false, 30, 10, 10 * minute, 11)
  scenario('tried.polling', null, Array.from({ length: 60 }, (_, nth) => ({ at: new Date(tuesday + 9 * hour + nth * 10_000) })))

  offHours('at night', true, 20, tuesday + 22 * hour)
  offHours('at dawn', true, 20, tuesday + 5 * hour)
  offHours('on a Saturday', true, 20, monday + 5 * day + ten)
  offHours('nineteen', false, 19, tuesday + 22 * hour)
  offHours('by day', false, 20, tuesday + 7 * hour)
  offHours('before ten', false, 20, tuesday + 22 * hour - 20 * 20_000)
  offHours('by shift', false, 20, tuesday + 22 * hour, { days: 5, late: 11 })
  offHours('new', false, 20, tuesday + 22 * hour, { days: 4, late: 0 })

  volume('fourfold', true, 40, [10, 10, 10, 10, 10])
  volume('thirty-nine', false, 39, [5, 5, 5, 5, 5])
  volume('less than fourfold', false, 40, [10, 10, 10, 10, 11])
  volume('new', false, 40, [5, 5, 5, 5])

  const stage = new Stage(app.owner)
  const [template] = await app.owner<{ case: string; account: string; involved: string }[]>`select case_id as case, account_id as account, id as involved from involved_account limit 1`
  /** An account of cases of its own, each of that state, ended so long before the Tuesday's reads. */
  const accountOf = async (...cases: readonly { readonly status: string; readonly ended?: number; readonly solved?: boolean }[]): Promise<Subject> => {
    const accountId = await stage.copy('Account', template?.account as string)
    for (const { status, ended, solved } of cases) {
      const at = ended === undefined ? null : new Date(tuesday + ten - ended).toISOString()
      const caseId = await stage.copy('FraudCase', template?.case as string, { status, closed_at: solved ? null : at, solved_at: solved ? at : null })
      await stage.copy('InvolvedAccount', template?.involved as string, { case_id: caseId, account_id: accountId })
    }
    return { type: 'Account', id: accountId, clear: ['id', 'number'] }
  }
  const closed = (name: string, fires: boolean, subject: Subject, count = 3, more: Partial<Said> = {}) => scenario(`closed.${name}`, fires ? 'CLOSED_CASE_READ' : null, Array.from({ length: count }, (_, nth) => ({ at: new Date(tuesday + ten + nth * minute), subjects: [subject], ...more })))
  const longAgo = { status: 'CLOSED', ended: 30 * day + 1 }
  closed('long ago', true, await accountOf(longAgo))
  closed('solved', true, await accountOf({ status: 'SOLVED', ended: 31 * day, solved: true }))
  closed('thirty days', false, await accountOf({ status: 'CLOSED', ended: 30 * day - 2 * minute }))
  closed('twice', false, await accountOf(longAgo), 2)
  closed('another goes on', false, await accountOf(longAgo, { status: 'FILED' }))
  closed('for an appeal', false, await accountOf(longAgo), 3, { purpose: 'APPEAL' })
  closed('of no case', false, account('of no case'))

  // A day is over when a later one has begun.
  scenario('later', null, [{ at: new Date(monday + 7 * day + ten) }])

  history.sort((a, b) => a.at.getTime() - b.at.getTime())
  await openMonths(app, history[0]?.at as Date)
  ids = await log(app, history)
  payload = await searchNow(app)
}, 180_000)
afterAll(() => app?.close())

it('finds what is to be found, and nothing else', async () => {
  const found = await findingsOf(app)
  expect(found.map(({ rule, officer }) => `${rule} ${officer}`).sort()).toEqual([...expected].sort())
  expect(payload.findings.map(({ rule, officer }) => `${rule} ${officer}`).sort()).toEqual([...expected].sort())
  expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(Object.keys(limits)))
  expect(new Set(found.map(({ findingNumber }) => findingNumber)).size).toBe(found.length)
})

const of = async (officer: string) => (await findingsOf(app, { officer: { eq: officer } }))[0]
const recordsOf = (officer: string) => ids.filter((_, nth) => history[nth]?.officer === officer)

describe('a finding', () => {
  it.each([
    ['top.far above', '50 people in a day; the median of the 5 officers of the agency is 10', '当日 50 人；本机构 5 名经办人的中位数为 10 人', 5],
    ['repeat.again and again', '10 reads on 5 days', '5 日内查看 10 次', 10],
    ['uncased.half', '20 of 40 reads without a known case (50 %)', '40 次查询中 20 次未说明已知案件（50%）', 20],
    ['closed.long ago', '3 reads in a week, the first 30 days after the last case had ended', '一周内 3 次，首次查看时最后一起案件已结束 30 日', 3],
    ['refused.three times', '3 answers within 15 minutes of a refusal, under another purpose, case or instrument', '被拒后 15 分钟内变换目的、案件或文书得手 3 次', 6],
    ['tried.thirty', '30 look-ups within 10 minutes; 10 found nobody, and 20 somebody else than the one before', '10 分钟内查找 30 次，其中 10 次未查到、20 次与前次对象不同', 30],
    ['off.at night', '20 reads at night or on a day off; usual for the officer are 10 % of all reads (5 days before)', '夜间或休息日查询 20 次；该经办人此前 5 日的占比为 10%', 20],
    ['volume.fourfold', '40 people in a day; usual for the officer are 10 (5 days before)', '当日 40 人；该经办人此前 5 日平均为 10 人', 4],
  ])('%s says what was measured in both languages, and counts its records', async (officer, measured, measuredZh, recordCount) => {
    expect(await of(officer)).toMatchObject({ measured, measuredZh, recordCount, status: 'OPEN', version: 1, findingNumber: expect.stringMatching(/^FND-\d{8}-[0-9A-Z]{8}$/) })
  })

  it('keeps the records that fired, and no others', async () => {
    const night = (id: string) => (history[ids.indexOf(id)]?.at.getTime() as number) >= tuesday + 22 * hour
    for (const [officer, records] of [
      ['repeat.again and again', recordsOf('repeat.again and again')],
      ['uncased.half', recordsOf('uncased.half').filter((id) => history[ids.indexOf(id)]?.case === null)],
      ['refused.by case', recordsOf('refused.by case')],
      ['tried.thirty', recordsOf('tried.thirty')],
      ['off.at night', recordsOf('off.at night').filter(night)],
      ['top.far above', recordsOf('top.far above')],
    ] as const) expect(await keptBy(app, (await of(officer)).id), officer).toEqual(records)
  })

  it('leads to its records through the graph, and has the bounds of its window', async () => {
    const { id, windowFrom, windowUntil } = await of('uncased.half')
    expect([windowFrom, windowUntil].map((at) => Date.parse(at))).toEqual([tuesday, tuesday + day])
    const { node } = await look(app, 'auditor', `{ node(id: "${id}") { ... on Finding { agency { name } records(first: 100) { totalCount nodes { officer purpose case { caseNumber } } } } } }`)
    expect(node.records.totalCount).toBe(20)
    for (const record of node.records.nodes) expect(record).toEqual({ officer: 'uncased.half', purpose: 'STOP_LOSS', case: null })
  })

  it('is about a subject where its rule is', async () => {
    expect(await of('repeat.again and again')).toMatchObject({ subjectType: 'Account', subjectId: account('repeat again and again').id })
    expect(await of('top.far above')).toMatchObject({ subjectType: null, subjectId: null })
  })
})

describe('the list', () => {
  it('is filtered, ordered and counted by what an auditor asks', async () => {
    const { findings } = await look(app, 'auditor', '{ findings(first: 5, filter: { severity: { eq: HIGH }, status: { eq: OPEN } }, order: WINDOW_FROM_ASC) { totalCount countBy(field: rule) { value count } nodes { rule windowFrom } } }')
    expect(findings.countBy).toEqual([{ value: 'REFUSED_THEN_SUCCEEDED', count: 3 }, { value: 'ENUMERATION', count: 1 }])
    expect(findings.totalCount).toBe(4)
    const ofHarbour = await findingsOf(app, { agencyId: { eq: agencies.harbour } })
    expect(ofHarbour.map(({ rule }) => rule)).toEqual(['TOP_VIEWER'])
    expect(await findingsOf(app, { windowFrom: { until: new Date(monday - 20 * day).toISOString() } })).toEqual([])
  })
})
