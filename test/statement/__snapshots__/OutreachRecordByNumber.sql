-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_OUTREACH
-- Query.outreachRecordByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
  '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
  ',"closedAt":' || coalesce(to_json(t1.closed_at)::text, 'null') || ',"divisionCode":' || to_json(t1.division_code)::text ||
  ',"scriptVersion":' || to_json(t1.script_version)::text || ',"grounds":' || to_json(t1.grounds)::text || ',"victimName":' || to_json(t1.victim_name)::text ||
  ',"victimPhone":' || to_json(t1.victim_phone)::text || ',"victimAddress":' || coalesce(to_json(t1.victim_address)::text, 'null') ||
  ',"lossAvoided":' || coalesce('"' || t1.loss_avoided::text || '"', 'null') || ',"alertedBy":' || coalesce(t5.j, 'null') ||
  ',"assignedUnit":' || coalesce(t8.j, 'null') || ',"carrier":' || coalesce(t11.j, 'null') || ',"case":' || coalesce(t14.j, 'null') ||
  ',"attempts":' || coalesce(t18.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"closedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"CLEAR","reason":null},{"field":"grounds","disposition":"CLEAR","reason":null},{"field":"victimName","disposition":"CLEAR","reason":null},{"field":"victimPhone","disposition":"CLEAR","reason":null},{"field":"victimAddress","disposition":"CLEAR","reason":null},{"field":"lossAvoided","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"assignedUnit","disposition":"CLEAR","reason":null},{"field":"carrier","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"attempts","disposition":"CLEAR","reason":null}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t18.m, '') as m
  from (
    select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.closed_at, t0.division_code,
    t0.script_version, t0.grounds, t0.victim_name, t0.victim_phone, t0.victim_address, t0.loss_avoided, t0.alerted_by_id,
    t0.assigned_unit_id, t0.carrier_id, t0.case_id
    from outreach_record t0
    where t0.outreach_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.alerted_by_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || '}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name
      from agency t6
      where t6.id = t1.assigned_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.carrier_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"caseNumber":' || to_json(t13.case_number)::text || ',"summary":' || to_json(t13.summary)::text || '}' as j,
    '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.case_number, t12.summary
      from fraud_case t12
      where t12.id = t1.case_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t17.n0, ',' order by t17.rn), '') || ']}' as j, coalesce(string_agg(t17.m, ''), '') as m
    from (
      select t16.rn, t16.id, '{"sequence":' || t16.sequence::text || ',"channel":"' || t16.channel || '","attemptedAt":' || to_json(t16.attempted_at)::text ||
      ',"officer":' || to_json(t16.officer)::text || ',"scriptVersion":' || to_json(t16.script_version)::text || ',"outcome":"' || t16.outcome ||
      '","note":' || coalesce(to_json(t16.note)::text, 'null') || '}' as n0, '"5:' || t16.id || '",' as m
      from (
        select t15.id, t15.sequence, t15.channel, t15.attempted_at, t15.officer, t15.script_version, t15.outcome, t15.note,
        row_number() over (order by t15.sequence asc, t15.id asc) as rn
        from outreach_attempt t15
        where t15.outreach_id = t1.id
        order by t15.sequence asc, t15.id asc
        limit 20
      ) t16
    ) t17
  ) t18 on true
) t2 on true;

-- POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.outreachRecordByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
  '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
  ',"closedAt":' || coalesce(to_json(t1.closed_at)::text, 'null') || ',"divisionCode":' || to_json(t1.division_code)::text ||
  ',"scriptVersion":' || to_json(t1.script_version)::text || ',"grounds":' || to_json(t1.grounds)::text || ',"victimName":' || to_json(t1.victim_name_mask)::text ||
  ',"victimPhone":' || to_json(t1.victim_phone_mask)::text || ',"victimAddress":null,"lossAvoided":' || coalesce('"' || t1.loss_avoided::text ||
  '"', 'null') || ',"alertedBy":' || coalesce(t5.j, 'null') || ',"assignedUnit":' || coalesce(t8.j, 'null') || ',"carrier":' || coalesce(t11.j, 'null') ||
  ',"case":' || coalesce(t14.j, 'null') || ',"attempts":' || coalesce(t18.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"closedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"CLEAR","reason":null},{"field":"grounds","disposition":"CLEAR","reason":null},{"field":"lossAvoided","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"assignedUnit","disposition":"CLEAR","reason":null},{"field":"carrier","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"attempts","disposition":"CLEAR","reason":null},{"field":"victimName","disposition":"MASKED","reason":null},{"field":"victimPhone","disposition":"MASKED","reason":null},{"field":"victimAddress","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t18.m, '') as m
  from (
    select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.closed_at, t0.division_code,
    t0.script_version, t0.grounds, t0.victim_name_mask, t0.victim_phone_mask, t0.loss_avoided, t0.alerted_by_id, t0.assigned_unit_id,
    t0.carrier_id, t0.case_id
    from outreach_record t0
    where t0.outreach_number = asked.p1::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.alerted_by_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || '}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name
      from agency t6
      where t6.id = t1.assigned_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.carrier_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"caseNumber":' || to_json(t13.case_number)::text || ',"summary":' || to_json(t13.summary)::text || '}' as j,
    '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.case_number, t12.summary
      from fraud_case t12
      where t12.id = t1.case_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t17.n0, ',' order by t17.rn), '') || ']}' as j, coalesce(string_agg(t17.m, ''), '') as m
    from (
      select t16.rn, t16.id, '{"sequence":' || t16.sequence::text || ',"channel":"' || t16.channel || '","attemptedAt":' || to_json(t16.attempted_at)::text ||
      ',"officer":null,"scriptVersion":' || to_json(t16.script_version)::text || ',"outcome":"' || t16.outcome || '","note":null}' as n0,
      '"5:' || t16.id || '",' as m
      from (
        select t15.id, t15.sequence, t15.channel, t15.attempted_at, t15.script_version, t15.outcome, row_number() over (order by t15.sequence asc, t15.id asc) as rn
        from outreach_attempt t15
        where t15.outreach_id = t1.id
        order by t15.sequence asc, t15.id asc
        limit 20
      ) t16
    ) t17
  ) t18 on true
) t2 on true;

-- BANK
-- Query.outreachRecordByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.cases then '' else 'CASES ' end || case when agreed.outreach then '' else 'OUTREACH ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'CASES' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as cases, exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'OUTREACH' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as outreach offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
  '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
  ',"closedAt":' || coalesce(to_json(t1.closed_at)::text, 'null') || ',"divisionCode":' || to_json(t1.division_code)::text ||
  ',"scriptVersion":null,"grounds":null,"victimName":' || to_json(t1.victim_name)::text || ',"victimPhone":' || to_json(t1.victim_phone)::text ||
  ',"victimAddress":null,"lossAvoided":' || coalesce('"' || t1.loss_avoided::text || '"', 'null') || ',"alertedBy":' || coalesce(t5.j, 'null') ||
  ',"assignedUnit":' || coalesce(t8.j, 'null') || ',"carrier":null,"case":' || coalesce(t11.j, 'null') || ',"attempts":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"closedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"victimName","disposition":"CLEAR","reason":null},{"field":"victimPhone","disposition":"CLEAR","reason":null},{"field":"lossAvoided","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"assignedUnit","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"grounds","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimAddress","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"carrier","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"attempts","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') as m
  from (
    select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.closed_at, t0.division_code,
    t0.victim_name, t0.victim_phone, t0.loss_avoided, t0.alerted_by_id, t0.assigned_unit_id, t0.case_id
    from outreach_record t0
    where t0.outreach_number = asked.p3::text and ((t0.carrier_id = asked.p1::text or t0.alerted_by_id = asked.p1::text)) and agreed.outreach
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.alerted_by_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || '}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name
      from agency t6
      where t6.id = t1.assigned_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"caseNumber":' || to_json(t10.case_number)::text || ',"summary":null}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.case_number
      from fraud_case t9
      where t9.id = t1.case_id and ((exists (
        select 1
        from case_party t9_l
        where t9_l.case_id = t9.id and t9_l.agency_id = asked.p1::text
      ) and (false) is not true)) and agreed.cases
      limit 1
    ) t10
  ) t11 on true
) t2 on true;

-- CARRIER
-- Query.outreachRecordByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.outreach then '' else 'OUTREACH ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'OUTREACH' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as outreach offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":null,"status":null,"fraudType":null,"createdAt":' || to_json(t1.created_at)::text ||
  ',"closedAt":null,"divisionCode":null,"scriptVersion":' || to_json(t1.script_version)::text || ',"grounds":null,"victimName":null,"victimPhone":' || to_json(t1.victim_phone)::text ||
  ',"victimAddress":null,"lossAvoided":null,"alertedBy":null,"assignedUnit":null,"carrier":' || coalesce(t5.j, 'null') ||
  ',"case":null,"attempts":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"CLEAR","reason":null},{"field":"victimPhone","disposition":"CLEAR","reason":null},{"field":"carrier","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"status","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"fraudType","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"closedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"divisionCode","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"grounds","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimName","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimAddress","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAvoided","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"alertedBy","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"assignedUnit","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"case","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"attempts","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') as m
  from (
    select t0.id, t0.outreach_number, t0.created_at, t0.script_version, t0.victim_phone, t0.carrier_id
    from outreach_record t0
    where t0.outreach_number = asked.p1::text and ((t0.carrier_id = asked.p2::text or t0.alerted_by_id = asked.p2::text)) and agreed.outreach
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.carrier_id
      limit 1
    ) t4
  ) t5 on true
) t2 on true;

-- PLATFORM
-- Query.outreachRecordByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.outreach then '' else 'OUTREACH ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p2::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'OUTREACH' = any(a.covers) and asked.p3::text = any(a.purposes)
  ) as outreach offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
  '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
  ',"closedAt":' || coalesce(to_json(t1.closed_at)::text, 'null') || ',"divisionCode":null,"scriptVersion":null,"grounds":null,"victimName":null,"victimPhone":null,"victimAddress":null,"lossAvoided":null,"alertedBy":' || coalesce(t5.j, 'null') ||
  ',"assignedUnit":null,"carrier":null,"case":null,"attempts":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"closedAt","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"scriptVersion","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"grounds","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimName","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimPhone","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimAddress","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"lossAvoided","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"assignedUnit","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"carrier","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"case","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"attempts","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') as m
  from (
    select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.closed_at, t0.alerted_by_id
    from outreach_record t0
    where t0.outreach_number = asked.p1::text and ((t0.carrier_id = asked.p2::text or t0.alerted_by_id = asked.p2::text)) and agreed.outreach
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.alerted_by_id
      limit 1
    ) t4
  ) t5 on true
) t2 on true;

-- AUDITOR
-- Query.outreachRecordByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","outreachNumber":' || to_json(t1.outreach_number)::text || ',"riskLevel":"' || t1.risk_level ||
  '","status":"' || t1.status || '","fraudType":"' || t1.fraud_type || '","createdAt":' || to_json(t1.created_at)::text ||
  ',"closedAt":' || coalesce(to_json(t1.closed_at)::text, 'null') || ',"divisionCode":' || to_json(t1.division_code)::text ||
  ',"scriptVersion":' || to_json(t1.script_version)::text || ',"grounds":null,"victimName":null,"victimPhone":' || coalesce('"' || encode(substr(public.hmac(convert_to(t1.victim_phone_digest, 'UTF8'), decode(asked.p1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
  '"', 'null') || ',"victimAddress":null,"lossAvoided":' || coalesce('"' || t1.loss_avoided::text || '"', 'null') ||
  ',"alertedBy":' || coalesce(t5.j, 'null') || ',"assignedUnit":' || coalesce(t8.j, 'null') || ',"carrier":' || coalesce(t11.j, 'null') ||
  ',"case":' || coalesce(t14.j, 'null') || ',"attempts":' || coalesce(t18.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"outreachNumber","disposition":"CLEAR","reason":null},{"field":"riskLevel","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"fraudType","disposition":"CLEAR","reason":null},{"field":"createdAt","disposition":"CLEAR","reason":null},{"field":"closedAt","disposition":"CLEAR","reason":null},{"field":"divisionCode","disposition":"CLEAR","reason":null},{"field":"scriptVersion","disposition":"CLEAR","reason":null},{"field":"lossAvoided","disposition":"CLEAR","reason":null},{"field":"alertedBy","disposition":"CLEAR","reason":null},{"field":"assignedUnit","disposition":"CLEAR","reason":null},{"field":"carrier","disposition":"CLEAR","reason":null},{"field":"case","disposition":"CLEAR","reason":null},{"field":"attempts","disposition":"CLEAR","reason":null},{"field":"victimPhone","disposition":"TOKEN","reason":null},{"field":"grounds","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimName","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"victimAddress","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t8.m, '') || coalesce(t11.m, '') || coalesce(t14.m, '') || coalesce(t18.m, '') as m
  from (
    select t0.id, t0.outreach_number, t0.risk_level, t0.status, t0.fraud_type, t0.created_at, t0.closed_at, t0.division_code,
    t0.script_version, t0.victim_phone_digest, t0.loss_avoided, t0.alerted_by_id, t0.assigned_unit_id, t0.carrier_id,
    t0.case_id
    from outreach_record t0
    where t0.outreach_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"name":' || to_json(t4.name)::text || '}' as j, '"1:' || t4.id || '",' as m
    from (
      select t3.id, t3.name
      from agency t3
      where t3.id = t1.alerted_by_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"name":' || to_json(t7.name)::text || '}' as j, '"2:' || t7.id || '",' as m
    from (
      select t6.id, t6.name
      from agency t6
      where t6.id = t1.assigned_unit_id
      limit 1
    ) t7
  ) t8 on true
  left join lateral (
    select '{"name":' || to_json(t10.name)::text || '}' as j, '"3:' || t10.id || '",' as m
    from (
      select t9.id, t9.name
      from agency t9
      where t9.id = t1.carrier_id
      limit 1
    ) t10
  ) t11 on true
  left join lateral (
    select '{"caseNumber":' || to_json(t13.case_number)::text || ',"summary":null}' as j, '"4:' || t13.id || '",' as m
    from (
      select t12.id, t12.case_number
      from fraud_case t12
      where t12.id = t1.case_id
      limit 1
    ) t13
  ) t14 on true
  left join lateral (
    select '{"nodes":[' || coalesce(string_agg(t17.n0, ',' order by t17.rn), '') || ']}' as j, coalesce(string_agg(t17.m, ''), '') as m
    from (
      select t16.rn, t16.id, '{"sequence":' || t16.sequence::text || ',"channel":"' || t16.channel || '","attemptedAt":' || to_json(t16.attempted_at)::text ||
      ',"officer":' || to_json(t16.officer)::text || ',"scriptVersion":' || to_json(t16.script_version)::text || ',"outcome":"' || t16.outcome ||
      '","note":null}' as n0, '"5:' || t16.id || '",' as m
      from (
        select t15.id, t15.sequence, t15.channel, t15.attempted_at, t15.officer, t15.script_version, t15.outcome, row_number() over (order by t15.sequence asc, t15.id asc) as rn
        from outreach_attempt t15
        where t15.outreach_id = t1.id
        order by t15.sequence asc, t15.id asc
        limit 20
      ) t16
    ) t17
  ) t18 on true
) t2 on true;
