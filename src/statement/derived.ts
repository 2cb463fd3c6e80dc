import type { FieldNode } from 'graphql'
import { invariant } from '../errors.js'
import { concatenate, objectOf, sql } from './json-text.js'
import type { DerivedField, DerivedFrom } from './mapping.js'

/** SQL of a derived list as JSON text: the fields asked, under the keys they were asked by. */
export function derivedList(field: DerivedField, row: DerivedFrom, asked: ReadonlyMap<string, readonly FieldNode[]>): string {
  const values = field.values(row)
  const members = [...asked].map(([key, [node]]) => {
    const value = values[node?.name.value as string]
    invariant(value, `a derived list says nothing of ${node?.name.value}`)
    return [key, [sql(`coalesce(to_json(${value})::text, 'null')`)]] as const
  })
  return `(select '[' || coalesce(string_agg(${concatenate(objectOf(members))}, ',' order by ${field.order}), '') || ']' from ${field.from(row)})`
}
