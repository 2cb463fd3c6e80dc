/** What a legal instrument must say, who drafts it, and whose approval it needs. */
import type { RuleName } from '../law/articles.js'
import type { Actor } from '../policy/vocabulary.js'
import type { instrumentTypes } from './case.words.js'

export type InstrumentType = keyof typeof instrumentTypes.type

interface Kind {
  readonly drafters: readonly Actor[]
  /** Least rank of the chief who approves it. */
  readonly level: 'COUNTY' | 'CITY'
  /** Only in a case that has been filed (程序规定 §239; 返还若干规定). */
  readonly needsFiledCase: boolean
}

const paper = (drafters: readonly Actor[], level: Kind['level'] = 'COUNTY', needsFiledCase = false): Kind => ({ drafters, level, needsFiledCase })

export const kinds: Readonly<Record<InstrumentType, Kind>> = {
  QUERY_NOTICE: paper(['CONTROL']),
  STOP_PAYMENT_REQUEST: paper(['INTAKE', 'CONTROL']),
  FREEZE_NOTICE: paper(['CONTROL'], 'COUNTY', true),
  LIFT_NOTICE: paper(['CONTROL']),
  EVIDENCE_NOTICE: paper(['CONTROL']),
  RETURN_DECISION: paper(['CONTROL'], 'CITY', true),
  NUMBER_NOTICE: paper(['CONTROL']),
  DISCIPLINE_DECISION: paper(['CONTROL'], 'CITY'),
}

/** Characters of the scope. */
export const scopeLength = 500

export interface Draft {
  readonly type: InstrumentType
  readonly instrumentNumber?: string | null
  readonly amountLimit?: string | null
  readonly scope?: string | null
  readonly interestIncluded?: boolean | null
  readonly validFrom: Date
  readonly validUntil: Date
}

/** As the header `x-legal-instrument` takes it, and not so short that it says nothing. */
const number = /^[\p{Script=Han}A-Za-z0-9][\p{Script=Han}A-Za-z0-9〔〕（）-]{3,63}$/u

/** What is wrong with a draft, each with the field it is wrong in. */
export function draftFaults(draft: Draft, now: Date): readonly (readonly [field: string, rule: RuleName])[] {
  const { type, instrumentNumber, amountLimit, scope, interestIncluded, validFrom, validUntil } = draft
  const faults: [string, RuleName][] = []
  if (instrumentNumber && !number.test(instrumentNumber)) faults.push(['instrumentNumber', 'instrument-number-shape'])
  if (validUntil <= validFrom || validUntil <= now) faults.push(['validUntil', 'instrument-term'])
  if (amountLimit && !(Number(amountLimit) > 0)) faults.push(['amountLimit', 'amount-not-positive'])
  if (scope && scope.length > scopeLength) faults.push(['scope', 'text-too-long'])
  if (type === 'FREEZE_NOTICE') {
    if (!amountLimit) faults.push(['amountLimit', 'freeze-notice-content'])
    if (!scope?.trim()) faults.push(['scope', 'freeze-notice-content'])
    if (interestIncluded === null || interestIncluded === undefined) faults.push(['interestIncluded', 'freeze-notice-content'])
  }
  return faults
}
