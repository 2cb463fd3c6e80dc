/** What is compiled for one root field, and what it is compiled from. */
import type { GraphQLSchema } from 'graphql'
import type { DataGroup } from '../policy/define.js'
import type { Outcome, Yields } from '../command/command.js'
import type { UserError } from '../command/refusal.js'
import type { Grant } from '../policy/grant.js'
import type { WithholdReason } from '../policy/vocabulary.js'
import type { Root, TypeMapping } from './mapping.js'
import type { ArgumentValues } from './selection.js'

/** Most objects one connection page may hold, and most rows a count looks at. */
export const pageLimit = 100
export const countLimit = 10_000

/** What becomes of the selected fields of one object type at one place of the answer, for rows of one relation. */
export interface Pattern {
  readonly type: string
  readonly clear: readonly string[]
  readonly masked: readonly string[]
  readonly tokens: readonly string[]
  readonly withheld: readonly { readonly field: string; readonly reason: WithholdReason }[]
}

/** A field that is null for this caller in every row: told once per coordinate. */
export interface Denial {
  readonly coordinate: string
  readonly reason: WithholdReason
  /** Response keys from the root to the first place it was asked; list positions left out. */
  readonly path: readonly string[]
}

/** Everything a value of the statement may come from when it runs. */
export interface Bindings {
  readonly grant: Grant
  readonly values: readonly ArgumentValues[]
  /** What a command did; of mutations alone. */
  readonly outcome?: Outcome
}
export type Parameter = (bindings: Bindings) => string | null

export interface RootPlan {
  readonly coordinate: string
  readonly key: string
  /** `select j, m, g …`: `j` the JSON text, `m` the marks, `g` the groups of data no agreement in force covers. Parameters are numbered from `$1`. */
  readonly select: string
  readonly parameters: readonly Parameter[]
  /** One object at most, by a key: it may share its statement with others that come at the same time. */
  readonly isLookup: boolean
  /** Patterns by mark: `0`, or `0o` where own rows are answered otherwise than others. No two roots of an operation share a mark. */
  readonly patterns: Readonly<Record<string, Pattern>>
  /** Places of the answer marked by this root and those before it. */
  readonly sites: number
  /** Types read under an agreement, by the group of data that it must cover. */
  readonly groups: Readonly<Partial<Record<DataGroup, readonly string[]>>>
  readonly denials: readonly Denial[]
  /** Most objects the answer can hold. */
  readonly cost: number
  /** What must hold of the arguments of each request, however long the plan has been kept. Throws BadUserInputError. */
  readonly assertArguments: (values: readonly ArgumentValues[]) => void
}

/** A mutation's answer: its statement reads what the command made, under the caller's own grant. */
export interface PayloadPlan extends RootPlan {
  /** The payload of a refused command as JSON text: user errors, and nothing else. */
  readonly refused: (errors: readonly UserError[]) => string
}

export interface Atlas {
  readonly schema: GraphQLSchema
  readonly mappings: ReadonlyMap<string, TypeMapping>
  readonly roots: ReadonlyMap<string, Root>
  /** What each mutation's payload holds, by coordinate. */
  readonly payloads: ReadonlyMap<string, Yields>
}
