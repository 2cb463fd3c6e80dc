/**
 * Builds the web part into `dist/explorer`, with gzipped copies beside the files. Does nothing when neither its sources
 * nor the lockfile changed since the last build. Run from the project's root folder.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const webSources = path.resolve('src/explorer/web')
const webFolder = path.resolve('dist/explorer')
const stampFile = path.join(webFolder, 'inputs.sha256')
const smallestGzippedBytes = 1024

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(name).isFile())
    .sort()
}

const hash = createHash('sha256')
for (const file of [...filesBelow(webSources), path.resolve('package-lock.json')]) {
  hash.update(path.basename(file)).update('\0').update(readFileSync(file)).update('\0')
}
const stamp = hash.digest('hex')

if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
  console.log('dist/explorer is up to date')
} else {
  await build({ configFile: path.join(webSources, 'vite.config.ts'), logLevel: 'warn' })
  for (const file of filesBelow(webFolder).filter((name) => /\.(js|css|html|svg|ttf)$/.test(name))) {
    const plain = readFileSync(file)
    if (plain.length >= smallestGzippedBytes) writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }))
  }
  writeFileSync(stampFile, stamp)
  console.log('dist/explorer built')
}
