import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Decimal, Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'
import { trendDimensions, trendSteps } from './bulletin.words.js'

const always = (en: string, zh: string) => ({ description: bilingual(en, zh) })

/** *disclosed to* the desks that read every case one by one. */
@ObjectType({ description: bilingual('Losses in one currency.', '单一币种的损失金额。') })
export class TrendLoss {
  @Field(() => String, always('Currency, ISO 4217.', '币种（ISO 4217）。'))
  currency!: string
  @Field(() => Decimal, always('Sum of the losses.', '损失合计。'))
  amount!: string
}

/** *disclosed to* the desks that read every case one by one. */
@ObjectType({ description: bilingual('One key in one period.', '某一取值在某一周期的数据。') })
export class TrendCell {
  @Field(() => String, always('Word of the fraud type, channel or age band, or code of the division; UNKNOWN where a case has no report of its own.', '诈骗类型、渠道、年龄段的取值或行政区划代码；案件无警情的为 UNKNOWN。'))
  key!: string
  @Field(() => Instant, always('Beginning of the period, included.', '周期起点（含）。'))
  periodFrom!: string
  @Field(() => Instant, always('End of the period, not included.', '周期终点（不含）。'))
  periodUntil!: string
  @Field(() => Int, always('Cases reported in the period, whatever became of them; for age bands, their victims.', '周期内报案的案件数，不论其后状态；按年龄段时为被害人数。'))
  count!: number
  @Field(() => [TrendLoss], always('Their losses, by currency.', '损失金额，按币种分列。'))
  losses!: TrendLoss[]
  @Field(() => Int, always('Periods of the baseline that were observed: 28 days, 12 weeks or 12 months before, none before the first report of the platform.', '已观测的基线周期数：此前 28 日、12 周或 12 个月，不早于平台首次报案。'))
  baselinePeriods!: number
  @Field(() => Float, told('Mean count of the periods of the baseline; null where none was observed.', '基线周期的平均数；无观测时为空。'))
  baselineMean!: number | null
  @Field(() => Float, told('What the baseline lets expect of the time of this period that is over; null where the baseline is too short.', '按基线对本期已过时长的期望数；基线过短时为空。'))
  expected!: number | null
  @Field(() => Float, told('Probability of as many or more by chance, to twelve decimals (FraudTrends.test); null where nothing can be said.', '偶然达到该数或更多的概率，保留十二位小数（见 FraudTrends.test）；无法判断时为空。'))
  pValue!: number | null
  @Field(() => Float, told('The same, corrected for the number of cells in this answer.', '按本答复单元数校正后的概率。'))
  adjustedPValue!: number | null
  @Field(() => Boolean, told('Whether the corrected probability is below 5 %; null where nothing can be said.', '校正后的概率是否低于 5%；无法判断时为空。'))
  isRising!: boolean | null
  @Field(() => Instant, told('First report of the key in any division and at any time; null for channels and age bands.', '该取值在任意区划首次报案的时间；渠道与年龄段为空。'))
  firstSeenAt!: string | null
  @Field(() => Boolean, told('Whether that first report lies in this period; null for channels and age bands.', '首次报案是否在本周期内；渠道与年龄段为空。'))
  isFirstAppearance!: boolean | null
}

/** *disclosed to* the intake, control and analysis desks: who sees only statistics reads published reports. No id: it is no row, and its record names none. */
@ObjectType({ description: bilingual('How cases come in, period by period, against what came before.', '案件态势：逐周期与此前基线比较。') })
export class FraudTrends {
  @Field(() => trendSteps.type, always('Length of a period.', '统计周期。'))
  step!: string
  @Field(() => trendDimensions.type, always('What cases are told apart by.', '统计维度。'))
  by!: string
  @Field(() => String, always('The test used, in English.', '所用检验（英文）。'))
  test!: string
  @Field(() => String, always('The test used, in Chinese.', '所用检验（中文）。'))
  testZh!: string
  @Field(() => Boolean, always('Whether there are more than a hundred keys; those with the most cases are told.', '取值是否超过一百个；超过时仅列案件最多的。'))
  isCut!: boolean
  @Field(() => [TrendCell], always('By period, then by key; every key that occurs in one of the periods, in all of them.', '按周期及取值排序；凡在任一周期出现的取值，各周期均列出。'))
  cells!: TrendCell[]
}
