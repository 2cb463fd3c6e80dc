import { sql } from 'drizzle-orm'
import { check, type PgColumn } from 'drizzle-orm/pg-core'

/** Check constraints that hold the words of the given columns: the database refuses a word the schema does not know. */
export const knownWords = (table: string, ...columns: readonly PgColumn[]) =>
  columns.map((column) => check(`${table}_${column.name}_known`, sql.raw(`${column.name} in (${(column.enumValues ?? []).map((word) => `'${word}'`).join(', ')})`)))
