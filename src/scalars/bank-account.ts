import checksum from 'stdnum/lib/cjs/util/checksum.js'
import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

/**
 * What makes a number a card, and so subject to Luhn, when nothing else is known of it. Prefix and length must both match: Chinese
 * corporate accounts share prefixes with the schemes (19 digits from 4402, 15 digits from 371) and have no check digit.
 * American Express (34, 37 with 15 digits) is left out for that reason: its wrong numbers pass as accounts.
 */
export const cardPrefixes: readonly { readonly scheme: string; readonly pattern: RegExp }[] = [
  { scheme: 'UnionPay', pattern: /^62[0-9]{11,17}$/ },
  { scheme: 'Visa', pattern: /^4[0-9]{15}$/ },
  { scheme: 'Mastercard', pattern: /^(?:5[1-5][0-9]{14}|(?:222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12})$/ },
  { scheme: 'JCB', pattern: /^35(?:2[89]|[3-8][0-9])[0-9]{12}$/ },
]

export function isCardNumber(value: string): boolean {
  return cardPrefixes.some(({ pattern }) => pattern.test(value))
}

/** Domestic accounts, free-trade and offshore ones with their letters; `_` sets off a sub-account as on the national platform. */
const domesticAccount = /^(?:NRA|OSA|FT[EFINU])?[0-9]{6,32}(?:_[0-9]{1,10})?$/
const iban = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/

/**
 * The rule, in this order:
 * 1. `kind` is CARD, or is not stated and the number matches cardPrefixes: 13 to 19 digits with a Luhn check digit (ISO/IEC 7812-1).
 * 2. starts with two letters and two digits: IBAN, ISO 13616, check digits by ISO 7064 MOD 97-10.
 * 3. anything else is a corporate, passbook or payment account: shape alone, no check digit exists.
 * A caller that knows the kind MUST state it: then no prefix is guessed from.
 */
export function checkBankAccount(value: string, kind?: 'CARD' | 'ACCOUNT'): Fault | null {
  if (kind === 'CARD' || (kind === undefined && isCardNumber(value))) {
    if (!/^[0-9]{13,19}$/.test(value)) return fault('bank-card-shape', 'A card number has 13 to 19 digits.', '银行卡号为13至19位数字。')
    if (!checksum.luhnChecksumValidate(value)) return fault('bank-card-luhn', 'The check digit of the card number does not match.', '银行卡号校验位不符。')
    return null
  }
  if (iban.test(value)) {
    return checksum.mod97base10Validate(`${value.slice(4)}${value.slice(0, 4)}`)
      ? null
      : fault('iban-check-digits', 'The check digits of the IBAN do not match.', '国际银行账号校验位不符。')
  }
  return domesticAccount.test(value)
    ? null
    : fault('bank-account-shape', 'An account number has 6 to 32 digits without spaces, or is an IBAN.', '账号为6至32位数字（不含空格），或为国际银行账号。')
}

export const BankAccountNumber = defineTextScalar({
  name: 'BankAccountNumber',
  description: {
    en: 'Bank card (JR/T 0008, ISO/IEC 7812-1, Luhn), corporate or passbook account (no check digit), or IBAN (ISO 13616).',
    zh: '银行卡号（JR/T 0008、ISO/IEC 7812-1，Luhn校验）、对公或存折账号（无校验位）、国际银行账号（ISO 13616）。',
  },
  check: (value) => checkBankAccount(value),
})
