CREATE TABLE "organisation_notes" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"case_id" uuid,
	"body" text NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organisation_notes_scheme_id_id_pk" PRIMARY KEY("scheme_id","id")
);
--> statement-breakpoint
ALTER TABLE "organisation_notes" ADD CONSTRAINT "organisation_notes_organisation" FOREIGN KEY ("scheme_id","organisation_id") REFERENCES "public"."organisations"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_notes" ADD CONSTRAINT "organisation_notes_case" FOREIGN KEY ("scheme_id","case_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_notes" ADD CONSTRAINT "organisation_notes_author" FOREIGN KEY ("scheme_id","by_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_notes_by_organisation" ON "organisation_notes" USING btree ("scheme_id","organisation_id","at","id");--> statement-breakpoint
CREATE INDEX "organisation_notes_by_case" ON "organisation_notes" USING btree ("scheme_id","case_id");--> statement-breakpoint
CREATE INDEX "organisation_notes_by_author" ON "organisation_notes" USING btree ("scheme_id","by_id");--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON organisation_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
