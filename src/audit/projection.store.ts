/** The rows that auditors search, made from the records of the access log. */
import { datedId } from '../database/columns.js'
import { indexerRole, recorderRole } from '../database/roles.js'
import type { Ask, PlacedRecord, Projection } from '../statement/slice.js'
import { accessCoordinate, accessEvent, subjectAccess } from './audit.table.js'
import { dispositions, type Lists, readBody, type SaidSubject } from './projection.rules.js'

/** Who handed a row in, or is addressed by it: type, table, column, and when that may be told. An order that was not issued is nobody's. */
const holdings: readonly (readonly [type: string, table: string, column: string, when: string])[] = [
  ['Account', 'account', 'holding_bank_id', 'true'],
  ['Transaction', 'account_transaction', 'holding_bank_id', 'true'],
  ['TelecomNumber', 'telecom_number', 'current_carrier_id', 'true'],
  ['Subscriber', 'subscriber', 'carrier_id', 'true'],
  ['CallDetailRecord', 'call_detail_record', 'carrier_id', 'true'],
  ['OnlineAccount', 'online_account', 'platform_id', 'true'],
  ['ControlOrder', 'control_order', 'addressee_id', "status not in ('DRAFT', 'DISCARDED')"],
]
const findHolders = holdings.map(([type, table, column, when], at) => `select '${type}' as type, id, ${column} as holder from ${table} where id = any(array(select json_array_elements_text($${at + 1}::text::json))) and ${when}`).join(' union all ')
const findCases = 'select case_number as number, id from fraud_case where case_number = any(array(select json_array_elements_text($1::text::json)))'

const tables = { access_event: accessEvent, access_coordinate: accessCoordinate, subject_access: subjectAccess }
const insertInto = (table: 'access_event' | 'access_coordinate') => `insert into ${table} select * from json_populate_recordset(null::${table}, $1::text::json)`
/** What a subject has of its record, and the lists that many share, are said once. */
const insertSubjects = `insert into subject_access (id, event_id, leaf_index, recorded_at, agency_id, officer, purpose, subject_type, subject_id, holder_id, told_to_id, ${dispositions.join(', ')})
  select s.id, s.event_id, e.leaf_index, e.recorded_at, e.agency_id, e.officer, e.purpose, s.subject_type, s.subject_id, s.holder_id, s.told_to_id, ${dispositions.map((disposition) => `l.${disposition}`).join(', ')}
  from json_to_recordset($1::text::json) as s (id text, event_id text, subject_type text, subject_id text, holder_id text, told_to_id text, lists integer)
  join json_to_recordset($2::text::json) as l (nth integer, ${dispositions.map((disposition) => `${disposition} text[]`).join(', ')}) on l.nth = s.lists
  join access_event e on e.id = s.event_id`

/** Ids of records are quoted as they are in answers: a row that was put into the log by hand under any other is for the verifier alone. */
const recordId = /^[0-9a-z_]{1,64}$/

async function project(ask: Ask, records: readonly PlacedRecord[]): Promise<void> {
  const read = records.filter(({ id }) => recordId.test(id)).map((record) => ({ ...record, said: readBody(record.body) }))
  const cases = await casesOf(ask, read.flatMap(({ said }) => said.event.caseNumber ?? []))
  const holders = await holdersOf(ask, read.flatMap(({ said }) => said.subjects))
  const events = read.map(({ id, leafIndex, recordedAt, said: { event } }) => ({ id, leaf_index: leafIndex, recorded_at: recordedAt, case_id: cases.get(event.caseNumber ?? '') ?? null, ...inColumns(event) }))
  const coordinates = read.flatMap(({ id, recordedAt, said: { event } }) => dispositions.flatMap((disposition) => event[disposition].map((coordinate) => ({ id, disposition, coordinate, recorded_at: recordedAt }))))
  if (events.length) await ask(insertInto('access_event'), [JSON.stringify(events)])
  if (coordinates.length) await ask(insertInto('access_coordinate'), [JSON.stringify(coordinates)])
  const lists = new Map<Lists, number>()
  const nth = (of: Lists): number => lists.get(of) ?? (lists.set(of, lists.size), lists.size - 1)
  const subjects = read.flatMap(({ id, recordedAt, said }) => {
    const time = Date.parse(recordedAt)
    return said.subjects.map(({ type, id: subjectId, lists: of }) => {
      const holder = holders.get(`${type}:${subjectId}`) ?? null
      return { id: datedId('subject_access', `${id}/${type}/${subjectId}`, time), event_id: id, subject_type: type, subject_id: subjectId, holder_id: holder, told_to_id: said.isTold ? holder : null, lists: nth(of) }
    })
  })
  if (subjects.length) await ask(insertSubjects, [JSON.stringify(subjects), JSON.stringify([...lists].map(([of, at]) => ({ nth: at, ...of })))])
}

/** `caseNumber` → `case_number` */
const inColumns = (row: object): Record<string, unknown> => Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]))

async function casesOf(ask: Ask, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  return new Map((await ask(findCases, [JSON.stringify([...new Set(numbers)])])).map((row) => [row['number'] as string, row['id'] as string]))
}

async function holdersOf(ask: Ask, subjects: readonly SaidSubject[]): Promise<ReadonlyMap<string, string>> {
  if (subjects.length === 0) return new Map()
  const ids = holdings.map(([type]) => JSON.stringify([...new Set(subjects.filter((subject) => subject.type === type).map(({ id }) => id))]))
  return new Map((await ask(findHolders, ids)).map((row) => [`${row['type']}:${row['id']}`, row['holder'] as string]))
}

export const auditProjection: Projection = {
  tables: Object.values(tables),
  async last(ask) {
    const [row] = await ask('select coalesce((select leaf_index from access_event order by leaf_index desc limit 1), -1) as last', [])
    return Number(row?.['last'])
  },
  project,
  async forget(ask, from, until) {
    for (const table of Object.keys(tables)) await ask(`delete from ${table} where recorded_at >= $1::text::timestamptz and recorded_at < $2::text::timestamptz`, [from, until])
  },
}

/** The indexer writes its tables and no others, and of the domain reads who holds what and which case has which number. */
export const auditFences: readonly string[] = [
  `grant select, insert on access_log.policy_version to ${recorderRole}`,
  `revoke all on all tables in schema public, access_log from ${indexerRole}`,
  `grant usage on schema access_log to ${indexerRole}`,
  `grant select (leaf_index, record_id, month) on access_log.leaf to ${indexerRole}`,
  `grant select (id, recorded_at, body) on access_log.record to ${indexerRole}`,
  `grant select on access_log.retired_month to ${indexerRole}`,
  ...Object.keys(tables).flatMap((table) => [
    `alter table ${table} enable row level security`,
    `grant select, insert, delete on ${table} to ${indexerRole}`,
    `drop policy if exists ${table}_indexer on ${table}`,
    `create policy ${table}_indexer on ${table} to ${indexerRole} using (true) with check (true)`,
  ]),
  ...[...holdings.map(([, table, column, when]) => [table, `id, ${column}${when === 'true' ? '' : ', status'}`] as const), ['fraud_case', 'id, case_number'] as const].flatMap(([table, columns]) => [
    `grant select (${columns}) on ${table} to ${indexerRole}`,
    `drop policy if exists ${table}_indexer on ${table}`,
    `create policy ${table}_indexer on ${table} for select to ${indexerRole} using (true)`,
  ]),
]
