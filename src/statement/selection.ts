/**
 * What a document asks, apart from its values: the fields that take arguments, the variables that switch fields on and off,
 * and the shape of the arguments given. Two requests with one shape share one compiled plan.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'

export type ArgumentValues = Readonly<Record<string, unknown>>

export interface Selection {
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  /** Fields with declared arguments that the operation reaches, in document order. */
  readonly asked: readonly { readonly node: FieldNode; readonly field: GraphQLField<unknown, unknown> }[]
  readonly index: ReadonlyMap<FieldNode, number>
  /** Variables of `@skip` and `@include`. */
  readonly switches: readonly string[]
}

export function analyse(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Selection {
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  }
  const asked: { node: FieldNode; field: GraphQLField<unknown, unknown> }[] = []
  const switches = new Set<string>()
  const reached = new Set<string>()
  const walk = (root: OperationDefinitionNode | FragmentDefinitionNode): void => {
    const types = new TypeInfo(schema)
    visit(
      root,
      visitWithTypeInfo(types, {
        Field(node) {
          const field = types.getFieldDef()
          if (field?.args.length) asked.push({ node, field: field as GraphQLField<unknown, unknown> })
        },
        Directive(node) {
          for (const argument of node.arguments ?? []) if (argument.value.kind === Kind.VARIABLE) switches.add(argument.value.name.value)
        },
        FragmentSpread(node) {
          const fragment = fragments[node.name.value]
          if (!fragment || reached.has(node.name.value)) return
          reached.add(node.name.value)
          walk(fragment)
        },
      }),
    )
  }
  walk(operation)
  return { operation, fragments, asked, index: new Map(asked.map(({ node }, at) => [node, at])), switches: [...switches] }
}

/** Root fields of an operation by response key, with `@skip` and `@include` applied. */
export const rootFields = (schema: GraphQLSchema, selection: Selection, variables: Record<string, unknown>): Map<string, readonly FieldNode[]> =>
  collectFields(schema, selection.fragments, variables, schema.getRootType(selection.operation.operation) as GraphQLObjectType, selection.operation.selectionSet) as Map<string, readonly FieldNode[]>

/** Values of every argument of the operation, in the order of `selection.asked`. Throws GraphQLError for a value that does not coerce. */
export const argumentsOf = (selection: Selection, variables: Record<string, unknown>): readonly ArgumentValues[] =>
  selection.asked.map(({ node, field }) => getArgumentValues(field, node, variables))

/** Arguments whose value is part of the statement's text: page sizes (bounded by 100) and enum words. */
const literalArguments = new Set(['first', 'order', 'field'])

export function shapeOf(selection: Selection, values: readonly ArgumentValues[], variables: Record<string, unknown>): string {
  const shapes = values.map((given) => Object.entries(given).map(([name, value]) => `${name}:${literalArguments.has(name) ? String(value) : shape(name, value)}`))
  return `${selection.switches.map((name) => (variables[name] ? '1' : '0')).join('')}|${shapes.join(';')}`
}

/** Ids show their type, because `node(id)` reads another table for each. */
function shape(name: string, value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object' && item !== null) ? `[${value.map((item) => shape('', item)).join()}]` : '[]'
  if (typeof value === 'object') return `{${Object.entries(value).map(([key, inner]) => `${key}:${shape(key, inner)}`).join()}}`
  return name === 'id' ? String(value).slice(0, String(value).lastIndexOf('_')).slice(0, 32) : '?'
}
