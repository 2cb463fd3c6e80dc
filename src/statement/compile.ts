/**
 * Selection and charter in, one SQL statement out. The statement yields the answer beneath a root field as JSON text, in the order asked,
 * and the marks of what it discloses (`"<site><relation>:<id>",…`) for the access record. Columns the charter withholds are not in its text.
 */
import { type FieldNode, getNamedType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import { getTableName } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { quote } from '../database/literal.js'
import { BadUserInputError, invariant } from '../errors.js'
import type { Charter, TypeGrant } from '../policy/charter.js'
import type { Decision } from '../policy/define.js'
import type { Relation } from '../policy/vocabulary.js'
import { Conditions, cursorOf } from './conditions.js'
import { Draft } from './draft.js'
import { derivedList } from './derived.js'
import { concatenate, jsonOf, objectOf, type Piece, sql, text } from './json-text.js'
import { type FieldMapping, prefixOf, type Root, tableNameOf, type TypeMapping } from './mapping.js'
import { PageRows, type Parent } from './page-rows.js'
import { type Atlas, countLimit, type Denial, pageLimit, type Parameter, type Pattern, type RootPlan } from './root-plan.js'
import type { ArgumentValues, Selection } from './selection.js'

/** A piece of SQL joined to a row, that yields `j` (JSON text or null) and `m` (marks). */
export interface Beside {
  readonly alias: string
  readonly sql: string
}

/** How an object is said in JSON once its row stands under `alias`. */
interface Spoken {
  readonly json: string
  readonly marks: string
  readonly columns: ReadonlySet<PgColumn>
  readonly joins: readonly string[]
  readonly needsRelation: boolean
}

const relationLetter: Record<Relation, string> = { own: 'o', party: 'p', other: 'x' }

export function compileRoot(atlas: Atlas, charter: Charter, selection: Selection, variables: Record<string, unknown>, values: readonly ArgumentValues[], coordinate: string, key: string, nodes: readonly FieldNode[], sitesBefore: number): RootPlan {
  return new Compiler(atlas, charter, selection, variables, values, sitesBefore).root(coordinate, key, nodes)
}

/** `select rel …`: how a visible row of `type` stands to the caller (`own`, `party`, `other`; empty unless `isTold`, and no column is read for it); no row where it is absent or not visible. The last parameter is the id. */
export function compileStanding(atlas: Atlas, charter: Charter, type: string, isTold = true): { readonly select: string; readonly parameters: readonly Parameter[] } | null {
  return new Compiler(atlas, charter, { asked: [], index: new Map(), switches: [], fragments: {}, operation: null as never }, {}, [], 0).standingOf(type, isTold)
}

export class Compiler {
  protected readonly draft = new Draft()
  protected readonly rows: Conditions
  protected readonly patterns: Record<string, Pattern> = {}
  protected readonly denials = new Map<string, Denial>()
  protected cost = 0
  /** Response keys from the root to the field at hand, and how many objects stand there at most. */
  protected path: string[] = []
  protected multiplicity = 1

  constructor(
    protected readonly atlas: Atlas,
    protected readonly charter: Charter,
    protected readonly selection: Selection,
    private readonly variables: Record<string, unknown>,
    values: readonly ArgumentValues[],
    protected sites: number,
  ) {
    this.rows = new Conditions(this.draft, atlas, charter, selection, values)
  }

  root(coordinate: string, key: string, nodes: readonly FieldNode[]): RootPlan {
    const root = this.atlas.roots.get(coordinate)
    invariant(root && root.kind !== 'reckoned' && root.kind !== 'document', `no mapping for ${coordinate}`)
    const node = nodes[0] as FieldNode
    this.path = [key]
    const given = this.rows.given(node)
    let beside: Beside
    if (root.kind === 'list') {
      beside = this.connection(root.type, this.outputOf('Query', coordinate), nodes, null, root)
    } else {
      const type = root.kind === 'node' ? this.typeOfId(String(given['id'])) : root.type
      const argument = root.kind === 'node' ? 'id' : root.argument
      const field = root.kind === 'node' ? 'id' : root.field
      beside = this.object(type, nodes, (alias) => this.rows.compare(type, alias, field, 'eq', node, [argument]))
    }
    return { ...this.plan(coordinate, key, `coalesce(${beside.alias}.j, 'null')`, `coalesce(${beside.alias}.m, '')`, beside.sql), isLookup: root.kind !== 'list' }
  }

  /** Answer and marks as SQL, over what is joined to one row. */
  protected plan(coordinate: string, key: string, json: string, marks: string, joined: string): RootPlan {
    const { demands } = this.rows
    return {
      coordinate,
      key,
      select: `select ${json} as j, ${marks} as m, ${this.rows.lapsed()} as g from (select ${this.rows.agreements()} offset 0) as agreed ${joined}`,
      groups: this.rows.typesByGroup(),
      parameters: this.draft.parameters,
      isLookup: false,
      patterns: this.patterns,
      sites: this.sites,
      denials: [...this.denials.values()],
      cost: this.cost,
      assertArguments: (values) => {
        for (const demand of demands) demand(values)
      },
    }
  }

  standingOf(type: string, isTold: boolean): { select: string; parameters: readonly Parameter[] } | null {
    const grant = this.rows.grant(type)
    if (grant.visible.length === 0) return null
    const row = this.draft.alias()
    const standing = isTold ? this.rows.standing(grant, row, (relation) => relation) : "''"
    const conditions = this.rows.rowConditions(grant, row)
    return { select: `select ${standing} as rel from (select ${this.rows.agreements()} offset 0) as agreed, ${this.rows.table(this.rows.mapping(type))} ${row} where ${this.rows.all([...conditions, `${row}.id = $${this.draft.parameters.length + 1}::text`])}`, parameters: this.draft.parameters }
  }

  /** The type whose ids begin so; an id of no known type reads like any other absent row. */
  private typeOfId(id: string): string {
    const prefix = id.slice(0, Math.max(id.lastIndexOf('_'), 0))
    for (const mapping of this.atlas.mappings.values()) {
      if (prefixOf(mapping) === prefix && (this.charter.types.get(mapping.type)?.visible.length ?? 0) > 0) return mapping.type
    }
    return [...this.atlas.mappings.keys()].find((type) => (this.charter.types.get(type)?.visible.length ?? 0) > 0) as string
  }

  // ---- rows ---------------------------------------------------------------------------------------------------

  /** At most one object: the first visible row of `type` that `condition` holds for. */
  protected object(type: string, nodes: readonly FieldNode[], condition: (alias: string) => string): Beside {
    const mapping = this.rows.mapping(type)
    const grant = this.rows.grant(type)
    const [row, outer, beside] = [this.draft.alias(), this.draft.alias(), this.draft.alias()]
    this.cost += this.multiplicity
    const spoken = this.speak(mapping, grant, this.objectType(type), nodes, outer)
    const base = `select ${this.columns(spoken, grant, row)} from ${this.rows.table(mapping)} ${row} where ${this.rows.all([condition(row), ...this.rows.rowConditions(grant, row)])} limit 1`
    return { alias: beside, sql: `left join lateral (select ${spoken.json} as j, ${spoken.marks} as m from (${base}) ${outer} ${spoken.joins.join(' ')}) ${beside} on true` }
  }

  /** A page of rows as a Relay connection (https://relay.dev/graphql/connections.htm). `parent` ties it to a row, if any. */
  private connection(type: string, output: GraphQLOutputType, nodes: readonly FieldNode[], parent: Parent | null, { only, apart }: Pick<Extract<Root, { kind: 'list' }>, 'only' | 'apart'> = {}): Beside {
    const mapping = this.rows.mapping(type)
    const grant = this.rows.grant(type)
    const node = nodes[0] as FieldNode
    const given = this.rows.given(node)
    const first = given['first'] as number
    if (!Number.isInteger(first) || first < 1 || first > pageLimit) {
      throw new BadUserInputError(`${node.name.value}(first:)`, 'first is 1 to 100', { en: `first must be 1 to ${pageLimit}.`, zh: `first 必须在 1 到 ${pageLimit} 之间。` })
    }
    const after = this.rows.after(node, prefixOf(mapping))
    const order = this.rows.order(mapping, grant, given['order'] as string | undefined)
    const [row, outer, page, beside] = [this.draft.alias(), this.draft.alias(), this.draft.alias(), this.draft.alias()]
    const rowsOf = new PageRows(this.rows, mapping, grant, order, node, parent, only?.name ?? null, apart)

    // Which parts of the connection were asked, and what each says of a row.
    this.multiplicity *= first
    this.cost += this.multiplicity
    const connectionType = getNamedType(output) as GraphQLObjectType
    const members: [key: string, value: Piece[]][] = []
    const spoken: Spoken[] = []
    const rowTexts: string[] = []
    let looksAhead = false
    const edgeOf = (direction: 'asc' | 'desc') => `(array_agg(${page}.id order by ${page}.rn ${direction}) filter (where ${page}.rn <= ${first}))[1]`
    /** Cursors asked of: each row, the first, the last. A row whose cursor leaves is a subject, said or not. */
    const cursors = new Set<'each' | 'asc' | 'desc'>()
    const listOf = (json: string): Piece => {
      rowTexts.push(json)
      return sql(`coalesce(string_agg(${page}.n${rowTexts.length - 1}, ',' order by ${page}.rn)${within()}, '')`)
    }
    const within = () => (looksAheadAsked ? ` filter (where ${page}.rn <= ${first})` : '')
    const asked = this.subfields(connectionType, nodes)
    const looksAheadAsked = [...asked.values()].some((group) => group[0]?.name.value === 'pageInfo')
    const nodeOf = (group: readonly FieldNode[]): string => {
      const said = this.speak(mapping, grant, this.objectType(type), group, outer)
      spoken.push(said)
      return said.json
    }
    for (const [key, group] of asked) {
      this.path.push(key)
      const say = (...value: Piece[]) => members.push([key, value])
      switch (group[0]?.name.value) {
        case '__typename':
          say(text(`"${connectionType.name}"`))
          break
        case 'nodes':
          say(text('['), listOf(nodeOf(group)), text(']'))
          break
        case 'edges': {
          const edgeType = getNamedType(connectionType.getFields()['edges']?.type as GraphQLOutputType) as GraphQLObjectType
          const edge: [key: string, value: Piece[]][] = []
          for (const [edgeKey, edgeGroup] of this.subfields(edgeType, group)) {
            this.path.push(edgeKey)
            const name = edgeGroup[0]?.name.value
            if (name === 'node') edge.push([edgeKey, [sql(nodeOf(edgeGroup))]])
            else if (name === 'cursor') {
              cursors.add('each')
              edge.push([edgeKey, [text('"'), sql(cursorOf(`${outer}.id`)), text('"')]])
            } else edge.push([edgeKey, [text(`"${edgeType.name}"`)]])
            this.path.pop()
          }
          say(text('['), listOf(concatenate(objectOf(edge))), text(']'))
          break
        }
        case 'pageInfo': {
          looksAhead = true
          const parts: Record<string, string> = {
            hasNextPage: `case when count(*) > ${first} then 'true' else 'false' end`,
            hasPreviousPage: quote(given['after'] ? 'true' : 'false'),
            startCursor: `coalesce('"' || ${cursorOf(edgeOf('asc'))} || '"', 'null')`,
            endCursor: `coalesce('"' || ${cursorOf(edgeOf('desc'))} || '"', 'null')`,
            __typename: quote('"PageInfo"'),
          }
          const info = [...this.subfields(getNamedType(connectionType.getFields()['pageInfo']?.type as GraphQLOutputType) as GraphQLObjectType, group)].map(([infoKey, [inner]]) => [infoKey, inner?.name.value as string] as const)
          if (info.some(([, name]) => name === 'startCursor')) cursors.add('asc')
          if (info.some(([, name]) => name === 'endCursor')) cursors.add('desc')
          say(...objectOf(info.map(([infoKey, name]) => [infoKey, [sql(parts[name] as string)]])))
          break
        }
        case 'totalCount': {
          const [counted, link] = [this.draft.alias(), this.draft.alias()]
          const rows = rowsOf.upTo(countLimit + 1, '1', counted, link)
          say(sql(`(select case when count(*) > ${countLimit} then 'null' else count(*)::text end from (${rows}) ${this.draft.alias()})`))
          break
        }
        case 'countBy': {
          say(sql(this.countBy(mapping, grant, group, rowsOf)))
          break
        }
        default:
          invariant(false, `${connectionType.name}.${group[0]?.name.value} has no SQL`)
      }
      this.path.pop()
    }
    this.multiplicity /= first

    const json = concatenate(objectOf(members))
    if (rowTexts.length === 0 && !looksAhead) return { alias: beside, sql: `left join lateral (select ${json} as j, '' as m) ${beside} on true` }

    const link = this.draft.alias()
    const conditions = rowsOf.conditionsOf(row, link)
    let beyond: ReturnType<PageRows['beyond']> | null = null
    if (given['after'] !== undefined && given['after'] !== null) {
      const [before, beforeLink] = [this.draft.alias(), this.draft.alias()]
      beyond = rowsOf.beyond(this.draft.parameter(({ values }) => after(values)), before, beforeLink)
    }
    const columns = new Set([this.rows.idColumn(mapping), ...spoken.flatMap((said) => [...said.columns])])
    const needsRelation = spoken.some((said) => said.needsRelation)
    const base = rowsOf.first(`${this.columns({ columns, needsRelation }, grant, row)}, row_number() over (${rowsOf.sorting(row, link)}) as rn`, row, link, conditions, looksAhead ? first + 1 : first, beyond)
    const said = rowTexts.map((expression, at) => `, ${expression} as n${at}`).join('')
    const handed = spoken.length === 0 && cursors.size > 0 ? this.cursorSite(type) : null
    const marks = spoken.length ? spoken.map((each) => each.marks).join(' || ') : handed && cursors.has('each') ? handed(`${outer}.id`) : "''"
    const ends = handed && !cursors.has('each') ? (['asc', 'desc'] as const).filter((end) => cursors.has(end)).map((end) => ` || coalesce(${handed(edgeOf(end))}, '')`).join('') : ''
    const rows = `select ${outer}.rn, ${outer}.id${said}, ${marks} as m from (${base}) ${outer} ${[...new Set(spoken.flatMap((each) => each.joins))].join(' ')}`
    return {
      alias: beside,
      sql: `left join lateral (select ${json} as j, coalesce(string_agg(${page}.m, '')${looksAhead ? ` filter (where ${page}.rn <= ${first})` : ''}, '')${ends} as m from (${rows}) ${page}) ${beside} on true`,
    }
  }

  /** A mark for rows of which only the cursor leaves: it holds the id. */
  private cursorSite(type: string): (id: string) => string {
    const site = this.sites++
    this.patterns[`${site}`] = { type, clear: ['id'], masked: [], tokens: [], withheld: [] }
    return (id) => `'"${site}:' || ${id} || '",'`
  }

  /** Rows per value of one field, null where more than `countLimit` rows match (a count of some would be wrong, not approximate); the field MUST be clear on every row counted. */
  private countBy(mapping: TypeMapping, grant: TypeGrant, group: readonly FieldNode[], rowsOf: PageRows): string {
    const node = group[0] as FieldNode
    const field = this.rows.given(node)['field'] as string
    this.rows.requireClear(grant, field, 'count')
    const column = this.rows.scalar(mapping, field).clear
    invariant(getTableName(column.table) === getTableName(mapping.table), `${mapping.type}.${field} is counted but stands beside its table`)
    const [counted, link, value, outer] = [this.draft.alias(), this.draft.alias(), this.draft.alias(), this.draft.alias()]
    const type = this.objectType(`${mapping.type}Count`)
    const said: Readonly<Record<string, readonly Piece[]>> = { value: jsonOf(column, `${value}.v`), count: [sql(`${value}.c::text`)], __typename: [text(`"${type.name}"`)] }
    const members = [...this.subfields(type, group)].map(([key, [inner]]) => [key, said[inner?.name.value as string] as readonly Piece[]] as const)
    const rows = rowsOf.upTo(countLimit + 1, `${counted}.${column.name} as v`, counted, link)
    const groups = `select ${outer}.v, count(*) as c from (${rows}) ${outer} group by ${outer}.v`
    return `(select case when sum(${value}.c) > ${countLimit} then 'null' else '[' || coalesce(string_agg(${concatenate(objectOf(members))}, ',' order by ${value}.c desc, ${value}.v), '') || ']' end from (${groups}) ${value})`
  }

  // ---- an object ----------------------------------------------------------------------------------------------

  private speak(mapping: TypeMapping, grant: TypeGrant, type: GraphQLObjectType, nodes: readonly FieldNode[], alias: string): Spoken {
    const site = this.sites++
    const columns = new Set<PgColumn>([this.rows.idColumn(mapping)])
    const joins = new Map<string, string>()
    const fields = this.subfields(type, nodes)
    const names = [...new Set([...fields.values()].map(([node]) => node?.name.value as string))].filter((name) => name !== '__typename' && name !== 'disclosure')
    const uniform = names.every((name) => this.isUniform(grant, name))
    const patterns = this.patternsOf(mapping.type, grant, names)
    for (const relation of grant.visible) this.patterns[uniform ? `${site}` : `${site}${relationLetter[relation]}`] = patterns[relation]
    const marks: string[] = [uniform ? `'"${site}:' || ${alias}.id || '",'` : `'"${site}' || ${alias}.rel || ':' || ${alias}.id || '",'`]

    const reference = (column: PgColumn): string => {
      const table = tableNameOf(column)
      if (table === getTableName(mapping.table)) {
        columns.add(column)
        return `${alias}.${column.name}`
      }
      const side = `${alias}_${table}`
      joins.set(side, `left join ${table} ${side} on ${side}.id = ${alias}.id`)
      return `${side}.${column.name}`
    }
    const scalar = (field: FieldMapping & { kind: 'scalar' }, decision: Decision): Piece[] => {
      switch (decision.level) {
        case 'full':
          return nullable(field.clear, mapping, reference)
        case 'mask':
          return nullable(field.mask as PgColumn, mapping, reference)
        case 'token':
          return [sql(`coalesce('"' || encode(substr(public.hmac(convert_to(${reference(field.token as PgColumn)}, 'UTF8'), decode(${this.draft.token}, 'hex'), 'sha256'), 1, 16), 'hex') || '"', 'null')`)]
        case 'withheld':
          return [text('null')]
      }
    }

    const members: [key: string, value: Piece[]][] = []
    for (const [key, group] of fields) {
      const name = group[0]?.name.value as string
      this.path.push(key)
      const pieces: Piece[] = []
      members.push([key, pieces])
      if (name === '__typename') pieces.push(text(`"${type.name}"`))
      else if (name === 'disclosure') pieces.push(...this.perRelation(grant, alias, uniform, (relation) => [text(this.disclosure(type, group, patterns[relation]))]))
      else {
        const field = mapping.fields[name]
        invariant(field, `no mapping for ${mapping.type}.${name}`)
        this.noteDenial(grant, mapping.type, name)
        if (field.kind === 'scalar') {
          pieces.push(...this.perRelation(grant, alias, this.isUniform(grant, name), (relation) => scalar(field, grant.decide(name, relation))))
        } else if (grant.visible.every((relation) => grant.decide(name, relation).level === 'withheld')) {
          pieces.push(text('null'))
        } else if (field.kind === 'derived') {
          for (const column of field.reads) columns.add(column)
          const listed = [sql(derivedList(field, { alias, actor: this.draft.actor }, this.subfields(getNamedType(type.getFields()[name]?.type as GraphQLOutputType) as GraphQLObjectType, group)))]
          pieces.push(...this.perRelation(grant, alias, this.isUniform(grant, name), (relation) => (grant.decide(name, relation).level === 'withheld' ? [text('null')] : listed)))
        } else {
          columns.add(field.here)
          const beside = field.kind === 'one' ? this.object(field.type, group, (inner) => `${inner}.${field.there.name} = ${alias}.${field.here.name}`) : this.connection(field.type, type.getFields()[name]?.type as GraphQLOutputType, group, { field, alias })
          joins.set(beside.alias, beside.sql)
          pieces.push(...this.perRelation(grant, alias, this.isUniform(grant, name), (relation) => (grant.decide(name, relation).level === 'withheld' ? [text('null')] : [sql(`coalesce(${beside.alias}.j, 'null')`)])))
          const deliver = grant.visible.filter((relation) => grant.decide(name, relation).level !== 'withheld')
          marks.push(deliver.length === grant.visible.length ? `coalesce(${beside.alias}.m, '')` : `case when ${alias}.rel in (${deliver.map((relation) => quote(relationLetter[relation])).join()}) then coalesce(${beside.alias}.m, '') else '' end`)
        }
      }
      this.path.pop()
    }
    return { json: concatenate(objectOf(members)), marks: marks.join(' || '), columns, joins: [...joins.values()], needsRelation: !uniform }
  }

  /** The same pieces for every visible row, or one choice by the row's relation. */
  private perRelation(grant: TypeGrant, alias: string, uniform: boolean, pieces: (relation: Relation) => Piece[]): Piece[] {
    const [first, ...rest] = grant.visible
    invariant(first, `${grant.policy.type} is selected but no row of it is visible`)
    if (uniform || rest.length === 0) return pieces(first)
    const branches = grant.visible.map((relation) => `when ${quote(relationLetter[relation])} then ${concatenate(pieces(relation))}`)
    return [sql(`case ${alias}.rel ${branches.join(' ')} end`)]
  }

  private patternsOf(type: string, grant: TypeGrant, names: readonly string[]): Record<Relation, Pattern> {
    const patterns: Partial<Record<Relation, Pattern>> = {}
    for (const relation of grant.visible) {
      const at = (level: Decision['level']) => names.filter((name) => grant.decide(name, relation).level === level)
      patterns[relation] = {
        type,
        clear: at('full'),
        masked: at('mask'),
        tokens: at('token'),
        withheld: names.flatMap((field) => {
          const decision = grant.decide(field, relation)
          return decision.level === 'withheld' ? [{ field, reason: decision.reason }] : []
        }),
      }
    }
    return patterns as Record<Relation, Pattern>
  }

  /** `disclosure { field disposition reason }`: what became of the object's selected fields; known before any row is read. */
  private disclosure(type: GraphQLObjectType, nodes: readonly FieldNode[], pattern: Pattern): string {
    const entries = [
      ...pattern.clear.map((field) => ({ field, disposition: 'CLEAR', reason: null })),
      ...pattern.masked.map((field) => ({ field, disposition: 'MASKED', reason: null })),
      ...pattern.tokens.map((field) => ({ field, disposition: 'TOKEN', reason: null })),
      ...pattern.withheld.map(({ field, reason }) => ({ field, disposition: 'WITHHELD', reason })),
    ]
    const disclosureType = getNamedType(type.getFields()['disclosure']?.type as GraphQLOutputType) as GraphQLObjectType
    const keys = [...this.subfields(disclosureType, nodes)]
    return JSON.stringify(entries.map((entry) => Object.fromEntries(keys.map(([key, [node]]) => [key, node?.name.value === '__typename' ? disclosureType.name : entry[node?.name.value as keyof typeof entry]]))))
  }

  private noteDenial(grant: TypeGrant, type: string, field: string): void {
    const coordinate = `${type}.${field}`
    if (this.denials.has(coordinate)) return
    const decisions = grant.visible.map((relation) => grant.decide(field, relation))
    const last = decisions.at(-1)
    if (last?.level === 'withheld' && decisions.every((decision) => decision.level === 'withheld')) this.denials.set(coordinate, { coordinate, reason: last.reason, path: [...this.path] })
  }

  private columns(said: Pick<Spoken, 'columns' | 'needsRelation'>, grant: TypeGrant, row: string): string {
    const list = [...said.columns].map((column) => `${row}.${column.name}`)
    if (said.needsRelation) list.push(`${this.rows.standing(grant, row, (relation) => relationLetter[relation])} as rel`)
    return list.join(', ')
  }
  private isUniform(grant: TypeGrant, field: string): boolean {
    const [first, ...rest] = grant.visible.map((relation) => grant.decide(field, relation))
    return rest.every((decision) => decision.level === first?.level && (decision.level !== 'withheld' || first.level !== 'withheld' || decision.reason === first.reason))
  }
  protected subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, readonly FieldNode[]> {
    return collectSubfields(this.atlas.schema, this.selection.fragments, this.variables, type, nodes as FieldNode[]) as Map<string, readonly FieldNode[]>
  }
  protected objectType(name: string): GraphQLObjectType {
    return this.atlas.schema.getType(name) as GraphQLObjectType
  }
  private outputOf(type: string, coordinate: string): GraphQLOutputType {
    return this.objectType(type).getFields()[coordinate.split('.')[1] as string]?.type as GraphQLOutputType
  }
}

/** A column of a side table is null where the database hides its row, whatever its own table says. */
const nullable = (column: PgColumn, mapping: TypeMapping, reference: (column: PgColumn) => string): Piece[] => {
  const pieces = jsonOf(column, reference(column))
  return tableNameOf(column) === getTableName(mapping.table) ? pieces : [sql(`coalesce(${concatenate(pieces)}, 'null')`)]
}
