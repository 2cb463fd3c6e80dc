/** Analysis reports: what is no report, who may take which step, and what may not be told twice. */
import { officers } from '../../../seeds/officers.js'
import { stories } from '../../../seeds/index.js'
import { bad, type Bad, type Entry, type World } from './table.js'

const noReport = { id: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } } as const
const draft = () => ({
  kind: 'PERIODIC', readership: 'ALL_PARTNERS', title: 'March', text: 'What March has brought.', titleZh: '三月', textZh: '三月态势。', assessment: '依据。 Grounds.', confidence: 'MEDIUM', sourceGrade: 'B', informationGrade: 'GRADE_2',
  periodFrom: '2019-03-01T00:00:00+08:00', periodUntil: '2019-04-01T00:00:00+08:00', figures: ['FRAUD_TYPE', 'DIVISION', 'CHANNEL', 'AGE_BAND'],
})
const set = (to: string, back: string) => (w: World) => [`update analysis_report set ${to} where id = '${w['bulletin']}'`, `update analysis_report set ${back} where id = '${w['bulletin']}'`] as const
const published = "status = 'PUBLISHED', published_at = drafted_at, approver_name = 'x'"
const drafted = "status = 'DRAFT', published_at = null, approver_name = null, withdrawn_at = null, withdrawal_reason = null"
const stepped: readonly Bad[] = [
  bad('that is published', {}, ['input.id', 'bulletin-step', 'ILLEGAL_TRANSITION'], { while: set(published, drafted) }),
  bad('that is withdrawn', {}, ['input.id', 'bulletin-step', 'ILLEGAL_TRANSITION'], { while: set("status = 'WITHDRAWN', withdrawn_at = drafted_at, withdrawal_reason = 'x'", drafted) }),
]
const version = async (w: World): Promise<number> => Number((await w.app.owner`select version from analysis_report where id = ${w['bulletin']}`)[0]?.['version'])
const theBulletin = async (w: World) => ({ id: w['bulletin'], version: await version(w) })

export const bulletinRefusals: readonly Entry[] = [
  {
    root: 'draftAnalysisReport',
    by: 'police-analyst',
    good: draft,
    absent: { supersedesId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'], prefix: 'analysis_report' } },
    texts: { title: 200, titleZh: 200, text: 8_000, textZh: 8_000, assessment: 8_000 },
    bad: [
      bad('without a title', { title: null }, ['input.title', 'bulletin-language']),
      bad('in no language', { title: null, text: null, titleZh: null, textZh: null }, ['input.title', 'bulletin-language']),
      bad('of a blank text', { text: ' ' }, ['input.text', 'text-missing']),
      bad('that ends as it begins', { periodUntil: draft().periodFrom }, ['input.periodUntil', 'bulletin-period']),
      bad('that ends before it begins, and says nothing', { periodUntil: '2019-01-01T00:00:00+08:00', text: '' }, [['input.text', 'text-missing'], ['input.periodUntil', 'bulletin-period']]),
      bad('from the middle of a month', { periodFrom: '2019-03-02T00:00:00+08:00' }, ['input.periodFrom', 'bulletin-whole-months']),
      bad('from a month of another zone', { periodFrom: '2019-03-01T00:00:00Z' }, ['input.periodFrom', 'bulletin-whole-months']),
      bad('until the middle of a month', { periodUntil: '2019-03-31T00:00:00+08:00' }, ['input.periodUntil', 'bulletin-whole-months']),
      bad('of thirteen months', { periodUntil: '2020-04-01T00:00:00+08:00' }, ['input.periodUntil', 'bulletin-whole-months']),
      bad('of a month that is not over', { periodFrom: `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)}-01T00:00:00+08:00`, periodUntil: `${new Date(Date.now() + 8 * 3_600_000 + 31 * 86_400_000).toISOString().slice(0, 7)}-01T00:00:00+08:00` }, ['input.periodUntil', 'bulletin-month-not-over']),
      bad('in place of a draft', { supersedesId: stories.bulletins.alertId }, ['input.supersedesId', 'bulletin-superseded', 'ILLEGAL_TRANSITION']),
      bad('in place of one that was superseded', { supersedesId: stories.bulletins.firstId }, ['input.supersedesId', 'bulletin-superseded', 'ILLEGAL_TRANSITION']),
      bad('of more divisions than are told apart', { figures: ['DIVISION'] }, ['input.figures', 'bulletin-too-many-divisions'], {
        while: () => [
          `insert into fraud_case select (jsonb_populate_record(null::fraud_case, to_jsonb(c) || jsonb_build_object('id', 'fraud_case_many' || n, 'case_number', 'MANY' || n, 'division_code', (400000 + n)::text, 'reported_at', '2019-03-20T00:00:00+08:00'))).* from (select * from fraud_case order by id limit 1) c, generate_series(1, 101) n`,
          "delete from fraud_case where case_number like 'MANY%'",
        ],
      }),
    ],
    yields: 'report { id }',
    after: (w, payload) => Object.assign(w, { bulletin: payload.report.id }),
  },
  {
    root: 'reviseAnalysisReport',
    by: 'police-analyst',
    good: async (w) => ({ ...(await theBulletin(w)), text: 'What March has brought, revised.', confidence: 'HIGH' }),
    absent: noReport,
    texts: { title: 200, titleZh: 200, text: 8_000, textZh: 8_000, assessment: 8_000 },
    bad: [
      ...stepped,
      bad('of somebody else', {}, ['authorization', 'bulletin-author', 'FORBIDDEN'], { subject: officers.duHeng.subject }),
      bad('with a title and no text in a language', {}, ['input.title', 'bulletin-language'], { while: set('title = null, text = null', "title = 'March', text = 'What March has brought.'") }),
      bad('with a blank title', { title: '\t' }, ['input.title', 'text-missing']),
    ],
    yields: 'report { id version }',
  },
  {
    root: 'publishAnalysisReport',
    by: 'police-chief',
    good: theBulletin,
    absent: noReport,
    bad: [
      ...stepped,
      bad('by its author', {}, ['authorization', 'bulletin-four-eyes', 'FORBIDDEN'], { by: 'police-analyst' }),
      bad('to partners by no chief', {}, ['authorization', 'approver-level', 'FORBIDDEN'], { subject: officers.duHeng.subject }),
      bad('of a month that was told before', {}, ['input.id', 'bulletin-month-told', 'CONFLICT'], {
        while: (w) => [`insert into published_month values ('CHANNEL', '2019-03-01T00:00:00+08:00', '${w['bulletin']}')`, "delete from published_month where dimension = 'CHANNEL' and month = '2019-03-01T00:00:00+08:00'"],
      }),
      bad('in place of one that is not published any more', {}, ['input.id', 'bulletin-superseded', 'ILLEGAL_TRANSITION'], { while: set(`supersedes_id = '${stories.bulletins.firstId}'`, 'supersedes_id = null') }),
    ],
    yields: 'report { id status version }',
  },
  {
    root: 'withdrawAnalysisReport',
    by: 'police-analyst',
    good: async (w) => ({ ...(await theBulletin(w)), reason: '数据有误。 Wrong.' }),
    absent: noReport,
    texts: { reason: 1_000 },
    bad: [bad('that is withdrawn', {}, ['input.id', 'bulletin-step', 'ILLEGAL_TRANSITION'], { while: set("status = 'WITHDRAWN', withdrawn_at = drafted_at, withdrawal_reason = 'x'", "status = 'PUBLISHED', withdrawn_at = null, withdrawal_reason = null") })],
    yields: 'report { id status }',
  },
]
