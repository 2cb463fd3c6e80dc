import { Field, ID, InputType } from 'type-graphql'
import { transactionChannels, transactionDirections } from '../accounts/account.words.js'
import { BankAccountNumber, Decimal, Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { AcceptAppealInput, OrderVersionInput } from './order-follow.inputs.js'
import { appealOutcomes } from './order.words.js'
import { needed, told } from '../statement/view.js'

@InputType({ description: bilingual('Holder of an account, as its bank knows it (100303).', '开户银行登记的持卡主体（100303）。') })
export class AnsweredHolderInput {
  @Field(() => String, needed('Name, at most 100 characters.', '户名，最多 100 字符。'))
  name!: string
  @Field(() => String, needed('Identity number or organisation code, at most 32 characters.', '证件号码或单位代码，最多 32 字符。'))
  idNumber!: string
}

@InputType({ description: bilingual("One entry of the account's statement (100301).", '一笔交易明细（100301）。') })
export class AnsweredTransactionInput {
  @Field(() => transactionDirections.type, needed('In or out.', '收支方向。'))
  direction!: string
  @Field(() => transactionChannels.type, needed('How.', '渠道。'))
  channel!: string
  @Field(() => Decimal, needed('Amount, more than 0.', '金额，须大于 0。'))
  amount!: string
  @Field(() => Instant, needed('When.', '交易时间。'))
  occurredAt!: string
  @Field(() => BankAccountNumber, needed('Number of the other account.', '对方账号。'))
  counterpartyNumber!: string
  @Field(() => String, told('Holder of the other account, at most 100 characters.', '对方户名，最多 100 字符。'))
  counterpartyName?: string | null
}

@InputType({ description: bilingual('Where a part of the funds had gone before the order came (FUNDS_MOVED).', '指令到达前已转出的资金去向（FUNDS_MOVED）。') })
export class MovedFundsInput {
  @Field(() => BankAccountNumber, needed('Number of the account it went to.', '转入账号。'))
  number!: string
  @Field(() => ID, told('Id of its bank, where the number does not tell (no card): see agencies.', '开户银行标识；非银行卡账号须提供，见 agencies。'))
  bankId?: string | null
  @Field(() => String, told('Its holder, at most 100 characters.', '户名，最多 100 字符。'))
  holderName?: string | null
  @Field(() => Decimal, needed('Amount, more than 0.', '金额，须大于 0。'))
  amount!: string
  @Field(() => Instant, needed('When it went.', '转出时间。'))
  at!: string
  @Field(() => transactionChannels.type, needed('How.', '渠道。'))
  channel!: string
}

@InputType({ description: bilingual('Answer to an order. The result code decides what becomes of it.', '对指令的反馈，由结果码决定指令的去向。') })
export class AnswerOrderInput extends OrderVersionInput {
  @Field(() => String, needed('Result code of the national platform, four digits; 0000 is done.', '全国平台结果码，四位数字，0000 为成功。'))
  resultCode!: string
  @Field(() => Decimal, told('What is held or returned; needed with 1200, all that was asked with 0000 unless stated.', '实际止付、冻结或返还金额；结果码 1200 时必填，0000 时默认为全额。'))
  amount?: string | null
  @Field(() => Instant, told('When it took effect; now unless stated. A stop lasts 48 hours from here (银发〔2016〕86号).', '生效时间，默认为当前；止付自此起 48 小时（银发〔2016〕86号）。'))
  effectiveAt?: string | null
  @Field(() => Instant, told('When the person concerned was told (AFL §32 ¶3).', '告知当事人的时间（第三十二条第三款）。'))
  noticeSentAt?: string | null
  @Field(() => String, told('In your words, at most 1,000 characters.', '备注，最多 1000 字符。'))
  remark?: string | null
  @Field(() => String, told('Documents needed before anything is recalled, with 0600 to a recall request; at most 1,000 characters.', '要求补充的材料，用于撤回汇款请求的 0600，最多 1000 字符。'))
  documentsRequested?: string | null
  @Field(() => AnsweredHolderInput, told('Of account queries.', '用于账户查询。'))
  holder?: AnsweredHolderInput | null
  @Field(() => Decimal, told('Balance of the account at this moment.', '账户当前余额。'))
  balance?: string | null
  @Field(() => [AnsweredTransactionInput], told('Of account queries; at most 100.', '用于账户查询，最多 100 笔。'))
  transactions?: AnsweredTransactionInput[] | null
  @Field(() => [MovedFundsInput], told('Of stops and freezes; at most 20. The control desk finds a draft for each account.', '用于止付和冻结，最多 20 笔；将为每个转入账户草拟指令供查控席决定。'))
  movedTo?: MovedFundsInput[] | null
  @Field(() => ID, told('Of number measures, with 0300: the carrier that serves the number today. The measure goes on to it at once.', '用于号码处置的 0300：现服务运营商，措施随即转送。'))
  portedTo?: string | null
}

@InputType({ description: bilingual('Decision of an appeal (AFL §32 ¶3, §48).', '申诉决定（第三十二条第三款、第四十八条）。') })
export class DecideAppealInput extends AcceptAppealInput {
  @Field(() => appealOutcomes.type, needed('What it ends in; LIFTED lifts the measure at once.', '申诉结果；LIFTED 立即解除措施。'))
  outcome!: string
  @Field(() => String, needed('What was decided and why, at most 2,000 characters.', '处理决定及理由，最多 2000 字符。'))
  decision!: string
  @Field(() => String, told('Where to turn next, where the measure stands; at most 500 characters. Reconsideration or litigation (AFL §48) unless stated.', '维持时的后续救济途径，最多 500 字符；默认为行政复议或行政诉讼（第四十八条）。'))
  nextRemedy?: string | null
}
