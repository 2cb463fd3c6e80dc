-- POLICE_INTAKE, POLICE_CONTROL
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"caseNumber":' || to_json(t1.case_number)::text || ',"lossAmount":"' || t1.loss_amount::text || '","currency":' || to_json(t1.currency)::text ||
  ',"involvedAccounts":' || coalesce(t6.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t6.m, '') as m
  from (
    select t0.id, t0.case_number, t0.loss_amount, t0.currency
    from fraud_case t0
    where t0.case_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from involved_account t7
        where t7.case_id = t1.id
        limit 10001
      ) t9
    ) || ',"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"layer":' || t4.layer::text || ',"role":"' || t4.role || '","tracedAmount":"' || t4.traced_amount::text ||
      '","addedAt":' || to_json(t4.added_at)::text || ',"account":' || coalesce(t12.j, 'null') || '}' as n0, '"1:' || t4.id ||
      '",' || coalesce(t12.m, '') as m
      from (
        select t3.id, t3.layer, t3.role, t3.traced_amount, t3.added_at, t3.account_id, row_number() over (order by t3.layer asc, t3.id asc) as rn
        from involved_account t3
        where t3.case_id = t1.id
        order by t3.layer asc, t3.id asc
        limit 20
      ) t4
      left join lateral (
        select '{"id":"' || t11.id || '","number":' || coalesce(to_json(t11_account_identity.number)::text, 'null') ||
        ',"holderName":' || coalesce(to_json(t11_account_identity.holder_name)::text, 'null') || ',"riskStatus":"' || t11.risk_status ||
        '","holdingBank":' || coalesce(t15.j, 'null') || ',"transactions":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]}' as j,
        '"2:' || t11.id || '",' || coalesce(t15.m, '') as m
        from (
          select t10.id, t10.risk_status, t10.holding_bank_id
          from account t10
          where t10.id = t4.account_id
          limit 1
        ) t11
        left join account_identity t11_account_identity on t11_account_identity.id = t11.id
        left join lateral (
          select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
          from (
            select t13.id, t13.name
            from agency t13
            where t13.id = t11.holding_bank_id
            limit 1
          ) t14
        ) t15 on true
      ) t12 on true
    ) t5
  ) t6 on true
) t2 on true;

-- POLICE_INTAKE § instrument, POLICE_CONTROL § instrument
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"caseNumber":' || to_json(t1.case_number)::text || ',"lossAmount":"' || t1.loss_amount::text || '","currency":' || to_json(t1.currency)::text ||
  ',"involvedAccounts":' || coalesce(t6.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t6.m, '') as m
  from (
    select t0.id, t0.case_number, t0.loss_amount, t0.currency
    from fraud_case t0
    where t0.case_number = asked.p3::text
    limit 1
  ) t1
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from involved_account t7
        where t7.case_id = t1.id
        limit 10001
      ) t9
    ) || ',"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"layer":' || t4.layer::text || ',"role":"' || t4.role || '","tracedAmount":"' || t4.traced_amount::text ||
      '","addedAt":' || to_json(t4.added_at)::text || ',"account":' || coalesce(t12.j, 'null') || '}' as n0, '"1:' || t4.id ||
      '",' || coalesce(t12.m, '') as m
      from (
        select t3.id, t3.layer, t3.role, t3.traced_amount, t3.added_at, t3.account_id, row_number() over (order by t3.layer asc, t3.id asc) as rn
        from involved_account t3
        where t3.case_id = t1.id
        order by t3.layer asc, t3.id asc
        limit 20
      ) t4
      left join lateral (
        select '{"id":"' || t11.id || '","number":' || coalesce(to_json(t11_account_identity.number)::text, 'null') ||
        ',"holderName":' || coalesce(to_json(t11_account_identity.holder_name)::text, 'null') || ',"riskStatus":"' || t11.risk_status ||
        '","holdingBank":' || coalesce(t15.j, 'null') || ',"transactions":' || case t11.rel when 'o' then 'null' when 'p' then coalesce(t19.j, 'null') when 'x' then 'null' end ||
        ',"disclosure":' || case t11.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"CLEAR","reason":null}]' when 'x' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' end ||
        '}' as j, '"2' || t11.rel || ':' || t11.id || '",' || coalesce(t15.m, '') || case when t11.rel in ('p') then coalesce(t19.m, '') else '' end as m
        from (
          select t10.id, t10.risk_status, t10.holding_bank_id, case when t10.holding_bank_id = asked.p1::text then 'o' when exists (
            select 1
            from involved_account t10_l
            where t10_l.account_id = t10.id and t10_l.case_id = asked.p2::text
          ) then 'p' else 'x' end as rel
          from account t10
          where t10.id = t4.account_id
          limit 1
        ) t11
        left join account_identity t11_account_identity on t11_account_identity.id = t11.id
        left join lateral (
          select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
          from (
            select t13.id, t13.name
            from agency t13
            where t13.id = t11.holding_bank_id
            limit 1
          ) t14
        ) t15 on true
        left join lateral (
          select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
          from (
            select t17.rn, t17.id, '{"direction":"' || t17.direction || '","channel":"' || t17.channel || '","amount":"' || t17.amount::text ||
            '","currency":' || to_json(t17.currency)::text || ',"occurredAt":' || to_json(t17.occurred_at)::text || ',"counterpartyNumber":' || to_json(t17.counterparty_number)::text ||
            ',"counterpartyName":' || to_json(t17.counterparty_name)::text || ',"counterpartyAccount":' || coalesce(t22.j, 'null') ||
            '}' as n0, '"4:' || t17.id || '",' || coalesce(t22.m, '') as m
            from (
              select t16.id, t16.direction, t16.channel, t16.amount, t16.currency, t16.occurred_at, t16.counterparty_number, t16.counterparty_name,
              t16.counterparty_account_id, row_number() over (order by t16.occurred_at asc, t16.id asc) as rn
              from account_transaction t16
              where t16.account_id = t11.id and ((exists (
                select 1
                from involved_account t16_l
                where t16_l.account_id = t16.account_id and t16_l.case_id = asked.p2::text
              ) and (t16.holding_bank_id = asked.p1::text) is not true))
              order by t16.occurred_at asc, t16.id asc
              limit 20
            ) t17
            left join lateral (
              select '{"id":"' || t21.id || '"}' as j, '"5:' || t21.id || '",' as m
              from (
                select t20.id
                from account t20
                where t20.id = t17.counterparty_account_id
                limit 1
              ) t21
            ) t22 on true
          ) t18
        ) t19 on true
      ) t12 on true
    ) t5
  ) t6 on true
) t2 on true;

-- POLICE_ANALYSIS
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"caseNumber":' || to_json(t1.case_number)::text || ',"lossAmount":"' || t1.loss_amount::text || '","currency":' || to_json(t1.currency)::text ||
  ',"involvedAccounts":' || coalesce(t6.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t6.m, '') as m
  from (
    select t0.id, t0.case_number, t0.loss_amount, t0.currency
    from fraud_case t0
    where t0.case_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from involved_account t7
        where t7.case_id = t1.id
        limit 10001
      ) t9
    ) || ',"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"layer":' || t4.layer::text || ',"role":"' || t4.role || '","tracedAmount":"' || t4.traced_amount::text ||
      '","addedAt":' || to_json(t4.added_at)::text || ',"account":' || coalesce(t12.j, 'null') || '}' as n0, '"1:' || t4.id ||
      '",' || coalesce(t12.m, '') as m
      from (
        select t3.id, t3.layer, t3.role, t3.traced_amount, t3.added_at, t3.account_id, row_number() over (order by t3.layer asc, t3.id asc) as rn
        from involved_account t3
        where t3.case_id = t1.id
        order by t3.layer asc, t3.id asc
        limit 20
      ) t4
      left join lateral (
        select '{"id":"' || t11.id || '","number":' || coalesce(to_json(t11_account_identity.number)::text, 'null') ||
        ',"holderName":' || to_json(t11.holder_name_mask)::text || ',"riskStatus":"' || t11.risk_status || '","holdingBank":' || coalesce(t15.j, 'null') ||
        ',"transactions":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]}' as j,
        '"2:' || t11.id || '",' || coalesce(t15.m, '') as m
        from (
          select t10.id, t10.holder_name_mask, t10.risk_status, t10.holding_bank_id
          from account t10
          where t10.id = t4.account_id
          limit 1
        ) t11
        left join account_identity t11_account_identity on t11_account_identity.id = t11.id
        left join lateral (
          select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
          from (
            select t13.id, t13.name
            from agency t13
            where t13.id = t11.holding_bank_id
            limit 1
          ) t14
        ) t15 on true
      ) t12 on true
    ) t5
  ) t6 on true
) t2 on true;

-- POLICE_ANALYSIS § instrument
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"caseNumber":' || to_json(t1.case_number)::text || ',"lossAmount":"' || t1.loss_amount::text || '","currency":' || to_json(t1.currency)::text ||
  ',"involvedAccounts":' || coalesce(t6.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t6.m, '') as m
  from (
    select t0.id, t0.case_number, t0.loss_amount, t0.currency
    from fraud_case t0
    where t0.case_number = asked.p3::text
    limit 1
  ) t1
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from involved_account t7
        where t7.case_id = t1.id
        limit 10001
      ) t9
    ) || ',"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"layer":' || t4.layer::text || ',"role":"' || t4.role || '","tracedAmount":"' || t4.traced_amount::text ||
      '","addedAt":' || to_json(t4.added_at)::text || ',"account":' || coalesce(t12.j, 'null') || '}' as n0, '"1:' || t4.id ||
      '",' || coalesce(t12.m, '') as m
      from (
        select t3.id, t3.layer, t3.role, t3.traced_amount, t3.added_at, t3.account_id, row_number() over (order by t3.layer asc, t3.id asc) as rn
        from involved_account t3
        where t3.case_id = t1.id
        order by t3.layer asc, t3.id asc
        limit 20
      ) t4
      left join lateral (
        select '{"id":"' || t11.id || '","number":' || coalesce(to_json(t11_account_identity.number)::text, 'null') ||
        ',"holderName":' || to_json(t11.holder_name_mask)::text || ',"riskStatus":"' || t11.risk_status || '","holdingBank":' || coalesce(t15.j, 'null') ||
        ',"transactions":' || case t11.rel when 'o' then 'null' when 'p' then coalesce(t19.j, 'null') when 'x' then 'null' end ||
        ',"disclosure":' || case t11.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null}]' when 'x' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null},{"field":"transactions","disposition":"WITHHELD","reason":"NEEDS_LEGAL_INSTRUMENT"}]' end ||
        '}' as j, '"2' || t11.rel || ':' || t11.id || '",' || coalesce(t15.m, '') || case when t11.rel in ('p') then coalesce(t19.m, '') else '' end as m
        from (
          select t10.id, t10.holder_name_mask, t10.risk_status, t10.holding_bank_id, case when t10.holding_bank_id = asked.p1::text then 'o' when exists (
            select 1
            from involved_account t10_l
            where t10_l.account_id = t10.id and t10_l.case_id = asked.p2::text
          ) then 'p' else 'x' end as rel
          from account t10
          where t10.id = t4.account_id
          limit 1
        ) t11
        left join account_identity t11_account_identity on t11_account_identity.id = t11.id
        left join lateral (
          select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
          from (
            select t13.id, t13.name
            from agency t13
            where t13.id = t11.holding_bank_id
            limit 1
          ) t14
        ) t15 on true
        left join lateral (
          select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
          from (
            select t17.rn, t17.id, '{"direction":"' || t17.direction || '","channel":"' || t17.channel || '","amount":"' || t17.amount::text ||
            '","currency":' || to_json(t17.currency)::text || ',"occurredAt":' || to_json(t17.occurred_at)::text || ',"counterpartyNumber":' || to_json(t17.counterparty_number)::text ||
            ',"counterpartyName":' || to_json(t17.counterparty_name_mask)::text || ',"counterpartyAccount":' || coalesce(t22.j, 'null') ||
            '}' as n0, '"4:' || t17.id || '",' || coalesce(t22.m, '') as m
            from (
              select t16.id, t16.direction, t16.channel, t16.amount, t16.currency, t16.occurred_at, t16.counterparty_number, t16.counterparty_name_mask,
              t16.counterparty_account_id, row_number() over (order by t16.occurred_at asc, t16.id asc) as rn
              from account_transaction t16
              where t16.account_id = t11.id and ((exists (
                select 1
                from involved_account t16_l
                where t16_l.account_id = t16.account_id and t16_l.case_id = asked.p2::text
              ) and (t16.holding_bank_id = asked.p1::text) is not true))
              order by t16.occurred_at asc, t16.id asc
              limit 20
            ) t17
            left join lateral (
              select '{"id":"' || t21.id || '"}' as j, '"5:' || t21.id || '",' as m
              from (
                select t20.id
                from account t20
                where t20.id = t17.counterparty_account_id
                limit 1
              ) t21
            ) t22 on true
          ) t18
        ) t19 on true
      ) t12 on true
    ) t5
  ) t6 on true
) t2 on true;

-- POLICE_OUTREACH
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"caseNumber":' || to_json(t1.case_number)::text || ',"lossAmount":null,"currency":null,"involvedAccounts":null}' as j,
  '"0:' || t1.id || '",' as m
  from (
    select t0.id, t0.case_number
    from fraud_case t0
    where t0.case_number = asked.p1::text
    limit 1
  ) t1
) t2 on true;

-- BANK
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.accounts then '' else 'ACCOUNTS ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as accounts, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"caseNumber":' || to_json(t1.case_number)::text || ',"lossAmount":null,"currency":null,"involvedAccounts":' || coalesce(t6.j, 'null') ||
  '}' as j, '"0:' || t1.id || '",' || coalesce(t6.m, '') as m
  from (
    select t0.id, t0.case_number
    from fraud_case t0
    where t0.case_number = asked.p4::text and ((exists (
      select 1
      from case_party t0_l
      where t0_l.case_id = t0.id and t0_l.agency_id = asked.p1::text
    ) and (false) is not true)) and agreed.cases
    limit 1
  ) t1
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from involved_account t7
        where t7.case_id = t1.id and (t7.holding_bank_id = asked.p1::text or exists (
          select 1
          from case_party t7_l
          where t7_l.case_id = t7.case_id and t7_l.agency_id = asked.p1::text
        )) and agreed.accounts
        limit 10001
      ) t9
    ) || ',"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"layer":' || t4.layer::text || ',"role":"' || t4.role || '","tracedAmount":null,"addedAt":' || to_json(t4.added_at)::text ||
      ',"account":' || coalesce(t12.j, 'null') || '}' as n0, '"1:' || t4.id || '",' || coalesce(t12.m, '') as m
      from (
        select t3.id, t3.layer, t3.role, t3.added_at, t3.account_id, row_number() over (order by t3.layer asc, t3.id asc) as rn
        from involved_account t3
        where t3.case_id = t1.id and (t3.holding_bank_id = asked.p1::text or exists (
          select 1
          from case_party t3_l
          where t3_l.case_id = t3.case_id and t3_l.agency_id = asked.p1::text
        )) and agreed.accounts
        order by t3.layer asc, t3.id asc
        limit 20
      ) t4
      left join lateral (
        select '{"id":"' || t11.id || '","number":' || case t11.rel when 'o' then coalesce(to_json(t11_account_identity.number)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t11.number_digest, 'UTF8'), decode(asked.p3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
        '"', 'null') end || ',"holderName":' || case t11.rel when 'o' then coalesce(to_json(t11_account_identity.holder_name)::text, 'null') when 'p' then 'null' end ||
        ',"riskStatus":null,"holdingBank":' || coalesce(t15.j, 'null') || ',"transactions":' || case t11.rel when 'o' then coalesce(t19.j, 'null') when 'p' then 'null' end ||
        ',"disclosure":' || case t11.rel when 'o' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]' when 'p' then '[{"field":"id","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"number","disposition":"TOKEN","reason":null},{"field":"holderName","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"},{"field":"riskStatus","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"transactions","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"}]' end ||
        '}' as j, '"2' || t11.rel || ':' || t11.id || '",' || coalesce(t15.m, '') || case when t11.rel in ('o') then coalesce(t19.m, '') else '' end as m
        from (
          select t10.id, t10.number_digest, t10.holding_bank_id, case when t10.holding_bank_id = asked.p1::text then 'o' else 'p' end as rel
          from account t10
          where t10.id = t4.account_id and (t10.holding_bank_id = asked.p1::text or exists (
            select 1
            from involved_account t10_l
            where t10_l.account_id = t10.id and exists (
              select 1
              from case_party t10_l_l
              where t10_l_l.case_id = t10_l.case_id and t10_l_l.agency_id = asked.p1::text
            )
          )) and agreed.accounts
          limit 1
        ) t11
        left join account_identity t11_account_identity on t11_account_identity.id = t11.id
        left join lateral (
          select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
          from (
            select t13.id, t13.name
            from agency t13
            where t13.id = t11.holding_bank_id
            limit 1
          ) t14
        ) t15 on true
        left join lateral (
          select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
          from (
            select t17.rn, t17.id, '{"direction":"' || t17.direction || '","channel":"' || t17.channel || '","amount":"' || t17.amount::text ||
            '","currency":' || to_json(t17.currency)::text || ',"occurredAt":' || to_json(t17.occurred_at)::text || ',"counterpartyNumber":' || to_json(t17.counterparty_number)::text ||
            ',"counterpartyName":' || to_json(t17.counterparty_name)::text || ',"counterpartyAccount":null}' as n0, '"4:' || t17.id ||
            '",' as m
            from (
              select t16.id, t16.direction, t16.channel, t16.amount, t16.currency, t16.occurred_at, t16.counterparty_number, t16.counterparty_name,
              row_number() over (order by t16.occurred_at asc, t16.id asc) as rn
              from account_transaction t16
              where t16.account_id = t11.id and (t16.holding_bank_id = asked.p1::text) and agreed.accounts
              order by t16.occurred_at asc, t16.id asc
              limit 20
            ) t17
          ) t18
        ) t19 on true
      ) t12 on true
    ) t5
  ) t6 on true
) t2 on true;

-- CARD_SCHEME
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.accounts then '' else 'ACCOUNTS ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as accounts, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"caseNumber":' || to_json(t1.case_number)::text || ',"lossAmount":null,"currency":null,"involvedAccounts":' || coalesce(t6.j, 'null') ||
  '}' as j, '"0:' || t1.id || '",' || coalesce(t6.m, '') as m
  from (
    select t0.id, t0.case_number
    from fraud_case t0
    where t0.case_number = asked.p4::text and ((exists (
      select 1
      from case_party t0_l
      where t0_l.case_id = t0.id and t0_l.agency_id = asked.p1::text
    ) and (false) is not true)) and agreed.cases
    limit 1
  ) t1
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from involved_account t7
        where t7.case_id = t1.id and (t7.holding_bank_id = asked.p1::text or exists (
          select 1
          from case_party t7_l
          where t7_l.case_id = t7.case_id and t7_l.agency_id = asked.p1::text
        )) and agreed.accounts
        limit 10001
      ) t9
    ) || ',"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"layer":' || t4.layer::text || ',"role":"' || t4.role || '","tracedAmount":null,"addedAt":' || to_json(t4.added_at)::text ||
      ',"account":' || coalesce(t12.j, 'null') || '}' as n0, '"1:' || t4.id || '",' || coalesce(t12.m, '') as m
      from (
        select t3.id, t3.layer, t3.role, t3.added_at, t3.account_id, row_number() over (order by t3.layer asc, t3.id asc) as rn
        from involved_account t3
        where t3.case_id = t1.id and (t3.holding_bank_id = asked.p1::text or exists (
          select 1
          from case_party t3_l
          where t3_l.case_id = t3.case_id and t3_l.agency_id = asked.p1::text
        )) and agreed.accounts
        order by t3.layer asc, t3.id asc
        limit 20
      ) t4
      left join lateral (
        select '{"id":"' || t11.id || '","number":' || coalesce(to_json(t11_account_identity.number)::text, 'null') ||
        ',"holderName":' || to_json(t11.holder_name_mask)::text || ',"riskStatus":null,"holdingBank":' || coalesce(t15.j, 'null') ||
        ',"transactions":' || coalesce(t19.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"number","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"transactions","disposition":"CLEAR","reason":null},{"field":"holderName","disposition":"MASKED","reason":null},{"field":"riskStatus","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
        '"2:' || t11.id || '",' || coalesce(t15.m, '') || coalesce(t19.m, '') as m
        from (
          select t10.id, t10.holder_name_mask, t10.holding_bank_id
          from account t10
          where t10.id = t4.account_id and (t10.holding_bank_id = asked.p1::text or exists (
            select 1
            from involved_account t10_l
            where t10_l.account_id = t10.id and exists (
              select 1
              from case_party t10_l_l
              where t10_l_l.case_id = t10_l.case_id and t10_l_l.agency_id = asked.p1::text
            )
          )) and agreed.accounts
          limit 1
        ) t11
        left join account_identity t11_account_identity on t11_account_identity.id = t11.id
        left join lateral (
          select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
          from (
            select t13.id, t13.name
            from agency t13
            where t13.id = t11.holding_bank_id
            limit 1
          ) t14
        ) t15 on true
        left join lateral (
          select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
          from (
            select t17.rn, t17.id, '{"direction":"' || t17.direction || '","channel":"' || t17.channel || '","amount":null,"currency":null,"occurredAt":' || to_json(t17.occurred_at)::text ||
            ',"counterpartyNumber":' || coalesce('"' || encode(substr(public.hmac(convert_to(t17.counterparty_number_digest, 'UTF8'), decode(asked.p3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
            '"', 'null') || ',"counterpartyName":null,"counterpartyAccount":' || coalesce(t22.j, 'null') || '}' as n0, '"4:' || t17.id ||
            '",' || coalesce(t22.m, '') as m
            from (
              select t16.id, t16.direction, t16.channel, t16.occurred_at, t16.counterparty_number_digest, t16.counterparty_account_id,
              row_number() over (order by t16.occurred_at asc, t16.id asc) as rn
              from account_transaction t16
              where t16.account_id = t11.id and (t16.holding_bank_id = asked.p1::text or exists (
                select 1
                from involved_account t16_l
                where t16_l.account_id = t16.account_id and exists (
                  select 1
                  from case_party t16_l_l
                  where t16_l_l.case_id = t16_l.case_id and t16_l_l.agency_id = asked.p1::text
                )
              )) and agreed.accounts
              order by t16.occurred_at asc, t16.id asc
              limit 20
            ) t17
            left join lateral (
              select '{"id":"' || t21.id || '"}' as j, '"5:' || t21.id || '",' as m
              from (
                select t20.id
                from account t20
                where t20.id = t17.counterparty_account_id and (t20.holding_bank_id = asked.p1::text or exists (
                  select 1
                  from involved_account t20_l
                  where t20_l.account_id = t20.id and exists (
                    select 1
                    from case_party t20_l_l
                    where t20_l_l.case_id = t20_l.case_id and t20_l_l.agency_id = asked.p1::text
                  )
                )) and agreed.accounts
                limit 1
              ) t21
            ) t22 on true
          ) t18
        ) t19 on true
      ) t12 on true
    ) t5
  ) t6 on true
) t2 on true;

-- CARRIER, PLATFORM
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"caseNumber":' || to_json(t1.case_number)::text || ',"lossAmount":null,"currency":null,"involvedAccounts":null}' as j,
  '"0:' || t1.id || '",' as m
  from (
    select t0.id, t0.case_number
    from fraud_case t0
    where t0.case_number = asked.p1::text and ((exists (
      select 1
      from case_party t0_l
      where t0_l.case_id = t0.id and t0_l.agency_id = asked.p2::text
    ) and (false) is not true)) and agreed.cases
    limit 1
  ) t1
) t2 on true;

-- AUDITOR
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"caseNumber":' || to_json(t1.case_number)::text || ',"lossAmount":null,"currency":null,"involvedAccounts":' || coalesce(t6.j, 'null') ||
  '}' as j, '"0:' || t1.id || '",' || coalesce(t6.m, '') as m
  from (
    select t0.id, t0.case_number
    from fraud_case t0
    where t0.case_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from involved_account t7
        where t7.case_id = t1.id
        limit 10001
      ) t9
    ) || ',"nodes":[' || coalesce(string_agg(t5.n0, ',' order by t5.rn), '') || ']}' as j, coalesce(string_agg(t5.m, ''), '') as m
    from (
      select t4.rn, t4.id, '{"layer":' || t4.layer::text || ',"role":"' || t4.role || '","tracedAmount":null,"addedAt":' || to_json(t4.added_at)::text ||
      ',"account":' || coalesce(t12.j, 'null') || '}' as n0, '"1:' || t4.id || '",' || coalesce(t12.m, '') as m
      from (
        select t3.id, t3.layer, t3.role, t3.added_at, t3.account_id, row_number() over (order by t3.layer asc, t3.id asc) as rn
        from involved_account t3
        where t3.case_id = t1.id
        order by t3.layer asc, t3.id asc
        limit 20
      ) t4
      left join lateral (
        select '{"id":"' || t11.id || '","number":' || coalesce('"' || encode(substr(public.hmac(convert_to(t11.number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
        '"', 'null') || ',"holderName":null,"riskStatus":"' || t11.risk_status || '","holdingBank":' || coalesce(t15.j, 'null') ||
        ',"transactions":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"riskStatus","disposition":"CLEAR","reason":null},{"field":"holdingBank","disposition":"CLEAR","reason":null},{"field":"number","disposition":"TOKEN","reason":null},{"field":"holderName","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"transactions","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
        '"2:' || t11.id || '",' || coalesce(t15.m, '') as m
        from (
          select t10.id, t10.number_digest, t10.risk_status, t10.holding_bank_id
          from account t10
          where t10.id = t4.account_id
          limit 1
        ) t11
        left join lateral (
          select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
          from (
            select t13.id, t13.name
            from agency t13
            where t13.id = t11.holding_bank_id
            limit 1
          ) t14
        ) t15 on true
      ) t12 on true
    ) t5
  ) t6 on true
) t2 on true;
