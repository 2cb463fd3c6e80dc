import { Decimal as ExactDecimal } from 'decimal.js'
import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

/** Bounds of the columns that hold money, numeric(20,2): 18 integer digits, 2 fraction digits. No exponent, no plus, no leading zero. */
const pattern = /^-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,2})?$/

export function checkDecimal(value: string): Fault | null {
  return pattern.test(value)
    ? null
    : fault('decimal-shape', 'An amount is a decimal string with at most 18 integer and 2 fraction digits.', '金额为十进制字符串，整数最多18位，小数最多2位。')
}

/** Always two fraction digits; minus zero becomes zero. */
export function canonicalDecimal(value: string): string {
  const amount = new ExactDecimal(value)
  return amount.isZero() ? '0.00' : amount.toFixed(2)
}

export const Decimal = defineTextScalar({
  name: 'Decimal',
  description: {
    en: 'Exact amount as a string, numeric(20,2) of ISO/IEC 9075; a JSON number is refused, because readers may round it (RFC 8259).',
    zh: '精确金额，以字符串表示，numeric(20,2)（ISO/IEC 9075）；不接受不带引号的数字，因JSON数字可能被舍入（RFC 8259）。',
  },
  check: checkDecimal,
  canonical: canonicalDecimal,
})
