import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import postgres from 'postgres'
import { inject } from 'vitest'

import type { VerifierKey } from '../../src/access-log/note.js'
import { Indexer } from '../../src/access-log/indexer.js'
import { Sequencer } from '../../src/access-log/sequencer.js'
import { signerOf } from '../../src/access-log/signer.js'
import { makeApp } from '../../src/app.js'
import { clockwork } from '../../src/corridor/clockwork.js'
import { composeGraph, type Graph } from '../../src/corridor/schema.js'
import { openSessionPool, type SessionPool } from '../../src/database/session-pool.js'
import { openTransactionPool } from '../../src/database/transaction.js'
import { makeAuthenticator } from '../../src/identity/authenticate.js'
import { mintToken } from '../../src/identity/issuer.js'
import { localKeys } from '../../src/identity/keys.js'
import { findPersona, type Persona } from '../../src/identity/personas.js'
import { slices } from '../../src/slices.js'
import { newId } from '../../src/database/columns.js'
import { createDatabase, type TestDatabase } from './database.js'
import { testPlatformKey } from './platform-key.js'

export interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by path in many shapes
  readonly body: any
}

export interface TestApp {
  readonly app: FastifyInstance
  readonly url: string
  readonly graph: Graph
  readonly database: TestDatabase
  /** The owner's connection: sees and changes everything, for arranging worlds. */
  readonly owner: postgres.Sql
  readonly sequencer: Sequencer
  readonly indexer: Indexer
  /** Gives every record its place, signs the tree, and makes the auditor's rows of it. */
  project(): Promise<void>
  /** Asks as a persona with its first purpose, unless headers say otherwise. `null`: without a token. */
  ask(persona: string | null, query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Reply>
  token(persona: string): Promise<string>
  /** Work of the clock by task name, as the scheduler would run it; `sweep-…` do all that is due. */
  readonly clock: Readonly<Record<string, (payload: unknown) => Promise<void>>>
  /** Moves the platform's time: from here on it is the machine's and so much more. */
  shiftClock(milliseconds: number): Promise<void>
  /** A token of somebody who is no persona. */
  mint(persona: Persona): Promise<string>
  /** The stored body of a response's record. */
  recordOf(reply: Reply): Promise<Record<string, unknown> & { subjects: string[]; patterns: Record<string, { type: string; clear: string[]; masked: string[]; tokens: string[]; withheld: { field: string; reason: string }[] }> }>
  /** `keep`: its database stays, with nobody connected to it. */
  close(options?: { readonly keep?: boolean }): Promise<void>
}

export const personaOf = (key: string): Persona => findPersona(key) as Persona

const identity = { issuer: 'https://issuer.liandong.example', audience: 'https://graph.liandong.example' }
let composed: Promise<Graph> | undefined
/** One for all files of a worker, and MUST stay as it is made: who needs another house composes one, or spreads this one. */
export const testGraph = (): Promise<Graph> => (composed ??= composeGraph(slices))

export interface TestAppOptions {
  /** What its database is a copy of: the stories unless told. */
  readonly template?: string
  /** 15 s unless told. */
  readonly statementTimeoutMs?: number
  /** Told of each statement as the pool is given it. */
  readonly onStatement?: (pool: 'reads' | 'records', text: string) => void
  /** The way to the database: a proxy that can be cut. */
  readonly via?: (url: string) => string
  /** Another house than `testGraph`'s: one broken on purpose. */
  readonly graph?: Graph
  /** What stands in for the pool of reads. */
  readonly reads?: (pool: SessionPool) => SessionPool
  /** None unless told. */
  readonly witnesses?: readonly VerifierKey[]
  /** 10 000 objects unless told. */
  readonly costLimit?: number
  /** More than any test asks unless told. */
  readonly objectsPerMinute?: number
}

const watched = (name: 'reads' | 'records', pool: SessionPool, onStatement: TestAppOptions['onStatement']): SessionPool =>
  onStatement ? { run: (binding, text, params) => (onStatement(name, text), pool.run(binding, text, params)), close: () => pool.close() } : pool

/** The real application over a database of its own, filled with the stories. */
export async function openTestApp({ template = inject('storiesTemplate'), statementTimeoutMs = 15_000, onStatement, via = (url) => url, graph: given, reads: standIn = (pool) => pool, costLimit = 10_000, objectsPerMinute = 100_000_000, witnesses = [] }: TestAppOptions = {}): Promise<TestApp> {
  const graph = given ?? (await testGraph())
  const database = await createDatabase({ template })
  const folder = mkdtempSync(join(tmpdir(), 'liandong-keys-'))
  const keys = await localKeys(folder)
  const reads = standIn(watched('reads', openSessionPool({ url: via(database.appUrl), size: 3, applicationName: 'test reads', statementTimeoutMs }), onStatement))
  const records = watched('records', openSessionPool({ url: via(database.appUrl), size: 1, applicationName: 'test records', statementTimeoutMs }), onStatement)
  const writes = openTransactionPool({ url: via(database.appUrl), size: 4, applicationName: 'test writes', statementTimeoutMs })
  const owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined })
  const signer = signerOf('log.test.example', generateKeyPairSync('ed25519').privateKey)
  const sequencing = postgres(database.appUrl, { max: 1, onnotice: () => undefined })
  const app = await makeApp({ graph, authenticate: makeAuthenticator({ keys, ...identity }), reads, writes, records, platformKey: testPlatformKey, log: { vkey: signer.vkey, witnesses }, costLimit, objectsPerMinute, logLevel: 'silent', unrecorded: false })
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`
  const sequencer = new Sequencer({ sql: sequencing, intervalMs: 50, onFault: (fault) => { throw fault }, seal: { signer, intervalMs: 0, onSigned: async () => undefined } })
  const indexer = new Indexer({ sql: sequencing, projections: graph.projections, intervalMs: 50, onFault: (fault) => { throw fault } })
  const tokens = new Map<string, Promise<string>>()
  const token = (persona: string): Promise<string> => {
    let made = tokens.get(persona)
    if (!made) tokens.set(persona, (made = mintToken(keys, personaOf(persona), identity)))
    return made
  }
  return {
    app,
    url,
    graph,
    database,
    owner,
    sequencer,
    indexer,
    async project() {
      // Transactions of other databases on this server hold the sequencer back while they last.
      for (let tries = 0; tries < 500; tries++) {
        await sequencer.sequence()
        const [left] = await owner<{ n: number }[]>`select (select count(*) from access_log.record)::int - (select count(*) from access_log.leaf)::int as n`
        if (left?.n === 0) break
        await sleep(20)
      }
      await sequencer.seal({ atOnce: true })
      await indexer.index()
    },
    token,
    clock: clockwork({ pool: writes, tasks: graph.tasks, listeners: graph.listeners, digestKey: testPlatformKey }),
    async shiftClock(milliseconds) {
      await owner`insert into app.clock_shift (shift) values (make_interval(secs => ${milliseconds / 1000})) on conflict (single) do update set shift = excluded.shift`
    },
    mint: (persona) => mintToken(keys, persona, identity),
    async ask(persona, query, variables = {}, headers = {}) {
      // Of requests under one key a test speaks itself; any other has a key of its own.
      const identityHeaders: Record<string, string> = persona ? { authorization: `Bearer ${await token(persona)}`, 'x-purpose': personaOf(persona).purposes[0], 'idempotency-key': newId('request') } : {}
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...identityHeaders, ...headers }, body: JSON.stringify({ query, variables }) })
      const text = await response.text()
      return { status: response.status, text, headers: Object.fromEntries(response.headers), body: JSON.parse(text) }
    },
    async recordOf(reply) {
      const [row] = await owner<{ body: string }[]>`select body from access_log.record where id = ${reply.body.extensions.accessRecord.id}`
      return JSON.parse((row as { body: string }).body)
    },
    async close({ keep = false } = {}) {
      await app.close()
      await Promise.all([reads.close(), writes.close(), records.close(), owner.end({ timeout: 1 }), sequencing.end({ timeout: 1 })])
      rmSync(folder, { recursive: true, force: true })
      if (!keep) await database.drop()
    },
  }
}
