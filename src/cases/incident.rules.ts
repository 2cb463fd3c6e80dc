/** The way of a report (接警), from the call to its case or to its end. */
import { platformRule } from '../law/articles.js'
import type { Actor } from '../policy/vocabulary.js'
import type { incidentStatuses, incidentSteps } from './case.words.js'
import { type Step, step } from './step.rules.js'

export type IncidentStatus = keyof typeof incidentStatuses.type
export type IncidentStep = keyof typeof incidentSteps.type

const desks: readonly Actor[] = ['INTAKE', 'CONTROL']
const procedure = '公安机关办理刑事案件程序规定'

/** Before it has been accepted. */
const early: readonly IncidentStatus[] = ['RECEIVED', 'TRIAGED', 'PUSHED_TO_CONTROL', 'DISPATCHED']

export const incidentRules: readonly Step<IncidentStep, IncidentStatus>[] = [
  step('TRIAGE', ['RECEIVED'], 'TRIAGED', desks, [platformRule, 'Judged and sorted.', '已甄别分类。']),
  step('PUSH_TO_CONTROL', ['RECEIVED', 'TRIAGED', 'DISPATCHED'], 'PUSHED_TO_CONTROL', desks, ['反电信网络诈骗法 §20', 'The control desk acts on it at once.', '推送查控席即时处置。']),
  step('DISPATCH', ['TRIAGED', 'PUSHED_TO_CONTROL'], 'DISPATCHED', desks, ['反电信网络诈骗法 §27 ¶2', 'Officers are sent.', '派警处置。']),
  step('ACCEPT', ['PUSHED_TO_CONTROL', 'DISPATCHED'], 'ACCEPTED', desks, [`${procedure} §171; 公通字〔2015〕32号`, 'Accepted as a case; the review for filing begins.', '受案登记，立案审查期限起算。']),
  step('JOIN_FILED_CASE', ['ACCEPTED'], 'CASE_FILED', desks, [`${procedure} §178`, 'Its case has been filed already.', '所属案件已立案。'], ['FILED_CASE']),
  step('MARK_NOT_FRAUD', early, 'NOT_FRAUD', desks, ['反电信网络诈骗法 §2', 'Not fraud as the law defines it.', '不属于电信网络诈骗。'], ['REASON']),
  step('MARK_DUPLICATE', early, 'DUPLICATE', desks, [platformRule, 'Told before, and in hand.', '同一警情已受理。'], ['REPORT']),
  step('WITHDRAW', early, 'WITHDRAWN', desks, [platformRule, 'Withdrawn by whoever reported.', '报案人撤回。'], ['REASON']),
]

/** States that go on when their case is filed, declined or transferred. */
export const openReports: readonly IncidentStatus[] = [...early, 'ACCEPTED']
