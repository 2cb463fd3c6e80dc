/** Cases and linkages in words. */
import type { Link } from './linkage-figure.js'
import type { Evidence, Linkage, LinkedCase } from './linkage-shapes.js'
import type { Session } from './session.js'
import { say } from './speech.js'
import { shanghai } from './times.js'

export const caseName = (of: LinkedCase | null): string => of?.caseNumber ?? of?.id ?? say('not told until both units agree', '双方单位同意前不告知')

export const caseText = ({ schema }: Session, of: LinkedCase): string => [caseName(of), of.fraudType && schema.meaning('FraudType', of.fraudType), of.status && schema.meaning('CaseStatus', of.status), of.reportedAt && shanghai(of.reportedAt).slice(0, 10)].filter(Boolean).join(', ')

const meant = ({ schema }: Session, vocabulary: string, word: string | null): string => (word ? schema.meaning(vocabulary, word) : say('not told', '未告知'))

export const typeText = (session: Session, { type }: Linkage): string => meant(session, 'CaseLinkageType', type)
export const strengthText = (session: Session, { strength }: Linkage): string => meant(session, 'CaseLinkageStrength', strength)
export const stateText = (session: Session, { state }: Linkage): string => meant(session, 'CaseLinkageState', state)

export const linkText = (session: Session, { linkage }: Link): string => `${caseName(linkage.case)} – ${caseName(linkage.otherCase)}: ${[typeText(session, linkage), strengthText(session, linkage), stateText(session, linkage)].join(', ')}`

/** Kind and thing; the thing as its own type shows it to the reader. */
export const evidenceText = (session: Session, { kind, words, account, telecomNumber, onlineAccount, url }: Evidence): string => `${meant(session, 'LinkageEvidenceKind', kind)}: ${words ?? account?.number ?? telecomNumber?.msisdn ?? onlineAccount?.handle ?? url?.url ?? say('withheld', '未披露')}`
