import { defineConfig, mergeConfig } from 'vitest/config'
import whole, { proofs, shortened } from './vitest.config.js'

/**
 * `npm run proof`: servers and databases are killed while the stories are played and under load, two replicas play them on one database, every plan is looked at
 * over 100,000 cases and many records of the log, and nobody of all personas learns what it may not.
 */
export default mergeConfig(
  { ...whole, test: { ...whole.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: [...proofs, ...shortened],
      provide: { proof: true },
      maxWorkers: 1,
      // A process for each: no figure depends on what ran before it.
      isolate: true,
      testTimeout: 300_000,
      hookTimeout: 120_000,
    },
  }),
)
