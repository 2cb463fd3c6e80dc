/**
 * W1–W4: what a caller asks of the graph, and the statement a careful person would write by hand for the same answer – no permission, no mask, no record.
 * The limit's answer MUST equal ours; `bench-cli` checks before it times.
 */

export interface Workload {
  readonly name: 'W1' | 'W2' | 'W3' | 'W4'
  readonly title: string
  readonly persona: 'police-analyst' | 'bank-harbour'
  readonly query: string
  /** Variables of request number `n`; the same few hundred values for both sides. */
  readonly variables: (data: BenchData, n: number) => Record<string, unknown>
  readonly limit: string
  readonly limitParameters: (data: BenchData, n: number) => readonly unknown[]
  /** Ours as the limit says it: the value of the one root field. */
  readonly root: string
}

export interface BenchData {
  readonly caseIds: readonly string[]
  readonly bigCaseNumbers: readonly string[]
  readonly harbourNumbers: readonly string[]
}

const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T

export const workloads: readonly Workload[] = [
  {
    name: 'W1',
    title: 'one case by id with three nested lists',
    persona: 'police-analyst',
    query: `query W1($id: ID!) { node(id: $id) { ... on FraudCase { id caseNumber status lossAmount
      victims(first: 5) { nodes { id ageBand name idNumberless: phone } }
      involvedAccounts(first: 10) { nodes { id role layer account { id number holderName } } }
      orders(first: 5) { nodes { id orderNumber family status } } } } }`,
    variables: ({ caseIds }, n) => ({ id: pick(caseIds, n) }),
    root: 'node',
    limit: `select json_build_object('id', c.id, 'caseNumber', c.case_number, 'status', c.status, 'lossAmount', c.loss_amount::text,
      'victims', json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', v.id, 'ageBand', v.age_band, 'name', v.name_mask, 'idNumberless', v.phone_mask) order by v.recorded_at desc, v.id desc), '[]') from (select * from victim v where v.case_id = c.id order by v.recorded_at desc, v.id desc limit 5) v)),
      'involvedAccounts', json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', i.id, 'role', i.role, 'layer', i.layer, 'account', json_build_object('id', a.id, 'number', n.number, 'holderName', a.holder_name_mask)) order by i.layer, i.id), '[]') from (select * from involved_account i where i.case_id = c.id order by i.layer, i.id limit 10) i join account a on a.id = i.account_id join account_identity n on n.id = a.id)),
      'orders', json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', o.id, 'orderNumber', o.order_number, 'family', o.family, 'status', o.status) order by o.issued_at desc, o.id desc), '[]') from (select * from control_order o where o.case_id = c.id order by o.issued_at desc, o.id desc limit 5) o))) as answer
      from fraud_case c where c.id = $1`,
    limitParameters: ({ caseIds }, n) => [pick(caseIds, n)],
  },
  {
    name: 'W2',
    title: '50 cases with nested accounts',
    persona: 'police-analyst',
    query: `query W2 { cases(first: 50, order: REPORTED_AT_DESC) { nodes { id caseNumber status
      involvedAccounts(first: 5) { nodes { id role layer tracedAmount } } } } }`,
    variables: () => ({}),
    root: 'cases',
    limit: `select json_build_object('nodes', (select json_agg(json_build_object('id', c.id, 'caseNumber', c.case_number, 'status', c.status,
      'involvedAccounts', json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', i.id, 'role', i.role, 'layer', i.layer, 'tracedAmount', i.traced_amount::text) order by i.layer, i.id), '[]') from (select * from involved_account i where i.case_id = c.id order by i.layer, i.id limit 5) i))) order by c.reported_at desc, c.id desc)
      from (select * from fraud_case order by reported_at desc, id desc limit 50) c)) as answer`,
    limitParameters: () => [],
  },
  {
    name: 'W3',
    title: '1,000 accounts of ten cases, ten fields each',
    persona: 'police-analyst',
    query: `query W3($numbers: [CaseNumber!]) { cases(first: 10, order: REPORTED_AT_DESC, filter: { caseNumber: { in: $numbers } }) { nodes { id
      involvedAccounts(first: 100) { nodes { id role layer tracedAmount addedAt account { id number holderName accountClass openedAt } } } } } }`,
    variables: ({ bigCaseNumbers }) => ({ numbers: bigCaseNumbers }),
    root: 'cases',
    limit: `select json_build_object('nodes', (select json_agg(json_build_object('id', c.id,
      'involvedAccounts', json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', i.id, 'role', i.role, 'layer', i.layer, 'tracedAmount', i.traced_amount::text, 'addedAt', i.added_at, 'account',
        json_build_object('id', a.id, 'number', n.number, 'holderName', a.holder_name_mask, 'accountClass', a.account_class, 'openedAt', a.opened_at)) order by i.layer, i.id), '[]')
        from (select * from involved_account i where i.case_id = c.id order by i.layer, i.id limit 100) i join account a on a.id = i.account_id join account_identity n on n.id = a.id))) order by c.reported_at desc, c.id desc)
      from (select * from fraud_case where case_number = any($1) order by reported_at desc, id desc limit 10) c)) as answer`,
    limitParameters: ({ bigCaseNumbers }) => [bigCaseNumbers],
  },
  {
    name: 'W4',
    title: 'one account by number, five fields',
    persona: 'bank-harbour',
    query: 'query W4($number: BankAccountNumber!) { accountByNumber(number: $number) { id number holderName accountClass openedAt } }',
    variables: ({ harbourNumbers }, n) => ({ number: pick(harbourNumbers, n) }),
    root: 'accountByNumber',
    limit: `select json_build_object('id', a.id, 'number', n.number, 'holderName', n.holder_name, 'accountClass', a.account_class, 'openedAt', a.opened_at) as answer
      from account_identity n join account a on a.id = n.id where n.number = $1`,
    limitParameters: ({ harbourNumbers }, n) => [pick(harbourNumbers, n)],
  },
]
