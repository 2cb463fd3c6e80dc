CREATE TABLE "fund_flow_part" (
	"id" text PRIMARY KEY NOT NULL,
	"trail_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"flows" text
);--> statement-breakpoint
ALTER TABLE "fund_flow_edge" DROP CONSTRAINT "fund_flow_edge_trail_id_fund_trail_id_fk";--> statement-breakpoint
ALTER TABLE "fund_flow_edge" DROP CONSTRAINT "fund_flow_edge_case_id_fraud_case_id_fk";--> statement-breakpoint
ALTER TABLE "fund_flow_edge" DROP CONSTRAINT "fund_flow_edge_from_node_id_fund_flow_node_id_fk";--> statement-breakpoint
ALTER TABLE "fund_flow_edge" DROP CONSTRAINT "fund_flow_edge_to_node_id_fund_flow_node_id_fk";--> statement-breakpoint
ALTER TABLE "fund_flow_edge" DROP CONSTRAINT "fund_flow_edge_from_bank_id_agency_id_fk";--> statement-breakpoint
ALTER TABLE "fund_flow_edge" DROP CONSTRAINT "fund_flow_edge_to_bank_id_agency_id_fk";--> statement-breakpoint
ALTER TABLE "fund_flow_node" DROP CONSTRAINT "fund_flow_node_trail_id_fund_trail_id_fk";--> statement-breakpoint
ALTER TABLE "fund_flow_node" DROP CONSTRAINT "fund_flow_node_case_id_fraud_case_id_fk";--> statement-breakpoint
DROP INDEX "fund_flow_edge_from_bank";--> statement-breakpoint
DROP INDEX "fund_flow_edge_to_bank";--> statement-breakpoint
ALTER TABLE "fund_trail_sum" ADD COLUMN "flow_count" integer;--> statement-breakpoint
ALTER TABLE "fund_trail_sum" ADD COLUMN "kept_flow_count" integer;--> statement-breakpoint
-- Trails made until now were written whole.
UPDATE "fund_trail_sum" s SET flow_count = e.n, kept_flow_count = e.n FROM (SELECT t.id, count(e.id)::integer AS n FROM "fund_trail" t LEFT JOIN "fund_flow_edge" e ON e.trail_id = t.id GROUP BY t.id) e WHERE e.id = s.id;--> statement-breakpoint
ALTER TABLE "fund_trail_sum" ALTER COLUMN "flow_count" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "fund_trail_sum" ALTER COLUMN "kept_flow_count" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "fund_flow_node" ADD CONSTRAINT "fund_flow_node_of_bank" UNIQUE("id","trail_id","case_id","holding_bank_id");--> statement-breakpoint
ALTER TABLE "fund_trail" ADD CONSTRAINT "fund_trail_of_case" UNIQUE("id","case_id");--> statement-breakpoint
ALTER TABLE "fund_flow_part" ADD CONSTRAINT "fund_flow_part_trail_id_fund_trail_id_fk" FOREIGN KEY ("trail_id") REFERENCES "public"."fund_trail"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "fund_flow_part_ordinal" ON "fund_flow_part" USING btree ("trail_id","ordinal");--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_from_node" FOREIGN KEY ("from_node_id","trail_id","case_id","from_bank_id") REFERENCES "public"."fund_flow_node"("id","trail_id","case_id","holding_bank_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_to_node" FOREIGN KEY ("to_node_id","trail_id","case_id","to_bank_id") REFERENCES "public"."fund_flow_node"("id","trail_id","case_id","holding_bank_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_node" ADD CONSTRAINT "fund_flow_node_of_trail" FOREIGN KEY ("trail_id","case_id") REFERENCES "public"."fund_trail"("id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_has_end" CHECK (from_node_id is not null or to_node_id is not null);--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_from_whole" CHECK ((from_node_id is null) = (from_bank_id is null));--> statement-breakpoint
ALTER TABLE "fund_flow_edge" ADD CONSTRAINT "fund_flow_edge_to_whole" CHECK ((to_node_id is null) = (to_bank_id is null));--> statement-breakpoint
ALTER TABLE "fund_trail_sum" ADD CONSTRAINT "fund_trail_sum_kept" CHECK ("fund_trail_sum"."kept_flow_count" between 0 and "fund_trail_sum"."flow_count");
