-- POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.accessRecords
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from access_event t4
      where (t4.agency_id = $1::text)
      order by t4.recorded_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","leafIndex":' || t1.leaf_index::text || ',"recordedAt":' || to_json(t1.recorded_at)::text ||
    ',"agency":' || coalesce(t9.j, 'null') || ',"officer":null,"audience":' || coalesce('"' || t1.audience || '"', 'null') ||
    ',"purpose":' || coalesce('"' || t1.purpose || '"', 'null') || ',"caseNumber":' || coalesce(to_json(t1.case_number)::text, 'null') ||
    ',"instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') || ',"kind":"' || t1.kind || '","operation":' || coalesce(to_json(t1.operation)::text, 'null') ||
    ',"outcome":"' || t1.outcome || '","refusals":' || to_json(t1.refusals)::text || ',"subjectCount":' || t1.subject_count::text ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"leafIndex","disposition":"CLEAR","reason":null},{"field":"recordedAt","disposition":"CLEAR","reason":null},{"field":"agency","disposition":"CLEAR","reason":null},{"field":"audience","disposition":"CLEAR","reason":null},{"field":"purpose","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"operation","disposition":"CLEAR","reason":null},{"field":"outcome","disposition":"CLEAR","reason":null},{"field":"refusals","disposition":"CLEAR","reason":null},{"field":"subjectCount","disposition":"CLEAR","reason":null},{"field":"officer","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') as m
    from (
      select t0.id, t0.leaf_index, t0.recorded_at, t0.agency_id, t0.audience, t0.purpose, t0.case_number, t0.instrument_number,
      t0.kind, t0.operation, t0.outcome, t0.refusals, t0.subject_count, row_number() over (order by t0.recorded_at desc, t0.id desc) as rn
      from access_event t0
      where (t0.agency_id = $1::text)
      order by t0.recorded_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t8.name)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.name
        from agency t7
        where t7.id = t1.agency_id
        limit 1
      ) t8
    ) t9 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.accessRecords
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from access_event t4
      where true
      order by t4.recorded_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","leafIndex":' || t1.leaf_index::text || ',"recordedAt":' || to_json(t1.recorded_at)::text ||
    ',"agency":' || coalesce(t9.j, 'null') || ',"officer":' || coalesce(to_json(t1.officer)::text, 'null') || ',"audience":' || coalesce('"' || t1.audience ||
    '"', 'null') || ',"purpose":' || coalesce('"' || t1.purpose || '"', 'null') || ',"caseNumber":' || coalesce(to_json(t1.case_number)::text, 'null') ||
    ',"instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') || ',"kind":"' || t1.kind || '","operation":' || coalesce(to_json(t1.operation)::text, 'null') ||
    ',"outcome":"' || t1.outcome || '","refusals":' || to_json(t1.refusals)::text || ',"subjectCount":' || t1.subject_count::text ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"leafIndex","disposition":"CLEAR","reason":null},{"field":"recordedAt","disposition":"CLEAR","reason":null},{"field":"agency","disposition":"CLEAR","reason":null},{"field":"officer","disposition":"CLEAR","reason":null},{"field":"audience","disposition":"CLEAR","reason":null},{"field":"purpose","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"kind","disposition":"CLEAR","reason":null},{"field":"operation","disposition":"CLEAR","reason":null},{"field":"outcome","disposition":"CLEAR","reason":null},{"field":"refusals","disposition":"CLEAR","reason":null},{"field":"subjectCount","disposition":"CLEAR","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') as m
    from (
      select t0.id, t0.leaf_index, t0.recorded_at, t0.agency_id, t0.officer, t0.audience, t0.purpose, t0.case_number,
      t0.instrument_number, t0.kind, t0.operation, t0.outcome, t0.refusals, t0.subject_count, row_number() over (order by t0.recorded_at desc, t0.id desc) as rn
      from access_event t0
      where true
      order by t0.recorded_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"name":' || to_json(t8.name)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.name
        from agency t7
        where t7.id = t1.agency_id
        limit 1
      ) t8
    ) t9 on true
  ) t2
) t3 on true;
