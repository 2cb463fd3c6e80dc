import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leafSql } from '../../src/access-log/record.js'
import { audiences } from '../../src/policy/vocabulary.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
let login: postgres.Sql
let reader: postgres.Sql
let month: string

beforeAll(async () => {
  app = await openTestApp()
  await app.ask('bank-harbour', '{ cases(first: 3) { nodes { id } } }')
  await app.ask(null, '{ __typename }')
  // Other databases of this server run transactions too, and hold the tree back while they last.
  const sign = async () => {
    while ((await app.sequencer.sequence()) === 0) await sleep(20)
    await app.sequencer.seal()
  }
  await sign()
  await app.owner.unsafe(`insert into access_log.record (id, salt, body, leaf) select id, salt, body, ${leafSql('id', 'salt', 'body')} from (select 'event_' || n as id, decode(lpad(to_hex(n), 32, '0'), 'hex') as salt, '{}' as body from generate_series(1, 600) n) r`)
  await sign()
  await app.owner`insert into access_log.cosignature (tree_size, witness, line) select tree_size, 'witness.example', 'none' from access_log.checkpoint`
  const [row] = await app.owner<{ month: string }[]>`select tableoid::regclass::text as month from access_log.record limit 1`
  month = row?.month as string
  login = postgres(app.database.appUrl, { max: 1, onnotice: () => undefined })
  reader = postgres(app.database.logUrl, { max: 1, onnotice: () => undefined })
})
afterAll(async () => {
  await Promise.all([login?.end({ timeout: 1 }), reader?.end({ timeout: 1 })])
  await app?.close()
})

/** SQLSTATE of the refusal; fails where the statement passes. */
async function refusalOf(sql: postgres.Sql, statement: string, role?: string): Promise<string> {
  try {
    await sql.begin(async (tx) => {
      if (role) await tx.unsafe(`set local role ${role}`)
      await tx.unsafe(statement)
      throw Object.assign(new Error(`passed: ${statement} as ${role ?? 'its login'}`), { code: 'PASSED' })
    })
  } catch (fault) {
    return (fault as { code: string }).code
  }
  return 'never'
}

const tables = () => ['access_log.record', month, ...ofTree]
const ofTree = ['access_log.leaf', 'access_log.subtree', 'access_log.checkpoint', 'access_log.cosignature']
const columnOf: Readonly<Record<string, string>> = { 'access_log.subtree': 'hash', 'access_log.checkpoint': 'note', 'access_log.cosignature': 'line' }
const changes = (table: string): string[] => [
  `update ${table} set ${columnOf[table] ?? 'leaf'} = ${columnOf[table] ?? 'leaf'}`,
  `delete from ${table}`,
  `truncate ${table} cascade`,
  ...(ofTree.includes(table) ? [] : [`update ${table} set body = '{}'`, `insert into ${table} (id, salt, body, leaf, recorded_at) select id, salt, 'other', leaf, recorded_at from ${table} on conflict (id, recorded_at) do update set body = excluded.body`]),
]
const denied = '42501'
const roles = [...audiences.map((audience) => `liandong_${audience.toLowerCase()}`), 'liandong_recorder']

describe('the access log', () => {
  it('holds rows in its parent, its month and its tree, so that a change would change something', async () => {
    for (const table of tables()) expect(Number((await app.owner.unsafe(`select count(*) as n from ${table}`))[0]?.['n']), table).toBeGreaterThan(1)
  })

  it('lets not even its owner update, delete, truncate or overwrite, in parent, month or tree', async () => {
    for (const table of tables()) for (const change of changes(table)) expect(await refusalOf(app.owner, change), change).toBe(denied)
    await expect(app.owner.unsafe(`merge into ${month} t using (select 1) s on true when matched then delete`)).rejects.toThrow(/append-only/)
    expect(await refusalOf(app.owner, 'truncate access_log.record, access_log.leaf, access_log.checkpoint cascade')).toBe(denied)
  })

  it('is armed in every month that stands ready', async () => {
    const months = await app.owner<{ name: string; triggers: string[] }[]>`
      select c.oid::regclass::text as name, array_agg(t.tgname::text order by t.tgname) as triggers from pg_inherits i join pg_class c on c.oid = i.inhrelid left join pg_trigger t on t.tgrelid = c.oid and t.tgenabled = 'O'
      where i.inhparent = 'access_log.record'::regclass group by 1`
    expect(months.length).toBeGreaterThan(12)
    for (const { name, triggers } of months) expect(triggers, name).toEqual(['append_only', 'no_truncate'])
  })

  it.each([...roles, 'liandong_app', 'liandong_log_reader'])('lets %s change nothing', async (role) => {
    const [sql, as] = role === 'liandong_log_reader' ? [reader, undefined] : role === 'liandong_app' ? [login, undefined] : [login, role]
    for (const table of tables()) for (const change of changes(table)) expect(await refusalOf(sql, change, as), change).toBe(denied)
    for (const table of tables()) expect(await refusalOf(sql, `alter table ${table} disable trigger all`, as)).toBe(denied)
    expect(await refusalOf(sql, 'drop table access_log.leaf', as)).toBe(denied)
    expect(await refusalOf(sql, "set local session_replication_role = 'replica'", as)).toBe(denied)
  })

  it('is read by the recorder, who places it, and the log reader, and by no role that requests run as', async () => {
    for (const role of roles.filter((each) => each !== 'liandong_recorder')) {
      for (const table of tables()) for (const column of ['*', columnOf[table] ?? 'leaf', 'count(*)']) expect(await refusalOf(login, `select ${column} from ${table}`, role), `${role} ${table}`).toBe(denied)
    }
    for (const table of tables()) expect(await refusalOf(login, `select 1 from ${table}`)).toBe(denied)
    expect((await reader.unsafe('select count(*)::int as n from access_log.record'))[0]?.['n']).toBeGreaterThan(1)
    for (const table of ['access_log.record', 'access_log.leaf']) expect(await refusalOf(login, `select 1 from ${table}`, 'liandong_recorder')).toBe('PASSED')
  })

  it('takes no instant or transaction from whoever writes, and no place in the tree from an audience', async () => {
    const values = "'event_forged', '\\x00112233445566778899aabbccddeeff', '{}', sha256('')"
    for (const role of roles) {
      expect(await refusalOf(login, `insert into access_log.record (id, salt, body, leaf, recorded_at) values (${values}, '2020-01-01')`, role)).toBe(denied)
      expect(await refusalOf(login, `insert into access_log.record (id, salt, body, leaf, txid) values (${values}, '1')`, role)).toBe(denied)
      expect(await refusalOf(login, `insert into ${month} (id, salt, body, leaf) values (${values})`, role)).toBe(denied)
    }
    for (const role of roles.filter((each) => each !== 'liandong_recorder')) expect(await refusalOf(login, "insert into access_log.leaf values (99, 'event_forged', '1', sha256(''), '2026-01-01')", role)).toBe(denied)
  })
})
