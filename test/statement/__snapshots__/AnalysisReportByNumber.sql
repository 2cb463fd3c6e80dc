-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.analysisReportByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"reportNumber":' || to_json(t1.report_number)::text || ',"kind":"' || t1.kind || '","status":"' || t1.status ||
  '","readership":"' || t1.readership || '","title":' || coalesce(to_json(t1.title)::text, 'null') || ',"titleZh":' || coalesce(to_json(t1.title_zh)::text, 'null') ||
  ',"text":' || coalesce(to_json(t1.text)::text, 'null') || ',"textZh":' || coalesce(to_json(t1.text_zh)::text, 'null') ||
  ',"assessment":' || coalesce(to_json(t1.assessment)::text, 'null') || ',"periodFrom":' || to_json(t1.period_from)::text ||
  ',"periodUntil":' || to_json(t1.period_until)::text || ',"confidence":"' || t1.confidence || '","sourceGrade":"' || t1.source_grade ||
  '","informationGrade":"' || t1.information_grade || '","authorName":' || to_json(t1.author_name)::text || ',"publishedAt":' || coalesce(to_json(t1.published_at)::text, 'null') ||
  ',"issuingUnit":' || coalesce(t5.j, 'null') || ',"supersedes":' || coalesce(t8.j, 'null') || ',"figures":' || coalesce(t12.j, 'null') ||
  '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t12.m, '') as m
  from (
    select t0.id, t0.report_number, t0.kind, t0.status, t0.readership, t0.title, t0.title_zh, t0.text, t0.text_zh, t0.assessment,
    t0.period_from, t0.period_until, t0.confidence, t0.source_grade, t0.information_grade, t0.author_name, t0.published_at,
    t0.issuing_unit_id, t0.supersedes_id
    from analysis_report t0
    where t0.report_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.issuing_unit_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"reportNumber":' || to_json(t7.report_number)::text || '}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.report_number
      from analysis_report t6
      where t6.id = t1.supersedes_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from analysis_figure t13
        where t13.report_id = t1.id
        limit 10001
      ) t15
    ) || ',"nodes":[' || coalesce(string_agg(t11.n0, ',' order by t11.rn), '') || ']}' as j, coalesce(string_agg(t11.m, ''), '') as m
    from (
      select t10.rn, t10.id, '{"dimension":"' || t10.dimension || '","key":' || to_json(t10.key)::text || ',"periodFrom":' || to_json(t10.period_from)::text ||
      ',"count":' || t10.count::text || ',"lossAmount":"' || t10.loss_amount::text || '","isRising":' || coalesce(case when t10.is_rising then 'true' when not t10.is_rising then 'false' end, 'null') ||
      ',"publishedCount":' || coalesce(t10.published_count::text, 'null') || ',"isSuppressed":' || coalesce(case when t10.is_suppressed then 'true' when not t10.is_suppressed then 'false' end, 'null') ||
      '}' as n0, '"3:' || t10.id || '",' as m
      from (
        select t9.id, t9.dimension, t9.key, t9.period_from, t9.count, t9.loss_amount, t9.is_rising, t9.published_count,
        t9.is_suppressed, row_number() over (order by t9.position asc, t9.id asc) as rn
        from analysis_figure t9
        where t9.report_id = t1.id
        order by t9.position asc, t9.id asc
        limit 20
      ) t10
    ) t11
  ) t12 on true
) t2 on true;

-- POLICE_OUTREACH
-- Query.analysisReportByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"reportNumber":' || to_json(t1.report_number)::text || ',"kind":"' || t1.kind || '","status":"' || t1.status ||
  '","readership":"' || t1.readership || '","title":' || coalesce(to_json(t1.title)::text, 'null') || ',"titleZh":' || coalesce(to_json(t1.title_zh)::text, 'null') ||
  ',"text":' || coalesce(to_json(t1.text)::text, 'null') || ',"textZh":' || coalesce(to_json(t1.text_zh)::text, 'null') ||
  ',"assessment":null,"periodFrom":' || to_json(t1.period_from)::text || ',"periodUntil":' || to_json(t1.period_until)::text ||
  ',"confidence":"' || t1.confidence || '","sourceGrade":"' || t1.source_grade || '","informationGrade":"' || t1.information_grade ||
  '","authorName":null,"publishedAt":' || coalesce(to_json(t1.published_at)::text, 'null') || ',"issuingUnit":' || coalesce(t5.j, 'null') ||
  ',"supersedes":' || coalesce(t8.j, 'null') || ',"figures":' || coalesce(t12.j, 'null') || '}' as j, '"0:' || t1.id ||
  '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t12.m, '') as m
  from (
    select t0.id, t0.report_number, t0.kind, t0.status, t0.readership, t0.title, t0.title_zh, t0.text, t0.text_zh, t0.period_from,
    t0.period_until, t0.confidence, t0.source_grade, t0.information_grade, t0.published_at, t0.issuing_unit_id, t0.supersedes_id
    from analysis_report t0
    where t0.report_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.issuing_unit_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"reportNumber":' || to_json(t7.report_number)::text || '}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.report_number
      from analysis_report t6
      where t6.id = t1.supersedes_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from analysis_figure t13
        where t13.report_id = t1.id
        limit 10001
      ) t15
    ) || ',"nodes":[' || coalesce(string_agg(t11.n0, ',' order by t11.rn), '') || ']}' as j, coalesce(string_agg(t11.m, ''), '') as m
    from (
      select t10.rn, t10.id, '{"dimension":"' || t10.dimension || '","key":' || to_json(t10.key)::text || ',"periodFrom":' || to_json(t10.period_from)::text ||
      ',"count":' || t10.count::text || ',"lossAmount":null,"isRising":' || coalesce(case when t10.is_rising then 'true' when not t10.is_rising then 'false' end, 'null') ||
      ',"publishedCount":' || coalesce(t10.published_count::text, 'null') || ',"isSuppressed":' || coalesce(case when t10.is_suppressed then 'true' when not t10.is_suppressed then 'false' end, 'null') ||
      '}' as n0, '"3:' || t10.id || '",' as m
      from (
        select t9.id, t9.dimension, t9.key, t9.period_from, t9.count, t9.is_rising, t9.published_count, t9.is_suppressed,
        row_number() over (order by t9.position asc, t9.id asc) as rn
        from analysis_figure t9
        where t9.report_id = t1.id
        order by t9.position asc, t9.id asc
        limit 20
      ) t10
    ) t11
  ) t12 on true
) t2 on true;

-- BANK, CARD_SCHEME, CARRIER, PLATFORM
-- Query.analysisReportByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"reportNumber":' || to_json(t1.report_number)::text || ',"kind":"' || t1.kind || '","status":"' || t1.status ||
  '","readership":"' || t1.readership || '","title":' || coalesce(to_json(t1.title)::text, 'null') || ',"titleZh":' || coalesce(to_json(t1.title_zh)::text, 'null') ||
  ',"text":' || coalesce(to_json(t1.text)::text, 'null') || ',"textZh":' || coalesce(to_json(t1.text_zh)::text, 'null') ||
  ',"assessment":null,"periodFrom":' || to_json(t1.period_from)::text || ',"periodUntil":' || to_json(t1.period_until)::text ||
  ',"confidence":"' || t1.confidence || '","sourceGrade":"' || t1.source_grade || '","informationGrade":"' || t1.information_grade ||
  '","authorName":null,"publishedAt":' || coalesce(to_json(t1.published_at)::text, 'null') || ',"issuingUnit":' || coalesce(t5.j, 'null') ||
  ',"supersedes":null,"figures":' || coalesce(t9.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') as m
  from (
    select t0.id, t0.report_number, t0.kind, t0.status, t0.readership, t0.title, t0.title_zh, t0.text, t0.text_zh, t0.period_from,
    t0.period_until, t0.confidence, t0.source_grade, t0.information_grade, t0.published_at, t0.issuing_unit_id
    from analysis_report t0
    where t0.report_number = asked.p3::text and (((t0.status = 'PUBLISHED' and t0.readership = 'ALL_PARTNERS') and (false) is not true)) and agreed.cases
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.issuing_unit_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from analysis_figure t10
        where t10.report_id = t1.id and ((exists (
          select 1
          from analysis_report t10_l
          where t10_l.id = t10.report_id and (t10_l.status = 'PUBLISHED' and t10_l.readership = 'ALL_PARTNERS')
        ) and (false) is not true)) and agreed.cases
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"dimension":"' || t7.dimension || '","key":' || to_json(t7.key)::text || ',"periodFrom":' || to_json(t7.period_from)::text ||
      ',"count":null,"lossAmount":null,"isRising":null,"publishedCount":' || coalesce(t7.published_count::text, 'null') ||
      ',"isSuppressed":' || coalesce(case when t7.is_suppressed then 'true' when not t7.is_suppressed then 'false' end, 'null') ||
      '}' as n0, '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.dimension, t6.key, t6.period_from, t6.published_count, t6.is_suppressed, row_number() over (order by t6.position asc, t6.id asc) as rn
        from analysis_figure t6
        where t6.report_id = t1.id and ((exists (
          select 1
          from analysis_report t6_l
          where t6_l.id = t6.report_id and (t6_l.status = 'PUBLISHED' and t6_l.readership = 'ALL_PARTNERS')
        ) and (false) is not true)) and agreed.cases
        order by t6.position asc, t6.id asc
        limit 20
      ) t7
    ) t8
  ) t9 on true
) t2 on true;

-- AUDITOR
-- Query.analysisReportByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"reportNumber":' || to_json(t1.report_number)::text || ',"kind":"' || t1.kind || '","status":"' || t1.status ||
  '","readership":"' || t1.readership || '","title":null,"titleZh":null,"text":null,"textZh":null,"assessment":null,"periodFrom":' || to_json(t1.period_from)::text ||
  ',"periodUntil":' || to_json(t1.period_until)::text || ',"confidence":"' || t1.confidence || '","sourceGrade":"' || t1.source_grade ||
  '","informationGrade":"' || t1.information_grade || '","authorName":' || to_json(t1.author_name)::text || ',"publishedAt":' || coalesce(to_json(t1.published_at)::text, 'null') ||
  ',"issuingUnit":' || coalesce(t5.j, 'null') || ',"supersedes":' || coalesce(t8.j, 'null') || ',"figures":' || coalesce(t12.j, 'null') ||
  '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t12.m, '') as m
  from (
    select t0.id, t0.report_number, t0.kind, t0.status, t0.readership, t0.period_from, t0.period_until, t0.confidence,
    t0.source_grade, t0.information_grade, t0.author_name, t0.published_at, t0.issuing_unit_id, t0.supersedes_id
    from analysis_report t0
    where t0.report_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.issuing_unit_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"reportNumber":' || to_json(t7.report_number)::text || '}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.report_number
      from analysis_report t6
      where t6.id = t1.supersedes_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from analysis_figure t13
        where t13.report_id = t1.id
        limit 10001
      ) t15
    ) || ',"nodes":[' || coalesce(string_agg(t11.n0, ',' order by t11.rn), '') || ']}' as j, coalesce(string_agg(t11.m, ''), '') as m
    from (
      select t10.rn, t10.id, '{"dimension":"' || t10.dimension || '","key":' || to_json(t10.key)::text || ',"periodFrom":' || to_json(t10.period_from)::text ||
      ',"count":null,"lossAmount":null,"isRising":null,"publishedCount":' || coalesce(t10.published_count::text, 'null') ||
      ',"isSuppressed":' || coalesce(case when t10.is_suppressed then 'true' when not t10.is_suppressed then 'false' end, 'null') ||
      '}' as n0, '"3:' || t10.id || '",' as m
      from (
        select t9.id, t9.dimension, t9.key, t9.period_from, t9.published_count, t9.is_suppressed, row_number() over (order by t9.position asc, t9.id asc) as rn
        from analysis_figure t9
        where t9.report_id = t1.id
        order by t9.position asc, t9.id asc
        limit 20
      ) t10
    ) t11
  ) t12 on true
) t2 on true;
