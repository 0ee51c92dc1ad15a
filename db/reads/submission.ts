// What an organisation submitted in a case: its immutable, numbered revisions (G5).
import type { Db } from '../database.ts';

/** A revision as it was submitted. `content` holds references to texts, as the case does; `at` is an instant. */
export interface Submission {
  readonly number: number;
  readonly content: unknown;
  readonly at: string;
}

/** A case's latest revisions, the newest first. */
export async function readSubmissions(db: Db, scheme: string, caseId: string, most: number): Promise<Submission[]> {
  return db.rows<Submission>(
    'select number, content, at from submissions where scheme_id = $1::text and case_id = $2::uuid order by number desc limit $3::int',
    [scheme, caseId, most],
  );
}
