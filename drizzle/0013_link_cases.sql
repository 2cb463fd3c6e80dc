CREATE TABLE "case_linkage" (
	"id" text PRIMARY KEY NOT NULL,
	"linkage_number" text NOT NULL,
	"pair_id" text,
	"case_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"contact_unit_id" text NOT NULL,
	"other_case_id" text,
	"type" text,
	"strength" text,
	"state" text NOT NULL,
	"proposed_at" timestamp(3) with time zone NOT NULL,
	"proposed_by" text,
	"opened_at" timestamp(3) with time zone,
	"decided_at" timestamp(3) with time zone,
	"decided_by" text,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "case_linkage_type_known" CHECK (type in ('SAME_ACCOUNT', 'SAME_FUND_CHAIN', 'SAME_NUMBER', 'SAME_DEVICE', 'SAME_IM_ACCOUNT', 'SAME_URL_OR_APP', 'SAME_MODUS_OPERANDI', 'SAME_SUSPECT')),
	CONSTRAINT "case_linkage_strength_known" CHECK (strength in ('STRONG', 'MODERATE', 'WEAK')),
	CONSTRAINT "case_linkage_state_known" CHECK (state in ('PROPOSED', 'AGREED', 'CONFIRMED', 'REJECTED'))
);
--> statement-breakpoint
CREATE TABLE "linkage_clue" (
	"id" text PRIMARY KEY NOT NULL,
	"pair_id" text NOT NULL,
	"thing" text NOT NULL,
	"kind" text NOT NULL,
	"words" text,
	"found_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "linkage_clue_kind_known" CHECK (kind in ('ACCOUNT', 'REACHED_ACCOUNT', 'NUMBER', 'IM_ACCOUNT', 'URL', 'GROUNDS'))
);
--> statement-breakpoint
CREATE TABLE "linkage_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"linkage_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"clue_id" text NOT NULL,
	"kind" text NOT NULL,
	"account_id" text,
	"number_id" text,
	"online_account_id" text,
	"url_id" text,
	"words" text,
	"found_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "linkage_evidence_kind_known" CHECK (kind in ('ACCOUNT', 'REACHED_ACCOUNT', 'NUMBER', 'IM_ACCOUNT', 'URL', 'GROUNDS'))
);
--> statement-breakpoint
CREATE TABLE "linkage_pair" (
	"id" text PRIMARY KEY NOT NULL,
	"low_case_id" text NOT NULL,
	"high_case_id" text NOT NULL,
	"low_unit_id" text NOT NULL,
	"high_unit_id" text NOT NULL,
	"type" text NOT NULL,
	"strength" text NOT NULL,
	"found_at" timestamp(3) with time zone NOT NULL,
	"proposed_by" text,
	"proposing_unit_id" text,
	"opened_at" timestamp(3) with time zone,
	CONSTRAINT "linkage_pair_type_known" CHECK (type in ('SAME_ACCOUNT', 'SAME_FUND_CHAIN', 'SAME_NUMBER', 'SAME_DEVICE', 'SAME_IM_ACCOUNT', 'SAME_URL_OR_APP', 'SAME_MODUS_OPERANDI', 'SAME_SUSPECT')),
	CONSTRAINT "linkage_pair_strength_known" CHECK (strength in ('STRONG', 'MODERATE', 'WEAK'))
);
--> statement-breakpoint
CREATE TABLE "case_series" (
	"id" text PRIMARY KEY NOT NULL,
	"series_number" text NOT NULL,
	"state" text NOT NULL,
	"lead_case_id" text NOT NULL,
	"lead_unit_id" text NOT NULL,
	"is_lead_chosen" boolean NOT NULL,
	"formed_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"joined_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "case_series_state_known" CHECK (state in ('FORMED', 'JOINED', 'DISSOLVED'))
);
--> statement-breakpoint
CREATE TABLE "case_series_member" (
	"case_id" text PRIMARY KEY NOT NULL,
	"series_id" text,
	"unit_id" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "fund_flow_node_account";--> statement-breakpoint
ALTER TABLE "case_linkage" ADD CONSTRAINT "case_linkage_pair_id_linkage_pair_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."linkage_pair"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_linkage" ADD CONSTRAINT "case_linkage_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_linkage" ADD CONSTRAINT "case_linkage_unit_id_agency_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_linkage" ADD CONSTRAINT "case_linkage_contact_unit_id_agency_id_fk" FOREIGN KEY ("contact_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_linkage" ADD CONSTRAINT "case_linkage_other_case_id_fraud_case_id_fk" FOREIGN KEY ("other_case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_clue" ADD CONSTRAINT "linkage_clue_pair_id_linkage_pair_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."linkage_pair"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD CONSTRAINT "linkage_evidence_linkage_id_case_linkage_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."case_linkage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD CONSTRAINT "linkage_evidence_unit_id_agency_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD CONSTRAINT "linkage_evidence_clue_id_linkage_clue_id_fk" FOREIGN KEY ("clue_id") REFERENCES "public"."linkage_clue"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD CONSTRAINT "linkage_evidence_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD CONSTRAINT "linkage_evidence_number_id_telecom_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD CONSTRAINT "linkage_evidence_online_account_id_online_account_id_fk" FOREIGN KEY ("online_account_id") REFERENCES "public"."online_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD CONSTRAINT "linkage_evidence_url_id_malicious_url_id_fk" FOREIGN KEY ("url_id") REFERENCES "public"."malicious_url"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_pair" ADD CONSTRAINT "linkage_pair_low_case_id_fraud_case_id_fk" FOREIGN KEY ("low_case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_pair" ADD CONSTRAINT "linkage_pair_high_case_id_fraud_case_id_fk" FOREIGN KEY ("high_case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_pair" ADD CONSTRAINT "linkage_pair_low_unit_id_agency_id_fk" FOREIGN KEY ("low_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_pair" ADD CONSTRAINT "linkage_pair_high_unit_id_agency_id_fk" FOREIGN KEY ("high_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_pair" ADD CONSTRAINT "linkage_pair_proposing_unit_id_agency_id_fk" FOREIGN KEY ("proposing_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_series" ADD CONSTRAINT "case_series_lead_case_id_fraud_case_id_fk" FOREIGN KEY ("lead_case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_series" ADD CONSTRAINT "case_series_lead_unit_id_agency_id_fk" FOREIGN KEY ("lead_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_series" ADD CONSTRAINT "case_series_joined_id_case_series_id_fk" FOREIGN KEY ("joined_id") REFERENCES "public"."case_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_series_member" ADD CONSTRAINT "case_series_member_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_series_member" ADD CONSTRAINT "case_series_member_series_id_case_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."case_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_series_member" ADD CONSTRAINT "case_series_member_unit_id_agency_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_linkage_number" ON "case_linkage" USING btree ("linkage_number");--> statement-breakpoint
CREATE UNIQUE INDEX "case_linkage_side" ON "case_linkage" USING btree ("pair_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_linkage_contact" ON "case_linkage" USING btree ("case_id","contact_unit_id") WHERE pair_id is null;--> statement-breakpoint
CREATE INDEX "case_linkage_proposed" ON "case_linkage" USING btree ("proposed_at","id");--> statement-breakpoint
CREATE INDEX "case_linkage_unit" ON "case_linkage" USING btree ("unit_id","proposed_at","id");--> statement-breakpoint
CREATE INDEX "case_linkage_unit_state" ON "case_linkage" USING btree ("unit_id","state","proposed_at","id");--> statement-breakpoint
CREATE INDEX "case_linkage_state" ON "case_linkage" USING btree ("state","proposed_at","id");--> statement-breakpoint
CREATE INDEX "case_linkage_type" ON "case_linkage" USING btree ("type","proposed_at","id");--> statement-breakpoint
CREATE INDEX "case_linkage_strength" ON "case_linkage" USING btree ("strength","proposed_at","id");--> statement-breakpoint
CREATE INDEX "case_linkage_case" ON "case_linkage" USING btree ("case_id","proposed_at","id");--> statement-breakpoint
CREATE INDEX "case_linkage_case_state" ON "case_linkage" USING btree ("case_id","state","other_case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "linkage_clue_once" ON "linkage_clue" USING btree ("pair_id","thing");--> statement-breakpoint
CREATE UNIQUE INDEX "linkage_evidence_once" ON "linkage_evidence" USING btree ("linkage_id","clue_id");--> statement-breakpoint
CREATE INDEX "linkage_evidence_found" ON "linkage_evidence" USING btree ("linkage_id","found_at","id");--> statement-breakpoint
CREATE INDEX "linkage_evidence_unit" ON "linkage_evidence" USING btree ("unit_id","found_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "linkage_pair_once" ON "linkage_pair" USING btree ("low_case_id","high_case_id","type");--> statement-breakpoint
CREATE INDEX "linkage_pair_low" ON "linkage_pair" USING btree ("low_case_id","high_unit_id") WHERE opened_at is null;--> statement-breakpoint
CREATE INDEX "linkage_pair_high" ON "linkage_pair" USING btree ("high_case_id","low_unit_id") WHERE opened_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_series_number" ON "case_series" USING btree ("series_number");--> statement-breakpoint
CREATE INDEX "case_series_formed" ON "case_series" USING btree ("formed_at","id");--> statement-breakpoint
CREATE INDEX "case_series_unit" ON "case_series" USING btree ("lead_unit_id","formed_at","id");--> statement-breakpoint
CREATE INDEX "case_series_state" ON "case_series" USING btree ("state","formed_at","id");--> statement-breakpoint
CREATE INDEX "case_series_member_series" ON "case_series_member" USING btree ("series_id","case_id");--> statement-breakpoint
CREATE INDEX "case_series_member_unit" ON "case_series_member" USING btree ("unit_id","series_id");--> statement-breakpoint
CREATE INDEX "fund_flow_node_account" ON "fund_flow_node" USING btree ("account_id","id");