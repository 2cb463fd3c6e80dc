/** The words of the policy: who asks, for what, standing how to a row, and what may be done with a field. */

/** Groups of callers that the matrix tells apart, in the order of its columns. */
export const audiences = [
  'POLICE_INTAKE',
  'POLICE_CONTROL',
  'POLICE_ANALYSIS',
  'POLICE_OUTREACH',
  'BANK',
  'CARD_SCHEME',
  'CARRIER',
  'PLATFORM',
  'AUDITOR',
  'OPERATOR',
] as const
export type Audience = (typeof audiences)[number]

/** Why a caller asks (AFL §16, §18; PIPL §6). Stated with every request. */
export const purposes = [
  'INTAKE',
  'STOP_LOSS',
  'INVESTIGATION',
  'NUMBER_GOVERNANCE',
  'OUTREACH',
  'RESTITUTION',
  'APPEAL',
  'SUPERVISION_AUDIT',
] as const
export type Purpose = (typeof purposes)[number]

/** How a row stands to the caller's agency: held by it, in a case it takes part in, or neither. */
export const relations = ['own', 'party', 'other'] as const
export type Relation = (typeof relations)[number]

/** What of a value may leave: the value, its mask, a keyed match token, or nothing. */
export type Level = 'full' | 'mask' | 'token' | 'withheld'

export const withholdReasons = [
  'NOT_ENTITLED',
  'PURPOSE_MISMATCH',
  'OTHER_INSTITUTION',
  'UNDER_SEAL',
  'EXPIRED_GRANT',
  'NEEDS_LEGAL_INSTRUMENT',
  'CONSENT_PENDING',
] as const
export type WithholdReason = (typeof withholdReasons)[number]

/** Who takes a step: a desk of the centre, the institution that an order is addressed to, the scheme that carries it, or the clock. */
export const actors = ['INTAKE', 'CONTROL', 'ANALYSIS', 'COUNTERMEASURE', 'INSTITUTION', 'SCHEME', 'SUPERVISION', 'OPERATION', 'CLOCK'] as const
export type Actor = (typeof actors)[number]
