/** Outreach records as commands make and change them. One alert after another for a telephone: its digest is locked until the commit. */
import { ownersOf } from '../agencies/agency.store.js'
import type { Call } from '../command/command.js'
import { assertUnmoved, changeLocked, findSeen, type Versioned } from '../command/lock.js'
import { refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import type { Stored } from '../database/transaction.js'
import { addTerm, toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { termAt } from '../law/terms.js'
import { contactTerms, decideOutreachStep, firstScript, isHigher, joinedGrounds, joining, type OutreachAction, type OutreachFacts, type OutreachStep, type RiskLevel } from './outreach.rules.js'
import { type outreachAttempt, outreachRecord } from './outreach.table.js'

export type OutreachRow = Stored<typeof outreachRecord>
type AttemptRow = Stored<typeof outreachAttempt>

export interface Alert {
  readonly riskLevel: OutreachRow['riskLevel']
  readonly fraudType: OutreachRow['fraudType']
  readonly victimName: string
  /** E.164 with plus sign. */
  readonly victimPhone: string
  readonly victimAddress: string | null
  readonly divisionCode: string
  readonly grounds: string
  readonly caseId: string | null
  readonly alertedById: string
  /** Police unit that is to address the person. */
  readonly assignedUnitId: string
  /** Null: the first script of that method of fraud. */
  readonly scriptVersion: string | null
}

/**
 * The record of the potential victim, created, or the open one that the alert joins: of a desk or the clock any, of an institution its own alone, so that nobody learns
 * of another's alert. Joined, the level rises where the new one is higher, and the grounds are added. Two alerts for one telephone in one Promise.all do not see each other.
 */
export async function alertVictim(call: Call, row: Alert): Promise<string> {
  const { tx, now, disguise } = call
  const step = decideOutreachStep('RAISE', null, call.actor)
  if (typeof step === 'string') throw refused('input', step, 'ILLEGAL_TRANSITION')
  const phone = disguise('mobile', row.victimPhone)
  const [, [open], [served], owners] = await Promise.all([
    tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [phone.digest]),
    tx.find(outreachRecord, 't.victim_phone_digest = $1 and t.closed_at is null and ($2::text is null or t.alerted_by_id = $2::text) order by t.created_at, t.id limit 1 for update', [phone.digest, joining.includes(call.actor) ? null : row.alertedById]),
    tx.query<{ carrier: string | null }>('select current_carrier_id as carrier from telecom_number_identity where msisdn = $1', [phone.clear]),
    ownersOf(tx, 'MOBILE', [phone.clear]),
  ])
  if (open) return join(call, open, row)
  const id = newId('outreach_record')
  const name = disguise('personName', row.victimName)
  const dueAt = contactDue(row.riskLevel, now)
  await Promise.all([
    tx.insert(outreachRecord, [
      {
        id,
        outreachNumber: newNumber('OUT', now),
        riskLevel: row.riskLevel,
        status: step.to,
        fraudType: row.fraudType,
        createdAt: toInstant(now),
        alertedById: row.alertedById,
        assignedUnitId: row.assignedUnitId,
        carrierId: served?.carrier ?? owners.get(phone.clear)?.agencyId ?? null,
        divisionCode: row.divisionCode,
        scriptVersion: row.scriptVersion ?? firstScript(row.fraudType),
        grounds: row.grounds,
        victimName: name.clear,
        victimNameMask: name.mask,
        victimPhone: phone.clear,
        victimPhoneMask: phone.mask,
        victimPhoneDigest: phone.digest,
        victimAddress: row.victimAddress,
        caseId: row.caseId,
        contactDueAt: toInstant(dueAt),
        version: 1,
      },
    ]),
    appointEscalation(call, id, dueAt),
  ])
  return id
}

async function join(call: Call, open: OutreachRow, row: Alert): Promise<string> {
  const grounds = joinedGrounds(open.grounds, row.grounds)
  const rises = isHigher(row.riskLevel, open.riskLevel)
  const dueAt = contactDue(row.riskLevel, call.now)
  const sooner = rises && open.contactDueAt !== null && dueAt < new Date(open.contactDueAt)
  const changes: Changes = {
    ...(grounds === open.grounds ? {} : { grounds }),
    ...(rises ? { riskLevel: row.riskLevel } : {}),
    ...(sooner ? { contactDueAt: toInstant(dueAt) } : {}),
    ...(open.caseId === null && row.caseId !== null ? { caseId: row.caseId } : {}),
    ...(open.victimAddress === null && row.victimAddress !== null ? { victimAddress: row.victimAddress } : {}),
  }
  if (Object.keys(changes).length === 0) return open.id
  await Promise.all([changeOutreach(call, open, changes), sooner ? appointEscalation(call, open.id, dueAt) : undefined])
  return open.id
}

const contactDue = (level: RiskLevel, now: Date): Date => addTerm(now, termAt(contactTerms[level], now))

const appointEscalation = (call: Call, id: string, at: Date): Promise<void> => call.appoint([{ task: 'escalate-outreach', payload: { outreachId: id }, at, key: `outreach:${id}` }])

/** The record, locked until the commit. Throws RefusedError: refused and absent read the same, and so does another version to whoever read an old one. */
export async function lockOutreach(call: Call, { id, version }: Versioned): Promise<OutreachRow> {
  const row = await findSeen(call, 'OutreachRecord', id, () => lockOutreachRow(call, id))
  assertUnmoved(row, version)
  return row
}

/** As `lockOutreach`, for rows that the command came to by itself. Null where there is none. */
export async function lockOutreachRow({ tx }: Call, id: string): Promise<OutreachRow | null> {
  const [row] = await tx.find(outreachRecord, 't.id = $1 for update', [id])
  return row ?? null
}

export const factsOf = ({ status, riskLevel, closedAt, escalatedAt }: OutreachRow): OutreachFacts => ({ status, riskLevel, closed: closedAt !== null, wasEscalated: escalatedAt !== null })

/** The step from where the record stands. Throws RefusedError (ILLEGAL_TRANSITION). */
export function stepOf(call: Call, row: OutreachRow, action: OutreachAction, field: string): OutreachStep {
  const step = decideOutreachStep(action, factsOf(row), call.actor)
  if (typeof step === 'string') throw refused(field, step, 'ILLEGAL_TRANSITION')
  return step
}

type Changes = Partial<typeof outreachRecord.$inferInsert>

export const changeOutreach = ({ tx }: Call, row: OutreachRow, changes: Changes): Promise<void> => changeLocked(tx, outreachRecord, row, changes)

/** Takes the next place in the sequence; the record MUST be locked. Resolves with the attempt's id. */
export async function addAttempt({ tx, now }: Call, row: OutreachRow, attempt: Pick<AttemptRow, 'channel' | 'outcome' | 'officer' | 'scriptVersion' | 'note'>): Promise<string> {
  const id = newId('outreach_attempt')
  await tx.query(
    `insert into outreach_attempt (id, outreach_id, sequence, channel, attempted_at, officer, script_version, outcome, note)
     select $1, $2, coalesce(max(a.sequence), 0) + 1, $3, $4::text::timestamptz, $5, $6, $7, $8 from outreach_attempt a where a.outreach_id = $2`,
    [id, row.id, attempt.channel, toInstant(now), attempt.officer, attempt.scriptVersion, attempt.outcome, attempt.note],
  )
  return id
}

/** Whether a message was replied to, a call answered, or a visit met somebody. */
export async function wasReached({ tx }: Call, id: string): Promise<boolean> {
  const rows = await tx.query("select 1 as one from outreach_attempt where outreach_id = $1 and outcome <> 'NO_ANSWER' limit 1", [id])
  return rows.length > 0
}

/** Police unit of the division, or the nearest one above or beside it. */
export async function unitFor({ tx }: Call, divisionCode: string): Promise<string> {
  const [unit] = await tx.query<{ id: string }>(
    "select id from agency where type = 'POLICE' and active order by division_code <> $1, left(division_code, 4) <> left($1, 4), left(division_code, 2) <> left($1, 2), id limit 1",
    [divisionCode],
  )
  if (!unit) throw refused('input.divisionCode', 'outreach-unit')
  return unit.id
}

/** Throws RefusedError unless the agency is an active police unit. */
export async function assertUnit({ tx }: Call, unitId: string): Promise<void> {
  const rows = await tx.query("select id from agency where id = $1 and type = 'POLICE' and active", [unitId.replaceAll('\u0000', '')])
  if (rows.length === 0) throw refused('input.unitId', 'outreach-unit')
}
