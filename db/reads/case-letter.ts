// One letter of a case, as stored (L2).
import type { Db } from '../database.ts';

/** The stored letter; text and PDF are null once erased. */
export interface StoredCaseLetter {
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string | null;
  readonly pdf: Uint8Array | null;
  readonly releasedAt: string | null;
}

/** The letter of that number, or undefined when the case has none. */
export async function readCaseLetter(db: Db, scheme: string, caseId: string, number: string): Promise<StoredCaseLetter | undefined> {
  const rows = await db.rows<StoredCaseLetter>(
    `select l.kind, l.recipient, l.subject, l.body_text as text, l.pdf,
       (select min(r.at) from letter_events r where r.scheme_id = l.scheme_id and r.letter_number = l.number and r.event = 'released') as "releasedAt"
     from letters l where l.scheme_id = $1::text and l.case_id = $2::uuid and l.number = $3::text`,
    [scheme, caseId, number],
  );
  return rows[0];
}
