import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Persona, personas } from '../../src/identity/personas.js'
import { audiences } from '../../src/policy/vocabulary.js'
import { openTestApp, personaOf, type Reply, type TestApp } from '../support/app.js'
import { curatedOperations } from '../support/operations.js'
import { usedStories } from '../support/used-stories.js'
import { type Disclosure, disclosuresOfRecord, readAnswer, withTellings } from './disclosed.js'
import { wholeDocuments } from './whole-types.js'

interface Asked {
  readonly persona: string | null
  readonly text: string
  readonly variables: Record<string, unknown>
  readonly headers: Record<string, string>
  readonly reply: Reply
}

interface StoredRecord {
  readonly id: string
  readonly outcome: string
  readonly kind: string
  readonly agency: string | null
  readonly audience: string | null
  readonly officer: string | null
  readonly purpose: string | null
  readonly case: string | null
  readonly instrument: string | null
  readonly mode: string
  readonly operation: string | null
  readonly document: string | null
  readonly variables: string | null
  readonly refusals: readonly { code: string; coordinate?: string; reason?: string }[]
  readonly subjects: string[]
  readonly patterns: Record<string, { type: string; clear: string[]; masked: string[]; tokens: string[]; withheld: { field: string; reason: string }[] }>
}

const underInstrument = { 'x-case-number': 'A120116990000201903180001', 'x-legal-instrument': 'QUERY-2019-0001' }
const desks = ['police-intake', 'police-control', 'police-analyst']

let app: TestApp
/** Requests made since the log was last counted. */
let made: Asked[] = []
let countedBefore = 0

const ask = async (persona: string | null, text: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Reply> => {
  const reply = await app.ask(persona, text, variables, headers)
  made.push({ persona, text, variables, headers, reply })
  return reply
}

/** The records of all that was asked since last time; fails where one is missing or one too many. */
async function settle(): Promise<Map<Reply, StoredRecord>> {
  const rows = await app.owner<{ id: string; body: string }[]>`select id, body from access_log.record`
  const byId = new Map(rows.map(({ id, body }) => [id, JSON.parse(body) as StoredRecord]))
  const records = new Map<Reply, StoredRecord>()
  for (const { reply, text } of made) {
    const record = byId.get(reply.body.extensions?.accessRecord?.id)
    if (!record) throw new Error(`no record of ${text.slice(0, 200)}: ${reply.text.slice(0, 300)}`)
    records.set(reply, record)
  }
  expect(new Set([...records.values()].map(({ id }) => id)).size).toBe(made.length)
  expect(byId.size - countedBefore, 'records per operation').toBe(made.length)
  countedBefore = byId.size
  made = []
  return records
}

/** Tokens of a document, as its parser counts them. */
const wordsOf = (text: string): number => (text.match(/\w+|[^\s\w,]/g) ?? []).length

const difference = (a: ReadonlySet<Disclosure>, b: ReadonlySet<Disclosure>): Disclosure[] => [...a].filter((each) => !b.has(each))

/** What is wrong between an answer and its record; empty where they tell the same. */
function faultsOf({ persona, text, variables, headers, reply }: Asked, record: StoredRecord): string[] {
  const at = `${persona} ${text.slice(0, 80).replaceAll('\n', ' ')} ${JSON.stringify(headers)}`
  const faults: string[] = []
  const { data, errors } = reply.body
  const outcome = data === undefined ? 'REFUSED' : 'DISCLOSED'
  if (record.outcome !== outcome) faults.push(`outcome ${record.outcome} of ${outcome} ${reply.text.slice(0, 300)}`)
  if (record.document !== createHash('sha256').update(text, 'utf8').digest('hex')) faults.push('another document')
  if (persona && record.audience !== personaOf(persona).audience) faults.push(`audience ${record.audience}`)
  if (persona && record.officer !== personaOf(persona).subject) faults.push(`officer ${record.officer}`)
  if (record.case !== (headers['x-case-number'] ?? null) || record.instrument !== (headers['x-legal-instrument'] ?? null)) faults.push('another basis')
  if ((record.variables === null) !== (Object.keys(variables).length === 0)) faults.push('variables')
  const told = readAnswer(text, variables, data)
  faults.push(...told.contradictions)
  const recorded = disclosuresOfRecord(record)
  for (const each of difference(told.disclosures, recorded)) faults.push(`answered, not recorded: ${each}`)
  for (const each of difference(recorded, told.disclosures)) faults.push(`recorded, not answered: ${each}`)
  const said = (errors ?? []).map((error: { extensions: { code: string } }) => error.extensions.code).sort()
  if (said.join() !== record.refusals.map(({ code }) => code).sort().join()) faults.push(`refusals ${JSON.stringify(record.refusals)} of ${said.join()}`)
  return faults.slice(0, 5).map((fault) => `${at}\n  ${fault}`)
}

/** All values told of a field of a row, over all callers. */
const seen = new Map<string, { clear: Set<string>; masked: Set<string>; tokens: Set<string> }>()
function remember({ text, variables, reply }: Asked): void {
  for (const [cell, disposition, value] of readAnswer(text, variables, reply.body.data).values) {
    let known = seen.get(cell)
    if (!known) seen.set(cell, (known = { clear: new Set(), masked: new Set(), tokens: new Set() }))
    const set = { CLEAR: known.clear, MASKED: known.masked, TOKEN: known.tokens }[disposition]
    if (!set) throw new Error(`${cell} came as ${disposition}`)
    set.add(JSON.stringify(value))
  }
}

async function compareAll(): Promise<{ disclosed: number; refused: number }> {
  const asked = made
  const records = await settle()
  const faults = asked.flatMap((each) => faultsOf(each, records.get(each.reply) as StoredRecord))
  expect(faults).toEqual([])
  asked.forEach(remember)
  const disclosed = asked.filter(({ reply }) => reply.body.data !== undefined).length
  return { disclosed, refused: asked.length - disclosed }
}

beforeAll(async () => {
  app = await openTestApp({ template: await usedStories() })
  countedBefore = Number((await app.owner<{ n: string }[]>`select count(*) as n from access_log.record`)[0]?.n)
})
afterAll(() => app?.close())

describe('the record tells what the answer tells, no more and no less', () => {
  it('for every curated operation and persona', async () => {
    for (const { text, variables } of curatedOperations) {
      const told = withTellings(app.graph.schema, text)
      await Promise.all(personas.map(({ key }) => ask(key, told, variables)))
    }
    const { disclosed, refused } = await compareAll()
    expect(disclosed).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(20)
  }, 180_000)

  it('for every curated operation under a case and a legal instrument', async () => {
    for (const { text, variables } of curatedOperations) {
      const told = withTellings(app.graph.schema, text)
      await Promise.all(desks.map((key) => ask(key, told, variables, underInstrument)))
    }
    expect((await compareAll()).disclosed).toBeGreaterThan(40)
  }, 180_000)

  it('for every field of every type, root by root', async () => {
    const roots = wholeDocuments(app.graph.schema, 12)
    const documents = roots.map(({ text }) => withTellings(app.graph.schema, `query Whole { ${text} }`))
    for (const [at, text] of documents.entries()) {
      const isOpen = ({ audience }: Persona) => app.graph.policy.operations.get(`Query.${roots[at]?.root}`)?.[audiences.indexOf(audience)]?.open
      await Promise.all(personas.filter(isOpen).map(({ key }) => ask(key, text)))
      await Promise.all(desks.filter((key) => isOpen(personaOf(key))).map((key) => ask(key, text, {}, underInstrument)))
    }
    const { refused } = await compareAll()
    expect(refused).toBe(0)
    const reached = new Set([...seen.keys()].map((cell) => cell.split('|')[0]))
    const all = [...app.graph.policy.types.keys()]
    expect(all.filter((type) => !reached.has(type))).toEqual([])
  }, 180_000)

  it('for every other purpose a persona may claim, several roots in one operation', async () => {
    const roots = wholeDocuments(app.graph.schema, 4)
    const flat = wholeDocuments(app.graph.schema, 6, 0)
    for (const persona of personas) {
      for (const purpose of persona.purposes.slice(1)) {
        const open = roots.flatMap(({ root }, at) => (app.graph.policy.charter(persona.audience, purpose, false).operations.get(`Query.${root}`)?.open ? [at] : []))
        const texts = open.map((at, place) => {
          const leavesOf = (place_: number) => flat.find(({ root }) => root === roots[open[place_ % open.length] as number]?.root)?.text
          const both = (one: string | undefined) => withTellings(app.graph.schema, `query Several { first: ${one} second: ${leavesOf(place + 1)} }`)
          const whole = both(roots[at]?.text)
          return wordsOf(whole) < 1_000 ? whole : both(leavesOf(place))
        })
        await Promise.all(texts.map((text) => ask(persona.key, text, {}, { 'x-purpose': purpose })))
      }
    }
    const { disclosed, refused } = await compareAll()
    expect(refused).toBe(0)
    expect(disclosed).toBeGreaterThan(40)
  }, 180_000)

  it('for aliases, merged fields, fragments, variables that switch fields, and one object reached by several ways', async () => {
    const text = withTellings(
      app.graph.schema,
      `query Ways($yes: Boolean!, $no: Boolean = false, $number: CaseNumber!) {
        one: caseByNumber(caseNumber: $number) { ...Short status @skip(if: $no) narrative @include(if: $no) a: leadAgency { name } b: leadAgency { contactPhone } }
        two: caseByNumber(caseNumber: $number) { ... on FraudCase { victims(first: 2) { edges { cursor node { ...Person } } nodes { name } } ... @include(if: $yes) { victims(first: 2) { nodes { phone } } } } }
        cases(first: 3) { nodes { ...Short } more: nodes { lossAmount } pageInfo { endCursor hasNextPage } }
        __typename
      }
      fragment Short on FraudCase { caseNumber fraudType ... on Node { id disclosure { field } } }
      fragment Person on Victim { name idNumber @include(if: $yes) ageBand @skip(if: $yes) }`,
    )
    for (const { key } of personas) await ask(key, text, { yes: true, number: 'A120116990000201903180001' })
    const [case1] = await app.owner<{ id: string }[]>`select id from fraud_case where case_number = 'A120116990000201903180001'`
    const node = withTellings(app.graph.schema, 'query Any($id: ID!) { node(id: $id) { __typename ... on FraudCase { narrative summary } ... on Account { number } ... on Node { id } } }')
    for (const { key } of personas) await ask(key, node, { id: case1?.id })
    expect((await compareAll()).disclosed).toBeGreaterThan(20)
  })

  it('masks are never the value, a value is the same for all who read it, tokens are of one form', () => {
    const faults: string[] = []
    let compared = 0
    for (const [cell, { clear, masked, tokens }] of seen) {
      if (clear.size > 1 || masked.size > 1) faults.push(`${cell} has several values`)
      for (const mask of masked) if (clear.has(mask)) faults.push(`${cell}: the mask is the value`)
      for (const token of tokens) if (!/^"[0-9a-f]{32}"$/.test(token) || clear.has(token)) faults.push(`${cell}: no token`)
      if (clear.size && (masked.size || tokens.size)) compared++
    }
    expect(faults).toEqual([])
    expect(compared).toBeGreaterThan(50)
  })
})

describe('whatever answers nothing is recorded too', () => {
  const missing = 'A120116990000209912310001'

  it('a negative answer is a record without subjects, and a page without rows is one', async () => {
    for (const persona of ['police-control', 'bank-harbour', 'auditor']) {
      const one = await ask(persona, 'query Nothing($n: CaseNumber!) { caseByNumber(caseNumber: $n) { id narrative } }', { n: missing })
      expect(one.body.data).toEqual({ caseByNumber: null })
      const list = await ask(persona, `{ cases(first: 5, filter: { caseNumber: { eq: "${missing}" } }) { totalCount nodes { id } } }`)
      expect(list.body.data).toEqual({ cases: { totalCount: 0, nodes: [] } })
      const node = await ask(persona, '{ node(id: "account_00000000000000000000000000") { id } }')
      expect(node.body.data).toEqual({ node: null })
    }
    const records = [...(await settle()).values()]
    for (const record of records) expect(record).toMatchObject({ outcome: 'DISCLOSED', kind: 'query', subjects: [] })
  })

  it('a row whose cursor alone leaves is a subject of the record', async () => {
    const cursors = await ask('police-control', '{ cases(first: 3) { edges { cursor } } }')
    const ends = await ask('police-control', '{ cases(first: 3) { pageInfo { startCursor endCursor hasNextPage } } }')
    const said = await ask('police-control', '{ cases(first: 3) { pageInfo { hasNextPage } totalCount } }')
    const records = await settle()
    const idOf = (cursor: string) => Buffer.from(cursor, 'base64').toString()
    const rows = (reply: Reply) => [...disclosuresOfRecord(records.get(reply) as StoredRecord)].sort()
    expect(rows(cursors)).toEqual(cursors.body.data.cases.edges.map(({ cursor }: { cursor: string }) => `FraudCase|${idOf(cursor)}|id|CLEAR|`).sort())
    expect(cursors.body.data.cases.edges).toHaveLength(3)
    const { startCursor, endCursor, hasNextPage } = ends.body.data.cases.pageInfo
    expect(hasNextPage).toBe(true)
    expect(rows(ends)).toEqual([startCursor, endCursor].map((cursor) => `FraudCase|${idOf(cursor)}|id|CLEAR|`).sort())
    expect(rows(said)).toEqual([])
  })

  it('introspection, by whatever way it is asked', async () => {
    const documents = ['{ __schema { queryType { name } } }', '{ __type(name: "FraudCase") { fields { name } } }', '{ __typename }', 'query I { ...S } fragment S on Query { __schema { types { name } } }']
    for (const text of documents) expect((await ask('bank-metro', text)).body.data).toBeTruthy()
    const records = [...(await settle()).values()]
    expect(records.map(({ outcome, subjects }) => [outcome, subjects])).toEqual(documents.map(() => ['DISCLOSED', []]))
    expect(records.map(({ kind }) => kind)).toEqual(['introspection', 'introspection', 'introspection', 'query'])
  })

  it.each<readonly [string, string | null, string, Record<string, unknown>, Record<string, string>, Partial<StoredRecord> & { code: string }]>([
    ['a syntax error', 'bank-harbour', 'query Broken { cases(', {}, {}, { kind: 'unknown', code: 'BAD_USER_INPUT' }],
    ['an unknown field', 'bank-harbour', 'query Odd { cases(first: 1) { nodes { secretBalance } } }', {}, {}, { code: 'BAD_USER_INPUT' }],
    ['a document of too many words', 'bank-harbour', `{ ${'a: __typename '.repeat(400)} }`, {}, {}, { kind: 'unknown', code: 'BAD_USER_INPUT' }],
    ['a variable of the wrong type', 'bank-harbour', 'query V($n: Int!) { cases(first: $n) { totalCount } }', { n: 'many' }, {}, { operation: 'V', code: 'BAD_USER_INPUT' }],
    ['variables that are no Unicode', 'bank-harbour', '{ cases(first: 1) { totalCount } }', { '\ud800': '\udc00' }, {}, { variables: null, code: 'BAD_USER_INPUT' }],
    ['a variable missing from introspection', 'bank-harbour', 'query I($x: Boolean!) { __schema @include(if: $x) { queryType { name } } }', {}, {}, { code: 'BAD_USER_INPUT' }],
    ['an operation that is shut', 'operator', '{ cases(first: 1) { totalCount } }', {}, {}, { audience: 'OPERATOR', code: 'FORBIDDEN' }],
    ['a filter on a hidden field', 'bank-harbour', '{ cases(first: 1, filter: { lossAmount: { min: "1" } }) { totalCount } }', {}, {}, { code: 'FORBIDDEN_ARGUMENT' }],
    ['a page too long', 'police-control', '{ cases(first: 101) { totalCount } }', {}, {}, { code: 'BAD_USER_INPUT' }],
    ['too many objects', 'police-control', '{ cases(first: 100) { nodes { victims(first: 100) { nodes { id } } involvedAccounts(first: 100) { nodes { id } } } } }', {}, {}, { code: 'COST_LIMIT' }],
    ['a hidden field in reject mode', 'bank-harbour', '{ cases(first: 1) { nodes { narrative } } }', {}, { 'x-entitlement-mode': 'reject' }, { mode: 'reject', code: 'FIELD_NOT_ENTITLED' }],
    ['a purpose the audience may not claim', 'bank-harbour', '{ cases(first: 1) { totalCount } }', {}, { 'x-purpose': 'OUTREACH' }, { purpose: 'OUTREACH', code: 'PURPOSE_REQUIRED' }],
    ['a purpose that is none', 'bank-harbour', '{ cases(first: 1) { totalCount } }', {}, { 'x-purpose': 'curiosity' }, { audience: 'BANK', purpose: null, code: 'BAD_USER_INPUT' }],
    ['a case it takes no part in', 'bank-harbour', '{ cases(first: 1) { totalCount } }', {}, { 'x-case-number': missing }, { case: missing, code: 'BAD_USER_INPUT' }],
    ['an instrument of nobody', 'police-control', '{ cases(first: 1) { totalCount } }', {}, { 'x-legal-instrument': 'NO-2019-1' }, { instrument: 'NO-2019-1', code: 'BAD_USER_INPUT' }],
    ['an instrument with a forbidden letter', 'police-control', '{ cases(first: 1) { totalCount } }', {}, { 'x-legal-instrument': '<x>' }, { instrument: null, audience: 'POLICE_CONTROL', code: 'BAD_USER_INPUT' }],
    ['a case that is needed and not stated', 'police-control', '{ accountByNumber(number: "6299010000000001016") { id } }', {}, {}, { code: 'PURPOSE_REQUIRED' }],
    ['a stranger', null, '{ cases(first: 1) { nodes { id } } }', {}, {}, { agency: null, audience: null, officer: null, code: 'UNAUTHENTICATED' }],
    ['a stranger who introspects', null, '{ __schema { queryType { name } } }', {}, {}, { agency: null, code: 'UNAUTHENTICATED' }],
    ['a token that is none', null, '{ cases(first: 1) { totalCount } }', {}, { authorization: 'Bearer a.b.c' }, { agency: null, code: 'UNAUTHENTICATED' }],
    ['a header that is no token', null, '{ cases(first: 1) { totalCount } }', {}, { authorization: 'Basic Zm9v' }, { agency: null, code: 'UNAUTHENTICATED' }],
    ['a coordinate that is none', 'bank-harbour', '{ explainAccess(coordinate: "No.field") { disposition } }', {}, {}, { code: 'BAD_USER_INPUT' }],
  ])('%s', async (_name, persona, text, variables, headers, { code, ...expected }) => {
    const reply = await ask(persona, text, variables, headers)
    const record = (await settle()).get(reply) as StoredRecord
    expect(Object.values(reply.body.data ?? {}).every((value) => value === null)).toBe(true)
    expect(record.refusals.map((refusal) => refusal.code)).toContain(code)
    expect(reply.body.errors.map((error: { extensions: { code: string } }) => error.extensions.code)).toContain(code)
    expect(record).toMatchObject({ subjects: [], ...(reply.body.data === undefined ? { outcome: 'REFUSED' } : {}), ...expected })
  })

  it('an operation name that the document does not have, and a persisted query nobody holds', async () => {
    const authorization = `Bearer ${await app.token('bank-harbour')}`
    for (const body of [{ query: 'query A { __typename }', operationName: 'B' }, { query: 'query A { __typename } query B { __typename }' }, { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }]) {
      const response = await fetch(app.url, { method: 'POST', headers: { 'content-type': 'application/json', authorization, 'x-purpose': 'STOP_LOSS' }, body: JSON.stringify(body) })
      const text = await response.text()
      made.push({ persona: null, text: body.query ?? '', variables: {}, headers: {}, reply: { status: response.status, text, headers: {}, body: JSON.parse(text) } })
    }
    for (const record of (await settle()).values()) expect(record).toMatchObject({ outcome: 'REFUSED', audience: 'BANK', subjects: [], refusals: [{ code: 'BAD_USER_INPUT' }] })
  })

  it('what is no operation at all discloses nothing and leaves no record', async () => {
    const authorization = `Bearer ${await app.token('bank-harbour')}`
    const headers = { 'content-type': 'application/json', authorization, 'x-purpose': 'STOP_LOSS' }
    const answers = await Promise.all([
      fetch(app.url, { method: 'POST', headers, body: '{"query":' }),
      fetch(app.url, { method: 'POST', headers, body: '{}' }),
      fetch(app.url, { method: 'POST', headers, body: JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]) }),
      fetch(app.url, { method: 'POST', headers, body: JSON.stringify({ query: '{ __typename }', variables: 'x' }) }),
      fetch(app.url, { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body: '{ __typename }' }),
      fetch(`${app.url}?query=%7B__typename%7D`, { headers }),
    ])
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(await answer.text()).not.toContain('"data"')
    }
    await settle()
  })
})
