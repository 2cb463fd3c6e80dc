/** *incoming* – what those who raise alerts, and the desk that answers them, may say. Sizes of texts are checked by the commands. */
import { Field, ID, InputType, Int } from 'type-graphql'
import { fraudTypes } from '../cases/case.words.js'
import { Decimal, DivisionCode, PhoneNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { needed, told } from '../statement/view.js'
import { attemptOutcomes, outreachChannels, outreachResults, riskLevels } from './outreach.words.js'

@InputType({ description: bilingual('An alert: somebody may be about to pay (AFL §34).', '预警线索（反电信网络诈骗法第三十四条）。') })
export class RaiseAlertInput {
  @Field(() => riskLevels.type, needed('Likelihood and urgency of a loss.', '风险等级。'))
  riskLevel!: string
  @Field(() => fraudTypes.type, needed('Method of the fraud that threatens.', '疑似诈骗类型。'))
  fraudType!: string
  @Field(() => String, needed('Name of the potential victim; at most 64 characters.', '潜在被害人姓名，最多 64 字符。'))
  victimName!: string
  @Field(() => PhoneNumber, needed('Telephone of the potential victim.', '潜在被害人电话。'))
  victimPhone!: string
  @Field(() => String, told('Where to visit the person; at most 200 characters.', '见面劝阻地址，最多 200 字符。'))
  victimAddress?: string | null
  @Field(() => DivisionCode, needed('Division the person is in (GB/T 2260).', '所在行政区划代码。'))
  divisionCode!: string
  @Field(() => String, needed('Why this person is thought to be at risk; at most 1,000 characters.', '预警依据，最多 1000 字符。'))
  grounds!: string
  @Field(() => ID, told('Case it comes from.', '来源案件。'))
  caseId?: string | null
  @Field(() => String, told('Message or script to use, with its version; at most 64 characters. The first of that method unless stated.', '短信或话术及其版本，最多 64 字符；默认为该类型首版。'))
  scriptVersion?: string | null
}

@InputType({ description: bilingual('Who is to address the person.', '劝阻分派。') })
export class AssignOutreachInput {
  @Field(() => ID, needed('The outreach record.', '劝阻记录。'))
  id!: string
  @Field(() => Int, needed('Version that was read.', '所读版本号。'))
  version!: number
  @Field(() => ID, told('Police unit; your own unless stated.', '公安机关，默认为本单位。'))
  unitId?: string | null
}

@InputType({ description: bilingual('One message, call or visit, and what came of it.', '一次短信、电话或见面劝阻及其结果。') })
export class RecordAttemptInput {
  @Field(() => ID, needed('The outreach record.', '劝阻记录。'))
  id!: string
  @Field(() => Int, needed('Version that was read.', '所读版本号。'))
  version!: number
  @Field(() => outreachChannels.type, needed('Message, call or visit. A visit is for high risk, or with consent.', '劝阻方式；见面劝阻适用于高危或经同意的对象。'))
  channel!: string
  @Field(() => attemptOutcomes.type, needed('What came of it; NO_ANSWER of a message that was not replied to.', '联系结果；短信未获回复时为无应答。'))
  outcome!: string
  @Field(() => String, needed('Message or script used, with its version; at most 64 characters.', '所用短信或话术及其版本，最多 64 字符。'))
  scriptVersion!: string
  @Field(() => String, told('Remark; at most 1,000 characters.', '备注，最多 1000 字符。'))
  note?: string | null
  @Field(() => Boolean, told('Whether the person consents to a visit.', '是否同意见面劝阻。'))
  visitConsent?: boolean | null
}

@InputType({ description: bilingual('Handing outreach to the next level.', '提级处置。') })
export class EscalateOutreachInput {
  @Field(() => ID, needed('The outreach record.', '劝阻记录。'))
  id!: string
  @Field(() => Int, needed('Version that was read.', '所读版本号。'))
  version!: number
  @Field(() => ID, told('Police unit that takes it on; the present one unless stated.', '接手的公安机关，默认不变。'))
  unitId?: string | null
}

@InputType({ description: bilingual('How outreach ended.', '劝阻办结。') })
export class CloseOutreachInput {
  @Field(() => ID, needed('The outreach record.', '劝阻记录。'))
  id!: string
  @Field(() => Int, needed('Version that was read.', '所读版本号。'))
  version!: number
  @Field(() => outreachResults.type, needed('How it ended.', '办结结果。'))
  result!: string
  @Field(() => Decimal, told('Loss avoided, in yuan; only of the dissuaded.', '避免损失金额（元），仅限劝阻成功。'))
  lossAvoided?: string | null
  @Field(() => String, told("Limits on the person's own accounts, asked for by the person or the family; at most 500 characters.", '经本人或家属要求的账户保护性限制，最多 500 字符。'))
  protectiveMeasure?: string | null
  @Field(() => String, needed('What whoever raised the alert is told (AFL §26 ¶2); at most 1,000 characters.', '向移送单位的反馈（反电信网络诈骗法第二十六条第二款），最多 1000 字符。'))
  feedback!: string
}
