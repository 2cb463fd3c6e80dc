/**
 * Builds the web parts into `dist/explorer` and `dist/console`, with gzipped copies beside the files. Leaves alone what neither its
 * sources nor the lockfile changed since the last build. Run from the project's root folder.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const smallestGzippedBytes = 1024

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(name).isFile())
    .sort()
}

async function bundle(name: string): Promise<void> {
  const webSources = path.resolve('src', name, 'web')
  const webFolder = path.resolve('dist', name)
  const stampFile = path.join(webFolder, 'inputs.sha256')
  const hash = createHash('sha256')
  for (const file of [...filesBelow(webSources), ...filesBelow(path.resolve('src/pages/web')), path.resolve('package-lock.json')]) {
    hash.update(path.basename(file)).update('\0').update(readFileSync(file)).update('\0')
  }
  const stamp = hash.digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return console.log(`dist/${name} is up to date`)
  await build({ configFile: path.join(webSources, 'vite.config.ts'), logLevel: 'warn' })
  for (const file of filesBelow(webFolder).filter((each) => /\.(js|css|html|svg|ttf)$/.test(each))) {
    const plain = readFileSync(file)
    if (plain.length >= smallestGzippedBytes) writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }))
  }
  writeFileSync(stampFile, stamp)
  console.log(`dist/${name} built`)
}

for (const name of ['explorer', 'console']) await bundle(name)
