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
  readonly dated: string | null;
  readonly expiresOn: string | null;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly addedBy: string;
  readonly addedAt: string;
}

/** A document as the library lists it. `size` in bytes, `sha256` in hexadecimal. */
export interface Evidence {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly dated: string | null;
  readonly expiresOn: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly addedBy: string;
  readonly addedAt: string;
  /** Its last day lies before the date asked about. */
  readonly expired: boolean;
  /** Its bytes have been erased; what was recorded of it, and its hash, stay. */
  readonly erased: boolean;
}

/** Which documents: of whom, judged on which civil date, and after which one of the page before. */
export interface EvidenceAsked {
  readonly scheme: string;
  readonly organisation: string;
  readonly on: string;
  readonly after?: Pick<Evidence, 'addedAt' | 'id'>;
  readonly most?: number;
}

/** A document's bytes for a download; null once they are erased. */
export interface EvidenceBytes {
  readonly title: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array | null;
}

/** Adds a document and answers its hash. Size and hash are reckoned from the bytes. Throws UniqueViolation for an id that is taken. */
export async function addEvidence(db: Db, document: NewEvidence): Promise<string> {
  const rows = await db.rows<{ sha256: string }>(
    `insert into evidence (scheme_id, id, organisation_id, type, title, dated, expires_on, media_type, size, sha256, bytes, added_by, added_at)
     select $1::text, $2::uuid, $3::uuid, $4::text, $5::text, $6::date, $7::date, $8::text, octet_length(b), encode(sha256(b), 'hex'), b, $10::uuid, $11::timestamptz
     from (select $9::bytea as b) as given
     returning sha256`,
    [
      document.scheme,
      document.id,
      document.organisation,
      document.type,
      document.title,
      document.dated,
      document.expiresOn,
      document.mediaType,
      document.bytes,
      document.addedBy,
      document.addedAt,
    ],
  );
  return rows[0]?.sha256 ?? '';
}

/** An organisation's documents, oldest first, expired ones flagged as of the date asked about; at most 100 unless said otherwise. */
export async function listEvidence(db: Db, asked: EvidenceAsked): Promise<Evidence[]> {
  const { after } = asked;
  return db.rows<Evidence>(
    `select id, type, title, dated, expires_on as "expiresOn", media_type as "mediaType", size, sha256, added_by as "addedBy", added_at as "addedAt",
       coalesce(expires_on < $3::date, false) as expired, bytes is null as erased
     from evidence
     where scheme_id = $1::text and organisation_id = $2::uuid
       and (added_at, id) > (coalesce($4::timestamptz, '-infinity'), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
     order by added_at, id limit $6::int`,
    [asked.scheme, asked.organisation, asked.on, after?.addedAt ?? null, after?.id ?? null, asked.most ?? 100],
  );
}

/** The bytes of one document of the organisation, or undefined when its library has none of that id. */
export async function readEvidence(db: Db, scheme: string, organisation: string, id: string): Promise<EvidenceBytes | undefined> {
  const rows = await db.rows<EvidenceBytes>(
    `select title, media_type as "mediaType", sha256, bytes from evidence
     where scheme_id = $1::text and id = $2::uuid and organisation_id = $3::uuid`,
    [scheme, id, organisation],
  );
  return rows[0];
}
