import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodes } from '../../src/errors.js'
import { openTestApp, personaOf, type Reply, type TestApp } from '../support/app.js'

let app: TestApp
let caller: Record<string, string>
const took: [string, number][] = []

beforeAll(async () => {
  app = await openTestApp()
  caller = { authorization: `Bearer ${await app.token('police-control')}`, 'x-purpose': 'INVESTIGATION' }
  for (let warm = 0; warm < 20; warm++) await app.ask('police-control', `{ agencies(first: ${warm + 1}) { nodes { name } } }`)
})
afterAll(async () => {
  took.sort((a, b) => b[1] - a[1])
  console.log(`slowest refusals, ms: ${took.slice(0, 8).map(([name, ms]) => `${name} ${ms.toFixed(1)}`).join(' · ')}`)
  await app.close()
})

interface Sent {
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array | ReadableStream
  readonly method?: string
  readonly search?: string
}

async function send({ headers = {}, body, method = 'POST', search = '' }: Sent): Promise<Reply> {
  const response = await fetch(app.url + search, { method, headers: { ...caller, ...headers }, ...(body === undefined ? {} : { body, duplex: 'half' }) } as RequestInit)
  const text = await response.text()
  return { status: response.status, text, headers: Object.fromEntries(response.headers), body: text ? JSON.parse(text) : null }
}
const json = { 'content-type': 'application/json' }
const post = (query: unknown, more: object = {}, headers: Record<string, string> = {}): Promise<Reply> => send({ headers: { ...json, ...headers }, body: JSON.stringify({ query, ...more }) })

const countRecords = async (): Promise<number> => ((await app.owner<{ n: number }[]>`select count(*)::int as n from access_log.record`)[0] as { n: number }).n

/** What nobody outside may read: stack frames, files of a machine, SQL, the names of libraries. */
const inside = /\bat \S+ \(|node_modules|file:\/\/|\/(?:src|dist|home|root|usr|tmp)\/|\.(?:js|ts):\d+|\bselect\b.*\bfrom\b|access_log\.|liandong_|apollo|fastify|FST_ERR|<html/i

/** A refusal in our words: nothing disclosed, one to five coded errors in both languages, nothing of the inside. */
function expectRefusal(reply: Reply, code: string, status: number): void {
  expect({ status: reply.status, codes: reply.body?.errors?.map((error: { extensions: { code: string } }) => error.extensions.code) }).toMatchObject({ status, codes: expect.arrayContaining([code]) })
  expect(reply.body.data ?? null).toBeNull()
  expect(reply.body.errors.length).toBeLessThanOrEqual(5)
  for (const { message, extensions } of reply.body.errors) {
    expect(errorCodes).toContain(extensions.code)
    expect(extensions.text.en).toBe(message)
    expect(extensions.text.zh).toMatch(/\p{Script=Han}/u)
    expect(extensions.errorId).toMatch(/^[0-9a-f-]{36}$/)
  }
  expect(reply.text).not.toMatch(inside)
  expect(reply.text).not.toContain('Did you mean')
  expect(reply.headers['content-type']).toMatch(/^application\/(?:json|graphql-response\+json); charset=utf-8$/)
  expect(reply.headers['cache-control'] ?? 'no-store').toBe('no-store')
  expect(Buffer.byteLength(reply.text)).toBeLessThan(4_000)
}

async function timed(name: string, work: () => Promise<Reply>): Promise<Reply> {
  const started = performance.now()
  const reply = await work()
  took.push([name, performance.now() - started])
  return reply
}

const times = (count: number, piece: (at: number) => string): string => Array.from({ length: count }, (_, at) => piece(at)).join(' ')

/** Threats 81–83, 85, 87; graphql-cop's alias, directive, field duplication and circular introspection tests; DVGA's denial of service scenarios. */
const documents: readonly [name: string, document: string, code: string, more?: object][] = [
  ['a hundred and one aliases', `{ ${times(101, (at) => `a${at}: __typename`)} }`, 'COST_LIMIT'],
  ['a thousand aliases', `{ ${times(1_000, (at) => `a${at}: __typename`)} }`, 'BAD_USER_INPUT'],
  ['sixty-five guesses of a case number in one document', `{ ${times(65, (at) => `a${at}: caseByNumber(caseNumber: "A12011699000020190318${String(at).padStart(4, '0')}") { id }`)} }`, 'COST_LIMIT'],
  ['one field five hundred times', `{ ${'__typename '.repeat(500)} }`, 'COST_LIMIT'],
  ['one field nine hundred times', `{ viewer { ${'officer '.repeat(900)} } }`, 'BAD_USER_INPUT'],
  ['one fragment three hundred times', `{ ${'...A '.repeat(300)} } fragment A on Query { __typename }`, 'COST_LIMIT'],
  ['ten unknown directives', `{ __typename ${'@aa'.repeat(10)} }`, 'BAD_USER_INPUT'],
  ['a hundred directives on one field', `{ __typename ${'@skip(if: false) '.repeat(100)} }`, 'BAD_USER_INPUT'],
  ['a hundred directives on many fields', `{ viewer { ${times(100, (at) => `${['officer', 'audience', 'purpose', 'agencyId', 'underInstrument'][at % 5]} @skip(if: true)`)} } }`, 'COST_LIMIT'],
  ['a thousand directives', `{ __typename ${'@aa'.repeat(1_000)} }`, 'BAD_USER_INPUT'],
  ['fragments in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'BAD_USER_INPUT'],
  ['a fragment within itself', '{ ...A } fragment A on Query { viewer { ...B } } fragment B on CallerIdentity { ...B }', 'BAD_USER_INPUT'],
  ['fragments that double at each of twenty steps', `{ ...F0 } ${times(20, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F20 on Query { __typename }`, 'COST_LIMIT'],
  ['fields forty deep', `{ agencies(first: 1) { nodes { ${'agreements(first: 1) { nodes { provider { '.repeat(13)} id ${'} } }'.repeat(13)} } } }`, 'COST_LIMIT'],
  ['fields forty deep, hidden in fragments', `{ cases(first: 1) { nodes { leadAgency { ...A0 } } } } ${times(10, (at) => `fragment A${at} on Agency { agreements(first: 1) { nodes { provider { ...A${at + 1} } } } }`)} fragment A10 on Agency { id }`, 'COST_LIMIT'],
  ['fields three hundred deep', `{ agencies(first: 1) { nodes { ${'agreements(first: 1) { nodes { provider { '.repeat(100)} id ${'} } }'.repeat(100)} } } }`, 'BAD_USER_INPUT'],
  ['introspection that goes round', `{ __schema { types { ${'fields { type { '.repeat(20)} name ${'} } '.repeat(20)} } } }`, 'BAD_USER_INPUT'],
  ['introspection sixty times over', `{ ${times(60, (at) => `a${at}: __schema { types { name fields { name } } }`)} }`, 'COST_LIMIT'],
  ['more than a thousand tokens', `{ __typename } ${'fragment F on Query { __typename } '.repeat(200)}`, 'BAD_USER_INPUT'],
  ['a list of two hundred values', `{ cases(first: 1, filter: { caseNumber: { in: [${times(200, () => '"A120116990000201903180001",')}] } }) { totalCount } }`, 'COST_LIMIT'],
  ['a list of two hundred values in a variable', 'query ($in: [CaseNumber!]) { cases(first: 1, filter: { caseNumber: { in: $in } }) { totalCount } }', 'BAD_USER_INPUT', { variables: { in: Array(200).fill('A120116990000201903180001') } }],
  ['two thousand nots in a variable', 'query ($f: FraudCaseFilter) { cases(first: 1, filter: $f) { totalCount } }', 'COST_LIMIT', { variables: { f: JSON.parse(`${'{"not":'.repeat(2_000)}{}${'}'.repeat(2_000)}`) } }],
  ['five thousand variables', '{ __typename }', 'COST_LIMIT', { variables: Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`v${at}`, at])) }],
  ['more objects than one operation may return', '{ cases(first: 100) { nodes { victims(first: 100) { nodes { id } } involvedAccounts(first: 100) { nodes { id } } } } }', 'COST_LIMIT'],
  ['a subscription by POST', 'subscription { __typename }', 'BAD_USER_INPUT'],
  ['a mutation where there is none', 'mutation { __typename }', 'BAD_USER_INPUT'],
  ['a mutation by a name', 'mutation { createUser { id } }', 'BAD_USER_INPUT'],
  ['two operations and no name', 'query A { __typename } query B { __typename }', 'BAD_USER_INPUT'],
  ['an operation name that breaks lines and colours them', 'query A { __typename }', 'BAD_USER_INPUT', { operationName: 'A"}\r\n\u001b[31m\u0000' }],
  ['a persisted query', '{ __typename }', 'BAD_USER_INPUT', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
  ['nothing', '', 'BAD_USER_INPUT'],
  ['words that are no GraphQL', 'qwerty cop { abc }', 'BAD_USER_INPUT'],
  ['a parallel response', '{ ... @defer { __typename } }', 'BAD_USER_INPUT'],
  ['federation doors', '{ _service { sdl } _entities(representations: []) { __typename } }', 'BAD_USER_INPUT'],
]

describe('a document is refused, with one record of it:', () => {
  it.each(documents)('%s', async (name, document, code, more = {}) => {
    const before = await countRecords()
    const reply = await timed(name, () => post(document, more))
    expectRefusal(reply, code, name === 'a persisted query' ? 200 : 400)
    expect(await countRecords()).toBe(before + 1)
    const record = await app.recordOf(reply)
    expect(record).toMatchObject({ outcome: 'REFUSED', officer: personaOf('police-control').subject, subjects: [], patterns: {} })
    expect((record.refusals as { code: string }[]).map((refusal) => refusal.code)).toContain(code)
    expect(JSON.stringify(record)).not.toMatch(/[\u0000-\u001f]/)
  })

  it('a variable that nobody declared, forty thousand deep', async () => {
    const reply = await send({ headers: json, body: `{"query":"{ __typename }","variables":{"a":${'['.repeat(40_000)}${']'.repeat(40_000)}}}` })
    expectRefusal(reply, 'COST_LIMIT', 400)
    expect(await app.recordOf(reply)).toMatchObject({ outcome: 'REFUSED', variables: null })
  })

  it('as often as it is sent: what was refused once is not let in for being known', async () => {
    const document = `{ ${times(101, (at) => `b${at}: __typename`)} }`
    for (let nth = 0; nth < 3; nth++) expectRefusal(await post(document), 'COST_LIMIT', 400)
  })
})

describe('what stands within the bounds is answered:', () => {
  it('sixty-four aliases, eight repetitions, twenty levels, the introspection of GraphiQL', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    const documents = [
      `{ ${times(64, (at) => `a${at}: __typename`)} }`,
      `{ ${'__typename '.repeat(8)} }`,
      `{ agencies(first: 1) { nodes { ${'agreements(first: 1) { nodes { provider { '.repeat(5)} agreements(first: 1) { totalCount } ${'} } }'.repeat(5)} } } }`,
      getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }),
    ]
    for (const document of documents) {
      const reply = await post(document)
      expect({ document, errors: reply.body.errors?.map((error: { message: string }) => error.message) }).toEqual({ document, errors: undefined })
      expect(reply.status).toBe(200)
    }
  })
})

describe('a stranger learns nothing of the schema:', () => {
  const strangers: readonly [string, string][] = [
    ['introspection', '{ __schema { types { name } } }'],
    ['__type', '{ __type(name: "Account") { fields { name } } }'],
    ['__typename', '{ __typename }'],
    ['a field that exists', '{ viewer { officer } }'],
    ['a field that does not', '{ viewer { secretBalance } }'],
    ['a near miss', '{ casez(first: 1) { nodes { id } } }'],
    ['a syntax error', 'qwerty cop { abc }'],
    ['a bad value', '{ caseByNumber(caseNumber: "A1") { id } }'],
    ['a persisted query', ''],
  ]
  it.each(strangers)('%s gives the same refusal, and a record', async (name, query) => {
    const before = await countRecords()
    const body = name === 'a persisted query' ? { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } } : { query }
    const reply = await timed(`stranger: ${name}`, () => send({ headers: { ...json, authorization: '' }, body: JSON.stringify(body) }))
    expectRefusal(reply, 'UNAUTHENTICATED', 401)
    const { extensions, ...rest } = reply.body.errors[0]
    expect({ ...rest, extensions: { ...extensions, errorId: null } }).toEqual({
      message: 'A valid bearer token is needed: no token.',
      extensions: { reason: 'no token', text: { en: 'A valid bearer token is needed: no token.', zh: '需要有效的访问令牌：未提供令牌。' }, code: 'UNAUTHENTICATED', errorId: null },
    })
    expect(await countRecords()).toBe(before + 1)
    expect(await app.recordOf(reply)).toMatchObject({ outcome: 'REFUSED', agency: null, officer: null })
  })
})

describe('no suggestion comes back for', () => {
  const guesses: readonly [string, string, object?][] = [
    ['a field', '{ casez(first: 1) { nodes { id } } }'],
    ['a field of a type', '{ cases(first: 1) { nodes { caseNumbr } } }'],
    ['an argument', '{ cases(frist: 1, first: 1) { nodes { id } } }'],
    ['an enum word in the document', '{ cases(first: 1, order: REPORTED_AT_DES) { nodes { id } } }'],
    ['an enum word in a variable', 'query ($o: FraudCaseOrder) { cases(first: 1, order: $o) { nodes { id } } }', { variables: { o: 'REPORTED_AT_DES' } }],
    ['a key of a filter in the document', '{ cases(first: 1, filter: { statuz: { eq: FILED } }) { nodes { id } } }'],
    ['a key of a filter in a variable', 'query ($f: FraudCaseFilter) { cases(first: 1, filter: $f) { nodes { id } } }', { variables: { f: { statuz: { eq: 'FILED' } } } }],
    ['a type condition', '{ node(id: "account_00000000000000000000000000") { ... on Acount { id } } }'],
    ['a field of an interface that its types have', '{ node(id: "account_00000000000000000000000000") { holderName } }'],
    ['a type', '{ __type(name: "Acount") { name } cases { idd } }'],
    ['a variable type', 'query ($f: FraudCaseFilte) { cases(first: 1, filter: $f) { nodes { id } } }'],
    ['a directive', '{ __typename @skipp(if: true) }'],
    ['a fragment', '{ ...Caze } fragment Case on Query { __typename }'],
  ]
  it.each(guesses)('%s', async (_, query, more = {}) => {
    const reply = await post(query, more)
    expectRefusal(reply, 'BAD_USER_INPUT', 400)
    expect(reply.text).not.toMatch(/Did you mean|REPORTED_AT_DESC|"status"|caseNumber\b|Account\b|inline fragment/)
  })
})

/** Threats 80, 83, 84; graphql-cop's batch, GET, urlencoded, CSRF, IDE and trace tests; CVE-2026-23897. No operation exists yet, so there is no record. */
const wrongHttp: readonly [name: string, status: number, sent: () => Sent][] = [
  ['a batch of operations', 400, () => ({ headers: json, body: JSON.stringify(Array(10).fill({ query: '{ __typename }' })) })],
  ['a batch of one', 400, () => ({ headers: json, body: '[{"query":"{ __typename }"}]' })],
  ['a query by GET', 405, () => ({ method: 'GET', search: '?query=%7B__typename%7D' })],
  ['a query by GET that says it is no forgery', 405, () => ({ method: 'GET', headers: { 'apollo-require-preflight': '1' }, search: '?query=%7B__typename%7D' })],
  ['a mutation by GET', 405, () => ({ method: 'GET', search: '?query=mutation%7B__typename%7D' })],
  ['a browser that looks for an IDE', 405, () => ({ method: 'GET', headers: { accept: 'text/html' } })],
  ['PUT', 405, () => ({ method: 'PUT', headers: json, body: '{"query":"{ __typename }"}' })],
  ['DELETE', 405, () => ({ method: 'DELETE' })],
  ['a preflight from elsewhere', 405, () => ({ method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } })],
  ['a form', 415, () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=%7B__typename%7D' })],
  ['a form of several parts', 415, () => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ __typename }"}\r\n--x--' })],
  ['plain text', 415, () => ({ headers: { 'content-type': 'text/plain' }, body: '{"query":"{ __typename }"}' })],
  ['plain text that says it is no forgery', 415, () => ({ headers: { 'content-type': 'text/plain', 'apollo-require-preflight': '1' }, body: '{"query":"{ __typename }"}' })],
  ['application/graphql', 415, () => ({ headers: { 'content-type': 'application/graphql' }, body: '{ __typename }' })],
  ['no content type', 415, () => ({ body: new Uint8Array(Buffer.from('{"query":"{ __typename }"}')) })],
  ['JSON in UTF-16', 415, () => ({ headers: { 'content-type': 'application/json; charset=utf-16' }, body: new Uint8Array(Buffer.from('{"query":"{ __typename }"}', 'utf16le')) })],
  ['JSON in a charset that nobody knows', 415, () => ({ headers: { 'content-type': 'application/json;charset="x-unknown"' }, body: '{"query":"{ __typename }"}' })],
  ['bytes that are no UTF-8', 400, () => ({ headers: json, body: new Uint8Array([...Buffer.from('{"query":"{ __typename } #'), 0xff, 0xfe, ...Buffer.from('"}')]) })],
  ['a lone surrogate in UTF-8', 400, () => ({ headers: json, body: new Uint8Array([...Buffer.from('{"query":"{ __typename } #'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')]) })],
  ['bytes that are no UTF-8, in chunks', 400, () => ({ headers: json, body: new ReadableStream({ start: (to) => (to.enqueue(new Uint8Array([...Buffer.from('{"query":"{ __typename } #'), 0xff, ...Buffer.from('"}')])), to.close()) }) })],
  ['a compressed body', 400, () => ({ headers: { ...json, 'content-encoding': 'gzip' }, body: new Uint8Array([0x1f, 0x8b, 8, 0]) })],
  ['JSON cut short', 400, () => ({ headers: json, body: '{"query": "{ __typename }"' })],
  ['an empty body', 400, () => ({ headers: json, body: '' })],
  ['null', 400, () => ({ headers: json, body: 'null' })],
  ['a string', 400, () => ({ headers: json, body: '"{ __typename }"' })],
  ['a prototype to inherit from', 400, () => ({ headers: json, body: '{"query":"{ __typename }","__proto__":{"admin":true}}' })],
  ['a constructor to inherit from', 400, () => ({ headers: json, body: '{"query":"{ __typename }","variables":{"constructor":{"prototype":{"admin":true}}}}' })],
  ['a query that is a number', 400, () => ({ headers: json, body: '{"query":5}' })],
  ['a query that is a syntax tree', 400, () => ({ headers: json, body: '{"query":{"kind":"Document","definitions":[]}}' })],
  ['variables that are a text', 400, () => ({ headers: json, body: '{"query":"{ __typename }","variables":"{}"}' })],
  ['variables that are a list', 400, () => ({ headers: json, body: '{"query":"{ __typename }","variables":[1]}' })],
  ['an operation name that is a number', 400, () => ({ headers: json, body: '{"query":"{ __typename }","operationName":5}' })],
  ['10 MB', 413, () => ({ headers: json, body: JSON.stringify({ query: `{ __typename } #${'x'.repeat(10_000_000)}` }) })],
  ['100,001 bytes', 413, () => ({ headers: json, body: `{"query":"{ __typename }"}`.padEnd(100_001) })],
  ['an answer as a stream of events', 406, () => ({ headers: { ...json, accept: 'text/event-stream' }, body: '{"query":"subscription { __typename }"}' })],
  ['an answer as a page', 406, () => ({ headers: { ...json, accept: 'text/html' }, body: '{"query":"{ __typename }"}' })],
]

describe('HTTP that is not ours is answered in coded JSON, and discloses nothing:', () => {
  it.each(wrongHttp)('%s is %i', async (name, status, sent) => {
    const before = await countRecords()
    const reply = await timed(name, () => send(sent()))
    expectRefusal(reply, 'BAD_USER_INPUT', status)
    if (status === 405) expect(reply.headers['allow']).toBe('POST')
    expect(reply.headers['access-control-allow-origin']).toBeUndefined()
    expect(await countRecords()).toBe(before)
  })

  it('a body of 10 MB in chunks is cut off at 100 kB', async () => {
    let sent = 0
    const chunk = new TextEncoder().encode(' '.repeat(64_000))
    const body = new ReadableStream({ pull: (to) => (sent >= 10_000_000 ? to.close() : ((sent += chunk.length), to.enqueue(chunk))) })
    const status = await send({ headers: json, body }).then(
      (reply) => reply.status,
      () => 'connection closed',
    )
    expect([413, 'connection closed']).toContain(status)
    expect(sent).toBeLessThan(10_000_000)
  })

  it('a body of exactly 100 kB is read, in UTF-8 by any of its names', async () => {
    for (const type of ['application/json', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'application/json; charset=utf8', 'Application/JSON']) {
      const reply = await send({ headers: { 'content-type': type }, body: `{"query":"{ __typename }"}`.padEnd(100_000) })
      expect({ type, status: reply.status, data: reply.body.data }).toEqual({ type, status: 200, data: { __typename: 'Query' } })
    }
  })

  it('a path that is none, and one that climbs, are NOT_FOUND without a word of where they lead', async () => {
    for (const path of ['/graphiql', '/playground', '/altair', '/graphql/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/console', '/.env', '/graphql/stream']) {
      const reply = await app.app.inject({ url: path })
      expect({ path, status: reply.statusCode, code: reply.json().errors[0].extensions.code }).toEqual({ path, status: 404, code: 'NOT_FOUND' })
      expect(reply.body).not.toContain('passwd')
      expect(reply.body).not.toMatch(inside)
    }
  })

  it('bytes that are no HTTP end the connection with nothing of ours in the answer', async () => {
    const { port } = app.app.server.address() as { port: number }
    const { connect } = await import('node:net')
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(port, '127.0.0.1', () => socket.write('\x16\x03\x01 GARBAGE\r\n\r\n'))
      socket.on('data', (chunk) => (text += chunk.toString())).on('close', () => resolve(text)).on('error', () => resolve(text))
    })
    expect(answer).toMatch(/^(HTTP\/1\.1 400|$)/)
    expect(answer).not.toMatch(inside)
  })

  it('two bearer tokens in one request are refused, whichever is good', async () => {
    const { port } = app.app.server.address() as { port: number }
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest({ port, host: '127.0.0.1', path: '/graphql', method: 'POST' }, (response) => (response.resume(), resolve(response.statusCode)))
      request.on('error', reject)
      request.setHeader('authorization', [caller['authorization'] as string, 'Bearer x.y.z'])
      request.setHeader('content-type', 'application/json')
      request.end('{"query":"{ __typename }"}')
    })
    expect(status).toBe(401)
  })
})

describe('no trace or debug form exists:', () => {
  it('headers, extensions and parameters that ask for one change nothing', async () => {
    const plain = await post('{ viewer { officer } }')
    const asked = await send({
      headers: { ...json, 'apollo-tracing': '1', 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1', 'x-debug': '1', 'apollo-cache-control': '1' },
      body: JSON.stringify({ query: '{ viewer { officer } }', extensions: { tracing: true, debug: true }, debug: true }),
      search: '?debug=1&trace=1',
    })
    expect(Object.keys(asked.body.extensions).sort()).toEqual(Object.keys(plain.body.extensions).sort())
    expect(asked.body.data).toEqual(plain.body.data)
    expect(Object.keys(asked.body.extensions).sort()).toEqual(['accessRecord', 'cost', 'disclosure'])
  })

  it('answers are not to be kept, framed or sniffed, and do not name their server', async () => {
    const { headers } = await post('{ viewer { officer } }')
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' })
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['server']).toBeUndefined()
    expect(headers['content-encoding']).toBeUndefined()
  })

  it('a fault of ours is INTERNAL_SERVER_ERROR or UNAVAILABLE with a fixed text, recorded as FAILED', async () => {
    // A view takes the table's place: the statement that knew the table fails inside PostgreSQL, with SQL and names in its message.
    await app.owner`alter table legal_instrument rename column approver_name to approver_name_gone`
    try {
      const reply = await post('{ legalInstruments(first: 1) { nodes { approverName } } }', {}, { 'x-purpose': 'INVESTIGATION' })
      expectRefusal(reply, 'UNAVAILABLE', 503)
      expect(reply.text).not.toContain('approver_name')
      expect(await app.recordOf(reply)).toMatchObject({ outcome: 'FAILED', subjects: [] })
    } finally {
      await app.owner`alter table legal_instrument rename column approver_name_gone to approver_name`
    }
  })
})
