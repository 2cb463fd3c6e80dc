/** What a refusal names as its law, as the laws have it; told here, not read from the rules. */
import { expect, it } from 'vitest'
import { platformRule, rules } from '../../src/law/articles.js'

const procedure = '公安机关办理刑事案件程序规定'
const returning = '电信网络新型违法犯罪案件冻结资金返还若干规定'

/** Rules that rest on a law, by the place in it. */
const founded: Readonly<Record<string, string>> = {
  '银发〔2016〕86号 二(一)2': 'stop-only-matching-account stop-two-at-most stop-extend-before-expiry stop-term-over',
  [`银发〔2016〕86号 二(一)2; ${procedure} §239`]: 'filing-before-freeze',
  [`${procedure} §239`]: 'freeze-needs-filed-case freeze-notice-content approver-level',
  [`${procedure} §239, §243`]: 'freeze-approver-level',
  [`${procedure} §240`]: 'freeze-renew-before-expiry',
  [`${procedure} §247; 刑事诉讼法 §145`]: 'freeze-lift-three-days',
  '刑事诉讼法 §144 ¶2': 'freeze-no-double',
  '刑事诉讼法 §144; 反电信网络诈骗法 §20': 'instrument-missing',
  [`${procedure} §178`]: 'case-not-filed',
  '公通字〔2015〕32号': 'review-not-extended',
  '反电信网络诈骗法 §31': 'discipline-level',
  电信网络诈骗及其关联违法犯罪联合惩戒办法: 'discipline-five-years',
  [returning]: 'return-needs-city-level return-two-officers return-needs-live-freeze return-amount-unknown return-unit return-freezing-unit return-handover-first return-handover-target',
  [`${returning} §8`]: 'return-shares-exceed return-method return-traced-amount return-nothing-to-share trail-nothing-paid trail-payment-elsewhere',
  [`${returning} §8 ¶2`]: 'return-notice-running return-objection-open return-notice-first return-notice-not-running',
  [`${returning} §12`]: 'return-account-unknown return-account-not-victims',
  '引渡法 §47': 'extradition-suspect',
  '个人信息保护法 §51, §54': 'finding-not-own',
  [`个人信息保护法 §51; ${platformRule}`]: 'finding-four-eyes',
  '个人信息保护法 §6, §51': 'bulletin-month-told',
  '个人信息保护法 §44, §45': 'statement-of-no-person',
}

it('a rule that rests on a law names the place in it, and every other one says that it is the platform’s', () => {
  const named: Record<string, string[]> = {}
  for (const [rule, { article }] of Object.entries(rules)) if (article !== platformRule) (named[article] ??= []).push(rule)
  expect(Object.fromEntries(Object.entries(named).map(([article, of]) => [article, of.sort()]))).toEqual(Object.fromEntries(Object.entries(founded).map(([article, of]) => [article, of.split(' ').sort()])))
})
