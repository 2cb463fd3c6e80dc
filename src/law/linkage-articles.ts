import { platformRule, type Rule } from './rule.js'

/** Rules of linking cases; part of `rules`. */
export const linkageArticles = {
  'linkage-other-unit': {
    article: platformRule,
    en: 'Only the unit that leads a case proposes linkages of it.',
    zh: '串并须由案件主办单位提出。',
  },
  'linkage-with-itself': {
    article: platformRule,
    en: 'A case cannot be linked with itself, nor with one that it was merged with.',
    zh: '案件不能与自身或已合并的案件串并。',
  },
  'linkage-known': {
    article: platformRule,
    en: 'A linkage of this type between the two cases stands already.',
    zh: '两案之间已有该类型的串并记录。',
  },
  'linkage-step': {
    article: platformRule,
    en: 'The linkage has been decided on this way already.',
    zh: '该串并已作出同样的决定。',
  },
  'linkage-four-eyes': {
    article: platformRule,
    en: 'Whoever proposed a linkage, or rejected it before, must not be the one who confirms it.',
    zh: '提出或曾否定该串并的人不得自行确认。',
  },
  'series-too-large': {
    article: platformRule,
    en: 'The series would have more cases than one series can hold.',
    zh: '串案案件数将超过上限。',
  },
  'series-other-case': {
    article: platformRule,
    en: 'The case is not in the series.',
    zh: '该案件不在串案内。',
  },
  'series-ended': {
    article: platformRule,
    en: 'The series has ended.',
    zh: '该串案已结束。',
  },
} as const satisfies Readonly<Record<string, Rule>>
