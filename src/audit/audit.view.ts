import { Args, Field, ID, Int, ObjectType } from 'type-graphql'
import { Agency } from '../agencies/agency.view.js'
import { audienceWords, purposeWords } from '../agencies/agency.words.js'
import { FraudCase } from '../cases/case.view.js'
import { Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { accessRecordCountFields, subjectAccessCountFields, SubjectAccessArguments } from './audit.inputs.js'
import { accessKinds, accessOutcomes } from './audit.words.js'

/** *disclosed to* the auditor, to partners of their own agency, to two desks of the centre without officers and subjects. */
@ObjectType({ implements: Node, description: bilingual('One operation, as the access log tells it: names, never values. It is there about a second after the answer.', '一次操作的访问记录：只有名称，没有数据值；应答约一秒后可查。') })
export class AccessRecord extends Node {
  @Field(() => Int, told('Place in the log, from 0.', '在日志中的序号，从 0 起。'))
  leafIndex!: number | null
  @Field(() => Instant, told('When it was recorded.', '留痕时间。'))
  recordedAt!: string | null
  @Field(() => ID, told('Id of the agency that asked; null for a stranger.', '查询机构标识；身份不明时为空。'))
  agencyId!: string | null
  @Field(() => Agency, told('Agency that asked.', '查询机构。'))
  agency!: Agency | null
  @Field(() => audienceWords.type, told('As whom it asked.', '查询角色。'))
  audience!: string | null
  @Field(() => String, told('Officer or service account that asked.', '经办人或服务账号。'))
  officer!: string | null
  @Field(() => String, told('Client program.', '客户端程序。'))
  client!: string | null
  @Field(() => purposeWords.type, told('Purpose stated.', '所述目的。'))
  purpose!: string | null
  @Field(() => String, told('Case stated in x-case-number, known or not.', '请求头 x-case-number 所述案件编号，无论是否存在。'))
  caseNumber!: string | null
  @Field(() => FraudCase, told('The case, where there is one of that number and it is yours to see.', '该编号的案件；不存在或无权查看时为空。'))
  case!: FraudCase | null
  @Field(() => String, told('Legal instrument stated in x-legal-instrument.', '请求头 x-legal-instrument 所述法律文书。'))
  instrumentNumber!: string | null
  @Field(() => accessKinds.type, told('Kind of operation.', '操作类别。'))
  kind!: string | null
  @Field(() => String, told('Name of the operation, up to 256 characters.', '操作名称，最多 256 个字符。'))
  operation!: string | null
  @Field(() => String, told('SHA-256 of the document, hex.', '查询文档的 SHA-256（十六进制）。'))
  document!: string | null
  @Field(() => accessOutcomes.type, told('What came of it.', '操作结果。'))
  outcome!: string | null
  @Field(() => [String], told('Codes of what was refused, each once.', '拒绝代码，每种一次。'))
  refusals!: string[] | null
  @Field(() => String, told('Version of the policy that decided.', '所依据的策略版本。'))
  policyVersion!: string | null
  @Field(() => Int, told('Rows whose fields it tells of.', '涉及的记录数。'))
  subjectCount!: number | null
  @Field(() => [String], told('Coordinates (Type.field) disclosed in clear on at least one row.', '至少在一条记录上以明文披露的字段坐标（类型.字段）。'))
  clear!: string[] | null
  @Field(() => [String], told('Coordinates disclosed as a mask on at least one row.', '至少在一条记录上脱敏披露的字段坐标。'))
  masked!: string[] | null
  @Field(() => [String], told('Coordinates disclosed as a match token on at least one row.', '至少在一条记录上以令牌披露的字段坐标。'))
  tokens!: string[] | null
  @Field(() => [String], told('Coordinates withheld on at least one row.', '至少在一条记录上未披露的字段坐标。'))
  withheld!: string[] | null
  @Field(() => SubjectAccessConnection, told('Rows it tells of, one by one.', '涉及的每条记录。'))
  subjects(@Args(() => SubjectAccessArguments) _arguments: SubjectAccessArguments): SubjectAccessConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the auditor; to partners of their own use, and of data that they hold where that tells of no investigation. */
@ObjectType({ implements: Node, description: bilingual('What one operation told of one row: which fields, and how.', '一次操作对一条记录的披露情况：哪些字段、以何种方式。') })
export class SubjectAccess extends Node {
  @Field(() => AccessRecord, told('The record; null where it is not yours to see.', '所属访问记录；无权查看时为空。'))
  record!: AccessRecord | null
  @Field(() => Int, told('Place of the record in the log, from 0.', '所属记录在日志中的序号，从 0 起。'))
  leafIndex!: number | null
  @Field(() => Instant, told('When it was recorded.', '留痕时间。'))
  recordedAt!: string | null
  @Field(() => ID, told('Id of the agency that asked.', '查询机构标识。'))
  agencyId!: string | null
  @Field(() => Agency, told('Agency that asked.', '查询机构。'))
  agency!: Agency | null
  @Field(() => String, told('Officer or service account that asked.', '经办人或服务账号。'))
  officer!: string | null
  @Field(() => purposeWords.type, told('Purpose stated.', '所述目的。'))
  purpose!: string | null
  @Field(() => String, told('Type of the row.', '记录类型。'))
  subjectType!: string | null
  @Field(() => ID, told('Id of the row.', '记录标识。'))
  subjectId!: string | null
  @Field(() => ID, told('Id of the agency that held the row or was addressed by it when it was read: bank of an account, carrier of a number, platform of an online account, addressee of an order.', '读取时持有该记录或为其接收方的机构标识：账户所属银行、号码所属运营商、网络账号所属平台、指令接收方。'))
  holderId!: string | null
  @Field(() => Agency, told('That agency.', '该机构。'))
  holder!: Agency | null
  @Field(() => [String], told('Fields disclosed in clear.', '明文披露的字段。'))
  clear!: string[] | null
  @Field(() => [String], told('Fields disclosed as a mask.', '脱敏披露的字段。'))
  masked!: string[] | null
  @Field(() => [String], told('Fields disclosed as a match token.', '以令牌披露的字段。'))
  tokens!: string[] | null
  @Field(() => [String], told('Fields withheld.', '未披露的字段。'))
  withheld!: string[] | null
}

export const AccessRecordConnection = connectionOf(AccessRecord, 'AccessRecord', accessRecordCountFields.type)
export type AccessRecordConnection = InstanceType<typeof AccessRecordConnection>
export const SubjectAccessConnection = connectionOf(SubjectAccess, 'SubjectAccess', subjectAccessCountFields.type)
export type SubjectAccessConnection = InstanceType<typeof SubjectAccessConnection>
