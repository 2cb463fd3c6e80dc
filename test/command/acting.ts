/** Mutations as callers send them, and what the database holds before and after. */
import { expect } from 'vitest'
import type { GraphQLInputObjectType } from 'graphql'
import { getNamedType, isNonNullType } from 'graphql'
import type postgres from 'postgres'
import { type RuleName, rules } from '../../src/law/articles.js'
import { personaOf, type Reply, type TestApp } from '../support/app.js'

// biome-ignore lint/suspicious/noExplicitAny: answers are read by path in many shapes
export type Payload = any
export type Input = Readonly<Record<string, unknown>>

export const mutationsOf = (app: TestApp): readonly string[] => Object.keys(app.graph.schema.getMutationType()?.getFields() ?? {}).sort()

export function inputTypeOf(app: TestApp, root: string): GraphQLInputObjectType {
  const argument = app.graph.schema.getMutationType()?.getFields()[root]?.args[0]
  if (!argument) throw new Error(`no mutation ${root}`)
  return getNamedType(argument.type) as GraphQLInputObjectType
}

/** Fields of the mutation's input by the name of their scalar: `required` those that may not be left out. */
export const fieldsOf = (app: TestApp, root: string, scalar: string): readonly { readonly name: string; readonly required: boolean }[] =>
  Object.values(inputTypeOf(app, root).getFields()).flatMap(({ name, type, defaultValue }) => (String(type).replace('!', '') === scalar ? [{ name, required: isNonNullType(type) && defaultValue === undefined }] : []))

export const documentOf = (app: TestApp, root: string, selection = '__typename'): string => `mutation Act($input: ${inputTypeOf(app, root).name}!) { ${root}(input: $input) { ${selection} userErrors { field code rule article message messageZh } } }`

export const send = (app: TestApp, persona: string, root: string, input: Input, selection?: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> => app.ask(persona, documentOf(app, root, selection), { input }, headers)

/** The payload of a mutation that took effect. */
export async function act(app: TestApp, persona: string, root: string, selection: string, input: Input, headers: Readonly<Record<string, string>> = {}): Promise<Payload> {
  const reply = await send(app, persona, root, input, selection, headers)
  const payload = reply.body.data?.[root]
  if (!payload || payload.userErrors.length) throw new Error(`${root} ${JSON.stringify(input).slice(0, 600)}: ${reply.text.slice(0, 1_500)}`)
  return payload
}

export async function look(app: TestApp, persona: string, query: string, variables: Record<string, unknown> = {}, headers: Readonly<Record<string, string>> = {}): Promise<Payload> {
  const reply = await app.ask(persona, query, variables, headers)
  if (!reply.body.data) throw new Error(`${query}: ${reply.text.slice(0, 1_500)}`)
  return reply.body.data
}

/** A caller of that persona's agency and audience who is somebody else. */
export const as = async (app: TestApp, persona: string, subject: string): Promise<Record<string, string>> => ({ authorization: `Bearer ${await app.mint({ ...personaOf(persona), subject })}` })

const tables = new WeakMap<postgres.Sql, Promise<readonly string[]>>()

/** Of every table but the log: how many rows, and the sum of the transactions that wrote them. Whatever is inserted, changed or deleted changes it; a lock does not. */
export async function everything(owner: postgres.Sql): Promise<Readonly<Record<string, string>>> {
  let known = tables.get(owner)
  if (!known) {
    known = owner<{ name: string }[]>`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker', 'app') order by 1`.then((rows) => rows.map(({ name }) => name))
    tables.set(owner, known)
  }
  const rows = await owner.unsafe<{ t: string; v: string }[]>((await known).map((name) => `select '${name}' as t, count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) as v from ${name}`).join(' union all '), [], { prepare: true })
  return Object.fromEntries(rows.map(({ t, v }) => [t, v]))
}

/** `userErrors` as a rule says them: all of their words come from the rule, so no value can be among them. */
export const said = (field: string, rule: RuleName, code = 'BAD_USER_INPUT') => ({ field, code, rule, article: rules[rule].article, message: rules[rule].en, messageZh: rules[rule].zh })

/** Fails unless the reply is that refusal and nothing else, and its record says so. */
export async function expectRefused(app: TestApp, root: string, reply: Reply, errors: readonly ReturnType<typeof said>[], name: string): Promise<void> {
  expect(reply.body.errors, `${name}: ${reply.text}`).toBeUndefined()
  expect(reply.body.data?.[root]?.userErrors, name).toEqual(errors)
  for (const [field, value] of Object.entries(reply.body.data[root])) if (field !== 'userErrors' && field !== '__typename') expect(value === null || (Array.isArray(value) && value.length === 0), `${name} ${field}`).toBe(true)
  const record = await app.recordOf(reply)
  expect(record, name).toMatchObject({ outcome: 'REFUSED', kind: 'mutation', operation: 'Act', subjects: [], patterns: {}, refusals: errors.map(({ code, field }) => ({ code, coordinate: field })) })
}
