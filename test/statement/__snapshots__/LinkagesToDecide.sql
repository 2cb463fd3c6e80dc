-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.caseLinkages
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from case_linkage t4
      where (t4.unit_id = $1::text) and t4.state = $2::text
      order by t4.proposed_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn), '') || ']}' as j, coalesce(string_agg(t2.m, ''), '') as m
  from (
    select t1.rn, t1.id, '{"linkageNumber":' || to_json(t1.linkage_number)::text || ',"type":' || coalesce('"' || t1.type ||
    '"', 'null') || ',"strength":' || coalesce('"' || t1.strength || '"', 'null') || ',"proposedAt":' || to_json(t1.proposed_at)::text ||
    ',"version":' || t1.version::text || ',"case":' || coalesce(t10.j, 'null') || ',"otherCase":' || coalesce(t13.j, 'null') ||
    ',"contactUnit":' || coalesce(t16.j, 'null') || '}' as n0, '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') as m
    from (
      select t0.id, t0.linkage_number, t0.type, t0.strength, t0.proposed_at, t0.version, t0.case_id, t0.other_case_id,
      t0.contact_unit_id, row_number() over (order by t0.proposed_at desc, t0.id desc) as rn
      from case_linkage t0
      where (t0.unit_id = $1::text) and t0.state = $3::text
      order by t0.proposed_at desc, t0.id desc
      limit 20
    ) t1
    left join lateral (
      select '{"caseNumber":' || to_json(t9.case_number)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.case_number
        from fraud_case t8
        where t8.id = t1.case_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t12.case_number)::text || '}' as j, '"2:' || t12.id || '",' as m
      from (
        select t11.id, t11.case_number
        from fraud_case t11
        where t11.id = t1.other_case_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"name":' || to_json(t15.name)::text || ',"contactPhone":' || to_json(t15.contact_phone)::text || '}' as j,
      '"3:' || t15.id || '",' as m
      from (
        select t14.id, t14.name, t14.contact_phone
        from agency t14
        where t14.id = t1.contact_unit_id
        limit 1
      ) t15
    ) t16 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.caseLinkages
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from case_linkage t4
      where t4.state = $1::text
      order by t4.proposed_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn), '') || ']}' as j, coalesce(string_agg(t2.m, ''), '') as m
  from (
    select t1.rn, t1.id, '{"linkageNumber":' || to_json(t1.linkage_number)::text || ',"type":' || coalesce('"' || t1.type ||
    '"', 'null') || ',"strength":' || coalesce('"' || t1.strength || '"', 'null') || ',"proposedAt":' || to_json(t1.proposed_at)::text ||
    ',"version":' || t1.version::text || ',"case":' || coalesce(t10.j, 'null') || ',"otherCase":' || coalesce(t13.j, 'null') ||
    ',"contactUnit":' || coalesce(t16.j, 'null') || '}' as n0, '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') as m
    from (
      select t0.id, t0.linkage_number, t0.type, t0.strength, t0.proposed_at, t0.version, t0.case_id, t0.other_case_id,
      t0.contact_unit_id, row_number() over (order by t0.proposed_at desc, t0.id desc) as rn
      from case_linkage t0
      where t0.state = $2::text
      order by t0.proposed_at desc, t0.id desc
      limit 20
    ) t1
    left join lateral (
      select '{"caseNumber":' || to_json(t9.case_number)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.case_number
        from fraud_case t8
        where t8.id = t1.case_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"caseNumber":' || to_json(t12.case_number)::text || '}' as j, '"2:' || t12.id || '",' as m
      from (
        select t11.id, t11.case_number
        from fraud_case t11
        where t11.id = t1.other_case_id
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"name":' || to_json(t15.name)::text || ',"contactPhone":null}' as j, '"3:' || t15.id || '",' as m
      from (
        select t14.id, t14.name
        from agency t14
        where t14.id = t1.contact_unit_id
        limit 1
      ) t15
    ) t16 on true
  ) t2
) t3 on true;
