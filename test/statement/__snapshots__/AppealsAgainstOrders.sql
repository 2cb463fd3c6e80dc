-- POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.appeals
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from appeal t4
      where true
      order by t4.filed_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"countBy":' || (
    select case when sum(t9.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t9.v || '","count":' || t9.c::text ||
    '}', ',' order by t9.c desc, t9.v), '') || ']' end
    from (
      select t10.v, count(*) as c
      from (
        select t7.status as v
        from appeal t7
        where true
        order by t7.filed_at desc, t7.id desc
        limit 10001
      ) t10
      group by t10.v
    ) t9
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","status":"' || t1.status || '","filedAt":' || to_json(t1.filed_at)::text ||
    ',"decidedAt":' || coalesce(to_json(t1.decided_at)::text, 'null') || ',"appellantName":' || to_json(t1.appellant_name_mask)::text ||
    ',"grounds":null,"decision":null,"order":' || coalesce(t13.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"filedAt","disposition":"CLEAR","reason":null},{"field":"decidedAt","disposition":"CLEAR","reason":null},{"field":"order","disposition":"CLEAR","reason":null},{"field":"appellantName","disposition":"MASKED","reason":null},{"field":"grounds","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"decision","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t13.m, '') as m
    from (
      select t0.id, t0.status, t0.filed_at, t0.decided_at, t0.appellant_name_mask, t0.order_id, row_number() over (order by t0.filed_at desc, t0.id desc) as rn
      from appeal t0
      where true
      order by t0.filed_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"orderNumber":' || to_json(t12.order_number)::text || ',"family":"' || t12.family || '","status":"' || t12.status ||
      '","reasonShown":' || to_json(t12.reason_shown)::text || ',"remedyChannel":' || to_json(t12.remedy_channel)::text ||
      ',"documentsNeeded":' || to_json(t12.documents_needed)::text || ',"noticeSentAt":' || coalesce(to_json(t12.notice_sent_at)::text, 'null') ||
      ',"account":' || coalesce(t16.j, 'null') || ',"case":' || coalesce(t19.j, 'null') || '}' as j, '"1:' || t12.id ||
      '",' || coalesce(t16.m, '') || coalesce(t19.m, '') as m
      from (
        select t11.id, t11.order_number, t11.family, t11.status, t11.reason_shown, t11.remedy_channel, t11.documents_needed,
        t11.notice_sent_at, t11.account_id, t11.case_id
        from control_order t11
        where t11.id = t1.order_id
        limit 1
      ) t12
      left join lateral (
        select '{"number":' || coalesce(to_json(t15_account_identity.number)::text, 'null') || '}' as j, '"2:' || t15.id ||
        '",' as m
        from (
          select t14.id
          from account t14
          where t14.id = t12.account_id
          limit 1
        ) t15
        left join account_identity t15_account_identity on t15_account_identity.id = t15.id
      ) t16 on true
      left join lateral (
        select '{"caseNumber":' || to_json(t18.case_number)::text || '}' as j, '"3:' || t18.id || '",' as m
        from (
          select t17.id, t17.case_number
          from fraud_case t17
          where t17.id = t12.case_id
          limit 1
        ) t18
      ) t19 on true
    ) t13 on true
  ) t2
) t3 on true;

-- CARRIER, PLATFORM
-- Query.appeals
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and $2::text = any(a.purposes)
  ) as orders, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and $2::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from appeal t4
      where (t4.addressee_id = $1::text) and agreed.orders
      order by t4.filed_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"countBy":' || (
    select case when sum(t9.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t9.v || '","count":' || t9.c::text ||
    '}', ',' order by t9.c desc, t9.v), '') || ']' end
    from (
      select t10.v, count(*) as c
      from (
        select t7.status as v
        from appeal t7
        where (t7.addressee_id = $1::text) and agreed.orders
        order by t7.filed_at desc, t7.id desc
        limit 10001
      ) t10
      group by t10.v
    ) t9
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","status":"' || t1.status || '","filedAt":' || to_json(t1.filed_at)::text ||
    ',"decidedAt":' || coalesce(to_json(t1.decided_at)::text, 'null') || ',"appellantName":' || to_json(t1.appellant_name)::text ||
    ',"grounds":' || to_json(t1.grounds)::text || ',"decision":' || coalesce(to_json(t1.decision)::text, 'null') ||
    ',"order":' || coalesce(t13.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"filedAt","disposition":"CLEAR","reason":null},{"field":"decidedAt","disposition":"CLEAR","reason":null},{"field":"appellantName","disposition":"CLEAR","reason":null},{"field":"grounds","disposition":"CLEAR","reason":null},{"field":"decision","disposition":"CLEAR","reason":null},{"field":"order","disposition":"CLEAR","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t13.m, '') as m
    from (
      select t0.id, t0.status, t0.filed_at, t0.decided_at, t0.appellant_name, t0.grounds, t0.decision, t0.order_id, row_number() over (order by t0.filed_at desc, t0.id desc) as rn
      from appeal t0
      where (t0.addressee_id = $1::text) and agreed.orders
      order by t0.filed_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"orderNumber":' || to_json(t12.order_number)::text || ',"family":"' || t12.family || '","status":"' || t12.status ||
      '","reasonShown":' || to_json(t12.reason_shown)::text || ',"remedyChannel":' || to_json(t12.remedy_channel)::text ||
      ',"documentsNeeded":' || to_json(t12.documents_needed)::text || ',"noticeSentAt":' || coalesce(to_json(t12.notice_sent_at)::text, 'null') ||
      ',"account":null,"case":' || coalesce(t16.j, 'null') || '}' as j, '"1:' || t12.id || '",' || coalesce(t16.m, '') as m
      from (
        select t11.id, t11.order_number, t11.family, t11.status, t11.reason_shown, t11.remedy_channel, t11.documents_needed,
        t11.notice_sent_at, t11.case_id
        from control_order t11
        where t11.id = t1.order_id and (((t11.addressee_id = $1::text or t11.routed_by_id = $1::text) and t11.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        limit 1
      ) t12
      left join lateral (
        select '{"caseNumber":' || to_json(t15.case_number)::text || '}' as j, '"2:' || t15.id || '",' as m
        from (
          select t14.id, t14.case_number
          from fraud_case t14
          where t14.id = t12.case_id and ((exists (
            select 1
            from case_party t14_l
            where t14_l.case_id = t14.id and t14_l.agency_id = $1::text
          ) and (false) is not true)) and agreed.cases
          limit 1
        ) t15
      ) t16 on true
    ) t13 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.appeals
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from appeal t4
      where true
      order by t4.filed_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"countBy":' || (
    select case when sum(t9.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t9.v || '","count":' || t9.c::text ||
    '}', ',' order by t9.c desc, t9.v), '') || ']' end
    from (
      select t10.v, count(*) as c
      from (
        select t7.status as v
        from appeal t7
        where true
        order by t7.filed_at desc, t7.id desc
        limit 10001
      ) t10
      group by t10.v
    ) t9
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","status":"' || t1.status || '","filedAt":' || to_json(t1.filed_at)::text ||
    ',"decidedAt":' || coalesce(to_json(t1.decided_at)::text, 'null') || ',"appellantName":null,"grounds":null,"decision":null,"order":' || coalesce(t13.j, 'null') ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"filedAt","disposition":"CLEAR","reason":null},{"field":"decidedAt","disposition":"CLEAR","reason":null},{"field":"order","disposition":"CLEAR","reason":null},{"field":"appellantName","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"grounds","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"decision","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t13.m, '') as m
    from (
      select t0.id, t0.status, t0.filed_at, t0.decided_at, t0.order_id, row_number() over (order by t0.filed_at desc, t0.id desc) as rn
      from appeal t0
      where true
      order by t0.filed_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"orderNumber":' || to_json(t12.order_number)::text || ',"family":"' || t12.family || '","status":"' || t12.status ||
      '","reasonShown":null,"remedyChannel":' || to_json(t12.remedy_channel)::text || ',"documentsNeeded":' || to_json(t12.documents_needed)::text ||
      ',"noticeSentAt":' || coalesce(to_json(t12.notice_sent_at)::text, 'null') || ',"account":' || coalesce(t16.j, 'null') ||
      ',"case":' || coalesce(t19.j, 'null') || '}' as j, '"1:' || t12.id || '",' || coalesce(t16.m, '') || coalesce(t19.m, '') as m
      from (
        select t11.id, t11.order_number, t11.family, t11.status, t11.remedy_channel, t11.documents_needed, t11.notice_sent_at,
        t11.account_id, t11.case_id
        from control_order t11
        where t11.id = t1.order_id
        limit 1
      ) t12
      left join lateral (
        select '{"number":' || coalesce('"' || encode(substr(public.hmac(convert_to(t15.number_digest, 'UTF8'), decode($1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
        '"', 'null') || '}' as j, '"2:' || t15.id || '",' as m
        from (
          select t14.id, t14.number_digest
          from account t14
          where t14.id = t12.account_id
          limit 1
        ) t15
      ) t16 on true
      left join lateral (
        select '{"caseNumber":' || to_json(t18.case_number)::text || '}' as j, '"3:' || t18.id || '",' as m
        from (
          select t17.id, t17.case_number
          from fraud_case t17
          where t17.id = t12.case_id
          limit 1
        ) t18
      ) t19 on true
    ) t13 on true
  ) t2
) t3 on true;
