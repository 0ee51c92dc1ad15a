// An organisation's evidence library (G12): documents with their dates, kept once and cited by as many claims as they serve.
// Every function asks for scheme and organisation: a document is found within its own library only.
import type { Db } from './database.ts';

/** A document to keep. Civil dates; `expiresOn` is the last day it can be relied on. `mediaType` is what its bytes were found to be. */
export interface NewEvidence {
  readonly scheme: string;
  readonly id: string;
  readonly organisation: string;
  /** What it is evidence of being, for example 'insurance'. */
  readonly type: string;
  readonly title: string;
  /** The name under which it is given out, safe for a header and a file system. */
  readonly fileName: string;
  readonly dated: string | null;
  readonly expiresOn: string | null;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly addedBy: string;
  readonly addedAt: string;
  /** The document of the same library whose place it takes. */
  readonly replaces?: string | null;
}

/** A document as the library lists it. `size` in bytes, `sha256` in hexadecimal. */
export interface Evidence {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly fileName: string;
  readonly dated: string | null;
  readonly expiresOn: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly addedBy: string;
  readonly addedAt: string;
  /** What the virus scanner found; null: it has not looked. */
  readonly scan: 'clean' | 'found' | null;
  /** Its last day lies before the date asked about. */
  readonly expired: boolean;
  /** Its bytes have been erased; what was recorded of it, and its hash, stay. */
  readonly erased: boolean;
  /** Taken out of the library: no longer offered, still read where it is cited. */
  readonly removed: boolean;
  readonly replacedBy: string | null;
}

/** Which documents: of whom, judged on which civil date, and after which one of the page before. */
export interface EvidenceAsked {
  readonly scheme: string;
  readonly organisation: string;
  readonly on: string;
  readonly after?: Pick<Evidence, 'addedAt' | 'id'>;
  readonly most?: number;
  /** The latest first instead. */
  readonly latest?: boolean;
}

const columns = `id, type, title, file_name as "fileName", dated, expires_on as "expiresOn", media_type as "mediaType", size, sha256, added_by as "addedBy",
  added_at as "addedAt", scan, coalesce(expires_on < $3::date, false) as expired, bytes is null as erased, removed_at is not null as removed,
  replaced_by as "replacedBy"`;

/**
 * Adds a document and answers its hash; the one it replaces leaves the library in the same statement. Size and hash are reckoned from
 * the bytes. Throws UniqueViolation for an id that is taken.
 */
export async function addEvidence(db: Db, document: NewEvidence): Promise<string> {
  const rows = await db.rows<{ sha256: string }>(
    `with replaced as (
       update evidence set removed_at = $12::timestamptz, removed_by = $11::uuid, replaced_by = $2::uuid
       where scheme_id = $1::text and organisation_id = $3::uuid and id = $13::uuid and removed_at is null)
     insert into evidence (scheme_id, id, organisation_id, type, title, file_name, dated, expires_on, media_type, size, sha256, bytes, added_by, added_at)
     select $1::text, $2::uuid, $3::uuid, $4::text, $5::text, $6::text, $7::date, $8::date, $9::text, octet_length(b), encode(sha256(b), 'hex'), b, $11::uuid, $12::timestamptz
     from (select $10::bytea as b) as given
     returning sha256`,
    [
      document.scheme,
      document.id,
      document.organisation,
      document.type,
      document.title,
      document.fileName,
      document.dated,
      document.expiresOn,
      document.mediaType,
      document.bytes,
      document.addedBy,
      document.addedAt,
      document.replaces ?? null,
    ],
  );
  return rows[0]?.sha256 ?? '';
}

/** An organisation's documents, oldest first, expired ones flagged as of the date asked about; at most 100 unless said otherwise. */
export async function listEvidence(db: Db, asked: EvidenceAsked): Promise<Evidence[]> {
  const { after } = asked;
  return db.rows<Evidence>(
    `select ${columns} from evidence
     where scheme_id = $1::text and organisation_id = $2::uuid
       and (added_at, id) > (coalesce($4::timestamptz, '-infinity'), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
     order by ${asked.latest ? 'added_at desc, id desc' : 'added_at, id'} limit $6::int`,
    [asked.scheme, asked.organisation, asked.on, after?.addedAt ?? null, after?.id ?? null, asked.most ?? 100],
  );
}

/** Some documents of the organisation by their ids, as the library lists them; ids of other libraries find nothing. */
export async function evidenceByIds(
  db: Db,
  { scheme, organisation, on }: Pick<EvidenceAsked, 'scheme' | 'organisation' | 'on'>,
  ids: readonly string[],
): Promise<Evidence[]> {
  if (ids.length === 0) return [];
  return db.rows<Evidence>(
    `select ${columns} from evidence
     where scheme_id = $1::text and organisation_id = $2::uuid and id = any($4::text[]::uuid[]) order by added_at, id`,
    [scheme, organisation, on, ids],
  );
}

/** How much an organisation's library holds: documents with their content, and bytes of it. */
export async function librarySize(
  db: Db,
  scheme: string,
  organisation: string,
): Promise<{ readonly documents: number; readonly bytes: number }> {
  const rows = await db.rows<{ documents: number; bytes: number }>(
    `select count(*)::int as documents, coalesce(sum(size), 0)::float8 as bytes from evidence
     where scheme_id = $1::text and organisation_id = $2::uuid and bytes is not null`,
    [scheme, organisation],
  );
  return rows[0] ?? { documents: 0, bytes: 0 };
}

/** The document in the organisation's library that has these very bytes, or undefined. What was removed does not count. */
export async function evidenceOfHash(
  db: Db,
  scheme: string,
  organisation: string,
  sha256: string,
): Promise<Pick<Evidence, 'id' | 'title'> | undefined> {
  const rows = await db.rows<Pick<Evidence, 'id' | 'title'>>(
    `select id, title from evidence
     where scheme_id = $1::text and organisation_id = $2::uuid and sha256 = $3::text and removed_at is null and bytes is not null limit 1`,
    [scheme, organisation, sha256],
  );
  return rows[0];
}
