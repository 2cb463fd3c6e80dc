/**
 * The operation guard: a graphql-shield tree generated from the gates, for roots only.
 * shield is unmaintained and its ES build needs a function that Node 23 dropped, so its CommonJS build is loaded; no cache, no combinators but `rule`, deny by default.
 */
import { createRequire } from 'node:module'
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import type * as Shield from 'graphql-shield'
import type * as Middleware from 'graphql-middleware'
import { ForbiddenError, LiandongError } from '../errors.js'
import type { CompiledPolicy } from './charter.js'
import type { Grant } from './grant.js'

const load = createRequire(import.meta.url)
const { shield, rule } = load('graphql-shield') as typeof Shield
const { applyMiddleware } = load('graphql-middleware') as typeof Middleware

/** What a rule may read: the grant, and nothing of the record. Null for a stranger. */
export interface Guarded {
  readonly grant: Grant | null
}

export function guardRoots(schema: GraphQLSchema, policy: CompiledPolicy): GraphQLSchema {
  const tree: Record<string, Record<string, ReturnType<ReturnType<typeof rule>>>> = {}
  for (const coordinate of policy.operations.keys()) {
    const [type, field] = coordinate.split('.') as [string, string]
    const fields = tree[type] ?? { '*': rule(`nothing else of ${type}`, { cache: 'no_cache' })(() => new ForbiddenError(`${type}.*`)) }
    fields[field] = rule(`gate of ${coordinate}`, { cache: 'no_cache' })((_parent: unknown, _arguments: unknown, { grant }: Guarded) => (grant?.charter.operations.get(coordinate)?.open === true ? true : new ForbiddenError(coordinate)))
    tree[type] = fields
  }
  return applyMiddleware(
    schema,
    shield(tree, { allowExternalErrors: true, fallbackError: (thrown: unknown) => (thrown instanceof LiandongError ? thrown : new ForbiddenError('this operation')), fallbackRule: rule('deny', { cache: 'no_cache' })(() => new ForbiddenError('this field')) }),
  )
}

/** Calls every root as a stranger would, at boot: a guard that lets one through guards nothing. Throws, naming the roots. */
export async function assertStrangersRefused(schema: GraphQLSchema): Promise<void> {
  const open: string[] = []
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const info = { schema, parentType: type, fieldName: field.name, returnType: field.type, path: { key: field.name, prev: undefined, typename: type?.name } } as GraphQLResolveInfo
      const said = await Promise.resolve()
        .then(() => field.resolve?.(undefined, {}, { grant: null } satisfies Guarded, info))
        .catch((thrown: unknown) => thrown)
      if (!(said instanceof ForbiddenError)) open.push(`${type?.name}.${field.name}`)
    }
  }
  if (open.length) throw new Error(`Not guarded against strangers: ${open.join(', ')}`)
}
