-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_ANALYSIS
-- Query.riskScores
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn), '') || ']}' as j, coalesce(string_agg(t2.m, ''), '') as m
  from (
    select t1.rn, t1.id, '{"riskNumber":' || to_json(t1.risk_number)::text || ',"subject":"' || t1.subject || '","level":"' || t1.level ||
    '","score":' || t1.score::text || ',"rulesetVersion":' || to_json(t1.ruleset_version)::text || ',"scoredAt":' || to_json(t1.scored_at)::text ||
    ',"account":' || coalesce(t6.j, 'null') || ',"telecomNumber":' || coalesce(t12.j, 'null') || ',"victim":' || coalesce(t15.j, 'null') ||
    ',"reasons":' || coalesce(t19.j, 'null') || ',"fullScores":null}' as n0, '"0:' || t1.id || '",' || coalesce(t6.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') || coalesce(t19.m, '') as m
    from (
      select t0.id, t0.risk_number, t0.subject, t0.level, t0.score, t0.ruleset_version, t0.scored_at, t0.account_id, t0.number_id,
      t0.victim_id, row_number() over (order by t0.scored_at desc, t0.id desc) as rn
      from risk_score t0
      where t0.level = $1::text
      order by t0.scored_at desc, t0.id desc
      limit 20
    ) t1
    left join lateral (
      select '{"number":' || coalesce(to_json(t5_account_identity.number)::text, 'null') || ',"holdingBank":' || coalesce(t9.j, 'null') ||
      '}' as j, '"1:' || t5.id || '",' || coalesce(t9.m, '') as m
      from (
        select t4.id, t4.holding_bank_id
        from account t4
        where t4.id = t1.account_id
        limit 1
      ) t5
      left join account_identity t5_account_identity on t5_account_identity.id = t5.id
      left join lateral (
        select '{"name":' || to_json(t8.name)::text || '}' as j, '"2:' || t8.id || '",' as m
        from (
          select t7.id, t7.name
          from agency t7
          where t7.id = t5.holding_bank_id
          limit 1
        ) t8
      ) t9 on true
    ) t6 on true
    left join lateral (
      select '{"msisdn":' || coalesce(to_json(t11_telecom_number_identity.msisdn)::text, 'null') || '}' as j, '"3:' || t11.id ||
      '",' as m
      from (
        select t10.id
        from telecom_number t10
        where t10.id = t1.number_id
        limit 1
      ) t11
      left join telecom_number_identity t11_telecom_number_identity on t11_telecom_number_identity.id = t11.id
    ) t12 on true
    left join lateral (
      select '{"ageBand":"' || t14.age_band || '"}' as j, '"4:' || t14.id || '",' as m
      from (
        select t13.id, t13.age_band
        from victim t13
        where t13.id = t1.victim_id
        limit 1
      ) t14
    ) t15 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
      from (
        select t17.rn, t17.id, '{"rule":"' || t17.rule || '","weight":' || t17.weight::text || ',"observed":' || to_json(t17.observed)::text ||
        ',"threshold":' || to_json(t17.threshold)::text || ',"fromAt":' || coalesce(to_json(t17.from_at)::text, 'null') ||
        ',"untilAt":' || coalesce(to_json(t17.until_at)::text, 'null') || '}' as n0, '"5:' || t17.id || '",' as m
        from (
          select t16.id, t16.rule, t16.weight, t16.observed, t16.threshold, t16.from_at, t16.until_at, row_number() over (order by t16.weight desc, t16.id desc) as rn
          from risk_reason t16
          where t16.risk_score_id = t1.id
          order by t16.weight desc, t16.id desc
          limit 10
        ) t17
      ) t18
    ) t19 on true
  ) t2
) t3 on true;

-- POLICE_CONTROL § instrument, POLICE_ANALYSIS § instrument
-- Query.riskScores
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn), '') || ']}' as j, coalesce(string_agg(t2.m, ''), '') as m
  from (
    select t1.rn, t1.id, '{"riskNumber":' || to_json(t1.risk_number)::text || ',"subject":"' || t1.subject || '","level":"' || t1.level ||
    '","score":' || t1.score::text || ',"rulesetVersion":' || to_json(t1.ruleset_version)::text || ',"scoredAt":' || to_json(t1.scored_at)::text ||
    ',"account":' || coalesce(t6.j, 'null') || ',"telecomNumber":' || coalesce(t12.j, 'null') || ',"victim":' || coalesce(t15.j, 'null') ||
    ',"reasons":' || coalesce(t19.j, 'null') || ',"fullScores":' || coalesce(t24.j, 'null') || '}' as n0, '"0:' || t1.id ||
    '",' || coalesce(t6.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') || coalesce(t19.m, '') || coalesce(t24.m, '') as m
    from (
      select t0.id, t0.risk_number, t0.subject, t0.level, t0.score, t0.ruleset_version, t0.scored_at, t0.account_id, t0.number_id,
      t0.victim_id, row_number() over (order by t0.scored_at desc, t0.id desc) as rn
      from risk_score t0
      where t0.level = $2::text
      order by t0.scored_at desc, t0.id desc
      limit 20
    ) t1
    left join lateral (
      select '{"number":' || coalesce(to_json(t5_account_identity.number)::text, 'null') || ',"holdingBank":' || coalesce(t9.j, 'null') ||
      '}' as j, '"1:' || t5.id || '",' || coalesce(t9.m, '') as m
      from (
        select t4.id, t4.holding_bank_id
        from account t4
        where t4.id = t1.account_id
        limit 1
      ) t5
      left join account_identity t5_account_identity on t5_account_identity.id = t5.id
      left join lateral (
        select '{"name":' || to_json(t8.name)::text || '}' as j, '"2:' || t8.id || '",' as m
        from (
          select t7.id, t7.name
          from agency t7
          where t7.id = t5.holding_bank_id
          limit 1
        ) t8
      ) t9 on true
    ) t6 on true
    left join lateral (
      select '{"msisdn":' || coalesce(to_json(t11_telecom_number_identity.msisdn)::text, 'null') || '}' as j, '"3:' || t11.id ||
      '",' as m
      from (
        select t10.id
        from telecom_number t10
        where t10.id = t1.number_id
        limit 1
      ) t11
      left join telecom_number_identity t11_telecom_number_identity on t11_telecom_number_identity.id = t11.id
    ) t12 on true
    left join lateral (
      select '{"ageBand":"' || t14.age_band || '"}' as j, '"4:' || t14.id || '",' as m
      from (
        select t13.id, t13.age_band
        from victim t13
        where t13.id = t1.victim_id
        limit 1
      ) t14
    ) t15 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t18.n0, ',' order by t18.rn), '') || ']}' as j, coalesce(string_agg(t18.m, ''), '') as m
      from (
        select t17.rn, t17.id, '{"rule":"' || t17.rule || '","weight":' || t17.weight::text || ',"observed":' || to_json(t17.observed)::text ||
        ',"threshold":' || to_json(t17.threshold)::text || ',"fromAt":' || coalesce(to_json(t17.from_at)::text, 'null') ||
        ',"untilAt":' || coalesce(to_json(t17.until_at)::text, 'null') || '}' as n0, '"5:' || t17.id || '",' as m
        from (
          select t16.id, t16.rule, t16.weight, t16.observed, t16.threshold, t16.from_at, t16.until_at, row_number() over (order by t16.weight desc, t16.id desc) as rn
          from risk_reason t16
          where t16.risk_score_id = t1.id
          order by t16.weight desc, t16.id desc
          limit 10
        ) t17
      ) t18
    ) t19 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t23.n0, ',' order by t23.rn), '') || ']}' as j, coalesce(string_agg(t23.m, ''), '') as m
      from (
        select t22.rn, t22.id, '{"score":' || t22.score::text || ',"level":"' || t22.level || '","scoredAt":' || to_json(t22.scored_at)::text ||
        ',"reasons":' || coalesce(t28.j, 'null') || '}' as n0, '"6:' || t22.id || '",' || coalesce(t28.m, '') as m
        from (
          select t21.id, t21.score, t21.level, t21.scored_at, row_number() over (order by t21.scored_at desc, t21.id desc) as rn
          from full_risk_score t21
          where t21.risk_score_id = t1.id and (((t21.case_id = $1::text or exists (
            select 1
            from involved_account t21_l
            where t21_l.account_id = t21.account_id and t21_l.case_id = $1::text
          ) or exists (
            select 1
            from involved_number t21_l
            where t21_l.number_id = t21.number_id and t21_l.case_id = $1::text
          )) and (false) is not true))
          order by t21.scored_at desc, t21.id desc
          limit 1
        ) t22
        left join lateral (
          select '{"nodes":[' || coalesce(string_agg(t27.n0, ',' order by t27.rn), '') || ']}' as j, coalesce(string_agg(t27.m, ''), '') as m
          from (
            select t26.rn, t26.id, '{"rule":"' || t26.rule || '","weight":' || t26.weight::text || ',"observed":' || to_json(t26.observed)::text ||
            '}' as n0, '"7:' || t26.id || '",' as m
            from (
              select t25.id, t25.rule, t25.weight, t25.observed, row_number() over (order by t25.weight desc, t25.id desc) as rn
              from full_risk_reason t25
              where t25.full_risk_score_id = t22.id and (((t25.case_id = $1::text or exists (
                select 1
                from involved_account t25_l
                where t25_l.account_id = t25.account_id and t25_l.case_id = $1::text
              ) or exists (
                select 1
                from involved_number t25_l
                where t25_l.number_id = t25.number_id and t25_l.case_id = $1::text
              )) and (false) is not true))
              order by t25.weight desc, t25.id desc
              limit 10
            ) t26
          ) t27
        ) t28 on true
      ) t23
    ) t24 on true
  ) t2
) t3 on true;

-- POLICE_OUTREACH
-- Query.riskScores
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn), '') || ']}' as j, coalesce(string_agg(t2.m, ''), '') as m
  from (
    select t1.rn, t1.id, '{"riskNumber":' || to_json(t1.risk_number)::text || ',"subject":"' || t1.subject || '","level":"' || t1.level ||
    '","score":null,"rulesetVersion":' || to_json(t1.ruleset_version)::text || ',"scoredAt":' || to_json(t1.scored_at)::text ||
    ',"account":null,"telecomNumber":null,"victim":' || coalesce(t6.j, 'null') || ',"reasons":' || coalesce(t10.j, 'null') ||
    ',"fullScores":null}' as n0, '"0:' || t1.id || '",' || coalesce(t6.m, '') || coalesce(t10.m, '') as m
    from (
      select t0.id, t0.risk_number, t0.subject, t0.level, t0.ruleset_version, t0.scored_at, t0.victim_id, row_number() over (order by t0.scored_at desc, t0.id desc) as rn
      from risk_score t0
      where (t0.subject not in ('ACCOUNT', 'NUMBER')) and t0.level = $1::text
      order by t0.scored_at desc, t0.id desc
      limit 20
    ) t1
    left join lateral (
      select '{"ageBand":"' || t5.age_band || '"}' as j, '"1:' || t5.id || '",' as m
      from (
        select t4.id, t4.age_band
        from victim t4
        where t4.id = t1.victim_id
        limit 1
      ) t5
    ) t6 on true
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t9.n0, ',' order by t9.rn), '') || ']}' as j, coalesce(string_agg(t9.m, ''), '') as m
      from (
        select t8.rn, t8.id, '{"rule":"' || t8.rule || '","weight":' || t8.weight::text || ',"observed":' || to_json(t8.observed)::text ||
        ',"threshold":' || to_json(t8.threshold)::text || ',"fromAt":' || coalesce(to_json(t8.from_at)::text, 'null') ||
        ',"untilAt":' || coalesce(to_json(t8.until_at)::text, 'null') || '}' as n0, '"2:' || t8.id || '",' as m
        from (
          select t7.id, t7.rule, t7.weight, t7.observed, t7.threshold, t7.from_at, t7.until_at, row_number() over (order by t7.weight desc, t7.id desc) as rn
          from risk_reason t7
          where t7.risk_score_id = t1.id and (t7.subject not in ('ACCOUNT', 'NUMBER'))
          order by t7.weight desc, t7.id desc
          limit 10
        ) t8
      ) t9
    ) t10 on true
  ) t2
) t3 on true;

-- AUDITOR
-- Query.riskScores
select coalesce(t3.j, 'null') as j, coalesce(t3.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"nodes":[' || coalesce(string_agg(t2.n0, ',' order by t2.rn), '') || ']}' as j, coalesce(string_agg(t2.m, ''), '') as m
  from (
    select t1.rn, t1.id, '{"riskNumber":' || to_json(t1.risk_number)::text || ',"subject":"' || t1.subject || '","level":"' || t1.level ||
    '","score":null,"rulesetVersion":' || to_json(t1.ruleset_version)::text || ',"scoredAt":' || to_json(t1.scored_at)::text ||
    ',"account":' || coalesce(t6.j, 'null') || ',"telecomNumber":' || coalesce(t12.j, 'null') || ',"victim":' || coalesce(t15.j, 'null') ||
    ',"reasons":null,"fullScores":null}' as n0, '"0:' || t1.id || '",' || coalesce(t6.m, '') || coalesce(t12.m, '') || coalesce(t15.m, '') as m
    from (
      select t0.id, t0.risk_number, t0.subject, t0.level, t0.ruleset_version, t0.scored_at, t0.account_id, t0.number_id,
      t0.victim_id, row_number() over (order by t0.scored_at desc, t0.id desc) as rn
      from risk_score t0
      where t0.level = $2::text
      order by t0.scored_at desc, t0.id desc
      limit 20
    ) t1
    left join lateral (
      select '{"number":' || coalesce('"' || encode(substr(public.hmac(convert_to(t5.number_digest, 'UTF8'), decode($1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || ',"holdingBank":' || coalesce(t9.j, 'null') || '}' as j, '"1:' || t5.id || '",' || coalesce(t9.m, '') as m
      from (
        select t4.id, t4.number_digest, t4.holding_bank_id
        from account t4
        where t4.id = t1.account_id
        limit 1
      ) t5
      left join lateral (
        select '{"name":' || to_json(t8.name)::text || '}' as j, '"2:' || t8.id || '",' as m
        from (
          select t7.id, t7.name
          from agency t7
          where t7.id = t5.holding_bank_id
          limit 1
        ) t8
      ) t9 on true
    ) t6 on true
    left join lateral (
      select '{"msisdn":' || coalesce('"' || encode(substr(public.hmac(convert_to(t11.msisdn_digest, 'UTF8'), decode($1::text, 'hex'), 'sha256'), 1, 16), 'hex') ||
      '"', 'null') || '}' as j, '"3:' || t11.id || '",' as m
      from (
        select t10.id, t10.msisdn_digest
        from telecom_number t10
        where t10.id = t1.number_id
        limit 1
      ) t11
    ) t12 on true
    left join lateral (
      select '{"ageBand":null}' as j, '"4:' || t14.id || '",' as m
      from (
        select t13.id
        from victim t13
        where t13.id = t1.victim_id
        limit 1
      ) t14
    ) t15 on true
  ) t2
) t3 on true;
