/**
 * The read and its record in one statement: the answer is computed, its marks complete the record's body, the record is inserted, and only what was recorded comes back.
 * One round trip and one commit: no answer can exist whose record is not durable.
 */
import { leafSql } from './record.js'

/** Values the statement needs after the plan's own, in this order. */
export interface RecordParameters {
  readonly id: string
  readonly head: string
  readonly tail: string
  /** Hex of 16 random bytes. */
  readonly salt: string
}

/** Wraps `select j, m, g …` that has `count` parameters. Yields `j`, `m`, `g` and `leaf` (hex). */
export function recording(select: string, count: number, label: string): string {
  const [id, head, tail, salt] = [1, 2, 3, 4].map((at) => `$${count + at}::text`) as [string, string, string, string]
  return (
    `/* ${label} */ with answer as materialized (${select}), ` +
    `entry as materialized (select j, m, g, ${head} || rtrim(m, ',') || ${tail} as body from answer), ` +
    `sealed as materialized (select j, m, g, body, ${leafSql(id, `decode(${salt}, 'hex')`, 'body')} as leaf from entry), ` +
    `recorded as (insert into access_log.record (id, salt, body, leaf) select ${id}, decode(${salt}, 'hex'), body, leaf from sealed) ` +
    `select j, m, g, encode(leaf, 'hex') as leaf from sealed`
  )
}
