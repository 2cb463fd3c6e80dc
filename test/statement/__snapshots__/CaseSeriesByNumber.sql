-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.caseSeriesByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"seriesNumber":' || to_json(t1.series_number)::text || ',"state":"' || t1.state || '","formedAt":' || to_json(t1.formed_at)::text ||
  ',"isLeadChosen":' || case when t1.is_lead_chosen then 'true' when not t1.is_lead_chosen then 'false' end || ',"leadUnit":' || coalesce(t5.j, 'null') ||
  ',"leadCase":' || coalesce(t8.j, 'null') || ',"cases":' || coalesce(t12.j, 'null') || '}' as j, '"0:' || t1.id ||
  '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t12.m, '') as m
  from (
    select t0.id, t0.series_number, t0.state, t0.formed_at, t0.is_lead_chosen, t0.lead_unit_id, t0.lead_case_id
    from case_series t0
    where t0.series_number = asked.p2::text and ((t0.lead_unit_id = asked.p1::text or exists (
      select 1
      from case_series_member t0_l
      where t0_l.series_id = t0.id and t0_l.unit_id = asked.p1::text
    )))
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.lead_unit_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"caseNumber":' || to_json(t7.case_number)::text || '}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.case_number
      from fraud_case t6
      where t6.id = t1.lead_case_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from case_series_member t14
        join fraud_case t13 on t13.id = t14.case_id
        where t14.series_id = t1.id
        limit 10001
      ) t15
    ) || ',"nodes":[' || coalesce(string_agg(t11.n0, ',' order by t11.rn), '') || ']}' as j, coalesce(string_agg(t11.m, ''), '') as m
    from (
      select t10.rn, t10.id, '{"caseNumber":' || to_json(t10.case_number)::text || ',"fraudType":"' || t10.fraud_type ||
      '","reportedAt":' || to_json(t10.reported_at)::text || ',"linkages":' || coalesce(t19.j, 'null') || '}' as n0, '"3:' || t10.id ||
      '",' || coalesce(t19.m, '') as m
      from (
        select t9.id, t9.case_number, t9.fraud_type, t9.reported_at, row_number() over (order by t9.reported_at desc, t9.id desc) as rn
        from case_series_member t41
        join fraud_case t9 on t9.id = t41.case_id
        where t41.series_id = t1.id
        order by t9.reported_at desc, t9.id desc
        limit 20
      ) t10
      left join lateral (
        select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
        from (
          select t17.rn, t17.id, '{"linkageNumber":' || to_json(t17.linkage_number)::text || ',"type":' || coalesce('"' || t17.type ||
          '"', 'null') || ',"strength":' || coalesce('"' || t17.strength || '"', 'null') || ',"state":"' || t17.state ||
          '","proposedAt":' || to_json(t17.proposed_at)::text || ',"decidedAt":' || coalesce(to_json(t17.decided_at)::text, 'null') ||
          ',"contactUnit":' || coalesce(t22.j, 'null') || ',"otherCase":' || coalesce(t25.j, 'null') || ',"evidence":' || coalesce(t29.j, 'null') ||
          '}' as n0, '"4:' || t17.id || '",' || coalesce(t22.m, '') || coalesce(t25.m, '') || coalesce(t29.m, '') as m
          from (
            select t16.id, t16.linkage_number, t16.type, t16.strength, t16.state, t16.proposed_at, t16.decided_at, t16.contact_unit_id,
            t16.other_case_id, row_number() over (order by t16.proposed_at desc, t16.id desc) as rn
            from case_linkage t16
            where t16.case_id = t10.id and (t16.unit_id = asked.p1::text)
            order by t16.proposed_at desc, t16.id desc
            limit 10
          ) t17
          left join lateral (
            select '{"name":' || to_json(t21.name)::text || '}' as j, '"5:' || t21.id || '",' as m
            from (
              select t20.id, t20.name
              from agency t20
              where t20.id = t17.contact_unit_id
              limit 1
            ) t21
          ) t22 on true
          left join lateral (
            select '{"caseNumber":' || to_json(t24.case_number)::text || '}' as j, '"6:' || t24.id || '",' as m
            from (
              select t23.id, t23.case_number
              from fraud_case t23
              where t23.id = t17.other_case_id
              limit 1
            ) t24
          ) t25 on true
          left join lateral (
            select '{"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
            from (
              select t27.rn, t27.id, '{"kind":"' || t27.kind || '","words":' || coalesce(to_json(t27.words)::text, 'null') ||
              ',"account":' || coalesce(t32.j, 'null') || ',"telecomNumber":' || coalesce(t35.j, 'null') || ',"onlineAccount":' || coalesce(t38.j, 'null') ||
              '}' as n0, '"7:' || t27.id || '",' || coalesce(t32.m, '') || coalesce(t35.m, '') || coalesce(t38.m, '') as m
              from (
                select t26.id, t26.kind, t26.words, t26.account_id, t26.number_id, t26.online_account_id, row_number() over (order by t26.found_at asc, t26.id asc) as rn
                from linkage_evidence t26
                where t26.linkage_id = t17.id and (t26.unit_id = asked.p1::text)
                order by t26.found_at asc, t26.id asc
                limit 10
              ) t27
              left join lateral (
                select '{"number":' || coalesce(to_json(t31_account_identity.number)::text, 'null') || '}' as j, '"8:' || t31.id ||
                '",' as m
                from (
                  select t30.id
                  from account t30
                  where t30.id = t27.account_id
                  limit 1
                ) t31
                left join account_identity t31_account_identity on t31_account_identity.id = t31.id
              ) t32 on true
              left join lateral (
                select '{"msisdn":' || coalesce(to_json(t34_telecom_number_identity.msisdn)::text, 'null') || '}' as j, '"9:' || t34.id ||
                '",' as m
                from (
                  select t33.id
                  from telecom_number t33
                  where t33.id = t27.number_id
                  limit 1
                ) t34
                left join telecom_number_identity t34_telecom_number_identity on t34_telecom_number_identity.id = t34.id
              ) t35 on true
              left join lateral (
                select '{"handle":' || coalesce(to_json(t37_online_account_identity.handle)::text, 'null') || '}' as j, '"10:' || t37.id ||
                '",' as m
                from (
                  select t36.id
                  from online_account t36
                  where t36.id = t27.online_account_id
                  limit 1
                ) t37
                left join online_account_identity t37_online_account_identity on t37_online_account_identity.id = t37.id
              ) t38 on true
            ) t28
          ) t29 on true
        ) t18
      ) t19 on true
    ) t11
  ) t12 on true
) t2 on true;

-- AUDITOR
-- Query.caseSeriesByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"seriesNumber":' || to_json(t1.series_number)::text || ',"state":"' || t1.state || '","formedAt":' || to_json(t1.formed_at)::text ||
  ',"isLeadChosen":' || case when t1.is_lead_chosen then 'true' when not t1.is_lead_chosen then 'false' end || ',"leadUnit":' || coalesce(t5.j, 'null') ||
  ',"leadCase":' || coalesce(t8.j, 'null') || ',"cases":' || coalesce(t12.j, 'null') || '}' as j, '"0:' || t1.id ||
  '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t12.m, '') as m
  from (
    select t0.id, t0.series_number, t0.state, t0.formed_at, t0.is_lead_chosen, t0.lead_unit_id, t0.lead_case_id
    from case_series t0
    where t0.series_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.lead_unit_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"caseNumber":' || to_json(t7.case_number)::text || '}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.case_number
      from fraud_case t6
      where t6.id = t1.lead_case_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from case_series_member t14
        join fraud_case t13 on t13.id = t14.case_id
        where t14.series_id = t1.id
        limit 10001
      ) t15
    ) || ',"nodes":[' || coalesce(string_agg(t11.n0, ',' order by t11.rn), '') || ']}' as j, coalesce(string_agg(t11.m, ''), '') as m
    from (
      select t10.rn, t10.id, '{"caseNumber":' || to_json(t10.case_number)::text || ',"fraudType":"' || t10.fraud_type ||
      '","reportedAt":' || to_json(t10.reported_at)::text || ',"linkages":' || coalesce(t19.j, 'null') || '}' as n0, '"3:' || t10.id ||
      '",' || coalesce(t19.m, '') as m
      from (
        select t9.id, t9.case_number, t9.fraud_type, t9.reported_at, row_number() over (order by t9.reported_at desc, t9.id desc) as rn
        from case_series_member t32
        join fraud_case t9 on t9.id = t32.case_id
        where t32.series_id = t1.id
        order by t9.reported_at desc, t9.id desc
        limit 20
      ) t10
      left join lateral (
        select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
        from (
          select t17.rn, t17.id, '{"linkageNumber":' || to_json(t17.linkage_number)::text || ',"type":' || coalesce('"' || t17.type ||
          '"', 'null') || ',"strength":' || coalesce('"' || t17.strength || '"', 'null') || ',"state":"' || t17.state ||
          '","proposedAt":' || to_json(t17.proposed_at)::text || ',"decidedAt":' || coalesce(to_json(t17.decided_at)::text, 'null') ||
          ',"contactUnit":' || coalesce(t22.j, 'null') || ',"otherCase":' || coalesce(t25.j, 'null') || ',"evidence":' || coalesce(t29.j, 'null') ||
          '}' as n0, '"4:' || t17.id || '",' || coalesce(t22.m, '') || coalesce(t25.m, '') || coalesce(t29.m, '') as m
          from (
            select t16.id, t16.linkage_number, t16.type, t16.strength, t16.state, t16.proposed_at, t16.decided_at, t16.contact_unit_id,
            t16.other_case_id, row_number() over (order by t16.proposed_at desc, t16.id desc) as rn
            from case_linkage t16
            where t16.case_id = t10.id
            order by t16.proposed_at desc, t16.id desc
            limit 10
          ) t17
          left join lateral (
            select '{"name":' || to_json(t21.name)::text || '}' as j, '"5:' || t21.id || '",' as m
            from (
              select t20.id, t20.name
              from agency t20
              where t20.id = t17.contact_unit_id
              limit 1
            ) t21
          ) t22 on true
          left join lateral (
            select '{"caseNumber":' || to_json(t24.case_number)::text || '}' as j, '"6:' || t24.id || '",' as m
            from (
              select t23.id, t23.case_number
              from fraud_case t23
              where t23.id = t17.other_case_id
              limit 1
            ) t24
          ) t25 on true
          left join lateral (
            select '{"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
            from (
              select t27.rn, t27.id, '{"kind":"' || t27.kind || '","words":null,"account":null,"telecomNumber":null,"onlineAccount":null}' as n0,
              '"7:' || t27.id || '",' as m
              from (
                select t26.id, t26.kind, row_number() over (order by t26.found_at asc, t26.id asc) as rn
                from linkage_evidence t26
                where t26.linkage_id = t17.id
                order by t26.found_at asc, t26.id asc
                limit 10
              ) t27
            ) t28
          ) t29 on true
        ) t18
      ) t19 on true
    ) t11
  ) t12 on true
) t2 on true;
