/** Statements made from the rows of the access log: what is told now, what waits, and what is told when it has waited long enough. */
import { createHash } from 'node:crypto'
import type { Call } from '../command/command.js'
import { refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import type { Stored } from '../database/transaction.js'
import { addTerm, toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { termAt } from '../law/terms.js'
import { basisIn, livingStates, type PersonType, personTables, type StatementLanguage, statementText, toldTogether } from './disclosure.rules.js'
import { disclosureEntry, disclosureStatement, heldDisclosure } from './disclosure.table.js'
import { pressingPurposes } from './finding.rules.js'
import { casesOf, forWriter } from './misuse.store.js'

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

/** Whether the case, or the one that it was merged into, goes on. */
const livesSql = `
  with recursive way as (
    select c.id, c.status, c.merged_into_id, 1 as step from fraud_case c where c.id = $1
    union all select c.id, c.status, c.merged_into_id, w.step + 1 from way w join fraud_case c on c.id = w.merged_into_id where w.status = 'MERGED_INTO' and w.step < 20
  )
  select coalesce(bool_or(w.status in (${list(livingStates)})), false) from way w`

/** An access that states a case waits for that case; one that states none waits for those of its subject. */
const waitsSql = `select case when $1 is not null then app.investigation_lives($1) else exists (select 1 from (${casesOf('$2', '$3')}) k where k.case_id is not null and app.investigation_lives(k.case_id)) end`

/** Accesses of a subject by day, institution, purpose and case: never by whom. */
const accessesSql = `
  select to_char(s.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), s.agency_id, s.purpose, e.case_id, count(distinct s.event_id)::int, max(s.recorded_at),
    coalesce(array_agg(distinct f.field) filter (where f.how = 'clear'), '{}'), coalesce(array_agg(distinct f.field) filter (where f.how = 'masked'), '{}'), coalesce(array_agg(distinct f.field) filter (where f.how = 'tokens'), '{}'),
    s.purpose in (${list(pressingPurposes)}) and app.disclosure_waits(e.case_id, of_type, of_id)
  from subject_access s join access_event e on e.id = s.event_id
  cross join lateral (select 'clear' as how, unnest(s.clear) as field union all select 'masked', unnest(s.masked) union all select 'tokens', unnest(s.tokens)) f
  where s.subject_id = of_id and s.subject_type = of_type and s.recorded_at >= since and s.recorded_at < until and s.agency_id is not null and s.purpose is not null
  group by 1, 2, 3, 4 order by 1, 2, 3, 4`

export const disclosureFences: readonly string[] = [
  ...forWriter('app.investigation_lives', 'text', 'boolean', livesSql),
  ...forWriter('app.disclosure_waits', 'text, text, text', 'boolean', waitsSql),
  ...forWriter('app.accesses_of', 'of_type text, of_id text, since timestamptz, until timestamptz', 'table (on_day text, by_agency text, for_purpose text, in_case text, times integer, latest timestamptz, clear text[], masked text[], tokens text[], waits boolean)', accessesSql),
]

type Entry = Omit<Stored<typeof disclosureEntry>, 'id' | 'statementId'>
interface Access extends Entry {
  readonly caseId: string | null
  /** The last of them. */
  readonly latest: string
  readonly waits: boolean
}

/** Takes: type, id, from, until; lists come as JSON. */
const accessesOf = `select a.on_day as day, a.by_agency as agency, a.for_purpose as purpose, a.in_case as "case", a.times, a.latest, to_json(a.clear) as clear, to_json(a.masked) as masked, to_json(a.tokens) as tokens, a.waits
  from app.accesses_of($1, $2, $3::text::timestamptz, $4::text::timestamptz) a`
const fieldWords = 'select w.field, w.en, w.zh, w.basis from app.field_words($1) w'

type Row = Readonly<Record<'day' | 'agency' | 'latest' | 'clear' | 'masked' | 'tokens', string>> & { readonly purpose: Entry['purpose']; readonly case: string | null; readonly times: number; readonly waits: boolean }

/** What was read of a row and by which institutions, in the words of one language. */
async function accesses({ tx }: Pick<Call, 'tx'>, type: PersonType, id: string, from: string, until: string, language: StatementLanguage): Promise<readonly Access[]> {
  const [rows, said] = await Promise.all([tx.query<Row>(accessesOf, [type, id, from, until]), tx.query<{ field: string; en: string; zh: string; basis: string }>(fieldWords, [type])])
  const words = new Map(said.map(({ field, en, zh }) => [field, language === 'EN' ? en : zh]))
  // A field that the schema has no more is told by its name.
  const inWords = (fields: string): string[] => [...new Set(listOf(fields).map((field) => words.get(field) ?? field))].sort()
  const basis = basisIn(language, said[0]?.basis ?? '')
  return rows.map((row) => ({ day: row.day, agencyId: row.agency, purpose: row.purpose, caseId: row.case, times: row.times, latest: row.latest, basis, clear: inWords(row.clear), masked: inWords(row.masked), tokens: inWords(row.tokens), waits: row.waits }))
}

/** The type of a row that is about a person. Throws RefusedError where the id is none of such a row, or of none that there is. */
export async function personOf({ tx }: Pick<Call, 'tx'>, id: string, field: string): Promise<PersonType> {
  const table = id.slice(0, Math.max(id.lastIndexOf('_'), 0))
  const type = Object.hasOwn(personTables, table) ? personTables[table] : undefined
  const rows = type ? await tx.query(`select 1 as one from ${table} where id = $1`, [id]) : []
  if (!type || rows.length === 0) throw refused(field, 'statement-of-no-person', 'NOT_FOUND')
  return type
}

type Head = Pick<Stored<typeof disclosureStatement>, 'subjectId' | 'periodFrom' | 'periodUntil' | 'language' | 'requestNumber' | 'identityCheck' | 'issuedBy'> & { readonly subjectType: PersonType }

/** Writes a statement of the entries, told together where they may be, and resolves with its id. */
async function write({ tx, now }: Pick<Call, 'tx' | 'now'>, head: Head, entries: readonly Entry[], releaseDueAt: string | null, supplements: { readonly id: string; readonly statementNumber: string } | null): Promise<string> {
  const told = toldTogether(entries)
  const names = await tx.query<{ id: string; zh: string; en: string }>('select id, name as zh, name_english as en from agency where id in (select json_array_elements_text($1::text::json))', [JSON.stringify(told.map(({ agencyId }) => agencyId))])
  const institutions = new Map(names.map(({ id, zh, en }) => [id, { zh, en }]))
  const statementNumber = newNumber('DST', now)
  const text = statementText(head.language, {
    number: statementNumber, subjectType: head.subjectType, subjectId: head.subjectId, from: new Date(head.periodFrom), until: new Date(head.periodUntil), requestNumber: head.requestNumber, issuedAt: now, supplements: supplements?.statementNumber ?? null,
    entries: told.map((entry) => ({ ...entry, institution: institutions.get(entry.agencyId) ?? { zh: entry.agencyId, en: entry.agencyId } })),
  })
  const id = newId('disclosure_statement')
  await tx.insert(disclosureStatement, [{ ...head, id, statementNumber, issuedAt: toInstant(now), text, textHash: createHash('sha256').update(text, 'utf8').digest('hex'), supplementsId: supplements?.id ?? null, releaseDueAt }])
  await tx.insert(disclosureEntry, told.map(({ day, agencyId, purpose, basis, clear, masked, tokens, times }) => ({ id: newId('disclosure_entry'), statementId: id, day, agencyId, purpose, basis, clear, masked, tokens, times })))
  return id
}

/** Tells what may be told, and keeps the rest until it may. */
export async function issueStatement(call: Call, head: Head): Promise<string> {
  const { tx, now } = call
  const found = (await accesses(call, head.subjectType, head.subjectId, head.periodFrom, head.periodUntil, head.language)).map((access) => ({ ...access, releaseBy: toInstant(addTerm(new Date(access.latest), termAt('DISCLOSURE_DEFERRED', now))) }))
  const waits = (access: (typeof found)[number]): boolean => access.waits && new Date(access.releaseBy) > now
  const held = found.filter(waits)
  const id = await write(call, head, found.filter((access) => !waits(access)), latestOf(held.map(({ releaseBy }) => releaseBy)), null)
  await tx.insert(heldDisclosure, held.map(({ day, agencyId, purpose, basis, clear, masked, tokens, times, caseId, releaseBy }) => ({ id: newId('held_disclosure'), statementId: id, caseId, day, agencyId, purpose, basis, clear, masked, tokens, times, releaseBy, releasedInId: null })))
  return id
}

type HeldRow = Readonly<Record<'id' | 'day' | 'agencyId' | 'basis' | 'clear' | 'masked' | 'tokens' | 'releaseBy', string>> & { readonly purpose: Entry['purpose']; readonly times: number }
const listOf = (json: string): string[] => JSON.parse(json) as string[]

/** What a statement still holds back; lists come as JSON. */
const heldOf = `select h.id, h.day, h.agency_id as "agencyId", h.purpose, h.basis, to_json(h.clear) as clear, to_json(h.masked) as masked, to_json(h.tokens) as tokens, h.times, h.release_by as "releaseBy"
  from held_disclosure h where h.statement_id = $1 and h.released_in_id is null order by h.day, h.id`

const latestOf = (instants: readonly string[]): string | null => instants.reduce<string | null>((last, each) => (last === null || new Date(each) > new Date(last) ? each : last), null)

/** Rows `h` of a statement `s` that need not wait any longer at `$1`. */
const isFree = '(h.release_by <= $1::text::timestamptz or not app.disclosure_waits(h.case_id, s.subject_type, s.subject_id))'

/** Statements of which something need not wait any longer. */
export async function statementsToSupplement({ tx, now }: Call, most: number): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(`select distinct h.statement_id as id from held_disclosure h join disclosure_statement s on s.id = h.statement_id where h.released_in_id is null and ${isFree} order by 1 limit ${most}`, [toInstant(now)])
  return rows.map(({ id }) => id)
}

export const anyHeldOf = async ({ tx }: Call, caseId: string): Promise<boolean> => (await tx.query('select 1 as one from held_disclosure h where h.released_in_id is null and (h.case_id = $1 or h.case_id is null) limit 1', [caseId])).length > 0

/** Tells, in a statement of its own, what an earlier one held back and need not wait any longer. Nothing to do where all of it waits, or has been told. */
export async function supplement(call: Call, statementId: string): Promise<void> {
  const { tx, now } = call
  const [statement] = await tx.find(disclosureStatement, 't.id = $1 for update', [statementId])
  if (!statement) return
  const free = new Set((await tx.query<{ id: string }>(`select h.id from held_disclosure h join disclosure_statement s on s.id = h.statement_id where h.statement_id = $2 and h.released_in_id is null and ${isFree}`, [toInstant(now), statementId])).map(({ id }) => id))
  if (free.size === 0) return
  const waiting = (await tx.query<HeldRow>(heldOf, [statementId])).map((row) => ({ ...row, clear: listOf(row.clear), masked: listOf(row.masked), tokens: listOf(row.tokens) }))
  const { subjectType, subjectId, periodFrom, periodUntil, language, requestNumber, identityCheck } = statement
  const head: Head = { subjectType: subjectType as PersonType, subjectId, periodFrom, periodUntil, language, requestNumber, identityCheck, issuedBy: null }
  const id = await write(call, head, waiting.filter((row) => free.has(row.id)), null, statement)
  for (const row of free) await tx.change(heldDisclosure, row, null, { releasedInId: id })
  await tx.query('update disclosure_statement set release_due_at = $2::text::timestamptz where id = $1', [statementId, latestOf(waiting.filter((row) => !free.has(row.id)).map(({ releaseBy }) => releaseBy))])
}
