import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frame, leafOf, type Occurrence, patternsText } from '../../src/access-log/record.js'
import { personas } from '../../src/identity/personas.js'
import { openTestApp, personaOf, type Reply, type TestApp } from '../support/app.js'
import { curatedOperations } from '../support/operations.js'
import { expectedLeaf, storedRecords } from './stored.js'

const hostile = ['\r\n{"outcome":"DISCLOSED"}', '\u001b[2J\u001b[31m', '"},{"', "'; drop table access_log.record; --", '\ud800', '\udc00x', '😀 联动', '\u2028\u2029', '\u0000', '\u007f', '\\u0022', '{}"\\', '__proto__']

let app: TestApp
const replies: Reply[] = []

beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

async function post(body: string, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(app.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
  const text = await response.text()
  const reply = { status: response.status, text, headers: {}, body: JSON.parse(text) }
  if (reply.body.extensions?.accessRecord) replies.push(reply)
  else expect([reply.status, reply.body.data]).toEqual([400, undefined])
  return reply
}

/** Every stored body is its own canonical form, every leaf is that of its bytes, and every receipt names both. */
async function assertCanonical(): Promise<number> {
  const records = new Map((await storedRecords(app.owner)).map((record) => [record.id, record]))
  for (const record of records.values()) {
    expect(record.body).toBe(canonicalize(JSON.parse(record.body)))
    expect(JSON.parse(record.body).id).toBe(record.id)
    expect(record.leaf.toString('hex')).toBe(expectedLeaf(record))
  }
  for (const { body } of replies) {
    const { id, leaf } = body.extensions.accessRecord
    expect(records.get(id)?.leaf.toString('hex')).toBe(leaf)
  }
  return records.size
}

describe('stored bodies', () => {
  it('are canonical for every curated operation and persona, and their leaves are those of their bytes', async () => {
    for (const { text, variables } of curatedOperations) {
      replies.push(...(await Promise.all(personas.map(({ key }) => app.ask(key, text, variables)))))
      replies.push(await app.ask('police-control', `query Twice${text.match(/\(\$[^)]*\)/)?.[0] ?? ''} { a: __typename ${text.slice(text.indexOf('{', text.indexOf('query')) + 1)}`, variables))
    }
    expect(await assertCanonical()).toBe(replies.length)
  })

  it('are canonical whatever the caller calls its operation, its variables and its headers', async () => {
    const authorization = `Bearer ${await app.token('police-control')}`
    const before = replies.length
    for (const name of hostile) {
      await post(JSON.stringify({ query: 'query A { cases(first: 1) { totalCount } }', operationName: name }), { authorization, 'x-purpose': 'STOP_LOSS' })
      await post(JSON.stringify({ query: `query A { ${name}`, operationName: name }))
      await post(JSON.stringify({ query: `# ${name.replaceAll('\n', '').replaceAll('\r', '')}\nquery A { __typename }`, variables: { [name]: name } }), { authorization })
      await post(JSON.stringify({ query: 'query A { __typename }' }), { authorization, 'x-legal-instrument': encodeURIComponent(name.toWellFormed()), 'x-purpose': 'STOP_LOSS' })
    }
    await post(JSON.stringify({ query: '{ __typename }', variables: { number: -0, big: 1e21, small: 1e-7, nested: [{ b: 1, a: [null, true] }] } }), { authorization })
    await post(`{"query":"{ __typename }","variables":{"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`, { authorization })
    await post(`{"query":"{ __typename }","variables":{"a":1,"a":9007199254740993}}`, { authorization })
    expect(replies.length - before).toBeGreaterThan(hostile.length * 3)
    expect(await assertCanonical()).toBe(replies.length)
    const bodies = (await storedRecords(app.owner)).map(({ body }) => body)
    for (const body of bodies) expect(body).not.toMatch(/[\u0000-\u001f]|\p{Cs}/u)
  })

  it('are canonical whoever the officer says to be', async () => {
    // Names with control or unpaired characters do not pass the door; these do.
    for (const subject of ['"},{"', '\\"', '\u2028', '张三 😀', "o'brien; --", '<script>']) {
      const token = await app.mint({ ...personaOf('bank-harbour'), subject })
      const reply = await post(JSON.stringify({ query: '{ cases(first: 1) { nodes { id } } }' }), { authorization: `Bearer ${token}`, 'x-purpose': 'STOP_LOSS' })
      expect(reply.body.data.cases.nodes).toHaveLength(1)
      const [row] = await app.owner<{ body: string }[]>`select body from access_log.record where id = ${reply.body.extensions.accessRecord.id}`
      expect(JSON.parse(row?.body ?? '{}').officer).toBe(subject)
    }
    expect(await assertCanonical()).toBe(replies.length)
  })
})

describe('the frame of a record', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), fc.constantFrom(...hostile))
  const maybe = fc.option(texts)
  const anyPattern = fc.record({ type: texts, clear: fc.array(texts), masked: fc.array(texts), tokens: fc.array(texts), withheld: fc.array(fc.record({ field: texts, reason: fc.constantFrom('NOT_ENTITLED' as const, 'UNDER_SEAL' as const) })) })

  it('closes to canonical JSON for any text in any place', () => {
    fc.assert(
      fc.property(
        fc.record({ id: texts, time: texts, agency: maybe, officer: maybe, client: maybe, case: maybe, instrument: maybe, operation: maybe, document: maybe, variables: maybe, policy: texts }),
        fc.dictionary(fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme-ascii' }), anyPattern, { maxKeys: 12 }),
        fc.array(fc.record({ code: fc.constant('FORBIDDEN' as const), coordinate: texts }, { requiredKeys: ['code'] }), { maxLength: 3 }),
        (texts_, patterns, refusals) => {
          const occurrence: Occurrence = { audience: 'BANK', purpose: null, mode: 'filter', kind: 'query', outcome: 'DISCLOSED', refusals, ...texts_ }
          const { head, tail } = frame(occurrence, patternsText(patterns))
          const body = `${head}"0:account_1","0:account_2"${tail}`
          expect(body).toBe(canonicalize(JSON.parse(body)))
          expect(JSON.parse(body)).toMatchObject({ officer: texts_.officer?.toWellFormed() ?? null, subjects: ['0:account_1', '0:account_2'] })
          const salt = Buffer.alloc(16, 7)
          expect(leafOf('event_1', salt, body).toString('hex')).toBe(expectedLeaf({ id: 'event_1', salt, body }))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('has these bytes and this leaf, for ever', () => {
    const occurrence: Occurrence = {
      id: 'event_01h00000000000000000000000',
      time: '2019-03-18T06:05:04.321Z',
      agency: 'agency_00nzt70z2vhvbadbdn5n46hphp',
      audience: 'BANK',
      officer: 'he.jia "何佳"',
      client: 'liandong-demonstration',
      purpose: 'STOP_LOSS',
      case: 'A120116990000201903180001',
      instrument: null,
      mode: 'filter',
      kind: 'query',
      operation: 'CaseByNumber',
      document: 'ab'.repeat(32),
      variables: null,
      policy: '0123456789abcdef',
      outcome: 'DISCLOSED',
      refusals: [{ code: 'FIELD_NOT_ENTITLED', coordinate: 'FraudCase.narrative', reason: 'NOT_ENTITLED' }],
    }
    const { head, tail } = frame(occurrence, patternsText({ '10': { type: 'Agency', clear: ['name'], masked: [], tokens: [], withheld: [] }, '0o': { type: 'Account', clear: ['id', 'number'], masked: ['holderName'], tokens: ['holderIdNumber'], withheld: [{ field: 'balance', reason: 'OTHER_INSTITUTION' }] } }))
    const body = `${head}"0o:account_1","10:agency_1"${tail}`
    expect(body).toBe(
      '{"agency":"agency_00nzt70z2vhvbadbdn5n46hphp","audience":"BANK","case":"A120116990000201903180001","client":"liandong-demonstration",' +
        '"document":"abababababababababababababababababababababababababababababababab","id":"event_01h00000000000000000000000","instrument":null,"kind":"query","mode":"filter",' +
        '"officer":"he.jia \\"何佳\\"","operation":"CaseByNumber","outcome":"DISCLOSED","patterns":{"0o":{"clear":["id","number"],"masked":["holderName"],"tokens":["holderIdNumber"],' +
        '"type":"Account","withheld":[{"field":"balance","reason":"OTHER_INSTITUTION"}]},"10":{"clear":["name"],"masked":[],"tokens":[],"type":"Agency","withheld":[]}},' +
        '"policy":"0123456789abcdef","purpose":"STOP_LOSS","refusals":[{"code":"FIELD_NOT_ENTITLED","coordinate":"FraudCase.narrative","reason":"NOT_ENTITLED"}],' +
        '"subjects":["0o:account_1","10:agency_1"],"time":"2019-03-18T06:05:04.321Z","variables":null,"version":1}',
    )
    expect(leafOf(occurrence.id, Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'), body).toString('hex')).toBe('1cbff491873b1b26babf8839bebf21c01a1a2410bdd74df407ec56a5e31b7c45')
  })
})
