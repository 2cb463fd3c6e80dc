/**
 * How much one document may hold, whatever it asks: far above what people write, far below what hurts. Checked before anything is planned, one walk per document.
 * What the document would return is bounded elsewhere, by its cost.
 */
import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql'
import { BadUserInputError, DocumentBoundError } from '../errors.js'

export const bounds = {
  /** Of the text; the parser stops there. */
  tokens: 1_000,
  /** With every fragment written out where it is spread; validation stops there. */
  selections: 2_000,
  aliases: 64,
  /** The same field, or the same fragment, in one selection. */
  repeats: 8,
  directives: 64,
  /** Fields beneath fields, fragments written out. */
  depth: 20,
  /** Times that `__schema` is asked. */
  introspections: 1,
  /** Values of one list, in the document or in the variables. */
  list: 100,
  /** Values in all variables together, and objects or lists within each other. */
  values: 2_000,
  nesting: 24,
} as const

const within = new WeakSet<DocumentNode>()

/** Throws DocumentBoundError (COST_LIMIT). The document is valid: its fragments exist and lead nowhere twice. */
export function assertWithinBounds(document: DocumentNode): void {
  if (within.has(document)) return
  let [aliases, directives, introspections] = [0, 0, 0]
  const fragments = new Map<string, SelectionSetNode>()
  visit(document, {
    Field(node) {
      if (node.alias && ++aliases > bounds.aliases) throw new DocumentBoundError('aliases', bounds.aliases)
      if (node.name.value === '__schema' && ++introspections > bounds.introspections) throw new DocumentBoundError('introspections', bounds.introspections)
    },
    Directive() {
      if (++directives > bounds.directives) throw new DocumentBoundError('directives', bounds.directives)
    },
    ListValue(node) {
      if (node.values.length > bounds.list) throw new DocumentBoundError('list', bounds.list)
    },
    SelectionSet(node) {
      const seen = new Map<string, number>()
      for (const selection of node.selections) {
        const key = selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : selection.kind === Kind.FRAGMENT_SPREAD ? `...${selection.name.value}` : '...'
        const times = (seen.get(key) ?? 0) + 1
        if (times > (key === '...' ? bounds.directives : bounds.repeats)) throw new DocumentBoundError('repeats', bounds.repeats)
        seen.set(key, times)
      }
    },
    FragmentDefinition(node) {
      fragments.set(node.name.value, node.selectionSet)
    },
  })
  const depths = new Map<string, number>()
  const depthOf = (set: SelectionSetNode): number => {
    let deepest = 0
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) deepest = Math.max(deepest, 1 + (selection.selectionSet ? depthOf(selection.selectionSet) : 0))
      else if (selection.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, depthOf(selection.selectionSet))
      else {
        const name = selection.name.value
        let known = depths.get(name)
        const fragment = fragments.get(name)
        if (known === undefined && fragment) depths.set(name, (known = depthOf(fragment)))
        deepest = Math.max(deepest, known ?? 0)
      }
    }
    return deepest
  }
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION && depthOf(definition.selectionSet) > bounds.depth) throw new DocumentBoundError('depth', bounds.depth)
  }
  within.add(document)
}

/** Throws BadUserInputError or DocumentBoundError. Without recursion: the nesting is the caller's. */
export function assertVariablesWithinBounds(variables: Readonly<Record<string, unknown>>): void {
  let values = 0
  const waiting: { value: unknown; depth: number; name: string }[] = Object.entries(variables).map(([name, value]) => ({ value, depth: 1, name }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth, name } = next
    if (++values > bounds.values) throw new DocumentBoundError('values', bounds.values)
    if (typeof value !== 'object' || value === null) continue
    if (depth > bounds.nesting) throw new DocumentBoundError('nesting', bounds.nesting)
    if (Array.isArray(value) && value.length > bounds.list) {
      throw new BadUserInputError(`$${name}`, 'list', { en: `A list in $${name} may hold at most ${bounds.list} values.`, zh: `$${name} 中的列表最多 ${bounds.list} 个值。` })
    }
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1, name })
  }
}
