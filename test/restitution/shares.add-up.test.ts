import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulaOf, type Loss, type RestitutionMethod, type Share, sharesOf } from '../../src/restitution/share.rules.js'
import { fen, yuan } from '../../src/scalars/money.js'

/** Shares, where the rules allow them; a refusal fails the test. */
function shared(method: RestitutionMethod, frozen: bigint, losses: readonly Loss[]): readonly Share[] {
  const shares = sharesOf(method, frozen, losses)
  if (typeof shares === 'string') throw new Error(`refused: ${shares}`)
  return shares
}
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n)
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const fenOfShares = (shares: readonly Share[]): readonly bigint[] => shares.map(({ fen }) => fen)
const lost = (...fen: readonly bigint[]): readonly Loss[] => fen.map((each, at) => ({ victimId: `victim_${String.fromCharCode(97 + at)}`, fen: each }))

/** Up to eighteen digits before the point, as the columns hold, and mostly small, so that parts of a fen matter. */
const money = fc.oneof({ weight: 3, arbitrary: fc.bigInt(0n, 200n) }, { weight: 2, arbitrary: fc.bigInt(0n, 10_000_000n) }, { weight: 1, arbitrary: fc.bigInt(0n, 10n ** 20n - 1n) })
const losses: fc.Arbitrary<readonly Loss[]> = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 30 })
  .chain((ids) => fc.tuple(...ids.map(() => money)).map((amounts) => ids.map((victimId, at) => ({ victimId, fen: amounts[at] as bigint }))))

describe('shares in proportion', () => {
  it('add up to the fen: to what is frozen, or where that is more, to the losses', () => {
    fc.assert(
      fc.property(money, losses, (frozen, victims) => {
        expect(sum(fenOfShares(shared('PRO_RATA', frozen, victims)))).toBe(least(frozen, sum(victims.map(({ fen }) => fen))))
      }),
      { numRuns: 2_000 },
    )
  })

  it('give nobody more than the loss, nor less than nothing', () => {
    fc.assert(
      fc.property(money, losses, (frozen, victims) => {
        const shares = shared('PRO_RATA', frozen, victims)
        expect(shares).toHaveLength(victims.length)
        for (const { victimId, lossFen, fen } of shares) {
          expect(lossFen).toBe(victims.find((each) => each.victimId === victimId)?.fen)
          expect(fen >= 0n && fen <= lossFen).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('lie within one fen of the exact proportion', () => {
    fc.assert(
      fc.property(money, losses, (frozen, victims) => {
        const total = sum(victims.map(({ fen }) => fen))
        for (const { lossFen, fen } of shared('PRO_RATA', frozen, victims)) {
          const gap = fen * total - least(frozen, total) * lossFen
          expect(gap < total || total === 0n).toBe(true)
          expect(-gap < total || total === 0n).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('do not depend on the order in which victims are told', () => {
    fc.assert(
      fc.property(money, losses, fc.infiniteStream(fc.nat()), (frozen, victims, keys) => {
        const shuffled = victims.map((victim) => ({ victim, key: keys.next().value as number })).sort((a, b) => a.key - b.key).map(({ victim }) => victim)
        expect(shared('PRO_RATA', frozen, shuffled)).toEqual(shared('PRO_RATA', frozen, victims))
      }),
      { numRuns: 1_000 },
    )
  })

  it('of equal losses differ by one fen at most, and of unequal ones the larger is never below the smaller', () => {
    fc.assert(
      fc.property(money, losses, fc.bigInt(0n, 1_000n), (frozen, victims, equal) => {
        const shares = shared('PRO_RATA', frozen, victims.map((victim, at) => (at % 2 ? victim : { ...victim, fen: equal })))
        for (const a of shares) {
          for (const b of shares) {
            if (a.lossFen === b.lossFen) expect(a.fen - b.fen <= 1n && b.fen - a.fen <= 1n).toBe(true)
            else if (a.lossFen > b.lossFen) expect(a.fen >= b.fen).toBe(true)
          }
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('are those of the worked examples', () => {
    expect(fenOfShares(shared('PRO_RATA', 6_000_000n, lost(3_000_000n, 6_000_000n)))).toEqual([2_000_000n, 4_000_000n])
    // 100 fen by three equal losses: the odd fen goes to the lowest id.
    expect(fenOfShares(shared('PRO_RATA', 100n, lost(50n, 50n, 50n)))).toEqual([34n, 33n, 33n])
    // 0.667, 1.333: the larger remainder, not the larger loss, gets the fen.
    expect(fenOfShares(shared('PRO_RATA', 2n, lost(1n, 2n)))).toEqual([1n, 1n])
    expect(fenOfShares(shared('PRO_RATA', 10n ** 20n - 1n, lost(10n ** 20n - 1n, 1n)))).toEqual([10n ** 20n - 2n, 1n])
  })

  it('of nothing frozen, and of nothing lost, are nothing', () => {
    expect(fenOfShares(shared('PRO_RATA', 0n, lost(5n, 7n)))).toEqual([0n, 0n])
    expect(fenOfShares(shared('PRO_RATA', 100n, lost(0n, 0n)))).toEqual([0n, 0n])
    expect(fenOfShares(shared('PRO_RATA', 100n, lost(0n, 40n)))).toEqual([0n, 40n])
    expect(shared('PRO_RATA', 100n, [])).toEqual([])
  })

  it('of one victim are the loss, as far as it is frozen', () => {
    fc.assert(
      fc.property(money, money, (frozen, fen) => {
        expect(fenOfShares(shared('PRO_RATA', frozen, lost(fen)))).toEqual([least(frozen, fen)])
        expect(shared('SINGLE_DEPOSIT', frozen, lost(fen))).toEqual(shared('PRO_RATA', frozen, lost(fen)))
      }),
    )
  })
})

describe('other methods', () => {
  it('one credit has one victim, and no other number of them', () => {
    expect(sharesOf('SINGLE_DEPOSIT', 100n, [])).toBe('return-method')
    expect(sharesOf('SINGLE_DEPOSIT', 100n, lost(50n, 50n))).toBe('return-method')
    expect(fenOfShares(shared('SINGLE_DEPOSIT', 100n, lost(300n)))).toEqual([100n])
    expect(fenOfShares(shared('SINGLE_DEPOSIT', 300n, lost(100n)))).toEqual([100n])
  })

  it('credits told apart go back as traced, each within its loss and all within what is frozen', () => {
    const traced = (frozen: bigint, ...pairs: readonly (readonly [loss: bigint, traced: bigint])[]) => sharesOf('TIMESTAMP_TRACED', frozen, pairs.map(([fen, tracedFen], at) => ({ victimId: `victim_${at}`, fen, tracedFen })))
    expect(traced(300n, [200n, 100n], [200n, 200n])).toEqual([
      { victimId: 'victim_0', lossFen: 200n, fen: 100n },
      { victimId: 'victim_1', lossFen: 200n, fen: 200n },
    ])
    expect(traced(299n, [200n, 100n], [200n, 200n])).toBe('return-shares-exceed')
    expect(traced(300n, [99n, 100n])).toBe('return-shares-exceed')
    expect(traced(300n, [100n, 0n])).toBe('return-traced-amount')
    expect(sharesOf('TIMESTAMP_TRACED', 300n, lost(100n))).toBe('return-traced-amount')
  })

  it('an amount traced is told of no other method', () => {
    for (const method of ['SINGLE_DEPOSIT', 'PRO_RATA'] as const) expect(sharesOf(method, 100n, [{ victimId: 'victim_a', fen: 50n, tracedFen: 10n }])).toBe('return-traced-amount')
  })

  it('nobody is told twice, and no amount lies below zero', () => {
    for (const method of ['TIMESTAMP_TRACED', 'PRO_RATA'] as const) expect(sharesOf(method, 100n, [...lost(1n), ...lost(1n)])).toBe('return-method')
    expect(sharesOf('PRO_RATA', -1n, lost(1n))).toBe('return-shares-exceed')
    expect(sharesOf('PRO_RATA', 100n, lost(-1n))).toBe('return-shares-exceed')
  })
})

describe('the formula', () => {
  const numbers = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, number]) => number as string)

  it('tells in both languages the numbers that the shares are', () => {
    fc.assert(
      fc.property(fc.constantFrom('PRO_RATA' as const, 'TIMESTAMP_TRACED' as const, 'SINGLE_DEPOSIT' as const), money, losses, (method, frozen, victims) => {
        const told = method === 'SINGLE_DEPOSIT' ? victims.slice(0, 1) : method === 'TIMESTAMP_TRACED' ? victims.map((each) => ({ ...each, tracedFen: each.fen })) : victims
        const shares = sharesOf(method, frozen, told)
        fc.pre(typeof shares !== 'string')
        if (typeof shares === 'string') return
        const total = sum(fenOfShares(shares))
        const lines = formulaOf(method, 'CNY', frozen, shares).split('\n')
        expect(lines).toHaveLength(2)
        for (const line of lines) {
          expect(numbers(line, /\(\d+\) [^;。]*? = (\d+\.\d\d)(?=[;。.])/g)).toEqual(shares.map(({ fen }) => yuan(fen)))
          expect(numbers(line, /(?:合计|Total) (\d+\.\d\d)/g).at(-1)).toBe(yuan(total))
          expect(numbers(line, /(?:冻结余额|still frozen) (\d+\.\d\d)/g)).toEqual([yuan(frozen - total)])
          for (const { lossFen } of shares) expect(line).toContain(yuan(lossFen))
          expect(line).not.toContain('victim_')
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('can be reckoned again from its own numbers', () => {
    fc.assert(
      fc.property(money, losses, (frozen, victims) => {
        for (const line of formulaOf('PRO_RATA', 'CNY', frozen, shared('PRO_RATA', frozen, victims)).split('\n')) {
          for (const [, total, loss, all, share] of line.matchAll(/\(\d+\) (\d+\.\d\d) × (\d+\.\d\d) ÷ (\d+\.\d\d) = (\d+\.\d\d)/g)) {
            const [a, b, c, d] = [total, loss, all, share].map((text) => fen(text as string)) as [bigint, bigint, bigint, bigint]
            const gap = d * c - a * b
            expect(c === 0n ? d === 0n : gap < c && -gap < c).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('of two victims reads as it is published', () => {
    expect(formulaOf('PRO_RATA', 'CNY', 6_000_000n, shared('PRO_RATA', 6_000_000n, lost(3_000_000n, 6_000_000n)))).toBe(
      [
        '按比例返还（CNY）：返还总额 = min(冻结金额 60000.00, 损失合计 90000.00)；份额 = 返还总额 × 损失 ÷ 损失合计，以损失为限；不足一分的，余分按余数由大到小补足。(1) 60000.00 × 30000.00 ÷ 90000.00 = 20000.00; (2) 60000.00 × 60000.00 ÷ 90000.00 = 40000.00。合计 60000.00；冻结余额 0.00。',
        'In proportion (CNY): to share = min(frozen 60000.00, losses 90000.00); share = to share × loss ÷ losses, at most the loss; parts of a fen go to the largest remainders. (1) 60000.00 × 30000.00 ÷ 90000.00 = 20000.00; (2) 60000.00 × 60000.00 ÷ 90000.00 = 40000.00. Total 60000.00; still frozen 0.00.',
      ].join('\n'),
    )
  })
})

describe('fen and yuan', () => {
  it('turn into each other without loss', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), (amount) => {
        expect(fen(yuan(amount))).toBe(amount)
      }),
    )
    expect([fen('5'), fen('5.1'), fen('0.07'), fen('-0.50')]).toEqual([500n, 510n, 7n, -50n])
    expect([yuan(7n), yuan(-50n), yuan(0n)]).toEqual(['0.07', '-0.50', '0.00'])
  })
})
