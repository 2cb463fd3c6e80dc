import { sql } from 'drizzle-orm'
import { check } from 'drizzle-orm/pg-core'
import type { Words } from '../scalars/words.js'

/** Check constraints by column name: the database refuses a word that the vocabulary does not know. */
export const knownWords = (table: string, columns: Readonly<Record<string, Words<string>>>) =>
  Object.entries(columns).map(([column, { values }]) => check(`${table}_${column}_known`, sql.raw(`${column} in (${values.map((word) => `'${word}'`).join(', ')})`)))
