CREATE TABLE "access_coordinate" (
	"id" text NOT NULL,
	"disposition" text NOT NULL,
	"coordinate" text NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "access_coordinate_pkey" PRIMARY KEY("disposition","coordinate","recorded_at","id")
);
--> statement-breakpoint
CREATE TABLE "access_event" (
	"id" text PRIMARY KEY NOT NULL,
	"leaf_index" bigint NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"agency_id" text,
	"audience" text,
	"officer" text,
	"client" text,
	"purpose" text,
	"case_number" text,
	"case_id" text,
	"instrument_number" text,
	"kind" text NOT NULL,
	"operation" text,
	"document" text,
	"outcome" text NOT NULL,
	"refusals" text[] NOT NULL,
	"policy_version" text,
	"subject_count" integer NOT NULL,
	"clear" text[] NOT NULL,
	"masked" text[] NOT NULL,
	"tokens" text[] NOT NULL,
	"withheld" text[] NOT NULL,
	CONSTRAINT "access_event_audience_known" CHECK (audience in ('POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'POLICE_OUTREACH', 'BANK', 'CARD_SCHEME', 'CARRIER', 'PLATFORM', 'AUDITOR', 'OPERATOR')),
	CONSTRAINT "access_event_purpose_known" CHECK (purpose in ('INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT')),
	CONSTRAINT "access_event_kind_known" CHECK (kind in ('QUERY', 'MUTATION', 'SUBSCRIPTION', 'INTROSPECTION', 'UNKNOWN')),
	CONSTRAINT "access_event_outcome_known" CHECK (outcome in ('DISCLOSED', 'REFUSED', 'FAILED', 'UNREADABLE'))
);
--> statement-breakpoint
CREATE TABLE "subject_access" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"leaf_index" bigint NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"agency_id" text,
	"officer" text,
	"purpose" text,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"holder_id" text,
	"told_to_id" text,
	"clear" text[] NOT NULL,
	"masked" text[] NOT NULL,
	"tokens" text[] NOT NULL,
	"withheld" text[] NOT NULL,
	CONSTRAINT "subject_access_purpose_known" CHECK (purpose in ('INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "access_event_place" ON "access_event" USING btree ("leaf_index");--> statement-breakpoint
CREATE INDEX "access_event_recorded" ON "access_event" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "access_event_agency" ON "access_event" USING btree ("agency_id","recorded_at","id");--> statement-breakpoint
CREATE INDEX "access_event_audience" ON "access_event" USING btree ("audience","recorded_at","id");--> statement-breakpoint
CREATE INDEX "access_event_officer" ON "access_event" USING btree ("officer","recorded_at","id");--> statement-breakpoint
CREATE INDEX "access_event_purpose" ON "access_event" USING btree ("purpose","recorded_at","id");--> statement-breakpoint
CREATE INDEX "access_event_case_number" ON "access_event" USING btree ("case_number","recorded_at","id") WHERE case_number is not null;--> statement-breakpoint
CREATE INDEX "access_event_instrument" ON "access_event" USING btree ("instrument_number","recorded_at","id") WHERE instrument_number is not null;--> statement-breakpoint
CREATE INDEX "access_event_kind" ON "access_event" USING btree ("kind","recorded_at","id");--> statement-breakpoint
CREATE INDEX "access_event_operation" ON "access_event" USING btree ("operation","recorded_at","id");--> statement-breakpoint
CREATE INDEX "access_event_outcome" ON "access_event" USING btree ("outcome","recorded_at","id");--> statement-breakpoint
CREATE INDEX "subject_access_event" ON "subject_access" USING btree ("event_id","recorded_at","id");--> statement-breakpoint
CREATE INDEX "subject_access_recorded" ON "subject_access" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "subject_access_subject" ON "subject_access" USING btree ("subject_id","recorded_at","id");--> statement-breakpoint
CREATE INDEX "subject_access_type" ON "subject_access" USING btree ("subject_type","recorded_at","id");--> statement-breakpoint
CREATE INDEX "subject_access_agency" ON "subject_access" USING btree ("agency_id","recorded_at","id");--> statement-breakpoint
CREATE INDEX "subject_access_officer" ON "subject_access" USING btree ("officer","recorded_at","id");--> statement-breakpoint
CREATE INDEX "subject_access_purpose" ON "subject_access" USING btree ("purpose","recorded_at","id");--> statement-breakpoint
CREATE INDEX "subject_access_holder" ON "subject_access" USING btree ("holder_id","recorded_at","id") WHERE holder_id is not null;--> statement-breakpoint
CREATE INDEX "subject_access_told" ON "subject_access" USING btree ("told_to_id","recorded_at","id") WHERE told_to_id is not null;--> statement-breakpoint
-- Why by hand: the log's own schema is none that drizzle-kit knows.
-- What the policy decided, from when on: the words of `decisions` are those of the compiled matrix. A version that comes back stands twice.
create table access_log.policy_version (
  since timestamptz(3) primary key default clock_timestamp(),
  version text not null,
  decisions json not null
);
--> statement-breakpoint
create trigger append_only before update or delete on access_log.policy_version for each row execute function access_log.refuse_change();
--> statement-breakpoint
create trigger no_truncate before truncate on access_log.policy_version for each statement execute function access_log.refuse_change();
