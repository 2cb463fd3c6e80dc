/** What a document must be to be kept beside an instrument. Pure: the store reckons hashes. */
import type { RuleName } from '../law/articles.js'

/** Bytes of one document, decoded. */
export const attachmentBytes = 64 * 1024
/** Documents in one command. */
export const attachmentsAtOnce = 10
/** Characters. */
export const fileNameLength = 200

const longestContent = Math.ceil(attachmentBytes / 3) * 4
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const beginsWith = (...first: readonly number[]) => (bytes: Uint8Array): boolean => first.every((byte, at) => bytes[at] === byte)

/** Well-formed UTF-8 without control characters but tab and line ends: a program does not pass for a text. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !/[^\P{Cc}\t\n\r]/u.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

/** Media types that are kept, each with the sign its content begins with. */
export const mediaTypes: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  'application/pdf': beginsWith(0x25, 0x50, 0x44, 0x46, 0x2d),
  'image/png': beginsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/jpeg': beginsWith(0xff, 0xd8, 0xff),
  'text/plain': isText,
}

/** The bytes of a document, or the rule it breaks. Base64 as RFC 4648 §4 has it, padded, in its one canonical spelling, not empty. */
export function decodeDocument(mediaType: string, content: string): Uint8Array | RuleName {
  if (content.length > longestContent) return 'attachment-too-large'
  if (content.length === 0 || !base64.test(content)) return 'attachment-encoding'
  const bytes = Buffer.from(content, 'base64')
  if (bytes.toString('base64') !== content) return 'attachment-encoding'
  if (bytes.length > attachmentBytes) return 'attachment-too-large'
  const fits = Object.hasOwn(mediaTypes, mediaType) ? mediaTypes[mediaType] : undefined
  return fits?.(bytes) ? bytes : 'attachment-kind'
}

/** A file's name, without a way to it. */
export const fileNameFault = (fileName: string): RuleName | null => {
  if (fileName.trim() === '') return 'text-missing'
  if (fileName.length > fileNameLength) return 'text-too-long'
  return /[/\\\p{C}]/u.test(fileName) ? 'file-name' : null
}
