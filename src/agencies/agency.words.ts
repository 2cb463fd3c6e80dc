import { words } from '../scalars/words.js'

export const agencyTypes = words('AgencyType', 'Kind of institution (AFL §6).', '机构类型（反电信网络诈骗法第六条）。', {
  POLICE: ['Public security organ', '公安机关'],
  BANK: ['Bank', '银行'],
  PSP: ['Non-bank payment institution', '非银行支付机构'],
  CARD_SCHEME: ['Card scheme', '银行卡清算机构'],
  CARRIER: ['Telecommunications operator', '电信业务经营者'],
  PLATFORM: ['Internet platform', '互联网服务提供者'],
  SUPERVISOR: ['Supervisory authority', '监督机关'],
  OPERATOR: ['Operator of this platform', '平台运维单位'],
})

export const dataGroupWords = words('DataGroup', 'Group of data that an agreement covers.', '协议覆盖的数据类别。', {
  AGENCIES: ['Agencies and agreements', '机构与协议'],
  CASES: ['Incident reports and cases', '警情与案件'],
  ACCOUNTS: ['Accounts and transactions', '账户与交易'],
  TELECOM: ['Telecom numbers', '电话号码'],
  ONLINE: ['Online accounts and URLs', '网络账号与网址'],
  OUTREACH: ['Outreach records', '劝阻记录'],
  ORDERS: ['Control orders', '查控指令'],
})

export const purposeWords = words('Purpose', 'Why a caller asks; stated with every request.', '查询目的，每次请求必须说明。', {
  INTAKE: ['Intake of a report', '接警'],
  STOP_LOSS: ['Stopping the loss', '止损'],
  INVESTIGATION: ['Investigation', '侦查'],
  NUMBER_GOVERNANCE: ['Governance of numbers and accounts', '号码与账号治理'],
  OUTREACH: ['Dissuasion of potential victims', '预警劝阻'],
  RESTITUTION: ['Return of funds', '资金返还'],
  APPEAL: ['Appeal', '申诉'],
  SUPERVISION_AUDIT: ['Supervision and audit', '监督审计'],
})

export const audienceWords = words('Audience', 'Group of callers that the matrix tells apart.', '访问者角色。', {
  POLICE_INTAKE: ['Intake desk', '接警'],
  POLICE_CONTROL: ['Query-and-control desk', '查控'],
  POLICE_ANALYSIS: ['Analysis desk', '研判'],
  POLICE_OUTREACH: ['Countermeasure desk', '反制'],
  BANK: ['Bank or payment institution', '银行、支付机构'],
  CARD_SCHEME: ['Card scheme', '银行卡清算机构'],
  CARRIER: ['Carrier', '电信业务经营者'],
  PLATFORM: ['Internet platform', '互联网服务提供者'],
  AUDITOR: ['Auditor', '审计'],
  OPERATOR: ['Operator', '运维'],
})

export const approverLevels = words('ApproverLevel', 'Rank of the approving chief.', '批准人级别。', {
  COUNTY: ['County level', '县级'],
  CITY: ['City level', '设区的市级'],
  PROVINCE: ['Province level', '省级'],
})

export const rangeKinds = words('RangeKind', 'What a range of numbers belongs to.', '号段类别。', {
  CARD: ['Card BIN of a bank', '银行卡BIN'],
  MOBILE: ['Number range of a carrier', '电话号段'],
  SERVICE: ['Online service of a platform', '网络服务'],
})
