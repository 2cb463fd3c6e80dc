/** What a person is told about who read data about that person (PIPL §44, §45), what waits (PIPL §18, §35; AFL §5), and the words of it. */
import { localDate } from '../law/calendar.js'
import type { RuleName } from '../law/articles.js'
import type { statementLanguages } from './disclosure.words.js'
import type { peopleTypes } from './finding.rules.js'

export type StatementLanguage = keyof typeof statementLanguages.type
export type PersonType = (typeof peopleTypes)[number]

/** States of a case in which nobody is to learn of it. A merged case goes on as the one that it was merged into. */
export const livingStates = ['UNDER_REVIEW', 'FILED', 'UNDER_INVESTIGATION', 'SUSPENDED'] as const

/** Longest period of one statement: as long as records are kept at least. */
export const periodMonths = 36

/** Tables of the rows that a statement can be about, by the prefix of their ids. */
export const personTables: Readonly<Record<string, PersonType>> = { victim: 'Victim', subscriber: 'Subscriber', account: 'Account', telecom_number: 'TelecomNumber', online_account: 'OnlineAccount', outreach_record: 'OutreachRecord', incident_report: 'IncidentReport' }

/** Letters, digits, hyphens and strokes: nothing that could name anybody. */
const requestNumberShape = /^[A-Za-z0-9](?:[A-Za-z0-9/-]{2,38})[A-Za-z0-9]$/
export const faultOfRequestNumber = (number: string): RuleName | null => (!number.trim() ? 'text-missing' : number.length > 40 ? 'text-too-long' : requestNumberShape.test(number) ? null : 'request-number-shape')

interface Said {
  readonly en: string
  readonly zh: string
}

/** How one day of one institution is told. Kinds of data are in words already. */
export interface Told {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly institution: Said
  readonly purpose: string
  readonly basis: string
  readonly clear: readonly string[]
  readonly masked: readonly string[]
  readonly tokens: readonly string[]
  readonly times: number
}

export interface StatementFacts {
  readonly number: string
  readonly subjectType: PersonType
  readonly subjectId: string
  readonly from: Date
  readonly until: Date
  readonly requestNumber: string
  readonly issuedAt: Date
  /** Number of the statement that this one adds to. */
  readonly supplements: string | null
  readonly entries: readonly Told[]
}

const things: Readonly<Record<PersonType, Said>> = {
  Victim: { en: 'your record as a victim', zh: '您作为被害人的记录' },
  Subscriber: { en: 'the registration of your telephone number', zh: '您的电话号码登记信息' },
  Account: { en: 'your account', zh: '您的账户' },
  TelecomNumber: { en: 'your telephone number', zh: '您的电话号码' },
  OnlineAccount: { en: 'your online account', zh: '您的网络账号' },
  OutreachRecord: { en: 'the record of a warning to you', zh: '对您的预警劝阻记录' },
  IncidentReport: { en: 'your report to the police', zh: '您的报警记录' },
}

export const purposesTold: Readonly<Record<string, Said>> = {
  INTAKE: { en: 'taking a report', zh: '接警' },
  STOP_LOSS: { en: 'stopping a loss', zh: '止损' },
  INVESTIGATION: { en: 'investigation', zh: '侦查' },
  NUMBER_GOVERNANCE: { en: 'governance of numbers and accounts', zh: '号码与账号治理' },
  OUTREACH: { en: 'warning potential victims', zh: '预警劝阻' },
  RESTITUTION: { en: 'return of funds', zh: '资金返还' },
  APPEAL: { en: 'appeal', zh: '申诉' },
  SUPERVISION_AUDIT: { en: 'supervision and audit', zh: '监督审计' },
}

/** Laws as policies abbreviate them. */
const laws: readonly (readonly [abbreviation: string, said: Said])[] = [
  ['AFL', { en: 'Anti-Telecom and Online Fraud Law', zh: '反电信网络诈骗法' }],
  ['PIPL', { en: 'Personal Information Protection Law', zh: '个人信息保护法' }],
  ['CPL', { en: 'Criminal Procedure Law', zh: '刑事诉讼法' }],
]
export const basisIn = (language: StatementLanguage, basis: string): string => laws.reduce((text, [abbreviation, said]) => text.replaceAll(new RegExp(`\\b${abbreviation}\\b`, 'g'), language === 'EN' ? said.en : said.zh), basis)

const dashed = (at: Date): string => localDate(at).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

/**
 * Ready to print. It names institutions, days, purposes and kinds of data: no officer, no case, no value, and nobody but the reader. Every statement ends with the same words on what the law
 * may defer, whether something is deferred or not, and counts only what it tells.
 */
export function statementText(language: StatementLanguage, facts: StatementFacts): string {
  return (language === 'EN' ? inEnglish(facts) : inChinese(facts)).join('\n')
}

const count = (entries: readonly Told[]): { readonly times: number; readonly institutions: number } => ({ times: entries.reduce((sum, { times }) => sum + times, 0), institutions: new Set(entries.map(({ institution }) => institution.zh)).size })

function inEnglish({ number, subjectType, subjectId, from, until, requestNumber, issuedAt, supplements, entries }: StatementFacts): readonly string[] {
  const { times, institutions } = count(entries)
  return [
    `STATEMENT OF DISCLOSURES ${number}`,
    'Personal Information Protection Law, articles 44 and 45',
    '',
    `Your request: ${requestNumber}`,
    `About: ${things[subjectType].en} (${subjectId})`,
    `Period: from ${dashed(from)} up to ${dashed(until)}`,
    `Issued: ${dashed(issuedAt)}`,
    ...(supplements ? [`Adds to: ${supplements}`] : []),
    '',
    entries.length === 0 ? 'No access is to be told for this period.' : `${times} ${times === 1 ? 'access' : 'accesses'} by ${institutions} ${institutions === 1 ? 'institution' : 'institutions'}:`,
    ...entries.flatMap((entry) => [
      '',
      `${entry.day}  ${entry.institution.en}`,
      `  Purpose: ${purposesTold[entry.purpose]?.en ?? entry.purpose}; ${entry.times === 1 ? 'once' : `${entry.times} times`}`,
      ...kinds('  In full: ', '; ', entry.clear),
      ...kinds('  Partly hidden: ', '; ', entry.masked),
      ...kinds('  As a code for comparison: ', '; ', entry.tokens),
      `  Legal basis: ${entry.basis}`,
    ]),
    '',
    'Days are those of Asia/Shanghai. The law may defer telling of an access (Personal Information Protection Law, articles 18 and 35); a statement does not say whether that is so.',
    '',
  ]
}

function inChinese({ number, subjectType, subjectId, from, until, requestNumber, issuedAt, supplements, entries }: StatementFacts): readonly string[] {
  const { times, institutions } = count(entries)
  return [
    `个人信息披露情况说明 ${number}`,
    '依据：《个人信息保护法》第四十四条、第四十五条',
    '',
    `申请编号：${requestNumber}`,
    `事项：${things[subjectType].zh}（${subjectId}）`,
    `期间：${dashed(from)} 起，至 ${dashed(until)} 止`,
    `出具日期：${dashed(issuedAt)}`,
    ...(supplements ? [`补充：${supplements}`] : []),
    '',
    entries.length === 0 ? '该期间没有应告知的查询。' : `共 ${institutions} 家机构查询 ${times} 次：`,
    ...entries.flatMap((entry) => [
      '',
      `${entry.day}  ${entry.institution.zh}`,
      `  目的：${purposesTold[entry.purpose]?.zh ?? entry.purpose}；${entry.times} 次`,
      ...kinds('  完整提供：', '；', entry.clear),
      ...kinds('  部分隐去：', '；', entry.masked),
      ...kinds('  仅供比对的代码：', '；', entry.tokens),
      `  法律依据：${entry.basis}`,
    ]),
    '',
    '日期为北京时间。对某些查询，法律允许暂缓告知（《个人信息保护法》第十八条、第三十五条）；本说明不表明是否存在此类情形。',
    '',
  ]
}

const kinds = (lead: string, between: string, words: readonly string[]): readonly string[] => (words.length ? [`${lead}${words.join(between)}`] : [])

/** Accesses of one institution on one day for one purpose, told together. */
export function toldTogether<Entry extends Omit<Told, 'institution'> & { readonly agencyId: string }>(entries: readonly Entry[]): readonly Entry[] {
  const together = new Map<string, Entry>()
  const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort()
  for (const entry of entries) {
    const key = JSON.stringify([entry.day, entry.agencyId, entry.purpose])
    const known = together.get(key)
    together.set(key, known ? { ...known, clear: union(known.clear, entry.clear), masked: union(known.masked, entry.masked), tokens: union(known.tokens, entry.tokens), times: known.times + entry.times } : entry)
  }
  return [...together].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}
