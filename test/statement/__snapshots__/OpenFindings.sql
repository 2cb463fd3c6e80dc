-- AUDITOR
-- Query.findings
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from finding t4
      where t4.status = $1::text
      order by t4.found_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","findingNumber":' || to_json(t1.finding_number)::text || ',"rule":"' || t1.rule ||
    '","severity":"' || t1.severity || '","officer":' || to_json(t1.officer)::text || ',"agency":' || coalesce(t10.j, 'null') ||
    ',"subjectType":' || coalesce(to_json(t1.subject_type)::text, 'null') || ',"subjectId":' || coalesce('"' || t1.subject_id ||
    '"', 'null') || ',"windowFrom":' || to_json(t1.window_from)::text || ',"windowUntil":' || to_json(t1.window_until)::text ||
    ',"measured":' || to_json(t1.measured)::text || ',"measuredZh":' || to_json(t1.measured_zh)::text || ',"threshold":' || to_json(t1.threshold)::text ||
    ',"thresholdZh":' || to_json(t1.threshold_zh)::text || ',"recordCount":' || t1.record_count::text || ',"records":' || coalesce(t14.j, 'null') ||
    '}' as n0, '"0:' || t1.id || '",' || coalesce(t10.m, '') || coalesce(t14.m, '') as m
    from (
      select t0.id, t0.finding_number, t0.rule, t0.severity, t0.officer, t0.agency_id, t0.subject_type, t0.subject_id,
      t0.window_from, t0.window_until, t0.measured, t0.measured_zh, t0.threshold, t0.threshold_zh, t0.record_count, row_number() over (order by t0.found_at desc, t0.id desc) as rn
      from finding t0
      where t0.status = $2::text
      order by t0.found_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t9.name)::text || ',"nameEnglish":' || to_json(t9.name_english)::text || '}' as j,
      '"1:' || t9.id || '",' as m
      from (
        select t8.id, t8.name, t8.name_english
        from agency t8
        where t8.id = t1.agency_id
        limit 1
      ) t9
    ) t10 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
      from (
        select t12.rn, t12.id, '{"recordedAt":' || to_json(t12.recorded_at)::text || ',"purpose":' || coalesce('"' || t12.purpose ||
        '"', 'null') || ',"caseNumber":' || coalesce(to_json(t12.case_number)::text, 'null') || ',"operation":' || coalesce(to_json(t12.operation)::text, 'null') ||
        ',"outcome":"' || t12.outcome || '"}' as n0, '"2:' || t12.id || '",' as m
        from (
          select t11.id, t11.recorded_at, t11.purpose, t11.case_number, t11.operation, t11.outcome, row_number() over (order by t11.recorded_at desc, t11.id desc) as rn
          from finding_record t15
          join access_event t11 on t11.id = t15.event_id
          where t15.finding_id = t1.id
          order by t11.recorded_at desc, t11.id desc
          limit 5
        ) t12
      ) t13
    ) t14 on true
  ) t2
) t3 on true;
