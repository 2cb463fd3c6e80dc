import path from 'node:path'
import { defineConfig } from 'vite'

const here = import.meta.dirname

export default defineConfig({
  root: here,
  base: '/console/',
  publicDir: path.join(here, '../../pages/web/public'),
  build: {
    outDir: path.resolve(here, '../../../dist/console'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    // The page's policy knows no `data:` address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: { console: path.join(here, 'console.html') } },
  },
})
