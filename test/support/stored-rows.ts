/**
 * The stories as the owner reads them from the tables, and how each row stands to each agency.
 * Written from the domain (who holds an account, serves a number, is addressed by an order), not from `src/`.
 */
import type postgres from 'postgres'
import type { Relation } from './disclosure-file.js'

interface Place {
  readonly table: string
  /** What ids begin with, where that is not the table's name. */
  readonly prefix?: string
  /** Tables with one row per row, joined on id. */
  readonly beside?: readonly string[]
  /** On row `r`, for agency `a`. Absent: nobody holds such a row. */
  readonly own?: string
  /** Pairs `id, case_id`: the cases that a row belongs to. */
  readonly cases?: string
  /** Whether taking part in the case is a standing to the row; otherwise its cases only matter to an instrument. */
  readonly party?: true
  /** On row `r`, for partner `a`: another standing as a party than by a case. */
  readonly told?: string
  /** On row `r`, for agency `a`: who of those that take part in the case is shown the row. Absent: all of them. */
  readonly shownTo?: string
  /** Column that holds the id of the other row, by relation field. */
  readonly keys?: Readonly<Record<string, string>>
}

const ofCase = (table: string): string => `select id, case_id from ${table}`
/** Cases that a score by all facts belongs to: those of its account or number, and that of its person. */
const ofScored = (table: string): string => `${ofCase(table)} where case_id is not null union ${linked(table, 'account_id', 'involved_account', 'account_id')} union ${linked(table, 'number_id', 'involved_number', 'number_id')}`
const linked = (table: string, key: string, link: string, column: string): string => `select r.id, l.case_id from ${table} r join ${link} l on l.${column} = r.${key}`

export const places: Readonly<Record<string, Place>> = {
  Agency: { table: 'agency', own: 'r.id = a.id' },
  DataSharingAgreement: { table: 'data_sharing_agreement', own: 'r.recipient_id = a.id', keys: { provider: 'provider_id', recipient: 'recipient_id' } },
  FraudCase: { table: 'fraud_case', cases: 'select id, id as case_id from fraud_case', party: true, keys: { leadAgency: 'lead_agency_id', transferredTo: 'transferred_to_id', mergedInto: 'merged_into_id' } },
  IncidentReport: { table: 'incident_report', own: 'r.reported_by_id = a.id', keys: { receivingUnit: 'receiving_unit_id', reportedBy: 'reported_by_id', case: 'case_id', duplicateOf: 'duplicate_of_id' } },
  Victim: { table: 'victim', beside: ['victim_identity'], own: 'r.customer_of_id = a.id', cases: ofCase('victim'), party: true, keys: { customerOf: 'customer_of_id', case: 'case_id' } },
  LegalInstrument: { table: 'legal_instrument', cases: ofCase('legal_instrument'), party: true, shownTo: 'r.approved_at is not null', keys: { case: 'case_id', issuingUnit: 'issuing_unit_id' } },
  // Identity cards and the way of the money leave the centre to nobody; papers that speak of money are for those who hold accounts.
  Attachment: {
    table: 'attachment',
    cases: ofCase('attachment'),
    party: true,
    shownTo: `(select i.approved_at from legal_instrument i where i.id = r.instrument_id) is not null
      and (r.kind = 'OFFICER_CREDENTIAL' or r.kind in ('FREEZING_DOCUMENT', 'STOP_PAYMENT_APPLICATION', 'OTHER') and a.type in ('BANK', 'PSP'))`,
    keys: { instrument: 'instrument_id', case: 'case_id' },
  },
  Account: { table: 'account', beside: ['account_identity', 'account_balance'], own: 'r.holding_bank_id = a.id', cases: linked('account', 'id', 'involved_account', 'account_id'), party: true, keys: { holdingBank: 'holding_bank_id' } },
  InvolvedAccount: { table: 'involved_account', own: 'r.holding_bank_id = a.id', cases: ofCase('involved_account'), party: true, keys: { case: 'case_id', account: 'account_id' } },
  Transaction: { table: 'account_transaction', own: 'r.holding_bank_id = a.id', cases: linked('account_transaction', 'account_id', 'involved_account', 'account_id'), party: true, keys: { account: 'account_id', counterpartyAccount: 'counterparty_account_id' } },
  ReportedPayment: { table: 'reported_payment', own: '(r.debit_bank_id = a.id or r.credit_bank_id = a.id)', keys: { case: 'case_id', incidentReport: 'incident_id', debitAccount: 'debit_account_id', creditAccount: 'credit_account_id' } },
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
  // What has not been issued is nobody's.
  ControlOrder: {
    table: 'control_order',
    own: "(r.addressee_id = a.id or r.routed_by_id = a.id) and r.status not in ('DRAFT', 'DISCARDED')",
    keys: { case: 'case_id', issuingUnit: 'issuing_unit_id', addressee: 'addressee_id', routedBy: 'routed_by_id', account: 'account_id', telecomNumber: 'number_id', onlineAccount: 'online_account_id', url: 'url_id', parentOrder: 'parent_order_id', legalInstrument: 'instrument_id', follows: 'follows_id' },
  },
  OrderFeedback: { table: 'order_feedback', own: 'r.addressee_id = a.id', keys: { order: 'order_id' } },
  OrderEvent: { table: 'order_event', own: "(r.addressee_id = a.id or r.routed_by_id = a.id) and r.to_status not in ('DRAFT', 'DISCARDED')", keys: { order: 'order_id', agency: 'agency_id' } },
  Appeal: { table: 'appeal', own: 'r.addressee_id = a.id', keys: { order: 'order_id', filedBy: 'filed_by_id' } },
  Restitution: { table: 'restitution', own: 'r.holding_bank_id = a.id', keys: { case: 'case_id', freezeOrder: 'freeze_order_id', account: 'account_id', holdingBank: 'holding_bank_id', filingUnit: 'filing_unit_id', freezingUnit: 'freezing_unit_id', decision: 'decision_id' } },
  // The bank learns of a share when it is ordered to pay it.
  RestitutionShare: { table: 'restitution_share', own: 'r.holding_bank_id = a.id and r.order_id is not null', keys: { restitution: 'restitution_id', victim: 'victim_id', account: 'account_id', payeeBank: 'payee_bank_id', order: 'order_id' } },
  RestitutionObjection: { table: 'restitution_objection', keys: { restitution: 'restitution_id' } },
  FundTrail: { table: 'fund_trail', beside: ['fund_trail_sum'], cases: ofCase('fund_trail'), party: true, keys: { case: 'case_id', payment: 'payment_id' } },
  FundFlowNode: { table: 'fund_flow_node', own: 'r.holding_bank_id = a.id', cases: ofCase('fund_flow_node'), keys: { trail: 'trail_id', account: 'account_id' } },
  // A movement is in the books of both its banks.
  FundFlowEdge: { table: 'fund_flow_edge', own: '(r.from_bank_id = a.id or r.to_bank_id = a.id)', cases: ofCase('fund_flow_edge'), keys: { trail: 'trail_id', from: 'from_node_id', to: 'to_node_id' } },
  // What was published to all partners, as long as it stands.
  AnalysisReport: { table: 'analysis_report', told: "r.status = 'PUBLISHED' and r.readership = 'ALL_PARTNERS'", keys: { issuingUnit: 'issuing_unit_id', supersedes: 'supersedes_id' } },
  AnalysisFigure: { table: 'analysis_figure', told: "exists (select 1 from analysis_report b where b.id = r.report_id and b.status = 'PUBLISHED' and b.readership = 'ALL_PARTNERS')", keys: { report: 'report_id' } },
  CaseLinkage: { table: 'case_linkage', own: 'r.unit_id = a.id', keys: { case: 'case_id', unit: 'unit_id', contactUnit: 'contact_unit_id', otherCase: 'other_case_id' } },
  LinkageEvidence: { table: 'linkage_evidence', own: 'r.unit_id = a.id', keys: { linkage: 'linkage_id', account: 'account_id', telecomNumber: 'number_id', onlineAccount: 'online_account_id', url: 'url_id', suspect: 'suspect_id' } },
  // Whoever leads one of its cases.
  CaseSeries: { table: 'case_series', own: '(r.lead_unit_id = a.id or exists (select 1 from case_series_member m where m.series_id = r.id and m.unit_id = a.id))', keys: { leadCase: 'lead_case_id', leadUnit: 'lead_unit_id', joined: 'joined_id' } },
  Suspect: { table: 'suspect', beside: ['suspect_identity'], cases: linked('suspect', 'id', 'suspect_case', 'suspect_id') },
  CallCentre: { table: 'call_centre' },
  // Nobody holds an operation; that it has begun is a standing of everybody's to it.
  JointOperation: { table: 'joint_operation', own: "r.status <> 'PLANNED' and (r.status <> 'CALLED_OFF' or r.started_at is not null)", keys: { leadAgency: 'lead_agency_id' } },
  Arrest: { table: 'arrest', keys: { case: 'case_id', suspect: 'suspect_id', operation: 'operation_id' } },
  Extradition: { table: 'extradition', keys: { suspect: 'suspect_id', case: 'case_id' } },
  // The countermeasure desk's are the people.
  RiskScore: { table: 'risk_score', own: "r.subject = 'PERSON_AT_RISK'", keys: { account: 'account_id', telecomNumber: 'number_id', victim: 'victim_id' } },
  RiskReason: { table: 'risk_reason', own: "r.subject = 'PERSON_AT_RISK'", keys: { riskScore: 'risk_score_id' } },
  FullRiskScore: { table: 'full_risk_score', cases: ofScored('full_risk_score'), keys: { riskScore: 'risk_score_id' } },
  FullRiskReason: { table: 'full_risk_reason', cases: ofScored('full_risk_reason'), keys: { fullRiskScore: 'full_risk_score_id' } },
  AccessRecord: { table: 'access_event', prefix: 'event', beside: ['access_coordinate'], own: 'r.agency_id = a.id', keys: { agency: 'agency_id', case: 'case_id' } },
  Finding: { table: 'finding', own: "r.agency_id = a.id and r.status = 'CONFIRMED'", keys: { agency: 'agency_id' } },
  FindingDecision: { table: 'finding_decision', keys: { finding: 'finding_id' } },
  DisclosureStatement: { table: 'disclosure_statement', keys: { supplements: 'supplements_id' } },
  DisclosureEntry: { table: 'disclosure_entry', keys: { statement: 'statement_id', agency: 'agency_id' } },
  HeldDisclosure: { table: 'held_disclosure', keys: { statement: 'statement_id', case: 'case_id', agency: 'agency_id', releasedIn: 'released_in_id' } },
  SavedSearch: { table: 'saved_search', own: 'r.agency_id = a.id' },
  SubjectAccess: { table: 'subject_access', own: 'r.agency_id = a.id', told: 'r.told_to_id = a.id', keys: { record: 'event_id', agency: 'agency_id', holder: 'holder_id' } },
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
  const party = partner ? (place?.party ?? place?.told) : place?.cases && instrumentCase !== null
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

/** A step that the database knows of: what it is called, and to which state it leads. */
interface StoredStep {
  readonly family: string
  readonly from: string
  readonly actors: readonly string[]
  readonly said: string
}

export class StoredRows {
  private constructor(
    private readonly byId: ReadonlyMap<string, StoredRow>,
    private readonly byType: ReadonlyMap<string, readonly StoredRow[]>,
    private readonly agreements: readonly { readonly recipient: string; readonly covers: readonly string[]; readonly purposes: readonly string[] }[],
    private readonly steps: readonly StoredStep[],
  ) {}

  static async read(owner: postgres.Sql): Promise<StoredRows> {
    const byId = new Map<string, StoredRow>()
    const byType = new Map<string, StoredRow[]>()
    const parties = await pairs(owner, 'select case_id as id, agency_id as other from case_party')
    for (const [type, { table, beside = [], own = 'false', cases: casesSql, party, shownTo = 'true', told }] of Object.entries(places)) {
      const sides = await Promise.all(beside.map(async (side) => ({ known: new Map((await owner.unsafe(`select * from ${side}`)).map((row) => [row['id'] as string, row as Record<string, unknown>])), columns: await columnsOf(owner, side) })))
      const holders = await pairs(owner, `select r.id, a.id as other from ${table} r join agency a on ${own}`)
      const shown = party ? await pairs(owner, `select r.id, a.id as other from ${table} r join agency a on ${shownTo}`) : new Map<string, Set<string>>()
      const toldTo = told ? await pairs(owner, `select r.id, a.id as other from ${table} r join agency a on ${told}`) : new Map<string, Set<string>>()
      const cases = casesSql ? await pairs(owner, `select id, case_id as other from (${casesSql}) c`) : new Map<string, Set<string>>()
      const rows = (await owner.unsafe(`select * from ${table} order by id`)).map((row) => {
        const id = row['id'] as string
        const values: Record<string, unknown> = { ...row }
        for (const { known, columns } of sides) for (const column of columns) values[column] ??= known.get(id)?.[column] ?? null
        const inCases = cases.get(id) ?? new Set<string>()
        const participants = new Set(told ? toldTo.get(id) : party ? [...inCases].flatMap((caseId) => [...(parties.get(caseId) ?? [])]).filter((agency) => shown.get(id)?.has(agency)) : [])
        return new StoredRow(type, id, values, holders.get(id) ?? new Set(), participants, inCases)
      })
      byType.set(type, rows)
      for (const row of rows) byId.set(row.id, row)
    }
    const agreements = await owner<{ recipient: string; covers: string[]; purposes: string[] }[]>`
      select recipient_id as recipient, covers, purposes from data_sharing_agreement where suspended_at is null and valid_from <= now() and now() < valid_until`
    const steps = await owner<StoredStep[]>`select family, from_status as from, actors, action || ' ' || to_status as said from app.order_step order by family, ordinal`
    return new StoredRows(byId, byType, agreements, steps)
  }

  find(id: string): StoredRow | null {
    return this.byId.get(id) ?? null
  }
  ofType(type: string): readonly StoredRow[] {
    return this.byType.get(type) ?? []
  }
  /** Steps of an actor from an order's present state, in their order: `LIFT LIFTED`. */
  stepsOf(order: StoredRow, actor: string): readonly string[] {
    return this.steps.filter(({ family, from, actors }) => family === order.clear('family') && from === order.clear('status') && actors.includes(actor)).map(({ said }) => said)
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
