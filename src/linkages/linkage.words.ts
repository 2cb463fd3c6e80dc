import { words } from '../scalars/words.js'

export const linkageTypes = words('CaseLinkageType', 'What two cases have in common (串并案).', '串并依据类型。', {
  SAME_ACCOUNT: ['An account plays a part in both', '同一涉案账户'],
  SAME_FUND_CHAIN: ['The money of both came to one account', '同一资金链'],
  SAME_NUMBER: ['A telecom number', '同一涉案号码'],
  SAME_DEVICE: ['A device', '同一设备'],
  SAME_IM_ACCOUNT: ['A QQ or WeChat account', '同一网络账号'],
  SAME_URL_OR_APP: ['A web address or app', '同一网址或应用'],
  SAME_MODUS_OPERANDI: ['The method', '同一作案手法'],
  SAME_SUSPECT: ['A suspect', '同一嫌疑人'],
})
export const linkageStrengths = words('CaseLinkageStrength', 'How much what is shared says, by its type; one less where more than twenty other cases share it, or it can be forged.', '串并强度：按依据类型；另有超过二十起案件共有或可伪造的，降一级。', {
  STRONG: ['Strong', '强'],
  MODERATE: ['Moderate', '中'],
  WEAK: ['Weak', '弱'],
})
export const linkageStates = words('CaseLinkageState', 'State of a linkage, from the side of its case.', '串并状态（本案一侧）。', {
  PROPOSED: ['Proposed, by the platform or a desk', '待确认'],
  AGREED: ['This unit agrees, the other has not yet', '本单位同意，待对方单位'],
  CONFIRMED: ['Confirmed by every unit it concerns', '已确认'],
  REJECTED: ['Rejected or withdrawn, by either unit', '已否定或撤回'],
})
export const evidenceKinds = words('LinkageEvidenceKind', 'Kind of evidence that two cases belong together.', '串并证据种类。', {
  ACCOUNT: ['An account that plays a part in both', '两案共有的涉案账户'],
  REACHED_ACCOUNT: ['An account that the money of both came to', '两案资金均到达的账户'],
  NUMBER: ['A telecom number of both', '两案共有的号码'],
  IM_ACCOUNT: ['A QQ or WeChat account of both', '两案共有的网络账号'],
  URL: ['A web address of both', '两案共有的网址'],
  SUSPECT: ['A suspect of both', '两案共有的犯罪嫌疑人'],
  GROUNDS: ['Told by the desk that proposed it', '提出串并的席位所述'],
})
export const seriesStates = words('CaseSeriesState', 'State of a series.', '串案状态。', {
  FORMED: ['Investigated jointly', '并案侦查'],
  JOINED: ['Became part of an older series', '已并入其他串案'],
  DISSOLVED: ['No two of its cases are linked any more', '已解散'],
})
