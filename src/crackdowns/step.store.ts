/** One step of whatever has steps here: the row is seen, locked and as it was read, and the step leads on from where it stands. */
import { findStep, type Step } from '../cases/step.rules.js'
import type { Call } from '../command/command.js'
import { assertUnmoved, findSeen, type Versioned } from '../command/lock.js'
import { refused } from '../command/refusal.js'
import { faultOfText } from './crackdown.rules.js'

/** *incoming* */
export interface Advance<Name extends string> extends Versioned {
  readonly step: Name
  readonly reason?: string | null
}

export interface Taken<Row, Status extends string> {
  /** Locked until the commit. */
  readonly row: Row
  readonly to: Status
  /** Null where none was told. */
  readonly reason: string | null
}

/** Throws RefusedError: refused and absent read the same, another version is told, and so are an unlawful step and a missing reason. `lock` MUST lock the row. */
export async function takeStep<Row extends { readonly version: number; readonly status: Status }, Status extends string, Name extends string>(
  call: Call<Advance<Name>>,
  type: string,
  steps: readonly Step<Name, Status>[],
  lock: (id: string) => Promise<Row | null | undefined>,
): Promise<Taken<Row, Status>> {
  const { id, version, step, reason = null } = call.input
  const row = await findSeen(call, type, id, () => lock(id))
  assertUnmoved(row, version)
  const found = findStep(steps, step, row.status, call.actor)
  if (typeof found === 'string') throw refused('input.step', 'step-not-lawful', found)
  const fault = faultOfText(reason, 'reason', found.needs.includes('REASON'))
  if (fault) throw refused('input.reason', fault)
  return { row, to: found.to, reason: reason?.trim() || null }
}
