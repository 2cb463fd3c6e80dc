/** Documents that ask every field of every type: some per root, its lists and relations one step deep. */
import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, getNamedType, isEnumType, isObjectType, isScalarType } from 'graphql'

const isLeaf = (field: GraphQLField<unknown, unknown>): boolean => isScalarType(getNamedType(field.type)) || isEnumType(getNamedType(field.type))
const nodeOf = (type: GraphQLObjectType): GraphQLObjectType | null => {
  const nodes = type.getFields()['nodes']
  return type.name.endsWith('Connection') && nodes ? (getNamedType(nodes.type) as GraphQLObjectType) : null
}

/** Objects that stand for a row; a reckoned list holds others, which have leaves alone. */
const isNode = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === 'Node')

/** Every leaf, and every relation with the leaves behind it, `depth` steps far. */
const wholeParts = (type: GraphQLObjectType, depth: number): string[] => {
  const parts: string[] = []
  for (const field of Object.values(type.getFields())) {
    if (field.name === 'disclosure') continue
    const named = getNamedType(field.type)
    if (isLeaf(field)) parts.push(field.name)
    else if (isObjectType(named) && !isNode(named) && !nodeOf(named)) parts.push(`${field.name} { ${wholeParts(named, 0).join(' ')} }`)
    else if (isObjectType(named) && depth > 0) {
      const node = nodeOf(named)
      const inner = wholeParts(node ?? named, depth - 1).join(' ')
      parts.push(node ? `${field.name}(first: 3) { nodes { ${inner} } }` : `${field.name} { ${inner} }`)
    } else if (isObjectType(named)) parts.push(nodeOf(named) ? `${field.name}(first: 1) { nodes { id } }` : `${field.name} { id }`)
  }
  return parts
}

/** Words of a part once `withTellings` has added its own to every object. */
const wordsOf = (part: string): number => (part.match(/\w+|[^\s\w,]/g) ?? []).length + 10 * (part.match(/\{/g) ?? []).length
/** A document holds a thousand words at most; what does not fit stands in another. */
const wordsPerDocument = 900

function inDocuments(parts: readonly string[]): string[] {
  const documents: string[][] = []
  let room = 0
  for (const part of parts) {
    const words = wordsOf(part)
    if (words > room) {
      documents.push([])
      room = wordsPerDocument
    }
    documents.at(-1)?.push(part)
    room -= words
  }
  return documents.map((some) => some.join(' '))
}

export interface WholeDocument {
  readonly root: string
  readonly text: string
}

/** Of each list root as many as hold all of it, with a page of `first` rows. */
export function wholeDocuments(schema: GraphQLSchema, first: number, depth = 1): WholeDocument[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const named = getNamedType(field.type)
    const node = isObjectType(named) ? nodeOf(named) : null
    return node ? inDocuments(wholeParts(node, depth)).map((selection) => ({ root: field.name, text: `${field.name}(first: ${first}) { totalCount nodes { ${selection} } }` })) : []
  })
}
