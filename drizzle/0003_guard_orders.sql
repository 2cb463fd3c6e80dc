-- Why by hand: the platform's clock, and what holds orders to their lawful steps whoever writes them, are no tables that drizzle-kit knows.
-- The platform's clock. One row in a demonstration or a test that plays months in minutes; empty in production, where the server refuses to start otherwise.
create table app.clock_shift (single boolean primary key default true check (single), shift interval not null);
--> statement-breakpoint
create function app.now() returns timestamptz language sql stable parallel safe security definer set search_path = app, pg_temp as $$ select now() + coalesce((select shift from app.clock_shift), interval '0') $$;
--> statement-breakpoint
-- The case of the instrument the caller states, where its own agency issued it, its chief has approved it and it is in force at this instant; else null.
create or replace function app.instrument_case() returns text language sql stable security definer set search_path = public, pg_temp as $$
  select i.case_id from legal_instrument i
  where i.instrument_number = nullif(current_setting('app.instrument', true), '')
    and i.issuing_unit_id = nullif(current_setting('app.agency', true), '')
    and i.approved_at is not null and i.revoked_at is null and app.now() >= i.valid_from and app.now() < i.valid_until
$$;
--> statement-breakpoint
-- Whether whoever asks may be told of an order of this addressee, router and state: the desks, the writer and the owner of all, partners of their own that are issued, others of none.
create function app.order_told(addressee text, router text, state text) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select current_setting('role') not in ('liandong_bank', 'liandong_card_scheme', 'liandong_carrier', 'liandong_platform', 'liandong_operator', 'liandong_police_outreach', 'liandong_recorder')
    or coalesce(nullif(current_setting('app.agency', true), '') in (addressee, router), false) and state not in ('DRAFT', 'DISCARDED')
$$;
--> statement-breakpoint
-- Stops of the order's account that have taken effect, in all cases; extensions count too (银发〔2016〕86号).
create function app.stops_of(order_id text) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(1 + other.extensions), 0) from control_order o join control_order other on other.account_id = o.account_id
  where o.id = order_id and other.stop_ordinal is not null and app.order_told(o.addressee_id, o.routed_by_id, o.status)
$$;
--> statement-breakpoint
-- Whether another freeze holds the order's account (CPL §144 ¶2).
create function app.frozen_by_another(order_id text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from control_order o join control_order other on other.account_id = o.account_id
    where o.id = order_id and other.id <> o.id and other.family = 'FREEZE' and other.status in ('IN_FORCE', 'RENEWED', 'PARTLY_RETURNED') and app.order_told(o.addressee_id, o.routed_by_id, o.status))
$$;
--> statement-breakpoint
-- The steps that exist, by family, state and actor. Written from the rules of the program at every start; what is not in it cannot be done to an order.
create table app.order_step (
  family text not null,
  ordinal integer not null,
  action text not null,
  -- Empty: the order comes into being.
  from_status text not null default '',
  to_status text not null,
  actors text[] not null,
  -- What must hold besides, by name; told by allowedTransitions.
  guards text[] not null,
  article text not null,
  rule_en text not null,
  rule_zh text not null,
  primary key (family, action, from_status, to_status)
);
--> statement-breakpoint
create index order_step_from on app.order_step (family, from_status, ordinal);
--> statement-breakpoint
create function app.guard_order() returns trigger language plpgsql as $$
declare
  acting text := nullif(current_setting('app.actor', true), '');
begin
  -- The owner arranges worlds: migrations, seeds, tests.
  if current_user <> 'liandong_writer' then return new; end if;
  if tg_op = 'INSERT' then
    if not exists (select 1 from app.order_step s where s.family = new.family and s.from_status = '' and s.to_status = new.status and acting = any (s.actors)) or new.stop_ordinal is not null or new.extensions <> 0 then
      raise exception 'no such beginning of an order' using errcode = 'LD001';
    end if;
    return new;
  end if;
  if (new.order_number, new.family, new.measure, new.case_id, new.addressee_id, new.routed_by_id, new.account_id, new.number_id, new.online_account_id, new.url_id)
    is distinct from (old.order_number, old.family, old.measure, old.case_id, old.addressee_id, old.routed_by_id, old.account_id, old.number_id, old.online_account_id, old.url_id) then
    raise exception 'an order keeps its target' using errcode = 'LD002';
  end if;
  -- Twice at most, extensions included (银发〔2016〕86号): each stop is counted when it takes effect or is extended, and none is forgotten.
  if (new.stop_ordinal is null and (old.stop_ordinal is not null or new.family = 'STOP_PAYMENT' and new.status = 'IN_FORCE' and old.status <> 'IN_FORCE')) or new.extensions < old.extensions
    or (new.status = 'EXTENDED' and old.status <> 'EXTENDED' and new.extensions = old.extensions)
    or new.stop_ordinal is not null and (new.stop_ordinal, new.extensions) is distinct from (old.stop_ordinal, old.extensions)
      and app.stops_of(new.id) - (case when old.stop_ordinal is null then 0 else 1 + old.extensions end) + 1 + new.extensions > 2 then
    raise exception 'no third stop of an account' using errcode = 'LD007';
  end if;
  if new.status is not distinct from old.status and new.version = old.version then return new; end if;
  if new.version <= old.version then
    raise exception 'an order goes forward' using errcode = 'LD003';
  end if;
  if acting in ('INSTITUTION', 'SCHEME') and not coalesce(nullif(current_setting('app.agency', true), '') in (new.addressee_id, new.routed_by_id), false) then
    raise exception 'not the order of this institution' using errcode = 'LD004';
  end if;
  -- Several steps in one change, draft to approved to issued, are told one by one in order_event; the ends must be joined by a way.
  if not exists (
    with recursive way (status, depth) as (
      select old.status, 0
      union
      select s.to_status, w.depth + 1 from way w join app.order_step s on s.family = new.family and s.from_status = w.status and acting = any (s.actors)
      where w.depth < new.version - old.version
    ) select 1 from way w where w.status = new.status and w.depth = new.version - old.version
  ) then
    raise exception 'no such step of an order' using errcode = 'LD005';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_order before insert or update on control_order for each row execute function app.guard_order();
--> statement-breakpoint
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  if current_user <> 'liandong_writer' then return coalesce(new, old); end if;
  raise exception 'written once' using errcode = 'LD006';
end $$;
--> statement-breakpoint
create trigger written_once before update or delete on order_event for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger written_once before update or delete on attachment for each row execute function app.refuse_change();
