import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audienceRole } from '../../src/database/roles.js'
import { personas } from '../../src/identity/personas.js'
import { audiences } from '../../src/policy/vocabulary.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { addRandomCases, divisions } from './random-cases.js'
import { adjusted, type Asked, type Cell, periodBegin, readRows, reckon, type Rows, upperTail } from './trend-reference.js'

const cellFields = 'key periodFrom periodUntil count losses { currency amount } baselinePeriods baselineMean expected pValue adjustedPValue isRising firstSeenAt isFirstAppearance'
const text = `query T($from: Instant!, $until: Instant!, $step: TrendStep!, $by: TrendDimension!, $divisionCode: DivisionCode) { fraudTrends(from: $from, until: $until, step: $step, by: $by, divisionCode: $divisionCode) { step by test testZh isCut cells { ${cellFields} } } }`
const mayAsk = ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS']
const asked = (more: object = {}) => ({ from: '2021-12-01T00:00:00+08:00', until: '2022-02-01T00:00:00+08:00', step: 'WEEK', by: 'FRAUD_TYPE', ...more })

let app: TestApp
let statements = 0
let rows: Rows
beforeAll(async () => {
  app = await openTestApp({ onStatement: (pool) => void (statements += pool === 'reads' ? 1 : 0) })
  await addRandomCases(app.owner)
  rows = await readRows(app.owner)
})
afterAll(() => app?.close())

// biome-ignore lint/suspicious/noExplicitAny: an answer, read by path
type Answer = any
const trends = async (variables: object, persona = 'police-analyst'): Promise<Answer> => {
  const reply = await app.ask(persona, text, { ...variables })
  if (!reply.body.data) throw new Error(reply.text)
  return reply.body.data.fraudTrends
}

function expectCells(cells: Answer[], expected: readonly Cell[]): void {
  expect(cells.map(({ key, periodFrom }) => [key, Date.parse(periodFrom)])).toEqual(expected.map(({ key, periodFrom }) => [key, periodFrom]))
  for (const [at, cell] of cells.entries()) {
    const { expected: mean, pValue, adjustedPValue, firstSeenAt, baselineMean, periodFrom, periodUntil, ...exact } = expected[at] as Cell
    expect(cell).toMatchObject(exact)
    expect([Date.parse(cell.periodFrom), Date.parse(cell.periodUntil), cell.firstSeenAt === null ? null : Date.parse(cell.firstSeenAt)]).toEqual([periodFrom, periodUntil, firstSeenAt])
    for (const [told, known] of [[cell.baselineMean, baselineMean], [cell.expected, mean], [cell.pValue, pValue], [cell.adjustedPValue, adjustedPValue]] as const) {
      if (known === null) expect(told).toBeNull()
      else expect(told).toBeCloseTo(known, 9)
    }
    expect(cell.isRising).toBe(adjustedPValue === null ? null : adjustedPValue < 0.05)
  }
}

describe('the trends', () => {
  it('are what the rows say, by every step and dimension, for any span and division', async () => {
    const earliest = Math.min(...rows.cases.map((row) => row['reported_at'].getTime()))
    // About the first case of all, about the first of the random ones, and anywhere among these.
    const late = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 9, arbitrary: fc.nat(800) }).map((halfDays) => Date.parse('2021-01-01T00:00:00+08:00') + halfDays * 43_200_000)
    const at = fc.oneof({ weight: 1, arbitrary: fc.nat(3).map((days) => earliest + days * 86_400_000) }, { weight: 7, arbitrary: late })
    const seen = { rising: 0, flat: 0, silent: 0, fresh: 0, sums: 0 }
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 9 }), fc.constantFrom(-1, 0, 1), fc.constantFrom('DAY', 'WEEK', 'MONTH'), fc.constantFrom('FRAUD_TYPE', 'DIVISION', 'CHANNEL', 'AGE_BAND'), fc.constantFrom(null, null, '120000', '110100', ...divisions), async (from, periods, beside, step, by, divisionCode) => {
        const span = { from, until: Math.max(from + 1, periodBegin(step, from, periods) + beside), step, by, divisionCode } as Asked
        const expected = reckon(rows, span, Date.now())
        const { cells } = await trends({ ...span, from: new Date(span.from).toISOString(), until: new Date(span.until).toISOString() })
        expectCells(cells, expected)
        for (const cell of cells as Answer[]) {
          if (cell.isRising) seen.rising++
          else if (cell.isRising === false) seen.flat++
          else seen.silent++
          if (cell.isFirstAppearance) seen.fresh++
          if (cell.losses.length > 1) seen.sums++
        }
      }),
      { numRuns: 120 },
    )
    for (const [name, times] of Object.entries(seen)) expect({ name, often: times > 3 }).toEqual({ name, often: true })
  }, 120_000)

  it('add up to the cases of the figures, in every dimension that counts cases', async () => {
    const span = asked({ step: 'MONTH' })
    const reply = await app.ask('police-analyst', `{ centreFigures(from: "${span.from}", until: "${span.until}") { casesReported } }`)
    for (const by of ['FRAUD_TYPE', 'DIVISION', 'CHANNEL']) expect((await trends({ ...span, by })).cells.reduce((sum: number, { count }: Answer) => sum + count, 0), by).toBe(reply.body.data.centreFigures.casesReported)
  })

  it('tell a wave from what chance brings, a new method from an old one, and nothing of a period before there was anything', async () => {
    const { isCut, test, testZh, step, by } = await trends(asked())
    expect([isCut, step, by, /Poisson.*Benjamini/.test(test), /二项.*Benjamini/.test(testZh)]).toEqual([false, 'WEEK', 'FRAUD_TYPE', true, true])
    const before = await trends({ from: '2010-01-01T00:00:00+08:00', until: '2011-01-01T00:00:00+08:00', step: 'MONTH', by: 'FRAUD_TYPE' })
    expect(before.cells).toEqual([])
    const ahead = await trends({ from: new Date().toISOString(), until: new Date(Date.now() + 40 * 86_400_000).toISOString(), step: 'MONTH', by: 'DIVISION' })
    for (const { pValue, isRising, count, periodFrom } of ahead.cells) if (Date.parse(periodFrom) > Date.now()) expect([pValue, isRising, count]).toEqual([null, null, 0])
  })

  it('of more than a hundred keys are those with the most cases, and say so', async () => {
    await app.owner.unsafe("insert into fraud_case select (jsonb_populate_record(null::fraud_case, to_jsonb(c) || jsonb_build_object('id', 'fraud_case_many' || n, 'case_number', 'MANY' || n, 'division_code', (400000 + n)::text, 'reported_at', '2016-03-20T00:00:00+08:00'))).* from (select * from fraud_case order by id limit 1) c, generate_series(1, 120) n, generate_series(1, 1) m")
    const { isCut, cells } = await trends({ from: '2016-03-01T00:00:00+08:00', until: '2016-04-01T00:00:00+08:00', step: 'MONTH', by: 'DIVISION' })
    await app.owner`delete from fraud_case where case_number like 'MANY%'`
    expect([isCut, cells.length, cells[0].key, cells[99].key]).toEqual([true, 100, '400001', '400100'])
  })

  it('are told in the order asked, under the names asked', async () => {
    const reply = await app.ask('police-intake', '{ t: fraudTrends(by: CHANNEL, step: DAY, until: "2022-01-20T00:00:00+08:00", from: "2022-01-19T00:00:00+08:00") { __typename all: cells { n: count __typename sums: losses { unit: currency __typename } k: key } isCut again: by } }')
    const { t } = reply.body.data
    expect(Object.keys(t)).toEqual(['__typename', 'all', 'isCut', 'again'])
    expect([t.__typename, t.isCut, t.again, t.all.length > 0]).toEqual(['FraudTrends', false, 'CHANNEL', true])
    for (const cell of t.all) expect(Object.keys(cell)).toEqual(['n', '__typename', 'sums', 'k'])
    expect(t.all.flatMap(({ sums }: Answer) => sums)[0]).toEqual({ unit: expect.stringMatching(/^[A-Z]{3}$/), __typename: 'TrendLoss' })
  })
})

describe('the test', () => {
  const tail = async (cells: readonly (readonly [successes: number, trials: number, share: number])[]): Promise<number[]> =>
    (await app.owner.unsafe("select app.binomial_upper_tail((c ->> 0)::bigint, (c ->> 1)::bigint, (c ->> 2)::float8) as p from jsonb_array_elements($1::text::jsonb) with ordinality as x(c, nth) order by nth", [JSON.stringify(cells)])).map((row) => Number(row['p']))

  it('is exact: thirteen digits of what fractions say, far into the tail', async () => {
    const cell = fc.integer({ min: 1, max: 12 }).chain((part) => fc.nat(700).chain((trials) => fc.record({ part: fc.constant(part), trials: fc.constant(trials), successes: fc.oneof(fc.nat(trials), fc.integer({ min: 0, max: Math.min(trials, 40) })) })))
    const cells = fc.sample(cell, { numRuns: 1_500, seed: 1_940 })
    const told = await tail(cells.map(({ successes, trials, part }) => [successes, trials, part / 29]))
    let far = 0
    cells.forEach(({ successes, trials, part }, at) => {
      const known = upperTail(successes, trials, BigInt(part), 29n)
      const p = told[at] as number
      if (known < 1e-9) far++
      if (known < 1e-250) expect(p).toBeLessThan(1e-240)
      else if (known < 1 - 1e-12) expect(Math.abs(p / known - 1), `${successes} of ${trials} at ${part}/29: ${p}, ${known}`).toBeLessThan(2e-12)
      else expect(p).toBeCloseTo(1, 11)
    })
    expect(far).toBeGreaterThan(200)
  })

  it('stays so for millions, and at its ends', async () => {
    const [none, more, half, all, noTrials, median, far] = await tail([[0, 10, 0.3], [11, 10, 0.3], [1, 1, 0.5], [10, 10, 0.5], [0, 0, 0.5], [500_000, 1_000_000, 0.5], [600_000, 1_000_000, 0.5]])
    // P(X ≥ n/2) = 1/2 + P(X = n/2)/2, and P(X = n/2) = (1 - 1/(4n) + …) / sqrt(πn/2).
    const n = 1_000_000
    expect([none, more, half, all, noTrials, far]).toEqual([1, 0, 0.5, 2 ** -10, 1, 0])
    expect(median).toBeCloseTo(0.5 + (1 - 1 / (4 * n)) / Math.sqrt((Math.PI * n) / 2) / 2, 12)
  })

  it('is corrected as the procedure has it: so many are called rising as the largest rank whose probability is under its share', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.02, noNaN: true })), { minLength: 1, maxLength: 40 }), (ps) => {
        const sorted = [...ps].sort((a, b) => a - b)
        const rank = sorted.findLastIndex((p, at) => p * ps.length < 0.05 * (at + 1))
        expect(adjusted(ps).filter((q) => q < 0.05)).toHaveLength(rank + 1)
      }),
    )
  })
})

describe('who may ask', () => {
  it('the desks that read every case hear the same; whoever sees only statistics hears nothing', async () => {
    const heard = new Map<string, string>()
    for (const { key, audience } of personas) {
      const reply = await app.ask(key, text, asked())
      if (mayAsk.includes(audience)) heard.set(audience, JSON.stringify(reply.body.data.fraudTrends))
      else expect([reply.status, reply.body.errors[0].extensions.code, reply.body.data], key).toEqual([403, 'FORBIDDEN', undefined])
    }
    expect([...heard.keys()].sort()).toEqual([...mayAsk].sort())
    expect(new Set(heard.values()).size).toBe(1)
  })

  it('the database itself lets nobody else reckon, and nobody call the test for its own ends', async () => {
    const login = postgres(app.database.appUrl, { max: 1, prepare: false, onnotice: () => undefined })
    const may: string[] = []
    for (const audience of audiences) {
      await login.unsafe(`set role ${audienceRole(audience)}`)
      const code = async (call: string) => login.unsafe(`select ${call}`).then(() => 'answered', (cause: { code: string }) => cause.code)
      const answered = await code("app.fraud_trends('2021-12-01', '2022-02-01', 'WEEK', 'DIVISION', null)")
      expect(['answered', '42501']).toContain(answered)
      if (answered === 'answered') may.push(audience)
      expect(await code('app.binomial_upper_tail(1, 2, 0.5)')).toBe('42501')
      await login.unsafe('reset role')
    }
    await login.end({ timeout: 1 })
    expect(may.sort()).toEqual([...mayAsk].sort())
  })

  it('every request leaves a record that names the fields and no row', async () => {
    const record = await app.recordOf(await app.ask('police-control', '{ fraudTrends(from: "2021-12-01T00:00:00+08:00", until: "2022-02-01T00:00:00+08:00", step: MONTH, by: AGE_BAND) { test cells { key count losses { amount } } } }'))
    expect(record).toMatchObject({ outcome: 'DISCLOSED', audience: 'POLICE_CONTROL', subjects: [] })
    expect(Object.values(record.patterns).map(({ type, clear, masked, tokens, withheld }) => ({ type, clear, hidden: [...masked, ...tokens, ...withheld] }))).toEqual([
      { type: 'FraudTrends', clear: ['test', 'cells'], hidden: [] },
      { type: 'TrendCell', clear: ['key', 'count', 'losses'], hidden: [] },
      { type: 'TrendLoss', clear: ['amount'], hidden: [] },
    ])
  })
})

describe('a span', () => {
  const refusedAs = async (variables: object) => {
    const before = statements
    const reply = await app.ask('police-control', text, { ...variables })
    const [error] = reply.body.errors
    return { status: reply.status, data: reply.body.data, code: error.extensions.code, field: error.extensions.field, rule: error.extensions.rule, told: /[一-龥]/.test(error.extensions.text.zh), statements: statements - before }
  }
  const refusal = (rule: string) => ({ status: 400, data: undefined, code: 'BAD_USER_INPUT', field: 'fraudTrends(until:)', rule, told: true, statements: 0 })

  it('that does not end after it begins, or holds more than sixty periods, is refused before any statement', async () => {
    await trends(asked())
    expect(await refusedAs(asked({ from: '2022-01-01T00:00:00+08:00', until: '2022-01-01T00:00:00+08:00' }))).toEqual(refusal('until is after from'))
    expect(await refusedAs(asked({ from: '2022-01-02T00:00:00+08:00', until: '2022-01-01T00:00:00+08:00' }))).toEqual(refusal('until is after from'))
    for (const [step, until] of [['DAY', '2021-03-02T00:00:00+08:00'], ['WEEK', '2022-02-21T00:00:00+08:00'], ['MONTH', '2026-01-01T00:00:00+08:00']] as const) {
      const from = step === 'WEEK' ? '2020-12-28T00:00:00+08:00' : '2021-01-01T00:00:00+08:00'
      expect((await trends({ from, until, step, by: 'FRAUD_TYPE' })).step, step).toBe(step)
      const over = new Date(Date.parse(until) + 1).toISOString()
      expect(await refusedAs({ from, until: over, step, by: 'FRAUD_TYPE' }), step).toEqual(refusal('at most 60 periods'))
    }
    expect(await refusedAs(asked({ from: '0001-01-01T00:00:00+14:00', until: '9999-12-31T23:59:59-12:00' }))).toEqual(refusal('at most 60 periods'))
    expect((await trends(asked({ from: '0001-01-01T00:00:00+14:00', until: '0001-01-20T00:00:00+14:00' }))).cells).toEqual([])
  })
})
