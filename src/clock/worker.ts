/**
 * Runs the jobs that transactions scheduled. Any number of replicas may: each job is run by one of them, and again until it has succeeded.
 * A job is done at least once: a task MUST do what it does in one transaction that looks first whether it is still to be done.
 */
import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCronItems, type ParsedCronItem, run, type Runner, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import type { Pool } from 'pg'
import { clockSchema } from '../database/clock-schema.js'
import { openPgPool, urlOfPrimary } from '../database/pg.js'
import { clockRole } from '../database/roles.js'
import { invariant } from '../errors.js'
import { Presence, Watch } from './presence.js'

export type Task = (payload: unknown) => Promise<void>

export interface CronEntry {
  readonly task: string
  /** Five fields of cron, read in UTC. */
  readonly match: string
  /** How far back beats that no worker was there for are made up: the latest at least, each at most once. 0 unless told. */
  readonly catchUpMs?: number
}

export interface ClockOptions {
  /** The application's url. */
  readonly url: string
  readonly tasks: Readonly<Record<string, Task>>
  /** At most one entry for each task; of its beats at most one waits at a time. */
  readonly cron: readonly CronEntry[]
  /** Jobs that run at once. Sessions held: three more. */
  readonly concurrency: number
  /** Told of a task that failed (`TaskFailedError`) and of whatever else goes wrong; the clock goes on. */
  readonly onFault: (fault: unknown) => void
}

export interface Clock {
  /** Takes no more jobs and waits for those that run, for at most five seconds. */
  stop(): Promise<void>
}

/** A task threw; its job runs again later, unless `isLast`. The cause is what it threw. */
export class TaskFailedError extends Error {
  override readonly name = 'TaskFailedError'
  constructor(
    readonly task: string,
    readonly jobId: string,
    readonly attempt: number,
    readonly isLast: boolean,
    cause: unknown,
  ) {
    super(`The task ${task} failed, attempt ${attempt}${isLast ? ', the last one' : ''} (job ${jobId})`, { cause })
  }
}

const pollMs = 1_000
const lookMs = 1_500
/** An idle worker is answered every second: one that has not been for this long has lost its way to the database without a word. */
const silenceMs = 30_000
const stopMs = 4_500
const longestPauseMs = 5_000

/** Rejects where the first worker cannot start: no database, or one without the job tables. After that it never throws. */
export async function startClock(options: ClockOptions): Promise<Clock> {
  for (const { task } of options.cron) invariant(options.tasks[task], `cron names no task: ${task}`)
  const cron = parseCronItems(
    options.cron.map(({ task, match, catchUpMs = 0 }) => ({ task, match, identifier: task, options: { jobKey: `cron ${task}`, jobKeyMode: 'replace' as const, backfillPeriod: catchUpMs } })),
  )
  const shifts = new Set<Shift>()
  const watch = new Watch()
  let stopped = false
  let wake: () => void = () => undefined
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const begin = async (): Promise<Shift> => {
    const shift = await Shift.begin(options, cron, () => wake())
    shifts.add(shift)
    return shift
  }
  const retire = async (shift: Shift): Promise<void> => {
    await shift.end()
    shifts.delete(shift)
  }

  /** One shift after the other: whatever shakes one ends it, so nothing that its worker may have left locked outlives its presence. */
  const work = async (first: Shift): Promise<void> => {
    let shift: Shift | null = first
    let failures = 0
    while (!stopped) {
      try {
        shift ??= await begin()
        shift.assertSteady()
        await watch.look(shift.pool, [...shifts].map(({ id }) => id))
        failures = 0
        if (!stopped) await pause(lookMs)
      } catch (fault) {
        if (!stopped) options.onFault(fault)
        if (shift) void retire(shift)
        shift = null
        if (!stopped) await pause(Math.min(longestPauseMs, 250 * 2 ** failures))
        failures += 1
      }
    }
    await Promise.all([...shifts].map(retire))
  }
  const working = work(await begin())

  return {
    async stop() {
      stopped = true
      for (const shift of shifts) void retire(shift)
      wake()
      const late = new AbortController()
      await Promise.race([working, sleep(stopMs, undefined, { signal: late.signal }).catch(() => undefined)])
      late.abort()
    },
  }
}

/** The life of one graphile-worker: its sessions, its presence, its jobs. */
class Shift {
  readonly pool: Pool
  private shakenBy: { readonly fault: unknown } | null = null
  private readonly running = new Set<string>()
  private answeredAt = performance.now()
  private workers: WorkerPool | null = null
  private presence: Presence | null = null
  private runner: Runner | null = null
  private ending: Promise<void> | null = null

  static async begin(options: ClockOptions, cron: ParsedCronItem[], onShaken: () => void): Promise<Shift> {
    const shift = new Shift(options, await urlOfPrimary(options.url), onShaken)
    try {
      await shift.run(cron)
      return shift
    } catch (cause) {
      void shift.presence?.end()
      void shift.pool.end().catch(() => undefined)
      throw cause
    }
  }

  private constructor(
    private readonly options: ClockOptions,
    private readonly url: string,
    private readonly onShaken: () => void,
  ) {
    this.pool = openPgPool({ url, size: options.concurrency + 2, applicationName: 'liandong clock', role: clockRole, lockTimeoutMs: 0, statementTimeoutMs: 15_000 })
  }

  /** What graphile-worker signs its jobs with. */
  get id(): string {
    return this.workers?.id ?? ''
  }

  private async run(cron: ParsedCronItem[]): Promise<void> {
    const { tasks, concurrency } = this.options
    this.runner = await run({
      pgPool: this.pool,
      schema: clockSchema,
      concurrency,
      pollInterval: pollMs,
      noHandleSignals: true,
      logger: this.logger(),
      events: this.events(),
      // Asked before each job is taken.
      forbiddenFlags: () => this.presence?.known() ?? null,
      // Through its batches alone does graphile-worker catch what fails when a job ends; otherwise that would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      // A list returned by a task would mean something to graphile-worker.
      taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload).then(() => undefined)])),
      parsedCronItems: cron,
    })
    const gone = () => this.shake(new Error('the job worker has ended'))
    this.runner.promise.then(gone, gone)
  }

  private events(): WorkerEvents {
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => {
      this.workers = workerPool
      this.presence = new Presence(this.url, workerPool.id)
    })
    events.on('job:start', ({ job }) => {
      this.answeredAt = performance.now()
      this.running.add(job.id)
    })
    events.on('worker:getJob:empty', () => {
      this.answeredAt = performance.now()
    })
    events.on('job:complete', ({ job }) => this.running.delete(job.id))
    events.on('job:error', ({ job, error }) => this.options.onFault(new TaskFailedError(job.task_identifier, job.id, job.attempts, job.attempts >= job.max_attempts, error)))
    // The job may be taken and the answer lost.
    events.on('worker:getJob:error', ({ error }) => this.shake(error))
    events.on('pool:fatalError', ({ error }) => this.shake(error))
    return events
  }

  /** What graphile-worker has to say beyond its events, as faults: a task's failure is told by its event, and what shakes the shift by `shake`. */
  private logger(): Logger {
    return new Logger(() => (level, message, meta) => {
      if (String(level) !== 'error' || meta?.['failure'] || meta?.['fatalError'] || this.ending !== null) return
      this.options.onFault(new Error(message, { cause: meta?.['error'] }))
    })
  }

  private shake(fault: unknown): void {
    if (this.shakenBy || this.ending !== null) return
    this.shakenBy = { fault }
    this.onShaken()
  }

  /** Throws where this shift has to end: something shook it, or idle workers have heard nothing from the database for too long. */
  assertSteady(): void {
    if (this.shakenBy) throw this.shakenBy.fault
    if (this.running.size >= this.options.concurrency || performance.now() - this.answeredAt < silenceMs) return
    throw new Error(`the database has not answered the job worker for ${silenceMs / 1_000} s`)
  }

  /** Takes no more jobs; resolves when those that run are over. Until then it is present. */
  end(): Promise<void> {
    return (this.ending ??= this.wind())
  }

  private async wind(): Promise<void> {
    let over = false
    const settled = () => {
      over = true
    }
    this.workers?.promise.then(settled, settled)
    this.runner?.stop().catch(() => undefined)
    this.presence?.waive()
    // A worker without jobs that cannot say goodbye either has no use for its presence.
    for (const began = performance.now(); !over && (this.running.size > 0 || performance.now() - began < 2 * stopMs); ) await sleep(20)
    await this.presence?.end()
    await Promise.race([this.pool.end().catch(() => undefined), sleep(1_000)])
  }
}
