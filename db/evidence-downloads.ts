// Documents given out, and the record of it: nothing leaves a library without a line saying to whom and why (G12).
import type { Db } from './database.ts';

/** A download: which document of whose library, by whom, when, why, and for which case. */
export interface Download {
  readonly scheme: string;
  readonly organisation: string;
  readonly document: string;
  readonly person: string;
  readonly at: string;
  readonly why: string;
  readonly case: string | null;
}

/** A document's bytes for whoever downloads it. */
export interface EvidenceBytes {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A download as it is read back. `office`: what the person held that day; null for people of organisations. */
export interface DownloadMade {
  readonly person: string;
  readonly office: string | null;
  readonly at: string;
  readonly why: string;
  readonly reference: string | null;
}

/**
 * Writes the download down and answers the bytes, in one statement: the one never happens without the other. Undefined where the
 * library has no such document, its bytes are erased, a virus was found, or (`scanned`) the scanner has not looked at it yet.
 */
export async function giveOut(db: Db, download: Download, needs: { readonly scanned: boolean }): Promise<EvidenceBytes | undefined> {
  const rows = await db.rows<EvidenceBytes>(
    `with given as (
       select id, file_name, media_type, sha256, bytes from evidence
       where scheme_id = $1::text and organisation_id = $2::uuid and id = $3::uuid and bytes is not null
         and coalesce(scan, '') <> 'found' and (scan = 'clean' or not $8::boolean)),
     written as (
       insert into evidence_downloads (scheme_id, evidence_id, person_id, at, why, case_id)
       select $1::text, id, $4::uuid, $5::timestamptz, $6::text, $7::uuid from given)
     select file_name as "fileName", media_type as "mediaType", sha256, bytes from given`,
    [download.scheme, download.organisation, download.document, download.person, download.at, download.why, download.case, needs.scanned],
  );
  return rows[0];
}

/** Who downloaded a document of the organisation, the latest first. */
export async function listDownloads(db: Db, scheme: string, organisation: string, document: string): Promise<DownloadMade[]> {
  return db.rows<DownloadMade>(
    `select coalesce(p.name, 'somebody whose name was erased') as person, d.at, d.why, c.reference,
       (select min(r.title) from role_holders r where r.scheme_id = d.scheme_id and r.person_id = d.person_id
         and r.from_on <= (d.at at time zone 'Europe/London')::date
         and (r.until_on is null or r.until_on >= (d.at at time zone 'Europe/London')::date)) as office
     from evidence_downloads d
     join evidence e on e.scheme_id = d.scheme_id and e.id = d.evidence_id and e.organisation_id = $2::uuid
     join people p on p.scheme_id = d.scheme_id and p.id = d.person_id
     left join cases c on c.scheme_id = d.scheme_id and c.id = d.case_id
     where d.scheme_id = $1::text and d.evidence_id = $3::uuid order by d.id desc limit 50`,
    [scheme, organisation, document],
  );
}
