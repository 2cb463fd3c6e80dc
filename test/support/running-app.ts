import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface RunningApp {
  readonly url: string
  readonly dataDir: string
  readonly process: ChildProcess
  stop(): Promise<void>
}

/** Starts the built product as a user would, in a data folder of its own, and waits for its `ready` line. Needs `npm run build`, or a `main` built elsewhere. */
export async function startApp({ dataDir, environment = {}, main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url)) }: { dataDir?: string; environment?: Record<string, string>; main?: string } = {}): Promise<RunningApp> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'liandong-app-'))
  chmodSync(folder, 0o711)
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', DATA_DIR: folder, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const ready = /^ready (http:\S+)$/m.exec(output)
      if (ready) resolve(ready[1] as string)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => reject(new Error(`The app ended with ${code} before it was ready:\n${output}`)))
  })
  return {
    url,
    dataDir: folder,
    process: child,
    async stop() {
      try {
        if (child.exitCode !== null || child.signalCode !== null) return
        const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
        child.kill('SIGTERM')
        const code = await ended
        if (code !== 0) throw new Error(`The app was told to stop and ended with ${code}:\n${output}`)
      } finally {
        if (!dataDir) rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}
