// Accounts of the council's sign-in, each of one person. Whoever was recognised once is known by the issuer's own name for them,
// so that an e-mail address that passes to somebody else opens nothing.
import type { Db } from './database.ts';

/** An account as its issuer describes it. */
export interface AccountSeen {
  readonly scheme: string;
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  /** The civil date on which offices are looked at. */
  readonly on: string;
}

/** Whose an account is, or could be. */
export interface AccountOwner {
  readonly person: string;
  /** By this very account before; false: by the e-mail address. */
  readonly linked: boolean;
  /** The person signs in with another account of that issuer. */
  readonly elsewhere: boolean;
  /** They hold an office on the day. */
  readonly staff: boolean;
}

/** The person of an account: whoever it was linked to, else whoever has its e-mail address. Null: nobody. */
export async function ownerOfAccount(db: Db, { scheme, issuer, subject, email, on }: AccountSeen): Promise<AccountOwner | null> {
  const rows = await db.rows<AccountOwner>(
    `select p.id as person, a.subject is not null as linked,
       exists (select from council_accounts o where o.scheme_id = p.scheme_id and o.person_id = p.id and o.issuer = $2::text and o.subject <> $3::text) as elsewhere,
       exists (select from role_holders r where r.scheme_id = p.scheme_id and r.person_id = p.id and r.from_on <= $5::date
         and (r.until_on is null or r.until_on >= $5::date)) as staff
     from people p
     left join council_accounts a on a.scheme_id = p.scheme_id and a.person_id = p.id and a.issuer = $2::text and a.subject = $3::text
     where p.scheme_id = $1::text and p.erased_at is null and (a.subject is not null or (lower(p.email) = lower($4::text)
       and not exists (select from council_accounts k where k.scheme_id = $1::text and k.issuer = $2::text and k.subject = $3::text)))`,
    [scheme, issuer, subject, email, on],
  );
  return rows[0] ?? null;
}

/** Links an account to its person. Throws UniqueViolation where the person has another of that issuer. */
export async function linkAccount(db: Db, { scheme, issuer, subject }: AccountSeen, person: string, at: string): Promise<void> {
  await db.rows(
    `insert into council_accounts (scheme_id, issuer, subject, person_id, linked_at)
     values ($1::text, $2::text, $3::text, $4::uuid, $5::timestamptz) on conflict (scheme_id, issuer, subject) do nothing`,
    [scheme, issuer, subject, person, at],
  );
}
