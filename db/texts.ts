// The side table of words (promise 11): what verification compares with the commitments in the chain, and their erasure.
import type { Db } from './client.ts';

/** A text of a case; salt and body are null once erased. */
export interface TextRow {
  readonly ref: string;
  readonly salt: string | null;
  readonly body: string | null;
}

/** The texts of a case, erased ones too. */
export async function textsOfCase(db: Db, scheme: string, caseId: string): Promise<TextRow[]> {
  return db.rows<TextRow>('select ref, salt, body from texts where scheme_id = $1::text and case_id = $2::uuid order by ref', [
    scheme,
    caseId,
  ]);
}
