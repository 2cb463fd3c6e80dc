/**
 * The access record: who asked what, why, and which field of which row left clear, masked, as a token, or not at all. Names, never values.
 *
 * Its bytes are canonical JSON (RFC 8785). `subjects` are marks `<pattern>:<row id>`; `patterns` says what a mark's pattern means.
 * In a read they are appended by the statement itself, so the body is written as a head, the marks, and a tail.
 */
import { createHash } from 'node:crypto'
import { fillRandom } from '../database/chance.js'
import type { ErrorCode } from '../errors.js'
import type { Audience, Purpose, WithholdReason } from '../policy/vocabulary.js'
import type { Pattern } from '../statement/root-plan.js'

export const recordVersion = 1

/** DISCLOSED: an answer left. REFUSED: nothing did, by the rules. FAILED: nothing did, by a fault. */
export type Outcome = 'DISCLOSED' | 'REFUSED' | 'FAILED'

export interface Refusal {
  readonly code: ErrorCode
  /** Coordinate of the field or operation, or the header or argument at fault; absent where none is. */
  readonly coordinate?: string
  readonly reason?: WithholdReason
}

/** Everything of a record but its subjects. Absent facts are null: a stranger has no agency, a syntax error no operation. */
export interface Occurrence {
  /** `event_<26>`; made before the statement runs. */
  readonly id: string
  /** This process's clock, ISO 8601 in UTC with milliseconds; the order of records is the log's, not the clock's. */
  readonly time: string
  readonly agency: string | null
  readonly audience: Audience | null
  readonly officer: string | null
  readonly client: string | null
  readonly purpose: Purpose | null
  readonly case: string | null
  readonly instrument: string | null
  readonly mode: 'filter' | 'reject'
  readonly kind: 'query' | 'mutation' | 'subscription' | 'introspection' | 'export' | 'unknown'
  readonly operation: string | null
  /** SHA-256 of the document's text, hex. */
  readonly document: string | null
  /** SHA-256 of the record's own salt and the variables' canonical JSON, hex: equal variables cannot be recognised across records. */
  readonly variables: string | null
  /** Version of the policy that decided. */
  readonly policy: string
  readonly outcome: Outcome
  readonly refusals: readonly Refusal[]
}

export type Patterns = Readonly<Record<string, Pattern>>

/** Facts of a record that are the same whenever one plan runs for one charter. */
type FixedFacts = Pick<Occurrence, 'audience' | 'document' | 'kind' | 'operation' | 'outcome' | 'policy' | 'purpose' | 'refusals'>

/** The body's texts between its changing parts: `fixed[0] changing[0] … fixed[4] marks fixed[5] changing[4] fixed[6]`. */
export const fixedParts = (o: FixedFacts, patterns: string): readonly string[] => [
  '{"agency":',
  `,"audience":${text(o.audience)},"case":`,
  `,"document":${text(o.document)},"id":`,
  `,"kind":${text(o.kind)},"mode":`,
  `,"operation":${text(o.operation)},"outcome":${text(o.outcome)},"patterns":${patterns},"policy":${text(o.policy)},"purpose":${text(o.purpose)},"refusals":${refusalsText(o.refusals)},"subjects":[`,
  '],"time":',
  `,"version":${recordVersion}}`,
]

/** What differs from one request to the next, neighbours together. */
export const changingParts = (o: Occurrence): readonly string[] => [
  text(o.agency),
  `${text(o.case)},"client":${text(o.client)}`,
  `${text(o.id)},"instrument":${text(o.instrument)}`,
  `${text(o.mode)},"officer":${text(o.officer)}`,
  `${text(o.time)},"variables":${text(o.variables)}`,
]

/** The body without its marks: `head + marks + tail`, marks being JSON strings joined by commas. */
export function frame(occurrence: Occurrence, patterns: string): { readonly head: string; readonly tail: string } {
  const fixed = fixedParts(occurrence, patterns)
  const changing = changingParts(occurrence)
  const head = `${[0, 1, 2, 3].map((at) => `${fixed[at]}${changing[at]}`).join('')}${fixed[4]}`
  return { head, tail: `${fixed[5]}${changing[4]}${fixed[6]}` }
}

/** Canonical JSON of the patterns; made once per plan. */
export function patternsText(patterns: Patterns): string {
  const entries = Object.keys(patterns)
    .sort()
    .map((mark) => {
      const { type, clear, masked, tokens, withheld } = patterns[mark] as Pattern
      const hidden = withheld.map(({ field, reason }) => `{"field":${text(field)},"reason":${text(reason)}}`).join()
      return `${text(mark)}:{"clear":${list(clear)},"masked":${list(masked)},"tokens":${list(tokens)},"type":${text(type)},"withheld":[${hidden}]}`
    })
  return `{${entries.join()}}`
}

/** RFC 8785 writes strings as ECMAScript's JSON.stringify does; lone surrogates, which it refuses, are replaced. */
const text = (value: string | null): string => (value === null ? 'null' : JSON.stringify(value.toWellFormed()))
const list = (values: readonly string[]): string => `[${values.map(text).join()}]`
const refusalsText = (refusals: readonly Refusal[]): string =>
  `[${refusals.map(({ code, coordinate, reason }) => `{"code":${text(code)}${coordinate === undefined ? '' : `,"coordinate":${text(coordinate)}`}${reason === undefined ? '' : `,"reason":${text(reason)}`}}`).join()}]`

/** 16 random bytes, for one record alone. */
export function newSalt(): Buffer {
  const salt = Buffer.alloc(16)
  fillRandom(salt)
  return salt
}

/**
 * What the tree commits to: `SHA-256(0x00 || entry)` (RFC 6962 §2.1), where the entry names the record and a salted hash of its body.
 * Body and salt can be erased after retention and the tree still verifies.
 */
export function leafOf(id: string, salt: Buffer, body: string): Buffer {
  const commitment = createHash('sha256').update(salt).update(body, 'utf8').digest('hex')
  return createHash('sha256').update(Buffer.from([0])).update(`liandong/record/${recordVersion}\n${id}\n${commitment}\n`, 'utf8').digest()
}

/** The same in SQL, for records that a statement writes about itself. Arguments are SQL expressions of type text, bytea, text. */
export const leafSql = (id: string, salt: string, body: string): string => `sha256('\\x00'::bytea || convert_to(${entrySql(id, salt, body)}, 'UTF8'))`

/** The entry itself, as text. */
export const entrySql = (id: string, salt: string, body: string): string =>
  `'liandong/record/${recordVersion}' || E'\\n' || ${id} || E'\\n' || encode(sha256(${salt} || convert_to(${body}, 'UTF8')), 'hex') || E'\\n'`
