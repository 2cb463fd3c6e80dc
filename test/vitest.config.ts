import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: {
    // Node's ESM loader gives packages graphql/index.js, vite would give our files index.mjs: two realms. One for all.
    alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Pages, and proofs that kill processes for minutes, are commands of their own.
    exclude: ['test/browser/**', 'test/demo/kill.loses-nothing.test.ts', 'test/demo/replicas.agree.test.ts'],
    globalSetup: ['./test/support/global-setup.ts'],
    provide: { casesToExplain: 10_000 },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file holds an application and its sessions; two at once is what two cores carry.
    maxWorkers: 2,
  },
})
