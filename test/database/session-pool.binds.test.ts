import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePassword, ensureRoles, passwordFor, appRole, logReaderRole } from '../../src/database/roles.js'
import { credentialsOf } from '../../src/database/servers.js'
import { openSessionPool, type Binding, type SessionPool } from '../../src/database/session-pool.js'
import { createDatabase, type TestDatabase } from '../support/database.js'

let database: TestDatabase
let owner: postgres.Sql
const pools: SessionPool[] = []

const binding = (role: string, agency: string): Binding => ({ role, settings: { 'app.agency': agency }, key: `${role}:${agency}` })
const harbour = binding('liandong_bank', 'bank-harbour')
const south = binding('liandong_carrier', 'carrier-south')
const readAll = 'select agency, secret from shelf order by secret'

function openPool(size: number, url = database.appUrl): SessionPool {
  const pool = openSessionPool({ url, size, applicationName: `test ${database.name}`, statementTimeoutMs: 5_000 })
  pools.push(pool)
  return pool
}

beforeAll(async () => {
  database = await createDatabase()
  owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined })
  const { password } = credentialsOf(database.ownerUrl)
  const app = { name: appRole, password: passwordFor(password, appRole) }
  await ensureRoles(owner, { app, logReader: { name: logReaderRole, password: passwordFor(password, logReaderRole) } })
  await ensurePassword(owner, database.appUrl, app)
  await owner.unsafe(`
    create table shelf (agency text not null, secret text not null, amount numeric(20,2) not null default 1234567890123456.70, made timestamptz(3) not null default '2019-05-01 10:00:00+08',
      facts jsonb not null default '{"a": [1]}', leaf bytea not null default '\\x00ff');
    insert into shelf (agency, secret) select agency, agency || ' ' || n from unnest(array['bank-harbour', 'carrier-south']) agency, generate_series(1, 3) n;
    alter table shelf enable row level security;
    create policy own on shelf using (agency = nullif(current_setting('app.agency', true), ''));
    grant select, insert on shelf to liandong_bank, liandong_carrier;`)
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()))
  await owner.end()
  await database.drop()
})

const terminateAll = () => owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database.name} and usename = ${appRole}`

describe('sessions that requests read through', () => {
  test('500 interleaved reads under two bindings on two sessions each see their own rows alone', async () => {
    const pool = openPool(2)
    const answers = await Promise.all(
      Array.from({ length: 500 }, async (_, at) => {
        const mine = (at * 7919) % 3 === 0 ? harbour : south
        if (at % 50 === 0) await new Promise(setImmediate)
        return { mine, rows: await pool.run(mine, `${readAll} /* ${at % 5} */`, []) }
      }),
    )
    for (const { mine, rows } of answers) {
      expect(rows).toHaveLength(3)
      for (const row of rows) expect(row.agency).toBe(mine.settings['app.agency'])
    }
  })

  test('statements that arrive in waves while the session connects run under their own binding', async () => {
    for (let round = 0; round < 20; round += 1) {
      const pool = openPool(1)
      const wrong: unknown[] = []
      const waves = Array.from({ length: 12 }, async (_, wave) => {
        await new Promise((done) => setTimeout(done, wave * 2))
        await Promise.all(Array.from({ length: 6 }, async (_, at) => {
          const mine = (wave + at) % 2 ? harbour : south
          const rows = await pool.run(mine, `${readAll} /* ${at} */`, [])
          wrong.push(...rows.filter((row) => row.agency !== mine.settings['app.agency']))
        }))
      })
      await Promise.all(waves)
      expect(wrong).toEqual([])
      await pool.close()
    }
  })

  test('one session, bindings in turn without waiting: no row of the other', async () => {
    const pool = openPool(1)
    const answers = await Promise.all(Array.from({ length: 100 }, async (_, at) => ({ at, rows: await pool.run(at % 2 ? harbour : south, readAll, []) })))
    for (const { at, rows } of answers) expect(new Set(rows.map((row) => row.agency))).toEqual(new Set([at % 2 ? 'bank-harbour' : 'carrier-south']))
  })

  test('the application by itself, with no role taken, reads nothing and takes no role that was not given', async () => {
    const bare = postgres(database.appUrl, { max: 1, onnotice: () => undefined })
    await expect(bare.unsafe("select set_config('app.agency', 'bank-harbour', false)")).resolves.toBeDefined()
    // Without the schema's door the name is not even found.
    await expect(bare.unsafe(readAll)).rejects.toMatchObject({ code: '42P01' })
    await expect(bare.unsafe('select * from public.shelf')).rejects.toMatchObject({ code: '42501' })
    await expect(bare.unsafe('set role liandong_owner')).rejects.toMatchObject({ code: '42501' })
    await expect(bare.unsafe('create table public.own_table ()')).rejects.toMatchObject({ code: '42501' })
    await expect(bare.unsafe('create temp table own_table ()')).rejects.toMatchObject({ code: '42501' })
    await bare.end()
  })

  test('a session that was ended comes back unbound, and is bound again before the next read', async () => {
    const pool = openPool(1)
    await pool.run(harbour, readAll, [])
    const [before] = await pool.run(harbour, 'select pg_backend_pid() as pid', [])
    await terminateAll()
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, at) => pool.run(at % 2 ? harbour : south, readAll, [])))
    for (const [at, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'UNAVAILABLE' })
      else for (const row of outcome.value) expect(row.agency).toBe(at % 2 ? 'bank-harbour' : 'carrier-south')
    }
    await expect.poll(() => pool.run(south, readAll, []).then((rows) => rows.length, () => 0)).toBe(3)
    const [after] = await pool.run(harbour, "select pg_backend_pid() as pid, current_setting('role') as role", [])
    expect(after).toMatchObject({ role: 'liandong_bank' })
    expect(after?.pid).not.toBe(before?.pid)
  })

  test('sessions ended again and again under load: every answer is an error or the right rows, and none hangs', async () => {
    const pool = openPool(2)
    let going = true
    const killer = (async () => {
      while (going) {
        await terminateAll()
        await new Promise((done) => setTimeout(done, 15))
      }
    })()
    let right = 0
    const workers = await Promise.allSettled(
      Array.from({ length: 8 }, async (_, worker) => {
        for (let at = 0; at < 300; at += 1) {
          const mine = (worker + at) % 2 ? harbour : south
          const rows = await pool.run(mine, `${readAll} /* ${at % 3} */`, []).catch((cause: { code: string }) => (expect(cause).toMatchObject({ code: 'UNAVAILABLE' }), null))
          if (rows === null) continue
          expect(rows.map((row) => row.agency)).toEqual(Array(3).fill(mine.settings['app.agency']))
          right += 1
        }
      }),
    )
    going = false
    await killer
    for (const worker of workers) expect(worker).toMatchObject({ status: 'fulfilled' })
    expect(right).toBeGreaterThan(0)
  })

  test('a binding that fails discloses nothing, also to statements sent behind it, and leaves the others as they are', async () => {
    const pool = openPool(1)
    await pool.run(harbour, readAll, [])
    const forbidden: Binding = { role: 'liandong_owner', settings: { 'app.agency': 'bank-harbour' }, key: 'owner' }
    const outcomes = await Promise.allSettled([pool.run(forbidden, readAll, []), pool.run(forbidden, readAll, []), pool.run(south, readAll, []), pool.run(forbidden, readAll, [])])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'rejected'])
    expect((outcomes[2] as PromiseFulfilledResult<readonly { agency: string }[]>).value.map((row) => row.agency)).toEqual(Array(3).fill('carrier-south'))
    expect((await pool.run(harbour, readAll, [])).map((row) => row.agency)).toEqual(Array(3).fill('bank-harbour'))
  })

  test('a setting that the next binding lacks is emptied, and only settings and roles of ours can be bound', async () => {
    const pool = openPool(1)
    await pool.run({ ...harbour, settings: { 'app.agency': 'bank-harbour', 'app.instrument': 'yes' }, key: 'with instrument' }, 'select 1', [])
    expect(await pool.run(harbour, "select current_setting('app.instrument', true) as instrument", [])).toEqual([{ instrument: '' }])
    await expect(pool.run({ role: 'postgres', settings: {}, key: 'a' }, readAll, [])).rejects.toThrow('role')
    await expect(pool.run({ role: 'liandong_bank', settings: { session_authorization: 'x' }, key: 'b' }, readAll, [])).rejects.toThrow('app.*')
  })

  test('two bindings that share a key by mistake do not share rows', async () => {
    const pool = openPool(1)
    await pool.run({ ...harbour, key: 'same' }, readAll, [])
    expect((await pool.run({ ...south, key: 'same' }, readAll, [])).map((row) => row.agency)).toEqual(Array(3).fill('carrier-south'))
  })

  test('a value that cannot be sent is refused before it can shift the answers of other callers', async () => {
    const pool = openPool(1)
    const text = 'select $1::text as word'
    await pool.run(harbour, text, ['warm'])
    const wrong = [undefined, new Date(), {}, ['a'], true, 1n].map((value) => pool.run(harbour, text, [value as never]).catch(() => 'refused'))
    const right = Array.from({ length: 20 }, (_, at) => pool.run(harbour, text, [String(at)]))
    expect(await Promise.all(wrong)).toEqual(Array(6).fill('refused'))
    expect((await Promise.all(right)).map(([row]) => row?.word)).toEqual(Array.from({ length: 20 }, (_, at) => String(at)))
  })

  test('an error of one statement is told to its own caller alone', async () => {
    const pool = openPool(1)
    const sent = Array.from({ length: 30 }, (_, at) => pool.run(harbour, at % 3 ? 'select $1::int as n' : 'select 1 / ($1::int - $1::int) as n', [at]))
    for (const [at, outcome] of (await Promise.allSettled(sent)).entries()) {
      if (at % 3) expect(outcome).toMatchObject({ status: 'fulfilled', value: [{ n: at }] })
      else expect(outcome).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
    }
  })

  test('a plan that went stale behind other bindings never answers under another one', async () => {
    const pool = openPool(1)
    await owner.unsafe('create view shelf_view with (security_invoker) as select * from shelf; grant select on shelf_view to liandong_bank, liandong_carrier')
    const text = 'select * from shelf_view'
    await pool.run(harbour, text, [])
    await pool.run(south, text, [])
    await owner.unsafe('alter table shelf add extra int; drop view shelf_view; create view shelf_view with (security_invoker) as select * from shelf; grant select on shelf_view to liandong_bank, liandong_carrier')
    await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        const mine = at % 2 ? harbour : south
        const rows = await pool.run(mine, text, []).catch((cause: { code: string }) => (expect(cause.code).toBe('UNAVAILABLE'), []))
        for (const row of rows) expect(row.agency).toBe(mine.settings['app.agency'])
      }),
    )
    expect(await pool.run(harbour, text, [])).toHaveLength(3)
  })

  test('a statement is prepared once per session and role, also one without parameters', async () => {
    const pool = openPool(1)
    for (let at = 0; at < 20; at += 1) {
      await pool.run(harbour, 'select secret from shelf where secret = $1', [`x${at}`])
      await pool.run(harbour, 'select count(*) from shelf', [])
    }
    const prepared = await pool.run(harbour, "select statement, generic_plans, custom_plans from pg_prepared_statements where statement like '%from shelf%'", [])
    const mine = prepared.filter((row) => !String(row.statement).includes('pg_prepared'))
    expect(mine).toHaveLength(2)
    for (const row of mine) expect(row).toMatchObject({ generic_plans: '20', custom_plans: '0' })
  })

  test('money, instants and JSON come back as text, numbers and bytes as such; text goes out as it is', async () => {
    const pool = openPool(1)
    const [row] = await pool.run(harbour, 'select amount, made, facts, leaf, 7 as n, true as yes from shelf limit 1', [])
    expect(row).toEqual({ amount: '1234567890123456.70', made: '2019-05-01 10:00:00+08', facts: '{"a": [1]}', leaf: Buffer.from([0, 255]), n: 7, yes: true })
    const [back] = await pool.run(harbour, 'select $1::jsonb as j, $2::timestamptz as t, $3::bytea as b, $4::boolean as y, $5::numeric as m, $6::text as z',
      ['{"案": 1}', '2019-05-01T02:00:00Z', Buffer.from('字'), 'true', '0.10', null])
    expect(back).toEqual({ j: '{"案": 1}', t: '2019-05-01 10:00:00+08', b: Buffer.from('字'), y: true, m: '0.10', z: null })
  })

  test('a server that cannot be reached answers UNAVAILABLE at once, and so does a closed pool', async () => {
    const nowhere = new URL(database.appUrl)
    nowhere.port = '1'
    await expect(openPool(1, nowhere.href).run(harbour, readAll, [])).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    const pool = openPool(1)
    await pool.run(harbour, readAll, [])
    await pool.close()
    await expect(pool.run(harbour, readAll, [])).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})
