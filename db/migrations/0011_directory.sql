CREATE TABLE "directory_changes" (
	"scheme_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "directory_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"what" text NOT NULL,
	"subject" uuid NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "directory_changes_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "directory_changes_what" CHECK ("directory_changes"."what" in ('organisation-registered', 'organisation-changed', 'hub-added', 'hub-changed', 'colleague-invited', 'invitation-taken-back', 'invitation-accepted', 'capacity-given', 'capacity-ended', 'single-officer-confirmed'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"email" text,
	"capacities" jsonb NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_by" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "invitations_ended" CHECK (("invitations"."email" is null) = ("invitations"."ended_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "sign_in_links" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hubs" ADD COLUMN "arrangement" text DEFAULT 'premises' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "legal_form" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "locality_id" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "telephone" text;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "directory_changes" ADD CONSTRAINT "directory_changes_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_changes" ADD CONSTRAINT "directory_changes_organisation" FOREIGN KEY ("scheme_id","organisation_id") REFERENCES "public"."organisations"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation" FOREIGN KEY ("scheme_id","organisation_id") REFERENCES "public"."organisations"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by" FOREIGN KEY ("scheme_id","invited_by") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by" FOREIGN KEY ("scheme_id","accepted_by") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "directory_changes_by_organisation" ON "directory_changes" USING btree ("scheme_id","organisation_id","id");--> statement-breakpoint
CREATE INDEX "directory_changes_by_person" ON "directory_changes" USING btree ("scheme_id","person_id");--> statement-breakpoint
CREATE INDEX "directory_changes_by_what" ON "directory_changes" USING btree ("scheme_id","what","at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("scheme_id","token_hash");--> statement-breakpoint
CREATE INDEX "invitations_by_organisation" ON "invitations" USING btree ("scheme_id","organisation_id","invited_at");--> statement-breakpoint
CREATE INDEX "invitations_by_inviter" ON "invitations" USING btree ("scheme_id","invited_by");--> statement-breakpoint
CREATE INDEX "invitations_by_accepter" ON "invitations" USING btree ("scheme_id","accepted_by");--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_locality" FOREIGN KEY ("scheme_id","locality_id") REFERENCES "public"."localities"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_number" ON "organisations" USING btree ("scheme_id","number");--> statement-breakpoint
CREATE INDEX "organisations_by_locality" ON "organisations" USING btree ("scheme_id","locality_id");--> statement-breakpoint
ALTER TABLE "hubs" ADD CONSTRAINT "hubs_arrangement" CHECK ("hubs"."arrangement" in ('premises', 'network'));--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_whose" CHECK ("sign_in_links"."person_id" is null or "sign_in_links"."email" is null);--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON directory_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
