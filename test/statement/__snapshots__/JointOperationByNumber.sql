-- POLICE_INTAKE, POLICE_INTAKE § instrument, AUDITOR
-- Query.jointOperationByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"operationNumber":' || to_json(t1.operation_number)::text || ',"name":' || to_json(t1.name)::text || ',"kind":"' || t1.kind ||
  '","status":"' || t1.status || '","startedAt":' || coalesce(to_json(t1.started_at)::text, 'null') || ',"endedAt":' || coalesce(to_json(t1.ended_at)::text, 'null') ||
  ',"leadAgency":' || coalesce(t5.j, 'null') || ',"participants":' || coalesce(t9.j, 'null') || ',"cases":' || coalesce(t14.j, 'null') ||
  ',"callCentres":' || coalesce(t19.j, 'null') || ',"arrests":' || coalesce(t29.j, 'null') || '}' as j, '"0:' || t1.id ||
  '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t19.m, '') || coalesce(t29.m, '') as m
  from (
    select t0.id, t0.operation_number, t0.name, t0.kind, t0.status, t0.started_at, t0.ended_at, t0.lead_agency_id
    from joint_operation t0
    where t0.operation_number = asked.p1::text and ((t0.status not in ('PLANNED') and (t0.status not in ('CALLED_OFF') or t0.started_at is not null)))
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"name":' || to_json(t7.name)::text || '}' as n0, '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.name, row_number() over (order by t6.name asc, t6.id asc) as rn
        from joint_operation_agency t10
        join agency t6 on t6.id = t10.agency_id
        where t10.operation_id = t1.id
        order by t6.name asc, t6.id asc
        limit 10
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"caseNumber":' || to_json(t12.case_number)::text || '}' as n0, '"3:' || t12.id || '",' as m
      from (
        select t11.id, t11.case_number, row_number() over (order by t11.reported_at desc, t11.id desc) as rn
        from joint_operation_case t15
        join fraud_case t11 on t11.id = t15.case_id
        where t15.operation_id = t1.id
        order by t11.reported_at desc, t11.id desc
        limit 10
      ) t12
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
    from (
      select t17.rn, t17.id, '{"centreNumber":' || to_json(t17.centre_number)::text || ',"country":' || to_json(t17.country)::text ||
      ',"place":null,"status":"' || t17.status || '","suspects":' || coalesce(t23.j, 'null') || '}' as n0, '"4:' || t17.id ||
      '",' || coalesce(t23.m, '') as m
      from (
        select t16.id, t16.centre_number, t16.country, t16.status, row_number() over (order by t16.first_known_at desc, t16.id desc) as rn
        from joint_operation_centre t25
        join call_centre t16 on t16.id = t25.call_centre_id
        where t25.operation_id = t1.id
        order by t16.first_known_at desc, t16.id desc
        limit 10
      ) t17
      left join lateral (
        select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
        from (
          select t21.rn, t21.id, '{"suspectNumber":' || to_json(t21.suspect_number)::text || ',"name":null,"role":"' || t21.role ||
          '","status":"' || t21.status || '"}' as n0, '"5:' || t21.id || '",' as m
          from (
            select t20.id, t20.suspect_number, t20.role, t20.status, row_number() over (order by t20.recorded_at desc, t20.id desc) as rn
            from call_centre_suspect t24
            join suspect t20 on t20.id = t24.suspect_id
            where t24.call_centre_id = t17.id
            order by t20.recorded_at desc, t20.id desc
            limit 20
          ) t21
        ) t22
      ) t23 on true
    ) t18
  ) t19 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from arrest t30
        where t30.operation_id = t1.id
        limit 10001
      ) t32
    ) || ',"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
    from (
      select t27.rn, t27.id, '{"people":' || t27.people::text || ',"arrestedAt":' || to_json(t27.arrested_at)::text ||
      ',"country":' || coalesce(to_json(t27.country)::text, 'null') || ',"divisionCode":' || coalesce(to_json(t27.division_code)::text, 'null') ||
      ',"suspect":' || coalesce(t35.j, 'null') || '}' as n0, '"6:' || t27.id || '",' || coalesce(t35.m, '') as m
      from (
        select t26.id, t26.people, t26.arrested_at, t26.country, t26.division_code, t26.suspect_id, row_number() over (order by t26.arrested_at desc, t26.id desc) as rn
        from arrest t26
        where t26.operation_id = t1.id
        order by t26.arrested_at desc, t26.id desc
        limit 20
      ) t27
      left join lateral (
        select '{"suspectNumber":' || to_json(t34.suspect_number)::text || '}' as j, '"7:' || t34.id || '",' as m
        from (
          select t33.id, t33.suspect_number
          from suspect t33
          where t33.id = t27.suspect_id
          limit 1
        ) t34
      ) t35 on true
    ) t28
  ) t29 on true
) t2 on true;

-- POLICE_CONTROL, POLICE_CONTROL § instrument
-- Query.jointOperationByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"operationNumber":' || to_json(t1.operation_number)::text || ',"name":' || to_json(t1.name)::text || ',"kind":"' || t1.kind ||
  '","status":"' || t1.status || '","startedAt":' || coalesce(to_json(t1.started_at)::text, 'null') || ',"endedAt":' || coalesce(to_json(t1.ended_at)::text, 'null') ||
  ',"leadAgency":' || coalesce(t5.j, 'null') || ',"participants":' || coalesce(t9.j, 'null') || ',"cases":' || coalesce(t14.j, 'null') ||
  ',"callCentres":' || coalesce(t19.j, 'null') || ',"arrests":' || coalesce(t29.j, 'null') || '}' as j, '"0:' || t1.id ||
  '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t19.m, '') || coalesce(t29.m, '') as m
  from (
    select t0.id, t0.operation_number, t0.name, t0.kind, t0.status, t0.started_at, t0.ended_at, t0.lead_agency_id
    from joint_operation t0
    where t0.operation_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"name":' || to_json(t7.name)::text || '}' as n0, '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.name, row_number() over (order by t6.name asc, t6.id asc) as rn
        from joint_operation_agency t10
        join agency t6 on t6.id = t10.agency_id
        where t10.operation_id = t1.id
        order by t6.name asc, t6.id asc
        limit 10
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"caseNumber":' || to_json(t12.case_number)::text || '}' as n0, '"3:' || t12.id || '",' as m
      from (
        select t11.id, t11.case_number, row_number() over (order by t11.reported_at desc, t11.id desc) as rn
        from joint_operation_case t15
        join fraud_case t11 on t11.id = t15.case_id
        where t15.operation_id = t1.id
        order by t11.reported_at desc, t11.id desc
        limit 10
      ) t12
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
    from (
      select t17.rn, t17.id, '{"centreNumber":' || to_json(t17.centre_number)::text || ',"country":' || to_json(t17.country)::text ||
      ',"place":' || to_json(t17.place)::text || ',"status":"' || t17.status || '","suspects":' || coalesce(t23.j, 'null') ||
      '}' as n0, '"4:' || t17.id || '",' || coalesce(t23.m, '') as m
      from (
        select t16.id, t16.centre_number, t16.country, t16.place, t16.status, row_number() over (order by t16.first_known_at desc, t16.id desc) as rn
        from joint_operation_centre t25
        join call_centre t16 on t16.id = t25.call_centre_id
        where t25.operation_id = t1.id
        order by t16.first_known_at desc, t16.id desc
        limit 10
      ) t17
      left join lateral (
        select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
        from (
          select t21.rn, t21.id, '{"suspectNumber":' || to_json(t21.suspect_number)::text || ',"name":' || coalesce(to_json(t21_suspect_identity.name)::text, 'null') ||
          ',"role":"' || t21.role || '","status":"' || t21.status || '"}' as n0, '"5:' || t21.id || '",' as m
          from (
            select t20.id, t20.suspect_number, t20.role, t20.status, row_number() over (order by t20.recorded_at desc, t20.id desc) as rn
            from call_centre_suspect t24
            join suspect t20 on t20.id = t24.suspect_id
            where t24.call_centre_id = t17.id
            order by t20.recorded_at desc, t20.id desc
            limit 20
          ) t21
          left join suspect_identity t21_suspect_identity on t21_suspect_identity.id = t21.id
        ) t22
      ) t23 on true
    ) t18
  ) t19 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from arrest t30
        where t30.operation_id = t1.id
        limit 10001
      ) t32
    ) || ',"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
    from (
      select t27.rn, t27.id, '{"people":' || t27.people::text || ',"arrestedAt":' || to_json(t27.arrested_at)::text ||
      ',"country":' || coalesce(to_json(t27.country)::text, 'null') || ',"divisionCode":' || coalesce(to_json(t27.division_code)::text, 'null') ||
      ',"suspect":' || coalesce(t35.j, 'null') || '}' as n0, '"6:' || t27.id || '",' || coalesce(t35.m, '') as m
      from (
        select t26.id, t26.people, t26.arrested_at, t26.country, t26.division_code, t26.suspect_id, row_number() over (order by t26.arrested_at desc, t26.id desc) as rn
        from arrest t26
        where t26.operation_id = t1.id
        order by t26.arrested_at desc, t26.id desc
        limit 20
      ) t27
      left join lateral (
        select '{"suspectNumber":' || to_json(t34.suspect_number)::text || '}' as j, '"7:' || t34.id || '",' as m
        from (
          select t33.id, t33.suspect_number
          from suspect t33
          where t33.id = t27.suspect_id
          limit 1
        ) t34
      ) t35 on true
    ) t28
  ) t29 on true
) t2 on true;

-- POLICE_ANALYSIS
-- Query.jointOperationByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"operationNumber":' || to_json(t1.operation_number)::text || ',"name":' || to_json(t1.name)::text || ',"kind":"' || t1.kind ||
  '","status":"' || t1.status || '","startedAt":' || coalesce(to_json(t1.started_at)::text, 'null') || ',"endedAt":' || coalesce(to_json(t1.ended_at)::text, 'null') ||
  ',"leadAgency":' || coalesce(t5.j, 'null') || ',"participants":' || coalesce(t9.j, 'null') || ',"cases":' || coalesce(t14.j, 'null') ||
  ',"callCentres":' || coalesce(t19.j, 'null') || ',"arrests":' || coalesce(t29.j, 'null') || '}' as j, '"0:' || t1.id ||
  '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t19.m, '') || coalesce(t29.m, '') as m
  from (
    select t0.id, t0.operation_number, t0.name, t0.kind, t0.status, t0.started_at, t0.ended_at, t0.lead_agency_id
    from joint_operation t0
    where t0.operation_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"name":' || to_json(t7.name)::text || '}' as n0, '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.name, row_number() over (order by t6.name asc, t6.id asc) as rn
        from joint_operation_agency t10
        join agency t6 on t6.id = t10.agency_id
        where t10.operation_id = t1.id
        order by t6.name asc, t6.id asc
        limit 10
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"caseNumber":' || to_json(t12.case_number)::text || '}' as n0, '"3:' || t12.id || '",' as m
      from (
        select t11.id, t11.case_number, row_number() over (order by t11.reported_at desc, t11.id desc) as rn
        from joint_operation_case t15
        join fraud_case t11 on t11.id = t15.case_id
        where t15.operation_id = t1.id
        order by t11.reported_at desc, t11.id desc
        limit 10
      ) t12
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
    from (
      select t17.rn, t17.id, '{"centreNumber":' || to_json(t17.centre_number)::text || ',"country":' || to_json(t17.country)::text ||
      ',"place":' || to_json(t17.place)::text || ',"status":"' || t17.status || '","suspects":' || coalesce(t23.j, 'null') ||
      '}' as n0, '"4:' || t17.id || '",' || coalesce(t23.m, '') as m
      from (
        select t16.id, t16.centre_number, t16.country, t16.place, t16.status, row_number() over (order by t16.first_known_at desc, t16.id desc) as rn
        from joint_operation_centre t25
        join call_centre t16 on t16.id = t25.call_centre_id
        where t25.operation_id = t1.id
        order by t16.first_known_at desc, t16.id desc
        limit 10
      ) t17
      left join lateral (
        select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
        from (
          select t21.rn, t21.id, '{"suspectNumber":' || to_json(t21.suspect_number)::text || ',"name":' || to_json(t21.name_mask)::text ||
          ',"role":"' || t21.role || '","status":"' || t21.status || '"}' as n0, '"5:' || t21.id || '",' as m
          from (
            select t20.id, t20.suspect_number, t20.name_mask, t20.role, t20.status, row_number() over (order by t20.recorded_at desc, t20.id desc) as rn
            from call_centre_suspect t24
            join suspect t20 on t20.id = t24.suspect_id
            where t24.call_centre_id = t17.id
            order by t20.recorded_at desc, t20.id desc
            limit 20
          ) t21
        ) t22
      ) t23 on true
    ) t18
  ) t19 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from arrest t30
        where t30.operation_id = t1.id
        limit 10001
      ) t32
    ) || ',"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
    from (
      select t27.rn, t27.id, '{"people":' || t27.people::text || ',"arrestedAt":' || to_json(t27.arrested_at)::text ||
      ',"country":' || coalesce(to_json(t27.country)::text, 'null') || ',"divisionCode":' || coalesce(to_json(t27.division_code)::text, 'null') ||
      ',"suspect":' || coalesce(t35.j, 'null') || '}' as n0, '"6:' || t27.id || '",' || coalesce(t35.m, '') as m
      from (
        select t26.id, t26.people, t26.arrested_at, t26.country, t26.division_code, t26.suspect_id, row_number() over (order by t26.arrested_at desc, t26.id desc) as rn
        from arrest t26
        where t26.operation_id = t1.id
        order by t26.arrested_at desc, t26.id desc
        limit 20
      ) t27
      left join lateral (
        select '{"suspectNumber":' || to_json(t34.suspect_number)::text || '}' as j, '"7:' || t34.id || '",' as m
        from (
          select t33.id, t33.suspect_number
          from suspect t33
          where t33.id = t27.suspect_id
          limit 1
        ) t34
      ) t35 on true
    ) t28
  ) t29 on true
) t2 on true;

-- POLICE_ANALYSIS § instrument
-- Query.jointOperationByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"operationNumber":' || to_json(t1.operation_number)::text || ',"name":' || to_json(t1.name)::text || ',"kind":"' || t1.kind ||
  '","status":"' || t1.status || '","startedAt":' || coalesce(to_json(t1.started_at)::text, 'null') || ',"endedAt":' || coalesce(to_json(t1.ended_at)::text, 'null') ||
  ',"leadAgency":' || coalesce(t5.j, 'null') || ',"participants":' || coalesce(t9.j, 'null') || ',"cases":' || coalesce(t14.j, 'null') ||
  ',"callCentres":' || coalesce(t19.j, 'null') || ',"arrests":' || coalesce(t29.j, 'null') || '}' as j, '"0:' || t1.id ||
  '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t19.m, '') || coalesce(t29.m, '') as m
  from (
    select t0.id, t0.operation_number, t0.name, t0.kind, t0.status, t0.started_at, t0.ended_at, t0.lead_agency_id
    from joint_operation t0
    where t0.operation_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"name":' || to_json(t7.name)::text || '}' as n0, '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.name, row_number() over (order by t6.name asc, t6.id asc) as rn
        from joint_operation_agency t10
        join agency t6 on t6.id = t10.agency_id
        where t10.operation_id = t1.id
        order by t6.name asc, t6.id asc
        limit 10
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"caseNumber":' || to_json(t12.case_number)::text || '}' as n0, '"3:' || t12.id || '",' as m
      from (
        select t11.id, t11.case_number, row_number() over (order by t11.reported_at desc, t11.id desc) as rn
        from joint_operation_case t15
        join fraud_case t11 on t11.id = t15.case_id
        where t15.operation_id = t1.id
        order by t11.reported_at desc, t11.id desc
        limit 10
      ) t12
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
    from (
      select t17.rn, t17.id, '{"centreNumber":' || to_json(t17.centre_number)::text || ',"country":' || to_json(t17.country)::text ||
      ',"place":' || to_json(t17.place)::text || ',"status":"' || t17.status || '","suspects":' || coalesce(t23.j, 'null') ||
      '}' as n0, '"4:' || t17.id || '",' || coalesce(t23.m, '') as m
      from (
        select t16.id, t16.centre_number, t16.country, t16.place, t16.status, row_number() over (order by t16.first_known_at desc, t16.id desc) as rn
        from joint_operation_centre t25
        join call_centre t16 on t16.id = t25.call_centre_id
        where t25.operation_id = t1.id
        order by t16.first_known_at desc, t16.id desc
        limit 10
      ) t17
      left join lateral (
        select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
        from (
          select t21.rn, t21.id, '{"suspectNumber":' || to_json(t21.suspect_number)::text || ',"name":' || case t21.rel when 'o' then to_json(t21.name_mask)::text when 'p' then coalesce(to_json(t21_suspect_identity.name)::text, 'null') when 'x' then to_json(t21.name_mask)::text end ||
          ',"role":"' || t21.role || '","status":"' || t21.status || '"}' as n0, '"5' || t21.rel || ':' || t21.id || '",' as m
          from (
            select t20.id, t20.suspect_number, t20.name_mask, t20.role, t20.status, case when false then 'o' when exists (
              select 1
              from suspect_case t20_l
              where t20_l.suspect_id = t20.id and t20_l.case_id = asked.p1::text
            ) then 'p' else 'x' end as rel, row_number() over (order by t20.recorded_at desc, t20.id desc) as rn
            from call_centre_suspect t24
            join suspect t20 on t20.id = t24.suspect_id
            where t24.call_centre_id = t17.id
            order by t20.recorded_at desc, t20.id desc
            limit 20
          ) t21
          left join suspect_identity t21_suspect_identity on t21_suspect_identity.id = t21.id
        ) t22
      ) t23 on true
    ) t18
  ) t19 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from arrest t30
        where t30.operation_id = t1.id
        limit 10001
      ) t32
    ) || ',"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
    from (
      select t27.rn, t27.id, '{"people":' || t27.people::text || ',"arrestedAt":' || to_json(t27.arrested_at)::text ||
      ',"country":' || coalesce(to_json(t27.country)::text, 'null') || ',"divisionCode":' || coalesce(to_json(t27.division_code)::text, 'null') ||
      ',"suspect":' || coalesce(t35.j, 'null') || '}' as n0, '"6:' || t27.id || '",' || coalesce(t35.m, '') as m
      from (
        select t26.id, t26.people, t26.arrested_at, t26.country, t26.division_code, t26.suspect_id, row_number() over (order by t26.arrested_at desc, t26.id desc) as rn
        from arrest t26
        where t26.operation_id = t1.id
        order by t26.arrested_at desc, t26.id desc
        limit 20
      ) t27
      left join lateral (
        select '{"suspectNumber":' || to_json(t34.suspect_number)::text || '}' as j, '"7:' || t34.id || '",' as m
        from (
          select t33.id, t33.suspect_number
          from suspect t33
          where t33.id = t27.suspect_id
          limit 1
        ) t34
      ) t35 on true
    ) t28
  ) t29 on true
) t2 on true;
