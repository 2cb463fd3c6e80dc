CREATE TABLE "disclosure_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"day" text NOT NULL,
	"agency_id" text NOT NULL,
	"purpose" text NOT NULL,
	"basis" text NOT NULL,
	"clear" text[] NOT NULL,
	"masked" text[] NOT NULL,
	"tokens" text[] NOT NULL,
	"times" integer NOT NULL,
	CONSTRAINT "disclosure_entry_purpose_known" CHECK (purpose in ('INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'))
);
--> statement-breakpoint
CREATE TABLE "disclosure_statement" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_number" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"period_from" timestamp(3) with time zone NOT NULL,
	"period_until" timestamp(3) with time zone NOT NULL,
	"language" text NOT NULL,
	"request_number" text NOT NULL,
	"identity_check" text NOT NULL,
	"issued_at" timestamp(3) with time zone NOT NULL,
	"issued_by" text,
	"text" text NOT NULL,
	"text_hash" text NOT NULL,
	"supplements_id" text,
	"release_due_at" timestamp(3) with time zone,
	CONSTRAINT "disclosure_statement_language_known" CHECK (language in ('ZH', 'EN'))
);
--> statement-breakpoint
CREATE TABLE "held_disclosure" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"case_id" text,
	"day" text NOT NULL,
	"agency_id" text NOT NULL,
	"purpose" text NOT NULL,
	"basis" text NOT NULL,
	"clear" text[] NOT NULL,
	"masked" text[] NOT NULL,
	"tokens" text[] NOT NULL,
	"times" integer NOT NULL,
	"release_by" timestamp(3) with time zone NOT NULL,
	"released_in_id" text,
	CONSTRAINT "held_disclosure_purpose_known" CHECK (purpose in ('INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'))
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"id" text PRIMARY KEY NOT NULL,
	"finding_number" text NOT NULL,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"status" text NOT NULL,
	"officer" text NOT NULL,
	"agency_id" text NOT NULL,
	"subject_type" text,
	"subject_id" text,
	"window_from" timestamp(3) with time zone NOT NULL,
	"window_until" timestamp(3) with time zone NOT NULL,
	"found_at" timestamp(3) with time zone NOT NULL,
	"measured" text NOT NULL,
	"measured_zh" text NOT NULL,
	"threshold" text NOT NULL,
	"threshold_zh" text NOT NULL,
	"record_count" integer NOT NULL,
	"decided_at" timestamp(3) with time zone,
	"decided_by" text,
	"reason" text,
	"measure" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "finding_once" UNIQUE NULLS NOT DISTINCT("rule","agency_id","officer","subject_id","window_from"),
	CONSTRAINT "finding_rule_known" CHECK (rule in ('TOP_VIEWER', 'REPEAT_TARGET', 'PURPOSE_WITHOUT_CASE', 'CLOSED_CASE_READ', 'REFUSED_THEN_SUCCEEDED', 'ENUMERATION', 'OFF_HOURS', 'VOLUME_AGAINST_BASELINE')),
	CONSTRAINT "finding_severity_known" CHECK (severity in ('LOW', 'MEDIUM', 'HIGH')),
	CONSTRAINT "finding_status_known" CHECK (status in ('OPEN', 'DISMISSED', 'CONFIRMED'))
);
--> statement-breakpoint
CREATE TABLE "finding_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"finding_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"step" text NOT NULL,
	"decided_at" timestamp(3) with time zone NOT NULL,
	"officer" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "finding_decision_step_known" CHECK (step in ('DISMISS', 'CONFIRM', 'REOPEN'))
);
--> statement-breakpoint
CREATE TABLE "finding_record" (
	"finding_id" text NOT NULL,
	"event_id" text NOT NULL,
	CONSTRAINT "finding_record_finding_id_event_id_pk" PRIMARY KEY("finding_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "finding_search" (
	"id" text PRIMARY KEY NOT NULL,
	"until_leaf" bigint NOT NULL,
	"judged_until" timestamp(3) with time zone NOT NULL,
	"searched_at" timestamp(3) with time zone NOT NULL,
	"officer" text,
	"reason" text,
	"found" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer_day" (
	"agency_id" text NOT NULL,
	"officer" text NOT NULL,
	"day" date NOT NULL,
	"reads" integer NOT NULL,
	"people" integer NOT NULL,
	"off_hours" integer NOT NULL,
	"pressing" integer NOT NULL,
	"uncased" integer NOT NULL,
	CONSTRAINT "officer_day_agency_id_officer_day_pk" PRIMARY KEY("agency_id","officer","day")
);
--> statement-breakpoint
CREATE TABLE "saved_search" (
	"id" text PRIMARY KEY NOT NULL,
	"agency_id" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"saved_at" timestamp(3) with time zone NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "disclosure_entry" ADD CONSTRAINT "disclosure_entry_statement_id_disclosure_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."disclosure_statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_statement" ADD CONSTRAINT "disclosure_statement_supplements_id_disclosure_statement_id_fk" FOREIGN KEY ("supplements_id") REFERENCES "public"."disclosure_statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_disclosure" ADD CONSTRAINT "held_disclosure_statement_id_disclosure_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."disclosure_statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_disclosure" ADD CONSTRAINT "held_disclosure_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_disclosure" ADD CONSTRAINT "held_disclosure_released_in_id_disclosure_statement_id_fk" FOREIGN KEY ("released_in_id") REFERENCES "public"."disclosure_statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_decision" ADD CONSTRAINT "finding_decision_finding_id_finding_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."finding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_record" ADD CONSTRAINT "finding_record_finding_id_finding_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."finding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disclosure_entry_statement" ON "disclosure_entry" USING btree ("statement_id","day","id");--> statement-breakpoint
CREATE UNIQUE INDEX "disclosure_statement_number" ON "disclosure_statement" USING btree ("statement_number");--> statement-breakpoint
CREATE INDEX "disclosure_statement_issued" ON "disclosure_statement" USING btree ("issued_at","id");--> statement-breakpoint
CREATE INDEX "disclosure_statement_subject" ON "disclosure_statement" USING btree ("subject_id","issued_at","id");--> statement-breakpoint
CREATE INDEX "disclosure_statement_request" ON "disclosure_statement" USING btree ("request_number","issued_at","id");--> statement-breakpoint
CREATE INDEX "disclosure_statement_supplements" ON "disclosure_statement" USING btree ("supplements_id");--> statement-breakpoint
CREATE INDEX "held_disclosure_statement" ON "held_disclosure" USING btree ("statement_id","release_by","id");--> statement-breakpoint
CREATE INDEX "held_disclosure_waiting" ON "held_disclosure" USING btree ("released_in_id","statement_id");--> statement-breakpoint
CREATE INDEX "held_disclosure_case" ON "held_disclosure" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "finding_number" ON "finding" USING btree ("finding_number");--> statement-breakpoint
CREATE INDEX "finding_found" ON "finding" USING btree ("found_at","id");--> statement-breakpoint
CREATE INDEX "finding_window" ON "finding" USING btree ("window_from","id");--> statement-breakpoint
CREATE INDEX "finding_rule" ON "finding" USING btree ("rule","found_at","id");--> statement-breakpoint
CREATE INDEX "finding_severity" ON "finding" USING btree ("severity","found_at","id");--> statement-breakpoint
CREATE INDEX "finding_status" ON "finding" USING btree ("status","found_at","id");--> statement-breakpoint
CREATE INDEX "finding_officer" ON "finding" USING btree ("officer","found_at","id");--> statement-breakpoint
CREATE INDEX "finding_agency" ON "finding" USING btree ("agency_id","found_at","id");--> statement-breakpoint
CREATE INDEX "finding_subject" ON "finding" USING btree ("subject_id","found_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "finding_decision_sequence" ON "finding_decision" USING btree ("finding_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "finding_search_place" ON "finding_search" USING btree ("until_leaf");--> statement-breakpoint
CREATE INDEX "officer_day_day" ON "officer_day" USING btree ("day","agency_id");--> statement-breakpoint
CREATE INDEX "saved_search_name" ON "saved_search" USING btree ("agency_id","name","id");--> statement-breakpoint
CREATE INDEX "saved_search_saved" ON "saved_search" USING btree ("agency_id","saved_at","id");--> statement-breakpoint
-- Why by hand: triggers are no tables that drizzle-kit knows. Decisions, and what a person was told, are written once.
create trigger written_once before update or delete on finding_decision for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger written_once before update or delete on disclosure_entry for each row execute function app.refuse_change();
--> statement-breakpoint
create function app.keep_statement() returns trigger language plpgsql as $$
begin
  -- The owner arranges worlds: migrations, seeds, tests.
  if current_user <> 'liandong_writer' then return new; end if;
  if row(new.id, new.statement_number, new.subject_id, new.period_from, new.period_until, new.language, new.request_number, new.identity_check, new.issued_at, new.issued_by, new.text, new.text_hash, new.supplements_id)
    is distinct from row(old.id, old.statement_number, old.subject_id, old.period_from, old.period_until, old.language, old.request_number, old.identity_check, old.issued_at, old.issued_by, old.text, old.text_hash, old.supplements_id) then
    raise exception 'written once' using errcode = 'LD006';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_statement before update on disclosure_statement for each row execute function app.keep_statement();
