/** Access records as the graph answers them, and the questions by which the console asks for them. */
import type { Filter } from './searches.js'
import type { Session } from './session.js'

export interface AccessRecord {
  readonly id: string
  readonly leafIndex?: number | null
  readonly recordedAt?: string | null
  readonly agencyId?: string | null
  readonly audience?: string | null
  readonly officer?: string | null
  readonly client?: string | null
  readonly purpose?: string | null
  readonly caseNumber?: string | null
  readonly instrumentNumber?: string | null
  readonly kind?: string | null
  readonly operation?: string | null
  readonly document?: string | null
  readonly outcome?: string | null
  readonly refusals?: readonly string[] | null
  readonly policyVersion?: string | null
  readonly subjectCount?: number | null
  readonly clear?: readonly string[] | null
  readonly masked?: readonly string[] | null
  readonly tokens?: readonly string[] | null
  readonly withheld?: readonly string[] | null
}

export interface SubjectAccess {
  readonly id: string
  readonly record?: { readonly id: string; readonly leafIndex?: number | null } | null
  readonly recordedAt: string
  readonly agencyId: string | null
  readonly officer?: string | null
  readonly purpose?: string | null
  readonly subjectType?: string | null
  readonly subjectId?: string | null
  readonly holderId?: string | null
  readonly clear: readonly string[] | null
  readonly masked: readonly string[] | null
  readonly tokens: readonly string[] | null
  readonly withheld: readonly string[] | null
}

export interface Page<Node> {
  /** Null beyond 10,000. */
  readonly totalCount: number | null
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

export interface Count {
  readonly value: string | null
  readonly count: number
}
/** By field; null where more than 10,000 match. */
export type Counts = Readonly<Record<string, readonly Count[] | null>>

const fieldsOfRecord = ['id', 'leafIndex', 'recordedAt', 'agencyId', 'audience', 'officer', 'client', 'purpose', 'caseNumber', 'instrumentNumber', 'kind', 'operation', 'document', 'outcome', 'refusals', 'policyVersion', 'subjectCount', 'clear', 'masked', 'tokens', 'withheld']
const fieldsOfAccess = ['id', 'recordedAt', 'agencyId', 'officer', 'purpose', 'subjectType', 'subjectId', 'holderId', 'clear', 'masked', 'tokens', 'withheld']

export const recordSelection = ({ schema }: Session): string => schema.shown('AccessRecord', fieldsOfRecord).join(' ')
const accessSelection = ({ schema }: Session): string =>
  [...schema.shown('SubjectAccess', fieldsOfAccess), ...(schema.has('SubjectAccess', 'record') ? [`record { ${schema.shown('AccessRecord', ['id', 'leafIndex']).join(' ')} }`] : [])].join(' ')

const page = (selection: string) => `totalCount nodes { ${selection} } pageInfo { hasNextPage endCursor }`
const nothing = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }

export interface PageAsked {
  readonly filter: Filter
  readonly first: number
  readonly after?: string | null
  readonly order?: 'RECORDED_AT_DESC' | 'RECORDED_AT_ASC'
}

export async function findRecords(session: Session, { filter, first, after = null, order = 'RECORDED_AT_DESC' }: PageAsked): Promise<Page<AccessRecord>> {
  const answer = await session.ask<{ accessRecords: Page<AccessRecord> | null }>(
    `query ConsoleRecords($first: Int!, $after: String, $filter: AccessRecordFilter, $order: AccessRecordOrder) { accessRecords(first: $first, after: $after, filter: $filter, order: $order) { ${page(recordSelection(session))} } }`,
    { first, after, filter, order },
  )
  return answer.accessRecords ?? nothing
}

export async function findAccesses(session: Session, { filter, first, after = null, order = 'RECORDED_AT_DESC' }: PageAsked): Promise<Page<SubjectAccess>> {
  const answer = await session.ask<{ subjectAccesses: Page<SubjectAccess> | null }>(
    `query ConsoleAccesses($first: Int!, $after: String, $filter: SubjectAccessFilter, $order: SubjectAccessOrder) { subjectAccesses(first: $first, after: $after, filter: $filter, order: $order) { ${page(accessSelection(session))} } }`,
    { first, after, filter, order },
  )
  return answer.subjectAccesses ?? nothing
}

/** Counts by those of the fields that the caller may count by. */
async function count(session: Session, root: 'accessRecords' | 'subjectAccesses', type: 'AccessRecord' | 'SubjectAccess', filter: Filter, fields: readonly string[]): Promise<Counts> {
  const countable = session.schema.shown(`${type}CountField`, fields)
  if (countable.length === 0) return {}
  const answer = await session.ask<Record<string, Counts | null>>(
    `query ConsoleCounts($filter: ${type}Filter) { ${root}(first: 1, filter: $filter) { ${countable.map((field) => `${field}: countBy(field: ${field}) { value count }`).join(' ')} } }`,
    { filter },
  )
  return answer[root] ?? {}
}

export const countRecords = (session: Session, filter: Filter, fields: readonly string[]): Promise<Counts> => count(session, 'accessRecords', 'AccessRecord', filter, fields)
export const countAccesses = (session: Session, filter: Filter, fields: readonly string[]): Promise<Counts> => count(session, 'subjectAccesses', 'SubjectAccess', filter, fields)

export const mostFirst = (counts: readonly Count[]): readonly Count[] => [...counts].sort((a, b) => b.count - a.count || String(a.value).localeCompare(String(b.value)))

export interface RecordDetail {
  readonly record: AccessRecord
  readonly subjects: Page<SubjectAccess> | null
}

/** Null where there is none, or none the caller may see. */
export async function findRecord(session: Session, id: string): Promise<RecordDetail | null> {
  const subjects = session.schema.has('AccessRecord', 'subjects') ? `subjects(first: 100) { ${page(accessSelection(session))} }` : ''
  const answer = await session.ask<{ node: (AccessRecord & { subjects?: Page<SubjectAccess> | null }) | null }>(`query ConsoleRecord($id: ID!) { node(id: $id) { ... on AccessRecord { ${recordSelection(session)} ${subjects} } } }`, { id })
  if (!answer.node?.id) return null
  const { subjects: found = null, ...record } = answer.node
  return { record, subjects: found }
}
