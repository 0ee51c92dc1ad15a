// Who is signed in: sessions by the hash of their cookie, with what the person holds on the day (P7).
import type { Db } from './database.ts';
import { heldColumns } from './held-columns.ts';

/** A session to open. Instants in UTC; `endsAt` is the end whatever happens. */
export interface NewSession {
  readonly scheme: string;
  readonly id: string;
  readonly tokenHash: string;
  readonly person: string;
  readonly means: 'link' | 'oidc' | 'demo';
  readonly browser: string;
  readonly at: string;
  readonly endsAt: string;
}

/** An organisation that a person acts for, with their capacities in it. */
export interface Membership {
  readonly organisation: string;
  readonly name: string;
  readonly capacities: readonly string[];
}

/** A person signed in. `roles` are those of the scheme, held or lent, on the date; `office` is the title of the first of them. */
export interface SignedIn {
  readonly session: string;
  readonly person: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly office: string | null;
  readonly memberships: readonly Membership[];
  /** The one role that they chose to act in, or 'organisation'; null: everything they hold. */
  readonly acting: string | null;
}

/** One of a person's sessions, as they see them. */
export interface OpenSession {
  readonly id: string;
  readonly means: string;
  readonly browser: string;
  readonly openedAt: string;
  readonly seenAt: string;
}

/** Opens a session. */
export async function openSession(db: Db, session: NewSession): Promise<void> {
  await db.rows(
    `insert into sessions (scheme_id, id, token_hash, person_id, means, browser, opened_at, seen_at, ends_at)
     values ($1::text, $2::uuid, $3::text, $4::uuid, $5::text, $6::text, $7::timestamptz, $7::timestamptz, $8::timestamptz)`,
    [session.scheme, session.id, session.tokenHash, session.person, session.means, session.browser, session.at, session.endsAt],
  );
}

/** When a session is looked at: the instant, the civil date in London, and since when it must have been seen to be still open. */
export interface SessionAsked {
  readonly scheme: string;
  readonly tokenHash: string;
  readonly at: string;
  readonly on: string;
  readonly seenSince: string;
}

/** Who is signed in by that cookie, or null when the session is unknown, ended, idle for too long or over. */
export async function readSession(db: Db, { scheme, tokenHash, at, on, seenSince }: SessionAsked): Promise<SignedIn | null> {
  const rows = await db.rows<SignedIn & { seen_lately: boolean }>(
    `select s.id as session, s.person_id as person, p.name, s.acting, s.seen_at > $3::timestamptz - interval '1 minute' as seen_lately,
       ${heldColumns('s', '$4')}
     from sessions s join people p on p.scheme_id = s.scheme_id and p.id = s.person_id
     where s.scheme_id = $1::text and s.token_hash = $2::text and s.ended_at is null and p.erased_at is null
       and s.ends_at > $3::timestamptz and s.seen_at > $5::timestamptz`,
    [scheme, tokenHash, at, on, seenSince],
  );
  const [row] = rows;
  if (!row) return null;
  const { seen_lately, ...signedIn } = row;
  if (!seen_lately) await touchSession(db, scheme, tokenHash, at);
  return signedIn;
}

async function touchSession(db: Db, scheme: string, tokenHash: string, at: string): Promise<void> {
  await db.rows(
    `update sessions set seen_at = $3::timestamptz where scheme_id = $1::text and token_hash = $2::text and seen_at < $3::timestamptz`,
    [scheme, tokenHash, at],
  );
}

/** Whose session that cookie was, over or not; null: it never was one. */
export async function ownerOfSession(db: Db, scheme: string, tokenHash: string): Promise<string | null> {
  const rows = await db.rows<{ person: string }>(
    'select person_id as person from sessions where scheme_id = $1::text and token_hash = $2::text',
    [scheme, tokenHash],
  );
  return rows[0]?.person ?? null;
}

/** The sessions of a person that have not ended, the latest seen first. */
export async function listSessions(
  db: Db,
  asked: { scheme: string; person: string; at: string; seenSince: string },
): Promise<OpenSession[]> {
  return db.rows<OpenSession>(
    `select id, means, browser, opened_at as "openedAt", seen_at as "seenAt" from sessions
     where scheme_id = $1::text and person_id = $2::uuid and ended_at is null and ends_at > $3::timestamptz and seen_at > $4::timestamptz
     order by seen_at desc, id limit 100`,
    [asked.scheme, asked.person, asked.at, asked.seenSince],
  );
}

/** What the person acts in from now on, in this session alone; null: everything they hold. */
export async function actIn(db: Db, scheme: string, session: string, acting: string | null): Promise<void> {
  await db.rows('update sessions set acting = $3::text where scheme_id = $1::text and id = $2::uuid', [scheme, session, acting]);
}

/** Ends one of a person's own sessions, or all but one (`except`). Answers how many ended. */
export async function endSessions(
  db: Db,
  scheme: string,
  person: string,
  which: { readonly id: string } | { readonly except: string },
  at: string,
): Promise<number> {
  const one = 'id' in which;
  const rows = await db.rows<{ id: string }>(
    `update sessions set ended_at = $4::timestamptz
     where scheme_id = $1::text and person_id = $2::uuid and ended_at is null and (id = $3::uuid) = $5::boolean returning id`,
    [scheme, person, one ? which.id : which.except, at, one],
  );
  return rows.length;
}
