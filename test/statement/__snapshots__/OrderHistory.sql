-- POLICE_INTAKE, POLICE_INTAKE § instrument, POLICE_CONTROL, POLICE_CONTROL § instrument, POLICE_ANALYSIS, POLICE_ANALYSIS § instrument
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"status":"' || t1.status ||
  '","version":' || t1.version::text || ',"awaitsAddressee":' || case when t1.awaits_addressee then 'true' when not t1.awaits_addressee then 'false' end ||
  ',"acknowledgedAt":' || coalesce(to_json(t1.acknowledged_at)::text, 'null') || ',"heldAmount":' || coalesce('"' || t1.held_amount::text ||
  '"', 'null') || ',"extensions":' || t1.extensions::text || ',"warnedAt":' || coalesce(to_json(t1.warned_at)::text, 'null') ||
  ',"follows":' || coalesce(t5.j, 'null') || ',"history":' || coalesce(t9.j, 'null') || ',"allowedTransitions":' ||
  (
    select '[' || coalesce(string_agg('{"action":' || coalesce(to_json(s.action)::text, 'null') || ',"to":' || coalesce(to_json(s.to_status)::text, 'null') ||
    ',"allowed":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end is null))::text, 'null') ||
    ',"rule":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end))::text, 'null') ||
    ',"article":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '银发〔2016〕86号 二(一)2' when 'stop-term-over' then '银发〔2016〕86号 二(一)2' when 'freeze-renew-before-expiry' then '公安机关办理刑事案件程序规定 §240' when 'step-not-lawful' then 'platform rule 平台规则' when 'stop-two-at-most' then '银发〔2016〕86号 二(一)2' when 'freeze-no-double' then '刑事诉讼法 §144 ¶2' else s.article end))::text, 'null') ||
    ',"why":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then 'An extension must reach the bank before the stop expires.' when 'stop-term-over' then 'The stop has ended by itself because its term is over.' when 'freeze-renew-before-expiry' then 'A freeze must be renewed before it expires, or it is deemed lifted.' when 'step-not-lawful' then 'The step is not open in the present state.' when 'stop-two-at-most' then 'An account may be stopped twice at most.' when 'freeze-no-double' then 'Property that is frozen already must not be frozen again.' else s.rule_en end))::text, 'null') ||
    ',"whyZh":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '止付延期须在止付到期前送达银行。' when 'stop-term-over' then '止付期限已届满，止付自动解除。' when 'freeze-renew-before-expiry' then '须在冻结期限届满前办理续冻，逾期视为自动解除冻结。' when 'step-not-lawful' then '当前状态下不允许该操作。' when 'stop-two-at-most' then '同一账户止付次数以两次为限。' when 'freeze-no-double' then '财产已被冻结的，不得重复冻结。' else s.rule_zh end))::text, 'null') ||
    ',"until":' || coalesce(to_json((case when s.guards && array['WITHIN_STOP_TERM', 'WITHIN_TERM', 'WITHIN_FREEZE_TERM'] then to_json(t1.expires_at) #>> '{}' end))::text, 'null') ||
    '}', ',' order by s.ordinal), '') || ']'
    from app.order_step s
    where s.family = t1.family and s.from_status = t1.status and asked.p1::text = any (s.actors)
  ) || ',"legalInstrument":' || coalesce(t19.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"awaitsAddressee","disposition":"CLEAR","reason":null},{"field":"acknowledgedAt","disposition":"CLEAR","reason":null},{"field":"heldAmount","disposition":"CLEAR","reason":null},{"field":"extensions","disposition":"CLEAR","reason":null},{"field":"warnedAt","disposition":"CLEAR","reason":null},{"field":"follows","disposition":"CLEAR","reason":null},{"field":"history","disposition":"CLEAR","reason":null},{"field":"allowedTransitions","disposition":"CLEAR","reason":null},{"field":"legalInstrument","disposition":"CLEAR","reason":null}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t19.m, '') as m
  from (
    select t0.id, t0.order_number, t0.status, t0.version, t0.awaits_addressee, t0.acknowledged_at, t0.held_amount, t0.extensions,
    t0.warned_at, t0.follows_id, t0.family, t0.expires_at, t0.instrument_id
    from control_order t0
    where t0.order_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"orderNumber":' || to_json(t4.order_number)::text || ',"status":"' || t4.status || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.order_number, t3.status
      from control_order t3
      where t3.id = t1.follows_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from order_event t10
        where t10.order_id = t1.id
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"version":' || t7.version::text || ',"action":"' || t7.action || '","fromStatus":' || coalesce('"' || t7.from_status ||
      '"', 'null') || ',"toStatus":"' || t7.to_status || '","occurredAt":' || to_json(t7.occurred_at)::text || ',"actor":"' || t7.actor ||
      '","agency":' || coalesce(t15.j, 'null') || ',"article":' || to_json(t7.article)::text || ',"note":' || coalesce(to_json(t7.note)::text, 'null') ||
      '}' as n0, '"2:' || t7.id || '",' || coalesce(t15.m, '') as m
      from (
        select t6.id, t6.version, t6.action, t6.from_status, t6.to_status, t6.occurred_at, t6.actor, t6.agency_id, t6.article,
        t6.note, row_number() over (order by t6.version asc, t6.id asc) as rn
        from order_event t6
        where t6.order_id = t1.id
        order by t6.version asc, t6.id asc
        limit 50
      ) t7
      left join lateral (
        select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
        from (
          select t13.id, t13.name
          from agency t13
          where t13.id = t7.agency_id
          limit 1
        ) t14
      ) t15 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"instrumentNumber":' || to_json(t18.instrument_number)::text || ',"scope":' || coalesce(to_json(t18.scope)::text, 'null') ||
    ',"approvedAt":' || coalesce(to_json(t18.approved_at)::text, 'null') || ',"attachments":' || coalesce(t23.j, 'null') ||
    '}' as j, '"4:' || t18.id || '",' || coalesce(t23.m, '') as m
    from (
      select t17.id, t17.instrument_number, t17.scope, t17.approved_at
      from legal_instrument t17
      where t17.id = t1.instrument_id
      limit 1
    ) t18
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
      from (
        select t21.rn, t21.id, '{"kind":"' || t21.kind || '","fileName":' || to_json(t21.file_name)::text || ',"sizeBytes":' || t21.size_bytes::text ||
        ',"sha256":' || to_json(t21.sha256)::text || '}' as n0, '"5:' || t21.id || '",' as m
        from (
          select t20.id, t20.kind, t20.file_name, t20.size_bytes, t20.sha256, row_number() over (order by t20.added_at asc, t20.id asc) as rn
          from attachment t20
          where t20.instrument_id = t18.id
          order by t20.added_at asc, t20.id asc
          limit 10
        ) t21
      ) t22
    ) t23 on true
  ) t19 on true
) t2 on true;

-- BANK
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
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
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"status":"' || t1.status ||
  '","version":' || t1.version::text || ',"awaitsAddressee":' || case when t1.awaits_addressee then 'true' when not t1.awaits_addressee then 'false' end ||
  ',"acknowledgedAt":' || coalesce(to_json(t1.acknowledged_at)::text, 'null') || ',"heldAmount":' || coalesce('"' || t1.held_amount::text ||
  '"', 'null') || ',"extensions":' || t1.extensions::text || ',"warnedAt":null,"follows":' || coalesce(t5.j, 'null') ||
  ',"history":' || coalesce(t9.j, 'null') || ',"allowedTransitions":' || (
    select '[' || coalesce(string_agg('{"action":' || coalesce(to_json(s.action)::text, 'null') || ',"to":' || coalesce(to_json(s.to_status)::text, 'null') ||
    ',"allowed":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end is null))::text, 'null') ||
    ',"rule":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end))::text, 'null') ||
    ',"article":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '银发〔2016〕86号 二(一)2' when 'stop-term-over' then '银发〔2016〕86号 二(一)2' when 'freeze-renew-before-expiry' then '公安机关办理刑事案件程序规定 §240' when 'step-not-lawful' then 'platform rule 平台规则' when 'stop-two-at-most' then '银发〔2016〕86号 二(一)2' when 'freeze-no-double' then '刑事诉讼法 §144 ¶2' else s.article end))::text, 'null') ||
    ',"why":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then 'An extension must reach the bank before the stop expires.' when 'stop-term-over' then 'The stop has ended by itself because its term is over.' when 'freeze-renew-before-expiry' then 'A freeze must be renewed before it expires, or it is deemed lifted.' when 'step-not-lawful' then 'The step is not open in the present state.' when 'stop-two-at-most' then 'An account may be stopped twice at most.' when 'freeze-no-double' then 'Property that is frozen already must not be frozen again.' else s.rule_en end))::text, 'null') ||
    ',"whyZh":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '止付延期须在止付到期前送达银行。' when 'stop-term-over' then '止付期限已届满，止付自动解除。' when 'freeze-renew-before-expiry' then '须在冻结期限届满前办理续冻，逾期视为自动解除冻结。' when 'step-not-lawful' then '当前状态下不允许该操作。' when 'stop-two-at-most' then '同一账户止付次数以两次为限。' when 'freeze-no-double' then '财产已被冻结的，不得重复冻结。' else s.rule_zh end))::text, 'null') ||
    ',"until":' || coalesce(to_json((case when s.guards && array['WITHIN_STOP_TERM', 'WITHIN_TERM', 'WITHIN_FREEZE_TERM'] then to_json(t1.expires_at) #>> '{}' end))::text, 'null') ||
    '}', ',' order by s.ordinal), '') || ']'
    from app.order_step s
    where s.family = t1.family and s.from_status = t1.status and asked.p3::text = any (s.actors)
  ) || ',"legalInstrument":' || coalesce(t19.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"awaitsAddressee","disposition":"CLEAR","reason":null},{"field":"acknowledgedAt","disposition":"CLEAR","reason":null},{"field":"heldAmount","disposition":"CLEAR","reason":null},{"field":"extensions","disposition":"CLEAR","reason":null},{"field":"follows","disposition":"CLEAR","reason":null},{"field":"history","disposition":"CLEAR","reason":null},{"field":"allowedTransitions","disposition":"CLEAR","reason":null},{"field":"legalInstrument","disposition":"CLEAR","reason":null},{"field":"warnedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t19.m, '') as m
  from (
    select t0.id, t0.order_number, t0.status, t0.version, t0.awaits_addressee, t0.acknowledged_at, t0.held_amount, t0.extensions,
    t0.follows_id, t0.family, t0.expires_at, t0.instrument_id
    from control_order t0
    where t0.order_number = asked.p4::text and (((t0.addressee_id = asked.p1::text or t0.routed_by_id = asked.p1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
    limit 1
  ) t1
  left join lateral (
    select '{"orderNumber":' || to_json(t4.order_number)::text || ',"status":"' || t4.status || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.order_number, t3.status
      from control_order t3
      where t3.id = t1.follows_id and (((t3.addressee_id = asked.p1::text or t3.routed_by_id = asked.p1::text) and t3.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from order_event t10
        where t10.order_id = t1.id and (((t10.addressee_id = asked.p1::text or t10.routed_by_id = asked.p1::text) and t10.to_status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"version":' || t7.version::text || ',"action":"' || t7.action || '","fromStatus":' || coalesce('"' || t7.from_status ||
      '"', 'null') || ',"toStatus":"' || t7.to_status || '","occurredAt":' || to_json(t7.occurred_at)::text || ',"actor":"' || t7.actor ||
      '","agency":' || coalesce(t15.j, 'null') || ',"article":' || to_json(t7.article)::text || ',"note":null}' as n0,
      '"2:' || t7.id || '",' || coalesce(t15.m, '') as m
      from (
        select t6.id, t6.version, t6.action, t6.from_status, t6.to_status, t6.occurred_at, t6.actor, t6.agency_id, t6.article,
        row_number() over (order by t6.version asc, t6.id asc) as rn
        from order_event t6
        where t6.order_id = t1.id and (((t6.addressee_id = asked.p1::text or t6.routed_by_id = asked.p1::text) and t6.to_status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        order by t6.version asc, t6.id asc
        limit 50
      ) t7
      left join lateral (
        select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
        from (
          select t13.id, t13.name
          from agency t13
          where t13.id = t7.agency_id
          limit 1
        ) t14
      ) t15 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"instrumentNumber":' || to_json(t18.instrument_number)::text || ',"scope":' || coalesce(to_json(t18.scope)::text, 'null') ||
    ',"approvedAt":' || coalesce(to_json(t18.approved_at)::text, 'null') || ',"attachments":' || coalesce(t23.j, 'null') ||
    '}' as j, '"4:' || t18.id || '",' || coalesce(t23.m, '') as m
    from (
      select t17.id, t17.instrument_number, t17.scope, t17.approved_at
      from legal_instrument t17
      where t17.id = t1.instrument_id and (((t17.approved_at is not null and exists (
        select 1
        from case_party t17_l
        where t17_l.case_id = t17.case_id and t17_l.agency_id = asked.p1::text
      )) and (false) is not true)) and agreed.cases
      limit 1
    ) t18
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
      from (
        select t21.rn, t21.id, '{"kind":"' || t21.kind || '","fileName":' || to_json(t21.file_name)::text || ',"sizeBytes":' || t21.size_bytes::text ||
        ',"sha256":' || to_json(t21.sha256)::text || '}' as n0, '"5:' || t21.id || '",' as m
        from (
          select t20.id, t20.kind, t20.file_name, t20.size_bytes, t20.sha256, row_number() over (order by t20.added_at asc, t20.id asc) as rn
          from attachment t20
          where t20.instrument_id = t18.id and (((exists (
            select 1
            from legal_instrument t20_l
            where t20_l.id = t20.instrument_id and t20_l.approved_at is not null
          ) and ((t20.kind in ('OFFICER_CREDENTIAL') and exists (
            select 1
            from case_party t20_l
            where t20_l.case_id = t20.case_id and t20_l.agency_id = asked.p1::text
          )) or (t20.kind in ('FREEZING_DOCUMENT', 'STOP_PAYMENT_APPLICATION', 'OTHER') and exists (
            select 1
            from case_party t20_l
            where t20_l.case_id = t20.case_id and (t20_l.agency_id = asked.p1::text and exists (
              select 1
              from agency t20_l_l
              where t20_l_l.id = t20_l.agency_id and t20_l_l.type in ('BANK', 'PSP')
            ))
          )))) and (false) is not true)) and agreed.cases
          order by t20.added_at asc, t20.id asc
          limit 10
        ) t21
      ) t22
    ) t23 on true
  ) t19 on true
) t2 on true;

-- CARD_SCHEME
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end as g
from (
  select exists (
    select 1
    from data_sharing_agreement a
    where a.recipient_id = asked.p1::text and a.suspended_at is null and now() >= a.valid_from and now() < a.valid_until and 'ORDERS' = any(a.covers) and asked.p2::text = any(a.purposes)
  ) as orders offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"status":"' || t1.status ||
  '","version":' || t1.version::text || ',"awaitsAddressee":' || case when t1.awaits_addressee then 'true' when not t1.awaits_addressee then 'false' end ||
  ',"acknowledgedAt":' || coalesce(to_json(t1.acknowledged_at)::text, 'null') || ',"heldAmount":null,"extensions":' || t1.extensions::text ||
  ',"warnedAt":null,"follows":' || coalesce(t5.j, 'null') || ',"history":' || coalesce(t9.j, 'null') || ',"allowedTransitions":' ||
  (
    select '[' || coalesce(string_agg('{"action":' || coalesce(to_json(s.action)::text, 'null') || ',"to":' || coalesce(to_json(s.to_status)::text, 'null') ||
    ',"allowed":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end is null))::text, 'null') ||
    ',"rule":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end))::text, 'null') ||
    ',"article":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '银发〔2016〕86号 二(一)2' when 'stop-term-over' then '银发〔2016〕86号 二(一)2' when 'freeze-renew-before-expiry' then '公安机关办理刑事案件程序规定 §240' when 'step-not-lawful' then 'platform rule 平台规则' when 'stop-two-at-most' then '银发〔2016〕86号 二(一)2' when 'freeze-no-double' then '刑事诉讼法 §144 ¶2' else s.article end))::text, 'null') ||
    ',"why":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then 'An extension must reach the bank before the stop expires.' when 'stop-term-over' then 'The stop has ended by itself because its term is over.' when 'freeze-renew-before-expiry' then 'A freeze must be renewed before it expires, or it is deemed lifted.' when 'step-not-lawful' then 'The step is not open in the present state.' when 'stop-two-at-most' then 'An account may be stopped twice at most.' when 'freeze-no-double' then 'Property that is frozen already must not be frozen again.' else s.rule_en end))::text, 'null') ||
    ',"whyZh":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '止付延期须在止付到期前送达银行。' when 'stop-term-over' then '止付期限已届满，止付自动解除。' when 'freeze-renew-before-expiry' then '须在冻结期限届满前办理续冻，逾期视为自动解除冻结。' when 'step-not-lawful' then '当前状态下不允许该操作。' when 'stop-two-at-most' then '同一账户止付次数以两次为限。' when 'freeze-no-double' then '财产已被冻结的，不得重复冻结。' else s.rule_zh end))::text, 'null') ||
    ',"until":' || coalesce(to_json((case when s.guards && array['WITHIN_STOP_TERM', 'WITHIN_TERM', 'WITHIN_FREEZE_TERM'] then to_json(t1.expires_at) #>> '{}' end))::text, 'null') ||
    '}', ',' order by s.ordinal), '') || ']'
    from app.order_step s
    where s.family = t1.family and s.from_status = t1.status and asked.p3::text = any (s.actors)
  ) || ',"legalInstrument":null,"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"awaitsAddressee","disposition":"CLEAR","reason":null},{"field":"acknowledgedAt","disposition":"CLEAR","reason":null},{"field":"extensions","disposition":"CLEAR","reason":null},{"field":"follows","disposition":"CLEAR","reason":null},{"field":"history","disposition":"CLEAR","reason":null},{"field":"allowedTransitions","disposition":"CLEAR","reason":null},{"field":"heldAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"warnedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"legalInstrument","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') as m
  from (
    select t0.id, t0.order_number, t0.status, t0.version, t0.awaits_addressee, t0.acknowledged_at, t0.extensions, t0.follows_id,
    t0.family, t0.expires_at
    from control_order t0
    where t0.order_number = asked.p4::text and (((t0.addressee_id = asked.p1::text or t0.routed_by_id = asked.p1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
    limit 1
  ) t1
  left join lateral (
    select '{"orderNumber":' || to_json(t4.order_number)::text || ',"status":"' || t4.status || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.order_number, t3.status
      from control_order t3
      where t3.id = t1.follows_id and (((t3.addressee_id = asked.p1::text or t3.routed_by_id = asked.p1::text) and t3.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from order_event t10
        where t10.order_id = t1.id and (((t10.addressee_id = asked.p1::text or t10.routed_by_id = asked.p1::text) and t10.to_status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"version":' || t7.version::text || ',"action":"' || t7.action || '","fromStatus":' || coalesce('"' || t7.from_status ||
      '"', 'null') || ',"toStatus":"' || t7.to_status || '","occurredAt":' || to_json(t7.occurred_at)::text || ',"actor":"' || t7.actor ||
      '","agency":' || coalesce(t15.j, 'null') || ',"article":' || to_json(t7.article)::text || ',"note":null}' as n0,
      '"2:' || t7.id || '",' || coalesce(t15.m, '') as m
      from (
        select t6.id, t6.version, t6.action, t6.from_status, t6.to_status, t6.occurred_at, t6.actor, t6.agency_id, t6.article,
        row_number() over (order by t6.version asc, t6.id asc) as rn
        from order_event t6
        where t6.order_id = t1.id and (((t6.addressee_id = asked.p1::text or t6.routed_by_id = asked.p1::text) and t6.to_status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        order by t6.version asc, t6.id asc
        limit 50
      ) t7
      left join lateral (
        select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
        from (
          select t13.id, t13.name
          from agency t13
          where t13.id = t7.agency_id
          limit 1
        ) t14
      ) t15 on true
    ) t8
  ) t9 on true
) t2 on true;

-- CARRIER, PLATFORM
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, case when agreed.orders then '' else 'ORDERS ' end || case when agreed.cases then '' else 'CASES ' end as g
from (
  select exists (
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
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"status":"' || t1.status ||
  '","version":' || t1.version::text || ',"awaitsAddressee":' || case when t1.awaits_addressee then 'true' when not t1.awaits_addressee then 'false' end ||
  ',"acknowledgedAt":' || coalesce(to_json(t1.acknowledged_at)::text, 'null') || ',"heldAmount":null,"extensions":' || t1.extensions::text ||
  ',"warnedAt":null,"follows":' || coalesce(t5.j, 'null') || ',"history":' || coalesce(t9.j, 'null') || ',"allowedTransitions":' ||
  (
    select '[' || coalesce(string_agg('{"action":' || coalesce(to_json(s.action)::text, 'null') || ',"to":' || coalesce(to_json(s.to_status)::text, 'null') ||
    ',"allowed":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end is null))::text, 'null') ||
    ',"rule":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end))::text, 'null') ||
    ',"article":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '银发〔2016〕86号 二(一)2' when 'stop-term-over' then '银发〔2016〕86号 二(一)2' when 'freeze-renew-before-expiry' then '公安机关办理刑事案件程序规定 §240' when 'step-not-lawful' then 'platform rule 平台规则' when 'stop-two-at-most' then '银发〔2016〕86号 二(一)2' when 'freeze-no-double' then '刑事诉讼法 §144 ¶2' else s.article end))::text, 'null') ||
    ',"why":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then 'An extension must reach the bank before the stop expires.' when 'stop-term-over' then 'The stop has ended by itself because its term is over.' when 'freeze-renew-before-expiry' then 'A freeze must be renewed before it expires, or it is deemed lifted.' when 'step-not-lawful' then 'The step is not open in the present state.' when 'stop-two-at-most' then 'An account may be stopped twice at most.' when 'freeze-no-double' then 'Property that is frozen already must not be frozen again.' else s.rule_en end))::text, 'null') ||
    ',"whyZh":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '止付延期须在止付到期前送达银行。' when 'stop-term-over' then '止付期限已届满，止付自动解除。' when 'freeze-renew-before-expiry' then '须在冻结期限届满前办理续冻，逾期视为自动解除冻结。' when 'step-not-lawful' then '当前状态下不允许该操作。' when 'stop-two-at-most' then '同一账户止付次数以两次为限。' when 'freeze-no-double' then '财产已被冻结的，不得重复冻结。' else s.rule_zh end))::text, 'null') ||
    ',"until":' || coalesce(to_json((case when s.guards && array['WITHIN_STOP_TERM', 'WITHIN_TERM', 'WITHIN_FREEZE_TERM'] then to_json(t1.expires_at) #>> '{}' end))::text, 'null') ||
    '}', ',' order by s.ordinal), '') || ']'
    from app.order_step s
    where s.family = t1.family and s.from_status = t1.status and asked.p3::text = any (s.actors)
  ) || ',"legalInstrument":' || coalesce(t19.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"awaitsAddressee","disposition":"CLEAR","reason":null},{"field":"acknowledgedAt","disposition":"CLEAR","reason":null},{"field":"extensions","disposition":"CLEAR","reason":null},{"field":"follows","disposition":"CLEAR","reason":null},{"field":"history","disposition":"CLEAR","reason":null},{"field":"allowedTransitions","disposition":"CLEAR","reason":null},{"field":"legalInstrument","disposition":"CLEAR","reason":null},{"field":"heldAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"},{"field":"warnedAt","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t19.m, '') as m
  from (
    select t0.id, t0.order_number, t0.status, t0.version, t0.awaits_addressee, t0.acknowledged_at, t0.extensions, t0.follows_id,
    t0.family, t0.expires_at, t0.instrument_id
    from control_order t0
    where t0.order_number = asked.p4::text and (((t0.addressee_id = asked.p1::text or t0.routed_by_id = asked.p1::text) and t0.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
    limit 1
  ) t1
  left join lateral (
    select '{"orderNumber":' || to_json(t4.order_number)::text || ',"status":"' || t4.status || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.order_number, t3.status
      from control_order t3
      where t3.id = t1.follows_id and (((t3.addressee_id = asked.p1::text or t3.routed_by_id = asked.p1::text) and t3.status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from order_event t10
        where t10.order_id = t1.id and (((t10.addressee_id = asked.p1::text or t10.routed_by_id = asked.p1::text) and t10.to_status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"version":' || t7.version::text || ',"action":"' || t7.action || '","fromStatus":' || coalesce('"' || t7.from_status ||
      '"', 'null') || ',"toStatus":"' || t7.to_status || '","occurredAt":' || to_json(t7.occurred_at)::text || ',"actor":"' || t7.actor ||
      '","agency":' || coalesce(t15.j, 'null') || ',"article":' || to_json(t7.article)::text || ',"note":null}' as n0,
      '"2:' || t7.id || '",' || coalesce(t15.m, '') as m
      from (
        select t6.id, t6.version, t6.action, t6.from_status, t6.to_status, t6.occurred_at, t6.actor, t6.agency_id, t6.article,
        row_number() over (order by t6.version asc, t6.id asc) as rn
        from order_event t6
        where t6.order_id = t1.id and (((t6.addressee_id = asked.p1::text or t6.routed_by_id = asked.p1::text) and t6.to_status not in ('DRAFT', 'DISCARDED'))) and agreed.orders
        order by t6.version asc, t6.id asc
        limit 50
      ) t7
      left join lateral (
        select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
        from (
          select t13.id, t13.name
          from agency t13
          where t13.id = t7.agency_id
          limit 1
        ) t14
      ) t15 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"instrumentNumber":' || to_json(t18.instrument_number)::text || ',"scope":' || coalesce(to_json(t18.scope)::text, 'null') ||
    ',"approvedAt":' || coalesce(to_json(t18.approved_at)::text, 'null') || ',"attachments":' || coalesce(t23.j, 'null') ||
    '}' as j, '"4:' || t18.id || '",' || coalesce(t23.m, '') as m
    from (
      select t17.id, t17.instrument_number, t17.scope, t17.approved_at
      from legal_instrument t17
      where t17.id = t1.instrument_id and (((t17.approved_at is not null and exists (
        select 1
        from case_party t17_l
        where t17_l.case_id = t17.case_id and t17_l.agency_id = asked.p1::text
      )) and (false) is not true)) and agreed.cases
      limit 1
    ) t18
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
      from (
        select t21.rn, t21.id, '{"kind":"' || t21.kind || '","fileName":' || to_json(t21.file_name)::text || ',"sizeBytes":' || t21.size_bytes::text ||
        ',"sha256":' || to_json(t21.sha256)::text || '}' as n0, '"5:' || t21.id || '",' as m
        from (
          select t20.id, t20.kind, t20.file_name, t20.size_bytes, t20.sha256, row_number() over (order by t20.added_at asc, t20.id asc) as rn
          from attachment t20
          where t20.instrument_id = t18.id and (((exists (
            select 1
            from legal_instrument t20_l
            where t20_l.id = t20.instrument_id and t20_l.approved_at is not null
          ) and ((t20.kind in ('OFFICER_CREDENTIAL') and exists (
            select 1
            from case_party t20_l
            where t20_l.case_id = t20.case_id and t20_l.agency_id = asked.p1::text
          )) or (t20.kind in ('FREEZING_DOCUMENT', 'STOP_PAYMENT_APPLICATION', 'OTHER') and exists (
            select 1
            from case_party t20_l
            where t20_l.case_id = t20.case_id and (t20_l.agency_id = asked.p1::text and exists (
              select 1
              from agency t20_l_l
              where t20_l_l.id = t20_l.agency_id and t20_l_l.type in ('BANK', 'PSP')
            ))
          )))) and (false) is not true)) and agreed.cases
          order by t20.added_at asc, t20.id asc
          limit 10
        ) t21
      ) t22
    ) t23 on true
  ) t19 on true
) t2 on true;

-- AUDITOR
-- Query.orderByNumber
select coalesce(t2.j, 'null') as j, coalesce(t2.m, '') as m, '' as g
from (
  select 1 offset 0
) as agreed
left join lateral (
  select '{"id":"' || t1.id || '","orderNumber":' || to_json(t1.order_number)::text || ',"status":"' || t1.status ||
  '","version":' || t1.version::text || ',"awaitsAddressee":' || case when t1.awaits_addressee then 'true' when not t1.awaits_addressee then 'false' end ||
  ',"acknowledgedAt":' || coalesce(to_json(t1.acknowledged_at)::text, 'null') || ',"heldAmount":null,"extensions":' || t1.extensions::text ||
  ',"warnedAt":' || coalesce(to_json(t1.warned_at)::text, 'null') || ',"follows":' || coalesce(t5.j, 'null') || ',"history":' || coalesce(t9.j, 'null') ||
  ',"allowedTransitions":' || (
    select '[' || coalesce(string_agg('{"action":' || coalesce(to_json(s.action)::text, 'null') || ',"to":' || coalesce(to_json(s.to_status)::text, 'null') ||
    ',"allowed":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end is null))::text, 'null') ||
    ',"rule":' || coalesce(to_json((case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end))::text, 'null') ||
    ',"article":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '银发〔2016〕86号 二(一)2' when 'stop-term-over' then '银发〔2016〕86号 二(一)2' when 'freeze-renew-before-expiry' then '公安机关办理刑事案件程序规定 §240' when 'step-not-lawful' then 'platform rule 平台规则' when 'stop-two-at-most' then '银发〔2016〕86号 二(一)2' when 'freeze-no-double' then '刑事诉讼法 §144 ¶2' else s.article end))::text, 'null') ||
    ',"why":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then 'An extension must reach the bank before the stop expires.' when 'stop-term-over' then 'The stop has ended by itself because its term is over.' when 'freeze-renew-before-expiry' then 'A freeze must be renewed before it expires, or it is deemed lifted.' when 'step-not-lawful' then 'The step is not open in the present state.' when 'stop-two-at-most' then 'An account may be stopped twice at most.' when 'freeze-no-double' then 'Property that is frozen already must not be frozen again.' else s.rule_en end))::text, 'null') ||
    ',"whyZh":' || coalesce(to_json((case case when 'WITHIN_STOP_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'stop-extend-before-expiry' when 'WITHIN_TERM' = any (s.guards) and not coalesce(((t1.expires_at is null or t1.expires_at > app.now())), false) then 'stop-term-over' when 'WITHIN_FREEZE_TERM' = any (s.guards) and not coalesce((t1.expires_at > app.now()), false) then 'freeze-renew-before-expiry' when 'TERM_OVER' = any (s.guards) and not coalesce((t1.expires_at <= app.now()), false) then 'step-not-lawful' when 'STOP_LEFT' = any (s.guards) and not coalesce((app.stops_of(t1.id) < 2), false) then 'stop-two-at-most' when 'NOT_FROZEN' = any (s.guards) and not coalesce((not app.frozen_by_another(t1.id)), false) then 'freeze-no-double' when 'AWAITED' = any (s.guards) and not coalesce((t1.awaits_addressee), false) then 'step-not-lawful' end when 'stop-extend-before-expiry' then '止付延期须在止付到期前送达银行。' when 'stop-term-over' then '止付期限已届满，止付自动解除。' when 'freeze-renew-before-expiry' then '须在冻结期限届满前办理续冻，逾期视为自动解除冻结。' when 'step-not-lawful' then '当前状态下不允许该操作。' when 'stop-two-at-most' then '同一账户止付次数以两次为限。' when 'freeze-no-double' then '财产已被冻结的，不得重复冻结。' else s.rule_zh end))::text, 'null') ||
    ',"until":' || coalesce(to_json((case when s.guards && array['WITHIN_STOP_TERM', 'WITHIN_TERM', 'WITHIN_FREEZE_TERM'] then to_json(t1.expires_at) #>> '{}' end))::text, 'null') ||
    '}', ',' order by s.ordinal), '') || ']'
    from app.order_step s
    where s.family = t1.family and s.from_status = t1.status and asked.p1::text = any (s.actors)
  ) || ',"legalInstrument":' || coalesce(t19.j, 'null') || ',"disclosure":[{"field":"id","disposition":"CLEAR","reason":null},{"field":"orderNumber","disposition":"CLEAR","reason":null},{"field":"status","disposition":"CLEAR","reason":null},{"field":"version","disposition":"CLEAR","reason":null},{"field":"awaitsAddressee","disposition":"CLEAR","reason":null},{"field":"acknowledgedAt","disposition":"CLEAR","reason":null},{"field":"extensions","disposition":"CLEAR","reason":null},{"field":"warnedAt","disposition":"CLEAR","reason":null},{"field":"follows","disposition":"CLEAR","reason":null},{"field":"history","disposition":"CLEAR","reason":null},{"field":"allowedTransitions","disposition":"CLEAR","reason":null},{"field":"legalInstrument","disposition":"CLEAR","reason":null},{"field":"heldAmount","disposition":"WITHHELD","reason":"NOT_ENTITLED"}]}' as j,
  '"0:' || t1.id || '",' || coalesce(t5.m, '') || coalesce(t9.m, '') || coalesce(t19.m, '') as m
  from (
    select t0.id, t0.order_number, t0.status, t0.version, t0.awaits_addressee, t0.acknowledged_at, t0.extensions, t0.warned_at,
    t0.follows_id, t0.family, t0.expires_at, t0.instrument_id
    from control_order t0
    where t0.order_number = asked.p2::text
    limit 1
  ) t1
  left join lateral (
    select '{"orderNumber":' || to_json(t4.order_number)::text || ',"status":"' || t4.status || '"}' as j, '"1:' || t4.id ||
    '",' as m
    from (
      select t3.id, t3.order_number, t3.status
      from control_order t3
      where t3.id = t1.follows_id
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"totalCount":' || (
      select case when count(*) > 10000 then 'null' else count(*)::text end
      from (
        select 1
        from order_event t10
        where t10.order_id = t1.id
        limit 10001
      ) t12
    ) || ',"nodes":[' || coalesce(string_agg(t8.n0, ',' order by t8.rn), '') || ']}' as j, coalesce(string_agg(t8.m, ''), '') as m
    from (
      select t7.rn, t7.id, '{"version":' || t7.version::text || ',"action":"' || t7.action || '","fromStatus":' || coalesce('"' || t7.from_status ||
      '"', 'null') || ',"toStatus":"' || t7.to_status || '","occurredAt":' || to_json(t7.occurred_at)::text || ',"actor":"' || t7.actor ||
      '","agency":' || coalesce(t15.j, 'null') || ',"article":' || to_json(t7.article)::text || ',"note":null}' as n0,
      '"2:' || t7.id || '",' || coalesce(t15.m, '') as m
      from (
        select t6.id, t6.version, t6.action, t6.from_status, t6.to_status, t6.occurred_at, t6.actor, t6.agency_id, t6.article,
        row_number() over (order by t6.version asc, t6.id asc) as rn
        from order_event t6
        where t6.order_id = t1.id
        order by t6.version asc, t6.id asc
        limit 50
      ) t7
      left join lateral (
        select '{"name":' || to_json(t14.name)::text || '}' as j, '"3:' || t14.id || '",' as m
        from (
          select t13.id, t13.name
          from agency t13
          where t13.id = t7.agency_id
          limit 1
        ) t14
      ) t15 on true
    ) t8
  ) t9 on true
  left join lateral (
    select '{"instrumentNumber":' || to_json(t18.instrument_number)::text || ',"scope":null,"approvedAt":' || coalesce(to_json(t18.approved_at)::text, 'null') ||
    ',"attachments":' || coalesce(t23.j, 'null') || '}' as j, '"4:' || t18.id || '",' || coalesce(t23.m, '') as m
    from (
      select t17.id, t17.instrument_number, t17.approved_at
      from legal_instrument t17
      where t17.id = t1.instrument_id
      limit 1
    ) t18
    left join lateral (
      select '{"nodes":[' || coalesce(string_agg(t22.n0, ',' order by t22.rn), '') || ']}' as j, coalesce(string_agg(t22.m, ''), '') as m
      from (
        select t21.rn, t21.id, '{"kind":"' || t21.kind || '","fileName":null,"sizeBytes":' || t21.size_bytes::text || ',"sha256":' || to_json(t21.sha256)::text ||
        '}' as n0, '"5:' || t21.id || '",' as m
        from (
          select t20.id, t20.kind, t20.size_bytes, t20.sha256, row_number() over (order by t20.added_at asc, t20.id asc) as rn
          from attachment t20
          where t20.instrument_id = t18.id
          order by t20.added_at asc, t20.id asc
          limit 10
        ) t21
      ) t22
    ) t23 on true
  ) t19 on true
) t2 on true;
