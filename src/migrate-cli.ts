/** `npm run migrate`: roles, tables and fences of the database that DATABASE_URL names, under a lock; safe to run again. */
import { ConfigError, readConfig } from './config.js'
import { composeGraph } from './corridor/schema.js'
import { migrate } from './database/migrate.js'
import { openServers } from './database/servers.js'
import { LiandongError } from './errors.js'
import { migrationsFolder } from './house.js'
import { slices } from './slices.js'
import { fences } from './statement/fences.js'

try {
  const config = readConfig(process.env)
  const log = ({ en, zh }: { en: string; zh: string }) => console.log(`${en} ${zh}`)
  const servers = await openServers(config, log)
  await migrate({ ...servers, migrationsFolder, fences: fences(await composeGraph(slices)), log }).finally(() => servers.stop())
  console.log('The database is up to date. 数据库已是最新。')
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error instanceof LiandongError ? `${error.text.en}\n${error.text.zh}` : error)
  process.exit(1)
}
