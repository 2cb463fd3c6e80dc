/** What each field is called in words a person understands, and the law that opens its type: taken from the schema and the policy, and told to commands by a function of the database. */
import { type GraphQLSchema, isObjectType } from 'graphql'
import { quote } from '../database/literal.js'
import { writerRole } from '../database/roles.js'
import type { CompiledPolicy } from '../policy/charter.js'

/** The first clause of a description, without what stands in brackets. */
const clauseOf = (text: string, ends: RegExp): string => (text.replace(/\s*[(（][^)）]*[)）]/g, '').split(ends)[0] ?? '').trim()

export function wordsOf(field: string, description: string): { readonly en: string; readonly zh: string } {
  if (field === 'id') return { en: 'Identifier of the record', zh: '记录标识' }
  const [en = '', zh = ''] = description.split('\n\n')
  return { en: clauseOf(en, /[.;]/) || field, zh: clauseOf(zh, /[。；，]/) || field }
}

export function fieldWordFences(schema: GraphQLSchema, policy: CompiledPolicy): readonly string[] {
  const rows = [...policy.types.values()].flatMap(({ type, basis, fields }) => {
    const object = schema.getType(type)
    if (!isObjectType(object)) return []
    return Object.keys(fields).map((field) => {
      const { en, zh } = wordsOf(field, object.getFields()[field]?.description ?? '')
      return `(${[type, field, en, zh, basis].map(quote).join()})`
    })
  })
  return [
    `create or replace function app.field_words(of_type text) returns table (field text, en text, zh text, basis text) language sql stable set search_path = public, pg_temp as $$ select w.field, w.en, w.zh, w.basis from (values ${rows.join()}) w(type, field, en, zh, basis) where w.type = of_type $$`,
    'revoke all on function app.field_words(text) from public',
    `grant execute on function app.field_words(text) to ${writerRole}`,
  ]
}
