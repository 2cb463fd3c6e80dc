/**
 * The stories as the owner reads them from the tables, and how each row stands to each agency.
 * Written from the domain (who holds an account, serves a number, is addressed by an order), not from `src/`.
 */
import type postgres from 'postgres'
import type { Relation } from './disclosure-file.js'

interface Place {
  readonly table: string
  /** Tables with one row per row, joined on id. */
  readonly beside?: readonly string[]
  /** On row `r`, for agency `a`. Absent: nobody holds such a row. */
  readonly own?: string
  /** Pairs `id, case_id`: the cases that a row belongs to. */
  readonly cases?: string
  /** Whether taking part in the case is a standing to the row; otherwise its cases only matter to an instrument. */
  readonly party?: true
  /** Column that holds the id of the other row, by relation field. */
  readonly keys?: Readonly<Record<string, string>>
}

const ofCase = (table: string): string => `select id, case_id from ${table}`
const linked = (table: string, key: string, link: string, column: string): string => `select r.id, l.case_id from ${table} r join ${link} l on l.${column} = r.${key}`

export const places: Readonly<Record<string, Place>> = {
  Agency: { table: 'agency', own: 'r.id = a.id' },
  DataSharingAgreement: { table: 'data_sharing_agreement', own: 'r.recipient_id = a.id', keys: { provider: 'provider_id', recipient: 'recipient_id' } },
  FraudCase: { table: 'fraud_case', cases: 'select id, id as case_id from fraud_case', party: true, keys: { leadAgency: 'lead_agency_id' } },
  IncidentReport: { table: 'incident_report', own: 'r.reported_by_id = a.id', keys: { receivingUnit: 'receiving_unit_id', reportedBy: 'reported_by_id', case: 'case_id' } },
  Victim: { table: 'victim', beside: ['victim_identity'], own: 'r.customer_of_id = a.id', cases: ofCase('victim'), party: true, keys: { customerOf: 'customer_of_id', case: 'case_id' } },
  LegalInstrument: { table: 'legal_instrument', cases: ofCase('legal_instrument'), party: true, keys: { case: 'case_id', issuingUnit: 'issuing_unit_id' } },
  Account: { table: 'account', beside: ['account_identity', 'account_balance'], own: 'r.holding_bank_id = a.id', cases: linked('account', 'id', 'involved_account', 'account_id'), party: true, keys: { holdingBank: 'holding_bank_id' } },
  InvolvedAccount: { table: 'involved_account', own: 'r.holding_bank_id = a.id', cases: ofCase('involved_account'), party: true, keys: { case: 'case_id', account: 'account_id' } },
  Transaction: { table: 'account_transaction', own: 'r.holding_bank_id = a.id', cases: linked('account_transaction', 'account_id', 'involved_account', 'account_id'), party: true, keys: { account: 'account_id', counterpartyAccount: 'counterparty_account_id' } },
  TelecomNumber: {
    table: 'telecom_number',
    beside: ['telecom_number_identity'],
    own: '(r.current_carrier_id = a.id or r.original_carrier_id = a.id)',
    cases: linked('telecom_number', 'id', 'involved_number', 'number_id'),
    party: true,
    keys: { originalCarrier: 'original_carrier_id', currentCarrier: 'current_carrier_id' },
  },
  Subscriber: { table: 'subscriber', own: 'r.carrier_id = a.id', cases: linked('subscriber', 'number_id', 'involved_number', 'number_id'), keys: { number: 'number_id', carrier: 'carrier_id' } },
  NumberPortability: {
    table: 'number_portability',
    own: '(r.recipient_id = a.id or r.donor_id = a.id)',
    cases: linked('number_portability', 'number_id', 'involved_number', 'number_id'),
    party: true,
    keys: { number: 'number_id', donor: 'donor_id', recipient: 'recipient_id' },
  },
  CallDetailRecord: { table: 'call_detail_record', own: 'r.carrier_id = a.id', cases: linked('call_detail_record', 'number_id', 'involved_number', 'number_id'), keys: { number: 'number_id', carrier: 'carrier_id' } },
  OnlineAccount: { table: 'online_account', beside: ['online_account_identity', 'online_registration'], own: 'r.platform_id = a.id', cases: linked('online_account', 'id', 'involved_online_account', 'online_account_id'), party: true, keys: { platform: 'platform_id' } },
  MaliciousUrl: { table: 'malicious_url', cases: linked('malicious_url', 'id', 'involved_url', 'url_id'), party: true },
  OutreachRecord: { table: 'outreach_record', own: '(r.carrier_id = a.id or r.alerted_by_id = a.id)', keys: { alertedBy: 'alerted_by_id', assignedUnit: 'assigned_unit_id', carrier: 'carrier_id', case: 'case_id' } },
  OutreachAttempt: { table: 'outreach_attempt', keys: { record: 'outreach_id' } },
  ControlOrder: {
    table: 'control_order',
    own: '(r.addressee_id = a.id or r.routed_by_id = a.id)',
    keys: { case: 'case_id', issuingUnit: 'issuing_unit_id', addressee: 'addressee_id', routedBy: 'routed_by_id', account: 'account_id', telecomNumber: 'number_id', onlineAccount: 'online_account_id', url: 'url_id', parentOrder: 'parent_order_id' },
  },
  OrderFeedback: { table: 'order_feedback', own: 'r.addressee_id = a.id', keys: { order: 'order_id' } },
  Appeal: { table: 'appeal', own: 'r.addressee_id = a.id', keys: { order: 'order_id' } },
}

/** Who asks, so far as a row can stand to it. */
export interface Standing {
  readonly agency: string
  /** Partners stand to a case by taking part in it, the centre by an instrument issued for it. */
  readonly partner: boolean
  readonly instrumentCase: string | null
}

/** Relations that rows of a type can have to such a caller. */
export function relationsOf(type: string, { partner, instrumentCase }: Standing): readonly Relation[] {
  const place = places[type]
  const party = partner ? place?.party : place?.cases && instrumentCase !== null
  return (['own', 'party', 'other'] as const).filter((relation) => relation === 'other' || (relation === 'own' ? place?.own : party))
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export class StoredRow {
  constructor(
    readonly type: string,
    readonly id: string,
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly holders: ReadonlySet<string>,
    private readonly participants: ReadonlySet<string>,
    private readonly cases: ReadonlySet<string>,
  ) {}

  relationTo({ agency, partner, instrumentCase }: Standing): Relation {
    if (this.holders.has(agency)) return 'own'
    return (partner ? this.participants.has(agency) : instrumentCase !== null && this.cases.has(instrumentCase)) ? 'party' : 'other'
  }
  clear(field: string): unknown {
    return this.column(field, '')
  }
  mask(field: string): unknown {
    return this.column(field, '_mask')
  }
  digest(field: string): unknown {
    return this.column(field, '_digest')
  }
  /** Id of the one row that a relation field leads to; undefined for a connection or a row that points back. */
  key(field: string): string | null | undefined {
    const column = places[this.type]?.keys?.[field]
    return column ? (this.values[column] as string | null) : undefined
  }
  private column(field: string, suffix: string): unknown {
    const column = `${snake(field)}${suffix}`
    if (!(column in this.values)) throw new Error(`${this.type}.${field}: no column ${column}`)
    return this.values[column]
  }
}

export class StoredRows {
  private constructor(
    private readonly byId: ReadonlyMap<string, StoredRow>,
    private readonly byType: ReadonlyMap<string, readonly StoredRow[]>,
    private readonly agreements: readonly { readonly recipient: string; readonly covers: readonly string[]; readonly purposes: readonly string[] }[],
  ) {}

  static async read(owner: postgres.Sql): Promise<StoredRows> {
    const byId = new Map<string, StoredRow>()
    const byType = new Map<string, StoredRow[]>()
    const parties = await pairs(owner, 'select case_id as id, agency_id as other from case_party')
    for (const [type, { table, beside = [], own = 'false', cases: casesSql, party }] of Object.entries(places)) {
      const sides = await Promise.all(beside.map(async (side) => ({ known: new Map((await owner.unsafe(`select * from ${side}`)).map((row) => [row['id'] as string, row as Record<string, unknown>])), columns: await columnsOf(owner, side) })))
      const holders = await pairs(owner, `select r.id, a.id as other from ${table} r join agency a on ${own}`)
      const cases = casesSql ? await pairs(owner, `select id, case_id as other from (${casesSql}) c`) : new Map<string, Set<string>>()
      const rows = (await owner.unsafe(`select * from ${table} order by id`)).map((row) => {
        const id = row['id'] as string
        const values: Record<string, unknown> = { ...row }
        for (const { known, columns } of sides) for (const column of columns) values[column] ??= known.get(id)?.[column] ?? null
        const inCases = cases.get(id) ?? new Set<string>()
        const participants = new Set(party ? [...inCases].flatMap((caseId) => [...(parties.get(caseId) ?? [])]) : [])
        return new StoredRow(type, id, values, holders.get(id) ?? new Set(), participants, inCases)
      })
      byType.set(type, rows)
      for (const row of rows) byId.set(row.id, row)
    }
    const agreements = await owner<{ recipient: string; covers: string[]; purposes: string[] }[]>`
      select recipient_id as recipient, covers, purposes from data_sharing_agreement where suspended_at is null and valid_from <= now() and now() < valid_until`
    return new StoredRows(byId, byType, agreements)
  }

  find(id: string): StoredRow | null {
    return this.byId.get(id) ?? null
  }
  ofType(type: string): readonly StoredRow[] {
    return this.byType.get(type) ?? []
  }
  hasAgreement(agency: string, group: string, purpose: string): boolean {
    return this.agreements.some(({ recipient, covers, purposes }) => recipient === agency && covers.includes(group) && purposes.includes(purpose))
  }
}

async function pairs(owner: postgres.Sql, sql: string): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  for (const { id, other } of await owner.unsafe<{ id: string; other: string }[]>(sql)) found.set(id, (found.get(id) ?? new Set()).add(other))
  return found
}

const columnsOf = async (owner: postgres.Sql, table: string): Promise<readonly string[]> =>
  (await owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}`).map(({ name }) => name)
