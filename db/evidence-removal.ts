// Taking a document out of its library. What a case was ever given stays: a submission freezes its evidence (G5, D8).
import type { Db } from './database.ts';

/** A case that cites a document. */
export interface CitingCase {
  readonly id: string;
  readonly workflow: string;
  readonly reference: string;
}

/** Cited now, in an earlier submission, or by an act whose outcome has changed since: ids are looked for as texts, nothing else is a UUID like it. */
const citing = `c.context::text like '%' || $3::text || '%'
  or exists (select from submissions s where s.scheme_id = c.scheme_id and s.case_id = c.id and s.content::text like '%' || $3::text || '%')
  or exists (select from journal j where j.scheme_id = c.scheme_id and j.case_id = c.id and j.body like '%' || $3::text || '%')`;

/** The organisation's cases that cite a document of its library, or once did. */
export async function casesCiting(db: Db, scheme: string, organisation: string, document: string): Promise<CitingCase[]> {
  return db.rows<CitingCase>(
    `select c.id, c.workflow, c.reference from cases c
     where c.scheme_id = $1::text and c.organisation_id = $2::uuid and (${citing}) order by c.changed_at desc, c.id limit 50`,
    [scheme, organisation, document],
  );
}

/** Whether a case of the organisation cites the document, or once did. */
export async function isCitedIn(db: Db, scheme: string, organisation: string, document: string, caseId: string): Promise<boolean> {
  const rows = await db.rows<{ id: string }>(
    `select c.id from cases c
     where c.scheme_id = $1::text and c.organisation_id = $2::uuid and c.id = $4::uuid and (${citing})`,
    [scheme, organisation, document, caseId],
  );
  return rows.length > 0;
}

/** What is removed: which document of whose library, by whom, when. */
export interface Removal {
  readonly scheme: string;
  readonly organisation: string;
  readonly document: string;
  readonly person: string;
  readonly at: string;
}

/** Takes a document out of its library. Its bytes go with it unless a case cites it. False: there is none, or it was out already. */
export async function removeEvidence(db: Db, { scheme, organisation, document, person, at }: Removal): Promise<boolean> {
  const rows = await db.rows<{ id: string }>(
    `update evidence e set removed_at = $5::timestamptz, removed_by = $4::uuid,
       bytes = case when exists (select from cases c where c.scheme_id = $1::text and c.organisation_id = $2::uuid and (${citing})) then e.bytes end
     where e.scheme_id = $1::text and e.organisation_id = $2::uuid and e.id = $3::text::uuid and e.removed_at is null returning e.id`,
    [scheme, organisation, document, person, at],
  );
  return rows.length > 0;
}
