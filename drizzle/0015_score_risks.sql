CREATE TABLE "full_risk_reason" (
	"id" text PRIMARY KEY NOT NULL,
	"full_risk_score_id" text NOT NULL,
	"account_id" text,
	"number_id" text,
	"case_id" text,
	"rule" text NOT NULL,
	"weight" integer NOT NULL,
	"observed" text NOT NULL,
	"threshold" text NOT NULL,
	"from_at" timestamp(3) with time zone,
	"until_at" timestamp(3) with time zone,
	CONSTRAINT "full_risk_reason_rule_known" CHECK (rule in ('FAN_IN', 'FAN_OUT', 'PASS_THROUGH', 'NEW_ACCOUNT', 'SEVERAL_CARDS', 'ACCOUNT_IN_CASES', 'PORTED_BEFORE_USE', 'NEWLY_ACTIVATED', 'SHORT_CALLS', 'CALLED_VICTIMS', 'NUMBER_IN_CASES', 'CALL_AT_PAYMENT', 'REPEATED_PAYMENTS', 'PAID_TO_HIGH', 'AGED_60'))
);
--> statement-breakpoint
CREATE TABLE "full_risk_score" (
	"id" text PRIMARY KEY NOT NULL,
	"risk_score_id" text NOT NULL,
	"account_id" text,
	"number_id" text,
	"case_id" text,
	"score" integer NOT NULL,
	"level" text NOT NULL,
	"scored_at" timestamp(3) with time zone NOT NULL,
	"fingerprint" text NOT NULL,
	CONSTRAINT "full_risk_score_level_known" CHECK (level in ('HIGH', 'MEDIUM', 'LOW'))
);
--> statement-breakpoint
CREATE TABLE "risk_reason" (
	"id" text PRIMARY KEY NOT NULL,
	"risk_score_id" text NOT NULL,
	"subject" text NOT NULL,
	"rule" text NOT NULL,
	"weight" integer NOT NULL,
	"observed" text NOT NULL,
	"threshold" text NOT NULL,
	"from_at" timestamp(3) with time zone,
	"until_at" timestamp(3) with time zone,
	CONSTRAINT "risk_reason_subject_known" CHECK (subject in ('ACCOUNT', 'NUMBER', 'PERSON_AT_RISK')),
	CONSTRAINT "risk_reason_rule_known" CHECK (rule in ('FAN_IN', 'FAN_OUT', 'PASS_THROUGH', 'NEW_ACCOUNT', 'SEVERAL_CARDS', 'ACCOUNT_IN_CASES', 'PORTED_BEFORE_USE', 'NEWLY_ACTIVATED', 'SHORT_CALLS', 'CALLED_VICTIMS', 'NUMBER_IN_CASES', 'CALL_AT_PAYMENT', 'REPEATED_PAYMENTS', 'PAID_TO_HIGH', 'AGED_60'))
);
--> statement-breakpoint
CREATE TABLE "risk_score" (
	"id" text PRIMARY KEY NOT NULL,
	"risk_number" text NOT NULL,
	"subject" text NOT NULL,
	"account_id" text,
	"number_id" text,
	"victim_id" text,
	"score" integer NOT NULL,
	"level" text NOT NULL,
	"ruleset_version" text NOT NULL,
	"scored_at" timestamp(3) with time zone NOT NULL,
	"fingerprint" text NOT NULL,
	CONSTRAINT "risk_score_subject_known" CHECK (subject in ('ACCOUNT', 'NUMBER', 'PERSON_AT_RISK')),
	CONSTRAINT "risk_score_level_known" CHECK (level in ('HIGH', 'MEDIUM', 'LOW'))
);
--> statement-breakpoint
ALTER TABLE "full_risk_reason" ADD CONSTRAINT "full_risk_reason_full_risk_score_id_full_risk_score_id_fk" FOREIGN KEY ("full_risk_score_id") REFERENCES "public"."full_risk_score"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "full_risk_reason" ADD CONSTRAINT "full_risk_reason_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "full_risk_reason" ADD CONSTRAINT "full_risk_reason_number_id_telecom_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "full_risk_reason" ADD CONSTRAINT "full_risk_reason_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "full_risk_score" ADD CONSTRAINT "full_risk_score_risk_score_id_risk_score_id_fk" FOREIGN KEY ("risk_score_id") REFERENCES "public"."risk_score"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "full_risk_score" ADD CONSTRAINT "full_risk_score_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "full_risk_score" ADD CONSTRAINT "full_risk_score_number_id_telecom_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "full_risk_score" ADD CONSTRAINT "full_risk_score_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_reason" ADD CONSTRAINT "risk_reason_risk_score_id_risk_score_id_fk" FOREIGN KEY ("risk_score_id") REFERENCES "public"."risk_score"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_score" ADD CONSTRAINT "risk_score_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_score" ADD CONSTRAINT "risk_score_number_id_telecom_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_score" ADD CONSTRAINT "risk_score_victim_id_victim_id_fk" FOREIGN KEY ("victim_id") REFERENCES "public"."victim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "full_risk_reason_rule" ON "full_risk_reason" USING btree ("full_risk_score_id","rule");--> statement-breakpoint
CREATE INDEX "full_risk_reason_weight" ON "full_risk_reason" USING btree ("full_risk_score_id","weight","id");--> statement-breakpoint
CREATE INDEX "full_risk_score_score" ON "full_risk_score" USING btree ("risk_score_id","scored_at","id");--> statement-breakpoint
CREATE INDEX "full_risk_score_account" ON "full_risk_score" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "full_risk_score_telecom" ON "full_risk_score" USING btree ("number_id");--> statement-breakpoint
CREATE INDEX "full_risk_score_case" ON "full_risk_score" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_reason_rule" ON "risk_reason" USING btree ("risk_score_id","rule");--> statement-breakpoint
CREATE INDEX "risk_reason_weight" ON "risk_reason" USING btree ("risk_score_id","weight","id");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_score_number" ON "risk_score" USING btree ("risk_number");--> statement-breakpoint
CREATE INDEX "risk_score_scored" ON "risk_score" USING btree ("scored_at","id");--> statement-breakpoint
CREATE INDEX "risk_score_level" ON "risk_score" USING btree ("level","scored_at","id");--> statement-breakpoint
CREATE INDEX "risk_score_subject" ON "risk_score" USING btree ("subject","scored_at","id");--> statement-breakpoint
CREATE INDEX "risk_score_account" ON "risk_score" USING btree ("account_id","scored_at","id");--> statement-breakpoint
CREATE INDEX "risk_score_telecom" ON "risk_score" USING btree ("number_id","scored_at","id");--> statement-breakpoint
CREATE INDEX "risk_score_victim" ON "risk_score" USING btree ("victim_id","scored_at","id");--> statement-breakpoint
CREATE INDEX "account_holder" ON "account" USING btree ("holder_id_number_digest","opened_at");