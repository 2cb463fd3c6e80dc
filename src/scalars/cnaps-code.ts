import checksum from 'stdnum/lib/cjs/util/checksum.js'
import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

/** 12 digits: 3 bank, 4 region, 4 branch, 1 check digit by ISO 7064 MOD 11,10 (not Luhn). */
export function checkCnapsCode(value: string): Fault | null {
  if (!/^[0-9]{12}$/.test(value)) return fault('cnaps-code-shape', 'A CNAPS code has 12 digits.', '联行号为12位数字。')
  if (!checksum.mod11mod10Validate(value)) return fault('cnaps-code-check-digit', 'The check digit does not match.', '联行号校验码不符。')
  return null
}

export const CnapsCode = defineTextScalar({
  name: 'CnapsCode',
  description: {
    en: 'Code of a bank branch in the China National Advanced Payment System, 12 digits, check digit ISO 7064 MOD 11,10.',
    zh: '支付系统行号（联行号），12位数字，校验码按ISO 7064 MOD 11,10。',
  },
  check: checkCnapsCode,
})
