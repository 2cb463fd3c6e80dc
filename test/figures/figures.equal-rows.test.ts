import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audienceRole } from '../../src/database/roles.js'
import { personas } from '../../src/identity/personas.js'
import { audiences } from '../../src/policy/vocabulary.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { addRandomRows, divisions } from './random-rows.js'
import { readRows, reckon, type Rows } from './reckoning.js'

const counts = 'accountsStopped accountsFrozen numbersSuspended onlineAccountsBlocked urlsBlocked victimsDissuaded casesReported casesFiled casesSolved suspectsArrested suspectsHandedOver callCentresRaided jointOperationsConcluded'
const everything = `${counts} amounts { currency amountStopped amountFrozen lossAvoided fundsReturned }`
const text = `query F($from: Instant!, $until: Instant!, $divisionCode: DivisionCode) { centreFigures(from: $from, until: $until, divisionCode: $divisionCode) { ${everything} } }`
const whole = { from: '2018-01-01T00:00:00+08:00', until: '2022-01-01T00:00:00+08:00' }
const mayAsk = ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'AUDITOR']

let app: TestApp
let statements = 0
let rows: Rows
/** Instants that stand in the rows, in order. */
let instants: number[]

beforeAll(async () => {
  app = await openTestApp({ onStatement: (pool) => void (statements += pool === 'reads' ? 1 : 0) })
  await addRandomRows(app.owner)
  rows = await readRows(app.owner)
  const found = [...rows.orders.map((row) => row['effective_at']), ...[...rows.feedback.values()].flat().map((row) => row['received_at']), ...rows.outreach.map((row) => row['closed_at']), ...rows.arrests.map((row) => row['arrested_at']), ...rows.extraditions.map((row) => row['ended_at']), ...rows.centres.map((row) => row['raided_at']), ...rows.operations.map((row) => row['ended_at']), ...[...rows.cases.values()].flatMap((row) => [row['reported_at'], row['filed_at'], row['solved_at']])]
  instants = [...new Set(found.filter((at): at is Date => at !== null).map((at) => at.getTime()))].sort((a, b) => a - b)
})
afterAll(() => app?.close())

const figures = async (variables: object, persona = 'police-control') => {
  const reply = await app.ask(persona, text, { ...variables })
  if (reply.body.errors) throw new Error(reply.text)
  return reply.body.data.centreFigures
}

describe('the figures', () => {
  it('are what the rows say, for any period and division', async () => {
    // Ends of periods lie on a row's instant or a millisecond beside it: the beginning belongs to the period, the end does not.
    const end = fc.tuple(fc.nat(), fc.constantFrom(-1, 0, 0, 1)).map(([nth, beside]) => (instants[nth % instants.length] as number) + beside)
    const codes = fc.constantFrom(null, ...divisions, '120000', '120100', '110000', '310100', '500000', '500100', '130000', '130200', '460000')
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(end, end, codes, async (a, b, divisionCode) => {
        const [from, until] = [new Date(Math.min(a, b)), new Date(Math.max(a, b) + (a === b ? 1 : 0))]
        const expected = reckon(rows, { from, until, divisionCode })
        expect(await figures({ from: from.toISOString(), until: until.toISOString(), ...(divisionCode ? { divisionCode } : {}) })).toEqual(expected)
        const told = [expected, ...expected.amounts].flatMap((each) => Object.entries(each)).flatMap(([name, value]) => (/^[\d.]*[1-9]/.test(String(value)) ? [name] : []))
        for (const name of new Set(told)) seen.set(name, (seen.get(name) ?? 0) + 1)
      }),
      { numRuns: 200 },
    )
    // Every figure was something else than nothing in many of them.
    for (const name of everything.match(/\w+/g)?.filter((word) => word !== 'amounts' && word !== 'currency') ?? []) expect({ name, seen: (seen.get(name) ?? 0) > 20 }).toEqual({ name, seen: true })
  })

  it('tell what the stories tell', async () => {
    // The afternoon on which the teacher was robbed, and what it came to: told in the story, added up by hand.
    const afternoon = { from: '2019-03-18T12:00:00.001+08:00', until: '2019-03-19T00:00:00+08:00', divisionCode: '120100' }
    expect(await figures(afternoon)).toEqual({
      ...{ accountsStopped: 3, accountsFrozen: 2, numbersSuspended: 2, onlineAccountsBlocked: 1, urlsBlocked: 1, victimsDissuaded: 1, casesReported: 1, casesFiled: 1, casesSolved: 0, suspectsArrested: 0, suspectsHandedOver: 0, callCentresRaided: 0, jointOperationsConcluded: 0 },
      amounts: [{ currency: 'CNY', amountStopped: '80000.00', amountFrozen: '30000.00', lossAvoided: '460000.00', fundsReturned: '0.00' }],
    })
    // Two of the three stops came before the third; the potential victim lived in another district than the case.
    expect(await figures({ ...afternoon, until: '2019-03-18T15:58:40+08:00', divisionCode: '120101' })).toMatchObject({ accountsStopped: 2, accountsFrozen: 0, victimsDissuaded: 0, amounts: [{ currency: 'CNY', amountStopped: '70000.00', lossAvoided: '0.00' }] })
    // The morning on which the call centre abroad was raided, and the evening on which that operation was over.
    expect(await figures({ from: '2019-07-16T05:30:00+08:00', until: '2019-07-16T05:30:00.001+08:00', divisionCode: '120100' })).toMatchObject({ suspectsArrested: 9, callCentresRaided: 1, jointOperationsConcluded: 0, suspectsHandedOver: 0 })
    expect(await figures({ from: '2019-07-18T00:00:00+08:00', until: '2019-07-19T00:00:00+08:00', divisionCode: '120101' })).toMatchObject({ callCentresRaided: 0, jointOperationsConcluded: 1 })
    expect(await figures({ from: '2019-07-16T00:00:00+08:00', until: '2019-07-19T00:00:00+08:00', divisionCode: '120104' })).toMatchObject({ suspectsArrested: 0, callCentresRaided: 0, jointOperationsConcluded: 0 })
    // Four payments were recalled abroad and came back as one.
    const invoice = await figures({ from: '2019-06-28T15:25:00+08:00', until: '2019-06-28T15:25:00.001+08:00', divisionCode: '120000' })
    expect(invoice.amounts.find(({ currency }: { currency: string }) => currency === 'USD').fundsReturned).toBe('970000.00')
  })

  it('of neighbouring periods add up where they count events, and no event is counted in both', async () => {
    const events = ['victimsDissuaded', 'casesReported', 'casesFiled', 'casesSolved', 'suspectsArrested', 'suspectsHandedOver', 'callCentresRaided', 'jointOperationsConcluded'] as const
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (nth) => {
        const cut = new Date(instants[nth % instants.length] as number).toISOString()
        if (cut <= new Date(whole.from).toISOString() || cut >= new Date(whole.until).toISOString()) return
        const reply = await app.ask('auditor', `query P($from: Instant!, $cut: Instant!, $until: Instant!) { a: centreFigures(from: $from, until: $cut) { ${events.join(' ')} } b: centreFigures(from: $cut, until: $until) { ${events.join(' ')} } both: centreFigures(from: $from, until: $until) { ${events.join(' ')} } }`, { ...whole, cut })
        const { a, b, both } = reply.body.data
        for (const name of events) expect(a[name] + b[name], name).toBe(both[name])
      }),
      { numRuns: 30 },
    )
  })

  it('are told in the order asked, under the names asked', async () => {
    const reply = await app.ask('police-intake', `{ f: centreFigures(until: "${whole.until}", from: "${whole.from}") { __typename solved: casesSolved sums: amounts { lost: lossAvoided unit: currency __typename } casesFiled again: casesSolved } }`)
    const { f } = reply.body.data
    expect(Object.keys(f)).toEqual(['__typename', 'solved', 'sums', 'casesFiled', 'again'])
    expect(f).toMatchObject({ __typename: 'CentreFigures', again: f.solved })
    expect(f.sums.length).toBeGreaterThan(1)
    for (const each of f.sums) expect(Object.keys(each)).toEqual(['lost', 'unit', '__typename'])
    expect(f.sums.map(({ unit }: { unit: string }) => unit)).toEqual([...f.sums.map(({ unit }: { unit: string }) => unit)].sort())
    // Where nothing happened there are noughts, and no currency.
    expect(await figures({ from: '2001-01-01T00:00:00Z', until: '2002-01-01T00:00:00Z' })).toEqual({ ...Object.fromEntries(counts.split(' ').map((name) => [name, 0])), amounts: [] })
  })
})

describe('who may ask', () => {
  it('the desks that keep orders and the auditor hear the same; others hear nothing', async () => {
    const heard = new Map<string, unknown>()
    for (const { key, audience } of personas) {
      const reply = await app.ask(key, text, whole)
      if (mayAsk.includes(audience)) heard.set(audience, reply.body.data.centreFigures)
      else expect([reply.status, reply.body.errors[0].extensions.code, reply.body.data], key).toEqual([403, 'FORBIDDEN', undefined])
    }
    expect([...heard.keys()].sort()).toEqual([...mayAsk].sort())
    expect(new Set([...heard.values()].map((said) => JSON.stringify(said))).size).toBe(1)
    expect(JSON.stringify([...heard.values()][0])).toMatch(/"accountsStopped":[1-9]/)
  })

  it('the database itself lets nobody else reckon', async () => {
    const login = postgres(app.database.appUrl, { max: 1, prepare: false, onnotice: () => undefined })
    const may: string[] = []
    for (const audience of audiences) {
      await login.unsafe(`set role ${audienceRole(audience)}`)
      const code = await login.unsafe(`select * from app.centre_figures('${whole.from}', '${whole.until}', null)`).then(() => 'answered', (cause: { code: string }) => cause.code)
      expect(['answered', '42501']).toContain(code)
      if (code === 'answered') may.push(audience)
      await login.unsafe('reset role')
    }
    await login.end({ timeout: 1 })
    expect(may.sort()).toEqual([...mayAsk].sort())
  })

  it('every request leaves a record that names the fields and no row', async () => {
    const record = await app.recordOf(await app.ask('police-analyst', `{ centreFigures(from: "${whole.from}", until: "${whole.until}") { casesSolved amounts { currency fundsReturned } } }`))
    expect(record).toMatchObject({ outcome: 'DISCLOSED', audience: 'POLICE_ANALYSIS', subjects: [] })
    expect(Object.values(record.patterns).map(({ type, clear, masked, tokens, withheld }) => ({ type, clear, hidden: [...masked, ...tokens, ...withheld] }))).toEqual([
      { type: 'CentreFigures', clear: ['casesSolved', 'amounts'], hidden: [] },
      { type: 'FigureAmounts', clear: ['currency', 'fundsReturned'], hidden: [] },
    ])
  })
})

describe('a period', () => {
  const refusedAs = async (variables: object) => {
    const before = statements
    const reply = await app.ask('police-control', text, { ...variables })
    const [error] = reply.body.errors
    return { status: reply.status, data: reply.body.data, code: error.extensions.code, field: error.extensions.field, rule: error.extensions.rule, told: /[一-龥]/.test(error.extensions.text.zh), statements: statements - before }
  }
  const refusal = (rule: string) => ({ status: 400, data: undefined, code: 'BAD_USER_INPUT', field: 'centreFigures(until:)', rule, told: true, statements: 0 })

  it('that does not end after it begins is refused before any statement, also where the same document was answered before', async () => {
    await figures(whole)
    for (const variables of [{ from: whole.until, until: whole.from }, { from: whole.from, until: whole.from }, { from: '2019-01-01T08:00:00+08:00', until: '2019-01-01T00:00:00Z' }]) expect(await refusedAs(variables)).toEqual(refusal('until is after from'))
    expect(await figures({ from: '2019-01-01T07:59:59.999+08:00', until: '2019-01-01T00:00:00Z' })).toHaveProperty('casesReported')
  })

  it('may be ten years long and not a millisecond longer', async () => {
    expect(await figures({ from: '2012-06-01T00:00:00+08:00', until: '2022-06-01T00:00:00+08:00' })).toHaveProperty('casesReported')
    expect(await refusedAs({ from: '2012-06-01T00:00:00+08:00', until: '2022-06-01T00:00:00.001+08:00' })).toEqual(refusal('a period of at most 10 years'))
    expect(await refusedAs({ from: '0001-01-01T00:00:00+14:00', until: '9999-12-31T23:59:59-12:00' })).toEqual(refusal('a period of at most 10 years'))
    expect(await figures({ from: '0001-01-01T00:00:00+14:00', until: '0001-02-01T00:00:00+14:00' })).toHaveProperty('casesReported', 0)
  })
})

describe('what the descriptions promise', () => {
  it('is told of every figure, in both languages', () => {
    const sdl = readFileSync(new URL('../../src/figures/figure.view.ts', import.meta.url), 'utf8')
    for (const name of everything.match(/\w+/g) ?? []) expect({ name, told: new RegExp(`counted\\('[^']+', '[^']*[一-龥][^']*'\\)\\)\\n {2}${name}!`).test(sdl) }).toEqual({ name, told: true })
  })
})
