/**
 * Before any SQL: who asks, for what, and whether every field, filter, order and count of the document is open to the grant.
 * Refuses with UNAUTHENTICATED, PURPOSE_REQUIRED, FORBIDDEN, FORBIDDEN_ARGUMENT, FIELD_NOT_ENTITLED (reject mode), COST_LIMIT, BAD_USER_INPUT.
 */
import { type DocumentNode, getVariableValues, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql'
import { canonicalVariables } from '../access-log/variables.js'
import { BadUserInputError, FieldNotEntitledError, PurposeRequiredError } from '../errors.js'
import type { Viewer } from '../identity/viewer.js'
import { claimable } from '../policy/purposes.js'
import type { Grant } from '../policy/grant.js'
import { assertDemandsMet, type PlannedOperation, type Planner } from '../statement/plan.js'
import { assertVariablesWithinBounds, assertWithinBounds } from './bounds.js'
import type { Journey } from './context.js'
import { documentFaults, variableFault } from './input-faults.js'

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
    assertWithinBounds(document)
    assertVariablesWithinBounds(raw ?? {})
    if (operation.operation === 'subscription' || !schema.getRootType(operation.operation)) {
      throw new BadUserInputError('operation', 'kind', { en: `No ${operation.operation} can be sent here.`, zh: `此处不支持 ${operation.operation} 操作。` })
    }
    if (!['filter', 'reject'].includes(journey.statedMode)) {
      throw new BadUserInputError('x-entitlement-mode', 'filter or reject', { en: 'x-entitlement-mode is filter or reject.', zh: 'x-entitlement-mode 须为 filter 或 reject。' })
    }
    if (raw && canonicalVariables(raw) === null) throw new BadUserInputError('variables', 'well-formed Unicode, not nested without end', { en: 'variables must be well-formed Unicode and not nested without end.', zh: 'variables 必须为格式良好的 Unicode，且嵌套层数有限。' })
    if (asksSchemaOnly(operation)) {
      coerce(schema, operation, raw)
      return
    }
    if (operation.operation === 'mutation') assertKey(journey.idempotencyKey)
    const allowed = claimable[caller.audience]
    if (!caller.purpose || !allowed.includes(caller.purpose)) throw new PurposeRequiredError('x-purpose', allowed)
    const grant = await grantOf(caller)
    journey.grant = grant
    journey.planned = plan(document, () => planner.plan(document, operation, coerce(schema, operation, raw), grant.charter))
    assertDemandsMet(journey.planned.plan, grant)
    const [denial] = journey.planned.plan.denials
    if (denial && journey.mode === 'reject') throw new FieldNotEntitledError(denial.coordinate, denial.reason)
  }
}

/** A mutation comes with a key of its caller's making: whoever heard no answer asks again with the same one. */
function assertKey(key: string | null): void {
  if (key !== null && /^[\x21-\x7e]{8,128}$/.test(key)) return
  throw new BadUserInputError('idempotency-key', '8 to 128 visible ASCII characters, new with each new request', {
    en: 'A mutation needs the header idempotency-key: 8 to 128 visible ASCII characters, new with each new request and repeated with a repeated one.',
    zh: '变更操作须提供请求头 idempotency-key：8 至 128 个可见 ASCII 字符，新请求用新键，重试用原键。',
  })
}

/** A variable that stands where null may not, and is null, is found only when the arguments are put together. */
function plan(document: DocumentNode, make: () => PlannedOperation): PlannedOperation {
  try {
    return make()
  } catch (error) {
    throw error instanceof GraphQLError ? documentFaults(document, [error])[0] : error
  }
}

function coerce(schema: GraphQLSchema, operation: OperationDefinitionNode, raw: Record<string, unknown> | undefined): Record<string, unknown> {
  const definitions = operation.variableDefinitions ?? []
  const { coerced, errors } = getVariableValues(schema, definitions, raw ?? {}, { maxErrors: 1 })
  if (coerced) return coerced
  throw variableFault(schema, definitions, raw ?? {}) ?? errors[0]
}

/** Introspection needs a caller, but no purpose: it shows the caller's own schema and no data. */
const asksSchemaOnly = (operation: OperationDefinitionNode): boolean => operation.operation === 'query' && operation.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'))
