/** What a play has left in the tables, as the owner reads it, and what is wrong with it. Written from the rules of the law and of idempotency; nothing of the plays takes part. */
import type postgres from 'postgres'
import { families, type OrderFamily } from '../../src/orders/family.rules.js'
import type { Heard } from './door.js'

// biome-ignore lint/suspicious/noExplicitAny: rows of many tables, read by column
type Row = Record<string, any>

export interface Acted {
  readonly orders: readonly Row[]
  /** By order, then version. */
  readonly events: readonly Row[]
  readonly feedback: readonly Row[]
  readonly cases: readonly Row[]
  readonly incidents: readonly Row[]
  readonly restitutions: readonly Row[]
  readonly shares: readonly Row[]
  readonly appeals: readonly Row[]
  readonly attempts: readonly Row[]
  /** Idempotency keys that took effect. */
  readonly claims: readonly Row[]
  readonly jobs: readonly Row[]
}

/** Keys are forgotten after thirty days, and the plays last longer: from here on those that go are copied aside. Nothing else changes for whoever forgets them. */
export async function keepForgottenKeys(owner: postgres.Sql): Promise<void> {
  await owner.unsafe(`
    create schema play;
    create table play.forgotten (like public.command_claim);
    create function play.forget() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin insert into play.forgotten select old.*; return null; end $$;
    create trigger play_forget after delete on public.command_claim for each row execute function play.forget()`)
}

/** Rows that no story of the seeds told: everything in cases reported since. */
export async function readActed(owner: postgres.Sql, since: Date): Promise<Acted> {
  const cases = owner`select id from fraud_case where reported_at >= ${since}`
  const orders = owner`select id from control_order where case_id in (${cases})`
  const [all, events, feedback, fraudCases, incidents, restitutions, shares, appeals, attempts, claims, jobs] = await Promise.all([
    owner<Row[]>`select * from control_order where case_id in (${cases}) order by issued_at, id`,
    owner<Row[]>`select * from order_event where order_id in (${orders}) order by order_id, version`,
    owner<Row[]>`select * from order_feedback where order_id in (${orders}) order by received_at, id`,
    owner<Row[]>`select * from fraud_case where reported_at >= ${since} order by reported_at, id`,
    owner<Row[]>`select * from incident_report where received_at >= ${since} order by received_at, id`,
    owner<Row[]>`select * from restitution where case_id in (${cases})`,
    owner<Row[]>`select s.* from restitution_share s join restitution r on r.id = s.restitution_id where r.case_id in (${cases}) order by s.restitution_id, s.ordinal`,
    owner<Row[]>`select * from appeal where order_id in (${orders})`,
    owner<Row[]>`select * from outreach_attempt where attempted_at >= ${since}`,
    owner<Row[]>`select * from command_claim union all select * from play.forgotten`,
    owner<Row[]>`select id, key, run_at, locked_by, attempts, last_error, run_at <= now() as due from graphile_worker._private_jobs where key is null or key not like 'cron %'`,
  ])
  return { orders: all, events, feedback, cases: fraudCases, incidents, restitutions, shares, appeals, attempts, claims: claims.map((row) => ({ ...row, outcome: JSON.parse(row['outcome']) })), jobs }
}

/** Fen of an amount, cents of a foreign one; none is nothing. */
export const fen = (amount: string | null | undefined): bigint => (amount ? BigInt(amount.replace('.', '')) : 0n)
export const total = (amounts: readonly (string | null | undefined)[]): bigint => amounts.reduce((sum, amount) => sum + fen(amount), 0n)

/** Every order's steps: from 1 to its version without a gap, each going on from the one before, each a step that its family has for that actor, none before the last. */
export function faultsOfTrees({ orders, events }: Acted): string[] {
  const faults: string[] = []
  const chains = new Map<string, Row[]>()
  for (const event of events) chains.set(event['order_id'], [...(chains.get(event['order_id']) ?? []), event])
  for (const order of orders) {
    const name = `${order['order_number']} ${order['family']}`
    const chain = chains.get(order['id']) ?? []
    if (chain.map(({ version }) => version).join() !== Array.from({ length: order['version'] }, (_, at) => at + 1).join()) faults.push(`${name} has version ${order['version']} and events ${chain.map(({ version }) => version).join()}`)
    if (chain.at(-1)?.['to_status'] !== order['status']) faults.push(`${name} is ${order['status']} and its last event led to ${chain.at(-1)?.['to_status']}`)
    for (const [at, { action, from_status: from, to_status: to, actor, occurred_at: when }] of chain.entries()) {
      const before = chain[at - 1]
      if (from !== (before?.['to_status'] ?? null)) faults.push(`${name}: step ${at + 1} begins in ${from}, where the one before led to ${before?.['to_status']}`)
      if (before && when < before['occurred_at']) faults.push(`${name}: step ${at + 1} was taken before the step before it`)
      if (!families[order['family'] as OrderFamily].steps.some((step) => step.action === action && step.from === from && step.to === to && step.by.includes(actor))) faults.push(`${name}: ${actor} may not ${action} from ${from} to ${to}`)
      if (action === 'EXPIRE' && when < order['expires_at']) faults.push(`${name} expired before its end`)
    }
  }
  return faults
}

const targetOf = (order: Row): string => order['account_id'] ?? order['number_id'] ?? order['online_account_id'] ?? order['url_id']

/** Keys that more than one row has. */
const repeated = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]

/** Payload fields in which a command answers what it has made. */
const made: Readonly<Record<string, readonly string[]>> = {
  'Mutation.reportIncident': ['report', 'orders', 'outreach'],
  'Mutation.addIncidentFacts': ['orders', 'outreach'],
  'Mutation.answerOrder': ['feedback'],
  'Mutation.issueFreeze': ['order'],
  'Mutation.draftInstrument': ['instrument'],
  'Mutation.fileAppeal': ['appeal'],
  'Mutation.applyRestitution': ['restitution'],
  'Mutation.decideRestitution': ['orders'],
}

/** Steps of others than the clock that stand in the events, by the command that takes them alone. */
const stepOf: Readonly<Record<string, string>> = {
  'Mutation.acknowledgeOrder': 'ACKNOWLEDGE',
  'Mutation.extendStopPayment': 'EXTEND',
  'Mutation.renewFreeze': 'RENEW',
  'Mutation.supplyDocuments': 'SUPPLY_DOCUMENTS',
  'Mutation.withdrawOrder': 'WITHDRAW',
}

/** What was done twice, or done by nobody: one measure of a target, one share's order, one effect of a key, one step of the clock. */
export function faultsOfRepetition({ orders, events, feedback, incidents, restitutions, shares, appeals, attempts, claims }: Acted): string[] {
  const of = (coordinate: string) => claims.filter((claim) => claim['coordinate'] === coordinate)
  const measures = orders.filter(({ family }) => family !== 'RETURN_OF_FUNDS')
  const created = claims.flatMap((claim) => (made[claim['coordinate']] ?? []).flatMap((field) => [claim['outcome'][field] ?? []].flat()))
  const counted = (what: string, rows: number, coordinate: string) => (rows === of(coordinate).length ? [] : [`${rows} ${what} of ${of(coordinate).length} ${coordinate}`])
  return [
    ...repeated(measures.map((order) => [order['case_id'], order['family'], order['measure'], order['addressee_id'], targetOf(order)].join(' '))).map((key) => `ordered twice: ${key}`),
    ...repeated(orders.map(({ order_number: number }) => number)).map((number) => `two orders have the number ${number}`),
    ...repeated(shares.flatMap(({ order_id: id }) => (id ? [id] : []))).map((id) => `one order for two shares: ${id}`),
    ...(orders.filter(({ family }) => family === 'RETURN_OF_FUNDS').length === shares.filter(({ order_id: id }) => id).length ? [] : ['orders of return are not as many as shares']),
    ...repeated(created).map((id) => `made under two keys: ${id}`),
    ...counted('reports', incidents.length, 'Mutation.reportIncident'),
    ...counted('answers', feedback.length, 'Mutation.answerOrder'),
    ...counted('appeals', appeals.length, 'Mutation.fileAppeal'),
    ...counted('returns', restitutions.length, 'Mutation.applyRestitution'),
    ...counted('attempts', attempts.length, 'Mutation.recordAttempt'),
    ...Object.entries(stepOf).flatMap(([coordinate, action]) => counted(`steps ${action}`, events.filter((event) => event['action'] === action).length, coordinate)),
    ...repeated(events.filter(({ actor }) => actor === 'CLOCK').map((event) => `${event['order_id']} ${event['action']}`)).map((key) => `the clock did it twice: ${key}`),
  ]
}

/** Mutations whose answer came and was no refusal. */
export const acknowledged = (heard: readonly Heard[]): Heard[] =>
  heard.filter(({ query, body }) => query.startsWith('mutation') && body.data && !body.errors && Object.values(body.data as Record<string, { userErrors: unknown[] }>).every(({ userErrors }) => userErrors.length === 0))

/** Acknowledged mutations that left no effect, another answer than was heard, or ids whose rows are not there. */
export function faultsOfAcknowledged({ claims, orders, feedback, incidents, appeals, restitutions }: Acted, heard: readonly Heard[]): string[] {
  const byKey = new Map(claims.map((claim) => [claim['key'], claim]))
  const rows = new Map([...orders, ...feedback, ...incidents, ...appeals, ...restitutions].map((row) => [row['id'], row]))
  return acknowledged(heard).flatMap(({ key, query, body }) => {
    const claim = byKey.get(key)
    const name = `${query.slice(0, 80)} under ${key}`
    if (!claim) return [`${name} was answered and is not kept`]
    if (JSON.stringify(JSON.parse(claim['answer'])) !== JSON.stringify(Object.values(body.data)[0])) return [`${name} was answered otherwise than kept`]
    const told = Object.values(claim['outcome']).flat().filter((id): id is string => typeof id === 'string' && /^(?:control_order|order_feedback|incident_report|appeal|restitution)_/.test(id))
    return told.filter((id) => !rows.has(id)).map((id) => `${name} answered ${id}, which is not there`)
  })
}

/** Sums that do not come to what they are sums of, to the fen: stopped to what banks say they hold, returned shares to what was frozen, the case's figures to both. */
export function faultsOfMoney({ cases, orders, feedback, restitutions, shares }: Acted): string[] {
  const faults: string[] = []
  const says = (what: string, is: bigint, should: bigint) => void (is === should || faults.push(`${what} is ${is} fen and should be ${should}`))
  const byOrder = (id: string) => feedback.filter((row) => row['order_id'] === id && ['0000', '1200'].includes(row['result_code']))
  for (const each of cases) {
    const own = orders.filter((order) => order['case_id'] === each['id'])
    const held = new Map<string, bigint>()
    for (const order of own.filter(({ family, effective_at: at }) => (family === 'STOP_PAYMENT' || family === 'FREEZE') && at)) {
      for (const { amount } of byOrder(order['id'])) if (fen(amount) > (held.get(order['account_id']) ?? 0n)) held.set(order['account_id'], fen(amount))
    }
    says(`stopped of ${each['case_number']}`, fen(each['stopped_amount']), [...held.values()].reduce((sum, amount) => sum + amount, 0n))
    const back = own.filter(({ family }) => family === 'RETURN_OF_FUNDS' || family === 'RECALL_REQUEST').filter(({ status }) => status === 'RETURNED')
    says(`returned of ${each['case_number']}`, fen(each['returned_amount']), total(back.map((order) => byOrder(order['id']).at(-1)?.['amount'])))
    if (fen(each['returned_amount']) > fen(each['loss_amount'])) faults.push(`${each['case_number']} was given back more than was lost`)
  }
  for (const each of restitutions) {
    const own = shares.filter((share) => share['restitution_id'] === each['id'])
    const freeze = orders.find(({ id }) => id === each['freeze_order_id'])
    says(`shares of ${each['restitution_number']}`, total(own.map((share) => share['share_amount'])), fen(each['frozen_amount']))
    says(`returned by ${each['restitution_number']}`, total(own.map((share) => share['returned_amount'])), fen(each['frozen_amount']))
    says(`frozen for ${each['restitution_number']}`, fen(each['frozen_amount']), fen(byOrder(each['freeze_order_id'])[0]?.['amount']))
    says(`left in the freeze of ${each['restitution_number']}`, fen(freeze?.['held_amount']), 0n)
    says(`ordered for ${each['restitution_number']}`, total(own.map((share) => orders.find(({ id }) => id === share['order_id'])?.['held_amount'])), fen(each['frozen_amount']))
  }
  return faults
}

/** What waits for nobody: jobs that are due, that failed, or that a worker holds which is gone; measures in force beyond their end. */
export function faultsOfWaiting({ jobs, orders }: Acted, now: number): string[] {
  return [
    ...jobs.filter(({ due, locked_by: by, attempts }) => due || by || attempts > 0).map(({ key, locked_by: by, attempts, last_error: error }) => `${key} waits: held by ${by}, tried ${attempts} times, ${error}`),
    ...orders.filter(({ status, expires_at: end }) => ['IN_FORCE', 'EXTENDED', 'RENEWED', 'PARTLY_RETURNED'].includes(status) && end && end.getTime() <= now).map(({ order_number: number, status }) => `${number} is ${status} beyond its end`),
  ]
}
