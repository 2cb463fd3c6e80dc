import { describe, expect, it } from 'vitest'
import { platformRule, type Rule, type RuleName, rules } from '../../src/law/articles.js'
import { type Term, type TermKey, termAt, terms } from '../../src/law/terms.js'

const at = (text: string): Date => new Date(text)
const now = at('2026-03-02T10:00:00+08:00')
const keys = [...new Set(terms.map(({ key }) => key))]
const versionsOf = (key: TermKey): readonly Term[] => terms.filter((each) => each.key === key)
const say = ({ amount, unit }: Term): string => `${amount} ${unit}`

describe('a term', () => {
  it('says today what the statute says', () => {
    const inForce = Object.fromEntries(keys.filter((key) => versionsOf(key).some(({ until }) => until === null)).map((key) => [key, say(termAt(key, now))]))
    expect(inForce).toEqual({
      STOP_PAYMENT_TERM: '48 HOUR',
      STOP_PAYMENT_COUNT: '2 COUNT',
      STOP_PAYMENT_PAPERS_FROM_POLICE: '24 HOUR',
      FREEZE_TERM: '6 MONTH',
      FREEZE_TERM_MAJOR: '1 YEAR',
      FREEZE_TERM_SECURITIES: '2 YEAR',
      FREEZE_LIFT: '3 DAY',
      FILING_REVIEW: '3 DAY',
      FILING_REVIEW_VERIFYING: '7 DAY',
      FILING_REVIEW_COUNTY: '30 DAY',
      RETURN_NOTICE: '30 DAY',
      RETURN_BANK_EXECUTION: '3 WORKING_DAY',
      CARD_REVERIFICATION: '24 HOUR',
      OTHER_ACCOUNTS_REVERIFICATION: '3 DAY',
      DISCIPLINE_TWO_YEARS: '2 YEAR',
      DISCIPLINE_THREE_YEARS: '3 YEAR',
      DISCIPLINE_MAX: '5 YEAR',
      ANSWER_DUE_CRITICAL: '10 MINUTE',
      ANSWER_DUE_URGENT: '60 MINUTE',
      ANSWER_DUE_NORMAL: '1 WORKING_DAY',
      OUTREACH_CONTACT_HIGH: '15 MINUTE',
      OUTREACH_CONTACT_MEDIUM: '2 HOUR',
      OUTREACH_CONTACT_LOW: '24 HOUR',
      EXPIRY_WARNING_STOP: '6 HOUR',
      EXPIRY_WARNING_FREEZE: '7 DAY',
      DISCLOSURE_DEFERRED: '24 MONTH',
      DISCLOSURE_PERIOD: '36 MONTH',
    })
  })

  it('names its article, and only practice names none', () => {
    for (const each of terms) {
      expect({ ...each, practice: each.article === platformRule }).toMatchObject({ practice: each.certainty === 'L' })
      expect(each.article).toMatch(/号|规定|法|通告|platform rule/)
      expect(Number.isInteger(each.amount) && each.amount > 0).toBe(true)
    }
  })

  it('begins and ends at a local midnight, written with its zone', () => {
    for (const { from, until } of terms) for (const edge of [from, until ?? from]) expect(edge).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00\+08:00$/)
  })

  it.each(keys)('%s: each version begins where the one before ends', (key) => {
    const versions = versionsOf(key)
    for (const [index, { from, until }] of versions.entries()) {
      const next = versions[index + 1]
      expect(until).toBe(next ? next.from : until)
      if (until !== null) expect(Date.parse(from)).toBeLessThan(Date.parse(until))
      expect(termAt(key, at(from))).toBe(versions[index])
      if (until !== null) expect(termAt(key, new Date(Date.parse(until) - 1))).toBe(versions[index])
    }
  })

  it('is refused before its first version, and at no date at all', () => {
    expect(termAt('STOP_PAYMENT_TERM', at('2016-03-18T00:00:00.000+08:00')).article).toContain('86号')
    expect(() => termAt('STOP_PAYMENT_TERM', at('2016-03-17T23:59:59.999+08:00'))).toThrow('Invariant: no version of STOP_PAYMENT_TERM is in force at 2016-03-17T15:59:59.999Z')
    expect(() => termAt('STOP_PAYMENT_TERM', new Date(Number.NaN))).toThrow('Invariant')
  })

  it('cannot be changed by who reads it', () => {
    const term = termAt('STOP_PAYMENT_TERM', now) as { amount: number }
    expect(() => (term.amount = 72)).toThrow(TypeError)
  })
})

describe('discipline for renting out an account', () => {
  it('closed new accounts for three years until the notice of 2019, and for five from then', () => {
    const before = termAt('DISCIPLINE_NO_NEW_ACCOUNT', at('2019-03-31T23:59:59.999+08:00'))
    const after = termAt('DISCIPLINE_NO_NEW_ACCOUNT', at('2019-04-01T00:00:00+08:00'))
    expect([say(before), before.article]).toEqual(['3 YEAR', '银发〔2016〕261号'])
    expect([say(after), after.article]).toEqual(['5 YEAR', '银发〔2019〕85号'])
  })

  it('closed non-counter business for five years under either notice', () => {
    const both = ['2017-01-01T00:00:00+08:00', '2019-03-31T23:59:59.999+08:00', '2019-04-01T00:00:00+08:00', '2024-11-30T23:59:59.999+08:00'].map((text) => termAt('DISCIPLINE_NON_COUNTER', at(text)))
    expect(both.map(say)).toEqual(Array(4).fill('5 YEAR'))
    expect(both.map(({ article }) => article)).toEqual(['银发〔2016〕261号', '银发〔2016〕261号', '银发〔2019〕85号', '银发〔2019〕85号'])
  })

  it('has tiers of two and three years, five together, from 2024-12-01 and not a millisecond before', () => {
    const [last, first] = [at('2024-11-30T23:59:59.999+08:00'), at('2024-12-01T00:00:00+08:00')]
    for (const key of ['DISCIPLINE_TWO_YEARS', 'DISCIPLINE_THREE_YEARS', 'DISCIPLINE_MAX'] as const) {
      expect(() => termAt(key, last)).toThrow('Invariant')
      expect(termAt(key, first).article).toContain('联合惩戒办法')
    }
    for (const key of ['DISCIPLINE_NON_COUNTER', 'DISCIPLINE_NO_NEW_ACCOUNT'] as const) {
      expect(say(termAt(key, last))).toBe('5 YEAR')
      expect(() => termAt(key, first)).toThrow('Invariant')
    }
  })
})

describe('a freeze in the days of the rules of 2012', () => {
  it('had six months and no year for major cases', () => {
    const day = at('2020-08-31T23:59:59.999+08:00')
    expect(termAt('FREEZE_TERM', day).article).toContain('（2012）')
    expect(() => termAt('FREEZE_TERM_MAJOR', day)).toThrow('Invariant')
    expect(termAt('FREEZE_TERM', at('2020-09-01T00:00:00+08:00')).article).toContain('§243')
  })

  it('cites the procedure law by the numbers of the day', () => {
    expect(termAt('FREEZE_LIFT', at('2018-10-25T23:59:59.999+08:00')).article).toContain('§143')
    expect(termAt('FREEZE_LIFT', at('2018-10-26T00:00:00+08:00')).article).toBe('刑事诉讼法 §145')
  })
})

describe('a rule', () => {
  const all = Object.entries(rules) as [RuleName, Rule][]

  it('names an article, or says it is the platform’s', () => {
    const faults = all.filter(([, { article }]) => article !== platformRule && !/(?:法|规定|办法)(?: §|$)|〔\d{4}〕\d+号/.test(article))
    expect(faults).toEqual([])
    expect(all.filter(([, { article }]) => article !== platformRule).length).toBeGreaterThan(20)
  })

  it('is one sentence in English and one in Chinese, without a value', () => {
    for (const [name, { en, zh }] of all) {
      expect({ name, en }).toEqual({ name, en: expect.stringMatching(/^[A-Z][a-z’,\- ]+\.$/) })
      expect({ name, zh }).toEqual({ name, zh: expect.stringMatching(/^[\p{Script=Han}，、]+。$/u) })
    }
  })

  it('is told from every other by name and by text', () => {
    for (const [name] of all) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+$/)
    for (const language of ['en', 'zh'] as const) expect(new Set(all.map(([, rule]) => rule[language])).size).toBe(all.length)
  })

  it('that speaks of a number of days, stops or years agrees with the term', () => {
    expect([say(termAt('FREEZE_LIFT', now)), rules['freeze-lift-three-days'].en]).toEqual(['3 DAY', expect.stringContaining('three days')])
    expect([say(termAt('STOP_PAYMENT_COUNT', now)), rules['stop-two-at-most'].en]).toEqual(['2 COUNT', expect.stringContaining('twice')])
    expect([say(termAt('DISCIPLINE_MAX', now)), rules['discipline-five-years'].en]).toEqual(['5 YEAR', expect.stringContaining('five years')])
  })
})
