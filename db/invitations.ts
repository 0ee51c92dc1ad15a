// Invitations to act for an organisation: made, looked at without harm, accepted once or taken back. Tokens come hashed.
import type { Doer } from './administration.ts';
import type { Db } from './database.ts';
import { recordChanges } from './directory.ts';

/** An invitation to be made. `expiresAt` an instant in UTC. */
export interface NewInvitation {
  readonly id: string;
  readonly organisation: string;
  readonly email: string;
  readonly capacities: readonly string[];
  readonly tokenHash: string;
  readonly expiresAt: string;
}

/** Makes an invitation; one that is open for the same address is taken back. Answers false when one of that id is there already. */
export async function makeInvitation(db: Db, doer: Doer, asked: NewInvitation): Promise<boolean> {
  const rows = await db.rows(
    `with made as (insert into invitations (scheme_id, id, organisation_id, email, capacities, token_hash, invited_by, invited_at, expires_at)
       values ($1::text, $4::uuid, $5::uuid, $6::text, $7::text::jsonb, $8::text, $3::uuid, $2::timestamptz, $9::timestamptz)
       on conflict (scheme_id, id) do nothing returning *),
     over as (update invitations i set email = null, ended_at = $2::timestamptz from made
       where i.scheme_id = $1::text and i.organisation_id = $5::uuid and lower(i.email) = lower($6::text) and i.id <> made.id
       returning i.organisation_id, i.id)
     ${recordChanges(`select organisation_id, 'colleague-invited', id, jsonb_build_object('capacities', capacities) from made
       union all select organisation_id, 'invitation-taken-back', id, '{}'::jsonb from over`)}`,
    [
      doer.scheme,
      doer.at,
      doer.person,
      asked.id,
      asked.organisation,
      asked.email,
      JSON.stringify(asked.capacities),
      asked.tokenHash,
      asked.expiresAt,
    ],
  );
  return rows.length > 0;
}

/** Takes an open invitation of the organisation back. Answers whether there was one. */
export async function takeBackInvitation(db: Db, doer: Doer, organisation: string, id: string): Promise<boolean> {
  const rows = await db.rows(
    `with over as (update invitations set email = null, ended_at = $2::timestamptz
       where scheme_id = $1::text and organisation_id = $4::uuid and id = $5::uuid and ended_at is null returning organisation_id, id)
     ${recordChanges(`select organisation_id, 'invitation-taken-back', id, '{}'::jsonb from over`)}`,
    [doer.scheme, doer.at, doer.person, organisation, id],
  );
  return rows.length > 0;
}

/** An invitation that can be accepted. `known`: who has that e-mail address already. */
export interface OpenInvitation {
  readonly organisation: string;
  readonly organisationId: string;
  readonly inviter: string;
  readonly email: string;
  readonly capacities: readonly string[];
  readonly known: string | null;
}

/** The open invitation of a token, or null: unknown, accepted, taken back or too old. */
export async function readInvitation(db: Db, scheme: string, tokenHash: string, at: string): Promise<OpenInvitation | null> {
  const rows = await db.rows<OpenInvitation>(
    `select o.name as organisation, o.id as "organisationId", b.name as inviter, i.email, i.capacities, p.id as known
     from invitations i
     join organisations o on o.scheme_id = i.scheme_id and o.id = i.organisation_id
     join people b on b.scheme_id = i.scheme_id and b.id = i.invited_by
     left join people p on p.scheme_id = i.scheme_id and lower(p.email) = lower(i.email)
     where i.scheme_id = $1::text and i.token_hash = $2::text and i.ended_at is null and i.expires_at > $3::timestamptz`,
    [scheme, tokenHash, at],
  );
  return rows[0] ?? null;
}

/** Who accepts: somebody known by `person`, or under that id and name somebody new. `on`: the civil date from which they act. */
export interface Accepting {
  readonly scheme: string;
  readonly at: string;
  readonly on: string;
  readonly tokenHash: string;
  readonly person: string;
  /** Null: the person is known. */
  readonly name: string | null;
}

/**
 * Accepts an invitation: the person acts for the organisation from today, and where one alone did, two do now (P6). Answers false when it is not open any more, also at the same
 * moment, or the address is that of somebody else. Throws UniqueViolation `people_email` when somebody new became known meanwhile.
 */
export async function acceptInvitation(db: Db, { scheme, at, on, tokenHash, person, name }: Accepting): Promise<boolean> {
  const rows = await db.rows(
    `with open as (select * from invitations i where i.scheme_id = $1::text and i.token_hash = $4::text and i.ended_at is null
         and i.expires_at > $2::timestamptz and ($5::text is not null or exists (select 1 from people p
           where p.scheme_id = i.scheme_id and p.id = $3::uuid and lower(p.email) = lower(i.email))) for update),
     added as (insert into people (scheme_id, id, name, email) select $1::text, $3::uuid, $5::text, email from open where $5::text is not null returning id),
     over as (update invitations i set email = null, ended_at = $2::timestamptz, accepted_by = coalesce((select id from added), $3::uuid)
       from open where i.scheme_id = open.scheme_id and i.id = open.id returning i.*),
     given as (insert into memberships (scheme_id, id, person_id, organisation_id, capacity, from_on)
       select $1::text, gen_random_uuid(), over.accepted_by, over.organisation_id, c.capacity, $6::date
       from over, jsonb_array_elements_text(over.capacities) c(capacity)
       where not exists (select 1 from memberships m where m.scheme_id = $1::text and m.organisation_id = over.organisation_id
         and m.person_id = $3::uuid and m.capacity = c.capacity and m.until_on is null) returning *),
     joined as (update organisations o set single_officer_confirmed_on = null from over
       where o.scheme_id = over.scheme_id and o.id = over.organisation_id and o.single_officer_confirmed_on is not null
         and exists (select 1 from memberships m where m.scheme_id = o.scheme_id and m.organisation_id = o.id
           and m.person_id <> over.accepted_by and (m.until_on is null or m.until_on >= $6::date)) returning o.id)
     ${recordChanges(`select organisation_id, 'invitation-accepted', id, '{}'::jsonb from over
       union all select id, 'organisation-changed', id, '{"fields": ["single_officer_confirmed_on"]}'::jsonb from joined
       union all select organisation_id, 'capacity-given', person_id, jsonb_build_object('capacity', capacity, 'from', from_on) from given`)}`,
    [scheme, at, person, tokenHash, name, on],
  );
  return rows.length > 0;
}
