CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"holding_bank_id" text NOT NULL,
	"account_class" text NOT NULL,
	"risk_status" text NOT NULL,
	"currency" text NOT NULL,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"number_mask" text NOT NULL,
	"number_digest" text NOT NULL,
	"holder_name_mask" text NOT NULL,
	"holder_id_number_mask" text NOT NULL,
	"holder_id_number_digest" text NOT NULL,
	CONSTRAINT "account_account_class_known" CHECK (account_class in ('CLASS_I', 'CLASS_II', 'CLASS_III', 'CORPORATE', 'PAYMENT', 'FOREIGN')),
	CONSTRAINT "account_risk_status_known" CHECK (risk_status in ('NORMAL', 'SUSPICIOUS', 'INVOLVED', 'STOPPED', 'FROZEN', 'CLEARED'))
);
--> statement-breakpoint
CREATE TABLE "account_balance" (
	"id" text PRIMARY KEY NOT NULL,
	"holding_bank_id" text NOT NULL,
	"balance" numeric(20, 2) NOT NULL,
	"balance_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_identity" (
	"id" text PRIMARY KEY NOT NULL,
	"holding_bank_id" text NOT NULL,
	"number" text NOT NULL,
	"holder_name" text NOT NULL,
	"holder_id_number" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_transaction" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"holding_bank_id" text NOT NULL,
	"direction" text NOT NULL,
	"channel" text NOT NULL,
	"amount" numeric(20, 2) NOT NULL,
	"currency" text NOT NULL,
	"occurred_at" timestamp(3) with time zone NOT NULL,
	"counterparty_number" text NOT NULL,
	"counterparty_number_mask" text NOT NULL,
	"counterparty_number_digest" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"counterparty_name_mask" text NOT NULL,
	"counterparty_account_id" text,
	CONSTRAINT "account_transaction_direction_known" CHECK (direction in ('IN', 'OUT')),
	CONSTRAINT "account_transaction_channel_known" CHECK (channel in ('MOBILE_BANK', 'ONLINE_BANK', 'COUNTER', 'ATM', 'POS', 'THIRD_PARTY', 'CROSS_BORDER'))
);
--> statement-breakpoint
CREATE TABLE "involved_account" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"account_id" text NOT NULL,
	"holding_bank_id" text NOT NULL,
	"role" text NOT NULL,
	"layer" integer NOT NULL,
	"traced_amount" numeric(20, 2) NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "involved_account_role_known" CHECK (role in ('VICTIM', 'SUSPECT', 'MULE', 'CASH_OUT', 'BYSTANDER'))
);
--> statement-breakpoint
CREATE TABLE "agency" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_english" text NOT NULL,
	"type" text NOT NULL,
	"division_code" text NOT NULL,
	"unit_code" text,
	"cnaps_code" text,
	"contact_unit" text NOT NULL,
	"contact_phone" text NOT NULL,
	"active" boolean NOT NULL,
	CONSTRAINT "agency_type_known" CHECK (type in ('POLICE', 'BANK', 'PSP', 'CARD_SCHEME', 'CARRIER', 'PLATFORM', 'SUPERVISOR', 'OPERATOR'))
);
--> statement-breakpoint
CREATE TABLE "data_sharing_agreement" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_number" text NOT NULL,
	"version" integer NOT NULL,
	"provider_id" text NOT NULL,
	"recipient_id" text NOT NULL,
	"covers" text[] NOT NULL,
	"purposes" text[] NOT NULL,
	"legal_basis" text NOT NULL,
	"valid_from" timestamp(3) with time zone NOT NULL,
	"valid_until" timestamp(3) with time zone NOT NULL,
	"suspended_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "case_party" (
	"case_id" text NOT NULL,
	"agency_id" text NOT NULL,
	CONSTRAINT "case_party_case_id_agency_id_pk" PRIMARY KEY("case_id","agency_id")
);
--> statement-breakpoint
CREATE TABLE "fraud_case" (
	"id" text PRIMARY KEY NOT NULL,
	"case_number" text NOT NULL,
	"fraud_type" text NOT NULL,
	"status" text NOT NULL,
	"reported_at" timestamp(3) with time zone NOT NULL,
	"filed_at" timestamp(3) with time zone,
	"closed_at" timestamp(3) with time zone,
	"lead_agency_id" text NOT NULL,
	"division_code" text NOT NULL,
	"loss_amount" numeric(20, 2) NOT NULL,
	"currency" text NOT NULL,
	"stopped_amount" numeric(20, 2) NOT NULL,
	"returned_amount" numeric(20, 2) NOT NULL,
	"narrative" text NOT NULL,
	"summary" text NOT NULL,
	"modus_operandi" text NOT NULL,
	"data_leak_source" text,
	"handling_code" text NOT NULL,
	CONSTRAINT "fraud_case_fraud_type_known" CHECK (fraud_type in ('BRUSHING_REBATE', 'FAKE_INVESTMENT', 'FAKE_SHOPPING_SERVICE', 'ECOMMERCE_CS_IMPERSONATION', 'FAKE_LOAN', 'FAKE_CREDIT_REPAIR', 'LEADER_ACQUAINTANCE_IMPERSONATION', 'LAW_ENFORCEMENT_IMPERSONATION', 'ROMANCE', 'GAME_ITEM_TRADE', 'FLIGHT_REBOOKING', 'GUESS_WHO', 'BUSINESS_EMAIL_COMPROMISE')),
	CONSTRAINT "fraud_case_status_known" CHECK (status in ('UNDER_REVIEW', 'FILED', 'UNDER_INVESTIGATION', 'SOLVED', 'REFERRED_FOR_PROSECUTION', 'CLOSED', 'SUSPENDED', 'REVOKED', 'MERGED_INTO', 'TRANSFERRED')),
	CONSTRAINT "fraud_case_handling_code_known" CHECK (handling_code in ('H0', 'H1', 'H2', 'H3'))
);
--> statement-breakpoint
CREATE TABLE "incident_report" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_number" text NOT NULL,
	"channel" text NOT NULL,
	"status" text NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"receiving_unit_id" text NOT NULL,
	"reported_by_id" text,
	"call_taker" text NOT NULL,
	"three_party_call_started_at" timestamp(3) with time zone,
	"fraud_type" text NOT NULL,
	"narrative" text NOT NULL,
	"division_code" text NOT NULL,
	"loss_amount" numeric(20, 2) NOT NULL,
	"currency" text NOT NULL,
	"reporter_name" text NOT NULL,
	"reporter_name_mask" text NOT NULL,
	"reporter_phone" text NOT NULL,
	"reporter_phone_mask" text NOT NULL,
	"reporter_phone_digest" text NOT NULL,
	"case_id" text,
	CONSTRAINT "incident_report_channel_known" CHECK (channel in ('HOTLINE_110', 'HOTLINE_96110', 'WALK_IN', 'BANK_BRANCH', 'ONLINE', 'OTHER_AGENCY')),
	CONSTRAINT "incident_report_status_known" CHECK (status in ('RECEIVED', 'TRIAGED', 'PUSHED_TO_CONTROL', 'DISPATCHED', 'ACCEPTED', 'CASE_FILED', 'NOT_FILED', 'TRANSFERRED', 'NOT_FRAUD', 'DUPLICATE', 'WITHDRAWN')),
	CONSTRAINT "incident_report_fraud_type_known" CHECK (fraud_type in ('BRUSHING_REBATE', 'FAKE_INVESTMENT', 'FAKE_SHOPPING_SERVICE', 'ECOMMERCE_CS_IMPERSONATION', 'FAKE_LOAN', 'FAKE_CREDIT_REPAIR', 'LEADER_ACQUAINTANCE_IMPERSONATION', 'LAW_ENFORCEMENT_IMPERSONATION', 'ROMANCE', 'GAME_ITEM_TRADE', 'FLIGHT_REBOOKING', 'GUESS_WHO', 'BUSINESS_EMAIL_COMPROMISE'))
);
--> statement-breakpoint
CREATE TABLE "legal_instrument" (
	"id" text PRIMARY KEY NOT NULL,
	"instrument_number" text NOT NULL,
	"type" text NOT NULL,
	"case_id" text NOT NULL,
	"issuing_unit_id" text NOT NULL,
	"approver_name" text NOT NULL,
	"approver_level" text NOT NULL,
	"amount_limit" numeric(20, 2),
	"valid_from" timestamp(3) with time zone NOT NULL,
	"valid_until" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	CONSTRAINT "legal_instrument_type_known" CHECK (type in ('QUERY_NOTICE', 'STOP_PAYMENT_REQUEST', 'FREEZE_NOTICE', 'LIFT_NOTICE', 'EVIDENCE_NOTICE', 'RETURN_DECISION')),
	CONSTRAINT "legal_instrument_approver_level_known" CHECK (approver_level in ('COUNTY', 'CITY', 'PROVINCE'))
);
--> statement-breakpoint
CREATE TABLE "victim" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"customer_of_id" text,
	"age_band" text NOT NULL,
	"loss_amount" numeric(20, 2) NOT NULL,
	"currency" text NOT NULL,
	"name_mask" text NOT NULL,
	"id_number_mask" text NOT NULL,
	"id_number_digest" text NOT NULL,
	"phone_mask" text NOT NULL,
	"phone_digest" text NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "victim_age_band_known" CHECK (age_band in ('UNDER_18', 'FROM_18_TO_29', 'FROM_30_TO_44', 'FROM_45_TO_59', 'FROM_60', 'ORGANISATION'))
);
--> statement-breakpoint
CREATE TABLE "victim_identity" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"customer_of_id" text,
	"name" text NOT NULL,
	"id_number" text NOT NULL,
	"phone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "involved_online_account" (
	"case_id" text NOT NULL,
	"online_account_id" text NOT NULL,
	CONSTRAINT "involved_online_account_case_id_online_account_id_pk" PRIMARY KEY("case_id","online_account_id")
);
--> statement-breakpoint
CREATE TABLE "involved_url" (
	"case_id" text NOT NULL,
	"url_id" text NOT NULL,
	CONSTRAINT "involved_url_case_id_url_id_pk" PRIMARY KEY("case_id","url_id")
);
--> statement-breakpoint
CREATE TABLE "malicious_url" (
	"id" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"url_mask" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"first_seen_at" timestamp(3) with time zone NOT NULL,
	"blocked_at" timestamp(3) with time zone,
	"hosted_in" text,
	CONSTRAINT "malicious_url_kind_known" CHECK (kind in ('WEBSITE', 'APP_DOWNLOAD', 'PAYMENT_PAGE')),
	CONSTRAINT "malicious_url_status_known" CHECK (status in ('REACHABLE', 'BLOCKED', 'GONE'))
);
--> statement-breakpoint
CREATE TABLE "online_account" (
	"id" text PRIMARY KEY NOT NULL,
	"platform_id" text NOT NULL,
	"service" text NOT NULL,
	"status" text NOT NULL,
	"first_seen_at" timestamp(3) with time zone NOT NULL,
	"handle_mask" text NOT NULL,
	"handle_digest" text NOT NULL,
	CONSTRAINT "online_account_service_known" CHECK (service in ('QQ', 'WECHAT')),
	CONSTRAINT "online_account_status_known" CHECK (status in ('ACTIVE', 'RESTRICTED', 'BLOCKED'))
);
--> statement-breakpoint
CREATE TABLE "online_account_identity" (
	"id" text PRIMARY KEY NOT NULL,
	"platform_id" text NOT NULL,
	"handle" text NOT NULL,
	"nickname" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "online_registration" (
	"id" text PRIMARY KEY NOT NULL,
	"platform_id" text NOT NULL,
	"registered_phone" text NOT NULL,
	"last_login_address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeal" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"status" text NOT NULL,
	"filed_at" timestamp(3) with time zone NOT NULL,
	"decided_at" timestamp(3) with time zone,
	"appellant_name" text NOT NULL,
	"appellant_name_mask" text NOT NULL,
	"grounds" text NOT NULL,
	"decision" text,
	CONSTRAINT "appeal_status_known" CHECK (status in ('FILED', 'ACCEPTED', 'VERIFYING', 'UPHELD', 'LIFTED'))
);
--> statement-breakpoint
CREATE TABLE "control_order" (
	"id" text PRIMARY KEY NOT NULL,
	"order_number" text NOT NULL,
	"family" text NOT NULL,
	"status" text NOT NULL,
	"emergency_level" text NOT NULL,
	"case_id" text NOT NULL,
	"issuing_unit_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"routed_by_id" text,
	"instrument_number" text,
	"account_id" text,
	"number_id" text,
	"online_account_id" text,
	"url_id" text,
	"amount" numeric(20, 2),
	"currency" text,
	"freeze_mode" text,
	"parent_order_id" text,
	"layer" integer,
	"issued_at" timestamp(3) with time zone NOT NULL,
	"effective_at" timestamp(3) with time zone,
	"expires_at" timestamp(3) with time zone,
	"reason_shown" text NOT NULL,
	"remedy_channel" text NOT NULL,
	"documents_needed" text NOT NULL,
	"notice_sent_at" timestamp(3) with time zone,
	"operator_name" text NOT NULL,
	"operator_name_mask" text NOT NULL,
	"operator_phone" text NOT NULL,
	"operator_id_number" text NOT NULL,
	"operator_id_number_mask" text NOT NULL,
	"investigator_name" text NOT NULL,
	"investigator_name_mask" text NOT NULL,
	"investigator_id_number" text NOT NULL,
	"investigator_id_number_mask" text NOT NULL,
	"platform_tx_code" text NOT NULL,
	"platform_result_code" text,
	"version" integer NOT NULL,
	CONSTRAINT "control_order_family_known" CHECK (family in ('ACCOUNT_QUERY', 'ACCOUNT_WATCH', 'STOP_PAYMENT', 'FREEZE', 'RETURN_OF_FUNDS', 'NUMBER_MEASURE', 'IM_MEASURE', 'URL_MEASURE', 'RECALL_REQUEST')),
	CONSTRAINT "control_order_status_known" CHECK (status in ('DRAFT', 'APPROVED', 'ISSUED', 'DELIVERED', 'VERIFYING', 'IN_FORCE', 'EXTENDED', 'RENEWED', 'QUEUED', 'CONVERTED_TO_FREEZE', 'EXECUTED', 'LIFTED', 'EXPIRED', 'REJECTED', 'FAILED', 'PARTLY_RETURNED', 'RETURNED')),
	CONSTRAINT "control_order_emergency_level_known" CHECK (emergency_level in ('NORMAL', 'URGENT', 'CRITICAL')),
	CONSTRAINT "control_order_freeze_mode_known" CHECK (freeze_mode in ('AMOUNT_LIMITED', 'CREDIT_ONLY'))
);
--> statement-breakpoint
CREATE TABLE "order_feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"result_code" text NOT NULL,
	"amount" numeric(20, 2),
	"partial" boolean NOT NULL,
	"remark" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outreach_attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"outreach_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"channel" text NOT NULL,
	"attempted_at" timestamp(3) with time zone NOT NULL,
	"officer" text NOT NULL,
	"script_version" text NOT NULL,
	"outcome" text NOT NULL,
	"note" text,
	CONSTRAINT "outreach_attempt_channel_known" CHECK (channel in ('SMS', 'CALL', 'VISIT')),
	CONSTRAINT "outreach_attempt_outcome_known" CHECK (outcome in ('NO_ANSWER', 'REACHED', 'DISSUADED', 'DISBELIEVED', 'REFUSED'))
);
--> statement-breakpoint
CREATE TABLE "outreach_record" (
	"id" text PRIMARY KEY NOT NULL,
	"outreach_number" text NOT NULL,
	"risk_level" text NOT NULL,
	"status" text NOT NULL,
	"fraud_type" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"alerted_by_id" text NOT NULL,
	"assigned_unit_id" text NOT NULL,
	"carrier_id" text,
	"division_code" text NOT NULL,
	"script_version" text NOT NULL,
	"grounds" text NOT NULL,
	"victim_name" text NOT NULL,
	"victim_name_mask" text NOT NULL,
	"victim_phone" text NOT NULL,
	"victim_phone_mask" text NOT NULL,
	"victim_phone_digest" text NOT NULL,
	"victim_address" text,
	"loss_avoided" numeric(20, 2),
	"closed_at" timestamp(3) with time zone,
	"case_id" text,
	CONSTRAINT "outreach_record_risk_level_known" CHECK (risk_level in ('HIGH', 'MEDIUM', 'LOW')),
	CONSTRAINT "outreach_record_status_known" CHECK (status in ('CREATED', 'ASSIGNED', 'CONTACTING', 'REACHED', 'UNREACHABLE', 'DISSUADED', 'NOT_A_VICTIM', 'ALREADY_LOST', 'REFUSED', 'ESCALATED', 'CLOSED')),
	CONSTRAINT "outreach_record_fraud_type_known" CHECK (fraud_type in ('BRUSHING_REBATE', 'FAKE_INVESTMENT', 'FAKE_SHOPPING_SERVICE', 'ECOMMERCE_CS_IMPERSONATION', 'FAKE_LOAN', 'FAKE_CREDIT_REPAIR', 'LEADER_ACQUAINTANCE_IMPERSONATION', 'LAW_ENFORCEMENT_IMPERSONATION', 'ROMANCE', 'GAME_ITEM_TRADE', 'FLIGHT_REBOOKING', 'GUESS_WHO', 'BUSINESS_EMAIL_COMPROMISE'))
);
--> statement-breakpoint
CREATE TABLE "call_detail_record" (
	"id" text PRIMARY KEY NOT NULL,
	"number_id" text NOT NULL,
	"carrier_id" text NOT NULL,
	"direction" text NOT NULL,
	"counterpart" text NOT NULL,
	"counterpart_mask" text NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"duration_seconds" integer NOT NULL,
	"cell_division_code" text,
	CONSTRAINT "call_detail_record_direction_known" CHECK (direction in ('OUT', 'IN'))
);
--> statement-breakpoint
CREATE TABLE "involved_number" (
	"case_id" text NOT NULL,
	"number_id" text NOT NULL,
	CONSTRAINT "involved_number_case_id_number_id_pk" PRIMARY KEY("case_id","number_id")
);
--> statement-breakpoint
CREATE TABLE "number_portability" (
	"id" text PRIMARY KEY NOT NULL,
	"number_id" text NOT NULL,
	"donor_id" text NOT NULL,
	"recipient_id" text NOT NULL,
	"ported_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriber" (
	"id" text PRIMARY KEY NOT NULL,
	"number_id" text NOT NULL,
	"carrier_id" text NOT NULL,
	"name" text NOT NULL,
	"name_mask" text NOT NULL,
	"id_number" text NOT NULL,
	"id_number_mask" text NOT NULL,
	"address" text NOT NULL,
	"address_mask" text NOT NULL,
	"activated_at" timestamp(3) with time zone NOT NULL,
	"outlet" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "telecom_number" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"abuse" text,
	"original_carrier_id" text,
	"current_carrier_id" text,
	"division_code" text,
	"first_seen_at" timestamp(3) with time zone NOT NULL,
	"msisdn_mask" text NOT NULL,
	"msisdn_digest" text NOT NULL,
	CONSTRAINT "telecom_number_kind_known" CHECK (kind in ('MOBILE', 'FIXED', 'VIRTUAL', 'IOT', 'FOREIGN')),
	CONSTRAINT "telecom_number_status_known" CHECK (status in ('IN_SERVICE', 'SUSPENDED', 'INTERCEPTED', 'BLOCKED', 'DEACTIVATED')),
	CONSTRAINT "telecom_number_abuse_known" CHECK (abuse in ('CALLER_ID_SPOOFING', 'IMSI_CATCHER', 'SIM_BOX', 'GOIP'))
);
--> statement-breakpoint
CREATE TABLE "telecom_number_identity" (
	"id" text PRIMARY KEY NOT NULL,
	"original_carrier_id" text,
	"current_carrier_id" text,
	"msisdn" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_holding_bank_id_agency_id_fk" FOREIGN KEY ("holding_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_balance" ADD CONSTRAINT "account_balance_id_account_id_fk" FOREIGN KEY ("id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_balance" ADD CONSTRAINT "account_balance_holding_bank_id_agency_id_fk" FOREIGN KEY ("holding_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_identity" ADD CONSTRAINT "account_identity_id_account_id_fk" FOREIGN KEY ("id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_identity" ADD CONSTRAINT "account_identity_holding_bank_id_agency_id_fk" FOREIGN KEY ("holding_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_transaction" ADD CONSTRAINT "account_transaction_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_transaction" ADD CONSTRAINT "account_transaction_holding_bank_id_agency_id_fk" FOREIGN KEY ("holding_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_transaction" ADD CONSTRAINT "account_transaction_counterparty_account_id_account_id_fk" FOREIGN KEY ("counterparty_account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involved_account" ADD CONSTRAINT "involved_account_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involved_account" ADD CONSTRAINT "involved_account_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involved_account" ADD CONSTRAINT "involved_account_holding_bank_id_agency_id_fk" FOREIGN KEY ("holding_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_sharing_agreement" ADD CONSTRAINT "data_sharing_agreement_provider_id_agency_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_sharing_agreement" ADD CONSTRAINT "data_sharing_agreement_recipient_id_agency_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_party" ADD CONSTRAINT "case_party_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_party" ADD CONSTRAINT "case_party_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fraud_case" ADD CONSTRAINT "fraud_case_lead_agency_id_agency_id_fk" FOREIGN KEY ("lead_agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_report" ADD CONSTRAINT "incident_report_receiving_unit_id_agency_id_fk" FOREIGN KEY ("receiving_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_report" ADD CONSTRAINT "incident_report_reported_by_id_agency_id_fk" FOREIGN KEY ("reported_by_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_report" ADD CONSTRAINT "incident_report_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD CONSTRAINT "legal_instrument_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_instrument" ADD CONSTRAINT "legal_instrument_issuing_unit_id_agency_id_fk" FOREIGN KEY ("issuing_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "victim" ADD CONSTRAINT "victim_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "victim" ADD CONSTRAINT "victim_customer_of_id_agency_id_fk" FOREIGN KEY ("customer_of_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "victim_identity" ADD CONSTRAINT "victim_identity_id_victim_id_fk" FOREIGN KEY ("id") REFERENCES "public"."victim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "victim_identity" ADD CONSTRAINT "victim_identity_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "victim_identity" ADD CONSTRAINT "victim_identity_customer_of_id_agency_id_fk" FOREIGN KEY ("customer_of_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involved_online_account" ADD CONSTRAINT "involved_online_account_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involved_online_account" ADD CONSTRAINT "involved_online_account_online_account_id_online_account_id_fk" FOREIGN KEY ("online_account_id") REFERENCES "public"."online_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involved_url" ADD CONSTRAINT "involved_url_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involved_url" ADD CONSTRAINT "involved_url_url_id_malicious_url_id_fk" FOREIGN KEY ("url_id") REFERENCES "public"."malicious_url"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_account" ADD CONSTRAINT "online_account_platform_id_agency_id_fk" FOREIGN KEY ("platform_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_account_identity" ADD CONSTRAINT "online_account_identity_id_online_account_id_fk" FOREIGN KEY ("id") REFERENCES "public"."online_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_account_identity" ADD CONSTRAINT "online_account_identity_platform_id_agency_id_fk" FOREIGN KEY ("platform_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_registration" ADD CONSTRAINT "online_registration_id_online_account_id_fk" FOREIGN KEY ("id") REFERENCES "public"."online_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_registration" ADD CONSTRAINT "online_registration_platform_id_agency_id_fk" FOREIGN KEY ("platform_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_order_id_control_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."control_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_addressee_id_agency_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_issuing_unit_id_agency_id_fk" FOREIGN KEY ("issuing_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_addressee_id_agency_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_routed_by_id_agency_id_fk" FOREIGN KEY ("routed_by_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_number_id_telecom_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_online_account_id_online_account_id_fk" FOREIGN KEY ("online_account_id") REFERENCES "public"."online_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_url_id_malicious_url_id_fk" FOREIGN KEY ("url_id") REFERENCES "public"."malicious_url"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_order" ADD CONSTRAINT "control_order_parent_order_id_control_order_id_fk" FOREIGN KEY ("parent_order_id") REFERENCES "public"."control_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_feedback" ADD CONSTRAINT "order_feedback_order_id_control_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."control_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_feedback" ADD CONSTRAINT "order_feedback_addressee_id_agency_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_attempt" ADD CONSTRAINT "outreach_attempt_outreach_id_outreach_record_id_fk" FOREIGN KEY ("outreach_id") REFERENCES "public"."outreach_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_record" ADD CONSTRAINT "outreach_record_alerted_by_id_agency_id_fk" FOREIGN KEY ("alerted_by_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_record" ADD CONSTRAINT "outreach_record_assigned_unit_id_agency_id_fk" FOREIGN KEY ("assigned_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_record" ADD CONSTRAINT "outreach_record_carrier_id_agency_id_fk" FOREIGN KEY ("carrier_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach_record" ADD CONSTRAINT "outreach_record_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_detail_record" ADD CONSTRAINT "call_detail_record_number_id_telecom_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_detail_record" ADD CONSTRAINT "call_detail_record_carrier_id_agency_id_fk" FOREIGN KEY ("carrier_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involved_number" ADD CONSTRAINT "involved_number_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involved_number" ADD CONSTRAINT "involved_number_number_id_telecom_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_portability" ADD CONSTRAINT "number_portability_number_id_telecom_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_portability" ADD CONSTRAINT "number_portability_donor_id_agency_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_portability" ADD CONSTRAINT "number_portability_recipient_id_agency_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_number_id_telecom_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_carrier_id_agency_id_fk" FOREIGN KEY ("carrier_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telecom_number" ADD CONSTRAINT "telecom_number_original_carrier_id_agency_id_fk" FOREIGN KEY ("original_carrier_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telecom_number" ADD CONSTRAINT "telecom_number_current_carrier_id_agency_id_fk" FOREIGN KEY ("current_carrier_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telecom_number_identity" ADD CONSTRAINT "telecom_number_identity_id_telecom_number_id_fk" FOREIGN KEY ("id") REFERENCES "public"."telecom_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telecom_number_identity" ADD CONSTRAINT "telecom_number_identity_original_carrier_id_agency_id_fk" FOREIGN KEY ("original_carrier_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telecom_number_identity" ADD CONSTRAINT "telecom_number_identity_current_carrier_id_agency_id_fk" FOREIGN KEY ("current_carrier_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_opened" ON "account" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "account_bank" ON "account" USING btree ("holding_bank_id","opened_at");--> statement-breakpoint
CREATE INDEX "account_risk" ON "account" USING btree ("risk_status","opened_at");--> statement-breakpoint
CREATE INDEX "account_number_digest" ON "account" USING btree ("number_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "account_identity_number" ON "account_identity" USING btree ("number","holding_bank_id");--> statement-breakpoint
CREATE INDEX "account_transaction_account" ON "account_transaction" USING btree ("account_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "account_transaction_occurred" ON "account_transaction" USING btree ("occurred_at","id");--> statement-breakpoint
CREATE INDEX "account_transaction_counterparty" ON "account_transaction" USING btree ("counterparty_account_id","occurred_at");--> statement-breakpoint
CREATE INDEX "account_transaction_bank" ON "account_transaction" USING btree ("holding_bank_id","occurred_at");--> statement-breakpoint
CREATE UNIQUE INDEX "involved_account_once" ON "involved_account" USING btree ("case_id","account_id");--> statement-breakpoint
CREATE INDEX "involved_account_case" ON "involved_account" USING btree ("case_id","layer","id");--> statement-breakpoint
CREATE INDEX "involved_account_account" ON "involved_account" USING btree ("account_id","added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "agency_name" ON "agency" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "data_sharing_agreement_version" ON "data_sharing_agreement" USING btree ("agreement_number","version");--> statement-breakpoint
CREATE INDEX "data_sharing_agreement_recipient" ON "data_sharing_agreement" USING btree ("recipient_id","valid_from");--> statement-breakpoint
CREATE INDEX "case_party_agency" ON "case_party" USING btree ("agency_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fraud_case_number" ON "fraud_case" USING btree ("case_number");--> statement-breakpoint
CREATE INDEX "fraud_case_reported" ON "fraud_case" USING btree ("reported_at","id");--> statement-breakpoint
CREATE INDEX "fraud_case_loss" ON "fraud_case" USING btree ("loss_amount","id");--> statement-breakpoint
CREATE INDEX "fraud_case_status" ON "fraud_case" USING btree ("status","reported_at");--> statement-breakpoint
CREATE INDEX "fraud_case_type" ON "fraud_case" USING btree ("fraud_type","reported_at");--> statement-breakpoint
CREATE INDEX "fraud_case_division" ON "fraud_case" USING btree ("division_code","reported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_report_number" ON "incident_report" USING btree ("incident_number");--> statement-breakpoint
CREATE INDEX "incident_report_received" ON "incident_report" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "incident_report_case" ON "incident_report" USING btree ("case_id","received_at");--> statement-breakpoint
CREATE INDEX "incident_report_reported_by" ON "incident_report" USING btree ("reported_by_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "legal_instrument_number" ON "legal_instrument" USING btree ("instrument_number");--> statement-breakpoint
CREATE INDEX "legal_instrument_valid" ON "legal_instrument" USING btree ("valid_from","id");--> statement-breakpoint
CREATE INDEX "legal_instrument_case" ON "legal_instrument" USING btree ("case_id","valid_from");--> statement-breakpoint
CREATE INDEX "victim_case" ON "victim" USING btree ("case_id","recorded_at");--> statement-breakpoint
CREATE INDEX "victim_customer" ON "victim" USING btree ("customer_of_id");--> statement-breakpoint
CREATE INDEX "involved_online_account_account" ON "involved_online_account" USING btree ("online_account_id","case_id");--> statement-breakpoint
CREATE INDEX "involved_url_url" ON "involved_url" USING btree ("url_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "malicious_url_url" ON "malicious_url" USING btree ("url");--> statement-breakpoint
CREATE INDEX "malicious_url_seen" ON "malicious_url" USING btree ("first_seen_at","id");--> statement-breakpoint
CREATE INDEX "malicious_url_status" ON "malicious_url" USING btree ("status","first_seen_at");--> statement-breakpoint
CREATE INDEX "online_account_seen" ON "online_account" USING btree ("first_seen_at","id");--> statement-breakpoint
CREATE INDEX "online_account_platform" ON "online_account" USING btree ("platform_id","first_seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "online_account_identity_handle" ON "online_account_identity" USING btree ("handle","platform_id");--> statement-breakpoint
CREATE INDEX "appeal_order" ON "appeal" USING btree ("order_id","filed_at");--> statement-breakpoint
CREATE INDEX "appeal_filed" ON "appeal" USING btree ("filed_at","id");--> statement-breakpoint
CREATE INDEX "appeal_addressee" ON "appeal" USING btree ("addressee_id","filed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "control_order_number" ON "control_order" USING btree ("order_number");--> statement-breakpoint
CREATE INDEX "control_order_issued" ON "control_order" USING btree ("issued_at","id");--> statement-breakpoint
CREATE INDEX "control_order_case" ON "control_order" USING btree ("case_id","issued_at");--> statement-breakpoint
CREATE INDEX "control_order_addressee" ON "control_order" USING btree ("addressee_id","issued_at");--> statement-breakpoint
CREATE INDEX "control_order_routed" ON "control_order" USING btree ("routed_by_id","issued_at");--> statement-breakpoint
CREATE INDEX "control_order_status" ON "control_order" USING btree ("status","issued_at");--> statement-breakpoint
CREATE INDEX "control_order_account" ON "control_order" USING btree ("account_id","issued_at");--> statement-breakpoint
CREATE INDEX "order_feedback_order" ON "order_feedback" USING btree ("order_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outreach_attempt_sequence" ON "outreach_attempt" USING btree ("outreach_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "outreach_record_number" ON "outreach_record" USING btree ("outreach_number");--> statement-breakpoint
CREATE INDEX "outreach_record_created" ON "outreach_record" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "outreach_record_risk" ON "outreach_record" USING btree ("risk_level","created_at");--> statement-breakpoint
CREATE INDEX "outreach_record_carrier" ON "outreach_record" USING btree ("carrier_id","created_at");--> statement-breakpoint
CREATE INDEX "outreach_record_alerted" ON "outreach_record" USING btree ("alerted_by_id","created_at");--> statement-breakpoint
CREATE INDEX "outreach_record_case" ON "outreach_record" USING btree ("case_id","created_at");--> statement-breakpoint
CREATE INDEX "call_detail_record_number" ON "call_detail_record" USING btree ("number_id","started_at","id");--> statement-breakpoint
CREATE INDEX "involved_number_number" ON "involved_number" USING btree ("number_id","case_id");--> statement-breakpoint
CREATE INDEX "number_portability_number" ON "number_portability" USING btree ("number_id","ported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriber_number" ON "subscriber" USING btree ("number_id");--> statement-breakpoint
CREATE INDEX "telecom_number_seen" ON "telecom_number" USING btree ("first_seen_at","id");--> statement-breakpoint
CREATE INDEX "telecom_number_carrier" ON "telecom_number" USING btree ("current_carrier_id","first_seen_at");--> statement-breakpoint
CREATE INDEX "telecom_number_status" ON "telecom_number" USING btree ("status","first_seen_at");--> statement-breakpoint
CREATE INDEX "telecom_number_digest" ON "telecom_number" USING btree ("msisdn_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "telecom_number_identity_msisdn" ON "telecom_number_identity" USING btree ("msisdn");