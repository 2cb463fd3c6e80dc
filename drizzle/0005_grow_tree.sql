-- Why by hand: triggers and the log's own schema are no tables that drizzle-kit knows.
-- The order is kept by the Merkle tree alone: one structure, one proof.
alter table access_log.leaf drop column chain;
--> statement-breakpoint
-- First day of the UTC month that the record lies in: what tells a retired record from a missing one.
alter table access_log.leaf add column month date;
--> statement-breakpoint
alter table access_log.leaf disable trigger append_only;
--> statement-breakpoint
update access_log.leaf l set month = date_trunc('month', r.recorded_at at time zone 'UTC')::date from access_log.record r where r.id = l.record_id;
--> statement-breakpoint
alter table access_log.leaf enable trigger append_only;
--> statement-breakpoint
alter table access_log.leaf alter column month set not null;
--> statement-breakpoint
-- Roots of full subtrees of 256^level leaves (C2SP tlog-tiles), written once by the sequencer.
create table access_log.subtree (
  level smallint not null check (level between 1 and 7),
  subtree_index bigint not null check (subtree_index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, subtree_index)
);
--> statement-breakpoint
-- What the log has signed: C2SP signed notes.
create table access_log.checkpoint (
  tree_size bigint primary key check (tree_size >= 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  signed_at timestamptz(3) not null default clock_timestamp()
);
--> statement-breakpoint
-- What witnesses have signed under it: C2SP cosignature lines.
create table access_log.cosignature (
  tree_size bigint not null references access_log.checkpoint (tree_size),
  witness text not null,
  line text not null,
  received_at timestamptz(3) not null default clock_timestamp(),
  primary key (tree_size, witness)
);
--> statement-breakpoint
-- What a time-stamping authority outside has said of it (RFC 3161), DER.
create table access_log.timestamp_token (
  tree_size bigint not null references access_log.checkpoint (tree_size),
  authority text not null,
  token bytea not null,
  received_at timestamptz(3) not null default clock_timestamp(),
  primary key (tree_size, authority)
);
--> statement-breakpoint
-- Months whose records went when their time was over. Their leaves stay.
create table access_log.retired_month (
  month date primary key check (extract(day from month) = 1),
  records bigint not null check (records >= 0),
  retired_at timestamptz(3) not null default clock_timestamp()
);
--> statement-breakpoint
do $$ declare part text; begin
  foreach part in array array['subtree', 'checkpoint', 'cosignature', 'timestamp_token', 'retired_month'] loop
    execute format('create trigger append_only before update or delete on access_log.%I for each row execute function access_log.refuse_change()', part);
    execute format('create trigger no_truncate before truncate on access_log.%I for each statement execute function access_log.refuse_change()', part);
  end loop;
end $$;
--> statement-breakpoint
-- Drops the records of one month that has been over for at least thirty-six, all of which have their place in a signed tree. Returns how many they were.
create function access_log.retire_month(expired date) returns bigint language plpgsql as $$
declare
  part text := 'record_' || to_char(expired, 'YYYY_MM');
  signed bigint := coalesce((select max(tree_size) from access_log.checkpoint), 0);
  held bigint;
  unsigned bigint;
begin
  if expired <> date_trunc('month', expired) then raise exception 'a month is named by its first day' using errcode = '22023'; end if;
  if (expired + interval '1 month' + interval '36 months') at time zone 'UTC' > now() then
    raise exception 'records are kept for thirty-six months after theirs' using errcode = '22023';
  end if;
  if to_regclass('access_log.' || part) is null then raise exception 'there is no such month' using errcode = '22023'; end if;
  execute format('lock table access_log.%I in access exclusive mode', part);
  execute format('select count(*), count(*) filter (where l.leaf_index is null or l.leaf_index >= $1) from access_log.%I r left join access_log.leaf l on l.record_id = r.id', part) into held, unsigned using signed;
  if unsigned > 0 then raise exception '% records of the month stand in no signed tree', unsigned using errcode = '55000'; end if;
  insert into access_log.retired_month (month, records) values (expired, held);
  execute format('drop table access_log.%I', part);
  return held;
end $$;
