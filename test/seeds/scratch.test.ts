import postgres from 'postgres'
import { expect, it, inject } from 'vitest'
import { readFileSync } from 'node:fs'
import { createDatabase } from '../support/database.js'
import { runSeed } from '../../seeds/cli.js'
it('runs', async () => {
  const db = await createDatabase()
  const sql = postgres(db.ownerUrl, { max: 2, onnotice: () => undefined })
  for (const part of readFileSync('drizzle/0000_create_tables.sql', 'utf8').split('--> statement-breakpoint')) await sql.unsafe(part)
  const cases = Number(process.env.CASES ?? 2000)
  const t = Date.now()
  await runSeed({ ownerUrl: db.ownerUrl, digestKey: 'test', cases, progress: null })
  console.log('seconds', (Date.now() - t) / 1000, 'rss', process.memoryUsage.rss() / 1e6)
  const rows = await sql`select relname, n_live_tup::int from pg_stat_user_tables order by 1`
  const counts: Record<string, number> = {}
  for (const { relname } of rows) counts[relname as string] = (await sql.unsafe(`select count(*)::int as n from ${relname}`))[0]!.n / cases
  console.log(counts)
  console.log(await sql`select n, count(*)::int from (select account_id, count(*) n from involved_account where layer > 0 group by 1) x group by 1 order by 1 desc limit 8`)
  console.log(await sql`select status, count(*)::int from control_order where family='STOP_PAYMENT' group by 1`)
  console.log(await sql`select platform_result_code, count(*)::int from control_order where family='STOP_PAYMENT' group by 1`)
  console.log(await sql`select percentile_cont(array[0.05,0.5,0.95,0.99]) within group (order by loss_amount) from fraud_case`)
  expect(1).toBe(1)
  await sql.end(); await db.drop()
}, 600_000)
