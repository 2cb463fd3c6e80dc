/** Moves the platform's clock of one database ahead, for demonstrations and tests: months are played in minutes. The owner's connection; no request can do this. */
import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { beginOn } from '../src/database/begin.js'

const patienceMs = 60_000

export class TimeMachine {
  private shift = 0

  /** `owner` is asked for each time: after a restart of the database it is another. */
  constructor(private readonly owner: () => postgres.Sql) {}

  /** How far it has been moved, milliseconds. */
  get shiftMs(): number {
    return this.shift
  }

  /** Moves it, and resolves when the clock has done all that has become due. Where this fails on the way, `arrive` takes up what is left of it. */
  async pass(milliseconds: number): Promise<void> {
    this.shift += milliseconds
    await this.arrive()
  }

  /** Appointments lie in the machine's time, so they come nearer by as much as the clock moves. Done again, it changes nothing. */
  async arrive(): Promise<void> {
    const shift = this.shift
    await beginOn(this.owner(), async (tx) => {
      await tx`insert into app.clock_shift (shift) values (interval '0') on conflict do nothing`
      const [stood] = await tx<{ ms: string }[]>`select round(extract(epoch from shift) * 1000)::text as ms from app.clock_shift for update`
      const ahead = shift - Number(stood?.ms)
      await tx`update app.clock_shift set shift = make_interval(secs => ${shift / 1000})`
      await tx`update graphile_worker._private_jobs set run_at = run_at - make_interval(secs => ${ahead / 1000}) where key is null or key not like 'cron %'`
    })
    await this.settle()
  }

  /** Waits until no appointment is due, nor waits to be tried again. Throws where the clock does not get there. */
  async settle(): Promise<void> {
    const until = Date.now() + patienceMs
    for (;;) {
      const [row] = await this.owner()<{ due: string }[]>`select count(*)::text as due from graphile_worker._private_jobs where (run_at <= now() or attempts > 0) and (key is null or key not like 'cron %')`
      if (row?.due === '0') return
      if (Date.now() > until) throw new Error(`${row?.due} appointments are due and not kept`)
      await sleep(100)
    }
  }
}
