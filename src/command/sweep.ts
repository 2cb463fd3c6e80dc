/** Sweeps find what is due and no job did: of a database brought back from a copy, or filled by hand. They change nothing: each row is left to its task, in a transaction of its own. */
import { getTableName } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { toInstant } from '../law/calendar.js'
import type { Call, Payload } from './command.js'

export interface Sweep {
  /** Task that is done with each row. It MUST look for itself whether the row is still due, and what it has done MUST NOT be found again. */
  readonly task: string
  /** What the payload of that task calls the row's id. */
  readonly idAs: string
  /** When a row is due: a column of the table that is swept. */
  readonly dueAt: PgColumn
  /** What else is true of a row `t` that may be due; an index on `dueAt` MUST hold these rows alone. */
  readonly where: string
  /** Rows due by this instant; unless told, by now. */
  readonly until?: (now: Date) => Date
}

/** Rows of one run. */
const rowsAtOnce = 50

/** Takes: due by, and the place behind which to look: an instant and an id. */
export const dueSql = ({ dueAt, where }: Sweep): string =>
  `select t.id, t.${dueAt.name} as at from ${getTableName(dueAt.table)} t where ${where} and t.${dueAt.name} <= $1::text::timestamptz and (t.${dueAt.name}, t.id) > ($2::text::timestamptz, $3::text) order by t.${dueAt.name}, t.id limit ${rowsAtOnce}`

/** Payloads for the task, what has been due longest first. Where there may be more rows, the sweep comes back at once for those behind. */
export async function findDue(call: Call, name: string, sweep: Sweep, { at = '-infinity', id = '' }: Payload): Promise<readonly Payload[]> {
  const { tx, now } = call
  const rows = await tx.query<{ id: string; at: string }>(dueSql(sweep), [toInstant(sweep.until?.(now) ?? now), at, id])
  const last = rows[rowsAtOnce - 1]
  if (last) await call.appoint([{ task: name, payload: last, at: now, key: `${name} on` }])
  return rows.map((row) => ({ [sweep.idAs]: row.id }))
}
