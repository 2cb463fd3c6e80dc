/** What commands and the clock have in common: the platform's time, appointments kept with the transaction, and listeners told within it. */
import { scheduleParameters, scheduleSql } from '../clock/schedule.js'
import type { Appointment, Call, Listeners, Topic } from '../command/command.js'
import type { Transaction } from '../database/transaction.js'

/** The platform's time, and how far a demonstration has moved it ahead of the machine's. */
export async function platformTime(tx: Transaction): Promise<{ readonly now: Date; readonly shiftMs: number }> {
  const [row] = await tx.query<{ now: string; shift: string }>('select app.now() as now, round(extract(epoch from app.now() - now()) * 1000)::text as shift', [])
  return { now: new Date(row?.now as string), shiftMs: Number(row?.shift) }
}

/** Keeps appointments with the transaction. Jobs lie in the machine's time, appointments in the platform's. */
export async function appoint(tx: Transaction, appointments: readonly Appointment[], shiftMs: number): Promise<void> {
  if (appointments.length === 0) return
  await tx.query(scheduleSql, scheduleParameters(appointments.map(({ task, payload, at, key }) => ({ task, payload, runAt: new Date(at.getTime() - shiftMs).toISOString(), key }))))
}

/** Listeners in the order of the slices, each after the one before. */
export async function announce(listeners: readonly Listeners[], call: Call, topic: Topic, payload: Readonly<Record<string, string>>): Promise<void> {
  for (const each of listeners) await each[topic]?.(call, payload)
}
