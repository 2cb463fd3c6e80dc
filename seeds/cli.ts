import cliProgress from 'cli-progress'
import { openOwnerClient } from '../src/database/client.js'
import { LiandongError } from '../src/errors.js'
import type { DigestKey } from '../src/policy/disguise.js'
import { seedStories } from './index.js'
import { seedScale } from './scale.js'

export interface SeedRun {
  readonly ownerUrl: string
  readonly digestKey: DigestKey
  /** Made-up cases beside the stories. */
  readonly cases: number
  readonly seed?: number
  readonly production?: boolean
  /** In production nothing is written without it. */
  readonly yes?: boolean
  /** Null: silent. */
  readonly progress?: NodeJS.WritableStream | null
}

export class SeedRefusedError extends LiandongError {
  override readonly name = 'SeedRefusedError'
  constructor() {
    super('FORBIDDEN', 403, { en: 'This is production: made-up data goes in only with --yes.', zh: '当前为生产环境：须加 --yes 才会写入虚构数据。' })
  }
}

export const defaultSeed = 1

/** Stories, then cases. The schema MUST be migrated. Running it again adds only what is missing. */
export async function runSeed({ ownerUrl, digestKey, cases, seed = defaultSeed, production = false, yes = false, progress = process.stderr }: SeedRun): Promise<void> {
  if (production && !yes) throw new SeedRefusedError()
  const client = openOwnerClient({ url: ownerUrl, applicationName: 'liandong seed', size: 4 })
  const bar =
    progress && cases > 0
      ? new cliProgress.SingleBar({ stream: progress, format: '{bar} {percentage} % | {value}/{total} cases 案件 | {duration_formatted} | {eta_formatted}', noTTYOutput: true, notTTYSchedule: 5_000 }, cliProgress.Presets.shades_classic)
      : null
  try {
    await seedStories(client.sql, { digestKey })
    bar?.start(cases, 0)
    await seedScale(client.sql, { cases, seed, digestKey, onProgress: (done) => bar?.update(done) })
  } finally {
    bar?.stop()
    await client.close()
  }
}
