/** The slices' work of the clock, each piece run in a transaction of its own, as nobody's officer: the actor CLOCK sees every row and takes only the steps that are the clock's. */
import type { Call, Payload, Task, Tasks } from '../command/command.js'
import { findDue, type Sweep } from '../command/sweep.js'
import type { TransactionPool } from '../database/transaction.js'
import { invariant } from '../errors.js'
import { callIn, type House, platformTime } from './call.js'

export interface ClockworkOptions extends House {
  readonly pool: TransactionPool
  readonly tasks: Tasks
}

export function clockwork({ pool, tasks, ...house }: ClockworkOptions): Readonly<Record<string, (payload: unknown) => Promise<void>>> {
  const within = <T>(work: (call: Call) => Promise<T>): Promise<T> =>
    pool.transact({ agency: '', actor: 'CLOCK' }, async (tx) =>
      work(callIn(tx, await platformTime(tx), house, { input: null, agency: '', actor: 'CLOCK', purpose: 'STOP_LOSS', subject: 'clock', visible: async (_type, ids) => new Set(ids) })),
    )
  /** One row that cannot be done keeps none of the others waiting. */
  const sweep = async (name: string, each: Sweep, from: Payload): Promise<void> => {
    const task = tasks[each.task]
    invariant(typeof task === 'function', `${name} sweeps for no task`)
    const faults: unknown[] = []
    for (const payload of await within((call) => findDue(call, name, each, from))) await within((call) => task(call, payload)).catch((fault: unknown) => faults.push(fault))
    if (faults.length) throw new AggregateError(faults, `${name}: ${faults.length} rows could not be done`)
  }
  const run = (name: string, work: Task | Sweep, payload: Payload): Promise<void> => (typeof work === 'function' ? within((call) => work(call, payload)) : sweep(name, work, payload))
  return Object.fromEntries(Object.entries(tasks).map(([name, work]) => [name, (payload: unknown) => run(name, work, (payload ?? {}) as Payload)]))
}
