import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { playImpersonatedPolice } from '../../demo/impersonated-police.play.js'
import { type MuleRing, playMuleRing } from '../../demo/mule-ring.play.js'
import { type Answer, hours, type Theatre } from '../../demo/theatre.js'
import { TimeMachine } from '../../demo/time-machine.js'
import { cardNumber, mobileNumber } from '../../seeds/numbers.js'
import { newId } from '../../src/database/columns.js'
import { mintToken } from '../../src/identity/issuer.js'
import { type LocalKeys, localKeys } from '../../src/identity/keys.js'
import { expectedLeaf, faultsOfTree, storedRecords } from '../access-log/stored.js'
import { personaOf } from '../support/app.js'
import { type BuiltProduct, builtProduct } from '../support/built-product.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type RunningApp, startApp } from '../support/running-app.js'
import { faultsOfAcknowledged, faultsOfTrees, faultsOfMoney, faultsOfRepetition, faultsOfWaiting, keepForgottenKeys, readActed } from './acted-rows.js'
import { Door } from './door.js'

const door = new Door()
let product: BuiltProduct
let database: TestDatabase
let dataDir: string
let keys: LocalKeys
let replicas: readonly [RunningApp, RunningApp]
let owner: postgres.Sql
let machine: TimeMachine
let began: Date
let theatre: Theatre

/** Two replicas of the built product, started at once on one empty database, and a door that hands each request to either. */
beforeAll(async () => {
  product = await builtProduct()
  database = await createDatabase()
  dataDir = mkdtempSync(join(tmpdir(), 'liandong-replicas-'))
  chmodSync(dataDir, 0o711)
  const start = () => startApp({ dataDir, main: product.main, environment: { DATABASE_URL: database.ownerUrl, POOL_SIZE: '6' } })
  replicas = await Promise.all([start(), start()])
  keys = await localKeys(dataDir)
  owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined })
  await keepForgottenKeys(owner)
  machine = new TimeMachine(() => owner)
  began = new Date()
  door.behind = replicas.map(({ url }) => url)
  theatre = {
    url: await door.open(),
    token: (persona) => mintToken(keys, personaOf(persona), { issuer: 'https://issuer.liandong.example', audience: 'https://graph.liandong.example' }),
    pass: (milliseconds) => machine.pass(milliseconds),
    shiftMs: () => machine.shiftMs,
    tell: () => undefined,
    patienceMs: 60_000,
  }
}, 120_000)
afterAll(async () => {
  try {
    await door.close()
    await owner?.end({ timeout: 1 })
    for (const replica of replicas ?? []) if (replica.process.signalCode !== 'SIGKILL') await replica.stop()
  } finally {
    await database?.drop()
        if (dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
}, 60_000)

interface Asked {
  readonly persona: string
  readonly root: string
  readonly type: string
  readonly selection: string
  readonly input: Record<string, unknown>
  readonly key?: string
  /** Address; that of the door unless told. */
  readonly at?: string
}

/** One request, sent once. */
async function ask({ persona, root, type, selection, input, key = newId('request'), at = theatre.url }: Asked): Promise<Answer> {
  const response = await fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await theatre.token(persona)}`, 'x-purpose': persona === 'police-intake' ? 'INTAKE' : 'STOP_LOSS', 'idempotency-key': key },
    body: JSON.stringify({ query: `mutation M($input: ${type}!) { ${root}(input: $input) { ${selection} userErrors { field code rule } } }`, variables: { input } }),
  })
  return response.json()
}

const report = (serial: number, facts: Record<string, unknown>): Omit<Asked, 'at'> => ({
  persona: 'police-intake',
  root: 'reportIncident',
  type: 'ReportIncidentInput',
  selection: 'report { id status } case { id } duplicateOf { id } orders { id version }',
  input: { channel: 'HOTLINE_110', fraudType: 'BRUSHING_REBATE', divisionCode: '120104', narrative: 'A report (fictional).', reporter: { name: '田小禾', phone: mobileNumber('153', serial), ageBand: 'FROM_30_TO_44' }, ...facts },
})
const step = (persona: string, root: string, type: string, input: Record<string, unknown>, at?: string): Asked => ({ persona, root, type, selection: 'order { id version status }', input, ...(at ? { at } : {}) })
const codesOf = ({ data, errors }: Answer): string[] => (errors ? errors.map(({ extensions }: Answer) => extensions.code) : (Object.values(data) as Answer[]).flatMap(({ userErrors }) => userErrors.map(({ code }: Answer) => code)))
/** Accounts at Metro Bank that nobody has spoken of. */
const suspects = (serial: number, count: number) => Array.from({ length: count }, (_, nth) => ({ number: cardNumber('629902', serial + nth), holderName: '孔小亮' }))
const payment = (serial: number, amount: string) => ({ amount, paidAt: new Date(Date.now() + machine.shiftMs - 600_000).toISOString(), channel: 'MOBILE_BANK', debitAccount: { number: cardNumber('629901', serial), holderName: '田小禾' }, creditAccount: { number: cardNumber('629902', serial + 1), holderName: '孔小亮' } })

describe('two replicas on one database', () => {
  it('both keep the clock', async () => {
    const present = await owner`select count(distinct pid)::int as count from pg_locks where locktype = 'advisory' and classid = 5701923 and granted and database = (select oid from pg_database where datname = current_database())`
    expect(present[0]?.['count']).toBe(2)
  })

  it('give a hundred repeats of one key at once one effect and one answer', async () => {
    const asked = { ...report(8_000, { payments: [payment(8_000, '52000.00')], urls: ['https://replicas.test/join'] }), key: newId('request') }
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(asked)))
    expect([...new Set(answers.map(({ data, errors }) => JSON.stringify(data ?? errors)))]).toHaveLength(1)
    expect(codesOf(answers[0])).toEqual([])
    const heard = door.heard.filter(({ key }) => key === asked.key)
    expect(new Set(heard.map(({ by }) => by)).size).toBe(2)
    // Each answer disclosed, so each has a record of its own.
    expect(new Set(heard.map(({ body }) => body.extensions.accessRecord.id)).size).toBe(100)
    const { report: made, case: opened, orders } = answers[0].data.reportIncident
    const acted = await readActed(owner, began)
    expect(acted.incidents.map(({ id }) => id)).toEqual([made.id])
    expect(acted.cases.map(({ id }) => id)).toEqual([opened.id])
    expect(acted.orders.map(({ id }) => id).sort()).toEqual(orders.map(({ id }: Answer) => id).sort())
    expect(acted.orders.map(({ family }) => family).sort()).toEqual(['STOP_PAYMENT', 'URL_MEASURE', 'URL_MEASURE'])
    expect(acted.claims).toHaveLength(1)
  })

  it('let one key stand for one request: another body under it is refused by the other replica too', async () => {
    const asked = { ...report(8_010, { payments: [payment(8_010, '100.00')] }), key: newId('request') }
    const other = { ...asked, input: { ...asked.input, narrative: 'Something else (fictional).' } }
    expect(codesOf(await ask({ ...asked, at: replicas[0].url }))).toEqual([])
    const refused = await ask({ ...other, at: replicas[1].url })
    expect([refused.data, codesOf(refused)]).toEqual([undefined, ['CONFLICT']])
  })

  it('know a report told to both at once for one: one case, one stop, whatever the keys', async () => {
    // The accounts are known from another payment, so that nothing but the report itself tells the two apart.
    await ask(report(8_020, { payments: [payment(8_020, '1.00')] }))
    const seen: string[] = []
    for (let round = 0; round < 10; round += 1) {
      const told = report(8_020, { payments: [payment(8_020, `${1_000 + round}.00`)] })
      const answers = await Promise.all(replicas.map(({ url }) => ask({ ...told, at: url })))
      expect(answers.flatMap(codesOf)).toEqual([])
      seen.push(answers.map(({ data }) => (data.reportIncident.duplicateOf ? 'DUPLICATE' : 'FIRST')).sort().join())
    }
    expect(seen).toEqual(Array.from({ length: 10 }, () => 'DUPLICATE,FIRST'))
  })

  it('let one of two officers have an order at the version both read, and tell the other of the conflict', async () => {
    const { data } = await ask(report(8_100, { suspectAccounts: suspects(8_100, 12) }))
    const orders: Answer[] = data.reportIncident.orders
    expect(orders).toHaveLength(12)
    const won = { withdrawOrder: 0, acknowledgeOrder: 0 }
    for (const [nth, { id, version }] of orders.entries()) {
      const [one, two] = nth % 2 ? replicas : [replicas[1], replicas[0]]
      const both = await Promise.all([
        ask(step('police-control', 'withdrawOrder', 'OrderStepInput', { id, version, reason: 'Told in error (fictional).' }, one.url)),
        ask(step('bank-metro', 'acknowledgeOrder', 'OrderVersionInput', { id, version }, two.url)),
      ])
      expect(both.map(codesOf).sort()).toEqual([[], ['CONFLICT']])
      won[codesOf(both[0]).length === 0 ? 'withdrawOrder' : 'acknowledgeOrder'] += 1
      const events = await owner`select action from order_event where order_id = ${id} order by version`
      expect(events.map(({ action }) => action)).toEqual(['ISSUE', codesOf(both[0]).length === 0 ? 'WITHDRAW' : 'ACKNOWLEDGE'])
    }
    console.log('first:', won)
  })

  it('run each appointment once, though both have clocks', async () => {
    const { data } = await ask(report(8_200, { suspectAccounts: suspects(8_200, 20) }))
    const orders: Answer[] = data.reportIncident.orders
    expect(orders).toHaveLength(20)
    await Promise.all(orders.map(async ({ id, version }) => {
      const noted = await ask(step('bank-metro', 'acknowledgeOrder', 'OrderVersionInput', { id, version }))
      const held = await ask({ ...step('bank-metro', 'answerOrder', 'AnswerOrderInput', { id, version: noted.data.acknowledgeOrder.order.version, resultCode: '0000', amount: '100.00' }) })
      expect(codesOf(held)).toEqual([])
    }))
    // Two officers of one desk: one extends, one lifts, both at the version they read.
    const [contested] = orders
    const both = await Promise.all([
      ask(step('police-control', 'extendStopPayment', 'OrderStepInput', { id: contested.id, version: 3, reason: 'Being verified.' }, replicas[0].url)),
      ask(step('police-chief', 'liftStopPayment', 'OrderStepInput', { id: contested.id, version: 3, reason: 'Verified.' }, replicas[1].url)),
    ])
    expect(both.map(codesOf).sort()).toEqual([[], ['CONFLICT']])
    await machine.pass(hours(48))
    const ends = await owner`select e.order_id, array_agg(e.action order by e.version) as actions from order_event e where e.order_id in ${owner(orders.slice(1).map(({ id }) => id))} group by e.order_id`
    expect(ends.map(({ actions }) => actions.join())).toEqual(Array.from({ length: 19 }, () => 'ISSUE,ACKNOWLEDGE,TAKE_EFFECT,EXPIRE'))
  })

  let ring: MuleRing
  it('play the stories by requests that go to either, and when one is killed amid the last, the other brings it to its end', async () => {
    const police = await playImpersonatedPolice(theatre, 8_300)
    expect(police.restitution.status).toBe('RETURNED')
    const moment = 15 + Math.floor(Math.random() * 50)
    let sent = 0
    door.onSent = () => {
      sent += 1
      if (sent === moment) setTimeout(() => replicas[0].process.kill('SIGKILL'), Math.random() * 20)
    }
    ring = await playMuleRing(theatre, 8_400)
    console.log(`one replica killed at request ${moment} of ${sent}; ${door.lost} without an answer`)
    if (replicas[0].process.signalCode === null) await once(replicas[0].process, 'exit')
    expect(replicas[0].process.signalCode).toBe('SIGKILL')
    expect(ring.restitution.status).toBe('RETURNED')
    expect(door.lost).toBeGreaterThan(0)
    for (const { url } of replicas) expect(door.heard.filter(({ by }) => by === url).length).toBeGreaterThan(50)
  }, 120_000)

  it('leave rows as one server would: nothing lost, nothing twice, nothing stuck, every fen accounted for', async () => {
    await machine.settle()
    const acted = await readActed(owner, began)
    expect(acted.orders.filter((order) => order['case_id'] === ring.caseId && order['family'] === 'STOP_PAYMENT').map(({ status }) => status).sort()).toEqual(['CONVERTED_TO_FREEZE', 'EXPIRED', 'EXPIRED', 'REJECTED'])
    expect(faultsOfTrees(acted)).toEqual([])
    expect(faultsOfRepetition(acted)).toEqual([])
    expect(faultsOfAcknowledged(acted, door.heard)).toEqual([])
    expect(faultsOfMoney(acted)).toEqual([])
    expect(faultsOfWaiting(acted, Date.now() + machine.shiftMs)).toEqual([])
    // The judgement would see a second effect of one key, and the clock's second turn.
    expect(faultsOfRepetition({ ...acted, incidents: [...acted.incidents, { ...acted.incidents[0], id: 'incident_report_again' }] })).toHaveLength(1)
    expect(faultsOfRepetition({ ...acted, events: [...acted.events, { ...acted.events.find(({ action }) => action === 'EXPIRE') }] })).toHaveLength(1)
  })

  it('write one log: every answer of either has its record, and the tree holds', async () => {
    const records = new Map((await storedRecords(owner)).map((record) => [record.id, record]))
    const answered = door.heard.filter(({ body }) => body.extensions?.accessRecord)
    expect(answered.length).toBeGreaterThan(250)
    for (const { body } of answered) {
      const { id, leaf } = body.extensions.accessRecord
      const record = records.get(id)
      expect(record && [expectedLeaf(record), record.leaf.toString('hex')]).toEqual([leaf, leaf])
    }
    for (const { status, body } of door.heard) if (!body.extensions?.accessRecord) expect([status, body.data]).toEqual([503, undefined])
    await expect.poll(() => faultsOfTree(owner), { timeout: 10_000, interval: 200 }).toEqual([])
  })
})
