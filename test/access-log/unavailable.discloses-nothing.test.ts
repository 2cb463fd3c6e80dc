import { setTimeout as sleep } from 'node:timers/promises'
import { inject, afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Recorder } from '../../src/access-log/recorder.js'
import { openSessionPool } from '../../src/database/session-pool.js'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'
import { type CuttableProxy, openProxy } from './cuttable-proxy.js'
import { expectedLeaf, storedRecords } from './stored.js'

interface Way {
  readonly name: string
  readonly persona: string | null
  readonly text: string
  readonly answered: boolean
}
/** One of each way an answer can take: what may not leave unrecorded is everything. */
const ways: readonly Way[] = [
  { name: 'a read that records itself', persona: 'police-control', text: '{ cases(first: 3) { nodes { id narrative victims(first: 2) { nodes { name phone } } } } }', answered: true },
  { name: 'several roots', persona: 'police-control', text: '{ a: cases(first: 2) { nodes { id narrative } } b: orders(first: 2) { nodes { orderNumber } } }', answered: true },
  { name: 'what the house computes', persona: 'bank-harbour', text: '{ viewer { agencyId officer } }', answered: true },
  { name: 'introspection', persona: 'bank-harbour', text: '{ __schema { queryType { name } } }', answered: true },
  { name: 'a refusal', persona: 'operator', text: '{ cases(first: 1) { totalCount } }', answered: false },
  { name: 'a syntax error', persona: 'bank-harbour', text: '{ cases(', answered: false },
  { name: 'a document that does not fit', persona: 'bank-harbour', text: '{ cases(first: 1) { nodes { secretBalance } } }', answered: false },
  { name: 'a stranger', persona: null, text: '{ cases(first: 1) { totalCount } }', answered: false },
]

let app: TestApp
let proxy: CuttableProxy
/** Values that must not leave while nothing is recorded. */
let canaries: string[]

beforeAll(async () => {
  proxy = await openProxy(inject('ownerUrl'))
  app = await openTestApp({ statementTimeoutMs: 1_000, via: proxy.via })
  const rows = await app.owner<{ narrative: string; name: string; order_number: string }[]>`select c.narrative, v.name, o.order_number from fraud_case c, victim_identity v, control_order o limit 200`
  canaries = [...new Set(rows.flatMap((row) => [row.narrative, row.name, row.order_number]))]
})
afterAll(async () => {
  await app?.close()
  await proxy?.cut()
})

const askAll = (): Promise<Reply[]> => Promise.all(ways.map(({ persona, text }) => app.ask(persona, text)))

function expectNothing(replies: readonly Reply[]): void {
  for (const [at, { status, body, text, headers }] of replies.entries()) {
    const name = ways[at]?.name
    expect(status, `${name}: ${text}`).toBe(503)
    expect(Object.keys(body), name).toEqual(['errors'])
    expect(body.errors.map((error: { extensions: { code: string } }) => error.extensions.code), name).toEqual(['UNAVAILABLE'])
    expect(body.errors[0].message, name).toMatch(/nothing was disclosed/)
    expect(body.errors[0].extensions.text.zh, name).toMatch(/未披露任何数据/)
    expect(headers['cache-control'], name).toBe('no-store')
    expect(canaries.filter((value) => text.includes(value)), name).toEqual([])
  }
}

/** Recovers by itself: no restart, no second try by hand beyond what a client would do. */
async function expectRecovered(): Promise<void> {
  let replies: Reply[] = []
  for (let tries = 0; tries < 100; tries++) {
    replies = await askAll()
    if (replies.every(({ status }) => status !== 503)) break
    await sleep(50)
  }
  for (const [at, { body, text }] of replies.entries()) {
    expect(body.data !== undefined, `${ways[at]?.name}: ${text}`).toBe(ways[at]?.answered)
    expect(body.extensions.accessRecord.leaf).toMatch(/^[0-9a-f]{64}$/)
  }
}

const countRecords = async (): Promise<number> => Number((await app.owner`select count(*) as n from access_log.record`)[0]?.['n'])
const thisMonth = async (): Promise<{ name: string; bound: string }> => {
  const [row] = await app.owner<{ name: string; bound: string }[]>`select c.oid::regclass::text as name, pg_get_expr(c.relpartbound, c.oid) as bound from pg_class c where c.oid = (select tableoid from access_log.record order by recorded_at desc limit 1)`
  return row as { name: string; bound: string }
}

describe('where no record can be written, nothing leaves and the answer says so', () => {
  it('these ways are answered while the log can be written', async () => {
    await expectRecovered()
    expect(canaries.length).toBeGreaterThan(10)
    const replies = await askAll()
    expect(canaries.some((value) => replies[0]?.text.includes(value))).toBe(true)
    expect(canaries.some((value) => replies[1]?.text.includes(value))).toBe(true)
  })

  it('the right to insert is taken away', async () => {
    const before = await countRecords()
    const roles = (await app.owner<{ role: string }[]>`select distinct grantee as role from information_schema.column_privileges where table_schema = 'access_log' and table_name = 'record' and privilege_type = 'INSERT' and grantee <> 'liandong_owner'`).map(({ role }) => role)
    expect(roles.length).toBe(11)
    await app.owner.unsafe(`revoke insert (id, salt, body, leaf) on access_log.record from ${roles.join(', ')}`)
    expectNothing(await askAll())
    expect(await countRecords()).toBe(before)
    await app.owner.unsafe(`grant insert (id, salt, body, leaf) on access_log.record to ${roles.join(', ')}`)
    await expectRecovered()
  })

  it("the month's partition is missing", async () => {
    const { name, bound } = await thisMonth()
    await app.owner.unsafe(`alter table access_log.record detach partition ${name}`)
    const replies = await askAll()
    const ready = await fetch(app.url.replace('/graphql', '/readyz'))
    await app.owner.unsafe(`alter table access_log.record attach partition ${name} ${bound}`)
    expectNothing(replies)
    expect(ready.status).toBe(503)
    await expectRecovered()
  })

  it('the table is locked for longer than a statement may take', async () => {
    const before = await countRecords()
    const replies = await app.owner.begin(async (tx) => {
      await tx`lock table access_log.record in access exclusive mode`
      return await askAll()
    })
    expectNothing(replies)
    expect(await countRecords()).toBe(before)
    await expectRecovered()
  })

  it('the database goes away and comes back', async () => {
    await proxy.cut()
    const replies = [await askAll(), await askAll()]
    await proxy.mend()
    for (const each of replies) expectNothing(each)
    await expectRecovered()
  })

  it('the database goes away under answers that are on their way: each is whole with its record, or nothing', async () => {
    await app.owner`create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$`
    await app.owner`create trigger slowly before insert on access_log.record for each row execute function slowly()`
    const asked = askAll()
    await sleep(150)
    await proxy.cut()
    const replies = await asked
    await app.owner`drop trigger slowly on access_log.record`
    await proxy.mend()
    expectNothing(replies)
    await expectRecovered()
  })

  it('the answer of a commit is lost: the caller gets nothing, the record may stand', async () => {
    const before = await countRecords()
    proxy.loseAnswers()
    const replies = await askAll()
    await proxy.mend()
    expectNothing(replies)
    await expectRecovered()
    const records = (await storedRecords(app.owner)).slice(before)
    for (const record of records) expect(record.leaf.toString('hex')).toBe(expectedLeaf(record))
  })
})

describe('records that wait for a commit', () => {
  it('are bounded: beyond 2,000 waiting the next is refused at once, and those that waited are all written', async () => {
    const pool = openSessionPool({ url: app.database.appUrl, size: 2, applicationName: 'test queue', statementTimeoutMs: 30_000 })
    const recorder = new Recorder(pool, { role: 'liandong_recorder', settings: {}, key: 'liandong_recorder' })
    const made = (at: number) => ({ id: `event_queue_${String(at).padStart(5, '0')}`, salt: Buffer.alloc(16, at % 251), body: `{"at":${at}}` })
    const release = await app.owner.reserve()
    await release`begin`
    await release`lock table access_log.record in access exclusive mode`
    let settled = 0
    const waiting = Array.from({ length: 4_000 }, (_, at) => recorder.append(made(at)).then((leaf) => ({ at, leaf }), (error: { code: string }) => ({ at, code: error.code })).finally(() => settled++))
    await sleep(200)
    const refusedAtOnce = settled
    await release`rollback`
    release.release()
    const outcomes = await Promise.all(waiting)
    const written = outcomes.flatMap((outcome) => ('leaf' in outcome ? [outcome] : []))
    const refused = outcomes.flatMap((outcome) => ('code' in outcome ? [outcome] : []))
    expect(refused.length).toBe(refusedAtOnce)
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']))
    expect(written.length).toBeGreaterThanOrEqual(2_000)
    expect(written.length).toBeLessThanOrEqual(2_000 + 2 * 512)
    expect(Math.min(...refused.map(({ at }) => at))).toBe(written.length)
    const stored = new Map((await app.owner<{ id: string; leaf: string }[]>`select id, encode(leaf, 'hex') as leaf from access_log.record where id like 'event_queue_%'`).map(({ id, leaf }) => [id, leaf]))
    expect(stored.size).toBe(written.length)
    for (const { at, leaf } of written) {
      expect(stored.get(made(at).id)).toBe(leaf)
      expect(leaf).toBe(expectedLeaf(made(at)))
    }
    await pool.close()
  }, 60_000)
})
