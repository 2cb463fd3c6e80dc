/** Trends, reckoned row by row from what the owner reads of the tables, with probabilities in exact fractions. Written from the descriptions in the schema, not from the function that answers. */
import type postgres from 'postgres'

// biome-ignore lint/suspicious/noExplicitAny: rows of several tables, read by column
type Row = Record<string, any>

export interface Rows {
  readonly cases: readonly Row[]
  readonly incidents: ReadonlyMap<string, readonly Row[]>
  readonly victims: ReadonlyMap<string, readonly Row[]>
}

export async function readRows(owner: postgres.Sql): Promise<Rows> {
  const all = (table: string): Promise<Row[]> => owner.unsafe(`select * from ${table}`) as unknown as Promise<Row[]>
  const byCase = (rows: readonly Row[]): Map<string, Row[]> => {
    const held = new Map<string, Row[]>()
    for (const row of rows) held.set(row['case_id'], [...(held.get(row['case_id']) ?? []), row])
    return held
  }
  const [cases, incidents, victims] = await Promise.all([all('fraud_case'), all('incident_report'), all('victim')])
  return { cases, incidents: byCase(incidents), victims: byCase(victims) }
}

/** Upper tail of a binomial variable, in integers: share = part / whole. Scaled by 10^40 at the end, so that forty decimals are exact. */
export function upperTail(successes: number, trials: number, part: bigint, whole: bigint): number {
  if (successes <= 0) return 1
  let term = 1n // trials choose k, times part^k (whole - part)^(trials - k); from k = trials downwards
  for (let k = 0; k < trials; k++) term *= part
  let sum = 0n
  for (let k = trials; k >= successes; k--) {
    sum += term
    term = (term * BigInt(k) * (whole - part)) / (BigInt(trials - k + 1) * part)
  }
  const scale = 10n ** 320n
  const digits = ((sum * scale) / whole ** BigInt(trials)).toString()
  return Number(`${digits}e-320`)
}

/** Adjusted probabilities by Benjamini and Hochberg's step-up procedure, told as its definition has it: the least level at which each would be rejected. */
export function adjusted(ps: readonly number[]): readonly number[] {
  const sorted = [...ps].sort((a, b) => a - b)
  return ps.map((p) => Math.min(1, ...sorted.flatMap((other, at) => (other >= p ? [(other * sorted.length) / (at + 1)] : []))))
}

const eightHours = 8 * 3_600_000
/** Beginning of the period that an instant lies in, and of the one so many periods on. */
export function periodBegin(step: string, at: number, on = 0): number {
  const wall = new Date(at + eightHours)
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()]
  if (step === 'MONTH') return Date.UTC(year, month + on, 1) - eightHours
  if (step === 'WEEK') return Date.UTC(year, month, day - ((wall.getUTCDay() + 6) % 7) + 7 * on) - eightHours
  return Date.UTC(year, month, day + on) - eightHours
}

export interface Asked {
  readonly from: number
  readonly until: number
  readonly step: 'DAY' | 'WEEK' | 'MONTH'
  readonly by: 'FRAUD_TYPE' | 'DIVISION' | 'CHANNEL' | 'AGE_BAND'
  readonly divisionCode: string | null
}

interface Fact {
  readonly at: number
  readonly key: string
  readonly currency: string
  readonly fen: bigint
}

const isUnder = (code: string, asked: string | null): boolean => asked === null || code.startsWith(asked.replace(/(00){1,2}$/, ''))
const fen = (amount: string): bigint => BigInt(amount.replace('.', ''))
const yuan = (amount: bigint): string => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`

function factsOf({ cases, incidents, victims }: Rows, { by, divisionCode }: Asked): Fact[] {
  return cases
    .filter((row) => isUnder(row['division_code'], divisionCode))
    .flatMap((row): Fact[] => {
      const at = row['reported_at'].getTime()
      if (by === 'AGE_BAND') return (victims.get(row['id']) ?? []).map((each) => ({ at, key: each['age_band'], currency: each['currency'], fen: fen(each['loss_amount']) }))
      const first = [...(incidents.get(row['id']) ?? [])].sort((a, b) => a['received_at'] - b['received_at'] || (a['id'] < b['id'] ? -1 : 1))[0]
      const key = by === 'FRAUD_TYPE' ? row['fraud_type'] : by === 'DIVISION' ? row['division_code'] : (first?.['channel'] ?? 'UNKNOWN')
      return [{ at, key, currency: row['currency'], fen: fen(row['loss_amount']) }]
    })
}

export interface Cell {
  readonly key: string
  readonly periodFrom: number
  readonly periodUntil: number
  readonly count: number
  readonly losses: readonly { readonly currency: string; readonly amount: string }[]
  readonly baselinePeriods: number
  readonly baselineMean: number | null
  readonly expected: number | null
  readonly pValue: number | null
  readonly adjustedPValue: number | null
  readonly firstSeenAt: number | null
  readonly isFirstAppearance: boolean | null
}

/** `now`: periods are over by then, or weigh what of them is. */
export function reckon(rows: Rows, asked: Asked, now: number): Cell[] {
  const facts = factsOf(rows, asked)
  const earliest = Math.min(...rows.cases.map((row) => row['reported_at'].getTime()))
  const begins: number[] = []
  for (let at = periodBegin(asked.step, asked.from); at < asked.until; at = periodBegin(asked.step, at, 1)) begins.push(at)
  const ends = periodBegin(asked.step, begins.at(-1) as number, 1)
  const keys = [...new Set(facts.filter(({ at }) => (begins[0] as number) <= at && at < ends).map(({ key }) => key))].sort()
  const weightOf = (begin: number): bigint => (begin < earliest ? 0n : BigInt(Math.max(0, Math.min(periodBegin(asked.step, begin, 1), now) - begin)))
  const plain = begins.flatMap((begin) => {
    const end = periodBegin(asked.step, begin, 1)
    const before = Array.from({ length: asked.step === 'DAY' ? 28 : 12 }, (_, nth) => periodBegin(asked.step, begin, -nth - 1)).filter((each) => weightOf(each) > 0n)
    const weight = weightOf(begin)
    const beforeWeight = before.reduce((sum, each) => sum + weightOf(each), 0n)
    return keys.map((key) => {
      const mine = facts.filter((fact) => fact.key === key)
      const within = (from: number, until: number) => mine.filter(({ at }) => from <= at && at < until)
      const here = within(begin, end)
      const n = before.reduce((sum, each) => sum + within(each, periodBegin(asked.step, each, 1)).length, 0)
      const canTell = weight > 0n && before.length >= 4
      const money = new Map<string, bigint>()
      for (const fact of here) money.set(fact.currency, (money.get(fact.currency) ?? 0n) + fact.fen)
      const seen = asked.by === 'FRAUD_TYPE' || asked.by === 'DIVISION' ? Math.min(...factsOf(rows, { ...asked, divisionCode: null }).filter((fact) => fact.key === key).map(({ at }) => at)) : null
      return {
        key, periodFrom: begin, periodUntil: end, count: here.length, losses: [...money].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => ({ currency, amount: yuan(sum) })), baselinePeriods: before.length, baselineMean: before.length ? n / before.length : null,
        expected: canTell ? (n * Number(weight)) / Number(beforeWeight) : null, pValue: canTell ? upperTail(here.length, here.length + n, weight, weight + beforeWeight) : null, firstSeenAt: seen, isFirstAppearance: seen === null ? null : begin <= seen && seen < end,
      }
    })
  })
  const tested = plain.filter(({ pValue }) => pValue !== null)
  const qs = adjusted(tested.map(({ pValue }) => pValue as number))
  const corrected = new Map(tested.map((cell, at) => [cell, qs[at] as number]))
  return plain.map((cell) => ({ ...cell, adjustedPValue: corrected.get(cell) ?? null }))
}
