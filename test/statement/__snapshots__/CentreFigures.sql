-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument, AUDITOR
-- Query.centreFigures
select t1.j as j, '' as m, '' as g
from (
  select 1 offset 0
) as agreed cross
join lateral (with t0 as materialized (
  select figure, unit, amount
  from app.centre_figures($1::timestamptz, $2::timestamptz, $3::text)
) select '{"accountsStopped":' || coalesce(max(t0.amount) filter (where t0.figure = 'accountsStopped'), 0)::bigint::text ||
',"accountsFrozen":' || coalesce(max(t0.amount) filter (where t0.figure = 'accountsFrozen'), 0)::bigint::text ||
',"numbersSuspended":' || coalesce(max(t0.amount) filter (where t0.figure = 'numbersSuspended'), 0)::bigint::text ||
',"onlineAccountsBlocked":' || coalesce(max(t0.amount) filter (where t0.figure = 'onlineAccountsBlocked'), 0)::bigint::text ||
',"urlsBlocked":' || coalesce(max(t0.amount) filter (where t0.figure = 'urlsBlocked'), 0)::bigint::text || ',"victimsDissuaded":' || coalesce(max(t0.amount) filter (where t0.figure = 'victimsDissuaded'), 0)::bigint::text ||
',"casesReported":' || coalesce(max(t0.amount) filter (where t0.figure = 'casesReported'), 0)::bigint::text ||
',"casesFiled":' || coalesce(max(t0.amount) filter (where t0.figure = 'casesFiled'), 0)::bigint::text || ',"casesSolved":' || coalesce(max(t0.amount) filter (where t0.figure = 'casesSolved'), 0)::bigint::text ||
',"suspectsArrested":' || coalesce(max(t0.amount) filter (where t0.figure = 'suspectsArrested'), 0)::bigint::text ||
',"suspectsHandedOver":' || coalesce(max(t0.amount) filter (where t0.figure = 'suspectsHandedOver'), 0)::bigint::text ||
',"callCentresRaided":' || coalesce(max(t0.amount) filter (where t0.figure = 'callCentresRaided'), 0)::bigint::text ||
',"jointOperationsConcluded":' || coalesce(max(t0.amount) filter (where t0.figure = 'jointOperationsConcluded'), 0)::bigint::text ||
',"amounts":' || (
  select '[' || coalesce(string_agg('{"currency":' || to_json(t3.unit)::text || ',"amountStopped":' || '"' || t3.s0::text ||
  '"' || ',"amountFrozen":' || '"' || t3.s1::text || '"' || ',"lossAvoided":' || '"' || t3.s2::text || '"' || ',"fundsReturned":' ||
  '"' || t3.s3::text || '"' || '}', ',' order by t3.unit), '') || ']'
  from (
    select t2.unit, coalesce(max(t2.amount) filter (where t2.figure = 'amountStopped'), 0)::numeric(20,2) as s0, coalesce(max(t2.amount) filter (where t2.figure = 'amountFrozen'), 0)::numeric(20,2) as s1,
    coalesce(max(t2.amount) filter (where t2.figure = 'lossAvoided'), 0)::numeric(20,2) as s2, coalesce(max(t2.amount) filter (where t2.figure = 'fundsReturned'), 0)::numeric(20,2) as s3
    from t0 t2
    where t2.figure = any('{amountStopped,amountFrozen,lossAvoided,fundsReturned}'::text[])
    group by t2.unit
  ) t3
) || '}' as j from t0 having true) t1;
