import type { Sql } from 'postgres'
import uscc from 'stdnum/lib/cjs/cn/uscc.js'
import { expect } from 'vitest'
import { disguise } from '../../src/policy/disguise.js'
import { families } from '../../src/orders/family.rules.js'
import { isResultCode } from '../../src/orders/result-code.rules.js'
import { type MaskName, masks } from '../../src/policy/masks.js'
import { checkBankAccount } from '../../src/scalars/bank-account.js'
import { checkCaseNumber, checkIncidentNumber, checkOrderNumber } from '../../src/scalars/case-number.js'
import { checkCnapsCode } from '../../src/scalars/cnaps-code.js'
import { checkDivisionCode } from '../../src/scalars/division-code.js'
import { checkImHandle, type ImService } from '../../src/scalars/im-handle.js'
import { canonicalPhoneNumber, checkPhoneNumber } from '../../src/scalars/phone-number.js'
import { canonicalResidentId, checkIdentityDocument, checkResidentId, type IdentityDocumentKind } from '../../src/scalars/resident-id.js'
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
    ['control_order', 'operator_phone'], ['outreach_record', 'victim_phone'], ['agency', 'contact_phone'], ['officer', 'phone']].map(([table, column]) => [`select distinct ${column} as value from ${table}`, isPhone] as const),
  ...[['victim_identity', 'id_number'], ['account_identity', 'holder_id_number'], ['subscriber', 'id_number'], ['control_order', 'operator_id_number'], ['control_order', 'investigator_id_number'], ['officer', 'id_number']]
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
  ['select linkage_number as value from case_linkage', (value) => checkOrderNumber(value) === null],
  ['select series_number as value from case_series', (value) => checkOrderNumber(value) === null],
  ['select trail_number as value from fund_trail', (value) => checkOrderNumber(value) === null],
  ['select report_number as value from analysis_report', (value) => checkOrderNumber(value) === null],
  ['select suspect_number as value from suspect', (value) => checkOrderNumber(value) === null],
  ['select centre_number as value from call_centre', (value) => checkOrderNumber(value) === null],
  ['select operation_number as value from joint_operation', (value) => checkOrderNumber(value) === null],
  ['select extradition_number as value from extradition', (value) => checkOrderNumber(value) === null],
  ['select i.document_number as value, s.document_kind as beside from suspect s join suspect_identity i using (id) where i.document_number is not null', (value, kind) => checkIdentityDocument(kind as IdentityDocumentKind, value) === null],
  ['select distinct division_code as value from arrest where division_code is not null', isDivision],
  ['select country as value from call_centre union select country from arrest where country is not null union select requested_from from extradition', (value) => value === 'CN' || value === 'XX'],
  ['select risk_number as value from risk_score', (value) => checkOrderNumber(value) === null],
  ['select restitution_number as value from restitution', (value) => checkOrderNumber(value) === null],
  ['select officer_number as value from officer', (value) => /^[0-9]{6}-[0-9]{4}$/.test(value) && isDivision(value.slice(0, 6))],
  ['select result_code as value from order_feedback', isResultCode],
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
  ['personName', 'select traced_by_name as clear, traced_by_name_mask as mask from fund_trail'],
  ['personName', 'select i.name as clear, name_mask as mask from suspect join suspect_identity i using (id)'],
  ['personName', 'select objector_name as clear, objector_name_mask as mask from restitution_objection'],
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
    'select 1 from control_order o left join legal_instrument i using (instrument_number) where o.instrument_number is not null and (i.case_id is distinct from o.case_id or i.id is distinct from o.instrument_id)',
    'select 1 from control_order where instrument_number is null and instrument_id is not null',
    'select 1 from account_transaction t join account a on a.id = t.account_id where t.occurred_at < a.opened_at',
    'select 1 from reported_payment p join account a on a.id = p.credit_account_id left join account d on d.id = p.debit_account_id where p.credit_bank_id <> a.holding_bank_id or p.debit_bank_id is distinct from d.holding_bank_id',
    `select 1 from reported_payment p where not exists (select 1 from involved_account i where i.case_id = p.case_id and i.account_id = p.credit_account_id and i.layer = 1)
       or not exists (select 1 from involved_account i where i.case_id = p.case_id and i.account_id = p.debit_account_id and i.role = 'VICTIM')
       or not exists (select 1 from account_transaction t where t.account_id = p.debit_account_id and t.counterparty_account_id = p.credit_account_id and t.amount = p.amount and t.occurred_at = p.paid_at and t.direction = 'OUT')`,
    'select 1 from reported_payment p join incident_report i on i.id = p.incident_id where i.case_id is distinct from p.case_id or p.paid_at > i.received_at or p.recorded_at < i.received_at',
    'select 1 from (select case_id, sum(amount) as paid from reported_payment group by 1) p join fraud_case c on c.id = p.case_id where c.loss_amount <> p.paid',
    'select 1 from incident_report where (duplicate_of_id is not null) <> (status = $$DUPLICATE$$) or (status in ($$ACCEPTED$$, $$CASE_FILED$$)) <> (accepted_at is not null) or accepted_at < received_at',
    'select 1 from incident_report i join incident_report f on f.id = i.duplicate_of_id where f.case_id is distinct from i.case_id or f.received_at > i.received_at',
    'select 1 from fraud_case c left join fraud_case i on i.id = c.merged_into_id where (c.merged_into_id is not null and c.status <> $$MERGED_INTO$$) or i.status = $$MERGED_INTO$$',
    'select 1 from fraud_case where (review_due_at is not null) <> (status = $$UNDER_REVIEW$$) or solved_at < filed_at or closed_at < solved_at or (status in ($$SOLVED$$, $$REFERRED_FOR_PROSECUTION$$, $$CLOSED$$)) <> (solved_at is not null)',
    'select 1 from legal_instrument i join officer o on o.id = i.drafted_by_id where o.agency_id <> i.issuing_unit_id or o.name = i.approver_name',
    'select 1 from legal_instrument where approved_at is distinct from valid_from or drafted_by_id is null or (type = $$FREEZE_NOTICE$$ and (scope is null or interest_included is null))',
    'select 1 from attachment a join legal_instrument i on i.id = a.instrument_id where a.case_id <> i.case_id or a.sha256 <> encode(sha256(decode(a.content, $$base64$$)), $$hex$$) or a.size_bytes <> length(decode(a.content, $$base64$$))',
    'select 1 from appeal where (accepted_at is null) <> (status = $$FILED$$) or (decided_at is not null) <> (status in ($$UPHELD$$, $$LIFTED$$)) or (decision is not null) <> (decided_at is not null) or (next_remedy is not null) <> (decided_at is not null) or accepted_at < filed_at or decided_at < accepted_at',
    `select 1 from telecom_number n join telecom_number_identity i using (id) left join lateral (select r.agency_id from agency_range r where r.kind = 'MOBILE' and starts_with(i.msisdn, r.prefix) order by length(r.prefix) desc limit 1) r on true
       where n.original_carrier_id is not null and r.agency_id is distinct from n.original_carrier_id`,
    `select 1 from account a join account_identity i using (id) left join agency_range r on r.kind = 'CARD' and starts_with(i.number, r.prefix) where a.account_class in ('CLASS_I', 'CLASS_II', 'CLASS_III') and r.agency_id is distinct from a.holding_bank_id`,
    'select 1 from online_account o left join agency_range r on r.kind = $$SERVICE$$ and r.prefix = o.service where r.agency_id is distinct from o.platform_id',
    'select 1 from suspect s where not exists (select 1 from suspect_case c where c.suspect_id = s.id) or (status in ($$RELEASED$$, $$CLEARED$$) and status_reason is null)',
    'select 1 from suspect s join suspect_identity i using (id) where (s.document_kind is null) <> (i.document_number is null)',
    'select 1 from arrest a where a.suspect_id is not null and not exists (select 1 from suspect_case c where c.suspect_id = a.suspect_id and c.case_id = a.case_id)',
    'select 1 from arrest a join joint_operation o on o.id = a.operation_id where o.started_at is null or a.arrested_at < o.started_at or not exists (select 1 from joint_operation_case c where c.operation_id = o.id and c.case_id = a.case_id)',
    'select 1 from arrest a join fraud_case c on c.id = a.case_id where c.filed_at is null or a.arrested_at < c.filed_at or num_nonnulls(a.division_code, a.country) > 1',
    'select 1 from call_centre where (raided_at is not null and status = $$ACTIVE$$) or (status = $$RAIDED$$ and raided_at is null) or (closed_at is not null) <> (status = $$CLOSED$$) or raided_at < first_known_at',
    'select 1 from joint_operation where (started_at is not null) and status = $$PLANNED$$ or (ended_at is not null) <> (status in ($$CONCLUDED$$, $$CALLED_OFF$$)) or started_at < planned_at or ended_at < started_at',
    'select 1 from extradition e where (ended_at is not null) <> (status in ($$REFUSED$$, $$HANDED_OVER$$, $$WITHDRAWN$$)) or not exists (select 1 from suspect_case c where c.suspect_id = e.suspect_id and c.case_id = e.case_id)',
    'select 1 from fraud_case where stopped_amount > loss_amount or returned_amount > loss_amount or filed_at < reported_at or closed_at < filed_at',
    `with held as (
       select case_id, holding_bank_id as agency_id from involved_account
       union select i.case_id, n.current_carrier_id from involved_number i join telecom_number n on n.id = i.number_id where n.current_carrier_id is not null
       union select i.case_id, o.platform_id from involved_online_account i join online_account o on o.id = i.online_account_id
       union select case_id, addressee_id from control_order where status not in ('DRAFT', 'DISCARDED')
       union select case_id, routed_by_id from control_order where routed_by_id is not null and status not in ('DRAFT', 'DISCARDED')
       union select case_id, customer_of_id from victim where customer_of_id is not null)
     (select * from held except select case_id, agency_id from case_party) union all (select case_id, agency_id from case_party except select * from held)`,
  ]
  for (const query of faults) expect((await sql.unsafe(`select count(*)::int as faults from (${query}) as faulty`))[0], query).toEqual({ faults: 0 })
}

/** Every order came to where it stands by lawful steps, one event each, and its own columns say the same. */
export async function expectLawful(sql: Sql): Promise<void> {
  interface Event { order_id: string; family: keyof typeof families; version: number; action: string; from_status: string | null; to_status: string; actor: string; agency_id: string | null; article: string; addressee_id: string; issuing_unit_id: string }
  const events = await sql<Event[]>`
    select e.order_id, o.family, e.version, e.action, e.from_status, e.to_status, e.actor, e.agency_id, e.article, e.addressee_id, o.issuing_unit_id
    from order_event e join control_order o on o.id = e.order_id order by e.order_id, e.version`
  expect(events.length).toBeGreaterThan(0)
  const unlawful = events.filter((event) => !families[event.family].steps.some(({ action, from, to, by, article }) => action === event.action && from === event.from_status && to === event.to_status && by.some((actor) => actor === event.actor) && article === event.article))
  expect(unlawful.slice(0, 3)).toEqual([])
  const byOthers = events.filter(({ actor, agency_id, addressee_id, issuing_unit_id }) => agency_id !== (actor === 'CLOCK' ? null : actor === 'INSTITUTION' ? addressee_id : issuing_unit_id))
  expect(byOthers.slice(0, 3)).toEqual([])
  const faults: readonly string[] = [
    'select 1 from control_order o left join (select order_id, count(*) as steps, max(version) as latest, min(version) as first from order_event group by 1) e on e.order_id = o.id where (o.version, o.version, 1) is distinct from (e.steps, e.latest, e.first)',
    'select 1 from control_order o join order_event e on e.order_id = o.id and e.version = o.version where e.to_status <> o.status or o.awaits_addressee <> (e.actor <> $$INSTITUTION$$)',
    'select 1 from order_event e left join order_event f on f.order_id = e.order_id and f.version = e.version - 1 where e.from_status is distinct from f.to_status or e.occurred_at < f.occurred_at',
    'select 1 from order_event e join control_order o on o.id = e.order_id where e.addressee_id <> o.addressee_id or e.routed_by_id is distinct from o.routed_by_id or (e.version = 1 and e.occurred_at <> o.issued_at)',
    'select 1 from control_order o where o.effective_at is not null and not exists (select 1 from order_event e where e.order_id = o.id and e.occurred_at = o.effective_at)',
    'select 1 from control_order o where o.acknowledged_at is distinct from (select max(e.occurred_at) from order_event e where e.order_id = o.id and e.action = $$ACKNOWLEDGE$$)',
    'select 1 from control_order o where o.ended_at is not null and o.ended_at <> (select max(e.occurred_at) from order_event e where e.order_id = o.id and e.from_status is distinct from e.to_status)',
    'select 1 from control_order where status in ($$REJECTED$$, $$FAILED$$, $$EXPIRED$$, $$LIFTED$$, $$CONVERTED_TO_FREEZE$$, $$MISROUTED$$, $$RETURNED$$) and ended_at is null',
    // Funds.
    'select 1 from control_order where held_amount > amount or (held_amount is not null and (amount is null or effective_at is null))',
    'select 1 from control_order o where family in ($$STOP_PAYMENT$$, $$FREEZE$$, $$RETURN_OF_FUNDS$$, $$RECALL_REQUEST$$) and effective_at is not null and held_amount is distinct from (select f.amount from order_feedback f where f.order_id = o.id and f.effective_at = o.effective_at)',
    'select 1 from order_feedback f join control_order o on o.id = f.order_id where f.moved_amount is not null and f.moved_amount <> o.amount - f.amount',
    // Two stops of an account at most, an extension is one of them; one freeze at a time.
    'select 1 from control_order where (stop_ordinal is not null) <> (family = $$STOP_PAYMENT$$ and effective_at is not null) or stop_ordinal not in (1, 2)',
    'select 1 from control_order where stop_ordinal is not null group by account_id having sum(1 + extensions) > 2',
    'select 1 from control_order o where extensions <> (select count(*) from order_event e where e.order_id = o.id and e.action = $$EXTEND$$)',
    `select 1 from control_order o join control_order p on p.account_id = o.account_id and p.id > o.id
       where o.family = 'FREEZE' and p.family = 'FREEZE' and o.effective_at < coalesce(p.ended_at, 'infinity') and p.effective_at < coalesce(o.ended_at, 'infinity')`,
    'select 1 from control_order o join control_order f on f.id = o.follows_id where f.status not in ($$CONVERTED_TO_FREEZE$$, $$MISROUTED$$) or f.case_id <> o.case_id or (f.account_id, f.number_id) is distinct from (o.account_id, o.number_id)',
    'select 1 from control_order o where o.status = $$CONVERTED_TO_FREEZE$$ and not exists (select 1 from control_order f where f.follows_id = o.id and f.family = $$FREEZE$$ and f.effective_at = o.ended_at and f.effective_at < o.expires_at)',
    'select 1 from control_order o join telecom_number n on n.id = o.number_id where o.measure <> case when n.kind = $$FOREIGN$$ then $$INTERCEPT$$ when n.status = $$DEACTIVATED$$ then $$DEACTIVATE$$ when n.kind = $$VIRTUAL$$ then $$BLOCK$$ else $$SUSPEND$$ end',
  ]
  for (const query of faults) expect((await sql.unsafe(`select count(*)::int as faults from (${query}) as faulty`))[0], query).toEqual({ faults: 0 })
  const [measures] = await sql<{ wrong: number }[]>`select count(*)::int as wrong from control_order o where not exists (select 1 from json_to_recordset(${JSON.stringify(Object.values(families).flatMap(({ family, measures }) => measures.map((measure) => ({ family, measure }))))}::text::json) as f(family text, measure text) where f.family = o.family and f.measure = o.measure)`
  expect(measures).toEqual({ wrong: 0 })
}

/** What the clock would find to do is nothing: no term is over that has not been acted on. */
export async function expectClockStill(sql: Sql): Promise<void> {
  const due: readonly string[] = [
    'select 1 from control_order where status in ($$IN_FORCE$$, $$EXTENDED$$, $$RENEWED$$, $$PARTLY_RETURNED$$) and expires_at < $$2099-01-01$$',
    'select 1 from control_order where status in ($$ISSUED$$, $$DELIVERED$$) and (answer_due_at is null or answer_due_at < $$2099-01-01$$)',
    'select 1 from fraud_case where status = $$UNDER_REVIEW$$ and review_due_at < now() and review_overdue_at is null',
    'select 1 from outreach_record o where closed_at is null and contact_due_at < now() and escalated_at is null and not exists (select 1 from outreach_attempt a where a.outreach_id = o.id and a.outcome <> $$NO_ANSWER$$)',
    'select 1 from restitution r where status = $$PUBLIC_NOTICE$$ and notice_until < now()',
    'select 1 from restitution r where status = $$OBJECTED$$ and not exists (select 1 from restitution_objection o where o.restitution_id = r.id and o.outcome = $$OPEN$$)',
    'select 1 from restitution r where status = $$BANK_EXECUTING$$ and execution_due_at < now() and overdue_at is null',
  ]
  for (const query of due) expect((await sql.unsafe(`select count(*)::int as due from (${query}) as found`))[0], query).toEqual({ due: 0 })
}
