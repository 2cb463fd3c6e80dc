/**
 * How a slice writes down who sees what: one line per field, one cell per audience, none left out.
 * A line is a tuple of ten, so a missing audience does not compile; `definePolicy` is keyed by the view, so a missing field does not either.
 */
import { type Audience, audiences, type Level, type Purpose, type Relation, type WithholdReason } from './vocabulary.js'
import type { RowPredicate } from './rows.js'

/** The circumstances in which a cell is decided. `instrument`: a legal instrument in force was stated. */
export interface World {
  readonly relation: Relation
  readonly purpose: Purpose
  readonly instrument: boolean
}

export type Decision = { readonly level: 'full' | 'mask' | 'token' } | { readonly level: 'withheld'; readonly reason: WithholdReason }

/** One answer of the matrix. `print` is the cell of `schema/disclosure.md`. Pure and synchronous. */
export interface Cell {
  readonly decide: (world: World) => Decision
  readonly print: string
}

const letter: Record<Exclude<Level, 'withheld'>, string> = { full: 'F', mask: 'M', token: 'T' }
const deliver = (level: Exclude<Level, 'withheld'>): Cell => {
  const decision: Decision = Object.freeze({ level })
  return { decide: () => decision, print: letter[level] }
}
const refuse = (reason: WithholdReason): Cell => {
  const decision: Decision = Object.freeze({ level: 'withheld', reason })
  return { decide: () => decision, print: '–' }
}

/** The value itself. */
export const F = deliver('full')
/** The stored mask of the value; the rule is told in the field's description. */
export const M = deliver('mask')
/** A keyed match token: equal for equal values under one agreement, and otherwise meaningless. */
export const T = deliver('token')
/** Nothing. */
export const W = refuse('NOT_ENTITLED')

/** `cell` on the caller's own rows, `otherwise` on every other visible row. */
export const own = (cell: Cell, otherwise: Cell = refuse('OTHER_INSTITUTION')): Cell => ({
  decide: (world) => (world.relation === 'own' ? cell : otherwise).decide(world),
  print: `own ${cell.print} / ${otherwise.print}`,
})

/** `cell` on rows of the case that a legal instrument in force was issued for (header `x-legal-instrument`), `otherwise` on others and without one. */
export const instrument = (cell: Cell, otherwise: Cell = refuse('NEEDS_LEGAL_INSTRUMENT')): Cell => ({
  decide: (world) => (world.instrument && world.relation === 'party' ? cell : otherwise).decide(world),
  print: `§ ${cell.print} / ${otherwise.print}`,
})

/** `cell` for the named purposes, `otherwise` for any other. */
export const forPurpose = (allowed: readonly Purpose[], cell: Cell, otherwise: Cell = refuse('PURPOSE_MISMATCH')): Cell => ({
  decide: (world) => (allowed.includes(world.purpose) ? cell : otherwise).decide(world),
  print: `[${allowed.join(' ')}] ${cell.print} / ${otherwise.print}`,
})

/** One thing per audience, in the order of `audiences`. */
export type Line<C> = readonly [intake: C, control: C, analysis: C, outreach: C, bank: C, scheme: C, carrier: C, platform: C, auditor: C, operator: C]

/** Which rows an audience sees at all, by their relation to it. */
export interface Rows {
  readonly relations: readonly Relation[]
  readonly print: string
}
export const everyRow: Rows = { relations: ['own', 'party', 'other'], print: 'every row' }
export const partyRows: Rows = { relations: ['own', 'party'], print: 'own and party' }
export const ownRows: Rows = { relations: ['own'], print: 'own' }
export const noRow: Rows = { relations: [], print: 'none' }

/** Who may call an operation, and what a call must state besides its purpose. */
export interface Gate {
  readonly open: boolean
  readonly demands: readonly ('case' | 'instrument')[]
  readonly print: string
}
export const open: Gate = { open: true, demands: [], print: 'yes' }
export const shut: Gate = { open: false, demands: [], print: '–' }
export const withCase: Gate = { open: true, demands: ['case'], print: 'with case' }
export const withInstrument: Gate = { open: true, demands: ['instrument'], print: 'with instrument' }

/** The group of data that an agreement can cover (`DataSharingAgreement.covers`). */
export const dataGroups = ['AGENCIES', 'CASES', 'ACCOUNTS', 'TELECOM', 'ONLINE', 'OUTREACH', 'ORDERS'] as const
export type DataGroup = (typeof dataGroups)[number]

export interface TypePolicy {
  readonly type: string
  /** Law that opens this data, e.g. `AFL §20`. Printed, and told in the schema's descriptions. */
  readonly basis: string
  readonly group: DataGroup
  /** Whether a caller outside the police needs an agreement in force that covers `group` for its purpose. */
  readonly underAgreement: boolean
  readonly own: RowPredicate
  readonly party: RowPredicate
  /** Inside the centre, `party` means: of the case that the stated instrument was issued for. Needed where a cell says `instrument`. */
  readonly covered?: RowPredicate
  readonly rows: Line<Rows>
  readonly purposes: readonly Purpose[]
  readonly fields: Readonly<Record<string, Line<Cell>>>
}

/** Fields of a view that need a line: all but `disclosure`, which tells of the others. */
export type FieldsOf<View> = Exclude<keyof View & string, 'disclosure'>

/** A slice's answer for one object type: MUST have a line for every field of the view. */
export const definePolicy = <View>(policy: Omit<TypePolicy, 'fields'> & { readonly fields: Readonly<Record<FieldsOf<View>, Line<Cell>>> }): TypePolicy => policy

/** Lines for fields that a spoke adds to another slice's type, by coordinate (`FraudCase.involvedAccounts`). */
export type Contributions = Readonly<Record<`${string}.${string}`, Line<Cell>>>
/** Gates of a slice's operations, by coordinate (`Query.caseByNumber`). */
export type Operations = Readonly<Record<`${'Query' | 'Mutation' | 'Subscription'}.${string}`, Line<Gate>>>

/** No row at all: the relation does not exist for this type. */
export const never: RowPredicate = () => 'false'

export const cellOf = <C>(line: Line<C>, audience: Audience): C => line[audiences.indexOf(audience)] as C
