import { Field, ID, InputType, Int } from 'type-graphql'
import { transactionChannels } from '../accounts/account.words.js'
import { ageBands, fraudTypes, intakeChannels } from '../cases/case.words.js'
import { onlineServices } from '../online/online.words.js'
import { riskLevels } from '../outreach/outreach.words.js'
import { BankAccountNumber, Decimal, DivisionCode, ImHandle, Instant, PhoneNumber, ResidentIdNumber, UrlAddress } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { needed, told } from '../statement/view.js'

@InputType({ description: bilingual('An account as the reporter names it.', '报案人提供的账户。') })
export class ReportedAccountInput {
  @Field(() => BankAccountNumber, needed('Number.', '账号。'))
  number!: string
  @Field(() => ID, told('Id of the bank, where its number does not tell (no card): see agencies.', '开户银行标识；非银行卡账号须提供，见 agencies。'))
  bankId?: string | null
  @Field(() => String, told('Holder, as the reporter knows it; the bank stops only what matches (银发〔2016〕86号).', '户名；信息不一致银行不得止付（银发〔2016〕86号）。'))
  holderName?: string | null
}

@InputType({ description: bilingual('One payment of the victim.', '被害人的一笔付款。') })
export class ReportedPaymentInput {
  @Field(() => Decimal, needed('Amount, more than 0.', '金额，须大于 0。'))
  amount!: string
  @Field(() => String, told('Currency (ISO 4217); the report\'s own unless stated.', '币种（ISO 4217），默认与警情一致。'))
  currency?: string | null
  @Field(() => Instant, needed('When it was paid.', '付款时间。'))
  paidAt!: string
  @Field(() => transactionChannels.type, needed('How.', '渠道。'))
  channel!: string
  @Field(() => ReportedAccountInput, told('From where.', '付款账户。'))
  debitAccount?: ReportedAccountInput | null
  @Field(() => ReportedAccountInput, needed('To where: a layer-1 account.', '收款账户（一级卡）。'))
  creditAccount!: ReportedAccountInput
}

@InputType({ description: bilingual('An online account that the fraud was done with.', '涉诈网络账号。') })
export class ReportedOnlineAccountInput {
  @Field(() => onlineServices.type, needed('Service.', '服务。'))
  service!: string
  @Field(() => ImHandle, needed('QQ number or WeChat ID.', 'QQ 号或微信号。'))
  handle!: string
}

@InputType({ description: bilingual('Somebody else who may be about to pay.', '其他潜在被害人。') })
export class ReportedAtRiskInput {
  @Field(() => String, needed('Name, at most 64 characters.', '姓名，最多 64 字符。'))
  name!: string
  @Field(() => PhoneNumber, needed('Telephone.', '电话。'))
  phone!: string
  @Field(() => String, told('Where to visit, at most 200 characters.', '见面劝阻地址，最多 200 字符。'))
  address?: string | null
  @Field(() => riskLevels.type, needed('Likelihood and urgency.', '风险等级。'))
  riskLevel!: string
  @Field(() => String, needed('Why, at most 1,000 characters.', '依据，最多 1000 字符。'))
  grounds!: string
}

@InputType({ description: bilingual('The person who reports.', '报案人。') })
export class ReporterInput {
  @Field(() => String, needed('Name, at most 64 characters.', '姓名，最多 64 字符。'))
  name!: string
  @Field(() => PhoneNumber, needed('Telephone.', '电话。'))
  phone!: string
  @Field(() => ResidentIdNumber, told('Resident identity number (GB 11643).', '身份证号（GB 11643）。'))
  idNumber?: string | null
  @Field(() => ageBands.type, needed('Age, in bands.', '年龄段。'))
  ageBand!: string
}

/** What facts of a report may come in at once, or one after another as the call goes on. At most 20 of each kind. */
@InputType({ description: bilingual('Facts of a report; at most 20 of each kind.', '警情要素，每类最多 20 项。') })
export class IncidentFactsInput {
  @Field(() => [ReportedPaymentInput], told('Payments.', '付款。'))
  payments?: ReportedPaymentInput[] | null
  @Field(() => [ReportedAccountInput], told('Further accounts of the suspects that nothing was paid to yet.', '其他涉案账户。'))
  suspectAccounts?: ReportedAccountInput[] | null
  @Field(() => [PhoneNumber], told('Numbers of the suspects.', '涉案电话号码。'))
  numbers?: string[] | null
  @Field(() => [ReportedOnlineAccountInput], told('Online accounts of the suspects.', '涉案网络账号。'))
  onlineAccounts?: ReportedOnlineAccountInput[] | null
  @Field(() => [UrlAddress], told('Addresses of sites and apps.', '涉诈网址。'))
  urls?: string[] | null
  @Field(() => [ReportedAtRiskInput], told('Others at risk: outreach begins at once.', '其他潜在被害人，立即开展劝阻。'))
  atRisk?: ReportedAtRiskInput[] | null
}

@InputType({ description: bilingual('A report as it comes in (接警).', '警情。') })
export class ReportIncidentInput extends IncidentFactsInput {
  @Field(() => intakeChannels.type, needed('How it reached the centre.', '接警渠道。'))
  channel!: string
  @Field(() => Instant, told('Start of the call between 110, the reporter and the centre.', '三方通话开始时间。'))
  threePartyCallStartedAt?: string | null
  @Field(() => fraudTypes.type, needed('Method, as first judged.', '初判诈骗类型。'))
  fraudType!: string
  @Field(() => DivisionCode, needed('Where it happened (GB/T 2260).', '案发地行政区划代码。'))
  divisionCode!: string
  @Field(() => String, needed('What the reporter told, at most 4,000 characters.', '报警内容，最多 4000 字符。'))
  narrative!: string
  @Field(() => String, told('The same for those who warn others: no person, account or number in it; at most 1,000 characters.', '供宣防使用的摘要，不得含人员、账户或号码，最多 1000 字符。'))
  summary?: string | null
  @Field(() => String, told('How the fraud worked, at most 1,000 characters.', '作案手法，最多 1000 字符。'))
  modusOperandi?: string | null
  @Field(() => String, { defaultValue: 'CNY', description: bilingual('Currency of the loss (ISO 4217).', '损失币种（ISO 4217）。') })
  currency!: string
  @Field(() => ReporterInput, needed('Who reports.', '报案人。'))
  reporter!: ReporterInput
  @Field(() => String, told('Second officer of the orders, by number; the chief on duty unless stated.', '第二承办人警号，默认为值班领导。'))
  investigatorNumber?: string | null
}

@InputType({ description: bilingual('More facts of a report, while the call goes on or later.', '补充警情要素。') })
export class AddIncidentFactsInput extends IncidentFactsInput {
  @Field(() => ID, needed('The report.', '警情标识。'))
  incidentId!: string
  @Field(() => Int, needed('Version of the report that was read.', '所依据的警情版本。'))
  version!: number
  @Field(() => String, told('Second officer of the orders, by number; the chief on duty unless stated.', '第二承办人警号，默认为值班领导。'))
  investigatorNumber?: string | null
}
