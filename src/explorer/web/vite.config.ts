import path from 'node:path'
import { defineConfig } from 'vite'

const here = import.meta.dirname

export default defineConfig({
  root: here,
  base: '/explorer/',
  publicDir: path.join(here, '../../pages/web/public'),
  worker: { format: 'es' },
  build: {
    outDir: path.resolve(here, '../../../dist/explorer'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 6000,
    rollupOptions: {
      // React's "use client" marks mean nothing to a browser bundle.
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
      input: { explorer: path.join(here, 'explorer.html'), home: path.join(here, 'home.ts'), sandbox: path.join(here, 'sandbox.ts') },
    },
  },
})
