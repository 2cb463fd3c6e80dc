/** What an answer discloses, read off the answer itself: the document says what was asked, the response what came. Nothing of src/ takes part. */
import { type DirectiveNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLSchema, isCompositeType, isInterfaceType, isObjectType, Kind, type OperationDefinitionNode, parse, print, type SelectionSetNode, TypeInfo, visit, visitWithTypeInfo, getNamedType } from 'graphql'

const added = parse('{ __typename id disclosure { field disposition reason } }').definitions[0] as OperationDefinitionNode

/** The document with id, disclosure and type asked of every object that the policy speaks of. */
export function withTellings(schema: GraphQLSchema, text: string): string {
  const types = new TypeInfo(schema)
  const document = visit(
    parse(text),
    visitWithTypeInfo(types, {
      Field(node) {
        const type = getNamedType(types.getType())
        if (!node.selectionSet || !isCompositeType(type) || !tells(type)) return undefined
        return { ...node, selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, ...added.selectionSet.selections] } }
      },
    }),
  )
  return print(document)
}

const tells = (type: unknown): boolean => (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')) || (isInterfaceType(type) && type.name === 'Node')

/** `Type|id|field|DISPOSITION|reason` */
export type Disclosure = string

export interface Told {
  readonly disclosures: ReadonlySet<Disclosure>
  /** Values as they came: `[Type|id|field, disposition, value]`, scalars that are not null. */
  readonly values: readonly (readonly [string, string, unknown])[]
  /** What the answer says against itself: a withheld value that came, a field asked and not told of. */
  readonly contradictions: readonly string[]
}

/** Reads an answer to a document of `withTellings`. */
export function readAnswer(text: string, variables: Record<string, unknown>, data: unknown): Told {
  const document: DocumentNode = parse(text)
  const fragments = new Map(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each as FragmentDefinitionNode] as const] : [])))
  const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode
  const given: Record<string, unknown> = { ...Object.fromEntries((operation.variableDefinitions ?? []).map((each) => [each.variable.name.value, each.defaultValue && 'value' in each.defaultValue ? each.defaultValue.value : undefined])), ...variables }
  const disclosures = new Set<Disclosure>()
  const values: [string, string, unknown][] = []
  const contradictions: string[] = []

  const holds = (directives: readonly DirectiveNode[] | undefined): boolean =>
    (directives ?? []).every(({ name, arguments: [argument] = [] }) => {
      const condition = argument?.value.kind === Kind.VARIABLE ? given[argument.value.name.value] : argument?.value.kind === Kind.BOOLEAN && argument.value.value
      return name.value === 'include' ? condition === true : name.value === 'skip' ? condition !== true : true
    })
  const collect = (sets: readonly SelectionSetNode[], typename: string | null, into = new Map<string, FieldNode[]>()): Map<string, FieldNode[]> => {
    for (const selection of sets.flatMap((set) => set.selections)) {
      if (!holds(selection.directives)) continue
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        into.set(key, [...(into.get(key) ?? []), selection])
        continue
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const condition = fragment?.typeCondition?.name.value
      // Objects the policy does not speak of (connections, edges …) are of one type wherever they stand.
      if (fragment && (condition === undefined || typename === null || condition === typename || condition === 'Node')) collect([fragment.selectionSet], typename, into)
    }
    return into
  }
  const read = (value: unknown, sets: readonly SelectionSetNode[]): void => {
    if (Array.isArray(value)) for (const each of value) read(each, sets)
    else if (typeof value === 'object' && value !== null) readObject(value as Record<string, unknown>, sets)
  }
  const readObject = (object: Record<string, unknown>, sets: readonly SelectionSetNode[]): void => {
    const typename = (object['__typename'] as string | undefined) ?? null
    const fields = collect(sets, typename)
    if ([...fields.keys()].join() !== Object.keys(object).join()) contradictions.push(`keys ${Object.keys(object).join()} instead of ${[...fields.keys()].join()}`)
    const told = object['disclosure'] as { field: string; disposition: string; reason: string | null }[] | undefined
    if (told && typename) {
      const at = `${typename}|${object['id']}`
      const asked = new Set([...fields.values()].map(([node]) => node?.name.value as string).filter((name) => name !== '__typename' && name !== 'disclosure'))
      if ([...asked].sort().join() !== told.map(({ field }) => field).sort().join()) contradictions.push(`${at}: asked ${[...asked].sort().join()}, told of ${told.map(({ field }) => field).sort().join()}`)
      for (const { field, disposition, reason } of told) {
        disclosures.add(`${at}|${field}|${disposition}|${reason ?? ''}`)
        if ((disposition === 'WITHHELD') === (reason === null)) contradictions.push(`${at}|${field}: ${disposition} for ${reason}`)
        for (const [key, [node]] of fields) {
          if (node?.name.value !== field) continue
          if (disposition === 'WITHHELD' && object[key] !== null) contradictions.push(`${at}|${field} is withheld and came`)
          if (object[key] !== null && !node.selectionSet) values.push([`${at}|${field}`, disposition, object[key]])
        }
      }
    }
    for (const [key, nodes] of fields) if (key !== 'disclosure') read(object[key], nodes.flatMap((node) => node.selectionSet ?? []))
  }
  if (typeof data === 'object' && data !== null) readObject(data as Record<string, unknown>, [operation.selectionSet])
  return { disclosures, values, contradictions }
}

/** The same set, as a stored record tells it. */
export function disclosuresOfRecord(record: { subjects: readonly string[]; patterns: Readonly<Record<string, { type: string; clear: string[]; masked: string[]; tokens: string[]; withheld: { field: string; reason: string }[] }>> }): Set<Disclosure> {
  const said = new Set<Disclosure>()
  for (const subject of record.subjects) {
    const at = subject.indexOf(':')
    const pattern = record.patterns[subject.slice(0, at)]
    if (!pattern) throw new Error(`the record has a subject ${subject} of no pattern`)
    const row = `${pattern.type}|${subject.slice(at + 1)}`
    for (const field of pattern.clear) said.add(`${row}|${field}|CLEAR|`)
    for (const field of pattern.masked) said.add(`${row}|${field}|MASKED|`)
    for (const field of pattern.tokens) said.add(`${row}|${field}|TOKEN|`)
    for (const { field, reason } of pattern.withheld) said.add(`${row}|${field}|WITHHELD|${reason}`)
  }
  return said
}
