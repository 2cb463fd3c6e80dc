import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginOn } from '../../src/database/begin.js'
import { openTransactionPool, type Transaction, type TransactionPool } from '../../src/database/transaction.js'
import { UnavailableError } from '../../src/errors.js'
import { openClockDatabase, type ClockDatabase } from '../support/clock-database.js'

let world: ClockDatabase
let pool: TransactionPool

beforeAll(async () => {
  world = await openClockDatabase()
  pool = openTransactionPool({ url: world.database.appUrl, size: 1, applicationName: 'test survives', statementTimeoutMs: 5_000 })
})
afterAll(async () => {
  await pool?.close()
  await world?.close()
})

const end = () => world.owner`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test survives' and datname = current_database()`
const facts = { agency: '', actor: 'CLOCK' }

/** What a write to a socket that is gone does shows one turn later, to nobody in particular: the runner fails on it. */
describe('a session that ends amid a transaction', () => {
  it('while a statement runs: the caller reads UNAVAILABLE, the process goes on, and so does the pool', async () => {
    const lost = pool.transact(facts, async (tx) => tx.query('select pg_sleep(3)'))
    const told = expect(lost).rejects.toThrow(UnavailableError)
    await sleep(300)
    await end()
    await told
    // The first that comes after may still read UNAVAILABLE; nothing of it was sent.
    await expect.poll(() => pool.transact(facts, (tx) => tx.query('select 1 as one')).catch(() => null)).toEqual([{ one: 1 }])
  })

  it('between two statements: what comes later is not sent, least of all into the transaction of another on the same session', async () => {
    let late: Transaction | undefined
    const lost = pool.transact(facts, async (tx) => {
      late = tx
      await tx.query('select 1')
      await sleep(1_500)
      await tx.query("select set_config('app.late', 'sent', false)")
    })
    const told = expect(lost).rejects.toThrow(UnavailableError)
    await sleep(300)
    await end()
    await told
    // The one session of the pool is somebody else's when the first would go on, and then end.
    await expect.poll(() => pool.transact(facts, (tx) => tx.query('select 1 as one')).catch(() => null), { interval: 10 }).toEqual([{ one: 1 }])
    const other = await pool.transact(facts, async (tx) => {
      await tx.query("select set_config('app.mine', 'kept', true)")
      await sleep(2_000)
      return tx.query("select current_setting('app.mine') as mine, current_setting('app.late', true) as late")
    })
    expect(other).toMatchObject([{ mine: 'kept' }])
    expect(['', null]).toContain(other[0]?.['late'])
    await expect(late?.query('select 1')).rejects.toThrow(UnavailableError)
  })

  it('between two statements of whoever holds a plain client: the work that would end well does not commit for another', async () => {
    const sql = postgres(world.database.ownerUrl, { max: 1, onnotice: () => undefined, connection: { application_name: 'test survives' } })
    try {
      const lost = beginOn(sql, async (session) => {
        await session`select 1`
        await sleep(1_500)
      })
      const told = expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
      await sleep(300)
      await end()
      await told
      await expect.poll(() => sql`select 1 as one`.catch(() => null), { interval: 10 }).toMatchObject([{ one: 1 }])
      const undone = beginOn(sql, async (session) => {
        await session`insert into done (n) values (7)`
        await sleep(2_000)
        throw new Error('taken back')
      })
      await expect(undone).rejects.toThrow('taken back')
      expect(await world.done()).toEqual([])
    } finally {
      await sql.end({ timeout: 1 })
    }
  })
})
