/**
 * Before any SQL: who asks, for what, and whether every field, filter, order and count of the document is open to the grant.
 * Refuses with UNAUTHENTICATED, PURPOSE_REQUIRED, FORBIDDEN, FORBIDDEN_ARGUMENT, FIELD_NOT_ENTITLED (reject mode), COST_LIMIT, BAD_USER_INPUT.
 */
import { type DocumentNode, getVariableValues, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql'
import { canonicalVariables } from '../access-log/variables.js'
import { BadUserInputError, FieldNotEntitledError, PurposeRequiredError } from '../errors.js'
import type { Viewer } from '../identity/viewer.js'
import { claimable } from '../policy/purposes.js'
import type { Grant } from '../policy/grant.js'
import { assertDemandsMet, type Planner } from '../statement/plan.js'
import type { Journey } from './context.js'

export interface PrecheckOptions {
  readonly schema: GraphQLSchema
  readonly planner: Planner
  /** Makes the grant of a viewer whose purpose may be claimed. Throws BadUserInputError where a stated instrument or case does not hold. */
  readonly grantOf: (viewer: Viewer) => Promise<Grant>
}

export function makePrecheck({ schema, planner, grantOf }: PrecheckOptions) {
  return async (journey: Journey, document: DocumentNode, operation: OperationDefinitionNode, raw: Record<string, unknown> | undefined): Promise<void> => {
    const { caller } = journey
    if (caller.kind === 'stranger') throw caller.refusal
    if (raw && canonicalVariables(raw) === null) throw new BadUserInputError('variables', 'well-formed Unicode, not nested without end', { en: 'variables must be well-formed Unicode and not nested without end.', zh: 'variables 必须为格式良好的 Unicode，且嵌套层数有限。' })
    if (asksSchemaOnly(operation)) {
      coerce(schema, operation, raw)
      return
    }
    const allowed = claimable[caller.audience]
    if (!caller.purpose || !allowed.includes(caller.purpose)) throw new PurposeRequiredError('x-purpose', allowed)
    const grant = await grantOf(caller)
    journey.grant = grant
    journey.planned = planner.plan(document, operation, coerce(schema, operation, raw), grant.charter)
    assertDemandsMet(journey.planned.plan, grant)
    const [denial] = journey.planned.plan.denials
    if (denial && journey.mode === 'reject') throw new FieldNotEntitledError(denial.coordinate, denial.reason)
  }
}

function coerce(schema: GraphQLSchema, operation: OperationDefinitionNode, raw: Record<string, unknown> | undefined): Record<string, unknown> {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], raw ?? {}, { maxErrors: 5 })
  if (errors) throw variableFault(errors)
  return coerced
}

/** Introspection needs a caller, but no purpose: it shows the caller's own schema and no data. */
const asksSchemaOnly = (operation: OperationDefinitionNode): boolean => operation.operation === 'query' && operation.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'))

/** graphql-js repeats the refused value in its message; ours names the variable and the rule only. */
function variableFault(errors: readonly { message: string; originalError?: unknown; extensions?: Record<string, unknown> }[]): BadUserInputError {
  const [error] = errors
  const variable = /^Variable "(\$[_A-Za-z0-9]+)"/.exec(error?.message ?? '')?.[1] ?? 'variables'
  const path = / at "([^"]+)"/.exec(error?.message ?? '')?.[1]
  const inner = error?.originalError as { message?: string; extensions?: { rule?: string } } | undefined
  const rule = inner?.extensions?.rule
  const where = path ? `$${path}` : variable
  return rule ? new BadUserInputError(where, rule, bilingualOf(inner?.message ?? '', where)) : new BadUserInputError(where, 'type', { en: `${where} is not of the type that the operation declares.`, zh: `${where} 与操作声明的类型不符。` })
}

const bilingualOf = (message: string, where: string) => {
  const [en, zh] = message.split('\n').filter(Boolean)
  return { en: `${where}: ${en ?? 'invalid'}`, zh: `${where}：${zh ?? en ?? '无效'}` }
}
