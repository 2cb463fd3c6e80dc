/**
 * How a type's fields and relations lie in tables. A slice writes it once; with the policy it is all the compiler reads.
 * A value may be stored three ways: clear, as its mask, as a keyed digest (for match tokens). Masks are stored beside the value
 * when it is written, so an audience that may see only the mask is never granted the clear column.
 */
import { getTableName } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

/** A stored scalar. Columns of another table than the type's own are joined one to one on `id`. */
export interface ScalarField {
  readonly kind: 'scalar'
  readonly clear: PgColumn
  readonly mask?: PgColumn
  readonly token?: PgColumn
  /** Of a list of texts: where its members lie one by one, so that `has` is answered in the order of the page. */
  readonly members?: Members
}

/** A table beside the type's own: one row for each member of a list of each of its rows. */
export interface Members {
  readonly member: PgColumn
  /** Which of the row's lists it is a member of. */
  readonly list: { readonly column: PgColumn; readonly word: string }
  /** Columns that repeat those of the row under the same names: what pages are ordered by, then the id. With `list` and `member` before them they are the table's key. */
  readonly tie: readonly PgColumn[]
}

/** At most one object: the row of `type` whose `there` equals `here` of this row. */
export interface OneField {
  readonly kind: 'one'
  readonly type: string
  readonly here: PgColumn
  readonly there: PgColumn
}

/** A connection: rows of `type` tied to this row, directly (`there`) or through a link table. */
export interface ManyField {
  readonly kind: 'many'
  readonly type: string
  readonly here: PgColumn
  readonly there: PgColumn
  /** Link table: `link.from = here`, `link.to = there`. */
  readonly link?: { readonly from: PgColumn; readonly to: PgColumn }
}

/** What a row and the caller say of a derived list. */
export interface DerivedFrom {
  readonly alias: string
  /** As whom the caller takes steps, as SQL. */
  readonly actor: string
}

/** A short list that is reckoned from the row and the caller, not stored: objects of a type without id, each field an SQL text or null. */
export interface DerivedField {
  readonly kind: 'derived'
  /** Columns of the row that the SQL below reads; nobody reads the field who may not read them. */
  readonly reads: readonly PgColumn[]
  /** What stands after `from`, and what the list is ordered by. */
  readonly from: (row: DerivedFrom) => string
  readonly order: string
  /** By field name: the value as SQL of type text or boolean. */
  readonly values: (row: DerivedFrom) => Readonly<Record<string, string>>
}

export type FieldMapping = ScalarField | OneField | ManyField | DerivedField

export interface Order {
  readonly column: PgColumn
  readonly direction: 'asc' | 'desc'
}

export interface TypeMapping {
  readonly type: string
  readonly table: PgTable
  /** What its ids begin with, where that is not the table's name. */
  readonly prefix?: string
  readonly fields: Readonly<Record<string, FieldMapping>>
  /** Values of the type's order enum. The first is the default. Columns MUST be not null and stand in the type's own table. */
  readonly orders: Readonly<Record<string, Order>>
}

/**
 * One object without id, of numbers that a function of the database adds up from rows its callers may not all read. It names no row, so its record has no subject.
 * The type's fields are the `counts` and the `lists`, and no others.
 */
export interface ReckonedRoot {
  readonly kind: 'reckoned'
  readonly type: string
  /** The function, with its schema. It runs with the rights of the owner, and may be called by exactly those whom the root's gate lets in. */
  readonly name: string
  /** What it takes, in order: the root's argument, the name in the body, the type in SQL. */
  readonly parameters: readonly { readonly argument: string; readonly name: string; readonly type: string }[]
  /** One query over the parameters. Its rows: `figure` text, the field it is for; `unit` text, null for a count; `amount` numeric. At most one per figure and unit. */
  readonly body: string
  /** Whole numbers; 0 where no row speaks of them. */
  readonly counts: readonly string[]
  /** One object per unit, in the order of units, with the unit under its own name and exact amounts; 0.00 where no row speaks of one. */
  readonly lists: Readonly<Record<string, { readonly unit: string; readonly sums: readonly string[] }>>
  /** Arguments between which the numbers are reckoned, half open, and the most calendar years between them. */
  readonly period: { readonly from: string; readonly until: string; readonly years: number }
}

/**
 * One object without id that a function of the database reckons whole, with lists of objects in it, from rows that all its callers may read. It names no row, so its record has no subject.
 * The document's members are named like the fields of the type, and so on beneath them; what it does not hold is null.
 */
export interface DocumentRoot {
  readonly kind: 'document'
  readonly type: string
  /** The function, with its schema. It runs with the rights of the owner, and may be called by exactly those whom the root's gate lets in, and by commands. */
  readonly name: string
  /** As those of `ReckonedRoot`. */
  readonly parameters: ReckonedRoot['parameters']
  /** One query over the parameters, of one row with one column: jsonb. */
  readonly body: string
  /** What a request for it is charged, in objects: it reads more than it says. */
  readonly cost: number
  /** What is wrong with the arguments of a request, before any statement; null where nothing is. */
  readonly fault: (given: Readonly<Record<string, unknown>>) => ArgumentFault | null
}

/** The argument at fault, the rule that it breaks, and the rule as people read it. */
export interface ArgumentFault {
  readonly argument: string
  readonly rule: string
  readonly en: string
  readonly zh: string
}

/** A root field answered by one statement: an object by the value of a field, or a connection over all visible rows. */
export type Root =
  | { readonly kind: 'byField'; readonly type: string; readonly field: string; readonly argument: string }
  /**
   * `only`: rows whose boolean column holds; the column belongs to the type's own table.
   * `apart`: own rows and rows as a party are found by an index each, and neither by any other; all that the type's callers read is clear to them and lies in its own table.
   */
  | { readonly kind: 'list'; readonly type: string; readonly only?: PgColumn; readonly apart?: true }
  | { readonly kind: 'node' }
  | ReckonedRoot
  | DocumentRoot

export type Roots = Readonly<Record<`Query.${string}`, Root>>

/** A plain stored value, or the clear value with its stored mask and digest. */
export const stored = (clear: PgColumn, disguises: Pick<ScalarField, 'mask' | 'token' | 'members'> = {}): ScalarField => ({ kind: 'scalar', clear, ...disguises })
export const one = (type: string, here: PgColumn, there: PgColumn): OneField => ({ kind: 'one', type, here, there })
export const many = (type: string, here: PgColumn, there: PgColumn, link?: ManyField['link']): ManyField => ({ kind: 'many', type, here, there, link })
export const asc = (column: PgColumn): Order => ({ column, direction: 'asc' })
export const desc = (column: PgColumn): Order => ({ column, direction: 'desc' })

export const tableNameOf = (column: PgColumn): string => getTableName(column.table)

/** Ids begin with their type's table name, unless the mapping says otherwise: `account_01…`. */
export const prefixOf = (mapping: TypeMapping): string => mapping.prefix ?? getTableName(mapping.table)
