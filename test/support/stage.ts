/**
 * Rows beside the stories, so that each agency has a row of its own, one in a case it takes part in, and one that is neither, of every type where that can be.
 * Copies of story rows under other keys; what the copies are about does not matter, only who holds them.
 */
import type postgres from 'postgres'
import { newId } from '../../src/database/columns.js'
import { places, type StoredRow, StoredRows } from './stored-rows.js'

/** Column that says who holds a row. */
const holder: Readonly<Record<string, string>> = {
  DataSharingAgreement: 'recipient_id',
  IncidentReport: 'reported_by_id',
  Victim: 'customer_of_id',
  Account: 'holding_bank_id',
  InvolvedAccount: 'holding_bank_id',
  Transaction: 'holding_bank_id',
  ReportedPayment: 'credit_bank_id',
  TelecomNumber: 'current_carrier_id',
  Subscriber: 'carrier_id',
  NumberPortability: 'recipient_id',
  CallDetailRecord: 'carrier_id',
  OnlineAccount: 'platform_id',
  OutreachRecord: 'alerted_by_id',
  ControlOrder: 'addressee_id',
  OrderFeedback: 'addressee_id',
  OrderEvent: 'addressee_id',
  Appeal: 'addressee_id',
  Restitution: 'holding_bank_id',
  RestitutionShare: 'holding_bank_id',
  FundFlowNode: 'holding_bank_id',
  FundFlowEdge: 'to_bank_id',
  CaseLinkage: 'unit_id',
  LinkageEvidence: 'unit_id',
  CaseSeries: 'lead_unit_id',
  AccessRecord: 'agency_id',
  SubjectAccess: 'agency_id',
  Finding: 'agency_id',
  SavedSearch: 'agency_id',
}
/** Columns that no two rows share, and those of which one value is exclusive. */
const unique: Readonly<Record<string, Readonly<Record<string, (nth: number) => string | null>>>> = {
  DataSharingAgreement: { agreement_number: (nth) => `DSA-STAGE-${nth}` },
  FraudCase: { case_number: (nth) => `A12011699000020990101${String(nth).padStart(4, '0')}` },
  IncidentReport: { incident_number: (nth) => `J12011699000020990101${String(nth).padStart(4, '0')}` },
  LegalInstrument: { instrument_number: (nth) => `STAGE-${nth}` },
  Account: { number: (nth) => `62990999${String(nth).padStart(8, '0')}` },
  TelecomNumber: { msisdn: (nth) => `+861339${String(nth).padStart(7, '0')}` },
  OnlineAccount: { handle: (nth) => `stage${nth}` },
  MaliciousUrl: { url: (nth) => `https://stage-${nth}.example/` },
  OutreachRecord: { outreach_number: (nth) => `OUT-20990101-${nth}` },
  // No third stop of an account, no second freeze, no second open return of one.
  ControlOrder: { order_number: (nth) => `ORD-20990101-${nth}`, stop_ordinal: () => null },
  OrderEvent: { version: (nth) => String(1_000 + nth) },
  Restitution: { restitution_number: (nth) => `RET-20990101-${nth}`, status: () => 'RETURNED' },
  FundTrail: { trail_number: (nth) => `TRL-20990101-${nth}` },
  CaseLinkage: { linkage_number: (nth) => `LNK-20990101-${nth}` },
  CaseSeries: { series_number: (nth) => `SER-20990101-${nth}` },
  Suspect: { suspect_number: (nth) => `SUS-20990101-${nth}`, document_number_digest: (nth) => `staged-${nth}` },
  CallCentre: { centre_number: (nth) => `CEN-20990101-${nth}` },
  JointOperation: { operation_number: (nth) => `OPN-20990101-${nth}` },
  Extradition: { extradition_number: (nth) => `EXT-20990101-${nth}`, ended_at: () => '2021-01-01T00:00:00+08:00' },
  RiskScore: { risk_number: (nth) => `RSK-20990101-${nth}` },
  Finding: { finding_number: (nth) => `FND-20990101-${nth}`, officer: (nth) => `staged.${nth}`, status: () => 'CONFIRMED' },
  FindingDecision: { sequence: (nth) => String(1_000 + nth) },
  DisclosureStatement: { statement_number: (nth) => `DST-20990101-${nth}` },
  AccessRecord: { leaf_index: (nth) => String(1_000_000 + nth) },
}

/** Values, as SQL, for columns that are empty in too many rows of the stories. */
const then = "'2021-01-01T00:00:00+08:00'"
const words = "'stage'"
const filled: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  agency: { cnaps_code: "'313110099999'", unit_code: "'120116990099'" },
  fraud_case: { solved_at: then, closed_at: then, data_leak_source: words, review_due_at: then, review_overdue_at: then, status_reason: words },
  incident_report: { three_party_call_started_at: then, accepted_at: then, status_reason: words },
  legal_instrument: { scope: words, interest_included: 'true', revocation_reason: words },
  telecom_number: { abuse: "'SIM_BOX'", division_code: "'120116'" },
  outreach_record: { loss_avoided: '1.00', closed_at: then, victim_address: words, contact_due_at: then, escalated_at: then, protective_measure: words, visit_consent: 'true', feedback: words },
  control_order: {
    freeze_mode: "'AMOUNT_LIMITED'", effective_at: then, expires_at: then, instrument_number: "'STAGE'", notice_sent_at: then, held_amount: '1.00', answer_due_at: then, acknowledged_at: then, ended_at: then, warned_at: then, escalated_at: then, documents_requested: words,
  },
  order_feedback: { amount: '1.00', effective_at: then, moved_amount: '1.00' },
  order_event: { from_status: "'ISSUED'", note: words },
  appeal: { decided_at: then, decision: words, accepted_at: then, next_remedy: words },
  restitution: { method: "'PRO_RATA'", formula: words, approver_name: words, notice_from: then, notice_until: then, submitted_at: then, approved_at: then, decided_at: then, execution_due_at: then, overdue_at: then, ended_at: then },
  restitution_objection: { decision: words, decided_at: then },
  fund_flow_node: { exit: "'CASH'" },
  fund_flow_edge: { exit: "'CASH'" },
  case_linkage: { proposed_by: words, decided_at: then, decided_by: words, reason: words },
  linkage_evidence: { words },
  case_series: { ended_at: then },
  risk_reason: { from_at: then, until_at: then },
  full_risk_reason: { from_at: then, until_at: then },
  malicious_url: { blocked_at: then },
  suspect: { status_reason: words },
  suspect_identity: { alias: words },
  call_centre: { raided_at: then, closed_at: then },
  joint_operation: { status_reason: words, started_at: then, ended_at: then },
  arrest: { division_code: "'120116'", country: "'XX'" },
  extradition: { status_reason: words, decided_at: then, ended_at: then },
  finding: { decided_at: then, decided_by: words, reason: words, measure: words },
  access_event: { case_number: words, case_id: '(select id from fraud_case limit 1)', instrument_number: words, operation: words },
}

export class Stage {
  private nth = 0

  constructor(private readonly owner: postgres.Sql) {}

  /** Copies a row with its side rows; resolves with the copy's id. */
  async copy(type: string, id: string, changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const place = places[type]
    if (!place) throw new Error(`no place for ${type}`)
    const nth = ++this.nth
    const copyId = newId(place.prefix ?? place.table)
    const all: Record<string, unknown> = { ...Object.fromEntries(Object.entries(unique[type] ?? {}).map(([column, make]) => [column, make(nth)])), ...changes, id: copyId }
    for (const table of [place.table, ...(place.beside ?? [])]) {
      const columns = (await this.owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}`).map(({ name }) => name)
      const changed = columns.filter((column) => column in all)
      await this.owner.unsafe(
        `insert into ${table} (${columns.join()}) select ${columns.map((column) => (changed.includes(column) ? `$${changed.indexOf(column) + 2}` : column)).join()} from ${table} where id = $1`,
        [id, ...changed.map((column) => all[column] as string)],
      )
    }
    return copyId
  }

  /** Scores of an account, and of a person of the case. */
  private async score(rows: StoredRows, caseId: string, account: string): Promise<void> {
    for (const ofPerson of [false, true]) {
      const first = (type: string): string => (rows.ofType(type).find((row) => (row.type.startsWith('Full') ? row.clear('caseId') !== null : row.clear('subject') === 'PERSON_AT_RISK') === ofPerson) as StoredRow).id
      const covered = ofPerson ? { account_id: null, number_id: null, case_id: caseId } : { account_id: account, number_id: null, case_id: null }
      const open = await this.copy('RiskScore', first('RiskScore'), ofPerson ? {} : { account_id: account })
      await this.copy('RiskReason', first('RiskReason'), { risk_score_id: open })
      const full = await this.copy('FullRiskScore', first('FullRiskScore'), { ...covered, risk_score_id: open })
      await this.copy('FullRiskReason', first('FullRiskReason'), { ...covered, full_risk_score_id: full })
    }
  }

  /** Sets the stage for these agencies. Resolves with the case in which all take part, and an instrument of each that is in force for it: its number. */
  async set(agencies: readonly string[]): Promise<{ readonly sharedCase: string; readonly instruments: ReadonlyMap<string, string> }> {
    const { owner } = this
    let rows = await StoredRows.read(owner)
    const first = (type: string, fits: (row: StoredRow) => boolean = () => true): StoredRow => {
      const found = rows.ofType(type).find(fits)
      if (!found) throw new Error(`no ${type} to copy`)
      return found
    }
    // A case that nobody takes part in, with one of everything in it, held by nobody that is asked for.
    const nobody = first('Agency', ({ id }) => !agencies.includes(id)).id
    const lonely = await this.copy('FraudCase', first('FraudCase').id)
    const document = first('Attachment', (row) => row.clear('kind') === 'OFFICER_CREDENTIAL').id
    await this.copy('Attachment', document, { case_id: lonely, instrument_id: await this.copy('LegalInstrument', first('LegalInstrument').id, { case_id: lonely }) })
    await this.copy('Victim', first('Victim').id, { case_id: lonely, customer_of_id: nobody })
    const trail = await this.copy('FundTrail', first('FundTrail').id, { case_id: lonely })
    const account = await this.copy('Account', first('Account', (row) => row.clear('balance') !== null).id, { holding_bank_id: nobody })
    await this.copy('InvolvedAccount', first('InvolvedAccount').id, { case_id: lonely, account_id: account, holding_bank_id: nobody })
    const node = await this.copy('FundFlowNode', first('FundFlowNode').id, { trail_id: trail, case_id: lonely, account_id: account, holding_bank_id: nobody })
    await this.copy('FundFlowEdge', first('FundFlowEdge', (row) => row.key('from') === null).id, { trail_id: trail, case_id: lonely, to_node_id: node, to_bank_id: nobody })
    const linkage = await this.copy('CaseLinkage', first('CaseLinkage').id, { case_id: lonely, unit_id: nobody })
    await this.copy('LinkageEvidence', first('LinkageEvidence').id, { linkage_id: linkage, unit_id: nobody })
    await this.copy('CaseSeries', first('CaseSeries').id, { lead_case_id: lonely, lead_unit_id: nobody })
    await this.copy('Transaction', first('Transaction').id, { account_id: account, holding_bank_id: nobody })
    await this.score(rows, lonely, account)
    const number = await this.copy('TelecomNumber', first('TelecomNumber', (row) => row.key('currentCarrier') !== null).id, { original_carrier_id: nobody, current_carrier_id: nobody })
    await this.copy('Subscriber', first('Subscriber').id, { number_id: number, carrier_id: nobody })
    await this.copy('NumberPortability', first('NumberPortability').id, { number_id: number, donor_id: nobody, recipient_id: nobody })
    const online = await this.copy('OnlineAccount', first('OnlineAccount', (row) => row.clear('registeredPhone') !== null).id, { platform_id: nobody })
    await this.copy('OutreachRecord', first('OutreachRecord').id, { alerted_by_id: nobody, carrier_id: nobody })
    const url = await this.copy('MaliciousUrl', first('MaliciousUrl', (row) => row.clear('hostedIn') !== null).id)
    const suspect = await this.copy('Suspect', first('Suspect', (row) => row.clear('documentNumber') !== null && row.clear('alias') !== null).id)
    await owner`insert into suspect_case values (${suspect}, ${lonely})`
    await owner`insert into involved_number values (${lonely}, ${number})`
    await owner`insert into involved_online_account values (${lonely}, ${online})`
    await owner`insert into involved_url values (${lonely}, ${url})`

    // A case in which all take part, with another such number, porting and online account.
    const shared = await this.copy('FraudCase', first('FraudCase').id)
    for (const agency of agencies) await owner`insert into case_party values (${shared}, ${agency})`
    await this.copy('Attachment', document, { case_id: shared, instrument_id: await this.copy('LegalInstrument', first('LegalInstrument').id, { case_id: shared }) })
    await this.copy('Victim', first('Victim').id, { case_id: shared, customer_of_id: nobody })
    const sharedAccount = await this.copy('Account', account, { holding_bank_id: nobody })
    await this.copy('InvolvedAccount', first('InvolvedAccount').id, { case_id: shared, account_id: sharedAccount, holding_bank_id: nobody })
    const sharedTrail = await this.copy('FundTrail', first('FundTrail').id, { case_id: shared })
    const sharedNode = await this.copy('FundFlowNode', first('FundFlowNode').id, { trail_id: sharedTrail, case_id: shared, account_id: sharedAccount, holding_bank_id: nobody })
    await this.copy('FundFlowEdge', first('FundFlowEdge', (row) => row.key('from') === null).id, { trail_id: sharedTrail, case_id: shared, to_node_id: sharedNode, to_bank_id: nobody })
    await this.copy('Transaction', first('Transaction').id, { account_id: sharedAccount, holding_bank_id: nobody })
    await this.score(rows, shared, sharedAccount)
    const sharedNumber = await this.copy('TelecomNumber', number)
    await this.copy('NumberPortability', first('NumberPortability').id, { number_id: sharedNumber, donor_id: nobody, recipient_id: nobody })
    await this.copy('Subscriber', first('Subscriber').id, { number_id: sharedNumber, carrier_id: nobody })
    await this.copy('CallDetailRecord', first('CallDetailRecord').id, { number_id: sharedNumber, carrier_id: nobody })
    const sharedOnline = await this.copy('OnlineAccount', online)
    await owner`insert into suspect_case values (${await this.copy('Suspect', suspect)}, ${shared})`
    await owner`insert into involved_number values (${shared}, ${sharedNumber})`
    await owner`insert into involved_online_account values (${shared}, ${sharedOnline})`
    await owner`insert into involved_url select ${shared}, id from malicious_url where id <> ${url} limit 1`

    // Rows held by each.
    rows = await StoredRows.read(owner)
    for (const agency of agencies) {
      const own = new Map<string, string>()
      for (const [type, column] of Object.entries(holder)) {
        if (rows.ofType(type).some((row) => row.relationTo({ agency, partner: true, instrumentCase: null }) === 'own')) continue
        const bound: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
          FundFlowNode: async () => ({ trail_id: sharedTrail, case_id: shared, account_id: own.get('Account') ?? (await this.copy('Account', account)) }),
          FundFlowEdge: async () => ({ trail_id: sharedTrail, case_id: shared, from_node_id: null, from_bank_id: null, to_node_id: own.get('FundFlowNode') ?? sharedNode }),
          CaseLinkage: async () => ({ case_id: await this.copy('FraudCase', first('FraudCase').id) }),
          LinkageEvidence: async () => ({ linkage_id: own.get('CaseLinkage') ?? linkage }),
          InvolvedAccount: async () => ({ account_id: own.get('Account') ?? (await this.copy('Account', account)) }),
          Subscriber: async () => ({ number_id: own.get('TelecomNumber') ?? (await this.copy('TelecomNumber', number)) }),
          // A bank learns of a share once it is ordered.
          RestitutionShare: async () => ({ restitution_id: own.get('Restitution') ?? (await this.copy('Restitution', first('Restitution').id, { holding_bank_id: agency })), order_id: own.get('ControlOrder') ?? first('ControlOrder').id }),
        }
        const model = type === 'ControlOrder' ? first(type, (row) => row.clear('family') !== 'FREEZE' && row.clear('amount') !== null && row.clear('layer') !== null) : first(type)
        own.set(type, await this.copy(type, model.id, { ...(await bound[type]?.()), [column]: agency }))
      }
    }

    // What others read of what each holds.
    for (const agency of agencies) await this.copy('SubjectAccess', first('SubjectAccess').id, { agency_id: nobody, holder_id: agency, told_to_id: agency })

    // An order that each has yet to answer.
    const issued = first('ControlOrder', (row) => row.clear('status') === 'ISSUED').id
    for (const agency of agencies) await this.copy('ControlOrder', issued, { addressee_id: agency })

    // Wherever a column may be empty, a row of each relation has a value in it.
    for (const agency of agencies) await this.copy('DataSharingAgreement', first('DataSharingAgreement').id, { recipient_id: agency, suspended_at: '2020-01-01T00:00:00+08:00' })
    for (const [table, values] of Object.entries(filled)) {
      await owner.unsafe(`update ${table} set ${Object.entries(values).map(([column, value]) => `${column} = coalesce(${column}, ${value})`).join()}`)
    }
    const instruments = new Map<string, string>()
    for (const agency of agencies) {
      const id = await this.copy('LegalInstrument', first('LegalInstrument').id, { case_id: shared, issuing_unit_id: agency, valid_until: '2099-12-31T00:00:00+08:00', revoked_at: null })
      const [made] = await owner<{ number: string }[]>`select instrument_number as number from legal_instrument where id = ${id}`
      instruments.set(agency, (made as { number: string }).number)
      await owner`
        insert into data_sharing_agreement (id, agreement_number, version, provider_id, recipient_id, covers, purposes, legal_basis, valid_from, valid_until)
        select ${newId('data_sharing_agreement')}, ${`DSA-WHOLE-${agency.slice(-6)}`}, 1, provider_id, ${agency},
          '{AGENCIES,CASES,ACCOUNTS,TELECOM,ONLINE,OUTREACH,ORDERS}', '{INTAKE,STOP_LOSS,INVESTIGATION,NUMBER_GOVERNANCE,OUTREACH,RESTITUTION,APPEAL,SUPERVISION_AUDIT}', legal_basis, valid_from, valid_until
        from data_sharing_agreement where suspended_at is null and valid_until > now() limit 1`
    }
    return { sharedCase: shared, instruments }
  }
}
