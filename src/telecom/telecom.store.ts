/** Numbers as commands name them. Known ones are found, others are made, each with the carrier that serves it today. */
import { ownersOf } from '../agencies/agency.store.js'
import type { Call } from '../command/command.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { involvedNumber, numberPortability, telecomNumber, telecomNumberIdentity } from './telecom.table.js'

export interface KnownTelecomNumber {
  readonly id: string
  readonly msisdn: string
  readonly kind: 'MOBILE' | 'FIXED' | 'VIRTUAL' | 'IOT' | 'FOREIGN'
  /** Carrier that serves it today, after porting; null where none of the platform's does. */
  readonly carrierId: string | null
}

/** E.164 with plus sign, or a short code; by ranges of the numbering plan. */
export function kindOf(msisdn: string): KnownTelecomNumber['kind'] {
  if (!msisdn.startsWith('+86')) return msisdn.startsWith('+') ? 'FOREIGN' : 'FIXED'
  if (/^\+86(?:162|165|167|170|171)/.test(msisdn)) return 'VIRTUAL'
  if (/^\+861(?:4[0146-9]|064)/.test(msisdn)) return 'IOT'
  return /^\+861\d{10}$/.test(msisdn) ? 'MOBILE' : 'FIXED'
}

export async function resolveNumbers(call: Call, msisdns: readonly string[]): Promise<ReadonlyMap<string, KnownTelecomNumber>> {
  const { tx, now, disguise } = call
  const wanted = [...new Set(msisdns)]
  if (wanted.length === 0) return new Map()
  const [rows, owners] = await Promise.all([
    tx.query<{ id: string; msisdn: string; kind: KnownTelecomNumber['kind']; carrier: string | null }>(
      'select n.id, i.msisdn, n.kind, n.current_carrier_id as carrier from telecom_number_identity i join telecom_number n on n.id = i.id where i.msisdn in (select json_array_elements_text($1::text::json))',
      [JSON.stringify(wanted)],
    ),
    ownersOf(tx, 'MOBILE', wanted),
  ])
  const known = new Map<string, KnownTelecomNumber>(rows.map(({ id, msisdn, kind, carrier }) => [msisdn, { id, msisdn, kind, carrierId: carrier }]))
  const made = wanted.filter((msisdn) => !known.has(msisdn)).map((msisdn) => ({ id: newId('telecom_number'), msisdn, kind: kindOf(msisdn), carrierId: owners.get(msisdn)?.agencyId ?? null }))
  for (const each of made) known.set(each.msisdn, each)
  await Promise.all([
    tx.insert(telecomNumber, made.map(({ id, msisdn, kind, carrierId }) => {
      const { mask, digest } = disguise('mobile', msisdn)
      return { id, kind, status: 'IN_SERVICE', abuse: null, originalCarrierId: carrierId, currentCarrierId: carrierId, divisionCode: null, firstSeenAt: toInstant(now), msisdnMask: mask, msisdnDigest: digest }
    })),
    tx.insert(telecomNumberIdentity, made.map(({ id, msisdn, carrierId }) => ({ id, originalCarrierId: carrierId, currentCarrierId: carrierId, msisdn: disguise('mobile', msisdn).clear }))),
  ])
  return known
}

export const involveNumbers = ({ tx }: Call, caseId: string, numberIds: readonly string[]): Promise<void> => tx.insert(involvedNumber, numberIds.map((numberId) => ({ caseId, numberId })), 'existing')

/** State that a measure leaves a number in. */
export const markNumber = ({ tx }: Call, numberId: string, status: 'IN_SERVICE' | 'SUSPENDED' | 'INTERCEPTED' | 'BLOCKED' | 'DEACTIVATED'): Promise<boolean> => tx.change(telecomNumber, numberId, null, { status })

/** A number that turns out to be served by another carrier (携号转网): kept as a porting, and the carrier of today with it. */
export async function portNumber({ tx, now }: Call, numberId: string, donorId: string, recipientId: string): Promise<void> {
  await Promise.all([
    tx.insert(numberPortability, [{ numberId, donorId, recipientId, portedAt: toInstant(now) }]),
    tx.change(telecomNumber, numberId, null, { currentCarrierId: recipientId }),
    tx.change(telecomNumberIdentity, numberId, null, { currentCarrierId: recipientId }),
  ])
}
