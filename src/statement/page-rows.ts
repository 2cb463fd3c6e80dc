/** The rows that a list may show, in its order: where they are read from, what holds of them, where a page begins. */
import type { FieldNode } from 'graphql'
import type { TypeGrant } from '../policy/charter.js'
import type { Conditions, Walk } from './conditions.js'
import { type ManyField, type Order, type Root, tableNameOf, type TypeMapping } from './mapping.js'

/** The row that a list beneath it is tied to. */
export interface Parent {
  readonly field: ManyField
  readonly alias: string
}

type Beyond = (alias: string) => string

export class PageRows {
  private readonly walk: Walk | null
  private readonly isApart: boolean

  constructor(
    private readonly rows: Conditions,
    private readonly mapping: TypeMapping,
    private readonly grant: TypeGrant,
    private readonly order: Order,
    private readonly node: FieldNode,
    private readonly parent: Parent | null,
    private readonly only: string | null,
    apart: Extract<Root, { kind: 'list' }>['apart'],
  ) {
    this.walk = parent ? null : rows.walk(mapping, grant, node, this.filter, order)
    this.isApart = apart === true && grant.visible.length > 1 && !grant.visible.includes('other')
  }

  /** `link` names the table between parent and row, or the walk of a members' table. */
  conditionsOf(alias: string, link: string): string[] {
    return [...(this.only ? [`${alias}.${this.only}`] : []), ...this.visibleOf(alias, link, this.walk?.field)]
  }

  /** Beyond the row of a cursor, where it stands now; it may have left the state that `only` names. */
  beyond(cursor: string, before: string, link: string): Beyond {
    const { column, direction } = this.order
    const start = `(select ${before}.${column.name}, ${before}.id from ${this.tableOf(before, link)} where ${this.rows.all([`${before}.id = ${cursor}`, ...this.visibleOf(before, link)])} limit 1)`
    return (alias) => `(${alias}.${column.name}, ${alias}.id) ${direction === 'asc' ? '>' : '<'} ${start}`
  }

  sorting(alias: string, link: string): string {
    const { column, direction } = this.order
    const by = this.walk ? link : alias
    return `order by ${by}.${column.name} ${direction}, ${by}.id ${direction}`
  }

  /** `select` of the first rows of a page. */
  first(select: string, alias: string, link: string, conditions: readonly string[], limit: number, beyond: Beyond | null): string {
    const begun = beyond && !this.walk ? [...conditions, beyond(alias)] : conditions
    return this.cut(select, alias, link, begun, this.sorting(alias, link), limit, beyond)
  }

  /**
   * `select` of all rows up to `limit`, as they come: over a whole table they walk the index of its order and stop at the limit; beneath a parent its own index has the rows already,
   * and so have those of rows that lie apart.
   */
  upTo(limit: number, select: string, alias: string, link: string): string {
    const conditions = this.conditionsOf(alias, link)
    // What is merely counted need not be looked up where the walk has answered all that is asked.
    if (this.walk && conditions.length === 0 && select === '1') return `select 1 from ${this.walk.rows(null)} ${link} limit ${limit}`
    return this.cut(select, alias, link, conditions, this.parent || this.isApart ? '' : this.sorting(alias, link), limit, null)
  }

  /** Rows that are found by an index for each relation are looked up so, relation by relation, and then put in order together. */
  private cut(select: string, alias: string, link: string, conditions: readonly string[], sorting: string, limit: number, beyond: Beyond | null): string {
    const table = this.walk ? `${this.walk.rows(beyond)} ${link} join ${this.rows.table(this.mapping)} ${alias} on ${alias}.id = ${link}.id` : this.tableOf(alias, link)
    const where = (more: readonly string[]) => `from ${table} where ${this.rows.all([...more, ...conditions])} ${sorting} limit ${limit}`
    if (!this.isApart) return `select ${select} ${where([])}`
    const columns = this.rows.columnsApart(this.mapping, this.grant).map((column) => `${alias}.${column}`).join(', ')
    const stands = this.grant.visible.map((relation) => this.rows.stands(this.grant, alias, relation))
    // A row that stands in two relations stands in the first.
    const branches = stands.map((each, at) => `(select ${columns} ${where([each, ...stands.slice(0, at).map((before) => `(${before}) is not true`)])})`)
    return `select ${select} from (${branches.join(' union all ')}) ${alias} ${sorting} limit ${limit}`
  }

  private visibleOf(alias: string, link: string, but?: string): string[] {
    const { parent, rows } = this
    return [
      ...(parent ? [parent.field.link ? `${link}.${parent.field.link.from.name} = ${parent.alias}.${parent.field.here.name}` : `${alias}.${parent.field.there.name} = ${parent.alias}.${parent.field.here.name}`] : []),
      ...rows.rowConditions(this.grant, alias),
      ...rows.filter(this.mapping.type, alias, this.node, this.filter, ['filter'], but),
    ]
  }

  private tableOf(alias: string, link: string): string {
    const { parent } = this
    const table = `${this.rows.table(this.mapping)} ${alias}`
    return parent?.field.link ? `${tableNameOf(parent.field.link.from)} ${link} join ${table} on ${alias}.${parent.field.there.name} = ${link}.${parent.field.link.to.name}` : table
  }

  private get filter(): unknown {
    return this.rows.given(this.node)['filter']
  }
}
