import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseVkey, type VerifierKey } from '../../src/access-log/note.js'
import { signerOf } from '../../src/access-log/signer.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { rootOfLeaves } from './stored.js'

const program = fileURLToPath(new URL('../../verifier/witness.mjs', import.meta.url))
const names = ['witness.police.example', 'witness.bank-metro.example']

interface Ended {
  readonly code: number
  readonly out: string
}
/** The witness as an agency runs it. */
const run = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => execFile(process.execPath, [program, ...args], (fault, stdout, stderr) => resolve({ code: fault ? Number(fault.code) : 0, out: stdout + stderr })))

let folder: string
let app: TestApp
let log: string
let logKey: string
const vkeys: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liandong-witness-'))
  for (const name of names) vkeys.push((await run('keygen', '--name', name, '--key', join(folder, `${name}.pem`))).out.trim())
  app = await openTestApp({ witnesses: vkeys.map((vkey) => parseVkey(vkey) as VerifierKey) })
  log = app.url.replace('/graphql', '')
  logKey = (await (await fetch(`${log}/log/key`)).text()).trim()
})
afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function grow(): Promise<number> {
  await app.ask('auditor', '{ __typename }')
  for (let tries = 0; tries < 500 && (await app.sequencer.sequence()) === 0; tries++) await sleep(20)
  await app.sequencer.seal({ atOnce: true })
  return Number((await (await fetch(`${log}/checkpoint`)).text()).split('\n')[1])
}
const once = (name: string, at = log, key = logKey, state = `${name}.state`): Promise<Ended> => run('run', '--log', at, '--log-key', key, '--name', name, '--key', join(folder, `${name}.pem`), '--state', join(folder, state), '--once')

describe('witnesses', () => {
  it('sign each checkpoint that grew from the last they saw, and the log shows their words under it', async () => {
    for (let round = 0; round < 3; round++) {
      const size = await grow()
      for (const name of names) expect(await once(name)).toEqual({ code: 0, out: `signed ${size}\n` })
      const note = await (await fetch(`${log}/checkpoint`)).text()
      for (const name of names) expect(note).toContain(`— ${name} `)
      expect(readFileSync(join(folder, `${names[0]}.state`), 'utf8').split('\n')[1]).toBe(String(size))
    }
  })

  it('say so and try again where the log does not answer', async () => {
    const ended = await once(names[0] as string, 'http://127.0.0.1:1')
    expect(ended.code).toBe(1)
  })

  it('refuse a log that speaks with another key', async () => {
    const stranger = signerOf('log.test.example', generateKeyPairSync('ed25519').privateKey)
    const before = readFileSync(join(folder, `${names[0]}.state`), 'utf8')
    const ended = await once(names[0] as string, log, stranger.vkey)
    expect(ended.code).toBe(2)
    expect(ended.out).toMatch(/^KEY_REPLACED: .*密钥/)
    expect(readFileSync(join(folder, `${names[0]}.state`), 'utf8')).toBe(before)
  })
})

describe('a log that lies, with its own key,', () => {
  const signer = signerOf('log.liar.example', generateKeyPairSync('ed25519').privateKey)
  const leaf = (n: number): Buffer => Buffer.alloc(32, n)
  const story = (...leaves: number[]) => signer.sign(leaves.length, rootOfLeaves(leaves.map(leaf)))
  let shown = ''
  let path: string[] = []
  let server: Server
  let at: string
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/checkpoint') response.end(shown)
      else if (request.url?.startsWith('/log/consistency')) response.end(JSON.stringify({ path }))
      else response.writeHead(204).end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const ask = () => once(names[1] as string, at, signer.vkey, 'liar.state')

  it('is signed while it grows, and refused when it is put back or tells another story: both notes are kept as evidence', async () => {
    shown = story(1, 2, 3)
    expect((await ask()).code).toBe(0)
    // The proof that a tree of four grew from that of three (RFC 6962 §2.1.2).
    shown = story(1, 2, 3, 4)
    path = [leaf(3), leaf(4), rootOfLeaves([leaf(1), leaf(2)])].map((hash) => hash.toString('hex'))
    expect((await ask()).code).toBe(0)
    const honest = shown

    shown = story(1, 2, 3)
    const back = await ask()
    expect([back.code, back.out]).toEqual([2, expect.stringMatching(/^ROLLED_BACK: .*3.*4/)])
    shown = story(1, 2, 3, 5)
    expect([2, expect.stringMatching(/^FORK/)]).toEqual(Object.values(await ask()))
    shown = story(1, 2, 9, 4, 5)
    path = [leaf(5).toString('hex')]
    expect([2, expect.stringMatching(/^FORK/)]).toEqual(Object.values(await ask()))
    expect(readFileSync(join(folder, 'liar.state'), 'utf8')).toBe(honest)
    const evidence = readFileSync(join(folder, 'liar.state.evidence'), 'utf8')
    expect(evidence).toContain(honest)
    expect(evidence).toContain(shown)
    // It goes on from what it knew.
    shown = story(1, 2, 3, 4, 5)
    path = [leaf(5).toString('hex')]
    expect((await ask()).code).toBe(0)
  })

  it('or that answers something else, is not signed', async () => {
    for (const nonsense of ['', 'hello', `${shown}trailing`, shown.replace('\n\n', '\n')]) {
      const kept = shown
      shown = nonsense
      expect((await ask()).code).toBe(1)
      shown = kept
    }
    expect(existsSync(join(folder, 'liar.state.next'))).toBe(false)
  })
})
