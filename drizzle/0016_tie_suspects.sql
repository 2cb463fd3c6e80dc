ALTER TABLE "linkage_clue" DROP CONSTRAINT "linkage_clue_kind_known";--> statement-breakpoint
ALTER TABLE "linkage_evidence" DROP CONSTRAINT "linkage_evidence_kind_known";--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD COLUMN "suspect_id" text;--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD CONSTRAINT "linkage_evidence_suspect_id_suspect_id_fk" FOREIGN KEY ("suspect_id") REFERENCES "public"."suspect"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_clue" ADD CONSTRAINT "linkage_clue_kind_known" CHECK (kind in ('ACCOUNT', 'REACHED_ACCOUNT', 'NUMBER', 'IM_ACCOUNT', 'URL', 'SUSPECT', 'GROUNDS'));--> statement-breakpoint
ALTER TABLE "linkage_evidence" ADD CONSTRAINT "linkage_evidence_kind_known" CHECK (kind in ('ACCOUNT', 'REACHED_ACCOUNT', 'NUMBER', 'IM_ACCOUNT', 'URL', 'SUSPECT', 'GROUNDS'));