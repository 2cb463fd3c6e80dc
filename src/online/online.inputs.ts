import { ArgsType, Field, InputType } from 'type-graphql'
import { ImHandle, UrlAddress } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, TextFilter, told, wordFilter } from '../statement/view.js'
import { onlineAccountStatuses, onlineServices, urlKinds, urlStatuses } from './online.words.js'

export const onlineAccountOrders = words('OnlineAccountOrder', 'Order of online accounts.', '网络账号排序。', {
  FIRST_SEEN_DESC: ['Newest to the platform first', '首次发现时间倒序'],
  FIRST_SEEN_ASC: ['Longest known first', '首次发现时间正序'],
})
export const onlineAccountCountFields = words('OnlineAccountCountField', 'Fields that online accounts can be counted by.', '网络账号分组字段。', {
  service: ['Service', '服务'],
  status: ['State', '状态'],
})
export const maliciousUrlOrders = words('MaliciousUrlOrder', 'Order of malicious addresses.', '涉诈网址排序。', {
  FIRST_SEEN_DESC: ['Newest to the platform first', '首次发现时间倒序'],
  FIRST_SEEN_ASC: ['Longest known first', '首次发现时间正序'],
})
export const maliciousUrlCountFields = words('MaliciousUrlCountField', 'Fields that malicious addresses can be counted by.', '涉诈网址分组字段。', {
  kind: ['Kind', '类型'],
  status: ['State', '状态'],
  hostedIn: ['Hosted in', '服务器所在地'],
})

const OnlineServiceFilter = wordFilter('OnlineService', onlineServices.type)
const OnlineAccountStatusFilter = wordFilter('OnlineAccountStatus', onlineAccountStatuses.type)
const UrlKindFilter = wordFilter('UrlKind', urlKinds.type)
const UrlStatusFilter = wordFilter('UrlStatus', urlStatuses.type)

@InputType({ description: bilingual('Equals one handle, or any of several; upper and lower case count.', '等于某账号或其中之一，区分大小写。') })
export class ImHandleFilter {
  @Field(() => ImHandle, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [ImHandle], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

/** *incoming* – checked and serialised at the border, as stored. */
@InputType({ description: bilingual('Equals one web address, or any of several.', '等于某网址或其中之一。') })
export class UrlAddressFilter {
  @Field(() => UrlAddress, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [UrlAddress], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({ description: bilingual('Conditions on online accounts.', '网络账号筛选条件。') })
export class OnlineAccountFilter {
  @Field(() => ImHandleFilter, told('Handle.', '账号。'))
  handle?: ImHandleFilter | null
  @Field(() => OnlineServiceFilter, told('Service.', '服务。'))
  service?: InstanceType<typeof OnlineServiceFilter> | null
  @Field(() => OnlineAccountStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof OnlineAccountStatusFilter> | null
  @Field(() => InstantFilter, told('First seen.', '首次发现时间。'))
  firstSeenAt?: InstantFilter | null
  @Field(() => [OnlineAccountFilter], told('Any of these holds.', '满足其一。'))
  or?: OnlineAccountFilter[] | null
  @Field(() => OnlineAccountFilter, told('Does not hold.', '不满足。'))
  not?: OnlineAccountFilter | null
}

@InputType({ description: bilingual('Conditions on malicious addresses.', '涉诈网址筛选条件。') })
export class MaliciousUrlFilter {
  @Field(() => UrlAddressFilter, told('The address.', '网址。'))
  url?: UrlAddressFilter | null
  @Field(() => UrlKindFilter, told('Kind.', '类型。'))
  kind?: InstanceType<typeof UrlKindFilter> | null
  @Field(() => UrlStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof UrlStatusFilter> | null
  @Field(() => TextFilter, told('Where it is hosted.', '服务器所在地。'))
  hostedIn?: TextFilter | null
  @Field(() => InstantFilter, told('First seen.', '首次发现时间。'))
  firstSeenAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Blocked.', '封堵时间。'))
  blockedAt?: InstantFilter | null
  @Field(() => [MaliciousUrlFilter], told('Any of these holds.', '满足其一。'))
  or?: MaliciousUrlFilter[] | null
  @Field(() => MaliciousUrlFilter, told('Does not hold.', '不满足。'))
  not?: MaliciousUrlFilter | null
}

@ArgsType()
export class OnlineAccountArguments extends listArguments(OnlineAccountFilter, onlineAccountOrders.type) {}

@ArgsType()
export class MaliciousUrlArguments extends listArguments(MaliciousUrlFilter, maliciousUrlOrders.type) {}
