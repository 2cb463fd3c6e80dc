import { Field, ID, InputType } from 'type-graphql'
import { Decimal } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { accountQueryMeasures, disciplineTerms, emergencyLevels, freezeModes, freezeTerms, numberMeasures, onlineMeasures } from './order.words.js'
import { needed, told } from '../statement/view.js'

/** What every issue states. The caller signs as operator. */
@InputType()
abstract class IssueInput {
  @Field(() => ID, needed('Case that the target plays a part in.', '目标所属案件。'))
  caseId!: string
  @Field(() => String, needed('Number of the legal instrument, approved and in force, of this case.', '本案已批准且在有效期内的法律文书编号。'))
  instrumentNumber!: string
  @Field(() => String, needed('Number of the second officer, who works the case; not the caller.', '承办侦查员警号，不得为本人。'))
  investigatorNumber!: string
  @Field(() => emergencyLevels.type, { defaultValue: 'URGENT', description: bilingual('How fast it must be answered.', '紧急程度。') })
  emergencyLevel!: string
  @Field(() => String, told('For the desks alone; at most 500 characters.', '内部备注，最多 500 字符。'))
  note?: string | null
}

@InputType()
abstract class IssueOnAccountInput extends IssueInput {
  @Field(() => ID, needed('Account of the case.', '涉案账户。'))
  accountId!: string
}

@InputType({ description: bilingual('Query of an account (AFL §20; 100301, 100303, 100309).', '账户查询（第二十条；100301、100303、100309）。') })
export class IssueAccountQueryInput extends IssueOnAccountInput {
  @Field(() => accountQueryMeasures.type, { defaultValue: 'TRANSACTION_DETAILS', description: bilingual('What is asked.', '查询事项。') })
  measure!: string
}

@InputType({ description: bilingual('Monitoring of an account until its instrument ends (100305).', '账户动态查询，至文书有效期止（100305）。') })
export class IssueAccountWatchInput extends IssueOnAccountInput {}

@InputType({ description: bilingual('Emergency stop-payment (银发〔2016〕86号 二(一)2; 100101).', '紧急止付（银发〔2016〕86号 二(一)2；100101）。') })
export class IssueStopPaymentInput extends IssueOnAccountInput {
  @Field(() => Decimal, told('Amount; what is traced into the account unless stated.', '金额，默认为追踪到该账户的金额。'))
  amount?: string | null
}

@InputType({ description: bilingual('Freeze, in a case that has been filed (程序规定 §239, §243; 100201).', '冻结，须已立案（程序规定第二百三十九条、第二百四十三条；100201）。') })
export class IssueFreezeInput extends IssueOnAccountInput {
  @Field(() => Decimal, told('Amount; what the stop holds, or what is traced into the account, unless stated.', '金额，默认为止付金额或追踪金额。'))
  amount?: string | null
  @Field(() => freezeModes.type, { defaultValue: 'AMOUNT_LIMITED', description: bilingual('What it holds back.', '冻结方式。') })
  freezeMode!: string
  @Field(() => freezeTerms.type, { defaultValue: 'SIX_MONTHS', description: bilingual('Term; a year needs an approver of city level.', '期限；一年须经设区的市级负责人批准。') })
  term!: string
  @Field(() => ID, told('Stop of the same account that turns into this freeze when it takes effect.', '生效时转为本冻结的同一账户止付。'))
  follows?: string | null
}

@InputType({ description: bilingual('Measure on a number, sent to the carrier that serves it today (AFL §11).', '号码处置，下发至现服务运营商（第十一条）。') })
export class IssueNumberMeasureInput extends IssueInput {
  @Field(() => ID, needed('Number of the case.', '涉案号码。'))
  numberId!: string
  @Field(() => numberMeasures.type, told('What is done; the usual one for its kind unless stated.', '处置措施，默认按号码类型。'))
  measure?: string | null
  @Field(() => ID, told('Carrier that is to act where none here serves the number.', '平台内无服务运营商时的执行运营商。'))
  carrierId?: string | null
}

@InputType({ description: bilingual('Measure on an online account, sent to its platform (AFL §22).', '网络账号处置，下发至所属平台（第二十二条）。') })
export class IssueOnlineMeasureInput extends IssueInput {
  @Field(() => ID, needed('Online account of the case.', '涉案网络账号。'))
  onlineAccountId!: string
  @Field(() => onlineMeasures.type, { defaultValue: 'TAKEDOWN', description: bilingual('What is done.', '处置措施。') })
  measure!: string
}

@InputType({ description: bilingual('Blocking of an address (AFL §26).', '网址封堵（第二十六条）。') })
export class IssueUrlMeasureInput extends IssueInput {
  @Field(() => ID, needed('Address of the case.', '涉案网址。'))
  urlId!: string
  @Field(() => ID, needed('Carrier or platform that blocks it.', '执行封堵的运营商或平台。'))
  addresseeId!: string
}

@InputType({ description: bilingual('Recall request to an institution abroad (camt.056, reason FRAD).', '请求境外机构撤回汇款（camt.056，FRAD）。') })
export class IssueRecallRequestInput extends IssueOnAccountInput {
  @Field(() => Decimal, told('Amount; what is traced into the account unless stated.', '金额，默认为追踪到该账户的金额。'))
  amount?: string | null
}

@InputType({ description: bilingual('Disciplinary measure on an account or a number, decided at city level (AFL §31); five years in a row at most.', '惩戒措施，由设区的市级以上公安机关认定（第三十一条），连续不超过五年。') })
export class IssueDisciplinaryMeasureInput extends IssueInput {
  @Field(() => ID, told('Account of the case; or a number, not both.', '涉案账户，与号码二选一。'))
  accountId?: string | null
  @Field(() => ID, told('Number of the case; or an account, not both.', '涉案号码，与账户二选一。'))
  numberId?: string | null
  @Field(() => disciplineTerms.type, needed('Tier.', '惩戒期限。'))
  term!: string
}
