import { ArgsType, Field, InputType } from 'type-graphql'
import { CaseDivisionFilter } from '../cases/case.inputs.js'
import { PhoneNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, PageArguments, told, wordFilter } from '../statement/view.js'
import { callDirections, numberKinds, numberStatuses, telecomAbuses } from './telecom.words.js'

export const telecomNumberOrders = words('TelecomNumberOrder', 'Order of telecom numbers.', '电话号码排序。', {
  FIRST_SEEN_DESC: ['Newest to the platform first', '首次发现时间倒序'],
  FIRST_SEEN_ASC: ['Longest known first', '首次发现时间正序'],
})
export const callOrders = words('CallDetailRecordOrder', 'Order of calls.', '话单排序。', {
  STARTED_AT_DESC: ['Latest first', '开始时间倒序'],
  STARTED_AT_ASC: ['Earliest first', '开始时间正序'],
})
export const telecomNumberCountFields = words('TelecomNumberCountField', 'Fields that telecom numbers can be counted by.', '电话号码分组字段。', {
  kind: ['Kind', '类型'],
  status: ['Service state', '状态'],
  abuse: ['Abuse', '滥用方式'],
  divisionCode: ['Division', '行政区划'],
})
export const portabilityCountFields = words('NumberPortabilityCountField', 'Fields that changes of carrier can be counted by.', '携号转网记录分组字段。', {
  portedAt: ['Instant', '转网时间'],
})
export const callCountFields = words('CallDetailRecordCountField', 'Fields that calls can be counted by.', '话单分组字段。', {
  direction: ['Direction', '呼叫方向'],
  cellDivisionCode: ['Division of the cell', '基站所在行政区划'],
})

const NumberKindFilter = wordFilter('NumberKind', numberKinds.type)
const NumberStatusFilter = wordFilter('NumberStatus', numberStatuses.type)
const TelecomAbuseFilter = wordFilter('TelecomAbuse', telecomAbuses.type)
const CallDirectionFilter = wordFilter('CallDirection', callDirections.type)

/** *incoming* – checked and brought to E.164 at the border, as stored. */
@InputType({ description: bilingual('Equals one telephone number, or any of several.', '等于某电话号码或其中之一。') })
export class MsisdnFilter {
  @Field(() => PhoneNumber, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [PhoneNumber], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({ description: bilingual('Conditions on telecom numbers.', '电话号码筛选条件。') })
export class TelecomNumberFilter {
  @Field(() => MsisdnFilter, told('The number.', '号码。'))
  msisdn?: MsisdnFilter | null
  @Field(() => NumberKindFilter, told('Kind.', '类型。'))
  kind?: InstanceType<typeof NumberKindFilter> | null
  @Field(() => NumberStatusFilter, told('Service state.', '状态。'))
  status?: InstanceType<typeof NumberStatusFilter> | null
  @Field(() => TelecomAbuseFilter, told('How it was abused.', '滥用方式。'))
  abuse?: InstanceType<typeof TelecomAbuseFilter> | null
  @Field(() => CaseDivisionFilter, told('Division.', '行政区划。'))
  divisionCode?: CaseDivisionFilter | null
  @Field(() => InstantFilter, told('First seen.', '首次发现时间。'))
  firstSeenAt?: InstantFilter | null
  @Field(() => [TelecomNumberFilter], told('Any of these holds.', '满足其一。'))
  or?: TelecomNumberFilter[] | null
  @Field(() => TelecomNumberFilter, told('Does not hold.', '不满足。'))
  not?: TelecomNumberFilter | null
}

@InputType({ description: bilingual('Conditions on calls.', '话单筛选条件。') })
export class CallDetailRecordFilter {
  @Field(() => CallDirectionFilter, told('Direction.', '呼叫方向。'))
  direction?: InstanceType<typeof CallDirectionFilter> | null
  @Field(() => MsisdnFilter, told('The other number.', '对方号码。'))
  counterpart?: MsisdnFilter | null
  @Field(() => InstantFilter, told('Began.', '开始时间。'))
  startedAt?: InstantFilter | null
  @Field(() => [CallDetailRecordFilter], told('Any of these holds.', '满足其一。'))
  or?: CallDetailRecordFilter[] | null
  @Field(() => CallDetailRecordFilter, told('Does not hold.', '不满足。'))
  not?: CallDetailRecordFilter | null
}

@ArgsType()
export class TelecomNumberArguments extends listArguments(TelecomNumberFilter, telecomNumberOrders.type) {}

@ArgsType()
export class CallDetailRecordArguments extends listArguments(CallDetailRecordFilter, callOrders.type) {}

@ArgsType()
export class PortingArguments extends PageArguments {}

@ArgsType()
export class TelecomNumberByMsisdnArguments {
  @Field(() => PhoneNumber, { description: bilingual('The number; +86 may be left out.', '电话号码，可省略 +86。') })
  msisdn!: string
}
