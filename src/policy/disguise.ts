import { type BinaryLike, createHmac, type KeyObject } from 'node:crypto'
import { canonicalPhoneNumber } from '../scalars/phone-number.js'
import { canonicalResidentId } from '../scalars/resident-id.js'
import { canonicalUrlAddress } from '../scalars/url-address.js'
import { type MaskName, masks } from './masks.js'

/** Key of the platform's digests; never leaves the server. */
export type DigestKey = BinaryLike | KeyObject

/** *stored* – a sensitive value as its columns hold it: the value, `…_mask` and `…_digest`. */
export interface Disguise {
  /** Canonical spelling: two spellings of one value have one digest. */
  readonly clear: string
  readonly mask: string
  /** 43 characters, base64url. Match tokens are made from it. */
  readonly digest: string
}

const untouched = (value: string) => value

const canonical: Readonly<Record<MaskName, (value: string) => string>> = {
  mobile: canonicalPhoneNumber,
  residentId: canonicalResidentId,
  bankAccount: untouched,
  personName: (value) => value.normalize('NFC').trim(),
  address: untouched,
  imHandle: untouched,
  url: canonicalUrlAddress,
}

/**
 * What to store of one sensitive value. The digest is HMAC-SHA-256 (RFC 2104) of `maskName:value`, so that equal texts of different kinds do not match.
 * Throws only for `url` and a value that is none: callers check at the border.
 */
export function disguise(maskName: MaskName, value: string, digestKey: DigestKey): Disguise {
  const clear = canonical[maskName](value)
  return { clear, mask: masks[maskName].apply(clear), digest: createHmac('sha256', digestKey).update(`${maskName}:${clear}`).digest('base64url') }
}
