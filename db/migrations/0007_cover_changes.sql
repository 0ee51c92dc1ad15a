CREATE TABLE "cover_changes" (
	"scheme_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "cover_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cover_id" uuid NOT NULL,
	"what" text NOT NULL,
	"lender_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"role" text NOT NULL,
	"appointment" text,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"by_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cover_changes_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "cover_changes_what" CHECK ("cover_changes"."what" in ('lent', 'shortened', 'taken-back'))
);
--> statement-breakpoint
ALTER TABLE "cover_changes" ADD CONSTRAINT "cover_changes_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cover_changes_by_cover" ON "cover_changes" USING btree ("scheme_id","cover_id","id");--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cover_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
