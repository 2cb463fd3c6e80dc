-- Why by hand: settings, functions, partitions and triggers are no tables that drizzle-kit knows.
create extension if not exists pgcrypto with schema public;
--> statement-breakpoint
create schema app;
--> statement-breakpoint
comment on schema app is 'Facts of the session that row-level security reads; an unset setting is null.';
--> statement-breakpoint
create function app.agency() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.agency', true), '') $$;
--> statement-breakpoint
create function app.purpose() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.purpose', true), '') $$;
--> statement-breakpoint
-- The case of the instrument the caller states, where its own agency issued it and it is in force at this instant; else null.
create function app.instrument_case() returns text language sql stable security definer set search_path = public, pg_temp as $$
  select i.case_id from legal_instrument i
  where i.instrument_number = nullif(current_setting('app.instrument', true), '')
    and i.issuing_unit_id = nullif(current_setting('app.agency', true), '')
    and i.revoked_at is null and now() >= i.valid_from and now() < i.valid_until
$$;
--> statement-breakpoint
-- Whether a case exists and the caller's agency, unless it stands within the centre or above it, takes part in it.
-- The caller's word for that counts under a role that sees every case: to any other it would tell which case numbers exist.
create function app.case_known(number text, internal boolean) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from fraud_case c
    where c.case_number = number
      and (internal and current_setting('role') in ('liandong_police_intake', 'liandong_police_control', 'liandong_police_analysis', 'liandong_police_outreach', 'liandong_auditor')
        or exists (select 1 from case_party p where p.case_id = c.id and p.agency_id = nullif(current_setting('app.agency', true), ''))))
$$;
--> statement-breakpoint
create schema access_log;
--> statement-breakpoint
-- One row per operation. Written once; body and salt can only ever go with a whole expired month.
create table access_log.record (
  id text not null collate "C",
  recorded_at timestamptz(3) not null default now(),
  txid xid8 not null default pg_current_xact_id(),
  salt bytea not null check (length(salt) = 16),
  body text not null,
  leaf bytea not null check (length(leaf) = 32),
  primary key (id, recorded_at)
) partition by range (recorded_at);
--> statement-breakpoint
alter table access_log.record alter column body set storage external;
--> statement-breakpoint
create index record_in_order on access_log.record (txid, id);
--> statement-breakpoint
-- The order of the log, made after the fact by one sequencer: chain = SHA-256(previous chain || leaf), 32 zero bytes before the first.
create table access_log.leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  record_id text not null unique collate "C",
  txid xid8 not null,
  leaf bytea not null check (length(leaf) = 32),
  chain bytea not null check (length(chain) = 32)
);
--> statement-breakpoint
create function access_log.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is append-only' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on access_log.record for each row execute function access_log.refuse_change();
--> statement-breakpoint
create trigger no_truncate before truncate on access_log.record for each statement execute function access_log.refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on access_log.leaf for each row execute function access_log.refuse_change();
--> statement-breakpoint
create trigger no_truncate before truncate on access_log.leaf for each statement execute function access_log.refuse_change();
--> statement-breakpoint
-- Months from the last one to a year ahead. A month that is missing stops disclosure, so this runs at every start and every day.
create function access_log.prepare_months() returns integer language plpgsql security definer set search_path = access_log, pg_temp as $$
declare
  first timestamptz := date_trunc('month', now() at time zone 'UTC') at time zone 'UTC';
  since timestamptz;
  name text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(5701920);
  for ahead in -1..12 loop
    since := (first at time zone 'UTC' + make_interval(months => ahead)) at time zone 'UTC';
    name := 'record_' || to_char(since at time zone 'UTC', 'YYYY_MM');
    if to_regclass('access_log.' || name) is null then
      execute format('create table access_log.%I partition of access_log.record for values from (%L) to (%L)', name, since, (since at time zone 'UTC' + interval '1 month') at time zone 'UTC');
      execute format('create trigger no_truncate before truncate on access_log.%I for each statement execute function access_log.refuse_change()', name);
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;
--> statement-breakpoint
select access_log.prepare_months();
