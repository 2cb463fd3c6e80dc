/** What a command and the clock's work are handed: the platform's time, appointments kept with their transaction, and listeners told within it. */
import { scheduleParameters, scheduleSql } from '../clock/schedule.js'
import type { Call, Listeners } from '../command/command.js'
import type { Transaction } from '../database/transaction.js'
import { type DigestKey, disguise } from '../policy/disguise.js'

/** The platform's time, and how far a demonstration has moved it ahead of the machine's. */
export interface PlatformTime {
  readonly now: Date
  readonly shiftMs: number
}

export async function platformTime(tx: Transaction): Promise<PlatformTime> {
  const [row] = await tx.query<{ now: string; shift: string }>('select app.now() as now, round(extract(epoch from app.now() - now()) * 1000)::text as shift', [])
  return { now: new Date(row?.now as string), shiftMs: Number(row?.shift) }
}

export interface House {
  /** In the order of the slices: each hears after the one before. */
  readonly listeners: readonly Listeners[]
  readonly digestKey: DigestKey
}

/** Who calls, for what, and what it may see. */
type Caller = Pick<Call, 'input' | 'agency' | 'actor' | 'purpose' | 'subject' | 'visible'>

export function callIn(tx: Transaction, { now, shiftMs }: PlatformTime, { listeners, digestKey }: House, caller: Caller): Call {
  const call: Call = {
    ...caller,
    now,
    tx,
    disguise: (mask, value) => disguise(mask, value, digestKey),
    async appoint(appointments) {
      if (appointments.length === 0) return
      // Jobs lie in the machine's time, appointments in the platform's.
      await tx.query(scheduleSql, scheduleParameters(appointments.map(({ task, payload, at, key }) => ({ task, payload, runAt: new Date(at.getTime() - shiftMs).toISOString(), key }))))
    },
    async announce(topic, payload) {
      for (const each of listeners) await each[topic]?.(call, payload)
    },
  }
  return call
}
