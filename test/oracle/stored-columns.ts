/**
 * What every column of every table holds, told from its name and the places of `stored-rows.ts`: a field's value, its mask or digest, the key of a relation,
 * or a key that ties rows together. Nothing of `src/` is asked. Throws for a column that nobody can account for.
 */
import type postgres from 'postgres'
import { places } from '../support/stored-rows.js'

/** `inner`: no field shows it, and no audience may read it. */
export type Kind = 'clear' | 'mask' | 'digest' | 'relation' | 'inner'

export interface StoredColumn {
  readonly table: string
  readonly column: string
  readonly dataType: string
  readonly nullable: boolean
  /** Object type and field whose value it is; empty of a table that is no type's. */
  readonly type: string
  readonly field: string
  readonly kind: Kind
  /** Coordinate that shows the same fact, where the type has no field for it. */
  readonly shownBy: string | null
  /** Words the database lets in; null where any value goes. */
  readonly words: readonly string[] | null
  /** Table that it refers to. */
  readonly target: string | null
}

/** Tables that only tie rows together: columns, and the relation fields that tell the same. */
export const links: Readonly<Record<string, readonly string[]>> = {
  case_party: ['FraudCase.parties'],
  case_series_member: ['CaseSeries.cases', 'FraudCase.series'],
  suspect_case: ['Suspect.cases', 'FraudCase.suspects'],
  call_centre_case: ['CallCentre.cases'],
  call_centre_suspect: ['CallCentre.suspects', 'Suspect.callCentres'],
  joint_operation_agency: ['JointOperation.participants'],
  joint_operation_case: ['JointOperation.cases', 'FraudCase.jointOperations'],
  joint_operation_centre: ['JointOperation.callCentres', 'CallCentre.jointOperations'],
  finding_record: ['Finding.records'],
  involved_number: ['FraudCase.telecomNumbers', 'TelecomNumber.cases'],
  involved_online_account: ['FraudCase.onlineAccounts', 'OnlineAccount.cases'],
  involved_url: ['FraudCase.urls', 'MaliciousUrl.cases'],
}

/** Tables of the commands alone: who acts, whose a number is, what has been done. */
export const innerTables: readonly string[] = ['agency_range', 'command_claim', 'finding_search', 'fund_flow_part', 'linkage_clue', 'linkage_pair', 'officer', 'officer_day', 'published_month']
/** Columns that commands need beside those that are told. */
const innerColumns: readonly string[] = [
  'analysis_report.drafted_by_id',
  'control_order.stop_ordinal',
  'control_order.term',
  'legal_instrument.drafted_by_id',
  'restitution.first_officer_id',
  'restitution.second_officer_id',
  'restitution.submitted_by_id',
  'restitution_share.case_id',
  'fund_trail_sum.case_id',
  'case_linkage.pair_id',
  'linkage_evidence.clue_id',
  'risk_score.fingerprint',
  'full_risk_score.fingerprint',
]

/** Columns without a field of their own: who holds the row, as its account or its order tells too; and that an order counts among the stops of its account. */
const holders: Readonly<Record<string, string>> = {
  'involved_account.holding_bank_id': 'Account.holdingBank',
  'account_transaction.holding_bank_id': 'Account.holdingBank',
  'reported_payment.debit_bank_id': 'Account.holdingBank',
  'reported_payment.credit_bank_id': 'Account.holdingBank',
  'order_feedback.addressee_id': 'ControlOrder.addressee',
  'order_event.addressee_id': 'ControlOrder.addressee',
  'order_event.routed_by_id': 'ControlOrder.routedBy',
  'appeal.addressee_id': 'ControlOrder.addressee',
  'restitution_share.holding_bank_id': 'Restitution.holdingBank',
  'fund_flow_node.case_id': 'FundTrail.case',
  'fund_flow_edge.case_id': 'FundTrail.case',
  'fund_flow_node.holding_bank_id': 'Account.holdingBank',
  'fund_flow_edge.from_bank_id': 'Account.holdingBank',
  'fund_flow_edge.to_bank_id': 'Account.holdingBank',
  'linkage_evidence.unit_id': 'CaseLinkage.unit',
  'risk_reason.subject': 'RiskScore.subject',
  'full_risk_score.account_id': 'RiskScore.account',
  'full_risk_score.number_id': 'RiskScore.telecomNumber',
  'full_risk_score.case_id': 'Victim.case',
  'full_risk_reason.account_id': 'RiskScore.account',
  'full_risk_reason.number_id': 'RiskScore.telecomNumber',
  'full_risk_reason.case_id': 'Victim.case',
  'control_order.stop_ordinal': 'ControlOrder.allowedTransitions',
  'access_coordinate.coordinate': 'AccessRecord.clear',
  'access_coordinate.disposition': 'AccessRecord.clear',
  'subject_access.told_to_id': 'SubjectAccess.holder',
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

export async function storedColumns(owner: postgres.Sql): Promise<StoredColumn[]> {
  const rows = await owner<{ table: string; column: string; type: string; nullable: boolean; words: string | null; target: string | null }[]>`
    select c.table_name as table, c.column_name as column, case when c.data_type = 'ARRAY' then 'array' else c.data_type end as type, c.is_nullable = 'YES' as nullable,
      (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.table_name::regclass and k.contype = 'c' and k.conkey = array[a.attnum]) as words,
      (select k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.table_name::regclass and k.contype = 'f' and k.conkey = array[a.attnum]) as target
    from information_schema.columns c join pg_attribute a on a.attrelid = c.table_name::regclass and a.attname = c.column_name
    where c.table_schema = 'public' order by c.table_name, c.ordinal_position`
  const typeOf = new Map(Object.entries(places).flatMap(([type, { table, beside = [] }]) => [table, ...beside].map((each) => [each, type] as const)))
  return rows
    .filter(({ table }) => !links[table])
    .map(({ table, column, type: dataType, nullable, words, target }) => {
      const type = typeOf.get(table) ?? ''
      const isInner = innerTables.includes(table) || innerColumns.includes(`${table}.${column}`)
      if (!type && !isInner) throw new Error(`nobody can say what the table ${table} holds`)
      const keys = places[type]?.keys ?? {}
      const relation = Object.entries(keys).find(([, key]) => key === column)?.[0]
      const shownBy = holders[`${table}.${column}`] ?? null
      const kind: Kind = isInner ? 'inner' : relation || shownBy ? 'relation' : column.endsWith('_mask') ? 'mask' : column.endsWith('_digest') ? 'digest' : 'clear'
      const plain = column.replace(/_(mask|digest)$/, '')
      const field = relation ?? camel(plain)
      return { table, column, dataType, nullable, type, field, kind, shownBy, words: words ? [...words.matchAll(/'([A-Z_0-9]+)'/g)].map((match) => match[1] as string) : null, target: column === 'id' ? null : target }
    })
}
