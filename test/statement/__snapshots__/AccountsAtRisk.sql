-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument
-- Query.accounts
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from account t4
      where t4.risk_status = any($1::text[])
      order by t4.opened_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"countBy":' || (
    select case when sum(t10.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t10.v || '","count":' || t10.c::text ||
    '}', ',' order by t10.c desc, t10.v), '') || ']' end
    from (
      select t11.v, count(*) as c
      from (
        select t8.risk_status as v
        from account t8
        where t8.risk_status = any($2::text[])
        order by t8.opened_at desc, t8.id desc
        limit 10001
      ) t11
      group by t11.v
    ) t10
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","number":' || coalesce(to_json(t1_account_identity.number)::text, 'null') ||
    ',"riskStatus":"' || t1.risk_status || '","accountClass":"' || t1.account_class || '","openedAt":' || to_json(t1.opened_at)::text ||
    ',"holderName":' || coalesce(to_json(t1_account_identity.holder_name)::text, 'null') || ',"holdingBank":' || coalesce(t15.j, 'null') ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t15.m, '') as m
    from (
      select t0.id, t0.risk_status, t0.account_class, t0.opened_at, t0.holding_bank_id, row_number() over (order by t0.opened_at desc, t0.id desc) as rn
      from account t0
      where t0.risk_status = any($3::text[])
      order by t0.opened_at desc, t0.id desc
      limit 21
    ) t1
    left join account_identity t1_account_identity on t1_account_identity.id = t1.id
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"1:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.holding_bank_id
        limit 1
      ) t14
    ) t15 on true
  ) t2
) t3 on true;

-- POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.accounts
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from account t4
      where t4.risk_status = any($1::text[])
      order by t4.opened_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"countBy":' || (
    select case when sum(t10.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t10.v || '","count":' || t10.c::text ||
    '}', ',' order by t10.c desc, t10.v), '') || ']' end
    from (
      select t11.v, count(*) as c
      from (
        select t8.risk_status as v
        from account t8
        where t8.risk_status = any($2::text[])
        order by t8.opened_at desc, t8.id desc
        limit 10001
      ) t11
      group by t11.v
    ) t10
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","number":' || coalesce(to_json(t1_account_identity.number)::text, 'null') ||
    ',"riskStatus":"' || t1.risk_status || '","accountClass":"' || t1.account_class || '","openedAt":' || to_json(t1.opened_at)::text ||
    ',"holderName":' || to_json(t1.holder_name_mask)::text || ',"holdingBank":' || coalesce(t15.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t15.m, '') as m
    from (
      select t0.id, t0.risk_status, t0.account_class, t0.opened_at, t0.holder_name_mask, t0.holding_bank_id, row_number() over (order by t0.opened_at desc, t0.id desc) as rn
      from account t0
      where t0.risk_status = any($3::text[])
      order by t0.opened_at desc, t0.id desc
      limit 21
    ) t1
    left join account_identity t1_account_identity on t1_account_identity.id = t1.id
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"1:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.holding_bank_id
        limit 1
      ) t14
    ) t15 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.accounts
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from account t4
      where t4.risk_status = any($1::text[])
      order by t4.id asc, t4.id asc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"countBy":' || (
    select case when sum(t10.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t10.v || '","count":' || t10.c::text ||
    '}', ',' order by t10.c desc, t10.v), '') || ']' end
    from (
      select t11.v, count(*) as c
      from (
        select t8.risk_status as v
        from account t8
        where t8.risk_status = any($2::text[])
        order by t8.id asc, t8.id asc
        limit 10001
      ) t11
      group by t11.v
    ) t10
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","number":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.number_digest, 'UTF8'), decode($3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') || ',"riskStatus":"' || t1.risk_status || '","accountClass":null,"openedAt":null,"holderName":null,"holdingBank":' || coalesce(t15.j, 'null') ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"number","disposition":"TOKEN","reason":null},{"field":"accountClass","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"openedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"holderName","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t15.m, '') as m
    from (
      select t0.id, t0.number_digest, t0.risk_status, t0.holding_bank_id, row_number() over (order by t0.id asc, t0.id asc) as rn
      from account t0
      where t0.risk_status = any($4::text[])
      order by t0.id asc, t0.id asc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"1:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.holding_bank_id
        limit 1
      ) t14
    ) t15 on true
  ) t2
) t3 on true;
