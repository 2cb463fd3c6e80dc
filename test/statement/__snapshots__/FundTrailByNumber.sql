-- POLICE_CONTROL, POLICE_ANALYSIS
-- Query.fundTrailByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"trailNumber":' || to_json(t1.trail_number)::text || ',"method":"' || t1.method || '","currency":' || to_json(t1.currency)::text ||
  ',"paidAmount":null,"exitedAmount":null,"recoverableAmount":null,"layers":null,"isCut":null,"tracedAt":' || to_json(t1.traced_at)::text ||
  ',"case":' || coalesce(t5.j, 'null') || ',"flowNodes":null,"flowEdges":null}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') as m
  from (
    select t0.id, t0.trail_number, t0.method, t0.currency, t0.traced_at, t0.case_id
    from fund_trail t0
    where t0.trail_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.case_number
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
  ) t5 on true
) t2 on true;

-- POLICE_CONTROL § instrument, POLICE_ANALYSIS § instrument
-- Query.fundTrailByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"trailNumber":' || to_json(t1.trail_number)::text || ',"method":"' || t1.method || '","currency":' || to_json(t1.currency)::text ||
  ',"paidAmount":' || case t1.rel when 'o' then 'null' when 'p' then coalesce('"' || t1_fund_trail_sum.paid_amount::text ||
  '"', 'null') when 'x' then 'null' end || ',"exitedAmount":' || case t1.rel when 'o' then 'null' when 'p' then coalesce('"' || t1_fund_trail_sum.exited_amount::text ||
  '"', 'null') when 'x' then 'null' end || ',"recoverableAmount":' || case t1.rel when 'o' then 'null' when 'p' then coalesce('"' || t1_fund_trail_sum.recoverable_amount::text ||
  '"', 'null') when 'x' then 'null' end || ',"layers":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(t1_fund_trail_sum.layers::text, 'null') when 'x' then 'null' end ||
  ',"isCut":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(case when t1_fund_trail_sum.is_cut then 'true' when not t1_fund_trail_sum.is_cut then 'false' end, 'null') when 'x' then 'null' end ||
  ',"tracedAt":' || to_json(t1.traced_at)::text || ',"case":' || coalesce(t5.j, 'null') || ',"flowNodes":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(t9.j, 'null') when 'x' then 'null' end ||
  ',"flowEdges":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(t23.j, 'null') when 'x' then 'null' end ||
  '}' as j, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t5.m, '') || case when t1.rel in ('p') then coalesce(t9.m, '') else '' end || case when t1.rel in ('p') then coalesce(t23.m, '') else '' end as m
  from (
    select t0.id, t0.trail_number, t0.method, t0.currency, t0.traced_at, t0.case_id, case when false then 'o' when t0.case_id = asked.p2::text then 'p' else 'x' end as rel
    from fund_trail t0
    where t0.trail_number = asked.p3::text
    limit 1
  ) t1
  left join fund_trail_sum t1_fund_trail_sum on t1_fund_trail_sum.id = t1.id
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.case_number
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from fund_flow_node t10
        where t10.trail_id = t1.id and ((t10.case_id = asked.p2::text and (t10.holding_bank_id = asked.p1::text) is not true))
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"layer":' || t7.layer::text || ',"amountIn":"' || t7.amount_in::text || '","amountOut":"' || t7.amount_out::text ||
      '","exitedAmount":"' || t7.exited_amount::text || '","recoverableAmount":"' || t7.recoverable_amount::text || '","exit":' || coalesce('"' || t7.exit ||
      '"', 'null') || ',"account":' || coalesce(t15.j, 'null') || '}' as n0, '"2:' || t7.id || '",' || coalesce(t15.m, '') as m
      from (
        select t6.id, t6.layer, t6.amount_in, t6.amount_out, t6.exited_amount, t6.recoverable_amount, t6.exit, t6.account_id,
        row_number() over (order by t6.layer asc, t6.id asc) as rn
        from fund_flow_node t6
        where t6.trail_id = t1.id and ((t6.case_id = asked.p2::text and (t6.holding_bank_id = asked.p1::text) is not true))
        order by t6.layer asc, t6.id asc
        limit 20
      ) t7
      left join lateral (
        select '{"number":' || coalesce(to_json(t14_account_identity.number)::text, 'null') || ',"holdingBank":' || coalesce(t18.j, 'null') ||
        '}' as j, '"3:' || t14.id || '",' || coalesce(t18.m, '') as m
        from (
          select t13.id, t13.holding_bank_id
          from account t13
          where t13.id = t7.account_id
          limit 1
        ) t14
        left join account_identity t14_account_identity on t14_account_identity.id = t14.id
        left join lateral (
          select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
          from (
            select t16.id, t16.name
            from agency t16
            where t16.id = t14.holding_bank_id
            limit 1
          ) t17
        ) t18 on true
      ) t15 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
    from (
      select t21.rn, t21.id, '{"amount":"' || t21.amount::text || '","channel":"' || t21.channel || '","exit":' || coalesce('"' || t21.exit ||
      '"', 'null') || ',"movedAt":' || to_json(t21.moved_at)::text || ',"from":' || coalesce(t26.j, 'null') || ',"to":' || coalesce(t29.j, 'null') ||
      '}' as n0, '"5:' || t21.id || '",' || coalesce(t26.m, '') || coalesce(t29.m, '') as m
      from (
        select t20.id, t20.amount, t20.channel, t20.exit, t20.moved_at, t20.from_node_id, t20.to_node_id, row_number() over (order by t20.moved_at asc, t20.id asc) as rn
        from fund_flow_edge t20
        where t20.trail_id = t1.id and ((t20.case_id = asked.p2::text and ((t20.from_bank_id = asked.p1::text or t20.to_bank_id = asked.p1::text)) is not true))
        order by t20.moved_at asc, t20.id asc
        limit 20
      ) t21
      left join lateral (
        select '{"layer":' || t25.layer::text || '}' as j, '"6:' || t25.id || '",' as m
        from (
          select t24.id, t24.layer
          from fund_flow_node t24
          where t24.id = t21.from_node_id and ((t24.case_id = asked.p2::text and (t24.holding_bank_id = asked.p1::text) is not true))
          limit 1
        ) t25
      ) t26 on true
      left join lateral (
        select '{"layer":' || t28.layer::text || '}' as j, '"7:' || t28.id || '",' as m
        from (
          select t27.id, t27.layer
          from fund_flow_node t27
          where t27.id = t21.to_node_id and ((t27.case_id = asked.p2::text and (t27.holding_bank_id = asked.p1::text) is not true))
          limit 1
        ) t28
      ) t29 on true
    ) t22
  ) t23 on true
) t2 on true;

-- BANK
-- Query.fundTrailByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.cases then '' else 'CASES ' end || case when agreed.accounts then '' else 'ACCOUNTS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as accounts offset 0
) as agreed
left join lateral (
  select '{"trailNumber":' || to_json(t1.trail_number)::text || ',"method":"' || t1.method || '","currency":' || to_json(t1.currency)::text ||
  ',"paidAmount":null,"exitedAmount":null,"recoverableAmount":null,"layers":null,"isCut":null,"tracedAt":' || to_json(t1.traced_at)::text ||
  ',"case":' || coalesce(t5.j, 'null') || ',"flowNodes":' || coalesce(t9.j, 'null') || ',"flowEdges":' || coalesce(t23.j, 'null') ||
  '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t23.m, '') as m
  from (
    select t0.id, t0.trail_number, t0.method, t0.currency, t0.traced_at, t0.case_id
    from fund_trail t0
    where t0.trail_number = asked.p4::text and (false or exists (
      select 1
      from case_party t0_l
      where t0_l.case_id = t0.case_id and t0_l.agency_id = asked.p1::text
    )) and agreed.accounts
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.case_number
      from fraud_case t3
      where t3.id = t1.case_id and ((exists (
        select 1
        from case_party t3_l
        where t3_l.case_id = t3.id and t3_l.agency_id = asked.p1::text
      ) and (false) is not true)) and agreed.cases
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from fund_flow_node t10
        where t10.trail_id = t1.id and (t10.holding_bank_id = asked.p1::text) and agreed.accounts
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"layer":' || t7.layer::text || ',"amountIn":null,"amountOut":null,"exitedAmount":null,"recoverableAmount":null,"exit":null,"account":' || coalesce(t15.j, 'null') ||
      '}' as n0, '"2:' || t7.id || '",' || coalesce(t15.m, '') as m
      from (
        select t6.id, t6.layer, t6.account_id, row_number() over (order by t6.layer asc, t6.id asc) as rn
        from fund_flow_node t6
        where t6.trail_id = t1.id and (t6.holding_bank_id = asked.p1::text) and agreed.accounts
        order by t6.layer asc, t6.id asc
        limit 20
      ) t7
      left join lateral (
        select '{"number":' || case t14.rel when 'o' then coalesce(to_json(t14_account_identity.number)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t14.number_digest, 'UTF8'), decode(asked.p3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
        '"', 'null') end || ',"holdingBank":' || coalesce(t18.j, 'null') || '}' as j, '"3' || t14.rel || ':' || t14.id ||
        '",' || coalesce(t18.m, '') as m
        from (
          select t13.id, t13.number_digest, t13.holding_bank_id, case when t13.holding_bank_id = asked.p1::text then 'o' else 'p' end as rel
          from account t13
          where t13.id = t7.account_id and (t13.holding_bank_id = asked.p1::text or exists (
            select 1
            from involved_account t13_l
            where t13_l.account_id = t13.id and exists (
              select 1
              from case_party t13_l_l
              where t13_l_l.case_id = t13_l.case_id and t13_l_l.agency_id = asked.p1::text
            )
          )) and agreed.accounts
          limit 1
        ) t14
        left join account_identity t14_account_identity on t14_account_identity.id = t14.id
        left join lateral (
          select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
          from (
            select t16.id, t16.name
            from agency t16
            where t16.id = t14.holding_bank_id
            limit 1
          ) t17
        ) t18 on true
      ) t15 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
    from (
      select t21.rn, t21.id, '{"amount":null,"channel":"' || t21.channel || '","exit":' || coalesce('"' || t21.exit ||
      '"', 'null') || ',"movedAt":' || to_json(t21.moved_at)::text || ',"from":' || coalesce(t26.j, 'null') || ',"to":' || coalesce(t29.j, 'null') ||
      '}' as n0, '"5:' || t21.id || '",' || coalesce(t26.m, '') || coalesce(t29.m, '') as m
      from (
        select t20.id, t20.channel, t20.exit, t20.moved_at, t20.from_node_id, t20.to_node_id, row_number() over (order by t20.moved_at asc, t20.id asc) as rn
        from fund_flow_edge t20
        where t20.trail_id = t1.id and ((t20.from_bank_id = asked.p1::text or t20.to_bank_id = asked.p1::text)) and agreed.accounts
        order by t20.moved_at asc, t20.id asc
        limit 20
      ) t21
      left join lateral (
        select '{"layer":' || t25.layer::text || '}' as j, '"6:' || t25.id || '",' as m
        from (
          select t24.id, t24.layer
          from fund_flow_node t24
          where t24.id = t21.from_node_id and (t24.holding_bank_id = asked.p1::text) and agreed.accounts
          limit 1
        ) t25
      ) t26 on true
      left join lateral (
        select '{"layer":' || t28.layer::text || '}' as j, '"7:' || t28.id || '",' as m
        from (
          select t27.id, t27.layer
          from fund_flow_node t27
          where t27.id = t21.to_node_id and (t27.holding_bank_id = asked.p1::text) and agreed.accounts
          limit 1
        ) t28
      ) t29 on true
    ) t22
  ) t23 on true
) t2 on true;

-- AUDITOR
-- Query.fundTrailByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"trailNumber":' || to_json(t1.trail_number)::text || ',"method":"' || t1.method || '","currency":' || to_json(t1.currency)::text ||
  ',"paidAmount":null,"exitedAmount":null,"recoverableAmount":null,"layers":null,"isCut":null,"tracedAt":' || to_json(t1.traced_at)::text ||
  ',"case":' || coalesce(t5.j, 'null') || ',"flowNodes":' || coalesce(t9.j, 'null') || ',"flowEdges":' || coalesce(t23.j, 'null') ||
  '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t23.m, '') as m
  from (
    select t0.id, t0.trail_number, t0.method, t0.currency, t0.traced_at, t0.case_id
    from fund_trail t0
    where t0.trail_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.case_number
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from fund_flow_node t10
        where t10.trail_id = t1.id
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"layer":null,"amountIn":null,"amountOut":null,"exitedAmount":null,"recoverableAmount":null,"exit":null,"account":' || coalesce(t15.j, 'null') ||
      '}' as n0, '"2:' || t7.id || '",' || coalesce(t15.m, '') as m
      from (
        select t6.id, t6.account_id, row_number() over (order by t6.id asc, t6.id asc) as rn
        from fund_flow_node t6
        where t6.trail_id = t1.id
        order by t6.id asc, t6.id asc
        limit 20
      ) t7
      left join lateral (
        select '{"number":' || coalesce('"' || encode(substr(public.hmac(convert_to(t14.number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
        '"', 'null') || ',"holdingBank":' || coalesce(t18.j, 'null') || '}' as j, '"3:' || t14.id || '",' || coalesce(t18.m, '') as m
        from (
          select t13.id, t13.number_digest, t13.holding_bank_id
          from account t13
          where t13.id = t7.account_id
          limit 1
        ) t14
        left join lateral (
          select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
          from (
            select t16.id, t16.name
            from agency t16
            where t16.id = t14.holding_bank_id
            limit 1
          ) t17
        ) t18 on true
      ) t15 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
    from (
      select t21.rn, t21.id, '{"amount":null,"channel":null,"exit":null,"movedAt":' || to_json(t21.moved_at)::text ||
      ',"from":' || coalesce(t26.j, 'null') || ',"to":' || coalesce(t29.j, 'null') || '}' as n0, '"5:' || t21.id || '",' || coalesce(t26.m, '') || coalesce(t29.m, '') as m
      from (
        select t20.id, t20.moved_at, t20.from_node_id, t20.to_node_id, row_number() over (order by t20.moved_at asc, t20.id asc) as rn
        from fund_flow_edge t20
        where t20.trail_id = t1.id
        order by t20.moved_at asc, t20.id asc
        limit 20
      ) t21
      left join lateral (
        select '{"layer":null}' as j, '"6:' || t25.id || '",' as m
        from (
          select t24.id
          from fund_flow_node t24
          where t24.id = t21.from_node_id
          limit 1
        ) t25
      ) t26 on true
      left join lateral (
        select '{"layer":null}' as j, '"7:' || t28.id || '",' as m
        from (
          select t27.id
          from fund_flow_node t27
          where t27.id = t21.to_node_id
          limit 1
        ) t28
      ) t29 on true
    ) t22
  ) t23 on true
) t2 on true;
