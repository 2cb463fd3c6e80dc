/** The slices' work of the clock, each run in a transaction of its own, as nobody's officer: the actor CLOCK sees every row and takes only the steps that are the clock's. */
import type { Call, Listeners, Tasks } from '../command/command.js'
import type { TransactionPool } from '../database/transaction.js'
import { type DigestKey, disguise } from '../policy/disguise.js'
import { announce, appoint, platformTime } from './appointments.js'

export interface ClockworkOptions {
  readonly pool: TransactionPool
  readonly tasks: Tasks
  readonly listeners: readonly Listeners[]
  readonly digestKey: DigestKey
}

export function clockwork({ pool, tasks, listeners, digestKey }: ClockworkOptions): Readonly<Record<string, (payload: unknown) => Promise<void>>> {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) =>
        pool.transact({ agency: '', actor: 'CLOCK' }, async (tx) => {
          const { now, shiftMs } = await platformTime(tx)
          const call: Call = {
            input: null,
            now,
            agency: '',
            actor: 'CLOCK',
            purpose: 'STOP_LOSS',
            subject: 'clock',
            tx,
            disguise: (mask, value) => disguise(mask, value, digestKey),
            visible: async (_type, ids) => new Set(ids),
            appoint: (appointments) => appoint(tx, appointments, shiftMs),
            announce: (topic, told) => announce(listeners, call, topic, told),
          }
          await task(call, (payload ?? {}) as Readonly<Record<string, string>>)
        }),
    ]),
  )
}
