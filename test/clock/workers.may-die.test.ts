import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Clock, type ClockOptions, startClock } from '../../src/clock/worker.js'
import { type ClockDatabase, jobOf, openClockDatabase, until } from '../support/clock-database.js'

let folder: string
let world: ClockDatabase
let clocks: Clock[]
let children: ChildProcess[]
let faults: unknown[]

/** The child runs as a user's process would: plain Node, no test runner around it. */
beforeAll(async () => {
  // Beside node_modules, from where it finds its packages.
  folder = mkdtempSync(join(process.cwd(), 'node_modules', '.clock-child-'))
  await build({
    logLevel: 'silent',
    configFile: false,
    build: { ssr: 'test/support/clock-child.ts', outDir: folder, emptyOutDir: false, target: 'node20', rollupOptions: { output: { entryFileNames: 'child.mjs' } } },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(async () => {
  world = await openClockDatabase()
  clocks = []
  children = []
  faults = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(clocks.map((clock) => clock.stop()))
  await world.close()
})

async function start(more: Partial<ClockOptions> = {}): Promise<Clock> {
  const clock = await startClock({ url: world.database.appUrl, tasks: { note: world.note }, cron: [], concurrency: 2, onFault: (fault) => faults.push(fault), ...more })
  clocks.push(clock)
  return clock
}

async function startChild(): Promise<{ readonly child: ChildProcess; readonly said: Record<string, unknown>[] }> {
  const child = fork(join(folder, 'child.mjs'), [world.database.appUrl], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  children.push(child)
  const said: Record<string, unknown>[] = []
  child.on('message', (message) => said.push(message as Record<string, unknown>))
  await until(() => said, (all) => all.some((each) => each['ready']), 15_000)
  return { child, said }
}

const took = (said: Record<string, unknown>[]) => until(() => said, (all) => all.some((each) => each['took']), 5_000)
const cut = (names: readonly string[]) => world.owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name in ${world.owner(names)}`
const holders = async () => (await world.owner<{ locked_by: string | null }[]>`select locked_by from graphile_worker._private_jobs`).map((row) => row.locked_by)

describe('the job of a process that was killed', () => {
  test('is run by another within seconds, and not one moment before the death', async () => {
    const { child, said } = await startChild()
    await world.schedule([jobOf(1), jobOf(2)])
    await until(() => said.filter((each) => each['took']).length, (count) => count === 2, 5_000)
    await start()
    await start()
    await sleep(9_000)
    expect(await world.done()).toEqual([])
    const killed = performance.now()
    child.kill('SIGKILL')
    await until(world.done, (done) => done.length === 2, 12_000)
    expect(performance.now() - killed).toBeLessThan(10_000)
    await sleep(500)
    expect(await world.done()).toEqual([1, 2])
    expect(await holders()).toEqual([])
    expect(faults).toEqual([])
  }, 60_000)

  test('is run by the next process that starts, where it was the only one', async () => {
    const { child, said } = await startChild()
    await world.schedule([jobOf(1)])
    await took(said)
    child.kill('SIGKILL')
    await until(() => child.signalCode, (signal) => signal === 'SIGKILL', 2_000)
    const [held] = await holders()
    expect(held).toMatch(/^pool-/)
    const started = performance.now()
    await start()
    await until(world.done, (done) => done.length === 1, 12_000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('a worker that lives', () => {
  test('keeps its job though its own sign of life is cut, then all sessions of all workers, and the job is run once', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let begun = 0
    const note = async (payload: unknown) => {
      begun += 1
      await held
      await world.note(payload)
    }
    await Promise.all([0, 1, 2].map(() => start({ tasks: { note } })))
    await world.schedule([jobOf(1)])
    await until(() => begun, (count) => count === 1, 5_000)
    const [id] = await holders()
    const signOfLife = () => world.owner<{ pid: number }[]>`select pid from pg_locks where locktype = 'advisory' and granted and classid = 5701923 and objid = hashtext(${id as string})::oid`
    const [first] = await signOfLife()
    await world.owner`select pg_terminate_backend(${first!.pid})`
    await until(signOfLife, ([lock]) => lock !== undefined && lock.pid !== first!.pid, 3_000)
    await sleep(7_000)
    expect(begun).toBe(1)
    for (let round = 0; round < 2; round += 1) {
      expect((await cut(['liandong presence', 'liandong clock'])).length).toBeGreaterThanOrEqual(6)
      await sleep(3_000)
    }
    await sleep(4_000)
    expect(begun).toBe(1)
    release()
    await until(world.done, (done) => done.length === 1, 5_000)
    await until(world.waiting, (waiting) => waiting === 0, 5_000)
    await sleep(1_000)
    expect(await world.done()).toEqual([1])
    expect(begun).toBe(1)
  }, 60_000)

  test('gives up in the end what it was given and never heard of, the answer being lost', async () => {
    let id = ''
    await start({
      tasks: {
        note: async (payload) => {
          id ||= (await holders())[0] as string
          await world.note(payload)
        },
      },
    })
    await world.schedule([jobOf(1)])
    await until(world.done, (done) => done.length === 1, 5_000)
    await world.schedule([jobOf(2, { runAt: new Date(Date.now() + 3_600_000).toISOString() })])
    await world.owner`update graphile_worker._private_jobs set run_at = now(), attempts = 1, locked_at = now(), locked_by = ${id}`
    await sleep(7_000)
    expect(await holders()).toEqual([id])
    // While its workers wait for the answer to their next question.
    await world.owner.begin(async (tx) => {
      await tx`lock table graphile_worker._private_jobs in access exclusive mode`
      await until(() => world.owner`select 1 from pg_stat_activity where datname = current_database() and application_name = 'liandong clock' and wait_event_type = 'Lock'`, (rows) => rows.length === 2, 5_000)
      expect(await world.done()).toEqual([1])
      await cut(['liandong clock'])
    })
    await until(world.done, (done) => done.length === 2, 12_000)
    expect(faults.map(String).join()).toContain('terminating connection')
  })

  test('goes on after a time without the database, tells of it, and nothing is lost, not even what ended in that time', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await start({
      tasks: {
        note: async (payload) => {
          if ((payload as { n: number }).n === 1) await held
          await world.note(payload)
        },
      },
    })
    const server = postgres(inject('ownerUrl'), { max: 1, onnotice: () => undefined })
    const open = (may: boolean) => server.unsafe(`alter database ${world.database.name} allow_connections ${may}`)
    await world.schedule([jobOf(1), jobOf(2, { runAt: new Date(Date.now() + 2_000).toISOString() })])
    await until(async () => (await holders()).filter(Boolean).length, (count) => count === 1, 5_000)
    // The doors close to newcomers: the owner's sessions are open by then.
    await Promise.all([1, 2, 3, 4].map(() => world.owner`select pg_sleep(0.2)`))
    await open(false)
    await cut(['liandong presence', 'liandong clock'])
    await sleep(2_000)
    release()
    await until(world.done, (done) => done.includes(1), 2_000)
    await sleep(2_000)
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.length).toBeLessThan(30)
    await open(true)
    await server.end()
    await until(world.done, (done) => done.includes(2), 10_000)
    await world.schedule([jobOf(3)])
    await until(world.done, (done) => done.includes(3), 5_000)
    await until(world.waiting, (waiting) => waiting === 0, 12_000)
    // Whose end could not be told is done again.
    expect(await world.done()).toEqual([1, 1, 2, 3])
  })

  test('finds the one that answers among the hosts that its url names', async () => {
    await start({ url: world.database.appUrl.replace('@', '@127.0.0.1:1,') })
    await world.schedule([jobOf(1)])
    await until(world.done, (done) => done.length === 1, 5_000)
  })

  test('does not start where it may not: the fault is told to whoever starts it', async () => {
    await expect(start({ url: world.database.appUrl.replace(/\/[^/]*$/, '/nowhere') })).rejects.toThrow(/nowhere/)
    await expect(start({ url: world.database.logUrl })).rejects.toThrow(/permission denied|role/)
  })
})
