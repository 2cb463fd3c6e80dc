/**
 * What a transaction sends to schedule jobs: one statement for one or many, taken back with the transaction if it is.
 * The transaction MUST run as the writer (`writerRole`): nobody else may schedule.
 */
import { invariant } from '../errors.js'

export interface Job {
  /** Name of the task that runs it. */
  readonly task: string
  /** Written to the job tables in clear: identifiers and versions, never the value of a cell. */
  readonly payload: Readonly<Record<string, unknown>>
  /** Not before this instant, ISO 8601 with an offset; null: at once. */
  readonly runAt: string | null
  /** Schedules anew what waits under the same key, with these facts and attempts from zero; a job already running is not touched and this one runs as well. null: always another job. */
  readonly key: string | null
}

/** A task that has failed this often, the last times six hours apart, stays in the tables and is not tried again: about four days. */
export const maxAttempts = 25

/** Takes `scheduleParameters`. */
export const scheduleSql = 'select clock.schedule($1::text::json)'

/** Of jobs with the same key the last counts. */
export function scheduleParameters(jobs: readonly Job[]): [string] {
  const last = new Map<string, Job>()
  for (const job of jobs) {
    invariant(job.task.length > 0 && job.task.length <= 128, 'a task has a name of at most 128 characters')
    invariant(job.key === null || (job.key.length > 0 && job.key.length <= 512), 'the key of a job has at most 512 characters')
    if (job.key !== null) last.set(job.key, job)
  }
  const counted = jobs.filter((job) => job.key === null || last.get(job.key) === job)
  return [JSON.stringify(counted.map(({ task, payload, runAt, key }) => ({ identifier: task, payload, run_at: runAt, job_key: key, max_attempts: maxAttempts })))]
}
