/** The answer of a mutation: the objects that its command made or changed, read in the order it named them, as the caller's grant shows them. */
import { type FieldNode, getNamedType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql'
import type { Yields } from '../command/command.js'
import type { UserError } from '../command/refusal.js'
import { invariant } from '../errors.js'
import type { Charter } from '../policy/charter.js'
import { type Beside, Compiler } from './compile.js'
import { concatenate, objectOf, type Piece, sql, text } from './json-text.js'
import { type Atlas, type Bindings, pageLimit, type PayloadPlan } from './root-plan.js'
import type { ArgumentValues, Selection } from './selection.js'

export function compilePayload(atlas: Atlas, charter: Charter, selection: Selection, variables: Record<string, unknown>, values: readonly ArgumentValues[], coordinate: string, key: string, nodes: readonly FieldNode[]): PayloadPlan {
  return new PayloadCompiler(atlas, charter, selection, variables, values, 0).payload(coordinate, key, nodes)
}

/** Ids that the command named for a payload field, as a PostgreSQL array. Ids hold nothing but our own alphabet. */
const idsOf = (field: string) => ({ outcome }: Bindings): string => {
  const named = outcome?.[field] ?? []
  return `{${(typeof named === 'string' ? [named] : named).join()}}`
}

class PayloadCompiler extends Compiler {
  payload(coordinate: string, key: string, nodes: readonly FieldNode[]): PayloadPlan {
    const yields = this.atlas.payloads.get(coordinate) as Yields
    const field = this.objectType('Mutation').getFields()[coordinate.split('.')[1] as string]
    invariant(field && yields, `no payload for ${coordinate}`)
    const type = getNamedType(field.type) as GraphQLObjectType
    this.path = [key]
    const asked = this.subfields(type, nodes)
    const members: [key: string, value: Piece[]][] = []
    const besides: Beside[] = []
    const empty: [key: string, say: (errors: readonly UserError[]) => string][] = []
    for (const [responseKey, group] of asked) {
      const name = group[0]?.name.value as string
      if (name === '__typename') {
        members.push([responseKey, [text(`"${type.name}"`)]])
        empty.push([responseKey, () => `"${type.name}"`])
      } else if (name === 'userErrors') {
        members.push([responseKey, [text('[]')]])
        empty.push([responseKey, this.userErrors(type, group)])
      } else {
        const yielded = yields[name]
        invariant(yielded, `${coordinate} does not yield ${name}`)
        empty.push([responseKey, () => (yielded.many ? '[]' : 'null')])
        this.path.push(responseKey)
        const beside = this.yielded(type.name, name, yielded, group)
        this.path.pop()
        if (beside) besides.push(beside)
        members.push([responseKey, [beside ? sql(`coalesce(${beside.alias}.j, 'null')`) : text('null')]])
      }
    }
    const marks = besides.map(({ alias }) => `coalesce(${alias}.m, '')`).join(' || ') || "''"
    const plan = this.plan(coordinate, key, concatenate(objectOf(members)), marks, besides.map((beside) => beside.sql).join(' '))
    return { ...plan, refused: (errors) => `{${empty.map(([responseKey, say]) => `"${responseKey}":${say(errors)}`).join()}}` }
  }

  /** Null where the caller can see no row of that type: one denial, and nothing in the statement. */
  private yielded(payload: string, name: string, { type, many }: Yields[string], group: readonly FieldNode[]): Beside | null {
    const grant = this.rows.grant(type)
    if (grant.visible.length === 0) {
      const decision = grant.decide('id', 'own')
      this.denials.set(`${payload}.${name}`, { coordinate: `${payload}.${name}`, reason: decision.level === 'withheld' ? decision.reason : 'NOT_ENTITLED', path: [...this.path] })
      return null
    }
    const ids = this.draft.parameter(idsOf(name))
    const [named, listed] = [this.draft.alias(), this.draft.alias()]
    if (many) this.multiplicity *= pageLimit
    const one = this.object(type, group, (alias) => `${alias}.id = ${named}.id`)
    if (many) this.multiplicity /= pageLimit
    const json = many ? `'[' || coalesce(string_agg(${one.alias}.j, ',' order by ${named}.rank), '') || ']'` : `max(${one.alias}.j)`
    return {
      alias: listed,
      sql: `left join lateral (select ${json} as j, coalesce(string_agg(${one.alias}.m, ''), '') as m from unnest(${ids}::text[]) with ordinality as ${named}(id, rank) ${one.sql}) ${listed} on true`,
    }
  }

  private userErrors(payload: GraphQLObjectType, group: readonly FieldNode[]): (errors: readonly UserError[]) => string {
    const type = getNamedType(payload.getFields()['userErrors']?.type as GraphQLOutputType) as GraphQLObjectType
    const keys = [...this.subfields(type, group)].map(([key, [node]]) => [key, node?.name.value as string] as const)
    return (errors) => JSON.stringify(errors.map((error) => Object.fromEntries(keys.map(([key, name]) => [key, name === '__typename' ? type.name : error[name as keyof UserError]]))))
  }
}
