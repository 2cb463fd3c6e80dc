/** The questions by which the console asks for linkages and series. */
import type { Evidence, Linkage, Series } from './linkage-shapes.js'
import type { Page } from './records.js'
import type { Filter } from './searches.js'
import type { Session } from './session.js'

export interface LinkagesRead {
  readonly linkages: readonly Linkage[]
  readonly series: readonly Series[]
  /** Null beyond 10,000. */
  readonly total: number | null
  readonly records: readonly string[]
}

const pageRows = 100
/** Read at most, the last proposed first. */
export const mostLinkages = 500
/** Series read at most, and cases of each. */
const [mostSeries, casesOfSeries] = [50, 100]
/** Of one linkage. */
const mostEvidence = 20

const page = (selection: string) => `totalCount nodes { ${selection} } pageInfo { hasNextPage endCursor }`
const caseOf = ({ schema }: Session): string => ['id', ...schema.shown('FraudCase', ['caseNumber', 'fraudType', 'status', 'reportedAt'])].join(' ')
const linkageOf = (session: Session): string => `id linkageNumber case { ${caseOf(session)} } otherCase { ${caseOf(session)} } contactUnit { id } ${session.schema.shown('CaseLinkage', ['type', 'strength', 'state', 'proposedAt', 'decidedAt', 'reason']).join(' ')}`

/** `tell` is given how far it came, and says whether to go on. */
export async function readLinkages(session: Session, filter: Filter, tell: (read: LinkagesRead, isWhole: boolean) => boolean): Promise<LinkagesRead> {
  const records: string[] = []
  const series = session.schema.has('Query', 'caseSeries') ? `caseSeries(first: ${mostSeries}, filter: { state: { eq: FORMED } }, order: FORMED_AT_DESC) { ${page(`id seriesNumber state formedAt leadCase { ${caseOf(session)} } leadUnit { id } cases(first: ${casesOfSeries}) { ${page(caseOf(session))} }`)} }` : ''
  const linkages: Linkage[] = []
  let found: readonly Series[] = []
  let total: number | null = 0
  for (let after: string | null = null; ; ) {
    const answer: { readonly data: { caseLinkages: Page<Linkage> | null; caseSeries?: Page<Series> | null }; readonly record: string } = await session.look(
      `query ConsoleLinkages($first: Int!, $after: String, $filter: CaseLinkageFilter) { caseLinkages(first: $first, after: $after, filter: $filter, order: PROPOSED_AT_DESC) { ${page(linkageOf(session))} } ${after === null ? series : ''} }`,
      { first: pageRows, after, filter },
    )
    records.push(answer.record)
    linkages.push(...(answer.data.caseLinkages?.nodes ?? []))
    total = answer.data.caseLinkages?.totalCount ?? null
    if (after === null) found = answer.data.caseSeries?.nodes ?? []
    const { hasNextPage = false, endCursor = null } = answer.data.caseLinkages?.pageInfo ?? {}
    after = endCursor
    const read = { linkages: [...linkages], series: found, total, records: [...records] }
    const isWhole = !hasNextPage || endCursor === null || linkages.length >= mostLinkages
    if (!tell(read, isWhole) || isWhole) return read
  }
}

/** What the linkage stands on. */
export async function findEvidence(session: Session, id: string): Promise<readonly Evidence[]> {
  const { schema } = session
  const things = ([['account', 'Account', 'number'], ['telecomNumber', 'TelecomNumber', 'msisdn'], ['onlineAccount', 'OnlineAccount', 'handle'], ['url', 'MaliciousUrl', 'url']] as const).filter(([field, type, name]) => schema.has('LinkageEvidence', field) && schema.has(type, name)).map(([field, , name]) => `${field} { id ${name} }`)
  const { data } = await session.look<{ node: { evidence?: Page<Evidence> | null } | null }>(`query ConsoleLinkageEvidence($id: ID!) { node(id: $id) { ... on CaseLinkage { id evidence(first: ${mostEvidence}) { ${page(`id ${schema.shown('LinkageEvidence', ['kind', 'words', 'foundAt']).join(' ')} ${things.join(' ')}`)} } } } }`, { id })
  return data.node?.evidence?.nodes ?? []
}
