/** What the body of an access record says, or that it says nothing that this version knows. Bodies are taken as they lie: whoever owns the database may have put anything there. */
import { keptFromHolder } from '../policy/purposes.js'
import { type Audience, audiences, type Purpose, purposes } from '../policy/vocabulary.js'
import type { accessEvent } from './audit.table.js'

type EventRow = typeof accessEvent.$inferInsert

export const dispositions = ['clear', 'masked', 'tokens', 'withheld'] as const
export type Lists = Readonly<Record<(typeof dispositions)[number], readonly string[]>>

/** What became of the fields of one subject: names of fields, in alphabetical order. Subjects of one pattern share one object. */
export interface SaidSubject {
  readonly type: string
  readonly id: string
  readonly lists: Lists
}

/** The record's own columns; its place and its case are not in the body. */
export interface SaidRecord {
  readonly event: Omit<EventRow, 'id' | 'leafIndex' | 'recordedAt' | 'caseId'>
  readonly subjects: readonly SaidSubject[]
  /** Whoever holds a subject may know of this access. */
  readonly isTold: boolean
}

const kinds: Readonly<Record<string, EventRow['kind']>> = { query: 'QUERY', mutation: 'MUTATION', subscription: 'SUBSCRIPTION', introspection: 'INTROSPECTION', export: 'EXPORT', unknown: 'UNKNOWN' }
const outcomes: readonly unknown[] = ['DISCLOSED', 'REFUSED', 'FAILED'] satisfies EventRow['outcome'][]
const idShape = /^[a-z]+(?:_[a-z]+)*_[0-7][0-9a-hjkmnp-tv-z]{25}$/
const nameShape = /^[A-Za-z_][0-9A-Za-z_]{0,99}$/
/** Characters kept of what callers may choose freely: an index entry has an end. */
const textLimit = 256

const unreadable: SaidRecord = {
  event: { agencyId: null, audience: null, officer: null, client: null, purpose: null, caseNumber: null, instrumentNumber: null, kind: 'UNKNOWN', operation: null, document: null, outcome: 'UNREADABLE', refusals: [], policyVersion: null, subjectCount: 0, clear: [], masked: [], tokens: [], withheld: [] },
  subjects: [],
  isTold: false,
}

export function readBody(body: string): SaidRecord {
  try {
    return said(JSON.parse(body) as Record<string, unknown>)
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof UnknownFact) return unreadable
    throw fault
  }
}

class UnknownFact extends Error {}
function known<T>(holds: boolean, value: unknown): T {
  if (!holds) throw new UnknownFact()
  return value as T
}

function said(body: Record<string, unknown>): SaidRecord {
  known(typeof body === 'object' && body !== null && body['version'] === 1, body)
  const purpose = known<Purpose | null>(body['purpose'] === null || purposes.includes(body['purpose'] as Purpose), body['purpose'])
  const audience = known<Audience | null>(body['audience'] === null || audiences.includes(body['audience'] as Audience), body['audience'])
  const subjects = subjectsOf(body['patterns'], body['subjects'])
  return {
    event: {
      agencyId: known<string | null>(body['agency'] === null || idShape.test(String(body['agency'])), body['agency']),
      audience,
      officer: textOf(body['officer']),
      client: textOf(body['client']),
      purpose,
      caseNumber: textOf(body['case']),
      instrumentNumber: textOf(body['instrument']),
      kind: known(Object.hasOwn(kinds, String(body['kind'])), kinds[String(body['kind'])]),
      operation: textOf(body['operation']),
      document: textOf(body['document']),
      outcome: known(outcomes.includes(body['outcome']), body['outcome']),
      refusals: sorted(list(body['refusals']).map((refusal) => name((refusal as { code?: unknown } | null)?.code))),
      policyVersion: textOf(body['policy']),
      subjectCount: subjects.length,
      ...listsOf((list_) => sorted(subjects.flatMap((subject) => subject.lists[list_].map((field) => `${subject.type}.${field}`)))),
    },
    subjects,
    isTold: !keptFromHolder(audience, purpose),
  }
}

/** One subject may stand at several places of an answer, with other fields at each. */
function subjectsOf(patterns: unknown, marks: unknown): SaidSubject[] {
  known(typeof patterns === 'object' && patterns !== null, patterns)
  const said_ = new Map<string, { type: string; id: string; lists: Lists[] }>()
  const read = new Map<string, Pattern>()
  for (const mark of list(marks)) {
    const [key = '', id = ''] = known<string>(typeof mark === 'string', mark).split(':')
    known(idShape.test(id) && Object.hasOwn(patterns as object, key), mark)
    let pattern = read.get(key)
    if (!pattern) read.set(key, (pattern = patternOf((patterns as Record<string, unknown>)[key])))
    const subject = said_.get(`${pattern.type}:${id}`)
    if (subject) subject.lists.push(pattern.lists)
    else said_.set(`${pattern.type}:${id}`, { type: pattern.type, id, lists: [pattern.lists] })
  }
  return [...said_.values()].map(({ type, id, lists }) => ({ type, id, lists: lists.length === 1 ? (lists[0] as Lists) : listsOf((list_) => sorted(lists.flatMap((each) => each[list_]))) }))
}

interface Pattern {
  readonly type: string
  readonly lists: Lists
}
function patternOf(pattern: unknown): Pattern {
  const { type, clear, masked, tokens, withheld } = known<Record<string, unknown>>(typeof pattern === 'object' && pattern !== null, pattern)
  const names = { clear: list(clear).map(name), masked: list(masked).map(name), tokens: list(tokens).map(name), withheld: list(withheld).map((each) => name((each as { field?: unknown } | null)?.field)) }
  return { type: name(type), lists: listsOf((list_) => sorted(names[list_])) }
}

const listsOf = (make: (list_: keyof Lists) => string[]): { [list_ in keyof Lists]: string[] } => Object.fromEntries(dispositions.map((list_) => [list_, make(list_)])) as { [list_ in keyof Lists]: string[] }
const list = (value: unknown): readonly unknown[] => known(Array.isArray(value), value)
const name = (value: unknown): string => known(typeof value === 'string' && nameShape.test(value), value)
const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort()
/** PostgreSQL holds no U+0000. */
const textOf = (value: unknown): string | null => (value === null ? null : [...known<string>(typeof value === 'string', value).replaceAll('\u0000', '\ufffd')].slice(0, textLimit).join(''))
