import type { LiandongError } from '../errors.js'
import type { Audience, Purpose } from '../policy/vocabulary.js'

/** A caller whom the platform knows. Frozen when made; nothing later asks who the viewer is but the policy. */
export interface Viewer {
  readonly kind: 'viewer'
  readonly audience: Audience
  /** Id of the caller's agency, e.g. `agency_…`. */
  readonly agency: string
  /** Subject of the token: the officer, or the service account. */
  readonly officer: string
  /** Client application that holds the token. */
  readonly client: string
  /** Header `x-purpose`; null when not stated. */
  readonly purpose: Purpose | null
  /** Header `x-case-number`; its format is checked, its existence by the policy. */
  readonly caseNumber: string | null
  /** Header `x-legal-instrument`; its format is checked, its force by the policy. */
  readonly instrumentNumber: string | null
}

/** A caller whom the platform does not know, and why. Refused by the pre-check, with a record. */
export interface Stranger {
  readonly kind: 'stranger'
  readonly refusal: LiandongError
  /** Whose token it was, where the token holds and only a header is at fault: the record of the refusal names them. */
  readonly knownAs: Pick<Viewer, 'audience' | 'agency' | 'officer' | 'client'> | null
}

export type Caller = Viewer | Stranger
