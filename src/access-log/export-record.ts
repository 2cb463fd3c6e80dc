/** An export discloses what records say: it is on record itself before its first line is written, one record for each time it is begun or gone on with. */
import { createHash } from 'node:crypto'
import { newId } from '../database/columns.js'
import { logReaderRole } from '../database/roles.js'
import { LiandongError, UnavailableError } from '../errors.js'
import type { BundleFilter } from './bundle.js'
import { LogUnreadableError } from './log-reader.js'
import { frame, leafSql, newSalt, type Occurrence } from './record.js'
import type { Ask } from './tree-store.js'

/** What leaves, and who took it. */
export interface ExportFacts {
  readonly format: string
  /** Places from which and up to which. */
  readonly from: number
  readonly until: number
  readonly filter: BundleFilter | undefined
  /** Name of whoever runs the command, as the machine knows it. */
  readonly officer: string
}

/** Bytes that a record of an export has at most. */
const bodyLimit = 4_096
const append = 'select access_log.record_export($1::text, $2::text, $3::text) as leaf'

/** What is asked for does not fit a record. */
export class ExportTooLongError extends LiandongError {
  override readonly name = 'ExportTooLongError'
  constructor() {
    super('BAD_USER_INPUT', 400, { en: `--agency, --subject and --officer are too long together: the record of an export holds ${bodyLimit} bytes.`, zh: `--agency、--subject 与 --officer 合计过长：导出记录最多 ${bodyLimit} 字节。` })
  }
}

/** Resolves once the record is durable. Rejects with ExportTooLongError, LogUnreadableError or UnavailableError: then nothing may be written. */
export async function recordExport(ask: Ask, { format, from, until, filter, officer }: ExportFacts): Promise<void> {
  const what = { format, from, until, ...filter }
  const told = Object.entries(what).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${value}`)
  const occurrence: Occurrence = {
    id: newId('event'), time: new Date().toISOString(), agency: null, audience: null, officer, client: 'log:export', purpose: null, case: null, instrument: null, mode: 'filter', kind: 'export',
    operation: told.join(' '), document: createHash('sha256').update(told.join(' ')).digest('hex'), variables: null, policy: logReaderRole, outcome: 'DISCLOSED', refusals: [],
  }
  const { head, tail } = frame(occurrence, '{}')
  const body = `${head}${tail}`
  if (Buffer.byteLength(body) > bodyLimit) throw new ExportTooLongError()
  try {
    await ask(append, [occurrence.id, newSalt().toString('hex'), body])
  } catch (cause) {
    // An older database has a log that this role may read, and no way yet to put an export on record.
    throw cause instanceof LogUnreadableError ? cause : new UnavailableError(cause)
  }
}

/** The log reader reads; this is the one thing that it may write: that it exported. */
export const exportFences: readonly string[] = [
  `create or replace function access_log.record_export(record_id text, salt_hex text, body text) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    said jsonb := body::jsonb;
    salt bytea := decode(salt_hex, 'hex');
    leaf bytea := ${leafSql('record_id', 'salt', 'body')};
  begin
    if said ->> 'kind' is distinct from 'export' or said ->> 'id' is distinct from record_id or said -> 'agency' is distinct from 'null' or said -> 'audience' is distinct from 'null'
      or said -> 'subjects' is distinct from '[]' or said -> 'patterns' is distinct from '{}' or octet_length(salt) <> 16 or octet_length(body) > ${bodyLimit} then
      raise exception 'the log reader records its exports and nothing else' using errcode = 'LD008';
    end if;
    insert into access_log.record (id, salt, body, leaf) values (record_id, salt, body, leaf);
    return encode(leaf, 'hex');
  end $$`,
  'revoke all on function access_log.record_export from public',
  `grant execute on function access_log.record_export to ${logReaderRole}`,
]
