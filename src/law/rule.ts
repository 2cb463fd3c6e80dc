import type { Bilingual } from '../errors.js'

/** The source of a rule that no statute gives: the platform's own. */
export const platformRule = 'platform rule 平台规则'

export const afl = '反电信网络诈骗法'
export const cpl = '刑事诉讼法'
export const police = '公安机关办理刑事案件程序规定'
export const stopNotice = '银发〔2016〕86号 二(一)'
export const returnRules = '电信网络新型违法犯罪案件冻结资金返还若干规定'

/** What a refusal says: its source, and one sentence in each language. Durations stand in `terms`; no value of a record ever stands here. */
export interface Rule extends Bilingual {
  readonly article: string
}
