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

/** Whom a link signs in. */
export interface LinkOwner {
  readonly person: string;
  readonly name: string;
}

/** Makes a link for the person with that e-mail address, in any case of letters; null: nobody has it, or they were erased. */
export async function makeLink(db: Db, asked: LinkAsked): Promise<{ readonly email: string } | null> {
  const rows = await db.rows<{ email: string }>(
    `with who as (select id, email from people where scheme_id = $1::text and lower(email) = lower($2::text) and erased_at is null),
     made as (insert into sign_in_links (scheme_id, token_hash, person_id, asked_at, expires_at)
       select $1::text, $3::text, who.id, $4::timestamptz, $5::timestamptz from who returning person_id)
     select who.email from who join made on made.person_id = who.id`,
    [asked.scheme, asked.email, asked.tokenHash, asked.at, asked.expiresAt],
  );
  return rows[0] ?? null;
}

/** Whom a link would sign in, without using it up: mail scanners open links too. Null: unknown, used or expired. */
export async function ownerOfLink(db: Db, scheme: string, tokenHash: string, at: string): Promise<LinkOwner | null> {
  const rows = await db.rows<LinkOwner>(
    `select l.person_id as person, p.name from sign_in_links l join people p on p.scheme_id = l.scheme_id and p.id = l.person_id
     where l.scheme_id = $1::text and l.token_hash = $2::text and l.used_at is null and l.expires_at > $3::timestamptz and p.erased_at is null`,
    [scheme, tokenHash, at],
  );
  return rows[0] ?? null;
}

/** Uses a link up and answers whom it signs in; null when it is unknown, expired or was used before, also at the same moment. */
export async function useLink(db: Db, scheme: string, tokenHash: string, at: string): Promise<string | null> {
  const rows = await db.rows<{ person: string }>(
    `update sign_in_links l set used_at = $3::timestamptz
     where l.scheme_id = $1::text and l.token_hash = $2::text and l.used_at is null and l.expires_at > $3::timestamptz
       and exists (select 1 from people p where p.scheme_id = l.scheme_id and p.id = l.person_id and p.erased_at is null)
     returning l.person_id as person`,
    [scheme, tokenHash, at],
  );
  return rows[0]?.person ?? null;
}
