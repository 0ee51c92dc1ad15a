CREATE TABLE "cases" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"workflow" text NOT NULL,
	"machine_version" integer NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"closed" boolean NOT NULL,
	"context" jsonb NOT NULL,
	"areas" jsonb NOT NULL,
	"reference" text NOT NULL,
	"organisation_id" uuid,
	"hub_id" uuid,
	"key_date" date,
	"parent_id" uuid,
	"outcome" text,
	"stage" integer,
	"opened_on" date NOT NULL,
	"closed_on" date,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"head" text NOT NULL,
	CONSTRAINT "cases_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "cases_reference" UNIQUE("scheme_id","reference"),
	CONSTRAINT "cases_version_positive" CHECK ("cases"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "command_prints" (
	"scheme_id" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"salt" text NOT NULL,
	"print" text NOT NULL,
	CONSTRAINT "command_prints_scheme_id_entry_id_pk" PRIMARY KEY("scheme_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"scheme_id" text NOT NULL,
	"case_id" uuid NOT NULL,
	"part" text NOT NULL,
	"content" jsonb NOT NULL,
	"version" integer NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_scheme_id_case_id_part_pk" PRIMARY KEY("scheme_id","case_id","part")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"scheme_id" text NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"entry_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"command" text NOT NULL,
	"person" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "journal_scheme_id_case_id_seq_pk" PRIMARY KEY("scheme_id","case_id","seq"),
	CONSTRAINT "journal_entry" UNIQUE("scheme_id","entry_id"),
	CONSTRAINT "journal_kind" CHECK ("journal"."kind" in ('command', 'migrated')),
	CONSTRAINT "journal_seq_positive" CHECK ("journal"."seq" > 0)
);
--> statement-breakpoint
CREATE TABLE "refusals" (
	"scheme_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "refusals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" uuid,
	"command" text NOT NULL,
	"person" text NOT NULL,
	"rule" text NOT NULL,
	"says" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "refusals_scheme_id_id_pk" PRIMARY KEY("scheme_id","id")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"scheme_id" text NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"entry_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "submissions_scheme_id_case_id_number_pk" PRIMARY KEY("scheme_id","case_id","number"),
	CONSTRAINT "submissions_number_positive" CHECK ("submissions"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"scheme_id" text NOT NULL,
	"ref" text NOT NULL,
	"case_id" uuid NOT NULL,
	"salt" text,
	"body" text,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "texts_scheme_id_ref_pk" PRIMARY KEY("scheme_id","ref")
);
--> statement-breakpoint
CREATE TABLE "checkpoint_heads" (
	"scheme_id" text NOT NULL,
	"number" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "checkpoint_heads_scheme_id_number_case_id_pk" PRIMARY KEY("scheme_id","number","case_id")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"scheme_id" text NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "checkpoints_scheme_id_number_pk" PRIMARY KEY("scheme_id","number")
);
--> statement-breakpoint
CREATE TABLE "letter_events" (
	"scheme_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "letter_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"letter_number" text NOT NULL,
	"event" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"detail" text,
	CONSTRAINT "letter_events_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "letter_events_event" CHECK ("letter_events"."event" in ('prepared', 'released', 'sent', 'failed', 'uncertain', 'delivered', 'bounced'))
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"scheme_id" text NOT NULL,
	"number" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"kind" text NOT NULL,
	"case_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"recipient_person" uuid,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"model" jsonb,
	"html" text,
	"body_text" text,
	"pdf" "bytea",
	"pdf_sha256" text NOT NULL,
	"html_sha256" text NOT NULL,
	"message_id" text NOT NULL,
	"prepared_at" timestamp (3) with time zone NOT NULL,
	"reissue_of" text,
	CONSTRAINT "letters_scheme_id_number_pk" PRIMARY KEY("scheme_id","number"),
	CONSTRAINT "letters_once" UNIQUE NULLS NOT DISTINCT("scheme_id","entry_id","n","recipient_person"),
	CONSTRAINT "letters_serial" UNIQUE("scheme_id","year","serial")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"dated" date,
	"expires_on" date,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea",
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "evidence_size_known" CHECK ("evidence"."size" >= 0)
);
--> statement-breakpoint
CREATE TABLE "hubs" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"town" text NOT NULL,
	"locality_id" text NOT NULL,
	"area" text NOT NULL,
	"priority_area" boolean NOT NULL,
	CONSTRAINT "hubs_scheme_id_id_pk" PRIMARY KEY("scheme_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"number" text,
	"address" text NOT NULL,
	"single_officer_confirmed_on" date,
	CONSTRAINT "organisations_scheme_id_id_pk" PRIMARY KEY("scheme_id","id")
);
--> statement-breakpoint
CREATE TABLE "interests" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	CONSTRAINT "interests_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "interests_kind" CHECK ("interests"."kind" in ('member', 'interest', 'supported')),
	CONSTRAINT "interests_dates" CHECK ("interests"."until_on" >= "interests"."from_on")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"capacity" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	CONSTRAINT "memberships_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "memberships_capacity" CHECK ("memberships"."capacity" in ('lead', 'contributor', 'signatory')),
	CONSTRAINT "memberships_dates" CHECK ("memberships"."until_on" >= "memberships"."from_on")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "people_scheme_id_id_pk" PRIMARY KEY("scheme_id","id")
);
--> statement-breakpoint
CREATE TABLE "role_holders" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"appointment" text,
	"title" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	CONSTRAINT "role_holders_scheme_id_id_pk" PRIMARY KEY("scheme_id","id"),
	CONSTRAINT "role_holders_appointment" CHECK ("role_holders"."appointment" in ('deciding', 'deputy', 'leader')),
	CONSTRAINT "role_holders_dates" CHECK ("role_holders"."until_on" >= "role_holders"."from_on")
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"scheme_id" text NOT NULL,
	"register" text NOT NULL,
	"reference" text NOT NULL,
	"case_id" uuid NOT NULL,
	"organisation_id" uuid,
	"hub_id" uuid,
	"from_on" date NOT NULL,
	"until_on" date,
	"data" jsonb NOT NULL,
	"entry_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "publications_scheme_id_register_reference_pk" PRIMARY KEY("scheme_id","register","reference")
);
--> statement-breakpoint
CREATE TABLE "localities" (
	"scheme_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "localities_scheme_id_id_pk" PRIMARY KEY("scheme_id","id")
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"scheme_id" text NOT NULL,
	"version" integer NOT NULL,
	"data" jsonb NOT NULL,
	"from_on" date NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	CONSTRAINT "policies_scheme_id_version_pk" PRIMARY KEY("scheme_id","version"),
	CONSTRAINT "policies_version_positive" CHECK ("policies"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "schemes" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"lead_partner" text NOT NULL,
	"settings" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standards" (
	"scheme_id" text NOT NULL,
	"version" integer NOT NULL,
	"data" jsonb NOT NULL,
	"from_on" date NOT NULL,
	CONSTRAINT "standards_scheme_id_version_pk" PRIMARY KEY("scheme_id","version"),
	CONSTRAINT "standards_version_positive" CHECK ("standards"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"scheme_id" text NOT NULL,
	"key" text NOT NULL,
	"case_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "claims_scheme_id_key_pk" PRIMARY KEY("scheme_id","key")
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"scheme_id" text NOT NULL,
	"case_id" uuid NOT NULL,
	"name" text NOT NULL,
	"due" date NOT NULL,
	"fires_on" date NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "deadlines_scheme_id_case_id_name_pk" PRIMARY KEY("scheme_id","case_id","name")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"scheme_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "incidents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" uuid,
	"kind" text NOT NULL,
	"says" text NOT NULL,
	"entry_id" uuid,
	"n" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "incidents_scheme_id_id_pk" PRIMARY KEY("scheme_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scheme_id" text NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"case_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"state" text DEFAULT 'waiting' NOT NULL,
	"error" text,
	CONSTRAINT "outbox_effect" UNIQUE("scheme_id","entry_id","n","kind"),
	CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('letter', 'email', 'send', 'open')),
	CONSTRAINT "outbox_state" CHECK ("outbox"."state" in ('waiting', 'parked', 'gave-up'))
);
--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_organisation" FOREIGN KEY ("scheme_id","organisation_id") REFERENCES "public"."organisations"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_hub" FOREIGN KEY ("scheme_id","hub_id") REFERENCES "public"."hubs"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_parent" FOREIGN KEY ("scheme_id","parent_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_case" FOREIGN KEY ("scheme_id","case_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_case" FOREIGN KEY ("scheme_id","case_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refusals" ADD CONSTRAINT "refusals_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_case" FOREIGN KEY ("scheme_id","case_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_case" FOREIGN KEY ("scheme_id","case_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_heads" ADD CONSTRAINT "checkpoint_heads_checkpoint" FOREIGN KEY ("scheme_id","number") REFERENCES "public"."checkpoints"("scheme_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_events" ADD CONSTRAINT "letter_events_letter" FOREIGN KEY ("scheme_id","letter_number") REFERENCES "public"."letters"("scheme_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_case" FOREIGN KEY ("scheme_id","case_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_reissue" FOREIGN KEY ("scheme_id","reissue_of") REFERENCES "public"."letters"("scheme_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_organisation" FOREIGN KEY ("scheme_id","organisation_id") REFERENCES "public"."organisations"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hubs" ADD CONSTRAINT "hubs_organisation" FOREIGN KEY ("scheme_id","organisation_id") REFERENCES "public"."organisations"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hubs" ADD CONSTRAINT "hubs_locality" FOREIGN KEY ("scheme_id","locality_id") REFERENCES "public"."localities"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_organisation" FOREIGN KEY ("scheme_id","organisation_id") REFERENCES "public"."organisations"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation" FOREIGN KEY ("scheme_id","organisation_id") REFERENCES "public"."organisations"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holders" ADD CONSTRAINT "role_holders_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_case" FOREIGN KEY ("scheme_id","case_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "localities" ADD CONSTRAINT "localities_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standards" ADD CONSTRAINT "standards_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_case" FOREIGN KEY ("scheme_id","case_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadlines" ADD CONSTRAINT "deadlines_case" FOREIGN KEY ("scheme_id","case_id") REFERENCES "public"."cases"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_by_state" ON "cases" USING btree ("scheme_id","workflow","state","key_date","id");--> statement-breakpoint
CREATE INDEX "cases_by_organisation" ON "cases" USING btree ("scheme_id","organisation_id","workflow");--> statement-breakpoint
CREATE INDEX "cases_by_hub" ON "cases" USING btree ("scheme_id","hub_id","workflow");--> statement-breakpoint
CREATE INDEX "cases_by_parent" ON "cases" USING btree ("scheme_id","parent_id");--> statement-breakpoint
CREATE INDEX "command_prints_by_case" ON "command_prints" USING btree ("scheme_id","case_id");--> statement-breakpoint
CREATE INDEX "refusals_by_case" ON "refusals" USING btree ("scheme_id","case_id","id");--> statement-breakpoint
CREATE INDEX "texts_by_case" ON "texts" USING btree ("scheme_id","case_id");--> statement-breakpoint
CREATE INDEX "letter_events_by_letter" ON "letter_events" USING btree ("scheme_id","letter_number","id");--> statement-breakpoint
CREATE INDEX "letters_by_case" ON "letters" USING btree ("scheme_id","case_id");--> statement-breakpoint
CREATE INDEX "letters_by_reissue" ON "letters" USING btree ("scheme_id","reissue_of") WHERE "letters"."reissue_of" is not null;--> statement-breakpoint
CREATE INDEX "evidence_by_organisation" ON "evidence" USING btree ("scheme_id","organisation_id","added_at","id");--> statement-breakpoint
CREATE INDEX "hubs_by_organisation" ON "hubs" USING btree ("scheme_id","organisation_id");--> statement-breakpoint
CREATE INDEX "hubs_by_locality" ON "hubs" USING btree ("scheme_id","locality_id");--> statement-breakpoint
CREATE INDEX "organisations_by_name" ON "organisations" USING btree ("scheme_id","name","id");--> statement-breakpoint
CREATE INDEX "interests_by_person" ON "interests" USING btree ("scheme_id","person_id");--> statement-breakpoint
CREATE INDEX "interests_by_organisation" ON "interests" USING btree ("scheme_id","organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "memberships_by_person" ON "memberships" USING btree ("scheme_id","person_id");--> statement-breakpoint
CREATE INDEX "memberships_by_organisation" ON "memberships" USING btree ("scheme_id","organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("scheme_id",lower("email"));--> statement-breakpoint
CREATE INDEX "role_holders_by_person" ON "role_holders" USING btree ("scheme_id","person_id");--> statement-breakpoint
CREATE INDEX "role_holders_by_role" ON "role_holders" USING btree ("scheme_id","role");--> statement-breakpoint
CREATE INDEX "publications_by_organisation" ON "publications" USING btree ("scheme_id","register","organisation_id");--> statement-breakpoint
CREATE INDEX "publications_by_day" ON "publications" USING btree ("scheme_id","register","from_on");--> statement-breakpoint
CREATE INDEX "publications_by_case" ON "publications" USING btree ("scheme_id","case_id");--> statement-breakpoint
CREATE INDEX "claims_by_case" ON "claims" USING btree ("scheme_id","case_id");--> statement-breakpoint
CREATE INDEX "deadlines_by_day" ON "deadlines" USING btree ("scheme_id","fires_on","case_id","name");--> statement-breakpoint
CREATE INDEX "incidents_open" ON "incidents" USING btree ("scheme_id","id") WHERE "incidents"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "incidents_by_case" ON "incidents" USING btree ("scheme_id","case_id","id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","available_at","id");--> statement-breakpoint
CREATE INDEX "outbox_by_target" ON "outbox" USING btree ("scheme_id","target","id");