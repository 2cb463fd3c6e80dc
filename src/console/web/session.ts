/** Who looks into the log, what that caller is shown, and what was answered already while nobody asked anew. */
import { type Answered, askGraph, type LegalBasis, noBasis, type Person, RefusedError } from './graph.js'
import { SchemaShown } from './schema-shown.js'
import { say } from './speech.js'

export type Ask = <T>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<T>

export interface Viewer {
  readonly agencyId: string
  readonly audience: string
  readonly officer: string
  readonly purpose: string
}

interface AgencyName {
  readonly id: string
  readonly name: string | null
  readonly nameEnglish: string | null
}

export interface Session {
  readonly viewer: Viewer
  readonly schema: SchemaShown
  readonly agencies: readonly AgencyName[]
  /** Answers of this session are kept until `forget`, so that going back shows what was seen, and leaves no second record. */
  readonly ask: Ask
  /** What was answered is asked anew. */
  forget(): void
  /** A mutation, or what must be new. */
  readonly askAnew: Ask
  agencyName(id: string | null): string
  /** What `look` states. It stays here until the page is closed: whose address another opens, states nothing in that other's name. */
  readonly basis: LegalBasis
  state(basis: LegalBasis): void
  /** Under the stated basis; kept as by `ask`. */
  look<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answered<T>>
  /** The same, of what must be new. */
  lookAnew<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answered<T>>
}

const answersKept = 200

/** Rejects with RefusedError. `person` is asked for each time, so that a token which has ended can be another. */
export async function openSession(person: () => Promise<Person>): Promise<Session> {
  const askAnew: Ask = async <T>(query: string, variables?: Readonly<Record<string, unknown>>) => (await askGraph<T>(await person(), query, variables)).data
  const [schema, { viewer }] = await Promise.all([SchemaShown.load(askAnew), askAnew<{ viewer: Viewer | null }>('query ConsoleViewer { viewer { agencyId audience officer purpose } }')])
  if (!viewer) throw new RefusedError('FORBIDDEN', { en: 'The graph does not say who you are.', zh: '图未给出您的身份。' })
  const agencies = await agenciesFor(schema, askAnew)
  const known = new Map(agencies.map((agency) => [agency.id, agency]))
  const kept = new Map<string, Promise<unknown>>()
  const keep = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    let answer = kept.get(key)
    if (!answer) {
      answer = ask()
      answer.catch(() => kept.delete(key))
      if (kept.size >= answersKept) kept.delete(kept.keys().next().value as string)
      kept.set(key, answer)
    }
    return answer as Promise<T>
  }
  let basis = noBasis
  const lookAnew = async <T>(query: string, variables: Readonly<Record<string, unknown>> = {}, under = basis): Promise<Answered<T>> => askGraph<T>(await person(), query, variables, under)
  return {
    viewer,
    schema,
    agencies,
    askAnew,
    ask: <T>(query: string, variables: Readonly<Record<string, unknown>> = {}) => keep<T>(JSON.stringify([query, variables]), () => askAnew<T>(query, variables)),
    forget: () => kept.clear(),
    agencyName: (id) => {
      if (id === null) return say('stranger', '身份不明')
      const agency = known.get(id)
      return say(agency?.nameEnglish ?? agency?.name ?? id, agency?.name ?? agency?.nameEnglish ?? id)
    },
    get basis() {
      return basis
    },
    state: (stated) => {
      basis = stated
    },
    look: <T>(query: string, variables: Readonly<Record<string, unknown>> = {}) => {
      const under = basis
      return keep<Answered<T>>(JSON.stringify([under, query, variables]), () => lookAnew<T>(query, variables, under))
    },
    lookAnew: (query, variables) => lookAnew(query, variables),
  }
}

/** Those that the caller may see, up to the longest page. */
async function agenciesFor(schema: SchemaShown, ask: Ask): Promise<readonly AgencyName[]> {
  if (!schema.has('Query', 'agencies')) return []
  const answer = await ask<{ agencies: { nodes: readonly AgencyName[] } | null }>(`query ConsoleAgencies { agencies(first: 100) { nodes { ${['id', ...schema.shown('Agency', ['name', 'nameEnglish'])].join(' ')} } } }`)
  return answer.agencies?.nodes ?? []
}
