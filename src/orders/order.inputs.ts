import { ArgsType, Field, InputType } from 'type-graphql'
import { LayerFilter } from '../accounts/account.inputs.js'
import { OrderNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { BooleanFilter, InstantFilter, listArguments, MoneyFilter, PageArguments, told, wordFilter } from '../statement/view.js'
import { appealStatuses, emergencyLevels, freezeModes, orderFamilies, orderMeasures, orderStatuses } from './order.words.js'

export const controlOrderOrders = words('ControlOrderOrder', 'Order of control orders.', '指令排序。', {
  ISSUED_AT_DESC: ['Last issued first', '按下发时间倒序'],
  ISSUED_AT_ASC: ['First issued first', '按下发时间正序'],
})
export const appealOrders = words('AppealOrder', 'Order of appeals.', '申诉排序。', {
  FILED_AT_DESC: ['Last filed first', '按提出时间倒序'],
  FILED_AT_ASC: ['First filed first', '按提出时间正序'],
})

export const controlOrderCountFields = words('ControlOrderCountField', 'Fields that control orders can be counted by.', '指令分组字段。', {
  family: ['Kind of order', '指令种类'],
  measure: ['What exactly it asks for', '具体措施'],
  status: ['State', '状态'],
  emergencyLevel: ['Urgency', '紧急程度'],
  freezeMode: ['What a freeze holds back', '冻结方式'],
  platformResultCode: ['Result code of the national platform', '全国平台结果码'],
})
export const feedbackCountFields = words('OrderFeedbackCountField', 'Fields that answers can be counted by.', '反馈分组字段。', {
  resultCode: ['Result code', '结果码'],
})
export const orderEventCountFields = words('OrderEventCountField', 'Fields that steps can be counted by.', '步骤分组字段。', {
  action: ['Step', '步骤'],
  toStatus: ['State it led to', '到达状态'],
})
export const appealCountFields = words('AppealCountField', 'Fields that appeals can be counted by.', '申诉分组字段。', { status: ['State', '状态'] })

const OrderFamilyFilter = wordFilter('OrderFamily', orderFamilies.type)
const OrderMeasureFilter = wordFilter('OrderMeasure', orderMeasures.type)
const OrderStatusFilter = wordFilter('OrderStatus', orderStatuses.type)
const EmergencyLevelFilter = wordFilter('EmergencyLevel', emergencyLevels.type)
const FreezeModeFilter = wordFilter('FreezeMode', freezeModes.type)
const AppealStatusFilter = wordFilter('AppealStatus', appealStatuses.type)

@InputType({ description: bilingual('Equals one order number, or any of several.', '等于某指令编号或其中之一。') })
export class OrderNumberFilter {
  @Field(() => OrderNumber, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [OrderNumber], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({ description: bilingual('Conditions on control orders.', '指令筛选条件。') })
export class ControlOrderFilter {
  @Field(() => OrderNumberFilter, told('Order number.', '指令编号。'))
  orderNumber?: OrderNumberFilter | null
  @Field(() => OrderFamilyFilter, told('Kind of measure.', '指令种类。'))
  family?: InstanceType<typeof OrderFamilyFilter> | null
  @Field(() => OrderMeasureFilter, told('What exactly it asks for.', '具体措施。'))
  measure?: InstanceType<typeof OrderMeasureFilter> | null
  @Field(() => OrderStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof OrderStatusFilter> | null
  @Field(() => EmergencyLevelFilter, told('Urgency.', '紧急程度。'))
  emergencyLevel?: InstanceType<typeof EmergencyLevelFilter> | null
  @Field(() => FreezeModeFilter, told('What a freeze holds back.', '冻结方式。'))
  freezeMode?: InstanceType<typeof FreezeModeFilter> | null
  @Field(() => MoneyFilter, told('Amount, in the currency of the order.', '金额（按指令币种）。'))
  amount?: MoneyFilter | null
  @Field(() => LayerFilter, told('Layer of the fund trail.', '资金层级。'))
  layer?: LayerFilter | null
  @Field(() => InstantFilter, told('Issued.', '下发时间。'))
  issuedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Took effect.', '生效时间。'))
  effectiveAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Expires.', '到期时间。'))
  expiresAt?: InstantFilter | null
  @Field(() => InstantFilter, told('To be taken note of by.', '应签收时间。'))
  answerDueAt?: InstantFilter | null
  @Field(() => BooleanFilter, told('Whether its addressee has yet to take note of the latest step.', '最新步骤是否待执行单位签收。'))
  awaitsAddressee?: BooleanFilter | null
  @Field(() => [ControlOrderFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: ControlOrderFilter[] | null
  @Field(() => ControlOrderFilter, told('This does not hold.', '不满足该条件。'))
  not?: ControlOrderFilter | null
}

@InputType({ description: bilingual('Conditions on appeals.', '申诉筛选条件。') })
export class AppealFilter {
  @Field(() => AppealStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof AppealStatusFilter> | null
  @Field(() => InstantFilter, told('Filed.', '提出时间。'))
  filedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Decided.', '决定时间。'))
  decidedAt?: InstantFilter | null
  @Field(() => [AppealFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: AppealFilter[] | null
  @Field(() => AppealFilter, told('This does not hold.', '不满足该条件。'))
  not?: AppealFilter | null
}

@ArgsType()
export class ControlOrderArguments extends listArguments(ControlOrderFilter, controlOrderOrders.type) {}

/** A page of what waits; the oldest first unless told. */
@ArgsType()
export class PendingOrderArguments extends PageArguments {
  @Field(() => controlOrderOrders.type, { defaultValue: 'ISSUED_AT_ASC', description: bilingual('Order.', '排序。') })
  order!: string
}

@ArgsType()
export class HistoryArguments extends PageArguments {}

@ArgsType()
export class AppealArguments extends listArguments(AppealFilter, appealOrders.type) {}

@ArgsType()
export class FeedbackArguments extends PageArguments {}

@ArgsType()
export class OrderByNumberArguments {
  @Field(() => OrderNumber, { description: bilingual('The order number.', '指令编号。') })
  orderNumber!: string
}
