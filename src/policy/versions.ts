/** What a version of the policy decides, in a form that outlives its code: kept when the version takes effect, asked when somebody wants to know what was open on a day. */
import { audiences, type Audience, type Purpose, type Relation, relations, type WithholdReason } from './vocabulary.js'
import type { CompiledPolicy, TypeGrant } from './charter.js'
import type { Decision } from './define.js'
import { claimable, withoutAgreement } from './purposes.js'

interface KeptType {
  readonly group: string
  readonly underAgreement: boolean
  readonly fields: readonly string[]
  /** By `AUDIENCE PURPOSE`, with ` §` where an instrument was in force: a letter per field for each relation, in the order of `relations`. */
  readonly lines: Readonly<Record<string, readonly string[]>>
}

/** *stored* – as JSON. */
export interface KeptDecisions {
  readonly claimable: Readonly<Record<string, readonly Purpose[]>>
  readonly withoutAgreement: readonly Audience[]
  /** What each letter stands for: F, M, T, or why nothing is disclosed. */
  readonly letters: Readonly<Record<string, Decision>>
  readonly types: Readonly<Record<string, KeptType>>
  /** Audiences that may call each operation. */
  readonly operations: Readonly<Record<string, readonly Audience[]>>
}

export function keepDecisions(policy: CompiledPolicy): KeptDecisions {
  const letters = new Map<string, string>([['full', 'F'], ['mask', 'M'], ['token', 'T']])
  const decisions: Record<string, Decision> = { F: { level: 'full' }, M: { level: 'mask' }, T: { level: 'token' } }
  const letterOf = (decision: Decision): string => {
    const key = decision.level === 'withheld' ? decision.reason : decision.level
    let letter = letters.get(key)
    if (!letter) {
      letter = String.fromCharCode('a'.charCodeAt(0) + letters.size - 3)
      letters.set(key, letter)
      decisions[letter] = decision
    }
    return letter
  }
  const types = [...policy.types.values()].map(({ type, group, underAgreement, fields: lines }): readonly [string, KeptType] => {
    const fields = Object.keys(lines)
    const worlds = audiences.flatMap((audience) => claimable[audience].flatMap((purpose) => [false, true].map((instrument) => ({ key: keyOf(audience, purpose, instrument), grant: policy.charter(audience, purpose, instrument).types.get(type) as TypeGrant }))))
    return [type, { group, underAgreement, fields, lines: Object.fromEntries(worlds.map(({ key, grant }) => [key, relations.map((relation) => fields.map((field) => letterOf(grant.decide(field, relation))).join(''))])) }]
  })
  return { claimable, withoutAgreement, types: Object.fromEntries(types), letters: decisions, operations: Object.fromEntries([...policy.operations].map(([coordinate, gates]) => [coordinate, audiences.filter((_, at) => gates[at]?.open)])) }
}

/** Decisions on every field of a type, in the order of its fields; null where the version knows no such type, the reason where the audience could not claim the purpose. */
export function decidedThen(kept: KeptDecisions, type: string, audience: Audience, purpose: Purpose, instrument: boolean, relation: Relation): readonly (readonly [field: string, decision: Decision])[] | WithholdReason | null {
  const known = kept.types[type]
  if (!known) return null
  const line = known.lines[keyOf(audience, purpose, instrument)]?.[relations.indexOf(relation)]
  return line ? known.fields.map((field, at) => [field, kept.letters[line[at] as string] as Decision] as const) : 'PURPOSE_MISMATCH'
}

/** Whether rows of the type needed an agreement for this audience, and which group it had to cover. */
export function agreementThen(kept: KeptDecisions, type: string, audience: Audience): string | null {
  const known = kept.types[type]
  return known?.underAgreement && !kept.withoutAgreement.includes(audience) ? known.group : null
}

const keyOf = (audience: Audience, purpose: Purpose, instrument: boolean): string => `${audience} ${purpose}${instrument ? ' §' : ''}`
