import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ImpersonatedPolice, playImpersonatedPolice } from '../../demo/impersonated-police.play.js'
import { type InvoiceMail, playInvoiceMail } from '../../demo/invoice-mail.play.js'
import { type MuleRing, playMuleRing } from '../../demo/mule-ring.play.js'
import { hours, type Theatre } from '../../demo/theatre.js'
import { TimeMachine } from '../../demo/time-machine.js'
import { stories } from '../../seeds/index.js'
import { type Clock, startClock } from '../../src/clock/worker.js'
import { expectedLeaf, faultsOfTree, storedRecords } from '../access-log/stored.js'
import { readRows, reckon } from '../figures/reckoning.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { type Acted, acknowledged, faultsOfAcknowledged, faultsOfTrees, faultsOfMoney, faultsOfRepetition, faultsOfWaiting, keepForgottenKeys, fen, readActed } from './acted-rows.js'
import { Door } from './door.js'

const { agencies } = stories
const door = new Door()
const faultsOfClock: unknown[] = []
let app: TestApp
let clock: Clock
let machine: TimeMachine
let began: Date
let invoice: InvoiceMail
let police: ImpersonatedPolice
let ring: MuleRing
let acted: Acted

beforeAll(async () => {
  app = await openTestApp()
  app.sequencer.start()
  await keepForgottenKeys(app.owner)
  clock = await startClock({ url: app.database.appUrl, tasks: app.clock, cron: [], concurrency: 2, onFault: (fault) => faultsOfClock.push(fault) })
  door.behind = [new URL(app.url).origin]
  machine = new TimeMachine(() => app.owner)
  began = new Date()
  const theatre: Theatre = { url: await door.open(), token: app.token, pass: (milliseconds) => machine.pass(milliseconds), shiftMs: () => machine.shiftMs, tell: () => undefined, patienceMs: 0 }
  invoice = await playInvoiceMail(theatre, 7_000)
  police = await playImpersonatedPolice(theatre, 7_100)
  ring = await playMuleRing(theatre, 7_200)
  acted = await readActed(app.owner, began)
}, 120_000)
afterAll(async () => {
  await clock?.stop()
  await app?.sequencer.stop()
  await door.close()
  await app?.close()
})

/** `FAMILY addressee asked → STATUS held`, as the rows say it. */
const ordersOf = (caseId: string): string[] => {
  const names = new Map<string, string>(Object.entries(agencies).map(([name, id]) => [id, name]))
  return acted.orders.filter((order) => order['case_id'] === caseId).map((order) => [order['family'], names.get(order['addressee_id']), order['amount'] ?? '-', '→', order['status'], order['held_amount'] ?? '-'].join(' ')).sort()
}
const orderOf = (caseId: string, family: string, addressee: string) => {
  const [found] = acted.orders.filter((order) => order['case_id'] === caseId && order['family'] === family && order['addressee_id'] === addressee)
  if (!found) throw new Error(`no ${family} at ${addressee}`)
  return found
}
const stepsOf = (orderId: string): string[] => acted.events.filter((event) => event['order_id'] === orderId).map(({ actor, action }) => `${actor} ${action}`)

describe('the forged invoice', () => {
  it('ends with one recall that was asked for papers, held, and returned whole', () => {
    expect(ordersOf(invoice.caseId)).toEqual(['RECALL_REQUEST foreign 970000.00 → RETURNED 970000.00'])
    expect(stepsOf(invoice.recallId)).toEqual(['INTAKE ISSUE', 'INSTITUTION ACKNOWLEDGE', 'INSTITUTION ASK_DOCUMENTS', 'CONTROL SUPPLY_DOCUMENTS', 'INSTITUTION ACKNOWLEDGE', 'INSTITUTION EXECUTE', 'INSTITUTION RETURN_ALL'])
    expect(acted.cases.find(({ id }) => id === invoice.caseId)).toMatchObject({ status: 'UNDER_INVESTIGATION', currency: 'USD', loss_amount: '970000.00', stopped_amount: '0.00', returned_amount: '970000.00' })
  })
})

describe('the impersonated police', () => {
  it('end with every order where the story leaves it', () => {
    expect(ordersOf(police.caseId)).toEqual([
      'FREEZE metro 2950000.00 → RETURNED 0.00',
      'RETURN_OF_FUNDS metro 2950000.00 → RETURNED 2950000.00',
      'STOP_PAYMENT delta 2000000.00 → FAILED -',
      'STOP_PAYMENT harbour 3000000.00 → EXPIRED 50000.00',
      'STOP_PAYMENT metro 2920000.00 → EXPIRED 20000.00',
      'STOP_PAYMENT metro 2950000.00 → CONVERTED_TO_FREEZE 2950000.00',
    ])
    expect(acted.cases.find(({ id }) => id === police.caseId)).toMatchObject({ status: 'SOLVED', currency: 'CNY', loss_amount: '7920000.00', stopped_amount: '3020000.00', returned_amount: '2950000.00' })
  })

  it('are told twice, and the second report is known for the first', () => {
    const [first, second, ...more] = acted.incidents.filter((incident) => incident['case_id'] === police.caseId)
    expect(more).toEqual([])
    expect(second).toMatchObject({ status: 'DUPLICATE', duplicate_of_id: first?.['id'] })
    // One case, one victim, three payments, and of the second call no order.
    const claim = acted.claims.find(({ coordinate, outcome }) => coordinate === 'Mutation.reportIncident' && outcome.report === second?.['id'])
    expect(claim?.['outcome']).toMatchObject({ duplicateOf: first?.['id'], case: police.caseId, orders: [], outreach: [] })
  })

  it('see the extended stop end by the clock, two terms after it took effect to the millisecond, and the other after one', () => {
    const [extended, once] = [orderOf(police.caseId, 'STOP_PAYMENT', agencies.harbour), acted.orders.find(({ family, amount }) => family === 'STOP_PAYMENT' && amount === '2920000.00')]
    expect(stepsOf(extended['id'])).toEqual(['INTAKE ISSUE', 'INSTITUTION ACKNOWLEDGE', 'INSTITUTION TAKE_EFFECT', 'CONTROL EXTEND', 'CLOCK EXPIRE'])
    expect(extended['expires_at'] - extended['effective_at']).toBe(hours(96))
    expect(once?.['expires_at'] - once?.['effective_at']).toBe(hours(48))
  })

  it('see the freeze renewed before its end, and the money gone back by it', async () => {
    expect(stepsOf(police.freezeId)).toEqual(['CONTROL ISSUE', 'INSTITUTION ACKNOWLEDGE', 'INSTITUTION TAKE_EFFECT', 'CONTROL RENEW', 'INSTITUTION RETURN_ALL'])
    expect(acted.restitutions.find((row) => row['case_id'] === police.caseId)).toMatchObject({ status: 'RETURNED', method: 'SINGLE_DEPOSIT', freeze_order_id: police.freezeId, frozen_amount: '2950000.00' })
  })
})

describe('the mule ring', () => {
  it('ends with every order where the story leaves it', () => {
    expect(ordersOf(ring.caseId)).toEqual([
      'FREEZE metro 38000.00 → RETURNED 0.00',
      'IM_MEASURE chat - → EXECUTED -',
      'NUMBER_MEASURE north - → MISROUTED -',
      'NUMBER_MEASURE south - → RESTORED -',
      'RETURN_OF_FUNDS metro 38000.00 → RETURNED 38000.00',
      'STOP_PAYMENT delta 24000.00 → REJECTED -',
      'STOP_PAYMENT harbour 50000.00 → EXPIRED 12000.00',
      'STOP_PAYMENT metro 36000.00 → EXPIRED 36000.00',
      'STOP_PAYMENT metro 38000.00 → CONVERTED_TO_FREEZE 38000.00',
      'URL_MEASURE north - → EXECUTED -',
      'URL_MEASURE south - → EXECUTED -',
    ])
    expect(acted.cases.find(({ id }) => id === ring.caseId)).toMatchObject({ status: 'UNDER_INVESTIGATION', loss_amount: '110000.00', stopped_amount: '86000.00', returned_amount: '38000.00' })
  })

  it('sees the stop that nothing follows end by the clock after 48 hours to the millisecond', () => {
    const lapsed = orderOf(ring.caseId, 'STOP_PAYMENT', agencies.harbour)
    expect(stepsOf(lapsed['id']).at(-1)).toBe('CLOCK EXPIRE')
    expect(lapsed['expires_at'] - lapsed['effective_at']).toBe(hours(48))
    expect(lapsed['ended_at'].getTime()).toBeGreaterThanOrEqual(lapsed['expires_at'].getTime())
  })

  it('finds what moved on: what one bank stopped and what went further are all that it received', () => {
    const [first, second] = [orderOf(ring.caseId, 'STOP_PAYMENT', agencies.harbour), acted.orders.find(({ id }) => id === ring.downstreamId)]
    expect(second).toMatchObject({ layer: 2, parent_order_id: first['id'], addressee_id: agencies.metro })
    expect(fen(first['held_amount']) + fen(second?.['amount'])).toBe(fen(first['amount']))
  })

  it('sends the measure that reached the wrong carrier on to the right one, once, and restores the number after the appeal', async () => {
    const [sent, again] = [orderOf(ring.caseId, 'NUMBER_MEASURE', agencies.north), orderOf(ring.caseId, 'NUMBER_MEASURE', agencies.south)]
    expect(again).toMatchObject({ follows_id: sent['id'], number_id: sent['number_id'], measure: sent['measure'], version: 4 })
    expect(again['issued_at']).toEqual(sent['ended_at'])
    const [number] = await app.owner`select current_carrier_id, status from telecom_number where id = ${again['number_id']}`
    expect(number).toEqual({ current_carrier_id: agencies.south, status: 'IN_SERVICE' })
    expect(acted.appeals).toMatchObject([{ order_id: again['id'], status: 'LIFTED' }])
  })

  it('gives back after thirty days of notice what was frozen, and not before', () => {
    const [made] = acted.restitutions.filter((row) => row['case_id'] === ring.caseId)
    expect(made).toMatchObject({ status: 'RETURNED', method: 'PRO_RATA', frozen_amount: '38000.00' })
    expect(made?.['notice_until'] - made?.['notice_from']).toBe(hours(30 * 24))
    expect(made?.['decided_at'].getTime()).toBeGreaterThan(made?.['notice_until'].getTime())
  })
})

describe('all that was played', () => {
  it('is lawful step by step, and no chain of steps has a gap', () => {
    expect(acted.events.length).toBeGreaterThan(60)
    expect(faultsOfTrees(acted)).toEqual([])
  })

  it('was done once: no target ordered twice, one effect of each key', () => {
    expect(faultsOfRepetition(acted)).toEqual([])
  })

  it('adds up to the fen', () => {
    expect(faultsOfMoney(acted)).toEqual([])
  })

  it('leaves nothing waiting, and the clock had no trouble', () => {
    expect(faultsOfWaiting(acted, Date.now() + machine.shiftMs)).toEqual([])
    expect(faultsOfClock).toEqual([])
  })

  it('was answered as it is kept, and every answer is on the record that it names', async () => {
    const mutations = acknowledged(door.heard)
    expect(mutations.length).toBeGreaterThan(50)
    expect(faultsOfAcknowledged(acted, door.heard)).toEqual([])
    const records = new Map((await storedRecords(app.owner)).map((record) => [record.id, record]))
    for (const { body } of door.heard) {
      const { id, leaf } = body.extensions.accessRecord
      const record = records.get(id)
      expect(record && [expectedLeaf(record), record.leaf.toString('hex')]).toEqual([leaf, leaf])
    }
    for (const { key, body } of mutations) {
      const record = JSON.parse(records.get(body.extensions.accessRecord.id)?.body as string)
      expect(record).toMatchObject({ kind: 'mutation', outcome: 'DISCLOSED', refusals: [] })
      // The rows that its answer speaks of are those that the command made or changed.
      const outcome = Object.values(acted.claims.find((claim) => claim['key'] === key)?.['outcome']).flat()
      expect(record.subjects.some((mark: string) => outcome.includes(mark.slice(mark.indexOf(':') + 1)))).toBe(true)
    }
    await expect.poll(() => faultsOfTree(app.owner), { timeout: 10_000, interval: 200 }).toEqual([])
  })

  it('is in the figures of the centre: what the rows say, row by row, and what the stories tell', async () => {
    const period = { from: began, until: new Date(Date.now() + machine.shiftMs + hours(24)) }
    const reply = await app.ask('police-control', 'query F($from: Instant!, $until: Instant!) { centreFigures(from: $from, until: $until) { accountsStopped accountsFrozen numbersSuspended onlineAccountsBlocked urlsBlocked victimsDissuaded casesReported casesFiled casesSolved suspectsArrested suspectsHandedOver callCentresRaided jointOperationsConcluded amounts { currency amountStopped amountFrozen lossAvoided fundsReturned } } }', { from: period.from.toISOString(), until: period.until.toISOString() })
    const told = reply.body.data.centreFigures
    expect(told).toEqual(reckon(await readRows(app.owner), { ...period, divisionCode: null }))
    expect(told).toEqual({
      ...{ accountsStopped: 6, accountsFrozen: 2, numbersSuspended: 1, onlineAccountsBlocked: 1, urlsBlocked: 1, victimsDissuaded: 1, casesReported: 3, casesFiled: 3, casesSolved: 1, suspectsArrested: 9, suspectsHandedOver: 0, callCentresRaided: 1, jointOperationsConcluded: 1 },
      amounts: [
        { currency: 'CNY', amountStopped: '3106000.00', amountFrozen: '2988000.00', lossAvoided: '58000.00', fundsReturned: '2988000.00' },
        { currency: 'USD', amountStopped: '0.00', amountFrozen: '0.00', lossAvoided: '0.00', fundsReturned: '970000.00' },
      ],
    })
  })
})

describe('the judgement over the rows', () => {
  const tampered = (change: (copy: { -readonly [Name in keyof Acted]: Record<string, unknown>[] }) => void): Acted => {
    const copy = structuredClone(acted) as { -readonly [Name in keyof Acted]: Record<string, unknown>[] }
    change(copy)
    return copy as Acted
  }
  const stop = () => acted.orders.findIndex(({ family }) => family === 'STOP_PAYMENT')

  it('would see an order made twice, an effect without its key, an answer kept twice, and a step of the clock taken twice', () => {
    expect(faultsOfRepetition(tampered(({ orders }) => void orders.push({ ...orders[stop()], id: 'control_order_again', order_number: 'ORD-AGAIN' })))).toEqual([expect.stringMatching(/^ordered twice/)])
    expect(faultsOfRepetition(tampered(({ incidents }) => void incidents.push({ ...incidents[0], id: 'incident_report_again' })))).toEqual(['5 reports of 4 Mutation.reportIncident'])
    expect(faultsOfRepetition(tampered(({ claims }) => void claims.push({ ...claims.find(({ coordinate }) => coordinate === 'Mutation.answerOrder'), key: 'another' })))).toEqual([expect.stringMatching(/^made under two keys/), expect.stringMatching(/answers of/)])
    expect(faultsOfRepetition(tampered(({ events }) => void events.push({ ...events.find(({ action }) => action === 'EXPIRE'), version: 99 })))).toEqual([expect.stringMatching(/^the clock did it twice/)])
  })

  it('would see a step lost, a step that nobody may take, and a status without its step', () => {
    expect(faultsOfTrees(tampered(({ events }) => void events.splice(events.findIndex(({ action }) => action === 'TAKE_EFFECT'), 1))).length).toBeGreaterThan(0)
    expect(faultsOfTrees(tampered(({ events }) => void Object.assign(events.find(({ action }) => action === 'EXPIRE') as object, { actor: 'INSTITUTION' })))).toEqual([expect.stringMatching(/INSTITUTION may not EXPIRE/)])
    expect(faultsOfTrees(tampered(({ orders }) => void Object.assign(orders[stop()] as object, { status: 'LIFTED' })))).toEqual([expect.stringMatching(/is LIFTED and its last event led to/)])
  })

  it('would see a fen too much, an acknowledged answer whose row is gone, and a job that a dead worker holds', () => {
    expect(faultsOfMoney(tampered(({ shares }) => void Object.assign(shares[0] as object, { returned_amount: '2950000.01' })))).toEqual([expect.stringMatching(/^returned by/)])
    expect(faultsOfMoney(tampered(({ cases }) => void Object.assign(cases[1] as object, { stopped_amount: '3019999.99' })))).toEqual([expect.stringMatching(/^stopped of/)])
    expect(faultsOfAcknowledged(tampered(({ feedback }) => void feedback.pop()), door.heard)).toEqual([expect.stringMatching(/is not there$/)])
    expect(faultsOfAcknowledged(tampered(({ claims }) => void claims.splice(3, 1)), door.heard)).toEqual([expect.stringMatching(/is not kept$/)])
    expect(faultsOfWaiting(tampered(({ jobs }) => void Object.assign(jobs[0] as object, { locked_by: 'worker-gone' })), 0)).toEqual([expect.stringMatching(/held by worker-gone/)])
  })
})
