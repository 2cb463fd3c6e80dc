/** What the inputs of crackdowns must be. Pure. */
import type { RuleName } from '../law/articles.js'
import { checkIdentityDocument } from '../scalars/resident-id.js'
import type { identityDocuments } from './crackdown.words.js'

export type DocumentKind = keyof typeof identityDocuments.type

/** Characters that each text takes. */
export const textSizes = { personName: 64, place: 200, title: 100, reason: 500, legalBasis: 300 } as const

/** Records that one command names in a list, and people that one records as caught. */
export const namedAtOnce = 50
export const caughtAtOnce = 200

/** What is wrong with a text, by rule; null where nothing is. */
export function faultOfText(value: string | null | undefined, size: keyof typeof textSizes, needed: boolean): RuleName | null {
  if (needed && !value?.trim()) return 'text-missing'
  return value && value.length > textSizes[size] ? 'text-too-long' : null
}

/** ISO 3166-1 alpha-2, or a code that it leaves to its users. */
export const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code)

/** What is wrong with a document; null where it is right, or none is told. Numbers are told in capitals. */
export function faultOfDocument(kind: DocumentKind | null, number: string | null): RuleName | null {
  if (kind === null && number === null) return null
  if (kind === null || number === null) return 'suspect-document'
  if (kind === 'RESIDENT_ID' && /^[0-9]{15}$/.test(number)) return 'suspect-document-old'
  return checkIdentityDocument(kind, number) ? 'suspect-document' : null
}
