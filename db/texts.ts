// The side table of words (promise 11): what verification compares with the commitments in the chain, and their erasure.
import type { Db } from './client.ts';

/** A text of a case; salt and body are null once erased. */
export interface TextRow {
  readonly ref: string;
  readonly salt: string | null;
  readonly body: string | null;
}

/** The texts behind references, erased ones too: those of the case itself, and those that a message brought from another. */
export async function textsByRef(db: Db, scheme: string, refs: readonly string[]): Promise<TextRow[]> {
  return db.rows<TextRow>('select ref, salt, body from texts where scheme_id = $1::text and ref = any($2::text[]) order by ref', [
    scheme,
    refs,
  ]);
}
