import { describe, expect, it } from 'vitest'
import { rules } from '../../src/law/articles.js'
import { addTerm } from '../../src/law/calendar.js'
import { termAt } from '../../src/law/terms.js'
import { faultsOfAnswer } from '../../src/orders/answer.rules.js'
import { actionOf, families, type FamilyRules } from '../../src/orders/family.rules.js'
import { orderActions, orderStatuses } from '../../src/orders/order.words.js'
import { type ResultCode, resultCodes } from '../../src/orders/result-code.rules.js'
import { decideStep, guards, isEnd, type OrderFacts, type OrderStatus, type Step, stopsPerAccount } from '../../src/orders/step.rules.js'
import { exceedsFiveYears } from '../../src/orders/term.rules.js'
import { actors } from '../../src/policy/vocabulary.js'

const every = Object.values(families)
const effective = new Date('2026-11-26T09:30:00.000+08:00')
const facts = (some: Partial<OrderFacts> = {}): OrderFacts => ({ expiresAt: null, stopsOnAccount: 0, frozenByAnother: false, awaitsAddressee: false, ...some })

/** States that lead to each other, whoever takes the steps. */
function reachable(steps: readonly Step[], start: OrderStatus | null): ReadonlySet<OrderStatus> {
  const found = new Set<OrderStatus>()
  const walk = (at: OrderStatus | null): void => {
    for (const { from, to } of steps) {
      if (from !== at || found.has(to)) continue
      found.add(to)
      walk(to)
    }
  }
  walk(start)
  return found
}

describe.each(every.map((family) => [family.family, family] as const))('%s', (_name, family: FamilyRules) => {
  const { steps } = family
  const states = reachable(steps, null)

  it('comes into being, and every state it can be in leads to an end', () => {
    expect(states).toContain('ISSUED')
    for (const state of states) {
      const ends = [state, ...reachable(steps, state)].filter((each) => isEnd(steps, each))
      expect(ends, state).not.toEqual([])
    }
  })

  it('has no step from a state that nothing leads to, and no two of one action between the same states', () => {
    for (const { from } of steps) if (from !== null) expect([...states]).toContain(from)
    const keys = steps.map(({ action, from, to }) => `${action} ${from} ${to}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const actor of actors) {
      // One action of one actor leads one way.
      const ways = steps.filter(({ by }) => by.includes(actor)).map(({ action, from }) => `${action} ${from}`)
      expect(new Set(ways).size, actor).toBe(ways.length)
    }
  })

  it('speaks of known states, actions and guards, each with its article in both languages', () => {
    for (const step of steps) {
      expect(orderStatuses.values).toContain(step.to)
      expect(orderActions.values).toContain(step.action)
      expect([step.article, step.en, step.zh].every((text) => text.trim().length > 0)).toBe(true)
      expect(step.by.length).toBeGreaterThan(0)
      for (const guard of step.guards) expect(rules[guards[guard].rule].zh.length).toBeGreaterThan(0)
    }
  })

  it('every result code it knows leads its addressee on, from issue and from delivery', () => {
    const codes = (Object.keys(resultCodes) as ResultCode[]).filter((code) => family.answers[code])
    expect(codes).toContain('0000')
    for (const from of ['ISSUED', 'DELIVERED'] as const) {
      for (const code of codes) {
        const action = actionOf(family, from, code, false)
        expect(action, code).toBeDefined()
        expect(decideStep(steps, action as NonNullable<typeof action>, from, 'INSTITUTION', facts(), effective.getTime()), `${code} from ${from}`).toMatchObject({ action, from })
      }
    }
  })

  it('what others do to an order that is out can be taken note of, so that it leaves the list of those that wait', () => {
    const byOthers = steps.filter(({ from, to, by }) => from !== null && from !== 'DRAFT' && to !== 'ISSUED' && by.some((actor) => actor !== 'INSTITUTION'))
    for (const { to } of byOthers) expect(steps.some(({ action, from, by }) => action === 'ACKNOWLEDGE' && from === to && by.includes('INSTITUTION')), to).toBe(true)
  })

  it('is nobody else’s than its addressee’s to answer', () => {
    const answers = new Set([...Object.values(family.answers), ...Object.values(family.answersFrom ?? {}).flatMap((each) => Object.values(each))])
    for (const { action, from, by } of steps) if (answers.has(action) && (from === 'ISSUED' || from === 'DELIVERED')) expect([action, from, by]).toEqual([action, from, ['INSTITUTION']])
  })
})

describe('a stop', () => {
  const { steps } = families.STOP_PAYMENT
  const expiresAt = addTerm(effective, termAt('STOP_PAYMENT_TERM', effective)).getTime()
  const control = (action: 'EXTEND' | 'LIFT', now: number, stops = 1) => decideStep(steps, action, 'IN_FORCE', 'CONTROL', facts({ expiresAt, stopsOnAccount: stops }), now)

  it('lasts 48 hours to the millisecond from the moment it takes effect', () => {
    expect(expiresAt - effective.getTime()).toBe(48 * 3_600_000)
    expect(decideStep(steps, 'EXPIRE', 'IN_FORCE', 'CLOCK', facts({ expiresAt }), expiresAt - 1)).toBe('step-not-lawful')
    expect(decideStep(steps, 'EXPIRE', 'IN_FORCE', 'CLOCK', facts({ expiresAt }), expiresAt)).toMatchObject({ to: 'EXPIRED' })
  })

  it('is extended, lifted and converted up to its last millisecond, and at its end no more', () => {
    expect(control('EXTEND', expiresAt - 1)).toMatchObject({ to: 'EXTENDED' })
    expect(control('EXTEND', expiresAt)).toBe('stop-extend-before-expiry')
    expect(control('LIFT', expiresAt - 1)).toMatchObject({ to: 'LIFTED' })
    expect(control('LIFT', expiresAt)).toBe('stop-term-over')
    const convert = (now: number) => decideStep(steps, 'CONVERT', 'EXTENDED', 'INSTITUTION', facts({ expiresAt }), now)
    expect(convert(expiresAt - 1)).toMatchObject({ to: 'CONVERTED_TO_FREEZE' })
    expect(convert(expiresAt)).toBe('stop-extend-before-expiry')
  })

  it('is one of two of its account, and an extension is a second one', () => {
    const effect = (stops: number) => decideStep(steps, 'TAKE_EFFECT', 'DELIVERED', 'INSTITUTION', facts({ stopsOnAccount: stops }), effective.getTime())
    expect(effect(0)).toMatchObject({ to: 'IN_FORCE' })
    expect(effect(1)).toMatchObject({ to: 'IN_FORCE' })
    expect(effect(2)).toBe('stop-two-at-most')
    expect(control('EXTEND', effective.getTime(), 1)).toMatchObject({ to: 'EXTENDED' })
    expect(control('EXTEND', effective.getTime(), 2)).toBe('stop-two-at-most')
    expect(decideStep(steps, 'EXTEND', 'EXTENDED', 'CONTROL', facts({ expiresAt, stopsOnAccount: 2 }), effective.getTime())).toBe('step-not-lawful')
    expect(termAt('STOP_PAYMENT_COUNT', effective)).toMatchObject({ amount: stopsPerAccount, unit: 'COUNT' })
  })
})

describe('a freeze', () => {
  const { steps } = families.FREEZE
  const expiresAt = addTerm(effective, termAt('FREEZE_TERM', effective)).getTime()
  const renew = (now: number, from: OrderStatus = 'IN_FORCE') => decideStep(steps, 'RENEW', from, 'CONTROL', facts({ expiresAt }), now)

  it('is renewed up to its last millisecond, as often as needed, and is over at its end', () => {
    expect(new Date(expiresAt).toISOString()).toBe('2027-05-26T01:30:00.000Z')
    for (const from of ['IN_FORCE', 'RENEWED', 'PARTLY_RETURNED'] as const) {
      expect(renew(expiresAt - 1, from)).toMatchObject({ to: 'RENEWED' })
      expect(renew(expiresAt, from)).toBe('freeze-renew-before-expiry')
      expect(decideStep(steps, 'EXPIRE', from, 'CLOCK', facts({ expiresAt }), expiresAt - 1)).toBe('step-not-lawful')
      expect(decideStep(steps, 'EXPIRE', from, 'CLOCK', facts({ expiresAt }), expiresAt)).toMatchObject({ to: 'EXPIRED' })
    }
  })

  it('does not take effect behind another one, but waits, and takes its turn by desk, bank or clock', () => {
    const held = facts({ frozenByAnother: true })
    expect(decideStep(steps, 'TAKE_EFFECT', 'DELIVERED', 'INSTITUTION', held, effective.getTime())).toBe('freeze-no-double')
    expect(decideStep(steps, 'QUEUE', 'DELIVERED', 'INSTITUTION', held, effective.getTime())).toMatchObject({ to: 'QUEUED' })
    for (const actor of ['CONTROL', 'INSTITUTION', 'CLOCK'] as const) {
      expect(decideStep(steps, 'TAKE_EFFECT', 'QUEUED', actor, held, effective.getTime())).toBe('freeze-no-double')
      expect(decideStep(steps, 'TAKE_EFFECT', 'QUEUED', actor, facts(), effective.getTime())).toMatchObject({ to: 'IN_FORCE' })
    }
  })
})

describe('an answer', () => {
  it('0300 sends a number measure on where the number has moved, and back where it has not', () => {
    expect(actionOf(families.NUMBER_MEASURE, 'ISSUED', '0300', true)).toBe('MISROUTE')
    expect(actionOf(families.NUMBER_MEASURE, 'ISSUED', '0300', false)).toBe('REJECT')
    expect(actionOf(families.IM_MEASURE, 'ISSUED', '0300', true)).toBe('REJECT')
  })

  it('0000 holds a recalled remittance first, and returns it once it is held', () => {
    expect(actionOf(families.RECALL_REQUEST, 'DELIVERED', '0000', false)).toBe('EXECUTE')
    expect(actionOf(families.RECALL_REQUEST, 'EXECUTED', '0000', false)).toBe('RETURN_ALL')
    expect(actionOf(families.RECALL_REQUEST, 'EXECUTED', '1200', false)).toBe('RETURN_PART')
  })

  it('names every part that is out of place or impossible', () => {
    const now = effective
    const faults = (family: keyof typeof families, action: Parameters<typeof faultsOfAnswer>[1], code: string, parts: Parameters<typeof faultsOfAnswer>[3], ordered: string | null = '100.00') => faultsOfAnswer(families[family], action, code, parts, ordered, now).map(([field, rule]) => `${field} ${rule}`)
    expect(faults('STOP_PAYMENT', 'TAKE_EFFECT', '0000', { amount: '100.00' })).toEqual([])
    expect(faults('STOP_PAYMENT', 'TAKE_EFFECT', '0000', { amount: '100.01' })).toEqual(['input.amount amount-above-order'])
    expect(faults('STOP_PAYMENT', 'TAKE_EFFECT', '1200', {})).toEqual(['input.amount amount-missing'])
    expect(faults('STOP_PAYMENT', 'FAIL', '1300', { amount: '1.00' })).toEqual(['input.amount answer-part-not-of-order'])
    expect(faults('STOP_PAYMENT', 'REJECT', '0301', { movedTo: [{ amount: '1.00', at: '2026-11-26T09:00:00+08:00' }] })).toEqual(['input.movedTo stop-only-matching-account'])
    expect(faults('STOP_PAYMENT', 'TAKE_EFFECT', '0000', { movedTo: [{ amount: '0.00', at: '2026-11-26T09:30:00.001+08:00' }] })).toEqual(['input.movedTo.0.amount amount-not-positive', 'input.movedTo.0.at payment-in-future'])
    expect(faults('NUMBER_MEASURE', 'EXECUTE', '0000', { portedTo: 'agency_1', balance: '1.00' }, null)).toEqual(['input.balance answer-part-not-of-order', 'input.portedTo answer-part-not-of-order'])
    expect(faults('RECALL_REQUEST', 'ASK_DOCUMENTS', '0600', { documentsRequested: ' ' })).toEqual(['input.documentsRequested answer-part-not-of-order'])
    expect(faults('RETURN_OF_FUNDS', 'RETURN_ALL', '0000', { amount: '99.99' })).toEqual(['input.amount answer-part-not-of-order'])
  })
})

describe('disciplinary measures', () => {
  const year = (count: number) => new Date(Date.UTC(2025 + count, 10, 26, 1, 30))
  it('of two and three years follow each other; a further one, or two of three, would exceed five', () => {
    const two = { term: 'DISCIPLINE_TWO_YEARS' as const, from: year(0), until: year(2) }
    const three = { term: 'DISCIPLINE_THREE_YEARS' as const, from: year(0), until: year(3) }
    expect(exceedsFiveYears([], 'DISCIPLINE_THREE_YEARS', effective)).toBe(false)
    expect(exceedsFiveYears([two], 'DISCIPLINE_THREE_YEARS', effective)).toBe(false)
    expect(exceedsFiveYears([three], 'DISCIPLINE_THREE_YEARS', effective)).toBe(true)
    expect(exceedsFiveYears([two, { term: 'DISCIPLINE_TWO_YEARS', from: year(2), until: year(4) }], 'DISCIPLINE_TWO_YEARS', effective)).toBe(true)
    expect(exceedsFiveYears([{ term: 'DISCIPLINE_THREE_YEARS', from: null, until: null }], 'DISCIPLINE_THREE_YEARS', effective)).toBe(true)
  })

  it('after a break the years are counted anew', () => {
    expect(exceedsFiveYears([{ term: 'DISCIPLINE_THREE_YEARS', from: year(-3), until: new Date(effective.getTime() - 1) }], 'DISCIPLINE_THREE_YEARS', effective)).toBe(false)
    expect(exceedsFiveYears([{ term: 'DISCIPLINE_THREE_YEARS', from: year(-2), until: effective }], 'DISCIPLINE_THREE_YEARS', effective)).toBe(true)
  })
})
