// Tokens of programs: made for a person, read with each request, revoked. They come hashed; nothing here has seen one.
import type { Db } from './database.ts';
import { heldColumns } from './held-columns.ts';
import type { SignedIn } from './sessions.ts';

/** A token to be made. Instants in UTC. `roles` are those of the person's roles in which the program may act. */
export interface NewApiToken {
  readonly scheme: string;
  readonly id: string;
  readonly tokenHash: string;
  readonly person: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly scope: 'read' | 'write';
  readonly at: string;
  readonly expiresAt: string;
}

/** A token as lists show it. `owner` is the person it acts for. */
export interface ApiToken {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly scope: 'read' | 'write';
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** Whom a program acts for, with what that person holds on the day, and what its token narrows that to. */
export interface TokenHolder extends Omit<SignedIn, 'session' | 'acting'> {
  readonly token: string;
  readonly within: readonly string[];
  readonly scope: 'read' | 'write';
}

/** Makes a token; false: one of that id was made before, and nothing happens. */
export async function makeToken(db: Db, token: NewApiToken): Promise<boolean> {
  const rows = await db.rows<{ id: string }>(
    `insert into api_tokens (scheme_id, id, token_hash, person_id, name, roles, scope, made_at, expires_at)
     values ($1::text, $2::uuid, $3::text, $4::uuid, $5::text, $6::text::jsonb, $7::text, $8::timestamptz, $9::timestamptz)
     on conflict (scheme_id, id) do nothing returning id`,
    [
      token.scheme,
      token.id,
      token.tokenHash,
      token.person,
      token.name,
      JSON.stringify(token.roles),
      token.scope,
      token.at,
      token.expiresAt,
    ],
  );
  return rows.length > 0;
}

/** Whom the token of that hash acts for at an instant and on a civil date; null: it is unknown, revoked or over, or its person was erased. */
export async function readToken(
  db: Db,
  asked: { readonly scheme: string; readonly tokenHash: string; readonly at: string; readonly on: string },
): Promise<TokenHolder | null> {
  const { scheme, tokenHash, at, on } = asked;
  const rows = await db.rows<TokenHolder & { used_lately: boolean }>(
    `select s.id as token, s.person_id as person, p.name, s.roles as within, s.scope,
       coalesce(s.used_at > $3::timestamptz - interval '1 hour', false) as used_lately,
       ${heldColumns('s', '$4')}
     from api_tokens s join people p on p.scheme_id = s.scheme_id and p.id = s.person_id
     where s.scheme_id = $1::text and s.token_hash = $2::text and s.revoked_at is null and p.erased_at is null and s.expires_at > $3::timestamptz`,
    [scheme, tokenHash, at, on],
  );
  const [row] = rows;
  if (!row) return null;
  const { used_lately, ...holder } = row;
  if (!used_lately)
    await db.rows('update api_tokens set used_at = $3::timestamptz where scheme_id = $1::text and token_hash = $2::text', [
      scheme,
      tokenHash,
      at,
    ]);
  return holder;
}

/** The tokens in force of a person, or with `person` null of everybody, the latest made first; at most 200. */
export async function listTokens(
  db: Db,
  asked: { readonly scheme: string; readonly person: string | null; readonly at: string },
): Promise<ApiToken[]> {
  return db.rows<ApiToken>(
    `select t.id, p.name as owner, t.name, t.roles, t.scope, t.made_at as "madeAt", t.expires_at as "expiresAt", t.used_at as "usedAt"
     from api_tokens t join people p on p.scheme_id = t.scheme_id and p.id = t.person_id
     where t.scheme_id = $1::text and ($2::uuid is null or t.person_id = $2::uuid) and t.revoked_at is null and t.expires_at > $3::timestamptz
     order by t.made_at desc, t.id limit 200`,
    [asked.scheme, asked.person, asked.at],
  );
}

/** Revokes a token of a person, or with `person` null anybody's; what was revoked before stays as it was. */
export async function revokeToken(
  db: Db,
  revoked: { readonly scheme: string; readonly id: string; readonly person: string | null; readonly by: string; readonly at: string },
): Promise<void> {
  await db.rows(
    `update api_tokens set revoked_at = $5::timestamptz, revoked_by = $4::uuid
     where scheme_id = $1::text and id = $2::uuid and ($3::uuid is null or person_id = $3::uuid) and revoked_at is null`,
    [revoked.scheme, revoked.id, revoked.person, revoked.by, revoked.at],
  );
}
