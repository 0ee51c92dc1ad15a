// People and the offices they hold, held and will hold, with what is lent; and what administrators did about it (P7, R1).
import type { Db } from '../database.ts';

/** An office of a person. Civil dates; `until` is its last day, null: not ended. */
export interface Office {
  readonly id: string;
  readonly role: string;
  readonly appointment: string | null;
  readonly title: string;
  readonly from: string;
  readonly until: string | null;
}

/** A person of the scheme who holds, held or will hold an office, or belongs to no organisation either. */
export interface OfficePerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly offices: readonly Office[];
}

/** Everybody who is not an organisation's alone: who has an office first, since anybody can come in by signing in, then by name. */
export async function officePeople(db: Db, scheme: string): Promise<OfficePerson[]> {
  return db.rows<OfficePerson>(
    `select p.id, p.name, p.email, coalesce(json_agg(json_build_object('id', r.id, 'role', r.role, 'appointment', r.appointment,
         'title', r.title, 'from', r.from_on, 'until', r.until_on) order by r.from_on, r.title) filter (where r.id is not null), '[]'::json) as offices
     from people p left join role_holders r on r.scheme_id = p.scheme_id and r.person_id = p.id
     where p.scheme_id = $1::text and p.erased_at is null
       and (r.id is not null or not exists (select 1 from memberships m where m.scheme_id = p.scheme_id and m.person_id = p.id))
     group by p.id, p.name, p.email order by count(r.id) = 0, p.name, p.id limit 500`,
    [scheme],
  );
}

/** A role lent for a stated time. */
export interface LentRole {
  readonly lender: string;
  readonly borrower: string;
  readonly role: string;
  readonly appointment: string | null;
  readonly from: string;
  readonly until: string;
}

/** What is lent on a civil date or later, the first first. */
export async function lentRoles(db: Db, scheme: string, on: string): Promise<LentRole[]> {
  return db.rows<LentRole>(
    `select l.name as lender, b.name as borrower, v.role, v.appointment, v.from_on as "from", v.until_on as "until" from covers v
     join people l on l.scheme_id = v.scheme_id and l.id = v.lender_id join people b on b.scheme_id = v.scheme_id and b.id = v.borrower_id
     where v.scheme_id = $1::text and v.until_on >= $2::date order by v.from_on, l.name limit 200`,
    [scheme, on],
  );
}

/** An act of an administrator. `about`: the person it was done to, by name. */
export interface AdministratorAct {
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly about: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What administrators did, the latest first. */
export async function administratorActs(db: Db, scheme: string, most: number): Promise<AdministratorAct[]> {
  return db.rows<AdministratorAct>(
    `select a.at, p.name as "by", a.what, o.name as about, a.details from administrator_acts a
     join people p on p.scheme_id = a.scheme_id and p.id = a.person_id
     left join people o on o.scheme_id = a.scheme_id and o.id::text = a.subject
     where a.scheme_id = $1::text order by a.id desc limit $2::int`,
    [scheme, most],
  );
}
