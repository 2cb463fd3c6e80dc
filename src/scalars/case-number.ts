import { isCompactDate } from './calendar.js'
import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'
import { checkUnitCode } from './unit-code.js'

/**
 * Shapes of the platform's own numbers. Groups: `unit` (12 digits), `date` (YYYYMMDD), `serial`.
 * No published standard fixes them for fraud cases (GA 398.1 covers economic crime), so callers treat a number as opaque
 * and only this table knows its parts. An order number is opaque throughout: the national platform issues some of them.
 */
export const numberPatterns = {
  caseNumber: /^A(?<unit>[0-9]{12})(?<date>[0-9]{8})(?<serial>[0-9]{4,6})$/,
  incidentNumber: /^J(?<unit>[0-9]{12})(?<date>[0-9]{8})(?<serial>[0-9]{4,6})$/,
  orderNumber: /^[A-Z0-9](?:-?[A-Z0-9]){7,39}$/,
} as const

function checkParts(pattern: RegExp, value: string, shape: Fault): Fault | null {
  const parts = pattern.exec(value)?.groups
  if (!parts) return shape
  if (checkUnitCode(parts.unit ?? '')) return fault('number-unit', 'The number holds no valid unit code.', '编号中的单位代码无效。')
  if (!isCompactDate(parts.date ?? '')) return fault('number-date', 'The number holds a date that does not exist.', '编号中的日期不存在。')
  return null
}

export function checkCaseNumber(value: string): Fault | null {
  return checkParts(
    numberPatterns.caseNumber,
    value,
    fault('case-number-shape', 'A case number is A, a 12-digit unit, an 8-digit date and a serial.', '案件编号由A、12位单位代码、8位日期和序号组成。'),
  )
}

export function checkIncidentNumber(value: string): Fault | null {
  return checkParts(
    numberPatterns.incidentNumber,
    value,
    fault('incident-number-shape', 'An incident number is J, a 12-digit unit, an 8-digit date and a serial.', '警情编号由J、12位单位代码、8位日期和序号组成。'),
  )
}

export function checkOrderNumber(value: string): Fault | null {
  return numberPatterns.orderNumber.test(value)
    ? null
    : fault(
        'order-number-shape',
        'An order number has 8 to 40 capitals and digits, with single hyphens between.',
        '文书编号为8至40位大写字母或数字，可用单个连字符分隔。',
      )
}

export const CaseNumber = defineTextScalar({
  name: 'CaseNumber',
  description: {
    en: 'Case number: A, police unit, date, serial; platform format, no national standard applies.',
    zh: '案件编号：A+单位代码+日期+序号；平台自定格式。',
  },
  check: checkCaseNumber,
})

export const IncidentNumber = defineTextScalar({
  name: 'IncidentNumber',
  description: {
    en: 'Incident number: J, police unit, date, serial; platform format, no national standard applies.',
    zh: '警情编号：J+单位代码+日期+序号；平台自定格式。',
  },
  check: checkIncidentNumber,
})

export const OrderNumber = defineTextScalar({
  name: 'OrderNumber',
  description: {
    en: 'Order number, opaque; platform format, no national standard applies.',
    zh: '指令文书编号，不解析其含义；平台自定格式。',
  },
  check: checkOrderNumber,
})
