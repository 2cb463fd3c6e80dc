import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file of the built web part, held in memory. */
export interface BuiltFile {
  readonly type: string
  readonly etag: string
  /** Its name carries its hash: never changes. */
  readonly immutable: boolean
  readonly plain: Buffer
  readonly gzipped: Buffer | null
}

/** A page's script and style sheets, as addresses. */
export interface PageParts {
  readonly script: string
  readonly styles: readonly string[]
}

export interface BuiltWeb {
  /** By path below the folder, with forward slashes, e.g. `assets/home-1a2b3c4d.css`. */
  readonly files: ReadonlyMap<string, BuiltFile>
  /** By entry, e.g. `home.ts`. */
  readonly parts: ReadonlyMap<string, PageParts>
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
}

interface ManifestEntry {
  readonly file: string
  readonly css?: readonly string[]
  readonly isEntry?: boolean
}

/** Reads what `npm run build` left in the folder; null when it was not built. */
export function findBuiltWeb(folder: string, baseAddress: string): BuiltWeb | null {
  let manifest: Record<string, ManifestEntry>
  try {
    manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.split(path.sep).join('/'))
  const present = new Set(names)
  const files = new Map<string, BuiltFile>()
  for (const name of names) {
    const type = contentTypes[path.extname(name)]
    if (!type) continue
    const plain = readFileSync(path.join(folder, name))
    files.set(name, {
      type,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      immutable: name.startsWith('assets/'),
      plain,
      gzipped: present.has(`${name}.gz`) ? readFileSync(path.join(folder, `${name}.gz`)) : null,
    })
  }
  const parts = new Map<string, PageParts>()
  for (const [entry, { file, css, isEntry }] of Object.entries(manifest)) {
    if (isEntry) parts.set(entry, { script: baseAddress + file, styles: (css ?? []).map((name) => baseAddress + name) })
  }
  return { files, parts }
}
