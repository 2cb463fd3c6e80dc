/**
 * The Apollo plugin that walks every operation through the corridor and lets nothing out without its record.
 * Pre-check in `didResolveOperation`, execution in `responseForOperation`, and in `willSendResponse` the record of whatever was refused or failed.
 * If that record cannot be written, the response is replaced by UNAVAILABLE (NIST SP 800-53 AU-5(4): stop on failure of the log).
 */
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server'
import type { GraphQLError } from 'graphql'
import type { Asked, Execution } from './execution.js'
import type { makePrecheck } from './precheck.js'
import type { Outcome } from '../access-log/record.js'
import { type Journey, viewerOf } from './context.js'
import type { Meter } from './meter.js'
import { operations, seconds } from './metrics.js'
import { codeOf, type ErrorFormat, toGraphQLError } from './error-format.js'
import { disclosureOf } from './disclosure-summary.js'
import { documentFaults } from './input-faults.js'
import { BadUserInputError, LiandongError, UnavailableError } from '../errors.js'

export interface DoorkeeperOptions {
  readonly precheck: ReturnType<typeof makePrecheck>
  readonly execution: Execution
  readonly meter: Meter
  readonly format: ErrorFormat
}

export function doorkeeper({ precheck, execution, meter, format }: DoorkeeperOptions): ApolloServerPlugin<Journey> {
  return {
    async requestDidStart() {
      return {
        async validationDidStart({ contextValue: journey, document }) {
          return async (errors) => {
            if (errors) journey.faults = documentFaults(document, errors as readonly GraphQLError[])
          }
        },
        async didResolveOperation({ contextValue: journey, document, operation, request }) {
          try {
            if (!operation) throw new BadUserInputError('operationName', 'names one operation of the document', { en: 'operationName must name one operation of the document.', zh: 'operationName 须指明文档中的一个操作。' })
            await precheck(journey, document, operation, request.variables)
            await meter.spend(journey)
          } catch (error) {
            throw toGraphQLError(error)
          }
        },
        async responseForOperation(context) {
          const { contextValue: journey, operation } = context
          if (!operation) return null
          const { data, errors } = await execution.run(journey, askedOf(context), operation).catch((error: unknown) => {
            // What was gathered does not leave; whatever refused it is said as any other error is.
            journey.disclosed = null
            return { data: null, errors: [toGraphQLError(error)] }
          })
          context.response.http.headers.set('cache-control', 'no-store')
          const said = errors.map(format)
          if (data === null) context.response.http.status = said.some((error) => codeOf(error) === 'INTERNAL_SERVER_ERROR') ? 500 : Math.max(...errors.map(httpOf))
          return {
            http: context.response.http,
            body: { kind: 'single', singleResult: { ...(said.length ? { errors: said } : {}), data: data as never } },
          }
        },
        async willSendResponse(context) {
          const { contextValue: journey, response } = context
          if (response.body.kind !== 'single') return
          const result = response.body.singleResult
          response.http.headers.set('cache-control', 'no-store')
          let outcome: Outcome = 'DISCLOSED'
          try {
            if (!journey.receipt) {
              // A stranger learns nothing of the schema, not even that a document does not fit it.
              const instead = journey.caller.kind === 'stranger' ? [journey.caller.refusal] : journey.faults
              if (instead) result.errors = instead.map(format)
              if (journey.caller.kind === 'stranger') response.http.status = journey.caller.refusal.http
              const codes = (result.errors ?? []).map((error) => codeOf(error))
              if (journey.refusals.length === 0) journey.refusals.push(...(result.errors ?? []).slice(0, 10).map((error) => ({ code: codeOf(error), ...coordinateOf(error.extensions) })))
              const failed = codes.includes('UNAVAILABLE') || codes.includes('INTERNAL_SERVER_ERROR')
              result.data = undefined as never
              outcome = failed ? 'FAILED' : 'REFUSED'
              await execution.recordBeside(journey, askedOf(context), outcome)
            }
            const cost = meter.report(journey)
            result.extensions = {
              ...(journey.disclosed ? { disclosure: disclosureOf(journey.disclosed) } : {}),
              ...(cost ? { cost } : {}),
              accessRecord: { ...journey.receipt, leafIndex: null },
            }
          } catch (fault) {
            outcome = 'FAILED'
            const error = new UnavailableError(fault)
            response.http.status = 503
            response.body = { kind: 'single', singleResult: { errors: [format(error)] } }
          }
          operations.inc({ audience: viewerOf(journey)?.audience ?? 'STRANGER', outcome })
          seconds.observe((Date.now() - journey.startedAt.getTime()) / 1_000)
        },
      }
    },
  }
}

/** Of an error that takes the place of the whole answer; what cannot be told is not there for now. */
function httpOf(error: unknown): number {
  const { originalError } = toGraphQLError(error)
  return originalError instanceof LiandongError ? originalError.http : 503
}

const coordinateOf = (extensions: Record<string, unknown> | undefined): { coordinate?: string } => {
  const coordinate = extensions?.['coordinate'] ?? extensions?.['operation'] ?? extensions?.['argument'] ?? extensions?.['field'] ?? extensions?.['header']
  return typeof coordinate === 'string' ? { coordinate } : {}
}

function askedOf({ request, operation, operationName, source }: GraphQLRequestContext<Journey>): Asked {
  return {
    document: source ?? request.query ?? '',
    operationName: operationName ?? operation?.name?.value ?? request.operationName ?? null,
    kind: operation?.operation ?? 'unknown',
    variables: request.variables ?? {},
  }
}

