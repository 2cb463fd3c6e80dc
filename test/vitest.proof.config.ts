import { defineConfig, mergeConfig } from 'vitest/config'
import whole from './vitest.config.js'

/** `npm run proof`: servers and databases are killed while the stories are played, and two replicas play them on one database. */
export default mergeConfig({ ...whole, test: { ...whole.test, include: [], exclude: [] } }, defineConfig({ test: { include: ['test/demo/kill.loses-nothing.test.ts', 'test/demo/replicas.agree.test.ts'], maxWorkers: 1, testTimeout: 300_000, hookTimeout: 120_000 } }))
