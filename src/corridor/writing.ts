/**
 * A mutation, from plan to answer, in one transaction: key → command → its answer under the caller's own grant, with the access record → the answer kept for whoever repeats the key → commit.
 * A refused command leaves nothing behind but its record.
 */
import { createHash } from 'node:crypto'
import { type Claim, claim, fingerprintOf, keep, type Kept } from '../command/claim.js'
import type { Call, Commands, Outcome } from '../command/command.js'
import { Findings, refused } from '../command/refusal.js'
import { canonicalVariables } from '../access-log/variables.js'
import { changingParts, frame, leafOf, type Occurrence, patternsText, type Refusal } from '../access-log/record.js'
import type { Transaction, TransactionPool } from '../database/transaction.js'
import { invariant, KeyReusedError, LiandongError, UnavailableError } from '../errors.js'
import { actorOf } from '../policy/actors.js'
import type { Grant } from '../policy/grant.js'
import { compileStanding } from '../statement/compile.js'
import type { RootEntry } from '../statement/plan.js'
import type { Atlas, PayloadPlan } from '../statement/root-plan.js'
import { bindingOf } from './binding.js'
import { callIn, type House, platformTime } from './call.js'
import { type Journey, viewerOf } from './context.js'
import type { Asked } from './execution.js'

export type CommandRoot = Extract<RootEntry, { kind: 'command' }>

export interface WritingOptions extends House {
  readonly pool: TransactionPool
  readonly commands: Commands
  readonly atlas: Atlas
}

/** The answer as PostgreSQL wrote it, and what its record says. */
export interface Written {
  readonly answer: string
  readonly marks: string
  readonly lapsed: string
  readonly leaf: string
}

/** The record that the answer's statement writes of itself. */
export interface SelfRecord {
  readonly text: string
  readonly occurrence: Occurrence
  readonly salt: Buffer
}

export class Writer {
  constructor(private readonly options: WritingOptions) {}

  /** Runs the command of the root. Throws RefusedError with nothing written, KeyReusedError, UnavailableError. */
  write(journey: Journey, grant: Grant, root: CommandRoot, asked: Asked, record: () => SelfRecord): Promise<Written> {
    const viewer = viewerOf(journey)
    const command = this.options.commands[root.coordinate as `Mutation.${string}`]
    invariant(viewer && command && journey.idempotencyKey, 'a mutation without viewer, command or key is refused by the pre-check')
    const values = journey.planned?.values ?? []
    const [input] = root.nodes.map((node) => values[journey.planned?.plan.selection.index.get(node) ?? -1]?.['input'])
    const own: Claim = {
      agency: grant.agency,
      key: journey.idempotencyKey,
      coordinate: root.coordinate,
      fingerprint: fingerprintOf([root.coordinate, asked.document, asked.operationName, canonicalVariables(asked.variables), grant.purpose, viewer.audience, viewer.officer]),
    }
    const actor = actorOf[viewer.audience]
    assertStorable(input)
    let hasFailed = false
    const act = (call: Call): Promise<Outcome> =>
      command.handle(call).catch((cause: unknown) => {
        hasFailed = true
        throw cause
      })
    const work = async (tx: Transaction): Promise<Written> => {
      hasFailed = false
      const [kept, time] = await Promise.all([claim(tx, own), platformTime(tx)])
      if (kept && kept.fingerprint !== own.fingerprint) throw new KeyReusedError()
      const first = kept && (await this.again(tx, journey, grant, root, kept, record))
      if (first) return first
      const call = callIn(tx, time, this.options, { input, agency: grant.agency, actor, purpose: grant.purpose, subject: viewer.officer, visible: (type, ids) => this.visible(tx, grant, type, ids) })
      const outcome = kept ? kept.outcome : await act(call)
      const written = await this.answer(tx, journey, grant, root, outcome, record())
      if (!kept) await keep(tx, own, outcome, written.answer, `${meaningOf(root.plan)} ${written.marks}`)
      return written
    }
    return this.options.pool.transact({ agency: grant.agency, actor }, work).catch((cause: unknown) => {
      throw told(cause, hasFailed)
    })
  }

  /** What the key was answered first, byte for byte, with a record of its own; null where not all of it may be disclosed today. */
  private async again(tx: Transaction, journey: Journey, grant: Grant, { plan }: CommandRoot, kept: Kept, record: () => SelfRecord): Promise<Written | null> {
    const values = journey.planned?.values ?? []
    const [, [today]] = await Promise.all([tx.becomeCaller(bindingOf(grant)), tx.query<{ m: string; g: string }>(plan.select, plan.parameters.map((parameter) => parameter({ grant, values, outcome: kept.outcome })))])
    invariant(today, 'an answer is one row')
    const [meaning, marks = ''] = kept.marks.split(' ')
    const open = new Set(today.m.split(','))
    if (meaning !== meaningOf(plan) || !marks.split(',').every((mark) => open.has(mark))) return null
    const { occurrence, salt } = record()
    const { head, tail } = frame(occurrence, patternsText(plan.patterns))
    const body = `${head}${marks.replace(/,$/, '')}${tail}`
    const leaf = leafOf(occurrence.id, salt, body).toString('hex')
    await tx.query("insert into access_log.record (id, salt, body, leaf) values ($1::text, decode($2::text, 'hex'), $3::text, decode($4::text, 'hex'))", [occurrence.id, salt.toString('hex'), body, leaf])
    return { answer: kept.answer, marks, lapsed: today.g, leaf }
  }

  private async answer(tx: Transaction, journey: Journey, grant: Grant, { plan }: CommandRoot, outcome: Outcome, { text, occurrence, salt }: SelfRecord): Promise<Written> {
    const values = journey.planned?.values ?? []
    const parameters = [...plan.parameters.map((parameter) => parameter({ grant, values, outcome })), occurrence.id, salt.toString('hex'), ...changingParts(occurrence)]
    const [, [row]] = await Promise.all([tx.becomeCaller(bindingOf(grant)), tx.query<{ j: string; m: string; g: string; leaf: string }>(text, parameters)])
    // Where this fails, what is sent behind it fails too, and says so.
    tx.becomeWriter().catch(() => undefined)
    invariant(row, 'an answer is one row')
    return { answer: row.j, marks: row.m, lapsed: row.g, leaf: row.leaf }
  }

  private async visible(tx: Transaction, grant: Grant, type: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const statement = compileStanding(this.options.atlas, grant.charter, type, false)
    // What is no id is nobody's.
    const asked = [...new Set(ids)].filter((id) => /^[a-z_]{1,40}_[0-9a-z]{26}$/.test(id))
    if (!statement || asked.length === 0) return new Set()
    const parameters = statement.parameters.map((parameter) => parameter({ grant, values: [] }))
    const [, ...rows] = await Promise.all([tx.becomeCaller(bindingOf(grant)), ...asked.map((id) => tx.query(`/* ${grant.charter.audience} presence */ ${statement.select}`, [...parameters, id])), tx.becomeWriter()])
    return new Set(asked.filter((_, at) => (rows[at] as readonly unknown[]).length > 0))
  }
}

/** What the marks of an answer mean under the policy of today: under another one, what was answered before is not answered again. */
const meaningOf = ({ patterns }: PayloadPlan): string => createHash('sha256').update(patternsText(patterns), 'utf8').digest('hex')

/** PostgreSQL holds no U+0000. Throws RefusedError, naming each text that has one. */
function assertStorable(input: unknown): void {
  const findings = new Findings()
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string' && value.includes('\u0000')) findings.add(path, 'text-characters')
    else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) walk(each, `${path}.${key}`)
  }
  walk(input, 'input')
  findings.assertNone()
}

/** numeric_value_out_of_range, invalid_datetime_format, datetime_field_overflow, invalid_time_zone_displacement_value: each value was well formed, and a column cannot hold it, or a sum with it. */
const outOfRange = new Set(['22003', '22007', '22008', '22009'])
/** What a failure of the database is to the caller: a refusal where a value does not fit; a fault of ours where the command failed; and where its key, its answer, its record or the commit did, what it is to a read. */
function told(cause: unknown, byCommand: boolean): unknown {
  const { code } = cause as { readonly code?: unknown }
  if (cause instanceof LiandongError || typeof code !== 'string') return cause
  if (outOfRange.has(code)) return refused('input', 'value-out-of-range')
  return byCommand ? cause : new UnavailableError(cause)
}

export const refusalsOf = (errors: readonly { readonly code: Refusal['code']; readonly field: string }[]): Refusal[] => errors.map(({ code, field }) => ({ code, coordinate: field }))
