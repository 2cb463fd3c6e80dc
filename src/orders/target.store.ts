/** Where an order goes: what it touches plays a part in its case, and has an institution that answers for it. Each throws RefusedError naming the rule it breaks. */
import { ownersOf } from '../agencies/agency.store.js'
import type { Call } from '../command/command.js'
import { refused } from '../command/refusal.js'
import type { TermKey } from '../law/terms.js'
import { isId } from './input.rules.js'
import { controlOrder } from './order.table.js'
import { type Discipline, exceedsFiveYears } from './term.rules.js'

export interface AccountTarget {
  readonly id: string
  readonly bankId: string
  /** Card scheme that carries the order to that bank. */
  readonly routedById: string | null
  readonly currency: string
  readonly layer: number
  readonly tracedAmount: string
}

/** An account of the case at home, or abroad where `foreign`. */
export async function accountInCase({ tx }: Call, caseId: string, accountId: string, foreign = false): Promise<AccountTarget> {
  const field = 'input.accountId'
  const [row] = isId('account', accountId)
    ? await tx.query<{ bank: string; currency: string; foreign: boolean; number: string; layer: number; traced: string }>(
        `select a.holding_bank_id as bank, a.currency, b.cnaps_code is null as foreign, i.number, v.layer, v.traced_amount::text as traced
         from involved_account v join account a on a.id = v.account_id join account_identity i on i.id = a.id join agency b on b.id = a.holding_bank_id where v.case_id = $1 and v.account_id = $2`,
        [caseId, accountId],
      )
    : []
  if (!row) throw refused(field, 'account-outside-case', 'NOT_FOUND')
  if (row.foreign !== foreign) throw refused(field, foreign ? 'recall-foreign-only' : 'foreign-account-recalled')
  const owner = (await ownersOf(tx, 'CARD', [row.number])).get(row.number)
  return { id: accountId, bankId: row.bank, routedById: owner?.agencyId === row.bank ? owner.routedById : null, currency: row.currency, layer: row.layer, tracedAmount: row.traced }
}

export interface NumberTarget {
  readonly id: string
  readonly kind: 'MOBILE' | 'FIXED' | 'VIRTUAL' | 'IOT' | 'FOREIGN'
  readonly carrierId: string
}

/** A number of the case, with the carrier that serves it today; `otherwise`: the one that is to act where none here serves it. */
export async function numberInCase(call: Call, caseId: string, numberId: string, otherwise: string | null = null): Promise<NumberTarget> {
  const [row] = isId('telecom_number', numberId)
    ? await call.tx.query<{ kind: NumberTarget['kind']; carrier: string | null }>('select n.kind, n.current_carrier_id as carrier from involved_number v join telecom_number n on n.id = v.number_id where v.case_id = $1 and v.number_id = $2', [caseId, numberId])
    : []
  if (!row) throw refused('input.numberId', 'target-outside-case', 'NOT_FOUND')
  const carrierId = row.carrier ?? (otherwise && (await isActive(call, otherwise, ['CARRIER'])) ? otherwise : null)
  if (!carrierId) throw refused(otherwise ? 'input.carrierId' : 'input.numberId', 'carrier-unresolved')
  return { id: numberId, kind: row.kind, carrierId }
}

/** The platform of an online account of the case. */
export async function platformInCase({ tx }: Call, caseId: string, onlineAccountId: string): Promise<string> {
  const [row] = isId('online_account', onlineAccountId) ? await tx.query<{ platform: string }>('select a.platform_id as platform from involved_online_account v join online_account a on a.id = v.online_account_id where v.case_id = $1 and v.online_account_id = $2', [caseId, onlineAccountId]) : []
  if (!row) throw refused('input.onlineAccountId', 'target-outside-case', 'NOT_FOUND')
  return row.platform
}

/** An address of the case, and a carrier or platform that can block it. */
export async function urlInCase(call: Call, caseId: string, urlId: string, addresseeId: string): Promise<void> {
  const [row] = isId('malicious_url', urlId) ? await call.tx.query('select 1 from involved_url where case_id = $1 and url_id = $2', [caseId, urlId]) : []
  if (!row) throw refused('input.urlId', 'target-outside-case', 'NOT_FOUND')
  if (!(await isActive(call, addresseeId, ['CARRIER', 'PLATFORM']))) throw refused('input.addresseeId', 'platform-unresolved')
}

export async function isActive({ tx }: Call, agencyId: string, types: readonly ('CARRIER' | 'PLATFORM')[]): Promise<boolean> {
  if (!isId('agency', agencyId)) return false
  const found = await tx.query('select 1 from agency where id = $1 and active and type in (select json_array_elements_text($2::text::json))', [agencyId, JSON.stringify(types)])
  return found.length > 0
}

/** Refuses one more disciplinary measure where it would make more than five years in a row. The target is locked, so that two desks do not add to it at once. */
export async function assertWithinFiveYears({ tx, now }: Call, target: { readonly accountId: string } | { readonly numberId: string }, added: TermKey): Promise<void> {
  const [table, column, id] = 'accountId' in target ? ['account', 'account_id', target.accountId] : ['telecom_number', 'number_id', target.numberId]
  const [, rows] = await Promise.all([
    tx.query(`select id from ${table} where id = $1 for no key update`, [id]),
    tx.find(controlOrder, `t.${column} = $1 and t.family = 'DISCIPLINARY_MEASURE' and t.status in ('ISSUED', 'DELIVERED', 'IN_FORCE', 'EXPIRED')`, [id]),
  ])
  const earlier = rows.map(({ term, effectiveAt, expiresAt }): Discipline => ({ term: (term ?? 'DISCIPLINE_TWO_YEARS') as TermKey, from: effectiveAt && expiresAt ? new Date(effectiveAt) : null, until: effectiveAt && expiresAt ? new Date(expiresAt) : null }))
  if (exceedsFiveYears(earlier, added, now)) throw refused('input.term', 'discipline-five-years')
}
