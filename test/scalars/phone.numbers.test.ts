import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalPhoneNumber, checkPhoneNumber, originalCarrierOf } from '../../src/scalars/phone-number.js'

describe('a phone number', () => {
  it.each([
    ['13800001234', '+8613800001234'],
    ['+8613800001234', '+8613800001234'],
    ['+86 138 0000 1234', '+8613800001234'],
    ['8613800001234', '+8613800001234'],
    ['008613800001234', '+8613800001234'],
    ['022-2700 1234', '+862227001234'],
    ['4008123123', '+864008123123'],
    ['+1 415 555 2671', '+14155552671'],
    ['0085223456789', '+85223456789'],
    ['14400001234', '+8614400001234'],
    ['1064123456789', '+861064123456789'],
  ])('%s is stored as %s', (given, stored) => {
    expect(checkPhoneNumber(given)).toBeNull()
    expect(canonicalPhoneNumber(given)).toBe(stored)
    expect(canonicalPhoneNumber(stored)).toBe(stored)
  })

  it.each(['110', '119', '120', '122', '96110', '12381', '12110', '10000', '10010', '10086', '10099', '95588', '95188', '12321', '12345', '10690000123456'])(
    'service code %s passes and stays as it is',
    (code) => {
      expect(checkPhoneNumber(code)).toBeNull()
      expect(canonicalPhoneNumber(code)).toBe(code)
    },
  )

  it.each([
    '',
    '1',
    '111',
    '1380000123',
    '138000012345',
    '15400001234',
    '+86110',
    '+8610086',
    '138****1234',
    '１３８００００１２３４',
    '+999123456789',
    'call 13800001234',
    '13800001234 ',
  ])('%j is refused', (value) => {
    expect(checkPhoneNumber(value)?.rule).toBe('phone-number')
  })

  it('never throws and is stored in one spelling, whatever is given', () => {
    const digits = fc.stringMatching(/^\+?[0-9 -]{0,24}$/)
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), digits), (value) => {
        if (checkPhoneNumber(value)) return
        const stored = canonicalPhoneNumber(value)
        expect(checkPhoneNumber(stored)).toBeNull()
        expect(canonicalPhoneNumber(stored)).toBe(stored)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the original carrier', () => {
  it.each([
    ['13400001234', 'CHINA_MOBILE', true],
    ['13480001234', 'CHINA_MOBILE', true],
    ['13490001234', 'SATELLITE', false],
    ['19700001234', 'CHINA_MOBILE', true],
    ['+8613000001234', 'CHINA_UNICOM', true],
    ['19600001234', 'CHINA_UNICOM', true],
    ['13300001234', 'CHINA_TELECOM', true],
    ['19900001234', 'CHINA_TELECOM', true],
    ['19200001234', 'CHINA_BROADNET', true],
    ['17000001234', 'VIRTUAL_OPERATOR', false],
    ['16200001234', 'VIRTUAL_OPERATOR', false],
    ['17400001234', 'SATELLITE', false],
    ['14900001234', 'INTERNET_OF_THINGS', false],
    ['1064123456789', 'INTERNET_OF_THINGS', false],
  ])('of %s is %s, portable %s', (number, carrier, portable) => {
    expect(originalCarrierOf(number)).toEqual({ carrier, portable })
  })

  it.each(['15400001234', '02227001234', '110', '+14155552671', '', '106412345678'])('of %j is not known', (number) => {
    expect(originalCarrierOf(number)).toBeNull()
  })
})
