import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBankAccount, isCardNumber } from '../../src/scalars/bank-account.js'
import { checkCnapsCode } from '../../src/scalars/cnaps-code.js'
import { canonicalDecimal, checkDecimal } from '../../src/scalars/decimal.js'

describe('a bank account', () => {
  it.each(['6228480000000000018', '6217000000000000012', '6225880000000019', '4111111111111111', '5555555555554444', '3530111333300000'])(
    'card %s passes',
    (value) => {
      expect(isCardNumber(value)).toBe(true)
      expect(checkBankAccount(value)).toBeNull()
    },
  )

  it.each(['6228480000000000017', '6217000000000000021', '6225880000000018', '4111111111111112', '6225880000019'])('card %s fails Luhn', (value) => {
    expect(checkBankAccount(value)?.rule).toBe('bank-card-luhn')
  })

  it.each([
    '0302011009300012345',
    '4402208009001234567',
    '12001635400052501234',
    '371902345610101',
    '2088001234567891',
    '104055',
    'NRA1234567890',
    'FTE1234567890',
  ])('corporate, passbook or payment account %s passes without a check digit', (value) => {
    expect(isCardNumber(value)).toBe(false)
    expect(checkBankAccount(value)).toBeNull()
  })

  it('of a stated kind is judged by that kind alone', () => {
    expect(checkBankAccount('6225880000000018', 'ACCOUNT')).toBeNull()
    expect(checkBankAccount('0302011009300012345', 'CARD')?.rule).toBe('bank-card-luhn')
    expect(checkBankAccount('622588000000', 'CARD')?.rule).toBe('bank-card-shape')
  })

  it('abroad is checked as an IBAN', () => {
    expect(checkBankAccount('GB82WEST12345698765432')).toBeNull()
    expect(checkBankAccount('GB83WEST12345698765432')?.rule).toBe('iban-check-digits')
  })

  it('with a sub-account passes', () => {
    expect(checkBankAccount('0302011009300012345_00001')).toBeNull()
  })

  it.each(['', '12345', '6225 8800 0000 0019', '622588******0019', '６２２５８８０００００００１９', '-12345678'])(
    'of another shape is refused: %j',
    (value) => {
      expect(checkBankAccount(value)?.rule).toBe('bank-account-shape')
    },
  )

  it('any digits that no scheme claims pass', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[01789][0-9]{5,31}$/), (value) => {
        expect(checkBankAccount(value)).toBeNull()
      }),
    )
  })
})

describe('a CNAPS code', () => {
  it.each(['313110000017', '102100099996', '105100000017', '308584000013'])('%s passes', (value) => {
    expect(checkCnapsCode(value)).toBeNull()
  })

  it('with a wrong check digit is refused, each of the nine', () => {
    for (const digit of '012345689') expect(checkCnapsCode(`31311000001${digit}`)?.rule).toBe('cnaps-code-check-digit')
  })

  it.each(['', '31311000001', '3131100000170', '31311000001x'])('of another shape is refused: %j', (value) => {
    expect(checkCnapsCode(value)?.rule).toBe('cnaps-code-shape')
  })
})

describe('an amount', () => {
  it.each([
    ['0', '0.00'],
    ['-0', '0.00'],
    ['-0.00', '0.00'],
    ['7920000', '7920000.00'],
    ['970000.5', '970000.50'],
    ['-12.34', '-12.34'],
    ['999999999999999999.99', '999999999999999999.99'],
    ['-999999999999999999.99', '-999999999999999999.99'],
  ])('%s is kept exactly as %s', (given, kept) => {
    expect(checkDecimal(given)).toBeNull()
    expect(canonicalDecimal(given)).toBe(kept)
  })

  it.each(['', '+1', '01', '.5', '1.', '1.234', '1e3', 'NaN', 'Infinity', '0x10', '1,000', ' 1', '1\n', '１', '1000000000000000000', '9999999999999999999.99'])(
    '%j is refused',
    (value) => {
      expect(checkDecimal(value)?.rule).toBe('decimal-shape')
    },
  )

  it('loses no fen, whatever its size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n) + 1n, max: 10n ** 20n - 1n }), (fen) => {
        const size = fen < 0n ? -fen : fen
        const text = `${fen < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
        expect(checkDecimal(text)).toBeNull()
        expect(canonicalDecimal(text)).toBe(text)
      }),
    )
  })
})
