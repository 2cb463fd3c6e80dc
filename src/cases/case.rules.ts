/** The way of a case (案件), from its review to its end. */
import { platformRule } from '../law/articles.js'
import type { TermKey } from '../law/terms.js'
import type { Actor } from '../policy/vocabulary.js'
import type { caseStatuses, caseSteps } from './case.words.js'
import type { IncidentStatus } from './incident.rules.js'
import { type Step, step } from './step.rules.js'

export type CaseStatus = keyof typeof caseStatuses.type
export type CaseStep = keyof typeof caseSteps.type

const desks: readonly Actor[] = ['INTAKE', 'CONTROL']
const control: readonly Actor[] = ['CONTROL']
const procedure = '公安机关办理刑事案件程序规定'
const review = '公通字〔2015〕32号'
const going: readonly CaseStatus[] = ['FILED', 'UNDER_INVESTIGATION']

export const caseRules: readonly Step<CaseStep, CaseStatus>[] = [
  step('EXTEND_REVIEW', ['UNDER_REVIEW'], 'UNDER_REVIEW', desks, [review, 'Seven days from acceptance where leads need verification.', '线索需要查证的，立案审查期限为七日。'], ['REVIEW_RUNNING']),
  step('EXTEND_REVIEW_COUNTY', ['UNDER_REVIEW'], 'UNDER_REVIEW', desks, [review, 'Thirty days from acceptance, approved by a chief of county level.', '经县级以上公安机关负责人批准，立案审查期限为三十日。'], ['REVIEW_RUNNING', 'APPROVER']),
  step('FILE', ['UNDER_REVIEW'], 'FILED', desks, [`${procedure} §178`, 'A crime that is within its jurisdiction: filed.', '有犯罪事实且属管辖范围，予以立案。']),
  step('DECLINE_FILING', ['UNDER_REVIEW'], 'REVOKED', desks, [`刑事诉讼法 §112; ${procedure} §178`, 'No crime, or none to answer for: not filed, and whoever reported is told why.', '没有犯罪事实或不需追究刑事责任，不予立案并告知控告人。'], ['REASON']),
  step('TRANSFER', ['UNDER_REVIEW', ...going], 'TRANSFERRED', desks, [`${procedure} §175`, 'Another police unit has jurisdiction.', '移送有管辖权的公安机关。'], ['AGENCY']),
  step('START_INVESTIGATION', ['FILED'], 'UNDER_INVESTIGATION', control, ['反电信网络诈骗法 §27 ¶2', 'Filed, and investigated.', '立案后开展侦查。']),
  step('SOLVE', ['UNDER_INVESTIGATION'], 'SOLVED', control, [procedure, 'Facts and suspects are established.', '事实查清，破案。']),
  step('REFER_FOR_PROSECUTION', ['SOLVED'], 'REFERRED_FOR_PROSECUTION', control, ['刑事诉讼法 §162', 'Facts clear, evidence sufficient: referred to the procuratorate.', '事实清楚，证据确实、充分，移送审查起诉。']),
  step('CLOSE', ['REFERRED_FOR_PROSECUTION'], 'CLOSED', control, [platformRule, 'Nothing remains to be done.', '办结。']),
  step('SUSPEND', [...going, 'SOLVED'], 'SUSPENDED', control, [platformRule, 'It cannot go on for now.', '暂时无法继续办理。'], ['REASON']),
  step('RESUME', ['SUSPENDED'], 'UNDER_INVESTIGATION', control, [platformRule, 'It goes on.', '恢复侦查。']),
  step('REVOKE', [...going, 'SOLVED', 'SUSPENDED'], 'REVOKED', control, [`刑事诉讼法 §163; ${procedure} §186`, 'No criminal responsibility: revoked, and measures are lifted.', '不应追究刑事责任，撤销案件并解除措施。'], ['REASON']),
  step('MERGE', [...going, 'SUSPENDED'], 'MERGED_INTO', control, [platformRule, 'Investigated together under a lead case.', '并入主案一并侦查。'], ['CASE']),
]

/** What becomes of reports that are still open when their case takes the step. */
export const reportsFollow: Readonly<Partial<Record<CaseStep, IncidentStatus>>> = { FILE: 'CASE_FILED', DECLINE_FILING: 'NOT_FILED', TRANSFER: 'TRANSFERRED' }

/** Terms that steps extend the review to, counted from acceptance. */
export const reviewTerms: Readonly<Partial<Record<CaseStep, TermKey>>> = { EXTEND_REVIEW: 'FILING_REVIEW_VERIFYING', EXTEND_REVIEW_COUNTY: 'FILING_REVIEW_COUNTY' }

/** States that take other cases in. */
export const takesIn: readonly CaseStatus[] = going

/** States in which nothing more is done: from here a case goes nowhere. */
export const caseEnds: readonly CaseStatus[] = ['CLOSED', 'REVOKED', 'MERGED_INTO', 'TRANSFERRED']

/** Of those, states at which the rest of the house learns that the case is over. */
export const announcedEnds: readonly CaseStatus[] = ['CLOSED', 'REVOKED']
