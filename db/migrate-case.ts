// The write of a case that a new version of its machine takes over (promise 12).
import type { Db } from './client.ts';

/** A migrated case: the journal entry and the snapshot it holds. */
export interface MigrationWrite {
  readonly scheme: string;
  readonly case: string;
  readonly seq: number;
  readonly entry: string;
  readonly at: string;
  readonly body: string;
  readonly hash: string;
  readonly machine: number;
  readonly state: string;
  readonly closed: boolean;
  readonly context: unknown;
}

/** Writes entry and case together; false when the case moved since it was read. */
export async function writeMigration(db: Db, write: MigrationWrite): Promise<boolean> {
  const rows = await db.rows<{ written: number }>(
    `with up as (
       update cases set machine_version = $3::int, version = $4::int, state = $5::text, closed = $6::boolean, context = $7::text::jsonb, head = $8::text, changed_at = $9::timestamptz,
              areas = areas || jsonb_build_object('*', $4::int),
              closed_on = case when $6::boolean then coalesce(closed_on, ($9::timestamptz at time zone 'Europe/London')::date) end
       where scheme_id = $1::text and id = $2::uuid and version = $4::int - 1 returning id),
     jn as (
       insert into journal (scheme_id, case_id, seq, entry_id, kind, command, person, at, body, hash)
       select $1::text, id, $4::int, $10::uuid, 'migrated', 'migrated', 'system', $9::timestamptz, $11::text, $8::text from up)
     select count(*)::int as written from up`,
    [
      write.scheme,
      write.case,
      write.machine,
      write.seq,
      write.state,
      write.closed,
      JSON.stringify(write.context),
      write.hash,
      write.at,
      write.entry,
      write.body,
    ],
  );
  return rows[0]?.written === 1;
}
