/** The auditor's rows are what the bodies say: reckoned twice, made again when they are gone, whatever somebody put into the log. */
import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Indexer, restAfter } from '../../src/access-log/indexer.js'
import { leafSql } from '../../src/access-log/record.js'
import { indexerRole } from '../../src/database/roles.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { dispositions, reckonRecords } from './reckoning.js'
import { useAll } from './use.js'

const tables = ['access_event', 'access_coordinate', 'subject_access'] as const
let app: TestApp
const opened: postgres.Sql[] = []
beforeAll(async () => {
  app = await openTestApp()
  await useAll(app)
}, 240_000)
afterAll(async () => {
  await Promise.all(opened.map((sql) => sql.end({ timeout: 1 })))
  await app?.close()
})

const newIndexer = (): Indexer => {
  const sql = postgres(app.database.appUrl, { max: 1, onnotice: () => undefined })
  opened.push(sql)
  return new Indexer({ sql, projections: app.graph.projections, intervalMs: 20, onFault: (fault) => { throw fault } })
}
const digests = async (): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, (await app.owner.unsafe(`select count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`))[0]?.['sum']])))
const empty = () => app.owner.unsafe(`truncate ${tables.join()}`)

describe('the rows', () => {
  it('are those of the records, one by one and field by field', async () => {
    const reckoned = await reckonRecords(app.owner)
    expect(reckoned.length).toBeGreaterThan(250)
    const cases = new Map((await app.owner<{ number: string; id: string }[]>`select case_number as number, id from fraud_case`).map(({ number, id }) => [number, id]))
    const events = await app.owner`select * from access_event order by leaf_index`
    const expected = reckoned.map((record) => ({
      id: record.id, leaf_index: String(record.leafIndex), recorded_at: new Date(record.recordedAt), agency_id: record.agencyId, audience: record.audience, officer: record.officer, client: record.client, purpose: record.purpose,
      case_number: record.caseNumber, case_id: cases.get(record.caseNumber ?? '') ?? null, instrument_number: record.instrumentNumber, kind: record.kind, operation: record.operation, document: record.document, outcome: record.outcome,
      refusals: record.refusals, policy_version: record.policyVersion, subject_count: record.subjects.length, clear: record.clear, masked: record.masked, tokens: record.tokens, withheld: record.withheld,
    }))
    expect([...events]).toEqual(expected)
    for (const [field, least] of [['outcome', 2], ['kind', 2], ['audience', 10], ['purpose', 6]] as const) expect(new Set(expected.map((event) => event[field])).size, field).toBeGreaterThanOrEqual(least)
  })

  it('tell of each subject who holds it, and to whom that is told', async () => {
    const police = /^POLICE_/
    const expected = (await reckonRecords(app.owner)).flatMap(({ leafIndex, subjects }) => subjects.map((subject) => ({
      event_id: subject.recordId, leaf_index: String(leafIndex), recorded_at: new Date(subject.recordedAt), agency_id: subject.agencyId, officer: subject.officer, purpose: subject.purpose, subject_type: subject.subjectType, subject_id: subject.subjectId,
      holder_id: subject.holderId, told_to_id: police.test(subject.audience ?? '') && subject.purpose === 'INVESTIGATION' ? null : subject.holderId, clear: subject.clear, masked: subject.masked, tokens: subject.tokens, withheld: subject.withheld,
    })))
    const key = (row: { event_id: string; subject_id: string; subject_type: string }) => `${row.event_id} ${row.subject_type} ${row.subject_id}`
    const found = (await app.owner`select * from subject_access`).map(({ id, ...row }) => {
      expect(id).toMatch(/^subject_access_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
      return row as (typeof expected)[number]
    })
    const byKey = <T extends (typeof expected)[number]>(rows: readonly T[]) => [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
    expect(byKey(found)).toEqual(byKey(expected))
    expect(expected.length).toBeGreaterThan(500)
    expect(expected.filter(({ holder_id, told_to_id }) => holder_id && !told_to_id).length).toBeGreaterThan(20)
    expect(expected.filter(({ told_to_id }) => told_to_id).length).toBeGreaterThan(50)
  })

  it('hold each coordinate of each record once under its disposition', async () => {
    const expected = (await reckonRecords(app.owner)).flatMap((record) => dispositions.flatMap((list) => record[list].map((coordinate) => `${record.id} ${list} ${coordinate} ${record.recordedAt}`)))
    const found = (await app.owner<{ id: string; disposition: string; coordinate: string; recorded_at: Date }[]>`select * from access_coordinate`).map((row) => `${row.id} ${row.disposition} ${row.coordinate} ${row.recorded_at.toISOString()}`)
    expect(found.sort()).toEqual(expected.sort())
  })
})

describe('the indexer', () => {
  it('makes the same rows again when they are gone, while it runs and from the start', async () => {
    const before = await digests()
    const indexer = newIndexer()
    expect(await indexer.index()).toBe(0)
    await empty()
    expect(await indexer.index()).toBe((await reckonRecords(app.owner)).length)
    expect(await digests()).toEqual(before)
    await empty()
    await newIndexer().index()
    expect(await digests()).toEqual(before)
  })

  it('does the work once, when several are at it', async () => {
    const before = await digests()
    await empty()
    const indexers = [newIndexer(), newIndexer(), newIndexer()]
    for (const indexer of indexers) indexer.start()
    while (Number((await app.owner`select count(*) as n from access_event`)[0]?.['n']) < (await reckonRecords(app.owner)).length) await new Promise((resolve) => setTimeout(resolve, 20))
    await Promise.all(indexers.map((indexer) => indexer.stop()))
    expect(await digests()).toEqual(before)
  })

  it('takes whatever lies in the log, and says of what it cannot read that it cannot', async () => {
    const leaf = `sha256('\\x00'::bytea || convert_to('liandong/record/1' || E'\\n' || id || E'\\n' || encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') || E'\\n', 'UTF8'))`
    const whole = (await app.owner<{ body: string }[]>`select body from access_log.record where body like '%"0:%' limit 1`)[0]?.body as string
    const bodies = ['', '{}', 'no', 'null', '[]', '{"version":2}', whole.replace('"version":1', '"version":3'), whole.replace(/"purpose":"\w+"/, '"purpose":"CURIOSITY"'), whole.replace(/"0:[a-z_]+_[0-9a-z]{26}"/, '"0:x\\"},{"'), whole.replace('"subjects":[', '"subjects":["99:account_00000000000000000000000000",')]
    const long = whole.replace(/"operation":(?:null|"\w+")/, `"operation":"${'\\u0000a'.repeat(10_000)}"`)
    const ids = [...bodies, long].map(() => `event_0${randomBytes(13).toString('hex').slice(0, 25)}`)
    for (const [at, body] of [...bodies, long].entries()) await app.owner.unsafe(`insert into access_log.record (id, salt, body, leaf) select id, salt, body, ${leaf} from (select $1::text as id, '\\x00112233445566778899aabbccddeeff'::bytea as salt, $2::text as body) r`, [ids[at] as string, body])
    // What no answer could quote is left to the verifier, also where nothing follows it.
    await app.owner.unsafe(`insert into access_log.record (id, salt, body, leaf) select id, salt, body, ${leaf} from (select 'event_"},{"x":"' as id, '\\x00112233445566778899aabbccddeeff'::bytea as salt, $1::text as body) r`, [whole])
    await app.project()
    expect(await app.indexer.index()).toBe(0)
    const events = new Map((await app.owner`select * from access_event where id = any(${ids})`).map((row) => [row['id'] as string, row]))
    for (const [at, body] of bodies.entries()) expect(events.get(ids[at] as string), body).toMatchObject({ outcome: 'UNREADABLE', kind: 'UNKNOWN', agency_id: null, subject_count: 0 })
    expect(events.get(ids[bodies.length] as string)).toMatchObject({ outcome: 'DISCLOSED', operation: '\ufffda'.repeat(128) })
    expect(await app.owner`select 1 from access_event where id like 'event_"%'`).toHaveLength(0)
    const reply = await app.ask('auditor', '{ accessRecords(first: 100, filter: { outcome: { eq: UNREADABLE } }) { totalCount nodes { id outcome officer } } }')
    expect(reply.body.data.accessRecords.totalCount).toBe(bodies.length)
  })

  it('waits for no writer, and no writer for it', async () => {
    await app.project()
    const counted = async () => Number((await app.owner`select count(*) as n from access_event`)[0]?.['n'])
    const before = await counted()
    // A record that is written and not committed holds nothing up but its own place.
    const writing = await app.owner.reserve()
    await writing`begin`
    await writing.unsafe("insert into access_log.record (id, salt, body, leaf) values ('event_uncommitted', '\\x00112233445566778899aabbccddeeff', '{}', sha256('\\x00'))")
    expect(await app.indexer.index()).toBe(0)
    await writing`rollback`
    // An indexer that hangs in the middle of its work keeps no answer from leaving.
    await writing`begin`
    await writing`lock table access_event, subject_access, access_coordinate in access exclusive mode`
    const hanging = newIndexer()
    const reply = await app.ask('bank-harbour', '{ cases(first: 1) { nodes { id } } }')
    await app.sequencer.sequence()
    const work = hanging.index()
    expect((await app.ask('bank-harbour', '{ cases(first: 1) { nodes { id } } }')).body.data.cases.nodes).toHaveLength(1)
    await writing`rollback`
    writing.release()
    await work
    await app.project()
    expect(reply.body.data.cases.nodes).toHaveLength(1)
    expect(await counted()).toBe(before + 2)
  })

  it('works on where nobody is served, and rests twenty times as long as it worked where callers are', () => {
    expect([restAfter(50, 0), restAfter(50, 0.1), restAfter(50, 0.9)]).toEqual([50, 50, 1_000])
  })

  it('forgets a month also where its work failed when the month retired, and one that retires after a later one', async () => {
    for (const month of ['2022-02', '2022-03']) {
      await app.owner.unsafe(`create table access_log.record_${month.replace('-', '_')} partition of access_log.record for values from ('${month}-01 00:00+00') to ('${month.slice(0, 6)}${Number(month.at(-1)) + 1}-01 00:00+00')`)
      await app.owner.unsafe(`insert into access_log.record (id, recorded_at, salt, body, leaf) select id, '${month}-15T00:00:00Z', salt, body, ${leafSql('id', 'salt', 'body')} from (select 'event_of_${month.replace('-', '_')}' as id, '\\x00112233445566778899aabbccddeeff'::bytea as salt, '{}'::text as body) r`)
    }
    await app.project()
    const left = async () => (await app.owner<{ id: string }[]>`select id from access_event where id like 'event_of_2022%' order by id`).map(({ id }) => id)
    expect(await left()).toEqual(['event_of_2022_02', 'event_of_2022_03'])
    await app.owner`insert into access_log.retired_month (month, records) values ('2022-03-01', 1)`
    const leafColumns = '(leaf_index, record_id, month)'
    await app.owner.unsafe(`revoke select ${leafColumns} on access_log.leaf from ${indexerRole}`)
    await expect(app.indexer.index()).rejects.toMatchObject({ code: '42501' })
    await app.owner.unsafe(`grant select ${leafColumns} on access_log.leaf to ${indexerRole}`)
    await app.indexer.index()
    expect(await left()).toEqual(['event_of_2022_02'])
    await app.owner`insert into access_log.retired_month (month, records) values ('2022-02-01', 1)`
    await app.indexer.index()
    expect(await left()).toEqual([])
  })

  it('forgets a month whose records have retired', async () => {
    await app.owner`insert into access_log.retired_month (month, records) values (date_trunc('month', now() at time zone 'UTC')::date, 0)`
    await newIndexer().index()
    const [left] = await app.owner`select (select count(*) from access_event) + (select count(*) from subject_access) + (select count(*) from access_coordinate) as n`
    // The records lie there still: only their month was said to be over.
    expect(Number(left?.['n'])).toBe(0)
  })
})
