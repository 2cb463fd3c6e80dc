import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { id, instant, money } from '../../src/database/columns.js'
import { writerRole } from '../../src/database/roles.js'
import { openTransactionPool, type TransactionPool } from '../../src/database/transaction.js'
import { openClockDatabase, type ClockDatabase } from '../support/clock-database.js'

const sample = pgTable('sample', { id: id('sample'), words: text('words'), list: text('list').array(), amount: money('amount'), at: instant('at'), count: integer('count').notNull().default(7), isTold: boolean('is_told') })
const facts = { agency: '', actor: 'CLOCK' }
let world: ClockDatabase
let pool: TransactionPool

beforeAll(async () => {
  world = await openClockDatabase()
  await world.owner.unsafe(`create table sample (id text primary key, words text, list text[], amount numeric(20, 2), at timestamptz(3), count integer not null default 7, is_told boolean); grant select, insert, update on sample to ${writerRole}`)
  pool = openTransactionPool({ url: world.database.appUrl, size: 1, applicationName: 'test rows', statementTimeoutMs: 5_000 })
})
afterAll(async () => {
  await pool?.close()
  await world?.close()
})

const texts = ['', ' ', 'NULL', 'null', '{}', '{a,b}', '"', '\\', '\\"', "'", 'a,b', ' 两 ', '\n\t', '😀', '$1', '\\N', '(a,b)']

describe('rows of one insert', () => {
  it('hold each text as it was given, by itself and in a list, and nothing where nothing was given', async () => {
    const rows = [...texts.map((words, nth) => ({ id: `sample_${nth}`, words, list: [words, ...texts] })), { id: 'sample_none', words: null, list: null }, { id: 'sample_empty', words: 'x', list: [] }, { id: 'sample_absent' }]
    await pool.transact(facts, (tx) => tx.insert(sample, rows))
    const kept = new Map((await world.owner<{ id: string; words: string | null; list: string[] | null }[]>`select id, words, list from sample where id <> 'sample_other'`).map((row) => [row.id, row]))
    for (const row of rows) expect(kept.get(row.id)).toEqual({ words: null, list: null, ...row })
  })

  it('hold amounts to the fen, instants to the millisecond, counts and truths; what a row leaves out takes the default, and ids are made', async () => {
    const of = (row: typeof sample.$inferInsert) => ({ amount: null, at: null, isTold: null, ...row })
    await pool.transact(facts, (tx) => tx.insert(sample, [of({ id: 'sample_other', amount: '123456789012345678.01', at: '2026-11-26T01:02:03.004+08:00', count: 0, isTold: false }), of({ words: 'made', isTold: true })]))
    const rows = await world.owner<Record<string, unknown>[]>`select id, words, amount::text, at = '2026-11-25T17:02:03.004Z' as at, count, is_told from sample where id = 'sample_other' or words = 'made' order by count`
    expect(rows).toEqual([
      { id: 'sample_other', words: null, amount: '123456789012345678.01', at: true, count: 0, is_told: false },
      { id: expect.stringMatching(/^sample_[0-9a-z]{26}$/), words: 'made', amount: null, at: null, count: 7, is_told: true },
    ])
  })

  it('are none, or all: one that the table refuses takes the others with it, and those that stand are left where that is asked', async () => {
    const rows = [{ id: 'sample_new', words: 'new' }, { id: 'sample_0', words: 'again' }]
    await expect(pool.transact(facts, (tx) => tx.insert(sample, rows))).rejects.toMatchObject({ code: '23505' })
    expect(await world.owner`select 1 from sample where id = 'sample_new'`).toHaveLength(0)
    await pool.transact(facts, (tx) => tx.insert(sample, rows, 'existing'))
    expect(await world.owner<{ id: string; words: string }[]>`select id, words from sample where id in ('sample_0', 'sample_new') order by id`).toEqual([{ id: 'sample_0', words: '' }, { id: 'sample_new', words: 'new' }])
    await pool.transact(facts, (tx) => tx.insert(sample, []))
  })
})
