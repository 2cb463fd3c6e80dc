import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

/** Service codes that are dialled as they stand and have no E.164 form; libphonenumber knows none of them. */
export const serviceCodes: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'police, fire, ambulance, traffic 报警急救', pattern: /^(?:110|119|120|122)$/ },
  { name: 'police SMS 短信报警', pattern: /^12110(?:[0-9]{2,3})?$/ },
  { name: 'anti-fraud line 反诈专线', pattern: /^96110$/ },
  { name: 'anti-fraud SMS 反诈预警短信', pattern: /^12381$/ },
  { name: 'carriers 运营商客服', pattern: /^(?:10000|10001|10010|10011|10015|10016|10086|10085|10080|10099)$/ },
  { name: 'public service lines 政务服务热线', pattern: /^12[0-9]{3}$/ },
  { name: 'banks and insurers 银行保险客服', pattern: /^955[0-9]{2}$/ },
  { name: 'nationwide customer service 全国客服', pattern: /^95[0-9]{3,6}$/ },
  { name: 'regional service lines 地方服务热线', pattern: /^96[0-9]{3,4}$/ },
  { name: 'SMS access 短信接入码', pattern: /^106(?:[0-35-9])[0-9]{4,16}$/ },
]

export type OriginalCarrier = 'CHINA_MOBILE' | 'CHINA_UNICOM' | 'CHINA_TELECOM' | 'CHINA_BROADNET' | 'VIRTUAL_OPERATOR' | 'SATELLITE' | 'INTERNET_OF_THINGS'

export interface NumberRange {
  readonly carrier: OriginalCarrier
  /** False for virtual operators, satellite and IoT numbers: they cannot leave their carrier. */
  readonly portable: boolean
}

const carrierPrefixes: Readonly<Record<OriginalCarrier, string>> = {
  CHINA_MOBILE: '1340 1341 1342 1343 1344 1345 1346 1347 1348 135 136 137 138 139 147 150 151 152 157 158 159 172 178 182 183 184 187 188 195 197 198',
  CHINA_UNICOM: '130 131 132 145 155 156 166 175 176 185 186 196',
  CHINA_TELECOM: '133 153 173 177 180 181 189 190 191 193 199',
  CHINA_BROADNET: '192',
  VIRTUAL_OPERATOR: '162 165 167 170 171',
  SATELLITE: '1349 174',
  INTERNET_OF_THINGS: '140 141 142 143 144 146 148 149 1064',
}

const portableCarriers: ReadonlySet<OriginalCarrier> = new Set(['CHINA_MOBILE', 'CHINA_UNICOM', 'CHINA_TELECOM', 'CHINA_BROADNET'])

const rangeByPrefix: ReadonlyMap<string, NumberRange> = new Map(
  (Object.keys(carrierPrefixes) as OriginalCarrier[]).flatMap((carrier) =>
    carrierPrefixes[carrier].split(' ').map((prefix) => [prefix, { carrier, portable: portableCarriers.has(carrier) }] as const),
  ),
)

/**
 * The carrier that the prefix was assigned to, or null when the number is no mainland mobile or its prefix is not in the table.
 * Original only: since nationwide portability the present carrier needs a dated port look-up.
 * Takes 11 digits (13 for 1064), with or without +86.
 */
export function originalCarrierOf(msisdn: string): NumberRange | null {
  const national = msisdn.replace(/^\+86/, '')
  if (!/^(?:1[3-9][0-9]{9}|1064[0-9]{9})$/.test(national)) return null
  return rangeByPrefix.get(national.slice(0, 4)) ?? rangeByPrefix.get(national.slice(0, 3)) ?? null
}

export function isServiceCode(value: string): boolean {
  return serviceCodes.some(({ pattern }) => pattern.test(value))
}

/** The stored spelling: E.164 with +, or the bare digits of a service code; null when the number is neither. */
function findCanonical(value: string): string | null {
  if (!/^\+?[0-9](?:[ -]?[0-9]){2,20}$/.test(value)) return null
  const digits = value.replace(/[ -]/g, '')
  if (isServiceCode(digits)) return digits
  const dialled = digits.replace(/^00(?=[1-9])/, '+')
  // The table comes first: libphonenumber has no IoT ranges and no 1064.
  const national = dialled.replace(/^\+86/, '')
  if (originalCarrierOf(national)) return `+86${national}`
  const parsed = parsePhoneNumberFromString(dialled, { defaultCountry: 'CN', extract: false })
  return parsed?.isValid() ? parsed.number : null
}

/** Mainland mobiles and fixed lines with or without +86, foreign numbers with + or 00, service codes. Single spaces and hyphens may separate digits. */
export function checkPhoneNumber(value: string): Fault | null {
  return findCanonical(value) === null
    ? fault(
        'phone-number',
        'Not a number of the Chinese numbering plan, nor a foreign number with + and its country code.',
        '不是有效的国内号码，也不是带+和国家代码的境外号码。',
      )
    : null
}

export function canonicalPhoneNumber(value: string): string {
  return findCanonical(value) ?? value
}

export const PhoneNumber = defineTextScalar({
  name: 'PhoneNumber',
  description: {
    en: 'Telephone number, ITU-T E.164 (+86 may be left out), or a Chinese service code such as 96110; stored as E.164 with +.',
    zh: '电话号码，ITU-T E.164（+86可省略），或96110等服务短号；以带+的E.164格式存储。',
  },
  specifiedByURL: 'https://www.itu.int/rec/T-REC-E.164',
  check: checkPhoneNumber,
  canonical: canonicalPhoneNumber,
})
