/** A real log – real application, real sequencer – kept as a template that tests copy and do to it what they like; and a way to export and verify it. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { type BundleFilter, bundleEnd, bundleHead, bundleLines } from '../../src/access-log/bundle.js'
import { openLogReader } from '../../src/access-log/log-reader.js'
import type { Ask } from '../../src/access-log/tree-store.js'
import { sessionOptions } from '../../src/database/connection.js'
import { rawKeyOf, vkeyOf } from '../../src/access-log/note.js'
import { leafSql } from '../../src/access-log/record.js'
import { Sequencer } from '../../src/access-log/sequencer.js'
import { signerOf } from '../../src/access-log/signer.js'
import { type Verdict, Verifier } from '../../verifier/verify-log.mjs'
import { openTestApp } from '../support/app.js'
import { createDatabase, type TestDatabase } from '../support/database.js'

export const origin = 'log.test.example'
export const oldMonth = '2022-06-01'
/** Records of a month whose time is over; they stand first. */
export const oldRecords = 5

export interface SignedLog {
  /** Name of the database to copy; nobody is connected to it. */
  readonly template: string
  readonly vkey: string
  readonly privateKey: KeyObject
  readonly witnessVkey: string
  readonly size: number
  /** Sizes that were signed, in order. */
  readonly sizes: readonly number[]
  drop(): Promise<void>
}

const documents: readonly (readonly [string | null, string])[] = [
  ['police-control', '{ cases(first: 3) { nodes { id caseNumber narrative } } }'],
  ['bank-harbour', 'query Mine { accounts(first: 2) { nodes { id number holderName } } }'],
  ['carrier-north', '{ a: orders(first: 1) { nodes { orderNumber } } b: agencies(first: 2) { nodes { name } } }'],
  [null, '{ __typename }'],
  ['auditor', '{ cases(first: 2) { nodes { caseNumber } } }'],
  ['operator', '{ no such thing'],
]

/** Signs a checkpoint's text as a witness does (C2SP cosignature/v1). */
export function cosign(privateKey: KeyObject, name: string, keyId: Buffer, text: string, seconds: number): string {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  return `— ${name} ${Buffer.concat([keyId, time, sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8'), privateKey)]).toString('base64')}\n`
}

/** Records of a made-up caller, written as statements write theirs. `n` from 1. */
const madeUp = (name: string, time: string, count: number, month = "date_trunc('milliseconds', now())") => `insert into access_log.record (id, recorded_at, salt, body, leaf)
  select id, ${month}, salt, body, ${leafSql('id', 'salt', 'body')} from (select 'event_${name}_' || lpad(n::text, 6, '0') as id, decode(lpad(to_hex(n), 32, '0'), 'hex') as salt,
    '{"agency":"agency_made_up","audience":null,"case":null,"client":null,"document":null,"id":"event_${name}_' || lpad(n::text, 6, '0') || '","instrument":null,"kind":"query","mode":"filter","officer":null,"operation":null,"outcome":"DISCLOSED","patterns":{},"policy":"made-up","purpose":null,"refusals":[],"subjects":[],"time":"${time}","variables":null,"version":1}' as body
    from generate_series(1, ${count}) n) r`

/** `steps` says after how many records each checkpoint is signed; `more` are made up and signed last. */
export async function makeSignedLog(steps: readonly number[], more = 0): Promise<SignedLog> {
  const app = await openTestApp()
  const { privateKey } = generateKeyPairSync('ed25519')
  const signer = signerOf(origin, privateKey)
  const witness = generateKeyPairSync('ed25519')
  const witnessName = 'witness.test.example'
  const witnessVkey = vkeyOf(witnessName, 0x04, rawKeyOf(witness.publicKey))
  const sequencing = postgres(app.database.appUrl, { max: 1, onnotice: () => undefined })
  const sequencer = new Sequencer({ sql: sequencing, intervalMs: 50, onFault: (fault) => { throw fault }, seal: { signer, intervalMs: 0, onSigned: async () => undefined } })
  const place = async (size: number) => {
    for (let tries = 0; tries < 1_000; tries++) {
      await sequencer.sequence()
      const [row] = await app.owner<{ n: number }[]>`select count(*)::int as n from access_log.leaf`
      if (row?.n === size) return
      await sleep(10)
    }
    throw new Error('records never got their place')
  }
  const [first, ...rest] = steps as [number, ...number[]]
  await app.owner.unsafe(`create table access_log.record_2022_06 partition of access_log.record for values from ('2022-06-01T00:00:00Z') to ('2022-07-01T00:00:00Z')`)
  await app.owner.unsafe(madeUp('old', '2022-06-15T08:00:00.000Z', oldRecords, "'2022-06-15T08:00:00Z'"))
  await place(oldRecords)
  const sizes: number[] = []
  let size = oldRecords
  for (const step of [Math.max(0, first - oldRecords), ...rest]) {
    for (let at = 0; at < step; at++) {
      const [persona, query] = documents[(size + at) % documents.length] as (typeof documents)[number]
      await app.ask(persona, query)
    }
    size += step
    await place(size)
    const note = await sequencer.seal({ atOnce: true })
    if (note === null) throw new Error('nothing was signed')
    sizes.push(size)
    const line = cosign(witness.privateKey, witnessName, Buffer.from(witnessVkey.split('+')[1] as string, 'hex'), note.slice(0, note.indexOf('\n\n') + 1), Math.floor(Date.now() / 1000))
    if (sizes.length % 3 === 0) await app.owner`insert into access_log.cosignature (tree_size, witness, line) values (${size}, ${witnessName}, ${line})`
  }
  if (more > 0) {
    await app.owner.unsafe(madeUp('more', new Date().toISOString(), more))
    size += more
    await place(size)
    await sequencer.seal({ atOnce: true })
    sizes.push(size)
  }
  await sequencing.end({ timeout: 5 })
  await app.close({ keep: true })
  return { template: app.database.name, vkey: signer.vkey, privateKey, witnessVkey, size, sizes, drop: () => app.database.drop() }
}


/** The bundle that somebody who may ask would export, line by line. */
export async function exported(ask: Ask, vkey: string, { proofs = false, ...part }: { proofs?: boolean; from?: number; until?: number; filter?: BundleFilter } = {}): Promise<string[]> {
  const head = await bundleHead(ask, vkey, part)
  const lines = [JSON.stringify(head)]
  let records = 0
  for await (const some of bundleLines(ask, head, { proofs })) {
    lines.push(...some.lines)
    records += some.records
  }
  return [...lines, bundleEnd(head, records)]
}

export function verified(lines: readonly string[], options: ConstructorParameters<typeof Verifier>[0] = {}): Verdict {
  const verifier = new Verifier(options)
  for (const line of lines) verifier.line(line)
  return verifier.verdict()
}

/** A copy of the log and two who are connected to it: the log's reader, and its owner, who has switched off what holds it back. */
export interface Victim {
  readonly database: TestDatabase
  readonly ask: Ask
  /** What `look` finds after the owner has done what triggers forbid; then it is undone. */
  attack<T>(tamper: (owner: postgres.TransactionSql) => Promise<unknown>, look: (ask: Ask) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export async function openVictim(template: string): Promise<Victim> {
  const database = await createDatabase({ template })
  const reader = await openLogReader({ logUrl: database.logUrl, appUrl: null, databaseUrl: null, dataDir: '' }, () => undefined)
  const owner = postgres(database.ownerUrl, { max: 1, ...sessionOptions, onnotice: () => undefined })
  const tables = await owner<{ name: string }[]>`select c.oid::regclass::text as name from pg_class c where c.relnamespace = 'access_log'::regnamespace and c.relkind in ('r', 'p')`
  for (const { name } of tables) await owner.unsafe(`alter table ${name} disable trigger user`)
  return {
    database,
    ask: reader.ask,
    async attack<T>(tamper: (owner: postgres.TransactionSql) => Promise<unknown>, look: (ask: Ask) => Promise<T>): Promise<T> {
      let found: T | undefined
      const undo = new Error('undone')
      await owner
        .begin(async (sql) => {
          await tamper(sql)
          found = await look((text, parameters) => sql.unsafe(text, parameters as (string | number)[]) as unknown as ReturnType<Ask>)
          throw undo
        })
        .catch((cause: unknown) => {
          if (cause !== undo) throw cause
        })
      return found as T
    },
    async close() {
      await Promise.all([reader.close(), owner.end({ timeout: 1 })])
      await database.drop()
    },
  }
}
