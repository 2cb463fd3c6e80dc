/** `recordEvidence`: a record whole, with what proves its place, for whoever may read every column of its row. */
import type { Publication } from '../access-log/publication.js'
import { asRecorder } from '../database/roles.js'
import type { SessionPool } from '../database/session-pool.js'
import { invariant } from '../errors.js'
import type { Grant } from '../policy/grant.js'
import type { RecordEvidence } from '../request.js'
import { compileStanding } from '../statement/compile.js'
import { prefixOf } from '../statement/mapping.js'
import type { Atlas } from '../statement/root-plan.js'
import { bindingOf } from './binding.js'

/** The type whose rows are records of the log, under the records' own ids. */
export const recordType = 'AccessRecord'

const stored = `select l.leaf_index, encode(l.leaf, 'hex') as leaf, to_json(r.recorded_at) #>> '{}' as recorded_at, encode(r.salt, 'hex') as salt, r.body from access_log.leaf l
  left join access_log.record r on r.id = l.record_id and r.recorded_at >= l.month::timestamp at time zone 'UTC' and r.recorded_at < (l.month + interval '1 month') at time zone 'UTC' where l.record_id = $1::text`

export interface EvidenceParts {
  readonly atlas: Atlas
  readonly reads: SessionPool
  readonly records: SessionPool
  readonly publication: Publication
}

/** Null where there is no such record, or some of its row is withheld from the caller. */
export async function evidenceOf({ atlas, reads, records, publication }: EvidenceParts, grant: Grant, id: string): Promise<RecordEvidence | null> {
  const mapping = atlas.mappings.get(recordType)
  const granted = grant.charter.types.get(recordType)
  invariant(mapping && granted, `no rows of ${recordType}`)
  const columns = Object.entries(mapping.fields).flatMap(([field, how]) => (how.kind === 'scalar' ? [field] : []))
  if (!id.startsWith(`${prefixOf(mapping)}_`) || granted.visible.some((relation) => columns.some((field) => granted.decide(field, relation).level !== 'full'))) return null
  const seen = compileStanding(atlas, grant.charter, recordType, false)
  if (!seen) return null
  const [visible] = await reads.run(bindingOf(grant), `/* ${grant.charter.audience} recordEvidence */ ${seen.select}`, [...seen.parameters.map((parameter) => parameter({ grant, values: [] })), id])
  if (!visible) return null
  const [row] = await records.run(asRecorder, stored, [id])
  if (!row) return null
  const proof = await publication.evidence(id)
  return {
    id,
    recordedAt: row['recorded_at'] as string | null,
    leafIndex: Number(row['leaf_index']),
    leaf: row['leaf'] as string,
    salt: row['salt'] as string | null,
    body: row['body'] as string | null,
    treeSize: proof?.treeSize ?? null,
    path: proof?.path ?? null,
    checkpoint: proof?.checkpoint ?? null,
  }
}
