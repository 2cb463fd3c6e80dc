-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument
-- Query.incidentReports
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from incident_report t4
      where t4.received_at >= $1::timestamp(3) with time zone
      order by t4.received_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","incidentNumber":' || to_json(t1.incident_number)::text || ',"channel":"' || t1.channel ||
    '","status":"' || t1.status || '","receivedAt":' || to_json(t1.received_at)::text || ',"threePartyCallStartedAt":' || coalesce(to_json(t1.three_party_call_started_at)::text, 'null') ||
    ',"fraudType":"' || t1.fraud_type || '","divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":"' || t1.loss_amount::text ||
    '","currency":' || to_json(t1.currency)::text || ',"callTaker":' || to_json(t1.call_taker)::text || ',"reporterName":' || to_json(t1.reporter_name)::text ||
    ',"reporterPhone":' || to_json(t1.reporter_phone)::text || ',"receivingUnit":' || coalesce(t10.j, 'null') || ',"reportedBy":' || coalesce(t13.j, 'null') ||
    ',"case":' || coalesce(t16.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"incidentNumber","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"receivedAt","disposition":"CLEAR","reason":null},{"field":"threePartyCallStartedAt","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"callTaker","disposition":"CLEAR","reason":null},{"field":"reporterName","disposition":"CLEAR","reason":null},{"field":"reporterPhone","disposition":"CLEAR","reason":null},{"field":"receivingUnit","disposition":"CLEAR","reason":null},{"field":"reportedBy","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') as m
    from (
      select t0.id, t0.incident_number, t0.channel, t0.status, t0.received_at, t0.three_party_call_started_at, t0.fraud_type,
      t0.division_code, t0.loss_amount, t0.currency, t0.call_taker, t0.reporter_name, t0.reporter_phone, t0.receiving_unit_id,
      t0.reported_by_id, t0.case_id, row_number() over (order by t0.received_at desc, t0.id desc) as rn
      from incident_report t0
      where t0.received_at >= $2::timestamp(3) with time zone
      order by t0.received_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.receiving_unit_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"name":' || to_json(t12.name)::text || '}' as j, '"2:' || t12.id || '",' as m
      from (
        select t11.id, t11.name
        from agency t11
        where t11.id = t1.reported_by_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t15.case_number)::text || ',"status":"' || t15.status || '"}' as j, '"3:' || t15.id ||
      '",' as m
      from (
        select t14.id, t14.case_number, t14.status
        from fraud_case t14
        where t14.id = t1.case_id
        limit 1
      ) t15
    ) t16 on true
  ) t2
) t3 on true;

-- POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.incidentReports
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from incident_report t4
      where t4.received_at >= $1::timestamp(3) with time zone
      order by t4.received_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","incidentNumber":' || to_json(t1.incident_number)::text || ',"channel":"' || t1.channel ||
    '","status":"' || t1.status || '","receivedAt":' || to_json(t1.received_at)::text || ',"threePartyCallStartedAt":' || coalesce(to_json(t1.three_party_call_started_at)::text, 'null') ||
    ',"fraudType":"' || t1.fraud_type || '","divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":"' || t1.loss_amount::text ||
    '","currency":' || to_json(t1.currency)::text || ',"callTaker":null,"reporterName":' || to_json(t1.reporter_name_mask)::text ||
    ',"reporterPhone":' || to_json(t1.reporter_phone_mask)::text || ',"receivingUnit":' || coalesce(t10.j, 'null') ||
    ',"reportedBy":' || coalesce(t13.j, 'null') || ',"case":' || coalesce(t16.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"incidentNumber","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"receivedAt","disposition":"CLEAR","reason":null},{"field":"threePartyCallStartedAt","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"receivingUnit","disposition":"CLEAR","reason":null},{"field":"reportedBy","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"reporterName","disposition":"MASKED","reason":null},{"field":"reporterPhone","disposition":"MASKED","reason":null},{"field":"callTaker","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') as m
    from (
      select t0.id, t0.incident_number, t0.channel, t0.status, t0.received_at, t0.three_party_call_started_at, t0.fraud_type,
      t0.division_code, t0.loss_amount, t0.currency, t0.reporter_name_mask, t0.reporter_phone_mask, t0.receiving_unit_id,
      t0.reported_by_id, t0.case_id, row_number() over (order by t0.received_at desc, t0.id desc) as rn
      from incident_report t0
      where t0.received_at >= $2::timestamp(3) with time zone
      order by t0.received_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.receiving_unit_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"name":' || to_json(t12.name)::text || '}' as j, '"2:' || t12.id || '",' as m
      from (
        select t11.id, t11.name
        from agency t11
        where t11.id = t1.reported_by_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t15.case_number)::text || ',"status":"' || t15.status || '"}' as j, '"3:' || t15.id ||
      '",' as m
      from (
        select t14.id, t14.case_number, t14.status
        from fraud_case t14
        where t14.id = t1.case_id
        limit 1
      ) t15
    ) t16 on true
  ) t2
) t3 on true;

-- BANK
-- Query.incidentReports
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
      from incident_report t4
      where (t4.reported_by_id = $1::text) and agreed.cases and t4.received_at >= $3::timestamp(3) with time zone
      order by t4.received_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","incidentNumber":' || to_json(t1.incident_number)::text || ',"channel":"' || t1.channel ||
    '","status":"' || t1.status || '","receivedAt":' || to_json(t1.received_at)::text || ',"threePartyCallStartedAt":null,"fraudType":"' || t1.fraud_type ||
    '","divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":"' || t1.loss_amount::text || '","currency":' || to_json(t1.currency)::text ||
    ',"callTaker":null,"reporterName":' || to_json(t1.reporter_name)::text || ',"reporterPhone":' || to_json(t1.reporter_phone)::text ||
    ',"receivingUnit":' || coalesce(t10.j, 'null') || ',"reportedBy":' || coalesce(t13.j, 'null') || ',"case":' || coalesce(t16.j, 'null') ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"incidentNumber","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"receivedAt","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"reporterName","disposition":"CLEAR","reason":null},{"field":"reporterPhone","disposition":"CLEAR","reason":null},{"field":"receivingUnit","disposition":"CLEAR","reason":null},{"field":"reportedBy","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"threePartyCallStartedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"callTaker","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') as m
    from (
      select t0.id, t0.incident_number, t0.channel, t0.status, t0.received_at, t0.fraud_type, t0.division_code, t0.loss_amount,
      t0.currency, t0.reporter_name, t0.reporter_phone, t0.receiving_unit_id, t0.reported_by_id, t0.case_id, row_number() over (order by t0.received_at desc, t0.id desc) as rn
      from incident_report t0
      where (t0.reported_by_id = $1::text) and agreed.cases and t0.received_at >= $4::timestamp(3) with time zone
      order by t0.received_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.receiving_unit_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"name":' || to_json(t12.name)::text || '}' as j, '"2:' || t12.id || '",' as m
      from (
        select t11.id, t11.name
        from agency t11
        where t11.id = t1.reported_by_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t15.case_number)::text || ',"status":"' || t15.status || '"}' as j, '"3:' || t15.id ||
      '",' as m
      from (
        select t14.id, t14.case_number, t14.status
        from fraud_case t14
        where t14.id = t1.case_id and ((exists (
          select 1
          from case_party t14_l
          where t14_l.case_id = t14.id and t14_l.agency_id = $1::text
        ) and (false) is not true)) and agreed.cases
        limit 1
      ) t15
    ) t16 on true
  ) t2
) t3 on true;

-- CARRIER
-- Query.incidentReports
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
      from incident_report t4
      where (t4.reported_by_id = $1::text) and agreed.cases and t4.received_at >= $3::timestamp(3) with time zone
      order by t4.received_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","incidentNumber":' || to_json(t1.incident_number)::text || ',"channel":"' || t1.channel ||
    '","status":"' || t1.status || '","receivedAt":' || to_json(t1.received_at)::text || ',"threePartyCallStartedAt":null,"fraudType":"' || t1.fraud_type ||
    '","divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":null,"currency":null,"callTaker":null,"reporterName":null,"reporterPhone":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.reporter_phone_digest, 'UTF8'), decode($4::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') || ',"receivingUnit":' || coalesce(t10.j, 'null') || ',"reportedBy":' || coalesce(t13.j, 'null') ||
    ',"case":' || coalesce(t16.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"incidentNumber","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"receivedAt","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"receivingUnit","disposition":"CLEAR","reason":null},{"field":"reportedBy","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"reporterPhone","disposition":"TOKEN","reason":null},{"field":"threePartyCallStartedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"callTaker","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"reporterName","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') as m
    from (
      select t0.id, t0.incident_number, t0.channel, t0.status, t0.received_at, t0.fraud_type, t0.division_code, t0.reporter_phone_digest,
      t0.receiving_unit_id, t0.reported_by_id, t0.case_id, row_number() over (order by t0.received_at desc, t0.id desc) as rn
      from incident_report t0
      where (t0.reported_by_id = $1::text) and agreed.cases and t0.received_at >= $5::timestamp(3) with time zone
      order by t0.received_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.receiving_unit_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"name":' || to_json(t12.name)::text || '}' as j, '"2:' || t12.id || '",' as m
      from (
        select t11.id, t11.name
        from agency t11
        where t11.id = t1.reported_by_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t15.case_number)::text || ',"status":null}' as j, '"3:' || t15.id || '",' as m
      from (
        select t14.id, t14.case_number
        from fraud_case t14
        where t14.id = t1.case_id and ((exists (
          select 1
          from case_party t14_l
          where t14_l.case_id = t14.id and t14_l.agency_id = $1::text
        ) and (false) is not true)) and agreed.cases
        limit 1
      ) t15
    ) t16 on true
  ) t2
) t3 on true;

-- PLATFORM
-- Query.incidentReports
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
      from incident_report t4
      where (t4.reported_by_id = $1::text) and agreed.cases and t4.received_at >= $3::timestamp(3) with time zone
      order by t4.received_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","incidentNumber":' || to_json(t1.incident_number)::text || ',"channel":"' || t1.channel ||
    '","status":"' || t1.status || '","receivedAt":' || to_json(t1.received_at)::text || ',"threePartyCallStartedAt":null,"fraudType":"' || t1.fraud_type ||
    '","divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":null,"currency":null,"callTaker":null,"reporterName":null,"reporterPhone":null,"receivingUnit":' || coalesce(t10.j, 'null') ||
    ',"reportedBy":' || coalesce(t13.j, 'null') || ',"case":' || coalesce(t16.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"incidentNumber","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"receivedAt","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"receivingUnit","disposition":"CLEAR","reason":null},{"field":"reportedBy","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"threePartyCallStartedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"callTaker","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"reporterName","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"reporterPhone","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') as m
    from (
      select t0.id, t0.incident_number, t0.channel, t0.status, t0.received_at, t0.fraud_type, t0.division_code, t0.receiving_unit_id,
      t0.reported_by_id, t0.case_id, row_number() over (order by t0.received_at desc, t0.id desc) as rn
      from incident_report t0
      where (t0.reported_by_id = $1::text) and agreed.cases and t0.received_at >= $4::timestamp(3) with time zone
      order by t0.received_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.receiving_unit_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"name":' || to_json(t12.name)::text || '}' as j, '"2:' || t12.id || '",' as m
      from (
        select t11.id, t11.name
        from agency t11
        where t11.id = t1.reported_by_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t15.case_number)::text || ',"status":null}' as j, '"3:' || t15.id || '",' as m
      from (
        select t14.id, t14.case_number
        from fraud_case t14
        where t14.id = t1.case_id and ((exists (
          select 1
          from case_party t14_l
          where t14_l.case_id = t14.id and t14_l.agency_id = $1::text
        ) and (false) is not true)) and agreed.cases
        limit 1
      ) t15
    ) t16 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.incidentReports
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from incident_report t4
      where t4.received_at >= $1::timestamp(3) with time zone
      order by t4.received_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","incidentNumber":' || to_json(t1.incident_number)::text || ',"channel":"' || t1.channel ||
    '","status":"' || t1.status || '","receivedAt":' || to_json(t1.received_at)::text || ',"threePartyCallStartedAt":' || coalesce(to_json(t1.three_party_call_started_at)::text, 'null') ||
    ',"fraudType":"' || t1.fraud_type || '","divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":null,"currency":null,"callTaker":' || to_json(t1.call_taker)::text ||
    ',"reporterName":null,"reporterPhone":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.reporter_phone_digest, 'UTF8'), decode($2::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') || ',"receivingUnit":' || coalesce(t10.j, 'null') || ',"reportedBy":' || coalesce(t13.j, 'null') ||
    ',"case":' || coalesce(t16.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"incidentNumber","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"receivedAt","disposition":"CLEAR","reason":null},{"field":"threePartyCallStartedAt","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"callTaker","disposition":"CLEAR","reason":null},{"field":"receivingUnit","disposition":"CLEAR","reason":null},{"field":"reportedBy","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"reporterPhone","disposition":"TOKEN","reason":null},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"reporterName","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') as m
    from (
      select t0.id, t0.incident_number, t0.channel, t0.status, t0.received_at, t0.three_party_call_started_at, t0.fraud_type,
      t0.division_code, t0.call_taker, t0.reporter_phone_digest, t0.receiving_unit_id, t0.reported_by_id, t0.case_id,
      row_number() over (order by t0.received_at desc, t0.id desc) as rn
      from incident_report t0
      where t0.received_at >= $3::timestamp(3) with time zone
      order by t0.received_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.receiving_unit_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"name":' || to_json(t12.name)::text || '}' as j, '"2:' || t12.id || '",' as m
      from (
        select t11.id, t11.name
        from agency t11
        where t11.id = t1.reported_by_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t15.case_number)::text || ',"status":"' || t15.status || '"}' as j, '"3:' || t15.id ||
      '",' as m
      from (
        select t14.id, t14.case_number, t14.status
        from fraud_case t14
        where t14.id = t1.case_id
        limit 1
      ) t15
    ) t16 on true
  ) t2
) t3 on true;
