/** Who acts, and whose a number is. Asked by commands, inside their transaction. */
import type { Call } from '../command/command.js'
import { refused } from '../command/refusal.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { officer } from './agency.table.js'

export type Officer = Stored<typeof officer>

/** The officer who calls. Throws RefusedError where the token's subject is nobody of its agency. */
export async function callingOfficer({ tx, agency, subject }: Pick<Call, 'tx' | 'agency' | 'subject'>): Promise<Officer> {
  const [found] = await tx.find(officer, 't.agency_id = $1 and t.subject = $2 and t.active', [agency, subject])
  if (!found) throw refused('authorization', 'officer-unknown', 'FORBIDDEN')
  return found
}

/** The second officer of an order, by number. Throws RefusedError where there is none, or it is the first. */
export async function secondOfficer({ tx, agency }: Pick<Call, 'tx' | 'agency'>, first: Officer, officerNumber: string, field: string): Promise<Officer> {
  const [found] = await tx.find(officer, 't.agency_id = $1 and t.officer_number = $2 and t.active', [agency, officerNumber])
  if (!found) throw refused(field, 'officer-unknown')
  if (found.id === first.id) throw refused(field, 'two-officers')
  return found
}

/** The chief on duty, under whose standing approval emergency stops go out. */
export async function chiefOnDuty({ tx, agency }: Pick<Call, 'tx' | 'agency'>): Promise<Officer> {
  const [found] = await tx.find(officer, 't.agency_id = $1 and t.on_duty and t.approver_level is not null and t.active order by t.id limit 1', [agency])
  if (!found) throw refused('authorization', 'officer-unknown', 'FORBIDDEN')
  return found
}

const ranks = ['COUNTY', 'CITY', 'PROVINCE'] as const
/** Whether a chief of rank `held` may approve what asks for `needed`. */
export const reaches = (held: string | null, needed: (typeof ranks)[number]): boolean => ranks.indexOf(held as never) >= ranks.indexOf(needed)

export interface Owner {
  readonly agencyId: string
  readonly routedById: string | null
}

/** Whose numbers are, by the longest range they begin with; numbers of no range are left out. */
export async function ownersOf(tx: Transaction, kind: 'CARD' | 'MOBILE' | 'SERVICE', numbers: readonly string[]): Promise<ReadonlyMap<string, Owner>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx.query<{ number: string; agency: string; routed: string | null }>(
    `select n.number, r.agency_id as agency, r.routed_by_id as routed from json_array_elements_text($1::text::json) n(number)
     cross join lateral (select x.agency_id, x.routed_by_id from agency_range x where x.kind = $2 and starts_with(n.number, x.prefix) order by length(x.prefix) desc limit 1) r`,
    [JSON.stringify([...new Set(numbers)]), kind],
  )
  return new Map(rows.map(({ number, agency, routed }) => [number, { agencyId: agency, routedById: routed }]))
}

/** Agencies among the ids that are active banks or payment institutions; `foreign`: without a CNAPS code. */
export async function banksAmong(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, { readonly foreign: boolean }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; foreign: boolean }>("select id, cnaps_code is null as foreign from agency where id in (select json_array_elements_text($1::text::json)) and type in ('BANK', 'PSP') and active", [JSON.stringify([...new Set(ids)])])
  return new Map(rows.map(({ id, foreign }) => [id, { foreign }]))
}

/** Twelve digits of a police unit. */
export async function unitCodeOf(tx: Transaction, agencyId: string): Promise<{ readonly unitCode: string; readonly divisionCode: string }> {
  const [row] = await tx.query<{ unit: string | null; division: string }>('select unit_code as unit, division_code as division from agency where id = $1', [agencyId])
  if (!row?.unit) throw refused('authorization', 'officer-unknown', 'FORBIDDEN')
  return { unitCode: row.unit, divisionCode: row.division }
}

/** Whether that is a police unit which takes part. */
export async function isPoliceUnit(tx: Transaction, agencyId: string): Promise<boolean> {
  return (await tx.query("select id from agency where id = $1 and type = 'POLICE' and active", [agencyId])).length > 0
}
