-- POLICE_INTAKE, POLICE_CONTROL, POLICE_ANALYSIS
-- Query.telecomNumberByMsisdn
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","msisdn":' || coalesce(to_json(t1_telecom_number_identity.msisdn)::text, 'null') ||
  ',"kind":"' || t1.kind || '","status":"' || t1.status || '","abuse":' || coalesce('"' || t1.abuse || '"', 'null') ||
  ',"divisionCode":' || coalesce(to_json(t1.division_code)::text, 'null') || ',"firstSeenAt":' || to_json(t1.first_seen_at)::text ||
  ',"originalCarrier":' || coalesce(t5.j, 'null') || ',"currentCarrier":' || coalesce(t8.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"callRecords","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}],"subscriber":null,"portings":' || coalesce(t12.j, 'null') ||
  ',"callRecords":null,"cases":' || coalesce(t23.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t12.m, '') || coalesce(t23.m, '') as m
  from (
    select t0.id, t0.kind, t0.status, t0.abuse, t0.division_code, t0.first_seen_at, t0.original_carrier_id, t0.current_carrier_id
    from telecom_number t0
    where t0.id in (
      select t25.id
      from telecom_number_identity t25
      where t25.msisdn = asked.p1::text
    )
    limit 1
  ) t1
  left join telecom_number_identity t1_telecom_number_identity on t1_telecom_number_identity.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_phone
      from agency t3
      where t3.id = t1.original_carrier_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.current_carrier_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t11.n0, ',' order by t11.rn), '') || ']}' as j, coalesce(string_agg(t11.m, ''), '') as m
    from (
      select t10.rn, t10.id, '{"portedAt":' || to_json(t10.ported_at)::text || ',"donor":' || coalesce(t15.j, 'null') ||
      ',"recipient":' || coalesce(t18.j, 'null') || '}' as n0, '"3:' || t10.id || '",' || coalesce(t15.m, '') || coalesce(t18.m, '') as m
      from (
        select t9.id, t9.ported_at, t9.donor_id, t9.recipient_id, row_number() over (order by t9.ported_at desc, t9.id desc) as rn
        from number_portability t9
        where t9.number_id = t1.id
        order by t9.ported_at desc, t9.id desc
        limit 10
      ) t10
      left join lateral (
        select '{"name":' || to_json(t14.name)::text || '}' as j, '"4:' || t14.id || '",' as m
        from (
          select t13.id, t13.name
          from agency t13
          where t13.id = t10.donor_id
          limit 1
        ) t14
      ) t15 on true
      left join lateral (
        select '{"name":' || to_json(t17.name)::text || '}' as j, '"5:' || t17.id || '",' as m
        from (
          select t16.id, t16.name
          from agency t16
          where t16.id = t10.recipient_id
          limit 1
        ) t17
      ) t18 on true
    ) t11
  ) t12 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
    from (
      select t21.rn, t21.id, '{"caseNumber":' || to_json(t21.case_number)::text || ',"fraudType":"' || t21.fraud_type ||
      '"}' as n0, '"6:' || t21.id || '",' as m
      from (
        select t20.id, t20.case_number, t20.fraud_type, row_number() over (order by t20.reported_at desc, t20.id desc) as rn
        from involved_number t24
        join fraud_case t20 on t20.id = t24.case_id
        where t24.number_id = t1.id
        order by t20.reported_at desc, t20.id desc
        limit 10
      ) t21
    ) t22
  ) t23 on true
) t2 on true;

-- POLICE_INTAKE § instrument
-- Query.telecomNumberByMsisdn
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","msisdn":' || coalesce(to_json(t1_telecom_number_identity.msisdn)::text, 'null') ||
  ',"kind":"' || t1.kind || '","status":"' || t1.status || '","abuse":' || coalesce('"' || t1.abuse || '"', 'null') ||
  ',"divisionCode":' || coalesce(to_json(t1.division_code)::text, 'null') || ',"firstSeenAt":' || to_json(t1.first_seen_at)::text ||
  ',"originalCarrier":' || coalesce(t5.j, 'null') || ',"currentCarrier":' || coalesce(t8.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"callRecords","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"WITHHELD","reason":"PURPOSE_MISMATCH"},{"field":"callRecords","disposition":"WITHHELD","reason":"PURPOSE_MISMATCH"}]' when 'x' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"callRecords","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' end ||
  ',"subscriber":null,"portings":' || coalesce(t12.j, 'null') || ',"callRecords":null,"cases":' || coalesce(t23.j, 'null') ||
  '}' as j, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t12.m, '') || coalesce(t23.m, '') as m
  from (
    select t0.id, t0.kind, t0.status, t0.abuse, t0.division_code, t0.first_seen_at, t0.original_carrier_id, t0.current_carrier_id,
    case when (t0.current_carrier_id = asked.p1::text or t0.original_carrier_id = asked.p1::text) then 'o' when exists (
      select 1
      from involved_number t0_l
      where t0_l.number_id = t0.id and t0_l.case_id = asked.p2::text
    ) then 'p' else 'x' end as rel
    from telecom_number t0
    where t0.id in (
      select t25.id
      from telecom_number_identity t25
      where t25.msisdn = asked.p3::text
    )
    limit 1
  ) t1
  left join telecom_number_identity t1_telecom_number_identity on t1_telecom_number_identity.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_phone
      from agency t3
      where t3.id = t1.original_carrier_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.current_carrier_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t11.n0, ',' order by t11.rn), '') || ']}' as j, coalesce(string_agg(t11.m, ''), '') as m
    from (
      select t10.rn, t10.id, '{"portedAt":' || to_json(t10.ported_at)::text || ',"donor":' || coalesce(t15.j, 'null') ||
      ',"recipient":' || coalesce(t18.j, 'null') || '}' as n0, '"3:' || t10.id || '",' || coalesce(t15.m, '') || coalesce(t18.m, '') as m
      from (
        select t9.id, t9.ported_at, t9.donor_id, t9.recipient_id, row_number() over (order by t9.ported_at desc, t9.id desc) as rn
        from number_portability t9
        where t9.number_id = t1.id
        order by t9.ported_at desc, t9.id desc
        limit 10
      ) t10
      left join lateral (
        select '{"name":' || to_json(t14.name)::text || '}' as j, '"4:' || t14.id || '",' as m
        from (
          select t13.id, t13.name
          from agency t13
          where t13.id = t10.donor_id
          limit 1
        ) t14
      ) t15 on true
      left join lateral (
        select '{"name":' || to_json(t17.name)::text || '}' as j, '"5:' || t17.id || '",' as m
        from (
          select t16.id, t16.name
          from agency t16
          where t16.id = t10.recipient_id
          limit 1
        ) t17
      ) t18 on true
    ) t11
  ) t12 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
    from (
      select t21.rn, t21.id, '{"caseNumber":' || to_json(t21.case_number)::text || ',"fraudType":"' || t21.fraud_type ||
      '"}' as n0, '"6:' || t21.id || '",' as m
      from (
        select t20.id, t20.case_number, t20.fraud_type, row_number() over (order by t20.reported_at desc, t20.id desc) as rn
        from involved_number t24
        join fraud_case t20 on t20.id = t24.case_id
        where t24.number_id = t1.id
        order by t20.reported_at desc, t20.id desc
        limit 10
      ) t21
    ) t22
  ) t23 on true
) t2 on true;

-- POLICE_CONTROL § instrument
-- Query.telecomNumberByMsisdn
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","msisdn":' || coalesce(to_json(t1_telecom_number_identity.msisdn)::text, 'null') ||
  ',"kind":"' || t1.kind || '","status":"' || t1.status || '","abuse":' || coalesce('"' || t1.abuse || '"', 'null') ||
  ',"divisionCode":' || coalesce(to_json(t1.division_code)::text, 'null') || ',"firstSeenAt":' || to_json(t1.first_seen_at)::text ||
  ',"originalCarrier":' || coalesce(t5.j, 'null') || ',"currentCarrier":' || coalesce(t8.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"callRecords","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"callRecords","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null}]' when 'x' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"callRecords","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' end ||
  ',"subscriber":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(t11.j, 'null') when 'x' then 'null' end ||
  ',"portings":' || coalesce(t18.j, 'null') || ',"callRecords":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(t29.j, 'null') when 'x' then 'null' end ||
  ',"cases":' || coalesce(t37.j, 'null') || '}' as j, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || case when t1.rel in ('p') then coalesce(t11.m, '') else '' end || coalesce(t18.m, '') || case when t1.rel in ('p') then coalesce(t29.m, '') else '' end || coalesce(t37.m, '') as m
  from (
    select t0.id, t0.kind, t0.status, t0.abuse, t0.division_code, t0.first_seen_at, t0.original_carrier_id, t0.current_carrier_id,
    case when (t0.current_carrier_id = asked.p1::text or t0.original_carrier_id = asked.p1::text) then 'o' when exists (
      select 1
      from involved_number t0_l
      where t0_l.number_id = t0.id and t0_l.case_id = asked.p2::text
    ) then 'p' else 'x' end as rel
    from telecom_number t0
    where t0.id in (
      select t39.id
      from telecom_number_identity t39
      where t39.msisdn = asked.p3::text
    )
    limit 1
  ) t1
  left join telecom_number_identity t1_telecom_number_identity on t1_telecom_number_identity.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_phone
      from agency t3
      where t3.id = t1.original_carrier_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.current_carrier_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || ',"idNumber":' || to_json(t10.id_number)::text || ',"address":' || to_json(t10.address)::text ||
    ',"activatedAt":' || to_json(t10.activated_at)::text || ',"outlet":' || to_json(t10.outlet)::text || ',"carrier":' || coalesce(t14.j, 'null') ||
    ',"disclosure":[{"field":"name","disposition":"CLEAR","reason":null},{"field":"idNumber","disposition":"CLEAR","reason":null},{"field":"address","disposition":"CLEAR","reason":null},{"field":"activatedAt","disposition":"CLEAR","reason":null},{"field":"outlet","disposition":"CLEAR","reason":null},{"field":"carrier","disposition":"CLEAR","reason":null}]}' as j,
    '"3:' || t10.id || '",' || coalesce(t14.m, '') as m
    from (
      select t9.id, t9.name, t9.id_number, t9.address, t9.activated_at, t9.outlet, t9.carrier_id
      from subscriber t9
      where t9.number_id = t1.id and ((exists (
        select 1
        from involved_number t9_l
        where t9_l.number_id = t9.number_id and t9_l.case_id = asked.p2::text
      ) and (t9.carrier_id = asked.p1::text) is not true))
      limit 1
    ) t10
    left join lateral (
      select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
      from (
        select t12.id, t12.name
        from agency t12
        where t12.id = t10.carrier_id
        limit 1
      ) t13
    ) t14 on true
  ) t11 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t17.n0, ',' order by t17.rn), '') || ']}' as j, coalesce(string_agg(t17.m, ''), '') as m
    from (
      select t16.rn, t16.id, '{"portedAt":' || to_json(t16.ported_at)::text || ',"donor":' || coalesce(t21.j, 'null') ||
      ',"recipient":' || coalesce(t24.j, 'null') || '}' as n0, '"5:' || t16.id || '",' || coalesce(t21.m, '') || coalesce(t24.m, '') as m
      from (
        select t15.id, t15.ported_at, t15.donor_id, t15.recipient_id, row_number() over (order by t15.ported_at desc, t15.id desc) as rn
        from number_portability t15
        where t15.number_id = t1.id
        order by t15.ported_at desc, t15.id desc
        limit 10
      ) t16
      left join lateral (
        select '{"name":' || to_json(t20.name)::text || '}' as j, '"6:' || t20.id || '",' as m
        from (
          select t19.id, t19.name
          from agency t19
          where t19.id = t16.donor_id
          limit 1
        ) t20
      ) t21 on true
      left join lateral (
        select '{"name":' || to_json(t23.name)::text || '}' as j, '"7:' || t23.id || '",' as m
        from (
          select t22.id, t22.name
          from agency t22
          where t22.id = t16.recipient_id
          limit 1
        ) t23
      ) t24 on true
    ) t17
  ) t18 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from call_detail_record t30
        where t30.number_id = t1.id and ((exists (
          select 1
          from involved_number t30_l
          where t30_l.number_id = t30.number_id and t30_l.case_id = asked.p2::text
        ) and (t30.carrier_id = asked.p1::text) is not true))
        limit 10001
      ) t32
    ) || ',"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
    from (
      select t27.rn, t27.id, '{"direction":"' || t27.direction || '","counterpart":' || to_json(t27.counterpart)::text ||
      ',"startedAt":' || to_json(t27.started_at)::text || ',"durationSeconds":' || t27.duration_seconds::text || ',"cellDivisionCode":' || coalesce(to_json(t27.cell_division_code)::text, 'null') ||
      '}' as n0, '"8:' || t27.id || '",' as m
      from (
        select t26.id, t26.direction, t26.counterpart, t26.started_at, t26.duration_seconds, t26.cell_division_code, row_number() over (order by t26.started_at desc, t26.id desc) as rn
        from call_detail_record t26
        where t26.number_id = t1.id and ((exists (
          select 1
          from involved_number t26_l
          where t26_l.number_id = t26.number_id and t26_l.case_id = asked.p2::text
        ) and (t26.carrier_id = asked.p1::text) is not true))
        order by t26.started_at desc, t26.id desc
        limit 50
      ) t27
    ) t28
  ) t29 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t36.n0, ',' order by t36.rn), '') || ']}' as j, coalesce(string_agg(t36.m, ''), '') as m
    from (
      select t35.rn, t35.id, '{"caseNumber":' || to_json(t35.case_number)::text || ',"fraudType":"' || t35.fraud_type ||
      '"}' as n0, '"9:' || t35.id || '",' as m
      from (
        select t34.id, t34.case_number, t34.fraud_type, row_number() over (order by t34.reported_at desc, t34.id desc) as rn
        from involved_number t38
        join fraud_case t34 on t34.id = t38.case_id
        where t38.number_id = t1.id
        order by t34.reported_at desc, t34.id desc
        limit 10
      ) t35
    ) t36
  ) t37 on true
) t2 on true;

-- POLICE_ANALYSIS § instrument
-- Query.telecomNumberByMsisdn
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","msisdn":' || coalesce(to_json(t1_telecom_number_identity.msisdn)::text, 'null') ||
  ',"kind":"' || t1.kind || '","status":"' || t1.status || '","abuse":' || coalesce('"' || t1.abuse || '"', 'null') ||
  ',"divisionCode":' || coalesce(to_json(t1.division_code)::text, 'null') || ',"firstSeenAt":' || to_json(t1.first_seen_at)::text ||
  ',"originalCarrier":' || coalesce(t5.j, 'null') || ',"currentCarrier":' || coalesce(t8.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"callRecords","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"callRecords","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null}]' when 'x' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"callRecords","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' end ||
  ',"subscriber":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(t11.j, 'null') when 'x' then 'null' end ||
  ',"portings":' || coalesce(t18.j, 'null') || ',"callRecords":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(t29.j, 'null') when 'x' then 'null' end ||
  ',"cases":' || coalesce(t37.j, 'null') || '}' as j, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || case when t1.rel in ('p') then coalesce(t11.m, '') else '' end || coalesce(t18.m, '') || case when t1.rel in ('p') then coalesce(t29.m, '') else '' end || coalesce(t37.m, '') as m
  from (
    select t0.id, t0.kind, t0.status, t0.abuse, t0.division_code, t0.first_seen_at, t0.original_carrier_id, t0.current_carrier_id,
    case when (t0.current_carrier_id = asked.p1::text or t0.original_carrier_id = asked.p1::text) then 'o' when exists (
      select 1
      from involved_number t0_l
      where t0_l.number_id = t0.id and t0_l.case_id = asked.p2::text
    ) then 'p' else 'x' end as rel
    from telecom_number t0
    where t0.id in (
      select t39.id
      from telecom_number_identity t39
      where t39.msisdn = asked.p3::text
    )
    limit 1
  ) t1
  left join telecom_number_identity t1_telecom_number_identity on t1_telecom_number_identity.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_phone
      from agency t3
      where t3.id = t1.original_carrier_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.current_carrier_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name_mask)::text || ',"idNumber":' || to_json(t10.id_number_mask)::text || ',"address":' || to_json(t10.address_mask)::text ||
    ',"activatedAt":' || to_json(t10.activated_at)::text || ',"outlet":' || to_json(t10.outlet)::text || ',"carrier":' || coalesce(t14.j, 'null') ||
    ',"disclosure":[{"field":"activatedAt","disposition":"CLEAR","reason":null},{"field":"outlet","disposition":"CLEAR","reason":null},{"field":"carrier","disposition":"CLEAR","reason":null},{"field":"name","disposition":"MASKED","reason":null},{"field":"idNumber","disposition":"MASKED","reason":null},{"field":"address","disposition":"MASKED","reason":null}]}' as j,
    '"3:' || t10.id || '",' || coalesce(t14.m, '') as m
    from (
      select t9.id, t9.name_mask, t9.id_number_mask, t9.address_mask, t9.activated_at, t9.outlet, t9.carrier_id
      from subscriber t9
      where t9.number_id = t1.id and ((exists (
        select 1
        from involved_number t9_l
        where t9_l.number_id = t9.number_id and t9_l.case_id = asked.p2::text
      ) and (t9.carrier_id = asked.p1::text) is not true))
      limit 1
    ) t10
    left join lateral (
      select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
      from (
        select t12.id, t12.name
        from agency t12
        where t12.id = t10.carrier_id
        limit 1
      ) t13
    ) t14 on true
  ) t11 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t17.n0, ',' order by t17.rn), '') || ']}' as j, coalesce(string_agg(t17.m, ''), '') as m
    from (
      select t16.rn, t16.id, '{"portedAt":' || to_json(t16.ported_at)::text || ',"donor":' || coalesce(t21.j, 'null') ||
      ',"recipient":' || coalesce(t24.j, 'null') || '}' as n0, '"5:' || t16.id || '",' || coalesce(t21.m, '') || coalesce(t24.m, '') as m
      from (
        select t15.id, t15.ported_at, t15.donor_id, t15.recipient_id, row_number() over (order by t15.ported_at desc, t15.id desc) as rn
        from number_portability t15
        where t15.number_id = t1.id
        order by t15.ported_at desc, t15.id desc
        limit 10
      ) t16
      left join lateral (
        select '{"name":' || to_json(t20.name)::text || '}' as j, '"6:' || t20.id || '",' as m
        from (
          select t19.id, t19.name
          from agency t19
          where t19.id = t16.donor_id
          limit 1
        ) t20
      ) t21 on true
      left join lateral (
        select '{"name":' || to_json(t23.name)::text || '}' as j, '"7:' || t23.id || '",' as m
        from (
          select t22.id, t22.name
          from agency t22
          where t22.id = t16.recipient_id
          limit 1
        ) t23
      ) t24 on true
    ) t17
  ) t18 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from call_detail_record t30
        where t30.number_id = t1.id and ((exists (
          select 1
          from involved_number t30_l
          where t30_l.number_id = t30.number_id and t30_l.case_id = asked.p2::text
        ) and (t30.carrier_id = asked.p1::text) is not true))
        limit 10001
      ) t32
    ) || ',"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
    from (
      select t27.rn, t27.id, '{"direction":"' || t27.direction || '","counterpart":' || to_json(t27.counterpart_mask)::text ||
      ',"startedAt":' || to_json(t27.started_at)::text || ',"durationSeconds":' || t27.duration_seconds::text || ',"cellDivisionCode":' || coalesce(to_json(t27.cell_division_code)::text, 'null') ||
      '}' as n0, '"8:' || t27.id || '",' as m
      from (
        select t26.id, t26.direction, t26.counterpart_mask, t26.started_at, t26.duration_seconds, t26.cell_division_code,
        row_number() over (order by t26.started_at desc, t26.id desc) as rn
        from call_detail_record t26
        where t26.number_id = t1.id and ((exists (
          select 1
          from involved_number t26_l
          where t26_l.number_id = t26.number_id and t26_l.case_id = asked.p2::text
        ) and (t26.carrier_id = asked.p1::text) is not true))
        order by t26.started_at desc, t26.id desc
        limit 50
      ) t27
    ) t28
  ) t29 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t36.n0, ',' order by t36.rn), '') || ']}' as j, coalesce(string_agg(t36.m, ''), '') as m
    from (
      select t35.rn, t35.id, '{"caseNumber":' || to_json(t35.case_number)::text || ',"fraudType":"' || t35.fraud_type ||
      '"}' as n0, '"9:' || t35.id || '",' as m
      from (
        select t34.id, t34.case_number, t34.fraud_type, row_number() over (order by t34.reported_at desc, t34.id desc) as rn
        from involved_number t38
        join fraud_case t34 on t34.id = t38.case_id
        where t38.number_id = t1.id
        order by t34.reported_at desc, t34.id desc
        limit 10
      ) t35
    ) t36
  ) t37 on true
) t2 on true;

-- CARRIER
-- Query.telecomNumberByMsisdn
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.telecom then '' else 'TELECOM ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'TELECOM' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as telecom, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","msisdn":' || case t1.rel when 'o' then coalesce(to_json(t1_telecom_number_identity.msisdn)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t1.msisdn_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
  '"', 'null') end || ',"kind":"' || t1.kind || '","status":"' || t1.status || '","abuse":' || coalesce('"' || t1.abuse ||
  '"', 'null') || ',"divisionCode":' || coalesce(to_json(t1.division_code)::text, 'null') || ',"firstSeenAt":' || to_json(t1.first_seen_at)::text ||
  ',"originalCarrier":' || coalesce(t5.j, 'null') || ',"currentCarrier":' || coalesce(t8.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"subscriber","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"callRecords","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"abuse","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"firstSeenAt","disposition":"CLEAR","reason":null},{"field":"originalCarrier","disposition":"CLEAR","reason":null},{"field":"currentCarrier","disposition":"CLEAR","reason":null},{"field":"portings","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"msisdn","disposition":"TOKEN","reason":null},{"field":"subscriber","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"},{"field":"callRecords","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"}]' end ||
  ',"subscriber":' || case t1.rel when 'o' then coalesce(t11.j, 'null') when 'p' then 'null' end || ',"portings":' || coalesce(t18.j, 'null') ||
  ',"callRecords":' || case t1.rel when 'o' then coalesce(t29.j, 'null') when 'p' then 'null' end || ',"cases":' || coalesce(t37.j, 'null') ||
  '}' as j, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || case when t1.rel in ('o') then coalesce(t11.m, '') else '' end || coalesce(t18.m, '') || case when t1.rel in ('o') then coalesce(t29.m, '') else '' end || coalesce(t37.m, '') as m
  from (
    select t0.id, t0.msisdn_digest, t0.kind, t0.status, t0.abuse, t0.division_code, t0.first_seen_at, t0.original_carrier_id,
    t0.current_carrier_id, case when (t0.current_carrier_id = asked.p2::text or t0.original_carrier_id = asked.p2::text) then 'o' else 'p' end as rel
    from telecom_number t0
    where (t0.id in (
      select t39.id
      from telecom_number_identity t39
      where t39.msisdn = asked.p4::text
    ) and ((t0.current_carrier_id = asked.p2::text or t0.original_carrier_id = asked.p2::text))) and ((t0.current_carrier_id = asked.p2::text or t0.original_carrier_id = asked.p2::text) or exists (
      select 1
      from involved_number t0_l
      where t0_l.number_id = t0.id and exists (
        select 1
        from case_party t0_l_l
        where t0_l_l.case_id = t0_l.case_id and t0_l_l.agency_id = asked.p2::text
      )
    )) and agreed.telecom
    limit 1
  ) t1
  left join telecom_number_identity t1_telecom_number_identity on t1_telecom_number_identity.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_phone
      from agency t3
      where t3.id = t1.original_carrier_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.current_carrier_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || ',"idNumber":' || to_json(t10.id_number)::text || ',"address":' || to_json(t10.address)::text ||
    ',"activatedAt":' || to_json(t10.activated_at)::text || ',"outlet":' || to_json(t10.outlet)::text || ',"carrier":' || coalesce(t14.j, 'null') ||
    ',"disclosure":[{"field":"name","disposition":"CLEAR","reason":null},{"field":"idNumber","disposition":"CLEAR","reason":null},{"field":"address","disposition":"CLEAR","reason":null},{"field":"activatedAt","disposition":"CLEAR","reason":null},{"field":"outlet","disposition":"CLEAR","reason":null},{"field":"carrier","disposition":"CLEAR","reason":null}]}' as j,
    '"3:' || t10.id || '",' || coalesce(t14.m, '') as m
    from (
      select t9.id, t9.name, t9.id_number, t9.address, t9.activated_at, t9.outlet, t9.carrier_id
      from subscriber t9
      where t9.number_id = t1.id and (t9.carrier_id = asked.p2::text) and agreed.telecom
      limit 1
    ) t10
    left join lateral (
      select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
      from (
        select t12.id, t12.name
        from agency t12
        where t12.id = t10.carrier_id
        limit 1
      ) t13
    ) t14 on true
  ) t11 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t17.n0, ',' order by t17.rn), '') || ']}' as j, coalesce(string_agg(t17.m, ''), '') as m
    from (
      select t16.rn, t16.id, '{"portedAt":' || to_json(t16.ported_at)::text || ',"donor":' || coalesce(t21.j, 'null') ||
      ',"recipient":' || coalesce(t24.j, 'null') || '}' as n0, '"5:' || t16.id || '",' || coalesce(t21.m, '') || coalesce(t24.m, '') as m
      from (
        select t15.id, t15.ported_at, t15.donor_id, t15.recipient_id, row_number() over (order by t15.ported_at desc, t15.id desc) as rn
        from number_portability t15
        where t15.number_id = t1.id and ((t15.recipient_id = asked.p2::text or t15.donor_id = asked.p2::text) or exists (
          select 1
          from involved_number t15_l
          where t15_l.number_id = t15.number_id and exists (
            select 1
            from case_party t15_l_l
            where t15_l_l.case_id = t15_l.case_id and t15_l_l.agency_id = asked.p2::text
          )
        )) and agreed.telecom
        order by t15.ported_at desc, t15.id desc
        limit 10
      ) t16
      left join lateral (
        select '{"name":' || to_json(t20.name)::text || '}' as j, '"6:' || t20.id || '",' as m
        from (
          select t19.id, t19.name
          from agency t19
          where t19.id = t16.donor_id
          limit 1
        ) t20
      ) t21 on true
      left join lateral (
        select '{"name":' || to_json(t23.name)::text || '}' as j, '"7:' || t23.id || '",' as m
        from (
          select t22.id, t22.name
          from agency t22
          where t22.id = t16.recipient_id
          limit 1
        ) t23
      ) t24 on true
    ) t17
  ) t18 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from call_detail_record t30
        where t30.number_id = t1.id and (t30.carrier_id = asked.p2::text) and agreed.telecom
        limit 10001
      ) t32
    ) || ',"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
    from (
      select t27.rn, t27.id, '{"direction":"' || t27.direction || '","counterpart":' || to_json(t27.counterpart)::text ||
      ',"startedAt":' || to_json(t27.started_at)::text || ',"durationSeconds":' || t27.duration_seconds::text || ',"cellDivisionCode":' || coalesce(to_json(t27.cell_division_code)::text, 'null') ||
      '}' as n0, '"8:' || t27.id || '",' as m
      from (
        select t26.id, t26.direction, t26.counterpart, t26.started_at, t26.duration_seconds, t26.cell_division_code, row_number() over (order by t26.started_at desc, t26.id desc) as rn
        from call_detail_record t26
        where t26.number_id = t1.id and (t26.carrier_id = asked.p2::text) and agreed.telecom
        order by t26.started_at desc, t26.id desc
        limit 50
      ) t27
    ) t28
  ) t29 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t36.n0, ',' order by t36.rn), '') || ']}' as j, coalesce(string_agg(t36.m, ''), '') as m
    from (
      select t35.rn, t35.id, '{"caseNumber":' || to_json(t35.case_number)::text || ',"fraudType":"' || t35.fraud_type ||
      '"}' as n0, '"9:' || t35.id || '",' as m
      from (
        select t34.id, t34.case_number, t34.fraud_type, row_number() over (order by t34.reported_at desc, t34.id desc) as rn
        from involved_number t38
        join fraud_case t34 on t34.id = t38.case_id
        where t38.number_id = t1.id and ((exists (
          select 1
          from case_party t34_l
          where t34_l.case_id = t34.id and t34_l.agency_id = asked.p2::text
        ) and (false) is not true)) and agreed.cases
        order by t34.reported_at desc, t34.id desc
        limit 10
      ) t35
    ) t36
  ) t37 on true
) t2 on true;
