import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Agency, AgencyConnection } from '../agencies/agency.view.js'
import { CaseNumber, Decimal, DivisionCode, IncidentNumber, Instant, PhoneNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import {
  AttachmentArguments,
  attachmentCountFields,
  caseCountFields,
  IncidentReportArguments,
  incidentCountFields,
  instrumentCountFields,
  LegalInstrumentArguments,
  PartyArguments,
  VictimArguments,
  victimCountFields,
} from './case.inputs.js'
import { approverLevels } from '../agencies/agency.words.js'
import { ageBands, attachmentKinds, caseStatuses, fraudTypes, handlingCodes, incidentStatuses, instrumentTypes, intakeChannels } from './case.words.js'

/** *disclosed to* the police and the auditor; to partners in the cases they take part in. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'A criminal case of telecom or online fraud (AFL §27). Everything else refers to it.',
    '电信网络诈骗案件（反电信网络诈骗法第二十七条），其余数据均与之关联。',
  ),
})
export class FraudCase extends Node {
  @Field(() => CaseNumber, told('Case number.', '案件编号。'))
  caseNumber!: string | null
  @Field(() => fraudTypes.type, told('Method of the fraud.', '诈骗类型。'))
  fraudType!: string | null
  @Field(() => caseStatuses.type, told('State of the case.', '案件状态。'))
  status!: string | null
  @Field(() => Instant, told('When it was reported.', '报案时间。'))
  reportedAt!: string | null
  @Field(() => Instant, told('When it was filed (公通字〔2015〕32号).', '立案时间（公通字〔2015〕32号）。'))
  filedAt!: string | null
  @Field(() => Instant, told('When it was solved.', '破案时间。'))
  solvedAt!: string | null
  @Field(() => Instant, told('When it was closed.', '结案时间。'))
  closedAt!: string | null
  @Field(
    () => Instant,
    told('By when it must be decided whether it is filed: 3 days from acceptance, 7 or 30 where extended (公通字〔2015〕32号). Null once decided.', '立案审查截止时间：受案起 3 日，可延长至 7 日或 30 日（公通字〔2015〕32号）；决定后为空。'),
  )
  reviewDueAt!: string | null
  @Field(() => Instant, told('When the review ran out with nothing decided; null where it did not (公通字〔2015〕32号).', '立案审查逾期时间；未逾期时为空（公通字〔2015〕32号）。'))
  reviewOverdueAt!: string | null
  @Field(() => Agency, told('Police unit it was transferred to.', '移送至的公安机关。'))
  transferredTo!: Agency | null
  @Field(() => FraudCase, told('Lead case it was merged into.', '并入的主案。'))
  mergedInto!: FraudCase | null
  @Field(() => String, told('Why it was declined, suspended, revoked or transferred; may name people, so for the desks that work the case.', '不予立案、中止、撤案或移送的原因；可能含人员信息，仅限办案岗位。'))
  statusReason!: string | null
  @Field(() => Int, told('Version; state it with a step.', '版本号，办理步骤时须提供。'))
  version!: number | null
  @Field(() => Agency, told('Agency that leads it.', '主办单位。'))
  leadAgency!: Agency | null
  @Field(() => DivisionCode, told('Where it happened (GB/T 2260).', '案发地行政区划代码。'))
  divisionCode!: string | null
  @Field(() => Decimal, told('Loss.', '损失金额。'))
  lossAmount!: string | null
  @Field(() => String, told('Currency of the amounts (ISO 4217).', '金额币种（ISO 4217）。'))
  currency!: string | null
  @Field(() => Decimal, told('Stopped or frozen so far (AFL §20).', '已止付冻结金额（第二十条）。'))
  stoppedAmount!: string | null
  @Field(() => Decimal, told('Returned to the victims so far (AFL §20, §34).', '已返还金额（第二十条、第三十四条）。'))
  returnedAmount!: string | null
  @Field(
    () => String,
    told(
      "What happened, in the officer's words; names people. Police desks that work the case only (AFL §5, §29).",
      '案情，含人员信息，仅限办案岗位（第五条、第二十九条）。',
    ),
  )
  narrative!: string | null
  @Field(() => String, told('What happened, for those who warn others; no person, account or number in it.', '劝阻用摘要，不含人员、账户与号码。'))
  summary!: string | null
  @Field(() => String, told('How the fraud worked.', '作案手法。'))
  modusOperandi!: string | null
  @Field(() => String, told("Where the victim's data is thought to have leaked (AFL §29).", '个人信息泄露来源（第二十九条）。'))
  dataLeakSource!: string | null
  @Field(() => handlingCodes.type, told('How what you read here may be handled.', '处理代码。'))
  handlingCode!: string | null
  @Field(() => IncidentReportConnection, told('Reports that became part of the case.', '并入本案的警情。'))
  incidentReports(@Args(() => IncidentReportArguments) _arguments: IncidentReportArguments): IncidentReportConnection | null {
    return answeredByRoot()
  }
  @Field(() => VictimConnection, told('Who lost money.', '被害人。'))
  victims(@Args(() => VictimArguments) _arguments: VictimArguments): VictimConnection | null {
    return answeredByRoot()
  }
  @Field(() => LegalInstrumentConnection, told('Legal instruments issued in the case.', '本案法律文书。'))
  legalInstruments(@Args(() => LegalInstrumentArguments) _arguments: LegalInstrumentArguments): LegalInstrumentConnection | null {
    return answeredByRoot()
  }
  @Field(() => AgencyConnection, told('Agencies that take part in the case.', '参与本案的机构。'))
  parties(@Args(() => PartyArguments) _page: PartyArguments): AgencyConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the desks that work the case and the auditor; to a partner, the reports it brought itself. */
@ObjectType({ implements: Node, description: bilingual('A report as it came in (接警). It becomes part of a case, or not.', '警情，可能并入案件。') })
export class IncidentReport extends Node {
  @Field(() => IncidentNumber, told('Incident number.', '警情编号。'))
  incidentNumber!: string | null
  @Field(() => intakeChannels.type, told('How it reached the centre.', '接警渠道。'))
  channel!: string | null
  @Field(() => incidentStatuses.type, told('State of the report; whoever brought it is told (AFL §26 ¶2).', '警情状态；应向举报单位反馈（第二十六条第二款）。'))
  status!: string | null
  @Field(() => Instant, told('When it was received.', '接警时间。'))
  receivedAt!: string | null
  @Field(() => Agency, told('Police unit that received it.', '接警单位。'))
  receivingUnit!: Agency | null
  @Field(() => Agency, told('Bank, carrier or platform that brought it; null when a person did.', '移交单位；个人报警时为空。'))
  reportedBy!: Agency | null
  @Field(() => String, told('Officer who took it.', '接警员。'))
  callTaker!: string | null
  @Field(() => Instant, told('Start of the call between 110, the reporter and the centre; null when there was none.', '三方通话开始时间；无三方通话时为空。'))
  threePartyCallStartedAt!: string | null
  @Field(() => fraudTypes.type, told('Method of the fraud, as first judged.', '初判诈骗类型。'))
  fraudType!: string | null
  @Field(() => String, told('What the reporter told; names people (AFL §5, §29).', '报警内容，含人员信息（第五条、第二十九条）。'))
  narrative!: string | null
  @Field(() => DivisionCode, told('Where it happened (GB/T 2260).', '案发地行政区划代码。'))
  divisionCode!: string | null
  @Field(() => Decimal, told('Loss as reported.', '报称损失金额。'))
  lossAmount!: string | null
  @Field(() => String, told('Currency of the loss (ISO 4217).', '损失币种（ISO 4217）。'))
  currency!: string | null
  @Field(() => String, told('Who reported (PIPL §34). Masked: the first character.', '报案人（个人信息保护法第三十四条）。脱敏：保留首字。'))
  reporterName!: string | null
  @Field(
    () => PhoneNumber,
    told('Telephone of the reporter (PIPL §34). Masked: first 3 and last 4.', '报案人电话（个人信息保护法第三十四条）。脱敏：保留前 3 后 4 位。'),
  )
  reporterPhone!: string | null
  @Field(() => FraudCase, told('Case it became part of.', '并入的案件。'))
  case!: FraudCase | null
  @Field(() => IncidentReport, told('The report that told the same first.', '最先反映同一事实的警情。'))
  duplicateOf!: IncidentReport | null
  @Field(() => Instant, told('When it was accepted as a case for review (受案).', '受案时间。'))
  acceptedAt!: string | null
  @Field(() => String, told('Why it was closed without a case. Told to whoever brought it (AFL §26 ¶2), so it names nobody.', '未立案的原因；向举报单位反馈（第二十六条第二款），不得含人员信息。'))
  statusReason!: string | null
  @Field(() => Int, told('Version; state it with a step.', '版本号，办理步骤时须提供。'))
  version!: number | null
}

/** *disclosed to* the police and the auditor; to a bank, its own customers, and masks of others in its cases. */
@ObjectType({
  implements: Node,
  description: bilingual('A person or organisation that lost money. No address here: nobody on the platform needs it.', '被害人（个人或单位）。不含住址。'),
})
export class Victim extends Node {
  @Field(() => ageBands.type, told('Age, in bands.', '年龄段。'))
  ageBand!: string | null
  @Field(() => Decimal, told('Loss of this victim.', '该被害人损失金额。'))
  lossAmount!: string | null
  @Field(() => String, told('Currency of the loss (ISO 4217).', '损失币种（ISO 4217）。'))
  currency!: string | null
  @Field(() => String, told('Name (PIPL §34). Masked: the first character.', '姓名或名称（个人信息保护法第三十四条）。脱敏：保留首字。'))
  name!: string | null
  @Field(
    () => String,
    told(
      'Resident identity number (GB 11643) or organisation code (PIPL §34). Token: keyed per agreement.',
      '身份证号或单位代码（个人信息保护法第三十四条）。令牌：按协议生成。',
    ),
  )
  idNumber!: string | null
  @Field(
    () => PhoneNumber,
    told(
      'Telephone (PIPL §34). Masked: first 3 and last 4. Token: keyed per agreement.',
      '电话（个人信息保护法第三十四条）。脱敏：保留前 3 后 4 位。令牌：按协议生成。',
    ),
  )
  phone!: string | null
  @Field(() => Agency, told('Bank the victim paid from.', '被害人付款银行。'))
  customerOf!: Agency | null
  @Field(() => Instant, told('When the victim was recorded.', '登记时间。'))
  recordedAt!: string | null
  @Field(() => FraudCase, told('The case.', '所属案件。'))
  case!: FraudCase | null
}

/** *disclosed to* the desks that use them and the auditor; to partners through the orders they answer. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'The paper that opens data and orders: its kind, approver and span (公安机关办理刑事案件程序规定 §239).',
    '法律文书：种类、批准人与有效期（公安机关办理刑事案件程序规定第二百三十九条）。',
  ),
})
export class LegalInstrument extends Node {
  @Field(() => String, told('Number on the paper.', '文书编号。'))
  instrumentNumber!: string | null
  @Field(() => instrumentTypes.type, told('Kind.', '文书种类。'))
  type!: string | null
  @Field(() => FraudCase, told('Case it was issued in.', '所属案件。'))
  case!: FraudCase | null
  @Field(() => Agency, told('Unit that issued it.', '签发单位。'))
  issuingUnit!: Agency | null
  @Field(() => String, told('Chief who approved it; empty until approved.', '批准人；批准前为空文本。'))
  approverName!: string | null
  @Field(() => approverLevels.type, told('Rank of that chief; until approved, the least rank that may approve it.', '批准人级别；批准前为所需的最低级别。'))
  approverLevel!: string | null
  @Field(() => Instant, told('When it was approved; opens nothing before (程序规定 §239). Partners see approved ones only.', '批准时间，批准前不生效（程序规定第二百三十九条）；合作机构仅见已批准的文书。'))
  approvedAt!: string | null
  @Field(() => Decimal, told('Highest amount it covers; null when it names none.', '金额上限；未载明时为空。'))
  amountLimit!: string | null
  @Field(() => String, told('What may be held or taken, in words (程序规定 §239).', '执行范围（程序规定第二百三十九条）。'))
  scope!: string | null
  @Field(() => Boolean, told('Whether interest is included; null where it does not say (程序规定 §239).', '是否及于孳息；未载明时为空（程序规定第二百三十九条）。'))
  interestIncluded!: boolean | null
  @Field(() => Instant, told('In force from.', '生效时间。'))
  validFrom!: string | null
  @Field(() => Instant, told('In force until, not included.', '失效时间（不含）。'))
  validUntil!: string | null
  @Field(() => Instant, told('Revoked; opens nothing from that instant.', '撤销时间，自此失效。'))
  revokedAt!: string | null
  @Field(() => String, told('Why it was revoked; for the desks that work the case.', '撤销原因，仅限办案岗位。'))
  revocationReason!: string | null
  @Field(() => Int, told('Version; state it when you approve, add to or revoke it.', '版本号，批准、补充附件或撤销时须提供。'))
  version!: number | null
  @Field(() => AttachmentConnection, told('Documents behind it.', '附件。'))
  attachments(@Args(() => AttachmentArguments) _arguments: AttachmentArguments): AttachmentConnection | null {
    return answeredByRoot()
  }
}

/**
 * *disclosed to* the desks and the auditor; to a partner, of approved instruments in its cases: applications and tables of funds to banks alone, identity cards to nobody.
 */
@ObjectType({
  implements: Node,
  description: bilingual(
    'A document behind an instrument, as it was handed in (程序规定 §239; 银发〔2016〕86号). Never changed: a better copy is another one.',
    '法律文书的附件，按提交时原样保存（公安机关办理刑事案件程序规定第二百三十九条；银发〔2016〕86号）；不作更改，更新须另附。',
  ),
})
export class Attachment extends Node {
  @Field(() => LegalInstrument, told('Instrument it belongs to.', '所属法律文书。'))
  instrument!: LegalInstrument | null
  @Field(() => FraudCase, told('The case.', '所属案件。'))
  case!: FraudCase | null
  @Field(() => attachmentKinds.type, told('Kind.', '附件种类。'))
  kind!: string | null
  @Field(() => String, told('Name of the file; may name people.', '文件名，可能含人员信息。'))
  fileName!: string | null
  @Field(() => String, told('Media type: application/pdf, image/png, image/jpeg or text/plain.', '媒体类型：application/pdf、image/png、image/jpeg 或 text/plain。'))
  mediaType!: string | null
  @Field(() => Int, told('Bytes of the document, 65,536 at most.', '文件字节数，最多 65536。'))
  sizeBytes!: number | null
  @Field(() => String, told("SHA-256 of the document's bytes, hex (FIPS 180-4).", '文件 SHA-256，十六进制（FIPS 180-4）。'))
  sha256!: string | null
  @Field(() => String, told('The document, base64 (RFC 4648 §4).', '文件内容，base64（RFC 4648 第 4 节）。'))
  content!: string | null
  @Field(() => Instant, told('When it was added.', '添加时间。'))
  addedAt!: string | null
}

export const FraudCaseConnection = connectionOf(FraudCase, 'FraudCase', caseCountFields.type)
export type FraudCaseConnection = InstanceType<typeof FraudCaseConnection>
export const IncidentReportConnection = connectionOf(IncidentReport, 'IncidentReport', incidentCountFields.type)
export type IncidentReportConnection = InstanceType<typeof IncidentReportConnection>
export const VictimConnection = connectionOf(Victim, 'Victim', victimCountFields.type)
export type VictimConnection = InstanceType<typeof VictimConnection>
export const LegalInstrumentConnection = connectionOf(LegalInstrument, 'LegalInstrument', instrumentCountFields.type)
export type LegalInstrumentConnection = InstanceType<typeof LegalInstrumentConnection>
export const AttachmentConnection = connectionOf(Attachment, 'Attachment', attachmentCountFields.type)
export type AttachmentConnection = InstanceType<typeof AttachmentConnection>
