import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { OrderNumberFilter } from '../orders/order.inputs.js'
import { emergencyLevels } from '../orders/order.words.js'
import { OrderNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, MoneyFilter, needed, PageArguments, told, wordFilter } from '../statement/view.js'
import { traceMethods } from './trail.words.js'

export const fundTrailOrders = words('FundTrailOrder', 'Order of fund trails.', '资金链排序。', {
  TRACED_AT_DESC: ['Last traced first', '按追踪时间倒序'],
  TRACED_AT_ASC: ['First traced first', '按追踪时间正序'],
})
export const fundTrailCountFields = words('FundTrailCountField', 'Fields that fund trails can be counted by.', '资金链分组字段。', { method: ['How money was told apart', '追踪方法'] })
export const fundFlowNodeCountFields = words('FundFlowNodeCountField', 'Fields that accounts of a trail can be counted by.', '资金链节点分组字段。', { exit: ['How most of it left', '主要流出方式'] })
export const fundFlowEdgeCountFields = words('FundFlowEdgeCountField', 'Fields that movements can be counted by.', '资金流向分组字段。', {
  channel: ['How it moved', '交易渠道'],
  exit: ['How it left', '流出方式'],
})

const TraceMethodFilter = wordFilter('TraceMethod', traceMethods.type)

@InputType({ description: bilingual('Conditions on fund trails.', '资金链筛选条件。') })
export class FundTrailFilter {
  @Field(() => OrderNumberFilter, told('Number.', '资金链编号。'))
  trailNumber?: OrderNumberFilter | null
  @Field(() => TraceMethodFilter, told('How money was told apart.', '追踪方法。'))
  method?: InstanceType<typeof TraceMethodFilter> | null
  @Field(() => MoneyFilter, told('What may still be recovered, in its own currency.', '尚可追回金额（按其币种）。'))
  recoverableAmount?: MoneyFilter | null
  @Field(() => InstantFilter, told('When it was traced.', '追踪时间。'))
  tracedAt?: InstantFilter | null
  @Field(() => [FundTrailFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: FundTrailFilter[] | null
  @Field(() => FundTrailFilter, told('This does not hold.', '不满足该条件。'))
  not?: FundTrailFilter | null
}

@ArgsType()
export class FundTrailArguments extends listArguments(FundTrailFilter, fundTrailOrders.type) {}
/** Accounts come by layer, movements by time. */
@ArgsType()
export class FlowArguments extends PageArguments {}

@ArgsType()
export class FundTrailByNumberArguments {
  @Field(() => OrderNumber, needed('The number.', '资金链编号。'))
  trailNumber!: string
}

@InputType({ description: bilingual('Tracing the money of a case.', '追踪案件资金流向。') })
export class TraceFundsInput {
  @Field(() => ID, needed('The case; payments of cases merged into it are traced with its own.', '案件；含已并入本案的付款。'))
  caseId!: string
  @Field(() => ID, told('One payment of it; all unless told. The others count as other money then.', '只追踪其中一笔付款；未指定时追踪全部。其余付款视为其他资金。'))
  paymentId?: string | null
  @Field(() => traceMethods.type, needed('How money is told apart that was mixed with other money.', '混同资金的追踪方法。'))
  method!: string
}

@InputType({ description: bilingual('Drafting stops of what a trail says may still be recovered.', '按资金链起草延伸止付。') })
export class DraftDownstreamOrdersInput {
  @Field(() => ID, needed('The trail; the latest of its case.', '资金链，须为本案最新一次追踪。'))
  trailId!: string
  @Field(() => String, needed('Number of the second officer who signs.', '第二名签名民警的警号。'))
  investigatorNumber!: string
  @Field(() => emergencyLevels.type, needed('Urgency.', '紧急程度。'))
  emergencyLevel!: string
}
