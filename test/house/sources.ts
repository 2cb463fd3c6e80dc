/** The project's own files, read as text; nothing of them is run. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const left = new Set(['node_modules', 'dist', 'data', '.git'])

const below = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    if (left.has(name)) return []
    const path = posix.join(folder, name)
    return statSync(join(root, path)).isDirectory() ? below(path) : [path]
  })

/** What the project consists of: what git keeps or would keep; in a copy without git, every file. */
export const files: readonly string[] = (() => {
  try {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return listed.split('\0').filter((path) => path && existsSync(join(root, path)) && !left.has(path.split('/')[0] as string))
  } catch {
    return below('.')
  }
})().sort()

export const under = (folder: string, ending = '.ts'): readonly string[] => files.filter((path) => path.startsWith(`${folder}/`) && path.endsWith(ending))

export interface Import {
  readonly from: string
  /** A path of the project, without `.js`, or a package. */
  readonly to: string
  readonly isType: boolean
  readonly names: string
}

/** `import … from '…'`, `export … from '…'`, `import '…'`, and `import('…')`. */
const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'"`;]*?)\s*from\s*'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g

export function importsOf(path: string): readonly Import[] {
  return [...read(path).matchAll(statement)].map(([, type, names = '', from, bare, dynamic]) => {
    const to = from ?? bare ?? dynamic ?? ''
    return {
      from: path,
      to: to.startsWith('.') ? posix.join(dirname(path), to).replace(/\.jsx?$/, '') : to,
      isType: type !== undefined || (names.startsWith('{') && names.slice(1, -1).split(',').every((name) => !name.trim() || name.trim().startsWith('type '))),
      names,
    }
  })
}
