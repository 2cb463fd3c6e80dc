/** `npm run seed -- --cases N`: the stories, and N made-up cases beside them, into the database of the configuration. Running it again adds only what is missing. */
import { Command, InvalidArgumentError } from 'commander'
import { runSeed } from '../seeds/cli.js'
import { ConfigError, readConfig } from './config.js'
import { composeGraph } from './corridor/schema.js'
import { migrate } from './database/migrate.js'
import { openServers } from './database/servers.js'
import { LiandongError } from './errors.js'
import { migrationsFolder } from './house.js'
import { platformKeyOf } from './platform-key.js'
import { slices } from './slices.js'
import { fences } from './statement/fences.js'

const whole = (limit: number) => (value: string) => {
  if (!/^\d+$/.test(value) || Number(value) > limit) throw new InvalidArgumentError(`A whole number from 0 to ${limit}. 0 到 ${limit} 的整数。`)
  return Number(value)
}
const options = new Command('seed')
  .description('Fills the database with fictional stories and cases. 写入虚构的演示数据。')
  .option('--cases <number>', 'made-up cases beside the stories 额外生成的案件数', whole(10_000_000), 0)
  .option('--seed <number>', 'which cases: one number, always the same rows 随机种子', whole(2 ** 32 - 1), 1)
  .option('--yes', 'in production too 生产环境确认写入', false)
  .parse()
  .opts<{ cases: number; seed: number; yes: boolean }>()

try {
  const config = readConfig(process.env)
  const log = ({ en, zh }: { en: string; zh: string }) => console.error(`${en} ${zh}`)
  const servers = await openServers(config, log)
  try {
    await migrate({ ...servers, migrationsFolder, fences: fences(await composeGraph(slices)), log })
    await runSeed({ ownerUrl: servers.ownerUrl, digestKey: await platformKeyOf(config), production: config.production, ...options })
  } finally {
    await servers.stop()
  }
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error instanceof LiandongError ? `${error.text.en}\n${error.text.zh}` : error)
  process.exit(1)
}
