import { words } from '../scalars/words.js'

export const fraudTypes = words('FraudType', 'Method of the fraud, as public security organs count it.', '诈骗类型。', {
  BRUSHING_REBATE: ['Brushing for rebates', '刷单返利'],
  FAKE_INVESTMENT: ['Fake online investment', '虚假网络投资理财'],
  FAKE_SHOPPING_SERVICE: ['Fake shopping or service', '虚假购物服务'],
  ECOMMERCE_CS_IMPERSONATION: ['Impersonated e-commerce or courier service', '冒充电商物流客服'],
  FAKE_LOAN: ['Fake loan', '虚假贷款'],
  FAKE_CREDIT_REPAIR: ['Fake credit repair', '虚假征信'],
  LEADER_ACQUAINTANCE_IMPERSONATION: ['Impersonated leader or acquaintance', '冒充领导熟人'],
  LAW_ENFORCEMENT_IMPERSONATION: ['Impersonated law enforcement', '冒充公检法及政府机关'],
  ROMANCE: ['Romance', '网络婚恋交友'],
  GAME_ITEM_TRADE: ['Fake trade of game items', '网游虚假交易'],
  FLIGHT_REBOOKING: ['Flight rebooking', '机票退改签'],
  GUESS_WHO: ['Guess who I am', '猜猜我是谁'],
  BUSINESS_EMAIL_COMPROMISE: ['Business e-mail compromise', '商务邮件诈骗'],
})

export const intakeChannels = words('IntakeChannel', 'How a report reached the centre.', '接警渠道。', {
  HOTLINE_110: ['Emergency call 110', '110 报警'],
  HOTLINE_96110: ['Anti-fraud hotline 96110', '96110 反诈专线'],
  WALK_IN: ['Police station', '到所报案'],
  BANK_BRANCH: ['Branch of a bank', '银行网点'],
  ONLINE: ['Web or app', '网上报案'],
  OTHER_AGENCY: ['Another agency', '其他单位移交'],
})

export const incidentStatuses = words('IncidentStatus', 'State of an incident report.', '警情状态。', {
  RECEIVED: ['Received', '已接警'],
  TRIAGED: ['Triaged', '已甄别'],
  PUSHED_TO_CONTROL: ['Pushed to query-and-control', '已推送查控'],
  DISPATCHED: ['Dispatched', '已处警'],
  ACCEPTED: ['Accepted', '受案'],
  CASE_FILED: ['Case filed', '立案'],
  NOT_FILED: ['Filing declined', '不予立案'],
  TRANSFERRED: ['Transferred', '移送'],
  NOT_FRAUD: ['Not fraud', '非诈骗'],
  DUPLICATE: ['Duplicate', '重复报警'],
  WITHDRAWN: ['Withdrawn', '撤回'],
})

export const caseStatuses = words('CaseStatus', 'State of a case.', '案件状态。', {
  UNDER_REVIEW: ['Under review for filing', '立案审查'],
  FILED: ['Filed', '立案'],
  UNDER_INVESTIGATION: ['Under investigation', '侦查中'],
  SOLVED: ['Solved', '破案'],
  REFERRED_FOR_PROSECUTION: ['Referred for prosecution', '移送起诉'],
  CLOSED: ['Closed', '结案'],
  SUSPENDED: ['Suspended', '中止'],
  REVOKED: ['Revoked', '撤案'],
  MERGED_INTO: ['Merged into a lead case', '并案'],
  TRANSFERRED: ['Transferred', '移送'],
})

export const handlingCodes = words('HandlingCode', 'How a case may be handled further.', '处理代码。', {
  H0: ['Any lawful use', '依法使用'],
  H1: ['Not as evidence without consent', '未经同意不得作为证据'],
  H2: ['Not to be passed on', '不得转交'],
  H3: ['Named recipients only', '仅限指定接收人'],
})

export const ageBands = words('AgeBand', 'Age of a victim, in bands.', '年龄段。', {
  UNDER_18: ['Under 18', '18 岁以下'],
  FROM_18_TO_29: ['18 to 29', '18 至 29 岁'],
  FROM_30_TO_44: ['30 to 44', '30 至 44 岁'],
  FROM_45_TO_59: ['45 to 59', '45 至 59 岁'],
  FROM_60: ['60 and over', '60 岁及以上'],
  ORGANISATION: ['An organisation', '单位'],
})

export const instrumentTypes = words('LegalInstrumentType', 'Kind of legal instrument.', '法律文书种类。', {
  QUERY_NOTICE: ['Notice of assistance in querying property', '协助查询财产通知书'],
  STOP_PAYMENT_REQUEST: ['Emergency stop-payment request', '紧急止付申请表'],
  FREEZE_NOTICE: ['Notice of assistance in freezing property', '协助冻结财产通知书'],
  LIFT_NOTICE: ['Notice of lifting a freeze', '协助解除冻结财产通知书'],
  EVIDENCE_NOTICE: ['Notice of taking evidence', '调取证据通知书'],
  RETURN_DECISION: ['Return decision', '返还决定书'],
  NUMBER_NOTICE: ['Notice of measures on numbers, accounts and addresses', '涉诈号码账号网址处置通知书'],
  DISCIPLINE_DECISION: ['Decision on a disciplinary measure', '惩戒决定书'],
})

export const attachmentKinds = words('AttachmentKind', 'Kind of attachment; the national platform prefixes file names with its number.', '附件种类，对应全国平台附件前缀。', {
  OFFICER_CREDENTIAL: ["01 Officer's credential", '01 民警证件'],
  FREEZING_DOCUMENT: ['02 Freezing document', '02 冻结文书'],
  STOP_PAYMENT_APPLICATION: ['03 Application for an emergency stop', '03 紧急止付申请表'],
  IDENTITY_CARD: ['04 Identity card', '04 身份证件'],
  FUND_FLOW_TABLE: ['Table of the flow of funds', '资金流向表'],
  OTHER: ['Another document', '其他材料'],
})

export const incidentSteps = words('IncidentStep', 'Step of an incident report. Filing, declining and transfer come with its case.', '警情办理步骤；立案、不予立案与移送随案件办理。', {
  TRIAGE: ['Triage', '甄别'],
  PUSH_TO_CONTROL: ['Push to query-and-control', '推送查控'],
  DISPATCH: ['Dispatch officers', '处警'],
  ACCEPT: ['Accept as a case for review', '受案'],
  JOIN_FILED_CASE: ['Join its case, which has been filed', '并入已立案案件'],
  MARK_NOT_FRAUD: ['Not fraud', '认定非诈骗'],
  MARK_DUPLICATE: ['Told before', '认定重复报警'],
  WITHDRAW: ['Withdrawn by the reporter', '撤回'],
})

export const caseSteps = words('CaseStep', 'Step of a case.', '案件办理步骤。', {
  EXTEND_REVIEW: ['Extend the review to seven days: leads need verification', '立案审查延长至七日（线索需查证）'],
  EXTEND_REVIEW_COUNTY: ['Extend the review to thirty days, by a chief', '立案审查延长至三十日（经负责人批准）'],
  FILE: ['File the case', '立案'],
  DECLINE_FILING: ['Decline to file', '不予立案'],
  TRANSFER: ['Transfer to another police unit', '移送其他公安机关'],
  START_INVESTIGATION: ['Start investigating', '开展侦查'],
  SOLVE: ['Solved', '破案'],
  REFER_FOR_PROSECUTION: ['Refer for prosecution', '移送起诉'],
  CLOSE: ['Close', '结案'],
  SUSPEND: ['Suspend', '中止侦查'],
  RESUME: ['Resume', '恢复侦查'],
  REVOKE: ['Revoke', '撤销案件'],
  MERGE: ['Merge into a lead case', '并案'],
})
