/** Idempotency keys (draft-ietf-httpapi-idempotency-key-header): one effect per agency and key, and the same answer to whoever asks again. */
import { createHash } from 'node:crypto'
import { writerRole } from '../database/roles.js'
import type { Transaction } from '../database/transaction.js'
import type { Outcome, Tasks } from './command.js'

/** Days a key is remembered. */
export const claimDays = 30

export interface Claim {
  readonly agency: string
  readonly key: string
  readonly fingerprint: string
  readonly coordinate: string
}

/** What an earlier request under the same key did, and was answered. */
export interface Kept {
  readonly fingerprint: string
  readonly outcome: Outcome
  readonly answer: string
  readonly marks: string
}

export const fingerprintOf = (parts: readonly (string | null)[]): string => createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex')

/**
 * Takes the key for this transaction. Null: it was free, and is free again unless the transaction commits. Two requests under one key wait for each other here:
 * the second sees what the first committed.
 */
export async function claim(tx: Transaction, { agency, key, fingerprint, coordinate }: Claim): Promise<Kept | null> {
  const taken = await tx.query(
    'insert into command_claim (agency_id, key, fingerprint, coordinate, claimed_at) values ($1, $2, $3, $4, app.now()) on conflict do nothing returning key',
    [agency, key, fingerprint, coordinate],
  )
  if (taken.length) return null
  const [kept] = await tx.query<{ fingerprint: string; outcome: string; answer: string; marks: string }>('select fingerprint, outcome, answer, marks from command_claim where agency_id = $1 and key = $2', [agency, key])
  if (!kept) throw new Error('Invariant: a taken key has a row')
  return { ...kept, outcome: JSON.parse(kept.outcome) as Outcome }
}

/** Keeps what was done and answered, with the transaction. */
export const keep = (tx: Transaction, { agency, key }: Claim, outcome: Outcome, answer: string, marks: string): Promise<unknown> =>
  tx.query('update command_claim set outcome = $3, answer = $4, marks = $5 where agency_id = $1 and key = $2', [agency, key, JSON.stringify(outcome), answer, marks])

/** Keys forgotten in one transaction. */
const claimsAtOnce = 500

/** A writer deletes nothing: it may only have keys forgotten that are too old to be remembered, and the function, which runs as the owner, knows how old that is. */
export const claimFences: readonly string[] = [
  `create or replace function app.forget_claims() returns bigint language sql volatile security definer set search_path = public, pg_temp as $$
     with gone as (
       delete from command_claim c using (
         select agency_id, key from command_claim where claimed_at < app.now() - interval '${claimDays} days' order by claimed_at limit ${claimsAtOnce} for update skip locked
       ) old where c.agency_id = old.agency_id and c.key = old.key returning 1
     ) select count(*) from gone
   $$`,
  'revoke all on function app.forget_claims() from public',
  `grant execute on function app.forget_claims() to ${writerRole}`,
]

export const claimTasks: Tasks = {
  /** Where a batch was full, it comes back at once for the next. */
  'sweep-claims': async (call) => {
    const [row] = await call.tx.query<{ gone: string }>('select app.forget_claims()::text as gone')
    if (Number(row?.gone) >= claimsAtOnce) await call.appoint([{ task: 'sweep-claims', payload: {}, at: call.now, key: 'sweep-claims on' }])
  },
}
