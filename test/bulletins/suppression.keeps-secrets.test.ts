import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Counted, mergeOthers, sumKey, toldOf, wholeTable } from '../../src/bulletins/bulletin.rules.js'
import { suppress } from '../../src/bulletins/suppression.rules.js'
import { boundsOf, type Telling, worldsOf } from './suppression-reference.js'

const sumOf = (counts: readonly number[]): number => counts.reduce((total, each) => total + each, 0)
const tellingOf = (counts: readonly number[], { told, isSumTold }: ReturnType<typeof suppress>): Telling => ({ counts: counts.map((count, at) => (told[at] ? count : null)), sum: isSumTold ? sumOf(counts) : null })
/** Every telling that the lot may lead to. */
function tellings(counts: readonly number[]): readonly Telling[] {
  const found: Telling[] = []
  for (let lot = 0, below = 1; lot < below; lot++) found.push(tellingOf(counts, suppress(counts, (many) => ((below = many), lot))))
  return found
}
const month = fc.array(fc.oneof(fc.nat(4), fc.nat(9), fc.nat(400)), { minLength: 1, maxLength: 14 })

describe('a month as it is told', () => {
  it('is true: what is told is the count, no small one is, and the sum is that of all', () => {
    fc.assert(
      fc.property(month, fc.nat(), (counts, lot) => {
        const { told, isSumTold } = suppress(counts, (below) => lot % below)
        for (const [at, isTold] of told.entries()) if (isTold) expect(counts[at]).toBeGreaterThanOrEqual(5)
        expect(isSumTold).toBe(sumOf(counts) >= 5)
        // One count more than the small ones at most is kept back.
        expect(told.filter((each) => !each).length - counts.filter((count) => count < 5).length).toBeLessThanOrEqual(isSumTold ? 1 : 0)
        if (!isSumTold) expect(told).not.toContain(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('leaves of each count that is not told open whether it is 0, 1, 2, 3 or 4', () => {
    fc.assert(
      fc.property(month, fc.nat(), (counts, lot) => {
        const telling = tellingOf(counts, suppress(counts, (below) => lot % below))
        boundsOf(telling).forEach((bounds, at) => {
          if (telling.counts[at] !== null || bounds === null) return
          expect(bounds[0]).toBe(0)
          expect(bounds[1]).toBeGreaterThanOrEqual(4)
        })
      }),
      { numRuns: 2_000 },
    )
  })

  it('leaves five possibilities at least even to a reader who knows the rule, by trying every month', () => {
    let tried = 0
    for (const [size, most] of [[1, 14], [2, 14], [3, 14], [4, 11]] as const) {
      for (const [telling, worlds] of worldsOf(size, most, tellings)) {
        tried++
        const untold = telling.split(' = ')[0]?.split(' ') as string[]
        for (const [at, values] of worlds.entries()) if (untold[at] === '?') expect({ telling, at, enough: values.size >= 5 }).toEqual({ telling, at, enough: true })
      }
    }
    expect(tried).toBeGreaterThan(1_000)
  })

  it('keeps back the same whichever way the same cases are told apart: no sum that one way hides is told by another', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { maxLength: 30 }), (cases) => {
        const by = (side: 0 | 1, keys: number) => Array.from({ length: keys }, (_, key) => cases.filter((each) => each[side] === key).length)
        const [first, other] = [tellingOf(by(0, 4), suppress(by(0, 4), () => 0)), tellingOf(by(1, 3), suppress(by(1, 3), () => 0))]
        expect(first.sum).toBe(other.sum)
        if (first.sum === null) expect([...first.counts, ...other.counts].filter((count) => count !== null)).toEqual([])
      }),
    )
  })

  it('draws its lot among all that are not small', () => {
    const counts = [2, 7, 90, 0, 5]
    const safe = suppress(counts, () => 0)
    expect(safe.told).toEqual([false, false, true, false, true])
    expect([0, 1, 2].map((lot) => suppress(counts, (below) => (expect(below).toBe(3), lot)).told.flatMap((isTold, at) => (isTold ? [] : [at])))).toEqual([[0, 1, 3], [0, 2, 3], [0, 3, 4]])
  })
})

describe('a table of months', () => {
  const months = ['2020-01', '2020-02'].map((name) => ({ periodFrom: `${name}-01T00:00:00.000+08:00`, periodUntil: `${name}-29T00:00:00.000+08:00` }))
  const cell = (key: string, nth: 0 | 1, count: number): Counted => ({ key, ...(months[nth] as (typeof months)[0]), count, lossAmount: `${count}.50`, isRising: true })

  it('has every key in every month, in the order of keys whatever was counted, and the sum at the end', () => {
    expect(wholeTable(months, ['B', 'A'], [cell('B', 0, 9), cell('A', 1, 2)]).map(({ key, periodFrom, count, lossAmount, isRising }) => [periodFrom.slice(0, 7), key, count, lossAmount, isRising])).toEqual([
      ['2020-01', 'A', 0, '0.00', null], ['2020-01', 'B', 9, '9.50', true], ['2020-01', sumKey, 9, '9.50', null],
      ['2020-02', 'A', 2, '2.50', true], ['2020-02', 'B', 0, '0.00', null], ['2020-02', sumKey, 2, '2.50', null],
    ])
  })

  it('names divisions by the months before alone, so that no name tells of a case of its own months', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.constantFrom('1', '2', '3', '4'), nth: fc.constantFrom(0 as const, 1 as const), count: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 }), fc.array(fc.record({ key: fc.constantFrom('1', '2', '3', '4'), count: fc.integer({ min: 1, max: 4 }) })), (now, before) => {
        const cells = [...new Map(now.map((each) => [`${each.key} ${each.nth}`, each])).values()].map(({ key, nth, count }) => cell(key, nth, count))
        const past = before.map(({ key, count }) => cell(key, 0, count))
        const { keys, counted } = mergeOthers(cells, past)
        expect([...keys].sort()).toEqual([...['1', '2', '3', '4'].filter((key) => sumOf(past.filter((each) => each.key === key).map(({ count }) => count)) >= 5), 'OTHER'].sort())
        for (const { periodFrom } of months) expect(sumOf(counted.filter((each) => each.periodFrom === periodFrom).map(({ count }) => count))).toBe(sumOf(cells.filter((each) => each.periodFrom === periodFrom).map(({ count }) => count)))
        for (const { key } of counted) expect(keys).toContain(key)
        expect(new Set(counted.map(({ key, periodFrom }) => `${key} ${periodFrom}`)).size).toBe(counted.length)
      }),
    )
  })

  it('is told month by month and dimension by dimension, each by itself', () => {
    const figures = wholeTable(months, ['A', 'B', 'C'], [cell('A', 0, 9), cell('B', 0, 8), cell('C', 0, 1), cell('A', 1, 6), cell('B', 1, 7), cell('C', 1, 8)]).map((each, at) => ({ ...each, id: String(at), dimension: 'CHANNEL' as const }))
    expect([...toldOf(figures, () => 0)]).toEqual(['1', '3', '4', '5', '6', '7'])
    expect([...toldOf(figures, () => 1)]).toEqual(['0', '3', '4', '5', '6', '7'])
  })
})
