import fc from 'fast-check'
import { buildSchema, graphql, GraphQLError, GraphQLObjectType, GraphQLSchema, GraphQLString, Kind, validateSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as scalars from '../../src/scalars/index.js'
import { findRefusal } from '../../src/scalars/fault.js'

const all = Object.values(scalars)
const valid: Record<string, string> = {
  Decimal: '970000.00',
  Instant: '2019-06-12T09:30:00+08:00',
  ResidentIdNumber: '120101190001010016',
  BankAccountNumber: '6225880000000019',
  CnapsCode: '313110000017',
  PhoneNumber: '+8613800001234',
  DivisionCode: '120101',
  UnitCode: '120101000000',
  CaseNumber: 'A120101000000201906120001',
  IncidentNumber: 'J120101000000201906120001',
  OrderNumber: 'SP-120101000000-20190612-0001',
  OutreachNumber: 'OUT-20190612-0001',
  UrlAddress: 'https://evil.example/',
  ImHandle: 'wxid_abc123',
}

function thrown(work: () => unknown): GraphQLError {
  try {
    work()
  } catch (error) {
    if (error instanceof GraphQLError) return error
  }
  throw new Error('expected a GraphQLError')
}

/** One root field per scalar, which answers its argument. */
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: Object.fromEntries(
      all.map((scalar) => [scalar.name, { type: scalar, args: { value: { type: scalar } }, resolve: (_: unknown, args: { value?: unknown }) => args.value }]),
    ),
  }),
})

describe('the border types', () => {
  it('are fourteen, under their own names, and make a valid schema', () => {
    expect(Object.entries(scalars).every(([name, scalar]) => scalar.name === name)).toBe(true)
    expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(valid).sort())
    expect(validateSchema(schema)).toEqual([])
    expect(buildSchema('type Query { a: String }').getType('String')).toBe(GraphQLString)
  })

  it('are described in English, then Chinese', () => {
    for (const { description } of all) expect(description).toMatch(/^[ -~]+\.\n\n.*\p{Script=Han}.*。$/u)
  })

  it.each(all.map((scalar) => [scalar.name, scalar] as const))('%s takes its example from a literal and from a variable alike', async (name, scalar) => {
    const value = valid[name] ?? ''
    const literal = await graphql({ schema, source: `{ ${name}(value: ${JSON.stringify(value)}) }` })
    const variable = await graphql({ schema, source: `query Q($v: ${name}) { ${name}(value: $v) }`, variableValues: { v: value } })
    expect(literal).toEqual({ data: { [name]: value } })
    expect(variable).toEqual(literal)
    expect(scalar.parseValue(value)).toBe(value)
  })

  it.each(all.map((scalar) => [scalar.name, scalar] as const))('%s answers a mask untouched', (_, scalar) => {
    expect(scalar.serialize('138****1234')).toBe('138****1234')
    expect(() => scalar.serialize(1.5)).toThrow(GraphQLError)
  })

  it.each(all.map((scalar) => [scalar.name, scalar] as const))('%s refuses whatever is no string', (_, scalar) => {
    for (const value of [1, 1.5, true, null, {}, [], 10n, new Date(0), new String('1')]) {
      expect(thrown(() => scalar.parseValue(value)).extensions).toEqual({ code: 'BAD_USER_INPUT', rule: 'text' })
    }
    for (const kind of [Kind.FLOAT, Kind.INT, Kind.ENUM] as const) {
      expect(thrown(() => scalar.parseLiteral({ kind, value: '120101' })).extensions.rule).toBe('text')
    }
    expect(thrown(() => scalar.parseLiteral({ kind: Kind.BOOLEAN, value: true })).extensions.rule).toBe('text')
    expect(thrown(() => scalar.parseLiteral({ kind: Kind.NULL })).extensions.rule).toBe('text')
  })

  it('refuse with a code, a rule and both languages, and never repeat the value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.string({ unit: 'binary', minLength: 3 }), (scalar, noise) => {
        const value = `~${noise}~`
        const error = thrown(() => scalar.parseValue(value))
        expect(error.extensions.code).toBe('BAD_USER_INPUT')
        expect(error.extensions.rule).toMatch(/^[a-z-]+$/)
        expect(error.message).toMatch(/^[ -~]+ .*\p{Script=Han}.*。$/u)
        expect(`${error.message}${String(error)}${JSON.stringify(error)}`).not.toContain(value)
      }),
      { numRuns: 500 },
    )
  })

  it('a refused literal says nothing of the value to the caller', async () => {
    const { errors } = await graphql({ schema, source: '{ ResidentIdNumber(value: "120103198502300029") }' })
    expect(JSON.stringify(errors)).not.toContain('120103198502300029')
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', rule: 'resident-id-birth-date' })
  })

  it('a refused variable is repeated by graphql-js, and findRefusal gives the error without it', async () => {
    const source = 'query Q($v: ResidentIdNumber) { ResidentIdNumber(value: $v) }'
    const { errors } = await graphql({ schema, source, variableValues: { v: '120103198502300029' } })
    expect(errors?.[0]?.message).toContain('120103198502300029')
    const refusal = findRefusal(errors?.[0])
    expect(refusal?.extensions).toEqual({ code: 'BAD_USER_INPUT', rule: 'resident-id-birth-date' })
    expect(JSON.stringify(refusal)).not.toContain('120103198502300029')
    expect(findRefusal(new GraphQLError('another fault'))).toBeNull()
    expect(findRefusal(null)).toBeNull()
  })
})
