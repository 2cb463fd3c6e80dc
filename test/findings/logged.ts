/** Records put into the access log at chosen times, as the recorder writes them, so that they get their places and rows like any other. */
import { randomBytes } from 'node:crypto'
import { agencies } from '../../seeds/agencies.js'
import { frame, leafOf, type Occurrence, type Patterns, patternsText } from '../../src/access-log/record.js'
import { newId, seedId } from '../../src/database/columns.js'
import type { ErrorCode } from '../../src/errors.js'
import type { Audience, Purpose } from '../../src/policy/vocabulary.js'
import type { TestApp } from '../support/app.js'
import { act, look, type Payload } from '../command/acting.js'

export interface Subject {
  readonly type: string
  readonly id: string
  readonly clear?: readonly string[]
  readonly masked?: readonly string[]
  readonly tokens?: readonly string[]
  readonly withheld?: readonly string[]
}

/** One record: who read what, when. */
export interface Said {
  readonly at: Date
  readonly officer?: string
  readonly agency?: string
  readonly audience?: Audience
  readonly purpose?: Purpose | null
  /** Number of the case that is stated. */
  readonly case?: string | null
  readonly instrument?: string | null
  readonly kind?: Occurrence['kind']
  readonly operation?: string
  readonly document?: string
  readonly outcome?: Occurrence['outcome']
  readonly refusals?: readonly ErrorCode[]
  readonly subjects?: readonly Subject[]
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Monday of a week that is over, at midnight in Shanghai; no day of that week is a holiday. Its records' partition is there, for months begin with the one before this. */
export function mondayBefore(weeks: number, now = Date.now()): Date {
  const first = Date.parse('2024-01-01T00:00:00+08:00')
  return new Date(first + (Math.floor((now - first) / (7 * day)) - weeks) * 7 * day)
}

export const account = (nth: number | string): Subject => ({ type: 'Account', id: seedId('account', `read ${nth}`), clear: ['id', 'number'] })

/** The months of the log begin with the one before this: those in which history is told are made here. */
export async function openMonths(app: TestApp, from: Date): Promise<void> {
  for (let at = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1)); at.getTime() < Date.now(); at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))) {
    const name = `record_${at.toISOString().slice(0, 7).replace('-', '_')}`
    const next = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
    await app.owner.unsafe(`create table if not exists access_log.${name} partition of access_log.record for values from ('${at.toISOString()}') to ('${next.toISOString()}')`)
  }
}

/** Writes the records in the order given, and resolves with their ids when they have their places and rows. */
export async function log(app: TestApp, records: readonly Said[]): Promise<readonly string[]> {
  // Of one transaction, places go by id.
  const ids = records.map(() => newId('event')).sort()
  const rows = records.map((said, nth) => {
    const id = ids[nth] as string
    const { body, salt, leaf } = bodyOf(id, said)
    return { id, recorded_at: said.at.toISOString(), salt: salt.toString('hex'), body, leaf: leaf.toString('hex') }
  })
  for (let at = 0; at < rows.length; at += 2_000) {
    await app.owner`insert into access_log.record (id, recorded_at, salt, body, leaf)
      select r.id, r.recorded_at::timestamptz, decode(r.salt, 'hex'), r.body, decode(r.leaf, 'hex') from json_to_recordset(${JSON.stringify(rows.slice(at, at + 2_000))}::text::json) as r(id text, recorded_at text, salt text, body text, leaf text)`
  }
  await app.project()
  return ids
}

function bodyOf(id: string, said: Said): { readonly body: string; readonly salt: Buffer; readonly leaf: Buffer } {
  const { at, officer = 'some.body', agency = agencies.centre, audience = 'POLICE_CONTROL', purpose = 'STOP_LOSS', instrument = null, kind = 'query', operation = 'Read', document = 'd', outcome = 'DISCLOSED', refusals = [], subjects = [] } = said
  const occurrence: Occurrence = {
    id, time: at.toISOString(), agency, audience, officer, client: 'test', purpose, case: said.case ?? null, instrument, mode: 'filter', kind, operation, document, variables: null, policy: 'p', outcome, refusals: refusals.map((code) => ({ code })),
  }
  const patterns: Patterns = Object.fromEntries(subjects.map(({ type, clear = [], masked = [], tokens = [], withheld = [] }, nth) => [String(nth), { type, clear, masked, tokens, withheld: withheld.map((field) => ({ field, reason: 'NOT_ENTITLED' as const })) }]))
  const { head, tail } = frame(occurrence, patternsText(patterns))
  const body = `${head}${subjects.map((subject, nth) => JSON.stringify(`${nth}:${subject.id}`)).join()}${tail}`
  const salt = randomBytes(16)
  return { body, salt, leaf: leafOf(id, salt, body) }
}

export const findingFields = 'id findingNumber rule severity status officer agencyId subjectType subjectId windowFrom windowUntil foundAt measured measuredZh threshold thresholdZh recordCount version'

/** All findings as the auditor reads them, or those that a filter chooses. */
export const findingsOf = async (app: TestApp, filter: Record<string, unknown> = {}): Promise<Payload[]> =>
  (await look(app, 'auditor', `query Findings($filter: FindingFilter) { findings(first: 100, filter: $filter) { nodes { ${findingFields} } } }`, { filter })).findings.nodes

/** Ids of the records that a finding kept, in the order of the log. */
export const keptBy = async (app: TestApp, findingId: string): Promise<readonly string[]> =>
  (await app.owner<{ id: string }[]>`select e.id from finding_record r join access_event e on e.id = r.event_id where r.finding_id = ${findingId} order by e.leaf_index`).map(({ id }) => id)

/** Searches through the API, as an auditor does. */
export const searchNow = (app: TestApp): Promise<Payload> => act(app, 'auditor', 'searchForFindings', `findings { ${findingFields} }`, { reason: '测试。 A test.' })
