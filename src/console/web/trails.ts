/** The questions by which the console asks for fund trails. */
import type { Answered } from './graph.js'
import type { Page } from './records.js'
import type { Session } from './session.js'
import type { FlowEdge, FlowNode, Trail } from './trail-shapes.js'

export interface TrailRead {
  readonly trail: Trail
  /** Null: withheld. */
  readonly accounts: readonly FlowNode[] | null
  readonly movements: readonly FlowEdge[] | null
  /** As many as the caller may see; null beyond 10,000. */
  readonly accountsTotal: number | null
  readonly movementsTotal: number | null
  /** Access records of all answers that it was read from, the first first. */
  readonly records: readonly string[]
  readonly withheld: ReadonlyMap<string, string>
}

const pageRows = 100
/** Read at most; beyond them the view says so. */
export const mostRead = { accounts: 2_000, movements: 5_000 } as const

const page = (selection: string) => `totalCount nodes { ${selection} } pageInfo { hasNextPage endCursor }`

function headOf({ schema }: Session): string {
  const ofCase = ['id', ...schema.shown('FraudCase', ['caseNumber'])].join(' ')
  return `id trailNumber ${schema.shown('FundTrail', ['method', 'currency', 'paidAmount', 'exitedAmount', 'recoverableAmount', 'layers', 'isCut', 'flowCount', 'keptFlowCount', 'tracedByName', 'tracedAt']).join(' ')} case { ${ofCase} }`
}

function nodeOf({ schema }: Session): string {
  const bank = schema.has('Account', 'holdingBank') ? 'holdingBank { id }' : ''
  const account = schema.has('FundFlowNode', 'account') ? `account { ${['id', ...schema.shown('Account', ['number', 'holderName', 'riskStatus'])].join(' ')} ${bank} }` : ''
  return `id ${account} ${schema.shown('FundFlowNode', ['layer', 'amountIn', 'amountOut', 'exitedAmount', 'recoverableAmount', 'exit']).join(' ')}`
}

const edgeOf = ({ schema }: Session): string => `id from { id } to { id } ${schema.shown('FundFlowEdge', ['layer', 'channel', 'exit', 'amount', 'movedAt']).join(' ')}`

interface TrailsAsked {
  readonly caseNumber: string
  readonly first: number
  readonly after: string | null
}

/** Of a case, or of all; null where the case is unknown or not the caller's. */
export async function findTrails(session: Session, { caseNumber, first, after }: TrailsAsked): Promise<Page<Trail> | null> {
  const trails = `fundTrails(first: $first, after: $after, order: TRACED_AT_DESC) { ${page(headOf(session))} }`
  if (!caseNumber) return (await session.look<{ fundTrails: Page<Trail> | null }>(`query ConsoleTrails($first: Int!, $after: String) { ${trails} }`, { first, after })).data.fundTrails
  const { data } = await session.look<{ caseByNumber: { fundTrails: Page<Trail> | null } | null }>(`query ConsoleTrailsOfCase($case: CaseNumber!, $first: Int!, $after: String) { caseByNumber(caseNumber: $case) { ${trails} } }`, { case: caseNumber, first, after })
  return data.caseByNumber?.fundTrails ?? null
}

/** Movements of the trail that are written by now; null where that is withheld. */
export const readProgress = async (session: Session, id: string): Promise<number | null> =>
  (await session.lookAnew<{ node: { keptFlowCount?: number | null } | null }>('query ConsoleTrailProgress($id: ID!) { node(id: $id) { ... on FundTrail { keptFlowCount } } }', { id })).data.node?.keptFlowCount ?? null

type Read = Trail & { readonly flowNodes: Page<FlowNode> | null; readonly flowEdges: Page<FlowEdge> | null }

/** Reads a trail page by page. `tell` is given how far it came, and says whether to go on. Null where there is none, or none the caller may see. */
export async function readTrail(session: Session, number: string, tell: (read: TrailRead, isWhole: boolean) => boolean): Promise<TrailRead | null> {
  const accounts = `flowNodes(first: ${pageRows}, after: $accounts) { ${page(nodeOf(session))} }`
  const movements = `flowEdges(first: ${pageRows}, after: $movements) { ${page(edgeOf(session))} }`
  const records: string[] = []
  const withheld = new Map<string, string>()
  const ask = async (parts: string, variables: Readonly<Record<string, string>>): Promise<Read | null> => {
    const declared = ['$number: OrderNumber!', '$accounts: String', '$movements: String'].filter((each) => parts.includes(each.slice(0, each.indexOf(':'))) || each.startsWith('$number'))
    const answer: Answered<{ fundTrailByNumber: Read | null }> = await session.look(`query ConsoleTrail(${declared.join(' ')}) { fundTrailByNumber(trailNumber: $number) { ${parts} } }`, { number, ...variables })
    records.push(answer.record)
    for (const [coordinate, reason] of answer.withheld) withheld.set(coordinate, reason)
    return answer.data.fundTrailByNumber
  }
  const first = await ask(`${headOf(session)} ${accounts} ${movements}`, {})
  if (!first) return null
  const { flowNodes, flowEdges, ...trail } = first
  const [nodes, edges] = [[...(flowNodes?.nodes ?? [])], [...(flowEdges?.nodes ?? [])]]
  const read = (): TrailRead => ({ trail, accounts: flowNodes && [...nodes], movements: flowEdges && [...edges], accountsTotal: flowNodes?.totalCount ?? null, movementsTotal: flowEdges?.totalCount ?? null, records, withheld })
  let [afterNodes, afterEdges] = [nextOf(flowNodes), nextOf(flowEdges)]
  for (;;) {
    if (nodes.length >= mostRead.accounts) afterNodes = null
    if (edges.length >= mostRead.movements) afterEdges = null
    if (!tell(read(), !afterNodes && !afterEdges) || (!afterNodes && !afterEdges)) return read()
    const next: Read | null = await ask([afterNodes && accounts, afterEdges && movements].filter(Boolean).join(' '), { ...(afterNodes ? { accounts: afterNodes } : {}), ...(afterEdges ? { movements: afterEdges } : {}) })
    nodes.push(...(next?.flowNodes?.nodes ?? []))
    edges.push(...(next?.flowEdges?.nodes ?? []))
    afterNodes = nextOf(next?.flowNodes)
    afterEdges = nextOf(next?.flowEdges)
  }
}

const nextOf = (page: Page<unknown> | null | undefined): string | null => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null)
