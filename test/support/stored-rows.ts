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
  /** On row `r`, for agency `a`. Absent: nobody stands so. */
  readonly own?: string
  readonly party?: string
  /** Columns that are not the field's name in snake case. */
  readonly columns?: Readonly<Record<string, string>>
  /** Column that holds the id of the other row, by relation field. */
  readonly keys?: Readonly<Record<string, string>>
}

const takesPart = (caseId: string): string => `exists (select 1 from case_party p where p.case_id = ${caseId} and p.agency_id = a.id)`
const inCaseBy = (link: string, column: string, key: string): string => `exists (select 1 from ${link} l where l.${column} = ${key} and ${takesPart('l.case_id')})`

export const places: Readonly<Record<string, Place>> = {
  Agency: { table: 'agency', own: 'r.id = a.id' },
  DataSharingAgreement: { table: 'data_sharing_agreement', own: 'r.recipient_id = a.id', keys: { provider: 'provider_id', recipient: 'recipient_id' } },
  FraudCase: { table: 'fraud_case', party: takesPart('r.id'), keys: { leadAgency: 'lead_agency_id' } },
  IncidentReport: { table: 'incident_report', own: 'r.reported_by_id = a.id', keys: { receivingUnit: 'receiving_unit_id', reportedBy: 'reported_by_id', case: 'case_id' } },
  Victim: { table: 'victim', beside: ['victim_identity'], own: 'r.customer_of_id = a.id', party: takesPart('r.case_id'), keys: { customerOf: 'customer_of_id', case: 'case_id' } },
  LegalInstrument: { table: 'legal_instrument', party: takesPart('r.case_id'), keys: { case: 'case_id', issuingUnit: 'issuing_unit_id' } },
  Account: { table: 'account', beside: ['account_identity', 'account_balance'], own: 'r.holding_bank_id = a.id', party: inCaseBy('involved_account', 'account_id', 'r.id'), keys: { holdingBank: 'holding_bank_id' } },
  InvolvedAccount: { table: 'involved_account', own: 'r.holding_bank_id = a.id', party: takesPart('r.case_id'), keys: { case: 'case_id', account: 'account_id' } },
  Transaction: { table: 'account_transaction', own: 'r.holding_bank_id = a.id', party: inCaseBy('involved_account', 'account_id', 'r.account_id'), keys: { account: 'account_id', counterpartyAccount: 'counterparty_account_id' } },
  TelecomNumber: {
    table: 'telecom_number',
    beside: ['telecom_number_identity'],
    own: '(r.current_carrier_id = a.id or r.original_carrier_id = a.id)',
    party: inCaseBy('involved_number', 'number_id', 'r.id'),
    keys: { originalCarrier: 'original_carrier_id', currentCarrier: 'current_carrier_id' },
  },
  Subscriber: { table: 'subscriber', own: 'r.carrier_id = a.id', keys: { number: 'number_id', carrier: 'carrier_id' } },
  NumberPortability: { table: 'number_portability', own: '(r.recipient_id = a.id or r.donor_id = a.id)', party: inCaseBy('involved_number', 'number_id', 'r.number_id'), keys: { number: 'number_id', donor: 'donor_id', recipient: 'recipient_id' } },
  CallDetailRecord: { table: 'call_detail_record', own: 'r.carrier_id = a.id', keys: { number: 'number_id', carrier: 'carrier_id' } },
  OnlineAccount: { table: 'online_account', beside: ['online_account_identity', 'online_registration'], own: 'r.platform_id = a.id', party: inCaseBy('involved_online_account', 'online_account_id', 'r.id'), keys: { platform: 'platform_id' } },
  MaliciousUrl: { table: 'malicious_url', party: inCaseBy('involved_url', 'url_id', 'r.id') },
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

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export class StoredRow {
  constructor(
    readonly type: string,
    readonly id: string,
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly standing: ReadonlyMap<string, Relation>,
  ) {}

  relationTo(agency: string): Relation {
    return this.standing.get(agency) ?? 'other'
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
    const column = `${places[this.type]?.columns?.[field] ?? snake(field)}${suffix}`
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
    for (const [type, { table, beside = [], own = 'false', party = 'false' }] of Object.entries(places)) {
      const sides = await Promise.all(beside.map(async (side) => [side, new Map((await owner.unsafe(`select * from ${side}`)).map((row) => [row['id'] as string, row as Record<string, unknown>])), await columnsOf(owner, side)] as const))
      const standings = new Map<string, Map<string, Relation>>()
      for (const { id, agency, relation } of await owner.unsafe(`select r.id, a.id as agency, case when ${own} then 'own' when ${party} then 'party' end as relation from ${table} r cross join agency a where (${own}) or (${party})`)) {
        const known = standings.get(id as string) ?? new Map<string, Relation>()
        standings.set(id as string, known.set(agency as string, relation as Relation))
      }
      const rows = (await owner.unsafe(`select * from ${table} order by id`)).map((row) => {
        const values: Record<string, unknown> = { ...row }
        for (const [, known, columns] of sides) for (const column of columns) values[column] ??= known.get(row['id'] as string)?.[column] ?? null
        return new StoredRow(type, row['id'] as string, values, standings.get(row['id'] as string) ?? new Map())
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

const columnsOf = async (owner: postgres.Sql, table: string): Promise<readonly string[]> =>
  (await owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}`).map(({ name }) => name)
