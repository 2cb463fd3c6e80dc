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

/** As whom an institution of a kind asks. */
export const audiencesOf: Readonly<Record<string, readonly Audience[]>> = {
  POLICE: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'POLICE_OUTREACH'],
  BANK: ['BANK'],
  PSP: ['BANK'],
  CARD_SCHEME: ['CARD_SCHEME'],
  CARRIER: ['CARRIER'],
  PLATFORM: ['PLATFORM'],
  SUPERVISOR: ['AUDITOR'],
  OPERATOR: ['OPERATOR'],
}
