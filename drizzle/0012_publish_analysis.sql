CREATE TABLE "analysis_figure" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"position" integer NOT NULL,
	"dimension" text NOT NULL,
	"key" text NOT NULL,
	"period_from" timestamp(3) with time zone NOT NULL,
	"period_until" timestamp(3) with time zone NOT NULL,
	"count" integer NOT NULL,
	"loss_amount" numeric(20, 2) NOT NULL,
	"is_rising" boolean,
	"published_count" integer,
	"is_suppressed" boolean,
	CONSTRAINT "analysis_figure_told" CHECK (case when is_suppressed is null or is_suppressed then published_count is null else published_count = count and count >= 5 end),
	CONSTRAINT "analysis_figure_dimension_known" CHECK (dimension in ('FRAUD_TYPE', 'DIVISION', 'CHANNEL', 'AGE_BAND'))
);
--> statement-breakpoint
CREATE TABLE "analysis_report" (
	"id" text PRIMARY KEY NOT NULL,
	"report_number" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"readership" text NOT NULL,
	"title" text,
	"title_zh" text,
	"text" text,
	"text_zh" text,
	"assessment" text,
	"period_from" timestamp(3) with time zone NOT NULL,
	"period_until" timestamp(3) with time zone NOT NULL,
	"confidence" text NOT NULL,
	"source_grade" text NOT NULL,
	"information_grade" text NOT NULL,
	"issuing_unit_id" text NOT NULL,
	"drafted_by_id" text NOT NULL,
	"author_name" text NOT NULL,
	"approver_name" text,
	"supersedes_id" text,
	"drafted_at" timestamp(3) with time zone NOT NULL,
	"published_at" timestamp(3) with time zone,
	"withdrawn_at" timestamp(3) with time zone,
	"withdrawal_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "analysis_report_published" CHECK ((published_at is null) = (approver_name is null) and (status <> 'PUBLISHED' or published_at is not null) and (status <> 'DRAFT' or published_at is null)),
	CONSTRAINT "analysis_report_withdrawn" CHECK ((status = 'WITHDRAWN') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawal_reason is null)),
	CONSTRAINT "analysis_report_told" CHECK ((title is null) = (text is null) and (title_zh is null) = (text_zh is null) and (title is not null or title_zh is not null) and period_until > period_from),
	CONSTRAINT "analysis_report_kind_known" CHECK (kind in ('ALERT', 'SERIES', 'TYPOLOGY', 'PERIODIC')),
	CONSTRAINT "analysis_report_status_known" CHECK (status in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
	CONSTRAINT "analysis_report_readership_known" CHECK (readership in ('POLICE_ONLY', 'ALL_PARTNERS')),
	CONSTRAINT "analysis_report_confidence_known" CHECK (confidence in ('LOW', 'MEDIUM', 'HIGH')),
	CONSTRAINT "analysis_report_source_grade_known" CHECK (source_grade in ('A', 'B', 'C', 'X')),
	CONSTRAINT "analysis_report_information_grade_known" CHECK (information_grade in ('GRADE_1', 'GRADE_2', 'GRADE_3', 'GRADE_4'))
);
--> statement-breakpoint
CREATE TABLE "published_month" (
	"dimension" text NOT NULL,
	"month" timestamp(3) with time zone NOT NULL,
	"report_id" text NOT NULL,
	CONSTRAINT "published_month_dimension_month_pk" PRIMARY KEY("dimension","month"),
	CONSTRAINT "published_month_dimension_known" CHECK (dimension in ('FRAUD_TYPE', 'DIVISION', 'CHANNEL', 'AGE_BAND'))
);
--> statement-breakpoint
ALTER TABLE "analysis_figure" ADD CONSTRAINT "analysis_figure_report_id_analysis_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."analysis_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_report" ADD CONSTRAINT "analysis_report_issuing_unit_id_agency_id_fk" FOREIGN KEY ("issuing_unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_report" ADD CONSTRAINT "analysis_report_drafted_by_id_officer_id_fk" FOREIGN KEY ("drafted_by_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_report" ADD CONSTRAINT "analysis_report_supersedes_id_analysis_report_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."analysis_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_month" ADD CONSTRAINT "published_month_report_id_analysis_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."analysis_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "analysis_figure_position" ON "analysis_figure" USING btree ("report_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "analysis_figure_once" ON "analysis_figure" USING btree ("report_id","dimension","period_from","key");--> statement-breakpoint
CREATE UNIQUE INDEX "analysis_report_number" ON "analysis_report" USING btree ("report_number");--> statement-breakpoint
CREATE INDEX "analysis_report_drafted" ON "analysis_report" USING btree ("drafted_at","id");--> statement-breakpoint
CREATE INDEX "analysis_report_status" ON "analysis_report" USING btree ("status","readership","drafted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "analysis_report_superseded_once" ON "analysis_report" USING btree ("supersedes_id") WHERE supersedes_id is not null and published_at is not null;