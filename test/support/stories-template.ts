import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { seedStories } from '../../seeds/index.js'
import { composeGraph } from '../../src/corridor/schema.js'
import { migrate } from '../../src/database/migrate.js'
import { appRole, logReaderRole } from '../../src/database/roles.js'
import { urlFor } from '../../src/database/servers.js'
import { slices } from '../../src/slices.js'
import { fences } from '../../src/statement/fences.js'
import { testPlatformKey } from './platform-key.js'

/** Migrated, fenced and filled once per run; copies of it take a tenth of a second. */
export async function makeStoriesTemplate(serverUrl: string): Promise<string> {
  const name = 'stories'
  const server = postgres(serverUrl, { max: 1, onnotice: () => undefined })
  await server.unsafe(`create database ${name}`)
  await server.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const ownerUrl = url.href
  await migrate({ ownerUrl, appUrl: urlFor(ownerUrl, appRole), logUrl: urlFor(ownerUrl, logReaderRole), migrationsFolder: fileURLToPath(new URL('../../drizzle', import.meta.url)), fences: fences(await composeGraph(slices)), log: () => undefined })
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  await seedStories(owner, { digestKey: testPlatformKey })
  await owner.end()
  return name
}
