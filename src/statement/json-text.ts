/**
 * JSON built as text inside PostgreSQL: pieces that are literal and pieces that are SQL.
 * Strings are escaped by PostgreSQL's own `to_json`; only ids, enum words, numbers and digests are quoted directly.
 */
import type { PgColumn } from 'drizzle-orm/pg-core'
import { quote } from '../database/literal.js'
import { invariant } from '../errors.js'

export type Piece = { readonly text: string } | { readonly sql: string }

export const text = (value: string): Piece => ({ text: value })
export const sql = (value: string): Piece => ({ sql: value })

/** An object of these members, in their order; `{}` where none is asked. */
export const objectOf = (members: readonly (readonly [key: string, value: readonly Piece[]])[]): Piece[] => [
  text('{'),
  ...members.flatMap(([key, value], at) => [text(`${at ? ',' : ''}"${key}":`), ...value]),
  text('}'),
]

/** One SQL expression for the pieces; neighbouring literals become one. */
export function concatenate(pieces: readonly Piece[]): string {
  const parts: string[] = []
  let literal = ''
  const flush = () => {
    if (literal) parts.push(quote(literal))
    literal = ''
  }
  for (const piece of pieces) {
    if ('text' in piece) literal += piece.text
    else {
      flush()
      parts.push(piece.sql)
    }
  }
  flush()
  return parts.length ? parts.join(' || ') : "''"
}

/** The column's value as JSON text; SQL NULL becomes `null`. `reference` is the SQL that reads it. */
export function jsonOf(column: PgColumn, reference: string): Piece[] {
  const known = column.notNull
  const whole = (expression: string): Piece[] => [sql(known ? expression : `coalesce(${expression}, 'null')`)]
  if (column.primary || column.enumValues?.length || isReference(column)) {
    return known ? [text('"'), sql(reference), text('"')] : whole(`'"' || ${reference} || '"'`)
  }
  switch (column.columnType) {
    case 'PgNumeric':
      return known ? [text('"'), sql(`${reference}::text`), text('"')] : whole(`'"' || ${reference}::text || '"'`)
    case 'PgInteger':
    case 'PgBigInt53':
    case 'PgSmallInt':
      return whole(`${reference}::text`)
    case 'PgBoolean':
      return whole(`case when ${reference} then 'true' when not ${reference} then 'false' end`)
    case 'PgText':
    case 'PgVarchar':
    case 'PgTimestampString':
    case 'PgDateString':
    case 'PgArray':
      return whole(`to_json(${reference})::text`)
    default:
      invariant(false, `no JSON form for ${column.columnType} (${column.name})`)
  }
}

/** Columns that hold ids of other rows are named `…_id` and hold nothing but our own id alphabet. */
const isReference = (column: PgColumn): boolean => column.name.endsWith('_id')
