// Links by which people sign in: asked for, looked at without harm, used once. Tokens come hashed; nothing here has seen one.
import type { Db } from './database.ts';

/** A link to be made. Instants in UTC. */
export interface LinkAsked {
  readonly scheme: string;
  readonly email: string;
  readonly tokenHash: string;
  readonly at: string;
  readonly expiresAt: string;
}

/** Whom a link signs in. `name` null: nobody has its address yet, and who uses it says what they are called. */
export interface LinkOwner {
  readonly email: string;
  readonly name: string | null;
}

/** Whose a link is: of the person asked for, or of who has got its address since. */
const owner = `left join people p on p.scheme_id = l.scheme_id and (p.id = l.person_id or lower(p.email) = lower(l.email))`;
const isOpen = `l.scheme_id = $1::text and l.token_hash = $2::text and l.used_at is null and l.expires_at > $3::timestamptz and p.erased_at is null`;

/**
 * Makes a link for an e-mail address, in any case of letters. With `person` null nobody has the address: whoever uses the link becomes
 * known by it. Where `orNew` is false and nobody has it, none is made and null answered. Addresses of strangers whose links are over go.
 */
export async function makeLink(
  db: Db,
  asked: LinkAsked & { readonly orNew: boolean },
): Promise<{ readonly email: string; readonly person: string | null } | null> {
  const rows = await db.rows<{ email: string; person: string | null }>(
    `with who as (select id, email from people where scheme_id = $1::text and lower(email) = lower($2::text) and erased_at is null),
     over as (delete from sign_in_links where scheme_id = $1::text and person_id is null and expires_at <= $4::timestamptz)
     insert into sign_in_links (scheme_id, token_hash, person_id, email, asked_at, expires_at)
       select $1::text, $3::text, who.id, case when who.id is null then $2::text end, $4::timestamptz, $5::timestamptz
       from (select 1) one left join who on true where who.id is not null or $6::boolean
       returning person_id as person, coalesce((select email from who), $2::text) as email`,
    [asked.scheme, asked.email, asked.tokenHash, asked.at, asked.expiresAt, asked.orNew],
  );
  return rows[0] ?? null;
}

/** Whom a link would sign in, without using it up: mail scanners open links too. Null: unknown, used or expired. */
export async function ownerOfLink(db: Db, scheme: string, tokenHash: string, at: string): Promise<LinkOwner | null> {
  const rows = await db.rows<LinkOwner>(
    `select coalesce(p.email, l.email) as email, p.name from sign_in_links l ${owner} where ${isOpen}`,
    [scheme, tokenHash, at],
  );
  return rows[0] ?? null;
}

/** Somebody who becomes known by using a link. */
export interface Newcomer {
  readonly id: string;
  readonly name: string;
}

/**
 * Uses a link up and answers whom it signs in; null when it is unknown, expired or was used before, also at the same moment, or when
 * nobody has its address and no newcomer is given. Throws UniqueViolation `people_email` when two links make one person at the same moment.
 */
export async function useLink(
  db: Db,
  scheme: string,
  tokenHash: string,
  at: string,
  newcomer: Newcomer | null = null,
): Promise<string | null> {
  const rows = await db.rows<{ person: string }>(
    `with open as (select p.id as person, l.email from sign_in_links l ${owner} where ${isOpen} and (p.id is not null or $4::uuid is not null)),
     used as (update sign_in_links l set used_at = $3::timestamptz, email = null from open
       where l.scheme_id = $1::text and l.token_hash = $2::text and l.used_at is null
       returning open.person, open.email),
     added as (insert into people (scheme_id, id, name, email) select $1::text, $4::uuid, $5::text, email from used where person is null returning id)
     select coalesce(used.person, added.id) as person from used left join added on true`,
    [scheme, tokenHash, at, newcomer?.id ?? null, newcomer?.name ?? null],
  );
  return rows[0]?.person ?? null;
}
