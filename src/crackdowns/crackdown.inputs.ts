import { ArgsType, Field, InputType } from 'type-graphql'
import { CaseDivisionFilter } from '../cases/case.inputs.js'
import { OrderNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, needed, PageArguments, TextFilter, told, wordFilter } from '../statement/view.js'
import { callCentreStatuses, extraditionStatuses, operationKinds, operationStatuses, suspectRoles, suspectStatuses } from './crackdown.words.js'

const newestFirst = ['Latest first', '时间倒序'] as const
const oldestFirst = ['Earliest first', '时间正序'] as const
export const suspectOrders = words('SuspectOrder', 'Order of suspects.', '犯罪嫌疑人排序。', { RECORDED_AT_DESC: newestFirst, RECORDED_AT_ASC: oldestFirst })
export const callCentreOrders = words('CallCentreOrder', 'Order of call centres.', '窝点排序。', { FIRST_KNOWN_AT_DESC: newestFirst, FIRST_KNOWN_AT_ASC: oldestFirst })
export const operationOrders = words('JointOperationOrder', 'Order of joint operations.', '联合行动排序。', { PLANNED_AT_DESC: newestFirst, PLANNED_AT_ASC: oldestFirst })
export const arrestOrders = words('ArrestOrder', 'Order of arrests.', '抓获记录排序。', { ARRESTED_AT_DESC: newestFirst, ARRESTED_AT_ASC: oldestFirst })
export const extraditionOrders = words('ExtraditionOrder', 'Order of requests to other countries.', '引渡请求排序。', { REQUESTED_AT_DESC: newestFirst, REQUESTED_AT_ASC: oldestFirst })

export const suspectCountFields = words('SuspectCountField', 'Fields that suspects can be counted by.', '犯罪嫌疑人分组字段。', { role: ['What they do', '作用'], status: ['State', '状态'] })
export const callCentreCountFields = words('CallCentreCountField', 'Fields that call centres can be counted by.', '窝点分组字段。', { status: ['State', '状态'], country: ['Country', '国家或地区'] })
export const operationCountFields = words('JointOperationCountField', 'Fields that joint operations can be counted by.', '联合行动分组字段。', { kind: ['Kind', '种类'], status: ['State', '状态'] })
export const arrestCountFields = words('ArrestCountField', 'Fields that arrests can be counted by.', '抓获记录分组字段。', { divisionCode: ['Division', '行政区划'], country: ['Country', '国家或地区'] })
export const extraditionCountFields = words('ExtraditionCountField', 'Fields that requests can be counted by.', '引渡请求分组字段。', { status: ['State', '状态'], requestedFrom: ['Country', '国家或地区'] })

const SuspectRoleFilter = wordFilter('SuspectRole', suspectRoles.type)
const SuspectStatusFilter = wordFilter('SuspectStatus', suspectStatuses.type)
const CallCentreStatusFilter = wordFilter('CallCentreStatus', callCentreStatuses.type)
const OperationKindFilter = wordFilter('JointOperationKind', operationKinds.type)
const OperationStatusFilter = wordFilter('JointOperationStatus', operationStatuses.type)
const ExtraditionStatusFilter = wordFilter('ExtraditionStatus', extraditionStatuses.type)

@InputType({ description: bilingual('Conditions on suspects.', '犯罪嫌疑人筛选条件。') })
export class SuspectFilter {
  @Field(() => TextFilter, told('Number.', '编号。'))
  suspectNumber?: TextFilter | null
  @Field(() => SuspectRoleFilter, told('What they do.', '作用。'))
  role?: InstanceType<typeof SuspectRoleFilter> | null
  @Field(() => SuspectStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof SuspectStatusFilter> | null
  @Field(() => InstantFilter, told('Recorded.', '登记时间。'))
  recordedAt?: InstantFilter | null
  @Field(() => [SuspectFilter], told('Any of these holds.', '满足其一。'))
  or?: SuspectFilter[] | null
  @Field(() => SuspectFilter, told('Does not hold.', '不满足。'))
  not?: SuspectFilter | null
}

@InputType({ description: bilingual('Conditions on call centres.', '窝点筛选条件。') })
export class CallCentreFilter {
  @Field(() => TextFilter, told('Number.', '编号。'))
  centreNumber?: TextFilter | null
  @Field(() => CallCentreStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof CallCentreStatusFilter> | null
  @Field(() => TextFilter, told('Country (ISO 3166-1 alpha-2).', '国家或地区（ISO 3166-1 二位代码）。'))
  country?: TextFilter | null
  @Field(() => InstantFilter, told('First known.', '首次发现时间。'))
  firstKnownAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Raided.', '捣毁时间。'))
  raidedAt?: InstantFilter | null
  @Field(() => [CallCentreFilter], told('Any of these holds.', '满足其一。'))
  or?: CallCentreFilter[] | null
  @Field(() => CallCentreFilter, told('Does not hold.', '不满足。'))
  not?: CallCentreFilter | null
}

@InputType({ description: bilingual('Conditions on joint operations.', '联合行动筛选条件。') })
export class JointOperationFilter {
  @Field(() => TextFilter, told('Number.', '编号。'))
  operationNumber?: TextFilter | null
  @Field(() => OperationKindFilter, told('Kind.', '种类。'))
  kind?: InstanceType<typeof OperationKindFilter> | null
  @Field(() => OperationStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof OperationStatusFilter> | null
  @Field(() => InstantFilter, told('Planned.', '部署时间。'))
  plannedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Begun.', '开始时间。'))
  startedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Concluded or called off.', '结束或取消时间。'))
  endedAt?: InstantFilter | null
  @Field(() => [JointOperationFilter], told('Any of these holds.', '满足其一。'))
  or?: JointOperationFilter[] | null
  @Field(() => JointOperationFilter, told('Does not hold.', '不满足。'))
  not?: JointOperationFilter | null
}

@InputType({ description: bilingual('Conditions on arrests.', '抓获记录筛选条件。') })
export class ArrestFilter {
  @Field(() => InstantFilter, told('When.', '抓获时间。'))
  arrestedAt?: InstantFilter | null
  @Field(() => CaseDivisionFilter, told('Division.', '行政区划。'))
  divisionCode?: CaseDivisionFilter | null
  @Field(() => TextFilter, told('Country (ISO 3166-1 alpha-2).', '国家或地区（ISO 3166-1 二位代码）。'))
  country?: TextFilter | null
  @Field(() => [ArrestFilter], told('Any of these holds.', '满足其一。'))
  or?: ArrestFilter[] | null
  @Field(() => ArrestFilter, told('Does not hold.', '不满足。'))
  not?: ArrestFilter | null
}

@InputType({ description: bilingual('Conditions on requests to other countries.', '引渡请求筛选条件。') })
export class ExtraditionFilter {
  @Field(() => TextFilter, told('Number.', '编号。'))
  extraditionNumber?: TextFilter | null
  @Field(() => TextFilter, told('Country asked (ISO 3166-1 alpha-2).', '被请求国（ISO 3166-1 二位代码）。'))
  requestedFrom?: TextFilter | null
  @Field(() => ExtraditionStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof ExtraditionStatusFilter> | null
  @Field(() => InstantFilter, told('Requested.', '请求时间。'))
  requestedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Refused, handed over or withdrawn.', '终结时间。'))
  endedAt?: InstantFilter | null
  @Field(() => [ExtraditionFilter], told('Any of these holds.', '满足其一。'))
  or?: ExtraditionFilter[] | null
  @Field(() => ExtraditionFilter, told('Does not hold.', '不满足。'))
  not?: ExtraditionFilter | null
}

@ArgsType()
export class SuspectArguments extends listArguments(SuspectFilter, suspectOrders.type) {}
@ArgsType()
export class CallCentreArguments extends listArguments(CallCentreFilter, callCentreOrders.type) {}
@ArgsType()
export class JointOperationArguments extends listArguments(JointOperationFilter, operationOrders.type) {}
@ArgsType()
export class ArrestArguments extends listArguments(ArrestFilter, arrestOrders.type) {}
@ArgsType()
export class ExtraditionArguments extends listArguments(ExtraditionFilter, extraditionOrders.type) {}
/** Police units, in the order of agencies. */
@ArgsType()
export class ParticipantArguments extends PageArguments {}

@ArgsType()
export class SuspectByNumberArguments {
  @Field(() => OrderNumber, needed('The number.', '编号。'))
  suspectNumber!: string
}
@ArgsType()
export class JointOperationByNumberArguments {
  @Field(() => OrderNumber, needed('The number.', '编号。'))
  operationNumber!: string
}
