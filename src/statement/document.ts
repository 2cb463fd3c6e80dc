/** Roots that a function of the database answers with a document: the statement that chooses from it what was asked, the function itself, and who may call it. */
import { type FieldNode, getNamedType, getNullableType, type GraphQLOutputType, type GraphQLSchema, isListType, isObjectType } from 'graphql'
import { quote } from '../database/literal.js'
import { audienceRole, writerRole } from '../database/roles.js'
import { BadUserInputError, invariant } from '../errors.js'
import type { Charter, CompiledPolicy } from '../policy/charter.js'
import { cellOf } from '../policy/define.js'
import { audiences } from '../policy/vocabulary.js'
import { Compiler } from './compile.js'
import { concatenate, objectOf, sql, text } from './json-text.js'
import type { DocumentRoot, Root } from './mapping.js'
import type { Atlas, RootPlan } from './root-plan.js'
import type { ArgumentValues, Selection } from './selection.js'

export function compileDocument(atlas: Atlas, charter: Charter, selection: Selection, variables: Record<string, unknown>, values: readonly ArgumentValues[], coordinate: string, key: string, nodes: readonly FieldNode[], sitesBefore: number): RootPlan {
  return new DocumentCompiler(atlas, charter, selection, variables, values, sitesBefore).document(coordinate, key, nodes)
}

class DocumentCompiler extends Compiler {
  document(coordinate: string, key: string, nodes: readonly FieldNode[]): RootPlan {
    const root = this.atlas.roots.get(coordinate)
    invariant(root?.kind === 'document', `no document for ${coordinate}`)
    this.cost += root.cost
    const at = this.rows.at(nodes[0] as FieldNode)
    const given = root.parameters.map(({ argument, type }) => `${this.draft.parameter(({ values }) => (values[at]?.[argument] as string | null | undefined) ?? null)}::${type}`)
    const [said, beside] = [this.draft.alias(), this.draft.alias()]
    const joined = `cross join lateral (with ${said} as materialized (select ${root.name}(${given.join(', ')}) as v) select ${this.spoken(root.type, nodes, `${said}.v`)} as j from ${said}) ${beside}`
    this.rows.demands.push((values) => {
      const fault = root.fault(values[at] ?? {})
      if (fault) throw new BadUserInputError(`${coordinate.split('.')[1]}(${fault.argument}:)`, fault.rule, { en: fault.en, zh: fault.zh })
    })
    return this.plan(coordinate, key, `${beside}.j`, "''", joined)
  }

  /** An object of the document as JSON text; its fields are all clear to whoever passes the gate, and stand so in the record. */
  private spoken(type: string, nodes: readonly FieldNode[], value: string): string {
    const site = this.sites++
    const fields = [...this.subfields(this.objectType(type), nodes)]
    const names = fields.map(([, group]) => group[0]?.name.value as string)
    this.patterns[`${site}`] = { type, clear: [...new Set(names)].filter((name) => name !== '__typename'), masked: [], tokens: [], withheld: [] }
    const members = fields.map(([key, group], nth) => {
      const name = names[nth] as string
      if (name === '__typename') return [key, [text(`"${type}"`)]] as const
      const member = `${value} -> ${quote(name)}`
      const inner = getNamedType(this.objectType(type).getFields()[name]?.type as GraphQLOutputType)
      if (!isObjectType(inner)) return [key, [sql(`coalesce((${member})::text, 'null')`)]] as const
      const each = this.draft.alias()
      return [key, [text('['), sql(`(select coalesce(string_agg(${this.spoken(inner.name, group, `${each}.v`)}, ',' order by ${each}.nth), '') from jsonb_array_elements(${member}) with ordinality ${each}(v, nth))`), text(']')]] as const
    })
    return concatenate(objectOf(members))
  }
}

const documentRoots = (roots: ReadonlyMap<string, Root>): (readonly [coordinate: string, root: DocumentRoot])[] => [...roots].flatMap(([coordinate, root]) => (root.kind === 'document' ? [[coordinate, root] as const] : []))

/** The functions, each open to exactly the audiences of its root's gate, and to commands. Another list of parameters needs a migration that drops the old function. */
export function documentFences(policy: CompiledPolicy, roots: ReadonlyMap<string, Root>): readonly string[] {
  return documentRoots(roots).flatMap(([coordinate, { name, parameters, body }]) => {
    const gate = policy.operations.get(coordinate)
    invariant(gate && !body.includes('$$'), `${coordinate} has no gate, or a body that ends early`)
    const signature = `${name}(${parameters.map(({ type }) => type).join(', ')})`
    const callers = [...audiences.filter((audience) => cellOf(gate, audience).open).map(audienceRole), writerRole]
    return [
      `create or replace function ${name}(${parameters.map((parameter) => `${parameter.name} ${parameter.type}`).join(', ')}) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$ ${body} $$`,
      `revoke all on function ${signature} from public, ${[...audiences.map(audienceRole), writerRole].join(', ')}`,
      `grant execute on function ${signature} to ${callers.join(', ')}`,
    ]
  })
}

/** Where an object stands in a document that is no list of objects. */
export function documentFaults(schema: GraphQLSchema, roots: ReadonlyMap<string, Root>): readonly string[] {
  const faultsOf = (coordinate: string, name: string): readonly string[] => {
    const type = schema.getType(name)
    if (!isObjectType(type)) return [`${coordinate} reckons ${name}, which is no object`]
    return Object.values(type.getFields()).flatMap((field) => {
      const inner = getNamedType(field.type)
      if (!isObjectType(inner)) return []
      return isListType(getNullableType(field.type)) ? faultsOf(coordinate, inner.name) : [`${name}.${field.name} is no list of objects`]
    })
  }
  return documentRoots(roots).flatMap(([coordinate, { type }]) => faultsOf(coordinate, type))
}
