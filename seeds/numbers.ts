/**
 * Identifiers of nobody, with right check digits. Ranges that no issuer has given out, or that are set aside for fiction:
 * cards 629901–629905, resident IDs with sequence 000 (registers count from 001), mobiles with 0000 after the prefix, fixed lines with subscriber numbers from 0,
 * +1 NPA 555-01xx (NANPA) and +44 20 7946 0xxx (Ofcom), IBANs of the user-assigned country XX (ISO 3166-1), documentation addresses (RFC 5737).
 */

const digits = (value: number, width: number) => String(value).padStart(width, '0')

/** Appends the Luhn digit (ISO/IEC 7812-1). */
export function withLuhn(body: string): string {
  let sum = 0
  for (let at = body.length - 1, double = true; at >= 0; at -= 1, double = !double) {
    const digit = body.charCodeAt(at) - 48
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return body + String((10 - (sum % 10)) % 10)
}

/** Nineteen digits: `bin`, zeros, `serial`, check digit. */
export const cardNumber = (bin: string, serial: number) => withLuhn(bin + digits(serial, 12))

/** Sixteen digits from 12: no card scheme has them, so no check digit is due. */
export const corporateAccount = (serial: number) => `1200${digits(serial, 12)}`

/** IBAN of a country that does not exist (ISO 13616, check digits by ISO 7064 MOD 97-10). */
export function foreignAccount(serial: number): string {
  const body = `FICT${digits(serial, 14)}`
  const rearranged = `${[...body].map((letter) => parseInt(letter, 36)).join('')}333300`
  return `XX${digits(98 - Number(BigInt(rearranged) % 97n), 2)}${body}`
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643; `birth` is YYYYMMDD and MUST be a date. */
export function residentId(division: string, birth: string): string {
  const body = `${division}${birth}000`
  let sum = 0
  for (let at = 0; at < 17; at += 1) sum += (body.charCodeAt(at) - 48) * idWeights[at]!
  return body + '10X98765432'[sum % 11]!
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Unified social credit code of a company (GB 32100): category 91, division, zeros. */
export function organisationCode(division: string, serial: number): string {
  const body = `91${division}MA${digits(serial, 7)}`
  const sum = [...body].reduce((total, letter, at) => total + creditAlphabet.indexOf(letter) * creditWeights[at]!, 0)
  return body + creditAlphabet[(31 - (sum % 31)) % 31]!
}

/** Twelve digits: bank, region, branch, check digit by ISO 7064 MOD 11,10. */
export function cnapsCode(bank: string, region: string, branch: string): string {
  const body = bank + region + branch
  let product = 10
  for (const letter of body) product = (((product + Number(letter)) % 10 || 10) * 2) % 11
  return body + String((11 - product) % 10)
}

/** +86 and 11 digits: prefix, 0000, serial below 10,000. */
export const mobileNumber = (prefix: string, serial: number) => `+86${prefix}0000${digits(serial, 4)}`

/** Subscriber numbers of Chinese fixed lines never start with 0. */
export const fixedLine = (area: string, serial: number) => `+86${area}${digits(serial, 8)}`

/** For fiction: 100 numbers in each area code of the United States. */
export const americanNumber = (area: string, serial: number) => `+1${area}55501${digits(serial, 2)}`

/** For fiction: 1,000 numbers of London. */
export const londonNumber = (serial: number) => `+442079460${digits(serial, 3)}`

/** Difference of two amounts in yuan; both MUST be told, with two digits after the point. */
export function less(from: string | null | undefined, amount: string | null | undefined): string {
  if (!from || !amount) throw new Error('an amount is missing')
  const fen = BigInt(from.replace('.', '')) - BigInt(amount.replace('.', ''))
  return `${fen / 100n}.${digits(Number(fen % 100n), 2)}`
}
