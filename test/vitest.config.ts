import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

/** Servers, databases and workers are killed, two replicas serve one database, plans are looked at over many records, thousands of trees are compared: a minute and more each. */
export const proofs = ['test/demo/kill.loses-nothing.test.ts', 'test/demo/replicas.agree.test.ts', 'test/clock/workers.may-die.test.ts', 'test/access-log/tree.agrees.test.ts', 'test/audit/search.walks-indexes.test.ts', 'test/findings/search.scans-nothing.test.ts']

/** Run short here and whole in the proof: they ask `inject('proof')` how far to go. */
export const shortened = ['test/access-log/verifier.names-the-fault.test.ts', 'test/statement/explain.scans-nothing.test.ts', 'test/access-log/crash.keeps-records.test.ts', 'test/oracle/absent.equals-hidden.test.ts', 'test/oracle/filter.refuses.test.ts', 'test/oracle/hidden.changes-nothing.test.ts', 'test/oracle/statement.holds-alone.test.ts', 'test/risks/rules.equal-reference.test.ts']

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: {
    // Node's ESM loader gives packages graphql/index.js, vite would give our files index.mjs: two realms. One for all.
    alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Pages, and proofs that take minutes, are commands of their own.
    exclude: ['test/browser/**', ...proofs],
    globalSetup: ['./test/support/global-setup.ts'],
    provide: { proof: false },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file holds an application and its sessions; two at once is what two cores carry.
    maxWorkers: 2,
    // Files of one worker share what they import, and the graph composed of it. So no module but a test file may keep what another could trip over.
    isolate: false,
  },
})
