import type { Actor, Audience } from './vocabulary.js'

/** As whom an audience takes steps. The one place where rules of procedure meet the matrix. */
export const actorOf: Readonly<Record<Audience, Actor>> = {
  POLICE_INTAKE: 'INTAKE',
  POLICE_CONTROL: 'CONTROL',
  POLICE_ANALYSIS: 'ANALYSIS',
  POLICE_OUTREACH: 'COUNTERMEASURE',
  BANK: 'INSTITUTION',
  CARD_SCHEME: 'SCHEME',
  CARRIER: 'INSTITUTION',
  PLATFORM: 'INSTITUTION',
  AUDITOR: 'SUPERVISION',
  OPERATOR: 'OPERATION',
}
