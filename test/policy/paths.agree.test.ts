import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { openTestApp, type TestApp } from '../support/app.js'

const { impersonatedPolice: teacher, outreach } = stories
const { caseNumber } = teacher

interface Subject {
  readonly name: string
  readonly type: string
  readonly id: string
  /** Every stored value of the type. */
  readonly fields: string
  /** Ways to it other than `node(id)`; `%` stands for its selection. */
  readonly ways: readonly string[]
}

const everyone = ['police-intake', 'police-control', 'police-analyst', 'police-outreach', 'bank-harbour', 'bank-metro', 'card-scheme', 'carrier-north', 'carrier-south', 'platform-chat', 'auditor', 'operator'] as const
const inCase = (way: string) => `{ caseByNumber(caseNumber: "${caseNumber}") { ${way} } }`

const subjects: readonly Subject[] = [
  {
    name: 'a mule account at Harbour Bank',
    type: 'Account',
    id: teacher.accounts.firstHarbour,
    fields: 'number accountClass riskStatus currency openedAt holderName holderIdNumber balance balanceAt',
    ways: [
      '{ accounts(first: 100) { nodes { % } } }',
      '{ accounts(first: 100) { edges { node { % } } } }',
      inCase('involvedAccounts(first: 50) { nodes { account { % } } }'),
      inCase('involvedAccounts(first: 50) { edges { node { account { involvements(first: 10) { nodes { account { % } } } } } } }'),
      inCase('orders(first: 50) { nodes { account { % } } }'),
      '{ orders(first: 100) { nodes { account { % } } } }',
    ],
  },
  {
    name: 'the teacher',
    type: 'Victim',
    id: teacher.victimId,
    fields: 'ageBand lossAmount currency name idNumber phone recordedAt',
    ways: [inCase('victims(first: 10) { nodes { % } }'), inCase('victims(first: 10) { edges { node { % } } }'), '{ cases(first: 100) { nodes { victims(first: 10) { nodes { case { victims(first: 3) { nodes { % } } } } } } } }'],
  },
  {
    name: 'the ported number',
    type: 'TelecomNumber',
    id: teacher.numbers.ported,
    fields: 'msisdn kind status abuse divisionCode firstSeenAt',
    ways: [
      '{ telecomNumbers(first: 100) { nodes { % } } }',
      inCase('telecomNumbers(first: 50) { edges { node { % } } }'),
      '{ orders(first: 100) { nodes { telecomNumber { % } } } }',
      '{ telecomNumbers(first: 100) { nodes { portings(first: 5) { nodes { number { % } } } } } }',
      '{ telecomNumbers(first: 50) { nodes { callRecords(first: 20) { nodes { number { % } } } } } }',
    ],
  },
  {
    name: 'a WeChat account',
    type: 'OnlineAccount',
    id: teacher.onlineAccounts.wechat,
    fields: 'handle nickname service status firstSeenAt registeredPhone lastLoginAddress',
    ways: ['{ onlineAccounts(first: 100) { nodes { % } } }', inCase('onlineAccounts(first: 50) { nodes { % } }'), '{ orders(first: 100) { nodes { onlineAccount { % } } } }'],
  },
  {
    name: 'the order to stop a payment',
    type: 'ControlOrder',
    id: teacher.orders.stopHarbour,
    fields: 'orderNumber family status amount currency layer reasonShown operatorName operatorPhone operatorIdNumber investigatorName platformTxCode version',
    ways: ['{ orders(first: 100) { nodes { % } } }', inCase('orders(first: 50) { edges { node { % } } }'), '{ orders(first: 100) { nodes { feedback(first: 5) { nodes { order { % } } } } } }', '{ orders(first: 100) { nodes { parentOrder { % } } } }', '{ accounts(first: 50) { nodes { orders(first: 50) { nodes { % } } } } }'],
  },
  {
    name: 'the high-risk warning',
    type: 'OutreachRecord',
    id: outreach.high,
    fields: 'outreachNumber riskLevel status grounds victimName victimPhone victimAddress lossAvoided scriptVersion',
    ways: ['{ outreachRecords(first: 100) { nodes { % } } }', inCase('outreachRecords(first: 50) { nodes { % } }'), '{ outreachRecords(first: 50) { nodes { attempts(first: 10) { nodes { record { % } } } } } }'],
  },
]

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const told = 'disclosure { field disposition reason }'

/** Every object in the answer that has this id. */
function found(value: unknown, id: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((each) => found(each, id))
  if (typeof value !== 'object' || value === null) return []
  const here = (value as { id?: unknown }).id === id ? [value as Record<string, unknown>] : []
  return [...here, ...Object.values(value).flatMap((inner) => found(inner, id))]
}

const sorted = (object: Record<string, unknown>) => {
  const { disclosure, ...rest } = object as { disclosure: { field: string }[] }
  return { ...rest, disclosure: disclosure.map((each) => JSON.stringify(each)).sort() }
}

describe.each(subjects.map((subject) => ({ name: subject.name, subject })))('$name', ({ subject: { type, id, fields, ways } }) => {
  for (const who of everyone) {
    for (const instrument of who.startsWith('police') ? [null, teacher.evidenceInstrument] : [null]) {
      it(`is the same to ${who}${instrument ? ' under an instrument' : ''} by whatever path`, async () => {
        const purpose = { 'police-control': 'INVESTIGATION', 'police-intake': 'STOP_LOSS', 'carrier-north': 'INVESTIGATION', 'carrier-south': 'INVESTIGATION', 'platform-chat': 'INVESTIGATION' }[who as string]
        const headers = { ...(purpose ? { 'x-purpose': purpose } : {}), ...(instrument ? { 'x-legal-instrument': instrument } : {}) }
        const whole = `id ${fields} ${told}`
        const straight = (await app.ask(who, `{ node(id: "${id}") { ... on ${type} { ${whole} } } }`, {}, headers)).body.data.node as Record<string, unknown> | null
        const expected = straight ? [sorted(straight)] : []

        // Other places of the graph: the object is nowhere, or everywhere as it is by its id.
        let seen = 0
        const replies = await Promise.all(ways.map((way) => app.ask(who, way.replace('%', whole), {}, headers)))
        for (const [at, way] of ways.entries()) {
          const { body, status } = replies[at] as (typeof replies)[number]
          if (body.data == null) {
            expect({ status, code: body.errors[0].extensions.code }).toEqual({ status: 403, code: 'FORBIDDEN' })
            continue
          }
          const objects = found(body.data, id)
          seen += objects.length
          for (const object of objects) expect(sorted(object), way).toEqual(expected[0])
          if (!straight) expect(objects, way).toEqual([])
        }
        if (straight) expect(seen).toBeGreaterThan(0)

        // Other ways to say it.
        const names = fields.split(' ')
        const [half, rest] = [names.slice(0, 3).join(' '), names.slice(3).join(' ')]
        const document = `query ($yes: Boolean!, $no: Boolean!) {
          inline: node(id: "${id}") { ... on ${type} { ${whole} } }
          named: node(id: "${id}") { ...Whole }
          byInterface: node(id: "${id}") { id ... on Node { ${told} ...Whole } }
          inTwo: node(id: "${id}") { ...Half ...Rest }
          included: node(id: "${id}") { ... on ${type} @include(if: $yes) { ${whole} } ...Half @skip(if: $yes) }
          each: node(id: "${id}") { ... on ${type} { id ${names.map((name) => `${name} @include(if: $yes) @skip(if: $no)`).join(' ')} ${told} } }
          left: node(id: "${id}") { ... on ${type} { id ${half} ${names.slice(3).map((name) => `${name} @include(if: $no)`).join(' ')} ${told} } }
          again: node(id: "${id}") @include(if: $yes) { ... on ${type} { ${whole} } }
          renamed: node(id: "${id}") { ... on ${type} { id ${names.map((name, at) => `a${at}: ${name} b${at}: ${name}`).join(' ')} ${told} } }
          never: node(id: "${id}") @skip(if: $yes) { ... on ${type} { ${whole} } }
        }
        fragment Whole on ${type} { ${whole} } fragment Half on ${type} { id ${half} ${told} } fragment Rest on ${type} { ${rest} ${told} }`
        const { data, errors } = (await app.ask(who, document, { yes: true, no: false }, headers)).body
        expect((errors ?? []).filter(({ extensions }: { extensions: { code: string } }) => extensions.code !== 'FIELD_NOT_ENTITLED')).toEqual([])
        expect(data).not.toHaveProperty('never')
        for (const key of ['inline', 'named', 'byInterface', 'inTwo', 'included', 'each', 'again']) expect(data[key] && sorted(data[key]), key).toEqual(expected[0] ?? null)
        if (!straight) {
          expect([data.left, data.renamed]).toEqual([null, null])
          return
        }
        expect(Object.keys(data.left).sort()).toEqual(['disclosure', 'id', ...names.slice(0, 3)].sort())
        for (const name of names.slice(0, 3)) expect(data.left[name]).toEqual(straight[name])
        expect(sorted({ ...Object.fromEntries(names.map((name, at) => [name, data.renamed[`a${at}`]])), id, disclosure: data.renamed.disclosure })).toEqual(expected[0])
        expect(names.map((_, at) => data.renamed[`b${at}`])).toEqual(names.map((name) => straight[name]))
      })
    }
  }
})
