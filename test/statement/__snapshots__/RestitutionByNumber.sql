-- POLICE_CONTROL, POLICE_CONTROL § instrument
-- Query.restitutionByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","restitutionNumber":' || to_json(t1.restitution_number)::text || ',"status":"' || t1.status ||
  '","method":' || coalesce('"' || t1.method || '"', 'null') || ',"formula":' || coalesce(to_json(t1.formula)::text, 'null') ||
  ',"frozenAmount":"' || t1.frozen_amount::text || '","currency":' || to_json(t1.currency)::text || ',"noticeFrom":' || coalesce(to_json(t1.notice_from)::text, 'null') ||
  ',"noticeUntil":' || coalesce(to_json(t1.notice_until)::text, 'null') || ',"executionDueAt":' || coalesce(to_json(t1.execution_due_at)::text, 'null') ||
  ',"case":' || coalesce(t5.j, 'null') || ',"freezeOrder":' || coalesce(t13.j, 'null') || ',"holdingBank":' || coalesce(t16.j, 'null') ||
  ',"shares":' || coalesce(t20.j, 'null') || ',"objections":' || coalesce(t31.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"restitutionNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"method","disposition":"CLEAR","reason":null},{"field":"formula","disposition":"CLEAR","reason":null},{"field":"frozenAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"noticeFrom","disposition":"CLEAR","reason":null},{"field":"noticeUntil","disposition":"CLEAR","reason":null},{"field":"executionDueAt","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"freezeOrder","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"shares","disposition":"CLEAR","reason":null},{"field":"objections","disposition":"CLEAR","reason":null}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') || coalesce(t20.m, '') || coalesce(t31.m, '') as m
  from (
    select t0.id, t0.restitution_number, t0.status, t0.method, t0.formula, t0.frozen_amount, t0.currency, t0.notice_from,
    t0.notice_until, t0.execution_due_at, t0.case_id, t0.freeze_order_id, t0.holding_bank_id
    from restitution t0
    where t0.restitution_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"payments":' || coalesce(t9.j, 'null') || '}' as j,
    '"1:' || t4.id || '",' || coalesce(t9.m, '') as m
    from (
      select t3.id, t3.case_number
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
      from (
        select t7.rn, t7.id, '{"amount":"' || t7.amount::text || '","paidAt":' || to_json(t7.paid_at)::text || '}' as n0,
        '"2:' || t7.id || '",' as m
        from (
          select t6.id, t6.amount, t6.paid_at, row_number() over (order by t6.paid_at desc, t6.id desc) as rn
          from reported_payment t6
          where t6.case_id = t4.id
          order by t6.paid_at desc, t6.id desc
          limit 10
        ) t7
      ) t8
    ) t9 on true
  ) t5 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t12.order_number)::text || ',"status":"' || t12.status || '"}' as j, '"3:' || t12.id ||
    '",' as m
    from (
      select t11.id, t11.order_number, t11.status
      from control_order t11
      where t11.id = t1.freeze_order_id
      limit 1
    ) t12
  ) t13 on true
  left join lateral (
    select '{"name":' || to_json(t15.name)::text || '}' as j, '"4:' || t15.id || '",' as m
    from (
      select t14.id, t14.name
      from agency t14
      where t14.id = t1.holding_bank_id
      limit 1
    ) t15
  ) t16 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t19.n0, ',' order by t19.rn), '') || ']}' as j, coalesce(string_agg(t19.m, ''), '') as m
    from (
      select t18.rn, t18.id, '{"ordinal":' || t18.ordinal::text || ',"status":"' || t18.status || '","accountNumber":' || to_json(t18.account_number)::text ||
      ',"lossAmount":"' || t18.loss_amount::text || '","shareAmount":"' || t18.share_amount::text || '","returnedAmount":"' || t18.returned_amount::text ||
      '","payeeBank":' || coalesce(t23.j, 'null') || ',"victim":' || coalesce(t26.j, 'null') || '}' as n0, '"5:' || t18.id ||
      '",' || coalesce(t23.m, '') || coalesce(t26.m, '') as m
      from (
        select t17.id, t17.ordinal, t17.status, t17.account_number, t17.loss_amount, t17.share_amount, t17.returned_amount,
        t17.payee_bank_id, t17.victim_id, row_number() over (order by t17.ordinal asc, t17.id asc) as rn
        from restitution_share t17
        where t17.restitution_id = t1.id
        order by t17.ordinal asc, t17.id asc
        limit 20
      ) t18
      left join lateral (
        select '{"name":' || to_json(t22.name)::text || '}' as j, '"6:' || t22.id || '",' as m
        from (
          select t21.id, t21.name
          from agency t21
          where t21.id = t18.payee_bank_id
          limit 1
        ) t22
      ) t23 on true
      left join lateral (
        select '{"name":' || coalesce(to_json(t25_victim_identity.name)::text, 'null') || '}' as j, '"7:' || t25.id ||
        '",' as m
        from (
          select t24.id
          from victim t24
          where t24.id = t18.victim_id
          limit 1
        ) t25
        left join victim_identity t25_victim_identity on t25_victim_identity.id = t25.id
      ) t26 on true
    ) t19
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t30.n0, ',' order by t30.rn), '') || ']}' as j, coalesce(string_agg(t30.m, ''), '') as m
    from (
      select t29.rn, t29.id, '{"outcome":"' || t29.outcome || '","objectorName":' || to_json(t29.objector_name)::text ||
      ',"grounds":' || to_json(t29.grounds)::text || ',"filedAt":' || to_json(t29.filed_at)::text || '}' as n0, '"8:' || t29.id ||
      '",' as m
      from (
        select t28.id, t28.outcome, t28.objector_name, t28.grounds, t28.filed_at, row_number() over (order by t28.filed_at asc, t28.id asc) as rn
        from restitution_objection t28
        where t28.restitution_id = t1.id
        order by t28.filed_at asc, t28.id asc
        limit 10
      ) t29
    ) t30
  ) t31 on true
) t2 on true;

-- POLICE_ANALYSIS
-- Query.restitutionByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","restitutionNumber":' || to_json(t1.restitution_number)::text || ',"status":"' || t1.status ||
  '","method":' || coalesce('"' || t1.method || '"', 'null') || ',"formula":' || coalesce(to_json(t1.formula)::text, 'null') ||
  ',"frozenAmount":"' || t1.frozen_amount::text || '","currency":' || to_json(t1.currency)::text || ',"noticeFrom":' || coalesce(to_json(t1.notice_from)::text, 'null') ||
  ',"noticeUntil":' || coalesce(to_json(t1.notice_until)::text, 'null') || ',"executionDueAt":' || coalesce(to_json(t1.execution_due_at)::text, 'null') ||
  ',"case":' || coalesce(t5.j, 'null') || ',"freezeOrder":' || coalesce(t13.j, 'null') || ',"holdingBank":' || coalesce(t16.j, 'null') ||
  ',"shares":' || coalesce(t20.j, 'null') || ',"objections":' || coalesce(t31.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"restitutionNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"method","disposition":"CLEAR","reason":null},{"field":"formula","disposition":"CLEAR","reason":null},{"field":"frozenAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"noticeFrom","disposition":"CLEAR","reason":null},{"field":"noticeUntil","disposition":"CLEAR","reason":null},{"field":"executionDueAt","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"freezeOrder","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"shares","disposition":"CLEAR","reason":null},{"field":"objections","disposition":"CLEAR","reason":null}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') || coalesce(t20.m, '') || coalesce(t31.m, '') as m
  from (
    select t0.id, t0.restitution_number, t0.status, t0.method, t0.formula, t0.frozen_amount, t0.currency, t0.notice_from,
    t0.notice_until, t0.execution_due_at, t0.case_id, t0.freeze_order_id, t0.holding_bank_id
    from restitution t0
    where t0.restitution_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"payments":' || coalesce(t9.j, 'null') || '}' as j,
    '"1:' || t4.id || '",' || coalesce(t9.m, '') as m
    from (
      select t3.id, t3.case_number
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
      from (
        select t7.rn, t7.id, '{"amount":"' || t7.amount::text || '","paidAt":' || to_json(t7.paid_at)::text || '}' as n0,
        '"2:' || t7.id || '",' as m
        from (
          select t6.id, t6.amount, t6.paid_at, row_number() over (order by t6.paid_at desc, t6.id desc) as rn
          from reported_payment t6
          where t6.case_id = t4.id
          order by t6.paid_at desc, t6.id desc
          limit 10
        ) t7
      ) t8
    ) t9 on true
  ) t5 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t12.order_number)::text || ',"status":"' || t12.status || '"}' as j, '"3:' || t12.id ||
    '",' as m
    from (
      select t11.id, t11.order_number, t11.status
      from control_order t11
      where t11.id = t1.freeze_order_id
      limit 1
    ) t12
  ) t13 on true
  left join lateral (
    select '{"name":' || to_json(t15.name)::text || '}' as j, '"4:' || t15.id || '",' as m
    from (
      select t14.id, t14.name
      from agency t14
      where t14.id = t1.holding_bank_id
      limit 1
    ) t15
  ) t16 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t19.n0, ',' order by t19.rn), '') || ']}' as j, coalesce(string_agg(t19.m, ''), '') as m
    from (
      select t18.rn, t18.id, '{"ordinal":' || t18.ordinal::text || ',"status":"' || t18.status || '","accountNumber":' || to_json(t18.account_number)::text ||
      ',"lossAmount":"' || t18.loss_amount::text || '","shareAmount":"' || t18.share_amount::text || '","returnedAmount":"' || t18.returned_amount::text ||
      '","payeeBank":' || coalesce(t23.j, 'null') || ',"victim":' || coalesce(t26.j, 'null') || '}' as n0, '"5:' || t18.id ||
      '",' || coalesce(t23.m, '') || coalesce(t26.m, '') as m
      from (
        select t17.id, t17.ordinal, t17.status, t17.account_number, t17.loss_amount, t17.share_amount, t17.returned_amount,
        t17.payee_bank_id, t17.victim_id, row_number() over (order by t17.ordinal asc, t17.id asc) as rn
        from restitution_share t17
        where t17.restitution_id = t1.id
        order by t17.ordinal asc, t17.id asc
        limit 20
      ) t18
      left join lateral (
        select '{"name":' || to_json(t22.name)::text || '}' as j, '"6:' || t22.id || '",' as m
        from (
          select t21.id, t21.name
          from agency t21
          where t21.id = t18.payee_bank_id
          limit 1
        ) t22
      ) t23 on true
      left join lateral (
        select '{"name":' || to_json(t25.name_mask)::text || '}' as j, '"7:' || t25.id || '",' as m
        from (
          select t24.id, t24.name_mask
          from victim t24
          where t24.id = t18.victim_id
          limit 1
        ) t25
      ) t26 on true
    ) t19
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t30.n0, ',' order by t30.rn), '') || ']}' as j, coalesce(string_agg(t30.m, ''), '') as m
    from (
      select t29.rn, t29.id, '{"outcome":"' || t29.outcome || '","objectorName":' || to_json(t29.objector_name_mask)::text ||
      ',"grounds":null,"filedAt":' || to_json(t29.filed_at)::text || '}' as n0, '"8:' || t29.id || '",' as m
      from (
        select t28.id, t28.outcome, t28.objector_name_mask, t28.filed_at, row_number() over (order by t28.filed_at asc, t28.id asc) as rn
        from restitution_objection t28
        where t28.restitution_id = t1.id
        order by t28.filed_at asc, t28.id asc
        limit 10
      ) t29
    ) t30
  ) t31 on true
) t2 on true;

-- POLICE_ANALYSIS § instrument
-- Query.restitutionByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","restitutionNumber":' || to_json(t1.restitution_number)::text || ',"status":"' || t1.status ||
  '","method":' || coalesce('"' || t1.method || '"', 'null') || ',"formula":' || coalesce(to_json(t1.formula)::text, 'null') ||
  ',"frozenAmount":"' || t1.frozen_amount::text || '","currency":' || to_json(t1.currency)::text || ',"noticeFrom":' || coalesce(to_json(t1.notice_from)::text, 'null') ||
  ',"noticeUntil":' || coalesce(to_json(t1.notice_until)::text, 'null') || ',"executionDueAt":' || coalesce(to_json(t1.execution_due_at)::text, 'null') ||
  ',"case":' || coalesce(t5.j, 'null') || ',"freezeOrder":' || coalesce(t13.j, 'null') || ',"holdingBank":' || coalesce(t16.j, 'null') ||
  ',"shares":' || coalesce(t20.j, 'null') || ',"objections":' || coalesce(t31.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"restitutionNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"method","disposition":"CLEAR","reason":null},{"field":"formula","disposition":"CLEAR","reason":null},{"field":"frozenAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"noticeFrom","disposition":"CLEAR","reason":null},{"field":"noticeUntil","disposition":"CLEAR","reason":null},{"field":"executionDueAt","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"freezeOrder","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"shares","disposition":"CLEAR","reason":null},{"field":"objections","disposition":"CLEAR","reason":null}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') || coalesce(t20.m, '') || coalesce(t31.m, '') as m
  from (
    select t0.id, t0.restitution_number, t0.status, t0.method, t0.formula, t0.frozen_amount, t0.currency, t0.notice_from,
    t0.notice_until, t0.execution_due_at, t0.case_id, t0.freeze_order_id, t0.holding_bank_id
    from restitution t0
    where t0.restitution_number = asked.p3::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"payments":' || coalesce(t9.j, 'null') || '}' as j,
    '"1:' || t4.id || '",' || coalesce(t9.m, '') as m
    from (
      select t3.id, t3.case_number
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
      from (
        select t7.rn, t7.id, '{"amount":"' || t7.amount::text || '","paidAt":' || to_json(t7.paid_at)::text || '}' as n0,
        '"2:' || t7.id || '",' as m
        from (
          select t6.id, t6.amount, t6.paid_at, row_number() over (order by t6.paid_at desc, t6.id desc) as rn
          from reported_payment t6
          where t6.case_id = t4.id
          order by t6.paid_at desc, t6.id desc
          limit 10
        ) t7
      ) t8
    ) t9 on true
  ) t5 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t12.order_number)::text || ',"status":"' || t12.status || '"}' as j, '"3:' || t12.id ||
    '",' as m
    from (
      select t11.id, t11.order_number, t11.status
      from control_order t11
      where t11.id = t1.freeze_order_id
      limit 1
    ) t12
  ) t13 on true
  left join lateral (
    select '{"name":' || to_json(t15.name)::text || '}' as j, '"4:' || t15.id || '",' as m
    from (
      select t14.id, t14.name
      from agency t14
      where t14.id = t1.holding_bank_id
      limit 1
    ) t15
  ) t16 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t19.n0, ',' order by t19.rn), '') || ']}' as j, coalesce(string_agg(t19.m, ''), '') as m
    from (
      select t18.rn, t18.id, '{"ordinal":' || t18.ordinal::text || ',"status":"' || t18.status || '","accountNumber":' || to_json(t18.account_number)::text ||
      ',"lossAmount":"' || t18.loss_amount::text || '","shareAmount":"' || t18.share_amount::text || '","returnedAmount":"' || t18.returned_amount::text ||
      '","payeeBank":' || coalesce(t23.j, 'null') || ',"victim":' || coalesce(t26.j, 'null') || '}' as n0, '"5:' || t18.id ||
      '",' || coalesce(t23.m, '') || coalesce(t26.m, '') as m
      from (
        select t17.id, t17.ordinal, t17.status, t17.account_number, t17.loss_amount, t17.share_amount, t17.returned_amount,
        t17.payee_bank_id, t17.victim_id, row_number() over (order by t17.ordinal asc, t17.id asc) as rn
        from restitution_share t17
        where t17.restitution_id = t1.id
        order by t17.ordinal asc, t17.id asc
        limit 20
      ) t18
      left join lateral (
        select '{"name":' || to_json(t22.name)::text || '}' as j, '"6:' || t22.id || '",' as m
        from (
          select t21.id, t21.name
          from agency t21
          where t21.id = t18.payee_bank_id
          limit 1
        ) t22
      ) t23 on true
      left join lateral (
        select '{"name":' || case t25.rel when 'o' then to_json(t25.name_mask)::text when 'p' then coalesce(to_json(t25_victim_identity.name)::text, 'null') when 'x' then to_json(t25.name_mask)::text end ||
        '}' as j, '"7' || t25.rel || ':' || t25.id || '",' as m
        from (
          select t24.id, t24.name_mask, case when t24.customer_of_id = asked.p1::text then 'o' when t24.case_id = asked.p2::text then 'p' else 'x' end as rel
          from victim t24
          where t24.id = t18.victim_id
          limit 1
        ) t25
        left join victim_identity t25_victim_identity on t25_victim_identity.id = t25.id
      ) t26 on true
    ) t19
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t30.n0, ',' order by t30.rn), '') || ']}' as j, coalesce(string_agg(t30.m, ''), '') as m
    from (
      select t29.rn, t29.id, '{"outcome":"' || t29.outcome || '","objectorName":' || to_json(t29.objector_name_mask)::text ||
      ',"grounds":null,"filedAt":' || to_json(t29.filed_at)::text || '}' as n0, '"8:' || t29.id || '",' as m
      from (
        select t28.id, t28.outcome, t28.objector_name_mask, t28.filed_at, row_number() over (order by t28.filed_at asc, t28.id asc) as rn
        from restitution_objection t28
        where t28.restitution_id = t1.id
        order by t28.filed_at asc, t28.id asc
        limit 10
      ) t29
    ) t30
  ) t31 on true
) t2 on true;

-- BANK
-- Query.restitutionByNumber
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
  select '{"id":"' || t1.id || '","restitutionNumber":' || to_json(t1.restitution_number)::text || ',"status":"' || t1.status ||
  '","method":' || coalesce('"' || t1.method || '"', 'null') || ',"formula":null,"frozenAmount":"' || t1.frozen_amount::text ||
  '","currency":' || to_json(t1.currency)::text || ',"noticeFrom":' || coalesce(to_json(t1.notice_from)::text, 'null') ||
  ',"noticeUntil":' || coalesce(to_json(t1.notice_until)::text, 'null') || ',"executionDueAt":' || coalesce(to_json(t1.execution_due_at)::text, 'null') ||
  ',"case":' || coalesce(t5.j, 'null') || ',"freezeOrder":' || coalesce(t13.j, 'null') || ',"holdingBank":' || coalesce(t16.j, 'null') ||
  ',"shares":' || coalesce(t20.j, 'null') || ',"objections":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"restitutionNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"method","disposition":"CLEAR","reason":null},{"field":"frozenAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"noticeFrom","disposition":"CLEAR","reason":null},{"field":"noticeUntil","disposition":"CLEAR","reason":null},{"field":"executionDueAt","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"freezeOrder","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"shares","disposition":"CLEAR","reason":null},{"field":"formula","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"objections","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') || coalesce(t20.m, '') as m
  from (
    select t0.id, t0.restitution_number, t0.status, t0.method, t0.frozen_amount, t0.currency, t0.notice_from, t0.notice_until,
    t0.execution_due_at, t0.case_id, t0.freeze_order_id, t0.holding_bank_id
    from restitution t0
    where t0.restitution_number = asked.p3::text and (t0.holding_bank_id = asked.p1::text) and agreed.orders
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"payments":' || coalesce(t9.j, 'null') || '}' as j,
    '"1:' || t4.id || '",' || coalesce(t9.m, '') as m
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
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
      from (
        select t7.rn, t7.id, '{"amount":"' || t7.amount::text || '","paidAt":' || to_json(t7.paid_at)::text || '}' as n0,
        '"2:' || t7.id || '",' as m
        from (
          select t6.id, t6.amount, t6.paid_at, row_number() over (order by t6.paid_at desc, t6.id desc) as rn
          from reported_payment t6
          where t6.case_id = t4.id and ((t6.debit_bank_id = asked.p1::text or t6.credit_bank_id = asked.p1::text)) and agreed.accounts
          order by t6.paid_at desc, t6.id desc
          limit 10
        ) t7
      ) t8
    ) t9 on true
  ) t5 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t12.order_number)::text || ',"status":"' || t12.status || '"}' as j, '"3:' || t12.id ||
    '",' as m
    from (
      select t11.id, t11.order_number, t11.status
      from control_order t11
      where t11.id = t1.freeze_order_id and (((t11.addressee_id = asked.p1::text or t11.routed_by_id = asked.p1::text) and t11.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      limit 1
    ) t12
  ) t13 on true
  left join lateral (
    select '{"name":' || to_json(t15.name)::text || '}' as j, '"4:' || t15.id || '",' as m
    from (
      select t14.id, t14.name
      from agency t14
      where t14.id = t1.holding_bank_id
      limit 1
    ) t15
  ) t16 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t19.n0, ',' order by t19.rn), '') || ']}' as j, coalesce(string_agg(t19.m, ''), '') as m
    from (
      select t18.rn, t18.id, '{"ordinal":' || t18.ordinal::text || ',"status":"' || t18.status || '","accountNumber":' || to_json(t18.account_number)::text ||
      ',"lossAmount":null,"shareAmount":"' || t18.share_amount::text || '","returnedAmount":"' || t18.returned_amount::text ||
      '","payeeBank":' || coalesce(t23.j, 'null') || ',"victim":null}' as n0, '"5:' || t18.id || '",' || coalesce(t23.m, '') as m
      from (
        select t17.id, t17.ordinal, t17.status, t17.account_number, t17.share_amount, t17.returned_amount, t17.payee_bank_id,
        row_number() over (order by t17.ordinal asc, t17.id asc) as rn
        from restitution_share t17
        where t17.restitution_id = t1.id and ((t17.holding_bank_id = asked.p1::text and t17.order_id is not null)) and agreed.orders
        order by t17.ordinal asc, t17.id asc
        limit 20
      ) t18
      left join lateral (
        select '{"name":' || to_json(t22.name)::text || '}' as j, '"6:' || t22.id || '",' as m
        from (
          select t21.id, t21.name
          from agency t21
          where t21.id = t18.payee_bank_id
          limit 1
        ) t22
      ) t23 on true
    ) t19
  ) t20 on true
) t2 on true;

-- AUDITOR
-- Query.restitutionByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","restitutionNumber":' || to_json(t1.restitution_number)::text || ',"status":"' || t1.status ||
  '","method":' || coalesce('"' || t1.method || '"', 'null') || ',"formula":null,"frozenAmount":null,"currency":null,"noticeFrom":' || coalesce(to_json(t1.notice_from)::text, 'null') ||
  ',"noticeUntil":' || coalesce(to_json(t1.notice_until)::text, 'null') || ',"executionDueAt":' || coalesce(to_json(t1.execution_due_at)::text, 'null') ||
  ',"case":' || coalesce(t5.j, 'null') || ',"freezeOrder":' || coalesce(t13.j, 'null') || ',"holdingBank":' || coalesce(t16.j, 'null') ||
  ',"shares":' || coalesce(t20.j, 'null') || ',"objections":' || coalesce(t31.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"restitutionNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"method","disposition":"CLEAR","reason":null},{"field":"noticeFrom","disposition":"CLEAR","reason":null},{"field":"noticeUntil","disposition":"CLEAR","reason":null},{"field":"executionDueAt","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"freezeOrder","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"shares","disposition":"CLEAR","reason":null},{"field":"objections","disposition":"CLEAR","reason":null},{"field":"formula","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"frozenAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t13.m, '') || coalesce(t16.m, '') || coalesce(t20.m, '') || coalesce(t31.m, '') as m
  from (
    select t0.id, t0.restitution_number, t0.status, t0.method, t0.notice_from, t0.notice_until, t0.execution_due_at,
    t0.case_id, t0.freeze_order_id, t0.holding_bank_id
    from restitution t0
    where t0.restitution_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"payments":' || coalesce(t9.j, 'null') || '}' as j,
    '"1:' || t4.id || '",' || coalesce(t9.m, '') as m
    from (
      select t3.id, t3.case_number
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
      from (
        select t7.rn, t7.id, '{"amount":null,"paidAt":' || to_json(t7.paid_at)::text || '}' as n0, '"2:' || t7.id || '",' as m
        from (
          select t6.id, t6.paid_at, row_number() over (order by t6.paid_at desc, t6.id desc) as rn
          from reported_payment t6
          where t6.case_id = t4.id
          order by t6.paid_at desc, t6.id desc
          limit 10
        ) t7
      ) t8
    ) t9 on true
  ) t5 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t12.order_number)::text || ',"status":"' || t12.status || '"}' as j, '"3:' || t12.id ||
    '",' as m
    from (
      select t11.id, t11.order_number, t11.status
      from control_order t11
      where t11.id = t1.freeze_order_id
      limit 1
    ) t12
  ) t13 on true
  left join lateral (
    select '{"name":' || to_json(t15.name)::text || '}' as j, '"4:' || t15.id || '",' as m
    from (
      select t14.id, t14.name
      from agency t14
      where t14.id = t1.holding_bank_id
      limit 1
    ) t15
  ) t16 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t19.n0, ',' order by t19.rn), '') || ']}' as j, coalesce(string_agg(t19.m, ''), '') as m
    from (
      select t18.rn, t18.id, '{"ordinal":' || t18.ordinal::text || ',"status":"' || t18.status || '","accountNumber":null,"lossAmount":null,"shareAmount":null,"returnedAmount":null,"payeeBank":' || coalesce(t23.j, 'null') ||
      ',"victim":' || coalesce(t26.j, 'null') || '}' as n0, '"5:' || t18.id || '",' || coalesce(t23.m, '') || coalesce(t26.m, '') as m
      from (
        select t17.id, t17.ordinal, t17.status, t17.payee_bank_id, t17.victim_id, row_number() over (order by t17.ordinal asc, t17.id asc) as rn
        from restitution_share t17
        where t17.restitution_id = t1.id
        order by t17.ordinal asc, t17.id asc
        limit 20
      ) t18
      left join lateral (
        select '{"name":' || to_json(t22.name)::text || '}' as j, '"6:' || t22.id || '",' as m
        from (
          select t21.id, t21.name
          from agency t21
          where t21.id = t18.payee_bank_id
          limit 1
        ) t22
      ) t23 on true
      left join lateral (
        select '{"name":null}' as j, '"7:' || t25.id || '",' as m
        from (
          select t24.id
          from victim t24
          where t24.id = t18.victim_id
          limit 1
        ) t25
      ) t26 on true
    ) t19
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t30.n0, ',' order by t30.rn), '') || ']}' as j, coalesce(string_agg(t30.m, ''), '') as m
    from (
      select t29.rn, t29.id, '{"outcome":"' || t29.outcome || '","objectorName":null,"grounds":null,"filedAt":' || to_json(t29.filed_at)::text ||
      '}' as n0, '"8:' || t29.id || '",' as m
      from (
        select t28.id, t28.outcome, t28.filed_at, row_number() over (order by t28.filed_at asc, t28.id asc) as rn
        from restitution_objection t28
        where t28.restitution_id = t1.id
        order by t28.filed_at asc, t28.id asc
        limit 10
      ) t29
    ) t30
  ) t31 on true
) t2 on true;
