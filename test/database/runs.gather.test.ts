import { setImmediate as turnOver } from 'node:timers/promises'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gathered } from '../../src/database/gathered.js'
import { Gatherer } from '../../src/database/gatherer.js'
import { appRole, ensurePassword, ensureRoles, logReaderRole, passwordFor } from '../../src/database/roles.js'
import { credentialsOf } from '../../src/database/servers.js'
import { openSessionPool, type Binding, type SessionPool } from '../../src/database/session-pool.js'
import { createDatabase, type TestDatabase } from '../support/database.js'

let database: TestDatabase
let owner: postgres.Sql
let pool: SessionPool
/** Each statement as the pool was given it: how many runs, under which binding, and how many were under way with it. */
let heard: { runs: number; key: string; underWay: number }[] = []
let underWay = 0

const binding = (role: string, agency: string): Binding => ({ role, settings: { 'app.agency': agency }, key: `${role}:${agency}` })
const harbour = binding('liandong_bank', 'bank-harbour')
const south = binding('liandong_carrier', 'carrier-south')

/** What a run says of itself, and of the session that it ran in. */
const echo = gathered(`select $1::text as j, 'not $1' as m, coalesce($2::text, 'nothing') || ' ' || current_setting('app.agency') as g`, 2)
/** Leaves a row behind, and fails where its parameter is no number. */
const kept = `with asked as materialized (select * from unnest($1::text[]) with ordinality as a (p1, n)), written as (insert into kept (amount) select p1::int from asked) select p1 as j from asked order by n`
const slow = gathered(`select $1::text as j, '' as m, pg_sleep(0.05)::text as g`, 1)

const counted = (inner: SessionPool): SessionPool => ({
  async run(under, text, params) {
    underWay += 1
    heard.push({ runs: String(params[0]).split(',').length, key: under.key, underWay })
    return inner.run(under, text, params).finally(() => (underWay -= 1))
  },
  close: () => inner.close(),
})
const gatherer = (bounds: Partial<{ width: number; most: number; queue: number }> = {}) => new Gatherer({ pool: counted(pool), width: 2, most: 64, queue: 1_000, ...bounds })

beforeAll(async () => {
  database = await createDatabase()
  owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined })
  const { password } = credentialsOf(database.ownerUrl)
  const app = { name: appRole, password: passwordFor(password, appRole) }
  await ensureRoles(owner, { app, logReader: { name: logReaderRole, password: passwordFor(password, logReaderRole) } })
  await ensurePassword(owner, database.appUrl, app)
  await owner.unsafe('create table kept (amount integer not null); grant insert on kept to liandong_bank')
  pool = openSessionPool({ url: database.appUrl, size: 4, applicationName: `test ${database.name}`, statementTimeoutMs: 5_000 })
  await Promise.all([pool.run(harbour, 'select 1', []), pool.run(south, 'select 1', [])])
})
beforeEach(() => {
  heard = []
})
afterAll(async () => {
  await pool.close()
  await owner.end()
  await database.drop()
})

describe('runs of one statement that come at the same time', () => {
  test('each get the row made of their own parameters, in far fewer statements than runs, and no more under way than allowed', async () => {
    const runs = gatherer()
    const said = await Promise.all(Array.from({ length: 500 }, (_, at) => runs.run(harbour, echo, [`run ${at}`, at % 3 ? `second ${at}` : null])))
    expect(said).toEqual(Array.from({ length: 500 }, (_, at) => ({ j: `run ${at}`, m: 'not $1', g: `${at % 3 ? `second ${at}` : 'nothing'} bank-harbour` })))
    expect(heard.length).toBeLessThan(20)
    expect(Math.max(...heard.map((each) => each.runs))).toBe(64)
    expect(Math.max(...heard.map((each) => each.underWay))).toBe(2)
  })

  test('whoever comes alone goes at once and alone', async () => {
    const runs = gatherer()
    for (let at = 0; at < 5; at++) expect(await runs.run(harbour, echo, [`${at}`, null])).toMatchObject({ j: `${at}` })
    expect(heard.map((each) => each.runs)).toEqual([1, 1, 1, 1, 1])
  })

  test('what comes in one turn of the event loop goes together at once', async () => {
    const runs = gatherer()
    await Promise.all([runs.run(harbour, slow, ['first']), Promise.resolve().then(() => runs.run(harbour, slow, ['second'])), runs.run(harbour, slow, ['third'])])
    expect(heard.map((each) => each.runs)).toEqual([3])
  })

  test('what waits goes when one returns, not later', async () => {
    const runs = gatherer({ width: 1 })
    const first = runs.run(harbour, slow, ['first'])
    await turnOver()
    await Promise.all([first, runs.run(harbour, slow, ['second']), runs.run(harbour, slow, ['third'])])
    expect(heard.map((each) => each.runs)).toEqual([1, 2])
  })

  test('never go together under two bindings, and see what theirs sees', async () => {
    const runs = gatherer()
    const said = await Promise.all(Array.from({ length: 200 }, async (_, at) => ({ mine: at % 2 ? harbour : south, row: await runs.run(at % 2 ? harbour : south, echo, [`${at}`, '']) })))
    for (const { mine, row } of said) expect(row['g']).toBe(` ${mine.settings['app.agency']}`)
    const bothRan = heard.reduce((sum, each) => sum + each.runs, 0)
    expect(bothRan).toBe(200)
    for (const key of [harbour.key, south.key]) expect(heard.filter((each) => each.key === key).reduce((sum, each) => sum + each.runs, 0)).toBe(100)
  })

  test('say back any text, byte for byte', async () => {
    const runs = gatherer()
    const texts = fc.array(fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('{', '}', '"', '\\', ',', "'", '$1', 'NULL', ' ', '\n', '漢', '🀄') })), { nil: null }), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(texts, async (values) => {
        const storable = values.map((value) => value?.toWellFormed().replaceAll('\u0000', '') ?? null)
        const said = await Promise.all(storable.map((value) => runs.run(harbour, echo, [value, value])))
        expect(said.map((row) => row['j'])).toEqual(storable)
      }),
      { numRuns: 200 },
    )
  })

  test('one that the database refuses fails alone; the others are answered, and each leaves one row', async () => {
    const runs = gatherer({ width: 1 })
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, at) => runs.run(harbour, kept, [at === 17 ? 'seventeen' : String(at)])))
    const failed = outcomes.flatMap((outcome, at) => (outcome.status === 'rejected' ? [{ at, code: outcome.reason.code }] : []))
    expect(failed).toEqual([{ at: 17, code: '22P02' }])
    const rows = await owner<{ amount: number }[]>`select amount from kept order by amount`
    expect(rows.map(({ amount }) => amount)).toEqual(Array.from({ length: 40 }, (_, at) => at).filter((at) => at !== 17))
  })

  test('where the session is lost under them all are unavailable, and none is sent a second time', async () => {
    const runs = gatherer({ width: 1 })
    const first = runs.run(harbour, slow, ['first'])
    await turnOver()
    const waited = Array.from({ length: 10 }, (_, at) => runs.run(harbour, slow, [`${at}`]))
    await first
    await owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database.name} and usename = ${appRole}`
    const outcomes = await Promise.allSettled(waited)
    expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'answered'))).toEqual(Array(10).fill('UNAVAILABLE'))
    expect(heard.map((each) => each.runs)).toEqual([1, 10])
    await expect.poll(() => runs.run(harbour, echo, ['again', null]).then((row) => row['j'], () => null)).toBe('again')
  })

  test('are bounded: whoever comes beyond the queue is refused at once, and those that waited are answered', async () => {
    const runs = gatherer({ width: 1, queue: 5 })
    const first = runs.run(harbour, slow, ['first'])
    await turnOver()
    const outcomes = await Promise.allSettled([first, ...Array.from({ length: 7 }, (_, at) => runs.run(harbour, slow, [`${at}`]))])
    expect(outcomes.map(({ status }) => status)).toEqual([...Array(6).fill('fulfilled'), ...Array(2).fill('rejected')])
  })
})
