/** The schema as one audience sees it: fields, filters, orders and operations it can never use are not in it; descriptions say how it sees the rest. */
import { type ASTNode, buildASTSchema, type DocumentNode, type EnumTypeDefinitionNode, type FieldDefinitionNode, type GraphQLSchema, type InputObjectTypeDefinitionNode, type InterfaceTypeDefinitionNode, Kind, lexicographicSortSchema, type ObjectTypeDefinitionNode, parse, printSchema, visit } from 'graphql'
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

export function audienceSchemas(schema: GraphQLSchema, policy: CompiledPolicy, atlas: Atlas): ReadonlyMap<Audience, GraphQLSchema> {
  const whole = parse(printSchema(lexicographicSortSchema(schema)))
  return new Map(audiences.map((audience) => [audience, buildASTSchema(cut(whole, policy, atlas, audience))]))
}

function cut(whole: DocumentNode, policy: CompiledPolicy, atlas: Atlas, audience: Audience): DocumentNode {
  const typeOf = (name: string, suffix: string) => (name.endsWith(suffix) && policy.types.has(name.slice(0, -suffix.length)) ? name.slice(0, -suffix.length) : null)
  const trimmed = visit(whole, {
    ObjectTypeDefinition(node: ObjectTypeDefinitionNode) {
      if (['Query', 'Mutation'].includes(node.name.value)) {
        const fields = node.fields?.filter((field) => policy.operations.get(`${node.name.value}.${field.name.value}`)?.[audiences.indexOf(audience)]?.open)
        return fields?.length ? { ...node, fields } : null
      }
      const lines = policy.types.get(node.name.value)
      if (!lines) return undefined
      const fields = node.fields?.filter((field) => field.name.value === 'disclosure' || reading(policy, node.name.value, field.name.value, audience) !== 'none').map((field) => explained(field, lines.type, policy, audience))
      return fields?.some((field) => field.name.value === 'id') ? { ...node, fields } : null
    },
    InputObjectTypeDefinition(node: InputObjectTypeDefinitionNode) {
      const type = typeOf(node.name.value, 'Filter')
      if (!type) return undefined
      const fields = node.fields?.filter((field) => ['or', 'not'].includes(field.name.value) || reading(policy, type, field.name.value, audience) === 'clear')
      return fields?.some((field) => !['or', 'not'].includes(field.name.value)) ? { ...node, fields } : null
    },
    EnumTypeDefinition(node: EnumTypeDefinitionNode) {
      const ordered = typeOf(node.name.value, 'Order')
      const counted = typeOf(node.name.value, 'CountField')
      if (!ordered && !counted) return undefined
      const values = node.values?.filter((value) => {
        if (counted) return reading(policy, counted, value.name.value, audience) === 'clear'
        const mapping = atlas.mappings.get(ordered as string)
        const order = mapping?.orders[value.name.value]
        return mapping && order && reading(policy, ordered as string, fieldOf(mapping, order), audience) === 'clear'
      })
      return values?.length ? { ...node, values } : null
    },
  }) as DocumentNode
  return prune(trimmed)
}

/** Says in the field's own description how this audience reads it. */
function explained(field: FieldDefinitionNode, type: string, policy: CompiledPolicy, audience: Audience): FieldDefinitionNode {
  const line = policy.types.get(type)?.fields[field.name.value]
  const print = line ? cellOf(line, audience).print : 'F'
  const how = print === 'F' ? '' : `\n\nFor you: ${print} (F clear, M masked, T token, – withheld, § with a legal instrument). ${policy.types.get(type)?.basis}\n\n对您：${print}（F 明文，M 脱敏，T 令牌，– 不披露，§ 凭法律文书）。`
  return how && field.description ? { ...field, description: { ...field.description, value: field.description.value + how } } : field
}

/** Drops fields whose types are gone, then types nothing leads to, until nothing changes. */
function prune(document: DocumentNode): DocumentNode {
  let current = document
  while (true) {
    const names = new Set(current.definitions.flatMap((definition) => ('name' in definition && definition.name ? [definition.name.value] : [])))
    const known = (node: ASTNode): boolean => {
      let good = true
      visit(node, { NamedType: ({ name }) => void (names.has(name.value) || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name.value) || (good = false)) })
      return good
    }
    const clean = <N extends ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>(node: N): N | null => {
      const fields = node.fields?.filter((field) => known(field.type)).map((field) => ({ ...field, arguments: field.arguments?.filter((argument) => known(argument.type)) }))
      // A count nobody can ask for by any field is no field.
      const usable = fields?.filter((field) => field.name.value !== 'countBy' || field.arguments?.length)
      return usable?.length ? { ...node, fields: usable } : null
    }
    const next = visit(current, {
      ObjectTypeDefinition: (node: ObjectTypeDefinitionNode) => clean(node),
      InterfaceTypeDefinition: (node: InterfaceTypeDefinitionNode) => clean(node),
      InputObjectTypeDefinition: (node: InputObjectTypeDefinitionNode) => ({ ...node, fields: node.fields?.filter((field) => known(field.type)) }),
    }) as DocumentNode
    const reached = reachable(next)
    const kept: DocumentNode = { ...next, definitions: next.definitions.filter((definition) => !('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION || reached.has(definition.name.value)) }
    if (sizeOf(kept) === sizeOf(current)) return kept
    current = kept
  }
}

const sizeOf = (document: DocumentNode): number => {
  let size = 0
  visit(document, { enter: () => void size++ })
  return size
}

/** Types that Query and Mutation lead to, and every object type that implements one of them. */
function reachable(document: DocumentNode): Set<string> {
  const byName = new Map(document.definitions.flatMap((definition) => ('name' in definition && definition.name ? [[definition.name.value, definition] as const] : [])))
  const reached = new Set<string>()
  const follow = (name: string): void => {
    const definition = byName.get(name)
    if (reached.has(name) || !definition) return
    reached.add(name)
    visit(definition, { NamedType: ({ name: inner }) => follow(inner.value) })
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const candidate of byName.values()) if (candidate.kind === Kind.OBJECT_TYPE_DEFINITION && candidate.interfaces?.some((each) => each.name.value === name)) follow(candidate.name.value)
    }
  }
  follow('Query')
  follow('Mutation')
  return reached
}
