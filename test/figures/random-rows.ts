/** Rows beside the stories, the same in every run: each a copy of a story's row with other facts in it. */
import fc from 'fast-check'
import type postgres from 'postgres'
import { newId } from '../../src/database/columns.js'

export const divisions = ['120101', '120103', '120116', '120110', '110101', '110105', '310104', '500103', '500112', '130102', '130202']

const start = Date.parse('2018-01-01T00:00:00+08:00')
/** Three years of half days: many rows share an instant, so that a period's ends meet rows. */
const instant = fc.nat(2_190).map((halfDays) => new Date(start + halfDays * 43_200_000).toISOString())
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { freq: 3 })
const amount = fc.nat(99_999_999).map((fen) => (fen / 100).toFixed(2))
const currency = fc.constantFrom('CNY', 'CNY', 'USD', 'HKD')
const at = (count: number) => fc.nat(count - 1)

const measures: Record<string, readonly string[]> = {
  STOP_PAYMENT: ['STOP'], FREEZE: ['FREEZE'], RETURN_OF_FUNDS: ['RETURN'], RECALL_REQUEST: ['RECALL'], ACCOUNT_QUERY: ['BALANCE'], ACCOUNT_WATCH: ['WATCH'],
  NUMBER_MEASURE: ['SUSPEND', 'INTERCEPT', 'BLOCK', 'DEACTIVATE', 'RESTRICT_OUTBOUND'], IM_MEASURE: ['TAKEDOWN', 'RESTRICT'], URL_MEASURE: ['BLOCK'], DISCIPLINARY_MEASURE: ['NO_NEW_BUSINESS'],
}

const counts = { cases: 60, orders: 700, feedback: 900, events: 500, accounts: 30, outreach: 80, arrests: 50, suspects: 10, extraditions: 120, centres: 120, operations: 120 }

export async function addRandomRows(owner: postgres.Sql): Promise<void> {
  const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): T[] => fc.sample(arbitrary, { numRuns, seed: 20_190_318 })
  const template = async (table: string, where = 'true'): Promise<Record<string, unknown>> => ((await owner.unsafe(`select to_jsonb(t) as row from ${table} t where ${where} order by id limit 1`))[0]?.['row'] ?? {}) as Record<string, unknown>
  const ids = async (table: string): Promise<string[]> => (await owner.unsafe(`select id from ${table} order by id`)).map((row) => row['id'] as string)
  const put = async (table: string, rows: readonly Record<string, unknown>[]): Promise<string[]> => {
    const named = rows.map((row) => ({ ...row, id: newId(table) }))
    await owner.unsafe(`insert into ${table} select (jsonb_populate_record(null::${table}, r)).* from jsonb_array_elements($1::text::jsonb) r`, [JSON.stringify(named)])
    return named.map(({ id }) => id)
  }

  const someCase = await template('fraud_case')
  const cases = await put('fraud_case', sample(fc.record({ division_code: fc.constantFrom(...divisions), reported_at: instant, filed_at: maybe(instant), solved_at: maybe(instant) }), counts.cases).map((row, nth) => ({ ...someCase, ...row, case_number: `A12011699000020990202${String(nth).padStart(4, '0')}` })))
  const someAccount = await template('account')
  const accounts = await put('account', sample(fc.record({ currency }), counts.accounts).map((row) => ({ ...someAccount, ...row })))
  const [numbers, onlineAccounts, urls] = [await ids('telecom_number'), await ids('online_account'), await ids('malicious_url')]

  const order = fc
    .record({ family: fc.constantFrom(...Object.keys(measures), 'STOP_PAYMENT', 'FREEZE', 'RETURN_OF_FUNDS', 'RECALL_REQUEST'), which: fc.nat(), case: at(cases.length), account: at(accounts.length), target: fc.nat(), effective_at: maybe(instant), amount: maybe(amount), held_amount: maybe(amount), currency: maybe(currency), status: fc.constantFrom('LIFTED', 'EXPIRED', 'EXECUTED', 'RESTORED', 'ISSUED', 'RETURNED') })
  const someOrder = await template('control_order')
  const orderRows = sample(order, counts.orders).map(({ which, case: ofCase, account, target, ...row }, nth) => {
    const fitting = measures[row.family] as readonly string[]
    const [isNumber, isOnline, isUrl] = ['NUMBER_MEASURE', 'IM_MEASURE', 'URL_MEASURE'].map((family) => row.family === family)
    return {
      ...someOrder, ...row,
      measure: fitting[which % fitting.length], case_id: cases[ofCase], order_number: `ORD-20990202-${nth}`, stop_ordinal: null, parent_order_id: null, follows_id: null,
      account_id: isNumber || isOnline || isUrl ? null : accounts[account], number_id: isNumber ? numbers[target % numbers.length] : null, online_account_id: isOnline ? onlineAccounts[target % onlineAccounts.length] : null, url_id: isUrl ? urls[target % urls.length] : null,
    }
  })
  const orders = await put('control_order', orderRows)

  // An answer comes when its order took effect, says it did, or comes at some other time.
  const answer = fc.record({ order: at(orders.length), when: fc.constantFrom('received', 'said', 'other'), instant, result_code: fc.constantFrom('0000', '1200', '0000', '0301', '1300'), amount: maybe(amount) })
  const someFeedback = await template('order_feedback')
  const answers = sample(answer, counts.feedback).map(({ order: of, when, instant: other, ...row }) => {
    const effective = orderRows[of]?.effective_at ?? null
    return { ...someFeedback, ...row, order_id: orders[of], received_at: when === 'received' && effective ? effective : other, effective_at: when === 'said' ? effective : null }
  })
  await put('order_feedback', answers)
  // Steps come with an answer more often than not.
  const event = fc.record({ answer: at(answers.length), together: fc.boolean(), instant, action: fc.constantFrom('RETURN_PART', 'RETURN_ALL', 'EXECUTE', 'ACKNOWLEDGE') })
  await put('order_event', sample(event, counts.events).map(({ answer: of, together, instant: other, action }, nth) => ({ ...answers[of], addressee_id: someOrder['addressee_id'], version: 100 + nth, action, to_status: 'RETURNED', from_status: null, occurred_at: together ? answers[of]?.received_at : other, actor: 'INSTITUTION', article: 'x', note: null })))

  const record = fc.record({ status: fc.constantFrom('DISSUADED', 'DISSUADED', 'REFUSED', 'NOT_A_VICTIM', 'CLOSED'), division_code: fc.constantFrom(...divisions), closed_at: maybe(instant), loss_avoided: maybe(amount) })
  const someRecord = await template('outreach_record')
  await put('outreach_record', sample(record, counts.outreach).map((row, nth) => ({ ...someRecord, ...row, case_id: nth % 2 ? null : cases[nth % cases.length], outreach_number: `OUT-20990202-${nth}` })))
  await put('arrest', sample(fc.record({ case: at(cases.length), people: fc.integer({ min: 1, max: 40 }), arrested_at: instant }), counts.arrests).map(({ case: of, ...row }) => ({ ...row, case_id: cases[of] })))

  // Requests, call centres and operations in every state, with one case, several or none.
  const suspects = await put('suspect', Array.from({ length: counts.suspects }, (_, nth) => ({ suspect_number: `SUS-20990202-${nth}`, role: 'CALLER', status: 'DETAINED', name_mask: '*', recorded_at: new Date(start).toISOString(), version: 1 })))
  const asked = fc.record({ suspect: at(suspects.length), case: at(cases.length), status: fc.constantFrom('HANDED_OVER', 'HANDED_OVER', 'REFUSED', 'WITHDRAWN'), ended_at: instant })
  await put('extradition', sample(asked, counts.extraditions).map(({ suspect: whom, case: of, ...row }, nth) => ({ ...row, extradition_number: `EXT-20990202-${nth}`, suspect_id: suspects[whom], case_id: cases[of], requested_from: 'XX', legal_basis: 'x', requested_at: new Date(start).toISOString(), version: 1 })))
  const ties = fc.uniqueArray(at(cases.length), { maxLength: 3 })
  const tie = async (link: string, key: string, ids: readonly string[], of: readonly (readonly number[])[]): Promise<void> => {
    for (const [nth, id] of ids.entries()) for (const each of of[nth] as readonly number[]) await owner.unsafe(`insert into ${link} (${key}, case_id) values ($1, $2)`, [id, cases[each] as string])
  }
  const centres = sample(fc.record({ raided_at: maybe(instant), ties }), counts.centres)
  await tie('call_centre_case', 'call_centre_id', await put('call_centre', centres.map(({ raided_at }, nth) => ({ centre_number: `CEN-20990202-${nth}`, status: raided_at ? 'RAIDED' : 'ACTIVE', country: 'XX', place: 'x', first_known_at: new Date(start).toISOString(), raided_at, version: 1 }))), centres.map((each) => each.ties))
  const operations = sample(fc.record({ status: fc.constantFrom('CONCLUDED', 'CONCLUDED', 'CALLED_OFF'), ended_at: instant, ties }), counts.operations)
  const someOperation = await template('joint_operation')
  await tie('joint_operation_case', 'operation_id', await put('joint_operation', operations.map(({ ties: _, ...row }, nth) => ({ ...someOperation, ...row, operation_number: `OPN-20990202-${nth}` }))), operations.map((each) => each.ties))
}
