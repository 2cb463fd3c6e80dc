/** Introspection answers the caller's own schema; and no refusal helps anybody guess at the rest of it. */
import { buildClientSchema, buildSchema, getIntrospectionQuery, getNamedType, type GraphQLEnumType, type GraphQLInputObjectType, type GraphQLObjectType, type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType, lexicographicSortSchema, printSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personas } from '../../src/identity/personas.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { audiences, disclosureFile, type Level, relations } from '../support/disclosure-file.js'
import { api, fieldsOf, fileNameOf, nodeTypes, orderedField, readSdl } from './documents.js'

const file = disclosureFile()
const introspection = getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, schemaDescription: true })
const onePerAudience = personas.filter((persona, at) => personas.findIndex(({ audience }) => audience === persona.audience) === at)
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

/** Levels of a field on the visible rows, once for each circumstance in which there are any. */
const levelsByWorld = (audience: string, type: string, field: string): Level[][] =>
  (file.claimable.get(audience) as readonly string[])
    .flatMap((purpose) => [false, true].map((instrument) => ({ purpose, instrument })))
    .map((world) => relations.filter((relation) => file.sees(type, audience, { ...world, relation })).map((relation) => file.decide(type, field, audience, { ...world, relation }).level))
    .filter((levels) => levels.length > 0)
const everRead = (audience: string, type: string, field: string): boolean => levelsByWorld(audience, type, field).some((levels) => levels.some((level) => level !== '–'))
const everFiltered = (audience: string, type: string, field: string): boolean => levelsByWorld(audience, type, field).some((levels) => levels.includes('F'))
const everSorted = (audience: string, type: string, field: string): boolean => levelsByWorld(audience, type, field).some((levels) => levels.every((level) => level === 'F'))
const ofAudience = (schema: GraphQLSchema, name: string) => schema.getType(name)

describe("an audience's own schema", () => {
  it('is what introspection answers, word for word as printed', async () => {
    for (const { key, audience } of onePerAudience) {
      const reply = await app.ask(key, introspection)
      expect(reply.status, key).toBe(200)
      expect(`${printSchema(lexicographicSortSchema(buildClientSchema(reply.body.data)))}\n`, key).toBe(readSdl(fileNameOf(audience)))
    }
  }, 180_000)

  it('holds the operations, fields, filters, orders and counts that the audience can use, and no other', () => {
    let left = 0
    for (const audience of audiences) {
      const schema = buildSchema(readSdl(fileNameOf(audience)))
      const roots = [...file.gates].filter(([, gates]) => gates.get(audience) !== '–').map(([coordinate]) => coordinate)
      expect(['Query', 'Mutation'].flatMap((root) => fieldsOf(root, schema).map(({ name }) => `${root}.${name}`)).sort(), audience).toEqual(roots.sort())
      for (const type of nodeTypes()) {
        const expected = fieldsOf(type).map(({ name }) => name).filter((field) => field === 'disclosure' || everRead(audience, type, field))
        const own = fieldsOf(type, schema).map(({ name }) => name)
        left += fieldsOf(type).length - own.length
        expect(own.sort(), `${audience} ${type}`).toEqual(expected.includes('id') ? expected.sort() : [])
        const filter = ofAudience(schema, `${type}Filter`) as GraphQLInputObjectType | undefined
        const filtered = Object.keys((api.getType(`${type}Filter`) as GraphQLInputObjectType | undefined)?.getFields() ?? {}).filter((field) => field !== 'or' && field !== 'not' && everFiltered(audience, type, field))
        const joins = ['not', 'or'].filter((join) => (api.getType(`${type}Filter`) as GraphQLInputObjectType | undefined)?.getFields()[join])
        expect(Object.keys(filter?.getFields() ?? {}).sort(), `${audience} ${type}Filter`).toEqual(filter ? [...filtered, ...joins].sort() : [])
        for (const { name } of (ofAudience(schema, `${type}Order`) as GraphQLEnumType | undefined)?.getValues() ?? []) expect(everSorted(audience, type, orderedField(type, name)), `${audience} ${type} order ${name}`).toBe(true)
        for (const { name } of (ofAudience(schema, `${type}CountField`) as GraphQLEnumType | undefined)?.getValues() ?? []) expect(everSorted(audience, type, name), `${audience} ${type} count ${name}`).toBe(true)
      }
    }
    expect(left).toBeGreaterThan(300)
  })

  it('names no type that nothing in it leads to', () => {
    for (const audience of audiences) {
      const schema = buildSchema(readSdl(fileNameOf(audience)))
      const reached = new Set<string>(['Query', 'Mutation'])
      const follow = (name: string): void => {
        if (reached.has(name)) return
        reached.add(name)
        walk(name)
      }
      const walk = (name: string): void => {
        const type = schema.getType(name)
        if (isObjectType(type) || isInterfaceType(type)) {
          for (const field of Object.values((type as GraphQLObjectType).getFields())) for (const each of [field.type, ...field.args.map((argument) => argument.type)]) follow(getNamedType(each).name)
          for (const { name: above } of type.getInterfaces()) follow(above)
        }
        if (isInterfaceType(type)) for (const { name: below } of schema.getPossibleTypes(type)) follow(below)
        if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) follow(getNamedType(field.type).name)
      }
      walk('Query')
      walk('Mutation')
      const idle = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__') && !reached.has(name) && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name))
      expect(idle, audience).toEqual([])
    }
  })

  it('is all that any form of the question shows', async () => {
    const forms = [
      'query($n: String!) { __type(name: $n) { name fields { name } } }',
      'query($n: String!) { a: __type(name: $n) { name } ...More } fragment More on Query { b: __type(name: $n) { name fields { name } } }',
      'query($n: String!) { ... on Query { __type(name: $n) { name inputFields { name } enumValues { name } } } }',
      'query($n: String!) { viewer { audience } __type(name: $n) { name fields { name } } }',
    ]
    for (const { key, audience } of onePerAudience) {
      const own = buildSchema(readSdl(fileNameOf(audience)))
      const missing = Object.keys(api.getTypeMap()).filter((name) => !own.getType(name) && !name.startsWith('__'))
      for (const form of forms) {
        for (const name of [...missing.slice(0, 4), ...missing.slice(-4)]) {
          const reply = await app.ask(key, form, { n: name })
          for (const [at, told] of Object.entries(reply.body.data as Record<string, unknown>)) if (at !== 'viewer') expect(told, `${key} ${form} ${name}`).toBeNull()
        }
      }
      const mixed = await app.ask(key, '{ viewer { audience } __schema { types { name } } }')
      expect(mixed.body.data.__schema.types.map(({ name }: { name: string }) => name).filter((name: string) => !own.getType(name)), key).toEqual([])
    }
  }, 180_000)

  it('is shown to nobody without a token', async () => {
    for (const document of [introspection, '{ __schema { types { name } } }', '{ __typename }', '{ __type(name: "Query") { name } }']) {
      const reply = await app.ask(null, document)
      expect([reply.status, reply.body.errors[0].extensions.code, reply.body.data]).toEqual([401, 'UNAUTHENTICATED', undefined])
    }
  })
})

describe('a near miss', () => {
  interface Probe {
    readonly what: string
    readonly document: string
    readonly variables?: Record<string, unknown>
    /** Names next to the one asked: none may be said. */
    readonly near: readonly string[]
    /** A value that was given: it may not come back. */
    readonly given?: string
  }
  const probes: readonly Probe[] = [
    { what: 'root field', document: '{ casez(first: 1) { totalCount } }', near: ['cases'] },
    { what: 'field of an object', document: '{ cases(first: 1) { nodes { narrativ lossAmounts } } }', near: ['narrative', 'lossAmount'] },
    { what: 'field of a connection', document: '{ cases(first: 1) { totalCounts node { id } } }', near: ['totalCount', 'nodes'] },
    { what: 'field of an interface that its types have', document: '{ node(id: "x") { caseNumber } }', near: ['FraudCase', 'inline fragment'] },
    { what: 'argument of a root', document: '{ cases(first: 1, filters: {}, afterr: "x") { totalCount } }', near: ['filter', 'after', 'order'] },
    { what: 'argument of a field', document: '{ cases(first: 1) { countBy(field: status, fields: status) { count } nodes { victims(first: 1, ordr: X, filtr: {}) { totalCount } } } }', near: ['order', 'filter'] },
    { what: 'enum value in a literal', document: '{ cases(first: 1, order: LOSS_AMOUNT_DES) { totalCount } }', near: ['LOSS_AMOUNT_DESC', 'LOSS_AMOUNT_ASC'], given: 'LOSS_AMOUNT_DES' },
    { what: 'enum value as text', document: '{ cases(first: 1, order: "LOSS_AMOUNT_DESC") { totalCount } }', near: ['LOSS_AMOUNT_ASC', 'REPORTED_AT_DESC'], given: 'LOSS_AMOUNT_DESC' },
    { what: 'enum value of a filter', document: '{ cases(first: 1, filter: { status: { in: [FILLED] } }) { totalCount } }', near: ['FILED'], given: 'FILLED' },
    { what: 'enum value in a variable', document: 'query($o: FraudCaseOrder) { cases(first: 1, order: $o) { totalCount } }', variables: { o: 'LOSS_AMOUNT_DES' }, near: ['LOSS_AMOUNT_DESC', 'LOSS_AMOUNT_ASC'], given: 'LOSS_AMOUNT_DES' },
    { what: 'input field in a literal', document: '{ cases(first: 1, filter: { lossAmounts: { min: "9041.77" } }) { totalCount } }', near: ['lossAmount', 'stoppedAmount'], given: '9041.77' },
    { what: 'input field in a variable', document: 'query($f: FraudCaseFilter) { cases(first: 1, filter: $f) { totalCount } }', variables: { f: { lossAmounts: { min: '9041.77' } } }, near: ['lossAmount', 'stoppedAmount'], given: '9041.77' },
    { what: 'nested input field in a variable', document: 'query($f: FraudCaseFilter) { cases(first: 1, filter: $f) { totalCount } }', variables: { f: { or: [{ not: { lossAmount: { minn: '9041.77' } } }] } }, near: ['min', 'max'], given: '9041.77' },
    { what: 'type of an inline fragment', document: '{ node(id: "x") { ... on FraudCaze { id } } }', near: ['FraudCase'] },
    { what: 'type of a fragment', document: '{ node(id: "x") { ...F } } fragment F on TelecomNumbr { id }', near: ['TelecomNumber'] },
    { what: 'directive', document: '{ cases(first: 1) @skipp(if: true) @includes(if: true) { totalCount @skip(if: true, iff: true) } }', near: ['@include', '@deprecated', '@specifiedBy'] },
    { what: 'type of a variable', document: 'query($f: FraudCaseFiltr) { cases(first: 1, filter: $f) { totalCount } }', near: ['FraudCaseFilter'] },
    { what: 'value of another type', document: 'query($n: Int!, $v: CaseNumber!) { cases(first: $n) { totalCount } caseByNumber(caseNumber: $v) { id } }', variables: { n: 'secret-value-41', v: 'secret-value-42' }, near: [], given: 'secret-value-4' },
    { what: 'value of another type in a literal', document: '{ cases(first: "secret-value-41") { totalCount } caseByNumber(caseNumber: "secret-value-42") { id } }', near: [], given: 'secret-value-4' },
    { what: 'unknown variable', document: 'query($x: Int) { cases(first: 1, after: $xx) { totalCount } }', near: ['$x'] },
  ]

  it.each(probes)('in the $what is met with no suggestion and no echo', async ({ document, variables, near, given }) => {
    for (const { key } of onePerAudience) {
      const reply = await app.ask(key, document, variables)
      expect([reply.status, reply.body.errors?.[0]?.extensions.code], `${key} ${reply.text}`).toEqual([400, 'BAD_USER_INPUT'])
      // The facts of a refusal are told in its own extensions too: everything that leaves is read.
      expect(reply.text, key).not.toMatch(/did you mean|perhaps you meant|suggest/i)
      for (const name of near) expect(reply.text, `${key} ${name}`).not.toMatch(new RegExp(`${name.replace('$', '\\\\$')}(?![A-Za-z0-9_])`))
      if (given) expect(reply.text, key).not.toContain(given)
    }
  })

  it('of five hundred made from real names, in fields, arguments and input fields, is met with no suggestion', async () => {
    const names = [...new Set([...nodeTypes().flatMap((type) => fieldsOf(type).map(({ name }) => name)), ...fieldsOf('Query').map(({ name }) => name)])]
    const misses = names.flatMap((name) => [`${name}s`, name.slice(0, -1), `${name.slice(0, 2)}x${name.slice(2)}`]).filter((name) => !names.includes(name)).slice(0, 510)
    expect(misses.length).toBeGreaterThan(499)
    for (let at = 0; at < misses.length; at += 10) {
      const some = misses.slice(at, at + 10)
      const document = `query($f: FraudCaseFilter) { ${some.slice(0, 3).join(' ')} cases(first: 1, filter: { ${some[3]}: 1 }, ${some[4]}: 1) { ${some[5]} nodes { ${some.slice(6).join(' ')} } } accounts(first: 1, filter: $f) { nodes { ${some.slice(6).join(' ')} } } }`
      const reply = await app.ask('bank-harbour', document)
      expect(reply.body.errors.length).toBeGreaterThan(3)
      expect(reply.text).not.toMatch(/did you mean|perhaps you meant/i)
      const variable = await app.ask('bank-harbour', 'query($f: FraudCaseFilter) { cases(first: 1, filter: $f) { totalCount } }', { f: Object.fromEntries(some.map((name) => [name, 1])) })
      expect(variable.text).not.toMatch(/did you mean|perhaps you meant/i)
    }
  }, 180_000)
})
