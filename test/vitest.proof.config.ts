import { defineConfig, mergeConfig } from 'vitest/config'
import whole, { proofs } from './vitest.config.js'

/** `npm run proof`: servers and databases are killed while the stories are played and under load, two replicas play them on one database, and every plan is looked at over 100,000 cases and many records of the log. */
export default mergeConfig(
  { ...whole, test: { ...whole.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: [...proofs, 'test/statement/explain.scans-nothing.test.ts', 'test/access-log/crash.keeps-records.test.ts'],
      provide: { casesToExplain: 100_000, crashes: 12 },
      maxWorkers: 1,
      testTimeout: 300_000,
      hookTimeout: 120_000,
    },
  }),
)
