import { ArgsType, Field, InputType } from 'type-graphql'
import { CaseNumber, DivisionCode, IncidentNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, MoneyFilter, PageArguments, TextFilter, told, wordFilter } from '../statement/view.js'
import { approverLevels } from '../agencies/agency.words.js'
import { ageBands, attachmentKinds, caseStatuses, fraudTypes, handlingCodes, incidentStatuses, instrumentTypes, intakeChannels } from './case.words.js'

export const caseOrders = words('FraudCaseOrder', 'Order of cases.', '案件排序。', {
  REPORTED_AT_DESC: ['Latest report first', '报案时间倒序'],
  REPORTED_AT_ASC: ['Earliest report first', '报案时间正序'],
  LOSS_AMOUNT_DESC: ['Largest loss first', '损失金额倒序'],
  LOSS_AMOUNT_ASC: ['Smallest loss first', '损失金额正序'],
})
export const incidentOrders = words('IncidentReportOrder', 'Order of incident reports.', '警情排序。', {
  RECEIVED_AT_DESC: ['Latest first', '接警时间倒序'],
  RECEIVED_AT_ASC: ['Earliest first', '接警时间正序'],
})
export const victimOrders = words('VictimOrder', 'Order of victims.', '被害人排序。', {
  RECORDED_AT_ASC: ['Earliest first', '登记时间正序'],
  RECORDED_AT_DESC: ['Latest first', '登记时间倒序'],
})
export const instrumentOrders = words('LegalInstrumentOrder', 'Order of legal instruments.', '法律文书排序。', {
  VALID_FROM_DESC: ['Latest first', '生效时间倒序'],
  VALID_FROM_ASC: ['Earliest first', '生效时间正序'],
})
export const attachmentOrders = words('AttachmentOrder', 'Order of attachments.', '附件排序。', {
  ADDED_AT_ASC: ['Earliest first', '添加时间正序'],
  ADDED_AT_DESC: ['Latest first', '添加时间倒序'],
})

export const caseCountFields = words('FraudCaseCountField', 'Fields that cases can be counted by.', '案件分组字段。', {
  fraudType: ['Method of the fraud', '诈骗类型'],
  status: ['State', '案件状态'],
  divisionCode: ['Division', '行政区划'],
  handlingCode: ['Handling code', '处理代码'],
})
export const incidentCountFields = words('IncidentReportCountField', 'Fields that incident reports can be counted by.', '警情分组字段。', {
  channel: ['Channel', '接警渠道'],
  status: ['State', '警情状态'],
  fraudType: ['Method of the fraud', '诈骗类型'],
  divisionCode: ['Division', '行政区划'],
})
export const victimCountFields = words('VictimCountField', 'Fields that victims can be counted by.', '被害人分组字段。', { ageBand: ['Age band', '年龄段'] })
export const instrumentCountFields = words('LegalInstrumentCountField', 'Fields that legal instruments can be counted by.', '法律文书分组字段。', {
  type: ['Kind', '文书种类'],
  approverLevel: ['Rank of the approving chief', '批准人级别'],
})
export const attachmentCountFields = words('AttachmentCountField', 'Fields that attachments can be counted by.', '附件分组字段。', { kind: ['Kind', '附件种类'] })

const FraudTypeFilter = wordFilter('FraudType', fraudTypes.type)
const CaseStatusFilter = wordFilter('CaseStatus', caseStatuses.type)
const HandlingCodeFilter = wordFilter('HandlingCode', handlingCodes.type)
const IntakeChannelFilter = wordFilter('IntakeChannel', intakeChannels.type)
const IncidentStatusFilter = wordFilter('IncidentStatus', incidentStatuses.type)
const AgeBandFilter = wordFilter('AgeBand', ageBands.type)
const LegalInstrumentTypeFilter = wordFilter('LegalInstrumentType', instrumentTypes.type)
const AttachmentKindFilter = wordFilter('AttachmentKind', attachmentKinds.type)
const ApproverLevelFilter = wordFilter('ApproverLevel', approverLevels.type)

@InputType({ description: bilingual('Equals one case number, or any of several.', '等于某案件编号或其中之一。') })
export class CaseNumberFilter {
  @Field(() => CaseNumber, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [CaseNumber], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({ description: bilingual('Equals one incident number, or any of several.', '等于某警情编号或其中之一。') })
export class IncidentNumberFilter {
  @Field(() => IncidentNumber, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [IncidentNumber], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({ description: bilingual('Equals one division code, or any of several.', '等于某行政区划代码或其中之一。') })
export class CaseDivisionFilter {
  @Field(() => DivisionCode, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [DivisionCode], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({ description: bilingual('Conditions on cases.', '案件筛选条件。') })
export class FraudCaseFilter {
  @Field(() => CaseNumberFilter, told('Case number.', '案件编号。'))
  caseNumber?: CaseNumberFilter | null
  @Field(() => FraudTypeFilter, told('Method of the fraud.', '诈骗类型。'))
  fraudType?: InstanceType<typeof FraudTypeFilter> | null
  @Field(() => CaseStatusFilter, told('State.', '案件状态。'))
  status?: InstanceType<typeof CaseStatusFilter> | null
  @Field(() => HandlingCodeFilter, told('Handling code.', '处理代码。'))
  handlingCode?: InstanceType<typeof HandlingCodeFilter> | null
  @Field(() => CaseDivisionFilter, told('Division.', '行政区划。'))
  divisionCode?: CaseDivisionFilter | null
  @Field(() => InstantFilter, told('Reported.', '报案时间。'))
  reportedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Filed.', '立案时间。'))
  filedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Solved.', '破案时间。'))
  solvedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Closed.', '结案时间。'))
  closedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Review due.', '立案审查截止时间。'))
  reviewDueAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Review overdue since.', '立案审查逾期时间。'))
  reviewOverdueAt?: InstantFilter | null
  @Field(() => MoneyFilter, told("Loss, in the case's own currency.", '损失金额（按案件币种）。'))
  lossAmount?: MoneyFilter | null
  @Field(() => MoneyFilter, told("Stopped or frozen, in the case's own currency.", '止付冻结金额（按案件币种）。'))
  stoppedAmount?: MoneyFilter | null
  @Field(() => MoneyFilter, told("Returned, in the case's own currency.", '返还金额（按案件币种）。'))
  returnedAmount?: MoneyFilter | null
  @Field(() => [FraudCaseFilter], told('Any of these holds.', '满足其一。'))
  or?: FraudCaseFilter[] | null
  @Field(() => FraudCaseFilter, told('Does not hold.', '不满足。'))
  not?: FraudCaseFilter | null
}

@InputType({ description: bilingual('Conditions on incident reports.', '警情筛选条件。') })
export class IncidentReportFilter {
  @Field(() => IncidentNumberFilter, told('Incident number.', '警情编号。'))
  incidentNumber?: IncidentNumberFilter | null
  @Field(() => IntakeChannelFilter, told('Channel.', '接警渠道。'))
  channel?: InstanceType<typeof IntakeChannelFilter> | null
  @Field(() => IncidentStatusFilter, told('State.', '警情状态。'))
  status?: InstanceType<typeof IncidentStatusFilter> | null
  @Field(() => FraudTypeFilter, told('Method of the fraud.', '诈骗类型。'))
  fraudType?: InstanceType<typeof FraudTypeFilter> | null
  @Field(() => CaseDivisionFilter, told('Division.', '行政区划。'))
  divisionCode?: CaseDivisionFilter | null
  @Field(() => InstantFilter, told('Received.', '接警时间。'))
  receivedAt?: InstantFilter | null
  @Field(() => MoneyFilter, told('Loss as reported, in its own currency.', '报称损失金额（按其币种）。'))
  lossAmount?: MoneyFilter | null
  @Field(() => [IncidentReportFilter], told('Any of these holds.', '满足其一。'))
  or?: IncidentReportFilter[] | null
  @Field(() => IncidentReportFilter, told('Does not hold.', '不满足。'))
  not?: IncidentReportFilter | null
}

@InputType({ description: bilingual('Conditions on victims.', '被害人筛选条件。') })
export class VictimFilter {
  @Field(() => AgeBandFilter, told('Age band.', '年龄段。'))
  ageBand?: InstanceType<typeof AgeBandFilter> | null
  @Field(() => MoneyFilter, told('Loss, in its own currency.', '损失金额（按其币种）。'))
  lossAmount?: MoneyFilter | null
  @Field(() => InstantFilter, told('Recorded.', '登记时间。'))
  recordedAt?: InstantFilter | null
  @Field(() => [VictimFilter], told('Any of these holds.', '满足其一。'))
  or?: VictimFilter[] | null
  @Field(() => VictimFilter, told('Does not hold.', '不满足。'))
  not?: VictimFilter | null
}

@InputType({ description: bilingual('Conditions on legal instruments.', '法律文书筛选条件。') })
export class LegalInstrumentFilter {
  @Field(() => TextFilter, told('Instrument number.', '文书编号。'))
  instrumentNumber?: TextFilter | null
  @Field(() => LegalInstrumentTypeFilter, told('Kind.', '文书种类。'))
  type?: InstanceType<typeof LegalInstrumentTypeFilter> | null
  @Field(() => ApproverLevelFilter, told('Rank of the approving chief.', '批准人级别。'))
  approverLevel?: InstanceType<typeof ApproverLevelFilter> | null
  @Field(() => InstantFilter, told('In force from.', '生效时间。'))
  validFrom?: InstantFilter | null
  @Field(() => InstantFilter, told('In force until.', '失效时间。'))
  validUntil?: InstantFilter | null
  @Field(() => InstantFilter, told('Approved.', '批准时间。'))
  approvedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Revoked.', '撤销时间。'))
  revokedAt?: InstantFilter | null
  @Field(() => [LegalInstrumentFilter], told('Any of these holds.', '满足其一。'))
  or?: LegalInstrumentFilter[] | null
  @Field(() => LegalInstrumentFilter, told('Does not hold.', '不满足。'))
  not?: LegalInstrumentFilter | null
}

@InputType({ description: bilingual('Conditions on attachments.', '附件筛选条件。') })
export class AttachmentFilter {
  @Field(() => AttachmentKindFilter, told('Kind.', '附件种类。'))
  kind?: InstanceType<typeof AttachmentKindFilter> | null
  @Field(() => InstantFilter, told('Added.', '添加时间。'))
  addedAt?: InstantFilter | null
  @Field(() => [AttachmentFilter], told('Any of these holds.', '满足其一。'))
  or?: AttachmentFilter[] | null
  @Field(() => AttachmentFilter, told('Does not hold.', '不满足。'))
  not?: AttachmentFilter | null
}

@ArgsType()
export class FraudCaseArguments extends listArguments(FraudCaseFilter, caseOrders.type) {}

@ArgsType()
export class IncidentReportArguments extends listArguments(IncidentReportFilter, incidentOrders.type) {}

@ArgsType()
export class VictimArguments extends listArguments(VictimFilter, victimOrders.type) {}

@ArgsType()
export class LegalInstrumentArguments extends listArguments(LegalInstrumentFilter, instrumentOrders.type) {}

@ArgsType()
export class AttachmentArguments extends listArguments(AttachmentFilter, attachmentOrders.type) {}

@ArgsType()
export class PartyArguments extends PageArguments {}

@ArgsType()
export class CaseByNumberArguments {
  @Field(() => CaseNumber, { description: bilingual('The case number.', '案件编号。') })
  caseNumber!: string
}

@ArgsType()
export class IncidentReportByNumberArguments {
  @Field(() => IncidentNumber, { description: bilingual('The incident number.', '警情编号。') })
  incidentNumber!: string
}

@ArgsType()
export class LegalInstrumentByNumberArguments {
  @Field(() => String, { description: bilingual('The number on the paper.', '文书编号。') })
  instrumentNumber!: string
}
