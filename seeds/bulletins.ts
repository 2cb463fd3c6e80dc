/** 2020-06: what May brought, for all partners; told once too soon, and then anew. And an alert that is still a draft. */
import { toldOf, wholeTable } from '../src/bulletins/bulletin.rules.js'
import type { TrendDimension } from '../src/bulletins/trend.rules.js'
import { seedId } from '../src/database/columns.js'
import { agencies } from './agencies.js'
import { officers } from './officers.js'
import type { SeedRow, SeedSink } from './tables.js'

const id = (table: string, key: string) => seedId(table, `bulletins/${key}`)

export const bulletins = {
  /** Published to all partners; takes the place of the first. */
  mayId: id('analysis_report', 'may'),
  mayNumber: 'ANR-20200610-0002',
  firstId: id('analysis_report', 'may/first'),
  alertId: id('analysis_report', 'alert'),
  alertNumber: 'ANR-20200615-0003',
} as const

const may = { periodFrom: '2020-05-01T00:00:00.000+08:00', periodUntil: '2020-06-01T00:00:00.000+08:00' } as const
type Told = readonly [key: string, count: number, lossAmount: string, isRising: boolean | null]
const counted: readonly (readonly [dimension: TrendDimension, cells: readonly Told[]])[] = [
  [
    'FRAUD_TYPE',
    [
      ['BRUSHING_REBATE', 41, '1386400.00', true], ['FAKE_INVESTMENT', 23, '4102500.00', false], ['FAKE_SHOPPING_SERVICE', 17, '61880.00', false], ['ECOMMERCE_CS_IMPERSONATION', 12, '208300.00', false], ['FAKE_LOAN', 9, '173250.00', false], ['FAKE_CREDIT_REPAIR', 3, '88000.00', null], ['LEADER_ACQUAINTANCE_IMPERSONATION', 4, '240000.00', false],
      ['LAW_ENFORCEMENT_IMPERSONATION', 6, '1975000.00', false], ['ROMANCE', 2, '96400.00', null], ['GAME_ITEM_TRADE', 8, '9720.00', false], ['FLIGHT_REBOOKING', 0, '0.00', null], ['GUESS_WHO', 1, '20000.00', null], ['BUSINESS_EMAIL_COMPROMISE', 0, '0.00', null],
    ],
  ],
  ['DIVISION', [['120101', 30, '1420300.00', false], ['120104', 44, '3318650.00', true], ['120111', 49, '3547500.00', false], ['OTHER', 3, '75000.00', null]]],
]

type Graded = Pick<SeedRow<'analysisReport'>, 'issuingUnitId' | 'draftedById' | 'authorName' | 'confidence' | 'sourceGrade' | 'informationGrade'>
const byAnalysis: Graded = { issuingUnitId: agencies.centre, draftedById: officers.shenYiran.id, authorName: officers.shenYiran.name, confidence: 'HIGH', sourceGrade: 'A', informationGrade: 'GRADE_2' }

export function tellBulletins(sink: SeedSink): typeof bulletins {
  const { mayId, mayNumber, firstId, alertId, alertNumber } = bulletins
  const published = { ...byAnalysis, ...may, kind: 'PERIODIC', readership: 'ALL_PARTNERS', title: 'Telecom fraud in May 2020', titleZh: '2020年5月电信网络诈骗态势', assessment: '本月刷单返利上升，与三家银行同一批收款账户有关，建议并案。 Brushing rises with the same accounts at three banks; joining the cases is proposed.', approverName: officers.qinChuan.name } as const
  sink.add('analysisReport', {
    ...published, id: firstId, reportNumber: 'ANR-20200605-0001', status: 'WITHDRAWN', text: 'Brushing for rebates is the most frequent method.', textZh: '刷单返利类案件数量居首。', draftedAt: '2020-06-05T10:00:00+08:00', publishedAt: '2020-06-05T15:00:00+08:00',
    withdrawnAt: '2020-06-10T16:00:00+08:00', withdrawalReason: `→ ${mayNumber}`, version: 3,
  })
  sink.add('analysisReport', {
    ...published, id: mayId, reportNumber: mayNumber, status: 'PUBLISHED', supersedesId: firstId, draftedAt: '2020-06-10T10:30:00+08:00', publishedAt: '2020-06-10T16:00:00+08:00', version: 2,
    text: 'Brushing for rebates is the most frequent method and has risen against the twelve months before; false investment costs the most. Banks are asked to look at small first payments that come back at once.',
    textZh: '刷单返利类案件数量居首且高于此前十二个月水平，虚假投资理财类损失最大。请各行关注先小额返利、后大额转出的账户。',
  })
  sink.add('analysisReport', {
    ...byAnalysis, id: alertId, reportNumber: alertNumber, kind: 'ALERT', status: 'DRAFT', readership: 'POLICE_ONLY', confidence: 'LOW', sourceGrade: 'B', informationGrade: 'GRADE_3', titleZh: '二手交易平台外收款疑出现新变种', textZh: '近日接报多起在平台外付款后失联的警情，付款前均收到相同的“担保”页面。', assessment: '样本少，待并案核实。 Few reports so far; to be verified.',
    periodFrom: '2020-06-08T00:00:00+08:00', periodUntil: '2020-06-15T00:00:00+08:00', draftedAt: '2020-06-15T09:40:00+08:00',
  })
  for (const [reportId, key] of [[firstId, 'first'], [mayId, 'may']] as const) {
    const figures = counted
      .flatMap(([dimension, cells]) => wholeTable([may], cells.map(([word]) => word), cells.map(([word, count, lossAmount, isRising]) => ({ key: word, count, lossAmount, isRising, ...may }))).map((cell) => ({ ...cell, dimension })))
      .map((cell, at) => ({ ...cell, id: id('analysis_figure', `${key}/${at}`), reportId, position: at + 1 }))
    const told = toldOf(figures, () => 1)
    for (const figure of figures) sink.add('analysisFigure', { ...figure, isSuppressed: !told.has(figure.id), publishedCount: told.has(figure.id) ? figure.count : null })
  }
  for (const [dimension] of counted) sink.add('publishedMonth', { dimension, month: may.periodFrom, reportId: firstId })
  return bulletins
}
