import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MuleRing, playMuleRing } from '../../demo/mule-ring.play.js'
import type { Theatre } from '../../demo/theatre.js'
import { TimeMachine } from '../../demo/time-machine.js'
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded.js'
import { appRole } from '../../src/database/roles.js'
import { urlFor } from '../../src/database/servers.js'
import { mintToken } from '../../src/identity/issuer.js'
import { type LocalKeys, localKeys } from '../../src/identity/keys.js'
import { type CuttableProxy, openProxy } from '../access-log/cuttable-proxy.js'
import { expectedLeaf, faultsOfTree, storedRecords } from '../access-log/stored.js'
import { personaOf } from '../support/app.js'
import { type BuiltProduct, builtProduct } from '../support/built-product.js'
import { type RunningApp, startApp } from '../support/running-app.js'
import { type Acted, acknowledged, faultsOfAcknowledged, faultsOfTrees, faultsOfMoney, faultsOfRepetition, faultsOfWaiting, keepForgottenKeys, readActed } from './acted-rows.js'
import { Door } from './door.js'

/** What dies: the server; PostgreSQL with all its processes; one session of PostgreSQL, which then ends all others by itself. The server has to stand the last two. */
type Victim = 'server' | 'database' | 'session'
const deaths: readonly Victim[] = ['server', 'server', 'server', 'server', 'database', 'database', 'database', 'database', 'session', 'session']
/** How long a request is repeated. On a machine that has nothing else to do a server is back within a few seconds. */
const patienceMs = 180_000
/** Within so long of a restart everything that is due has been done. */
const keptWithinMs = 60_000

const door = new Door()
let product: BuiltProduct
let dataDir: string
let database: EmbeddedServer
/** Where the server and the test find the database, wherever it listens after a restart. */
let proxy: CuttableProxy
let app: RunningApp
let keys: LocalKeys
let owner: postgres.Sql
let machine: TimeMachine
let began: Date
const rings: MuleRing[] = []
let acted: Acted

/** Deaths that are still to come, in random order. */
const toCome: Victim[] = deaths.map((victim) => [Math.random(), victim] as const).sort(([a], [b]) => a - b).map(([, victim]) => victim)
const died: Record<Victim, number> = { server: 0, database: 0, session: 0 }
/** Servers that ended by themselves, because their database did. */
let fell = 0
/** The death under way, restart included. */
let dying: Promise<void> | null = null
let restartedAt = 0
/** Milliseconds from a restart to the moment when no appointment was due any more. */
const keptAfter: number[] = []

/** Processes whose parent is that one; Linux tells, elsewhere they end by themselves when it is gone. */
const childrenOf = (parent: number): number[] => {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]) === parent
    } catch {
      return false
    }
  })
}

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was quicker.
  }
}

async function startDatabase(): Promise<void> {
  // Processes die here, not the machine: what PostgreSQL has written the kernel keeps.
  database = await startEmbedded({ dataDir, log: () => undefined, settings: { fsync: 'off' } })
  void owner?.end({ timeout: 0 })
  owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined })
}

/** The first one migrates; whoever comes after it is a replica that only serves, which takes half the time. */
async function startServer(url: Readonly<Record<string, string>> = { DATABASE_APP_URL: proxy.via(urlFor(database.ownerUrl, appRole)) }): Promise<void> {
  app = await startApp({ dataDir, main: product.main, environment: { ...url } })
  const { process: started } = app
  started.once('exit', (_code, signal) => {
    if (signal !== 'SIGKILL' && started === app.process) fell += 1
  })
  door.behind = [app.url]
}

/** What the database says once it does again: where one of its processes was killed it ends all the others first. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  for (const began = performance.now(); ; await sleep(100)) {
    try {
      return await ask()
    } catch (fault) {
      if (performance.now() - began > patienceMs) throw fault
    }
  }
}

async function die(victim: Victim): Promise<void> {
  died[victim] += 1
  switch (victim) {
    case 'session': {
      const [session] = await answered(() => owner<{ pid: number }[]>`select pid from pg_stat_activity where application_name in ('liandong writes', 'liandong reads', 'liandong clock') order by random() limit 1`)
      if (session) kill(session.pid)
      await sleep(50)
      await answered(() => owner`select 1`)
      break
    }
    case 'database': {
      const pid = Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
      for (const each of [pid, ...childrenOf(pid)]) kill(each)
      // Whoever asks meanwhile is told so.
      await sleep(Math.random() * 500)
      await startDatabase()
      break
    }
    case 'server': {
      door.behind = []
      const ended = once(app.process, 'exit')
      app.process.kill('SIGKILL')
      await ended
      await startServer()
    }
  }
  restartedAt = performance.now()
}

/** Rejects where a restart fails: nobody needs to wait for the plays then. */
let giveUp: (fault: unknown) => void = () => undefined
const failure = new Promise<never>((_, reject) => {
  giveUp = reject
})

/** False where nobody is left to die, or somebody is just about to. */
const dieAt = (told: string, delayMs: number): boolean => {
  const victim = dying === null ? toCome.pop() : undefined
  if (!victim) return false
  const killedAt = performance.now() + delayMs
  dying = sleep(delayMs)
    .then(() => {
      console.log(`${victim} killed ${told}, ${delayMs.toFixed(1)} ms later`)
      return die(victim)
    })
    .then(() => console.log(`back after ${(performance.now() - killedAt).toFixed(0)} ms`))
    .catch(giveUp)
    .finally(() => {
      dying = null
      next = sentLast + 3 + Math.floor(Math.random() * 10)
    })
  return true
}

/** Requests sent on so far, and the one at which the next dies. */
let sentLast = 0
let next = 3 + Math.floor(Math.random() * 10)
/** Deaths kept for passes of time, when the clock alone works. */
let reserved = 2

const theatre: Theatre = {
  url: '',
  token: (persona) => mintToken(keys, personaOf(persona), { issuer: 'https://issuer.liandong.example', audience: 'https://graph.liandong.example' }),
  async pass(milliseconds) {
    const started = performance.now()
    if (dieAt(`as ${milliseconds / 3_600_000} hours pass`, Math.random() * 1_500) && reserved > 0) reserved -= 1
    let arrival = machine.pass(milliseconds)
    for (;;) {
      try {
        await arrival
        break
      } catch (fault) {
        if (performance.now() > started + patienceMs) throw fault
        await sleep(200)
        arrival = machine.arrive()
      }
    }
    keptAfter.push(performance.now() - Math.max(started, restartedAt))
  },
  shiftMs: () => machine.shiftMs,
  tell: () => undefined,
  patienceMs,
}

beforeAll(async () => {
  product = await builtProduct()
  dataDir = mkdtempSync(join(tmpdir(), 'liandong-killed-'))
  chmodSync(dataDir, 0o711)
  await startDatabase()
  proxy = await openProxy(() => database.ownerUrl)
  await startServer({ DATABASE_URL: proxy.via(database.ownerUrl) })
  keys = await localKeys(dataDir)
  await keepForgottenKeys(owner)
  machine = new TimeMachine(() => owner)
  began = new Date()
  door.onSent = (nth) => {
    sentLast = nth
    if (nth >= next && toCome.length > reserved) dieAt(`at request ${nth}`, Math.random() * 30)
  }
  const stage = { ...theatre, url: await door.open() }
  // As often as it takes; once or twice.
  for (let serial = 7_000; toCome.length > 0 && serial < 7_400; serial += 100) rings.push(await Promise.race([playMuleRing(stage, serial), failure]))
  await dying
  // After the last death nothing stays due.
  const settled = performance.now()
  await machine.settle()
  keptAfter.push(performance.now() - settled)
  acted = await readActed(owner, began)
}, 480_000)
afterAll(async () => {
  try {
    await door.close()
    await app?.stop()
  } finally {
    await owner?.end({ timeout: 1 })
    await proxy?.cut()
    await database?.stop()
        if (dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
}, 60_000)

describe('while server and database are killed amid the mule ring', () => {
  it('each died as often as was meant, and answers were lost on the way', () => {
    const unavailable = door.heard.filter(({ status }) => status === 503).length
    console.log(`${rings.length} plays, ${door.heard.length} answers, ${unavailable} of them UNAVAILABLE, ${door.lost} lost; due kept within ${Math.max(...keptAfter).toFixed(0)} ms`)
    expect(died).toEqual({ server: 4, database: 4, session: 2 })
    expect(door.lost + unavailable).toBeGreaterThan(4)
  })

  it('no server ends because its database did', () => {
    expect(fell).toBe(0)
    expect([app.process.exitCode, app.process.signalCode]).toEqual([null, null])
  })

  it('every play comes to its end', () => {
    for (const { caseId, restitution } of rings) {
      expect(restitution.status).toBe('RETURNED')
      const statuses = acted.orders.filter((order) => order['case_id'] === caseId).map(({ family, status }) => `${family} ${status}`).sort()
      expect(statuses).toEqual([
        ...['FREEZE RETURNED', 'IM_MEASURE EXECUTED', 'NUMBER_MEASURE MISROUTED', 'NUMBER_MEASURE RESTORED', 'RETURN_OF_FUNDS RETURNED'],
        ...['STOP_PAYMENT CONVERTED_TO_FREEZE', 'STOP_PAYMENT EXPIRED', 'STOP_PAYMENT EXPIRED', 'STOP_PAYMENT REJECTED', 'URL_MEASURE EXECUTED', 'URL_MEASURE EXECUTED'],
      ])
    }
  })

  it('no order is lost: whatever was acknowledged is there, as it was answered', () => {
    expect(acknowledged(door.heard).length).toBeGreaterThan(30)
    expect(faultsOfAcknowledged(acted, door.heard)).toEqual([])
    expect(faultsOfTrees(acted)).toEqual([])
  })

  it('none is duplicated: one order of a target, one effect of a key, one step of the clock', () => {
    expect(faultsOfRepetition(acted)).toEqual([])
    expect(faultsOfMoney(acted)).toEqual([])
  })

  it('none is stuck: what was due was kept within a minute, and no job is held by the dead', () => {
    expect(Math.max(...keptAfter)).toBeLessThan(keptWithinMs)
    expect(faultsOfWaiting(acted, Date.now() + machine.shiftMs)).toEqual([])
  })

  it('every answer that came has its record, and the log is one tree', async () => {
    const records = new Map((await storedRecords(owner)).map((record) => [record.id, record]))
    const recorded = door.heard.filter(({ body }) => body.extensions?.accessRecord)
    expect(recorded.length).toBeGreaterThan(60)
    for (const { body } of recorded) {
      const { id, leaf } = body.extensions.accessRecord
      const record = records.get(id)
      expect(record && [expectedLeaf(record), record.leaf.toString('hex')], `${id} was received`).toEqual([leaf, leaf])
    }
    // What came without one disclosed nothing.
    for (const { status, body } of door.heard) if (!body.extensions?.accessRecord) expect([status, body.data]).toEqual([503, undefined])
    await expect.poll(() => faultsOfTree(owner), { timeout: 10_000, interval: 200 }).toEqual([])
  })

  it('the judgement would see a duplicate', () => {
    const stop = acted.orders.find(({ family }) => family === 'STOP_PAYMENT')
    expect(faultsOfRepetition({ ...acted, orders: [...acted.orders, { ...stop, id: 'control_order_again', order_number: 'ORD-AGAIN' }] })).toEqual([expect.stringMatching(/^ordered twice/)])
  })
})
