/** A log of many records as they would have come in over months: made-up reads by the personas' agencies of rows that are there, their bodies written by the writer's own code. */
import { createHash } from 'node:crypto'
import cliProgress from 'cli-progress'
import type postgres from 'postgres'
import { frame, leafSql, type Occurrence, patternsText } from '../../src/access-log/record.js'
import { newId, seedId } from '../../src/database/columns.js'
import { personas } from '../../src/identity/personas.js'
import type { Pattern } from '../../src/statement/root-plan.js'

const perStatement = 5_000
/** Milliseconds between two records. */
const pace = 2_000

interface Shape {
  readonly operation: string
  readonly type: string
  readonly clear: readonly string[]
  readonly withheld: readonly string[]
  readonly subjects: number
}
const shapes: readonly Shape[] = [
  { operation: 'AccountByNumber', type: 'Account', clear: ['bank', 'id', 'number', 'status'], withheld: ['balance'], subjects: 1 },
  { operation: 'CaseByNumber', type: 'FraudCase', clear: ['caseNumber', 'id', 'status'], withheld: ['narrative'], subjects: 1 },
  { operation: 'InvolvedNumbers', type: 'TelecomNumber', clear: ['id', 'status'], withheld: ['msisdn'], subjects: 4 },
]
const patternOf = ({ type, clear, withheld }: Shape): Record<string, Pattern> => ({ a: { type, clear, masked: [], tokens: [], withheld: withheld.map((field) => ({ field, reason: 'NOT_ENTITLED' as const })) } }) as unknown as Record<string, Pattern>

/** Ids by type. */
export type Rows = Readonly<Record<string, readonly string[]>>

export async function rowsOf(owner: postgres.Sql): Promise<Rows> {
  const ids = async (table: string) => (await owner.unsafe<{ id: string }[]>(`select id from ${table} order by md5(id) limit 20000`)).map(({ id }) => id)
  return { Account: await ids('account'), FraudCase: await ids('fraud_case'), TelecomNumber: await ids('telecom_number') }
}

/** Adds records until there are so many; the same number always gives records of the same kinds. */
export async function fillLog(owner: postgres.Sql, count: number, rows: Rows): Promise<void> {
  const [has] = await owner<{ n: number }[]>`select count(*)::int as n from access_log.record`
  const caseNumbers = (await owner<{ number: string }[]>`select case_number as number from fraud_case order by md5(id) limit 5000`).map(({ number }) => number)
  const bar = new cliProgress.SingleBar({ stream: process.stderr, format: '{bar} {percentage} % | {value}/{total} records | {duration_formatted}', noTTYOutput: true, notTTYSchedule: 10_000 }, cliProgress.Presets.shades_classic)
  bar.start(count, has?.n ?? 0)
  const texts = shapes.map((shape) => patternsText(patternOf(shape)))
  const end = Date.now()
  for (let at = has?.n ?? 0; at < count; at += perStatement) {
    const records = Array.from({ length: Math.min(perStatement, count - at) }, (_, more) => {
      const n = at + more
      const draw = createHash('sha256').update(String(n)).digest()
      const shape = shapes[(draw[0] as number) % shapes.length] as Shape
      const persona = personas[(draw[1] as number) % personas.length] as (typeof personas)[number]
      const refused = (draw[2] as number) < 8
      const occurrence = {
        id: newId('event'), time: new Date(end - (count - n) * pace).toISOString(), agency: seedId('agency', persona.agencyKey), audience: persona.audience, officer: `officer-${persona.key}-${(draw[3] as number) % 20}`, client: 'bench',
        purpose: persona.purposes[0], case: (draw[4] as number) < 180 ? caseNumbers[draw.readUInt16BE(5) % caseNumbers.length] : null, instrument: null, mode: 'filter', kind: 'query', operation: shape.operation,
        document: createHash('sha256').update(shape.operation).digest('hex'), variables: null, policy: 'bench', outcome: refused ? 'REFUSED' : 'DISCLOSED', refusals: refused ? [{ code: 'NOT_FOUND' }] : [],
      } as unknown as Occurrence
      const { head, tail } = frame(occurrence, refused ? '{}' : (texts[shapes.indexOf(shape)] as string))
      const pool = rows[shape.type] as readonly string[]
      const marks = refused ? [] : Array.from({ length: shape.subjects }, (_, s) => `"a:${pool[(draw.readUInt32BE(8) + s * 7) % pool.length]}"`)
      return { id: occurrence.id, time: occurrence.time, salt: draw.subarray(0, 16).toString('hex'), body: `${head}${[...new Set(marks)].join()}${tail}` }
    })
    await owner.unsafe(
      `insert into access_log.record (id, salt, body, leaf, recorded_at) select id, decode(salt, 'hex'), body, ${leafSql('id', "decode(salt, 'hex')", 'body')}, time::timestamptz
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as r(id, salt, body, time)`,
      [records.map(({ id }) => id), records.map(({ salt }) => salt), records.map(({ body }) => body), records.map(({ time }) => time)] as never[],
    )
    bar.update(at + records.length)
  }
  bar.stop()
}
