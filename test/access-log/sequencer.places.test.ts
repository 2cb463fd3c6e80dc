import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Recorder } from '../../src/access-log/recorder.js'
import { RecordDamagedError, Sequencer } from '../../src/access-log/sequencer.js'
import { openSessionPool } from '../../src/database/session-pool.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { faultsOfTree, storedRecords } from './stored.js'

let app: TestApp
let opened: postgres.Sql[]

beforeEach(async () => {
  app = await openTestApp()
  opened = []
})
afterEach(async () => {
  await Promise.all(opened.map((sql) => sql.end({ timeout: 1 })))
  await app.close()
})

function newSequencer(): Sequencer {
  const sql = postgres(app.database.appUrl, { max: 1, onnotice: () => undefined })
  opened.push(sql)
  return new Sequencer({ sql, intervalMs: 20, onFault: (fault) => { throw fault } })
}

/** Places records until the log is whole. Transactions of other databases on this server hold it back while they last. */
async function placeAll(sequencer: Sequencer): Promise<number> {
  let total = 0
  for (let tries = 0; tries < 500; tries++) {
    total += await sequencer.sequence()
    const [left] = await app.owner<{ n: number }[]>`select (select count(*) from access_log.record)::int - (select count(*) from access_log.leaf)::int as n`
    if (left?.n === 0) return total
    await sleep(20)
  }
  throw new Error('the log is never whole')
}

const leafOfBody = `sha256('\\x00'::bytea || convert_to('liandong/record/1' || E'\\n' || id || E'\\n' || encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') || E'\\n', 'UTF8'))`
const insertOne = (id: string) => `insert into access_log.record (id, salt, body, leaf) select id, salt, body, ${leafOfBody} from (select '${id}'::text as id, '\\x00112233445566778899aabbccddeeff'::bytea as salt, '{"late":true}'::text as body) r`

describe('the sequencer', () => {
  it('gives every record one place, whoever writes meanwhile and however', async () => {
    const pool = openSessionPool({ url: app.database.appUrl, size: 3, applicationName: 'test writers', statementTimeoutMs: 15_000 })
    const recorders = [0, 1, 2].map(() => new Recorder(pool, { role: 'liandong_recorder', settings: {}, key: 'liandong_recorder' }))
    const sequencer = newSequencer()
    sequencer.start()
    await Promise.all([
      ...Array.from({ length: 60 }, (_, at) => app.ask(['bank-harbour', 'police-control', null][at % 3] as string | null, ['{ cases(first: 2) { nodes { id } } }', '{ a: cases(first: 1) { totalCount } b: agencies(first: 1) { totalCount } }', '{ no'][at % 3] as string)),
      ...recorders.map(async (recorder, writer) => {
        for (let at = 0; at < 40; at++) await Promise.all(Array.from({ length: 10 }, (_, of) => recorder.append({ id: `event_${writer}_${at}_${of}_${randomBytes(4).toString('hex')}`, salt: randomBytes(16), body: `{"writer":${writer}}` })))
      }),
    ])
    await sequencer.stop()
    await placeAll(newSequencer())
    expect((await storedRecords(app.owner)).length).toBe(60 + 3 * 40 * 10)
    expect(await faultsOfTree(app.owner)).toEqual([])
    await pool.close()
  })

  it('does the same work once, when two are at it', async () => {
    const [a, b] = [newSequencer(), newSequencer()]
    await app.owner.unsafe(`insert into access_log.record (id, salt, body, leaf) select id, salt, body, ${leafOfBody} from (select 'event_' || n as id, decode(lpad(to_hex(n), 32, '0'), 'hex') as salt, '{"n":' || n || '}' as body from generate_series(1, 3000) n) r`)
    let placed = 0
    const work = async (sequencer: Sequencer) => {
      for (let turn = 0; turn < 25; turn++) {
        const count = await sequencer.sequence()
        placed += count
        await app.owner.unsafe(insertOne(`event_between_${randomBytes(6).toString('hex')}`))
      }
    }
    await Promise.all([work(a), work(b)])
    const rest = await placeAll(a)
    expect(placed + rest).toBe(3_050)
    expect(await faultsOfTree(app.owner)).toEqual([])
  })

  it('works through more than one batch in one turn', async () => {
    await app.owner.unsafe(`insert into access_log.record (id, salt, body, leaf) select id, salt, body, ${leafOfBody} from (select 'event_' || lpad(n::text, 6, '0') as id, decode(lpad(to_hex(n), 32, '0'), 'hex') as salt, '{"n":' || n || '}' as body from generate_series(1, 11001) n) r`)
    expect(await placeAll(newSequencer())).toBe(11_001)
    expect(await faultsOfTree(app.owner)).toEqual([])
  })

  it('waits for a transaction that began before others and commits after them: nothing turns up behind its back', async () => {
    const sequencer = newSequencer()
    const late = await app.owner.reserve()
    await late`begin`
    await late.unsafe(insertOne('event_zzz_begun_first'))
    for (let at = 0; at < 3; at++) await app.ask('bank-harbour', '{ cases(first: 1) { nodes { id } } }')
    await sequencer.sequence()
    await sleep(100)
    expect(await sequencer.sequence()).toBe(0)
    expect(Number((await app.owner`select count(*) as n from access_log.leaf`)[0]?.['n'])).toBe(0)
    await late`commit`
    late.release()
    expect(await placeAll(sequencer)).toBe(4)
    const [first] = await app.owner`select record_id from access_log.leaf where leaf_index = 0`
    expect(first?.['record_id']).toBe('event_zzz_begun_first')
    expect(await faultsOfTree(app.owner)).toEqual([])
  })

  it('follows the number of the transaction, not its spelling', async () => {
    const transactions = ['2', '9', '10', '11', '99', '100', '101']
    for (const txid of transactions) await app.owner.unsafe(`insert into access_log.record (id, txid, salt, body, leaf) select id, '${txid}', salt, body, ${leafOfBody} from (select 'event_${txid}'::text as id, '\\x00112233445566778899aabbccddeeff'::bytea as salt, '{}'::text as body) r`)
    expect(await placeAll(newSequencer())).toBe(transactions.length)
    const order = await app.owner<{ record_id: string }[]>`select record_id from access_log.leaf order by leaf_index`
    expect(order.map(({ record_id }) => record_id)).toEqual(transactions.map((txid) => `event_${txid}`))
    await app.ask('bank-harbour', '{ cases(first: 1) { nodes { id } } }')
    expect(await placeAll(newSequencer())).toBe(1)
    expect(await faultsOfTree(app.owner)).toEqual([])
  })

  it('begins again where it stopped', async () => {
    for (let round = 0; round < 3; round++) {
      await app.ask('bank-harbour', '{ cases(first: 1) { nodes { id } } }')
      expect(await placeAll(newSequencer())).toBe(1)
    }
    expect(await faultsOfTree(app.owner)).toEqual([])
  })

  it('stops at a record whose bytes do not give its leaf, names it, and goes no further', async () => {
    const sequencer = newSequencer()
    await app.ask('bank-harbour', '{ cases(first: 1) { nodes { id } } }')
    await placeAll(sequencer)
    const reply = await app.ask('bank-harbour', '{ cases(first: 1) { nodes { id } } }')
    const { id } = reply.body.extensions.accessRecord
    // Only who owns the table can do this, with the triggers off: a bit that flips on the disk asks nobody.
    await app.owner.unsafe(`do $$ declare part regclass; begin for part in select inhrelid::regclass from pg_inherits where inhparent = 'access_log.record'::regclass loop execute format('alter table %s disable trigger append_only', part); end loop; end $$`)
    await app.owner`update access_log.record set body = replace(body, 'DISCLOSED', 'DISCLOSEd') where id = ${id}`
    await app.ask('bank-harbour', '{ cases(first: 1) { nodes { id } } }')
    let fault: unknown
    for (let tries = 0; tries < 500 && !fault; tries++) {
      await sequencer.sequence().catch((error: unknown) => (fault = error))
      await sleep(20)
    }
    expect(fault).toBeInstanceOf(RecordDamagedError)
    expect((fault as RecordDamagedError).recordId).toBe(id)
    await expect(newSequencer().sequence()).rejects.toThrow(id)
    expect(Number((await app.owner`select count(*) as n from access_log.leaf`)[0]?.['n'])).toBe(1)
    // Disclosure goes on: its records are durable, and wait.
    expect((await app.ask('bank-harbour', '{ cases(first: 1) { nodes { id } } }')).body.data.cases.nodes).toHaveLength(1)
  })
})
