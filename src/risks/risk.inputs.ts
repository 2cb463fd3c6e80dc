import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { OrderNumberFilter } from '../orders/order.inputs.js'
import { riskLevels } from '../outreach/outreach.words.js'
import { OrderNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, needed, PageArguments, told, wordFilter } from '../statement/view.js'
import { riskSubjects } from './risk.words.js'

export const riskScoreOrders = words('RiskScoreOrder', 'Order of risk scores.', '风险评分排序。', {
  SCORED_AT_DESC: ['Last scored first', '按评分时间倒序'],
  SCORED_AT_ASC: ['First scored first', '按评分时间正序'],
})
export const riskScoreCountFields = words('RiskScoreCountField', 'Fields that risk scores can be counted by.', '风险评分分组字段。', {
  subject: ['What it is about', '评分对象'],
  level: ['Level', '风险等级'],
})
export const riskReasonCountFields = words('RiskReasonCountField', 'Fields that reasons can be counted by.', '评分依据分组字段。', { rule: ['The rule', '规则'] })
export const fullRiskScoreCountFields = words('FullRiskScoreCountField', 'Fields that scores by all facts can be counted by.', '全部事实评分分组字段。', { level: ['Level', '风险等级'] })

const RiskSubjectFilter = wordFilter('RiskSubject', riskSubjects.type)
const ScoredLevelFilter = wordFilter('ScoredLevel', riskLevels.type)

@InputType({ description: bilingual('Conditions on risk scores by open facts.', '公开事实风险评分筛选条件。') })
export class RiskScoreFilter {
  @Field(() => OrderNumberFilter, told('Number.', '评分编号。'))
  riskNumber?: OrderNumberFilter | null
  @Field(() => RiskSubjectFilter, told('What it is about.', '评分对象。'))
  subject?: InstanceType<typeof RiskSubjectFilter> | null
  @Field(() => ScoredLevelFilter, told('Level.', '风险等级。'))
  level?: InstanceType<typeof ScoredLevelFilter> | null
  @Field(() => InstantFilter, told('When it was scored.', '评分时间。'))
  scoredAt?: InstantFilter | null
  @Field(() => [RiskScoreFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: RiskScoreFilter[] | null
  @Field(() => RiskScoreFilter, told('This does not hold.', '不满足该条件。'))
  not?: RiskScoreFilter | null
}

@ArgsType()
export class RiskScoreArguments extends listArguments(RiskScoreFilter, riskScoreOrders.type) {}
/** Reasons come by weight, the heaviest first. */
@ArgsType()
export class RiskReasonArguments extends PageArguments {}
/** Scores by all facts come by time, the last first. */
@ArgsType()
export class FullRiskScoreArguments extends PageArguments {}

@ArgsType()
export class RiskScoreByNumberArguments {
  @Field(() => OrderNumber, needed('The number.', '评分编号。'))
  riskNumber!: string
}

@InputType({ description: bilingual('Scoring by the stated rules: one of the three.', '按既定规则评分：三者择一。') })
export class AssessRiskInput {
  @Field(() => ID, told('An account that plays a part in a case, other than that of the victim or a bystander.', '涉案账户（被害人、被波及账户除外）。'))
  accountId?: string | null
  @Field(() => ID, told('A number that plays a part in a case.', '涉案号码。'))
  numberId?: string | null
  @Field(() => ID, told('A case: its accounts, a hundred at most by layer, then its numbers, a hundred at most, then its victims, twenty at most.', '案件：先按层级评定账户（最多一百个），再评定号码（最多一百个），后评定被害人（最多二十人）。'))
  caseId?: string | null
}
