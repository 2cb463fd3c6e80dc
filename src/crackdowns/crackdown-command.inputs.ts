/** *incoming* – what the control and analysis desks may say of suspects and operations. Sizes of texts and lists are checked by the commands. */
import { Field, ID, InputType, Int } from 'type-graphql'
import { DivisionCode, Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { needed, told } from '../statement/view.js'
import { callCentreSteps, extraditionSteps, identityDocuments, operationKinds, operationSteps, suspectRoles, suspectSteps } from './crackdown.words.js'

const theVersion = needed('Version you read.', '读取时的版本号。')
const theReason = (en: string, zh: string) => told(`Why, at most 500 characters; needed ${en}.`, `原因，最多 500 字符；${zh}必填。`)
const theCountry = ['ISO 3166-1 alpha-2', 'ISO 3166-1 二位代码'] as const

@InputType({ description: bilingual('A person suspected in a case. Who is recorded already is found again by the document; then only the tie to the case is new.', '案件的犯罪嫌疑人。同一证件已登记的沿用原记录，仅新增与本案的关联。') })
export class RecordSuspectInput {
  @Field(() => ID, needed('The case.', '案件。'))
  caseId!: string
  @Field(() => String, needed('Name; at most 64 characters.', '姓名，最多 64 字符。'))
  name!: string
  @Field(() => String, told('Name the person goes by; at most 64 characters.', '绰号，最多 64 字符。'))
  alias?: string | null
  @Field(() => suspectRoles.type, needed('What the person does in the fraud.', '在犯罪中的作用。'))
  role!: string
  @Field(() => identityDocuments.type, told('Kind of document; with its number, or not at all.', '证件种类，须与号码一并填写。'))
  documentKind?: string | null
  @Field(() => String, told('Number of the document, in capitals; a resident identity number in its 18 characters.', '证件号码，字母大写；身份证号码须为 18 位。'))
  documentNumber?: string | null
}

@InputType({ description: bilingual('A suspect who is suspected in another case too.', '犯罪嫌疑人关联其他案件。') })
export class TieSuspectToCaseInput {
  @Field(() => ID, needed('The suspect.', '犯罪嫌疑人。'))
  suspectId!: string
  @Field(() => ID, needed('The case.', '案件。'))
  caseId!: string
}

@InputType({ description: bilingual('One step of a suspect.', '犯罪嫌疑人的一个办理步骤。') })
export class TakeSuspectStepInput {
  @Field(() => ID, needed('The suspect.', '犯罪嫌疑人。'))
  id!: string
  @Field(() => Int, theVersion)
  version!: number
  @Field(() => suspectSteps.type, needed('The step.', '步骤。'))
  step!: string
  @Field(() => String, theReason('to release and to clear', '释放、排除嫌疑时'))
  reason?: string | null
}

@InputType({ description: bilingual('A call centre that has become known.', '新发现的诈骗窝点。') })
export class RecordCallCentreInput {
  @Field(() => String, needed(`Country (${theCountry[0]}).`, `国家或地区（${theCountry[1]}）。`))
  country!: string
  @Field(() => String, needed('Where in it; at most 200 characters.', '具体位置，最多 200 字符。'))
  place!: string
  @Field(() => Instant, needed('Since when it is known; not in the future.', '首次发现时间，不得晚于当前。'))
  firstKnownAt!: string
  @Field(() => [ID], told('Cases whose victims were called from there; at most 50.', '关联案件，最多 50 个。'))
  caseIds?: string[] | null
  @Field(() => [ID], told('Suspects who work there; at most 50.', '窝点内的犯罪嫌疑人，最多 50 名。'))
  suspectIds?: string[] | null
}

@InputType({ description: bilingual('More that is known of a call centre.', '窝点补充关联。') })
export class TieCallCentreInput {
  @Field(() => ID, needed('The call centre.', '窝点。'))
  id!: string
  @Field(() => [ID], told('Cases; at most 50.', '关联案件，最多 50 个。'))
  caseIds?: string[] | null
  @Field(() => [ID], told('Suspects; at most 50.', '犯罪嫌疑人，最多 50 名。'))
  suspectIds?: string[] | null
}

@InputType({ description: bilingual('One step of a call centre.', '窝点的一个处置步骤。') })
export class AdvanceCallCentreInput {
  @Field(() => ID, needed('The call centre.', '窝点。'))
  id!: string
  @Field(() => Int, theVersion)
  version!: number
  @Field(() => callCentreSteps.type, needed('The step.', '步骤。'))
  step!: string
}

@InputType({ description: bilingual('A joint operation that your unit leads.', '由本单位牵头的联合行动。') })
export class PlanJointOperationInput {
  @Field(() => String, needed('Name; at most 100 characters.', '名称，最多 100 字符。'))
  name!: string
  @Field(() => operationKinds.type, needed('Kind.', '种类。'))
  kind!: string
  @Field(() => [ID], needed('Cases that it serves; 1 to 50.', '涉及的案件，1 至 50 个。'))
  caseIds!: string[]
  @Field(() => [ID], told('Call centres that it is directed against; at most 50.', '打击的窝点，最多 50 个。'))
  callCentreIds?: string[] | null
  @Field(() => [ID], told('Other police units that take part; at most 50.', '其他参战公安机关，最多 50 个。'))
  participantIds?: string[] | null
}

@InputType({ description: bilingual('One step of a joint operation.', '联合行动的一个步骤。') })
export class AdvanceJointOperationInput {
  @Field(() => ID, needed('The operation.', '联合行动。'))
  id!: string
  @Field(() => Int, theVersion)
  version!: number
  @Field(() => operationSteps.type, needed('The step.', '步骤。'))
  step!: string
  @Field(() => String, theReason('to call it off', '取消时'))
  reason?: string | null
}

@InputType({ description: bilingual('People caught in a case, named or counted; 1 to 200 together.', '案件抓获人员，记名或计数，合计 1 至 200 人。') })
export class RecordArrestsInput {
  @Field(() => ID, needed('The case; it has been filed.', '案件，须已立案。'))
  caseId!: string
  @Field(() => Int, told('How many who are not named; 0 to 200.', '不记名人数，0 至 200。'))
  people?: number | null
  @Field(() => [ID], told('Suspects of the case who were caught; at most 50. They are detained from then on.', '被抓获的本案犯罪嫌疑人，最多 50 名；登记后状态为已刑事拘留。'))
  suspectIds?: string[] | null
  @Field(() => Instant, needed('When; not in the future.', '时间，不得晚于当前。'))
  arrestedAt!: string
  @Field(() => ID, told('Joint operation of the case in which it was done; it has begun.', '所属联合行动，须涉及本案且已开始。'))
  operationId?: string | null
  @Field(() => DivisionCode, told('Division, where done at home.', '抓获地行政区划（境内）。'))
  divisionCode?: string | null
  @Field(() => String, told(`Country (${theCountry[0]}), where done abroad.`, `抓获地国家或地区（境外，${theCountry[1]}）。`))
  country?: string | null
}

@InputType({ description: bilingual('A request to another country to hand a suspect over (引渡法 §47).', '向外国提出引渡请求（引渡法第四十七条）。') })
export class RequestExtraditionInput {
  @Field(() => ID, needed('The suspect; at large or held, and not asked for yet.', '犯罪嫌疑人，须在逃或者已被控制，且无未终结的请求。'))
  suspectId!: string
  @Field(() => ID, needed('Case of the suspect that it is asked in; it has been filed.', '该嫌疑人所涉案件，须已立案。'))
  caseId!: string
  @Field(() => String, needed(`Country asked (${theCountry[0]}).`, `被请求国（${theCountry[1]}）。`))
  requestedFrom!: string
  @Field(() => String, needed('Treaty, or other ground; at most 300 characters.', '条约或其他依据，最多 300 字符。'))
  legalBasis!: string
}

@InputType({ description: bilingual('One step of a request to another country.', '引渡请求的一个步骤。') })
export class AdvanceExtraditionInput {
  @Field(() => ID, needed('The request.', '引渡请求。'))
  id!: string
  @Field(() => Int, theVersion)
  version!: number
  @Field(() => extraditionSteps.type, needed('The step.', '步骤。'))
  step!: string
  @Field(() => String, theReason('where it was refused or is withdrawn', '被拒绝或撤回时'))
  reason?: string | null
}
