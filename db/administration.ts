// What administrators do outside of cases, each with its line in the append-only record of their acts, in one statement (R1, P7).
import type { Db } from './database.ts';

/** Who does it, and when. */
export interface Doer {
  readonly scheme: string;
  readonly person: string;
  readonly at: string;
}

const record = (from: string) =>
  `insert into administrator_acts (scheme_id, at, person_id, what, subject, details) select $1::text, $2::timestamptz, $3::uuid, ${from} returning 1`;

/** Adds a person. Throws UniqueViolation `people_email` when another person of the scheme has the e-mail address. */
export async function addPersonAs(db: Db, doer: Doer, person: { readonly id: string; readonly name: string; readonly email: string }) {
  await db.rows(
    `with added as (insert into people (scheme_id, id, name, email) values ($1::text, $4::uuid, $5::text, $6::text) returning id)
     ${record(`'person-added', id::text, '{}'::jsonb from added`)}`,
    [doer.scheme, doer.at, doer.person, person.id, person.name, person.email],
  );
}

/** An office to give, with the title it is shown under. Civil dates. */
export interface NewOffice {
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly appointment: string | null;
  readonly title: string;
  readonly from: string;
}

/** Gives a person an office from a day (P7). */
export async function giveOfficeAs(db: Db, doer: Doer, office: NewOffice): Promise<void> {
  const { id, person, role, appointment, title, from } = office;
  await db.rows(
    `with given as (insert into role_holders (scheme_id, id, person_id, role, appointment, title, from_on)
       values ($1::text, $4::uuid, $5::uuid, $6::text, $7::text, $8::text, $9::date) returning *)
     ${record(`'office-given', person_id::text,
       jsonb_build_object('role', role, 'appointment', appointment, 'title', title, 'from', from_on) from given`)}`,
    [doer.scheme, doer.at, doer.person, id, person, role, appointment, title, from],
  );
}

/** Ends an office with its last day, one that would end later by itself too; one's own stays. Answers whether there was one to end. */
export async function endOfficeAs(db: Db, doer: Doer, office: string, lastDay: string): Promise<boolean> {
  const rows = await db.rows(
    `with ended as (update role_holders set until_on = $5::date where scheme_id = $1::text and id = $4::uuid
       and (until_on is null or until_on > $5::date) and from_on <= $5::date and person_id <> $3::uuid returning *)
     ${record(`'office-ended', person_id::text, jsonb_build_object('role', role, 'title', title, 'until', until_on) from ended`)}`,
    [doer.scheme, doer.at, doer.person, office, lastDay],
  );
  return rows.length > 0;
}

/** Closes an open incident with a note. Answers whether it was open. */
export async function closeIncidentAs(db: Db, doer: Doer, incident: number, note: string): Promise<boolean> {
  const rows = await db.rows(
    `with closed as (update incidents set closed_at = $2::timestamptz where scheme_id = $1::text and id = $4::bigint and closed_at is null returning id)
     ${record(`'incident-closed', id::text, jsonb_build_object('note', $5::text) from closed`)}`,
    [doer.scheme, doer.at, doer.person, incident, note],
  );
  return rows.length > 0;
}

/** Sets work going again that the system gave up. Answers whether it had. */
export async function resumeWorkAs(db: Db, doer: Doer, work: number): Promise<boolean> {
  const rows = await db.rows(
    `with resumed as (update outbox set state = 'waiting', attempts = 0, lease_until = null, available_at = $2::timestamptz
       where scheme_id = $1::text and id = $4::bigint and state = 'gave-up' returning id, kind)
     ${record(`'work-resumed', id::text, jsonb_build_object('kind', kind) from resumed`)}`,
    [doer.scheme, doer.at, doer.person, work],
  );
  return rows.length > 0;
}
