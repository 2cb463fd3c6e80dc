import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Account } from '../accounts/account.view.js'
import { Agency } from '../agencies/agency.view.js'
import { FraudCase, LegalInstrument } from '../cases/case.view.js'
import { MaliciousUrl, OnlineAccount } from '../online/online.view.js'
import { masks } from '../policy/masks.js'
import { Decimal, Instant, OrderNumber, PhoneNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { TelecomNumber } from '../telecom/telecom.view.js'
import { AppealArguments, appealCountFields, controlOrderCountFields, FeedbackArguments, feedbackCountFields, HistoryArguments, orderEventCountFields } from './order.inputs.js'
import { appealStatuses, emergencyLevels, freezeModes, orderActions, orderActors, orderFamilies, orderMeasures, orderStatuses } from './order.words.js'

/** *disclosed to* whoever sees the order: the caller's own steps from its present state, of the same table that the database holds. */
@ObjectType({ description: bilingual('A step that you may take with an order, or why you may not at this moment.', '您可对指令采取的步骤，或当前不得采取的原因。') })
export class OrderTransition {
  @Field(() => orderActions.type, { description: bilingual('The step.', '步骤。') })
  action!: string
  @Field(() => orderStatuses.type, { description: bilingual('State it leads to.', '到达状态。') })
  to!: string
  @Field(() => Boolean, { description: bilingual('Whether nothing keeps it back at this instant.', '当前是否可以采取。') })
  allowed!: boolean
  @Field(() => String, told('Name of the rule that keeps it back, as in userErrors; null where none does.', '阻止该步骤的规则名称，与 userErrors 一致；无则为空。'))
  rule!: string | null
  @Field(() => String, told('Law or document that the step, or that rule, stands in.', '出处。'))
  article!: string | null
  @Field(() => String, told('What it says, in English.', '规则内容（英文）。'))
  why!: string | null
  @Field(() => String, told('What it says, in Chinese.', '规则内容（中文）。'))
  whyZh!: string | null
  @Field(() => Instant, told('Open until this instant, not included; null where no term runs.', '可采取的截止时间（不含）；无期限时为空。'))
  until!: string | null
}

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
  @Field(() => orderMeasures.type, told('What exactly, within its family.', '具体措施。'))
  measure!: string | null
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
  @Field(() => LegalInstrument, told('The legal instrument itself: kind, approver and span.', '所依据的法律文书：种类、批准人与有效期。'))
  legalInstrument!: LegalInstrument | null
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
  @Field(() => Decimal, told('What the addressee holds, or has returned; null until it has answered.', '实际止付、冻结或返还金额；未反馈时为空。'))
  heldAmount!: string | null
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
    () => ControlOrder,
    told(
      'Order that this one goes on from: the stop that a freeze converts, the measure that was sent to a carrier which no longer serves the number; null when there is none that you may see.',
      '承接的指令：转冻结的止付，或因携号转网退回的号码处置；没有或您不可见时为空。',
    ),
  )
  follows!: ControlOrder | null
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
  @Field(() => Int, told('How often a stop has been extended; each counts as a stop of its account, of which there are two at most (银发〔2016〕86号).', '止付延期次数；每次计入止付次数，以两次为限（银发〔2016〕86号）。'))
  extensions!: number | null
  @Field(() => Instant, told('By when its addressee should have taken note; practice, not law.', '应签收时间（工作惯例）。'))
  answerDueAt!: string | null
  @Field(() => Instant, told('When its addressee last took note of a step.', '执行单位最近签收时间。'))
  acknowledgedAt!: string | null
  @Field(() => Boolean, told('Whether its addressee has yet to take note of the latest step.', '最新步骤是否待执行单位签收。'))
  awaitsAddressee!: boolean | null
  @Field(() => Instant, told('When it ended; null while it goes on.', '终结时间；未终结时为空。'))
  endedAt!: string | null
  @Field(() => Instant, told('When the clock warned its unit that it will end by itself; null when not yet.', '到期预警时间；未预警时为空。'))
  warnedAt!: string | null
  @Field(() => Instant, told('When it was raised one level, because nobody had taken note in time; null when not.', '逾期未签收升级时间；未升级时为空。'))
  escalatedAt!: string | null
  @Field(() => String, told('Documents that the foreign institution asks for, in its words.', '境外机构要求补充的材料。'))
  documentsRequested!: string | null
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
  @Field(() => [OrderTransition], told('Steps that you may take from its present state, and those that a rule keeps back at this moment; empty where there is none.', '您可从当前状态采取的步骤及暂不可采取的原因；没有时为空列表。'))
  allowedTransitions!: OrderTransition[] | null
  @Field(() => OrderEventConnection, told('Its steps so far, in their order: who took them, and under which article.', '历次步骤、实施方与依据。'))
  history(@Args(() => HistoryArguments) _page: HistoryArguments): OrderEventConnection | null {
    return answeredByRoot()
  }
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
  @Field(() => Instant, told('When the addressee says it took effect; null where it said nothing.', '执行单位所称生效时间；未说明时为空。'))
  effectiveAt!: string | null
  @Field(() => Decimal, told('What had moved on to other accounts before the order came (FUNDS_MOVED).', '指令到达前已转出的金额（FUNDS_MOVED）。'))
  movedAmount!: string | null
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
  @Field(() => Instant, told('When it was accepted; null when not yet.', '受理时间；未受理时为空。'))
  acceptedAt!: string | null
  @Field(() => String, told('Where to turn next, where the measure stands (AFL §48).', '维持时的后续救济途径（第四十八条）。'))
  nextRemedy!: string | null
  @Field(() => Agency, told('Who filed it here: the unit, or the institution for its own customer.', '提交单位：公安机关，或代其客户提交的机构。'))
  filedBy!: Agency | null
  @Field(() => Int, told('Version, from 1; states which appeal a change was meant for.', '版本，从 1 起；变更时用于核对。'))
  version!: number | null
}

/** *disclosed to* the desks that follow the order, its addressee, the card scheme that routes it, and the auditor. Steps of a draft are the desks' own. */
@ObjectType({ implements: Node, description: bilingual('A step that an order has taken. Never changed.', '指令已完成的步骤，不可更改。') })
export class OrderEvent extends Node {
  @Field(() => ControlOrder, told('The order.', '指令。'))
  order!: ControlOrder | null
  @Field(() => Int, told('Version that the step made of the order.', '步骤形成的指令版本。'))
  version!: number | null
  @Field(() => orderActions.type, told('The step.', '步骤。'))
  action!: string | null
  @Field(() => orderStatuses.type, told('State before it; null where the order came into being.', '原状态；创建时为空。'))
  fromStatus!: string | null
  @Field(() => orderStatuses.type, told('State after it.', '到达状态。'))
  toStatus!: string | null
  @Field(() => Instant, told('When.', '时间。'))
  occurredAt!: string | null
  @Field(() => orderActors.type, told('Who took it.', '实施方。'))
  actor!: string | null
  @Field(() => Agency, told('Agency that took it; null where it was the clock.', '实施单位；系统时钟时为空。'))
  agency!: Agency | null
  @Field(() => String, told('Law or document the step stands in.', '依据。'))
  article!: string | null
  @Field(() => String, told("Reason or remark, in the officer's words; may name people.", '原因或备注，可能含人员信息。'))
  note!: string | null
}

export const ControlOrderConnection = connectionOf(ControlOrder, 'ControlOrder', controlOrderCountFields.type)
export type ControlOrderConnection = InstanceType<typeof ControlOrderConnection>
export const OrderFeedbackConnection = connectionOf(OrderFeedback, 'OrderFeedback', feedbackCountFields.type)
export type OrderFeedbackConnection = InstanceType<typeof OrderFeedbackConnection>
export const OrderEventConnection = connectionOf(OrderEvent, 'OrderEvent', orderEventCountFields.type)
export type OrderEventConnection = InstanceType<typeof OrderEventConnection>
export const AppealConnection = connectionOf(Appeal, 'Appeal', appealCountFields.type)
export type AppealConnection = InstanceType<typeof AppealConnection>
