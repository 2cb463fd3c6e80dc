import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

export const imServices = ['QQ', 'WECHAT'] as const
export type ImService = (typeof imServices)[number]

const patterns: Readonly<Record<ImService, RegExp>> = {
  QQ: /^[1-9][0-9]{4,10}$/,
  WECHAT: /^[A-Za-z][A-Za-z0-9_-]{5,19}$/,
}

/** QQ: 5 to 11 digits, no leading zero. WeChat: 6 to 20 letters, digits, `_` and `-`, a letter first (`wxid_…` included). Without `service` either passes. */
export function checkImHandle(value: string, service?: ImService): Fault | null {
  if (service ? patterns[service].test(value) : imServices.some((each) => patterns[each].test(value))) return null
  return fault(
    'im-handle-shape',
    'A QQ number has 5 to 11 digits; a WeChat ID has 6 to 20 letters, digits, _ or -, a letter first.',
    'QQ号为5至11位数字；微信号为6至20位字母、数字、下划线或减号，以字母开头。',
  )
}

export const ImHandle = defineTextScalar({
  name: 'ImHandle',
  description: {
    en: 'QQ number or WeChat ID, by the rules the operator publishes; no national standard.',
    zh: 'QQ号或微信号，按运营者公布的规则；无国家标准。',
  },
  check: (value) => checkImHandle(value),
})
