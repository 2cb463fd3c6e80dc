/** The schema as one audience sees it: fields, filters, orders and operations it can never use are not in it; descriptions say how it sees the rest. */
import { buildASTSchema, type DefinitionNode, type EnumTypeDefinitionNode, type FieldDefinitionNode, type GraphQLSchema, type InputObjectTypeDefinitionNode, type InterfaceTypeDefinitionNode, Kind, lexicographicSortSchema, type ObjectTypeDefinitionNode, parse, printSchema, type TypeNode } from 'graphql'
import type { CompiledPolicy } from '../policy/charter.js'
import { cellOf } from '../policy/define.js'
import { claimable } from '../policy/purposes.js'
import { type Audience, audiences } from '../policy/vocabulary.js'
import { fieldOf } from '../statement/conditions.js'
import type { Atlas } from '../statement/root-plan.js'

type Reading = 'clear' | 'some' | 'none'

/** How an audience reads a field at best: in clear, masked or as a token, or never. */
export function reading(policy: CompiledPolicy, type: string, field: string, audience: Audience): Reading {
  let best: Reading = 'none'
  for (const purpose of claimable[audience]) {
    for (const instrument of [false, true]) {
      const grant = policy.charter(audience, purpose, instrument).types.get(type)
      for (const relation of grant?.visible ?? []) {
        const { level } = grant!.decide(field, relation)
        if (level === 'full') return 'clear'
        if (level !== 'withheld') best = 'some'
      }
    }
  }
  return best
}

const made = new WeakMap<CompiledPolicy, ReadonlyMap<Audience, GraphQLSchema>>()

/** Cut once for each policy, which is compiled with its schema and atlas. */
export function audienceSchemas(schema: GraphQLSchema, policy: CompiledPolicy, atlas: Atlas): ReadonlyMap<Audience, GraphQLSchema> {
  let views = made.get(policy)
  if (!views) {
    const { definitions } = parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true })
    made.set(policy, (views = new Map(audiences.map((audience) => [audience, buildASTSchema({ kind: Kind.DOCUMENT, definitions: cut(definitions, policy, atlas, audience) })]))))
  }
  return views
}

function cut(whole: readonly DefinitionNode[], policy: CompiledPolicy, atlas: Atlas, audience: Audience): readonly DefinitionNode[] {
  const typeOf = (name: string, suffix: string) => (name.endsWith(suffix) && policy.types.has(name.slice(0, -suffix.length)) ? name.slice(0, -suffix.length) : null)
  const trimmed = (definition: DefinitionNode): DefinitionNode | null => {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) return objectType(definition)
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return filter(definition)
    return definition.kind === Kind.ENUM_TYPE_DEFINITION ? words(definition) : definition
  }
  const objectType = (node: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode | null => {
    if (['Query', 'Mutation'].includes(node.name.value)) {
      const fields = node.fields?.filter((field) => policy.operations.get(`${node.name.value}.${field.name.value}`)?.[audiences.indexOf(audience)]?.open)
      return fields?.length ? { ...node, fields } : null
    }
    const lines = policy.types.get(node.name.value)
    if (!lines) return node
    const fields = node.fields?.filter((field) => field.name.value === 'disclosure' || reading(policy, node.name.value, field.name.value, audience) !== 'none').map((field) => explained(field, lines.type, policy, audience))
    return fields?.some((field) => field.name.value === 'id') ? { ...node, fields } : null
  }
  const filter = (node: InputObjectTypeDefinitionNode): InputObjectTypeDefinitionNode | null => {
    const type = typeOf(node.name.value, 'Filter')
    if (!type) return node
    const fields = node.fields?.filter((field) => ['or', 'not'].includes(field.name.value) || reading(policy, type, field.name.value, audience) === 'clear')
    return fields?.some((field) => !['or', 'not'].includes(field.name.value)) ? { ...node, fields } : null
  }
  const words = (node: EnumTypeDefinitionNode): EnumTypeDefinitionNode | null => {
    const ordered = typeOf(node.name.value, 'Order')
    const counted = typeOf(node.name.value, 'CountField')
    if (!ordered && !counted) return node
    const values = node.values?.filter((value) => {
      if (counted) return reading(policy, counted, value.name.value, audience) === 'clear'
      const mapping = atlas.mappings.get(ordered as string)
      const order = mapping?.orders[value.name.value]
      return mapping && order && reading(policy, ordered as string, fieldOf(mapping, order), audience) === 'clear'
    })
    return values?.length ? { ...node, values } : null
  }
  return prune(whole.flatMap((definition) => trimmed(definition) ?? []))
}

/** Says in the field's own description how this audience reads it. */
function explained(field: FieldDefinitionNode, type: string, policy: CompiledPolicy, audience: Audience): FieldDefinitionNode {
  const line = policy.types.get(type)?.fields[field.name.value]
  const print = line ? cellOf(line, audience).print : 'F'
  const how = print === 'F' ? '' : `\n\nFor you: ${print} (F clear, M masked, T token, – withheld, § with a legal instrument). ${policy.types.get(type)?.basis}\n\n对您：${print}（F 明文，M 脱敏，T 令牌，– 不披露，§ 凭法律文书）。`
  return how && field.description ? { ...field, description: { ...field.description, value: field.description.value + how } } : field
}

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type))

/** Drops fields whose types are gone, then types nothing leads to, until nothing changes. */
function prune(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  let current = definitions
  while (true) {
    const names = new Set(['String', 'Int', 'Float', 'Boolean', 'ID', ...current.flatMap((definition) => ('name' in definition && definition.name ? [definition.name.value] : []))])
    const known = ({ type }: { readonly type: TypeNode }): boolean => names.has(nameOf(type))
    const clean = <N extends ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>(node: N): N | null => {
      const fields = node.fields?.filter(known).map((field) => ({ ...field, arguments: field.arguments?.filter(known) }))
      // A count nobody can ask for by any field is no field.
      const usable = fields?.filter((field) => field.name.value !== 'countBy' || field.arguments?.length)
      return usable?.length ? { ...node, fields: usable } : null
    }
    const next = current.flatMap((definition): DefinitionNode | [] => {
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) return clean(definition) ?? []
      return definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? { ...definition, fields: definition.fields?.filter(known) } : definition
    })
    const reached = reachable(next)
    const kept = next.filter((definition) => !('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION || reached.has(definition.name.value))
    if (sizeOf(kept) === sizeOf(current)) return kept
    current = kept
  }
}

/** Definitions, fields and arguments: all that pruning takes away. */
const sizeOf = (definitions: readonly DefinitionNode[]): number =>
  definitions.reduce((size, definition) => size + 1 + ('fields' in definition ? (definition.fields ?? []) : []).reduce((sum, field) => sum + 1 + ('arguments' in field ? (field.arguments?.length ?? 0) : 0), 0), 0)

/** Names of the types that a definition speaks of. */
function spokenOf(definition: DefinitionNode): readonly string[] {
  if (definition.kind === Kind.UNION_TYPE_DEFINITION) return (definition.types ?? []).map(nameOf)
  const interfaces = 'interfaces' in definition ? (definition.interfaces ?? []) : []
  const fields = 'fields' in definition ? (definition.fields ?? []) : []
  return [...interfaces.map(nameOf), ...fields.flatMap((field) => [nameOf(field.type), ...('arguments' in field ? (field.arguments ?? []).map(({ type }) => nameOf(type)) : [])])]
}

/** Types that Query and Mutation lead to, and every object type that implements one of them. */
function reachable(definitions: readonly DefinitionNode[]): Set<string> {
  const byName = new Map(definitions.flatMap((definition) => ('name' in definition && definition.name ? [[definition.name.value, definition] as const] : [])))
  const reached = new Set<string>()
  const follow = (name: string): void => {
    const definition = byName.get(name)
    if (reached.has(name) || !definition) return
    reached.add(name)
    for (const inner of spokenOf(definition)) follow(inner)
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const candidate of byName.values()) if (candidate.kind === Kind.OBJECT_TYPE_DEFINITION && candidate.interfaces?.some((each) => each.name.value === name)) follow(candidate.name.value)
    }
  }
  follow('Query')
  follow('Mutation')
  return reached
}
