import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { OrderNumberFilter } from '../orders/order.inputs.js'
import { OrderNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, needed, PageArguments, told, wordFilter } from '../statement/view.js'
import { evidenceKinds, linkageStates, linkageStrengths, linkageTypes, seriesStates } from './linkage.words.js'

export const caseLinkageOrders = words('CaseLinkageOrder', 'Order of linkages.', '串并排序。', {
  PROPOSED_AT_DESC: ['Last proposed first', '按提出时间倒序'],
  PROPOSED_AT_ASC: ['First proposed first', '按提出时间正序'],
})
export const caseSeriesOrders = words('CaseSeriesOrder', 'Order of series.', '串案排序。', {
  FORMED_AT_DESC: ['Last formed first', '按形成时间倒序'],
  FORMED_AT_ASC: ['First formed first', '按形成时间正序'],
})
export const caseLinkageCountFields = words('CaseLinkageCountField', 'Fields that linkages can be counted by.', '串并分组字段。', {
  type: ['What the cases have in common', '串并依据类型'],
  strength: ['Strength', '强度'],
  state: ['State', '状态'],
})
export const linkageEvidenceCountFields = words('LinkageEvidenceCountField', 'Fields that evidence of a linkage can be counted by.', '串并证据分组字段。', { kind: ['Kind', '种类'] })
export const caseSeriesCountFields = words('CaseSeriesCountField', 'Fields that series can be counted by.', '串案分组字段。', { state: ['State', '状态'] })

const CaseLinkageTypeFilter = wordFilter('CaseLinkageType', linkageTypes.type)
const CaseLinkageStrengthFilter = wordFilter('CaseLinkageStrength', linkageStrengths.type)
const CaseLinkageStateFilter = wordFilter('CaseLinkageState', linkageStates.type)
const LinkageEvidenceKindFilter = wordFilter('LinkageEvidenceKind', evidenceKinds.type)
const CaseSeriesStateFilter = wordFilter('CaseSeriesState', seriesStates.type)

@InputType({ description: bilingual('Conditions on linkages.', '串并筛选条件。') })
export class CaseLinkageFilter {
  @Field(() => OrderNumberFilter, told('Number.', '串并编号。'))
  linkageNumber?: OrderNumberFilter | null
  @Field(() => CaseLinkageTypeFilter, told('What the cases have in common.', '串并依据类型。'))
  type?: InstanceType<typeof CaseLinkageTypeFilter> | null
  @Field(() => CaseLinkageStrengthFilter, told('Strength.', '强度。'))
  strength?: InstanceType<typeof CaseLinkageStrengthFilter> | null
  @Field(() => CaseLinkageStateFilter, told('State.', '状态。'))
  state?: InstanceType<typeof CaseLinkageStateFilter> | null
  @Field(() => InstantFilter, told('When it was proposed.', '提出时间。'))
  proposedAt?: InstantFilter | null
  @Field(() => [CaseLinkageFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: CaseLinkageFilter[] | null
  @Field(() => CaseLinkageFilter, told('This does not hold.', '不满足该条件。'))
  not?: CaseLinkageFilter | null
}

@InputType({ description: bilingual('Conditions on evidence of a linkage.', '串并证据筛选条件。') })
export class LinkageEvidenceFilter {
  @Field(() => LinkageEvidenceKindFilter, told('Kind.', '种类。'))
  kind?: InstanceType<typeof LinkageEvidenceKindFilter> | null
}

@InputType({ description: bilingual('Conditions on series.', '串案筛选条件。') })
export class CaseSeriesFilter {
  @Field(() => OrderNumberFilter, told('Number.', '串案编号。'))
  seriesNumber?: OrderNumberFilter | null
  @Field(() => CaseSeriesStateFilter, told('State.', '状态。'))
  state?: InstanceType<typeof CaseSeriesStateFilter> | null
  @Field(() => InstantFilter, told('When it was formed.', '形成时间。'))
  formedAt?: InstantFilter | null
  @Field(() => [CaseSeriesFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: CaseSeriesFilter[] | null
  @Field(() => CaseSeriesFilter, told('This does not hold.', '不满足该条件。'))
  not?: CaseSeriesFilter | null
}

@ArgsType()
export class CaseLinkageArguments extends listArguments(CaseLinkageFilter, caseLinkageOrders.type) {}
@ArgsType()
export class CaseSeriesArguments extends listArguments(CaseSeriesFilter, caseSeriesOrders.type) {}
/** Evidence comes in the order in which it was found. */
@ArgsType()
export class LinkageEvidenceArguments extends PageArguments {
  @Field(() => LinkageEvidenceFilter, told('Conditions, joined by and; only on fields you read in clear.', '筛选条件（与），仅限可读明文的字段。'))
  filter?: LinkageEvidenceFilter | null
}

@ArgsType()
export class CaseLinkageByNumberArguments {
  @Field(() => OrderNumber, needed('The number.', '串并编号。'))
  linkageNumber!: string
}
@ArgsType()
export class CaseSeriesByNumberArguments {
  @Field(() => OrderNumber, needed('The number.', '串案编号。'))
  seriesNumber!: string
}

@InputType({ description: bilingual('Proposing that two cases belong together.', '提出串并。') })
export class ProposeLinkageInput {
  @Field(() => ID, needed('A case that your unit leads.', '本单位主办的案件。'))
  caseId!: string
  @Field(() => ID, needed('The other case; its unit learns of yours when both units have agreed.', '另一案件；双方单位均同意后对方方可见本案。'))
  otherCaseId!: string
  @Field(() => linkageTypes.type, needed('What they have in common.', '串并依据类型。'))
  type!: string
  @Field(() => String, needed('Which device, method, suspect or other thing it is, and how one knows; 1,000 characters at most.', '具体设备、手法、嫌疑人等及依据，最多 1000 字。'))
  grounds!: string
}

@InputType({ description: bilingual('Confirming a linkage, or agreeing to open it to the other unit.', '确认串并，或同意向对方单位公开。') })
export class ConfirmLinkageInput {
  @Field(() => ID, needed('The linkage.', '串并记录。'))
  id!: string
  @Field(() => Int, needed('Version that you read.', '所读取的版本。'))
  version!: number
}

@InputType({ description: bilingual('Rejecting a linkage, or withdrawing one that was confirmed.', '否定串并，或撤回已确认的串并。') })
export class RejectLinkageInput {
  @Field(() => ID, needed('The linkage.', '串并记录。'))
  id!: string
  @Field(() => Int, needed('Version that you read.', '所读取的版本。'))
  version!: number
  @Field(() => String, needed('Why; your own unit reads it, and 1,000 characters at most.', '理由，仅本单位可见，最多 1000 字。'))
  reason!: string
}

@InputType({ description: bilingual('Choosing the case that leads a series.', '指定串案主案。') })
export class ChooseLeadCaseInput {
  @Field(() => ID, needed('The series.', '串案。'))
  id!: string
  @Field(() => Int, needed('Version that you read.', '所读取的版本。'))
  version!: number
  @Field(() => ID, needed('A case of the series.', '串案内的案件。'))
  leadCaseId!: string
}
