/**
 * From a validated operation to what will run: one plan per root field, compiled once per (document, shape of arguments, charter) and kept
 * as long as Apollo keeps the document. Throws coded errors (FORBIDDEN_ARGUMENT, COST_LIMIT, BAD_USER_INPUT …) before any SQL.
 */
import type { DocumentNode, FieldNode, OperationDefinitionNode } from 'graphql'
import { BadUserInputError, CostLimitError, ForbiddenError, PurposeRequiredError } from '../errors.js'
import type { Charter } from '../policy/charter.js'
import type { Grant } from '../policy/grant.js'
import { compileRoot } from './compile.js'
import { compileDocument } from './document.js'
import { compilePayload } from './payload.js'
import { compileReckoned } from './reckoned.js'
import type { Atlas, Denial, PayloadPlan, RootPlan } from './root-plan.js'
import { analyse, type ArgumentValues, argumentsOf, rootFields, type Selection, shapeOf } from './selection.js'

/** A root field and how it will be answered: by its statement, by a command and the statement that reads what it did, as a refused null, by GraphQL itself, or by the caller's own schema. */
export type RootEntry =
  | { readonly kind: 'statement'; readonly key: string; readonly coordinate: string; readonly nodes: readonly FieldNode[]; readonly plan: RootPlan }
  | { readonly kind: 'command'; readonly key: string; readonly coordinate: string; readonly nodes: readonly FieldNode[]; readonly plan: PayloadPlan }
  | { readonly kind: 'denied'; readonly key: string; readonly coordinate: string; readonly denial: Denial }
  | { readonly kind: 'computed' | 'introspection'; readonly key: string; readonly coordinate: string; readonly nodes: readonly FieldNode[] }

export interface OperationPlan {
  readonly selection: Selection
  readonly roots: readonly RootEntry[]
  readonly denials: readonly Denial[]
  readonly cost: number
}

export interface PlannedOperation {
  readonly plan: OperationPlan
  readonly values: readonly ArgumentValues[]
  readonly variables: Record<string, unknown>
}

/** Plans kept per document; a document with more shapes than this loses its oldest. */
const plansPerDocument = 128

export class Planner {
  private readonly documents = new WeakMap<DocumentNode, Map<string, { selection: Selection; plans: Map<string, OperationPlan> }>>()

  constructor(
    private readonly atlas: Atlas,
    /** Most objects one operation may return. */
    readonly costLimit: number,
  ) {}

  plan(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>, charter: Charter): PlannedOperation {
    const name = operation.name?.value ?? ''
    let known = this.documents.get(document)
    if (!known) this.documents.set(document, (known = new Map()))
    let entry = known.get(name)
    if (!entry) known.set(name, (entry = { selection: analyse(this.atlas.schema, document, operation), plans: new Map() }))
    const values = argumentsOf(entry.selection, variables)
    const key = `${charter.key}|${shapeOf(entry.selection, values, variables)}`
    let plan = entry.plans.get(key)
    if (!plan) {
      plan = this.compile(entry.selection, variables, values, charter)
      if (entry.plans.size >= plansPerDocument) entry.plans.delete(entry.plans.keys().next().value as string)
      entry.plans.set(key, plan)
    }
    for (const root of plan.roots) if (isPlanned(root)) root.plan.assertArguments(values)
    return { plan, values, variables }
  }

  private compile(selection: Selection, variables: Record<string, unknown>, values: readonly ArgumentValues[], charter: Charter): OperationPlan {
    const roots: RootEntry[] = []
    let sites = 0
    for (const [key, nodes] of rootFields(this.atlas.schema, selection, variables)) {
      const root = this.rootOf(key, nodes, selection, variables, values, charter, sites)
      if (root.kind === 'statement') sites = root.plan.sites
      roots.push(root)
    }
    if (roots.filter((root) => root.kind === 'command').length > 1) {
      throw new BadUserInputError('document', 'one mutation per request', { en: 'A request holds one mutation: one idempotency-key, one effect.', zh: '单次请求仅限一个变更操作：一个 idempotency-key 对应一次效果。' })
    }
    const cost = roots.reduce((sum, root) => sum + (isPlanned(root) ? root.plan.cost : 1), 0)
    if (cost > this.costLimit) throw new CostLimitError(cost, this.costLimit)
    const denials = new Map<string, Denial>()
    for (const root of roots) {
      for (const denial of isPlanned(root) ? root.plan.denials : root.kind === 'denied' ? [root.denial] : []) {
        if (!denials.has(denial.coordinate)) denials.set(denial.coordinate, denial)
      }
    }
    return { selection, roots, denials: [...denials.values()], cost }
  }

  private rootOf(key: string, nodes: readonly FieldNode[], selection: Selection, variables: Record<string, unknown>, values: readonly ArgumentValues[], charter: Charter, sites: number): RootEntry {
    const name = nodes[0]?.name.value as string
    const operationType = selection.operation.operation
    const coordinate = `${operationType[0]?.toUpperCase()}${operationType.slice(1)}.${name}`
    if (name.startsWith('__')) return { kind: name === '__typename' ? 'computed' : 'introspection', key, coordinate, nodes }
    if (!charter.operations.get(coordinate)?.open) throw new ForbiddenError(coordinate)
    if (this.atlas.payloads.has(coordinate)) return { kind: 'command', key, coordinate, nodes, plan: compilePayload(this.atlas, charter, selection, variables, values, coordinate, key, nodes) }
    const root = this.atlas.roots.get(coordinate)
    if (!root) return { kind: 'computed', key, coordinate, nodes }
    if (root.kind !== 'node') {
      const grant = charter.types.get(root.type)
      if (grant && grant.visible.length === 0) {
        const decision = grant.decide('id', 'own')
        return { kind: 'denied', key, coordinate, denial: { coordinate, reason: decision.level === 'withheld' ? decision.reason : 'NOT_ENTITLED', path: [key] } }
      }
    }
    if (root.kind === 'document') return { kind: 'statement', key, coordinate, nodes, plan: compileDocument(this.atlas, charter, selection, variables, values, coordinate, key, nodes, sites) }
    if (root.kind === 'reckoned') return { kind: 'statement', key, coordinate, nodes, plan: compileReckoned(this.atlas, charter, selection, variables, values, coordinate, key, nodes, sites) }
    return { kind: 'statement', key, coordinate, nodes, plan: compileRoot(this.atlas, charter, selection, variables, values, coordinate, key, nodes, sites) }
  }
}

const isPlanned = (root: RootEntry): root is Extract<RootEntry, { kind: 'statement' | 'command' }> => root.kind === 'statement' || root.kind === 'command'

/** What the roots demand besides a purpose: throws PurposeRequiredError naming the header that is missing. */
export function assertDemandsMet(plan: OperationPlan, grant: Grant): void {
  for (const root of plan.roots) {
    const demands = grant.charter.operations.get(root.coordinate)?.demands ?? []
    if (demands.includes('case') && !grant.caseNumber) throw new PurposeRequiredError('x-case-number', [])
    if (demands.includes('instrument') && !grant.instrumentNumber) throw new PurposeRequiredError('x-legal-instrument', [])
  }
}
