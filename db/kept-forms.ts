// Forms whose sender's session had expired: nothing that was typed is lost, and nobody but the sender gets it back.
import type { Db } from './database.ts';
import { storableJson } from './values.ts';

/** A form as it was sent. `person` is whose session had been open in that browser; null: not known. */
export interface KeptForm {
  readonly scheme: string;
  readonly tokenHash: string;
  readonly person: string | null;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly expiresAt: string;
}

/** Keeps a form, and drops those that nobody came back for. */
export async function keepForm(db: Db, form: KeptForm): Promise<void> {
  await db.rows(
    `with dropped as (delete from kept_forms where scheme_id = $1::text and expires_at <= $6::timestamptz)
     insert into kept_forms (scheme_id, token_hash, person_id, path, body, kept_at, expires_at)
     values ($1::text, $2::text, $3::uuid, $4::text, $5::text::jsonb, $6::timestamptz, $7::timestamptz)`,
    [form.scheme, form.tokenHash, form.person, form.path, storableJson(form.body), form.at, form.expiresAt],
  );
}

/** A kept form, for the person who sent it, or for whoever signed in in that browser where nobody had been; null: there is none. It stays until it expires. */
export async function readKeptForm(
  db: Db,
  asked: { readonly scheme: string; readonly tokenHash: string; readonly person: string; readonly at: string },
): Promise<{ readonly path: string; readonly body: Readonly<Record<string, unknown>> } | null> {
  const rows = await db.rows<{ path: string; body: Readonly<Record<string, unknown>> }>(
    `select path, body from kept_forms where scheme_id = $1::text and token_hash = $2::text and (person_id is null or person_id = $3::uuid)
       and expires_at > $4::timestamptz`,
    [asked.scheme, asked.tokenHash, asked.person, asked.at],
  );
  return rows[0] ?? null;
}
