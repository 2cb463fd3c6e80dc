import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/database/embedded.js'
import { makeStoriesTemplate } from './stories-template.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The owner's url of the one server of this run. Tests make their own databases in it: `createDatabase`. */
    ownerUrl: string
    /** A migrated database that holds the stories and nobody is connected to: `createDatabase({ template })`. */
    storiesTemplate: string
    /** Where the built product of this run lies once somebody has built it: `builtProduct`. */
    productFolder: string
    /** Whether this is `npm run proof`: everybody's eyes, more documents, more kills and bigger databases than where every commit waits for it. */
    proof: boolean
  }
}

/** One real server for the whole run, in a folder that goes with it. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'liandong-test-'))
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({
    dataDir,
    log: () => undefined,
    // The folder is thrown away: nothing in it has to outlive the machine. Everything else is as in production.
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  project.provide('ownerUrl', server.ownerUrl)
  project.provide('storiesTemplate', await makeStoriesTemplate(server.ownerUrl))
  // Beneath `node_modules`, where it finds its packages.
  const productFolder = fileURLToPath(new URL(`../../node_modules/.product-${process.pid}`, import.meta.url))
  project.provide('productFolder', productFolder)
  return async () => {
    rmSync(productFolder, { recursive: true, force: true })
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
