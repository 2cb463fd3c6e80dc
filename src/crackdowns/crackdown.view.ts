import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Agency, AgencyConnection } from '../agencies/agency.view.js'
import { FraudCaseArguments } from '../cases/case.inputs.js'
import { FraudCase, FraudCaseConnection } from '../cases/case.view.js'
import { masks } from '../policy/masks.js'
import { DivisionCode, Instant, OrderNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { ArrestArguments, arrestCountFields, CallCentreArguments, callCentreCountFields, ExtraditionArguments, extraditionCountFields, JointOperationArguments, operationCountFields, ParticipantArguments, SuspectArguments, suspectCountFields } from './crackdown.inputs.js'
import { callCentreStatuses, extraditionStatuses, identityDocuments, operationKinds, operationStatuses, suspectRoles, suspectStatuses } from './crackdown.words.js'

const theVersion = told('Version, to be stated with the next step.', '版本号，办理下一步骤时须提供。')

/** *disclosed to* the police: to control whole, to analysis by mask and token until an instrument opens it, to intake without identity; to the auditor by token. */
@ObjectType({ implements: Node, description: bilingual('A person suspected of fraud, in one case or more. One per document.', '犯罪嫌疑人，可涉多个案件；同一证件仅一条记录。') })
export class Suspect extends Node {
  @Field(() => OrderNumber, told('Number.', '编号。'))
  suspectNumber!: string | null
  @Field(() => String, told(`Name. Masked: ${masks.personName.en}.`, `姓名。脱敏：${masks.personName.zh}。`))
  name!: string | null
  @Field(() => String, told('Name the person goes by among others.', '绰号。'))
  alias!: string | null
  @Field(() => identityDocuments.type, told('Kind of document; null where none is known.', '证件种类；未知时为空。'))
  documentKind!: string | null
  @Field(() => String, told('Number of the document; null where none is known.', '证件号码；未知时为空。'))
  documentNumber!: string | null
  @Field(() => suspectRoles.type, told('What the person does in the fraud.', '在犯罪中的作用。'))
  role!: string | null
  @Field(() => suspectStatuses.type, told('Where the person stands in the procedure.', '状态。'))
  status!: string | null
  @Field(() => String, told('Why released or cleared.', '释放或排除嫌疑的原因。'))
  statusReason!: string | null
  @Field(() => Instant, told('First recorded.', '首次登记时间。'))
  recordedAt!: string | null
  @Field(() => Int, theVersion)
  version!: number | null
  @Field(() => FraudCaseConnection, told('Cases in which the person is suspected.', '涉及的案件。'))
  cases(@Args(() => FraudCaseArguments) _arguments: FraudCaseArguments): FraudCaseConnection | null {
    return answeredByRoot()
  }
  @Field(() => CallCentreConnection, told('Call centres the person works at, or runs.', '所在或经营的窝点。'))
  callCentres(@Args(() => CallCentreArguments) _arguments: CallCentreArguments): CallCentreConnection | null {
    return answeredByRoot()
  }
  @Field(() => ArrestConnection, told('When the person was caught.', '抓获记录。'))
  arrests(@Args(() => ArrestArguments) _arguments: ArrestArguments): ArrestConnection | null {
    return answeredByRoot()
  }
  @Field(() => ExtraditionConnection, told('Requests to other countries.', '引渡请求。'))
  extraditions(@Args(() => ExtraditionArguments) _arguments: ExtraditionArguments): ExtraditionConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the police, its place to control and analysis alone; to the auditor without its place. */
@ObjectType({ implements: Node, description: bilingual('A place that victims are called from, at home or abroad.', '诈骗窝点（境内或境外）。') })
export class CallCentre extends Node {
  @Field(() => OrderNumber, told('Number.', '编号。'))
  centreNumber!: string | null
  @Field(() => callCentreStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => String, told('Country (ISO 3166-1 alpha-2).', '国家或地区（ISO 3166-1 二位代码）。'))
  country!: string | null
  @Field(() => String, told('Where in it.', '具体位置。'))
  place!: string | null
  @Field(() => Instant, told('First known.', '首次发现时间。'))
  firstKnownAt!: string | null
  @Field(() => Instant, told('Raided.', '捣毁时间。'))
  raidedAt!: string | null
  @Field(() => Instant, told('Closed, or moved away.', '关闭或转移时间。'))
  closedAt!: string | null
  @Field(() => Int, theVersion)
  version!: number | null
  @Field(() => FraudCaseConnection, told('Cases whose victims were called from there.', '关联案件。'))
  cases(@Args(() => FraudCaseArguments) _arguments: FraudCaseArguments): FraudCaseConnection | null {
    return answeredByRoot()
  }
  @Field(() => SuspectConnection, told('Suspects who work there, or run it.', '窝点内的犯罪嫌疑人。'))
  suspects(@Args(() => SuspectArguments) _arguments: SuspectArguments): SuspectConnection | null {
    return answeredByRoot()
  }
  @Field(() => JointOperationConnection, told('Joint operations against it that you may see.', '针对该窝点的联合行动；仅限您可见的。'))
  jointOperations(@Args(() => JointOperationArguments) _arguments: JointOperationArguments): JointOperationConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* control and analysis; to intake and the auditor from when it has begun. */
@ObjectType({ implements: Node, description: bilingual('What several police units do together at one time. Plans are shown to those who make them.', '多个公安机关的联合行动；部署中的仅查控、研判岗位可见。') })
export class JointOperation extends Node {
  @Field(() => OrderNumber, told('Number.', '编号。'))
  operationNumber!: string | null
  @Field(() => String, told('Name.', '名称。'))
  name!: string | null
  @Field(() => operationKinds.type, told('Kind.', '种类。'))
  kind!: string | null
  @Field(() => operationStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => String, told('Why it was called off.', '取消原因。'))
  statusReason!: string | null
  @Field(() => Agency, told('Police unit that leads.', '牵头单位。'))
  leadAgency!: Agency | null
  @Field(() => AgencyConnection, told('Police units that take part besides.', '参战单位。'))
  participants(@Args(() => ParticipantArguments) _page: ParticipantArguments): AgencyConnection | null {
    return answeredByRoot()
  }
  @Field(() => Instant, told('Planned.', '部署时间。'))
  plannedAt!: string | null
  @Field(() => Instant, told('Begun; null where it never did.', '开始时间；未开始时为空。'))
  startedAt!: string | null
  @Field(() => Instant, told('Concluded, or called off.', '结束或取消时间。'))
  endedAt!: string | null
  @Field(() => Int, theVersion)
  version!: number | null
  @Field(() => FraudCaseConnection, told('Cases that it serves.', '涉及的案件。'))
  cases(@Args(() => FraudCaseArguments) _arguments: FraudCaseArguments): FraudCaseConnection | null {
    return answeredByRoot()
  }
  @Field(() => CallCentreConnection, told('Call centres that it is directed against.', '打击的窝点。'))
  callCentres(@Args(() => CallCentreArguments) _arguments: CallCentreArguments): CallCentreConnection | null {
    return answeredByRoot()
  }
  @Field(() => ArrestConnection, told('Arrests made in it.', '抓获记录。'))
  arrests(@Args(() => ArrestArguments) _arguments: ArrestArguments): ArrestConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the police and the auditor. */
@ObjectType({ implements: Node, description: bilingual('People caught at one time in one case: a suspect, or so many who are not named. The figures of the centre add them up.', '一次抓获记录：一名犯罪嫌疑人，或不记名的若干人；计入战果统计。') })
export class Arrest extends Node {
  @Field(() => FraudCase, told('The case.', '案件。'))
  case!: FraudCase | null
  @Field(() => Suspect, told('The suspect; null where they are counted and not named.', '犯罪嫌疑人；不记名时为空。'))
  suspect!: Suspect | null
  @Field(() => Int, told('How many; one where named.', '人数；记名的为一人。'))
  people!: number | null
  @Field(() => JointOperation, told('The joint operation, where it was made in one.', '所属联合行动。'))
  operation!: JointOperation | null
  @Field(() => Instant, told('When.', '抓获时间。'))
  arrestedAt!: string | null
  @Field(() => DivisionCode, told('Division (GB/T 2260), where made at home.', '抓获地行政区划（境内）。'))
  divisionCode!: string | null
  @Field(() => String, told('Country (ISO 3166-1 alpha-2), where made abroad.', '抓获地国家或地区（境外，ISO 3166-1 二位代码）。'))
  country!: string | null
}

/** *disclosed to* control and analysis, and to the auditor. */
@ObjectType({ implements: Node, description: bilingual('A request to another country to hand a suspect over.', '向外国提出的引渡请求。') })
export class Extradition extends Node {
  @Field(() => OrderNumber, told('Number.', '编号。'))
  extraditionNumber!: string | null
  @Field(() => Suspect, told('The suspect.', '犯罪嫌疑人。'))
  suspect!: Suspect | null
  @Field(() => FraudCase, told('The case it is asked in.', '案件。'))
  case!: FraudCase | null
  @Field(() => String, told('Country asked (ISO 3166-1 alpha-2).', '被请求国（ISO 3166-1 二位代码）。'))
  requestedFrom!: string | null
  @Field(() => extraditionStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => String, told('Why refused or withdrawn.', '拒绝或撤回的原因。'))
  statusReason!: string | null
  @Field(() => String, told('Treaty, or other ground.', '条约或其他依据。'))
  legalBasis!: string | null
  @Field(() => Instant, told('Requested.', '请求时间。'))
  requestedAt!: string | null
  @Field(() => Instant, told('Granted or refused.', '决定时间。'))
  decidedAt!: string | null
  @Field(() => Instant, told('Refused, handed over or withdrawn.', '终结时间。'))
  endedAt!: string | null
  @Field(() => Int, theVersion)
  version!: number | null
}

export const SuspectConnection = connectionOf(Suspect, 'Suspect', suspectCountFields.type)
export type SuspectConnection = InstanceType<typeof SuspectConnection>
export const CallCentreConnection = connectionOf(CallCentre, 'CallCentre', callCentreCountFields.type)
export type CallCentreConnection = InstanceType<typeof CallCentreConnection>
export const JointOperationConnection = connectionOf(JointOperation, 'JointOperation', operationCountFields.type)
export type JointOperationConnection = InstanceType<typeof JointOperationConnection>
export const ArrestConnection = connectionOf(Arrest, 'Arrest', arrestCountFields.type)
export type ArrestConnection = InstanceType<typeof ArrestConnection>
export const ExtraditionConnection = connectionOf(Extradition, 'Extradition', extraditionCountFields.type)
export type ExtraditionConnection = InstanceType<typeof ExtraditionConnection>
