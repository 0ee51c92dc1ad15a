// The report on a case as it was frozen for the papers of its meeting (D3, D8).
import type { Db } from '../database.ts';

/** The latest letter of a kind of a case: what it was made from, with its words; `model` is null once erased. */
export interface FrozenReport {
  readonly number: string;
  readonly model: unknown;
  readonly preparedAt: string;
}

/** The latest letter of that kind on a case, or undefined when none was made. */
export async function latestOfKind(db: Db, scheme: string, caseId: string, kind: string): Promise<FrozenReport | undefined> {
  const rows = await db.rows<FrozenReport>(
    `select number, model, prepared_at as "preparedAt" from letters
     where scheme_id = $1::text and case_id = $2::uuid and kind = $3::text order by year desc, serial desc limit 1`,
    [scheme, caseId, kind],
  );
  return rows[0];
}
