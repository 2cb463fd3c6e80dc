-- BANK, CARD_SCHEME, CARRIER, PLATFORM
-- Query.pendingOrders
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and $2::text = any(a.purposes)
  ) as orders offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from control_order t4
      where t4.awaits_addressee and (((t4.addressee_id = $1::text or t4.routed_by_id = $1::text) and t4.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t4.issued_at asc, t4.id asc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
    '","measure":"' || t1.measure || '","status":"' || t1.status || '","version":' || t1.version::text || ',"emergencyLevel":"' || t1.emergency_level ||
    '","issuedAt":' || to_json(t1.issued_at)::text || ',"answerDueAt":' || coalesce(to_json(t1.answer_due_at)::text, 'null') ||
    ',"escalatedAt":' || coalesce(to_json(t1.escalated_at)::text, 'null') || ',"allowedTransitions":' || (
      select '[' || coalesce(string_agg('{"action":' || coalesce(to_json(s.action)::text, 'null') || ',"to":' || coalesce(to_json(s.to_status)::text, 'null') ||
      ',"allowed":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end is null))::text, 'null') ||
      ',"rule":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end))::text, 'null') ||
      ',"until":' || coalesce(to_json((case when s.guards && array['WITHIN_STOP_TERM', 'WITHIN_TERM', 'WITHIN_FREEZE_TERM'] then to_json(t1.expires_at) #>> '{}' end))::text, 'null') ||
      '}', ',' order by s.ordinal), '') || ']'
      from app.order_step s
      where s.family = t1.family and s.from_status = t1.status and $3::text = any (s.actors)
    ) || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"measure","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"answerDueAt","disposition":"CLEAR","reason":null},{"field":"escalatedAt","disposition":"CLEAR","reason":null},{"field":"allowedTransitions","disposition":"CLEAR","reason":null}]}' as n0,
    '"0:' || t1.id || '",' as m
    from (
      select t0.id, t0.order_number, t0.family, t0.measure, t0.status, t0.version, t0.emergency_level, t0.issued_at, t0.answer_due_at,
      t0.escalated_at, t0.expires_at, t0.awaits_addressee, row_number() over (order by t0.issued_at asc, t0.id asc) as rn
      from control_order t0
      where t0.awaits_addressee and (((t0.addressee_id = $1::text or t0.routed_by_id = $1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t0.issued_at asc, t0.id asc
      limit 21
    ) t1
  ) t2
) t3 on true;
