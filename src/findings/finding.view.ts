import { Args, Field, ID, Int, ObjectType } from 'type-graphql'
import { Agency } from '../agencies/agency.view.js'
import { AccessRecordArguments } from '../audit/audit.inputs.js'
import { AccessRecordConnection } from '../audit/audit.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { decisionCountFields, FindingDecisionArguments, findingCountFields } from './finding.inputs.js'
import { findingRules, findingSeverities, findingStatuses, findingSteps } from './finding.words.js'

/** *disclosed to* the auditor; once confirmed, to the agency whose officer it is about. */
@ObjectType({ implements: Node, description: bilingual('What looks like misuse of the graph: one rule, one officer, one window of time. A finding is a question, not a verdict.', '疑似滥用：一条规则、一名经办人、一个期间。发现是待核实的问题，不是结论。') })
export class Finding extends Node {
  @Field(() => String, told('Its number.', '发现编号。'))
  findingNumber!: string | null
  @Field(() => findingRules.type, told('Rule that it is of.', '所依据的规则。'))
  rule!: string | null
  @Field(() => findingSeverities.type, told('How grave it is if it is true.', '属实时的严重程度。'))
  severity!: string | null
  @Field(() => findingStatuses.type, told('What has become of it.', '处理状态。'))
  status!: string | null
  @Field(() => String, told('Officer or service account whose conduct it is about.', '涉及的经办人或服务账号。'))
  officer!: string | null
  @Field(() => ID, told('Id of the agency.', '所属机构标识。'))
  agencyId!: string | null
  @Field(() => Agency, told('The agency.', '所属机构。'))
  agency!: Agency | null
  @Field(() => String, told('Type of the row that was read; null where the rule is about no one row.', '被查看记录的类型；规则不针对单一记录时为空。'))
  subjectType!: string | null
  @Field(() => ID, told('Id of that row.', '被查看记录的标识。'))
  subjectId!: string | null
  @Field(() => Instant, told('Beginning of the window, included.', '期间起点（含）。'))
  windowFrom!: string | null
  @Field(() => Instant, told('End of the window, not included.', '期间终点（不含）。'))
  windowUntil!: string | null
  @Field(() => Instant, told('When it was found.', '发现时间。'))
  foundAt!: string | null
  @Field(() => String, told('What was measured, in English.', '测量结果（英文）。'))
  measured!: string | null
  @Field(() => String, told('What was measured, in Chinese.', '测量结果（中文）。'))
  measuredZh!: string | null
  @Field(() => String, told('From where on it counts, in English.', '阈值（英文）。'))
  threshold!: string | null
  @Field(() => String, told('From where on it counts, in Chinese.', '阈值（中文）。'))
  thresholdZh!: string | null
  @Field(() => Int, told('Records that fired; the first two hundred are kept.', '触发的访问记录数；保留最早的 200 条。'))
  recordCount!: number | null
  @Field(() => AccessRecordConnection, told('The records that are kept.', '保留的访问记录。'))
  records(@Args(() => AccessRecordArguments) _arguments: AccessRecordArguments): AccessRecordConnection | null {
    return answeredByRoot()
  }
  @Field(() => Instant, told('When it was last decided.', '最近一次决定时间。'))
  decidedAt!: string | null
  @Field(() => String, told('Who last decided.', '最近一次决定人。'))
  decidedBy!: string | null
  @Field(() => String, told('Why it was last dismissed or opened again.', '最近一次排除或重新处理的理由。'))
  reason!: string | null
  @Field(() => String, told('What its agency is to do, as last confirmed.', '最近一次确认时要求采取的措施。'))
  measure!: string | null
  @Field(() => Int, told('Version, to be stated by whoever decides; it moves on when the finding grows.', '版本号，决定时须提供；发现扩大时随之递增。'))
  version!: number | null
  @Field(() => FindingDecisionConnection, told('Decisions, in their sequence.', '历次决定，按先后顺序。'))
  decisions(@Args(() => FindingDecisionArguments) _arguments: FindingDecisionArguments): FindingDecisionConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the auditor. */
@ObjectType({ implements: Node, description: bilingual('One decision on a finding.', '对发现的一次决定。') })
export class FindingDecision extends Node {
  @Field(() => Finding, told('The finding.', '所属发现。'))
  finding!: Finding | null
  @Field(() => Int, told('Place in the sequence, from 1.', '序次，从 1 起。'))
  sequence!: number | null
  @Field(() => findingSteps.type, told('What was decided.', '决定内容。'))
  step!: string | null
  @Field(() => Instant, told('When.', '决定时间。'))
  decidedAt!: string | null
  @Field(() => String, told('By whom.', '决定人。'))
  officer!: string | null
  @Field(() => String, told('The reason, or the measure.', '理由或措施。'))
  words!: string | null
}

export const FindingConnection = connectionOf(Finding, 'Finding', findingCountFields.type)
export type FindingConnection = InstanceType<typeof FindingConnection>
export const FindingDecisionConnection = connectionOf(FindingDecision, 'FindingDecision', decisionCountFields.type)
export type FindingDecisionConnection = InstanceType<typeof FindingDecisionConnection>

const theFinding = told('The finding, as you may see it.', '您可见的发现。')

/** *disclosed to* the auditor. */
@ObjectType({ description: bilingual('What a search has come to.', '检索结果。') })
export class SearchForFindingsPayload {
  @Field(() => [Finding], told('Findings made or extended, at most 100.', '新增或扩大的发现，最多 100 条。'))
  findings!: Finding[] | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the auditor. */
@ObjectType({ description: bilingual('The finding that was dismissed.', '已排除的发现。') })
export class DismissFindingPayload {
  @Field(() => Finding, theFinding)
  finding!: Finding | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the auditor. */
@ObjectType({ description: bilingual('The finding that was confirmed.', '已确认的发现。') })
export class ConfirmFindingPayload {
  @Field(() => Finding, theFinding)
  finding!: Finding | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the auditor. */
@ObjectType({ description: bilingual('The finding that is open again.', '重新处理的发现。') })
export class ReopenFindingPayload {
  @Field(() => Finding, theFinding)
  finding!: Finding | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
