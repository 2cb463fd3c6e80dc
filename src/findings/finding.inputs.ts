import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { bilingual, words } from '../scalars/words.js'
import { IdFilter, InstantFilter, listArguments, needed, PageArguments, TextFilter, told, wordFilter } from '../statement/view.js'
import { findingRules, findingSeverities, findingStatuses } from './finding.words.js'

export const findingOrders = words('FindingOrder', 'Order of findings.', '发现排序。', {
  FOUND_AT_DESC: ['Latest first', '发现时间倒序'],
  FOUND_AT_ASC: ['Earliest first', '发现时间正序'],
  WINDOW_FROM_DESC: ['Latest window first', '期间倒序'],
  WINDOW_FROM_ASC: ['Earliest window first', '期间正序'],
})
export const findingCountFields = words('FindingCountField', 'Fields that findings can be counted by.', '发现分组字段。', {
  rule: ['Rule', '规则'],
  severity: ['Severity', '严重程度'],
  status: ['State', '状态'],
  officer: ['Officer', '经办人'],
  agencyId: ['Agency', '机构'],
})
export const decisionCountFields = words('FindingDecisionCountField', 'Fields that decisions can be counted by.', '决定分组字段。', { step: ['Decision', '决定'] })

const RuleFilter = wordFilter('FindingRule', findingRules.type)
const SeverityFilter = wordFilter('FindingSeverity', findingSeverities.type)
const StatusFilter = wordFilter('FindingStatus', findingStatuses.type)

@InputType({ description: bilingual('Conditions on findings.', '发现筛选条件。') })
export class FindingFilter {
  @Field(() => RuleFilter, told('Rule.', '规则。'))
  rule?: InstanceType<typeof RuleFilter> | null
  @Field(() => SeverityFilter, told('Severity.', '严重程度。'))
  severity?: InstanceType<typeof SeverityFilter> | null
  @Field(() => StatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof StatusFilter> | null
  @Field(() => TextFilter, told('Officer or service account.', '经办人或服务账号。'))
  officer?: TextFilter | null
  @Field(() => IdFilter, told('Agency.', '机构。'))
  agencyId?: IdFilter | null
  @Field(() => IdFilter, told('Row that was read.', '被查看的记录。'))
  subjectId?: IdFilter | null
  @Field(() => InstantFilter, told('Found.', '发现时间。'))
  foundAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Beginning of the window.', '期间起点。'))
  windowFrom?: InstantFilter | null
  @Field(() => [FindingFilter], told('Any of these holds.', '满足其一。'))
  or?: FindingFilter[] | null
  @Field(() => FindingFilter, told('Does not hold.', '不满足。'))
  not?: FindingFilter | null
}

@ArgsType()
export class FindingArguments extends listArguments(FindingFilter, findingOrders.type) {}

/** Decisions come in their sequence. */
@ArgsType()
export class FindingDecisionArguments extends PageArguments {}

const theFinding = needed('The finding.', '发现。')
const theVersion = needed('Version that was read.', '所读版本号。')

@InputType({ description: bilingual('A search for findings, besides those of the clock.', '按需检索（系统定时检索之外）。') })
export class SearchForFindingsInput {
  @Field(() => String, needed('Why now; at most 500 characters, kept.', '按需检索的理由，最多 500 字符，留存。'))
  reason!: string
}

@InputType({ description: bilingual('A finding that is none.', '排除发现。') })
export class DismissFindingInput {
  @Field(() => ID, theFinding)
  id!: string
  @Field(() => Int, theVersion)
  version!: number
  @Field(() => String, needed('Why it is none; at most 1,000 characters.', '排除理由，最多 1000 字符。'))
  reason!: string
}

@InputType({ description: bilingual('A finding that is true.', '确认发现。') })
export class ConfirmFindingInput {
  @Field(() => ID, theFinding)
  id!: string
  @Field(() => Int, theVersion)
  version!: number
  @Field(() => String, needed('What its agency is to do; at most 1,000 characters. The agency reads it.', '要求所属机构采取的措施，最多 1000 字符，所属机构可见。'))
  measure!: string
}

@InputType({ description: bilingual('A finding that is to be decided anew.', '重新处理发现。') })
export class ReopenFindingInput {
  @Field(() => ID, theFinding)
  id!: string
  @Field(() => Int, theVersion)
  version!: number
  @Field(() => String, needed('Why; at most 1,000 characters.', '理由，最多 1000 字符。'))
  reason!: string
}
