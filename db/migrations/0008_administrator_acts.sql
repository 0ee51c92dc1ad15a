CREATE TABLE "administrator_acts" (
	"scheme_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "administrator_acts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"what" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "administrator_acts_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "administrator_acts_what" CHECK ("administrator_acts"."what" in ('person-added', 'office-given', 'office-ended', 'incident-closed', 'work-resumed'))
);
--> statement-breakpoint
ALTER TABLE "administrator_acts" ADD CONSTRAINT "administrator_acts_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "administrator_acts_by_person" ON "administrator_acts" USING btree ("scheme_id","person_id");--> statement-breakpoint
CREATE INDEX "administrator_acts_by_subject" ON "administrator_acts" USING btree ("scheme_id","subject","id");--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON administrator_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
