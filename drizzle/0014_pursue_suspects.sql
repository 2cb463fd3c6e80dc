CREATE TABLE "call_centre" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_number" text NOT NULL,
	"status" text NOT NULL,
	"country" text NOT NULL,
	"place" text NOT NULL,
	"first_known_at" timestamp(3) with time zone NOT NULL,
	"raided_at" timestamp(3) with time zone,
	"closed_at" timestamp(3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "call_centre_status_known" CHECK (status in ('ACTIVE', 'RAIDED', 'CLOSED'))
);
--> statement-breakpoint
CREATE TABLE "call_centre_case" (
	"call_centre_id" text NOT NULL,
	"case_id" text NOT NULL,
	CONSTRAINT "call_centre_case_call_centre_id_case_id_pk" PRIMARY KEY("call_centre_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "call_centre_suspect" (
	"call_centre_id" text NOT NULL,
	"suspect_id" text NOT NULL,
	CONSTRAINT "call_centre_suspect_call_centre_id_suspect_id_pk" PRIMARY KEY("call_centre_id","suspect_id")
);
--> statement-breakpoint
CREATE TABLE "extradition" (
	"id" text PRIMARY KEY NOT NULL,
	"extradition_number" text NOT NULL,
	"suspect_id" text NOT NULL,
	"case_id" text NOT NULL,
	"requested_from" text NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"legal_basis" text NOT NULL,
	"requested_at" timestamp(3) with time zone NOT NULL,
	"decided_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "extradition_status_known" CHECK (status in ('REQUESTED', 'GRANTED', 'REFUSED', 'HANDED_OVER', 'WITHDRAWN'))
);
--> statement-breakpoint
CREATE TABLE "joint_operation" (
	"id" text PRIMARY KEY NOT NULL,
	"operation_number" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"lead_agency_id" text NOT NULL,
	"planned_at" timestamp(3) with time zone NOT NULL,
	"started_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "joint_operation_kind_known" CHECK (kind in ('CLUSTER', 'CROSS_BORDER', 'CARD_CUTTING', 'CAMPAIGN')),
	CONSTRAINT "joint_operation_status_known" CHECK (status in ('PLANNED', 'UNDER_WAY', 'CONCLUDED', 'CALLED_OFF'))
);
--> statement-breakpoint
CREATE TABLE "joint_operation_agency" (
	"operation_id" text NOT NULL,
	"agency_id" text NOT NULL,
	CONSTRAINT "joint_operation_agency_operation_id_agency_id_pk" PRIMARY KEY("operation_id","agency_id")
);
--> statement-breakpoint
CREATE TABLE "joint_operation_case" (
	"operation_id" text NOT NULL,
	"case_id" text NOT NULL,
	CONSTRAINT "joint_operation_case_operation_id_case_id_pk" PRIMARY KEY("operation_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "joint_operation_centre" (
	"operation_id" text NOT NULL,
	"call_centre_id" text NOT NULL,
	CONSTRAINT "joint_operation_centre_operation_id_call_centre_id_pk" PRIMARY KEY("operation_id","call_centre_id")
);
--> statement-breakpoint
CREATE TABLE "suspect" (
	"id" text PRIMARY KEY NOT NULL,
	"suspect_number" text NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"name_mask" text NOT NULL,
	"document_kind" text,
	"document_number_digest" text,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "suspect_document_whole" CHECK ((document_kind is null) = (document_number_digest is null)),
	CONSTRAINT "suspect_role_known" CHECK (role in ('ORGANISER', 'RECRUITER', 'CALLER', 'MULE_HERDER', 'CASH_OUT', 'TECHNICIAN', 'ACCOUNT_SELLER', 'OTHER')),
	CONSTRAINT "suspect_status_known" CHECK (status in ('WANTED', 'DETAINED', 'ARRESTED', 'TRANSFERRED', 'RELEASED', 'CLEARED')),
	CONSTRAINT "suspect_document_kind_known" CHECK (document_kind in ('RESIDENT_ID', 'PASSPORT', 'HK_MACAO_PERMIT', 'TAIWAN_PERMIT', 'FOREIGN_PERMANENT_RESIDENCE'))
);
--> statement-breakpoint
CREATE TABLE "suspect_case" (
	"suspect_id" text NOT NULL,
	"case_id" text NOT NULL,
	CONSTRAINT "suspect_case_suspect_id_case_id_pk" PRIMARY KEY("suspect_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "suspect_identity" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"alias" text,
	"document_number" text
);
--> statement-breakpoint
DROP INDEX "arrest_time";--> statement-breakpoint
DROP INDEX "arrest_case";--> statement-breakpoint
ALTER TABLE "arrest" ADD COLUMN "suspect_id" text;--> statement-breakpoint
ALTER TABLE "arrest" ADD COLUMN "operation_id" text;--> statement-breakpoint
ALTER TABLE "arrest" ADD COLUMN "division_code" text;--> statement-breakpoint
ALTER TABLE "arrest" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "call_centre_case" ADD CONSTRAINT "call_centre_case_call_centre_id_call_centre_id_fk" FOREIGN KEY ("call_centre_id") REFERENCES "public"."call_centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_centre_case" ADD CONSTRAINT "call_centre_case_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_centre_suspect" ADD CONSTRAINT "call_centre_suspect_call_centre_id_call_centre_id_fk" FOREIGN KEY ("call_centre_id") REFERENCES "public"."call_centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_centre_suspect" ADD CONSTRAINT "call_centre_suspect_suspect_id_suspect_id_fk" FOREIGN KEY ("suspect_id") REFERENCES "public"."suspect"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extradition" ADD CONSTRAINT "extradition_suspect_id_suspect_id_fk" FOREIGN KEY ("suspect_id") REFERENCES "public"."suspect"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extradition" ADD CONSTRAINT "extradition_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_operation" ADD CONSTRAINT "joint_operation_lead_agency_id_agency_id_fk" FOREIGN KEY ("lead_agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_operation_agency" ADD CONSTRAINT "joint_operation_agency_operation_id_joint_operation_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."joint_operation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_operation_agency" ADD CONSTRAINT "joint_operation_agency_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_operation_case" ADD CONSTRAINT "joint_operation_case_operation_id_joint_operation_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."joint_operation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_operation_case" ADD CONSTRAINT "joint_operation_case_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_operation_centre" ADD CONSTRAINT "joint_operation_centre_operation_id_joint_operation_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."joint_operation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_operation_centre" ADD CONSTRAINT "joint_operation_centre_call_centre_id_call_centre_id_fk" FOREIGN KEY ("call_centre_id") REFERENCES "public"."call_centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspect_case" ADD CONSTRAINT "suspect_case_suspect_id_suspect_id_fk" FOREIGN KEY ("suspect_id") REFERENCES "public"."suspect"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspect_case" ADD CONSTRAINT "suspect_case_case_id_fraud_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."fraud_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspect_identity" ADD CONSTRAINT "suspect_identity_id_suspect_id_fk" FOREIGN KEY ("id") REFERENCES "public"."suspect"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "call_centre_number" ON "call_centre" USING btree ("centre_number");--> statement-breakpoint
CREATE INDEX "call_centre_known" ON "call_centre" USING btree ("first_known_at","id");--> statement-breakpoint
CREATE INDEX "call_centre_status" ON "call_centre" USING btree ("status","first_known_at","id");--> statement-breakpoint
CREATE INDEX "call_centre_country" ON "call_centre" USING btree ("country","first_known_at","id");--> statement-breakpoint
CREATE INDEX "call_centre_raided" ON "call_centre" USING btree ("raided_at") WHERE raided_at is not null;--> statement-breakpoint
CREATE INDEX "call_centre_case_case" ON "call_centre_case" USING btree ("case_id","call_centre_id");--> statement-breakpoint
CREATE INDEX "call_centre_suspect_suspect" ON "call_centre_suspect" USING btree ("suspect_id","call_centre_id");--> statement-breakpoint
CREATE UNIQUE INDEX "extradition_number" ON "extradition" USING btree ("extradition_number");--> statement-breakpoint
CREATE UNIQUE INDEX "extradition_open" ON "extradition" USING btree ("suspect_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "extradition_requested" ON "extradition" USING btree ("requested_at","id");--> statement-breakpoint
CREATE INDEX "extradition_status" ON "extradition" USING btree ("status","requested_at","id");--> statement-breakpoint
CREATE INDEX "extradition_suspect" ON "extradition" USING btree ("suspect_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "extradition_case" ON "extradition" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "extradition_ended" ON "extradition" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "joint_operation_number" ON "joint_operation" USING btree ("operation_number");--> statement-breakpoint
CREATE INDEX "joint_operation_planned" ON "joint_operation" USING btree ("planned_at","id");--> statement-breakpoint
CREATE INDEX "joint_operation_status" ON "joint_operation" USING btree ("status","planned_at","id");--> statement-breakpoint
CREATE INDEX "joint_operation_ended" ON "joint_operation" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "joint_operation_case_case" ON "joint_operation_case" USING btree ("case_id","operation_id");--> statement-breakpoint
CREATE INDEX "joint_operation_centre_centre" ON "joint_operation_centre" USING btree ("call_centre_id","operation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suspect_number" ON "suspect" USING btree ("suspect_number");--> statement-breakpoint
CREATE UNIQUE INDEX "suspect_document" ON "suspect" USING btree ("document_kind","document_number_digest");--> statement-breakpoint
CREATE INDEX "suspect_recorded" ON "suspect" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "suspect_status" ON "suspect" USING btree ("status","recorded_at","id");--> statement-breakpoint
CREATE INDEX "suspect_role" ON "suspect" USING btree ("role","recorded_at","id");--> statement-breakpoint
CREATE INDEX "suspect_case_case" ON "suspect_case" USING btree ("case_id","suspect_id");--> statement-breakpoint
ALTER TABLE "arrest" ADD CONSTRAINT "arrest_suspect_id_suspect_id_fk" FOREIGN KEY ("suspect_id") REFERENCES "public"."suspect"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrest" ADD CONSTRAINT "arrest_operation_id_joint_operation_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."joint_operation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "arrest_suspect" ON "arrest" USING btree ("suspect_id","arrested_at","id");--> statement-breakpoint
CREATE INDEX "arrest_operation" ON "arrest" USING btree ("operation_id","arrested_at","id");--> statement-breakpoint
CREATE INDEX "arrest_time" ON "arrest" USING btree ("arrested_at","id");--> statement-breakpoint
CREATE INDEX "arrest_case" ON "arrest" USING btree ("case_id","arrested_at","id");--> statement-breakpoint
ALTER TABLE "arrest" ADD CONSTRAINT "arrest_people" CHECK (people > 0 and (suspect_id is null or people = 1));