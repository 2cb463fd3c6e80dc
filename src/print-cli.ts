/** `npm run print` writes the contract that clients see into `schema/`; `--check` fails where the committed files differ from the code. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { printContract, withExcerpt } from './corridor/contract.js'
import { composeGraph } from './corridor/schema.js'
import { readmePath, schemaFolder } from './house.js'
import { slices } from './slices.js'

const files = printContract(await composeGraph(slices))
const readme = await readFile(readmePath, 'utf8')
const excerpt = withExcerpt(readme, files.get('disclosure.md') as string)

if (process.argv.includes('--check')) {
  const stale: string[] = excerpt === readme ? [] : ['README.md']
  for (const [name, text] of files) if ((await readFile(join(schemaFolder, name), 'utf8').catch(() => '')) !== text) stale.push(name)
  if (stale.length) {
    console.error(`schema/ is not what the code prints; run npm run print and commit: ${stale.join(', ')}\nschema/ 与代码不一致，请运行 npm run print 并提交：${stale.join('、')}`)
    process.exit(1)
  }
} else {
  await mkdir(schemaFolder, { recursive: true })
  for (const [name, text] of files) await writeFile(join(schemaFolder, name), text)
  await writeFile(readmePath, excerpt)
}
