import ric from 'stdnum/lib/cjs/cn/ric.js'
import { isCalendarDate, isCompactDate } from './calendar.js'
import { hasDivisionShape } from './division-code.js'
import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

export const identityDocumentKinds = ['RESIDENT_ID', 'PASSPORT', 'HK_MACAO_PERMIT', 'TAIWAN_PERMIT', 'FOREIGN_PERMANENT_RESIDENCE'] as const
export type IdentityDocumentKind = (typeof identityDocumentKinds)[number]

const earliestBirthYear = 1850

/** Today in the zone of the registers, YYYYMMDD. */
function todayInShanghai(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
}

function checkBirthDate(compact: string): Fault | null {
  if (!isCompactDate(compact) || Number(compact.slice(0, 4)) < earliestBirthYear) {
    return fault('resident-id-birth-date', 'The birth date in the number does not exist.', '证件号码中的出生日期不存在。')
  }
  if (compact > todayInShanghai()) return fault('resident-id-birth-date', 'The birth date in the number lies in the future.', '证件号码中的出生日期晚于今日。')
  return null
}

/**
 * GB 11643 check digit, by stdnum. Its date rule is not relied on: it takes years below 100 for 19xx and 20xx, so checkBirthDate runs first.
 * It knows neither the 15-digit form nor a small x, and takes full-width digits: the callers' patterns decide those.
 */
function checkDigit(upper: string): Fault | null {
  return ric.validate(upper).isValid ? null : fault('resident-id-check-digit', 'The check digit does not match.', '证件号码校验码不符。')
}

/**
 * GB 11643: 18 characters (division, birth date, sequence, check digit) or the 15-digit legacy form (no century, no check digit).
 * The division is checked by province only, since a number keeps the code of a division abolished later.
 * 83 stands for residence permits of Taiwan residents (81 and 82 for Hong Kong and Macao).
 */
export function checkResidentId(value: string): Fault | null {
  const legacy = /^[0-9]{15}$/.test(value)
  if (!legacy && !/^[0-9]{17}[0-9Xx]$/.test(value)) {
    return fault(
      'resident-id-shape',
      'A resident ID has 17 digits and a digit or X; the legacy form has 15 digits.',
      '居民身份证号码为17位数字加1位数字或X；旧号码为15位数字。',
    )
  }
  const division = value.slice(0, 6)
  if (!hasDivisionShape(division) && division !== '830000') {
    return fault('resident-id-division', 'The number starts with no known province.', '证件号码前两位不是有效的省级代码。')
  }
  if (legacy) {
    return isCalendarDate(1900 + Number(value.slice(6, 8)), Number(value.slice(8, 10)), Number(value.slice(10, 12)))
      ? null
      : fault('resident-id-birth-date', 'The birth date in the number does not exist.', '证件号码中的出生日期不存在。')
  }
  return checkBirthDate(value.slice(6, 14)) ?? checkDigit(value.toUpperCase())
}

/** The check character is a capital X (GB 11643). */
export function canonicalResidentId(value: string): string {
  return value.toUpperCase()
}

/** A document of the stated kind. Passport and permit numbers carry no usable check digit: their shape is all that is checked. */
export function checkIdentityDocument(kind: IdentityDocumentKind, value: string): Fault | null {
  switch (kind) {
    case 'RESIDENT_ID':
      return checkResidentId(value)
    case 'PASSPORT':
      // ICAO Doc 9303-4: at most nine letters and digits; every issuer in use has at least one digit. China: E, G, D, S or P and 7 or 8 more.
      return /^(?=.*[0-9])[A-Z0-9]{6,9}$/.test(value)
        ? null
        : fault('passport-shape', 'A passport number has 6 to 9 capitals and digits.', '护照号码为6至9位大写字母或数字。')
    case 'HK_MACAO_PERMIT':
      return /^[HM][0-9]{8}(?:[0-9]{2})?$/.test(value)
        ? null
        : fault('hk-macao-permit-shape', 'The permit number is H or M and 8 digits, with 2 more for the issue.', '通行证号码为H或M加8位数字，可附2位换证次数。')
    case 'TAIWAN_PERMIT':
      return /^[0-9]{8}$|^[0-9]{10}(?:\([A-Z]\))?$/.test(value)
        ? null
        : fault('taiwan-permit-shape', 'The permit number has 8 digits; the older form has 10.', '台胞证号码为8位数字，旧版为10位。')
    case 'FOREIGN_PERMANENT_RESIDENCE':
      return checkForeignPermanentResidence(value)
  }
}

/** Since 2023: 18 characters starting with 9, birth date and check digit as in GB 11643. Before: three letters of nationality and 12 digits. */
function checkForeignPermanentResidence(value: string): Fault | null {
  if (/^[A-Z]{3}[0-9]{12}$/.test(value)) return null
  if (/^9[0-9]{16}[0-9Xx]$/.test(value)) return checkBirthDate(value.slice(6, 14)) ?? checkDigit(value.toUpperCase())
  return fault(
    'foreign-permanent-residence-shape',
    'The card number is 18 characters starting with 9, or three letters and 12 digits.',
    '永久居留身份证号码为以9开头的18位，或3位字母加12位数字。',
  )
}

export const ResidentIdNumber = defineTextScalar({
  name: 'ResidentIdNumber',
  description: {
    en: 'Resident identity number, GB 11643: 18 characters with check digit, or the 15-digit legacy form.',
    zh: '居民身份证号码（公民身份号码），GB 11643：18位含校验码，或15位旧号码。',
  },
  check: checkResidentId,
  canonical: canonicalResidentId,
})
