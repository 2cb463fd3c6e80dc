import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scheduleParameters, scheduleSql } from '../../src/clock/schedule.js'
import { migrate } from '../../src/database/migrate.js'
import { clockRole, takenRoles, writerRole } from '../../src/database/roles.js'
import { type ClockDatabase, jobOf, openClockDatabase } from '../support/clock-database.js'

let world: ClockDatabase
let app: postgres.Sql
let reader: postgres.Sql

beforeAll(async () => {
  world = await openClockDatabase()
  app = postgres(world.database.appUrl, { max: 1, onnotice: () => undefined })
  reader = postgres(world.database.logUrl, { max: 1, onnotice: () => undefined })
  await world.schedule([jobOf(1, { key: 'secret', runAt: '2027-01-01T00:00:00+08:00' })])
})
afterAll(async () => {
  await Promise.all([app.end(), reader.end()])
  await world.close()
})

/** What PostgreSQL answers this role: its error code, or the rows. Nothing stays. */
async function asked(login: postgres.Sql, role: string | null, text: string): Promise<unknown> {
  let answer: unknown
  await login
    .begin(async (tx) => {
      if (role) await tx.unsafe(`set local role ${role}`)
      try {
        answer = [...(await tx.unsafe(text))]
      } catch (cause) {
        answer = (cause as { code: string }).code
      }
      throw new Error('nothing stays')
    })
    .catch((cause: Error) => {
      if (cause.message !== 'nothing stays') throw cause
    })
  return answer
}
const denied = '42501'

const reads = ['_private_jobs', '_private_tasks', '_private_job_queues', '_private_known_crontabs', 'migrations', 'jobs'].map((table) => `select * from graphile_worker.${table}`)
const changes = [
  "select graphile_worker.add_job('note', '{}'::json)",
  "select graphile_worker.add_jobs(array[]::graphile_worker.job_spec[])",
  "select graphile_worker.remove_job('secret')",
  'select graphile_worker.complete_jobs(array[1])',
  "select graphile_worker.force_unlock_workers(array['pool'])",
  "insert into graphile_worker._private_tasks (identifier) values ('mine')",
  "update graphile_worker._private_jobs set payload = '{}'",
  'delete from graphile_worker._private_jobs',
]
const schedules = `select clock.schedule('${scheduleParameters([jobOf(2)])[0]}'::json)`

describe('the job tables', () => {
  test('a bank can neither read jobs nor add them, nor can any other role but the writer and the worker, nor a login', async () => {
    const strangers = takenRoles.filter((role) => role !== writerRole && role !== clockRole)
    expect(strangers).toContain('liandong_bank')
    for (const text of [...reads, ...changes, schedules]) {
      for (const role of [null, ...strangers]) expect({ role, text, answer: await asked(app, role, text) }).toEqual({ role, text, answer: denied })
      expect({ text, answer: await asked(reader, null, text) }).toEqual({ text, answer: denied })
    }
  })

  test('a writer adds jobs and can do nothing else to them: no look, no change', async () => {
    expect(await asked(app, writerRole, schedules)).toEqual([{ schedule: '1' }])
    for (const text of [...reads, ...changes]) expect({ text, answer: await asked(app, writerRole, text) }).toEqual({ text, answer: denied })
  })

  test('the worker has the jobs, and of the domain nothing', async () => {
    expect(await asked(app, clockRole, 'select key from graphile_worker._private_jobs')).toEqual([{ key: 'secret' }])
    expect(await asked(app, clockRole, 'select * from done')).toBe(denied)
    expect(await asked(app, clockRole, 'create table graphile_worker.mine (id int)')).toBe(denied)
    expect(await asked(app, clockRole, 'truncate graphile_worker._private_jobs')).toBe(denied)
  })

  test('many jobs are one statement, and keep their facts to the letter', async () => {
    const payload = { n: 1, text: '张三 \'"\\ \u2028 </script>', deep: { list: [1, 2.5, null, true] }, big: '9007199254740993' }
    const many = Array.from({ length: 500 }, (_, at) => jobOf(at, { payload: { ...payload, n: at }, key: `key ${at}`, runAt: '2027-03-01T09:30:00.123+08:00' }))
    const rows = await app
      .begin(async (tx) => {
        await tx.unsafe(`set local role ${writerRole}`)
        return tx.unsafe(scheduleSql, scheduleParameters(many), { prepare: true })
      })
    expect(rows[0]).toEqual({ schedule: '500' })
    const [one] = await world.owner`select payload, run_at, max_attempts, attempts from graphile_worker._private_jobs where key = 'key 77'`
    expect(one).toEqual({ payload: { ...payload, n: 77 }, run_at: new Date('2027-03-01T01:30:00.123Z'), max_attempts: 25, attempts: 0 })
    expect(await asked(app, writerRole, `select clock.schedule('${scheduleParameters([])[0]}'::json)`)).toEqual([{ schedule: '0' }])
  })

  test('migrating again keeps the jobs that wait', async () => {
    const migrationsFolder = mkdtempSync(join(tmpdir(), 'liandong-clock-'))
    mkdirSync(join(migrationsFolder, 'meta'))
    writeFileSync(join(migrationsFolder, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries: [] }))
    const before = await world.waiting()
    expect(before).toBeGreaterThan(0)
    await Promise.all([0, 1, 2].map(() => migrate({ ...world.database, migrationsFolder, fences: [], log: () => undefined })))
    expect(await world.waiting()).toBe(before)
    rmSync(migrationsFolder, { recursive: true, force: true })
  })
})
