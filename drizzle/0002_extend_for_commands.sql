CREATE TABLE "reported_payment" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"incident_id" text NOT NULL,
	"debit_account_id" text,
	"credit_account_id" text NOT NULL,
	"debit_bank_id" text,
	"credit_bank_id" text NOT NULL,
	"amount" numeric(20, 2) NOT NULL,
	"currency" text NOT NULL,
	"channel" text NOT NULL,
	"paid_at" timestamp(3) with time zone NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "reported_payment_channel_known" CHECK (channel in ('MOBILE_BANK', 'ONLINE_BANK', 'COUNTER', 'ATM', 'POS', 'THIRD_PARTY', 'CROSS_BORDER'))
);
--> statement-breakpoint
CREATE TABLE "agency_range" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"prefix" text NOT NULL,
	"agency_id" text NOT NULL,
	"routed_by_id" text,
	CONSTRAINT "agency_range_kind_known" CHECK (kind in ('CARD', 'MOBILE', 'SERVICE'))
);
--> statement-breakpoint
CREATE TABLE "officer" (
	"id" text PRIMARY KEY NOT NULL,
	"agency_id" text NOT NULL,
	"subject" text NOT NULL,
	"officer_number" text NOT NULL,
	"name" text NOT NULL,
	"id_number" text NOT NULL,
	"phone" text NOT NULL,
	"approver_level" text,
	"on_duty" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "officer_approver_level_known" CHECK (approver_level in ('COUNTY', 'CITY', 'PROVINCE'))
);
--> statement-breakpoint
CREATE TABLE "arrest" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"people" integer NOT NULL,
	"arrested_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"instrument_id" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" text NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "attachment_kind_known" CHECK (kind in ('OFFICER_CREDENTIAL', 'FREEZING_DOCUMENT', 'STOP_PAYMENT_APPLICATION', 'IDENTITY_CARD', 'FUND_FLOW_TABLE', 'OTHER'))
);
--> statement-breakpoint
CREATE TABLE "command_claim" (
	"agency_id" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"coordinate" text NOT NULL,
	"outcome" text,
	"answer" text,
	"marks" text,
	"claimed_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "command_claim_agency_id_key_pk" PRIMARY KEY("agency_id","key")
);
--> statement-breakpoint
CREATE TABLE "order_event" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"routed_by_id" text,
	"version" integer NOT NULL,
	"action" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"occurred_at" timestamp(3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"agency_id" text,
	"article" text NOT NULL,
	"note" text,
	CONSTRAINT "order_event_action_known" CHECK (action in ('DRAFT', 'ISSUE', 'WITHDRAW', 'ACKNOWLEDGE', 'TAKE_EFFECT', 'QUEUE', 'EXECUTE', 'REJECT', 'FAIL', 'MISROUTE', 'ASK_DOCUMENTS', 'SUPPLY_DOCUMENTS', 'EXTEND', 'CONVERT', 'RENEW', 'LIFT', 'EXPIRE', 'RESTORE', 'RETURN_PART', 'RETURN_ALL', 'REMIT')),
	CONSTRAINT "order_event_from_status_known" CHECK (from_status in ('DRAFT', 'DISCARDED', 'ISSUED', 'DELIVERED', 'IN_FORCE', 'EXTENDED', 'RENEWED', 'QUEUED', 'CONVERTED_TO_FREEZE', 'EXECUTED', 'LIFTED', 'EXPIRED', 'REJECTED', 'FAILED', 'WITHDRAWN', 'MISROUTED', 'DOCUMENTS_REQUESTED', 'RESTORED', 'REMITTED_TO_COURT', 'PARTLY_RETURNED', 'RETURNED')),
	CONSTRAINT "order_event_to_status_known" CHECK (to_status in ('DRAFT', 'DISCARDED', 'ISSUED', 'DELIVERED', 'IN_FORCE', 'EXTENDED', 'RENEWED', 'QUEUED', 'CONVERTED_TO_FREEZE', 'EXECUTED', 'LIFTED', 'EXPIRED', 'REJECTED', 'FAILED', 'WITHDRAWN', 'MISROUTED', 'DOCUMENTS_REQUESTED', 'RESTORED', 'REMITTED_TO_COURT', 'PARTLY_RETURNED', 'RETURNED'))
);
--> statement-breakpoint
CREATE TABLE "restitution" (
	"id" text PRIMARY KEY NOT NULL,
	"restitution_number" text NOT NULL,
	"status" text NOT NULL,
	"method" text,
	"case_id" text NOT NULL,
	"freeze_order_id" text NOT NULL,
	"account_id" text NOT NULL,
	"holding_bank_id" text NOT NULL,
	"filing_unit_id" text NOT NULL,
	"freezing_unit_id" text NOT NULL,
	"frozen_amount" numeric(20, 2) NOT NULL,
	"currency" text NOT NULL,
	"formula" text,
	"grounds" text NOT NULL,
	"first_officer_id" text NOT NULL,
	"first_officer_name" text NOT NULL,
	"second_officer_id" text NOT NULL,
	"second_officer_name" text NOT NULL,
	"submitted_by_id" text,
	"submitted_at" timestamp(3) with time zone,
	"approver_name" text,
	"approved_at" timestamp(3) with time zone,
	"applied_at" timestamp(3) with time zone NOT NULL,
	"notice_from" timestamp(3) with time zone,
	"notice_until" timestamp(3) with time zone,
	"decided_at" timestamp(3) with time zone,
	"decision_id" text,
	"execution_due_at" timestamp(3) with time zone,
	"overdue_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "restitution_status_known" CHECK (status in ('APPLIED', 'HANDED_OVER', 'TRACED', 'METHOD_SET', 'PUBLIC_NOTICE', 'OBJECTED', 'RESOLVED', 'SUBMITTED', 'APPROVED', 'DECIDED', 'BANK_EXECUTING', 'RETURNED', 'PART_RETURNED', 'FAILED')),
	CONSTRAINT "restitution_method_known" CHECK (method in ('SINGLE_DEPOSIT', 'TIMESTAMP_TRACED', 'PRO_RATA'))
);
--> statement-breakpoint
CREATE TABLE "restitution_objection" (
	"id" text PRIMARY KEY NOT NULL,
	"restitution_id" text NOT NULL,
	"outcome" text NOT NULL,
	"objector_name" text NOT NULL,
	"objector_name_mask" text NOT NULL,
	"grounds" text NOT NULL,
	"decision" text,
	"filed_at" timestamp(3) with time zone NOT NULL,
	"decided_at" timestamp(3) with time zone,
	CONSTRAINT "restitution_objection_outcome_known" CHECK (outcome in ('OPEN', 'ACCEPTED', 'REJECTED'))
);
--> statement-breakpoint
CREATE TABLE "restitution_share" (
	"id" text PRIMARY KEY NOT NULL,
	"restitution_id" text NOT NULL,
	"case_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"status" text NOT NULL,
	"victim_id" text NOT NULL,
	"holding_bank_id" text NOT NULL,
	"account_id" text NOT NULL,
	"account_number" text NOT NULL,
	"payee_bank_id" text NOT NULL,
	"loss_amount" numeric(20, 2) NOT NULL,
	"share_amount" numeric(20, 2) NOT NULL,
	"returned_amount" numeric(20, 2) NOT NULL,
	"order_id" text,
	"set_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "restitution_share_status_known" CHECK (status in ('SET', 'DROPPED', 'ORDERED', 'RETURNED', 'PART_RETURNED', 'FAILED'))
);
--> statement-breakpoint
ALTER TABLE "legal_instrument" DROP CONSTRAINT "legal_instrument_type_known";--> statement-breakpoint
ALTER TABLE "control_order" DROP CONSTRAINT "control_order_family_known";--> statement-breakpoint
ALTER TABLE "control_order" DROP CONSTRAINT "control_order_status_known";--> statement-breakpoint
ALTER TABLE "fraud_case" ADD COLUMN "solved_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "fraud_case" ADD COLUMN "review_due_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "fraud_case" ADD COLUMN "review_overdue_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "fraud_case" ADD COLUMN "transferred_to_id" text;--> statement-breakpoint
ALTER TABLE "fraud_case" ADD COLUMN "merged_into_id" text;--> statement-breakpoint
ALTER TABLE "fraud_case" ADD COLUMN "status_reason" text;--> statement-breakpoint
ALTER TABLE "fraud_case" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "incident_report" ADD COLUMN "duplicate_of_id" text;--> statement-breakpoint
ALTER TABLE "incident_report" ADD COLUMN "accepted_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "incident_report" ADD COLUMN "status_reason" text;--> statement-breakpoint
ALTER TABLE "incident_report" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD COLUMN "interest_included" boolean;--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD COLUMN "drafted_by_id" text;--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD COLUMN "approved_at" timestamp(3) with time zone;--> statement-breakpoint
-- Instruments from before were approved when they came into force.
UPDATE "legal_instrument" SET "approved_at" = "valid_from";--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD COLUMN "revocation_reason" text;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "accepted_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "next_remedy" text;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "filed_by_id" text;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "measure" text;--> statement-breakpoint
-- Orders from before have the usual measure of their family.
UPDATE "control_order" SET "measure" = CASE "family" WHEN 'ACCOUNT_QUERY' THEN 'TRANSACTION_DETAILS' WHEN 'ACCOUNT_WATCH' THEN 'WATCH' WHEN 'STOP_PAYMENT' THEN 'STOP' WHEN 'FREEZE' THEN 'FREEZE' WHEN 'RETURN_OF_FUNDS' THEN 'RETURN' WHEN 'NUMBER_MEASURE' THEN 'SUSPEND' WHEN 'IM_MEASURE' THEN 'TAKEDOWN' WHEN 'URL_MEASURE' THEN 'BLOCK' ELSE 'RECALL' END;--> statement-breakpoint
ALTER TABLE "control_order" ALTER COLUMN "measure" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "instrument_id" text;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "held_amount" numeric(20, 2);--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "follows_id" text;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "stop_ordinal" integer;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "extensions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "answer_due_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "acknowledged_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "term" text;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "awaits_addressee" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "ended_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "warned_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "escalated_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "control_order" ADD COLUMN "documents_requested" text;--> statement-breakpoint
ALTER TABLE "order_feedback" ADD COLUMN "effective_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "order_feedback" ADD COLUMN "moved_amount" numeric(20, 2);--> statement-breakpoint
ALTER TABLE "outreach_record" ADD COLUMN "contact_due_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "outreach_record" ADD COLUMN "escalated_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "outreach_record" ADD COLUMN "protective_measure" text;--> statement-breakpoint
ALTER TABLE "outreach_record" ADD COLUMN "visit_consent" boolean;--> statement-breakpoint
ALTER TABLE "outreach_record" ADD COLUMN "feedback" text;--> statement-breakpoint
ALTER TABLE "outreach_record" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "reported_payment" ADD CONSTRAINT "reported_payment_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_payment" ADD CONSTRAINT "reported_payment_incident_id_incident_report_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incident_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_payment" ADD CONSTRAINT "reported_payment_debit_account_id_account_id_fk" FOREIGN KEY ("debit_account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_payment" ADD CONSTRAINT "reported_payment_credit_account_id_account_id_fk" FOREIGN KEY ("credit_account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_payment" ADD CONSTRAINT "reported_payment_debit_bank_id_agency_id_fk" FOREIGN KEY ("debit_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_payment" ADD CONSTRAINT "reported_payment_credit_bank_id_agency_id_fk" FOREIGN KEY ("credit_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_range" ADD CONSTRAINT "agency_range_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_range" ADD CONSTRAINT "agency_range_routed_by_id_agency_id_fk" FOREIGN KEY ("routed_by_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer" ADD CONSTRAINT "officer_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrest" ADD CONSTRAINT "arrest_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_instrument_id_legal_instrument_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "public"."legal_instrument"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_control_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."control_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_addressee_id_agency_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_routed_by_id_agency_id_fk" FOREIGN KEY ("routed_by_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_freeze_order_id_control_order_id_fk" FOREIGN KEY ("freeze_order_id") REFERENCES "public"."control_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_holding_bank_id_agency_id_fk" FOREIGN KEY ("holding_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_filing_unit_id_agency_id_fk" FOREIGN KEY ("filing_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_freezing_unit_id_agency_id_fk" FOREIGN KEY ("freezing_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_first_officer_id_officer_id_fk" FOREIGN KEY ("first_officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_second_officer_id_officer_id_fk" FOREIGN KEY ("second_officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_submitted_by_id_officer_id_fk" FOREIGN KEY ("submitted_by_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution" ADD CONSTRAINT "restitution_decision_id_legal_instrument_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."legal_instrument"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution_objection" ADD CONSTRAINT "restitution_objection_restitution_id_restitution_id_fk" FOREIGN KEY ("restitution_id") REFERENCES "public"."restitution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution_share" ADD CONSTRAINT "restitution_share_restitution_id_restitution_id_fk" FOREIGN KEY ("restitution_id") REFERENCES "public"."restitution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution_share" ADD CONSTRAINT "restitution_share_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution_share" ADD CONSTRAINT "restitution_share_victim_id_victim_id_fk" FOREIGN KEY ("victim_id") REFERENCES "public"."victim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution_share" ADD CONSTRAINT "restitution_share_holding_bank_id_agency_id_fk" FOREIGN KEY ("holding_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution_share" ADD CONSTRAINT "restitution_share_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution_share" ADD CONSTRAINT "restitution_share_payee_bank_id_agency_id_fk" FOREIGN KEY ("payee_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restitution_share" ADD CONSTRAINT "restitution_share_order_id_control_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."control_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reported_payment_case" ON "reported_payment" USING btree ("case_id","paid_at","id");--> statement-breakpoint
CREATE INDEX "reported_payment_credit" ON "reported_payment" USING btree ("credit_account_id","paid_at");--> statement-breakpoint
CREATE INDEX "reported_payment_paid" ON "reported_payment" USING btree ("paid_at","id");--> statement-breakpoint
CREATE INDEX "reported_payment_credit_bank" ON "reported_payment" USING btree ("credit_bank_id","paid_at");--> statement-breakpoint
CREATE INDEX "reported_payment_debit_bank" ON "reported_payment" USING btree ("debit_bank_id","paid_at");--> statement-breakpoint
CREATE UNIQUE INDEX "agency_range_prefix" ON "agency_range" USING btree ("kind","prefix");--> statement-breakpoint
CREATE UNIQUE INDEX "officer_subject" ON "officer" USING btree ("agency_id","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "officer_number" ON "officer" USING btree ("officer_number");--> statement-breakpoint
CREATE INDEX "arrest_time" ON "arrest" USING btree ("arrested_at");--> statement-breakpoint
CREATE INDEX "arrest_case" ON "arrest" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "attachment_instrument" ON "attachment" USING btree ("instrument_id","added_at");--> statement-breakpoint
CREATE INDEX "attachment_added" ON "attachment" USING btree ("added_at","id");--> statement-breakpoint
CREATE INDEX "command_claim_age" ON "command_claim" USING btree ("claimed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "order_event_version" ON "order_event" USING btree ("order_id","version");--> statement-breakpoint
CREATE INDEX "order_event_occurred" ON "order_event" USING btree ("occurred_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "restitution_number" ON "restitution" USING btree ("restitution_number");--> statement-breakpoint
CREATE INDEX "restitution_applied" ON "restitution" USING btree ("applied_at","id");--> statement-breakpoint
CREATE INDEX "restitution_case" ON "restitution" USING btree ("case_id","applied_at");--> statement-breakpoint
CREATE INDEX "restitution_bank" ON "restitution" USING btree ("holding_bank_id","applied_at");--> statement-breakpoint
CREATE INDEX "restitution_freeze" ON "restitution" USING btree ("freeze_order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "restitution_one_open" ON "restitution" USING btree ("freeze_order_id") WHERE status not in ('RETURNED', 'PART_RETURNED', 'FAILED');--> statement-breakpoint
CREATE INDEX "restitution_objection_of" ON "restitution_objection" USING btree ("restitution_id","filed_at","id");--> statement-breakpoint
CREATE INDEX "restitution_objection_filed" ON "restitution_objection" USING btree ("filed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "restitution_share_once" ON "restitution_share" USING btree ("restitution_id","victim_id");--> statement-breakpoint
CREATE INDEX "restitution_share_of" ON "restitution_share" USING btree ("restitution_id","ordinal","id");--> statement-breakpoint
CREATE INDEX "restitution_share_victim" ON "restitution_share" USING btree ("victim_id");--> statement-breakpoint
CREATE INDEX "restitution_share_order" ON "restitution_share" USING btree ("order_id","ordinal","id");--> statement-breakpoint
ALTER TABLE "fraud_case" ADD CONSTRAINT "fraud_case_transferred_to_id_agency_id_fk" FOREIGN KEY ("transferred_to_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fraud_case" ADD CONSTRAINT "fraud_case_merged_into_id_fraud_case_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_report" ADD CONSTRAINT "incident_report_duplicate_of_id_incident_report_id_fk" FOREIGN KEY ("duplicate_of_id") REFERENCES "public"."incident_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD CONSTRAINT "legal_instrument_drafted_by_id_officer_id_fk" FOREIGN KEY ("drafted_by_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_filed_by_id_agency_id_fk" FOREIGN KEY ("filed_by_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_instrument_id_legal_instrument_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "public"."legal_instrument"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_follows_id_control_order_id_fk" FOREIGN KEY ("follows_id") REFERENCES "public"."control_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fraud_case_merged" ON "fraud_case" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "fraud_case_filed" ON "fraud_case" USING btree ("filed_at") WHERE filed_at is not null;--> statement-breakpoint
CREATE INDEX "fraud_case_solved" ON "fraud_case" USING btree ("solved_at") WHERE solved_at is not null;--> statement-breakpoint
CREATE INDEX "incident_report_phone" ON "incident_report" USING btree ("reporter_phone_digest","received_at");--> statement-breakpoint
CREATE INDEX "control_order_awaits" ON "control_order" USING btree ("addressee_id","issued_at","id") WHERE awaits_addressee;--> statement-breakpoint
CREATE INDEX "control_order_number_id" ON "control_order" USING btree ("number_id","issued_at");--> statement-breakpoint
CREATE INDEX "control_order_online_account" ON "control_order" USING btree ("online_account_id","issued_at");--> statement-breakpoint
CREATE INDEX "control_order_url" ON "control_order" USING btree ("url_id","issued_at");--> statement-breakpoint
CREATE INDEX "control_order_parent" ON "control_order" USING btree ("parent_order_id");--> statement-breakpoint
CREATE INDEX "control_order_expires" ON "control_order" USING btree ("expires_at") WHERE status in ('IN_FORCE', 'EXTENDED', 'RENEWED', 'PARTLY_RETURNED');--> statement-breakpoint
CREATE INDEX "control_order_due" ON "control_order" USING btree ("answer_due_at") WHERE status in ('ISSUED', 'DELIVERED') and escalated_at is null;--> statement-breakpoint
CREATE INDEX "control_order_effective" ON "control_order" USING btree ("effective_at");--> statement-breakpoint
CREATE UNIQUE INDEX "control_order_one_freeze" ON "control_order" USING btree ("account_id") WHERE family = 'FREEZE' and status in ('IN_FORCE', 'RENEWED', 'PARTLY_RETURNED');--> statement-breakpoint
CREATE UNIQUE INDEX "control_order_two_stops" ON "control_order" USING btree ("account_id","stop_ordinal") WHERE stop_ordinal is not null;--> statement-breakpoint
CREATE INDEX "order_feedback_received" ON "order_feedback" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "outreach_record_due" ON "outreach_record" USING btree ("contact_due_at");--> statement-breakpoint
CREATE INDEX "outreach_record_closed" ON "outreach_record" USING btree ("closed_at") WHERE closed_at is not null;--> statement-breakpoint
CREATE INDEX "outreach_record_phone" ON "outreach_record" USING btree ("victim_phone_digest","created_at");--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD CONSTRAINT "legal_instrument_type_known" CHECK (type in ('QUERY_NOTICE', 'STOP_PAYMENT_REQUEST', 'FREEZE_NOTICE', 'LIFT_NOTICE', 'EVIDENCE_NOTICE', 'RETURN_DECISION', 'NUMBER_NOTICE', 'DISCIPLINE_DECISION'));--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_stops_bounded" CHECK (stop_ordinal >= 1 and stop_ordinal + extensions <= 2);--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_measure_known" CHECK (measure in ('TRANSACTION_DETAILS', 'ACCOUNT_HOLDER', 'CUSTOMER_ACCOUNTS', 'BALANCE', 'WATCH', 'STOP', 'FREEZE', 'RETURN', 'SUSPEND', 'INTERCEPT', 'BLOCK', 'DEACTIVATE', 'RESTRICT_OUTBOUND', 'RESTRICT', 'TAKEDOWN', 'RECALL', 'NO_NEW_BUSINESS', 'NO_NEW_NUMBERS'));--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_family_known" CHECK (family in ('ACCOUNT_QUERY', 'ACCOUNT_WATCH', 'STOP_PAYMENT', 'FREEZE', 'RETURN_OF_FUNDS', 'NUMBER_MEASURE', 'IM_MEASURE', 'URL_MEASURE', 'RECALL_REQUEST', 'DISCIPLINARY_MEASURE'));--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_status_known" CHECK (status in ('DRAFT', 'DISCARDED', 'ISSUED', 'DELIVERED', 'IN_FORCE', 'EXTENDED', 'RENEWED', 'QUEUED', 'CONVERTED_TO_FREEZE', 'EXECUTED', 'LIFTED', 'EXPIRED', 'REJECTED', 'FAILED', 'WITHDRAWN', 'MISROUTED', 'DOCUMENTS_REQUESTED', 'RESTORED', 'REMITTED_TO_COURT', 'PARTLY_RETURNED', 'RETURNED'));