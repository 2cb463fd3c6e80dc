import { platformRule, returnRules, type Rule } from './rule.js'

/** Rules of tracing money; part of `rules`. */
export const trailArticles = {
  'trail-nothing-paid': {
    article: `${returnRules} §8`,
    en: 'No payment in the currency of the case has been reported that could be traced.',
    zh: '未登记本案币种的付款，无从追踪资金流向。',
  },
  'trail-payment-elsewhere': {
    article: `${returnRules} §8`,
    en: 'The payment is none of the case in its currency.',
    zh: '该付款不属于本案，或币种与本案不同。',
  },
  'trail-case-merged': {
    article: platformRule,
    en: 'The case was merged into another, where its money is traced.',
    zh: '该案已并入其他案件，请在主案中追踪资金流向。',
  },
  'trail-outdated': {
    article: platformRule,
    en: 'The money of the case has been traced anew since, and orders are drafted by the latest trail.',
    zh: '本案资金已重新追踪，请以最新资金链起草。',
  },
} as const satisfies Readonly<Record<string, Rule>>
