import { Field, Int, ObjectType } from 'type-graphql'
import { Decimal } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'

const counted = (en: string, zh: string) => ({ description: bilingual(en, zh) })

/** *disclosed to* whoever may ask for the centre's figures: sums over all rows, also those the caller does not see one by one. */
@ObjectType({ description: bilingual('Sums of money in one currency.', '单一币种的金额合计。') })
export class FigureAmounts {
  @Field(() => String, counted('Currency, ISO 4217.', '币种（ISO 4217）。'))
  currency!: string
  @Field(() => Decimal, counted('Held by stop-payment orders that took effect in the period: what the bank says it holds, else what was asked for; of one account in one case the most that a stop held. A stop that became a freeze counts here, and its freeze under amountFrozen.', '期间内生效的止付指令止住的金额：以银行反馈为准，未反馈的按指令金额；同一案件同一账户取最高一次。转为冻结的止付计入本项，其冻结另计入 amountFrozen。'))
  amountStopped!: string
  @Field(() => Decimal, counted('Held by freeze orders that took effect in the period: what the bank says it holds, else what was asked for; of one account in one case the most that a freeze held. Renewals are not counted again, and returns take nothing away.', '期间内生效的冻结指令冻住的金额：以银行反馈为准，未反馈的按指令金额；同一案件同一账户取最高一次。续冻不重复计算，此后返还不予扣减。'))
  amountFrozen!: string
  @Field(() => Decimal, counted('What potential victims dissuaded in the period were about to lose, as recorded when their outreach closed; in CNY only.', '期间内劝阻成功的潜在被害人避免的损失，以劝阻办结时的记录为准；仅计人民币。'))
  lossAvoided!: string
  @Field(() => Decimal, counted('Returned to victims, by the instant at which the bank reported each return; recalls that foreign institutions paid back are part of it.', '已返还被害人的金额，按银行反馈返还的时间计算，含境外机构退回的汇款。'))
  fundsReturned!: string
}

/** *disclosed to* the intake, control and analysis desks and the auditor. No id: it is no row, and its record names none. */
@ObjectType({ description: bilingual('Figures of the centre for a period, beginning included, end not, and a division. Measures count in the period in which they took effect, whatever became of them afterwards; the division is that of their case.', '中心在某期间（左闭右开）、某行政区划的公布数据。各项措施计入其生效所在期间，此后变化不影响；区划以案件所属为准。') })
export class CentreFigures {
  @Field(() => Int, counted('Accounts on which a stop-payment took effect; each account once.', '被止付的账户数，同一账户计一次。'))
  accountsStopped!: number
  @Field(() => Int, counted('Accounts on which a freeze took effect; each account once, also where a stop came before.', '被冻结的账户数，同一账户计一次，此前已止付的亦计入。'))
  accountsFrozen!: number
  @Field(() => Int, counted('Numbers suspended, intercepted, blocked or deactivated on order; each number once. A mere restriction of outgoing calls is none.', '依指令停机、拦截、封堵或关停的号码数，同一号码计一次；仅限制呼出的不计。'))
  numbersSuspended!: number
  @Field(() => Int, counted('QQ and WeChat accounts taken down on order; each account once. A mere restriction is none.', '依指令封停的QQ、微信账号数，同一账号计一次；仅限制使用的不计。'))
  onlineAccountsBlocked!: number
  @Field(() => Int, counted('URLs blocked on order; each URL once.', '依指令封堵的网址数，同一网址计一次。'))
  urlsBlocked!: number
  @Field(() => Int, counted('Outreach records closed as dissuaded, by the instant of closing and their own division.', '劝阻成功并办结的潜在被害人数，按办结时间及劝阻记录所属区划计算。'))
  victimsDissuaded!: number
  @Field(() => Int, counted('Cases by the instant of their report, whatever their state today.', '按报案时间计算的案件数，不论目前状态。'))
  casesReported!: number
  @Field(() => Int, counted('Cases by the instant of their filing.', '按立案时间计算的案件数。'))
  casesFiled!: number
  @Field(() => Int, counted('Cases by the instant at which they were solved.', '按破案时间计算的案件数。'))
  casesSolved!: number
  @Field(() => Int, counted('People arrested, by the instant of their arrest.', '按抓获时间计算的犯罪嫌疑人数。'))
  suspectsArrested!: number
  @Field(() => Int, counted('Suspects whom other countries handed over, by the instant of their handing over.', '按移交时间计算的外国移交犯罪嫌疑人数。'))
  suspectsHandedOver!: number
  @Field(() => Int, counted('Call centres by the instant of their raid; of a division those that one of its cases is tied to.', '按捣毁时间计算的诈骗窝点数；按区划查询时以其任一关联案件的区划为准。'))
  callCentresRaided!: number
  @Field(() => Int, counted('Joint operations by the instant at which they were concluded; of a division those that serve one of its cases.', '按结束时间计算的联合行动数；按区划查询时以其任一涉及案件的区划为准。'))
  jointOperationsConcluded!: number
  @Field(() => [FigureAmounts], counted('Sums of money, one object per currency that any of them is in, in the order of the currencies.', '金额合计，按币种分列并排序。'))
  amounts!: FigureAmounts[]
}
