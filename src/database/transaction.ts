/**
 * Transactions that write: several statements, one commit, under the role that may write and, for the answer, the caller's own.
 * Every statement is prepared once per session and role, and statements given together are sent together, so a command costs few round trips.
 */
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import { UnavailableError } from '../errors.js'
import { beginOn, type Standing } from './begin.js'
import { isLoss, sessionOptions, sessionSettings } from './connection.js'
import { arrayText } from './literal.js'
import { writerRole } from './roles.js'
import type { Binding, Parameter, Row } from './session-pool.js'

export interface TransactionPoolOptions {
  readonly url: string
  readonly size: number
  readonly applicationName: string
  readonly statementTimeoutMs: number
}

type Inserted<T extends PgTable> = T['$inferInsert']
/** *stored* – a row as its table declares it; money and instants are text. */
export type Stored<T extends PgTable> = T['$inferSelect']

/** What a command may do to the database. Nothing it does is seen by others before the commit. */
export interface Transaction {
  /** One prepared statement with `$n` parameters. Values MUST be parameters; the text is one of a fixed set. */
  query<R extends Row = Row>(text: string, parameters?: readonly Parameter[]): Promise<readonly R[]>
  /** Rows of one table, by a condition on `t` and what may follow it (`order by`, `for update`). */
  find<T extends PgTable>(table: T, condition: string, parameters: readonly Parameter[]): Promise<readonly Stored<T>[]>
  /** Rows of one table in one statement; keys that no row has take the column's default. `skip`: a row whose key stands already stays as it is. */
  insert<T extends PgTable>(table: T, rows: readonly Inserted<T>[], skip?: 'existing'): Promise<void>
  /** Sets columns of one row; false where it is not there, or its version is not `version` (null: any). Raises no version by itself. */
  change<T extends PgTable>(table: T, id: string, version: number | null, changes: Partial<Inserted<T>>): Promise<boolean>
  /** From here on as the caller: its role and settings, its row-level security. */
  becomeCaller(binding: Binding): Promise<unknown>
  /** From here on as the writer again. */
  becomeWriter(): Promise<unknown>
}

/** Facts that the database's own guards ask for. */
export interface WritingFacts {
  readonly agency: string
  readonly actor: string
}

export interface TransactionPool {
  /**
   * Runs `work` and commits. Throws what `work` throws, with nothing written. Deadlocks and serialization failures are tried again, `work` from its beginning.
   * Throws UnavailableError where the session was lost: during the commit the outcome is in doubt, and only the idempotency key tells.
   */
  transact<T>(facts: WritingFacts, work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const attempts = 4
/** deadlock_detected, serialization_failure */
const contention = new Set(['40P01', '40001'])
/** unique_violation of a number drawn at random: another is drawn. */
const isDrawnTwice = (cause: unknown): boolean => (cause as { code?: unknown }).code === '23505' && /_number$/.test(String((cause as { constraint_name?: unknown }).constraint_name))
/** lock_not_available, query_canceled by a timeout: whoever holds the row is slow; nothing was written. */
const busy = new Set(['55P03', '57014'])
const lockTimeoutMs = 5_000

export function openTransactionPool({ url, size, applicationName, statementTimeoutMs }: TransactionPoolOptions): TransactionPool {
  let doubts = 0
  const sql = postgres(url, {
    max: size,
    ...sessionOptions,
    onnotice: (notice) => {
      if (notice['routine'] === 'SyncRepWaitForLSN') doubts += 1
    },
    connection: { ...sessionSettings(applicationName, statementTimeoutMs), lock_timeout: lockTimeoutMs },
  })
  return {
    async transact(facts, work) {
      for (let attempt = 1; ; attempt += 1) {
        const before = doubts
        try {
          const result = await beginOn(sql, (session, standing) => work(new Writing(session, facts, standing)))
          if (doubts !== before) throw new UnavailableError(new Error('the wait for a synchronous standby was broken off: the commit is in doubt'))
          return result
        } catch (cause) {
          const code = String((cause as { code?: unknown } | null)?.code ?? '')
          if ((contention.has(code) || isDrawnTwice(cause)) && attempt < attempts) continue
          if (contention.has(code) || busy.has(code) || isLoss(cause)) throw new UnavailableError(cause)
          throw cause
        }
      }
    },
    close: () => sql.end({ timeout: 5 }),
  }
}

class Writing implements Transaction {
  private role = writerRole
  private entered: Promise<unknown> | null

  constructor(
    private readonly session: postgres.TransactionSql,
    private readonly facts: WritingFacts,
    private readonly standing: Standing,
  ) {
    this.entered = this.becomeWriter()
    this.entered.catch(() => undefined)
  }

  async query<R extends Row = Row>(text: string, parameters: readonly Parameter[] = []): Promise<readonly R[]> {
    const sent = this.send<R>(`/* ${this.role} */ ${text}`, parameters)
    const { entered } = this
    if (entered === null) return sent
    const [, rows] = await Promise.all([entered, sent])
    this.entered = null
    return rows
  }

  async find<T extends PgTable>(table: T, condition: string, parameters: readonly Parameter[]): Promise<readonly Stored<T>[]> {
    const list = shapeOf(table).map(({ key, column }) => `t.${column.name} as "${key}"`).join(', ')
    return (await this.query(`select ${list} from ${getTableName(table)} t where ${condition}`, parameters)) as unknown as readonly Stored<T>[]
  }

  insert<T extends PgTable>(table: T, rows: readonly Inserted<T>[], skip?: 'existing'): Promise<void> {
    if (rows.length === 0) return Promise.resolve()
    const shape = shapeOf(table)
    const given = shape.filter(({ key, column }) => rows.some((row) => (row as Record<string, unknown>)[key] !== undefined) || !column.hasDefault || column.defaultFn)
    const values = given.map(({ key, column }) => arrayText(rows.map((row) => asText((row as Record<string, unknown>)[key] ?? made(column) ?? null))))
    const lists = given.map(({ column }, at) => `$${at + 1}::text::${isList(column) ? 'text' : column.getSQLType()}[]`).join(', ')
    // A list is a text on its way: PostgreSQL would take lists of lists apart.
    const kept = given.map(({ column }) => (isList(column) ? `g.${column.name}::${column.getSQLType()}` : `g.${column.name}`)).join(', ')
    const names = given.map(({ column }) => column.name).join(', ')
    return this.query(`insert into ${getTableName(table)} (${names}) select ${kept} from unnest(${lists}) as g(${names})${skip ? ' on conflict do nothing' : ''}`, values).then(() => undefined)
  }

  async change<T extends PgTable>(table: T, id: string, version: number | null, changes: Partial<Inserted<T>>): Promise<boolean> {
    const set = shapeOf(table).filter(({ key }) => (changes as Record<string, unknown>)[key] !== undefined)
    const values = set.map(({ key }) => (changes as Record<string, unknown>)[key] as Parameter)
    const assignments = set.map(({ column }, at) => `${column.name} = $${at + 2}::text::${column.getSQLType()}`).join(', ')
    const versioned = version === null ? '' : ` and version = $${set.length + 2}::text::integer`
    const rows = await this.query(`update ${getTableName(table)} set ${assignments} where id = $1::text${versioned} returning id`, [id, ...values.map(asParameter), ...(version === null ? [] : [String(version)])])
    return rows.length === 1
  }

  becomeCaller({ role, settings }: Binding): Promise<unknown> {
    return this.become(role, settings)
  }
  becomeWriter(): Promise<unknown> {
    return this.become(writerRole, { 'app.agency': this.facts.agency, 'app.actor': this.facts.actor })
  }

  private become(role: string, settings: Readonly<Record<string, string>>): Promise<unknown> {
    this.role = role
    const names = Object.keys(settings)
    const text = `select set_config('role', $1, true)${names.map((name, at) => `, set_config('${name}', $${at + 2}, true)`).join('')}`
    return this.send(text, [role, ...names.map((name) => settings[name] as string)])
  }

  private send<R extends Row>(text: string, parameters: readonly Parameter[]): Promise<readonly R[]> {
    if (this.standing.isOver()) return Promise.reject(new UnavailableError(new Error('the transaction is over')))
    // Sent in the order given: a query of this client is not sent until it is executed or awaited.
    return this.session.unsafe(text, parameters as Parameter[], { prepare: true }).execute() as unknown as Promise<readonly R[]>
  }
}

interface ShapedColumn {
  readonly key: string
  readonly column: PgColumn
}
const shapes = new WeakMap<PgTable, readonly ShapedColumn[]>()
function shapeOf(table: PgTable): readonly ShapedColumn[] {
  let shape = shapes.get(table)
  if (!shape) shapes.set(table, (shape = Object.entries(getTableColumns(table)).map(([key, column]) => ({ key, column: column as PgColumn }))))
  return shape
}

/** Ids and constants that the table declares; expressions are PostgreSQL's to fill. */
const made = (column: PgColumn): unknown => column.defaultFn?.() ?? (column.default !== undefined && typeof column.default !== 'object' ? column.default : undefined)
const asParameter = (value: Parameter | boolean): Parameter => (value === null || typeof value === 'string' ? value : String(value))
const asText = (value: unknown): string | null => (value === null || typeof value === 'string' ? value : Array.isArray(value) ? arrayText(value.map(asText)) : String(value))
const isList = (column: PgColumn): boolean => column.getSQLType().endsWith(']')
