/** What is due and has no job – as in a database brought back from a copy – is found within the minute, and done once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { muleRing } from '../../seeds/mule-ring.js'
import { mobileNumber } from '../../seeds/numbers.js'
import { dueSql, type Sweep } from '../../src/command/sweep.js'
import { newId } from '../../src/database/columns.js'
import { openTransactionPool } from '../../src/database/transaction.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { act, type Payload } from '../command/acting.js'
import { abroad, advance, answer, investigator, ordersOf, paper, payment, tellReport } from '../command/arranged.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const day = 86_400_000
const clock = (name: string, payload: Readonly<Record<string, string>> = {}): Promise<void> => (app.clock[name] as (payload: unknown) => Promise<void>)(payload)
const sweeps = (): [string, Sweep][] => Object.entries(app.graph.tasks).flatMap(([name, work]) => (typeof work === 'object' ? [[name, work]] : []))

/** Takes the appointment out of the job tables: the one that was made. */
async function forget(key: string): Promise<void> {
  const gone = await app.owner`delete from graphile_worker._private_jobs where key = ${key} returning id`
  expect(gone, key).toHaveLength(1)
}
async function rowOf(table: string, id: string): Promise<Payload> {
  const [row] = await app.owner`select * from ${app.owner(table)} where id = ${id}`
  return row
}

interface Forgotten {
  readonly sweep: string
  readonly table: string
  /** Makes a row with its appointment; resolves with its id, and the key of the appointment. */
  readonly arrange: () => Promise<{ readonly id: string; readonly key: string }>
  /** When it is due, in milliseconds from its making, at most. */
  readonly dueMs: number
  /** What is done when it is due. */
  readonly done: (row: Payload) => unknown
  readonly before: unknown
  readonly after: unknown
}
const stop = async (nth: number): Promise<Payload> => {
  const told = await tellReport(app, nth)
  return (await ordersOf(app, told.case.id)).find(({ family }: Payload) => family === 'STOP_PAYMENT')
}
const held = async (nth: number): Promise<string> => {
  const { id } = await stop(nth)
  await answer(app, 'bank-harbour', id, { resultCode: '0000' })
  return id
}
const freeze = async (): Promise<string> => {
  const [row] = await app.owner<{ id: string }[]>`select freeze_order_id as id from restitution where id = ${muleRing.restitutionId}`
  return row?.id as string
}
const forgotten: readonly Forgotten[] = [
  {
    sweep: 'sweep-reviews', table: 'fraud_case', dueMs: 4 * day,
    arrange: async () => {
      const { case: told } = await tellReport(app, 8000)
      return { id: told.id, key: `review:${told.id}` }
    },
    done: ({ status, review_overdue_at }) => [status, review_overdue_at !== null], before: ['UNDER_REVIEW', false], after: ['UNDER_REVIEW', true],
  },
  {
    sweep: 'sweep-outreach', table: 'outreach_record', dueMs: day,
    arrange: async () => {
      const { record } = await act(app, 'police-outreach', 'raiseAlert', 'record { id }', { riskLevel: 'MEDIUM', fraudType: 'BRUSHING_REBATE', victimName: '彭小云', victimPhone: mobileNumber('142', 8011), divisionCode: '120104', grounds: '同群。' })
      return { id: record.id, key: `outreach:${record.id}` }
    },
    done: ({ status, risk_level, version, escalated_at }) => [status, risk_level, version, escalated_at !== null], before: ['CREATED', 'MEDIUM', 1, false], after: ['ESCALATED', 'HIGH', 2, true],
  },
  {
    sweep: 'sweep-notices', table: 'restitution', dueMs: 32 * day,
    arrange: async () => {
      const id = muleRing.restitutionId
      await app.owner`update restitution_objection set outcome = 'REJECTED' where restitution_id = ${id}`
      await app.owner`update restitution set status = 'METHOD_SET', version = 7 where id = ${id}`
      await act(app, 'police-control', 'publishNotice', 'restitution { id }', { id, version: 7 })
      return { id, key: `restitution-notice:${id}` }
    },
    done: ({ status, version }) => [status, version], before: ['PUBLIC_NOTICE', 8], after: ['RESOLVED', 9],
  },
  {
    sweep: 'sweep-returns', table: 'restitution', dueMs: 20 * day,
    arrange: async () => {
      const id = muleRing.restitutionId
      await app.owner`update control_order set held_amount = amount where id = ${await freeze()}`
      await app.owner`update restitution set status = 'APPROVED', version = 20 where id = ${id}`
      const { number } = await paper(app, muleRing.caseIds[0] as string, 'RETURN_DECISION', { amountLimit: '500000.00' })
      await act(app, 'police-control', 'decideRestitution', 'restitution { id }', { id, version: 20, instrumentNumber: number, investigatorNumber: investigator })
      return { id, key: `restitution-due:${id}` }
    },
    done: ({ status, version, overdue_at }) => [status, version, overdue_at !== null], before: ['BANK_EXECUTING', 21, false], after: ['BANK_EXECUTING', 22, true],
  },
  {
    sweep: 'sweep-orders', table: 'control_order', dueMs: 3 * day,
    arrange: async () => {
      const id = await held(8020)
      return { id, key: `expire:${id}` }
    },
    done: ({ status, version }) => [status, version], before: ['IN_FORCE', 2], after: ['EXPIRED', 3],
  },
  {
    sweep: 'sweep-orders-unanswered', table: 'control_order', dueMs: day,
    arrange: async () => {
      const { id } = await stop(8030)
      return { id, key: `escalate:${id}` }
    },
    done: ({ status, version, emergency_level, escalated_at }) => [status, version, emergency_level, escalated_at !== null], before: ['ISSUED', 1, 'CRITICAL', false], after: ['ISSUED', 1, 'CRITICAL', true],
  },
  {
    sweep: 'sweep-stops-ending', table: 'control_order', dueMs: 2 * day - 3_600_000,
    arrange: async () => {
      const id = await held(8040)
      return { id, key: `warn:${id}` }
    },
    done: ({ status, warned_at }) => [status, warned_at !== null], before: ['IN_FORCE', false], after: ['IN_FORCE', true],
  },
  {
    sweep: 'sweep-orders-ending', table: 'control_order', dueMs: 180 * day,
    arrange: async () => {
      const { case: told } = await tellReport(app, 8050)
      await advance(app, told.id, 'FILE', 'START_INVESTIGATION')
      const { number } = await paper(app, told.id, 'FREEZE_NOTICE', { amountLimit: '500000.00', scope: '涉案资金。', interestIncluded: true })
      const [order] = await ordersOf(app, told.id)
      const { order: made } = await act(app, 'police-control', 'issueFreeze', 'order { id }', { caseId: told.id, accountId: order.account.id, amount: '50000.00', freezeMode: 'AMOUNT_LIMITED', instrumentNumber: number, investigatorNumber: investigator, emergencyLevel: 'NORMAL' })
      await answer(app, 'bank-harbour', made.id, { resultCode: '0000' })
      return { id: made.id, key: `warn:${made.id}` }
    },
    done: ({ status, warned_at }) => [status, warned_at !== null], before: ['IN_FORCE', false], after: ['IN_FORCE', true],
  },
]

describe('an appointment that has gone from the job tables', () => {
  it('is one of these: every sweep is tried', () => {
    expect(forgotten.map(({ sweep }) => sweep).sort()).toEqual(sweeps().map(([name]) => name).sort())
    for (const [name, { task }] of sweeps()) expect(typeof app.graph.tasks[task], name).toBe('function')
  })

  it.each(forgotten.map((each) => [each.sweep, each] as const))('%s does what it was for when it is due, not before, and once', async (name, { table, arrange, dueMs, done, before, after }) => {
    const { id, key } = await arrange()
    await forget(key)
    await clock(name)
    expect(done(await rowOf(table, id))).toEqual(before)
    await app.shiftClock(dueMs)
    await Promise.all([clock(name), clock(name)])
    const found = await rowOf(table, id)
    expect(done(found)).toEqual(after)
    await app.shiftClock(dueMs + 60_000)
    await clock(name)
    expect(await rowOf(table, id)).toEqual(found)
    await app.shiftClock(0)
  })
})

describe('an order', () => {
  const jobsOf = async (id: string): Promise<Record<string, number>> =>
    Object.fromEntries((await app.owner<{ key: string; run_at: Date }[]>`select key, run_at from graphile_worker._private_jobs where key in ${app.owner([`warn:${id}`, `expire:${id}`, `escalate:${id}`])}`).map(({ key, run_at: at }) => [key.split(':')[0] as string, at.getTime()]))
  const appointed = (row: Payload, warning: number) => ({ warn: row.expires_at.getTime() - warning, expire: row.expires_at.getTime() })

  it.each([['STOP_PAYMENT', 'EXTENDED'], ['FREEZE', 'RENEWED'], ['FREEZE', 'PARTLY_RETURNED']])('%s that is %s is found at its end as one that is IN_FORCE, warned of before, and expired', async (family, status) => {
    const id = await held(8100 + status.length * 10)
    await app.owner`update control_order set family = ${family}, status = ${status}, extensions = ${status === 'EXTENDED' ? 1 : 0}, stop_ordinal = ${family === 'FREEZE' ? null : 1} where id = ${id}`
    await app.shiftClock(2 * day - 3_600_000)
    await clock(family === 'FREEZE' ? 'sweep-orders-ending' : 'sweep-stops-ending')
    expect(await rowOf('control_order', id)).toMatchObject({ status, warned_at: expect.any(Date) })
    await app.shiftClock(3 * day)
    await clock('sweep-orders')
    expect(await rowOf('control_order', id)).toMatchObject({ status: 'EXPIRED' })
    await app.shiftClock(0)
  })

  it('that is extended or renewed has its end and its warning appointed anew, and is warned of a second time', async () => {
    const id = await held(8400)
    expect(await jobsOf(id)).toMatchObject(appointed(await rowOf('control_order', id), 6 * 3_600_000))
    await app.owner`update control_order set warned_at = now() where id = ${id}`
    await act(app, 'police-control', 'extendStopPayment', 'order { id }', { id, version: (await rowOf('control_order', id)).version, reason: '尚在核查。 Being verified.' })
    const extended = await rowOf('control_order', id)
    expect(extended).toMatchObject({ warned_at: null, extensions: 1 })
    expect(await jobsOf(id)).toMatchObject(appointed(extended, 6 * 3_600_000))
    await advance(app, extended.case_id, 'FILE')
    const { number } = await paper(app, extended.case_id, 'FREEZE_NOTICE', { amountLimit: '500000.00', scope: '涉案资金。', interestIncluded: true })
    const { order } = await act(app, 'police-control', 'issueFreeze', 'order { id }', { caseId: extended.case_id, accountId: extended.account_id, instrumentNumber: number, investigatorNumber: investigator })
    await answer(app, 'bank-harbour', order.id, { resultCode: '0000' })
    await app.owner`update control_order set warned_at = now() where id = ${order.id}`
    await act(app, 'police-control', 'renewFreeze', 'order { id }', { id: order.id, version: (await rowOf('control_order', order.id)).version, instrumentNumber: number })
    const renewed = await rowOf('control_order', order.id)
    expect(renewed).toMatchObject({ status: 'RENEWED', warned_at: null })
    expect(renewed.expires_at.getTime() - renewed.effective_at.getTime()).toBeGreaterThan(360 * day)
    expect(await jobsOf(order.id)).toMatchObject(appointed(renewed, 7 * day))
  })

  it('that nobody has taken note of rises by one level, from each; one that was taken note of does not', async () => {
    for (const [nth, [from, to]] of ([['NORMAL', 'URGENT'], ['URGENT', 'CRITICAL'], ['CRITICAL', 'CRITICAL']] as const).entries()) {
      const { id } = await stop(8500 + nth * 20)
      await app.owner`update control_order set emergency_level = ${from} where id = ${id}`
      await clock('escalate-order', { orderId: id })
      expect(await rowOf('control_order', id)).toMatchObject({ emergency_level: from, escalated_at: null })
      await app.shiftClock(11 * 60_000)
      await clock('escalate-order', { orderId: id })
      expect(await rowOf('control_order', id)).toMatchObject({ emergency_level: to, escalated_at: expect.any(Date), version: 1 })
      await app.shiftClock(0)
    }
    const { id } = await stop(8580)
    await act(app, 'bank-harbour', 'acknowledgeOrder', 'order { id }', { id, version: 1 })
    await app.shiftClock(11 * 60_000)
    await clock('escalate-order', { orderId: id })
    expect(await rowOf('control_order', id)).toMatchObject({ emergency_level: 'CRITICAL', escalated_at: null })
    await app.shiftClock(0)
  })

  it('abroad that papers were supplied to is waited for anew', async () => {
    const told = await tellReport(app, 8600, { payments: [{ ...payment(8600, 'harbour'), channel: 'CROSS_BORDER', creditAccount: abroad(8600) }] })
    const [recall] = await ordersOf(app, told.case.id)
    await answer(app, 'bank-northsea', recall.id, { resultCode: '0600', documentsRequested: 'Invoices' })
    await app.owner`update control_order set escalated_at = now() where id = ${recall.id}`
    const { number } = await paper(app, told.case.id, 'EVIDENCE_NOTICE', { attachments: [{ kind: 'OTHER', fileName: 'a.txt', mediaType: 'text/plain', content: 'QUJD' }] })
    await app.shiftClock(3 * 3_600_000)
    await act(app, 'police-control', 'supplyDocuments', 'order { id }', { id: recall.id, version: (await rowOf('control_order', recall.id)).version, instrumentNumber: number })
    const row = await rowOf('control_order', recall.id)
    expect(row).toMatchObject({ status: 'ISSUED', escalated_at: null, awaits_addressee: true })
    expect(row.answer_due_at.getTime()).toBeGreaterThan(Date.now() + 3 * 3_600_000)
    // Jobs lie in the machine's time.
    expect(await jobsOf(recall.id)).toMatchObject({ escalate: expect.closeTo(row.answer_due_at.getTime() - 3 * 3_600_000, -3) })
    await app.shiftClock(0)
  })
})

describe('a sweep', () => {
  it('finds its rows by an index that holds nothing else, in the order of that index', async () => {
    const pool = openTransactionPool({ url: app.database.appUrl, size: 1, applicationName: 'test explain', statementTimeoutMs: 5_000 })
    for (const [name, sweep] of sweeps()) {
      const [row] = await pool.transact({ agency: '', actor: 'CLOCK' }, async (tx) => {
        // Of tables this small any index would do that has the rows sorted afterwards.
        await tx.query('set local enable_sort = off')
        return tx.query(`explain (format json) ${dueSql(sweep)}`, ['2026-01-01T00:00:00Z', '-infinity', ''])
      })
      const plan = String(row?.['QUERY PLAN'])
      expect(plan, name).not.toMatch(/"Seq Scan"|"Node Type":\s*"Sort"|Bitmap/)
      const [index] = [...plan.matchAll(/"Index Name":\s*"(\w+)"/g)].map(([, found]) => found)
      const [definition] = await app.owner<{ d: string }[]>`select pg_get_indexdef(${index as string}::regclass) as d`
      expect(definition?.d, name).toMatch(new RegExp(`\\(${sweep.dueAt.name}\\b.* WHERE `))
    }
    await pool.close()
  })

  /** Cases under review whose time was over long ago, and whom nobody looks for. */
  async function overdueCases(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId('fraud_case'))
    await app.owner`
      insert into fraud_case select (jsonb_populate_record(c, jsonb_build_object('id', n.id, 'case_number', n.id, 'status', 'UNDER_REVIEW', 'review_due_at', now() - interval '1 year' + n.nth * interval '1 second', 'review_overdue_at', null))).*
      from fraud_case c, unnest(${ids}::text[]) with ordinality n(id, nth) where c.id = ${muleRing.caseIds[0] as string}`
    return ids
  }
  const overdue = async (ids: readonly string[]): Promise<number> => (await app.owner`select id from fraud_case where id in ${app.owner([...ids])} and review_overdue_at is not null`).length

  it('does fifty rows at a time, what has been due longest first, and comes back for those behind', async () => {
    const ids = await overdueCases(120)
    const [counts, payloads]: [number[], unknown[]] = [[], []]
    let payload: Readonly<Record<string, string>> | undefined = {}
    while (payload) {
      await clock('sweep-reviews', payload)
      counts.push(await overdue(ids))
      const [on] = await app.owner<{ payload: string }[]>`delete from graphile_worker._private_jobs where key = 'sweep-reviews on' returning payload::text`
      payload = on && JSON.parse(on.payload)
      payloads.push(payload)
    }
    expect(counts).toEqual([50, 100, 120])
    expect(payloads).toEqual([{ id: ids[49], at: expect.any(String) }, { id: ids[99], at: expect.any(String) }, undefined])
  })

  it('leaves each row to a transaction of its own: one that cannot be done is told of, and the others are done', async () => {
    const ids = await overdueCases(5)
    const broken = ids[2] as string
    await app.owner.unsafe(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$; create trigger refuse before update on fraud_case for each row when (new.id = '${broken}') execute function refuse()`)
    await expect(clock('sweep-reviews')).rejects.toMatchObject({ errors: [{ message: 'not this one' }] })
    expect(await overdue(ids)).toBe(4)
    await app.owner.unsafe('drop trigger refuse on fraud_case; drop function refuse()')
    await clock('sweep-reviews')
    expect(await overdue(ids)).toBe(5)
  })
})
