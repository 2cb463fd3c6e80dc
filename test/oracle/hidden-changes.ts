/**
 * Changes that a caller must not notice, made by the owner: values withheld from it, rows hidden from it, relations between them.
 * Which those are is read from schema/disclosure.md and the stored rows. A change after which any row would stand to the caller otherwise than before is taken back,
 * and so is one that makes a world that cannot be: an order on an account goes to the bank that holds it.
 */
import { randomInt } from 'node:crypto'
import type postgres from 'postgres'
import { disclosureFile, evaluate, parseCell, type Relation, relations } from '../support/disclosure-file.js'
import { places, StoredRows } from '../support/stored-rows.js'
import { type Asker, partners, seesRow, worldOf } from './standing.js'
import { links, storedColumns, type StoredColumn } from './stored-columns.js'

const file = disclosureFile()
type Tx = postgres.TransactionSql

export interface Changes {
  /** Changes the value of every cell withheld from the caller. Resolves with the columns changed. */
  values(): Promise<readonly string[]>
  /** Adds rows hidden from the caller, beside hidden and beneath visible ones. Resolves with what was added, by table and the relation it was hung by. */
  rows(): Promise<readonly string[]>
  /** Ties hidden and visible rows together where the caller cannot see the tie, and unties others. */
  relations(): Promise<readonly string[]>
  /** Deletes hidden rows. */
  deletions(): Promise<readonly string[]>
}

/** 23502, 23503, 23505, 23514: a value or a row is needed, there is one like it already, or it cannot be. */
const isHeldBack = (cause: unknown): boolean => ['23502', '23503', '23505', '23514'].includes((cause as { code?: string }).code ?? '')

const digits = '0123456789abcdefghjkmnpqrstvwxyz'
const newId = (table: string): string => `${table}_${Array.from({ length: 26 }, (_, at) => digits[randomInt(at ? 32 : 8)]).join('')}`

export async function hiddenChanges(owner: postgres.Sql, asker: Asker): Promise<Changes> {
  const columns = await storedColumns(owner)
  const unique = new Set((await owner<{ name: string }[]>`
    select distinct c.table_name || '.' || c.column_name as name from information_schema.columns c
    join pg_index i on i.indrelid = c.table_name::regclass and i.indisunique and not i.indisprimary
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::smallint[]) and a.attname = c.column_name where c.table_schema = 'public'`).map(({ name }) => name))
  const identified = new Set(columns.filter(({ column }) => column === 'id').map(({ table }) => table))
  const tables = [...new Set(columns.map(({ table }) => table))]
  const typeOf = new Map(columns.map(({ table, type }) => [table, type]))
  const prefixes = new Map(Object.entries(places).map(([type, { table, prefix = table }]) => [prefix, type]))
  const isMain = (table: string): boolean => places[typeOf.get(table) as string]?.table === table

  /** How every row stands to the caller's agency, told by the places' own conditions. */
  const standings = `${Object.entries(places)
    .map(([, { table, own = 'false', cases, party, shownTo = 'true', told }]) => {
      const takesPart = told ?? (cases && party ? `(${shownTo}) and r.id in (select c.id from (${cases}) c join case_party p on p.case_id = c.case_id where p.agency_id = '${asker.agency}')` : 'false')
      return `select r.id, case when ${own} then 'own' when ${takesPart} then 'party' else 'other' end as relation from ${table} r cross join (select * from agency where id = '${asker.agency}') a`
    })
    .join(' union all ')}`
  const standing = async (sql: postgres.Sql | Tx): Promise<Map<string, string>> => new Map((await sql.unsafe<{ id: string; relation: string }[]>(standings, [], { prepare: true })).map(({ id, relation }) => [id, relation]))
  const agreements = await StoredRows.read(owner)
  const visibleAs = (id: string, relation: string): boolean => {
    const type = prefixes.get(id.replace(/_[^_]*$/, '')) as string
    if (file.needsAgreement(type, asker.audience) && !agreements.hasAgreement(asker.agency, file.typeOf(type).group, asker.purpose)) return false
    return file.sees(type, asker.audience, { relation: partners.includes(asker.audience) || relation === 'own' ? (relation as Relation) : 'other', purpose: asker.purpose, instrument: false })
  }

  const misaddressed = async (sql: postgres.Sql | Tx): Promise<number> => (await sql.unsafe<{ n: number }[]>('select count(*)::int as n from control_order o join account a on a.id = o.account_id where o.addressee_id <> a.holding_bank_id'))[0]?.n as number
  const impossible = await misaddressed(owner)
  let before = await standing(owner)
  /** Makes a change and keeps it where nothing that the caller sees moved, and nothing new is in its sight. */
  async function keepIfHidden(change: (tx: Tx) => Promise<unknown>): Promise<boolean> {
    class TakenBack extends Error {}
    try {
      before = await owner.begin(async (tx) => {
        await change(tx)
        const after = await standing(tx)
        for (const [id, relation] of after) {
          const known = before.get(id)
          if (known === undefined ? visibleAs(id, relation) : known !== relation) throw new TakenBack()
        }
        for (const [id, relation] of before) if (!after.has(id) && visibleAs(id, relation)) throw new TakenBack()
        if ((await misaddressed(tx)) > impossible) throw new TakenBack()
        return after
      })
      return true
    } catch (cause) {
      if (cause instanceof TakenBack || isHeldBack(cause)) return false
      throw cause
    }
  }

  function isWithheld(column: StoredColumn, rows: StoredRows, id: string): boolean {
    const row = rows.find(id)
    if (!row || !seesRow(file, rows, asker, row)) return true
    if (column.kind === 'inner') return !column.shownBy
    const world = worldOf(asker, row)
    const level = column.kind === 'relation' ? evaluate(parseCell(file.textOf(column.type, column.field, asker.audience)), world).level : file.decide(column.type, column.field, asker.audience, world).level
    return column.kind === 'mask' ? level !== 'M' : column.kind === 'digest' ? level !== 'T' : level !== 'F'
  }

  /** Another value of the column's type. */
  function another({ table, column, dataType, words, target, kind }: StoredColumn): string {
    // A stop has taken effect, or it has not: no account has a third.
    if (column === 'stop_ordinal') return 'case when x.stop_ordinal is null then 1 end'
    if (target) return `(select t.id from ${target} t where t.id is distinct from x.${column} and t.id <> '${asker.agency}' order by md5(t.id || x.id) limit 1)`
    if (words) return `case when x.${column} = '${words[0]}' then '${words[1]}' else '${words[0]}' end`
    if (kind === 'digest') return `md5(x.${column} || 'changed')`
    // By each row's own amount, so that no order among rows outlives the change.
    const amount = `(('x' || substr(md5(x.id || '${column}'), 1, 6))::bit(24)::integer % 9973 + 1)`
    if (dataType === 'text') return unique.has(`${table}.${column}`) ? `substr(md5(x.id), 1, 6) || x.${column}` : `substr(md5(x.id), 1, 2) || coalesce(x.${column}, '')`
    if (dataType === 'numeric') return `coalesce(x.${column}, 0) + ${amount} * 1000`
    if (dataType === 'integer' || dataType === 'bigint') return `coalesce(x.${column}, 0) + ${amount}`
    if (dataType === 'boolean') return `not x.${column}`
    if (dataType === 'array') return `'{ORDERS}'::text[]`
    return `coalesce(x.${column}, now()) - ${amount} * interval '1 hour'`
  }

  /** Inserts a copy of a row, and of its rows beside, under a new id. */
  async function copy(tx: Tx, table: string, id: string, changed: Readonly<Record<string, string>> = {}): Promise<void> {
    const type = typeOf.get(table) as string
    const fresh = newId(places[type]?.prefix ?? table)
    for (const each of [table, ...(places[type]?.beside ?? [])]) {
      const own = columns.filter((column) => column.table === each)
      const value = ({ column, dataType, target }: StoredColumn): string => {
        if (column === 'id') return `'${fresh}'`
        if (each === table && changed[column]) return `'${changed[column]}'`
        if (!target && unique.has(`${each}.${column}`) && dataType.startsWith('timestamp')) return `x.${column} - ${randomInt(1, 90_000)} * interval '1 second'`
        if (!target && unique.has(`${each}.${column}`)) return dataType === 'integer' || dataType === 'bigint' ? `x.${column} + ${1 + randomInt(90_000)}` : `x.${column} || '${randomInt(100_000, 999_999)}'`
        return `x.${column}`
      }
      await tx.unsafe(`insert into ${each} (${own.map(({ column }) => column).join()}) select ${own.map(value).join()} from ${each} x where x.id = '${id}'`)
    }
  }

  const hiddenIds = (rows: StoredRows, type: string): string[] => rows.ofType(type).filter((row) => !seesRow(file, rows, asker, row)).map(({ id }) => id)
  const visibleIds = (rows: StoredRows, type: string): string[] => rows.ofType(type).filter((row) => seesRow(file, rows, asker, row)).map(({ id }) => id)
  const sample = <T>(all: readonly T[], count: number): T[] => all.filter((_, at) => at % Math.max(1, Math.floor(all.length / count)) === 0).slice(0, count)

  return {
    async values() {
      const rows = await StoredRows.read(owner)
      const done: string[] = []
      // What is no row of a type may have no id: claims of commands, days of officers, how far a search came.
      for (const column of columns.filter(({ table }) => identified.has(table))) {
        if (column.column === 'id' || (column.shownBy && column.kind !== 'inner') || (column.target && column.type && !isMain(column.table))) continue
        const ids = (await owner.unsafe<{ id: string }[]>(`select id from ${column.table}`)).map(({ id }) => id).filter((id) => isWithheld(column, rows, id))
        if (ids.length === 0) continue
        const change = (some: readonly string[]) => (tx: postgres.Sql | Tx) => tx.unsafe(`update ${column.table} x set ${column.column} = ${another(column)} where x.id = any($1::text[])`, [some] as never)
        // Most values move nobody's standing; keys and states may, and are weighed, together and else a few one by one.
        const moves = column.target || new RegExp(`\\b[ria]\\.${column.column}\\b`).test(standings)
        if (!(await (moves ? keepIfHidden(change(ids)) : change(ids)(owner).then(() => true, (cause: unknown) => (isHeldBack(cause) ? false : Promise.reject(cause)))))) {
          let kept = 0
          for (const id of sample(ids, 3)) if (await keepIfHidden(change([id]))) kept++
          if (kept === 0) continue
        }
        done.push(`${column.table}.${column.column}`)
      }
      return done
    },

    async rows() {
      const rows = await StoredRows.read(owner)
      const done: string[] = []
      for (const table of tables.filter(isMain)) {
        const type = typeOf.get(table) as string
        for (const id of sample(hiddenIds(rows, type), 2)) if (await keepIfHidden((tx) => copy(tx, table, id))) done.push(table)
        for (const { column, target } of columns.filter((each) => each.table === table && each.target && each.column !== 'id')) {
          const above = sample(visibleIds(rows, typeOf.get(target as string) as string), 1)
          for (const id of sample(hiddenIds(rows, type), 1)) for (const over of above) if (await keepIfHidden((tx) => copy(tx, table, id, { [column]: over }))) done.push(`${table} beneath ${target} by ${column}`)
        }
      }
      return done
    },

    async relations() {
      const done: string[] = []
      for (const link of Object.keys(links)) {
        const [first, other] = (await owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_name = ${link} order by ordinal_position`).map(({ name }) => name)
        // Ties of other rows than cases are told with their row, whole.
        if (first !== 'case_id') continue
        const [target] = await owner<{ name: string }[]>`select k.confrelid::regclass::text as name from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] where k.conrelid = ${link}::regclass and k.contype = 'f' and a.attname = ${other as string}`
        // A tie that a relation tells is hidden where its case is.
        const told = (links[link] as readonly string[]).some((coordinate) => relations.some((relation) => file.decide(...(coordinate.split('.') as [string, string]), asker.audience, { relation, purpose: asker.purpose, instrument: false }).level === 'F'))
        if (told && !partners.includes(asker.audience)) continue
        const hiddenCase = (id: string): string => (told ? `not exists (select 1 from case_party p where p.case_id = ${id} and p.agency_id = '${asker.agency}')` : 'true')
        const missing = await owner.unsafe<{ a: string; b: string }[]>(`select c.id as a, t.id as b from fraud_case c cross join ${target?.name} t where not exists (select 1 from ${link} l where l.case_id = c.id and l.${other} = t.id) and t.id <> '${asker.agency}' and ${hiddenCase('c.id')} order by md5(c.id || t.id) limit 5`)
        for (const { a, b } of missing) if (await keepIfHidden((tx) => tx.unsafe(`insert into ${link} (case_id, ${other}) values ('${a}', '${b}')`))) done.push(`tied ${link}`)
        const there = await owner.unsafe<{ a: string; b: string }[]>(`select case_id as a, ${other} as b from ${link} l where ${other} <> '${asker.agency}' and ${hiddenCase('l.case_id')} order by md5(case_id || ${other}) limit 2`)
        for (const { a, b } of there) if (await keepIfHidden((tx) => tx.unsafe(`delete from ${link} where case_id = '${a}' and ${other} = '${b}'`))) done.push(`untied ${link}`)
      }
      return done
    },

    async deletions() {
      const rows = await StoredRows.read(owner)
      const done: string[] = []
      for (const table of tables.filter(isMain)) {
        const type = typeOf.get(table) as string
        for (const id of sample(hiddenIds(rows, type), 2)) {
          const gone = async (tx: Tx): Promise<void> => {
            for (const side of [...(places[type]?.beside ?? []), table]) await tx.unsafe(`delete from ${side} where id = '${id}'`)
          }
          if (await keepIfHidden(gone)) done.push(table)
        }
      }
      return done
    },
  }
}
