/** Where the project's own files lie, seen from the built program (`dist/src`). */
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)
const within = (path: string) => fileURLToPath(new URL(path, root))

export const migrationsFolder = within('drizzle')
export const operationsFolder = within('schema/operations')
export const schemaFolder = within('schema')
export const explorerFolder = within('dist/explorer')
export const consoleFolder = within('dist/console')
export const readmePath = within('README.md')
