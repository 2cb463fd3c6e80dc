import { platformRule, returnRules, type Rule } from './rule.js'

/** Rules of the return of frozen funds; part of `rules`. */
export const returnArticles = {
  'return-needs-city-level': {
    article: returnRules,
    en: 'A return of funds must be approved by police of city level or above.',
    zh: '资金返还须经设区的市一级以上公安机关批准。',
  },
  'return-shares-exceed': {
    article: `${returnRules} §8`,
    en: 'The shares exceed the frozen amount or a victim’s loss.',
    zh: '返还份额超出冻结金额或被害人损失。',
  },
  'return-notice-running': {
    article: `${returnRules} §8 ¶2`,
    en: 'The public notice of a return pro rata is still running.',
    zh: '按比例返还的公告期尚未届满。',
  },
  'return-method': {
    article: `${returnRules} §8`,
    en: 'The method of return does not fit the credits of the account.',
    zh: '返还方式与账户的入账情况不符。',
  },
  'return-two-officers': {
    article: returnRules,
    en: 'Two case officers must sign for a return of funds.',
    zh: '资金返还须由两名办案民警签名。',
  },
  'return-objection-open': {
    article: `${returnRules} §8 ¶2`,
    en: 'An objection to the return has not been decided yet.',
    zh: '对返还的异议尚未审核完毕。',
  },
  'return-absent': {
    article: platformRule,
    en: 'No such return of funds exists, or it is not yours to act on.',
    zh: '没有该资金返还事项，或您无权办理。',
  },
  'return-needs-live-freeze': {
    article: returnRules,
    en: 'Only funds that a freeze holds at this time can be returned.',
    zh: '只能返还当前处于冻结状态的资金。',
  },
  'return-amount-unknown': {
    article: returnRules,
    en: 'The bank has not told how much it holds.',
    zh: '银行尚未反馈实际冻结金额。',
  },
  'return-open-once': {
    article: platformRule,
    en: 'A return of what this freeze holds is under way already.',
    zh: '该冻结资金的返还正在办理中。',
  },
  'return-unit': {
    article: returnRules,
    en: 'Only the unit that filed the case or the one that froze may do this.',
    zh: '仅限立案单位或冻结单位办理。',
  },
  'return-freezing-unit': {
    article: returnRules,
    en: 'The unit that froze decides on the return.',
    zh: '资金返还由冻结单位办理和决定。',
  },
  'return-handover-first': {
    article: returnRules,
    en: 'The unit that filed the case must hand the papers over to the one that froze first.',
    zh: '立案单位与冻结单位不一致的，须先将材料移交冻结单位。',
  },
  'return-handover-target': {
    article: returnRules,
    en: 'The papers go to the unit that froze, where that is another than the one that filed the case.',
    zh: '材料应移交与立案单位不同的冻结单位。',
  },
  'return-victim-outside-case': {
    article: platformRule,
    en: 'The victim is neither of the case nor of one that the account plays a part in.',
    zh: '该被害人既不属于本案，也不属于该账户所涉案件。',
  },
  'return-currency': {
    article: platformRule,
    en: 'The loss is in another currency than the frozen funds.',
    zh: '损失币种与冻结资金币种不一致。',
  },
  'return-traced-amount': {
    article: `${returnRules} §8`,
    en: 'A traced amount above zero must be given for each victim where credits are told apart, and only there.',
    zh: '按时间戳核对返还的，须逐人填写大于零的核对金额，其他方式不得填写。',
  },
  'return-nothing-to-share': {
    article: `${returnRules} §8`,
    en: 'No victim has a loss left to be returned.',
    zh: '没有尚待返还损失的被害人。',
  },
  'return-account-unknown': {
    article: `${returnRules} §12`,
    en: 'No remitting account of the victim is known, so an account of the victim must be given.',
    zh: '被害人原汇款账户不明，须提供被害人的其他账户。',
  },
  'return-account-not-victims': {
    article: `${returnRules} §12`,
    en: 'Funds go back to the remitting account or to another account of the same victim.',
    zh: '资金应返还至原汇款账户或该被害人的其他账户。',
  },
  'return-notice-first': {
    article: `${returnRules} §8 ¶2`,
    en: 'A return pro rata must be put on public notice first.',
    zh: '按比例返还须先行公告。',
  },
  'return-notice-not-running': {
    article: `${returnRules} §8 ¶2`,
    en: 'Objections are taken only while the public notice is running.',
    zh: '仅在公告期内受理异议。',
  },
  'return-objection-decided': {
    article: platformRule,
    en: 'The objection has been decided.',
    zh: '该异议已作出处理。',
  },
} as const satisfies Readonly<Record<string, Rule>>
