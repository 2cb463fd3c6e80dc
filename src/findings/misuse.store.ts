/**
 * Each rule of misuse as one statement over the rows made from the access log. They run as functions of the owner that the writer may call: of those rows it learns what fired, and no more.
 *
 * All take: the place in the log behind which to look and up to where, the days that have ended (from, until), and the limits in force. AT_ONCE rules start from the new records
 * and measure each window that one of them lies in; WHEN_OVER rules start from the days that have ended.
 */
import { writerRole } from '../database/roles.js'
import { type FindingRule, firstMonday, habitDays, lastingPurposes, misuseRules, night, openableRefusals, peopleTypes, pressingPurposes, recordsKept } from './finding.rules.js'

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')
const windowOf = (at: string, days: number): string => `date_bin('${days} days', ${at}, timestamptz '${firstMonday}')`
const dateOf = (at: string): string => `(${at} at time zone 'Asia/Shanghai')::date`
const startOf = (day: string): string => `((${day})::timestamp at time zone 'Asia/Shanghai')`
/** A subject that is a person's and of which something left. */
const learned = (s: string): string => `${s}.subject_type in (${list(peopleTypes)}) and cardinality(${s}.clear) + cardinality(${s}.masked) + cardinality(${s}.tokens) > 0`
const isOffHours = (at: string): string =>
  `(extract(hour from ${at} at time zone 'Asia/Shanghai') >= ${night.from} or extract(hour from ${at} at time zone 'Asia/Shanghai') < ${night.until} or ${dateOf(at)} in (select json_array_elements_text(limits -> 'daysOff')::date))`
const isPressing = (e: string): string => `${e}.purpose in (${list(pressingPurposes)})`
const limit = (name: string): string => `(limits ->> '${name}')::int`
const within = `make_interval(mins => ${limit('minutes')})`
/** Ids of the records in `rows`, in the order of the log, without repetition, as many as a finding keeps. */
const kept = `array(select x.event_id from (select distinct r.event_id, r.leaf_index from rows r) x order by x.leaf_index limit ${recordsKept})`
const fresh = 'e.leaf_index > after and e.leaf_index <= upto and e.agency_id is not null and e.officer is not null'
const dayHasEnded = `d.day >= ${dateOf('ended_from')} and d.day < ${dateOf('ended_until')}`

/** Records of the officer's day `d` that told of people. */
const readsOfDay = (condition: string): string => `lateral (
      with rows as materialized (
        select s.event_id, s.leaf_index from subject_access s join access_event e on e.id = s.event_id
        where s.officer = d.officer and s.recorded_at >= ${startOf('d.day')} and s.recorded_at < ${startOf('d.day + 1')} and s.agency_id = d.agency_id and ${learned('s')} and ${condition}
      )
      select ${kept} as events
    ) m`
const habit = (sums: string): string => `lateral (select count(*)::int as days, ${sums} from officer_day b where b.agency_id = d.agency_id and b.officer = d.officer and b.day >= d.day - ${habitDays} and b.day < d.day) b`
const ofDay = `d.agency_id, d.officer, null::text, null::text, ${startOf('d.day')}, ${startOf('d.day + 1')}`

/** Cases that a person's row belongs to, by expressions of its type and id. */
export const casesOf = (type: string, id: string): string =>
  [
    ['Victim', 'victim', 'id', 'case_id'],
    ['Account', 'involved_account', 'account_id', 'case_id'],
    ['TelecomNumber', 'involved_number', 'number_id', 'case_id'],
    ['OnlineAccount', 'involved_online_account', 'online_account_id', 'case_id'],
    ['OutreachRecord', 'outreach_record', 'id', 'case_id'],
    ['IncidentReport', 'incident_report', 'id', 'case_id'],
  ]
    .map(([name, table, key, held]) => `select l.${held} as case_id from ${table} l where ${type} = '${name}' and l.${key} = ${id}`)
    .concat(`select l.case_id from subscriber b join involved_number l on l.number_id = b.number_id where ${type} = 'Subscriber' and b.id = ${id}`)
    .join(' union all ')

/** Each yields: agency, officer, subject type and id, since, until, facts, how many records fired, the first of them. */
export const misuseSql: Readonly<Record<FindingRule, string>> = {
  TOP_VIEWER: `
    select ${ofDay}, json_build_object('people', d.people, 'median', j.median, 'officers', j.officers), d.reads, m.events
    from (
      select d.day, d.agency_id, percentile_cont(0.5) within group (order by d.people) as median, count(*)::int as officers from officer_day d where ${dayHasEnded} group by d.day, d.agency_id
    ) j
    join officer_day d on d.day = j.day and d.agency_id = j.agency_id
    cross join ${readsOfDay('true')}
    where j.officers >= ${limit('officers')} and d.people >= ${limit('people')} and d.people >= ${limit('times')} * j.median`,

  REPEAT_TARGET: `
    with touched as (
      select distinct s.agency_id, s.officer, s.subject_type, s.subject_id, ${windowOf('s.recorded_at', 14)} as since
      from access_event e join subject_access s on s.event_id = e.id where ${fresh} and ${learned('s')}
    )
    select t.agency_id, t.officer, t.subject_type, t.subject_id, t.since, t.since + interval '14 days', json_build_object('reads', m.reads, 'days', m.days), m.reads, m.events
    from touched t cross join lateral (
      with rows as materialized (
        select s.event_id, s.leaf_index, s.recorded_at from subject_access s
        where s.subject_id = t.subject_id and s.recorded_at >= t.since and s.recorded_at < t.since + interval '14 days'
          and s.subject_type = t.subject_type and s.agency_id = t.agency_id and s.officer = t.officer and s.leaf_index <= upto and ${learned('s')}
      )
      select count(*)::int as reads, count(distinct ${dateOf('r.recorded_at')})::int as days, ${kept} as events from rows r
    ) m
    where m.reads >= ${limit('reads')} and m.days >= ${limit('days')}`,

  PURPOSE_WITHOUT_CASE: `
    select ${ofDay}, json_build_object('uncased', d.uncased, 'pressing', d.pressing), d.uncased, m.events
    from officer_day d cross join ${readsOfDay(`${isPressing('e')} and e.case_id is null`)}
    where ${dayHasEnded} and d.uncased >= ${limit('uncased')} and d.uncased * 100 >= d.pressing * ${limit('percent')}`,

  CLOSED_CASE_READ: `
    with touched as (
      select distinct s.agency_id, s.officer, s.subject_type, s.subject_id, ${windowOf('s.recorded_at', 7)} as since
      from access_event e join subject_access s on s.event_id = e.id where ${fresh} and ${learned('s')} and e.purpose not in (${list(lastingPurposes)})
    ),
    ended as materialized (
      select s.subject_type, s.subject_id, max(coalesce(c.closed_at, c.solved_at)) as at
      from (select distinct t.subject_type, t.subject_id from touched t) s cross join lateral (${casesOf('s.subject_type', 's.subject_id')}) k join fraud_case c on c.id = k.case_id
      group by 1, 2 having bool_and(c.status in ('SOLVED', 'REFERRED_FOR_PROSECUTION', 'CLOSED', 'REVOKED') and coalesce(c.closed_at, c.solved_at) is not null)
    )
    select t.agency_id, t.officer, t.subject_type, t.subject_id, t.since, t.since + interval '7 days', json_build_object('reads', m.reads, 'ended', extract(day from m.first - d.at)::int), m.reads, m.events
    from touched t join ended d on d.subject_type = t.subject_type and d.subject_id = t.subject_id cross join lateral (
      with rows as materialized (
        select s.event_id, s.leaf_index, s.recorded_at from subject_access s
        where s.subject_id = t.subject_id and s.recorded_at >= t.since and s.recorded_at < t.since + interval '7 days' and s.recorded_at > d.at + make_interval(days => ${limit('ended')})
          and s.subject_type = t.subject_type and s.agency_id = t.agency_id and s.officer = t.officer and s.leaf_index <= upto and ${learned('s')} and s.purpose not in (${list(lastingPurposes)})
      )
      select count(*)::int as reads, min(r.recorded_at) as first, ${kept} as events from rows r
    ) m
    where m.reads >= ${limit('reads')}`,

  REFUSED_THEN_SUCCEEDED: `
    with touched as (select distinct e.agency_id, e.officer, ${windowOf('e.recorded_at', 1)} as since from access_event e where ${fresh} and e.outcome = 'DISCLOSED')
    select t.agency_id, t.officer, null::text, null::text, t.since, t.since + interval '1 day', json_build_object('pairs', m.pairs, 'minutes', ${limit('minutes')}), m.total, m.events
    from touched t cross join lateral (
      with refused as materialized (
        select e.* from access_event e
        where e.officer = t.officer and e.recorded_at >= t.since - ${within} and e.recorded_at < t.since + interval '1 day'
          and e.agency_id = t.agency_id and e.leaf_index <= upto and e.outcome = 'REFUSED' and e.refusals && array[${list(openableRefusals)}]
      ),
      pairs as materialized (
        select r.id as refused_id, r.leaf_index as refused_at, e.id, e.leaf_index from refused r
        join access_event e on e.officer = t.officer and e.recorded_at >= greatest(r.recorded_at, t.since) and e.recorded_at <= r.recorded_at + ${within}
        where e.recorded_at < t.since + interval '1 day' and e.agency_id = t.agency_id and e.leaf_index > r.leaf_index and e.leaf_index <= upto and e.outcome = 'DISCLOSED'
          and coalesce(e.document, e.operation) = coalesce(r.document, r.operation)
          and (e.purpose is distinct from r.purpose or e.case_number is distinct from r.case_number or e.instrument_number is distinct from r.instrument_number)
      ),
      rows as materialized (select p.refused_id as event_id, p.refused_at as leaf_index from pairs p union select p.id, p.leaf_index from pairs p)
      select (select count(distinct p.id)::int from pairs p) as pairs, (select count(*)::int from rows) as total, ${kept} as events
    ) m
    where m.pairs >= ${limit('pairs')}`,

  ENUMERATION: `
    with touched as (select distinct e.agency_id, e.officer, ${windowOf('e.recorded_at', 1)} as since from access_event e where ${fresh} and e.kind = 'QUERY' and e.outcome = 'DISCLOSED')
    select t.agency_id, t.officer, null::text, null::text, t.since, t.since + interval '1 day',
      json_build_object('lookups', m.lookups, 'missed', m.missed, 'changed', m.changed, 'minutes', ${limit('minutes')}), m.total, m.events
    from touched t cross join lateral (
      with asked as (
        select e.id as event_id, e.leaf_index, e.recorded_at, f.people, f.person
        from access_event e cross join lateral (select count(*) as people, min(s.subject_id) as person from subject_access s where s.event_id = e.id and ${learned('s')}) f
        where e.officer = t.officer and e.recorded_at >= t.since and e.recorded_at < t.since + interval '1 day' and e.agency_id = t.agency_id and e.leaf_index <= upto
          and e.kind = 'QUERY' and e.outcome = 'DISCLOSED' and (f.people = 1 or e.subject_count = 0)
      ),
      stepped as (select a.*, a.people = 1 and a.person is distinct from lag(a.person) over (order by a.recorded_at, a.leaf_index) as is_other from asked a),
      counted as (
        select s.*, count(*) over w as lookups, count(*) filter (where s.people = 0) over w as missed, count(*) filter (where s.is_other) over w as changed
        from stepped s window w as (order by s.recorded_at range between ${within} preceding and current row)
      ),
      judged as (select c.*, c.lookups >= ${limit('lookups')} and c.missed >= ${limit('missed')} and c.changed >= ${limit('changed')} as is_over from counted c),
      rows as materialized (select * from (select j.*, bool_or(j.is_over) over (order by j.recorded_at range between current row and ${within} following) as counts from judged j) c where c.counts)
      select r.lookups, r.missed, r.changed, (select count(*)::int from rows) as total, ${kept} as events from rows r where r.is_over order by r.lookups desc, r.missed desc, r.changed desc limit 1
    ) m`,

  OFF_HOURS: `
    select ${ofDay}, json_build_object('offHours', d.off_hours, 'usual', round(b.off_hours * 100.0 / b.reads), 'days', b.days), d.off_hours, m.events
    from officer_day d cross join ${habit('sum(b.reads)::int as reads, sum(b.off_hours)::int as off_hours')} cross join ${readsOfDay(isOffHours('s.recorded_at'))}
    where ${dayHasEnded} and d.off_hours >= ${limit('offHours')} and b.days >= ${limit('days')} and b.off_hours * 100 <= b.reads * ${limit('percent')}`,

  VOLUME_AGAINST_BASELINE: `
    select ${ofDay}, json_build_object('people', d.people, 'usual', round(b.people * 1.0 / b.days), 'days', b.days), d.reads, m.events
    from officer_day d cross join ${habit('sum(b.people)::int as people')} cross join ${readsOfDay('true')}
    where ${dayHasEnded} and d.people >= ${limit('people')} and b.days >= ${limit('days')} and d.people * b.days >= b.people * ${limit('times')}`,
}

/** Days that have ended, in numbers: who read how many people, how often, when, and for what. */
export const officerDaysSql = `
    with rows as materialized (
      select s.agency_id, s.officer, ${dateOf('s.recorded_at')} as day, s.event_id, s.subject_id, ${isOffHours('s.recorded_at')} as off, ${isPressing('e')} as pressing, e.case_id is null as bare
      from subject_access s join access_event e on e.id = s.event_id
      where s.recorded_at >= ended_from and s.recorded_at < ended_until and ${learned('s')} and s.agency_id is not null and s.officer is not null
    )
    select r.agency_id, r.officer, r.day, count(distinct r.event_id)::int, count(distinct r.subject_id)::int, (count(distinct r.event_id) filter (where r.off))::int,
      (count(distinct r.event_id) filter (where r.pressing))::int, (count(distinct r.event_id) filter (where r.pressing and r.bare))::int
    from rows r group by r.agency_id, r.officer, r.day`

/** How far the rows go behind a place, some thousand records at a time. */
const reachSql = 'select max(x.leaf_index), min(x.recorded_at), max(x.recorded_at) from (select e.leaf_index, e.recorded_at from access_event e where e.leaf_index > after order by e.leaf_index limit most) x'

const functionOf = (rule: FindingRule): string => `app.misuse_${rule.toLowerCase()}`
const spans = 'after bigint, upto bigint, ended_from timestamptz, ended_until timestamptz, limits json'
const found = 'by_agency text, by_officer text, of_type text, of_id text, since timestamptz, until timestamptz, facts json, total integer, events text[]'

/** Takes: behind, up to, days ended from, until, limits; all as text. */
export const findMisuse = (rule: FindingRule): string => `select m.by_agency, m.by_officer, m.of_type, m.of_id, m.since, m.until, m.facts, m.total, to_json(m.events) as events from ${functionOf(rule)}($1::text::bigint, $2::text::bigint, $3::text::timestamptz, $4::text::timestamptz, $5::text::json) m`
/** Takes: behind, at most so many records. */
export const reach = 'select upto::text as upto, earliest, latest from app.access_reach($1::text::bigint, $2::text::integer)'
/** Takes: days ended from, until, days off. A day stands once. */
export const keepOfficerDays = `insert into officer_day (agency_id, officer, day, reads, people, off_hours, pressing, uncased)
  select * from app.officer_days($1::text::timestamptz, $2::text::timestamptz, $3::text::json) on conflict do nothing`
export const forgetOfficerDays = 'select app.forget_officer_days()'

/** A function of the owner that the writer may call, and nobody else. */
export const forWriter = (name: string, parameters: string, yields: string, body: string, volatility = 'stable'): readonly string[] => [
  `create or replace function ${name}(${parameters}) returns ${yields} language sql ${volatility} security definer set search_path = public, pg_temp set enable_seqscan = off set jit = off set plan_cache_mode = force_custom_plan as $$ ${body} $$`,
  `revoke all on function ${name} from public`,
  `grant execute on function ${name} to ${writerRole}`,
]

export const misuseFences: readonly string[] = [
  ...misuseRules.flatMap(({ rule }) => forWriter(functionOf(rule), spans, `table (${found})`, misuseSql[rule])),
  ...forWriter('app.officer_days', 'ended_from timestamptz, ended_until timestamptz, limits json', 'table (by_agency text, by_officer text, on_day date, reads integer, people integer, off_hours integer, pressing integer, uncased integer)', officerDaysSql),
  ...forWriter('app.access_reach', 'after bigint, most integer', 'table (upto bigint, earliest timestamptz, latest timestamptz)', reachSql),
  // What is made of the log is kept no longer than the log.
  ...forWriter('app.forget_officer_days', '', 'void', "delete from officer_day d where d.day < (select max(m.month) + interval '1 month' from access_log.retired_month m)", 'volatile'),
]
