/**
 * THE CORRIDOR, on one page:
 * HTTP → identity → grant → pre-check → operation guard → resolver → repository (one statement) → SQL → disclosure → access record → response
 */
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import fastifyApollo from '@as-integrations/fastify'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { FormattedExecutionResult } from 'graphql'
import { type LogFacts, Publication } from './access-log/publication.js'
import { Recorder } from './access-log/recorder.js'
import { audienceSchemas } from './corridor/audience-schema.js'
import { bounds } from './corridor/bounds.js'
import { type Enquiries, Journey } from './corridor/context.js'
import { doorkeeper } from './corridor/doorkeeper.js'
import { bodyLimit, graphPath, installEntrance } from './corridor/entrance.js'
import { makeErrorFormat } from './corridor/error-format.js'
import { DataText, Execution } from './corridor/execution.js'
import { evidenceOf } from './corridor/evidence.js'
import { installExit } from './corridor/exit.js'
import { explain, whoAmI } from './corridor/explanation.js'
import { makeGrants } from './corridor/grants.js'
import { installHealth } from './corridor/health.js'
import { faultLimit } from './corridor/input-faults.js'
import { installPublication } from './corridor/log-routes.js'
import { Meter } from './corridor/meter.js'
import { makePrecheck } from './corridor/precheck.js'
import { Replayer } from './corridor/replay.js'
import { type Graph, letRootsAnswer } from './corridor/schema.js'
import { Gatherer } from './database/gatherer.js'
import { asRecorder } from './database/roles.js'
import type { SessionPool } from './database/session-pool.js'
import { type Authenticator, readRequestFacts } from './identity/authenticate.js'
import { assertStrangersRefused, guardRoots } from './policy/guards.js'
import { Writer } from './corridor/writing.js'
import type { TransactionPool } from './database/transaction.js'
import { Planner } from './statement/plan.js'

export interface AppParts {
  readonly graph: Graph
  readonly authenticate: Authenticator
  /** Sessions that reads run on. */
  readonly reads: SessionPool
  /** Sessions that commands run on. */
  readonly writes: TransactionPool
  /** Sessions that records are written on beside reads, so that neither can starve the other. */
  readonly records: SessionPool
  readonly platformKey: Buffer
  /** What the log shows of itself. */
  readonly log: LogFacts
  readonly costLimit: number
  readonly objectsPerMinute: number
  readonly logLevel: string
  /** For the benchmark alone: reads leave no record. */
  readonly unrecorded: boolean
}

export async function makeApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({ logger: { level: parts.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] }, bodyLimit, requestTimeout: 30_000, connectionTimeout: 60_000, keepAliveTimeout: 72_000, logController: new LogController({ disableRequestLogging: true }), genReqId: () => crypto.randomUUID() })
  installEntrance(app)
  installExit(app)
  await app.register(helmet, { contentSecurityPolicy: false })

  // The house, compiled: guards on roots, nothing beneath them.
  const { graph } = parts
  const schema = guardRoots(graph.schema, graph.policy)
  await assertStrangersRefused(schema)
  letRootsAnswer(schema)
  const audienceSchema = audienceSchemas(graph.schema, graph.policy, graph.atlas)
  const format = makeErrorFormat(app.log)

  // The rooms, in the order a request walks them.
  const grantOf = makeGrants({ policy: graph.policy, pool: parts.reads, platformKey: parts.platformKey })
  const planner = new Planner({ ...graph.atlas, schema }, parts.costLimit)
  const precheck = makePrecheck({ schema, planner, grantOf })
  const meter = new Meter(parts.objectsPerMinute)
  const recorder = new Recorder(parts.records, asRecorder)
  const lookups = new Gatherer({ pool: parts.reads, width: 2, most: 64, queue: 2_000 })
  const writer = new Writer({ pool: parts.writes, commands: graph.commands, listeners: graph.listeners, atlas: graph.atlas, digestKey: parts.platformKey })
  const execution = new Execution({ schema, schemaOf: (audience) => audienceSchema.get(audience) ?? schema, policyVersion: graph.policy.version, pool: parts.reads, lookups, recorder, writer, unrecorded: parts.unrecorded })

  const publication = new Publication(parts.records, parts.log)
  const replayer = new Replayer({ policy: graph.policy, atlas: graph.atlas, reads: parts.reads, records: parts.records })
  const enquiries: Enquiries = {
    whoAmI,
    explain: (grant, coordinate, id) => explain(graph.policy, graph.atlas, parts.reads, grant, coordinate, id),
    replay: (grant, asked) => replayer.replay(grant, asked),
    evidence: (grant, id) => evidenceOf({ atlas: graph.atlas, reads: parts.reads, records: parts.records, publication }, grant, id),
    consistency: async (from, to) => ({ from, to, proof: await publication.consistency(from, to) }),
  }

  const server = new ApolloServer<Journey>({
    schema,
    plugins: [doorkeeper({ precheck, execution, meter, format }), ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    cache: 'bounded',
    // Whoever started the process stops it; Apollo would raise the signal a second time when it is done.
    stopOnTerminationSignals: false,
    logger: app.log,
    parseOptions: { maxTokens: bounds.tokens },
    maxRecursiveSelections: bounds.selections,
    validationOptions: { maxErrors: faultLimit, hideSuggestions: true },
    stringifyResult: async (result) => stringify(result as FormattedExecutionResult),
    formatError: (_formatted, error) => format(error),
  })
  await server.start()

  await app.register(fastifyApollo(server), {
    path: graphPath,
    method: ['POST'],
    context: async (request) => new Journey(request.id, await parts.authenticate(readRequestFacts(request.raw)), request.headers['x-entitlement-mode'], request.headers['idempotency-key'], enquiries),
  })
  installHealth(app, parts.records)
  installPublication(app, publication)
  return app
}

/** The answer's bytes: data goes out as PostgreSQL wrote it, and first, because one document asked by many has many coordinates to refuse. */
function stringify({ errors, data, extensions }: FormattedExecutionResult): string {
  const parts: string[] = []
  if (data !== undefined) parts.push(`"data":${(data as unknown) instanceof DataText ? (data as unknown as DataText).json : JSON.stringify(data)}`)
  if (errors) parts.push(`"errors":${JSON.stringify(errors)}`)
  if (extensions) parts.push(`"extensions":${JSON.stringify(extensions)}`)
  return `{${parts.join()}}`
}
