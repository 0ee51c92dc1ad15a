// Roles lent for a time (P7), and the record of who entered, shortened or took back which cover. Each change is one statement.
import type { Db } from './client.ts';
import { heldRoles } from './held-roles.ts';

/** A cover as it stands. Civil dates, both included. */
export interface CoverRow {
  readonly id: string;
  readonly lender: string;
  readonly borrower: string;
  readonly role: string;
  readonly appointment: string | null;
  readonly from: string;
  readonly until: string;
}

/** A cover with the names of the two, for a list. */
export interface NamedCover extends CoverRow {
  readonly lenderName: string;
  readonly borrowerName: string;
}

/** Who changes a cover, when (an instant, UTC) and why (a code). */
export interface CoverChange {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** A role held by a person themselves. */
export interface HeldRow {
  readonly person: string;
  readonly role: string;
  readonly appointment: string | null;
  readonly from: string;
  readonly until: string | null;
}

const record = `insert into cover_changes (scheme_id, cover_id, what, lender_id, borrower_id, role, appointment, from_on, until_on, by_id, reason, at)
  select scheme_id, id, $3::text, lender_id, borrower_id, role, appointment, from_on, until_on, $4::uuid, $5::text, $6::timestamptz from changed`;

/** Lends a role, with its record. Throws a DatabaseError for a role that can never be lent: rules have judged the rest before. */
export async function lendRole(db: Db, scheme: string, cover: CoverRow, { by, at, reason }: CoverChange): Promise<void> {
  await db.rows(
    `with changed as (insert into covers (scheme_id, id, lender_id, borrower_id, role, appointment, from_on, until_on)
       values ($1::text, $2::uuid, $7::uuid, $8::uuid, $9::text, $10::text, $11::date, $12::date) returning *) ${record}`,
    [scheme, cover.id, 'lent', by, reason, at, cover.lender, cover.borrower, cover.role, cover.appointment, cover.from, cover.until],
  );
}

/** Gives a cover an earlier last day, with its record. False: there is no such cover, or it ended before that day by now. */
export async function shortenCover(
  db: Db,
  scheme: string,
  cover: string,
  lastDay: string,
  { by, at, reason }: CoverChange,
): Promise<boolean> {
  const rows = await db.rows(
    `with changed as (update covers set until_on = $7::date where scheme_id = $1::text and id = $2::uuid and until_on > $7::date returning *)
     ${record} returning id`,
    [scheme, cover, 'shortened', by, reason, at, lastDay],
  );
  return rows.length > 0;
}

/** Takes back a cover that has not begun on that day, with its record. False: there is no such cover, or it has begun. */
export async function takeBackCover(db: Db, scheme: string, cover: string, on: string, { by, at, reason }: CoverChange): Promise<boolean> {
  const rows = await db.rows(
    `with changed as (delete from covers where scheme_id = $1::text and id = $2::uuid and from_on > $7::date returning *)
     ${record} returning id`,
    [scheme, cover, 'taken-back', by, reason, at, on],
  );
  return rows.length > 0;
}

/** The covers of a scheme that are not over on a day, the first to begin first. */
export async function coversFrom(db: Db, scheme: string, on: string): Promise<NamedCover[]> {
  return db.rows<NamedCover>(
    `select v.id, v.lender_id as lender, v.borrower_id as borrower, v.role, v.appointment, v.from_on::text as "from", v.until_on::text as "until",
            l.name as "lenderName", b.name as "borrowerName"
     from covers v
     join people l on l.scheme_id = v.scheme_id and l.id = v.lender_id
     join people b on b.scheme_id = v.scheme_id and b.id = v.borrower_id
     where v.scheme_id = $1::text and v.until_on >= $2::date order by v.from_on, v.until_on, v.id`,
    [scheme, on],
  );
}

/** What these people hold themselves in the scheme, on whatever days. */
export async function ownRoles(db: Db, scheme: string, people: readonly string[]): Promise<HeldRow[]> {
  return db.rows<HeldRow>(
    `select person_id as person, role, appointment, from_on::text as "from", until_on::text as "until" from role_holders
     where scheme_id = $1::text and person_id = any($2::text[]::uuid[]) order by from_on, id`,
    [scheme, people],
  );
}

/** Whether the person holds the role on a day, themselves or lent. */
export async function isHolding(db: Db, scheme: string, person: string, role: string, on: string): Promise<boolean> {
  const rows = await db.rows(
    `select 1 from ${heldRoles} r where r.scheme_id = $1::text and r.person_id = $2::uuid and r.role = $3::text
       and r.from_on <= $4::date and (r.until_on is null or r.until_on >= $4::date) limit 1`,
    [scheme, person, role, on],
  );
  return rows.length > 0;
}

/** The person with that e-mail address, in any case of letters, or null. */
export async function personByEmail(db: Db, scheme: string, email: string): Promise<string | null> {
  const rows = await db.rows<{ id: string }>(
    'select id from people where scheme_id = $1::text and lower(email) = lower($2::text) and erased_at is null',
    [scheme, email],
  );
  return rows[0]?.id ?? null;
}
