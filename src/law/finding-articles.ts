import { platformRule, type Rule } from './rule.js'

/** Rules of findings, disclosure statements and saved searches; part of `rules`. */
export const findingArticles = {
  'finding-step': {
    article: platformRule,
    en: 'An open finding is dismissed or confirmed, and one that was decided is opened again.',
    zh: '待处理的发现方可排除或确认，已决定的方可重新处理。',
  },
  'finding-not-own': {
    article: '个人信息保护法 §51, §54',
    en: 'Nobody decides a finding about their own conduct.',
    zh: '任何人不得对涉及本人的发现作出决定。',
  },
  'finding-four-eyes': {
    article: `个人信息保护法 §51; ${platformRule}`,
    en: 'Somebody else must decide, because the same officer has confirmed it, or dismissed it before.',
    zh: '该人员曾确认或排除该发现，须由其他人员决定。',
  },
  'statement-of-no-person': {
    article: '个人信息保护法 §44, §45',
    en: 'A statement is about a row of a person, account or number, and there is none of that id.',
    zh: '披露说明须针对人员、账户或号码的记录，没有该标识的此类记录。',
  },
  'statement-period': {
    article: platformRule,
    en: 'The period must end after it begins, and be three years long at most.',
    zh: '期间终点须晚于起点，且最长三年。',
  },
  'request-number-shape': {
    article: platformRule,
    en: 'The number of a request has letters, digits, hyphens and strokes, four at least.',
    zh: '申请编号由字母、数字、连字符和斜线组成，至少四位。',
  },
  'search-address': {
    article: platformRule,
    en: 'A saved search leads to a path of the console and nowhere else.',
    zh: '已存检索只能指向控制台内的路径。',
  },
} as const satisfies Readonly<Record<string, Rule>>
