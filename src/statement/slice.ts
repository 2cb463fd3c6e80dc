/** A slice's plug: all that the corridor takes from it. */
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Commands, Listeners, Tasks } from '../command/command.js'
import type { Contributions, Operations, TypePolicy } from '../policy/define.js'
import type { RowPredicate } from '../policy/rows.js'
import type { FieldMapping, Roots, TypeMapping } from './mapping.js'

/** A table that ties rows together and is no type of its own. It holds ids only; outside the centre a row of it is seen where `seen` holds. */
export interface LinkTable {
  readonly table: PgTable
  readonly columns: readonly PgColumn[]
  readonly seen: RowPredicate
}

export interface Slice {
  readonly name: string
  readonly policies: readonly TypePolicy[]
  readonly operations: Operations
  readonly mappings: readonly TypeMapping[]
  readonly roots: Roots
  // biome-ignore lint/complexity/noBannedTypes: type-graphql's word for a class
  readonly views: readonly Function[]
  // biome-ignore lint/complexity/noBannedTypes: type-graphql's word for a class
  readonly resolvers: readonly Function[]
  /** Fields added to other slices' types: their lines and their SQL, by coordinate. */
  readonly contributions?: Contributions
  readonly contributedFields?: Readonly<Record<`${string}.${string}`, FieldMapping>>
  readonly links?: readonly LinkTable[]
  /** Mutations, by coordinate. */
  readonly commands?: Commands
  /** What the slice does when an earlier one announces something, by topic. */
  readonly listeners?: Listeners
  /** Work of the clock, by the names that appointments use. */
  readonly tasks?: Tasks
  /** Tables that commands write and no view shows. */
  readonly written?: readonly PgTable[]
  /** Tables that commands read and MUST NOT write: who acts, what is agreed, what institutions hand over. */
  readonly given?: readonly PgTable[]
  /** Pages printed beside the contract, by file name. */
  readonly pages?: Readonly<Record<string, string>>
  /** Statements that put the slice's rules into the database, from nothing, in order. Idempotent. */
  readonly fences?: readonly string[]
}
