-- POLICE_INTAKE, POLICE_INTAKE § instrument
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
  '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') ||
  ',"amount":' || coalesce('"' || t1.amount::text || '"', 'null') || ',"currency":' || coalesce(to_json(t1.currency)::text, 'null') ||
  ',"freezeMode":' || coalesce('"' || t1.freeze_mode || '"', 'null') || ',"layer":' || coalesce(t1.layer::text, 'null') ||
  ',"issuedAt":' || to_json(t1.issued_at)::text || ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') ||
  ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') || ',"reasonShown":' || to_json(t1.reason_shown)::text ||
  ',"remedyChannel":' || to_json(t1.remedy_channel)::text || ',"documentsNeeded":' || to_json(t1.documents_needed)::text ||
  ',"noticeSentAt":' || coalesce(to_json(t1.notice_sent_at)::text, 'null') || ',"operatorName":' || to_json(t1.operator_name)::text ||
  ',"operatorPhone":' || to_json(t1.operator_phone)::text || ',"operatorIdNumber":' || to_json(t1.operator_id_number)::text ||
  ',"investigatorName":' || to_json(t1.investigator_name)::text || ',"investigatorIdNumber":' || to_json(t1.investigator_id_number)::text ||
  ',"platformTxCode":' || to_json(t1.platform_tx_code)::text || ',"platformResultCode":' || coalesce(to_json(t1.platform_result_code)::text, 'null') ||
  ',"version":' || t1.version::text || ',"case":' || coalesce(t5.j, 'null') || ',"issuingUnit":' || coalesce(t8.j, 'null') ||
  ',"addressee":' || coalesce(t11.j, 'null') || ',"routedBy":' || coalesce(t14.j, 'null') || ',"account":' || coalesce(t17.j, 'null') ||
  ',"parentOrder":' || coalesce(t20.j, 'null') || ',"feedback":' || coalesce(t27.j, 'null') || ',"appeals":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"freezeMode","disposition":"CLEAR","reason":null},{"field":"layer","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"reasonShown","disposition":"CLEAR","reason":null},{"field":"remedyChannel","disposition":"CLEAR","reason":null},{"field":"documentsNeeded","disposition":"CLEAR","reason":null},{"field":"noticeSentAt","disposition":"CLEAR","reason":null},{"field":"operatorName","disposition":"CLEAR","reason":null},{"field":"operatorPhone","disposition":"CLEAR","reason":null},{"field":"operatorIdNumber","disposition":"CLEAR","reason":null},{"field":"investigatorName","disposition":"CLEAR","reason":null},{"field":"investigatorIdNumber","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"platformResultCode","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"parentOrder","disposition":"CLEAR","reason":null},{"field":"feedback","disposition":"CLEAR","reason":null},{"field":"appeals","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t17.m, '') || coalesce(t20.m, '') || coalesce(t27.m, '') as m
  from (
    select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.instrument_number, t0.amount, t0.currency,
    t0.freeze_mode, t0.layer, t0.issued_at, t0.effective_at, t0.expires_at, t0.reason_shown, t0.remedy_channel, t0.documents_needed,
    t0.notice_sent_at, t0.operator_name, t0.operator_phone, t0.operator_id_number, t0.investigator_name, t0.investigator_id_number,
    t0.platform_tx_code, t0.platform_result_code, t0.version, t0.case_id, t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id,
    t0.account_id, t0.parent_order_id
    from control_order t0
    where t0.order_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"fraudType":"' || t4.fraud_type || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.case_number, t3.fraud_type
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.issuing_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.addressee_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.name
      from agency t12
      where t12.id = t1.routed_by_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"number":' || coalesce(to_json(t16_account_identity.number)::text, 'null') || ',"holderName":' || coalesce(to_json(t16_account_identity.holder_name)::text, 'null') ||
    ',"riskStatus":"' || t16.risk_status || '"}' as j, '"5:' || t16.id || '",' as m
    from (
      select t15.id, t15.risk_status
      from account t15
      where t15.id = t1.account_id
      limit 1
    ) t16
    left join account_identity t16_account_identity on t16_account_identity.id = t16.id
  ) t17 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t19.order_number)::text || ',"status":"' || t19.status || '","addressee":' || coalesce(t23.j, 'null') ||
    '}' as j, '"6:' || t19.id || '",' || coalesce(t23.m, '') as m
    from (
      select t18.id, t18.order_number, t18.status, t18.addressee_id
      from control_order t18
      where t18.id = t1.parent_order_id
      limit 1
    ) t19
    left join lateral (
      select '{"name":' || to_json(t22.name)::text || '}' as j, '"7:' || t22.id || '",' as m
      from (
        select t21.id, t21.name
        from agency t21
        where t21.id = t19.addressee_id
        limit 1
      ) t22
    ) t23 on true
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t26.n0, ',' order by t26.rn), '') || ']}' as j, coalesce(string_agg(t26.m, ''), '') as m
    from (
      select t25.rn, t25.id, '{"receivedAt":' || to_json(t25.received_at)::text || ',"resultCode":' || to_json(t25.result_code)::text ||
      ',"amount":' || coalesce('"' || t25.amount::text || '"', 'null') || ',"partial":' || case when t25.partial then 'true' when not t25.partial then 'false' end ||
      ',"remark":' || to_json(t25.remark)::text || '}' as n0, '"8:' || t25.id || '",' as m
      from (
        select t24.id, t24.received_at, t24.result_code, t24.amount, t24.partial, t24.remark, row_number() over (order by t24.received_at desc, t24.id desc) as rn
        from order_feedback t24
        where t24.order_id = t1.id
        order by t24.received_at desc, t24.id desc
        limit 10
      ) t25
    ) t26
  ) t27 on true
) t2 on true;

-- POLICE_CONTROL, POLICE_CONTROL § instrument
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
  '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') ||
  ',"amount":' || coalesce('"' || t1.amount::text || '"', 'null') || ',"currency":' || coalesce(to_json(t1.currency)::text, 'null') ||
  ',"freezeMode":' || coalesce('"' || t1.freeze_mode || '"', 'null') || ',"layer":' || coalesce(t1.layer::text, 'null') ||
  ',"issuedAt":' || to_json(t1.issued_at)::text || ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') ||
  ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') || ',"reasonShown":' || to_json(t1.reason_shown)::text ||
  ',"remedyChannel":' || to_json(t1.remedy_channel)::text || ',"documentsNeeded":' || to_json(t1.documents_needed)::text ||
  ',"noticeSentAt":' || coalesce(to_json(t1.notice_sent_at)::text, 'null') || ',"operatorName":' || to_json(t1.operator_name)::text ||
  ',"operatorPhone":' || to_json(t1.operator_phone)::text || ',"operatorIdNumber":' || to_json(t1.operator_id_number)::text ||
  ',"investigatorName":' || to_json(t1.investigator_name)::text || ',"investigatorIdNumber":' || to_json(t1.investigator_id_number)::text ||
  ',"platformTxCode":' || to_json(t1.platform_tx_code)::text || ',"platformResultCode":' || coalesce(to_json(t1.platform_result_code)::text, 'null') ||
  ',"version":' || t1.version::text || ',"case":' || coalesce(t5.j, 'null') || ',"issuingUnit":' || coalesce(t8.j, 'null') ||
  ',"addressee":' || coalesce(t11.j, 'null') || ',"routedBy":' || coalesce(t14.j, 'null') || ',"account":' || coalesce(t17.j, 'null') ||
  ',"parentOrder":' || coalesce(t20.j, 'null') || ',"feedback":' || coalesce(t27.j, 'null') || ',"appeals":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"freezeMode","disposition":"CLEAR","reason":null},{"field":"layer","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"reasonShown","disposition":"CLEAR","reason":null},{"field":"remedyChannel","disposition":"CLEAR","reason":null},{"field":"documentsNeeded","disposition":"CLEAR","reason":null},{"field":"noticeSentAt","disposition":"CLEAR","reason":null},{"field":"operatorName","disposition":"CLEAR","reason":null},{"field":"operatorPhone","disposition":"CLEAR","reason":null},{"field":"operatorIdNumber","disposition":"CLEAR","reason":null},{"field":"investigatorName","disposition":"CLEAR","reason":null},{"field":"investigatorIdNumber","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"platformResultCode","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"parentOrder","disposition":"CLEAR","reason":null},{"field":"feedback","disposition":"CLEAR","reason":null},{"field":"appeals","disposition":"WITHHELD","reason":"PURPOSE_MISMATCH"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t17.m, '') || coalesce(t20.m, '') || coalesce(t27.m, '') as m
  from (
    select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.instrument_number, t0.amount, t0.currency,
    t0.freeze_mode, t0.layer, t0.issued_at, t0.effective_at, t0.expires_at, t0.reason_shown, t0.remedy_channel, t0.documents_needed,
    t0.notice_sent_at, t0.operator_name, t0.operator_phone, t0.operator_id_number, t0.investigator_name, t0.investigator_id_number,
    t0.platform_tx_code, t0.platform_result_code, t0.version, t0.case_id, t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id,
    t0.account_id, t0.parent_order_id
    from control_order t0
    where t0.order_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"fraudType":"' || t4.fraud_type || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.case_number, t3.fraud_type
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.issuing_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.addressee_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.name
      from agency t12
      where t12.id = t1.routed_by_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"number":' || coalesce(to_json(t16_account_identity.number)::text, 'null') || ',"holderName":' || coalesce(to_json(t16_account_identity.holder_name)::text, 'null') ||
    ',"riskStatus":"' || t16.risk_status || '"}' as j, '"5:' || t16.id || '",' as m
    from (
      select t15.id, t15.risk_status
      from account t15
      where t15.id = t1.account_id
      limit 1
    ) t16
    left join account_identity t16_account_identity on t16_account_identity.id = t16.id
  ) t17 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t19.order_number)::text || ',"status":"' || t19.status || '","addressee":' || coalesce(t23.j, 'null') ||
    '}' as j, '"6:' || t19.id || '",' || coalesce(t23.m, '') as m
    from (
      select t18.id, t18.order_number, t18.status, t18.addressee_id
      from control_order t18
      where t18.id = t1.parent_order_id
      limit 1
    ) t19
    left join lateral (
      select '{"name":' || to_json(t22.name)::text || '}' as j, '"7:' || t22.id || '",' as m
      from (
        select t21.id, t21.name
        from agency t21
        where t21.id = t19.addressee_id
        limit 1
      ) t22
    ) t23 on true
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t26.n0, ',' order by t26.rn), '') || ']}' as j, coalesce(string_agg(t26.m, ''), '') as m
    from (
      select t25.rn, t25.id, '{"receivedAt":' || to_json(t25.received_at)::text || ',"resultCode":' || to_json(t25.result_code)::text ||
      ',"amount":' || coalesce('"' || t25.amount::text || '"', 'null') || ',"partial":' || case when t25.partial then 'true' when not t25.partial then 'false' end ||
      ',"remark":' || to_json(t25.remark)::text || '}' as n0, '"8:' || t25.id || '",' as m
      from (
        select t24.id, t24.received_at, t24.result_code, t24.amount, t24.partial, t24.remark, row_number() over (order by t24.received_at desc, t24.id desc) as rn
        from order_feedback t24
        where t24.order_id = t1.id
        order by t24.received_at desc, t24.id desc
        limit 10
      ) t25
    ) t26
  ) t27 on true
) t2 on true;

-- POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
  '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') ||
  ',"amount":' || coalesce('"' || t1.amount::text || '"', 'null') || ',"currency":' || coalesce(to_json(t1.currency)::text, 'null') ||
  ',"freezeMode":' || coalesce('"' || t1.freeze_mode || '"', 'null') || ',"layer":' || coalesce(t1.layer::text, 'null') ||
  ',"issuedAt":' || to_json(t1.issued_at)::text || ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') ||
  ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') || ',"reasonShown":' || to_json(t1.reason_shown)::text ||
  ',"remedyChannel":' || to_json(t1.remedy_channel)::text || ',"documentsNeeded":' || to_json(t1.documents_needed)::text ||
  ',"noticeSentAt":' || coalesce(to_json(t1.notice_sent_at)::text, 'null') || ',"operatorName":' || to_json(t1.operator_name_mask)::text ||
  ',"operatorPhone":null,"operatorIdNumber":' || to_json(t1.operator_id_number_mask)::text || ',"investigatorName":' || to_json(t1.investigator_name_mask)::text ||
  ',"investigatorIdNumber":' || to_json(t1.investigator_id_number_mask)::text || ',"platformTxCode":' || to_json(t1.platform_tx_code)::text ||
  ',"platformResultCode":' || coalesce(to_json(t1.platform_result_code)::text, 'null') || ',"version":' || t1.version::text ||
  ',"case":' || coalesce(t5.j, 'null') || ',"issuingUnit":' || coalesce(t8.j, 'null') || ',"addressee":' || coalesce(t11.j, 'null') ||
  ',"routedBy":' || coalesce(t14.j, 'null') || ',"account":' || coalesce(t17.j, 'null') || ',"parentOrder":' || coalesce(t20.j, 'null') ||
  ',"feedback":' || coalesce(t27.j, 'null') || ',"appeals":' || coalesce(t32.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"freezeMode","disposition":"CLEAR","reason":null},{"field":"layer","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"reasonShown","disposition":"CLEAR","reason":null},{"field":"remedyChannel","disposition":"CLEAR","reason":null},{"field":"documentsNeeded","disposition":"CLEAR","reason":null},{"field":"noticeSentAt","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"platformResultCode","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"parentOrder","disposition":"CLEAR","reason":null},{"field":"feedback","disposition":"CLEAR","reason":null},{"field":"appeals","disposition":"CLEAR","reason":null},{"field":"operatorName","disposition":"MASKED","reason":null},{"field":"operatorIdNumber","disposition":"MASKED","reason":null},{"field":"investigatorName","disposition":"MASKED","reason":null},{"field":"investigatorIdNumber","disposition":"MASKED","reason":null},{"field":"operatorPhone","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t17.m, '') || coalesce(t20.m, '') || coalesce(t27.m, '') || coalesce(t32.m, '') as m
  from (
    select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.instrument_number, t0.amount, t0.currency,
    t0.freeze_mode, t0.layer, t0.issued_at, t0.effective_at, t0.expires_at, t0.reason_shown, t0.remedy_channel, t0.documents_needed,
    t0.notice_sent_at, t0.operator_name_mask, t0.operator_id_number_mask, t0.investigator_name_mask, t0.investigator_id_number_mask,
    t0.platform_tx_code, t0.platform_result_code, t0.version, t0.case_id, t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id,
    t0.account_id, t0.parent_order_id
    from control_order t0
    where t0.order_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"fraudType":"' || t4.fraud_type || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.case_number, t3.fraud_type
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.issuing_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.addressee_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.name
      from agency t12
      where t12.id = t1.routed_by_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"number":' || coalesce(to_json(t16_account_identity.number)::text, 'null') || ',"holderName":' || to_json(t16.holder_name_mask)::text ||
    ',"riskStatus":"' || t16.risk_status || '"}' as j, '"5:' || t16.id || '",' as m
    from (
      select t15.id, t15.holder_name_mask, t15.risk_status
      from account t15
      where t15.id = t1.account_id
      limit 1
    ) t16
    left join account_identity t16_account_identity on t16_account_identity.id = t16.id
  ) t17 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t19.order_number)::text || ',"status":"' || t19.status || '","addressee":' || coalesce(t23.j, 'null') ||
    '}' as j, '"6:' || t19.id || '",' || coalesce(t23.m, '') as m
    from (
      select t18.id, t18.order_number, t18.status, t18.addressee_id
      from control_order t18
      where t18.id = t1.parent_order_id
      limit 1
    ) t19
    left join lateral (
      select '{"name":' || to_json(t22.name)::text || '}' as j, '"7:' || t22.id || '",' as m
      from (
        select t21.id, t21.name
        from agency t21
        where t21.id = t19.addressee_id
        limit 1
      ) t22
    ) t23 on true
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t26.n0, ',' order by t26.rn), '') || ']}' as j, coalesce(string_agg(t26.m, ''), '') as m
    from (
      select t25.rn, t25.id, '{"receivedAt":' || to_json(t25.received_at)::text || ',"resultCode":' || to_json(t25.result_code)::text ||
      ',"amount":' || coalesce('"' || t25.amount::text || '"', 'null') || ',"partial":' || case when t25.partial then 'true' when not t25.partial then 'false' end ||
      ',"remark":null}' as n0, '"8:' || t25.id || '",' as m
      from (
        select t24.id, t24.received_at, t24.result_code, t24.amount, t24.partial, row_number() over (order by t24.received_at desc, t24.id desc) as rn
        from order_feedback t24
        where t24.order_id = t1.id
        order by t24.received_at desc, t24.id desc
        limit 10
      ) t25
    ) t26
  ) t27 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t31.n0, ',' order by t31.rn), '') || ']}' as j, coalesce(string_agg(t31.m, ''), '') as m
    from (
      select t30.rn, t30.id, '{"status":"' || t30.status || '","filedAt":' || to_json(t30.filed_at)::text || '}' as n0,
      '"9:' || t30.id || '",' as m
      from (
        select t29.id, t29.status, t29.filed_at, row_number() over (order by t29.filed_at desc, t29.id desc) as rn
        from appeal t29
        where t29.order_id = t1.id
        order by t29.filed_at desc, t29.id desc
        limit 10
      ) t30
    ) t31
  ) t32 on true
) t2 on true;

-- BANK
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.cases then '' else 'CASES ' end || case when agreed.accounts then '' else 'ACCOUNTS ' end || case when agreed.orders then '' else 'ORDERS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as accounts, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as orders offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
  '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') ||
  ',"amount":' || coalesce('"' || t1.amount::text || '"', 'null') || ',"currency":' || coalesce(to_json(t1.currency)::text, 'null') ||
  ',"freezeMode":' || coalesce('"' || t1.freeze_mode || '"', 'null') || ',"layer":null,"issuedAt":' || to_json(t1.issued_at)::text ||
  ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') || ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') ||
  ',"reasonShown":' || to_json(t1.reason_shown)::text || ',"remedyChannel":' || to_json(t1.remedy_channel)::text ||
  ',"documentsNeeded":' || to_json(t1.documents_needed)::text || ',"noticeSentAt":' || coalesce(to_json(t1.notice_sent_at)::text, 'null') ||
  ',"operatorName":' || to_json(t1.operator_name)::text || ',"operatorPhone":null,"operatorIdNumber":null,"investigatorName":' || to_json(t1.investigator_name)::text ||
  ',"investigatorIdNumber":null,"platformTxCode":' || to_json(t1.platform_tx_code)::text || ',"platformResultCode":' || coalesce(to_json(t1.platform_result_code)::text, 'null') ||
  ',"version":' || t1.version::text || ',"case":' || coalesce(t5.j, 'null') || ',"issuingUnit":' || coalesce(t8.j, 'null') ||
  ',"addressee":' || coalesce(t11.j, 'null') || ',"routedBy":' || coalesce(t14.j, 'null') || ',"account":' || coalesce(t17.j, 'null') ||
  ',"parentOrder":' || coalesce(t20.j, 'null') || ',"feedback":' || coalesce(t27.j, 'null') || ',"appeals":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"freezeMode","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"reasonShown","disposition":"CLEAR","reason":null},{"field":"remedyChannel","disposition":"CLEAR","reason":null},{"field":"documentsNeeded","disposition":"CLEAR","reason":null},{"field":"noticeSentAt","disposition":"CLEAR","reason":null},{"field":"operatorName","disposition":"CLEAR","reason":null},{"field":"investigatorName","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"platformResultCode","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"parentOrder","disposition":"CLEAR","reason":null},{"field":"feedback","disposition":"CLEAR","reason":null},{"field":"layer","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"operatorPhone","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"operatorIdNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"investigatorIdNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"appeals","disposition":"WITHHELD","reason":"PURPOSE_MISMATCH"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t17.m, '') || coalesce(t20.m, '') || coalesce(t27.m, '') as m
  from (
    select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.instrument_number, t0.amount, t0.currency,
    t0.freeze_mode, t0.issued_at, t0.effective_at, t0.expires_at, t0.reason_shown, t0.remedy_channel, t0.documents_needed,
    t0.notice_sent_at, t0.operator_name, t0.investigator_name, t0.platform_tx_code, t0.platform_result_code, t0.version,
    t0.case_id, t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id, t0.account_id, t0.parent_order_id
    from control_order t0
    where t0.order_number = asked.p4::text and (((t0.addressee_id = asked.p1::text or t0.routed_by_id = asked.p1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"fraudType":"' || t4.fraud_type || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.case_number, t3.fraud_type
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
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.issuing_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.addressee_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.name
      from agency t12
      where t12.id = t1.routed_by_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"number":' || case t16.rel when 'o' then coalesce(to_json(t16_account_identity.number)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t16.number_digest, 'UTF8'), decode(asked.p3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') end || ',"holderName":' || case t16.rel when 'o' then coalesce(to_json(t16_account_identity.holder_name)::text, 'null') when 'p' then 'null' end ||
    ',"riskStatus":null}' as j, '"5' || t16.rel || ':' || t16.id || '",' as m
    from (
      select t15.id, t15.number_digest, case when t15.holding_bank_id = asked.p1::text then 'o' else 'p' end as rel
      from account t15
      where t15.id = t1.account_id and (t15.holding_bank_id = asked.p1::text or exists (
        select 1
        from involved_account t15_l
        where t15_l.account_id = t15.id and exists (
          select 1
          from case_party t15_l_l
          where t15_l_l.case_id = t15_l.case_id and t15_l_l.agency_id = asked.p1::text
        )
      )) and agreed.accounts
      limit 1
    ) t16
    left join account_identity t16_account_identity on t16_account_identity.id = t16.id
  ) t17 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t19.order_number)::text || ',"status":"' || t19.status || '","addressee":' || coalesce(t23.j, 'null') ||
    '}' as j, '"6:' || t19.id || '",' || coalesce(t23.m, '') as m
    from (
      select t18.id, t18.order_number, t18.status, t18.addressee_id
      from control_order t18
      where t18.id = t1.parent_order_id and (((t18.addressee_id = asked.p1::text or t18.routed_by_id = asked.p1::text) and t18.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      limit 1
    ) t19
    left join lateral (
      select '{"name":' || to_json(t22.name)::text || '}' as j, '"7:' || t22.id || '",' as m
      from (
        select t21.id, t21.name
        from agency t21
        where t21.id = t19.addressee_id
        limit 1
      ) t22
    ) t23 on true
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t26.n0, ',' order by t26.rn), '') || ']}' as j, coalesce(string_agg(t26.m, ''), '') as m
    from (
      select t25.rn, t25.id, '{"receivedAt":' || to_json(t25.received_at)::text || ',"resultCode":' || to_json(t25.result_code)::text ||
      ',"amount":' || coalesce('"' || t25.amount::text || '"', 'null') || ',"partial":' || case when t25.partial then 'true' when not t25.partial then 'false' end ||
      ',"remark":' || to_json(t25.remark)::text || '}' as n0, '"8:' || t25.id || '",' as m
      from (
        select t24.id, t24.received_at, t24.result_code, t24.amount, t24.partial, t24.remark, row_number() over (order by t24.received_at desc, t24.id desc) as rn
        from order_feedback t24
        where t24.order_id = t1.id and (t24.addressee_id = asked.p1::text) and agreed.orders
        order by t24.received_at desc, t24.id desc
        limit 10
      ) t25
    ) t26
  ) t27 on true
) t2 on true;

-- CARD_SCHEME
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.cases then '' else 'CASES ' end || case when agreed.accounts then '' else 'ACCOUNTS ' end || case when agreed.orders then '' else 'ORDERS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as accounts, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as orders offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
  '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","instrumentNumber":null,"amount":null,"currency":null,"freezeMode":null,"layer":null,"issuedAt":' || to_json(t1.issued_at)::text ||
  ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') || ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') ||
  ',"reasonShown":null,"remedyChannel":null,"documentsNeeded":null,"noticeSentAt":null,"operatorName":' || to_json(t1.operator_name)::text ||
  ',"operatorPhone":null,"operatorIdNumber":null,"investigatorName":' || to_json(t1.investigator_name)::text || ',"investigatorIdNumber":null,"platformTxCode":' || to_json(t1.platform_tx_code)::text ||
  ',"platformResultCode":' || coalesce(to_json(t1.platform_result_code)::text, 'null') || ',"version":' || t1.version::text ||
  ',"case":' || coalesce(t5.j, 'null') || ',"issuingUnit":' || coalesce(t8.j, 'null') || ',"addressee":' || coalesce(t11.j, 'null') ||
  ',"routedBy":' || coalesce(t14.j, 'null') || ',"account":' || coalesce(t17.j, 'null') || ',"parentOrder":' || coalesce(t20.j, 'null') ||
  ',"feedback":' || coalesce(t27.j, 'null') || ',"appeals":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"operatorName","disposition":"CLEAR","reason":null},{"field":"investigatorName","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"platformResultCode","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"parentOrder","disposition":"CLEAR","reason":null},{"field":"feedback","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"amount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"freezeMode","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"layer","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"reasonShown","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"remedyChannel","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"documentsNeeded","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"noticeSentAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"operatorPhone","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"operatorIdNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"investigatorIdNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"appeals","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t17.m, '') || coalesce(t20.m, '') || coalesce(t27.m, '') as m
  from (
    select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.issued_at, t0.effective_at, t0.expires_at,
    t0.operator_name, t0.investigator_name, t0.platform_tx_code, t0.platform_result_code, t0.version, t0.case_id, t0.issuing_unit_id,
    t0.addressee_id, t0.routed_by_id, t0.account_id, t0.parent_order_id
    from control_order t0
    where t0.order_number = asked.p3::text and (((t0.addressee_id = asked.p1::text or t0.routed_by_id = asked.p1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"fraudType":"' || t4.fraud_type || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.case_number, t3.fraud_type
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
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.issuing_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.addressee_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.name
      from agency t12
      where t12.id = t1.routed_by_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"number":' || coalesce(to_json(t16_account_identity.number)::text, 'null') || ',"holderName":' || to_json(t16.holder_name_mask)::text ||
    ',"riskStatus":null}' as j, '"5:' || t16.id || '",' as m
    from (
      select t15.id, t15.holder_name_mask
      from account t15
      where t15.id = t1.account_id and (t15.holding_bank_id = asked.p1::text or exists (
        select 1
        from involved_account t15_l
        where t15_l.account_id = t15.id and exists (
          select 1
          from case_party t15_l_l
          where t15_l_l.case_id = t15_l.case_id and t15_l_l.agency_id = asked.p1::text
        )
      )) and agreed.accounts
      limit 1
    ) t16
    left join account_identity t16_account_identity on t16_account_identity.id = t16.id
  ) t17 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t19.order_number)::text || ',"status":"' || t19.status || '","addressee":' || coalesce(t23.j, 'null') ||
    '}' as j, '"6:' || t19.id || '",' || coalesce(t23.m, '') as m
    from (
      select t18.id, t18.order_number, t18.status, t18.addressee_id
      from control_order t18
      where t18.id = t1.parent_order_id and (((t18.addressee_id = asked.p1::text or t18.routed_by_id = asked.p1::text) and t18.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      limit 1
    ) t19
    left join lateral (
      select '{"name":' || to_json(t22.name)::text || '}' as j, '"7:' || t22.id || '",' as m
      from (
        select t21.id, t21.name
        from agency t21
        where t21.id = t19.addressee_id
        limit 1
      ) t22
    ) t23 on true
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t26.n0, ',' order by t26.rn), '') || ']}' as j, coalesce(string_agg(t26.m, ''), '') as m
    from (
      select t25.rn, t25.id, '{"receivedAt":' || to_json(t25.received_at)::text || ',"resultCode":' || to_json(t25.result_code)::text ||
      ',"amount":null,"partial":' || case when t25.partial then 'true' when not t25.partial then 'false' end || ',"remark":null}' as n0,
      '"8:' || t25.id || '",' as m
      from (
        select t24.id, t24.received_at, t24.result_code, t24.partial, row_number() over (order by t24.received_at desc, t24.id desc) as rn
        from order_feedback t24
        where t24.order_id = t1.id and (t24.addressee_id = asked.p1::text) and agreed.orders
        order by t24.received_at desc, t24.id desc
        limit 10
      ) t25
    ) t26
  ) t27 on true
) t2 on true;

-- CARRIER, PLATFORM
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.cases then '' else 'CASES ' end || case when agreed.orders then '' else 'ORDERS ' end as g
from (
  select exists (
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
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
  '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') ||
  ',"amount":null,"currency":null,"freezeMode":null,"layer":null,"issuedAt":' || to_json(t1.issued_at)::text || ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') ||
  ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') || ',"reasonShown":' || to_json(t1.reason_shown)::text ||
  ',"remedyChannel":' || to_json(t1.remedy_channel)::text || ',"documentsNeeded":' || to_json(t1.documents_needed)::text ||
  ',"noticeSentAt":' || coalesce(to_json(t1.notice_sent_at)::text, 'null') || ',"operatorName":' || to_json(t1.operator_name)::text ||
  ',"operatorPhone":null,"operatorIdNumber":null,"investigatorName":' || to_json(t1.investigator_name)::text || ',"investigatorIdNumber":null,"platformTxCode":' || to_json(t1.platform_tx_code)::text ||
  ',"platformResultCode":' || coalesce(to_json(t1.platform_result_code)::text, 'null') || ',"version":' || t1.version::text ||
  ',"case":' || coalesce(t5.j, 'null') || ',"issuingUnit":' || coalesce(t8.j, 'null') || ',"addressee":' || coalesce(t11.j, 'null') ||
  ',"routedBy":' || coalesce(t14.j, 'null') || ',"account":null,"parentOrder":' || coalesce(t17.j, 'null') || ',"feedback":' || coalesce(t24.j, 'null') ||
  ',"appeals":' || coalesce(t29.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"reasonShown","disposition":"CLEAR","reason":null},{"field":"remedyChannel","disposition":"CLEAR","reason":null},{"field":"documentsNeeded","disposition":"CLEAR","reason":null},{"field":"noticeSentAt","disposition":"CLEAR","reason":null},{"field":"operatorName","disposition":"CLEAR","reason":null},{"field":"investigatorName","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"platformResultCode","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"parentOrder","disposition":"CLEAR","reason":null},{"field":"feedback","disposition":"CLEAR","reason":null},{"field":"appeals","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"freezeMode","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"layer","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"operatorPhone","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"operatorIdNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"investigatorIdNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"account","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t17.m, '') || coalesce(t24.m, '') || coalesce(t29.m, '') as m
  from (
    select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.instrument_number, t0.issued_at, t0.effective_at,
    t0.expires_at, t0.reason_shown, t0.remedy_channel, t0.documents_needed, t0.notice_sent_at, t0.operator_name, t0.investigator_name,
    t0.platform_tx_code, t0.platform_result_code, t0.version, t0.case_id, t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id,
    t0.parent_order_id
    from control_order t0
    where t0.order_number = asked.p3::text and (((t0.addressee_id = asked.p1::text or t0.routed_by_id = asked.p1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"fraudType":"' || t4.fraud_type || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.case_number, t3.fraud_type
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
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":' || to_json(t7.contact_phone)::text || '}' as j,
    '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name, t6.contact_phone
      from agency t6
      where t6.id = t1.issuing_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.addressee_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.name
      from agency t12
      where t12.id = t1.routed_by_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t16.order_number)::text || ',"status":"' || t16.status || '","addressee":' || coalesce(t20.j, 'null') ||
    '}' as j, '"5:' || t16.id || '",' || coalesce(t20.m, '') as m
    from (
      select t15.id, t15.order_number, t15.status, t15.addressee_id
      from control_order t15
      where t15.id = t1.parent_order_id and (((t15.addressee_id = asked.p1::text or t15.routed_by_id = asked.p1::text) and t15.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      limit 1
    ) t16
    left join lateral (
      select '{"name":' || to_json(t19.name)::text || '}' as j, '"6:' || t19.id || '",' as m
      from (
        select t18.id, t18.name
        from agency t18
        where t18.id = t16.addressee_id
        limit 1
      ) t19
    ) t20 on true
  ) t17 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t23.n0, ',' order by t23.rn), '') || ']}' as j, coalesce(string_agg(t23.m, ''), '') as m
    from (
      select t22.rn, t22.id, '{"receivedAt":' || to_json(t22.received_at)::text || ',"resultCode":' || to_json(t22.result_code)::text ||
      ',"amount":' || coalesce('"' || t22.amount::text || '"', 'null') || ',"partial":' || case when t22.partial then 'true' when not t22.partial then 'false' end ||
      ',"remark":' || to_json(t22.remark)::text || '}' as n0, '"7:' || t22.id || '",' as m
      from (
        select t21.id, t21.received_at, t21.result_code, t21.amount, t21.partial, t21.remark, row_number() over (order by t21.received_at desc, t21.id desc) as rn
        from order_feedback t21
        where t21.order_id = t1.id and (t21.addressee_id = asked.p1::text) and agreed.orders
        order by t21.received_at desc, t21.id desc
        limit 10
      ) t22
    ) t23
  ) t24 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t28.n0, ',' order by t28.rn), '') || ']}' as j, coalesce(string_agg(t28.m, ''), '') as m
    from (
      select t27.rn, t27.id, '{"status":"' || t27.status || '","filedAt":' || to_json(t27.filed_at)::text || '}' as n0,
      '"8:' || t27.id || '",' as m
      from (
        select t26.id, t26.status, t26.filed_at, row_number() over (order by t26.filed_at desc, t26.id desc) as rn
        from appeal t26
        where t26.order_id = t1.id and (t26.addressee_id = asked.p1::text) and agreed.orders
        order by t26.filed_at desc, t26.id desc
        limit 10
      ) t27
    ) t28
  ) t29 on true
) t2 on true;

-- AUDITOR
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"family":"' || t1.family ||
  '","status":"' || t1.status || '","emergencyLevel":"' || t1.emergency_level || '","instrumentNumber":' || coalesce(to_json(t1.instrument_number)::text, 'null') ||
  ',"amount":null,"currency":null,"freezeMode":null,"layer":' || coalesce(t1.layer::text, 'null') || ',"issuedAt":' || to_json(t1.issued_at)::text ||
  ',"effectiveAt":' || coalesce(to_json(t1.effective_at)::text, 'null') || ',"expiresAt":' || coalesce(to_json(t1.expires_at)::text, 'null') ||
  ',"reasonShown":null,"remedyChannel":' || to_json(t1.remedy_channel)::text || ',"documentsNeeded":' || to_json(t1.documents_needed)::text ||
  ',"noticeSentAt":' || coalesce(to_json(t1.notice_sent_at)::text, 'null') || ',"operatorName":' || to_json(t1.operator_name)::text ||
  ',"operatorPhone":null,"operatorIdNumber":' || to_json(t1.operator_id_number)::text || ',"investigatorName":' || to_json(t1.investigator_name)::text ||
  ',"investigatorIdNumber":' || to_json(t1.investigator_id_number)::text || ',"platformTxCode":' || to_json(t1.platform_tx_code)::text ||
  ',"platformResultCode":' || coalesce(to_json(t1.platform_result_code)::text, 'null') || ',"version":' || t1.version::text ||
  ',"case":' || coalesce(t5.j, 'null') || ',"issuingUnit":' || coalesce(t8.j, 'null') || ',"addressee":' || coalesce(t11.j, 'null') ||
  ',"routedBy":' || coalesce(t14.j, 'null') || ',"account":' || coalesce(t17.j, 'null') || ',"parentOrder":' || coalesce(t20.j, 'null') ||
  ',"feedback":' || coalesce(t27.j, 'null') || ',"appeals":' || coalesce(t32.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"family","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"emergencyLevel","disposition":"CLEAR","reason":null},{"field":"instrumentNumber","disposition":"CLEAR","reason":null},{"field":"layer","disposition":"CLEAR","reason":null},{"field":"issuedAt","disposition":"CLEAR","reason":null},{"field":"effectiveAt","disposition":"CLEAR","reason":null},{"field":"expiresAt","disposition":"CLEAR","reason":null},{"field":"remedyChannel","disposition":"CLEAR","reason":null},{"field":"documentsNeeded","disposition":"CLEAR","reason":null},{"field":"noticeSentAt","disposition":"CLEAR","reason":null},{"field":"operatorName","disposition":"CLEAR","reason":null},{"field":"operatorIdNumber","disposition":"CLEAR","reason":null},{"field":"investigatorName","disposition":"CLEAR","reason":null},{"field":"investigatorIdNumber","disposition":"CLEAR","reason":null},{"field":"platformTxCode","disposition":"CLEAR","reason":null},{"field":"platformResultCode","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"issuingUnit","disposition":"CLEAR","reason":null},{"field":"addressee","disposition":"CLEAR","reason":null},{"field":"routedBy","disposition":"CLEAR","reason":null},{"field":"account","disposition":"CLEAR","reason":null},{"field":"parentOrder","disposition":"CLEAR","reason":null},{"field":"feedback","disposition":"CLEAR","reason":null},{"field":"appeals","disposition":"CLEAR","reason":null},{"field":"amount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"freezeMode","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"reasonShown","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"operatorPhone","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t17.m, '') || coalesce(t20.m, '') || coalesce(t27.m, '') || coalesce(t32.m, '') as m
  from (
    select t0.id, t0.order_number, t0.family, t0.status, t0.emergency_level, t0.instrument_number, t0.layer, t0.issued_at,
    t0.effective_at, t0.expires_at, t0.remedy_channel, t0.documents_needed, t0.notice_sent_at, t0.operator_name, t0.operator_id_number,
    t0.investigator_name, t0.investigator_id_number, t0.platform_tx_code, t0.platform_result_code, t0.version, t0.case_id,
    t0.issuing_unit_id, t0.addressee_id, t0.routed_by_id, t0.account_id, t0.parent_order_id
    from control_order t0
    where t0.order_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"caseNumber":' || to_json(t4.case_number)::text || ',"fraudType":"' || t4.fraud_type || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.case_number, t3.fraud_type
      from fraud_case t3
      where t3.id = t1.case_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || ',"contactPhone":null}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name
      from agency t6
      where t6.id = t1.issuing_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.addressee_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"name":' || to_json(t13.name)::text || '}' as j, '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.name
      from agency t12
      where t12.id = t1.routed_by_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"number":' || coalesce('"' || encode(substr(public.hmac(convert_to(t16.number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
    '"', 'null') || ',"holderName":null,"riskStatus":"' || t16.risk_status || '"}' as j, '"5:' || t16.id || '",' as m
    from (
      select t15.id, t15.number_digest, t15.risk_status
      from account t15
      where t15.id = t1.account_id
      limit 1
    ) t16
  ) t17 on true
  left join lateral (
    select '{"orderNumber":' || to_json(t19.order_number)::text || ',"status":"' || t19.status || '","addressee":' || coalesce(t23.j, 'null') ||
    '}' as j, '"6:' || t19.id || '",' || coalesce(t23.m, '') as m
    from (
      select t18.id, t18.order_number, t18.status, t18.addressee_id
      from control_order t18
      where t18.id = t1.parent_order_id
      limit 1
    ) t19
    left join lateral (
      select '{"name":' || to_json(t22.name)::text || '}' as j, '"7:' || t22.id || '",' as m
      from (
        select t21.id, t21.name
        from agency t21
        where t21.id = t19.addressee_id
        limit 1
      ) t22
    ) t23 on true
  ) t20 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t26.n0, ',' order by t26.rn), '') || ']}' as j, coalesce(string_agg(t26.m, ''), '') as m
    from (
      select t25.rn, t25.id, '{"receivedAt":' || to_json(t25.received_at)::text || ',"resultCode":' || to_json(t25.result_code)::text ||
      ',"amount":null,"partial":' || case when t25.partial then 'true' when not t25.partial then 'false' end || ',"remark":null}' as n0,
      '"8:' || t25.id || '",' as m
      from (
        select t24.id, t24.received_at, t24.result_code, t24.partial, row_number() over (order by t24.received_at desc, t24.id desc) as rn
        from order_feedback t24
        where t24.order_id = t1.id
        order by t24.received_at desc, t24.id desc
        limit 10
      ) t25
    ) t26
  ) t27 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t31.n0, ',' order by t31.rn), '') || ']}' as j, coalesce(string_agg(t31.m, ''), '') as m
    from (
      select t30.rn, t30.id, '{"status":"' || t30.status || '","filedAt":' || to_json(t30.filed_at)::text || '}' as n0,
      '"9:' || t30.id || '",' as m
      from (
        select t29.id, t29.status, t29.filed_at, row_number() over (order by t29.filed_at desc, t29.id desc) as rn
        from appeal t29
        where t29.order_id = t1.id
        order by t29.filed_at desc, t29.id desc
        limit 10
      ) t30
    ) t31
  ) t32 on true
) t2 on true;
