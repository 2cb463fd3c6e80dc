import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { inject } from 'vitest'

const project = fileURLToPath(new URL('../../', import.meta.url))

export interface BuiltProduct {
  /** Its `main.js`. */
  readonly main: string
  /** One of its commands, as `log-verify-cli`. */
  command(name: string): string
}

/** The program as `npm run build` makes it, in a folder of its own: whatever `dist` holds is not what is tried. Built once in a run, by whoever first needs it. Types are another check's. */
export async function builtProduct(): Promise<BuiltProduct> {
  const house = inject('productFolder')
  const server = postgres(inject('ownerUrl'), { max: 1, onnotice: () => undefined })
  try {
    await server`select pg_advisory_lock(hashtext('product'))`
    if (!existsSync(house)) await build(house)
  } finally {
    await server.end()
  }
  const command = (name: string) => join(house, 'dist', 'src', `${name}.js`)
  return { main: command('main'), command }
}

async function build(house: string): Promise<void> {
  const unfinished = `${house}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished)
  writeFileSync(join(unfinished, 'package.json'), '{"type":"module"}')
  for (const folder of ['drizzle', 'schema']) cpSync(join(project, folder), join(unfinished, folder), { recursive: true })
  await promisify(execFile)(process.execPath, [join(project, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project, '--outDir', join(unfinished, 'dist'), '--noCheck'])
  renameSync(unfinished, house)
}
