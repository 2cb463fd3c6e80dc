import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../src/database/migrate.js'
import { createDatabase, type TestDatabase } from '../support/database.js'

let folder: string
const databases: TestDatabase[] = []

function write(migrations: readonly { tag: string; when: number; sql: string }[]): void {
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({
    version: '7', dialect: 'postgresql',
    entries: migrations.map(({ tag, when }, idx) => ({ idx, version: '7', when, tag, breakpoints: true })),
  }))
  for (const { tag, sql } of migrations) writeFileSync(join(folder, `${tag}.sql`), sql)
}
const first = { tag: '0000_create_shelf', when: 1_000, sql: 'create table shelf (word text);--> statement-breakpoint\ninsert into shelf values (\'一\');' }
const second = { tag: '0001_add_second', when: 2_000, sql: "insert into shelf values ('二');" }
const fences = ['revoke all on shelf from liandong_bank', 'grant select on shelf to liandong_bank']

async function newDatabase(): Promise<TestDatabase> {
  const database = await createDatabase()
  databases.push(database)
  return database
}
const run = (database: TestDatabase, more: object = {}) => migrate({ ...database, migrationsFolder: folder, fences, log: () => undefined, ...more })

async function query(url: string, text: string): Promise<readonly postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liandong-migrations-'))
  mkdirSync(join(folder, 'meta'))
  write([first, second])
})
afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()))
  rmSync(folder, { recursive: true, force: true })
})

describe('migrating a database', () => {
  test('six replicas that start at once on one database apply each migration once', async () => {
    const database = await newDatabase()
    await Promise.all(Array.from({ length: 6 }, () => run(database)))
    expect(await query(database.ownerUrl, 'select word from shelf')).toEqual([{ word: '一' }, { word: '二' }])
  })

  test('many databases of one server migrate at once, though roles are common to all', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, newDatabase))
    await Promise.all(all.map((database) => run(database)))
    for (const { appUrl, logUrl } of all) {
      expect(await query(appUrl, 'select current_user as me')).toEqual([{ me: 'liandong_app' }])
      expect(await query(logUrl, 'select current_user as me')).toEqual([{ me: 'liandong_log_reader' }])
    }
  })

  test('one that waits says so, and gives up with a reason in both languages', async () => {
    const database = await newDatabase()
    const holder = postgres(database.ownerUrl, { max: 1 })
    await holder`select pg_advisory_lock(5701919)`
    const said: string[] = []
    await expect(run(database, { lockTimeoutMs: 300, log: ({ en }: { en: string }) => said.push(en) })).rejects.toThrow(/Another migration.*另一个迁移任务/s)
    expect(said[0]).toContain('Waiting for another migration')
    await holder.end()
    await run(database)
  })

  test('fences take effect all together or not at all, and name the one refused', async () => {
    const database = await newDatabase()
    await run(database)
    await expect(run(database, { fences: ['revoke all on shelf from liandong_bank', 'grant select on nothing to liandong_bank'] })).rejects.toThrow('grant select on nothing')
    expect(await query(database.ownerUrl, "select has_table_privilege('liandong_bank', 'shelf', 'select') as may")).toEqual([{ may: true }])
  })

  test('a migration changed after it was applied, or dated before it, is not passed over in silence', async () => {
    const database = await newDatabase()
    await run(database)
    write([first, { ...second, sql: "insert into shelf values ('三');" }])
    await expect(run(database)).rejects.toThrow('0001_add_second')
    write([first, { tag: '0002_come_late', when: 1_500, sql: 'select 1' }, second])
    await expect(run(database)).rejects.toThrow('0002_come_late')
    write([first, second])
    await run(database)
  })

  test('roles are what they must be: none can do more than it was given, and the public can do nothing', async () => {
    const database = await newDatabase()
    await run(database)
    const roles = await query(database.ownerUrl, `select rolname, rolcanlogin, rolinherit, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls as powerful
      from pg_roles where rolname like 'liandong\\_%' and rolname <> 'liandong_owner'`)
    expect(roles).toHaveLength(16)
    for (const role of roles) {
      expect(role.powerful).toBe(false)
      expect(role.rolinherit).toBe(false)
      expect(role.rolcanlogin).toBe(['liandong_app', 'liandong_log_reader'].includes(role.rolname as string))
    }
    const [door] = await query(database.ownerUrl, `select has_database_privilege('liandong_bank', current_database(), 'connect') as bank, has_database_privilege('liandong_app', current_database(), 'temp') as temp,
      has_schema_privilege('liandong_app', 'public', 'usage') as usage, has_schema_privilege('liandong_bank', 'public', 'create') as make`)
    expect(door).toEqual({ bank: false, temp: false, usage: false, make: false })
    await expect(query(database.logUrl, 'select * from shelf')).rejects.toMatchObject({ code: '42501' })
    await query(database.ownerUrl, "create function f() returns int language sql return 1")
    expect(await query(database.ownerUrl, "select has_function_privilege('liandong_bank', 'f()', 'execute') as may")).toEqual([{ may: false }])
  })
})
