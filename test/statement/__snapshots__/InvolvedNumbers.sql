-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.telecomNumbers
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from telecom_number t4
      where true
      order by t4.first_seen_at desc, t4.id desc
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
        from telecom_number t7
        where true
        order by t7.first_seen_at desc, t7.id desc
        limit 10001
      ) t10
      group by t10.v
    ) t9
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","msisdn":' || coalesce(to_json(t1_telecom_number_identity.msisdn)::text, 'null') ||
    ',"kind":"' || t1.kind || '","status":"' || t1.status || '","abuse":' || coalesce('"' || t1.abuse || '"', 'null') ||
    ',"firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"currentCarrier":' || coalesce(t13.j, 'null') || ',"portings":' || coalesce(t17.j, 'null') ||
    ',"cases":' || coalesce(t25.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t13.m, '') || coalesce(t17.m, '') || coalesce(t25.m, '') as m
    from (
      select t0.id, t0.kind, t0.status, t0.abuse, t0.first_seen_at, t0.current_carrier_id, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from telecom_number t0
      where true
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join telecom_number_identity t1_telecom_number_identity on t1_telecom_number_identity.id = t1.id
    left join lateral (
      select '{"name":' || to_json(t12.name)::text || '}' as j, '"1:' || t12.id || '",' as m
      from (
        select t11.id, t11.name
        from agency t11
        where t11.id = t1.current_carrier_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t16.n0, ',' order by t16.rn), '') || ']}' as j, coalesce(string_agg(t16.m, ''), '') as m
      from (
        select t15.rn, t15.id, '{"portedAt":' || to_json(t15.ported_at)::text || ',"recipient":' || coalesce(t20.j, 'null') ||
        '}' as n0, '"2:' || t15.id || '",' || coalesce(t20.m, '') as m
        from (
          select t14.id, t14.ported_at, t14.recipient_id, row_number() over (order by t14.ported_at desc, t14.id desc) as rn
          from number_portability t14
          where t14.number_id = t1.id
          order by t14.ported_at desc, t14.id desc
          limit 3
        ) t15
        left join lateral (
          select '{"name":' || to_json(t19.name)::text || '}' as j, '"3:' || t19.id || '",' as m
          from (
            select t18.id, t18.name
            from agency t18
            where t18.id = t15.recipient_id
            limit 1
          ) t19
        ) t20 on true
      ) t16
    ) t17 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
      from (
        select t23.rn, t23.id, '{"caseNumber":' || to_json(t23.case_number)::text || '}' as n0, '"4:' || t23.id || '",' as m
        from (
          select t22.id, t22.case_number, row_number() over (order by t22.reported_at desc, t22.id desc) as rn
          from involved_number t26
          join fraud_case t22 on t22.id = t26.case_id
          where t26.number_id = t1.id
          order by t22.reported_at desc, t22.id desc
          limit 5
        ) t23
      ) t24
    ) t25 on true
  ) t2
) t3 on true;

-- BANK
-- Query.telecomNumbers
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.telecom then '' else 'TELECOM ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'TELECOM' = any(a.covers) and $2::text = any(a.purposes)
  ) as telecom, exists (
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
      from telecom_number t4
      where ((t4.current_carrier_id = $1::text or t4.original_carrier_id = $1::text) or exists (
        select 1
        from involved_number t4_l
        where t4_l.number_id = t4.id and exists (
          select 1
          from case_party t4_l_l
          where t4_l_l.case_id = t4_l.case_id and t4_l_l.agency_id = $1::text
        )
      )) and agreed.telecom
      order by t4.first_seen_at desc, t4.id desc
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
        from telecom_number t7
        where ((t7.current_carrier_id = $1::text or t7.original_carrier_id = $1::text) or exists (
          select 1
          from involved_number t7_l
          where t7_l.number_id = t7.id and exists (
            select 1
            from case_party t7_l_l
            where t7_l_l.case_id = t7_l.case_id and t7_l_l.agency_id = $1::text
          )
        )) and agreed.telecom
        order by t7.first_seen_at desc, t7.id desc
        limit 10001
      ) t10
      group by t10.v
    ) t9
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","msisdn":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.msisdn_digest, 'UTF8'), decode($3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') || ',"kind":"' || t1.kind || '","status":"' || t1.status || '","abuse":' || coalesce('"' || t1.abuse ||
    '"', 'null') || ',"firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"currentCarrier":null,"portings":null,"cases":' || coalesce(t14.j, 'null') ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"TOKEN","reason":null},{"field":"currentCarrier","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"portings","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t14.m, '') as m
    from (
      select t0.id, t0.msisdn_digest, t0.kind, t0.status, t0.abuse, t0.first_seen_at, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from telecom_number t0
      where ((t0.current_carrier_id = $1::text or t0.original_carrier_id = $1::text) or exists (
        select 1
        from involved_number t0_l
        where t0_l.number_id = t0.id and exists (
          select 1
          from case_party t0_l_l
          where t0_l_l.case_id = t0_l.case_id and t0_l_l.agency_id = $1::text
        )
      )) and agreed.telecom
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
      from (
        select t12.rn, t12.id, '{"caseNumber":' || to_json(t12.case_number)::text || '}' as n0, '"1:' || t12.id || '",' as m
        from (
          select t11.id, t11.case_number, row_number() over (order by t11.reported_at desc, t11.id desc) as rn
          from involved_number t15
          join fraud_case t11 on t11.id = t15.case_id
          where t15.number_id = t1.id and ((exists (
            select 1
            from case_party t11_l
            where t11_l.case_id = t11.id and t11_l.agency_id = $1::text
          ) and (false) is not true)) and agreed.cases
          order by t11.reported_at desc, t11.id desc
          limit 5
        ) t12
      ) t13
    ) t14 on true
  ) t2
) t3 on true;

-- CARRIER
-- Query.telecomNumbers
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.telecom then '' else 'TELECOM ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'TELECOM' = any(a.covers) and $2::text = any(a.purposes)
  ) as telecom, exists (
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
      from telecom_number t4
      where ((t4.current_carrier_id = $1::text or t4.original_carrier_id = $1::text) or exists (
        select 1
        from involved_number t4_l
        where t4_l.number_id = t4.id and exists (
          select 1
          from case_party t4_l_l
          where t4_l_l.case_id = t4_l.case_id and t4_l_l.agency_id = $1::text
        )
      )) and agreed.telecom
      order by t4.first_seen_at desc, t4.id desc
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
        from telecom_number t7
        where ((t7.current_carrier_id = $1::text or t7.original_carrier_id = $1::text) or exists (
          select 1
          from involved_number t7_l
          where t7_l.number_id = t7.id and exists (
            select 1
            from case_party t7_l_l
            where t7_l_l.case_id = t7_l.case_id and t7_l_l.agency_id = $1::text
          )
        )) and agreed.telecom
        order by t7.first_seen_at desc, t7.id desc
        limit 10001
      ) t10
      group by t10.v
    ) t9
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","msisdn":' || case t1.rel when 'o' then coalesce(to_json(t1_telecom_number_identity.msisdn)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t1.msisdn_digest, 'UTF8'), decode($3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') end || ',"kind":"' || t1.kind || '","status":"' || t1.status || '","abuse":' || coalesce('"' || t1.abuse ||
    '"', 'null') || ',"firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"currentCarrier":' || coalesce(t13.j, 'null') ||
    ',"portings":' || coalesce(t17.j, 'null') || ',"cases":' || coalesce(t25.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"TOKEN","reason":null}]' end ||
    '}' as n0, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t13.m, '') || coalesce(t17.m, '') || coalesce(t25.m, '') as m
    from (
      select t0.id, t0.msisdn_digest, t0.kind, t0.status, t0.abuse, t0.first_seen_at, t0.current_carrier_id, case when (t0.current_carrier_id = $1::text or t0.original_carrier_id = $1::text) then 'o' else 'p' end as rel,
      row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from telecom_number t0
      where ((t0.current_carrier_id = $1::text or t0.original_carrier_id = $1::text) or exists (
        select 1
        from involved_number t0_l
        where t0_l.number_id = t0.id and exists (
          select 1
          from case_party t0_l_l
          where t0_l_l.case_id = t0_l.case_id and t0_l_l.agency_id = $1::text
        )
      )) and agreed.telecom
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join telecom_number_identity t1_telecom_number_identity on t1_telecom_number_identity.id = t1.id
    left join lateral (
      select '{"name":' || to_json(t12.name)::text || '}' as j, '"1:' || t12.id || '",' as m
      from (
        select t11.id, t11.name
        from agency t11
        where t11.id = t1.current_carrier_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t16.n0, ',' order by t16.rn), '') || ']}' as j, coalesce(string_agg(t16.m, ''), '') as m
      from (
        select t15.rn, t15.id, '{"portedAt":' || to_json(t15.ported_at)::text || ',"recipient":' || coalesce(t20.j, 'null') ||
        '}' as n0, '"2:' || t15.id || '",' || coalesce(t20.m, '') as m
        from (
          select t14.id, t14.ported_at, t14.recipient_id, row_number() over (order by t14.ported_at desc, t14.id desc) as rn
          from number_portability t14
          where t14.number_id = t1.id and ((t14.recipient_id = $1::text or t14.donor_id = $1::text) or exists (
            select 1
            from involved_number t14_l
            where t14_l.number_id = t14.number_id and exists (
              select 1
              from case_party t14_l_l
              where t14_l_l.case_id = t14_l.case_id and t14_l_l.agency_id = $1::text
            )
          )) and agreed.telecom
          order by t14.ported_at desc, t14.id desc
          limit 3
        ) t15
        left join lateral (
          select '{"name":' || to_json(t19.name)::text || '}' as j, '"3:' || t19.id || '",' as m
          from (
            select t18.id, t18.name
            from agency t18
            where t18.id = t15.recipient_id
            limit 1
          ) t19
        ) t20 on true
      ) t16
    ) t17 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
      from (
        select t23.rn, t23.id, '{"caseNumber":' || to_json(t23.case_number)::text || '}' as n0, '"4:' || t23.id || '",' as m
        from (
          select t22.id, t22.case_number, row_number() over (order by t22.reported_at desc, t22.id desc) as rn
          from involved_number t26
          join fraud_case t22 on t22.id = t26.case_id
          where t26.number_id = t1.id and ((exists (
            select 1
            from case_party t22_l
            where t22_l.case_id = t22.id and t22_l.agency_id = $1::text
          ) and (false) is not true)) and agreed.cases
          order by t22.reported_at desc, t22.id desc
          limit 5
        ) t23
      ) t24
    ) t25 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.telecomNumbers
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from telecom_number t4
      where true
      order by t4.first_seen_at desc, t4.id desc
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
        from telecom_number t7
        where true
        order by t7.first_seen_at desc, t7.id desc
        limit 10001
      ) t10
      group by t10.v
    ) t9
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') || ']}' as j,
  coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","msisdn":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.msisdn_digest, 'UTF8'), decode($1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') || ',"kind":"' || t1.kind || '","status":"' || t1.status || '","abuse":' || coalesce('"' || t1.abuse ||
    '"', 'null') || ',"firstSeenAt":' || to_json(t1.first_seen_at)::text || ',"currentCarrier":' || coalesce(t13.j, 'null') ||
    ',"portings":' || coalesce(t17.j, 'null') || ',"cases":' || coalesce(t25.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"TOKEN","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t13.m, '') || coalesce(t17.m, '') || coalesce(t25.m, '') as m
    from (
      select t0.id, t0.msisdn_digest, t0.kind, t0.status, t0.abuse, t0.first_seen_at, t0.current_carrier_id, row_number() over (order by t0.first_seen_at desc, t0.id desc) as rn
      from telecom_number t0
      where true
      order by t0.first_seen_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t12.name)::text || '}' as j, '"1:' || t12.id || '",' as m
      from (
        select t11.id, t11.name
        from agency t11
        where t11.id = t1.current_carrier_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t16.n0, ',' order by t16.rn), '') || ']}' as j, coalesce(string_agg(t16.m, ''), '') as m
      from (
        select t15.rn, t15.id, '{"portedAt":' || to_json(t15.ported_at)::text || ',"recipient":' || coalesce(t20.j, 'null') ||
        '}' as n0, '"2:' || t15.id || '",' || coalesce(t20.m, '') as m
        from (
          select t14.id, t14.ported_at, t14.recipient_id, row_number() over (order by t14.ported_at desc, t14.id desc) as rn
          from number_portability t14
          where t14.number_id = t1.id
          order by t14.ported_at desc, t14.id desc
          limit 3
        ) t15
        left join lateral (
          select '{"name":' || to_json(t19.name)::text || '}' as j, '"3:' || t19.id || '",' as m
          from (
            select t18.id, t18.name
            from agency t18
            where t18.id = t15.recipient_id
            limit 1
          ) t19
        ) t20 on true
      ) t16
    ) t17 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
      from (
        select t23.rn, t23.id, '{"caseNumber":' || to_json(t23.case_number)::text || '}' as n0, '"4:' || t23.id || '",' as m
        from (
          select t22.id, t22.case_number, row_number() over (order by t22.reported_at desc, t22.id desc) as rn
          from involved_number t26
          join fraud_case t22 on t22.id = t26.case_id
          where t26.number_id = t1.id
          order by t22.reported_at desc, t22.id desc
          limit 5
        ) t23
      ) t24
    ) t25 on true
  ) t2
) t3 on true;
