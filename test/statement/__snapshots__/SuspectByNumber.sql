-- POLICE_INTAKE, POLICE_INTAKE § instrument
-- Query.suspectByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"suspectNumber":' || to_json(t1.suspect_number)::text || ',"name":null,"alias":null,"documentKind":null,"documentNumber":null,"role":"' || t1.role ||
  '","status":"' || t1.status || '","recordedAt":' || to_json(t1.recorded_at)::text || ',"cases":' || coalesce(t6.j, 'null') ||
  ',"arrests":' || coalesce(t11.j, 'null') || ',"extraditions":null,"disclosure":[{"field":"suspectNumber","disposition":"CLEAR","reason":null},{"field":"role","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"recordedAt","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"arrests","disposition":"CLEAR","reason":null},{"field":"name","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"alias","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"documentKind","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"documentNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"extraditions","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t6.m, '') || coalesce(t11.m, '') as m
  from (
    select t0.id, t0.suspect_number, t0.role, t0.status, t0.recorded_at
    from suspect t0
    where t0.suspect_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"caseNumber":' || to_json(t4.case_number)::text || '}' as n0, '"1:' || t4.id || '",' as m
      from (
        select t3.id, t3.case_number, row_number() over (order by t3.reported_at desc, t3.id desc) as rn
        from suspect_case t7
        join fraud_case t3 on t3.id = t7.case_id
        where t7.suspect_id = t1.id
        order by t3.reported_at desc, t3.id desc
        limit 10
      ) t4
    ) t5
  ) t6 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
    from (
      select t9.rn, t9.id, '{"arrestedAt":' || to_json(t9.arrested_at)::text || ',"country":' || coalesce(to_json(t9.country)::text, 'null') ||
      ',"divisionCode":' || coalesce(to_json(t9.division_code)::text, 'null') || '}' as n0, '"2:' || t9.id || '",' as m
      from (
        select t8.id, t8.arrested_at, t8.country, t8.division_code, row_number() over (order by t8.arrested_at desc, t8.id desc) as rn
        from arrest t8
        where t8.suspect_id = t1.id
        order by t8.arrested_at desc, t8.id desc
        limit 10
      ) t9
    ) t10
  ) t11 on true
) t2 on true;

-- POLICE_CONTROL, POLICE_CONTROL § instrument
-- Query.suspectByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"suspectNumber":' || to_json(t1.suspect_number)::text || ',"name":' || coalesce(to_json(t1_suspect_identity.name)::text, 'null') ||
  ',"alias":' || coalesce(coalesce(to_json(t1_suspect_identity.alias)::text, 'null'), 'null') || ',"documentKind":' || coalesce('"' || t1.document_kind ||
  '"', 'null') || ',"documentNumber":' || coalesce(coalesce(to_json(t1_suspect_identity.document_number)::text, 'null'), 'null') ||
  ',"role":"' || t1.role || '","status":"' || t1.status || '","recordedAt":' || to_json(t1.recorded_at)::text ||
  ',"cases":' || coalesce(t6.j, 'null') || ',"arrests":' || coalesce(t11.j, 'null') || ',"extraditions":' || coalesce(t16.j, 'null') ||
  ',"disclosure":[{"field":"suspectNumber","disposition":"CLEAR","reason":null},{"field":"name","disposition":"CLEAR","reason":null},{"field":"alias","disposition":"CLEAR","reason":null},{"field":"documentKind","disposition":"CLEAR","reason":null},{"field":"documentNumber","disposition":"CLEAR","reason":null},{"field":"role","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"recordedAt","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"arrests","disposition":"CLEAR","reason":null},{"field":"extraditions","disposition":"CLEAR","reason":null}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t6.m, '') || coalesce(t11.m, '') || coalesce(t16.m, '') as m
  from (
    select t0.id, t0.suspect_number, t0.document_kind, t0.role, t0.status, t0.recorded_at
    from suspect t0
    where t0.suspect_number = asked.p1::text
    limit 1
  ) t1
  left join suspect_identity t1_suspect_identity on t1_suspect_identity.id = t1.id
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"caseNumber":' || to_json(t4.case_number)::text || '}' as n0, '"1:' || t4.id || '",' as m
      from (
        select t3.id, t3.case_number, row_number() over (order by t3.reported_at desc, t3.id desc) as rn
        from suspect_case t7
        join fraud_case t3 on t3.id = t7.case_id
        where t7.suspect_id = t1.id
        order by t3.reported_at desc, t3.id desc
        limit 10
      ) t4
    ) t5
  ) t6 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
    from (
      select t9.rn, t9.id, '{"arrestedAt":' || to_json(t9.arrested_at)::text || ',"country":' || coalesce(to_json(t9.country)::text, 'null') ||
      ',"divisionCode":' || coalesce(to_json(t9.division_code)::text, 'null') || '}' as n0, '"2:' || t9.id || '",' as m
      from (
        select t8.id, t8.arrested_at, t8.country, t8.division_code, row_number() over (order by t8.arrested_at desc, t8.id desc) as rn
        from arrest t8
        where t8.suspect_id = t1.id
        order by t8.arrested_at desc, t8.id desc
        limit 10
      ) t9
    ) t10
  ) t11 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t15.n0, ',' order by t15.rn), '') || ']}' as j, coalesce(string_agg(t15.m, ''), '') as m
    from (
      select t14.rn, t14.id, '{"extraditionNumber":' || to_json(t14.extradition_number)::text || ',"requestedFrom":' || to_json(t14.requested_from)::text ||
      ',"status":"' || t14.status || '"}' as n0, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.extradition_number, t13.requested_from, t13.status, row_number() over (order by t13.requested_at desc, t13.id desc) as rn
        from extradition t13
        where t13.suspect_id = t1.id
        order by t13.requested_at desc, t13.id desc
        limit 10
      ) t14
    ) t15
  ) t16 on true
) t2 on true;

-- POLICE_ANALYSIS
-- Query.suspectByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"suspectNumber":' || to_json(t1.suspect_number)::text || ',"name":' || to_json(t1.name_mask)::text ||
  ',"alias":null,"documentKind":' || coalesce('"' || t1.document_kind || '"', 'null') || ',"documentNumber":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.document_number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
  '"', 'null') || ',"role":"' || t1.role || '","status":"' || t1.status || '","recordedAt":' || to_json(t1.recorded_at)::text ||
  ',"cases":' || coalesce(t6.j, 'null') || ',"arrests":' || coalesce(t11.j, 'null') || ',"extraditions":' || coalesce(t16.j, 'null') ||
  ',"disclosure":[{"field":"suspectNumber","disposition":"CLEAR","reason":null},{"field":"documentKind","disposition":"CLEAR","reason":null},{"field":"role","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"recordedAt","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"arrests","disposition":"CLEAR","reason":null},{"field":"extraditions","disposition":"CLEAR","reason":null},{"field":"name","disposition":"MASKED","reason":null},{"field":"documentNumber","disposition":"TOKEN","reason":null},{"field":"alias","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t6.m, '') || coalesce(t11.m, '') || coalesce(t16.m, '') as m
  from (
    select t0.id, t0.suspect_number, t0.name_mask, t0.document_kind, t0.document_number_digest, t0.role, t0.status,
    t0.recorded_at
    from suspect t0
    where t0.suspect_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"caseNumber":' || to_json(t4.case_number)::text || '}' as n0, '"1:' || t4.id || '",' as m
      from (
        select t3.id, t3.case_number, row_number() over (order by t3.reported_at desc, t3.id desc) as rn
        from suspect_case t7
        join fraud_case t3 on t3.id = t7.case_id
        where t7.suspect_id = t1.id
        order by t3.reported_at desc, t3.id desc
        limit 10
      ) t4
    ) t5
  ) t6 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
    from (
      select t9.rn, t9.id, '{"arrestedAt":' || to_json(t9.arrested_at)::text || ',"country":' || coalesce(to_json(t9.country)::text, 'null') ||
      ',"divisionCode":' || coalesce(to_json(t9.division_code)::text, 'null') || '}' as n0, '"2:' || t9.id || '",' as m
      from (
        select t8.id, t8.arrested_at, t8.country, t8.division_code, row_number() over (order by t8.arrested_at desc, t8.id desc) as rn
        from arrest t8
        where t8.suspect_id = t1.id
        order by t8.arrested_at desc, t8.id desc
        limit 10
      ) t9
    ) t10
  ) t11 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t15.n0, ',' order by t15.rn), '') || ']}' as j, coalesce(string_agg(t15.m, ''), '') as m
    from (
      select t14.rn, t14.id, '{"extraditionNumber":' || to_json(t14.extradition_number)::text || ',"requestedFrom":' || to_json(t14.requested_from)::text ||
      ',"status":"' || t14.status || '"}' as n0, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.extradition_number, t13.requested_from, t13.status, row_number() over (order by t13.requested_at desc, t13.id desc) as rn
        from extradition t13
        where t13.suspect_id = t1.id
        order by t13.requested_at desc, t13.id desc
        limit 10
      ) t14
    ) t15
  ) t16 on true
) t2 on true;

-- POLICE_ANALYSIS § instrument
-- Query.suspectByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"suspectNumber":' || to_json(t1.suspect_number)::text || ',"name":' || case t1.rel when 'o' then to_json(t1.name_mask)::text when 'p' then coalesce(to_json(t1_suspect_identity.name)::text, 'null') when 'x' then to_json(t1.name_mask)::text end ||
  ',"alias":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(coalesce(to_json(t1_suspect_identity.alias)::text, 'null'), 'null') when 'x' then 'null' end ||
  ',"documentKind":' || coalesce('"' || t1.document_kind || '"', 'null') || ',"documentNumber":' || case t1.rel when 'o' then coalesce('"' || encode(substr(public.hmac(convert_to(t1.document_number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
  '"', 'null') when 'p' then coalesce(coalesce(to_json(t1_suspect_identity.document_number)::text, 'null'), 'null') when 'x' then coalesce('"' || encode(substr(public.hmac(convert_to(t1.document_number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
  '"', 'null') end || ',"role":"' || t1.role || '","status":"' || t1.status || '","recordedAt":' || to_json(t1.recorded_at)::text ||
  ',"cases":' || coalesce(t6.j, 'null') || ',"arrests":' || coalesce(t11.j, 'null') || ',"extraditions":' || coalesce(t16.j, 'null') ||
  ',"disclosure":' || case t1.rel when 'o' then '[{"field":"suspectNumber","disposition":"CLEAR","reason":null},{"field":"documentKind","disposition":"CLEAR","reason":null},{"field":"role","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"recordedAt","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"arrests","disposition":"CLEAR","reason":null},{"field":"extraditions","disposition":"CLEAR","reason":null},{"field":"name","disposition":"MASKED","reason":null},{"field":"documentNumber","disposition":"TOKEN","reason":null},{"field":"alias","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' when 'p' then '[{"field":"suspectNumber","disposition":"CLEAR","reason":null},{"field":"name","disposition":"CLEAR","reason":null},{"field":"alias","disposition":"CLEAR","reason":null},{"field":"documentKind","disposition":"CLEAR","reason":null},{"field":"documentNumber","disposition":"CLEAR","reason":null},{"field":"role","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"recordedAt","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"arrests","disposition":"CLEAR","reason":null},{"field":"extraditions","disposition":"CLEAR","reason":null}]' when 'x' then '[{"field":"suspectNumber","disposition":"CLEAR","reason":null},{"field":"documentKind","disposition":"CLEAR","reason":null},{"field":"role","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"recordedAt","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"arrests","disposition":"CLEAR","reason":null},{"field":"extraditions","disposition":"CLEAR","reason":null},{"field":"name","disposition":"MASKED","reason":null},{"field":"documentNumber","disposition":"TOKEN","reason":null},{"field":"alias","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' end ||
  '}' as j, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t6.m, '') || coalesce(t11.m, '') || coalesce(t16.m, '') as m
  from (
    select t0.id, t0.suspect_number, t0.name_mask, t0.document_kind, t0.document_number_digest, t0.role, t0.status,
    t0.recorded_at, case when false then 'o' when exists (
      select 1
      from suspect_case t0_l
      where t0_l.suspect_id = t0.id and t0_l.case_id = asked.p2::text
    ) then 'p' else 'x' end as rel
    from suspect t0
    where t0.suspect_number = asked.p3::text
    limit 1
  ) t1
  left join suspect_identity t1_suspect_identity on t1_suspect_identity.id = t1.id
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"caseNumber":' || to_json(t4.case_number)::text || '}' as n0, '"1:' || t4.id || '",' as m
      from (
        select t3.id, t3.case_number, row_number() over (order by t3.reported_at desc, t3.id desc) as rn
        from suspect_case t7
        join fraud_case t3 on t3.id = t7.case_id
        where t7.suspect_id = t1.id
        order by t3.reported_at desc, t3.id desc
        limit 10
      ) t4
    ) t5
  ) t6 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
    from (
      select t9.rn, t9.id, '{"arrestedAt":' || to_json(t9.arrested_at)::text || ',"country":' || coalesce(to_json(t9.country)::text, 'null') ||
      ',"divisionCode":' || coalesce(to_json(t9.division_code)::text, 'null') || '}' as n0, '"2:' || t9.id || '",' as m
      from (
        select t8.id, t8.arrested_at, t8.country, t8.division_code, row_number() over (order by t8.arrested_at desc, t8.id desc) as rn
        from arrest t8
        where t8.suspect_id = t1.id
        order by t8.arrested_at desc, t8.id desc
        limit 10
      ) t9
    ) t10
  ) t11 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t15.n0, ',' order by t15.rn), '') || ']}' as j, coalesce(string_agg(t15.m, ''), '') as m
    from (
      select t14.rn, t14.id, '{"extraditionNumber":' || to_json(t14.extradition_number)::text || ',"requestedFrom":' || to_json(t14.requested_from)::text ||
      ',"status":"' || t14.status || '"}' as n0, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.extradition_number, t13.requested_from, t13.status, row_number() over (order by t13.requested_at desc, t13.id desc) as rn
        from extradition t13
        where t13.suspect_id = t1.id
        order by t13.requested_at desc, t13.id desc
        limit 10
      ) t14
    ) t15
  ) t16 on true
) t2 on true;

-- AUDITOR
-- Query.suspectByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"suspectNumber":' || to_json(t1.suspect_number)::text || ',"name":null,"alias":null,"documentKind":' || coalesce('"' || t1.document_kind ||
  '"', 'null') || ',"documentNumber":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.document_number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
  '"', 'null') || ',"role":"' || t1.role || '","status":"' || t1.status || '","recordedAt":' || to_json(t1.recorded_at)::text ||
  ',"cases":' || coalesce(t6.j, 'null') || ',"arrests":' || coalesce(t11.j, 'null') || ',"extraditions":' || coalesce(t16.j, 'null') ||
  ',"disclosure":[{"field":"suspectNumber","disposition":"CLEAR","reason":null},{"field":"documentKind","disposition":"CLEAR","reason":null},{"field":"role","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"recordedAt","disposition":"CLEAR","reason":null},{"field":"cases","disposition":"CLEAR","reason":null},{"field":"arrests","disposition":"CLEAR","reason":null},{"field":"extraditions","disposition":"CLEAR","reason":null},{"field":"documentNumber","disposition":"TOKEN","reason":null},{"field":"name","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"alias","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t6.m, '') || coalesce(t11.m, '') || coalesce(t16.m, '') as m
  from (
    select t0.id, t0.suspect_number, t0.document_kind, t0.document_number_digest, t0.role, t0.status, t0.recorded_at
    from suspect t0
    where t0.suspect_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"caseNumber":' || to_json(t4.case_number)::text || '}' as n0, '"1:' || t4.id || '",' as m
      from (
        select t3.id, t3.case_number, row_number() over (order by t3.reported_at desc, t3.id desc) as rn
        from suspect_case t7
        join fraud_case t3 on t3.id = t7.case_id
        where t7.suspect_id = t1.id
        order by t3.reported_at desc, t3.id desc
        limit 10
      ) t4
    ) t5
  ) t6 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t10.n0, ',' order by t10.rn), '') || ']}' as j, coalesce(string_agg(t10.m, ''), '') as m
    from (
      select t9.rn, t9.id, '{"arrestedAt":' || to_json(t9.arrested_at)::text || ',"country":' || coalesce(to_json(t9.country)::text, 'null') ||
      ',"divisionCode":' || coalesce(to_json(t9.division_code)::text, 'null') || '}' as n0, '"2:' || t9.id || '",' as m
      from (
        select t8.id, t8.arrested_at, t8.country, t8.division_code, row_number() over (order by t8.arrested_at desc, t8.id desc) as rn
        from arrest t8
        where t8.suspect_id = t1.id
        order by t8.arrested_at desc, t8.id desc
        limit 10
      ) t9
    ) t10
  ) t11 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t15.n0, ',' order by t15.rn), '') || ']}' as j, coalesce(string_agg(t15.m, ''), '') as m
    from (
      select t14.rn, t14.id, '{"extraditionNumber":' || to_json(t14.extradition_number)::text || ',"requestedFrom":' || to_json(t14.requested_from)::text ||
      ',"status":"' || t14.status || '"}' as n0, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.extradition_number, t13.requested_from, t13.status, row_number() over (order by t13.requested_at desc, t13.id desc) as rn
        from extradition t13
        where t13.suspect_id = t1.id
        order by t13.requested_at desc, t13.id desc
        limit 10
      ) t14
    ) t15
  ) t16 on true
) t2 on true;
