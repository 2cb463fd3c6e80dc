import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../../', import.meta.url))

export interface BuiltProduct {
  /** Its `main.js`. */
  readonly main: string
  remove(): void
}

/** The program as `npm run build` makes it, in a folder of its own: whatever `dist` holds is not what is tried. Types are another check's. */
export function buildProduct(): BuiltProduct {
  const house = mkdtempSync(join(project, 'node_modules', '.product-'))
  const remove = () => rmSync(house, { recursive: true, force: true })
  try {
    writeFileSync(join(house, 'package.json'), '{"type":"module"}')
    for (const folder of ['drizzle', 'schema']) cpSync(join(project, folder), join(house, folder), { recursive: true })
    execFileSync(process.execPath, [join(project, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project, '--outDir', join(house, 'dist'), '--noCheck'], { stdio: 'pipe' })
    return { main: join(house, 'dist', 'src', 'main.js'), remove }
  } catch (cause) {
    remove()
    throw cause
  }
}
