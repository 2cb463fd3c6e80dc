import { platformRule, type Rule } from './rule.js'

/** Rules of analysis reports; part of `rules`. */
export const bulletinArticles = {
  'bulletin-language': {
    article: platformRule,
    en: 'A report has a title and a text, in one language or in both.',
    zh: '研判报告须以中文、英文或两种文字同时具备标题和正文。',
  },
  'bulletin-period': {
    article: platformRule,
    en: 'The period of a report must end after it begins.',
    zh: '研判报告的期间终点须晚于起点。',
  },
  'bulletin-whole-months': {
    article: platformRule,
    en: 'Figures are of whole months by local time, twelve at most, so that no difference of two periods tells of a few days.',
    zh: '统计数据须为北京时间的整月，最多十二个月，以免两期相减得出数日的数据。',
  },
  'bulletin-month-not-over': {
    article: platformRule,
    en: 'Figures are of months that are over.',
    zh: '统计数据须为已结束的月份。',
  },
  'bulletin-too-many-divisions': {
    article: platformRule,
    en: 'There are more divisions in these months than a report can tell apart.',
    zh: '所涉行政区划过多，超出一份报告可分列的数量。',
  },
  'bulletin-superseded': {
    article: platformRule,
    en: 'Only a published report can be superseded, and only once.',
    zh: '仅已发布的研判报告可被替代，且仅限一次。',
  },
  'bulletin-step': {
    article: platformRule,
    en: 'A draft is revised, published or withdrawn, and what was published can only be withdrawn.',
    zh: '草稿可修改、发布或撤回，已发布的仅可撤回。',
  },
  'bulletin-author': {
    article: platformRule,
    en: 'A draft is revised by its author alone.',
    zh: '草稿仅可由起草人修改。',
  },
  'bulletin-four-eyes': {
    article: platformRule,
    en: 'Whoever drafted a report must not publish it.',
    zh: '起草人不得发布其起草的研判报告。',
  },
  'bulletin-month-told': {
    article: '个人信息保护法 §6, §51',
    en: 'The figures of a month are published once for each kind, because two publications could tell by their difference what each keeps back.',
    zh: '同一月份同类统计数据仅可发布一次，以免两次发布相减得出各自未公布的数据。',
  },
} as const satisfies Readonly<Record<string, Rule>>
