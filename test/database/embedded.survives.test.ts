import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, chownSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEmbedded } from '../../src/database/embedded.js'

const folders: string[] = []
let program: string

/** The child runs as a user's process would: plain Node, no test runner around it. */
beforeAll(async () => {
  // Beside node_modules, from where it finds its packages.
  const folder = mkdtempSync(join(process.cwd(), 'node_modules', '.embedded-child-'))
  folders.push(folder)
  await build({
    logLevel: 'silent',
    configFile: false,
    build: { ssr: 'test/support/embedded-child.ts', outDir: folder, emptyOutDir: false, target: 'node20', rollupOptions: { output: { entryFileNames: 'child.mjs' } } },
  })
  program = join(folder, 'child.mjs')
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-embedded-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

async function startChild(dataDir: string): Promise<{ child: ChildProcess; answer: { ownerUrl?: string; refused?: string } }> {
  const child = fork(program, [dataDir], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [answer] = (await once(child, 'message')) as [{ ownerUrl?: string; refused?: string }]
  return { child, answer }
}

async function query<T extends object>(url: string, text: string): Promise<readonly T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await sql.unsafe<T[]>(text)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function serverPid(dataDir: string): Promise<number> {
  return Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function waitUntil(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries += 1) await sleep(50)
  expect(condition()).toBe(true)
}

describe('the embedded database', () => {
  test('keeps what was committed when our process is killed, and does not outlive it', async () => {
    const dataDir = newFolder()
    const { child, answer } = await startChild(dataDir)
    await query(answer.ownerUrl!, 'create table kept (word text)')
    await query(answer.ownerUrl!, "insert into kept values ('留存')")
    child.kill('SIGKILL')
    await once(child, 'exit')

    const again = await startEmbedded({ dataDir, log: () => undefined })
    expect(await query(again.ownerUrl, 'select word from kept')).toEqual([{ word: '留存' }])
    await again.stop()
    await waitUntil(() => !existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid')))
  })

  test('an orphan whose keeper was killed too is stopped at the next start, and nothing is lost', async () => {
    const dataDir = newFolder()
    const { child, answer } = await startChild(dataDir)
    await query(answer.ownerUrl!, 'create table kept as select 7 as number')
    const orphan = await serverPid(dataDir)
    const keepers = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ').map(Number).filter((pid) => pid !== orphan)
    for (const keeper of keepers) process.kill(keeper, 'SIGKILL')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await sleep(300)
    expect(await serverPid(dataDir)).toBe(orphan)

    const said: string[] = []
    const again = await startEmbedded({ dataDir, log: ({ en }) => said.push(en) })
    expect(said.join()).toContain('earlier run')
    expect(await serverPid(dataDir)).not.toBe(orphan)
    expect(await query(again.ownerUrl, 'select number from kept')).toEqual([{ number: 7 }])
    await again.stop()
  })

  test('recovers when our process, its keeper and the server are all killed at once', async () => {
    const dataDir = newFolder()
    const { child, answer } = await startChild(dataDir)
    await query(answer.ownerUrl!, 'create table kept as select 9 as number')
    const server = await serverPid(dataDir)
    child.kill('SIGKILL')
    process.kill(server, 'SIGKILL')
    await once(child, 'exit')
    expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(true)

    const again = await startEmbedded({ dataDir, log: () => undefined })
    expect(await query(again.ownerUrl, 'select number from kept')).toEqual([{ number: 9 }])
    await again.stop()
  })

  test('a second process on the same folder is refused in both languages with the folder named, and the first is not disturbed', async () => {
    const dataDir = newFolder()
    const { child, answer } = await startChild(dataDir)
    const second = await startChild(dataDir)
    expect(second.answer.refused).toContain(dataDir)
    expect(second.answer.refused).toContain('Another running process uses the data folder')
    expect(second.answer.refused).toContain('正被另一个运行中的进程使用')
    expect(await query(answer.ownerUrl!, 'select 1 as one')).toEqual([{ one: 1 }])
    child.send('stop')
    await once(child, 'exit')
  })

  test('two processes that start at once on an empty folder: one holds it, one is refused', async () => {
    const dataDir = newFolder()
    const both = await Promise.all([startChild(dataDir), startChild(dataDir)])
    expect(both.filter(({ answer }) => answer.ownerUrl)).toHaveLength(1)
    expect(both.filter(({ answer }) => answer.refused?.includes(dataDir))).toHaveLength(1)
    const holder = both.find(({ answer }) => answer.ownerUrl)!
    expect(await query(holder.answer.ownerUrl!, 'select 1 as one')).toEqual([{ one: 1 }])
    holder.child.send('stop')
    await once(holder.child, 'exit')
  })

  test('a clean stop leaves no lock file, and the next start needs no recovery and has the same password', async () => {
    const dataDir = newFolder()
    const first = await startEmbedded({ dataDir, log: () => undefined })
    await first.stop()
    await first.stop()
    expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false)
    const second = await startEmbedded({ dataDir, log: () => undefined })
    expect(new URL(second.ownerUrl).password).toBe(new URL(first.ownerUrl).password)
    await second.stop()
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('automatic recovery in progress')
  })

  test('the lock file of a server that is gone, its number given to another program, does not prevent a start', async () => {
    const dataDir = newFolder()
    const first = await startEmbedded({ dataDir, log: () => undefined })
    const lockFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid')
    const lines = readFileSync(lockFile, 'utf8').split('\n')
    await first.stop()
    writeFileSync(lockFile, [String(process.pid), ...lines.slice(1)].join('\n'), { mode: 0o600 })
    const { uid, gid } = statSync(join(dataDir, 'postgres'))
    chownSync(lockFile, uid, gid)
    const second = await startEmbedded({ dataDir, log: () => undefined })
    await second.stop()
  })

  test.runIf(process.getuid?.() === 0)('as root, under a folder that only root may enter, the server still runs as another user', async () => {
    const dataDir = join(newFolder(0o700), 'deeper')
    const server = await startEmbedded({ dataDir, log: () => undefined })
    expect(statSync(join(dataDir, 'postgres', 'cluster')).uid).not.toBe(0)
    const [status] = readFileSync(`/proc/${await serverPid(dataDir)}/status`, 'utf8').match(/^Uid:.*$/m)!
    expect(status).not.toMatch(/\b0\b/)
    expect(await query(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
  })

  test('is reached with its password alone, on the loopback alone, and says UTF8, checksums and Shanghai', async () => {
    const dataDir = newFolder()
    const server = await startEmbedded({ dataDir, log: () => undefined })
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600)
    const open = new URL(server.ownerUrl)
    open.password = 'wrong'
    await expect(query(open.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    const names = ['server_encoding', 'data_checksums', 'TimeZone', 'jit', 'fsync', 'synchronous_commit', 'listen_addresses', 'password_encryption']
    const [row] = await query(server.ownerUrl, `select ${names.map((name) => `current_setting('${name}') as "${name}"`).join(', ')}, current_setting('is_superuser') as super`)
    expect(row).toEqual({
      server_encoding: 'UTF8', data_checksums: 'on', TimeZone: 'Asia/Shanghai', jit: 'off', fsync: 'on', synchronous_commit: 'on',
      listen_addresses: '127.0.0.1', password_encryption: 'scram-sha-256', super: 'off',
    })
    await server.stop()
  })
})
