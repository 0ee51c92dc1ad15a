CREATE TABLE "council_accounts" (
	"scheme_id" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "council_accounts_scheme_id_issuer_subject_pk" PRIMARY KEY("scheme_id","issuer","subject")
);
--> statement-breakpoint
ALTER TABLE "role_holders" ADD COLUMN "from_groups" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "council_accounts" ADD CONSTRAINT "council_accounts_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "council_accounts_one" ON "council_accounts" USING btree ("scheme_id","person_id","issuer");