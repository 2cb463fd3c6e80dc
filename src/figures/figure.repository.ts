import type { ReckonedRoot, Roots } from '../statement/mapping.js'

/** Answers by which an order is done, whole or as far as the balance went. */
const done = "('0000', '1200')"
const within = (instant: string): string => `${instant} >= since and ${instant} < before`
/** A code that ends in 00 stands for all divisions under it; no code, for all there are. */
const there = (division: string): string => `coalesce(starts_with(${division}, (select prefix from place)), true)`
/** Whether one of the cases that a row is tied to is there; without a division it need be tied to none. */
const serving = (link: string, key: string, id: string): string =>
  `((select prefix from place) is null or exists (select 1 from ${link} l join fraud_case c on c.id = l.case_id where l.${key} = ${id} and ${there('c.division_code')}))`

/**
 * Orders count when they took effect, once for each account, number, online account or URL, whatever became of them afterwards.
 * Their amount is what the answer that put them in force says is held; else what the order holds, unless something was returned from it since; else what was asked for.
 * Of one account in one case the most counts, so that money stopped twice is not counted twice.
 */
const body = `
  with place as materialized (
    select regexp_replace(division, '(00){1,2}$', '') as prefix
  ),
  taken as (
    select o.family, o.measure, o.case_id, o.account_id, o.number_id, o.online_account_id, o.url_id, coalesce(o.currency, a.currency) as currency,
      coalesce(answer.amount, case when not exists (select 1 from order_event e where e.order_id = o.id and e.action in ('RETURN_PART', 'RETURN_ALL')) then o.held_amount end, o.amount) as amount
    from control_order o
    join fraud_case c on c.id = o.case_id
    left join account a on a.id = o.account_id
    left join lateral (
      select f.amount from order_feedback f
      where f.order_id = o.id and f.result_code in ${done} and coalesce(f.effective_at, f.received_at) = o.effective_at and f.amount is not null
      order by f.received_at, f.id limit 1
    ) answer on o.family in ('STOP_PAYMENT', 'FREEZE')
    where ${within('o.effective_at')} and o.family in ('STOP_PAYMENT', 'FREEZE', 'NUMBER_MEASURE', 'IM_MEASURE', 'URL_MEASURE') and ${there('c.division_code')}
  ),
  held as (
    select t.family, t.currency, max(t.amount) as amount from taken t where t.amount is not null and t.currency is not null group by t.family, t.case_id, t.account_id, t.currency
  ),
  returned as (
    select coalesce(o.currency, a.currency) as currency, coalesce(f.amount, o.held_amount, o.amount) as amount
    from order_feedback f
    join control_order o on o.id = f.order_id
    join fraud_case c on c.id = o.case_id
    left join account a on a.id = o.account_id
    where ${within('f.received_at')} and f.result_code in ${done} and ${there('c.division_code')}
      and (o.family = 'RETURN_OF_FUNDS' or o.family = 'RECALL_REQUEST' and exists (select 1 from order_event e where e.order_id = o.id and e.action in ('RETURN_PART', 'RETURN_ALL') and e.occurred_at = f.received_at))
  ),
  dissuaded as (
    select r.loss_avoided from outreach_record r where r.status = 'DISSUADED' and ${within('r.closed_at')} and ${there('r.division_code')}
  )
  select 'accountsStopped', null::text, count(distinct t.account_id)::numeric from taken t where t.family = 'STOP_PAYMENT'
  union all select 'accountsFrozen', null, count(distinct t.account_id) from taken t where t.family = 'FREEZE'
  union all select 'numbersSuspended', null, count(distinct t.number_id) from taken t where t.family = 'NUMBER_MEASURE' and t.measure in ('SUSPEND', 'INTERCEPT', 'BLOCK', 'DEACTIVATE')
  union all select 'onlineAccountsBlocked', null, count(distinct t.online_account_id) from taken t where t.family = 'IM_MEASURE' and t.measure = 'TAKEDOWN'
  union all select 'urlsBlocked', null, count(distinct t.url_id) from taken t where t.family = 'URL_MEASURE' and t.measure = 'BLOCK'
  union all select 'victimsDissuaded', null, count(*) from dissuaded
  union all select 'casesReported', null, count(*) from fraud_case c where ${within('c.reported_at')} and ${there('c.division_code')}
  union all select 'casesFiled', null, count(*) from fraud_case c where ${within('c.filed_at')} and ${there('c.division_code')}
  union all select 'casesSolved', null, count(*) from fraud_case c where ${within('c.solved_at')} and ${there('c.division_code')}
  union all select 'suspectsArrested', null, sum(s.people) from arrest s join fraud_case c on c.id = s.case_id where ${within('s.arrested_at')} and ${there('c.division_code')}
  union all select 'suspectsHandedOver', null, count(*) from extradition x join fraud_case c on c.id = x.case_id where x.status = 'HANDED_OVER' and ${within('x.ended_at')} and ${there('c.division_code')}
  union all select 'callCentresRaided', null, count(*) from call_centre e where ${within('e.raided_at')} and ${serving('call_centre_case', 'call_centre_id', 'e.id')}
  union all select 'jointOperationsConcluded', null, count(*) from joint_operation j where j.status = 'CONCLUDED' and ${within('j.ended_at')} and ${serving('joint_operation_case', 'operation_id', 'j.id')}
  union all select 'amountStopped', h.currency, sum(h.amount) from held h where h.family = 'STOP_PAYMENT' group by h.currency
  union all select 'amountFrozen', h.currency, sum(h.amount) from held h where h.family = 'FREEZE' group by h.currency
  union all select 'lossAvoided', 'CNY', sum(d.loss_avoided) from dissuaded d having sum(d.loss_avoided) is not null
  union all select 'fundsReturned', r.currency, sum(r.amount) from returned r where r.amount is not null and r.currency is not null group by r.currency
`

const centreFigures: ReckonedRoot = {
  kind: 'reckoned',
  type: 'CentreFigures',
  name: 'app.centre_figures',
  parameters: [
    { argument: 'from', name: 'since', type: 'timestamptz' },
    { argument: 'until', name: 'before', type: 'timestamptz' },
    { argument: 'divisionCode', name: 'division', type: 'text' },
  ],
  body,
  counts: ['accountsStopped', 'accountsFrozen', 'numbersSuspended', 'onlineAccountsBlocked', 'urlsBlocked', 'victimsDissuaded', 'casesReported', 'casesFiled', 'casesSolved', 'suspectsArrested', 'suspectsHandedOver', 'callCentresRaided', 'jointOperationsConcluded'],
  lists: { amounts: { unit: 'currency', sums: ['amountStopped', 'amountFrozen', 'lossAvoided', 'fundsReturned'] } },
  period: { from: 'from', until: 'until', years: 10 },
}

export const figureRoots: Roots = { 'Query.centreFigures': centreFigures }
