-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.cases
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from fraud_case t4
      where t4.reported_at >= $1::timestamp(3) with time zone
      order by t4.reported_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
    '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"lossAmount":"' || t1.loss_amount::text ||
    '","currency":' || to_json(t1.currency)::text || ',"stoppedAmount":"' || t1.stopped_amount::text || '","returnedAmount":"' || t1.returned_amount::text ||
    '","summary":' || to_json(t1.summary)::text || ',"leadAgency":' || coalesce(t10.j, 'null') || '}' as n0, '"0:' || t1.id ||
    '",' || coalesce(t10.m, '') as m
    from (
      select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.loss_amount, t0.currency, t0.stopped_amount,
      t0.returned_amount, t0.summary, t0.lead_agency_id, row_number() over (order by t0.reported_at desc, t0.id desc) as rn
      from fraud_case t0
      where t0.reported_at >= $2::timestamp(3) with time zone
      order by t0.reported_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.lead_agency_id
        limit 1
      ) t9
    ) t10 on true
  ) t2
) t3 on true;

-- POLICE_OUTREACH
-- Query.cases
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from fraud_case t4
      where t4.reported_at >= $1::timestamp(3) with time zone
      order by t4.reported_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
    '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"summary":' || to_json(t1.summary)::text ||
    ',"leadAgency":' || coalesce(t10.j, 'null') || '}' as n0, '"0:' || t1.id || '",' || coalesce(t10.m, '') as m
    from (
      select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.summary, t0.lead_agency_id, row_number() over (order by t0.reported_at desc, t0.id desc) as rn
      from fraud_case t0
      where t0.reported_at >= $2::timestamp(3) with time zone
      order by t0.reported_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.lead_agency_id
        limit 1
      ) t9
    ) t10 on true
  ) t2
) t3 on true;

-- BANK
-- Query.cases
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
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
      from fraud_case t4
      where ((exists (
        select 1
        from case_party t4_l
        where t4_l.case_id = t4.id and t4_l.agency_id = $1::text
      ) and (false) is not true)) and agreed.cases and t4.reported_at >= $3::timestamp(3) with time zone
      order by t4.reported_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
    '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"summary":null,"leadAgency":' || coalesce(t10.j, 'null') ||
    '}' as n0, '"0:' || t1.id || '",' || coalesce(t10.m, '') as m
    from (
      select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.lead_agency_id, row_number() over (order by t0.reported_at desc, t0.id desc) as rn
      from fraud_case t0
      where ((exists (
        select 1
        from case_party t0_l
        where t0_l.case_id = t0.id and t0_l.agency_id = $1::text
      ) and (false) is not true)) and agreed.cases and t0.reported_at >= $4::timestamp(3) with time zone
      order by t0.reported_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.lead_agency_id
        limit 1
      ) t9
    ) t10 on true
  ) t2
) t3 on true;

-- CARD_SCHEME, CARRIER, PLATFORM
-- Query.cases
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
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
      from fraud_case t4
      where ((exists (
        select 1
        from case_party t4_l
        where t4_l.case_id = t4.id and t4_l.agency_id = $1::text
      ) and (false) is not true)) and agreed.cases and t4.reported_at >= $3::timestamp(3) with time zone
      order by t4.reported_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
    '","status":null,"reportedAt":' || to_json(t1.reported_at)::text || ',"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"summary":null,"leadAgency":' || coalesce(t10.j, 'null') ||
    '}' as n0, '"0:' || t1.id || '",' || coalesce(t10.m, '') as m
    from (
      select t0.id, t0.case_number, t0.fraud_type, t0.reported_at, t0.lead_agency_id, row_number() over (order by t0.reported_at desc, t0.id desc) as rn
      from fraud_case t0
      where ((exists (
        select 1
        from case_party t0_l
        where t0_l.case_id = t0.id and t0_l.agency_id = $1::text
      ) and (false) is not true)) and agreed.cases and t0.reported_at >= $4::timestamp(3) with time zone
      order by t0.reported_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.lead_agency_id
        limit 1
      ) t9
    ) t10 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.cases
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from fraud_case t4
      where t4.reported_at >= $1::timestamp(3) with time zone
      order by t4.reported_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
    '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"summary":null,"leadAgency":' || coalesce(t10.j, 'null') ||
    '}' as n0, '"0:' || t1.id || '",' || coalesce(t10.m, '') as m
    from (
      select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.lead_agency_id, row_number() over (order by t0.reported_at desc, t0.id desc) as rn
      from fraud_case t0
      where t0.reported_at >= $2::timestamp(3) with time zone
      order by t0.reported_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.lead_agency_id
        limit 1
      ) t9
    ) t10 on true
  ) t2
) t3 on true;
