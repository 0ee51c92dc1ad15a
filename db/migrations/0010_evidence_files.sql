CREATE TABLE "evidence_downloads" (
	"scheme_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "evidence_downloads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"evidence_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"why" text NOT NULL,
	"case_id" uuid,
	CONSTRAINT "evidence_downloads_scheme_id_id_pk" PRIMARY KEY("scheme_id","id")
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "file_name" text DEFAULT 'document' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "scan" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "scanned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "removed_by" uuid;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "replaced_by" uuid;--> statement-breakpoint
ALTER TABLE "evidence_downloads" ADD CONSTRAINT "evidence_downloads_evidence" FOREIGN KEY ("scheme_id","evidence_id") REFERENCES "public"."evidence"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_downloads" ADD CONSTRAINT "evidence_downloads_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_downloads_by_evidence" ON "evidence_downloads" USING btree ("scheme_id","evidence_id","id");--> statement-breakpoint
CREATE INDEX "evidence_downloads_by_person" ON "evidence_downloads" USING btree ("scheme_id","person_id","id");--> statement-breakpoint
CREATE INDEX "evidence_unscanned" ON "evidence" USING btree ("scheme_id","added_at","id") WHERE "evidence"."scan" is null and "evidence"."bytes" is not null;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_scan" CHECK ("evidence"."scan" in ('clean', 'found'));
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_downloads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
