import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Account } from '../accounts/account.view.js'
import { Victim } from '../cases/case.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { OutreachRecord } from '../outreach/outreach.view.js'
import { riskLevels } from '../outreach/outreach.words.js'
import { Instant, OrderNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { TelecomNumber } from '../telecom/telecom.view.js'
import { FullRiskScoreArguments, fullRiskScoreCountFields, RiskReasonArguments, riskReasonCountFields, riskScoreCountFields } from './risk.inputs.js'
import { riskRuleNames, riskSubjects } from './risk.words.js'

/** *disclosed to* the police; of people without points to the countermeasure desk; to the auditor without points and reasons. To no partner. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'How risky an account, a number or a person was at one instant, by the stated rules and open facts alone. Whoever knows more scores anew; the last one of a subject is the current one.',
    '账户、号码或人员在某一时点的风险评分，仅依据既定规则与公开事实；有新事实则重新评分，同一对象以最新一次为准。',
  ),
})
export class RiskScore extends Node {
  @Field(() => OrderNumber, told('Number.', '评分编号。'))
  riskNumber!: string | null
  @Field(() => riskSubjects.type, told('What it is about.', '评分对象。'))
  subject!: string | null
  @Field(() => Account, told('The account; null of other subjects.', '账户；其他对象为空。'))
  account!: Account | null
  @Field(() => TelecomNumber, told('The number; null of other subjects.', '号码；其他对象为空。'))
  telecomNumber!: TelecomNumber | null
  @Field(() => Victim, told('The person; null of other subjects.', '人员；其他对象为空。'))
  victim!: Victim | null
  @Field(() => Int, told('Points, 0 to 100: the weights of the reasons together.', '分值（0至100），为各依据权重之和。'))
  score!: number | null
  @Field(() => riskLevels.type, told('Level: HIGH from 60 points, MEDIUM from 30.', '等级：60分起为高，30分起为中。'))
  level!: string | null
  @Field(() => String, told('Version of the ruleset, as risk-rules.md prints it.', '规则版本，见 risk-rules.md。'))
  rulesetVersion!: string | null
  @Field(() => Instant, told('When it was scored.', '评分时间。'))
  scoredAt!: string | null
  @Field(() => RiskReasonConnection, told('Rules that held, the heaviest first.', '成立的规则，按权重从高到低。'))
  reasons(@Args(() => RiskReasonArguments) _arguments: RiskReasonArguments): RiskReasonConnection | null {
    return answeredByRoot()
  }
  @Field(() => FullRiskScoreConnection, told('The same by all facts, the last first; needs an instrument issued for a case of the subject (AFL §18; PIPL §28).', '以全部事实所作评分，最新在前；须凭对象所涉案件的法律文书（反电信网络诈骗法第十八条、个人信息保护法第二十八条）。'))
  fullScores(@Args(() => FullRiskScoreArguments) _arguments: FullRiskScoreArguments): FullRiskScoreConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the police, of people to the countermeasure desk too. */
@ObjectType({ implements: Node, description: bilingual('A rule that held by open facts.', '依公开事实成立的规则。') })
export class RiskReason extends Node {
  @Field(() => RiskScore, told('The score.', '所属评分。'))
  riskScore!: RiskScore | null
  @Field(() => riskRuleNames.type, told('The rule.', '规则。'))
  rule!: string | null
  @Field(() => Int, told('Points that it adds.', '加分。'))
  weight!: number | null
  @Field(() => String, told('What was observed, in numbers.', '观测值。'))
  observed!: string | null
  @Field(() => String, told('What it was held against.', '阈值。'))
  threshold!: string | null
  @Field(() => Instant, told('From when it was observed; null where the rule looks at no time.', '观测起始时间；规则不涉及时间的为空。'))
  fromAt!: string | null
  @Field(() => Instant, told('Until when.', '观测截止时间。'))
  untilAt!: string | null
}

/** *disclosed to* the police under an instrument, and to nobody else. */
@ObjectType({ implements: Node, description: bilingual('A score by all facts: bank entries, registrations and calls among them.', '以全部事实（含银行明细、登记信息和话单）所作评分。') })
export class FullRiskScore extends Node {
  @Field(() => RiskScore, told('The score by open facts that stood then.', '当时有效的公开事实评分。'))
  riskScore!: RiskScore | null
  @Field(() => Int, told('Points, 0 to 100; not below those by open facts.', '分值（0至100），不低于公开事实评分。'))
  score!: number | null
  @Field(() => riskLevels.type, told('Level: HIGH from 60 points, MEDIUM from 30.', '等级：60分起为高，30分起为中。'))
  level!: string | null
  @Field(() => Instant, told('When it was scored.', '评分时间。'))
  scoredAt!: string | null
  @Field(() => FullRiskReasonConnection, told('Rules that held, the heaviest first; those that held by open facts among them.', '成立的规则，按权重从高到低，含公开事实成立的规则。'))
  reasons(@Args(() => RiskReasonArguments) _arguments: RiskReasonArguments): FullRiskReasonConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the police under an instrument, and to nobody else. */
@ObjectType({ implements: Node, description: bilingual('A rule that held by all facts.', '依全部事实成立的规则。') })
export class FullRiskReason extends Node {
  @Field(() => FullRiskScore, told('The score.', '所属评分。'))
  fullRiskScore!: FullRiskScore | null
  @Field(() => riskRuleNames.type, told('The rule.', '规则。'))
  rule!: string | null
  @Field(() => Int, told('Points that it adds.', '加分。'))
  weight!: number | null
  @Field(() => String, told('What was observed, in numbers.', '观测值。'))
  observed!: string | null
  @Field(() => String, told('What it was held against.', '阈值。'))
  threshold!: string | null
  @Field(() => Instant, told('From when it was observed; null where the rule looks at no time.', '观测起始时间；规则不涉及时间的为空。'))
  fromAt!: string | null
  @Field(() => Instant, told('Until when.', '观测截止时间。'))
  untilAt!: string | null
}

export const RiskScoreConnection = connectionOf(RiskScore, 'RiskScore', riskScoreCountFields.type)
export type RiskScoreConnection = InstanceType<typeof RiskScoreConnection>
export const RiskReasonConnection = connectionOf(RiskReason, 'RiskReason', riskReasonCountFields.type)
export type RiskReasonConnection = InstanceType<typeof RiskReasonConnection>
export const FullRiskScoreConnection = connectionOf(FullRiskScore, 'FullRiskScore', fullRiskScoreCountFields.type)
export type FullRiskScoreConnection = InstanceType<typeof FullRiskScoreConnection>
export const FullRiskReasonConnection = connectionOf(FullRiskReason, 'FullRiskReason', riskReasonCountFields.type)
export type FullRiskReasonConnection = InstanceType<typeof FullRiskReasonConnection>

/** *disclosed to* the desk that scored. */
@ObjectType({ description: bilingual('What was scored.', '评分结果。') })
export class AssessRiskPayload {
  @Field(() => [RiskScore], told('The current score of each subject, new where something is known anew: accounts, numbers, people.', '各对象的现行评分，有新事实的为新评分；依次为账户、号码、人员。'))
  scores!: RiskScore[] | null
  @Field(() => [OutreachRecord], told('Alerts to the countermeasure desk, raised or joined.', '向反制席发出或并入的预警。'))
  alerts!: OutreachRecord[] | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
