/** What the bodies of the log say, reckoned from their text alone: nothing of `src/audit` is asked. */
import type postgres from 'postgres'

export const dispositions = ['clear', 'masked', 'tokens', 'withheld'] as const
type Lists = Record<(typeof dispositions)[number], string[]>

export interface ReckonedSubject extends Lists {
  readonly recordId: string
  readonly recordedAt: string
  readonly agencyId: string | null
  readonly audience: string | null
  readonly officer: string | null
  readonly purpose: string | null
  readonly subjectType: string
  readonly subjectId: string
  /** Who holds the subject, as the tables say. */
  readonly holderId: string | null
}

export interface ReckonedRecord extends Lists {
  readonly id: string
  readonly leafIndex: number
  /** ISO 8601, UTC, to the millisecond. */
  readonly recordedAt: string
  readonly agencyId: string | null
  readonly audience: string | null
  readonly officer: string | null
  readonly client: string | null
  readonly purpose: string | null
  readonly caseNumber: string | null
  readonly instrumentNumber: string | null
  readonly kind: string
  readonly operation: string | null
  readonly document: string | null
  readonly outcome: string
  readonly refusals: string[]
  readonly policyVersion: string | null
  readonly subjects: ReckonedSubject[]
}

interface Body {
  readonly agency: string | null
  readonly audience: string | null
  readonly officer: string | null
  readonly client: string | null
  readonly purpose: string | null
  readonly case: string | null
  readonly instrument: string | null
  readonly kind: string
  readonly operation: string | null
  readonly document: string | null
  readonly outcome: string
  readonly policy: string
  readonly refusals: readonly { readonly code: string }[]
  readonly subjects: readonly string[]
  readonly patterns: Readonly<Record<string, { type: string; clear: string[]; masked: string[]; tokens: string[]; withheld: { field: string }[] }>>
}

const once = (values: Iterable<string>): string[] => [...new Set(values)].sort()

/** Every record that has its place and is one of ours, in order of its place. */
export async function reckonRecords(owner: postgres.Sql): Promise<ReckonedRecord[]> {
  const holders = new Map<string, string>()
  for (const [type, text] of Object.entries({
    Account: 'select id, holding_bank_id as holder from account',
    Transaction: 'select id, holding_bank_id as holder from account_transaction',
    TelecomNumber: 'select id, current_carrier_id as holder from telecom_number',
    Subscriber: 'select id, carrier_id as holder from subscriber',
    CallDetailRecord: 'select id, carrier_id as holder from call_detail_record',
    OnlineAccount: 'select id, platform_id as holder from online_account',
    ControlOrder: "select id, addressee_id as holder from control_order where status not in ('DRAFT', 'DISCARDED')",
  })) for (const { id, holder } of await owner.unsafe<{ id: string; holder: string }[]>(text)) holders.set(`${type}:${id}`, holder)
  const rows = await owner<{ index: string; id: string; at: Date; body: string }[]>`
    select l.leaf_index as index, r.id, r.recorded_at as at, r.body from access_log.leaf l join access_log.record r on r.id = l.record_id order by l.leaf_index`
  return rows.map(({ index, id, at, body }) => {
    const said = JSON.parse(body) as Body
    const recordedAt = at.toISOString()
    const subjects = new Map<string, ReckonedSubject>()
    for (const mark of said.subjects) {
      const [key, subjectId] = mark.split(':') as [string, string]
      const { type, clear, masked, tokens, withheld } = said.patterns[key] as Body['patterns'][string]
      const known: ReckonedSubject = subjects.get(`${type}:${subjectId}`) ?? { recordId: id, recordedAt, agencyId: said.agency, audience: said.audience, officer: said.officer, purpose: said.purpose, subjectType: type, subjectId, holderId: holders.get(`${type}:${subjectId}`) ?? null, clear: [], masked: [], tokens: [], withheld: [] }
      subjects.set(`${type}:${subjectId}`, { ...known, clear: once([...known.clear, ...clear]), masked: once([...known.masked, ...masked]), tokens: once([...known.tokens, ...tokens]), withheld: once([...known.withheld, ...withheld.map(({ field }) => field)]) })
    }
    const all = [...subjects.values()]
    const coordinates = (list: keyof Lists) => once(all.flatMap((subject) => subject[list].map((field) => `${subject.subjectType}.${field}`)))
    return {
      id,
      leafIndex: Number(index),
      recordedAt,
      agencyId: said.agency,
      audience: said.audience,
      officer: said.officer,
      client: said.client,
      purpose: said.purpose,
      caseNumber: said.case,
      instrumentNumber: said.instrument,
      kind: said.kind.toUpperCase(),
      operation: said.operation,
      document: said.document,
      outcome: said.outcome,
      refusals: once(said.refusals.map(({ code }) => code)),
      policyVersion: said.policy,
      subjects: all,
      clear: coordinates('clear'),
      masked: coordinates('masked'),
      tokens: coordinates('tokens'),
      withheld: coordinates('withheld'),
    }
  })
}

/** Latest first; of one instant by id. */
export const latestFirst = <T extends { readonly recordedAt: string; readonly id: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.recordedAt !== b.recordedAt ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.id < b.id ? 1 : -1))
