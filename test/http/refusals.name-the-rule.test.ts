import { GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, type OperationDefinitionNode, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentFaults, variableFault } from '../../src/corridor/input-faults.js'
import { seedId } from '../../src/database/columns.js'
import type { LiandongError } from '../../src/errors.js'
import * as scalars from '../../src/scalars/index.js'
import { openTestApp, personaOf, type Reply, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

/** A value that no refusal may repeat, in any spelling. */
const secret = 'SECRETVALUE'

interface Said {
  readonly code: string
  /** The field, argument, variable, header, operation or coordinate at fault. */
  readonly at: string
  readonly rule?: string | RegExp
  readonly status?: number
}

function expectNamed(reply: Reply, { code, at, rule, status = 400 }: Said, ...hidden: readonly string[]): void {
  const [error] = reply.body.errors
  const { extensions } = error
  const named = extensions.field ?? extensions.header ?? extensions.argument ?? extensions.coordinate ?? extensions.operation
  expect({ status: reply.status, code: extensions.code, at: named, data: reply.body.data }).toEqual({ status, code, at, data: undefined })
  if (rule instanceof RegExp) expect(extensions.rule).toMatch(rule)
  else if (rule) expect(extensions.rule).toBe(rule)
  expect(error.message).toBe(extensions.text.en)
  expect(extensions.text.zh).toMatch(/\p{Script=Han}/u)
  expect(extensions.text.en).not.toMatch(/\p{Script=Han}/u)
  for (const value of [secret, ...hidden]) expect(reply.text).not.toContain(value)
}

const control = (query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Reply> => app.ask('police-control', query, variables, { 'x-purpose': 'INVESTIGATION', ...headers })

/** A root, the place of a value in its arguments, the place as it is told, a bad value, the rule it breaks. */
const badValues: readonly [what: string, root: string, place: (value: string) => string, told: string, type: string, value: string, rule: string][] = [
  ['a case number of another shape', 'caseByNumber', (value) => `caseNumber: ${value}`, 'caseNumber', 'CaseNumber!', 'A1201169900002019', 'case-number-shape'],
  ['a case number of 30 February', 'caseByNumber', (value) => `caseNumber: ${value}`, 'caseNumber', 'CaseNumber!', 'A120116990000201902300001', 'number-date'],
  ['a case number of a unit that is none', 'caseByNumber', (value) => `caseNumber: ${value}`, 'caseNumber', 'CaseNumber!', 'A990116990000201903180001', 'number-unit'],
  ['an incident number of another letter', 'incidentReportByNumber', (value) => `incidentNumber: ${value}`, 'incidentNumber', 'IncidentNumber!', 'A120116990000201903180001', 'incident-number-shape'],
  ['an order number with a space', 'orderByNumber', (value) => `orderNumber: ${value}`, 'orderNumber', 'OrderNumber!', 'ORD-20190318 0001', 'order-number-shape'],
  ['a card whose last digit is wrong', 'accountByNumber', (value) => `number: ${value}`, 'number', 'BankAccountNumber!', '6225880000000018', 'bank-card-luhn'],
  ['an IBAN whose check digits are wrong', 'accountByNumber', (value) => `number: ${value}`, 'number', 'BankAccountNumber!', 'GB83WEST12345698765432', 'iban-check-digits'],
  ['an account number with spaces', 'accountByNumber', (value) => `number: ${value}`, 'number', 'BankAccountNumber!', '6225 8800 0000 0019', 'bank-account-shape'],
  ['a telephone number that cannot be', 'telecomNumberByMsisdn', (value) => `msisdn: ${value}`, 'msisdn', 'PhoneNumber!', '+8613800', 'phone-number'],
  ['a division that is none', 'cases', (value) => `first: 1, filter: { divisionCode: { eq: ${value} } }`, 'filter.divisionCode.eq', 'DivisionCode', '129999', 'division-code-tianjin'],
  ['an instant without a zone', 'cases', (value) => `first: 1, filter: { reportedAt: { from: ${value} } }`, 'filter.reportedAt.from', 'Instant', '2019-03-18T09:30:00', 'instant-shape'],
  ['an instant of 30 February', 'cases', (value) => `first: 1, filter: { or: [{ reportedAt: { until: ${value} } }] }`, 'filter.or.reportedAt.until', 'Instant', '2019-02-30T09:30:00+08:00', 'instant-date'],
  ['an amount with an exponent', 'cases', (value) => `first: 1, filter: { not: { lossAmount: { min: ${value} } } }`, 'filter.not.lossAmount.min', 'Decimal', '1e+06', 'decimal-shape'],
  ['a web address that runs', 'urls', (value) => `first: 1, filter: { url: { eq: ${value} } }`, 'filter.url.eq', 'UrlAddress', 'javascript:alert(1)', 'url-shape'],
  ['a chat handle with a space', 'onlineAccounts', (value) => `first: 1, filter: { handle: { eq: ${value} } }`, 'filter.handle.eq', 'ImHandle', 'bad handle', 'im-handle-shape'],
]

describe('a value that breaks the rule of its kind is refused by the name of its place and of the rule:', () => {
  it.each(badValues)('%s, in the document', async (_what, root, place, told, _type, value, rule) => {
    expectNamed(await control(`{ ${root}(${place(JSON.stringify(value))}) { __typename } }`), { code: 'BAD_USER_INPUT', at: `${root}(${told}:)`, rule }, value)
  })

  it.each(badValues)('%s, in a variable', async (_what, root, place, _told, type, value, rule) => {
    expectNamed(await control(`query ($value: ${type}) { ${root}(${place('$value')}) { __typename } }`, { value }), { code: 'BAD_USER_INPUT', at: '$value', rule }, value)
  })

  it('in the default of a variable, in a list, and deep in a variable, each by its place', async () => {
    const bad = 'A120116990000201902300001'
    expectNamed(await control(`query ($n: CaseNumber = "${bad}") { caseByNumber(caseNumber: $n) { id } }`), { code: 'BAD_USER_INPUT', at: '$n', rule: 'number-date' }, bad)
    expectNamed(await control(`{ cases(first: 1, filter: { caseNumber: { in: ["A120116990000201903180001", "${bad}"] } }) { totalCount } }`), { code: 'BAD_USER_INPUT', at: 'cases(filter.caseNumber.in:)', rule: 'number-date' }, bad)
    const deep = { filter: { or: [{}, { not: { caseNumber: { in: [bad] } } }] } }
    expectNamed(await control('query ($filter: FraudCaseFilter) { cases(first: 1, filter: $filter) { totalCount } }', deep), { code: 'BAD_USER_INPUT', at: '$filter.or[1].not.caseNumber.in[0]', rule: 'number-date' }, bad)
  })

  it('a value is not repeated where it speaks the words of an error itself', async () => {
    for (const value of [`${secret}" at "${secret}"; Expected type "${secret}"`, `" at "value"; Value "${secret}" does not exist in "${secret}" enum.`, `\n${secret}\r\u001b[31m`, `x" does not exist in "${secret}" enum.`, `; Expected type "${secret}".`, `${secret}'; drop table account; --`, `{"${secret}": 1}`]) {
      expectNamed(await control('query ($value: CaseNumber!) { caseByNumber(caseNumber: $value) { id } }', { value }), { code: 'BAD_USER_INPUT', at: '$value', rule: 'case-number-shape' })
      expectNamed(await control('query ($value: FraudCaseOrder) { cases(first: 1, order: $value) { totalCount } }', { value }), { code: 'BAD_USER_INPUT', at: '$value' })
      expectNamed(await control(`{ caseByNumber(caseNumber: ${JSON.stringify(value)}) { id } }`), { code: 'BAD_USER_INPUT', at: 'caseByNumber(caseNumber:)', rule: 'case-number-shape' })
    }
    expectNamed(await control('query ($f: FraudCaseFilter) { cases(first: 1, filter: $f) { totalCount } }', { f: { caseNumber: { eq: { [secret]: secret } } } }), { code: 'BAD_USER_INPUT', at: '$f.caseNumber.eq' })
    expectNamed(await control('query ($f: FraudCaseFilter) { cases(first: 1, filter: $f) { totalCount } }', { f: { [`6225 ${secret}" is not defined by type "${secret}"`]: 1 } }), { code: 'BAD_USER_INPUT', at: 'FraudCaseFilter', rule: 'unknown' })
  })
})

/** Every scalar of the border, also those that no argument takes yet. */
describe('every border type tells its place and its rule, in both languages:', () => {
  const wrong: Record<string, readonly [value: string, rule: string]> = {
    ResidentIdNumber: ['120103198502300029', 'resident-id-birth-date'],
    CnapsCode: ['313110000016', 'cnaps-code-check-digit'],
    BankAccountNumber: ['6225880000000018', 'bank-card-luhn'],
    CaseNumber: ['A120116990000201902300001', 'number-date'],
    IncidentNumber: ['J12', 'incident-number-shape'],
    OrderNumber: ['a b', 'order-number-shape'],
    OutreachNumber: ['a b', 'outreach-number-shape'],
    PhoneNumber: ['+8612', 'phone-number'],
    DivisionCode: ['129999', 'division-code-tianjin'],
    UnitCode: ['129999000000', 'unit-code-division'],
    UrlAddress: ['javascript:alert(1)', 'url-shape'],
    ImHandle: ['bad handle', 'im-handle-shape'],
    Instant: ['2019-02-30T09:30:00+08:00', 'instant-date'],
    Decimal: ['1e+06', 'decimal-shape'],
  }
  const Colour = new GraphQLEnumType({ name: 'Colour', values: { RED: {}, BLUE: {} } })
  const Inner = new GraphQLInputObjectType({ name: 'Inner', fields: { ...Object.fromEntries(Object.values(scalars).map((type) => [type.name, { type }])), colour: { type: Colour }, needed: { type: GraphQLString } } })
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { ask: { type: GraphQLString, args: { one: { type: Inner }, many: { type: new GraphQLList(new GraphQLNonNull(Inner)) } } } } }),
  })
  const faultOf = (text: string) => {
    const document = parse(text)
    return (documentFaults(document, validate(schema, document))[0]?.originalError ?? null) as (LiandongError & { facts: { field: string; rule: string } }) | null
  }

  it('no border type is left out of this table', () => {
    expect(Object.keys(wrong).sort()).toEqual(Object.values(scalars).map(({ name }) => name).sort())
    expect(faultOf('{ ask }')).toBeNull()
  })

  it.each(Object.entries(wrong))('%s', (type, [value, rule]) => {
    const literal = faultOf(`{ ask(many: [{}, { ${type}: ${JSON.stringify(value)} }]) }`)
    expect(literal?.facts).toEqual({ field: `ask(many.${type}:)`, rule })
    expect(literal?.text.en).toMatch(new RegExp(`^ask\\(many\\.${type}:\\): [ -~]+\\.$`))
    expect(literal?.text.zh).toMatch(/\p{Script=Han}.*。$/u)
    const number = faultOf(`{ ask(one: { ${type}: 5 }) }`)
    expect(number?.facts).toEqual({ field: `ask(one.${type}:)`, rule: 'text' })

    const operation = parse(`query ($v: [Inner!]) { ask(many: $v) }`).definitions[0] as OperationDefinitionNode
    const variable = variableFault(schema, operation.variableDefinitions ?? [], { v: [{ [type]: value }] })
    expect(variable?.facts).toEqual({ field: `$v[0].${type}`, rule })
    expect(variable?.text.zh).toMatch(/\p{Script=Han}.*。$/u)
    for (const said of [literal, number, variable]) expect(JSON.stringify([said?.text, said?.facts])).not.toContain(value)
  })
})

describe('a page is refused', () => {
  it.each([
    ['of 0 rows', 'first: 0', 'first is 1 to 100'],
    ['of 101 rows', 'first: 101', 'first is 1 to 100'],
    ['of fewer than none', 'first: -1', 'first is 1 to 100'],
    ['of no stated length', '', 'required'],
    ['of null rows', 'first: null', 'type'],
    ['of half a row', 'first: 1.5', 'type'],
    ['of a word', `first: ${secret}`, 'type'],
    ['of a text', `first: "${secret}"`, 'type'],
    ['of more rows than an Int holds', 'first: 99999999999', 'type'],
  ])('%s', async (_, first, rule) => {
    expectNamed(await control(`{ cases${first ? `(${first})` : ''} { totalCount } }`), { code: 'BAD_USER_INPUT', at: 'cases(first:)', rule }, '99999999999')
    expectNamed(await control(`{ cases(first: 1) { nodes { victims${first ? `(${first})` : ''} { totalCount } } } }`), { code: 'BAD_USER_INPUT', at: 'victims(first:)', rule }, '99999999999')
  })

  it.each([
    [0, 'cases(first:)', 'first is 1 to 100'],
    [101, 'cases(first:)', 'first is 1 to 100'],
    [null, '$n', 'required'],
    [undefined, '$n', 'required'],
    [secret, '$n', 'type'],
    [1.5, '$n', 'type'],
    [true, '$n', 'type'],
    [[1], '$n', 'type'],
  ])('of a variable that is %j', async (n, at, rule) => {
    expectNamed(await control('query ($n: Int!) { cases(first: $n) { totalCount } }', { n }), { code: 'BAD_USER_INPUT', at, rule })
  })

  it('of a variable whose default is put aside for null', async () => {
    expectNamed(await control('query ($n: Int = 5) { cases(first: $n) { totalCount } }', { n: null }), { code: 'BAD_USER_INPUT', at: 'cases(first:)', rule: 'required' })
  })

  it('after a cursor of another list, a cursor made up, and no cursor at all, in one form', async () => {
    const other = await control('{ agencies(first: 1) { pageInfo { endCursor } } }')
    for (const after of [other.body.data.agencies.pageInfo.endCursor, Buffer.from('fraud_case_zz').toString('base64'), secret, '']) {
      expectNamed(await control('query ($after: String) { cases(first: 1, after: $after) { totalCount nodes { id } } }', { after }), { code: 'BAD_USER_INPUT', at: 'after', rule: 'a cursor of this list' }, ...(after ? [after] : []))
    }
  })

  const made = (after: string): string => `after: "${after}"`
  it.each<readonly [string, (argument: string) => string, string]>([
    ['of a root', (argument) => `cases(first: 1, ${argument}) { nodes { id } }`, 'fraud_case'],
    ['of a list beneath an object', (argument) => `cases(first: 1) { nodes { orders(first: 1, ${argument}) { edges { cursor } } } }`, 'control_order'],
    ['of one root of several', (argument) => `agencies(first: 1) { totalCount } cases(first: 1, ${argument}) { pageInfo { endCursor } }`, 'fraud_case'],
    ['of rows that are counted alone', (argument) => `cases(first: 1, ${argument}) { totalCount }`, 'fraud_case'],
  ])('after a cursor that is none, however often and whatever was asked before: %s', async (_name, list, prefix) => {
    const none = { code: 'BAD_USER_INPUT', at: 'after', rule: 'a cursor of this list' }
    const good = Buffer.from(seedId(prefix, 'whichever')).toString('base64')
    for (let times = 0; times < 3; times++) expectNamed(await control(`{ ${list(made(secret))} }`), none)
    const document = `query ($after: String) { ${list('after: $after')} }`
    for (const after of [good, secret, good, null, secret]) {
      const reply = await control(document, { after })
      if (after === secret) expectNamed(reply, none)
      else expect([reply.status, reply.body.errors], reply.text).toEqual([200, undefined])
    }
  })

  it('after a cursor that is none, in the payload of a mutation: nothing is done', async () => {
    const document = `mutation ($after: String) { raiseAlert(input: { riskLevel: LOW, fraudType: FAKE_LOAN, victimName: "Peng", victimPhone: "+8615300000019", divisionCode: "120104", grounds: "told" }) { record { id attempts(first: 1, after: $after) { nodes { id } } } userErrors { rule } } }`
    const outreach = (after: string | null): Promise<Reply> => app.ask('police-outreach', document, { after })
    const count = async (): Promise<number> => Number((await app.owner`select count(*)::int as n from outreach_record`)[0]?.['n'])
    const before = await count()
    for (let times = 0; times < 2; times++) expectNamed(await outreach(secret), { code: 'BAD_USER_INPUT', at: 'after', rule: 'a cursor of this list' })
    expect(await count()).toBe(before)
    expect((await outreach(null)).status).toBe(200)
    expectNamed(await outreach(secret), { code: 'BAD_USER_INPUT', at: 'after', rule: 'a cursor of this list' })
    expect(await count()).toBe(before + 1)
  })
})

describe('a word, a field or an argument that is none is refused by its place:', () => {
  const cases: readonly [string, string, Record<string, unknown>, string, string][] = [
    ['an enum word in the document', `{ cases(first: 1, order: ${secret}) { totalCount } }`, {}, 'cases(order:)', 'word'],
    ['an enum word written as a text', '{ cases(first: 1, order: "REPORTED_AT_ASC") { totalCount } }', {}, 'cases(order:)', 'word'],
    ['an enum word in a variable', 'query ($o: FraudCaseOrder) { cases(first: 1, order: $o) { totalCount } }', { o: secret }, '$o', 'word'],
    ['an enum word deep in a variable', 'query ($f: FraudCaseFilter) { cases(first: 1, filter: $f) { totalCount } }', { f: { status: { in: ['FILED', secret] } } }, '$f.status.in[1]', 'word'],
    ['a field of the graph', '{ cases(first: 1) { nodes { balance } } }', {}, 'FraudCase.balance', 'unknown'],
    ['an operation', '{ accountz { id } }', {}, 'Query.accountz', 'unknown'],
    ['an argument', '{ cases(first: 1, where: 1) { totalCount } }', {}, 'Query.cases(where:)', 'unknown'],
    ['a filter in the document', '{ cases(first: 1, filter: { narrative: { eq: "x" } }) { totalCount } }', {}, 'FraudCaseFilter.narrative', 'unknown'],
    ['a filter in a variable', 'query ($f: FraudCaseFilter) { cases(first: 1, filter: $f) { totalCount } }', { f: { narrative: { eq: 'x' } } }, 'FraudCaseFilter.narrative', 'unknown'],
    ['a text where an object stands', 'query ($f: FraudCaseFilter) { cases(first: 1, filter: $f) { totalCount } }', { f: secret }, '$f', 'type'],
    ['a number where a text stands', '{ legalInstrumentByNumber(instrumentNumber: 20190001) { id } }', {}, 'legalInstrumentByNumber(instrumentNumber:)', 'type'],
    ['a missing argument', '{ caseByNumber { id } }', {}, 'caseByNumber(caseNumber:)', 'required'],
    ['an object without a selection', '{ cases(first: 1) { nodes } }', {}, 'nodes', 'selection'],
    ['a variable that nobody declared', '{ caseByNumber(caseNumber: $n) { id } }', {}, '$n', 'variable'],
    ['a variable of another type than its place', 'query ($n: String!) { caseByNumber(caseNumber: $n) { id } }', { n: secret }, '$n', 'variable'],
    ['a value in the wrong place of the grammar', `{ caseByNumber caseNumber: "${secret}" }`, {}, 'document', 'syntax'],
    ['a number of 400 digits in the wrong place', `{ caseByNumber ${'6'.repeat(400)} }`, {}, 'document', 'syntax'],
    ['a text that does not end', `{ caseByNumber(caseNumber: "${secret}`, {}, 'document', 'syntax'],
  ]
  it.each(cases)('%s', async (_, query, variables, at, rule) => {
    expectNamed(await control(query, variables), { code: 'BAD_USER_INPUT', at, rule }, '66666')
  })

  it('a coordinate that is none, in a root of several', async () => {
    const { body, text } = await control(`{ explainAccess(coordinate: "${secret}") { rule } viewer { officer } }`)
    expect(body.data).toEqual({ explainAccess: null, viewer: { officer: personaOf('police-control').subject } })
    expect(body.errors).toMatchObject([{ path: ['explainAccess'], extensions: { code: 'BAD_USER_INPUT', field: 'coordinate', rule: 'Type.field of the schema' } }])
    expect(text).not.toContain(secret)
  })
})

describe('a request must say why it is made:', () => {
  const query = '{ cases(first: 1) { totalCount } }'
  const allowed = ['STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL']

  it('no purpose, and a purpose of others, are PURPOSE_REQUIRED with the purposes that may be claimed', async () => {
    const response = await fetch(app.url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await app.token('police-control')}` }, body: JSON.stringify({ query }) })
    const text = await response.text()
    expectNamed({ status: response.status, text, headers: {}, body: JSON.parse(text) }, { code: 'PURPOSE_REQUIRED', at: 'x-purpose' })
    for (const foreign of ['OUTREACH', 'INTAKE', 'SUPERVISION_AUDIT']) {
      const reply = await control(query, {}, { 'x-purpose': foreign })
      expectNamed(reply, { code: 'PURPOSE_REQUIRED', at: 'x-purpose' })
      expect(reply.body.errors[0].extensions.allowed).toEqual(allowed)
    }
  })

  it('introspection alone needs no purpose, and shows no data', async () => {
    const reply = await control('{ __schema { queryType { name } } }', {}, { 'x-purpose': 'OUTREACH' })
    expect(reply.body).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } })
  })

  it.each([
    ['a purpose that is none', { 'x-purpose': secret }, 'x-purpose', 'unknown purpose'],
    ['two purposes in one line', { 'x-purpose': 'INVESTIGATION, STOP_LOSS' }, 'x-purpose', 'unknown purpose'],
    ['a purpose in small letters', { 'x-purpose': 'investigation' }, 'x-purpose', 'unknown purpose'],
    ['a case number with spaces', { 'x-case-number': `${secret} ${secret}` }, 'x-case-number', 'not a document number'],
    ['a case number of 65 characters', { 'x-case-number': secret.padEnd(65, '1') }, 'x-case-number', 'not a document number'],
    ['a case number broken in its encoding', { 'x-case-number': `%E4%B8${secret}` }, 'x-case-number', 'not a document number'],
    ['a case number that quotes', { 'x-case-number': `${secret}'--` }, 'x-case-number', 'not a document number'],
    ['a case that is none', { 'x-case-number': `A${secret}` }, 'x-case-number', 'a case your agency takes part in'],
    ['an instrument with a line break', { 'x-legal-instrument': `${secret}%0a` }, 'x-legal-instrument', 'not a document number'],
    ['an instrument of nobody', { 'x-legal-instrument': secret }, 'x-legal-instrument', 'an instrument of your agency in force'],
    ['an instrument that has run out', { 'x-legal-instrument': 'EVIDENCE-2019-0002' }, 'x-legal-instrument', 'an instrument of your agency in force'],
    ['a mode that is none', { 'x-entitlement-mode': secret }, 'x-entitlement-mode', 'filter or reject'],
    ['a mode in capitals', { 'x-entitlement-mode': 'REJECT' }, 'x-entitlement-mode', 'filter or reject'],
  ])('%s is BAD_USER_INPUT', async (_, headers, at, rule) => {
    const given = Object.values(headers)[0] as string
    expectNamed(await control(query, {}, headers), { code: 'BAD_USER_INPUT', at, rule }, ...(['REJECT', 'investigation', 'INVESTIGATION, STOP_LOSS'].includes(given) ? [] : [given]))
  })

  it('a case of others and a case of nobody read the same', async () => {
    const [row] = await app.owner<{ number: string }[]>`
      select case_number as number from fraud_case c where not exists (select 1 from case_party p where p.case_id = c.id and p.agency_id = ${seedId('agency', 'harbour-bank')}) order by id limit 1`
    const theirs = row?.number as string
    const [others, nobodys] = await Promise.all([app.ask('bank-harbour', query, {}, { 'x-case-number': theirs }), app.ask('bank-harbour', query, {}, { 'x-case-number': 'A120116990000209901010001' })])
    const bare = ({ status, body }: Reply) => ({ status, errors: body.errors.map(({ message, extensions: { errorId: _, ...rest } }: { message: string; extensions: Record<string, unknown> }) => ({ message, rest })) })
    expect(bare(others)).toEqual(bare(nobodys))
    expectNamed(others, { code: 'BAD_USER_INPUT', at: 'x-case-number' }, theirs)
  })

  it('an operation that demands a case is PURPOSE_REQUIRED without one, and answered with one', async () => {
    const account = 'query ($number: BankAccountNumber!) { accountByNumber(number: $number) { id } }'
    const [row] = await app.owner<{ number: string }[]>`select number from account_identity order by id limit 1`
    const number = row?.number as string
    for (const persona of ['police-control', 'police-analyst']) {
      expectNamed(await app.ask(persona, account, { number }, { 'x-purpose': 'INVESTIGATION' }), { code: 'PURPOSE_REQUIRED', at: 'x-case-number' }, number)
      const answered = await app.ask(persona, account, { number }, { 'x-purpose': 'INVESTIGATION', 'x-case-number': 'A120116990000201903180001' })
      expect(answered.body.data.accountByNumber.id).toMatch(/^account_/)
    }
    const demanding = [...app.graph.policy.operations].flatMap(([coordinate, line]) => (line.some((gate) => gate.demands.length) ? [coordinate] : []))
    expect(demanding).toEqual(['Query.accountByNumber'])
  })
})

describe('what is not open is refused by its name:', () => {
  it('an operation that is shut', async () => {
    expectNamed(await app.ask('operator', '{ cases(first: 1) { totalCount } }'), { code: 'FORBIDDEN', at: 'Query.cases', status: 403 })
    expectNamed(await app.ask('platform-chat', '{ a: viewer { officer } b: accounts(first: 1) { totalCount } }'), { code: 'FORBIDDEN', at: 'Query.accounts', status: 403 })
  })

  it('a filter, an order and a count by a field that is not read in clear', async () => {
    const refused: readonly [string, string, string][] = [
      ['auditor', '{ accounts(first: 1, filter: { number: { eq: "6225880000000019" } }) { totalCount } }', 'Account.number'],
      ['police-outreach', '{ cases(first: 1, order: LOSS_AMOUNT_DESC) { nodes { id } } }', 'FraudCase.lossAmount'],
    ]
    for (const [persona, query, at] of refused) expectNamed(await app.ask(persona, query), { code: 'FORBIDDEN_ARGUMENT', at, status: 403 }, '6225880000000019')
  })

  it('a field that can never be: null and one error per coordinate, however many rows and places; in reject mode nothing at all', async () => {
    const query = `{ accounts(first: 50) { nodes { id riskStatus involvements(first: 5) { nodes { account { riskStatus } } } } } again: accounts(first: 1) { nodes { riskStatus } } }`
    const reply = await app.ask('bank-harbour', query)
    expect(reply.status).toBe(200)
    expect(reply.body.data.accounts.nodes.length).toBeGreaterThan(1)
    for (const node of reply.body.data.accounts.nodes) expect(node.riskStatus).toBeNull()
    const coordinates = reply.body.errors.map((error: { extensions: { coordinate: string } }) => error.extensions.coordinate)
    expect(coordinates).toEqual([...new Set(coordinates)])
    const own = reply.body.errors.filter((error: { extensions: { coordinate: string } }) => error.extensions.coordinate === 'Account.riskStatus')
    expect(own).toHaveLength(1)
    expect(own[0]).toMatchObject({ message: 'You are not entitled to Account.riskStatus.', path: ['accounts', 'nodes', 'riskStatus'], extensions: { code: 'FIELD_NOT_ENTITLED', reason: 'NOT_ENTITLED', text: { zh: '您无权获取 Account.riskStatus。' } } })

    const rejected = await app.ask('bank-harbour', query, {}, { 'x-entitlement-mode': 'reject' })
    expectNamed(rejected, { code: 'FIELD_NOT_ENTITLED', at: 'Account.riskStatus', status: 403 })
    expect(await app.recordOf(rejected)).toMatchObject({ outcome: 'REFUSED', mode: 'reject', subjects: [], refusals: [{ code: 'FIELD_NOT_ENTITLED', coordinate: 'Account.riskStatus' }] })
    const allowed = await app.ask('bank-harbour', '{ accounts(first: 1) { nodes { id } } }', {}, { 'x-entitlement-mode': 'reject' })
    expect(allowed.body.data.accounts.nodes).toHaveLength(1)
    expect(allowed.body.errors).toBeUndefined()
  })

  it('a field withheld on some rows alone is null there without an error, in either mode', async () => {
    for (const mode of ['filter', 'reject']) {
      const reply = await app.ask('bank-harbour', '{ accounts(first: 50) { nodes { holderName } } }', {}, { 'x-entitlement-mode': mode })
      const names = reply.body.data.accounts.nodes.map((node: { holderName: string | null }) => node.holderName)
      expect(names).toContain(null)
      expect(names.some((name: string | null) => name !== null)).toBe(true)
      expect(reply.body.errors).toBeUndefined()
    }
  })
})

describe('what costs too much is refused with the figures:', () => {
  it('an operation of more objects than one may ask', async () => {
    const reply = await control('{ cases(first: 100) { nodes { victims(first: 100) { nodes { id } } involvedAccounts(first: 100) { nodes { id } } } } }')
    expect(reply.body.errors[0].extensions).toMatchObject({ code: 'COST_LIMIT', cost: 20_100, limit: 10_000, text: { zh: expect.stringMatching(/20100.*10000/) } })
    expect(reply.status).toBe(400)
  })

  it('an agency that has used up its minute: 429 with the seconds to wait, a record, and nobody else refused', async () => {
    const small = await openTestApp({ objectsPerMinute: 250, costLimit: 200 })
    try {
      const first = await small.ask('bank-harbour', '{ cases(first: 100) { totalCount } }')
      expect(first.body.extensions.cost).toEqual({ requestedQueryCost: 100, actualQueryCost: 0, throttleStatus: { maximumAvailable: 250, currentlyAvailable: 150, restoreRate: 4 } })
      await small.ask('bank-harbour', '{ cases(first: 100) { nodes { id } } }')
      const refused = await small.ask('bank-harbour', '{ cases(first: 100) { totalCount } }')
      expect(refused).toMatchObject({ status: 429, body: { errors: [{ extensions: { code: 'RATE_LIMITED', text: { zh: expect.stringContaining('秒后重试') } } }] } })
      expect(refused.body.data).toBeUndefined()
      expect(refused.body.errors[0].extensions.retryAfterSeconds).toBeGreaterThan(0)
      expect(refused.body.errors[0].extensions.retryAfterSeconds).toBeLessThanOrEqual(60)
      expect(await small.recordOf(refused)).toMatchObject({ outcome: 'REFUSED', officer: personaOf('bank-harbour').subject, subjects: [], refusals: [{ code: 'RATE_LIMITED' }] })
      const other = await small.ask('bank-metro', '{ cases(first: 100) { totalCount } }')
      expect(other.status).toBe(200)
      expect((await small.ask('police-control', '{ cases(first: 100) { nodes { victims(first: 2) { totalCount } } } }')).body.errors[0].extensions).toMatchObject({ code: 'COST_LIMIT', cost: 300, limit: 200 })
    } finally {
      await small.close()
    }
  })
})
