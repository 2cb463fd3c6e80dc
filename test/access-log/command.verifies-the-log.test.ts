import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawKeyOf, vkeyOf } from '../../src/access-log/note.js'
import { startEmbedded } from '../../src/database/embedded.js'
import { type BuiltProduct, builtProduct } from '../support/built-product.js'
import { type RunningApp, startApp } from '../support/running-app.js'

let product: BuiltProduct
let dataDir: string
/** Where nothing is installed. */
let desk: string
let app: RunningApp | null = null
beforeAll(async () => {
  product = await builtProduct()
  dataDir = mkdtempSync(join(tmpdir(), 'liandong-verify-'))
  chmodSync(dataDir, 0o711)
  desk = mkdtempSync(join(tmpdir(), 'auditor-'))
  copyFileSync(fileURLToPath(new URL('../../verifier/verify-log.mjs', import.meta.url)), join(desk, 'verify-log.mjs'))
  app = await startApp({ dataDir, main: product.main })
  for (let at = 0; at < 40; at++) await fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ cases(first: 1) { nodes { id } } }"}' })
  await signed(40)
}, 240_000)
afterAll(async () => {
  await app?.stop()
    for (const folder of [dataDir, desk]) rmSync(folder, { recursive: true, force: true })
})

/** Waits until so many records are signed. */
async function signed(size: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const note = await (await fetch(`${app?.url}/checkpoint`)).text()
    if (Number(note.split('\n')[1]) >= size) return
    await sleep(50)
  }
  throw new Error('nothing was signed')
}

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}
const runNode = (args: readonly string[], environment: Record<string, string>, cwd?: string): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { env: { PATH: process.env['PATH'] ?? '', ...environment }, ...(cwd ? { cwd } : {}) })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.once('close', (code) => resolve({ code, out, err }))
  })
const command = (name: string, ...args: string[]): Promise<Ran> => runNode([product.command(`log-${name}-cli`), ...args], { DATA_DIR: dataDir })
const alone = (...args: string[]): Promise<Ran> => runNode(['verify-log.mjs', ...args], {}, desk)

/** What the database's owner does where nobody looks: the server is down, the triggers are off. */
async function tamper(work: (owner: postgres.Sql) => Promise<unknown>): Promise<void> {
  const server = await startEmbedded({ dataDir, log: () => undefined })
  const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    const tables = await owner<{ name: string }[]>`select c.oid::regclass::text as name from pg_class c where c.relnamespace = 'access_log'::regnamespace and c.relkind in ('r', 'p')`
    for (const { name } of tables) await owner.unsafe(`alter table ${name} disable trigger user`)
    await work(owner)
    for (const { name } of tables) await owner.unsafe(`alter table ${name} enable trigger user`)
  } finally {
    await owner.end({ timeout: 1 })
    await server.stop()
  }
}
const printed = ({ out }: Ran) => ({ size: Number(/^tree size (\d+)\b/m.exec(out)?.[1]), root: /^root ([0-9a-f]{64})\b/m.exec(out)?.[1] })

describe('npm run log:verify', () => {
  let whole: { size: number; root: string | undefined }

  it('verifies the log of a server that runs, beside it', async () => {
    const ran = await command('verify')
    expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/The log is whole and unchanged: .*日志完整且未被改动：/s) })
    whole = printed(ran)
    expect(whole.size).toBeGreaterThanOrEqual(40)
    expect(whole.root).toMatch(/^[0-9a-f]{64}$/)
    expect((await fetch(`${app?.url}/readyz`)).status).toBe(200)
  })

  it('exports it, and the bundle is verified where nothing is installed', async () => {
    const bundle = join(desk, 'bundle.jsonl')
    const key = (await (await fetch(`${app?.url}/log/key`)).text()).trim()
    // Before the export, which is a record itself.
    writeFileSync(join(desk, 'held'), await (await fetch(`${app?.url}/checkpoint`)).text())
    expect(await command('export', '--out', bundle)).toMatchObject({ code: 0 })
    const ran = await alone('--bundle', 'bundle.jsonl', '--key', key, '--checkpoint', 'held')
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(printed(ran)).toEqual(whole)
    expect(await alone('--bundle', 'bundle.jsonl')).toMatchObject({ code: 0, err: expect.stringContaining('No --key was given') })
    expect(JSON.parse((await alone('--bundle', 'bundle.jsonl', '--key', key, '--json')).out)).toEqual({ ok: true, ...whole, fault: null, faults: 0 })
    expect(printed(await command('verify', '--bundle', bundle))).toEqual(whole)

    const text = readFileSync(bundle)
    writeFileSync(join(desk, 'cut.jsonl'), text.subarray(0, text.length - 300))
    expect(await alone('--bundle', 'cut.jsonl', '--key', key)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^BUNDLE_TRUNCATED\n/m) })
    writeFileSync(join(desk, 'binary.jsonl'), Buffer.concat([text.subarray(0, 3_000), Buffer.from([0xff, 0xfe]), text.subarray(3_000)]))
    expect(await alone('--bundle', 'binary.jsonl', '--key', key)).toMatchObject({ code: 1, err: expect.stringMatching(/^BUNDLE_DAMAGED\n/m) })
    writeFileSync(join(desk, 'edited.jsonl'), text.toString('utf8').replace(/REFUSED/, 'REFUSEd'))
    const edited = await alone('--bundle', 'edited.jsonl', '--key', key, '--json')
    expect(edited.code).toBe(1)
    expect(JSON.parse(edited.out)).toMatchObject({ ok: false, size: whole.size, fault: { kind: 'RECORD_CHANGED', index: 0, id: expect.stringMatching(/^event_/), since: null, until: { size: expect.any(Number), signedAt: expect.any(String) }, text: { en: expect.any(String), zh: expect.any(String) } }, faults: 1 })
    expect(await command('verify', '--bundle', join(desk, 'edited.jsonl'))).toMatchObject({ code: 1, err: expect.stringContaining('Record 0 (event_') })
  })

  it('asks for the witnesses that are configured, unless others are named', async () => {
    const [ours, theirs] = ['witness.ours.example', 'witness.theirs.example'].map((name) => vkeyOf(name, 0x04, rawKeyOf(generateKeyPairSync('ed25519').publicKey))) as [string, string]
    const verify = (...args: string[]) => runNode([product.command('log-verify-cli'), ...args], { DATA_DIR: dataDir, LOG_WITNESSES: ours })
    expect(await verify()).toMatchObject({ code: 1, err: expect.stringMatching(/^COSIGNATURE_MISSING\nwitness\.ours\.example /m) })
    expect((await verify('--witness', theirs)).err).toMatch(/^COSIGNATURE_MISSING\nwitness\.theirs\.example /m)
    expect(await verify('--bundle', join(desk, 'bundle.jsonl'))).toMatchObject({ code: 0 })
  })

  it('says that it could verify nothing: no file, no key, no log', async () => {
    expect(await alone('--bundle', 'absent.jsonl')).toMatchObject({ code: 2 })
    expect(await alone()).toMatchObject({ code: 2, err: expect.stringContaining('--bundle') })
    expect(await alone('--bundle', 'bundle.jsonl', '--key', 'no key')).toMatchObject({ code: 2 })
    expect(await alone('--bundle', 'bundle.jsonl', '--checkpoint', 'verify-log.mjs')).toMatchObject({ code: 2 })
    expect(await runNode([product.command('log-verify-cli')], { DATA_DIR: join(desk, 'nowhere') })).toMatchObject({ code: 2 })
    expect(existsSync(join(desk, 'nowhere', 'postgres'))).toBe(false)
    expect(await runNode([product.command('log-verify-cli')], { DATA_DIR: dataDir, LOG_KEY_FILE: join(desk, 'held') })).toMatchObject({ code: 2 })
  })

  it('verifies the log of a server that is down, and leaves it down', async () => {
    await app?.stop()
    app = null
    const ran = await command('verify')
    expect(ran).toMatchObject({ code: 0 })
    expect(printed(ran).size).toBeGreaterThanOrEqual(whole.size)
    expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false)
  })

  it('names a record that was edited, and since when', async () => {
    let id = ''
    await tamper(async (owner) => {
      id = (await owner<{ record_id: string }[]>`select record_id from access_log.leaf where leaf_index = 17`)[0]?.record_id as string
      await owner`update access_log.record set body = replace(body, 'REFUSED', 'DISCLOSED') where id = ${id}`
    })
    const ran = await command('verify')
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err).toContain('RECORD_CHANGED')
    expect(ran.err).toMatch(new RegExp(`^Record 17 \\(${id}\\): .* It lies between the .* of \\d+ records \\(20\\d\\d-.*Z\\)\\.`, 'm'))
    expect(ran.err).toMatch(new RegExp(`^第 17 条记录（${id}）：.*的检查点之间。`, 'm'))
    expect(JSON.parse((await command('verify', '--json')).out)).toMatchObject({ ok: false, fault: { kind: 'RECORD_CHANGED', index: 17, id } })
    await tamper((owner) => owner`update access_log.record set body = replace(body, 'DISCLOSED', 'REFUSED') where id = ${id}`)
    expect(await command('verify')).toMatchObject({ code: 0 })
  })

  it('holds the database against the checkpoint that this machine keeps beside it', async () => {
    await tamper(async (owner) => {
      const [last] = await owner<{ size: string }[]>`select tree_size as size from access_log.checkpoint order by tree_size desc offset 1 limit 1`
      const size = Number(last?.size)
      await owner`delete from access_log.record where id in (select record_id from access_log.leaf where leaf_index >= ${size})`
      await owner`delete from access_log.leaf where leaf_index >= ${size}`
      await owner`delete from access_log.checkpoint where tree_size > ${size}`
    })
    const ran = await command('verify', '--json')
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.out)).toMatchObject({ ok: false, fault: { kind: 'ROLLED_BACK', text: { en: expect.stringContaining('its tail is missing since 20') } } })
    rmSync(join(dataDir, 'log.checkpoint'))
    expect(await command('verify')).toMatchObject({ code: 0 })
  })
})
