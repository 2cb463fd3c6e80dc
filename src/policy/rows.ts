/**
 * Row predicates, each written once and rendered twice: into the repository's statement (the agency as a parameter)
 * and into PostgreSQL's row-level security (the agency as a setting of the session).
 */
import { getTableName } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** SQL text for what predicates may ask of the caller: `$n` in a statement, a sub-select on the session's settings in the database. */
export interface CallerSql {
  readonly agency: string
  /** Case that the stated legal instrument was issued for; null where none in force was stated. */
  readonly instrumentCase: string
}

/** Renders a condition on the row called `alias`. MUST touch only columns of that row and of the tables it names. */
export type RowPredicate = (alias: string, caller: CallerSql) => string

/** Rows whose column holds the caller's agency. */
export const heldBy =
  (column: PgColumn): RowPredicate =>
  (alias, { agency }) =>
    `${alias}.${column.name} = ${agency}`

/** Rows of the case that the stated instrument was issued for. */
export const underInstrument =
  (caseColumn: PgColumn): RowPredicate =>
  (alias, { instrumentCase }) =>
    `${alias}.${caseColumn.name} = ${instrumentCase}`

/** Rows that at least one of the predicates holds for. */
export const either =
  (...predicates: readonly RowPredicate[]): RowPredicate =>
  (alias, caller) =>
    `(${predicates.map((predicate) => predicate(alias, caller)).join(' or ')})`

/** Rows that every one of the predicates holds for. */
export const both =
  (...predicates: readonly RowPredicate[]): RowPredicate =>
  (alias, caller) =>
    `(${predicates.map((predicate) => predicate(alias, caller)).join(' and ')})`

/** Rows whose column holds none of the words: fixed words of a vocabulary, never a value of a request. */
export const isNot =
  (column: PgColumn, words: readonly string[]): RowPredicate =>
  (alias) =>
    `${alias}.${column.name} not in (${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`

/**
 * Rows that a link table ties to the caller: `target.link = alias.from` and the link row satisfies `holds`.
 * Used for "takes part in the case": `linked(accountCase.accountId, account.id, …)`.
 */
export const linked =
  (link: PgColumn, from: PgColumn, holds: RowPredicate): RowPredicate =>
  (alias, caller) => {
    const inner = `${alias}_l`
    return `exists (select 1 from ${tableOf(link)} ${inner} where ${inner}.${link.name} = ${alias}.${from.name} and ${holds(inner, caller)})`
  }

/**
 * Rows that refer to a row which the caller sees, asked of that table's own row-level security: for ties, which the database alone holds back.
 * A scalar sub-select: PostgreSQL looks the row up, where it would hash a whole table for an `exists`.
 */
export const leadsToSeen =
  (to: PgColumn, from: PgColumn): RowPredicate =>
  (alias) =>
    `(select true from ${tableOf(to)} ${alias}_l where ${alias}_l.${to.name} = ${alias}.${from.name})`

export const tableOf = (column: PgColumn): string => getTableName(column.table)
