/**
 * The matrix compiled at boot: for each audience, purpose and state of instrument, the frozen answer to every question the corridor asks.
 * Nothing in it depends on a request; a `Grant` is a charter with a caller's name on it.
 */
import { createHash } from 'node:crypto'
import { cellOf, type Contributions, type Decision, type Gate, type Line, type Cell, never, type Operations, type TypePolicy } from './define.js'
import type { RowPredicate } from './rows.js'
import { claimable, withoutAgreement } from './purposes.js'
import { type Audience, audiences, type Purpose, purposes, type Relation, relations } from './vocabulary.js'

export interface Policies {
  readonly types: readonly TypePolicy[]
  readonly contributions: readonly Contributions[]
  readonly operations: readonly Operations[]
  /** Object type behind each relation field, by coordinate: a relation is withheld where no row of its type can be seen. */
  readonly targets: ReadonlyMap<string, string>
}

/** What one charter says of one object type. */
export interface TypeGrant {
  readonly policy: TypePolicy
  /** Relations whose rows the caller sees. Empty: no row. */
  readonly visible: readonly Relation[]
  readonly needsAgreement: boolean
  /** Rows the caller holds, and rows of a case it takes part in or has an instrument for. */
  readonly own: RowPredicate
  readonly party: RowPredicate
  readonly decide: (field: string, relation: Relation) => Decision
}

export interface Charter {
  /** Unique per audience × purpose × instrument; part of every plan's key. */
  readonly key: string
  readonly audience: Audience
  readonly purpose: Purpose
  readonly instrument: boolean
  readonly types: ReadonlyMap<string, TypeGrant>
  readonly operations: ReadonlyMap<string, Gate>
}

export interface CompiledPolicy {
  /** SHA-256 of the printed matrix: the policy version in every access record. */
  readonly version: string
  readonly types: ReadonlyMap<string, TypePolicy>
  readonly operations: ReadonlyMap<string, Line<Gate>>
  readonly charter: (audience: Audience, purpose: Purpose, instrument: boolean) => Charter
}

const withheld = (reason: 'PURPOSE_MISMATCH' | 'OTHER_INSTITUTION' | 'NOT_ENTITLED'): Decision => Object.freeze({ level: 'withheld', reason })

/** The whole policy in one step: purpose of the caller, purpose of the type, row, cell. Pure; the reference for every other form. */
export function decide(policy: TypePolicy, line: Line<Cell>, audience: Audience, relation: Relation, purpose: Purpose, instrument: boolean): Decision {
  const rows = cellOf(policy.rows, audience)
  if (rows.relations.length === 0) return withheld('NOT_ENTITLED')
  if (!claimable[audience].includes(purpose) || !policy.purposes.includes(purpose)) return withheld('PURPOSE_MISMATCH')
  if (!rows.relations.includes(relation)) return withheld('OTHER_INSTITUTION')
  return cellOf(line, audience).decide({ relation, purpose, instrument })
}

export function compilePolicies(policies: Policies): CompiledPolicy {
  const types = new Map<string, TypePolicy>()
  for (const policy of policies.types) {
    if (types.has(policy.type)) throw new Error(`Policy: ${policy.type} is written twice`)
    const fields: Record<string, Line<Cell>> = { ...policy.fields }
    for (const contributions of policies.contributions) {
      for (const [coordinate, line] of Object.entries(contributions)) {
        const [type, field] = coordinate.split('.') as [string, string]
        if (type !== policy.type) continue
        if (fields[field]) throw new Error(`Policy: ${coordinate} has two lines`)
        fields[field] = line
      }
    }
    if (!fields['id']) throw new Error(`Policy: ${policy.type} has no line for id`)
    types.set(policy.type, Object.freeze({ ...policy, fields: Object.freeze(fields) }))
  }
  for (const coordinate of policies.contributions.flatMap((contributions) => Object.keys(contributions))) {
    if (!types.has(coordinate.split('.')[0] as string)) throw new Error(`Policy: ${coordinate} contributes to a type without a policy`)
  }
  const operations = new Map<string, Line<Gate>>()
  for (const [coordinate, line] of policies.operations.flatMap((group) => Object.entries(group))) {
    if (operations.has(coordinate)) throw new Error(`Policy: ${coordinate} has two gates`)
    operations.set(coordinate, line)
  }

  const charters = new Map<string, Charter>()
  const keyOf = (audience: Audience, purpose: Purpose, instrument: boolean) => `${audience}:${purpose}:${instrument ? 'instrument' : 'none'}`
  for (const audience of audiences) {
    for (const purpose of purposes) {
      for (const instrument of [false, true]) {
        const key = keyOf(audience, purpose, instrument)
        charters.set(key, {
          key,
          audience,
          purpose,
          instrument,
          types: new Map([...types.values()].map((policy) => [policy.type, grantOf(policy, types, policies.targets, audience, purpose, instrument)])),
          operations: new Map([...operations].map(([coordinate, line]) => [coordinate, cellOf(line, audience)])),
        })
      }
    }
  }
  return {
    version: versionOf(types, operations),
    types,
    operations,
    charter: (audience, purpose, instrument) => charters.get(keyOf(audience, purpose, instrument)) as Charter,
  }
}

function grantOf(policy: TypePolicy, types: ReadonlyMap<string, TypePolicy>, targets: ReadonlyMap<string, string>, audience: Audience, purpose: Purpose, instrument: boolean): TypeGrant {
  const decideIn = (of: TypePolicy, line: Line<Cell>, relation: Relation) => decide(of, line, audience, relation, purpose, instrument)
  const behind = (field: string): Decision | null => {
    const target = types.get(targets.get(`${policy.type}.${field}`) ?? '')
    if (!target) return null
    const seen = relations.map((relation) => decideIn(target, target.fields['id'] as Line<Cell>, relation))
    return seen.every((decision) => decision.level === 'withheld') ? (seen[0] as Decision) : null
  }
  const cells = new Map<string, Readonly<Record<Relation, Decision>>>()
  for (const [field, line] of Object.entries(policy.fields)) {
    const shut = behind(field)
    const decision = (relation: Relation): Decision => {
      const here = decideIn(policy, line, relation)
      return here.level === 'withheld' ? here : (shut ?? here)
    }
    cells.set(field, Object.freeze(Object.fromEntries(relations.map((relation) => [relation, decision(relation)])) as Record<Relation, Decision>))
  }
  const id = cells.get('id') as Readonly<Record<Relation, Decision>>
  return Object.freeze({
    policy,
    visible: relations.filter((relation) => id[relation].level !== 'withheld'),
    needsAgreement: policy.underAgreement && !withoutAgreement.includes(audience),
    own: policy.own,
    party: withoutAgreement.includes(audience) ? (policy.covered ?? never) : policy.party,
    decide: (field: string, relation: Relation) => {
      const cell = cells.get(field)
      if (!cell) throw new Error(`Policy: no line for ${policy.type}.${field}`)
      return cell[relation]
    },
  })
}

/** Hash of everything that decides: a change of any cell, gate, row scope or purpose is another version. */
function versionOf(types: ReadonlyMap<string, TypePolicy>, operations: ReadonlyMap<string, Line<Gate>>): string {
  const hash = createHash('sha256')
  for (const policy of types.values()) {
    hash.update(JSON.stringify([policy.type, policy.basis, policy.group, policy.purposes, policy.rows.map((rows) => rows.print)]))
    for (const [field, line] of Object.entries(policy.fields)) hash.update(JSON.stringify([field, line.map((cell) => cell.print)]))
  }
  for (const [coordinate, line] of operations) hash.update(JSON.stringify([coordinate, line.map((gate) => gate.print)]))
  hash.update(JSON.stringify(claimable))
  return hash.digest('hex').slice(0, 16)
}
