-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument, AUDITOR
-- Query.orders
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from control_order t4
      where t4.issued_at >= $1::timestamp(3) with time zone
      order by t4.issued_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"byStatus":' || (
    select case when sum(t10.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t10.v || '","count":' || t10.c::text ||
    '}', ',' order by t10.c desc, t10.v), '') || ']' end
    from (
      select t11.v, count(*) as c
      from (
        select t8.status as v
        from control_order t8
        where t8.issued_at >= $2::timestamp(3) with time zone
        order by t8.issued_at desc, t8.id desc
        limit 10001
      ) t11
      group by t11.v
    ) t10
  ) || ',"byFamily":' || (
    select case when sum(t15.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t15.v || '","count":' || t15.c::text ||
    '}', ',' order by t15.c desc, t15.v), '') || ']' end
    from (
      select t16.v, count(*) as c
      from (
        select t13.family as v
        from control_order t13
        where t13.issued_at >= $3::timestamp(3) with time zone
        order by t13.issued_at desc, t13.id desc
        limit 10001
      ) t16
      group by t16.v
    ) t15
  ) || '}' as j, '' as m
) t3 on true;

-- BANK, CARD_SCHEME, CARRIER, PLATFORM
-- Query.orders
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and $2::text = any(a.purposes)
  ) as orders offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from control_order t4
      where (((t4.addressee_id = $1::text or t4.routed_by_id = $1::text) and t4.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders and t4.issued_at >= $3::timestamp(3) with time zone
      order by t4.issued_at desc, t4.id desc
      limit 10001
    ) t7
  ) || ',"byStatus":' || (
    select case when sum(t10.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t10.v || '","count":' || t10.c::text ||
    '}', ',' order by t10.c desc, t10.v), '') || ']' end
    from (
      select t11.v, count(*) as c
      from (
        select t8.status as v
        from control_order t8
        where (((t8.addressee_id = $1::text or t8.routed_by_id = $1::text) and t8.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders and t8.issued_at >= $4::timestamp(3) with time zone
        order by t8.issued_at desc, t8.id desc
        limit 10001
      ) t11
      group by t11.v
    ) t10
  ) || ',"byFamily":' || (
    select case when sum(t15.c) > 10000 then 'null' else '[' || coalesce(string_agg('{"value":"' || t15.v || '","count":' || t15.c::text ||
    '}', ',' order by t15.c desc, t15.v), '') || ']' end
    from (
      select t16.v, count(*) as c
      from (
        select t13.family as v
        from control_order t13
        where (((t13.addressee_id = $1::text or t13.routed_by_id = $1::text) and t13.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders and t13.issued_at >= $5::timestamp(3) with time zone
        order by t13.issued_at desc, t13.id desc
        limit 10001
      ) t16
      group by t16.v
    ) t15
  ) || '}' as j, '' as m
) t3 on true;
