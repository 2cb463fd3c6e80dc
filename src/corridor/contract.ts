/** The contract that clients see, as files of `schema/` by name: the whole schema, one per audience, and who sees what. */
import { lexicographicSortSchema, printSchema } from 'graphql'
import { printDisclosure } from '../policy/print.js'
import { audienceSchemas } from './audience-schema.js'
import type { Graph } from './schema.js'

export function printContract({ schema, policy, atlas, pages }: Graph): ReadonlyMap<string, string> {
  const files = new Map([
    ['api.graphql', `${printSchema(lexicographicSortSchema(schema))}\n`],
    ['disclosure.md', printDisclosure(policy)],
    ...pages,
  ])
  for (const [audience, view] of audienceSchemas(schema, policy, atlas)) files.set(`${audience.toLowerCase().replaceAll('_', '-')}.graphql`, `${printSchema(lexicographicSortSchema(view))}\n`)
  return files
}

/** README's table of who sees what: the rows of the printed matrix that its own first column names. */
export function withExcerpt(readme: string, matrix: string): string {
  const rows = new Map(
    matrix.split('\n').flatMap((line) => {
      const name = /^\| `(\w+\.\w+)` \|/.exec(line)?.[1]
      return name ? [[name, line] as const] : []
    }),
  )
  return readme.replace(/^\| `(\w+\.\w+)` \|.*$/gm, (line, name: string) => rows.get(name) ?? line)
}
