/** `npm run log:retire`: which months of the access log have outlived their thirty-six months; with `--yes` their records go, whole months at a time. Leaves and proofs stay. */
import { Command } from 'commander'
import { ConfigError, readConfig } from './config.js'
import { openOwnerClient } from './database/client.js'
import { openServers } from './database/servers.js'
import { LiandongError } from './errors.js'

const { yes } = new Command('log:retire')
  .description('Retires months of the access log whose time is over. 清理已满保存期的访问日志月份。')
  .option('--yes', 'drop them; without it they are only named 确认清理', false)
  .parse()
  .opts<{ yes: boolean }>()

try {
  const servers = await openServers(readConfig(process.env), ({ en, zh }) => console.error(`${en} ${zh}`))
  const owner = openOwnerClient({ url: servers.ownerUrl, applicationName: 'liandong log:retire', size: 1 })
  try {
    const months = await owner.sql<{ month: string }[]>`
      select replace(substr(c.relname, 8), '_', '-') || '-01' as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'access_log.record'::regclass and (to_date(substr(c.relname, 8), 'YYYY_MM') + interval '37 months') at time zone 'UTC' <= now() order by 1`
    if (months.length === 0) console.log('No month has outlived its time. 没有已满保存期的月份。')
    for (const { month } of months) {
      if (!yes) {
        console.log(`${month.slice(0, 7)} may go; say --yes. 可以清理，请加 --yes。`)
        continue
      }
      const [retired] = await owner.sql<{ records: string }[]>`select access_log.retire_month(${month}::date) as records`
      console.log(`${month.slice(0, 7)}: ${retired?.records} records retired; their leaves stay. 已清理 ${retired?.records} 条记录，叶子哈希保留。`)
    }
  } finally {
    await owner.close()
    await servers.stop()
  }
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error instanceof LiandongError ? `${error.text.en}\n${error.text.zh}` : error)
  process.exit(1)
}
