import { Field, ID, InputType, Int } from 'type-graphql'
import { bilingual } from '../scalars/words.js'
import { caseSteps, incidentSteps } from './case.words.js'
import { needed, told } from '../statement/view.js'

@InputType({ description: bilingual('One step of a report.', '警情的一个办理步骤。') })
export class AdvanceIncidentInput {
  @Field(() => ID, needed('The report.', '警情标识。'))
  id!: string
  @Field(() => Int, needed('Version you read.', '读取时的版本号。'))
  version!: number
  @Field(() => incidentSteps.type, needed('The step.', '步骤。'))
  step!: string
  @Field(() => String, told('Why, at most 500 characters; needed where the report ends as no fraud or withdrawn. Whoever brought it reads this: name nobody.', '原因，最多 500 字符；认定非诈骗或撤回时必填。举报单位可见，不得写入人员信息。'))
  reason?: string | null
  @Field(() => ID, told('The report that told the same first; needed for MARK_DUPLICATE.', '最先反映同一事实的警情；认定重复时必填。'))
  duplicateOfId?: string | null
}

@InputType({ description: bilingual('One step of a case.', '案件的一个办理步骤。') })
export class AdvanceCaseInput {
  @Field(() => ID, needed('The case.', '案件标识。'))
  id!: string
  @Field(() => Int, needed('Version you read.', '读取时的版本号。'))
  version!: number
  @Field(() => caseSteps.type, needed('The step.', '步骤。'))
  step!: string
  @Field(() => String, told('Why, at most 500 characters; needed to decline, suspend and revoke. Where filing is declined or the case transferred, whoever reported reads this: name nobody.', '原因，最多 500 字符；不予立案、中止、撤案时必填。不予立案、移送的原因向举报单位反馈，不得写入人员信息。'))
  reason?: string | null
  @Field(() => ID, told('Police unit; needed for TRANSFER.', '移送的公安机关；移送时必填。'))
  toAgencyId?: string | null
  @Field(() => ID, told('Lead case; needed for MERGE.', '主案；并案时必填。'))
  intoCaseId?: string | null
}
