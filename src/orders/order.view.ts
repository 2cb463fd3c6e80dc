import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Account } from '../accounts/account.view.js'
import { Agency } from '../agencies/agency.view.js'
import { FraudCase } from '../cases/case.view.js'
import { MaliciousUrl, OnlineAccount } from '../online/online.view.js'
import { masks } from '../policy/masks.js'
import { Decimal, Instant, OrderNumber, PhoneNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { TelecomNumber } from '../telecom/telecom.view.js'
import { AppealArguments, appealCountFields, controlOrderCountFields, FeedbackArguments, feedbackCountFields } from './order.inputs.js'
import { appealStatuses, emergencyLevels, freezeModes, orderFamilies, orderStatuses } from './order.words.js'

/** *disclosed to* the desks that issue and follow it, its addressee, the card scheme that routes it, and the auditor. No idempotency key here: it is the issuer's own. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'A measure asked of one institution, of any family (AFL §20, §32).',
    '下发给某一机构的措施指令（反电信网络诈骗法第二十条、第三十二条）。',
  ),
})
export class ControlOrder extends Node {
  @Field(() => OrderNumber, told('Order number.', '指令编号。'))
  orderNumber!: string | null
  @Field(() => orderFamilies.type, told('What it asks for.', '指令种类。'))
  family!: string | null
  @Field(() => orderStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => emergencyLevels.type, told('How fast it must be answered.', '紧急程度。'))
  emergencyLevel!: string | null
  @Field(() => FraudCase, told('Case it was issued in.', '所属案件。'))
  case!: FraudCase | null
  @Field(() => Agency, told('Police unit that issued it.', '签发单位。'))
  issuingUnit!: Agency | null
  @Field(
    () => Agency,
    told(
      'Institution that carries it out; for accounts the head office of the bank (银发〔2016〕86号).',
      '执行单位；账户措施为开户银行总行（银发〔2016〕86号）。',
    ),
  )
  addressee!: Agency | null
  @Field(() => Agency, told('Card scheme that carries it to its member; null when it goes straight.', '转接的银行卡清算机构；直送时为空。'))
  routedBy!: Agency | null
  @Field(() => String, told('Number of the legal instrument it rests on.', '所依据的法律文书编号。'))
  instrumentNumber!: string | null
  @Field(() => Account, told('Account it touches; null for other targets.', '目标账户；其他目标时为空。'))
  account!: Account | null
  @Field(() => TelecomNumber, told('Telecom number it touches; null for other targets.', '目标电话号码；其他目标时为空。'))
  telecomNumber!: TelecomNumber | null
  @Field(() => OnlineAccount, told('Online account it touches; null for other targets.', '目标网络账号；其他目标时为空。'))
  onlineAccount!: OnlineAccount | null
  @Field(() => MaliciousUrl, told('Web address it touches; null for other targets.', '目标网址；其他目标时为空。'))
  url!: MaliciousUrl | null
  @Field(() => Decimal, told('Amount to hold or return; null where the measure has none.', '止付、冻结或返还金额；无金额的措施为空。'))
  amount!: string | null
  @Field(() => String, told('Currency of the amount (ISO 4217).', '金额币种（ISO 4217）。'))
  currency!: string | null
  @Field(() => freezeModes.type, told('What a freeze holds back; null for other families.', '冻结方式；其他种类为空。'))
  freezeMode!: string | null
  @Field(
    () => ControlOrder,
    told(
      'Order of the layer above that this one follows (延伸止付); null when there is none that you may see.',
      '上一层级的指令（延伸止付）；没有或您不可见时为空。',
    ),
  )
  parentOrder!: ControlOrder | null
  @Field(
    () => Int,
    told(
      "Layer of the fund trail it acts on; 0 is the victim's own account. Not for partners, whom it would tell of orders to others.",
      '所处资金层级，0 为被害人账户。不向外部机构提供，以免推知他行指令。',
    ),
  )
  layer!: number | null
  @Field(() => Instant, told('When it was issued.', '下发时间。'))
  issuedAt!: string | null
  @Field(() => Instant, told('When it took effect; its term runs from here (银发〔2016〕86号).', '生效时间，期限自此起算（银发〔2016〕86号）。'))
  effectiveAt!: string | null
  @Field(
    () => Instant,
    told('When it ends by itself unless extended or renewed (程序规定 §240, §243).', '到期自动失效时间，续期除外（程序规定第二百四十条、第二百四十三条）。'),
  )
  expiresAt!: string | null
  @Field(() => String, told('Reason shown to the person concerned (AFL §32 ¶3).', '告知当事人的原因（第三十二条第三款）。'))
  reasonShown!: string | null
  @Field(() => String, told('Where the person concerned can object (AFL §32 ¶3).', '救济渠道（第三十二条第三款）。'))
  remedyChannel!: string | null
  @Field(() => String, told('Documents needed to have it lifted (AFL §32 ¶3).', '解除所需资料（第三十二条第三款）。'))
  documentsNeeded!: string | null
  @Field(() => Instant, told('When the person concerned was told; null when not yet (AFL §32 ¶3).', '告知当事人的时间；未告知时为空（第三十二条第三款）。'))
  noticeSentAt!: string | null
  @Field(() => String, told(`Officer who sent it. Masked: ${masks.personName.en}.`, `经办人。脱敏：${masks.personName.zh}。`))
  operatorName!: string | null
  @Field(
    () => PhoneNumber,
    told(
      'Telephone of that officer. Partners call the unit back by its own number (Agency.contactPhone).',
      '经办人电话。外部机构请以签发单位联系电话核实（Agency.contactPhone）。',
    ),
  )
  operatorPhone!: string | null
  @Field(() => String, told(`Identity number of that officer. Masked: ${masks.residentId.en}.`, `经办人证件号码。脱敏：${masks.residentId.zh}。`))
  operatorIdNumber!: string | null
  @Field(() => String, told(`Officer who works the case. Masked: ${masks.personName.en}.`, `承办侦查员。脱敏：${masks.personName.zh}。`))
  investigatorName!: string | null
  @Field(() => String, told(`Identity number of that officer. Masked: ${masks.residentId.en}.`, `承办侦查员证件号码。脱敏：${masks.residentId.zh}。`))
  investigatorIdNumber!: string | null
  @Field(
    () => String,
    told(
      'Message code of the national platform, e.g. 100101; LOCAL for measures that it has no code for.',
      '全国平台交易码，如 100101；无对应代码的措施为 LOCAL。',
    ),
  )
  platformTxCode!: string | null
  @Field(() => String, told('Result code of the national platform, four digits; null until answered.', '全国平台结果码，四位数字；未反馈时为空。'))
  platformResultCode!: string | null
  @Field(() => Int, told('Version, from 1; states which order a change was meant for.', '版本，从 1 起；变更时用于核对。'))
  version!: number | null
  @Field(() => OrderFeedbackConnection, told('What the addressee answered.', '执行单位的反馈。'))
  feedback(@Args(() => FeedbackArguments) _page: FeedbackArguments): OrderFeedbackConnection | null {
    return answeredByRoot()
  }
  @Field(() => AppealConnection, told('Objections to it (AFL §32 ¶3).', '对该措施的申诉（第三十二条第三款）。'))
  appeals(@Args(() => AppealArguments) _arguments: AppealArguments): AppealConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the desks that follow the order, the addressee that gave it, and the auditor without amount and remark. */
@ObjectType({
  implements: Node,
  description: bilingual('What the addressee answered to an order (AFL §20).', '执行单位对指令的反馈（反电信网络诈骗法第二十条）。'),
})
export class OrderFeedback extends Node {
  @Field(() => ControlOrder, told('The order.', '指令。'))
  order!: ControlOrder | null
  @Field(() => Instant, told('When it came in.', '收到时间。'))
  receivedAt!: string | null
  @Field(() => String, told('Result code of the national platform, four digits; 0000 is done.', '全国平台结果码，四位数字，0000 为成功。'))
  resultCode!: string | null
  @Field(() => Decimal, told('Amount held or returned, in the currency of the order.', '实际止付、冻结或返还金额（按指令币种）。'))
  amount!: string | null
  @Field(() => Boolean, told('Whether less than asked was done.', '是否部分执行。'))
  partial!: boolean | null
  @Field(() => String, told("In the addressee's words; may name people.", '备注，可能含人员信息。'))
  remark!: string | null
}

/** *disclosed to* the control desk, the addressee of the measure, to analysis with masks, and to the auditor without the person. */
@ObjectType({
  implements: Node,
  description: bilingual("Somebody's objection to a measure (AFL §32 ¶3).", '当事人对措施的申诉（反电信网络诈骗法第三十二条第三款）。'),
})
export class Appeal extends Node {
  @Field(() => ControlOrder, told('The order objected to.', '所针对的指令。'))
  order!: ControlOrder | null
  @Field(() => appealStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => Instant, told('When it was filed.', '提出时间。'))
  filedAt!: string | null
  @Field(() => Instant, told('When it was decided; null while open.', '决定时间；未决时为空。'))
  decidedAt!: string | null
  @Field(() => String, told(`Who objects. Masked: ${masks.personName.en}.`, `申诉人。脱敏：${masks.personName.zh}。`))
  appellantName!: string | null
  @Field(() => String, told("Why, in the appellant's words.", '申诉理由。'))
  grounds!: string | null
  @Field(() => String, told('What was decided and why; null while open.', '处理决定及理由；未决时为空。'))
  decision!: string | null
}

export const ControlOrderConnection = connectionOf(ControlOrder, 'ControlOrder', controlOrderCountFields.type)
export type ControlOrderConnection = InstanceType<typeof ControlOrderConnection>
export const OrderFeedbackConnection = connectionOf(OrderFeedback, 'OrderFeedback', feedbackCountFields.type)
export type OrderFeedbackConnection = InstanceType<typeof OrderFeedbackConnection>
export const AppealConnection = connectionOf(Appeal, 'Appeal', appealCountFields.type)
export type AppealConnection = InstanceType<typeof AppealConnection>
