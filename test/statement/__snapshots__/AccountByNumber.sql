-- POLICE_INTAKE
-- Query.accountByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","number":' || coalesce(to_json(t1_account_identity.number)::text, 'null') || ',"accountClass":"' || t1.account_class ||
  '","riskStatus":"' || t1.risk_status || '","currency":' || to_json(t1.currency)::text || ',"openedAt":' || to_json(t1.opened_at)::text ||
  ',"holderName":' || coalesce(to_json(t1_account_identity.holder_name)::text, 'null') || ',"holderIdNumber":' || coalesce(to_json(t1_account_identity.holder_id_number)::text, 'null') ||
  ',"balance":null,"balanceAt":null,"holdingBank":' || coalesce(t5.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"holderIdNumber","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"balance","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"balanceAt","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}],"transactions":null,"involvements":' || coalesce(t9.j, 'null') ||
  ',"orders":' || coalesce(t17.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t17.m, '') as m
  from (
    select t0.id, t0.account_class, t0.risk_status, t0.currency, t0.opened_at, t0.holding_bank_id
    from account t0
    where t0.id in (
      select t19.id
      from account_identity t19
      where t19.number = asked.p1::text
    )
    limit 1
  ) t1
  left join account_identity t1_account_identity on t1_account_identity.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text ||
    '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit, t3.contact_phone
      from agency t3
      where t3.id = t1.holding_bank_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"role":"' || t7.role || '","layer":' || t7.layer::text || ',"tracedAmount":"' || t7.traced_amount::text ||
      '","addedAt":' || to_json(t7.added_at)::text || ',"case":' || coalesce(t12.j, 'null') || '}' as n0, '"2:' || t7.id ||
      '",' || coalesce(t12.m, '') as m
      from (
        select t6.id, t6.role, t6.layer, t6.traced_amount, t6.added_at, t6.case_id, row_number() over (order by t6.layer asc, t6.id asc) as rn
        from involved_account t6
        where t6.account_id = t1.id
        order by t6.layer asc, t6.id asc
        limit 10
      ) t7
      left join lateral (
        select '{"caseNumber":' || to_json(t11.case_number)::text || ',"fraudType":"' || t11.fraud_type || '"}' as j, '"3:' || t11.id ||
        '",' as m
        from (
          select t10.id, t10.case_number, t10.fraud_type
          from fraud_case t10
          where t10.id = t7.case_id
          limit 1
        ) t11
      ) t12 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t16.n0, ',' order by t16.rn), '') || ']}' as j, coalesce(string_agg(t16.m, ''), '') as m
    from (
      select t15.rn, t15.id, '{"orderNumber":' || to_json(t15.order_number)::text || ',"family":"' || t15.family || '","status":"' || t15.status ||
      '","amount":' || coalesce('"' || t15.amount::text || '"', 'null') || ',"expiresAt":' || coalesce(to_json(t15.expires_at)::text, 'null') ||
      '}' as n0, '"4:' || t15.id || '",' as m
      from (
        select t14.id, t14.order_number, t14.family, t14.status, t14.amount, t14.expires_at, row_number() over (order by t14.issued_at desc, t14.id desc) as rn
        from control_order t14
        where t14.account_id = t1.id
        order by t14.issued_at desc, t14.id desc
        limit 10
      ) t15
    ) t16
  ) t17 on true
) t2 on true;

-- POLICE_INTAKE § instrument, POLICE_CONTROL § instrument
-- Query.accountByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","number":' || coalesce(to_json(t1_account_identity.number)::text, 'null') || ',"accountClass":"' || t1.account_class ||
  '","riskStatus":"' || t1.risk_status || '","currency":' || to_json(t1.currency)::text || ',"openedAt":' || to_json(t1.opened_at)::text ||
  ',"holderName":' || coalesce(to_json(t1_account_identity.holder_name)::text, 'null') || ',"holderIdNumber":' || coalesce(to_json(t1_account_identity.holder_id_number)::text, 'null') ||
  ',"balance":' || case t1.rel when 'o' then 'null' when 'p' then coalesce('"' || t1_account_balance.balance::text ||
  '"', 'null') when 'x' then 'null' end || ',"balanceAt":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(to_json(t1_account_balance.balance_at)::text, 'null') when 'x' then 'null' end ||
  ',"holdingBank":' || coalesce(t5.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"holderIdNumber","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"balance","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"balanceAt","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"holderIdNumber","disposition":"CLEAR","reason":null},{"field":"balance","disposition":"CLEAR","reason":null},{"field":"balanceAt","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null}]' when 'x' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"holderIdNumber","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"balance","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"balanceAt","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' end ||
  ',"transactions":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(t9.j, 'null') when 'x' then 'null' end ||
  ',"involvements":' || coalesce(t17.j, 'null') || ',"orders":' || coalesce(t25.j, 'null') || '}' as j, '"0' || t1.rel ||
  ':' || t1.id || '",' || coalesce(t5.m, '') || case when t1.rel in ('p') then coalesce(t9.m, '') else '' end || coalesce(t17.m, '') || coalesce(t25.m, '') as m
  from (
    select t0.id, t0.account_class, t0.risk_status, t0.currency, t0.opened_at, t0.holding_bank_id, case when t0.holding_bank_id = asked.p1::text then 'o' when exists (
      select 1
      from involved_account t0_l
      where t0_l.account_id = t0.id and t0_l.case_id = asked.p2::text
    ) then 'p' else 'x' end as rel
    from account t0
    where t0.id in (
      select t27.id
      from account_identity t27
      where t27.number = asked.p3::text
    )
    limit 1
  ) t1
  left join account_identity t1_account_identity on t1_account_identity.id = t1.id
  left join account_balance t1_account_balance on t1_account_balance.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text ||
    '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit, t3.contact_phone
      from agency t3
      where t3.id = t1.holding_bank_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from account_transaction t10
        where t10.account_id = t1.id and ((exists (
          select 1
          from involved_account t10_l
          where t10_l.account_id = t10.account_id and t10_l.case_id = asked.p2::text
        ) and (t10.holding_bank_id = asked.p1::text) is not true))
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"direction":"' || t7.direction || '","channel":"' || t7.channel || '","amount":"' || t7.amount::text ||
      '","currency":' || to_json(t7.currency)::text || ',"occurredAt":' || to_json(t7.occurred_at)::text || ',"counterpartyNumber":' || to_json(t7.counterparty_number)::text ||
      ',"counterpartyName":' || to_json(t7.counterparty_name)::text || ',"disclosure":[{"field":"direction","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"occurredAt","disposition":"CLEAR","reason":null},{"field":"counterpartyNumber","disposition":"CLEAR","reason":null},{"field":"counterpartyName","disposition":"CLEAR","reason":null}]}' as n0,
      '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.direction, t6.channel, t6.amount, t6.currency, t6.occurred_at, t6.counterparty_number, t6.counterparty_name,
        row_number() over (order by t6.occurred_at desc, t6.id desc) as rn
        from account_transaction t6
        where t6.account_id = t1.id and ((exists (
          select 1
          from involved_account t6_l
          where t6_l.account_id = t6.account_id and t6_l.case_id = asked.p2::text
        ) and (t6.holding_bank_id = asked.p1::text) is not true))
        order by t6.occurred_at desc, t6.id desc
        limit 50
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t16.n0, ',' order by t16.rn), '') || ']}' as j, coalesce(string_agg(t16.m, ''), '') as m
    from (
      select t15.rn, t15.id, '{"role":"' || t15.role || '","layer":' || t15.layer::text || ',"tracedAmount":"' || t15.traced_amount::text ||
      '","addedAt":' || to_json(t15.added_at)::text || ',"case":' || coalesce(t20.j, 'null') || '}' as n0, '"3:' || t15.id ||
      '",' || coalesce(t20.m, '') as m
      from (
        select t14.id, t14.role, t14.layer, t14.traced_amount, t14.added_at, t14.case_id, row_number() over (order by t14.layer asc, t14.id asc) as rn
        from involved_account t14
        where t14.account_id = t1.id
        order by t14.layer asc, t14.id asc
        limit 10
      ) t15
      left join lateral (
        select '{"caseNumber":' || to_json(t19.case_number)::text || ',"fraudType":"' || t19.fraud_type || '"}' as j, '"4:' || t19.id ||
        '",' as m
        from (
          select t18.id, t18.case_number, t18.fraud_type
          from fraud_case t18
          where t18.id = t15.case_id
          limit 1
        ) t19
      ) t20 on true
    ) t16
  ) t17 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
    from (
      select t23.rn, t23.id, '{"orderNumber":' || to_json(t23.order_number)::text || ',"family":"' || t23.family || '","status":"' || t23.status ||
      '","amount":' || coalesce('"' || t23.amount::text || '"', 'null') || ',"expiresAt":' || coalesce(to_json(t23.expires_at)::text, 'null') ||
      '}' as n0, '"5:' || t23.id || '",' as m
      from (
        select t22.id, t22.order_number, t22.family, t22.status, t22.amount, t22.expires_at, row_number() over (order by t22.issued_at desc, t22.id desc) as rn
        from control_order t22
        where t22.account_id = t1.id
        order by t22.issued_at desc, t22.id desc
        limit 10
      ) t23
    ) t24
  ) t25 on true
) t2 on true;

-- POLICE_ANALYSIS § instrument
-- Query.accountByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","number":' || coalesce(to_json(t1_account_identity.number)::text, 'null') || ',"accountClass":"' || t1.account_class ||
  '","riskStatus":"' || t1.risk_status || '","currency":' || to_json(t1.currency)::text || ',"openedAt":' || to_json(t1.opened_at)::text ||
  ',"holderName":' || to_json(t1.holder_name_mask)::text || ',"holderIdNumber":' || to_json(t1.holder_id_number_mask)::text ||
  ',"balance":' || case t1.rel when 'o' then 'null' when 'p' then coalesce('"' || t1_account_balance.balance::text ||
  '"', 'null') when 'x' then 'null' end || ',"balanceAt":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(to_json(t1_account_balance.balance_at)::text, 'null') when 'x' then 'null' end ||
  ',"holdingBank":' || coalesce(t5.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null},{"field":"holderIdNumber","disposition":"MASKED","reason":null},{"field":"balance","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"balanceAt","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"balance","disposition":"CLEAR","reason":null},{"field":"balanceAt","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null},{"field":"holderIdNumber","disposition":"MASKED","reason":null}]' when 'x' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null},{"field":"holderIdNumber","disposition":"MASKED","reason":null},{"field":"balance","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"balanceAt","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' end ||
  ',"transactions":' || case t1.rel when 'o' then 'null' when 'p' then coalesce(t9.j, 'null') when 'x' then 'null' end ||
  ',"involvements":' || coalesce(t17.j, 'null') || ',"orders":' || coalesce(t25.j, 'null') || '}' as j, '"0' || t1.rel ||
  ':' || t1.id || '",' || coalesce(t5.m, '') || case when t1.rel in ('p') then coalesce(t9.m, '') else '' end || coalesce(t17.m, '') || coalesce(t25.m, '') as m
  from (
    select t0.id, t0.account_class, t0.risk_status, t0.currency, t0.opened_at, t0.holder_name_mask, t0.holder_id_number_mask,
    t0.holding_bank_id, case when t0.holding_bank_id = asked.p1::text then 'o' when exists (
      select 1
      from involved_account t0_l
      where t0_l.account_id = t0.id and t0_l.case_id = asked.p2::text
    ) then 'p' else 'x' end as rel
    from account t0
    where t0.id in (
      select t27.id
      from account_identity t27
      where t27.number = asked.p3::text
    )
    limit 1
  ) t1
  left join account_identity t1_account_identity on t1_account_identity.id = t1.id
  left join account_balance t1_account_balance on t1_account_balance.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text ||
    '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit, t3.contact_phone
      from agency t3
      where t3.id = t1.holding_bank_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from account_transaction t10
        where t10.account_id = t1.id and ((exists (
          select 1
          from involved_account t10_l
          where t10_l.account_id = t10.account_id and t10_l.case_id = asked.p2::text
        ) and (t10.holding_bank_id = asked.p1::text) is not true))
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"direction":"' || t7.direction || '","channel":"' || t7.channel || '","amount":"' || t7.amount::text ||
      '","currency":' || to_json(t7.currency)::text || ',"occurredAt":' || to_json(t7.occurred_at)::text || ',"counterpartyNumber":' || to_json(t7.counterparty_number)::text ||
      ',"counterpartyName":' || to_json(t7.counterparty_name_mask)::text || ',"disclosure":[{"field":"direction","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"occurredAt","disposition":"CLEAR","reason":null},{"field":"counterpartyNumber","disposition":"CLEAR","reason":null},{"field":"counterpartyName","disposition":"MASKED","reason":null}]}' as n0,
      '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.direction, t6.channel, t6.amount, t6.currency, t6.occurred_at, t6.counterparty_number, t6.counterparty_name_mask,
        row_number() over (order by t6.occurred_at desc, t6.id desc) as rn
        from account_transaction t6
        where t6.account_id = t1.id and ((exists (
          select 1
          from involved_account t6_l
          where t6_l.account_id = t6.account_id and t6_l.case_id = asked.p2::text
        ) and (t6.holding_bank_id = asked.p1::text) is not true))
        order by t6.occurred_at desc, t6.id desc
        limit 50
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t16.n0, ',' order by t16.rn), '') || ']}' as j, coalesce(string_agg(t16.m, ''), '') as m
    from (
      select t15.rn, t15.id, '{"role":"' || t15.role || '","layer":' || t15.layer::text || ',"tracedAmount":"' || t15.traced_amount::text ||
      '","addedAt":' || to_json(t15.added_at)::text || ',"case":' || coalesce(t20.j, 'null') || '}' as n0, '"3:' || t15.id ||
      '",' || coalesce(t20.m, '') as m
      from (
        select t14.id, t14.role, t14.layer, t14.traced_amount, t14.added_at, t14.case_id, row_number() over (order by t14.layer asc, t14.id asc) as rn
        from involved_account t14
        where t14.account_id = t1.id
        order by t14.layer asc, t14.id asc
        limit 10
      ) t15
      left join lateral (
        select '{"caseNumber":' || to_json(t19.case_number)::text || ',"fraudType":"' || t19.fraud_type || '"}' as j, '"4:' || t19.id ||
        '",' as m
        from (
          select t18.id, t18.case_number, t18.fraud_type
          from fraud_case t18
          where t18.id = t15.case_id
          limit 1
        ) t19
      ) t20 on true
    ) t16
  ) t17 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
    from (
      select t23.rn, t23.id, '{"orderNumber":' || to_json(t23.order_number)::text || ',"family":"' || t23.family || '","status":"' || t23.status ||
      '","amount":' || coalesce('"' || t23.amount::text || '"', 'null') || ',"expiresAt":' || coalesce(to_json(t23.expires_at)::text, 'null') ||
      '}' as n0, '"5:' || t23.id || '",' as m
      from (
        select t22.id, t22.order_number, t22.family, t22.status, t22.amount, t22.expires_at, row_number() over (order by t22.issued_at desc, t22.id desc) as rn
        from control_order t22
        where t22.account_id = t1.id
        order by t22.issued_at desc, t22.id desc
        limit 10
      ) t23
    ) t24
  ) t25 on true
) t2 on true;

-- BANK
-- Query.accountByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.accounts then '' else 'ACCOUNTS ' end || case when agreed.cases then '' else 'CASES ' end || case when agreed.orders then '' else 'ORDERS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as accounts, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as orders offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","number":' || case t1.rel when 'o' then coalesce(to_json(t1_account_identity.number)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t1.number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
  '"', 'null') end || ',"accountClass":"' || t1.account_class || '","riskStatus":null,"currency":' || to_json(t1.currency)::text ||
  ',"openedAt":' || to_json(t1.opened_at)::text || ',"holderName":' || case t1.rel when 'o' then coalesce(to_json(t1_account_identity.holder_name)::text, 'null') when 'p' then 'null' end ||
  ',"holderIdNumber":' || case t1.rel when 'o' then coalesce(to_json(t1_account_identity.holder_id_number)::text, 'null') when 'p' then 'null' end ||
  ',"balance":' || case t1.rel when 'o' then coalesce('"' || t1_account_balance.balance::text || '"', 'null') when 'p' then 'null' end ||
  ',"balanceAt":' || case t1.rel when 'o' then coalesce(to_json(t1_account_balance.balance_at)::text, 'null') when 'p' then 'null' end ||
  ',"holdingBank":' || coalesce(t5.j, 'null') || ',"disclosure":' || case t1.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"holderIdNumber","disposition":"CLEAR","reason":null},{"field":"balance","disposition":"CLEAR","reason":null},{"field":"balanceAt","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"number","disposition":"TOKEN","reason":null},{"field":"riskStatus","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"holderName","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"},{"field":"holderIdNumber","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"},{"field":"balance","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"},{"field":"balanceAt","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"},{"field":"transactions","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"}]' end ||
  ',"transactions":' || case t1.rel when 'o' then coalesce(t9.j, 'null') when 'p' then 'null' end || ',"involvements":' || coalesce(t17.j, 'null') ||
  ',"orders":' || coalesce(t25.j, 'null') || '}' as j, '"0' || t1.rel || ':' || t1.id || '",' || coalesce(t5.m, '') || case when t1.rel in ('o') then coalesce(t9.m, '') else '' end || coalesce(t17.m, '') || coalesce(t25.m, '') as m
  from (
    select t0.id, t0.number_digest, t0.account_class, t0.currency, t0.opened_at, t0.holding_bank_id, case when t0.holding_bank_id = asked.p2::text then 'o' else 'p' end as rel
    from account t0
    where (t0.id in (
      select t27.id
      from account_identity t27
      where t27.number = asked.p4::text
    ) and (t0.holding_bank_id = asked.p2::text)) and (t0.holding_bank_id = asked.p2::text or exists (
      select 1
      from involved_account t0_l
      where t0_l.account_id = t0.id and exists (
        select 1
        from case_party t0_l_l
        where t0_l_l.case_id = t0_l.case_id and t0_l_l.agency_id = asked.p2::text
      )
    )) and agreed.accounts
    limit 1
  ) t1
  left join account_identity t1_account_identity on t1_account_identity.id = t1.id
  left join account_balance t1_account_balance on t1_account_balance.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text ||
    '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit, t3.contact_phone
      from agency t3
      where t3.id = t1.holding_bank_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from account_transaction t10
        where t10.account_id = t1.id and (t10.holding_bank_id = asked.p2::text) and agreed.accounts
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"direction":"' || t7.direction || '","channel":"' || t7.channel || '","amount":"' || t7.amount::text ||
      '","currency":' || to_json(t7.currency)::text || ',"occurredAt":' || to_json(t7.occurred_at)::text || ',"counterpartyNumber":' || to_json(t7.counterparty_number)::text ||
      ',"counterpartyName":' || to_json(t7.counterparty_name)::text || ',"disclosure":[{"field":"direction","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"occurredAt","disposition":"CLEAR","reason":null},{"field":"counterpartyNumber","disposition":"CLEAR","reason":null},{"field":"counterpartyName","disposition":"CLEAR","reason":null}]}' as n0,
      '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.direction, t6.channel, t6.amount, t6.currency, t6.occurred_at, t6.counterparty_number, t6.counterparty_name,
        row_number() over (order by t6.occurred_at desc, t6.id desc) as rn
        from account_transaction t6
        where t6.account_id = t1.id and (t6.holding_bank_id = asked.p2::text) and agreed.accounts
        order by t6.occurred_at desc, t6.id desc
        limit 50
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t16.n0, ',' order by t16.rn), '') || ']}' as j, coalesce(string_agg(t16.m, ''), '') as m
    from (
      select t15.rn, t15.id, '{"role":"' || t15.role || '","layer":' || t15.layer::text || ',"tracedAmount":null,"addedAt":' || to_json(t15.added_at)::text ||
      ',"case":' || coalesce(t20.j, 'null') || '}' as n0, '"3:' || t15.id || '",' || coalesce(t20.m, '') as m
      from (
        select t14.id, t14.role, t14.layer, t14.added_at, t14.case_id, row_number() over (order by t14.layer asc, t14.id asc) as rn
        from involved_account t14
        where t14.account_id = t1.id and (t14.holding_bank_id = asked.p2::text or exists (
          select 1
          from case_party t14_l
          where t14_l.case_id = t14.case_id and t14_l.agency_id = asked.p2::text
        )) and agreed.accounts
        order by t14.layer asc, t14.id asc
        limit 10
      ) t15
      left join lateral (
        select '{"caseNumber":' || to_json(t19.case_number)::text || ',"fraudType":"' || t19.fraud_type || '"}' as j, '"4:' || t19.id ||
        '",' as m
        from (
          select t18.id, t18.case_number, t18.fraud_type
          from fraud_case t18
          where t18.id = t15.case_id and ((exists (
            select 1
            from case_party t18_l
            where t18_l.case_id = t18.id and t18_l.agency_id = asked.p2::text
          ) and (false) is not true)) and agreed.cases
          limit 1
        ) t19
      ) t20 on true
    ) t16
  ) t17 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
    from (
      select t23.rn, t23.id, '{"orderNumber":' || to_json(t23.order_number)::text || ',"family":"' || t23.family || '","status":"' || t23.status ||
      '","amount":' || coalesce('"' || t23.amount::text || '"', 'null') || ',"expiresAt":' || coalesce(to_json(t23.expires_at)::text, 'null') ||
      '}' as n0, '"5:' || t23.id || '",' as m
      from (
        select t22.id, t22.order_number, t22.family, t22.status, t22.amount, t22.expires_at, row_number() over (order by t22.issued_at desc, t22.id desc) as rn
        from control_order t22
        where t22.account_id = t1.id and (((t22.addressee_id = asked.p2::text or t22.routed_by_id = asked.p2::text) and t22.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        order by t22.issued_at desc, t22.id desc
        limit 10
      ) t23
    ) t24
  ) t25 on true
) t2 on true;

-- CARD_SCHEME
-- Query.accountByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.accounts then '' else 'ACCOUNTS ' end || case when agreed.cases then '' else 'CASES ' end || case when agreed.orders then '' else 'ORDERS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as accounts, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as orders offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","number":' || coalesce(to_json(t1_account_identity.number)::text, 'null') || ',"accountClass":"' || t1.account_class ||
  '","riskStatus":null,"currency":' || to_json(t1.currency)::text || ',"openedAt":' || to_json(t1.opened_at)::text ||
  ',"holderName":' || to_json(t1.holder_name_mask)::text || ',"holderIdNumber":null,"balance":null,"balanceAt":null,"holdingBank":' || coalesce(t5.j, 'null') ||
  ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"accountClass","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"openedAt","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"CLEAR","reason":null},{"field":"involvements","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null},{"field":"riskStatus","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"holderIdNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"balance","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"balanceAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"}],"transactions":' || coalesce(t9.j, 'null') ||
  ',"involvements":' || coalesce(t17.j, 'null') || ',"orders":' || coalesce(t25.j, 'null') || '}' as j, '"0:' || t1.id ||
  '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t17.m, '') || coalesce(t25.m, '') as m
  from (
    select t0.id, t0.account_class, t0.currency, t0.opened_at, t0.holder_name_mask, t0.holding_bank_id
    from account t0
    where t0.id in (
      select t27.id
      from account_identity t27
      where t27.number = asked.p4::text
    ) and (t0.holding_bank_id = asked.p1::text or exists (
      select 1
      from involved_account t0_l
      where t0_l.account_id = t0.id and exists (
        select 1
        from case_party t0_l_l
        where t0_l_l.case_id = t0_l.case_id and t0_l_l.agency_id = asked.p1::text
      )
    )) and agreed.accounts
    limit 1
  ) t1
  left join account_identity t1_account_identity on t1_account_identity.id = t1.id
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || ',"contactPhone":' || to_json(t4.contact_phone)::text ||
    '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit, t3.contact_phone
      from agency t3
      where t3.id = t1.holding_bank_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from account_transaction t10
        where t10.account_id = t1.id and (t10.holding_bank_id = asked.p1::text or exists (
          select 1
          from involved_account t10_l
          where t10_l.account_id = t10.account_id and exists (
            select 1
            from case_party t10_l_l
            where t10_l_l.case_id = t10_l.case_id and t10_l_l.agency_id = asked.p1::text
          )
        )) and agreed.accounts
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"direction":"' || t7.direction || '","channel":"' || t7.channel || '","amount":null,"currency":null,"occurredAt":' || to_json(t7.occurred_at)::text ||
      ',"counterpartyNumber":' || coalesce('"' || encode(substr(public.hmac(convert_to(t7.counterparty_number_digest, 'UTF8'), decode(asked.p3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || ',"counterpartyName":null,"disclosure":[{"field":"direction","disposition":"CLEAR","reason":null},{"field":"channel","disposition":"CLEAR","reason":null},{"field":"occurredAt","disposition":"CLEAR","reason":null},{"field":"counterpartyNumber","disposition":"TOKEN","reason":null},{"field":"amount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"counterpartyName","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
      '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.direction, t6.channel, t6.occurred_at, t6.counterparty_number_digest, row_number() over (order by t6.occurred_at desc, t6.id desc) as rn
        from account_transaction t6
        where t6.account_id = t1.id and (t6.holding_bank_id = asked.p1::text or exists (
          select 1
          from involved_account t6_l
          where t6_l.account_id = t6.account_id and exists (
            select 1
            from case_party t6_l_l
            where t6_l_l.case_id = t6_l.case_id and t6_l_l.agency_id = asked.p1::text
          )
        )) and agreed.accounts
        order by t6.occurred_at desc, t6.id desc
        limit 50
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t16.n0, ',' order by t16.rn), '') || ']}' as j, coalesce(string_agg(t16.m, ''), '') as m
    from (
      select t15.rn, t15.id, '{"role":"' || t15.role || '","layer":' || t15.layer::text || ',"tracedAmount":null,"addedAt":' || to_json(t15.added_at)::text ||
      ',"case":' || coalesce(t20.j, 'null') || '}' as n0, '"3:' || t15.id || '",' || coalesce(t20.m, '') as m
      from (
        select t14.id, t14.role, t14.layer, t14.added_at, t14.case_id, row_number() over (order by t14.layer asc, t14.id asc) as rn
        from involved_account t14
        where t14.account_id = t1.id and (t14.holding_bank_id = asked.p1::text or exists (
          select 1
          from case_party t14_l
          where t14_l.case_id = t14.case_id and t14_l.agency_id = asked.p1::text
        )) and agreed.accounts
        order by t14.layer asc, t14.id asc
        limit 10
      ) t15
      left join lateral (
        select '{"caseNumber":' || to_json(t19.case_number)::text || ',"fraudType":"' || t19.fraud_type || '"}' as j, '"4:' || t19.id ||
        '",' as m
        from (
          select t18.id, t18.case_number, t18.fraud_type
          from fraud_case t18
          where t18.id = t15.case_id and ((exists (
            select 1
            from case_party t18_l
            where t18_l.case_id = t18.id and t18_l.agency_id = asked.p1::text
          ) and (false) is not true)) and agreed.cases
          limit 1
        ) t19
      ) t20 on true
    ) t16
  ) t17 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
    from (
      select t23.rn, t23.id, '{"orderNumber":' || to_json(t23.order_number)::text || ',"family":"' || t23.family || '","status":"' || t23.status ||
      '","amount":null,"expiresAt":' || coalesce(to_json(t23.expires_at)::text, 'null') || '}' as n0, '"5:' || t23.id ||
      '",' as m
      from (
        select t22.id, t22.order_number, t22.family, t22.status, t22.expires_at, row_number() over (order by t22.issued_at desc, t22.id desc) as rn
        from control_order t22
        where t22.account_id = t1.id and (((t22.addressee_id = asked.p1::text or t22.routed_by_id = asked.p1::text) and t22.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        order by t22.issued_at desc, t22.id desc
        limit 10
      ) t23
    ) t24
  ) t25 on true
) t2 on true;
