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

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string; readonly text?: Bilingual } }[]
}

const unreachable: Bilingual = { en: 'The server cannot be reached. What you see may be old.', zh: '无法连接服务器，页面内容可能已过时。' }

/** Rejects with RefusedError. A mutation comes under a key of its own. */
export async function askGraph<T>({ token, purpose }: Person, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', authorization: `Bearer ${token}`, 'x-purpose': purpose }
  if (/^\s*mutation\b/.test(query)) headers['idempotency-key'] = crypto.randomUUID()
  let answer: Answer
  try {
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }), credentials: 'omit' })
    answer = (await response.json()) as Answer
  } catch {
    throw new RefusedError('UNREACHABLE', unreachable)
  }
  if (answer.data) return answer.data as T
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
