// The names behind the ids that a case remembers: people with the office they hold, and documents of its organisation.
import type { Db } from '../database.ts';

/** Somebody or something that a case names by its id. `office`: what a person holds on the day; null for applicants and documents. */
export interface NamedThing {
  readonly id: string;
  readonly name: string;
  readonly office: string | null;
}

/** Which of the ids are people of the scheme, with their names and offices on a civil date. */
export async function namesOfPeople(db: Db, scheme: string, ids: readonly string[], on: string): Promise<NamedThing[]> {
  return db.rows<NamedThing>(
    `select p.id, coalesce(p.name, 'somebody whose name was erased') as name, (select min(r.title) from role_holders r where r.scheme_id = p.scheme_id and r.person_id = p.id
        and r.from_on <= $3::date and (r.until_on is null or r.until_on >= $3::date)) as office
     from people p where p.scheme_id = $1::text and p.id = any($2::text[]::uuid[])`,
    [scheme, ids, on],
  );
}

/** Which of the ids are documents in an organisation's library. */
export async function namesOfDocuments(db: Db, scheme: string, organisation: string, ids: readonly string[]): Promise<NamedThing[]> {
  return db.rows<NamedThing>(
    `select id, title as name, null as office from evidence
     where scheme_id = $1::text and organisation_id = $2::uuid and id = any($3::text[]::uuid[])`,
    [scheme, organisation, ids],
  );
}
