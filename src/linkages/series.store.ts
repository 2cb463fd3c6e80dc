/** Series as confirmed linkages make them: after each decision those that it touches are reckoned anew, and no other. */
import { fraudCase } from '../cases/case.table.js'
import type { Call } from '../command/command.js'
import { refused } from '../command/refusal.js'
import { audienceRole } from '../database/roles.js'
import { newId } from '../database/columns.js'
import type { Transaction } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { type Plan, planSeries, seriesAtMost, type Standing, type Tie } from './component.rules.js'
import { caseSeries, caseSeriesMember } from './series.table.js'

/** Decisions on series come one after another, until each commit: people make them, and each takes milliseconds. MUST be taken before any row is locked. */
export const oneAtATime = (tx: Transaction): Promise<unknown> => tx.query("select pg_advisory_xact_lock(hashtextextended('case series', 0))", [])

const among = 'in (select json_array_elements_text($1::text::json))'
const millis = (instant: string): number => new Date(instant).getTime()

/** Reckons the series of these two cases anew: joined, formed, split or dissolved. `oneAtATime` MUST hold. Throws RefusedError where one grew too large. */
export async function reckonSeries(call: Call, one: string, other: string): Promise<void> {
  const { tx } = call
  const members = await tx.find(caseSeriesMember, `t.series_id in (select m.series_id from case_series_member m where m.case_id in ($1, $2)) order by t.case_id`, [one, other])
  const ids = [...new Set([...members.map(({ caseId }) => caseId), one, other])]
  if (ids.length > seriesAtMost) throw refused('input.id', 'series-too-large')
  const list = JSON.stringify(ids)
  const [cases, ties, series] = await Promise.all([
    tx.find(fraudCase, `t.id ${among}`, [list]),
    tx.query<{ one: string; other: string }>(`select l.case_id as one, l.other_case_id as other from case_linkage l where l.case_id ${among} and l.state = 'CONFIRMED' and l.case_id < l.other_case_id`, [list]),
    tx.find(caseSeries, `t.id ${among}`, [JSON.stringify([...new Set(members.map(({ seriesId }) => seriesId))])]),
  ])
  const standing = series.map(({ id, formedAt, leadCaseId, isLeadChosen }): Standing => ({ id, formedAt: millis(formedAt), leadCaseId, isLeadChosen, cases: members.filter(({ seriesId }) => seriesId === id).map(({ caseId }) => caseId) }))
  const unitOf = new Map(cases.map(({ id, leadAgencyId }) => [id, leadAgencyId]))
  await applyPlan(call, planSeries(cases.map(({ id, reportedAt }) => ({ id, reportedAt: millis(reportedAt) })), ties.map((tie): Tie => [tie.one, tie.other]), standing), standing, unitOf)
}

async function applyPlan({ tx, now }: Call, plan: Plan, standing: readonly Standing[], unitOf: ReadonlyMap<string, string>): Promise<void> {
  const at = toInstant(now)
  const before = new Map(standing.map((each) => [each.id, each]))
  const placed: { readonly case: string; readonly series: string | null; readonly unit: string }[] = plan.alone.map((id) => ({ case: id, series: null, unit: unitOf.get(id) as string }))
  for (const { id, cases, leadCaseId, isLeadChosen } of plan.series) {
    const seriesId = id ?? newId('case_series')
    const lead = { leadCaseId, leadUnitId: unitOf.get(leadCaseId) as string, isLeadChosen }
    const known = id === null ? null : (before.get(id) as Standing)
    if (!known) await tx.insert(caseSeries, [{ ...lead, id: seriesId, seriesNumber: newNumber('SER', now), state: 'FORMED', formedAt: at }])
    else if (known.leadCaseId !== leadCaseId || known.isLeadChosen !== isLeadChosen || known.cases.length !== cases.length || cases.some((each) => !known.cases.includes(each)))
      await tx.query('update case_series set lead_case_id = $2, lead_unit_id = $3, is_lead_chosen = $4::text::boolean, version = version + 1 where id = $1', [seriesId, lead.leadCaseId, lead.leadUnitId, String(isLeadChosen)])
    placed.push(...cases.map((each) => ({ case: each, series: seriesId, unit: unitOf.get(each) as string })))
  }
  for (const { id, joinedId } of plan.ended) await tx.query('update case_series set state = $2, ended_at = $3::text::timestamptz, joined_id = $4, version = version + 1 where id = $1', [id, joinedId === null ? 'DISSOLVED' : 'JOINED', at, joinedId])
  await tx.query(
    `insert into case_series_member (case_id, series_id, unit_id) select x."case", x.series, x.unit from json_to_recordset($1::text::json) as x("case" text, series text, unit text)
     on conflict (case_id) do update set series_id = excluded.series_id, unit_id = excluded.unit_id where (case_series_member.series_id, case_series_member.unit_id) is distinct from (excluded.series_id, excluded.unit_id)`,
    [JSON.stringify(placed)],
  )
}

/** Whether the case is in the series, with the unit that leads it there; null where it is not. */
export const memberUnit = async (tx: Transaction, seriesId: string, caseId: string): Promise<string | null> => (await tx.find(caseSeriesMember, 't.case_id = $1 and t.series_id = $2', [caseId, seriesId]))[0]?.unitId ?? null

/** Which case is in which series is told by the database to the units of that series alone. */
export const seriesFences: readonly string[] = [
  `create or replace function app.is_in_series(series text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
     select exists (select 1 from case_series_member m where m.series_id = series and m.unit_id = app.agency())
   $$`,
  'revoke all on function app.is_in_series(text) from public',
  ...(['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS'] as const).flatMap((desk) => [
    `grant execute on function app.is_in_series(text) to ${audienceRole(desk)}`,
    `alter policy case_series_member_${desk.toLowerCase()} on case_series_member using (app.is_in_series(series_id))`,
  ]),
]
