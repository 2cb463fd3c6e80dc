/** What ties two cases, how much it says, and who decides. */
import type { RuleName } from '../law/articles.js'
import type { caseLinkage, linkageEvidence, linkagePair } from './linkage.table.js'

export type LinkageType = (typeof linkagePair.$inferInsert)['type']
export type Strength = (typeof linkagePair.$inferInsert)['strength']
export type LinkageState = (typeof caseLinkage.$inferInsert)['state']
export type EvidenceKind = (typeof linkageEvidence.$inferInsert)['kind']

/** Other cases that one thing ties a case to: the latest that have it, and the first that had it. */
export const latestAtMost = 20

const grades = ['WEAK', 'MODERATE', 'STRONG'] as const
const gradeOf: Readonly<Record<LinkageType, Strength>> = {
  // Money and people are hard to change.
  SAME_ACCOUNT: 'STRONG',
  SAME_FUND_CHAIN: 'STRONG',
  SAME_SUSPECT: 'STRONG',
  SAME_DEVICE: 'STRONG',
  // Numbers and accounts are bought and sold, and rented out to several gangs at once.
  SAME_NUMBER: 'MODERATE',
  SAME_IM_ACCOUNT: 'MODERATE',
  SAME_URL_OR_APP: 'MODERATE',
  // Many gangs work alike.
  SAME_MODUS_OPERANDI: 'WEAK',
}

export const strengthOf = (type: LinkageType, isDoubtful: boolean): Strength => grades[Math.max(0, grades.indexOf(gradeOf[type]) - (isDoubtful ? 1 : 0))] as Strength

export interface NumberFacts {
  readonly kind: 'MOBILE' | 'FIXED' | 'VIRTUAL' | 'IOT' | 'FOREIGN'
  readonly abuse: string | null
  /** 110, 95588: a service that everybody knows, and that fraud shows as its own. */
  readonly isShortCode: boolean
}

/** A number that the fraud only showed says nothing of who called. */
export const doesNumberTie = ({ abuse, isShortCode }: NumberFacts): boolean => !isShortCode && abuse !== 'CALLER_ID_SPOOFING'
/** From abroad a number is shown more easily than at home. */
export const isNumberDoubtful = ({ kind }: NumberFacts): boolean => kind === 'FOREIGN'

/** Something of a case, and other cases that have it. */
export interface Shared {
  readonly type: LinkageType
  readonly kind: EvidenceKind
  /** Id of what is shared. */
  readonly thing: string
  /** At most `latestAtMost`. */
  readonly latest: readonly string[]
  /** The first case that had it; null where that is the case itself. */
  readonly first: string | null
  readonly isDoubtful: boolean
}

/**
 * The cases that this thing ties the case to. All cases that have it end up in one component, as if each were tied to each: whenever a case comes to have it, or its task runs late,
 * it is tied to the first that had it; and a case that becomes the first by an older id is tied to the one that was.
 */
export const tiedTo = ({ latest, first }: Pick<Shared, 'latest' | 'first'>): readonly string[] => [...new Set(first === null ? latest : [...latest, first])]

/** Whether so many have it that it says less: more than twenty others. */
export const isWidelyShared = (shared: Pick<Shared, 'latest' | 'first'>): boolean => tiedTo(shared).length > latestAtMost

export interface Clue {
  readonly thing: string
  readonly kind: EvidenceKind
  readonly words: string | null
}

export interface Pair extends Pick<typeof linkagePair.$inferInsert, 'lowCaseId' | 'highCaseId' | 'lowUnitId' | 'highUnitId' | 'type' | 'strength'> {
  readonly clues: readonly Clue[]
}

/** A case that goes on: not one that was merged into another. */
export interface Leading {
  readonly caseId: string
  readonly unitId: string
}

export const pairOf = (one: Leading, other: Leading, type: LinkageType, strength: Strength, clues: readonly Clue[]): Pair => {
  const [low, high] = one.caseId < other.caseId ? [one, other] : [other, one]
  return { lowCaseId: low.caseId, highCaseId: high.caseId, lowUnitId: low.unitId, highUnitId: high.unitId, type, strength, clues }
}

/** Pairs of the case with those that share something with it, as strong as the strongest of what they share. `leadOf`: the case that one was merged into at last, which may be itself. */
export function pairsOf(caseId: string, shared: readonly Shared[], leadOf: (caseId: string) => Leading): readonly Pair[] {
  const own = leadOf(caseId)
  const pairs = new Map<string, Pair>()
  for (const each of shared) {
    const strength = strengthOf(each.type, each.isDoubtful || isWidelyShared(each))
    for (const other of tiedTo(each).map(leadOf)) {
      if (other.caseId === own.caseId) continue
      const key = `${other.caseId} ${each.type}`
      const known = pairs.get(key)
      const clues = [...(known?.clues ?? []).filter(({ thing }) => thing !== each.thing), { thing: each.thing, kind: each.kind, words: null }]
      pairs.set(key, pairOf(own, other, each.type, known && grades.indexOf(known.strength) > grades.indexOf(strength) ? known.strength : strength, clues))
    }
  }
  return [...pairs.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
const keyOf = ({ lowCaseId, highCaseId, type }: Pair): string => `${lowCaseId} ${highCaseId} ${type}`

/** A pair as its two sides read it once it is open: the first of the lower case. `numberOf`: a new linkage number each time. */
export function sidesOf(pair: typeof linkagePair.$inferSelect, openedAt: string, numberOf: () => string, idOf: (caseId: string) => string): readonly (typeof caseLinkage.$inferInsert)[] {
  const side = (caseId: string, unitId: string, otherCaseId: string, contactUnitId: string): typeof caseLinkage.$inferInsert => ({
    id: idOf(caseId), linkageNumber: numberOf(), pairId: pair.id, caseId, unitId, contactUnitId, otherCaseId, type: pair.type, strength: pair.strength, state: 'PROPOSED', proposedAt: pair.foundAt, openedAt,
    proposedBy: pair.proposingUnitId === unitId ? pair.proposedBy : null,
  })
  return [side(pair.lowCaseId, pair.lowUnitId, pair.highCaseId, pair.highUnitId), side(pair.highCaseId, pair.highUnitId, pair.lowCaseId, pair.lowUnitId)]
}

type NewEvidence = typeof linkageEvidence.$inferInsert
const columnOf: Readonly<Partial<Record<EvidenceKind, 'accountId' | 'numberId' | 'onlineAccountId' | 'urlId' | 'suspectId'>>> = { ACCOUNT: 'accountId', REACHED_ACCOUNT: 'accountId', NUMBER: 'numberId', IM_ACCOUNT: 'onlineAccountId', URL: 'urlId', SUSPECT: 'suspectId' }

/** A clue as one side reads it. */
export function evidenceOf(linkage: { readonly id: string; readonly unitId: string }, clue: Clue & { readonly id: string; readonly foundAt: string }, id: string): NewEvidence {
  const column = columnOf[clue.kind]
  return { id, linkageId: linkage.id, unitId: linkage.unitId, clueId: clue.id, kind: clue.kind, words: clue.words, foundAt: clue.foundAt, ...(column ? { [column]: clue.thing } : {}) }
}

/** One side of a linkage, and the other. */
export interface Sides {
  readonly state: LinkageState
  readonly proposedBy: string | null
  readonly decidedBy: string | null
  /** Null: not open yet, so there is no other side to know of. */
  readonly other: { readonly state: LinkageState; readonly isOwnUnits: boolean } | null
}

/** Where a step leads this side, or the rule that forbids it to that officer. The other side goes to CONFIRMED and REJECTED with it. */
export function decideLinkage(step: 'CONFIRM' | 'REJECT', { state, proposedBy, decidedBy, other }: Sides, officer: string): LinkageState | RuleName {
  if (step === 'REJECT') return state === 'REJECTED' ? 'linkage-step' : 'REJECTED'
  if (state === 'AGREED' || state === 'CONFIRMED') return 'linkage-step'
  // Who proposed it, or has rejected it, does not confirm it alone.
  if (proposedBy === officer || (state === 'REJECTED' && decidedBy === officer)) return 'linkage-four-eyes'
  return other && (other.isOwnUnits || other.state === 'AGREED') ? 'CONFIRMED' : 'AGREED'
}

/** Characters that grounds and reasons may have. */
export const textSize = 1_000

/** What is wrong with a text, by rule; null where nothing is. */
export const faultOfText = (value: string): RuleName | null => (!value.trim() ? 'text-missing' : value.length > textSize ? 'text-too-long' : null)
