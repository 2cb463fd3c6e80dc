/** Documents that ask every field of every type: one per root, its lists and relations one step deep. */
import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, getNamedType, isEnumType, isObjectType, isScalarType } from 'graphql'

const isLeaf = (field: GraphQLField<unknown, unknown>): boolean => isScalarType(getNamedType(field.type)) || isEnumType(getNamedType(field.type))
const nodeOf = (type: GraphQLObjectType): GraphQLObjectType | null => {
  const nodes = type.getFields()['nodes']
  return type.name.endsWith('Connection') && nodes ? (getNamedType(nodes.type) as GraphQLObjectType) : null
}

/** Every leaf, and every relation with the leaves behind it, `depth` steps far. */
export function wholeSelection(type: GraphQLObjectType, depth = 1): string {
  const parts: string[] = []
  for (const field of Object.values(type.getFields())) {
    if (field.name === 'disclosure') continue
    const named = getNamedType(field.type)
    if (isLeaf(field)) parts.push(field.name)
    else if (isObjectType(named) && depth > 0) {
      const node = nodeOf(named)
      parts.push(node ? `${field.name}(first: 3) { nodes { ${wholeSelection(node, depth - 1)} } }` : `${field.name} { ${wholeSelection(named, depth - 1)} }`)
    } else if (isObjectType(named)) parts.push(nodeOf(named) ? `${field.name}(first: 1) { nodes { id } }` : `${field.name} { id }`)
  }
  return parts.join(' ')
}

export interface WholeDocument {
  readonly root: string
  readonly text: string
}

/** One per list root, with a page of `first` rows. */
export function wholeDocuments(schema: GraphQLSchema, first: number, depth = 1): WholeDocument[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const named = getNamedType(field.type)
    const node = isObjectType(named) ? nodeOf(named) : null
    return node ? [{ root: field.name, text: `${field.name}(first: ${first}) { totalCount nodes { ${wholeSelection(node, depth)} } }` }] : []
  })
}
