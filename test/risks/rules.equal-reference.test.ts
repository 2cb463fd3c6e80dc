import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, inject, it } from 'vitest'
import { groundsOf, isToWarn } from '../../src/risks/alert.rules.js'
import { assessAccount, assessNumber, assessPerson } from '../../src/risks/assess.rules.js'
import { passedThrough } from '../../src/risks/pattern.rules.js'
import { riskRuleNames } from '../../src/risks/risk.words.js'
import { printRiskRules } from '../../src/risks/risk-page.rules.js'
import { type Assessment, levelOf, riskRules, ruleNames, rulesetVersion, scored, type Scored } from '../../src/risks/ruleset.rules.js'
import { type Both, type TheAccount, type TheNumber, type ThePerson, type Told, matched, tellOfAccount, tellOfNumber, tellOfPerson } from './scoring-reference.js'

const runs = inject('proof') ? 20_000 : 1_500
const start = Date.parse('2026-03-02T09:00:00+08:00')
/** Minutes that lie about the ends of windows as often as anywhere. */
const at = fc.oneof(fc.integer({ min: 0, max: 4_000 }), fc.constantFrom(0, 30, 60, 61, 1_440, 1_441, 2_880, 7_200)).map((minutes) => start + minutes * 60_000)
const daysBefore = fc.oneof(fc.integer({ min: -3, max: 60 }), fc.constantFrom(29, 30, 31)).chain((days) => fc.constantFrom(0, 1, -1).map((ms) => start - days * 86_400_000 + ms))
const someone = fc.integer({ min: 0, max: 7 }).map(String)
const list = <T>(each: fc.Arbitrary<T>, maxLength: number) => fc.array(each, { maxLength, size: 'max' })

const anAccount: fc.Arbitrary<TheAccount> = fc.record({
  openedAt: fc.option(daysBefore),
  holderOpenings: list(daysBefore, 5),
  casesSince: list(at, 3),
  payments: list(fc.record({ at, payer: fc.option(someone), caseId: someone }), 9),
  entries: list(fc.record({ at, direction: fc.constantFrom('IN' as const, 'OUT' as const), fen: fc.bigInt({ min: 1n, max: 4n }), counterparty: someone, fromInvolved: fc.boolean() }), 18),
})
const aNumber: fc.Arbitrary<TheNumber> = fc.record({
  firstSeenAt: at,
  portedAt: list(daysBefore, 3),
  casesSince: list(at, 3),
  activatedAt: fc.option(daysBefore),
  outgoing: fc.oneof(fc.constant(4_000), fc.constant(1_500)).chain((within) => list(fc.record({ at: at.map((time) => start + ((time - start) % (within * 60_000))), seconds: fc.constantFrom(1, 29, 30, 31), reporter: fc.option(someone, { freq: 2 }) }), 80)),
})
const high = fc.uniqueArray(someone, { maxLength: 2 }).map((each) => new Set(each))
const aPerson: fc.Arbitrary<ThePerson> = fc.record({
  payments: list(fc.record({ at, accountId: someone }), 6),
  ageBand: fc.constantFrom('FROM_60', 'FROM_45_TO_59', 'ORGANISATION'),
  highAccounts: high,
  highByAllFacts: high,
  calls: list(fc.record({ at, seconds: fc.integer({ min: 0, max: 4_000 }) }), 4),
})

const said = ({ reasons }: Scored): Told[] => reasons.map(({ rule, weight, observed, from, until }) => ({ rule, weight, count: Number.parseInt(observed, 10), from, until }))
const sorted = (told: readonly Told[]): Told[] => [...told].sort((a, b) => a.rule.localeCompare(b.rule))
const points = (told: readonly Told[]): number => Math.min(100, told.map(({ weight }) => weight).reduce((a, b) => a + b, 0))

function expectAlike(found: Assessment, told: Both): void {
  for (const which of ['open', 'full'] as const) {
    expect(sorted(said(found[which]))).toEqual(sorted(told[which]))
    expect(found[which].score).toBe(points(told[which]))
    expect(found[which].level).toBe(points(told[which]) >= 60 ? 'HIGH' : points(told[which]) >= 30 ? 'MEDIUM' : 'LOW')
  }
  expect(found.full.score).toBeGreaterThanOrEqual(found.open.score)
}

/** Rules that held at least once: a property over facts of which none holds would say nothing. */
const held = new Set<string>()
const noting = (found: Assessment): Assessment => {
  for (const { rule } of found.full.reasons) held.add(rule)
  return found
}

describe('the rules say of random facts what their reference says', () => {
  it('of accounts', () => fc.assert(fc.property(anAccount, (facts) => expectAlike(noting(assessAccount(facts)), tellOfAccount(facts))), { numRuns: runs }))
  it('of numbers', () => fc.assert(fc.property(aNumber, (facts) => expectAlike(noting(assessNumber(facts)), tellOfNumber(facts))), { numRuns: runs }))
  it('of people', () => fc.assert(fc.property(aPerson, (facts) => expectAlike(noting(assessPerson(facts)), tellOfPerson(facts))), { numRuns: runs }))
  it('of money that passed through, whatever its share', () => {
    const sums = list(fc.record({ fen: fc.bigInt({ min: 1n, max: 5n }), at: fc.integer({ min: 0, max: 200 }).map((minutes) => minutes * 60_000) }), 10)
    fc.assert(fc.property(sums, sums, (credits, debits) => {
      const total = Number(credits.reduce((sum, { fen }) => sum + fen, 0n))
      expect(passedThrough(credits, debits, 3_600_000)?.count ?? null).toBe(total && debits.length ? Math.trunc((matched(credits, debits, 3_600_000) * 100) / total) : null)
    }), { numRuns: runs })
  })
  it('and every rule held for some of them', () => expect([...held].sort()).toEqual([...riskRuleNames.values].sort()))
})

describe('what needs an instrument', () => {
  it('changes nothing of the score by open facts', () => {
    fc.assert(fc.property(anAccount, anAccount, (one, other) => void expect(assessAccount({ ...one, entries: other.entries }).open).toEqual(assessAccount(one).open)), { numRuns: 300 })
    fc.assert(fc.property(aNumber, aNumber, (one, { activatedAt, outgoing }) => void expect(assessNumber({ ...one, activatedAt, outgoing }).open).toEqual(assessNumber(one).open)), { numRuns: 300 })
    fc.assert(fc.property(aPerson, aPerson, (one, { calls, highByAllFacts }) => void expect(assessPerson({ ...one, calls, highByAllFacts }).open).toEqual(assessPerson(one).open)), { numRuns: 300 })
  })
  it('stands in no alert: neither rule nor observation, only that there is more', () => {
    const assessment = assessPerson({ payments: [{ at: start, accountId: 'a' }, { at: start + 60_000, accountId: 'a' }], ageBand: 'FROM_60', highAccounts: new Set(), highByAllFacts: new Set(['a']), calls: [{ at: start, seconds: 300 }] })
    expect(assessment.full.reasons.map(({ rule }) => rule)).toEqual(['CALL_AT_PAYMENT', 'REPEATED_PAYMENTS', 'PAID_TO_HIGH', 'AGED_60'])
    const grounds = groundsOf(assessment)
    expect(grounds).toContain('REPEATED_PAYMENTS (2 payments into one account in 24 h)')
    expect(grounds).toContain('Further reasons')
    expect(grounds).not.toMatch(/CALL_AT_PAYMENT|PAID_TO_HIGH|min apart/)
    expect(groundsOf({ open: assessment.open, full: assessment.open })).not.toContain('Further reasons')
  })
})

describe('the ruleset', () => {
  it('knows every rule of the vocabulary, each with a source, both languages and a weight', () => {
    expect([...ruleNames].sort()).toEqual([...riskRuleNames.values].sort())
    for (const { weight, article, en, zh } of Object.values(riskRules)) {
      expect(weight).toBeGreaterThan(0)
      expect(article).toMatch(/^反电信网络诈骗法 §\d/)
      expect(en).toMatch(/^[A-Z].+\.$/)
      expect(zh).toMatch(/\p{Script=Han}.*。$/u)
    }
    const page = printRiskRules()
    for (const name of ruleNames) expect(page).toContain(`| \`${name}\` | ${riskRules[name].weight} |`)
  })
  it('is another version where it says anything else', () => {
    const table = JSON.stringify(Object.entries(riskRules).map(([name, { subject, weight, limit, holds, unit, window, facts }]) => [name, subject, weight, limit, holds, unit, window, facts]))
    expect([rulesetVersion, createHash('sha256').update(table).digest('hex').slice(0, 16)]).toEqual(['2026.1', '35352313bd4d8fae'])
  })
  it('adds up to a hundred at most, and levels begin at 30 and 60', () => {
    expect([0, 29, 30, 59, 60, 100].map(levelOf)).toEqual(['LOW', 'LOW', 'MEDIUM', 'MEDIUM', 'HIGH', 'HIGH'])
    const reason = { weight: 60, observed: '', threshold: '', from: null, until: null }
    expect(scored([{ ...reason, rule: 'AGED_60' }, { ...reason, rule: 'FAN_IN' }])).toMatchObject({ score: 100, level: 'HIGH', reasons: [{ rule: 'FAN_IN' }, { rule: 'AGED_60' }] })
  })
  it('warns whom another payment is to be feared of: high by all facts, and paid within seven days', () => {
    const person = assessPerson({ payments: [{ at: start, accountId: 'a' }], ageBand: 'FROM_60', highAccounts: new Set(), highByAllFacts: new Set(), calls: [{ at: start, seconds: 0 }] })
    const week = 7 * 86_400_000
    expect([person.open.level, person.full.level]).toEqual(['LOW', 'HIGH'])
    expect([0, week, week + 1].map((ms) => isToWarn(person, [{ at: start }], start + ms))).toEqual([true, true, false])
    expect(isToWarn({ open: person.open, full: person.open }, [{ at: start }], start)).toBe(false)
  })
})
