import { words } from '../scalars/words.js'

export const accountClasses = words('AccountClass', 'Class of account (银发〔2016〕261号).', '账户类别。', {
  CLASS_I: ['Class I personal account', 'Ⅰ类户'],
  CLASS_II: ['Class II personal account', 'Ⅱ类户'],
  CLASS_III: ['Class III personal account', 'Ⅲ类户'],
  CORPORATE: ['Corporate account', '对公账户'],
  PAYMENT: ['Payment account', '支付账户'],
  FOREIGN: ['Account at a foreign institution', '境外账户'],
})
export const accountRiskStatuses = words('AccountRiskStatus', 'Standing of an account in joint action.', '账户风险状态。', {
  NORMAL: ['Normal', '正常'],
  SUSPICIOUS: ['Suspicious', '可疑账户'],
  INVOLVED: ['Involved in a case', '涉案账户'],
  STOPPED: ['Payment stopped', '已止付'],
  FROZEN: ['Frozen', '已冻结'],
  CLEARED: ['Cleared', '已排除'],
})
export const accountRoles = words('AccountRole', 'Part an account plays in a case.', '账户在案件中的角色。', {
  VICTIM: ['Paid from, by the victim', '被害人账户'],
  SUSPECT: ['Received the money', '涉案收款账户'],
  MULE: ['Passed it on', '卡农账户'],
  CASH_OUT: ['Turned it into cash, goods or coins', '取现变现账户'],
  BYSTANDER: ['Touched, and thought innocent', '被波及账户'],
})
export const transactionDirections = words('TransactionDirection', 'In or out, seen from the account.', '收支方向。', { IN: ['Credit', '收入'], OUT: ['Debit', '支出'] })
export const transactionChannels = words('TransactionChannel', 'How the money moved.', '交易渠道。', {
  MOBILE_BANK: ['Mobile bank', '手机银行'],
  ONLINE_BANK: ['Online bank', '网上银行'],
  COUNTER: ['Counter', '柜面'],
  ATM: ['Cash machine', '自动柜员机'],
  POS: ['Point of sale', '销售终端'],
  THIRD_PARTY: ['Payment institution', '第三方支付'],
  CROSS_BORDER: ['Cross-border transfer', '跨境汇款'],
})
