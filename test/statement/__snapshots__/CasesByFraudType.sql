-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument, POLICE_OUTREACH, AUDITOR
-- Query.cases
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from fraud_case t4
      where t4.reported_at >= $1::timestamp(3) with time zone
      order by t4.reported_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"countBy":' || (
    select case when sum(t10.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t10.v || '","count":' || t10.c::text ||
    '}', ',' order by t10.c desc, t10.v), '') || ']' end
    from (
      select t11.v, count(*) as c
      from (
        select t8.fraud_type as v
        from fraud_case t8
        where t8.reported_at >= $2::timestamp(3) with time zone
        order by t8.reported_at desc, t8.id desc
        limit 10001
      ) t11
      group by t11.v
    ) t10
  ) || '}' as j, '' as m
) t3 on true;

-- BANK, CARD_SCHEME, CARRIER, PLATFORM
-- Query.cases
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and $2::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from fraud_case t4
      where ((exists (
        select 1
        from case_party t4_l
        where t4_l.case_id = t4.id and t4_l.agency_id = $1::text
      ) and (false) is not true)) and agreed.cases and t4.reported_at >= $3::timestamp(3) with time zone
      order by t4.reported_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"countBy":' || (
    select case when sum(t10.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t10.v || '","count":' || t10.c::text ||
    '}', ',' order by t10.c desc, t10.v), '') || ']' end
    from (
      select t11.v, count(*) as c
      from (
        select t8.fraud_type as v
        from fraud_case t8
        where ((exists (
          select 1
          from case_party t8_l
          where t8_l.case_id = t8.id and t8_l.agency_id = $1::text
        ) and (false) is not true)) and agreed.cases and t8.reported_at >= $4::timestamp(3) with time zone
        order by t8.reported_at desc, t8.id desc
        limit 10001
      ) t11
      group by t11.v
    ) t10
  ) || '}' as j, '' as m
) t3 on true;
