import { platformRule, type Rule } from './rule.js'

/** Rules of suspects, call centres, joint operations, arrests and extraditions; part of `rules`. */
export const crackdownArticles = {
  'suspect-document': {
    article: platformRule,
    en: 'The kind and the number of a document are told together, and the number is one of that kind.',
    zh: '证件种类与号码须一并填写，且号码须符合该种类。',
  },
  'suspect-document-old': {
    article: platformRule,
    en: 'By the old number of an identity card the same person would be recorded twice, so the present one is needed.',
    zh: '旧版身份证号码会造成同一人重复登记，请填写现行号码。',
  },
  'suspect-outside-case': {
    article: platformRule,
    en: 'The suspect is not tied to the case.',
    zh: '该犯罪嫌疑人未关联本案。',
  },
  'arrest-place': {
    article: platformRule,
    en: 'People are caught in a division or in another country, not in both.',
    zh: '抓获地为境内行政区划或者境外国家，不能同时填写。',
  },
  'arrest-operation': {
    article: platformRule,
    en: 'Arrests are made in an operation that has begun and serves the case.',
    zh: '抓获所属的联合行动须已开始，且涉及本案。',
  },
  'operation-cases': {
    article: platformRule,
    en: 'A joint operation serves one case at least.',
    zh: '联合行动至少涉及一个案件。',
  },
  'operation-participant': {
    article: platformRule,
    en: 'Only other police units that act through the platform may take part.',
    zh: '参战单位须为平台内其他公安机关。',
  },
  'country-code': {
    article: platformRule,
    en: 'A country is told by the two capitals of its code.',
    zh: '国家或地区须填写二位大写字母代码。',
  },
  'extradition-suspect': {
    article: '引渡法 §47',
    en: 'Only a suspect who is at large or held may be asked for.',
    zh: '仅可对在逃或者已被控制的犯罪嫌疑人提出引渡请求。',
  },
  'extradition-open': {
    article: platformRule,
    en: 'A request for the suspect is open already.',
    zh: '对该犯罪嫌疑人的引渡请求尚未终结。',
  },
} as const satisfies Readonly<Record<string, Rule>>
