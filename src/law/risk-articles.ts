import { platformRule, type Rule } from './rule.js'

/** Rules of scoring; part of `rules`. */
export const riskArticles = {
  'risk-one-subject': {
    article: platformRule,
    en: 'Exactly one account, one number or one case is scored at a time.',
    zh: '每次须且仅须指定一个账户、号码或案件进行评分。',
  },
  'risk-not-suspect': {
    article: platformRule,
    en: 'Only what plays a suspect’s part in a case that has not been revoked is scored.',
    zh: '仅对在未撤销案件中涉嫌的账户或号码评分。',
  },
} as const satisfies Readonly<Record<string, Rule>>
