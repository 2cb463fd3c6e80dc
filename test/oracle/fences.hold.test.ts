/**
 * Three independent layers: pre-check and guard, the compiled statement, the database. Each is asked alone, with the other two out of the way,
 * and still hands out nothing that schema/disclosure.md does not allow. Here: the database.
 */
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { appRole, audienceRole, clockRole, recorderRole, writerRole } from '../../src/database/roles.js'
import { personas } from '../../src/identity/personas.js'
import type { Audience } from '../../src/policy/vocabulary.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { audiences, disclosureFile, evaluate, parseCell, relations } from '../support/disclosure-file.js'
import { type StoredRow, StoredRows } from '../support/stored-rows.js'
import { usedStories } from '../support/used-stories.js'
import { agencyOf, type Asker, askerOf, instrumentsInForce, onePerAudience, partners, relationOf, seesRow, worldOf } from './standing.js'
import { innerTables, links, storedColumns, type StoredColumn } from './stored-columns.js'

const file = disclosureFile()
const purposes = ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT']
const inForce = 'QUERY-2019-0001'
const revoked = 'FREEZE-2020-0002'
/** Columns that a row predicate looks at though their field is withheld: they hold an agency's id. Nothing joins this list unseen. */
const keysOfPredicates: readonly string[] = [
  'BANK outreach_record.carrier_id',
  'BANK subject_access.told_to_id',
  'BANK telecom_number.current_carrier_id',
  'BANK telecom_number.original_carrier_id',
  'BANK victim.customer_of_id',
  'CARD_SCHEME subject_access.told_to_id',
  'CARRIER outreach_record.alerted_by_id',
  'CARRIER subject_access.told_to_id',
  'CARRIER victim.customer_of_id',
  'PLATFORM outreach_record.carrier_id',
  'PLATFORM subject_access.told_to_id',
]

describe('the database alone', () => {
  let database: TestDatabase
  let owner: postgres.Sql
  let app: postgres.ReservedSql
  let login: postgres.Sql
  let columns: StoredColumn[]
  let rows: StoredRows
  let instruments: ReadonlyMap<string, string>
  /** Columns the role may select, by `role table`. */
  const granted = new Map<string, readonly string[]>()
  const tables = (): string[] => [...new Set(columns.map(({ table }) => table)), ...Object.keys(links)]

  beforeAll(async () => {
    database = await createDatabase({ template: await usedStories() })
    owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined })
    login = postgres(database.appUrl, { max: 1, onnotice: () => undefined, prepare: false })
    app = await login.reserve()
    columns = await storedColumns(owner)
    rows = await StoredRows.read(owner)
    instruments = await instrumentsInForce(owner)
    for (const role of [...audiences.map((audience) => audienceRole(audience as Audience)), recorderRole]) {
      for (const { table, columns: may } of await owner<{ table: string; columns: string[] }[]>`
        select c.table_name as table, array_agg(c.column_name::text) as columns from information_schema.columns c
        where c.table_schema = 'public' and has_column_privilege(${role}, c.table_name::regclass, c.column_name, 'select') group by 1`) granted.set(`${role} ${table}`, may)
    }
  })
  afterAll(async () => {
    app?.release()
    await login?.end({ timeout: 1 })
    await owner?.end({ timeout: 1 })
    await database?.drop()
  })

  interface Session {
    readonly audience: Audience
    readonly agency: string
    readonly purpose: string
    readonly instrument: string
  }
  const take = ({ audience, agency, purpose, instrument }: Session) =>
    app.unsafe(`select set_config('role', '${audienceRole(audience as Audience)}', false), set_config('app.agency', '${agency}', false), set_config('app.purpose', '${purpose}', false), set_config('app.instrument', '${instrument}', false)`)
  const codeOf = (query: Promise<unknown>): Promise<string> => query.then(() => 'answered', (cause: { code?: string }) => String(cause.code))

  /** What each statement ends with, one after the other within the database: thousands of them. */
  const codesOf = async (texts: readonly string[]): Promise<readonly string[]> => {
    await app.unsafe(`do $do$ declare t text; codes text[] := '{}'; begin
      for t in select json_array_elements_text($list$${JSON.stringify(texts)}$list$::json) loop
        begin execute t; codes := codes || 'answered'::text; exception when others then codes := codes || sqlstate::text; end;
      end loop;
      perform set_config('test.codes', array_to_string(codes, ','), false);
    end $do$`)
    const [row] = await app.unsafe("select current_setting('test.codes') as codes")
    return String(row?.['codes']).split(',')
  }

  const askerIn = (session: Session): Asker => ({ ...session, instrumentCase: instruments.get(`${session.agency} ${session.instrument}`) ?? null })
  const seen = (session: Session, id: string): boolean => {
    const row = rows.find(id)
    return row !== null && seesRow(file, rows, askerIn(session), row)
  }

  /** Whether this column of this row may be read in these circumstances. A key is as readable as its relation's cell, also where nothing stands behind it. */
  function mayRead(session: Session, column: StoredColumn, id: string): boolean {
    if (column.kind === 'inner' || !seen(session, id)) return false
    if (column.column === 'id') return true
    const world = worldOf(askerIn(session), rows.find(id) as StoredRow)
    const shownBy = column.shownBy?.split('.') as [string, string] | undefined
    if (shownBy) return relations.some((relation) => file.decide(...shownBy, session.audience, { ...world, relation }).level === 'F')
    const { level } = column.kind === 'relation' ? evaluate(parseCell(file.textOf(column.type, column.field, session.audience)), world) : file.decide(column.type, column.field, session.audience, world)
    return column.kind === 'mask' ? level === 'M' || level === 'F' : column.kind === 'digest' ? level === 'T' || level === 'F' : level === 'F'
  }

  /** Whether a pair of ids may be read: partners see pairs of cases they take part in, the centre what a relation tells it for one of its purposes. */
  function mayReadLink(session: Session, table: string, pair: Record<string, string>): boolean {
    if (partners.includes(session.audience)) return table === 'case_party' ? pair['agency_id'] === session.agency : relationOf(askerIn(session), rows.find(pair['case_id'] as string) as StoredRow) === 'party'
    const ids = Object.values(pair)
    return (links[table] as readonly string[]).some((coordinate) => {
      const [type, field] = coordinate.split('.') as [string, string]
      const here = ids.map((id) => rows.find(id)).find((row) => row?.type === type)
      return here && (file.claimable.get(session.audience) as readonly string[]).some(
        (purpose) => ids.every((id) => seen({ ...session, purpose }, id)) && file.decide(type, field, session.audience, worldOf(askerIn({ ...session, purpose }), here)).level === 'F',
      )
    })
  }

  it('hands out cell by cell what the file allows, and no cell more', async () => {
    const excess = new Map<string, number>()
    const found = new Set<string>()
    for (const persona of personas) {
      for (const purpose of partners.includes(persona.audience) ? [...purposes, ''] : (file.claimable.get(persona.audience) as readonly string[])) {
        for (const instrument of ['', inForce, revoked]) {
          const session: Session = { audience: persona.audience, agency: agencyOf(persona), purpose, instrument }
          await take(session)
          const answers = await Promise.all(
            tables().map(async (table) => {
              const may = granted.get(`${audienceRole(persona.audience)} ${table}`)
              return [table, may ? await app.unsafe<Record<string, string>[]>(`select ${may.join()} from ${table}`) : []] as const
            }),
          )
          for (const [table, answer] of answers) {
            for (const row of answer) {
              const told = (what: string) => excess.set(what, (excess.get(what) ?? 0) + 1)
              if (links[table] && !mayReadLink(session, table, row)) told(`${persona.audience} ${purpose} ${table}`)
              for (const column of columns) {
                if (column.table !== table || !(column.column in row)) continue
                found.add(`${persona.audience} ${table}.${column.column}`)
                if (mayRead(session, column, row['id'] as string) || keysOfPredicates.includes(`${persona.audience} ${table}.${column.column}`)) continue
                told(`${persona.audience} ${purpose} ${instrument} ${relationOf(askerIn(session), rows.find(row['id'] as string) as StoredRow)} ${table}.${column.column}`)
              }
            }
          }
        }
      }
    }
    expect([...excess].map(([what, count]) => `${what}: ${count} rows`)).toEqual([])
    expect(keysOfPredicates.filter((key) => !found.has(key))).toEqual([])
    expect(found.size).toBeGreaterThan(900)
  })

  it('keeps the tables of the commands from every audience', () => {
    expect(innerTables.filter((table) => audiences.some((audience) => granted.has(`${audienceRole(audience as Audience)} ${table}`)))).toEqual([])
    expect(columns.filter(({ kind, table, column }) => kind === 'inner' && audiences.some((audience) => granted.get(`${audienceRole(audience as Audience)} ${table}`)?.includes(column)))).toEqual([])
  })

  it('grants a link table only where a relation told, or a row predicate, goes through it', () => {
    const readers = (table: string) => audiences.filter((audience) => granted.has(`${audienceRole(audience as Audience)} ${table}`))
    expect(Object.fromEntries(Object.keys(links).map((table) => [table, readers(table)]))).toEqual({
      finding_record: ['AUDITOR'],
      suspect_case: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'AUDITOR'],
      call_centre_case: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'AUDITOR'],
      call_centre_suspect: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'AUDITOR'],
      joint_operation_agency: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'AUDITOR'],
      joint_operation_case: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'AUDITOR'],
      joint_operation_centre: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'AUDITOR'],
      case_party: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'BANK', 'CARD_SCHEME', 'CARRIER', 'PLATFORM', 'AUDITOR'],
      case_series_member: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'AUDITOR'],
      involved_number: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'BANK', 'CARRIER', 'AUDITOR'],
      involved_online_account: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'PLATFORM', 'AUDITOR'],
      involved_url: ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'POLICE_OUTREACH', 'BANK', 'CARRIER', 'PLATFORM', 'AUDITOR'],
    })
  })

  it('refuses an ungranted column in every clause of a statement', async () => {
    const answered: string[] = []
    let refused = 0
    for (const persona of onePerAudience) {
      const role = audienceRole(persona.audience)
      await take({ audience: persona.audience, agency: agencyOf(persona), purpose: persona.purposes[0], instrument: inForce })
      const ungranted = columns.filter(({ table, column }) => !granted.get(`${role} ${table}`)?.includes(column))
      const attempts = [
        ...ungranted.flatMap(({ table, column }) => [
          `select ${column} from ${table}`,
          `select count(*) from ${table} where ${column} is not null`,
          `select 1 from ${table} order by ${column}`,
          `select count(*) from ${table} group by ${column}`,
          `select max(${column}::text) from ${table}`,
          `select 1 from agency a join ${table} b on b.${column}::text = a.name`,
        ]),
        ...[...new Set(ungranted.map(({ table }) => table))].flatMap((table) => [`select * from ${table}`, `select row_to_json(x) from ${table} x`]),
      ]
      const codes = await codesOf(attempts)
      expect(codes).toHaveLength(attempts.length)
      for (const [at, text] of attempts.entries()) {
        if (codes[at] === '42501') refused++
        else answered.push(`${persona.audience}: ${text}: ${codes[at]}`)
      }
    }
    expect(answered).toEqual([])
    expect(refused).toBeGreaterThan(5_000)
  }, 180_000)

  it('counts no row that it does not show', async () => {
    for (const persona of personas) {
      const session: Session = { audience: persona.audience, agency: agencyOf(persona), purpose: persona.purposes[0], instrument: '' }
      await take(session)
      const counted = await Promise.all(
        tables().filter((table) => granted.has(`${audienceRole(persona.audience)} ${table}`) && !links[table]).map(async (table) => {
          const [row] = await app.unsafe(`select count(distinct id)::int as n from ${table}`)
          const main = columns.find((column) => column.table === table) as StoredColumn
          return { table, counted: row?.['n'] as number, shown: rows.ofType(main.type).filter(({ id }) => seen(session, id)).length }
        }),
      )
      for (const { table, counted: n, shown } of counted) expect(n, `${persona.key} ${table}`).toBeLessThanOrEqual(shown)
    }
  })

  it('gives nothing to a session that has taken no role, or states no agency, or no purpose', async () => {
    await app.unsafe("select set_config('role', 'none', false), set_config('app.agency', '', false), set_config('app.purpose', '', false), set_config('app.instrument', '', false)")
    for (const table of tables()) expect(await codeOf(app.unsafe(`select count(*) from public.${table}`)), table).toBe('42501')
    await app.unsafe(`select set_config('role', '${recorderRole}', false)`)
    for (const table of tables()) expect(await codeOf(app.unsafe(`select count(*) from public.${table}`)), table).toBe('42501')
    for (const persona of onePerAudience.filter(({ audience }) => partners.includes(audience))) {
      for (const session of [{ agency: '', purpose: persona.purposes[0] }, { agency: agencyOf(persona), purpose: '' }]) {
        await take({ audience: persona.audience, instrument: inForce, ...session })
        for (const table of tables()) {
          // Without an agency: institutions are everybody's. Without a purpose: pairs of ids of the caller's own cases.
          if (!granted.has(`${audienceRole(persona.audience)} ${table}`) || (session.agency ? links[table] : table === 'agency')) continue
          const [row] = await app.unsafe(`select count(*)::int as n from ${table}`)
          expect(row?.['n'], `${persona.key} ${table} ${JSON.stringify(session)}`).toBe(0)
        }
      }
    }
  })

  const keyOf = (table: string): string => ({ finding_record: 'finding_id', call_centre_suspect: 'suspect_id', joint_operation_agency: 'operation_id', joint_operation_centre: 'operation_id', command_claim: 'key', officer_day: 'officer', published_month: 'dimension' })[table] ?? (links[table] ? 'case_id' : 'id')

  it('lets no role of an audience write anything but an access record, nor read that back', async () => {
    for (const role of [...audiences.map((audience) => audienceRole(audience as Audience)), recorderRole]) {
      await app.unsafe(`select set_config('role', '${role}', false)`)
      const attempts = [
        ...tables().flatMap((table) => [`insert into ${table} default values`, `update ${table} set ${keyOf(table)} = ${keyOf(table)}`, `delete from ${table}`, `truncate ${table}`]),
        'update access_log.record set body = body',
        'delete from access_log.record',
        'truncate access_log.record',
        'update access_log.leaf set leaf = leaf',
        'delete from access_log.leaf',
        'create table mine (id text)',
        'create function public.mine() returns int language sql as $$ select 1 $$',
        'create function app.agency() returns text language sql as $$ select 1 $$',
        'alter table fraud_case disable row level security',
        ...(role === recorderRole ? [] : ['select body from access_log.record', 'select count(*) from access_log.record', 'select count(*) from access_log.leaf', "insert into access_log.leaf (leaf_index, record_id, txid, leaf, month) values (1, 'x', '1', '', '2026-01-01')"]),
      ]
      const answers = await Promise.all(attempts.map(async (text) => [text, await codeOf(app.unsafe(text))] as const))
      expect(answers.filter(([, code]) => !['42501', '42601'].includes(code)), role).toEqual([])
      expect(answers.filter(([, code]) => code === '42601'), role).toEqual([])
      const record = `insert into access_log.record (id, salt, body, leaf) values ('event_${role}', decode(repeat('00', 16), 'hex'), '{}', decode(repeat('00', 32), 'hex'))`
      expect(await codeOf(app.unsafe(record)), role).toBe('answered')
      if (role !== recorderRole) expect(await codeOf(app.unsafe(`${record} returning body`)), role).toBe('42501')
    }
  })

  it('lets the writer write what commands write, read what they read, and nothing else', async () => {
    const may = async (role: string, table: string) => {
      const [row] = await owner<Record<string, boolean>[]>`
        select has_table_privilege(${role}, ${table}, 'select') as select, has_table_privilege(${role}, ${table}, 'insert') as insert, has_table_privilege(${role}, ${table}, 'update') as update,
          has_table_privilege(${role}, ${table}, 'delete') as delete, has_table_privilege(${role}, ${table}, 'truncate') as truncate, has_table_privilege(${role}, ${table}, 'references') as reference, has_table_privilege(${role}, ${table}, 'trigger') as trigger`
      return Object.entries(row as Record<string, boolean>).flatMap(([right, granted]) => (granted ? [right] : []))
    }
    // Who acts and what is agreed, and what institutions hand over, no command changes.
    const given = ['agency', 'agency_range', 'call_detail_record', 'data_sharing_agreement', 'officer', 'online_registration', 'subscriber']
    // Nor reads or writes any what is made from the access log.
    const projected = ['access_coordinate', 'access_event', 'subject_access']
    for (const table of tables()) expect(await may(writerRole, table), table).toEqual(projected.includes(table) ? [] : given.includes(table) ? ['select'] : ['select', 'insert', 'update'])
    const others = (await owner<{ name: string }[]>`select schemaname || '.' || tablename as name from pg_tables where schemaname in ('app', 'access_log', 'graphile_worker')`).map(({ name }) => name)
    expect(others.length).toBeGreaterThan(10)
    for (const table of others) expect(await may(writerRole, table), table).toEqual(table === 'app.order_step' ? ['select'] : [])
    // The clock's own role moves jobs, and sees no row of anybody's.
    for (const table of [...tables(), ...others.filter((name) => !name.startsWith('graphile_worker.'))]) expect(await may(clockRole, table), table).toEqual([])
    for (const role of [writerRole, clockRole]) {
      const [row] = await owner`select has_schema_privilege(${role}, 'public', 'create') as public, has_schema_privilege(${role}, 'app', 'create') as app, has_schema_privilege(${role}, 'access_log', 'usage') as log, rolsuper, rolcanlogin, rolinherit, rolbypassrls from pg_roles where rolname = ${role}`
      expect({ role, ...row }).toEqual({ role, public: false, app: false, log: false, rolsuper: false, rolcanlogin: false, rolinherit: false, rolbypassrls: false })
    }
  })

  it('holds the writer to lawful steps of orders, and to what is written once', async () => {
    const acting = (actor: string, agency: string) => app.unsafe(`select set_config('role', '${writerRole}', false), set_config('app.actor', '${actor}', false), set_config('app.agency', '${agency}', false)`)
    const [held] = await owner<{ id: string; addressee: string }[]>`select id, addressee_id as addressee from control_order where family = 'FREEZE' and status = 'IN_FORCE' limit 1`
    const [other] = await owner<{ id: string }[]>`select id from agency where id <> ${held?.addressee as string} limit 1`
    const step = (to: string) => codeOf(app.unsafe(`update control_order set status = '${to}', version = version + 1 where id = '${held?.id}'`))
    await acting('INSTITUTION', held?.addressee as string)
    expect(await step('QUEUED')).toBe('LD005')
    expect(await step('LIFTED')).toBe('LD005')
    await acting('INSTITUTION', other?.id as string)
    expect(await step('RETURNED')).toBe('LD004')
    await acting('CONTROL', other?.id as string)
    expect(await codeOf(app.unsafe(`update control_order set account_id = null where id = '${held?.id}'`))).toBe('LD002')
    expect(await codeOf(app.unsafe(`update control_order set version = version - 1 where id = '${held?.id}'`))).toBe('LD003')
    for (const table of ['order_event', 'attachment']) {
      expect(await codeOf(app.unsafe(`update ${table} set id = id`)), table).toBe('LD006')
      expect(await codeOf(app.unsafe(`delete from ${table}`)), table).toBe('42501')
    }
    for (const text of [
      'update data_sharing_agreement set suspended_at = null',
      'update officer set on_duty = true',
      "insert into app.order_step (family, ordinal, action, to_status, actors, guards, article, rule_en, rule_zh) values ('STOP_PAYMENT', 99, 'LIFT', 'LIFTED', '{INSTITUTION}', '{}', '', '', '')",
      "insert into app.clock_shift (shift) values (interval '1 year')",
      'select count(*) from access_log.record',
      'alter table control_order disable trigger guard_order',
      'set session_replication_role = replica',
    ]) expect(await codeOf(app.unsafe(text)), text).toBe('42501')
  })

  it('tells a partner nothing of an order that is not its own, by the functions that its own orders are judged by', async () => {
    const orders = rows.ofType('ControlOrder')
    const told = new Map((await owner<{ id: string; stops: number; frozen: boolean }[]>`select id, app.stops_of(id)::int as stops, app.frozen_by_another(id) as frozen from control_order`).map(({ id, ...rest }) => [id, rest]))
    expect([...told.values()].filter(({ stops, frozen }) => stops > 0 || frozen).length).toBeGreaterThan(5)
    for (const persona of personas) {
      await take({ audience: persona.audience, agency: agencyOf(persona), purpose: persona.purposes[0], instrument: '' })
      const found = new Map((await app.unsafe<{ id: string; stops: number; frozen: boolean }[]>(`select id, app.stops_of(id)::int as stops, app.frozen_by_another(id) as frozen from unnest('{${orders.map(({ id }) => id).join()}}'::text[]) id`)).map(({ id, ...rest }) => [id, rest]))
      const open = partners.includes(persona.audience) ? (row: StoredRow) => relationOf(askerOf(persona), row) === 'own' : () => !['OPERATOR', 'POLICE_OUTREACH'].includes(persona.audience)
      for (const row of orders) expect(found.get(row.id), `${persona.key} ${row.id}`).toEqual(open(row) ? told.get(row.id) : { stops: 0, frozen: false })
    }
  })

  it('lets no role make temporary tables or functions of its own', async () => {
    // Asked of the migrated database: a copy of it has the doors of a new one.
    for (const role of [appRole, ...audiences.map((audience) => audienceRole(audience as Audience)), recorderRole, writerRole, clockRole]) {
      const [row] = await owner`select has_database_privilege(${role}, ${inject('storiesTemplate')}, 'temp') as temp, has_database_privilege(${role}, ${inject('storiesTemplate')}, 'create') as make`
      expect({ role, ...row }).toEqual({ role, temp: false, make: false })
    }
  })

  it('shows no statistics of values that it guards', async () => {
    for (const persona of onePerAudience) {
      await take({ audience: persona.audience, agency: agencyOf(persona), purpose: persona.purposes[0], instrument: '' })
      const [row] = await app.unsafe("select count(*)::int as n from pg_stats where schemaname = 'public'")
      expect(row?.['n'], persona.key).toBe(0)
    }
  })

  it('tells a partner of no case number that is not its own, whatever the caller says of itself', async () => {
    const numbers = await owner<{ id: string; number: string }[]>`select id, case_number as number from fraud_case`
    for (const persona of onePerAudience.filter(({ audience }) => [...partners, 'OPERATOR'].includes(audience))) {
      const agency = agencyOf(persona)
      await take({ audience: persona.audience, agency, purpose: persona.purposes[0], instrument: '' })
      for (const { id, number } of numbers) {
        const [row] = await app.unsafe(`select app.case_known('${number}', true) as known`)
        expect(row?.['known'], `${persona.key} ${number}`).toBe(relationOf(askerOf(persona), rows.find(id) as StoredRow) === 'party')
      }
    }
  })
})
