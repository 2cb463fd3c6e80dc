import fc from 'fast-check'
import { execute, type FieldNode, getNamedType, type GraphQLField, type GraphQLFieldResolver, type GraphQLInterfaceType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, isEnumType, isObjectType, isScalarType, parse, validate } from 'graphql'
import { composeGraph } from '../../src/corridor/schema.js'
import { seedId } from '../../src/database/columns.js'
import { personas } from '../../src/identity/personas.js'
import { slices } from '../../src/slices.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'

let app: TestApp
/** The schema without our resolvers: GraphQL alone completes what is given. */
let bare: GraphQLSchema

const hostile = '"quoted" \\back\\slash\\ \b\f\n\r\t \u0001\u001f \u007f 😀 联动 \u2028\u2029 </script> ${x} \'single\' {"a":[1]} \ufeff é e\u0301'

beforeAll(async () => {
  app = await openTestApp()
  bare = (await composeGraph(slices)).schema
  for (const root of [bare.getQueryType(), bare.getMutationType()]) for (const field of Object.values(root?.getFields() ?? {})) delete field.resolve
  delete (bare.getType('Node') as GraphQLInterfaceType).resolveType
  await app.owner`update fraud_case set narrative = ${hostile}, summary = ${hostile}, modus_operandi = ${hostile}`
  await app.owner`update incident_report set narrative = ${hostile}, call_taker = ${hostile}`
  await app.owner`update agency set name_english = ${hostile}, contact_unit = ${hostile}`
  await app.owner`update victim_identity set name = ${hostile}`
  await app.owner`update appeal set grounds = ${hostile}`
}, 60_000)
afterAll(() => app?.close())

/** `data` as it came over the wire. */
function dataText({ text, body }: Reply): string {
  const start = '{"data":'
  const rest = `${body.errors ? `,"errors":${JSON.stringify(body.errors)}` : ''},"extensions":${JSON.stringify(body.extensions)}}`
  expect([text.slice(0, start.length), text.slice(-rest.length)]).toEqual([start, rest])
  return text.slice(start.length, -rest.length)
}

/** What stands under the response key: no other rule, no resolver of ours. */
const byResponseKey: GraphQLFieldResolver<Record<string, unknown>, unknown> = (source, _args, _context, { path, fieldNodes }) => {
  const key = String(path.key)
  if (!(key in source)) throw new Error(`${(fieldNodes[0] as FieldNode).name.value} was asked as ${key} and is not there`)
  return source[key]
}

async function completed(text: string, variables: Record<string, unknown>, data: string): Promise<string> {
  const result = await execute({ schema: bare, document: parse(text), variableValues: variables, rootValue: JSON.parse(data), fieldResolver: byResponseKey as never, typeResolver: (value) => (value as { zType?: string }).zType })
  if (result.errors) throw new Error(result.errors.map((error) => `${error.path?.join('.')}: ${error.message}`).join('\n'))
  return JSON.stringify(result.data)
}

/**
 * A document made from numbers: each choice takes the next. Shorter lists of smaller numbers make simpler documents, so a failure shrinks to one.
 */
class Author {
  private at = 0
  readonly fragments = new Map<string, string>()
  private depth = 0

  constructor(
    private readonly choices: readonly number[],
    private readonly types: Readonly<Record<string, GraphQLNamedType>>,
  ) {}

  document(roots: readonly GraphQLField<unknown, unknown>[], ids: ReadonlyMap<string, string>): string {
    const parts = Array.from({ length: 1 + this.pick(2) }, (_, at) => {
      if (this.pick(6) === 5) {
        const [type, id] = [...ids][this.pick(ids.size)] as [string, string]
        return `r${at}: node(id: "${id}") { zType: __typename ${this.pick(2) ? '__typename ' : ''}${this.condition(type)} ${this.pick(2) ? '... on Node { id disclosure { field disposition } }' : 'id'} }`
      }
      return `r${at}: ${this.asked(roots[this.pick(roots.length)] as GraphQLField<unknown, unknown>, 6)}`
    })
    return `query Any($t: Boolean!, $f: Boolean!, $d: Boolean = true) { ${parts.join(' ')} x: __typename @include(if: $t) y: __typename @skip(if: $f) z: __typename @include(if: $d) }\n${[...this.fragments.values()].join('\n')}`
  }

  private pick(count: number): number {
    return (this.choices[this.at++] ?? 0) % count
  }

  private directive(): string {
    return ['', '', '', '', ' @include(if: $t)', ' @skip(if: $f)', ' @include(if: $d)', ' @include(if: $f)', ' @skip(if: $t)', ' @include(if: true) @skip(if: false)', ' @skip(if: true)'][this.pick(11)] as string
  }

  private condition(type: string): string {
    return `... on ${type} { ${this.selection(this.types[type] as GraphQLObjectType)} }`
  }

  /** The field with its arguments and what is asked beneath it. */
  private asked(field: GraphQLField<unknown, unknown>, first: number): string {
    const named = getNamedType(field.type)
    const given = field.args.flatMap(({ name, type }) => {
      if (name === 'first') return [`first: ${first}`]
      const words = getNamedType(type)
      return name === 'field' && isEnumType(words) ? [`field: ${words.getValues()[0]?.name}`] : []
    })
    const call = `${field.name}${given.length ? `(${given.join()})` : ''}${this.directive()}`
    return isObjectType(named) ? `${call} { ${this.selection(named)} }` : call
  }

  private selection(type: GraphQLObjectType): string {
    this.depth++
    const tells = type.getInterfaces().length > 0
    const fields = Object.values(type.getFields()).filter((field) => {
      const named = getNamedType(field.type)
      return isScalarType(named) || isEnumType(named) || this.depth < 7
    })
    // Mostly something without a condition stands; where nothing does, an object may be empty.
    const parts = [`${tells ? 'id' : '__typename'}${this.pick(6) === 5 ? ' @skip(if: $t)' : ''}`]
    for (let more = 1 + this.pick(5); more > 0; more--) {
      const field = fields[this.pick(fields.length)]
      if (!field) continue
      // `countBy` of a field that is not read in clear is refused whole: another test's.
      if (field.name === 'countBy') continue
      const form = this.pick(10)
      if (form < 5) parts.push(this.asked(field, 3))
      else if (form < 7) parts.push(`a${this.pick(3)}_${field.name}: ${this.asked(field, 3)}`)
      else if (form === 7) parts.push(`...${tells && this.pick(2) ? ' on Node' : ''}${this.directive()} { ${tells ? 'id disclosure { field reason __typename disposition }' : '__typename'} }`)
      else if (form === 8) parts.push(`... on ${type.name}${this.directive()} { t: __typename ${this.asked(field, 3)} }`)
      else {
        const name = `Of${type.name}`
        if (!this.fragments.has(name)) {
          const leaves = Object.values(type.getFields()).filter((each) => isScalarType(getNamedType(each.type)) || isEnumType(getNamedType(each.type)))
          this.fragments.set(name, `fragment ${name} on ${type.name} { __typename ${leaves.map((each) => each.name).join(' ')} }`)
        }
        parts.push(`...${name}${this.directive()}`)
      }
    }
    this.depth--
    return parts.join(' ')
  }
}

describe('the answer that PostgreSQL writes', () => {
  it('is, byte for byte, what GraphQL makes of the same rows, for any valid document', async () => {
    const types = app.graph.schema.getTypeMap()
    const queries = Object.values(app.graph.schema.getQueryType()?.getFields() ?? {})
    const ids = new Map<string, string>()
    for (const [type, table] of [['FraudCase', 'fraud_case'], ['Account', 'account'], ['Agency', 'agency'], ['ControlOrder', 'control_order'], ['TelecomNumber', 'telecom_number'], ['OrderEvent', 'order_event'], ['Restitution', 'restitution'], ['Attachment', 'attachment']] as const) ids.set(type, (await app.owner.unsafe(`select id from ${table} limit 1`))[0]?.['id'])
    const callers = personas.map((persona) => ({
      persona,
      roots: queries.filter(({ name, args }) => args.some((argument) => argument.name === 'first') && app.graph.policy.charter(persona.audience, persona.purposes[0], false).operations.get(`Query.${name}`)?.open),
    }))
    const seen = { answered: 0, rows: 0, hostile: 0 }
    await fc.assert(
      fc.asyncProperty(fc.nat(callers.length - 1), fc.array(fc.nat(1_000), { minLength: 40, maxLength: 160, size: 'max' }), fc.boolean(), async (who, choices, d) => {
        const caller = callers[who] as (typeof callers)[number]
        const text = new Author(choices, types).document(caller.roots, ids)
        // Fields that merge may differ in their conditions, never in their meaning: what GraphQL refuses, it refuses before us.
        if (text.length > 12_000 || validate(app.graph.schema, parse(text)).length > 0) return
        // The same document with its switches turned: a plan that is kept must not answer both.
        for (const variables of [{ t: true, f: false, ...(d ? { d: false } : {}) }, { t: false, f: true, d }]) {
          const reply = await app.ask(caller.persona.key, text, variables)
          if (reply.body.data === undefined) {
            expect(reply.body.errors[0].extensions.code, `${text}\n${reply.text}`).toMatch(/COST_LIMIT|BAD_USER_INPUT/)
            continue
          }
          seen.answered++
          seen.rows += reply.body.extensions.disclosure?.objects ?? 0
          const data = dataText(reply)
          if (data.includes('\\u001f')) seen.hostile++
          expect(data, text).toBe(await completed(text, variables, data))
        }
      }),
      { numRuns: 300 },
    )
    expect(seen.answered).toBeGreaterThan(300)
    expect(seen.rows).toBeGreaterThan(500)
    expect(seen.hostile).toBeGreaterThan(5)
  }, 300_000)

  it('is so of a mutation too: of what it made, of what it refused, under aliases, fragments and conditions', async () => {
    const id = seedId('control_order', 'mule-ring/number-south')
    const text = `mutation Note($input: OrderVersionInput!, $t: Boolean!, $f: Boolean!) {
      noted: acknowledgeOrder(input: $input) {
        first: order { ...Order }
        order { __typename id disclosure { field disposition } steps: allowedTransitions { act: action to allowed rule } history(first: 5) { totalCount edges { cursor node { id version fromStatus toStatus note } } pageInfo { hasNextPage endCursor } } }
        userErrors { why: rule field code article message messageZh __typename }
        ... on ControlOrderPayload @include(if: $t) { again: order { ...Order telecomNumber { id msisdn subscriber { id name } } } }
        never: order @include(if: $f) { id }
      }
      __typename
    }
    fragment Order on ControlOrder { id orderNumber status version awaitsAddressee acknowledgedAt expiresAt allowedTransitions @skip(if: $f) { __typename action article why whyZh until } case { id narrative } }`
    const [order] = await app.owner<{ version: number }[]>`select version from control_order where id = ${id}`
    const told: string[] = []
    for (const version of [order?.version, order?.version]) {
      const variables = { input: { id, version }, t: true, f: false }
      const reply = await app.ask('carrier-south', text, variables)
      expect(reply.status, reply.text).toBe(200)
      const data = dataText(reply)
      expect(data).toBe(await completed(text, variables, data))
      told.push(reply.body.data.noted.first?.status ?? reply.body.data.noted.userErrors[0].code)
    }
    expect(told).toEqual(['DELIVERED', 'CONFLICT'])
  })

  it('is an empty object where nothing is asked of it', async () => {
    const none = '__typename @skip(if: true)'
    const id = seedId('agency', 'harbour-bank')
    const data = async (persona: string, text: string, variables: Record<string, unknown> = {}) => dataText(await app.ask(persona, text, variables))
    expect(await data('police-control', `{ node(id: "${id}") { ... on FraudCase { id } } }`)).toBe('{"node":{}}')
    expect(await data('police-control', `{ agencies(first: 2) { nodes { ${none} } edges { ${none} } pageInfo { ${none} } countBy(field: divisionCode) { ${none} } } }`)).toMatch(/^{"agencies":{"nodes":\[{},{}\],"edges":\[{},{}\],"pageInfo":{},"countBy":\[{}(?:,{})*\]}}$/)
    expect(await data('police-control', `{ cases(first: 1) { ${none} } }`)).toBe('{"cases":{}}')
    expect(await data('police-control', `{ orders(first: 1) { nodes { allowedTransitions { ${none} } } } a: __typename @skip(if: true) }`)).toMatch(/^{"orders":{"nodes":\[{"allowedTransitions":\[(?:{}(?:,{})*)?\]}\]}}$/)
    expect(await data('police-control', `query F($from: Instant!, $until: Instant!) { centreFigures(from: $from, until: $until) { ${none} } }`, { from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' })).toBe('{"centreFigures":{}}')
    expect(await data('police-control', `{ ${none} }`)).toBe('{}')
    for (const of of [seedId('control_order', 'mule-ring/number-south'), seedId('control_order', 'absent')]) expect(await data('carrier-south', `mutation N($input: OrderVersionInput!) { acknowledgeOrder(input: $input) { ${none} } }`, { input: { id: of, version: 1 } })).toBe('{"acknowledgeOrder":{}}')
  })

  it('keeps every character of a stored text, in the form that JSON.stringify gives it', async () => {
    const reply = await app.ask('police-control', '{ cases(first: 2) { nodes { narrative summary leadAgency { nameEnglish } victims(first: 1) { nodes { name } } } } }')
    const [node] = reply.body.data.cases.nodes
    expect([node.narrative, node.summary, node.leadAgency.nameEnglish, node.victims.nodes[0].name]).toEqual([hostile, hostile, hostile, hostile])
    expect(dataText(reply)).toBe(JSON.stringify(reply.body.data))
    expect(dataText(reply)).toContain(JSON.stringify(hostile))
  })

  it('a filter by such a text finds it, alone and among others', async () => {
    const nasty = 'a"b\\c\nd\u0001,{}\u2028é😀 null'
    await app.owner`update malicious_url set hosted_in = ${nasty} where id = (select id from malicious_url order by id limit 1)`
    const ask = (filter: object) => app.ask('police-control', 'query F($filter: MaliciousUrlFilter) { urls(first: 5, filter: $filter) { totalCount nodes { hostedIn } } }', { filter })
    for (const filter of [{ hostedIn: { eq: nasty } }, { hostedIn: { in: [nasty] } }, { hostedIn: { in: ['NULL', nasty, 'x'] } }]) expect((await ask(filter)).body.data, JSON.stringify(filter)).toEqual({ urls: { totalCount: 1, nodes: [{ hostedIn: nasty }] } })
    const all = (await ask({})).body.data.urls.totalCount
    // No stored text holds U+0000: it equals nothing, and its opposite is everything.
    expect((await ask({ hostedIn: { eq: '\u0000' } })).body.data?.urls.totalCount).toBe(0)
    expect((await ask({ hostedIn: { in: ['\u0000'] } })).body.data?.urls.totalCount).toBe(0)
    expect((await ask({ not: { hostedIn: { eq: '\u0000' } } })).body.data?.urls.totalCount).toBe(all)
  })

  it('another order of keys, a missing key or a wrong enum word would be found', async () => {
    const text = '{ cases(first: 1) { nodes { id status fraudType } totalCount } }'
    const good = dataText(await app.ask('police-control', text))
    expect(await completed(text, {}, good)).toBe(good)
    const data = JSON.parse(good)
    const turned = JSON.stringify({ cases: { totalCount: data.cases.totalCount, nodes: data.cases.nodes } })
    expect(await completed(text, {}, turned)).not.toBe(turned)
    await expect(completed(text, {}, good.replace(/"status":"\w+"/, '"status":"NO_SUCH"'))).rejects.toThrow(/status/)
    await expect(completed(text, {}, good.replace('"totalCount"', '"total"'))).rejects.toThrow(/totalCount/)
  })
})

