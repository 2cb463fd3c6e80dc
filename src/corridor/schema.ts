/** The one schema that operations are validated against, made from the slices' classes and checked against policy and mapping before anything is served. */
import 'reflect-metadata'
import { getNamedType, type GraphQLOutputType, type GraphQLSchema, isEnumType, isInputObjectType, isNonNullType, isObjectType } from 'graphql'
import { buildSchema, type NonEmptyArray } from 'type-graphql'
import { type CompiledPolicy, compilePolicies } from '../policy/charter.js'
import type { Audience } from '../policy/vocabulary.js'
import { audiences } from '../policy/vocabulary.js'
import { bilingual } from '../scalars/words.js'
import { fieldOf } from '../statement/conditions.js'
import type { Atlas } from '../statement/root-plan.js'
import { documentFaults, documentFences } from '../statement/document.js'
import { assertFenced } from '../statement/fences.js'
import { reckonedFaults, reckonedFences } from '../statement/reckoned.js'
import { standingFences } from '../statement/standing.js'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Commands, Listeners, Tasks } from '../command/command.js'
import { exportFences } from '../access-log/export-record.js'
import { claimFences, claimTasks } from '../command/claim.js'
import { commandClaim } from '../command/command.table.js'
import type { FieldMapping, TypeMapping } from '../statement/mapping.js'
import { fieldWordFences } from './field-words.js'
import type { LinkTable, Projection, Slice } from '../statement/slice.js'

/** The house, put together and proven to be of one piece. */
export interface Graph {
  readonly schema: GraphQLSchema
  readonly policy: CompiledPolicy
  readonly atlas: Atlas
  readonly mappings: readonly TypeMapping[]
  readonly links: readonly LinkTable[]
  readonly commands: Commands
  readonly listeners: readonly Listeners[]
  readonly tasks: Tasks
  /** Tables that commands write and no view shows. */
  readonly written: readonly PgTable[]
  /** Tables that commands read and do not write. */
  readonly given: readonly PgTable[]
  readonly projections: readonly Projection[]
  /** Pages of the slices beside the contract, by file name. */
  readonly pages: ReadonlyMap<string, string>
  /** The slices' own rules, as the database holds them. */
  readonly fences: readonly string[]
}

/** Throws, naming every fault at once: a field without a line or a mapping, a line without a field, a deniable field that is not nullable, an operation without a gate … */
export async function composeGraph(slices: readonly Slice[]): Promise<Graph> {
  const schema = await buildSchema({
    // biome-ignore lint/complexity/noBannedTypes: type-graphql's word for a class
    resolvers: slices.flatMap((slice) => slice.resolvers) as unknown as NonEmptyArray<Function>,
    // biome-ignore lint/complexity/noBannedTypes: type-graphql's word for a class
    orphanedTypes: slices.flatMap((slice) => [...slice.views]) as Function[],
    validate: false,
  })
  describeMutations(schema)
  const contributed = new Map(slices.flatMap((slice) => Object.entries(slice.contributedFields ?? {})))
  const mappings = slices.flatMap((slice) => slice.mappings).map((mapping) => withContributions(mapping, contributed))
  const targets = new Map(mappings.flatMap((mapping) => Object.entries(mapping.fields).flatMap(([field, how]) => (how.kind === 'one' || how.kind === 'many' ? [[`${mapping.type}.${field}`, how.type] as const] : []))))
  const policy = compilePolicies({
    types: slices.flatMap((slice) => slice.policies),
    contributions: slices.flatMap((slice) => (slice.contributions ? [slice.contributions] : [])),
    operations: slices.map((slice) => slice.operations),
    targets,
  })
  const roots = new Map(slices.flatMap((slice) => Object.entries(slice.roots)))
  const commands: Commands = Object.assign({}, ...slices.map((slice) => slice.commands ?? {}))
  const atlas: Atlas = { schema, mappings: new Map(mappings.map((mapping) => [mapping.type, mapping])), roots, payloads: new Map(Object.entries(commands).map(([coordinate, { yields }]) => [coordinate, yields])) }
  const links = slices.flatMap((slice) => slice.links ?? [])
  assertWhole(schema, policy, atlas)
  assertFenced({ policy, mappings })
  letRootsAnswer(schema)
  return {
    schema,
    policy,
    atlas,
    mappings,
    links,
    commands,
    listeners: slices.flatMap((slice) => (slice.listeners ? [slice.listeners] : [])),
    tasks: Object.assign({}, claimTasks, ...slices.map((slice) => slice.tasks ?? {})),
    written: [commandClaim, ...slices.flatMap((slice) => slice.written ?? [])],
    given: slices.flatMap((slice) => slice.given ?? []),
    projections: slices.flatMap((slice) => slice.projections ?? []),
    pages: new Map(slices.flatMap((slice) => Object.entries(slice.pages ?? {}))),
    fences: [...claimFences, ...exportFences, ...slices.flatMap((slice) => slice.fences ?? []), ...reckonedFences(policy, roots), ...documentFences(policy, roots), ...standingFences(policy, mappings, policy.operations.get('Query.accessReplay')), ...fieldWordFences(schema, policy)],
  }
}

/** Every mutation takes one argument, said once. */
function describeMutations(schema: GraphQLSchema): void {
  const mutations = schema.getMutationType()
  if (!mutations) return
  mutations.description = bilingual('One command a request, with the header idempotency-key: one effect, and the same answer to whoever repeats it.', '每次请求一个操作，须带请求头 idempotency-key：仅生效一次，重复请求得到相同应答。')
  for (const field of Object.values(mutations.getFields())) for (const argument of field.args) argument.description ??= bilingual('What the command is to do.', '操作内容。')
}

function withContributions(mapping: TypeMapping, contributed: ReadonlyMap<string, FieldMapping>): TypeMapping {
  const added = [...contributed].filter(([coordinate]) => coordinate.startsWith(`${mapping.type}.`)).map(([coordinate, field]) => [coordinate.split('.')[1] as string, field] as const)
  return { ...mapping, fields: { ...mapping.fields, ...Object.fromEntries(added) } }
}

function assertWhole(schema: GraphQLSchema, policy: CompiledPolicy, atlas: Atlas): void {
  const faults: string[] = []
  const node = schema.getType('Node')
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !type.getInterfaces().some((each) => each === node)) continue
    const lines = policy.types.get(type.name)
    const mapping = atlas.mappings.get(type.name)
    if (!lines) faults.push(`${type.name} has no policy`)
    if (!mapping) faults.push(`${type.name} has no mapping`)
    if (!lines || !mapping) continue
    if (!lines.covered && Object.values(lines.fields).some((line) => line.some((cell) => cell.print.includes('§')))) faults.push(`${type.name} has a cell that an instrument opens, and does not say which rows an instrument covers`)
    for (const field of Object.values(type.getFields())) {
      if (field.name === 'disclosure') continue
      const line = lines.fields[field.name]
      const how = mapping.fields[field.name]
      if (!line) faults.push(`${type.name}.${field.name} has no line in the policy`)
      if (!how) faults.push(`${type.name}.${field.name} has no mapping`)
      if (field.name !== 'id' && isNonNullType(field.type)) faults.push(`${type.name}.${field.name} can be withheld and must be nullable`)
      if (!line || !how) continue
      faults.push(...faultsOfLevels(policy, type.name, field.name, how))
      const named = getNamedType(field.type)
      if ((how.kind === 'one' || how.kind === 'many') && ![how.type, `${how.type}Connection`].includes(named.name) && !named.name.endsWith('Connection')) faults.push(`${type.name}.${field.name} is mapped to ${how.type} but is ${named.name}`)
    }
    for (const name of Object.keys(lines.fields)) if (!type.getFields()[name]) faults.push(`${type.name}.${name} has a line but no field`)
    for (const name of Object.keys(mapping.fields)) if (!type.getFields()[name]) faults.push(`${type.name}.${name} has a mapping but no field`)
    for (const [word, order] of Object.entries(mapping.orders)) {
      if (!order.column.notNull) faults.push(`${type.name} order ${word} is by a column that may be null`)
      fieldOf(mapping, order)
    }
    const orders = schema.getType(`${type.name}Order`)
    if (isEnumType(orders)) for (const { name } of orders.getValues()) if (!mapping.orders[name]) faults.push(`${type.name} has no order ${name}`)
    const filter = schema.getType(`${type.name}Filter`)
    if (isInputObjectType(filter)) {
      for (const name of Object.keys(filter.getFields())) if (!['or', 'not'].includes(name) && mapping.fields[name]?.kind !== 'scalar') faults.push(`${type.name}Filter.${name} filters no stored value`)
    }
  }
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) if (!policy.operations.has(`${root?.name}.${field.name}`)) faults.push(`${root?.name}.${field.name} has no gate`)
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const yields = atlas.payloads.get(`Mutation.${field.name}`)
    if (!yields) faults.push(`Mutation.${field.name} has no command`)
    const payload = getNamedType(field.type)
    if (!yields || !isObjectType(payload)) continue
    for (const name of Object.keys(payload.getFields())) if (name !== 'userErrors' && getNamedType(payload.getFields()[name]?.type as GraphQLOutputType).name !== yields[name]?.type) faults.push(`${payload.name}.${name} is not what Mutation.${field.name} yields`)
    for (const name of Object.keys(yields)) if (!payload.getFields()[name]) faults.push(`Mutation.${field.name} yields ${name}, which its payload does not have`)
    if (!payload.getFields()['userErrors']) faults.push(`${payload.name} has no userErrors`)
  }
  for (const coordinate of atlas.payloads.keys()) if (!schema.getMutationType()?.getFields()[coordinate.split('.')[1] as string]) faults.push(`${coordinate} has a command but is not in the schema`)
  for (const coordinate of policy.operations.keys()) {
    const [type, field] = coordinate.split('.') as [string, string]
    const owner = schema.getType(type)
    if (!isObjectType(owner) || !owner.getFields()[field]) faults.push(`${coordinate} has a gate but is not in the schema`)
  }
  faults.push(...reckonedFaults(schema, atlas.roots), ...documentFaults(schema, atlas.roots))
  if (faults.length) throw new Error(`The graph is not whole:\n${faults.join('\n')}`)
}

/** A level that the mapping cannot serve, in any circumstance of any audience. */
function faultsOfLevels(policy: CompiledPolicy, type: string, field: string, how: FieldMapping): string[] {
  const faults = new Set<string>()
  const line = policy.types.get(type)?.fields[field] ?? []
  for (const [at, cell] of line.entries()) {
    for (const relation of ['own', 'party', 'other'] as const) {
      for (const instrument of [false, true]) {
        for (const purpose of policy.types.get(type)?.purposes ?? []) {
          const { level } = cell.decide({ relation, purpose, instrument })
          if (how.kind !== 'scalar' && level !== 'full' && level !== 'withheld') faults.add(`${type}.${field} for ${audiences[at] as Audience}: a relation is full or withheld, not ${level}`)
          if (how.kind === 'scalar' && level === 'mask' && !how.mask) faults.add(`${type}.${field} for ${audiences[at] as Audience}: no mask is stored`)
          if (how.kind === 'scalar' && level === 'token' && !how.token) faults.add(`${type}.${field} for ${audiences[at] as Audience}: no digest is stored`)
        }
      }
    }
  }
  return [...faults]
}

/** Beneath a root nothing resolves: the root's statement has said it all, under the response keys asked for. */
export function letRootsAnswer(schema: GraphQLSchema): void {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.has(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) delete field.resolve
  }
}
