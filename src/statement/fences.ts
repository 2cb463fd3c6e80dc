/**
 * The matrix as PostgreSQL enforces it, without asking our code: a role per audience that is granted only the columns its charters ever deliver,
 * and row-level security that passes a row exactly in the circumstances in which something stored in it is delivered.
 *
 * Together with the mapping this closes the cell: `assertFenced` refuses to boot when a granted column is clear in one circumstance and less in another
 * that passes the same row – then the value needs a table of its own.
 */
import { getTableName } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { audienceRole, logReaderRole, recorderRole, writerRole } from '../database/roles.js'
import type { Charter, CompiledPolicy, TypeGrant } from '../policy/charter.js'
import type { DataGroup } from '../policy/define.js'
import type { CallerSql } from '../policy/rows.js'
import type { Level, Purpose, Relation } from '../policy/vocabulary.js'
import { type Audience, audiences, purposes, relations } from '../policy/vocabulary.js'
import { claimable, withoutAgreement } from '../policy/purposes.js'
import { tableNameOf, type TypeMapping } from './mapping.js'
import type { LinkTable, Projection } from './slice.js'
import { fieldOf } from './conditions.js'

export interface Fenced {
  readonly policy: CompiledPolicy
  readonly mappings: readonly TypeMapping[]
  readonly links: readonly LinkTable[]
  readonly written: readonly PgTable[]
  readonly given: readonly PgTable[]
  readonly projections: readonly Projection[]
  readonly fences: readonly string[]
}

/** Every circumstance an audience can be in: its claimable purposes, with and without an instrument. */
const chartersOf = (policy: CompiledPolicy, audience: Audience): readonly Charter[] => claimable[audience].flatMap((purpose) => [false, true].map((instrument) => policy.charter(audience, purpose, instrument)))

/** The column a level is read from; null when the level reads none. */
type Storage = { readonly field: string; readonly column: PgColumn; readonly level: Exclude<Level, 'withheld'> }

/** Everything stored for a type's scalar fields, by table. Relations count as reading their own key column. */
function storages(mapping: TypeMapping): ReadonlyMap<string, readonly Storage[]> {
  const byTable = new Map<string, Storage[]>()
  const add = (storage: Storage) => {
    const table = getTableName(storage.column.table)
    byTable.set(table, [...(byTable.get(table) ?? []), storage])
  }
  for (const [field, how] of Object.entries(mapping.fields)) {
    if (how.kind === 'derived') for (const column of how.reads) add({ field, column, level: 'full' })
    else if (how.kind !== 'scalar') add({ field, column: how.here, level: 'full' })
    else {
      add({ field, column: how.clear, level: 'full' })
      if (how.mask) add({ field, column: how.mask, level: 'mask' })
      if (how.token) add({ field, column: how.token, level: 'token' })
      if (how.members) for (const column of [how.members.member, how.members.list.column, ...how.members.tie]) add({ field, column, level: 'full' })
    }
  }
  return byTable
}

/** Whether one row of `table` is needed by anything the charter delivers for rows of this relation. The main table's rows always are: they carry the id. */
const needs = (mapping: TypeMapping, table: string, grant: TypeGrant, stored: readonly Storage[], relation: Relation): boolean =>
  grant.visible.includes(relation) && (table === getTableName(mapping.table) || stored.some(({ field, level }) => grant.decide(field, relation).level === level))

/** Throws, naming each cell, where the columns' grants and the rows' predicates together would pass more than the matrix says. */
export function assertFenced({ policy, mappings }: Pick<Fenced, 'policy' | 'mappings'>): void {
  const faults: string[] = []
  for (const mapping of mappings) {
    for (const [table, stored] of storages(mapping)) {
      for (const audience of audiences) {
        const worlds = chartersOf(policy, audience).flatMap((charter) => {
          const grant = charter.types.get(mapping.type) as TypeGrant
          return relations.filter((relation) => needs(mapping, table, grant, stored, relation)).map((relation) => ({ charter, grant, relation }))
        })
        for (const { field, column, level } of stored) {
          if (mapping.fields[field]?.kind !== 'scalar' || level === 'token') continue
          const granted = worlds.some(({ grant, relation }) => grant.decide(field, relation).level === level)
          const less = worlds.find(({ grant, relation }) => !reads(grant.decide(field, relation).level, level))
          if (granted && less) {
            const world = `${less.relation}/${less.charter.purpose}${less.charter.instrument ? '/instrument' : ''}`
            faults.push(`${mapping.type}.${field} for ${audience}: ${table}.${column.name} is granted, and rows pass for ${world} where the field is less than ${level}`)
          }
        }
      }
    }
  }
  if (faults.length) throw new Error(`The database cannot hold these cells; store them in a side table:\n${faults.join('\n')}`)
}

/** A mask column may be read by whoever reads the value. */
const reads = (decided: Level, stored: Exclude<Level, 'withheld'>): boolean => decided === stored || (decided === 'full' && stored === 'mask')

/** What the sequencer makes of the records. */
const tree = 'access_log.leaf, access_log.subtree, access_log.checkpoint, access_log.cosignature, access_log.timestamp_token'

/** Statements that put every grant and predicate in place, from nothing, in order. Idempotent. */
export function fences(fenced: Fenced): string[] {
  const roles = audiences.map(audienceRole)
  const everybody = [...roles, recorderRole].join(', ')
  const statements = [
    `grant usage on schema app, access_log to ${everybody}`,
    `revoke all on all tables in schema public from public, ${everybody}`,
    `grant execute on function app.agency(), app.purpose(), app.instrument_case(), app.case_known(text, boolean), app.now(), app.stops_of(text), app.frozen_by_another(text) to ${everybody}`,
    `grant select on app.order_step to ${everybody}`,
    `grant execute on function public.hmac(bytea, bytea, text), public.hmac(text, text, text) to ${roles.join(', ')}`,
    `revoke all on all tables in schema access_log from public, ${everybody}`,
    `grant insert (id, salt, body, leaf) on access_log.record to ${everybody}`,
    `grant select on access_log.record to ${recorderRole}`,
    `grant select, insert on ${tree} to ${recorderRole}`,
    `grant select on access_log.retired_month to ${recorderRole}`,
    `grant execute on function access_log.prepare_months() to ${recorderRole}`,
    `grant usage on schema access_log to ${logReaderRole}`,
    `grant select on access_log.record, access_log.retired_month, ${tree} to ${logReaderRole}`,
  ]
  for (const mapping of fenced.mappings) {
    for (const [table, stored] of storages(mapping)) {
      statements.push(`alter table ${table} enable row level security`)
      for (const audience of audiences) statements.push(...fenceOf(fenced, mapping, table, stored, audience))
    }
  }
  for (const link of fenced.links) statements.push(...fenceOfLink(fenced, link))
  statements.push(...fencesOfWriter(fenced), ...fenced.fences)
  return statements
}

const isOfMembers = (mapping: TypeMapping, table: string): boolean => Object.values(mapping.fields).some((how) => how.kind === 'scalar' && how.members && tableNameOf(how.members.member) === table)

function fenceOf({ policy, mappings }: Fenced, mapping: TypeMapping, table: string, stored: readonly Storage[], audience: Audience): string[] {
  const role = audienceRole(audience)
  const name = `${table}_${audience.toLowerCase()}`
  const drop = `drop policy if exists ${name} on ${table}`
  const charters = chartersOf(policy, audience)
  const grants = charters.map((charter) => charter.types.get(mapping.type) as TypeGrant)

  // Members' tables are walked by those who see every row, and by nobody else.
  if (isOfMembers(mapping, table) && !grants.some(({ visible }) => visible.includes('other'))) return [drop]
  const columns = new Set<string>()
  for (const { field, column, level } of stored) {
    if (grants.some((grant) => grant.visible.some((relation) => (mapping.fields[field]?.kind === 'scalar' ? grant.decide(field, relation).level === level : grant.decide(field, relation).level === 'full')))) columns.add(column.name)
  }
  for (const column of keysOf(policy, mapping, table, mappings, audience, grants)) columns.add(column)
  const conditions = passes(policy, mapping, table, stored, audience)
  if (columns.size === 0 || conditions.length === 0) return [drop]
  return [drop, `grant select (${[...columns].sort().join(', ')}) on ${table} to ${role}`, `create policy ${name} on ${table} for select to ${role} using (${conditions.join(' or ')})`]
}

/**
 * Columns that hold rows together for this audience: the id, what its row predicates look at, what a delivered relation joins by, and what it may order by.
 * A key that only serves a withheld relation is not granted: it would tell that something stands behind it.
 */
function keysOf(policy: CompiledPolicy, mapping: TypeMapping, table: string, mappings: readonly TypeMapping[], audience: Audience, grants: readonly TypeGrant[]): string[] {
  const visible = (grant: TypeGrant) => grant.visible.length > 0
  if (!grants.some(visible)) return []
  const keys = new Set<string>(['id'])
  if (grants.some((grant) => visible(grant) && !grant.visible.includes('other'))) {
    const predicates = grants.map(({ own, party }) => `${own('x', session)} ${party('x', session)}`).join(' ')
    for (const [, column] of predicates.matchAll(/\bx\.([a-z_]+)/g)) keys.add(column as string)
  }
  if (table !== getTableName(mapping.table)) return [...keys]
  for (const order of Object.values(mapping.orders)) {
    if (grants.some((grant) => grant.visible.some((relation) => grant.decide(fieldOf(mapping, order), relation).level === 'full'))) keys.add(order.column.name)
  }
  for (const other of mappings) {
    const others = chartersOf(policy, audience).map((charter) => charter.types.get(other.type) as TypeGrant)
    for (const [field, how] of Object.entries(other.fields)) {
      if (how.kind === 'scalar' || how.kind === 'derived' || how.type !== mapping.type || tableNameOf(how.there) !== table) continue
      if (others.some((grant) => grant.visible.some((relation) => grant.decide(field, relation).level === 'full'))) keys.add(how.there.name)
    }
  }
  return [...keys]
}

/** One condition per set of rows that passes alike; those for several purposes are joined. */
function passes(policy: CompiledPolicy, mapping: TypeMapping, table: string, stored: readonly Storage[], audience: Audience): string[] {
  const alternatives = new Map<string, Purpose[]>()
  for (const instrument of [false, true]) {
    for (const purpose of purposes.filter((each) => claimable[audience].includes(each))) {
      const grant = policy.charter(audience, purpose, instrument).types.get(mapping.type) as TypeGrant
      const passing = relations.filter((relation) => needs(mapping, table, grant, stored, relation))
      const key = `${instrument}|${passing.join()}`
      if (passing.length) alternatives.set(key, [...(alternatives.get(key) ?? []), purpose])
    }
  }
  return [...alternatives].flatMap(([key, allowed]) => {
    const [instrument, passing] = key.split('|') as [string, string]
    // What passes without an instrument passes with one too.
    if (instrument === 'true' && alternatives.get(`false|${passing}`)?.length === allowed.length) return []
    const grant = policy.charter(audience, allowed[0] as Purpose, instrument === 'true').types.get(mapping.type) as TypeGrant
    const relationsPassing = passing.split(',') as Relation[]
    const rows = relationsPassing.includes('other') ? 'true' : `(${relationsPassing.map((relation) => (relation === 'own' ? grant.own : grant.party)(table, session)).join(' or ')})`
    // What holds for the whole statement is asked once: the purpose, the instrument, the agreement.
    const once: string[] = []
    once.push(`app.purpose() in (${allowed.map((purpose) => `'${purpose}'`).join(', ')})`)
    if (instrument === 'true') once.push('app.instrument_case() is not null')
    const typePolicy = policy.types.get(mapping.type)
    if (typePolicy?.underAgreement && !isInternal(audience)) once.push(agreementInForce(typePolicy.group))
    return [`(${once.length ? `${rows} and (select ${once.join(' and ')})` : rows})`]
  })
}

/** An agreement in force lets the caller's agency have this group of data for its purpose. Callers read their own agreements, so no function of the owner's is needed. */
const agreementInForce = (group: DataGroup): string =>
  `exists (select 1 from data_sharing_agreement g where g.recipient_id = app.agency() and g.suspended_at is null and now() >= g.valid_from and now() < g.valid_until and '${group}' = any (g.covers) and app.purpose() = any (g.purposes))`

/** The caller as row-level security knows it: the session's settings. */
const session: CallerSql = { agency: 'app.agency()', instrumentCase: '(select app.instrument_case())' }

const isInternal = (audience: Audience): boolean => withoutAgreement.includes(audience)

/**
 * The writer reads and writes the slices' tables whole: what a command may do is decided by its rules, and held by constraints and triggers. It deletes nothing,
 * changes nothing of what is given, and the access log with all that is made from it is as closed to it as to anybody.
 */
function fencesOfWriter({ mappings, links, written, given, projections }: Fenced): string[] {
  const read = new Set(given.map((table) => getTableName(table)))
  const projected = new Set(projections.flatMap(({ tables }) => tables.map((table) => getTableName(table))))
  const tables = new Set([...mappings.flatMap((mapping) => [...storages(mapping).keys()]), ...[...links.map(({ table }) => table), ...written].map((table) => getTableName(table)), ...read])
  return [
    `grant usage on schema app to ${writerRole}`,
    `grant execute on function app.now(), app.stops_of(text), app.frozen_by_another(text) to ${writerRole}`,
    `grant select on app.order_step to ${writerRole}`,
    `revoke all on all tables in schema public from ${writerRole}`,
    ...[...tables].filter((table) => !projected.has(table)).flatMap((table) => [
      `alter table ${table} enable row level security`,
      `grant ${read.has(table) ? 'select' : 'select, insert, update'} on ${table} to ${writerRole}`,
      `drop policy if exists ${table}_writer on ${table}`,
      `create policy ${table}_writer on ${table} to ${writerRole} using (true) with check (true)`,
    ]),
  ]
}

function fenceOfLink(fenced: Fenced, link: LinkTable): string[] {
  const table = getTableName(link.table)
  const columns = link.columns.map((column) => column.name).join(', ')
  return [
    `alter table ${table} enable row level security`,
    ...audiences.flatMap((audience) => {
      const name = `${table}_${audience.toLowerCase()}`
      const drop = `drop policy if exists ${name} on ${table}`
      if (!followsLink(fenced, table, audience)) return [drop]
      const using = isInternal(audience) ? (link.inside?.(table, session) ?? 'true') : link.seen(table, session)
      return [drop, `grant select (${columns}) on ${table} to ${audienceRole(audience)}`, `create policy ${name} on ${table} for select to ${audienceRole(audience)} using (${using})`]
    }),
  ]
}

/** Whether a relation delivered to this audience, a predicate that chooses its rows, or another link that it follows goes through the link table. */
function followsLink(fenced: Fenced, table: string, audience: Audience): boolean {
  const { policy, mappings, links } = fenced
  const charters = chartersOf(policy, audience)
  const names = new RegExp(`\\b${table}\\b`)
  const followed = mappings.some((mapping) => {
    const grants = charters.map((charter) => charter.types.get(mapping.type) as TypeGrant)
    const through = Object.entries(mapping.fields).flatMap(([field, how]) => (how.kind === 'many' && how.link && getTableName(how.link.from.table) === table ? [field] : []))
    if (through.some((field) => grants.some((grant) => grant.visible.some((relation) => grant.decide(field, relation).level === 'full')))) return true
    return grants.some((grant) => grant.visible.length > 0 && names.test(`${grant.own('x', session)} ${grant.party('x', session)}`))
  })
  return followed || (!isInternal(audience) && links.some((link) => getTableName(link.table) !== table && names.test(link.seen('x', session)) && followsLink(fenced, getTableName(link.table), audience)))
}
