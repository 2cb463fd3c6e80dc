/** What every step of a row has in common: its caller sees the row, it is locked until the commit, it has not moved since it was read, and it moves on by one version. */
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '../database/transaction.js'
import type { RuleName } from '../law/articles.js'
import type { Call } from './command.js'
import { refused } from './refusal.js'

/** *incoming* – which row, in the version that the caller read. */
export interface Versioned {
  readonly id: string
  readonly version: number
}

/** What `find` comes to for an id of that type. Throws RefusedError (NOT_FOUND): refused and absent read the same. */
export async function findSeen<Found>(call: Pick<Call, 'visible'>, type: string, id: string, find: () => Promise<Found | null | undefined>, field = 'input.id', absent: RuleName = 'record-not-yours-or-absent'): Promise<Found> {
  const seen = await call.visible(type, [id])
  const found = seen.has(id) ? await find() : null
  if (!found) throw refused(field, absent, 'NOT_FOUND')
  return found
}

/** The row MUST be locked. Throws RefusedError (CONFLICT). */
export function assertUnmoved({ version }: { readonly version: number }, read: number): void {
  if (version !== read) throw refused('input.version', 'version-moved', 'CONFLICT')
}

/** Changes a locked row; its version goes up by one. */
export async function changeLocked<T extends PgTable>(tx: Transaction, table: T, { id, version }: Versioned, changes: Partial<T['$inferInsert']>): Promise<void> {
  if (!(await tx.change(table, id, version, { ...changes, version: version + 1 }))) throw refused('input.version', 'version-moved', 'CONFLICT')
}
