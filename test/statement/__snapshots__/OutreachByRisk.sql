-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_OUTREACH
-- Query.outreachRecords
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from outreach_record t4
      where t4.risk_level = $1::text
      order by t4.created_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
    '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
    ',"scriptVersion":' || to_json(t1.script_version)::text || ',"victimName":' || to_json(t1.victim_name)::text ||
    ',"victimPhone":' || to_json(t1.victim_phone)::text || ',"lossAvoided":' || coalesce('"' || t1.loss_avoided::text ||
    '"', 'null') || ',"alertedBy":' || coalesce(t10.j, 'null') || ',"attempts":' || coalesce(t14.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"CLEAR","reason":null},{"field":"victimName","disposition":"CLEAR","reason":null},{"field":"victimPhone","disposition":"CLEAR","reason":null},{"field":"lossAvoided","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"attempts","disposition":"CLEAR","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t14.m, '') as m
    from (
      select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.script_version, t0.victim_name,
      t0.victim_phone, t0.loss_avoided, t0.alerted_by_id, row_number() over (order by t0.created_at desc, t0.id desc) as rn
      from outreach_record t0
      where t0.risk_level = $2::text
      order by t0.created_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.alerted_by_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
      from (
        select t12.rn, t12.id, '{"sequence":' || t12.sequence::text || ',"channel":"' || t12.channel || '","outcome":"' || t12.outcome ||
        '"}' as n0, '"2:' || t12.id || '",' as m
        from (
          select t11.id, t11.sequence, t11.channel, t11.outcome, row_number() over (order by t11.sequence asc, t11.id asc) as rn
          from outreach_attempt t11
          where t11.outreach_id = t1.id
          order by t11.sequence asc, t11.id asc
          limit 5
        ) t12
      ) t13
    ) t14 on true
  ) t2
) t3 on true;

-- POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.outreachRecords
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from outreach_record t4
      where t4.risk_level = $1::text
      order by t4.created_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
    '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
    ',"scriptVersion":' || to_json(t1.script_version)::text || ',"victimName":' || to_json(t1.victim_name_mask)::text ||
    ',"victimPhone":' || to_json(t1.victim_phone_mask)::text || ',"lossAvoided":' || coalesce('"' || t1.loss_avoided::text ||
    '"', 'null') || ',"alertedBy":' || coalesce(t10.j, 'null') || ',"attempts":' || coalesce(t14.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"CLEAR","reason":null},{"field":"lossAvoided","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"attempts","disposition":"CLEAR","reason":null},{"field":"victimName","disposition":"MASKED","reason":null},{"field":"victimPhone","disposition":"MASKED","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t14.m, '') as m
    from (
      select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.script_version, t0.victim_name_mask,
      t0.victim_phone_mask, t0.loss_avoided, t0.alerted_by_id, row_number() over (order by t0.created_at desc, t0.id desc) as rn
      from outreach_record t0
      where t0.risk_level = $2::text
      order by t0.created_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.alerted_by_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
      from (
        select t12.rn, t12.id, '{"sequence":' || t12.sequence::text || ',"channel":"' || t12.channel || '","outcome":"' || t12.outcome ||
        '"}' as n0, '"2:' || t12.id || '",' as m
        from (
          select t11.id, t11.sequence, t11.channel, t11.outcome, row_number() over (order by t11.sequence asc, t11.id asc) as rn
          from outreach_attempt t11
          where t11.outreach_id = t1.id
          order by t11.sequence asc, t11.id asc
          limit 5
        ) t12
      ) t13
    ) t14 on true
  ) t2
) t3 on true;

-- BANK
-- Query.outreachRecords
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.outreach then '' else 'OUTREACH ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'OUTREACH' = any(a.covers) and $2::text = any(a.purposes)
  ) as outreach offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from outreach_record t4
      where ((t4.carrier_id = $1::text or t4.alerted_by_id = $1::text)) and agreed.outreach and t4.risk_level = $3::text
      order by t4.created_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
    '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
    ',"scriptVersion":null,"victimName":' || to_json(t1.victim_name)::text || ',"victimPhone":' || to_json(t1.victim_phone)::text ||
    ',"lossAvoided":' || coalesce('"' || t1.loss_avoided::text || '"', 'null') || ',"alertedBy":' || coalesce(t10.j, 'null') ||
    ',"attempts":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"victimName","disposition":"CLEAR","reason":null},{"field":"victimPhone","disposition":"CLEAR","reason":null},{"field":"lossAvoided","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"attempts","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') as m
    from (
      select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.victim_name, t0.victim_phone,
      t0.loss_avoided, t0.alerted_by_id, row_number() over (order by t0.created_at desc, t0.id desc) as rn
      from outreach_record t0
      where ((t0.carrier_id = $1::text or t0.alerted_by_id = $1::text)) and agreed.outreach and t0.risk_level = $4::text
      order by t0.created_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.alerted_by_id
        limit 1
      ) t9
    ) t10 on true
  ) t2
) t3 on true;

-- PLATFORM
-- Query.outreachRecords
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.outreach then '' else 'OUTREACH ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'OUTREACH' = any(a.covers) and $2::text = any(a.purposes)
  ) as outreach offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from outreach_record t4
      where ((t4.carrier_id = $1::text or t4.alerted_by_id = $1::text)) and agreed.outreach and t4.risk_level = $3::text
      order by t4.created_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
    '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
    ',"scriptVersion":null,"victimName":null,"victimPhone":null,"lossAvoided":null,"alertedBy":' || coalesce(t10.j, 'null') ||
    ',"attempts":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimName","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimPhone","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAvoided","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"attempts","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') as m
    from (
      select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.alerted_by_id, row_number() over (order by t0.created_at desc, t0.id desc) as rn
      from outreach_record t0
      where ((t0.carrier_id = $1::text or t0.alerted_by_id = $1::text)) and agreed.outreach and t0.risk_level = $4::text
      order by t0.created_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.alerted_by_id
        limit 1
      ) t9
    ) t10 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.outreachRecords
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from outreach_record t4
      where t4.risk_level = $1::text
      order by t4.created_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
    '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
    ',"scriptVersion":' || to_json(t1.script_version)::text || ',"victimName":null,"victimPhone":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.victim_phone_digest, 'UTF8'), decode($2::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') || ',"lossAvoided":' || coalesce('"' || t1.loss_avoided::text || '"', 'null') || ',"alertedBy":' || coalesce(t10.j, 'null') ||
    ',"attempts":' || coalesce(t14.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"CLEAR","reason":null},{"field":"lossAvoided","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"attempts","disposition":"CLEAR","reason":null},{"field":"victimPhone","disposition":"TOKEN","reason":null},{"field":"victimName","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t14.m, '') as m
    from (
      select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.script_version, t0.victim_phone_digest,
      t0.loss_avoided, t0.alerted_by_id, row_number() over (order by t0.created_at desc, t0.id desc) as rn
      from outreach_record t0
      where t0.risk_level = $3::text
      order by t0.created_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.alerted_by_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
      from (
        select t12.rn, t12.id, '{"sequence":' || t12.sequence::text || ',"channel":"' || t12.channel || '","outcome":"' || t12.outcome ||
        '"}' as n0, '"2:' || t12.id || '",' as m
        from (
          select t11.id, t11.sequence, t11.channel, t11.outcome, row_number() over (order by t11.sequence asc, t11.id asc) as rn
          from outreach_attempt t11
          where t11.outreach_id = t1.id
          order by t11.sequence asc, t11.id asc
          limit 5
        ) t12
      ) t13
    ) t14 on true
  ) t2
) t3 on true;
