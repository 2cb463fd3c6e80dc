/**
 * The read and its record in one statement: the answer is computed, its marks complete the record's body, the record is inserted, and only what was recorded comes back.
 * One round trip and one commit: no answer can exist whose record is not durable.
 * What is the same for every run of a plan is in the statement's text, so a request sends a few hundred bytes.
 */
import { answeredRows, askedRows } from '../database/gathered.js'
import { quote } from '../database/literal.js'
import { leafSql } from './record.js'

/** The record's id, its salt (hex of 16 random bytes) and its five changing parts: they come after the parameters of the read. */
const ownParameters = 7

/** Wraps `select j, m, g …` that has `count` parameters. Yields `j`, `m`, `g` and `leaf` (hex). */
export function recording(select: string, count: number, label: string, fixed: readonly string[]): string {
  return `/* ${label} */ with answer as materialized (${select}), ${recorded('j, m, g', fixed, (at) => `$${count + at}::text`)} select j, m, g, encode(leaf, 'hex') as leaf from sealed`
}

/** The same for look-ups that go together: each has a record of its own, and none comes back before all are durable. Takes arrays, yields a row for each look-up as they were asked. */
export function recordingLookups(select: string, count: number, label: string, fixed: readonly string[]): string {
  return `/* ${label} */ with ${askedRows(count + ownParameters)}, answer as materialized (${answeredRows(select)}), ${recorded('n, j, m, g', fixed, (at) => `p${count + at}`)} select j, m, g, encode(leaf, 'hex') as leaf from sealed order by n`
}

/** From `answer` to `sealed`, and every row of it recorded; `kept` are the columns that are still needed. */
function recorded(kept: string, fixed: readonly string[], own: (at: number) => string): string {
  const changing = (at: number) => own(3 + at)
  const head = [0, 1, 2, 3].map((at) => `${quote(fixed[at] as string)} || ${changing(at)}`).join(' || ')
  const body = `${head} || ${quote(fixed[4] as string)} || rtrim(m, ',') || ${quote(fixed[5] as string)} || ${changing(4)} || ${quote(fixed[6] as string)}`
  return (
    `entry as materialized (select ${kept}, ${own(1)} as id, decode(${own(2)}, 'hex') as salt, ${body} as body from answer), ` +
    `sealed as materialized (select *, ${leafSql('id', 'salt', 'body')} as leaf from entry), ` +
    `recorded as (insert into access_log.record (id, salt, body, leaf) select id, salt, body, leaf from sealed)`
  )
}
