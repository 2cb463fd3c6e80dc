-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, AUDITOR
-- Query.legalInstruments
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from legal_instrument t4
      where true
      order by t4.valid_from desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","instrumentNumber":' || to_json(t1.instrument_number)::text || ',"type":"' || t1.type ||
    '","approverName":' || to_json(t1.approver_name)::text || ',"approverLevel":"' || t1.approver_level || '","amountLimit":' || coalesce('"' || t1.amount_limit::text ||
    '"', 'null') || ',"validFrom":' || to_json(t1.valid_from)::text || ',"validUntil":' || to_json(t1.valid_until)::text ||
    ',"revokedAt":' || coalesce(to_json(t1.revoked_at)::text, 'null') || ',"issuingUnit":' || coalesce(t9.j, 'null') ||
    ',"case":' || coalesce(t12.j, 'null') || '}' as n0, '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t12.m, '') as m
    from (
      select t0.id, t0.instrument_number, t0.type, t0.approver_name, t0.approver_level, t0.amount_limit, t0.valid_from,
      t0.valid_until, t0.revoked_at, t0.issuing_unit_id, t0.case_id, row_number() over (order by t0.valid_from desc, t0.id desc) as rn
      from legal_instrument t0
      where true
      order by t0.valid_from desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t8.name)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.name
        from agency t7
        where t7.id = t1.issuing_unit_id
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t11.case_number)::text || ',"fraudType":"' || t11.fraud_type || '"}' as j, '"2:' || t11.id ||
      '",' as m
      from (
        select t10.id, t10.case_number, t10.fraud_type
        from fraud_case t10
        where t10.id = t1.case_id
        limit 1
      ) t11
    ) t12 on true
  ) t2
) t3 on true;

-- POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.legalInstruments
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from legal_instrument t4
      where true
      order by t4.valid_from desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","instrumentNumber":' || to_json(t1.instrument_number)::text || ',"type":"' || t1.type ||
    '","approverName":null,"approverLevel":"' || t1.approver_level || '","amountLimit":' || coalesce('"' || t1.amount_limit::text ||
    '"', 'null') || ',"validFrom":' || to_json(t1.valid_from)::text || ',"validUntil":' || to_json(t1.valid_until)::text ||
    ',"revokedAt":' || coalesce(to_json(t1.revoked_at)::text, 'null') || ',"issuingUnit":' || coalesce(t9.j, 'null') ||
    ',"case":' || coalesce(t12.j, 'null') || '}' as n0, '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t12.m, '') as m
    from (
      select t0.id, t0.instrument_number, t0.type, t0.approver_level, t0.amount_limit, t0.valid_from, t0.valid_until,
      t0.revoked_at, t0.issuing_unit_id, t0.case_id, row_number() over (order by t0.valid_from desc, t0.id desc) as rn
      from legal_instrument t0
      where true
      order by t0.valid_from desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t8.name)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.name
        from agency t7
        where t7.id = t1.issuing_unit_id
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t11.case_number)::text || ',"fraudType":"' || t11.fraud_type || '"}' as j, '"2:' || t11.id ||
      '",' as m
      from (
        select t10.id, t10.case_number, t10.fraud_type
        from fraud_case t10
        where t10.id = t1.case_id
        limit 1
      ) t11
    ) t12 on true
  ) t2
) t3 on true;
