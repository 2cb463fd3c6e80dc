import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../src/law/articles.js'
import { toInstant } from '../../src/law/calendar.js'
import { decideReturn, endOf, ended, nextMidnight, type ReturnAction, type ReturnFacts, returnGuards, type ReturnStatus, returnSteps, stepsOfDecision, stepsToMethod, stepsToSubmission } from '../../src/restitution/restitution.rules.js'
import { restitutionStatuses } from '../../src/restitution/restitution.words.js'

const now = new Date('2026-03-02T10:00:00+08:00').getTime()
const day = 86_400_000
const facts = (changes: Partial<ReturnFacts> = {}): ReturnFacts => ({ method: 'PRO_RATA', sameUnit: true, noticeUntil: now + day, openObjections: 0, ...changes })
const take = (from: ReturnStatus | null, actions: readonly ReturnAction[], changes: Partial<ReturnFacts> = {}, actor: 'CONTROL' | 'CLOCK' | 'INSTITUTION' | 'INTAKE' = 'CONTROL') => {
  const steps = decideReturn(actions, from, actor, facts(changes), now)
  return typeof steps === 'string' ? steps : steps.at(-1)?.to
}

describe('the return of funds, as data', () => {
  it('every step has its source and says what it is in both languages', () => {
    for (const { article, en, zh, by } of returnSteps) {
      expect(article).toMatch(/若干规定/)
      expect(en).toMatch(/\.$/)
      expect(zh).toMatch(/。$/)
      expect(by.length).toBeGreaterThan(0)
    }
    for (const { rule } of Object.values(returnGuards)) expect(rules[rule].article).not.toBe('')
  })

  it('a share stands in §8, the notice in its second paragraph, what the bank does in §12', () => {
    const [rule, share, notice, bank] = ['', ' §8', ' §8 ¶2', ' §12'].map((place) => `电信网络新型违法犯罪案件冻结资金返还若干规定${place}`)
    expect(Object.fromEntries(returnSteps.map(({ action, article }) => [action, article]))).toEqual({
      APPLY: rule, HAND_OVER: rule, SUBMIT: rule, APPROVE: rule, DECIDE: rule,
      TRACE: share, SET_METHOD: share,
      PUBLISH: notice, OBJECT: notice, ACCEPT_OBJECTION: notice, REJECT_OBJECTION: notice, REOPEN_NOTICE: notice, CLOSE_NOTICE: notice,
      SEND: bank, END_RETURNED: bank, END_IN_PART: bank, END_FAILED: bank,
    })
  })

  it('from one state an action leads to one state', () => {
    const keys = returnSteps.map(({ action, from }) => `${action} ${from}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('every state is reached, an end is reached from every state, and nothing follows an end', () => {
    const reached = new Set<ReturnStatus | null>([null])
    for (let grew = true; grew; ) {
      const before = reached.size
      for (const { from, to } of returnSteps) if (reached.has(from)) reached.add(to)
      grew = reached.size > before
    }
    expect(new Set([...reached].filter((state) => state !== null))).toEqual(new Set(restitutionStatuses.values))
    const ending = new Set<ReturnStatus>(ended)
    for (let grew = true; grew; ) {
      const before = ending.size
      for (const { from, to } of returnSteps) if (from !== null && ending.has(to)) ending.add(from)
      grew = ending.size > before
    }
    expect(ending).toEqual(new Set(restitutionStatuses.values))
    expect(returnSteps.filter(({ from }) => from !== null && ended.includes(from))).toEqual([])
  })

  it('no way leads to the bank past submission, approval and decision', () => {
    for (const left of ['SUBMITTED', 'APPROVED', 'DECIDED'] as const) {
      const reached = new Set<ReturnStatus | null>([null])
      for (let grew = true; grew; ) {
        const before = reached.size
        for (const { from, to } of returnSteps) if (reached.has(from) && to !== left) reached.add(to)
        grew = reached.size > before
      }
      expect(reached.has('BANK_EXECUTING')).toBe(false)
    }
  })

  it('is the control desk’s, but for the end of the notice and what the bank answers', () => {
    const others = returnSteps.flatMap(({ action, by }) => by.filter((actor) => actor !== 'CONTROL').map((actor) => `${actor} ${action}`))
    expect(new Set(others)).toEqual(new Set(['CLOCK CLOSE_NOTICE', 'INSTITUTION END_RETURNED', 'INSTITUTION END_IN_PART', 'INSTITUTION END_FAILED']))
    expect(take('SUBMITTED', ['APPROVE'], {}, 'INTAKE')).toBe('step-not-lawful')
    expect(take('APPROVED', ['DECIDE', 'SEND'], {}, 'INSTITUTION')).toBe('step-not-lawful')
  })
})

describe('papers of another unit', () => {
  it('are handed over before funds are traced, and only where there is another unit', () => {
    expect(take('APPLIED', stepsToMethod('APPLIED'), { sameUnit: false })).toBe('return-handover-first')
    expect(take('APPLIED', ['HAND_OVER'], { sameUnit: false })).toBe('HANDED_OVER')
    expect(take('HANDED_OVER', stepsToMethod('HANDED_OVER'), { sameUnit: false })).toBe('METHOD_SET')
    expect(take('APPLIED', ['HAND_OVER'])).toBe('return-handover-target')
    expect(take('APPLIED', stepsToMethod('APPLIED'))).toBe('METHOD_SET')
  })
})

describe('the public notice', () => {
  it('is for shares in proportion, and these are not submitted without it', () => {
    expect(take('METHOD_SET', ['PUBLISH'])).toBe('PUBLIC_NOTICE')
    expect(take('METHOD_SET', ['SUBMIT'])).toBe('return-notice-first')
    for (const method of ['SINGLE_DEPOSIT', 'TIMESTAMP_TRACED'] as const) {
      expect(take('METHOD_SET', ['PUBLISH'], { method })).toBe('return-method')
      expect(take('METHOD_SET', ['SUBMIT'], { method })).toBe('SUBMITTED')
    }
  })

  it.each([
    [now + 1, 'return-notice-running', 'OBJECTED'],
    [now, 'SUBMITTED', 'return-notice-not-running'],
    [now - 1, 'SUBMITTED', 'return-notice-not-running'],
  ])('ends to the millisecond', (noticeUntil, submitted, objected) => {
    expect(take('PUBLIC_NOTICE', stepsToSubmission('PUBLIC_NOTICE'), { noticeUntil })).toBe(submitted)
    expect(take('PUBLIC_NOTICE', ['OBJECT'], { noticeUntil })).toBe(objected)
  })

  it('takes objections while it runs and in no other state', () => {
    for (const state of restitutionStatuses.values) expect(take(state, ['OBJECT'])).toBe(state === 'PUBLIC_NOTICE' || state === 'OBJECTED' ? 'OBJECTED' : 'return-notice-not-running')
  })

  it('does not close over an open objection, whoever closes it', () => {
    const over = { noticeUntil: now, openObjections: 1 }
    expect(take('OBJECTED', stepsToSubmission('OBJECTED'), over)).toBe('return-objection-open')
    expect(take('OBJECTED', ['CLOSE_NOTICE'], over, 'CLOCK')).toBe('return-objection-open')
    expect(take('PUBLIC_NOTICE', ['CLOSE_NOTICE'], { noticeUntil: now }, 'CLOCK')).toBe('RESOLVED')
    expect(take('PUBLIC_NOTICE', ['CLOSE_NOTICE'], { noticeUntil: now + 1 }, 'CLOCK')).toBe('return-notice-running')
    for (const state of ['METHOD_SET', 'RESOLVED'] as const) expect(take(state, ['SUBMIT'], { method: 'SINGLE_DEPOSIT', openObjections: 1 })).toBe('return-objection-open')
    expect(take('METHOD_SET', ['PUBLISH'], { openObjections: 1 })).toBe('return-objection-open')
  })

  it('an objection that holds has the shares set anew; the last that does not leads back, or on where time is over', () => {
    const decided = (outcome: 'ACCEPTED' | 'REJECTED', left: number, noticeUntil: number) => take('OBJECTED', stepsOfDecision(outcome, 'OBJECTED', left, noticeUntil, now), { openObjections: left, noticeUntil })
    expect(decided('ACCEPTED', 0, now + day)).toBe('TRACED')
    expect(decided('ACCEPTED', 2, now - day)).toBe('TRACED')
    expect(decided('REJECTED', 1, now + day)).toBe('OBJECTED')
    expect(decided('REJECTED', 1, now - day)).toBe('OBJECTED')
    expect(decided('REJECTED', 0, now + day)).toBe('PUBLIC_NOTICE')
    expect(decided('REJECTED', 0, now)).toBe('RESOLVED')
    for (const state of ['TRACED', 'METHOD_SET'] as const) {
      expect(take(state, stepsOfDecision('REJECTED', state, 0, null, now))).toBe(state)
      expect(take(state, stepsOfDecision('ACCEPTED', state, 0, null, now))).toBe('TRACED')
    }
  })

  it('begins with the local midnight after its publication', () => {
    const begins = (text: string): string => toInstant(nextMidnight(new Date(text)))
    expect(begins('2026-03-02T10:00:00+08:00')).toBe('2026-03-03T00:00:00.000+08:00')
    expect(begins('2026-03-02T23:59:59.999+08:00')).toBe('2026-03-03T00:00:00.000+08:00')
    expect(begins('2026-03-02T00:00:00+08:00')).toBe('2026-03-03T00:00:00.000+08:00')
    expect(begins('2026-12-31T15:59:59Z')).toBe('2027-01-01T00:00:00.000+08:00')
    expect(begins('2026-12-31T16:00:00Z')).toBe('2027-01-02T00:00:00.000+08:00')
  })
})

describe('the end', () => {
  it('is a full return, a part, or a failure, by what the bank has returned', () => {
    const share = (status: string, returnedFen: bigint) => ({ status, returnedFen })
    expect(endOf([share('RETURNED', 5n), share('RETURNED', 7n)])).toBe('END_RETURNED')
    expect(endOf([share('RETURNED', 5n), share('FAILED', 0n)])).toBe('END_IN_PART')
    expect(endOf([share('PART_RETURNED', 1n)])).toBe('END_IN_PART')
    expect(endOf([share('FAILED', 0n), share('FAILED', 0n)])).toBe('END_FAILED')
  })
})

describe('whatever is tried', () => {
  const actions = [...new Set(returnSteps.map(({ action }) => action))]
  it('only steps of the table are taken, each where its guards hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...actions), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...restitutionStatuses.values),
        fc.record({ method: fc.constantFrom('SINGLE_DEPOSIT' as const, 'TIMESTAMP_TRACED' as const, 'PRO_RATA' as const, null), sameUnit: fc.boolean(), noticeUntil: fc.constantFrom(null, now - 1, now, now + 1), openObjections: fc.nat(2) }),
        (tried, from, world) => {
          const taken = decideReturn(tried, from, 'CONTROL', world, now)
          if (typeof taken === 'string') {
            expect(Object.keys(rules)).toContain(taken)
            return
          }
          expect(taken.map(({ action }) => action)).toEqual(tried)
          for (const [at, step] of taken.entries()) {
            expect(step.from).toBe(taken[at - 1]?.to ?? from)
            if (['PUBLISH', 'CLOSE_NOTICE', 'SUBMIT', 'REOPEN_NOTICE'].includes(step.action)) expect(world.openObjections).toBe(0)
            if (step.action === 'OBJECT') expect((world.noticeUntil ?? 0) > now).toBe(true)
            if (step.action === 'CLOSE_NOTICE') expect((world.noticeUntil ?? Number.POSITIVE_INFINITY) <= now).toBe(true)
          }
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
