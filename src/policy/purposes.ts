import type { Audience, Purpose } from './vocabulary.js'

/** Purposes an audience may claim at all; any other is refused with PURPOSE_REQUIRED (AFL §16 ¶3, §18 ¶4: no use beyond anti-fraud; 条例 §12). */
export const claimable: Readonly<Record<Audience, readonly Purpose[]>> = {
  POLICE_INTAKE: ['INTAKE', 'STOP_LOSS'],
  POLICE_CONTROL: ['STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL'],
  POLICE_ANALYSIS: ['INVESTIGATION'],
  POLICE_OUTREACH: ['OUTREACH'],
  BANK: ['STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL'],
  CARD_SCHEME: ['STOP_LOSS', 'INVESTIGATION'],
  CARRIER: ['NUMBER_GOVERNANCE', 'INVESTIGATION', 'APPEAL'],
  PLATFORM: ['NUMBER_GOVERNANCE', 'INVESTIGATION', 'APPEAL'],
  AUDITOR: ['SUPERVISION_AUDIT'],
  OPERATOR: ['SUPERVISION_AUDIT'],
}

/** Accesses that nobody is told of but the auditor: whoever holds the data would learn of an investigation (AFL §5; CPL §54 ¶3). */
export const keptFromHolder = (audience: Audience | null, purpose: Purpose | null): boolean => purpose === 'INVESTIGATION' && audience !== null && withoutAgreement.includes(audience)

/** Audiences inside the centre, or above it: no data-sharing agreement stands between them and the data. */
export const withoutAgreement: readonly Audience[] = ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'POLICE_OUTREACH', 'AUDITOR', 'OPERATOR']
