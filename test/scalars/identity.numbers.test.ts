import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDivisionCode, tianjinDivisions } from '../../src/scalars/division-code.js'
import { canonicalResidentId, checkIdentityDocument, checkResidentId } from '../../src/scalars/resident-id.js'
import { checkUnitCode } from '../../src/scalars/unit-code.js'

const rule = (value: string) => checkResidentId(value)?.rule ?? null

/** Check character computed here, from GB 11643, not by the code under test. */
function withCheck(front: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(front[index]), 0)
  return front + '10X98765432'[sum % 11]
}

describe('a resident ID', () => {
  it.each(['11010519491231002X', '120101190001010016', '120116199901010033', '11010519491231002x'])('%s passes', (value) => {
    expect(rule(value)).toBeNull()
  })

  it('with a birth date of 30 February is refused for the date, though its check digit is right', () => {
    expect(withCheck('12010319850230002')).toBe('120103198502300029')
    expect(rule('120103198502300029')).toBe('resident-id-birth-date')
  })

  it('born on 29 February passes in 2000 and fails in 1900', () => {
    expect(rule(withCheck('12010120000229001'))).toBeNull()
    expect(rule(withCheck('12010119000229001'))).toBe('resident-id-birth-date')
  })

  it('born in the future, or in the year 50, is refused', () => {
    expect(rule(withCheck('12010129990101001'))).toBe('resident-id-birth-date')
    expect(rule(withCheck('12010100500101001'))).toBe('resident-id-birth-date')
  })

  it('with one wrong digit is refused', () => {
    expect(rule('120101190001010017')).toBe('resident-id-check-digit')
    expect(rule('110105194912310021')).toBe('resident-id-check-digit')
  })

  it('of no known province is refused', () => {
    expect(rule(withCheck('99010119900101001'))).toBe('resident-id-division')
  })

  it('of an abolished county, or of a Taiwan resident, passes', () => {
    expect(rule(withCheck('12022519800101001'))).toBeNull()
    expect(rule(withCheck('83000019900101001'))).toBeNull()
  })

  it('in the 15-digit form passes with a real date and fails with 30 February', () => {
    expect(rule('110105491231002')).toBeNull()
    expect(rule('110105490230002')).toBe('resident-id-birth-date')
  })

  it.each(['', ' 120101190001010016', '1201011900010100 16', '１２０１０１１９０００１０１００１６', '12010119000101001', '11010549123100X'])(
    'of another shape is refused: %j',
    (value) => {
      expect(rule(value)).toBe('resident-id-shape')
    },
  )

  it('with any single digit changed never passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, step) => {
        const good = '120116199901010033'
        const bad = good.slice(0, at) + ((Number(good[at]) + step) % 10) + good.slice(at + 1)
        expect(checkResidentId(bad)).not.toBeNull()
      }),
    )
  })

  it('is stored with a capital X', () => {
    expect(canonicalResidentId('11010519491231002x')).toBe('11010519491231002X')
  })
})

describe('another identity document', () => {
  it.each([
    ['RESIDENT_ID', '120101190001010016'],
    ['PASSPORT', 'E12345678'],
    ['PASSPORT', 'EA1234567'],
    ['HK_MACAO_PERMIT', 'H12345678'],
    ['HK_MACAO_PERMIT', 'M1234567801'],
    ['TAIWAN_PERMIT', '12345678'],
    ['TAIWAN_PERMIT', '1234567890(B)'],
    ['FOREIGN_PERMANENT_RESIDENCE', 'UTO110101900101'],
    ['FOREIGN_PERMANENT_RESIDENCE', withCheck('91112419900101001')],
  ] as const)('%s %s passes', (kind, value) => {
    expect(checkIdentityDocument(kind, value)).toBeNull()
  })

  it.each([
    ['RESIDENT_ID', '120103198502300029', 'resident-id-birth-date'],
    ['PASSPORT', 'ABCDEFG', 'passport-shape'],
    ['PASSPORT', 'E1234567890', 'passport-shape'],
    ['HK_MACAO_PERMIT', 'K12345678', 'hk-macao-permit-shape'],
    ['TAIWAN_PERMIT', '1234567', 'taiwan-permit-shape'],
    ['FOREIGN_PERMANENT_RESIDENCE', withCheck('91112419900230001'), 'resident-id-birth-date'],
    ['FOREIGN_PERMANENT_RESIDENCE', 'UTO11010190010', 'foreign-permanent-residence-shape'],
  ] as const)('%s %s is refused', (kind, value, rule) => {
    expect(checkIdentityDocument(kind, value)?.rule).toBe(rule)
  })
})

describe('a division and a unit', () => {
  it('Tianjin has sixteen districts', () => {
    expect(Object.keys(tianjinDivisions).filter((code) => Number(code) > 120100)).toHaveLength(16)
    for (const code of Object.keys(tianjinDivisions)) expect(checkDivisionCode(code)).toBeNull()
  })

  it.each([
    ['120107', 'division-code-tianjin'],
    ['160101', 'division-code-province'],
    ['1201', 'division-code-shape'],
  ])('%s is refused', (code, rule) => {
    expect(checkDivisionCode(code)?.rule).toBe(rule)
  })

  it('elsewhere a known province is enough', () => {
    expect(checkDivisionCode('350203')).toBeNull()
  })

  it('a unit starts with its division', () => {
    expect(checkUnitCode('120101000000')).toBeNull()
    expect(checkUnitCode('129901000000')?.rule).toBe('unit-code-division')
    expect(checkUnitCode('12010100000')?.rule).toBe('unit-code-shape')
  })
})
