// Who holds which office of the scheme on a day, by themselves or for somebody else (P7).
import type { Db } from '../database.ts';
import { heldRoles } from '../held-roles.ts';

/** A person in an office. `coverFor`: the name of whom they stand in for; null: it is their own. */
export interface OfficeHolder {
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly appointment: string | null;
  readonly title: string;
  readonly coverFor: string | null;
}

/** Everybody in an office of the scheme on a civil date, by name; whoever holds several comes several times. */
export async function officeHolders(db: Db, scheme: string, on: string): Promise<OfficeHolder[]> {
  return db.rows<OfficeHolder>(
    `select distinct r.person_id as person, p.name, r.role, r.appointment, r.title, l.name as "coverFor"
     from ${heldRoles} r
     join people p on p.scheme_id = r.scheme_id and p.id = r.person_id and p.erased_at is null
     left join people l on l.scheme_id = r.scheme_id and l.id = r.cover_for
     where r.scheme_id = $1::text and r.from_on <= $2::date and (r.until_on is null or r.until_on >= $2::date)
     order by p.name, r.role, r.appointment`,
    [scheme, on],
  );
}

/** The names of people by their ids. */
export async function namesOf(db: Db, scheme: string, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await db.rows<{ id: string; name: string }>(
    'select id, name from people where scheme_id = $1::text and id = any($2::text[]::uuid[])',
    [scheme, people],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
