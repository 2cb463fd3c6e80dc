import type { Sql } from 'postgres'
import uscc from 'stdnum/lib/cjs/cn/uscc.js'
import { expect } from 'vitest'
import { disguise } from '../../src/policy/disguise.js'
import { type MaskName, masks } from '../../src/policy/masks.js'
import { checkBankAccount } from '../../src/scalars/bank-account.js'
import { checkCaseNumber, checkIncidentNumber, checkOrderNumber } from '../../src/scalars/case-number.js'
import { checkCnapsCode } from '../../src/scalars/cnaps-code.js'
import { checkDivisionCode } from '../../src/scalars/division-code.js'
import { checkImHandle, type ImService } from '../../src/scalars/im-handle.js'
import { canonicalPhoneNumber, checkPhoneNumber } from '../../src/scalars/phone-number.js'
import { canonicalResidentId, checkIdentityDocument, checkResidentId } from '../../src/scalars/resident-id.js'
import { checkUnitCode } from '../../src/scalars/unit-code.js'
import { canonicalUrlAddress, checkUrlAddress } from '../../src/scalars/url-address.js'
import { testPlatformKey } from '../support/platform-key.js'

const isPhone = (value: string) => checkPhoneNumber(value) === null && canonicalPhoneNumber(value) === value
/** A person's number, a company's code, or the paper of a foreign company. */
const isHolderId = (value: string) =>
  (checkResidentId(value) === null && canonicalResidentId(value) === value) || uscc.validate(value).isValid || (/^XX/.test(value) && checkIdentityDocument('PASSPORT', value) === null)
const isDivision = (value: string) => checkDivisionCode(value) === null

/** What a column may hold; a second column may decide. */
const rules: readonly (readonly [query: string, holds: (value: string, beside: string) => boolean])[] = [
  ...[['incident_report', 'reporter_phone'], ['victim_identity', 'phone'], ['telecom_number_identity', 'msisdn'], ['call_detail_record', 'counterpart'], ['online_registration', 'registered_phone'],
    ['control_order', 'operator_phone'], ['outreach_record', 'victim_phone'], ['agency', 'contact_phone']].map(([table, column]) => [`select distinct ${column} as value from ${table}`, isPhone] as const),
  ...[['victim_identity', 'id_number'], ['account_identity', 'holder_id_number'], ['subscriber', 'id_number'], ['control_order', 'operator_id_number'], ['control_order', 'investigator_id_number']]
    .map(([table, column]) => [`select distinct ${column} as value from ${table}`, isHolderId] as const),
  ...[['agency', 'division_code'], ['fraud_case', 'division_code'], ['incident_report', 'division_code'], ['telecom_number', 'division_code'], ['call_detail_record', 'cell_division_code'], ['outreach_record', 'division_code']]
    .map(([table, column]) => [`select distinct ${column} as value from ${table} where ${column} is not null`, isDivision] as const),
  ["select i.number as value, a.account_class as beside from account_identity i join account a using (id)",
    (value, accountClass) => checkBankAccount(value) === null && (!/^CLASS/.test(accountClass) || checkBankAccount(value, 'CARD') === null) && (accountClass !== 'FOREIGN' || /^XX/.test(value))],
  ['select distinct counterparty_number as value from account_transaction', (value) => checkBankAccount(value) === null],
  ['select i.handle as value, o.service as beside from online_account_identity i join online_account o using (id)', (value, service) => checkImHandle(value, service as ImService) === null],
  ['select url as value from malicious_url', (value) => checkUrlAddress(value) === null && canonicalUrlAddress(value) === value && /\.(?:example|test|invalid)$/.test(new URL(value).hostname)],
  ['select cnaps_code as value from agency where cnaps_code is not null', (value) => checkCnapsCode(value) === null],
  ['select unit_code as value from agency where unit_code is not null', (value) => checkUnitCode(value) === null],
  ['select case_number as value from fraud_case', (value) => checkCaseNumber(value) === null],
  ['select incident_number as value from incident_report', (value) => checkIncidentNumber(value) === null],
  ['select order_number as value from control_order', (value) => checkOrderNumber(value) === null],
  ['select outreach_number as value from outreach_record', (value) => checkOrderNumber(value) === null],
  ['select instrument_number as value from legal_instrument', (value) => checkOrderNumber(value) === null],
  ['select result_code as value from order_feedback', (value) => /^[0-9]{4}$/.test(value)],
  ['select last_login_address as value from online_registration', (value) => /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.[0-9]+$/.test(value)],
]

/** Every identifier is valid, in its canonical spelling, and belongs to nobody. */
export async function expectIdentifiersValid(sql: Sql): Promise<void> {
  for (const [query, holds] of rules) {
    const rows = await sql.unsafe<{ value: string; beside?: string }[]>(query)
    expect(rows.length, query).toBeGreaterThan(0)
    expect(rows.filter(({ value, beside }) => !holds(value, beside ?? '')).slice(0, 3), query).toEqual([])
  }
}

/** Clear value, mask and, where one is kept, digest of the same row. */
const disguised: readonly (readonly [mask: MaskName, query: string])[] = [
  ['personName', 'select reporter_name as clear, reporter_name_mask as mask from incident_report'],
  ['mobile', 'select reporter_phone as clear, reporter_phone_mask as mask, reporter_phone_digest as digest from incident_report'],
  ['personName', 'select i.name as clear, name_mask as mask from victim join victim_identity i using (id)'],
  ['residentId', 'select i.id_number as clear, id_number_mask as mask, id_number_digest as digest from victim join victim_identity i using (id)'],
  ['mobile', 'select i.phone as clear, phone_mask as mask, phone_digest as digest from victim join victim_identity i using (id)'],
  ['bankAccount', 'select i.number as clear, number_mask as mask, number_digest as digest from account join account_identity i using (id)'],
  ['personName', 'select i.holder_name as clear, holder_name_mask as mask from account join account_identity i using (id)'],
  ['residentId', 'select i.holder_id_number as clear, holder_id_number_mask as mask, holder_id_number_digest as digest from account join account_identity i using (id)'],
  ['bankAccount', 'select counterparty_number as clear, counterparty_number_mask as mask, counterparty_number_digest as digest from account_transaction'],
  ['personName', 'select counterparty_name as clear, counterparty_name_mask as mask from account_transaction'],
  ['mobile', 'select i.msisdn as clear, msisdn_mask as mask, msisdn_digest as digest from telecom_number join telecom_number_identity i using (id)'],
  ['personName', 'select name as clear, name_mask as mask from subscriber'],
  ['residentId', 'select id_number as clear, id_number_mask as mask from subscriber'],
  ['address', 'select address as clear, address_mask as mask from subscriber'],
  ['mobile', 'select counterpart as clear, counterpart_mask as mask from call_detail_record'],
  ['imHandle', 'select i.handle as clear, handle_mask as mask, handle_digest as digest from online_account join online_account_identity i using (id)'],
  ['url', 'select url as clear, url_mask as mask from malicious_url'],
  ['personName', 'select operator_name as clear, operator_name_mask as mask from control_order'],
  ['residentId', 'select operator_id_number as clear, operator_id_number_mask as mask from control_order'],
  ['personName', 'select investigator_name as clear, investigator_name_mask as mask from control_order'],
  ['residentId', 'select investigator_id_number as clear, investigator_id_number_mask as mask from control_order'],
  ['personName', 'select appellant_name as clear, appellant_name_mask as mask from appeal'],
  ['personName', 'select victim_name as clear, victim_name_mask as mask from outreach_record'],
  ['mobile', 'select victim_phone as clear, victim_phone_mask as mask, victim_phone_digest as digest from outreach_record'],
]

/** Masks are those of the policy, digests those of the platform's key. */
export async function expectDisguised(sql: Sql): Promise<void> {
  for (const [mask, query] of disguised) {
    const rows = await sql.unsafe<{ clear: string; mask: string; digest?: string }[]>(query)
    expect(rows.length, query).toBeGreaterThan(0)
    const wrong = rows.filter((row) => row.mask !== masks[mask].apply(row.clear) || (row.digest !== undefined && row.digest !== disguise(mask, row.clear, testPlatformKey).digest))
    expect(wrong.slice(0, 3), query).toEqual([])
  }
  const covered = disguised.length
  const [found] = await sql<{ columns: number }[]>`select count(*)::int as columns from information_schema.columns where table_schema = 'public' and column_name like '%\_mask'`
  expect(covered).toBe(found?.columns)
}

/** Rows that copy a fact of another row agree with it, and the parties of a case are exactly those who hold something in it. */
export async function expectConsistent(sql: Sql): Promise<void> {
  const faults: readonly string[] = [
    'select 1 from account_identity i join account a using (id) where i.holding_bank_id <> a.holding_bank_id',
    'select 1 from account_balance b join account a using (id) where b.holding_bank_id <> a.holding_bank_id',
    'select 1 from involved_account i join account a on a.id = i.account_id where i.holding_bank_id <> a.holding_bank_id',
    'select 1 from account_transaction t join account a on a.id = t.account_id where t.holding_bank_id <> a.holding_bank_id',
    'select 1 from account_transaction t join account_identity a on a.id = t.counterparty_account_id where t.counterparty_number <> a.number or t.counterparty_name <> a.holder_name',
    'select 1 from victim_identity i join victim v using (id) where i.case_id <> v.case_id or i.customer_of_id is distinct from v.customer_of_id',
    'select 1 from telecom_number_identity i join telecom_number n using (id) where i.current_carrier_id is distinct from n.current_carrier_id or i.original_carrier_id is distinct from n.original_carrier_id',
    'select 1 from subscriber s join telecom_number n on n.id = s.number_id where s.carrier_id is distinct from n.current_carrier_id',
    'select 1 from call_detail_record c join telecom_number n on n.id = c.number_id where c.carrier_id is distinct from n.current_carrier_id',
    'select 1 from number_portability p join telecom_number n on n.id = p.number_id where p.donor_id <> n.original_carrier_id or p.recipient_id <> n.current_carrier_id',
    'select 1 from online_account_identity i join online_account o using (id) where i.platform_id <> o.platform_id',
    'select 1 from online_registration i join online_account o using (id) where i.platform_id <> o.platform_id',
    'select 1 from order_feedback f join control_order o on o.id = f.order_id where f.addressee_id <> o.addressee_id or f.received_at < o.issued_at',
    'select 1 from appeal p join control_order o on o.id = p.order_id where p.addressee_id <> o.addressee_id',
    'select 1 from control_order where num_nonnulls(account_id, number_id, online_account_id, url_id) > 1',
    'select 1 from control_order o join account a on a.id = o.account_id where o.addressee_id <> a.holding_bank_id',
    'select 1 from control_order o left join legal_instrument i using (instrument_number) where o.instrument_number is not null and i.case_id is distinct from o.case_id',
    'select 1 from account_transaction t join account a on a.id = t.account_id where t.occurred_at < a.opened_at',
    'select 1 from fraud_case where stopped_amount > loss_amount or returned_amount > loss_amount or filed_at < reported_at or closed_at < filed_at',
    `with held as (
       select case_id, holding_bank_id as agency_id from involved_account
       union select i.case_id, n.current_carrier_id from involved_number i join telecom_number n on n.id = i.number_id where n.current_carrier_id is not null
       union select i.case_id, o.platform_id from involved_online_account i join online_account o on o.id = i.online_account_id
       union select case_id, addressee_id from control_order
       union select case_id, routed_by_id from control_order where routed_by_id is not null
       union select case_id, customer_of_id from victim where customer_of_id is not null)
     (select * from held except select case_id, agency_id from case_party) union all (select case_id, agency_id from case_party except select * from held)`,
  ]
  for (const query of faults) expect((await sql.unsafe(`select count(*)::int as faults from (${query}) as faulty`))[0], query).toEqual({ faults: 0 })
}
