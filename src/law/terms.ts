import { invariant } from '../errors.js'
import { platformRule } from './articles.js'

/** MINUTE and HOUR are absolute; the rest is counted in Asia/Shanghai (see `addTerm`). COUNT is a cap, not a duration. */
export type TermUnit = 'MINUTE' | 'HOUR' | 'DAY' | 'WORKING_DAY' | 'MONTH' | 'YEAR' | 'COUNT'

/** H: text of the statute, M: one secondary source, L: practice or an open question, to be set by whoever runs a centre. */
export type Certainty = 'H' | 'M' | 'L'

interface Version {
  readonly amount: number
  readonly unit: TermUnit
  /** The source and the place in it. Where only the source is certain, it stands alone. */
  readonly article: string
  /** Instant from which the version is in force, inclusive, with its zone. */
  readonly from: string
  /** Instant from which it no longer is, exclusive; null while no end is known. */
  readonly until: string | null
  readonly certainty: Certainty
}

type Period = Pick<Version, 'from' | 'until'>

/** Whole local days: from the first moment of `first` up to the first moment of `next`. */
function inForce(first: string, next: string | null = null): Period {
  return { from: `${first}T00:00:00+08:00`, until: next === null ? null : `${next}T00:00:00+08:00` }
}

function term(amount: number, unit: TermUnit, article: string, certainty: Certainty, period: Period): Version {
  return { amount, unit, article, certainty, ...period }
}

/** A duration no statute gives. It has no first day of its own; this one precedes every order. */
function practice(amount: number, unit: TermUnit): Version {
  return term(amount, unit, platformRule, 'L', inForce('2013-01-01'))
}

const since2016 = inForce('2016-03-18')
const rules2012 = inForce('2013-01-01', '2020-09-01')
const rules2020 = inForce('2020-09-01')
const returns = inForce('2016-09-18')
const filing = inForce('2015-11-06')
const notice261 = inForce('2017-01-01', '2019-04-01')
const notice85 = inForce('2019-04-01', '2024-12-01')
const discipline = inForce('2024-12-01')

/** Every duration and cap, its versions from the earliest on. A change of law adds a version and closes the one before; none is rewritten. */
const versions = {
  /** From the moment the stop takes effect at the bank, not from issue. */
  STOP_PAYMENT_TERM: [term(48, 'HOUR', '银发〔2016〕86号 二(一)2', 'H', since2016)],
  /** Stops of one account, across cases; the text does not say whether it means one case. */
  STOP_PAYMENT_COUNT: [term(2, 'COUNT', '银发〔2016〕86号 二(一)2', 'M', since2016)],
  /** For the order of the police to reach a bank that stopped first. */
  STOP_PAYMENT_PAPERS_FROM_POLICE: [term(24, 'HOUR', '银发〔2016〕86号 二(一)', 'M', since2016)],

  /** Deposits, remittances, settlement funds, margins; each renewal at most as long. */
  FREEZE_TERM: [
    term(6, 'MONTH', '公安机关办理刑事案件程序规定（2012） §236', 'M', rules2012),
    term(6, 'MONTH', '公安机关办理刑事案件程序规定 §243', 'H', rules2020),
  ],
  /** Major or complex cases, approved by a chief of city level; each renewal at most as long. The rules of 2012 knew no such term. */
  FREEZE_TERM_MAJOR: [term(1, 'YEAR', '公安机关办理刑事案件程序规定 §243', 'H', rules2020)],
  FREEZE_TERM_SECURITIES: [
    term(2, 'YEAR', '公安机关办理刑事案件程序规定（2012） §236', 'M', rules2012),
    term(2, 'YEAR', '公安机关办理刑事案件程序规定 §244', 'M', rules2020),
  ],
  /** From the finding that the property is unrelated to the case. */
  FREEZE_LIFT: [
    term(3, 'DAY', '刑事诉讼法（2012） §143', 'M', inForce('2013-01-01', '2018-10-26')),
    term(3, 'DAY', '刑事诉讼法 §145', 'H', inForce('2018-10-26', '2020-09-01')),
    term(3, 'DAY', '公安机关办理刑事案件程序规定 §247; 刑事诉讼法 §145', 'H', rules2020),
  ],

  /** From acceptance. */
  FILING_REVIEW: [term(3, 'DAY', '公通字〔2015〕32号', 'M', filing)],
  /** From acceptance, where leads need verification. */
  FILING_REVIEW_VERIFYING: [term(7, 'DAY', '公通字〔2015〕32号', 'M', filing)],
  /** From acceptance, approved by a chief of county level. */
  FILING_REVIEW_COUNTY: [term(30, 'DAY', '公通字〔2015〕32号', 'M', filing)],

  /** Of a return pro rata. */
  RETURN_NOTICE: [term(30, 'DAY', '电信网络新型违法犯罪案件冻结资金返还若干规定 §8 ¶2', 'H', returns)],
  /** Where the bank cannot return on the spot. */
  RETURN_BANK_EXECUTION: [term(3, 'WORKING_DAY', '电信网络新型违法犯罪案件冻结资金返还若干规定 §12 ¶2', 'H', returns)],

  CARD_REVERIFICATION: [term(24, 'HOUR', '工业和信息化部 公安部 2021-06-02 通告 四', 'H', inForce('2021-06-02'))],
  /** For the holder of a listed account to verify anew, before the other accounts lose non-counter business. */
  OTHER_ACCOUNTS_REVERIFICATION: [term(3, 'DAY', '银发〔2016〕261号', 'H', inForce('2017-01-01'))],

  /** Renting, lending or selling an account: no non-counter business. From 2024-12-01 the tier decides. */
  DISCIPLINE_NON_COUNTER: [term(5, 'YEAR', '银发〔2016〕261号', 'H', notice261), term(5, 'YEAR', '银发〔2019〕85号', 'H', notice85)],
  /** Renting, lending or selling an account: no new account. From 2024-12-01 the tier decides. */
  DISCIPLINE_NO_NEW_ACCOUNT: [term(3, 'YEAR', '银发〔2016〕261号', 'H', notice261), term(5, 'YEAR', '银发〔2019〕85号', 'H', notice85)],
  /** Tier of those whom police of city level designate. */
  DISCIPLINE_TWO_YEARS: [term(2, 'YEAR', '反电信网络诈骗法 §31; 电信网络诈骗及其关联违法犯罪联合惩戒办法', 'H', discipline)],
  /** Tier of the convicted. */
  DISCIPLINE_THREE_YEARS: [term(3, 'YEAR', '反电信网络诈骗法 §31; 电信网络诈骗及其关联违法犯罪联合惩戒办法', 'M', discipline)],
  /** Of consecutive measures together. */
  DISCIPLINE_MAX: [term(5, 'YEAR', '反电信网络诈骗法 §31; 电信网络诈骗及其关联违法犯罪联合惩戒办法', 'H', discipline)],

  /** Within these an addressee acknowledges an order, by its emergency level. */
  ANSWER_DUE_CRITICAL: [practice(10, 'MINUTE')],
  ANSWER_DUE_URGENT: [practice(60, 'MINUTE')],
  ANSWER_DUE_NORMAL: [practice(1, 'WORKING_DAY')],
  /** Within these a first attempt is made to reach a potential victim, by level of risk. */
  OUTREACH_CONTACT_HIGH: [practice(15, 'MINUTE')],
  OUTREACH_CONTACT_MEDIUM: [practice(2, 'HOUR')],
  OUTREACH_CONTACT_LOW: [practice(24, 'HOUR')],
  /** So long before its end an order warns its unit: subtract them. */
  EXPIRY_WARNING_STOP: [practice(6, 'HOUR')],
  EXPIRY_WARNING_FREEZE: [practice(7, 'DAY')],
  /** So long after an access, telling the person concerned of it may be deferred for an investigation. */
  DISCLOSURE_DEFERRED: [practice(24, 'MONTH')],
  /** Longest period of one disclosure statement: what the access log holds at least. */
  DISCLOSURE_PERIOD: [practice(36, 'MONTH')],
} as const satisfies Readonly<Record<string, readonly [Version, ...Version[]]>>

export type TermKey = keyof typeof versions

export interface Term extends Version {
  readonly key: TermKey
}

/** Every version of every key. */
export const terms: readonly Term[] = (Object.keys(versions) as TermKey[]).flatMap((key) =>
  versions[key].map((version: Version) => Object.freeze({ key, ...version })),
)

const byKey: ReadonlyMap<TermKey, readonly Term[]> = new Map(terms.map(({ key }) => [key, terms.filter((each) => each.key === key)]))

/** The version in force at that instant. That there is one is an invariant: whoever asks for a key knows the days it covers. */
export function termAt(key: TermKey, at: Date): Term {
  const time = at.getTime()
  const found = byKey.get(key)?.find(({ from, until }) => Date.parse(from) <= time && (until === null || time < Date.parse(until)))
  invariant(found, `no version of ${key} is in force at ${Number.isFinite(time) ? at.toISOString() : 'an invalid date'}`)
  return found
}
