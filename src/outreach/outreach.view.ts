import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Agency } from '../agencies/agency.view.js'
import { FraudCase } from '../cases/case.view.js'
import { fraudTypes } from '../cases/case.words.js'
import { masks } from '../policy/masks.js'
import { Decimal, DivisionCode, Instant, OutreachNumber, PhoneNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { attemptCountFields, OutreachAttemptArguments, outreachCountFields } from './outreach.inputs.js'
import { attemptOutcomes, outreachChannels, outreachStatuses, riskLevels } from './outreach.words.js'

/** *disclosed to* the desks; number and script to the carrier that sends the message; the outcome to the agency whose alert began it. */
@ObjectType({
  implements: Node,
  description: bilingual('The effort to keep one potential victim from paying (AFL §34).', '针对一名潜在被害人的预警劝阻（反电信网络诈骗法第三十四条）。'),
})
export class OutreachRecord extends Node {
  @Field(() => OutreachNumber, told('Its number.', '劝阻编号。'))
  outreachNumber!: string | null
  @Field(() => riskLevels.type, told('Likelihood and urgency of a loss.', '风险等级。'))
  riskLevel!: string | null
  @Field(
    () => outreachStatuses.type,
    told('State; whoever raised the alert is told (AFL §26 ¶2).', '状态，应向移送单位反馈（反电信网络诈骗法第二十六条第二款）。'),
  )
  status!: string | null
  @Field(() => fraudTypes.type, told('Method of the fraud that threatens.', '疑似诈骗类型。'))
  fraudType!: string | null
  @Field(() => Instant, told('When it was created.', '生成时间。'))
  createdAt!: string | null
  @Field(() => Agency, told('Agency whose alert began it.', '预警单位。'))
  alertedBy!: Agency | null
  @Field(() => Agency, told('Unit that addresses the person.', '劝阻单位。'))
  assignedUnit!: Agency | null
  @Field(() => Agency, told('Carrier that serves the number and sends the message.', '号码所属并发送短信的运营商。'))
  carrier!: Agency | null
  @Field(() => DivisionCode, told('Division the person is in (GB/T 2260).', '所在行政区划代码。'))
  divisionCode!: string | null
  @Field(() => String, told('Message or script to use, with its version.', '短信或话术及其版本。'))
  scriptVersion!: string | null
  @Field(() => String, told('Why this person is thought to be at risk (AFL §5, §29).', '预警依据（反电信网络诈骗法第五条、第二十九条）。'))
  grounds!: string | null
  @Field(
    () => String,
    told(
      `Name of the potential victim (PIPL §34). Masked: ${masks.personName.en}.`,
      `潜在被害人姓名（个人信息保护法第三十四条）。脱敏：${masks.personName.zh}。`,
    ),
  )
  victimName!: string | null
  @Field(
    () => PhoneNumber,
    told(
      `Telephone of the potential victim (PIPL §34). Masked: ${masks.mobile.en}. Token: keyed per agreement.`,
      `潜在被害人电话（个人信息保护法第三十四条）。脱敏：${masks.mobile.zh}。令牌：按协议生成。`,
    ),
  )
  victimPhone!: string | null
  @Field(() => String, told('Where to visit the person (PIPL §34).', '见面劝阻地址（个人信息保护法第三十四条）。'))
  victimAddress!: string | null
  @Field(() => Decimal, told('Loss avoided, in yuan.', '避免损失金额（元）。'))
  lossAvoided!: string | null
  @Field(() => Instant, told('When it was closed.', '办结时间。'))
  closedAt!: string | null
  @Field(() => Instant, told('By when the person should have been contacted; practice, by risk level.', '应联系时限，按风险等级确定。'))
  contactDueAt!: string | null
  @Field(() => Instant, told('When it was escalated.', '提级时间。'))
  escalatedAt!: string | null
  @Field(
    () => String,
    told("Limits on the person's own accounts, asked for by the person or the family (PIPL §34).", '经本人或家属要求对其账户采取的保护性限制（个人信息保护法第三十四条）。'),
  )
  protectiveMeasure!: string | null
  @Field(() => Boolean, told('Whether the person consents to a visit.', '是否同意见面劝阻。'))
  visitConsent!: boolean | null
  @Field(() => String, told('What whoever raised the alert is told (AFL §26 ¶2).', '向移送单位的反馈（反电信网络诈骗法第二十六条第二款）。'))
  feedback!: string | null
  @Field(() => Int, told('Version, to be stated by whoever changes it.', '版本号，变更时须提供。'))
  version!: number | null
  @Field(() => FraudCase, told('Case it came from, or led to.', '来源或转成的案件。'))
  case!: FraudCase | null
  @Field(() => OutreachAttemptConnection, told('Messages, calls and visits, in their sequence.', '短信、电话与见面记录，按先后顺序。'))
  attempts(@Args(() => OutreachAttemptArguments) _arguments: OutreachAttemptArguments): OutreachAttemptConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the desks, and without words about the person to the auditor. */
@ObjectType({ implements: Node, description: bilingual('One message, call or visit.', '一次短信、电话或见面劝阻。') })
export class OutreachAttempt extends Node {
  @Field(() => OutreachRecord, told('The outreach it belongs to.', '所属劝阻记录。'))
  record!: OutreachRecord | null
  @Field(() => Int, told('Place in the sequence, from 1.', '序次，从 1 起。'))
  sequence!: number | null
  @Field(() => outreachChannels.type, told('Message, call or visit.', '劝阻方式。'))
  channel!: string | null
  @Field(() => Instant, told('When it was made.', '联系时间。'))
  attemptedAt!: string | null
  @Field(() => String, told('Officer who made it.', '劝阻人员。'))
  officer!: string | null
  @Field(() => String, told('Message or script used, with its version.', '所用短信或话术及其版本。'))
  scriptVersion!: string | null
  @Field(() => attemptOutcomes.type, told('What came of it.', '联系结果。'))
  outcome!: string | null
  @Field(() => String, told("Remark in the officer's words; may name people (AFL §5, §29).", '备注，可能含人员信息（反电信网络诈骗法第五条、第二十九条）。'))
  note!: string | null
}

export const OutreachRecordConnection = connectionOf(OutreachRecord, 'OutreachRecord', outreachCountFields.type)
export type OutreachRecordConnection = InstanceType<typeof OutreachRecordConnection>
export const OutreachAttemptConnection = connectionOf(OutreachAttempt, 'OutreachAttempt', attemptCountFields.type)
export type OutreachAttemptConnection = InstanceType<typeof OutreachAttemptConnection>
