/**
 * The read and its record in one statement: the answer is computed, its marks complete the record's body, the record is inserted, and only what was recorded comes back.
 * One round trip and one commit: no answer can exist whose record is not durable.
 * What is the same for every run of a plan is in the statement's text, so a request sends a few hundred bytes.
 */
import { quote } from '../database/literal.js'
import { leafSql } from './record.js'

/**
 * Wraps `select j, m, g …` that has `count` parameters; it takes the record's id, its salt (hex of 16 random bytes) and its five changing parts after them.
 * Yields `j`, `m`, `g` and `leaf` (hex).
 */
export function recording(select: string, count: number, label: string, fixed: readonly string[]): string {
  const parameter = (at: number) => `$${count + at}::text`
  const [id, salt] = [parameter(1), `decode(${parameter(2)}, 'hex')`]
  const changing = (at: number) => parameter(3 + at)
  const head = [0, 1, 2, 3].map((at) => `${quote(fixed[at] as string)} || ${changing(at)}`).join(' || ')
  const body = `${head} || ${quote(fixed[4] as string)} || rtrim(m, ',') || ${quote(fixed[5] as string)} || ${changing(4)} || ${quote(fixed[6] as string)}`
  return (
    `/* ${label} */ with answer as materialized (${select}), ` +
    `entry as materialized (select j, m, g, ${body} as body from answer), ` +
    `sealed as materialized (select j, m, g, body, ${leafSql(id, salt, 'body')} as leaf from entry), ` +
    `recorded as (insert into access_log.record (id, salt, body, leaf) select ${id}, ${salt}, body, leaf from sealed) ` +
    `select j, m, g, encode(leaf, 'hex') as leaf from sealed`
  )
}
