import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { mintToken } from '../../src/identity/issuer.js'
import { localKeys } from '../../src/identity/keys.js'
import { personaOf } from '../support/app.js'
import { type BuiltProduct, builtProduct } from '../support/built-product.js'
import { type RunningApp, startApp } from '../support/running-app.js'
import { expectedLeaf, faultsOfTree, storedRecords } from './stored.js'

const requests = 2_000
const callers = ['police-control', 'bank-harbour', 'auditor', 'carrier-north', 'operator', null]
const documents = [
  '{ cases(first: 2) { nodes { id caseNumber } } }',
  'query Two { a: cases(first: 1) { nodes { id } } b: agencies(first: 1) { nodes { id name } } }',
  '{ orders(first: 1) { nodes { orderNumber } } }',
  '{ __schema { queryType { name } } }',
  '{ no such thing',
]

let product: BuiltProduct
let main: string
let dataDir: string
let app: RunningApp
const tokens = new Map<string, string>()

beforeAll(async () => {
  product = await builtProduct()
  main = product.main
  dataDir = mkdtempSync(join(tmpdir(), 'liandong-crash-'))
  chmodSync(dataDir, 0o711)
  app = await startApp({ dataDir, main })
  const keys = await localKeys(dataDir)
  for (const key of callers) if (key) tokens.set(key, await mintToken(keys, personaOf(key), { issuer: 'https://issuer.liandong.example', audience: 'https://graph.liandong.example' }))
}, 60_000)
afterAll(async () => {
  await app?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

interface Whole {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by path in many shapes
  readonly body: any
}

/** The response, if it came whole; null where the connection broke. */
const ask = (agent: Agent, at: number): Promise<Whole | null> =>
  new Promise((resolve) => {
    const caller = callers[at % callers.length]
    const headers: Record<string, string> = { 'content-type': 'application/json', ...(caller ? { authorization: `Bearer ${tokens.get(caller)}`, 'x-purpose': personaOf(caller).purposes[0] } : {}) }
    const sent = request(`${app.url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve(response.complete ? { status: response.statusCode as number, body: JSON.parse(text) } : null))
      response.on('error', () => resolve(null))
    })
    sent.on('error', () => resolve(null))
    sent.end(JSON.stringify({ query: documents[at % documents.length] }))
  })

/** 2,000 requests at once; after as many answers as chance says, `kill`. */
async function killAmid(kill: () => void): Promise<{ answers: (Whole | null)[]; moment: number }> {
  const moment = 100 + Math.floor(Math.random() * 1_200)
  console.log(`killing after ${moment} answers`)
  const agent = new Agent({ keepAlive: true, maxSockets: 500 })
  let came = 0
  const answers = await Promise.all(
    Array.from({ length: requests }, async (_, at) => {
      const answer = await ask(agent, at)
      if (answer && ++came === moment) kill()
      return answer
    }),
  )
  agent.destroy()
  return { answers, moment }
}

const postmaster = (): { pid: number; port: number } => {
  const lines = readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

const ended = async (): Promise<void> => {
  if (app.process.signalCode === null && app.process.exitCode === null) await once(app.process, 'exit')
}

const ownerOf = () => postgres(`postgres://liandong_owner:${encodeURIComponent(readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim())}@127.0.0.1:${postmaster().port}/liandong`, { max: 1, onnotice: () => undefined })

/** What `npm run log:verify` says once all that was written is signed. */
async function verified(): Promise<{ status: number | null; out: { ok: boolean; size: number; faults: number } }> {
  const owner = ownerOf()
  for (let tries = 0; tries < 200; tries++) {
    const [left] = await owner`select 1 where (select max(tree_size) from access_log.checkpoint) = (select count(*) from access_log.record)`
    if (left) break
    await sleep(100)
  }
  await owner.end({ timeout: 1 })
  const { status, stdout } = spawnSync(process.execPath, [product.command('log-verify-cli'), '--json'], { env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir }, encoding: 'utf8' })
  return { status, out: JSON.parse(stdout) }
}

/** After a restart: every answer that came has its record, and the log is one tree. */
async function expectKept(answers: readonly (Whole | null)[]): Promise<{ received: number; stored: number }> {
  const owner = ownerOf()
  try {
    const records = new Map((await storedRecords(owner)).map((record) => [record.id, record]))
    const received = answers.flatMap((answer) => (answer?.body.extensions?.accessRecord ? [answer] : []))
    for (const { body } of received) {
      const { id, leaf } = body.extensions.accessRecord
      const record = records.get(id)
      expect(record, `a client received ${id} and the log does not have it`).toBeDefined()
      expect(record && expectedLeaf(record)).toBe(leaf)
      expect(record?.leaf.toString('hex')).toBe(leaf)
    }
    // Whatever came without a record disclosed nothing: UNAVAILABLE, or the 503 of a server that is closing.
    for (const answer of answers) if (answer && !answer.body.extensions?.accessRecord) expect([answer.status, answer.body.data]).toEqual([503, undefined])
    let faults = ['never looked']
    for (let tries = 0; tries < 100 && faults.length; tries++) {
      await sleep(100)
      faults = await faultsOfTree(owner)
    }
    expect(faults).toEqual([])
    return { received: received.length, stored: records.size }
  } finally {
    await owner.end({ timeout: 1 })
  }
}

describe('amid 2,000 parallel requests', () => {
  const crashes = Array.from({ length: inject('proof') ? 12 : 1 }, (_, at) => at + 1)

  it.each(crashes)('the server is killed, time %i: every answer that a client received whole has its record, and all have their place', async () => {
    const { answers, moment } = await killAmid(() => app.process.kill('SIGKILL'))
    await ended()
    app = await startApp({ dataDir, main })
    const { received, stored } = await expectKept(answers)
    console.log(`${received} received, ${stored} stored`)
    expect(received).toBeGreaterThanOrEqual(moment)
    expect(received).toBeLessThan(requests)
    expect(stored).toBeGreaterThanOrEqual(received)
    const after = await ask(new Agent(), 0)
    expect(after?.status).toBe(200)
  }, 60_000)

  it.each(crashes)('the database is killed, time %i: every answer is whole with its record or says UNAVAILABLE, and all have their place', async () => {
    const before = postmaster().pid
    const { answers, moment } = await killAmid(() => process.kill(before, 'SIGKILL'))
    expect(answers.filter((answer) => !answer || answer.status === 503).length).toBeGreaterThan(0)
    // A server whose database was killed beneath it may have ended by itself already.
    app.process.kill('SIGKILL')
    await ended()
    app = await startApp({ dataDir, main })
    expect(postmaster().pid).not.toBe(before)
    const { received, stored } = await expectKept(answers)
    console.log(`${received} received, ${stored} stored`)
    expect(received).toBeGreaterThanOrEqual(moment)
  }, 60_000)

  it('after all of it the log verifies: by its own command, and nothing that is stored is without a place', async () => {
    await ask(new Agent(), 0)
    const verdict = await verified()
    expect(verdict).toMatchObject({ status: 0, out: { ok: true, faults: 0 } })
    const owner = ownerOf()
    const [log] = await owner<{ records: number; placed: number }[]>`select (select count(*) from access_log.record)::int as records, (select count(*) from access_log.leaf)::int as placed`
    await owner.end({ timeout: 1 })
    expect(log?.placed).toBe(log?.records)
    expect(verdict.out.size).toBe(log?.records)
    console.log(`${log?.records} records verified after ${2 * crashes.length} kills`)
  }, 60_000)
})
