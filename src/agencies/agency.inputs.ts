import { ArgsType, Field, InputType } from 'type-graphql'
import { bilingual, words } from '../scalars/words.js'
import { listArguments, PageArguments, TextFilter, told, wordFilter } from '../statement/view.js'
import { agencyTypes } from './agency.words.js'

export const agencyOrders = words('AgencyOrder', 'Order of agencies.', '机构排序。', { NAME_ASC: ['By name', '按名称'], DIVISION_ASC: ['By division code', '按行政区划'] })
export const agencyCountFields = words('AgencyCountField', 'Fields that agencies can be counted by.', '机构分组字段。', { type: ['Kind', '类型'], divisionCode: ['Division', '行政区划'] })
export const agreementCountFields = words('DataSharingAgreementCountField', 'Fields that agreements can be counted by.', '协议分组字段。', { agreementNumber: ['Number', '编号'] })

const AgencyTypeFilter = wordFilter('AgencyType', agencyTypes.type)

@InputType({ description: bilingual('Conditions on agencies.', '机构筛选条件。') })
export class AgencyFilter {
  @Field(() => AgencyTypeFilter, told('Kind.', '类型。'))
  type?: InstanceType<typeof AgencyTypeFilter> | null
  @Field(() => TextFilter, told('Division.', '行政区划。'))
  divisionCode?: TextFilter | null
}

@ArgsType()
export class AgencyArguments extends listArguments(AgencyFilter, agencyOrders.type) {}

@ArgsType()
export class AgreementArguments extends PageArguments {}
