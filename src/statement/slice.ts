/** A slice's plug: all that the corridor takes from it. */
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Commands, Listeners, Tasks } from '../command/command.js'
import type { Contributions, Operations, TypePolicy } from '../policy/define.js'
import type { RowPredicate } from '../policy/rows.js'
import type { FieldMapping, Roots, TypeMapping } from './mapping.js'

/** A table that ties rows together and is no type of its own. It holds ids only; outside the centre a row of it is seen where `seen` holds, inside it where `inside` does, or every one. */
export interface LinkTable {
  readonly table: PgTable
  readonly columns: readonly PgColumn[]
  readonly seen: RowPredicate
  readonly inside?: RowPredicate
}

/** A record in its place in the log. */
export interface PlacedRecord {
  readonly leafIndex: number
  readonly id: string
  /** As PostgreSQL writes it, to the millisecond. */
  readonly recordedAt: string
  /** As it was stored: canonical JSON, or whatever somebody put in its place. */
  readonly body: string
}

/** Runs one statement of the indexer's transaction. */
export type Ask = (text: string, parameters: readonly (string | number)[]) => Promise<readonly Readonly<Record<string, unknown>>[]>

/** Rows made from the access log, in its order, and made again whenever they are gone. Commands neither read nor write them. */
export interface Projection {
  readonly tables: readonly PgTable[]
  /** Largest place in the log that has been projected; -1 before the first. */
  last(ask: Ask): Promise<number>
  /** MUST take any body there may be. */
  project(ask: Ask, records: readonly PlacedRecord[]): Promise<void>
  /** Takes away what was made of records of this span, half open: their time is over. */
  forget(ask: Ask, from: string, until: string): Promise<void>
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
  readonly projections?: readonly Projection[]
  /** Pages printed beside the contract, by file name. */
  readonly pages?: Readonly<Record<string, string>>
  /** Statements that put the slice's rules into the database, from nothing, in order. Idempotent. */
  readonly fences?: readonly string[]
}
