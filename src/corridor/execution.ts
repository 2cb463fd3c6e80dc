/**
 * From plan to answer: guard, resolver, statement, record. GraphQL runs the roots; what stands beneath them PostgreSQL has already written as JSON.
 *
 * One root: its statement records itself. Several: their statements run side by side and one record is committed beside them, before anything is answered.
 */
import { createHash, hash as hashOf } from 'node:crypto'
import { execute, type FormattedExecutionResult, getArgumentValues, getNamedType, type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLSchema, isObjectType, Kind, type OperationDefinitionNode } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import { changingParts, fixedParts, frame, newSalt, type Occurrence, type Outcome, patternsText } from '../access-log/record.js'
import { recording, recordingLookups } from '../access-log/recording.js'
import type { Recorder } from '../access-log/recorder.js'
import { canonicalVariables } from '../access-log/variables.js'
import { newId } from '../database/columns.js'
import { gathered } from '../database/gathered.js'
import type { Gatherer } from '../database/gatherer.js'
import type { Row, SessionPool } from '../database/session-pool.js'
import { RefusedError } from '../command/refusal.js'
import { FieldNotEntitledError, invariant, LiandongError, UnavailableError } from '../errors.js'
import type { DataGroup } from '../policy/define.js'
import type { Audience } from '../policy/vocabulary.js'
import type { Grant } from '../policy/grant.js'
import { Answer } from '../request.js'
import type { Pattern, RootPlan } from '../statement/root-plan.js'
import type { OperationPlan, RootEntry } from '../statement/plan.js'
import { bindingOf } from './binding.js'
import { type Journey, viewerOf } from './context.js'
import { type CommandRoot, refusalsOf, type Writer } from './writing.js'

/** `data` as JSON text, sent as it is. */
export class DataText {
  constructor(readonly json: string) {}
  toJSON(): unknown {
    return JSON.parse(this.json)
  }
}

export interface Asked {
  readonly document: string
  readonly operationName: string | null
  readonly kind: Occurrence['kind']
  readonly variables: Record<string, unknown>
}

export interface ExecutionOptions {
  readonly schema: GraphQLSchema
  readonly schemaOf: (audience: Audience) => GraphQLSchema
  readonly policyVersion: string
  readonly pool: SessionPool
  /** Over the same sessions. */
  readonly lookups: Gatherer
  readonly recorder: Recorder
  readonly writer: Writer
  /** For the benchmark alone, to tell what recording costs: reads leave no record. `readConfig` refuses it in production. */
  readonly unrecorded: boolean
}

interface Executed {
  readonly data: DataText | null
  readonly errors: readonly unknown[]
}

/** Statements of a plan, made when it first runs so. A plan belongs to one document, one operation and one charter, and so do the fixed parts of its records. */
const recordedTexts = new WeakMap<RootPlan, string>()
const plainTexts = new WeakMap<RootPlan, string>()

export class Execution {
  constructor(private readonly options: ExecutionOptions) {}

  async run(journey: Journey, asked: Asked, operation: OperationDefinitionNode): Promise<Executed> {
    const { planned, grant } = journey
    if (!planned || !grant) return this.introspect(journey, asked, operation)
    const { plan } = planned
    const command = plan.roots.find((root): root is CommandRoot => root.kind === 'command')
    if (command) return this.write(journey, grant, command, asked)
    const statements = plan.roots.filter(isStatement)
    const alone = statements.length === 1 && plan.roots.every((root) => root.kind === 'statement' || root.kind === 'denied' || root.coordinate.endsWith('.__typename'))
    const marks: string[] = []
    const lapsed = new Set<string>()
    journey.run = async (root) => {
      const key = String(root.path.key)
      const entry = statements.find((each) => each.key === key)
      invariant(entry, `no statement for ${key}`)
      return alone && !this.options.unrecorded ? this.readAndRecord(journey, grant, entry.plan, asked, { marks, lapsed }) : this.read(grant, planned.values, entry.plan, { marks, lapsed })
    }
    const errors: unknown[] = plan.denials.map((denial) => Object.assign(new FieldNotEntitledError(denial.coordinate, denial.reason), { path: denial.path }))
    journey.refusals.push(...plan.denials.map(({ coordinate, reason }) => ({ code: 'FIELD_NOT_ENTITLED' as const, coordinate, reason })))
    const settled = await Promise.all(plan.roots.map((root) => this.answer(journey, root, operation).catch((error: unknown) => error as Error)))
    const parts: string[] = []
    for (const [at, root] of plan.roots.entries()) {
      const said = settled[at]
      if (said instanceof Error) errors.push(Object.assign(said, { path: [root.key] }))
      parts.push(`${JSON.stringify(root.key)}:${said instanceof Error ? 'null' : said}`)
    }
    const failed = settled.filter((said): said is Error => said instanceof Error)
    if (failed.some((error) => !(error instanceof LiandongError) || error instanceof UnavailableError)) {
      // Nothing leaves when any part failed: the record below says so.
      journey.refusals.push({ code: 'UNAVAILABLE' })
      return { data: null, errors: failed }
    }
    journey.refusals.push(...failed.map((error) => ({ code: (error as LiandongError).code, coordinate: String((error as LiandongError).facts['operation'] ?? '') })))
    const patterns: Record<string, Pattern> = Object.assign({}, ...statements.map(({ plan: each }) => each.patterns))
    marks.push(...this.told(journey, plan, patterns))
    journey.disclosed = { patterns, counts: count(marks), denials: plan.denials, lapsed: [...lapsed] }
    if (!journey.receipt) await this.recordBeside(journey, asked, 'DISCLOSED', patternsText(patterns), marks.join(''))
    return { data: new DataText(`{${parts.join()}}`), errors }
  }

  /** A mutation: its resolver, behind its guard, asks for the command. The record goes with the command's own transaction; of a refused one it is written beside. */
  private async write(journey: Journey, grant: Grant, root: CommandRoot, asked: Asked): Promise<Executed> {
    const { plan } = journey.planned as NonNullable<Journey['planned']>
    const errors: unknown[] = plan.denials.map((denial) => Object.assign(new FieldNotEntitledError(denial.coordinate, denial.reason), { path: denial.path }))
    journey.refusals.push(...plan.denials.map(({ coordinate, reason }) => ({ code: 'FIELD_NOT_ENTITLED' as const, coordinate, reason })))
    const found: Found = { marks: [], lapsed: new Set() }
    journey.command = async () => {
      let occurrence: Occurrence | undefined
      const written = await this.options.writer.write(journey, grant, root, asked, () => {
        const salt = newSalt()
        occurrence = this.occurrence(journey, asked, 'DISCLOSED', salt)
        return { text: recordedText(root.plan, grant, occurrence), occurrence, salt }
      })
      note({ m: written.marks, g: written.lapsed }, root.plan, found)
      journey.receipt = { id: occurrence?.id as string, leaf: written.leaf }
      return new Answer(written.answer)
    }
    const said = await this.resolve(journey, root)
    if (said instanceof RefusedError) {
      journey.refusals.push(...refusalsOf(said.userErrors))
      await this.recordBeside(journey, asked, 'REFUSED')
      return { data: this.under(root, plan.roots, root.plan.refused(said.userErrors)), errors }
    }
    if (said instanceof Error) throw Object.assign(said, { path: [root.key] })
    invariant(said instanceof Answer, `${root.coordinate} was not answered by its command`)
    journey.disclosed = { patterns: root.plan.patterns, counts: count(found.marks), denials: plan.denials, lapsed: [...found.lapsed] }
    return { data: this.under(root, plan.roots, said.json), errors }
  }

  /** Marks of rows that computed roots told of; adds what they mean to the patterns. */
  private told({ told, planned }: Journey, { roots, selection }: OperationPlan, patterns: Record<string, Pattern>): string[] {
    return [...new Map(told.map((each) => [`${each.type}:${each.id}`, each])).values()].map(({ type, id }, at) => {
      const object = this.options.schema.getType(type)
      invariant(isObjectType(object), `${type} is no object`)
      const nodes = roots.flatMap((root) => (root.kind === 'computed' && getNamedType(this.options.schema.getQueryType()?.getFields()[root.coordinate.split('.')[1] as string]?.type)?.name === type ? root.nodes : []))
      const fields = [...collectSubfields(this.options.schema, selection.fragments, planned?.variables ?? {}, object, [...nodes]).values()].map(([node]) => node?.name.value as string)
      patterns[`c${at}`] = { type, clear: [...new Set(fields)].filter((name) => name !== '__typename'), masked: [], tokens: [], withheld: [] }
      return `"c${at}:${id}",`
    })
  }

  private under(root: CommandRoot, roots: readonly RootEntry[], json: string): DataText {
    return new DataText(`{${roots.map((each) => `${JSON.stringify(each.key)}:${each === root ? json : JSON.stringify('Mutation')}`).join()}}`)
  }

  /** Records what no statement has recorded: refusals, introspection, several roots, failures. Throws UnavailableError. */
  async recordBeside(journey: Journey, asked: Asked, outcome: Outcome, patterns = '{}', marks = ''): Promise<void> {
    if (this.options.unrecorded) return void (journey.receipt = unrecorded)
    const salt = newSalt()
    const occurrence = this.occurrence(journey, asked, outcome, salt)
    const { head, tail } = frame(occurrence, patterns)
    const leaf = await this.options.recorder.append({ id: occurrence.id, salt, body: head + marks.replace(/,$/, '') + tail })
    journey.receipt = { id: occurrence.id, leaf }
  }

  /** A root's answer as JSON text. */
  private async answer(journey: Journey, root: RootEntry, operation: OperationDefinitionNode): Promise<string> {
    if (root.kind === 'denied') return 'null'
    if (root.coordinate.endsWith('.__typename')) return JSON.stringify(root.coordinate.split('.')[0])
    if (root.kind === 'introspection') return this.complete(journey, root, operation, this.options.schemaOf((journey.grant as Grant).charter.audience))
    if (root.kind === 'computed') return this.complete(journey, root, operation, this.options.schema)
    invariant(isStatement(root), `${root.coordinate} has no statement`)
    const said = await this.resolve(journey, root)
    if (said instanceof Error) throw said
    invariant(said instanceof Answer, `${root.coordinate} was not answered by its statement`)
    return said.json
  }

  /** Calls the root's resolver, behind its guard, as GraphQL would. */
  private async resolve(journey: Journey, root: StatementRoot | CommandRoot): Promise<unknown> {
    const type = this.options.schema.getRootType((journey.planned as NonNullable<Journey['planned']>).plan.selection.operation.operation)
    const field = type?.getFields()[root.coordinate.split('.')[1] as string]
    invariant(type && field?.resolve, `${root.coordinate} has no resolver`)
    const { selection } = (journey.planned as NonNullable<Journey['planned']>).plan
    const variableValues = (journey.planned as NonNullable<Journey['planned']>).variables
    const info: GraphQLResolveInfo = { fieldName: field.name, fieldNodes: root.nodes, returnType: field.type, parentType: type, path: { key: root.key, prev: undefined, typename: type.name }, schema: this.options.schema, fragments: selection.fragments, rootValue: undefined, operation: selection.operation, variableValues }
    const values = getArgumentValues(field, root.nodes[0] as (typeof root.nodes)[number], variableValues)
    return Promise.resolve((field.resolve as GraphQLFieldResolver<unknown, Journey>)(undefined, values, journey, info)).catch((thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))))
  }

  /** Roots that no statement answers, completed by graphql-js: the operation with that one field. */
  private async complete(journey: Journey, root: { key: string; nodes: readonly { kind: Kind.FIELD }[] }, operation: OperationDefinitionNode, schema: GraphQLSchema): Promise<string> {
    const { selection } = journey.planned?.plan ?? { selection: null }
    const definition = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections: root.nodes as never } }
    const result = (await execute({ schema, document: { kind: Kind.DOCUMENT, definitions: [definition, ...Object.values(selection?.fragments ?? {})] }, contextValue: journey, variableValues: journey.planned?.variables ?? {} })) as FormattedExecutionResult & { errors?: readonly { originalError?: Error }[] }
    const [error] = result.errors ?? []
    if (error) throw error.originalError ?? error
    return JSON.stringify((result.data as Record<string, unknown>)[root.key])
  }

  private async introspect(journey: Journey, asked: Asked, operation: OperationDefinitionNode): Promise<Executed> {
    const viewer = viewerOf(journey)
    invariant(viewer, 'a stranger is refused before execution')
    const { parse } = await import('graphql')
    const result = (await execute({ schema: this.options.schemaOf(viewer.audience), document: parse(asked.document), operationName: operation.name?.value, variableValues: asked.variables })) as FormattedExecutionResult
    await this.recordBeside(journey, { ...asked, kind: 'introspection' }, result.data ? 'DISCLOSED' : 'FAILED')
    return { data: result.data ? new DataText(JSON.stringify(result.data)) : null, errors: result.errors ?? [] }
  }

  // ---- statements -----------------------------------------------------------------------------------------------

  private async readAndRecord(journey: Journey, grant: Grant, plan: RootPlan, asked: Asked, found: Found): Promise<Answer> {
    const salt = newSalt()
    const values = journey.planned?.values ?? []
    const occurrence = this.occurrence(journey, asked, 'DISCLOSED', salt)
    const parameters = [...plan.parameters.map((parameter) => parameter({ grant, values })), occurrence.id, salt.toString('hex'), ...changingParts(occurrence)]
    const row = await this.ask(grant, plan, recordedText(plan, grant, occurrence), parameters)
    note(row, plan, found)
    journey.receipt = { id: occurrence.id, leaf: row['leaf'] as string }
    return new Answer(row['j'] as string)
  }

  private async read(grant: Grant, values: OperationPlanValues, plan: RootPlan, found: Found): Promise<Answer> {
    const row = await this.ask(grant, plan, plainText(plan, grant), plan.parameters.map((parameter) => parameter({ grant, values })))
    note(row, plan, found)
    return new Answer(row['j'] as string)
  }

  private async ask(grant: Grant, plan: RootPlan, text: string, parameters: readonly (string | null)[]): Promise<Row> {
    if (plan.isLookup) return this.options.lookups.run(bindingOf(grant), text, parameters).catch(unavailable)
    const [row] = await this.options.pool.run(bindingOf(grant), text, parameters).catch(unavailable)
    invariant(row, 'a read yields one row')
    return row
  }

  private occurrence(journey: Journey, asked: Asked, outcome: Outcome, salt: Buffer): Occurrence {
    const viewer = viewerOf(journey)
    const known = viewer ?? (journey.caller.kind === 'stranger' ? journey.caller.knownAs : null)
    return {
      id: newId('event'),
      time: journey.startedAt.toISOString(),
      agency: known?.agency ?? null,
      audience: known?.audience ?? null,
      officer: known?.officer ?? null,
      client: known?.client ?? null,
      purpose: viewer?.purpose ?? null,
      case: viewer?.caseNumber ?? null,
      instrument: viewer?.instrumentNumber ?? null,
      mode: journey.mode,
      kind: asked.kind,
      operation: asked.operationName,
      document: documentHash(journey, asked),
      variables: Object.keys(asked.variables).length ? saltedHash(canonicalVariables(asked.variables), salt) : null,
      policy: this.options.policyVersion,
      outcome,
      // All of them: one per coordinate of the graph at most, or as many as a document has roots.
      refusals: [...journey.refusals],
    }
  }
}

/** The receipt of nothing. */
const unrecorded = { id: '', leaf: '' }

type StatementRoot = Extract<RootEntry, { kind: 'statement' }>
const isStatement = (root: RootEntry): root is StatementRoot => root.kind === 'statement'
/** What the statements of one operation told beside their answers. */
interface Found {
  readonly marks: string[]
  readonly lapsed: Set<string>
}

function note(row: Readonly<Record<string, unknown>>, plan: RootPlan, { marks, lapsed }: Found): void {
  marks.push(row['m'] as string)
  for (const group of (row['g'] as string).split(' ')) for (const type of plan.groups[group as DataGroup] ?? []) lapsed.add(type)
}

type OperationPlanValues = NonNullable<Journey['planned']>['values']

const hashes = new WeakMap<object, string>()
/** Of what has been planned it is kept as long as its plans. */
function documentHash({ planned }: Journey, { document }: Asked): string | null {
  if (!document) return null
  const key = planned?.plan.selection
  const known = key && hashes.get(key)
  if (known) return known
  const hash = createHash('sha256').update(document, 'utf8').digest('hex')
  if (key) hashes.set(key, hash)
  return hash
}

const saltedHash = (text: string | null, salt: Buffer): string | null => (text === null ? null : hashOf('sha256', Buffer.concat([salt, Buffer.from(text, 'utf8')]), 'hex'))

const unavailable = (error: unknown): never => {
  throw error instanceof UnavailableError ? error : new UnavailableError(error)
}

/** The audience is named in the text, so that roles never share a prepared plan. */
const labelOf = (plan: RootPlan, { charter }: Grant): string => `${charter.audience} ${plan.coordinate}`

function recordedText(plan: RootPlan, grant: Grant, occurrence: Occurrence): string {
  const wrap = plan.isLookup ? recordingLookups : recording
  return keptText(recordedTexts, plan, () => wrap(plan.select, plan.parameters.length, labelOf(plan, grant), fixedParts(occurrence, patternsText(plan.patterns))))
}

const plainText = (plan: RootPlan, grant: Grant): string =>
  keptText(plainTexts, plan, () => `/* ${labelOf(plan, grant)} */ ${plan.isLookup ? gathered(plan.select, plan.parameters.length) : plan.select}`)

function keptText(texts: WeakMap<RootPlan, string>, plan: RootPlan, make: () => string): string {
  let text = texts.get(plan)
  if (text === undefined) texts.set(plan, (text = make()))
  return text
}

/** Rows per mark, from `"<mark>:<id>",…`. */
function count(marks: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of marks) {
    let at = 0
    while (at < text.length) {
      const colon = text.indexOf(':', at)
      const mark = text.slice(at + 1, colon)
      counts.set(mark, (counts.get(mark) ?? 0) + 1)
      at = text.indexOf(',', colon) + 1
    }
  }
  return counts
}
