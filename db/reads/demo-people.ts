// Everybody one can be in a demonstration.
import type { Db } from '../database.ts';
import { heldRoles } from '../held-roles.ts';

/** A person with their roles and, for those who act for an organisation, its name. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
  readonly roles: readonly string[];
}

/** The people who hold something on the date; those of the scheme first, then organisation by organisation. */
export async function listPeople(db: Db, scheme: string, on: string): Promise<DemoPerson[]> {
  return db.rows<DemoPerson>(
    `select p.id, p.name, x.place, json_agg(distinct x.role) as roles from people p join (
       select r.scheme_id, r.person_id, r.role, null as place from ${heldRoles} r where r.from_on <= $2::date and (r.until_on is null or r.until_on >= $2::date)
       union all
       select m.scheme_id, m.person_id, m.capacity, o.name from memberships m join organisations o on o.scheme_id = m.scheme_id and o.id = m.organisation_id
        where m.from_on <= $2::date and (m.until_on is null or m.until_on >= $2::date)) x
       on x.scheme_id = p.scheme_id and x.person_id = p.id
     where p.scheme_id = $1::text and p.erased_at is null group by p.id, p.name, x.place order by x.place nulls first, p.name, p.id`,
    [scheme, on],
  );
}
