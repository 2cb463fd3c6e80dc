/** What the console asks of the graph, as somebody. The token lives in this memory and nowhere else. */
import type { Bilingual } from './speech.js'

export interface Person {
  readonly token: string
  readonly purpose: string
}

/** The graph answered with errors and without data, or could not be reached. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  constructor(
    readonly code: string,
    readonly text: Bilingual,
  ) {
    super(text.en)
  }
}

/** Case and legal instrument that an officer states with a question; empty where none is. */
export interface LegalBasis {
  readonly caseNumber: string
  readonly instrumentNumber: string
}
export const noBasis: LegalBasis = { caseNumber: '', instrumentNumber: '' }

/** What was answered, and what the answer says of itself. */
export interface Answered<T> {
  readonly data: T
  /** Id of its access record. */
  readonly record: string
  /** `Type.field` of what was kept back, and why. */
  readonly withheld: ReadonlyMap<string, string>
}

interface Answer {
  readonly data?: unknown
  readonly extensions?: { readonly accessRecord?: { readonly id?: string }; readonly disclosure?: { readonly coordinates: readonly { readonly coordinate: string; readonly disposition: string; readonly reason: string | null }[] } }
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string; readonly text?: Bilingual } }[]
}

const unreachable: Bilingual = { en: 'The server cannot be reached. What you see may be old.', zh: '无法连接服务器，页面内容可能已过时。' }

/** Rejects with RefusedError. A mutation comes under a key of its own. */
export async function askGraph<T>({ token, purpose }: Person, query: string, variables: Readonly<Record<string, unknown>> = {}, { caseNumber, instrumentNumber }: LegalBasis = noBasis): Promise<Answered<T>> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', authorization: `Bearer ${token}`, 'x-purpose': purpose }
  if (/^\s*mutation\b/.test(query)) headers['idempotency-key'] = crypto.randomUUID()
  // Numbers of documents are Chinese, too; headers are not.
  if (caseNumber) headers['x-case-number'] = encodeURIComponent(caseNumber)
  if (instrumentNumber) headers['x-legal-instrument'] = encodeURIComponent(instrumentNumber)
  let answer: Answer
  try {
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }), credentials: 'omit' })
    answer = (await response.json()) as Answer
  } catch {
    throw new RefusedError('UNREACHABLE', unreachable)
  }
  if (answer.data) {
    const { accessRecord, disclosure } = answer.extensions ?? {}
    return { data: answer.data as T, record: accessRecord?.id ?? '', withheld: new Map((disclosure?.coordinates ?? []).filter(({ disposition }) => disposition === 'WITHHELD').map(({ coordinate, reason }) => [coordinate, reason ?? ''])) }
  }
  const [error] = answer.errors ?? []
  throw new RefusedError(error?.extensions?.code ?? 'INTERNAL_SERVER_ERROR', error?.extensions?.text ?? { en: error?.message ?? 'No answer.', zh: error?.message ?? '没有应答。' })
}

/** A file of the log that everybody may read; null where there is none. Rejects with RefusedError. */
export async function readLogFile(address: string): Promise<string | null> {
  let answer: { readonly status: number; readonly text: string }
  try {
    const response = await fetch(address, { credentials: 'omit', cache: 'no-store' })
    answer = { status: response.status, text: await response.text() }
  } catch {
    throw new RefusedError('UNREACHABLE', unreachable)
  }
  if (answer.status === 404) return null
  if (answer.status !== 200) throw new RefusedError('UNAVAILABLE', { en: `${address}: ${answer.status}`, zh: `${address}：${answer.status}` })
  return answer.text
}
