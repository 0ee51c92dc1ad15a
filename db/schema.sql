-- The database as the migrations leave it: for reading, made by `npm run schema` and checked by a test. Do not edit.

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'The table % is append-only: rows are added, never changed or removed (% was refused).', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'HF001';
END
$function$;

CREATE TABLE administrator_acts (
  scheme_id text NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp(3) with time zone NOT NULL,
  person_id uuid NOT NULL,
  what text NOT NULL,
  subject text NOT NULL,
  details jsonb NOT NULL,
  CONSTRAINT administrator_acts_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT administrator_acts_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id),
  CONSTRAINT administrator_acts_what CHECK ((what = ANY (ARRAY['person-added'::text, 'office-given'::text, 'office-ended'::text, 'incident-closed'::text, 'work-resumed'::text])))
);
CREATE INDEX administrator_acts_by_person ON public.administrator_acts USING btree (scheme_id, person_id);
CREATE INDEX administrator_acts_by_subject ON public.administrator_acts USING btree (scheme_id, subject, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.administrator_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE api_tokens (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  token_hash text NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL,
  roles jsonb NOT NULL,
  scope text NOT NULL,
  made_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  revoked_by uuid,
  CONSTRAINT api_tokens_scheme_id_token_hash_pk PRIMARY KEY (scheme_id, token_hash),
  CONSTRAINT api_tokens_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id),
  CONSTRAINT api_tokens_scope CHECK ((scope = ANY (ARRAY['read'::text, 'write'::text])))
);
CREATE INDEX api_tokens_by_person ON public.api_tokens USING btree (scheme_id, person_id, made_at);
CREATE UNIQUE INDEX api_tokens_id ON public.api_tokens USING btree (scheme_id, id);

CREATE TABLE cases (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  workflow text NOT NULL,
  machine_version integer NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  closed boolean NOT NULL,
  context jsonb NOT NULL,
  areas jsonb NOT NULL,
  reference text NOT NULL,
  organisation_id uuid,
  hub_id uuid,
  key_date date,
  parent_id uuid,
  outcome text,
  stage integer,
  opened_on date NOT NULL,
  closed_on date,
  changed_at timestamp(3) with time zone NOT NULL,
  head text NOT NULL,
  CONSTRAINT cases_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT cases_reference UNIQUE (scheme_id, reference),
  CONSTRAINT cases_hub FOREIGN KEY (scheme_id, hub_id) REFERENCES hubs(scheme_id, id),
  CONSTRAINT cases_organisation FOREIGN KEY (scheme_id, organisation_id) REFERENCES organisations(scheme_id, id),
  CONSTRAINT cases_parent FOREIGN KEY (scheme_id, parent_id) REFERENCES cases(scheme_id, id),
  CONSTRAINT cases_scheme_id_schemes_id_fk FOREIGN KEY (scheme_id) REFERENCES schemes(id),
  CONSTRAINT cases_version_positive CHECK ((version > 0))
);
CREATE INDEX cases_by_change ON public.cases USING btree (scheme_id, changed_at, id);
CREATE INDEX cases_by_hub ON public.cases USING btree (scheme_id, hub_id, workflow);
CREATE INDEX cases_by_organisation ON public.cases USING btree (scheme_id, organisation_id, workflow);
CREATE INDEX cases_by_parent ON public.cases USING btree (scheme_id, parent_id);
CREATE INDEX cases_by_state ON public.cases USING btree (scheme_id, workflow, state, key_date, id);

CREATE TABLE checkpoint_heads (
  scheme_id text NOT NULL,
  number integer NOT NULL,
  case_id uuid NOT NULL,
  seq integer NOT NULL,
  hash text NOT NULL,
  CONSTRAINT checkpoint_heads_scheme_id_number_case_id_pk PRIMARY KEY (scheme_id, number, case_id),
  CONSTRAINT checkpoint_heads_checkpoint FOREIGN KEY (scheme_id, number) REFERENCES checkpoints(scheme_id, number)
);
CREATE INDEX checkpoint_heads_by_case ON public.checkpoint_heads USING btree (scheme_id, case_id, seq);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoint_heads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE checkpoints (
  scheme_id text NOT NULL,
  number integer NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  body text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT checkpoints_scheme_id_number_pk PRIMARY KEY (scheme_id, number),
  CONSTRAINT checkpoints_scheme_id_schemes_id_fk FOREIGN KEY (scheme_id) REFERENCES schemes(id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE claims (
  scheme_id text NOT NULL,
  key text NOT NULL,
  case_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  CONSTRAINT claims_scheme_id_key_pk PRIMARY KEY (scheme_id, key),
  CONSTRAINT claims_case FOREIGN KEY (scheme_id, case_id) REFERENCES cases(scheme_id, id)
);
CREATE INDEX claims_by_case ON public.claims USING btree (scheme_id, case_id);

CREATE TABLE command_prints (
  scheme_id text NOT NULL,
  entry_id uuid NOT NULL,
  case_id uuid NOT NULL,
  salt text NOT NULL,
  print text NOT NULL,
  CONSTRAINT command_prints_scheme_id_entry_id_pk PRIMARY KEY (scheme_id, entry_id)
);
CREATE INDEX command_prints_by_case ON public.command_prints USING btree (scheme_id, case_id);

CREATE TABLE council_accounts (
  scheme_id text NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL,
  linked_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT council_accounts_scheme_id_issuer_subject_pk PRIMARY KEY (scheme_id, issuer, subject),
  CONSTRAINT council_accounts_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id)
);
CREATE UNIQUE INDEX council_accounts_one ON public.council_accounts USING btree (scheme_id, person_id, issuer);

CREATE TABLE cover_changes (
  scheme_id text NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  cover_id uuid NOT NULL,
  what text NOT NULL,
  lender_id uuid NOT NULL,
  borrower_id uuid NOT NULL,
  role text NOT NULL,
  appointment text,
  from_on date NOT NULL,
  until_on date NOT NULL,
  by_id uuid NOT NULL,
  reason text NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT cover_changes_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT cover_changes_scheme_id_schemes_id_fk FOREIGN KEY (scheme_id) REFERENCES schemes(id),
  CONSTRAINT cover_changes_what CHECK ((what = ANY (ARRAY['lent'::text, 'shortened'::text, 'taken-back'::text])))
);
CREATE INDEX cover_changes_by_cover ON public.cover_changes USING btree (scheme_id, cover_id, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.cover_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE covers (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  lender_id uuid NOT NULL,
  borrower_id uuid NOT NULL,
  role text NOT NULL,
  appointment text,
  from_on date NOT NULL,
  until_on date NOT NULL,
  CONSTRAINT covers_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT covers_borrower FOREIGN KEY (scheme_id, borrower_id) REFERENCES people(scheme_id, id),
  CONSTRAINT covers_lender FOREIGN KEY (scheme_id, lender_id) REFERENCES people(scheme_id, id),
  CONSTRAINT covers_appointment CHECK (((appointment IS NULL) OR ((appointment = ANY (ARRAY['deciding'::text, 'deputy'::text])) AND (role = 'portfolio-holder'::text)))),
  CONSTRAINT covers_dates CHECK ((until_on >= from_on)),
  CONSTRAINT covers_role CHECK ((role = ANY (ARRAY['validator'::text, 'engagement-officer'::text, 'franchise-officer'::text, 'portfolio-holder'::text, 'cvs-representative'::text, 'administrator'::text]))),
  CONSTRAINT covers_two_people CHECK ((lender_id <> borrower_id))
);
CREATE INDEX covers_by_borrower ON public.covers USING btree (scheme_id, borrower_id);
CREATE INDEX covers_by_lender ON public.covers USING btree (scheme_id, lender_id);

CREATE TABLE deadlines (
  scheme_id text NOT NULL,
  case_id uuid NOT NULL,
  name text NOT NULL,
  due date NOT NULL,
  fires_on date NOT NULL,
  entry_id uuid NOT NULL,
  CONSTRAINT deadlines_scheme_id_case_id_name_pk PRIMARY KEY (scheme_id, case_id, name),
  CONSTRAINT deadlines_case FOREIGN KEY (scheme_id, case_id) REFERENCES cases(scheme_id, id)
);
CREATE INDEX deadlines_by_day ON public.deadlines USING btree (scheme_id, fires_on, case_id, name);
CREATE INDEX deadlines_of_proposals ON public.deadlines USING btree (scheme_id, name, case_id) WHERE (name ~~ 'expire_%'::text);

CREATE TABLE directory_changes (
  scheme_id text NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp(3) with time zone NOT NULL,
  person_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  what text NOT NULL,
  subject uuid NOT NULL,
  details jsonb NOT NULL,
  CONSTRAINT directory_changes_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT directory_changes_organisation FOREIGN KEY (scheme_id, organisation_id) REFERENCES organisations(scheme_id, id),
  CONSTRAINT directory_changes_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id),
  CONSTRAINT directory_changes_what CHECK ((what = ANY (ARRAY['organisation-registered'::text, 'organisation-changed'::text, 'hub-added'::text, 'hub-changed'::text, 'colleague-invited'::text, 'invitation-taken-back'::text, 'invitation-accepted'::text, 'capacity-given'::text, 'capacity-ended'::text, 'single-officer-confirmed'::text])))
);
CREATE INDEX directory_changes_by_organisation ON public.directory_changes USING btree (scheme_id, organisation_id, id);
CREATE INDEX directory_changes_by_person ON public.directory_changes USING btree (scheme_id, person_id);
CREATE INDEX directory_changes_by_what ON public.directory_changes USING btree (scheme_id, what, at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.directory_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE drafts (
  scheme_id text NOT NULL,
  case_id uuid NOT NULL,
  part text NOT NULL,
  content jsonb NOT NULL,
  version integer NOT NULL,
  saved_by uuid NOT NULL,
  saved_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT drafts_scheme_id_case_id_part_pk PRIMARY KEY (scheme_id, case_id, part),
  CONSTRAINT drafts_case FOREIGN KEY (scheme_id, case_id) REFERENCES cases(scheme_id, id)
);

CREATE TABLE evidence (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  type text NOT NULL,
  title text NOT NULL,
  dated date,
  expires_on date,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  bytes bytea,
  added_by uuid NOT NULL,
  added_at timestamp(3) with time zone NOT NULL,
  file_name text NOT NULL DEFAULT 'document'::text,
  scan text,
  scanned_at timestamp(3) with time zone,
  removed_at timestamp(3) with time zone,
  removed_by uuid,
  replaced_by uuid,
  CONSTRAINT evidence_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT evidence_organisation FOREIGN KEY (scheme_id, organisation_id) REFERENCES organisations(scheme_id, id),
  CONSTRAINT evidence_scan CHECK ((scan = ANY (ARRAY['clean'::text, 'found'::text]))),
  CONSTRAINT evidence_size_known CHECK ((size >= 0))
);
CREATE INDEX evidence_by_organisation ON public.evidence USING btree (scheme_id, organisation_id, added_at, id);
CREATE INDEX evidence_unscanned ON public.evidence USING btree (scheme_id, added_at, id) WHERE ((scan IS NULL) AND (bytes IS NOT NULL));

CREATE TABLE evidence_downloads (
  scheme_id text NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  evidence_id uuid NOT NULL,
  person_id uuid NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  why text NOT NULL,
  case_id uuid,
  CONSTRAINT evidence_downloads_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT evidence_downloads_evidence FOREIGN KEY (scheme_id, evidence_id) REFERENCES evidence(scheme_id, id),
  CONSTRAINT evidence_downloads_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id)
);
CREATE INDEX evidence_downloads_by_evidence ON public.evidence_downloads USING btree (scheme_id, evidence_id, id);
CREATE INDEX evidence_downloads_by_person ON public.evidence_downloads USING btree (scheme_id, person_id, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evidence_downloads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE hubs (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  town text NOT NULL,
  locality_id text NOT NULL,
  area text NOT NULL,
  priority_area boolean NOT NULL,
  arrangement text NOT NULL DEFAULT 'premises'::text,
  CONSTRAINT hubs_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT hubs_locality FOREIGN KEY (scheme_id, locality_id) REFERENCES localities(scheme_id, id),
  CONSTRAINT hubs_organisation FOREIGN KEY (scheme_id, organisation_id) REFERENCES organisations(scheme_id, id),
  CONSTRAINT hubs_arrangement CHECK ((arrangement = ANY (ARRAY['premises'::text, 'network'::text])))
);
CREATE INDEX hubs_by_locality ON public.hubs USING btree (scheme_id, locality_id);
CREATE INDEX hubs_by_organisation ON public.hubs USING btree (scheme_id, organisation_id);

CREATE TABLE incidents (
  scheme_id text NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  case_id uuid,
  kind text NOT NULL,
  says text NOT NULL,
  entry_id uuid,
  n integer,
  at timestamp(3) with time zone NOT NULL,
  closed_at timestamp(3) with time zone,
  CONSTRAINT incidents_scheme_id_id_pk PRIMARY KEY (scheme_id, id)
);
CREATE INDEX incidents_by_case ON public.incidents USING btree (scheme_id, case_id, id);
CREATE INDEX incidents_open ON public.incidents USING btree (scheme_id, id) WHERE (closed_at IS NULL);

CREATE TABLE interests (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  kind text NOT NULL,
  from_on date NOT NULL,
  until_on date,
  CONSTRAINT interests_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT interests_organisation FOREIGN KEY (scheme_id, organisation_id) REFERENCES organisations(scheme_id, id),
  CONSTRAINT interests_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id),
  CONSTRAINT interests_dates CHECK ((until_on >= from_on)),
  CONSTRAINT interests_kind CHECK ((kind = ANY (ARRAY['member'::text, 'interest'::text, 'supported'::text])))
);
CREATE INDEX interests_by_organisation ON public.interests USING btree (scheme_id, organisation_id, person_id);
CREATE INDEX interests_by_person ON public.interests USING btree (scheme_id, person_id);

CREATE TABLE invitations (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  email text,
  capacities jsonb NOT NULL,
  token_hash text NOT NULL,
  invited_by uuid NOT NULL,
  invited_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  accepted_by uuid,
  ended_at timestamp(3) with time zone,
  CONSTRAINT invitations_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT invitations_accepted_by FOREIGN KEY (scheme_id, accepted_by) REFERENCES people(scheme_id, id),
  CONSTRAINT invitations_invited_by FOREIGN KEY (scheme_id, invited_by) REFERENCES people(scheme_id, id),
  CONSTRAINT invitations_organisation FOREIGN KEY (scheme_id, organisation_id) REFERENCES organisations(scheme_id, id),
  CONSTRAINT invitations_ended CHECK (((email IS NULL) = (ended_at IS NOT NULL)))
);
CREATE INDEX invitations_by_accepter ON public.invitations USING btree (scheme_id, accepted_by);
CREATE INDEX invitations_by_inviter ON public.invitations USING btree (scheme_id, invited_by);
CREATE INDEX invitations_by_organisation ON public.invitations USING btree (scheme_id, organisation_id, invited_at);
CREATE UNIQUE INDEX invitations_token ON public.invitations USING btree (scheme_id, token_hash);

CREATE TABLE journal (
  scheme_id text NOT NULL,
  case_id uuid NOT NULL,
  seq integer NOT NULL,
  entry_id uuid NOT NULL,
  kind text NOT NULL,
  command text NOT NULL,
  person text NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  body text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT journal_scheme_id_case_id_seq_pk PRIMARY KEY (scheme_id, case_id, seq),
  CONSTRAINT journal_entry UNIQUE (scheme_id, entry_id),
  CONSTRAINT journal_case FOREIGN KEY (scheme_id, case_id) REFERENCES cases(scheme_id, id),
  CONSTRAINT journal_kind CHECK ((kind = ANY (ARRAY['command'::text, 'migrated'::text]))),
  CONSTRAINT journal_seq_positive CHECK ((seq > 0))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE kept_forms (
  scheme_id text NOT NULL,
  token_hash text NOT NULL,
  person_id uuid,
  path text NOT NULL,
  body jsonb NOT NULL,
  kept_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT kept_forms_scheme_id_token_hash_pk PRIMARY KEY (scheme_id, token_hash),
  CONSTRAINT kept_forms_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id)
);
CREATE INDEX kept_forms_by_expiry ON public.kept_forms USING btree (scheme_id, expires_at);
CREATE INDEX kept_forms_by_person ON public.kept_forms USING btree (scheme_id, person_id);

CREATE TABLE letter_events (
  scheme_id text NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  letter_number text NOT NULL,
  event text NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  detail text,
  CONSTRAINT letter_events_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT letter_events_letter FOREIGN KEY (scheme_id, letter_number) REFERENCES letters(scheme_id, number),
  CONSTRAINT letter_events_event CHECK ((event = ANY (ARRAY['prepared'::text, 'cancelled'::text, 'released'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'uncertain'::text, 'delivered'::text, 'bounced'::text])))
);
CREATE INDEX letter_events_by_letter ON public.letter_events USING btree (scheme_id, letter_number, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.letter_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE letters (
  scheme_id text NOT NULL,
  number text NOT NULL,
  year integer NOT NULL,
  serial integer NOT NULL,
  kind text NOT NULL,
  case_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  n integer NOT NULL,
  recipient_person uuid,
  recipient text NOT NULL,
  subject text NOT NULL,
  model jsonb,
  html text,
  body_text text,
  pdf bytea,
  pdf_sha256 text NOT NULL,
  html_sha256 text NOT NULL,
  message_id text NOT NULL,
  prepared_at timestamp(3) with time zone NOT NULL,
  reissue_of text,
  CONSTRAINT letters_scheme_id_number_pk PRIMARY KEY (scheme_id, number),
  CONSTRAINT letters_once UNIQUE NULLS NOT DISTINCT (scheme_id, entry_id, n, recipient_person),
  CONSTRAINT letters_serial UNIQUE (scheme_id, year, serial),
  CONSTRAINT letters_case FOREIGN KEY (scheme_id, case_id) REFERENCES cases(scheme_id, id),
  CONSTRAINT letters_reissue FOREIGN KEY (scheme_id, reissue_of) REFERENCES letters(scheme_id, number)
);
CREATE INDEX letters_by_case ON public.letters USING btree (scheme_id, case_id);
CREATE INDEX letters_by_reissue ON public.letters USING btree (scheme_id, reissue_of) WHERE (reissue_of IS NOT NULL);

CREATE TABLE localities (
  scheme_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  CONSTRAINT localities_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT localities_scheme_id_schemes_id_fk FOREIGN KEY (scheme_id) REFERENCES schemes(id)
);

CREATE TABLE memberships (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  capacity text NOT NULL,
  from_on date NOT NULL,
  until_on date,
  CONSTRAINT memberships_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT memberships_organisation FOREIGN KEY (scheme_id, organisation_id) REFERENCES organisations(scheme_id, id),
  CONSTRAINT memberships_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id),
  CONSTRAINT memberships_capacity CHECK ((capacity = ANY (ARRAY['lead'::text, 'contributor'::text, 'signatory'::text]))),
  CONSTRAINT memberships_dates CHECK ((until_on >= from_on))
);
CREATE INDEX memberships_by_organisation ON public.memberships USING btree (scheme_id, organisation_id);
CREATE INDEX memberships_by_person ON public.memberships USING btree (scheme_id, person_id);

CREATE TABLE organisation_notes (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  case_id uuid,
  body text NOT NULL,
  by_id uuid NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT organisation_notes_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT organisation_notes_author FOREIGN KEY (scheme_id, by_id) REFERENCES people(scheme_id, id),
  CONSTRAINT organisation_notes_case FOREIGN KEY (scheme_id, case_id) REFERENCES cases(scheme_id, id),
  CONSTRAINT organisation_notes_organisation FOREIGN KEY (scheme_id, organisation_id) REFERENCES organisations(scheme_id, id)
);
CREATE INDEX organisation_notes_by_author ON public.organisation_notes USING btree (scheme_id, by_id);
CREATE INDEX organisation_notes_by_case ON public.organisation_notes USING btree (scheme_id, case_id);
CREATE INDEX organisation_notes_by_organisation ON public.organisation_notes USING btree (scheme_id, organisation_id, at, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.organisation_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE organisations (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  number text,
  address text NOT NULL,
  single_officer_confirmed_on date,
  legal_form text,
  locality_id text,
  email text,
  telephone text,
  CONSTRAINT organisations_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT organisations_locality FOREIGN KEY (scheme_id, locality_id) REFERENCES localities(scheme_id, id),
  CONSTRAINT organisations_scheme_id_schemes_id_fk FOREIGN KEY (scheme_id) REFERENCES schemes(id)
);
CREATE INDEX organisations_by_locality ON public.organisations USING btree (scheme_id, locality_id);
CREATE INDEX organisations_by_name ON public.organisations USING btree (scheme_id, name, id);
CREATE UNIQUE INDEX organisations_number ON public.organisations USING btree (scheme_id, number);

CREATE TABLE outbox (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  scheme_id text NOT NULL,
  kind text NOT NULL,
  target text NOT NULL,
  case_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  n integer NOT NULL,
  payload jsonb NOT NULL,
  available_at timestamp(3) with time zone NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  lease_until timestamp(3) with time zone,
  state text NOT NULL DEFAULT 'waiting'::text,
  error text,
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_effect UNIQUE (scheme_id, entry_id, n, kind),
  CONSTRAINT outbox_kind CHECK ((kind = ANY (ARRAY['letter'::text, 'email'::text, 'send'::text, 'open'::text]))),
  CONSTRAINT outbox_state CHECK ((state = ANY (ARRAY['waiting'::text, 'parked'::text, 'gave-up'::text])))
);
CREATE INDEX outbox_by_target ON public.outbox USING btree (scheme_id, target, id);
CREATE INDEX outbox_due ON public.outbox USING btree (state, available_at, id);

CREATE TABLE people (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  email text,
  erased_at timestamp(3) with time zone,
  CONSTRAINT people_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT people_scheme_id_schemes_id_fk FOREIGN KEY (scheme_id) REFERENCES schemes(id)
);
CREATE UNIQUE INDEX people_email ON public.people USING btree (scheme_id, lower(email));

CREATE TABLE policies (
  scheme_id text NOT NULL,
  version integer NOT NULL,
  data jsonb NOT NULL,
  from_on date NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  recorded_by text NOT NULL,
  CONSTRAINT policies_scheme_id_version_pk PRIMARY KEY (scheme_id, version),
  CONSTRAINT policies_scheme_id_schemes_id_fk FOREIGN KEY (scheme_id) REFERENCES schemes(id),
  CONSTRAINT policies_version_positive CHECK ((version > 0))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE publications (
  scheme_id text NOT NULL,
  register text NOT NULL,
  reference text NOT NULL,
  case_id uuid NOT NULL,
  organisation_id uuid,
  hub_id uuid,
  from_on date NOT NULL,
  until_on date,
  data jsonb NOT NULL,
  entry_id uuid NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT publications_scheme_id_register_reference_pk PRIMARY KEY (scheme_id, register, reference),
  CONSTRAINT publications_case FOREIGN KEY (scheme_id, case_id) REFERENCES cases(scheme_id, id)
);
CREATE INDEX publications_by_case ON public.publications USING btree (scheme_id, case_id);
CREATE INDEX publications_by_day ON public.publications USING btree (scheme_id, register, from_on);
CREATE INDEX publications_by_organisation ON public.publications USING btree (scheme_id, register, organisation_id);

CREATE TABLE refusals (
  scheme_id text NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  case_id uuid,
  command text NOT NULL,
  person text NOT NULL,
  rule text NOT NULL,
  says text NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT refusals_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT refusals_scheme_id_schemes_id_fk FOREIGN KEY (scheme_id) REFERENCES schemes(id)
);
CREATE INDEX refusals_by_case ON public.refusals USING btree (scheme_id, case_id, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.refusals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE role_holders (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  appointment text,
  title text NOT NULL,
  from_on date NOT NULL,
  until_on date,
  from_groups boolean NOT NULL DEFAULT false,
  CONSTRAINT role_holders_scheme_id_id_pk PRIMARY KEY (scheme_id, id),
  CONSTRAINT role_holders_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id),
  CONSTRAINT role_holders_appointment CHECK ((appointment = ANY (ARRAY['deciding'::text, 'deputy'::text, 'leader'::text]))),
  CONSTRAINT role_holders_dates CHECK ((until_on >= from_on))
);
CREATE INDEX role_holders_by_person ON public.role_holders USING btree (scheme_id, person_id);
CREATE INDEX role_holders_by_role ON public.role_holders USING btree (scheme_id, role);

CREATE TABLE schemes (
  id text NOT NULL,
  name text NOT NULL,
  lead_partner text NOT NULL,
  settings jsonb NOT NULL,
  CONSTRAINT schemes_pkey PRIMARY KEY (id)
);

CREATE TABLE sessions (
  scheme_id text NOT NULL,
  id uuid NOT NULL,
  token_hash text NOT NULL,
  person_id uuid NOT NULL,
  means text NOT NULL,
  browser text NOT NULL,
  opened_at timestamp(3) with time zone NOT NULL,
  seen_at timestamp(3) with time zone NOT NULL,
  ends_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  acting text,
  CONSTRAINT sessions_scheme_id_token_hash_pk PRIMARY KEY (scheme_id, token_hash),
  CONSTRAINT sessions_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id),
  CONSTRAINT sessions_means CHECK ((means = ANY (ARRAY['link'::text, 'oidc'::text, 'demo'::text])))
);
CREATE INDEX sessions_by_end ON public.sessions USING btree (scheme_id, ends_at);
CREATE INDEX sessions_by_person ON public.sessions USING btree (scheme_id, person_id, seen_at);

CREATE TABLE sign_in_links (
  scheme_id text NOT NULL,
  token_hash text NOT NULL,
  person_id uuid,
  asked_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  used_at timestamp(3) with time zone,
  email text,
  CONSTRAINT sign_in_links_scheme_id_token_hash_pk PRIMARY KEY (scheme_id, token_hash),
  CONSTRAINT sign_in_links_person FOREIGN KEY (scheme_id, person_id) REFERENCES people(scheme_id, id),
  CONSTRAINT sign_in_links_whose CHECK (((person_id IS NULL) OR (email IS NULL)))
);
CREATE INDEX sign_in_links_by_expiry ON public.sign_in_links USING btree (scheme_id, expires_at);
CREATE INDEX sign_in_links_by_person ON public.sign_in_links USING btree (scheme_id, person_id);

CREATE TABLE standards (
  scheme_id text NOT NULL,
  version integer NOT NULL,
  data jsonb NOT NULL,
  from_on date NOT NULL,
  CONSTRAINT standards_scheme_id_version_pk PRIMARY KEY (scheme_id, version),
  CONSTRAINT standards_scheme_id_schemes_id_fk FOREIGN KEY (scheme_id) REFERENCES schemes(id),
  CONSTRAINT standards_version_positive CHECK ((version > 0))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.standards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE submissions (
  scheme_id text NOT NULL,
  case_id uuid NOT NULL,
  number integer NOT NULL,
  entry_id uuid NOT NULL,
  content jsonb NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT submissions_scheme_id_case_id_number_pk PRIMARY KEY (scheme_id, case_id, number),
  CONSTRAINT submissions_case FOREIGN KEY (scheme_id, case_id) REFERENCES cases(scheme_id, id),
  CONSTRAINT submissions_number_positive CHECK ((number > 0))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.submissions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE texts (
  scheme_id text NOT NULL,
  ref text NOT NULL,
  case_id uuid NOT NULL,
  salt text,
  body text,
  erased_at timestamp(3) with time zone,
  CONSTRAINT texts_scheme_id_ref_pk PRIMARY KEY (scheme_id, ref),
  CONSTRAINT texts_case FOREIGN KEY (scheme_id, case_id) REFERENCES cases(scheme_id, id)
);
CREATE INDEX texts_by_case ON public.texts USING btree (scheme_id, case_id);

CREATE TABLE throttles (
  scheme_id text NOT NULL,
  key_hash text NOT NULL,
  window_from timestamp(3) with time zone NOT NULL,
  tries integer NOT NULL,
  CONSTRAINT throttles_scheme_id_key_hash_window_from_pk PRIMARY KEY (scheme_id, key_hash, window_from)
);
CREATE INDEX throttles_by_window ON public.throttles USING btree (scheme_id, window_from);
