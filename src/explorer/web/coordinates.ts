import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'
import type { Coordinates } from './comparison.js'

/**
 * `Type.field` of every response path of the document, by the first schema that knows the field: callers' schemas differ, since each is
 * shown its own. Empty when the document does not parse.
 */
export function findCoordinates(document: string, schemas: readonly GraphQLSchema[]): Coordinates {
  const found = new Map<string, string>()
  let parsed: DocumentNode
  try {
    parsed = parse(document)
  } catch {
    return found
  }
  const fragments = new Map(parsed.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])))

  function walk(schema: GraphQLSchema, set: SelectionSetNode, type: GraphQLNamedType, path: string, seen: readonly string[]): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
        if (!field) continue
        const here = `${path}${path && '.'}${selection.alias?.value ?? name}`
        if (!found.has(here)) found.set(here, `${type.name}.${name}`)
        const inner = getNamedType(field.type)
        if (selection.selectionSet && isCompositeType(inner)) walk(schema, selection.selectionSet, inner, here, seen)
        continue
      }
      const spread = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      if (!spread) continue
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : ''
      if (name && seen.includes(name)) continue
      const narrowed = spread.typeCondition ? schema.getType(spread.typeCondition.name.value) : type
      if (narrowed) walk(schema, spread.selectionSet, narrowed, path, name ? [...seen, name] : seen)
    }
  }

  for (const schema of schemas) {
    for (const definition of parsed.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue
      const start = schema.getRootType(definition.operation)
      if (start) walk(schema, definition.selectionSet, start, '', [])
    }
  }
  return found
}
