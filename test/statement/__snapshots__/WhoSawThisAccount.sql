-- AUDITOR
-- Query.subjectAccesses
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from subject_access t4
      where t4.subject_id = $1::text
      order by t4.recorded_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"recordedAt":' || to_json(t1.recorded_at)::text || ',"agency":' || coalesce(t10.j, 'null') ||
    ',"officer":' || coalesce(to_json(t1.officer)::text, 'null') || ',"purpose":' || coalesce('"' || t1.purpose ||
    '"', 'null') || ',"subjectType":' || to_json(t1.subject_type)::text || ',"clear":' || to_json(t1.clear)::text ||
    ',"masked":' || to_json(t1.masked)::text || ',"tokens":' || to_json(t1.tokens)::text || ',"withheld":' || to_json(t1.withheld)::text ||
    ',"record":' || coalesce(t13.j, 'null') || '}' as n0, '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t13.m, '') as m
    from (
      select t0.id, t0.recorded_at, t0.agency_id, t0.officer, t0.purpose, t0.subject_type, t0.clear, t0.masked, t0.tokens,
      t0.withheld, t0.event_id, row_number() over (order by t0.recorded_at desc, t0.id desc) as rn
      from subject_access t0
      where t0.subject_id = $2::text
      order by t0.recorded_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || '}' as j, '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name
        from agency t8
        where t8.id = t1.agency_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"id":"' || t12.id || '","operation":' || coalesce(to_json(t12.operation)::text, 'null') || ',"caseNumber":' || coalesce(to_json(t12.case_number)::text, 'null') ||
      ',"instrumentNumber":' || coalesce(to_json(t12.instrument_number)::text, 'null') || ',"outcome":"' || t12.outcome ||
      '"}' as j, '"2:' || t12.id || '",' as m
      from (
        select t11.id, t11.operation, t11.case_number, t11.instrument_number, t11.outcome
        from access_event t11
        where t11.id = t1.event_id
        limit 1
      ) t12
    ) t13 on true
  ) t2
) t3 on true;
