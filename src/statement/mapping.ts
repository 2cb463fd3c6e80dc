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

export type FieldMapping = ScalarField | OneField | ManyField

export interface Order {
  readonly column: PgColumn
  readonly direction: 'asc' | 'desc'
}

export interface TypeMapping {
  readonly type: string
  readonly table: PgTable
  readonly fields: Readonly<Record<string, FieldMapping>>
  /** Values of the type's order enum. The first is the default. Columns MUST be not null and stand in the type's own table. */
  readonly orders: Readonly<Record<string, Order>>
}

/** A root field answered by one statement: an object by the value of a field, or a connection over all visible rows. */
export type Root = { readonly kind: 'byField'; readonly type: string; readonly field: string; readonly argument: string } | { readonly kind: 'list'; readonly type: string } | { readonly kind: 'node' }

export type Roots = Readonly<Record<`Query.${string}`, Root>>

/** A plain stored value, or the clear value with its stored mask and digest. */
export const stored = (clear: PgColumn, disguises: { mask?: PgColumn; token?: PgColumn } = {}): ScalarField => ({ kind: 'scalar', clear, ...disguises })
export const one = (type: string, here: PgColumn, there: PgColumn): OneField => ({ kind: 'one', type, here, there })
export const many = (type: string, here: PgColumn, there: PgColumn, link?: ManyField['link']): ManyField => ({ kind: 'many', type, here, there, link })
export const asc = (column: PgColumn): Order => ({ column, direction: 'asc' })
export const desc = (column: PgColumn): Order => ({ column, direction: 'desc' })

export const tableNameOf = (column: PgColumn): string => getTableName(column.table)

/** Ids begin with their type's table name: `account_01…`. */
export const prefixOf = (mapping: TypeMapping): string => getTableName(mapping.table)
