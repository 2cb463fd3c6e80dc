import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runSeed, SeedRefusedError } from '../../seeds/cli.js'
import { OtherSeedError, seedScale } from '../../seeds/scale.js'
import { seedShapes } from '../../seeds/tables.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { testPlatformKey } from '../support/platform-key.js'
import { expectClockStill, expectConsistent, expectDisguised, expectIdentifiersValid, expectLawful } from './row-rules.js'

const digestKey = testPlatformKey
const opened: { readonly database: TestDatabase; readonly sql: postgres.Sql }[] = []

async function openStories(): Promise<postgres.Sql> {
  const database = await createDatabase({ template: inject('storiesTemplate') })
  const sql = postgres(database.ownerUrl, { max: 3, onnotice: () => undefined })
  opened.push({ database, sql })
  return sql
}

const digest = async (sql: postgres.Sql): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(Object.values(seedShapes).map(async ({ name }) => [name, (await sql.unsafe(`select md5(string_agg(t::text, '|' order by t::text)) as sum from ${name} t`))[0]?.sum])))

const cases = 1_150
let sql: postgres.Sql
let first: Record<string, string>

beforeAll(async () => {
  sql = await openStories()
  await seedScale(sql, { cases, seed: 7, digestKey })
  first = await digest(sql)
})
afterAll(async () => {
  for (const each of opened) {
    await each.sql.end({ timeout: 1 })
    await each.database.drop()
  }
})

describe('made-up cases', () => {
  it('are the same in a second database, also when they come in three runs', async () => {
    const other = await openStories()
    const progress: number[] = []
    for (const some of [130, 1_040, cases]) await seedScale(other, { cases: some, seed: 7, digestKey, onProgress: (done) => progress.push(done) })
    expect(await digest(other)).toEqual(first)
    expect(progress.at(-1)).toBe(cases)
  })

  it('loaded again change nothing', async () => {
    await seedScale(sql, { cases, seed: 7, digestKey })
    await seedScale(sql, { cases: 10, seed: 7, digestKey })
    expect(await digest(sql)).toEqual(first)
  })

  it('of another seed are refused, and other they are', async () => {
    await expect(seedScale(sql, { cases: 10, seed: 8, digestKey })).rejects.toThrow(OtherSeedError)
    const other = await openStories()
    await seedScale(other, { cases, seed: 8, digestKey })
    expect((await digest(other)).fraud_case).not.toBe(first.fraud_case)
  })

  it('hold identifiers that are valid, canonical and nobody’s', () => expectIdentifiersValid(sql))
  it('hold the masks and digests that the policy makes', () => expectDisguised(sql))
  it('agree with themselves, and name as parties exactly those who hold something', () => expectConsistent(sql))
  it('hold orders that came by lawful steps to where they stand', () => expectLawful(sql))
  it('leave the clock nothing to do', () => expectClockStill(sql))

  it('have ids of the form that every id has', async () => {
    for (const { name, columns } of Object.values(seedShapes)) {
      if (!columns.includes('id')) continue
      const [row] = await sql.unsafe(`select count(*)::int as n from ${name} where id !~ '^[a-z_]+_[0-9a-hjkmnp-tv-z]{26}$'`)
      expect(row, name).toEqual({ n: 0 })
    }
  })

  it('lie within three years, and lose sums whose logarithm spreads evenly about the median', async () => {
    const [row] = await sql<{ first: boolean; last: boolean; months: number; median: number; mean: number }[]>`
      select min(reported_at) >= '2023-01-01+08' as first, max(reported_at) < '2026-01-01+08' as last, count(distinct date_trunc('month', reported_at))::int as months,
        percentile_cont(0.5) within group (order by loss_amount) as median, avg(loss_amount)::float as mean
      from fraud_case where reported_at >= '2021-01-01'`
    expect(row).toMatchObject({ first: true, last: true })
    expect(row?.months).toBeGreaterThan(30)
    expect(row?.mean).toBeGreaterThan(2 * (row?.median ?? 0))
  })

  it('share mule accounts unevenly: the busiest tenth is met in more than a third of all uses', async () => {
    const rows = await sql<{ uses: number }[]>`select count(*)::int as uses from involved_account where layer > 0 group by account_id order by 1 desc`
    const uses = rows.map((row) => row.uses)
    const total = uses.reduce((sum, each) => sum + each, 0)
    expect(uses.slice(0, Math.ceil(uses.length / 10)).reduce((sum, each) => sum + each, 0) / total).toBeGreaterThan(0.34)
  })

  it('let no fen appear: what leaves an account in a layer came in, and victims lose what they paid', async () => {
    const [row] = await sql`
      select count(*)::int as faults from fraud_case c
      join victim v on v.case_id = c.id
      join involved_account i on i.case_id = c.id and i.layer = 0
      join (select account_id, sum(amount) as paid from account_transaction where direction = 'OUT' group by 1) t on t.account_id = i.account_id
      where c.reported_at >= '2021-01-01' and (c.loss_amount <> t.paid or v.loss_amount <> t.paid)`
    expect(row).toEqual({ faults: 0 })
    const [mules] = await sql`
      select count(*)::int as faults from (
        select account_id from account_transaction t where account_id in (select account_id from involved_account where layer > 0)
        group by 1 having sum(case direction when 'IN' then amount else -amount end) < 0) as overdrawn`
    expect(mules).toEqual({ faults: 0 })
  })

  it('have statuses of orders, results and layers of every kind', async () => {
    const distinct = async (query: string) => (await sql.unsafe(query)).map((row) => Object.values(row)[0])
    expect(await distinct('select distinct platform_result_code from control_order where platform_result_code is not null')).toEqual(expect.arrayContaining(['0000', '0300', '0301', '1100', '1200', '1300', '1301', '1303', '1304']))
    expect(await distinct('select distinct layer from involved_account order by 1')).toEqual([0, 1, 2, 3, 4])
    expect((await distinct('select distinct status from fraud_case')).length).toBe(10)
    expect((await distinct('select distinct fraud_type from fraud_case')).length).toBe(13)
  })
})

describe('the seed command', () => {
  it('does both, and writes nothing in production unless told so', async () => {
    const { database } = opened[0]!
    await expect(runSeed({ ownerUrl: database.ownerUrl, digestKey, cases: 10, production: true, progress: null })).rejects.toThrow(SeedRefusedError)
    await runSeed({ ownerUrl: database.ownerUrl, digestKey, cases: 10, seed: 7, production: true, yes: true, progress: null })
    expect(await digest(sql)).toEqual(first)
  })
})
