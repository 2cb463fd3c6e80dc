/**
 * `npm run log:verify`: the database's log, or a bundle of it, through the stand-alone verifier. Prints tree size and root and exits with 0;
 * with 1 where something is wrong, the first bad record named; with 2 where nothing could be verified.
 */
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import cliProgress from 'cli-progress'
import { Command } from 'commander'
import { report, verifyBytes, Verifier, type Verdict } from '../verifier/verify-log.mjs'
import { bundleEnd, bundleHead, bundleLines } from './access-log/bundle.js'
import { LogKeyMissingError, openLogReader, readLogKey } from './access-log/log-reader.js'
import { ConfigError, readConfig } from './config.js'
import { type Bilingual, LiandongError } from './errors.js'

const several = (value: string, before: readonly string[]) => [...before, value]
const options = new Command('log:verify')
  .description('Verifies the access log: every record, its place, every signature. 验证访问日志：每条记录、其位置及全部签名。')
  .option('--bundle <file>', 'an exported bundle instead of the database 导出包，代替数据库')
  .option('--key <vkey>', "the log's public key as you know it from elsewhere 另行获知的日志公钥")
  .option('--checkpoint <file>', 'a checkpoint that somebody holds outside the log; may be repeated 他方所持检查点，可重复', several, [] as readonly string[])
  .option('--witness <vkey>', 'a witness that must have countersigned; may be repeated; of the database, those of LOG_WITNESSES unless told 必须已作见证签名的一方，可重复；对数据库默认取 LOG_WITNESSES', several, [] as readonly string[])
  .option('--json', 'one line of JSON 输出一行 JSON', false)
  .parse()
  .opts<{ bundle?: string; key?: string; checkpoint: readonly string[]; witness: readonly string[]; json: boolean }>()

const say = ({ en, zh }: Bilingual) => console.error(`${en} ${zh}`)

function newBar(total: number, unit: string): cliProgress.SingleBar {
  const bar = new cliProgress.SingleBar({ stream: process.stderr, format: `{bar} {percentage} % | {value}/{total} ${unit} | {duration_formatted} | {eta_formatted}`, noTTYOutput: true, notTTYSchedule: 5_000 }, cliProgress.Presets.shades_classic)
  bar.start(total, 0)
  return bar
}

async function ofFile(file: string, verifier: Verifier): Promise<Verdict> {
  const bar = newBar((await stat(file)).size, 'bytes 字节')
  try {
    return await verifyBytes(createReadStream(file, { highWaterMark: 1 << 20 }), verifier, (read) => bar.update(read))
  } finally {
    bar.stop()
  }
}

/** The database's log, as the lines that an export of it would hold. */
async function ofDatabase(key: string, verifierWith: (anchor: readonly string[]) => Verifier, config: ReturnType<typeof readConfig>): Promise<readonly [Verifier, Verdict]> {
  // Read before the log is: the log only grows, and what was kept by now must be in it.
  const anchor = await readFile(join(config.dataDir, 'log.checkpoint'), 'utf8').catch(() => null)
  const verifier = verifierWith(anchor === null ? [] : [anchor])
  const reader = await openLogReader(config, say)
  try {
    const head = await bundleHead(reader.ask, key)
    verifier.line(JSON.stringify(head))
    const bar = newBar(head.until, 'records 条记录')
    let records = 0
    for await (const part of bundleLines(reader.ask, head, { proofs: false })) {
      for (const line of part.lines) verifier.line(line)
      records += part.records
      bar.update(part.reached)
    }
    bar.stop()
    verifier.line(bundleEnd(head, records))
    return [verifier, verifier.verdict()]
  } finally {
    await reader.close()
  }
}

try {
  const config = readConfig(process.env)
  const checkpoints = await Promise.all(options.checkpoint.map((file) => readFile(file, 'utf8')))
  const key = options.key ?? (await readLogKey({ origin: config.logOrigin, path: config.logKeyFile ?? join(config.dataDir, 'log-key.pem') }))
  const configured = options.bundle === undefined ? config.logWitnesses.split(',').filter(Boolean) : []
  const witnesses = options.witness.length > 0 ? options.witness : configured
  const verifierWith = (anchor: readonly string[]) => new Verifier({ key, checkpoints: [...checkpoints, ...anchor], witnesses })
  let outcome: readonly [Verifier, Verdict]
  if (options.bundle === undefined) {
    if (key === null) throw new LogKeyMissingError()
    outcome = await ofDatabase(key, verifierWith, config)
  } else {
    const verifier = verifierWith([])
    outcome = [verifier, await ofFile(options.bundle, verifier)]
  }
  const { out, err } = report(...outcome, options.json)
  process.stderr.write(err)
  process.stdout.write(out)
  process.exitCode = outcome[1].ok ? 0 : 1
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error instanceof LiandongError ? `${error.text.en}\n${error.text.zh}` : error instanceof Error ? error.message : error)
  process.exitCode = 2
}
