CREATE TABLE "kept_forms" (
	"scheme_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" uuid,
	"path" text NOT NULL,
	"body" jsonb NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kept_forms_scheme_id_token_hash_pk" PRIMARY KEY("scheme_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"scheme_id" text NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" uuid NOT NULL,
	"means" text NOT NULL,
	"browser" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_scheme_id_token_hash_pk" PRIMARY KEY("scheme_id","token_hash"),
	CONSTRAINT "sessions_means" CHECK ("sessions"."means" in ('link', 'oidc', 'demo'))
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"scheme_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "sign_in_links_scheme_id_token_hash_pk" PRIMARY KEY("scheme_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"scheme_id" text NOT NULL,
	"key_hash" text NOT NULL,
	"window_from" timestamp (3) with time zone NOT NULL,
	"tries" integer NOT NULL,
	CONSTRAINT "throttles_scheme_id_key_hash_window_from_pk" PRIMARY KEY("scheme_id","key_hash","window_from")
);
--> statement-breakpoint
ALTER TABLE "kept_forms" ADD CONSTRAINT "kept_forms_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_person" FOREIGN KEY ("scheme_id","person_id") REFERENCES "public"."people"("scheme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_forms_by_person" ON "kept_forms" USING btree ("scheme_id","person_id");--> statement-breakpoint
CREATE INDEX "kept_forms_by_expiry" ON "kept_forms" USING btree ("scheme_id","expires_at");--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "sessions" USING btree ("scheme_id","person_id","seen_at");--> statement-breakpoint
CREATE INDEX "sessions_by_end" ON "sessions" USING btree ("scheme_id","ends_at");--> statement-breakpoint
CREATE INDEX "sign_in_links_by_person" ON "sign_in_links" USING btree ("scheme_id","person_id");--> statement-breakpoint
CREATE INDEX "sign_in_links_by_expiry" ON "sign_in_links" USING btree ("scheme_id","expires_at");--> statement-breakpoint
CREATE INDEX "throttles_by_window" ON "throttles" USING btree ("scheme_id","window_from");