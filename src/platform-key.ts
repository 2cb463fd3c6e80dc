/** The key that digests and match tokens are made with: given in production, made once and kept beside the data in the demonstration. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.js'

/** 32 bytes. A lost key makes stored digests useless for new look-ups, so it lives and is backed up with the data. */
export async function platformKeyOf(config: Pick<Config, 'platformKey' | 'dataDir'>): Promise<Buffer> {
  if (config.platformKey) return Buffer.from(config.platformKey.reveal(), 'hex')
  const path = join(config.dataDir, 'keys', 'platform.key')
  await mkdir(join(config.dataDir, 'keys'), { recursive: true, mode: 0o700 })
  // `wx`: of two first starts one writes, both read what was written.
  await writeFile(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return Buffer.from(await readFile(path, 'utf8'), 'hex')
}
