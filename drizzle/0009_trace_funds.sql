CREATE TABLE "fund_flow_edge" (
	"id" text PRIMARY KEY NOT NULL,
	"trail_id" text NOT NULL,
	"case_id" text NOT NULL,
	"from_node_id" text,
	"to_node_id" text,
	"from_bank_id" text,
	"to_bank_id" text,
	"layer" integer NOT NULL,
	"channel" text NOT NULL,
	"exit" text,
	"amount" numeric(20, 2) NOT NULL,
	"moved_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "fund_flow_edge_channel_known" CHECK (channel in ('MOBILE_BANK', 'ONLINE_BANK', 'COUNTER', 'ATM', 'POS', 'THIRD_PARTY', 'CROSS_BORDER')),
	CONSTRAINT "fund_flow_edge_exit_known" CHECK (exit in ('CASH', 'ATM', 'POS', 'CRYPTO', 'THIRD_PARTY', 'OVERSEAS', 'UNKNOWN'))
);
--> statement-breakpoint
CREATE TABLE "fund_flow_node" (
	"id" text PRIMARY KEY NOT NULL,
	"trail_id" text NOT NULL,
	"case_id" text NOT NULL,
	"account_id" text NOT NULL,
	"holding_bank_id" text NOT NULL,
	"layer" integer NOT NULL,
	"amount_in" numeric(20, 2) NOT NULL,
	"amount_out" numeric(20, 2) NOT NULL,
	"exited_amount" numeric(20, 2) NOT NULL,
	"recoverable_amount" numeric(20, 2) NOT NULL,
	"exit" text,
	CONSTRAINT "fund_flow_node_exit_known" CHECK (exit in ('CASH', 'ATM', 'POS', 'CRYPTO', 'THIRD_PARTY', 'OVERSEAS', 'UNKNOWN'))
);
--> statement-breakpoint
CREATE TABLE "fund_trail" (
	"id" text PRIMARY KEY NOT NULL,
	"trail_number" text NOT NULL,
	"case_id" text NOT NULL,
	"method" text NOT NULL,
	"currency" text NOT NULL,
	"traced_by_name" text NOT NULL,
	"traced_by_name_mask" text NOT NULL,
	"traced_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "fund_trail_method_known" CHECK (method in ('TIME_STAMP', 'FIRST_IN_FIRST_OUT', 'PRO_RATA'))
);
--> statement-breakpoint
CREATE TABLE "fund_trail_sum" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"paid_amount" numeric(20, 2) NOT NULL,
	"exited_amount" numeric(20, 2) NOT NULL,
	"recoverable_amount" numeric(20, 2) NOT NULL,
	"layers" integer NOT NULL,
	"is_cut" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_trail_id_fund_trail_id_fk" FOREIGN KEY ("trail_id") REFERENCES "public"."fund_trail"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_from_node_id_fund_flow_node_id_fk" FOREIGN KEY ("from_node_id") REFERENCES "public"."fund_flow_node"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_to_node_id_fund_flow_node_id_fk" FOREIGN KEY ("to_node_id") REFERENCES "public"."fund_flow_node"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_from_bank_id_agency_id_fk" FOREIGN KEY ("from_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_to_bank_id_agency_id_fk" FOREIGN KEY ("to_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_node" ADD CONSTRAINT "fund_flow_node_trail_id_fund_trail_id_fk" FOREIGN KEY ("trail_id") REFERENCES "public"."fund_trail"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_node" ADD CONSTRAINT "fund_flow_node_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_node" ADD CONSTRAINT "fund_flow_node_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_node" ADD CONSTRAINT "fund_flow_node_holding_bank_id_agency_id_fk" FOREIGN KEY ("holding_bank_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_trail" ADD CONSTRAINT "fund_trail_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_trail_sum" ADD CONSTRAINT "fund_trail_sum_id_fund_trail_id_fk" FOREIGN KEY ("id") REFERENCES "public"."fund_trail"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_trail_sum" ADD CONSTRAINT "fund_trail_sum_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fund_flow_edge_moved" ON "fund_flow_edge" USING btree ("trail_id","moved_at","id");--> statement-breakpoint
CREATE INDEX "fund_flow_edge_from" ON "fund_flow_edge" USING btree ("from_node_id","moved_at");--> statement-breakpoint
CREATE INDEX "fund_flow_edge_to" ON "fund_flow_edge" USING btree ("to_node_id","moved_at");--> statement-breakpoint
CREATE INDEX "fund_flow_edge_from_bank" ON "fund_flow_edge" USING btree ("from_bank_id","moved_at");--> statement-breakpoint
CREATE INDEX "fund_flow_edge_to_bank" ON "fund_flow_edge" USING btree ("to_bank_id","moved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "fund_flow_node_once" ON "fund_flow_node" USING btree ("trail_id","account_id");--> statement-breakpoint
CREATE INDEX "fund_flow_node_layer" ON "fund_flow_node" USING btree ("trail_id","layer","id");--> statement-breakpoint
CREATE INDEX "fund_flow_node_bank" ON "fund_flow_node" USING btree ("holding_bank_id","layer","id");--> statement-breakpoint
CREATE INDEX "fund_flow_node_account" ON "fund_flow_node" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fund_trail_number" ON "fund_trail" USING btree ("trail_number");--> statement-breakpoint
CREATE INDEX "fund_trail_traced" ON "fund_trail" USING btree ("traced_at","id");--> statement-breakpoint
CREATE INDEX "fund_trail_case" ON "fund_trail" USING btree ("case_id","traced_at","id");