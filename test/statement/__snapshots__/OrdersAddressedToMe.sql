-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument
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
      where true
      order by t4.issued_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
    '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","amount":' || coalesce('"' || t1.amount::text ||
    '"', 'null') || ',"currency":' || coalesce(to_json(t1.currency)::text, 'null') || ',"freezeMode":' || coalesce('"' || t1.freeze_mode ||
    '"', 'null') || ',"issuedAt":' || to_json(t1.issued_at)::text || ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') ||
    ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') || ',"instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') ||
    ',"platformTxCode":' || to_json(t1.platform_tx_code)::text || ',"case":' || coalesce(t9.j, 'null') || ',"issuingUnit":' || coalesce(t12.j, 'null') ||
    ',"addressee":' || coalesce(t15.j, 'null') || ',"routedBy":' || coalesce(t18.j, 'null') || ',"account":' || coalesce(t21.j, 'null') ||
    ',"telecomNumber":' || coalesce(t24.j, 'null') || ',"onlineAccount":' || coalesce(t27.j, 'null') || ',"url":' || coalesce(t30.j, 'null') ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"freezeMode","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"telecomNumber","disposition":"CLEAR","reason":null},{"field":"onlineAccount","disposition":"CLEAR","reason":null},{"field":"url","disposition":"CLEAR","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') || coalesce(t18.m, '') || coalesce(t21.m, '') || coalesce(t24.m, '') || coalesce(t27.m, '') || coalesce(t30.m, '') as m
    from (
      select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.amount, t0.currency, t0.freeze_mode,
      t0.issued_at, t0.effective_at, t0.expires_at, t0.instrument_number, t0.platform_tx_code, t0.case_id, t0.issuing_unit_id,
      t0.addressee_id, t0.routed_by_id, t0.account_id, t0.number_id, t0.online_account_id, t0.url_id, row_number() over (order by t0.issued_at desc, t0.id desc) as rn
      from control_order t0
      where true
      order by t0.issued_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"caseNumber":' || to_json(t8.case_number)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.case_number
        from fraud_case t7
        where t7.id = t1.case_id
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"name":' || to_json(t11.name)::text || ',"contactPhone":' || to_json(t11.contact_phone)::text || '}' as j,
      '"2:' || t11.id || '",' as m
      from (
        select t10.id, t10.name, t10.contact_phone
        from agency t10
        where t10.id = t1.issuing_unit_id
        limit 1
      ) t11
    ) t12 on true
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.addressee_id
        limit 1
      ) t14
    ) t15 on true
    left join lateral (
      select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
      from (
        select t16.id, t16.name
        from agency t16
        where t16.id = t1.routed_by_id
        limit 1
      ) t17
    ) t18 on true
    left join lateral (
      select '{"number":' || coalesce(to_json(t20_account_identity.number)::text, 'null') || ',"holderName":' || coalesce(to_json(t20_account_identity.holder_name)::text, 'null') ||
      '}' as j, '"5:' || t20.id || '",' as m
      from (
        select t19.id
        from account t19
        where t19.id = t1.account_id
        limit 1
      ) t20
      left join account_identity t20_account_identity on t20_account_identity.id = t20.id
    ) t21 on true
    left join lateral (
      select '{"msisdn":' || coalesce(to_json(t23_telecom_number_identity.msisdn)::text, 'null') || '}' as j, '"6:' || t23.id ||
      '",' as m
      from (
        select t22.id
        from telecom_number t22
        where t22.id = t1.number_id
        limit 1
      ) t23
      left join telecom_number_identity t23_telecom_number_identity on t23_telecom_number_identity.id = t23.id
    ) t24 on true
    left join lateral (
      select '{"service":"' || t26.service || '","handle":' || coalesce(to_json(t26_online_account_identity.handle)::text, 'null') ||
      '}' as j, '"7:' || t26.id || '",' as m
      from (
        select t25.id, t25.service
        from online_account t25
        where t25.id = t1.online_account_id
        limit 1
      ) t26
      left join online_account_identity t26_online_account_identity on t26_online_account_identity.id = t26.id
    ) t27 on true
    left join lateral (
      select '{"url":' || to_json(t29.url)::text || '}' as j, '"8:' || t29.id || '",' as m
      from (
        select t28.id, t28.url
        from malicious_url t28
        where t28.id = t1.url_id
        limit 1
      ) t29
    ) t30 on true
  ) t2
) t3 on true;

-- POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
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
      where true
      order by t4.issued_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
    '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","amount":' || coalesce('"' || t1.amount::text ||
    '"', 'null') || ',"currency":' || coalesce(to_json(t1.currency)::text, 'null') || ',"freezeMode":' || coalesce('"' || t1.freeze_mode ||
    '"', 'null') || ',"issuedAt":' || to_json(t1.issued_at)::text || ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') ||
    ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') || ',"instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') ||
    ',"platformTxCode":' || to_json(t1.platform_tx_code)::text || ',"case":' || coalesce(t9.j, 'null') || ',"issuingUnit":' || coalesce(t12.j, 'null') ||
    ',"addressee":' || coalesce(t15.j, 'null') || ',"routedBy":' || coalesce(t18.j, 'null') || ',"account":' || coalesce(t21.j, 'null') ||
    ',"telecomNumber":' || coalesce(t24.j, 'null') || ',"onlineAccount":' || coalesce(t27.j, 'null') || ',"url":' || coalesce(t30.j, 'null') ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"freezeMode","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"telecomNumber","disposition":"CLEAR","reason":null},{"field":"onlineAccount","disposition":"CLEAR","reason":null},{"field":"url","disposition":"CLEAR","reason":null}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') || coalesce(t18.m, '') || coalesce(t21.m, '') || coalesce(t24.m, '') || coalesce(t27.m, '') || coalesce(t30.m, '') as m
    from (
      select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.amount, t0.currency, t0.freeze_mode,
      t0.issued_at, t0.effective_at, t0.expires_at, t0.instrument_number, t0.platform_tx_code, t0.case_id, t0.issuing_unit_id,
      t0.addressee_id, t0.routed_by_id, t0.account_id, t0.number_id, t0.online_account_id, t0.url_id, row_number() over (order by t0.issued_at desc, t0.id desc) as rn
      from control_order t0
      where true
      order by t0.issued_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"caseNumber":' || to_json(t8.case_number)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.case_number
        from fraud_case t7
        where t7.id = t1.case_id
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"name":' || to_json(t11.name)::text || ',"contactPhone":' || to_json(t11.contact_phone)::text || '}' as j,
      '"2:' || t11.id || '",' as m
      from (
        select t10.id, t10.name, t10.contact_phone
        from agency t10
        where t10.id = t1.issuing_unit_id
        limit 1
      ) t11
    ) t12 on true
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.addressee_id
        limit 1
      ) t14
    ) t15 on true
    left join lateral (
      select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
      from (
        select t16.id, t16.name
        from agency t16
        where t16.id = t1.routed_by_id
        limit 1
      ) t17
    ) t18 on true
    left join lateral (
      select '{"number":' || coalesce(to_json(t20_account_identity.number)::text, 'null') || ',"holderName":' || to_json(t20.holder_name_mask)::text ||
      '}' as j, '"5:' || t20.id || '",' as m
      from (
        select t19.id, t19.holder_name_mask
        from account t19
        where t19.id = t1.account_id
        limit 1
      ) t20
      left join account_identity t20_account_identity on t20_account_identity.id = t20.id
    ) t21 on true
    left join lateral (
      select '{"msisdn":' || coalesce(to_json(t23_telecom_number_identity.msisdn)::text, 'null') || '}' as j, '"6:' || t23.id ||
      '",' as m
      from (
        select t22.id
        from telecom_number t22
        where t22.id = t1.number_id
        limit 1
      ) t23
      left join telecom_number_identity t23_telecom_number_identity on t23_telecom_number_identity.id = t23.id
    ) t24 on true
    left join lateral (
      select '{"service":"' || t26.service || '","handle":' || coalesce(to_json(t26_online_account_identity.handle)::text, 'null') ||
      '}' as j, '"7:' || t26.id || '",' as m
      from (
        select t25.id, t25.service
        from online_account t25
        where t25.id = t1.online_account_id
        limit 1
      ) t26
      left join online_account_identity t26_online_account_identity on t26_online_account_identity.id = t26.id
    ) t27 on true
    left join lateral (
      select '{"url":' || to_json(t29.url)::text || '}' as j, '"8:' || t29.id || '",' as m
      from (
        select t28.id, t28.url
        from malicious_url t28
        where t28.id = t1.url_id
        limit 1
      ) t29
    ) t30 on true
  ) t2
) t3 on true;

-- BANK
-- Query.orders
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end || case when agreed.accounts then '' else 'ACCOUNTS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and $2::text = any(a.purposes)
  ) as orders, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and $2::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and $2::text = any(a.purposes)
  ) as accounts offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from control_order t4
      where (((t4.addressee_id = $1::text or t4.routed_by_id = $1::text) and t4.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t4.issued_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
    '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","amount":' || coalesce('"' || t1.amount::text ||
    '"', 'null') || ',"currency":' || coalesce(to_json(t1.currency)::text, 'null') || ',"freezeMode":' || coalesce('"' || t1.freeze_mode ||
    '"', 'null') || ',"issuedAt":' || to_json(t1.issued_at)::text || ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') ||
    ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') || ',"instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') ||
    ',"platformTxCode":' || to_json(t1.platform_tx_code)::text || ',"case":' || coalesce(t9.j, 'null') || ',"issuingUnit":' || coalesce(t12.j, 'null') ||
    ',"addressee":' || coalesce(t15.j, 'null') || ',"routedBy":' || coalesce(t18.j, 'null') || ',"account":' || coalesce(t21.j, 'null') ||
    ',"telecomNumber":null,"onlineAccount":null,"url":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"freezeMode","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"telecomNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"onlineAccount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"url","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') || coalesce(t18.m, '') || coalesce(t21.m, '') as m
    from (
      select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.amount, t0.currency, t0.freeze_mode,
      t0.issued_at, t0.effective_at, t0.expires_at, t0.instrument_number, t0.platform_tx_code, t0.case_id, t0.issuing_unit_id,
      t0.addressee_id, t0.routed_by_id, t0.account_id, row_number() over (order by t0.issued_at desc, t0.id desc) as rn
      from control_order t0
      where (((t0.addressee_id = $1::text or t0.routed_by_id = $1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t0.issued_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"caseNumber":' || to_json(t8.case_number)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.case_number
        from fraud_case t7
        where t7.id = t1.case_id and ((exists (
          select 1
          from case_party t7_l
          where t7_l.case_id = t7.id and t7_l.agency_id = $1::text
        ) and (false) is not true)) and agreed.cases
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"name":' || to_json(t11.name)::text || ',"contactPhone":' || to_json(t11.contact_phone)::text || '}' as j,
      '"2:' || t11.id || '",' as m
      from (
        select t10.id, t10.name, t10.contact_phone
        from agency t10
        where t10.id = t1.issuing_unit_id
        limit 1
      ) t11
    ) t12 on true
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.addressee_id
        limit 1
      ) t14
    ) t15 on true
    left join lateral (
      select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
      from (
        select t16.id, t16.name
        from agency t16
        where t16.id = t1.routed_by_id
        limit 1
      ) t17
    ) t18 on true
    left join lateral (
      select '{"number":' || case t20.rel when 'o' then coalesce(to_json(t20_account_identity.number)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t20.number_digest, 'UTF8'), decode($3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') end || ',"holderName":' || case t20.rel when 'o' then coalesce(to_json(t20_account_identity.holder_name)::text, 'null') when 'p' then 'null' end ||
      '}' as j, '"5' || t20.rel || ':' || t20.id || '",' as m
      from (
        select t19.id, t19.number_digest, case when t19.holding_bank_id = $1::text then 'o' else 'p' end as rel
        from account t19
        where t19.id = t1.account_id and (t19.holding_bank_id = $1::text or exists (
          select 1
          from involved_account t19_l
          where t19_l.account_id = t19.id and exists (
            select 1
            from case_party t19_l_l
            where t19_l_l.case_id = t19_l.case_id and t19_l_l.agency_id = $1::text
          )
        )) and agreed.accounts
        limit 1
      ) t20
      left join account_identity t20_account_identity on t20_account_identity.id = t20.id
    ) t21 on true
  ) t2
) t3 on true;

-- CARD_SCHEME
-- Query.orders
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end || case when agreed.accounts then '' else 'ACCOUNTS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and $2::text = any(a.purposes)
  ) as orders, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and $2::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and $2::text = any(a.purposes)
  ) as accounts offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from control_order t4
      where (((t4.addressee_id = $1::text or t4.routed_by_id = $1::text) and t4.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t4.issued_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
    '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","amount":null,"currency":null,"freezeMode":null,"issuedAt":' || to_json(t1.issued_at)::text ||
    ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') || ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') ||
    ',"instrumentNumber":null,"platformTxCode":' || to_json(t1.platform_tx_code)::text || ',"case":' || coalesce(t9.j, 'null') ||
    ',"issuingUnit":' || coalesce(t12.j, 'null') || ',"addressee":' || coalesce(t15.j, 'null') || ',"routedBy":' || coalesce(t18.j, 'null') ||
    ',"account":' || coalesce(t21.j, 'null') || ',"telecomNumber":null,"onlineAccount":null,"url":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"freezeMode","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"instrumentNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"telecomNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"onlineAccount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"url","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') || coalesce(t18.m, '') || coalesce(t21.m, '') as m
    from (
      select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.issued_at, t0.effective_at, t0.expires_at,
      t0.platform_tx_code, t0.case_id, t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id, t0.account_id, row_number() over (order by t0.issued_at desc, t0.id desc) as rn
      from control_order t0
      where (((t0.addressee_id = $1::text or t0.routed_by_id = $1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t0.issued_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"caseNumber":' || to_json(t8.case_number)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.case_number
        from fraud_case t7
        where t7.id = t1.case_id and ((exists (
          select 1
          from case_party t7_l
          where t7_l.case_id = t7.id and t7_l.agency_id = $1::text
        ) and (false) is not true)) and agreed.cases
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"name":' || to_json(t11.name)::text || ',"contactPhone":' || to_json(t11.contact_phone)::text || '}' as j,
      '"2:' || t11.id || '",' as m
      from (
        select t10.id, t10.name, t10.contact_phone
        from agency t10
        where t10.id = t1.issuing_unit_id
        limit 1
      ) t11
    ) t12 on true
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.addressee_id
        limit 1
      ) t14
    ) t15 on true
    left join lateral (
      select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
      from (
        select t16.id, t16.name
        from agency t16
        where t16.id = t1.routed_by_id
        limit 1
      ) t17
    ) t18 on true
    left join lateral (
      select '{"number":' || coalesce(to_json(t20_account_identity.number)::text, 'null') || ',"holderName":' || to_json(t20.holder_name_mask)::text ||
      '}' as j, '"5:' || t20.id || '",' as m
      from (
        select t19.id, t19.holder_name_mask
        from account t19
        where t19.id = t1.account_id and (t19.holding_bank_id = $1::text or exists (
          select 1
          from involved_account t19_l
          where t19_l.account_id = t19.id and exists (
            select 1
            from case_party t19_l_l
            where t19_l_l.case_id = t19_l.case_id and t19_l_l.agency_id = $1::text
          )
        )) and agreed.accounts
        limit 1
      ) t20
      left join account_identity t20_account_identity on t20_account_identity.id = t20.id
    ) t21 on true
  ) t2
) t3 on true;

-- CARRIER
-- Query.orders
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end || case when agreed.telecom then '' else 'TELECOM ' end || case when agreed.online then '' else 'ONLINE ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and $2::text = any(a.purposes)
  ) as orders, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and $2::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'TELECOM' = any(a.covers) and $2::text = any(a.purposes)
  ) as telecom, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ONLINE' = any(a.covers) and $2::text = any(a.purposes)
  ) as online offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from control_order t4
      where (((t4.addressee_id = $1::text or t4.routed_by_id = $1::text) and t4.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t4.issued_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
    '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","amount":null,"currency":null,"freezeMode":null,"issuedAt":' || to_json(t1.issued_at)::text ||
    ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') || ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') ||
    ',"instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') || ',"platformTxCode":' || to_json(t1.platform_tx_code)::text ||
    ',"case":' || coalesce(t9.j, 'null') || ',"issuingUnit":' || coalesce(t12.j, 'null') || ',"addressee":' || coalesce(t15.j, 'null') ||
    ',"routedBy":' || coalesce(t18.j, 'null') || ',"account":null,"telecomNumber":' || coalesce(t21.j, 'null') || ',"onlineAccount":null,"url":' || coalesce(t24.j, 'null') ||
    ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"telecomNumber","disposition":"CLEAR","reason":null},{"field":"url","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"freezeMode","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"account","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"onlineAccount","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') || coalesce(t18.m, '') || coalesce(t21.m, '') || coalesce(t24.m, '') as m
    from (
      select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.issued_at, t0.effective_at, t0.expires_at,
      t0.instrument_number, t0.platform_tx_code, t0.case_id, t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id, t0.number_id,
      t0.url_id, row_number() over (order by t0.issued_at desc, t0.id desc) as rn
      from control_order t0
      where (((t0.addressee_id = $1::text or t0.routed_by_id = $1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t0.issued_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"caseNumber":' || to_json(t8.case_number)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.case_number
        from fraud_case t7
        where t7.id = t1.case_id and ((exists (
          select 1
          from case_party t7_l
          where t7_l.case_id = t7.id and t7_l.agency_id = $1::text
        ) and (false) is not true)) and agreed.cases
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"name":' || to_json(t11.name)::text || ',"contactPhone":' || to_json(t11.contact_phone)::text || '}' as j,
      '"2:' || t11.id || '",' as m
      from (
        select t10.id, t10.name, t10.contact_phone
        from agency t10
        where t10.id = t1.issuing_unit_id
        limit 1
      ) t11
    ) t12 on true
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.addressee_id
        limit 1
      ) t14
    ) t15 on true
    left join lateral (
      select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
      from (
        select t16.id, t16.name
        from agency t16
        where t16.id = t1.routed_by_id
        limit 1
      ) t17
    ) t18 on true
    left join lateral (
      select '{"msisdn":' || case t20.rel when 'o' then coalesce(to_json(t20_telecom_number_identity.msisdn)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t20.msisdn_digest, 'UTF8'), decode($3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') end || '}' as j, '"5' || t20.rel || ':' || t20.id || '",' as m
      from (
        select t19.id, t19.msisdn_digest, case when (t19.current_carrier_id = $1::text or t19.original_carrier_id = $1::text) then 'o' else 'p' end as rel
        from telecom_number t19
        where t19.id = t1.number_id and ((t19.current_carrier_id = $1::text or t19.original_carrier_id = $1::text) or exists (
          select 1
          from involved_number t19_l
          where t19_l.number_id = t19.id and exists (
            select 1
            from case_party t19_l_l
            where t19_l_l.case_id = t19_l.case_id and t19_l_l.agency_id = $1::text
          )
        )) and agreed.telecom
        limit 1
      ) t20
      left join telecom_number_identity t20_telecom_number_identity on t20_telecom_number_identity.id = t20.id
    ) t21 on true
    left join lateral (
      select '{"url":' || to_json(t23.url)::text || '}' as j, '"6:' || t23.id || '",' as m
      from (
        select t22.id, t22.url
        from malicious_url t22
        where t22.id = t1.url_id and agreed.online
        limit 1
      ) t23
    ) t24 on true
  ) t2
) t3 on true;

-- PLATFORM
-- Query.orders
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end || case when agreed.online then '' else 'ONLINE ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and $2::text = any(a.purposes)
  ) as orders, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and $2::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = $1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ONLINE' = any(a.covers) and $2::text = any(a.purposes)
  ) as online offset 0
) as agreed
left join lateral (
  select '{"totalCount":' || (
    select case when count(*) > 10000 then 'null' else count(*)::text end
    from (
      select 1
      from control_order t4
      where (((t4.addressee_id = $1::text or t4.routed_by_id = $1::text) and t4.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t4.issued_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
    '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","amount":null,"currency":null,"freezeMode":null,"issuedAt":' || to_json(t1.issued_at)::text ||
    ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') || ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') ||
    ',"instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') || ',"platformTxCode":' || to_json(t1.platform_tx_code)::text ||
    ',"case":' || coalesce(t9.j, 'null') || ',"issuingUnit":' || coalesce(t12.j, 'null') || ',"addressee":' || coalesce(t15.j, 'null') ||
    ',"routedBy":' || coalesce(t18.j, 'null') || ',"account":null,"telecomNumber":null,"onlineAccount":' || coalesce(t21.j, 'null') ||
    ',"url":' || coalesce(t24.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"onlineAccount","disposition":"CLEAR","reason":null},{"field":"url","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"freezeMode","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"account","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"telecomNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') || coalesce(t18.m, '') || coalesce(t21.m, '') || coalesce(t24.m, '') as m
    from (
      select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.issued_at, t0.effective_at, t0.expires_at,
      t0.instrument_number, t0.platform_tx_code, t0.case_id, t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id, t0.online_account_id,
      t0.url_id, row_number() over (order by t0.issued_at desc, t0.id desc) as rn
      from control_order t0
      where (((t0.addressee_id = $1::text or t0.routed_by_id = $1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      order by t0.issued_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"caseNumber":' || to_json(t8.case_number)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.case_number
        from fraud_case t7
        where t7.id = t1.case_id and ((exists (
          select 1
          from case_party t7_l
          where t7_l.case_id = t7.id and t7_l.agency_id = $1::text
        ) and (false) is not true)) and agreed.cases
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"name":' || to_json(t11.name)::text || ',"contactPhone":' || to_json(t11.contact_phone)::text || '}' as j,
      '"2:' || t11.id || '",' as m
      from (
        select t10.id, t10.name, t10.contact_phone
        from agency t10
        where t10.id = t1.issuing_unit_id
        limit 1
      ) t11
    ) t12 on true
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.addressee_id
        limit 1
      ) t14
    ) t15 on true
    left join lateral (
      select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
      from (
        select t16.id, t16.name
        from agency t16
        where t16.id = t1.routed_by_id
        limit 1
      ) t17
    ) t18 on true
    left join lateral (
      select '{"service":"' || t20.service || '","handle":' || case t20.rel when 'o' then coalesce(to_json(t20_online_account_identity.handle)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t20.handle_digest, 'UTF8'), decode($3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') end || '}' as j, '"5' || t20.rel || ':' || t20.id || '",' as m
      from (
        select t19.id, t19.service, t19.handle_digest, case when t19.platform_id = $1::text then 'o' else 'p' end as rel
        from online_account t19
        where t19.id = t1.online_account_id and (t19.platform_id = $1::text or exists (
          select 1
          from involved_online_account t19_l
          where t19_l.online_account_id = t19.id and exists (
            select 1
            from case_party t19_l_l
            where t19_l_l.case_id = t19_l.case_id and t19_l_l.agency_id = $1::text
          )
        )) and agreed.online
        limit 1
      ) t20
      left join online_account_identity t20_online_account_identity on t20_online_account_identity.id = t20.id
    ) t21 on true
    left join lateral (
      select '{"url":' || to_json(t23.url)::text || '}' as j, '"6:' || t23.id || '",' as m
      from (
        select t22.id, t22.url
        from malicious_url t22
        where t22.id = t1.url_id and agreed.online
        limit 1
      ) t23
    ) t24 on true
  ) t2
) t3 on true;

-- AUDITOR
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
      where true
      order by t4.issued_at desc, t4.id desc
      limit 10001
    ) t6
  ) || ',"pageInfo":{"hasNextPage":' || case when count(*) > 20 then 'true' else 'false' end || ',"endCursor":' || coalesce('"' || encode(convert_to((array_agg(t2.id order by t2.rn desc) filter (where t2.rn <= 20))[1], 'UTF8'), 'base64') ||
  '"', 'null') || '},"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn) filter (where t2.rn <= 20), '') ||
  ']}' as j, coalesce(string_agg(t2.m, '') filter (where t2.rn <= 20), '') as m
  from (
    select t1.rn, t1.id, '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
    '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","amount":null,"currency":null,"freezeMode":null,"issuedAt":' || to_json(t1.issued_at)::text ||
    ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') || ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') ||
    ',"instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') || ',"platformTxCode":' || to_json(t1.platform_tx_code)::text ||
    ',"case":' || coalesce(t9.j, 'null') || ',"issuingUnit":' || coalesce(t12.j, 'null') || ',"addressee":' || coalesce(t15.j, 'null') ||
    ',"routedBy":' || coalesce(t18.j, 'null') || ',"account":' || coalesce(t21.j, 'null') || ',"telecomNumber":' || coalesce(t24.j, 'null') ||
    ',"onlineAccount":' || coalesce(t27.j, 'null') || ',"url":' || coalesce(t30.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"telecomNumber","disposition":"CLEAR","reason":null},{"field":"onlineAccount","disposition":"CLEAR","reason":null},{"field":"url","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"freezeMode","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
    '"0:' || t1.id || '",' || coalesce(t9.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') || coalesce(t18.m, '') || coalesce(t21.m, '') || coalesce(t24.m, '') || coalesce(t27.m, '') || coalesce(t30.m, '') as m
    from (
      select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.issued_at, t0.effective_at, t0.expires_at,
      t0.instrument_number, t0.platform_tx_code, t0.case_id, t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id, t0.account_id,
      t0.number_id, t0.online_account_id, t0.url_id, row_number() over (order by t0.issued_at desc, t0.id desc) as rn
      from control_order t0
      where true
      order by t0.issued_at desc, t0.id desc
      limit 21
    ) t1
    left join lateral (
      select '{"caseNumber":' || to_json(t8.case_number)::text || '}' as j, '"1:' || t8.id || '",' as m
      from (
        select t7.id, t7.case_number
        from fraud_case t7
        where t7.id = t1.case_id
        limit 1
      ) t8
    ) t9 on true
    left join lateral (
      select '{"name":' || to_json(t11.name)::text || ',"contactPhone":null}' as j, '"2:' || t11.id || '",' as m
      from (
        select t10.id, t10.name
        from agency t10
        where t10.id = t1.issuing_unit_id
        limit 1
      ) t11
    ) t12 on true
    left join lateral (
      select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
      from (
        select t13.id, t13.name
        from agency t13
        where t13.id = t1.addressee_id
        limit 1
      ) t14
    ) t15 on true
    left join lateral (
      select '{"name":' || to_json(t17.name)::text || '}' as j, '"4:' || t17.id || '",' as m
      from (
        select t16.id, t16.name
        from agency t16
        where t16.id = t1.routed_by_id
        limit 1
      ) t17
    ) t18 on true
    left join lateral (
      select '{"number":' || coalesce('"' || encode(substr(public.hmac(convert_to(t20.number_digest, 'UTF8'), decode($1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || ',"holderName":null}' as j, '"5:' || t20.id || '",' as m
      from (
        select t19.id, t19.number_digest
        from account t19
        where t19.id = t1.account_id
        limit 1
      ) t20
    ) t21 on true
    left join lateral (
      select '{"msisdn":' || coalesce('"' || encode(substr(public.hmac(convert_to(t23.msisdn_digest, 'UTF8'), decode($1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || '}' as j, '"6:' || t23.id || '",' as m
      from (
        select t22.id, t22.msisdn_digest
        from telecom_number t22
        where t22.id = t1.number_id
        limit 1
      ) t23
    ) t24 on true
    left join lateral (
      select '{"service":"' || t26.service || '","handle":' || coalesce('"' || encode(substr(public.hmac(convert_to(t26.handle_digest, 'UTF8'), decode($1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || '}' as j, '"7:' || t26.id || '",' as m
      from (
        select t25.id, t25.service, t25.handle_digest
        from online_account t25
        where t25.id = t1.online_account_id
        limit 1
      ) t26
    ) t27 on true
    left join lateral (
      select '{"url":' || to_json(t29.url_mask)::text || '}' as j, '"8:' || t29.id || '",' as m
      from (
        select t28.id, t28.url_mask
        from malicious_url t28
        where t28.id = t1.url_id
        limit 1
      ) t29
    ) t30 on true
  ) t2
) t3 on true;
