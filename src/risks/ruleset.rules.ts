/** The ruleset: every rule with its weight, its limit, its window and where it stands written; the levels; and how reasons add up. No rule is learnt, and none looks at anything that is not told here. */
import type { RiskLevel } from '../outreach/outreach.rules.js'
import type { riskRuleNames, riskSubjects } from './risk.words.js'

export type RiskRuleName = keyof typeof riskRuleNames.type
export type RiskSubject = keyof typeof riskSubjects.type

/** Of every score. A change of any rule, weight, limit, window or level is another version. */
export const rulesetVersion = '2026.1'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export interface RiskRule {
  readonly subject: RiskSubject
  /** Points of 100. */
  readonly weight: number
  /** What is observed is held against it. */
  readonly limit: number
  readonly holds: 'AT_LEAST' | 'AT_MOST' | 'BELOW'
  /** What observed and limit count, as a reason says it. */
  readonly unit: string
  /** Milliseconds; null where the rule knows no window. */
  readonly window: number | null
  /** OPEN: facts that the police read without an instrument. INSTRUMENT: bank entries, registrations and calls. BOTH: open facts first, and with an instrument the rest too. */
  readonly facts: 'OPEN' | 'INSTRUMENT' | 'BOTH'
  /** What is to be watched. Weight, limit and window are the platform's own practice. */
  readonly article: string
  readonly en: string
  readonly zh: string
}

const monitoring = '反电信网络诈骗法 §18'
const opening = '反电信网络诈骗法 §15, §16'
const cards = '反电信网络诈骗法 §10, §11'
const warning = '反电信网络诈骗法 §34'

/** In the order in which a score tells its reasons. */
export const riskRules: Readonly<Record<RiskRuleName, RiskRule>> = {
  FAN_IN: { subject: 'ACCOUNT', weight: 25, limit: 5, holds: 'AT_LEAST', unit: 'payers in 24 h', window: day, facts: 'BOTH', article: `${monitoring}; 交易风险事件管理平台 3006`, en: 'Distinct payers within any 24 hours. A payment that was reported without the paying account counts as its case, and not at all beside what the bank itself has reported.', zh: '任意24小时内不同付款方数量。报案未提供付款账户的按案件计一方；银行已反馈明细的，不再计入。' },
  FAN_OUT: { subject: 'ACCOUNT', weight: 25, limit: 5, holds: 'AT_LEAST', unit: 'payees within 24 h of a credit', window: day, facts: 'INSTRUMENT', article: `${monitoring}; 交易风险事件管理平台 3007`, en: 'Distinct payees within the 24 hours after any one credit.', zh: '任一笔入账后24小时内不同收款方数量。' },
  PASS_THROUGH: { subject: 'ACCOUNT', weight: 30, limit: 70, holds: 'AT_LEAST', unit: '% within 1 h', window: hour, facts: 'INSTRUMENT', article: monitoring, en: 'Of all that came in, how much left within an hour of coming in: each sum that leaves takes the oldest money still within the hour. Entries in the currency of the account.', zh: '全部入账中在入账后一小时内转出的比例；转出先冲抵一小时内最早的入账。仅计账户币种。' },
  NEW_ACCOUNT: { subject: 'ACCOUNT', weight: 15, limit: 30, holds: 'BELOW', unit: 'days', window: 30 * day, facts: 'BOTH', article: `${opening}; ${monitoring}`, en: 'Days between the opening and the first suspicious credit: a reported payment, or with an instrument one from an account of any case. Nothing is said of an account whose opening nobody has told.', zh: '开户至首笔可疑入账（报案所称付款，或凭文书可见的来自涉案账户的入账）的天数。开户时间不明的不适用。' },
  SEVERAL_CARDS: { subject: 'ACCOUNT', weight: 25, limit: 3, holds: 'AT_LEAST', unit: 'accounts in 5 days', window: 5 * day, facts: 'OPEN', article: `${opening}; 交易风险事件管理平台 1001`, en: 'Accounts of the same holder, at whatever banks, opened within five days that include the opening of this one. Holders are compared by the digest of their identity number.', zh: '同一持有人在包含本账户开户日的五日内于各行开立的账户数，以证件号码摘要比对。' },
  ACCOUNT_IN_CASES: { subject: 'ACCOUNT', weight: 20, limit: 2, holds: 'AT_LEAST', unit: 'cases', window: null, facts: 'OPEN', article: monitoring, en: 'Cases that have not been revoked in which the account plays another part than that of the victim or a bystander.', zh: '账户以被害人、被波及以外角色涉及的未撤销案件数。' },
  PORTED_BEFORE_USE: { subject: 'NUMBER', weight: 25, limit: 30, holds: 'BELOW', unit: 'days', window: 30 * day, facts: 'OPEN', article: cards, en: 'Days between the last porting and the first time the number was seen in a case.', zh: '最近一次携号转网至首次涉案的天数。' },
  NEWLY_ACTIVATED: { subject: 'NUMBER', weight: 20, limit: 30, holds: 'BELOW', unit: 'days', window: 30 * day, facts: 'INSTRUMENT', article: cards, en: 'Days between the activation and the first time the number was seen in a case.', zh: '开通至首次涉案的天数。' },
  SHORT_CALLS: { subject: 'NUMBER', weight: 25, limit: 30, holds: 'AT_LEAST', unit: 'outgoing calls of 30 s or less in 24 h', window: day, facts: 'INSTRUMENT', article: cards, en: 'Outgoing calls of thirty seconds or less within any 24 hours.', zh: '任意24小时内时长不超过30秒的主叫次数。' },
  CALLED_VICTIMS: { subject: 'NUMBER', weight: 40, limit: 2, holds: 'AT_LEAST', unit: 'people who reported fraud', window: null, facts: 'INSTRUMENT', article: cards, en: 'Distinct people who reported fraud, of a report that was not dismissed, and whom the number had called.', zh: '该号码曾主叫的不同报案人数量（不含非诈骗及撤回警情）。' },
  NUMBER_IN_CASES: { subject: 'NUMBER', weight: 35, limit: 2, holds: 'AT_LEAST', unit: 'cases', window: null, facts: 'OPEN', article: cards, en: 'Cases that have not been revoked in which the number plays a part.', zh: '号码涉及的未撤销案件数。' },
  CALL_AT_PAYMENT: { subject: 'PERSON_AT_RISK', weight: 60, limit: 30, holds: 'AT_MOST', unit: 'min apart', window: 30 * minute, facts: 'INSTRUMENT', article: warning, en: 'Minutes between a payment and a call with a number of the case; nought while the call lasted.', zh: '付款与涉案号码通话相隔的分钟数；通话中付款为零。' },
  REPEATED_PAYMENTS: { subject: 'PERSON_AT_RISK', weight: 25, limit: 2, holds: 'AT_LEAST', unit: 'payments into one account in 24 h', window: day, facts: 'OPEN', article: warning, en: 'Reported payments of the case into one account within any 24 hours.', zh: '任意24小时内报案所称向同一账户的付款笔数。' },
  PAID_TO_HIGH: { subject: 'PERSON_AT_RISK', weight: 30, limit: 1, holds: 'AT_LEAST', unit: 'accounts scored HIGH', window: null, facts: 'BOTH', article: warning, en: 'Accounts paid into that are scored HIGH: by open facts, and with an instrument by all facts.', zh: '付款所至的高风险账户数：以公开事实评定，凭文书则以全部事实评定。' },
  AGED_60: { subject: 'PERSON_AT_RISK', weight: 10, limit: 60, holds: 'AT_LEAST', unit: 'years', window: null, facts: 'OPEN', article: warning, en: 'The age band of the person begins at sixty.', zh: '年龄段为六十岁以上。' },
}

export const ruleNames = Object.keys(riskRules) as readonly RiskRuleName[]

/** Points from which a score is of a level; below the last it is LOW. */
export const levelFrom = { HIGH: 60, MEDIUM: 30 } as const
export const mostPoints = 100

/** A person is warned while another payment is to be feared: so long after the last. */
export const alertWithin = 7 * day

/** Why a score is not nought. Times in milliseconds; null where the rule looks at no time. */
export interface Reason {
  readonly rule: RiskRuleName
  readonly weight: number
  readonly observed: string
  readonly threshold: string
  readonly from: number | null
  readonly until: number | null
}

export interface Scored {
  readonly score: number
  readonly level: RiskLevel
  readonly reasons: readonly Reason[]
}

const words = { AT_LEAST: 'at least', AT_MOST: 'at most', BELOW: 'fewer than' } as const
export const thresholdOf = ({ holds, limit, unit }: RiskRule): string => `${words[holds]} ${limit} ${unit}`

const keeps = ({ holds, limit }: RiskRule, count: number): boolean => (holds === 'AT_LEAST' ? count >= limit : holds === 'AT_MOST' ? count <= limit : count < limit)

/** What was observed and when. */
export interface Found {
  readonly count: number
  readonly from: number | null
  readonly until: number | null
}

/** The reason that the rule gives for what was found; none where it found nothing or its limit is not reached. */
export function reasonOf(name: RiskRuleName, found: Found | null): readonly Reason[] {
  const rule = riskRules[name]
  return found && keeps(rule, found.count) ? [{ rule: name, weight: rule.weight, observed: `${found.count} ${rule.unit}`, threshold: thresholdOf(rule), from: found.from, until: found.until }] : []
}

export const levelOf = (score: number): RiskLevel => (score >= levelFrom.HIGH ? 'HIGH' : score >= levelFrom.MEDIUM ? 'MEDIUM' : 'LOW')

/** Weights add up to a hundred at most; reasons in the order of the rules. */
export function scored(reasons: readonly Reason[]): Scored {
  const score = Math.min(mostPoints, reasons.reduce((sum, { weight }) => sum + weight, 0))
  return { score, level: levelOf(score), reasons: ruleNames.flatMap((name) => reasons.filter(({ rule }) => rule === name)) }
}

/** By open facts, and by all: what open facts give as a reason stays one whatever else is known, so no score by all facts is lower. */
export interface Assessment {
  readonly open: Scored
  readonly full: Scored
}
export const assessed = (open: readonly Reason[], full: readonly Reason[]): Assessment => ({ open: scored(open), full: scored([...full, ...open.filter(({ rule }) => !full.some((each) => each.rule === rule))]) })
