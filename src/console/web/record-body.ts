/** A record's stored text, held against what the log's table shows of it: the table is made from the log, and nobody signs the table. */

export const lists = ['clear', 'masked', 'tokens', 'withheld'] as const

/** A row of the table, as the graph answered it; what the reader may not see is not in it. */
export type ShownRow = Readonly<Record<string, unknown>>

/** Field of the row → member of the body. */
const members = {
  agencyId: 'agency',
  audience: 'audience',
  officer: 'officer',
  client: 'client',
  purpose: 'purpose',
  caseNumber: 'case',
  instrumentNumber: 'instrument',
  operation: 'operation',
  document: 'document',
  outcome: 'outcome',
  policyVersion: 'policy',
} as const

/** The table keeps so many characters of what callers may choose freely. */
const textLimit = 256

/** Names of the row's fields that say something else than the body; null where the body is not one that can be read. */
export function differences(row: ShownRow, body: string): readonly string[] | null {
  let said: Record<string, unknown>
  try {
    said = whatBodySays(JSON.parse(body) as Body)
  } catch {
    return null
  }
  return Object.keys(said).filter((field) => row[field] !== undefined && JSON.stringify(row[field]) !== JSON.stringify(said[field]))
}

type Body = Readonly<Record<string, unknown>> & {
  readonly kind: string
  readonly subjects: readonly string[]
  readonly refusals: readonly { readonly code: string }[]
  readonly patterns: Readonly<Record<string, Pattern>>
}
interface Pattern {
  readonly type: string
  readonly clear: readonly string[]
  readonly masked: readonly string[]
  readonly tokens: readonly string[]
  readonly withheld: readonly { readonly field: string }[]
}

function whatBodySays(body: Body): Record<string, unknown> {
  const subjects = body.subjects.map((mark) => {
    const [key = '', id = ''] = mark.split(':')
    const pattern = body.patterns[key]
    if (!pattern) throw new Error(`no pattern ${key}`)
    return { id, pattern }
  })
  const coordinates = (list: (typeof lists)[number]) => sorted(subjects.flatMap(({ pattern }) => pattern[list].map((field) => `${pattern.type}.${typeof field === 'string' ? field : field.field}`)))
  return {
    id: body['id'],
    ...Object.fromEntries(Object.entries(members).map(([field, member]) => [field, shortened(body[member])])),
    kind: body.kind.toUpperCase(),
    refusals: sorted(body.refusals.map(({ code }) => code)),
    subjectCount: new Set(subjects.map(({ id, pattern }) => `${pattern.type}:${id}`)).size,
    ...Object.fromEntries(lists.map((list) => [list, coordinates(list)])),
  }
}

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort()
const shortened = (value: unknown): unknown => (typeof value === 'string' ? [...value.replaceAll('\u0000', '\ufffd')].slice(0, textLimit).join('') : (value ?? null))
