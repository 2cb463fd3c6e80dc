-- POLICE_INTAKE, POLICE_CONTROL, POLICE_ANALYSIS
-- Query.onlineAccounts
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from online_account t4
      where true
      order by t4.first_seen_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","service":"' || t1.service || '","handle":' || coalesce(to_json(t1_online_account_identity.handle)::text, 'null') ||
    ',"nickname":' || coalesce(to_json(t1_online_account_identity.nickname)::text, 'null') || ',"status":"' || t1.status ||
    '","firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"registeredPhone":null,"lastLoginAddress":null,"platform":' || coalesce(t9.j, 'null') ||
    ',"cases":' || coalesce(t13.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"service","disposition":"CLEAR","reason":null},{"field":"handle","disposition":"CLEAR","reason":null},{"field":"nickname","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"platform","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"registeredPhone","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"lastLoginAddress","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t13.m, '') as m
    from (
      select t0.id, t0.service, t0.status, t0.first_seen_at, t0.platform_id, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from online_account t0
      where true
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join online_account_identity t1_online_account_identity on t1_online_account_identity.id = t1.id
    left join lateral (
      select '{"name":' || to_json(t8.name)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.name
        from agency t7
        where t7.id = t1.platform_id
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t12.n0, ',' order by t12.rn), '') || ']}' as j, coalesce(string_agg(t12.m, ''), '') as m
      from (
        select t11.rn, t11.id, '{"caseNumber":' || to_json(t11.case_number)::text || '}' as n0, '"2:' || t11.id || '",' as m
        from (
          select t10.id, t10.case_number, row_number() over (order by t10.reported_at desc, t10.id desc) as rn
          from involved_online_account t14
          join fraud_case t10 on t10.id = t14.case_id
          where t14.online_account_id = t1.id
          order by t10.reported_at desc, t10.id desc
          limit 5
        ) t11
      ) t12
    ) t13 on true
  ) t2
) t3 on true;

-- POLICE_INTAKE § instrument, POLICE_CONTROL § instrument, POLICE_ANALYSIS § instrument
-- Query.onlineAccounts
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from online_account t4
      where true
      order by t4.first_seen_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","service":"' || t1.service || '","handle":' || coalesce(to_json(t1_online_account_identity.handle)::text, 'null') ||
    ',"nickname":' || coalesce(to_json(t1_online_account_identity.nickname)::text, 'null') || ',"status":"' || t1.status ||
    '","firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"registeredPhone":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(to_json(t1_online_registration.registered_phone)::text, 'null') when 'x' then 'null' end ||
    ',"lastLoginAddress":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(to_json(t1_online_registration.last_login_address)::text, 'null') when 'x' then 'null' end ||
    ',"platform":' || coalesce(t9.j, 'null') || ',"cases":' || coalesce(t13.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"service","disposition":"CLEAR","reason":null},{"field":"handle","disposition":"CLEAR","reason":null},{"field":"nickname","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"platform","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"registeredPhone","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"lastLoginAddress","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"service","disposition":"CLEAR","reason":null},{"field":"handle","disposition":"CLEAR","reason":null},{"field":"nickname","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"registeredPhone","disposition":"CLEAR","reason":null},{"field":"lastLoginAddress","disposition":"CLEAR","reason":null},{"field":"platform","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null}]' when 'x' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"service","disposition":"CLEAR","reason":null},{"field":"handle","disposition":"CLEAR","reason":null},{"field":"nickname","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"platform","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"registeredPhone","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"lastLoginAddress","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' end ||
    '}' as n0, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t13.m, '') as m
    from (
      select t0.id, t0.service, t0.status, t0.first_seen_at, t0.platform_id, case when t0.platform_id = $1::text then 'o' when exists (
        select 1
        from involved_online_account t0_l
        where t0_l.online_account_id = t0.id and t0_l.case_id = $2::text
      ) then 'p' else 'x' end as rel, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from online_account t0
      where true
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join online_account_identity t1_online_account_identity on t1_online_account_identity.id = t1.id
    left join online_registration t1_online_registration on t1_online_registration.id = t1.id
    left join lateral (
      select '{"name":' || to_json(t8.name)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.name
        from agency t7
        where t7.id = t1.platform_id
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t12.n0, ',' order by t12.rn), '') || ']}' as j, coalesce(string_agg(t12.m, ''), '') as m
      from (
        select t11.rn, t11.id, '{"caseNumber":' || to_json(t11.case_number)::text || '}' as n0, '"2:' || t11.id || '",' as m
        from (
          select t10.id, t10.case_number, row_number() over (order by t10.reported_at desc, t10.id desc) as rn
          from involved_online_account t14
          join fraud_case t10 on t10.id = t14.case_id
          where t14.online_account_id = t1.id
          order by t10.reported_at desc, t10.id desc
          limit 5
        ) t11
      ) t12
    ) t13 on true
  ) t2
) t3 on true;

-- PLATFORM
-- Query.onlineAccounts
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
      from online_account t4
      where (t4.platform_id = $1::text or exists (
        select 1
        from involved_online_account t4_l
        where t4_l.online_account_id = t4.id and exists (
          select 1
          from case_party t4_l_l
          where t4_l_l.case_id = t4_l.case_id and t4_l_l.agency_id = $1::text
        )
      )) and agreed.online
      order by t4.first_seen_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","service":"' || t1.service || '","handle":' || case t1.rel when 'o' then coalesce(to_json(t1_online_account_identity.handle)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t1.handle_digest, 'UTF8'), decode($3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') end || ',"nickname":' || case t1.rel when 'o' then coalesce(to_json(t1_online_account_identity.nickname)::text, 'null') when 'p' then 'null' end ||
    ',"status":"' || t1.status || '","firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"registeredPhone":' || case t1.rel when 'o' then coalesce(to_json(t1_online_registration.registered_phone)::text, 'null') when 'p' then 'null' end ||
    ',"lastLoginAddress":' || case t1.rel when 'o' then coalesce(to_json(t1_online_registration.last_login_address)::text, 'null') when 'p' then 'null' end ||
    ',"platform":' || coalesce(t9.j, 'null') || ',"cases":' || coalesce(t13.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"service","disposition":"CLEAR","reason":null},{"field":"handle","disposition":"CLEAR","reason":null},{"field":"nickname","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"registeredPhone","disposition":"CLEAR","reason":null},{"field":"lastLoginAddress","disposition":"CLEAR","reason":null},{"field":"platform","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"service","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"platform","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"handle","disposition":"TOKEN","reason":null},{"field":"nickname","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"},{"field":"registeredPhone","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"},{"field":"lastLoginAddress","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"}]' end ||
    '}' as n0, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t13.m, '') as m
    from (
      select t0.id, t0.service, t0.handle_digest, t0.status, t0.first_seen_at, t0.platform_id, case when t0.platform_id = $1::text then 'o' else 'p' end as rel,
      row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from online_account t0
      where (t0.platform_id = $1::text or exists (
        select 1
        from involved_online_account t0_l
        where t0_l.online_account_id = t0.id and exists (
          select 1
          from case_party t0_l_l
          where t0_l_l.case_id = t0_l.case_id and t0_l_l.agency_id = $1::text
        )
      )) and agreed.online
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join online_account_identity t1_online_account_identity on t1_online_account_identity.id = t1.id
    left join online_registration t1_online_registration on t1_online_registration.id = t1.id
    left join lateral (
      select '{"name":' || to_json(t8.name)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.name
        from agency t7
        where t7.id = t1.platform_id
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t12.n0, ',' order by t12.rn), '') || ']}' as j, coalesce(string_agg(t12.m, ''), '') as m
      from (
        select t11.rn, t11.id, '{"caseNumber":' || to_json(t11.case_number)::text || '}' as n0, '"2:' || t11.id || '",' as m
        from (
          select t10.id, t10.case_number, row_number() over (order by t10.reported_at desc, t10.id desc) as rn
          from involved_online_account t14
          join fraud_case t10 on t10.id = t14.case_id
          where t14.online_account_id = t1.id and ((exists (
            select 1
            from case_party t10_l
            where t10_l.case_id = t10.id and t10_l.agency_id = $1::text
          ) and (false) is not true)) and agreed.cases
          order by t10.reported_at desc, t10.id desc
          limit 5
        ) t11
      ) t12
    ) t13 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.onlineAccounts
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from online_account t4
      where true
      order by t4.first_seen_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","service":"' || t1.service || '","handle":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.handle_digest, 'UTF8'), decode($1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') || ',"nickname":null,"status":"' || t1.status || '","firstSeenAt":' || to_json(t1.first_seen_at)::text ||
    ',"registeredPhone":null,"lastLoginAddress":null,"platform":' || coalesce(t9.j, 'null') || ',"cases":' || coalesce(t13.j, 'null') ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"service","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"platform","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"handle","disposition":"TOKEN","reason":null},{"field":"nickname","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"registeredPhone","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lastLoginAddress","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t13.m, '') as m
    from (
      select t0.id, t0.service, t0.handle_digest, t0.status, t0.first_seen_at, t0.platform_id, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from online_account t0
      where true
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t8.name)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.name
        from agency t7
        where t7.id = t1.platform_id
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t12.n0, ',' order by t12.rn), '') || ']}' as j, coalesce(string_agg(t12.m, ''), '') as m
      from (
        select t11.rn, t11.id, '{"caseNumber":' || to_json(t11.case_number)::text || '}' as n0, '"2:' || t11.id || '",' as m
        from (
          select t10.id, t10.case_number, row_number() over (order by t10.reported_at desc, t10.id desc) as rn
          from involved_online_account t14
          join fraud_case t10 on t10.id = t14.case_id
          where t14.online_account_id = t1.id
          order by t10.reported_at desc, t10.id desc
          limit 5
        ) t11
      ) t12
    ) t13 on true
  ) t2
) t3 on true;
