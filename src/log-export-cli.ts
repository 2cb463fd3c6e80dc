/** `npm run log:export -- --out FILE`: the access log as JSON lines that `verifier/verify-log.mjs` verifies, or as OCSF events. */
import { userInfo } from 'node:os'
import { join } from 'node:path'
import cliProgress from 'cli-progress'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type ExportOptions, exportLog } from './access-log/bundle-file.js'
import type { BundleFilter } from './access-log/bundle.js'
import { LogKeyMissingError, openLogReader, readLogKey } from './access-log/log-reader.js'
import { ConfigError, readConfig } from './config.js'
import { type Bilingual, LiandongError } from './errors.js'

const place = (value: string): number => {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('A place in the log: 0, 1, 2 … 日志中的位置：0、1、2……')
  return Number(value)
}
const instant = (value: string): string => {
  const at = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(value) ? new Date(value) : null
  if (at === null || Number.isNaN(at.getTime())) throw new InvalidArgumentError('An instant with its zone, or a day in UTC: 2026-01-31T08:00:00+08:00, 2026-01-31. 带时区的时刻或 UTC 日期。')
  return at.toISOString()
}

interface Options extends Omit<ExportOptions, 'filter' | 'onProgress'>, BundleFilter {
  readonly key?: string
}

const { agency, subject, since, before, key: given, ...options } = new Command('log:export')
  .description('Exports the access log, with a proof for every record. 导出访问日志，每条记录附证明。')
  .requiredOption('--out <file>', 'where to 输出文件')
  .addOption(new Option('--format <format>', 'bundle: for the verifier; ocsf: events for other systems 格式').choices(['bundle', 'ocsf']).default('bundle'))
  .option('--resume', 'go on behind the last whole record of a file that was cut 续写被中断的文件', false)
  .option('--no-proofs', 'without proofs 不附证明')
  .option('--from <place>', 'first place in the log 起始位置', place)
  .option('--until <place>', 'place behind the last 结束位置（不含）', place)
  .option('--since <instant>', 'recorded then or later 记录时间不早于', instant)
  .option('--before <instant>', 'recorded earlier 记录时间早于', instant)
  .option('--agency <id>', 'of one agency 单位')
  .option('--subject <id>', 'that speak of one row 涉及的对象编号')
  .option('--officer <name>', 'who exports: the export is a record itself 导出人（导出本身亦留痕）', userInfo().username)
  .option('--key <vkey>', "the log's public key, where its file is not at hand 日志公钥（无密钥文件时）")
  .parse()
  .opts<Options>()
const filter = { ...(agency ? { agency } : {}), ...(subject ? { subject } : {}), ...(since ? { since } : {}), ...(before ? { before } : {}) }

const say = ({ en, zh }: Bilingual) => console.error(`${en} ${zh}`)
const bar = new cliProgress.SingleBar({ stream: process.stderr, format: '{bar} {percentage} % | {value}/{total} places 位置 | {duration_formatted} | {eta_formatted}', noTTYOutput: true, notTTYSchedule: 5_000 }, cliProgress.Presets.shades_classic)

try {
  const config = readConfig(process.env)
  const key = given ?? (await readLogKey({ origin: config.logOrigin, path: config.logKeyFile ?? join(config.dataDir, 'log-key.pem') }))
  if (key === null) throw new LogKeyMissingError()
  const reader = await openLogReader(config, say)
  try {
    const onProgress = (reached: number, until: number) => (bar.isActive ? bar.update(reached) : bar.start(until, reached))
    const { size, records } = await exportLog(reader.ask, key, { ...options, ...(Object.keys(filter).length > 0 ? { filter } : {}), onProgress })
    bar.stop()
    say({ en: `${records} records of a log of ${size} are in ${options.out}.`, zh: `${options.out} 中有 ${records} 条记录（日志共 ${size} 条）。` })
  } finally {
    bar.stop()
    await reader.close()
  }
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error instanceof LiandongError ? `${error.text.en}\n${error.text.zh}` : error instanceof Error ? error.message : error)
  process.exitCode = 1
}
