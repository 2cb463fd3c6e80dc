import { BadUserInputError } from '../errors.js'
import { type Purpose, purposes } from '../policy/vocabulary.js'

/** Headers by lower-case name. An array of more than one value is a header stated more than once. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

/** What a request states about its lawfulness. Format only: existence and force are the policy's to judge. */
export interface LegalBasis {
  readonly purpose: Purpose | null
  readonly caseNumber: string | null
  readonly instrumentNumber: string | null
}

/** Letters, digits, hyphens, Chinese characters and the brackets of a number, as in `FREEZE-2019-000123` or `临公冻字〔2019〕123号`; 64 characters at most. */
const documentNumber = /^[\p{Script=Han}A-Za-z0-9][\p{Script=Han}A-Za-z0-9〔〕（）-]{0,63}$/u

/** The one value of a header; null when it is not stated. Throws BadUserInputError when it is stated twice. */
function findValue(headers: RequestHeaders, name: string): string | null {
  const stated = headers[name]
  if (stated === undefined) return null
  if (typeof stated === 'string') return stated
  if (stated.length > 1) {
    throw new BadUserInputError(name, 'stated more than once', { en: `State the header ${name} once.`, zh: `请求头 ${name} 只能出现一次。` })
  }
  return stated[0] ?? null
}

/** Node hands UTF-8 over as Latin-1 (RFC 9110 §5.5), and browsers can only send Chinese percent-encoded. Null when the encoding is broken. */
function findText(value: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every character that fits a byte
  const text = /[\u0080-\u00ff]/.test(value) && !/[^\u0000-\u00ff]/.test(value) ? Buffer.from(value, 'latin1').toString('utf8') : value
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function parsePurpose(headers: RequestHeaders): Purpose | null {
  const value = findValue(headers, 'x-purpose')
  if (value === null) return null
  const purpose = purposes.find((known) => known === value)
  if (purpose === undefined) {
    throw new BadUserInputError('x-purpose', 'unknown purpose', {
      en: `x-purpose is one of ${purposes.join(', ')}.`,
      zh: `x-purpose 须为以下之一：${purposes.join('、')}。`,
    })
  }
  return purpose
}

function parseDocumentNumber(headers: RequestHeaders, name: string): string | null {
  const value = findValue(headers, name)
  if (value === null) return null
  const text = findText(value)
  if (text === null || !documentNumber.test(text)) {
    throw new BadUserInputError(name, 'not a document number', {
      en: `${name} is a document number of at most 64 letters, digits, hyphens, Chinese characters and 〔〕; percent-encode what is not ASCII.`,
      zh: `${name} 须为文书编号：字母、数字、连字符、汉字及〔〕，不超过 64 个字符；非 ASCII 字符请使用百分号编码。`,
    })
  }
  return text
}

/** Throws BadUserInputError for a header of impossible format or stated twice. */
export function parseLegalBasis(headers: RequestHeaders): LegalBasis {
  return {
    purpose: parsePurpose(headers),
    caseNumber: parseDocumentNumber(headers, 'x-case-number'),
    instrumentNumber: parseDocumentNumber(headers, 'x-legal-instrument'),
  }
}
