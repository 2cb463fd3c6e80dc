/** Cases, accounts and numbers as rows, by the million: made in the database, out of a row that the product wrote itself. */
import cliProgress from 'cli-progress'
import type postgres from 'postgres'

const casesAtOnce = 50_000

/** What reports have brought before: ids of what many cases are to share. The first of each kind is a hub, which every third case has. */
export interface Shared {
  readonly accounts: readonly string[]
  readonly numbers: readonly string[]
  readonly onlineAccounts: readonly string[]
  readonly urls: readonly string[]
}

/** Sorts before every id that the product makes. */
const madeId = (table: string, n = 'g'): string => `'${table}_00' || lpad((${n})::text, 24, '0')`

/** Rows like the first of the table, one for each `g` of the span, some columns otherwise. */
async function copies(owner: postgres.Sql, table: string, from: number, until: number, columns: Readonly<Record<string, string>>): Promise<void> {
  const names = (await owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table} order by ordinal_position`).map(({ name }) => name)
  const values = names.map((name) => columns[name] ?? `t.${name}`)
  await owner.unsafe(`insert into ${table} (${names.join()}) select ${values.join()} from generate_series(${from}, ${until - 1}) g cross join (select * from ${table} where id not like '${table}_0000000000%' order by id limit 1) t on conflict do nothing`)
}

/** `g` picks one of the ids: every third the first, the others all alike. */
const pick = (ids: readonly string[]): string => `(array[${ids.map((id) => `'${id}'`).join()}])[case when g % 3 = 0 then 1 else 1 + (g / 3) % ${ids.length} end]`

/** Adds cases until there are so many: each with an account of its own, and one account, number, online account and URL that it shares with others. */
export async function fillCases(owner: postgres.Sql, count: number, shared: Shared): Promise<void> {
  const [has] = await owner<{ n: number }[]>`select coalesce(max(right(id, 24)::int) + 1, 0)::int as n from fraud_case where id like 'fraud_case_0000000000%'`
  const bar = new cliProgress.SingleBar({ stream: process.stderr, format: '{bar} {percentage} % | {value}/{total} cases | {duration_formatted}', noTTYOutput: true, notTTYSchedule: 10_000 }, cliProgress.Presets.shades_classic)
  bar.start(count, has?.n ?? 0)
  for (let from = has?.n ?? 0; from < count; from += casesAtOnce) {
    const until = Math.min(count, from + casesAtOnce)
    const ago = "now() - interval '1 day' - g * interval '1 minute'"
    await copies(owner, 'fraud_case', from, until, { id: madeId('fraud_case'), case_number: "'BENCH' || lpad(g::text, 18, '0')", reported_at: ago, filed_at: 'null', merged_into_id: 'null', transferred_to_id: 'null' })
    await copies(owner, 'account', from, until, { id: madeId('account'), opened_at: ago, number_digest: "'bench-' || g" })
    await owner.unsafe(`insert into involved_account (id, case_id, account_id, holding_bank_id, role, layer, traced_amount, added_at)
      select ${madeId('involved_account', '2 * g + own')}, ${madeId('fraud_case')}, case own when 1 then ${madeId('account')} else ${pick(shared.accounts)} end, t.holding_bank_id, 'MULE', 1, 1000.00, ${ago}
      from generate_series(${from}, ${until - 1}) g cross join generate_series(0, 1) own cross join (select holding_bank_id from account order by id desc limit 1) t on conflict do nothing`)
    for (const [table, column, ids] of [['involved_number', 'number_id', shared.numbers], ['involved_online_account', 'online_account_id', shared.onlineAccounts], ['involved_url', 'url_id', shared.urls]] as const)
      await owner.unsafe(`insert into ${table} (case_id, ${column}) select ${madeId('fraud_case')}, ${pick(ids)} from generate_series(${from}, ${until - 1}) g on conflict do nothing`)
    bar.update(until)
  }
  bar.stop()
  await owner.unsafe('analyze')
}

/** Money that goes on from an account through ten layers, each split over up to five hundred accounts that no earlier trail has touched: so many movements, each as the paying bank states it. Resolves with how many. */
export async function fillMovements(owner: postgres.Sql, accountId: string, paidYuan: number, movements: number): Promise<number> {
  const layers = 10
  const each = Math.floor(movements / layers)
  const width = Math.max(2, Math.ceil(each / 20))
  const [before] = await owner<{ movements: number; accounts: number }[]>`select count(*)::int as movements, coalesce(max(right(counterparty_account_id, 24)::int) + 1, 0) as accounts from account_transaction where id like 'account_transaction_0000000000%'`
  const account = (layer: string, which: string): string => `case ${layer} when 0 then '${accountId}' else ${madeId('account', `${before?.accounts} + ${layer} * ${width} + (${which}) % ${width}`)} end`
  const names = (await owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'account_transaction' order by ordinal_position`).map(({ name }) => name)
  const columns: Readonly<Record<string, string>> = {
    id: madeId('account_transaction', `${before?.movements} + layer * ${each} + g`), account_id: account('layer', 'g'), direction: "'OUT'", channel: "'MOBILE_BANK'", amount: `greatest(0.01, round(${paidYuan}::numeric / ${each}, 2))`, currency: "'CNY'",
    occurred_at: "now() - interval '9 hours' + layer * interval '30 minutes' + g * interval '1 millisecond'", counterparty_account_id: account('(layer + 1)', 'g * 31 + layer'), counterparty_number: "'9900000000009'",
  }
  await owner.unsafe(`insert into account_transaction (${names.join()}) select ${names.map((name) => columns[name] ?? `t.${name}`).join()}
    from generate_series(0, ${layers - 1}) layer cross join generate_series(1, ${each}) g cross join (select * from account_transaction where id not like 'account_transaction_0000000000%' order by id limit 1) t`)
  await owner.unsafe('analyze account_transaction')
  return layers * each
}
