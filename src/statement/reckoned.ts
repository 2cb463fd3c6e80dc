/** Roots that a function of the database reckons: the statement that calls it, the function itself, and who may call it. */
import { type FieldNode, getNamedType, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, isObjectType } from 'graphql'
import { quote } from '../database/literal.js'
import { audienceRole } from '../database/roles.js'
import { BadUserInputError, invariant } from '../errors.js'
import type { Charter, CompiledPolicy } from '../policy/charter.js'
import { cellOf } from '../policy/define.js'
import { audiences } from '../policy/vocabulary.js'
import { Compiler } from './compile.js'
import { concatenate, objectOf, type Piece, sql, text } from './json-text.js'
import type { ReckonedRoot, Root } from './mapping.js'
import type { Atlas, RootPlan } from './root-plan.js'
import type { ArgumentValues, Selection } from './selection.js'

export function compileReckoned(atlas: Atlas, charter: Charter, selection: Selection, variables: Record<string, unknown>, values: readonly ArgumentValues[], coordinate: string, key: string, nodes: readonly FieldNode[], sitesBefore: number): RootPlan {
  return new ReckonedCompiler(atlas, charter, selection, variables, values, sitesBefore).reckoned(coordinate, key, nodes)
}

class ReckonedCompiler extends Compiler {
  reckoned(coordinate: string, key: string, nodes: readonly FieldNode[]): RootPlan {
    const root = this.atlas.roots.get(coordinate)
    invariant(root?.kind === 'reckoned', `no reckoning for ${coordinate}`)
    this.cost += 1
    const at = this.rows.at(nodes[0] as FieldNode)
    const given = root.parameters.map(({ argument, type }) => `${this.draft.parameter(({ values }) => (values[at]?.[argument] as string | null | undefined) ?? null)}::${type}`)
    const [said, beside] = [this.draft.alias(), this.draft.alias()]
    const json = this.numbers(root, nodes, said)
    // `having` makes one row of it even where no figure is asked.
    const joined = `cross join lateral (with ${said} as materialized (select figure, unit, amount from ${root.name}(${given.join(', ')})) select ${json} as j from ${said} having true) ${beside}`
    this.rows.demands.push((values) => assertPeriod(root, coordinate, values[at] ?? {}))
    return this.plan(coordinate, key, `${beside}.j`, "''", joined)
  }

  private numbers(root: ReckonedRoot, nodes: readonly FieldNode[], said: string): string {
    return this.spoken(root.type, nodes, (name, group) => {
      const list = root.lists[name]
      if (!list) return sql(`coalesce(max(${said}.amount) filter (where ${said}.figure = ${quote(name)}), 0)::bigint::text`)
      const [row, unit] = [this.draft.alias(), this.draft.alias()]
      const sums = list.sums.map((sum, nth) => `coalesce(max(${row}.amount) filter (where ${row}.figure = ${quote(sum)}), 0)::numeric(20,2) as s${nth}`)
      const type = getNamedType(this.objectType(root.type).getFields()[name]?.type as GraphQLOutputType).name
      const each = this.spoken(type, group, (field) => sql(field === list.unit ? `to_json(${unit}.unit)::text` : `'"' || ${unit}.s${list.sums.indexOf(field)}::text || '"'`))
      return sql(`(select '[' || coalesce(string_agg(${each}, ',' order by ${unit}.unit), '') || ']' from (select ${row}.unit, ${sums.join(', ')} from ${said} ${row} where ${row}.figure = any(${quote(`{${list.sums.join()}}`)}::text[]) group by ${row}.unit) ${unit})`)
    })
  }

  /** An object as JSON; its fields are all clear to whoever passes the gate, and stand so in the record. */
  private spoken(type: string, nodes: readonly FieldNode[], value: (name: string, group: readonly FieldNode[]) => Piece): string {
    const site = this.sites++
    const fields = [...this.subfields(this.objectType(type), nodes)]
    const names = fields.map(([, group]) => group[0]?.name.value as string)
    this.patterns[`${site}`] = { type, clear: [...new Set(names)].filter((name) => name !== '__typename'), masked: [], tokens: [], withheld: [] }
    return concatenate(objectOf(fields.map(([key, group], nth) => [key, [names[nth] === '__typename' ? text(`"${type}"`) : value(names[nth] as string, group)]])))
  }
}

/** Ends in the order given, no longer apart than the root allows. To the millisecond, like the columns. */
function assertPeriod({ period }: ReckonedRoot, coordinate: string, given: ArgumentValues): void {
  const [from, until] = [new Date(String(given[period.from])), new Date(String(given[period.until]))]
  const field = `${coordinate.split('.')[1]}(${period.until}:)`
  if (until <= from) throw new BadUserInputError(field, `${period.until} is after ${period.from}`, { en: `${period.until} must be after ${period.from}.`, zh: `${period.until} 必须晚于 ${period.from}。` })
  const last = new Date(from)
  last.setUTCFullYear(last.getUTCFullYear() + period.years)
  if (until > last) throw new BadUserInputError(field, `a period of at most ${period.years} years`, { en: `The period from ${period.from} to ${period.until} may be ${period.years} years long.`, zh: `${period.from} 至 ${period.until} 的期间最长 ${period.years} 年。` })
}

const reckonedRoots = (roots: ReadonlyMap<string, Root>): (readonly [coordinate: string, root: ReckonedRoot])[] => [...roots].flatMap(([coordinate, root]) => (root.kind === 'reckoned' ? [[coordinate, root] as const] : []))

/** The functions, each open to exactly the audiences of its root's gate. Another list of parameters needs a migration that drops the old function. */
export function reckonedFences(policy: CompiledPolicy, roots: ReadonlyMap<string, Root>): readonly string[] {
  return reckonedRoots(roots).flatMap(([coordinate, { name, parameters, body }]) => {
    const gate = policy.operations.get(coordinate)
    invariant(gate && !body.includes('$$'), `${coordinate} has no gate, or a body that ends early`)
    const signature = `${name}(${parameters.map(({ type }) => type).join(', ')})`
    const callers = audiences.filter((audience) => cellOf(gate, audience).open).map(audienceRole)
    return [
      `create or replace function ${name}(${parameters.map((parameter) => `${parameter.name} ${parameter.type}`).join(', ')}) returns table (figure text, unit text, amount numeric) language sql stable security definer set search_path = public, pg_temp as $$ ${body} $$`,
      `revoke all on function ${signature} from public, ${audiences.map(audienceRole).join(', ')}`,
      ...(callers.length ? [`grant execute on function ${signature} to ${callers.join(', ')}`] : []),
    ]
  })
}

/** Where a type and its reckoning do not tell of the same fields. */
export const reckonedFaults = (schema: GraphQLSchema, roots: ReadonlyMap<string, Root>): readonly string[] =>
  reckonedRoots(roots).flatMap(([coordinate, { type, counts, lists, period, parameters }]) => {
    const told = schema.getType(type)
    if (!isObjectType(told)) return [`${coordinate} reckons ${type}, which is no object`]
    const inner = Object.entries(lists).flatMap(([field, { unit, sums }]) => {
      const held = getNamedType(told.getFields()[field]?.type as GraphQLOutputType)
      return isObjectType(held) ? differing(held, [unit, ...sums]) : [`${type}.${field} is no list of objects`]
    })
    const ends = [period.from, period.until].filter((end) => !parameters.some(({ argument }) => argument === end))
    return [...differing(told, [...counts, ...Object.keys(lists)]), ...inner, ...ends.map((end) => `${coordinate} does not hand ${end} on`)]
  })

const differing = (type: GraphQLObjectType, names: readonly string[]): readonly string[] => {
  const fields = Object.keys(type.getFields())
  return [...fields.filter((field) => !names.includes(field)).map((field) => `${type.name}.${field} is not reckoned`), ...names.filter((name) => !fields.includes(name)).map((name) => `${type.name}.${name} is reckoned but no field`)]
}
