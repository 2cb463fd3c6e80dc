/** Searching for misuse, and findings under lock. */
import type { Call } from '../command/command.js'
import { assertUnmoved, changeLocked, findSeen, type Versioned } from '../command/lock.js'
import { refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import type { Stored } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { daysOff, decideFindingStep, type FindingStep, firstMonday, limitsAt, type MisuseRule, misuseRules, type Numbers, recordsKept, searchMinutes } from './finding.rules.js'
import { finding, findingDecision, findingSearch } from './finding.table.js'
import { findMisuse, forgetOfficerDays, keepOfficerDays, reach } from './misuse.store.js'

/** Records that one step of a search looks at. */
export const recordsAtOnce = 10_000
/** A record may get its place so long after the instant that it bears. */
const lateMs = 60_000
/** One search at a time, whoever asks for it. Any constant will do. */
const searchKey = 5_701_924
const dayMs = 86_400_000

/** The midnight in Shanghai at which the day of that instant began. */
const midnightOf = (at: number): number => at - ((((at - Date.parse(firstMonday)) % dayMs) + dayMs) % dayMs)

type Fired = {
  readonly by_agency: string
  readonly by_officer: string
  readonly of_type: string | null
  readonly of_id: string | null
  readonly since: string
  readonly until: string
  readonly facts: string
  readonly total: number
  /** A list, as JSON. */
  readonly events: string
}

/** Who asked for the search, and why; null: the clock. */
export interface Asked {
  readonly officer: string
  readonly reason: string
}

export interface Searched {
  /** Findings made or extended. */
  readonly ids: readonly string[]
  /** Whether there may be more records to look at. */
  readonly isBehind: boolean
}

/** Whether the clock is due to search again. */
export async function isSearchDue({ tx, now }: Call): Promise<boolean> {
  const [last] = await tx.query<{ at: string }>('select s.searched_at as at from finding_search s order by s.until_leaf desc limit 1')
  return !last || now.getTime() - new Date(last.at).getTime() >= searchMinutes * 60_000
}

/** Judges what has come in since the last search, by every rule. Run twice, it finds nothing the second time. */
export async function search(call: Call, asked: Asked | null): Promise<Searched> {
  const { tx, now } = call
  await tx.query('select pg_advisory_xact_lock($1::text::bigint)', [String(searchKey)])
  const [last] = await tx.find(findingSearch, 'true order by t.until_leaf desc limit 1', [])
  const after = last ? String(last.untilLeaf) : '-1'
  const [span] = await tx.query<{ upto: string | null; earliest: string; latest: string }>(reach, [after, String(recordsAtOnce)])
  if (!span || span.upto === null) return { ids: [], isBehind: false }
  const from = new Date(last ? last.judgedUntil : midnightOf(Date.parse(span.earliest)))
  const until = new Date(Math.max(from.getTime(), midnightOf(Date.parse(span.latest) - lateMs)))
  const [since, before] = [toInstant(from), toInstant(until)]
  const off = { daysOff: daysOff(from, until) }
  await tx.query(forgetOfficerDays)
  await tx.query(keepOfficerDays, [since, before, JSON.stringify(off)])
  const ids: string[] = []
  for (const rule of misuseRules) {
    const limits = limitsAt(rule.rule, now)
    const rows = await tx.query<Fired>(findMisuse(rule.rule), [after, span.upto, since, before, JSON.stringify({ ...limits, ...off })])
    ids.push(...(await keepFindings(call, rule, limits, rows)))
  }
  await tx.insert(findingSearch, [{ id: newId('finding_search'), untilLeaf: Number(span.upto), judgedUntil: before, searchedAt: toInstant(now), officer: asked?.officer ?? null, reason: asked?.reason ?? null, found: ids.length }])
  return { ids, isBehind: Number(span.upto) - Number(after) >= recordsAtOnce }
}

/** One per rule, officer, subject and window. What stands open and has grown is measured anew; what was decided stays as it was decided. */
const upsert = `insert into finding (id, finding_number, rule, severity, status, officer, agency_id, subject_type, subject_id, window_from, window_until, found_at, measured, measured_zh, threshold, threshold_zh, record_count)
  select r.id, r.finding_number, r.rule, r.severity, 'OPEN', r.officer, r.agency_id, r.subject_type, r.subject_id, r.window_from, r.window_until, r.found_at, r.measured, r.measured_zh, r.threshold, r.threshold_zh, r.record_count
  from json_populate_recordset(null::finding, $1::text::json) r
  on conflict on constraint finding_once do update set measured = excluded.measured, measured_zh = excluded.measured_zh, threshold = excluded.threshold, threshold_zh = excluded.threshold_zh, record_count = excluded.record_count, version = finding.version + 1
  where finding.status = 'OPEN' and finding.record_count < excluded.record_count
  returning id, agency_id as agency, officer, subject_id as subject, (extract(epoch from window_from) * 1000)::bigint::text as since`

/** Those that are not kept yet, the earliest first, until the finding has as many as it keeps. */
const keepRecords = `insert into finding_record (finding_id, event_id)
  select n.finding_id, n.event_id from (
    select r.finding_id, e.event_id, row_number() over (partition by r.finding_id order by e.place) as nth, k.count as known
    from json_to_recordset($1::text::json) as r(finding_id text, events text[]) cross join lateral unnest(r.events) with ordinality as e(event_id, place)
    cross join lateral (select count(*) from finding_record f where f.finding_id = r.finding_id) k
    where not exists (select 1 from finding_record f where f.finding_id = r.finding_id and f.event_id = e.event_id)
  ) n where n.nth + n.known <= ${recordsKept} on conflict do nothing`

const keyOf = (agency: string, officer: string, subject: string | null, since: number): string => JSON.stringify([agency, officer, subject, since])

async function keepFindings({ tx, now }: Call, { rule, severity, measured, threshold }: MisuseRule, limits: Numbers, fired: readonly Fired[]): Promise<readonly string[]> {
  if (fired.length === 0) return []
  const limit = threshold(limits)
  const rows = fired.map((row) => {
    const said = measured(JSON.parse(row.facts) as Numbers)
    return {
      id: newId('finding'), finding_number: newNumber('FND', now), rule, severity, officer: row.by_officer, agency_id: row.by_agency, subject_type: row.of_type, subject_id: row.of_id,
      window_from: row.since, window_until: row.until, found_at: toInstant(now), measured: said.en, measured_zh: said.zh, threshold: limit.en, threshold_zh: limit.zh, record_count: row.total,
    }
  })
  const kept = await tx.query<{ id: string; agency: string; officer: string; subject: string | null; since: string }>(upsert, [JSON.stringify(rows)])
  const events = new Map(fired.map((row) => [keyOf(row.by_agency, row.by_officer, row.of_id, Date.parse(row.since)), JSON.parse(row.events) as string[]]))
  await tx.query(keepRecords, [JSON.stringify(kept.map(({ id, agency, officer, subject, since }) => ({ finding_id: id, events: events.get(keyOf(agency, officer, subject, Number(since))) ?? [] })))])
  return kept.map(({ id }) => id)
}

/** Decides a finding that the caller sees, as it was read. Throws RefusedError. */
export async function decideFinding(call: Call<Versioned>, step: FindingStep, officer: string, words: string): Promise<string> {
  const { tx, input, agency, now } = call
  const row: Stored<typeof finding> = await findSeen(call, 'Finding', input.id, async () => (await tx.find(finding, 't.id = $1 for update', [input.id]))[0])
  assertUnmoved(row, input.version)
  const before = await tx.find(findingDecision, 't.finding_id = $1 order by t.sequence', [row.id])
  const { status, agencyId, decidedBy } = row
  const to = decideFindingStep(step, { status, agencyId, officer: row.officer, decidedBy, dismissedBy: before.filter((each) => each.step === 'DISMISS').map((each) => each.officer) }, agency, officer)
  if (to !== 'OPEN' && to !== 'DISMISSED' && to !== 'CONFIRMED') throw refused('input.id', to, to === 'finding-step' ? 'ILLEGAL_TRANSITION' : 'FORBIDDEN')
  await tx.insert(findingDecision, [{ id: newId('finding_decision'), findingId: row.id, sequence: before.length + 1, step, decidedAt: toInstant(now), officer, words }])
  await changeLocked(tx, finding, row, { status: to, decidedAt: toInstant(now), decidedBy: officer, ...(step === 'CONFIRM' ? { measure: words } : { reason: words }) })
  return row.id
}
