import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { addTerm, dayNumber, isWorkingDay, localDate, monthBegin, monthNumber, subtractTerm, toInstant } from '../../src/law/calendar.js'
import { holidaySchedules } from '../../src/law/holidays.js'
import { type Term, type TermUnit, termAt } from '../../src/law/terms.js'

const at = (text: string): Date => new Date(text)
const lasting = (amount: number, unit: TermUnit): Term => ({ ...termAt('STOP_PAYMENT_TERM', at('2026-03-02T10:00:00+08:00')), amount, unit })
const add = (from: string, amount: number, unit: TermUnit): string => toInstant(addTerm(at(from), lasting(amount, unit)))

describe('hours and minutes', () => {
  it('48 hours end to the millisecond', () => {
    expect(add('2026-02-14T23:59:59.999+08:00', 48, 'HOUR')).toBe('2026-02-16T23:59:59.999+08:00')
    expect(add('2026-02-27T22:15:03.001+08:00', 48, 'HOUR')).toBe('2026-03-01T22:15:03.001+08:00')
  })

  it('run on where other countries change their clocks', () => {
    expect(add('2026-03-28T23:00:00+01:00', 48, 'HOUR')).toBe('2026-03-31T06:00:00.000+08:00')
    expect(add('2026-10-24T23:00:00+02:00', 60, 'MINUTE')).toBe('2026-10-25T06:00:00.000+08:00')
  })
})

describe('days, months and years', () => {
  it('days keep the local time, over the ends of months and years', () => {
    expect(add('2026-12-30T00:30:00+08:00', 3, 'DAY')).toBe('2027-01-02T00:30:00.000+08:00')
    expect(add('2028-02-28T16:00:00Z', 1, 'DAY')).toBe('2028-03-01T00:00:00.000+08:00')
  })

  it.each([
    ['2025-08-31T09:00:00+08:00', 6, 'MONTH', '2026-02-28T09:00:00.000+08:00'],
    ['2027-08-31T09:00:00+08:00', 6, 'MONTH', '2028-02-29T09:00:00.000+08:00'],
    ['2025-08-28T09:00:00+08:00', 6, 'MONTH', '2026-02-28T09:00:00.000+08:00'],
    ['2026-12-31T23:59:59.999+08:00', 6, 'MONTH', '2027-06-30T23:59:59.999+08:00'],
    ['2026-02-28T12:00:00+08:00', 6, 'MONTH', '2026-08-28T12:00:00.000+08:00'],
    ['2028-02-29T12:00:00+08:00', 1, 'YEAR', '2029-02-28T12:00:00.000+08:00'],
    ['2024-02-29T12:00:00+08:00', 4, 'YEAR', '2028-02-29T12:00:00.000+08:00'],
    ['2096-02-29T12:00:00+08:00', 4, 'YEAR', '2100-02-28T12:00:00.000+08:00'],
    ['2024-12-01T00:00:00+08:00', 2, 'YEAR', '2026-12-01T00:00:00.000+08:00'],
  ] as const)('%s and %i %s is %s', (from, amount, unit, expected) => {
    expect(add(from, amount, unit)).toBe(expected)
  })

  it('are those of Shanghai: 31 August begins there while it is still the 30th in Greenwich', () => {
    expect(add('2026-08-30T16:00:00Z', 6, 'MONTH')).toBe('2027-02-28T00:00:00.000+08:00')
    expect(add('2026-08-30T15:59:59.999Z', 6, 'MONTH')).toBe('2027-02-28T23:59:59.999+08:00')
  })
})

describe('working days', () => {
  it.each([
    ['of a Monday end with Thursday', '2026-03-02T10:00:00+08:00', 3, '2026-03-06T00:00:00.000+08:00'],
    ['begin after the local day, however late it is', '2026-03-02T23:59:59.999+08:00', 1, '2026-03-04T00:00:00.000+08:00'],
    ['begin after the local day, however early it is', '2026-03-02T00:00:00+08:00', 1, '2026-03-04T00:00:00.000+08:00'],
    ['of a Friday pass over the weekend', '2026-03-06T10:00:00+08:00', 3, '2026-03-12T00:00:00.000+08:00'],
    ['of a Saturday begin on Monday', '2026-03-07T10:00:00+08:00', 1, '2026-03-10T00:00:00.000+08:00'],
    ['pass over National Day 2026, and count the Saturday made up for it', '2026-09-30T10:00:00+08:00', 3, '2026-10-11T00:00:00.000+08:00'],
    ['count a Sunday made up in advance', '2026-09-18T10:00:00+08:00', 1, '2026-09-21T00:00:00.000+08:00'],
    ['pass over Spring Festival 2026 between its two made-up Saturdays', '2026-02-13T10:00:00+08:00', 6, '2026-03-01T00:00:00.000+08:00'],
    ['pass over the turn of 2026 and count its Sunday', '2025-12-31T10:00:00+08:00', 2, '2026-01-06T00:00:00.000+08:00'],
    ['pass over National Day 2025 and count its Saturday', '2025-09-30T10:00:00+08:00', 3, '2025-10-12T00:00:00.000+08:00'],
    ['of a year without a schedule have weekends alone', '2027-09-30T10:00:00+08:00', 1, '2027-10-02T00:00:00.000+08:00'],
  ])('%s', (_, from, amount, expected) => {
    expect(add(from, amount, 'WORKING_DAY')).toBe(expected)
  })

  it('number 248 in each of the two years announced', () => {
    for (const year of [2025, 2026]) {
      const days = Array.from({ length: 365 }, (_, index) => new Date(Date.parse(`${year}-01-01T12:00:00+08:00`) + index * 86_400_000))
      expect(days.filter(isWorkingDay).length).toBe(248)
    }
  })

  it('made up are weekend days of their year, and none of them is off', () => {
    for (const { year, off, working } of holidaySchedules) {
      for (const date of [...off.flat(), ...working]) expect(date).toMatch(new RegExp(`^${year}\\d{4}$`))
      for (const [first, last] of off) expect(first <= last).toBe(true)
      for (const date of working) {
        const noon = at(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T12:00:00+08:00`)
        expect([0, 6]).toContain(noon.getUTCDay())
        expect(isWorkingDay(noon)).toBe(true)
        expect(off.filter(([first, last]) => first <= date && date <= last)).toEqual([])
      }
    }
  })
})

describe('a warning', () => {
  it('is due so long before the end', () => {
    expect(toInstant(subtractTerm(at('2026-03-04T03:00:00.001+08:00'), lasting(6, 'HOUR')))).toBe('2026-03-03T21:00:00.001+08:00')
    expect(toInstant(subtractTerm(at('2026-03-04T03:00:00+08:00'), lasting(7, 'DAY')))).toBe('2026-02-25T03:00:00.000+08:00')
  })

  it('cannot precede by what has no fixed length', () => {
    for (const unit of ['WORKING_DAY', 'MONTH', 'YEAR', 'COUNT'] as const) expect(() => subtractTerm(at('2026-03-04T03:00:00Z'), lasting(1, unit))).toThrow('Invariant')
  })
})

describe('what is no duration or no date', () => {
  it('is refused', () => {
    expect(() => addTerm(at('2026-03-04T03:00:00Z'), lasting(2, 'COUNT'))).toThrow('Invariant')
    const never = new Date(Number.NaN)
    for (const unit of ['MINUTE', 'HOUR', 'DAY', 'WORKING_DAY', 'MONTH', 'YEAR'] as const) expect(() => addTerm(never, lasting(1, unit))).toThrow('Invariant')
    for (const say of [localDate, toInstant, isWorkingDay, dayNumber, monthNumber, monthBegin]) expect(() => say(never)).toThrow('Invariant')
  })
})

describe('the local date and time', () => {
  it('turn at midnight in Shanghai', () => {
    expect(localDate(at('2025-12-31T15:59:59.999Z'))).toBe('20251231')
    expect(localDate(at('2025-12-31T16:00:00Z'))).toBe('20260101')
    expect(toInstant(at('2025-12-31T16:00:00Z'))).toBe('2026-01-01T00:00:00.000+08:00')
  })

  it('say what the zone database says, and an instant reads back as itself', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })
    fc.assert(
      fc.property(instants, (instant) => {
        expect(localDate(instant)).toBe(format.format(instant).replaceAll('-', ''))
        expect(new Date(toInstant(instant)).getTime()).toBe(instant.getTime())
      }),
    )
  })
})

describe('days and months', () => {
  it('turn at midnight in Shanghai, those before 1970 too', () => {
    expect(['1970-01-01T00:00:00+08:00', '1970-01-01T23:59:59.999+08:00', '1969-12-31T23:59:59.999+08:00', '2026-01-01T00:00:00+08:00'].map((each) => dayNumber(at(each)))).toEqual([0, 0, -1, 20_454])
    expect(['2025-12-31T15:59:59.999Z', '2025-12-31T16:00:00Z', '2026-01-31T15:59:59.999Z'].map((each) => monthNumber(at(each)) - 12 * 2025)).toEqual([11, 12, 12])
  })

  it.each([
    ['2026-03-31T23:59:59.999+08:00', 0, '2026-03-01T00:00:00.000+08:00'],
    ['2026-03-31T16:00:00Z', 0, '2026-04-01T00:00:00.000+08:00'],
    ['2026-01-31T12:00:00+08:00', 1, '2026-02-01T00:00:00.000+08:00'],
    ['2028-02-01T00:00:00+08:00', 1, '2028-03-01T00:00:00.000+08:00'],
    ['2026-12-01T00:00:00+08:00', 1, '2027-01-01T00:00:00.000+08:00'],
    ['2026-01-01T00:00:00+08:00', -1, '2025-12-01T00:00:00.000+08:00'],
    ['2028-02-29T08:00:00+08:00', -12, '2027-02-01T00:00:00.000+08:00'],
    ['0001-01-01T00:00:00+08:00', 0, '0001-01-01T00:00:00.000+08:00'],
  ])('the month of %s and %i more begins %s', (from, months, expected) => {
    expect(toInstant(monthBegin(at(from), months))).toBe(expected)
  })

  it('hold every instant once: each begins where the one before it ends', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -40, max: 40 }), (instant, months) => {
        const [begin, end] = [monthBegin(instant, months), monthBegin(instant, months + 1)]
        expect(monthNumber(begin)).toBe(monthNumber(instant) + months)
        expect(localDate(begin).slice(6) + toInstant(begin).slice(11)).toBe('0100:00:00.000+08:00')
        expect([monthNumber(new Date(end.getTime() - 1)), dayNumber(end) - dayNumber(new Date(end.getTime() - 1))]).toEqual([monthNumber(begin), 1])
      }),
    )
  })
})

const instants = fc.date({ min: at('1991-09-16T00:00:00Z'), max: at('2098-12-31T00:00:00Z'), noInvalidDate: true })
const fixed = fc.constantFrom<TermUnit>('MINUTE', 'HOUR', 'DAY', 'WORKING_DAY')
const units = fc.constantFrom<TermUnit>('MINUTE', 'HOUR', 'DAY', 'WORKING_DAY', 'MONTH', 'YEAR')
const amounts = fc.integer({ min: 1, max: 60 })
/** Two instants, the second up to ten weeks after the first: near enough for months to clamp. */
const pairs = fc.tuple(instants, fc.integer({ min: 0, max: 70 * 86_400_000 })).map(([earlier, gap]) => [earlier, new Date(earlier.getTime() + gap)] as const)

describe('any term', () => {
  it('ends after it begins', () => {
    fc.assert(fc.property(instants, amounts, units, (from, amount, unit) => addTerm(from, lasting(amount, unit)) > from))
  })

  it('of fixed length or working days ends no earlier for having begun later', () => {
    fc.assert(fc.property(pairs, amounts, fixed, ([earlier, later], amount, unit) => addTerm(earlier, lasting(amount, unit)) <= addTerm(later, lasting(amount, unit))), { numRuns: 500 })
  })

  it('of months or years ends on no earlier day for having begun later', () => {
    const ends = (from: Date, amount: number, unit: TermUnit): string => localDate(addTerm(from, lasting(amount, unit)))
    fc.assert(fc.property(pairs, amounts, fc.constantFrom<TermUnit>('MONTH', 'YEAR'), ([earlier, later], amount, unit) => ends(earlier, amount, unit) <= ends(later, amount, unit)), { numRuns: 500 })
  })

  it('longer by one ends later', () => {
    fc.assert(fc.property(instants, amounts, units, (from, amount, unit) => addTerm(from, lasting(amount, unit)) < addTerm(from, lasting(amount + 1, unit))))
  })

  it('of days, months and years keeps the local time of day', () => {
    fc.assert(
      fc.property(instants, amounts, fc.constantFrom<TermUnit>('DAY', 'MONTH', 'YEAR'), (from, amount, unit) => {
        expect(toInstant(addTerm(from, lasting(amount, unit))).slice(11)).toBe(toInstant(from).slice(11))
      }),
    )
  })

  it('of working days ends with a working day', () => {
    fc.assert(fc.property(instants, amounts, (from, amount) => isWorkingDay(new Date(addTerm(from, lasting(amount, 'WORKING_DAY')).getTime() - 1))))
  })
})

describe('the zone of the machine', () => {
  const { TZ } = process.env
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  })

  it('changes nothing', () => {
    const froms = ['2026-03-29T01:30:00Z', '2026-08-31T10:00:00Z', '2026-09-30T15:59:59.999Z', '2026-10-25T00:30:00Z', '2028-02-29T16:00:00Z']
    const run = () => froms.flatMap((from) => [localDate(at(from)), dayNumber(at(from)), monthNumber(at(from)), toInstant(monthBegin(at(from), 1)), ...(['MINUTE', 'HOUR', 'DAY', 'WORKING_DAY', 'MONTH', 'YEAR'] as const).map((unit) => add(from, 6, unit))])
    const seen = ['UTC', 'Asia/Shanghai', 'Pacific/Kiritimati', 'America/St_Johns', 'Europe/Berlin'].map((zone) => {
      process.env.TZ = zone
      return { offset: at('2026-07-01T00:00:00Z').getTimezoneOffset(), said: run() }
    })
    expect(seen.map(({ offset }) => offset)).toEqual([0, -480, -840, 150, -120])
    expect(new Set(seen.map(({ said }) => JSON.stringify(said))).size).toBe(1)
  })
})
