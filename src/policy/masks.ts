import type { Bilingual } from '../errors.js'

/**
 * The one definition of masks. Each is pure and total: any string in, a string out, never a throw.
 * A value that has not the shape a mask was made for shows nothing. Every mask leaves its own output unchanged.
 */

/** Stands for a value of which nothing is shown; its length says nothing of the value's. */
export const hidden = '****'

function keepEnds(value: string, head: number, tail: number): string {
  return value.slice(0, head) + '*'.repeat(value.length - head - tail) + value.slice(value.length - tail)
}

/** 3+4 of 11 to 15 digits, country code 86 left out: `138****1234`. Fewer digits show nothing, so at least four stay hidden. */
export function maskMobile(value: string): string {
  if (/^[0-9]{3}\*{4}[0-9]{4}$/.test(value)) return value
  const digits = value.replace(/^(?:\+|00)86|^\+/, '')
  return /^[0-9]{11,15}$/.test(digits) ? `${digits.slice(0, 3)}${hidden}${digits.slice(-4)}` : hidden
}

/** 1+1 of 8 to 18 letters and digits: `3****************3`; serves passports and permits too. */
export function maskResidentId(value: string): string {
  return /^[0-9A-Za-z*]{8,18}$/.test(value) ? keepEnds(value, 1, 1) : hidden
}

/**
 * 6+4 from 16 characters (`622575******1496`; PCI DSS allows no more), 2+4 from 12, 0+2 from 8, nothing below: at least six stay hidden.
 * Accounts of 35 and more characters show nothing.
 */
export function maskBankAccount(value: string): string {
  if (!/^[0-9A-Z_*]{8,34}$/.test(value)) return hidden
  if (value.length >= 16) return keepEnds(value, 6, 4)
  return value.length >= 12 ? keepEnds(value, 2, 4) : keepEnds(value, 0, 2)
}

/** The first letter of two or more: `张*`, `J*`. A compound surname shows its first character alone; a single letter shows nothing. */
export function maskPersonName(value: string): string {
  const [first, ...rest] = value.normalize('NFC').trim()
  const more = rest.some((character) => !/[\p{M}\p{C}\p{Z}]/u.test(character))
  return first !== undefined && more && /\p{L}/u.test(first) ? `${first}*` : '*'
}

const province =
  /^(?:北京|天津|上海|重庆)市|^(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区|^(?:香港|澳门)特别行政区|^(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省/
const tianjinDistrict = /^(?:和平|河东|河西|南开|河北|红桥|东丽|西青|津南|北辰|武清|宝坻|滨海新|宁河|静海|蓟州)区/
/** Words below the district; a match of the two patterns beneath that holds one of them is no district. */
const belowDistrict = /[路街道巷弄里号栋楼镇乡村屯厂]|[小社园校厂]区/
const city = /^\p{Script=Han}{1,10}?(?:市|自治州|地区|盟)/u
const district = /^\p{Script=Han}{1,10}?(?:区|县|市|旗)/u

function leading(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[0] ?? ''
  return belowDistrict.test(found) ? '' : found
}

/**
 * Province, city and district of a Chinese address that starts with its province, or with a district of Tianjin: `天津市和平区****`.
 * Where a level cannot be told with certainty, only the levels above it show. Addresses in other scripts show nothing.
 */
export function maskAddress(value: string): string {
  const text = value.replace(/\s/gu, '')
  const first = province.exec(text)?.[0] ?? ''
  if (first === '') return (tianjinDistrict.exec(text)?.[0] ?? '') + hidden
  const rest = text.slice(first.length)
  if (first === '天津市') return first + (tianjinDistrict.exec(rest)?.[0] ?? '') + hidden
  const second = first.endsWith('市') ? '' : leading(city, rest)
  return first + second + leading(district, rest.slice(second.length)) + hidden
}

/** QQ numbers and WeChat IDs: 2+2 from 10 characters, 1+1 from 8, nothing below: at least six stay hidden. */
export function maskImHandle(value: string): string {
  if (!/^[A-Za-z0-9_*-]{8,20}$/.test(value)) return hidden
  return value.length >= 10 ? keepEnds(value, 2, 2) : keepEnds(value, 1, 1)
}

/** Scheme and last label of the host: `https://****.com`. Registered name, subdomains, userinfo, port, path and query never show; nor does an IP address. */
export function maskUrl(value: string): string {
  if (!/^https?:/i.test(value) || !URL.canParse(value)) return hidden
  const { protocol, hostname } = new URL(value)
  const last = /[^.]\.([a-z]{2,6})\.?$/.exec(hostname)?.[1]
  return last ? `${protocol}//${hidden}.${last}` : `${protocol}//${hidden}`
}

export interface Mask extends Bilingual {
  readonly apply: (value: string) => string
}

/** Masks by the name the policy uses, with the rule as the schema's descriptions tell it. */
export const masks = {
  mobile: { apply: maskMobile, en: 'first 3 and last 4 digits', zh: '保留前3位和后4位' },
  residentId: { apply: maskResidentId, en: 'first and last character', zh: '保留首位和末位' },
  bankAccount: { apply: maskBankAccount, en: 'first 6 and last 4 digits, fewer of short accounts', zh: '保留前6位和后4位，短账号更少' },
  personName: { apply: maskPersonName, en: 'first character', zh: '保留首字' },
  address: { apply: maskAddress, en: 'down to the district', zh: '保留至区县' },
  imHandle: { apply: maskImHandle, en: 'first 2 and last 2 characters, fewer of short handles', zh: '保留前2位和后2位，短账号更少' },
  url: { apply: maskUrl, en: 'scheme and top-level domain', zh: '保留协议和顶级域名' },
} as const satisfies Readonly<Record<string, Mask>>

export type MaskName = keyof typeof masks
