/** Disclosure statements as the graph answers them, and the questions by which the console asks for them. */
import type { Page } from './records.js'
import type { Filter } from './searches.js'
import type { Session } from './session.js'

interface Numbered {
  readonly id: string
  readonly statementNumber: string
}

export interface Statement extends Numbered {
  readonly subjectType: string
  readonly subjectId: string
  readonly periodFrom: string
  readonly periodUntil: string
  readonly language: string
  readonly requestNumber: string
  readonly issuedAt: string
  /** Null: the clock. */
  readonly issuedBy: string | null
  /** By when the last of what is still held back is told. */
  readonly releaseDueAt: string | null
  readonly supplements: Numbered | null
}

/** Basis and kinds of data are in the language of the statement. */
export interface Entry {
  readonly id: string
  readonly day: string
  readonly agencyId: string
  readonly purpose: string
  readonly basis: string
  readonly clear: readonly string[]
  readonly masked: readonly string[]
  readonly tokens: readonly string[]
  readonly times: number
}

export interface HeldEntry extends Entry {
  readonly case: { readonly id: string; readonly caseNumber?: string | null } | null
  readonly releaseBy: string
  readonly releasedIn: Numbered | null
}

export interface Letter extends Statement {
  readonly identityCheck: string
  readonly text: string
  /** SHA-256 of the text in UTF-8, hex. */
  readonly textHash: string
  readonly entries: Page<Entry>
  readonly heldBack: Page<HeldEntry>
}

const numbered = '{ id statementNumber }'
const listed = `id statementNumber subjectType subjectId periodFrom periodUntil language requestNumber issuedAt issuedBy releaseDueAt supplements ${numbered}`
const told = 'id day agencyId purpose basis clear masked tokens times'
const page = (selection: string) => `totalCount nodes { ${selection} } pageInfo { hasNextPage endCursor }`

export async function findStatements(session: Session, filter: Filter, first: number, after: string | null): Promise<Page<Statement> | null> {
  const answer = await session.ask<{ disclosureStatements: Page<Statement> | null }>(
    `query ConsoleStatements($first: Int!, $after: String, $filter: DisclosureStatementFilter) { disclosureStatements(first: $first, after: $after, filter: $filter, order: ISSUED_AT_DESC) { ${page(listed)} } }`,
    { first, after, filter },
  )
  return answer.disclosureStatements
}

/** Null where there is none of that number, or none the caller may see. */
export async function findLetter(session: Session, number: string): Promise<Letter | null> {
  const ofCase = ['id', ...session.schema.shown('FraudCase', ['caseNumber'])].join(' ')
  const answer = await session.ask<{ disclosureStatementByNumber: Letter | null }>(
    `query ConsoleStatement($number: String!) { disclosureStatementByNumber(statementNumber: $number) { ${listed} identityCheck text textHash entries(first: 100) { ${page(told)} } heldBack(first: 100) { ${page(`${told} releaseBy case { ${ofCase} } releasedIn ${numbered}`)} } } }`,
    { number },
  )
  return answer.disclosureStatementByNumber
}
