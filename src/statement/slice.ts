/** A slice's plug: all that the corridor takes from it. */
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
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
}
