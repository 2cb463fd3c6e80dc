import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

/** Opaque: no published standard fixes it, and no part of it is read. */
const pattern = /^[A-Z0-9](?:-?[A-Z0-9]){7,39}$/

export function checkOutreachNumber(value: string): Fault | null {
  return pattern.test(value)
    ? null
    : fault(
        'outreach-number-shape',
        'An outreach number has 8 to 40 capitals and digits, with single hyphens between.',
        '劝阻编号为8至40位大写字母或数字，可用单个连字符分隔。',
      )
}

export const OutreachNumber = defineTextScalar({
  name: 'OutreachNumber',
  description: {
    en: 'Number of an outreach record, opaque; platform format, no national standard applies.',
    zh: '劝阻编号，不解析其含义；平台自定格式。',
  },
  check: checkOutreachNumber,
})
