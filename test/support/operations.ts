import { readdirSync, readFileSync } from 'node:fs'

export interface CuratedOperation {
  readonly name: string
  readonly text: string
  readonly variables: Record<string, unknown>
}

const folder = new URL('../../schema/operations/', import.meta.url)

/** The documents that the explorer offers, as the explorer reads them. */
export const curatedOperations: readonly CuratedOperation[] = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    return { name: file.replace('.graphql', ''), text, variables: JSON.parse(/^# variables: (.*)$/m.exec(text)?.[1] ?? '{}') }
  })

export const curated = (name: string): CuratedOperation => {
  const found = curatedOperations.find((operation) => operation.name === name)
  if (!found) throw new Error(`no curated operation ${name}`)
  return found
}
