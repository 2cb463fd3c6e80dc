import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Kind, type OperationDefinitionNode, parse, stripIgnoredCharacters } from 'graphql'
import { invariant } from '../errors.js'
import type { OperationCard } from './operation-card.js'

const chineseLetter = /[\u3400-\u9fff]/

/**
 * Reads the head of a curated operation: leading `# ` lines are its title (a line with Chinese letters is the Chinese
 * one) and notes; `# variables: {…}` holds its example variables and is left out of `document`.
 * Throws when the document does not parse, names no operation, or its variables are no JSON object.
 */
export function parseOperation(source: string, fileName: string): OperationCard {
  let variables = '{}'
  const titles: { en?: string; zh?: string } = {}
  const notes: string[] = []
  const kept: string[] = []
  let inHead = true
  for (const line of source.split(/\r?\n/)) {
    const example = /^#\s*variables:\s*(.+)$/i.exec(line)
    if (example?.[1]) {
      variables = example[1]
      continue
    }
    kept.push(line)
    if (line.trim() && !line.startsWith('#')) inHead = false
    const comment = inHead ? line.replace(/^#\s*/, '').trim() : ''
    if (!comment) continue
    const language = chineseLetter.test(comment) ? 'zh' : 'en'
    if (titles[language]) notes.push(comment)
    else titles[language] = comment
  }
  const document = kept.join('\n').trim()
  const operation = parse(document).definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)
  invariant(operation?.name, `${fileName} holds a named operation`)
  const example: unknown = JSON.parse(variables)
  invariant(typeof example === 'object' && example !== null && !Array.isArray(example), `the variables of ${fileName} are a JSON object`)
  const en = titles.en ?? titles.zh ?? operation.name.value
  return {
    name: operation.name.value,
    kind: operation.operation,
    title: { en, zh: titles.zh ?? en },
    note: notes.join(' '),
    document,
    variables: JSON.stringify(example, null, 2),
  }
}

/** All curated operations by file name. An absent folder holds none. Throws at the first file that is not one. */
export function readOperations(folder: string): readonly OperationCard[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return names
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => parseOperation(readFileSync(path.join(folder, name), 'utf8'), name))
}

/** The shortest curated query as a request body, for the curl lines of the persona page. */
export function shortestRequestBody(operations: readonly OperationCard[]): string {
  const bodies = operations
    .filter((operation) => operation.kind === 'query')
    .map((operation) => {
      const variables: object = JSON.parse(operation.variables)
      const query = stripIgnoredCharacters(operation.document)
      return JSON.stringify(Object.keys(variables).length ? { query, variables } : { query })
    })
    .sort((a, b) => a.length - b.length)
  return bodies[0] ?? JSON.stringify({ query: '{ __typename }' })
}
