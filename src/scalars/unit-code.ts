import { checkDivisionCode } from './division-code.js'
import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

/** A police unit: 12 digits, the first six a division in force. */
export function checkUnitCode(value: string): Fault | null {
  if (!/^[0-9]{12}$/.test(value)) return fault('unit-code-shape', 'A unit code has 12 digits.', '单位代码为12位数字。')
  if (checkDivisionCode(value.slice(0, 6))) {
    return fault('unit-code-division', 'A unit code starts with the code of its administrative division.', '单位代码须以行政区划代码开头。')
  }
  return null
}

export const UnitCode = defineTextScalar({
  name: 'UnitCode',
  description: {
    en: 'Police unit, 12 digits starting with the GB/T 2260 division code.',
    zh: '公安机关单位代码，12位数字，以GB/T 2260行政区划代码开头。',
  },
  check: checkUnitCode,
})
