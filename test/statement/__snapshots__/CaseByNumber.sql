-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
  '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"filedAt":' || coalesce(to_json(t1.filed_at)::text, 'null') ||
  ',"divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":"' || t1.loss_amount::text || '","currency":' || to_json(t1.currency)::text ||
  ',"stoppedAmount":"' || t1.stopped_amount::text || '","returnedAmount":"' || t1.returned_amount::text || '","narrative":' || to_json(t1.narrative)::text ||
  ',"summary":' || to_json(t1.summary)::text || ',"modusOperandi":' || to_json(t1.modus_operandi)::text || ',"handlingCode":"' || t1.handling_code ||
  '","disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"reportedAt","disposition":"CLEAR","reason":null},{"field":"filedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"stoppedAmount","disposition":"CLEAR","reason":null},{"field":"returnedAmount","disposition":"CLEAR","reason":null},{"field":"narrative","disposition":"CLEAR","reason":null},{"field":"summary","disposition":"CLEAR","reason":null},{"field":"modusOperandi","disposition":"CLEAR","reason":null},{"field":"handlingCode","disposition":"CLEAR","reason":null},{"field":"leadAgency","disposition":"CLEAR","reason":null},{"field":"victims","disposition":"CLEAR","reason":null},{"field":"involvedAccounts","disposition":"CLEAR","reason":null},{"field":"telecomNumbers","disposition":"CLEAR","reason":null},{"field":"onlineAccounts","disposition":"CLEAR","reason":null},{"field":"urls","disposition":"CLEAR","reason":null},{"field":"outreachRecords","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null}],"leadAgency":' || coalesce(t5.j, 'null') ||
  ',"victims":' || coalesce(t9.j, 'null') || ',"involvedAccounts":' || coalesce(t14.j, 'null') || ',"telecomNumbers":' || coalesce(t25.j, 'null') ||
  ',"onlineAccounts":' || coalesce(t33.j, 'null') || ',"urls":' || coalesce(t38.j, 'null') || ',"outreachRecords":' || coalesce(t43.j, 'null') ||
  ',"orders":' || coalesce(t48.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t25.m, '') || coalesce(t33.m, '') || coalesce(t38.m, '') || coalesce(t43.m, '') || coalesce(t48.m, '') as m
  from (
    select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.filed_at, t0.division_code, t0.loss_amount,
    t0.currency, t0.stopped_amount, t0.returned_amount, t0.narrative, t0.summary, t0.modus_operandi, t0.handling_code,
    t0.lead_agency_id
    from fraud_case t0
    where t0.case_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"ageBand":"' || t7.age_band || '","lossAmount":"' || t7.loss_amount::text || '","currency":' || to_json(t7.currency)::text ||
      ',"name":' || coalesce(to_json(t7_victim_identity.name)::text, 'null') || ',"idNumber":' || coalesce(to_json(t7_victim_identity.id_number)::text, 'null') ||
      ',"phone":' || coalesce(to_json(t7_victim_identity.phone)::text, 'null') || ',"disclosure":[{"field":"ageBand","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"name","disposition":"CLEAR","reason":null},{"field":"idNumber","disposition":"CLEAR","reason":null},{"field":"phone","disposition":"CLEAR","reason":null}]}' as n0,
      '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.age_band, t6.loss_amount, t6.currency, row_number() over (order by t6.recorded_at asc, t6.id asc) as rn
        from victim t6
        where t6.case_id = t1.id
        order by t6.recorded_at asc, t6.id asc
        limit 10
      ) t7
      left join victim_identity t7_victim_identity on t7_victim_identity.id = t7.id
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"role":"' || t12.role || '","layer":' || t12.layer::text || ',"tracedAmount":"' || t12.traced_amount::text ||
      '","account":' || coalesce(t17.j, 'null') || '}' as n0, '"3:' || t12.id || '",' || coalesce(t17.m, '') as m
      from (
        select t11.id, t11.role, t11.layer, t11.traced_amount, t11.account_id, row_number() over (order by t11.layer asc, t11.id asc) as rn
        from involved_account t11
        where t11.case_id = t1.id
        order by t11.layer asc, t11.id asc
        limit 20
      ) t12
      left join lateral (
        select '{"number":' || coalesce(to_json(t16_account_identity.number)::text, 'null') || ',"holderName":' || coalesce(to_json(t16_account_identity.holder_name)::text, 'null') ||
        ',"holderIdNumber":' || coalesce(to_json(t16_account_identity.holder_id_number)::text, 'null') || ',"riskStatus":"' || t16.risk_status ||
        '","holdingBank":' || coalesce(t20.j, 'null') || '}' as j, '"4:' || t16.id || '",' || coalesce(t20.m, '') as m
        from (
          select t15.id, t15.risk_status, t15.holding_bank_id
          from account t15
          where t15.id = t12.account_id
          limit 1
        ) t16
        left join account_identity t16_account_identity on t16_account_identity.id = t16.id
        left join lateral (
          select '{"name":' || to_json(t19.name)::text || '}' as j, '"5:' || t19.id || '",' as m
          from (
            select t18.id, t18.name
            from agency t18
            where t18.id = t16.holding_bank_id
            limit 1
          ) t19
        ) t20 on true
      ) t17 on true
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
    from (
      select t23.rn, t23.id, '{"msisdn":' || coalesce(to_json(t23_telecom_number_identity.msisdn)::text, 'null') || ',"kind":"' || t23.kind ||
      '","status":"' || t23.status || '","currentCarrier":' || coalesce(t28.j, 'null') || '}' as n0, '"6:' || t23.id ||
      '",' || coalesce(t28.m, '') as m
      from (
        select t22.id, t22.kind, t22.status, t22.current_carrier_id, row_number() over (order by t22.first_seen_at desc, t22.id desc) as rn
        from involved_number t29
        join telecom_number t22 on t22.id = t29.number_id
        where t29.case_id = t1.id
        order by t22.first_seen_at desc, t22.id desc
        limit 20
      ) t23
      left join telecom_number_identity t23_telecom_number_identity on t23_telecom_number_identity.id = t23.id
      left join lateral (
        select '{"name":' || to_json(t27.name)::text || '}' as j, '"7:' || t27.id || '",' as m
        from (
          select t26.id, t26.name
          from agency t26
          where t26.id = t23.current_carrier_id
          limit 1
        ) t27
      ) t28 on true
    ) t24
  ) t25 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t32.n0, ',' order by t32.rn), '') || ']}' as j, coalesce(string_agg(t32.m, ''), '') as m
    from (
      select t31.rn, t31.id, '{"service":"' || t31.service || '","handle":' || coalesce(to_json(t31_online_account_identity.handle)::text, 'null') ||
      ',"status":"' || t31.status || '"}' as n0, '"8:' || t31.id || '",' as m
      from (
        select t30.id, t30.service, t30.status, row_number() over (order by t30.first_seen_at desc, t30.id desc) as rn
        from involved_online_account t34
        join online_account t30 on t30.id = t34.online_account_id
        where t34.case_id = t1.id
        order by t30.first_seen_at desc, t30.id desc
        limit 20
      ) t31
      left join online_account_identity t31_online_account_identity on t31_online_account_identity.id = t31.id
    ) t32
  ) t33 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t37.n0, ',' order by t37.rn), '') || ']}' as j, coalesce(string_agg(t37.m, ''), '') as m
    from (
      select t36.rn, t36.id, '{"url":' || to_json(t36.url)::text || ',"status":"' || t36.status || '"}' as n0, '"9:' || t36.id ||
      '",' as m
      from (
        select t35.id, t35.url, t35.status, row_number() over (order by t35.first_seen_at desc, t35.id desc) as rn
        from involved_url t39
        join malicious_url t35 on t35.id = t39.url_id
        where t39.case_id = t1.id
        order by t35.first_seen_at desc, t35.id desc
        limit 20
      ) t36
    ) t37
  ) t38 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t42.n0, ',' order by t42.rn), '') || ']}' as j, coalesce(string_agg(t42.m, ''), '') as m
    from (
      select t41.rn, t41.id, '{"outreachNumber":' || to_json(t41.outreach_number)::text || ',"riskLevel":"' || t41.risk_level ||
      '","status":"' || t41.status || '"}' as n0, '"10:' || t41.id || '",' as m
      from (
        select t40.id, t40.outreach_number, t40.risk_level, t40.status, row_number() over (order by t40.created_at desc, t40.id desc) as rn
        from outreach_record t40
        where t40.case_id = t1.id
        order by t40.created_at desc, t40.id desc
        limit 20
      ) t41
    ) t42
  ) t43 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t47.n0, ',' order by t47.rn), '') || ']}' as j, coalesce(string_agg(t47.m, ''), '') as m
    from (
      select t46.rn, t46.id, '{"orderNumber":' || to_json(t46.order_number)::text || ',"family":"' || t46.family || '","status":"' || t46.status ||
      '","amount":' || coalesce('"' || t46.amount::text || '"', 'null') || '}' as n0, '"11:' || t46.id || '",' as m
      from (
        select t45.id, t45.order_number, t45.family, t45.status, t45.amount, row_number() over (order by t45.issued_at desc, t45.id desc) as rn
        from control_order t45
        where t45.case_id = t1.id
        order by t45.issued_at desc, t45.id desc
        limit 20
      ) t46
    ) t47
  ) t48 on true
) t2 on true;

-- POLICE_ANALYSIS
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
  '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"filedAt":' || coalesce(to_json(t1.filed_at)::text, 'null') ||
  ',"divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":"' || t1.loss_amount::text || '","currency":' || to_json(t1.currency)::text ||
  ',"stoppedAmount":"' || t1.stopped_amount::text || '","returnedAmount":"' || t1.returned_amount::text || '","narrative":' || to_json(t1.narrative)::text ||
  ',"summary":' || to_json(t1.summary)::text || ',"modusOperandi":' || to_json(t1.modus_operandi)::text || ',"handlingCode":"' || t1.handling_code ||
  '","disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"reportedAt","disposition":"CLEAR","reason":null},{"field":"filedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"stoppedAmount","disposition":"CLEAR","reason":null},{"field":"returnedAmount","disposition":"CLEAR","reason":null},{"field":"narrative","disposition":"CLEAR","reason":null},{"field":"summary","disposition":"CLEAR","reason":null},{"field":"modusOperandi","disposition":"CLEAR","reason":null},{"field":"handlingCode","disposition":"CLEAR","reason":null},{"field":"leadAgency","disposition":"CLEAR","reason":null},{"field":"victims","disposition":"CLEAR","reason":null},{"field":"involvedAccounts","disposition":"CLEAR","reason":null},{"field":"telecomNumbers","disposition":"CLEAR","reason":null},{"field":"onlineAccounts","disposition":"CLEAR","reason":null},{"field":"urls","disposition":"CLEAR","reason":null},{"field":"outreachRecords","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null}],"leadAgency":' || coalesce(t5.j, 'null') ||
  ',"victims":' || coalesce(t9.j, 'null') || ',"involvedAccounts":' || coalesce(t14.j, 'null') || ',"telecomNumbers":' || coalesce(t25.j, 'null') ||
  ',"onlineAccounts":' || coalesce(t33.j, 'null') || ',"urls":' || coalesce(t38.j, 'null') || ',"outreachRecords":' || coalesce(t43.j, 'null') ||
  ',"orders":' || coalesce(t48.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t25.m, '') || coalesce(t33.m, '') || coalesce(t38.m, '') || coalesce(t43.m, '') || coalesce(t48.m, '') as m
  from (
    select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.filed_at, t0.division_code, t0.loss_amount,
    t0.currency, t0.stopped_amount, t0.returned_amount, t0.narrative, t0.summary, t0.modus_operandi, t0.handling_code,
    t0.lead_agency_id
    from fraud_case t0
    where t0.case_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"ageBand":"' || t7.age_band || '","lossAmount":"' || t7.loss_amount::text || '","currency":' || to_json(t7.currency)::text ||
      ',"name":' || to_json(t7.name_mask)::text || ',"idNumber":' || coalesce('"' || encode(substr(public.hmac(convert_to(t7.id_number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || ',"phone":' || to_json(t7.phone_mask)::text || ',"disclosure":[{"field":"ageBand","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"name","disposition":"MASKED","reason":null},{"field":"phone","disposition":"MASKED","reason":null},{"field":"idNumber","disposition":"TOKEN","reason":null}]}' as n0,
      '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.age_band, t6.loss_amount, t6.currency, t6.name_mask, t6.id_number_digest, t6.phone_mask, row_number() over (order by t6.recorded_at asc, t6.id asc) as rn
        from victim t6
        where t6.case_id = t1.id
        order by t6.recorded_at asc, t6.id asc
        limit 10
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"role":"' || t12.role || '","layer":' || t12.layer::text || ',"tracedAmount":"' || t12.traced_amount::text ||
      '","account":' || coalesce(t17.j, 'null') || '}' as n0, '"3:' || t12.id || '",' || coalesce(t17.m, '') as m
      from (
        select t11.id, t11.role, t11.layer, t11.traced_amount, t11.account_id, row_number() over (order by t11.layer asc, t11.id asc) as rn
        from involved_account t11
        where t11.case_id = t1.id
        order by t11.layer asc, t11.id asc
        limit 20
      ) t12
      left join lateral (
        select '{"number":' || coalesce(to_json(t16_account_identity.number)::text, 'null') || ',"holderName":' || to_json(t16.holder_name_mask)::text ||
        ',"holderIdNumber":' || to_json(t16.holder_id_number_mask)::text || ',"riskStatus":"' || t16.risk_status || '","holdingBank":' || coalesce(t20.j, 'null') ||
        '}' as j, '"4:' || t16.id || '",' || coalesce(t20.m, '') as m
        from (
          select t15.id, t15.holder_name_mask, t15.holder_id_number_mask, t15.risk_status, t15.holding_bank_id
          from account t15
          where t15.id = t12.account_id
          limit 1
        ) t16
        left join account_identity t16_account_identity on t16_account_identity.id = t16.id
        left join lateral (
          select '{"name":' || to_json(t19.name)::text || '}' as j, '"5:' || t19.id || '",' as m
          from (
            select t18.id, t18.name
            from agency t18
            where t18.id = t16.holding_bank_id
            limit 1
          ) t19
        ) t20 on true
      ) t17 on true
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
    from (
      select t23.rn, t23.id, '{"msisdn":' || coalesce(to_json(t23_telecom_number_identity.msisdn)::text, 'null') || ',"kind":"' || t23.kind ||
      '","status":"' || t23.status || '","currentCarrier":' || coalesce(t28.j, 'null') || '}' as n0, '"6:' || t23.id ||
      '",' || coalesce(t28.m, '') as m
      from (
        select t22.id, t22.kind, t22.status, t22.current_carrier_id, row_number() over (order by t22.first_seen_at desc, t22.id desc) as rn
        from involved_number t29
        join telecom_number t22 on t22.id = t29.number_id
        where t29.case_id = t1.id
        order by t22.first_seen_at desc, t22.id desc
        limit 20
      ) t23
      left join telecom_number_identity t23_telecom_number_identity on t23_telecom_number_identity.id = t23.id
      left join lateral (
        select '{"name":' || to_json(t27.name)::text || '}' as j, '"7:' || t27.id || '",' as m
        from (
          select t26.id, t26.name
          from agency t26
          where t26.id = t23.current_carrier_id
          limit 1
        ) t27
      ) t28 on true
    ) t24
  ) t25 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t32.n0, ',' order by t32.rn), '') || ']}' as j, coalesce(string_agg(t32.m, ''), '') as m
    from (
      select t31.rn, t31.id, '{"service":"' || t31.service || '","handle":' || coalesce(to_json(t31_online_account_identity.handle)::text, 'null') ||
      ',"status":"' || t31.status || '"}' as n0, '"8:' || t31.id || '",' as m
      from (
        select t30.id, t30.service, t30.status, row_number() over (order by t30.first_seen_at desc, t30.id desc) as rn
        from involved_online_account t34
        join online_account t30 on t30.id = t34.online_account_id
        where t34.case_id = t1.id
        order by t30.first_seen_at desc, t30.id desc
        limit 20
      ) t31
      left join online_account_identity t31_online_account_identity on t31_online_account_identity.id = t31.id
    ) t32
  ) t33 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t37.n0, ',' order by t37.rn), '') || ']}' as j, coalesce(string_agg(t37.m, ''), '') as m
    from (
      select t36.rn, t36.id, '{"url":' || to_json(t36.url)::text || ',"status":"' || t36.status || '"}' as n0, '"9:' || t36.id ||
      '",' as m
      from (
        select t35.id, t35.url, t35.status, row_number() over (order by t35.first_seen_at desc, t35.id desc) as rn
        from involved_url t39
        join malicious_url t35 on t35.id = t39.url_id
        where t39.case_id = t1.id
        order by t35.first_seen_at desc, t35.id desc
        limit 20
      ) t36
    ) t37
  ) t38 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t42.n0, ',' order by t42.rn), '') || ']}' as j, coalesce(string_agg(t42.m, ''), '') as m
    from (
      select t41.rn, t41.id, '{"outreachNumber":' || to_json(t41.outreach_number)::text || ',"riskLevel":"' || t41.risk_level ||
      '","status":"' || t41.status || '"}' as n0, '"10:' || t41.id || '",' as m
      from (
        select t40.id, t40.outreach_number, t40.risk_level, t40.status, row_number() over (order by t40.created_at desc, t40.id desc) as rn
        from outreach_record t40
        where t40.case_id = t1.id
        order by t40.created_at desc, t40.id desc
        limit 20
      ) t41
    ) t42
  ) t43 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t47.n0, ',' order by t47.rn), '') || ']}' as j, coalesce(string_agg(t47.m, ''), '') as m
    from (
      select t46.rn, t46.id, '{"orderNumber":' || to_json(t46.order_number)::text || ',"family":"' || t46.family || '","status":"' || t46.status ||
      '","amount":' || coalesce('"' || t46.amount::text || '"', 'null') || '}' as n0, '"11:' || t46.id || '",' as m
      from (
        select t45.id, t45.order_number, t45.family, t45.status, t45.amount, row_number() over (order by t45.issued_at desc, t45.id desc) as rn
        from control_order t45
        where t45.case_id = t1.id
        order by t45.issued_at desc, t45.id desc
        limit 20
      ) t46
    ) t47
  ) t48 on true
) t2 on true;

-- POLICE_ANALYSIS § instrument
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
  '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"filedAt":' || coalesce(to_json(t1.filed_at)::text, 'null') ||
  ',"divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":"' || t1.loss_amount::text || '","currency":' || to_json(t1.currency)::text ||
  ',"stoppedAmount":"' || t1.stopped_amount::text || '","returnedAmount":"' || t1.returned_amount::text || '","narrative":' || to_json(t1.narrative)::text ||
  ',"summary":' || to_json(t1.summary)::text || ',"modusOperandi":' || to_json(t1.modus_operandi)::text || ',"handlingCode":"' || t1.handling_code ||
  '","disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"reportedAt","disposition":"CLEAR","reason":null},{"field":"filedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"stoppedAmount","disposition":"CLEAR","reason":null},{"field":"returnedAmount","disposition":"CLEAR","reason":null},{"field":"narrative","disposition":"CLEAR","reason":null},{"field":"summary","disposition":"CLEAR","reason":null},{"field":"modusOperandi","disposition":"CLEAR","reason":null},{"field":"handlingCode","disposition":"CLEAR","reason":null},{"field":"leadAgency","disposition":"CLEAR","reason":null},{"field":"victims","disposition":"CLEAR","reason":null},{"field":"involvedAccounts","disposition":"CLEAR","reason":null},{"field":"telecomNumbers","disposition":"CLEAR","reason":null},{"field":"onlineAccounts","disposition":"CLEAR","reason":null},{"field":"urls","disposition":"CLEAR","reason":null},{"field":"outreachRecords","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null}],"leadAgency":' || coalesce(t5.j, 'null') ||
  ',"victims":' || coalesce(t9.j, 'null') || ',"involvedAccounts":' || coalesce(t14.j, 'null') || ',"telecomNumbers":' || coalesce(t25.j, 'null') ||
  ',"onlineAccounts":' || coalesce(t33.j, 'null') || ',"urls":' || coalesce(t38.j, 'null') || ',"outreachRecords":' || coalesce(t43.j, 'null') ||
  ',"orders":' || coalesce(t48.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t25.m, '') || coalesce(t33.m, '') || coalesce(t38.m, '') || coalesce(t43.m, '') || coalesce(t48.m, '') as m
  from (
    select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.filed_at, t0.division_code, t0.loss_amount,
    t0.currency, t0.stopped_amount, t0.returned_amount, t0.narrative, t0.summary, t0.modus_operandi, t0.handling_code,
    t0.lead_agency_id
    from fraud_case t0
    where t0.case_number = asked.p4::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"ageBand":"' || t7.age_band || '","lossAmount":"' || t7.loss_amount::text || '","currency":' || to_json(t7.currency)::text ||
      ',"name":' || case t7.rel when 'o' then to_json(t7.name_mask)::text when 'p' then coalesce(to_json(t7_victim_identity.name)::text, 'null') when 'x' then to_json(t7.name_mask)::text end ||
      ',"idNumber":' || case t7.rel when 'o' then coalesce('"' || encode(substr(public.hmac(convert_to(t7.id_number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') when 'p' then coalesce(to_json(t7_victim_identity.id_number)::text, 'null') when 'x' then coalesce('"' || encode(substr(public.hmac(convert_to(t7.id_number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') end || ',"phone":' || case t7.rel when 'o' then to_json(t7.phone_mask)::text when 'p' then coalesce(to_json(t7_victim_identity.phone)::text, 'null') when 'x' then to_json(t7.phone_mask)::text end ||
      ',"disclosure":' || case t7.rel when 'o' then '[{"field":"ageBand","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"name","disposition":"MASKED","reason":null},{"field":"phone","disposition":"MASKED","reason":null},{"field":"idNumber","disposition":"TOKEN","reason":null}]' when 'p' then '[{"field":"ageBand","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"name","disposition":"CLEAR","reason":null},{"field":"idNumber","disposition":"CLEAR","reason":null},{"field":"phone","disposition":"CLEAR","reason":null}]' when 'x' then '[{"field":"ageBand","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"CLEAR","reason":null},{"field":"currency","disposition":"CLEAR","reason":null},{"field":"name","disposition":"MASKED","reason":null},{"field":"phone","disposition":"MASKED","reason":null},{"field":"idNumber","disposition":"TOKEN","reason":null}]' end ||
      '}' as n0, '"2' || t7.rel || ':' || t7.id || '",' as m
      from (
        select t6.id, t6.age_band, t6.loss_amount, t6.currency, t6.name_mask, t6.id_number_digest, t6.phone_mask, case when t6.customer_of_id = asked.p2::text then 'o' when t6.case_id = asked.p3::text then 'p' else 'x' end as rel,
        row_number() over (order by t6.recorded_at asc, t6.id asc) as rn
        from victim t6
        where t6.case_id = t1.id
        order by t6.recorded_at asc, t6.id asc
        limit 10
      ) t7
      left join victim_identity t7_victim_identity on t7_victim_identity.id = t7.id
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"role":"' || t12.role || '","layer":' || t12.layer::text || ',"tracedAmount":"' || t12.traced_amount::text ||
      '","account":' || coalesce(t17.j, 'null') || '}' as n0, '"3:' || t12.id || '",' || coalesce(t17.m, '') as m
      from (
        select t11.id, t11.role, t11.layer, t11.traced_amount, t11.account_id, row_number() over (order by t11.layer asc, t11.id asc) as rn
        from involved_account t11
        where t11.case_id = t1.id
        order by t11.layer asc, t11.id asc
        limit 20
      ) t12
      left join lateral (
        select '{"number":' || coalesce(to_json(t16_account_identity.number)::text, 'null') || ',"holderName":' || to_json(t16.holder_name_mask)::text ||
        ',"holderIdNumber":' || to_json(t16.holder_id_number_mask)::text || ',"riskStatus":"' || t16.risk_status || '","holdingBank":' || coalesce(t20.j, 'null') ||
        '}' as j, '"4:' || t16.id || '",' || coalesce(t20.m, '') as m
        from (
          select t15.id, t15.holder_name_mask, t15.holder_id_number_mask, t15.risk_status, t15.holding_bank_id
          from account t15
          where t15.id = t12.account_id
          limit 1
        ) t16
        left join account_identity t16_account_identity on t16_account_identity.id = t16.id
        left join lateral (
          select '{"name":' || to_json(t19.name)::text || '}' as j, '"5:' || t19.id || '",' as m
          from (
            select t18.id, t18.name
            from agency t18
            where t18.id = t16.holding_bank_id
            limit 1
          ) t19
        ) t20 on true
      ) t17 on true
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
    from (
      select t23.rn, t23.id, '{"msisdn":' || coalesce(to_json(t23_telecom_number_identity.msisdn)::text, 'null') || ',"kind":"' || t23.kind ||
      '","status":"' || t23.status || '","currentCarrier":' || coalesce(t28.j, 'null') || '}' as n0, '"6:' || t23.id ||
      '",' || coalesce(t28.m, '') as m
      from (
        select t22.id, t22.kind, t22.status, t22.current_carrier_id, row_number() over (order by t22.first_seen_at desc, t22.id desc) as rn
        from involved_number t29
        join telecom_number t22 on t22.id = t29.number_id
        where t29.case_id = t1.id
        order by t22.first_seen_at desc, t22.id desc
        limit 20
      ) t23
      left join telecom_number_identity t23_telecom_number_identity on t23_telecom_number_identity.id = t23.id
      left join lateral (
        select '{"name":' || to_json(t27.name)::text || '}' as j, '"7:' || t27.id || '",' as m
        from (
          select t26.id, t26.name
          from agency t26
          where t26.id = t23.current_carrier_id
          limit 1
        ) t27
      ) t28 on true
    ) t24
  ) t25 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t32.n0, ',' order by t32.rn), '') || ']}' as j, coalesce(string_agg(t32.m, ''), '') as m
    from (
      select t31.rn, t31.id, '{"service":"' || t31.service || '","handle":' || coalesce(to_json(t31_online_account_identity.handle)::text, 'null') ||
      ',"status":"' || t31.status || '"}' as n0, '"8:' || t31.id || '",' as m
      from (
        select t30.id, t30.service, t30.status, row_number() over (order by t30.first_seen_at desc, t30.id desc) as rn
        from involved_online_account t34
        join online_account t30 on t30.id = t34.online_account_id
        where t34.case_id = t1.id
        order by t30.first_seen_at desc, t30.id desc
        limit 20
      ) t31
      left join online_account_identity t31_online_account_identity on t31_online_account_identity.id = t31.id
    ) t32
  ) t33 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t37.n0, ',' order by t37.rn), '') || ']}' as j, coalesce(string_agg(t37.m, ''), '') as m
    from (
      select t36.rn, t36.id, '{"url":' || to_json(t36.url)::text || ',"status":"' || t36.status || '"}' as n0, '"9:' || t36.id ||
      '",' as m
      from (
        select t35.id, t35.url, t35.status, row_number() over (order by t35.first_seen_at desc, t35.id desc) as rn
        from involved_url t39
        join malicious_url t35 on t35.id = t39.url_id
        where t39.case_id = t1.id
        order by t35.first_seen_at desc, t35.id desc
        limit 20
      ) t36
    ) t37
  ) t38 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t42.n0, ',' order by t42.rn), '') || ']}' as j, coalesce(string_agg(t42.m, ''), '') as m
    from (
      select t41.rn, t41.id, '{"outreachNumber":' || to_json(t41.outreach_number)::text || ',"riskLevel":"' || t41.risk_level ||
      '","status":"' || t41.status || '"}' as n0, '"10:' || t41.id || '",' as m
      from (
        select t40.id, t40.outreach_number, t40.risk_level, t40.status, row_number() over (order by t40.created_at desc, t40.id desc) as rn
        from outreach_record t40
        where t40.case_id = t1.id
        order by t40.created_at desc, t40.id desc
        limit 20
      ) t41
    ) t42
  ) t43 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t47.n0, ',' order by t47.rn), '') || ']}' as j, coalesce(string_agg(t47.m, ''), '') as m
    from (
      select t46.rn, t46.id, '{"orderNumber":' || to_json(t46.order_number)::text || ',"family":"' || t46.family || '","status":"' || t46.status ||
      '","amount":' || coalesce('"' || t46.amount::text || '"', 'null') || '}' as n0, '"11:' || t46.id || '",' as m
      from (
        select t45.id, t45.order_number, t45.family, t45.status, t45.amount, row_number() over (order by t45.issued_at desc, t45.id desc) as rn
        from control_order t45
        where t45.case_id = t1.id
        order by t45.issued_at desc, t45.id desc
        limit 20
      ) t46
    ) t47
  ) t48 on true
) t2 on true;

-- POLICE_OUTREACH
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
  '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"filedAt":' || coalesce(to_json(t1.filed_at)::text, 'null') ||
  ',"divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"narrative":null,"summary":' || to_json(t1.summary)::text ||
  ',"modusOperandi":' || to_json(t1.modus_operandi)::text || ',"handlingCode":"' || t1.handling_code || '","disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"reportedAt","disposition":"CLEAR","reason":null},{"field":"filedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"summary","disposition":"CLEAR","reason":null},{"field":"modusOperandi","disposition":"CLEAR","reason":null},{"field":"handlingCode","disposition":"CLEAR","reason":null},{"field":"leadAgency","disposition":"CLEAR","reason":null},{"field":"victims","disposition":"CLEAR","reason":null},{"field":"urls","disposition":"CLEAR","reason":null},{"field":"outreachRecords","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"stoppedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"returnedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"narrative","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"involvedAccounts","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"telecomNumbers","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"onlineAccounts","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"orders","disposition":"WITHHELD","reason":"NOT_ENTITLED"}],"leadAgency":' || coalesce(t5.j, 'null') ||
  ',"victims":' || coalesce(t9.j, 'null') || ',"involvedAccounts":null,"telecomNumbers":null,"onlineAccounts":null,"urls":' || coalesce(t14.j, 'null') ||
  ',"outreachRecords":' || coalesce(t19.j, 'null') || ',"orders":null}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t19.m, '') as m
  from (
    select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.filed_at, t0.division_code, t0.summary,
    t0.modus_operandi, t0.handling_code, t0.lead_agency_id
    from fraud_case t0
    where t0.case_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"ageBand":"' || t7.age_band || '","lossAmount":null,"currency":null,"name":' || coalesce(to_json(t7_victim_identity.name)::text, 'null') ||
      ',"idNumber":null,"phone":' || coalesce(to_json(t7_victim_identity.phone)::text, 'null') || ',"disclosure":[{"field":"ageBand","disposition":"CLEAR","reason":null},{"field":"name","disposition":"CLEAR","reason":null},{"field":"phone","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"idNumber","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
      '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.age_band, row_number() over (order by t6.recorded_at asc, t6.id asc) as rn
        from victim t6
        where t6.case_id = t1.id
        order by t6.recorded_at asc, t6.id asc
        limit 10
      ) t7
      left join victim_identity t7_victim_identity on t7_victim_identity.id = t7.id
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"url":' || to_json(t12.url)::text || ',"status":"' || t12.status || '"}' as n0, '"3:' || t12.id ||
      '",' as m
      from (
        select t11.id, t11.url, t11.status, row_number() over (order by t11.first_seen_at desc, t11.id desc) as rn
        from involved_url t15
        join malicious_url t11 on t11.id = t15.url_id
        where t15.case_id = t1.id
        order by t11.first_seen_at desc, t11.id desc
        limit 20
      ) t12
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
    from (
      select t17.rn, t17.id, '{"outreachNumber":' || to_json(t17.outreach_number)::text || ',"riskLevel":"' || t17.risk_level ||
      '","status":"' || t17.status || '"}' as n0, '"4:' || t17.id || '",' as m
      from (
        select t16.id, t16.outreach_number, t16.risk_level, t16.status, row_number() over (order by t16.created_at desc, t16.id desc) as rn
        from outreach_record t16
        where t16.case_id = t1.id
        order by t16.created_at desc, t16.id desc
        limit 20
      ) t17
    ) t18
  ) t19 on true
) t2 on true;

-- BANK
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.cases then '' else 'CASES ' end || case when agreed.accounts then '' else 'ACCOUNTS ' end || case when agreed.telecom then '' else 'TELECOM ' end || case when agreed.online then '' else 'ONLINE ' end || case when agreed.outreach then '' else 'OUTREACH ' end || case when agreed.orders then '' else 'ORDERS ' end as g
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
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'TELECOM' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as telecom, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ONLINE' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as online, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'OUTREACH' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as outreach, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as orders offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
  '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"filedAt":' || coalesce(to_json(t1.filed_at)::text, 'null') ||
  ',"divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"narrative":null,"summary":null,"modusOperandi":null,"handlingCode":"' || t1.handling_code ||
  '","disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"reportedAt","disposition":"CLEAR","reason":null},{"field":"filedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"handlingCode","disposition":"CLEAR","reason":null},{"field":"leadAgency","disposition":"CLEAR","reason":null},{"field":"victims","disposition":"CLEAR","reason":null},{"field":"involvedAccounts","disposition":"CLEAR","reason":null},{"field":"telecomNumbers","disposition":"CLEAR","reason":null},{"field":"urls","disposition":"CLEAR","reason":null},{"field":"outreachRecords","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"stoppedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"returnedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"narrative","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"summary","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"modusOperandi","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"onlineAccounts","disposition":"WITHHELD","reason":"NOT_ENTITLED"}],"leadAgency":' || coalesce(t5.j, 'null') ||
  ',"victims":' || coalesce(t9.j, 'null') || ',"involvedAccounts":' || coalesce(t14.j, 'null') || ',"telecomNumbers":' || coalesce(t25.j, 'null') ||
  ',"onlineAccounts":null,"urls":' || coalesce(t30.j, 'null') || ',"outreachRecords":' || coalesce(t35.j, 'null') ||
  ',"orders":' || coalesce(t40.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t25.m, '') || coalesce(t30.m, '') || coalesce(t35.m, '') || coalesce(t40.m, '') as m
  from (
    select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.filed_at, t0.division_code, t0.handling_code,
    t0.lead_agency_id
    from fraud_case t0
    where t0.case_number = asked.p4::text and ((exists (
      select 1
      from case_party t0_l
      where t0_l.case_id = t0.id and t0_l.agency_id = asked.p1::text
    ) and (false) is not true)) and agreed.cases
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"ageBand":null,"lossAmount":null,"currency":null,"name":' || case t7.rel when 'o' then coalesce(to_json(t7_victim_identity.name)::text, 'null') when 'p' then to_json(t7.name_mask)::text end ||
      ',"idNumber":' || case t7.rel when 'o' then coalesce(to_json(t7_victim_identity.id_number)::text, 'null') when 'p' then 'null' end ||
      ',"phone":null,"disclosure":' || case t7.rel when 'o' then '[{"field":"name","disposition":"CLEAR","reason":null},{"field":"idNumber","disposition":"CLEAR","reason":null},{"field":"ageBand","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"phone","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]' when 'p' then '[{"field":"name","disposition":"MASKED","reason":null},{"field":"ageBand","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"idNumber","disposition":"WITHHELD","reason":"OTHER_INSTITUTION"},{"field":"phone","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]' end ||
      '}' as n0, '"2' || t7.rel || ':' || t7.id || '",' as m
      from (
        select t6.id, t6.name_mask, case when t6.customer_of_id = asked.p1::text then 'o' else 'p' end as rel, row_number() over (order by t6.recorded_at asc, t6.id asc) as rn
        from victim t6
        where t6.case_id = t1.id and (t6.customer_of_id = asked.p1::text or exists (
          select 1
          from case_party t6_l
          where t6_l.case_id = t6.case_id and t6_l.agency_id = asked.p1::text
        )) and agreed.cases
        order by t6.recorded_at asc, t6.id asc
        limit 10
      ) t7
      left join victim_identity t7_victim_identity on t7_victim_identity.id = t7.id
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"role":"' || t12.role || '","layer":' || t12.layer::text || ',"tracedAmount":null,"account":' || coalesce(t17.j, 'null') ||
      '}' as n0, '"3:' || t12.id || '",' || coalesce(t17.m, '') as m
      from (
        select t11.id, t11.role, t11.layer, t11.account_id, row_number() over (order by t11.layer asc, t11.id asc) as rn
        from involved_account t11
        where t11.case_id = t1.id and (t11.holding_bank_id = asked.p1::text or exists (
          select 1
          from case_party t11_l
          where t11_l.case_id = t11.case_id and t11_l.agency_id = asked.p1::text
        )) and agreed.accounts
        order by t11.layer asc, t11.id asc
        limit 20
      ) t12
      left join lateral (
        select '{"number":' || case t16.rel when 'o' then coalesce(to_json(t16_account_identity.number)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t16.number_digest, 'UTF8'), decode(asked.p3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
        '"', 'null') end || ',"holderName":' || case t16.rel when 'o' then coalesce(to_json(t16_account_identity.holder_name)::text, 'null') when 'p' then 'null' end ||
        ',"holderIdNumber":' || case t16.rel when 'o' then coalesce(to_json(t16_account_identity.holder_id_number)::text, 'null') when 'p' then 'null' end ||
        ',"riskStatus":null,"holdingBank":' || coalesce(t20.j, 'null') || '}' as j, '"4' || t16.rel || ':' || t16.id ||
        '",' || coalesce(t20.m, '') as m
        from (
          select t15.id, t15.number_digest, t15.holding_bank_id, case when t15.holding_bank_id = asked.p1::text then 'o' else 'p' end as rel
          from account t15
          where t15.id = t12.account_id and (t15.holding_bank_id = asked.p1::text or exists (
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
        left join lateral (
          select '{"name":' || to_json(t19.name)::text || '}' as j, '"5:' || t19.id || '",' as m
          from (
            select t18.id, t18.name
            from agency t18
            where t18.id = t16.holding_bank_id
            limit 1
          ) t19
        ) t20 on true
      ) t17 on true
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
    from (
      select t23.rn, t23.id, '{"msisdn":' || coalesce('"' || encode(substr(public.hmac(convert_to(t23.msisdn_digest, 'UTF8'), decode(asked.p3::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || ',"kind":"' || t23.kind || '","status":"' || t23.status || '","currentCarrier":null}' as n0, '"6:' || t23.id ||
      '",' as m
      from (
        select t22.id, t22.msisdn_digest, t22.kind, t22.status, row_number() over (order by t22.first_seen_at desc, t22.id desc) as rn
        from involved_number t26
        join telecom_number t22 on t22.id = t26.number_id
        where t26.case_id = t1.id and ((t22.current_carrier_id = asked.p1::text or t22.original_carrier_id = asked.p1::text) or exists (
          select 1
          from involved_number t22_l
          where t22_l.number_id = t22.id and exists (
            select 1
            from case_party t22_l_l
            where t22_l_l.case_id = t22_l.case_id and t22_l_l.agency_id = asked.p1::text
          )
        )) and agreed.telecom
        order by t22.first_seen_at desc, t22.id desc
        limit 20
      ) t23
    ) t24
  ) t25 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t29.n0, ',' order by t29.rn), '') || ']}' as j, coalesce(string_agg(t29.m, ''), '') as m
    from (
      select t28.rn, t28.id, '{"url":' || to_json(t28.url_mask)::text || ',"status":"' || t28.status || '"}' as n0, '"7:' || t28.id ||
      '",' as m
      from (
        select t27.id, t27.url_mask, t27.status, row_number() over (order by t27.first_seen_at desc, t27.id desc) as rn
        from involved_url t31
        join malicious_url t27 on t27.id = t31.url_id
        where t31.case_id = t1.id and (false or exists (
          select 1
          from involved_url t27_l
          where t27_l.url_id = t27.id and exists (
            select 1
            from case_party t27_l_l
            where t27_l_l.case_id = t27_l.case_id and t27_l_l.agency_id = asked.p1::text
          )
        )) and agreed.online
        order by t27.first_seen_at desc, t27.id desc
        limit 20
      ) t28
    ) t29
  ) t30 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t34.n0, ',' order by t34.rn), '') || ']}' as j, coalesce(string_agg(t34.m, ''), '') as m
    from (
      select t33.rn, t33.id, '{"outreachNumber":' || to_json(t33.outreach_number)::text || ',"riskLevel":"' || t33.risk_level ||
      '","status":"' || t33.status || '"}' as n0, '"8:' || t33.id || '",' as m
      from (
        select t32.id, t32.outreach_number, t32.risk_level, t32.status, row_number() over (order by t32.created_at desc, t32.id desc) as rn
        from outreach_record t32
        where t32.case_id = t1.id and ((t32.carrier_id = asked.p1::text or t32.alerted_by_id = asked.p1::text)) and agreed.outreach
        order by t32.created_at desc, t32.id desc
        limit 20
      ) t33
    ) t34
  ) t35 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t39.n0, ',' order by t39.rn), '') || ']}' as j, coalesce(string_agg(t39.m, ''), '') as m
    from (
      select t38.rn, t38.id, '{"orderNumber":' || to_json(t38.order_number)::text || ',"family":"' || t38.family || '","status":"' || t38.status ||
      '","amount":' || coalesce('"' || t38.amount::text || '"', 'null') || '}' as n0, '"9:' || t38.id || '",' as m
      from (
        select t37.id, t37.order_number, t37.family, t37.status, t37.amount, row_number() over (order by t37.issued_at desc, t37.id desc) as rn
        from control_order t37
        where t37.case_id = t1.id and (((t37.addressee_id = asked.p1::text or t37.routed_by_id = asked.p1::text) and t37.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        order by t37.issued_at desc, t37.id desc
        limit 20
      ) t38
    ) t39
  ) t40 on true
) t2 on true;

-- CARD_SCHEME
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.accounts then '' else 'ACCOUNTS ' end || case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ACCOUNTS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as accounts, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as orders, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
  '","status":null,"reportedAt":' || to_json(t1.reported_at)::text || ',"filedAt":null,"divisionCode":null,"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"narrative":null,"summary":null,"modusOperandi":null,"handlingCode":"' || t1.handling_code ||
  '","disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"reportedAt","disposition":"CLEAR","reason":null},{"field":"handlingCode","disposition":"CLEAR","reason":null},{"field":"leadAgency","disposition":"CLEAR","reason":null},{"field":"involvedAccounts","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"status","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"filedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"divisionCode","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"stoppedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"returnedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"narrative","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"summary","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"modusOperandi","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victims","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"telecomNumbers","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"onlineAccounts","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"urls","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"outreachRecords","disposition":"WITHHELD","reason":"NOT_ENTITLED"}],"leadAgency":' || coalesce(t5.j, 'null') ||
  ',"victims":null,"involvedAccounts":' || coalesce(t9.j, 'null') || ',"telecomNumbers":null,"onlineAccounts":null,"urls":null,"outreachRecords":null,"orders":' || coalesce(t20.j, 'null') ||
  '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t20.m, '') as m
  from (
    select t0.id, t0.case_number, t0.fraud_type, t0.reported_at, t0.handling_code, t0.lead_agency_id
    from fraud_case t0
    where t0.case_number = asked.p3::text and ((exists (
      select 1
      from case_party t0_l
      where t0_l.case_id = t0.id and t0_l.agency_id = asked.p1::text
    ) and (false) is not true)) and agreed.cases
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"role":"' || t7.role || '","layer":' || t7.layer::text || ',"tracedAmount":null,"account":' || coalesce(t12.j, 'null') ||
      '}' as n0, '"2:' || t7.id || '",' || coalesce(t12.m, '') as m
      from (
        select t6.id, t6.role, t6.layer, t6.account_id, row_number() over (order by t6.layer asc, t6.id asc) as rn
        from involved_account t6
        where t6.case_id = t1.id and (t6.holding_bank_id = asked.p1::text or exists (
          select 1
          from case_party t6_l
          where t6_l.case_id = t6.case_id and t6_l.agency_id = asked.p1::text
        )) and agreed.accounts
        order by t6.layer asc, t6.id asc
        limit 20
      ) t7
      left join lateral (
        select '{"number":' || coalesce(to_json(t11_account_identity.number)::text, 'null') || ',"holderName":' || to_json(t11.holder_name_mask)::text ||
        ',"holderIdNumber":null,"riskStatus":null,"holdingBank":' || coalesce(t15.j, 'null') || '}' as j, '"3:' || t11.id ||
        '",' || coalesce(t15.m, '') as m
        from (
          select t10.id, t10.holder_name_mask, t10.holding_bank_id
          from account t10
          where t10.id = t7.account_id and (t10.holding_bank_id = asked.p1::text or exists (
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
          select '{"name":' || to_json(t14.name)::text || '}' as j, '"4:' || t14.id || '",' as m
          from (
            select t13.id, t13.name
            from agency t13
            where t13.id = t11.holding_bank_id
            limit 1
          ) t14
        ) t15 on true
      ) t12 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t19.n0, ',' order by t19.rn), '') || ']}' as j, coalesce(string_agg(t19.m, ''), '') as m
    from (
      select t18.rn, t18.id, '{"orderNumber":' || to_json(t18.order_number)::text || ',"family":"' || t18.family || '","status":"' || t18.status ||
      '","amount":null}' as n0, '"5:' || t18.id || '",' as m
      from (
        select t17.id, t17.order_number, t17.family, t17.status, row_number() over (order by t17.issued_at desc, t17.id desc) as rn
        from control_order t17
        where t17.case_id = t1.id and (((t17.addressee_id = asked.p1::text or t17.routed_by_id = asked.p1::text) and t17.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        order by t17.issued_at desc, t17.id desc
        limit 20
      ) t18
    ) t19
  ) t20 on true
) t2 on true;

-- CARRIER
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.telecom then '' else 'TELECOM ' end || case when agreed.online then '' else 'ONLINE ' end || case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'TELECOM' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as telecom, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ONLINE' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as online, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as orders, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
  '","status":null,"reportedAt":' || to_json(t1.reported_at)::text || ',"filedAt":null,"divisionCode":' || to_json(t1.division_code)::text ||
  ',"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"narrative":null,"summary":null,"modusOperandi":null,"handlingCode":"' || t1.handling_code ||
  '","disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"reportedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"handlingCode","disposition":"CLEAR","reason":null},{"field":"leadAgency","disposition":"CLEAR","reason":null},{"field":"telecomNumbers","disposition":"CLEAR","reason":null},{"field":"urls","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"status","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"filedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"stoppedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"returnedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"narrative","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"summary","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"modusOperandi","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victims","disposition":"WITHHELD","reason":"PURPOSE_MISMATCH"},{"field":"involvedAccounts","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"onlineAccounts","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"outreachRecords","disposition":"WITHHELD","reason":"NOT_ENTITLED"}],"leadAgency":' || coalesce(t5.j, 'null') ||
  ',"victims":null,"involvedAccounts":null,"telecomNumbers":' || coalesce(t9.j, 'null') || ',"onlineAccounts":null,"urls":' || coalesce(t17.j, 'null') ||
  ',"outreachRecords":null,"orders":' || coalesce(t22.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t17.m, '') || coalesce(t22.m, '') as m
  from (
    select t0.id, t0.case_number, t0.fraud_type, t0.reported_at, t0.division_code, t0.handling_code, t0.lead_agency_id
    from fraud_case t0
    where t0.case_number = asked.p4::text and ((exists (
      select 1
      from case_party t0_l
      where t0_l.case_id = t0.id and t0_l.agency_id = asked.p2::text
    ) and (false) is not true)) and agreed.cases
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"msisdn":' || case t7.rel when 'o' then coalesce(to_json(t7_telecom_number_identity.msisdn)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t7.msisdn_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') end || ',"kind":"' || t7.kind || '","status":"' || t7.status || '","currentCarrier":' || coalesce(t12.j, 'null') ||
      '}' as n0, '"2' || t7.rel || ':' || t7.id || '",' || coalesce(t12.m, '') as m
      from (
        select t6.id, t6.msisdn_digest, t6.kind, t6.status, t6.current_carrier_id, case when (t6.current_carrier_id = asked.p2::text or t6.original_carrier_id = asked.p2::text) then 'o' else 'p' end as rel,
        row_number() over (order by t6.first_seen_at desc, t6.id desc) as rn
        from involved_number t13
        join telecom_number t6 on t6.id = t13.number_id
        where t13.case_id = t1.id and ((t6.current_carrier_id = asked.p2::text or t6.original_carrier_id = asked.p2::text) or exists (
          select 1
          from involved_number t6_l
          where t6_l.number_id = t6.id and exists (
            select 1
            from case_party t6_l_l
            where t6_l_l.case_id = t6_l.case_id and t6_l_l.agency_id = asked.p2::text
          )
        )) and agreed.telecom
        order by t6.first_seen_at desc, t6.id desc
        limit 20
      ) t7
      left join telecom_number_identity t7_telecom_number_identity on t7_telecom_number_identity.id = t7.id
      left join lateral (
        select '{"name":' || to_json(t11.name)::text || '}' as j, '"3:' || t11.id || '",' as m
        from (
          select t10.id, t10.name
          from agency t10
          where t10.id = t7.current_carrier_id
          limit 1
        ) t11
      ) t12 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t16.n0, ',' order by t16.rn), '') || ']}' as j, coalesce(string_agg(t16.m, ''), '') as m
    from (
      select t15.rn, t15.id, '{"url":' || to_json(t15.url)::text || ',"status":"' || t15.status || '"}' as n0, '"4:' || t15.id ||
      '",' as m
      from (
        select t14.id, t14.url, t14.status, row_number() over (order by t14.first_seen_at desc, t14.id desc) as rn
        from involved_url t18
        join malicious_url t14 on t14.id = t18.url_id
        where t18.case_id = t1.id and agreed.online
        order by t14.first_seen_at desc, t14.id desc
        limit 20
      ) t15
    ) t16
  ) t17 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t21.n0, ',' order by t21.rn), '') || ']}' as j, coalesce(string_agg(t21.m, ''), '') as m
    from (
      select t20.rn, t20.id, '{"orderNumber":' || to_json(t20.order_number)::text || ',"family":"' || t20.family || '","status":"' || t20.status ||
      '","amount":null}' as n0, '"5:' || t20.id || '",' as m
      from (
        select t19.id, t19.order_number, t19.family, t19.status, row_number() over (order by t19.issued_at desc, t19.id desc) as rn
        from control_order t19
        where t19.case_id = t1.id and (((t19.addressee_id = asked.p2::text or t19.routed_by_id = asked.p2::text) and t19.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        order by t19.issued_at desc, t19.id desc
        limit 20
      ) t20
    ) t21
  ) t22 on true
) t2 on true;

-- PLATFORM
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.online then '' else 'ONLINE ' end || case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ONLINE' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as online, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as orders, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as cases offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
  '","status":null,"reportedAt":' || to_json(t1.reported_at)::text || ',"filedAt":null,"divisionCode":' || to_json(t1.division_code)::text ||
  ',"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"narrative":null,"summary":null,"modusOperandi":null,"handlingCode":"' || t1.handling_code ||
  '","disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"reportedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"handlingCode","disposition":"CLEAR","reason":null},{"field":"leadAgency","disposition":"CLEAR","reason":null},{"field":"onlineAccounts","disposition":"CLEAR","reason":null},{"field":"urls","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"status","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"filedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"stoppedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"returnedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"narrative","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"summary","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"modusOperandi","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victims","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"involvedAccounts","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"telecomNumbers","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"outreachRecords","disposition":"WITHHELD","reason":"NOT_ENTITLED"}],"leadAgency":' || coalesce(t5.j, 'null') ||
  ',"victims":null,"involvedAccounts":null,"telecomNumbers":null,"onlineAccounts":' || coalesce(t9.j, 'null') ||
  ',"urls":' || coalesce(t14.j, 'null') || ',"outreachRecords":null,"orders":' || coalesce(t19.j, 'null') || '}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t19.m, '') as m
  from (
    select t0.id, t0.case_number, t0.fraud_type, t0.reported_at, t0.division_code, t0.handling_code, t0.lead_agency_id
    from fraud_case t0
    where t0.case_number = asked.p4::text and ((exists (
      select 1
      from case_party t0_l
      where t0_l.case_id = t0.id and t0_l.agency_id = asked.p2::text
    ) and (false) is not true)) and agreed.cases
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"service":"' || t7.service || '","handle":' || case t7.rel when 'o' then coalesce(to_json(t7_online_account_identity.handle)::text, 'null') when 'p' then coalesce('"' || encode(substr(public.hmac(convert_to(t7.handle_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') end || ',"status":"' || t7.status || '"}' as n0, '"2' || t7.rel || ':' || t7.id || '",' as m
      from (
        select t6.id, t6.service, t6.handle_digest, t6.status, case when t6.platform_id = asked.p2::text then 'o' else 'p' end as rel,
        row_number() over (order by t6.first_seen_at desc, t6.id desc) as rn
        from involved_online_account t10
        join online_account t6 on t6.id = t10.online_account_id
        where t10.case_id = t1.id and (t6.platform_id = asked.p2::text or exists (
          select 1
          from involved_online_account t6_l
          where t6_l.online_account_id = t6.id and exists (
            select 1
            from case_party t6_l_l
            where t6_l_l.case_id = t6_l.case_id and t6_l_l.agency_id = asked.p2::text
          )
        )) and agreed.online
        order by t6.first_seen_at desc, t6.id desc
        limit 20
      ) t7
      left join online_account_identity t7_online_account_identity on t7_online_account_identity.id = t7.id
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"url":' || to_json(t12.url)::text || ',"status":"' || t12.status || '"}' as n0, '"3:' || t12.id ||
      '",' as m
      from (
        select t11.id, t11.url, t11.status, row_number() over (order by t11.first_seen_at desc, t11.id desc) as rn
        from involved_url t15
        join malicious_url t11 on t11.id = t15.url_id
        where t15.case_id = t1.id and agreed.online
        order by t11.first_seen_at desc, t11.id desc
        limit 20
      ) t12
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
    from (
      select t17.rn, t17.id, '{"orderNumber":' || to_json(t17.order_number)::text || ',"family":"' || t17.family || '","status":"' || t17.status ||
      '","amount":null}' as n0, '"4:' || t17.id || '",' as m
      from (
        select t16.id, t16.order_number, t16.family, t16.status, row_number() over (order by t16.issued_at desc, t16.id desc) as rn
        from control_order t16
        where t16.case_id = t1.id and (((t16.addressee_id = asked.p2::text or t16.routed_by_id = asked.p2::text) and t16.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        order by t16.issued_at desc, t16.id desc
        limit 20
      ) t17
    ) t18
  ) t19 on true
) t2 on true;

-- AUDITOR
-- Query.caseByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","caseNumber":' || to_json(t1.case_number)::text || ',"fraudType":"' || t1.fraud_type ||
  '","status":"' || t1.status || '","reportedAt":' || to_json(t1.reported_at)::text || ',"filedAt":' || coalesce(to_json(t1.filed_at)::text, 'null') ||
  ',"divisionCode":' || to_json(t1.division_code)::text || ',"lossAmount":null,"currency":null,"stoppedAmount":null,"returnedAmount":null,"narrative":null,"summary":null,"modusOperandi":null,"handlingCode":"' || t1.handling_code ||
  '","disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"caseNumber","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"reportedAt","disposition":"CLEAR","reason":null},{"field":"filedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"handlingCode","disposition":"CLEAR","reason":null},{"field":"leadAgency","disposition":"CLEAR","reason":null},{"field":"victims","disposition":"CLEAR","reason":null},{"field":"involvedAccounts","disposition":"CLEAR","reason":null},{"field":"telecomNumbers","disposition":"CLEAR","reason":null},{"field":"onlineAccounts","disposition":"CLEAR","reason":null},{"field":"urls","disposition":"CLEAR","reason":null},{"field":"outreachRecords","disposition":"CLEAR","reason":null},{"field":"orders","disposition":"CLEAR","reason":null},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"stoppedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"returnedAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"narrative","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"summary","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"modusOperandi","disposition":"WITHHELD","reason":"NOT_ENTITLED"}],"leadAgency":' || coalesce(t5.j, 'null') ||
  ',"victims":' || coalesce(t9.j, 'null') || ',"involvedAccounts":' || coalesce(t14.j, 'null') || ',"telecomNumbers":' || coalesce(t25.j, 'null') ||
  ',"onlineAccounts":' || coalesce(t33.j, 'null') || ',"urls":' || coalesce(t38.j, 'null') || ',"outreachRecords":' || coalesce(t43.j, 'null') ||
  ',"orders":' || coalesce(t48.j, 'null') || '}' as j, '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t14.m, '') || coalesce(t25.m, '') || coalesce(t33.m, '') || coalesce(t38.m, '') || coalesce(t43.m, '') || coalesce(t48.m, '') as m
  from (
    select t0.id, t0.case_number, t0.fraud_type, t0.status, t0.reported_at, t0.filed_at, t0.division_code, t0.handling_code,
    t0.lead_agency_id
    from fraud_case t0
    where t0.case_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || ',"contactUnit":' || to_json(t4.contact_unit)::text || '}' as j,
    '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name, t3.contact_unit
      from agency t3
      where t3.id = t1.lead_agency_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"ageBand":null,"lossAmount":null,"currency":null,"name":null,"idNumber":' || coalesce('"' || encode(substr(public.hmac(convert_to(t7.id_number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || ',"phone":' || coalesce('"' || encode(substr(public.hmac(convert_to(t7.phone_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || ',"disclosure":[{"field":"idNumber","disposition":"TOKEN","reason":null},{"field":"phone","disposition":"TOKEN","reason":null},{"field":"ageBand","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"currency","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"name","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as n0,
      '"2:' || t7.id || '",' as m
      from (
        select t6.id, t6.id_number_digest, t6.phone_digest, row_number() over (order by t6.recorded_at asc, t6.id asc) as rn
        from victim t6
        where t6.case_id = t1.id
        order by t6.recorded_at asc, t6.id asc
        limit 10
      ) t7
    ) t8
  ) t9 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t13.n0, ',' order by t13.rn), '') || ']}' as j, coalesce(string_agg(t13.m, ''), '') as m
    from (
      select t12.rn, t12.id, '{"role":"' || t12.role || '","layer":' || t12.layer::text || ',"tracedAmount":null,"account":' || coalesce(t17.j, 'null') ||
      '}' as n0, '"3:' || t12.id || '",' || coalesce(t17.m, '') as m
      from (
        select t11.id, t11.role, t11.layer, t11.account_id, row_number() over (order by t11.layer asc, t11.id asc) as rn
        from involved_account t11
        where t11.case_id = t1.id
        order by t11.layer asc, t11.id asc
        limit 20
      ) t12
      left join lateral (
        select '{"number":' || coalesce('"' || encode(substr(public.hmac(convert_to(t16.number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
        '"', 'null') || ',"holderName":null,"holderIdNumber":' || coalesce('"' || encode(substr(public.hmac(convert_to(t16.holder_id_number_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
        '"', 'null') || ',"riskStatus":"' || t16.risk_status || '","holdingBank":' || coalesce(t20.j, 'null') || '}' as j,
        '"4:' || t16.id || '",' || coalesce(t20.m, '') as m
        from (
          select t15.id, t15.number_digest, t15.holder_id_number_digest, t15.risk_status, t15.holding_bank_id
          from account t15
          where t15.id = t12.account_id
          limit 1
        ) t16
        left join lateral (
          select '{"name":' || to_json(t19.name)::text || '}' as j, '"5:' || t19.id || '",' as m
          from (
            select t18.id, t18.name
            from agency t18
            where t18.id = t16.holding_bank_id
            limit 1
          ) t19
        ) t20 on true
      ) t17 on true
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t24.n0, ',' order by t24.rn), '') || ']}' as j, coalesce(string_agg(t24.m, ''), '') as m
    from (
      select t23.rn, t23.id, '{"msisdn":' || coalesce('"' || encode(substr(public.hmac(convert_to(t23.msisdn_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || ',"kind":"' || t23.kind || '","status":"' || t23.status || '","currentCarrier":' || coalesce(t28.j, 'null') ||
      '}' as n0, '"6:' || t23.id || '",' || coalesce(t28.m, '') as m
      from (
        select t22.id, t22.msisdn_digest, t22.kind, t22.status, t22.current_carrier_id, row_number() over (order by t22.first_seen_at desc, t22.id desc) as rn
        from involved_number t29
        join telecom_number t22 on t22.id = t29.number_id
        where t29.case_id = t1.id
        order by t22.first_seen_at desc, t22.id desc
        limit 20
      ) t23
      left join lateral (
        select '{"name":' || to_json(t27.name)::text || '}' as j, '"7:' || t27.id || '",' as m
        from (
          select t26.id, t26.name
          from agency t26
          where t26.id = t23.current_carrier_id
          limit 1
        ) t27
      ) t28 on true
    ) t24
  ) t25 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t32.n0, ',' order by t32.rn), '') || ']}' as j, coalesce(string_agg(t32.m, ''), '') as m
    from (
      select t31.rn, t31.id, '{"service":"' || t31.service || '","handle":' || coalesce('"' || encode(substr(public.hmac(convert_to(t31.handle_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || ',"status":"' || t31.status || '"}' as n0, '"8:' || t31.id || '",' as m
      from (
        select t30.id, t30.service, t30.handle_digest, t30.status, row_number() over (order by t30.first_seen_at desc, t30.id desc) as rn
        from involved_online_account t34
        join online_account t30 on t30.id = t34.online_account_id
        where t34.case_id = t1.id
        order by t30.first_seen_at desc, t30.id desc
        limit 20
      ) t31
    ) t32
  ) t33 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t37.n0, ',' order by t37.rn), '') || ']}' as j, coalesce(string_agg(t37.m, ''), '') as m
    from (
      select t36.rn, t36.id, '{"url":' || to_json(t36.url_mask)::text || ',"status":"' || t36.status || '"}' as n0, '"9:' || t36.id ||
      '",' as m
      from (
        select t35.id, t35.url_mask, t35.status, row_number() over (order by t35.first_seen_at desc, t35.id desc) as rn
        from involved_url t39
        join malicious_url t35 on t35.id = t39.url_id
        where t39.case_id = t1.id
        order by t35.first_seen_at desc, t35.id desc
        limit 20
      ) t36
    ) t37
  ) t38 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t42.n0, ',' order by t42.rn), '') || ']}' as j, coalesce(string_agg(t42.m, ''), '') as m
    from (
      select t41.rn, t41.id, '{"outreachNumber":' || to_json(t41.outreach_number)::text || ',"riskLevel":"' || t41.risk_level ||
      '","status":"' || t41.status || '"}' as n0, '"10:' || t41.id || '",' as m
      from (
        select t40.id, t40.outreach_number, t40.risk_level, t40.status, row_number() over (order by t40.created_at desc, t40.id desc) as rn
        from outreach_record t40
        where t40.case_id = t1.id
        order by t40.created_at desc, t40.id desc
        limit 20
      ) t41
    ) t42
  ) t43 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t47.n0, ',' order by t47.rn), '') || ']}' as j, coalesce(string_agg(t47.m, ''), '') as m
    from (
      select t46.rn, t46.id, '{"orderNumber":' || to_json(t46.order_number)::text || ',"family":"' || t46.family || '","status":"' || t46.status ||
      '","amount":null}' as n0, '"11:' || t46.id || '",' as m
      from (
        select t45.id, t45.order_number, t45.family, t45.status, row_number() over (order by t45.issued_at desc, t45.id desc) as rn
        from control_order t45
        where t45.case_id = t1.id
        order by t45.issued_at desc, t45.id desc
        limit 20
      ) t46
    ) t47
  ) t48 on true
) t2 on true;
