/** The printed schema as a client reads it: roots, lists, what filters and orders offer, and documents made from them. */
import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, type GraphQLEnumType, type GraphQLField, type GraphQLInputObjectType, type GraphQLInputType, type GraphQLNamedInputType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql'

export const readSdl = (name: string): string => readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8')
export const api: GraphQLSchema = buildSchema(readSdl('api'))
export const fileNameOf = (audience: string): string => audience.toLowerCase().replaceAll('_', '-')

export const fieldsOf = (type: string, schema = api): GraphQLField<unknown, unknown>[] => Object.values((schema.getType(type) as GraphQLObjectType | undefined)?.getFields() ?? {})
const nodeTypesOf = new WeakMap<GraphQLSchema, readonly string[]>()
export function nodeTypes(schema = api): readonly string[] {
  let known = nodeTypesOf.get(schema)
  if (!known) nodeTypesOf.set(schema, (known = Object.values(schema.getTypeMap()).flatMap((type) => (isNode(type) ? [type.name] : []))))
  return known
}
export const isNode = (type: GraphQLNamedType): boolean => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')
export const isLeaf = (field: GraphQLField<unknown, unknown>): boolean => isLeafType(getNamedType(field.type))

/** Object type that a connection holds; null for anything else. */
export function heldBy(field: GraphQLField<unknown, unknown>): string | null {
  const named = getNamedType(field.type)
  const nodes = isObjectType(named) && named.name.endsWith('Connection') ? named.getFields()['nodes'] : undefined
  return nodes ? getNamedType(nodes.type).name : null
}

/** A field that lists rows: a root, or a relation of `owner`. */
export interface ListField {
  readonly owner: string
  readonly name: string
  readonly type: string
  readonly filter: GraphQLInputObjectType | null
  readonly orders: readonly string[]
  readonly counts: readonly string[]
}

export function listFieldsOf(owner: string, schema = api): ListField[] {
  return fieldsOf(owner, schema).flatMap((field) => {
    const type = heldBy(field)
    if (!type) return []
    const named = (name: string) => field.args.find((argument) => argument.name === name)
    const [filter, order] = [named('filter'), named('order')]
    const countBy = (getNamedType(field.type) as GraphQLObjectType).getFields()['countBy']
    return [
      {
        owner,
        name: field.name,
        type,
        filter: filter ? (getNamedType(filter.type) as GraphQLInputObjectType) : null,
        orders: order ? (getNamedType(order.type) as GraphQLEnumType).getValues().map(({ name }) => name) : [],
        counts: countBy ? (getNamedType((countBy.args[0] as (typeof countBy.args)[number]).type) as GraphQLEnumType).getValues().map(({ name }) => name) : [],
      },
    ]
  })
}

/** A root that takes one value of its row: `accountByNumber(number:)`. */
export interface KeyedRoot {
  readonly name: string
  readonly type: string
  readonly field: string
  readonly scalar: string
}
export const keyedRoots = (schema = api): KeyedRoot[] =>
  fieldsOf('Query', schema).flatMap(({ name, type, args }) => {
    const named = getNamedType(type).name
    const [argument] = args
    return argument && args.length === 1 && nodeTypes(schema).includes(named) ? [{ name, type: named, field: argument.name, scalar: getNamedType(argument.type).name }] : []
  })

/** Field that an order word sorts by: `LOSS_AMOUNT_DESC` is lossAmount. */
export function orderedField(type: string, word: string): string {
  const plain = word.replace(/_(ASC|DESC)$/, '').toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const found = [plain, `${plain}At`, `${plain}Code`].find((name) => fieldsOf(type).some((field) => field.name === name))
  if (!found) throw new Error(`${type} is ordered by ${word}: which field is that?`)
  return found
}

/** A value of each scalar that its format lets in and no story holds, as far as there is one. */
export const absentValues: Readonly<Record<string, string | number | boolean>> = {
  Boolean: true,
  ID: 'agency_7zzzzzzzzzzzzzzzzzzzzzzzzz',
  String: 'no such text',
  Int: 41,
  Decimal: '41.41',
  Instant: '2011-11-11T11:11:11+08:00',
  BankAccountNumber: '4141414141',
  CaseNumber: 'A120116990000201111110041',
  IncidentNumber: 'J120116990000201111110041',
  OrderNumber: 'ORD-20111111-0041',
  OutreachNumber: 'OUT-20111111-0041',
  PhoneNumber: '+8613300004141',
  ImHandle: '414141414',
  UrlAddress: 'https://nothing-here.example/',
  DivisionCode: '120104',
  UnitCode: '120104990041',
  CnapsCode: '102100000021',
  ResidentIdNumber: '110101199003070011',
}

export const isListInput = (type: unknown): boolean => isListType(isNonNullType(type) ? type.ofType : type)

/** JSON value for an input of this type: the one given, or one that no row has. */
export function valueFor(type: GraphQLNamedInputType, given?: unknown): unknown {
  if (given !== undefined) return given
  if (isEnumType(type)) return (type.getValues()[0] as { name: string }).name
  const value = absentValues[type.name]
  if (value === undefined) throw new Error(`no value known for ${type.name}`)
  return value
}

export interface Operator {
  readonly field: string
  readonly operator: string
  readonly type: GraphQLNamedInputType
  readonly list: boolean
}

/** Every field of a filter with every operator it offers. */
export const operatorsOf = (filter: GraphQLInputObjectType | null): Operator[] =>
  Object.values(filter?.getFields() ?? {}).flatMap((field) => {
    const named = getNamedType(field.type)
    if (field.name === 'or' || field.name === 'not' || !isInputObjectType(named)) return []
    return Object.values(named.getFields()).map((operator) => ({ field: field.name, operator: operator.name, type: getNamedType(operator.type) as GraphQLNamedInputType, list: isListInput(operator.type) }))
  })

export const filterOn = ({ field, operator, type, list }: Operator, value?: unknown): Record<string, unknown> => ({ [field]: { [operator]: list ? [valueFor(type, value)] : valueFor(type, value) } })

/** Every leaf of a type, and its relations `depth` steps far. */
export function wholeSelection(type: string, depth = 1, first = 5, schema = api): string {
  const parts: string[] = []
  for (const field of fieldsOf(type, schema)) {
    if (field.name === 'disclosure') parts.push('disclosure { field disposition reason }')
    else if (isLeaf(field)) parts.push(field.name)
    else {
      const held = heldBy(field)
      // Objects without id have leaves alone.
      const named = getNamedType(field.type)
      if (!held && !isNode(named)) {
        parts.push(`${field.name} { ${fieldsOf(named.name, schema).map(({ name }) => name).join(' ')} }`)
        continue
      }
      const inner = depth > 0 ? wholeSelection(held ?? getNamedType(field.type).name, depth - 1, first, schema) : 'id'
      parts.push(held ? `${field.name}(first: ${first}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${inner} } }` : `${field.name} { ${inner} }`)
    }
  }
  return parts.join(' ')
}

/** The least that an input of this type may be: what it requires, and of a choice the first. */
function leastInput(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return leastInput(type.ofType)
  if (isListType(type)) return [leastInput(type.ofType)]
  if (!isInputObjectType(type)) return valueFor(type)
  const fields = Object.values(type.getFields())
  const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type))
  return Object.fromEntries(needed.map((field) => [field.name, leastInput(field.type)]))
}

/** A document for any root of the graph, with the least that its arguments may be. */
export function leastDocument(coordinate: string): { readonly text: string; readonly variables: Record<string, unknown> } {
  const [root, name] = coordinate.split('.') as [string, string]
  const field = fieldsOf(root).find((each) => each.name === name) as GraphQLField<unknown, unknown>
  const needed = field.args.filter(({ type }) => isNonNullType(type))
  const heads = [needed.map(({ name: argument, type }) => `$${argument}: ${type}`).join(', '), needed.map(({ name: argument }) => `${argument}: $${argument}`).join(', ')].map((list) => (list ? `(${list})` : ''))
  return {
    text: `${root.toLowerCase()} Least${heads[0]} { ${name}${heads[1]} ${isLeaf(field) ? '' : '{ __typename }'} }`,
    variables: Object.fromEntries(needed.map(({ name: argument, type }) => [argument, argument === 'first' ? 1 : leastInput(type)])),
  }
}

/** What a page of a list may ask. */
export const wholePage = (type: string, depth = 1, first = 5): string => `totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${wholeSelection(type, depth, first)} } }`
