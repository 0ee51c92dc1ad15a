// Who a letter goes to, and the words its model stands for. Read when the letter is made, once.
import type { Db } from './client.ts';
import { heldRoles } from './held-roles.ts';

/** What a letter needs of its case: names and addresses of the day. */
export interface LetterSubject {
  readonly workflow: string;
  readonly reference: string;
  readonly organisation: string | null;
  readonly organisation_address: string | null;
  readonly hub: string | null;
  readonly standard_version: number | null;
}

/** The names around a case. Throws an Error when there is no such case. */
export async function letterSubject(db: Db, scheme: string, caseId: string): Promise<LetterSubject> {
  const rows = await db.rows<LetterSubject>(
    `select c.workflow, c.reference, o.name as organisation, o.address as organisation_address, h.name as hub,
            case when jsonb_typeof(c.context->'standard') = 'number' then (c.context->>'standard')::int end as standard_version
     from cases c
     left join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     where c.scheme_id = $1::text and c.id = $2::uuid`,
    [scheme, caseId],
  );
  const row = rows[0];
  if (!row) throw new Error(`There is no case ${caseId} to write a letter for`);
  return row;
}

/** The e-mail addresses of the organisation's leads and signatories in office on a date. */
export async function organisationAddresses(db: Db, scheme: string, caseId: string, on: string): Promise<string[]> {
  const rows = await db.rows<{ email: string }>(
    `select distinct p.email from cases c
     join memberships m on m.scheme_id = c.scheme_id and m.organisation_id = c.organisation_id and m.capacity in ('lead', 'signatory')
     join people p on p.scheme_id = m.scheme_id and p.id = m.person_id and p.erased_at is null and p.email is not null
     where c.scheme_id = $1::text and c.id = $2::uuid and m.from_on <= $3::date and (m.until_on is null or m.until_on >= $3::date) order by p.email`,
    [scheme, caseId, on],
  );
  return rows.map((row) => row.email);
}

/** The e-mail addresses of those who hold a role on a date, or have it lent to them (P7). */
export async function roleAddresses(db: Db, scheme: string, role: string, on: string): Promise<string[]> {
  const rows = await db.rows<{ email: string }>(
    `select distinct p.email from ${heldRoles} r join people p on p.scheme_id = r.scheme_id and p.id = r.person_id and p.erased_at is null and p.email is not null
     where r.scheme_id = $1::text and r.role = $2::text and r.from_on <= $3::date and (r.until_on is null or r.until_on >= $3::date) order by p.email`,
    [scheme, role, on],
  );
  return rows.map((row) => row.email);
}

/** The e-mail address of one person, or none when it is not known or was erased. */
export async function personAddresses(db: Db, scheme: string, person: string): Promise<string[]> {
  const rows = await db.rows<{ email: string }>(
    'select email from people where scheme_id = $1::text and id = $2::uuid and erased_at is null and email is not null',
    [scheme, person],
  );
  return rows.map((row) => row.email);
}

/** The title under which a person held office on a date ('Portfolio Holder for Communities'), by person id. */
export async function officeTitles(db: Db, scheme: string, people: readonly string[], on: string): Promise<Map<string, string>> {
  const rows = await db.rows<{ person_id: string; title: string }>(
    `select person_id, min(title) as title from role_holders where scheme_id = $1::text and person_id = any($2::text[]::uuid[])
       and from_on <= $3::date and (until_on is null or until_on >= $3::date) group by person_id`,
    [scheme, people, on],
  );
  return new Map(rows.map((row) => [row.person_id, row.title]));
}

/** A case as a list for staff names it: its reference, and the hub and organisation it is about. By id. */
export async function caseTitles(db: Db, scheme: string, cases: readonly string[]): Promise<Map<string, string>> {
  if (cases.length === 0) return new Map();
  const rows = await db.rows<{ id: string; title: string }>(
    `select c.id, c.reference || coalesce(': ' || coalesce(h.name || ', ', '') || o.name, '') as title from cases c
     left join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     where c.scheme_id = $1::text and c.id = any($2::text[]::uuid[])`,
    [scheme, cases],
  );
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** The words behind text references; an erased one is absent. */
export async function textBodies(db: Db, scheme: string, refs: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.rows<{ ref: string; body: string }>(
    'select ref, body from texts where scheme_id = $1::text and ref = any($2::text[]) and body is not null',
    [scheme, refs],
  );
  return new Map(rows.map((row) => [row.ref, row.body]));
}
