import { words } from '../scalars/words.js'

export const riskSubjects = words('RiskSubject', 'What a risk score is about.', '风险评分对象。', {
  ACCOUNT: ['An account', '账户'],
  NUMBER: ['A telecom number', '电话号码'],
  PERSON_AT_RISK: ['A person who has paid and may pay again', '可能再次付款的被害人'],
})

/** Each with its weight, limit, window and source in `risk-rules.md`. */
export const riskRuleNames = words('RiskRuleName', 'A stated rule; weights, limits and windows of each ruleset stand in risk-rules.md.', '评分规则；各版本的权重、阈值和时间窗见 risk-rules.md。', {
  FAN_IN: ['Many paid in within a day (分散转入)', '一日内多人分散转入'],
  FAN_OUT: ['Money went on to many within a day of coming in', '入账后一日内分散转出'],
  PASS_THROUGH: ['Most of what came in left within the hour', '大部分资金入账后一小时内转出'],
  NEW_ACCOUNT: ['Opened shortly before the first suspicious credit', '首笔可疑入账前不久开立'],
  SEVERAL_CARDS: ['One holder opened several accounts within five days, at whatever banks', '同一持有人五日内在各行开立多个账户'],
  ACCOUNT_IN_CASES: ['An account in several cases', '账户涉及多起案件'],
  PORTED_BEFORE_USE: ['Ported shortly before it was first seen in a case', '首次涉案前不久携号转网'],
  NEWLY_ACTIVATED: ['Activated shortly before it was first seen in a case', '首次涉案前不久开通'],
  SHORT_CALLS: ['Many short outgoing calls within a day', '一日内大量短时主叫'],
  CALLED_VICTIMS: ['Called several people who reported fraud', '曾主叫多名报案人'],
  NUMBER_IN_CASES: ['A number in several cases', '号码涉及多起案件'],
  CALL_AT_PAYMENT: ['On the telephone with a number of the case when paying, or shortly before or after', '付款时或前后不久正与涉案号码通话'],
  REPEATED_PAYMENTS: ['Paid into one account again within a day', '一日内向同一账户多次付款'],
  PAID_TO_HIGH: ['Paid into an account that is scored HIGH', '付款至高风险账户'],
  AGED_60: ['Sixty or older', '六十岁以上'],
})
