/** Cases beside the stories, with their reports and victims, the same in every run: each a copy of a story's row with other facts in it. */
import fc from 'fast-check'
import type postgres from 'postgres'
import { newId } from '../../src/database/columns.js'

export const divisions = ['120101', '120103', '120116', '110101', '110105', '310104']
const types = ['BRUSHING_REBATE', 'FAKE_INVESTMENT', 'FAKE_LOAN', 'ROMANCE', 'GUESS_WHO']
const start = Date.parse('2021-01-01T00:00:00+08:00')
/** Thirteen months of half days, so that reports lie on the ends of periods; those after a year come thrice as often. */
const instant = fc.oneof(fc.nat(790), fc.integer({ min: 730, max: 790 })).map((halfDays) => new Date(start + halfDays * 43_200_000).toISOString())
const amount = fc.nat(9_999_999).map((fen) => (fen / 100).toFixed(2))

export async function addRandomCases(owner: postgres.Sql, count = 400): Promise<void> {
  const template = async (table: string): Promise<Record<string, unknown>> => (await owner.unsafe(`select to_jsonb(t) as row from ${table} t order by id limit 1`))[0]?.['row'] as Record<string, unknown>
  const put = (table: string, rows: readonly Record<string, unknown>[]) => owner.unsafe(`insert into ${table} select (jsonb_populate_record(null::${table}, r)).* from jsonb_array_elements($1::text::jsonb) r`, [JSON.stringify(rows)])
  const [someCase, someReport, someVictim] = [await template('fraud_case'), await template('incident_report'), await template('victim')]
  const made = fc.sample(
    fc.record({
      fraud_type: fc.constantFrom(...types), division_code: fc.constantFrom(...divisions), reported_at: instant, currency: fc.constantFrom('CNY', 'CNY', 'USD'), loss_amount: amount,
      channels: fc.array(fc.record({ channel: fc.constantFrom('HOTLINE_110', 'WALK_IN', 'ONLINE'), later: fc.nat(2) }), { maxLength: 3 }), victims: fc.array(fc.record({ age_band: fc.constantFrom('FROM_18_TO_29', 'FROM_60', 'UNDER_18'), loss_amount: amount, currency: fc.constantFrom('CNY', 'HKD') }), { maxLength: 3 }),
    }),
    { numRuns: count, seed: 20_200_512 },
  ).map((row) => ({ ...row, id: newId('fraud_case') }))
  await put('fraud_case', made.map(({ channels, victims, ...row }, nth) => ({ ...someCase, ...row, merged_into_id: null, case_number: `A12011699000020990303${String(nth).padStart(4, '0')}` })))
  const reports = made.flatMap(({ id, reported_at, channels }) => channels.map(({ channel, later }) => ({ ...someReport, id: newId('incident_report'), case_id: id, channel, received_at: new Date(Date.parse(reported_at) + later * 60_000).toISOString(), duplicate_of_id: null })))
  await put('incident_report', reports.map((row, nth) => ({ ...row, incident_number: `J12011699000020990303${String(nth).padStart(4, '0')}` })))
  await put('victim', made.flatMap(({ id, victims }) => victims.map((row) => ({ ...someVictim, ...row, id: newId('victim'), case_id: id }))))
}
