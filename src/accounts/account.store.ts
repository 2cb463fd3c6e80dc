/** Accounts as commands name them: by number, and by bank where the number does not tell. Known ones are found, others are made. */
import { banksAmong, ownersOf } from '../agencies/agency.store.js'
import type { Call } from '../command/command.js'
import type { Findings } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { account, accountBalance, accountIdentity, involvedAccount } from './account.table.js'

/** *incoming* – an account as somebody tells it. */
export interface AccountReference {
  /** Path into the input, for refusals. */
  readonly field: string
  readonly number: string
  /** Id of the bank; needed where no card range tells it. */
  readonly bankId?: string | null
  readonly holderName?: string | null
  readonly holderIdNumber?: string | null
  readonly currency?: string | null
  readonly suspicious: boolean
}

export interface KnownAccount {
  readonly id: string
  readonly number: string
  readonly bankId: string
  /** Card scheme that carries orders to that bank. */
  readonly routedById: string | null
  /** At an institution abroad: it is asked to recall, not ordered to stop. */
  readonly foreign: boolean
}

const unknownName = '未知'
/** Stands for the identity number of a holder, or a victim, whose own nobody has told. */
export const unknownIdNumber = '000000000000000000'

/** Finds or makes every account, in the order given. What cannot be told to a bank is added to the findings, and left out. */
export async function resolveAccounts(call: Call, references: readonly AccountReference[], findings: Findings): Promise<ReadonlyMap<string, KnownAccount>> {
  const { tx, now, disguise } = call
  const numbers = [...new Set(references.map(({ number }) => number))]
  if (numbers.length === 0) return new Map()
  const [rows, owners, banks] = await Promise.all([
    tx.query<{ id: string; number: string; bank: string; foreign: boolean }>(
      'select a.id, i.number, a.holding_bank_id as bank, b.cnaps_code is null as foreign from account_identity i join account a on a.id = i.id join agency b on b.id = a.holding_bank_id where i.number in (select json_array_elements_text($1::text::json))',
      [JSON.stringify(numbers)],
    ),
    ownersOf(tx, 'CARD', numbers),
    banksAmong(tx, references.flatMap(({ bankId }) => (bankId ? [bankId] : []))),
  ])
  const known = new Map<string, KnownAccount>()
  const made: (AccountReference & KnownAccount)[] = []
  for (const reference of references) {
    const { number, bankId, field } = reference
    if (known.has(number)) continue
    const owner = owners.get(number)
    const candidates = rows.filter((row) => row.number === number && (!bankId || row.bank === bankId))
    const [found] = candidates
    if (found && candidates.length === 1) {
      known.set(number, { id: found.id, number, bankId: found.bank, foreign: found.foreign, routedById: owner?.agencyId === found.bank ? owner.routedById : null })
      continue
    }
    const bank = bankId ?? owner?.agencyId
    if (!bank || (bankId && !banks.has(bankId))) {
      findings.add(`${field}.bankId`, 'bank-unresolved')
      continue
    }
    const fresh = { id: newId('account'), number, bankId: bank, foreign: banks.get(bank)?.foreign ?? false, routedById: owner && owner.agencyId === bank ? owner.routedById : null }
    known.set(number, fresh)
    made.push({ ...reference, ...fresh })
  }
  const accounts = made.map((each) => {
    const number = disguise('bankAccount', each.number)
    const name = disguise('personName', each.holderName ?? unknownName)
    const id = disguise('residentId', each.holderIdNumber ?? unknownIdNumber)
    return { each, number, name, id }
  })
  await Promise.all([
    tx.insert(account, accounts.map(({ each, number, name, id }) => ({
      id: each.id, holdingBankId: each.bankId, accountClass: each.foreign ? 'FOREIGN' : 'CLASS_I', riskStatus: each.suspicious ? 'SUSPICIOUS' : 'NORMAL', currency: each.currency ?? 'CNY', openedAt: toInstant(now),
      numberMask: number.mask, numberDigest: number.digest, holderNameMask: name.mask, holderIdNumberMask: id.mask, holderIdNumberDigest: id.digest,
    }))),
    tx.insert(accountIdentity, accounts.map(({ each, number, name, id }) => ({ id: each.id, holdingBankId: each.bankId, number: number.clear, holderName: name.clear, holderIdNumber: id.clear }))),
  ])
  return known
}

/** What an account is to a case; one that is in it already keeps its role, and the layer nearest to the victim. */
export interface Involvement {
  readonly account: KnownAccount
  readonly role: 'VICTIM' | 'SUSPECT' | 'MULE' | 'CASH_OUT' | 'BYSTANDER'
  readonly layer: number
  readonly amount: string
}

export async function involveAccounts({ tx, now }: Call, caseId: string, involvements: readonly Involvement[]): Promise<void> {
  await tx.query(
    `insert into involved_account (id, case_id, account_id, holding_bank_id, role, layer, traced_amount, added_at)
     select r.id, r.case_id, r.account_id, r.holding_bank_id, r.role, r.layer, r.traced_amount, r.added_at from json_populate_recordset(null::involved_account, $1::text::json) r
     on conflict (case_id, account_id) do update set layer = least(involved_account.layer, excluded.layer), traced_amount = involved_account.traced_amount + excluded.traced_amount`,
    [JSON.stringify(involvements.map(({ account: { id, bankId }, role, layer, amount }) => ({ id: newId('involved_account'), case_id: caseId, account_id: id, holding_bank_id: bankId, role, layer, traced_amount: amount, added_at: toInstant(now) })))],
  )
}

/** Standing of an account in joint action, as its latest measure leaves it. */
export const markAccount = ({ tx }: Call, accountId: string, riskStatus: 'SUSPICIOUS' | 'INVOLVED' | 'STOPPED' | 'FROZEN' | 'CLEARED'): Promise<boolean> => tx.change(account, accountId, null, { riskStatus })

/** The balance a bank reports; the latest one stands. */
export async function reportBalance({ tx }: Call, row: { readonly accountId: string; readonly bankId: string; readonly balance: string; readonly at: Date }): Promise<void> {
  await tx.insert(accountBalance, [{ id: row.accountId, holdingBankId: row.bankId, balance: row.balance, balanceAt: toInstant(row.at) }], 'existing')
  await tx.query('update account_balance set balance = $2::text::numeric, balance_at = $3::text::timestamptz where id = $1 and balance_at <= $3::text::timestamptz', [row.accountId, row.balance, toInstant(row.at)])
}

/** Whether the account plays a part in the case, and the layer it stands on. */
export async function layerOf({ tx }: Call, caseId: string, accountId: string): Promise<number | null> {
  const [row] = await tx.find(involvedAccount, 't.case_id = $1 and t.account_id = $2', [caseId, accountId])
  return row?.layer ?? null
}
