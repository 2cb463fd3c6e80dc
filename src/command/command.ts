/**
 * A command: one mutation of the graph. It is handed its input, the platform's time and a transaction, decides by rules, writes, and says which objects it made or changed.
 * It never says what the caller sees of them: the answer is read under the caller's own grant, in the same transaction.
 */
import type { Transaction } from '../database/transaction.js'
import type { Disguise } from '../policy/disguise.js'
import type { MaskName } from '../policy/masks.js'
import type { Actor, Purpose } from '../policy/vocabulary.js'
import type { Sweep } from './sweep.js'

/** Fields of a payload besides `userErrors`: an object type that the policy speaks of, once or many times. */
export type Yields = Readonly<Record<string, { readonly type: string; readonly many: boolean }>>

/** Ids by payload field, in the order they are to be answered. A field left out is null, or empty. */
export type Outcome = Readonly<Record<string, string | null | readonly string[]>>

/** What a task of the clock, or a listener, is told: identifiers and amounts by name. */
export type Payload = Readonly<Record<string, string>>

/** Something to be done later, by name of a task of the clock. The same key again moves it. */
export interface Appointment {
  readonly task: string
  readonly payload: Payload
  readonly at: Date
  readonly key: string
}

/** What slices tell each other of. `order.returned {orderId, amount}`: an addressee has returned funds; `outreach.lost {outreachId}`: the person has already paid; `case.grown {caseId}`: a report, an addition to one, or a bank’s entries have told new facts of a case; `funds.traced {caseId}`; `suspect.tied {suspectId, caseId}`: a suspect is suspected in that case too, told once … */
export type Topic = 'order.returned' | 'order.failed' | 'outreach.lost' | 'case.closed' | 'case.grown' | 'funds.traced' | 'suspect.tied'
export type Listener = (call: Call, payload: Payload) => Promise<void>
export type Listeners = Readonly<Partial<Record<Topic, Listener>>>

/** Work of the clock: run in a transaction of its own, with the actor CLOCK; running it twice MUST change nothing the second time. */
export type Task = (call: Call, payload: Payload) => Promise<void>
/** By name. What is called `sweep…` is done every minute. */
export type Tasks = Readonly<Record<string, Task | Sweep>>

export interface Call<Input = unknown> {
  readonly input: Input
  /** The platform's time when the transaction began. Every rule is asked of this instant, and every row written bears it. */
  readonly now: Date
  readonly agency: string
  readonly actor: Actor
  readonly purpose: Purpose
  /** Subject of the caller's token. */
  readonly subject: string
  readonly tx: Transaction
  /** Clear value, mask and digest of one sensitive value. */
  readonly disguise: (mask: MaskName, value: string) => Disguise
  /** Those of the ids that the caller may see, asked of its own grant under its own role. Refused and absent are left out alike. */
  readonly visible: (type: string, ids: readonly string[]) => Promise<ReadonlySet<string>>
  /** Tells later slices, in this transaction, what happened: their listeners write what follows from it, or refuse the whole. */
  readonly announce: (topic: Topic, payload: Payload) => Promise<void>
  /** Kept with the transaction: done at its time, by whichever replica lives. */
  readonly appoint: (appointments: readonly Appointment[]) => Promise<void>
}

export interface Command<Input = unknown> {
  readonly yields: Yields
  /** Throws RefusedError: then nothing is written, and the caller reads why. Anything else thrown is a fault of ours. */
  readonly handle: (call: Call<Input>) => Promise<Outcome>
}

// biome-ignore lint/suspicious/noExplicitAny: each command knows its own input, and the schema has checked it
export type Commands = Readonly<Record<`Mutation.${string}`, Command<any>>>
