/** Which rows a statement may touch: relation, agreement, filter, order and cursor, as SQL conditions. Every use of a field but reading it is allowed or refused here. */
import type { FieldNode } from 'graphql'
import { getTableName } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { quote } from '../database/literal.js'
import { BadUserInputError, ForbiddenArgumentError, invariant } from '../errors.js'
import type { Charter, TypeGrant } from '../policy/charter.js'
import type { DataGroup } from '../policy/define.js'
import type { Relation } from '../policy/vocabulary.js'
import type { Draft } from './draft.js'
import { type Order, tableNameOf, type TypeMapping } from './mapping.js'
import type { Atlas } from './root-plan.js'
import type { ArgumentValues, Selection } from './selection.js'

/** Ids of rows in the order of the page; `beyond` is where it begins. */
export interface Walk {
  /** Whose condition it answers. */
  readonly field: string
  readonly rows: (beyond: ((alias: string) => string) | null) => string
}

export class Conditions {
  /** What must hold of the arguments of each request. Each throws BadUserInputError. */
  readonly demands: ((values: readonly ArgumentValues[]) => void)[] = []
  private readonly groups = new Map<DataGroup, { condition: string; types: Set<string> }>()

  constructor(
    private readonly draft: Draft,
    private readonly atlas: Atlas,
    private readonly charter: Charter,
    private readonly selection: Selection,
    private readonly values: readonly ArgumentValues[],
  ) {}

  /** Types read under an agreement, by the group of data it must cover. */
  typesByGroup(): Record<string, readonly string[]> {
    return Object.fromEntries([...this.groups].map(([group, { types }]) => [group, [...types]]))
  }

  /** Columns that callers may read of rows that are looked up apart. */
  columnsApart(mapping: TypeMapping, grant: TypeGrant): string[] {
    const columns = new Set<string>()
    for (const [field, how] of Object.entries(mapping.fields)) {
      const levels = grant.visible.map((relation) => grant.decide(field, relation).level)
      if (how.kind === 'derived' || levels.every((level) => level === 'withheld')) continue
      for (const column of how.kind === 'scalar' ? [how.clear] : [how.here]) columns.add(column.name)
    }
    const predicates = `${grant.own('x', this.draft)} ${grant.party('x', this.draft)}`
    for (const [, column] of predicates.matchAll(/\bx\.([a-z_]+)/g)) columns.add(column as string)
    return [...columns]
  }

  /** The rows the caller sees: relation to its agency, and an agreement in force that covers the data for the purpose. */
  rowConditions(grant: TypeGrant, alias: string): string[] {
    if (grant.visible.length === 0) return ['false']
    const conditions: string[] = []
    if (!grant.visible.includes('other')) conditions.push(`(${grant.visible.map((relation) => this.stands(grant, alias, relation)).join(' or ')})`)
    if (grant.needsAgreement) conditions.push(this.agreed(grant))
    return conditions
  }

  /** Whether an agreement in force covers the type's data for the caller's purpose: asked once per statement and group, in the same snapshot as the rows. */
  agreed(grant: TypeGrant): string {
    const { group, type } = grant.policy
    const known = this.groups.get(group)
    if (known) known.types.add(type)
    else {
      const condition =
        `exists (select 1 from data_sharing_agreement a where a.recipient_id = ${this.draft.agency} and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until` +
        ` and ${quote(group)} = any(a.covers) and ${this.draft.purpose} = any(a.purposes))`
      this.groups.set(group, { condition, types: new Set([type]) })
    }
    return `agreed.${group.toLowerCase()}`
  }
  agreements(): string {
    return [...this.groups].map(([group, { condition }]) => `${condition} as ${group.toLowerCase()}`).join(', ') || '1'
  }
  lapsed(): string {
    return [...this.groups.keys()].map((group) => `case when agreed.${group.toLowerCase()} then '' else '${group} ' end`).join(' || ') || "''"
  }

  /** Whether the row stands in this relation to the caller; the relations exclude each other, own first. */
  stands(grant: TypeGrant, alias: string, relation: Relation): string {
    const own = grant.own(alias, this.draft)
    if (relation === 'own') return own
    const party = grant.party(alias, this.draft)
    if (relation === 'party') return grant.visible.includes('own') ? party : `(${party} and (${own}) is not true)`
    return `(${own} or ${party}) is not true`
  }

  /** How a visible row stands, in a word each: it stands in one of the visible relations, so the last needs no asking. */
  standing(grant: TypeGrant, alias: string, word: (relation: Relation) => string): string {
    const last = grant.visible.at(-1) as Relation
    const others = grant.visible.slice(0, -1)
    if (others.length === 0) return quote(word(last))
    return `case ${others.map((relation) => `when ${this.stands(grant, alias, relation)} then ${quote(word(relation))}`).join(' ')} else ${quote(word(last))} end`
  }

  /** Conditions of a filter object: fields are joined by and; `or` takes alternatives, `not` turns one round. `but`: a field whose conditions hold already. */
  filter(type: string, alias: string, node: FieldNode, value: unknown, path: readonly string[], but?: string): string[] {
    if (value === null || value === undefined) return []
    return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => {
      if (inner === null || inner === undefined || name === but) return []
      if (name === 'or') return [`(${(inner as unknown[]).map((each, at) => this.all(this.filter(type, alias, node, each, [...path, name, String(at)]))).join(' or ') || 'false'})`]
      if (name === 'not') return [`not coalesce((${this.all(this.filter(type, alias, node, inner, [...path, name]))}), false)`]
      return Object.entries(inner as Record<string, unknown>).flatMap(([operator, operand]) => (operand === null || operand === undefined ? [] : [this.compare(type, alias, name, operator, node, [...path, name, operator])]))
    })
  }

  /**
   * Where a filter asks for a member of a list and the members lie one by one in the order of the page: the ids of its rows, read from there. However many rows have the member,
   * no more of them are looked at than the page holds. It is for those who see every row; others look through their own, which are few of many.
   */
  walk(mapping: TypeMapping, grant: TypeGrant, node: FieldNode, filter: unknown, order: Order): Walk | null {
    for (const [field, inner] of Object.entries((filter ?? {}) as Record<string, unknown>)) {
      const how = mapping.fields[field]
      const members = how?.kind === 'scalar' ? how.members : undefined
      const has = (inner as { has?: unknown } | null)?.has
      if (!members || members.tie[0]?.name !== order.column.name || !grant.visible.includes('other') || !this.isClear(grant, field) || has === null || has === undefined) continue
      // A value that few rows have leads to them faster.
      if (Object.entries(filter as Record<string, unknown>).some(([name, other]) => name !== field && this.isOpen(mapping, name) && Object.entries(other ?? {}).some(([operator, operand]) => ['eq', 'in'].includes(operator) && operand !== null && operand !== undefined))) return null
      const at = this.at(node)
      const member = this.draft.parameter(({ values }) => scalarText((values[at]?.['filter'] as Record<string, { has?: unknown }> | undefined)?.[field]?.has))
      const ordered = fieldOf(mapping, order)
      const span = Object.entries(((filter as Record<string, unknown>)[ordered] ?? {}) as Record<string, unknown>).filter(([, operand]) => operand !== null && operand !== undefined)
      return {
        field,
        rows: (beyond) => {
          const each = this.draft.alias()
          const conditions = [`${each}.${members.list.column.name} = ${quote(members.list.word)}`, `${each}.${members.member.name} = ${member}::text`, ...span.map(([operator]) => this.compare(mapping.type, each, ordered, operator, node, ['filter', ordered, operator])), ...(beyond ? [beyond(each)] : [])]
          return `(select ${members.tie.map(({ name }) => `${each}.${name}`).join(', ')} from ${tableNameOf(members.member)} ${each} where ${this.all(conditions)} order by ${each}.${order.column.name} ${order.direction}, ${each}.id ${order.direction})`
        },
      }
    }
    return null
  }

  /** Whether a field may have any value, and not one of a few words. */
  private isOpen(mapping: TypeMapping, field: string): boolean {
    const how = mapping.fields[field]
    return how?.kind === 'scalar' && !how.clear.enumValues?.length
  }

  /** One comparison with a field, only on rows where the caller reads the field in clear: a hidden value matches nothing. */
  compare(type: string, alias: string, field: string, operator: string, node: FieldNode, path: readonly string[]): string {
    const mapping = this.mapping(type)
    const grant = this.grant(type)
    const column = this.scalar(mapping, field).clear
    const readable = grant.visible.filter((relation) => grant.decide(field, relation).level === 'full')
    if (readable.length === 0) throw new ForbiddenArgumentError(`${type}.${field}`, 'filter')
    const at = this.at(node)
    const sqlType = column.getSQLType()
    const read = (values: readonly ArgumentValues[]): unknown => path.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], values[at])
    const single = () => `${this.draft.parameter(({ values }) => scalarText(read(values)))}::${sqlType}`
    const several = () => `any(${this.draft.parameter(({ values }) => arrayText(read(values) as readonly unknown[]))}::${sqlType}[])`
    const comparisons: Record<string, () => string> = { eq: () => `= ${single()}`, in: () => `= ${several()}`, from: () => `>= ${single()}`, until: () => `< ${single()}`, min: () => `>= ${single()}`, max: () => `<= ${single()}` }
    const comparison = operator === 'has' ? `@> array[${this.draft.parameter(({ values }) => scalarText(read(values)))}::text]` : comparisons[operator]?.()
    invariant(comparison, `filter operator ${operator} has no SQL`)
    const table = tableNameOf(column)
    const side = this.draft.alias()
    const condition = table === getTableName(mapping.table) ? `${alias}.${column.name} ${comparison}` : `${alias}.id in (select ${side}.id from ${table} ${side} where ${side}.${column.name} ${comparison})`
    return readable.length === grant.visible.length ? condition : `(${condition} and (${readable.map((relation) => this.stands(grant, alias, relation)).join(' or ')}))`
  }

  order(mapping: TypeMapping, grant: TypeGrant, word: string | undefined) {
    if (!word) return Object.values(mapping.orders).find((order) => this.isClear(grant, fieldOf(mapping, order))) ?? { column: this.idColumn(mapping), direction: 'asc' as const }
    const order = mapping.orders[word]
    invariant(order, `${mapping.type} has no order ${word}`)
    this.requireClear(grant, fieldOf(mapping, order), 'order')
    return order
  }

  /** Id of the row that a page starts after; null where it is the first page. */
  after(node: FieldNode, prefix: string): (values: readonly ArgumentValues[]) => string | null {
    const at = this.at(node)
    const after = (values: readonly ArgumentValues[]): string | null => {
      const cursor = values[at]?.['after']
      return cursor === null || cursor === undefined ? null : cursorId(cursor, prefix)
    }
    this.demands.push(after)
    return after
  }

  isClear(grant: TypeGrant, field: string): boolean {
    return grant.visible.every((relation) => grant.decide(field, relation).level === 'full')
  }
  requireClear(grant: TypeGrant, field: string, use: 'order' | 'count'): void {
    if (!this.isClear(grant, field)) throw new ForbiddenArgumentError(`${grant.policy.type}.${field}`, use)
  }

  at(node: FieldNode): number {
    return this.selection.index.get(node) as number
  }
  given(node: FieldNode): ArgumentValues {
    return this.values[this.at(node)] ?? {}
  }
  all(conditions: readonly string[]): string {
    return conditions.length ? conditions.join(' and ') : 'true'
  }
  mapping(type: string): TypeMapping {
    const mapping = this.atlas.mappings.get(type)
    invariant(mapping, `no mapping for ${type}`)
    return mapping
  }
  grant(type: string): TypeGrant {
    const grant = this.charter.types.get(type)
    invariant(grant, `no policy for ${type}`)
    return grant
  }
  scalar(mapping: TypeMapping, field: string) {
    const found = mapping.fields[field]
    invariant(found?.kind === 'scalar', `${mapping.type}.${field} is not a stored value`)
    return found
  }
  table(mapping: TypeMapping): string {
    return getTableName(mapping.table)
  }
  idColumn(mapping: TypeMapping): PgColumn {
    const id = mapping.fields['id']
    invariant(id?.kind === 'scalar', `${mapping.type} has no id`)
    return id.clear
  }
}

/** The field that shows the column a list is ordered by: the permission to order is the permission to read it. */
export function fieldOf(mapping: TypeMapping, order: Order): string {
  const found = Object.entries(mapping.fields).find(([, field]) => field.kind === 'scalar' && field.clear === order.column)
  invariant(found, `${mapping.type} is ordered by ${order.column.name}, which no field shows`)
  return found[0]
}

/** Cursors hold a row's id and no sort value: a page starts after the row where it stands now. */
export const cursorOf = (id: string): string => `encode(convert_to(${id}, 'UTF8'), 'base64')`

function cursorId(cursor: unknown, prefix: string): string {
  const id = Buffer.from(String(cursor), 'base64').toString('utf8')
  if (!new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`).test(id) || Buffer.from(id).toString('base64') !== cursor) throw new BadUserInputError('after', 'a cursor of this list', { en: 'after must be a cursor that this list gave.', zh: 'after 必须是本列表返回的游标。' })
  return id
}

/** U+0000 is in no text that PostgreSQL can hold: such a value equals nothing. */
const isStorable = (value: string): boolean => !value.includes('\u0000')
const scalarText = (value: unknown): string | null => (value === null || value === undefined || !isStorable(String(value)) ? null : String(value))
const arrayText = (values: readonly unknown[]): string => `{${values.map(String).filter(isStorable).map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join()}}`
