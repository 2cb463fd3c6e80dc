import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clock, type ClockOptions, startClock, TaskFailedError } from '../../src/clock/worker.js'
import { type ClockDatabase, jobOf, openClockDatabase, until } from '../support/clock-database.js'

let world: ClockDatabase
let clocks: Clock[]
let faults: unknown[]

beforeEach(async () => {
  world = await openClockDatabase()
  clocks = []
  faults = []
})
afterEach(async () => {
  await Promise.all(clocks.map((clock) => clock.stop()))
  await world.close()
})

async function start(more: Partial<ClockOptions> = {}): Promise<Clock> {
  const clock = await startClock({ url: world.database.appUrl, tasks: { note: world.note }, cron: [], concurrency: 2, onFault: (fault) => faults.push(fault), ...more })
  clocks.push(clock)
  return clock
}
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()

describe('a job', () => {
  test('of a transaction that was taken back never runs, while those of one that was committed do', async () => {
    await start()
    await world.schedule([jobOf(1), jobOf(2)], 'fail')
    await world.schedule([jobOf(3), jobOf(4)])
    await until(world.done, (done) => done.length >= 2, 5_000)
    await sleep(1_500)
    expect(await world.done()).toEqual([3, 4])
    expect(await world.waiting()).toBe(0)
    expect(faults).toEqual([])
  })

  test('runs within a moment of its commit: nobody waits for the poll', async () => {
    await start()
    // Idle workers have just looked and found nothing.
    await sleep(300)
    const delays: number[] = []
    for (let n = 0; n < 5; n += 1) {
      const committed = performance.now()
      await world.schedule([jobOf(n)])
      await until(world.done, (done) => done.includes(n), 5_000)
      delays.push(performance.now() - committed)
    }
    expect(delays.sort((a, b) => a - b)[2]).toBeLessThan(500)
  })

  test('runs at its time, not before', async () => {
    await start()
    const due = new Date(Date.now() + 2_000)
    await world.schedule([jobOf(1, { runAt: due.toISOString() })])
    await until(world.done, (done) => done.length > 0, 8_000)
    const [row] = await world.owner<{ at: Date }[]>`select at from done`
    expect(row!.at.getTime()).toBeGreaterThanOrEqual(due.getTime())
    expect(row!.at.getTime()).toBeLessThan(due.getTime() + 3_000)
  })

  test('whose time passed while no worker was there is caught up at the start', async () => {
    await world.schedule([jobOf(1, { runAt: inMs(-3_600_000) }), jobOf(2, { runAt: inMs(3_600_000) })])
    await sleep(1_000)
    expect(await world.done()).toEqual([])
    await start()
    await until(world.done, (done) => done.length > 0, 3_000)
    await sleep(1_500)
    expect(await world.done()).toEqual([1])
  })

  test('is run by one of two workers, two hundred times', async () => {
    const counts = [0, 0]
    const task = (of: number) => async (payload: unknown) => {
      counts[of]! += 1
      await sleep(Math.random() * 10)
      await world.note(payload)
    }
    await Promise.all([0, 1].map((of) => start({ tasks: { note: task(of) }, concurrency: 4 })))
    const all = Array.from({ length: 200 }, (_, n) => n)
    await Promise.all([0, 1, 2, 3].map((quarter) => world.schedule(all.filter((n) => n % 4 === quarter).map((n) => jobOf(n)))))
    await until(world.done, (done) => done.length >= 200, 20_000)
    await sleep(500)
    expect(await world.done()).toEqual(all)
    expect(counts[0]! + counts[1]!).toBe(200)
    expect(Math.min(...counts)).toBeGreaterThan(0)
    await until(world.waiting, (waiting) => waiting === 0, 2_000)
  })
})

describe('a key', () => {
  test('schedules anew what waits under it: once, at the new time, with the new facts', async () => {
    await world.schedule([jobOf(1, { key: 'order_1 due', runAt: inMs(500) }), jobOf(10, { key: 'order_2 due' })])
    await world.schedule([jobOf(2, { key: 'order_1 due', runAt: inMs(3_000) })])
    await start()
    await sleep(1_800)
    expect(await world.done()).toEqual([10])
    await until(world.done, (done) => done.length > 1, 6_000)
    await sleep(500)
    expect(await world.done()).toEqual([2, 10])
  })

  test('given twice in one statement counts as given last, and beside one that runs another is run', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const began: unknown[] = []
    await start({
      tasks: {
        note: async (payload) => {
          began.push(payload)
          if ((payload as { n: number }).n === 2) await held
          await world.note(payload)
        },
      },
    })
    await world.schedule([jobOf(1, { key: 'same' }), jobOf(2, { key: 'same' })])
    await until(() => began.length, (count) => count === 1, 5_000)
    await world.schedule([jobOf(3, { key: 'same' })])
    await until(world.done, (done) => done.length === 1, 5_000)
    release()
    await until(world.done, (done) => done.length === 2, 5_000)
    expect(began).toEqual([{ n: 2 }, { n: 3 }])
    expect(await world.done()).toEqual([2, 3])
  })
})

describe('a task that fails', () => {
  test('is reported with what it threw and tried again later, and holds nobody up', async () => {
    const attempts: number[] = []
    await start({
      concurrency: 1,
      tasks: {
        note: async (payload) => {
          if ((payload as { n: number }).n !== 1) return world.note(payload)
          attempts.push(performance.now())
          if (attempts.length === 1) throw new Error('the bank did not answer')
          await world.note(payload)
        },
      },
    })
    await world.schedule([jobOf(1)])
    await world.schedule([jobOf(2)])
    await until(world.done, (done) => done.length === 2, 12_000)
    expect(attempts.length).toBe(2)
    // The first pause is e seconds.
    expect(attempts[1]! - attempts[0]!).toBeGreaterThan(2_500)
    expect(faults.length).toBe(1)
    const fault = faults[0] as TaskFailedError
    expect(fault).toBeInstanceOf(TaskFailedError)
    expect(fault).toMatchObject({ task: 'note', attempt: 1, isLast: false, cause: { message: 'the bank did not answer' } })
    expect(`${fault.message}${fault.stack}`).not.toContain('"n"')
  })
})

describe('cron', () => {
  test('makes up the beats that were missed, none of them twice though two workers see them', async () => {
    const beats: string[] = []
    const sweep = async (payload: unknown) => void beats.push((payload as { _cron: { ts: string } })._cron.ts)
    await world.owner`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution) values ('sweep', now() - interval '1 hour', now() - interval '30 minutes')`
    const cron = [{ task: 'sweep', match: '* * * * *', catchUpMs: 600_000 }]
    // No beat of the present may come in between.
    const left = 60_000 - (Date.now() % 60_000)
    if (left < 6_000) await sleep(left + 500)
    const began = Date.now()
    await Promise.all([0, 1].map(() => start({ tasks: { sweep }, cron })))
    await until(() => beats, (seen) => seen.some((ts) => began - Date.parse(ts) < 60_000), 5_000)
    await sleep(1_500)
    expect(await world.waiting()).toBe(0)
    expect([...new Set(beats)].sort()).toEqual([...beats].sort())
    for (const ts of beats) expect(began - Date.parse(ts)).toBeLessThan(601_000)
    expect(faults).toEqual([])
  })

  test('names tasks that there are', async () => {
    await expect(start({ cron: [{ task: 'sweep', match: '* * * * *' }] })).rejects.toThrow('cron names no task: sweep')
  })
})

describe('stopping', () => {
  test('waits for what runs and takes nothing new', async () => {
    const clock = await start({
      concurrency: 1,
      tasks: {
        note: async (payload) => {
          await sleep(1_000)
          await world.note(payload)
        },
      },
    })
    await world.schedule([jobOf(1), jobOf(2)])
    await until(() => world.owner`select 1 from graphile_worker._private_jobs where locked_by is not null`, (rows) => rows.length > 0, 5_000)
    await clock.stop()
    expect((await world.done()).length).toBe(1)
    const [left] = await world.owner<{ locked_by: string | null }[]>`select locked_by from graphile_worker._private_jobs`
    expect(left).toEqual({ locked_by: null })
    const [sessions] = await world.owner<{ count: number }[]>`select count(*)::int from pg_stat_activity where datname = current_database() and application_name in ('liandong clock', 'liandong presence')`
    expect(sessions).toEqual({ count: 0 })
  })

  test('does not wait longer than five seconds for a task that will not end, whose job stays its own', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const clock = await start({ tasks: { note: (payload) => held.then(() => world.note(payload)) } })
    await world.schedule([jobOf(1)])
    await until(() => world.owner`select 1 from graphile_worker._private_jobs where locked_by is not null`, (rows) => rows.length > 0, 5_000)
    const began = performance.now()
    await clock.stop()
    expect(performance.now() - began).toBeLessThan(5_000)
    await start()
    await sleep(8_000)
    expect(await world.done()).toEqual([])
    release()
    await until(world.done, (done) => done.length === 1, 3_000)
    await until(world.waiting, (waiting) => waiting === 0, 3_000)
  })
})
