/**
 * The log as a bundle: JSON lines that an auditor verifies offline; `verifier/verify-log.mjs` says what each holds. Read by the log reader's role.
 * One head gives the same bytes whenever it is asked, as long as no month retires between.
 */
import { parseNote } from './note.js'
import { ocsfLine } from './ocsf.js'
import { factsOf, instantSql, looseRecords, Paths, type Placed, placedRecords, placeOf } from './placed-records.js'
import { emptyRoot } from './tree.js'
import type { Ask } from './tree-store.js'

/** Which records; instants are ISO 8601 in UTC, `since` inclusive, `before` exclusive. What has retired no filter finds. */
export interface BundleFilter {
  readonly agency?: string
  /** Id of a row that the record speaks of. */
  readonly subject?: string
  readonly since?: string
  readonly before?: string
}

/** The first line. `checkpoint` is null, and `size` 0, where nothing is signed yet; then `until` counts what is unsigned. */
export interface BundleHead {
  readonly kind: 'bundle'
  readonly version: 1
  readonly origin: string
  readonly suite: 'sha256-ed25519'
  readonly key: string
  readonly from: number
  readonly until: number
  readonly size: number
  /** Signed note with the cosignatures that had come in. */
  readonly checkpoint: string | null
  readonly signedAt: string | null
  /** Whether nothing from `from` to `until` is left out. */
  readonly whole: boolean
  readonly filter?: BundleFilter
  readonly exportedAt: string
}

export interface BundlePart {
  readonly proofs: boolean
  /** Place to go on from; the head's `from` unless told. */
  readonly start?: number
}

/** Lines of some records, and how far the places have come. */
export interface BundleLines {
  readonly lines: readonly string[]
  /** How many of the lines have a place. */
  readonly records: number
  readonly reached: number
}

const cosignatures = `coalesce((select json_agg(rtrim(s.line, E'\\n') order by s.witness)::text from access_log.cosignature s where s.tree_size = c.tree_size and s.received_at <= $1::text::timestamptz), '[]') as cosignatures`
const signedOnes = `select c.tree_size, c.note, ${instantSql('c.signed_at')} as signed_at, ${cosignatures} from access_log.checkpoint c`
const latest = `${signedOnes} order by c.tree_size desc limit 1`
const between = `${signedOnes} where c.tree_size >= $2::bigint and c.tree_size <= $3::bigint order by c.tree_size`
const clock = `select ${instantSql('clock_timestamp()')} as now`
const unsigned = 'select leaf_index + 1 as size from access_log.leaf order by leaf_index desc limit 1'

/** What stands signed now, as the first line of a bundle under the log's key. */
export async function bundleHead(ask: Ask, key: string, { from = 0, until, filter = {} }: { readonly from?: number; readonly until?: number; readonly filter?: BundleFilter } = {}): Promise<BundleHead> {
  const exportedAt = (await ask(clock, []))[0]?.['now'] as string
  const [signed] = await ask(latest, [exportedAt])
  const size = signed ? Number(signed['tree_size']) : 0
  const most = signed ? size : Number((await ask(unsigned, []))[0]?.['size'] ?? 0)
  const whole = Object.values(filter).every((value) => value === undefined)
  return {
    kind: 'bundle',
    version: 1,
    origin: key.slice(0, key.indexOf('+')),
    suite: 'sha256-ed25519',
    key,
    from: Math.min(from, most),
    until: Math.min(until ?? most, most),
    size,
    checkpoint: signed ? `${signed['note']}${linesOf(signed).map((line) => `${line}\n`).join('')}` : null,
    signedAt: signed ? (signed['signed_at'] as string) : null,
    whole,
    ...(whole ? {} : { filter }),
    exportedAt,
  }
}

/** Stored records as events for another system, which no line stands before or behind. */
export async function* eventLines(ask: Ask, head: BundleHead, { proofs, start = head.from }: BundlePart): AsyncGenerator<BundleLines> {
  const paths = proofs && head.checkpoint !== null ? new Paths(ask, head.size) : null
  for await (const { placed, reached } of chosenRecords(ask, head, start)) {
    const lines: string[] = []
    for (const each of placed) {
      const line = ocsfLine(head, each, await paths?.of(each.index))
      if (line !== null) lines.push(line)
    }
    yield { lines, records: lines.length, reached }
  }
}

/** Everything between the first line and the last. */
export async function* bundleLines(ask: Ask, head: BundleHead, { proofs, start = head.from }: BundlePart): AsyncGenerator<BundleLines> {
  const paths = proofs && head.checkpoint !== null ? new Paths(ask, head.size) : null
  // What comes first in a part that goes on may be the checkpoint behind the last record of the part before.
  let unsignedFrom = start > head.from ? start : start + 1
  const signedUpTo = async (reached: number) => {
    const signed = head.whole ? await ask(between, [head.exportedAt, unsignedFrom, reached]) : []
    unsignedFrom = reached + 1
    return signed.map((row) => ({ size: Number(row['tree_size']), line: JSON.stringify({ kind: 'checkpoint', note: row['note'], cosignatures: linesOf(row), signedAt: row['signed_at'] }) }))
  }
  if (start === head.until && start > head.from) yield { lines: (await signedUpTo(start)).map(({ line }) => line), records: 0, reached: start }
  for await (const { placed, reached } of chosenRecords(ask, head, start)) {
    const signed = await signedUpTo(reached)
    const lines: string[] = []
    for (const each of placed) {
      while ((signed[0]?.size ?? Number.POSITIVE_INFINITY) <= each.index) lines.push(signed.shift()?.line as string)
      lines.push(lineOf(each, await paths?.of(each.index)))
    }
    yield { lines: [...lines, ...signed.map(({ line }) => line)], records: placed.length, reached }
  }
  if (isAll(head)) for await (const found of looseRecords(ask, head.until)) yield { lines: found.map(({ id, recordedAt }) => JSON.stringify({ kind: 'loose', id, recordedAt })), records: 0, reached: head.until }
}

/** The last line; `records` counts the lines that have a place. */
export function bundleEnd({ checkpoint }: BundleHead, records: number): string {
  const signed = checkpoint === null ? null : parseNote(checkpoint)
  const root = checkpoint === null ? emptyRoot : signed?.checkpoint.root
  // Whatever the database holds for a note goes out as it is, and the verifier says so.
  return JSON.stringify({ kind: 'end', records, root: (root ?? emptyRoot).toString('hex') })
}

const isAll = ({ whole, from, until, size, checkpoint }: BundleHead): boolean => whole && from === 0 && (checkpoint === null || until === size)
const linesOf = (row: Readonly<Record<string, unknown>>): readonly string[] => JSON.parse(row['cosignatures'] as string) as string[]

function lineOf({ index, id, leaf, month, record, isRetired }: Placed, proof: readonly string[] | undefined): string {
  if (record) return JSON.stringify({ kind: 'record', index, id, ...record, leaf, proof })
  return JSON.stringify(isRetired ? { kind: 'retired', index, id, month, leaf, proof } : { kind: 'missing', index, id, month, leaf })
}

/** The records that a head speaks of, in their order. */
async function* chosenRecords(ask: Ask, { from, until, filter }: BundleHead, start = from): AsyncGenerator<{ readonly placed: readonly Placed[]; readonly reached: number }> {
  if (!filter) return yield* placedRecords(ask, start, until)
  const first = filter.since ? Math.max(start, await placeOf(ask, from, until, filter.since, 'early')) : start
  const last = filter.before ? await placeOf(ask, from, until, filter.before, 'late') : until
  for await (const { placed, reached } of placedRecords(ask, first, last)) yield { placed: placed.filter((each) => isChosen(each, filter)), reached }
}

function isChosen({ record }: Placed, { agency, subject, since, before }: BundleFilter): boolean {
  if (!record || (since && record.recordedAt < since) || (before && record.recordedAt >= before)) return false
  if (!agency && !subject) return true
  const facts = factsOf(record.body)
  if (agency && facts.agency !== agency) return false
  return !subject || (Array.isArray(facts.subjects) && facts.subjects.some((mark) => String(mark).endsWith(`:${subject}`)))
}
