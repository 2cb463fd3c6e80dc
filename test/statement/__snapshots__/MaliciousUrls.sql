-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.urls
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from malicious_url t4
      where t4.status = $1::text
      order by t4.first_seen_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","url":' || to_json(t1.url)::text || ',"kind":"' || t1.kind || '","status":"' || t1.status ||
    '","firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"blockedAt":' || coalesce(to_json(t1.blocked_at)::text, 'null') ||
    ',"hostedIn":' || coalesce(to_json(t1.hosted_in)::text, 'null') || ',"cases":' || coalesce(t11.j, 'null') || '}' as n0,
    '"0:' || t1.id || '",' || coalesce(t11.m, '') as m
    from (
      select t0.id, t0.url, t0.kind, t0.status, t0.first_seen_at, t0.blocked_at, t0.hosted_in, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from malicious_url t0
      where t0.status = $2::text
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
      from (
        select t9.rn, t9.id, '{"caseNumber":' || to_json(t9.case_number)::text || '}' as n0, '"1:' || t9.id || '",' as m
        from (
          select t8.id, t8.case_number, row_number() over (order by t8.reported_at desc, t8.id desc) as rn
          from involved_url t12
          join fraud_case t8 on t8.id = t12.case_id
          where t12.url_id = t1.id
          order by t8.reported_at desc, t8.id desc
          limit 5
        ) t9
      ) t10
    ) t11 on true
  ) t2
) t3 on true;

-- POLICE_OUTREACH
-- Query.urls
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from malicious_url t4
      where t4.status = $1::text
      order by t4.first_seen_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","url":' || to_json(t1.url)::text || ',"kind":"' || t1.kind || '","status":"' || t1.status ||
    '","firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"blockedAt":' || coalesce(to_json(t1.blocked_at)::text, 'null') ||
    ',"hostedIn":null,"cases":' || coalesce(t11.j, 'null') || '}' as n0, '"0:' || t1.id || '",' || coalesce(t11.m, '') as m
    from (
      select t0.id, t0.url, t0.kind, t0.status, t0.first_seen_at, t0.blocked_at, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from malicious_url t0
      where t0.status = $2::text
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
      from (
        select t9.rn, t9.id, '{"caseNumber":' || to_json(t9.case_number)::text || '}' as n0, '"1:' || t9.id || '",' as m
        from (
          select t8.id, t8.case_number, row_number() over (order by t8.reported_at desc, t8.id desc) as rn
          from involved_url t12
          join fraud_case t8 on t8.id = t12.case_id
          where t12.url_id = t1.id
          order by t8.reported_at desc, t8.id desc
          limit 5
        ) t9
      ) t10
    ) t11 on true
  ) t2
) t3 on true;

-- BANK
-- Query.urls
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.online then '' else 'ONLINE ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ONLINE' = any(a.covers) and $2::text = any(a.purposes)
  ) as online, exists (
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
      from malicious_url t4
      where (false or exists (
        select 1
        from involved_url t4_l
        where t4_l.url_id = t4.id and exists (
          select 1
          from case_party t4_l_l
          where t4_l_l.case_id = t4_l.case_id and t4_l_l.agency_id = $1::text
        )
      )) and agreed.online and t4.status = $3::text
      order by t4.first_seen_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","url":' || to_json(t1.url_mask)::text || ',"kind":"' || t1.kind ||
    '","status":"' || t1.status || '","firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"blockedAt":' || coalesce(to_json(t1.blocked_at)::text, 'null') ||
    ',"hostedIn":null,"cases":' || coalesce(t11.j, 'null') || '}' as n0, '"0:' || t1.id || '",' || coalesce(t11.m, '') as m
    from (
      select t0.id, t0.url_mask, t0.kind, t0.status, t0.first_seen_at, t0.blocked_at, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from malicious_url t0
      where (false or exists (
        select 1
        from involved_url t0_l
        where t0_l.url_id = t0.id and exists (
          select 1
          from case_party t0_l_l
          where t0_l_l.case_id = t0_l.case_id and t0_l_l.agency_id = $1::text
        )
      )) and agreed.online and t0.status = $4::text
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
      from (
        select t9.rn, t9.id, '{"caseNumber":' || to_json(t9.case_number)::text || '}' as n0, '"1:' || t9.id || '",' as m
        from (
          select t8.id, t8.case_number, row_number() over (order by t8.reported_at desc, t8.id desc) as rn
          from involved_url t12
          join fraud_case t8 on t8.id = t12.case_id
          where t12.url_id = t1.id and ((exists (
            select 1
            from case_party t8_l
            where t8_l.case_id = t8.id and t8_l.agency_id = $1::text
          ) and (false) is not true)) and agreed.cases
          order by t8.reported_at desc, t8.id desc
          limit 5
        ) t9
      ) t10
    ) t11 on true
  ) t2
) t3 on true;

-- CARRIER, PLATFORM
-- Query.urls
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.online then '' else 'ONLINE ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ONLINE' = any(a.covers) and $2::text = any(a.purposes)
  ) as online, exists (
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
      from malicious_url t4
      where agreed.online and t4.status = $3::text
      order by t4.first_seen_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","url":' || to_json(t1.url)::text || ',"kind":"' || t1.kind || '","status":"' || t1.status ||
    '","firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"blockedAt":' || coalesce(to_json(t1.blocked_at)::text, 'null') ||
    ',"hostedIn":' || coalesce(to_json(t1.hosted_in)::text, 'null') || ',"cases":' || coalesce(t11.j, 'null') || '}' as n0,
    '"0:' || t1.id || '",' || coalesce(t11.m, '') as m
    from (
      select t0.id, t0.url, t0.kind, t0.status, t0.first_seen_at, t0.blocked_at, t0.hosted_in, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from malicious_url t0
      where agreed.online and t0.status = $4::text
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
      from (
        select t9.rn, t9.id, '{"caseNumber":' || to_json(t9.case_number)::text || '}' as n0, '"1:' || t9.id || '",' as m
        from (
          select t8.id, t8.case_number, row_number() over (order by t8.reported_at desc, t8.id desc) as rn
          from involved_url t12
          join fraud_case t8 on t8.id = t12.case_id
          where t12.url_id = t1.id and ((exists (
            select 1
            from case_party t8_l
            where t8_l.case_id = t8.id and t8_l.agency_id = $1::text
          ) and (false) is not true)) and agreed.cases
          order by t8.reported_at desc, t8.id desc
          limit 5
        ) t9
      ) t10
    ) t11 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.urls
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from malicious_url t4
      where t4.status = $1::text
      order by t4.first_seen_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","url":' || to_json(t1.url_mask)::text || ',"kind":"' || t1.kind ||
    '","status":"' || t1.status || '","firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"blockedAt":' || coalesce(to_json(t1.blocked_at)::text, 'null') ||
    ',"hostedIn":' || coalesce(to_json(t1.hosted_in)::text, 'null') || ',"cases":' || coalesce(t11.j, 'null') || '}' as n0,
    '"0:' || t1.id || '",' || coalesce(t11.m, '') as m
    from (
      select t0.id, t0.url_mask, t0.kind, t0.status, t0.first_seen_at, t0.blocked_at, t0.hosted_in, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from malicious_url t0
      where t0.status = $2::text
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
      from (
        select t9.rn, t9.id, '{"caseNumber":' || to_json(t9.case_number)::text || '}' as n0, '"1:' || t9.id || '",' as m
        from (
          select t8.id, t8.case_number, row_number() over (order by t8.reported_at desc, t8.id desc) as rn
          from involved_url t12
          join fraud_case t8 on t8.id = t12.case_id
          where t12.url_id = t1.id
          order by t8.reported_at desc, t8.id desc
          limit 5
        ) t9
      ) t10
    ) t11 on true
  ) t2
) t3 on true;
