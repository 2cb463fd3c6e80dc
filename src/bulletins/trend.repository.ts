import type { DocumentRoot, Roots } from '../statement/mapping.js'
import { baselineAtLeast, baselinePeriods, falseDiscoveryRate, trendBounds, trendFault, trendTest } from './trend.rules.js'

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const zone = "at time zone 'Asia/Shanghai'"
const behind = `(case step when 'DAY' then ${baselinePeriods.DAY} when 'WEEK' then ${baselinePeriods.WEEK} else ${baselinePeriods.MONTH} end)`
/** Cases of the periods and their baselines, walked by the index of their report. */
const reported = 'c.reported_at >= (select min(begins) from period) and c.reported_at < (select max(ends) from period) and coalesce(starts_with(c.division_code, (select prefix from place)), true)'

/**
 * A period weighs the seconds of it that are over; none where it begins before the first report of all, or has not begun.
 * Of a case with several reports the channel is that of the first; one that no report led to counts as UNKNOWN.
 */
const body = `
  with place as materialized (select regexp_replace(division, '(00){1,2}$', '') as prefix),
  span as materialized (
    select date_trunc(step, since ${zone}) as starts, date_trunc(step, (before - interval '1 microsecond') ${zone}) as lasts, case step when 'DAY' then interval '1 day' when 'WEEK' then interval '7 days' else interval '1 month' end as length
  ),
  period as materialized (
    select p.wall, p.begins, p.ends, p.asked, case when p.begins >= (select min(c.reported_at) from fraud_case c) then nullif(greatest(extract(epoch from least(p.ends, app.now()) - p.begins), 0), 0)::float8 end as weight
    from (select g.wall, g.wall ${zone} as begins, (g.wall + s.length) ${zone} as ends, g.wall >= s.starts as asked from span s, generate_series(s.starts - ${behind} * s.length, s.lasts, s.length) as g(wall)) p
  ),
  fact as (
    select c.reported_at, case dimension when 'FRAUD_TYPE' then c.fraud_type else c.division_code end as key, c.currency, c.loss_amount as loss from fraud_case c where dimension in ('FRAUD_TYPE', 'DIVISION') and ${reported}
    union all
    select c.reported_at, coalesce((select r.channel from incident_report r where r.case_id = c.id order by r.received_at, r.id limit 1), 'UNKNOWN'), c.currency, c.loss_amount from fraud_case c where dimension = 'CHANNEL' and ${reported}
    union all
    select c.reported_at, v.age_band, v.currency, v.loss_amount from fraud_case c join victim v on v.case_id = c.id where dimension = 'AGE_BAND' and ${reported}
  ),
  tally as materialized (select f.key, date_trunc(step, f.reported_at ${zone}) as wall, f.currency, count(*) as n, sum(f.loss) as loss from fact f group by 1, 2, 3),
  counted as materialized (select t.key, t.wall, sum(t.n)::bigint as n, jsonb_agg(jsonb_build_object('currency', t.currency, 'amount', t.loss::numeric(20,2)::text) order by t.currency) as losses from tally t group by 1, 2),
  ranked as materialized (select c.key, row_number() over (order by sum(c.n) desc, c.key) as rank from counted c join period p using (wall) where p.asked group by c.key),
  grid as (
    select k.key, p.wall, p.begins, p.ends, p.asked, p.weight, coalesce(c.n, 0) as n, case when p.weight is not null then coalesce(c.n, 0) end as observed, coalesce(c.losses, '[]') as losses
    from ranked k cross join period p left join counted c on c.key = k.key and c.wall = p.wall where k.rank <= ${trendBounds.keys}
  ),
  based as (
    select g.*, count(g.weight) over w as base_periods, coalesce(sum(g.observed) over w, 0)::bigint as base_n, sum(g.weight) over w as base_weight
    from grid g window w as (partition by g.key order by g.wall rows between ${behind} preceding and 1 preceding)
  ),
  judged as materialized (
    select b.*, b.weight is not null and b.base_periods >= ${baselineAtLeast} as can_tell from based b where b.asked
  ),
  tested as materialized (
    select j.key, j.wall, app.binomial_upper_tail(j.n, j.n + j.base_n, j.weight / (j.weight + j.base_weight)) as p from judged j where j.can_tell
  ),
  corrected as (
    select r.key, r.wall, r.p, least(1, min(r.p * r.cells / r.rank) over (order by r.p desc)) as q from (select t.*, row_number() over (order by t.p) as rank, count(*) over () as cells from tested t) r
  ),
  first as (
    select k.key, case dimension when 'FRAUD_TYPE' then (select min(c.reported_at) from fraud_case c where c.fraud_type = k.key) when 'DIVISION' then (select min(c.reported_at) from fraud_case c where c.division_code = k.key) end as seen from ranked k where k.rank <= ${trendBounds.keys}
  )
  select jsonb_build_object(
    'step', step, 'by', dimension, 'test', ${literal(trendTest.en)}::text, 'testZh', ${literal(trendTest.zh)}::text, 'isCut', exists (select 1 from ranked where rank > ${trendBounds.keys}),
    'cells', coalesce((
      select jsonb_agg(jsonb_build_object(
        'key', j.key, 'periodFrom', j.begins, 'periodUntil', j.ends, 'count', j.n, 'losses', j.losses, 'baselinePeriods', j.base_periods,
        'baselineMean', j.base_n::float8 / nullif(j.base_periods, 0), 'expected', case when j.can_tell then j.base_n * j.weight / j.base_weight end,
        'pValue', round(c.p::numeric, 12), 'adjustedPValue', round(c.q::numeric, 12), 'isRising', c.q < ${falseDiscoveryRate},
        'firstSeenAt', f.seen, 'isFirstAppearance', f.seen >= j.begins and f.seen < j.ends
      ) order by j.wall, j.key) from judged j join first f using (key) left join corrected c using (key, wall)
    ), '[]')
  )
`

const fraudTrends: DocumentRoot = {
  kind: 'document',
  type: 'FraudTrends',
  name: 'app.fraud_trends',
  parameters: [
    { argument: 'from', name: 'since', type: 'timestamptz' },
    { argument: 'until', name: 'before', type: 'timestamptz' },
    { argument: 'step', name: 'step', type: 'text' },
    { argument: 'by', name: 'dimension', type: 'text' },
    { argument: 'divisionCode', name: 'division', type: 'text' },
  ],
  body,
  cost: 100,
  fault: (given) => trendFault(given as unknown as Parameters<typeof trendFault>[0]),
}

export const trendRoots: Roots = { 'Query.fraudTrends': fraudTrends }
