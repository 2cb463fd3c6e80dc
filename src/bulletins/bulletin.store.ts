/** Reports under lock, the figures they are made of, and what of those is told. */
import { randomInt } from 'node:crypto'
import type { Call } from '../command/command.js'
import { assertUnmoved, findSeen, type Versioned } from '../command/lock.js'
import { refused } from '../command/refusal.js'
import { fraudCase, incidentReport, victim } from '../cases/case.table.js'
import { newId } from '../database/columns.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { monthBegin, toInstant } from '../law/calendar.js'
import { type Counted, mergeOthers, sumKey, toldOf, wholeTable } from './bulletin.rules.js'
import { analysisFigure, analysisReport, publishedMonth } from './bulletin.table.js'
import type { TrendDimension } from './trend.rules.js'

export type ReportRow = Stored<typeof analysisReport>
type FigureRow = Stored<typeof analysisFigure>

/** One publication of figures at a time. Any constant will do. */
const publicationKey = 5_701_931
/** Rows written by one statement. */
const rowsAtOnce = 1_000

/** The report under lock, as the caller read it. Throws RefusedError. */
export async function lockReport(call: Call<Versioned>): Promise<ReportRow> {
  const { tx, input } = call
  const row = await findSeen(call, 'AnalysisReport', input.id, async () => (await tx.find(analysisReport, 't.id = $1 for update', [input.id]))[0])
  assertUnmoved(row, input.version)
  return row
}

/** The report whose place another is to take, under lock. Throws RefusedError where it is not published. */
export async function lockSuperseded(call: Call, id: string, field: string): Promise<ReportRow> {
  const row = await findSeen(call, 'AnalysisReport', id, async () => (await call.tx.find(analysisReport, 't.id = $1 for update', [id]))[0], field)
  if (row.status !== 'PUBLISHED') throw refused(field, 'bulletin-superseded', 'ILLEGAL_TRANSITION')
  return row
}

interface Cell {
  readonly key: string
  readonly periodFrom: string
  readonly periodUntil: string
  readonly count: number
  readonly losses: readonly { readonly currency: string; readonly amount: string }[]
  readonly isRising: boolean | null
}

/** What the desks' trends tell of these months, by the same function. `isCut`: not of all keys. */
async function reckonMonths(tx: Transaction, dimension: TrendDimension, from: Date, until: Date): Promise<{ readonly cells: readonly Counted[]; readonly isCut: boolean }> {
  const [row] = await tx.query<{ said: string }>("select app.fraud_trends($1::text::timestamptz, $2::text::timestamptz, 'MONTH', $3, null)::text as said", [toInstant(from), toInstant(until), dimension])
  const { cells, isCut } = JSON.parse(row?.said as string) as { readonly cells: readonly Cell[]; readonly isCut: boolean }
  const instant = (text: string): string => toInstant(new Date(text))
  return { isCut, cells: cells.map(({ losses, periodFrom, periodUntil, ...rest }) => ({ key: rest.key, count: rest.count, isRising: rest.isRising, periodFrom: instant(periodFrom), periodUntil: instant(periodUntil), lossAmount: losses.find(({ currency }) => currency === 'CNY')?.amount ?? '0.00' })) }
}

const knownKeys: Readonly<Record<Exclude<TrendDimension, 'DIVISION'>, readonly string[]>> = { FRAUD_TYPE: fraudCase.fraudType.enumValues, CHANNEL: [...incidentReport.channel.enumValues, 'UNKNOWN'], AGE_BAND: victim.ageBand.enumValues }

function monthsOf(from: Date, until: Date): readonly Pick<Counted, 'periodFrom' | 'periodUntil'>[] {
  const months: { periodFrom: string; periodUntil: string }[] = []
  for (let at = from; at < until; at = monthBegin(at, 1)) months.push({ periodFrom: toInstant(at), periodUntil: toInstant(monthBegin(at, 1)) })
  return months
}

/** A dimension's figures for whole months. Throws RefusedError where there are more divisions than can be told apart. */
async function reckonTable(tx: Transaction, dimension: TrendDimension, from: Date, until: Date, field: string): Promise<readonly Counted[]> {
  const { cells, isCut } = await reckonMonths(tx, dimension, from, until)
  const months = monthsOf(from, until)
  if (dimension !== 'DIVISION') return wholeTable(months, knownKeys[dimension], cells)
  const before = await reckonMonths(tx, dimension, monthBegin(from, -12), from)
  if (isCut || before.isCut) throw refused(field, 'bulletin-too-many-divisions')
  const { keys, counted } = mergeOthers(cells, before.cells)
  return wholeTable(months, keys, counted)
}

/** Figures of a draft: taken over, with what was told of them, from the report whose place it takes, where that has the dimension for the same months; else reckoned from the rows of this instant. */
export async function keepFigures({ tx }: Call, reportId: string, dimensions: readonly TrendDimension[], from: Date, until: Date, superseded: ReportRow | null): Promise<void> {
  const isSamePeriod = superseded !== null && Date.parse(superseded.periodFrom) === from.getTime() && Date.parse(superseded.periodUntil) === until.getTime()
  const former = isSamePeriod ? await tx.find(analysisFigure, 't.report_id = $1 order by t.position', [superseded.id]) : []
  const rows: (typeof analysisFigure.$inferInsert)[] = []
  for (const dimension of dimensions) {
    const taken = former.filter((row) => row.dimension === dimension)
    if (taken.length) rows.push(...taken.map((row): typeof analysisFigure.$inferInsert => ({ ...row, id: newId('analysis_figure'), reportId, position: 0 })))
    else rows.push(...(await reckonTable(tx, dimension, from, until, 'input.figures')).map((cell) => ({ ...cell, id: newId('analysis_figure'), reportId, position: 0, dimension })))
  }
  const placed = rows.map((row, at) => ({ ...row, position: at + 1 }))
  for (let at = 0; at < placed.length; at += rowsAtOnce) await tx.insert(analysisFigure, placed.slice(at, at + rowsAtOnce))
}

/**
 * Decides what of a report's figures is told to those who see only statistics, and keeps that their months have been told. What was taken over stays as it was told.
 * Throws RefusedError where a month has been told before: two tellings of one month differ by what one of them keeps back.
 */
export async function tellFigures({ tx }: Call, reportId: string, field: string): Promise<void> {
  const figures = (await tx.find(analysisFigure, 't.report_id = $1 and t.is_suppressed is null order by t.position', [reportId])) as readonly FigureRow[]
  if (figures.length === 0) return
  await tx.query('select pg_advisory_xact_lock($1::text::bigint)', [String(publicationKey)])
  const months = figures.filter(({ key }) => key === sumKey).map(({ dimension, periodFrom }) => ({ dimension, month: periodFrom, reportId }))
  const before = await tx.query('select p.report_id from published_month p join json_to_recordset($1::text::json) as m(dimension text, month timestamptz) using (dimension, month) limit 1', [JSON.stringify(months)])
  if (before.length) throw refused(field, 'bulletin-month-told', 'CONFLICT')
  await tx.insert(publishedMonth, months)
  const told = toldOf(figures, (below) => randomInt(below))
  await tx.query('update analysis_figure f set is_suppressed = not d.told, published_count = case when d.told then f.count end from json_to_recordset($1::text::json) as d(id text, told boolean) where f.id = d.id', [JSON.stringify(figures.map(({ id }) => ({ id, told: told.has(id) })))])
}

/** What was told is never told otherwise, whoever writes: neither a figure once it was decided whether it is told, nor that its month has been. */
export const bulletinFences: readonly string[] = [
  `create or replace function app.keep_as_told() returns trigger language plpgsql set search_path = pg_catalog as $$ begin raise exception 'what was told of a month is never told otherwise' using errcode = 'check_violation'; end $$`,
  'create or replace trigger analysis_figure_told before update on analysis_figure for each row when (old.is_suppressed is not null and (old.is_suppressed, old.published_count) is distinct from (new.is_suppressed, new.published_count)) execute function app.keep_as_told()',
  'create or replace trigger published_month_told before update on published_month for each row execute function app.keep_as_told()',
]
