/**
 * The log as events of the Open Cybersecurity Schema Framework (OCSF 1.3.0): mutations are API Activity (6003), everything else Datastore Activity (6005).
 * `unmapped.record` is the stored record, whose canonical JSON (RFC 8785) is what was hashed; `unmapped.proof` proves it under the checkpoint beside it.
 */
import type { BundleHead } from './bundle.js'
import { factsOf, type Placed } from './placed-records.js'

const schemaVersion = '1.3.0'
const application = { category_uid: 6, category_name: 'Application Activity' }
/** OCSF names what the client does to the store; what a mutation does to it, only its own name tells. */
const classes = {
  mutation: { uid: 6003, name: 'API Activity', activity: 99 },
  read: { uid: 6005, name: 'Datastore Activity', activity: 4 },
}

/** Facts of a record that OCSF has a place for; a text that somebody has changed may lack any. */
interface Facts {
  readonly agency?: string | null
  readonly officer?: string | null
  readonly client?: string | null
  readonly kind?: string
  readonly operation?: string | null
  readonly outcome?: string
  readonly refusals?: readonly { readonly code: string }[]
  readonly time?: string
}

/** One line; null where the record is not stored any more, and there is nothing to tell. */
export function ocsfLine(head: BundleHead, { index, id, leaf, record }: Placed, proof: readonly string[] | undefined): string | null {
  if (!record) return null
  const facts = factsOf(record.body) as Facts
  const refusals = facts.refusals ?? []
  const time = facts.time ?? record.recordedAt
  const isMutation = facts.kind === 'mutation'
  const { uid, name, activity } = isMutation ? classes.mutation : classes.read
  const succeeded = facts.outcome === 'DISCLOSED'
  const what = facts.operation ?? facts.kind ?? 'unknown'
  return JSON.stringify({
    ...application,
    class_uid: uid,
    class_name: name,
    activity_id: activity,
    activity_name: isMutation ? what : 'Query',
    type_uid: uid * 100 + activity,
    type_name: `${name}: ${isMutation ? what : 'Query'}`,
    time: Date.parse(time),
    severity_id: 1,
    severity: 'Informational',
    status_id: succeeded ? 1 : 2,
    status: succeeded ? 'Success' : 'Failure',
    ...(refusals.length > 0 ? { status_code: refusals[0]?.code, status_detail: refusals.map(({ code }) => code).join() } : {}),
    metadata: { version: schemaVersion, uid: id, sequence: index, original_time: time, log_name: head.origin, product: { name: 'Liandong', vendor_name: 'Liandong' } },
    actor: { user: { uid: facts.officer ?? 'unknown', ...(facts.agency ? { org: { uid: facts.agency } } : {}) }, ...(facts.client ? { app_uid: facts.client } : {}) },
    src_endpoint: { uid: facts.client ?? 'unknown' },
    ...(isMutation ? { api: { operation: what, request: { uid: id } } } : { database: { name: 'liandong', type_id: 1, type: 'Relational' }, type_id: 1, type: 'Database' }),
    unmapped: { record: facts, recordedAt: record.recordedAt, salt: record.salt, proof: { key: head.key, checkpoint: head.checkpoint, size: head.size, index, leaf, path: proof } },
  })
}
