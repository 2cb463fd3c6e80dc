/** The boarding pass: decided once when a request arrives, frozen, carried through every room. */
import type { Viewer } from '../identity/viewer.js'
import type { Charter } from './charter.js'
import type { Purpose } from './vocabulary.js'

export interface Grant {
  readonly charter: Charter
  readonly agency: string
  readonly purpose: Purpose
  readonly caseNumber: string | null
  readonly instrumentNumber: string | null
  /** Id of the case that the instrument was issued for; null where none in force was stated. */
  readonly instrumentCase: string | null
  /** Keys match tokens: equal values give equal tokens only within one agency's agreement. 32 bytes. */
  readonly tokenKey: Buffer
}

export const makeGrant = (charter: Charter, viewer: Viewer, instrumentCase: string | null, tokenKey: Buffer): Grant =>
  Object.freeze({
    charter,
    agency: viewer.agency,
    purpose: charter.purpose,
    caseNumber: viewer.caseNumber,
    instrumentNumber: viewer.instrumentNumber,
    instrumentCase,
    tokenKey,
  })
