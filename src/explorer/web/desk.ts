/** What the explorer asks of its server. */
import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from 'graphql'
import type { OperationCard } from '../operation-card.js'
import type { PersonaCard } from '../persona-card.js'
import type { Answer } from './comparison.js'

export type { OperationCard, PersonaCard }

export interface Facts {
  readonly personas: readonly PersonaCard[]
  /** All purposes the platform knows. */
  readonly purposes: readonly PersonaCard['purposes'][number][]
  readonly operations: readonly OperationCard[]
}

export type EntitlementMode = 'filter' | 'reject'

/** The headers of a request; empty text means: not sent. */
export interface Statement {
  readonly purpose: string
  readonly caseNumber: string
  readonly instrument: string
  readonly mode: EntitlementMode
}

export interface GraphQLRequest {
  readonly query: string
  readonly variables?: unknown
  readonly operationName?: string | null
}

async function getJson<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.json()
}

export async function loadFacts(): Promise<Facts> {
  const [people, work] = await Promise.all([
    getJson<{ personas: PersonaCard[]; purposes: Facts['purposes'] }>('/explorer/personas.json'),
    getJson<{ operations: OperationCard[] }>('/explorer/operations.json'),
  ])
  return { ...people, ...work }
}

interface Held {
  readonly token: string
  readonly expiresMs: number
}

const tokens = new Map<string, Promise<Held>>()
const renewBeforeMs = 30_000

/** Expiry from the token's payload, unverified: it only tells when to ask for another. */
function expiryOf(token: string): number {
  try {
    const payload = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
    return typeof payload.exp === 'number' ? payload.exp * 1000 : Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

async function mintToken(persona: string): Promise<Held> {
  const response = await fetch('/explorer/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ persona }) })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer?.errors?.[0]?.message ?? `POST /explorer/token: ${response.status}`)
  return { token: answer.token, expiresMs: expiryOf(answer.token) }
}

async function getToken(persona: string): Promise<string> {
  const held = await tokens.get(persona)?.catch(() => null)
  if (held && held.expiresMs - renewBeforeMs > Date.now()) return held.token
  const minted = mintToken(persona)
  tokens.set(persona, minted)
  return (await minted).token
}

/** Asks as the persona. A refused token is replaced once, under the same key: a mutation has one effect. Rejects when the server cannot be reached or answers no JSON. */
export async function ask(persona: string, statement: Statement, request: GraphQLRequest, isRetry = false, key: string = crypto.randomUUID()): Promise<Answer> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    authorization: `Bearer ${await getToken(persona)}`,
    'x-entitlement-mode': statement.mode,
    'idempotency-key': key,
  }
  if (statement.purpose) headers['x-purpose'] = statement.purpose
  if (statement.caseNumber) headers['x-case-number'] = statement.caseNumber
  if (statement.instrument) headers['x-legal-instrument'] = statement.instrument
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(request) })
  const answer: Answer = await response.json()
  if (!isRetry && answer.errors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED')) {
    tokens.delete(persona)
    return ask(persona, statement, request, true, key)
  }
  return answer
}

const schemas = new Map<string, Promise<GraphQLSchema | null>>()

/** The schema as that persona is shown it; null when it is not shown one. */
export function findSchema(persona: string, statement: Statement): Promise<GraphQLSchema | null> {
  let schema = schemas.get(persona)
  if (!schema) {
    schema = ask(persona, { ...statement, caseNumber: '', instrument: '' }, { query: getIntrospectionQuery(), operationName: 'IntrospectionQuery' })
      .then((answer) => (answer.data ? buildClientSchema(answer.data as never) : null))
      .catch(() => null)
    schemas.set(persona, schema)
  }
  return schema
}

/** Runs the work of each item, at most `width` at a time; results in the order of the items. */
export async function mapGently<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  async function run(): Promise<void> {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index] as T)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, run))
  return results
}
