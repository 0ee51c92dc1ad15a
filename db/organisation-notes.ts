// Notes of case workers about an organisation: only added, and read by case workers alone.
import type { Db } from './database.ts';

/** A note to add; `id` is its form's, so that sending twice is one note. */
export interface NewNote {
  readonly scheme: string;
  readonly id: string;
  readonly organisation: string;
  /** The case it is about; null: the organisation as such. */
  readonly case: string | null;
  readonly body: string;
  readonly by: string;
  readonly at: string;
}

/** Adds a note. False: the organisation is not there, or has no such case. A note that is there already stays as it is. */
export async function addNote(db: Db, note: NewNote): Promise<boolean> {
  const rows = await db.rows(
    `with about as (select o.id from organisations o where o.scheme_id = $1::text and o.id = $3::uuid
       and ($4::uuid is null or exists (select 1 from cases c where c.scheme_id = o.scheme_id and c.id = $4::uuid and c.organisation_id = o.id))),
     added as (insert into organisation_notes (scheme_id, id, organisation_id, case_id, body, by_id, at)
       select $1::text, $2::uuid, about.id, $4::uuid, $5::text, $6::uuid, $7::timestamptz from about on conflict do nothing)
     select 1 from about`,
    [note.scheme, note.id, note.organisation, note.case, note.body, note.by, note.at],
  );
  return rows.length > 0;
}

/** A note as it is shown. */
export interface ShownNote {
  readonly id: string;
  readonly body: string;
  readonly by: string;
  readonly at: string;
  readonly case: string | null;
  readonly reference: string | null;
}

/** The notes about an organisation, the latest first. */
export async function notesOn(db: Db, scheme: string, organisation: string, most: number): Promise<ShownNote[]> {
  return db.rows<ShownNote>(
    `select n.id, n.body, coalesce(p.name, 'somebody whose name was erased') as "by", n.at, c.id as "case", c.reference
     from organisation_notes n
     join people p on p.scheme_id = n.scheme_id and p.id = n.by_id
     left join cases c on c.scheme_id = n.scheme_id and c.id = n.case_id
     where n.scheme_id = $1::text and n.organisation_id = $2::uuid order by n.at desc, n.id limit $3::int`,
    [scheme, organisation, most],
  );
}
