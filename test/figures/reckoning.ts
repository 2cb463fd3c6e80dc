/** The figures of a centre, added up row by row from what the owner reads of the tables. Written from the descriptions in the schema, not from the function that answers. */
import type postgres from 'postgres'

// biome-ignore lint/suspicious/noExplicitAny: rows of many tables, read by column
type Row = Record<string, any>

export interface Rows {
  readonly orders: readonly Row[]
  /** By order. */
  readonly feedback: ReadonlyMap<string, readonly Row[]>
  readonly events: ReadonlyMap<string, readonly Row[]>
  readonly cases: ReadonlyMap<string, Row>
  readonly accounts: ReadonlyMap<string, Row>
  readonly arrests: readonly Row[]
  readonly extraditions: readonly Row[]
  /** With the cases that each is tied to. */
  readonly centres: readonly Row[]
  readonly operations: readonly Row[]
  readonly outreach: readonly Row[]
}

export async function readRows(owner: postgres.Sql): Promise<Rows> {
  const all = (table: string): Promise<Row[]> => owner.unsafe(`select * from ${table}`) as unknown as Promise<Row[]>
  const byOrder = (rows: readonly Row[]): Map<string, Row[]> => {
    const held = new Map<string, Row[]>()
    for (const row of rows) held.set(row['order_id'], [...(held.get(row['order_id']) ?? []), row])
    return held
  }
  const byId = (rows: readonly Row[]) => new Map(rows.map((row) => [row['id'] as string, row]))
  const [orders, feedback, events, cases, accounts, arrests, outreach] = await Promise.all(['control_order', 'order_feedback', 'order_event', 'fraud_case', 'account', 'arrest', 'outreach_record'].map(all))
  const tied = async (table: string, link: string, key: string): Promise<Row[]> => {
    const [rows, ties] = await Promise.all([all(table), all(link)])
    return rows.map((row) => ({ ...row, cases: ties.filter((tie) => tie[key] === row['id']).map((tie) => tie['case_id']) }))
  }
  const [extraditions, centres, operations] = await Promise.all([all('extradition'), tied('call_centre', 'call_centre_case', 'call_centre_id'), tied('joint_operation', 'joint_operation_case', 'operation_id')])
  return { extraditions, centres, operations, orders: orders!, feedback: byOrder(feedback!), events: byOrder(events!), cases: byId(cases!), accounts: byId(accounts!), arrests: arrests!, outreach: outreach! }
}

export interface Period {
  readonly from: Date
  readonly until: Date
  readonly divisionCode: string | null
}

const sums = ['amountStopped', 'amountFrozen', 'lossAvoided', 'fundsReturned'] as const
const fen = (amount: string): bigint => BigInt(amount.replace('.', ''))
const yuan = (amount: bigint): string => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`
const isDone = (feedback: Row): boolean => feedback['result_code'] === '0000' || feedback['result_code'] === '1200'
const same = (a: Date | null, b: Date | null): boolean => a !== null && b !== null && a.getTime() === b.getTime()

/** Whether a division is the one asked for, or under it. */
function isUnder(code: string, asked: string | null): boolean {
  if (asked === null) return true
  if (asked.endsWith('0000')) return code.slice(0, 2) === asked.slice(0, 2)
  if (asked.endsWith('00')) return code.slice(0, 4) === asked.slice(0, 4)
  return code === asked
}

export function reckon({ orders, feedback, events, cases, accounts, arrests, extraditions, centres, operations, outreach }: Rows, { from, until, divisionCode }: Period) {
  const during = (at: Date | null): boolean => at !== null && from.getTime() <= at.getTime() && at.getTime() < until.getTime()
  const placed = (caseId: string): boolean => isUnder(cases.get(caseId)?.['division_code'], divisionCode)
  /** Without a division all count, of a division those that one of its cases is tied to. */
  const serves = (row: Row): boolean => divisionCode === null || row['cases'].some(placed)
  const money = new Map<string, Record<(typeof sums)[number], bigint>>()
  /** The most that an order of one account in one case held, by figure, case, account and currency. */
  const most = new Map<string, { readonly sum: 'amountStopped' | 'amountFrozen'; readonly currency: string; readonly amount: string }>()
  const hold = (sum: 'amountStopped' | 'amountFrozen', order: Row, currency: string | null | undefined, amount: string | null | undefined): void => {
    if (!currency || !amount) return
    const key = [sum, order['case_id'], order['account_id'], currency].join()
    if (fen(most.get(key)?.amount ?? '0.00') <= fen(amount)) most.set(key, { sum, currency, amount })
  }
  const add = (sum: (typeof sums)[number], currency: string | null | undefined, amount: string | null | undefined): void => {
    if (!currency || !amount) return
    const held = money.get(currency) ?? { amountStopped: 0n, amountFrozen: 0n, lossAvoided: 0n, fundsReturned: 0n }
    held[sum] += fen(amount)
    money.set(currency, held)
  }
  const touched = { accountsStopped: new Set<string>(), accountsFrozen: new Set<string>(), numbersSuspended: new Set<string>(), onlineAccountsBlocked: new Set<string>(), urlsBlocked: new Set<string>() }
  for (const order of orders) {
    if (!placed(order['case_id'])) continue
    const currency = order['currency'] ?? accounts.get(order['account_id'])?.['currency']
    const answers = feedback.get(order['id']) ?? []
    const returns = (events.get(order['id']) ?? []).filter(({ action }) => action === 'RETURN_PART' || action === 'RETURN_ALL')
    for (const answer of answers) {
      if (!during(answer['received_at']) || !isDone(answer)) continue
      const paidBack = order['family'] === 'RECALL_REQUEST' && returns.some((event) => same(event['occurred_at'], answer['received_at']))
      if (order['family'] === 'RETURN_OF_FUNDS' || paidBack) add('fundsReturned', currency, answer['amount'] ?? order['held_amount'] ?? order['amount'])
    }
    if (!during(order['effective_at'])) continue
    const inForceBy = answers
      .filter((answer) => isDone(answer) && answer['amount'] !== null && same(answer['effective_at'] ?? answer['received_at'], order['effective_at']))
      .sort((a, b) => a['received_at'] - b['received_at'] || (a['id'] < b['id'] ? -1 : 1))
    const amount = inForceBy[0]?.['amount'] ?? (returns.length ? null : order['held_amount']) ?? order['amount']
    switch (order['family']) {
      case 'STOP_PAYMENT':
        touched.accountsStopped.add(order['account_id'])
        hold('amountStopped', order, currency, amount)
        break
      case 'FREEZE':
        touched.accountsFrozen.add(order['account_id'])
        hold('amountFrozen', order, currency, amount)
        break
      case 'NUMBER_MEASURE':
        if (order['measure'] !== 'RESTRICT_OUTBOUND') touched.numbersSuspended.add(order['number_id'])
        break
      case 'IM_MEASURE':
        if (order['measure'] !== 'RESTRICT') touched.onlineAccountsBlocked.add(order['online_account_id'])
        break
      case 'URL_MEASURE':
        touched.urlsBlocked.add(order['url_id'])
        break
    }
  }
  for (const { sum, currency, amount } of most.values()) add(sum, currency, amount)
  let victimsDissuaded = 0
  for (const record of outreach) {
    if (record['status'] !== 'DISSUADED' || !during(record['closed_at']) || !isUnder(record['division_code'], divisionCode)) continue
    victimsDissuaded += 1
    add('lossAvoided', 'CNY', record['loss_avoided'])
  }
  const here = [...cases.values()].filter((each) => placed(each['id']))
  const happened = (column: string): number => here.filter((each) => during(each[column])).length
  return {
    accountsStopped: touched.accountsStopped.size,
    accountsFrozen: touched.accountsFrozen.size,
    numbersSuspended: touched.numbersSuspended.size,
    onlineAccountsBlocked: touched.onlineAccountsBlocked.size,
    urlsBlocked: touched.urlsBlocked.size,
    victimsDissuaded,
    casesReported: happened('reported_at'),
    casesFiled: happened('filed_at'),
    casesSolved: happened('solved_at'),
    suspectsArrested: arrests.filter((each) => placed(each['case_id']) && during(each['arrested_at'])).reduce((total, each) => total + each['people'], 0),
    suspectsHandedOver: extraditions.filter((each) => each['status'] === 'HANDED_OVER' && placed(each['case_id']) && during(each['ended_at'])).length,
    callCentresRaided: centres.filter((each) => during(each['raided_at']) && serves(each)).length,
    jointOperationsConcluded: operations.filter((each) => each['status'] === 'CONCLUDED' && during(each['ended_at']) && serves(each)).length,
    amounts: [...money].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, held]) => ({ currency, ...Object.fromEntries(sums.map((sum) => [sum, yuan(held[sum])])) })),
  }
}
