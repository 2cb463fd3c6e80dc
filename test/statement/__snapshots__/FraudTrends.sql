-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.fraudTrends
select t1.j as j, '' as m, '' as g
from (
  select 1 offset 0
) as agreed cross
join lateral (with t0 as materialized (
  select app.fraud_trends($1::timestamptz, $2::timestamptz, $3::text, $4::text, $5::text) as v
) select '{"test":' || coalesce((t0.v -> 'test')::text, 'null') || ',"testZh":' || coalesce((t0.v -> 'testZh')::text, 'null') ||
',"isCut":' || coalesce((t0.v -> 'isCut')::text, 'null') || ',"cells":[' || (
  select coalesce(string_agg('{"key":' || coalesce((t2.v -> 'key')::text, 'null') || ',"periodFrom":' || coalesce((t2.v -> 'periodFrom')::text, 'null') ||
  ',"count":' || coalesce((t2.v -> 'count')::text, 'null') || ',"losses":[' || (
    select coalesce(string_agg('{"currency":' || coalesce((t3.v -> 'currency')::text, 'null') || ',"amount":' || coalesce((t3.v -> 'amount')::text, 'null') ||
    '}', ',' order by t3.nth), '')
    from jsonb_array_elements(t2.v -> 'losses') with ordinality t3(v, nth)
  ) || '],"baselinePeriods":' || coalesce((t2.v -> 'baselinePeriods')::text, 'null') || ',"baselineMean":' || coalesce((t2.v -> 'baselineMean')::text, 'null') ||
  ',"expected":' || coalesce((t2.v -> 'expected')::text, 'null') || ',"pValue":' || coalesce((t2.v -> 'pValue')::text, 'null') ||
  ',"adjustedPValue":' || coalesce((t2.v -> 'adjustedPValue')::text, 'null') || ',"isRising":' || coalesce((t2.v -> 'isRising')::text, 'null') ||
  ',"firstSeenAt":' || coalesce((t2.v -> 'firstSeenAt')::text, 'null') || ',"isFirstAppearance":' || coalesce((t2.v -> 'isFirstAppearance')::text, 'null') ||
  '}', ',' order by t2.nth), '')
  from jsonb_array_elements(t0.v -> 'cells') with ordinality t2(v, nth)
) || ']}' as j from t0) t1;
