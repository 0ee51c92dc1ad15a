CREATE TABLE "covers" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"lender_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"role" text NOT NULL,
	"appointment" text,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	CONSTRAINT "covers_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "covers_role" CHECK ("covers"."role" in ('validator', 'engagement-officer', 'franchise-officer', 'portfolio-holder', 'cvs-representative', 'administrator')),
	CONSTRAINT "covers_appointment" CHECK ("covers"."appointment" is null or ("covers"."appointment" in ('deciding', 'deputy') and "covers"."role" = 'portfolio-holder')),
	CONSTRAINT "covers_two_people" CHECK ("covers"."lender_id" <> "covers"."borrower_id"),
	CONSTRAINT "covers_dates" CHECK ("covers"."until_on" >= "covers"."from_on")
);
--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_lender" FOREIGN KEY ("scheme_id","lender_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_borrower" FOREIGN KEY ("scheme_id","borrower_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "covers_by_borrower" ON "covers" USING btree ("scheme_id","borrower_id");--> statement-breakpoint
CREATE INDEX "covers_by_lender" ON "covers" USING btree ("scheme_id","lender_id");